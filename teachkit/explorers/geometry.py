"""Explorers of the shape of softmax over two and three classes (lesson 05)."""

import math

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_hex, to_rgb

from teachkit.explorers.engine import Choice, Handle, Number, Toggle
from teachkit.explorers.space import SpaceExplorer, SpaceHandle
from teachkit.figures.picture import Table
from teachkit.figures.space import Arrows, Curve, Dots, Faces, Ruler, Space, Surface, Words, cut
from teachkit.figures.style import (
    CLASS_COLOURS,
    CLASS_MARKERS,
    CLASS_NAMES,
    FAINT,
    INK,
    listing,
    new_figure,
    number,
)
from teachkit.maths.geometry import class_axes, margin_flow, to_logits, to_plane, two_class_flow
from teachkit.maths.losses import cross_entropy, cross_entropy_grad, gradient_angle, gradient_split
from teachkit.maths.softmax import softmax

TWO, THREE = CLASS_NAMES[:2], CLASS_NAMES[:3]


def mixed(colour, other, share):
    """Return `colour` with a share of the colour `other` in it."""
    return to_hex((1 - share) * np.array(to_rgb(colour)) + share * np.array(to_rgb(other)))


def pale(colour, share=0.72):
    """Return `colour` mixed with white: what a class has on the floor."""
    return mixed(colour, "white", share)


LOSS = tuple(pale(colour, 0.45) for colour in CLASS_COLOURS)
SLOPE = tuple(mixed(colour, "black", 0.5) for colour in CLASS_COLOURS)
CROSSING = 0.2702  # x1 - x2 where p = -log p: there the two surfaces cross
SPLIT = "#7b2fa0"  # of B, which belongs to no class
ANGLES = LinearSegmentedColormap.from_list("angle", [INK, "#d4008f"])  # no colour of a class


def _line(start, end, count=24):
    """Return points along a line: long ones are painted in short pieces, each at its own depth."""
    return np.linspace(start, end, count + 1)


def _sheet(name, points, colour, alpha=1.0, lines=True):
    """Return the faces of a grid of points; those without width, where a row has ended, are left out."""
    corners = Surface(name, points, colour).faces()
    wide = (corners[:, 0] != corners[:, 3]) | (corners[:, 1] != corners[:, 2])
    return Faces(name, corners[wide.any(axis=1)], colour, alpha, lines)


def _stage_and_panels(width, height, heights):
    """Make a figure with a stage at the left and panels of these heights below each other at the right."""
    figure, axes = new_figure(
        width, height, len(heights), 2, gridspec_kw={"width_ratios": [2.5, 1], "height_ratios": heights}
    )
    grid = axes[0, 0].get_gridspec()
    for ax in axes[:, 0]:
        ax.remove()
    stage = figure.add_subplot(grid[:, 0])
    stage.set_axis_off()
    return figure, stage, axes[:, 1]


def _share_bars(ax, names):
    """Make one moving bar a class, lying, the first on top, with a moving number beside it."""
    bars, labels = [], []
    for k in range(len(names)):
        bars += ax.barh([-k], [0], 0.62, color=CLASS_COLOURS[k], animated=True)
        labels.append(ax.text(0, -k, "", va="center", fontsize=9, animated=True))
    ax.set_yticks([-k for k in range(len(names))], names)
    ax.set_xlim(0, 1.25)
    ax.set_xticks([0, 0.5, 1])
    ax.set_ylim(0.5 - len(names), 0.5)
    return bars, labels


def _fill(bars, labels, values, digits=3):
    for bar, label, value in zip(bars, labels, values, strict=True):
        bar.set_width(value)
        label.set_x(value + 0.03)
        label.set_text(number(value, digits))


def _lifted(x, z):
    """Return points of the plane, shape (..., 2), at the heights `z`."""
    x = np.asarray(x, dtype=float)
    return np.concatenate([x, np.broadcast_to(z, x.shape[:-1])[..., None]], axis=-1)


def _lattice(count, reach):
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
        regions.append(Surface("region", _lifted(grid, 0), INK, halved=True).faces()[..., :2])
    return np.array(regions)


def _arrow_outline(start, vector, width):
    """Return the corners of a flat arrow; it shrinks where it is too short for its head."""
    start, vector = np.asarray(start, dtype=float), np.asarray(vector, dtype=float)
    length = math.hypot(*vector)
    along = vector / length if length else np.zeros(2)
    across = np.array([-along[1], along[0]])
    head = min(4 * width, 0.6 * length)
    corners = [(0, 0.5), (length - head, 0.5), (length - head, 1.6), (length, 0), (length - head, -1.6),
               (length - head, -0.5), (0, -0.5)]  # fmt: skip
    return np.array([start + a * along + b * min(width, head / 2) * across for a, b in corners])


