// @ts-check
// Elements of the page.

const SVG = "http://www.w3.org/2000/svg";
const OF_SVG = ["svg", "g", "circle", "rect", "path", "title"];

/** @typedef {Record<string, string | number>} Attributes */

/** A name that nothing else in the page has: each view loads these modules anew, so counting would not do. */
export const freshName = () => `tk-${Math.random().toString(36).slice(2)}`;

/**
 * Make an element, of HTML or of SVG.
 * @param {string} tag
 * @param {Attributes} attributes
 * @param {(Node | string)[]} children
 * @returns {any}
 */
export function make(tag, attributes = {}, ...children) {
  const node = OF_SVG.includes(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/**
 * Make a button that does something.
 * @param {string} look its class
 * @param {string} text
 * @param {() => void} act
 * @param {Attributes} more
 * @returns {HTMLButtonElement}
 */
export function button(look, text, act, more = {}) {
  const node = make("button", { type: "button", class: look, ...more }, text);
  node.addEventListener("click", act);
  return node;
}

/**
 * Make something that is folded under its name.
 * @param {string} look its class
 * @param {string} name
 * @param {(Node | string)[]} children
 * @returns {HTMLDetailsElement}
 */
export function folded(look, name, ...children) {
  const summary = make("summary", {}, name);
  const node = make("details", { class: look }, summary, ...children);
  node.addEventListener("toggle", () => {
    if (!node.open) return;
    node.scrollIntoView({ block: "nearest" });
    summary.scrollIntoView({ block: "nearest" }); // of what is taller than the window, the beginning
  });
  return node;
}
