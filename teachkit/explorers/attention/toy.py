"""A query among three keys."""

import math

import numpy as np
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from teachkit.explorers.attention.parts import WORDS
from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import DOT, all_seen, named, names_apart, region_paths, share_bars
from teachkit.figures.attention import point
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, FAINT, INK
from teachkit.figures.words import listing, number
from teachkit.maths.attention import additive_attention, attention
from teachkit.maths.distributions import entropy

FORMULAS = {
    "dot product": "q · k",
    "scaled dot product": "q · k / √2",
    "additive": "v · tanh(q + k) with v = (1, 2)",
}
ADDED = np.eye(2), np.eye(2), np.array([1.0, 2.0])  # W, U and v of the additive score
LIMITS = ((-5.0, 5.0), (-5.0, 5.0))  # of the map


def coordinate(default, label, reach=4):
    """Return the control of a coordinate of a point that is dragged."""
    return Number(default, -reach, reach, step=0.1, label=label, more=True, box=True)


class AttentionExplorer(Explorer):
    """A query among the keys of three words: the scores, the weights that softmax makes of them, the output.

    The colour of a place says which word would get the largest weight if the query stood there. The output
    is an average of the values, so it never leaves their triangle.

    Parameters
    ----------
    toy : {"scores 2, 1, 0.1", "Bahdanau's", "your own"}
        Numbers to start from.
    score : {"dot product", "scaled dot product", "additive"}
        q · k; q · k / √2; or v · tanh(q + k) with v = (1, 2), which is Bahdanau's with W = U = I.
    query_x, query_y : float
        The query, from -4 to 4.
    cat_x, cat_y, dog_x, dog_y, bird_x, bird_y : float
        The keys, from -4 to 4.
    cat_value_x, cat_value_y, dog_value_x, dog_value_y, bird_value_x, bird_value_y : float
        The values, from -2 to 2.

    Notes
    -----
    The scores 2, 1 and 0.1 are those of Uniqtech, "Understand the Softmax Function in Minutes", which names
    Bahdanau's attention as a use of softmax.

    Examples
    --------
    >>> explorer = AttentionExplorer()
    >>> explorer.scores().tolist(), explorer.weights().round(4).tolist()
    ([2.0, 1.0, 0.1], [0.659, 0.2424, 0.0986])
    >>> explorer.score = "scaled dot product"
    >>> explorer.output().round(5).tolist()
    [0.71889, 0.42987]
    """

    heading = "A query among three keys: where does it look?"
    how = (
        "Drag the query, a key or a value; or focus one and press the arrow keys. The colour "
        "of a place tells which word a query there looks at most. Challenge: bring the output to the middle "
        "of the values."
    )

    toys = {  # noqa: RUF012 - read only
        "scores 2, 1, 0.1": ("dot product", (1, 0), ((2, 0), (1, 3), (0.1, -1))),
        "Bahdanau's": ("additive", (0.5, -0.5), ((1, 0), (0, 1), (1, 1))),
    }
    toy_values = ((1, 0), (0, 1), (1, 1))  # of both

    toy = Choice((*toys, "your own"), label="example")
    score = Choice((*FORMULAS,), label="score")
    query_x = coordinate(1, "query, x")
    query_y = coordinate(0, "query, y")
    cat_x = coordinate(2, "key of cat, x")
    cat_y = coordinate(0, "key of cat, y")
    dog_x = coordinate(1, "key of dog, x")
    dog_y = coordinate(3, "key of dog, y")
    bird_x = coordinate(0.1, "key of bird, x")
    bird_y = coordinate(-1, "key of bird, y")
    cat_value_x = coordinate(1, "value of cat, x", 2)
    cat_value_y = coordinate(0, "value of cat, y", 2)
    dog_value_x = coordinate(0, "value of dog, x", 2)
    dog_value_y = coordinate(1, "value of dog, y", 2)
    bird_value_x = coordinate(1, "value of bird, x", 2)
    bird_value_y = coordinate(1, "value of bird, y", 2)

    points = ("query", *WORDS)

    def place(self, name):
        """Return a point that is dragged, by the beginning of its controls' names. Shape (2,)."""
        return np.array([getattr(self, f"{name}_x"), getattr(self, f"{name}_y")])

    def query(self):
        """Return the query. Shape (2,)."""
        return self.place("query")

    @derived
    def key_rows(self):
        """Return the keys, a row for each word. Shape (3, 2)."""
        return np.array([self.place(name) for name in WORDS])

    @derived
    def value_rows(self):
        """Return the values, a row for each word. Shape (3, 2)."""
        return np.array([self.place(f"{name}_value") for name in WORDS])

    def scores(self, query=None):
        """Return the scores of the three words, for the query or for others, shape (..., 2)."""
        query = self.query() if query is None else np.asarray(query, dtype=float)
        if self.score == "additive":
            W, U, v = ADDED
            return np.tanh((query @ W.T)[..., None, :] + self.key_rows() @ U.T) @ v
        return query @ self.key_rows().T * self._scale()

    def _scale(self):
        return 1 if self.score == "dot product" else math.sqrt(1 / 2)

    @derived
    def attended(self):
        """Return the output, shape (2,), and the weights, shape (3,)."""
        if self.score == "additive":
            return additive_attention(self.query(), self.key_rows(), self.value_rows(), *ADDED)
        return attention(self.query(), self.key_rows(), self.value_rows(), scale=self._scale())

    def output(self):
        """Return the average of the values. Shape (2,)."""
        return self.attended()[0]

    def weights(self):
        """Return the weights. Shape (3,)."""
        return self.attended()[1]

    def allowed(self, state, old):
        """Let an example set its numbers, and name what they are."""
        known = {name: self._numbers(*toy) for name, toy in self.toys.items()}
        moved = any(state[name] != old[name] for name in known["Bahdanau's"])
        if state["toy"] in known and state["toy"] != old["toy"] and not moved:
            return {**state, **known[state["toy"]]}
        if state["toy"] in known and any(state[name] != x for name, x in known[state["toy"]].items()):
            return {**state, "toy": "your own"}
        return state

    def _numbers(self, score, query, keys):
        places = dict(zip(self.points, (query, *keys), strict=True))
        places |= {f"{name}_value": value for name, value in zip(WORDS, self.toy_values, strict=True)}
        return {"score": score} | {
            f"{name}_{way}": float(x)
            for name, place in places.items()
            for way, x in zip("xy", place, strict=True)
        }

    def build(self):
        """Draw the map of queries and keys, the weights, and the values with the output."""
        figure, axes = panels(
            "map weights; map values", 8.8, 5.2, width_ratios=[1.75, 1], height_ratios=[1, 1.6]
        )
        self._map(axes["map"])
        axes["weights"].set_title("Weights")
        self.bars, self.labels = share_bars(self, axes["weights"], WORDS, self.weights, 4)
        self._values(axes["values"])
        return figure

    def _map(self, ax):
        ax.set(xlim=LIMITS[0], ylim=LIMITS[1], xticks=range(-4, 5, 2), yticks=range(-4, 5, 2))
        ax.set_aspect("equal", adjustable="box")
        ax.set_title("Query and keys; colour: who would win")
        nothing, look = Path([(0, 0)]), {"alpha": 0.28, "linewidth": 0}
        self.regions = [
            ax.add_patch(PathPatch(nothing, facecolor=colour, **look)) for colour in CLASS_COLOURS[:3]
        ]
        self.follow(self.regions, path=lambda: region_paths(LIMITS, self.scores))
        (arrow,) = ax.plot([0, 0], [0, 0], color=INK, linewidth=2)
        self.follow(arrow, data=lambda: ([0, self.query_x], [0, self.query_y]))
        names = [ax.text(0, 0, name, ha="center", va="bottom", fontsize=9) for name in self.points]
        places = lambda: [self.query(), *self.key_rows()]  # noqa: E731
        self.follow(names, position=lambda: names_apart([(x, y + 0.35) for x, y in places()], 0.5, 0.55, 4.4))
        looks = [{"marker": CLASS_MARKERS[k], "color": CLASS_COLOURS[k]} for k in range(3)]
        dots = [
            self._point(ax, name, f"key of {name}", **look) for name, look in zip(WORDS, looks, strict=True)
        ]
        all_seen(
            self, ax, [*dots, self._point(ax, "query", "query")],
            lambda: [*self.key_rows(), self.query()], DOT["markersize"],
        )  # fmt: skip

    def _point(self, ax, name, label, **look):
        """Draw a point that is dragged in the plane."""
        return self.handle(
            name, ax.plot([0], [0], **{**DOT, **look})[0], label, along="xy",
            control=(f"{name}_x", f"{name}_y"),
            words=lambda: f"{label} at {point(self.place(name))}",
        )  # fmt: skip

    def _values(self, ax):
        ax.set(title="Values and output", xlim=(-2.4, 2.4), ylim=(-2.4, 2.4), xlabel="x", ylabel="y")
        ax.set_aspect("equal", adjustable="box")
        triangle = ax.add_patch(Polygon([[0, 0]] * 3, facecolor="#ececec", edgecolor=FAINT))
        self.triangle = self.follow(triangle, xy=self.value_rows)
        self.pulls = self.follow(
            [ax.plot([0, 0], [0, 0], color=colour)[0] for colour in CLASS_COLOURS[:3]],
            data=lambda: [tuple(np.transpose([self.output(), value])) for value in self.value_rows()],
            linewidth=lambda: 0.3 + 6 * self.weights(),
        )
        dots = []
        for k, name in enumerate(WORDS):
            look = {"marker": CLASS_MARKERS[k], "color": CLASS_COLOURS[k]}
            dots.append(self._point(ax, f"{name}_value", f"value of {name}", **look))
        all_seen(self, ax, dots, self.value_rows, 11)
        (dot,) = ax.plot([0], [0], "X", color=INK, markersize=10, markeredgecolor="white", zorder=6)
        self.output_dot = self.follow(dot, data=lambda: tuple(self.output()[:, None]))

    def _most(self):
        """Say which word the query looks at most."""
        weights = self.weights()
        tops = [name for name, w in zip(WORDS, weights, strict=True) if weights.max() - w < 1e-9]
        return "at all words alike" if len(tops) == 3 else f"most at {named(tops)}"

    def sentence(self):
        """Say scores, weights and output, and where the output lies."""
        output, weights = self.attended()
        return (
            f"Query {point(self.query())}, {self.score} ({FORMULAS[self.score]}): scores "
            f"{listing(WORDS, self.scores(), 5)}; softmax makes them the weights "
            f"{listing(WORDS, weights, 5)}, entropy {number(entropy(weights))} nats. The query "
            f"looks {self._most()}. The output is {point(output, 5)}, an average of the values, so it lies "
            "within their triangle."
        )

    def short(self):
        """Say where the query looks, and where the output is."""
        return f"The query looks {self._most()}: the output is {point(self.output(), 2)}."

    def table(self):
        """Return key, score, weight and value of each word."""
        rows = [
            [name, point(k), number(s, 5), number(w, 5), point(v)]
            for name, k, s, w, v in zip(
                WORDS, self.key_rows(), self.scores(), self.weights(), self.value_rows(), strict=True
            )
        ]
        return Table(["word", "key", "score", "weight", "value"], rows)
