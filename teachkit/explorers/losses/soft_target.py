"""A prediction against a target."""

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.losses.parts import TARGET, rung
from teachkit.explorers.parts import DOT, class_texts, key_line
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, CLASS_NAMES, INK
from teachkit.figures.words import listing, number
from teachkit.maths.distributions import entropy, shared_out
from teachkit.maths.losses import kl_divergence

GREY = "#b8b8b8"
TOPS = (1.7, 3.4, 10)  # of the panel of the columns
LOW = 0.001  # of a prediction by hand: where it is 0 and the target is not, the cross-entropy has no end
HIGH = 0.998
LN3 = float(np.log(3))


def settled(state, old, choice, names, known, low=0.0):
    """Return a choice and its distribution: one sets the other, and what was not moved gives way."""
    values = np.array([state[name] for name in names])
    moved = values != [old[name] for name in names]
    if state[choice] != old[choice] and not moved.any():
        values = np.array(known.get(state[choice], values))
    elif abs(values.sum() - 1) > 1e-9:
        values = shared_out(np.clip(values, low, 1 - low * (len(values) - 1)), moved, low)
    fits = [name for name, p in known.items() if np.allclose(values, p, rtol=0, atol=1e-9)]
    if state[choice] == "your own" and (old[choice] != "your own" or not moved.any()):
        fits = []  # it was chosen, and may be what has a name too
    # Where two names fit, the one that was chosen stays.
    name = state[choice] if state[choice] in fits else [*fits, "your own"][0]
    if name == "your own" and values.min() < low:
        values = shared_out(values, [True] * len(values), low)
    return {choice: name, **dict(zip(names, values.tolist(), strict=True))}


