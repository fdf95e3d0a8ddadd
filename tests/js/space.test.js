// The scene in the browser: the rules that it shares with Python, by recorded values, and what only it does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { changed, tidied } from "../../teachkit/explorers/js/space_camera.js";
import { darkFace } from "../../teachkit/explorers/js/space_groups.js";
import { arrowsAlong, wayOf } from "../../teachkit/explorers/js/space_handles.js";
import { makeRaster } from "../../teachkit/explorers/js/space_haste.js";
import { splitAt } from "../../teachkit/explorers/js/space_level.js";
import { isCovered, makeSorter } from "../../teachkit/explorers/js/space_order.js";
import { makePage } from "../../teachkit/explorers/js/space_page.js";
import { across, dot3, lookFrom, onPage, viewAxes } from "../../teachkit/explorers/js/space_projection.js";
import { picturesOf } from "./space_recorded.js";

const recorded = JSON.parse(readFileSync(new URL("space_recorded.json", import.meta.url), "utf8"));
const { rules } = recorded.scenes[0];
const near = (a, b, room = 1e-9) => assert.ok(Math.abs(a - b) <= room, `${a} and ${b}`);
const home = { elev: 20, azim: -60, zoom: 1, pan_right: 0, pan_up: 0 };

for (const [number, scene] of recorded.scenes.entries()) {
  test(`scene ${number} looks as in Python from all sides`, () => {
    const pictures = picturesOf(scene);
    assert.equal(pictures.length, scene.pictures.length);
    pictures.forEach((picture, k) => {
      const wanted = scene.pictures[k];
      const seen = picture.texts.map(({ text, plate, leader }) => [text, plate, Boolean(leader)]);
      assert.deepEqual(seen, wanted.texts.map(({ text, plate, leader }) => [text, plate, Boolean(leader)]), JSON.stringify(scene.views[k]));
      picture.texts.forEach(({ x, y }, i) => {
        near(x, wanted.texts[i].x, 0.02);
        near(y, wanted.texts[i].y, 0.02);
      });
      assert.equal(picture.lines.length, wanted.lines.length);
      assert.equal(picture.depths.length, wanted.depths.length);
      for (const [i, depth] of picture.depths.entries()) near(depth, wanted.depths[i], 1e-3);
    });
  });
}

test("the axes of a view are orthonormal", () => {
  for (const [elev, azim] of [[0, 0], [90, -90], [-35, 170]]) {
    const axes = viewAxes({ elev, azim });
    for (const [i, a] of axes.entries()) for (const [j, b] of axes.entries()) near(dot3(a, b), i === j ? 1 : 0);
  }
});

test("zooming leaves a point where it is, and zooming back leaves everything", () => {
  const about = [0.6, -0.3, 0.2];
  const large = changed(home, { zoom: 3 }, about);
  const place = (view) => onPage(lookFrom([300, 300], view, rules), about);
  for (const [i, value] of place(large).entries()) near(value, place(home)[i]);
  const back = changed(large, { zoom: 1 }, about);
  near(back.pan_right, 0);
  near(back.pan_up, 0);
});

test("turning goes round what is in the middle, and back again", () => {
  const about = [0.6, -0.3, 0.2];
  const large = changed(home, { zoom: 2.5 }, about);
  const turned = changed(large, { elev: 50, azim: 30 }, about);
  const back = changed(turned, { elev: home.elev, azim: home.azim }, about);
  const target = onPage(lookFrom([300, 300], turned, rules), about.map((value) => value * 0.6)); // 1 - 1 / 2.5
  for (const value of target) near(value, 0);
  assert.ok(Math.abs(back.pan_right - large.pan_right) < 0.3);
});

test("a point to keep stays in sight at every zoom and turn", () => {
  for (const elev of [-90, -20, 0, 35, 90]) for (const azim of [-180, -70, 20, 130]) for (const zoom of [0.5, 1, 3]) {
    const look = lookFrom([300, 240], { elev, azim, zoom, pan_right: 2, pan_up: -2 }, rules, [1, -1, 0.7]);
    const [x, y] = onPage(look, [1, -1, 0.7]);
    assert.ok(Math.abs(x) <= 150 - rules.inSight + 1e-9 && Math.abs(y) <= 120 - rules.inSight + 1e-9);
  }
});

test("a view stays within its limits", () => {
  assert.deepEqual(tidied({ elev: 99, azim: 190, zoom: 9, pan_right: 7, pan_up: -7 }),
    { elev: 90, azim: -170, zoom: 3, pan_right: 2, pan_up: -2 });
  assert.equal(tidied({ ...home, azim: 180 }).azim, 180);
});

