import assert from "node:assert/strict";
import test from "node:test";

import { waysOf } from "../../teachkit/explorers/js/sideways.js";

test("a picture that is seen whole moves nowhere", () => {
  assert.deepEqual(waysOf(240, 242, 0), { isCut: false, left: false, right: false });
  assert.deepEqual(waysOf(242.6, 242, 0), { isCut: false, left: false, right: false }); // a part of a pixel
});

test("a picture that is cut moves up to its ends", () => {
  assert.deepEqual(waysOf(572, 242, 0), { isCut: true, left: false, right: true });
  assert.deepEqual(waysOf(572, 242, 100), { isCut: true, left: true, right: true });
  assert.deepEqual(waysOf(572, 242, 330), { isCut: true, left: true, right: false });
});
