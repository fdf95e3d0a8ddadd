// @ts-check
// Big picture: one explorer fills the screen, for a class to see. Escape leaves.

import { button, make } from "./dom.js";

const LETTER = 14; // px of a letter in a card
const TWICE = 2;
const LEAST = 1.1; // times as large, where a screen has no room for more
const TALL = 1080; // px of a screen from which letters grow with it
const BESIDE = [11, 13.5, 16, 19]; // em that the controls may take beside the picture
const LETTERS_TRIED = 10;

/**
 * The letters, and the width of the controls, with which all fits a screen: letters and picture as large as may
 * be, none more than wanted.
 * @param {number} height of the screen
 * @param {(letter: number, beside: number) => { fits: boolean, scale: number }} tried what comes of it, and how many
 *   times as large the picture is as in the card
 */
export function bestFit(height, tried) {
  const most = TWICE * Math.max(1, height / TALL);
  let best = { letter: LETTER * LEAST, beside: BESIDE[0], worth: 0 };
  for (let n = 0; n < LETTERS_TRIED; n += 1) {
    const times = most - (n * (most - LEAST)) / (LETTERS_TRIED - 1);
    for (const beside of BESIDE) {
      const { fits, scale } = tried(LETTER * times, beside);
      const worth = times * Math.min(most, scale);
      if (fits && worth > best.worth) best = { letter: LETTER * times, beside, worth };
    }
  }
  return best;
}

/** How low the lowest of what must be in sight reaches, but for the picture and its sentence. @param {HTMLElement} card */
function lowest(card) {
  const side = /** @type {HTMLElement[]} */ ([...card.querySelectorAll(".tk-side > :is(.tk-controls, .tk-buttons)")]);
  return Math.max(0, ...side.map((one) => one.getBoundingClientRect().bottom));
}

/** Make all that matters as large as the screen allows. @param {HTMLElement} card @param {number} small width of the picture in the card */
function fit(card, small) {
  const parts = /** @type {Element[]} */ ([...card.querySelectorAll(".tk-figure, .tk-sentence")]);
  const [figure, sentence] = parts;
  const height = card.clientHeight;
  card.scrollTop = 0;
  function tried(/** @type {number} */ letter, /** @type {number} */ beside) {
    card.style.setProperty("--tk-letter", `${letter}px`);
    card.style.setProperty("--tk-big-beside", `${beside}em`);
    card.style.setProperty("--tk-big-room", `${height}px`);
    // The heading above and the sentence below take what they take; a narrower picture may have a longer sentence.
    for (let n = 0; n < 2; n += 1) {
      const [picture, words] = [figure.getBoundingClientRect(), sentence.getBoundingClientRect()];
      const room = height - (words.bottom - picture.height) - letter / 2;
      if (words.bottom + letter / 2 > height) card.style.setProperty("--tk-big-room", `${Math.floor(room)}px`);
    }
    const fits = Math.max(lowest(card), sentence.getBoundingClientRect().bottom) <= height;
    return { fits, scale: figure.getBoundingClientRect().width / small };
  }
  const { letter, beside } = bestFit(height, tried);
  tried(letter, beside);
}

/** @param {HTMLElement} card @param {() => void} resized told when it has become large or small again */
export function makeBigPicture(card, resized) {
  // Where a page may not fill the screen, a dialog fills the window: it stands above all else, wherever it is.
  const dialog = make("dialog", { class: "tk-dialog", "aria-label": "Big picture" });
  let small = 1; // px of the picture's width in the card
  const isBig = () => document.fullscreenElement === card || dialog.open;
  const toggle = button("tk-big", "Big picture", () => (isBig() ? leave() : fill()), { "aria-pressed": "false" });

  let screen = ""; // that all has been made to fit
  let reach = 0; // of the sentence on it
  const low = () => (card.querySelector(".tk-sentence")?.getBoundingClientRect().bottom ?? 0) + card.scrollTop;
  const sized = new ResizeObserver(() => {
    const now = `${card.clientWidth} ${card.clientHeight}`;
    if (!card.hasAttribute("data-big") || (now === screen && low() <= reach)) return;
    screen = now;
    fit(card, small);
    reach = Math.max(card.clientHeight, low()); // on a screen that is too small for all, one attempt is enough
    resized();
  });

  function changed() {
    const big = isBig();
    if (card.hasAttribute("data-big") === big) return;
    card.toggleAttribute("data-big", big);
    toggle.setAttribute("aria-pressed", String(big));
    toggle.textContent = big ? "Leave big picture" : "Big picture";
    if (big) {
      // A longer sentence, or what went wrong, takes its room from the picture.
      for (const node of [card, ...card.querySelectorAll(".tk-sentence, .tk-status")]) sized.observe(node);
    } else sized.disconnect();
    resized();
  }

  async function fill() {
    small = card.querySelector(".tk-figure")?.getBoundingClientRect().width || 1;
    screen = "";
    try {
      await card.requestFullscreen();
    } catch {
      card.before(dialog);
      dialog.append(card);
      dialog.showModal();
    }
    changed();
    toggle.focus();
  }

  function leave() {
    if (dialog.open) dialog.close();
    else document.exitFullscreen();
  }

  dialog.addEventListener("close", () => {
    dialog.replaceWith(card);
    changed();
    toggle.focus();
  });
  document.addEventListener("fullscreenchange", changed);
  // Most browsers take Escape for themselves here; from those that do not, the notebook need not hear it.
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isBig()) return;
    event.stopPropagation();
    leave();
  });
  return {
    toggle,
    end() {
      document.removeEventListener("fullscreenchange", changed);
      sized.disconnect();
      if (isBig()) leave();
    },
  };
}
