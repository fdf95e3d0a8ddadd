// @ts-check
// Numbers as the controls show and take them.

/** @typedef {{ low: number, high: number, step: number }} Range */
/** @typedef {Range & { digits: number, figures: number, log?: boolean }} Shown */

const SLID = 3; // significant figures that a logarithmic slider sets

/** Digits after the point that a step needs. @param {number} step */
export function digitsOf(step) {
  return Math.max(0, -Math.floor(Math.log10(step)));
}

/**
 * Write a number with a fixed count of digits, as teachkit.figures.words does: ties go to the even digit.
 * @param {number} value
 * @param {number} digits
 */
export function written(value, digits) {
  const scaled = Math.abs(value) * 10 ** digits;
  const down = Math.floor(scaled);
  const tie = scaled - down === 0.5 && Number.isInteger(value * 2 ** (digits + 1));
  const even = down % 2 === 0 ? down : down + 1;
  const text = tie ? (Math.sign(value) * (even / 10 ** digits)).toFixed(digits) : value.toFixed(digits);
  return text.replace(/^-(?=0\.?0*$)/, "").replace("-", "−");
}

/** A number with all its digits and a true minus. @param {number} value */
export const plain = (value) => String(value).replace("-", "−");

/** @param {number} low @param {number} value @param {number} high */
export const between = (low, value, high) => Math.min(high, Math.max(low, value));

/**
 * The value nearest to `value` that lies on a step and in the range, without 0.30000000000000004. Both ends of
 * the range are reached, wherever the steps lie.
 * @param {number} value
 * @param {Range} range
 */
export function snap(value, { low, high, step }) {
  if (value <= low) return low;
  if (value >= high) return high;
  return between(low, Number((Math.round(value / step) * step).toFixed(digitsOf(step))), high);
}

/**
 * Where a slider from `first` on, which moves by steps alone, must end so that it reaches `last`.
 * @param {number} first
 * @param {number} last
 * @param {number} step
 */
export function endOfSlider(first, last, step) {
  return first + Math.ceil((last - first) / step - 1e-9) * step;
}

/**
 * How many letters the longest number of a control has in its box: on a logarithmic one the first of its
 * figures may stand where the lowest number has its only one.
 * @param {Shown} control
 */
export function longest(control) {
  const ends = [control.low, control.high].map((value) => scaleOf(control).shown(value).length);
  return Math.max(...ends) + (control.log && control.digits ? control.figures - 1 : 0);
}

/**
 * How a number stands on its slider and in its box. A logarithmic slider goes by powers of ten and sets three
 * significant figures, or a whole number; its box shows as many as Python keeps of what is typed.
 * @param {Shown} control
 */
export function scaleOf({ low, high, step, digits, log, figures }) {
  if (!log) {
    return {
      toSlider: (/** @type {number} */ value) => value,
      fromSlider: (/** @type {number} */ place) => snap(place, { low, high, step }),
      shown: (/** @type {number} */ value) => written(value, digits),
    };
  }
  return {
    toSlider: Math.log10,
    fromSlider: (/** @type {number} */ place) => {
      const near = Number((10 ** place).toPrecision(SLID));
      return between(low, digits ? near : Math.round(near), high);
    },
    shown: (/** @type {number} */ value) => (digits ? String(Number(value.toPrecision(figures))) : written(value, 0)),
  };
}
