// @ts-check
// The server of the workbench: requests with the token, answers whole or line by line.

const KEY = "offramp.token";

/** What the server says it cannot do, and what would help. */
export class Refused extends Error {
  /** @param {number} status @param {any} body */
  constructor(status, body) {
    super(body.error ?? `HTTP ${status}`);
    this.status = status;
    this.body = body;
    /** @type {string} */
    this.help = body.help ?? "";
  }
}

/** Takes the token out of the address, where the server's own link put it. */
export function takeToken() {
  const found = /^#token=([^&]+)/.exec(location.hash);
  if (!found) return;
  localStorage.setItem(KEY, decodeURIComponent(found[1]));
  history.replaceState(null, "", location.pathname + "#models");
}

/**
 * @typedef {object} Request
 * @property {string} [method]
 * @property {URLSearchParams} [query]
 * @property {string} [text] the model, as the body
 * @property {AbortSignal} [signal]
 */

/**
 * The response to a request, if it is one of success.
 * @param {string} path behind /api/
 * @param {Request} [request]
 */
export async function send(path, { method, query, text, signal } = {}) {
  const response = await fetch(`/api/${path}${query?.size ? `?${query}` : ""}`, {
    method: method ?? (text === undefined ? "GET" : "POST"),
    headers: {
      "X-Offramp-Token": localStorage.getItem(KEY) ?? "",
      ...(text === undefined ? {} : { "Content-Type": "text/plain;charset=utf-8" }),
    },
    body: text,
    signal,
    cache: "no-store",
  });
  if (response.ok) return response;
  const body = await response.text();
  let said;
  try {
    said = JSON.parse(body);
  } catch {
    said = { error: body.slice(0, 300) };
  }
  throw new Refused(response.status, said);
}

/**
 * The answer to a request, read as JSON.
 * @param {string} path
 * @param {Request} [request]
 * @returns {Promise<any>}
 */
export async function ask(path, request) {
  const response = await send(path, request);
  const body = await response.text();
  return body === "" ? {} : JSON.parse(body);
}

const KEPT = 8;
/** @type {Map<string, any>} */
const kept = new Map();

/**
 * The answer to a request whose answer follows from its text alone: what was asked before is not asked again.
 * @param {string} path
 * @param {Request & {text: string}} request
 * @returns {Promise<any>}
 */
export async function known(path, request) {
  const key = `${path}?${request.query ?? ""}\n${request.text}`;
  const answer = kept.get(key) ?? (await ask(path, request));
  kept.delete(key);
  kept.set(key, answer);
  if (kept.size > KEPT) kept.delete(/** @type {string} */ (kept.keys().next().value));
  return answer;
}

/**
 * Each line of an answer, as it comes.
 * @param {string} path
 * @param {Request} [request]
 * @returns {AsyncGenerator<any>}
 */
export async function* lines(path, request) {
  const response = await send(path, request);
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const parts = (rest + value).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) if (part.trim()) yield JSON.parse(part);
  }
  if (rest.trim()) yield JSON.parse(rest);
}

/** Whether that is only a request that we ended ourselves. @param {unknown} error */
export function stopped(error) {
  return error instanceof DOMException && error.name === "AbortError";
}

/**
 * Work of which only the latest counts: while one waits for its first answer, of all that come the last one is kept, so that a drag shows what it passes.
 */
export class Latest {
  /** @type {AbortController | null} */
  #running = null;
  /** @type {((signal: AbortSignal, first: () => void) => Promise<void>) | null} */
  #next = null;
  #waiting = false;

  /**
   * @param {(signal: AbortSignal, first: () => void) => Promise<void>} work calls `first` once it has shown something
   */
  run(work) {
    this.#next = work;
    if (!this.#waiting) this.#start();
  }

  /** Ends what runs. */
  stop() {
    this.#next = null;
    this.#waiting = false;
    this.#running?.abort();
  }

  #start() {
    const work = this.#next;
    if (!work) return;
    this.#next = null;
    this.#running?.abort();
    const mine = (this.#running = new AbortController());
    this.#waiting = true;
    const first = () => {
      if (this.#running !== mine || !this.#waiting) return;
      this.#waiting = false;
      this.#start();
    };
    work(mine.signal, first).finally(first);
  }
}
