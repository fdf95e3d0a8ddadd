// @ts-check
// Targets of a flat figure: cells of a map, rows, bars. They are clicked, painted, or pressed by keyboard.

import { make } from "./dom.js";
import { draggable } from "./drag.js";
import { neighbour, onKeys } from "./keys.js";

/** @typedef {import("./protocol.js").Cell} Cell */
/** @typedef {import("./protocol.js").Target} Target */
/** @typedef {[number, number]} Place row and column */

/** Which cell holds a point, or -1. @param {Cell[]} cells @param {number[]} point */
export function cellAt(cells, [px, py]) {
  return cells.findIndex(({ x, y, width, height }) => px >= x && px < x + width && py >= y && py < y + height);
}

/**
 * The cells on the way from one point to another: a quick hand skips none.
 * @param {Cell[]} cells
 * @param {number[]} from
 * @param {number[]} to
 */
export function cellsBetween(cells, from, to) {
  const finest = Math.min(...cells.filter(({ width }) => width).map(({ width, height }) => Math.min(width, height)));
  const steps = Math.max(1, Math.ceil((2 * Math.hypot(to[0] - from[0], to[1] - from[1])) / Math.max(1, finest)));
  const found = new Set();
  for (let i = 0; i <= steps; i += 1) {
    found.add(cellAt(cells, from.map((start, k) => start + (i / steps) * (to[k] - start))));
  }
  found.delete(-1);
  return [...found];
}

/**
 * @param {Target} fixed
 * @param {ReturnType<typeof import("./picture.js").makePicture>} picture
 * @param {object} acts
 * @param {() => void} acts.begin
 * @param {(name: string, place: Place) => void} acts.click
 * @param {(name: string, places: Place[], to: boolean) => void} acts.paint
 */
export function makeTarget(fixed, picture, { begin, click, paint }) {
  const { name, label, rows, columns, kind } = fixed;
  const isGrid = kind === "grid";
  /** @type {Cell[]} */
  let cells = [];
  /** @type {Map<number, boolean>} */
  const painted = new Map(); // by the hand, until Python says the same
  let current = 0; // the one cell that Tab reaches
  const placeOf = (/** @type {number} */ i) => /** @type {Place} */ ([Math.floor(i / columns), i % columns]);
  const isPressed = (/** @type {number} */ i) => painted.get(i) ?? cells[i].pressed;

  const nodes = Array.from({ length: rows * columns }, () =>
    make("rect", { class: "tk-cell", role: isGrid ? "gridcell" : "button", tabindex: -1 }, make("title", {})),
  );
  const lines = Array.from({ length: rows }, (_, row) => {
    const line = nodes.slice(row * columns, (row + 1) * columns);
    return make("g", isGrid ? { role: "row" } : {}, ...line);
  });
  const node = make("g", { class: "tk-target", role: isGrid ? "grid" : "group", "aria-label": label, "data-name": name });
  node.append(...lines);
  node.toggleAttribute("data-paint", fixed.paint);
  picture.svg.append(node);

  function show(/** @type {number} */ i) {
    const { x, y, width, height, text } = cells[i];
    const pressed = isPressed(i);
    nodes[i].toggleAttribute("hidden", !width); // the present state has no such cell
    const box = { x, y, width, height, "aria-label": text };
    for (const [attribute, value] of Object.entries(box)) nodes[i].setAttribute(attribute, String(value));
    nodes[i].firstChild.textContent = `${text}: click${fixed.paint ? " or paint" : ""}`;
    const state = isGrid ? "aria-selected" : "aria-pressed";
    if (pressed === null) nodes[i].removeAttribute(state);
    else nodes[i].setAttribute(state, String(pressed));
    nodes[i].toggleAttribute("data-painted", painted.has(i) && painted.get(i) !== cells[i].pressed);
    nodes[i].setAttribute("tabindex", i === current ? "0" : "-1");
  }

  function brush(/** @type {number[]} */ found, /** @type {boolean} */ to) {
    const news = found.filter((i) => isPressed(i) !== to);
    if (!news.length) return;
    for (const i of news) painted.set(i, to);
    news.forEach(show);
    paint(name, news.map(placeOf), to);
  }

  function press(/** @type {number} */ i) {
    begin();
    if (fixed.paint) brush([i], !isPressed(i));
    else click(name, placeOf(i));
  }

  function focus(/** @type {number} */ i) {
    const before = current;
    current = i;
    show(before);
    show(i);
    nodes[i].focus({ preventScroll: true });
  }

  draggable(node, {
    begin(hand) {
      const at = picture.place(hand);
      const i = cellAt(cells, at);
      if (i < 0) return null;
      const to = !isPressed(i);
      press(i);
      return { to, at };
    },
    move(hand, grip) {
      if (!fixed.paint) return;
      const here = picture.place(hand);
      brush(cellsBetween(cells, grip.at, here), grip.to);
      grip.at = here;
    },
    focus: (hand) => focus(cellAt(cells, picture.place(hand))),
  });
  onKeys(node, (event) => {
    if (event.key === " " || event.key === "Enter") {
      if (!event.repeat) press(current);
      return true;
    }
    const next = neighbour(event.key, placeOf(current), rows, columns);
    if (!next) return false;
    const to = Boolean(isPressed(current));
    const i = next[0] * columns + next[1];
    if (!cells[i].width) return true;
    focus(i);
    if (event.shiftKey && fixed.paint) brush([i], to); // Shift and an arrow carry the brush along
    return true;
  });

  return {
    /** @param {{ cells: Cell[] }} told @param {boolean} settled */
    draw(told, settled) {
      cells = told.cells;
      if (settled) painted.clear();
      if (!cells[current].width) current = Math.max(0, cells.findIndex(({ width }) => width));
      nodes.forEach((_, i) => {
        show(i);
      });
    },
  };
}
