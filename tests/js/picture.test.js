import assert from "node:assert/strict";
import test from "node:test";

import { shiftOf } from "../../teachkit/explorers/js/handles.js";
import { IN_SIGHT, firstSentence, isShort, split } from "../../teachkit/explorers/js/layout.js";
import { cellAt, cellsBetween } from "../../teachkit/explorers/js/targets.js";
import { isNumber } from "../../teachkit/explorers/js/words.js";

test("a handle shifts only along the axes that it moves on", () => {
  assert.deepEqual(shiftOf([1, 1], [3, 5], [10, -20], [0]), [20, 0]);
  assert.deepEqual(shiftOf([1, 1], [3, 5], [10, -20], [1]), [0, -80]);
  assert.deepEqual(shiftOf([1, 1], [3, 5], [10, -20], [0, 1]), [20, -80]);
});

// Two rows of three cells, 10 by 10; the present state has no third cell in the second row.
const cells = Array.from({ length: 6 }, (_, i) => ({ x: 10 * (i % 3), y: 10 * Math.floor(i / 3), width: i === 5 ? 0 : 10, height: i === 5 ? 0 : 10 }));

test("a point lies in one cell or in none", () => {
  assert.deepEqual([cellAt(cells, [10, 5]), cellAt(cells, [9.9, 19.9]), cellAt(cells, [25, 15]), cellAt(cells, [-1, 5])], [1, 3, -1, -1]);
});

test("a quick hand paints every cell on its way", () => {
  assert.deepEqual(cellsBetween(cells, [5, 5], [25, 5]), [0, 1, 2]);
  assert.deepEqual(cellsBetween(cells, [5, 5], [5, 5]), [0]);
  assert.deepEqual(cellsBetween(cells, [25, 15], [40, 15]), []);
});

const control = (name, more = false) => ({ name, more });

test("at most six controls stand before More, and never a camera", () => {
  const many = [..."abcdefgh"].map((name) => control(name));
  const { seen, folded } = split([control("zoom"), ...many, control("rare", true)], ["zoom"]);
  assert.equal(seen.length, IN_SIGHT);
  assert.deepEqual(seen.map(({ name }) => name), [..."abcdef"]);
  assert.deepEqual(folded.map(({ name }) => name), ["g", "h", "rare", "zoom"]);
});

test("a long choice is a list", () => {
  assert.ok(isShort(["cat", "dog", "bird"]));
  assert.ok(!isShort(["one", "two", "three", "four", "five"]));
  assert.ok(!isShort(["the loss of the whole batch of points", "the gradient"]));
});

test("the first sentence ends at its point, not within a number", () => {
  assert.equal(firstSentence("T = 0.5: dog leads. More."), "T = 0.5: dog leads.");
  assert.equal(firstSentence("no end"), "no end");
});

test("numbers of a table are known by their look", () => {
  for (const cell of ["0.5", "−1.2", "3 %", "2.05e−9"]) assert.ok(isNumber(cell), cell);
  for (const cell of ["cat", "−x", ""]) assert.ok(!isNumber(cell), cell);
});
