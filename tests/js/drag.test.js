import assert from "node:assert/strict";
import test from "node:test";

import { draggable, handOf } from "../../teachkit/explorers/js/drag.js";

class Grip extends EventTarget {
  focus() {}
  setPointerCapture() {}
}

function pointer(kind, id, x, more = {}) {
  return Object.assign(new Event(kind, { cancelable: true }), { pointerId: id, clientX: x, clientY: 0, button: 0, ...more });
}

function dragged(node = new Grip()) {
  const log = [];
  draggable(node, {
    begin: (hand) => (hand.x < 0 ? null : hand.x),
    move: (hand, grip) => log.push(hand.x - grip),
    end: () => log.push("end"),
  });
  return { node, log };
}

test("two fingers make a hand at their middle", () => {
  const hand = handOf([{ clientX: 0, clientY: 0 }, { clientX: 6, clientY: 8 }], null);
  assert.deepEqual([hand.x, hand.y, hand.fingers, hand.spread], [3, 4, 2, 10]);
});

test("a drag goes by where it began, and ends", () => {
  const { node, log } = dragged();
  node.dispatchEvent(pointer("pointermove", 1, 5)); // not held yet
  node.dispatchEvent(pointer("pointerdown", 1, 10));
  node.dispatchEvent(pointer("pointermove", 1, 14));
  node.dispatchEvent(pointer("pointerup", 1, 14));
  node.dispatchEvent(pointer("lostpointercapture", 1, 14));
  node.dispatchEvent(pointer("pointermove", 1, 90));
  assert.deepEqual(log, [4, "end"]);
});

test("a second finger makes nothing jump", () => {
  const { node, log } = dragged();
  node.dispatchEvent(pointer("pointerdown", 1, 10));
  node.dispatchEvent(pointer("pointerdown", 2, 30));
  node.dispatchEvent(pointer("pointermove", 2, 34)); // the middle moves from 20 to 22
  node.dispatchEvent(pointer("pointerup", 1, 10));
  node.dispatchEvent(pointer("pointermove", 2, 35));
  assert.deepEqual(log, [2, 1]);
});

test("other buttons, and what begin refuses, are left alone", () => {
  const { node, log } = dragged();
  const right = pointer("pointerdown", 1, 10, { button: 2 });
  const refused = pointer("pointerdown", 1, -10);
  node.dispatchEvent(right);
  node.dispatchEvent(refused);
  node.dispatchEvent(pointer("pointermove", 1, 14));
  assert.deepEqual([log, right.defaultPrevented, refused.defaultPrevented], [[], false, false]);
});
