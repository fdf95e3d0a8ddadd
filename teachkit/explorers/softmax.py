"""Explorers of the exponential and of softmax (lessons 01 and 02)."""

import numpy as np

from teachkit.explorers.engine import Explorer, Handle, Number
from teachkit.figures.style import (
    CLASS_COLOURS,
    CLASS_MARKERS,
    CLASS_NAMES,
    FAINT,
    INK,
    listing,
    new_figure,
    number,
)
from teachkit.maths.softmax import softmax

FOUR = CLASS_NAMES[:4]
LADDER = (1, 3, 10, 30, 100, 300, 1000, 3000)  # heights of an axis, so that it rescales in few, clear steps


def _stack(bars, heights):
    """Pile `bars` on top of each other."""
    bottom = 0.0
    for bar, height in zip(bars, heights, strict=True):
        bar.set_y(bottom)
        bar.set_height(height)
        bottom += height


class ExponentialExplorer(Explorer):
    """Four scores lifted onto the exponential curve, and the same curve divided by the sum.

    The upper row is e^x with its four heights and their stack; the lower row is e^x / S, on which the
    four dots add up to 1. The dashed grey curve is where the lower curve was before the last move.

    Parameters
    ----------
    cat, dog, bird, fish : float
        The scores, from -4 to 6.
    shift : float
        Added to every score.
    scale : float
        Multiplies every score, before the shift.

    Notes
    -----
    After the two linked graphs of Elliot Waite, "Softmax Function Explained In Depth with 3D
    Visuals", https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> explorer = ExponentialExplorer()
    >>> explorer.cat = -4
    >>> [round(float(height), 4) for height in explorer.heights()]
    [0.0183, 0.2466, 0.4493, 2.0138]
    """

    heading = "Four scores on the exponential curve, and the same curve divided by the sum"
    how = (
        "Drag a dot along its line, or focus it and press the arrow keys. Shift adds to all scores, scale "
        "multiplies them. The dashed grey curve below is where the curve was before your last move."
    )

    cat = Number(-2.2, -4, 6, label="score of cat", digits=1)
    dog = Number(-1.4, -4, 6, label="score of dog", digits=1)
    bird = Number(-0.8, -4, 6, label="score of bird", digits=1)
    fish = Number(0.7, -4, 6, label="score of fish", digits=1)
    shift = Number(0, -3, 3, label="shift all", digits=1)
    scale = Number(1, 0, 2, step=0.05, label="scale all", digits=2)

    low, high = -4.5, 6.5  # what the x axis shows

    def scores(self):
        """Return the four scores as drawn: scaled, then shifted. Shape (4,)."""
        return np.array([getattr(self, name) for name in FOUR]) * self.scale + self.shift

    def heights(self):
        """Return the exponentials of the scores. Shape (4,)."""
        return np.exp(self.scores())

    def build(self):
        """Draw both curves, the four lanes between them, and the bars."""
        figure, axes = new_figure(
            8.2, 5.6, 3, 2, gridspec_kw={"height_ratios": [3, 1.25, 3], "width_ratios": [3, 1.7]}
        )
        (self.top, self.top_bars), (self.lanes, blank), (self.bottom, self.bottom_bars) = axes
        blank.set_axis_off()
        x = np.linspace(self.low - 0.3, self.high + 0.3, 300)
        for ax in (self.top, self.lanes, self.bottom):
            ax.set_xlim(self.low - 0.3, self.high + 0.3)
        self.top.plot(x, np.exp(x), color=FAINT, linestyle="--", linewidth=1.5)
        self.top.set_title("Exponentials: every height is positive")
        self.top.set_ylabel("$e^x$")
        self.bottom.set_title("Divided by S: the four dots sum to 1")
        self.bottom.set_ylabel("$e^x / S$")
        self.bottom.set_xlabel("score")
        self.bottom.set_ylim(0, 1.05)
        self.top.set_ylim(0, LADDER[-1])  # the layout leaves room for the widest numbers
        self.top_bars.set_ylim(0, LADDER[-1])
        self.lanes.set_ylim(-0.7, 3.7)
        self.lanes.set_yticks(range(4), FOUR[::-1])
        self.lanes.set_xticks([])
        self.lanes.spines[["left", "bottom"]].set_visible(False)
        self.lanes.tick_params(left=False)
        self.lanes.hlines(range(4), self.low, self.high, color="#d0d0d0", linewidth=1)
        for ax in (self.top_bars, self.bottom_bars):
            ax.set_xlim(-0.6, 5.1)
            ax.set_xticks([0, 1, 2, 3, 4.5], [*FOUR, "sum"])
        self.bottom_bars.set_ylim(0, 1.05)
        moving = {"animated": True}
        (self.ghost,) = self.bottom.plot(x, np.zeros_like(x), "--", color=FAINT, linewidth=1.2, **moving)
        (self.curve,) = self.bottom.plot(x, np.zeros_like(x), color=INK, linewidth=1.5, **moving)
        self.x = x
        self.dots, self.lifted, self.shares, self.bars, self.share_bars = [], [], [], [], []
        self.verticals, self.stack, self.share_stack, self.labels = [], [], [], []
        for k, (colour, marker) in enumerate(zip(CLASS_COLOURS[:4], CLASS_MARKERS[:4], strict=True)):
            dot = {"color": colour, "marker": marker, "linestyle": "", "markersize": 8, **moving}
            line = {"color": colour, "linestyle": ":", "linewidth": 1.5, **moving}
            for ax in (self.top, self.lanes, self.bottom):
                self.verticals += ax.plot([0, 0], [0, 1], **line)
            self.lifted += self.top.plot([0], [0], clip_on=False, **dot)
            self.shares += self.bottom.plot([0], [0], clip_on=False, **dot)
            self.dots += self.lanes.plot([0], [3 - k], markeredgecolor="white", **{**dot, "markersize": 12})
            for ax, bars, stack in (
                (self.top_bars, self.bars, self.stack),
                (self.bottom_bars, self.share_bars, self.share_stack),
            ):
                bars += ax.bar([k], [0], 0.7, color=colour, **moving)
                stack += ax.bar([4.5], [0], 0.7, color=colour, edgecolor="white", linewidth=0.5, **moving)
                self.labels.append(ax.text(k, 0, "", ha="center", va="bottom", fontsize=8, **moving))
        self.sums = [
            ax.text(5.1, 0, "", ha="right", va="bottom", fontsize=9, fontweight="bold", **moving)
            for ax in (self.top_bars, self.bottom_bars)
        ]
        return figure

    def update(self):
        """Put dots, bars and curves where the scores say."""
        scores, heights = self.scores(), self.heights()
        total, shares = heights.sum(), softmax(scores)
        top = next(height for height in LADDER if height >= 1.12 * total)
        self.top.set_ylim(0, top)
        self.top_bars.set_ylim(0, top)
        previous = (
            np.array([self.before[name] for name in FOUR]) * self.before["scale"] + self.before["shift"]
        )
        self.curve.set_ydata(np.exp(self.x) / total)
        self.ghost.set_ydata(np.exp(self.x) / np.exp(previous).sum())
        for k, score in enumerate(scores):
            lift, lane, drop = self.verticals[3 * k : 3 * k + 3]
            lift.set_data([score, score], [0, heights[k]])
            lane.set_data([score, score], [-0.7, 3.7])
            drop.set_data([score, score], [shares[k], 1.05])
            self.dots[k].set_xdata([score])
            self.lifted[k].set_data([score], [heights[k]])
            self.shares[k].set_data([score], [shares[k]])
            for bar, label, value in (
                (self.bars[k], self.labels[2 * k], heights[k]),
                (self.share_bars[k], self.labels[2 * k + 1], shares[k]),
            ):
                bar.set_height(value)
                label.set_y(value)
                label.set_text(number(value))
        _stack(self.stack, heights)
        _stack(self.share_stack, shares)
        for text, value, words in zip(self.sums, (total, shares.sum()), ("S = {}", "{}"), strict=True):
            text.set_y(value)
            text.set_text(words.format(number(value)))

    def sentence(self):
        """Say the scores, their exponentials, the sum and the shares."""
        heights = self.heights()
        return (
            f"Scores: {listing(FOUR, self.scores(), 2)}. Exponentials: {listing(FOUR, heights)}; "
            f"their sum S is {number(heights.sum())}. Divided by S: {listing(FOUR, softmax(self.scores()))}."
        )

    def handles(self):
        """One dot a score."""
        ends = []
        for name in FOUR:
            trait = self.controls()[name]
            reach = np.array([trait.low, trait.high]) * self.scale + self.shift
            ends.append(np.clip(reach, self.low, self.high).round(6).tolist())
        return [
            Handle(name, self.dots[k], f"score of {name}", float(score), 3 - k, *ends[k])
            for k, (name, score) in enumerate(zip(FOUR, self.scores(), strict=True))
        ]

    def dragged(self, name, value):
        """Find the score that, scaled and shifted, lies at `value`; at scale 0 no score moves a dot."""
        return {name: round((value - self.shift) / self.scale, 6)} if self.scale else {}

    def allowed(self, state, old):
        """Stop the hand where a dot would leave the picture."""
        for share in np.linspace(1, 0, 51):
            state = {name: round(old[name] + share * (state[name] - old[name]), 6) for name in state}
            scores = [state[name] * state["scale"] + state["shift"] for name in FOUR]
            if self.low <= min(scores) and max(scores) <= self.high:
                break
        return state
