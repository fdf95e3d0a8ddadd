import assert from "node:assert/strict";
import test from "node:test";

import { makeTalk } from "../../teachkit/explorers/js/talk.js";

function talking() {
  const [sent, said] = [[], []];
  const marks = new Set();
  const card = { toggleAttribute: (name, on) => (on ? marks.add(name) : marks.delete(name)) };
  const talk = makeTalk({ send: (message) => sent.push(message) }, "me", card, (text) => said.push(text));
  const frame = (more = {}) => ({ answered: { me: sent.at(-1)?.seq ?? 0 }, refused: {}, share: null, values: { T: 1 }, ...more });
  return { talk, sent, said, marks, frame };
}

test("the card waits until the last answer, and a slow Python is said", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { talk, said, marks, frame } = talking();
  talk.say({ values: { T: 2 } });
  assert.ok(marks.has("data-waiting"));
  t.mock.timers.tick(1999);
  assert.deepEqual(said, []);
  t.mock.timers.tick(1);
  assert.match(said[0], /busy, or it was restarted/);
  talk.hear(frame(), null);
  assert.deepEqual([said.at(-1), marks.size], ["", 0]);
});

test("where nobody hears it any more that is said at once", () => {
  const said = [];
  const gone = () => {
    throw new Error("Cannot send");
  };
  const talk = makeTalk({ send: gone }, "me", { toggleAttribute: () => {} }, (text) => said.push(text));
  talk.say({ values: { T: 2 } });
  assert.match(said[0], /After a restart run this cell again/);
  talk.end();
});

test("a refusal stays until the explorer moves on", () => {
  const { talk, said, frame } = talking();
  talk.say({ values: { T: "x" } });
  const refused = frame({ refused: { me: "T must be a number" } });
  talk.hear(refused, null);
  const still = frame();
  talk.hear(still, refused);
  assert.deepEqual(said, ["T must be a number"]);
  talk.hear(frame({ values: { T: 2 }, share: 0.5 }), still); // steps of an action leave time to read
  assert.equal(said.length, 1);
  talk.hear(frame({ values: { T: 3 } }), still);
  assert.deepEqual(said.slice(1), [""]);
  talk.end();
});

test("a refusal goes when the reader has seen it; other words stay", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { talk, said, frame } = talking();
  talk.say({ values: { T: "x" } });
  talk.hear(frame({ refused: { me: "T must be a number" } }), null);
  talk.forget();
  assert.deepEqual(said, ["T must be a number", ""]);
  talk.forget();
  talk.say({ values: { T: 2 } });
  t.mock.timers.tick(2000);
  talk.forget(); // Python is busy still
  assert.match(said.at(-1), /busy/);
});
