"""One score moves, the others stay."""

import math

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import FOUR, Scores, raised, share_panel, share_tops
from teachkit.explorers.softmax.parts import LINE, class_dot, lanes, score_handle
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, FAINT, INK
from teachkit.figures.words import listing, number, significant
from teachkit.maths.softmax import logsumexp, softmax


class OneLogitExplorer(Scores, Explorer):
    """Move one score and leave the others: its probability traces a sigmoid.

    With the other scores fixed, p = sigmoid(score - LSE), where LSE is the logsumexp of the others: at
    a score of LSE the probability is 1/2. The other classes share what is left in fixed ratios.

    Parameters
    ----------
    cat, dog, bird, fish : float
        The scores, from -6 to 6.
    moved : {"cat", "dog", "bird", "fish"}
        The class whose sigmoid is drawn, over its large dot.

    Notes
    -----
    After "move one logit" in Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> explorer = OneLogitExplorer()
    >>> round(explorer.middle(), 4)
    0.8634
    >>> explorer.bird = 2
    >>> round(float(explorer.shares()[2]), 4)
    0.7571
    """

    heading = "Move one score: its probability traces a sigmoid"
    how = (
        "Choose which score moves, then drag its large dot, the dot on the curve or the top of its bar, or "
        "press the arrow keys. The broad stretch is where it has been. Other scores slide the whole curve."
    )

    names = FOUR
    moved = Choice(("bird", "cat", "dog", "fish"), label="score that moves")
    cat = Number(-2.2, -6, 6, label="score of cat", digits=3, box=True)
    dog = Number(-1.4, -6, 6, label="score of dog", digits=3, box=True)
    bird = Number(-0.8, -6, 6, label="score of bird", digits=3, box=True)
    fish = Number(0.7, -6, 6, label="score of fish", digits=3, box=True)

    low, high = -6.4, 7.5  # room for the middle of the curve, 6 + ln 3 at most

    def index(self):
        """Return the place of the class that moves."""
        return FOUR.index(self.moved)

    def score(self):
        """Return the score that moves."""
        return getattr(self, self.moved)

    def share(self):
        """Return the probability of the class that moves."""
        return self.shares()[self.index()]

    def others(self):
        """Return the names of the three classes that stay, by rising score."""
        return sorted((name for name in FOUR if name != self.moved), key=lambda name: getattr(self, name))

    @derived
    def middle(self):
        """Return the logsumexp of the other scores: where the probability of the moved class is 1/2."""
        return float(logsumexp([getattr(self, name) for name in self.others()]))

    def traced(self, x):
        """Return the probability of the moved class if its score were `x`: sigmoid(x - middle)."""
        return softmax(np.stack([x, np.full_like(x, self.middle())], axis=-1))[..., 0]

    def build(self):
        """Draw the curve above its lanes, and the bars beside it."""
        figure, axes = panels("main bars; lanes notes", 8.2, 4.5, height_ratios=[3, 1.1], width_ratios=[3, 2])
        for name in ("main", "lanes"):
            axes[name].set_xlim(self.low, self.high)
        self.share_bars, _ = share_panel(self, axes["bars"], self.shares)
        for name in ("main", "bars"):
            axes[name].set(ylim=(0, 1.1), yticks=[0, 0.25, 0.5, 0.75, 1])
        axes["bars"].set_title("All four probabilities")
        share_tops(self, axes["bars"], range(4), self.shares)
        lanes(axes["lanes"], FOUR, -6, 6)
        axes["lanes"].set_xlabel("score")
        self._curve(axes["main"])
        self._lanes(axes["lanes"])
        self._notes(axes["notes"])
        return figure

    def _coloured(self, *artists):
        return self.follow(artists, color=lambda: [CLASS_COLOURS[self.index()]] * len(artists))

    def _curve(self, ax):
        ax.set(ylabel="probability", title=" ")  # keeps room for the one that names the class
        ax.axhline(1, color=LINE, linewidth=1)
        look = {"transform": raised(ax, ax.transAxes, 6), "fontsize": 11, "fontweight": "bold"}
        self.title = self.follow(
            ax.text(0, 1, "", **look), text=lambda: f"Move {self.moved} alone: a sigmoid"
        )
        x = np.linspace(self.low, self.high, 200)
        (self.trail,) = ax.plot([], [], linewidth=7, alpha=0.35, solid_capstyle="round", animated=True)
        (curve,) = ax.plot(x, 0 * x, color=INK, linewidth=1.5)
        self.curve = self.follow(curve, ydata=lambda: self.traced(x))
        (half,) = ax.plot([0] * 3, [0] * 3, color=FAINT, linestyle="--", linewidth=1.2)
        self.half = self.follow(half, data=lambda: ([self.middle()] * 2 + [self.low], [0, 0.5, 0.5]))
        # The words keep clear of the curve and of the dotted line, as far as the picture has room.
        left = lambda: self.middle() > 2 or self.score() > self.middle() > -1  # noqa: E731
        self.half_label = self.follow(
            ax.text(0, 0, "", fontsize=9),
            position=lambda: (self.middle() - 0.15, 0.54) if left() else (self.middle() + 0.15, 0.04),
            horizontalalignment=lambda: "right" if left() else "left",
            text=lambda: f"LSE of the others = {number(self.middle())}",
        )
        up, across = (ax.plot([0, 0], [0, 0], linestyle=":", linewidth=1.5)[0] for _ in range(2))
        self.follow(up, data=lambda: ([self.score()] * 2, [0, self.share()]))
        self.follow(across, data=lambda: ([self.score(), self.high], [self.share()] * 2))
        look = {"linestyle": "", "clip_on": False, "markersize": 10, "markeredgecolor": "white"}
        (self.point,) = ax.plot([0], [0], **look)
        self.handle(
            "curve", self.point, "score that moves, on the curve", x=self.score, y=self.share, low=-6, high=6,
            to=lambda score: {self.moved: score}, extra=True,
        )  # fmt: skip
        self.follow(self.point, marker=lambda: CLASS_MARKERS[self.index()])
        self._coloured(self.trail, up, across, self.point)

    def _lanes(self, ax):
        (down,) = ax.plot([0, 0], [0, 0], linestyle=":", linewidth=1.5)
        self.follow(down, data=lambda: ([self.score()] * 2, [3 - self.index(), 3.7]))
        self._coloured(down)
        self.dots = [class_dot(ax, k, 8, 3 - k, markeredgecolor="white") for k in range(4)]
        for k, dot in enumerate(self.dots):
            score_handle(self, k, dot, 3 - k, words=lambda k=k: self._spoken(k))
        self.follow(self.dots, markersize=lambda: [13 if name == self.moved else 8 for name in FOUR])

    def _spoken(self, k):
        return f"score of {FOUR[k]} {significant(self.scores()[k])}, probability {number(self.shares()[k])}"

    def _notes(self, ax):
        ax.set_axis_off()
        ax.set(xlim=(0, 1), ylim=(0, 1))
        self.words = [
            ax.text(0, y, "", va="center", fontsize=9, fontweight=weight)
            for y, weight in ((0.72, "normal"), (0.4, "bold"))
        ]
        self.follow(self.words, text=lambda: [f"Wherever {self.moved} goes, the others keep", self.kept()])
        self.family = None

    def update(self):
        """Draw where the score has been on the present curve; on another one the trail begins anew."""
        score = self.score()
        family = (self.moved, *(getattr(self, name) for name in self.others()))
        if family != self.family or self.state() == self.home():
            self.family, self.visited = family, (score, score)
        self.visited = min(score, *self.visited), max(score, *self.visited)
        stretch = np.linspace(*self.visited, 60)
        self.trail.set_data(stretch, self.traced(stretch))

    def kept(self):
        """Write the ratio of the largest to the smallest of the other probabilities."""
        least, _, most = self.others()
        gap = getattr(self, most) - getattr(self, least)
        return f"p({most}) / p({least}) = e^{significant(round(gap, 4))} = {significant(math.exp(gap), 5)}"

    def sentence(self):
        """Say the sigmoid, its middle, all probabilities and the ratio that stays."""
        score, middle = self.score(), self.middle()
        return (
            f"Only {self.moved} moves. The logsumexp of the other three scores is {number(middle, 4)}: there "
            f"p({self.moved}) is 1/2. The score of {self.moved} is {significant(score)}, so p({self.moved}) "
            f"= sigmoid({number(score - middle, 4)}) = {number(self.share())}. "
            f"Probabilities: {listing(FOUR, self.shares())}. Wherever {self.moved} goes, {self.kept()}."
        )

    def short(self):
        """Say the probability of the class that moves, and where it would be one half."""
        return (
            f"p({self.moved}) = {number(self.share())}; it would be 1/2 at a score of "
            f"{number(self.middle())}. The others keep {self.kept()}."
        )
