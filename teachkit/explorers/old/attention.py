"""Explorers of lesson 08: attention in the plane, its limits, masks, a sentence, learned alignment."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import Polygon, Rectangle

from teachkit.data.minilm import load_minilm
from teachkit.explorers.old.engine import Choice, Explorer, Handle, Number, Toggle
from teachkit.explorers.old.parts import (
    MOVING,
    TrainedExplorer,
    add_regions,
    cut_into_regions,
    ground,
    lifted,
    map_handle,
    stage_and_panels,
)
from teachkit.explorers.old.space import SpaceExplorer, fill_bars, share_bars
from teachkit.explorers.parts import DOT, Runs, capital, decades, from_decades, named
from teachkit.figures.attention import SCALINGS, heat, ink_on, point
from teachkit.figures.picture import Table
from teachkit.figures.space import Curve, Space, Words
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, FAINT, INK, class_names, new_figure
from teachkit.figures.words import cell, how_many, listing, number, rounded, significant
from teachkit.maths.alignment import TASKS, AlignmentModel, alignment_task, share_aligned, train_alignment
from teachkit.maths.attention import additive_attention, attention, causal_mask, padding_mask
from teachkit.maths.distributions import entropy
from teachkit.maths.softmax import softmax
from teachkit.maths.training import Adam

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
        "Drag the query, the black dot, or a key; or focus one and press the arrow keys. The colour of a "
        "place tells which word a query there looks at most. Challenge: bring the output to the middle of "
        "the values."
    )

    toys = {  # noqa: RUF012 - read only
        "scores 2, 1, 0.1": ("dot product", (1, 0), ((2, 0), (1, 3), (0.1, -1))),
        "Bahdanau's": ("additive", (0.5, -0.5), ((1, 0), (0, 1), (1, 1))),
    }

    toy = Choice((*toys, "your own"), label="example")
    score = Choice(SCORES, label="score")
    query_x = Number(1, -4, 4, step=0.1, label="query, x")
    query_y = Number(0, -4, 4, step=0.1, label="query, y")
    cat_x = Number(2, -4, 4, step=0.1, label="key of cat, x")
    cat_y = Number(0, -4, 4, step=0.1, label="key of cat, y")
    dog_x = Number(1, -4, 4, step=0.1, label="key of dog, x")
    dog_y = Number(3, -4, 4, step=0.1, label="key of dog, y")
    bird_x = Number(0.1, -4, 4, step=0.1, label="key of bird, x")
    bird_y = Number(-1, -4, 4, step=0.1, label="key of bird, y")
    cat_value_x = Number(1, -2, 2, step=0.1, label="value of cat, x")
    cat_value_y = Number(0, -2, 2, step=0.1, label="value of cat, y")
    dog_value_x = Number(0, -2, 2, step=0.1, label="value of dog, x")
    dog_value_y = Number(1, -2, 2, step=0.1, label="value of dog, y")
    bird_value_x = Number(1, -2, 2, step=0.1, label="value of bird, x")
    bird_value_y = Number(1, -2, 2, step=0.1, label="value of bird, y")
    raised = Toggle(False, label="raise by the largest weight")

    view = (90, -90, 1.2)
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
        figure, self.stage, (bars, ax) = stage_and_panels(8.8, 5.4, [1, 1.5])
        bars.set_title("Weights")
        self.bars, self.labels = share_bars(bars, WORDS)
        self.value_axes = ax
        ax.set_title("Values and output")
        ax.set_aspect("equal", adjustable="box")
        ax.set_xlabel("x")
        ax.set_ylabel("y")
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
        regions = cut_into_regions(ground(*self.limits, 27, 27), self.scores)
        add_regions(space, regions, self.top, self.raised)
        space.things = [thing for thing in space.things if len(thing.corners)]  # a word may win nowhere
        way = np.linspace(0, 1, 13)[:, None] * self.query()
        space.things.append(Curve("query", lifted(way, self._height(way)), INK, 2))
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
            found.append(map_handle(self, name, label, place, self.reach, 0.1, colour, words))
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
        most = "at all words alike" if len(tops) == 3 else f"most at {named(tops)}"
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


# From soft to hard lookup


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
    keys_and_values = (((2, 0), (1, 3), (0.1, -1)), ((1, 0), (0, 1), (1, 1)))

    query = Choice((*queries,), label="query")
    beta = Number(1, 0.001, 1000, step=0.05, label="beta", digits=3, log=True)

    def attended(self, beta=None):
        """Return the output, shape (2,), and the weights, shape (3,), at beta or at another one."""
        key, value = self.keys_and_values
        return attention(self.queries[self.query], key, value, scale=self.beta if beta is None else beta)

    def output(self):
        """Return the output. Shape (2,)."""
        return self.attended()[0]

    def weights(self):
        """Return the weights. Shape (3,)."""
        return self.attended()[1]

    def scores(self):
        """Return the scores before beta. Shape (3,)."""
        return np.array(self.queries[self.query]) @ np.transpose(self.keys_and_values[0])

    def build(self):
        """Draw the axes of weights by beta and of the values."""
        figure, (curves, values) = new_figure(8.2, 4.0, 1, 2, gridspec_kw={"width_ratios": [1.55, 1]})
        curves.set_title("Weights")
        curves.set_xlabel("beta, by factors of ten")
        curves.set_ylabel("weight")
        decades(curves, -3, 3, significant)
        curves.set_ylim(-0.04, 1.12)
        self.lines = [curves.plot([0], [0], color=CLASS_COLOURS[k], **MOVING)[0] for k in range(3)]
        self.lines[1].set_linestyle("--")  # seen where it covers another
        self.marks, self.names = [], []
        for k in range(3):
            self.marks += curves.plot(
                [0], [0], CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=8, clip_on=False, **MOVING
            )
            x = 0.03 + 0.33 * k
            curves.plot([x], [0.96], CLASS_MARKERS[k], color=CLASS_COLOURS[k], transform=curves.transAxes)
            self.names.append(
                curves.text(x + 0.03, 0.96, "", va="center", fontsize=9, transform=curves.transAxes, **MOVING)
            )
        (self.line,) = curves.plot([0, 0], [-0.04, 1], color=INK, linewidth=1, linestyle=":", **MOVING)
        (self.dot,) = curves.plot([0], [0], **DOT, **MOVING)
        values.set_title("Values and output")
        values.set_aspect("equal", adjustable="box")
        values.set_xlim(-0.2, 1.2)
        values.set_ylim(-0.2, 1.2)
        values.set_xlabel("x")
        values.set_ylabel("y")
        points = self.keys_and_values[1]
        values.add_patch(Polygon(points, facecolor="#ececec", edgecolor=FAINT))
        for k, (x, y) in enumerate(points):
            values.plot([x], [y], CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=10)
            values.text(x, y + (-0.08 if y == 0 else 0.06), WORDS[k], ha="center", fontsize=9,
                        va="top" if y == 0 else "bottom")  # fmt: skip
        (self.path,) = values.plot([0], [0], color=INK, linewidth=1.4, **MOVING)
        rim = {"markeredgecolor": "white", **MOVING}
        (self.output_dot,) = values.plot([0], [0], "X", color=INK, markersize=11, **rim)
        return figure

    def update(self):
        """Draw the curves of the query, and move the dots."""
        powers = np.linspace(-3, 3, 121)
        outputs, rows = map(np.array, zip(*(self.attended(10**power) for power in powers), strict=True))
        at, weights = math.log10(self.beta), self.weights()
        for k in range(3):
            self.lines[k].set_data(powers, rows[:, k])
            self.marks[k].set_data([at], [weights[k]])
            self.names[k].set_text(f"{WORDS[k]} {number(weights[k], 4)}")
        self.line.set_xdata([at, at])
        self.dot.set_data([at], [0])
        self.path.set_data(*outputs.T)
        output = self.output()
        self.output_dot.set_data([output[0]], [output[1]])

    def handles(self):
        """Return the dot of beta."""
        words = f"beta {significant(self.beta)}, weights {listing(WORDS, self.weights())}"
        return [Handle("beta", self.dot, "beta", math.log10(self.beta), 0, -3, 3, 0.05, text=words)]

    def dragged(self, name, value):
        """Turn a power of ten into beta."""
        return {name: from_decades(self.controls()[name], value)}

    def sentence(self):
        """Say weights and output, and what hard lookup would give."""
        scores, weights, output = self.scores(), self.weights(), self.output()
        best = np.flatnonzero(scores == scores.max())
        value = np.array(self.keys_and_values[1], dtype=float)
        hard = value[best].mean(0)
        if len(best) > 1:
            limit = f"{named(WORDS[k] for k in best)} tie, so their values are averaged"
        else:
            limit = f"that is the value of {WORDS[best[0]]}, as a dictionary would give it"
        return (
            f"Query {point(self.queries[self.query])}: scores {listing(WORDS, scores, 1)}. At beta "
            f"{significant(self.beta)} the weights are {listing(WORDS, weights, 4)}, entropy "
            f"{number(entropy(weights), 4)} nats; the output is {point(output, 4)}, at a distance of "
            f"{number(np.linalg.norm(output - hard), 4)} from where it ends. For beta to 0 it is the mean of "
            f"all values, {point(value.mean(0), 4)}; as beta grows it becomes {point(hard)}: {limit}."
        )


# The square root of d is a temperature

SIZES = 2 ** np.arange(11)
DRAWS = 20_000


@lru_cache(1)
def _by_size():
    """Return, by size and scaled or not, mean entropy and mean largest weight over many sets of ten keys."""
    rng = np.random.default_rng(0)
    found = np.empty((len(SIZES), 2, 2))
    for row, d in zip(found, SIZES, strict=True):
        # Given the query, each q · k is normal with variance |q|², and that is a chi-squared number.
        scores = np.sqrt(rng.chisquare(d, (DRAWS, 1))) * rng.normal(size=(DRAWS, ScaleExplorer.count))
        for way, scale in zip(row, (1, 1 / math.sqrt(d)), strict=True):
            w = softmax(scores * scale)
            way[:] = entropy(w).mean(), w.max(-1).mean()
    return found


class ScaleExplorer(Explorer):
    """Why scores are divided by √d: without it, long queries and keys make attention look at one place.

    A query and ten keys have independent entries, normal with variance 1. Their dot products have variance
    d, as if the temperature were 1/√d; the factor 1/√d takes that out again.

    Parameters
    ----------
    scaled : bool
        Divide the scores by √d.
    power : float
        The query and each key have d = 2 to this power entries: from 0 to 10, so d from 1 to 1024.
    seed : float
        Which query and keys the bars show; a whole number from 0 to 99.

    Examples
    --------
    >>> [round(float(row[0, 1]), 2) for row in ScaleExplorer().means()[::2]]  # d = 1, 4, 16, 64, 256, 1024
    [0.27, 0.49, 0.73, 0.86, 0.93, 0.97]
    """

    heading = "The square root of d is a temperature"
    how = (
        "Drag the large dot along d, or focus it and press the arrow keys. Then divide by √d: the bars "
        "become even, and the dots stay on their flat line however long the keys are."
    )

    scaled = Toggle(False, label="divide the scores by √d")
    power = Number(6, 0, 10, step=1, label="d, power of 2", digits=0)
    seed = Number(0, 0, 99, step=1, label="seed of the bars", digits=0)

    count = 10

    def allowed(self, state, old):
        """Keep power and seed whole numbers."""
        return {**state, **{name: float(round(state[name])) for name in ("power", "seed")}}

    def size(self):
        """Return d, the number of entries of a key."""
        return int(SIZES[int(self.power)])

    def weights(self):
        """Return the weights of the ten keys. Shape (10,)."""
        rng = np.random.default_rng(int(self.seed))
        query, keys = rng.normal(size=1024), rng.normal(size=(self.count, 1024))
        d = self.size()
        return attention(query[:d], keys[:, :d], keys[:, :1], scale=None if self.scaled else 1)[1]

    def means(self):
        """Return mean entropy and mean largest weight by size, not scaled and scaled. Shape (11, 2, 2)."""
        return _by_size()

    def now(self):
        """Return mean entropy and mean largest weight at d, as the scores are scaled now."""
        return self.means()[int(self.power), int(self.scaled)]

    def build(self):
        """Draw the curves, and the axes of the bars."""
        figure, (bars, *curves) = new_figure(8.8, 3.8, 1, 3)
        bars.set_title("Ten random keys")
        bars.set_xlabel("keys, largest weight first")
        bars.set_ylabel("weight")
        bars.set_xlim(-0.6, self.count - 0.4)
        bars.set_xticks([])
        bars.set_ylim(0, 1.1)
        bars.axhline(1 / self.count, color=FAINT, linestyle=":", linewidth=1.2)
        self.bars = list(bars.bar(range(self.count), [0] * self.count, 0.75, color="#6b6b6b", **MOVING))
        self.top_text = bars.text(-0.4, 0, "", va="bottom", fontsize=9, **MOVING)
        self.dots = []
        for ax, which, title in zip(
            curves, (0, 1), ("Mean entropy (nats)", "Mean largest weight"), strict=True
        ):
            ax.set_title(title)
            ax.set_xlabel("entries d")
            ax.set_xlim(-0.5, 10.5)
            ax.set_xticks(range(0, 11, 2), [str(SIZES[k]) for k in range(0, 11, 2)])
            for way, (name, colour, style) in enumerate(SCALINGS):
                ax.plot(range(11), self.means()[:, way, which], style, color=colour, marker=".", label=name)
            self.dots += ax.plot([0], [0], **DOT, **MOVING)
        curves[0].set_ylim(0, 2.75)
        curves[0].axhline(math.log(self.count), color=FAINT, linestyle=":", linewidth=1.2)
        curves[0].text(10.4, 2.35, "ln 10: all alike", ha="right", va="bottom", fontsize=9)
        curves[1].set_ylim(0, 1.1)
        curves[1].axhline(1 / self.count, color=FAINT, linestyle=":", linewidth=1.2)
        curves[0].legend(loc="lower left", fontsize=9)
        return figure

    def update(self):
        """Move the bars and the dots."""
        weights = np.sort(self.weights())[::-1]
        for bar, weight in zip(self.bars, weights, strict=True):
            bar.set_height(weight)
            bar.set_color(SCALINGS[int(self.scaled)][1])
        self.top_text.set_text(number(weights[0]))
        self.top_text.set_y(weights[0] + 0.01)
        for dot, value in zip(self.dots, self.now(), strict=True):
            dot.set_data([self.power], [value])

    def handles(self):
        """Return the dot of the entropy, which moves d."""
        value, _ = self.now()
        words = f"d {self.size()}, mean entropy {number(value)} nats"
        return [
            Handle("power", self.dots[0], "d, power of 2", self.power, float(value), 0, 10, 1, text=words)
        ]

    def sentence(self):
        """Say how even the weights are, here and on average, with and without the factor."""
        w, d = self.weights(), self.size()
        how = f"divided by √{d} = {significant(math.sqrt(d))}" if self.scaled else "not divided by √d"
        means = ", ".join(
            f"{name} the largest weight is {number(top, 2)} on average and the entropy {number(h, 2)}"
            for name, (h, top) in zip(
                ("not divided", "divided by √d"), self.means()[int(self.power)], strict=True
            )
        )
        return (
            f"A query and ten keys of {d} random {'entry' if d == 1 else 'entries'}, scores {how}: the "
            f"largest weight is {number(w.max())}, the entropy {number(entropy(w))} nats of at most "
            f"{number(math.log(self.count))}. Over {how_many(DRAWS)} such draws, {means}. Dot "
            "products of d entries "
            "have variance d, so without the factor the temperature falls as keys grow longer."
        )

    def table(self):
        """Return the mean largest weight by size."""
        rows = [
            [str(d), *(number(x, 2) for x in (row[0, 1], row[1, 1], row[0, 0], row[1, 0]))]
            for d, row in list(zip(SIZES, self.means(), strict=True))[::2]
        ]
        header = ["d", "largest weight", "divided by √d", "entropy (nats)", "divided by √d"]
        return Table(header, rows, caption=f"Means over {how_many(DRAWS)} draws of ten keys")


# Maps of weights


class WeightMap:
    """A table of weights as a map of moving cells, white for 0, with names of rows and columns.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Given over to the map: it loses its frame.
    most : int
        How many rows, and as many columns, there can be.
    size : float
        Of the names, in points.
    words : str
        A long name, for which room is kept.
    numbers : bool
        Write each weight into its cell, with two digits.
    turn : float
        Of the names of the columns, in degrees.
    """

    edge = "#d9d9d9"

    def __init__(self, ax, most, size=10, words="[CLS]", numbers=False, turn=90):
        self.ax = ax
        ax.set_xticks([])
        ax.set_yticks([])
        ax.spines[:].set_visible(False)
        self.limit(most)
        self.cells = ax.add_collection(
            PolyCollection([[(0, 0)] * 4], edgecolors=self.edge, linewidths=0.8, **MOVING)
        )
        look = {"fontsize": size, **MOVING}
        self.rows = [ax.text(-0.65, -k, words, ha="right", va="center", **look) for k in range(most)]
        across = {"ha": "left", "va": "center"} if turn else {"ha": "center", "va": "bottom"}
        self.columns = [
            ax.text(k, 0.65, words, rotation=turn, rotation_mode="anchor", **across, **look)
            for k in range(most)
        ]
        look = {"ha": "center", "va": "center", "fontsize": 9, **MOVING}
        cells = [(x, -y) for y in range(most) for x in range(most)] if numbers else []
        self.numbers = [ax.text(*cell, "", **look) for cell in cells]

    def limit(self, count):
        """Make the axes fit `count` rows and columns, with room for handles below and at the right."""
        self.ax.set_xlim(-0.55, count + 0.15)
        self.ax.set_ylim(-count - 0.15, 0.55)

    def show(self, weights, rows, columns, closed=None):
        """Draw these weights, shape (n, n); closed cells are grey, whatever their weight."""
        n = len(weights)
        self.limit(n)
        closed = np.zeros(np.shape(weights), dtype=bool) if closed is None else closed
        square = np.array([(-0.5, 0.5), (0.5, 0.5), (0.5, -0.5), (-0.5, -0.5)])
        y, x = np.mgrid[:n, :n]
        self.cells.set_verts(np.stack([x.ravel(), -y.ravel()], -1)[:, None] + square)
        self.cells.set_facecolors([
            "#b0b0b0" if shut else heat(w) for w, shut in zip(weights.flat, closed.flat, strict=True)
        ])  # fmt: skip
        for texts, names in ((self.rows, rows), (self.columns, columns)):
            for k, text in enumerate(texts):
                text.set_text(names[k] if k < n else "")
        for text, w, shut in zip(self.numbers, weights.flat, closed.flat, strict=bool(self.numbers)):
            text.set_text("0" if shut else cell(w))
            text.set_color(INK if shut else ink_on(w))


def _outline(ax):
    look = {"fill": False, "edgecolor": CLASS_COLOURS[1], "linewidth": 2.5, "clip_on": False}
    return ax.add_patch(Rectangle((-0.5, -0.5), 1, 1, **look, **MOVING))


# Masks


class MaskExplorer(Explorer):
    """A mask to paint on a map of weights: which words each word may look at.

    Queries and keys are those with which a head of a real transformer (MiniLM) reads six words; the mask is
    put on before the softmax. A closed cell gets weight exactly 0, and the others of its row share what it
    had; a row that is closed throughout gives zeros.

    Parameters
    ----------
    pattern : {"causal", "none", "padding", "one row closed", "your own"}
        A mask to start from: no word looks ahead; all is open; the last two words only fill up the
        sequence; the third word may look at nothing.
    row, column : float
        Where the brush is, from 1 to 6: which word looks, and at which.
    seen : bool
        Whether the cell under the brush is open.
    row1, row2, row3, row4, row5, row6 : float
        The mask, a row each, as six digits: 1 where the cell is open, 0 where it is closed.

    Examples
    --------
    >>> MaskExplorer().weights()[0].tolist()
    [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    >>> MaskExplorer(pattern="one row closed").weights()[2].tolist()
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    """

    heading = "Who may look at whom: a mask before the softmax"
    how = (
        "Drag the two dots, or focus one and press the arrow keys: they take the brush, the orange frame, to "
        "a cell. Open or close it with the check box below. Challenge: make a row that holds a single 1.00."
    )

    count = 6
    patterns = {  # noqa: RUF012 - read only
        "causal": causal_mask(count),
        "none": np.ones((count, count), dtype=bool),
        "padding": np.tile(padding_mask(4, count), (count, 1)),
        "one row closed": np.arange(count)[:, None] + np.zeros(count) != 2,
    }
    row_names = tuple(f"row{k}" for k in range(1, count + 1))
    sentence_number, layer, head = 3, 0, 6  # all of its cells can be told apart

    pattern = Choice((*patterns, "your own"), label="mask")
    row = Number(4, 1, 6, step=1, label="brush: row", digits=0)
    column = Number(2, 1, 6, step=1, label="brush: column", digits=0)
    seen = Toggle(True, label="the cell under the brush is open")
    row1 = Number(100000, 0, 111111, step=1, label="row 1 sees", digits=0)
    row2 = Number(110000, 0, 111111, step=1, label="row 2 sees", digits=0)
    row3 = Number(111000, 0, 111111, step=1, label="row 3 sees", digits=0)
    row4 = Number(111100, 0, 111111, step=1, label="row 4 sees", digits=0)
    row5 = Number(111110, 0, 111111, step=1, label="row 5 sees", digits=0)
    row6 = Number(111111, 0, 111111, step=1, label="row 6 sees", digits=0)

    def words(self):
        """Return the six words."""
        return load_minilm().tokens(self.sentence_number)[1:-1]

    def mask(self):
        """Return the mask, True where a cell is open. Shape (6, 6)."""
        return self._mask(self.state())

    def weights(self):
        """Return the weights under the mask. Shape (6, 6)."""
        q, k = self._queries_and_keys()
        return attention(q, k, k, mask=self.mask())[1]

    def _queries_and_keys(self):
        minilm = load_minilm()
        both = minilm.queries(self.sentence_number), minilm.keys(self.sentence_number)
        return (x[self.layer, self.head, 1:-1] for x in both)

    def _mask(self, state):
        rows = [f"{int(state[name]):0{self.count}d}" for name in self.row_names]
        return np.array([[digit == "1" for digit in row] for row in rows])

    def allowed(self, state, old):
        """Let the brush paint and a pattern set the rows; name the pattern, and tell what is painted."""
        state = {**state, **{name: float(round(state[name])) for name in ("row", "column")}}
        for name in self.row_names:
            digits = f"{round(state[name]):0{self.count}d}"
            state[name] = float("".join("01"[digit != "0"] for digit in digits))
        cell = int(state["row"]) - 1, int(state["column"]) - 1
        mask = self._mask(state)
        changed = {name for name in state if state[name] != old[name]}
        if changed.isdisjoint(self.row_names):
            if "pattern" in changed:
                mask = self.patterns.get(state["pattern"], mask).copy()
            elif changed == {"seen"}:
                mask[cell] = state["seen"]
        if state["pattern"] in self.patterns and (mask != self.patterns[state["pattern"]]).any():
            fits = [name for name, known in self.patterns.items() if (mask == known).all()]
            state["pattern"] = [*fits, "your own"][0]
        for name, row in zip(self.row_names, mask, strict=True):
            state[name] = float("".join("01"[int(is_open)] for is_open in row))
        return {**state, "seen": bool(mask[cell])}

    def build(self):
        """Draw the axes of the map."""
        figure, (ax, sums) = new_figure(8.0, 4.6, 1, 2, gridspec_kw={"width_ratios": [1.7, 1]})
        self.map = WeightMap(ax, self.count, 11, "words", numbers=True)
        ax.set_aspect("equal", adjustable="box")
        ax.set_xlabel("a row: who looks; a column: at whom")
        self.brush = _outline(ax)
        (self.column_dot,) = ax.plot([0], [0], **{**DOT, "color": CLASS_COLOURS[1]}, **MOVING)
        (self.row_dot,) = ax.plot([0], [0], **{**DOT, "color": CLASS_COLOURS[1]}, **MOVING)
        sums.set_title("The row of the brush")
        sums.set_xlim(0, 1.25)
        sums.set_xticks([0, 0.5, 1])
        sums.set_xlabel("weight; outline: without a mask")
        sums.set_ylim(-self.count + 0.4, 0.6)
        sums.set_yticks(-np.arange(self.count), self.words())
        sums.tick_params(axis="y", left=False)
        at, none = -np.arange(self.count), [0] * self.count
        self.bars = list(sums.barh(at, none, 0.6, color=CLASS_COLOURS[0], **MOVING))
        look = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1.1}
        self.outlines = list(sums.barh(at, none, 0.76, **look, **MOVING))
        self.labels = [sums.text(0, y, "", va="center", fontsize=9, **MOVING) for y in at]
        q, k = self._queries_and_keys()
        self.open_weights = attention(q, k, k)[1]
        return figure

    def update(self):
        """Draw the map, the brush, and the row of the brush."""
        weights, words = self.weights(), self.words()
        self.map.show(weights, words, words, ~self.mask())
        row, column = int(self.row) - 1, int(self.column) - 1
        self.brush.set_xy((column - 0.5, -row - 0.5))
        self.column_dot.set_data([column], [-self.count])
        self.row_dot.set_data([self.count], [-row])
        for bar, outline, label, w, unmasked in zip(
            self.bars, self.outlines, self.labels, weights[row], self.open_weights[row], strict=True
        ):
            bar.set_width(w)
            outline.set_width(unmasked)
            label.set_x(max(w, unmasked) + 0.03)
            label.set_text("0" if w == 0 else number(w))

    def handles(self):
        """Return the dots that take the brush along a row and along a column."""
        row, column = int(self.row) - 1, int(self.column) - 1
        return [
            Handle("column", self.column_dot, "brush, column", column, -self.count, 0, self.count - 1, 1,
                   text=self._cell()),
            Handle("row", self.row_dot, "brush, row", self.count, -row, 1 - self.count, 0, 1, "y",
                   text=self._cell()),
        ]  # fmt: skip

    def dragged(self, name, value):
        """Move the brush to a whole row or column."""
        return {name: float(round(value if name == "column" else -value)) + 1}

    def _cell(self):
        words, row, column = self.words(), int(self.row) - 1, int(self.column) - 1
        held = f"open, weight {number(self.weights()[row, column])}" if self.seen else "closed, weight 0"
        return f"row {row + 1}, {_quoted(words[row])}, column {column + 1}, {_quoted(words[column])}: {held}"

    def sentence(self):
        """Say what the mask closes, the weights of the row under the brush, and what the rows sum to."""
        weights, mask, words = self.weights(), self.mask(), self.words()
        shut = int((~mask).sum())
        row = int(self.row) - 1
        empty = np.flatnonzero(~mask.any(-1))
        told = [
            f"Mask: {self.pattern}; {shut} of {mask.size} cells are closed, and their weights are exactly 0.",
            f"Brush on {self._cell()}.",
        ]
        if row in empty:
            told.append(f"Row {row + 1}, {_quoted(words[row])}, may look at nothing.")
        else:
            told.append(f"{_quoted(words[row])} looks at {_looked(words, weights[row])}.")
        if len(empty):
            numbers = named(str(k + 1) for k in empty)
            told.append(
                f"Closed throughout, so all zeros: row{'s' * (len(empty) > 1)} {numbers}; there softmax has "
                "nothing to share out."
            )
        if len(empty) < self.count:
            told.append("Every other row sums to 1." if len(empty) else "Every row sums to 1.")
        return " ".join(told)


def _quoted(word):
    return f"“{word}”"


def _looked(words, weights):
    """Say where a row looks: the places by number, since a word can come twice."""
    return ", ".join(
        f"{k + 1} {word} {number(w) if w else '0'}"
        for k, (word, w) in enumerate(zip(words, weights, strict=True))
    )


# A real sentence


class SentenceExplorer(Explorer):
    """Which words a real transformer looks at while it reads: 6 layers of 12 heads, each with a map.

    Parameters
    ----------
    text : {"too tired", "too wide", "hungry cat", "dog bit man", "man bit dog", "softmax"}
        One of the six sentences of `teachkit.data.minilm`, in their order.
    layer : float
        From 1 to 6; a whole number.
    head : float
        From 1 to 12; a whole number.
    token : float
        Whose row is drawn as bars, from 1 to 16 or to the end of the sentence; a whole number.
    temperature : float
        Divides the scores, from 0.05 to 20; the model itself has 1.

    Notes
    -----
    Queries and keys are those of the model all-MiniLM-L6-v2 (Apache-2.0), see `teachkit.data.load_minilm`.
    What a head looks at is one view of what the model does, and no proof of why.

    Examples
    --------
    >>> explorer = SentenceExplorer()
    >>> explorer.words()[int(explorer.token) - 1], explorer.words()[int(explorer.weights()[10].argmax())]
    ('it', 'animal')
    """

    heading = "Where a real transformer looks"
    how = (
        "Drag the dot beside the map to another word, or focus it and press the arrow keys. Change layer and "
        "head: some look at the neighbour, some at one mark only. Then heat or cool them."
    )

    texts = ("too tired", "too wide", "hungry cat", "dog bit man", "man bit dog", "softmax")
    most = max(map(len, load_minilm().all_tokens))

    text = Choice(texts, label="sentence")
    layer = Number(6, 1, 6, step=1, label="layer", digits=0)
    head = Number(12, 1, 12, step=1, label="head", digits=0)
    token = Number(11, 1, most, step=1, label="word", digits=0)
    temperature = Number(1, 0.05, 20, step=0.02, label="temperature", digits=2, log=True)

    def words(self):
        """Return the n pieces of the sentence."""
        return load_minilm().tokens(self._number())

    def _number(self):
        return self.texts.index(self.text)

    def weights(self):
        """Return the weights of the head. Shape (n, n)."""
        every = load_minilm().weights(self._number(), self.temperature)
        return every[int(self.layer) - 1, int(self.head) - 1]

    def allowed(self, state, old):
        """Keep whole numbers, and the word within the sentence."""
        state = {**state, **{name: float(round(state[name])) for name in ("layer", "head", "token")}}
        return {
            **state,
            "token": min(state["token"], float(len(load_minilm().tokens(self.texts.index(state["text"]))))),
        }

    def build(self):
        """Draw the axes of the map and of the bars."""
        figure, (ax, bars) = new_figure(8.8, 5.2, 1, 2, gridspec_kw={"width_ratios": [1.5, 1]})
        self.map = WeightMap(ax, self.most, 9, "because")
        ax.set_aspect("equal", adjustable="box")
        ax.set_xlabel("a row: who looks; a column: at whom")
        self.frame = _outline(ax)
        (self.dot,) = ax.plot([0], [0], **{**DOT, "color": CLASS_COLOURS[1]}, **MOVING)
        bars.set_xlim(0, 1.2)
        bars.set_xticks([0, 0.5, 1])
        bars.set_xlabel("weight")
        bars.set_ylim(-self.most + 0.4, 1.7)
        bars.set_yticks([])
        bars.spines["left"].set_visible(False)
        at = -np.arange(self.most)
        self.bars = list(bars.barh(at, [0] * self.most, 0.7, color=CLASS_COLOURS[0], **MOVING))
        look = {"va": "center", "fontsize": 9, **MOVING}
        self.names = [bars.text(-0.03, y, "because", ha="right", **look) for y in at]
        self.labels = [bars.text(0, y, "", **look) for y in at]
        self.title = bars.text(0, 1.2, "", **{**look, "fontsize": 11, "fontweight": "bold"})
        return figure

    def update(self):
        """Draw the map of the head, and the row of the word."""
        weights, words = self.weights(), self.words()
        self.map.show(weights, words, words)
        row = int(self.token) - 1
        self.frame.set_xy((-0.5, -row - 0.5))
        self.frame.set_width(len(words))
        self.dot.set_data([len(words)], [-row])
        for k in range(self.most):
            here = k < len(words)
            w = weights[row, k] if here else 0
            self.bars[k].set_width(w)
            self.names[k].set_text(words[k] if here else "")
            self.labels[k].set_text(number(w) if here else "")
            self.labels[k].set_x(w + 0.02)
        self.title.set_text(f"{_quoted(words[row])} looks at")

    def handles(self):
        """Return the dot that chooses the word."""
        n, row = len(self.words()), int(self.token) - 1
        words = f"word {row + 1}, {self.words()[row]}"
        return [Handle("token", self.dot, "word", n, -row, 1 - n, 0, 1, "y", text=words)]

    def dragged(self, name, value):
        """Move to a whole row."""
        return {name: float(round(-value)) + 1}

    def sentence(self):
        """Say where the word looks, how widely, and how widely the head looks."""
        weights, words = self.weights(), self.words()
        row = int(self.token) - 1
        first = np.argsort(-weights[row], kind="stable")[:3]
        told = ", ".join(
            f"{words[k]} (word {k + 1}) {number(weights[row, k])}" for k in first if weights[row, k] > 5e-4
        )
        widths = entropy(weights)
        read = load_minilm().sentences[self._number()]
        warmth = "" if self.temperature == 1 else f" at temperature {significant(self.temperature)}"
        return (
            f"{_quoted(read)} Layer {int(self.layer)}, head {int(self.head)}{warmth}: word {row + 1}, "
            f"{_quoted(words[row])}, looks most at {told}. The entropy of its row is "
            f"{number(widths[row])} nats, as if it looked at {number(np.exp(widths[row]), 1)} words alike; "
            f"on average over all rows of the head it is {number(widths.mean())}, of at most "
            f"ln {len(words)} = {number(math.log(len(words)))}. Every row sums to 1."
        )


# Learned alignment

LETTERS = "abcdefgh"
EXAMPLES = 100  # sequences on which the alignment is judged


def _alignment_run(task, rate, seed):
    """Yield the state of the model at each step of its training."""
    rng = np.random.default_rng(seed)
    model = AlignmentModel(rng=rng)
    sequences, answers, places = alignment_task(EXAMPLES, task=task, rng=rng)
    steps = int(AlignmentExplorer.step.high)
    try:
        for state in train_alignment(model, Adam(rate=rate), steps, task=task, rng=rng):
            weights = model.weights(sequences)
            guesses = model.logits(sequences[:1])[0].argmax(-1)
            last = Alignment(
                state.loss,
                share_aligned(weights, places),
                weights[0],
                sequences[0],
                answers[0],
                guesses,
                places,
            )
            yield last
    except FloatingPointError as error:
        yield replace(last, message=f"{capital(str(error))}.")


@dataclass(frozen=True)
class Alignment:
    """What a model has learned at one step.

    Attributes
    ----------
    loss : float
        Of the sequences of this step, in nats per symbol.
    share : float
        Of rows, over 100 sequences, whose largest weight is at the right place.
    weights : ndarray, shape (n, n)
        Of one sequence.
    sequence, answer, guesses, places : ndarray of int, shape (n,)
        The symbols of that sequence, those of the answer, those the model gives, and where they stand.
    message : str
        Words about training that broke down, or nothing.
    """

    loss: float
    share: float
    weights: np.ndarray
    sequence: np.ndarray
    answer: np.ndarray
    guesses: np.ndarray
    places: np.ndarray
    message: str = ""


class AlignmentExplorer(TrainedExplorer, Explorer):
    """A small model learns to align: it is told the answers and never the places.

    Additive attention reads six letters and writes six: backwards, as they are, or from the second on. What
    it looks at is learned through the softmax, from the loss of its answers alone.

    Parameters
    ----------
    task : {"reverse", "copy", "rotate"}
        What the answer is.
    step : float
        How many updates have been made, from 0 to 120; a whole number.
    rate : float
        The learning rate of Adam, from 0.0001 to 1.
    seed : float
        Which start and which sequences; a whole number from 0 to 99.

    Notes
    -----
    D. Bahdanau, K. Cho, Y. Bengio (2014), arXiv:1409.0473, found the order of words of two languages so.

    Examples
    --------
    >>> round(AlignmentExplorer().seen()[-1].share, 1), AlignmentExplorer(step=120).seen()[-1].share
    (0.2, 1.0)
    """

    heading = "Learning where to look, from the answers alone"
    how = (
        "Press Train and watch the dark cells move onto the frames, the right places. Then drag the dot of "
        "the loss back and forth, or focus it and press the arrow keys. Try another task."
    )

    task = Choice((*TASKS,), label="task")
    step = Number(0, 0, 120, step=1, label="steps trained", digits=0)
    rate = Number(0.01, 1e-4, 1, step=0.01, label="learning rate of Adam", digits=4, log=True)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0)

    pauses = 120  # each step is shown
    runs = Runs(_alignment_run)

    def allowed(self, state, old):
        """Keep steps and seed whole numbers."""
        return self._whole(state, "seed")

    def way(self):
        """Return what a training depends on."""
        return self.task, rounded(self.rate), int(self.seed)

    def weights(self):
        """Return the weights of the sequence that is drawn, a row for each letter of the answer."""
        return self.seen()[-1].weights

    def build(self):
        """Draw the axes of the map, the loss and the share of rows that look at the right place."""
        figure, axes = new_figure(8.4, 4.6, 2, 2, gridspec_kw={"width_ratios": [1.5, 1]})
        grid = axes[0, 0].get_gridspec()
        for ax in axes[:, 0]:
            ax.remove()
        ax = figure.add_subplot(grid[:, 0])
        self.map = WeightMap(ax, 6, 11, "h → h", numbers=True, turn=0)
        ax.set_aspect("equal", adjustable="box")
        ax.set_xlabel("columns: letters that are read\nrows: letter wanted → letter written")
        self.frames = [_outline(ax) for _ in range(6)]
        self.loss_axes, self.share_axes = axes[:, 1]
        for ax, title in (
            (self.loss_axes, "Loss (nats a letter)"),
            (self.share_axes, "Rows at the right place"),
        ):
            ax.set_title(title)
            ax.set_xlim(-3, self.step_trait().high + 3)
        self.loss_axes.set_ylim(0, 2.6)
        self.loss_axes.axhline(math.log(8), color=FAINT, linestyle=":", linewidth=1.2)
        look = {"ha": "right", "fontsize": 9}
        self.chance_text = self.loss_axes.text(122, 2.14, "ln 8: no idea", va="bottom", **look, **MOVING)
        self.share_axes.set_ylim(0, 1.1)
        self.share_axes.set_xlabel("step")
        self.share_axes.axhline(1 / 6, color=FAINT, linestyle=":", linewidth=1.2)
        self.share_axes.text(122, 0.15, "1/6: by chance", va="top", **look)
        (self.loss_line,) = self.loss_axes.plot([0], [0], color=INK, **MOVING)
        (self.share_line,) = self.share_axes.plot([0], [0], color=CLASS_COLOURS[0], **MOVING)
        (self.dot,) = self.loss_axes.plot([0], [0], **DOT, **MOVING)
        (self.share_dot,) = self.share_axes.plot([0], [0], "o", color=CLASS_COLOURS[0], **MOVING)
        return figure

    def step_trait(self):
        """Return the control of the step."""
        return self.controls()["step"]

    def update(self):
        """Draw the map and the history."""
        seen = self.seen()
        now = seen[-1]
        rows = [f"{LETTERS[a]} → {LETTERS[g]}" for a, g in zip(now.answer, now.guesses, strict=True)]
        self.map.show(now.weights, rows, [LETTERS[k] for k in now.sequence])
        for y, (frame, x) in enumerate(zip(self.frames, now.places, strict=True)):
            frame.set_xy((x - 0.5, -y - 0.5))
        steps = np.arange(len(seen))
        losses = np.array([state.loss for state in seen])
        self.loss_line.set_data(steps, losses)
        self.share_line.set_data(steps, [state.share for state in seen])
        self.loss_axes.set_ylim(
            0, next(r for r in (2.6, *(10.0**k for k in range(1, 60))) if r >= losses.max())
        )
        self.chance_text.set_visible(self.loss_axes.get_ylim()[1] < 3)
        self.dot.set_data([self.step], [now.loss])
        self.share_dot.set_data([steps[-1]], [now.share])

    def handles(self):
        """Return the dot of the loss, which moves the step."""
        last = self.step_trait().high
        loss = self.seen()[-1].loss
        words = f"step {int(self.step)}, loss {number(loss)} nats a letter"
        return [Handle("step", self.dot, "steps trained", self.step, loss, 0, last, 1, text=words)]

    def sentence(self):
        """Say how far training is, how many rows are aligned, and what the model writes."""
        now = self.seen()[-1]
        right = int((now.weights.argmax(-1) == now.places).sum())
        read, wanted, wrote = (
            "".join(LETTERS[k] for k in row) for row in (now.sequence, now.answer, now.guesses)
        )
        on_it = now.weights[np.arange(6), now.places].mean()
        broken = f" {now.message} The last finite state is shown." if now.message else ""
        return (
            f"Task {self.task}, Adam with learning rate {significant(self.rate)}, seed {int(self.seed)}, "
            f"{self.progress()}: loss {number(now.loss)} nats a letter.{broken} Over {EXAMPLES} sequences "
            f"{round(100 * now.share)} % of the rows have their largest weight at the right place; by chance "
            f"it is 17 %. In the one that is drawn the model reads {read}, should write {wanted} and writes "
            f"{wrote}: {right} of 6 rows look at the right place, with a weight there of {number(on_it, 2)} "
            "on average."
        )
