// @ts-check
// The pointer: mouse, pen and fingers, for everything that is dragged.

/**
 * The hand on a node: the middle of its fingers, in pixels of the window.
 * @typedef {object} Hand
 * @property {number} x
 * @property {number} y
 * @property {number} fingers
 * @property {number} spread the distance between the first two fingers; 0 with one
 * @property {PointerEvent} event
 */

/**
 * The hand that these pointers make.
 * @param {{ clientX: number, clientY: number }[]} points
 * @param {any} event
 * @returns {Hand}
 */
export function handOf(points, event) {
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [first, second = first] = points;
  return {
    x: mean(points.map((point) => point.clientX)),
    y: mean(points.map((point) => point.clientY)),
    fingers: points.length,
    spread: Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY),
    event,
  };
}

/**
 * Let a node be dragged. `begin` returns what the drag goes by, its grip, and is asked again whenever a finger
 * comes or goes, so that nothing jumps; with null the pointer is left alone.
 * @template Grip
 * @param {Element} node
 * @param {object} acts
 * @param {(hand: Hand) => Grip | null} acts.begin
 * @param {(hand: Hand, grip: Grip) => void} acts.move
 * @param {() => void} [acts.end]
 * @param {(hand: Hand) => void} [acts.focus] what takes the keys; else the node itself
 */
export function draggable(node, { begin, move, end, focus }) {
  /** @type {Map<number, PointerEvent>} */
  const down = new Map();
  /** @type {Grip | null} */
  let grip = null;

  const on = (/** @type {string} */ kind, /** @type {(event: PointerEvent) => void} */ act) =>
    node.addEventListener(kind, /** @type {EventListener} */ (act));
  on("pointerdown", (event) => {
    if (event.button) return;
    down.set(event.pointerId, event);
    grip = begin(handOf([...down.values()], event));
    if (grip === null) {
      down.delete(event.pointerId);
      return;
    }
    event.preventDefault();
    if (focus) focus(handOf([event], event));
    else /** @type {HTMLElement} */ (node).focus({ preventScroll: true });
    node.setPointerCapture(event.pointerId);
  });
  on("pointermove", (event) => {
    if (!down.has(event.pointerId) || grip === null) return;
    down.set(event.pointerId, event);
    move(handOf([...down.values()], event), grip);
  });
  for (const kind of ["pointerup", "pointercancel", "lostpointercapture"]) {
    on(kind, (event) => {
      if (!down.delete(event.pointerId)) return;
      grip = down.size ? begin(handOf([...down.values()], event)) : null;
      if (!down.size) end?.();
    });
  }
  // touch-action does not reach into an SVG in every browser, and the page would scroll the drag away.
  node.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
}
