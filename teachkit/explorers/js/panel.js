// @ts-check
// What stands beside the picture: how to use it, the controls, the actions, and what is folded.

import { button, folded, make } from "./dom.js";
import { makeControl } from "./controls.js";
import { split } from "./layout.js";

/** @typedef {import("./protocol.js").Scene} Scene */

/**
 * @param {Scene} scene
 * @param {Node[]} more what else is folded
 * @param {import("./controls.js").Acts & { press: (message: import("./protocol.js").Message) => void }} acts
 */
export function makePanel(scene, more, acts) {
  const { seen, folded: rare } = split(scene.controls, scene.local);
  const shown = Object.fromEntries(scene.controls.map((control) => [control.name, makeControl(control, acts)]));
  const nodes = (/** @type {typeof seen} */ controls) => controls.map(({ name }) => shown[name].node);
  const bar = make("progress", { max: 1, "aria-label": "share done" });
  const stop = button("tk-stop", "Stop", () => acts.press({ stop: true }));
  const running = make("span", { class: "tk-running" }, bar, stop);
  const actions = scene.actions.map(([name, label]) =>
    button("tk-action", label, () => acts.press({ action: name }), { "data-name": name }),
  );
  const under = rare.length || more.length;
  const node = make(
    "div",
    { class: "tk-side" },
    ...(scene.how ? [make("p", { class: "tk-how" }, scene.how)] : []),
    make("div", { class: "tk-controls" }, ...nodes(seen)),
    ...(actions.length ? [make("div", { class: "tk-buttons" }, ...actions, running)] : []),
    ...(under ? [folded("tk-more", "More", make("div", { class: "tk-controls" }, ...nodes(rare)), ...more)] : []),
  );
  return {
    node,
    /** @param {Record<string, any>} values */
    show(values) {
      for (const [name, value] of Object.entries(values)) shown[name]?.show(value);
    },
    /** @param {number | null} share of an action that is done */
    progress(share) {
      running.hidden = typeof share !== "number";
      if (typeof share === "number") bar.value = share;
    },
  };
}
