// @ts-check
// Longer questions: jobs that run on the server, and the findings that they leave.

import { ask, send } from "./api.js";
import { button, choice, h, say } from "./dom.js";
import { fragment } from "./page.js";
import { query, settings, state, update } from "./state.js";
import { S } from "./strings.js";
import { fileName, save } from "./take.js";

/** @typedef {{id: string, command: string, file: string, options?: string[], state: "queued" | "running" | "done" | "stopped" | "failed", share: number, said?: string, started?: string}} Job */
/** @typedef {keyof typeof S.questions} Command */

const COMMANDS = /** @type {Command[]} */ (Object.keys(S.questions));

export class Questions {
  /** @param {HTMLElement} parent @param {import("./main.js").Bench} bench */
  constructor(parent, bench) {
    this.bench = bench;
    /** @type {Command} */
    this.command = "compare";
    /** @type {Record<string, string>} */
    this.options = {};
    /** @type {Map<string, Job>} */
    this.jobs = new Map();
    this.timer = 0;
    this.left = false;
    this.shown = "";
    this.form = h("div", { class: "question-form" });
    this.list = h("ul", { class: "jobs" });
    this.finding = h("section", { class: "result", tabindex: -1, "aria-label": S.finding, hidden: true });
    parent.append(
      h("div", { class: "head" }, h("h1", {}, S.questionsTitle), h("p", { class: "quiet" }, S.questionsLead)),
      h("div", { class: "questions", role: "group", "aria-label": S.ask }, COMMANDS.map(command => this.#card(command))),
      this.form, h("h2", {}, S.jobs), this.list, this.finding);
    this.cards = /** @type {HTMLElement[]} */ ([...parent.querySelectorAll(".question")]);
    this.refresh();
    void this.#poll();
  }

  leave() {
    this.left = true;
    clearTimeout(this.timer);
  }

  /** @param {Command} command */
  #card(command) {
    const [title, words] = S.questions[command];
    const card = button("", () => { this.command = command; this.refresh(); }, { class: "button question", "data-command": command });
    card.append(h("strong", {}, title), h("span", { class: "quiet" }, words));
    return card;
  }

  refresh() {
    this.cards.forEach((card, i) => card.setAttribute("aria-pressed", String(COMMANDS[i] === this.command)));
    this.#form();
    if (state.job !== this.shown) void this.#read();
  }

  #form() {
    const model = this.bench.model;
    const outcomes = model?.outcomes ?? [];
    const field = (/** @type {string} */ key, /** @type {string} */ label, /** @type {[string, string][]} */ options, /** @type {string} */ first) => {
      if (!options.some(([value]) => value === this.options[key])) this.options[key] = first;
      return choice(label, options, this.options[key], value => (this.options[key] = value));
    };
    const theories = /** @type {[string, string][]} */ ((model?.theories ?? ["base"]).map(t => [t, t]));
    const names = outcomes.map(o => /** @type {[string, string]} */ ([o.name, o.name]));
    const harms = outcomes.filter(o => o.harm).map(o => /** @type {[string, string]} */ ([o.name, o.name]));
    const { command } = this;
    const one = ["paths", "when", "assumptions"].includes(command);
    const some = ["explore", "fit"].includes(command);
    const every = /** @type {[string, string][]} */ ([["all", S.everyTheory], ...theories]);
    this.form.replaceChildren(h("div", { class: "row" },
      ["paths", "when"].includes(command) && field("outcome", S.outcome, names, names[0]?.[0] ?? ""),
      one && field("theory", S.inTheory, theories, theories[0][0]),
      some && field("theories", S.inTheory, every, command === "fit" ? "all" : theories[0][0]),
      command === "explore" && field("closely", S.closely, [["", S.noOutcome], ...names], ""),
      command === "explore" && field("crossing", S.crossing, S.crossings, ""),
      command === "fit" && field("draws", S.fitDraws, S.manyDraws, "200"),
      command === "levers" && field("harm", S.harmField, [["", S.allHarms], ...harms], ""),
      command === "levers" && field("together", S.together, [["1", "1"], ["2", "2"], ["3", "3"]], "1"),
      !["report", "fit"].includes(command) && field("trajectories", S.effort, S.efforts, command === "levers" || command === "compare" ? "300" : "10000"),
      button(S.startJob, () => void this.#start(), { class: "button primary", "data-start": command })),
    h("p", { class: "quiet" }, command === "fit" ? S.fitSettings(settings({ ...state, levers: [], horizon: "" })) : S.settingsToo(settings(state))));
  }

  /** What only this kind of question is told. */
  #asked() {
    const { command } = this;
    const some = ["explore", "fit"].includes(command);
    const theory = some ? this.options.theories : ["paths", "when", "assumptions"].includes(command) ? this.options.theory : "";
    const asked = query(command === "fit" ? { ...state, levers: [], horizon: "" } : state, theory ? [theory] : []);
    asked.set("command", command);
    asked.set("file", state.file);
    const more = command === "levers" ? ["harm", "together", "trajectories"] : command === "report" ? [] : command === "fit" ? ["draws"] : ["paths", "when"].includes(command) ? ["outcome", "trajectories"] : ["trajectories"];
    if (command === "explore" && this.options.closely) {
      asked.set("discover", this.options.closely);
      if (this.options.crossing) asked.set("threshold", `${this.options.closely}=${this.options.crossing}`);
    }
    for (const key of more) if (this.options[key]) asked.set(key, this.options[key]);
    return asked;
  }

  async #start() {
    try {
      await ask("jobs", { query: this.#asked(), text: this.bench.text() });
      say(S.started);
      clearTimeout(this.timer);
      await this.#poll();
    } catch (error) {
      this.bench.failed(error);
    }
  }

  /** Asks for the jobs of this file, and says which are done by now. @returns {Promise<Job[]>} */
  async #know() {
    /** @type {Job[]} */
    const jobs = (await ask("jobs")).filter((/** @type {Job} */ job) => job.file === state.file);
    for (const job of jobs) {
      const before = this.jobs.get(job.id);
      if (before && before.state !== job.state && job.state === "done") say(S.jobDone(title(job)));
    }
    this.jobs = new Map(jobs.map(job => [job.id, job]));
    return jobs;
  }

  /** Looks how far the jobs are; often while one runs, else now and then. */
  async #poll() {
    let busy = false;
    try {
      const jobs = await this.#know();
      if (this.left) return;
      busy = jobs.some(job => job.state === "queued" || job.state === "running");
      this.#list(jobs);
    } catch (error) {
      this.bench.failed(error);
    }
    if (!this.left) this.timer = window.setTimeout(() => void this.#poll(), busy ? 500 : 5000);
  }

  /** @param {Job[]} jobs */
  #list(jobs) {
    const ordered = [...jobs].sort((a, b) => String(b.started ?? "").localeCompare(String(a.started ?? "")));
    const items = new Map([.../** @type {NodeListOf<HTMLElement>} */ (this.list.querySelectorAll("li[data-id]"))].map(item => [item.dataset.id, item]));
    const next = ordered.map(job => {
      const known = items.get(job.id);
      return known?.dataset.state === job.state ? this.#progress(known, job) : this.#item(job);
    });
    if (next.length === 0) next.push(h("li", { class: "quiet" }, S.noJobs));
    if (next.length !== this.list.children.length || next.some((item, i) => item !== this.list.children[i])) this.list.replaceChildren(...next);
  }

