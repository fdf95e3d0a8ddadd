"""How large beta must be, and how large it may be."""

import math

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import DOT, four_figures, named
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_NAMES, FAINT, INK, WARNING
from teachkit.figures.words import number, padded, significant
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import beta_for


def height_of(p):
    """Return how many nines a probability has: 1 at 90 %, 2 at 99 %.

    Examples
    --------
    >>> round(height_of(0.999), 6)
    3.0
    """
    return -math.log10(1 - p)


class ConfidenceExplorer(Explorer):
    """How large beta must be for a wanted confidence, and the naive formula that runs until it breaks.

    The vertical axis counts nines: 90 %, 99 %, 99.9 % are equally far apart, because each more of them
    costs about ln 10 / gap of beta.

    Parameters
    ----------
    gap : float
        How far the score of bird lies below dog's 0.99, from 0.005 to 0.1; cat stays at 0.95.
    wanted : float
        The largest probability that is wanted, from 0.34 to 0.9999.
    beta : float
        Where the formulas are compared, from 0 to 1000.

    Notes
    -----
    The scores are those of Somik Raha, "Explaining Softmax",
    https://coda.io/@somik-raha/explaining-softmax.

    Examples
    --------
    >>> round(ConfidenceExplorer(wanted=0.999).needed(), 1)
    690.7
    >>> ConfidenceExplorer(beta=717).naive()[2]
    array([ 0., nan,  0.])
    """

    heading = "How large must beta be, and how large may it be?"
    how = (
        "Drag the confidence that you want up or down, and the beta of the table left or right, or focus a "
        "dot and press the arrow keys. Each further nine needs about as much beta again."
    )

    names = CLASS_NAMES[:3]
    gap = Number(0.01, 0.005, 0.1, step=0.005, label="gap of the top two", digits=3)
    wanted = Number(0.9, 0.34, 0.9999, step=0.0001, label="wanted confidence", digits=4, box=True)
    beta = Number(500, 0, 1000, step=1, label="beta of the table", digits=1, box=True)

    top, third = 0.99, 0.95
    levels = (0.5, 0.9, 0.99, 0.999, 0.9999)

    @derived
    def scores(self):
        """Return the scores. Shape (3,)."""
        return np.array([self.third, self.top, round(self.top - self.gap, 12)])

    def needed(self, wanted=None):
        """Return the beta at which the top class has the wanted probability."""
        gaps = [round(self.top - self.third, 12), self.gap]
        return beta_for(self.wanted if wanted is None else wanted, gaps)

    def nines(self, beta):
        """Return -log10(1 - p_max) of softmax: 1 at 90 %, 2 at 99 %."""
        gaps = self.top - np.array([self.third, self.top - self.gap])
        rest = np.exp(-np.multiply.outer(beta, gaps)).sum(-1)
        return np.log10(1 + 1 / rest)

    @derived
    def naive(self):
        """Return exponentials, their sum and their shares in float64, whatever becomes of them."""
        with np.errstate(all="ignore"):
            powers = np.exp(self.beta * self.scores())
            total = powers.sum()
            return powers, total, powers / total

    @derived
    def stable(self):
        """Return softmax(beta z). Shape (3,)."""
        return softmax(self.beta * self.scores())

    def limit(self, kind="float64"):
        """Return above which beta the largest exponential is infinite in a number type."""
        return float(np.log(np.float64(np.finfo(kind).max))) / self.top

    def build(self):
        """Draw the curve of nines against beta."""
        figure, axes = panels("nines", 8.2, 4.2)
        ax = axes["nines"]
        ax.set(title="Each further nine of confidence costs about as much beta again", xlabel="beta")
        ax.set(ylabel="largest probability", xlim=(-30, 1030), ylim=(-0.75, 5))
        heights = [height_of(level) for level in self.levels]
        ax.set_yticks(heights, [f"{significant(100 * level, 6)} %" for level in self.levels])
        ax.hlines(heights, -30, 1030, color="#ececec", linewidth=1)
        ax.axvline(self.limit(), color=WARNING, linewidth=1.2, linestyle="--")
        look = {"color": WARNING, "fontsize": 9, "va": "bottom"}
        ax.text(self.limit() + 8, 0.02, "naive formula breaks", **look)
        ax.text(self.limit() + 8, 0.3, f"at beta {number(self.limit(), 2)}:", **look)
        self._curves(ax)
        self._wanted(ax)
        self._beta(ax)
        return figure

    def _curves(self, ax):
        self.x = np.linspace(0, 1000, 101)
        alive = np.append(self.x[self.x < self.limit()], self.limit())
        naive, stable = (
            {"color": CLASS_COLOURS[4], "linewidth": 7, "alpha": 0.6},
            {"color": INK, "linewidth": 1.8},
        )
        self.follow(ax.plot(alive, 0 * alive, **naive)[0], ydata=lambda: self.nines(alive))
        (self.curve,) = ax.plot(self.x, 0 * self.x, **stable)
        self.follow(self.curve, ydata=lambda: self.nines(self.x))
        for y, look, words in ((1.35, naive, "naive formula"), (1.0, stable, "stable formula")):
            ax.plot([740, 790], [y, y], **look)
            ax.text(800, y, words, fontsize=9, va="center")
        look = {"color": WARNING, "markersize": 11, "markeredgecolor": "white", "zorder": 5}
        self.follow(ax.plot([self.limit()], [0], "X", **look)[0], ydata=lambda: [self.nines(self.limit())])

    def _wanted(self, ax):
        (line,) = ax.plot([0] * 3, [0] * 3, color=CLASS_COLOURS[1], linestyle=":", linewidth=1.8)
        self.follow(line, data=self._way)
        self.want_text = self.follow(
            ax.text(0, 0, "", fontsize=9, fontweight="bold"),
            text=self._need,
            position=lambda: (
                (40, height_of(self.wanted) + 0.08)
                if self.needed() > 400  # the curve leaves room on that side
                else (self.needed() + 10, height_of(self.wanted) - 0.05)
            ),
            va=lambda: "bottom" if self.needed() > 400 else "top",
        )
        control = self.controls()["wanted"]
        (dot,) = ax.plot([0], [0], **{**DOT, "color": CLASS_COLOURS[1]})
        self.handle(
            "nines", dot, "wanted confidence", along="y",
            y=lambda: height_of(self.wanted), low=height_of(control.low), high=height_of(control.high),
            step=0.01, to=self._from_height,
            words=lambda: (
                f"wanted {significant(100 * self.wanted, 6)} percent, needs beta {number(self.needed(), 1)}"
            ),
        )  # fmt: skip

    def _from_height(self, height):
        control = self.controls()["wanted"]
        return {"wanted": min(control.high, max(control.low, round(1 - 10**-height, 6)))}

    def _way(self):
        """Return the way from the wanted height to the curve and down to beta."""
        needed, height = self.needed(), height_of(self.wanted)
        end = min(needed, 1030)
        return [-30, end, end], [height, height, -0.75 if needed <= 1000 else height]

    def _need(self):
        words = f"{significant(100 * self.wanted, 6)} % needs beta {number(self.needed(), 1)}"
        return words if self.needed() <= 1000 else f"{words}: beyond this picture"

    def _beta(self, ax):
        (line,) = ax.plot([0, 0], [-0.75, 5], color=FAINT, linewidth=1.2)
        self.follow(line, xdata=lambda: [self.beta] * 2)
        look = {"color": CLASS_COLOURS[1], "markersize": 9, "markeredgecolor": "white", "zorder": 5}
        at = lambda: float(self.nines(self.beta))  # noqa: E731
        (point,) = ax.plot([0], [0], "s", **look)
        self.follow(point, data=lambda: ([self.beta], [at()]), visible=lambda: at() < 5)
        self.handle(
            "beta", ax.plot([0], [0], **DOT)[0], y=-0.45,
            words=lambda: (
                f"beta {significant(self.beta, 5)}, largest probability {number(self.stable().max(), 6)}"
            ),
        )  # fmt: skip

    def sentence(self):
        """Say the beta that is needed, and what both formulas give at the beta of the table."""
        needs = ", ".join(
            f"{number(self.needed(p), 1)} for {significant(100 * p, 6)} %" for p in self.levels[1:]
        )
        beyond = "" if self.needed() <= 1000 else ", more than this picture shows"
        limits = [f"{significant(self.limit(kind), digits)} in {kind}"
                  for kind, digits in (("float64", 5), ("float32", 3), ("float16", 3))]  # fmt: skip
        return (
            f"Scores: {self._each(self.scores(), significant)}. A largest probability of "
            f"{significant(100 * self.wanted, 6)} % "
            f"needs beta = {number(self.needed(), 1)}{beyond}. Nine by nine it takes {needs}; a further nine "
            f"costs about ln 10 / gap = {significant(np.log(10) / self.gap)}. At beta = "
            f"{significant(self.beta, 5)} the stable "
            f"formula gives {self._each(self.stable(), padded)}; the naive formula "
            f"{self._verdict()}. "
            f"It overflows above beta = {named(limits)}."
        )

    def short(self):
        """Say which beta the wanted confidence needs, and whether the naive formula works."""
        fate = "works" if np.isfinite(self.naive()[1]) else "breaks"
        return (
            f"A confidence of {self._need()}. At beta {significant(self.beta, 5)} the naive formula {fate}."
        )

    def _verdict(self):
        _, total, shares = self.naive()
        if np.isnan(shares).any():
            return f"breaks: {self._each(shares, four_figures)}, because infinity / infinity is not a number"
        if np.isinf(total):
            return f"breaks: {self._each(shares, four_figures)}, because the sum is infinite"
        if np.allclose(shares, self.stable(), rtol=1e-9):
            return "agrees"
        return f"gives {self._each(shares, padded)}"

    def _each(self, values, words):
        return ", ".join(f"{name} {words(value)}" for name, value in zip(self.names, values, strict=True))

    def table(self):
        """Return both formulas at the beta of the table; what broke is flagged."""
        powers, total, shares = self.naive()
        scores, stable = self.scores(), self.stable()
        rows = [
            [name, significant(z, 6), significant(self.beta * z, 6), padded(power, 4), padded(share),
             padded(right)]
            for name, z, power, share, right in zip(self.names, scores, powers, shares, stable, strict=True)
        ]  # fmt: skip
        rows.append(["sum", "", "", padded(total, 4), padded(shares.sum()), "1"])
        broken = np.append(~np.isclose(shares, stable, rtol=1e-6, atol=0), not np.isclose(shares.sum(), 1))
        flagged = [(k, 3) for k, power in enumerate((*powers, total)) if np.isinf(power)]
        flagged += [(k, 4) for k, bad in enumerate(broken) if bad]
        header = ["class", "score", "beta × score", "naive e^(beta × score)", "naive share", "stable share"]
        return Table(header, rows, flagged)
