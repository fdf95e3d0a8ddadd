"""Softmax step by step."""

import math

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import Scores, bar_tops, class_texts, pile, rung, score_panel, share_tops
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_NAMES, FAINT
from teachkit.figures.words import listing, number, padded

SUM = 3.4  # where the stack of the shares stands


class StepsExplorer(Scores, Explorer):
    """Softmax step by step: exponentials, their sum, the division, and the check that the shares sum to 1.

    Parameters
    ----------
    cat, dog, bird : float
        The scores, from -4 to 6.

    Notes
    -----
    The default scores are those of Uniqtech, "Understand the Softmax Function in Minutes".

    Examples
    --------
    >>> print(StepsExplorer().table().rows[-1])
    ['sum', 'not summed', '11.21', '11.21 / 11.21', '1.000']
    """

    heading = "Softmax step by step: exponentials, their sum, divide, verify"
    how = (
        "Drag a score, or the top of a bar, up or down; or focus a dot and press the arrow keys, or type a "
        "score. Every step is computed again."
    )

    names = CLASS_NAMES[:3]
    cat = Number(2, -4, 6, label="score of cat", box=True)
    dog = Number(1, -4, 6, label="score of dog", box=True)
    bird = Number(0.1, -4, 6, label="score of bird", box=True)

    @derived
    def exponentials(self):
        """Return the exponentials of the scores. Shape (3,)."""
        return np.exp(self.scores())

    def top(self):
        """Return the height of the axes of the exponentials and their sum."""
        return rung(self.exponentials().sum(), (1, 2, 5), least=0.1)

    def build(self):
        """Draw the four panels: the scores, their exponentials, the sum, and the shares."""
        figure, axes = panels("scores powers total shares", 8.2, 3.1, width_ratios=[3, 3.1, 2.1, 4])
        self.score_bars = score_panel(self, axes["scores"])
        for name in ("powers", "total"):
            axes[name].set_ylim(0, 2000)  # the layout leaves room for the widest numbers
            self.follow(axes[name], ylim=lambda: (0, self.top()))
        self._powers(axes["powers"])
        self._total(axes["total"])
        self._shares(axes["shares"])
        return figure

    def _bars(self, ax, values):
        bars = self.follow(ax.bar(range(3), 0, 0.7, color=CLASS_COLOURS[:3]), height=values)
        self.follow(
            class_texts(ax, range(3)), y=values, text=lambda: [padded(value, 4) for value in values()]
        )
        return bars

    def _stack(self, ax, x, values, words):
        """Draw the pile of the values, and what it sums to."""
        (text,) = class_texts(ax, [x], fontsize=9, fontweight="bold")
        self.follow(text, y=lambda: values().sum(), text=lambda: words(values().sum()))
        return pile(self, ax, x, values, 3)

    def _powers(self, ax):
        ax.set(title="1. exponentials", ylabel="exp(score)", xlim=(-0.6, 2.6))
        ax.set_xticks(range(3), self.names)
        self.exp_bars = self._bars(ax, self.exponentials)
        score_of = lambda k, height: math.log(max(height, 1e-3))  # noqa: E731
        height_of = lambda k, score: math.exp(score)  # noqa: E731
        bar_tops(self, ax, range(3), self.exponentials, score_of, height_of, "exponential")

    def _total(self, ax):
        ax.set(title="2. their sum", xlim=(-0.6, 1.5))
        ax.set_xticks([0], ["sum"])
        ax.set_yticks([])  # those of the exponentials beside it hold here too
        self.stack = self._stack(ax, 0, self.exponentials, lambda total: padded(total, 4))
        middles = lambda: np.cumsum(self.exponentials()) - self.exponentials() / 2  # noqa: E731
        self.follow(
            class_texts(ax, [0.45] * 3, ha="left", va="center"), y=middles,
            text=lambda: [
                name if height > 0.05 * self.top() else ""
                for name, height in zip(self.names, self.exponentials(), strict=True)
            ],
        )  # fmt: skip

    def _shares(self, ax):
        ax.set(title="3. divide by it, 4. verify", ylabel="share of the sum", ylim=(0, 1.12))
        ax.set_xlim(-0.6, 3.9)
        ax.set_xticks([0, 1, 2, SUM], [*self.names, "sum"])
        ax.axhline(1, color=FAINT, linewidth=0.8, linestyle=":")
        self.share_bars = self._bars(ax, self.shares)
        self.share_stack = self._stack(ax, SUM, self.shares, number)
        share_tops(self, ax, range(3), self.shares)

    def sentence(self):
        """Say the scores and what each of the four steps gives."""
        heights, shares = self.exponentials(), self.shares()
        return (
            f"Scores: {listing(self.names, self.scores(), 2)}. Step 1, their exponentials: "
            f"{listing(self.names, heights, 4, padded)}. Step 2, the sum of the exponentials: "
            f"{padded(heights.sum(), 4)}. "
            f"Step 3, each divided by that sum: {listing(self.names, shares, 4, padded)}. "
            f"Step 4, verify: the shares sum to {number(shares.sum())}."
        )

    def short(self):
        """Say the sum of the exponentials and the shares."""
        shares = self.shares()
        return (
            f"The exponentials sum to {padded(self.exponentials().sum(), 4)}. The shares: "
            f"{listing(self.names, shares, 4, padded)}; they sum to {number(shares.sum())}."
        )

    def table(self):
        """Return the four steps as columns, one class a row; the last row verifies the sum."""
        heights, shares = self.exponentials(), self.shares()
        total = padded(heights.sum(), 4)
        rows = [
            [name, number(score, 2), padded(height, 4), f"{padded(height, 4)} / {total}", padded(share, 4)]
            for name, score, height, share in zip(self.names, self.scores(), heights, shares, strict=True)
        ]
        return Table(
            ["class", "score", "exponential", "divided by the sum", "share"],
            [*rows, ["sum", "not summed", total, f"{total} / {total}", number(shares.sum())]],
        )
