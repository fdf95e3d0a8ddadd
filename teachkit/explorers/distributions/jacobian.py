"""What raising one score does to every share."""

import math

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import Scores, class_texts, pile, score_panel, share_tops
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_NAMES, INK
from teachkit.figures.words import listing, number, padded
from teachkit.maths.softmax import softmax_jacobian

THREE = CLASS_NAMES[:3]
ROOM = 0.014  # a smaller piece of a stack has no room for its name


class JacobianExplorer(Scores, Explorer):
    """Raise one score: arrows show how fast every share changes, and what one gains the others lose.

    Parameters
    ----------
    cat, dog, bird : float
        The scores, from -4 to 6.
    moved : {"cat", "dog", "bird"}
        The class whose score is raised.

    Examples
    --------
    >>> [round(float(rate), 6) for rate in JacobianExplorer().rates()]
    [0.224719, -0.159764, -0.064955]
    """

    heading = "Raise one score: one share gains what the others lose"
    how = (
        "Choose the score to raise. An arrow is as long as the change that one unit of score would bring at "
        "the present rate. Drag a score, or the top of a bar, or focus a dot and press the arrow keys."
    )

    names = THREE
    cat = Number(2, -4, 6, label="score of cat", box=True)
    dog = Number(1, -4, 6, label="score of dog", box=True)
    bird = Number(0.1, -4, 6, label="score of bird", box=True)
    moved = Choice(THREE, label="raise the score of")

    @derived
    def rates(self):
        """Return dp_i / dz for the raised score z: a column of the Jacobian. Shape (3,)."""
        return softmax_jacobian(self.scores())[:, self.names.index(self.moved)]

    def build(self):
        """Draw scores, shares with their arrows, and the balance of gain and losses."""
        figure, axes = panels("scores shares balance", 8.2, 3.2, width_ratios=[2.5, 4.2, 2.3])
        score_panel(self, axes["scores"])
        self._shares(axes["shares"])
        self._balance(axes["balance"])
        return figure

    def _shares(self, ax):
        ax.set(ylabel="share p", ylim=(0, 1.27), yticks=np.arange(0, 1.1, 0.2), xlim=(-0.6, 2.6))
        ax.set_xticks(range(3), THREE)
        self.follow(ax, title=lambda: f"Raise {self.moved}: how fast each share moves")
        places = np.arange(3) - 0.1
        self.share_bars = self.follow(ax.bar(places, 0, 0.5, color=CLASS_COLOURS[:3]), height=self.shares)
        self.follow(
            class_texts(ax, places), y=self.shares, text=lambda: [padded(share, 4) for share in self.shares()]
        )
        share_tops(self, ax, places, self.shares)
        self._arrows(ax)
        self.follow(
            [ax.text(k, 1.15, "", ha="center", va="bottom", fontsize=9, fontweight="bold") for k in range(3)],
            text=lambda: ["+" * bool(rate > 0) + padded(rate, 4) for rate in self.rates()],
        )

    def _arrows(self, ax):
        places = np.arange(3) + 0.28
        self.shafts = [ax.plot([x, x], [0, 0], color=INK, linewidth=2)[0] for x in places]
        self.heads = [ax.plot([x], [0], "^", color=INK)[0] for x in places]
        both = lambda: zip(self.shares(), self.rates(), strict=True)  # noqa: E731
        pixels = lambda: ax.bbox.height / np.ptp(ax.get_ylim())  # noqa: E731
        sizes = lambda: np.minimum(8, np.abs(self.rates()) * pixels() / 3)  # noqa: E731

        def tips():
            """Return where heads stand, so that the tip, not the middle, is at the end."""
            half = sizes() / 2 * ax.get_figure().dpi / 72 / pixels()
            return [[p + rate - math.copysign(h, rate)] for (p, rate), h in zip(both(), half, strict=True)]

        self.follow(self.shafts, ydata=lambda: [[share, share + rate] for share, rate in both()])
        self.follow(
            self.heads, ydata=tips, markersize=sizes,
            marker=lambda: ["^" if rate > 0 else "v" for rate in self.rates()],
        )  # fmt: skip

    def _balance(self, ax):
        ax.set(title="gain = losses", ylabel="change of p per unit of score", ylim=(0, 0.28))
        ax.set_xlim(-0.6, 2.1)
        ax.set_xticks([0, 1], ["gain", "losses"])
        gain, losses = (lambda: np.maximum(self.rates(), 0)), (lambda: np.maximum(-self.rates(), 0))
        self.stacks = [self._stack(ax, 0, gain), self._stack(ax, 1, losses)]
        self.follow(
            class_texts(ax, [1.42] * 3, ha="left", va="center"),
            y=lambda: np.cumsum(losses()) - losses() / 2,
            text=lambda: [name * bool(loss > ROOM) for name, loss in zip(THREE, losses(), strict=True)],
        )

    def _stack(self, ax, x, values):
        (text,) = class_texts(ax, [x])
        self.follow(text, y=lambda: values().sum(), text=lambda: padded(values().sum(), 4))
        return pile(self, ax, x, values, 3)

    def sentence(self):
        """Say the shares, the rate of each with its formula, and their sum."""
        shares, rates = self.shares(), self.rates()
        raised = padded(shares[self.names.index(self.moved)], 4)
        falls = "; ".join(
            f"{name}'s falls at {padded(share, 4)} × {raised} = {padded(-rate, 4)}"
            for name, share, rate in zip(self.names, shares, rates, strict=True)
            if name != self.moved
        )
        return (
            f"Scores: {listing(self.names, self.scores(), 2)}. Shares: "
            f"{listing(self.names, shares, 4, padded)}. "
            f"Raise {self.moved}'s score: its share grows at {raised} × (1 − {raised}) = "
            f"{padded(rates[self.names.index(self.moved)], 4)} per unit of score; {falls}. "
            f"The rates sum to {self._total()}: what {self.moved} gains, the others lose."
        )

    def short(self):
        """Say how fast each share changes."""
        rates = dict(zip(THREE, self.rates(), strict=True))
        gain = padded(rates.pop(self.moved), 4)
        losses = " and ".join(f"{name}'s falls by {padded(-rate, 4)}" for name, rate in rates.items())
        score = f"each unit of {self.moved}'s score"
        return f"At the present rate, for {score}, its share grows by {gain}, {losses}."

    def _total(self):
        return number(round(float(self.rates().sum()), 9), 0)

    def table(self):
        """Return the column of the Jacobian with its formulas; the last row is its sum."""
        shares, rates = self.shares(), self.rates()
        raised = padded(shares[self.names.index(self.moved)], 6)
        formulas = [
            f"{raised} × (1 − {raised})" if name == self.moved else f"−{padded(share, 6)} × {raised}"
            for name, share in zip(self.names, shares, strict=True)
        ]
        columns = zip(self.names, self.scores(), shares, formulas, rates, strict=True)
        rows = [
            [name, number(score, 2), padded(share, 6), formula, padded(rate, 6)]
            for name, score, share, formula, rate in columns
        ]
        header = ["class", "score", "share p", "formula", f"change of p per unit of {self.moved}'s score"]
        return Table(header, [*rows, ["sum", "", number(shares.sum(), 6), "", self._total()]])
