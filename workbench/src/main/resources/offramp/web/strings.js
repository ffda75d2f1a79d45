// @ts-check
// All words of the pages, but those that stand in index.html.

export const S = {
  views: { models: "Models", text: "Text", answers: "Answers", picture: "Picture", walk: "Walk", questions: "Theories and levers", history: "History" },

  // files
  modelsTitle: "Models in this folder",
  modelsLead: "A model is one text file that says what can happen, how often, and what is not known. Open one to read it beside what follows from it.",
  noModels: "No model lies in this folder yet. Start one below.",
  studiesTitle: "Studies in this folder",
  studyDone: (/** @type {number} */ parts) => `done, ${parts} parts`,
  studyOpen: (/** @type {number} */ done, /** @type {number} */ planned, /** @type {string} */ folder) =>
    `${done} of ${planned} parts so far: offramp study run ${folder} goes on`,
  studyFound: "What was found",
  pastTitle: "Ledgers of events and records of forecasts",
  pastLead: "What was recorded of the past, and what was said beforehand and came of it.",
  pastKinds: { ledger: "ledger of events", record: "record of forecasts" },
  ledgerApart: (/** @type {string} */ file) =>
    `What reads it is not built here: type offramp ledger ${file} once, which fetches 85 MB, and start the workbench again.`,
  newModel: "Start a model",
  newName: "Name of the file, without blanks",
  newDo: "Start it",
  newBad: "A name of letters, digits, - and _ is needed, as in my-model.",
  template: (/** @type {string} */ name) => `# What this model is about, in a sentence or two.

crisis "${name}"
runs 12 months

source brief "Where the numbers come from"

actors Amber, Blue

ladder amber = calm < alert < mobilised < attack  starts alert

unknown push = 0.1 to 0.5 per month  because brief:1

event amber_climbs by Amber
  when amber < attack
  rate push
  then amber up

event amber_calms by Amber
  when amber > calm
  on average every 6 months
  then amber down

outcome war harm war when amber == attack  ends
`,
  opening: "Opening …",
  saved: "Saved.",
  unsaved: "not saved",
  isSaved: "saved",
  discard: "Undo all",
  draftKept: "Changes that were not saved are still here.",
  changedElsewhere: (/** @type {string} */ file) => `${file} has changed outside this page while you were editing. Nothing is overwritten until you choose.`,
  takenOver: (/** @type {string} */ file) => `${file} has changed outside this page; the new text is shown.`,
  conflictTitle: "Two versions of this file",
  keepMine: "Keep mine",
  takeTheirs: "Take theirs",
  compareTexts: "Compare",
  later: "Decide later",
  diffLegend: "Lines with − are theirs alone, lines with + are yours alone.",
  otherVersion: "The link was made with another version of this file, so numbers may differ.",
  linkCopied: "Link copied: it restores this model, its settings and its seed.",
  linkHere: "The address of this page restores this model, its settings and its seed:",
  unsavedLink: "Others see what is saved: save first.",

  // text
  textLabel: "Text of the model",
  severity: { error: "Error", warning: "Warning", info: "Note" },
  sound: "No errors, no warnings",
  problems: (/** @type {number} */ errors, /** @type {number} */ warnings) => `${count(errors, "error")}, ${count(warnings, "warning")}`,
  format: "Lay out",
  rename: "Rename",
  renameTo: (/** @type {string} */ name) => `New name for ${name}`,
  renamed: (/** @type {number} */ n) => `${count(n, "place")} renamed.`,
  noName: "Put the cursor on a name first.",
  define: "Declaration",
  outline: "Go to …",

  // answers
  answersTitle: "How likely, by when",
  conditional: "Every number is conditional on this model and the theory named beside it. It is no forecast.",
  wrong: (/** @type {number} */ n) => `The text has ${count(n, "error")}; the curves are those of the last sound text.`,
  sharpening: (/** @type {string} */ effort) => `${effort}; getting sharper …`,
  made: (/** @type {string} */ n, /** @type {string} */ draws) => `${n} histories, ${draws} draws of the unknowns`,
  madeNoUnknowns: (/** @type {string} */ n) => `${n} histories, no unknowns`,
  solved: "solved exactly, without dice",
  computing: "Working …",
  theories: "Theories",
  levers: "Levers",
  unknowns: "Unknowns",
  run: "Run",
  pulled: (/** @type {number} */ n, /** @type {number} */ all) => `${n} of ${all} pulled`,
  fixed: (/** @type {number} */ n, /** @type {number} */ all) => `${n} of ${all} fixed`,
  allTheories: "All",
  runSaid: (/** @type {string} */ horizon, /** @type {string} */ seed) => `${horizon}, seed ${seed}`,
  seed: "Seed",
  horizon: "Horizon",
  horizonHint: "as in 12 months; empty: what the model says",
  find: "Find an unknown",
  free: "not fixed",
  release: "Release",
  releaseAll: "Release all",
  releaseOne: (/** @type {string} */ name) => `Release ${name}`,
  spread: (/** @type {string} */ low, /** @type {string} */ high) => `${low} to ${high}`,
  cost: (/** @type {number} */ cost) => `cost ${cost}`,
  by: (/** @type {string} */ who) => `by ${who}`,
  readAt: "Read off at",
  scale: "Scale",
  scales: /** @type {[string, string][]} */ ([["own", "each its own"], ["same", "one for all"]]),
  pin: "Pin as A",
  unpin: "Unpin A",
  compared: (/** @type {string} */ a, /** @type {string} */ b) => `A: ${a}. B: ${b}. The dice are the same for both.`,
  asWritten: "as the model is written",
  pinned: "Pinned. Change anything: B follows, A stays.",
  sideA: "A, pinned",
  sideB: "B, now",
  captionBy: (/** @type {string} */ when) => `By ${when}, in this model`,
  theory: "theory",
  meanHead: "mean ± error",
  rangeHead: "5% to 95%",
  exact: "(exact)",
  neverSeen: (/** @type {string} */ bound) => `never seen; below ${bound}`,
  hiddenByDice: "hidden by the dice",
  noUnknowns: "no unknowns",
  fromTo: (/** @type {string} */ low, /** @type {string} */ high) => `${low} to ${high}`,
  harm: (/** @type {string} */ kind) => `harm: ${kind}`,
  focus: (/** @type {string} */ theory) => `Show the band of the unknowns of ${theory} in all figures`,
  chartLabel: (/** @type {string} */ outcome, /** @type {string} */ words) => `Probability of ${outcome} over time. ${words}. The table below has all numbers.`,
  reference: (/** @type {string} */ range, /** @type {boolean} */ yearly) => `Published (dotted): ${range}${yearly ? " per year" : ""}; the means`,
  referenceFrom: (/** @type {string} */ source) => `Published by ${source}.`,
  untold: "not told by so few histories",
  inside: "inside",
  below: "below",
  above: "above",
  key: "Line: mean. Dark band: error of the dice (2 standard errors). Light band: what is not known (5% to 95%). Dotted: published range. Ticks: history; dashed uprights: scheduled dates.",
  dates: "Dates in the figures",
  take: "Take away",
  table: "Table",
  byDate: "by",
  toText: (/** @type {string} */ name) => `Go to ${name} in the text`,

  // picture
  pictureTitle: "The model as a picture",
  pictureLead: "Choose a part to see where it stands in the text; put the cursor on a name in the text to see it here.",
  zoomIn: "Larger",
  zoomOut: "Smaller",
  fit: "Whole",
  pictureKeys: "Arrow keys move, + and − change the size, 0 shows the whole.",
  parts: "Parts as a list",

  // walk
  walkTitle: "A walk through one history",
  walkLead: "One way in which the crisis could go, drawn by chance. It is one of very many; how likely each end is, the answers say.",
  another: "Another history",
  historyNumber: "History",
  endsIn: "Show me one that ends in",
  anyEnd: "any end",
  stepOf: (/** @type {number} */ n, /** @type {number} */ all) => `Step ${n} of ${all}`,
  first: "First",
  back: "Back",
  forward: "Forward",
  last: "Last",
  might: "What might have happened next",
  noMight: "Nothing with a rate could happen; what came next was on a clock or a date.",
  stateHead: "State",
  wasBefore: (/** @type {string} */ before) => `was ${before}`,
  end: (/** @type {string} */ words) => `End: ${words}`,
  beginning: "The beginning",
  atHorizon: "the horizon",
  reached: (/** @type {string} */ outcomes) => `→ ${outcomes}`,
  setOff: (/** @type {string} */ triggers) => `Set off: ${triggers}`,
  drawn: "What was drawn of the unknowns",
  steps: "Steps",

  // questions
  questionsTitle: "Theories and levers",
  questionsLead: "Longer questions run by themselves: you can go on working, close the page, and come back.",
  ask: "Ask",
  questions: {
    compare: ["Where do the theories agree, and why do they differ?", "Sets all theories side by side with the same dice, and says what would tell them apart soonest."],
    levers: ["What could be done, whoever is right?", "Tries the levers alone and together under every theory: effects, regrets, trade-offs."],
    paths: ["How could it come about?", "The most frequent sequences of events into an outcome, as stories with dates."],
    when: ["When, and from where is there no return?", "The danger over time, and the rung from which most histories do not come back."],
    explore: ["What does the answer depend on?", "How much of what is not known of each outcome goes with each unknown; where it is common; where it tips."],
    fit: ["What does the past say?", "Holds the model against its history: what is known of the unknowns after it, and how well each theory foresaw it."],
    assumptions: ["What does it rest on?", "Every assumption with its value, its source and how much it moves the answers."],
    report: ["The whole report", "All questions in one file that can be handed on and read without this program."],
  },
  outcome: "Outcome",
  effort: "Histories",
  efforts: /** @type {[string, string][]} */ ([["", "as the command"], ["300", "300: quick"], ["1000", "1,000"], ["3000", "3,000"], ["10000", "10,000"], ["100000", "100,000"]]),
  harmField: "Harm",
  allHarms: "all harms",
  together: "Levers together",
  inTheory: "Theory",
  everyTheory: "all, side by side",
  closely: "Look closely at",
  noOutcome: "not asked",
  crossing: "Tips at",
  crossings: /** @type {[string, string][]} */ ([["", "not asked"], ["1%", "1%"], ["5%", "5%"], ["10%", "10%"], ["25%", "25%"], ["50%", "50%"]]),
  fitDraws: "Draws",
  manyDraws: /** @type {[string, string][]} */ ([["200", "200: quick"], ["1000", "1,000"], ["4000", "4,000"]]),
  fitSettings: (/** @type {string} */ words) => `With the settings of the answers, but no lever and no horizon: ${words}.`,
  settingsToo: (/** @type {string} */ words) => `With the settings of the answers: ${words}.`,
  startJob: "Start",
  started: "Started.",
  jobs: "Work, running and done",
  noJobs: "Nothing has been asked yet.",
  states: { queued: "waiting", running: "running", done: "done", stopped: "stopped", failed: "failed" },
  stop: "Stop",
  open: "Read",
  stopOf: (/** @type {string} */ what) => `Stop: ${what}`,
  openOf: (/** @type {string} */ what) => `Read: ${what}`,
  jobDone: (/** @type {string} */ what) => `Done: ${what}`,
  close: "Close",
  finding: "Finding",
  reportFile: "Report (HTML)",

  // history
  historyTitle: "What happened, and what is scheduled",
  historyLead: "The record that the model starts from, and the dates that its events and windows name.",
  historyHead: ["date", "what", "kind"],
  noHistory: "This model names no past and no dates.",

  // mistakes
  failed: (/** @type {string} */ what) => `That did not work: ${what}`,
  noToken: "This page was opened without its key. Open the address that `offramp serve` printed.",
  offline: "The server does not answer. If it was stopped, start `offramp serve` again and open the address that it prints; your text is kept here.",
};

/** @param {number} n @param {string} noun */
function count(n, noun) {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
