"""The loss table and its chart."""

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import DOT, FOUR, all_seen, drop_line, key_line
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, FAINT, INK
from teachkit.figures.words import number, rounded, significant
from teachkit.maths.losses import cross_entropy
from teachkit.maths.sigmoid import logit, sigmoid

REACH = float(logit(1 - 1e-6))  # of the margins that a hand can place
CERTAIN = 16.0  # where the margin of p = 1 is drawn, which no finite margin reaches
MARGIN_STEP = 0.1


def margin_chart(ax):
    """Draw the loss against the margin: a straight line far from the truth."""
    ax.set(title="Far from the truth it is a straight line", xlabel="margin of the true class (score)")
    ax.tick_params(labelleft=False)
    ax.set_xlim(-14.8, 17)
    ax.set_xticks([*range(-12, 13, 4), CERTAIN], [*map(significant, range(-12, 13, 4)), "p = 1"])
    margin = np.linspace(-15, CERTAIN, 160)
    ax.plot(margin, cross_entropy(np.stack([margin, 0 * margin], -1), 0), color=INK, linewidth=1.5)
    look = {"color": FAINT, "linewidth": 1.2}
    ax.plot([-15, 0], [15, 0], "--", **look)
    ax.plot([0.42, 0.49], [0.94, 0.94], "--", transform=ax.transAxes, **look)
    ax.text(0.51, 0.94, "loss = −margin", transform=ax.transAxes, fontsize=9, va="center")


