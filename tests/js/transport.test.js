import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync } from "node:zlib";

import { kernelTransport, queue } from "../../teachkit/explorers/js/transport.js";

class Model {
  hearing = {};
  sent = [];
  constructor(traits) {
    this.traits = traits;
  }
  get(name) {
    return this.traits[name];
  }
  on(name, act) {
    this.hearing[name] = [...(this.hearing[name] ?? []), act];
  }
  off(name, act) {
    this.hearing[name] = this.hearing[name].filter((one) => one !== act);
  }
  set(traits) {
    Object.assign(this.traits, traits);
    for (const name of Object.keys(traits)) for (const act of this.hearing[`change:${name}`] ?? []) act();
  }
  send(message) {
    this.sent.push(message);
  }
}

const packed = (told) => new Uint8Array(deflateSync(JSON.stringify(told)));
// However slow the machine is: what never comes ends the test by its own limit.
const LIMIT = { timeout: 60000 };
async function until(list, length) {
  while (list.length < length) await new Promise((next) => setTimeout(next, 10));
}
const rest = () => new Promise((next) => setTimeout(next, 30));

test("acts are awaited in order, whatever becomes of one", LIMIT, async (t) => {
  t.mock.method(console, "error", () => {});
  const inOrder = queue();
  const log = [];
  inOrder(async () => {
    await rest();
    log.push(1);
  });
  inOrder(async () => {
    throw new Error("no");
  });
  inOrder(async () => log.push(2));
  await until(log, 2);
  assert.deepEqual([log, console.error.mock.callCount()], [[1, 2], 1]);
});

test("frames come in order, each with the background that came with it", LIMIT, async () => {
  const model = new Model({ _scene: {}, _background: { key: "a", url: "A" }, _packed: packed({ n: 1, background: "a" }) });
  const transport = kernelTransport(model);
  const seen = [];
  const deafen = transport.onFrame(async ({ n, background }) => {
    await rest();
    seen.push([n, await transport.backgroundOf(background)]);
  });
  model.set({ _background: { key: "b", url: "B" }, _packed: packed({ n: 2, background: "b" }) });
  model.set({ _packed: packed({ n: 3, background: "a" }) });
  await until(seen, 3);
  assert.deepEqual(seen, [[1, "A"], [2, "B"], [3, "A"]]);
  assert.deepEqual(model.sent, []);
  deafen();
  model.set({ _packed: packed({ n: 4, background: "a" }) });
  await rest();
  assert.equal(seen.length, 3);
});

test("a background that is not here is asked for", async () => {
  const model = new Model({ _scene: {}, _background: { key: "a", url: "A" }, _packed: packed({}) });
  const transport = kernelTransport(model);
  const wanted = transport.backgroundOf("z");
  await rest();
  assert.deepEqual(model.sent, [{ need: "z" }]);
  model.set({ _background: { key: "z", url: "Z" } });
  assert.equal(await wanted, "Z");
  assert.equal(await transport.backgroundOf("z"), "Z");
  assert.equal(model.sent.length, 1);
});

test("a kernel that has gone is told, and one that has come back is not", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const model = new Model({ _scene: {}, _background: { key: "a", url: "A" }, _packed: packed({}) });
  let gone = 0;
  const end = kernelTransport(model).onGone(() => {
    gone += 1;
  });
  const changed = () => {
    for (const act of model.hearing.comm_live_update) act();
    t.mock.timers.tick(500);
  };
  changed();
  assert.deepEqual([gone, model.sent], [0, [{}]]);
  model.send = () => {
    throw new Error("Cannot send");
  };
  changed();
  assert.equal(gone, 1);
  end();
  assert.equal(model.hearing.comm_live_update.length, 0);
});
