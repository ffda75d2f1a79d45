// @ts-check
// The models of the folder.

import { ask } from "./api.js";
import { h } from "./dom.js";
import { Past } from "./past.js";
import { hash, parse, update } from "./state.js";
import { S } from "./strings.js";

export class Models {
  /** @param {HTMLElement} parent @param {import("./main.js").Bench} bench */
  constructor(parent, bench) {
    this.bench = bench;
    this.list = h("ul", { class: "cards" });
    this.studies = h("section", { hidden: true, "aria-labelledby": "studies" });
    const name = h("input", { required: true, pattern: "[A-Za-z0-9_\\-]+", title: S.newBad, size: 24 });
    const form = h("form", { class: "row", onsubmit: (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      void this.#create(name.value.trim());
    } }, h("label", { class: "field" }, h("span", {}, S.newName), name), h("button", { class: "button primary" }, S.newDo));
    parent.append(
      h("div", { class: "head" }, h("h1", {}, S.modelsTitle), h("p", { class: "quiet" }, S.modelsLead)),
      this.list,
      this.studies);
    this.past = new Past(parent, bench);
    parent.append(
      h("section", { class: "card-form", "aria-labelledby": "new-model" }, h("h2", { id: "new-model" }, S.newModel), form));
    void this.#show();
    void this.#studies();
  }

  refresh() {
    this.past.refresh();
  }

  leave() {}

  async #show() {
    try {
      /** @type {{file: string, title?: string}[]} */
      const models = await ask("models");
      this.list.replaceChildren(...models.map(({ file, title }) => h("li", {},
        h("a", { class: "card", href: hash({ ...parse(""), view: "answers", file }) }, h("strong", {}, title || file), h("span", { class: "quiet" }, file)))));
      if (models.length === 0) this.list.replaceChildren(h("li", {}, S.noModels));
    } catch (error) {
      this.bench.failed(error);
    }
  }

  async #studies() {
    try {
      /** @type {{folder: string, told: string, done: number, planned: number, finished: boolean}[]} */
      const studies = await ask("studies");
      this.studies.hidden = studies.length === 0;
      this.studies.replaceChildren(h("h2", { id: "studies" }, S.studiesTitle), h("ul", { class: "cards" }, ...studies.map(study => h("li", {},
        h("div", { class: "card" }, h("strong", {}, study.folder), h("code", {}, study.told),
          h("span", { class: "quiet" }, study.finished ? S.studyDone(study.done) : S.studyOpen(study.done, study.planned, study.folder)),
          study.finished ? this.#finding(study.folder) : "")))));
    } catch (error) {
      this.bench.failed(error);
    }
  }

  /** @param {string} folder */
  #finding(folder) {
    const text = h("pre", { tabindex: "0" });
    return h("details", { ontoggle: async () => {
      if (text.textContent) return;
      try {
        text.textContent = (await ask("study", { query: new URLSearchParams({ folder }) })).text;
      } catch (error) {
        this.bench.failed(error);
      }
    } }, h("summary", {}, S.studyFound), text);
  }

  /** @param {string} name */
  async #create(name) {
    const file = `${name}.crisis`;
    try {
      await ask("model", { method: "PUT", query: new URLSearchParams({ file, version: "" }), text: S.template(name) });
      update({ ...parse(""), view: "answers", file });
    } catch (error) {
      this.bench.failed(error);
    }
  }
}
