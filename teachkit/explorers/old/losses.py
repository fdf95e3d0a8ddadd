"""Explorers of lesson 06: the loss table, soft targets, the gradient, argmax, smoothing, likelihood."""

import math

import numpy as np
from matplotlib.markers import CARETDOWN, CARETUP

from teachkit.explorers.old.engine import Choice, Explorer, Handle, Number, Toggle
from teachkit.explorers.old.parts import MOVING, ClassBars, ScoreBars
from teachkit.explorers.parts import DOT, FOUR, TRACK, named
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, CLASS_NAMES, FAINT, INK, WARNING, new_figure
from teachkit.figures.words import exponential, listing, number, rounded, significant
from teachkit.maths.distributions import argmax_one_hot, entropy, normalize, one_hot, shared_out
from teachkit.maths.losses import (
    brier_score,
    cross_entropy,
    cross_entropy_grad,
    kl_divergence,
    smooth_labels,
    smoothing_margin,
)
from teachkit.maths.sigmoid import logit, sigmoid
from teachkit.maths.softmax import softmax


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

    cat = Number(0.9, 1e-6, 1, step=0.01, label="1: p of cat", digits=6, log=True)
    dog = Number(0.5, 1e-6, 1, step=0.01, label="2: p of dog", digits=6, log=True)
    bird = Number(0.2, 1e-6, 1, step=0.01, label="3: p of bird", digits=6, log=True)
    fish = Number(0.01, 1e-6, 1, step=0.01, label="4: p of fish", digits=6, log=True)

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
        self.line.set_xticks(
            [*range(-12, 13, 4), self.certain], [*map(significant, range(-12, 13, 4)), "p = 1"]
        )
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
            self.words[k].set_text(f"{FOUR[k]}: p {significant(p, 6)}, loss {number(loss, 4)}")
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
                   0.01, text=f"p of {name} {significant(p, 6)}, loss {number(loss, 4)} nats")
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
        p = 1.0 if value > (self.reach + self.certain) / 2 else rounded(sigmoid(min(value, self.reach)))
        return {name.removeprefix("margin "): max(p, 1e-6)}

    def sentence(self):
        """Say the price of each example, the mean, and who pays most."""
        p, losses, mean = self.probabilities(), self.losses(), self.mean()
        told = ", ".join(
            f"{name} {significant(share, 6)} costs {number(loss, 4)}"
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
            f"{number(mean, 4)}, as if every p were {significant(np.exp(-mean))}, their geometric "
            f"mean. {verdict} "
            f"Halving a p always adds ln 2 = {number(np.log(2), 4)}; far from the truth each unit of score "
            "adds 1."
        )

    def table(self):
        """Return the loss table: an example a row, and the mean."""
        rows = [
            [
                f"{k + 1}: {name}",
                significant(p, 6),
                number(loss, 4),
                number(m, 4) if np.isfinite(m) else "no finite",
            ]
            for k, (name, p, loss, m) in enumerate(
                zip(FOUR, self.probabilities(), self.losses(), self.margins(), strict=True)
            )
        ]
        total = ["mean", f"{significant(np.exp(-self.mean()))} (geometric)", number(self.mean(), 4), ""]
        header = ["example, true class", "p of the true class", "loss −ln p (nats)", "margin"]
        return Table(header, [*rows, total])


