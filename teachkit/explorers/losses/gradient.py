"""The gradient of the loss as arrows on the logits."""

import math

import numpy as np
from matplotlib.markers import CARETDOWN, CARETUP

from teachkit.explorers.engine import Choice, Explorer, Number, Toggle, derived, panels
from teachkit.explorers.losses.parts import target_panel
from teachkit.explorers.parts import FOUR, Scores, class_texts, named, score_panel
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK, WARNING
from teachkit.figures.words import listing, number, plural
from teachkit.maths.distributions import one_hot
from teachkit.maths.losses import cross_entropy, cross_entropy_grad
from teachkit.maths.softmax import softmax

PLACES = range(4)
LOW, HIGH = -6, 8  # of a logit


class GradientExplorer(Scores, Explorer):
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
    >>> explorer.press("step")
    >>> [round(float(z), 4) for z in explorer.scores()]
    [1.9125, 3.4273, 1.1607, -2.1005]
    """

    heading = "The gradient of the loss is prediction minus truth; the arrows point downhill"
    how = (
        "Drag a logit up or down, or focus it and press the arrow keys; choose the true class. Each arrow "
        "ends where one step downhill takes its logit. Press a button to take the step."
    )
    actions = {"step": "One step downhill", "steps": "50 steps downhill"}  # noqa: RUF012

    names = FOUR
    truth = Choice(("fish", "cat", "dog", "bird"), label="true class")
    cat = Number(2, LOW, HIGH, label="logit of cat", digits=2, box=True)
    dog = Number(4.3, LOW, HIGH, label="logit of dog", digits=2, box=True)
    bird = Number(1.2, LOW, HIGH, label="logit of bird", digits=2, box=True)
    fish = Number(-3.1, LOW, HIGH, label="logit of fish", digits=2, box=True)
    rate = Number(1, 0.05, 2, step=0.05, label="length of a step", digits=2)
    leave_out = Toggle(False, label="leave fish out (three classes)", more=True)

    def used(self):
        """Return the names of the classes that take part."""
        return self.names[: 4 - self.leave_out]

    def has_part(self):
        """Say for each class whether it takes part."""
        return [k < len(self.used()) for k in PLACES]

    def label(self):
        """Return the number of the true class."""
        return self.names.index(self.truth)

    @derived
    def shares(self):
        """Return the probabilities; exactly 0 for a class that is left out. Shape (4,)."""
        return softmax(self.masked())

    def masked(self):
        """Return the logits with -inf for a class that is left out. Shape (4,)."""
        return np.where(self.has_part(), self.scores(), -np.inf)

    def wanted(self):
        """Return the target, one-hot. Shape (4,)."""
        return one_hot(self.label(), 4)

    @derived
    def loss(self):
        """Return the cross-entropy in nats."""
        return float(cross_entropy(self.masked(), self.label()))

    @derived
    def downhill(self):
        """Return the downhill direction y − p. Shape (4,)."""
        return 0.0 - cross_entropy_grad(self.masked(), self.label())

    def after(self):
        """Return the logits after one step. Shape (4,)."""
        return self.scores() + self.rate * self.downhill()

    def length(self):
        """Return the length of the gradient."""
        return float(np.linalg.norm(self.downhill()))

    def bounds(self):
        """Return between what the length lies, for this probability of the true class."""
        missing, K = float(self.downhill()[self.label()]), len(self.used())
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
            if not self._stays():
                return
            self.set(**dict(zip(self.names, np.round(self.after(), 6).tolist(), strict=True)))
            yield k / count

    def _stays(self):
        """Say whether the next step stays in the picture."""
        moved = np.round(self.after(), 6)
        return moved.min() >= LOW and moved.max() <= HIGH

    def build(self):
        """Draw logits with their arrows, probabilities, the downhill direction, and its length."""
        figure, axes = panels("logits shares ways; gauge gauge gauge", 8.2, 4.9, height_ratios=[4.4, 1],
                              width_ratios=[1.15, 1.15, 1.15])  # fmt: skip
        self._logits(axes["logits"])
        self._shares(axes["shares"])
        self._ways(axes["ways"])
        self._gauge(axes["gauge"])
        return figure

    def _logits(self, ax):
        bars = score_panel(self, ax, "logit")
        ax.set(title="Logits and next step", xlim=(-0.6, 3.75))
        self.follow(bars, alpha=lambda: [0.45 if used else 0.12 for used in self.has_part()])
        dots = [self.handles()[name].artist for name in self.names]
        self.follow(dots, alpha=lambda: [1.0 if used else 0.25 for used in self.has_part()])
        left_out = ax.text(3, LOW + 0.3, "left out", ha="center", va="bottom", fontsize=8, color=FAINT)
        self.follow(left_out, visible=lambda: self.leave_out)
        self.shafts = [ax.plot([k + 0.36] * 2, [0, 0], color=INK, linewidth=2)[0] for k in PLACES]
        self.tips = [ax.plot([k + 0.36], [0], "^", color=INK, markersize=8)[0] for k in PLACES]
        self.follow(
            self.shafts,
            visible=self.has_part,
            ydata=lambda: np.stack([self.scores(), self.after()], -1),
        )
        self.follow(
            self.tips,
            visible=self.has_part,
            ydata=lambda: self.after()[:, None],
            marker=lambda: [CARETUP if way > 0 else CARETDOWN for way in self.downhill()],
            markersize=lambda: np.minimum(9, 2 + 12 * np.abs(self.after() - self.scores())),
        )

    def _shares(self, ax):
        ax.set(title="p, dashed: truth y", ylim=(0, 1.13), yticks=[0, 0.25, 0.5, 0.75, 1])
        # an outline that a bar nearly fills would cross the words
        tops = lambda: np.where((self.wanted() > 0) & (self.shares() > 0.88), 1, self.shares()) + 0.015  # noqa: E731
        self.share_bars, self.outlines = target_panel(
            self, ax, self.shares, self.wanted, tops, visible=self.has_part
        )
        self.follow(self.outlines, visible=lambda: self.wanted() > 0)

    def _ways(self, ax):
        ax.set(title="Downhill: y − p", ylim=(-1.2, 1.2), yticks=[-1, -0.5, 0, 0.5, 1], xlim=(-0.6, 3.6))
        ax.set_xticks(PLACES, self.names)
        ax.axhline(0, color=INK, linewidth=0.8)
        self.way_bars = self.follow(ax.bar(PLACES, 0, 0.62, color=CLASS_COLOURS[:4]), height=self.downhill)
        self.follow(
            class_texts(ax, PLACES, fontsize=9, va="center"),
            visible=self.has_part,
            y=lambda: [way + (0.08 if way > 0 else -0.08) for way in self.downhill()],
            text=lambda: [("−" if way < 0 else "") + number(abs(way)) for way in self.downhill()],
        )

    def _gauge(self, ax):
        ax.set(title="The length of the gradient, and its bounds", xlim=(0, 1.5), ylim=(0, 2.1), yticks=[])
        ax.set_xticks(np.arange(0, 1.51, 0.25))
        ax.spines["left"].set_visible(False)
        (bar,) = ax.barh([0.35], [0], 0.6, color=INK, alpha=0.75)
        self.long = self.follow(bar, width=self.length)
        self.limits = self.follow(
            [ax.plot([0, 0], [0, 0.95], color=WARNING, linewidth=2)[0] for _ in range(2)],
            xdata=lambda: [[bound] * 2 for bound in self.bounds()],
        )
        self.follow(ax.text(0, 1.45, "", fontsize=9, va="center"), text=self._measured)

    def _measured(self):
        least, most = self.bounds()
        return (
            f"loss {number(self.loss(), 4)}   ·   length {number(self.length(), 4)}, from {number(least, 4)} "
            f"(others equally likely) to {number(most, 4)} (one has all the rest)"
        )

    def _end(self):
        return "" if self._stays() else " The next step would leave the picture."

    def short(self):
        """Say the loss, and which logits rise and fall downhill."""
        down = self.downhill()[: len(self.used())]
        falling = [self.names[k] for k in np.flatnonzero(down == down.min())]
        how_far = "alike" if 1 < len(falling) == len(down) - 1 else "most"
        return (
            f"Loss {number(self.loss(), 4)} nats. Downhill {self.truth} rises ({number(down.max())}); "
            f"{named(falling)} {plural(len(falling), 'falls', 'fall')} {how_far} ({number(down.min())})."
            f"{self._end()}"
        )

    def sentence(self):
        """Say logits, probabilities, the downhill direction, its sum and its length."""
        names, count = self.used(), len(self.used())
        z, ways = self.scores()[:count], self.downhill()[:count]
        least, most = self.bounds()
        return (
            f"Logits: {listing(names, z, 2)}. True class {self.truth}. Probabilities p: "
            f"{listing(names, self.shares()[:count], 4)}. Loss {number(self.loss(), 5)} nats. Downhill, "
            f"y − p: {listing(names, ways, 4)}; {'three' if self.leave_out else 'four'} numbers that sum to "
            f"{number(round(float(ways.sum()), 12))}, so a step of the logits themselves leaves their sum, "
            f"{number(z.sum())}, as it is. Length {number(self.length(), 5)}, "
            f"between (1 − p of {self.truth}) × √({count}/{count - 1}) = {number(least, 5)} and "
            f"(1 − p of {self.truth}) × √2 = {number(most, 5)}.{self._end()}"
        )

    def table(self):
        """Return logit, probability, target, arrow and next logit of each class."""
        columns = (self.scores(), self.shares(), self.wanted(), self.downhill(), self.after())
        rows = [
            [name, number(z, 4), number(p, 4), number(y, 0), number(way, 4), number(then, 4)]
            for name, z, p, y, way, then in zip(self.used(), *columns, strict=False)
        ]
        return Table(["class", "logit", "p", "y", "y − p", "logit after a step"], rows)
