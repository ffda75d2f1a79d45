// @ts-check
// Numbers and times as readers see them.

import { S } from "./strings.js";

/** @typedef {{time: number, date?: string, p: number, error: number, low: number, high: number, hidden?: boolean, bound?: number}} Point */

/**
 * A probability with three digits that count.
 * @param {number} p
 */
export function percent(p) {
  const value = p * 100;
  if (value === 0) return "0%";
  if (value === 100) return "100%";
  if (Math.abs(value) < 1e-4) return p.toExponential(1);
  const digits = Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : Math.abs(value) >= 0.1 ? 2 : Math.abs(value) >= 0.01 ? 3 : 5;
  return `${Number(value.toFixed(digits))}%`;
}

/** The error beside a mean. @param {Point} point */
export function error(point) {
  return point.error > 0 ? `± ${percent(point.error)}` : S.exact;
}

/** The mean and its error, never the mean alone. @param {Point} point */
export function mean(point) {
  if (unseen(point)) return S.neverSeen(percent(point.bound ?? 3 * point.error));
  return `${percent(point.p)} ${error(point)}`;
}

/** Whether no history of the sample came to it. @param {Point} point */
export function unseen(point) {
  return point.p === 0 && point.error > 0;
}

/**
 * The range over what is not known.
 * @param {Point} point
 * @param {boolean} unknowns whether the model has any
 */
export function range(point, unknowns) {
  if (!unknowns) return S.noUnknowns;
  return point.hidden || unseen(point) ? S.hiddenByDice : S.fromTo(percent(point.low), percent(point.high));
}

/**
 * When a point is.
 * @param {{time: number, date?: string | null}} point
 * @param {string} unit
 */
export function when(point, unit) {
  return point.date ? date(point.date) : `${unit} ${Number(point.time.toFixed(2)).toLocaleString("en")}`;
}

/** The dates in a text in words. @param {string} text */
export function date(text) {
  return text.replace(/\d{4}-\d{2}(-\d{2})?/g, day);
}

/** @param {string} iso */
function day(iso) {
  const time = Date.parse(iso.length === 7 ? `${iso}-01` : iso);
  const options = /** @type {Intl.DateTimeFormatOptions} */ ({ timeZone: "UTC", month: "short", year: "numeric", ...(iso.length === 7 ? {} : { day: "numeric" }) });
  return new Intl.DateTimeFormat("en-GB", options).format(time);
}

/** A number with four digits that count. @param {number} value */
export function number(value) {
  if (Number.isInteger(value)) return value.toLocaleString("en");
  return String(Number(value.toPrecision(4)));
}
