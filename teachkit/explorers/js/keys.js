// @ts-check
// The keyboard: one rule for everything that keys move.

import { between } from "./numbers.js";

/**
 * Where a key moves a point, or undefined for a key that moves nothing. Arrows move by a step; Page Up and
 * Page Down by ten, or along the third axis where there are three. Home and End go to the ends of what moves
 * along one axis, and of the first axis else.
 * @param {string} key
 * @param {number[]} point
 * @param {{ low: number[], high: number[], step: number[], axes: number[] }} where `axes` may move
 * @returns {number[] | undefined}
 */
export function stepped(key, point, { low, high, step, axes }) {
  const [first, second = first, third] = axes;
  const far = third === undefined ? 10 : 1;
  const [axis, steps] =
    {
      ArrowRight: [first, 1],
      ArrowLeft: [first, -1],
      ArrowUp: [second, 1],
      ArrowDown: [second, -1],
      PageUp: [third ?? second, far],
      PageDown: [third ?? second, -far],
      Home: [first, -Infinity],
      End: [first, Infinity],
    }[key] ?? [];
  if (axis === undefined || steps === undefined) return undefined;
  return point.map((value, i) => (i === axis ? between(low[i], value + steps * step[i], high[i]) : value));
}

/**
 * Which cell of a grid an arrow key, Home or End goes to; undefined for other keys.
 * @param {string} key
 * @param {[number, number]} cell
 * @param {number} rows
 * @param {number} columns
 * @returns {[number, number] | undefined}
 */
export function neighbour(key, [row, column], rows, columns) {
  const [down, right] =
    {
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      Home: [0, -columns],
      End: [0, columns],
      PageUp: [-rows, 0],
      PageDown: [rows, 0],
    }[key] ?? [];
  if (down === undefined || right === undefined) return undefined;
  return [between(0, row + down, rows - 1), between(0, column + right, columns - 1)];
}

/**
 * Give a node its keys. What `act` takes goes no further: neither the page nor the notebook hears of it.
 * @param {Element} node
 * @param {(event: KeyboardEvent) => boolean} act whether it took the key
 */
export function onKeys(node, act) {
  node.addEventListener("keydown", (given) => {
    const event = /** @type {KeyboardEvent} */ (given);
    if (event.ctrlKey || event.metaKey || event.altKey || !act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}
