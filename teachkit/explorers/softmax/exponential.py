"""Four scores on the exponential curve."""

import math

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import (
    FOUR,
    Scores,
    bar_tops,
    capital,
    class_texts,
    named,
    pile,
    raised,
    rung,
    share_tops,
)
from teachkit.explorers.softmax.parts import (
    curve_dots,
    lane_dots,
    lanes,
    small_share,
    verticals,
)
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK
from teachkit.figures.words import listing, number

SUM = 4.5  # where the stacks stand


class ExponentialExplorer(Scores, Explorer):
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
        "Drag any dot of a score left or right, or the top of a bar up or down; or focus a dot and press the "
        "arrow keys. The upper axis stretches as the sum grows: read the numbers on the bars. The dashed "
        "grey curve below is where the curve was before your last move."
    )

    names = FOUR
    cat = Number(-2.2, -4, 6, label="score of cat", digits=1, box=True)
    dog = Number(-1.4, -4, 6, label="score of dog", digits=1, box=True)
    bird = Number(-0.8, -4, 6, label="score of bird", digits=1, box=True)
    fish = Number(0.7, -4, 6, label="score of fish", digits=1, box=True)
    shift = Number(0, -3, 3, label="shift all", digits=1)
    scale = Number(1, 0, 2, step=0.05, label="scale all", digits=2)

    low, high = -4.5, 6.5  # what the x axis shows

    @derived
    def scores(self):
        """Return the four scores as drawn: scaled, then shifted. Shape (4,)."""
        return super().scores() * self.scale + self.shift

    @derived
    def heights(self):
        """Return the exponentials of the scores. Shape (4,)."""
        return np.exp(self.scores())

    def reach(self, name):
        """Return between which places a dot moves: the ends of its control as drawn, within the picture."""
        ends = np.array(super().reach(name)) * self.scale + self.shift
        return np.clip(ends, self.low, self.high).round(6).tolist()

    def moved_to(self, name, score):
        """Return the control that, scaled and shifted, is this score; at scale 0 none moves a dot."""
        return super().moved_to(name, (score - self.shift) / self.scale) if self.scale else {}

    def build(self):
        """Draw both curves, the four lanes between them, and the bars."""
        figure, axes = panels("top tops; lanes blank; bottom bottoms", 8.2, 5.6, height_ratios=[3, 1.25, 3],
                              width_ratios=[3, 1.7])  # fmt: skip
        axes["blank"].set_axis_off()
        x = np.linspace(self.low - 0.3, self.high + 0.3, 300)
        for name in ("top", "lanes", "bottom"):
            axes[name].set_xlim(x[0], x[-1])
        self._lift(axes["top"], axes["tops"], x)
        lanes(axes["lanes"], FOUR, self.low, self.high)
        axes["lanes"].set_xticks([])
        verticals(self, axes["lanes"], lambda: [-0.7] * 4, lambda: [3.7] * 4)
        self.dots = lane_dots(self, axes["lanes"], 3)
        self._moved(axes["blank"])
        self._divide(axes["bottom"], axes["bottoms"], x)
        return figure

    def _moved(self, ax):
        """Write beside each lane how scale and shift make the score that is drawn from that in its box."""
        ax.set(xlim=(0, 1), ylim=(-0.7, 3.7))
        texts = [ax.text(0, 3 - k, "", va="center", fontsize=9, color=CLASS_COLOURS[k]) for k in range(4)]
        self.sums = self.follow(texts, text=self._sums)

    def _sums(self):
        if self.scale == 1 and self.shift == 0:
            return [""] * 4
        scale = f" × {number(self.scale, 2)}" * (self.scale != 1)
        shift = f" {'−' if self.shift < 0 else '+'} {number(abs(self.shift), 1)}" * (self.shift != 0)
        return [
            f"{name} {number(getattr(self, name), 1)}{scale}{shift} = {number(score, 2)}"
            for name, score in zip(FOUR, self.scores(), strict=True)
        ]

    def _lift(self, ax, bars, x):
        ax.plot(x, np.exp(x), color=INK, linewidth=1)
        ax.set(title="Exponentials: every height is positive", ylabel="$e^x$")
        for each in (ax, bars):
            each.set_ylim(0, 3000)  # the layout leaves room for the widest numbers
            self.follow(each, ylim=lambda: (0, rung(self.heights().sum(), (1, 3), least=1)))
        verticals(self, ax, lambda: [0] * 4, self.heights)
        self.lifted = curve_dots(self, ax, self.heights, "on the curve")
        self.bars, self.texts, self.stack = self._bars(bars, self.heights)
        height_of = lambda k, score: math.exp(score)  # noqa: E731
        bar_tops(
            self, bars, range(4), self.heights, lambda k, height: math.log(max(height, 1e-3)), height_of,
            "exponential",
        )  # fmt: skip
        # S is wide: it stands above the number of a bar that is nearly as high.
        self.sum = self._sum(bars, self.heights, "S = {}", transform=raised(bars, bars.transData, 9))

    def _divide(self, ax, bars, x):
        ax.set(title="The same curve, divided by S", ylabel="$e^x / S$", xlabel="score")
        ax.set_ylim(0, 1.05)
        bars.set_ylim(0, 1.05)
        (ghost,) = ax.plot(x, 0 * x, "--", color=FAINT, linewidth=1.2)
        (curve,) = ax.plot(x, 0 * x, color=INK, linewidth=1.5)
        self.ghost = self.follow(ghost, ydata=lambda: np.exp(x) / self._earlier_sum())
        self.curve = self.follow(curve, ydata=lambda: np.exp(x) / self.heights().sum())
        verticals(self, ax, self.shares, lambda: [1.05] * 4)
        self.lowered = curve_dots(self, ax, self.shares, "on the lower curve")
        self.share_bars, self.share_texts, self.share_stack = self._bars(bars, self.shares)
        share_tops(self, bars, range(4), self.shares)
        self.one = self._sum(bars, self.shares, "{}")

    def _earlier_sum(self):
        before = np.array([self.before[name] for name in FOUR])
        return np.exp(before * self.before["scale"] + self.before["shift"]).sum()

    def _bars(self, ax, values):
        """Draw a bar a class, its number, and the stack of them all."""
        ax.set(xlim=(-0.6, 5.1))
        ax.set_xticks([0, 1, 2, 3, SUM], [*FOUR, "sum"])
        bars = self.follow(ax.bar(range(4), 0, 0.7, color=CLASS_COLOURS[:4]), height=values)
        texts = class_texts(ax, range(4))
        self.follow(texts, y=values, text=lambda: [small_share(value) for value in values()])
        return bars, texts, pile(self, ax, SUM, values, 4)

    def _sum(self, ax, values, words, **look):
        text = ax.text(5.1, 0, "", ha="right", va="bottom", fontsize=9, fontweight="bold", **look)
        total = lambda: values().sum()  # noqa: E731
        return self.follow(text, y=total, text=lambda: words.format(number(total())))

    def sentence(self):
        """Say the scores, their exponentials, the sum and the shares."""
        heights = self.heights()
        return (
            f"Scores{self._told()}: {listing(FOUR, self.scores(), 2)}. Exponentials: "
            f"{listing(FOUR, heights)}; their sum S is {number(heights.sum())}. "
            f"Divided by S: {listing(FOUR, self.shares())}.{self._edge()}"
        )

    def _told(self):
        """Say that the scores are not those in the boxes, where scale or shift has moved them."""
        moved = [
            f"multiplied by {number(self.scale, 2)}" * (self.scale != 1),
            f"shifted by {number(self.shift, 1)}" * (self.shift != 0),
        ]
        return f" {named(filter(None, moved))}" if any(moved) else ""

    def short(self):
        """Say the sum and the shares, and who can go no further."""
        shares = listing(FOUR, self.shares(), write=lambda share, digits: small_share(share))
        return f"S = {number(self.heights().sum())}. Divided by S: {shares}.{self._edge()}"

    def _edge(self):
        """Say which dots the edge of the picture holds, so that shift and scale go no further."""
        room = 0.01 * (self.scale + 1)  # what `allowed` cuts off
        held = [
            name for name, score in zip(FOUR, self.scores(), strict=True)
            if score < self.low + room or score > self.high - room
        ]  # fmt: skip
        if not held:
            return ""
        return f" {capital(named(held))} {'is' if len(held) == 1 else 'are'} at the edge: no further."

    def allowed(self, state, old):
        """Stop the hand where a dot would leave the picture."""
        if self._inside(state):
            return state
        near, far = 0.0, 1.0
        for _ in range(30):
            share = (near + far) / 2
            part = {name: old[name] + share * (state[name] - old[name]) for name in state}
            near, far = (share, far) if self._inside(part) else (near, share)
        hundredths = {name: 100 * near * (state[name] - old[name]) for name in state}
        return {
            name: round(old[name] + math.trunc(moved + math.copysign(1e-5, moved)) / 100, 6)
            for name, moved in hundredths.items()
        }

    def _inside(self, state):
        scores = [state[name] * state["scale"] + state["shift"] for name in FOUR]
        return self.low - 1e-9 <= min(scores) and max(scores) <= self.high + 1e-9
