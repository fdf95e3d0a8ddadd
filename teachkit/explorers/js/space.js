// @ts-check
// The third dimension of an explorer: a scene drawn on a canvas from vertices that came once. It turns, moves and
// zooms here, without the kernel; teachkit/figures/space.py draws the same scene in the same way for a still page.

import { make } from "./dom.js";
import { makeCamera } from "./space_camera.js";
import { paintPieces, paintWords } from "./space_canvas.js";
import { makeGroups } from "./space_groups.js";
import { makeHandles } from "./space_handles.js";
import { makeRaster, paintInHaste } from "./space_haste.js";
import { isCovered, makeSorter, project } from "./space_order.js";
import { cornerAt, dot3, lookFrom, onPage } from "./space_projection.js";
import { wordsOnPage } from "./space_words.js";

const MANY = 1200; // pieces from which a scene that moves is painted in haste
const REST = 150; // ms after which it is painted with care
const POINT = 100 / 72; // pixels of the figure in a point of print

/**
 * @param {object} given
 * @param {any} given.scene
 * @param {any} given.svg where the handles go
 * @param {(key: string) => any} given.stillOf what was sent apart from the frames
 * @param {import("./theme.js").Theme} given.theme
 * @param {(view: any) => void} given.turned is told where the hand has turned the scene
 * @param {(name: string, point: number[], begins: boolean) => void} given.moved is told where it has put a handle
 */
