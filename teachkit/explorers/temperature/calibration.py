"""Whether it is as often right as it is sure."""

from functools import lru_cache

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import decades, drop_line, log_dot
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK, WARNING
from teachkit.figures.words import how_many, number, significant
from teachkit.maths.softmax import softmax, to_temperature
from teachkit.maths.temperature import (
    accuracy_of_gaussians,
    calibrated_logits,
    fit_temperature,
    nll,
    reliability,
)

POWERS = np.linspace(-1, 3, 41)  # of ten, for beta
FEW = 50  # examples: a bar of fewer is pale


@lru_cache(4)
def _drawn(seed):
    """Return scores, labels, confidence and loss by beta, and the fitted beta with its loss."""
    z, y = calibrated_logits(
        CalibrationExplorer.size,
        CalibrationExplorer.classes,
        CalibrationExplorer.sigma,
        rng=np.random.default_rng(seed),
    )
    sure = [float(softmax(z, temperature=10**-x).max(-1).mean()) for x in POWERS]
    losses = [nll(z, y, temperature=to_temperature(beta=10**x)) for x in POWERS]
    best = 1 / fit_temperature(z, y)
    return z, y, sure, losses, best, nll(z, y, temperature=to_temperature(beta=best))


class CalibrationExplorer(Explorer):
    """Scores that are right about their own doubt, multiplied by beta: they become too sure or too unsure.

    20,000 examples of three classes are drawn so that at beta = 1 softmax is exactly the probability of
    the label. The accuracy does not depend on beta: the order of the classes never changes.

    Parameters
    ----------
    beta : float
        By which all scores are multiplied, from 0.1 to 1000.
    seed : float
        Which examples; a whole number from 0 to 99.

    Notes
    -----
    "And makes you overconfident" is said of a large beta by Somik Raha, "Explaining Softmax",
    https://coda.io/@somik-raha/explaining-softmax. Temperature scaling: C. Guo, G. Pleiss, Y. Sun,
    K. Q. Weinberger (2017), "On calibration of modern neural networks", arXiv:1706.04599.

    Examples
    --------
    >>> explorer = CalibrationExplorer(beta=5)
    >>> round(explorer.accuracy(), 2), round(explorer.confidence(), 2)
    (0.77, 0.95)
    """

    heading = "Is it as often right as it is sure?"
    how = (
        "Drag the large dot along beta, or focus it and press the arrow keys. Bars below the diagonal: too "
        "sure. Bars above it: not sure enough. Watch the accuracy. At beta = 1 these scores are calibrated."
    )

    beta = Number(1, 0.1, 1000, step=0.01, label="beta = 1 / T", digits=3, log=True, box=True)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0, more=True)

    size, sigma, classes, bins = 20_000, 1.5, 3, 10

    def drawn(self):
        """Return scores, labels, confidence and loss by beta, and the fitted beta with its loss."""
        return _drawn(int(self.seed))

    @derived
    def _probabilities(self):
        return softmax(self.drawn()[0], temperature=1 / self.beta)

    def accuracy(self):
        """Return how often the top class is the label."""
        z, y, *_ = self.drawn()
        return float((z.argmax(-1) == y).mean())

    @derived
    def confidence(self):
        """Return the mean of the largest probability."""
        return float(self._probabilities().max(-1).mean())

    @derived
    def loss(self):
        """Return the mean negative log-likelihood, in nats."""
        z, y, *_ = self.drawn()
        return nll(z, y, temperature=to_temperature(beta=self.beta))

    def fitted(self):
        """Return the beta at which the labels are most likely; the fitted temperature is 1 / beta."""
        return self.drawn()[4]

    @derived
    def bars(self):
        """Return what `reliability` finds."""
        return reliability(self._probabilities(), self.drawn()[1], self.bins)

    def build(self):
        """Draw the reliability diagram beside confidence and loss against beta."""
        figure, axes = panels("right confidence; right loss", 8.2, 4.9, width_ratios=[1.05, 1.2])
        self._diagram(axes["right"])
        self._confidence(axes["confidence"])
        self._loss(axes["loss"])
        return figure

    def _diagram(self, ax):
        ax.set(title="How often is it right?", xlabel=f"confidence (pale: fewer than {FEW} examples)")
        ax.set(ylabel="share that is right", xlim=(0.25, 1.04), ylim=(0, 1.28))
        ax.set(xticks=np.arange(0.3, 1.05, 0.1), yticks=np.arange(0, 1.05, 0.2))
        ax.plot([0.25, 1], [0.25, 1], color=FAINT, linestyle="--", linewidth=1.2)
        for y, words in ((1.15, "bars above the line: not sure enough"), (1.07, "bars below it: too sure")):
            ax.text(0.27, y, words, fontsize=9, va="center")
        middles = np.arange(0.05, 1, 0.1)
        self.right_bars = ax.bar(middles, 0 * middles, 0.092, color=CLASS_COLOURS[5])
        gaps = [ax.plot([0, 0], [0, 0], color=WARNING, linewidth=1.5)[0] for _ in middles]
        self.points = [ax.plot([0], [0], "o", color=INK, markersize=6)[0] for _ in middles]
        sure, right = (lambda: self._of_bins("confidence")), (lambda: self._of_bins("accuracy"))
        for artists in (self.right_bars, gaps, self.points):
            self.follow(artists, visible=lambda: (self.bars().count > 0).tolist())
        self.follow(
            self.right_bars, height=right, alpha=lambda: [1 if n >= FEW else 0.3 for n in self.bars().count]
        )
        self.follow(gaps, data=lambda: [([x, x], [y, x]) for x, y in zip(sure(), right(), strict=True)])
        self.follow(self.points, data=lambda: [([x], [y]) for x, y in zip(sure(), right(), strict=True)])
        look = {"color": WARNING, "markeredgecolor": "white", "clip_on": False, "zorder": 5}
        (diamond,) = ax.plot([0], [0], "D", markersize=9, **look)
        self.diamond = self.follow(diamond, data=lambda: ([self.confidence()], [self.accuracy()]))
        self.follow(
            ax.text(0.27, 1.23, "", fontsize=9, color=WARNING, va="center"),
            text=lambda: f"diamond: sure {number(self.confidence())}, right {number(self.accuracy())}",
        )

    def _of_bins(self, name):
        """Return a mean of each bin, 0 where it is empty."""
        return np.where(self.bars().count > 0, getattr(self.bars(), name), 0)

    def _here(self):
        return np.log10(self.beta)

    def _confidence(self, ax):
        decades(ax, -1, 3)
        ax.set(title="Confidence moves, accuracy stays", ylim=(0.3, 1.1), yticks=[0.4, 0.6, 0.8, 1])
        (curve,) = ax.plot(POWERS, 0 * POWERS + 1, color=INK, linewidth=2)
        self.sure_curve = self.follow(curve, ydata=lambda: self.drawn()[2])
        (line,) = ax.plot([-1, 3], [1, 1], color=CLASS_COLOURS[5], linewidth=2.5)
        self.right_line = self.follow(line, ydata=lambda: [self.accuracy()] * 2)
        ax.text(2.95, 1.02, "confidence", ha="right", va="bottom", fontsize=9)
        self.follow(
            ax.text(2.95, 0.5, "", ha="right", va="top", fontsize=9),
            y=lambda: self.accuracy() - 0.03,
            text=lambda: f"accuracy {number(self.accuracy())}",
        )
        look = {"color": WARNING, "markeredgecolor": "white", "clip_on": False, "zorder": 5}
        (dot,) = ax.plot([0], [1], "D", markersize=8, **look)
        self.sure_dot = self.follow(dot, data=lambda: ([self._here()], [self.confidence()]))
        drop_line(self, ax, self._here, lambda: 1500, low=0.3)

    def _loss(self, ax):
        ax.set(title="Calibrated data: least where both meet", yscale="log", ylim=(0.1, 1500))
        ax.set_yticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
        ax.minorticks_off()
        ax.set(ylabel="loss (nats)", xlabel="beta = 1 / T")
        decades(ax, -1, 3)
        (curve,) = ax.plot(POWERS, 0 * POWERS + 1, color=INK, linewidth=2)
        self.loss_curve = self.follow(curve, ydata=lambda: self.drawn()[3])
        (best,) = ax.plot([0], [1], "*", color=CLASS_COLOURS[1], markersize=15, zorder=6)
        self.best = self.follow(best, data=lambda: ([np.log10(self.fitted())], [self.drawn()[5]]))
        self.follow(
            ax.text(0, 0.2, "", ha="center", va="center", fontsize=9),
            x=lambda: np.log10(self.fitted()),
            text=lambda: f"least at beta {number(self.fitted())}",
        )
        (line,) = ax.plot([0, 0], [1, 1], color=FAINT, linestyle=":", linewidth=1.5)
        self.follow(line, data=lambda: ([self._here()] * 2, [self.loss(), 1500]))
        self.dot = log_dot(self, ax, "point", "beta", self.loss, self._spoken)

    def _spoken(self):
        return (
            f"beta {significant(self.beta)}, confidence {number(self.confidence())}, "
            f"loss {significant(self.loss())}"
        )

    def _verdict(self):
        gap = self.confidence() - self.accuracy()
        if abs(gap) < 0.01:
            return "Well calibrated: right about as often as sure"
        if gap > 0:
            return f"Over-confident: surer than right by {number(gap)}"
        return f"Under-confident: right more often than sure by {number(-gap)}"

    def sentence(self):
        """Say accuracy, confidence and loss, which of the two is larger, and the fitted temperature."""
        best, exact = self.fitted(), accuracy_of_gaussians(self.classes, self.sigma)
        return (
            f"{self.size:,} examples, seed {int(self.seed)}. At beta = {significant(self.beta)} the mean "
            f"confidence is {number(self.confidence(), 4)} and the accuracy {number(self.accuracy(), 4)}, "
            f"the same at every beta (exactly {number(exact, 4)} in the long run). {self._verdict()}. "
            f"Calibration error {number(self.bars().error, 4)}; loss {number(self.loss())} nats. The loss is "
            f"least, {number(self.drawn()[5])}, at beta = {number(best)}: the fitted temperature is "
            f"{number(1 / best)}, where the labels were drawn at 1."
        )

    def short(self):
        """Say whether it is surer than right."""
        return f"At beta = {significant(self.beta)} it is {self._verdict().lower()}."

    def table(self):
        """Return the bins that hold examples."""
        found = self.bars()
        rows = [
            [f"{number(found.edges[k], 1)} to {number(found.edges[k + 1], 1)}", how_many(examples),
             number(found.confidence[k]),
             number(found.accuracy[k]), number(round(found.accuracy[k] - found.confidence[k], 3) + 0.0)]
            for k, examples in enumerate(found.count) if examples
        ]  # fmt: skip
        return Table(["confidence", "examples", "mean confidence", "share right", "right − sure"], rows)
