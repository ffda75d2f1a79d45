// @ts-check
// Answers as you type: one panel for each outcome, and the settings above them.

import { Latest, lines, send, stopped } from "./api.js";
import { Chart, markText, published, swatch } from "./chart.js";
import { Controls } from "./controls.js";
import { button, choice, h, say } from "./dom.js";
import { mean, number, percent, range, unseen, when } from "./format.js";
import { pinned, pinning, query, settings, state, update } from "./state.js";
import { S } from "./strings.js";
import { fileName, png, save } from "./take.js";

/** @typedef {import("./format.js").Point} Point */
/** @typedef {{name: string, harm?: string | null, reference?: {low: number, high: number, perYear: boolean, source?: string} | null}} Outcome */
/** @typedef {{name: string, low: number, high: number, median: number, unit: string, because?: string, words?: string[]}} Unknown */
/** @typedef {{name: string, who?: string, cost?: number}} Lever */
/** @typedef {{title: string, unit: string, horizon: number, start?: string | null, theories: string[], unknowns: Unknown[], levers: Lever[], outcomes: Outcome[], history: import("./chart.js").Mark[], scheduled: import("./chart.js").Mark[]}} Model */
/** @typedef {{theory: string, method?: string, trajectories: number, draws: number, final: boolean, outcomes: {name: string, series: Point[]}[]}} Answer */
/** @typedef {{letter: string, words: string, theories: string[], answers: Map<string, Answer>}} Side */
/** @typedef {import("./main.js").Bench} Bench */

/** Which page asks, so that the server ends what it asked before. */
const CLIENT = crypto.randomUUID();

export class Answers {
  /** @param {HTMLElement} parent @param {Bench} bench */
  constructor(parent, bench) {
    this.bench = bench;
    this.latest = new Latest();
    this.latestPinned = new Latest();
    /** @type {Model | null} */
    this.model = null;
    /** @type {Map<string, Answer>} */
    this.answers = new Map();
    /** @type {Side | null} */
    this.pinned = null;
    /** What is pinned, or asked for to be: settings, and whether letters stand for names. */
    this.pinnedAs = "";
    /** @type {Map<string, Panel>} */
    this.panels = new Map();
    this.focus = "";
    this.scale = "own";
    this.read = -1;
    this.hover = /** @type {number | null} */ (null);
    this.controls = new Controls(this);
    this.progress = h("p", { class: "progress-line quiet", role: "status" }, S.computing);
    this.grid = h("div", { class: "panels" });
    this.dates = h("div", { class: "dates" });
    this.compared = h("p", { class: "quiet compared" });
    this.reader = this.#reader();
    parent.append(
      h("div", { class: "head" }, h("h1", {}, S.answersTitle), h("p", { class: "quiet" }, S.conditional)),
      this.controls.element,
      h("div", { class: "strip" }, this.reader, this.progress),
      this.compared,
      this.grid,
      h("p", { class: "quiet key" }, S.key),
      this.dates,
    );
    this.refresh();
  }

  #reader() {
    this.slider = h("input", { type: "range", min: 0, max: 1, step: 1, "aria-label": S.readAt, oninput: () => this.#readAt(Number(this.slider?.value)) });
    this.readWords = h("output", { class: "read-words" });
    this.pinButton = button(S.pin, () => this.pin());
    return h("div", { class: "reader" },
      h("label", { class: "field" }, h("span", {}, S.readAt), this.slider), this.readWords,
      choice(S.scale, S.scales, this.scale, value => { this.scale = value; this.#draw(); }),
      this.pinButton);
  }

  /** @param {number} index */
  #readAt(index) {
    this.read = index === Number(this.slider?.max) ? -1 : index;
    this.#draw();
  }

  /** Asks anew: the text or a setting has changed. */
  refresh() {
    const text = this.bench.text();
    const asked = query(state, state.theories);
    asked.set("client", CLIENT);
    const theories = state.theories;
    this.controls.settings();
    this.#pinned();
    this.latest.run(async (signal, first) => {
      try {
        for await (const line of lines("answers", { query: asked, text, signal })) {
          if (signal.aborted) return;
          this.#take(line, theories, first);
        }
      } catch (error) {
        if (!stopped(error)) this.bench.failed(error, this.progress);
      }
    });
  }

  leave() {
    this.latest.stop();
    this.latestPinned.stop();
  }

  recolour() {
    this.panels.forEach(panel => panel.recolour());
  }

  /** @param {any} line @param {string[]} theories @param {() => void} first */
  #take(line, theories, first) {
    if (line.kind === "wrong" && (this.answers.size === 0 || line.count === 0)) {
      this.progress.textContent = line.error;
      first();
    } else if (line.kind === "wrong") {
      this.progress.textContent = S.wrong(line.count);
      first();
    } else if (line.kind === "model") {
      this.model = line;
      this.bench.about(line);
      this.controls.model(line);
      for (const theory of [...this.answers.keys()]) if (!theories.includes(theory)) this.answers.delete(theory);
    } else if (line.kind === "answer") {
      this.answers.set(line.theory, line);
      this.#said(line, theories);
      this.#draw();
      if (line.theory === theories.at(-1)) first();
    } else if (line.error) {
      this.progress.textContent = `${line.error} ${line.help ?? ""}`;
      first();
    }
  }

  /** @param {Answer} answer @param {string[]} theories */
  #said(answer, theories) {
    const all = theories.map(theory => this.answers.get(theory));
    const effort = answer.method === "exact" ? S.solved
      : this.model?.unknowns.length ? S.made(number(answer.trajectories), number(answer.draws)) : S.madeNoUnknowns(number(answer.trajectories));
    this.progress.textContent = all.every(a => a?.final) ? effort : S.sharpening(effort);
    this.progress.dataset.final = String(all.every(a => a?.final));
  }

