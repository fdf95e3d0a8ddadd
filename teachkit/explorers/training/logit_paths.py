"""Where training takes the logits."""

import itertools
import math

import numpy as np

from teachkit.explorers.engine import Choice, Number, Toggle, derived
from teachkit.explorers.engine.space import SpaceExplorer
from teachkit.explorers.parts import DOT, Runs, Trained, capital, decades, stage_and_panels
from teachkit.explorers.training.parts import right_of
from teachkit.figures.picture import Table
from teachkit.figures.space import Dots, Space, Words
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK, WARNING, class_names
from teachkit.figures.training import KEPT, UPRIGHT, Paths, axis_angle, logit_space, off_plane, room_for
from teachkit.figures.words import number, rounded, significant
from teachkit.maths.geometry import DIAGONAL_VIEW
from teachkit.maths.losses import smooth_labels, smoothing_margin
from teachkit.maths.training import SGD, Adam, Network, logit_path_data, margins, train

THREE = class_names(3)
LAST, SMOOTHING = 1000, 0.1
NO_IDEA = math.log(3)  # the loss of equal probabilities
OPTIMIZERS = {"SGD": SGD, "momentum": lambda rate: SGD(rate, momentum=0.9), "Adam": Adam}
USUAL = {"SGD": 0.1, "momentum": 0.1, "Adam": 0.001}  # learning rates
LOSS_LIMITS = (1.25, 2, 5, *(10.0**power for power in range(1, 8)))  # of the axis of the loss


def _logit_run(optimizer, rate, per_class, zeroed, smoothed, seed):
    rng = np.random.default_rng(seed)
    x, labels = logit_path_data(per_class, rng=rng)
    network = Network((3, 32, 32, 3), zero_last=zeroed, rng=rng)
    targets = smooth_labels(labels, 3, SMOOTHING) if smoothed else labels
    return train(network, x, targets, OPTIMIZERS[optimizer](rate), LAST)


