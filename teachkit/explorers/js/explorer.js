// @ts-check
// The browser's half of every explorer. It draws what it is sent, and moves at once what needs no mathematics:
// the handle under the pointer. It knows nothing of softmax.

import { makeBigPicture } from "./bigpicture.js";
import { copyButton, fillCard, keepInSight, makeCard, restShortcuts } from "./card.js";
import { button, make } from "./dom.js";
import { makeFlatHandles } from "./handles.js";
import { makePanel } from "./panel.js";
import { makePicture } from "./picture.js";
import { makeSideways } from "./sideways.js";
import { makeTalk } from "./talk.js";
import { makeTarget } from "./targets.js";
import { pageTheme } from "./theme.js";
import { kernelTransport } from "./transport.js";
import { makeWords } from "./words.js";

/** @typedef {import("./protocol.js").Frame} Frame */

const HAND_RESTS = 400; // ms after which Python hears what the browser has done by itself
const LEAVING = 1000; // ms: a cell that runs again has freed the explorer by then, and there is nobody to tell
const CONTROLS_PAUSE = 80; // ms: moving the sliders at every turn of a scene would take a quarter of its time
/**
 * Show an explorer.
 * @param {import("./protocol.js").Transport} transport
 * @param {HTMLElement} el
 * @param {((ways: any) => any) | null} makeSpace makes the scene in space, of explorers that have one
 * @returns {() => void} call it when the view goes
 */
export function showExplorer(transport, el, makeSpace) {
  const { scene } = transport;
  const me = Math.random().toString(36).slice(2);
  const theme = pageTheme();
  /** @type {Frame | null} */
  let frame = null;
  let turned = /** @type {Record<string, number> | null} */ (null); // the view that the hand has turned to
  /** @type {Record<"rest" | "turning", ReturnType<typeof setTimeout> | undefined>} */
  const timers = { rest: undefined, turning: undefined };

  const card = makeCard(scene);
  const words = makeWords();
  const talk = makeTalk(transport, me, card, words.say);
  const { begin, say } = talk;

  const picture = makePicture(scene, theme);
  const targets = (scene.targets ?? []).map((target) =>
    makeTarget(target, picture, {
      begin,
      click: (name, place) => say({ clicked: { [name]: place } }),
      paint: (name, cells, to) => say({ painted: { [name]: { cells, to } } }),
    }),
  );
  const handles = makeFlatHandles(scene.handles, picture, {
    begin,
    move: (name, value) => say({ dragged: { [name]: value } }),
  });
  const space = makeSpace?.({
    scene,
    theme,
    svg: picture.svg,
    stillOf: transport.stillOf,
    turned(/** @type {Record<string, number>} */ view) {
      turned = view;
      talk.note({ values: view });
      clearTimeout(timers.rest);
      timers.rest = setTimeout(talk.flush, HAND_RESTS);
      timers.turning ??= setTimeout(() => {
        timers.turning = undefined;
        if (turned) panel.show(turned);
      }, CONTROLS_PAUSE);
    },
    moved(/** @type {string} */ name, /** @type {number[]} */ point, /** @type {boolean} */ begins) {
      if (begins) begin();
      say({ dragged: { [name]: point } });
    },
  });
  if (space) picture.svg.before(space.canvas);

  const panel = makePanel(scene, space ? [space.bar] : [], {
    begin,
    change(name, value) {
      if (typeof value === "number" && scene.local?.includes(name)) space.turn({ [name]: value });
      else say({ values: { [name]: value } });
    },
    now: (name) => turned?.[name] ?? frame?.values[name],
    press: say,
  });
  const frameOfPicture = make("div", { class: "tk-frame" }, picture.node);
  const sideways = makeSideways(frameOfPicture);
  const fit = () => {
    handles.fit();
    space?.fit();
    sideways.fit();
  };
  const big = makeBigPicture(card, fit);
  fillCard(card, scene, {
    tools: [
      button("tk-reset", "Reset", () => say({ reset: true })),
      copyButton(() => frame?.code ?? "", words.say),
      big.toggle,
    ],
    frame: frameOfPicture,
    sideways: sideways.bar,
    words: [words.status, words.short], // what went wrong is said where the picture is seen
    side: panel.node,
    below: [words.inFull, words.inTable, words.live],
  });

  function draw(/** @type {Frame} */ next) {
    talk.hear(next, frame);
    frame = next;
    const settled = talk.isSettled();
    picture.draw(next.items);
    handles.draw(next, settled);
    targets.forEach((target, i) => {
      if (next.targets) target.draw(next.targets[i], settled);
    });
    space?.draw(next, settled);
    panel.progress(next.share);
    if (settled) {
      turned = null; // Python knows the view
      panel.show(next.values);
    }
    words.draw(next);
    talk.flush();
  }

  const dress = () => card.toggleAttribute("data-dark", theme.isDark());
  dress();
  const undress = theme.onChange(() => {
    dress();
    picture.repaint();
  });
  keepInSight(card, picture.node);
  // Before anything in the card hears Escape, and keeps it from the notebook.
  card.addEventListener("keydown", ({ key }) => key === "Escape" && talk.forget(), true);
  const wake = restShortcuts(card);
  el.append(card);
  const sized = new ResizeObserver(fit);
  for (const node of [picture.node, frameOfPicture]) sized.observe(node);
  // Each frame is shown on its own background: the artists wait for it, because they belong to its axes.
  const deafen = transport.onFrame(async (next) => {
    await picture.stand(next.background, transport.backgroundOf).catch(console.error);
    draw(next);
  });

  const stay = transport.onGone?.(talk.gone);

  return () => {
    for (const end of [deafen, stay ?? (() => {}), undress, wake, big.end, words.end, talk.end, () => sized.disconnect(), () => space?.close()]) end();
    for (const timer of Object.values(timers)) clearTimeout(timer);
    setTimeout(() => {
      try {
        transport.send({ closes: true, view: me });
      } catch {
        // the kernel has gone as well
      }
    }, LEAVING);
  };
}

/** What anywidget calls. @param {((ways: any) => any) | null} makeSpace */
export function widget(makeSpace) {
  return {
    render: (/** @type {{ model: any, el: HTMLElement }} */ { model, el }) =>
      showExplorer(kernelTransport(model), el, makeSpace),
  };
}