  /** Keeps the answers as they are as side A, or lets it go. */
  pin() {
    const text = this.pinned ? "" : pinning(state);
    this.pinnedAs = `${text} ${state.letters}`;
    this.#pin(this.pinned ? null : { letter: "A", words: settings(state), theories: [...state.theories], answers: new Map(this.answers) });
    if (this.pinned) say(S.pinned);
    update({ pinned: text });
  }

  /** @param {Side | null} side */
  #pin(side) {
    this.pinned = side;
    if (this.pinButton) this.pinButton.textContent = side ? S.unpin : S.pin;
    this.#draw();
  }

  /** Asks for side A again if the address pins other settings than are shown. */
  #pinned() {
    const as = `${state.pinned} ${state.letters}`;
    if (as === this.pinnedAs || (!state.pinned && !this.pinned)) return;
    this.pinnedAs = as;
    this.latestPinned.stop();
    this.#pin(null);
    if (!state.pinned) return;
    const settled = pinned(state);
    /** @type {Side} */
    const side = { letter: "A", words: settings(settled), theories: settled.theories, answers: new Map() };
    const asked = query(settled, settled.theories);
    asked.set("client", `${CLIENT}-a`);
    const text = this.bench.text();
    this.latestPinned.run(async (signal, first) => {
      try {
        for await (const line of lines("answers", { query: asked, text, signal })) {
          if (signal.aborted) return;
          if (line.error) throw new Error(line.error);
          if (line.kind === "answer") side.answers.set(line.theory, line);
          if (line.kind === "answer" && side.answers.size === side.theories.length) this.#pin(side);
        }
        first();
      } catch (error) {
        if (!stopped(error)) this.bench.failed(error);
      }
    });
  }

  /** @returns {Side} */
  now() {
    return { letter: "B", words: settings(state), theories: state.theories, answers: this.answers };
  }

  /** The report date that is read off, of the series that are shown. */
  index() {
    const count = this.#points().length;
    if (this.hover !== null && this.hover < count) return this.hover;
    return this.read < 0 || this.read >= count ? count - 1 : this.read;
  }

  #points() {
    for (const theory of state.theories) {
      const series = this.answers.get(theory)?.outcomes[0]?.series;
      if (series) return series;
    }
    return [];
  }

  /** @param {number | null} index */
  point(index) {
    if (this.hover === index) return;
    this.hover = index;
    this.#words();
    this.panels.forEach(panel => panel.read());
  }

  #words() {
    const points = this.#points();
    const index = this.index();
    if (points.length === 0 || !this.slider || !this.readWords) return;
    this.slider.max = String(points.length - 1);
    this.slider.value = String(index);
    const words = when(points[index], this.model?.unit ?? "");
    this.slider.setAttribute("aria-valuetext", words);
    this.readWords.textContent = words;
  }

  #draw() {
    const model = this.model;
    if (!model || this.#points().length === 0) return;
    const names = model.outcomes.map(o => o.name);
    if (names.join() !== [...this.panels.keys()].join()) {
      this.panels = new Map(model.outcomes.map(outcome => [outcome.name, this.panels.get(outcome.name) ?? new Panel(this, outcome)]));
      this.grid.replaceChildren(...[...this.panels.values()].map(panel => panel.element));
    }
    if (!state.theories.includes(this.focus)) this.focus = state.theories[0] ?? "";
    this.grid.classList.toggle("pinned", this.pinned !== null);
    this.#words();
    const sides = this.pinned ? [this.pinned, this.now()] : [this.now()];
    this.compared.textContent = this.pinned ? S.compared(sides[0].words, sides[1].words) : "";
    const tops = [...this.panels.values()].map(panel => panel.top(sides));
    const same = this.scale === "same" ? Math.min(1, Math.max(...tops)) : 0;
    model.outcomes.forEach((outcome, i) => this.panels.get(outcome.name)?.show(outcome, sides, same || tops[i]));
    this.#marks(model);
  }

  /** @param {Model} model */
  #marks(model) {
    const marks = [...model.history, ...model.scheduled];
    const shape = JSON.stringify(marks);
    if (this.dates.dataset.shape === shape) return;
    this.dates.dataset.shape = shape;
    this.dates.replaceChildren(...(marks.length === 0 ? [] : [h("details", {}, h("summary", {}, S.dates), h("ul", {}, marks.map(mark => h("li", {}, markText(mark, model.unit)))))]));
  }

  /** How a theory looks: its place in the model. @param {string} theory */
  look(theory) {
    return Math.max(0, this.model?.theories.indexOf(theory) ?? 0);
  }

  /** @param {string} theory */
  focusOn(theory) {
    this.focus = theory;
    this.#draw();
  }
}

