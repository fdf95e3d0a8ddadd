"""Three bells on a triangle and their posterior."""

import math

import numpy as np

from teachkit.explorers.engine import Number
from teachkit.explorers.geometry.gaussians import GaussiansExplorer
from teachkit.explorers.geometry.parts import (
    THREE,
    about_level,
    about_shown,
    kept,
    lattice,
    straight,
    wall_name,
    within,
)
from teachkit.explorers.parts import lifted
from teachkit.figures.space import Curve
from teachkit.figures.style import FAINT, INK
from teachkit.figures.words import listing, number
from teachkit.maths.geometry import class_axes, simplex_basis, to_logits


class ThreeGaussiansExplorer(GaussiansExplorer):
    """Three bells on a triangle whose posterior is softmax, however wide they are.

    Over the plane of scores that sum to 0 the centres lie on the class axes, at a distance of sigma squared
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
    plane : bool
        A horizontal plane, and the lines along which the surfaces reach it.
    level : float
        Its height, from 0 to 1.
    elev, azim, zoom, pan_right, pan_up : float
        Where the scene is seen from, in degrees, how large, and moved how far.

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

    heading = "Three bells, and Bayes' rule above them"

    a = Number(-1.6, -3.46, 3.46, label="a, across", box=True, more=True)
    b = Number(-0.6, -4, 4, label="b, toward cat", box=True, more=True)

    view = (18, -76, 0.95)
    views = {  # noqa: RUF012 - read only
        "at an angle": view[:2],
        "down (1, 1, 1)": (90, -90),
        "along a wall": (6, -90),
        "from the cat side": (14, 90),
    }

    names, coordinates, reach = THREE, ("a", "b"), 4
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
        return lattice(10, self.reach).reshape(-1, 3, 2)

    def bell_ground(self):
        """Return triangles round the bells, small where the bells are narrow. Shape (count, 3, 2)."""
        reach = (np.hypot(*self.centres()[0]) + 3.1 * self.sigma) * 2 / math.sqrt(3)
        return lattice(10, min(self.reach, reach)).reshape(-1, 3, 2)

    def softmax_lines(self):
        """Return lines over the floor: rays from the centre, and circles."""
        lines = []
        for turn in np.deg2rad(np.arange(0, 360, 30)):
            way = np.array([math.cos(turn), math.sin(turn)])
            lines.append(straight((0, 0), within(10 * self.reach * way, self.reach), 16))
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
            Curve(f"wall opposite {name}", lifted(straight((0, 0), -self.reach * axis), self.floor), INK, 1.5)
            for name, axis in zip(THREE, axes, strict=True)
        ]
        sides = np.concatenate([straight(centres[k - 1], centres[k], 12) for k in range(3)])
        triangle = Curve("triangle of the centres", lifted(sides, self.floor), FAINT, 1.5)
        walls += [wall_name(k, -1.09 * self.reach * axes[k], self.floor) for k in range(3)]
        return [*walls, triangle, *self.p_rulers(self.reach * np.concatenate([axes, -axes]))]

    def allowed(self, state, old):
        """Keep the point in the hexagon."""
        return {**state, **kept(state, old, self.reach)}

    def sentence(self):
        """Say where the bells are, and that their division is softmax."""
        centres = self.centres()
        radius, side = np.hypot(*centres[0]), np.hypot(*(centres[0] - centres[1]))
        return (
            f"{about_shown(self)} Bells with sigma {number(self.sigma, 2)} round the corners of a triangle: "
            f"{number(radius)} from the centre, {number(side)} from each other. "
            f"The point a = {number(self.a, 2)}, b = {number(self.b, 2)} has the scores "
            f"{listing(THREE, self.scores(self.point()))}. {self.at_the_point()}{about_level(self)}"
        )
