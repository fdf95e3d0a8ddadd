"""Everything joined."""

from functools import lru_cache

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.markers import CARETDOWN, CARETUP

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import DOT, FOUR, Scores, all_seen, class_texts, names_apart, share_panel
from teachkit.figures.attention import point
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, FAINT, INK
from teachkit.figures.words import counted, listing, number, significant
from teachkit.maths.attention import attention
from teachkit.maths.distributions import one_hot
from teachkit.maths.losses import cross_entropy, cross_entropy_grad
from teachkit.maths.softmax import softmax

LAST = 50  # steps
MOST = 50  # of a logit at the start: more than all steps from one start after another reach
DRAGGED = 6  # how far a dot is dragged, where steps have not gone further
REACHES = (
    (6.3, 8.8),
    (15, 19),
    (24, 31),
    (float("inf"), 70),
)  # the largest logit, and where the axis then ends
LOSS_LIMITS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
PLACES = range(4)


def _downhill(z, label, T):
    """Return minus the gradient of the loss by the logits."""
    return 0.0 - cross_entropy_grad(z / T, label) / T


@lru_cache(maxsize=4)  # the same start is asked for at each step
def _descent(start, label, T, rate):
    """Return the logits at the start and after each step, shape (51, 4)."""
    path = [np.array(start)]
    for _ in range(LAST):
        path.append(path[-1] + rate * _downhill(path[-1], label, T))
    path = np.array(path)
    path.flags.writeable = False
    return path


def start(default, name):
    """Return the control of a logit at the start."""
    label = f"logit of {name} at the start"
    return Number(default, -MOST, MOST, label=label, digits=2, more=True, box=True)


def coordinate(default, name, way):
    """Return the control of a coordinate of a value."""
    return Number(default, -0.5, 1.5, step=0.05, label=f"value of {name}, {way}", more=True, box=True)


