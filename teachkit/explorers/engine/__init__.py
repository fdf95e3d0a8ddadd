"""The engine under every explorer.

Between an explorer and a view, in JSON:

scene, told once
    ``heading``, ``how``, ``width``, ``height``, ``actions`` [[name, label]];
    ``controls`` [{name, label, more, kind}], of kind "number" with low, high, step, digits, log and box,
        "choice" with options, or "toggle";
    ``handles`` [{name, label, direction: "x" | "y" | "xy", step, item, extra}], where ``item`` is the place
        of the artist among the frame's items;
    ``targets`` [{name, label, rows, columns, kind: "grid" | "buttons", paint}];
    with a scene in space also ``stage`` [left, top, width, height], where it stands; ``rules``, the numbers
        of `scene.RULES`; ``home``, the view at first; ``views`` [[name, elev, azim]]; ``local``, the
        controls that the browser changes by itself; ``spaceHandles`` [{name, label, step}].
frame, told at every change
    ``items`` [SVG];
    ``handles`` [{x, y, pixels, value, low, high, text}], with pairs in pixels, value, low and high for
        "xy";
    ``targets`` [{cells: [{x, y, width, height, text, pressed: bool or null}]}], row by row, of no size
        where there is none;
    ``values`` by name, ``short``, ``sentence``, ``code``, ``table`` {header, rows, flagged,
        caption} or null;
    ``share`` of the action under way or null;
    ``background``, the key of what it stands on;
    ``space``, as `scene.packed` tells it; ``spaceHandles`` [{value, low, high, colour, text, shown}];
    ``answered`` {view: seq} and ``refused`` {view: words}.
message, from a view
    ``values`` by name, ``dragged``, a number, [x, y] or [x, y, z], by name, ``clicked`` {target: [row,
        column]}, ``painted`` {target: {cells: [[row, column]], to: bool}}, ``action``, ``stop``,
        ``reset``, ``begin`` of a gesture, ``closes``, ``need`` of a background by its key, ``view``,
        ``seq``.
"""

from teachkit.explorers.engine.controls import Cells, Choice, Control, NotTaken, Number, Toggle
from teachkit.explorers.engine.explorer import Explorer, derived, panels
from teachkit.explorers.engine.handles import Handle
from teachkit.explorers.engine.record import record
from teachkit.explorers.engine.targets import Target

__all__ = [
    "Cells",
    "Choice",
    "Control",
    "Explorer",
    "Handle",
    "NotTaken",
    "Number",
    "Target",
    "Toggle",
    "derived",
    "panels",
    "record",
]
