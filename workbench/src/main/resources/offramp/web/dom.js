// @ts-check
// Elements, made and found.

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element with properties and children. `on...` are listeners, `class`, `aria-...`, `data-...` and the like are attributes; false and undefined are left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter(present).map(child => (child instanceof Node ? child : String(child))));
  return element;
}

/** @param {Child} child @returns {child is Node | string | number} */
function present(child) {
  return child !== null && child !== undefined && child !== false;
}

/**
 * The element of that id; it is in index.html.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}

/**
 * A button.
 * @param {string} label
 * @param {(event: MouseEvent) => void} act
 * @param {Record<string, any>} [properties]
 */
export function button(label, act, properties = {}) {
  return h("button", { type: "button", class: "button", onclick: act, ...properties }, label);
}

/**
 * A choice of one out of some.
 * @param {string} label
 * @param {[string, string][]} options value and words
 * @param {string} chosen
 * @param {(value: string) => void} act
 */
export function choice(label, options, chosen, act) {
  const select = h("select", {}, options.map(([value, words]) => h("option", { value }, words)));
  select.value = chosen;
  select.addEventListener("change", () => act(select.value));
  return h("label", { class: "field" }, h("span", {}, label), select);
}

let colourProbe = /** @type {HTMLElement | null} */ (null);

/**
 * What a colour of the style sheet is right now, as a canvas wants it.
 * @param {string} name as in `--ink`
 */
export function colour(name) {
  colourProbe ??= document.body.appendChild(h("span", { class: "probe", "aria-hidden": "true" }));
  colourProbe.style.color = `var(${name})`;
  return getComputedStyle(colourProbe).color;
}

/**
 * The same colour, partly seen through.
 * @param {string} rgb as `colour` gives it
 * @param {number} share
 */
export function veil(rgb, share) {
  return rgb.replace(/^rgb\((.*)\)$/, `rgba($1, ${share})`);
}

/**
 * Says something to who sees and who listens, for a few seconds.
 * @param {string} words
 */
export function say(words) {
  const said = byId("said");
  said.textContent = words;
  clearTimeout(Number(said.dataset.timer));
  said.dataset.timer = String(setTimeout(() => (said.textContent = ""), 6000));
}
