// @ts-check
// The dark theme's colours, from those of the light one: white and ink change places, a class keeps its colour
// and its name, and what would be too dark to read on the dark ground becomes as light as it must.

export const GROUND = 0x1a; // the dark card: the light theme's ink
const PAPER = GROUND / 255;
const READABLE = 4.5; // WCAG AA for text
// The colours that have a name: those of the classes and of warnings, as in teachkit/figures/style.py.
export const NAMED = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#b00020"];
const STRANGE = [0.03, 0.1]; // how far a colour may be from the mixtures of a named one, and how far it is its own
const TIE = 0.02; // how much nearer a later one must be: tints of blue are also tints of sky blue and some black

/** @typedef {[number, number, number]} Rgb levels from 0 to 1 */

const linear = (/** @type {number} */ level) => (level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4);
const coded = (/** @type {number} */ light) => (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
const smooth = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ x) => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
};
const rgbOf = (/** @type {string} */ code) =>
  /** @type {Rgb} */ ([1, 3, 5].map((i) => Number.parseInt(code.slice(i, i + 2), 16) / 255));

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

// How much of a colour is white, a base and black; less than nothing where it is no mixture of them.
/** @param {Rgb} rgb @param {Rgb} base */
function parts(rgb, base) {
  const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0);
  const [bb, b, cb, c] = [base.map((v) => v * v), base, rgb.map((v, i) => v * base[i]), rgb].map(sum);
  const share = (3 * cb - b * c) / (3 * bb - b * b);
  const white = (c - share * b) / 3;
  const off = Math.hypot(...rgb.map((value, i) => value - white - share * base[i]));
  return { white, share, black: 1 - white - share, off: off + Math.max(0, -white, -share, white + share - 1) };
}

/** @typedef {{ base: Rgb, dark: Rgb }} Base */
const BASES = NAMED.map((code) => ({ base: rgbOf(code), dark: lightened(rgbOf(code)) }));

// White becomes the ground, black white, and the base what it is on the dark page.
const remixed = (/** @type {{ white: number, share: number, black: number }} */ { white, share, black }, /** @type {Rgb} */ dark) =>
  dark.map((level) => share * level + white * PAPER + black);

/**
 * The dark theme's colour for one of the light theme. A colour is a mixture of white, black and one that has a
 * name, else one that is pure: black and white change places, and the named one stays, at least as light as text
 * must be. So whatever is paler in the light theme is darker here, and words on it can be read as well.
 * @param {Rgb} rgb
 * @returns {Rgb}
 */
export function darkened(rgb) {
  const [low, high] = [Math.min(...rgb), Math.max(...rgb)];
  const pure = /** @type {Rgb} */ (rgb.map((level) => (high > low ? (level - low) / (high - low) : 0)));
  const own = remixed({ white: low, share: high - low, black: 1 - high }, lightened(pure));
  const tried = BASES.map(({ base, dark }) => ({ ...parts(rgb, base), dark }));
  const best = tried.reduce((one, other) => (other.off < one.off - TIE ? other : one)); // blue before its like
  const named = remixed(best, best.dark);
  const strange = smooth(STRANGE[0], STRANGE[1], best.off);
  return /** @type {Rgb} */ (own.map((level, i) => Math.min(1, Math.max(0, named[i] + strange * (level - named[i])))));
}

const twoDigits = (/** @type {number} */ level) => Math.round(255 * level).toString(16).padStart(2, "0");
/** @type {Map<string, string>} */
const known = new Map();

/** The same for "#rrggbb". @param {string} code */
export function darkCode(code) {
  const key = code.toLowerCase();
  let dark = known.get(key);
  if (dark === undefined) {
    dark = `#${darkened(rgbOf(key)).map(twoDigits).join("")}`;
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
