// @ts-check
// Big picture: one explorer fills the screen, for a class to see. Escape leaves.

import { button, make } from "./dom.js";

/** @param {HTMLElement} card @param {() => void} resized told when it has become large or small again */
export function makeBigPicture(card, resized) {
  // Where a page may not fill the screen, a dialog fills the window: it stands above all else, wherever it is.
  const dialog = make("dialog", { class: "tk-dialog", "aria-label": "Big picture" });
  const isBig = () => document.fullscreenElement === card || dialog.open;
  const toggle = button("tk-big", "Big picture", () => (isBig() ? leave() : fill()), { "aria-pressed": "false" });

  function changed() {
    const big = isBig();
    if (card.hasAttribute("data-big") === big) return;
    card.toggleAttribute("data-big", big);
    toggle.setAttribute("aria-pressed", String(big));
    toggle.textContent = big ? "Leave big picture" : "Big picture";
    resized();
  }

  async function fill() {
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
      if (isBig()) leave();
    },
  };
}
