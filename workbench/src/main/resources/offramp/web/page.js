// @ts-check
// Pieces of page that the server drew, taken in without anything that could run.

import { h } from "./dom.js";

/** What a piece may be made of; links go to places in the page and to the web. */
const BARRED = "script, iframe, object, embed, link, meta, base, form, style, foreignObject, animate, set, animateTransform, animateMotion";

/** @param {Element} root */
function clean(root) {
  root.querySelectorAll(BARRED).forEach(element => element.remove());
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      const address = /(^|:)(href|src|action|formaction)$/i.test(name);
      if (/^on/i.test(name) || name === "style" || (address && !/^(#|https?:|data:image\/)/i.test(value.trim()))) element.removeAttribute(name);
    }
    if (element instanceof HTMLAnchorElement && /^https?:/i.test(element.getAttribute("href") ?? "")) {
      element.target = "_blank";
      element.rel = "noreferrer";
    }
  }
}

/** Styles inside a piece would be refused, and the refusal noted; those of the page hold. @param {string} text */
function unstyled(text) {
  return text.replace(/<style[\s\S]*?<\/style>/gi, "");
}

/**
 * A fragment of HTML, or what a page of HTML holds.
 * @param {string} html
 */
export function fragment(html) {
  const body = new DOMParser().parseFromString(unstyled(html), "text/html").body;
  clean(body);
  const whole = h("div", { class: "fragment" }, [...body.childNodes].map(node => document.adoptNode(node)));
  whole.addEventListener("click", event => inside(event, whole));
  return whole;
}

/** Follows a link to a place in a piece without the address, which tells what the page shows. @param {MouseEvent} event @param {Element} whole */
function inside(event, whole) {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  if (!link) return;
  event.preventDefault();
  whole.querySelector(`#${CSS.escape(link.getAttribute("href")?.slice(1) ?? "")}`)?.scrollIntoView();
}

/**
 * The element of an SVG.
 * @param {string} svg
 * @returns {SVGSVGElement}
 */
export function drawing(svg) {
  const parsed = new DOMParser().parseFromString(unstyled(svg), "image/svg+xml").documentElement;
  if (parsed.localName !== "svg") throw new Error("not a picture");
  clean(parsed);
  return /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.adoptNode(parsed)));
}
