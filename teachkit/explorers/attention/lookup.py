"""From an average to a dictionary."""

import numpy as np
from matplotlib.patches import Polygon

from teachkit.explorers.attention.parts import WORDS
from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import all_seen, decades, log_dot, named
from teachkit.figures.attention import point
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, FAINT, INK
from teachkit.figures.words import listing, number, significant
from teachkit.maths.attention import attention
from teachkit.maths.distributions import entropy

KEYS, VALUES = ((2, 0), (1, 3), (0.1, -1)), ((1, 0), (0, 1), (1, 1))
POWERS = np.linspace(-3, 3, 121)  # of ten, for beta


class LookupExplorer(Explorer):
    """Attention as a dictionary that is asked softly: beta takes it from an average to a single entry.

    Parameters
    ----------
    query : {"one key fits best", "two keys fit alike"}
        The query (1, 0), with scores 2, 1 and 0.1; or (3, 1), with scores 6, 6 and -0.7.
    beta : float
        What multiplies the scores, from 0.001 to 1000.

    Notes
    -----
    In the limit of a large beta softmax becomes argmax, and attention the lookup in a dictionary; keys that
    tie share the weight, where a dictionary would have to choose.

    Examples
    --------
    >>> LookupExplorer(beta=1000).output().tolist()
    [1.0, 0.0]
    >>> LookupExplorer(query="two keys fit alike", beta=1000).output().tolist()
    [0.5, 0.5]
    """

    heading = "From an average to a dictionary: soft and hard lookup"
    how = (
        "Drag the large dot along beta, or focus it and press the arrow keys. Near 0 all values are averaged "
        "alike; far to the right one value is looked up. Then take the query that two keys fit alike."
    )

    queries = {"one key fits best": (1, 0), "two keys fit alike": (3, 1)}  # noqa: RUF012 - read only

    query = Choice((*queries,), label="query")
    beta = Number(1, 0.001, 1000, step=0.05, label="beta", digits=3, log=True, box=True)

    def attended(self, beta=None):
        """Return the output, shape (2,), and the weights, shape (3,), at beta or at another one."""
        return attention(self.queries[self.query], KEYS, VALUES, scale=self.beta if beta is None else beta)

    def output(self):
        """Return the output. Shape (2,)."""
        return self.attended()[0]

    @derived
    def weights(self):
        """Return the weights. Shape (3,)."""
        return self.attended()[1]

    def scores(self):
        """Return the scores before beta. Shape (3,)."""
        return np.array(self.queries[self.query]) @ np.transpose(KEYS)

    @derived
    def walk(self):
        """Return outputs, shape (121, 2), and weights, shape (121, 3), at all betas of the picture."""
        return [np.array(part) for part in zip(*(self.attended(10**power) for power in POWERS), strict=True)]

    def build(self):
        """Draw weights by beta, and the values with the output."""
        figure, axes = panels("weights values", 8.2, 4.0, width_ratios=[1.55, 1])
        self._weights(axes["weights"])
        self._values(axes["values"])
        return figure

    def _weights(self, ax):
        ax.set(title="Weights", xlabel="beta, by factors of ten", ylabel="weight")
        decades(ax, -3, 3, significant)
        ax.set_ylim(-0.04, 1.12)
        here = lambda: np.log10(self.beta)  # noqa: E731
        lines, marks, names = [], [], []
        for k in range(3):
            colour, marker = CLASS_COLOURS[k], CLASS_MARKERS[k]
            lines += ax.plot(POWERS, 0 * POWERS, "--" if k == 1 else "-", color=colour)  # seen above another
            marks += ax.plot([0], [0], marker, color=colour, markersize=8, clip_on=False)
            x = 0.03 + 0.33 * k
            ax.plot([x], [0.96], marker, color=colour, transform=ax.transAxes)
            names.append(ax.text(x + 0.03, 0.96, "", va="center", fontsize=9, transform=ax.transAxes))
        self.lines = self.follow(lines, ydata=lambda: self.walk()[1].T)
        self.marks = self.follow(marks, data=lambda: [([here()], [w]) for w in self.weights()])
        all_seen(self, ax, marks, lambda: [(here(), w) for w in self.weights()], 8)
        self.follow(
            names,
            text=lambda: [f"{name} {number(w, 4)}" for name, w in zip(WORDS, self.weights(), strict=True)],
        )
        (line,) = ax.plot([0, 0], [-0.04, 1], color=INK, linewidth=1, linestyle=":")
        self.follow(line, xdata=lambda: [here()] * 2)
        log_dot(
            self, ax, "beta", "beta", 0,
            lambda: f"beta {significant(self.beta)}, weights {listing(WORDS, self.weights())}", 0.05,
        )  # fmt: skip

    def _values(self, ax):
        ax.set_title("Values and output")
        ax.set_aspect("equal", adjustable="box")
        ax.set(xlim=(-0.2, 1.2), ylim=(-0.2, 1.2), xlabel="x", ylabel="y")
        ax.add_patch(Polygon(VALUES, facecolor="#ececec", edgecolor=FAINT))
        for k, (x, y) in enumerate(VALUES):
            ax.plot([x], [y], CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=10)
            below = y == 0
            look = {"ha": "center", "va": "top" if below else "bottom", "fontsize": 9}
            ax.text(x, y + (-0.08 if below else 0.06), WORDS[k], **look)
        (path,) = ax.plot([0], [0], color=INK, linewidth=1.4)
        self.path = self.follow(path, data=lambda: tuple(self.walk()[0].T))
        (dot,) = ax.plot([0], [0], "X", color=INK, markersize=11, markeredgecolor="white")
        self.output_dot = self.follow(dot, data=lambda: tuple(self.output()[:, None]))

    def sentence(self):
        """Say weights and output, and what hard lookup would give."""
        scores, weights, output = self.scores(), self.weights(), self.output()
        best = np.flatnonzero(scores == scores.max())
        value = np.array(VALUES, dtype=float)
        hard = value[best].mean(0)
        if len(best) > 1:
            limit = f"{named(WORDS[k] for k in best)} tie, so their values are averaged"
        else:
            limit = f"the value of {WORDS[best[0]]}, as a dictionary would give it"
        return (
            f"Query {point(self.queries[self.query])}: scores {listing(WORDS, scores, 1)}. At beta "
            f"{significant(self.beta)} the weights are {listing(WORDS, weights, 4)}, entropy "
            f"{number(entropy(weights), 4)} nats; the output is {point(output, 4)}, at a distance of "
            f"{number(np.linalg.norm(output - hard), 4)} from where it ends as beta grows, "
            f"{point(hard)}: {limit}. As beta falls to 0 it becomes the mean of all values, "
            f"{point(value.mean(0), 4)}."
        )

    def short(self):
        """Say the weights."""
        return f"At beta {significant(self.beta)} the weights are {listing(WORDS, self.weights())}."
