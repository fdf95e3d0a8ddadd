// @ts-check
// The dark theme's colours, from those of the light one: white and ink change places, a class keeps its colour
// and its name, and what would be too dark to read on the dark ground becomes as light as it must.

export const GROUND = 0x1a; // the dark card: the light theme's ink
const PAPER = GROUND / 255;
const READABLE = 4.5; // WCAG AA for text

/** @typedef {[number, number, number]} Rgb levels from 0 to 1 */

const linear = (/** @type {number} */ level) => (level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4);
const coded = (/** @type {number} */ light) => (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
const smooth = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ x) => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
};
const mixed = (/** @type {Rgb} */ a, /** @type {Rgb} */ b, /** @type {number} */ share) =>
  /** @type {Rgb} */ (a.map((level, i) => level + share * (b[i] - level)));

/** Relative luminance. @param {Rgb} rgb */
export function luminance([r, g, b]) {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** The WCAG contrast of two colours. @param {Rgb} a @param {Rgb} b */
export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

// As light as text on the dark ground must be: first of the same hue, then towards white.
/** @param {Rgb} rgb @returns {Rgb} */
function lightened(rgb) {
  const wanted = READABLE * (luminance([PAPER, PAPER, PAPER]) + 0.05) - 0.05;
  const light = luminance(rgb);
  if (light >= wanted) return rgb;
  const part = rgb.map(linear);
  const more = Math.min(wanted / Math.max(light, 1e-6), 1 / Math.max(...part, 1e-6));
  const left = (wanted - more * light) / (1 - more * light);
  return /** @type {Rgb} */ (part.map((level) => coded(more * level + Math.max(0, left) * (1 - more * level))));
}

/**
 * The dark theme's colour for one of the light theme. A grey becomes its opposite; a colour stays, at least as
 * light as text must be; a pale tint is that colour thinly on the dark ground.
 * @param {Rgb} rgb
 * @returns {Rgb}
 */
export function darkened(rgb) {
  const [low, high] = [Math.min(...rgb), Math.max(...rgb)];
  const grey = (rgb[0] + rgb[1] + rgb[2]) / 3;
  const opposite = 1 - (1 - PAPER) * grey;
  const neutral = /** @type {Rgb} */ ([opposite, opposite, opposite]);
  const strength = smooth(0.06, 0.18, high - low);
  if (strength === 0) return neutral;
  const tint = /** @type {Rgb} */ (rgb.map((level) => level - low + low * PAPER));
  return mixed(neutral, mixed(lightened(rgb), tint, smooth(0.55, 0.7, luminance(rgb))), strength);
}

const twoDigits = (/** @type {number} */ level) => Math.round(255 * level).toString(16).padStart(2, "0");
/** @type {Map<string, string>} */
const known = new Map();

/** The same for "#rrggbb". @param {string} code */
export function darkCode(code) {
  const key = code.toLowerCase();
  let dark = known.get(key);
  if (dark === undefined) {
    const rgb = [1, 3, 5].map((i) => Number.parseInt(key.slice(i, i + 2), 16) / 255);
    dark = `#${darkened(/** @type {Rgb} */ (rgb)).map(twoDigits).join("")}`;
    known.set(key, dark);
  }
  return dark;
}

/** All colours of a piece of SVG. @param {string} markup */
export function darkMarkup(markup) {
  return markup.replace(/(?<==")#[0-9a-f]{6}(?=")/gi, darkCode);
}

/**
 * All pixels of an image, in place.
 * @param {Uint8ClampedArray} data RGBA
 */
export function darkPixels(data) {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
  /** @type {Map<number, number>} */
  const cache = new Map();
  let [last, result] = [-1, 0];
  for (let i = 0; i < pixels.length; i += 1) {
    const pixel = pixels[i];
    if (pixel !== last) {
      last = pixel;
      let found = cache.get(pixel);
      if (found === undefined) {
        const [r, g, b] = darkened([(pixel & 255) / 255, ((pixel >> 8) & 255) / 255, ((pixel >> 16) & 255) / 255]);
        const level = (/** @type {number} */ x) => Math.round(255 * x);
        found = ((pixel & 0xff000000) | (level(b) << 16) | (level(g) << 8) | level(r)) >>> 0;
        cache.set(pixel, found);
      }
      result = found;
    }
    pixels[i] = result;
  }
}
