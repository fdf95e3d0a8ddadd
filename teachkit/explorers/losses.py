"""Explorers of lesson 06: the loss table, soft targets, the gradient, argmax, smoothing, likelihood."""

import numpy as np

from teachkit.explorers.distributions import MOVING
from teachkit.explorers.engine import Explorer, Handle, Number
from teachkit.explorers.temperature import DOT, FOUR, plain
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, FAINT, INK, new_figure, number
from teachkit.maths.losses import cross_entropy
from teachkit.maths.sigmoid import logit, sigmoid


def probability(p):
    """Write a probability with six figures at most, without trailing zeros.

    Examples
    --------
    >>> probability(0.9), probability(1e-6), probability(0.1234567)
    ('0.9', '1e−6', '0.123457')
    """
    return plain(p, 6).replace("e−0", "e−")


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
        "Drag a dot along either curve, or focus it and press the arrow keys, or type a probability below. "
        "Chart, margin and table are one: what you change in one changes in all."
    )

    cat = Number(0.9, 1e-6, 1, step=0.01, label="example 1: p of cat", digits=6, log=True)
    dog = Number(0.5, 1e-6, 1, step=0.01, label="example 2: p of dog", digits=6, log=True)
    bird = Number(0.2, 1e-6, 1, step=0.01, label="example 3: p of bird", digits=6, log=True)
    fish = Number(0.01, 1e-6, 1, step=0.01, label="example 4: p of fish", digits=6, log=True)

    least = 0.01  # where the left chart of the source begins
    reach = float(logit(1 - 1e-6))  # of the margins that a hand can place
    certain = 16.0  # where the margin of p = 1 is drawn, which no finite margin reaches

    def probabilities(self):
        """Return the probability of the true class, one an example. Shape (4,)."""
        return np.array([getattr(self, name) for name in FOUR])

    def margins(self):
        """Return the margins; infinite where the probability is 1. Shape (4,)."""
        p = self.probabilities()
        return np.where(p < 1, logit(np.where(p < 1, p, 0.5)), np.inf)

    def losses(self):
        """Return the losses in nats. Shape (4,)."""
        return 0.0 - np.log(self.probabilities())

    def mean(self):
        """Return the mean loss in nats."""
        return float(self.losses().mean())

    def build(self):
        """Draw both curves, with a dot an example on each."""
        figure, axes = new_figure(8.2, 4.2, 1, 2, sharey=True)
        self.chart, self.line = axes
        for ax in axes:
            ax.set_ylim(-0.3, 15)  # the layout leaves room for the widest numbers
        self.chart.set_title("The loss is −ln p")
        self.chart.set_xlabel("p of the true class")
        self.chart.set_ylabel("loss (nats)")
        self.chart.set_xlim(-0.03, 1.03)
        self.chart.set_xticks(np.arange(0, 1.01, 0.1))
        grid = np.concatenate([np.geomspace(1e-7, 0.02, 60), np.linspace(0.025, 1, 118)])
        self.chart.plot(grid, -np.log(grid), color=INK, linewidth=1.5)
        self.line.set_title("Far from the truth it is a straight line")
        self.line.set_xlabel("margin of the true class (score)")
        self.line.set_xlim(-14.8, 17)
        self.line.set_xticks([*range(-12, 13, 4), self.certain], [*map(plain, range(-12, 13, 4)), "p = 1"])
        margin = np.linspace(-15, self.certain, 160)
        self.line.plot(margin, cross_entropy(np.stack([margin, 0 * margin], -1), 0), color=INK, linewidth=1.5)
        self.line.plot([-15, 0], [15, 0], "--", color=FAINT, linewidth=1.2)
        self.line.plot([0.42, 0.49], [0.94, 0.94], "--", color=FAINT, linewidth=1.2,
                       transform=self.line.transAxes)  # fmt: skip
        self.line.text(0.51, 0.94, "loss = −margin", transform=self.line.transAxes, fontsize=9, va="center")
        (self.mean_line,) = self.chart.plot([0, 0.34], [0, 0], color=FAINT, linestyle=":", **MOVING)
        self.drops, self.dots, self.margin_dots, self.words = [], [], [], []
        for k, colour in enumerate(CLASS_COLOURS[:4]):
            look = {**DOT, "marker": CLASS_MARKERS[k], "color": colour, "markersize": 11}
            fine = {"color": colour, "linestyle": ":", "linewidth": 1.5, **MOVING}
            self.drops += [ax.plot([0, 0], [0, 0], **fine)[0] for ax in axes]
            self.dots += self.chart.plot([1], [0], **look, **MOVING)
            self.margin_dots += self.line.plot([0], [0], **look, **MOVING)
            y, place = 0.94 - 0.075 * k, {"transform": self.chart.transAxes}
            self.chart.plot([0.36], [y], CLASS_MARKERS[k], color=colour, markersize=7, **place)
            self.words.append(self.chart.text(0.4, y, "", fontsize=9, va="center", **place, **MOVING))
        self.mean_text = self.chart.text(0.4, 0.62, "", fontsize=9, fontweight="bold", va="center",
                                         transform=self.chart.transAxes, **MOVING)  # fmt: skip
        return figure

    def update(self):
        """Move the dots to their losses on both curves."""
        losses = self.losses()
        for ax in (self.chart, self.line):
            ax.set_ylim(*((-0.1, 5) if losses.max() < 4.9 else (-0.3, 15)))
        for k, (p, margin, loss) in enumerate(zip(self.probabilities(), self._drawn(), losses, strict=True)):
            self.dots[k].set_data([p], [loss])
            self.margin_dots[k].set_data([margin], [loss])
            for drop, x in zip(self.drops[2 * k : 2 * k + 2], (p, margin), strict=True):
                drop.set_data([x, x], [0, loss])
            self.words[k].set_text(f"{FOUR[k]}: p {probability(p)}, loss {number(loss, 4)}")
        self.mean_line.set_ydata([self.mean()] * 2)
        self.mean_text.set_text(f"mean loss (dotted) {number(self.mean(), 4)}")

    def _drawn(self):
        """Return where the margins are drawn."""
        return np.minimum(self.margins(), self.certain)

    def handles(self):
        """Return a dot an example on the chart of p, and one on that of the margin."""
        values = list(zip(FOUR, self.probabilities(), self._drawn(), self.losses(), strict=True))
        charts = [
            Handle(name, self.dots[k], f"p of {name}", float(p), float(loss), min(self.least, float(p)), 1.0,
                   0.01, text=f"p of {name} {probability(p)}, loss {number(loss, 4)} nats")
            for k, (name, p, _, loss) in enumerate(values)
        ]  # fmt: skip
        lines = [
            Handle(f"margin {name}", self.margin_dots[k], f"margin of {name}", float(margin), float(loss),
                   -self.reach, self.certain, 0.1, text=f"{self._margin(k)}, loss {number(loss, 4)} nats")
            for k, (name, _, margin, loss) in enumerate(values)
        ]  # fmt: skip
        return charts + lines

    def _margin(self, k):
        margin = self.margins()[k]
        if np.isfinite(margin):
            return f"margin of {FOUR[k]} {number(margin, 2)}"
        return f"no finite margin of {FOUR[k]}: p is 1"

    def dragged(self, name, value):
        """Turn a margin into a probability; the last place of its axis is p = 1."""
        if not name.startswith("margin "):
            return {name: value}
        p = (
            1.0
            if value > (self.reach + self.certain) / 2
            else float(f"{sigmoid(min(value, self.reach)):.6g}")
        )
        return {name.removeprefix("margin "): max(p, 1e-6)}

    def sentence(self):
        """Say the price of each example, the mean, and who pays most."""
        p, losses, mean = self.probabilities(), self.losses(), self.mean()
        told = ", ".join(
            f"{name} {probability(share)} costs {number(loss, 4)}"
            for name, share, loss in zip(FOUR, p, losses, strict=True)
        )
        dearest = int(losses.argmax())
        if mean:
            share = 100 * losses[dearest] / losses.sum()
            verdict = f"{FOUR[dearest].capitalize()} alone makes {number(share, 1)} % of the sum."
        else:
            verdict = "No example costs anything: every true class was given p = 1."
        return (
            f"Probabilities of the true class, and their losses in nats: {told}. The mean loss is "
            f"{number(mean, 4)}, as if every p were {plain(np.exp(-mean))}, their geometric mean. {verdict} "
            f"Halving a p always adds ln 2 = {number(np.log(2), 4)}; far from the truth each unit of score "
            "adds 1."
        )

    def table(self):
        """Return the loss table: an example a row, and the mean."""
        rows = [
            [
                f"{k + 1}: {name}",
                probability(p),
                number(loss, 4),
                number(m, 4) if np.isfinite(m) else "no finite",
            ]
            for k, (name, p, loss, m) in enumerate(
                zip(FOUR, self.probabilities(), self.losses(), self.margins(), strict=True)
            )
        ]
        total = ["mean", f"{plain(np.exp(-self.mean()))} (geometric)", number(self.mean(), 4), ""]
        header = ["example, true class", "p of the true class", "loss −ln p (nats)", "margin"]
        return Table(header, [*rows, total])
