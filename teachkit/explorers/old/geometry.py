"""Explorers of the shape of softmax over two and three classes (lesson 05)."""

import math

import numpy as np
from matplotlib.colors import to_hex

from teachkit.explorers.old.engine import Choice, Handle, Number, Toggle
from teachkit.explorers.old.parts import lifted, mixed, pale, stage_and_panels
from teachkit.explorers.old.space import SpaceExplorer, SpaceHandle, fill_bars, share_bars
from teachkit.figures.geometry import ANGLES
from teachkit.figures.picture import Table
from teachkit.figures.space import Arrows, Curve, Dots, Faces, Ruler, Space, Surface, Words, cut
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, CLASS_NAMES, FAINT, INK
from teachkit.figures.words import listing, number
from teachkit.maths.geometry import (
    class_axes,
    gaussian_centres,
    gaussian_log_density,
    gaussian_posterior,
    margin_flow,
    simplex_basis,
    to_logits,
    to_plane,
    two_class_flow,
)
from teachkit.maths.losses import cross_entropy, cross_entropy_grad, gradient_angle, gradient_split
from teachkit.maths.sigmoid import log_sigmoid, sigmoid
from teachkit.maths.softmax import softmax

TWO, THREE = CLASS_NAMES[:2], CLASS_NAMES[:3]


LOSS = tuple(pale(colour, 0.45) for colour in CLASS_COLOURS)
SLOPE = tuple(mixed(colour, "black", 0.5) for colour in CLASS_COLOURS)
SPLIT = "#7b2fa0"  # of B, which belongs to no class


def _line(start, end, count=24):
    """Return points along a line: long ones are painted in short pieces, each at its own depth."""
    return np.linspace(start, end, count + 1)


def _sheet(name, points, colour, alpha=1.0, **looks):
    """Return the faces of a grid of points; those without width, where a row has ended, are left out."""
    corners = Surface(name, points, colour).faces()
    wide = (corners[:, 0] != corners[:, 3]) | (corners[:, 1] != corners[:, 2])
    return Faces(name, corners[wide.any(axis=1)], colour, alpha, **looks)


def _strips(wall, far, rows, columns, also=()):
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


def _crossings(nat):
    """Return where the loss, drawn `nat` high for a nat, crosses p cat, p dog and the slope, as x1 - x2."""
    gap = np.linspace(-12, 12, 4801)
    p, loss = sigmoid(gap), -log_sigmoid(gap)
    found = []
    for other in (p, 1 - p, p * (1 - p)):
        over = nat * loss - other
        [k] = np.nonzero(over[:-1] * over[1:] < 0)
        found += (gap[k] + (gap[1] - gap[0]) * over[k] / (over[k] - over[k + 1])).tolist()
    return np.array(found)


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
        regions.append(Surface("region", lifted(grid, 0), INK, halved=True).faces()[..., :2])
    return np.array(regions)


def _plane_points():
    """Return the fixed points at which the explorers of three classes are compared, by name."""
    axes = class_axes(3)
    points = {"centre": np.zeros(2)}
    points |= {f"cat axis, r = {number(r, 0)}": r * axes[0] for r in (1, 2, -2)}
    points |= {f"{name} axis, r = 2": 2 * axes[k] for k, name in ((1, "dog"), (2, "bird"))}
    return points | {
        "wall cat-bird, r = 2": -2 * axes[1],
        "wall dog-bird, r = 4": -4 * axes[0],
        "dog axis, r = 4": 4 * axes[1],
        "scores 2, 1, 0.1": to_plane([2, 1, 0.1]),
    }


def _within(point, reach):
    """Return the point, brought back into the hexagon whose corners are at `reach` on the axes and walls."""
    turns = np.deg2rad([0, 60, 120])
    across = np.abs(np.stack([np.cos(turns), np.sin(turns)], axis=1) @ point).max()
    edge = reach * math.sqrt(3) / 2
    share = edge / across if across > edge else 1.0
    return [value if share == 1 else round(value * share, 6) for value in map(float, point)]


def _kept(state, old, reach):
    """Return a and b of a state in the hexagon: what did not move gives way, else both shrink."""
    a, b = state["a"], state["b"]
    if _within((a, b), reach) == [a, b]:
        return {}
    if b == old["b"]:
        room = reach - abs(a) / math.sqrt(3)
        return {"b": round(max(-room, min(room, b)), 6)}
    if a == old["a"]:
        room = math.sqrt(3) * (reach - abs(b))
        return {"a": round(max(-room, min(room, a)), 6)}
    return dict(zip("ab", _within((a, b), reach), strict=True))


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


def _reach(explorer, names, floor):
    """Return the lowest and the highest place of a point on the floor that two controls move."""
    controls = [explorer.controls()[name] for name in names]
    return (*tuple(c.low for c in controls), floor), (*tuple(c.high for c in controls), floor)


