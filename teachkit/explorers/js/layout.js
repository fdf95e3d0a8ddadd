// @ts-check
// Which control stands where: at most six before "More".

/** @typedef {import("./protocol.js").Control} Control */

export const IN_SIGHT = 6; // controls before "More"
const AS_BUTTONS = 4; // options of a choice that are seen all at once
const LETTERS = 44; // and what they may say together

/**
 * Split controls into those that are seen at once and those that are folded. What the author has not folded
 * stays in sight as long as there is room; what the browser does by itself, a camera, never is.
 * @param {Control[]} controls
 * @param {string[]} local
 * @returns {{ seen: Control[], folded: Control[] }}
 */
export function split(controls, local = []) {
  const isMain = (/** @type {Control} */ control) => !control.more && !local.includes(control.name);
  const seen = controls.filter(isMain).slice(0, IN_SIGHT);
  const left = controls.filter((control) => !seen.includes(control));
  const isLocal = (/** @type {Control} */ control) => local.includes(control.name);
  return { seen, folded: [...left.filter((c) => !isLocal(c)), ...left.filter(isLocal)] };
}

/** Whether a choice is a row of buttons, or a list that opens. @param {string[]} options */
export function isShort(options) {
  return options.length <= AS_BUTTONS && options.join("").length <= LETTERS;
}

/** The first sentence of a description. @param {string} text */
export function firstSentence(text) {
  return text.match(/^.*?[.!?](?=\s|$)/s)?.[0] ?? text;
}
