"""Softmax until it overflows, and softmax that does not."""

import math

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import DOT, AsinhAxis, class_texts, four_figures
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_NAMES, FAINT, INK, WARNING
from teachkit.figures.words import number, padded, significant
from teachkit.maths.softmax import softmax

KINDS = ("float64", "float32", "float16")
EDGE = 2600  # of the axis of the scores
NEAR = 300  # a number type that ends within it has room for its words beside its range


class StabilityExplorer(Explorer):
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
        "Press a number type, then drag the dot along its line, or focus it and press the arrow keys, or "
        "type the shift. It is added to every score, so no share should change. The line is squeezed: far "
        "from 0, stretches of equal length multiply the shift by the same number."
    )

    names = CLASS_NAMES[:3]
    shift = Number(0, -1200, 1200, step=1, label="shift of all scores", digits=1, box=True)
    kind = Choice(KINDS, label="number type")

    unshifted = (2.0, 1.0, 0.1)
    axis = AsinhAxis(10, step=0.01)  # so that there is room for float16 beside float64

    @derived
    def scores(self):
        """Return the shifted scores as the type stores them. Shape (3,)."""
        return (np.array(self.unshifted) + self.shift).astype(self.kind)

    @derived
    def naive(self):
        """Return the exponentials, their sum and their shares, all in the type, whatever becomes of them."""
        with np.errstate(all="ignore"):
            heights = np.exp(self.scores())
            total = heights.sum()
            return heights, total, heights / total

    @derived
    def stable(self):
        """Return softmax of the stored scores, in the type. Shape (3,)."""
        return softmax(self.scores())

    @derived
    def off(self):
        """Return how far the stable shares are from the exact ones of the scores without a shift."""
        return float(np.abs(self.stable().astype(float) - softmax(np.array(self.unshifted))).max())

    def tolerance(self):
        """Return how far two formulas may differ by rounding in the type."""
        return max(0.0005, 2 * float(np.finfo(self.kind).eps))

    @derived
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
        figure, axes = panels("naive stable; lanes lanes", 8.2, 4.9, height_ratios=[2.1, 1.8])
        axes["naive"].set(title="Naive: exp, sum, divide", ylabel="share")
        axes["stable"].set_title("Stable: subtract the largest first")
        self.naive_bars, self.naive_texts = self._shares(
            axes["naive"], lambda: self.naive()[2].astype(float), self.wrong
        )
        self.stable_bars, self.stable_texts = self._shares(
            axes["stable"], lambda: self.stable().astype(float), lambda: [False] * 3
        )
        self.verdict = self.follow(
            axes["naive"].text(
                2.55, 1.13, "", ha="right", va="top", fontsize=9, fontweight="bold", color=WARNING
            ),
            text=lambda: "✗ broken" if self.wrong().any() else "",
        )
        self.lost = self.follow(
            axes["stable"].text(2.55, 1.13, "", ha="right", va="top", fontsize=9),
            text=self._lost, color=lambda: WARNING if self.off() > self.tolerance() else INK,
        )  # fmt: skip
        self._lanes(axes["lanes"])
        return figure

    def _shares(self, ax, shares, wrong):
        """Draw bars and numbers; what is not a number gets no bar but a word."""
        ax.set(ylim=(0, 1.15), yticks=np.arange(0, 1.1, 0.2), xlim=(-0.6, 2.6))
        ax.set_xticks(range(3), self.names)
        drawn = lambda: np.nan_to_num(shares())  # noqa: E731
        bars = self.follow(ax.bar(range(3), 0, 0.6, color=CLASS_COLOURS[:3]), height=drawn)
        texts = self.follow(
            class_texts(ax, range(3), fontsize=9), y=drawn,
            text=lambda: [
                "✗ " * bool(bad) + ("not a number" if np.isnan(value) else padded(value, 4))
                for value, bad in zip(shares(), wrong(), strict=True)
            ],
            color=lambda: [WARNING if bad else INK for bad in wrong()],
        )  # fmt: skip
        return bars, texts

    def _lanes(self, ax):
        ax.set(title="Where exp(x) is neither 0 nor infinite", xlabel="largest score x = 2 + shift")
        ax.set_ylim(-0.6, 2.8)
        self.axis.mark(ax, [-1000, -100, -30, -10, 0, 10, 30, 100, 1000], (-EDGE, EDGE))
        place, edges = self.axis.place, self.axis.place([-EDGE, EDGE])
        ax.set_yticks([2, 1, 0], KINDS)
        ax.tick_params(left=False)
        ax.spines["left"].set_visible(False)
        for lane, kind in zip((2, 1, 0), KINDS, strict=True):
            low, high = self.limits(kind)
            ax.plot(edges, [lane, lane], color="#d0d0d0", linewidth=1)
            ax.plot(place([low, high]), [lane, lane], color=FAINT, linewidth=7, solid_capstyle="butt")
            look = {"va": "bottom", "fontsize": 8}
            first, last = ("right", "left") if high < NEAR else ("left", "right")
            ax.text(place(low), lane + 0.36, f"0 below {padded(low, 6)}", ha=first, **look)
            ax.text(place(high), lane + 0.36, f"infinite above {padded(high, 6)}", ha=last, **look)
        # Broken where the words are, above each line, so that it strikes through none of them.
        ends = [-0.6, 0.3, math.nan, 0.8, 1.3, math.nan, 1.8, 2.3]
        (here,) = ax.plot([0] * len(ends), ends, color=INK, linewidth=1, linestyle=":")
        where = lambda: float(place(self.largest()))  # noqa: E731
        self.here = self.follow(here, xdata=lambda: [where()] * len(ends))
        control = self.controls()["shift"]
        self.handle(
            "largest", ax.plot([0], [0], **{**DOT, "zorder": 4})[0], "largest score",
            x=where, y=lambda: 2 - KINDS.index(self.kind), step=self.axis.step,
            low=float(place(self.unshifted[0] + control.low)),
            high=float(place(self.unshifted[0] + control.high)), to=self._shifted,
            words=lambda: f"largest score {number(self.largest(), 1)}, shift {number(self.shift, 1)}",
        )  # fmt: skip
        self.target(
            "kind", ax, "number type", rows=len(KINDS), words=lambda row, _: KINDS[row],
            click=lambda row, _: {"kind": KINDS[row]}, pressed=lambda row, _: KINDS[row] == self.kind,
            box=lambda row, _: (1.17 * edges[0], 1.6 - row, 1.005 * edges[0], 2.4 - row),
        )  # fmt: skip

    def _shifted(self, place):
        """Return the shift that puts the largest score at a place of the axis."""
        control = self.controls()["shift"]
        shift = round(self.axis.read(place) - self.unshifted[0], 6)
        return {"shift": min(control.high, max(control.low, shift))}

    def largest(self):
        """Return the largest score before the type stores it."""
        return self.unshifted[0] + self.shift

    def sentence(self):
        """Say what the naive formula gives, why, and what the stable one gives."""
        heights, _, shares = self.naive()
        return (
            f"Scores in {self.kind}, shifted by {significant(self.shift, 6)}: "
            f"{self._each(self.scores(), significant)}. "
            f"Naive: exponentials {self._each(heights, four_figures)}; shares "
            f"{self._each(shares, four_figures)}. "
            f"It {self._reason()}. Stable: shares {self._each(self.stable(), four_figures)}, {self._moved()}."
        )

    def short(self):
        """Say what becomes of the naive formula, and why; and of the stable one, where it loses digits."""
        if self.off() <= self.tolerance():
            return f"In {self.kind} the naive formula {self._reason()}."
        return (
            f"In {self.kind} the naive formula {self._reason().partition(':')[0]}; the stable one is off by "
            f"up to {number(self.off())}, because {self.kind} has rounded the scores."
        )

    def _lost(self):
        """Say how many digits the stable shares have lost, where it can be seen."""
        exact = [padded(share, 4) for share in softmax(np.array(self.unshifted))]
        if exact == [padded(share, 4) for share in self.stable()]:
            return ""
        if self.off() <= self.tolerance():
            return f"right to within {number(self.off(), 4)}"
        return f"✗ off by up to {number(self.off())}: scores rounded"

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
            return f"breaks by overflow: {reason}"
        if np.isinf(total):
            return (
                "breaks by overflow: each exponential fits, their sum does not, "
                "and a number / infinity is 0; the shares sum to 0"
            )
        if total == 0:
            return f"breaks by underflow: exp(x) is 0 below x = {padded(low, 6)}, and 0 / 0 is not a number"
        if self.wrong().any():
            return (
                "breaks by underflow: exponentials so near to 0 keep few digits or none, and the shares "
                f"are off by up to {number(np.abs(shares.astype(float) - self.stable()).max())}"
            )
        return f"agrees with the stable formula {self._closeness(shares, self.stable())}"

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
