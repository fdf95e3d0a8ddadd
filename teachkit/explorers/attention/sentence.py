"""Where a real transformer looks."""

import math

import numpy as np

from teachkit.data.minilm import load_minilm
from teachkit.explorers.attention.parts import at_word, cell_box, outline, quoted, weight_map
from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import DOT, named
from teachkit.figures.style import CLASS_COLOURS
from teachkit.figures.words import number, significant
from teachkit.maths.distributions import entropy

TEXTS = ("too tired", "too wide", "hungry cat", "dog bit man", "man bit dog", "softmax")
MOST = max(map(len, load_minilm().all_tokens))


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
        "Click a row of the map, or drag the dot beside it to another word; arrow keys do it too. Change "
        "layer and head: some look at the neighbour, some at one mark only. Then heat or cool them."
    )

    text = Choice(TEXTS, label="sentence")
    layer = Number(6, 1, 6, step=1, label="layer", digits=0)
    head = Number(12, 1, 12, step=1, label="head", digits=0)
    token = Number(11, 1, MOST, step=1, label="word", digits=0, box=True)
    temperature = Number(1, 0.05, 20, step=0.02, label="temperature", digits=2, log=True)

    @derived
    def words(self):
        """Return the n pieces of the sentence."""
        return load_minilm().tokens(TEXTS.index(self.text))

    @derived
    def weights(self):
        """Return the weights of the head. Shape (n, n)."""
        every = load_minilm().weights(TEXTS.index(self.text), self.temperature)
        return every[int(self.layer) - 1, int(self.head) - 1]

    def allowed(self, state, old):
        """Keep the word within the sentence."""
        last = float(len(load_minilm().tokens(TEXTS.index(state["text"]))))
        return {**state, "token": min(state["token"], last)}

    def build(self):
        """Draw the map of the head, and the row of the word."""
        figure, axes = panels("map row", 8.8, 5.2, width_ratios=[1.5, 1])
        self._map(axes["map"])
        self._row(axes["row"])
        return figure

    def _map(self, ax):
        self.map = weight_map(self, ax, self.weights, self.words, self.words, MOST, size=9, room="because")
        ax.set_xlabel("a row: who looks; a column: at whom")
        count = lambda: len(self.words())  # noqa: E731
        self.outline = self.follow(outline(ax), xy=lambda: (-0.5, 0.5 - self.token), width=count)
        (dot,) = ax.plot([0], [0], **{**DOT, "color": CLASS_COLOURS[1]})
        self.dot = self.handle(
            "token", dot, along="y", x=count, y=lambda: 1 - self.token, low=lambda: 1 - count(), high=0,
            step=1, to=lambda y: {"token": 1 - float(round(y))},
            words=lambda: self._word(int(self.token) - 1, 0),
        )  # fmt: skip
        self.target(
            "row", ax, "row of the map", rows=MOST, words=self._word, click=lambda row, _: {"token": row + 1},
            pressed=lambda row, _: row == self.token - 1,
            box=lambda row, _: cell_box(row, 0, count()) if row < count() else None,
        )  # fmt: skip

    def _word(self, row, _):
        return f"word {row + 1}, {self.words()[row]}"

    @derived
    def looks(self):
        """Return the weights of the row of the word; 0 beyond the end. Shape (16,)."""
        row = self.weights()[int(self.token) - 1]
        return np.pad(row, (0, MOST - len(row)))

    def _row(self, ax):
        ax.set(xlim=(0, 1.2), xticks=[0, 0.5, 1], xlabel="weight", ylim=(MOST - 0.4, -1.7), yticks=[])
        ax.spines["left"].set_visible(False)
        places = range(MOST)
        self.bars = self.follow(ax.barh(places, 0, 0.7, color=CLASS_COLOURS[0]), width=self.looks)
        look = {"va": "center", "fontsize": 9}
        padded = lambda texts: [*texts, *[""] * (MOST - len(self.words()))]  # noqa: E731
        self.names = self.follow(
            [ax.text(-0.03, y, "because", ha="right", **look) for y in places],
            text=lambda: padded(self.words()),
        )
        self.labels = self.follow(
            [ax.text(0, y, "", **look) for y in places],
            x=lambda: self.looks() + 0.02,
            text=lambda: padded([number(w) for w in self.looks()[: len(self.words())]]),
        )
        self.follow(
            ax.text(0, -1.2, "", va="center", fontsize=11, fontweight="bold"),
            text=lambda: f"{quoted(self.words()[int(self.token) - 1])} looks at",
        )

    def _most(self, count):
        """Say at which words the row looks most."""
        words, looks = self.words(), self.looks()
        first = np.argsort(-looks[: len(words)], kind="stable")[:count]
        return named(at_word(words, looks, k) for k in first if looks[k] > 5e-4)

    def sentence(self):
        """Say where the word looks, how widely, and how widely the head looks."""
        words, row = self.words(), int(self.token) - 1
        widths = entropy(self.weights())
        read = load_minilm().sentences[TEXTS.index(self.text)]
        warmth = "" if self.temperature == 1 else f" at temperature {significant(self.temperature)}"
        return (
            f"{quoted(read)} Layer {int(self.layer)}, head {int(self.head)}{warmth}: word {row + 1}, "
            f"{quoted(words[row])}, looks most at {self._most(3)}. The entropy of its row is "
            f"{number(widths[row])} nats, as if it looked at {number(np.exp(widths[row]), 1)} words alike; "
            f"on average over all rows of the head it is {number(widths.mean())}, of at most "
            f"ln {len(words)} = {number(math.log(len(words)))}. Every row sums to 1."
        )

    def short(self):
        """Say where the word looks most."""
        word = quoted(self.words()[int(self.token) - 1])
        return f"Layer {int(self.layer)}, head {int(self.head)}: {word} looks most at {self._most(1)}."