  /** @param {HTMLElement} item @param {Job} job */
  #progress(item, job) {
    const bar = item.querySelector("progress");
    if (bar) bar.value = job.share;
    const words = item.querySelector(".job-said");
    if (words) words.textContent = job.said ?? "";
    return item;
  }

  /** @param {Job} job */
  #item(job) {
    const runs = job.state === "queued" || job.state === "running";
    const name = title(job);
    const item = h("li", { "data-id": job.id, "data-state": job.state },
      h("span", { class: `state state-${job.state}` }, S.states[job.state]),
      h("span", { class: "job-title" }, name, job.started && h("span", { class: "quiet" }, ` ${clock(job.started)}`)),
      runs && h("progress", { max: 1, "aria-label": name }),
      h("span", { class: "job-said quiet" }, job.said ?? ""),
      runs ? button(S.stop, () => void this.#stop(job.id), { "aria-label": S.stopOf(name) }) : null,
      job.state === "done" ? button(S.open, () => update({ job: job.id }), { "aria-label": S.openOf(name), "data-open": job.command }) : null);
    return this.#progress(item, job);
  }

  /** @param {string} id */
  async #stop(id) {
    try {
      await send(`jobs/${encodeURIComponent(id)}`, { method: "DELETE" });
      await this.#poll();
    } catch (error) {
      this.bench.failed(error);
    }
  }

  /** Shows the finding of the job that the address names. */
  async #read() {
    const id = (this.shown = state.job);
    this.finding.hidden = !id;
    if (!id) return;
    this.finding.replaceChildren(h("p", { class: "quiet" }, S.opening));
    try {
      if (!this.jobs.has(id)) await this.#know();
      const form = this.jobs.get(id)?.command === "report" ? "report" : "page";
      const html = await (await send(`jobs/${encodeURIComponent(id)}/${form}`)).text();
      if (id !== state.job) return;
      this.finding.replaceChildren(this.#take(id), fragment(html));
      this.finding.scrollIntoView({ block: "start" });
      this.finding.focus({ preventScroll: true });
    } catch (error) {
      this.bench.failed(error);
      this.finding.replaceChildren(h("p", {}, /** @type {Error} */ (error).message));
    }
  }

  /** @param {string} id */
  #take(id) {
    const job = this.jobs.get(id);
    /** @type {[string, string, string][]} */
    const forms = job?.command === "report" ? [["report", S.reportFile, "html"]] : [["json", "JSON", "json"], ["csv", "CSV", "csv"], ["report", S.reportFile, "html"]];
    return h("div", { class: "strip" }, forms.map(([path, words, ending]) => button(words, async () => {
      try {
        save(await (await send(`jobs/${encodeURIComponent(id)}/${path}`)).blob(), fileName(`${job?.command ?? "finding"}.${ending}`));
      } catch (error) {
        this.bench.failed(error);
      }
    }, { "data-take": path })), button(S.close, () => update({ job: "" })));
  }
}

/** @param {Job} job */
function title(job) {
  const words = S.questions[/** @type {Command} */ (job.command)]?.[0] ?? job.command;
  const about = job.options?.find(option => !option.startsWith("--"));
  return about ? `${words} ${about}` : words;
}

/** @param {string} iso */
function clock(iso) {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
