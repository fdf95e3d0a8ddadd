"""Cut the next words down to the likely ones."""

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import DOT, TRACK, class_texts, decades, log_dot, named
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK
from teachkit.figures.words import counted, listing, number, significant
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import top_k, top_p

WORDS = ("mat", "sofa", "moon", "roof", "desk", "car", "tax", "pie", "war", "hat", "law", "why")
SCORES = (3.0, 2.0, 0.5, 0.0, -0.3, -0.6, -1.0, -1.2, -1.5, -1.8, -2.1, -2.5)
MOST = len(WORDS)


class CutDistributionExplorer(Explorer):
    """Twelve next words, the most probable first: top-k and top-p cut the tail, and the rest is renormalised.

    As in libraries the temperature comes first, then top-k, then top-p.

    Parameters
    ----------
    k : float
        How many words top-k keeps; a whole number from 1 to 12, which cuts nothing.
    share : float
        How much probability the words that top-p keeps have at least; from 0 to 1, which cuts nothing.
    temperature : float
        T, from 0.01 to 100.

    Notes
    -----
    Top-k: A. Fan, M. Lewis, Y. Dauphin (2018), arXiv:1805.04833. Top-p: A. Holtzman and others (2020),
    arXiv:1904.09751.

    Examples
    --------
    >>> explorer = CutDistributionExplorer(k=2)
    >>> explorer.kept()[:3].round(3)
    array([0.731, 0.269, 0.   ])
    """

    heading = "Cut the tail: which words may be drawn?"
    how = (
        "Drag the dot above the bars to keep fewer words (k), the dot beside the stairs to ask for less of "
        "the probability (share), or the temperature; or focus a dot and press the arrow keys."
    )

    names = WORDS
    k = Number(5, 1, MOST, step=1, label="k", digits=0, box=True)
    share = Number(1, 0, 1, step=0.01, label="share", box=True)
    temperature = Number(1, 0.01, 100, step=0.01, label="temperature T", digits=3, log=True, box=True)

    @derived
    def probabilities(self):
        """Return softmax of the scores at the temperature. Shape (12,)."""
        return softmax(SCORES, temperature=self.temperature)

    @derived
    def best(self):
        """Return what top-k leaves. Shape (12,)."""
        return top_k(self.probabilities(), int(self.k))

    @derived
    def kept(self):
        """Return what top-p leaves of that: the words are drawn from it. Shape (12,)."""
        return top_p(self.best(), self.share)

    def count(self):
        """Return how many words stay."""
        return int(np.count_nonzero(self.kept()))

    def build(self):
        """Draw the bars above the stairs of their running total, and the lane of the temperature."""
        figure, axes = panels("bars; stairs; lane", 8.2, 5.2, height_ratios=[3.2, 2.2, 1])
        self._bars(axes["bars"])
        self._stairs(axes["stairs"])
        decades(axes["lane"], -2, 2)
        axes["lane"].set(ylim=(-0.6, 0.6), yticks=[], xlabel="temperature T")
        axes["lane"].spines["left"].set_visible(False)
        axes["lane"].plot([-2, 2], [0, 0], color=TRACK, linewidth=3)
        log_dot(self, axes["lane"], "T", "temperature")
        return figure

    def _bars(self, ax):
        places = np.arange(MOST)
        ax.set(title="Outlined: before the cut. Solid: what is drawn from", ylabel="probability")
        ax.set(xlim=(-0.6, MOST - 0.1), ylim=(0, 1.3), yticks=[0, 0.5, 1])
        ax.set_xticks(places, WORDS)
        look = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1, "zorder": 3}
        self.outlines = self.follow(ax.bar(places, 0, 0.78, **look), height=self.probabilities)
        self.bars = self.follow(ax.bar(places, 0, 0.7, color=CLASS_COLOURS[0]), height=self.kept)
        self.texts = self.follow(
            class_texts(ax, places),
            y=lambda: np.maximum(self.probabilities(), self.kept()) + 0.01,
            text=lambda: [number(p) if p else "cut" for p in self.kept()],
            color=lambda: [INK if p else "#5a5a5a" for p in self.kept()],
        )
        (line,) = ax.plot([0, 0], [0, 1.22], color=INK, linestyle="--", linewidth=1)
        self.follow(line, xdata=lambda: [self.k - 0.5] * 2)
        self.follow(
            ax.text(0, 1.22, "", ha="right", va="center", fontsize=9),
            x=lambda: self.k - 0.85,
            text=lambda: f"k = {int(self.k)}",
        )
        self.handle(
            "k", ax.plot([0], [1.22], **DOT)[0], x=lambda: self.k - 0.5, y=1.22, low=0.5, high=MOST - 0.5,
            to=lambda x: {"k": float(round(x + 0.5))},
            words=lambda: f"k {int(self.k)}, {self._so_many()}",
        )  # fmt: skip

    def _stairs(self, ax):
        ax.set(title="Running total after top-k", ylabel="together", ylim=(-0.05, 1.1), yticks=[0, 0.5, 1])
        ax.set(xlim=(-0.6, MOST - 0.1), xticks=[])
        edges = np.arange(MOST + 1) - 0.5
        (self.stairs,) = ax.step(edges, 0 * edges, where="pre", color=CLASS_COLOURS[0], linewidth=2)
        self.follow(self.stairs, ydata=lambda: [self.best()[0], *np.cumsum(self.best())])
        (line,) = ax.plot([-0.6, MOST - 0.3], [0, 0], color=INK, linestyle="--", linewidth=1)
        self.follow(line, ydata=lambda: [self.share] * 2)
        (reached,) = ax.plot([0, 0], [0, 1], color=FAINT, linewidth=1.5)
        self.follow(reached, xdata=lambda: [self.count() - 0.5] * 2)
        self.follow(
            ax.text(MOST - 0.6, 0, "", ha="right", va="center", fontsize=9),
            y=lambda: self.share + (-0.11 if self.share > 0.3 else 0.11),
            text=lambda: f"share = {number(self.share, 2)}",
        )
        self.handle(
            "share", ax.plot([MOST - 0.3], [0], **DOT)[0], x=MOST - 0.3, along="y",
            words=lambda: f"share {number(self.share, 2)}, {self._so_many()}",
        )  # fmt: skip

    def _so_many(self):
        return f"{counted(self.count(), 'word')} of {MOST} {'stay' if self.count() > 1 else 'stays'}"

    def sentence(self):
        """Say what stays with which probability, and what is cut."""
        kept, n = self.kept(), self.count()
        told = (
            f"“The cat sat on the …” at T = {significant(self.temperature)}: before the cut "
            f"{listing(WORDS, self.probabilities())}. With k = {int(self.k)} and share "
            f"{number(self.share, 2)}, {self._so_many()}: {listing(WORDS[:n], kept[:n])}."
        )
        if n == MOST:
            return f"{told} Nothing is cut."
        lost = self.probabilities()[n:].sum()
        return f"{told} Cut: {named(WORDS[n:])}, which had {number(lost)} together."

    def short(self):
        """Say how many words stay, and how much probability they had."""
        kept = self.probabilities()[: self.count()].sum()
        return (
            f"T = {significant(self.temperature)}: {self._so_many()}, which had {number(kept)} of the "
            f"probability. The first, mat, has {number(self.kept()[0])} now."
        )