class SoftTargetExplorer(Explorer):
    """A prediction to drag against a target: cross-entropy is the target's entropy and the KL divergence.

    The grey piece of every column is the entropy of the target, which no prediction can go below; what
    lies on it is the divergence, 0 only where prediction and target are equal.

    Parameters
    ----------
    guess : {"first try", "second try", "uniform", "equal to the target", "your own"}
        A prediction to start from.
    aim : {"0.7, 0.2, 0.1", "one-hot", "uniform", "your own"}
        A target to start from.
    cat, dog, bird : float
        The prediction, from 0 to 1: it stays a distribution, the bars that are not moved give way. By hand
        none goes below 0.001, as softmax gives no class exactly 0.
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
    target_names = tuple(f"{name}_target" for name in names)
    tries = {"first try": (0.3, 0.3, 0.4), "second try": (0.6, 0.2, 0.2), "uniform": (1 / 3, 1 / 3, 1 / 3)}  # noqa: RUF012
    aims = {"0.7, 0.2, 0.1": (0.7, 0.2, 0.1), "one-hot": (1.0, 0.0, 0.0), "uniform": (1 / 3, 1 / 3, 1 / 3)}  # noqa: RUF012

    guess = Choice((*tries, "equal to the target", "your own"), label="prediction")
    aim = Choice((*aims, "your own"), label="target")
    cat = Number(0.3, 0, 1, step=0.01, label="p of cat", digits=3, box=True)
    dog = Number(0.3, 0, 1, step=0.01, label="p of dog", digits=3, box=True)
    bird = Number(0.4, 0, 1, step=0.01, label="p of bird", digits=3, box=True)
    cat_target = Number(0.7, 0, 1, step=0.01, label="target for cat", digits=3, box=True, more=True)
    dog_target = Number(0.2, 0, 1, step=0.01, label="target for dog", digits=3, box=True, more=True)
    bird_target = Number(0.1, 0, 1, step=0.01, label="target for bird", digits=3, box=True, more=True)

    def prediction(self):
        """Return the prediction. Shape (3,)."""
        return np.array([getattr(self, name) for name in self.names])

    def target_shares(self):
        """Return the target. Shape (3,)."""
        return np.array([getattr(self, name) for name in self.target_names])

    def loss(self, prediction=None):
        """Return the cross-entropy of the target and a prediction, by default the present one, in nats."""
        p = self.prediction() if prediction is None else prediction
        wanted = self.target_shares() > 0  # what is not wanted costs nothing, even where it gets 0
        return float(0.0 - (self.target_shares()[wanted] * np.log(p[wanted])).sum())

    @derived
    def floor(self):
        """Return the entropy of the target, in nats."""
        return float(entropy(self.target_shares()))

    @derived
    def divergence(self):
        """Return the KL divergence of the prediction from the target, in nats."""
        return float(kl_divergence(self.target_shares(), self.prediction()))

    def columns(self):
        """Return the name and the prediction of every column."""
        return [("yours", self.prediction()), *((name, np.array(p)) for name, p in self.tries.items())]

    @derived
    def losses(self):
        """Return the cross-entropy of every column, in nats."""
        return [self.loss(p) for _, p in self.columns()]

    def allowed(self, state, old):
        """Let a choice set its bars, keep both distributions, and name what they are."""
        state = {**state, **settled(state, old, "aim", self.target_names, self.aims)}
        aim = tuple(state[name] for name in self.target_names)
        tries = {**self.tries, "equal to the target": aim}
        return {**state, **settled(state, old, "guess", self.names, tries, LOW)}

    def build(self):
        """Draw target, prediction, and the stacked columns."""
        figure, axes = panels("aim guess columns", 8.2, 4.0, width_ratios=[2, 2, 3.2])
        axes["aim"].set(title="Target: drag", ylabel="probability")
        axes["guess"].set(title="Prediction p: drag", xlabel="dashed: the target")
        self.target_bars = self._bars(
            axes["aim"], self.target_names, self.target_shares, "target", alpha=0.45
        )
        self.share_bars = self._bars(axes["guess"], self.names, self.prediction, "prediction", LOW, HIGH)
        self.outlines = self.follow(
            axes["guess"].bar(range(3), [0] * 3, 0.8, **TARGET), height=self.target_shares
        )
        self._columns(axes["columns"])
        return figure

    def _bars(self, ax, names, values, word, low=0, high=1, **look):
        ax.set(ylim=(-0.05, 1.17), yticks=[0, 0.25, 0.5, 0.75, 1], xlim=(-0.6, 2.6))
        ax.set_xticks(range(3), self.names)
        bars = ax.bar(range(3), [0] * 3, 0.6, color=CLASS_COLOURS[:3], **look)
        self.follow(bars, height=values)
        for k, name in enumerate(names):
            look = {**DOT, "markersize": 11, "color": CLASS_COLOURS[k], "marker": CLASS_MARKERS[k]}
            self.handle(
                name, ax.plot([k], [0], **look)[0], x=k, along="y",
                low=lambda k=k: min(low, values()[k]), high=lambda k=k: max(high, values()[k]),
                words=lambda k=k: f"{word} for {self.names[k]} {number(values()[k])}",
            )  # fmt: skip
        self.follow(
            class_texts(ax, range(3), fontsize=9),
            text=lambda: [number(value) for value in values()],
            y=lambda: [
                wanted + 0.02 if value + 0.03 < wanted < value + 0.13 else value + 0.065
                for value, wanted in zip(values(), self.target_shares(), strict=True)
            ],
        )
        return bars

    def _columns(self, ax):
        self.stack_axes = ax
        ax.set(title="Cross-entropy of four predictions", ylabel="nats", xlim=(-0.6, 3.6), ylim=(0, TOPS[-1]))
        ax.set_xticks(range(4), [name.replace(" ", "\n") for name, _ in self.columns()])
        top = lambda: rung(TOPS, max(self.losses()) / 0.72)  # noqa: E731
        self.follow(ax, ylim=lambda: (0, top()))
        extra = lambda: [max(loss - self.floor(), 0.0) for loss in self.losses()]  # noqa: E731
        self.floors = self.follow(ax.bar(range(4), 0, 0.62, color=GREY), height=lambda: [self.floor()] * 4)
        self.extras = self.follow(
            ax.bar(range(4), 0, 0.62, color=CLASS_COLOURS[4]), y=lambda: [self.floor()] * 4, height=extra
        )
        self.totals = self.follow(
            class_texts(ax, range(4), fontsize=9, fontweight="bold"),
            y=lambda: [loss + 0.01 * top() for loss in self.losses()],
            text=lambda: [number(loss, 4) for loss in self.losses()],
        )
        look = {"color": INK, "linewidth": 1.2}
        (floor,) = ax.plot([-0.6, 3.6], [0, 0], linestyle="--", **look)
        self.follow(floor, ydata=lambda: [self.floor()] * 2)
        ax.plot([-0.6, 3.6], [LN3, LN3], linestyle=":", **look)
        for y, square, said in (
            (0.96, CLASS_COLOURS[4], lambda: f"KL divergence: yours {number(self.divergence(), 4)}"),
            (0.885, GREY, lambda: f"entropy of the target {number(self.floor(), 4)}"),
        ):
            key_line(self, ax, [0.04], 0.09, y, said, marker="s", color=square, markersize=9)
        uniform = lambda: f"a uniform guess: ln 3 = {number(LN3, 4)}"  # noqa: E731
        key_line(self, ax, [0.015, 0.065], 0.09, 0.81, uniform, linestyle=":", **look)

    def short(self):
        """Say the sum."""
        return (
            f"Your cross-entropy, {number(self.loss(), 4)} nats, is the target's entropy "
            f"{number(self.floor(), 4)} plus a KL divergence of {number(self.divergence(), 4)}."
            f"{self._stops()}"
        )

    def _stops(self):
        """Say why a bar stops short of 0 and of 1."""
        held = np.isclose(self.prediction(), LOW).any()
        return f" A bar stops at {LOW}: softmax gives no class exactly 0." if held else ""

    def sentence(self):
        """Say both distributions, the sum, and how it compares with a uniform guess."""
        return (
            f"Target: {listing(self.names, self.target_shares())}. Prediction: "
            f"{listing(self.names, self.prediction())}. Cross-entropy {number(self.loss(), 5)} nats "
            f"= entropy of the target {number(self.floor(), 5)} + KL divergence "
            f"{number(self.divergence(), 5)}. {self._verdict()}. The other way round the divergence "
            f"is {self._turned()}.{self._stops()}"
        )

    def _verdict(self):
        gap = self.loss() - LN3
        if self.divergence() < 5e-7:
            return "The prediction is the target: no prediction has less"
        if abs(gap) < 5e-7:
            return f"As much as a uniform guess, ln 3 = {number(LN3, 5)}"
        than = "more than a uniform guess, so worse" if gap > 0 else "less than a uniform guess"
        return f"That is {number(abs(gap), 5)} {than} (ln 3 = {number(LN3, 5)})"

    def _turned(self):
        if ((self.target_shares() == 0) & (self.prediction() > 0)).any():
            return "infinite, because the target gives 0 to a class that the prediction does not"
        return number(kl_divergence(self.prediction(), self.target_shares()), 5)

    def table(self):
        """Return what each class adds to the cross-entropy."""
        target, p = self.target_shares(), self.prediction()
        wanted = target > 0
        entropies = 0.0 - target * np.log(np.where(wanted, target, 1.0))
        costs = 0.0 - target * np.log(np.where(wanted, p, 1.0))
        rows = [
            [name, number(t), number(q), number(-np.log(q) if q else np.inf, 4), number(cost, 4),
             number(h, 4), number(cost - h, 4)]
            for name, t, q, h, cost in zip(self.names, target, p, entropies, costs, strict=True)
        ]  # fmt: skip
        sums = [number(value, 4) for value in (self.loss(), self.floor(), self.divergence())]
        header = ["class", "target", "prediction", "surprise −ln p", "target × surprise", "entropy part",
                  "KL part"]  # fmt: skip
        return Table(header, [*rows, ["sum", "1", "1", "", *sums]])
