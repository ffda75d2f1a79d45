// @ts-check
// One history, step by step.

import { ask, Latest, stopped } from "./api.js";
import { button, choice, h } from "./dom.js";
import { number, when } from "./format.js";
import { query, state } from "./state.js";
import { S } from "./strings.js";

/** @typedef {{time: number, date?: string | null, event?: string | null, from?: number, to?: number, triggers?: string[], outcomes?: string[], changes: {name: string, before: string, after: string}[], state: {name: string, value: string}[], might: {event: string, rate: number | string}[]}} Step */
/** @typedef {{history: number, end?: string | null, unknowns?: {name: string, value: string}[], steps: Step[]}} History */

export class Walk {
  /** @param {HTMLElement} parent @param {import("./main.js").Bench} bench */
  constructor(parent, bench) {
    this.bench = bench;
    this.latest = new Latest();
    this.theory = state.theories[0] ?? "base";
    this.number = 0;
    this.ending = "";
    /** @type {History | null} */
    this.history = null;
    this.at = 0;
    this.choices = h("div", { class: "strip" });
    this.status = h("p", { class: "quiet", role: "status" }, S.computing);
    this.steps = h("ol", { class: "steps", "aria-label": S.steps });
    this.slider = h("input", { type: "range", min: 0, max: 0, step: 1, "aria-label": S.steps, class: "walk-slider", oninput: () => this.#go(Number(this.slider.value)) });
    this.now = h("section", { class: "now", "aria-live": "polite" });
    this.buttons = h("div", { class: "row" },
      button(S.first, () => this.#go(0)), button(S.back, () => this.#go(this.at - 1)), button(S.forward, () => this.#go(this.at + 1), { class: "button primary" }), button(S.last, () => this.#go(Infinity)));
    parent.append(
      h("div", { class: "head" }, h("h1", {}, S.walkTitle), h("p", { class: "quiet" }, S.walkLead)),
      this.choices, this.status, this.slider,
      h("div", { class: "walk" }, h("div", { class: "walk-list" }, this.buttons, this.steps), this.now));
    this.refresh();
  }

  leave() {
    this.latest.stop();
  }

  refresh() {
    const model = this.bench.model;
    const theories = model?.theories ?? state.theories;
    if (!theories.includes(this.theory)) this.theory = theories[0];
    this.choices.replaceChildren(
      choice(S.inTheory, theories.map(t => [t, t]), this.theory, theory => { this.theory = theory; this.refresh(); }),
      choice(S.endsIn, [["", S.anyEnd], ...(model?.outcomes ?? []).map(o => /** @type {[string, string]} */ ([o.name, o.name]))], this.ending, ending => { this.ending = ending; this.number = 0; this.refresh(); }),
      button(S.another, () => { this.number++; this.refresh(); }));
    const asked = query(state, [this.theory]);
    asked.set("history", String(this.number));
    if (this.ending) asked.set("ending", this.ending);
    const text = this.bench.text();
    this.status.textContent = S.computing;
    this.latest.run(async signal => {
      try {
        this.history = await ask("walk", { query: asked, text, signal });
        this.#show();
      } catch (error) {
        if (!stopped(error)) this.bench.failed(error, this.status);
      }
    });
  }

  #unit() {
    return this.bench.model?.unit ?? "";
  }

  #show() {
    const { history } = this;
    if (!history) return;
    if (this.ending) this.number = history.history;
    this.slider.max = String(history.steps.length - 1);
    this.steps.replaceChildren(...history.steps.map((_, i) => h("li", {}, button("", () => this.#go(i), { class: "button step" }))));
    [...this.steps.querySelectorAll("button")].forEach((element, i) => {
      const step = history.steps[i];
      element.append(h("span", { class: "quiet" }, when(step, this.#unit())), h("span", {}, name(step), step.outcomes?.length ? h("strong", {}, ` ${S.reached(step.outcomes.join(", "))}`) : ""));
    });
    this.#go(0);
  }

  /** @param {number} at */
  #go(at) {
    const { history } = this;
    if (!history || history.steps.length === 0) return;
    this.at = Math.max(0, Math.min(at, history.steps.length - 1));
    const step = history.steps[this.at];
    this.slider.value = String(this.at);
    this.slider.setAttribute("aria-valuetext", `${when(step, this.#unit())}: ${name(step)}`);
    this.status.textContent = `${S.historyNumber} ${number(history.history)} · ${S.stepOf(this.at + 1, history.steps.length)} · ${S.end(history.end || S.atHorizon)}`;
    [...this.steps.querySelectorAll("button")].forEach((element, i) => {
      if (i === this.at) element.setAttribute("aria-current", "step");
      else element.removeAttribute("aria-current");
      if (i === this.at) this.#reveal(element);
    });
    const [first, back, forward, last] = /** @type {HTMLButtonElement[]} */ ([...this.buttons.children]);
    first.disabled = back.disabled = this.at === 0;
    forward.disabled = last.disabled = this.at === history.steps.length - 1;
    this.#now(step);
    if (step.from !== undefined && step.to !== undefined) this.bench.point(step.from, step.to, false);
  }

  /** Brings a step into sight within its list, and moves nothing else. @param {HTMLElement} element */
  #reveal(element) {
    const top = element.offsetTop - this.steps.offsetTop;
    if (top < this.steps.scrollTop || top + element.offsetHeight > this.steps.scrollTop + this.steps.clientHeight) this.steps.scrollTop = top - this.steps.clientHeight / 2;
  }

  /** What was drawn for this history of what is not known. */
  #unknowns() {
    const drawn = this.history?.unknowns ?? [];
    if (drawn.length === 0) return "";
    const open = this.now.querySelector("details")?.open ?? false;
    return h("details", { open }, h("summary", {}, S.drawn), rows(S.drawn, drawn.map(({ name, value }) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, value)))));
  }

  /** @param {Step} step */
  #now(step) {
    this.now.replaceChildren(
      h("h2", {}, `${when(step, this.#unit())}: `, name(step)),
      step.outcomes?.length ? h("p", {}, h("strong", {}, S.reached(step.outcomes.join(", ")))) : "",
      step.triggers?.length ? h("p", {}, S.setOff(step.triggers.join(", "))) : "",
      step.changes.length ? h("ul", { class: "changes" }, step.changes.map(c => h("li", {}, `${c.name}: ${c.before} → `, h("strong", {}, c.after)))) : "",
      h("div", { class: "two" }, h("div", {}, h("h3", {}, S.stateHead), this.#state(step)), h("div", {}, h("h3", {}, S.might), this.#might(step))),
      this.#unknowns());
  }

  /** @param {Step} step */
  #state(step) {
    const before = new Map(step.changes.map(c => [c.name, c.before]));
    return rows(S.stateHead, step.state.map(({ name, value }) => {
      const was = before.get(name);
      return h("tr", { class: was === undefined ? "" : "changed" }, h("th", { scope: "row" }, name), h("td", {}, value, was !== undefined && h("span", { class: "quiet" }, ` ${S.wasBefore(was)}`)));
    }));
  }

  /** @param {Step} step */
  #might(step) {
    if (step.might.length === 0) return h("p", { class: "quiet" }, S.noMight);
    const rates = step.might.map(({ rate }) => (typeof rate === "number" ? rate : 0));
    const most = Math.max(...rates, 1e-300);
    return rows(S.might, step.might.map(({ event, rate }, i) => {
      const bar = h("span", { class: "bar-of" });
      bar.style.width = `${Math.max(1, (100 * rates[i]) / most)}%`;
      return h("tr", {}, h("th", { scope: "row" }, event), h("td", {}, typeof rate === "number" ? `${number(rate)} per ${this.#unit()}` : rate), h("td", { class: "bars", "aria-hidden": "true" }, bar));
    }));
  }
}

/** @param {string} caption @param {Node[]} inside */
function rows(caption, inside) {
  return h("table", { class: "data" }, h("caption", { class: "sr" }, caption), h("tbody", {}, inside));
}

/** What a step is called. @param {Step} step */
function name(step) {
  return step.event && step.event !== "start" ? step.event : S.beginning;
}
