// @ts-check
// Handles in space: points that are dragged along the axes that they may move on.

import { make } from "./dom.js";
import { draggable } from "./drag.js";
import { heldRadius } from "./handles.js";
import { onKeys, stepped } from "./keys.js";
import { digitsOf, snap, written } from "./numbers.js";
import { across } from "./space_projection.js";

const NEAR = 12; // px from the middle of a handle to where an arrow begins
const LONG = 9; // px of an arrow
const BARB = 4;
const SEEN = 0.15; // an axis that looks shorter than this share of its length gets no arrow

/** How a handle moves, in words. @param {number[]} free */
export function wayOf(free) {
  if (free.length === 1) return free[0] === 2 ? "Drag it up and down, or press the arrow keys." : "Drag it along its axis, or press the arrow keys.";
  if (free.length === 2) return "Drag it in its plane, or press the arrow keys.";
  return "Drag it, or press the arrow keys; Page Up and Page Down move it up and down.";
}

/**
 * Arrows both ways along each axis on the page, as the path of an SVG.
 * @param {number[][]} ways directions on the page, y down; as long as they look
 */
export function arrowsAlong(ways) {
  return ways
    .filter(([x, y]) => Math.hypot(x, y) > SEEN)
    .flatMap(([x, y]) => [[x, y], [-x, -y]].map(([dx, dy]) => {
      const [u, v] = [dx / Math.hypot(dx, dy), dy / Math.hypot(dx, dy)];
      const at = (/** @type {number} */ along, /** @type {number} */ side) =>
        `${(along * u - side * v).toFixed(1)} ${(along * v + side * u).toFixed(1)}`;
      const tip = NEAR + LONG;
      return `M${at(NEAR, 0)}L${at(tip, 0)}M${at(tip - BARB, BARB)}L${at(tip, 0)}L${at(tip - BARB, -BARB)}`;
    }))
    .join("");
}

/**
 * @param {object} given
 * @param {any} given.scene
 * @param {any} given.svg
 * @param {() => any} given.frame the newest frame's space: low, high, aspect and handles
 * @param {() => import("./space_projection.js").Look} given.look
 * @param {(name: string, point: number[], begins: boolean) => void} given.moved
 */
export function makeHandles({ scene, svg, frame, look, moved }) {
  const toUnit = (/** @type {number[]} */ point) => {
    const { low, high, aspect } = frame();
    return point.map((value, i) => ((2 * (value - low[i])) / (high[i] - low[i]) - 1) * aspect[i]);
  };

  return scene.spaceHandles.map((/** @type {any} */ { name, label, step }, /** @type {number} */ number) => {
    const spot = make("circle", { r: 7, class: "tk-dot" });
    const hit = make("circle", { class: "tk-hit" });
    const ways = make("path", { class: "tk-arrows" });
    const title = make("title");
    const node = make(
      "g",
      { class: "tk-handle tk-in-space", "data-name": name, role: "slider", tabindex: "0", "aria-label": label, "aria-roledescription": "point" },
      title, hit, ways, spot,
    );
    const sent = () => frame().handles[number];
    const free = () => [0, 1, 2].filter((i) => sent().low[i] < sent().high[i]);
    const handle = {
      name, node, spot,
      /** @type {number[] | null} where the hand has put it, until the kernel knows */
      local: null,
      now: () => handle.local ?? sent().value,
      unit: () => toUnit(handle.now()),
      isShown: () => sent().shown,
      place,
    };

    /** @param {number[]} point @param {boolean} begins */
    function moveTo(point, begins) {
      const { low, high } = sent();
      handle.local = point.map((value, i) => (low[i] < high[i] ? snap(value, { low: low[i], high: high[i], step }) : sent().value[i]));
      moved(name, /** @type {number[]} */ (handle.local), begins);
    }

    /** @param {number[]} at in pixels of the figure @param {string} colour @param {string} behind what fills it behind a face, or "" */
    function place([x, y], colour, behind) {
      const { low, high, text, shown } = sent();
      const { axes } = look();
      node.style.display = shown ? "" : "none";
      hit.setAttribute("r", heldRadius(svg.getScreenCTM()?.a || 1));
      const moving = free();
      const first = moving[0] ?? 0;
      node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      node.setAttribute("aria-orientation", moving.length === 1 && first === 2 ? "vertical" : "horizontal");
      spot.setAttribute("fill", colour);
      spot.style.cssText = behind ? `fill: ${behind}; stroke: ${colour}; stroke-width: 2.5` : "";
      ways.setAttribute("d", arrowsAlong(moving.map((i) => [axes[0][i], -axes[1][i]])));
      if (title.textContent !== wayOf(moving)) title.textContent = wayOf(moving);
      node.setAttribute("aria-description", wayOf(moving));
      const point = handle.now();
      node.setAttribute("aria-valuemin", low[first]);
      node.setAttribute("aria-valuemax", high[first]);
      node.setAttribute("aria-valuenow", point[first]);
      const told = moving.map((i) => written(point[i], digitsOf(step))).join(", ");
      node.setAttribute("aria-valuetext", handle.local ? `${label} ${told}` : text);
    }

    draggable(node, {
      begin: ({ x, y }) => ({ x, y, point: handle.now(), begins: true }),
      move(hand, grip) {
        const points = 72 / 100 / svg.getScreenCTM().a;
        const { low, high, aspect } = frame();
        const lengths = [0, 1, 2].map((i) => (2 * aspect[i]) / (high[i] - low[i]));
        const change = across(look(), lengths, free(), (hand.x - grip.x) * points, (grip.y - hand.y) * points);
        moveTo(grip.point.map((/** @type {number} */ value, /** @type {number} */ i) => value + change[i]), grip.begins);
        grip.begins = false;
      },
    });
    onKeys(node, ({ key, repeat }) => {
      const { low, high } = sent();
      const target = stepped(key, handle.now(), { low, high, step: [step, step, step], axes: free() });
      if (target) moveTo(target, !repeat);
      return Boolean(target);
    });
    svg.append(node);
    return handle;
  });
}
