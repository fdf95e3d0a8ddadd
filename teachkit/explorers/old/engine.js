// The browser's half of every explorer. It draws what the kernel sent, and moves at once what needs
// no mathematics: the handle under the pointer. It knows nothing of softmax.

const SVG = "http://www.w3.org/2000/svg";
const KERNEL_IS_SLOW = 2000; // ms without an answer after which the reader is told
const LIVE_PAUSE = 400; // ms of rest before the sentence is spoken
const LEAVING = 1000; // ms: a cell that runs again has freed the explorer by then, and there is nobody to tell
const CONTROLS_PAUSE = 80; // ms: moving the sliders at every turn of a scene would take a quarter of its time

function make(tag, attributes = {}, ...children) {
  const node = ["svg", "g", "circle"].includes(tag)
    ? document.createElementNS(SVG, tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function written(value, digits) {
  return value.toFixed(digits).replace(/^-(?=0\.?0*$)/, "").replace("-", "−");
}

// The value nearest to `value` that lies on a step and in the range, without 0.30000000000000004.
function snap(value, { low, high, step }) {
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const snapped = Number((Math.round(value / step) * step).toFixed(digits));
  return Math.min(high, Math.max(low, snapped));
}

// A frame arrives as deflated JSON.
async function unpack(bytes) {
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(inflated).json();
}

async function render({ model, el }) {
  const scene = model.get("_scene");
  const me = Math.random().toString(36).slice(2);
  let sequence = 0; // of the last message sent
  let answered = 0; // of the last message that the kernel answered
  let waiting = null; // the newest state, while the kernel is busy with an older one
  let gestureBegins = true;
  let dragging = null;
  let frame = await unpack(model.get("_packed"));
  let slow, spoken, rested;
  let refused = ""; // what the kernel did not take, while it is on screen
  let [newest, showing] = [null, null]; // the view that the hand has turned to, and the timer that shows its numbers

  // One message at a time is under way; what happens meanwhile is merged into one, so nothing lags.
  function send(change) {
    const values = { ...waiting?.values, ...change.values };
    const dragged = { ...waiting?.dragged, ...change.dragged };
    waiting = { ...waiting, ...change, values, dragged, begin: gestureBegins || Boolean(waiting?.begin) };
    gestureBegins = false;
    card.toggleAttribute("data-waiting", true);
    flush();
  }

  // What the browser has done by itself, the kernel need only know when the hand rests.
  function sendAtRest(values) {
    waiting = { ...waiting, values: { ...waiting?.values, ...values } };
    clearTimeout(rested);
    rested = setTimeout(flush, LIVE_PAUSE);
  }

  function flush() {
    if (!waiting || sequence > answered) return;
    sequence += 1;
    const message = { ...waiting, view: me, seq: sequence };
    waiting = null;
    clearTimeout(slow);
    slow = setTimeout(
      () => say("No answer from Python yet: it is busy, or it was restarted. After a restart run this cell again."),
      KERNEL_IS_SLOW,
    );
    model.send(message);
  }

  // The figure: the background below, the moving artists above it, the handles on top.

  let image = make("img", { class: "tk-background", alt: "" });
  const svg = make("svg", {
    viewBox: `0 0 ${scene.width} ${scene.height}`,
    role: "group",
    "aria-label": scene.heading,
  });
  const space = scene.stage
    ? makeSpace({
        scene,
        model,
        svg,
        turned(view) {
          newest = view;
          sendAtRest(view);
          if (showing !== null) return;
          showing = setTimeout(() => {
            showing = null;
            for (const [name, value] of Object.entries(newest ?? {})) showValue[name](value);
          }, CONTROLS_PAUSE);
        },
        moved(name, point, begins) {
          gestureBegins ||= begins;
          send({ dragged: { [name]: point } });
        },
      })
    : null;
  const figure = make("div", { class: "tk-figure" }, image, ...(space ? [space.canvas] : []), svg);
  figure.style.width = `${scene.width}px`;
  figure.style.aspectRatio = `${scene.width} / ${scene.height}`;
  const artists = frame.items.map(() => make("g", { "aria-hidden": "true" }));
  svg.append(...artists);

  const handles = scene.handles.map((fixed, index) => {
    const spot = make("circle", { r: 15, class: "tk-hit" });
    const node = make(
      "g",
      {
        class: "tk-handle",
        "data-name": fixed.name,
        "data-direction": fixed.direction,
        role: "slider",
        tabindex: "0",
        "aria-label": fixed.label,
        "aria-orientation": fixed.direction === "x" ? "horizontal" : "vertical",
      },
      spot,
    );
    const handle = { fixed, node, artist: artists[fixed.item], index, local: null };

    const now = () => frame.handles[index];
    const range = () => ({ low: now().low, high: now().high, step: fixed.step });
    function moveTo(value) {
      handle.local = snap(value, range());
      place(handle);
      send({ dragged: { [fixed.name]: handle.local } });
    }

    function pointed(event) {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      const moved = fixed.direction === "x" ? point.x - now().x : point.y - now().y;
      return now().value + moved / now().pixels;
    }
    node.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      node.focus();
      node.setPointerCapture(event.pointerId);
      gestureBegins = true;
      dragging = { handle, offset: now().value - pointed(event) }; // no jump to the pointer's tip
    });
    node.addEventListener("pointermove", (event) => {
      if (dragging?.handle === handle) moveTo(pointed(event) + dragging.offset);
    });
    // touch-action does not reach into an SVG in every browser, and the page would scroll the drag away.
    node.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      node.addEventListener(end, () => {
        dragging = null;
      });
    }
    node.addEventListener("keydown", (event) => {
      const { low, high, step } = range();
      const value = handle.local ?? now().value;
      const target = {
        ArrowRight: value + step,
        ArrowUp: value + step,
        ArrowLeft: value - step,
        ArrowDown: value - step,
        PageUp: value + 10 * step,
        PageDown: value - 10 * step,
        Home: low,
        End: high,
      }[event.key];
      if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) gestureBegins = true;
      moveTo(target);
    });
    svg.append(node);
    return handle;
  });

  // Where the kernel says a handle is, plus how far the hand has moved it since.
  function place(handle) {
    const { node, artist, fixed, index, local } = handle;
    const { x, y, value, pixels, low, high, text } = frame.handles[index];
    const shift = local === null ? 0 : (local - value) * pixels;
    const [dx, dy] = fixed.direction === "x" ? [shift, 0] : [0, shift];
    node.setAttribute("transform", `translate(${x + dx} ${y + dy})`);
    artist.setAttribute("transform", `translate(${dx} ${dy})`);
    node.setAttribute("aria-valuemin", low);
    node.setAttribute("aria-valuemax", high);
    node.setAttribute("aria-valuenow", local ?? value);
    const digits = Math.max(0, -Math.floor(Math.log10(fixed.step)));
    node.setAttribute("aria-valuetext", local === null ? text : `${fixed.label} ${written(local, digits)}`);
  }

  // The controls: each number has a slider and a box to type in.

  const panel = make("div", { class: "tk-controls" });
  const showValue = {};
  const beginGesture = () => {
    gestureBegins = true;
  };

  function numberControl({ name, label, low, high, step, digits, log }) {
    // A logarithmic slider goes by powers of ten and shows three significant digits.
    const toSlider = log ? Math.log10 : (value) => value;
    const fromSlider = log
      ? (place) => Math.min(high, Math.max(low, Number((10 ** place).toPrecision(3))))
      : (place) => snap(place, { low, high, step });
    const shownAs = log ? (value) => String(Number(value.toPrecision(3))) : (value) => written(value, digits);
    const slider = make("input", {
      type: "range",
      min: toSlider(low),
      max: toSlider(high),
      step,
      "aria-label": label,
      "data-name": name,
    });
    const box = make("input", {
      type: "text",
      inputmode: "decimal",
      "aria-label": `${label}, type a number from ${low} to ${high}`,
      autocomplete: "off",
      "data-name": name,
    });
    slider.addEventListener("pointerdown", beginGesture);
    slider.addEventListener("keydown", (event) => event.repeat || beginGesture());
    slider.addEventListener("input", () => {
      const value = fromSlider(Number(slider.value));
      box.value = shownAs(value);
      speak(value);
      if (scene.local?.includes(name)) space.turn({ [name]: value });
      else send({ values: { [name]: value } });
    });
    // What is being typed belongs to the learner: no frame overwrites it, and Escape brings the value back.
    let typing = false;
    function leaveAsItWas() {
      typing = false;
      showValue[name](newest?.[name] ?? frame.values[name]);
    }
    box.addEventListener("input", () => {
      typing = true;
    });
    box.addEventListener("change", () => {
      if (!typing) return;
      typing = false;
      beginGesture();
      send({ values: { [name]: box.value } });
    });
    box.addEventListener("blur", () => {
      // Typed back to what stood there, the browser says no "change". Another window may have come in front of
      // this one, too: then the box waits for the learner to come back.
      if (typing && document.activeElement !== box) leaveAsItWas();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") box.blur(); // the browser then says "change", once
      if (event.key !== "Escape") return;
      event.stopPropagation(); // the notebook would take it for its own
      leaveAsItWas();
      box.blur();
    });
    const speak = (value) => slider.setAttribute("aria-valuetext", `${label} ${shownAs(value)}`);
    showValue[name] = (value) => {
      slider.value = toSlider(value);
      speak(value);
      if (!typing) box.value = shownAs(value);
    };
    return make("div", { class: "tk-row" }, make("span", { class: "tk-label", "aria-hidden": "true" }, label), slider, box);
  }

  function choiceControl({ name, label, options }) {
    const buttons = options.map((option) => make("input", { type: "radio", name: `${me}-${name}`, value: option }));
    for (const button of buttons) {
      button.addEventListener("change", () => {
        beginGesture();
        send({ values: { [name]: button.value } });
      });
    }
    showValue[name] = (value) => {
      for (const button of buttons) button.checked = button.value === value;
    };
    const labels = buttons.map((button) => make("label", {}, button, ` ${button.value}`));
    return make("fieldset", { "data-name": name }, make("legend", {}, label), ...labels);
  }

  function toggleControl({ name, label }) {
    const box = make("input", { type: "checkbox", "data-name": name });
    box.addEventListener("change", () => {
      beginGesture();
      send({ values: { [name]: box.checked } });
    });
    showValue[name] = (value) => (box.checked = value);
    return make("label", { class: "tk-toggle" }, box, ` ${label}`);
  }

  const makers = { number: numberControl, choice: choiceControl, toggle: toggleControl };
  const isLocal = ({ name }) => Boolean(scene.local?.includes(name));
  const ordered = [...scene.controls.filter((c) => !isLocal(c)), ...scene.controls.filter(isLocal)];
  panel.append(...ordered.map((control) => makers[control.kind](control)));

  const actionButtons = scene.actions.map(([name, label]) => {
    const button = make("button", { type: "button", class: "tk-action", "data-name": name }, label);
    button.addEventListener("click", () => send({ action: name }));
    return button;
  });
  const stopButton = make("button", { type: "button", class: "tk-stop" }, "Stop");
  stopButton.addEventListener("click", () => send({ stop: true }));
  const bar = make("progress", { max: "1", "aria-label": "share done" });
  const running = make("span", { class: "tk-running" }, bar, stopButton);
  const resetButton = make("button", { type: "button", class: "tk-reset" }, "Reset");
  resetButton.addEventListener("click", () => send({ reset: true }));
  const copyButton = make("button", { type: "button", class: "tk-copy" }, "Copy as code");
  copyButton.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(frame.code);
      say(`Copied: ${frame.code}`);
    } catch {
      say(`Your browser does not let this page copy. Select this yourself: ${frame.code}`);
    }
  });

  // The words.

  const sentence = make("p", { class: "tk-sentence" });
  const live = make("p", { class: "tk-live", "aria-live": "polite" });
  const status = make("p", { class: "tk-status", role: "status" });
  const tableHolder = make("div", { class: "tk-table" });
  function say(text) {
    status.textContent = text;
  }

  function drawTable(table) {
    tableHolder.replaceChildren();
    if (!table) return;
    const flagged = new Set(table.flagged.map(String));
    const isNumber = (cell) => /^[−+\d.][\d.,−×e%\s]*$/.test(cell);
    const numeric = table.header.map((_, c) => table.rows.some((row) => isNumber(row[c])));
    const look = (c, more = "") => `${numeric[c] ? "tk-number" : ""} ${more}`.trim();
    const head = make("tr", {}, ...table.header.map((cell, c) => make("th", { scope: "col", class: look(c) }, cell)));
    const rows = table.rows.map((row, r) =>
      make(
        "tr",
        {},
        ...row.map((cell, c) => {
          const wrong = flagged.has(String([r, c]));
          const text = wrong ? `${cell} ✗` : cell;
          return make(c ? "td" : "th", { ...(c ? {} : { scope: "row" }), class: look(c, wrong ? "tk-wrong" : "") }, text);
        }),
      ),
    );
    const caption = table.caption ? [make("caption", {}, table.caption)] : [];
    tableHolder.append(make("table", {}, ...caption, make("thead", {}, head), make("tbody", {}, ...rows)));
  }

  // Drawing a frame.

  let drawn = {};
  function draw() {
    const last = frame.answered[me] ?? 0;
    const works = typeof frame.share === "number"; // an action
    if (last > answered || frame.refused[me]) {
      answered = last;
      clearTimeout(slow);
      refused = frame.refused[me] ?? "";
      say(refused);
    } else if (refused && !works && JSON.stringify(drawn.values) !== JSON.stringify(frame.values)) {
      refused = ""; // Python or another view has moved the explorer since
      say("");
    }
    const settled = sequence === answered && !waiting;
    card.toggleAttribute("data-waiting", !settled);
    frame.items.forEach((markup, i) => {
      if (drawn.items?.[i] !== markup) artists[i].innerHTML = markup;
    });
    for (const handle of handles) {
      if (settled) handle.local = null;
      place(handle);
    }
    running.hidden = !works;
    if (works) bar.value = frame.share;
    space?.draw(frame, settled);
    if (settled) {
      newest = null; // Python knows the view
      for (const [name, value] of Object.entries(frame.values)) showValue[name](value);
    }
    if (drawn.sentence !== frame.sentence) {
      sentence.textContent = frame.sentence;
      clearTimeout(spoken);
      // Not during a drag, and not at the start: a reader would hear nothing else.
      if (drawn.sentence) spoken = setTimeout(() => (live.textContent = frame.sentence), LIVE_PAUSE);
    }
    if (JSON.stringify(drawn.table) !== JSON.stringify(frame.table)) drawTable(frame.table);
    drawn = frame;
    flush();
  }

  // Frames are shown in the order of their arrival, each on the background that came with it. A new one is
  // decoded before the old one goes, so that no blank shows, and the artists wait for it, because they
  // belong to its axes.
  let background = null;
  async function show(packed, { key, url }) {
    const arrived = await unpack(packed);
    if (background !== key) {
      const next = make("img", { class: "tk-background", alt: "", src: url });
      await next.decode().catch(() => {}); // undecoded is better than not shown
      image.replaceWith(next);
      image = next;
      background = key;
    }
    frame = arrived;
    draw();
  }
  let shown = Promise.resolve();
  function redraw() {
    const [packed, own] = [model.get("_packed"), model.get("_background")];
    shown = shown.then(() => show(packed, own)).catch(console.error);
  }

  const card = make(
    "div",
    { class: "tk-explorer", role: "group", "aria-label": scene.heading },
    make("p", { class: "tk-heading" }, scene.heading),
    ...(scene.how ? [make("p", { class: "tk-how" }, scene.how)] : []),
    figure,
    ...(space ? [space.bar] : [tableHolder]),
    sentence,
    live,
    panel,
    make("div", { class: "tk-buttons" }, ...actionButtons, running, resetButton, copyButton),
    status,
    ...(space ? [tableHolder] : []), // points to compare with: the picture and its controls stay together
  );
  // JupyterLab asks only the focused element itself whether its one-letter commands (d d deletes a cell)
  // should rest, and it listens on the document: so this comes before it, on the window. Saving stays.
  function rest(event) {
    if (!card.contains(event.target)) return;
    const saves = (event.ctrlKey || event.metaKey) && event.key === "s";
    event.target.toggleAttribute("data-lm-suppress-shortcuts", !saves);
  }
  window.addEventListener("keydown", rest, true);

  el.append(card);
  redraw();
  model.on("change:_packed", redraw);
  return () => {
    model.off("change:_packed", redraw);
    window.removeEventListener("keydown", rest, true);
    clearTimeout(slow);
    clearTimeout(spoken);
    clearTimeout(rested);
    setTimeout(() => {
      try {
        model.send({ closes: true, view: me });
      } catch {
        // the kernel has gone as well
      }
    }, LEAVING);
  };
}

export default { render };
