// @ts-check
// The controls: sliders, boxes to type in, choices, toggles.

import { freshName, make } from "./dom.js";
import { isShort } from "./layout.js";
import { endOfSlider, longest, plain, scaleOf } from "./numbers.js";

/** @typedef {import("./protocol.js").Control} Control */

/**
 * What a control tells, and asks.
 * @typedef {object} Acts
 * @property {() => void} begin a gesture begins
 * @property {(name: string, value: any) => void} change
 * @property {(name: string) => any} now the value that is known
 */

/** @typedef {{ node: HTMLElement, show: (value: any) => void }} Shown */

/** @param {Control} control @param {Acts} acts @returns {Shown} */
function numberControl(control, { begin, change, now }) {
  const { name, label, low, high, step } = control;
  const { toSlider, fromSlider, shown } = scaleOf(control);
  const [first, last] = [toSlider(low), toSlider(high)];
  const slider = make("input", {
    type: "range", min: first, max: endOfSlider(first, last, step), step, "aria-label": label, "data-name": name,
  });
  const box = make("input", {
    type: "text",
    inputmode: "decimal",
    "aria-label": `${label}, type a number from ${plain(low)} to ${plain(high)}`,
    autocomplete: "off",
    "data-name": name,
    style: `--tk-letters: ${longest(control)}`, // no digit is cut off
  });
  slider.addEventListener("pointerdown", begin);
  slider.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => event.repeat || begin());
  slider.addEventListener("input", () => {
    const value = fromSlider(Number(slider.value));
    box.value = shown(value);
    speak(value);
    change(name, value);
  });
  // What is being typed belongs to the learner: no frame overwrites it, and Escape brings the value back.
  let typing = false;
  function leaveAsItWas() {
    typing = false;
    show(now(name));
  }
  box.addEventListener("input", () => {
    typing = true;
  });
  box.addEventListener("change", () => {
    if (!typing) return;
    typing = false;
    begin();
    change(name, box.value);
  });
  box.addEventListener("blur", () => {
    // Typed back to what stood there, the browser says no "change". Another window may have come in front of
    // this one, too: then the box waits for the learner to come back.
    if (typing && document.activeElement !== box) leaveAsItWas();
  });
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter") box.blur(); // the browser then says "change", once
    if (event.key !== "Escape") return;
    event.stopPropagation(); // the notebook would take it for its own
    leaveAsItWas();
    box.blur();
  });
  const speak = (/** @type {number} */ value) => slider.setAttribute("aria-valuetext", `${label} ${shown(value)}`);
  function show(/** @type {number} */ value) {
    slider.value = toSlider(value);
    speak(value);
    if (!typing) box.value = shown(value);
  }
  const words = make("span", { class: "tk-label", "aria-hidden": "true" }, label);
  return { node: make("div", { class: control.box ? "tk-boxed" : "tk-row" }, words, ...(control.box ? [] : [slider]), box), show };
}

/** @param {Control} control @param {Acts} acts @returns {Shown} */
function choiceControl({ name, label, options }, { begin, change }) {
  const chosen = (/** @type {string} */ value) => {
    begin();
    change(name, value);
  };
  if (!isShort(options)) {
    const list = make("select", { "data-name": name }, ...options.map((option) => make("option", { value: option }, option)));
    list.addEventListener("change", () => chosen(list.value));
    const show = (/** @type {string} */ value) => {
      list.value = value;
    };
    return { node: make("label", { class: "tk-choice" }, make("span", { class: "tk-label" }, label), list), show };
  }
  const group = freshName(); // radio buttons that share a name are one choice, in all the page
  const buttons = options.map((option) => make("input", { type: "radio", name: group, value: option }));
  for (const one of buttons) one.addEventListener("change", () => chosen(one.value));
  const labels = buttons.map((one) => make("label", {}, one, ` ${one.value}`));
  const show = (/** @type {string} */ value) => {
    for (const one of buttons) one.checked = one.value === value;
  };
  return { node: make("fieldset", { "data-name": name }, make("legend", {}, label), ...labels), show };
}

/** @param {Control} control @param {Acts} acts @returns {Shown} */
function toggleControl({ name, label }, { begin, change }) {
  const box = make("input", { type: "checkbox", "data-name": name });
  box.addEventListener("change", () => {
    begin();
    change(name, box.checked);
  });
  const show = (/** @type {boolean} */ value) => {
    box.checked = value;
  };
  return { node: make("label", { class: "tk-toggle" }, box, ` ${label}`), show };
}

/** @param {Control} control @param {Acts} acts @returns {Shown} */
export function makeControl(control, acts) {
  return { number: numberControl, choice: choiceControl, toggle: toggleControl }[control.kind](control, acts);
}
