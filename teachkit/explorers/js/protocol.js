// @ts-check
// What passes between the browser and whatever computes. Only types: the joined module has nothing of it.

/**
 * @typedef {object} Control
 * @property {string} name
 * @property {"number" | "choice" | "toggle"} kind
 * @property {string} label
 * @property {number} low
 * @property {number} high
 * @property {number} step
 * @property {number} digits
 * @property {number} figures of a number on a logarithmic control
 * @property {boolean} [log] the slider goes by powers of ten
 * @property {string[]} options
 * @property {boolean} [more] folded under "More"
 * @property {boolean} [box] typed only: its handle is the slider
 */

/**
 * What is told once, when a view is made.
 * @typedef {object} Scene
 * @property {string} heading
 * @property {string} how
 * @property {number} width
 * @property {number} height
 * @property {[string, string][]} actions name and label
 * @property {Control[]} controls
 * @property {{ name: string, label: string, direction: "x" | "y" | "xy", step: number | [number, number], item: number, extra?: boolean }[]} handles
 * @property {Target[]} [targets]
 * @property {number[]} [stage] where a scene in space stands: left, top, width, height
 * @property {string[]} [local] controls that the browser changes by itself
 */

/**
 * Cells that are pressed, or painted.
 * @typedef {object} Target
 * @property {string} name
 * @property {string} label
 * @property {number} rows
 * @property {number} columns
 * @property {"grid" | "buttons"} kind
 * @property {boolean} paint
 */

/**
 * Where a handle is; of one in the plane all but the words are pairs.
 * @typedef {object} Spot
 * @property {number} x
 * @property {number} y
 * @property {number | number[]} pixels of the figure a unit of the value
 * @property {number | number[]} value
 * @property {number | number[]} low
 * @property {number | number[]} high
 * @property {string} text
 */

/** @typedef {{ x: number, y: number, width: number, height: number, text: string, pressed: boolean | null }} Cell */
/** @typedef {{ caption: string, header: string[], rows: string[][], flagged: [number, number][] }} Table */
/** @typedef {Record<string, number | string | boolean>} Values */

/**
 * What is told at every change.
 * @typedef {object} Frame
 * @property {string[]} items SVG of the moving artists
 * @property {Spot[]} handles
 * @property {{ cells: Cell[] }[]} [targets] row by row
 * @property {Values} values
 * @property {string} [short]
 * @property {string} sentence
 * @property {number | null} share of an action that is done
 * @property {string} code
 * @property {Table | null} table
 * @property {string} background key
 * @property {Record<string, number>} answered view: its last message that was answered
 * @property {Record<string, string>} refused view: why
 */

/**
 * What a view asks for.
 * @typedef {object} Message
 * @property {Values} [values]
 * @property {Record<string, number | number[]>} [dragged]
 * @property {Record<string, [number, number]>} [clicked]
 * @property {Record<string, { cells: [number, number][], to: boolean }>} [painted]
 * @property {string} [action]
 * @property {boolean} [stop]
 * @property {boolean} [reset]
 * @property {boolean} [begin] whether a gesture begins
 * @property {boolean} [closes]
 * @property {string} [need] key of a background
 * @property {string} [view]
 * @property {number} [seq]
 */

/**
 * @typedef {object} Transport
 * @property {Scene} scene
 * @property {(act: (frame: Frame) => void | Promise<void>) => () => void} onFrame call what it returns to hear no more
 * @property {(message: Message) => void} send
 * @property {(act: () => void) => () => void} [onGone] told when nobody hears any more; call what it returns to end
 * @property {(key: string) => Promise<string>} backgroundOf its address
 * @property {(name: string) => any} stillOf a large piece of a scene in space, that was sent apart
 */

export {};
