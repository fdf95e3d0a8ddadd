// @ts-check
// The figure: the background below, the moving artists above it, handles and targets on top.

import { darkMarkup, darkPixels } from "./colours.js";
import { make } from "./dom.js";

/** @typedef {import("./protocol.js").Scene} Scene */

/** The same picture for the dark ground. @param {HTMLImageElement} image @returns {HTMLCanvasElement} */
function darkCopy(image) {
  const canvas = make("canvas", { width: image.naturalWidth, height: image.naturalHeight, class: "tk-background" });
  const ink = canvas.getContext("2d", { willReadFrequently: true });
  ink.drawImage(image, 0, 0);
  const whole = ink.getImageData(0, 0, canvas.width, canvas.height);
  darkPixels(whole.data);
  ink.putImageData(whole, 0, 0);
  return canvas;
}

/**
 * @param {Scene} scene
 * @param {import("./theme.js").Theme} theme
 */
export function makePicture(scene, theme) {
  /** @type {HTMLImageElement} */
  let image = make("img", { class: "tk-background", alt: "" });
  /** @type {HTMLElement} */
  let ground = image;
  let key = "";
  const drawn = /** @type {string[]} */ ([]);
  const artists = /** @type {Element[]} */ ([]);
  const svg = make("svg", {
    viewBox: `0 0 ${scene.width} ${scene.height}`,
    role: "group",
    "aria-label": scene.heading,
  });
  const layer = make("g", { "aria-hidden": "true" });
  svg.append(layer);
  const node = make("div", { class: "tk-figure" }, ground, svg);

  function lay() {
    const next = theme.isDark() && image.naturalWidth ? darkCopy(image) : image;
    ground.replaceWith(next);
    ground = next;
  }

  /** @param {number} i @param {string} markup */
  function drawItem(i, markup) {
    if (!artists[i]) {
      artists[i] = make("g");
      layer.append(artists[i]);
    }
    artists[i].innerHTML = theme.isDark() ? darkMarkup(markup) : markup;
    drawn[i] = markup;
  }

  return {
    node,
    svg,
    artists,
    /** Pixels of the window a pixel of the figure. */
    scale: () => svg.getScreenCTM()?.a || 1,
    /** Where the pointer is, in pixels of the figure. @param {{ x: number, y: number }} hand */
    place(hand) {
      const point = new DOMPoint(hand.x, hand.y).matrixTransform(svg.getScreenCTM().inverse());
      return [point.x, point.y];
    },
    /**
     * A new background is decoded before the old one goes, so that no blank shows.
     * @param {string} wanted its key
     * @param {(key: string) => Promise<string>} urlOf
     */
    async stand(wanted, urlOf) {
      if (wanted === key) return;
      const next = make("img", { class: "tk-background", alt: "", src: await urlOf(wanted) });
      await next.decode().catch(() => {}); // undecoded is better than not shown
      key = wanted;
      image = next;
      lay();
    },
    /** @param {string[]} items */
    draw(items) {
      items.forEach((markup, i) => {
        if (drawn[i] !== markup) drawItem(i, markup);
      });
    },
    /** In the colours of another theme. */
    repaint() {
      lay();
      drawn.forEach((markup, i) => {
        drawItem(i, markup);
      });
    },
  };
}
