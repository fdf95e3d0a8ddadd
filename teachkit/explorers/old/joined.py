"""The explorer of lesson 09: everything joined, from logits to loss and step, and to attention."""

from functools import lru_cache

import numpy as np
from matplotlib.markers import CARETDOWN, CARETUP
from matplotlib.patches import Polygon

from teachkit.explorers.old.engine import Choice, Handle, Number
from teachkit.explorers.old.parts import LADDER, MOVING, ScoreBars
from teachkit.explorers.parts import DOT, FOUR
from teachkit.figures.attention import point
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, FAINT, INK, new_figure
from teachkit.figures.words import listing, number, significant
from teachkit.maths.attention import attention
from teachkit.maths.distributions import one_hot
from teachkit.maths.losses import cross_entropy, cross_entropy_grad
from teachkit.maths.softmax import softmax

LAST = 50  # steps


def _downhill(z, label, T):
    """Return minus the gradient of the loss by the logits."""
    return 0.0 - cross_entropy_grad(z / T, label) / T


@lru_cache(maxsize=4)  # a frame asks for the same path many times
def _descent(start, label, T, rate):
    """Return the logits at the start and after each step, shape (51, 4)."""
    path = [np.array(start)]
    for _ in range(LAST):
        path.append(path[-1] + rate * _downhill(path[-1], label, T))
    path = np.array(path)
    path.flags.writeable = False
    return path