class LossTableExplorer(Explorer):
    """The loss table and its chart, each driving the other: four examples, the price of each, their mean.

    The left chart has the probability of the true class as its axis, the right one the margin: the score of
    the true class less the logsumexp of all others, so that p is the sigmoid of the margin. Far from the
    truth the loss is the distance itself, with the sign turned.

    Parameters
    ----------
    cat, dog, bird, fish : float
        The probability of the true class in each of four examples, from 0.000001 to 1.

    Notes
    -----
    After the editable Loss Table and its chart in Somik Raha, "Explaining Softmax",
    https://coda.io/@somik-raha/explaining-softmax.

    Examples
    --------
    >>> explorer = LossTableExplorer(cat=1, fish=0.1)
    >>> [round(float(loss), 4) for loss in explorer.losses()]
    [0.0, 0.6931, 1.6094, 2.3026]
    """

    heading = "The loss table and its chart: the price of a surprise is −ln p"
    how = (
        "Drag a dot along either curve, or focus it and press the arrow keys, or type a probability. "
        "Chart, margin and table are one: what you change in one changes in all."
    )

    cat = Number(0.9, 1e-6, 1, step=0.01, label="1: p of cat", digits=6, log=True, box=True, figures=6)
    dog = Number(0.5, 1e-6, 1, step=0.01, label="2: p of dog", digits=6, log=True, box=True, figures=6)
    bird = Number(0.2, 1e-6, 1, step=0.01, label="3: p of bird", digits=6, log=True, box=True, figures=6)
    fish = Number(0.01, 1e-6, 1, step=0.01, label="4: p of fish", digits=6, log=True, box=True, figures=6)

    least = 0.01  # where the left chart of the source begins

    def probabilities(self):
        """Return the probability of the true class, one an example. Shape (4,)."""
        return np.array([getattr(self, name) for name in FOUR])

    @derived
    def margins(self):
        """Return the margins; infinite where the probability is 1. Shape (4,)."""
        p = self.probabilities()
        return np.where(p < 1, logit(np.where(p < 1, p, 0.5)), np.inf)

    @derived
    def losses(self):
        """Return the losses in nats. Shape (4,)."""
        return 0.0 - np.log(self.probabilities())

    def mean(self):
        """Return the mean loss in nats."""
        return float(self.losses().mean())

    def build(self):
        """Draw both curves, with a dot an example on each."""
        figure, axes = panels("chart line", 8.2, 4.2)
        self.chart, self.line = axes["chart"], axes["line"]
        self.chart.set(title="The loss is −ln p", xlabel="p of the true class", ylabel="loss (nats)")
        self.chart.set(xlim=(-0.03, 1.03), xticks=np.arange(0, 1.01, 0.1))
        grid = np.concatenate([np.geomspace(1e-7, 0.02, 60), np.linspace(0.025, 1, 118)])
        self.chart.plot(grid, -np.log(grid), color=INK, linewidth=1.5)
        margin_chart(self.line)
        for ax in axes.values():
            ax.set_ylim(-0.3, 15)  # the layout leaves room for the widest numbers
            self.follow(ax, ylim=lambda: (-0.1, 5) if self.losses().max() < 4.9 else (-0.3, 15))
        self.words = [self._line_of_legend(k) for k in range(4)]
        (mean,) = self.chart.plot([0, 0.34], [0, 0], color=FAINT, linestyle=":")
        self.mean_line = self.follow(mean, ydata=lambda: [self.mean()] * 2)
        self.follow(
            self.chart.text(0.4, 0.62, "", fontsize=9, fontweight="bold", va="center",
                            transform=self.chart.transAxes),
            text=lambda: f"mean loss (dotted) {number(self.mean(), 4)}",
        )  # fmt: skip
        self.dots = [
            self._dot(
                self.chart, k, name, f"p of {name}", low=lambda k=k: min(self.least, self.probabilities()[k]),
                high=1.0, step=0.01, x=lambda k=k: self.probabilities()[k],
                to=lambda p, name=name: {name: p},
                words=lambda k=k: f"p of {FOUR[k]} {self._written(k)}, {self._cost(k)}",
            )
            for k, name in enumerate(FOUR)
        ]  # fmt: skip
        self.margin_dots = [
            self._dot(
                self.line, k, f"margin {name}", f"margin of {name}", low=-REACH, high=CERTAIN,
                step=MARGIN_STEP, x=lambda k=k: min(self.margins()[k], CERTAIN),
                to=lambda margin, name=name: {name: self._probability(name, margin)},
                words=lambda k=k: f"{self._margin(k)}, {self._cost(k)}",
            )
            for k, name in enumerate(FOUR)
        ]  # fmt: skip
        margins = lambda: np.minimum(self.margins(), CERTAIN)  # noqa: E731
        for ax, dots, x in (
            (self.chart, self.dots, self.probabilities), (self.line, self.margin_dots, margins),
        ):  # fmt: skip
            all_seen(self, ax, dots, lambda x=x: zip(x(), self.losses(), strict=True), 11)
        return figure

    def _line_of_legend(self, k):
        return key_line(
            self, self.chart, [0.36], 0.4, 0.94 - 0.075 * k,
            lambda: f"{FOUR[k]}: p {self._written(k)}, loss {self._price(k)}",
            marker=CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=7,
        )  # fmt: skip

    def _dot(self, ax, k, name, label, x, **rest):
        height = lambda: self.losses()[k]  # noqa: E731
        drop_line(self, ax, x, height, color=CLASS_COLOURS[k])
        look = {**DOT, "marker": CLASS_MARKERS[k], "color": CLASS_COLOURS[k], "markersize": 11}
        return self.handle(name, ax.plot([1], [0], **look)[0], label, x=x, y=height, **rest)

    def _written(self, k):
        return significant(self.probabilities()[k], 6)

    def _price(self, k):
        """Write a loss; that of p = 1 is nothing, not a little."""
        loss = self.losses()[k]
        return number(loss, 4) if loss else "0"

    def _cost(self, k):
        return f"loss {self._price(k)} nats"

    def _margin(self, k):
        margin = self.margins()[k]
        if np.isfinite(margin):
            return f"margin of {FOUR[k]} {number(margin, 2)}"
        return f"no finite margin of {FOUR[k]}: p is 1"

    def _probability(self, name, margin):
        """Turn a margin into a probability: a step beyond the last one is p = 1, a step back is not."""
        from_certain = self.before[name] == 1
        if margin >= (CERTAIN if from_certain else REACH + MARGIN_STEP / 2):
            return 1.0
        return max(rounded(sigmoid(min(margin, REACH))), 1e-6)

    def _verdict(self):
        losses = self.losses()
        if not self.mean():
            return "No example costs anything: every true class was given p = 1."
        dearest = int(losses.argmax())
        if losses.min() == losses[dearest]:
            return "All four cost the same."
        share = number(100 * losses[dearest] / losses.sum(), 1)
        return f"{FOUR[dearest].capitalize()} alone makes up {share} % of the sum."

    def short(self):
        """Say the mean, and who pays most."""
        return f"The mean loss is {number(self.mean(), 4)} nats. {self._verdict()}"

    def sentence(self):
        """Say the price of each example, the mean, and who pays most."""
        told = ", ".join(f"{name} {self._written(k)} costs {self._price(k)}" for k, name in enumerate(FOUR))
        return (
            f"Probabilities of the true class, and their losses in nats: {told}. The mean loss is "
            f"{number(self.mean(), 4)}, as if every p were {significant(np.exp(-self.mean()))}, their "
            f"geometric mean. {self._verdict()} Halving a p always adds ln 2 = {number(np.log(2), 4)}; far "
            "from the truth each unit of score adds 1."
        )

    def table(self):
        """Return the loss table: an example a row, and the mean."""
        rows = [
            [f"{k + 1}: {name}", self._written(k), self._price(k),
             number(m, 4) if np.isfinite(m) else "no finite"]
            for k, (name, m) in enumerate(zip(FOUR, self.margins(), strict=True))
        ]  # fmt: skip
        total = ["mean", f"{significant(np.exp(-self.mean()))} (geometric)", number(self.mean(), 4), ""]
        header = ["example, true class", "p of the true class", "loss −ln p (nats)", "margin"]
        return Table(header, [*rows, total])