def _pair(values, digits=3):
    return "(" + ", ".join(number(value, digits) for value in values) + ")"


def _shown(explorer):
    """Say what is ticked."""
    toggles = [(name, trait) for name, trait in explorer.controls().items() if isinstance(trait, Toggle)]
    names = [trait.label for name, trait in toggles if getattr(explorer, name)]
    return f"Shown: {', '.join(names) or 'the floor'}."


class TwoClassExplorer(SpaceExplorer):
    """Two classes over the plane of their scores: a sigmoid drawn out along (1, 1), its slope and its loss.

    Only the difference of the scores matters, so every surface is straight along the wall x1 = x2. The
    point on the floor reads out its numbers; the slice through it is drawn beside. A prior is added to
    the scores as its logarithm: it moves the wall and changes no shape.

    Parameters
    ----------
    x1, x2 : float
        The scores of cat and dog at the point, from -5 to 5.
    prior : float
        How frequent cats are, from 0.01 to 0.99.
    p_cat, p_dog, loss, derivative, arrows, flow : bool
        What is shown: the probabilities, -log p cat, the derivative of p cat by x1, the downhill direction
        of that loss, and the path down from the point.
    opacity : float
        Of the surfaces.

    Notes
    -----
    After the two-class graph of Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g, and a question asked there: should the dominant class
    not get more space?

    Examples
    --------
    >>> explorer = TwoClassExplorer(prior=0.9)
    >>> round(explorer.wall(), 4)
    -2.1972
    >>> explorer.set(x1=explorer.wall(), x2=0)
    >>> explorer.shares().round(4)
    array([0.5, 0.5])
    """

    heading = "Two classes: a sigmoid drawn out along the wall"
    how = (
        "Drag the picture to turn it, the dark point to move over the floor; or focus them and press the "
        "arrow keys. Tick what to see. The prior says how frequent cats are: it moves the wall."
    )

    x1 = Number(1.3, -5, 5, label="x1, score of cat")
    x2 = Number(-0.4, -5, 5, label="x2, score of dog")
    prior = Number(0.5, 0.01, 0.99, step=0.01, label="prior of cat")
    opacity = Number(1, 0.2, 1, step=0.05, label="opacity")
    p_cat = Toggle(True, label="p cat")
    p_dog = Toggle(True, label="p dog")
    loss = Toggle(False, label="loss −log p cat")
    derivative = Toggle(False, label="slope ∂p cat/∂x1")
    arrows = Toggle(True, label="downhill arrows of the loss")
    flow = Toggle(False, label="flow path from the point")
    elev = Number(20, -90, 90, step=1, label="height of view", digits=0)
    azim = Number(-112, -180, 180, step=1, label="turn of view", digits=0)
    zoom = Number(0.9, 0.5, 3, step=0.05, label="zoom", digits=2)

    views = {  # noqa: RUF012 - read only
        "at an angle": (20, -112),
        "from above": (90, -90),
        "along the wall": (6, -135),
        "down the slope": (60, 135),
        "across the wall": (6, -45),
    }

    side = 5  # the floor reaches from -side to side
    top_loss = 6  # the loss is drawn up to here
    times = (1, 10, 100)
    tests = ((0, 0), (1, 0), (-1, 0), (-5, 0), (5, 0), (0, 2), (2, 0), (2, 2), (-3, -3), (1.3, -0.4), (4, -4),
             (-4, 4))  # fmt: skip

    def bias(self):
        """Return what the prior adds to x1 - x2: ln(prior of cat / prior of dog)."""
        return math.log(self.prior / (1 - self.prior))

    def wall(self):
        """Return the difference x1 - x2 at which both classes are equally probable."""
        return -self.bias()

    def shifted(self, x):
        """Return scores with the logarithms of the priors added. Shape as `x`, (..., 2)."""
        return np.asarray(x, dtype=float) + np.log([self.prior, 1 - self.prior])

    def shares(self, x=None):
        """Return the probabilities of cat and dog at the point, or at `x`, shape (..., 2)."""
        return softmax(self.shifted([self.x1, self.x2] if x is None else x))

    def loss_at(self, x=None):
        """Return -log p cat at the point, or at `x`, shape (..., 2)."""
        return cross_entropy(self.shifted([self.x1, self.x2] if x is None else x), 0)

    def downhill(self, x=None):
        """Return minus the gradient of the loss at the point, or at `x`, shape (..., 2)."""
        return -cross_entropy_grad(self.shifted([self.x1, self.x2] if x is None else x), 0)

    def slope(self, x=None):
        """Return the derivative of p cat by x1, p (1 - p), at the point, or at `x`, shape (..., 2)."""
        return self.shares(x).prod(axis=-1)

    def path(self, times):
        """Return where the point is after these times on its way down the loss. Shape (..., 2)."""
        return two_class_flow(times, self.shifted([self.x1, self.x2])) - self.shifted([0, 0])

    def floor_share(self):
        """Return the share of the floor on which cat is the more probable."""
        reach = 2 * self.side - abs(self.wall())
        smaller = reach**2 / (2 * (2 * self.side) ** 2)
        return smaller if self.wall() > 0 else 1 - smaller

    def build(self):
        """Draw the axes of the slice and of the bars."""
        figure, self.stage, (self.slice_axes, self.bar_axes) = _stage_and_panels(8.8, 5.2, [2.2, 1])
        self.slice_axes.set_xlim(-self.side, self.side)
        self.slice_axes.set_xlabel("x1")
        self.slice_axes.set_title("Slice through the point")
        moving = {"animated": True}
        x = np.linspace(-self.side, self.side, 121)
        styles = {"p_cat": (CLASS_COLOURS[0], "-"), "p_dog": (CLASS_COLOURS[1], "-"),
                  "loss": (LOSS[0], "--"), "derivative": (SLOPE[0], ":")}  # fmt: skip
        self.curves = {
            name: self.slice_axes.plot(x, 0 * x, style, color=colour, **moving)[0]
            for name, (colour, style) in styles.items()
        }
        self.where = self.slice_axes.text(4.9, 0, "", fontsize=9, ha="right", va="top", **moving)
        (self.dot,) = self.slice_axes.plot([0], [0], CLASS_MARKERS[0], color=CLASS_COLOURS[0], markersize=10,
                                           markeredgecolor="white", clip_on=False, **moving)  # fmt: skip
        self.bars, self.labels = _share_bars(self.bar_axes, TWO)
        self.bar_axes.set_title("Probability at the point")
        return figure

    def update(self):
        """Draw the slice through the point, and its bars."""
        top = self.height()
        self.slice_axes.set_ylim(0, 1.12 * top)
        self.slice_axes.set_yticks(self._ticks())
        x1 = self.curves["p_cat"].get_xdata()
        x = np.stack([x1, np.full_like(x1, self.x2)], axis=-1)
        for name, curve in self.curves.items():
            curve.set_ydata(self._heights(name, x))
            curve.set_visible(getattr(self, name))
        self.where.set_text(f"x2 = {number(self.x2, 2)}")
        self.where.set_y(1.1 * top)
        self.dot.set_data([self.x1], [self._on_slice()])
        _fill(self.bars, self.labels, self.shares())

    def _on_slice(self):
        """Return how high the dot on the slice is: on the first curve that is shown."""
        shown = [name for name in self.curves if getattr(self, name)]
        return float(self._heights(shown[0], np.array([self.x1, self.x2]))) if shown else 0.0

    def height(self):
        """Return the height of the box: 1, and more for a loss."""
        return self.top_loss if self.loss else 1

    def _ticks(self):
        return [0, 2, 4, 6] if self.loss else [0, 0.5, 1]

    def _heights(self, name, x):
        if name in ("p_cat", "p_dog"):
            return self.shares(x)[..., ("p_cat", "p_dog").index(name)]
        return self.loss_at(x) if name == "loss" else self.slope(x)

    def _strips(self, start, rows, columns):
        """Return points over the floor in rows along the wall, which is one of them; shape (..., 2)."""
        wall, far = self.wall(), 2 * self.side
        near = np.sinh(2.4 * np.linspace(0, 1, rows // 2 + 1)) / math.sinh(2.4)  # closer where it is steep
        gap = np.concatenate([wall + (start - wall) * near[:0:-1], wall + (far - wall) * near])
        gap = np.sort(np.append(gap, self.wall() + CROSSING))[:, None]
        along = np.clip(np.linspace(-far, far, columns + 1), np.abs(gap) - far, far - np.abs(gap))
        return np.stack([along + gap, along - gap], axis=-1) / 2

    def space(self):
        """Return the surfaces, and what lies on the floor below them."""
        side, top = self.side, self.height()
        floor = -0.45 * top
        space = Space(((-side, side), (-side, side), (floor, top)), aspect=(1, 1, 0.68))
        point = np.array([self.x1, self.x2])

        add = space.things.append
        ground = self._strips(-2 * side, 20, 16)
        for k, rows in enumerate((slice(10, None), slice(None, 11))):
            add(_sheet(f"region {TWO[k]}", _lifted(ground[rows], floor), pale(CLASS_COLOURS[k]), lines=False))
        add(Curve("wall", _lifted(ground[10], floor), INK, 1.5))
        looks = {
            "p_cat": CLASS_COLOURS[0],
            "p_dog": CLASS_COLOURS[1],
            "loss": LOSS[0],
            "derivative": SLOPE[0],
        }
        shown = [name for name in looks if getattr(self, name)]
        for name in shown:
            start = max(-2 * side, -math.log(math.expm1(top)) - self.bias()) if name == "loss" else -2 * side
            x = self._strips(start, 40, 28)
            add(_sheet(name, _lifted(x, self._heights(name, x)), looks[name], self.opacity))
        if self.arrows:
            x = np.stack(np.meshgrid(np.arange(-4.5, 5), np.arange(-4.5, 5)), axis=-1).reshape(-1, 2)
            step = 0.5 * self.downhill(x)
            seen = np.linalg.norm(step, axis=-1) > 0.03
            add(Arrows("downhill", _lifted(x[seen], floor), _lifted(step[seen], 0), SLOPE[0], 1.2))
        across = _line((-side, self.x2), (side, self.x2), 40)
        add(Curve("slice", _lifted(across, floor), FAINT, 1.2))
        for name in shown:
            z = self._heights(name, across)
            add(Curve(f"slice of {name}", _lifted(across, z)[z <= top], INK, 1.6))
        if self.flow:
            self._add_path(space, floor)
        self._add_words(space, shown)
        heights = [min(float(self._heights(name, point)), top) for name in shown]
        add(
            Curve("upright", _lifted(np.tile(point, (25, 1)), np.linspace(floor, max([floor, *heights]), 25)))
        )
        add(Dots("readings", _lifted(np.tile(point, (len(shown), 1)), heights), [looks[n] for n in shown], 9))
        flat = [-4, -2, 0, 2, 4]
        space.things += space.frame(["x1 (cat)", "x2 (dog)", ""], [flat, flat, self._ticks()])
        return space

    def _add_path(self, space, floor):
        path = self.path(np.concatenate([[0], np.geomspace(0.01, 1000, 60)]))
        path = path[np.abs(path).max(axis=-1) <= self.side]
        space.things.append(Curve("flow on the floor", _lifted(path, floor), INK, 2.5))
        if self.loss:
            height = self.loss_at(path)
            space.things.append(Curve("flow", _lifted(path, height)[height <= self.top_loss], INK, 2.5))
        marks = self.path(np.array(self.times, dtype=float))
        inside = np.abs(marks).max(axis=-1) <= self.side
        space.things.append(Dots("flow times", _lifted(marks[inside], floor), INK, 5))
        for t, mark in zip(np.array(self.times)[inside], marks[inside], strict=True):
            space.things.append(Words(f"t = {t}", (mark[0] + 0.3, mark[1] + 0.5, floor), INK, 8))

    def _add_words(self, space, shown):
        """Name each surface beside its edge, where it is highest."""
        far, wall, top = self.side, self.wall(), self.height()
        cut = max(-2 * far, -math.log(math.expm1(top)) - self.bias())
        places = {
            "p_cat": ("p cat", (far + 0.3, -far - 0.3, 1 + 0.12 * top)),
            "p_dog": ("p dog", (-far - 0.3, far + 0.3, 1 + 0.12 * top)),
            "loss": ("−log p cat", (-far, -far - cut - 0.5, self.loss_at([cut, 0]) + 0.07 * top)),
            "derivative": ("∂p cat/∂x1", (far + min(wall, 0) + 0.7, far - max(wall, 0) + 0.7, 0.25)),
        }
        colours = {
            "p_cat": CLASS_COLOURS[0],
            "p_dog": CLASS_COLOURS[1],
            "loss": SLOPE[0],
            "derivative": SLOPE[0],
        }
        for name in shown:
            text, place = places[name]
            space.things.append(Words(text, tuple(map(float, place)), colours[name], 10))

    def space_handles(self):
        """Return the point on the floor."""
        floor, side = -0.45 * self.height(), self.side
        spoken = (
            f"point at x1 {number(self.x1, 2)}, x2 {number(self.x2, 2)}; p cat {number(self.shares()[0])}"
        )
        return [
            SpaceHandle("point", "point on the floor", (self.x1, self.x2, floor), (-side, -side, floor),
                        (side, side, floor), 0.1, INK, spoken)
        ]  # fmt: skip

    def handles(self):
        """Return the dot on the slice, which moves x1."""
        return [Handle("x1", self.dot, "x1 on the slice", self.x1, self._on_slice(), -self.side, self.side)]

    def dragged(self, name, value):
        """Move the point over the floor, or along the slice."""
        return {"x1": value[0], "x2": value[1]} if name == "point" else {"x1": value}

    def sentence(self):
        """Say what is shown, the numbers at the point, and where the wall is."""
        downhill = self.downhill()
        words = [
            _shown(self),
            f"At x1 = {number(self.x1, 2)}, x2 = {number(self.x2, 2)}: {listing(TWO, self.shares())}; "
            f"loss −log p cat {number(self.loss_at())}, downhill {_pair(downhill)} of length "
            f"{number(np.hypot(*downhill))}, slope of p cat {number(self.slope())}.",
            f"The wall, where both have 0.5, is x1 − x2 = {number(self.wall())}; "
            f"cat is likelier on {number(100 * self.floor_share(), 1)} % of the floor.",
        ]
        if self.prior != 0.5:
            words.append(
                f"Cats make up {number(100 * self.prior, 0)} % of all, so the wall has moved from 0 by "
                f"ln({number(1 - self.prior, 2)} / {number(self.prior, 2)}); no slope has changed."
            )
        if self.flow:
            gaps = margin_flow(
                np.array(self.times, dtype=float), np.subtract(*self.shifted([self.x1, self.x2]))
            )
            words.append(
                f"Down the loss x1 + x2 stays {number(self.x1 + self.x2, 2)} and x1 − x2 is "
                + listing([f"at t = {t}:" for t in self.times], gaps - self.bias())
                + "."
            )
        return " ".join(words)

    def table(self):
        """Return the numbers at fixed points of the plane."""
        rows = []
        for x in self.tests:
            numbers = [*self.shares(x), self.loss_at(x), self.slope(x)]
            rows.append([_pair(x, 1), *(number(v, 5) for v in numbers), _pair(self.downhill(x), 5)])
        header = ["(x1, x2)", "p cat", "p dog", "−log p cat", "∂p cat/∂x1", "downhill"]
        return Table(header, rows, caption="At fixed points of the plane")


class ThreeClassExplorer(SpaceExplorer):
    """Three classes over the plane across (1, 1, 1), on which all of softmax takes place.

    The three surfaces meet at 1/3 over the centre and cross, two by two, over three walls 120 degrees
    apart. On the floor lie the downhill directions of the loss of the true class, coloured by their angle
    to its axis; at the point the downhill direction is split into A, along that axis, and B, across it.

    Parameters
    ----------
    a, b : float
        The point in the plane: b is up, along the axis of cat. It stays in the hexagon that is drawn.
    truth : {"cat", "dog", "bird"}
        The true class.
    p_cat, p_dog, p_bird, loss, arrows, split : bool
        What is shown: the probabilities, -log p of the true class, the downhill directions, and A and B.
    opacity : float
        Of the surfaces.

    Notes
    -----
    After the three-class graph of Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g, with its author's correction (the gradient is a weighted
    combination of directions, and does not follow the class axis) made exact.

    Examples
    --------
    >>> explorer = ThreeClassExplorer(a=0, b=2)
    >>> explorer.shares().round(5)
    array([0.85275, 0.07362, 0.07362])
    """

    heading = "Three classes, looked at across (1, 1, 1)"
    how = (
        "Drag the picture to turn it, the dark point to move over the floor; or focus them and press the "
        "arrow keys. Tick what to see. Each class has the same third of the plane."
    )

    a = Number(-1.6, -4, 4, label="a, to the right")
    b = Number(-0.6, -4, 4, label="b, along the cat axis")
    truth = Choice(THREE, label="true class")
    opacity = Number(1, 0.2, 1, step=0.05, label="opacity")
    p_cat = Toggle(True, label="p cat")
    p_dog = Toggle(True, label="p dog")
    p_bird = Toggle(True, label="p bird")
    loss = Toggle(False, label="loss −log p of the true class")
    arrows = Toggle(True, label="downhill arrows of the loss")
    split = Toggle(True, label="split A + B at the point")
    elev = Number(24, -90, 90, step=1, label="height of view", digits=0)
    azim = Number(-76, -180, 180, step=1, label="turn of view", digits=0)
    zoom = Number(1.1, 0.5, 3, step=0.05, label="zoom", digits=2)

    views = {  # noqa: RUF012 - read only
        "at an angle": (24, -76),
        "down (1, 1, 1)": (90, -90),
        "along a wall": (8, -90),
        "from the cat side": (18, 90),
    }

    reach = 4  # of the hexagon's corners
    top_loss = 6
    step_shown = 0.45  # of an arrow on the floor, for each unit of its length

    def point(self):
        """Return the point in the plane. Shape (2,)."""
        return np.array([self.a, self.b])

    def scores(self, x=None):
        """Return the scores, with mean 0, at the point, or at `x`, shape (..., 2)."""
        return to_logits(self.point() if x is None else x)

    def shares(self, x=None):
        """Return the probabilities at the point, or at `x`, shape (..., 2)."""
        return softmax(self.scores(x))

    def loss_at(self, x=None):
        """Return -log p of the true class at the point, or at `x`, shape (..., 2)."""
        return cross_entropy(self.scores(x), self._true())

    def downhill(self, x=None):
        """Return minus the gradient of the loss by the scores, e_y - p, at the point, or at `x`."""
        return -cross_entropy_grad(self.scores(x), self._true())

    def parts(self):
        """Return A, along the axis of the true class, and B, across it: they add up to `downhill`."""
        return gradient_split(self.scores(), self._true())

    def angle(self, x=None):
        """Return the degrees between `downhill` and the axis of the true class."""
        return gradient_angle(self.scores(x), self._true())

    def _true(self):
        return THREE.index(self.truth)

    def build(self):
        """Draw the class axes round the arrows, the scale of the angles, and the axes of the bars."""
        figure, self.stage, (self.flat, scale, bars) = _stage_and_panels(8.8, 5.6, [2.4, 0.12, 1])
        self.flat.set_aspect("equal")
        self.flat.set_xlim(-1.75, 1.75)
        self.flat.set_ylim(-1.75, 1.75)
        self.flat.set_axis_off()
        self.flat.set_title("Downhill at the point")
        for axis, colour, name in zip(class_axes(3), CLASS_COLOURS, THREE, strict=False):
            self.flat.plot(*np.outer(axis, [-1.45, 1.45]), color=colour, linewidth=1, linestyle=":")
            self.flat.text(*(1.63 * axis), name, color=colour, ha="center", va="center", fontsize=9)
        moving = {"animated": True}
        (self.sides,) = self.flat.plot([], [], color=FAINT, linewidth=1, **moving)
        (self.corner,) = self.flat.plot([], [], color=INK, linewidth=1, **moving)
        self.arrow = {
            name: self.flat.fill([0, 0, 1], [0, 1, 0], color=colour, linewidth=0, **moving)[0]
            for name, colour in (("A", INK), ("B", SPLIT), ("downhill", INK))
        }
        self.letters = {
            name: self.flat.text(0, 0, text, fontsize=9, ha="center", va="center", **moving)
            for name, text in (("A", "A"), ("B", "B"), ("downhill", "−grad"))
        }
        scale.imshow(np.linspace(0, 1, 128)[None], aspect="auto", cmap=ANGLES, extent=(0, 30, 0, 1))
        scale.set_yticks([])
        scale.set_xticks([0, 10, 20, 30], ["0°", "10°", "20°", "30°"])
        scale.set_xlabel("arrow against the true class's axis", fontsize=9)
        self.bars, self.labels = _share_bars(bars, THREE)
        bars.set_title("Probability at the point")
        return figure

    def update(self):
        """Draw the arrows at the point, and the bars."""
        A, B = (to_plane(part) for part in self.parts())
        colour = CLASS_COLOURS[self._true()]
        for name, vector, shown in (("A", A, self.split), ("B", B, self.split), ("downhill", A + B, True)):
            length = np.hypot(*vector)
            self.arrow[name].set_xy(_arrow_outline((0, 0), vector, 0.05))
            self.arrow[name].set_visible(shown)
            self.letters[name].set_position(
                vector * (1 + (0.3 if name == "downhill" else 0.17) / max(length, 0.1))
            )
            self.letters[name].set_visible(bool(shown and length > 0.15))
        self.arrow["A"].set_color(colour)
        self.letters["A"].set_color(colour)
        self.letters["B"].set_color(SPLIT)
        self.sides.set_data(*np.stack([A, A + B, B], axis=1))
        mark = [0.12 * v / max(np.hypot(*v), 1e-9) for v in (A, B)]
        self.corner.set_data(*np.stack([mark[0], mark[0] + mark[1], mark[1]], axis=1))
        for line in (self.sides, self.corner):
            line.set_visible(bool(self.split and min(np.hypot(*A), np.hypot(*B)) > 0.15))
        _fill(self.bars, self.labels, self.shares())

    def height(self):
        """Return the height of the box: 1, and more for a loss."""
        return self.top_loss if self.loss else 1

    def floor(self):
        """Return how low the floor lies, below the surfaces."""
        return -0.5 * self.height()

    def space(self):
        """Return the surfaces, and what lies on the floor below them."""
        reach, top, floor, true = self.reach, self.height(), self.floor(), self._true()
        space = Space(((-reach, reach), (-reach, reach), (floor, top)), aspect=(1, 1, 0.68))
        add = space.things.append
        axes = class_axes(3)
        for k, region in enumerate(_lattice(4, reach)):
            add(Faces(f"region {THREE[k]}", _lifted(region, floor), pale(CLASS_COLOURS[k]), 1, lines=False))
            add(Curve(f"wall opposite {THREE[k]}", _lifted(_line((0, 0), -reach * axes[k]), floor), INK, 1.5))
            add(Curve(f"axis of {THREE[k]}", _lifted(_line((0, 0), reach * axes[k]), floor),
                      CLASS_COLOURS[k], 1.2))  # fmt: skip
            add(
                Dots(
                    f"steps of {THREE[k]}", _lifted(np.outer((1, 2, 3), axes[k]), floor), CLASS_COLOURS[k], 4
                )
            )
        self._add_surfaces(space)
        if self.arrows:
            self._add_arrows(space)
        point = self.point()
        shown = [k for k in range(3) if getattr(self, f"p_{THREE[k]}")]
        readings = [(self.shares()[k], CLASS_COLOURS[k]) for k in shown]
        if self.loss:
            readings.append((self.loss_at(), LOSS[true]))
        heights = [float(height) for height, _ in readings]
        add(
            Curve("upright", _lifted(np.tile(point, (25, 1)), np.linspace(floor, max([floor, *heights]), 25)))
        )
        add(
            Dots("readings", _lifted(np.tile(point, (len(heights), 1)), heights), [c for _, c in readings], 9)
        )
        A, B = (to_plane(part) for part in self.parts())
        if self.split:
            starts = np.tile(_lifted(point, floor), (2, 1))
            add(Arrows("A and B", starts, _lifted([A, B], 0), [CLASS_COLOURS[true], SPLIT], 3))
            add(Curve("A then B", _lifted(_line(point + A, point + A + B, 8), floor), FAINT, 1))
            add(Curve("B then A", _lifted(_line(point + B, point + A + B, 8), floor), FAINT, 1))
        if self.arrows or self.split:
            add(Arrows("downhill here", [_lifted(point, floor)], [_lifted(A + B, 0)], INK, 2.5))
        corners = reach * np.concatenate([axes, -axes])
        add(Ruler("", [(_lifted(c, floor), _lifted(c, top)) for c in corners],
                  [0, 2, 4, 6] if self.loss else [0, 0.5, 1], (floor, top), upright=True))  # fmt: skip
        return space

    def _add_surfaces(self, space):
        reach, top, true = self.reach, self.height(), self._true()
        triangles = _lattice(13, reach).reshape(-1, 3, 2)
        shares, loss = self.shares(triangles), self.loss_at(triangles)
        meets = self.loss and getattr(self, f"p_{self.truth}")
        axes = class_axes(3)
        for k, name in enumerate(THREE):
            colour, above = CLASS_COLOURS[k], 0.1 * top
            if getattr(self, f"p_{name}"):
                faces = _lifted(triangles, shares[..., k])
                if meets and k == true:
                    faces, _ = cut(faces, shares[..., k] - loss)
                space.things.append(Faces(f"p_{name}", faces, colour, self.opacity))
                height = float(self.shares(reach * axes[k])[k])
                space.things.append(
                    Words(f"p {name}", tuple(_lifted(1.1 * reach * axes[k], height + above)), colour)
                )
            else:
                place = _lifted(1.12 * reach * axes[k], self.floor())
                space.things.append(Words(name, tuple(place), colour))
        if self.loss:
            faces = _lifted(triangles, loss)
            if meets:
                faces, _ = cut(faces, shares[..., true] - loss)
            space.things.append(Faces("loss", faces, LOSS[true], self.opacity))
            place = -1.07 * reach * axes[true]
            height = float(self.loss_at(-reach * axes[true])) + 0.1 * top
            space.things.append(Words(f"−log p {self.truth}", tuple(_lifted(place, height)), SLOPE[true]))

    def _add_arrows(self, space):
        corners = _lattice(5, 0.92 * self.reach).reshape(-1, 2)
        x = np.unique(corners.round(9), axis=0)
        step = self.step_shown * to_plane(self.downhill(x))
        seen = np.linalg.norm(step, axis=-1) > 0.03
        colours = [to_hex(ANGLES(angle / 30)) for angle in self.angle(x[seen])]
        starts = _lifted(x[seen], self.floor())
        space.things.append(Arrows("downhill", starts, _lifted(step[seen], 0), colours, 1.4))

    def space_handles(self):
        """Return the point on the floor."""
        floor, reach = self.floor(), self.reach
        spoken = f"point at a {number(self.a, 2)}, b {number(self.b, 2)}; {listing(THREE, self.shares())}"
        return [
            SpaceHandle("point", "point on the floor", (self.a, self.b, floor), (-reach, -reach, floor),
                        (reach, reach, floor), 0.1, INK, spoken)
        ]  # fmt: skip

    def dragged(self, name, value):
        """Move the point over the floor."""
        return {"a": value[0], "b": value[1]}

    def allowed(self, state, old):
        """Keep the point in the hexagon: what lies beyond is brought back toward the centre."""
        return {**state, **dict(zip("ab", _within((state["a"], state["b"]), self.reach), strict=True))}

    def sentence(self):
        """Say what is shown, the numbers at the point, and the split of its downhill direction."""
        downhill, (A, B) = self.downhill(), self.parts()
        size = np.linalg.norm
        words = [
            _shown(self),
            f"At a = {number(self.a, 2)}, b = {number(self.b, 2)} the scores are "
            f"{listing(THREE, self.scores())} and the probabilities {listing(THREE, self.shares())}.",
            f"Truth {self.truth}: loss {number(self.loss_at())}; downhill is {_pair(downhill)}, of length "
            f"{number(size(downhill))}, at {number(self.angle(), 2)}° to the {self.truth} axis.",
        ]
        if self.split:
            words.append(
                f"It is A + B: A = {_pair(A)}, of length {number(size(A))}, along the axis; B = {_pair(B)}, "
                f"of length {number(size(B))}, across it; A · B = {number(round(A @ B, 12))}."
            )
        return " ".join(words)

    def table(self):
        """Return the numbers at fixed points of the plane."""
        axes = class_axes(3)
        points = {"centre": np.zeros(2)}
        points |= {f"cat axis, r = {number(r, 0)}": r * axes[0] for r in (1, 2, -2)}
        points |= {f"{name} axis, r = 2": 2 * axes[k] for k, name in ((1, "dog"), (2, "bird"))}
        points |= {"wall cat-bird, r = 2": -2 * axes[1], "wall dog-bird, r = 4": -4 * axes[0],
                   "dog axis, r = 4": 4 * axes[1], "scores 2, 1, 0.1": to_plane([2, 1, 0.1])}  # fmt: skip
        rows = []
        for name, x in points.items():
            numbers = [*self.shares(x), self.loss_at(x), np.linalg.norm(self.downhill(x))]
            rows.append([name, *(number(v, 5) for v in numbers), f"{number(self.angle(x), 3)}°"])
        header = [
            "point",
            *(f"p {name}" for name in THREE),
            f"−log p {self.truth}",
            "downhill",
            "to the axis",
        ]
        return Table(header, rows, caption="At fixed points of the plane")


def _within(point, reach):
    """Return the point, brought back into the hexagon whose corners are at `reach` on the axes and walls."""
    turns = np.deg2rad([0, 60, 120])
    across = np.abs(np.stack([np.cos(turns), np.sin(turns)], axis=1) @ point).max()
    share = min(1.0, reach * math.sqrt(3) / 2 / across) if across else 1.0
    return [value if share == 1 else round(value * share, 6) for value in map(float, point)]
