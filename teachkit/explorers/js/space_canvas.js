// @ts-check
// A scene painted with care: smooth edges, lines round faces, and its words.

const CIRCLE = 2 * Math.PI;
let grown = new Float32Array(12);

/**
 * The corners of a face, moved away from its middle by some pixels. A face that is a little larger overlaps its
 * neighbours, and no light comes through between them: a line round it would hide the seam as well, but takes
 * as long again.
 * @param {ArrayLike<number>} page @param {number} v @param {number} corners @param {number} by
 */
function grow(page, v, corners, by) {
  if (grown.length < 2 * corners) grown = new Float32Array(2 * corners);
  let [x, y] = [0, 0];
  for (let c = 0; c < corners; c += 1) {
    x += page[v + 2 * c] / corners;
    y += page[v + 2 * c + 1] / corners;
  }
  for (let c = 0; c < corners; c += 1) {
    const [dx, dy] = [page[v + 2 * c] - x, page[v + 2 * c + 1] - y];
    const more = 1 + by / (Math.sqrt(dx * dx + dy * dy) + 0.1);
    grown[2 * c] = x + more * dx;
    grown[2 * c + 1] = y + more * dy;
  }
  return grown;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {any[]} groups
 * @param {any} sorted what makeSorter made
 * @param {{ point: number, ratio: number, finest: number, rim: string }} looks pixels a point and a pixel of the
 *   page; faces with shorter sides get no lines; the colour round dots
 */
export function paintPieces(ctx, groups, { order, owner, index, pieces }, { point, ratio, finest, rim }) {
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  let [last, shade] = [null, -1]; // setting a colour costs as much as filling a small face
  for (let n = 0; n < pieces; n += 1) {
    const group = groups[owner[order[n]]];
    const i = index[order[n]];
    const { source, page, corners, levels, colours } = group;
    if (group !== last) {
      ctx.globalAlpha = source.alpha ?? 1;
      ctx.lineWidth = source.kind === "lines" ? source.width * point : source.kind === "dots" ? 0.8 * point : 0.4 * point;
      if (source.kind === "faces") ctx.strokeStyle = colours[0];
      if (source.kind === "dots") ctx.strokeStyle = rim;
      [last, shade] = [group, -1];
    }
    if (levels[i] !== shade) {
      shade = levels[i];
      if (source.kind === "lines") ctx.strokeStyle = colours[shade];
      else ctx.fillStyle = colours[shade];
    }
    const lined = source.kind !== "faces" || (source.lines && group.side >= finest);
    ctx.beginPath();
    if (source.kind === "dots") {
      ctx.arc(page[2 * i], page[2 * i + 1], (source.size / 2) * point, 0, CIRCLE);
    } else {
      const xy = lined ? page : grow(page, 2 * i * corners, corners, (source.alpha < 1 ? 0.25 : 0.5) * ratio);
      const v = lined ? 2 * i * corners : 0;
      ctx.moveTo(xy[v], xy[v + 1]);
      for (let c = 1; c < corners; c += 1) ctx.lineTo(xy[v + 2 * c], xy[v + 2 * c + 1]);
    }
    if (source.kind === "faces") ctx.closePath();
    if (source.kind !== "lines") ctx.fill();
    if (lined) ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ lines: number[][][], texts: any[] }} words as wordsOnPage lays them out
 * @param {{ point: number, halo: number, ground: string, faint: string, ink: string, colour: (code: string) => string }} looks
 */
export function paintWords(ctx, { lines, texts }, { point, halo, ground, faint, ink, colour }) {
  const { width, height } = ctx.canvas;
  const x = (/** @type {number} */ value) => width / 2 + value * point;
  const y = (/** @type {number} */ value) => height / 2 - value * point;
  const stroke = (/** @type {number[][][]} */ pieces, /** @type {string} */ style, /** @type {number} */ points) => {
    ctx.strokeStyle = style;
    ctx.lineWidth = points * point;
    ctx.beginPath();
    for (const [from, to] of pieces) {
      ctx.moveTo(x(from[0]), y(from[1]));
      ctx.lineTo(x(to[0]), y(to[1]));
    }
    ctx.stroke();
  };
  stroke(lines, faint, 0.8);
  const leaders = texts.filter(({ leader }) => leader).map(({ leader }) => leader);
  stroke(leaders, ground, 0.7 + halo);
  stroke(leaders, ink, 0.7);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const text of texts) {
    ctx.font = `${text.size * point}px "DejaVu Sans", Verdana, sans-serif`;
    const [cx, cy] = [x(text.x), y(text.y)];
    if (text.plate) {
      const [w, h] = [ctx.measureText(text.text).width + 4 * point, (text.size + 3) * point];
      ctx.globalAlpha = 0.85;
      ctx.fillStyle = ground;
      ctx.fillRect(cx - w / 2, cy - h / 2, w, h);
      ctx.globalAlpha = 1;
    }
    ctx.strokeStyle = ground;
    ctx.lineWidth = halo * point;
    ctx.strokeText(text.text, cx, cy);
    ctx.fillStyle = colour(text.colour);
    ctx.fillText(text.text, cx, cy);
  }
}
