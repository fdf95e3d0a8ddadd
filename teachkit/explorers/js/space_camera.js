// @ts-check
// Where a scene is seen from: turned, moved and zoomed by pointer, fingers, wheel, keys and buttons.

import { button, make } from "./dom.js";
import { draggable } from "./drag.js";
import { onKeys } from "./keys.js";
import { between } from "./numbers.js";
import { turnedBy, zoomedTo } from "./space_projection.js";

/** @typedef {import("./space_projection.js").View} View */

const DEGREES_A_PIXEL = 0.4;
const TURN = 5; // degrees a key
const ZOOM = 1.1; // a key or a notch of the wheel
const STEP = 0.1; // of a key that moves the scene, in units of the box at zoom 1
const FAR = 2; // the scene moves by so much at most, in units of the box

const HINT =
  "Drag the scene to turn it, or press the arrow keys. With Shift, or with two fingers, it moves. Plus, minus, the " +
  "wheel and two fingers zoom.";

const hundredth = (/** @type {number} */ value) => Math.round(value * 100) / 100;

/** A view within its limits. @param {View} view @returns {View} */
export function tidied(view) {
  const azim = Math.abs(view.azim) > 180 ? ((((view.azim + 180) % 360) + 360) % 360) - 180 : view.azim;
  return {
    elev: Math.round(between(-90, view.elev, 90)),
    azim: Math.round(azim), // 180 stays 180: the slider's right end
    zoom: between(0.5, Math.round(view.zoom * 20) / 20, 3),
    pan_right: hundredth(between(-FAR, view.pan_right, FAR)),
    pan_up: hundredth(between(-FAR, view.pan_up, FAR)),
  };
}

/**
 * What a change asks for: a turn round what is in the middle, a zoom about a point, or a move.
 * @param {View} view @param {Partial<View>} change @param {number[]} about a point of the unit box
 * @returns {View}
 */
export function changed(view, change, about) {
  let next = view;
  if (change.elev !== undefined || change.azim !== undefined) {
    const { elev = view.elev, azim = view.azim } = change;
    next = turnedBy(next, { elev, azim }, about);
  }
  if (change.zoom !== undefined) next = zoomedTo(next, between(0.5, change.zoom, 3), about);
  return { ...next, ...(change.pan_right === undefined ? {} : { pan_right: change.pan_right }),
    ...(change.pan_up === undefined ? {} : { pan_up: change.pan_up }) };
}

/**
 * @param {object} given
 * @param {HTMLCanvasElement} given.canvas
 * @param {any} given.scene
 * @param {() => number[]} given.about the point that zooming goes about, in the unit box
 * @param {(view: View) => [number, number]} given.middleOf what is in the middle then, once the point is in sight
 * @param {() => number} given.pixels of the window, for a unit of the box
 * @param {(view: View) => void} given.act
 */
export function makeCamera({ canvas, scene, about, middleOf, pixels, act }) {
  /** @type {View} */
  let view = { ...scene.home };

  /** @param {View} wanted */
  function go(wanted) {
    const next = tidied(wanted);
    [next.pan_right, next.pan_up] = middleOf(next).map(hundredth);
    view = next;
    act({ ...view });
  }
  const turn = (/** @type {Partial<View>} */ change) => go(changed(view, change, about()));

  draggable(canvas, {
    begin: (hand) => ({ hand, view, moves: hand.fingers > 1 || hand.event.shiftKey }),
    move(hand, grip) {
      const [dx, dy] = [hand.x - grip.hand.x, hand.y - grip.hand.y];
      if (!grip.moves) {
        const { elev, azim } = grip.view;
        go(changed(grip.view, { azim: azim - dx * DEGREES_A_PIXEL, elev: elev + dy * DEGREES_A_PIXEL }, about()));
        return;
      }
      const spread = hand.fingers > 1 && grip.hand.spread > 0 ? hand.spread / grip.hand.spread : 1;
      const zoomed = changed(grip.view, { zoom: grip.view.zoom * spread }, about());
      go({ ...zoomed, pan_right: zoomed.pan_right - dx / pixels(), pan_up: zoomed.pan_up + dy / pixels() });
    },
  });
  canvas.addEventListener(
    "wheel",
    (event) => {
      // The page scrolls as ever until the scene has been clicked.
      if (document.activeElement !== canvas && !event.ctrlKey) return;
      event.preventDefault();
      turn({ zoom: view.zoom * (event.deltaY < 0 ? ZOOM : 1 / ZOOM) });
    },
    { passive: false },
  );
  onKeys(canvas, ({ key, shiftKey }) => {
    const step = STEP / view.zoom;
    const turns = { ArrowLeft: { azim: view.azim + TURN }, ArrowRight: { azim: view.azim - TURN },
      ArrowUp: { elev: view.elev + TURN }, ArrowDown: { elev: view.elev - TURN } };
    // The scene goes where the arrow points: what is in the middle goes the other way.
    const moves = { ArrowLeft: { pan_right: view.pan_right + step }, ArrowRight: { pan_right: view.pan_right - step },
      ArrowUp: { pan_up: view.pan_up - step }, ArrowDown: { pan_up: view.pan_up + step } };
    const more = { "+": { zoom: view.zoom + 0.1 }, "=": { zoom: view.zoom + 0.1 }, "-": { zoom: view.zoom - 0.1 } };
    const change = { ...(shiftKey ? moves : turns), ...more }[/** @type {"+"} */ (key)];
    if (key === "Home") go(scene.home);
    else if (change) turn(change);
    else return false;
    return true;
  });

  const buttons = scene.views.map((/** @type {any[]} */ [name, elev, azim]) =>
    button("tk-view", name, () => go({ ...scene.home, zoom: view.zoom, pan_right: 0, pan_up: 0, elev, azim })),
  );
  const home = button("tk-view", "whole scene", () => go(scene.home));
  const bar = make(
    "div",
    { class: "tk-camera" },
    make("div", { class: "tk-buttons tk-views", role: "group", "aria-label": "views" }, ...buttons, home),
    make("p", { class: "tk-hint" }, HINT),
  );

  return {
    bar,
    turn,
    now: () => view,
    /** Go where Python says. @param {View} wanted */
    set(wanted) {
      view = wanted;
    },
  };
}