class JoinedExplorer(ScoreBars):
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
    cat, dog, bird, fish : float
        The logits at the start, from -6 to 6.
    rate : float
        The learning rate, from 0.05 to 2.
    steps : float
        How many steps of gradient descent were taken, a whole number from 0 to 50.

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
        "Drag a logit up or down, or the black dot along the steps, or focus one and press the arrow keys. "
        "Choose the true class and the temperature: the same number of steps is then taken again from the "
        "start. A logit that you move starts the steps anew."
    )
    actions = {"step": "One step downhill", "walk": "All the steps"}  # noqa: RUF012

    names = FOUR
    values = ((0, 0), (1, 0), (1, 1), (0, 1))  # of cat, dog, bird and fish
    near, far = (-8.8, 8.8), (-19, 19)  # what the axis of the logits shows

    truth = Choice(("fish", "cat", "dog", "bird"), label="true class")
    temperature = Number(1, 0.5, 4, step=0.05, label="temperature", digits=2, log=True)
    cat = Number(2, -6, 6, label="logit of cat at the start", digits=2)
    dog = Number(4.3, -6, 6, label="logit of dog at the start", digits=2)
    bird = Number(1.2, -6, 6, label="logit of bird at the start", digits=2)
    fish = Number(-3.1, -6, 6, label="logit of fish at the start", digits=2)
    rate = Number(1, 0.05, 2, step=0.05, label="learning rate", digits=2)
    steps = Number(0, 0, LAST, step=1, label="steps taken", digits=0)

    def label(self):
        """Return the number of the true class."""
        return self.names.index(self.truth)

    def path(self):
        """Return the logits at the start and after each step, shape (51, 4)."""
        return _descent(tuple(super().scores().tolist()), self.label(), self.temperature, self.rate)

    def scores(self):
        """Return the logits after the steps that were taken. Shape (4,)."""
        return self.path()[int(self.steps)]

    def shares(self):
        """Return the probabilities, softmax of logits / temperature. Shape (4,)."""
        return softmax(self.scores(), temperature=self.temperature)

    def losses(self):
        """Return the loss at the start and after each step, in nats. Shape (51,)."""
        return cross_entropy(self.path() / self.temperature, self.label())

    def loss(self):
        """Return the present loss in nats."""
        return float(self.losses()[int(self.steps)])

    def downhill(self):
        """Return the downhill direction (y − p) / T. Shape (4,)."""
        return _downhill(self.scores(), self.label(), self.temperature)

    def attended(self):
        """Return the output, shape (2,), and the weights, shape (4,), of attention with these scores."""
        keys = self.scores()[:, None]
        return attention([1.0], keys, self.values, scale=1 / self.temperature)

    def allowed(self, state, old):
        """Take whole steps."""
        return {**state, "steps": float(round(state["steps"]))}

    def step(self):
        """Take one step."""
        if self.steps < LAST:
            self._apply({"steps": self.steps + 1})
        yield 1.0

    def walk(self):
        """Take the steps that are left, until a hand changes something."""
        left = self.state()
        while self.steps < LAST and self.state() == left:
            self._apply({"steps": self.steps + 1})
            left = self.state()
            yield self.steps / LAST

    def build(self):
        """Draw logits with their arrows, probabilities, downhill direction, loss and values."""
        figure, axes = new_figure(8.6, 6.4, 2, 3, gridspec_kw={"height_ratios": [1.1, 1]})
        (logits, bars, values), (*left, ways) = axes
        for ax in left:
            ax.remove()
        self._build_bars(logits, bars, ways)
        self._build_values(values)
        self._build_losses(figure.add_subplot(ways.get_gridspec()[1, :2]))
        return figure

    def _build_bars(self, logits, bars, ways):
        self.build_scores(logits, "logit")
        logits.set_title("1. Logits, next step")
        logits.set_xlim(-0.6, 3.8)
        self.logit_axes = logits
        places = range(4)
        self.arrows = [logits.plot([k + 0.38] * 2, [0, 0], color=INK, **MOVING)[0] for k in places]
        self.tips = [logits.plot([k + 0.38], [0], "^", color=INK, **MOVING)[0] for k in places]
        bars.set_title("2. p, dashed: truth y")
        bars.set_ylabel("probability")
        bars.set_ylim(0, 1.13)
        ways.set_title("4. Downhill (y − p) / T")
        ways.axhline(0, color=INK, linewidth=0.8)
        for ax in (bars, ways):
            ax.set_xlim(-0.6, 3.6)
            ax.set_xticks(places, self.names)
        self.way_axes = ways
        ways.set_ylim(-2.4, 2.4)  # the layout leaves room for the widest numbers
        self.share_bars, self.way_bars = (self.bars(ax, places, width=0.62) for ax in (bars, ways))
        (self.outline,) = bars.bar([0], [1], 0.84, fill=False, edgecolor=INK, linestyle="--", **MOVING)
        self.share_texts = self.texts(bars, places, fontsize=9)
        self.way_texts = self.texts(ways, places, va="center")

    def _build_losses(self, ax):
        ax.set_title("3. Loss −ln p of the true class, step by step")
        ax.set_xlabel("steps")
        ax.set_ylabel("loss (nats)")
        ax.set_xlim(-1, LAST + 1)
        ax.set_ylim(0, 100)
        self.loss_axes = ax
        (self.ahead,) = ax.plot([0], [0], "--", color=FAINT, linewidth=1.4, **MOVING)
        (self.behind,) = ax.plot([0], [0], color=INK, **MOVING)
        (self.dot,) = ax.plot([0], [0], **DOT, **MOVING)
        self.loss_text = ax.text(
            0.98, 0.92, "", ha="right", va="center", fontsize=10, fontweight="bold", transform=ax.transAxes,
            **MOVING,
        )  # fmt: skip

    def _build_values(self, ax):
        ax.set_title("2b. p in attention")
        ax.set_aspect("equal", adjustable="box")
        ax.set_xlim(-0.25, 1.25)
        ax.set_ylim(-0.25, 1.5)
        for set_ticks in (ax.set_xticks, ax.set_yticks):
            set_ticks([0, 0.5, 1])
        ax.set_xlabel("first number of a value")
        ax.set_ylabel("second number")
        ax.add_patch(Polygon(self.values, facecolor="#ececec", edgecolor=FAINT))
        for k, (x, y) in enumerate(self.values):
            ax.plot([x], [y], CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=9)
            ax.text(x, y + (0.1 if y else -0.1), self.names[k], ha="center", va="center", fontsize=9)
        self.pulls = [ax.plot([0], [0], color=CLASS_COLOURS[k], **MOVING)[0] for k in range(4)]
        (self.output_dot,) = ax.plot(
            [0], [0], "X", color=INK, markersize=11, markeredgecolor="white", **MOVING
        )
        self.output_text = ax.text(0.5, 1.36, "", ha="center", va="center", fontsize=9, **MOVING)

    def update(self):
        """Move everything to where start and steps put it."""
        path, losses, at = self.path(), self.losses(), int(self.steps)
        inside = np.abs(path).max() <= 6.3
        self.logit_axes.set_ylim(*(self.near if inside else self.far))
        self.room = 0.22 * (12 if inside else 24)
        self.update_scores()
        p, ways = self.shares(), self.downhill()
        for k, (z, way) in enumerate(zip(path[at], ways, strict=True)):
            tip = z + self.rate * way
            self.arrows[k].set_ydata([z, tip])
            self.tips[k].set_ydata([tip])
            self.tips[k].set_marker(CARETUP if way > 0 else CARETDOWN)
            self.tips[k].set_markersize(min(9, 1 + 12 * abs(tip - z)))
            self._fill(k, p[k], way)
        self.outline.set_x(self.label() - 0.42)
        top = next(rung for rung in LADDER if rung >= 1.25 * losses.max())
        self.loss_axes.set_ylim(-0.03 * top, top)
        self.ahead.set_data(range(at, LAST + 1), losses[at:])
        self.behind.set_data(range(at + 1), losses[: at + 1])
        self.dot.set_data([at], [losses[at]])
        self.loss_text.set_text(f"step {at}: loss {number(losses[at], 4)}")
        output, weights = self.attended()
        self.output_dot.set_data([output[0]], [output[1]])
        self.output_text.set_text(f"output {point(output, 3)}")
        for pull, value, weight in zip(self.pulls, self.values, weights, strict=True):
            pull.set_data(*np.transpose([output, value]))
            pull.set_linewidth(0.3 + 6 * weight)

    def _fill(self, k, share, way):
        """Draw the probability of class number `k`, and its place in the downhill direction."""
        self.share_bars[k].set_height(share)
        covered = k == self.label() and share > 0.88  # the number would cross the dashed line at 1
        self.share_texts[k].set_y((1 if covered else share) + 0.015)
        self.share_texts[k].set_text(number(share))
        reach = 1.2 * max(1.0, 1 / self.temperature)
        self.way_axes.set_ylim(-reach, reach)
        self.way_bars[k].set_height(way)
        self.way_texts[k].set_y(way + (0.07 if way > 0 else -0.07) * reach)
        self.way_texts[k].set_text(("−" if way < 0 else "") + number(abs(way)))

    def handles(self):
        """Return a dot a logit, and the dot on the curve of the loss."""
        logits = [
            Handle(name, self.dots[k], f"logit of {name}", k, float(z), min(-6, float(z)),
                   max(6, float(z)), direction="y")
            for k, (name, z) in enumerate(zip(self.names, self.scores(), strict=True))
        ]  # fmt: skip
        words = f"{self._taken()}, loss {number(self.loss(), 4)} nats"
        return [*logits, Handle("steps", self.dot, "steps taken", self.steps, self.loss(), 0, LAST, 1.0,
                                text=words)]  # fmt: skip

    def dragged(self, name, value):
        """Start anew from the present logits, one of them moved; or go along the steps."""
        if name == "steps":
            return {name: value}
        here = dict(zip(self.names, np.clip(self.scores(), -6, 6).round(6).tolist(), strict=True))
        return {**here, name: min(max(value, -6), 6), "steps": 0.0}

    def _taken(self):
        return "1 step taken" if self.steps == 1 else f"{number(self.steps, 0)} steps taken"

    def sentence(self):
        """Say the chain from logits to step, and what attention makes of the same probabilities."""
        z, p, ways = self.scores(), self.shares(), self.downhill()
        output, _ = self.attended()
        if self.steps < LAST:
            further = z + self.rate * ways
            after = (
                f"One step at learning rate {significant(self.rate)} takes the logits to "
                f"{listing(self.names, further, 4)}, and the loss to "
                f"{number(self.losses()[int(self.steps) + 1], 5)}."
            )
        else:
            after = f"All {LAST} steps are taken; move a logit to start anew."
        return (
            f"{self._taken().capitalize()}. Logits: {listing(self.names, z, 4)}. Divided by the temperature "
            f"{significant(self.temperature)}, softmax makes them the probabilities "
            f"{listing(self.names, p, 5)}. True class {self.truth}: loss {number(self.loss(), 5)} nats. "
            f"Downhill, (y − p) / T: {listing(self.names, ways, 5)}. {after} In attention the same "
            f"probabilities are weights: the output is {point(output, 5)}, inside the square of the values."
        )

    def table(self):
        """Return the whole chain, a class a row."""
        columns = zip(
            self.names, self.scores(), self.shares(), one_hot(self.label(), 4), self.downhill(), self.values,
            strict=True,
        )  # fmt: skip
        rows = [
            [name, number(z, 4), number(z / self.temperature, 4), number(p, 5), number(y, 0), number(way, 5),
             number(z + self.rate * way, 4), point(value)]
            for name, z, p, y, way, value in columns
        ]  # fmt: skip
        header = ["class", "logit", "logit / T", "p", "y", "(y − p) / T", "logit after a step", "value"]
        return Table(header, rows)
