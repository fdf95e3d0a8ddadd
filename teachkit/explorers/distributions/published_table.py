"""A published table, checked."""

import math

import numpy as np

from teachkit.explorers.engine import Explorer, Number, Toggle, derived, panels
from teachkit.explorers.parts import Scores, capital, class_texts, named, score_panel
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_NAMES, INK, WARNING
from teachkit.figures.words import listing, number, padded


class PublishedTableExplorer(Scores, Explorer):
    """The softmax of four logits beside the numbers that an article printed for them.

    Verdicts tell a number that was cut off from one that is wrong. They are hidden at first, so that
    the wrong row can be looked for.

    Parameters
    ----------
    cat, dog, bird, fish : float
        The logits, from -5 to 6.
    verdicts : bool
        Whether the verdicts and the flags are shown.

    Notes
    -----
    Logits and printed numbers are those of "How does the Softmax activation function work?",
    MachineCurve, https://github.com/christianversloot/machine-learning-articles. The number printed for
    the last class is what a logit of -3.7 would give.

    Examples
    --------
    >>> PublishedTableExplorer().judged()
    ['right', 'cut off', 'cut off', 'wrong']
    """

    heading = "Four logits, their shares, and the numbers that were published for them"
    how = (
        "Compare each number on a bar with the published one below it. Then show the verdicts. Drag a logit, "
        "or focus its dot and press the arrow keys: which logits do the published numbers fit?"
    )

    names = CLASS_NAMES[:4]
    cat = Number(2, -5, 6, label="logit of cat", box=True)
    dog = Number(4.3, -5, 6, label="logit of dog", box=True)
    bird = Number(1.2, -5, 6, label="logit of bird", box=True)
    fish = Number(-3.1, -5, 6, label="logit of fish", box=True)
    verdicts = Toggle(False, label="show the verdicts")

    published_logits = (2.0, 4.3, 1.2, -3.1)
    published = (0.087492, 0.872661, 0.039312, 0.000292)
    half_unit = 0.5e-6  # of the last digit that was printed

    def own(self):
        """Say whether the logits are those that the published numbers were printed for."""
        return tuple(self.scores()) == self.published_logits

    @derived
    def judged(self):
        """Compare each published number with the share: "right", "cut off" or "wrong"."""
        return [
            "right"
            if abs(share - printed) <= self.half_unit
            else "cut off"
            if math.floor(share * 1e6) == round(printed * 1e6)
            else "wrong"
            for share, printed in zip(self.shares(), self.published, strict=True)
        ]

    def build(self):
        """Draw the logits and the bars."""
        figure, axes = panels("logits shares", 8.2, 3.3, width_ratios=[1, 1.45])
        score_panel(self, axes["logits"], "logit")
        ax = axes["shares"]
        ax.set(title="Bars: shares of the sum. Lines: published", ylabel="share of the sum")
        ax.set(ylim=(0, 1.3), yticks=np.arange(0, 1.1, 0.2), xlim=(-0.6, 3.6))
        printed = [f"{name}\n{number(p, 6)}" for name, p in zip(self.names, self.published, strict=True)]
        ax.set_xticks(range(4), printed)
        ax.set_xlabel("published")
        self.share_bars = self.follow(ax.bar(range(4), 0, 0.6, color=CLASS_COLOURS[:4]), height=self.shares)
        places = np.arange(4)
        lines = ax.hlines(self.published, places - 0.4, places + 0.4, color=INK, linewidth=1.5, zorder=3)
        lines.set_animated(True)
        self.share_texts = self.follow(
            class_texts(ax, places), y=self._tops, text=lambda: [number(p, 6) for p in self.shares()]
        )
        self.verdict_texts = self.follow(
            class_texts(ax, places, fontweight="bold"),
            y=lambda: [top + 0.08 for top in self._tops()], text=self._marks,
            color=lambda: [WARNING if mark.startswith("✗") else INK for mark in self._marks()],
        )  # fmt: skip
        self.note = self.follow(
            ax.text(3.55, 1.28, "", ha="right", va="top", fontsize=9),
            text=lambda: "" if self.own() else "published for other logits",
        )
        return figure

    def _shown(self):
        return self.verdicts and self.own()

    def _marks(self):
        """Return what the picture says of each published number: its verdict, or whether it fits."""
        if not self.verdicts:
            return [""] * 4
        words = {"wrong": "✗ wrong", "cut off": "✗ cut off", "right": ""}
        if not self.own():
            words = {"wrong": "✗ does not fit", "cut off": "fits, cut off", "right": "fits"}
        return [words[verdict] for verdict in self.judged()]

    def _tops(self):
        """Return the heights of the numbers: above a line that would run through them."""
        return [
            max(share, printed if printed - share < 0.07 else 0) + 0.01
            for share, printed in zip(self.shares(), self.published, strict=True)
        ]

    def sentence(self):
        """Say the logits, the shares and the published numbers, and what is to be said about these."""
        printed = listing(self.names, self.published, 6)
        start = (
            f"Logits: {listing(self.names, self.scores(), 2)}. Their exponentials sum to "
            f"{padded(np.exp(self.scores()).sum(), 6)}. Shares of that sum: "
            f"{listing(self.names, self.shares(), 6)}. "
        )
        if not self.own():
            fits = [
                f"{name}'s {number(value, 6)} fits the present logits"
                f"{' when cut off' * (verdict == 'cut off')}"
                for name, value, verdict in zip(self.names, self.published, self.judged(), strict=True)
                if verdict != "wrong"
            ]
            return (
                f"{start}The published numbers ({printed}) belong to other logits: "
                f"{listing(self.names, self.published_logits, 2)}. "
                f"{'But ' + '; '.join(fits) if fits else 'None of them fits the present logits'}."
            )
        start += f"Published: {printed}; they sum to {number(sum(self.published), 6)}. "
        if not self.verdicts:
            return f"{start}One published number is wrong, not only cut off. Which? Then show the verdicts."
        errors = dict(zip(self.names, self.shares() - self.published, strict=True))
        missing = sum(errors[name] for name in self._with("wrong"))
        return (
            f"{start}Verdicts: {self._told()}. The published sum is {self._shortfall()}, and "
            f"{number(missing, 6)} of that is missing in the row of {named(self._with('wrong'))}."
        )

    def short(self):
        """Ask for the wrong number, or say which it is, or which numbers fit these logits."""
        if self._shown():
            return f"{capital(self._told())}."
        if self.own():
            return "One published number is wrong, not only cut off. Which? Then show the verdicts."
        fits = [name for name, verdict in zip(self.names, self.judged(), strict=True) if verdict != "wrong"]
        if not fits:
            found = "None of them is what the logits you have set would give"
        elif len(fits) == 1:
            found = f"Only that of {fits[0]} is also what the logits you have set give"
        else:
            found = f"Those of {named(fits)} are also what the logits you have set give"
        return f"The published numbers belong to other logits. {found}."

    def _told(self):
        """Return the verdicts in words."""
        told = [
            f"{named(group)} {'is' if len(group) == 1 else 'are'} {words}"
            for verdict, words in (("right", "right"), ("cut off", "cut off instead of rounded"))
            if (group := self._with(verdict))
        ]
        told += [
            f"{name} is wrong: {number(printed, 6)} in place of {number(share, 6)}"
            for name, printed, share in zip(self.names, self.published, self.shares(), strict=True)
            if name in self._with("wrong")
        ]
        return "; ".join(told)

    def _with(self, verdict):
        return [name for name, found in zip(self.names, self.judged(), strict=True) if found == verdict]

    def _shortfall(self):
        return f"{number(1 - sum(self.published), 6)} short of 1"

    def table(self):
        """Return one row a class and the sums; the verdicts flag what is off by more than half a unit."""
        shares, heights, own = self.shares(), np.exp(self.scores()), self.own()
        words = {
            "right": "right" if own else "fits these logits",
            "cut off": "cut off instead of rounded" if own else "fits these logits, cut off",
            "wrong": "wrong" if own else "belongs to other logits",
        }
        columns = zip(self.names, self.scores(), heights, shares, self.published, self.judged(), strict=True)
        rows = [
            [name, number(score, 2), padded(height, 6), number(share, 6), number(printed, 6), words[verdict]]
            for name, score, height, share, printed, verdict in columns
        ]
        rows.append(
            ["sum", "", padded(heights.sum(), 6), number(shares.sum(), 6), number(sum(self.published), 6),
             self._shortfall() if own else "belongs to other logits"]
        )  # fmt: skip
        header = ["class", "logit", "exponential", "share of the sum"]
        header += ["published" if own else "published for other logits", "verdict"]
        if not self.verdicts:
            return Table(header[:-1], [row[:-1] for row in rows])
        flagged = [(k, 4) for k, verdict in enumerate(self.judged()) if own and verdict != "right"]
        if own and abs(sum(self.published) - 1) > self.half_unit:
            flagged.append((len(self.names), 4))
        return Table(header, rows, flagged)
