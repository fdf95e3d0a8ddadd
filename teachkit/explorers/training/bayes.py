"""Bayes' rule beside softmax of a linear layer."""

import itertools
import math

import numpy as np

from teachkit.explorers.engine import Explorer, Number, Toggle, derived, panels
from teachkit.explorers.parts import DOT, all_seen, class_texts, names_apart, share_bars
from teachkit.explorers.training.parts import ClassMap
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, INK, class_names
from teachkit.figures.words import listing, number
from teachkit.maths.geometry import gaussian_log_density, gaussian_posterior, gaussian_to_linear
from teachkit.maths.softmax import softmax

THREE = class_names(3)
SIDE = 4  # half of the map's
TURN = np.linspace(0, 2 * math.pi, 49)
CIRCLE = np.stack([np.cos(TURN), np.sin(TURN)], axis=1)


def coordinate(default, label, reach=3.5):
    """Return the control of a coordinate of a point that is dragged."""
    return Number(default, -reach, reach, label=label, more=True, box=True)


class BayesExplorer(ClassMap, Explorer):
    """Three clouds whose posterior by Bayes' rule is softmax of a linear layer, while they have one shape.

    The colours show which class is the most probable by Bayes' rule; straight lines are the walls of
    softmax(Wx + b), with W and b worked out from means, covariance and priors. Make one cloud wider than
    the others: the colours curve, the lines cannot follow.

    Parameters
    ----------
    spread : float
        Standard deviation of both coordinates, from 0.3 to 2.
    correlation : float
        Of the two coordinates, from -0.9 to 0.9.
    cats, dogs, birds : float
        How frequent the classes are; divided by their sum they are the priors.
    unequal : bool
        Make the dogs' cloud twice as wide; the linear layer then has the average covariance.
    sure : bool
        Draw the lines along which the most probable class has 90 %.
    cat_a, cat_b, dog_a, dog_b, bird_a, bird_b : float
        The means, from -3.5 to 3.5.
    a, b : float
        A point at which both calculations are compared.

    Examples
    --------
    >>> BayesExplorer().difference() < 1e-12, BayesExplorer(unequal=True).difference() > 0.1
    (True, True)
    """

    heading = "Clouds of one shape: Bayes' rule is softmax(Wx + b)"
    how = (
        "Drag a mean or the round point over the plane, or focus it and press the arrow keys. Move the "
        "priors, tilt the clouds. Then make them unequal: the lines part from the colours."
    )

    spread = Number(1, 0.3, 2, step=0.05, label="spread")
    correlation = Number(0.4, -0.9, 0.9, step=0.05, label="correlation")
    cats = Number(1, 0.05, 1, step=0.05, label="how frequent cats are")
    dogs = Number(1, 0.05, 1, step=0.05, label="how frequent dogs are")
    birds = Number(1, 0.05, 1, step=0.05, label="how frequent birds are")
    unequal = Toggle(False, label="unequal (dog twice as wide)")
    sure = Toggle(False, label="lines where a class has 90 %", more=True)
    cat_a = coordinate(0, "mean of cat, across")
    cat_b = coordinate(1.6, "mean of cat, up")
    dog_a = coordinate(-1.7, "mean of dog, across")
    dog_b = coordinate(-1.2, "mean of dog, up")
    bird_a = coordinate(1.7, "mean of bird, across")
    bird_b = coordinate(-0.8, "mean of bird, up")
    a = coordinate(0.6, "point, across", SIDE)
    b = coordinate(0.3, "point, up", SIDE)

    names, limits, ways = THREE, ((-SIDE, SIDE),) * 2, "ab"

    @derived
    def means(self):
        """Return the means. Shape (3, 2)."""
        return np.array([self.place(name) for name in THREE])

    @derived
    def covariances(self):
        """Return the covariance of each class. Shape (3, 2, 2)."""
        one = self.spread**2 * np.array([[1, self.correlation], [self.correlation, 1]])
        return np.array([one, (4 if self.unequal else 1) * one, one])

    @derived
    def priors(self):
        """Return the priors. Shape (3,)."""
        weights = np.array([self.cats, self.dogs, self.birds])
        return weights / weights.sum()

    @derived
    def linear(self):
        """Return W, shape (3, 2), and b, shape (3,), for the covariances on average."""
        shared = np.einsum("k,kij->ij", self.priors(), self.covariances())
        return gaussian_to_linear(self.means(), shared, self.priors())

    def joint(self, x):
        """Return the logarithm of prior times density of each class, at points of shape (..., 2)."""
        clouds = zip(self.means(), self.covariances(), strict=True)
        logs = np.stack([gaussian_log_density(x, *cloud) for cloud in clouds], axis=-1)
        return logs + np.log(self.priors())

    def scores(self, x):
        """Return Wx + b at points of shape (..., 2)."""
        W, b = self.linear()
        return np.asarray(x, dtype=float) @ W.T + b

    def bayes(self, x):
        """Return the posterior by Bayes' rule at points of shape (..., 2)."""
        return gaussian_posterior(x, self.means(), list(self.covariances()), self.priors())

    @derived
    def difference(self):
        """Return the largest difference between Bayes' rule and softmax(Wx + b) over the map."""
        line = np.linspace(-SIDE, SIDE, 41)
        x = np.stack(np.meshgrid(line, line), axis=-1)
        return float(np.abs(self.bayes(x) - softmax(self.scores(x))).max())

    @derived
    def here(self):
        """Return Bayes' posterior and softmax of the layer at the point."""
        x = np.array([self.a, self.b])
        return self.bayes(x), softmax(self.scores(x))

    def build(self):
        """Draw the map, the priors, and both calculations at the point."""
        figure, axes = panels("map priors; map bayes; map softmax", 8.8, 5.4, width_ratios=[2.1, 1])
        self._map(axes["map"])
        drawn = {
            "priors": ("Priors", self.priors),
            "bayes": ("At the point: Bayes", lambda: self.here()[0]),
            "softmax": ("There: softmax(Wx + b)", lambda: self.here()[1]),
        }
        self.bars = [share_bars(self, axes[name], THREE, shares) for name, (_, shares) in drawn.items()]
        for name, (title, _) in drawn.items():
            axes[name].set_title(title)
        return figure

    def _map(self, ax):
        ax.set(
            title="Colours: Bayes; straight lines: softmax(Wx + b)",
            xticks=range(-4, 5, 2),
            yticks=range(-4, 5, 2),
        )
        self.draw_map(ax, self.joint)
        lines = [ax.plot([0, 1], [0, 0], color=INK, linewidth=2.2)[0] for _ in range(3)]
        self.walls_drawn = self.follow(lines, data=lambda: [tuple(wall.T) for wall in self.walls()])
        looks = [
            {"color": colour, "linewidth": 2.4 - 0.8 * reach}
            for colour in CLASS_COLOURS[:3]
            for reach in (1, 2)
        ]
        rings = [ax.plot([0, 1], [0, 0], **look)[0] for look in looks]
        self.rings = self.follow(rings, data=lambda: [tuple(ring.T) for ring in self._rings()])
        dots = [self.draw_point(ax, name, f"mean of {name}", k) for k, name in enumerate(THREE)]
        dots.append(self.draw_point(ax, "point", "point", control=("a", "b"), words=self._spoken))
        all_seen(self, ax, dots, lambda: [*self.means(), (self.a, self.b)], DOT["markersize"])
        self.follow(
            class_texts(ax, range(3), fontsize=10, fontweight="bold"),
            text=lambda: THREE,
            position=lambda: names_apart([(a, b + 0.3) for a, b in self.means()], 0.5, 0.35, 3.8),
        )

    def _rings(self):
        """Return one and two spreads round each mean, as closed lines."""
        clouds = zip(self.means(), self.covariances(), strict=True)
        return [
            mean + reach * CIRCLE @ np.linalg.cholesky(covariance).T
            for mean, covariance in clouds
            for reach in (1, 2)
        ]

    def walls(self):
        """Return the walls of softmax(Wx + b): a line for each pair of classes, which may have no point."""
        W, b = self.linear()
        lines = []
        for j, k in itertools.combinations(range(3), 2):
            w, c = W[j] - W[k], b[j] - b[k]
            if not np.hypot(*w) > 1e-12:
                lines.append(np.empty((0, 2)))
                continue
            along = np.array([-w[1], w[0]]) / np.hypot(*w)
            x = -c * w / (w @ w) + np.linspace(-40, 40, 3201)[:, None] * along
            z = self.scores(x)
            kept = x[(np.abs(x) <= SIDE).all(axis=1) & (z[:, 3 - j - k] <= z[:, j])]
            lines.append(kept[[0, -1]] if len(kept) else kept)
        return lines

    def _spoken(self):
        place = f"point at {number(self.a, 1)}, {number(self.b, 1)}"
        return f"{place}; {listing(THREE, self.here()[0])}"

    def short(self):
        """Say what both calculations give at the point."""
        bayes, layer = self.here()
        if self.difference() < 1e-9:
            other = "so does softmax(Wx + b), all over the map"
        else:
            other = f"softmax(Wx + b) gives {listing(THREE, layer)}"
        return f"At the point Bayes' rule gives {listing(THREE, bayes)}; {other}."

    def sentence(self):
        """Say where the clouds are, what both calculations give at the point, and how far they differ."""
        bayes, layer = self.here()
        place = f"{number(self.a, 1)}, {number(self.b, 1)}"
        means = ", ".join(
            f"{name} ({number(a, 1)}, {number(b, 1)})"
            for name, (a, b) in zip(THREE, self.means(), strict=True)
        )
        if self.difference() < 1e-9:
            verdict = "Softmax(Wx + b) gives the same, here and all over the map, to within 1e−9."
        else:
            verdict = (
                f"Softmax(Wx + b) gives {listing(THREE, layer)}; over the map the two "
                f"differ by up to {number(self.difference())}: the logarithm of a wider cloud keeps squares "
                "of x, which no Wx + b has."
            )
        wider = ", the dogs' twice as wide," if self.unequal else ""
        return (
            f"Clouds round {means}; spread {number(self.spread, 2)}{wider} and correlation "
            f"{number(self.correlation, 2)}; priors {listing(THREE, self.priors())}. At ({place}) Bayes' "
            f"rule gives {listing(THREE, bayes)}. {verdict}"
        )

    def table(self):
        """Return the linear layer."""
        W, b = self.linear()
        rows = [[name, number(w[0]), number(w[1]), number(c)] for name, w, c in zip(THREE, W, b, strict=True)]
        return Table(["class", "weight across", "weight up", "bias"], rows, caption="W and b")