class LogitPathsExplorer(Trained, SpaceExplorer):
    """Where training takes the logits of 60 points, in the space of three scores.

    A network of 3, 32, 32 and 3 numbers learns to tell three classes of points apart; its last layer
    starts at zero, so all logits start at the origin. Plain gradient descent, with or without momentum,
    never leaves the plane of zero sum; Adam does.

    Parameters
    ----------
    shown : {"paths", "input points", "start"}
        The logits from step to step, what enters the network, or the logits before training.
    optimizer : {"SGD", "momentum", "Adam"}
    rate : float
        The learning rate, as a multiple of the usual one: 0.1, for Adam 0.001. From 0.01 to 100, where plain
        gradient descent breaks down.
    zeroed : bool
        Start with a last layer of zeros.
    smoothed : bool
        Train with smoothed labels: 0.1 of each label is shared by all classes.
    step : float
        How many updates have been made, from 0 to 1000; a whole number.
    per_class : float
        How many points each class has, from 5 to 40.
    seed : float
        Which points and which start; a whole number from 0 to 99.
    elev, azim, zoom, pan_right, pan_up : float
        Where the scene is seen from, in degrees, how large, and moved how far.

    Notes
    -----
    After E. Waite, "softmax-logit-paths", https://github.com/elliotwaite/softmax-logit-paths

    Examples
    --------
    >>> LogitPathsExplorer(step=1000).distance()
    0.0
    >>> LogitPathsExplorer(step=1000, optimizer="Adam").distance() > 2
    True
    """

    heading = "Where training takes the logits"
    how = (
        "Press Train and watch the paths grow; then drag the dot of the loss back and forth. Look down "
        "(1, 1, 1), then along the plane: who leaves it?"
    )

    shown = Choice(("paths", "input points", "start"), label="shown")
    optimizer = Choice((*OPTIMIZERS,), label="optimizer")
    rate = Number(1, 0.01, 100, step=0.01, label="rate, times the usual", digits=2, log=True)
    zeroed = Toggle(True, label="last layer starts at zero")
    smoothed = Toggle(False, label="label smoothing 0.1")
    step = Number(0, 0, LAST, step=1, label="steps trained", digits=0, box=True)
    per_class = Number(20, 5, 40, step=1, label="points a class", digits=0, more=True)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0, more=True)

    view = (18, 75, 1.0)
    views = {  # noqa: RUF012 - read only
        "at an angle": view[:2],
        "down (1, 1, 1)": DIAGONAL_VIEW,
        "along the plane": (20.1, 150),
    }
    runs = Runs(_logit_run)

    def learning_rate(self):
        """Return the learning rate."""
        return rounded(self.rate * USUAL[self.optimizer])

    def way(self):
        """Return what a training depends on."""
        size, seed = int(self.per_class), int(self.seed)
        return self.optimizer, self.learning_rate(), size, self.zeroed, self.smoothed, seed

    def points(self):
        """Return the input points, shape (3 n, 3), and their class numbers."""
        return logit_path_data(int(self.per_class), rng=np.random.default_rng(int(self.seed)))

    def labels(self):
        """Return the class numbers. Shape (3 n,)."""
        return np.repeat(np.arange(3), int(self.per_class))

    @derived
    def path(self):
        """Return the logits of every step so far. Shape (steps + 1, 3 n, 3)."""
        return np.array([state.logits for state in self.seen()])

    def logits(self):
        """Return the logits as they are now. Shape (3 n, 3)."""
        return self.seen()[-1].logits

    @derived
    def distance(self):
        """Return the largest distance of any logits of any step so far from the plane of zero sum."""
        return off_plane(self.path())

    @derived
    def grown(self):
        """Return up to 90 of the steps so far, and the mean and the least margin at each of them."""
        end = len(self.seen()) - 1
        steps = np.unique(np.geomspace(1, max(end, 1), 90).astype(int))
        steps = steps[steps <= end]
        found = margins(self.path()[steps], self.labels())
        return steps, found.mean(-1), found.min(-1, initial=np.inf)

    @derived
    def losses(self):
        """Return up to 90 of the steps so far, with the first and the last, and the loss at each of them."""
        at = np.unique(np.linspace(0, len(self.seen()) - 1, 90).astype(int))
        return at, np.array([self.seen()[k].loss for k in at])

    def build(self):
        """Draw the axes of margin and loss."""
        figure, axes = stage_and_panels("margin loss", 8.8, 5.6, [1, 1])
        self.stage = axes["stage"]
        self._margin(axes["margin"])
        self._loss(axes["loss"])
        return figure

    def _margin(self, ax):
        decades(ax, 0, 3)
        ax.set(title="Margin by factors of ten", xlabel="step", ylim=(-2.5, 10.5))
        ax.axhline(0, color=INK, linewidth=0.8)
        t = np.linspace(0, 3, 40)
        ax.plot(t, np.log(2 * 10**t), color=FAINT, linestyle=(0, (1, 2)), linewidth=1.4, label="ln(2 · step)")
        (mean,) = ax.plot([0, 1], [0, 0], color=INK, label="mean margin")
        (least,) = ax.plot([0, 1], [0, 0], "--", color=INK, linewidth=1.2, label="least")
        self.mean_line = self.follow(mean, data=lambda: (np.log10(self.grown()[0]), self.grown()[1]))
        self.least_line = self.follow(least, data=lambda: (np.log10(self.grown()[0]), self.grown()[2]))
        level = ax.axhline(smoothing_margin(3, SMOOTHING), color=WARNING, linewidth=1.2, linestyle=":")
        look = {"color": WARNING, "ha": "right", "va": "bottom", "fontsize": 9}
        text = ax.text(2.95, 3.4, "best if smoothed", **look)
        self.level_line, _ = self.follow([level, text], visible=lambda: [self.smoothed] * 2)
        ax.legend(loc="upper left", fontsize=9, handlelength=1.6, borderaxespad=0, labelspacing=0.3)
        self.follow(ax, ylim=self._margin_limits)

    def _margin_limits(self):
        _, mean, least = self.grown()
        top, least = room_for(np.append(mean, 0.0)), min([0.0, *least])
        low = -0.25 * top if least > -0.25 * top else -room_for(least)
        return low, 1.05 * max(top, -0.6 * low)  # the legend keeps its room

    def _loss(self, ax):
        ax.set(title="Loss", ylabel="nats", xlabel="step", xlim=(-20, LAST + 20), ylim=(0, LOSS_LIMITS[0]))
        ax.axhline(NO_IDEA, color=FAINT, linestyle=":", linewidth=1.2)
        (line,) = ax.plot([0, 1], [0, 0], color=INK)
        self.loss_line = self.follow(line, data=self.losses)
        text = ax.text(990, 1.0, "ln 3: no idea", ha="right", va="top", fontsize=9, color="#4a4a4a")
        most = lambda: next(limit for limit in LOSS_LIMITS if limit >= max(self.losses()[1]))  # noqa: E731
        self.follow(text, visible=lambda: most() == LOSS_LIMITS[0])
        self.follow(ax, ylim=lambda: (0, most()))
        now = lambda: self.seen()[-1]  # noqa: E731
        self.dot = self.handle(
            "step", ax.plot([0], [0], **DOT)[0], x=lambda: len(self.seen()) - 1, y=lambda: now().loss, step=5,
            words=lambda: f"step {len(self.seen()) - 1}, loss {number(now().loss)}",
        )  # fmt: skip

    def space(self):
        """Return the points, or the plane of zero sum with the logits and their paths."""
        if self.shown == "input points":
            return self._inputs()
        path = self.path()[:1] if self.shown == "start" else self.path()
        reach = room_for(path)
        scene = logit_space(path[-1], self.labels(), reach, self._pieces(path))
        ticks = [[-reach / 2, 0, reach / 2]] * 3
        scene.things += scene.frame([f"logit of {THREE[k]}" for k in UPRIGHT], ticks)
        return scene

    def _inputs(self):
        x, labels = self.points()
        scene = Space(((-5, 5),) * 3, aspect=(0.85,) * 3)
        scene.things.append(Dots("inputs", x, [CLASS_COLOURS[k] for k in labels], 7))
        for k, place in enumerate(((2, 0, 4), (-2, 0, 4), (0, 0, 4.8))):
            scene.things.append(Words(THREE[k], place, CLASS_COLOURS[k], 11))
        scene.things += scene.frame(["x1", "x2", "x3"], [[-4, 0, 4]] * 3)
        return scene

    def _pieces(self, path):
        """Cut the paths by time: what is complete stays what it is, and is not sent again while they grow."""
        end = len(path) - 1
        kept = [step for step in KEPT if step < end] + [end]
        together = max(4, math.ceil(180 / path.shape[1]))
        complete = max(0, len(kept) - 2) // together * together
        cuts = [*range(0, complete, together), *range(complete, len(kept))]
        colours = [CLASS_COLOURS[k] for k in self.labels()]
        return [
            Paths(f"paths from step {kept[a]}", path[kept[a : b + 1]][..., UPRIGHT], colours, 1.1)
            for a, b in itertools.pairwise(cuts)
        ]

    def short(self):
        """Say how far training has come, and who leaves the plane."""
        state, far = self.seen()[-1], self.distance()
        plane = f"a path is {number(far, 2)} off the plane" if far else "all paths lie in the plane"
        right = right_of(state.logits, self.labels())
        return f"{capital(self.progress())}: loss {number(state.loss)}, {right}; {plane}."

    def sentence(self):
        """Say what is shown, how far training has come, and where the logits are."""
        state, labels = self.seen()[-1], self.labels()
        name = capital(self.optimizer) + (", labels smoothed by 0.1" if self.smoothed else "")
        start = "" if self.zeroed else ", last layer at random"
        apart = margins(state.logits, labels)
        return (
            f"{self._shown_in_words()} {name}{start}, learning rate {significant(self.learning_rate())}, "
            f"{len(labels)} points, seed {int(self.seed)}, {self.progress()}: loss {number(state.loss)}, "
            f"{right_of(state.logits, labels)}.{self._trouble()} "
            f"Margin {number(apart.mean(), 2)} on average, {number(round(apart.min(), 2), 2)} at least. "
            f"{self._plane_in_words()}"
        )

    def _trouble(self):
        """Say what is wrong, if anything is: the rate is to blame only where training made the loss rise."""
        if self.message():
            return f" {self.message()} The last finite state is shown."
        first, now = self.seen()[0].loss, self.seen()[-1].loss
        if now < NO_IDEA + 0.01:
            return ""
        worse = f" That is worse than no idea, ln 3 = {number(NO_IDEA)}: "
        if len(self.seen()) == 1:
            return worse + "the last layer is random, and nothing has been learned yet."
        if now < first + 0.01:
            return worse + f"training began at {number(first)}."
        return worse + "the rate is too large."

    def _shown_in_words(self):
        if self.shown == "input points":
            return (
                f"Shown: the input points, {int(self.per_class)} a class: cat round (2, 0, 0), dog round "
                "(−2, 0, 0), bird on a sphere of radius 4."
            )
        if self.shown == "paths":
            return "Shown: the paths of the logits."
        far = float(np.abs(self.path()[0]).max())
        where = "all at the origin, where each class has 1/3"
        return f"Shown: the logits before training, {f'up to {number(far, 2)} from 0' if far else where}."

    def _plane_in_words(self):
        far = self.distance()
        if not far:
            return (
                "So far the three logits of every point sum to 0: every path lies in the plane of zero sum."
            )
        sums = float(np.abs(self.path().sum(-1)).max())
        return (
            f"The three logits of a point sum to as much as {number(sums, 2)}: a path is {number(far, 2)} "
            "off the plane of zero sum."
        )

    def table(self):
        """Return the mean logits of each class."""
        z, labels = self.logits(), self.labels()
        rows = []
        for k, name in enumerate(THREE):
            own = z[labels == k]
            angle = axis_angle(own, labels[labels == k])
            means = [*(number(mean, 2) for mean in own.mean(0)), number(round(own.sum(-1).mean(), 9), 2)]
            rows.append([name, *means, "" if math.isnan(angle) else f"{number(angle, 0)}°"])
        header = ["true class", *(f"logit of {name}" for name in THREE), "their sum", "angle to the axis"]
        return Table(header, rows, caption=f"Mean logits of each class at step {len(self.seen()) - 1:,}")
