import assert from "node:assert/strict";
import test from "node:test";

import { digitsOf, endOfSlider, longest, plain, scaleOf, snap, written } from "../../teachkit/explorers/js/numbers.js";

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

test("both ends of a range are reached, wherever the steps lie", () => {
  const range = { low: -5.768, high: 5.768, step: 0.05 };
  assert.deepEqual([-5.768, -9, 5.768, 9, 5.76].map((value) => snap(value, range)), [-5.768, -5.768, 5.768, 5.768, 5.75]);
});

test("a slider by steps ends where it reaches the end of its range, or a step less beyond", () => {
  for (const [first, last, step] of [[0, 1, 0.1], [0.001, 0.998, 0.01], [Math.log10(0.5), Math.log10(4), 0.01], [2, 1000, 1]]) {
    const end = endOfSlider(first, last, step);
    assert.ok(end >= last - 1e-9 && end < last + step, `${end}`);
    assert.ok(Math.abs((end - first) / step - Math.round((end - first) / step)) < 1e-6);
  }
  assert.equal(snap(endOfSlider(0.001, 0.998, 0.01), { low: 0.001, high: 0.998, step: 0.01 }), 0.998);
});

test("a logarithmic slider reaches both ends and sets three figures, or a whole number; its box shows four", () => {
  const scale = scaleOf({ low: 0.01, high: 100, step: 0.01, digits: 3, figures: 4, log: true });
  assert.equal(scale.fromSlider(scale.toSlider(0.01)), 0.01);
  assert.equal(scale.fromSlider(scale.toSlider(100)), 100);
  assert.deepEqual([scale.fromSlider(-0.13), scale.shown(12.3456)], [0.741, "12.35"]);
  const draws = scaleOf({ low: 1, high: 100000, step: 0.01, digits: 0, figures: 4, log: true });
  assert.deepEqual([draws.fromSlider(0.35), draws.shown(12345)], [2, "12345"]);
  const linear = scaleOf({ low: -5, high: 5, step: 0.1, digits: 2, figures: 4 });
  assert.deepEqual([linear.fromSlider(1.26), linear.shown(-1.3), plain(-1.5)], [1.3, "−1.30", "−1.5"]);
});

test("the longest number of a control fits its box", () => {
  assert.equal(longest({ low: -100, high: 10, step: 0.1, digits: 2, figures: 4 }), "−100.00".length);
  const log = { low: 1e-6, high: 1, step: 0.01, digits: 6, figures: 6, log: true };
  const { shown } = scaleOf(log);
  for (const value of [1e-6, 0.00000123456, 0.0000613, 0.5, 0.999]) assert.ok(shown(value).length <= longest(log), shown(value));
});
