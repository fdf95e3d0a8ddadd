// @ts-check
// A horizontal plane through a scene: split_at of teachkit/figures/space.py. What is split lies wholly above or
// below, and the painter's order is right for every view.

/**
 * Split one polygon at a height; both outlines and where the plane cuts it.
 * @param {number[][]} face @param {number} height
 */
function splitFace(face, height) {
  const [low, high, cuts] = /** @type {number[][][]} */ ([[], [], []]);
  face.forEach((a, k) => {
    const b = face[(k + 1) % face.length];
    const [za, zb] = [a[2] - height, b[2] - height];
    if (za <= 0) low.push(a);
    if (za >= 0) high.push(a);
    if (za === 0) cuts.push(a);
    if (za * zb < 0) {
      const cut = a.map((value, i) => value + (za / (za - zb)) * (b[i] - value));
      cuts.push(cut);
      low.push(cut);
      high.push(cut);
    }
  });
  return { low, high, cuts: cuts.slice(0, 2) };
}

/**
 * Split polygons at a height, so that none reaches to both sides. Those that it cuts come out with one corner
 * more, the last one repeated where there are fewer.
 * @param {ArrayLike<number>} unit x, y, z of each corner
 * @param {number} corners
 * @param {ArrayLike<number>} levels of light, one a face
 * @param {number} height
 */
export function splitAt(unit, corners, levels, height) {
  const [whole, wholeLevels, pieces, pieceLevels, edges] = /** @type {number[][]} */ ([[], [], [], [], []]);
  for (let i = 0; i < levels.length; i += 1) {
    const first = 3 * i * corners;
    let [lowest, highest] = [Infinity, -Infinity];
    for (let v = first + 2; v < first + 3 * corners; v += 3) {
      lowest = Math.min(lowest, unit[v] - height);
      highest = Math.max(highest, unit[v] - height);
    }
    if (!(lowest < 0 && highest > 0)) {
      for (let v = first; v < first + 3 * corners; v += 1) whole.push(unit[v]);
      wholeLevels.push(levels[i]);
      continue;
    }
    const face = Array.from({ length: corners }, (_, c) => [0, 1, 2].map((axis) => unit[first + 3 * c + axis]));
    const { low, high, cuts } = splitFace(face, height);
    for (const outline of [low, high]) {
      for (let c = 0; c <= corners; c += 1) pieces.push(...outline[Math.min(c, outline.length - 1)]);
      pieceLevels.push(levels[i]);
    }
    edges.push(...cuts.flat());
  }
  return { whole, wholeLevels, pieces, pieceLevels, edges };
}