def _wall_name(k, place, floor):
    """Name the wall on the floor between the two other classes than the kth of three."""
    first, second = sorted(((k + 1) % 3, (k + 2) % 3))
    return Words(
        f"{THREE[first]} | {THREE[second]}", tuple(map(float, lifted(place, floor))), INK, 8, stays=False
    )


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
    elev, azim, zoom : float
        Where the scene is seen from, in degrees, and how large.

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
    flow = Toggle(False, label="path downhill from the point")

    view = (20, -112, 0.9)
    views = {  # noqa: RUF012 - read only
        "at an angle": view[:2],
        "from above": (90, -90),
        "along the wall": (6, -135),
        "down the slope": (60, 135),
        "across the wall": (6, -45),
    }

    side = 5  # the floor reaches from -side to side
    top_loss = 6  # the loss is drawn up to here
    nat = 0.2  # how high a nat is drawn: the surfaces of p are as steep with the loss as without
    floor = -0.45
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
        """Return the downhill direction, minus the gradient of the loss, at the point or at `x`."""
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
        figure, self.stage, (self.slice_axes, self.bar_axes) = stage_and_panels(8.8, 5.2, [2.2, 1])
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
        self.bars, self.labels = share_bars(self.bar_axes, TWO)
        self.bar_axes.set_title("Probability at the point")
        return figure

    def update(self):
        """Draw the slice through the point, and its bars."""
        top = self.top_loss if self.loss else 1
        self.slice_axes.set_ylim(0, 1.12 * top)
        self.slice_axes.set_yticks([0, 2, 4, 6] if self.loss else [0, 0.5, 1])
        x1 = self.curves["p_cat"].get_xdata()
        x = np.stack([x1, np.full_like(x1, self.x2)], axis=-1)
        for name, curve in self.curves.items():
            curve.set_ydata(self._heights(name, x))
            curve.set_visible(getattr(self, name))
        self.where.set_text(f"x2 = {number(self.x2, 2)}")
        self.where.set_y(1.1 * top)
        self.dot.set_data([self.x1], [self._on_slice()])
        fill_bars(self.bars, self.labels, self.shares())

    def _shows_downhill(self):
        """Return whether the loss is spoken of: a lesson may not have come to it."""
        return self.loss or self.arrows or self.flow

    def _on_slice(self):
        """Return how high the dot on the slice is: on the first curve that is shown."""
        shown = [name for name in self.curves if getattr(self, name)]
        return float(self._heights(shown[0], np.array([self.x1, self.x2]))) if shown else 0.0

    def height(self):
        """Return the height of the box: 1, and more for a loss."""
        return self.top_loss * self.nat if self.loss else 1

    def _loss_end(self):
        """Return the difference x1 - x2 down to which the loss is drawn."""
        return max(-2 * self.side, self.wall() - math.log(math.expm1(self.top_loss)))

    def _heights(self, name, x):
        if name in ("p_cat", "p_dog"):
            return self.shares(x)[..., ("p_cat", "p_dog").index(name)]
        return self.loss_at(x) if name == "loss" else self.slope(x)

    def _drawn(self, name, x):
        """Return how high something is drawn in the scene."""
        return self._heights(name, x) * (self.nat if name == "loss" else 1)

    def space(self):
        """Return the surfaces, and what lies on the floor below them."""
        side, top, floor = self.side, self.height(), self.floor
        # A probability is as high on the page with the loss as without.
        space = Space(
            ((-side, side), (-side, side), (floor, top)), aspect=(1, 1, 0.68 * (top - floor) / (1 - floor))
        )
        point = np.array([self.x1, self.x2])

        add = space.things.append
        ground = _strips(self.wall(), 2 * side, 20, 16)
        for k, rows in enumerate((slice(10, None), slice(None, 11))):
            add(
                _sheet(
                    f"region {TWO[k]}",
                    lifted(ground[rows], floor),
                    pale(CLASS_COLOURS[k]),
                    lines=False,
                    ground=True,
                )
            )
        add(Curve("wall", lifted(ground[10], floor), INK, 1.5))
        add(Words("wall", tuple(map(float, lifted(ground[10][-1] * 1.08, floor))), INK, 9, stays=False))
        looks = {
            "p_cat": CLASS_COLOURS[0],
            "p_dog": CLASS_COLOURS[1],
            "loss": LOSS[0],
            "derivative": SLOPE[0],
        }
        shown = [name for name in looks if getattr(self, name)]
        end = self._loss_end()
        strips = _strips(self.wall(), 2 * side, 40, 28, [end, *(self.wall() + _crossings(self.nat))])
        start = (strips[:, 0, 0] - strips[:, 0, 1]).searchsorted(end - 1e-9)
        for name in sorted(shown, key=("derivative", "p_dog", "p_cat", "loss").index):  # far out they touch
            x = strips[start:] if name == "loss" else strips
            add(_sheet(name, lifted(x, self._drawn(name, x)), looks[name], self.opacity))
        if self.arrows:
            x = np.stack(np.meshgrid(np.arange(-4.5, 5), np.arange(-4.5, 5)), axis=-1).reshape(-1, 2)
            step = 0.5 * self.downhill(x)
            seen = np.linalg.norm(step, axis=-1) > 0.03
            add(Arrows("downhill", lifted(x[seen], floor), lifted(step[seen], 0), SLOPE[0], 1.2))
        across = _line((-side, self.x2), (side, self.x2), 40)
        add(Curve("slice", lifted(across, floor), FAINT, 1.2))
        for name in shown:
            z = self._drawn(name, across)
            add(Curve(f"slice of {name}", lifted(across, z)[z <= top], INK, 1.6))
        if self.flow:
            self._add_path(space, floor)
        self._add_words(space, shown)
        heights = [min(float(self._drawn(name, point)), top) for name in shown]
        add(Curve("upright", lifted(np.tile(point, (25, 1)), np.linspace(floor, max([floor, *heights]), 25))))
        add(Dots("readings", lifted(np.tile(point, (len(shown), 1)), heights), [looks[n] for n in shown], 9))
        flat = [-4, -2, 0, 2, 4]
        space.things += space.frame(["x1 (cat)", "x2 (dog)", "p"], [flat, flat, [0, 0.5, 1]])
        if self.loss:
            edges = [((x, y, 0), (x, y, top)) for x in (-side, side) for y in (-side, side)]
            add(Ruler("nats", edges, [2, 4, 6], (0, self.top_loss), upright=True))
        return space

    def _add_path(self, space, floor):
        path = self.path(np.concatenate([[0], np.geomspace(0.01, 1000, 60)]))
        path = path[np.abs(path).max(axis=-1) <= self.side]
        space.things.append(Curve("flow on the floor", lifted(path, floor), INK, 2.5))
        if self.loss:
            height = self.nat * self.loss_at(path)
            space.things.append(Curve("flow", lifted(path, height)[height <= self.height()], INK, 2.5))
        marks = self.path(np.array(self.times, dtype=float))
        inside = np.abs(marks).max(axis=-1) <= self.side
        space.things.append(Dots("flow times", lifted(marks[inside], floor), INK, 5))
        last = np.array([self.x1, self.x2])
        for t, mark in zip(np.array(self.times)[inside], marks[inside], strict=True):
            if np.hypot(*(mark - last)) > 0.7:  # else its name would lie on the one before
                space.things.append(
                    Words(f"t = {t}", (mark[0] + 0.7, mark[1] + 0.7, floor), INK, 9, stays=False)
                )
                last = mark

    def _add_words(self, space, shown):
        """Name each surface beside its edge, where it is highest."""
        far, wall = self.side, self.wall()
        end = self._loss_end()
        places = {
            "p_cat": ("p cat", (far + 0.3, -far - 0.3, 1.12)),
            "p_dog": ("p dog", (-far - 0.3, far + 0.3, 1.12)),
            "loss": ("−log p cat", (end / 2, -end / 2, self.nat * self.loss_at([end, 0]) + 0.15)),
            "derivative": ("∂p cat/∂x1", (-far + max(wall, 0) - 0.9, -far - min(wall, 0) - 0.9, 0.25)),
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
        spoken = (
            f"point at x1 {number(self.x1, 2)}, x2 {number(self.x2, 2)}; p cat {number(self.shares()[0])}"
        )
        return [
            SpaceHandle("point", "point on the floor", (self.x1, self.x2, self.floor),
                        *_reach(self, ("x1", "x2"), self.floor), 0.1, INK, spoken)
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
            f"slope of p cat {number(self.slope())}.",
            f"The wall, where both have 0.5, is x1 − x2 = {number(self.wall())}; "
            f"cat is likelier on {number(100 * self.floor_share(), 1)} % of the floor.",
        ]
        if self._shows_downhill():
            words.append(
                f"The loss −log p cat is {number(self.loss_at())}; the downhill direction is "
                f"{_pair(downhill)}, its arrow {number(np.hypot(*downhill))} long."
            )
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
                f"On the path downhill x1 + x2 stays {number(self.x1 + self.x2, 2)} and x1 − x2 is "
                + listing([f"at t = {t}:" for t in self.times], gaps - self.bias())
                + "."
            )
        return " ".join(words)

    def table(self):
        """Return the numbers at fixed points of the plane."""
        rows = []
        for x in self.tests:
            numbers = [*self.shares(x), self.loss_at(x), self.slope(x)]
            rows.append([_pair(x, 1), *(number(v, 5) for v in numbers)])
            if self._shows_downhill():
                rows[-1].append(_pair(self.downhill(x), 5))
        header = ["(x1, x2)", "p cat", "p dog", "−log p cat", "∂p cat/∂x1"]
        if self._shows_downhill():
            header.append("downhill direction")
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
    elev, azim, zoom : float
        Where the scene is seen from, in degrees, and how large.

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

    a = Number(-1.6, -3.46, 3.46, label="a, across")
    b = Number(-0.6, -4, 4, label="b, toward cat")
    truth = Choice(THREE, label="true class")
    opacity = Number(1, 0.2, 1, step=0.05, label="opacity")
    p_cat = Toggle(True, label="p cat")
    p_dog = Toggle(True, label="p dog")
    p_bird = Toggle(True, label="p bird")
    loss = Toggle(False, label="loss −log p of the true class")
    arrows = Toggle(True, label="downhill arrows of the loss")
    split = Toggle(True, label="split A + B at the point")

    view = (38, -70, 1)
    views = {  # noqa: RUF012 - read only
        "at an angle": view[:2],
        "down (1, 1, 1)": (90, -90),
        "along a wall": (8, -90),
        "from the cat side": (18, 90),
    }

    reach = 4  # of the hexagon's corners
    top_loss = 6
    nat = 0.2  # how high a nat is drawn: the surfaces of p are as steep with the loss as without
    floor = -0.5
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
        """Return the downhill direction of the loss, e_y - p, at the point, or at `x`, shape (..., 2)."""
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
        """Draw the axes of the bars, the class axes round the arrows, and the scale of the angles."""
        figure, self.stage, (bars, self.flat, self.scale) = stage_and_panels(8.8, 5.6, [1, 2, 0.12])
        self.title = self.flat.set_title("")
        self.flat.set_aspect("equal")
        self.flat.set_xlim(-1.75, 1.75)
        self.flat.set_ylim(-1.75, 1.75)
        self.flat.set_axis_off()
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
            name: self.flat.text(0, 0, name, fontsize=9, ha="center", va="center", **moving) for name in "AB"
        }
        self.scale.imshow(np.linspace(0, 1, 128)[None], aspect="auto", cmap=ANGLES, extent=(0, 30, 0, 1))
        self.scale.set_yticks([])
        self.scale.set_xticks([0, 10, 20, 30], ["0°", "10°", "20°", "30°"])
        self.scale.set_title("arrows: angle to the true class's axis", fontsize=9, fontweight="normal")
        self.bars, self.labels = share_bars(bars, THREE)
        bars.set_title("Probability at the point")
        return figure

    def update(self):
        """Draw the arrows at the point, and the bars."""
        A, B = (to_plane(part) for part in self.parts())
        below = self._shows_downhill()
        self.flat.set_visible(below)
        self.title.set_text("Downhill = A + B, here" if self.split else "Downhill direction here")
        self.scale.set_visible(self.arrows)
        colour = CLASS_COLOURS[self._true()]
        for name, vector, shown in (("A", A, self.split), ("B", B, self.split), ("downhill", A + B, below)):
            length = np.hypot(*vector)
            self.arrow[name].set_xy(_arrow_outline((0, 0), vector, 0.05))
            self.arrow[name].set_visible(shown)
            if name in self.letters:
                self.letters[name].set_position(vector * (1 + 0.2 / max(length, 0.1)))
                self.letters[name].set_visible(bool(shown and length > 0.15))
        side = B if np.hypot(*B) > 1e-6 else np.array([A[1], -A[0]])
        self.letters["A"].set_position(A - 0.2 * side / max(np.hypot(*side), 1e-9))  # the axis goes on
        self.arrow["A"].set_color(colour)
        self.letters["A"].set_color(colour)
        self.letters["B"].set_color(SPLIT)
        self.sides.set_data(*np.stack([A, A + B, B], axis=1))
        mark = [0.12 * v / max(np.hypot(*v), 1e-9) for v in (A, B)]
        self.corner.set_data(*np.stack([mark[0], mark[0] + mark[1], mark[1]], axis=1))
        for line in (self.sides, self.corner):
            line.set_visible(bool(self.split and min(np.hypot(*A), np.hypot(*B)) > 0.15))
        fill_bars(self.bars, self.labels, self.shares())

    def _shows_downhill(self):
        """Return whether the downhill direction is shown: else neither panel nor table gives it away."""
        return self.arrows or self.split

    def height(self):
        """Return the height of the box: 1, and more for a loss."""
        return self.top_loss * self.nat if self.loss else 1

    def space(self):
        """Return the surfaces, and what lies on the floor below them."""
        reach, top, floor, true = self.reach, self.height(), self.floor, self._true()
        # A probability is as high on the page with the loss as without.
        space = Space(
            ((-reach, reach), (-reach, reach), (floor, top)),
            aspect=(1, 1, 0.68 * (top - floor) / (1 - floor)),
        )
        add = space.things.append
        axes = class_axes(3)
        for k, region in enumerate(_lattice(4, reach)):
            add(
                Faces(
                    f"region {THREE[k]}",
                    lifted(region, floor),
                    pale(CLASS_COLOURS[k]),
                    1,
                    lines=False,
                    ground=True,
                )
            )
            add(Curve(f"wall opposite {THREE[k]}", lifted(_line((0, 0), -reach * axes[k]), floor), INK, 1.5))
            add(_wall_name(k, -1.09 * reach * axes[k], floor))
            add(Curve(f"axis of {THREE[k]}", lifted(_line((0, 0), reach * axes[k]), floor),
                      CLASS_COLOURS[k], 1.2))  # fmt: skip
            add(
                Dots(f"steps of {THREE[k]}", lifted(np.outer((1, 2, 3), axes[k]), floor), CLASS_COLOURS[k], 4)
            )
        self._add_surfaces(space)
        if self.arrows:
            self._add_arrows(space)
        point = self.point()
        shown = [k for k in range(3) if getattr(self, f"p_{THREE[k]}")]
        readings = [(self.shares()[k], CLASS_COLOURS[k]) for k in shown]
        if self.loss:
            readings.append((self.nat * self.loss_at(), LOSS[true]))
        heights = [float(height) for height, _ in readings]
        add(Curve("upright", lifted(np.tile(point, (25, 1)), np.linspace(floor, max([floor, *heights]), 25))))
        add(Dots("readings", lifted(np.tile(point, (len(heights), 1)), heights), [c for _, c in readings], 9))
        A, B = (to_plane(part) for part in self.parts())
        if self.split:
            starts = np.tile(lifted(point, floor), (2, 1))
            add(Arrows("A and B", starts, lifted([A, B], 0), [CLASS_COLOURS[true], SPLIT], 3))
            add(Curve("A then B", lifted(_line(point + A, point + A + B, 8), floor), FAINT, 1))
            add(Curve("B then A", lifted(_line(point + B, point + A + B, 8), floor), FAINT, 1))
        if self._shows_downhill():
            add(Arrows("downhill here", [lifted(point, floor)], [lifted(A + B, 0)], INK, 2.5))
        corners = reach * np.concatenate([axes, -axes])
        add(Ruler("p", [(lifted(c, 0), lifted(c, 1)) for c in corners], [0, 0.5, 1], (0, 1), upright=True))
        if self.loss:
            edges = [(lifted(c, 0), lifted(c, top)) for c in corners]
            add(Ruler("nats", edges, [2, 4, 6], (0, self.top_loss), upright=True))
        return space

    def _add_surfaces(self, space):
        reach, true = self.reach, self._true()
        triangles = _lattice(13, reach).reshape(-1, 3, 2)
        shares, loss = self.shares(triangles), self.nat * self.loss_at(triangles)
        seen = [k for k in range(3) if getattr(self, f"p_{THREE[k]}")]
        axes = class_axes(3)
        for k, name in enumerate(THREE):
            colour, above = CLASS_COLOURS[k], 0.16
            if getattr(self, f"p_{name}"):
                faces = lifted(triangles, shares[..., k])
                if self.loss:
                    faces, _ = cut(faces, shares[..., k] - loss)
                space.things.append(Faces(f"p_{name}", faces, colour, self.opacity))
                height = float(self.shares(reach * axes[k])[k])
                space.things.append(
                    Words(f"p {name}", tuple(lifted(1.1 * reach * axes[k], height + above)), colour)
                )
            else:
                place = lifted(1.12 * reach * axes[k], self.floor)
                space.things.append(Words(name, tuple(place), colour))
            j, i = (k + 1) % 3, (k + 2) % 3
            if getattr(self, f"p_{THREE[j]}") and getattr(self, f"p_{THREE[i]}"):
                along = _line(-reach * axes[k], reach * axes[k], 48)
                heights = self.shares(along)[:, j]
                space.things.append(Curve(f"crossing {THREE[j]}-{THREE[i]}", lifted(along, heights), INK, 2))
        if self.loss:
            self._add_levels(space)
            faces, _ = cut(lifted(triangles, loss), *(shares[..., k] - loss for k in seen))
            space.things.append(Faces("loss", faces, LOSS[true], self.opacity))
            place = -1.07 * reach * axes[true]
            height = self.nat * float(self.loss_at(-reach * axes[true])) + 0.15
            space.things.append(Words(f"−log p {self.truth}", tuple(lifted(place, height)), SLOPE[true]))

    def _add_levels(self, space):
        """Draw lines of equal loss: they are straight on a ramp, and bend where two ramps meet."""
        true = self._true()
        gap = np.linspace(-12, 12, 121)  # between the two wrong scores
        for level in range(1, self.top_loss):
            middle = math.log(math.expm1(level) / 2) - np.log(np.cosh(gap / 2))
            z = np.zeros((len(gap), 3))
            z[:, true - 2], z[:, true - 1] = middle + gap / 2, middle - gap / 2
            x = to_plane(z)
            x = x[[_within(place, self.reach) == list(place) for place in x.tolist()]]
            space.things.append(Curve(f"loss {level}", lifted(x, self.nat * level), INK, 1.2))

    def _add_arrows(self, space):
        corners = _lattice(5, 0.92 * self.reach).reshape(-1, 2)
        x = np.unique(corners.round(9), axis=0)
        step = self.step_shown * to_plane(self.downhill(x))
        seen = np.linalg.norm(step, axis=-1) > 0.03
        colours = [to_hex(ANGLES(angle / 30)) for angle in self.angle(x[seen])]
        starts = lifted(x[seen], self.floor)
        space.things.append(Arrows("downhill", starts, lifted(step[seen], 0), colours, 1.4))

    def space_handles(self):
        """Return the point on the floor."""
        spoken = f"point at a {number(self.a, 2)}, b {number(self.b, 2)}; {listing(THREE, self.shares())}"
        return [
            SpaceHandle("point", "point on the floor", (self.a, self.b, self.floor),
                        *_reach(self, "ab", self.floor), 0.1, INK, spoken)
        ]  # fmt: skip

    def dragged(self, name, value):
        """Move the point over the floor."""
        return {"a": value[0], "b": value[1]}

    def allowed(self, state, old):
        """Keep the point in the hexagon."""
        return {**state, **_kept(state, old, self.reach)}

    def sentence(self):
        """Say what is shown, the numbers at the point, and the split of its downhill direction."""
        downhill, (A, B) = self.downhill(), self.parts()
        size = np.linalg.norm
        words = [
            _shown(self),
            f"At a = {number(self.a, 2)}, b = {number(self.b, 2)} the scores are "
            f"{listing(THREE, self.scores())} and the probabilities {listing(THREE, self.shares())}.",
        ]
        if self.loss or self._shows_downhill():
            words.append(f"Truth {self.truth}: loss {number(self.loss_at())}.")
        if self._shows_downhill():
            words.append(
                f"The downhill direction is {_pair(downhill)}; its arrow is {number(size(downhill))} long, "
                f"at {number(self.angle(), 2)}° to the {self.truth} axis."
            )
        if self.split:
            words.append(
                f"It is A + B: A = {_pair(A)}, of length {number(size(A))}, along the axis; B = {_pair(B)}, "
                f"of length {number(size(B))}, across it; A · B = {number(round(A @ B, 12))}."
            )
        return " ".join(words)

    def table(self):
        """Return the numbers at fixed points of the plane."""
        points = _plane_points()
        rows = []
        for name, x in points.items():
            rows.append([name, *(number(v, 5) for v in (*self.shares(x), self.loss_at(x)))])
            if self._shows_downhill():
                length = number(np.linalg.norm(self.downhill(x)), 5)
                rows[-1] += [length, f"{number(self.angle(x), 3)}°"]
        header = ["point", *(f"p {name}" for name in THREE), f"−log p {self.truth}"]
        if self._shows_downhill():
            header += ["downhill arrow", "to the axis"]
        return Table(header, rows, caption="At fixed points of the plane")


