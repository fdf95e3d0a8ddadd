import assert from "node:assert/strict";
import test from "node:test";

test("names differ also between views, each of which loads the modules anew", async () => {
  const views = await Promise.all([1, 2].map((view) => import(`../../teachkit/explorers/js/dom.js?view=${view}`)));
  const names = views.flatMap(({ freshName }) => [freshName(), freshName()]);
  assert.equal(new Set(names).size, 4);
});