test("a drag on the page moves a point along its free axes", () => {
  const look = lookFrom([300, 300], { ...home, elev: 90, azim: -90 }, rules);
  const move = across(look, [0.2, 0.2, 0.14], [0, 1], 20, -10);
  near(move[0] * 0.2 * look.scale, 20, 0.5);
  near(move[1] * 0.2 * look.scale, -10, 0.5);
  assert.equal(move[2], 0);
  const lift = across(lookFrom([300, 300], { ...home, elev: 0 }, rules), [0.2, 0.2, 0.14], [2], 50, 10);
  near(lift[2] * 0.14 * look.scale, 10, 0.2);
});

test("pieces are sorted from the back to the front, and stay in order where they are as near", () => {
  const group = (depths) => ({ count: depths.length, depth: Float32Array.from(depths) });
  const sorter = makeSorter();
  sorter.sort([group([0.5, -1, 0]), group([0, 20, -20])], 1, 2.5);
  const seen = [...sorter.order.slice(0, 6)].map((piece) => [sorter.owner[piece], sorter.index[piece]]);
  assert.deepEqual(seen, [[1, 2], [0, 1], [0, 2], [1, 0], [0, 0], [1, 1]]);
  sorter.sort([group([0]), group([0])], -1, 2.5);
  assert.deepEqual([...sorter.order.slice(0, 2)].map((piece) => sorter.owner[piece]), [1, 0]);
});

test("a face before a point covers it; the ground and what is behind do not", () => {
  const face = { source: { kind: "faces" }, corners: 3, count: 1, page: [0, 0, 10, 0, 0, 10], depth: [1] };
  assert.equal(isCovered([face], 2, 2, 0, rules), true);
  assert.equal(isCovered([face], 8, 8, 0, rules), false);
  assert.equal(isCovered([face], 2, 2, 1, rules), false);
  assert.equal(isCovered([{ ...face, source: { kind: "faces", ground: true } }], 2, 2, 0, rules), false);
});

test("a square split at a height makes two pieces and one edge", () => {
  const square = [0, 0, -1, 1, 0, -1, 1, 0, 1, 0, 0, 1];
  const { whole, pieces, pieceLevels, edges } = splitAt(square, 4, [7], 0.5);
  assert.equal(whole.length, 0);
  assert.deepEqual(pieceLevels, [7, 7]);
  assert.equal(pieces.length, 2 * 5 * 3);
  assert.deepEqual(edges, [1, 0, 0.5, 0, 0, 0.5]);
  assert.equal(splitAt(square, 4, [7], 2).whole.length, 12);
});

test("a word finds the next free place, keeps off surfaces, and stands on them where they are all round", () => {
  const hill = { xy: [0, 0, 100, 0, 100, 60, 0, 60], corners: 4, count: 1 };
  const page = makePage([200, 60], rules, [hill]);
  const beside = page.place([-50, 0], 30, 10);
  assert.ok(beside && !beside.plate && beside.x - 15 >= 0 - rules.cell);
  const full = makePage([100, 60], rules, [hill]).place([0, 0], 30, 10);
  assert.deepEqual(full, { x: 0, y: 0, plate: true });
  assert.equal(makePage([100, 60], rules, [hill]).place([0, 0], 30, 10, 0), null);
  assert.equal(makePage([20, 60], rules).place([0, 0], 30, 10), null);
});

test("handles say how they move, and point where", () => {
  assert.match(wayOf([2]), /up and down/);
  assert.match(wayOf([0, 1]), /plane/);
  assert.match(wayOf([0, 1, 2]), /Page Up/);
  assert.equal(arrowsAlong([[0.1, 0]]), "");
  assert.equal(arrowsAlong([[0, -1]]).match(/M/g).length, 4);
});

test("the dark theme takes the white out of a face and keeps its shade", () => {
  assert.equal(darkFace("#0072b2"), "#0072b2");
  assert.equal(darkFace("#ffffff"), "#595959");
});

test("in haste a face is filled where its pixels have their middle", () => {
  const { pixels, outline, disc } = makeRaster(4, 4, 0xffffffff);
  outline([0, 0, 2, 0, 2, 2, 0, 2], 0, 4, 0xff0000ff, 1);
  assert.equal(pixels.filter((pixel) => pixel === 0xff0000ff).length, 4);
  outline([0, 0, 2, 0, 2, 2, 0, 2], 0, 4, 0xff000000, 0.5);
  assert.equal(pixels[0].toString(16), "ff00007f");
  disc(3, 3, 1, 0xff00ff00);
  assert.ok(pixels[15] === 0xff00ff00);
});
