"""What the explorers of two and of three Gaussians share."""

import math

import numpy as np

from teachkit.explorers.engine import Number, Toggle
from teachkit.explorers.engine.space import SpaceExplorer
from teachkit.explorers.geometry.parts import about_level, add_level, level_handle
from teachkit.explorers.parts import lifted, pale, share_bars, stage_and_panels
from teachkit.figures.space import Curve, Dots, Faces, Ruler, Space, Words, cut
from teachkit.figures.style import CLASS_COLOURS, INK
from teachkit.figures.words import listing, number, significant
from teachkit.maths.geometry import gaussian_log_density, gaussian_posterior
from teachkit.maths.softmax import softmax


class GaussiansExplorer(SpaceExplorer):
    """Bells on the floor, and above them their posterior by Bayes' rule with softmax drawn over it.

    A subclass has the state of its point, and says `names`, `coordinates`, `limits`, `point`, `scores`,
    `centres`, `variances`, `ground`, `bell_ground`, `softmax_lines`, `label_places` and `rulers`.
    """

    how = (
        "Move sigma, and watch the bells on the floor and the surfaces above. Drag the picture to turn it, "
        "the dot on the floor to move the point; or focus them and press the arrow keys."
    )

    sigma = Number(1, 0.5, 2, step=0.05, label="sigma, width of the bells")
    opacity = Number(1, 0.2, 1, step=0.05, label="opacity", more=True)
    bells = Toggle(True, label="bells")
    posterior = Toggle(True, label="posterior by Bayes")
    lines = Toggle(True, label="softmax as lines")
    plane = Toggle(False, label="level plane")
    level = Number(0.5, 0, 1, step=0.01, label="height of the plane", more=True)

    floor, bell_height = -1.35, 1.0
    foot = 0.01  # of its height: where a bell ends

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
        figure, axes = stage_and_panels("densities bayes softmax", 8.8, 5.6, [1, 1, 1])
        self.stage = axes["stage"]
        drawn = {
            "densities": ("Heights of the bells here", self.densities),
            "bayes": ("Bayes: height / sum", self.bayes),
            "softmax": ("Softmax of the scores", self.shares),
        }
        self.bars = []
        for name, (title, values) in drawn.items():
            self.bars.append(share_bars(self, axes[name], self.names, values, 4))
            axes[name].set_title(title)
        reach = self._density_reach
        self.follow(
            axes["densities"], xlim=lambda: (0, 1.35 * reach()), xticks=lambda: [0, reach() / 2, reach()]
        )
        self.follow(self.bars[0][1], x=lambda: [value + 0.03 * reach() for value in self.densities()])
        x, y = self.coordinates
        self.space_handle("point", "point on the floor", x=x, y=y, z=self.floor, words=self._spoken)
        level_handle(self)
        return figure

    def short(self):
        """Say both calculations at the point."""
        same = np.abs(self.bayes() - self.shares()).max() < 1e-9
        softmax_says = "the same" if same else listing(self.names, self.shares())
        return f"Bayes: {listing(self.names, self.bayes())}. Softmax: {softmax_says}.{about_level(self)}"

    def _density_reach(self):
        """Return the end of the scale of the bells' heights: a round number."""
        peak = 1 / (2 * math.pi * min(self.variances()))
        return next(rung for rung in (0.05, 0.1, 0.2, 0.5, 1) if rung >= peak)

    def _spoken(self):
        x, y = map(float, self.point())
        place = f"point at {self.coordinates[0]} {number(x, 2)}, {self.coordinates[1]} {number(y, 2)}"
        return f"{place}; {listing(self.names, self.bayes())}"

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
                drawn = [self.bayes(above)[k]] * self.posterior + [self.shares(above)[k]] * self.lines
                add(Words(f"p {name}", tuple(map(float, lifted(above, max(drawn) + 0.42))), colour))
            else:
                add(Words(name, tuple(lifted(below, self.floor)), colour))
        self._add_readings(space, colours)
        add_level(self, space)
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
            end = self.foot * self.bell_height * min(self.variances()) / self.variances()[k]
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

    def p_rulers(self, corners):
        """Return the ruler for the probabilities, on the storey where they are, if there is one."""
        if not (self.posterior or self.lines or self.plane):
            return []
        edges = [(lifted(corner, 0), lifted(corner, 1)) for corner in corners]
        return [Ruler("p", edges, [0, 0.5, 1], (0, 1), upright=True)]

    def at_the_point(self):
        """Say both calculations at the point, and how far they agree everywhere."""
        heights, bayes, shares, error = self.densities(), self.bayes(), self.shares(), self.error()
        divided = f"divided by their sum {listing(self.names, bayes, 4)}"
        words = f"There the bells are {listing(self.names, heights, 4)} high; {divided}. "
        if error < 1e-13:
            bound = significant(1e-14 if error < 1e-14 else 1e-13)
            return words + f"Softmax of the scores gives the same, here and everywhere, to within {bound}."
        return words + (
            f"Softmax of the scores gives {listing(self.names, shares, 4)}: they differ, somewhere by "
            f"{number(error)}."
        )
