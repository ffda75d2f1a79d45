// @ts-check
// The model as a picture: the server lays it out; here it is moved, enlarged, and tied to the text.

import { known, Latest, stopped } from "./api.js";
import { button, choice, h } from "./dom.js";
import { drawing } from "./page.js";
import { query, state } from "./state.js";
import { S } from "./strings.js";
import { fileName, png, save } from "./take.js";

/** @typedef {import("./main.js").Bench} Bench */

/** Sizes of letters, as shares of their full size: the most; that which can be read; and the least of a whole to begin with. */
const [MOST, READABLE, OVERVIEW] = [1.25, 0.7, 0.5];
/** The height above the boxes, which their places leave out. */
const LEGEND = 62;

export class Picture {
  /** @param {HTMLElement} parent @param {Bench} bench */
  constructor(parent, bench) {
    this.bench = bench;
    this.latest = new Latest();
    this.svg = "";
    this.theory = state.theories[0] ?? "base";
    this.choice = h("span", {});
    this.stage = h("div", { class: "stage", tabindex: 0, role: "group", "aria-label": `${S.pictureTitle}. ${S.pictureKeys}`, onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event) });
    this.list = h("ul", { class: "parts" });
    this.error = h("p", { class: "quiet", role: "status" });
    parent.append(
      h("div", { class: "head" }, h("h1", {}, S.pictureTitle), h("p", { class: "quiet" }, S.pictureLead)),
      h("div", { class: "strip" }, this.choice,
        button("+", () => this.#zoom(0.8), { "aria-label": S.zoomIn, title: S.zoomIn }), button("−", () => this.#zoom(1.25), { "aria-label": S.zoomOut, title: S.zoomOut }), button(S.fit, () => this.#fit()),
        button("SVG", () => save(new Blob([this.svg], { type: "image/svg+xml" }), fileName("picture.svg"))), button("PNG", async () => save(await png(this.svg), fileName("picture.png")))),
      this.error, this.stage,
      h("details", {}, h("summary", {}, S.parts), this.list));
    /** @type {SVGSVGElement | null} */
    this.drawn = null;
    this.whole = [0, 0, 1, 1];
    this.box = [0, 0, 1, 1];
    this.#pointer();
    this.refresh();
  }

  leave() {
    this.latest.stop();
  }

  refresh() {
    const theories = this.bench.model?.theories ?? state.theories;
    if (!theories.includes(this.theory)) this.theory = theories[0];
    this.choice.replaceChildren(choice(S.inTheory, theories.map(t => [t, t]), this.theory, theory => { this.theory = theory; this.refresh(); }));
    const text = this.bench.text();
    this.latest.run(async signal => {
      try {
        const { svg } = await known("picture", { query: query(state, [this.theory]), text, signal });
        this.error.textContent = "";
        this.#show(svg);
      } catch (error) {
        if (!stopped(error)) this.bench.failed(error, this.error);
      }
    });
  }

