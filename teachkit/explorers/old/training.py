"""Explorers of lesson 07: logit paths, four blobs, handwritten digits, and Gaussians under Bayes' rule."""

import itertools
import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from teachkit.data.digits import load_digits
from teachkit.explorers.old.engine import Choice, Explorer, Handle, Number, Toggle
from teachkit.explorers.old.parts import (
    MOVING,
    TrainedExplorer,
    add_regions,
    cut_into_regions,
    ground,
    lifted,
    map_handle,
    stage_and_panels,
)
from teachkit.explorers.old.space import SpaceExplorer, fill_bars, share_bars
from teachkit.explorers.parts import DOT, FOUR, Runs, capital, decades
from teachkit.figures.picture import Table
from teachkit.figures.space import Curve, Dots, Space, Words
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK, WARNING, class_names, new_figure
from teachkit.figures.training import (
    KEPT,
    UPRIGHT,
    Paths,
    a_digit,
    axis_angle,
    logit_space,
    margins,
    off_plane,
    room_for,
)
from teachkit.figures.words import how_many, listing, number, rounded, significant
from teachkit.maths.geometry import (
    DIAGONAL_VIEW,
    gaussian_log_density,
    gaussian_posterior,
    gaussian_to_linear,
)
from teachkit.maths.losses import cross_entropy, smooth_labels, smoothing_margin
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import fit_temperature, reliability
from teachkit.maths.training import (
    SGD,
    Adam,
    Network,
    accuracy,
    confusion_matrix,
    four_blobs,
    logit_path_data,
    train,
)

THREE = class_names(3)
VALIDATION = "#d4008f"  # no colour of a class


def right_of(z, labels):
    """Say how many predictions are right: "59 of 60 points right".

    Examples
    --------
    >>> right_of([[2, 1], [2, 1]], [0, 1])
    '1 of 2 right'
    """
    return f"{int(np.sum(np.argmax(z, -1) == labels))} of {len(labels)} right"


# Logit paths


def _logit_run(optimizer, rate, per_class, zeroed, smoothed, seed):
    rng = np.random.default_rng(seed)
    x, labels = logit_path_data(per_class, rng=rng)
    network = Network((3, 32, 32, 3), zero_last=zeroed, rng=rng)
    learner = {
        "SGD": lambda: SGD(rate),
        "momentum": lambda: SGD(rate, momentum=0.9),
        "Adam": lambda: Adam(rate),
    }[optimizer]()
    targets = smooth_labels(labels, 3, LogitPathsExplorer.smoothing) if smoothed else labels
    return train(network, x, targets, learner, LogitPathsExplorer.last)


