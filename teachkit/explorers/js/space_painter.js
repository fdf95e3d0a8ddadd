// @ts-check
// One picture of a scene: what is painted, in the painter's order, and what is written over it.

import { paintPieces, paintWords } from "./space_canvas.js";
import { makeRaster, paintInHaste } from "./space_haste.js";
import { isCovered, makeSorter, project } from "./space_order.js";
import { dot3, onPage } from "./space_projection.js";
import { wordsOnPage } from "./space_words.js";

const DEEPEST = 2.5; // no piece is nearer than this in units of the box, nor farther

/** A colour as 0xAABBGGRR. @param {string} code */
const abgr = (code) => (0xff000000 | Number(`0x${code.slice(5)}${code.slice(3, 5)}${code.slice(1, 3)}`)) >>> 0;

/**
 * @param {object} given
 * @param {HTMLCanvasElement} given.canvas
 * @param {number} given.point pixels of the canvas in a point of print
 * @param {number} given.ratio pixels of the canvas in a pixel of the page
 * @param {any} given.rules
 * @param {import("./theme.js").Theme} given.theme
 */
export function makePainter({ canvas, point, ratio, rules, theme }) {
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  /** @type {[number, number]} */
  const size = [canvas.width / point, canvas.height / point];
  const sorter = makeSorter();
  /** @type {any[]} */
  let groups = [];
  let depthOf = (/** @type {number[]} */ _unit) => 0;
  /** @type {{ raster: ReturnType<typeof makeRaster>, image: ImageData, ground: string } | null} */
  let haste = null;

  function paintFast(/** @type {string} */ ground) {
    if (haste?.ground !== ground) {
      const raster = makeRaster(canvas.width, canvas.height, abgr(ground));
      haste = { raster, image: new ImageData(new Uint8ClampedArray(raster.pixels.buffer), canvas.width), ground };
    }
    for (const group of groups) group.inks ??= group.colours.map(abgr);
    paintInHaste(haste.raster, groups, sorter, point, abgr(ground));
    ctx.putImageData(haste.image, 0, 0);
  }

  // For the words: corners of surfaces in points from the lower left corner of the frame.
  function facesOnPage() {
    const solid = groups.filter(({ source }) => source.kind === "faces" && !(source.ground || source.plane || source.pale));
    return solid.map(({ page: pixels, corners, count }) => {
      const xy = new Float32Array(pixels.length);
      for (let v = 0; v < xy.length; v += 2) {
        xy[v] = pixels[v] / point;
        xy[v + 1] = (canvas.height - pixels[v + 1]) / point;
      }
      return { xy, corners, count };
    });
  }

  return {
    size,
    pieces: () => sorter.pieces,
    /**
     * @param {any} parts what makeGroups makes of a frame
     * @param {import("./space_projection.js").Look} look
     * @param {number[]} aspect of the box
     * @param {number[][]} avoid where handles are, in the unit box
     * @param {boolean} hasty without smooth edges, and without lines round faces
     */
    paint(parts, look, aspect, avoid, hasty) {
      ({ groups } = parts);
      const apart = parts.level === null ? 0 : rules.level;
      depthOf = (unit) => dot3(look.axes[2], unit) + apart * look.upside * (unit[2] > parts.level ? 1 : -1);
      project(groups, look, { point, width: canvas.width, height: canvas.height }, rules, parts.level);
      sorter.sort(groups, look.upside, DEEPEST + apart);
      const [ground, faint, ink] = ["#ffffff", rules.faint, rules.ink].map(theme.colour);
      ctx.clearRect(0, 0, canvas.width, canvas.height);
      if (hasty) paintFast(ground);
      else paintPieces(ctx, groups, sorter, { point, ratio, finest: rules.finest / look.scale, rim: ground });
      const level = { aspect, height: parts.level };
      const page = wordsOnPage(parts.written, look, size, rules, facesOnPage(), avoid, level);
      paintWords(ctx, page, { point, halo: rules.halo, ground, faint, ink, colour: theme.colour });
      return page;
    },
    /** Whether a face stands before a point of the unit box, in the last picture. @param {number[]} unit @param {import("./space_projection.js").Look} look */
    isHidden(unit, look) {
      const [x, y] = onPage(look, unit);
      return isCovered(groups, canvas.width / 2 + x * point, canvas.height / 2 - y * point, depthOf(unit), rules);
    },
  };
}
