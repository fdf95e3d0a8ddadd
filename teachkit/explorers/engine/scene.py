"""A scene in space as the browser is told it: vertices as 16-bit steps of the unit box, words with widths."""

from functools import lru_cache
from hashlib import blake2b

import numpy as np
from matplotlib.colors import to_hex

from teachkit.figures import projection, space
from teachkit.figures.style import FAINT, INK

STILL = 2000  # bytes from which a thing is sent apart, and only when it changes
# The numbers of the rules for projection, painting and words, which the browser follows as well.
RULES = {
    "whole": space.WHOLE,
    "halfView": projection.HALF_VIEW,
    "inSight": projection.IN_SIGHT,
    "endOn": projection.END_ON,
    "cell": projection.CELL,
    "edge": projection.EDGE,
    "apart": projection.APART,
    "ring": projection.RING,
    "ways": projection.WAYS,
    "noise": projection.NOISE,
    "leader": projection.LEADER,
    "line": projection.LINE,
    "nearer": space.NEARER,
    "level": space.LEVEL,
    "ground": space.GROUND,
    "handle": space.HANDLE,
    "large": space.LARGE,
    "finest": space.FINEST,
    "halo": space.HALO,
    "ink": INK,
    "faint": FAINT,
}


def packed(scene):
    """Return what the browser needs to draw a scene.

    Parameters
    ----------
    scene : teachkit.figures.space.Space

    Returns
    -------
    told : dict
        ``low``, ``high`` and ``aspect`` of the box, and ``things``; in place of a large one stands the key
        under which it is found in `still`.
    still : dict
        Large things by key, with bytes. A key belongs to one content.

    Examples
    --------
    >>> ball = space.Dots("ball", [(0, 0, 0)], size=12)
    >>> told, still = packed(space.Space([(-1, 1)] * 3, [ball]))
    >>> told["things"][0]["xyz"], still
    ([0, 0, 0], {})
    """
    things, still = [], {}
    for thing in scene.things:
        group = _group(scene, thing)
        if len(group.get("xyz", b"")) > STILL:
            key = _key(group)
            still[key] = group
            things.append({"still": key})
        else:
            things.append(_as_numbers(group))
    low, high = np.array(scene.limits, dtype=float).T
    told = {"things": things, "low": low.tolist(), "high": high.tolist(), "aspect": list(scene.aspect)}
    return told, still


def _key(group):
    content = blake2b(group["xyz"] + group["shade"], digest_size=8)
    content.update(repr([value for value in group.values() if not isinstance(value, bytes)]).encode())
    return content.hexdigest()


_hex = lru_cache(maxsize=4096)(to_hex)  # a tenth of the time of an update


def _group(scene, thing):
    """Return what the browser needs to draw a thing."""
    match thing:
        case space.Surface() | space.Faces():
            corners = thing.faces()
            return {
                "kind": "faces",
                "corners": corners.shape[1],
                "xyz": scene.steps(corners).tobytes(),
                "shade": space.shades(scene.unit(corners)).tobytes(),
                "colours": [space.shaded(thing.colour, level) for level in range(space.SHADES)],
                "alpha": thing.alpha,
                "lines": thing.lines,
                "ground": getattr(thing, "ground", False),
                "pale": thing.pale,
            }
        case space.Level():
            height = float(scene.unit((0, 0, thing.height))[2])
            looks = {"colour": _hex(thing.colour), "alpha": thing.alpha, "handle": thing.handle}
            words = {"text": thing.text, "wide": projection.text_width(thing.text)}
            return {"kind": "level", "height": height, **looks, **words}
        case space.Dots():
            points = np.asarray(thing.points, dtype=float).reshape(-1, 3)
            colours = [thing.colours] * len(points) if isinstance(thing.colours, str) else thing.colours
            return {
                "kind": "dots",
                "xyz": scene.steps(points).tobytes(),
                "size": thing.size,
                **_indexed(colours),
            }
        case space.Words():
            return {
                "kind": "words",
                "text": thing.text,
                "wide": projection.text_width(thing.text),
                "at": scene.unit(thing.point).round(6).tolist(),
                "colour": _hex(thing.colour),
                "size": thing.size,
                "stays": thing.stays,
            }
        case space.Ruler():
            edges = scene.unit(thing.edges)
            return {
                "kind": "ruler",
                "label": thing.label,
                "wide": projection.text_width(thing.label),
                "edges": edges.round(6).tolist(),
                "length": float(np.linalg.norm(edges[0, 1] - edges[0, 0])),
                "marks": [(share, text, projection.text_width(text)) for share, text in thing.marks()],
                "upright": thing.upright,
                "size": thing.size,
            }
        case _ if hasattr(thing, "segments"):
            segments, colours = thing.segments()
            return {
                "kind": "lines",
                "xyz": scene.steps(segments).tobytes(),
                "width": thing.width,
                **_indexed(colours),
            }
    raise TypeError(
        "a scene is made of Surface, Faces, Curve, Arrows, Dots, Words, Ruler and Level; "
        f"got {type(thing).__name__}"
    )


def _indexed(colours):
    codes = {colour: _hex(colour) for colour in set(colours)}
    names = sorted(set(codes.values()))
    return {"colours": names, "shade": bytes(names.index(codes[colour]) for colour in colours)}


def _as_numbers(group):
    """Return a small group with numbers in place of bytes, to travel with the frame."""
    if "xyz" not in group:
        return group
    return {**group, "xyz": np.frombuffer(group["xyz"], "<i2").tolist(), "shade": list(group["shade"])}
