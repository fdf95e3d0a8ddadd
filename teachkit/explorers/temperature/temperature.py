"""One temperature divides all logits."""

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import (
    FOUR,
    TRACK,
    Scores,
    capital,
    decades,
    drop_line,
    log_dot,
    named,
    score_panel,
    share_panel,
)
from teachkit.explorers.temperature.parts import dashboard
from teachkit.figures.style import FAINT, INK
from teachkit.figures.words import listing, number, significant
from teachkit.maths.distributions import entropy, perplexity
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import gini


class TemperatureExplorer(Scores, Explorer):
    """One temperature divides all logits: bars, the measures of how sure they are, and the entropy's curve.

    Parameters
    ----------
    cat, dog, bird, fish : float
        The logits, from -5 to 6.
    temperature : float
        T, from 0.01 to 100; beta is 1 / T.

    Notes
    -----
    The default logits are those of "How does the Softmax activation function work?", MachineCurve,
    https://github.com/christianversloot/machine-learning-articles. "Scale all logits" is a control of
    Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> explorer = TemperatureExplorer(temperature=100)
    >>> [round(float(share), 3) for share in explorer.shares()]
    [0.252, 0.258, 0.25, 0.24]
    """

    heading = "One temperature: from one-hot to uniform"
    how = (
        "Drag the dot on the curve to the left (colder) or right (hotter), or focus it and press the arrow "
        "keys. The end of a logit can be dragged too. Predict first which bars grow when T rises."
    )

    names = FOUR
    cat = Number(2, -5, 6, label="logit of cat", box=True)
    dog = Number(4.3, -5, 6, label="logit of dog", box=True)
    bird = Number(1.2, -5, 6, label="logit of bird", box=True)
    fish = Number(-3.1, -5, 6, label="logit of fish", box=True)
    temperature = Number(1, 0.01, 100, step=0.01, label="temperature T", digits=3, log=True, box=True)

    @derived
    def shares(self):
        """Return softmax(z / T). Shape (4,)."""
        return softmax(self.scores(), temperature=self.temperature)

    @derived
    def entropy(self):
        """Return the entropy in nats."""
        return float(entropy(self.shares()))

    def build(self):
        """Draw logits, probabilities and measures above the curve of the entropy."""
        figure, axes = panels("logits shares sure; curve curve curve", 8.2, 5.4, height_ratios=[1.15, 1],
                              width_ratios=[2.1, 2.7, 2.8])  # fmt: skip
        score_panel(self, axes["logits"], "logit")
        axes["shares"].set(title="softmax(logits / T)", ylabel="probability")
        self.share_bars, self.share_texts = share_panel(self, axes["shares"], self.shares)
        self._gauges(axes["sure"])
        self._curve(axes["curve"])
        return figure

    def _gauges(self, ax):
        ax.set(title="How sure is it?", xlim=(0, 1), ylim=(-0.6, 4.9))
        ax.set_axis_off()
        rows = 3.2 - 1.2 * np.arange(4)
        measures = (("entropy", entropy, 0, np.log(4)), ("perplexity", perplexity, 1, 4),
                    ("largest probability", np.max, 0.25, 1), ("Gini", gini, 0, 0.75))  # fmt: skip
        ax.barh(rows, 1, 0.34, color=TRACK)
        self.gauges = self.follow(
            ax.barh(rows, 0, 0.34, color=INK),
            width=lambda: [(f(self.shares()) - low) / (high - low) for _, f, low, high in measures],
        )
        self.gauge_texts = self.follow(
            [ax.text(0, y + 0.27, "", va="bottom", fontsize=9) for y in rows],
            text=lambda: [
                f"{name} {number(f(self.shares()))} ({significant(low)} to {significant(high)})"
                for name, f, low, high in measures
            ],
        )
        self.beta_text = self.follow(
            ax.text(0, 4.55, "", va="bottom", fontsize=9, fontweight="bold"),
            text=lambda: (
                f"T = {significant(self.temperature)},  beta = 1 / T = {significant(1 / self.temperature)}"
            ),
        )

    def _curve(self, ax):
        ax.set(title="The entropy never falls as T rises", ylabel="entropy (nats)")
        ax.set(ylim=(-0.12, 1.55), yticks=[0, 0.5, 1, 1.5])
        decades(ax, -2, 2, lambda T: f"T = {significant(T)}\nbeta = {significant(1 / T)}")
        ax.axhline(np.log(4), color=FAINT, linestyle=":", linewidth=1)
        ax.text(-1.98, np.log(4) - 0.02, "uniform: ln 4 = 1.386", va="top", fontsize=9, color="#4a4a4a")
        powers = np.linspace(-2, 2, 121)
        (self.curve,) = ax.plot(powers, 0 * powers, color=INK, linewidth=1.5)
        self.follow(
            self.curve,
            ydata=lambda: entropy(
                softmax(np.tile(self.scores(), (121, 1)), temperature=10 ** powers[:, None])
            ),
        )
        drop_line(self, ax, lambda: np.log10(self.temperature), self.entropy)
        self.dot = log_dot(
            self, ax, "T", "temperature", self.entropy,
            lambda: f"temperature {significant(self.temperature)}, entropy {number(self.entropy())}",
        )  # fmt: skip

    def _entropies(self, temperatures):
        z = np.tile(self.scores(), (len(temperatures), 1))
        return entropy(softmax(z, temperature=temperatures[:, None]))

    def sentence(self):
        """Say logits, temperature, probabilities, and how sure they are."""
        p, z = self.shares(), self.scores()
        top = [name for name, score in zip(FOUR, z, strict=True) if score == z.max()]
        return (
            f"Logits: {listing(FOUR, z, 2)}. Temperature T = {significant(self.temperature)}, so "
            f"beta = 1 / T = {significant(1 / self.temperature)}. Softmax of logits / T: "
            f"{listing(FOUR, p)}; {named(top)} "
            f"{'leads' if len(top) == 1 else 'lead together'}. {capital(dashboard(p))}. "
            f"The perplexity is the number of equal classes between which one would be as unsure. "
            f"{self._verdict(p)}"
        )

    def short(self):
        """Say who leads, and how sure that is."""
        p = self.shares()
        lead = named(name for name, share in zip(FOUR, p, strict=True) if share == p.max())
        alone = np.sum(p == p.max()) == 1
        most = f"{lead} has {number(p.max())}" if alone else f"{lead} have {number(p.max())} each"
        return f"At T = {significant(self.temperature)} {most}. {self._verdict(p)}"

    def _verdict(self, p):
        if p.max() == p.min():
            return "All logits are equal: uniform at every temperature."
        if np.sort(p)[:3].max() == 0:
            return "In float64 the others are exactly 0: one-hot, the only case that is deterministic."
        if p.max() > 0.999:
            return "Nearly one-hot: very predictable, but only exactly one-hot would be deterministic."
        if np.ptp(p) < 0.03:
            return "Nearly uniform: hardly predictable."
        return "A higher T makes the outcome less predictable, a lower T more predictable."
