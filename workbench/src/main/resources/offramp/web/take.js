// @ts-check
// Taking results away: files, pictures, links.

import { h } from "./dom.js";
import { state } from "./state.js";

/** A name for a file about the model that is open. @param {string} what as in `war.svg` */
export function fileName(what) {
  return `${state.file.replace(/\.crisis$/, "")}-${what}`;
}

/**
 * Saves something as a file.
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * A picture of dots from one of lines, twice as fine.
 * @param {string} svg
 * @returns {Promise<Blob>}
 */
export async function png(svg) {
  const [, , width, height] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? "0 0 800 400").split(/[ ,]+/).map(Number);
  // On white it is the light one, whatever the screen has. It stays text: as a part of this page its style would be refused.
  const light = svg.replaceAll("(prefers-color-scheme: dark)", "not all");
  const sized = / width="/.test(light.slice(0, light.indexOf(">"))) ? light : light.replace("<svg", `<svg width="${width}" height="${height}"`);
  const image = new Image();
  const address = URL.createObjectURL(new Blob([sized], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const canvas = h("canvas", { width: width * 2, height: height * 2 });
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  ctx.fillStyle = "#fff";
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return await new Promise((done, failed) => canvas.toBlob(blob => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"));
}
