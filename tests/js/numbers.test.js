import assert from "node:assert/strict";
import test from "node:test";

import { digitsOf, scaleOf, snap, written } from "../../teachkit/explorers/js/numbers.js";

test("a step says how many digits it needs", () => {
  assert.deepEqual([1, 10, 0.5, 0.1, 0.05, 0.001].map(digitsOf), [0, 0, 1, 1, 2, 3]);
});

test("ties go to the even digit, and there is no minus zero", () => {
  assert.deepEqual([0.5, 1.5, 2.5, -2.5].map((value) => written(value, 0)), ["0", "2", "2", "−2"]);
  assert.deepEqual([0.125, 0.375, 2.675].map((value) => written(value, 2)), ["0.12", "0.38", "2.67"]);
  assert.deepEqual([-0.004, -0, -0.005].map((value) => written(value, 2)), ["0.00", "0.00", "−0.01"]);
});

test("a value snaps to a step within its range, without stray digits", () => {
  const range = { low: -1, high: 1, step: 0.1 };
  assert.equal(snap(0.3000001, range), 0.3);
  assert.equal(snap(0.1 + 0.2, range), 0.3);
  assert.equal(snap(-7, range), -1);
  assert.equal(snap(0.96, { ...range, high: 0.95 }), 0.95);
});

test("a logarithmic slider reaches both ends and shows three digits", () => {
  const scale = scaleOf({ low: 0.01, high: 100, step: 0.01, digits: 3, log: true });
  assert.equal(scale.fromSlider(scale.toSlider(0.01)), 0.01);
  assert.equal(scale.fromSlider(scale.toSlider(100)), 100);
  assert.equal(scale.shown(12.3456), "12.3");
  const plain = scaleOf({ low: -5, high: 5, step: 0.1, digits: 2 });
  assert.deepEqual([plain.fromSlider(1.26), plain.shown(-1.3)], [1.3, "−1.30"]);
});
