"""Two bells and their posterior."""

import math

import numpy as np
from contourpy import contour_generator

from teachkit.explorers.engine import Number, Toggle, derived
from teachkit.explorers.geometry.gaussians import GaussiansExplorer
from teachkit.explorers.geometry.parts import TWO, about_level, about_shown, pair, straight, strips
from teachkit.explorers.parts import lifted
from teachkit.figures.space import Curve, Space, Surface, Words
from teachkit.figures.style import INK
from teachkit.figures.words import number
from teachkit.maths.geometry import gaussian_centres, gaussian_log_density


class TwoGaussiansExplorer(GaussiansExplorer):
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
    plane : bool
        A horizontal plane, and the lines along which the surfaces reach it.
    level : float
        Its height, from 0 to 1.
    elev, azim, zoom, pan_right, pan_up : float
        Where the scene is seen from, in degrees, how large, and moved how far.

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

    heading = "Two bells, and Bayes' rule above them"
    how = (
        "Move sigma, and watch the bells on the floor and the surfaces above; then make the widths unequal. "
        "Drag the picture to turn it, the dot on the floor to move the point; or focus them and press the "
        "arrow keys."
    )

    x1 = Number(1.3, -5, 5, label="x1, score of cat", box=True, more=True)
    x2 = Number(-0.4, -5, 5, label="x2, score of dog", box=True, more=True)
    shift = Number(0, -1, 1, label="shift along (1, 1)", more=True)
    unequal = Toggle(False, label="unequal widths (dog twice as wide)")

    view = (16, -112, 0.9)
    views = {  # noqa: RUF012 - read only
        "at an angle": view[:2],
        "from above": (90, -90),
        "along the wall": (6, -135),
        "across the wall": (12, -45),
    }

    names, coordinates, side = TWO, ("x1", "x2"), 5
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
        grid = lifted(strips(0, 2 * self.side, 24, 30), 0)
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
            along = (
                straight([gap - far], [far - gap], 20) if gap > 0 else straight([-far - gap], [far + gap], 20)
            )
            lines.append(np.hstack([along + gap, along - gap]) / 2)
        for along in (-5, 0, 5):
            gap = straight([abs(along) - far], [far - abs(along)], 40)
            lines.append(np.hstack([along + gap, along - gap]) / 2)
        return lines

    def label_places(self):
        """Return for each class where its surface and its bell are named."""
        out = min(self.sigma**2 / 2 + 2.6 * self.sigma, 5)
        places = []
        for k, way in enumerate(np.array([[1, -1], [-1, 1]])):
            line = np.linspace(0, 1.06 * self.side, 54)[:, None] * way
            own = self.bayes(line)[:, k]  # of unequal bells the narrow one's is highest near by
            places.append((line[np.flatnonzero(own >= own.max() - 0.01)[-1]], self.shift + out * way))
        return places

    @derived
    def wall(self):
        """Return where both classes are equally probable by Bayes' rule: a line, or a bent one."""
        far = float(self.side)
        if not self.unequal:
            return straight((-far, -far), (far, far), 32)
        x = np.linspace(-far, far, 121)
        logs = [
            gaussian_log_density(np.stack(np.meshgrid(x, x), -1), *bell)
            for bell in zip(self.centres(), self.variances(), strict=True)
        ]
        return max(contour_generator(x, x, logs[0] - logs[1]).lines(0.0), key=len, default=np.empty((0, 2)))

    def rulers(self):
        """Return the outline of the floor, and the rulers."""
        flat = [-4, -2, 0, 2, 4]
        space = Space((self.limits, self.limits, (self.floor, 1)))
        outline, x1, x2, _ = space.frame(["x1 (cat)", "x2 (dog)", ""], [flat, flat, []])
        things = [outline, x1, x2, *self.p_rulers([(a, b) for a in self.limits for b in self.limits])]
        if len(wall := self.wall()):
            end = wall[wall.sum(-1).argmax()]
            things.append(Curve("wall", lifted(wall, self.floor), INK, 1.5))
            things.append(
                Words("wall", tuple(map(float, lifted(end + 0.4, self.floor))), INK, 9, stays=False)
            )
        return things

    def sentence(self):
        """Say where the bells are, and that their division is softmax, or that it is not."""
        cat, dog = self.centres()
        apart = number(np.hypot(*(cat - dog)))
        widths = (
            "both with sigma" if not self.unequal else "the dogs' twice as wide as the cats', whose sigma is"
        )
        return (
            f"{about_shown(self)} Bells round {pair(cat)} for cat and {pair(dog)} for dog, {widths} "
            f"{number(self.sigma, 2)}; their centres are {apart} apart. The point is "
            f"x1 = {number(self.x1, 2)}, x2 = {number(self.x2, 2)}. {self.at_the_point()}{self._bent()}"
            f"{about_level(self)}"
        )

    def _bent(self):
        if not self.unequal:
            return ""
        return " The wall bends round cat: far out, the wider bell is the higher one on every side."
