// @ts-check
// The painter's order: everything from the back to the front, as in draw_space of teachkit/figures/space.py.

const BUCKETS = 131072; // of depth: enough to order faces of surfaces that nearly touch, and sorting stays linear

/**
 * Put what is painted on the page: its corners in pixels of the canvas, and how near each piece is.
 * @param {any[]} groups
 * @param {any} look
 * @param {{ point: number, width: number, height: number }} canvas pixels a point, and its size in pixels
 * @param {any} rules
 * @param {number | null} level height of the horizontal plane, in the unit box
 */
export function project(groups, look, canvas, rules, level = null) {
  const [right, up, near] = look.axes;
  const s = look.scale * canvas.point;
  const [cx, cy] = [canvas.width / 2 - look.middle[0] * s, canvas.height / 2 + look.middle[1] * s];
  for (const { source, unit, corners, count, page, depth } of groups) {
    if (!unit) continue;
    const more = { faces: 0, lines: rules.nearer, dots: 2 * rules.nearer }[/** @type {"faces"} */ (source.kind)];
    for (let i = 0, v = 0; i < count; i += 1) {
      let [sum, high] = [0, 0];
      for (let c = 0; c < corners; c += 1, v += 1) {
        const [x, y, z] = [unit[3 * v], unit[3 * v + 1], unit[3 * v + 2]];
        page[2 * v] = cx + s * (right[0] * x + right[1] * y + right[2] * z);
        page[2 * v + 1] = cy - s * (up[0] * x + up[1] * y + up[2] * z);
        sum += near[0] * x + near[1] * y + near[2] * z;
        high += z;
      }
      if (source.ground) depth[i] = -rules.ground * look.upside;
      else if (source.plane) depth[i] = 0;
      else depth[i] = sum / corners + more;
      if (level === null || source.ground || source.plane) continue;
      // The lines at which surfaces reach the level belong to the nearer side.
      depth[i] += source.contour ? rules.level : rules.level * look.upside * (high / corners > level ? 1 : -1);
    }
  }
}

/**
 * A sorter that keeps its memory from one picture to the next. It orders by counting: stable, in linear time.
 * Pieces of the same depth keep their order, or come in the opposite one when they are seen from below.
 */
export function makeSorter() {
  const starts = new Uint32Array(BUCKETS + 1);
  const sorter = { order: new Uint32Array(0), owner: new Uint16Array(0), index: new Uint32Array(0), pieces: 0, sort };

  /** @param {any[]} groups @param {number} upside @param {number} reach depths lie between -reach and reach; others at the ends */
  function sort(groups, upside, reach) {
    sorter.pieces = groups.reduce((total, group) => total + (group.count ?? 0), 0);
    if (sorter.order.length < sorter.pieces) {
      sorter.order = new Uint32Array(sorter.pieces);
      sorter.owner = new Uint16Array(sorter.pieces);
      sorter.index = new Uint32Array(sorter.pieces);
    }
    const { order, owner, index } = sorter;
    const factor = BUCKETS / (2 * reach);
    const bucket = (/** @type {number} */ depth) => {
      const b = Math.floor((depth + reach) * factor);
      return b < 0 ? 0 : b >= BUCKETS ? BUCKETS - 1 : b;
    };
    starts.fill(0);
    for (const group of groups) for (let i = 0; i < (group.count ?? 0); i += 1) starts[bucket(group.depth[i]) + 1] += 1;
    for (let b = 0; b < BUCKETS; b += 1) starts[b + 1] += starts[b];
    let piece = 0;
    const later = groups.map((_, g) => g); // of two that touch, the upper one: the last from above, from below the first
    if (upside < 0) later.reverse();
    for (const g of later) {
      const group = groups[g];
      for (let i = 0; i < (group.count ?? 0); i += 1, piece += 1) {
        owner[piece] = g;
        index[piece] = i;
        order[starts[bucket(group.depth[i])]++] = piece;
      }
    }
  }
  return sorter;
}

/**
 * Whether a face stands before a point: is_covered of teachkit/figures/space.py.
 * @param {any[]} groups projected
 * @param {number} px pixels of the canvas
 * @param {number} py
 * @param {number} depth of the point, put apart by the level as the faces' are
 * @param {any} rules
 */
export function isCovered(groups, px, py, depth, rules) {
  for (const { source, corners, count, page, depth: depths } of groups) {
    if (source.kind !== "faces" || source.ground || source.plane) continue;
    for (let i = 0; i < count; i += 1) {
      if (depths[i] <= depth + 2 * rules.nearer) continue;
      let [low, high] = [Infinity, -Infinity];
      for (let c = 0, v = 2 * i * corners; c < corners; c += 1) {
        const w = 2 * (i * corners + ((c + 1) % corners));
        const turn = (page[v + 2 * c] - px) * (page[w + 1] - py) - (page[v + 2 * c + 1] - py) * (page[w] - px);
        low = Math.min(low, turn);
        high = Math.max(high, turn);
      }
      if (low >= 0 || high <= 0) return true;
    }
  }
  return false;
}
