// @ts-check
// Buttons that move a picture sideways, where the window is too narrow for it: a finger on a scene turns the scene.

import { button, make } from "./dom.js";

const TURNED_PAGE = 0.7; // of what is seen of the picture

/**
 * Which way a picture can be moved, of so many pixels, `wide` of which are seen, `from` the first on.
 * @param {number} all
 * @param {number} wide
 * @param {number} from
 */
export function waysOf(all, wide, from) {
  return { isCut: all > wide + 1, left: from > 0, right: from < all - wide - 1 };
}

/**
 * @param {HTMLElement} frame holds the picture
 * @returns {{ bar: HTMLElement, fit: () => void }}
 */
export function makeSideways(frame) {
  const go = (/** @type {number} */ way) => () => frame.scrollBy({ left: way * TURNED_PAGE * frame.clientWidth });
  const left = button("tk-go", "◀", go(-1), { "aria-label": "Move the picture: show its left" });
  const right = button("tk-go", "▶", go(1), { "aria-label": "Move the picture: show its right" });
  const bar = make("div", { class: "tk-sideways", hidden: "" }, left, "The picture goes on", right);
  function fit() {
    const ways = waysOf(frame.scrollWidth, frame.clientWidth, frame.scrollLeft);
    bar.hidden = !ways.isCut;
    left.disabled = !ways.left;
    right.disabled = !ways.right;
  }
  frame.addEventListener("scroll", fit);
  return { bar, fit };
}
