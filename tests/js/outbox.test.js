import assert from "node:assert/strict";
import test from "node:test";

import { makeOutbox, merged } from "../../teachkit/explorers/js/outbox.js";

function opened() {
  const [sent, waits] = [[], []];
  const outbox = makeOutbox({ view: "me", send: (message) => sent.push(message), waiting: (now) => waits.push(now) });
  const answer = () => {
    outbox.heard(sent.at(-1).seq);
    outbox.flush();
  };
  return { outbox, sent, waits, answer };
}

test("one message is under way; the newest state of the meantime follows", () => {
  const { outbox, sent, answer } = opened();
  outbox.say({ dragged: { cat: 1 } });
  outbox.say({ dragged: { cat: 2 } });
  outbox.say({ dragged: { cat: 3 }, values: { T: 4 } });
  assert.equal(sent.length, 1);
  answer();
  assert.deepEqual(sent[1], { values: { T: 4 }, dragged: { cat: 3 }, view: "me", seq: 2 });
  assert.equal(outbox.isSettled(), false);
  answer();
  assert.equal(outbox.isSettled(), true);
});

test("a gesture begins once, and its beginning is not lost in a merge", () => {
  const { outbox, sent, answer } = opened();
  outbox.say({ dragged: { cat: 1 } });
  outbox.begin();
  outbox.say({ dragged: { dog: 2 } });
  outbox.say({ dragged: { dog: 3 } });
  answer();
  outbox.say({ dragged: { dog: 4 } });
  answer();
  assert.deepEqual(sent.map(({ begin }) => begin), [true, true, undefined]);
});

test("presses are sent one by one, in their turn", () => {
  const { outbox, sent, answer } = opened();
  outbox.say({ values: { T: 1 } });
  outbox.say({ clicked: { mask: [0, 1] } });
  outbox.say({ clicked: { mask: [0, 1] } });
  outbox.say({ values: { T: 2 } });
  outbox.say({ reset: true });
  for (let i = 0; i < 4; i += 1) answer();
  const kinds = sent.map((message) => Object.keys(message).find((part) => ["values", "clicked", "reset"].includes(part)));
  assert.deepEqual(kinds, ["values", "clicked", "clicked", "values", "reset"]);
});

test("painted cells are gathered as long as the brush is the same", () => {
  const stroke = (cell, to) => ({ painted: { mask: { cells: [cell], to } } });
  assert.deepEqual(merged(stroke([0, 0], true), stroke([0, 1], true)).painted.mask, { cells: [[0, 0], [0, 1]], to: true });
  assert.equal(merged(stroke([0, 0], true), stroke([0, 1], false)), null);
  assert.equal(merged({ action: "train" }, { values: { T: 1 } }), null);
});

test("what is noted goes along or waits for a flush", () => {
  const { outbox, sent } = opened();
  outbox.note({ values: { azim: 3 } });
  assert.deepEqual([sent.length, outbox.isSettled()], [0, false]);
  outbox.say({ values: { T: 1 } });
  assert.deepEqual(sent[0].values, { azim: 3, T: 1 });
});

test("it waits from the first message to the last answer", () => {
  const { outbox, waits, answer } = opened();
  outbox.say({ values: { T: 1 } });
  outbox.say({ values: { T: 2 } });
  answer();
  answer();
  assert.deepEqual([waits[0], waits.at(-1), waits.filter((now) => !now).length], [true, false, 1]);
  assert.equal(outbox.heard(1), false); // an answer that is known
});
