import assert from "node:assert/strict";
import test from "node:test";

import { contrast, darkCode, darkMarkup, darkPixels } from "../../teachkit/explorers/js/colours.js";

const CLASSES = { cat: "#0072B2", dog: "#D55E00", bird: "#009E73", fish: "#CC79A7", frog: "#E69F00", newt: "#56B4E9" };
const rgb = (code) => [1, 3, 5].map((i) => Number.parseInt(code.slice(i, i + 2), 16) / 255);
const GROUND = rgb("#1a1a1a");

function hue([r, g, b]) {
  return (Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b) * 180) / Math.PI;
}

test("white and ink change places", () => {
  assert.equal(darkCode("#ffffff"), "#1a1a1a");
  assert.ok(contrast(rgb(darkCode("#1a1a1a")), GROUND) > 12);
});

test("every grey that can be read on white can be read on the dark ground", () => {
  for (let level = 0; level < 256; level += 1) {
    const grey = `#${level.toString(16).padStart(2, "0").repeat(3)}`;
    const before = contrast(rgb(grey), [1, 1, 1]);
    const after = contrast(rgb(darkCode(grey)), GROUND);
    for (const wanted of [3, 4.5]) assert.ok(before < wanted || after >= wanted, `${grey}: ${before} ${after}`);
  }
});

test("a class keeps its hue, and can be read as text", () => {
  for (const [name, code] of Object.entries(CLASSES)) {
    const dark = rgb(darkCode(code));
    assert.ok(Math.abs(hue(dark) - hue(rgb(code))) < 12, name);
    assert.ok(contrast(dark, GROUND) >= 4.45, `${name} ${darkCode(code)} ${contrast(dark, GROUND)}`);
  }
});

test("the two blues stay apart", () => {
  assert.ok(contrast(rgb(darkCode(CLASSES.cat)), rgb(darkCode(CLASSES.newt))) > 1.5);
});

test("a pale tint does not glare, and ink on it can be read", () => {
  for (const tint of ["#fde8d7", "#d9ecf7", "#e0f2ea", "#f6e4ee", "#ffe9b8", "#f5d6da"]) {
    assert.ok(contrast(rgb(darkCode(tint)), rgb(darkCode("#1a1a1a"))) > 4.5, `${tint} ${darkCode(tint)}`);
  }
});

test("markup and pixels take the same colours", () => {
  const markup = '<path fill="#D55E00" stroke="#1a1a1a"/><text>#ffffff</text>';
  assert.equal(
    darkMarkup(markup),
    `<path fill="${darkCode("#d55e00")}" stroke="${darkCode("#1a1a1a")}"/><text>#ffffff</text>`,
  );
  const data = Uint8ClampedArray.from([0xd5, 0x5e, 0, 255, 255, 255, 255, 7]);
  darkPixels(data);
  assert.deepEqual([...data], [...rgb(darkCode("#d55e00")).map((level) => Math.round(255 * level)), 255, 26, 26, 26, 7]);
});

test("a map of weights, white to blue, goes from dark to light, and its numbers can be read", () => {
  const stops = ["#ffffff", "#80b8d8", "#4095c5"].map(rgb); // HEAT in teachkit/figures/attention.py
  const cells = Array.from({ length: 21 }, (_, i) => {
    const [from, to, t] = i < 10 ? [stops[0], stops[1], i / 10] : [stops[1], stops[2], i / 10 - 1];
    return `#${from.map((v, k) => Math.round(255 * (v + t * (to[k] - v))).toString(16).padStart(2, "0")).join("")}`;
  });
  const light = cells.map((cell) => contrast(rgb(darkCode(cell)), [0, 0, 0]));
  for (let i = 1; i < cells.length; i += 1) assert.ok(light[i] > light[i - 1], `${i}: ${light}`);
  cells.forEach((cell, i) => {
    assert.ok(contrast(rgb(darkCode("#1a1a1a")), rgb(darkCode(cell))) > 4.5, `${i}`);
  });
});
