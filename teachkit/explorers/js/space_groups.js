// @ts-check
// What the kernel sent of a scene, unpacked for painting: groups of faces, lines or dots.

import { splitAt } from "./space_level.js";

const WHITE_IN_THE_DARK = 0.35; // share of the white in a face's colour that the dark theme leaves

/** @param {ArrayLike<number>} unit @param {number} count @param {number} corners */
function meanSide(unit, count, corners) {
  let sum = 0;
  for (let v = 0; v < 3 * count * corners; v += 3 * corners) {
    sum += Math.hypot(unit[v + 3] - unit[v], unit[v + 4] - unit[v + 1], unit[v + 5] - unit[v + 2]);
  }
  return count ? sum / count : 0;
}

/** @param {any} source @param {Float32Array} unit @param {number} corners @param {ArrayLike<number>} levels */
function makeGroup(source, unit, corners, levels) {
  const count = unit.length / 3 / corners;
  return {
    source,
    unit,
    corners,
    count,
    levels,
    side: source.kind === "faces" ? meanSide(unit, count, corners) : 0,
    /** @type {string[]} */
    colours: [],
    /** @type {number[] | undefined} the colours as the pixels of an image have them, once they are needed */
    inks: undefined,
    page: new Float32Array(count * corners * 2),
    depth: new Float32Array(count),
  };
}

/** Bytes as numbers: a view of them, base64, or numbers already. @param {any} given @param {any} Kind an array of numbers */
function numbersOf(given, Kind) {
  if (typeof given === "string") return new Kind(Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0)).buffer);
  if (!(given instanceof DataView)) return given;
  return new Kind(given.buffer.slice(given.byteOffset, given.byteOffset + given.byteLength));
}

/** @param {any} source @param {number} whole steps of a coordinate from 0 to 1 */
function unpackGroup(source, whole) {
  const steps = numbersOf(source.xyz, Int16Array);
  const unit = Float32Array.from(steps, (step) => step / whole);
  const corners = { faces: source.corners, lines: 2, dots: 1 }[/** @type {"faces"} */ (source.kind)];
  return makeGroup(source, unit, corners, numbersOf(source.shade, Uint8Array));
}

/**
 * The dark theme's colour of a face: it keeps hue and shade, and most of the white in it goes.
 * @param {string} code
 */
export function darkFace(code) {
  const rgb = [1, 3, 5].map((i) => Number.parseInt(code.slice(i, i + 2), 16));
  const white = (1 - WHITE_IN_THE_DARK) * Math.min(...rgb);
  return `#${rgb.map((level) => Math.round(level - white).toString(16).padStart(2, "0")).join("")}`;
}

/** A plane through the box at a height. @param {any} level @param {number[]} aspect @param {number} height */
function planeGroups({ colour, alpha }, [x, y], height) {
  const rim = [[-x, -y], [x, -y], [x, y], [-x, y]];
  const inside = { kind: "faces", plane: true, colours: [colour], alpha, lines: false };
  const edge = { kind: "lines", plane: true, colours: [colour], width: 1 };
  const sides = rim.flatMap((from, k) => [...from, height, ...rim[(k + 1) % 4], height]);
  return [
    makeGroup(inside, Float32Array.from(rim.flatMap((corner) => [...corner, height])), 4, [0]),
    makeGroup(edge, Float32Array.from(sides), 2, [0, 0, 0, 0]),
  ];
}

/** @param {any} group @param {number} height @param {string} ink */
function splitGroup(group, height, ink) {
  const { source, unit, corners, levels } = group;
  const { whole, wholeLevels, pieces, pieceLevels, edges } = splitAt(unit, corners, levels, height);
  const contour = { kind: "lines", contour: true, colours: [ink], width: 1.6 };
  const parts = [makeGroup(source, Float32Array.from(whole), corners, wholeLevels)];
  if (!pieceLevels.length) return parts;
  parts.push(makeGroup(source, Float32Array.from(pieces), corners + 1, pieceLevels));
  for (const part of parts) part.side = group.side;
  return [...parts, makeGroup(contour, Float32Array.from(edges), 2, new Uint8Array(edges.length / 6))];
}

/**
 * What is painted of a frame. What stands still is unpacked once.
 * @param {any} scene
 * @param {(key: string) => any} stillOf what was sent apart
 * @param {import("./theme.js").Theme} theme
 */
export function makeGroups(scene, stillOf, theme) {
  /** @type {Map<string, any>} */
  let decoded = new Map();
  /** @type {any[]} */
  let unpacked = [];
  /** @param {any} thing */
  function unpack(thing) {
    const source = thing.still === undefined ? thing : stillOf(thing.still);
    if (!source.xyz) return { source };
    return decoded.get(thing.still) ?? unpackGroup(source, scene.rules.whole);
  }

  const made = {
    /** Take a new frame. @param {any[]} things */
    take(things) {
      // Pieces of a newer scene may arrive while this frame is unpacked: its own frame follows, and brings them in.
      if (!things.every((thing) => thing.still === undefined || stillOf(thing.still))) return;
      unpacked = things.map(unpack);
      decoded = new Map(things.flatMap((thing, i) => (thing.still === undefined ? [] : [[thing.still, unpacked[i]]])));
    },
    /** What to paint, with the level at a height. @param {number[]} aspect @param {(level: any) => number} heightOf */
    parts(aspect, heightOf) {
      const level = unpacked.find(({ source }) => source.kind === "level")?.source ?? null;
      const height = level && heightOf(level);
      const solid = unpacked.filter(({ unit }) => unit);
      const groups = level
        ? [
            ...solid.flatMap((group) =>
              group.source.kind === "faces" && !group.source.ground ? splitGroup(group, height, scene.rules.ink) : [group],
            ),
            ...planeGroups(level, aspect, height),
          ]
        : solid;
      for (const group of groups) {
        group.colours = group.source.colours.map(group.source.kind === "faces" && theme.isDark() ? darkFace : theme.colour);
        group.inks = undefined;
      }
      const written = unpacked.map((thing) => (thing.unit ? thing : thing.source));
      return { groups, written, level: /** @type {number | null} */ (height), mover: level?.handle ?? "" };
    },
  };
  return made;
}