class LogitPathsExplorer(TrainedExplorer, SpaceExplorer):
    """Where training takes the logits of 60 points, in the space of three scores.

    A network of 3, 32, 32 and 3 numbers learns to tell three classes of points apart; its last layer
    starts at zero, so all logits start at the origin. Plain gradient descent, with or without momentum,
    never leaves the plane of zero sum; Adam does.

    Parameters
    ----------
    shown : {"paths", "input points", "start"}
        The logits from step to step, what enters the network, or the logits before training.
    optimizer : {"SGD", "momentum", "Adam"}
    step : float
        How many updates have been made, from 0 to 1000; a whole number.
    rate : float
        The learning rate, as a multiple of the usual one: 0.1, for Adam 0.001.
    per_class : float
        How many points each class has, from 5 to 40.
    seed : float
        Which points and which start; a whole number from 0 to 99.
    zeroed : bool
        Start with a last layer of zeros.
    smoothed : bool
        Train with smoothed labels: 0.1 of each label is shared by all classes.
    elev, azim, zoom : float
        Where the scene is seen from, in degrees, and how large.

    Notes
    -----
    After E. Waite, "softmax-logit-paths", https://github.com/elliotwaite/softmax-logit-paths

    Examples
    --------
    >>> LogitPathsExplorer().distance()
    0.0
    >>> LogitPathsExplorer(optimizer="Adam").distance() > 2
    True
    """

    heading = "Where training takes the logits"
    how = (
        "Press Train and watch the paths grow. Then drag the dot of the loss back and forth, or focus it and "
        "press the arrow keys. Look down (1, 1, 1), then along the plane, and see who leaves it."
    )

    shown = Choice(("paths", "input points", "start"), label="shown")
    optimizer = Choice(("SGD", "momentum", "Adam"), label="optimizer")
    step = Number(1000, 0, 1000, step=5, label="steps trained", digits=0)
    rate = Number(1, 0.01, 1e7, step=0.01, label="rate, times the usual", digits=2, log=True)
    per_class = Number(20, 5, 40, step=1, label="points a class", digits=0)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0)
    zeroed = Toggle(True, label="last layer starts at zero")
    smoothed = Toggle(False, label="label smoothing 0.1")

    view = (18, 75, 1.15)
    views = {  # noqa: RUF012 - read only
        "at an angle": view[:2],
        "down (1, 1, 1)": DIAGONAL_VIEW,
        "along the plane": (20.1, 150),
    }

    last, smoothing = 1000, 0.1
    usual = {"SGD": 0.1, "momentum": 0.1, "Adam": 0.001}  # noqa: RUF012 - read only
    runs = Runs(_logit_run)

    def allowed(self, state, old):
        """Keep steps, points and seed whole numbers."""
        return self._whole(state, "per_class", "seed")

    def learning_rate(self):
        """Return the learning rate."""
        return rounded(self.rate * self.usual[self.optimizer])

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

    def path(self):
        """Return the logits of every step so far. Shape (steps + 1, 3 n, 3)."""
        return np.array([state.logits for state in self.seen()])

    def logits(self):
        """Return the logits as they are now. Shape (3 n, 3)."""
        return self.seen()[-1].logits

    def distance(self):
        """Return the largest distance of any logits of any step so far from the plane of zero sum."""
        return off_plane(self.path())

    def build(self):
        """Draw the axes of margin and loss."""
        figure, self.stage, (upper, lower) = stage_and_panels(8.8, 5.6, [1, 1])
        self.margin_axes, self.loss_axes = upper, lower
        decades(upper, 0, 3)
        upper.set_title("Margin by factors of ten")
        upper.set_xlabel("step")
        upper.axhline(0, color=INK, linewidth=0.8)
        t = np.linspace(0, 3, 40)
        upper.plot(
            t, np.log(2 * 10**t), color=FAINT, linestyle=(0, (1, 2)), linewidth=1.4, label="ln(2 · step)"
        )
        (self.mean_line,) = upper.plot([0], [0], color=INK, label="mean margin", **MOVING)
        (self.least_line,) = upper.plot([0], [0], "--", color=INK, linewidth=1.2, label="least", **MOVING)
        self.level_line = upper.axhline(
            smoothing_margin(3, self.smoothing), color=WARNING, linewidth=1.2, linestyle=":", **MOVING
        )
        self.level_text = upper.text(2.95, 3.4, "best if smoothed", color=WARNING, ha="right", va="bottom",
                                     fontsize=9, **MOVING)  # fmt: skip
        upper.legend(loc="upper left", fontsize=9, handlelength=1.6, borderaxespad=0, labelspacing=0.3)
        lower.set_title("Loss")
        lower.set_ylabel("nats")
        lower.set_xlabel("step")
        lower.set_xlim(-20, self.last + 20)
        lower.axhline(math.log(3), color=FAINT, linestyle=":", linewidth=1.2)
        (self.loss_line,) = lower.plot([0], [0], color=INK, **MOVING)
        (self.dot,) = lower.plot([0], [0], **DOT, **MOVING)
        self.loss_text = lower.text(
            990, 1.0, "ln 3: no idea", ha="right", va="top", fontsize=9, color="#4a4a4a"
        )
        return figure

    def update(self):
        """Draw margin and loss so far, and move the dot."""
        seen, labels = self.seen(), self.labels()
        end = len(seen) - 1
        steps = np.unique(np.geomspace(1, max(end, 1), 90).astype(int))
        steps = steps[steps <= end]
        rows = margins(np.array([seen[k].logits for k in steps]).reshape(-1, len(labels), 3), labels)
        for line, values in (
            (self.mean_line, rows.mean(-1)),
            (self.least_line, rows.min(-1, initial=np.inf)),
        ):
            line.set_data(np.log10(steps), values)
        top = room_for(np.concatenate([[0.0], rows.mean(-1)]))
        least = rows.min(initial=0)
        low = -0.25 * top if least > -0.25 * top else -room_for(least)
        top = max(top, -0.6 * low)  # the legend keeps its room
        self.margin_axes.set_ylim(low, 1.05 * top)
        for artist in (self.level_line, self.level_text):
            artist.set_visible(self.smoothed)
        at = np.unique(np.linspace(0, end, 90).astype(int))
        losses = [seen[k].loss for k in at]
        self.loss_line.set_data(at, losses)
        self.dot.set_data([end], [seen[-1].loss])
        rungs = (1.25, 2, 5, *(10.0**k for k in range(1, 8)))
        top = next(rung for rung in rungs if rung >= max(losses))
        self.loss_axes.set_ylim(0, top)
        self.loss_text.set_visible(top == rungs[0])

    def handles(self):
        """Return the dot of the loss, which moves the step."""
        step, loss = len(self.seen()) - 1, self.seen()[-1].loss
        words = f"step {step}, loss {number(loss)}"
        return [Handle("at", self.dot, "steps trained", step, loss, 0, self.last, 5, text=words)]

    def dragged(self, name, value):
        """Move the step."""
        return {"step": value}

    def space(self):
        """Return the points, or the plane of zero sum with the logits and their paths."""
        if self.shown == "input points":
            return self._inputs()
        if self.shown == "start":
            z = self.runs.of(*self.way()).upto(0)[0].logits
            scene = logit_space(z, self.labels(), room_for(z))
            reach = scene.limits[0][1]
        else:
            path = self.path()
            reach = room_for(path)
            scene = logit_space(path[-1], self.labels(), reach, self._pieces(path))
        ticks = [[-reach / 2, 0, reach / 2]] * 3
        scene.things += scene.frame([f"logit of {THREE[k]}" for k in UPRIGHT], ticks)
        return scene

    def _inputs(self):
        x, labels = self.points()
        scene = Space(((-5, 5),) * 3, aspect=(0.85,) * 3)
        scene.things.append(Dots("inputs", x, [CLASS_COLOURS[k] for k in labels], 7))
        for name, place, colour in zip(
            THREE, ((2, 0, 4), (-2, 0, 4), (0, 0, 4.8)), CLASS_COLOURS, strict=False
        ):
            scene.things.append(Words(name, place, colour, 11))
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

    def sentence(self):
        """Say what is shown, how far training has come, and where the logits are."""
        state, labels = self.seen()[-1], self.labels()
        words = [self._shown_in_words()]
        words.append(
            f"{self._name()}, learning rate {significant(self.learning_rate())}, {len(labels)} points, seed "
            f"{int(self.seed)}, {self.progress()}: loss {number(state.loss)}, "
            f"{right_of(state.logits, labels)}."
        )
        if self.message():
            words.append(f"{self.message()} The last finite state is shown.")
        elif state.loss > math.log(3) + 0.01:
            words.append("That is worse than no idea, ln 3 = 1.099: the rate is too large.")
        apart = margins(state.logits, labels)
        words.append(
            f"Margin {number(apart.mean(), 2)} on average, {number(round(apart.min(), 2), 2)} at least."
        )
        words.append(self._plane_in_words())
        return " ".join(words)

    def _name(self):
        start = "" if self.zeroed else ", last layer at random"
        return self.optimizer + (", labels smoothed by 0.1" if self.smoothed else "") + start

    def _shown_in_words(self):
        if self.shown == "input points":
            return (
                f"Shown: the input points, {int(self.per_class)} a class: cat round (2, 0, 0), dog round "
                "(−2, 0, 0), bird on a sphere of radius 4."
            )
        if self.shown == "paths":
            return "Shown: the paths of the logits."
        z = self.runs.of(*self.way()).upto(0)[0].logits
        far = float(np.abs(z).max())
        where = (
            "all at the origin, where each class has 1/3" if far == 0 else f"up to {number(far, 2)} from 0"
        )
        return f"Shown: the logits before training, {where}."

    def _plane_in_words(self):
        path = self.path()
        sums, far = float(np.abs(path.sum(-1)).max()), off_plane(path)
        if not far:
            return (
                "So far the three logits of every point sum to 0: every path lies in the plane of zero sum."
            )
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
            told = "" if math.isnan(angle) else f"{number(angle, 0)}°"
            rows.append(
                [
                    name,
                    *(number(mean, 2) for mean in own.mean(0)),
                    number(round(own.sum(-1).mean(), 9), 2),
                    told,
                ]
            )
        header = ["true class", *(f"logit of {name}" for name in THREE), "their sum", "angle to the axis"]
        return Table(header, rows, caption=f"Mean logits of each class at step {len(self.seen()) - 1:,}")


# Training by epochs, for blobs and digits


