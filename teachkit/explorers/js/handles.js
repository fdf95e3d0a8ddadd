// @ts-check
// Handles of a flat figure: along x, along y, or in the plane. Under the hand they move at once, without Python.

import { make } from "./dom.js";
import { draggable } from "./drag.js";
import { onKeys, stepped } from "./keys.js";
import { digitsOf, snap, written } from "./numbers.js";

/** @typedef {import("./protocol.js").Frame} Frame */
/** @typedef {import("./protocol.js").Spot} Spot */

const AXES = { x: [0], y: [1], xy: [0, 1] };
const HOW = { x: "left or right", y: "up or down", xy: "anywhere" };
// Arrows round a dot, which say how it moves.
const RIGHT = "M17 -5 L23 0 L17 5 M-17 -5 L-23 0 L-17 5";
const UP = "M-5 -17 L0 -23 L5 -17 M-5 17 L0 23 L5 17";
const ARROWS = { x: RIGHT, y: UP, xy: RIGHT + UP };
const RADIUS = 15; // of what is held, in pixels of the figure
const FINGER = 22; // the same for a finger, in pixels of the window
const POINTER = 12;

const pair = (/** @type {number | number[]} */ value) => (Array.isArray(value) ? value : [value, value]);

/**
 * How far a point moves on the page, in pixels of the figure.
 * @param {number[]} from
 * @param {number[]} to
 * @param {number[]} pixels a unit of the value; less than 0 where the value grows upwards
 * @param {number[]} axes that may move
 */
export function shiftOf(from, to, pixels, axes) {
  return [0, 1].map((i) => (axes.includes(i) ? (to[i] - from[i]) * pixels[i] : 0));
}

/** The radius of what is held, large enough in a small picture. @param {number} scale pixels of the window in one of the figure */
export function heldRadius(scale) {
  const least = window.matchMedia("(pointer: coarse)").matches ? FINGER : POINTER;
  return Math.max(RADIUS, least / scale).toFixed(1);
}

/**
 * @param {import("./protocol.js").Scene["handles"]} fixed
 * @param {ReturnType<typeof import("./picture.js").makePicture>} picture
 * @param {object} acts
 * @param {() => void} acts.begin
 * @param {(name: string, value: number | number[]) => void} acts.move
 */
export function makeFlatHandles(fixed, picture, { begin, move }) {
  /** @type {Spot[]} */
  let spots = [];

  function makeHandle(/** @type {typeof fixed[number]} */ given, /** @type {number} */ index) {
    const { name, label, direction, item, extra } = given;
    const axes = AXES[direction];
    const step = pair(given.step);
    const hit = make("circle", { r: RADIUS, class: "tk-hit" });
    const node = make(
      "g",
      {
        class: "tk-handle",
        "data-name": name,
        "data-direction": direction,
        role: "slider",
        tabindex: extra ? -1 : 0,
        "aria-label": label,
        "aria-orientation": direction === "y" ? "vertical" : "horizontal",
      },
      make("title", {}, `Drag ${HOW[direction]}, or press the arrow keys`),
      make("path", { class: "tk-arrows", d: ARROWS[direction] }),
      hit,
    );
    node.toggleAttribute("data-extra", Boolean(extra));
    if (direction === "xy") node.setAttribute("aria-roledescription", "point in the plane");
    /** @type {number[] | null} */
    let local = null; // where the hand has put it, until Python says the same

    const whole = (/** @type {number[]} */ value) => (direction === "xy" ? value : value[axes[0]]);
    const now = () => local ?? pair(spots[index].value);
    function moveTo(/** @type {number[]} */ value) {
      const [low, high] = [pair(spots[index].low), pair(spots[index].high)];
      local = value.map((part, i) => snap(part, { low: low[i], high: high[i], step: step[i] }));
      place();
      move(name, whole(local));
    }

    // Where Python says that it is, and how far the hand has moved it since.
    function place() {
      const { x, y, value, pixels, low, high, text } = spots[index];
      const [dx, dy] = local ? shiftOf(pair(value), local, pair(pixels), axes) : [0, 0];
      node.setAttribute("transform", `translate(${x + dx} ${y + dy})`);
      picture.artists[item].setAttribute("transform", `translate(${dx} ${dy})`);
      const first = axes[0];
      node.setAttribute("aria-valuemin", pair(low)[first]);
      node.setAttribute("aria-valuemax", pair(high)[first]);
      node.setAttribute("aria-valuenow", now()[first]);
      const said = axes.map((i) => written(now()[i], digitsOf(step[i]))).join(", ");
      node.setAttribute("aria-valuetext", local ? `${label} ${said}` : text);
    }

    draggable(node, {
      begin(hand) {
        begin();
        const start = picture.place(hand);
        return { start, from: now(), pixels: pair(spots[index].pixels) };
      },
      move(hand, { start, from, pixels }) {
        const here = picture.place(hand);
        moveTo(from.map((value, i) => (axes.includes(i) ? value + (here[i] - start[i]) / pixels[i] : value)));
      },
    });
    onKeys(node, (event) => {
      const [low, high] = [pair(spots[index].low), pair(spots[index].high)];
      const goal = stepped(event.key, now(), { low, high, step, axes });
      if (!goal) return false;
      if (!event.repeat) begin();
      moveTo(goal);
      return true;
    });
    return {
      node,
      hit,
      place,
      settle: () => {
        local = null;
      },
    };
  }

  const handles = fixed.map(makeHandle);
  picture.svg.append(...handles.map(({ node }) => node));
  return {
    /** @param {Frame} frame @param {boolean} settled whether Python knows all that the hand has done */
    draw(frame, settled) {
      spots = frame.handles;
      for (const handle of handles) {
        if (settled) handle.settle();
        handle.place();
      }
    },
    /** What is held stays large enough in a small picture. */
    fit() {
      for (const { hit } of handles) hit.setAttribute("r", heldRadius(picture.scale()));
    },
  };
}
