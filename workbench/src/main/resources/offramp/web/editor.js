// @ts-check
// The text of a model in CodeMirror. It lives in a shadow root: there CodeMirror's styles are constructed sheets, so that
// the content security policy needs neither `unsafe-inline` nor a nonce.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, foldService } from "@codemirror/language";
import { lintGutter, lintKeymap, nextDiagnostic, openLintPanel, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { ask, stopped } from "./api.js";
import { h } from "./dom.js";
import { S } from "./strings.js";

/** @typedef {{from: number, to: number, kind: string}} Colour */
/** @typedef {{from: number, to: number, text: string}} Edit */
/** @typedef {{from: number, to: number, severity: string, code: string, message: string, help?: string, mends?: {title: string, edits: Edit[]}[]}} Told */
/** @typedef {{diagnostics: Told[], outline: {kind: string, name: string, from: number, to: number}[], folds: {from: number, to: number}[], colours: Colour[]}} Checked */

const painted = /** @type {import("@codemirror/state").StateEffectType<Colour[]>} */ (StateEffect.define());
const folded = /** @type {import("@codemirror/state").StateEffectType<{from: number, to: number}[]>} */ (StateEffect.define());
const pointed = /** @type {import("@codemirror/state").StateEffectType<{from: number, to: number} | null>} */ (StateEffect.define());

/** Marks of the colours that the server told; they move with the text until it tells new ones. */
const colours = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    for (const effect of change.effects) {
      if (effect.is(painted)) {
        const length = change.newDoc.length;
        return Decoration.set(
          effect.value.filter(c => c.from < c.to && c.to <= length).map(c => Decoration.mark({ class: `c-${c.kind}` }).range(c.from, c.to)), true);
      }
    }
    return marks.map(change.changes);
  },
  provide: field => EditorView.decorations.from(field),
});

/** The place that the picture or a finding points at. */
const place = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    for (const effect of change.effects) {
      if (effect.is(pointed)) {
        const to = effect.value;
        return to && to.from < to.to ? Decoration.set([Decoration.mark({ class: "pointed" }).range(to.from, to.to)]) : Decoration.none;
      }
    }
    return change.docChanged ? Decoration.none : marks;
  },
  provide: field => EditorView.decorations.from(field),
});

/** Where the server says that text can be folded. */
const folds = StateField.define({
  create: () => /** @type {{from: number, to: number}[]} */ ([]),
  update(known, change) {
    for (const effect of change.effects) if (effect.is(folded)) return effect.value;
    if (!change.docChanged) return known;
    return known.map(f => ({ from: change.changes.mapPos(f.from, 1), to: change.changes.mapPos(f.to, -1) })).filter(f => f.from < f.to);
  },
});

const foldable = foldService.of((state, lineFrom, lineTo) => {
  const found = state.field(folds).find(f => f.from >= lineFrom && f.from <= lineTo && f.to > lineTo && f.to <= state.doc.length);
  return found ? { from: lineTo, to: found.to } : null;
});

