// @ts-check
// Where the frame is free while words are put into it one after the other: Page of teachkit/figures/projection.py.

/** @typedef {[number, number, number, number]} Box x0, y0, x1, y1, in points from the middle of the frame */

/**
 * Mark the cells whose middle lies in a convex outline, or in which a corner lies.
 * @param {Uint8Array} covered
 * @param {number} columns
 * @param {number} rows
 * @param {any} rules
 * @param {ArrayLike<number>} xy corners, counted from the lower left corner of the frame
 * @param {number} first index of the first corner's x
 * @param {number} corners
 */
function coverCells(covered, columns, rows, { cell, noise }, xy, first, corners) {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let v = first; v < first + 2 * corners; v += 2) {
    if (xy[v] < left) left = xy[v];
    if (xy[v] > right) right = xy[v];
    if (xy[v + 1] < bottom) bottom = xy[v + 1];
    if (xy[v + 1] > top) top = xy[v + 1];
    const [c, r] = [Math.floor(xy[v] / cell + noise), Math.floor(xy[v + 1] / cell + noise)];
    if (c >= 0 && r >= 0 && c < columns && r < rows) covered[r * columns + c] = 1;
  }
  const [c1, r1] = [Math.min(columns - 1, Math.floor(right / cell - 0.5)), Math.min(rows - 1, Math.floor(top / cell - 0.5))];
  for (let r = Math.max(0, Math.ceil(bottom / cell - 0.5)); r <= r1; r += 1) {
    for (let c = Math.max(0, Math.ceil(left / cell - 0.5)); c <= c1; c += 1) {
      const [x, y] = [(c + 0.5) * cell, (r + 0.5) * cell];
      let [low, high] = [Infinity, -Infinity];
      for (let k = 0, p = first + 2 * (corners - 1), v = first; k < corners; k += 1, p = v, v += 2) {
        const turn = (xy[v] - xy[p]) * (y - xy[p + 1]) - (xy[v + 1] - xy[p + 1]) * (x - xy[p]);
        if (turn < low) low = turn;
        if (turn > high) high = turn;
      }
      if (low >= 0 || high <= 0) covered[r * columns + c] = 1;
    }
  }
}

/**
 * @param {[number, number]} size of the frame, in points
 * @param {any} rules
 * @param {{ xy: ArrayLike<number>, corners: number, count: number }[]} faces x and y of each corner, in points
 *   from the lower left corner of the frame
 */
export function makePage([width, height], rules, faces = []) {
  const { cell, edge, apart, ring, ways, noise } = rules;
  const [w, h] = [width / 2, height / 2];
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
  const covered = new Uint8Array(columns * rows);
  for (const { xy, corners, count } of faces) {
    for (let i = 0; i < count; i += 1) coverCells(covered, columns, rows, rules, xy, 2 * i * corners, corners);
  }
  const sums = new Int32Array((columns + 1) * (rows + 1));
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0, row = 0; c < columns; c += 1) {
      row += covered[r * columns + c];
      sums[(r + 1) * (columns + 1) + c + 1] = sums[r * (columns + 1) + c + 1] + row;
    }
  }
  const sum = (/** @type {number} */ r, /** @type {number} */ c) => sums[r * (columns + 1) + c];

  const isInside = (/** @type {Box} */ [x0, y0, x1, y1]) =>
    x0 >= edge - noise - w && y0 >= edge - noise - h && x1 <= w - edge + noise && y1 <= h - edge + noise;
  const isApart = (/** @type {Box} */ [x0, y0, x1, y1], /** @type {Box[]} */ taken) =>
    !taken.some((b) => x0 < b[2] + apart && b[0] < x1 + apart && y0 < b[3] + apart && b[1] < y1 + apart);
  function isClear(/** @type {Box} */ [x0, y0, x1, y1]) {
    const c0 = Math.max(0, Math.floor((x0 + w) / cell + noise));
    const r0 = Math.max(0, Math.floor((y0 + h) / cell + noise));
    const c1 = Math.min(columns, Math.ceil((x1 + w) / cell - noise));
    const r1 = Math.min(rows, Math.ceil((y1 + h) / cell - noise));
    return c0 >= c1 || r0 >= r1 || sum(r1, c1) - sum(r0, c1) - sum(r1, c0) + sum(r0, c0) === 0;
  }

  const page = {
    /** @type {Box[]} */
    taken: [],
    isFree: (/** @type {Box} */ box, /** @type {Box[]} */ taken) => isInside(box) && isApart(box, taken) && isClear(box),

    /**
     * Room for a text as near as possible to what it names; it is taken then.
     * @param {number[]} anchor
     * @param {number} wide
     * @param {number} high
     * @param {number} plates 0: never onto surfaces, 1: where they are all round, 2: wherever the next place is
     * @returns {{ x: number, y: number, plate: boolean } | null}
     */
    place([ax, ay], wide, high, plates = 1) {
      const [mx, my] = [w - edge - wide / 2, h - edge - high / 2];
      if (mx < 0 || my < 0) return null;
      const [x0, y0] = [Math.min(mx, Math.max(-mx, ax)), Math.min(my, Math.max(-my, ay))];
      const outward = Math.hypot(x0, y0) > 1e-6 ? Math.atan2(y0, x0) : 0;
      const rings = Math.ceil((2 * Math.hypot(w, h)) / ring);
      /** @type {{ x: number, y: number, box: Box } | null} */
      let onSurface = null;
      for (let n = 0; n <= rings * ways; n += 1) {
        const k = (n - 1) % ways; // outward first, inward last
        const far = n ? (Math.floor((n - 1) / ways) + 1) * ring : 0;
        const turn = outward + (Math.floor((k + 1) / 2) * (k % 2 ? -1 : 1) * 2 * Math.PI) / ways;
        const [x, y] = n ? [x0 + far * Math.cos(turn), y0 + far * Math.sin(turn)] : [x0, y0];
        /** @type {Box} */
        const box = [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
        if (!isInside(box) || !isApart(box, page.taken)) continue;
        const clear = isClear(box);
        if (clear || plates === 2) {
          page.taken.push(box);
          return { x, y, plate: !clear };
        }
        onSurface ??= { x, y, box };
      }
      if (!onSurface || !plates) return null;
      page.taken.push(onSurface.box);
      return { x: onSurface.x, y: onSurface.y, plate: true };
    },
  };
  return page;
}