class SoftTargetExplorer(ClassBars):
    """A prediction to drag against a target: cross-entropy is the target's entropy and the KL divergence.

    The grey piece of every column is the entropy of the target, which no prediction can go below; what
    lies on it is the divergence, 0 only where prediction and target are equal.

    Parameters
    ----------
    guess : {"first try", "second try", "uniform", "equal to the target", "your own"}
        A prediction to start from.
    cat, dog, bird : float
        The prediction, from 0.001 to 0.998: it stays a distribution, the bars that are not moved give way.
    aim : {"0.7, 0.2, 0.1", "one-hot", "uniform", "your own"}
        A target to start from.
    cat_target, dog_target, bird_target : float
        The target, from 0 to 1: a distribution too.

    Notes
    -----
    The target and both tries are those of Uniqtech, "Understand the Softmax Function in Minutes", which
    calls the first try almost like a random guess. It is worse than one.

    Examples
    --------
    >>> explorer = SoftTargetExplorer()
    >>> round(explorer.loss(), 5), round(explorer.floor(), 5)
    (1.1752, 0.80182)
    >>> explorer.guess = "second try"
    >>> round(explorer.loss(), 5), round(explorer.loss() - explorer.floor(), 5)
    (0.84041, 0.03859)
    """

    heading = "A prediction against a target: cross-entropy = entropy + KL divergence"
    how = (
        "Drag the top of a bar, or focus it and press the arrow keys: the other bars of that panel give way, "
        "so it stays a distribution. Try to bring the orange piece of the first column down to nothing."
    )

    names = CLASS_NAMES[:3]
    targets = tuple(f"{name}_target" for name in names)
    low = 0.001  # of a prediction: where it is 0 and the target is not, the cross-entropy has no end
    tries = {"first try": (0.3, 0.3, 0.4), "second try": (0.6, 0.2, 0.2), "uniform": (1 / 3, 1 / 3, 1 / 3)}  # noqa: RUF012
    aims = {"0.7, 0.2, 0.1": (0.7, 0.2, 0.1), "one-hot": (1.0, 0.0, 0.0), "uniform": (1 / 3, 1 / 3, 1 / 3)}  # noqa: RUF012
    tops = (1.7, 3.4, 10)

    guess = Choice((*tries, "equal to the target", "your own"), label="prediction")
    cat = Number(0.3, 0.001, 0.998, step=0.01, label="p of cat", digits=3)
    dog = Number(0.3, 0.001, 0.998, step=0.01, label="p of dog", digits=3)
    bird = Number(0.4, 0.001, 0.998, step=0.01, label="p of bird", digits=3)
    aim = Choice((*aims, "your own"), label="target")
    cat_target = Number(0.7, 0, 1, step=0.01, label="target for cat", digits=3)
    dog_target = Number(0.2, 0, 1, step=0.01, label="target for dog", digits=3)
    bird_target = Number(0.1, 0, 1, step=0.01, label="target for bird", digits=3)

    def prediction(self):
        """Return the prediction. Shape (3,)."""
        return np.array([getattr(self, name) for name in self.names])

    def target(self):
        """Return the target. Shape (3,)."""
        return np.array([getattr(self, name) for name in self.targets])

    def loss(self, prediction=None):
        """Return the cross-entropy of the target and a prediction, by default the present one, in nats."""
        p = self.prediction() if prediction is None else prediction
        return float(cross_entropy(np.log(p), self.target()))

    def floor(self):
        """Return the entropy of the target, in nats."""
        return float(entropy(self.target()))

    def columns(self):
        """Return the name and the prediction of every column."""
        return [("yours", self.prediction()), *((name, np.array(p)) for name, p in self.tries.items())]

    def allowed(self, state, old):
        """Let a choice set its bars, keep both distributions, and name what they are."""
        aims = self._settled(state, old, "aim", self.targets, self.aims, 0.0)
        state = {**state, **aims}
        aim = shared_out([state[name] for name in self.targets], [True] * 3, self.low)
        tries = {**self.tries, "equal to the target": tuple(aim)}
        return {**state, **self._settled(state, old, "guess", self.names, tries, self.low)}

    @staticmethod
    def _settled(state, old, choice, names, known, low):
        values = np.array([state[name] for name in names])
        moved = values != [old[name] for name in names]
        if state[choice] != old[choice] and not moved.any():
            values = np.array(known.get(state[choice], values))
        elif abs(values.sum() - 1) > 1e-9:
            values = shared_out(values, moved, low)
        fits = [name for name, p in known.items() if np.allclose(values, p, rtol=0, atol=1e-9)]
        if state[choice] == "your own" and (old[choice] != "your own" or not moved.any()):
            fits = []  # it was chosen, and may be what has a name too
        # Where two names fit, the one that was chosen stays.
        name = state[choice] if state[choice] in fits else [*fits, "your own"][0]
        return {choice: name, **dict(zip(names, values.tolist(), strict=True))}

    def build(self):
        """Draw target, prediction, and the stacked columns."""
        figure, (aim, guess, self.stack_axes) = new_figure(
            8.2, 4.0, 1, 3, gridspec_kw={"width_ratios": [2, 2, 3.2]}
        )
        self.panels = []
        for ax, title in ((aim, "Target: drag"), (guess, "Prediction p: drag")):
            ax.set_title(title)
            ax.set_ylim(-0.05, 1.13)
            ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
            ax.set_xlim(-0.6, 2.6)
            ax.set_xticks(range(3), self.names)
            bars = self.bars(ax, range(3), width=0.6, alpha=0.45 if ax is aim else 1)
            end = {**DOT, "markersize": 11}
            dots = [
                ax.plot([k], [0], **{**end, "color": CLASS_COLOURS[k], "marker": CLASS_MARKERS[k]}, **MOVING)[
                    0
                ]
                for k in range(3)
            ]
            self.panels.append((bars, dots, self.texts(ax, range(3), fontsize=9)))
        aim.set_ylabel("probability")
        look = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1.2}
        self.outlines = list(guess.bar(range(3), [0] * 3, 0.8, **look, **MOVING))
        guess.set_xlabel("dashed: the target")
        ax = self.stack_axes
        ax.set_title("Cross-entropy of four predictions")
        ax.set_ylabel("nats")
        ax.set_xlim(-0.6, 3.6)
        ax.set_ylim(0, self.tops[-1])
        ax.set_xticks(range(4), [name.replace(" ", "\n") for name, _ in self.columns()])
        self.floors = list(ax.bar(range(4), [0] * 4, 0.62, color="#b8b8b8", **MOVING))
        self.extras = list(ax.bar(range(4), [0] * 4, 0.62, color=CLASS_COLOURS[4], **MOVING))
        self.totals = self.texts(ax, range(4), fontsize=9, fontweight="bold")
        (self.floor_line,) = ax.plot([-0.6, 3.6], [0, 0], color=INK, linestyle="--", linewidth=1.2, **MOVING)
        (self.uniform_line,) = ax.plot([-0.6, 3.6], [0, 0], color=INK, linestyle=":", linewidth=1.2, **MOVING)
        place = {"transform": ax.transAxes, "va": "center", "fontsize": 9}
        self.legend = []
        for y, colour in ((0.96, CLASS_COLOURS[4]), (0.885, "#b8b8b8")):
            ax.plot([0.04], [y], "s", color=colour, markersize=9, transform=ax.transAxes)
            self.legend.append(ax.text(0.09, y, "", **place, **MOVING))
        ax.plot([0.015, 0.065], [0.81, 0.81], color=INK, linestyle=":", linewidth=1.2, transform=ax.transAxes)
        ax.text(0.09, 0.81, f"a uniform guess: ln 3 = {number(np.log(3), 4)}", **place)
        return figure

    def update(self):
        """Move the bars of both distributions, and the columns."""
        for (bars, dots, texts), values in zip(self.panels, (self.target(), self.prediction()), strict=True):
            for bar, dot, text, value, wanted in zip(bars, dots, texts, values, self.target(), strict=True):
                bar.set_height(value)
                dot.set_ydata([value])
                text.set_y(wanted + 0.02 if value + 0.03 < wanted < value + 0.12 else value + 0.05)
                text.set_text(number(value))
        for outline, value in zip(self.outlines, self.target(), strict=True):
            outline.set_height(value)
        floor, losses = self.floor(), [self.loss(p) for _, p in self.columns()]
        top = next(top for top in self.tops if max(losses) <= 0.72 * top)
        self.stack_axes.set_ylim(0, top)
        for grey, extra, text, loss in zip(self.floors, self.extras, self.totals, losses, strict=True):
            grey.set_height(floor)
            extra.set_y(floor)
            extra.set_height(max(loss - floor, 0.0))
            text.set_y(loss + 0.01 * top)
            text.set_text(number(loss, 4))
        self.floor_line.set_ydata([floor] * 2)
        self.uniform_line.set_ydata([np.log(3)] * 2)
        self.legend[0].set_text(f"KL divergence: yours {number(self.divergence(), 4)}")
        self.legend[1].set_text(f"entropy of the target {number(floor, 4)}")

    def divergence(self):
        """Return the KL divergence of the prediction from the target, in nats."""
        return float(kl_divergence(self.target(), self.prediction()))

    def handles(self):
        """Return the ends of the bars of both panels."""
        found = []
        for names, (_, dots, _), word in zip(
            (self.targets, self.names), self.panels, ("target", "prediction"), strict=True
        ):
            for k, name in enumerate(names):
                trait, value = self.controls()[name], getattr(self, name)
                found.append(
                    Handle(name, dots[k], trait.label, k, value, trait.low, trait.high, 0.01, "y",
                           f"{word} for {self.names[k]} {number(value)}")
                )  # fmt: skip
        return found

    def sentence(self):
        """Say both distributions, the sum, and how it compares with a uniform guess."""
        loss, floor, extra = self.loss(), self.floor(), self.divergence()
        gap = loss - float(np.log(3))
        if extra < 5e-7:
            verdict = "The prediction is the target: no prediction has less"
        elif abs(gap) < 5e-7:
            verdict = f"As much as a uniform guess, ln 3 = {number(np.log(3), 5)}"
        else:
            than = "more than a uniform guess, so worse" if gap > 0 else "less than a uniform guess"
            verdict = f"That is {number(abs(gap), 5)} {than} (ln 3 = {number(np.log(3), 5)})"
        return (
            f"Target: {listing(self.names, self.target())}. Prediction: "
            f"{listing(self.names, self.prediction())}. Cross-entropy {number(loss, 5)} nats = entropy of "
            f"the target {number(floor, 5)} + KL divergence {number(extra, 5)}. {verdict}. The other way "
            f"round the divergence is {self._turned()}."
        )

    def _turned(self):
        if (self.target() == 0).any():
            return "infinite, because the target gives 0 to a class that the prediction does not"
        return number(kl_divergence(self.prediction(), self.target()), 5)

    def table(self):
        """Return what each class adds to the cross-entropy."""
        target, p = self.target(), self.prediction()
        with np.errstate(divide="ignore", invalid="ignore"):
            parts = np.where(target > 0, target * np.log(target / p), 0.0)
        own = np.where(target > 0, target, 1.0)
        entropies = 0.0 - target * np.log(own)
        rows = [
            [name, number(t), number(q), number(-np.log(q), 4), number(-t * np.log(q), 4), number(h, 4),
             number(d, 4)]
            for name, t, q, h, d in zip(self.names, target, p, entropies, parts, strict=True)
        ]  # fmt: skip
        sums = [number(value, 4) for value in (self.loss(), self.floor(), self.divergence())]
        header = [
            "class",
            "target",
            "prediction",
            "surprise −ln p",
            "target × surprise",
            "entropy part",
            "KL part",
        ]
        return Table(header, [*rows, ["sum", "1", "1", "", *sums]])