export class Editor {
  /**
   * @param {HTMLElement} parent
   * @param {{changed: (text: string) => void, moved: (at: number) => void, save: () => void, checked: (checked: Checked) => void, failed: (error: unknown) => void}} told
   */
  constructor(parent, told) {
    this.told = told;
    const host = parent.appendChild(h("div", { class: "editor" }));
    const root = host.attachShadow({ mode: "open" });
    root.append(h("link", { rel: "stylesheet", href: "/app/editor.css" }));
    const inside = root.appendChild(h("div", { class: "inside" }));
    this.view = new EditorView({ parent: inside, root, state: this.#state("") });
    this.timer = 0;
    /** @type {AbortController | null} */
    this.checking = null;
  }

  /** @returns {string} */
  get text() {
    return this.view.state.doc.toString();
  }

  /** Where the cursor is. */
  get at() {
    return this.view.state.selection.main.head;
  }

  /** @param {string} text */
  #state(text) {
    return EditorState.create({ doc: text, extensions: this.#extensions() });
  }

  /** @returns {import("@codemirror/state").Extension} */
  #extensions() {
    return [
      lineNumbers(), highlightActiveLineGutter(), lintGutter(), codeFolding(), foldGutter(), foldable, folds, history(), drawSelection(), bracketMatching(),
      closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), colours, place,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": S.textLabel, spellcheck: "false", tabindex: "0" }),
      autocompletion({ override: [context => this.#complete(context)] }),
      hoverTooltip((_, at) => this.#hover(at)),
      keymap.of([
        { key: "Mod-s", preventDefault: true, run: () => (this.told.save(), true) },
        { key: "F12", run: () => (this.define(), true) },
        ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap,
      ]),
      EditorView.updateListener.of(update => {
        if (update.docChanged) {
          this.told.changed(this.text);
          this.#later();
        }
        if (update.selectionSet && !update.docChanged) this.told.moved(update.state.selection.main.head);
      }),
    ];
  }

  /** Another text, with nothing to undo behind it. @param {string} text */
  open(text) {
    this.view.setState(this.#state(text));
    this.check();
  }

  /** Puts a text in the place of this one, so that it can be undone. @param {string} text */
  replace(text) {
    this.change([{ from: 0, to: this.view.state.doc.length, text }]);
  }

  /** @param {Edit[]} edits */
  change(edits) {
    this.view.dispatch({ changes: edits.map(e => ({ from: e.from, to: e.to, insert: e.text })) });
  }

  /** Shows a place, marks it and, if asked, goes there. @param {number} from @param {number} to @param {boolean} [go] */
  point(from, to, go = true) {
    const end = this.view.state.doc.length;
    const span = { from: Math.min(from, end), to: Math.min(to, end) };
    this.view.dispatch({
      effects: [pointed.of(span), EditorView.scrollIntoView(span.from, { y: "center" })],
      ...(go ? { selection: { anchor: span.from } } : {}),
    });
    if (go) this.view.focus();
  }

  /** The list of what is wrong, below the text. */
  problems() {
    openLintPanel(this.view);
    nextDiagnostic(this.view);
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.check(), 120);
  }

  /** Asks what is wrong and how the text is to be coloured. */
  async check() {
    this.checking?.abort();
    const mine = (this.checking = new AbortController());
    const text = this.text;
    try {
      /** @type {Checked} */
      const checked = await ask("check", { text, signal: mine.signal });
      if (text !== this.text) return;
      this.view.dispatch({ effects: [painted.of(checked.colours), folded.of(checked.folds)] });
      this.view.dispatch(setDiagnostics(this.view.state, checked.diagnostics.map(d => this.#diagnostic(d))));
      this.told.checked(checked);
    } catch (error) {
      if (!stopped(error)) this.told.failed(error);
    }
  }

  /** @param {Told} told @returns {import("@codemirror/lint").Diagnostic} */
  #diagnostic(told) {
    const severity = told.severity === "error" || told.severity === "warning" ? told.severity : "info";
    return {
      from: Math.min(told.from, this.view.state.doc.length),
      to: Math.min(told.to, this.view.state.doc.length),
      severity,
      message: `${S.severity[severity]} ${told.code}: ${told.message}`,
      renderMessage: () => h("div", {}, h("div", {}, h("b", {}, `${S.severity[severity]} ${told.code}`), ` ${told.message}`), told.help && h("div", { class: "help" }, told.help)),
      actions: (told.mends ?? []).map(mend => ({ name: mend.title, apply: () => this.change(mend.edits) })),
    };
  }

  /** An answer that may as well be missing. @param {string} path @param {URLSearchParams} query @returns {Promise<any>} */
  async #aside(path, query) {
    return ask(path, { query, text: this.text }).catch(() => null);
  }

  /** @param {import("@codemirror/autocomplete").CompletionContext} context */
  async #complete(context) {
    if (!context.explicit && !context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*$/u)) return null;
    const query = new URLSearchParams({ at: String(context.pos) });
    const found = await this.#aside("complete", query);
    if (!found) return null;
    return {
      from: found.from,
      options: found.options.map((/** @type {any} */ o) => ({ label: o.label, type: o.kind, detail: o.detail, apply: o.text ?? o.label })),
      validFor: /^[\p{L}\p{N}_]*$/u,
    };
  }

  /** @param {number} at @returns {Promise<import("@codemirror/view").Tooltip | null>} */
  async #hover(at) {
    const found = await this.#aside("hover", new URLSearchParams({ at: String(at) }));
    if (found?.from === undefined) return null;
    return {
      pos: found.from, end: found.to, above: true,
      create: () => ({ dom: h("div", { class: "hover" }, found.lines.map((/** @type {string} */ line) => h("div", {}, line))) }),
    };
  }

  /** Goes to where the name at the cursor is declared. */
  async define() {
    const query = new URLSearchParams({ at: String(this.view.state.selection.main.head) });
    const found = await ask("definition", { query, text: this.text });
    if (found.from !== undefined) this.point(found.from, found.to);
  }

  /** The word at the cursor. */
  word() {
    const span = this.view.state.wordAt(this.view.state.selection.main.head);
    return span ? this.view.state.sliceDoc(span.from, span.to) : "";
  }

  /** Gives the name at the cursor another name, wherever it stands. @param {string} name */
  async rename(name) {
    const text = this.text;
    const query = new URLSearchParams({ at: String(this.view.state.selection.main.head), name });
    const found = await ask("rename", { query, text });
    if (text === this.text) this.change(found.edits);
    return found.edits.length;
  }

  /** Lays the text out in the one layout. */
  async format() {
    const text = this.text;
    const found = await ask("format", { text });
    if (text !== this.text || found.text === text) return;
    const at = this.view.state.selection.main.head;
    this.replace(found.text);
    this.view.dispatch({ selection: { anchor: Math.min(at, found.text.length) } });
  }
}
