// The third dimension of an explorer: a scene drawn on a canvas from vertices that came once. It turns and
// zooms here, without the kernel; figures/space.py draws the same scene in the same way for a still page.

const BUCKETS = 4096; // of depth: enough to order small faces, and sorting stays linear
const FAR = 10; // beyond the last bucket: the ground comes first, and from below last
const DEGREES_A_PIXEL = 0.4;
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
      corners,
      count,
      levels,
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
    groups.forEach((group, g) => {
      for (let i = 0; i < (group.count ?? 0); i += 1, piece += 1) {
        owner[piece] = g;
        index[piece] = i;
        order[starts[bucket(group.depth[i])]++] = piece;
      }
    });
  }

  function paint() {
    if (!space) return;
    project();
    sort();
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    ctx.lineJoin = "round";
    ctx.lineCap = "round";
    const point = (ratio * 100) / 72; // a point of print, in pixels of the canvas
    let last = null;
    for (let n = 0; n < pieces; n += 1) {
      const group = groups[owner[order[n]]];
      const i = index[order[n]];
      const { source, page, corners, levels } = group;
      if (group !== last) {
        ctx.globalAlpha = source.alpha ?? 1;
        ctx.lineWidth = source.kind === "lines" ? source.width * point : source.kind === "dots" ? 0.8 * point : 0.4 * point;
        if (source.kind === "faces") ctx.strokeStyle = source.colours[0];
        if (source.kind === "dots") ctx.strokeStyle = "#ffffff";
        last = group;
      }
      const colour = source.colours[levels[i]];
      const v = 2 * i * corners;
      ctx.beginPath();
      if (source.kind === "dots") {
        ctx.arc(page[v], page[v + 1], (source.size / 2) * point, 0, CIRCLE);
      } else {
        ctx.moveTo(page[v], page[v + 1]);
        for (let c = 1; c < corners; c += 1) ctx.lineTo(page[v + 2 * c], page[v + 2 * c + 1]);
      }
      if (source.kind === "lines") {
        ctx.strokeStyle = colour;
      } else {
        ctx.fillStyle = colour;
        if (source.lines === false) ctx.strokeStyle = colour;
        if (corners > 1) ctx.closePath();
        ctx.fill();
      }
      ctx.stroke();
    }
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
  function repaint() {
    planned ||= requestAnimationFrame(() => {
      planned = 0;
      paint();
    });
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
      axes.forEach((i, k) => (step3[i] = columns[k][0] * u + columns[k][1] * w));
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
    const [x, y] = toPage(toUnit(point));
    handle.node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    handle.spot.setAttribute("fill", sent.colour);
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
    groups = frame.space.things.map((thing) => unpackThing(thing, still));
    pieces = groups.reduce((total, group) => total + (group.count ?? 0), 0);
    if (order.length < pieces) {
      order = new Uint32Array(pieces);
      owner = new Uint16Array(pieces);
      index = new Uint32Array(pieces);
    }
    if (settled) {
      view = { elev: frame.values.elev, azim: frame.values.azim, zoom: frame.values.zoom };
      handles.forEach((handle) => (handle.local = null));
    }
    paint();
  }

  return { canvas, bar, draw, turn };
}
