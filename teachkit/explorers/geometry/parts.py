"""What the explorers of two and three classes share: grids over the plane, the hexagon, names, the level."""

import math

import numpy as np

from teachkit.explorers.engine import Toggle
from teachkit.explorers.parts import lifted, mixed, pale
from teachkit.figures.space import Faces, Level, Surface, Words
from teachkit.figures.style import CLASS_COLOURS, CLASS_NAMES, INK
from teachkit.figures.words import number
from teachkit.maths.geometry import class_axes
from teachkit.maths.sigmoid import log_sigmoid, sigmoid

TWO, THREE = CLASS_NAMES[:2], CLASS_NAMES[:3]
LOSS = tuple(pale(colour, 0.45) for colour in CLASS_COLOURS)
SLOPE = tuple(mixed(colour, "black", 0.5) for colour in CLASS_COLOURS)


def straight(start, end, count=24):
    """Return points along a line: long ones are painted in short pieces, each at its own depth."""
    return np.linspace(start, end, count + 1)


def sheet(name, points, colour, alpha=1.0, **looks):
    """Return the faces of a grid of points; those without width, where a row has ended, are left out."""
    corners = Surface(name, points, colour).faces()
    wide = (corners[:, 0] != corners[:, 3]) | (corners[:, 1] != corners[:, 2])
    return Faces(name, corners[wide.any(axis=1)], colour, alpha, **looks)


def strips(wall, far, rows, columns, also=()):
    """Return points over the square of side `far` round 0, in rows along the wall, which is one of them.

    Parameters
    ----------
    wall, far : float
        x1 - x2 of the wall, and of the last row, which is a corner of the square; the first is at -far.
    rows, columns : int
    also : sequence of float
        x1 - x2 of further rows.

    Returns
    -------
    ndarray, shape (rows + 1 and more, columns + 1, 2)
    """
    near = np.sinh(2.4 * np.linspace(0, 1, rows // 2 + 1)) / math.sinh(2.4)  # closer where it is steep
    gap = np.concatenate([wall - (wall + far) * near[:0:-1], wall + (far - wall) * near, also])
    gap = np.unique(gap)[:, None]
    along = np.clip(np.linspace(-far, far, columns + 1), np.abs(gap) - far, far - np.abs(gap))
    return np.stack([along + gap, along - gap], axis=-1) / 2


def crossings(nat):
    """Return where the loss, drawn `nat` high for a nat, crosses p cat, p dog and the slope, as x1 - x2."""
    gap = np.linspace(-12, 12, 4801)
    p, loss = sigmoid(gap), -log_sigmoid(gap)
    found = []
    for other in (p, 1 - p, p * (1 - p)):
        over = nat * loss - other
        [k] = np.nonzero(over[:-1] * over[1:] < 0)
        found += (gap[k] + (gap[1] - gap[0]) * over[k] / (over[k] - over[k + 1])).tolist()
    return np.array(found)


def lattice(count, reach):
    """Return triangles that fill a hexagon, with the three walls and the three class axes along their edges.

    Parameters
    ----------
    count : int
        Triangles along a side.
    reach : float
        Of the corners, which lie on the walls and on the axes.

    Returns
    -------
    ndarray, shape (3, 2 count**2, 3, 2)
        The region of each class.
    """
    steps = np.arange(count + 1) / count
    axes = reach * class_axes(3)
    regions = []
    for k in range(3):
        left, right = -axes[(k + 1) % 3], -axes[(k + 2) % 3]  # the walls on its two sides
        grid = steps[:, None, None] * left + steps[:, None] * right
        regions.append(Surface("region", lifted(grid, 0), INK, halved=True).faces()[..., :2])
    return np.array(regions)


def within(point, reach):
    """Return the point, brought back into the hexagon whose corners are at `reach` on the axes and walls."""
    turns = np.deg2rad([0, 60, 120])
    across = np.abs(np.stack([np.cos(turns), np.sin(turns)], axis=1) @ point).max()
    edge = reach * math.sqrt(3) / 2
    share = edge / across if across > edge else 1.0
    return [value if share == 1 else round(value * share, 6) for value in map(float, point)]


def kept(state, old, reach):
    """Return a and b of a state in the hexagon: what did not move gives way, else both shrink."""
    a, b = state["a"], state["b"]
    if within((a, b), reach) == [a, b]:
        return {}
    if b == old["b"]:
        room = reach - abs(a) / math.sqrt(3)
        return {"b": round(max(-room, min(room, b)), 6)}
    if a == old["a"]:
        room = math.sqrt(3) * (reach - abs(b))
        return {"a": round(max(-room, min(room, a)), 6)}
    return dict(zip("ab", within((a, b), reach), strict=True))


def arrow_outline(start, vector, width):
    """Return the corners of a flat arrow; it shrinks where it is too short for its head."""
    start, vector = np.asarray(start, dtype=float), np.asarray(vector, dtype=float)
    length = math.hypot(*vector)
    along = vector / length if length else np.zeros(2)
    across = np.array([-along[1], along[0]])
    head = min(4 * width, 0.6 * length)
    corners = [(0, 0.5), (length - head, 0.5), (length - head, 1.6), (length, 0), (length - head, -1.6),
               (length - head, -0.5), (0, -0.5)]  # fmt: skip
    return np.array([start + a * along + b * min(width, head / 2) * across for a, b in corners])


def pair(values, digits=3):
    """Write a point or a vector."""
    return "(" + ", ".join(number(value, digits) for value in values) + ")"


def wall_name(k, place, floor):
    """Name the wall on the floor between the two other classes than the kth of three."""
    first, second = sorted(((k + 1) % 3, (k + 2) % 3))
    return Words(
        f"{THREE[first]} | {THREE[second]}", tuple(map(float, lifted(place, floor))), INK, 8, stays=False
    )


def about_shown(explorer):
    """Say what is ticked."""
    toggles = [control for control in explorer.controls().values() if isinstance(control, Toggle)]
    names = [control.label for control in toggles if getattr(explorer, control.name)]
    return f"Shown: {', '.join(names) or 'the floor'}."


def add_level(explorer, space):
    """Add the horizontal plane, with its height, where it is shown: its corner is dragged up and down.

    The explorer has `plane`, a Toggle, and `level`, a Number, and has called `level_handle`.
    """
    if explorer.plane:
        space.things.append(Level("level", explorer.level, number(explorer.level, 2), handle="level"))


def level_handle(explorer):
    """Let the plane be dragged up and down."""
    explorer.space_handle(
        "level", "height of the plane", x=0, y=0, z="level", shown=lambda: explorer.plane,
        words=lambda: f"plane at the height {number(explorer.level, 2)}",
    )  # fmt: skip


def about_level(explorer):
    """Say where the plane is, if it is shown."""
    return f" The plane lies at the height {number(explorer.level, 2)}." if explorer.plane else ""


def as_far_as_fits(sentences, room=160):
    """Join the first of a few sentences, as many as there is room for.

    Examples
    --------
    >>> as_far_as_fits(["One.", "", "Two.", "Three."], room=10)
    'One. Two.'
    """
    told = ""
    for sentence in filter(None, map(str.strip, sentences)):
        longer = f"{told} {sentence}".strip()
        if len(longer) > room:
            break
        told = longer
    return told
