// @ts-check
// What the page shows: all of it stands in the address, so that a link restores it.

import { S } from "./strings.js";

/**
 * @typedef {object} State
 * @property {string} view
 * @property {string} file
 * @property {string[]} theories
 * @property {string[]} levers
 * @property {Record<string, string>} set unknowns that are fixed
 * @property {string} seed
 * @property {string} horizon empty: what the model says
 * @property {boolean} letters
 * @property {string} at version of the text that a link was made with, or empty
 * @property {string} job the finding that is open
 * @property {string} read the ledger or record of forecasts that is open
 * @property {string} pinned the settings that are pinned as A, as in an address; empty: none
 */

export const VIEWS = /** @type {const} */ (["models", "text", "answers", "picture", "walk", "questions", "history"]);

/** @returns {State} */
function start() {
  return { view: "models", file: "", theories: ["base"], levers: [], set: {}, seed: "1", horizon: "", letters: false, at: "", job: "", read: "", pinned: "" };
}

/**
 * The state that an address tells.
 * @param {string} hash
 * @returns {State}
 */
export function parse(hash) {
  const [view, query = ""] = hash.replace(/^#/, "").split("?");
  const state = start();
  const told = new URLSearchParams(query);
  if (VIEWS.includes(/** @type {any} */ (view))) state.view = view;
  state.file = told.get("file") ?? "";
  take(state, told);
  state.letters = told.has("letters");
  state.at = told.get("at") ?? "";
  state.job = told.get("job") ?? "";
  state.read = told.get("read") ?? "";
  state.pinned = told.get("a") ?? "";
  if (!state.file) state.view = "models";
  return state;
}

/** Takes over the settings that an address tells. @param {State} state @param {URLSearchParams} told */
function take(state, told) {
  if (told.has("theory")) state.theories = told.getAll("theory");
  state.levers = told.getAll("lever");
  for (const one of told.getAll("set")) {
    const cut = one.indexOf("=");
    if (cut > 0) state.set[one.slice(0, cut)] = one.slice(cut + 1);
  }
  state.seed = told.get("seed") ?? "1";
  state.horizon = told.get("horizon") ?? "";
}

/**
 * The settings of a state, to be pinned as A.
 * @param {State} state
 */
export function pinning(state) {
  const told = new URLSearchParams();
  state.theories.forEach(theory => told.append("theory", theory));
  options(told, { ...state, letters: false });
  return String(told);
}

/**
 * A state with the settings that are pinned as A.
 * @param {State} state
 * @returns {State}
 */
export function pinned(state) {
  const other = { ...start(), file: state.file, letters: state.letters };
  take(other, new URLSearchParams(state.pinned));
  return other;
}

/**
 * The address of a state.
 * @param {State} state
 */
export function hash(state) {
  const told = new URLSearchParams();
  if (state.file) told.set("file", state.file);
  if (state.theories.join() !== "base") state.theories.forEach(theory => told.append("theory", theory));
  options(told, state);
  if (state.at) told.set("at", state.at);
  if (state.job && state.view === "questions") told.set("job", state.job);
  if (state.read && state.view === "models") told.set("read", state.read);
  if (state.file && state.pinned) told.set("a", state.pinned);
  return `#${state.view}${told.size ? `?${told}` : ""}`;
}

/**
 * Adds the settings that every question shares.
 * @param {URLSearchParams} told
 * @param {State} state
 */
function options(told, state) {
  state.levers.forEach(lever => told.append("lever", lever));
  Object.entries(state.set).forEach(([name, value]) => told.append("set", `${name}=${value}`));
  if (state.seed !== "1") told.set("seed", state.seed);
  if (state.horizon) told.set("horizon", state.horizon);
  if (state.letters) told.set("letters", "");
}

/**
 * The query of a request about these settings.
 * @param {State} state
 * @param {string[]} theories
 */
export function query(state, theories) {
  const told = new URLSearchParams();
  theories.forEach(theory => told.append("theory", theory));
  options(told, state);
  told.set("seed", state.seed);
  if (state.letters) told.set("letters", "true");
  return told;
}

/**
 * The settings that differ from what the model says, in words.
 * @param {State} state
 */
export function settings(state) {
  const told = [...state.levers, ...Object.entries(state.set).map(([name, value]) => `${name} = ${value}`), state.horizon].filter(Boolean);
  return `${told.join(", ") || S.asWritten}, ${S.seed.toLowerCase()} ${state.seed}`;
}

/** @type {State} */
export let state = start();
/** @type {((now: State, before: State) => void)[]} */
const listeners = [];

/** @param {(now: State, before: State) => void} listener */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * Changes the state and the address with it. Another view or file is a step that the browser's back button takes back.
 * @param {Partial<State>} change
 */
export function update(change) {
  const before = state;
  state = { ...state, ...change };
  const step = state.view !== before.view || state.file !== before.file || state.job !== before.job || state.read !== before.read;
  history[step ? "pushState" : "replaceState"](null, "", hash(state));
  listeners.forEach(listener => listener(state, before));
}

/** Takes the state from the address, at the start and when the browser goes back. */
export function restore() {
  const before = state;
  state = parse(location.hash);
  listeners.forEach(listener => listener(state, before));
}