class JoinedExplorer(Scores, Explorer):
    """Everything joined: logits, temperature, probabilities, loss, downhill direction, steps; and attention.

    The logits of the start and the number of steps fix all that is seen, so the state is a plain dict that
    can be kept in a file. The same probabilities are the weights of attention over four values in the
    plane: the logits are the scores there, and 1 / temperature is their scale.

    Parameters
    ----------
    truth : {"fish", "cat", "dog", "bird"}
        The true class.
    temperature : float
        Divides the logits, from 0.5 to 4.
    rate : float
        The learning rate, from 0.05 to 2.
    steps : float
        How many steps of gradient descent were taken, a whole number from 0 to 50.
    cat, dog, bird, fish : float
        The logits at the start, from -50 to 50.
    cat_value_x, cat_value_y, dog_value_x, dog_value_y : float
    bird_value_x, bird_value_y, fish_value_x, fish_value_y : float
        The values, from -0.5 to 1.5.

    Notes
    -----
    The default logits are those of "How does the Softmax activation function work?", MachineCurve,
    https://github.com/christianversloot/machine-learning-articles, and the true class is its fourth.

    Examples
    --------
    >>> explorer = JoinedExplorer()
    >>> explorer.run("step")
    >>> explorer.scores().round(4).tolist(), round(explorer.loss(), 4)
    ([1.9125, 3.4273, 1.1607, -2.1005], 5.8112)

    Save the state as JSON, and load it.

    >>> import json
    >>> text = json.dumps(explorer.state())
    >>> again = JoinedExplorer(**json.loads(text))
    >>> again.scores().round(4).tolist() == explorer.scores().round(4).tolist()
    True
    >>> explorer.fish = 5
    >>> explorer.restore(json.loads(text))
    >>> explorer
    JoinedExplorer(steps=1.0)
    """

    heading = "Everything joined: logits, probabilities, loss, steps, and attention"
    how = (
        "Drag a logit, the dot of the loss, or a value. Choose true class and temperature: the "
        "same steps are then taken again from the start. A logit that you move starts them anew."
    )
    actions = {"step": "One step downhill", "walk": "All the steps"}  # noqa: RUF012

    names = FOUR

    truth = Choice(("fish", "cat", "dog", "bird"), label="true class")
    temperature = Number(1, 0.5, 4, step=0.05, label="temperature", digits=2, log=True)
    rate = Number(1, 0.05, 2, step=0.05, label="learning rate", digits=2)
    steps = Number(0, 0, LAST, step=1, label="steps taken", digits=0, box=True)
    cat = start(2, "cat")
    dog = start(4.3, "dog")
    bird = start(1.2, "bird")
    fish = start(-3.1, "fish")
    cat_value_x = coordinate(0, "cat", "x")
    cat_value_y = coordinate(0, "cat", "y")
    dog_value_x = coordinate(1, "dog", "x")
    dog_value_y = coordinate(0, "dog", "y")
    bird_value_x = coordinate(1, "bird", "x")
    bird_value_y = coordinate(1, "bird", "y")
    fish_value_x = coordinate(0, "fish", "x")
    fish_value_y = coordinate(1, "fish", "y")

    def label(self):
        """Return the number of the true class."""
        return self.names.index(self.truth)

    @derived
    def path(self):
        """Return the logits at the start and after each step, shape (51, 4)."""
        return _descent(tuple(super().scores().tolist()), self.label(), self.temperature, self.rate)

    def scores(self):
        """Return the logits after the steps that were taken. Shape (4,)."""
        return self.path()[int(self.steps)]

    @derived
    def shares(self):
        """Return the probabilities, softmax of logits / temperature. Shape (4,)."""
        return softmax(self.scores(), temperature=self.temperature)

    @derived
    def losses(self):
        """Return the loss at the start and after each step, in nats. Shape (51,)."""
        return cross_entropy(self.path() / self.temperature, self.label())

    def loss(self):
        """Return the present loss in nats."""
        return float(self.losses()[int(self.steps)])

    @derived
    def downhill(self):
        """Return the downhill direction (y − p) / T. Shape (4,)."""
        return _downhill(self.scores(), self.label(), self.temperature)

    def further(self):
        """Return the logits after one more step. Shape (4,)."""
        return self.scores() + self.rate * self.downhill()

    @derived
    def value_rows(self):
        """Return the values of attention. Shape (4, 2)."""
        return np.array([[getattr(self, f"{name}_value_{way}") for way in "xy"] for name in FOUR])

    @derived
    def attended(self):
        """Return the output, shape (2,), and the weights, shape (4,), of attention with these scores."""
        return attention([1.0], self.scores()[:, None], self.value_rows(), scale=1 / self.temperature)

    def step(self):
        """Take one step."""
        if self.steps < LAST:
            self.set(steps=self.steps + 1)
        yield 1.0

    def walk(self):
        """Take the steps that are left, until a hand changes something."""
        left = self.state()
        while self.steps < LAST and self.state() == left:
            self.set(steps=self.steps + 1)
            left = self.state()
            yield self.steps / LAST

    def build(self):
        """Draw logits with their arrows, probabilities, downhill direction, loss and values."""
        figure, axes = panels("logits shares values; loss loss ways", 8.8, 5.7, height_ratios=[1.25, 1])
        self._logits(axes["logits"])
        self._shares(axes["shares"])
        self._values(axes["values"])
        self._loss(axes["loss"])
        self._ways(axes["ways"])
        return figure

    @derived
    def reach(self):
        """Return where the axis of the logits ends."""
        most = np.abs(self.path()).max()
        return next(end for largest, end in REACHES if most <= largest)

    def _logits(self, ax):
        self.logit_axes = ax
        ax.set(title="1. Logits, next step", ylabel="logit", xlim=(-0.6, 3.8), ylim=(-8.8, 8.8))
        ax.set_xticks(PLACES, FOUR)
        ax.axhline(0, color=INK, linewidth=0.8)
        self.follow(ax, ylim=lambda: (-self.reach(), self.reach()))
        bars = ax.bar(PLACES, [0] * 4, 0.5, color=CLASS_COLOURS[:4], alpha=0.45)
        self.score_bars = self.follow(bars, height=self.scores)
        for k, name in enumerate(FOUR):
            look = {"color": CLASS_COLOURS[k], "markersize": 11, "markeredgecolor": "white", "zorder": 4}
            z = lambda k=k: float(self.scores()[k])  # noqa: E731
            self.handle(
                name, ax.plot([k], [0], CLASS_MARKERS[k], **look)[0], f"logit of {name}", x=k, y=z, along="y",
                low=lambda z=z: min(-DRAGGED, z()), high=lambda z=z: max(DRAGGED, z()),
                to=lambda value, name=name: self._anew(name, value),
            )  # fmt: skip
        self.score_texts = self.follow(
            class_texts(ax, PLACES, va="center"),
            y=lambda: [z + (0.2 if z >= 0 else -0.2) * self.reach() for z in self.scores()],
            text=lambda: [number(z, 2) for z in self.scores()],
        )
        self.follow(
            [ax.plot([k + 0.38] * 2, [0, 0], color=INK)[0] for k in PLACES],
            ydata=lambda: list(zip(self.scores(), self.further(), strict=True)),
        )
        self.tips = self.follow(
            [ax.plot([k + 0.38], [0], "^", color=INK)[0] for k in PLACES],
            ydata=lambda: [[z] for z in self.further()],
            marker=lambda: [CARETUP if way > 0 else CARETDOWN for way in self.downhill()],
            markersize=lambda: [min(9, 1 + 12 * abs(self.rate * way)) for way in self.downhill()],
        )

    def _anew(self, name, value):
        """Start anew from the present logits, one of them moved."""
        here = dict(zip(FOUR, np.clip(self.scores(), -MOST, MOST).round(6).tolist(), strict=True))
        return {**here, name: value, "steps": 0.0}

    def _shares(self, ax):
        ax.set(title="2. p, dashed: truth y", ylabel="probability")
        self.share_bars, texts = share_panel(self, ax, self.shares, width=0.62)
        look = {"fill": False, "edgecolor": INK, "linestyle": "--"}
        self.follow(ax.bar([0], [1], 0.84, **look)[0], x=lambda: self.label() - 0.42)
        # A number that would cross the dashed line at 1 stands on it.
        crosses = lambda k, p: k == self.label() and p > 0.88  # noqa: E731
        self.follow(
            texts, y=lambda: [(1 if crosses(k, p) else p) + 0.015 for k, p in enumerate(self.shares())]
        )
        ax.set_ylim(0, 1.13)

    def _values(self, ax):
        ax.set(title="2b. p in attention", xlim=(-0.7, 1.7), ylim=(-0.65, 2), xticks=[0, 1], yticks=[0, 1])
        ax.set(xlabel="first number of a value", ylabel="second number")
        ax.set_aspect("equal", adjustable="box")
        span = PolyCollection([[(0, 0)] * 3] * 4, facecolors="#ececec", edgecolors=FAINT, linewidths=0.8)
        self.follow(ax.add_collection(span), verts=self.triangles)
        self.follow(
            [ax.plot([0, 0], [0, 0], color=CLASS_COLOURS[k])[0] for k in PLACES],
            data=lambda: [tuple(np.transpose([self.attended()[0], value])) for value in self.value_rows()],
            linewidth=lambda: 0.3 + 6 * self.attended()[1],
        )
        dots = []
        for k, name in enumerate(FOUR):
            look = {**DOT, "marker": CLASS_MARKERS[k], "color": CLASS_COLOURS[k], "markersize": 10}
            dots += ax.plot([0], [0], **look)
            self.handle(
                f"{name}_value", dots[k], f"value of {name}", along="xy",
                control=(f"{name}_value_x", f"{name}_value_y"),
                words=lambda k=k: f"value of {FOUR[k]} at {point(self.value_rows()[k])}",
            )  # fmt: skip
        all_seen(self, ax, dots, self.value_rows, 10)
        self.follow(
            class_texts(ax, PLACES, va="center"),
            text=lambda: FOUR,
            position=self._value_names,
        )
        (dot,) = ax.plot([0], [0], "X", color=INK, markersize=11, markeredgecolor="white", zorder=6)
        self.output_dot = self.follow(dot, data=lambda: tuple(self.attended()[0][:, None]))
        text = ax.text(0.5, 1.85, "", ha="center", va="center", fontsize=9)
        self.follow(text, text=lambda: f"output {point(self.attended()[0], 3)}")

    def _value_names(self):
        """Return where the values are named: away from the middle, and no name on another."""
        x, y = self.value_rows().T
        side = np.where(y > 0.5, 1, -1)
        both_up = np.stack([x, side * y + 0.26 + 10 * side], axis=1)  # and the two sides far apart
        x, y = names_apart(both_up, near=0.25, lift=0.22, top=np.where(side > 0, 11.75, -9.45)).T
        return np.stack([x, side * (y - 10 * side)], axis=1)

    def triangles(self):
        """Return the triangles of three values each: what all four span is what these cover together."""
        return [np.delete(self.value_rows(), k, axis=0) for k in PLACES]

    def _loss(self, ax):
        ax.set(title="3. Loss −ln p of the true class, step by step", xlabel="steps", ylabel="loss (nats)")
        ax.set(xlim=(-1, LAST + 1), ylim=(0, 100))
        top = lambda: next(end for end in LOSS_LIMITS if end >= 1.25 * self.losses().max())  # noqa: E731
        self.follow(ax, ylim=lambda: (-0.03 * top(), top()))
        (ahead,) = ax.plot([0, 1], [0, 0], "--", color=FAINT, linewidth=1.4)
        (behind,) = ax.plot([0, 1], [0, 0], color=INK)
        at = lambda: int(self.steps)  # noqa: E731
        self.follow(ahead, data=lambda: (np.arange(at(), LAST + 1), self.losses()[at() :]))
        self.behind = self.follow(behind, data=lambda: (np.arange(at() + 1), self.losses()[: at() + 1]))
        self.dot = self.handle(
            "steps", ax.plot([0], [0], **DOT)[0], y=self.loss,
            words=lambda: f"{self._taken()}, loss {number(self.loss(), 4)} nats",
        )  # fmt: skip
        look = {"ha": "right", "va": "center", "fontsize": 10, "fontweight": "bold"}
        text = ax.text(0.98, 0.92, "", transform=ax.transAxes, **look)
        self.follow(text, text=lambda: f"step {at()}: loss {number(self.loss(), 4)}")

    def _ways(self, ax):
        ax.set(title="4. Downhill (y − p) / T", xlim=(-0.6, 3.6), ylim=(-2.4, 2.4))
        ax.set_xticks(PLACES, FOUR)
        ax.axhline(0, color=INK, linewidth=0.8)
        reach = lambda: 1.2 * max(1.0, 1 / self.temperature)  # noqa: E731
        self.follow(ax, ylim=lambda: (-reach(), reach()))
        self.way_bars = self.follow(
            ax.bar(PLACES, [0] * 4, 0.62, color=CLASS_COLOURS[:4]), height=self.downhill
        )
        self.follow(
            class_texts(ax, PLACES, va="center"),
            y=lambda: [way + (0.09 if way > 0 else -0.09) * reach() for way in self.downhill()],
            text=lambda: [("−" if way < 0 else "") + number(abs(way)) for way in self.downhill()],
        )

    def _taken(self):
        return f"{counted(int(self.steps), 'step')} taken"

    def short(self):
        """Say the loss, and what one more step makes of it."""
        now = f"{self._taken()}: loss {number(self.loss(), 4)} nats"
        if self.steps == LAST:
            return f"{now}; move a logit to start anew."
        return f"{now}; the next step makes it {number(self.losses()[int(self.steps) + 1], 4)}."

    def sentence(self):
        """Say the chain from logits to step, and what attention makes of the same probabilities."""
        after = f"All {LAST} steps are taken; move a logit to start anew."
        if self.steps < LAST:
            after = (
                f"One step at learning rate {significant(self.rate)} takes the logits to "
                f"{listing(FOUR, self.further(), 4)}, and the loss to "
                f"{number(self.losses()[int(self.steps) + 1], 5)}."
            )
        return (
            f"{self._taken()}. Logits: {listing(FOUR, self.scores(), 4)}. Divided by the temperature "
            f"{significant(self.temperature)} and put through softmax they are the probabilities "
            f"{listing(FOUR, self.shares(), 5)}. True class {self.truth}: loss {number(self.loss(), 5)} "
            f"nats. Downhill, (y − p) / T: {listing(FOUR, self.downhill(), 5)}. {after} In attention the "
            f"same probabilities are weights: the output is {point(self.attended()[0], 5)}, within what the "
            "values span."
        )

    def table(self):
        """Return the whole chain, a class a row."""
        columns = zip(
            FOUR, self.scores(), self.shares(), one_hot(self.label(), 4), self.downhill(), self.further(),
            self.value_rows(), strict=True,
        )  # fmt: skip
        rows = [
            [name, number(z, 4), number(z / self.temperature, 4), number(p, 5), number(y, 0), number(way, 5),
             number(after, 4), point(value)]
            for name, z, p, y, way, after, value in columns
        ]  # fmt: skip
        header = ["class", "logit", "logit / T", "p", "y", "(y − p) / T", "logit after a step", "value"]
        return Table(header, rows)
