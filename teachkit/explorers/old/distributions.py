"""Explorers of lesson 02: softmax step by step, a published table, overflow, and derivatives."""

import math

import numpy as np

from teachkit.explorers.old.engine import Choice, Handle, Number, Toggle
from teachkit.explorers.old.parts import LADDER, MOVING, ClassBars, ScoreBars, piled
from teachkit.explorers.parts import four_figures, named
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_NAMES, FAINT, INK, WARNING, new_figure
from teachkit.figures.words import listing, number, padded, significant
from teachkit.maths.softmax import softmax, softmax_jacobian


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
        """Draw the four panels: the scores, their exponentials, the sum, and the shares."""
        figure, axes = new_figure(8.2, 3.1, 1, 4, gridspec_kw={"width_ratios": [3, 3.1, 2.1, 4]})
        scores, self.exp_axes, self.sum_axes, shares = axes
        self.build_scores(scores)
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
                text.set_text(padded(value, 4))
        for stack, text, values, words in (
            (self.stack, self.sum_text, heights, padded(total, 4)),
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
            f"{listing(self.names, heights, 6, padded)}. Step 2, the sum of the exponentials: "
            f"{padded(heights.sum(), 6)}. "
            f"Step 3, each divided by that sum: {listing(self.names, shares, 6, padded)}. "
            f"Step 4, verify: the shares sum to {number(shares.sum(), 6)}."
        )

    def table(self):
        """Return the four steps as columns, one class a row; the last row verifies the sum."""
        heights, shares = self.exponentials(), self.shares()
        total = padded(heights.sum(), 6)
        rows = [
            [
                name,
                number(score, 2),
                padded(height, 6),
                f"{padded(height, 6)} / {total}",
                padded(share, 6),
            ]
            for name, score, height, share in zip(self.names, self.scores(), heights, shares, strict=True)
        ]
        return Table(
            ["class", "score", "exponential", "divided by the sum", "share"],
            [*rows, ["sum", "not summed", total, f"{total} / {total}", number(shares.sum(), 6)]],
        )


