"""What the explorers of training share: epochs and their history, and maps of the plane by class."""

import math
from dataclasses import dataclass

import numpy as np
from contourpy import contour_generator
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from teachkit.explorers.engine import derived
from teachkit.explorers.parts import DOT, pale, region_paths
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, INK
from teachkit.figures.words import number, significant
from teachkit.maths.losses import cross_entropy
from teachkit.maths.softmax import softmax
from teachkit.maths.training import Adam, Network, accuracy, train

VALIDATION = "#d4008f"  # no colour of a class


def right_of(z, labels):
    """Say how many predictions are right.

    Examples
    --------
    >>> right_of([[2, 1], [2, 1]], [0, 1])
    '1 of 2 right'
    """
    return f"{int(np.sum(np.argmax(z, -1) == labels))} of {len(labels)} right"


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


def run_epochs(network, learn, held, rate, last, batch, rng):
    """Train with Adam, and yield an `Epoch` before the first epoch and after each.

    Parameters
    ----------
    network : Network
    learn, held : pair of points and class numbers
        What it learns from, and what is held out.
    rate : float
    last : int
        The last epoch.
    batch : int
    rng : numpy.random.Generator
    """
    x, labels = learn
    steps = -(-len(x) // batch)
    for state in train(network, x, labels, Adam(rate), last * steps, batch, rng=rng):
        if state.diverged or state.step % steps == 0:
            measures = []
            for points, true in (learn, held):
                z = network.logits(points)
                measures += [float(cross_entropy(z, true).mean()), accuracy(z, true)]
            yield Epoch(network.copy(), *measures, state.message)


class History:
    """A mix-in for explorers that train by epochs: two panels, of losses and of shares that are right.

    A subclass is `Trained`, has the control `epoch`, and says `lowest`: losses below ``10**lowest`` are
    drawn there.
    """

    reached, noun = "epoch", "epoch"
    lowest = -8

    def height(self, loss):
        """Return the height of a loss in its panel, a power of ten, within the panel."""
        return float(np.clip(math.log10(max(loss, 1e-300)), self.lowest, 1.2))

    @derived
    def lines(self):
        """Return what is drawn: training and validation, of losses and of shares, for each epoch so far."""
        losses = [[self.height(e.loss), self.height(e.held_loss)] for e in self.seen()]
        shares = [[100 * e.accuracy, 100 * e.held_accuracy] for e in self.seen()]
        return np.array([np.transpose(losses), np.transpose(shares)])

    def draw_history(self, upper, lower):
        """Draw both panels, with a dot of the loss that moves the epoch."""
        last, low = self.controls()["epoch"].high, self.lowest
        ticks = range(low, 2, max(1, (1 - low) // 4))
        upper.set(title="Loss (nats)", ylim=(low - 0.2, 1.4))
        upper.set_yticks(ticks, [significant(10.0**power) for power in ticks])
        lower.set(title="Right (%)", ylim=(0, 104), xlabel="epoch")
        self.history = []
        for k, ax in enumerate((upper, lower)):
            ax.set_xlim(-0.04 * last, 1.06 * last)
            (mine,) = ax.plot([0, 1], [0, 0], color=INK, label="training")
            (held,) = ax.plot([0, 1], [0, 0], "--", color=VALIDATION, label="validation")
            both = [mine, held]
            self.follow(both, data=lambda k=k: [(np.arange(len(line)), line) for line in self.lines()[k]])
            self.history.append(both)
        lower.legend(loc="lower right", fontsize=9)
        now = lambda: self.seen()[-1]  # noqa: E731
        self.dot = self.handle(
            "epoch", upper.plot([0], [0], **DOT)[0], x=lambda: len(self.seen()) - 1,
            y=lambda: self.height(now().loss),
            words=lambda: f"epoch {len(self.seen()) - 1}, loss {number(now().loss)}",
        )  # fmt: skip

    def trouble(self, num_classes):
        """Say that training broke down, or that it is no better than no idea, where it is so."""
        if self.message():
            return f" {self.message()} Its last finite state is kept."
        worst = math.log(num_classes)
        if len(self.seen()) == 1 or self.seen()[-1].loss < worst:
            return ""
        return f" A training loss above ln {num_classes} = {number(worst)} is worse than no idea."


class ClassMap:
    """A mix-in for flat maps: the regions of the classes, where one of them is sure, and points to drag.

    A subclass says `names`, `limits` and `ways`, the ends of the names of a point's two controls, and has the
    control `sure`.
    """

    names, limits, ways = (), (), "xy"
    level = 0.9  # of what is sure

    def place(self, name):
        """Return a point that is dragged, by the beginning of its controls' names. Shape (2,)."""
        return np.array([getattr(self, f"{name}_{way}") for way in self.ways])

    def draw_map(self, ax, scores):
        """Draw the regions of the classes by their scores and, where it is asked for, where one is sure."""
        ax.set(xlim=self.limits[0], ylim=self.limits[1])
        ax.set_aspect("equal", adjustable="box")
        nothing = Path(np.empty((0, 2)))
        self.regions = [
            ax.add_patch(PathPatch(nothing, facecolor=pale(colour), linewidth=0))
            for colour in CLASS_COLOURS[: len(self.names)]
        ]
        self.follow(self.regions, path=lambda: region_paths(self.limits, scores))

        def sure():
            if not self.sure:
                return nothing
            x, y = (np.linspace(*each, 81) for each in self.limits)
            top = softmax(scores(np.stack(np.meshgrid(x, y), -1))).max(-1)
            lines = contour_generator(x, y, top).lines(self.level)
            return Path.make_compound_path(*map(Path, lines)) if lines else nothing

        look = {"fill": False, "edgecolor": INK, "linewidth": 1.2, "linestyle": ":"}
        self.edges = self.follow(ax.add_patch(PathPatch(nothing, **look)), path=sure)

    def draw_point(self, ax, name, label, k=None, control=None, **how):
        """Draw a point that is dragged in the plane, in the looks of the class number `k` if it has one."""
        look = {} if k is None else {"marker": CLASS_MARKERS[k], "color": CLASS_COLOURS[k]}
        return self.handle(
            name, ax.plot([0], [0], **{**DOT, **look})[0], label, along="xy",
            control=control or tuple(f"{name}_{way}" for way in self.ways), **how,
        )  # fmt: skip
