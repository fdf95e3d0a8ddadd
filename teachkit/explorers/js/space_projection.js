// @ts-check
// How a scene falls on the page, as teachkit/figures/projection.py has it: the page is measured in points from
// the middle of the frame, x to the right and y up. What is named `rules` are that module's numbers, sent once.

/** @typedef {[number, number, number]} Point3 */
/** @typedef {[number, number]} Point2 */
/** @typedef {{ elev: number, azim: number, zoom: number, pan_right: number, pan_up: number }} View */
/** @typedef {{ axes: [Point3, Point3, Point3], scale: number, middle: Point2, upside: number }} Look */

/** @param {number[]} a @param {number[]} b */
export const dot3 = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/**
 * The directions right, up and towards the reader.
 * @param {{ elev: number, azim: number }} view
 * @returns {[Point3, Point3, Point3]}
 */
export function viewAxes({ elev, azim }) {
  const [e, a] = [(elev * Math.PI) / 180, (azim * Math.PI) / 180];
  return [
    [-Math.sin(a), Math.cos(a), 0],
    [-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)],
    [Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)],
  ];
}

/**
 * From the unit box to the page. Where the point to keep would leave the frame, the scene is panned.
 * @param {Point2} size of the frame, in points
 * @param {View} view
 * @param {any} rules
 * @param {number[] | null} keep a point of the unit box
 * @returns {Look}
 */
export function lookFrom(size, view, rules, keep = null) {
  const axes = viewAxes(view);
  const scale = (Math.min(...size) / (2 * rules.halfView)) * view.zoom;
  const pan = [view.pan_right, view.pan_up];
  const middle = /** @type {Point2} */ (pan.map((value, i) => {
    if (!keep) return value;
    const room = Math.max(size[i] / 2 - rules.inSight, 0) / scale;
    const place = dot3(axes[i], keep);
    return Math.min(place + room, Math.max(place - room, value));
  }));
  return { axes, scale, middle, upside: view.elev >= 0 ? 1 : -1 };
}

/** A point of the unit box on the page. @param {Look} look @param {number[]} unit @returns {Point2} */
export function onPage({ axes, scale, middle }, unit) {
  return [(dot3(axes[0], unit) - middle[0]) * scale, (dot3(axes[1], unit) - middle[1]) * scale];
}

/**
 * The corner of the box that is rightmost on the page, at a height: Space.corner of teachkit/figures/space.py.
 * @param {number[]} aspect
 * @param {number} height in units of the box
 * @param {Look} look
 */
export function cornerAt([x, y], height, { axes }) {
  const corners = [[-x, -y, height], [x, -y, height], [x, y, height], [-x, y, height]];
  const right = corners.map((corner) => Math.round(dot3(axes[0], corner) * 1e6));
  return corners[right.indexOf(Math.max(...right))];
}

/**
 * The view after a change of direction: it turns round what is in the middle of the frame, at the depth of the
 * point that zooming goes about.
 * @param {View} view
 * @param {{ elev?: number, azim?: number }} change
 * @param {number[]} about a point of the unit box
 * @returns {View}
 */
export function turnedBy(view, change, about) {
  const next = { ...view, ...change };
  const [right, up, near] = viewAxes(view);
  const depth = dot3(near, about) * Math.max(0, 1 - 1 / view.zoom);
  const middle = right.map((_, i) => view.pan_right * right[i] + view.pan_up * up[i] + depth * near[i]);
  const after = viewAxes(next);
  return { ...next, pan_right: dot3(after[0], middle), pan_up: dot3(after[1], middle) };
}

/**
 * The view at another zoom: a point of the unit box stays where it is on the page.
 * @param {View} view
 * @param {number} zoom
 * @param {number[]} about
 * @returns {View}
 */
export function zoomedTo(view, zoom, about) {
  const [right, up] = viewAxes(view);
  const share = view.zoom / zoom;
  const moved = (/** @type {number} */ pan, /** @type {number} */ place) => place + (pan - place) * share;
  return {
    ...view,
    zoom,
    pan_right: moved(view.pan_right, dot3(right, about)),
    pan_up: moved(view.pan_up, dot3(up, about)),
  };
}

/**
 * The smallest move along free axes that makes this move on the page; damped where they are seen end-on.
 * @param {Look} look
 * @param {number[]} lengths of a step along each axis of the data, in the unit box
 * @param {number[]} free the axes that may move
 * @param {number} dx in points
 * @param {number} dy
 * @returns {Point3}
 */
export function across({ axes, scale }, lengths, free, dx, dy) {
  const columns = free.map((i) => [axes[0][i] * lengths[i] * scale, axes[1][i] * lengths[i] * scale]);
  const sum = (/** @type {(column: number[]) => number} */ f) => columns.reduce((total, column) => total + f(column), 0);
  const damp = 0.01 * sum(([x, y]) => x * x + y * y);
  const [a, b, d] = [sum(([x]) => x * x) + damp, sum(([x, y]) => x * y), sum(([, y]) => y * y) + damp];
  const det = a * d - b * b;
  const [u, w] = [(d * dx - b * dy) / det, (a * dy - b * dx) / det];
  /** @type {Point3} */
  const move = [0, 0, 0];
  for (const [k, i] of free.entries()) move[i] = columns[k][0] * u + columns[k][1] * w;
  return move;
}
