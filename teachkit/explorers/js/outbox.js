// @ts-check
// What a view still has to say. One message is under way at a time; what the hand does meanwhile becomes one
// message, so nothing lags. Presses are single: each is sent by itself, and in its turn.

/** @typedef {import("./protocol.js").Message} Message */

const MERGED = ["values", "dragged", "painted", "begin"];

/** Whether a message tells only where things are now. @param {Message} message */
const isState = (message) => Object.keys(message).every((part) => MERGED.includes(part));

/**
 * One message in place of two.
 * @param {Message} first
 * @param {Message} second
 * @returns {Message | null} null where each must be sent
 */
export function merged(first, second) {
  if (!isState(first) || !isState(second)) return null;
  const painted = { ...first.painted };
  for (const [name, { cells, to }] of Object.entries(second.painted ?? {})) {
    const before = painted[name];
    if (before && before.to !== to) return null;
    painted[name] = { cells: [...(before?.cells ?? []), ...cells], to };
  }
  const all = {
    values: { ...first.values, ...second.values },
    dragged: { ...first.dragged, ...second.dragged },
    painted,
    begin: Boolean(first.begin || second.begin),
  };
  return Object.fromEntries(Object.entries(all).filter(([, part]) => part === true || Object.keys(part).length));
}

/**
 * @param {object} ways
 * @param {string} ways.view
 * @param {(message: Message) => void} ways.send
 * @param {(waits: boolean) => void} ways.waiting told when something is sent, and when all is answered
 */
export function makeOutbox({ view, send, waiting }) {
  /** @type {Message[]} */
  const pending = [];
  let sequence = 0; // of the last message sent
  let answered = 0; // of the last message that was answered
  let begins = true;

  function flush() {
    if (sequence > answered) return;
    const message = pending.shift();
    if (!message) return;
    sequence += 1;
    waiting(true);
    send({ ...message, view, seq: sequence });
  }

  /** @param {Message} change */
  function put(change) {
    const last = pending.at(-1);
    const both = last ? merged(last, change) : null;
    if (both) pending[pending.length - 1] = both;
    else pending.push(change);
  }

  return {
    /** The next change begins a gesture: Python notes from where. */
    begin: () => {
      begins = true;
    },
    /** @param {Message} change */
    say(change) {
      put(begins ? { ...change, begin: true } : change);
      begins = false;
      flush();
    },
    /** Say something with the next message, or when `flush` is called. @param {Message} change */
    note: put,
    flush,
    /** @param {number} seq of the last message that was answered @returns {boolean} whether it is news */
    heard(seq) {
      if (seq <= answered) return false;
      answered = seq;
      if (sequence === answered && !pending.length) waiting(false);
      return true;
    },
    /** Whether Python knows all that the hand has done. */
    isSettled: () => sequence === answered && !pending.length,
  };
}