class _GaussiansExplorer(SpaceExplorer):
    """Bells on the floor, and above them their posterior by Bayes' rule with softmax drawn over it.

    A subclass has the state of its point, and says `names`, `limits`, `point`, `scores`, `centres`,
    `variances`, `ground`, `bell_ground`, `softmax_lines`, `label_places` and `rulers`.
    """

    sigma = Number(1, 0.5, 2, step=0.05, label="sigma, width of the bells")
    opacity = Number(1, 0.2, 1, step=0.05, label="opacity")
    bells = Toggle(True, label="bells")
    posterior = Toggle(True, label="posterior by Bayes")
    lines = Toggle(True, label="softmax, as black lines")

    floor, bell_height = -1.35, 1.0
    level = 0.01  # of its height: where a bell ends

    def densities(self, x=None):
        """Return the height of each bell at the point, or at `x`, shape (..., 2)."""
        x = self.point() if x is None else x
        bells = zip(self.centres(), self.variances(), strict=True)
        return np.exp(np.stack([gaussian_log_density(x, *bell) for bell in bells], axis=-1))

    def bayes(self, x=None):
        """Return the probabilities of the classes by Bayes' rule at the point, or at `x`, shape (..., 2)."""
        return gaussian_posterior(self.point() if x is None else x, self.centres(), self.variances())

    def shares(self, x=None):
        """Return softmax of the scores at the point, or at `x`, shape (..., 2)."""
        return softmax(self.scores(self.point() if x is None else x))

    def error(self):
        """Return the largest difference between Bayes' rule and softmax over the corners that are drawn."""
        corners = self.ground()
        return float(np.abs(self.bayes(corners) - self.shares(corners)).max())

    def build(self):
        """Draw the axes of the bars: the bells' heights, the same divided by their sum, and softmax."""
        figure, self.stage, panels = stage_and_panels(8.8, 5.6, [1, 1, 1])
        titles = "Heights of the bells here", "Bayes: height / sum", "Softmax of the scores"
        self.bars = []
        for ax, title in zip(panels, titles, strict=True):
            self.bars.append(share_bars(ax, self.names))
            ax.set_title(title)
        self.density_axes = panels[0]
        return figure

    def update(self):
        """Draw the bars of the point."""
        peak = 1 / (2 * math.pi * min(self.variances()))
        reach = next(rung for rung in (0.05, 0.1, 0.2, 0.5, 1) if rung >= peak)
        self.density_axes.set_xlim(0, 1.35 * reach)
        self.density_axes.set_xticks([0, reach / 2, reach])
        for bars, values in zip(self.bars, (self.densities(), self.bayes(), self.shares()), strict=True):
            fill_bars(*bars, values, 4)
        for label, value in zip(self.bars[0][1], self.densities(), strict=True):
            label.set_x(value + 0.03 * reach)

    def space(self):
        """Return the bells on the floor, and the posterior above them."""
        space = Space((self.limits, self.limits, (self.floor, 1)), aspect=(1, 1, 0.9))
        add = space.things.append
        triangles = self.ground()
        shares = self.bayes(triangles)
        pieces = self._cut(lifted(triangles, self.floor), shares)
        likeliest = self.bayes(pieces.mean(axis=1)[:, :2]).argmax(axis=-1)
        colours = CLASS_COLOURS[: len(self.names)]
        for k, (name, colour) in enumerate(zip(self.names, colours, strict=True)):
            add(Faces(f"region {name}", pieces[likeliest == k], pale(colour), 1, lines=False, ground=True))
        if self.bells:
            self._add_bells(space)
        for k, (name, colour) in enumerate(zip(self.names, colours, strict=True)):
            if self.posterior:
                faces = self._cut(lifted(triangles, shares[..., k]), shares)
                add(Faces(f"p_{name}", faces, colour, self.opacity))
            if self.lines:
                for line in self.softmax_lines():
                    add(Curve(f"softmax {name}", lifted(line, self.shares(line)[..., k]), INK, 1.3))
            above, below = self.label_places()[k]
            if self.posterior or self.lines:
                add(Words(f"p {name}", tuple(lifted(above, self.shares(above)[k] + 0.26)), colour))
            else:
                add(Words(name, tuple(lifted(below, self.floor)), colour))
        self._add_readings(space, colours)
        space.things += self.rulers()
        return space

    def _cut(self, faces, shares):
        """Cut triangles where two classes tie; with equal widths that is along their edges already."""
        return faces if len(set(self.variances())) == 1 else cut(faces, shares[..., 0] - shares[..., 1])[0]

    def _scale(self):
        """Return what makes the highest bell as high as is drawn."""
        return self.bell_height * 2 * math.pi * min(self.variances())

    def _add_bells(self, space):
        triangles = self.bell_ground()
        heights = self._scale() * self.densities(triangles)
        for k, name in enumerate(self.names):
            own = heights[..., k]
            end = self.level * self.bell_height * min(self.variances()) / self.variances()[k]
            others = [np.round(own - heights[..., j], 12) for j in range(len(self.names)) if j != k]
            faces, [above, *_] = cut(lifted(triangles, self.floor + own), own - end, *others)
            space.things.append(
                Faces(f"bell {name}", faces[above.mean(axis=1) > 0], CLASS_COLOURS[k], self.opacity)
            )

    def _add_readings(self, space, colours):
        point, bayes = self.point(), self.bayes()
        heights = np.array([])
        if self.bells:
            heights = self.floor + self._scale() * self.densities()
        if self.posterior or self.lines:
            heights = np.append(heights, bayes)
        upright = np.linspace(self.floor, max([self.floor, *heights]), 41)
        space.things.append(Curve("upright", lifted(np.tile(point, (41, 1)), upright), INK, 1.5))
        marked = list(colours) * (len(heights) // len(colours))
        space.things.append(Dots("readings", lifted(np.tile(point, (len(heights), 1)), heights), marked, 8))

    def _upright(self, corners):
        """Return a ruler for the probabilities, on the storey where they are."""
        edges = [(lifted(corner, 0), lifted(corner, 1)) for corner in corners]
        return Ruler("p", edges, [0, 0.5, 1], (0, 1), upright=True)

    def _at_the_point(self):
        """Say both calculations at the point, and how far they agree everywhere."""
        heights, bayes, shares, error = self.densities(), self.bayes(), self.shares(), self.error()
        divided = f"divided by their sum {listing(self.names, bayes, 4)}"
        words = f"There the bells are {listing(self.names, heights, 4)} high; {divided}. "
        if error < 1e-13:
            bound = "1e-14" if error < 1e-14 else "1e-13"
            return words + f"Softmax of the scores gives the same, here and everywhere, to within {bound}."
        return words + (
            f"Softmax of the scores gives {listing(self.names, shares, 4)}: they differ, somewhere by "
            f"{number(error)}."
        )

    def _handle(self, names):
        x, y = map(float, self.point())
        place = f"point at {names[0]} {number(x, 2)}, {names[1]} {number(y, 2)}"
        spoken = f"{place}; {listing(self.names, self.bayes())}"
        return [
            SpaceHandle("point", "point on the floor", (x, y, self.floor), *_reach(self, names, self.floor),
                        0.1, INK, spoken)
        ]  # fmt: skip

    def _compared(self, header, points, caption):
        """Return a table of Bayes' rule beside softmax."""
        places = np.stack(list(points.values()))
        rows = []
        for name, bayes, shares in zip(points, self.bayes(places), self.shares(places), strict=True):
            gap = np.abs(bayes - shares).max()
            agreed = "under 1e-14" if gap < 1e-14 else number(gap, 5)
            rows.append([name, *(number(v, 5) for v in (*bayes, *shares)), agreed])
        columns = [f"{by}, {name}" for by in ("Bayes", "softmax") for name in self.names]
        return Table([header, *columns, "difference"], rows, caption=caption)


class TwoGaussiansExplorer(_GaussiansExplorer):
    """Two bells whose posterior is softmax, however wide they are.

    Bells of the same width sigma, with centres sigma squared apart along each score, have softmax of the
    point's own coordinates as their posterior. The bells move and widen with sigma; the surfaces above
    stay. With unequal widths they no longer do.

    Parameters
    ----------
    x1, x2 : float
        The point, from -5 to 5: the scores of cat and dog.
    sigma : float
        Standard deviation of the bells in each direction, from 0.5 to 2.
    shift : float
        Added to both coordinates of both centres: it changes nothing above.
    unequal : bool
        Make the dogs' bell twice as wide.
    bells, posterior, lines : bool
        What is shown.
    opacity : float
        Of bells and surfaces.
    elev, azim, zoom : float
        Where the scene is seen from, in degrees, and how large.

    Notes
    -----
    After the two-class Gaussians of Elliot Waite, "Softmax Function Explained In Depth with 3D
    Visuals", https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> explorer = TwoGaussiansExplorer(sigma=2)
    >>> explorer.centres()
    array([[ 2., -2.],
           [-2.,  2.]])
    >>> explorer.error() < 1e-14
    True
    """

    heading = "Two bells, and the softmax that their division leaves"
    how = (
        "Move sigma: the bells on the floor move and widen, the surfaces above do not. Drag the picture to "
        "turn it, the dark point to move over the floor; or focus them and press the arrow keys."
    )

    x1 = Number(1.3, -5, 5, label="x1, score of cat")
    x2 = Number(-0.4, -5, 5, label="x2, score of dog")
    shift = Number(0, -1, 1, label="shift along (1, 1)")
    unequal = Toggle(False, label="unequal widths (dog twice as wide)")

    view = (16, -112, 0.9)
    views = {  # noqa: RUF012 - read only
        "at an angle": view[:2],
        "from above": (90, -90),
        "along the wall": (6, -135),
        "across the wall": (12, -45),
    }

    names, side = TWO, 5
    limits = (-5, 5)

    def point(self):
        """Return the point. Shape (2,)."""
        return np.array([self.x1, self.x2])

    def scores(self, x):
        """Return the scores at `x`: its coordinates."""
        return np.asarray(x, dtype=float)

    def centres(self):
        """Return the centres of the bells: (s/2, -s/2) and (-s/2, s/2) for s = sigma squared, shifted."""
        return gaussian_centres(2, self.sigma, shift=self.shift - self.sigma**2 / 2)

    def variances(self):
        """Return the variance of each bell in each direction."""
        return [self.sigma**2, self.sigma**2 * (4 if self.unequal else 1)]

    def ground(self):
        """Return triangles over the floor. Shape (count, 3, 2)."""
        grid = lifted(_strips(0, 2 * self.side, 24, 30), 0)
        faces = Surface("floor", grid, INK, halved=True).faces()[..., :2]
        sides = faces[:, 1:] - faces[:, :1]
        area = np.abs(sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0])
        return faces[area > 1e-9]

    def bell_ground(self):
        """Return triangles round the bells, small where the bells are narrow. Shape (count, 3, 2)."""
        reach = self.sigma**2 / 2 + 3.1 * math.sqrt(max(self.variances()))
        low, high = max(-self.side, self.shift - reach), min(self.side, self.shift + reach)
        steps = np.linspace(low, high, 25)
        grid = np.stack([*np.meshgrid(steps, steps, indexing="ij"), np.zeros((25, 25))], axis=-1)
        return Surface("floor", grid, INK, halved=True).faces()[..., :2]

    def softmax_lines(self):
        """Return lines over the floor, along the wall and across it."""
        far = 2 * self.side
        lines = []
        for gap in (-6, -4, -2.5, -1.5, -0.75, 0, 0.75, 1.5, 2.5, 4, 6):
            along = _line([gap - far], [far - gap], 20) if gap > 0 else _line([-far - gap], [far + gap], 20)
            lines.append(np.hstack([along + gap, along - gap]) / 2)
        for along in (-5, 0, 5):
            gap = _line([abs(along) - far], [far - abs(along)], 40)
            lines.append(np.hstack([along + gap, along - gap]) / 2)
        return lines

    def label_places(self):
        """Return for each class where its surface and its bell are named."""
        out = min(self.sigma**2 / 2 + 2.6 * self.sigma, 5)
        return [
            (sign * 1.06 * self.side * np.array([1, -1]), self.shift + sign * out * np.array([1, -1]))
            for sign in (1, -1)
        ]

    def rulers(self):
        """Return the outline of the floor, and the rulers."""
        flat = [-4, -2, 0, 2, 4]
        space = Space((self.limits, self.limits, (self.floor, 1)))
        outline, x1, x2, _ = space.frame(["x1 (cat)", "x2 (dog)", ""], [flat, flat, []])
        return [outline, x1, x2, self._upright([(a, b) for a in self.limits for b in self.limits])]

    def space_handles(self):
        """Return the point on the floor."""
        return self._handle(("x1", "x2"))

    def dragged(self, name, value):
        """Move the point over the floor."""
        return {"x1": value[0], "x2": value[1]}

    def sentence(self):
        """Say where the bells are, and that their division is softmax, or that it is not."""
        cat, dog = self.centres()
        apart = number(np.hypot(*(cat - dog)))
        widths = (
            "both with sigma" if not self.unequal else "the dogs' twice as wide as the cats', whose sigma is"
        )
        return (
            f"{_shown(self)} Bells round {_pair(cat)} for cat and {_pair(dog)} for dog, {widths} "
            f"{number(self.sigma, 2)}; their centres are {apart} apart. The point is "
            f"x1 = {number(self.x1, 2)}, x2 = {number(self.x2, 2)}. {self._at_the_point()}"
        )

    def table(self):
        """Return Bayes' rule and softmax at fixed points of the plane."""
        points = {_pair(x, 1): np.array(x, dtype=float) for x in TwoClassExplorer.tests}
        return self._compared(
            "(x1, x2)", points, f"At fixed points of the plane, sigma {number(self.sigma, 2)}"
        )


