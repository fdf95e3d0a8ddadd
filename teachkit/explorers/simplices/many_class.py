"""Any number of classes."""

import math
from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from teachkit.explorers.engine import Explorer, Number, panels
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK, class_names
from teachkit.figures.words import number
from teachkit.maths.geometry import axis_length, class_angle, probability_along_axis, simplex_basis
from teachkit.maths.losses import largest_gradient_angle


@lru_cache(64)
def _measured(n):
    corners = simplex_basis(n)
    lengths = np.linalg.norm(corners, axis=1)
    units = corners / lengths[:, np.newaxis]
    edges, angles = [], []
    for k in (0, n - 1):
        others = np.arange(n) != k
        edges.append(np.linalg.norm(corners[others] - corners[k], axis=1))
        apart, along = (np.linalg.norm(units[others] + s * units[k], axis=1) for s in (-1, 1))
        angles.append(2 * np.degrees(np.arctan2(apart, along)))
    return np.array([[np.min(values), np.max(values)] for values in (lengths, edges, angles)])


def _tint(product):
    """Colour a product: blue above 0, orange below, white at 0; full at 1 and at -1/2."""
    strength = min(1.0, product if product > 0 else -2 * product)
    colour = np.array(to_rgb(CLASS_COLOURS[0] if product > 0 else CLASS_COLOURS[1]))
    return 1 - strength * (1 - colour)