class GradientExplorer(ScoreBars):
    """The downhill direction of the loss as arrows on the logits: y − p, one arrow a class, summing to 0.

    An arrow ends where one step would take its logit. The length of the gradient lies between two bounds
    that know only the probability of the true class: the lower one is met when the other classes are
    equally likely, the upper one when one of them has all that is left.

    Parameters
    ----------
    truth : {"fish", "cat", "dog", "bird"}
        The true class.
    cat, dog, bird, fish : float
        The logits, from -6 to 8.
    rate : float
        The length of a step, in gradients, from 0.05 to 2.
    leave_out : bool
        Whether fish is masked, which leaves three classes.

    Notes
    -----
    The default logits are those of "How does the Softmax activation function work?", MachineCurve,
    https://github.com/christianversloot/machine-learning-articles, and the true class is its fourth.

    Examples
    --------
    >>> explorer = GradientExplorer()
    >>> round(explorer.loss(), 5), explorer.downhill().round(4).tolist()
    (7.53621, [-0.0875, -0.8727, -0.0393, 0.9995])
    >>> explorer.run("step")
    >>> [round(float(z), 4) for z in explorer.scores()]
    [1.9125, 3.4273, 1.1607, -2.1005]
    """

    heading = "The gradient of the loss: prediction minus truth, as arrows"
    how = (
        "Drag a logit up or down, or focus it and press the arrow keys; choose the true class. Each arrow "
        "ends where one step downhill takes its logit. Press a button to take the step."
    )
    actions = {"step": "One step downhill", "steps": "50 steps downhill"}  # noqa: RUF012

    names = FOUR
    truth = Choice(("fish", "cat", "dog", "bird"), label="true class")
    cat = Number(2, -6, 8, label="logit of cat", digits=2)
    dog = Number(4.3, -6, 8, label="logit of dog", digits=2)
    bird = Number(1.2, -6, 8, label="logit of bird", digits=2)
    fish = Number(-3.1, -6, 8, label="logit of fish", digits=2)
    rate = Number(1, 0.05, 2, step=0.05, label="length of a step", digits=2)
    leave_out = Toggle(False, label="leave fish out (three classes)")

    def used(self):
        """Return the names of the classes that take part."""
        return self.names[: 4 - self.leave_out]

    def shares(self):
        """Return the probabilities; exactly 0 for a class that is left out. Shape (4,)."""
        return softmax(self.masked())

    def masked(self):
        """Return the logits with -inf for a class that is left out. Shape (4,)."""
        return np.where(np.arange(4) < len(self.used()), self.scores(), -np.inf)

    def wanted(self):
        """Return the target, one-hot. Shape (4,)."""
        return one_hot(self.names.index(self.truth), 4)

    def loss(self):
        """Return the cross-entropy in nats."""
        return float(cross_entropy(self.masked(), self.names.index(self.truth)))

    def downhill(self):
        """Return the downhill direction y − p. Shape (4,)."""
        return 0.0 - cross_entropy_grad(self.masked(), self.names.index(self.truth))

    def length(self):
        """Return the length of the gradient."""
        return float(np.linalg.norm(self.downhill()))

    def bounds(self):
        """Return between what the length lies, for this probability of the true class."""
        missing, K = float(self.downhill()[self.names.index(self.truth)]), len(self.used())
        return missing * math.sqrt(K / (K - 1)), missing * math.sqrt(2)

    def allowed(self, state, old):
        """Keep the true class among those that take part: what was changed last wins."""
        if state["leave_out"] and state["truth"] == "fish":
            return {**state, "truth": "bird"} if not old["leave_out"] else {**state, "leave_out": False}
        return state

    def step(self):
        """Take one step."""
        yield from self._walk(1)

    def steps(self):
        """Take 50 steps, or as many as the picture holds."""
        yield from self._walk(50)

    def _walk(self, count):
        for k in range(1, count + 1):
            moved = np.round(self.scores() + self.rate * self.downhill(), 6)
            low, high = self.reach()
            if moved.min() < low or moved.max() > high:
                return
            self._apply(dict(zip(self.names, moved.tolist(), strict=True)))
            yield k / count

    def build(self):
        """Draw logits with their arrows, probabilities, the downhill direction, and its length."""
        figure, axes = new_figure(
            8.2, 4.9, 2, 3, gridspec_kw={"height_ratios": [4.4, 1], "width_ratios": [1.2, 1, 1.2]}
        )
        (logits, bars, ways), lower = axes
        grid = lower[0].get_gridspec()
        for ax in lower:
            ax.remove()
        gauge = figure.add_subplot(grid[1, :])
        self.build_scores(logits, "logit")
        logits.set_title("Logits and next step")
        logits.set_xlim(-0.6, 3.75)
        self.shafts = [
            logits.plot([k + 0.36] * 2, [0, 0], color=INK, linewidth=2, **MOVING)[0] for k in range(4)
        ]
        self.tips = [
            logits.plot([k + 0.36], [0], "^", color=INK, markersize=8, **MOVING)[0] for k in range(4)
        ]
        bars.set_title("p, dashed: truth y")
        bars.set_ylabel("probability")
        bars.set_ylim(0, 1.13)
        bars.set_yticks([0, 0.25, 0.5, 0.75, 1])
        ways.set_title("Downhill: y − p")
        ways.set_ylim(-1.2, 1.2)
        ways.set_yticks([-1, -0.5, 0, 0.5, 1])
        ways.axhline(0, color=INK, linewidth=0.8)
        for ax in (bars, ways):
            ax.set_xlim(-0.6, 3.6)
            ax.set_xticks(range(4), self.names)
        self.share_bars = self.bars(bars, range(4), width=0.62)
        look = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1.2}
        self.outlines = list(bars.bar(range(4), [0] * 4, 0.84, **look, **MOVING))
        self.share_texts = self.texts(bars, range(4), fontsize=9)
        self.way_bars = self.bars(ways, range(4), width=0.62)
        self.way_texts = self.texts(ways, range(4), fontsize=9, va="center")
        gauge.set_title("The length of the gradient, and its bounds")
        gauge.set_xlim(0, 1.5)
        gauge.set_xticks(np.arange(0, 1.51, 0.25))
        gauge.set_ylim(0, 2.1)
        gauge.set_yticks([])
        gauge.spines["left"].set_visible(False)
        (self.long,) = gauge.barh([0.35], [0], 0.6, color=INK, alpha=0.75, **MOVING)
        self.limits = [
            gauge.plot([0, 0], [0, 0.95], color=WARNING, linewidth=2, **MOVING)[0] for _ in range(2)
        ]
        self.gauge_text = gauge.text(0, 1.45, "", fontsize=9, va="center", **MOVING)
        return figure

    def update(self):
        """Move logits, arrows, bars, and the length."""
        self.update_scores()
        used = np.arange(4) < len(self.used())
        p, ways = self.shares(), self.downhill()
        for k, (z, share, way) in enumerate(zip(self.scores(), p, ways, strict=True)):
            tip = z + self.rate * way
            for artist in (self.shafts[k], self.tips[k], self.share_texts[k], self.way_texts[k]):
                artist.set_visible(bool(used[k]))
            self.score_bars[k].set_alpha(0.45 if used[k] else 0.12)
            self.shafts[k].set_ydata([z, tip])
            self.tips[k].set_ydata([tip])
            self.tips[k].set_marker(CARETUP if way > 0 else CARETDOWN)
            self.tips[k].set_markersize(min(9, 2 + 12 * abs(tip - z)))
            self.share_bars[k].set_height(share)
            high = self.wanted()[k]
            self.outlines[k].set_height(high)
            self.outlines[k].set_visible(high > 0)
            self.share_texts[k].set_y((high or share) + 0.015)
            self.share_texts[k].set_text(number(share))
            self.way_bars[k].set_height(way)
            self.way_texts[k].set_y(way + (0.08 if way > 0 else -0.08))
            self.way_texts[k].set_text(("−" if way < 0 else "") + number(abs(way)))
        least, most = self.bounds()
        self.long.set_width(self.length())
        for line, x in zip(self.limits, (least, most), strict=True):
            line.set_xdata([x, x])
        self.gauge_text.set_text(
            f"loss {number(self.loss(), 4)}   ·   length {number(self.length(), 4)}, from {number(least, 4)} "
            f"(others equally likely) to {number(most, 4)} (one has all the rest)"
        )

    def sentence(self):
        """Say logits, probabilities, the downhill direction, its sum and its length."""
        names, count = self.used(), len(self.used())
        p, ways = self.shares()[:count], self.downhill()[:count]
        least, most = self.bounds()
        low, high = self.reach()
        after = self.scores() + self.rate * self.downhill()
        ends = "" if low <= after.min() and after.max() <= high else " The next step would leave the picture."
        return (
            f"Logits: {listing(names, self.scores()[:count], 2)}. True class {self.truth}. Probabilities p: "
            f"{listing(names, p, 4)}. Loss {number(self.loss(), 5)} nats. Downhill, y − p: "
            f"{listing(names, ways, 4)}; {('', '', '', 'three', 'four')[count]} numbers that sum to "
            f"{number(round(float(ways.sum()), 12))}, so a step leaves the sum of the logits, "
            f"{number(self.scores()[:count].sum())}, as it is. Length {number(np.linalg.norm(ways), 5)}, "
            f"from (1 − p of {self.truth}) × √({count}/{count - 1}) = {number(least, 5)} to "
            f"(1 − p of {self.truth}) × √2 = {number(most, 5)}.{ends}"
        )

    def table(self):
        """Return logit, probability, target, arrow and next logit of each class."""
        values = zip(self.used(), self.scores(), self.shares(), self.wanted(), self.downhill(), strict=False)
        rows = [
            [name, number(z, 4), number(p, 4), number(y, 0), number(way, 4), number(z + self.rate * way, 4)]
            for name, z, p, y, way in values
        ]
        return Table(["class", "logit", "p", "y", "y − p", "logit after a step"], rows)


