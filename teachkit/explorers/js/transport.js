// @ts-check
// The way to a kernel: traits of an anywidget model, and messages.

/** @typedef {import("./protocol.js").Frame} Frame */
/** @typedef {import("./protocol.js").Transport} Transport */

const BACKGROUNDS_KEPT = 16;
const SETTLING = 500; // ms after which a kernel that restarts has let go of its old comms
const PATIENCE = 3000; // ms that a frame waits for its background

/** A frame arrives as deflated JSON. @param {BufferSource} bytes @returns {Promise<any>} */
export async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

/**
 * Acts that are awaited one after another, whatever becomes of each.
 * @returns {(act: () => Promise<void>) => void}
 */
export function queue() {
  let last = Promise.resolve();
  return (act) => {
    last = last.then(act).catch(console.error);
  };
}

/**
 * @param {any} model
 * @returns {Transport}
 */
export function kernelTransport(model) {
  /** @type {Map<string, string>} */
  const backgrounds = new Map();
  function keep() {
    const { key, url } = model.get("_background");
    backgrounds.delete(key);
    backgrounds.set(key, url);
    if (backgrounds.size > BACKGROUNDS_KEPT) backgrounds.delete([...backgrounds.keys()][0]);
  }

  /** @param {string} key @returns {Promise<string>} */
  function asked(key) {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        model.off("change:_background", look);
      };
      const look = () => {
        keep();
        end();
        resolve(model.get("_background").url); // that of the present frame, where this one is kept no more
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`no background ${key}`));
      }, PATIENCE);
      model.on("change:_background", look);
      model.send({ need: key });
    });
  }

  return {
    scene: model.get("_scene"),
    send: (message) => model.send(message),
    stillOf: (name) => model.get("_still")[name],
    async backgroundOf(key) {
      return backgrounds.get(key) ?? asked(key);
    },
    // The event says that a comm has come or gone, and not which: one that has gone takes no message.
    onGone(act) {
      const probe = () =>
        setTimeout(() => {
          try {
            model.send({});
          } catch {
            act();
          }
        }, SETTLING);
      model.on("comm_live_update", probe);
      return () => model.off("comm_live_update", probe);
    },
    // In the order of their arrival; the background that comes with a frame is kept at once, before it changes.
    onFrame(act) {
      const inOrder = queue();
      const arrived = () => {
        const packed = model.get("_packed");
        keep();
        inOrder(async () => act(await inflated(packed)));
      };
      arrived();
      model.on("change:_packed", arrived);
      return () => model.off("change:_packed", arrived);
    },
  };
}
