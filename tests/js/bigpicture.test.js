import assert from "node:assert/strict";
import test from "node:test";

import { bestFit } from "../../teachkit/explorers/js/bigpicture.js";

test("letters are twice as large where all fits, and on a large screen more", () => {
  const roomy = () => ({ fits: true, scale: 1.5 });
  assert.equal(bestFit(768, roomy).letter, 28);
  assert.equal(bestFit(2160, roomy).letter, 56);
});

test("what does not fit is not chosen, and the largest that fits is", () => {
  const { letter, beside } = bestFit(768, (size, side) => ({ fits: size * side <= 300, scale: 1 }));
  assert.ok(letter * beside <= 300);
  assert.ok(letter > 25, String(letter));
});

test("of two widths that fit, the one with the larger picture", () => {
  const { letter, beside } = bestFit(768, (_, side) => ({ fits: true, scale: side === 16 ? 1.4 : 1.2 }));
  assert.deepEqual([letter, beside], [28, 16]);
});

test("where nothing fits, the letters are as small as they may be", () => {
  assert.equal(bestFit(300, () => ({ fits: false, scale: 1 })).letter, 14 * 1.1);
});
