// The third dimension of an explorer: a scene drawn on a canvas from vertices that came once. It turns and
// zooms here, without the kernel; figures/space.py draws the same scene in the same way for a still page.

const BUCKETS = 65536; // of depth: enough to order faces of surfaces that nearly touch, and sorting stays linear
const FAR = 10; // beyond the last bucket: the ground comes first, and from below last
const DEGREES_A_PIXEL = 0.4;
const MANY = 1200; // pieces from which a scene that moves is painted in haste: without smooth edges, without lines
const REST = 150; // ms after which it is painted with care
const CIRCLE = 2 * Math.PI;

function viewAxes({ elev, azim }) {
  const [e, a] = [(elev * Math.PI) / 180, (azim * Math.PI) / 180];
  return [
    [-Math.sin(a), Math.cos(a), 0],
    [-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)],
    [Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)],
  ];
}

const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

// `turned(view)` is told where the hand has turned the scene, `moved(name, point, begins)` where it has put a handle.
// biome-ignore lint/correctness/noUnusedVariables: engine.js calls it; the two files are joined
function makeSpace({ scene, model, svg, turned, moved }) {
  const [left, top, width, height] = scene.stage;
  const ratio = Math.max(1, window.devicePixelRatio || 1);
  const canvas = make("canvas", {
    class: "tk-space",
    width: Math.round(width * ratio),
    height: Math.round(height * ratio),
    tabindex: "0",
    role: "application",
    "aria-roledescription": "3D view",
    "aria-label": `${scene.heading}, 3D view: arrow keys turn it, plus and minus zoom, Home goes back`,
  });
  const share = (value, whole) => `${(100 * value) / whole}%`;
  Object.assign(canvas.style, {
    left: share(left, scene.width),
    top: share(top, scene.height),
    width: share(width, scene.width),
    height: share(height, scene.height),
  });
  const ctx = canvas.getContext("2d");

  let view = { elev: 25, azim: -55, zoom: 1 };
  let space = null; // as the kernel sent it
  let groups = [];
  let pieces = 0;
  const decoded = new Map(); // a thing that stands still is unpacked once

  function meanSide(unit, count, corners) {
    let sum = 0;
    for (let v = 0; v < 3 * count * corners; v += 3 * corners) {
      sum += Math.hypot(unit[v + 3] - unit[v], unit[v + 4] - unit[v + 1], unit[v + 5] - unit[v + 2]);
    }
    return sum / count;
  }

  // Coordinates of the unit box from 16-bit steps.
  function unpackThing(thing, still) {
    const source = thing.still === undefined ? thing : still[thing.still];
    if (thing.still !== undefined && decoded.get(thing.still)?.source === source) return decoded.get(thing.still);
    if (source.kind === "words" || source.kind === "ruler") return { source };
    const { xyz, shade } = source;
    const steps = xyz instanceof DataView ? new Int16Array(xyz.buffer.slice(xyz.byteOffset, xyz.byteOffset + xyz.byteLength)) : xyz;
    const unit = Float32Array.from(steps, (step) => step / scene.whole);
    const corners = { faces: source.corners, lines: 2, dots: 1 }[source.kind];
    const count = unit.length / 3 / corners;
    const levels = shade instanceof DataView ? new Uint8Array(shade.buffer, shade.byteOffset, shade.byteLength) : shade;
    const group = {
      source,
      unit,
      side: source.kind === "faces" ? meanSide(unit, count, corners) : 0,
      corners,
      count,
      levels,
      inks: source.colours.map((colour) => 0xff000000 | Number(`0x${colour.slice(5)}${colour.slice(3, 5)}${colour.slice(1, 3)}`)),
      page: new Float32Array(count * corners * 2),
      depth: new Float32Array(count),
    };
    if (thing.still !== undefined) decoded.set(thing.still, group);
    return group;
  }

  function scale() {
    return (Math.min(width, height) / (2 * scene.halfView)) * view.zoom;
  }

  // Data coordinates to pixels of the figure.
  function toUnit(point) {
    return point.map((value, i) => ((2 * (value - space.low[i])) / (space.high[i] - space.low[i]) - 1) * space.aspect[i]);
  }
  function toPage(unit) {
    const [right, up] = viewAxes(view);
    return [left + width / 2 + scale() * dot(right, unit), top + height / 2 - scale() * dot(up, unit)];
  }

  function project() {
    const [right, up, near] = viewAxes(view);
    const s = scale() * ratio;
    const [cx, cy] = [(width / 2) * ratio, (height / 2) * ratio];
    for (const { source, unit, corners, count, page, depth } of groups) {
      if (!unit) continue;
      for (let i = 0, v = 0; i < count; i += 1) {
        let sum = 0;
        for (let c = 0; c < corners; c += 1, v += 1) {
          const [x, y, z] = [unit[3 * v], unit[3 * v + 1], unit[3 * v + 2]];
          page[2 * v] = cx + s * (right[0] * x + right[1] * y + right[2] * z);
          page[2 * v + 1] = cy - s * (up[0] * x + up[1] * y + up[2] * z);
          sum += near[0] * x + near[1] * y + near[2] * z;
        }
        if (source.ground) depth[i] = near[2] < 0 ? FAR : -FAR;
        else depth[i] = sum / corners + scene.nearer * { faces: 0, lines: 1, dots: 2 }[source.kind];
      }
    }
  }

  // As is_covered in figures/space.py: whether a face stands before a point of the unit box.
  function covered(unit) {
    const [x, y] = toPage(unit);
    const [px, py] = [(x - left) * ratio, (y - top) * ratio];
    const behind = dot(viewAxes(view)[2], unit) + 2 * scene.nearer;
    for (const { source, corners, count, page, depth } of groups) {
      if (source.kind !== "faces" || source.ground) continue;
      for (let i = 0; i < count; i += 1) {
        if (depth[i] <= behind) continue;
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

  // Back to front by counting: a stable order in linear time.
  let order = new Uint32Array(0);
  let owner = new Uint16Array(0);
  let index = new Uint32Array(0);
  function sort() {
    const starts = new Uint32Array(BUCKETS + 1);
    const bucket = (depth) => Math.max(0, Math.min(BUCKETS - 1, Math.floor(((depth + 2.5) / 5) * BUCKETS)));
    for (const group of groups) for (let i = 0; i < (group.count ?? 0); i += 1) starts[bucket(group.depth[i]) + 1] += 1;
    for (let b = 0; b < BUCKETS; b += 1) starts[b + 1] += starts[b];
    let piece = 0;
    const later = groups.map((_, g) => g); // of two that touch, the upper one: the last from above, from below the first
    if (view.elev < 0) later.reverse();
    for (const g of later) {
      const group = groups[g];
      for (let i = 0; i < (group.count ?? 0); i += 1, piece += 1) {
        owner[piece] = g;
        index[piece] = i;
        order[starts[bucket(group.depth[i])]++] = piece;
      }
    }
  }

  function paintPieces(point) {
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    ctx.lineJoin = "round";
    ctx.lineCap = "round";
    const finest = (scene.finest * point) / (scale() * ratio);
    let [last, shade] = [null, -1]; // setting a colour costs as much as filling a small face
    for (let n = 0; n < pieces; n += 1) {
      const group = groups[owner[order[n]]];
      const i = index[order[n]];
      const { source, page, corners, levels } = group;
      if (group !== last) {
        ctx.globalAlpha = source.alpha ?? 1;
        ctx.lineWidth = source.kind === "lines" ? source.width * point : source.kind === "dots" ? 0.8 * point : 0.4 * point;
        if (source.kind === "faces") ctx.strokeStyle = source.colours[0];
        if (source.kind === "dots") ctx.strokeStyle = "#ffffff";
        [last, shade] = [group, -1];
      }
      if (levels[i] !== shade) {
        shade = levels[i];
        if (source.kind === "lines") ctx.strokeStyle = source.colours[shade];
        else ctx.fillStyle = source.colours[shade];
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
  }

  // The corners of a face, moved away from its middle by some pixels. A face that is a little larger
  // overlaps its neighbours, and no light comes through between them: a line round it would hide the
  // seam as well, but takes as long again.
  let grown = new Float32Array(8);
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

  // All pieces again, in the same order, as pixels of an image of our own: several times as fast as the
  // canvas can, because no edge is smoothed and no line drawn round a face.
  let haste = null;
  function paintInHaste(point) {
    haste ??= ctx.createImageData(canvas.width, canvas.height);
    const pixels = new Uint32Array(haste.data.buffer);
    const [columns, rows] = [canvas.width, canvas.height];
    pixels.fill(0);

    function span(y, from, to, colour, alpha) {
      const [start, end] = [y * columns + Math.max(0, from), y * columns + Math.min(columns, to)];
      if (alpha === 1) {
        for (let i = start; i < end; i += 1) pixels[i] = colour;
        return;
      }
      for (let i = start; i < end; i += 1) {
        const under = pixels[i] || 0xffffffff; // the page is white
        let mixed = 0xff000000;
        for (let shift = 0; shift < 24; shift += 8) {
          const [a, b] = [(under >>> shift) & 255, (colour >>> shift) & 255];
          mixed |= (a + alpha * (b - a)) << shift;
        }
        pixels[i] = mixed;
      }
    }

    // A convex outline whose corners are xy[v], xy[v + 1], ...: the pixels whose centres lie inside.
    function outline(xy, v, corners, colour, alpha) {
      let [low, high] = [Infinity, -Infinity];
      for (let c = 0; c < corners; c += 1) {
        low = Math.min(low, xy[v + 2 * c + 1]);
        high = Math.max(high, xy[v + 2 * c + 1]);
      }
      const last = Math.min(rows - 1, Math.ceil(high - 0.5));
      for (let y = Math.max(0, Math.ceil(low - 0.5)); y <= last; y += 1) {
        const middle = y + 0.5;
        let [from, to] = [Infinity, -Infinity];
        for (let c = 0, p = corners - 1; c < corners; p = c, c += 1) {
          const [y0, y1] = [xy[v + 2 * p + 1], xy[v + 2 * c + 1]];
          if (y0 <= middle === y1 <= middle) continue;
          const x0 = xy[v + 2 * p];
          const x = x0 + ((xy[v + 2 * c] - x0) * (middle - y0)) / (y1 - y0);
          if (x < from) from = x;
          if (x > to) to = x;
        }
        if (from <= to) span(y, Math.ceil(from - 0.5), Math.ceil(to - 0.5), colour, alpha);
      }
    }

    function disc(x, y, radius, colour) {
      for (let row = Math.max(0, Math.round(y - radius)); row < Math.min(rows, Math.round(y + radius)); row += 1) {
        const half = Math.sqrt(Math.max(0, radius ** 2 - (row + 0.5 - y) ** 2));
        span(row, Math.round(x - half), Math.round(x + half), colour, 1);
      }
    }

    const bar = new Float32Array(8);
    for (let n = 0; n < pieces; n += 1) {
      const { source, page, corners, levels, inks } = groups[owner[order[n]]];
      const i = index[order[n]];
      const v = 2 * i * corners;
      const ink = inks[levels[i]];
      if (source.kind === "faces") {
        outline(page, v, corners, ink, source.alpha);
      } else if (source.kind === "dots") {
        disc(page[v], page[v + 1], (source.size / 2 + 0.4) * point, 0xffffffff);
        disc(page[v], page[v + 1], (source.size / 2 - 0.4) * point, ink);
      } else {
        const [x0, y0, x1, y1] = [page[v], page[v + 1], page[v + 2], page[v + 3]];
        const half = Math.max(1, source.width * point) / 2 / (Math.hypot(x1 - x0, y1 - y0) || 1);
        const [dx, dy] = [(x1 - x0) * half, (y1 - y0) * half];
        bar.set([x0 - dy, y0 + dx, x1 - dy, y1 + dx, x1 + dy, y1 - dx, x0 + dy, y0 - dx]);
        outline(bar, 0, 4, ink, 1);
      }
    }
    ctx.putImageData(haste, 0, 0);
  }

  function paint(hasty = false) {
    if (!space) return;
    project();
    sort();
    const point = (ratio * 100) / 72; // a point of print, in pixels of the canvas
    if (hasty) paintInHaste(point);
    else paintPieces(point);
    ctx.globalAlpha = 1;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const { source } of groups) {
      if (source.kind !== "words") continue;
      const [x, y] = toPage(source.at);
      ctx.font = `${source.size * point}px "DejaVu Sans", Verdana, sans-serif`;
      ctx.fillStyle = source.colour;
      ctx.strokeStyle = "#ffffff";
      ctx.lineWidth = scene.halo * point;
      ctx.strokeText(source.text, (x - left) * ratio, (y - top) * ratio);
      ctx.fillText(source.text, (x - left) * ratio, (y - top) * ratio);
    }
    for (const { source } of groups) if (source.kind === "ruler") paintRuler(source, point);
    handles.forEach(place);
  }

  // As ruler_on_page in figures/space.py, with y up and the middle of the box at 0, in pixels of the canvas.
  function paintRuler({ label, edges, length: whole, marks, upright, size }, point) {
    const [right, up] = viewAxes(view);
    const s = scale() * ratio;
    const place = (unit) => [s * dot(right, unit), s * dot(up, unit)];
    const toward = upright ? [-1, -0.02] : [0.02, -1];
    const reach = ([a, b]) => (a[0] + b[0]) * toward[0] + (a[1] + b[1]) * toward[1];
    const [start, end] = edges.map((ends) => ends.map(place)).reduce((best, ends) => (reach(ends) > reach(best) ? ends : best));
    const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
    if (length < scene.endOn * whole * s) return;
    let out = [(end[1] - start[1]) / length, (start[0] - end[0]) / length];
    if (out[0] * (start[0] + end[0]) + out[1] * (start[1] + end[1]) < 0) out = [-out[0], -out[1]];
    const half = (text, letters) => (Math.abs(out[0]) * 0.3 * text.length + Math.abs(out[1]) * 0.55) * letters * point;
    const between = (share) => [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])];
    const beyond = (from, distance) => [from[0] + distance * out[0], from[1] + distance * out[1]];
    const page = ([x, y]) => [canvas.width / 2 + x, canvas.height / 2 - y];
    const write = (text, at, letters, colour) => {
      ctx.font = `${letters * point}px "DejaVu Sans", Verdana, sans-serif`;
      ctx.fillStyle = colour;
      ctx.fillText(text, ...page(at));
    };
    ctx.beginPath();
    ctx.moveTo(...page(start));
    ctx.lineTo(...page(end));
    for (const [share, text] of marks) {
      const at = between(share);
      ctx.moveTo(...page(at));
      ctx.lineTo(...page(beyond(at, 4 * point)));
      write(text, beyond(at, 7 * point + half(text, size)), size, scene.faint);
    }
    ctx.strokeStyle = scene.faint;
    ctx.lineWidth = 0.8 * point;
    ctx.stroke();
    const large = 1.25 * size;
    const highest = start[1] > end[1] ? start : end;
    const room = Math.max(0, ...marks.map(([, text]) => half(text, size)));
    const at = upright
      ? [highest[0], highest[1] + 1.4 * large * point]
      : beyond(between(0.5), 11 * point + 2 * room + half(label, large));
    write(label, at, large, scene.ink);
  }

  let planned = 0;
  let resting = 0;
  function repaint() {
    const hasty = pieces > MANY;
    if (!planned) {
      planned = requestAnimationFrame(() => {
        planned = 0;
        paint(hasty);
      });
    }
    clearTimeout(resting);
    if (hasty) resting = setTimeout(paint, REST);
  }

  // Turning and zooming.

  const between = (low, value, high) => Math.min(high, Math.max(low, value));
  function turn(change) {
    const next = { ...view, ...change };
    next.elev = Math.round(between(-90, next.elev, 90));
    if (Math.abs(next.azim) > 180) next.azim = ((((next.azim + 180) % 360) + 360) % 360) - 180;
    next.azim = Math.round(next.azim); // 180 stays 180: the slider's right end
    next.zoom = between(0.5, Math.round(next.zoom * 20) / 20, 3);
    view = next;
    repaint();
    turned({ ...view });
  }

  let grip = null;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    canvas.focus();
    canvas.setPointerCapture(event.pointerId);
    grip = { x: event.clientX, y: event.clientY, ...view };
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!grip) return;
    turn({
      azim: grip.azim - (event.clientX - grip.x) * DEGREES_A_PIXEL,
      elev: grip.elev + (event.clientY - grip.y) * DEGREES_A_PIXEL,
    });
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    canvas.addEventListener(end, () => {
      grip = null;
    });
  }
  canvas.addEventListener(
    "wheel",
    (event) => {
      // The page scrolls as ever until the scene has been clicked.
      if (document.activeElement !== canvas && !event.ctrlKey) return;
      event.preventDefault();
      turn({ zoom: view.zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1) });
    },
    { passive: false },
  );
  canvas.addEventListener("keydown", (event) => {
    const change = {
      ArrowLeft: { azim: view.azim + 5 },
      ArrowRight: { azim: view.azim - 5 },
      ArrowUp: { elev: view.elev + 5 },
      ArrowDown: { elev: view.elev - 5 },
      "+": { zoom: view.zoom + 0.1 },
      "=": { zoom: view.zoom + 0.1 },
      "-": { zoom: view.zoom - 0.1 },
      Home: scene.home,
    }[event.key];
    if (!change || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    turn(change);
  });

  const buttons = scene.views.map(([name, elev, azim]) => {
    const button = make("button", { type: "button", class: "tk-view" }, name);
    button.addEventListener("click", () => turn({ elev, azim }));
    return button;
  });
  const bar = make("div", { class: "tk-buttons tk-views", role: "group", "aria-label": "views" }, ...buttons);

  // Handles: points that are dragged in the plane or in the space that they may move in.

  const handles = scene.spaceHandles.map(({ name, label, step }, number) => {
    const spot = make("circle", { r: 7, class: "tk-dot" });
    const node = make(
      "g",
      { class: "tk-handle", "data-name": name, role: "slider", tabindex: "0", "aria-label": label,
        "aria-roledescription": "point", "aria-orientation": "horizontal" },
      make("circle", { r: 15, class: "tk-hit" }),
      spot,
    );
    const handle = { node, spot, local: null, number, label, step };
    const now = () => handle.local ?? space.spaceHandles[number].point;
    const free = () => [0, 1, 2].filter((i) => space.spaceHandles[number].low[i] < space.spaceHandles[number].high[i]);

    function moveTo(point, begins) {
      const { low, high } = space.spaceHandles[number];
      handle.local = point.map((value, i) => (low[i] < high[i] ? snap(value, { low: low[i], high: high[i], step }) : value));
      repaint();
      moved(name, handle.local, begins);
    }

    // The smallest move in the space that makes this move on the page; damped where the plane is seen edge-on.
    function across(dx, dy) {
      const start = toPage(toUnit([0, 0, 0]));
      const axes = free();
      const columns = axes.map((i) => {
        const end = toPage(toUnit([0, 0, 0].map((_, j) => (i === j ? 1 : 0))));
        return [end[0] - start[0], end[1] - start[1]];
      });
      const sum = (f) => columns.reduce((total, column) => total + f(column), 0);
      const damp = 0.01 * sum(([x, y]) => x * x + y * y);
      const [a, b, d] = [sum(([x]) => x * x) + damp, sum(([x, y]) => x * y), sum(([, y]) => y * y) + damp];
      const det = a * d - b * b;
      const [u, w] = [(d * dx - b * dy) / det, (a * dy - b * dx) / det];
      const step3 = [0, 0, 0];
      for (const [k, i] of axes.entries()) step3[i] = columns[k][0] * u + columns[k][1] * w;
      return step3;
    }

    let hold = null;
    node.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false }); // as in engine.js
    node.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      node.focus();
      node.setPointerCapture(event.pointerId);
      hold = { x: event.clientX, y: event.clientY, point: now(), begins: true };
    });
    node.addEventListener("pointermove", (event) => {
      if (!hold) return;
      const zoomed = svg.getScreenCTM().a;
      const step3 = across((event.clientX - hold.x) / zoomed, (event.clientY - hold.y) / zoomed);
      moveTo(hold.point.map((value, i) => value + step3[i]), hold.begins);
      hold.begins = false;
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      node.addEventListener(end, () => {
        hold = null;
      });
    }
    node.addEventListener("keydown", (event) => {
      const [axis, sign] = {
        ArrowRight: [0, 1],
        ArrowLeft: [0, -1],
        ArrowUp: [1, 1],
        ArrowDown: [1, -1],
        PageUp: [2, 1],
        PageDown: [2, -1],
      }[event.key] ?? [];
      if (axis === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      const point = [...now()];
      point[axis] += sign * step;
      moveTo(point, !event.repeat);
    });
    svg.append(node);
    return handle;
  });

  function place(handle) {
    const sent = space.spaceHandles[handle.number];
    const point = handle.local ?? sent.point;
    const unit = toUnit(point);
    const [x, y] = toPage(unit);
    handle.node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    handle.spot.setAttribute("fill", sent.colour);
    handle.spot.style.cssText = covered(unit) ? `fill: ${scene.behind}; stroke: ${sent.colour}; stroke-width: 2.5` : "";
    handle.node.setAttribute("aria-valuemin", sent.low[0]);
    handle.node.setAttribute("aria-valuemax", sent.high[0]);
    handle.node.setAttribute("aria-valuenow", point[0]);
    const spoken = handle.local ? `${handle.label} ${point.map((value) => written(value, 1)).join(", ")}` : sent.text;
    handle.node.setAttribute("aria-valuetext", spoken);
  }

  // A frame from the kernel; `settled` when it knows all that the hand has done.
  function draw(frame, settled) {
    space = { ...frame.space, spaceHandles: frame.spaceHandles };
    const still = model.get("_still");
    // Pieces of a newer scene may arrive while this frame is unpacked: its own frame follows, and brings them in.
    if (frame.space.things.every((thing) => !thing.still || still[thing.still])) {
      groups = frame.space.things.map((thing) => unpackThing(thing, still));
    }
    pieces = groups.reduce((total, group) => total + (group.count ?? 0), 0);
    if (order.length < pieces) {
      order = new Uint32Array(pieces);
      owner = new Uint16Array(pieces);
      index = new Uint32Array(pieces);
    }
    if (settled) {
      view = { elev: frame.values.elev, azim: frame.values.azim, zoom: frame.values.zoom };
      for (const handle of handles) handle.local = null;
    }
    paint();
  }

  return { canvas, bar, draw, turn };
}
