"""Explorers of lesson 02: softmax step by step, a published table, overflow, and derivatives."""

import math

import numpy as np

from teachkit.explorers.engine import Explorer, Handle, Number
from teachkit.figures.picture import Table
from teachkit.figures.style import (
    CLASS_COLOURS,
    CLASS_MARKERS,
    CLASS_NAMES,
    FAINT,
    INK,
    listing,
    new_figure,
    number,
)
from teachkit.maths.softmax import softmax

MOVING = {"animated": True}
# Heights of an axis, so that it rescales in few, clear steps.
LADDER = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def figures(value, count=6):
    """Write a number with `count` significant figures, or that many decimals below 1.

    Examples
    --------
    >>> figures(11.212508845), figures(0.6590011388), figures(403.428793, 4)
    ('11.2125', '0.659001', '403.4')
    """
    size = abs(float(value))
    whole = math.floor(math.log10(size)) + 1 if 1 <= size < 1e5 else 0
    return number(value, count - whole)


def brief(value):
    """Write a number for the end of a narrow bar.

    Examples
    --------
    >>> brief(403.428793), brief(0.0000454)
    ('403.4', '4.5e−5')
    """
    return figures(value, 4 if abs(value) >= 5e-5 else 2)


def named(names):
    """Join names as a sentence does: "cat", "cat and dog", "cat, dog and bird".

    Examples
    --------
    >>> named(["cat", "dog", "bird"])
    'cat, dog and bird'
    """
    names = list(names)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def piled(bars, heights):
    """Pile `bars` on top of each other."""
    bottom = 0.0
    for bar, height in zip(bars, heights, strict=True):
        bar.set_y(bottom)
        bar.set_height(height)
        bottom += height


class ScoreBars(Explorer):
    """What the explorers with one draggable score a class share: a panel of bars, a handle at each end."""

    names = ()

    def scores(self):
        """Return the scores. Shape (K,)."""
        return np.array([getattr(self, name) for name in self.names])

    def shares(self):
        """Return softmax of the scores. Shape (K,)."""
        return softmax(self.scores())

    def reach(self):
        """Return the lowest and the highest score that the controls take."""
        traits = [self.controls()[name] for name in self.names]
        return min(trait.low for trait in traits), max(trait.high for trait in traits)

    def colours(self):
        """Return one colour a class."""
        return CLASS_COLOURS[: len(self.names)]

    def bars(self, ax, at, **style):
        """Make bars of no height, one a class, that will move."""
        return list(ax.bar(at, np.zeros(len(self.names)), color=self.colours(), **style, **MOVING))

    def texts(self, ax, at, **style):
        """Make empty labels, one for each place of `at` along x, that will move."""
        style = {"ha": "center", "va": "bottom", "fontsize": 8, **style}
        return [ax.text(x, 0, "", **style, **MOVING) for x in at]

    def build_scores(self, ax, title):
        """Draw the panel of scores."""
        places = range(len(self.names))
        low, high = self.reach()
        self.room = 0.13 * (high - low)  # for the number beyond a dot
        ax.set_ylim(low - self.room, high + self.room)
        ax.set_xlim(-0.6, len(self.names) - 0.4)
        ax.set_xticks(places, self.names)
        ax.axhline(0, color=INK, linewidth=0.8)
        ax.set_ylabel("score")
        ax.set_title(title)
        self.score_bars = self.bars(ax, places, width=0.5, alpha=0.45)
        end = {"markersize": 11, "markeredgecolor": "white", "zorder": 4, **MOVING}
        self.dots = [ax.plot([k], [0], CLASS_MARKERS[k], color=CLASS_COLOURS[k], **end)[0] for k in places]
        self.score_texts = self.texts(ax, places, va="center")

    def update_scores(self):
        """Move the bars, the dots and the numbers of the panel of scores."""
        for bar, dot, text, score in zip(
            self.score_bars, self.dots, self.score_texts, self.scores(), strict=True
        ):
            bar.set_height(score)
            dot.set_ydata([score])
            text.set_y(score + (0.65 if score >= 0 else -0.65) * self.room)
            text.set_text(number(score, 2))

    def handles(self):
        """One dot a score, at the end of its bar."""
        return [
            Handle(name, self.dots[k], f"score of {name}", k, float(score), *self.reach(), direction="y")
            for k, (name, score) in enumerate(zip(self.names, self.scores(), strict=True))
        ]


