// What a scene looks like from many sides, as Python lays it out: recorded by tests/test_figures_space.py.
import { readFileSync } from "node:fs";

import { makeGroups } from "../../teachkit/explorers/js/space_groups.js";
import { makeSorter, project } from "../../teachkit/explorers/js/space_order.js";
import { lookFrom } from "../../teachkit/explorers/js/space_projection.js";
import { wordsOnPage } from "../../teachkit/explorers/js/space_words.js";

const light = { isDark: () => false, colour: (code) => code, onChange: () => () => {} };
const bytes = (text) => new DataView(Uint8Array.from(Buffer.from(text, "base64")).buffer);

/** The pictures that Python and the browser make of a scene: its text, and how near each piece is, in order. */
export function picturesOf({ rules, size, told, still, keep, avoid, views }) {
  const pieces = Object.fromEntries(
    Object.entries(still).map(([key, group]) => [key, { ...group, xyz: bytes(group.xyz), shade: bytes(group.shade) }]),
  );
  const groups = makeGroups({ rules }, (key) => pieces[key], light);
  groups.take(told.things);
  const parts = groups.parts(told.aspect, (level) => level.height);
  const sorter = makeSorter();
  return views.map((view) => {
    const look = lookFrom(size, view, rules, keep);
    const canvas = { point: 1, width: size[0], height: size[1] };
    project(parts.groups, look, canvas, rules, parts.level);
    sorter.sort(parts.groups, look.upside, parts.level === null ? 2.5 : 2.5 + rules.level);
    const faces = parts.groups.filter(({ source }) => source.kind === "faces" && !(source.ground || source.plane || source.pale));
    const page = wordsOnPage(parts.written, look, size, rules, faces.map(fromTheCorner(size[1])), avoid, {
      aspect: told.aspect,
      height: parts.level,
    });
    const { order, owner, index } = sorter;
    const depths = [...order.slice(0, sorter.pieces)].map((piece) => parts.groups[owner[piece]].depth[index[piece]]);
    return { ...page, depths };
  });
}

const fromTheCorner = (height) => ({ page, corners, count }) => ({
  xy: page.map((value, i) => (i % 2 ? height - value : value)),
  corners,
  count,
});

if (process.argv[2] === "-") {
  const scenes = JSON.parse(readFileSync(0, "utf8"));
  process.stdout.write(JSON.stringify(scenes.map(picturesOf)));
}