class ManyClassExplorer(Explorer):
    """Any number of classes: the lengths and the angle of their axes, and the table of all products.

    Parameters
    ----------
    n : float
        How many classes: a whole number from 2 to 1000.

    Notes
    -----
    "Consider n dimensions and set n = 23" was a viewer's joke about how to imagine 23 dimensions
    below Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g. The author thought it the best way.

    Examples
    --------
    >>> explorer = ManyClassExplorer(n=23)
    >>> round(explorer.angle(), 3), round(explorer.length(), 4)
    (92.605, 0.978)
    """

    heading = "n classes: the more there are, the closer their axes are to right angles"
    how = (
        "Drag the dot along the curve, or focus it and press the arrow keys; equal steps are equal factors "
        "of n. The triangle joins the centre and the corners of any two classes."
    )

    n = Number(23, 2, 1000, step=0.01, label="number of classes n", digits=0, log=True, box=True)

    shown = 8  # rows and columns of the table that have room
    ticks = (2, 3, 4, 5, 10, 23, 100, 300, 1000)

    def _from_decades(self, place):
        """Return the whole number at a place of the axis; a step too small for one goes to the next."""
        n = min(1000.0, max(2.0, 10**place))
        whole = round(n)
        if whole == self.n and not math.isclose(n, self.n):
            whole += 1 if n > self.n else -1
        return {"n": float(whole)}

    def count(self):
        """Return n as a whole number."""
        return int(self.n)

    def length(self):
        """Return how far a corner is from the centre, by the formula."""
        return axis_length(self.count())

    def angle(self):
        """Return the angle between two class axes in degrees, by the formula."""
        return class_angle(self.count())

    def measured(self):
        """Return shortest and longest axis, edge, and smallest and largest angle in the coordinates.

        Edges and angles are those from the first and the last corner to all others. Shape (3, 2).
        """
        return _measured(self.count())

    def agrees(self):
        """Return whether formula and coordinates give the same numbers, to 12 digits."""
        formula = np.array([[self.length()], [math.sqrt(2)], [self.angle()]])
        return bool(np.allclose(self.measured(), formula, rtol=1e-12, atol=0))

    def build(self):
        """Draw the axes of the triangle, the table and the curve."""
        looks = {"height_ratios": [1.25, 1], "width_ratios": [1.25, 1]}
        figure, axes = panels("triangle gram; curve curve", 8.2, 5.8, **looks)
        curve = axes["curve"]
        self._build_triangle(axes["triangle"])
        self._build_gram(axes["gram"])
        n = np.geomspace(2, 1000, 400)
        curve.plot(np.log10(n), 90 + np.degrees(np.arcsin(1 / (n - 1))), color=INK, linewidth=1.5)
        curve.axhline(90, color=FAINT, linestyle="--", linewidth=1)
        curve.set_title("The angle between two class axes falls towards a right angle")
        curve.set_xlim(math.log10(2) - 0.06, 3.06)
        curve.set_ylim(80, 205)
        curve.set_xticks(np.log10(self.ticks), [str(tick) for tick in self.ticks])
        curve.set_yticks([90, 120, 150, 180], ["90°", "120°", "150°", "180°"])
        curve.set_xlabel("number of classes n")
        (self.dot,) = curve.plot([0], [0], "o", color=CLASS_COLOURS[0], markersize=11,
                                 markeredgecolor="white", animated=True)  # fmt: skip
        self.handle(
            "n", self.dot, "number of classes", x=lambda: math.log10(self.n), y=self.angle,
            low=math.log10(2), high=3.0, step=0.01, words=lambda: f"{self.count()} classes",
            to=self._from_decades,
        )  # fmt: skip
        self.reading = curve.text(0, 0, "", va="bottom", fontsize=10, fontweight="bold", animated=True)
        return figure

    def _build_triangle(self, ax):
        ax.set_title("Two classes and the centre")
        ax.set_axis_off()
        ax.set_aspect("equal", anchor="NW")
        ax.set_xlim(-1.25, 1.25)
        ax.set_ylim(-0.95, 0.35)
        reach = math.sqrt(0.5)
        ax.plot([-reach, reach], [0, 0], color=INK, linewidth=1.5)
        ax.text(0, 0.17, "edge √2 = 1.4142, whatever n is", ha="center", va="bottom", fontsize=9)
        moving = {"animated": True}
        self.arms, self.arm_labels = [], []
        for k, side in enumerate((-1, 1)):
            colour = CLASS_COLOURS[k]
            ax.plot([side * reach], [0], "o", color=colour, markersize=9)
            ax.text(
                side * (reach + 0.08), 0, class_names(2)[k], va="center", ha="left" if side > 0 else "right"
            )
            self.arms += ax.plot([0, 0], [0, 0], color=colour, linewidth=2.5, **moving)
            self.arm_labels.append(
                ax.text(0, 0, "", ha="left" if side > 0 else "right", va="top", fontsize=9, **moving)
            )
        (self.arc,) = ax.plot([0], [0], color=INK, linewidth=1, **moving)
        (self.centre,) = ax.plot([0], [0], "o", color=INK, markersize=5, **moving)
        self.angle_label = ax.text(0, 0, "", ha="center", va="top", fontsize=10, fontweight="bold", **moving)

    def _build_gram(self, ax):
        ax.set_title("Products of the corners")
        ax.set_axis_off()
        ax.set_aspect("equal", anchor="NW")
        ax.set_xlim(0, 1)
        ax.set_ylim(-0.2, 1)
        cells = [
            Rectangle((0, 0), 0, 0, edgecolor="#d0d0d0", linewidth=0.5, animated=True)
            for _ in range(self.shown**2)
        ]
        self.cells = [ax.add_patch(cell) for cell in cells]
        self.legend = ax.text(0, -0.04, "", va="top", fontsize=9, animated=True)
        self.block = ax.text(0, -0.14, "", va="top", fontsize=9, animated=True)

    def update(self):
        """Put triangle, table and dot where n says."""
        n, length, angle = self.count(), self.length(), self.angle()
        reach, drop = math.sqrt(0.5), length * math.cos(math.radians(angle / 2))
        for side, arm, label in zip((-1, 1), self.arms, self.arm_labels, strict=True):
            arm.set_data([0, side * reach], [-drop, 0])
            label.set_position((side * (reach / 2 + 0.06), -drop / 2 - 0.07))
            label.set_text(f"length {number(length, 4)}")
        turn = np.radians(90 + np.linspace(-angle / 2, angle / 2, 40))
        self.arc.set_data(0.13 * np.cos(turn), 0.13 * np.sin(turn) - drop)
        self.centre.set_data([0], [-drop])
        self.angle_label.set_position((0, -drop - 0.08))
        self.angle_label.set_text(f"{number(angle, 3)}°")
        self._update_gram(n)
        late = n > 100
        self.reading.set_position((math.log10(n) + (-0.07 if late else 0.07), angle + 5))
        self.reading.set_ha("right" if late else "left")
        self.reading.set_text(f"n = {n}: {number(angle, 3)}°")

    def _update_gram(self, n):
        corners = simplex_basis(n)[: self.shown]
        products = corners @ corners.T
        m = len(corners)
        for place, cell in enumerate(self.cells):
            i, j = divmod(place, self.shown)
            cell.set_visible(i < m and j < m)
            if cell.get_visible():
                cell.set_bounds(j / m, 1 - (i + 1) / m, 1 / m, 1 / m)
                cell.set_facecolor(_tint(products[i, j]))
        self.legend.set_text(f"with itself {number(1 - 1 / n, 4)}, with another {number(-1 / n, 4)}")
        whole = "all" if m == n else f"the first {m} of"
        self.block.set_text(f"{whole} {n} rows and columns")

    def short(self):
        """Say the angle and the length."""
        return (
            f"{self.count()} classes: any two class axes are {number(self.angle(), 3)} degrees apart, and "
            f"{number(self.length(), 4)} long."
        )

    def sentence(self):
        """Say the length, the edge and the angle, and what the coordinates give."""
        n = self.count()
        check = "give the same numbers to 12 digits" if self.agrees() else "DISAGREE with these formulas"
        beyond = self.angle() - 90
        return (
            f"{n} classes: every corner is {number(self.length(), 4)} from the centre, the root of "
            f"{n - 1}/{n}; any two corners are {number(math.sqrt(2), 4)} apart; any two class axes are "
            f"{number(self.angle(), 3)} degrees apart, {number(beyond, 3)} more than a right angle. "
            f"The product of a corner with itself is {number(1 - 1 / n, 4)}, with another "
            f"{number(-1 / n, 4)}. "
            f"The coordinates of the corners {check}."
        )

    def table(self):
        """Return lengths and angles for fixed numbers of classes."""
        rows = [
            [str(n), number(axis_length(n), 4), number(math.sqrt(2), 4), number(class_angle(n), 3),
             number(-1 / (n - 1), 6), number(probability_along_axis(2, n), 4),
             number(largest_gradient_angle(n), 3)]
            for n in (2, 3, 4, 5, 10, 23, 100, 1000)
        ]  # fmt: skip
        header = ["n", "length of axis", "edge", "angle of axes, °", "its cosine",
                  "p two steps along an axis", "gradient off its axis, at most °"]  # fmt: skip
        return Table(header, rows, caption="The shape of n classes")
