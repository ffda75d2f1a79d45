// @ts-check
// The record before the start, and the dates after it.

import { known, Latest, stopped } from "./api.js";
import { h } from "./dom.js";
import { date } from "./format.js";
import { drawing } from "./page.js";
import { query, state } from "./state.js";
import { S } from "./strings.js";

export class Timeline {
  /** @param {HTMLElement} parent @param {import("./main.js").Bench} bench */
  constructor(parent, bench) {
    this.bench = bench;
    this.latest = new Latest();
    this.status = h("p", { class: "quiet", role: "status" }, S.computing);
    this.picture = h("div", { class: "timeline scroll", tabindex: 0, role: "region", "aria-label": S.historyTitle });
    this.table = h("div", {});
    parent.append(h("div", { class: "head" }, h("h1", {}, S.historyTitle), h("p", { class: "quiet" }, S.historyLead)), this.status, this.picture, this.table);
    this.refresh();
  }

  leave() {
    this.latest.stop();
  }

  refresh() {
    const text = this.bench.text();
    this.latest.run(async signal => {
      try {
        const { svg, rows } = await known("timeline", { query: query(state, state.theories.slice(0, 1)), text, signal });
        const told = rows.some((/** @type {any} */ row) => !["start", "horizon"].includes(row.kind));
        this.status.textContent = told ? "" : S.noHistory;
        this.picture.replaceChildren(...(svg ? [readable(svg)] : []));
        this.picture.hidden = !svg;
        this.table.replaceChildren(...(rows.length === 0 ? [] : [h("table", { class: "data wide" },
          h("caption", { class: "sr" }, S.historyTitle),
          h("thead", {}, h("tr", {}, S.historyHead.map(words => h("th", { scope: "col" }, words)))),
          h("tbody", {}, rows.map((/** @type {any} */ row) => h("tr", {}, h("th", { scope: "row" }, date(row.date)), h("td", {}, row.text), h("td", {}, row.kind)))))]));
      } catch (error) {
        if (!stopped(error)) this.bench.failed(error, this.status);
      }
    });
  }
}

/** The drawing, whose moments can be reached and say what they are. @param {string} svg */
function readable(svg) {
  const drawn = drawing(svg);
  drawn.setAttribute("role", "group");
  drawn.querySelectorAll("[tabindex]").forEach(moment => {
    moment.setAttribute("role", "img");
    moment.setAttribute("aria-label", moment.querySelector("title")?.textContent ?? "");
  });
  return drawn;
}
