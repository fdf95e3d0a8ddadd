import assert from "node:assert/strict";
import test from "node:test";

import { answer, nearest, recordedTransport } from "../../teachkit/explorers/js/recorded.js";

const frame = (cat, mode, items) => ({ values: { cat, mode }, items, background: "b", share: null, answered: {}, refused: {} });
const recording = {
  scene: { controls: [{ name: "cat", kind: "number", low: 0, high: 10 }, { name: "mode", kind: "choice", options: ["a", "b"] }] },
  start: 0,
  backgrounds: { b: "data:" },
  pool: ["<p/>", "<q/>"],
  frames: [frame(5, "a", [0]), frame(0, "a", [1]), frame(10, "a", [1]), frame(5, "b", [0]), frame(7, "a", [0])],
  dragged: { dot: [[0, 1], [1, 2]], still: [], point: [[[0, 0], 1], [[3, 3], 2]] },
  clicked: { mask: [[0, 1, 3]] },
  actions: { train: [1, 2] },
};

async function until(list, length) {
  for (let i = 0; i < 500 && list.length < length; i += 1) await new Promise((next) => setTimeout(next, 10));
}

test("what was moved counts most", () => {
  assert.equal(nearest(recording, { cat: 9, mode: "a" }, ["cat"]), 2);
  assert.equal(nearest(recording, { cat: 10, mode: "b" }, ["mode"]), 3);
});

test("what was recorded is shown without a word, else the nearest with one", () => {
  assert.deepEqual(answer(recording, 0, { values: { cat: 10 } }), { steps: [2], said: "" });
  const near = answer(recording, 0, { values: { cat: "9,4" } });
  assert.deepEqual(near.steps, [2]);
  assert.match(near.said, /nearest/);
  assert.match(answer(recording, 2, { values: { mode: "b" } }).said, /nearest/);
});

test("a handle goes to the place nearest to the hand, in the plane too", () => {
  assert.deepEqual(answer(recording, 0, { dragged: { dot: 0.8 } }).steps, [2]);
  assert.deepEqual(answer(recording, 0, { dragged: { point: [1, 0] } }).steps, [1]);
});

test("cells, actions and the start", () => {
  assert.deepEqual(answer(recording, 0, { clicked: { mask: [0, 1] } }), { steps: [3], said: "" });
  assert.deepEqual(answer(recording, 0, { painted: { mask: { cells: [[0, 1]], to: true } } }).steps, [3]);
  assert.deepEqual(answer(recording, 0, { action: "train" }).steps, [1, 2]);
  assert.deepEqual(answer(recording, 3, { reset: true }), { steps: [0], said: "" });
});

test("what was not recorded changes nothing and is said", () => {
  const wrongs = [{ dragged: { still: 1 } }, { dragged: { other: 1 } }, { clicked: { mask: [5, 5] } }, { action: "no" }, { values: { cat: "x" } }];
  for (const message of wrongs) {
    const { steps, said } = answer(recording, 3, message);
    assert.deepEqual(steps, [3]);
    assert.match(said, /has none of this/);
  }
});

test("the player answers every message, and plays the steps of an action", async () => {
  const transport = recordedTransport(recording);
  const heard = [];
  transport.onFrame((told) => {
    heard.push(told);
  });
  await transport.send({ view: "v", seq: 1, action: "train" });
  await transport.send({ view: "v", seq: 2, values: { cat: 6 } });
  await transport.send({ view: "v", closes: true });
  await until(heard, 4);
  assert.deepEqual(heard.map(({ items, share }) => [items[0], share]), [["<p/>", null], ["<q/>", 0.5], ["<q/>", null], ["<p/>", null]]);
  assert.deepEqual(heard.map(({ answered }) => answered.v), [undefined, 1, 1, 2]);
  assert.match(heard[3].refused.v, /nearest/);
  assert.equal(await transport.backgroundOf("b"), "data:");
});

test("the view that the browser has turned by itself stays, and goes with Reset", async () => {
  const azim = { name: "azim", kind: "number", low: -180, high: 180 };
  const scene = { controls: [...recording.scene.controls, azim], local: ["azim"] };
  const frames = recording.frames.map((one) => ({ ...one, values: { ...one.values, azim: 0 } }));
  const transport = recordedTransport({ ...recording, scene, frames });
  const heard = [];
  transport.onFrame((told) => {
    heard.push([told.values.azim, told.values.cat, told.refused.v]);
  });
  await transport.send({ view: "v", seq: 1, values: { azim: 40 } });
  await transport.send({ view: "v", seq: 2, values: { cat: 10 } });
  await transport.send({ view: "v", seq: 3, reset: true });
  await until(heard, 4);
  assert.deepEqual(heard, [[0, 5, undefined], [40, 5, undefined], [40, 10, undefined], [0, 5, undefined]]);
});
