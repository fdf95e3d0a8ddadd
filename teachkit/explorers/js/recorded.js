// @ts-check
// The way to frames that were recorded: an explorer on a page without a kernel.

import { inflated, queue } from "./transport.js";

/** @typedef {import("./protocol.js").Frame} Frame */
/** @typedef {import("./protocol.js").Message} Message */
/** @typedef {import("./protocol.js").Values} Values */

/**
 * What teachkit/explorers/engine/record.py writes. What was dragged or clicked was so from the start.
 * @typedef {object} Recording
 * @property {import("./protocol.js").Scene} scene
 * @property {number} start place of the first frame
 * @property {Record<string, string>} backgrounds address by key
 * @property {string[]} pool markup of moving artists, each once
 * @property {(Omit<Frame, "items"> & { items: number[] })[]} frames items are places in the pool
 * @property {Record<string, [number | number[], number][]>} dragged by handle: where to, and the frame
 * @property {Record<string, [number, number, number][]>} clicked by target: row, column, frame
 * @property {Record<string, number[]>} [actions] by name: the frames of its steps
 * @property {Record<string, any>} [still] large pieces of a scene in space
 */

const PACE = 60; // ms between the frames of an action
const NEAREST = "This page shows recorded pictures without Python: this is the nearest one.";
const MISSING = "This page shows recorded pictures without Python, and has none of this.";

/**
 * The frame whose values are nearest to those that are wanted; what was moved counts most.
 * @param {Recording} recording
 * @param {Values} wanted
 * @param {string[]} moved
 */
export function nearest({ scene, frames }, wanted, moved) {
  const span = Object.fromEntries(scene.controls.map((c) => [c.name, c.kind === "number" ? c.high - c.low : 1]));
  const off = (/** @type {Values} */ values) =>
    Object.entries(wanted).reduce((sum, [name, value]) => {
      const here = values[name];
      const apart = typeof here === "number" ? Math.abs(here - Number(value)) / span[name] : here === value ? 0 : 1;
      return sum + apart * (moved.includes(name) ? 1000 : 1);
    }, 0);
  const distances = frames.map(({ values }) => off(values));
  return distances.indexOf(Math.min(...distances));
}

const apart = (/** @type {number | number[]} */ a, /** @type {number | number[]} */ b) =>
  Math.hypot(...[a].flat().map((value, i) => value - [b].flat()[i]));

/**
 * The frames that answer a message, and what is to be said of them.
 * @param {Recording} recording
 * @param {number} index of the present frame
 * @param {Message} message
 * @returns {{ steps: number[], said: string }}
 */
export function answer(recording, index, message) {
  const { frames, start, dragged, clicked, actions = {} } = recording;
  if (message.reset) return { steps: [start], said: "" };
  if (message.action) {
    const steps = actions[message.action];
    return steps ? { steps, said: "" } : { steps: [index], said: MISSING };
  }
  const [target, place] = Object.entries(message.clicked ?? {})[0] ?? pressed(message);
  if (target) {
    const found = clicked[target]?.find(([row, column]) => row === place[0] && column === place[1]);
    return found ? { steps: [found[2]], said: index === start ? "" : NEAREST } : { steps: [index], said: MISSING };
  }
  const values = { ...frames[index].values };
  const moved = [];
  for (const [name, given] of Object.entries(message.values ?? {})) {
    if (recording.scene.local?.includes(name)) continue; // that the browser has done by itself
    values[name] = typeof values[name] === "number" ? Number(String(given).replace("−", "-").replace(",", ".")) : given;
    if (typeof values[name] === "number" && !Number.isFinite(values[name])) return { steps: [index], said: MISSING };
    moved.push(name);
  }
  for (const [name, to] of Object.entries(message.dragged ?? {})) {
    const places = dragged[name];
    if (!places?.length) return { steps: [index], said: MISSING };
    const [, goal] = places.reduce((best, one) => (apart(one[0], to) < apart(best[0], to) ? one : best));
    const sets = (/** @type {string} */ control) => places.some(([, at]) => frames[at].values[control] !== frames[start].values[control]);
    for (const control of Object.keys(values).filter(sets)) {
      values[control] = frames[goal].values[control];
      moved.push(control);
    }
  }
  const best = nearest(recording, values, moved);
  const isThat = Object.entries(values).every(([name, value]) => frames[best].values[name] === value);
  return { steps: [best], said: isThat ? "" : NEAREST };
}

/** The last cell that was painted. @param {Message} message @returns {[string, [number, number]] | []} */
function pressed(message) {
  const [name, stroke] = Object.entries(message.painted ?? {})[0] ?? [];
  return name && stroke ? [name, stroke.cells[stroke.cells.length - 1]] : [];
}

/**
 * @param {Recording} recording
 * @returns {import("./protocol.js").Transport}
 */
export function recordedTransport(recording) {
  let index = recording.start;
  /** @type {Set<(frame: Frame) => void | Promise<void>>} */
  const hearing = new Set();
  /** @type {Record<string, number>} */
  const answered = {};
  let playing = 0; // the action under way; a newer message ends it
  let view = /** @type {Values} */ ({}); // what the browser does by itself is in no recording
  const inOrder = queue();

  function frameOf(/** @type {number} */ at, /** @type {Record<string, string>} */ refused = {}) {
    const { items, ...told } = recording.frames[at];
    const values = { ...told.values, ...view };
    return { ...told, values, items: items.map((i) => recording.pool[i]), answered: { ...answered }, refused };
  }
  function tell(/** @type {Frame} */ frame) {
    for (const act of hearing) inOrder(async () => act(frame));
  }

  return {
    scene: recording.scene,
    stillOf: (name) => recording.still?.[name],
    backgroundOf: async (key) => recording.backgrounds[key],
    onFrame(act) {
      hearing.add(act);
      const first = frameOf(index);
      inOrder(async () => act(first));
      return () => hearing.delete(act);
    },
    async send(message) {
      if (message.closes || message.view === undefined) return;
      playing += 1;
      const mine = playing;
      answered[message.view] = message.seq ?? 0;
      if (message.stop) return tell(frameOf(index));
      if (message.reset) view = {};
      for (const [name, value] of Object.entries(message.values ?? {})) {
        if (recording.scene.local?.includes(name)) view[name] = value;
      }
      const { steps, said } = answer(recording, index, message);
      for (const [done, step] of steps.entries()) {
        if (mine !== playing) return undefined;
        index = step;
        const frame = frameOf(step, said ? { [message.view]: said } : {});
        const last = done === steps.length - 1;
        tell(last ? frame : { ...frame, share: (done + 1) / steps.length });
        if (!last) await new Promise((next) => setTimeout(next, PACE));
      }
      return undefined;
    },
  };
}

/** A recording as record.py writes it. @param {string} text base64 of deflated JSON @returns {Promise<Recording>} */
export async function readRecording(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return inflated(bytes);
}
