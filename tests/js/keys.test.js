import assert from "node:assert/strict";
import test from "node:test";

import { neighbour, stepped } from "../../teachkit/explorers/js/keys.js";

const box = { low: [-1, -2, 0], high: [1, 2, 9], step: [0.5, 0.1, 1] };

test("along one axis every arrow moves it, and Page Up goes ten steps", () => {
  const where = { low: [0], high: [50], step: [2], axes: [0] };
  const moves = { ArrowRight: 12, ArrowUp: 12, ArrowLeft: 8, ArrowDown: 8, PageUp: 30, PageDown: 0, Home: 0, End: 50 };
  for (const [key, value] of Object.entries(moves)) assert.deepEqual(stepped(key, [10], where), [value], key);
  assert.equal(stepped("a", [10], where), undefined);
  assert.equal(stepped("Tab", [10], where), undefined);
});

test("in the plane arrows go along both axes", () => {
  const plane = { ...box, axes: [0, 1] };
  assert.deepEqual(stepped("ArrowLeft", [0, 0, 3], plane), [-0.5, 0, 3]);
  assert.deepEqual(stepped("ArrowUp", [0, 0, 3], plane), [0, 0.1, 3]);
  assert.deepEqual(stepped("PageDown", [0, 0, 3], plane), [0, -1, 3]);
  assert.deepEqual(stepped("End", [0, 0, 3], plane), [1, 0, 3]);
});

test("in a plane that stands, up and down go along the second axis that is free", () => {
  assert.deepEqual(stepped("ArrowUp", [0, 0, 3], { ...box, axes: [0, 2] }), [0, 0, 4]);
});

test("in space Page Up goes along the third axis", () => {
  assert.deepEqual(stepped("PageUp", [0, 0, 8.5], { ...box, axes: [0, 1, 2] }), [0, 0, 9]);
});

test("arrows walk through a grid and stop at its edge", () => {
  assert.deepEqual(neighbour("ArrowRight", [0, 0], 2, 3), [0, 1]);
  assert.deepEqual(neighbour("ArrowUp", [0, 1], 2, 3), [0, 1]);
  assert.deepEqual(neighbour("End", [1, 0], 2, 3), [1, 2]);
  assert.deepEqual(neighbour("PageDown", [0, 2], 2, 3), [1, 2]);
  assert.equal(neighbour(" ", [0, 2], 2, 3), undefined);
});
