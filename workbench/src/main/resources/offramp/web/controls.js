// @ts-check
// Theories, levers, unknowns and the run: the settings of the answers.

import { swatch } from "./chart.js";
import { button, h } from "./dom.js";
import { number } from "./format.js";
import { state, update } from "./state.js";
import { S } from "./strings.js";

/** @typedef {import("./answers.js").Model} Model */
/** @typedef {import("./answers.js").Unknown} Unknown */

const STEPS = 200;

export class Controls {
  /** @param {import("./answers.js").Answers} owner */
  constructor(owner) {
    this.owner = owner;
    /** @type {Model | null} */
    this.known = null;
    this.shape = "";
    /** @type {(() => void)[]} what brings a control to the state's value */
    this.sync = [];
    this.theories = h("div", { class: "chips", role: "group", "aria-label": S.theories });
    this.levers = this.#fold(S.levers);
    this.unknowns = this.#fold(S.unknowns);
    this.run = this.#fold(S.run);
    this.applied = h("div", { class: "applied" });
    this.element = h("section", { class: "controls", "aria-label": "Settings" },
      this.theories, h("div", { class: "folds" }, this.levers.element, this.unknowns.element, this.run.element), this.applied);
  }

  /** @param {string} title */
  #fold(title) {
    const said = h("span", { class: "quiet" });
    const body = h("div", { class: "fold-body" });
    return { element: h("details", { name: "settings" }, h("summary", {}, title, " ", said), body), said, body };
  }

  /** Takes over what a model has. @param {Model} model */
  model(model) {
    this.known = model;
    const shape = JSON.stringify([model.theories, model.levers, model.unknowns, model.unit, model.horizon]);
    if (shape !== this.shape) {
      this.shape = shape;
      this.sync = [];
      this.#theories(model);
      this.#levers(model);
      this.#unknowns(model);
      this.#run(model);
    }
    this.settings();
  }

  /** Brings all controls to the state. */
  settings() {
    this.sync.forEach(act => act());
    const model = this.known;
    if (!model) return;
    this.levers.said.textContent = S.pulled(state.levers.length, model.levers.length);
    this.unknowns.said.textContent = S.fixed(Object.keys(state.set).length, model.unknowns.length);
    this.run.said.textContent = S.runSaid(state.horizon || `${number(model.horizon)} ${model.unit}s`, state.seed);
    this.levers.element.hidden = model.levers.length === 0 && state.levers.length === 0;
    this.unknowns.element.hidden = model.unknowns.length === 0 && Object.keys(state.set).length === 0;
    this.#applied();
  }

  #applied() {
    const chip = (/** @type {string} */ words, /** @type {() => void} */ act) => button(`${words} ✕`, act, { class: "button chip on", "aria-label": S.releaseOne(words) });
    this.applied.replaceChildren(
      ...state.levers.map(lever => chip(lever, () => update({ levers: state.levers.filter(l => l !== lever) }))),
      ...Object.entries(state.set).map(([name, value]) => chip(`${name} = ${value}`, () => free(name))),
    );
  }

  /** @param {Model} model */
  #theories(model) {
    const chips = model.theories.map((theory, look) => {
      const chip = button("", () => {
        const on = state.theories.includes(theory);
        const theories = model.theories.filter(t => (t === theory ? !on : state.theories.includes(t)));
        if (theories.length > 0) update({ theories });
      }, { class: "button chip", "data-theory": theory });
      chip.append(swatch(look), theory);
      this.sync.push(() => chip.setAttribute("aria-pressed", String(state.theories.includes(theory))));
      return chip;
    });
    const all = button(S.allTheories, () => update({ theories: state.theories.length === model.theories.length ? [model.theories[0]] : [...model.theories] }), { class: "button chip" });
    this.sync.push(() => all.setAttribute("aria-pressed", String(state.theories.length === model.theories.length)));
    this.theories.replaceChildren(h("span", { class: "label" }, S.theories), ...chips, ...(model.theories.length > 1 ? [all] : []));
  }

  /** @param {Model} model */
  #levers(model) {
    this.levers.body.replaceChildren(h("div", { class: "chips" }, model.levers.map(lever => {
      const chip = button("", () => {
        const on = state.levers.includes(lever.name);
        update({ levers: on ? state.levers.filter(l => l !== lever.name) : [...state.levers, lever.name] });
      }, { class: "button chip", "data-lever": lever.name });
      const facts = [lever.who && S.by(lever.who), lever.cost !== undefined && lever.cost !== null && S.cost(lever.cost)].filter(Boolean).join(", ");
      chip.append(h("span", {}, lever.name), h("span", { class: "quiet" }, facts));
      this.sync.push(() => chip.setAttribute("aria-pressed", String(state.levers.includes(lever.name))));
      return chip;
    })));
  }

  /** @param {Model} model */
  #unknowns(model) {
    const rows = model.unknowns.map(unknown => (unknown.words?.length || unknown.low === unknown.high ? this.#field(unknown) : this.#slider(unknown)));
    const filter = h("input", { type: "search", placeholder: S.find, "aria-label": S.find, oninput: () => {
      rows.forEach((row, i) => (row.hidden = !model.unknowns[i].name.includes(filter.value.trim())));
    } });
    this.unknowns.body.replaceChildren(
      h("div", { class: "row" }, filter, button(S.releaseAll, () => update({ set: {} }))),
      h("div", { class: "sliders", tabindex: 0, role: "group", "aria-label": S.unknowns }, rows));
  }

  /** An unknown that no slider fits: one of words, or of a law whose range is one value. @param {Unknown} unknown */
  #field(unknown) {
    const { name, words } = unknown;
    const act = () => (field.value.trim() ? update({ set: { ...state.set, [name]: field.value.trim() } }) : free(name));
    const field = words?.length
      ? h("select", { "aria-label": name, onchange: act }, h("option", { value: "" }, S.free), words.map(word => h("option", { value: word }, word)))
      : h("input", { "aria-label": name, placeholder: S.free, size: 10, onchange: act });
    this.sync.push(() => (field.value = state.set[name] ?? ""));
    return this.#row(unknown, [], field);
  }

  /** @param {Unknown} unknown @param {Node[]} beside @param {Node} control */
  #row({ name, because }, beside, control) {
    return h("div", { class: "unknown", title: because ?? "" },
      h("div", { class: "row" }, button(name, () => this.owner.bench.goto("unknown", name), { class: "link", title: S.toText(name) }), beside), control);
  }

  /** @param {Unknown} unknown */
  #slider(unknown) {
    const { name, low, high, unit } = unknown;
    const logarithmic = low > 0 && high / low > 8;
    const value = (/** @type {number} */ at) => (logarithmic ? low * (high / low) ** (at / STEPS) : low + ((high - low) * at) / STEPS);
    const place = (/** @type {number} */ v) => STEPS * (logarithmic ? Math.log(v / low) / Math.log(high / low) : (v - low) / (high - low || 1));
    const bare = (/** @type {number} */ v) => String(Number(v.toPrecision(3)));
    const words = (/** @type {number} */ v) => `${bare(v)}${unit ? ` ${unit}` : ""}`;
    const slider = h("input", { type: "range", min: 0, max: STEPS, step: 1, "aria-label": name, "data-unknown": name, oninput: () => {
      update({ set: { ...state.set, [name]: words(value(Number(slider.value))) } });
    } });
    const said = h("output", {});
    const release = button("✕", () => free(name), { class: "tiny", "aria-label": S.releaseOne(name), title: S.release });
    this.sync.push(() => {
      const fixed = state.set[name];
      if (document.activeElement !== slider || fixed === undefined) slider.value = String(Math.round(place(fixed === undefined ? unknown.median : Number.parseFloat(fixed))));
      said.textContent = fixed ?? S.spread(bare(low), words(high));
      slider.setAttribute("aria-valuetext", said.textContent);
      slider.classList.toggle("fixed", fixed !== undefined);
      release.hidden = fixed === undefined;
    });
    return this.#row(unknown, [said, release], slider);
  }

  /** @param {Model} model */
  #run(model) {
    const seed = h("input", { inputmode: "numeric", size: 8, onchange: () => update({ seed: /^\d+$/.test(seed.value.trim()) ? seed.value.trim() : "1" }) });
    const horizon = h("input", { size: 12, placeholder: `${number(model.horizon)} ${model.unit}s`, onchange: () => update({ horizon: horizon.value.trim() }) });
    this.sync.push(() => {
      seed.value = state.seed;
      horizon.value = state.horizon;
    });
    this.run.body.replaceChildren(h("div", { class: "row" },
      h("label", { class: "field" }, h("span", {}, S.seed), seed), h("label", { class: "field" }, h("span", {}, S.horizon), horizon), h("span", { class: "quiet" }, S.horizonHint)));
  }
}

/** Lets an unknown vary again. @param {string} name */
function free(name) {
  const { [name]: _, ...rest } = state.set;
  update({ set: rest });
}