@dataclass(frozen=True)
class Epoch:
    """Where a training by epochs is.

    Attributes
    ----------
    network : Network
        A copy.
    loss, accuracy, held_loss, held_accuracy : float
        On what it learns from, and on what is held out.
    message : str
        In words that training broke down, or nothing.
    """

    network: Network
    loss: float
    accuracy: float
    held_loss: float
    held_accuracy: float
    message: str = ""


def _epochs(network, learn, held, rate, epochs, batch, rng):
    """Train with Adam, and yield an `Epoch` before the first epoch and after each."""
    x, labels = learn
    steps = -(-len(x) // batch)
    for state in train(network, x, labels, Adam(rate), epochs * steps, batch, rng=rng):
        if state.diverged or state.step % steps == 0:
            measures = []
            for points, true in (learn, held):
                z = network.logits(points)
                measures += [float(cross_entropy(z, true).mean()), accuracy(z, true)]
            yield Epoch(network.copy(), *measures, state.message)


class _History:
    """The two panels of a training by epochs: losses, and shares that are right."""

    def build_history(self, upper, lower, last, lowest):
        """Draw the axes; losses below ``10**lowest`` are drawn there."""
        self.history_axes, self.lowest = (upper, lower), lowest
        upper.set_title("Loss (nats)")
        upper.set_ylim(lowest - 0.2, 1.4)
        ticks = range(lowest, 2, max(1, (1 - lowest) // 4))
        upper.set_yticks(ticks, [significant(10.0**k) for k in ticks])
        lower.set_title("Right (%)")
        lower.set_ylim(0, 104)
        lower.set_xlabel("epoch")
        self.history = []
        for ax in (upper, lower):
            ax.set_xlim(-0.03 * last, 1.03 * last)
            (mine,) = ax.plot([0], [0], color=INK, label="training", **MOVING)
            (held,) = ax.plot([0], [0], "--", color=VALIDATION, label="validation", **MOVING)
            self.history.append((mine, held))
        lower.legend(loc="lower right", fontsize=9)
        (self.dot,) = upper.plot([0], [0], **DOT, **MOVING)

    def height(self, loss):
        """Return the height of a loss in the upper panel, a power of ten, within the panel."""
        return float(np.clip(math.log10(max(loss, 1e-300)), self.lowest, 1.2))

    def update_history(self, seen):
        """Draw the lines so far, and move the dot."""
        epochs = np.arange(len(seen))
        upper, lower = self.history
        upper[0].set_data(epochs, [self.height(state.loss) for state in seen])
        upper[1].set_data(epochs, [self.height(state.held_loss) for state in seen])
        lower[0].set_data(epochs, [100 * state.accuracy for state in seen])
        lower[1].set_data(epochs, [100 * state.held_accuracy for state in seen])
        self.dot.set_data([len(seen) - 1], [self.height(seen[-1].loss)])

    def handles(self):
        """Return the dot of the loss, which moves the epoch."""
        epoch, loss = len(self.seen()) - 1, self.seen()[-1].loss
        words, last = f"epoch {epoch}, loss {number(loss)}", self.controls()["epoch"].high
        return [Handle("at", self.dot, "epochs trained", epoch, self.height(loss), 0, last, 1, text=words)]

    def dragged(self, name, value):
        """Move the epoch."""
        return {"epoch": value}


def _parts_inside(line, side):
    """Return the parts of a line, shape (count, 2), that lie in the square of this half side round 0."""
    inside = (np.abs(line) <= side).all(axis=1)
    parts = np.split(np.arange(len(line)), np.flatnonzero(np.diff(inside)) + 1)
    return [line[part] for part in parts if inside[part[0]] and len(part) > 1]


# Four blobs

CENTRES = ((15.0, 0.0), (15.0, 15.0), (0.0, 15.0), (30.0, 15.0))
BATCH = 5


def _blob_points(centres, spread, rng):
    """Draw 1000 points round `centres`: the noise of `four_blobs`, wherever they stand."""
    x, labels = four_blobs(1000, spread, rng=rng)
    return x + (np.array(centres) - CENTRES)[labels], labels


@lru_cache(8)
def _blobs(centres, spread, seed):
    return _blob_points(centres, spread, np.random.default_rng(seed))


def _blob_run(centres, spread, first, second, rate, seed):
    rng = np.random.default_rng(seed)
    x, labels = _blob_points(centres, spread, rng)
    network = Network((2, first, second, 4), start="he", rng=rng)
    learn, held = ((x[part], labels[part]) for part in (slice(400, None), slice(250, 400)))
    return _epochs(network, learn, held, rate, int(BlobsExplorer.epoch.high), BATCH, rng)


class BlobsExplorer(_History, TrainedExplorer, SpaceExplorer):
    """Four blobs, told apart by a network that is trained or by four linear scores written by hand.

    Of 1000 points 600 are learned from in batches of 5, 150 are for validation and 250 for the test: these
    are drawn. The rule W = c / spread², b = −|c|² / (2 spread²), one row a centre c, is Bayes' rule: it
    needs no training.

    Parameters
    ----------
    model : {"network", "linear rule"}
        Whose regions are drawn.
    epoch : float
        How many epochs the network has been trained, from 0 to 30; a whole number.
    first, second : float
        Hidden units of the first and of the second layer, from 1 to 32.
    rate : float
        The learning rate of Adam.
    spread : float
        Standard deviation of each blob, from 0.5 to 5.
    cat_x, cat_y, dog_x, dog_y, bird_x, bird_y, fish_x, fish_y : float
        The centres.
    seed : float
        Which points and which start; a whole number from 0 to 99.
    raised : bool
        Raise each place by the probability of its class.
    elev, azim, zoom : float
        Where the scene is seen from, in degrees, and how large.

    Notes
    -----
    The blobs and the network are those of MachineCurve (2020), "How does the Softmax activation function
    work?", where they are called not linearly separable.

    Examples
    --------
    >>> W, b = BlobsExplorer(epoch=0).linear_rule()
    >>> (W * 2.25).round(9), b.round(9)
    (array([[15.,  0.],
           [15., 15.],
           [ 0., 15.],
           [30., 15.]]), array([ -50., -100.,  -50., -250.]))
    """

    heading = "Four blobs: a trained network, and four lines written by hand"
    how = (
        "Press Train. Drag the centre of a blob, or focus it and press the arrow keys: the network then "
        "starts again with a few epochs. Switch to the linear rule. Challenge: make the network win."
    )

    model = Choice(("network", "linear rule"), label="regions of")
    epoch = Number(5, 0, 30, step=1, label="epochs trained", digits=0)
    first = Number(12, 1, 32, step=1, label="hidden units, first layer", digits=0)
    second = Number(8, 1, 32, step=1, label="hidden units, second layer", digits=0)
    rate = Number(0.001, 1e-4, 1e6, step=0.01, label="learning rate of Adam", digits=4, log=True)
    spread = Number(1.5, 0.5, 5, step=0.1, label="spread of the blobs", digits=1)
    cat_x = Number(15, -5, 35, step=0.5, label="centre of cat, across", digits=1)
    cat_y = Number(0, -5, 25, step=0.5, label="centre of cat, up", digits=1)
    dog_x = Number(15, -5, 35, step=0.5, label="centre of dog, across", digits=1)
    dog_y = Number(15, -5, 25, step=0.5, label="centre of dog, up", digits=1)
    bird_x = Number(0, -5, 35, step=0.5, label="centre of bird, across", digits=1)
    bird_y = Number(15, -5, 25, step=0.5, label="centre of bird, up", digits=1)
    fish_x = Number(30, -5, 35, step=0.5, label="centre of fish, across", digits=1)
    fish_y = Number(15, -5, 25, step=0.5, label="centre of fish, up", digits=1)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0)
    raised = Toggle(False, label="raise by probability")

    view = (90, -90, 1.2)
    views = {"from above": view[:2], "at an angle": (32, -70)}  # noqa: RUF012 - read only

    limits = ((-10.0, 40.0), (-10.0, 30.0))
    live = 3  # epochs, so that a drag is answered at once
    reached, noun, steps_a_state, pauses = "epoch", "epoch", 600 // BATCH, 30
    runs = Runs(_blob_run, 32)

    def allowed(self, state, old):
        """Keep epochs, units and seed whole numbers."""
        return self._whole(state, "first", "second", "seed")

    def centres(self):
        """Return the centres. Shape (4, 2)."""
        return np.array([[getattr(self, f"{name}_{way}") for way in "xy"] for name in FOUR])

    def way(self):
        """Return what a training depends on."""
        sizes = int(self.first), int(self.second)
        return self._centres(), self.spread, *sizes, self.rate, int(self.seed)

    def _centres(self):
        return tuple(map(tuple, self.centres().tolist()))

    def test_points(self):
        """Return the 250 points of the test, shape (250, 2), and their class numbers."""
        x, labels = _blobs(self._centres(), self.spread, int(self.seed))
        return x[:250], labels[:250]

    def linear_rule(self):
        """Return W, shape (4, 2), and b, shape (4,), of the rule written by hand."""
        return gaussian_to_linear(self.centres(), self.spread**2)

    def scores(self, x, model=None):
        """Return the scores of a model, else of the one that is drawn, at points, shape (..., 2)."""
        x = np.asarray(x, dtype=float)
        if (model or self.model) == "linear rule":
            W, b = self.linear_rule()
            return x @ W.T + b
        return self.seen()[-1].network.logits(x.reshape(-1, 2)).reshape(*x.shape[:-1], 4)

    def top(self, x):
        """Return the largest probability at points, shape (..., 2)."""
        return softmax(self.scores(x)).max(-1)

    def result(self, model):
        """Return the mean loss of a model on the points of the test, and the share that is right."""
        x, labels = self.test_points()
        z = self.scores(x, model)
        return float(cross_entropy(z, labels).mean()), accuracy(z, labels)

    def build(self):
        """Draw the axes of the history."""
        figure, self.stage, (upper, lower) = stage_and_panels(8.8, 5.2, [1.2, 1])
        self.build_history(upper, lower, 30, -8)
        self.rule_line = upper.axhline(0, color=WARNING, linewidth=1.5, linestyle=":", **MOVING)
        self.rule_text = upper.text(30, 0, "", color=WARNING, ha="right", fontsize=9, **MOVING)
        return figure

    def update(self):
        """Draw the history, and the loss of the rule."""
        self.update_history(self.seen())
        loss, _ = self.result("linear rule")
        y = self.height(loss)
        self.rule_line.set_ydata([y, y])
        far = "below: " if loss < 10.0**self.lowest else ""
        self.rule_text.set_text(f"{far}linear rule, test {significant(loss, 2)}")
        self.rule_text.set_y(y + 0.25 if y < -4 else y - 0.25)
        self.rule_text.set_va("bottom" if y < -4 else "top")

    def space(self):
        """Return regions, points of the test, and centres."""
        space = Space((*self.limits, (0, 1)), aspect=(1, 0.8, 0.45))
        triangles = ground(*self.limits, 31, 25)
        add_regions(space, cut_into_regions(triangles, self.scores), self.top, self.raised)
        x, labels = self.test_points()
        at = np.clip(x, *np.transpose(self.limits))
        heights = self.top(at) + 0.02 if self.raised else np.zeros(len(x))
        wrong = self.scores(x).argmax(-1) != labels
        places = lifted(at, heights)
        space.things.append(Dots("wrong", places[wrong], INK, 11))
        space.things.append(Dots("points", places, [CLASS_COLOURS[k] for k in labels], 5))
        for name, centre in zip(FOUR, self.centres(), strict=True):
            above = (centre[0], centre[1] + 2.2 + 1.6 * self.spread, 1.1 * self.raised)
            space.things.append(Words(name, above, INK, 11))
        space.things += space.frame(["", "", ""], [[0, 10, 20, 30], [0, 10, 20], []])
        return space

    def space_handles(self):
        """Return the centres."""
        found = []
        for k, (name, centre) in enumerate(zip(FOUR, self.centres(), strict=True)):
            words = f"centre of {name} at {number(centre[0], 1)}, {number(centre[1], 1)}"
            found.append(map_handle(self, name, f"centre of {name}", centre, ((-5, 35), (-5, 25)), 0.5,
                                     CLASS_COLOURS[k], words))  # fmt: skip
        return found

    def dragged(self, name, value):
        """Move a centre, with a training short enough to follow; or move the epoch."""
        if name == "at":
            return super().dragged(name, value)
        return {f"{name}_x": value[0], f"{name}_y": value[1], "epoch": min(self.epoch, self.live)}

    def sentence(self):
        """Say where the blobs are, and how the network and the rule do on the test."""
        state, x = self.seen()[-1], self.test_points()[0]
        blobs = ", ".join(
            f"{name} ({significant(cx)}, {significant(cy)})"
            for name, (cx, cy) in zip(FOUR, self.centres(), strict=True)
        )
        network, rule = self.result("network"), self.result("linear rule")
        told = [
            f"loss {significant(loss, 2)}, {round(share * len(x))} of {len(x)} test points right"
            for loss, share in (network, rule)
        ]
        broken = f" {state.message} Its last finite state is kept." if state.message else ""
        winner, loser = sorted(((network[0], "network"), (rule[0], "linear rule")))
        times = loser[0] / max(winner[0], 1e-300)
        verdict = f"The {winner[1]} has the lower loss"
        if times >= 2:
            verdict += f": the other's is {how_many(times) if times < 1000 else 'over 1,000'} times as large"
        return (
            f"Blobs of spread {significant(self.spread)} round {blobs}; regions of the "
            f"{self.model}. Network 2-"
            f"{int(self.first)}-{int(self.second)}-4, {state.network.num_parameters} parameters, learning "
            f"rate {significant(self.rate)}, seed {int(self.seed)}, {self.progress()}: training loss "
            f"{significant(state.loss, 2)}; {told[0]}.{broken} Linear rule, no training: "
            f"{told[1]}. {verdict}."
        )

    def table(self):
        """Return the linear rule."""
        W, b = self.linear_rule()
        rows = [
            [name, number(w[0], 3), number(w[1], 3), number(c, 3)]
            for name, w, c in zip(FOUR, W, b, strict=True)
        ]
        return Table(["class", "weight across", "weight up", "bias"], rows, caption="The linear rule")


# Handwritten digits


def _title(ax, text):
    """Change a title after `build`, when matplotlib's own looks are back."""
    ax.set_title(text, loc="left", fontsize=11, fontweight="bold")


@lru_cache(4)
def _digits(seed):
    """Part the digits: to learn from, for validation, and for the test."""
    rng = np.random.default_rng(seed)
    rest, test = load_digits().split(rng=rng)
    learn, held = rest.split(0.2, rng=rng)
    return learn, held, test


def _digit_run(model, rate, seed):
    learn, held, _ = _digits(seed)
    rng = np.random.default_rng(seed)
    network = Network(DigitsExplorer.models[model], start="he", rng=rng)
    data = ((part.pixels, part.labels) for part in (learn, held))
    return _epochs(network, *data, rate, int(DigitsExplorer.epoch.high), DigitsExplorer.batch, rng)


class DigitsExplorer(_History, TrainedExplorer, Explorer):
    """Handwritten digits, learned by softmax regression or by a small network.

    Of 1,797 digits a quarter is for the test; a fifth of the rest is held out for validation, and for
    finding the temperature that corrects how sure the predictions are.

    Parameters
    ----------
    shown : {"wrongest digits", "least sure digits", "confusion matrix", "calibration"}
        All on the test.
    model : {"softmax regression", "network of 32"}
    epoch : float
        How many epochs it has been trained, from 0 to 100; a whole number.
    rate : float
        The learning rate of Adam; the batches hold 32 digits.
    seed : float
        Which digits are for what, and which start; a whole number from 0 to 99.

    Notes
    -----
    Digits: E. Alpaydin, C. Kaynak (1998), "Optical Recognition of Handwritten Digits", UCI Machine
    Learning Repository, https://doi.org/10.24432/C50P49. Temperature scaling: C. Guo, G. Pleiss, Y. Sun,
    K. Q. Weinberger (2017), "On calibration of modern neural networks", arXiv:1706.04599.

    Examples
    --------
    >>> explorer = DigitsExplorer(model="network of 32")
    >>> explorer.test_accuracy() > 0.94
    True
    """

    heading = "Handwritten digits: how often right, and how sure?"
    how = (
        "Press Train, and choose what is shown of the test. Then drag the dot of the loss to an early or a "
        "late epoch, or focus it and press the arrow keys: find where it is too sure, and where not "
        "sure enough."
    )

    models = {"softmax regression": (64, 10), "network of 32": (64, 32, 10)}  # noqa: RUF012 - read only
    shown = Choice(("wrongest digits", "least sure digits", "confusion matrix", "calibration"), label="shown")
    model = Choice(tuple(models), label="model")
    epoch = Number(20, 0, 100, step=1, label="epochs trained", digits=0)
    rate = Number(0.01, 1e-4, 1e6, step=0.01, label="learning rate of Adam", digits=4, log=True)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0)

    batch, bins, pictures = 32, 10, 8
    reached, noun, steps_a_state, pauses = "epoch", "epoch", 34, 50
    runs = Runs(_digit_run)
    _found = (None,)  # what the test says about the present network

    def allowed(self, state, old):
        """Keep epochs and seed whole numbers."""
        return self._whole(state, "seed")

    def way(self):
        """Return what a training depends on."""
        return self.model, self.rate, int(self.seed)

    def test(self):
        """Return the digits of the test."""
        return _digits(int(self.seed))[2]

    def _measured(self):
        """Return logits and probabilities of the test, the fitted temperature or None, and why None."""
        network = self.seen()[-1].network
        if self._found[0] is not network:
            _, held, test = _digits(int(self.seed))
            z, T, why = network.logits(test.pixels), None, ""
            try:
                T = fit_temperature(network.logits(held.pixels), held.labels)
            except ValueError as error:
                why = str(error)
            self._found = network, (z, softmax(z), T, why)
        return self._found[1]

    def shares(self):
        """Return the probabilities of the test. Shape (449, 10)."""
        return self._measured()[1]

    def fitted(self):
        """Return the temperature at which the digits held out are most likely, or None where none is best."""
        return self._measured()[2]

    def test_accuracy(self):
        """Return the share of the test that is right."""
        return accuracy(self.shares(), self.test().labels)

    def calibration(self):
        """Return what `reliability` finds before and, where there is one, after the fitted temperature."""
        z, p, T, _ = self._measured()
        labels = self.test().labels
        return [reliability(p, labels, self.bins)] + (
            [reliability(softmax(z, temperature=T), labels, self.bins)] if T is not None else []
        )

    def chosen(self):
        """Return which digits of the test are drawn, the first the least sure, or the wrongest."""
        p, labels = self.shares(), self.test().labels
        if self.shown == "least sure digits":
            order = np.argsort(p.max(-1), kind="stable")
        else:
            order = np.argsort(p[np.arange(len(labels)), labels], kind="stable")
            order = order[p.argmax(-1)[order] != labels[order]]
        return order[: self.pictures]

    def build(self):
        """Draw the history, and in one place what the choices show."""
        figure, axes = new_figure(8.8, 5.0, 2, 3, gridspec_kw={"width_ratios": [1.25, 1.4, 1.4]})
        self.build_history(*axes[:, 0], 100, -4)
        grid = axes[0, 0].get_gridspec()
        for ax in axes[:, 1:].flat:
            ax.remove()
        self.gallery = figure.add_subplot(grid[:, 1:])
        self.confusion = figure.add_subplot(grid[:, 1:])
        self.reliabilities = [figure.add_subplot(grid[:, k]) for k in (1, 2)]
        self._build_gallery()
        self._build_confusion()
        self._build_calibration()
        self.movers = {  # axes: what moves in them
            ax: ax.findobj(lambda artist: artist.get_animated())
            for ax in (self.gallery, self.confusion, *self.reliabilities)
        }
        return figure

    def _build_gallery(self):
        ax = self.gallery
        ax.set_axis_off()
        ax.set_aspect("equal")
        ax.set_xlim(-0.5, 43.5)
        ax.set_ylim(31, -3.5)
        self.corners = [(11.5 * (n % 4), 17.0 * (n // 4)) for n in range(self.pictures)]
        self.inks = [
            ax.add_patch(PathPatch(Path([(0, 0)]), facecolor=str(1 - ink / 16), linewidth=0, **MOVING))
            for ink in range(1, 17)
        ]
        self.frames = [
            ax.add_patch(Rectangle((x, y), 8, 8, fill=False, edgecolor=FAINT, linewidth=1, **MOVING))
            for x, y in self.corners
        ]
        looks = {"ha": "center", "fontsize": 10, **MOVING}
        self.captions = [
            [ax.text(x + 4, y + dy, "", va="center", fontweight=weight, **looks)
             for dy, weight in ((-1.3, "bold"), (9.5, "normal"), (11.4, "normal"))]
            for x, y in self.corners
        ]  # fmt: skip
        self.none_wrong = ax.text(21, 10, "No digit of the test is wrong.", va="center", **looks)

    def _build_confusion(self):
        ax = self.confusion
        ax.set_aspect("equal")
        ax.set_xlim(-0.5, 9.5)
        ax.set_ylim(9.5, -0.5)
        ax.set_xticks(range(10))
        ax.set_yticks(range(10))
        ax.set_xlabel("taken for")
        ax.set_ylabel("is")
        places = list(itertools.product(range(10), range(10)))
        self.cells = [
            ax.add_patch(
                Rectangle((k - 0.5, j - 0.5), 1, 1, linewidth=0,
                          facecolor=CLASS_COLOURS[0] if j == k else WARNING, **MOVING)
            )
            for j, k in places
        ]  # fmt: skip
        self.counts = [
            ax.text(k, j, "", ha="center", va="center", fontsize=10,
                    fontweight="normal" if j == k else "bold", **MOVING)
            for j, k in places
        ]  # fmt: skip

    def _build_calibration(self):
        self.right_bars, self.sure_dots = [], []
        middles = (np.arange(self.bins) + 0.5) / self.bins
        for ax in self.reliabilities:
            ax.set_xlim(0, 1.03)
            ax.set_ylim(0, 1.03)
            ax.set_xticks([0, 0.5, 1])
            ax.set_aspect("equal")
            ax.set_xlabel("how sure (pale: fewer than 20)")
            ax.plot([0, 1], [0, 1], color=INK, linestyle="--", linewidth=1.2)
            self.right_bars.append(
                list(ax.bar(middles, 0 * middles, 0.092, color=CLASS_COLOURS[5], **MOVING))
            )
            self.sure_dots.append(ax.plot([0], [0], "D", color=WARNING, markersize=5, **MOVING)[0])
        self.reliabilities[0].set_ylabel("share that is right")
        self.fit_text = self.reliabilities[1].text(0.04, 0.97, "", va="top", fontsize=9, **MOVING)

    def update(self):
        """Draw the history and what is chosen of the test."""
        self.update_history(self.seen())
        parts = {
            "confusion matrix": ([self.confusion], self._update_confusion),
            "calibration": (self.reliabilities, self._update_calibration),
        }
        found = parts.get(self.shown, ([self.gallery], self._update_gallery))
        for ax, movers in self.movers.items():
            ax.set_visible(ax in found[0])
            _title(ax, "")
            for artist in movers:
                artist.set_visible(ax in found[0])
        found[1]()

    def _update_gallery(self):
        test, p, chosen = self.test(), self.shares(), self.chosen()
        _title(self.gallery, capital(self.shown) + ", and what they were taken for")
        self.none_wrong.set_visible(not len(chosen))
        squares = [[] for _ in self.inks]
        for n, (frame, texts) in enumerate(zip(self.frames, self.captions, strict=True)):
            for artist in (frame, *texts):
                artist.set_visible(n < len(chosen))
            if n >= len(chosen):
                continue
            image, label, share = test.images[chosen[n]], test.labels[chosen[n]], p[chosen[n]]
            for row, column in zip(*np.nonzero(image), strict=True):
                squares[image[row, column] - 1].append(np.add(self.corners[n], (column, row)))
            first, second = np.argsort(-share, kind="stable")[:2]
            right = first == label
            texts[0].set_text(a_digit(label))
            texts[1].set_text(f"{first}: {number(share[first], 2)}{'' if right else ' ✗'}")
            texts[2].set_text(f"{second}: {number(share[second], 2)}")
            for text in texts[1:]:
                text.set_color(INK if right else WARNING)
        square = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
        codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
        for patch, corners in zip(self.inks, squares, strict=True):
            patch.set_visible(bool(corners))
            if corners:
                outline = np.concatenate([square + corner for corner in corners])
                patch.set_path(Path(outline, codes * len(corners)))

    def _update_confusion(self):
        counts = self.confusion_counts()
        _title(self.confusion, "How often each digit is taken for each")
        for cell, text, (place, count) in zip(self.cells, self.counts, np.ndenumerate(counts), strict=True):
            for artist in (cell, text):
                artist.set_visible(bool(count))
            cell.set_alpha(0.14 if place[0] == place[1] else min(0.75, 0.25 * count**0.5))
            text.set_text(f"{count}")

    def _update_calibration(self):
        found = self.calibration()
        T = self.fitted()
        for n, (ax, bars, dots) in enumerate(
            zip(self.reliabilities, self.right_bars, self.sure_dots, strict=True)
        ):
            _title(ax, ("As trained", "At the fitted temperature")[n])
            bins = found[n] if n < len(found) else None
            used = bins.count > 0 if bins else np.zeros(self.bins, bool)
            for k, bar in enumerate(bars):
                bar.set_visible(bool(used[k]))
                if used[k]:
                    bar.set_height(bins.accuracy[k])
                    bar.set_alpha(1 if bins.count[k] >= 20 else 0.35)
            dots.set_visible(bool(used.any()))
            if bins:
                dots.set_data(bins.confidence[used], bins.accuracy[used])
        self.fit_text.set_text(f"T = {number(T, 2)}" if T else "no temperature\nis the best")

    def confusion_counts(self):
        """Return how often each digit (row) was taken for each (column). Shape (10, 10)."""
        return confusion_matrix(self.test().labels, self.shares().argmax(-1), 10)

    def sentence(self):
        """Say how training has gone, how the test comes out, and what is shown."""
        state, test, p = self.seen()[-1], self.test(), self.shares()
        learn = _digits(int(self.seed))[0]
        broken = f" {state.message} Its last finite state is kept." if state.message else ""
        words = {
            "confusion matrix": self._confusion_in_words,
            "calibration": self._calibration_in_words,
        }.get(self.shown, self._gallery_in_words)
        return (
            f"{capital(self.model)}, {state.network.num_parameters:,} parameters, {len(learn):,} digits "
            f"to learn from, learning rate {significant(self.rate)}, seed {int(self.seed)}, "
            f"{self.progress()}: "
            f"training loss {number(state.loss, 2)}, {number(100 * state.accuracy, 1)} % right.{broken} "
            f"Test: {right_of(p, test.labels)}, {number(100 * self.test_accuracy(), 1)} %, loss "
            f"{number(cross_entropy(self._measured()[0], test.labels).mean(), 2)}. {words()}"
        )

    def _gallery_in_words(self):
        labels, p, chosen = self.test().labels, self.shares(), self.chosen()
        if not len(chosen):
            return "No digit of the test is wrong."
        told = []
        for n in chosen:
            first, second = np.argsort(-p[n], kind="stable")[:2]
            sure, less = number(p[n, first], 2), number(p[n, second], 2)
            told.append(f"{a_digit(labels[n])} (p of {first} {sure}, of {second} {less})")
        return f"Shown: the {self.shown}: {', '.join(told)}."

    def _confusion_in_words(self):
        counts = self.confusion_counts()
        wrong = counts * (1 - np.eye(10, dtype=int))
        order = np.argsort(-wrong, axis=None, kind="stable")[: min(4, np.count_nonzero(wrong))]
        if not len(order):
            return "Shown: the confusion matrix, with nothing beside its diagonal."
        told = ", ".join(
            f"{a_digit(n // 10)} taken for {a_digit(n % 10)} ({wrong.flat[n]} of {counts[n // 10].sum()})"
            for n in order
        )
        return f"Shown: the confusion matrix. The most frequent mistakes: {told}."

    def _calibration_in_words(self):
        z, _, T, why = self._measured()
        before, *after = self.calibration()
        if T is None:
            return f"Shown: calibration error {number(before.error)}. No temperature: {why}."
        verdict = "too sure" if T > 1.02 else "not sure enough" if T < 0.98 else "about as sure as right"
        losses = [cross_entropy(z / t, self.test().labels).mean() for t in (1, T)]
        return (
            f"Shown: calibration. The temperature fitted on validation is {number(T, 2)}: it was {verdict}. "
            f"On the test the calibration error goes from {number(before.error)} to "
            f"{number(after[0].error)}, the loss from {number(losses[0])} to {number(losses[1])}; "
            "no prediction changes."
        )


# Bayes' rule


class BayesExplorer(SpaceExplorer):
    """Three clouds whose posterior by Bayes' rule is softmax of a linear layer, while they have one shape.

    The colours show which class is the most probable by Bayes' rule; black lines are the walls of
    softmax(Wx + b), with W and b worked out from means, covariance and priors. Make one cloud wider than
    the others: the colours curve, the lines cannot follow.

    Parameters
    ----------
    cat_a, cat_b, dog_a, dog_b, bird_a, bird_b : float
        The means, from -3.5 to 3.5.
    spread : float
        Standard deviation of both coordinates, from 0.3 to 2.
    correlation : float
        Of the two coordinates, from -0.9 to 0.9.
    cats, dogs, birds : float
        How frequent the classes are; divided by their sum they are the priors.
    a, b : float
        A point at which both calculations are compared.
    unequal : bool
        Make the dogs' cloud twice as wide; the linear layer then has the average covariance.
    raised : bool
        Raise each place by the probability of its class.
    elev, azim, zoom : float
        Where the scene is seen from, in degrees, and how large.

    Examples
    --------
    >>> BayesExplorer().difference() < 1e-12, BayesExplorer(unequal=True).difference() > 0.1
    (True, True)
    """

    heading = "Clouds of one shape: Bayes' rule is softmax(Wx + b)"
    how = (
        "Drag a mean or the dark point over the plane, or focus it and press the arrow keys. Move the "
        "priors, tilt the clouds. Then make them unequal: the black lines part from the colours."
    )

    cat_a = Number(0, -3.5, 3.5, label="mean of cat, across")
    cat_b = Number(1.6, -3.5, 3.5, label="mean of cat, up")
    dog_a = Number(-1.7, -3.5, 3.5, label="mean of dog, across")
    dog_b = Number(-1.2, -3.5, 3.5, label="mean of dog, up")
    bird_a = Number(1.7, -3.5, 3.5, label="mean of bird, across")
    bird_b = Number(-0.8, -3.5, 3.5, label="mean of bird, up")
    spread = Number(1, 0.3, 2, step=0.05, label="spread")
    correlation = Number(0.4, -0.9, 0.9, step=0.05, label="correlation")
    cats = Number(1, 0.05, 1, step=0.05, label="how frequent cats are")
    dogs = Number(1, 0.05, 1, step=0.05, label="how frequent dogs are")
    birds = Number(1, 0.05, 1, step=0.05, label="how frequent birds are")
    a = Number(0.6, -4, 4, label="point, across")
    b = Number(0.3, -4, 4, label="point, up")
    unequal = Toggle(False, label="unequal (dog twice as wide)")
    raised = Toggle(False, label="raise by probability")

    view = (90, -90, 1.2)
    views = {"from above": view[:2], "at an angle": (32, -70)}  # noqa: RUF012 - read only

    side = 4

    def means(self):
        """Return the means. Shape (3, 2)."""
        return np.array([[getattr(self, f"{name}_{way}") for way in "ab"] for name in THREE])

    def covariances(self):
        """Return the covariance of each class. Shape (3, 2, 2)."""
        one = self.spread**2 * np.array([[1, self.correlation], [self.correlation, 1]])
        return np.array([one, (4 if self.unequal else 1) * one, one])

    def priors(self):
        """Return the priors. Shape (3,)."""
        weights = np.array([self.cats, self.dogs, self.birds])
        return weights / weights.sum()

    def linear(self):
        """Return W, shape (3, 2), and b, shape (3,), for the covariances on average."""
        shared = np.einsum("k,kij->ij", self.priors(), self.covariances())
        return gaussian_to_linear(self.means(), shared, self.priors())

    def joint(self, x):
        """Return the logarithm of prior times density of each class, at points of shape (..., 2)."""
        clouds = zip(self.means(), self.covariances(), strict=True)
        logs = np.stack([gaussian_log_density(x, *cloud) for cloud in clouds], axis=-1)
        return logs + np.log(self.priors())

    def scores(self, x):
        """Return Wx + b at points of shape (..., 2)."""
        W, b = self.linear()
        return np.asarray(x, dtype=float) @ W.T + b

    def bayes(self, x):
        """Return the posterior by Bayes' rule at points of shape (..., 2)."""
        return gaussian_posterior(x, self.means(), list(self.covariances()), self.priors())

    def top(self, x):
        """Return the largest probability by Bayes' rule at points of shape (..., 2)."""
        return self.bayes(x).max(-1)

    def difference(self):
        """Return the largest difference between Bayes' rule and softmax(Wx + b) over the map."""
        line = np.linspace(-self.side, self.side, 41)
        x = np.stack(np.meshgrid(line, line), axis=-1)
        return float(np.abs(self.bayes(x) - softmax(self.scores(x))).max())

    def build(self):
        """Draw the axes of the bars at the point."""
        figure, self.stage, panels = stage_and_panels(8.8, 5.2, [1, 1, 1])
        self.bars = []
        for ax, title in zip(
            panels, ("Priors", "At the point: Bayes", "There: softmax(Wx + b)"), strict=True
        ):
            self.bars.append(share_bars(ax, THREE))
            ax.set_title(title)
        return figure

    def update(self):
        """Draw the bars."""
        x = np.array([self.a, self.b])
        for bars, values in zip(
            self.bars, (self.priors(), self.bayes(x), softmax(self.scores(x))), strict=True
        ):
            fill_bars(*bars, values)

    def walls(self):
        """Return the walls of softmax(Wx + b) as a list of lines, each of shape (count, 2)."""
        W, b = self.linear()
        lines = []
        for j, k in itertools.combinations(range(3), 2):
            w, c = W[j] - W[k], b[j] - b[k]
            if not np.hypot(*w) > 1e-12:
                continue
            along = np.array([-w[1], w[0]]) / np.hypot(*w)
            x = -c * w / (w @ w) + np.linspace(-40, 40, 3201)[:, None] * along
            z = x @ W.T + b
            other = 3 - j - k
            kept = (np.abs(x) <= self.side).all(axis=1) & (z[:, other] <= z[:, j])
            if kept.any():
                lines.append(x[kept][:: max(1, kept.sum() // 40)])
        return lines

    def space(self):
        """Return the regions by Bayes' rule, the walls of softmax(Wx + b), and the clouds."""
        limits = (-self.side, self.side)
        space = Space((limits, limits, (0, 1)), aspect=(1, 1, 0.5))

        def on(x):
            return lifted(x, self.top(x) + 0.01 if self.raised else 0.0)

        add = space.things.append
        add_regions(
            space, cut_into_regions(ground(limits, limits, 29, 29), self.joint), self.top, self.raised
        )
        for n, line in enumerate(self.walls()):
            add(Curve(f"wall {n}", on(line), INK, 2.2))
        turn = np.linspace(0, 2 * math.pi, 49)
        circle = np.stack([np.cos(turn), np.sin(turn)], axis=1)
        clouds = zip(THREE, self.means(), self.covariances(), CLASS_COLOURS, strict=False)
        for name, mean, covariance, colour in clouds:
            for reach in (1, 2):
                ring = mean + reach * circle @ np.linalg.cholesky(covariance).T
                for part in _parts_inside(ring, self.side):
                    add(Curve(f"{name}, {reach} spreads", on(part), colour, 2.4 - 0.8 * reach))
            add(Words(name, (mean[0], mean[1] + 0.45, 1.15 * self.raised), INK, 11))
        space.things += space.frame(["", "", ""], [[-4, -2, 0, 2, 4]] * 2 + [[]])
        return space

    def space_handles(self):
        """Return the means and the point."""
        found = []
        for k, (name, mean) in enumerate(zip(THREE, self.means(), strict=True)):
            words = f"mean of {name} at {number(mean[0], 1)}, {number(mean[1], 1)}"
            found.append(map_handle(self, name, f"mean of {name}", mean, [(-3.5, 3.5)] * 2, 0.1,
                                     CLASS_COLOURS[k], words))  # fmt: skip
        point = np.array([self.a, self.b])
        words = f"point at {number(self.a, 1)}, {number(self.b, 1)}; {listing(THREE, self.bayes(point))}"
        reach = [(-self.side, self.side)] * 2
        found.append(map_handle(self, "point", "point", point, reach, 0.1, INK, words))
        return found

    def dragged(self, name, value):
        """Move a mean or the point."""
        names = ("a", "b") if name == "point" else (f"{name}_a", f"{name}_b")
        return dict(zip(names, value, strict=False))

    def sentence(self):
        """Say where the clouds are, what both calculations give at the point, and how far they differ."""
        x = np.array([self.a, self.b])
        means = ", ".join(
            f"{name} ({number(a, 1)}, {number(b, 1)})"
            for name, (a, b) in zip(THREE, self.means(), strict=True)
        )
        far = self.difference()
        if far < 1e-9:
            verdict = "Softmax(Wx + b) gives the same, here and all over the map, to within 1e−9."
        else:
            verdict = (
                f"Softmax(Wx + b) gives {listing(THREE, softmax(self.scores(x)))}; over the map the two "
                f"differ by up to {number(far)}: the logarithm of a wider cloud keeps squares of x, which no "
                "Wx + b has."
            )
        wider = ", the dogs' twice as wide," if self.unequal else ""
        return (
            f"Clouds round {means}; spread {number(self.spread, 2)}{wider} and "
            f"correlation {number(self.correlation, 2)}; priors {listing(THREE, self.priors())}. At "
            f"({number(self.a, 1)}, {number(self.b, 1)}) Bayes' rule gives {listing(THREE, self.bayes(x))}. "
            f"{verdict}"
        )

    def table(self):
        """Return the linear layer."""
        W, b = self.linear()
        rows = [[name, number(w[0]), number(w[1]), number(c)] for name, w, c in zip(THREE, W, b, strict=True)]
        return Table(["class", "weight across", "weight up", "bias"], rows, caption="W and b")
