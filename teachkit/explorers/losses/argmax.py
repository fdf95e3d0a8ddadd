"""Two attempts to train: on the mistakes of argmax, and on cross-entropy."""

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.losses.parts import rung
from teachkit.explorers.parts import DOT, FOUR, TRACK, Scores, all_seen, key_line, named
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, INK, WARNING
from teachkit.figures.words import listing, number, significant
from teachkit.maths.distributions import argmax_one_hot
from teachkit.maths.losses import cross_entropy, cross_entropy_grad

MOST = 100  # steps
LANES = (-50, -38, -26, -14)  # where the starts are dragged: side by side, since they can be equal
TOPS = (2.5, 5, 10, 20)  # of the panel of the losses
RED = {"color": WARNING, "linestyle": "--"}


class ArgmaxExplorer(Scores, Explorer):
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
    >>> explorer.press("train")
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

    names = FOUR
    truth = Choice(("fish", "cat", "dog", "bird"), label="true class")
    cat = Number(2, -6, 8, label="start of cat", digits=2, box=True)
    dog = Number(4.3, -6, 8, label="start of dog", digits=2, box=True)
    bird = Number(1.2, -6, 8, label="start of bird", digits=2, box=True)
    fish = Number(-3.1, -6, 8, label="start of fish", digits=2, box=True)
    rate = Number(0.2, 0.01, 1, step=0.01, label="learning rate", digits=2)
    taken = Number(0, 0, MOST, step=1, label="steps taken", digits=0, box=True, more=True)

    def label(self):
        """Return the number of the true class."""
        return FOUR.index(self.truth)

    def slopes(self):
        """Return the slopes of the argmax loss at the start, all 0, or None at a tie, where it jumps."""
        hot = argmax_one_hot(self.scores(), ties="share")
        return np.zeros(4) if hot[self.label()] in (0, 1) else None

    @derived
    def walk(self):
        """Return the logits at each step of the attempt on cross-entropy. Shape (taken + 1, 4)."""
        way = self.truth, self.rate, *self.scores()
        if self._walked[0] != way:
            self._walked = way, [self.scores()]
        steps = self._walked[1]  # walked further where it has to, and no step twice
        while len(steps) <= self.now():
            steps.append(steps[-1] - self.rate * cross_entropy_grad(steps[-1], self.label()))
        return np.array(steps[: self.now() + 1])

    @derived
    def losses(self):
        """Return what each attempt minimises at each step: the mistakes of argmax, and cross-entropy."""
        walk = self.walk()
        return np.full(len(walk), self.mistakes(self.scores())), cross_entropy(walk, self.label())

    def mistakes(self, logits):
        """Return 0 for each row where argmax is the true class, 1 where it is not, between them in a tie."""
        return 1 - argmax_one_hot(logits, ties="share")[..., self.label()]

    @derived
    def right_from(self):
        """Return the first step taken at which the second attempt's argmax is the true class, or None."""
        right = np.flatnonzero(self.mistakes(self.walk()) == 0)
        return int(right[0]) if right.size else None

    def train(self):
        """Take the steps that are left, or all of them again from the start."""
        first = 0 if self.taken == MOST else int(self.taken)
        for step in range(first + 1, MOST + 1):
            self.taken = step
            yield (step - first) / (MOST - first)

    def now(self):
        """Return how many steps have been taken."""
        return int(self.taken)

    def build(self):
        """Draw the losses, and the logits of both attempts."""
        self._walked = None, []  # a true class, a rate and a start; the logits at each step from there
        figure, axes = panels("loss flat walk", 8.2, 4.2, width_ratios=[1, 1.4, 1])
        self._loss(axes["loss"])
        axes["flat"].set(title="Logits trained on argmax", xlim=(LANES[0] - 8, MOST + 4))
        axes["flat"].set_xticks([sum(LANES) / 4, 0, 50, 100], ["starts", "0", "50", "100"])
        axes["walk"].set(title="On cross-entropy", xlim=(-4, MOST + 4), xticks=range(0, 101, 25))
        for name in ("flat", "walk"):
            axes[name].set(xlabel="step", ylim=(-9, 15), yticks=[-8, -4, 0, 4, 8, 12])
            axes[name].axhline(0, color=TRACK, linewidth=1)
        still = lambda: np.tile(self.scores(), (self.now() + 1, 1))  # noqa: E731
        self.flat_paths, self.paths = [], []
        for name, paths, walk, begins in (
            ("flat", self.flat_paths, still, LANES), ("walk", self.paths, self.walk, (0, 0, 0, 0)),
        ):  # fmt: skip
            ends = []
            for k in range(4):
                path, end = self._path(axes[name], k, walk, begins[k])
                paths.append(path)
                ends.append(end)
            all_seen(
                self, axes[name], ends, lambda walk=walk: [(self.now(), logit) for logit in walk()[-1]], 6
            )
        self._starts(axes["flat"])
        place = {"transform": axes["walk"].transAxes, "ha": "right", "va": "center"}
        self.right_text = self.follow(
            axes["walk"].text(0.98, 0.95, "", fontsize=9, **place), text=self._right
        )
        return figure

    def _loss(self, ax):
        ax.set(
            title="What is minimised", ylabel="loss", xlabel="step", xlim=(-4, MOST + 4), ylim=(0, TOPS[-1])
        )
        ax.set_xticks(range(0, MOST + 1, 25))
        self.follow(ax, ylim=lambda: (0, rung(TOPS, 1.25 * self.losses()[1][0])))
        (flat,) = ax.plot([0], [0], linewidth=2, **RED)
        self.follow(flat, data=lambda: ([0, self.now()], self.losses()[0][[0, self.now()]]))
        (line,) = ax.plot([0], [0], color=INK, linewidth=2)
        upto = lambda: np.arange(self.now() + 1)  # noqa: E731
        self.follow(line, data=lambda: (upto(), self.losses()[1]))
        here = lambda: self.losses()[1][self.now()]  # noqa: E731
        self.dot = self.handle(
            "taken", ax.plot([0], [0], **DOT)[0], y=here,
            words=lambda: f"step {self.now()}, cross-entropy {number(here())}",
        )  # fmt: skip
        place = {"sample": [0.14, 0.24], "at": 0.27}
        key_line(self, ax, y=0.97, text=lambda: f"cross-entropy {number(here())}", color=INK, **place)
        wrong = lambda: f"argmax is wrong: {significant(self.losses()[0][-1])}"  # noqa: E731
        key_line(self, ax, y=0.9, text=wrong, **RED, **place)

    def _path(self, ax, k, walk, begin):
        colour, marker = CLASS_COLOURS[k], CLASS_MARKERS[k]
        path, end = (
            ax.plot([0], [0], color=colour, linewidth=2)[0],
            ax.plot([0], [0], marker, color=colour)[0],
        )
        seen = lambda: walk()[:, k]  # noqa: E731
        steps = lambda: np.append(begin, np.arange(self.now() + 1))  # noqa: E731
        self.follow(path, data=lambda: (steps(), np.append(seen()[0], seen())))
        self.follow(end, data=lambda: ([self.now()], seen()[-1:]))
        return path, end

    def _starts(self, ax):
        self.dots = []
        for k, name in enumerate(FOUR):
            look = {"color": CLASS_COLOURS[k], "marker": CLASS_MARKERS[k]}
            x, y = 0.06 + 0.24 * k, 0.95
            ax.plot([x], [y], markersize=7, linestyle="", transform=ax.transAxes, **look)
            ax.text(x + 0.04, y, name, fontsize=9, va="center", transform=ax.transAxes)
            (dot,) = ax.plot([0], [0], **{**DOT, **look, "markersize": 11})
            self.dots.append(self.handle(name, dot, x=LANES[k], along="y"))

    def _right(self):
        first = self.right_from()
        if first is None:
            return ""
        return f"right from step {first}" if first else "right at once"

    def _still(self):
        if self.slopes() is None:
            return "At a tie that loss jumps and has no slope to follow"
        return "A small change of a logit does not change the argmax, so all four slopes are 0"

    def _verdict(self):
        first = self.right_from()
        if first is None:
            return f"its argmax is not yet {self.truth}"
        return f"its argmax is {self.truth}{f' from step {first} on' if first else ''}"

    def short(self):
        """Say what the second attempt has reached, and that the first stands still."""
        losses, now = self.losses()[1], self.now()
        if now == 0:
            return f"No step has been taken: cross-entropy {number(losses[0])}. {self._still()}."
        return (
            f"After {now} step{'s' * (now > 1)}: argmax stands still; cross-entropy went from "
            f"{number(losses[0])} to {number(losses[now])}, and {self._verdict()}."
        )

    def sentence(self):
        """Say what both attempts reached, and why one of them stands still."""
        now, z, (wrong, losses) = self.now(), self.scores(), self.losses()
        down = cross_entropy_grad(z, self.label())
        tops = [name for name, score in zip(FOUR, z, strict=True) if score == z.max()]
        begun = (
            f"Logits at the start: {listing(FOUR, z, 2)}; argmax says {named(tops)}, the truth is "
            f"{self.truth}. {self._still()}"
        )
        if now == 0:
            return (
                f"{begun}, and the first attempt will stay where it is, its loss {significant(wrong[0])}. "
                f"The second begins with the gradient {listing(FOUR, down, 5)} and a cross-entropy of "
                f"{number(losses[0], 4)} nats; {self._verdict()}. No step has been taken."
            )
        return (
            f"{begun}: after {now} step{'s' * (now > 1)} of rate {significant(self.rate)} the first attempt "
            f"stands where it began, its loss {significant(wrong[now])}. The second began with the gradient "
            f"{listing(FOUR, down, 5)}; its logits are now {listing(FOUR, self.walk()[now])}, its "
            f"cross-entropy went from {number(losses[0], 4)} to {number(losses[now], 4)} nats, and "
            f"{self._verdict()}."
        )

    def table(self):
        """Return start, slopes and present logits of both attempts."""
        slopes, z = self.slopes(), self.scores()
        flat = ["none"] * 4 if slopes is None else [number(slope, 4) for slope in slopes]
        down, walk = cross_entropy_grad(z, self.label()), self.walk()[self.now()]
        rows = [
            [name, number(z[k], 4), flat[k], number(z[k], 4), number(down[k], 4), number(walk[k], 4)]
            for k, name in enumerate(FOUR)
        ]
        header = [
            "class",
            "start",
            "slope of argmax loss",
            "logit now",
            "slope of cross-entropy",
            "logit now",
        ]
        return Table(header, rows)
