"""Two tables of exponentials."""

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import TRACK, Scores, decades, log_dot, score_panel, share_panel
from teachkit.explorers.temperature.parts import dashboard
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_NAMES, INK
from teachkit.figures.words import padded, percent, significant
from teachkit.maths.distributions import argmax_one_hot
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import big_exponentials

BETAS = ("first_beta", "second_beta")


def written_out(power):
    """Write a positive number given as ``'9.46e+214'`` without the exponent where it is short.

    Examples
    --------
    >>> written_out('2.5857e+0'), written_out('9.4573e+214'), written_out('2.2026e+4')
    ('2.5857', '9.4573e214', '22026')
    """
    mantissa, exponent = power.split("e")
    digits, shift = mantissa.replace(".", ""), int(exponent)
    if not 0 <= shift < len(digits):
        return f"{mantissa}e{shift}"
    return f"{digits[: shift + 1]}.{digits[shift + 1 :]}".rstrip(".")


def digits_before_point(written):
    """Return how many digits a number of 1 or more has before the point.

    Examples
    --------
    >>> digits_before_point('9.4573e214'), digits_before_point('22026.4')
    (215, 5)
    """
    mantissa, _, exponent = written.partition("e")
    return len(mantissa.split(".")[0]) + int(exponent or 0)