class ThreeGaussiansExplorer(_GaussiansExplorer):
    """Three bells on a triangle whose posterior is softmax, however wide they are.

    Over the plane across (1, 1, 1) the centres lie on the class axes, at a distance of sigma squared
    times the root of 2/3; any two are sigma squared times the root of 2 apart.

    Parameters
    ----------
    a, b : float
        The point in the plane: b is up, along the axis of cat. It stays in the hexagon that is drawn.
    sigma : float
        Standard deviation of the bells in each direction, from 0.5 to 2.
    bells, posterior, lines : bool
        What is shown.
    opacity : float
        Of bells and surfaces.
    elev, azim, zoom : float
        Where the scene is seen from, in degrees, and how large.

    Notes
    -----
    After the three-class Gaussians of Elliot Waite, "Softmax Function Explained In Depth with 3D
    Visuals", https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> explorer = ThreeGaussiansExplorer(sigma=2)
    >>> explorer.centres().round(4)
    array([[ 0.    ,  3.266 ],
           [-2.8284, -1.633 ],
           [ 2.8284, -1.633 ]])
    >>> explorer.error() < 1e-14
    True
    """

    heading = "Three bells on a triangle, and the softmax that their division leaves"
    how = TwoGaussiansExplorer.how

    a = Number(-1.6, -3.46, 3.46, label="a, across")
    b = Number(-0.6, -4, 4, label="b, toward cat")

    view = (18, -76, 0.95)
    views = {  # noqa: RUF012 - read only
        "at an angle": view[:2],
        "down (1, 1, 1)": (90, -90),
        "along a wall": (6, -90),
        "from the cat side": (14, 90),
    }

    names, reach = THREE, 4
    limits = (-4, 4)

    def point(self):
        """Return the point in the plane. Shape (2,)."""
        return np.array([self.a, self.b])

    def scores(self, x):
        """Return the scores, with mean 0, at points of the plane."""
        return to_logits(x)

    def centres(self):
        """Return the centres of the bells in the plane. Shape (3, 2)."""
        return self.sigma**2 * simplex_basis(3)

    def variances(self):
        """Return the variance of each bell in each direction of the plane."""
        return [self.sigma**2] * 3

    def ground(self):
        """Return triangles over the hexagon. Shape (count, 3, 2)."""
        return _lattice(10, self.reach).reshape(-1, 3, 2)

    def bell_ground(self):
        """Return triangles round the bells, small where the bells are narrow. Shape (count, 3, 2)."""
        reach = (np.hypot(*self.centres()[0]) + 3.1 * self.sigma) * 2 / math.sqrt(3)
        return _lattice(10, min(self.reach, reach)).reshape(-1, 3, 2)

    def softmax_lines(self):
        """Return lines over the floor: rays from the centre, and circles."""
        lines = []
        for turn in np.deg2rad(np.arange(0, 360, 30)):
            way = np.array([math.cos(turn), math.sin(turn)])
            lines.append(_line((0, 0), _within(10 * self.reach * way, self.reach), 16))
        turn = np.linspace(0, 2 * math.pi, 49)
        return [*lines, *(r * np.stack([np.cos(turn), np.sin(turn)], axis=1) for r in (1, 2, 3))]

    def label_places(self):
        """Return for each class where its surface and its bell are named."""
        out = min(np.hypot(*self.centres()[0]) + 2.8 * self.sigma, 1.12 * self.reach)
        return [(1.1 * self.reach * axis, out * axis) for axis in class_axes(3)]

    def rulers(self):
        """Return the walls and the triangle of the centres on the floor, and the ruler."""
        axes, centres = class_axes(3), self.centres()
        walls = [
            Curve(f"wall opposite {name}", lifted(_line((0, 0), -self.reach * axis), self.floor), INK, 1.5)
            for name, axis in zip(THREE, axes, strict=True)
        ]
        sides = np.concatenate([_line(centres[k - 1], centres[k], 12) for k in range(3)])
        triangle = Curve("triangle of the centres", lifted(sides, self.floor), FAINT, 1.5)
        walls += [_wall_name(k, -1.09 * self.reach * axes[k], self.floor) for k in range(3)]
        return [*walls, triangle, self._upright(self.reach * np.concatenate([axes, -axes]))]

    def space_handles(self):
        """Return the point on the floor."""
        return self._handle(("a", "b"))

    def dragged(self, name, value):
        """Move the point over the floor."""
        return {"a": value[0], "b": value[1]}

    def allowed(self, state, old):
        """Keep the point in the hexagon."""
        return {**state, **_kept(state, old, self.reach)}

    def sentence(self):
        """Say where the bells are, and that their division is softmax."""
        centres = self.centres()
        radius, side = np.hypot(*centres[0]), np.hypot(*(centres[0] - centres[1]))
        return (
            f"{_shown(self)} Bells with sigma {number(self.sigma, 2)} round the corners of a triangle: "
            f"{number(radius)} from the centre, {number(side)} from each other. "
            f"The point a = {number(self.a, 2)}, b = {number(self.b, 2)} has the scores "
            f"{listing(THREE, self.scores(self.point()))}. {self._at_the_point()}"
        )

    def table(self):
        """Return Bayes' rule and softmax at fixed points of the plane."""
        caption = f"At fixed points of the plane, sigma {number(self.sigma, 2)}"
        return self._compared("point", _plane_points(), caption)
