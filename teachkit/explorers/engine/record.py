"""Frames of an explorer, recorded: what a page shows that has no kernel."""

import base64
import itertools
import json
import zlib

import numpy as np

from teachkit.explorers.engine.controls import Number
from teachkit.explorers.engine.handles import steps
from teachkit.figures.words import rounded

LIMIT = 500_000  # bytes of a recording as it stands in a page
FINEST = 161  # values of a number, at most
COARSEST = 5


def record(explorer, grid=(), limit=LIMIT):
    """Record what an explorer shows, for a page that has no kernel.

    From the present state each control goes to its values alone, each pair of `grid` to all pairs of values,
    each handle to its places and each target to its cells. Where that takes more than `limit` bytes, numbers
    go by larger steps.

    Parameters
    ----------
    explorer : Explorer
        It is in the same state afterwards.
    grid : sequence of pairs of str
        Names of two controls that are to be changed together.
    limit : int
        Bytes that the recording may have at most.

    Returns
    -------
    str
        Deflated JSON in base64: ``scene``; ``names`` of the controls; ``start``, the place of the first
        frame; ``states``, their values for each frame; ``frames``, whose ``items`` are places in ``pool``,
        the markup, each kept once; ``backgrounds`` by key; ``dragged``, a list of [value, frame] by handle;
        ``clicked``, a list of [row, column, frame] by target; ``pairs``, the grid; ``still``,
        large pieces of scenes in space by key, with bytes in base64.

    Raises
    ------
    TypeError
        For a name in `grid` that is not a control.
    ValueError
        When even the largest steps take more than `limit` bytes.

    Examples
    --------
    >>> from teachkit.explorers import SCurveExplorer
    >>> text = record(SCurveExplorer(), limit=200_000)
    >>> recording = json.loads(zlib.decompress(base64.b64decode(text)))
    >>> len(recording["states"]) == len(recording["frames"]) > 100
    True
    """
    controls = explorer.controls()
    pairs = [tuple(pair) for pair in grid]
    for pair in pairs:
        unknown = [name for name in pair if name not in controls]
        if len(pair) != 2 or unknown:
            raise TypeError(f"grid must hold pairs of controls, such as {list(controls)[:2]}; got {pair!r}")
    count, size = FINEST, limit + 1
    while count >= COARSEST:
        text = _recorded(explorer, pairs, count)
        size = len(text)
        if size <= limit:
            return text
        count = count // 2 + 1 if count > COARSEST else 0
    raise ValueError(
        f"{type(explorer).__name__} takes {size:,} bytes at the largest steps; limit is {limit:,}: "
        "allow more, or take a pair out of the grid"
    )


def values_of(control, count):
    """Return at most about `count` values of a control, with both ends, on its steps.

    Examples
    --------
    >>> values_of(Number(0, 0, 1, step=0.1), 5)
    [0.0, 0.3, 0.6, 0.9, 1.0]
    """
    if not isinstance(control, Number):
        return control.ends()
    if not control.log:
        return steps(control.low, control.high, control.step, count)
    low, high = np.log10([control.low, control.high])
    powers = steps(low, high, control.step, count)
    return [min(control.high, max(control.low, rounded(10**power, 4))) for power in powers]


def _as_text(piece):
    return {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in piece.items()
    }


def _recorded(explorer, pairs, count):
    home, controls = explorer.state(), explorer.controls()
    scene = explorer.describe_scene()
    pool, frames, states, backgrounds, still = {}, [], [], {}, {}
    known = {}  # state as text: the place of its frame

    def take():
        state = explorer.state()
        key = json.dumps(state)
        if key not in known:
            frame = explorer.frame()
            backgrounds.setdefault(frame["background"], explorer.background()["url"])
            still.update(
                {key: _as_text(piece) for key, piece in explorer.still().items() if key not in still}
            )
            known[key] = len(frames)
            states.append(list(state.values()))
            items = [pool.setdefault(markup, len(pool)) for markup in frame["items"]]
            frames.append({**frame, "items": items, "answered": {}, "refused": {}})
        return known[key]

    def tried(act, *arguments):
        """Return the frame after something done from the start; None where it is refused."""
        explorer.restore(home)
        try:
            act(*arguments)
        except (TypeError, ValueError):
            return None
        return take()

    try:
        start = take()
        for name, control in controls.items():
            if name in scene.get("local", ()):  # the browser does that by itself
                continue
            for value in values_of(control, count):
                tried(lambda name=name, value=value: explorer.set(**{name: value}))
        for pair in pairs:
            few = max(COARSEST, round(2 * count**0.5))
            for together in itertools.product(*(values_of(controls[name], few) for name in pair)):
                tried(lambda pair=pair, values=together: explorer.set(**dict(zip(pair, values, strict=True))))
        dragged = {
            name: [
                [place, frame]
                for place in handle.places(count)
                if (frame := tried(explorer.drag, name, place)) is not None
            ]
            for name, handle in explorer.handles().items()
        }
        clicked = {
            name: [
                [*place, frame]
                for place in itertools.product(range(target.rows), range(target.columns))
                if (frame := tried(explorer.click, name, *place)) is not None
            ]
            for name, target in explorer.targets().items()
        }
    finally:
        explorer.restore(home)
    recording = {
        "scene": scene, "names": list(controls), "start": start, "states": states,
        "frames": frames, "pool": list(pool), "backgrounds": backgrounds, "dragged": dragged,
        "clicked": clicked, "pairs": pairs, "still": still,
    }  # fmt: skip
    return base64.b64encode(zlib.compress(json.dumps(recording, ensure_ascii=False).encode(), 9)).decode()
