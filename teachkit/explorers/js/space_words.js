// @ts-check
// Places on the page for all that is written in a scene: words_on_page of teachkit/figures/space.py and
// ruler_on_page of teachkit/figures/projection.py. Lengths are in points; `wide` is a text's width in units of its size.

import { makePage } from "./space_page.js";
import { cornerAt, onPage } from "./space_projection.js";

/** @typedef {import("./space_page.js").Box} Box */
/** @typedef {{ text: string, x: number, y: number, size: number, colour: string, plate: boolean, leader: number[][] | null }} Text */

/** @param {number} x @param {number} y @param {number} w @param {number} h @returns {Box} */
const boxRound = (x, y, w, h) => [x - w, y - h, x + w, y + h];

/**
 * The numbers that find room along an edge, and what is taken then.
 * @param {any} ruler @param {number[]} start @param {number[]} end @param {number[]} out @param {any} page @param {any} rules
 */
function numbersAlong({ marks, size }, start, end, out, page, rules) {
  const numbers = [];
  const taken = [...page.taken];
  for (const [share, text, wide] of marks) {
    const at = start.map((value, i) => value + share * (end[i] - value));
    const [w, h] = [(wide * size) / 2, (rules.line * size) / 2];
    const half = Math.abs(out[0]) * w + Math.abs(out[1]) * h;
    const [x, y] = at.map((value, i) => value + (7 + half) * out[i]);
    const box = boxRound(x, y, w, h);
    if (!page.isFree(box, taken)) continue;
    taken.push(box);
    numbers.push({ at, x, y, text, half });
  }
  return { numbers, taken };
}

/**
 * A ruler along the edge that leaves most of its numbers free.
 * @param {any} ruler @param {number[][][]} ends @param {number} whole @param {number[]} middle @param {any} page @param {any} rules
 */
export function rulerOnPage(ruler, ends, whole, middle, page, rules) {
  const toward = ruler.upright ? [-1, -0.02] : [0.02, -1];
  const reach = ends.map(([a, b]) => {
    const value = ((a[0] + b[0]) / 2) * toward[0] + ((a[1] + b[1]) / 2) * toward[1];
    return Math.round(value * 1e6) / 1e6;
  });
  const order = ends.map((_, k) => k).sort((j, k) => reach[k] - reach[j] || j - k);
  let best = null;
  for (const k of order) {
    const [start, end] = ends[k];
    const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
    if (length < rules.endOn * whole) continue;
    let out = [(end[1] - start[1]) / length, (start[0] - end[0]) / length];
    if (out[0] * (start[0] + end[0] - 2 * middle[0]) + out[1] * (start[1] + end[1] - 2 * middle[1]) < 0) out = out.map((v) => -v);
    const found = numbersAlong(ruler, start, end, out, page, rules);
    if (found.numbers.length < Math.min(2, ruler.marks.length)) continue;
    if (found.numbers.length > (best?.numbers.length ?? 0)) best = { start, end, out, ...found };
  }
  /** @type {{ lines: number[][][], texts: { x: number, y: number, text: string, isLabel: boolean }[] }} */
  const drawn = { lines: [], texts: [] };
  if (!best) return drawn;
  const { start, end, out, numbers } = best;
  page.taken = best.taken;
  drawn.lines = [[start, end], ...numbers.map(({ at }) => [at, at.map((value, i) => value + 4 * out[i])])];
  drawn.texts = numbers.map(({ x, y, text }) => ({ x, y, text, isLabel: false }));
  if (!ruler.label) return drawn;
  const size = 1.25 * ruler.size;
  const [wide, high] = [ruler.wide * size, rules.line * size];
  const top = start[1] > end[1] ? start : end;
  const room = 11 + Math.max(...numbers.map(({ half }) => 2 * half)) + (Math.abs(out[0]) * wide + Math.abs(out[1]) * high) / 2;
  const anchor = ruler.upright
    ? [top[0], top[1] + 0.7 * size + high / 2]
    : start.map((value, i) => (value + end[i]) / 2 + room * out[i]);
  const place = page.place(anchor, wide, high, 0);
  if (place) drawn.texts.push({ x: place.x, y: place.y, text: ruler.label, isLabel: true });
  return drawn;
}

/**
 * @param {any[]} things as the kernel sent them: rulers, words, dots
 * @param {any} look
 * @param {[number, number]} size of the frame
 * @param {any} rules
 * @param {{ xy: ArrayLike<number>, corners: number, count: number }[]} faces
 * @param {number[][]} avoid where handles are, in the unit box
 * @param {{ aspect: number[], height: number | null }} level
 * @returns {{ lines: number[][][], texts: Text[] }}
 */
export function wordsOnPage(things, look, size, rules, faces, avoid, { aspect, height }) {
  const page = makePage(size, rules, faces);
  /** @type {number[][][]} */
  const lines = [];
  /** @type {Text[]} */
  const texts = [];
  for (const ruler of things.filter(({ kind }) => kind === "ruler")) {
    const ends = ruler.edges.map((/** @type {number[][]} */ edge) => edge.map((point) => onPage(look, point)));
    const drawn = rulerOnPage(ruler, ends, ruler.length * look.scale, onPage(look, [0, 0, 0]), page, rules);
    lines.push(...drawn.lines);
    for (const { isLabel, ...text } of drawn.texts) {
      const looks = isLabel ? { colour: rules.ink, size: 1.25 * ruler.size } : { colour: rules.faint, size: ruler.size };
      texts.push({ ...text, ...looks, plate: false, leader: null });
    }
  }
  const spots = avoid.map((point) => ({ at: onPage(look, point), r: rules.handle }));
  for (const { source, unit } of things.filter(({ source }) => source?.kind === "dots" && source.size >= rules.large)) {
    for (let v = 0; v < unit.length; v += 3) spots.push({ at: onPage(look, unit.slice(v, v + 3)), r: source.size / 2 });
  }
  for (const { at, r } of spots) page.taken.push(boxRound(at[0], at[1], r, r));
  const words = things.filter(({ kind }) => kind === "words");
  for (const { text, wide } of things.filter(({ kind, text }) => kind === "level" && text)) {
    words.push({ text, wide, at: cornerAt(aspect, height ?? 0, look), colour: rules.ink, size: 9, stays: true });
  }
  words.sort((a, b) => b.size - a.size); // names before remarks
  for (const { text, at, wide: width, colour, size: letters, stays } of words) {
    const anchor = onPage(look, at);
    const inSight = anchor.every((value, i) => Math.abs(value) <= size[i] / 2);
    const [wide, high] = [width * letters, rules.line * letters];
    const found = inSight || stays ? page.place(anchor, wide, high, !stays ? 0 : inSight ? 1 : 2) : null;
    if (!found) continue;
    const { x, y, plate } = found;
    const nearest = [
      Math.min(x + wide / 2, Math.max(x - wide / 2, anchor[0])),
      Math.min(y + high / 2, Math.max(y - high / 2, anchor[1])),
    ];
    const far = inSight && Math.hypot(anchor[0] - nearest[0], anchor[1] - nearest[1]) > rules.leader;
    if (far && !stays) page.taken.pop();
    else texts.push({ text, x, y, colour, size: letters, plate, leader: far ? [nearest, anchor] : null });
  }
  return { lines, texts };
}