class PublishedTableExplorer(ScoreBars):
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
        "Compare the last two columns first. Then show the verdicts. Drag a logit (or use the arrow keys, or "
        "type) to find out which logits the published numbers fit."
    )

    names = CLASS_NAMES[:4]
    cat = Number(2, -5, 6, label="logit of cat")
    dog = Number(4.3, -5, 6, label="logit of dog")
    bird = Number(1.2, -5, 6, label="logit of bird")
    fish = Number(-3.1, -5, 6, label="logit of fish")
    verdicts = Toggle(False, label="show the verdicts")

    published_logits = (2.0, 4.3, 1.2, -3.1)
    published = (0.087492, 0.872661, 0.039312, 0.000292)
    half_unit = 0.5e-6  # of the last digit that was printed

    def own(self):
        """Say whether the logits are those that the published numbers were printed for."""
        return tuple(self.scores()) == self.published_logits

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
        figure, (scores, self.axes) = new_figure(8.2, 3.1, 1, 2, gridspec_kw={"width_ratios": [1, 1.45]})
        self.build_scores(scores, "logit")
        self.axes.set_title("Bars: shares of the sum. Black lines: published")
        self.axes.set_ylabel("share of the sum")
        self.axes.set_ylim(0, 1.3)
        self.axes.set_yticks(np.arange(0, 1.1, 0.2))
        self.axes.set_xlim(-0.6, 3.6)
        self.axes.set_xticks(range(4), self.names)
        self.share_bars = self.bars(self.axes, range(4), width=0.6)
        self.lines = [
            self.axes.plot([k - 0.4, k + 0.4], [value] * 2, color=INK, linewidth=1.5, **MOVING)[0]
            for k, value in enumerate(self.published)
        ]
        self.share_texts = self.texts(self.axes, range(4))
        self.verdict_texts = self.texts(self.axes, range(4), color=WARNING, fontweight="bold")
        (self.note,) = self.texts(self.axes, [3.55], ha="right", va="top", fontsize=9)
        return figure

    def update(self):
        """Move bars, numbers and verdicts."""
        self.update_scores()
        shares, shown = self.shares(), self.verdicts and self.own()
        for k, verdict in enumerate(self.judged()):
            self.share_bars[k].set_height(shares[k])
            top = shares[k] + 0.01
            if -0.01 < self.published[k] - shares[k] < 0.07:  # the line would run through the number
                top = self.published[k] + 0.01
            self.share_texts[k].set_y(top)
            self.share_texts[k].set_text(number(shares[k], 6))
            self.verdict_texts[k].set_y(top + 0.08)
            self.verdict_texts[k].set_text(f"✗ {verdict}" if shown and verdict != "right" else "")
        self.note.set_y(1.28)
        self.note.set_text("" if self.own() else "black lines: published for other logits")

    def sentence(self):
        """Say the logits, the shares and the published numbers, and what is to be said about these."""
        shares, printed = self.shares(), listing(self.names, self.published, 6)
        start = (
            f"Logits: {listing(self.names, self.scores(), 2)}. Their exponentials sum to "
            f"{padded(np.exp(self.scores()).sum(), 6)}. Shares of that sum: "
            f"{listing(self.names, shares, 6)}. "
        )
        if not self.own():
            fits = [
                f"{name}'s {number(value, 6)} fits these logits{' when cut off' * (verdict == 'cut off')}"
                for name, value, verdict in zip(self.names, self.published, self.judged(), strict=True)
                if verdict != "wrong"
            ]
            return (
                f"{start}The published numbers ({printed}) belong to other logits: "
                f"{listing(self.names, self.published_logits, 2)}. "
                f"{'But ' + '; '.join(fits) if fits else 'None of them fits these logits'}."
            )
        start += f"Published: {printed}; they sum to {number(sum(self.published), 6)}. "
        if not self.verdicts:
            return f"{start}One published number is wrong, not only cut off. Which? Then show the verdicts."
        told = [
            f"{named(group)} {'is' if len(group) == 1 else 'are'} {words}"
            for verdict, words in (("right", "right"), ("cut off", "cut off instead of rounded"))
            if (group := self._with(verdict))
        ]
        told += [
            f"{name} is wrong: {number(self.published[k], 6)} in place of {number(shares[k], 6)}"
            for k, name in enumerate(self.names)
            if name in self._with("wrong")
        ]
        errors = dict(zip(self.names, shares - self.published, strict=True))
        missing = sum(errors[name] for name in self._with("wrong"))
        return (
            f"{start}Verdicts: {'; '.join(told)}. The published sum is {self._shortfall()}, and "
            f"{number(missing, 6)} of that is missing in the row of {named(self._with('wrong'))}."
        )

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
        rows = [
            [
                name,
                number(score, 2),
                padded(height, 6),
                number(share, 6),
                number(printed, 6),
                words[verdict],
            ]
            for name, score, height, share, printed, verdict in zip(
                self.names, self.scores(), heights, shares, self.published, self.judged(), strict=True
            )
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


class StabilityExplorer(ClassBars):
    """Softmax as its formula says it, until it breaks, beside softmax with the largest score subtracted.

    Parameters
    ----------
    shift : float
        Added to the scores 2, 1 and 0.1; from -1200 to 1200.
    kind : {"float64", "float32", "float16"}
        The type of number in which everything is computed.

    Notes
    -----
    The limits are the logarithms of the largest and of half the smallest number above zero of the type
    (`numpy.finfo`).

    Examples
    --------
    >>> broken = StabilityExplorer(shift=1000)
    >>> broken.naive()[2], broken.stable().round(3)
    (array([nan, nan, nan]), array([0.659, 0.242, 0.099]))
    """

    heading = "The same shift, two formulas: the naive one breaks, the stable one does not"
    how = (
        "Drag the dot along the line of its number type, or focus it and press the arrow keys, or type a "
        "shift. The shift is added to every score, so that no share should change."
    )

    names = CLASS_NAMES[:3]
    shift = Number(0, -1200, 1200, step=1, label="shift of all scores", digits=1)
    kind = Choice(("float64", "float32", "float16"), label="number type")

    unshifted = (2.0, 1.0, 0.1)

    def scores(self):
        """Return the shifted scores as the type stores them. Shape (3,)."""
        return (np.array(self.unshifted) + self.shift).astype(self.kind)

    def naive(self):
        """Return the exponentials, their sum and their shares, all in the type, whatever becomes of them."""
        with np.errstate(all="ignore"):
            heights = np.exp(self.scores())
            total = heights.sum()
            return heights, total, heights / total

    def stable(self):
        """Return softmax of the stored scores, in the type. Shape (3,)."""
        return softmax(self.scores())

    def tolerance(self):
        """Return how far two formulas may differ by rounding in the type."""
        return max(0.0005, 2 * float(np.finfo(self.kind).eps))

    def wrong(self):
        """Say which naive shares are not those of the stable formula. Shape (3,)."""
        naive = self.naive()[2].astype(float)
        return np.isnan(naive) | (np.abs(np.nan_to_num(naive) - self.stable()) > self.tolerance())

    @staticmethod
    def limits(kind):
        """Return below which x exp(x) is 0 in the type, and above which it is infinite."""
        info = np.finfo(kind)
        return math.log(info.smallest_subnormal) - math.log(2), math.log(info.max)

    def build(self):
        """Draw the bars of both formulas, and one line for the range of each type."""
        figure, axes = new_figure(8.2, 4.9, 2, 2, gridspec_kw={"height_ratios": [2.1, 1.8]})
        grid = axes[1, 0].get_gridspec()
        for ax in axes[1]:
            ax.remove()
        self.lane_axes = figure.add_subplot(grid[1, :])
        self.both = []
        for ax, title in (
            (axes[0, 0], "Naive: exp, sum, divide"),
            (axes[0, 1], "Stable: subtract the largest first"),
        ):
            ax.set_title(title)
            ax.set_ylim(0, 1.15)
            ax.set_yticks(np.arange(0, 1.1, 0.2))
            ax.set_xlim(-0.6, 2.6)
            ax.set_xticks(range(3), self.names)
            self.both.append((self.bars(ax, range(3), width=0.6), self.texts(ax, range(3), fontsize=9)))
        axes[0, 0].set_ylabel("share")
        (self.verdict,) = self.texts(axes[0, 0], [2.55], ha="right", va="top", fontsize=9, fontweight="bold")
        self.verdict.set_y(1.13)
        ax = self.lane_axes
        ax.set_title("Where exp(x) is neither 0 nor infinite")
        ax.set_xlabel("largest score x = 2 + shift")
        ax.set_xlim(-1290, 1290)
        ax.set_ylim(-0.6, 2.8)
        ax.set_xticks(np.arange(-1200, 1201, 300))
        kinds = self.controls()["kind"].values
        self.lanes = dict(zip(kinds, range(len(kinds))[::-1], strict=True))
        ax.set_yticks(list(self.lanes.values()), kinds)
        ax.tick_params(left=False)
        ax.spines["left"].set_visible(False)
        for kind, lane in self.lanes.items():
            low, high = self.limits(kind)
            ax.plot([-1290, 1290], [lane, lane], color="#d0d0d0", linewidth=1)
            ax.plot([low, high], [lane, lane], color=FAINT, linewidth=7, solid_capstyle="butt")
            ax.text(
                low - 12,
                lane + 0.36,
                f"0 below {padded(low, 6)}",
                ha="right",
                va="bottom",
                fontsize=8,
            )
            ax.text(
                high + 12,
                lane + 0.36,
                f"infinite above {padded(high, 6)}",
                va="bottom",
                fontsize=8,
            )
        # Broken where the words are, above each line, so that it strikes through none of them.
        ends = [-0.6, 0.3, math.nan, 0.8, 1.3, math.nan, 1.8, 2.3]
        (self.here,) = ax.plot([0] * len(ends), ends, color=INK, linewidth=1, linestyle=":", **MOVING)
        end = {"markersize": 12, "markeredgecolor": "white", "zorder": 4, **MOVING}
        (self.dot,) = ax.plot([0], [0], "o", color=INK, **end)
        return figure

    def update(self):
        """Move the bars and the dot; what is not a number gets no bar but a word."""
        wrong = self.wrong()
        for (bars, texts), values in zip(self.both, (self.naive()[2], self.stable()), strict=True):
            for k, value in enumerate(values.astype(float)):
                bad = bars is self.both[0][0] and wrong[k]
                bars[k].set_height(np.nan_to_num(value))
                texts[k].set_y(np.nan_to_num(value))
                texts[k].set_text(
                    ("✗ " if bad else "") + ("not a number" if np.isnan(value) else padded(value, 4))
                )
                texts[k].set_color(WARNING if bad else INK)
        self.verdict.set_text("✗ broken" if wrong.any() else "")
        self.verdict.set_color(WARNING)
        largest = self.unshifted[0] + self.shift
        self.here.set_xdata(np.full(len(self.here.get_ydata()), largest))
        self.dot.set_data([largest], [self.lanes[self.kind]])

    def handles(self):
        """One dot, on the line of the type."""
        trait = self.controls()["shift"]
        top = self.unshifted[0]
        return [
            Handle("largest", self.dot, "largest score", top + self.shift, self.lanes[self.kind],
                   top + trait.low, top + trait.high, 1,
                   text=f"largest score {number(top + self.shift, 1)}, shift {number(self.shift, 1)}")
        ]  # fmt: skip

    def dragged(self, name, value):
        """Find the shift that puts the largest score at `value`."""
        return {"shift": value - self.unshifted[0]}

    def sentence(self):
        """Say what the naive formula gives, why, and what the stable one gives."""
        heights, _, shares = self.naive()
        return (
            f"Scores in {self.kind}, shifted by {significant(self.shift, 6)}: "
            f"{self._each(self.scores(), significant)}. "
            f"Naive: exponentials {self._each(heights, four_figures)}; shares "
            f"{self._each(shares, four_figures)}. "
            f"{self._reason()} Stable: shares {self._each(self.stable(), four_figures)}, {self._moved()}."
        )

    def _each(self, values, words):
        return ", ".join(f"{name} {words(value)}" for name, value in zip(self.names, values, strict=True))

    def _reason(self):
        heights, total, shares = self.naive()
        low, high = self.limits(self.kind)
        infinite = np.isinf(heights)
        if infinite.any():
            reason = (
                f"exp(x) is infinite above x = {padded(high, 6)}, and infinity / infinity is not a number"
            )
            if not infinite.all():
                reason += "; a finite number / infinity is 0"
            return f"It breaks by overflow: {reason}."
        if np.isinf(total):
            return (
                "It breaks by overflow: each exponential fits, their sum does not, "
                "and a number / infinity is 0; the shares sum to 0."
            )
        if total == 0:
            return (
                f"It breaks by underflow: exp(x) is 0 below x = {padded(low, 6)}, and 0 / 0 is not a number."
            )
        if self.wrong().any():
            return (
                "It breaks by underflow: exponentials so near to 0 keep few digits or none, and the shares "
                f"are off by up to {number(np.abs(shares.astype(float) - self.stable()).max())}."
            )
        return f"It agrees with the stable formula {self._closeness(shares, self.stable())}."

    def _closeness(self, one, other):
        alike = self._each(one, four_figures) == self._each(other, four_figures)
        return "in every digit shown" if alike else f"to within {number(self.tolerance(), 4)}"

    def _moved(self):
        still = softmax(np.array(self.unshifted).astype(self.kind))
        moved = np.abs(self.stable() - still.astype(float)).max()
        if moved <= self.tolerance():
            return f"the same as without a shift {self._closeness(self.stable(), still)}"
        return (
            f"up to {number(moved)} from those without a shift: {self.kind} has rounded the scores "
            "themselves, and no formula brings back what they lost"
        )

    def table(self):
        """Return every step of both formulas; what is wrong in the naive columns is flagged."""
        heights, total, shares = self.naive()
        scores = self.scores()
        below, stable = np.exp(scores - scores.max()), self.stable()
        columns = (
            [*self.names, "sum"],
            [*map(significant, scores), ""],
            [padded(value, 4) for value in (*heights, total)],
            [padded(value, 4) for value in (*shares, shares.sum())],
            [padded(value, 4) for value in (*below, below.sum())],
            [padded(value, 4) for value in (*stable, stable.sum())],
        )
        header = ["class", "score x", "exp(x)", "naive share", "exp(x − largest)", "stable share"]
        flagged = [(k, 2) for k, value in enumerate((*heights, total)) if value == 0 or np.isinf(value)]
        flagged += [(k, 3) for k, bad in enumerate(self.wrong()) if bad]
        if not abs(float(shares.sum()) - 1) <= self.tolerance():  # also for nan
            flagged.append((len(self.names), 3))
        return Table(header, zip(*columns, strict=True), flagged)


class JacobianExplorer(ScoreBars):
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
        "the present rate. Drag the end of a score up or down, or focus it and press the arrow keys."
    )

    names = CLASS_NAMES[:3]
    cat = Number(2, -4, 6, label="score of cat")
    dog = Number(1, -4, 6, label="score of dog")
    bird = Number(0.1, -4, 6, label="score of bird")
    moved = Choice(CLASS_NAMES[:3], label="raise the score of")

    def rates(self):
        """Return dp_i / dz for the raised score z: a column of the Jacobian. Shape (3,)."""
        return softmax_jacobian(self.scores())[:, self.names.index(self.moved)]

    def build(self):
        """Draw scores, shares with their arrows, and the balance of gain and losses."""
        figure, axes = new_figure(8.2, 3.2, 1, 3, gridspec_kw={"width_ratios": [2.5, 4.2, 2.3]})
        scores, self.axes, balance = axes
        self.build_scores(scores)
        self.axes.set_ylabel("share p")
        self.axes.set_ylim(0, 1.27)
        self.axes.set_yticks(np.arange(0, 1.1, 0.2))
        self.axes.set_xlim(-0.6, 2.6)
        self.axes.set_xticks(range(3), self.names)
        balance.set_title("gain = losses")
        balance.set_ylabel("change of p per unit of score")
        balance.set_ylim(0, 0.28)
        balance.set_xlim(-0.6, 2.1)
        balance.set_xticks([0, 1], ["gain", "losses"])
        self.share_bars = self.bars(self.axes, np.arange(3) - 0.1, width=0.5)
        self.share_texts = self.texts(self.axes, np.arange(3) - 0.1)
        line, head = {"color": INK, "linewidth": 2}, {"color": INK, "marker": "^", "linestyle": ""}
        self.shafts = [self.axes.plot([k + 0.28] * 2, [0, 0], **line, **MOVING)[0] for k in range(3)]
        self.heads = [self.axes.plot([k + 0.28], [0], **head, **MOVING)[0] for k in range(3)]
        self.rate_texts = self.texts(self.axes, range(3), fontsize=9, fontweight="bold")
        self.stacks = [
            self.bars(balance, [x] * 3, width=0.7, edgecolor="white", linewidth=0.5) for x in (0, 1)
        ]
        self.stack_texts = self.texts(balance, [0, 1])
        self.piece_texts = self.texts(balance, [1.42] * 3, ha="left", va="center")
        self.title = self.axes.set_title("Raise cat: how fast each share moves")
        return figure

    def update(self):
        """Move bars, arrows and stacks."""
        self.update_scores()
        self.title.set_text(f"Raise {self.moved}: how fast each share moves")
        shares, rates = self.shares(), self.rates()
        pixels = self.axes.bbox.height / np.ptp(self.axes.get_ylim())
        for k, (share, rate) in enumerate(zip(shares, rates, strict=True)):
            self.share_bars[k].set_height(share)
            self.share_texts[k].set_y(share)
            self.share_texts[k].set_text(padded(share, 4))
            self.shafts[k].set_ydata([share, share + rate])
            size = min(8, abs(rate) * pixels / 3)
            half = size / 2 * self.figure.dpi / 72 / pixels  # so that the tip, not the middle, is at the end
            self.heads[k].set_ydata([share + rate - math.copysign(half, rate)])
            self.heads[k].set_markersize(size)
            self.heads[k].set_marker("^" if rate > 0 else "v")
            self.rate_texts[k].set_y(1.15)
            self.rate_texts[k].set_text(("+" if rate > 0 else "") + padded(rate, 4))
        for stack, text, values in zip(
            self.stacks, self.stack_texts, (np.maximum(rates, 0), np.maximum(-rates, 0)), strict=True
        ):
            piled(stack, values)
            text.set_y(values.sum())
            text.set_text(padded(values.sum(), 4))
        for text, bar, name in zip(self.piece_texts, self.stacks[1], self.names, strict=True):
            text.set_y(bar.get_y() + bar.get_height() / 2)
            text.set_text(name if bar.get_height() > 0.014 else "")

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
        rows = [
            [name, number(score, 2), padded(share, 6), formula, padded(rate, 6)]
            for name, score, share, formula, rate in zip(
                self.names, self.scores(), shares, formulas, rates, strict=True
            )
        ]
        header = ["class", "score", "share p", "formula", f"change of p per unit of {self.moved}'s score"]
        return Table(header, [*rows, ["sum", "", number(shares.sum(), 6), "", self._total()]])
