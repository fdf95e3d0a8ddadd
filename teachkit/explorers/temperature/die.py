"""A weighted die."""

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import DOT, class_texts
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK
from teachkit.figures.words import number
from teachkit.maths.distributions import entropy, normalize
from teachkit.maths.temperature import die_variance


class DieExplorer(Explorer):
    """A weighted die whose bars are dragged: its variance and its entropy are not the same thing.

    Parameters
    ----------
    preset : {"loaded", "mostly 5", "your own"}
        A die to start from; it becomes "your own" when a weight is moved.
    one, two, three, four, five, six : float
        The weights of the faces, from 0 to 1. Divided by their sum they are the probabilities; the last
        one above 0 cannot be taken away.

    Notes
    -----
    Half 1 and half 6 as the die of the largest variance is an answer of Elliot Waite to a viewer of
    "Softmax Function Explained In Depth with 3D Visuals", https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> die = DieExplorer(one=1, two=0, three=0, four=0, five=0, six=1)
    >>> round(die.variance(), 4), round(die.entropy(), 4)
    (6.25, 0.6931)
    """

    heading = "A weighted die: variance is not entropy"
    how = (
        "Drag the weight of a face up or down, or focus it and press the arrow keys. Challenge 1: beat a "
        "variance of 6.25. Challenge 2: beat an entropy of ln 6. The sentence says how far you are."
    )

    # Neither die that answers a challenge: it is to be found.
    presets = {  # noqa: RUF012 - read only
        "loaded": (1.0, 0.2, 0.2, 0.2, 0.2, 0.2),
        "mostly 5": (0.01, 0.01, 0.01, 0.01, 0.95, 0.01),
    }
    faces = ("one", "two", "three", "four", "five", "six")
    most_variance, most_entropy = 6.25, float(np.log(6))

    preset = Choice((*presets, "your own"), label="die", more=True)
    one = Number(1, 0, 1, step=0.01, label="weight of face 1", box=True)
    two = Number(0.2, 0, 1, step=0.01, label="weight of face 2", box=True)
    three = Number(0.2, 0, 1, step=0.01, label="weight of face 3", box=True)
    four = Number(0.2, 0, 1, step=0.01, label="weight of face 4", box=True)
    five = Number(0.2, 0, 1, step=0.01, label="weight of face 5", box=True)
    six = Number(0.2, 0, 1, step=0.01, label="weight of face 6", box=True)

    def weights(self):
        """Return the six weights. Shape (6,)."""
        return np.array([getattr(self, name) for name in self.faces])

    @derived
    def shares(self):
        """Return the probabilities of the faces. Shape (6,)."""
        return normalize(self.weights())

    @derived
    def mean(self):
        """Return the mean of what the die shows."""
        return float(self.shares() @ np.arange(1, 7))

    @derived
    def variance(self):
        """Return the variance of what the die shows."""
        return float(die_variance(self.shares()))

    @derived
    def entropy(self):
        """Return the entropy in nats."""
        return float(entropy(self.shares()))

    def allowed(self, state, old):
        """Let a preset set the weights, name the die that they make, and keep one weight above 0."""
        weights = tuple(state[name] for name in self.faces)
        before = tuple(old[name] for name in self.faces)
        if not any(weights):
            return old
        if weights == before and state["preset"] != old["preset"]:
            weights = self.presets.get(state["preset"], weights)
            return {"preset": state["preset"], **dict(zip(self.faces, weights, strict=True))}
        if weights == before:
            return state
        own = next((name for name, known in self.presets.items() if known == weights), "your own")
        return {**state, "preset": own}

    def build(self):
        """Draw the weights, the probabilities, and the plane of variance and entropy."""
        figure, axes = panels("weights shares plane", 8.2, 3.9, width_ratios=[2.5, 2.5, 3])
        places = np.arange(1, 7)
        look = {"xlim": (0.4, 6.6), "xticks": places, "xlabel": "face"}
        axes["weights"].set(title="Weights: drag", ylabel="weight", ylim=(-0.06, 1.12), **look)
        axes["shares"].set(title="Probabilities", ylabel="", ylim=(0, 1.22), **look)
        axes["shares"].set_yticks([0, 0.25, 0.5, 0.75, 1])
        self._weights(axes["weights"], places)
        self._shares(axes["shares"], places)
        self._plane(axes["plane"])
        return figure

    def _weights(self, ax, places):
        self.follow(ax.bar(places, 0, 0.5, color=FAINT, alpha=0.5), height=self.weights)
        for k, name in enumerate(self.faces):
            dot = ax.plot([k + 1], [0], **{**DOT, "markersize": 10})[0]
            self.handle(name, dot, x=k + 1, along="y", words=lambda k=k: self._spoken(k))

    def _spoken(self, k):
        return (
            f"weight of face {k + 1} {number(self.weights()[k], 2)}, probability {number(self.shares()[k])}"
        )

    def _shares(self, ax, places):
        self.share_bars = self.follow(ax.bar(places, 0, 0.7, color=CLASS_COLOURS[0]), height=self.shares)
        self.follow(
            class_texts(ax, places, fontsize=9),
            y=self.shares,
            text=lambda: [number(share, 2) for share in self.shares()],
        )
        spread = lambda: self.variance() ** 0.5  # noqa: E731
        (line,) = ax.plot([0, 0], [1.06] * 2, "|-", color=INK, linewidth=1.5)
        self.follow(line, xdata=lambda: [self.mean() - spread(), self.mean() + spread()])
        self.follow(ax.plot([0], [1.06], "D", color=INK, markersize=6)[0], xdata=lambda: [self.mean()])
        self.follow(
            ax.text(0, 1.09, "", ha="center", va="bottom", fontsize=9),
            x=lambda: min(4.7, max(2.3, self.mean())),
            text=lambda: f"mean {number(self.mean(), 2)} ± {number(spread(), 2)}",
        )

    def _plane(self, ax):
        ax.set(title="Faint: other dice, at random", xlabel="variance", ylabel="entropy (nats)")
        ax.set(xlim=(-0.25, 7), ylim=(-0.08, 2.05))
        rng = np.random.default_rng(0)
        others = np.concatenate([rng.dirichlet([a] * 6, 700) for a in (0.1, 0.3, 1)])
        ax.plot(die_variance(others), entropy(others), ".", color="#d4d4d4", markersize=2.5, zorder=1)
        ax.axvline(self.most_variance, color=FAINT, linestyle="--", linewidth=1)
        ax.axhline(self.most_entropy, color=FAINT, linestyle="--", linewidth=1)
        ax.text(0, self.most_entropy + 0.02, "ln 6 = 1.792", va="bottom", fontsize=9)
        ax.text(6.32, 0.02, "6.25", va="bottom", fontsize=9)
        (here,) = ax.plot([0], [0], "D", color="#D55E00", markersize=10, markeredgecolor="white", zorder=5)
        self.here = self.follow(here, data=lambda: ([self.variance()], [self.entropy()]))

    def sentence(self):
        """Say mean, variance and entropy, compare with the fair die, and how far each challenge is."""
        nats = self.entropy()
        shares = ", ".join(f"{k}: {number(share)}" for k, share in enumerate(self.shares(), 1))
        return (
            f"Probabilities of the faces: {shares}. Mean {number(self.mean())}, variance "
            f"{number(self.variance(), 4)}, entropy {number(nats, 4)} nats = {number(nats / np.log(2), 4)} "
            f"bits. {self._against_fair()} Challenge 1, beat a variance of 6.25: "
            f"{self._beaten(self.variance(), self.most_variance)} Challenge 2, beat an entropy of "
            f"ln 6 = {number(self.most_entropy, 4)}: {self._beaten(nats, self.most_entropy)}"
        )

    def short(self):
        """Say how far each challenge is."""
        return (
            f"Variance {number(self.variance(), 2)} against 6.25, entropy {number(self.entropy(), 2)} nats "
            f"against {number(self.most_entropy, 2)}. {self._against_fair()}"
        )

    def _against_fair(self):
        variance, nats = self.variance() - 35 / 12, self.entropy() - self.most_entropy
        if nats > -1e-12:
            return "This is the fair die."
        if abs(variance) < 5e-5:
            return "As much variance as the fair die, and less entropy: they are not the same."
        if variance > 0:
            return "More variance than the fair die, and less entropy: they are not the same."
        return "Less variance than the fair die, and less entropy."

    def _beaten(self, value, bound):
        """Say what is missing; the reason why there is no more comes only when nothing is."""
        if value <= bound - 1e-12:
            return f"{number(bound - value, 4)} short of it."
        if bound == self.most_entropy:
            return (
                "reached, and no die has more. The entropy is ln 6 less the mean of ln(6 × probability), "
                "which is never negative, and 0 here."
            )
        return (
            "reached, and no die has more. The variance is (mean − 1)(6 − mean) less the mean of "
            "(face − 1)(6 − face). The first is at most 2.5 × 2.5, as here; the second is never negative, "
            "and 0 here."
        )
