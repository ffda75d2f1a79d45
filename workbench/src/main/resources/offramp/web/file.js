// @ts-check
// The file that is open: what is on disk, what is in the editor, and what to do when the two part.

import { ask, lines, Refused } from "./api.js";
import { button, byId, h, say } from "./dom.js";
import { diff } from "./diff.js";
import { state } from "./state.js";
import { S } from "./strings.js";

/** @typedef {{name: string, version: string, disk: string}} Open */

/** @param {string} name */
const draftKey = name => `offramp.draft.${name}`;

export class ModelFile {
  /** @param {import("./editor.js").Editor} editor @param {() => void} opened */
  constructor(editor, opened) {
    this.editor = editor;
    this.opened = opened;
    /** @type {Open} */
    this.open = { name: "", version: "", disk: "" };
    this.saving = false;
    this.undo = button(S.discard, () => this.editor.replace(this.open.disk), { class: "button quiet-button" });
    byId("file-state").after(this.undo);
    byId("save").addEventListener("click", () => this.save());
    window.addEventListener("beforeunload", event => {
      if (this.open.name && this.dirty) event.preventDefault();
    });
    this.#watch();
  }

  get dirty() {
    return this.editor.text !== this.open.disk;
  }

  /** Opens a file, with the changes of this tab that were not saved. @param {string} name */
  async load(name) {
    const found = await ask("model", { query: new URLSearchParams({ file: name }) });
    if (name !== state.file) return;
    this.open = { name, version: found.version, disk: normal(found.text) };
    this.#banner();
    const kept = sessionStorage.getItem(draftKey(name));
    const draft = kept ? JSON.parse(kept) : null;
    this.editor.open(draft ? draft.text : this.open.disk);
    if (draft) {
      say(S.draftKept);
      if (draft.version !== found.version) this.#parted(found.version, this.open.disk);
    } else if (state.at && state.at !== found.version) {
      say(S.otherVersion);
    }
    this.shown();
    this.opened();
  }

  /** Says whether what is shown is saved, and keeps it for a reload if not. */
  shown() {
    const { name, version, disk } = this.open;
    if (!name) return;
    const text = this.editor.text;
    if (text === disk) sessionStorage.removeItem(draftKey(name));
    else sessionStorage.setItem(draftKey(name), JSON.stringify({ text, version }));
    byId("file").hidden = false;
    byId("file-name").textContent = name;
    byId("file-state").textContent = text === disk ? S.isSaved : S.unsaved;
    /** @type {HTMLButtonElement} */ (byId("save")).disabled = text === disk;
    this.undo.hidden = text === disk;
    document.title = `${text === disk ? "" : "• "}${name} – Offramp`;
  }

  /** Saves over the version that was opened; if there is another one by now, asks. */
  async save() {
    if (!this.open.name || this.saving || !this.dirty) return;
    this.saving = true;
    const text = this.editor.text;
    const { name, version } = this.open;
    try {
      const saved = await ask("model", { method: "PUT", query: new URLSearchParams({ file: name, version }), text });
      this.open = { name, version: saved.version, disk: text };
      this.#banner();
      say(S.saved);
    } catch (error) {
      if (error instanceof Refused && error.status === 409) this.#choose(error.body.version, normal(error.body.text));
      else say(S.failed(/** @type {Error} */ (error).message));
    } finally {
      this.saving = false;
      this.shown();
    }
  }

  /** Listens to changes by others. Of all tabs one holds the lock and tells the others, since a browser opens few connections to one server. */
  #watch() {
    const channel = new BroadcastChannel("offramp.watch");
    channel.onmessage = event => this.#changed(event.data);
    navigator.locks.request("offramp.watch", async () => {
      for (;;) {
        try {
          for await (const change of lines("watch")) {
            if (!change.file) continue;
            channel.postMessage(change);
            this.#changed(change);
          }
        } catch (error) {
          if (error instanceof Refused && error.status < 500) return;
        }
        await new Promise(wait => setTimeout(wait, 3000));
      }
    });
  }

  /** @param {{file: string, version: string}} change */
  async #changed({ file, version }) {
    if (file !== this.open.name || version === this.open.version || this.saving) return;
    const found = await ask("model", { query: new URLSearchParams({ file }) });
    const theirs = normal(found.text);
    if (file !== this.open.name || found.version === this.open.version) return;
    if (this.dirty && theirs !== this.editor.text) {
      this.#parted(found.version, theirs);
      return;
    }
    this.open = { name: file, version: found.version, disk: theirs };
    if (theirs !== this.editor.text) {
      this.editor.replace(theirs);
      say(S.takenOver(file));
    }
    this.shown();
  }

  /** @param {string} version @param {string} theirs */
  #parted(version, theirs) {
    this.#banner(h("span", {}, S.changedElsewhere(this.open.name)), ...this.#acts(version, theirs, () => {}));
  }

  /** @param {...Node} inside none: no banner */
  #banner(...inside) {
    byId("banner").hidden = inside.length === 0;
    byId("banner").replaceChildren(...inside);
  }

  /** @param {string} version @param {string} theirs @param {() => void} done */
  #acts(version, theirs, done) {
    const settle = (/** @type {() => void} */ act) => () => {
      this.open = { ...this.open, version, disk: theirs };
      this.#banner();
      act();
      this.shown();
      done();
    };
    return [
      button(S.compareTexts, () => this.#choose(version, theirs, true)),
      button(S.takeTheirs, settle(() => this.editor.replace(theirs))),
      button(S.keepMine, settle(() => void this.save())),
    ];
  }

  /** @param {string} version @param {string} theirs @param {boolean} [compare] */
  #choose(version, theirs, compare = false) {
    const body = h("div", { class: "diff scroll", tabindex: 0, role: "region", "aria-label": S.compareTexts, hidden: !compare }, diff(theirs, this.editor.text));
    const dialog = h("dialog", { "aria-label": S.conflictTitle, onclose: () => dialog.remove() },
      h("h2", {}, S.conflictTitle), h("p", {}, S.changedElsewhere(this.open.name)), h("p", { class: "quiet" }, S.diffLegend), body);
    const [show, take, keep] = this.#acts(version, theirs, () => dialog.close());
    dialog.append(h("div", { class: "row" }, !compare && button(S.compareTexts, () => (body.hidden = !body.hidden)), take, keep, button(S.later, () => dialog.close())));
    show.remove();
    document.body.append(dialog);
    this.#parted(version, theirs);
    dialog.showModal();
  }
}

/** Line ends as the editor has them. @param {string} text */
function normal(text) {
  return text.replace(/\r\n?/g, "\n");
}