class StepsExplorer(ScoreBars):
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
    ['sum', 'not summed', '11.2125', '11.2125 / 11.2125', '1.000000']
    """

    heading = "Softmax step by step: exponentials, their sum, divide, verify"
    how = (
        "Drag the end of a score up or down, or focus it and press the arrow keys, or type a score below. "
        "Every step is computed again from the scores."
    )

    names = CLASS_NAMES[:3]
    cat = Number(2, -4, 6, label="score of cat")
    dog = Number(1, -4, 6, label="score of dog")
    bird = Number(0.1, -4, 6, label="score of bird")

    def exponentials(self):
        """Return the exponentials of the scores. Shape (3,)."""
        return np.exp(self.scores())

    def build(self):
        """Draw the four frames."""
        figure, axes = new_figure(8.2, 3.1, 1, 4, gridspec_kw={"width_ratios": [3, 3.1, 2.1, 4]})
        scores, self.exp_axes, self.sum_axes, shares = axes
        self.build_scores(scores, "scores")
        for ax in (self.exp_axes, self.sum_axes):
            ax.set_ylim(0, LADDER[-1])  # the layout leaves room for the widest numbers
        self.exp_axes.set_title("1. exponentials")
        self.exp_axes.set_ylabel("exp(score)")
        self.exp_axes.set_xlim(-0.6, 2.6)
        self.exp_axes.set_xticks(range(3), self.names)
        self.sum_axes.set_title("2. their sum")
        self.sum_axes.set_xlim(-0.6, 1.5)
        self.sum_axes.set_xticks([0], ["sum"])
        self.sum_axes.set_yticklabels([])
        shares.set_title("3. divide by it, 4. verify")
        shares.set_ylabel("share of the sum")
        shares.set_ylim(0, 1.12)
        shares.set_xlim(-0.6, 3.9)
        shares.set_xticks([0, 1, 2, 3.4], [*self.names, "sum"])
        shares.axhline(1, color=FAINT, linewidth=0.8, linestyle=":")
        self.exp_bars = self.bars(self.exp_axes, range(3), width=0.7)
        self.stack = self.bars(self.sum_axes, [0] * 3, width=0.7, edgecolor="white", linewidth=0.5)
        self.share_bars = self.bars(shares, range(3), width=0.7)
        self.share_stack = self.bars(shares, [3.4] * 3, width=0.7, edgecolor="white", linewidth=0.5)
        self.exp_texts = self.texts(self.exp_axes, range(3))
        self.piece_texts = self.texts(self.sum_axes, [0.45] * 3, ha="left", va="center")
        (self.sum_text,) = self.texts(self.sum_axes, [0], fontsize=9, fontweight="bold")
        self.share_texts = self.texts(shares, range(3))
        (self.one_text,) = self.texts(shares, [3.4], fontsize=9, fontweight="bold")
        return figure

    def update(self):
        """Move bars and numbers to what the scores give."""
        self.update_scores()
        heights, shares = self.exponentials(), self.shares()
        total = heights.sum()
        top = next(height for height in LADDER if height >= 1.12 * total)
        for ax in (self.exp_axes, self.sum_axes):
            ax.set_ylim(0, top)
        for bars, texts, values in (
            (self.exp_bars, self.exp_texts, heights),
            (self.share_bars, self.share_texts, shares),
        ):
            for bar, text, value in zip(bars, texts, values, strict=True):
                bar.set_height(value)
                text.set_y(value)
                text.set_text(brief(value))
        for stack, text, values, words in (
            (self.stack, self.sum_text, heights, figures(total, 4)),
            (self.share_stack, self.one_text, shares, number(shares.sum())),
        ):
            piled(stack, values)
            text.set_y(values.sum())
            text.set_text(words)
        for text, bar, name in zip(self.piece_texts, self.stack, self.names, strict=True):
            text.set_y(bar.get_y() + bar.get_height() / 2)
            text.set_text(name if bar.get_height() > 0.05 * top else "")

    def sentence(self):
        """Say the scores and what each of the four steps gives."""
        heights, shares = self.exponentials(), self.shares()
        return (
            f"Scores: {listing(self.names, self.scores(), 2)}. Step 1, their exponentials: "
            f"{self._figures(heights)}. Step 2, the sum of the exponentials: {figures(heights.sum())}. "
            f"Step 3, each divided by that sum: {self._figures(shares)}. "
            f"Step 4, verify: the shares sum to {number(shares.sum(), 6)}."
        )

    def _figures(self, values):
        return ", ".join(f"{name} {figures(value)}" for name, value in zip(self.names, values, strict=True))

    def table(self):
        """Return the four steps as columns, one class a row; the last row verifies the sum."""
        heights, shares = self.exponentials(), self.shares()
        total = figures(heights.sum())
        rows = [
            [name, number(score, 2), figures(height), f"{figures(height)} / {total}", figures(share)]
            for name, score, height, share in zip(self.names, self.scores(), heights, shares, strict=True)
        ]
        return Table(
            ["class", "score", "exponential", "divided by the sum", "share"],
            [*rows, ["sum", "not summed", total, f"{total} / {total}", number(shares.sum(), 6)]],
        )
