"""Plain division beside softmax."""

import numpy as np

from teachkit.explorers.engine import Explorer, Number, Toggle, derived, panels
from teachkit.explorers.parts import DOT, Scores, named, raised
from teachkit.explorers.softmax.parts import lane_dots, lanes
from teachkit.figures.style import CLASS_COLOURS, CLASS_NAMES, FAINT, INK, WARNING
from teachkit.figures.words import listing, number
from teachkit.maths.softmax import softmax

THREE = CLASS_NAMES[:3]


class DivisionExplorer(Scores, Explorer):
    """Three scores divided by their sum, beside softmax, while one number is added to all of them.

    Plain division depends on where the zero of the scores lies: a shift changes every share, a negative
    score makes a negative share, a negative sum reverses the order and a sum of 0 leaves nothing to
    divide by. Softmax depends on differences alone.

    Parameters
    ----------
    cat, dog, bird : float
        The scores, from -10 to 10.
    shift : float
        Added to every score.
    thousand : bool
        Whether another 1000 is added to every score.

    Notes
    -----
    The numbers 5, 3, 2 and the shifts of 1 and of 1000 are those of a viewer's question on Elliot
    Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> explorer = DivisionExplorer(shift=1)
    >>> [round(float(share), 5) for share in explorer.plain()]
    [0.46154, 0.30769, 0.23077]
    >>> [round(float(share), 5) for share in explorer.shares()]
    [0.84379, 0.1142, 0.04201]
    """

    heading = "Plain division beside softmax, under a shift of all scores"
    how = (
        "Drag a score, or the dot that shifts all of them, or focus a dot and press the arrow keys. "
        "The dashed outlines are the bars without any shift. At ▲ and ▼ a bar goes on beyond the axis."
    )

    names = THREE
    cat = Number(5, -10, 10, label="score of cat", digits=1, box=True)
    dog = Number(3, -10, 10, label="score of dog", digits=1, box=True)
    bird = Number(2, -10, 10, label="score of bird", digits=1, box=True)
    shift = Number(0, -10, 10, label="shift all", digits=1, box=True)
    thousand = Toggle(False, label="add another 1000")

    zero = 1e-9  # a sum closer to 0 is one that rounding kept from it: 0.1 + 0.2 - 0.3

    def large(self):
        """Return what is added besides the shift."""
        return 1000 if self.thousand else 0

    def added(self):
        """Return what is added to every score."""
        return self.shift + self.large()

    def scores(self, added=None):
        """Return the three scores with `added`, by default the present shift. Shape (3,)."""
        return super().scores() + (self.added() if added is None else added)

    def plain(self, added=None):
        """Return each score divided by the sum, or None where the sum is 0. Shape (3,)."""
        scores = self.scores(added)
        return None if abs(scores.sum()) < self.zero else scores / scores.sum()

    def shares(self, added=None):
        """Return the softmax of the scores. Shape (3,)."""
        return softmax(self.scores(added))

    def reach(self, name):
        """Return between which places a dot moves, with what is added."""
        return tuple(end + self.added() for end in super().reach(name))

    def moved_to(self, name, score):
        """Take off what is added, to find the score itself."""
        return super().moved_to(name, score - self.added())

    def faults(self):
        """Return what is wrong with plain division here, each in a few words."""
        scores, plain = self.scores(), self.plain()
        if plain is None:
            return ["no shares: the scores sum to 0"]
        found = ["order reversed"] if scores.sum() < 0 and np.ptp(scores) > 0 else []
        return found + (["negative share"] if (plain < 0).any() else [])

    @derived
    def is_strange(self):
        """Say whether a share, with or without the shift, lies below 0: then the axis reaches there."""
        known = (self.plain(), self.plain(0))
        return any(shares is not None and shares.min() < 0 for shares in known)

    def limits(self):
        """Return the lowest and the highest share that the panels show."""
        return (-1.1, 2.1) if self.is_strange() else (0, 1.12)

    def build(self):
        """Draw both sets of bars, and the number line on which the scores lie."""
        figure, axes = panels("plain softmax; lanes lanes", 8.2, 5.2, height_ratios=[3, 1.3])
        axes["plain"].set_ylabel("share")
        self.bars, self.ghosts, self.labels, self.tips, self.verdicts = zip(
            self._shares(axes["plain"], "Plain division: score / sum", self.plain, self._judged),
            self._shares(axes["softmax"], "Softmax", self.shares, lambda: "the same at every shift"),
            strict=True,
        )
        self.follow(self.verdicts[0], color=lambda: WARNING if self.faults() else INK)
        self._lanes(axes["lanes"])
        return figure

    def _shares(self, ax, title, shares, verdict):
        """Draw one panel: bars, the outlines of the bars without a shift, and the numbers."""
        ax.set(title=title, xlim=(-0.6, 2.6))
        ax.set_xticks(range(3), THREE)
        ax.axhline(0, color=INK, linewidth=0.8)
        ax.tick_params(axis="x", length=0)
        ax.set_xlabel(" \n \n ", fontsize=9)  # keeps room for the numbers and the verdict
        self.follow(
            ax, ylim=self.limits,
            yticks=lambda: [-1, 0, 1, 2] if self.is_strange() else [0, 0.25, 0.5, 0.75, 1],
        )  # fmt: skip
        bars = ax.bar(range(3), 0, 0.7, color=CLASS_COLOURS[:3])
        ghosts = ax.bar(range(3), 0, 0.8, fill=False, edgecolor=INK, linestyle="--", linewidth=1)
        for artists, added in ((bars, None), (ghosts, 0)):
            self.follow(
                artists,
                visible=lambda added=added: [shares(added) is not None] * 3,
                height=lambda added=added: np.zeros(3) if shares(added) is None else shares(added),
            )
        below = raised(ax, ax.get_xaxis_transform(), -32)
        labels = [ax.text(k, 0, "", ha="center", va="bottom", fontsize=10, transform=below) for k in range(3)]
        self.follow(
            labels, text=lambda: ["none"] * 3 if shares() is None else [number(p, 5) for p in shares()]
        )
        tips = [ax.text(k, 0, "", ha="center", color="white") for k in range(3)]
        self._tips(tips, lambda: np.zeros(3) if shares() is None else shares())
        words = ax.text(0.5, 0, "", ha="center", fontweight="bold", transform=raised(ax, ax.transAxes, -49))
        return bars, ghosts, labels, tips, self.follow(words, text=verdict)

    def _tips(self, tips, heights):
        """Mark the bars that go on beyond the axis."""

        def beyond():
            low, high = self.limits()
            return ["▲" if h > high else "▼" if h < low else "" for h in heights()]

        self.follow(
            tips, text=beyond, y=lambda: [self.limits()[int(h > 0)] for h in heights()],
            verticalalignment=lambda: ["top" if h > 0 else "bottom" for h in heights()],
        )  # fmt: skip

    def _judged(self):
        plain, before = self.plain(), self.plain(0)
        same = plain is None or before is None or np.allclose(plain, before, rtol=0)
        fine = "sum 1, no negative share" if same else "the shift changed the shares"
        return " and ".join(self.faults()) or fine

    def _lanes(self, ax):
        lanes(ax, (*THREE, "shift"), -2000, 2000)
        ax.patch.set_visible(False)  # it would cover the verdicts
        ax.set(xlabel="score + shift", xlim=(979.5, 1032))  # the layout leaves room for the widest numbers
        ax.axvline(0, color=FAINT, linewidth=1)
        middle = self.large
        self.follow(
            ax, xlim=lambda: (middle() - 20.5, middle() + 32),
            xticks=lambda: [middle() + 5 * k for k in range(-4, 5)],
        )  # fmt: skip
        # Beside each lane, how the score that is drawn comes from that in its box.
        texts = [ax.text(0, 3 - k, "", ha="right", va="bottom") for k in range(3)]
        self.sums = self.follow(texts, x=lambda: [middle() + 32] * 3, text=self._sums)
        self.dots = lane_dots(self, ax, 3)
        (dot,) = ax.plot([0], [0], **{**DOT, "markersize": 11})
        self.handle(
            "shift", dot, x=self.added, y=0, low=lambda: middle() - 10, high=lambda: middle() + 10,
            to=lambda added: {"shift": round(added - middle(), 6)},
            words=lambda: f"shift all {number(self.added(), 1)}",
        )  # fmt: skip
        for one in (*self.dots, dot):  # unclipped: out of the axis it would push the layout aside
            one.set_xdata([1000])

    def _sums(self):
        if not self.added():
            return [""] * 3
        added = f"{'−' if self.added() < 0 else '+'} {number(abs(self.added()), 1)}"
        return [
            f"{number(getattr(self, name), 1)} {added} = {number(score, 1)}"
            for name, score in zip(THREE, self.scores(), strict=True)
        ]

    def sentence(self):
        """Say the scores, both sets of shares, and what is wrong with plain division."""
        scores, plain, before = self.scores(), self.plain(), self.plain(0)
        with_ = f" with {number(self.added(), 2)} added" if self.added() else ""
        parts = [
            f"Scores{with_}: {listing(THREE, scores, 2)}; "
            f"their sum is {number(0 if plain is None else scores.sum(), 2)}."
        ]
        if plain is None:
            parts.append("Plain division breaks: the scores sum to 0.")
        else:
            parts.append(f"Plain division: {listing(THREE, plain, 5)}.")
            if "order reversed" in self.faults():
                first = THREE[int(scores.argmax())]
                parts.append(f"Order reversed: {first} has the largest score and gets the smallest share.")
            if (plain < 0).any():
                negative = named(name for name, share in zip(THREE, plain, strict=True) if share < 0)
                parts.append(f"Negative share: {negative}.")
        if self.added() and before is not None:
            parts.append(f"Without the shift plain division gives {listing(THREE, before, 5)}.")
        parts.append(f"Softmax: {listing(THREE, self.shares(), 5)}, the same at every shift.")
        return " ".join(parts)

    def short(self):
        """Say what plain division gives, and that softmax does not care."""
        if self.plain() is None:
            return "Plain division breaks: the scores sum to 0. Softmax is the same at every shift."
        shares = listing(THREE, self.plain(), 5)
        return f"Plain division: {shares}; {self._judged()}. Softmax is the same at every shift."
