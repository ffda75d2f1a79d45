// @ts-check
// The page: what is open, which view is shown, and what the views share.

import { Answers } from "./answers.js";
import { lines, Refused, takeToken } from "./api.js";
import { byId, button, h, say } from "./dom.js";
import { Editor } from "./editor.js";
import { ModelFile } from "./file.js";
import { Timeline } from "./history.js";
import { Models } from "./models.js";
import { Picture } from "./picture.js";
import { Questions } from "./questions.js";
import { hash, onChange, query, restore, state, update, VIEWS } from "./state.js";
import { S } from "./strings.js";
import { Walk } from "./walk.js";

/** @typedef {{refresh: () => void, leave: () => void, recolour?: () => void, cursor?: (at: number) => void}} View */

/** What a view may ask of the page around it. */
export class Bench {
  /** @type {import("./answers.js").Model | null} */
  model = null;
  /** @type {View | null} */
  view = null;
  /** @type {import("./editor.js").Checked["outline"]} */
  outline = [];
  #timer = 0;
  #shown = "";

  constructor() {
    this.pane = byId("text");
    this.tools = h("div", { class: "tools" });
    this.problems = button(S.sound, () => this.editor.problems(), { class: "button quiet-button" });
    this.places = h("select", { "aria-label": S.outline });
    this.pane.append(this.tools);
    this.editor = new Editor(this.pane, {
      changed: () => this.#changed(),
      moved: at => this.view?.cursor?.(at),
      save: () => void this.file.save(),
      checked: checked => this.#checked(checked),
      failed: error => this.failed(error),
    });
    this.file = new ModelFile(this.editor, () => this.#mount(true));
    this.pane.append(h("div", { class: "tools foot" }, this.problems));
    this.#tools();
  }

  text() {
    return this.editor.text;
  }

  /** Shows a place of the text. @param {number} from @param {number} to @param {boolean} [go] */
  point(from, to, go = true) {
    if (go) this.showText();
    this.editor.point(from, to, go);
  }

  showText() {
    document.body.classList.remove("no-text");
    byId("pane").setAttribute("aria-pressed", "true");
    if (matchMedia("(max-width: 900px)").matches && state.view !== "text") update({ view: "text" });
  }

  /** Goes to a declaration. @param {string} kind @param {string} name */
  goto(kind, name) {
    const found = this.outline.find(o => o.kind === kind && o.name === name) ?? this.outline.find(o => o.name === name);
    if (found) this.point(found.from, found.to);
  }

  /** Takes over what a model has, which the views offer for choice. @param {import("./answers.js").Model} model */
  about(model) {
    this.model = model;
  }

  /** Says what went wrong, in a place or to all. @param {unknown} error @param {HTMLElement} [place] */
  failed(error, place) {
    let words = error instanceof Error ? error.message : String(error);
    if (error instanceof Refused) words = error.status === 401 || error.status === 403 ? S.noToken : `${error.message} ${error.help}`;
    else if (error instanceof TypeError && /fetch/i.test(words)) words = S.offline;
    if (place) place.textContent = words;
    else say(S.failed(words));
  }

  #changed() {
    this.file.shown();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.view?.refresh(), state.view === "answers" || state.view === "text" ? 15 : 400);
  }

  /** @param {import("./editor.js").Checked} checked */
  #checked(checked) {
    this.outline = checked.outline;
    const errors = checked.diagnostics.filter(d => d.severity === "error").length;
    const warnings = checked.diagnostics.filter(d => d.severity === "warning").length;
    this.problems.textContent = errors + warnings === 0 ? S.sound : S.problems(errors, warnings);
    this.problems.className = `button quiet-button ${errors ? "has-errors" : warnings ? "has-warnings" : ""}`;
    const places = [h("option", { value: "" }, S.outline), ...checked.outline.map((o, i) => h("option", { value: i }, `${o.kind} ${o.name}`))];
    this.places.replaceChildren(...places);
  }

  #tools() {
    this.places.addEventListener("change", () => {
      const found = this.places.value === "" ? undefined : this.outline[Number(this.places.value)];
      if (found) this.editor.point(found.from, found.to);
      this.places.value = "";
    });
    const tried = (/** @type {() => Promise<unknown>} */ act) => () => act().catch(error => this.failed(error));
    this.tools.append(this.places, button(S.define, tried(() => this.editor.define()), { class: "button quiet-button", title: "F12" }),
      button(S.rename, () => this.#rename(), { class: "button quiet-button" }), button(S.format, tried(() => this.editor.format()), { class: "button quiet-button" }));
  }

  #rename() {
    const word = this.editor.word();
    if (!word) {
      say(S.noName);
      return;
    }
    const name = h("input", { value: word, "aria-label": S.renameTo(word), required: true });
    const dialog = h("dialog", { "aria-label": S.renameTo(word), onclose: () => dialog.remove() }, h("form", { onsubmit: (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      dialog.close();
      this.editor.rename(name.value.trim()).then(count => say(S.renamed(count)), error => this.failed(error));
    } }, h("label", { class: "field" }, h("span", {}, S.renameTo(word)), name),
      h("div", { class: "row" }, h("button", { class: "button primary" }, S.rename), button(S.close, () => dialog.close()))));
    document.body.append(dialog);
    dialog.showModal();
    name.select();
  }

  /** Shows the view that the state names. @param {boolean} [anew] */
  #mount(anew = false) {
    const view = state.view === "text" ? "answers" : state.view;
    document.body.dataset.view = state.view;
    this.pane.hidden = state.view === "models" || !state.file;
    if (view === this.#shown && !anew) return;
    this.#shown = view;
    this.view?.leave();
    const main = byId("main");
    main.replaceChildren();
    main.scrollTop = 0;
    const kinds = { models: Models, answers: Answers, picture: Picture, walk: Walk, questions: Questions, history: Timeline };
    this.view = new kinds[/** @type {keyof typeof kinds} */ (view)](main, this);
    if (view !== "models" && view !== "answers" && !this.model) void this.#learn();
  }

  /** Asks what the model has, where no answers told it yet. */
  async #learn() {
    const ends = new AbortController();
    try {
      for await (const line of lines("answers", { query: query(state, state.theories), text: this.text(), signal: ends.signal })) {
        if (line.kind === "model") this.about(line);
        ends.abort();
      }
    } catch {
      // The view itself says what is wrong.
    }
    if (this.model) this.view?.refresh();
  }

  /** @param {import("./state.js").State} now @param {import("./state.js").State} before */
  follow(now, before) {
    this.#nav();
    if (now.view === "models") {
      byId("file").hidden = true;
      document.title = "Offramp";
      const same = before.view === "models" && this.#shown === "models";
      this.#mount(!same);
      if (same) this.view?.refresh();
      return;
    }
    if (now.file !== this.file.open.name) {
      this.model = null;
      this.#mountText();
      this.file.load(now.file).catch(error => {
        this.failed(error);
        byId("main").replaceChildren(h("p", {}, /** @type {Error} */ (error).message));
      });
      return;
    }
    this.file.shown();
    const same = (now.view === "text" ? "answers" : now.view) === this.#shown;
    this.#mount();
    if (same) this.view?.refresh();
  }

  #mountText() {
    this.view?.leave();
    this.view = null;
    this.#shown = "";
    byId("main").replaceChildren(h("p", { class: "quiet" }, S.opening));
  }

  #nav() {
    // On a wide screen the text stands beside the answers.
    const current = state.view === "text" && !matchMedia("(max-width: 900px)").matches ? "answers" : state.view;
    byId("views").replaceChildren(...VIEWS.filter(view => view === "models" || state.file).map(view => h("li", { class: `nav-${view}` },
      h("a", { href: hash({ ...state, view, at: "" }), "aria-current": current === view ? "page" : undefined, "data-view": view }, S.views[view]))));
    byId("views").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    byId("letters").setAttribute("aria-pressed", String(state.letters));
  }
}

