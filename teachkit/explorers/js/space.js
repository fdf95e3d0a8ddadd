// @ts-check
// The third dimension of an explorer: a scene drawn on a canvas from vertices that came once. It turns, moves and
// zooms here, without the kernel; teachkit/figures/space.py draws the same scene in the same way for a still page.

import { make } from "./dom.js";
import { makeCamera } from "./space_camera.js";
import { makeGroups } from "./space_groups.js";
import { makeHandles } from "./space_handles.js";
import { makePainter } from "./space_painter.js";
import { cornerAt, lookFrom, onPage } from "./space_projection.js";

const MANY = 1200; // pieces from which a scene that moves is painted in haste
const REST = 150; // ms after which it is painted with care
const POINT = 100 / 72; // pixels of the figure in a point of print

/** The canvas in its place on the figure. @param {any} scene */
function makeCanvas({ heading, stage: [left, top, width, height], width: whole, height: high }) {
  const canvas = make("canvas", {
    class: "tk-space",
    tabindex: "0",
    role: "application",
    "aria-roledescription": "3D view",
    "aria-label": `${heading}, 3D view: arrow keys turn it, with Shift they move it, plus and minus zoom, Home goes back`,
  });
  const sides = { left: left / whole, top: top / high, width: width / whole, height: height / high };
  for (const [side, share] of Object.entries(sides)) canvas.style[side] = `${100 * share}%`;
  return canvas;
}

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
  const { rules } = scene;
  const canvas = makeCanvas(scene);
  let ratio = 0; // pixels of the canvas in one of the figure
  let painter = sharp();
  const groups = makeGroups(scene, stillOf, theme);
  let parts = groups.parts([1, 1, 1], () => 0);
  /** @type {any} */
  let space = null; // as the kernel sent it

  const shown = () => (space ? handles.filter((/** @type {any} */ handle) => handle.isShown()) : []);
  const keep = () => shown()[0]?.unit() ?? null;
  const lookNow = (view = camera.now()) => lookFrom(painter.size, view, rules, keep());
  const camera = makeCamera({
    canvas,
    scene,
    about: () => keep() ?? [0, 0, 0],
    middleOf: (view) => lookNow(view).middle,
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
      if (name === parts.mover) gather();
      repaint();
      moved(name, place, begins);
    },
  });

  /** How many pixels the screen shows for one of the figure: a small canvas is no coarser than the figure. */
  function density() {
    const dense = window.devicePixelRatio || 1;
    return Math.max(1, (canvas.clientWidth / width) * dense, dense);
  }

  /** A painter with as many pixels as the screen shows. */
  function sharp() {
    ratio = density();
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    return makePainter({ canvas, point: POINT * ratio, ratio, rules, theme });
  }

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

  function paint(hasty = false) {
    if (!space) return;
    const look = lookNow();
    painter.paint(parts, look, space.aspect, shown().map((/** @type {any} */ handle) => standing(handle, look)), hasty);
    handles.forEach((/** @type {any} */ handle, /** @type {number} */ number) => {
      const unit = standing(handle, look);
      const [x, y] = onPage(look, unit);
      const at = [left + width / 2 + x * POINT, top + height / 2 - y * POINT];
      const behind = painter.isHidden(unit, look) ? `${theme.colour("#ffffff")}80` : "";
      handle.place(at, theme.colour(space.handles[number].colour), behind);
    });
  }

  let planned = 0;
  let resting = 0;
  function repaint() {
    const hasty = painter.pieces() > MANY;
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
    /** The picture has another size on the screen. */
    fit() {
      if (Math.abs(density() / ratio - 1) < 0.02) return;
      painter = sharp();
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
