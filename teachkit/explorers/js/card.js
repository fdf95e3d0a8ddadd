// @ts-check
// The card round an explorer: what stands where, the buttons at its head, and what the notebook must not hear.

import { button, make } from "./dom.js";

/** @typedef {import("./protocol.js").Scene} Scene */

/** @param {Scene} scene @returns {HTMLElement} */
export function makeCard(scene) {
  const card = make("div", { class: "tk-explorer", role: "group", "aria-label": scene.heading });
  card.style.setProperty("--tk-width", String(scene.width));
  card.style.setProperty("--tk-height", String(scene.height));
  return card;
}

/**
 * @param {HTMLElement} card
 * @param {Scene} scene
 * @param {{ tools: Node[], frame: Node, sideways: Node, words: Node[], side: Node, below: Node[] }} parts
 */
export function fillCard(card, scene, { tools, frame, sideways, words, side, below }) {
  const heading = make("p", { class: "tk-heading" }, scene.heading);
  card.append(
    make(
      "div",
      { class: "tk-card" },
      make("div", { class: "tk-head" }, heading, make("div", { class: "tk-tools" }, ...tools)),
      make("div", { class: "tk-picture" }, frame, sideways, ...words),
      side,
      make("div", { class: "tk-below" }, ...below),
    ),
  );
}

/**
 * The button that copies the call which makes an explorer as it stands.
 * @param {() => string} code
 * @param {(text: string, good?: boolean) => void} say
 */
export function copyButton(code, say) {
  return button("tk-copy", "Copy as code", async () => {
    try {
      await navigator.clipboard.writeText(code());
      say(`Copied: ${code()}`, true);
    } catch {
      say(`Your browser does not let this page copy. Select this yourself: ${code()}`);
    }
  });
}

/**
 * Whoever comes to a control by the keyboard sees the picture with it, as far as the window holds both.
 * @param {HTMLElement} card
 * @param {Element} picture
 */
export function keepInSight(card, picture) {
  card.addEventListener("keyup", ({ key, target }) => {
    if (key !== "Tab") return;
    picture.scrollIntoView({ block: "nearest" });
    /** @type {Element} */ (target).scrollIntoView({ block: "nearest" });
  });
}

/**
 * JupyterLab asks only the focused element itself whether its one-letter commands (d d deletes a cell) should
 * rest, and it listens on the document: so this comes before it, on the window. Saving stays.
 * @param {HTMLElement} card
 * @returns {() => void} call it when the card goes
 */
export function restShortcuts(card) {
  function rest(/** @type {KeyboardEvent} */ event) {
    const on = /** @type {Element} */ (event.target);
    if (!card.contains(on)) return;
    const saves = (event.ctrlKey || event.metaKey) && event.key === "s";
    on.toggleAttribute("data-lm-suppress-shortcuts", !saves);
  }
  window.addEventListener("keydown", rest, true);
  return () => window.removeEventListener("keydown", rest, true);
}
