// @ts-check
// Two texts beside each other, line by line.

import { h } from "./dom.js";

const AROUND = 2;

/**
 * The lines that only one of two texts has, with a few around them.
 * @param {string} before
 * @param {string} after
 */
export function diff(before, after) {
  const told = steps(before.split("\n"), after.split("\n"));
  const near = told.map((_, i) => told.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(([sign]) => sign !== " "));
  return told.flatMap(([sign, line], i) => {
    if (near[i]) return [h("div", { class: sign === "+" ? "added" : sign === "−" ? "gone" : "" }, `${sign} ${line}`)];
    return i > 0 && near[i - 1] ? [h("div", { class: "quiet" }, "…")] : [];
  });
}

/**
 * Every line of either, by the longest common subsequence.
 * @param {string[]} a
 * @param {string[]} b
 * @returns {[" " | "+" | "−", string][]}
 */
function steps(a, b) {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const left = a.slice(head, a.length - tail);
  const right = b.slice(head, b.length - tail);
  const same = (/** @type {string[]} */ list) => list.map(line => /** @type {[" ", string]} */ ([" ", line]));
  return [...same(a.slice(0, head)), ...middle(left, right), ...same(a.slice(a.length - tail))];
}

/** @param {string[]} a @param {string[]} b @returns {[" " | "+" | "−", string][]} */
function middle(a, b) {
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  }
  /** @type {[" " | "+" | "−", string][]} */
  const told = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      told.push([" ", a[i++]]);
      j++;
    } else if (j >= b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) told.push(["−", a[i++]]);
    else told.push(["+", b[j++]]);
  }
  return told;
}
