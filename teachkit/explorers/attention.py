"""Explorers of lesson 08: attention in the plane, its limits, masks, a sentence, learned alignment."""

import math

import numpy as np
from matplotlib.patches import Polygon

from teachkit.explorers.distributions import MOVING, named
from teachkit.explorers.engine import Choice, Number, Toggle
from teachkit.explorers.geometry import _lifted, _stage_and_panels
from teachkit.explorers.space import SpaceExplorer, fill_bars, share_bars
from teachkit.explorers.training import _add_regions, _ground, _map_handle, _regions
from teachkit.figures.attention import point
from teachkit.figures.picture import Table
from teachkit.figures.space import Curve, Space, Words
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, INK, class_names, listing, number
from teachkit.maths.attention import additive_attention, attention
from teachkit.maths.distributions import entropy
from teachkit.maths.softmax import softmax

WORDS = class_names(3)
SCORES = ("dot product", "scaled dot product", "additive")
ADDED = np.eye(2), np.eye(2), np.array([1.0, 2.0])  # W, U and v of the additive score


class AttentionExplorer(SpaceExplorer):
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
    raised : bool
        Raise each place by the largest weight there.
    elev, azim, zoom : float
        Where the scene is seen from, in degrees, and how large.

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
        "Drag the query, the black dot, or a key; or focus one and press the arrow keys. Its colour tells "
        "which word a place looks at most. Challenge: bring the output to the middle of the values."
    )

    toys = {  # noqa: RUF012 - read only
        "scores 2, 1, 0.1": ("dot product", (1, 0), ((2, 0), (1, 3), (0.1, -1))),
        "Bahdanau's": ("additive", (0.5, -0.5), ((1, 0), (0, 1), (1, 1))),
    }

    toy = Choice((*toys, "your own"), label="example")
    score = Choice(SCORES, label="score")
    query_x = Number(1, -4, 4, step=0.1, label="query, across")
    query_y = Number(0, -4, 4, step=0.1, label="query, up")
    cat_x = Number(2, -4, 4, step=0.1, label="key of cat, across")
    cat_y = Number(0, -4, 4, step=0.1, label="key of cat, up")
    dog_x = Number(1, -4, 4, step=0.1, label="key of dog, across")
    dog_y = Number(3, -4, 4, step=0.1, label="key of dog, up")
    bird_x = Number(0.1, -4, 4, step=0.1, label="key of bird, across")
    bird_y = Number(-1, -4, 4, step=0.1, label="key of bird, up")
    cat_value_x = Number(1, -2, 2, step=0.1, label="value of cat, across")
    cat_value_y = Number(0, -2, 2, step=0.1, label="value of cat, up")
    dog_value_x = Number(0, -2, 2, step=0.1, label="value of dog, across")
    dog_value_y = Number(1, -2, 2, step=0.1, label="value of dog, up")
    bird_value_x = Number(1, -2, 2, step=0.1, label="value of bird, across")
    bird_value_y = Number(1, -2, 2, step=0.1, label="value of bird, up")
    raised = Toggle(False, label="raise by the largest weight")

    view = (90, -90, 1.35)
    views = {"from above": view[:2], "at an angle": (32, -70)}  # noqa: RUF012 - read only

    limits = ((-5.0, 5.0), (-5.0, 5.0))
    reach = ((-4, 4), (-4, 4))
    points = ("query", *WORDS)

    def query(self):
        """Return the query. Shape (2,)."""
        return self._point("query")

    def key_rows(self):
        """Return the keys, a row for each word. Shape (3, 2)."""
        return np.array([self._point(name) for name in WORDS])

    def value_rows(self):
        """Return the values, a row for each word. Shape (3, 2)."""
        return np.array([self._point(f"{name}_value") for name in WORDS])

    def _point(self, name):
        return np.array([getattr(self, f"{name}_x"), getattr(self, f"{name}_y")])

    def scores(self, query=None):
        """Return the scores of the three words, for the query or for others, shape (..., 2)."""
        query = self.query() if query is None else np.asarray(query, dtype=float)
        if self.score == "additive":
            W, U, v = ADDED
            return np.tanh((query @ W.T)[..., None, :] + self.key_rows() @ U.T) @ v
        return query @ self.key_rows().T * self._scale()

    def _scale(self):
        return 1 if self.score == "dot product" else math.sqrt(1 / 2)

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

    def top(self, query):
        """Return the largest weight of queries, shape (..., 2)."""
        return softmax(self.scores(query)).max(-1)

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
        places = zip(self.points, (query, *keys), strict=True)
        return {"score": score} | {
            f"{name}_{way}": float(x) for name, place in places for way, x in zip("xy", place, strict=True)
        }

    def build(self):
        """Draw the axes of the weights and of the values."""
        figure, self.stage, (bars, ax) = _stage_and_panels(8.8, 5.4, [1, 1.5])
        bars.set_title("Weights")
        self.bars, self.labels = share_bars(bars, WORDS)
        self.value_axes = ax
        ax.set_title("Values and output")
        ax.set_aspect("equal", adjustable="box")
        ax.set_xlabel("first number")
        ax.set_ylabel("second number")
        ax.set_xlim(-2.3, 2.3)
        ax.set_ylim(-2.3, 2.3)
        self.triangle = ax.add_patch(
            Polygon([[0, 0]] * 3, facecolor="#ececec", edgecolor="#8a8a8a", **MOVING)
        )
        self.pulls = [ax.plot([0], [0], color=CLASS_COLOURS[k], **MOVING)[0] for k in range(3)]
        self.value_dots = [
            ax.plot([0], [0], CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=9, **MOVING)[0]
            for k in range(3)
        ]
        (self.output_dot,) = ax.plot(
            [0], [0], "X", color=INK, markersize=10, markeredgecolor="white", **MOVING
        )
        return figure

    def update(self):
        """Draw weights, values and output."""
        output, weights = self.attended()
        values = self.value_rows()
        fill_bars(self.bars, self.labels, weights, 4)
        near = values.min() >= -0.01 and values.max() <= 1.01
        low, high = (-0.2, 1.2) if near else (-2.3, 2.3)
        self.value_axes.set_xlim(low, high)
        self.value_axes.set_ylim(low, high)
        self.triangle.set_xy(values)
        for pull, dot, value, weight in zip(self.pulls, self.value_dots, values, weights, strict=True):
            dot.set_data([value[0]], [value[1]])
            pull.set_data(*np.transpose([output, value]))
            pull.set_linewidth(0.3 + 6 * weight)
        self.output_dot.set_data([output[0]], [output[1]])

    def space(self):
        """Return which word a query looks at most at each place, the keys, and the query as an arrow."""
        space = Space((*self.limits, (0, 1)), aspect=(1, 1, 0.5))
        regions = _regions(_ground(*self.limits, 27, 27), self.scores)
        _add_regions(space, regions, self.top, self.raised)
        space.things = [thing for thing in space.things if len(thing.corners)]  # a word may win nowhere
        way = np.linspace(0, 1, 13)[:, None] * self.query()
        space.things.append(Curve("query", _lifted(way, self._height(way)), INK, 2))
        for name, key in zip(WORDS, self.key_rows(), strict=True):
            place = (key[0], key[1] + 0.5, self._height(key) + 0.1 * self.raised)
            space.things.append(Words(name, place, INK, 11))
        space.things += space.frame(["", "", ""], [[-4, -2, 0, 2, 4], [-4, -2, 0, 2, 4], []])
        return space

    def _height(self, places):
        return self.top(places) if self.raised else np.zeros(places.shape[:-1])

    def space_handles(self):
        """Return the query and the keys."""
        colours = (INK, *CLASS_COLOURS)
        found = []
        for name, colour in zip(self.points, colours, strict=False):
            label = name if name == "query" else f"key of {name}"
            place = self._point(name)
            words = f"{label} at {point(place)}"
            found.append(_map_handle(self, name, label, place, self.reach, 0.1, colour, words))
        return found

    def dragged(self, name, value):
        """Move the query or a key."""
        return {f"{name}_x": value[0], f"{name}_y": value[1]}

    def sentence(self):
        """Say scores, weights and output, and where the output lies."""
        output, weights = self.attended()
        formula = {
            "dot product": "q · k",
            "scaled dot product": "q · k / √2",
            "additive": "v · tanh(q + k) with v = (1, 2)",
        }[self.score]
        tops = [name for name, w in zip(WORDS, weights, strict=True) if weights.max() - w < 1e-9]
        most = "all words alike" if len(tops) == 3 else f"most at {named(tops)}"
        return (
            f"Query {point(self.query())}, {self.score} ({formula}): scores "
            f"{listing(WORDS, self.scores(), 5)}; softmax makes them the weights "
            f"{listing(WORDS, weights, 5)}, entropy {number(entropy(weights))} nats. The query "
            f"looks {most}. The output is {point(output, 5)}, an average of the values, so it lies within "
            "their triangle."
        )

    def table(self):
        """Return key, score, weight and value of each word."""
        rows = [
            [name, point(k), number(s, 5), number(w, 5), point(v)]
            for name, k, s, w, v in zip(
                WORDS, self.key_rows(), self.scores(), self.weights(), self.value_rows(), strict=True
            )
        ]
        return Table(["word", "key", "score", "weight", "value"], rows)
