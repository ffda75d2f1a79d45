// @ts-check
// What the folder holds of the past: ledgers of events and records of forecasts, with their figures.

import { ask, send } from "./api.js";
import { button, h } from "./dom.js";
import { fragment } from "./page.js";
import { state, update } from "./state.js";
import { S } from "./strings.js";
import { save } from "./take.js";

/** @typedef {{file: string, kind: "ledger" | "record", readable: boolean}} Kept */

export class Past {
  /** @param {HTMLElement} parent @param {import("./main.js").Bench} bench */
  constructor(parent, bench) {
    this.bench = bench;
    this.shown = "";
    this.list = h("section", { hidden: true, "aria-labelledby": "past" });
    this.finding = h("section", { class: "result", tabindex: -1, "aria-label": S.finding, hidden: true });
    parent.append(this.list, this.finding);
    void this.#list();
    this.refresh();
  }

  refresh() {
    if (state.read !== this.shown) void this.#read();
  }

  async #list() {
    try {
      /** @type {Kept[]} */
      const kept = await ask("past");
      this.list.hidden = kept.length === 0;
      this.list.replaceChildren(h("h2", { id: "past" }, S.pastTitle), h("p", { class: "quiet" }, S.pastLead),
        h("ul", { class: "cards" }, ...kept.map(({ file, kind, readable }) => h("li", {},
          h("div", { class: "card" }, h("strong", {}, file), h("span", { class: "quiet" }, S.pastKinds[kind]),
            readable
              ? button(S.open, () => update({ read: file }), { "aria-label": S.openOf(file), "data-read": file })
              : h("span", { class: "quiet" }, S.ledgerApart(file)))))));
    } catch (error) {
      this.bench.failed(error);
    }
  }

  /** Shows what the file says that the address names. */
  async #read() {
    const file = (this.shown = state.read);
    this.finding.hidden = !file;
    if (!file) return;
    this.finding.replaceChildren(h("p", { class: "quiet" }, S.opening));
    try {
      const html = await (await this.#ask(file)).text();
      if (file !== state.read) return;
      this.finding.replaceChildren(this.#take(file), fragment(html));
    } catch (error) {
      if (file !== state.read) return;
      this.bench.failed(error);
      this.finding.replaceChildren(h("p", {}, /** @type {Error} */ (error).message));
    }
    this.finding.scrollIntoView({ block: "start" });
    this.finding.focus({ preventScroll: true });
  }

  /** @param {string} file @param {Record<string, string>} [more] */
  #ask(file, more = {}) {
    return send("past/found", { query: new URLSearchParams({ file, ...more }) });
  }

  /** @param {string} file */
  #take(file) {
    return h("div", { class: "strip" }, button(S.reportFile, async () => {
      try {
        save(await (await this.#ask(file, { form: "report" })).blob(), `${file.replace(/^.*\/|\.[a-z]+$/g, "")}.html`);
      } catch (error) {
        this.bench.failed(error);
      }
    }, { "data-take": "report" }), button(S.close, () => update({ read: "" })));
  }
}
