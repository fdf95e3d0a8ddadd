"""Explorers of lesson 06: the loss table, soft targets, the gradient, argmax, smoothing, likelihood."""

import math

import numpy as np
from matplotlib.markers import CARETDOWN, CARETUP

from teachkit.explorers.distributions import MOVING, ClassBars, ScoreBars
from teachkit.explorers.engine import Choice, Explorer, Handle, Number, Toggle
from teachkit.explorers.temperature import DOT, FOUR, plain, short
from teachkit.figures.picture import Table
from teachkit.figures.style import (
    CLASS_COLOURS,
    CLASS_MARKERS,
    CLASS_NAMES,
    FAINT,
    INK,
    WARNING,
    listing,
    new_figure,
    number,
)
from teachkit.maths.distributions import entropy, one_hot
from teachkit.maths.losses import cross_entropy, cross_entropy_grad, kl_divergence
from teachkit.maths.sigmoid import logit, sigmoid
from teachkit.maths.softmax import softmax


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


def shared_out(values, moved, low=0.0):
    """Make `values` sum to 1: those that were moved stay, the others share the rest as they did before.

    Parameters
    ----------
    values : array_like of float, shape (K,)
    moved : array_like of bool, shape (K,)
        If all were, or the moved ones leave nothing for the others, all share.
    low : float
        The least that a value can be.

    Returns
    -------
    ndarray, shape (K,)
        With at most six digits where others made room.

    Examples
    --------
    >>> shared_out([0.4, 0.2, 0.2], [True, False, False]).tolist()
    [0.4, 0.3, 0.3]
    >>> shared_out([1, 1, 2], [True, True, True]).tolist()
    [0.25, 0.25, 0.5]
    """
    values, moved = np.array(values, dtype=float), np.asarray(moved)
    if moved.all() or values[moved].sum() + low * (~moved).sum() > 1:
        moved = np.zeros_like(moved)
    above = np.maximum(values[~moved] - low, 0)
    rest = 1 - values[moved].sum() - low * len(above)
    ways = above / above.sum() if above.sum() > 0 else np.full(len(above), 1 / len(above))
    shares = np.round(low + rest * ways, 6)
    shares[shares.argmax()] += 1 - values[moved].sum() - shares.sum()
    values[~moved] = shares.round(9)
    return values


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
    cat = Number(0.3, 0.001, 0.998, step=0.01, label="prediction for cat", digits=3)
    dog = Number(0.3, 0.001, 0.998, step=0.01, label="prediction for dog", digits=3)
    bird = Number(0.4, 0.001, 0.998, step=0.01, label="prediction for bird", digits=3)
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
        own = [name for name, p in known.items() if np.allclose(values, p, rtol=0, atol=1e-9)]
        # Where two names fit, the one that was chosen stays.
        name = state[choice] if state[choice] in own else own[0] if own else "your own"
        return {choice: name, **dict(zip(names, values.tolist(), strict=True))}

    def build(self):
        """Draw target, prediction, and the stacked columns."""
        figure, (aim, guess, self.stack_axes) = new_figure(
            8.2, 4.0, 1, 3, gridspec_kw={"width_ratios": [2, 2, 3.2]}
        )
        self.panels = []
        for ax, title in ((aim, "Target: drag"), (guess, "Prediction: drag")):
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
            self.share_texts[k].set_text(short(share))
            self.way_bars[k].set_height(way)
            self.way_texts[k].set_y(way + (0.08 if way > 0 else -0.08))
            self.way_texts[k].set_text(("−" if way < 0 else "") + short(abs(way)))
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
