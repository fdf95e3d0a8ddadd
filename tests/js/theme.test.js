import assert from "node:assert/strict";
import test from "node:test";

import { isDarkPage } from "../../teachkit/explorers/js/theme.js";

test("JupyterLab's word counts, else the system's; paper is light", () => {
  assert.equal(isDarkPage("false", false, false), true);
  assert.equal(isDarkPage("true", true, false), false);
  assert.equal(isDarkPage(undefined, true, false), true);
  assert.equal(isDarkPage(undefined, false, false), false);
  assert.equal(isDarkPage("false", true, true), false);
});
