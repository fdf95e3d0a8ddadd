// @ts-check
// The words of an explorer: the first sentence, the whole description, what is spoken, and the table.

import { folded, make } from "./dom.js";
import { firstSentence } from "./layout.js";

const PASSING = 5000; // ms that a good message stays
const LIVE_PAUSE = 400; // ms of rest before the sentence is spoken

/** @typedef {import("./protocol.js").Frame} Frame */
/** @typedef {import("./protocol.js").Table} Table */

/** Whether a cell of a table holds a number. @param {string} cell */
export const isNumber = (cell) => /^[−+\d.][\d.,−×e%\s]*$/.test(cell);

/** @param {Table} table @returns {HTMLTableElement} */
function tableOf(table) {
  const flagged = new Set(table.flagged.map(String));
  const numeric = table.header.map((_, c) => table.rows.some((row) => isNumber(row[c])));
  const look = (/** @type {number} */ c, more = "") => `${numeric[c] ? "tk-number" : ""} ${more}`.trim();
  const head = table.header.map((cell, c) => make("th", { scope: "col", class: look(c) }, cell));
  const rows = table.rows.map((row, r) => {
    const cells = row.map((cell, c) => {
      const wrong = flagged.has(String([r, c]));
      const style = { class: look(c, wrong ? "tk-wrong" : "") };
      const text = wrong ? `${cell} ✗` : cell;
      return c ? make("td", style, text) : make("th", { ...style, scope: "row" }, text);
    });
    return make("tr", {}, ...cells);
  });
  const caption = table.caption ? [make("caption", {}, table.caption)] : [];
  return make("table", {}, ...caption, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}

export function makeWords() {
  const short = make("p", { class: "tk-sentence" });
  const whole = make("p", { class: "tk-whole" });
  const holder = make("div", { class: "tk-scroll", tabindex: 0, role: "region", "aria-label": "table" });
  const live = make("p", { class: "tk-live", "aria-live": "polite" });
  const status = make("p", { class: "tk-status", role: "status" });
  const inFull = folded("tk-full", "In full", whole);
  const inTable = folded("tk-table", "Table", holder);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let spoken;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let passing;
  let said = "";
  let told = "";
  let shown = "";
  return {
    short, inFull, inTable, live, status,
    /** What is good needs nothing done, and goes by itself. @param {string} text @param {boolean} good */
    say(text, good = false) {
      clearTimeout(passing);
      if (good) passing = setTimeout(() => status.replaceChildren(), PASSING);
      status.textContent = text;
      status.dataset.good = String(good);
    },
    /** @param {Frame} frame */
    draw({ sentence, short: given, table }) {
      const first = given ?? firstSentence(sentence);
      if (first !== said) {
        short.textContent = first;
        clearTimeout(spoken);
        // Not during a drag, and not at the start: a reader would hear nothing else.
        if (said) {
          spoken = setTimeout(() => {
            live.textContent = first;
          }, LIVE_PAUSE);
        }
        said = first;
      }
      if (sentence !== told) {
        whole.textContent = sentence;
        told = sentence;
        inFull.hidden = sentence === first;
      }
      const text = JSON.stringify(table);
      if (text === shown) return;
      shown = text;
      inTable.hidden = !table;
      holder.replaceChildren(...(table ? [tableOf(table)] : []));
    },
    end() {
      clearTimeout(spoken);
      clearTimeout(passing);
    },
  };
}
