// @ts-check
// Pieces of page that the server drew, taken in without anything that could run.

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
 * The nodes of a fragment of HTML.
 * @param {string} html
 * @returns {Node[]}
 */
export function fragment(html) {
  const body = new DOMParser().parseFromString(unstyled(html), "text/html").body;
  clean(body);
  return [...body.childNodes].map(node => document.adoptNode(node));
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