/** The colours of the page: those of the system, or as chosen. @param {Bench} bench */
function theme(bench) {
  const select = /** @type {HTMLSelectElement} */ (byId("theme"));
  const apply = (/** @type {string} */ name) => {
    document.documentElement.dataset.theme = name;
    bench.view?.recolour?.();
  };
  select.value = localStorage.getItem("offramp.theme") ?? "auto";
  apply(select.value);
  select.addEventListener("change", () => {
    localStorage.setItem("offramp.theme", select.value);
    apply(select.value);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => bench.view?.recolour?.());
}

/** @param {Bench} bench */
function switches(bench) {
  byId("letters").addEventListener("click", () => update({ letters: !state.letters }));
  byId("link").addEventListener("click", async () => {
    const address = location.origin + location.pathname + hash({ ...state, at: bench.file.open.version });
    const more = bench.file.open.name && bench.file.dirty ? ` ${S.unsavedLink}` : "";
    await navigator.clipboard.writeText(address).then(() => say(S.linkCopied + more), () => say(`${S.linkHere} ${address}`));
  });
  const pane = byId("pane");
  pane.addEventListener("click", () => {
    const hidden = document.body.classList.toggle("no-text");
    pane.setAttribute("aria-pressed", String(!hidden));
  });
  byId("skip").addEventListener("click", event => {
    event.preventDefault();
    byId("main").focus();
  });
}

function begin() {
  takeToken();
  const bench = new Bench();
  theme(bench);
  switches(bench);
  onChange((now, before) => bench.follow(now, before));
  window.addEventListener("popstate", restore);
  window.addEventListener("hashchange", () => {
    takeToken();
    if (location.hash !== hash(state)) restore();
  });
  restore();
}

begin();
