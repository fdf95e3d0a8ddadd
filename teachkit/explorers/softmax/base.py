"""Another base than e."""

import math

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import DOT, FOUR, Scores, class_texts, raised, rung, share_tops
from teachkit.explorers.softmax.parts import class_dot, curve_dots, lane_dots, lanes, verticals
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK
from teachkit.figures.words import how_many, listing, number, significant
from teachkit.maths.softmax import softmax, to_temperature


class BaseExplorer(Scores, Explorer):
    """Powers of another base than e, divided by their sum: softmax at another temperature.

    a^z = e^(z ln a), so base a is temperature T = 1 / ln a and nothing else. On the left each height
    a^z is found again on the faint curve e^x, at x = z / T.

    Parameters
    ----------
    base : float
        From 1.1 to 10; e unless told.
    cat, dog, bird, fish : float
        The scores, from -4 to 5.

    Notes
    -----
    The scores and the question why the base is e are those of Christian Versloot, "How does the Softmax
    activation function work?", MachineCurve, 2020.

    Examples
    --------
    >>> explorer = BaseExplorer(base=3)
    >>> round(explorer.temperature(), 4)
    0.9102
    >>> [round(float(share), 4) for share in explorer.shares()]
    [0.0718, 0.8982, 0.0298, 0.0003]
    """

    heading = "Another base is another temperature"
    how = (
        "Drag the base, a score on its line or on the curve, or the top of a solid bar; or focus a dot and "
        "press the arrow keys. Hollow markers: the same heights on the curve of e, at score / T."
    )

    names = FOUR
    base = Number(math.e, 1.1, 10, label="base a", digits=3, box=True)
    cat = Number(2, -4, 5, label="score of cat", digits=1, box=True)
    dog = Number(4.3, -4, 5, label="score of dog", digits=1, box=True)
    bird = Number(1.2, -4, 5, label="score of bird", digits=1, box=True)
    fish = Number(-3.1, -4, 5, label="score of fish", digits=1, box=True)

    low, high = -4.3, 7.2  # what the x axis shows: room on the right for hollow markers

    @derived
    def heights(self):
        """Return the powers a^z. Shape (4,)."""
        return self.base ** self.scores()

    @derived
    def shares(self):
        """Return the powers a^z divided by their sum. Shape (4,)."""
        return self.heights() / self.heights().sum()

    @derived
    def temperature(self):
        """Return the temperature that means the same as the base: 1 / ln a."""
        return to_temperature(base=self.base)

    @derived
    def by_temperature(self):
        """Return softmax at that temperature. Shape (4,)."""
        return softmax(self.scores(), temperature=self.temperature())

    def found(self):
        """Return where the heights are found on the curve of e: the scores divided by T. Shape (4,)."""
        return self.scores() / self.temperature()

    @derived
    def top(self):
        """Return the height of the axis of the curves."""
        return rung(max(1, self.heights().max()), (1, 3), least=1)

    def build(self):
        """Draw the two curves above the lanes of the scores, and the bars above the lane of the base."""
        figure, axes = panels("main bars; lanes base", 8.2, 4.8, height_ratios=[3, 1.2],
                              width_ratios=[1.25, 1])  # fmt: skip
        for name in ("main", "lanes"):
            axes[name].set_xlim(self.low, self.high)
        self._curves(axes["main"])
        self._bars(axes["bars"])
        lanes(axes["lanes"], FOUR, -4, 5)
        axes["lanes"].set_xlabel("score")
        verticals(self, axes["lanes"], lambda: [3, 2, 1, 0], lambda: [3.7] * 4)
        self.dots = lane_dots(self, axes["lanes"], 3)
        self._base(axes["base"])
        return figure

    def _curves(self, ax):
        ax.set(title="Powers of the base", ylabel="height")
        ax.yaxis.set_major_formatter(lambda x, _: how_many(x) if x >= 10 else significant(x))
        ax.set_ylim(0, 300_000)  # the layout leaves room for the widest numbers
        self.follow(ax, ylim=lambda: (0, self.top()))
        x = np.linspace(self.low, self.high, 300)
        ax.plot(x, np.exp(x), "--", color=FAINT, linewidth=1.5)
        (of_a,) = ax.plot(x, np.exp(x), color=INK, linewidth=1.5)
        self.of_a = self.follow(of_a, ydata=lambda: self.base**x)
        looks = (("$e^x$", FAINT), ("$a^x$", INK))
        self.curve_names = [ax.text(0, 0, words, color=colour, fontsize=11) for words, colour in looks]
        places = lambda k: [each[k] for each in self._curve_names()]  # noqa: E731
        self.follow(
            self.curve_names, position=lambda: places(0), horizontalalignment=lambda: places(1),
            verticalalignment=lambda: places(2),
            visible=lambda: [True, abs(self.base - math.e) > 0.05],  # two curves in one place have one name
        )  # fmt: skip
        above = raised(ax, ax.transData, 5)
        self.beyond = [ax.text(0, 0, "", fontsize=8, transform=above) for _ in FOUR]
        named = lambda k: [each[k] for each in self._beyond()]  # noqa: E731
        self.follow(
            self.beyond, position=lambda: named(0), horizontalalignment=lambda: named(1),
            text=lambda: named(2),
        )  # fmt: skip
        verticals(self, ax, lambda: [0] * 4, self.heights)
        self._find(ax)
        self.lifted = curve_dots(self, ax, self.heights, "on the curve", zorder=2.1)

    def _find(self, ax):
        """Draw a line from each height to where it is found on the curve of e, and a hollow marker there."""
        rows = lambda: zip(self.scores(), self.found(), self.heights(), strict=True)  # noqa: E731
        levels = [ax.plot([0, 0], [0, 0], color=CLASS_COLOURS[k], linewidth=1)[0] for k in range(4)]
        self.follow(levels, data=lambda: [([z, x], [height] * 2) for z, x, height in rows()])
        self.hollow = [class_dot(ax, k, markerfacecolor="white") for k in range(4)]
        for marker in self.hollow:
            marker.set_clip_on(True)  # score / T may lie outside
        self.follow(self.hollow, data=lambda: [([x], [height]) for _, x, height in rows()])

    @derived
    def _beyond(self):
        """Return position, alignment and words for each hollow marker, where it lies beyond an edge."""
        told, places, heights, top = [((0, 0), "left", "")] * 4, self.found(), self.heights(), self.top()
        for side, edge, words, outside in (
            ("left", self.low + 0.1, "← {1} {0}", places < self.low),
            ("right", self.high, "{0} → {1}", places > self.high),
        ):
            order = [k for k in np.argsort(heights, kind="stable") if outside[k]]
            free = math.exp(edge) + (0.08 * top if side == "right" else 0)  # the name of e^x ends there
            for rank, k in enumerate(order):
                y = min(max(heights[k], free), (1 - 0.065 * (len(order) - rank)) * top)
                free = y + 0.065 * top
                told[k] = (edge, y), side, words.format(FOUR[k], number(places[k], 1))
        return told

    @derived
    def _curve_names(self):
        """Write the steeper curve's name on its left, the flatter one's below it or above its end."""
        told = []
        for base in (math.e, self.base):
            steeper = base == max(math.e, self.base)
            x = min(math.log((0.92 if steeper else 0.45) * self.top()) / math.log(base), self.high)
            left, room = steeper or x >= self.high - 0.6, x < self.high - 0.6
            told.append((
                (x - 0.15 if left else x + 0.15, base**x), "right" if left else "left",
                "center" if steeper else "top" if room else "bottom",
            ))  # fmt: skip
        return told

    def _bars(self, ax):
        ax.set(title="Solid: powers / their sum\nOutlined: softmax at T = 1 / ln a", ylim=(0, 1.12))
        ax.set(yticks=[0, 0.25, 0.5, 0.75, 1], xlim=(-0.6, 3.6))
        ax.set_xticks(range(4), FOUR)
        places = np.arange(4)
        self.bars = self.follow(ax.bar(places - 0.2, 0, 0.38, color=CLASS_COLOURS[:4]), height=self.shares)
        look = {"color": "white", "edgecolor": CLASS_COLOURS[:4], "linewidth": 2}
        self.outlines = self.follow(ax.bar(places + 0.2, 0, 0.36, **look), height=self.by_temperature)
        self.labels = self.follow(
            class_texts(ax, places), y=self.by_temperature,
            text=lambda: [number(share, 5) for share in self.by_temperature()],
        )  # fmt: skip
        share_tops(self, ax, places - 0.2, self.shares, self.temperature)

    def _base(self, ax):
        lanes(ax, ("base",), 1.1, 10)
        ax.set(ylim=(-0.6, 1.6), xlim=(0.7, 10.6))
        ax.set_xticks([1.1, math.e, 5, 7.5, 10], ["1.1", "e", "5", "7.5", "10"])
        self.handle(
            "base", ax.plot([0], [0], **DOT)[0],
            words=lambda: f"base {number(self.base)}, temperature {number(self.temperature())}",
        )  # fmt: skip
        look = {"va": "center", "fontsize": 10, "fontweight": "bold"}
        self.words = self.follow(ax.text(0.8, 1, "", **look), text=self._equal)

    def _equal(self):
        return f"base {number(self.base)} = temperature {number(self.temperature(), 4)}"

    def sentence(self):
        """Say the base, the temperature, and both rows of probabilities."""
        powers, shares = (listing(FOUR, p, 5) for p in (self.shares(), self.by_temperature()))
        return (
            f"Scores: {listing(FOUR, self.scores(), 2)}. Base a is {number(self.base)}; the temperature that "
            f"means the same is T = 1 / ln a = {number(self.temperature(), 4)}. Powers of a divided by their "
            f"sum: {powers}. Softmax at temperature T: {'the same' if powers == shares else shares}."
        )

    def short(self):
        """Say which temperature means the same, and the probabilities that both give."""
        shares = listing(FOUR, self.shares(), 3)
        return f"Base {number(self.base)} = temperature {number(self.temperature(), 4)}. Both give {shares}."