class BetaTablesExplorer(Scores, Explorer):
    """The same scores under two betas, each free: exponentials in full, softmax, and the one-hot argmax.

    Parameters
    ----------
    cat, dog, bird : float
        The scores Z, from 0 to 1.
    first_beta, second_beta : float
        From 0.01 to 1000. Where e^(beta Z) is more than a float can hold, it is written all the same.

    Notes
    -----
    The two tables, their numbers and their sentence are after Somik Raha, "Explaining Softmax",
    https://coda.io/@somik-raha/explaining-softmax, which says "exponents" for exponentials.

    Examples
    --------
    >>> BetaTablesExplorer().exponentials(500)[1]
    '9.52105e214'
    >>> BetaTablesExplorer().exponentials(1)[0]
    ['2.58571', '2.69123', '2.66446']
    """

    heading = "The same scores under two betas"
    how = (
        "Change a score Z or a beta: drag a dot, or focus it and press the arrow keys, or type a number. "
        "Both tables, their totals and the sentence are computed again."
    )

    names = CLASS_NAMES[:3]
    cat = Number(0.95, 0, 1, step=0.001, label="Z of cat", digits=3, box=True)
    dog = Number(0.99, 0, 1, step=0.001, label="Z of dog", digits=3, box=True)
    bird = Number(0.98, 0, 1, step=0.001, label="Z of bird", digits=3, box=True)
    first_beta = Number(500, 0.01, 1000, step=0.01, label="first beta", digits=2, log=True, box=True)
    second_beta = Number(1, 0.01, 1000, step=0.01, label="second beta", digits=2, log=True, box=True)

    def betas(self):
        """Return both betas."""
        return self.first_beta, self.second_beta

    @derived
    def both_shares(self):
        """Return softmax under each beta. Shape (2, 3)."""
        return np.array([softmax(self.scores(), temperature=1 / beta) for beta in self.betas()])

    @derived
    def one_hot(self):
        """Return the one-hot argmax, shared in a tie. Shape (3,)."""
        return argmax_one_hot(self.scores(), ties="share")

    def exponentials(self, beta):
        """Return the exponentials and their sum, each written with six digits."""
        powers, total = big_exponentials(self.scores(), beta=beta, digits=6)
        return [written_out(power) for power in powers], written_out(total)

    def build(self):
        """Draw the scores, both rows of bars, and the lanes of the betas."""
        figure, axes = panels("scores first second; lanes lanes lanes", 8.2, 4.5, height_ratios=[3, 1],
                              width_ratios=[2.2, 2.6, 2.6])  # fmt: skip
        score_panel(self, axes["scores"], "Z")
        axes["scores"].set_title("scores Z")
        self.panels = [self._softmax(axes[name], row) for row, name in enumerate(("first", "second"))]
        lanes = axes["lanes"]
        decades(lanes, -2, 3)
        lanes.set(xlabel="beta. Above: dashed outlines are the one-hot argmax", ylim=(-0.6, 1.7))
        lanes.set_yticks([1, 0], ["first beta", "second beta"])
        lanes.tick_params(left=False)
        lanes.spines["left"].set_visible(False)
        lanes.hlines([0, 1], -2, 3, color=TRACK, linewidth=3)
        for name, y, marker in zip(BETAS, (1, 0), "os", strict=True):
            log_dot(self, lanes, name, name, y, step=0.002, marker=marker)
        return figure

    def _softmax(self, ax, row):
        shares, hot = (lambda: self.both_shares()[row]), self.one_hot
        bars, texts = share_panel(self, ax, shares, percent, 0.6)
        ax.set(title=f"Softmax, {('first', 'second')[row]} beta", ylim=(0, 1.32), xlim=(-0.55, 2.55))
        ax.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
        look = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1.2}
        outlines = ax.bar(range(3), 0, 0.94, **look)
        self.follow(outlines, height=hot, visible=lambda: [bool(one > 0) for one in hot()])
        self.follow(texts, y=lambda: self._heights(shares(), hot()))
        words = ax.text(2.55, 1.31, "", ha="right", va="top", fontsize=10, fontweight="bold")
        self.follow(words, text=lambda: f"beta = {significant(self.betas()[row])}")
        return bars, texts, outlines, words

    def _heights(self, shares, hot):
        """Return the heights of the numbers: above an outline that would cross them."""
        return np.where((shares < hot) & (hot < shares + 0.12), hot, shares) + 0.015

    def table(self):
        """Return both tables, one below the other, with their totals."""
        scores, rows = self.scores(), []
        for beta, shares in zip(self.betas(), self.both_shares(), strict=True):
            powers, total = self.exponentials(beta)
            title = significant(beta)
            for name, z, power, share, hot in zip(
                self.names, scores, powers, shares, self.one_hot(), strict=True
            ):
                rows.append([f"{title}, {name}", significant(z, 6), power, str(digits_before_point(power)),
                             padded(share), percent(share), significant(hot)])  # fmt: skip
            most = f"max {significant(scores.max(), 6)}"
            digits = str(digits_before_point(total))
            rows.append([f"{title}, total", most, total, digits, "1", "100.00 %", "1"])
        header = ["beta, class", "Z", "e^(beta Z)", "digits", "softmax", "in percent", "argmax"]
        return Table(header, rows, caption="Digits: before the point. Argmax: one-hot, shared in a tie.")

    def sentence(self):
        """Say the sum of the exponentials and the max, under both betas."""
        told = [f"Scores: {self._each(significant, self.scores())}."]
        for beta, p in zip(self.betas(), self.both_shares(), strict=True):
            _, total = self.exponentials(beta)
            count = digits_before_point(total)
            told.append(
                f"At beta = {significant(beta)} the sum of the exponentials is {total} ({count} "
                f"digit{'s' * (count > 1)} before the point) and the largest score is "
                f"{significant(self.scores().max(), 6)}. "
                f"Softmax: {self._each(percent, p)} ({dashboard(p)}). The exponents beta Z themselves sum to "
                f"{significant(beta * self.scores().sum(), 6)}."
            )
        return " ".join(told)

    def short(self):
        """Say how large the largest share is under both betas, or that they are equal."""
        first, second = self.both_shares().max(axis=1)
        if self.first_beta == self.second_beta:
            beta = significant(self.first_beta)
            return (
                f"Both betas are {beta}, so both tables are the same: the largest share is {percent(first)}."
            )
        return (
            f"The largest share is {percent(first)} at beta {significant(self.first_beta)} and "
            f"{percent(second)} at beta {significant(self.second_beta)}: the same scores."
        )

    def _each(self, words, values):
        return ", ".join(f"{name} {words(value)}" for name, value in zip(self.names, values, strict=True))
