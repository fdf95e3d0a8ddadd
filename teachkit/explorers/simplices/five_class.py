"""Five classes: the shadow of the 5-cell."""

import itertools
import math

import numpy as np

from teachkit.explorers.engine import Number, Toggle, panels
from teachkit.explorers.engine.space import SpaceExplorer
from teachkit.explorers.parts import share_bars
from teachkit.explorers.simplices.parts import (
    cut_line,
    edges,
    lines,
    marked_point,
    named_corners,
    whereabouts,
)
from teachkit.figures.space import Curve, Space, Words
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK, class_names
from teachkit.figures.words import listing, number
from teachkit.maths.geometry import class_angle, five_cell, four_d_rotation, region, to_logits
from teachkit.maths.softmax import softmax

FIVE = class_names(5)
PAIRS = tuple(itertools.combinations(range(5), 2))
EDGE = math.sqrt(2)  # between any two one-hot vectors


def pair_of(edge):
    """Name an edge of the 5-cell by its two corners."""
    return "–".join(FIVE[k] for k in PAIRS[edge])


class FiveClassExplorer(SpaceExplorer):
    """Five classes: the 5-cell, a tetrahedron of four dimensions, turned there and seen in three.

    The corners are those of the one-hot vectors, centred and five times as large. The fourth coordinate,
    after the turns, is dropped: the picture is a shadow, and its lengths and angles are not the true ones.

    Parameters
    ----------
    turn_1, turn_2 : float
        Degrees of the turns in the planes of axes 1 and 4, and of axes 2 and 4, in this order.
    x1, x2, x3, x4 : float
        The point, before it is turned, from -3 to 3.
    axes : bool
        The lines from the centre to the corners.
    elev, azim, zoom, pan_right, pan_up : float
        From where the shadow is seen, in degrees, how large, and moved how far.

    Notes
    -----
    After the last scene of Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g, and its graph https://www.geogebra.org/m/emjn7pmq.

    Examples
    --------
    >>> explorer = FiveClassExplorer(turn_1=0, turn_2=0)
    >>> [round(float(length), 4) for length in sorted(explorer.seen_lengths())]
    [0.7435, 1.0261, 1.0261, 1.203, 1.2799, 1.2799, 1.3645, 1.3645, 1.3954, 1.3954]
    """

    heading = "Five classes: the shadow of a figure in four dimensions"
    how = (
        "Two sliders turn the figure in planes that hold the fourth axis; dragging the picture turns its "
        "shadow. A larger dot lies farther along the axis that the shadow drops. The dot at the end of the "
        "line is the point: drag it."
    )
    actions = {"spin": "Turn once round, axes 1 and 4"}  # noqa: RUF012 - read only

    turn_1 = Number(20, -180, 180, step=1, label="turn in the plane of axes 1 and 4", digits=0)
    turn_2 = Number(30, -180, 180, step=1, label="turn in the plane of axes 2 and 4", digits=0)
    x1 = Number(1.2, -3, 3, label="x1 of the point", digits=2, box=True, more=True)
    x2 = Number(0.3, -3, 3, label="x2 of the point", digits=2, box=True, more=True)
    x3 = Number(0.6, -3, 3, label="x3 of the point", digits=2, box=True, more=True)
    x4 = Number(-0.5, -3, 3, label="x4 of the point", digits=2, box=True, more=True)
    axes = Toggle(False, label="show the class axes")

    size = 5  # the one-hot vectors are drawn this many times as large
    view = (20, 60, 1)
    views = {  # noqa: RUF012 - read only
        "from above": (90, -90),
        "from the front": (0, -90),
        "from the side": (0, 0),
    }

    def point(self):
        """Return the point. Shape (4,)."""
        return np.array([self.x1, self.x2, self.x3, self.x4])

    def scores(self):
        """Return the scores of the point, which sum to 0. Shape (5,)."""
        return to_logits(self.point())

    def shares(self):
        """Return the probabilities of the point. Shape (5,)."""
        return softmax(self.scores())

    def rotation(self):
        """Return both turns as one matrix. Shape (4, 4)."""
        return four_d_rotation(self.turn_2, plane=(1, 3)) @ four_d_rotation(self.turn_1, plane=(0, 3))

    def seen(self):
        """Return the corners as the shadow has them, shape (5, 3), and what it drops, shape (5,)."""
        return five_cell(self.rotation())

    def seen_lengths(self):
        """Return how long the ten edges are in the shadow; truly the root of 2. Shape (10,)."""
        corners, _ = self.seen()
        return np.array([np.linalg.norm(corners[j] - corners[k]) for j, k in PAIRS])

    def seen_angles(self):
        """Return the angles between the class axes in the shadow, in degrees. Shape (10,)."""
        corners, _ = self.seen()
        units = corners / np.linalg.norm(corners, axis=1, keepdims=True)
        return np.degrees([math.acos(np.clip(units[j] @ units[k], -1, 1)) for j, k in PAIRS])

    def build(self):
        """Draw the axes of the bars and of the lengths, beside the scene."""
        looks = {"height_ratios": [1, 1.5], "width_ratios": [2.1, 1]}
        figure, axes = panels("stage shares; stage lengths", 8.2, 5.6, **looks)
        self.stage, lengths = axes["stage"], axes["lengths"]
        self.stage.set_axis_off()
        axes["shares"].set_title("Probabilities")
        self.bars, self.labels = share_bars(self, axes["shares"], FIVE, self.shares, 4)
        lengths.set(title="Edges: seen / true", xlim=(0, 1.25))
        lengths.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "¼", "½", "¾", "1"])
        rows = [-i for i in range(10)]
        lengths.set_yticks(rows, [f"{FIVE[j]}–{FIVE[k]}" for j, k in PAIRS])
        lengths.tick_params(axis="y", left=False, labelsize=8)
        lengths.axvline(1, color=FAINT, linewidth=1, linestyle="--")
        seen = lambda: self.seen_lengths() / EDGE  # noqa: E731
        self.lengths = self.follow(lengths.barh(rows, 10 * [0], 0.6, color=FAINT), width=seen)
        self.length_labels = [lengths.text(1.04, row, "", va="center", fontsize=8) for row in rows]
        self.follow(self.length_labels, text=lambda: [number(share, 2) for share in seen()])
        shadow = lambda: (self.rotation() @ self.point()).tolist()  # noqa: E731
        place = [lambda axis=axis: shadow()[axis] for axis in range(3)]
        self.space_handle(
            "point", x=place[0], y=place[1], z=place[2], low=(-6, -6, -6), high=(6, 6, 6), step=0.1,
            colour=lambda: CLASS_COLOURS[int(region(self.scores()))], to=self._turned_back,
            words=lambda: "point, turned, at " + ", ".join(number(value, 1) for value in shadow()),
        )  # fmt: skip
        return figure

    def _turned_back(self, *place):
        """Turn a new place of the shadow back, with the coordinate that is not seen."""
        R = self.rotation()
        hidden = (R @ self.point())[3]
        x = R.T @ np.array([*place, hidden])
        return {f"x{i + 1}": round(float(c), 3) for i, c in enumerate(np.clip(x, -3, 3))}

    def spin(self):
        """Turn once round in the plane of axes 1 and 4."""
        start = self.turn_1
        for i in range(1, 73):
            self.set(turn_1=(start + 5 * i + 180) % 360 - 180)
            yield i / 72
        self.set(turn_1=start)

    def space(self):
        """Return the shadow: ten edges, five corners and the point."""
        corners, depth = (self.size * part for part in self.seen())
        scene = Space([(-4.5, 4.5)] * 3, aspect=(1, 1, 1))
        scene.things.append(edges(corners))
        if self.axes:
            axes = [((0, 0, 0), corner) for corner in corners]
            scene.things.append(lines("axes", axes, [INK] * 5, 1.0, 12))
        scene.things += named_corners(corners, FIVE, 11 + 1.2 * depth, 0.45)
        x = self.rotation() @ self.point()
        colour = CLASS_COLOURS[int(region(self.scores()))]
        scene.things += [
            Curve("to the point", cut_line([0, 0, 0], x[:3], 8), colour, 1.5),
            *marked_point(x[:3], colour),
            Words("point", (*x[:2], x[2] - 0.5), INK, 10),
        ]
        return scene

    def short(self):
        """Say the probabilities."""
        return f"The point lies {whereabouts(self.scores(), FIVE)}: {listing(FIVE, self.shares())}."

    def sentence(self):
        """Say where the point lies, and what the shadow does to lengths and angles."""
        lengths, angles = self.seen_lengths(), self.seen_angles()
        short, long = lengths.argmin(), lengths.argmax()
        place = ", ".join(number(coordinate, 2) for coordinate in self.point())
        return (
            f"The point ({place}) lies {whereabouts(self.scores(), FIVE)}. "
            f"Probabilities: {listing(FIVE, self.shares(), 4)}. "
            f"In four dimensions all ten edges are {number(EDGE, 4)} long, the root of 2, and any two "
            f"class axes {number(class_angle(5), 3)} degrees apart. Turned by {number(self.turn_1, 0)} and "
            f"{number(self.turn_2, 0)} degrees, the shadow drops one coordinate, so an edge can only look "
            f"shorter: from {number(lengths[short], 2)} ({pair_of(short)}) to {number(lengths[long], 2)} "
            f"({pair_of(long)}); the angles look like {number(angles.min(), 0)} to "
            f"{number(angles.max(), 0)} degrees."
        )