  /** @param {string} svg */
  #show(svg) {
    this.svg = svg;
    const drawn = drawing(svg);
    const box = (drawn.getAttribute("viewBox") ?? `0 0 ${drawn.getAttribute("width")} ${drawn.getAttribute("height")}`).split(/[ ,]+/).map(Number);
    drawn.removeAttribute("width");
    drawn.removeAttribute("height");
    const same = this.drawn !== null && box.join() === this.whole.join();
    this.drawn = drawn;
    this.stage.replaceChildren(drawn);
    this.whole = box;
    this.#parts(drawn);
    if (same) this.#look(this.box);
    else this.#begin();
    this.cursor(this.bench.editor.at);
  }

  /** Makes the parts of the drawing answer, and lists them. @param {SVGSVGElement} drawn */
  #parts(drawn) {
    drawn.setAttribute("role", "group");
    const parts = /** @type {SVGGElement[]} */ ([...drawn.querySelectorAll("[data-from]")]);
    for (const part of parts) {
      part.setAttribute("role", "link");
      part.setAttribute("aria-label", part.querySelector("title")?.textContent ?? part.dataset.name ?? "");
      part.addEventListener("click", event => {
        event.stopPropagation();
        this.#go(part);
      });
    }
    const nodes = /** @type {SVGGElement[]} */ ([...drawn.querySelectorAll("[data-key]")]);
    for (const node of nodes) {
      node.addEventListener("pointerenter", () => this.#light(node));
      node.addEventListener("pointerleave", () => this.#light(null));
      node.addEventListener("focusin", () => this.#light(node));
      node.addEventListener("focusout", () => this.#light(null));
    }
    drawn.addEventListener("focusin", event => this.#reveal(/** @type {SVGGElement} */ (event.target)));
    for (const line of /** @type {NodeListOf<SVGGElement>} */ (drawn.querySelectorAll(".line"))) {
      line.addEventListener("pointerenter", () => this.#lit([line], [line.dataset.linkFrom, line.dataset.linkTo]));
      line.addEventListener("pointerleave", () => this.#light(null));
    }
    this.list.replaceChildren(...nodes.map(node => h("li", {}, this.#button(node),
      h("ul", {}, parts.filter(part => part !== node && node.contains(part)).map(part => h("li", {}, this.#button(part)))))));
  }

  /** @param {SVGGElement} part */
  #button(part) {
    return button(part.dataset.name ?? "", () => this.#go(part), { class: "link" });
  }

  /** Shows what bears on a box and what it bears on; all again for none. @param {SVGGElement | null} node */
  #light(node) {
    const key = node?.dataset.key;
    const lines = key === undefined ? [] : this.#lines().filter(line => line.dataset.linkFrom === key || line.dataset.linkTo === key);
    this.#lit(lines, key === undefined ? [] : [key, ...lines.flatMap(line => [line.dataset.linkFrom, line.dataset.linkTo])]);
  }

  #lines() {
    return /** @type {SVGGElement[]} */ ([...(this.drawn?.querySelectorAll(".line[data-link-from]") ?? [])]);
  }

  /** @param {SVGGElement[]} lines @param {(string | undefined)[]} keys of boxes; none for all as they are */
  #lit(lines, keys) {
    const some = keys.length > 0;
    const mark = (/** @type {Element} */ element, /** @type {boolean} */ lit) => {
      element.classList.toggle("lit", some && lit);
      element.classList.toggle("dimmed", some && !lit);
    };
    this.#lines().forEach(line => mark(line, lines.includes(line)));
    this.drawn?.querySelectorAll("[data-key]").forEach(node => mark(node, keys.includes(/** @type {SVGGElement} */ (node).dataset.key)));
  }

  /** @param {SVGElement} part */
  #go(part) {
    if (this.moved) return;
    this.#select(part);
    this.bench.point(Number(part.dataset.from), Number(part.dataset.to));
  }

  /** @param {Element | null} part */
  #select(part) {
    this.drawn?.querySelectorAll(".selected").forEach(other => other.classList.remove("selected"));
    part?.classList.add("selected");
  }

  /** Shows the part that stands where the cursor of the text is. @param {number} at */
  cursor(at) {
    const parts = /** @type {SVGGElement[]} */ ([...(this.drawn?.querySelectorAll("[data-from]") ?? [])]);
    const span = (/** @type {SVGElement} */ part) => Number(part.dataset.to) - Number(part.dataset.from);
    const under = parts.filter(part => Number(part.dataset.from) <= at && at <= Number(part.dataset.to)).sort((a, b) => span(a) - span(b));
    this.#select(under[0] ?? null);
    if (under[0]) this.#reveal(under[0]);
  }

  /** Moves what is seen so far that a part is in it. @param {SVGGElement} part */
  #reveal(part) {
    const seen = this.stage.getBoundingClientRect();
    const at = part.getBoundingClientRect();
    if (at.width === 0 || (at.left >= seen.left && at.right <= seen.right && at.top >= seen.top && at.bottom <= seen.bottom)) return;
    this.#move(((at.left + at.right) / 2 - (seen.left + seen.right) / 2) / seen.width, ((at.top + at.bottom) / 2 - (seen.top + seen.bottom) / 2) / seen.height);
  }

  #fit() {
    const [x, y, width, height] = this.whole;
    const { clientWidth, clientHeight } = this.stage;
    const scale = Math.min(clientWidth / width, clientHeight / height, MOST);
    this.#look([x - (clientWidth / scale - width) / 2, y - (clientHeight / scale - height) / 2, clientWidth / scale, clientHeight / scale]);
  }

  /** Shows the whole if it can be read, else the part around the box on which the most lines end. */
  #begin() {
    this.#fit();
    if (this.stage.clientWidth / this.box[2] >= OVERVIEW) return;
    this.#zoom(this.stage.clientWidth / this.box[2] / READABLE);
    const ends = this.#lines().flatMap(line => [line.dataset.linkFrom, line.dataset.linkTo]);
    const count = (/** @type {SVGGElement} */ node) => ends.filter(key => key === node.dataset.key).length;
    const nodes = /** @type {SVGGElement[]} */ ([...(this.drawn?.querySelectorAll("[data-key]") ?? [])]);
    const heart = nodes.sort((a, b) => count(b) - count(a))[0]?.querySelector("rect");
    if (!heart) return;
    const middle = (/** @type {number} */ at, /** @type {number} */ seen, /** @type {number} */ low, /** @type {number} */ size) =>
      seen >= size ? low - (seen - size) / 2 : Math.max(low, Math.min(low + size - seen, at - seen / 2));
    const [x, y, width, height] = this.whole;
    const at = (/** @type {string} */ name) => Number(heart.getAttribute(name));
    this.#look([middle(at("x") + at("width") / 2, this.box[2], x, width), middle(at("y") + at("height") / 2 + LEGEND, this.box[3], y, height), this.box[2], this.box[3]]);
  }

  /** @param {number[]} box */
  #look(box) {
    this.box = box;
    this.drawn?.setAttribute("viewBox", box.join(" "));
  }

  /** @param {number} factor @param {number} [atX] @param {number} [atY] share of the stage */
  #zoom(factor, atX = 0.5, atY = 0.5) {
    const [x, y, width, height] = this.box;
    const most = this.whole[2] * 2;
    const least = this.whole[2] / 40;
    const by = Math.min(most / width, Math.max(least / width, factor));
    this.#look([x + width * (1 - by) * atX, y + height * (1 - by) * atY, width * by, height * by]);
  }

  /** @param {number} right @param {number} down share of what is seen */
  #move(right, down) {
    const [x, y, width, height] = this.box;
    this.#look([x + width * right, y + height * down, width, height]);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowLeft: () => this.#move(-0.1, 0), ArrowRight: () => this.#move(0.1, 0), ArrowUp: () => this.#move(0, -0.1), ArrowDown: () => this.#move(0, 0.1),
      "+": () => this.#zoom(0.8), "=": () => this.#zoom(0.8), "-": () => this.#zoom(1.25), 0: () => this.#fit(),
    };
    const part = event.target instanceof SVGGElement && event.key === "Enter" ? event.target : null;
    const act = part ? () => this.#go(part) : acts[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  }

  #pointer() {
    const { stage } = this;
    let from = /** @type {{x: number, y: number} | null} */ (null);
    this.moved = false;
    stage.addEventListener("wheel", event => {
      event.preventDefault();
      const box = stage.getBoundingClientRect();
      this.#zoom(event.deltaY < 0 ? 0.87 : 1.15, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    }, { passive: false });
    stage.addEventListener("pointerdown", event => {
      from = { x: event.clientX, y: event.clientY };
      this.moved = false;
    });
    stage.addEventListener("pointermove", event => {
      if (!from) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      if (!this.moved && Math.hypot(x, y) < 5) return;
      if (!this.moved) stage.setPointerCapture(event.pointerId);
      this.moved = true;
      const scale = Math.max(this.box[2] / stage.clientWidth, this.box[3] / stage.clientHeight);
      this.#look([this.box[0] - x * scale, this.box[1] - y * scale, this.box[2], this.box[3]]);
      from = { x: event.clientX, y: event.clientY };
    });
    for (const kind of ["pointerup", "pointercancel"]) {
      stage.addEventListener(kind, () => {
        from = null;
        setTimeout(() => (this.moved = false)); // after the click that ends a move
      });
    }
  }
}
