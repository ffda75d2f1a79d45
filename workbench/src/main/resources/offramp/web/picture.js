// @ts-check
// The model as a picture: the server lays it out; here it is moved, enlarged, and tied to the text.

import { ask, Latest, stopped } from "./api.js";
import { button, choice, h } from "./dom.js";
import { drawing } from "./page.js";
import { query, state } from "./state.js";
import { S } from "./strings.js";
import { png, save } from "./take.js";

/** @typedef {import("./main.js").Bench} Bench */

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
        button("SVG", () => save(new Blob([this.svg], { type: "image/svg+xml" }), this.#name("svg"))), button("PNG", async () => save(await png(this.svg), this.#name("png")))),
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
        const { svg } = await ask("picture", { query: query(state, [this.theory]), text, signal });
        this.error.textContent = "";
        this.#show(svg);
      } catch (error) {
        if (!stopped(error)) this.bench.failed(error, this.error);
      }
    });
  }

  /** @param {string} kind */
  #name(kind) {
    return `${state.file.replace(/\.crisis$/, "")}-picture.${kind}`;
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
    if (same) this.#look(this.box);
    else this.#fit();
    const parts = /** @type {SVGGElement[]} */ ([...drawn.querySelectorAll("[data-from]")]);
    parts.forEach(part => part.addEventListener("click", () => this.#go(part)));
    this.list.replaceChildren(...parts.filter(part => part.dataset.name).map(part => h("li", {}, button(part.dataset.name ?? "", () => this.#go(part), { class: "link" }))));
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
    const parts = /** @type {SVGElement[]} */ ([...(this.drawn?.querySelectorAll("[data-from]") ?? [])]);
    const span = (/** @type {SVGElement} */ part) => Number(part.dataset.to) - Number(part.dataset.from);
    const under = parts.filter(part => Number(part.dataset.from) <= at && at <= Number(part.dataset.to)).sort((a, b) => span(a) - span(b));
    this.#select(under[0] ?? null);
  }

  #fit() {
    this.#look(this.whole);
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
    const act = acts[event.key];
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
    for (const kind of ["pointerup", "pointercancel"]) stage.addEventListener(kind, () => (from = null));
  }
}
