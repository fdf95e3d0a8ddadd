"""Softmax over the plane of two scores."""

import math

import numpy as np

from teachkit.explorers.engine import Number, Toggle
from teachkit.explorers.engine.space import SpaceExplorer
from teachkit.explorers.geometry.parts import (
    LOSS,
    SLOPE,
    TWO,
    about_level,
    about_shown,
    add_level,
    as_far_as_fits,
    crossings,
    level_handle,
    pair,
    sheet,
    straight,
    strips,
)
from teachkit.explorers.parts import lifted, pale, share_bars, stage_and_panels
from teachkit.figures.space import Arrows, Curve, Dots, Ruler, Space, Words
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, FAINT, INK
from teachkit.figures.words import listing, number
from teachkit.maths.geometry import margin_flow, two_class_flow
from teachkit.maths.losses import cross_entropy, cross_entropy_grad
from teachkit.maths.softmax import softmax


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
        What is shown: the probabilities, -log p cat, the derivative of p cat with respect to x1, the
        downhill direction of that loss, and the path down from the point.
    plane : bool
        A horizontal plane, and the lines along which the surfaces reach it.
    level : float
        Its height, from 0 to 1.
    opacity : float
        Of the surfaces.
    elev, azim, zoom, pan_right, pan_up : float
        Where the scene is seen from, in degrees, how large, and moved how far.

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

    heading = "Two classes over the plane of their scores"
    how = (
        "Drag the picture to turn it, the dot on the floor to move the point; or focus them and press the "
        "arrow keys. Tick what to see. The prior says how frequent cats are: it moves the wall."
    )

    x1 = Number(1.3, -5, 5, label="x1, score of cat", box=True, more=True)
    x2 = Number(-0.4, -5, 5, label="x2, score of dog", box=True, more=True)
    prior = Number(0.5, 0.01, 0.99, step=0.01, label="prior of cat")
    opacity = Number(1, 0.2, 1, step=0.05, label="opacity", more=True)
    p_cat = Toggle(True, label="p cat", more=True)
    p_dog = Toggle(True, label="p dog", more=True)
    loss = Toggle(False, label="loss −log p cat")
    derivative = Toggle(False, label="slope ∂p cat/∂x1", more=True)
    arrows = Toggle(True, label="downhill arrows of the loss")
    flow = Toggle(False, label="path downhill from the point")
    plane = Toggle(False, label="level plane")
    level = Number(0.5, 0, 1, step=0.01, label="height of the plane", more=True)

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
    name_room = 1.5  # round the name of a time, on the floor

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
        """Return the derivative of p cat with respect to x1, p (1 - p), at the point, or at `x`."""
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
        figure, axes = stage_and_panels("slice bars", 8.8, 5.2, [2.2, 1])
        self.stage = axes["stage"]
        self._slice(axes["slice"])
        self.bars, self.labels = share_bars(self, axes["bars"], TWO, self.shares)
        axes["bars"].set_title("Probability at the point")
        self.space_handle("point", "point on the floor", x="x1", y="x2", z=self.floor, words=self._spoken)
        level_handle(self)
        return figure

    def _slice(self, ax):
        top = lambda: self.top_loss if self.loss else 1  # noqa: E731
        self.follow(
            ax, ylim=lambda: (0, 1.12 * top()), yticks=lambda: [0, 2, 4, 6] if self.loss else [0, 0.5, 1]
        )
        edge = 1.12 * self.side  # room for the ring of the dot
        ax.set(xlim=(-edge, edge), xlabel="x1", title="Slice through the point", xticks=[-4, -2, 0, 2, 4])
        x = np.linspace(-self.side, self.side, 121)
        styles = {"p_cat": (CLASS_COLOURS[0], "-"), "p_dog": (CLASS_COLOURS[1], "-"),
                  "loss": (LOSS[0], "--"), "derivative": (SLOPE[0], ":")}  # fmt: skip
        self.curves = {}
        for name, (colour, style) in styles.items():
            (curve,) = ax.plot(x, 0 * x, style, color=colour)
            self.follow(
                curve,
                ydata=lambda name=name: self._heights(name, np.stack([x, np.full_like(x, self.x2)], axis=-1)),
                visible=lambda name=name: getattr(self, name),
            )
            self.curves[name] = curve
        self.where = self.follow(
            ax.text(4.9, 0, "", fontsize=9, ha="right", va="top"),
            text=lambda: f"x2 = {number(self.x2, 2)}",
            y=lambda: 1.1 * top(),
        )
        (self.dot,) = ax.plot([0], [0], CLASS_MARKERS[0], color=CLASS_COLOURS[0], markersize=10,
                              markeredgecolor="white", clip_on=False)  # fmt: skip
        self.handle("x1", self.dot, "x1 on the slice", y=self._on_slice, control="x1")

    def _spoken(self):
        place = f"point at x1 {number(self.x1, 2)}, x2 {number(self.x2, 2)}"
        return f"{place}; p cat {number(self.shares()[0])}"

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
        ground = strips(self.wall(), 2 * side, 20, 16)
        for k, rows in enumerate((slice(10, None), slice(None, 11))):
            add(
                sheet(
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
        grid = strips(self.wall(), 2 * side, 40, 28, [end, *(self.wall() + crossings(self.nat))])
        start = (grid[:, 0, 0] - grid[:, 0, 1]).searchsorted(end - 1e-9)
        for name in sorted(shown, key=("derivative", "p_dog", "p_cat", "loss").index):  # far out they touch
            x = grid[start:] if name == "loss" else grid
            add(sheet(name, lifted(x, self._drawn(name, x)), looks[name], self.opacity))
        if self.arrows:
            x = np.stack(np.meshgrid(np.arange(-4.5, 5), np.arange(-4.5, 5)), axis=-1).reshape(-1, 2)
            step = 0.5 * self.downhill(x)
            seen = np.linalg.norm(step, axis=-1) > 0.03
            for _, place in self._named_times() if self.flow else ():  # a name on an arrow cannot be read
                seen &= np.linalg.norm(x + step / 2 - place, axis=-1) > self.name_room
            add(Arrows("downhill", lifted(x[seen], floor), lifted(step[seen], 0), SLOPE[0], 1.2))
        across = straight((-side, self.x2), (side, self.x2), 40)
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
        add_level(self, space)
        flat = [-4, -2, 0, 2, 4]
        outline, x1, x2, p = space.frame(["x1 (cat)", "x2 (dog)", "p"], [flat, flat, [0, 0.5, 1]])
        space.things += [outline, x1, x2]
        if self.plane or {"p_cat", "p_dog", "derivative"} & set(shown):
            space.things.append(p)
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
        for name, place in self._named_times():
            space.things.append(Words(name, (*map(float, place), floor), INK, 9, stays=False))

    def _named_times(self):
        """Return the names of the times on the path, and where on the floor they stand."""
        named, last = [], np.array([self.x1, self.x2])
        for t, mark in zip(self.times, self.path(np.array(self.times, dtype=float)), strict=True):
            # Nearer, its name would lie on the one before.
            if np.abs(mark).max() <= self.side and np.hypot(*(mark - last)) > 0.7:
                named.append((f"t = {t}", mark - 0.7))  # on the near side, where no surface hides the floor
                last = mark
        return named

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

    def short(self):
        """Say of the point what is shown: the probabilities, the loss, its downhill direction, the slope."""
        place = f"x1 = {number(self.x1, 2)}, x2 = {number(self.x2, 2)}"
        loss, down = f"Loss of cat {number(self.loss_at())}", pair(self.downhill())
        return as_far_as_fits(
            [
                f"At {place}: {listing(TWO, self.shares())}.",
                f"{loss}; downhill {down}." if self._shows_downhill() else "",
                f"Slope of p cat {number(self.slope())}." if self.derivative else "",
                about_level(self).replace("The plane lies at the", "Plane at"),
                f"On the path x1 + x2 stays {number(self.x1 + self.x2, 2)}." if self.flow else "",
            ]
        )

    def sentence(self):
        """Say what is shown, the numbers at the point, and where the wall is."""
        downhill = self.downhill()
        words = [
            about_shown(self),
            f"At x1 = {number(self.x1, 2)}, x2 = {number(self.x2, 2)}: {listing(TWO, self.shares())}; "
            f"slope of p cat {number(self.slope())}.",
            f"The wall, where both have 0.5, is x1 − x2 = {number(self.wall())}; "
            f"cat is likelier on {number(100 * self.floor_share(), 1)} % of the floor.",
        ]
        if self._shows_downhill():
            words.append(
                f"The loss −log p cat is {number(self.loss_at())}; the downhill direction is "
                f"{pair(downhill)}, its arrow {number(np.hypot(*downhill))} long."
            )
        if self.prior != 0.5:
            words.append(
                f"Cats make up {number(100 * self.prior, 0)} % of all, so the wall has moved from 0; across "
                "it the surfaces are as steep as before."
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
        return " ".join(words) + about_level(self)
