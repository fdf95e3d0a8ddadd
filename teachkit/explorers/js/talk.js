// @ts-check
// The talk of a view with Python: what is sent, how long there is no answer, and what was refused.

import { makeOutbox } from "./outbox.js";

/** @typedef {import("./protocol.js").Frame} Frame */

const SLOW = 2000; // ms without an answer after which the reader is told
const GONE = "Python was restarted. Run this cell to make it move.";
const NO_ANSWER = "No answer from Python yet: it is busy, or it was restarted. After a restart run this cell again.";

/**
 * @param {import("./protocol.js").Transport} transport
 * @param {string} me the name of the view
 * @param {HTMLElement} card says whether it waits
 * @param {(text: string) => void} say to the reader
 */
export function makeTalk(transport, me, card, say) {
  let refused = ""; // what was not taken, while it is on screen
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let slow;
  const outbox = makeOutbox({
    view: me,
    send(message) {
      clearTimeout(slow);
      slow = setTimeout(() => say(NO_ANSWER), SLOW);
      try {
        transport.send(message);
      } catch {
        say(NO_ANSWER); // the kernel was restarted, and knows nothing of this view
      }
    },
    waiting: (waits) => card.toggleAttribute("data-waiting", waits),
  });
  return {
    ...outbox,
    /**
     * An answer may be a refusal; it stays until Python or another view has moved the explorer.
     * @param {Frame} next
     * @param {Frame | null} before
     */
    hear(next, before) {
      if (outbox.heard(next.answered[me] ?? 0) || next.refused[me]) {
        clearTimeout(slow);
        refused = next.refused[me] ?? "";
        say(refused);
      } else if (refused && next.share === null && JSON.stringify(before?.values) !== JSON.stringify(next.values)) {
        refused = "";
        say("");
      }
    },
    /** The reader has seen what was refused. */
    forget() {
      if (refused) say("");
      refused = "";
    },
    gone() {
      clearTimeout(slow);
      say(GONE);
    },
    end: () => clearTimeout(slow),
  };
}
