// @ts-check
// The curve of one outcome: means of theories, the band of the unknowns, the band of the dice, dates and the published range.

import uPlot from "uplot";
import { colour, h, veil } from "./dom.js";
import { date, number, percent } from "./format.js";

/** @typedef {import("./format.js").Point} Point */
/** @typedef {{low: number, high: number, perYear: boolean}} Reference */
/** @typedef {{time: number, date?: string | null, text: string}} Mark */
/** @typedef {{name: string, look: number, points: Point[], bands: boolean}} Curve */
/** @typedef {{unit: string, start?: string | null, marks: Mark[], reference?: Reference | null, top: number, label: string, past: Mark[]}} Frame */

/** Colours and dashes of theories, so that no difference is told by colour alone. */
const DASHES = [[], [9, 4], [2, 3], [12, 3, 2, 3], [5, 2], [14, 5], [1, 5], [9, 3, 2, 3, 2, 3]];
const COLOURS = 7;
const HEIGHT = 168;
const DAYS = { hour: 1 / 24, day: 1, week: 7, month: 30.4375, year: 365.25 };

/**
 * The sign of a theory beside its name.
 * @param {number} look
 */
export function swatch(look) {
  const line = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ class: `swatch look-${look % COLOURS}`, viewBox: "0 0 30 10", width: "30", height: "10", "aria-hidden": "true" })) line.setAttribute(name, value);
  const stroke = document.createElementNS("http://www.w3.org/2000/svg", "path");
  stroke.setAttribute("d", "M0 5h30");
  stroke.setAttribute("stroke-dasharray", DASHES[look % DASHES.length].join(" "));
  line.append(stroke);
  return line;
}

/**
 * The probability by a time at which a yearly one leads there.
 * @param {Reference} reference
 * @param {number} time
 * @param {string} unit
 * @returns {[number, number]}
 */
export function published(reference, time, unit) {
  if (!reference.perYear) return [reference.low, reference.high];
  const years = (time * DAYS[/** @type {keyof typeof DAYS} */ (unit.replace(/s$/, ""))]) / DAYS.year;
  return [1 - (1 - reference.low) ** years, 1 - (1 - reference.high) ** years];
}

export class Chart {
  /**
   * @param {(index: number | null) => void} read says at which report date the pointer is
   */
  constructor(read) {
    this.read = read;
    this.canvas = h("div", { class: "canvas", role: "img" });
    /** @type {uPlot | null} */
    this.plot = null;
    this.shape = "";
    /** @type {Curve[]} */
    this.curves = [];
    /** @type {Frame | null} */
    this.frame = null;
    this.at = -1;
    new ResizeObserver(() => this.#resize()).observe(this.canvas);
  }

  /**
   * Draws curves, or moves those that are drawn.
   * @param {Curve[]} curves
   * @param {Frame} frame
   */
  show(curves, frame) {
    this.curves = curves;
    this.frame = frame;
    this.canvas.setAttribute("aria-label", frame.label);
    const shape = JSON.stringify([curves.map(c => [c.name, c.look, c.bands]), frame.marks, frame.reference, frame.top, curves[0]?.points.length]);
    if (this.plot && shape === this.shape) {
      this.plot.setData(this.#data());
    } else {
      this.shape = shape;
      this.redraw();
    }
  }

  /** Draws everything anew, as after a change of the page's colours. */
  redraw() {
    this.plot?.destroy();
    this.plot = null;
    const width = this.canvas.clientWidth;
    if (!this.frame || width === 0 || this.curves.length === 0) return;
    this.plot = new uPlot(this.#options(width), this.#data(), this.canvas);
    this.plot.root.setAttribute("aria-hidden", "true");
  }

  /** Marks a report date in all charts. @param {number} index */
  mark(index) {
    if (this.at === index) return;
    this.at = index;
    this.plot?.redraw(false);
  }

  #resize() {
    const width = this.canvas.clientWidth;
    if (!this.plot) this.redraw();
    else if (width > 0 && Math.abs(width - this.plot.width) > 1) this.plot.setSize({ width, height: HEIGHT });
  }

  #dated() {
    return Boolean(this.curves[0]?.points.at(-1)?.date);
  }

  /** @param {{time: number, date?: string | null}} point */
  #x(point) {
    return this.#dated() && point.date ? Date.parse(point.date) / 1000 : point.time;
  }

  /** @returns {import("uplot").AlignedData} */
  #data() {
    const xs = (this.curves[0]?.points ?? []).map(p => this.#x(p));
    /** @type {(number | null)[][]} */
    const columns = [];
    for (const { points, bands } of this.curves) {
      if (bands) {
        columns.push(points.map(p => (p.hidden ? null : p.high)), points.map(p => (p.hidden ? null : p.low)));
      }
      columns.push(points.map(p => Math.min(1, p.p + 2 * p.error)), points.map(p => Math.max(0, p.p - 2 * p.error)), points.map(p => p.p));
    }
    return /** @type {import("uplot").AlignedData} */ ([xs, ...columns]);
  }