class ArgmaxExplorer(Explorer):
    """Two attempts to train the same four logits: on the mistakes of argmax, and on cross-entropy.

    Argmax is flat: a small change of a logit changes nothing, so every slope is 0 and gradient descent
    stands still. Cross-entropy has a slope wherever the true class is not certain.

    Parameters
    ----------
    truth : {"fish", "cat", "dog", "bird"}
        The true class.
    cat, dog, bird, fish : float
        The logits at the start, from -6 to 8.
    rate : float
        The learning rate, from 0.01 to 1.
    taken : float
        How many steps have been taken; a whole number from 0 to 100.

    Notes
    -----
    Logits and true class are those of "How does the Softmax activation function work?", MachineCurve,
    https://github.com/christianversloot/machine-learning-articles, where argmax says class 2.

    Examples
    --------
    >>> explorer = ArgmaxExplorer()
    >>> explorer.run("train")
    >>> explorer.slopes().tolist(), explorer.losses()[0][[0, 100]].tolist()
    ([0.0, 0.0, 0.0, 0.0], [1.0, 1.0])
    >>> explorer.losses()[1][[0, 100]].round(3).tolist(), explorer.right_from()
    ([7.536, 0.055], 24)
    """

    heading = "Two attempts to train: argmax stands still, cross-entropy moves"
    how = (
        "Press Train both and watch, or drag the large dot along the steps. In the middle, drag the logits "
        "to other starts, or focus one and press the arrow keys: does argmax ever give them a slope?"
    )
    actions = {"train": "Train both"}  # noqa: RUF012

    truth = Choice(("fish", "cat", "dog", "bird"), label="true class")
    cat = Number(2, -6, 8, label="start of cat", digits=2)
    dog = Number(4.3, -6, 8, label="start of dog", digits=2)
    bird = Number(1.2, -6, 8, label="start of bird", digits=2)
    fish = Number(-3.1, -6, 8, label="start of fish", digits=2)
    rate = Number(0.2, 0.01, 1, step=0.01, label="learning rate", digits=2)
    taken = Number(0, 0, 100, step=1, label="steps taken", digits=0)

    most = 100
    lanes = (-50, -38, -26, -14)  # where the starts are dragged: side by side, since they can be equal
    tops = (2.5, 5, 10, 20)
    _kept = (None,)  # the walk of a start, a rate and a true class

    def start(self):
        """Return the logits at the start. Shape (4,)."""
        return np.array([getattr(self, name) for name in FOUR])

    def label(self):
        """Return the number of the true class."""
        return FOUR.index(self.truth)

    def slopes(self):
        """Return the slopes of the argmax loss at the start, all 0, or None at a tie, where it jumps."""
        hot = argmax_one_hot(self.start(), ties="share")
        return np.zeros(4) if hot[self.label()] in (0, 1) else None

    def walks(self):
        """Return the logits at every step of the attempt on argmax and of that on cross-entropy."""
        known = self.truth, self.rate, *self.start()
        if self._kept[0] != known:
            walk = [self.start()]
            for _ in range(self.most):
                walk.append(walk[-1] - self.rate * cross_entropy_grad(walk[-1], self.label()))
            self._kept = known, np.array(walk)
        return np.tile(self.start(), (self.most + 1, 1)), self._kept[1]

    def losses(self):
        """Return what each attempt minimises at every step: the mistakes of argmax, and cross-entropy."""
        flat, walk = self.walks()
        return self.mistakes(flat), cross_entropy(walk, self.label())

    def mistakes(self, logits):
        """Return 0 for each row where argmax is the true class, 1 where it is not, between them in a tie."""
        return 1 - argmax_one_hot(logits, ties="share")[..., self.label()]

    def right_from(self):
        """Return the first step at which the second attempt's argmax is the true class, or None."""
        right = np.flatnonzero(self.mistakes(self.walks()[1]) == 0)
        return int(right[0]) if right.size else None

    def train(self):
        """Take the steps that are left, or all of them again from the start."""
        first = 0 if self.taken == self.most else int(self.taken)
        for step in range(first + 1, self.most + 1):
            self._apply({"taken": step})
            yield (step - first) / (self.most - first)

    def allowed(self, state, old):
        """Keep the number of steps whole."""
        return {**state, "taken": float(round(state["taken"]))}

    def build(self):
        """Draw the losses, and the logits of both attempts."""
        figure, (loss, flat, walk) = new_figure(8.2, 4.2, 1, 3, gridspec_kw={"width_ratios": [1, 1.4, 1]})
        self.loss_axes = loss
        loss.set_ylim(0, self.tops[-1])
        loss.set_title("What is minimised")
        loss.set_ylabel("loss")
        flat.set_title("Logits trained on argmax")
        walk.set_title("On cross-entropy")
        for ax in (loss, flat, walk):
            ax.set_xlim(self.lanes[0] - 8 if ax is flat else -4, self.most + 4)
            ax.set_xticks(range(0, self.most + 1, 50 if ax is flat else 25))
            ax.set_xlabel("step")
        for ax in (flat, walk):
            ax.set_ylim(-9, 15)
            ax.set_yticks([-8, -4, 0, 4, 8, 12])
            ax.axhline(0, color=TRACK, linewidth=1)
        self.dots, self.paths, self.ends = [], [], []
        for k, name in enumerate(FOUR):
            colour, marker = CLASS_COLOURS[k], CLASS_MARKERS[k]
            x, y = 0.06 + 0.24 * k, 0.95
            flat.plot([x], [y], marker, color=colour, markersize=7, transform=flat.transAxes)
            flat.text(x + 0.04, y, name, fontsize=9, va="center", transform=flat.transAxes)
            for ax in (flat, walk):
                self.paths += ax.plot([0], [0], color=colour, linewidth=2, **MOVING)
                self.ends += ax.plot([0], [0], marker, color=colour, markersize=6, **MOVING)
            self.dots += flat.plot(
                [0], [0], **{**DOT, "marker": marker, "color": colour, "markersize": 11}, **MOVING
            )
        red = {"color": WARNING, "linestyle": "--"}
        (self.flat_line,) = loss.plot([0], [0], linewidth=2, **red, **MOVING)
        (self.loss_line,) = loss.plot([0], [0], color=INK, linewidth=2, **MOVING)
        (self.dot,) = loss.plot([0], [0], **DOT, **MOVING)
        self.words = []
        for y, look in ((0.97, {"color": INK}), (0.9, red)):
            loss.plot([0.14, 0.24], [y, y], **look, transform=loss.transAxes)
            self.words.append(
                loss.text(0.27, y, "", fontsize=9, va="center", transform=loss.transAxes, **MOVING)
            )
        self.right_text = walk.text(0.98, 0.95, "", fontsize=9, ha="right", va="center",
                                    transform=walk.transAxes, **MOVING)  # fmt: skip
        return figure

    def update(self):
        """Draw both attempts up to the steps that were taken."""
        now = int(self.taken)
        steps = np.arange(now + 1)
        wrong, losses = self.losses()
        walks = self.walks()
        self.loss_axes.set_ylim(0, next(top for top in self.tops if 1.25 * losses[0] <= top))
        self.flat_line.set_data([0, now], [wrong[0], wrong[now]])
        self.loss_line.set_data(steps, losses[: now + 1])
        self.dot.set_data([now], [losses[now]])
        for k in range(4):
            self.dots[k].set_data([self.lanes[k]], [walks[0][0, k]])
            for at, (walk, begin) in enumerate(zip(walks, (self.lanes[k], 0), strict=True)):
                y = walk[: now + 1, k]
                self.paths[2 * k + at].set_data(np.append(begin, steps), np.append(y[0], y))
                self.ends[2 * k + at].set_data([now], [walk[now, k]])
        self.words[0].set_text(f"cross-entropy {number(losses[now])}")
        self.words[1].set_text(f"argmax is wrong: {significant(wrong[now])}")
        first = self.right_from()
        self.right_text.set_text(
            ""
            if first is None or first > now
            else "right at once"
            if not first
            else f"right from step {first}"
        )

    def handles(self):
        """Return the starts of the logits, and the number of steps."""
        starts = [
            Handle(name, self.dots[k], f"start of {name}", self.lanes[k], float(z), -6, 8, direction="y")
            for k, (name, z) in enumerate(zip(FOUR, self.start(), strict=True))
        ]
        loss = float(self.losses()[1][int(self.taken)])
        words = f"step {int(self.taken)}, cross-entropy {number(loss)}"
        return [*starts, Handle("taken", self.dot, "steps taken", self.taken, loss, 0, 100, 1, text=words)]

    def sentence(self):
        """Say what both attempts reached, and why one of them stands still."""
        now, slopes = int(self.taken), self.slopes()
        wrong, losses = self.losses()
        _, walk = self.walks()
        down = cross_entropy_grad(self.start(), self.label())
        tops = [name for name, z in zip(FOUR, self.start(), strict=True) if z == self.start().max()]
        first = self.right_from()
        if slopes is None:
            still = "At a tie that loss jumps and has no slope to follow"
        else:
            still = "A small change of a logit changes no argmax, so all four slopes are 0"
        if first is None or first > now:
            verdict = f"its argmax is not yet {self.truth}"
        else:
            verdict = f"its argmax is {self.truth}{f' from step {first} on' if first else ''}"
        begun = (
            f"Logits at the start: {listing(FOUR, self.start(), 2)}; argmax says {named(tops)}, the truth is "
            f"{self.truth}. {still}"
        )
        if now == 0:
            return (
                f"{begun}, and the first attempt will stay where it is, its loss "
                f"{significant(wrong[0])}. The "
                f"second begins with the gradient {listing(FOUR, down, 5)} and a cross-entropy of "
                f"{number(losses[0], 4)} nats; {verdict}. No step is taken."
            )
        return (
            f"{begun}: after {now} step{'s' * (now > 1)} of rate {significant(self.rate)} the "
            "first attempt stands "
            f"where it began, its loss {significant(wrong[now])}. The second began with the gradient "
            f"{listing(FOUR, down, 5)}; its logits are now {listing(FOUR, walk[now])}, its cross-entropy "
            f"went from {number(losses[0], 4)} to {number(losses[now], 4)} nats, and {verdict}."
        )

    def table(self):
        """Return start, slopes and present logits of both attempts."""
        slopes = self.slopes()
        flat = ["none"] * 4 if slopes is None else [number(slope, 4) for slope in slopes]
        now, (stood, walk) = int(self.taken), self.walks()
        down = cross_entropy_grad(self.start(), self.label())
        rows = [
            [name, number(self.start()[k], 4), flat[k], number(stood[now, k], 4), number(down[k], 4),
             number(walk[now, k], 4)]
            for k, name in enumerate(FOUR)
        ]  # fmt: skip
        header = [
            "class",
            "start",
            "slope of argmax loss",
            "logit now",
            "slope of cross-entropy",
            "logit now",
        ]
        return Table(header, rows)


