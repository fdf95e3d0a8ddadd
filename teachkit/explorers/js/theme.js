// @ts-check
// Light or dark: JupyterLab's theme, else what the system prefers; paper is always light.

import { darkCode } from "./colours.js";

/**
 * @typedef {object} Theme
 * @property {() => boolean} isDark
 * @property {(code: string) => string} colour the present theme's colour for "#rrggbb" of the light one
 * @property {(act: () => void) => () => void} onChange; call what it returns to hear no more
 */

/** Whether a page is dark. @param {string | undefined} lab JupyterLab's word on its body @param {boolean} system @param {boolean} print */
export function isDarkPage(lab, system, print) {
  return !print && (lab === undefined ? system : lab === "false");
}

/** @returns {Theme} */
export function pageTheme() {
  const [system, print] = ["(prefers-color-scheme: dark)", "print"].map((query) => window.matchMedia(query));
  const isDark = () => isDarkPage(document.body.dataset.jpThemeLight, system.matches, print.matches);
  return {
    isDark,
    colour: (code) => (isDark() ? darkCode(code) : code),
    onChange(act) {
      let before = isDark();
      const changed = () => {
        if (isDark() === before) return;
        before = !before;
        act();
      };
      const watch = new MutationObserver(changed);
      watch.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
      for (const media of [system, print]) media.addEventListener("change", changed);
      return () => {
        watch.disconnect();
        for (const media of [system, print]) media.removeEventListener("change", changed);
      };
    },
  };
}