/** Where a mean lies, seen from a range. @param {Point} point @param {number} low @param {number} high */
function place(point, low, high) {
  const most = unseen(point) ? (point.bound ?? 1) : point.p;
  if (most < low) return S.below;
  if (unseen(point)) return S.untold;
  return most > high ? S.above : S.inside;
}

/** One outcome: what is read off, the curves, the table, and what can be taken away. */
class Panel {
  /** @param {Answers} owner @param {Outcome} outcome */
  constructor(owner, outcome) {
    this.owner = owner;
    this.outcome = outcome;
    /** @type {Side[]} */
    this.sides = [];
    this.charts = [new Chart(i => owner.point(i)), new Chart(i => owner.point(i))];
    this.caption = h("caption", {});
    this.rows = h("tbody", {});
    this.note = h("p", { class: "quiet note" });
    this.figures = h("div", { class: "sides" });
    this.numbers = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `${S.table}: ${outcome.name}` });
    this.details = h("details", { class: "numbers", ontoggle: () => this.#table() }, h("summary", {}, S.table), this.numbers);
    this.tags = h("span", { class: "tags" });
    this.element = h("article", { class: "panel", "aria-label": outcome.name, "data-outcome": outcome.name },
      h("div", { class: "panel-head" },
        h("h2", {}, button(outcome.name, () => owner.bench.goto("outcome", outcome.name), { class: "link", title: S.toText(outcome.name) })), this.tags),
      h("table", { class: "read" }, this.caption,
        h("thead", {}, h("tr", {}, [S.theory, S.meanHead, S.rangeHead].map(words => h("th", { scope: "col" }, words)))), this.rows),
      this.figures, this.note, h("div", { class: "panel-foot" }, this.details, this.#menu()));
  }

  #menu() {
    /** @type {[string, string][]} */
    const forms = [["svg", "SVG"], ["png", "PNG"], ["csv", "CSV"], ["json", "JSON"]];
    return h("div", { class: "menu", role: "group", "aria-label": `${S.take}: ${this.outcome.name}` },
      forms.map(([form, words]) => button(words, () => this.#take(form), { class: "tiny", "aria-label": `${words}: ${this.outcome.name}` })));
  }

  /** @param {string} form */
  async #take(form) {
    try {
      const asked = query(state, state.theories);
      asked.set("outcome", this.outcome.name);
      if (!state.letters) asked.set("file", state.file);
      asked.set("format", form === "png" ? "svg" : form);
      const response = await send("figure", { query: asked, text: this.owner.bench.text() });
      const blob = form === "png" ? await png(await response.text()) : await response.blob();
      save(blob, fileName(`${this.outcome.name}.${form}`));
    } catch (error) {
      this.owner.bench.failed(error);
    }
  }

  recolour() {
    this.charts.forEach(chart => chart.redraw());
  }

  /** @param {Side} side @param {string} theory @returns {Point[]} */
  #series(side, theory) {
    return side.answers.get(theory)?.outcomes.find(o => o.name === this.outcome.name)?.series ?? [];
  }

  /** @param {Side} side @param {string} theory */
  #wide(side, theory) {
    return side.theories.length <= 2 || theory === this.owner.focus;
  }

  /** How high the figure must reach. @param {Side[]} sides */
  top(sides) {
    let top = 0;
    for (const side of sides) {
      for (const theory of side.theories) {
        for (const p of this.#series(side, theory)) top = Math.max(top, p.p + 2 * p.error, this.#wide(side, theory) && !p.hidden ? p.high : 0);
      }
    }
    const last = this.#series(sides[0], sides[0].theories[0]).at(-1);
    if (this.outcome.reference && last) {
      const high = published(this.outcome.reference, last.time, this.owner.model?.unit ?? "month")[1];
      if (high < 4 * top) top = Math.max(top, high);
    }
    return Math.min(1, Math.max(top * 1.06, 1e-12));
  }

  /** @param {Outcome} outcome @param {Side[]} sides @param {number} top */
  show(outcome, sides, top) {
    this.outcome = outcome;
    this.sides = sides;
    this.tags.replaceChildren(...(outcome.harm ? [h("span", { class: "tag" }, S.harm(outcome.harm))] : []));
    if (this.figures.childElementCount !== sides.length) {
      this.figures.replaceChildren(...sides.map((side, i) => h("figure", {}, sides.length > 1 && h("figcaption", {}, side.letter === "A" ? S.sideA : S.sideB), this.charts[i].canvas)));
    }
    this.read();
    sides.forEach((side, i) => this.#chart(side, this.charts[i], top));
    if (this.details.open) this.#table();
  }

  /** @param {Side} side @param {Chart} chart @param {number} top */
  #chart(side, chart, top) {
    const model = this.owner.model;
    const curves = side.theories.map(name => ({ name, look: this.owner.look(name), points: this.#series(side, name), bands: this.#wide(side, name) })).filter(c => c.points.length > 0);
    if (!model || curves.length === 0) return;
    const words = curves.map(({ name, points }) => `${name}: ${mean(points[points.length - 1])}, ${this.#range(points[points.length - 1])}`).join("; ");
    chart.show(curves, {
      unit: model.unit, start: model.start, marks: model.scheduled, past: model.history.filter(m => m.time < 0), reference: this.outcome.reference, top,
      label: S.chartLabel(this.outcome.name, words),
    });
  }

  /** @param {Point} point */
  #range(point) {
    return range(point, (this.owner.model?.unknowns.length ?? 0) > 0);
  }

  /** What the curves say at the date that is read off. */
  read() {
    const index = this.owner.index();
    const unit = this.owner.model?.unit ?? "";
    const first = this.#series(this.sides[this.sides.length - 1], this.sides[this.sides.length - 1].theories[0])[index];
    if (!first) return;
    this.caption.textContent = S.captionBy(when(first, unit));
    this.rows.replaceChildren(...this.sides.flatMap(side => side.theories.map(theory => this.#row(side, theory, index))));
    this.charts.forEach(chart => chart.mark(index));
    this.#reference(first.time, unit);
  }

  /** @param {Side} side @param {string} theory @param {number} index */
  #row(side, theory, index) {
    const point = this.#series(side, theory)[index];
    const name = this.sides.length > 1 ? `${side.letter}: ${theory}` : theory;
    const label = side.theories.length > 2
      ? button(name, () => this.owner.focusOn(theory), { class: "link", title: S.focus(theory), "aria-pressed": String(theory === this.owner.focus) })
      : name;
    return h("tr", { "data-theory": theory, "data-side": side.letter }, h("th", { scope: "row" }, swatch(this.owner.look(theory)), label),
      h("td", {}, point ? mean(point) : "…"), h("td", {}, point ? this.#range(point) : "…"));
  }

  /** Where the mean of each theory lies, seen from the published range. @param {number} time @param {string} unit */
  #reference(time, unit) {
    const reference = this.outcome.reference;
    if (!reference) return;
    const [low, high] = published(reference, time, unit);
    const side = this.sides[this.sides.length - 1];
    const said = side.theories.flatMap(theory => {
      const point = this.#series(side, theory)[this.owner.index()];
      return point ? [`${theory} ${place(point, low, high)}`] : [];
    });
    this.note.textContent = `${S.reference(S.fromTo(percent(reference.low), percent(reference.high)), reference.perYear)}: ${said.join(", ")}.`;
  }

  #table() {
    if (!this.details.open) return;
    const side = this.sides[this.sides.length - 1];
    const dates = this.#series(side, side.theories[0]);
    const unit = this.owner.model?.unit ?? "";
    const source = this.outcome.reference?.source;
    this.numbers.replaceChildren(source ? h("p", { class: "quiet note" }, S.referenceFrom(source)) : "", h("table", { class: "data" },
      h("caption", { class: "sr" }, this.outcome.name),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, S.byDate), side.theories.flatMap(t => [h("th", { scope: "col" }, `${t}: ${S.meanHead}`), h("th", { scope: "col" }, S.rangeHead)]))),
      h("tbody", {}, dates.map((date, i) => h("tr", {}, h("th", { scope: "row" }, when(date, unit)), side.theories.flatMap(t => {
        const point = this.#series(side, t)[i];
        return point ? [h("td", {}, mean(point)), h("td", {}, this.#range(point))] : [h("td"), h("td")];
      }))))));
  }
}