class SmoothingExplorer(Explorer):
    """The loss against the margin, for a one-hot target and for a smoothed one, which has a lowest point.

    The true class has the margin as its score, all others 0. A one-hot target asks for ever larger margins;
    a smoothed one asks for a single margin, where the probabilities are the target.

    Parameters
    ----------
    epsilon : float
        How much of the target is spread evenly over all classes, from 0 (one-hot) to 0.9.
    classes : float
        The number of classes K; a whole number from 2 to 10.
    margin : float
        The lead of the true class at the dot, from -3 to 12.

    Notes
    -----
    Label smoothing: C. Szegedy et al. (2016), "Rethinking the Inception architecture for computer vision".
    That the gradients "do not point towards any single point" is the correction by Elliot Waite of his
    "Softmax Function Explained In Depth with 3D Visuals", https://www.youtube.com/watch?v=ytbYRIN0N4g: for
    a one-hot target there is none.

    Examples
    --------
    >>> explorer = SmoothingExplorer()
    >>> round(explorer.best(), 5), explorer.target().round(5).tolist()
    (3.3322, [0.93333, 0.03333, 0.03333])
    """

    heading = "One-hot or smoothed: is there a best margin?"
    how = (
        "Drag the dot to the lowest point of its curve, or focus it and press the arrow keys. Then make "
        "epsilon smaller, down to 0: where does the lowest point go?"
    )

    epsilon = Number(0.1, 0, 0.9, step=0.01, label="epsilon", digits=3)
    classes = Number(3, 2, 10, step=1, label="number of classes K", digits=0)
    margin = Number(1, -3, 12, step=0.1, label="margin of the true class", digits=3)

    tops = (4.5, 14)

    def logits(self, margin=None):
        """Return the scores of one margin, or of an array of them. Shape (..., K)."""
        margin = np.asarray(self.margin if margin is None else margin)
        return np.pad(margin[..., None], [(0, 0)] * margin.ndim + [(0, int(self.classes) - 1)])

    def target(self):
        """Return the smoothed target; the true class comes first. Shape (K,)."""
        return smooth_labels(0, int(self.classes), self.epsilon)

    def shares(self):
        """Return the probabilities at the margin. Shape (K,)."""
        return softmax(self.logits())

    def loss(self, margin=None):
        """Return the cross-entropy of the smoothed target, at the margin or at others."""
        return cross_entropy(self.logits(margin), self.target())

    def hard_loss(self, margin=None):
        """Return the cross-entropy of the one-hot target, at the margin or at others."""
        return cross_entropy(self.logits(margin), 0)

    def slopes(self):
        """Return the slopes of both losses at the margin: smoothed, one-hot."""
        return tuple(float(cross_entropy_grad(self.logits(), target)[0]) for target in (self.target(), 0))

    def best(self):
        """Return the margin at which the smoothed loss is least; infinite for epsilon 0."""
        return smoothing_margin(int(self.classes), self.epsilon)

    def allowed(self, state, old):
        """Keep the number of classes whole."""
        return {**state, "classes": float(round(state["classes"]))}

    def build(self):
        """Draw both curves beside the probabilities."""
        figure, (ax, bars) = new_figure(8.2, 4.2, 1, 2, gridspec_kw={"width_ratios": [1.9, 1]})
        self.axes = ax
        ax.set_title("The loss against the margin")
        ax.set_xlabel("margin: score of the true class, the others 0")
        ax.set_ylabel("cross-entropy (nats)")
        ax.set_xlim(-3.4, 12.4)
        ax.set_ylim(-0.15, self.tops[-1])
        self.x = np.linspace(-3, 12, 151)
        hard = {"color": INK, "linestyle": "--", "linewidth": 1.5}
        soft = {"color": CLASS_COLOURS[0], "linewidth": 2.2}
        (self.hard_line,) = ax.plot(self.x, 0 * self.x, **hard, **MOVING)
        (self.soft_line,) = ax.plot(self.x, 0 * self.x, **soft, **MOVING)
        (self.drop,) = ax.plot([0, 0], [0, 0], color=FAINT, linestyle=":", linewidth=1.5, **MOVING)
        (self.star,) = ax.plot([0], [0], "*", color=CLASS_COLOURS[1], markersize=15, zorder=4, **MOVING)
        (self.hard_dot,) = ax.plot([0], [0], "o", color=INK, markerfacecolor="white", markeredgewidth=2,
                                   markersize=8, **MOVING)  # fmt: skip
        (self.dot,) = ax.plot([0], [0], **{**DOT, "color": CLASS_COLOURS[0]}, **MOVING)
        self.words = []
        for y, look in ((0.96, soft), (0.89, hard)):
            ax.plot([0.36, 0.42], [y, y], **look, transform=ax.transAxes)
            self.words.append(ax.text(0.44, y, "", fontsize=9, va="center", transform=ax.transAxes, **MOVING))
        ax.plot([0.39], [0.82], "*", color=CLASS_COLOURS[1], markersize=11, transform=ax.transAxes)
        self.words.append(ax.text(0.44, 0.82, "", fontsize=9, va="center", transform=ax.transAxes, **MOVING))
        bars.set_title("p, dashed: target")
        bars.set_ylabel("probability")
        bars.set_ylim(0, 1.13)
        bars.set_yticks([0, 0.25, 0.5, 0.75, 1])
        bars.set_xlim(-0.7, 9.7)
        bars.set_xticks([0, 2.2], ["true", "others"])
        bars.tick_params(bottom=False)
        colours = [CLASS_COLOURS[0], *["#b8b8b8"] * 9]
        self.share_bars = list(bars.bar(range(10), [0] * 10, 0.6, color=colours, **MOVING))
        look = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1.2}
        self.outlines = list(bars.bar(range(10), [0] * 10, 0.86, **look, **MOVING))
        self.share_texts = [
            bars.text(0.58, y, "", fontsize=9, va="center", transform=bars.transAxes, **MOVING)
            for y in (0.75, 0.68, 0.55, 0.48)
        ]
        return figure

    def update(self):
        """Move curves, dots, the lowest point and the bars."""
        here, hard, best = float(self.loss()), float(self.hard_loss()), self.best()
        self.axes.set_ylim(-0.15, next(top for top in self.tops if max(here, hard) < 0.95 * top))
        self.soft_line.set_ydata(self.loss(self.x))
        self.hard_line.set_ydata(self.hard_loss(self.x))
        self.dot.set_data([self.margin], [here])
        self.hard_dot.set_data([self.margin], [hard])
        self.drop.set_data([self.margin] * 2, [-0.15, max(here, hard)])
        seen = best <= self.x[-1]
        self.star.set_visible(seen)
        if seen:
            self.star.set_data([best], [float(self.loss(best))])
        slopes = self.slopes()
        self.words[0].set_text(f"smoothed: loss {number(here, 4)}, slope {number(slopes[0], 4)}")
        self.words[1].set_text(f"one-hot: loss {number(hard, 4)}, slope {number(slopes[1], 4)}")
        self.words[2].set_text(self._lowest())
        p, target, K = self.shares(), self.target(), int(self.classes)
        for k in range(10):
            for bar, values in ((self.share_bars[k], p), (self.outlines[k], target)):
                bar.set_visible(k < K)
                bar.set_height(values[k] if k < K else 0)
        rest = f"1 of {K - 1} others:" if K > 2 else "the other:"
        words = (f"true {number(p[0], 5)}", f"target {number(target[0], 5)}", rest, f"{number(p[1], 5)}")
        for text, line in zip(self.share_texts, words, strict=True):
            text.set_text(line)

    def _lowest(self):
        best = self.best()
        if best == math.inf:
            return "no lowest point: both fall for ever"
        where = f"lowest at margin {number(best, 5)}"
        return where if best <= self.x[-1] else f"{where}, outside"

    def handles(self):
        """Return the dot on the smoothed curve."""
        loss = float(self.loss())
        words = f"margin {number(self.margin, 2)}, smoothed loss {number(loss, 4)}"
        return [Handle("margin", self.dot, "margin", self.margin, loss, -3, 12, 0.1, text=words)]

    def sentence(self):
        """Say the target, both losses and slopes at the margin, and where the lowest point is."""
        target, p, K = self.target(), self.shares(), int(self.classes)
        soft, hard = self.slopes()
        best = self.best()
        if best == math.inf:
            verdict = "With epsilon 0 both are one curve, which falls for ever"
        else:
            least = float(self.loss(best))
            verdict = (
                f"The smoothed loss is least at the margin {number(best, 5)}, where p is the target; there "
                f"it is the entropy of the target, {number(least, 5)}"
            )
        return (
            f"{K} classes, epsilon {significant(self.epsilon)}: the target is "
            f"{number(target[0], 5)} for the true "
            f"class and {number(target[1], 5)} for each other. At the margin {number(self.margin)} the true "
            f"class has p = {number(p[0], 5)}, each other {number(p[1], 5)}. Smoothed: loss "
            f"{number(self.loss(), 5)}, slope {number(soft, 5)}. One-hot: loss "
            f"{number(self.hard_loss(), 5)}, slope {number(hard, 5)}, which is below 0 at "
            f"every margin: no margin is best. {verdict}."
        )


