"""Draw the next word."""

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import TRACK, Scores, class_texts, decades, log_dot, score_panel
from teachkit.explorers.temperature.parts import dashboard
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS
from teachkit.figures.words import listing, number, significant
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import sample_gumbel

REACHES = (3, 10, 30, 100, 300, 1000)  # of the axis of the race


class SamplingExplorer(Scores, Explorer):
    """Draw the next word: noise is added to every logit / T, and the largest sum wins.

    With Gumbel noise G the winner, argmax(z / T + G), is distributed as softmax(z / T). The same seed
    gives the same noise, so that another temperature judges the same races anew.

    Parameters
    ----------
    mat, sofa, moon, tax : float
        The logits of the words, from -5 to 6.
    temperature : float
        T, from 0.01 to 100.
    seed : float
        Which noise; a whole number from 0 to 99.
    draws : float
        How many words are drawn; a whole number from 1 to 100000.

    Examples
    --------
    >>> explorer = SamplingExplorer(draws=1000)
    >>> explorer.run("thousand")
    >>> int(explorer.counts().sum())
    2000
    """

    heading = "Sampling the next word: the more draws, the closer to softmax"
    how = (
        "Press a button to draw, and Stop when you have seen enough. Drag the temperature, or the end of a "
        "logit, or focus it and press the arrow keys. Another seed is another series of noise."
    )
    actions = {"one": "Draw one", "thousand": "Draw 1000 more", "many": "Draw 10000 more"}  # noqa: RUF012

    names = ("mat", "sofa", "moon", "tax")
    start = "The cat sat on the"
    mat = Number(3, -5, 6, label="logit of mat", box=True)
    sofa = Number(2, -5, 6, label="logit of sofa", box=True)
    moon = Number(0.5, -5, 6, label="logit of moon", box=True)
    tax = Number(-1, -5, 6, label="logit of tax", box=True)
    temperature = Number(1, 0.01, 100, step=0.01, label="temperature T", digits=3, log=True, box=True)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0, more=True)
    draws = Number(100, 1, 100_000, step=0.01, label="draws", digits=0, log=True, more=True)

    @derived
    def shares(self):
        """Return softmax(z / T). Shape (4,)."""
        return softmax(self.scores(), temperature=self.temperature)

    @derived
    def drawn(self):
        """Return the class numbers of all words drawn. Shape (draws,)."""
        rng = np.random.default_rng(int(self.seed))
        return sample_gumbel(self.scores(), temperature=self.temperature, size=int(self.draws), rng=rng)

    @derived
    def counts(self):
        """Return how often each word was drawn. Shape (4,)."""
        return np.bincount(self.drawn(), minlength=len(self.names))

    @derived
    def race(self):
        """Return where each word began in the last draw, and the noise that was added. Two of shape (4,)."""
        noise = np.random.default_rng(int(self.seed)).gumbel(size=(int(self.draws), len(self.names)))[-1]
        return self.scores() / self.temperature, noise

    def one(self):
        """Draw one word more."""
        yield from self._draw(1, 1)

    def thousand(self):
        """Draw 1000 words more, ten at a time."""
        yield from self._draw(1000, 100)

    def many(self):
        """Draw 10000 words more, a hundred at a time."""
        yield from self._draw(10_000, 100)

    def _draw(self, count, steps):
        before = self.draws
        goal = min(before + count, self.controls()["draws"].high)
        for k in range(1, steps + 1):
            self.draws = round(before + (goal - before) * k / steps)
            yield k / steps

    def build(self):
        """Draw logits, bars and the last race above the lane of the temperature."""
        figure, axes = panels("logits shares race; lane lane lane", 8.2, 5.0, height_ratios=[3.6, 1],
                              width_ratios=[2.7, 3, 2.6])  # fmt: skip
        score_panel(self, axes["logits"], "logit")
        axes["logits"].tick_params(axis="x", labelsize=9)
        self._shares(axes["shares"])
        self._race(axes["race"])
        self._lane(axes["lane"])
        return figure

    def _shares(self, ax):
        places = np.arange(4)
        ax.set(title="Outlined: exact. Solid: drawn", ylabel="share", ylim=(0, 1.12), xlim=(-0.6, 3.6))
        ax.set_xticks(places, self.names)
        look = {"facecolor": "white", "edgecolor": CLASS_COLOURS[:4], "linewidth": 2}
        self.exact = self.follow(ax.bar(places - 0.2, 0, 0.36, **look), height=self.shares)
        found = lambda: self.counts() / self.draws  # noqa: E731
        self.share_bars = self.follow(ax.bar(places + 0.2, 0, 0.4, color=CLASS_COLOURS[:4]), height=found)
        self.count_texts = self.follow(
            class_texts(ax, places),
            y=lambda: np.maximum(found(), self.shares()) + 0.01,
            text=lambda: [f"{count:,}" for count in self.counts()],
        )

    def _race(self, ax):
        places = np.arange(4)
        ax.set(title="Last draw: the race", ylim=(-0.6, 3.7), xlabel="hollow: logit / T; solid: + noise")
        ax.set_yticks(places, self.names[::-1])
        ax.tick_params(left=False)
        ax.spines["left"].set_visible(False)
        ax.hlines(places, -1e4, 1e4, color=TRACK, linewidth=1)
        ax.set_xlim(-1000, 1000)  # the layout leaves room for the widest numbers
        self.follow(ax, xlim=self._reach)
        ends = lambda: sum(self.race())  # noqa: E731
        paths, starts, marks = [], [], []
        for k in range(4):
            look = {"color": CLASS_COLOURS[k], "marker": CLASS_MARKERS[k], "linestyle": ""}
            paths += ax.plot([0, 0], [3 - k] * 2, color=CLASS_COLOURS[k], linewidth=1.5)
            starts += ax.plot([0], [3 - k], markerfacecolor="white", markersize=7, **look)
            marks += ax.plot([0], [3 - k], markersize=9, **look)
        self.follow(paths, xdata=lambda: np.transpose([self.race()[0], ends()]))
        self.follow(starts, xdata=lambda: self.race()[0][:, None])
        self.ends = self.follow(marks, xdata=lambda: ends()[:, None])
        self.winner_text = self.follow(
            ax.text(0, 0, "", va="bottom", fontsize=9, fontweight="bold"),
            position=lambda: (ends()[self.drawn()[-1]], 3 - self.drawn()[-1] + 0.2),
            ha=lambda: "right" if ends()[self.drawn()[-1]] > 0 else "left",
            text=lambda: f"{self.names[self.drawn()[-1]]} wins",
        )

    def _reach(self):
        """Return the limits of the race: in few, clear steps."""
        begin, noise = self.race()
        reach = 1.15 * max(np.abs(begin).max(), np.abs(begin + noise).max())
        reach = next(step for step in REACHES if step >= reach)
        return -reach, reach

    def _lane(self, ax):
        decades(ax, -2, 2)
        ax.set(ylim=(-0.5, 2.6), yticks=[], xlabel="temperature T")
        ax.spines["left"].set_visible(False)
        ax.plot([-2, 2], [0, 0], color=TRACK, linewidth=3)
        log_dot(self, ax, "T", "temperature")
        self.last_text = self.follow(ax.text(-2, 1.7, "", va="center", fontsize=10), text=self._last_words)

    def _last_words(self):
        last = ", ".join(self.names[k] for k in self.drawn()[-7:])
        return f"{self.start} … {last}   ({self._so_many()})"

    def _so_many(self):
        return f"{int(self.draws):,} draw{'s' * (self.draws > 1)}"

    def sentence(self):
        """Say the exact and the drawn shares, and who won the last race."""
        shares, found = self.shares(), self.counts() / self.draws
        winner, far = self.drawn()[-1], int(np.abs(found - shares).argmax())
        begin, noise = (part[winner] for part in self.race())
        race = f"{number(begin, 2)} {'−' if noise < 0 else '+'} {number(abs(noise), 2)}"
        chance = np.sqrt(shares[far] * (1 - shares[far]) / self.draws)
        return (
            f"“{self.start} …”, logits {listing(self.names, self.scores(), 2)}, temperature "
            f"{significant(self.temperature)}. Exact probabilities: {listing(self.names, shares)} "
            f"({dashboard(shares)}). {self._so_many().capitalize()} with seed {int(self.seed)}: "
            f"{listing(self.names, found)}. The largest difference is {number(abs(found - shares)[far], 4)}, "
            f"at {self.names[far]}, where chance alone moves a share by about {number(chance, 4)}. Last: "
            f"argmax(logit / T + noise) is {self.names[winner]}, with {race} = {number(begin + noise, 2)}."
        )

    def short(self):
        """Say how far the drawn shares are from the exact ones."""
        apart = np.abs(self.counts() / self.draws - self.shares())
        word = self.names[int(apart.argmax())]
        near = f"the drawn shares are within {number(apart.max())} of softmax"
        return f"{self._so_many()}: {near}; {word} is farthest off."
