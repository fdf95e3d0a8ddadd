"""The likelihood of counts, and scores that reward honesty."""

import math

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.losses.parts import rung, target_panel
from teachkit.explorers.parts import DOT, class_texts
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, FAINT, INK, WARNING
from teachkit.figures.words import exponential, listing, number, significant
from teachkit.maths.distributions import argmax_one_hot, entropy, normalize, one_hot
from teachkit.maths.losses import brier_score, cross_entropy

GRID = np.concatenate([[0.001, 0.005], np.arange(0.01, 1, 0.01), [0.995, 0.999]])
TOPS = (2.2, 8.5)  # of the panel of the scores
PLACES = range(3)
# How the three scores are drawn: curve, mark of the lowest point and its size.
LOOKS = (({"color": INK}, "*", 15), ({"color": CLASS_COLOURS[0], "linestyle": "--"}, "D", 9),
         ({"color": WARNING, "linestyle": ":"}, "X", 10))  # fmt: skip


class LikelihoodExplorer(Explorer):
    """Counts of a die with three faces, and a probability to drag: proper scores are least at the truth.

    The face that is chosen gets the probability p, the other two share the rest as often as they fell.
    The mean negative log-likelihood and the Brier score are proper: they are least where the prediction
    is the frequency. The score to contrast is not.

    Parameters
    ----------
    face : {"one", "two", "three"}
        The face whose probability is dragged.
    p : float
        Its predicted probability, from 0.001 to 0.999.
    one, two, three : float
        How often each face fell: whole numbers from 0 to 20, not all 0.
    contrast : {"absolute error", "error rate"}
        The score that is not proper: the mean of the sum of all distances between p and y, or how
        often the most likely face is not the one that fell.

    Examples
    --------
    >>> explorer = LikelihoodExplorer()
    >>> explorer.lowest()
    {'NLL': (0.5, 0.5), 'Brier score': (0.5, 0.5), 'absolute error': (0.999, 0.999)}
    """

    heading = "Why the log: the likelihood of counts, and scores that reward honesty"
    how = (
        "Drag the dot along the curve, or the bar of the prediction, and find the lowest point of each "
        "score. Change how often a face fell: the lowest points of the proper scores follow."
    )

    names = ("one", "two", "three")
    face = Choice(names, label="face to predict")
    p = Number(0.2, 0.001, 0.999, step=0.01, label="probability p of that face", digits=3, box=True)
    one = Number(5, 0, 20, step=1, label="how often face one fell", digits=0, box=True)
    two = Number(3, 0, 20, step=1, label="how often face two fell", digits=0, box=True)
    three = Number(2, 0, 20, step=1, label="how often face three fell", digits=0, box=True)
    contrast = Choice(("absolute error", "error rate"), label="score to contrast")

    def counts(self):
        """Return how often each face fell. Shape (3,)."""
        return np.array([getattr(self, name) for name in self.names])

    def frequencies(self):
        """Return the counts divided by their sum. Shape (3,)."""
        return normalize(self.counts())

    def chosen(self):
        """Return the number of the face to predict."""
        return self.names.index(self.face)

    def prediction(self, p=None):
        """Return the prediction that gives `p`, by default the present one, to the face. Shape (..., 3)."""
        p = np.asarray(self.p if p is None else p, dtype=float)
        others = self.frequencies()
        others[self.chosen()] = 0
        ways = others / others.sum() if others.sum() else (np.arange(3) != self.chosen()) / 2
        rows = (1 - p)[..., None] * ways
        rows[..., self.chosen()] = p
        return rows

    def scores(self, p=None):
        """Return the three mean scores, each as a number or an array, of the prediction for `p`."""
        rows, seen = self.prediction(p), self.frequencies()
        with np.errstate(divide="ignore"):
            logs = np.log(rows)
        found = {
            "NLL": cross_entropy(logs, np.broadcast_to(seen, rows.shape)),
            "Brier score": sum(seen[k] * brier_score(rows, k) for k in PLACES),
        }
        if self.contrast == "absolute error":
            found[self.contrast] = sum(seen[k] * np.abs(rows - one_hot(k, 3)).sum(-1) for k in PLACES)
        else:
            found[self.contrast] = 1 - argmax_one_hot(rows.round(9), ties="share") @ seen
        return found

    @derived
    def now(self):
        """Return the three mean scores of the present prediction."""
        return {name: float(value) for name, value in self.scores().items()}

    @derived
    def curves_of(self):
        """Return the three mean scores along the axis."""
        return self.scores(GRID)

    @derived
    def lowest(self):
        """Return for each score the first and the last p at which it is least."""
        frequency = float(self.frequencies()[self.chosen()])
        values = self.curves_of()[self.contrast]
        least = GRID[values <= values.min() + 1e-12]
        proper = dict.fromkeys(("NLL", "Brier score"), (frequency, frequency))
        return {**proper, self.contrast: (float(least[0]), float(least[-1]))}

    def allowed(self, state, old):
        """Keep one of the counts above 0."""
        return state if any(state[name] for name in self.names) else old

    def build(self):
        """Draw counts, prediction and words above the curves of the scores."""
        figure, axes = panels("counts shares notes; curves curves curves", 8.2, 5.4, height_ratios=[1, 1.35],
                              width_ratios=[1, 1, 1.75])  # fmt: skip
        self._counts(axes["counts"])
        self._shares(axes["shares"])
        self._notes(axes["notes"])
        self._curves(axes["curves"])
        return figure

    def _counts(self, ax):
        ax.set(title="Counts: drag", ylabel="times", ylim=(-1.2, 26), yticks=[0, 5, 10, 15, 20])
        ax.set_xlim(-0.6, 2.6)
        ax.set_xticks(PLACES, self.names)
        look = {"color": CLASS_COLOURS[:3], "alpha": 0.45}
        self.follow(ax.bar(PLACES, 0, 0.5, **look), height=self.counts)
        self.count_texts = self.follow(
            class_texts(ax, PLACES, fontsize=9),
            y=lambda: self.counts() + 3,
            text=lambda: [number(count, 0) for count in self.counts()],
        )
        for k, name in enumerate(self.names):
            look = {**DOT, "color": CLASS_COLOURS[k], "marker": CLASS_MARKERS[k], "markersize": 10}
            self.handle(
                name, ax.plot([k], [0], **look)[0], x=k, along="y",
                words=lambda k=k: f"face {self.names[k]} fell {number(self.counts()[k], 0)} times",
            )  # fmt: skip

    def _shares(self, ax):
        ax.set(title="p, dashed: frequency", ylim=(-0.06, 1.32), yticks=[0, 0.5, 1])
        self.share_bars, self.outlines = target_panel(self, ax, self.prediction, self.frequencies, self._tops)
        (self.bar_dot,) = ax.plot([0], [0], **{**DOT, "markersize": 10})
        self.handle("bar", self.bar_dot, "p, on its bar", control="p", x=self.chosen, along="y",
                    words=self._spoken)  # fmt: skip

    def _tops(self):
        """Return where the numbers stand: above the outline, and above the ring of the dot."""
        ring = np.where(np.arange(3) == self.chosen(), 0.15, 0.06)
        return np.maximum(self.prediction() + ring, self.frequencies() + 0.06)

    def _spoken(self):
        return f"probability of face {self.face} {number(self.p)}, NLL {number(self.now()['NLL'], 4)}"

    def _notes(self, ax):
        ax.set_axis_off()
        ax.set(xlim=(0, 1), ylim=(0, 1))
        texts = []
        for y, (look, marker, _) in zip((0.86, 0.56, 0.26), LOOKS, strict=True):
            ax.plot([0, 0.11], [y, y], linewidth=2.2, **look)
            ax.plot([0.055], [y], marker, color=look["color"], markersize=12, markeredgecolor="white")
            texts += [ax.text(0.15, y + d, "", fontsize=9, va="center") for d in (0.02, -0.11)]
        self.words = self.follow(
            texts,
            text=lambda: [
                line
                for name, value in self.now().items()
                for line in (f"{name} {number(value, 4)}", f"least {self._where(name)}")
            ],
        )

    def _curves(self, ax):
        self.axes = ax
        ax.set(title="Mean score of the prediction: lower is better", ylim=(0, TOPS[-1]), xlim=(-0.02, 1.02))
        ax.set(xticks=np.arange(0, 1.01, 0.1), xlabel="predicted probability p of the chosen face")
        self.follow(ax, ylim=lambda: (0, rung(TOPS, self.now()["NLL"] / 0.93)))
        curves = [ax.plot(GRID, 0 * GRID, linewidth=2.2, **look)[0] for look, *_ in LOOKS]
        self.curves = self.follow(curves, ydata=lambda: list(self.curves_of().values()))
        self.stars = [
            ax.plot([0], [0], color=look["color"], marker=marker, markersize=size, linewidth=5,
                    markeredgecolor="white", alpha=0.9)[0]
            for look, marker, size in LOOKS
        ]  # fmt: skip
        self.follow(self.stars, data=lambda: [self._least(name) for name in self.curves_of()])
        nll = lambda: self.now()["NLL"]  # noqa: E731
        (line,) = ax.plot([0, 0], [0, 1], color=FAINT, linewidth=1.2)
        self.follow(line, data=lambda: ([self.p, self.p], [0, nll()]))
        self.dot = self.handle("p", ax.plot([0], [0], **DOT)[0], "p, on the curve", y=nll, words=self._spoken)

    def _least(self, name):
        ends = np.unique(self.lowest()[name])
        return ends, self.scores(ends)[name]

    def _where(self, name):
        """Say where a score is least: proper ones at the frequency, the others where the grid says."""
        if name != self.contrast:
            return f"at the frequency {number(self.frequencies()[self.chosen()])}"
        first, last = self.lowest()[name]
        if first == last:
            return f"at p = {significant(first)}"
        return f"anywhere from {significant(first)} to {significant(last)}"

    def short(self):
        """Say the likelihood score, and where honest and other scores are least."""
        return (
            f"NLL {number(self.now()['NLL'], 4)}; it and the Brier score are least "
            f"{self._where('NLL')}, the {self.contrast} {self._where(self.contrast)}."
        )

    def sentence(self):
        """Say counts, prediction, likelihood, and each score with its least value."""
        counts, seen, now = self.counts(), self.frequencies(), self.now()
        fell = ", ".join(f"{name} {number(n, 0)}" for name, n in zip(self.names, counts, strict=True))
        least = {"NLL": float(entropy(seen)), "Brier score": float(1 - np.square(seen).sum())}
        proper = "; ".join(
            f"{name} {number(now[name], 4)}, least {number(value, 4)} {self._where(name)}"
            for name, value in least.items()
        )
        return (
            f"{int(counts.sum())} throws: {fell}; frequencies {listing(self.names, seen)}. Prediction: "
            f"{listing(self.names, self.prediction())}. The likelihood of these throws is "
            f"{self._likelihood()}; minus its logarithm, shared out over the throws, is the NLL. {proper}: "
            f"both are proper. The {self.contrast} is {number(now[self.contrast], 4)}, least "
            f"{number(self.curves_of()[self.contrast].min(), 4)} {self._where(self.contrast)}: "
            f"{self._honest()}."
        )

    def _likelihood(self):
        log = float(-self.counts().sum() * self.now()["NLL"])
        return number(math.exp(log)) if log > -7 else exponential(log)

    def _honest(self):
        first, last = self.lowest()[self.contrast]
        frequency = self.frequencies()[self.chosen()]
        if first == last:
            if abs(first - frequency) < 0.0015:
                return "here all three agree"
            return "it rewards a claim that the throws do not support"
        # The grid begins and ends a little inside, where a logarithm is still finite.
        if first - 0.0015 < frequency < last + 0.0015 or np.ptp(self.curves_of()[self.contrast]) < 1e-12:
            return "it cannot tell these predictions apart"
        return "it does not find the frequency"