  /** @param {number} width @returns {import("uplot").Options} */
  #options(width) {
    const quiet = colour("--quiet");
    const grid = { stroke: colour("--line"), width: 1 };
    const font = `11px ${getComputedStyle(document.body).fontFamily}`;
    const { series, bands } = this.#lines();
    const dated = this.#dated();
    return {
      width, height: HEIGHT, series, bands,
      padding: [8, 10, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { size: 5 }, drag: { x: false, y: false }, bind: { dblclick: () => null } },
      tzDate: stamp => uPlot.tzDate(new Date(stamp * 1000), "Etc/UTC"),
      scales: { x: { time: dated, range: (_, low, high) => [this.#left(low), high] }, y: { range: (_, __, high) => [0, this.frame?.top || Math.min(1, Math.max(high * 1.06, 1e-12))] } },
      axes: [
        { stroke: quiet, font, grid, ticks: grid, size: 30, space: 56, values: (_, splits) => (dated ? dates(splits) : splits.map(number)) },
        { stroke: quiet, font, grid, ticks: grid, size: 54, space: 30, values: (_, splits) => splits.map(percent) },
      ],
      hooks: { drawAxes: [plot => this.#under(plot)], draw: [plot => this.#over(plot)], setCursor: [plot => this.read(plot.cursor.idx ?? null)] },
    };
  }

  /** Room at the left for the last dates of the history. @param {number} low */
  #left(low) {
    const past = this.frame?.past ?? [];
    if (past.length === 0) return low;
    const first = Math.min(...past.map(mark => this.#x(mark)));
    const last = this.#x(this.curves[0].points.at(-1) ?? { time: 0 });
    return Math.max(first, low - (last - low) / 4);
  }

  #lines() {
    /** @type {import("uplot").Series[]} */
    const series = [{}];
    /** @type {import("uplot").Band[]} */
    const bands = [];
    const bare = { points: { show: false }, width: 0 };
    for (const { look, bands: wide } of this.curves) {
      const ink = colour(`--look-${look % COLOURS}`);
      if (wide) {
        bands.push({ series: [series.length, series.length + 1], fill: veil(ink, 0.14) });
        series.push({ ...bare }, { ...bare });
      }
      bands.push({ series: [series.length, series.length + 1], fill: veil(ink, 0.34) });
      series.push({ ...bare }, { ...bare }, { stroke: ink, width: 2, dash: DASHES[look % DASHES.length], points: { show: false } });
    }
    return { series, bands };
  }

  /** What lies under the curves: the past, dates, the published range. @param {uPlot} plot */
  #under(plot) {
    if (!this.frame) return;
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    this.#past(plot);
    this.#reference(plot);
    ctx.restore();
  }

  /** @param {uPlot} plot */
  #past(plot) {
    const { ctx, bbox } = plot;
    const start = plot.valToPos(this.#x({ time: 0, date: this.frame?.start }), "x", true);
    if (this.frame?.past.length) {
      ctx.fillStyle = veil(colour("--quiet"), 0.1);
      ctx.fillRect(bbox.left, bbox.top, start - bbox.left, bbox.height);
    }
    ctx.strokeStyle = colour("--quiet");
    ctx.lineWidth = devicePixelRatio;
    for (const [marks, share] of /** @type {[Mark[], number][]} */ ([[this.frame?.past ?? [], 0.14], [this.frame?.marks ?? [], 1]])) {
      ctx.setLineDash(share === 1 ? [2 * devicePixelRatio, 3 * devicePixelRatio] : []);
      for (const mark of marks) {
        const x = Math.round(plot.valToPos(this.#x(mark), "x", true)) + 0.5;
        ctx.beginPath();
        ctx.moveTo(x, bbox.top + bbox.height);
        ctx.lineTo(x, bbox.top + bbox.height * (1 - share));
        ctx.stroke();
      }
    }
  }

  /** @param {uPlot} plot */
  #reference(plot) {
    const reference = this.frame?.reference;
    if (!reference) return;
    const { ctx } = plot;
    const points = this.curves[0].points;
    const y = (/** @type {number} */ p) => plot.valToPos(p, "y", true);
    ctx.strokeStyle = colour("--ink");
    ctx.lineWidth = 1.2 * devicePixelRatio;
    ctx.setLineDash([1.5 * devicePixelRatio, 3 * devicePixelRatio]);
    for (const side of [0, 1]) {
      ctx.beginPath();
      points.forEach((point, i) => {
        const value = published(reference, point.time, this.frame?.unit ?? "month")[side];
        ctx[i === 0 ? "moveTo" : "lineTo"](plot.valToPos(this.#x(point), "x", true), y(value));
      });
      ctx.stroke();
    }
  }

  /** The date that is read off. @param {uPlot} plot */
  #over(plot) {
    const point = this.curves[0]?.points[this.at];
    if (!point) return;
    const { ctx, bbox } = plot;
    const x = Math.round(plot.valToPos(this.#x(point), "x", true)) + 0.5;
    ctx.save();
    ctx.strokeStyle = colour("--accent");
    ctx.setLineDash([]);
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  }
}

/** Dates below an axis, with the day where they stand close. @param {number[]} stamps */
function dates(stamps) {
  const close = stamps.length > 1 && stamps[1] - stamps[0] < 27 * 86_400;
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "short", ...(close ? { day: "numeric" } : { year: "2-digit" }) });
  return stamps.map(stamp => format.format(stamp * 1000));
}

/** Words for a mark. @param {Mark} mark @param {string} unit */
export function markText(mark, unit) {
  return `${mark.date ? date(mark.date) : `${unit} ${number(mark.time)}`}: ${mark.text}`;
}