class LikelihoodExplorer(ClassBars):
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
    p = Number(0.2, 0.001, 0.999, step=0.01, label="probability p of that face", digits=3)
    one = Number(5, 0, 20, step=1, label="how often face one fell", digits=0)
    two = Number(3, 0, 20, step=1, label="how often face two fell", digits=0)
    three = Number(2, 0, 20, step=1, label="how often face three fell", digits=0)
    contrast = Choice(("absolute error", "error rate"), label="score to contrast")

    grid = np.concatenate([[0.001, 0.005], np.arange(0.01, 1, 0.01), [0.995, 0.999]])
    tops = (2.2, 8.5)

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
            "Brier score": sum(seen[k] * brier_score(rows, k) for k in range(3)),
        }
        if self.contrast == "absolute error":
            found[self.contrast] = sum(seen[k] * np.abs(rows - one_hot(k, 3)).sum(-1) for k in range(3))
        else:
            found[self.contrast] = 1 - argmax_one_hot(rows.round(9), ties="share") @ seen
        return found

    def lowest(self):
        """Return for each score the first and the last p at which it is least."""
        frequency = float(self.frequencies()[self.chosen()])
        values = self.scores(self.grid)[self.contrast]
        least = self.grid[values <= values.min() + 1e-12]
        proper = dict.fromkeys(("NLL", "Brier score"), (frequency, frequency))
        return {**proper, self.contrast: (float(least[0]), float(least[-1]))}

    def allowed(self, state, old):
        """Keep the counts whole numbers, and one of them above 0."""
        counts = {name: float(round(state[name])) for name in self.names}
        return {**state, **counts} if any(counts.values()) else old

    def build(self):
        """Draw counts, prediction and words above the curves of the scores."""
        figure, axes = new_figure(
            8.2, 5.4, 2, 3, gridspec_kw={"height_ratios": [1, 1.35], "width_ratios": [1, 1, 1.75]}
        )
        (counts, shares, notes), lower = axes
        grid = lower[0].get_gridspec()
        for ax in lower:
            ax.remove()
        self.axes = ax = figure.add_subplot(grid[1, :])
        counts.set_title("Counts: drag")
        counts.set_ylabel("times")
        counts.set_ylim(-1.2, 24.8)
        counts.set_yticks([0, 5, 10, 15, 20])
        shares.set_title("p, dashed: frequency")
        shares.set_ylabel("probability")
        shares.set_ylim(-0.06, 1.2)
        shares.set_yticks([0, 0.5, 1])
        for panel in (counts, shares):
            panel.set_xlim(-0.6, 2.6)
            panel.set_xticks(range(3), self.names)
        self.count_bars = self.bars(counts, range(3), width=0.5, alpha=0.45)
        self.count_texts = self.texts(counts, range(3), fontsize=9)
        self.count_dots = [
            counts.plot([k], [0], **{**DOT, "color": CLASS_COLOURS[k], "marker": CLASS_MARKERS[k],
                                     "markersize": 10}, **MOVING)[0]
            for k in range(3)
        ]  # fmt: skip
        self.share_bars = self.bars(shares, range(3), width=0.6)
        look = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1.2}
        self.outlines = list(shares.bar(range(3), [0] * 3, 0.8, **look, **MOVING))
        self.share_texts = self.texts(shares, range(3), fontsize=9)
        (self.bar_dot,) = shares.plot([0], [0], **{**DOT, "markersize": 10}, **MOVING)
        notes.set_axis_off()
        notes.set_xlim(0, 1)
        notes.set_ylim(0, 1)
        looks = ({"color": INK}, {"color": CLASS_COLOURS[0], "linestyle": "--"},
                 {"color": WARNING, "linestyle": ":"})  # fmt: skip
        self.curves, self.stars, self.words = [], [], []
        for y, look, marker in zip((0.86, 0.56, 0.26), looks, ("*", "D", "X"), strict=True):
            notes.plot([0, 0.11], [y, y], linewidth=2.2, **look)
            notes.plot([0.055], [y], marker, color=look["color"], markersize=12, markeredgecolor="white")
            self.words += [
                notes.text(0.15, y + d, "", fontsize=9, va="center", **MOVING) for d in (0.02, -0.11)
            ]
            self.curves += ax.plot(self.grid, 0 * self.grid, linewidth=2.2, **look, **MOVING)
        for look, marker, size in zip(looks, ("*", "D", "X"), (15, 9, 10), strict=True):
            self.stars += ax.plot([0], [0], color=look["color"], marker=marker, markersize=size, linewidth=5,
                                  markeredgecolor="white", alpha=0.9, **MOVING)  # fmt: skip
        ax.set_title("Mean score of the prediction: lower is better")
        ax.set_ylim(0, self.tops[-1])
        ax.set_xlim(-0.02, 1.02)
        ax.set_xticks(np.arange(0, 1.01, 0.1))
        ax.set_xlabel("predicted probability p of the chosen face")
        (self.line,) = ax.plot([0, 0], [0, 1], color=FAINT, linewidth=1.2, **MOVING)
        (self.dot,) = ax.plot([0], [0], **DOT, **MOVING)
        return figure

    def update(self):
        """Move counts, bars, curves and their lowest points."""
        counts, seen, now = self.counts(), self.frequencies(), self.scores()
        p, k = self.prediction(), self.chosen()
        for j in range(3):
            self.count_bars[j].set_height(counts[j])
            self.count_dots[j].set_ydata([counts[j]])
            self.count_texts[j].set_y(counts[j] + 1.4)
            self.count_texts[j].set_text(number(counts[j], 0))
            self.share_bars[j].set_height(p[j])
            self.outlines[j].set_height(seen[j])
            self.share_texts[j].set_y(max(p[j], seen[j]) + 0.06)
            self.share_texts[j].set_text(number(p[j]))
        self.bar_dot.set_data([k], [p[k]])
        for curve, star, (name, values) in zip(
            self.curves, self.stars, self.scores(self.grid).items(), strict=True
        ):
            curve.set_ydata(values)
            ends = np.unique(self.lowest()[name])
            star.set_data(ends, self.scores(ends)[name])
        top = next(top for top in self.tops if now["NLL"] < 0.93 * top)
        self.axes.set_ylim(0, top)
        self.line.set_data([self.p, self.p], [0, now["NLL"]])
        self.dot.set_data([self.p], [now["NLL"]])
        for at, (name, value) in enumerate(now.items()):
            self.words[2 * at].set_text(f"{name} {number(value, 4)}")
            self.words[2 * at + 1].set_text(f"least {self._where(name)}")

    def _where(self, name):
        """Say where a score is least: proper ones at the frequency, the others where the grid says."""
        if name != self.contrast:
            return f"at the frequency {number(self.frequencies()[self.chosen()])}"
        first, last = self.lowest()[name]
        return (
            f"at p = {significant(first)}"
            if first == last
            else f"anywhere from {significant(first)} to {significant(last)}"
        )

    def handles(self):
        """Return the counts, the dot on the curve, and the bar of the face to predict."""
        counts = [
            Handle(name, self.count_dots[k], f"how often face {name} fell", k, float(count), 0, 20, 1, "y",
                   f"face {name} fell {number(count, 0)} times")
            for k, (name, count) in enumerate(zip(self.names, self.counts(), strict=True))
        ]  # fmt: skip
        nll = float(self.scores()["NLL"])
        words = f"probability of face {self.face} {number(self.p)}, NLL {number(nll, 4)}"
        return [
            *counts,
            Handle("p", self.dot, "p, on the curve", self.p, nll, 0.001, 0.999, 0.01, text=words),
            Handle(
                "bar", self.bar_dot, "p, on its bar", self.chosen(), self.p, 0.001, 0.999, 0.01, "y", words
            ),
        ]

    def dragged(self, name, value):
        """Dot and bar move the same p."""
        return {"p" if name == "bar" else name: value}

    def sentence(self):
        """Say counts, prediction, likelihood, and each score with its least value."""
        counts, seen, p = self.counts(), self.frequencies(), self.prediction()
        size, scores = int(counts.sum()), self.scores()
        with np.errstate(divide="ignore", invalid="ignore"):
            least = {"NLL": float(entropy(seen)), "Brier score": float(1 - np.square(seen).sum())}
        values = self.scores(self.grid)[self.contrast]
        fell = ", ".join(
            f"{name} {number(fallen, 0)}" for name, fallen in zip(self.names, counts, strict=True)
        )
        proper = "; ".join(
            f"{name} {number(scores[name], 4)}, least {number(value, 4)} {self._where(name)}"
            for name, value in least.items()
        )
        return (
            f"{size} throws: {fell}; frequencies {listing(self.names, seen)}. Prediction: "
            f"{listing(self.names, p)}. The likelihood of these throws is {self._likelihood()}; minus "
            f"its logarithm, shared out over the throws, is the NLL. {proper}: both are proper. The "
            f"{self.contrast} is {number(scores[self.contrast], 4)}, least {number(values.min(), 4)} "
            f"{self._where(self.contrast)}: {self._honest(values)}."
        )

    def _likelihood(self):
        log = float(-self.counts().sum() * self.scores()["NLL"])
        return number(math.exp(log)) if log > -7 else exponential(log)

    def _honest(self, values):
        first, last = self.lowest()[self.contrast]
        frequency = self.frequencies()[self.chosen()]
        if first == last:
            if abs(first - frequency) < 0.0015:
                return "here all three agree"
            return "it rewards a claim that the throws do not support"
        # The grid begins and ends a little inside, where a logarithm is still finite.
        if first - 0.0015 < frequency < last + 0.0015 or np.ptp(values) < 1e-12:
            return "it cannot tell these predictions apart"
        return "it does not find the frequency"
