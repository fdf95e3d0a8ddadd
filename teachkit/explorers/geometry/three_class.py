"""Softmax over the plane of scores that sum to 0."""

import math

import numpy as np
from matplotlib.colors import to_hex

from teachkit.explorers.engine import Choice, Number, Toggle
from teachkit.explorers.engine.space import SpaceExplorer
from teachkit.explorers.geometry.parts import (
    LOSS,
    SLOPE,
    THREE,
    about_level,
    about_shown,
    add_level,
    arrow_outline,
    as_far_as_fits,
    kept,
    lattice,
    level_handle,
    pair,
    straight,
    wall_name,
    within,
)
from teachkit.explorers.parts import lifted, pale, share_bars, stage_and_panels
from teachkit.figures.geometry import ANGLES
from teachkit.figures.space import Arrows, Curve, Dots, Faces, Ruler, Space, Words, cut
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK
from teachkit.figures.words import listing, number
from teachkit.maths.geometry import class_axes, to_logits, to_plane
from teachkit.maths.losses import cross_entropy, cross_entropy_grad, gradient_angle, gradient_split
from teachkit.maths.softmax import softmax

SPLIT = "#7b2fa0"  # of B, which belongs to no class


class ThreeClassExplorer(SpaceExplorer):
    """Three classes over the plane of scores that sum to 0, on which all of softmax takes place.

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
    After the three-class graph of Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g, with its author's correction (the gradient is a weighted
    combination of directions, and does not follow the class axis) made exact.

    Examples
    --------
    >>> explorer = ThreeClassExplorer(a=0, b=2)
    >>> explorer.shares().round(5)
    array([0.85275, 0.07362, 0.07362])
    """

    heading = "Three classes over the plane of scores that sum to 0"
    how = (
        "Drag the picture to turn it, the dot on the floor to move the point; or focus them and press the "
        "arrow keys. Tick what to see."
    )

    a = Number(-1.6, -3.46, 3.46, label="a, across", box=True, more=True)
    b = Number(-0.6, -4, 4, label="b, toward cat", box=True, more=True)
    truth = Choice(THREE, label="true class")
    opacity = Number(1, 0.2, 1, step=0.05, label="opacity", more=True)
    p_cat = Toggle(True, label="p cat", more=True)
    p_dog = Toggle(True, label="p dog", more=True)
    p_bird = Toggle(True, label="p bird", more=True)
    loss = Toggle(False, label="loss −log p of the true class")
    arrows = Toggle(True, label="downhill arrows of the loss", more=True)
    split = Toggle(True, label="split A + B at the point")
    plane = Toggle(False, label="level plane")
    level = Number(0.5, 0, 1, step=0.01, label="height of the plane", more=True)

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
        figure, axes = stage_and_panels("bars flat scale", 8.8, 5.6, [1, 2, 0.12])
        self.stage = axes["stage"]
        self.bars, self.labels = share_bars(self, axes["bars"], THREE, self.shares)
        axes["bars"].set_title("Probability at the point")
        self._flat(axes["flat"])
        self._scale(axes["scale"])
        self.space_handle("point", "point on the floor", x="a", y="b", z=self.floor, words=self._spoken)
        level_handle(self)
        return figure

    def _scale(self, ax):
        ax.imshow(np.linspace(0, 1, 128)[None], aspect="auto", cmap=ANGLES, extent=(0, 30, 0, 1))
        ax.set_yticks([])
        ax.set_xticks([0, 10, 20, 30], ["0°", "10°", "20°", "30°"])
        ax.set_title("arrows: angle to the true class's axis", fontsize=9, fontweight="normal")
        self.scale = ax

    def _flat(self, ax):
        self.flat = ax
        self.title = ax.set_title("")
        ax.set_aspect("equal")
        ax.set_xlim(-1.75, 1.75)
        ax.set_ylim(-1.75, 1.75)
        ax.set_axis_off()
        for axis, colour, name in zip(class_axes(3), CLASS_COLOURS, THREE, strict=False):
            ax.plot(*np.outer(axis, [-1.45, 1.45]), color=colour, linewidth=1, linestyle=":")
            ax.text(*(1.63 * axis), name, color=colour, ha="center", va="center", fontsize=9)
        moving = {"animated": True}
        (self.sides,) = ax.plot([], [], color=FAINT, linewidth=1, **moving)
        (self.corner,) = ax.plot([], [], color=INK, linewidth=1, **moving)
        self.arrow = {
            name: ax.fill([0, 0, 1], [0, 1, 0], color=colour, linewidth=0, **moving)[0]
            for name, colour in (("A", INK), ("B", SPLIT), ("downhill", INK))
        }
        self.letters = {
            name: ax.text(0, 0, name, fontsize=9, ha="center", va="center", **moving) for name in "AB"
        }

    def _spoken(self):
        place = f"point at a {number(self.a, 2)}, b {number(self.b, 2)}"
        return f"{place}; {listing(THREE, self.shares())}"

    def update(self):
        """Draw the arrows at the point."""
        A, B = (to_plane(part) for part in self.parts())
        below = self._shows_downhill()
        self.flat.set_visible(below)
        self.title.set_text("Downhill = A + B, here" if self.split else "Downhill direction here")
        self.scale.set_visible(self.arrows)
        colour = CLASS_COLOURS[self._true()]
        for name, vector, shown in (("A", A, self.split), ("B", B, self.split), ("downhill", A + B, below)):
            length = np.hypot(*vector)
            self.arrow[name].set_xy(arrow_outline((0, 0), vector, 0.05))
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
        for k, region in enumerate(lattice(4, reach)):
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
            add(
                Curve(
                    f"wall opposite {THREE[k]}", lifted(straight((0, 0), -reach * axes[k]), floor), INK, 1.5
                )
            )
            add(wall_name(k, -1.09 * reach * axes[k], floor))
            add(Curve(f"axis of {THREE[k]}", lifted(straight((0, 0), reach * axes[k]), floor),
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
            add(Curve("A then B", lifted(straight(point + A, point + A + B, 8), floor), FAINT, 1))
            add(Curve("B then A", lifted(straight(point + B, point + A + B, 8), floor), FAINT, 1))
        if self._shows_downhill():
            add(Arrows("downhill here", [lifted(point, floor)], [lifted(A + B, 0)], INK, 2.5))
        corners = reach * np.concatenate([axes, -axes])
        if shown or self.plane:
            edges = [(lifted(c, 0), lifted(c, 1)) for c in corners]
            add(Ruler("p", edges, [0, 0.5, 1], (0, 1), upright=True))
        if self.loss:
            edges = [(lifted(c, 0), lifted(c, top)) for c in corners]
            add(Ruler("nats", edges, [2, 4, 6], (0, self.top_loss), upright=True))
        add_level(self, space)
        return space

    def _add_surfaces(self, space):
        reach, true = self.reach, self._true()
        triangles = lattice(13, reach).reshape(-1, 3, 2)
        shares, loss = self.shares(triangles), self.nat * self.loss_at(triangles)
        seen = [k for k in range(3) if getattr(self, f"p_{THREE[k]}")]
        axes = class_axes(3)
        for k, name in enumerate(THREE):
            colour, above = CLASS_COLOURS[k], 0.32  # and higher than the name of the ruler
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
                along = straight(-reach * axes[k], reach * axes[k], 48)
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
            x = x[[within(place, self.reach) == list(place) for place in x.tolist()]]
            space.things.append(Curve(f"loss {level}", lifted(x, self.nat * level), INK, 1.2))

    def _add_arrows(self, space):
        corners = lattice(5, 0.92 * self.reach).reshape(-1, 2)
        x = np.unique(corners.round(9), axis=0)
        step = self.step_shown * to_plane(self.downhill(x))
        seen = np.linalg.norm(step, axis=-1) > 0.03
        colours = [to_hex(ANGLES(angle / 30)) for angle in self.angle(x[seen])]
        starts = lifted(x[seen], self.floor)
        space.things.append(Arrows("downhill", starts, lifted(step[seen], 0), colours, 1.4))

    def allowed(self, state, old):
        """Keep the point in the hexagon."""
        return {**state, **kept(state, old, self.reach)}

    def short(self):
        """Say of the point what is shown: the probabilities, the loss, its downhill direction, A and B."""
        place = f"a = {number(self.a, 2)}, b = {number(self.b, 2)}"
        loss, down = f"Loss of {self.truth} {number(self.loss_at())}", self.downhill()
        if self.split:
            along, across = map(np.linalg.norm, self.parts())
            loss += (
                f"; downhill = A + B: {number(along)} along the {self.truth} axis, {number(across)} across"
            )
        elif self.arrows:
            length, angle = number(np.linalg.norm(down)), number(self.angle(), 1)
            loss += f"; downhill arrow {length} long, {angle}° off the {self.truth} axis"
        return as_far_as_fits(
            [
                f"At {place}: {listing(THREE, self.shares())}.",
                f"{loss}." if self.loss or self._shows_downhill() else "",
                about_level(self).replace("The plane lies at the", "Plane at"),
            ]
        )

    def sentence(self):
        """Say what is shown, the numbers at the point, and the split of its downhill direction."""
        downhill, (A, B) = self.downhill(), self.parts()
        size = np.linalg.norm
        words = [
            about_shown(self),
            f"At a = {number(self.a, 2)}, b = {number(self.b, 2)} the scores are "
            f"{listing(THREE, self.scores())} and the probabilities {listing(THREE, self.shares())}.",
        ]
        if self.loss or self._shows_downhill():
            words.append(f"Truth {self.truth}: loss {number(self.loss_at())}.")
        if self._shows_downhill():
            words.append(
                f"The downhill direction is {pair(downhill)}; its arrow is {number(size(downhill))} long, "
                f"at {number(self.angle(), 2)}° to the {self.truth} axis."
            )
        if self.split:
            words.append(
                f"It is A + B: A = {pair(A)}, of length {number(size(A))}, along the axis; B = {pair(B)}, "
                f"of length {number(size(B))}, across it; A · B = {number(round(A @ B, 12))}."
            )
        return " ".join(words) + about_level(self)