export function makeSpace({ scene, svg, stillOf, theme, turned, moved }) {
  const [left, top, width, height] = scene.stage;
  const ratio = Math.max(1, window.devicePixelRatio || 1);
  const { rules } = scene;
  const canvas = make("canvas", {
    class: "tk-space",
    width: Math.round(width * ratio),
    height: Math.round(height * ratio),
    tabindex: "0",
    role: "application",
    "aria-roledescription": "3D view",
    "aria-label": `${scene.heading}, 3D view: arrow keys turn it, with Shift they move it, plus and minus zoom, Home goes back`,
  });
  const share = (/** @type {number} */ value, /** @type {number} */ whole) => `${(100 * value) / whole}%`;
  Object.assign(canvas.style, {
    left: share(left, scene.width),
    top: share(top, scene.height),
    width: share(width, scene.width),
    height: share(height, scene.height),
  });
  const ctx = canvas.getContext("2d");
  const point = POINT * ratio; // in pixels of the canvas
  /** @type {[number, number]} */
  const size = [width / POINT, height / POINT];

  /** @type {any} */
  let space = null; // as the kernel sent it
  const groups = makeGroups(scene, stillOf, theme);
  const sorter = makeSorter();
  let parts = groups.parts([1, 1, 1], () => 0);
  let page = { lines: /** @type {number[][][]} */ ([]), texts: /** @type {any[]} */ ([]) };

  const shown = () => (space ? handles.filter((/** @type {any} */ handle) => handle.isShown()) : []);
  const keep = () => shown()[0]?.unit() ?? null;
  const lookNow = () => lookFrom(size, camera.now(), rules, keep());
  const camera = makeCamera({
    canvas,
    scene,
    about: () => keep() ?? [0, 0, 0],
    middleOf: (view) => lookFrom(size, view, rules, keep()).middle,
    pixels: () => (lookNow().scale * POINT * canvas.clientWidth) / width,
    act(view) {
      repaint();
      turned(view);
    },
  });
  const handles = makeHandles({
    scene,
    svg,
    frame: () => space,
    look: lookNow,
    moved(name, place, begins) {
      if (parts.level !== null) gather();
      repaint();
      moved(name, place, begins);
    },
  });

  // The level goes with its handle at once: it needs no mathematics of the lesson.
  function gather() {
    parts = groups.parts(space.aspect, (level) => {
      const mover = handles.find((/** @type {any} */ { name }) => name === level.handle);
      return mover?.local ? mover.unit()[2] : level.height;
    });
  }

  /** Where a handle stands in the unit box: that of the level at its corner. @param {any} handle @param {any} look */
  function standing(handle, look) {
    const unit = handle.unit();
    return handle.name === parts.mover ? cornerAt(space.aspect, unit[2], look) : unit;
  }

  /** Where something is, in pixels of the figure. @param {number[]} unit @param {any} look */
  function inFigure(unit, look) {
    const [x, y] = onPage(look, unit);
    return [left + width / 2 + x * POINT, top + height / 2 - y * POINT];
  }

  /** @type {{ raster: ReturnType<typeof makeRaster>, image: ImageData, ground: string } | null} */
  let haste = null;
  function paintFast(/** @type {string} */ ground) {
    if (haste?.ground !== ground) {
      const raster = makeRaster(canvas.width, canvas.height, groups.abgr(ground));
      haste = { raster, image: new ImageData(new Uint8ClampedArray(raster.pixels.buffer), canvas.width), ground };
    }
    paintInHaste(haste.raster, parts.groups, sorter, point, groups.abgr(ground));
    ctx.putImageData(haste.image, 0, 0);
  }

  function paint(hasty = false) {
    if (!space) return;
    const look = lookNow();
    project(parts.groups, look, { point, width: canvas.width, height: canvas.height }, rules, parts.level);
    sorter.sort(parts.groups, look.upside, parts.level === null ? 2.5 : 2.5 + rules.level);
    const [ground, faint, ink] = ["#ffffff", rules.faint, rules.ink].map(theme.colour);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    if (hasty) paintFast(ground);
    else paintPieces(ctx, parts.groups, sorter, { point, ratio, finest: rules.finest / look.scale, rim: ground });
    const points = shown().map((/** @type {any} */ handle) => standing(handle, look));
    page = wordsOnPage(parts.written, look, size, rules, facesOnPage(), points, { aspect: space.aspect, height: parts.level });
    paintWords(ctx, page, { point, halo: rules.halo, ground, faint, ink, colour: theme.colour });
    handles.forEach((/** @type {any} */ handle, /** @type {number} */ number) => {
      const unit = standing(handle, look);
      const at = inFigure(unit, look);
      const side = parts.level === null ? 0 : rules.level * look.upside * (unit[2] > parts.level ? 1 : -1);
      const depth = dot3(look.axes[2], unit) + side;
      const hidden = isCovered(parts.groups, (at[0] - left) * ratio, (at[1] - top) * ratio, depth, rules);
      handle.place(at, theme.colour(space.handles[number].colour), hidden ? `${ground}80` : "");
    });
  }

  // For the words: corners of surfaces in points from the lower left corner of the frame.
  function facesOnPage() {
    const solid = parts.groups.filter(({ source }) => source.kind === "faces" && !source.ground && !source.plane);
    return solid.map(({ page: pixels, corners, count }) => {
      const xy = new Float32Array(pixels.length);
      for (let v = 0; v < xy.length; v += 2) {
        xy[v] = pixels[v] / point;
        xy[v + 1] = (canvas.height - pixels[v + 1]) / point;
      }
      return { xy, corners, count };
    });
  }

  let planned = 0;
  let resting = 0;
  function repaint() {
    const hasty = sorter.pieces > MANY;
    if (!planned) {
      planned = requestAnimationFrame(() => {
        planned = 0;
        paint(hasty);
      });
    }
    clearTimeout(resting);
    if (hasty) resting = window.setTimeout(paint, REST);
  }

  const forget = theme.onChange(() => {
    if (!space) return;
    gather();
    paint();
  });

  return {
    canvas,
    bar: camera.bar,
    turn: camera.turn,
    /** What is written in the picture, and where: for tests. */
    page: () => page,
    /** A frame from the kernel; `settled` when it knows all that the hand has done. @param {any} frame @param {boolean} settled */
    draw(frame, settled) {
      space = { ...frame.space, handles: frame.spaceHandles };
      groups.take(frame.space.things);
      if (settled) {
        const { elev, azim, zoom, pan_right, pan_up } = frame.values;
        camera.set({ elev, azim, zoom, pan_right, pan_up });
        for (const handle of handles) handle.local = null;
      }
      gather();
      paint();
    },
    /** The view is gone: no theme changes it any more. */
    close() {
      forget();
      cancelAnimationFrame(planned);
      clearTimeout(resting);
    },
  };
}
