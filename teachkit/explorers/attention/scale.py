"""The square root of d is a temperature."""

import math
from functools import lru_cache

import numpy as np

from teachkit.explorers.engine import Explorer, Number, Toggle, derived, panels
from teachkit.explorers.parts import DOT
from teachkit.figures.attention import SCALINGS
from teachkit.figures.picture import Table
from teachkit.figures.style import FAINT
from teachkit.figures.words import how_many, number, significant
from teachkit.maths.attention import attention
from teachkit.maths.distributions import entropy
from teachkit.maths.softmax import softmax

SIZES = 2 ** np.arange(11)
DRAWS = 20_000
KEYS = 10


@lru_cache(1)
def by_size():
    """Return mean entropy and mean largest weight by size, not scaled and scaled. Shape (11, 2, 2)."""
    rng = np.random.default_rng(0)
    found = np.empty((len(SIZES), 2, 2))
    for row, d in zip(found, SIZES, strict=True):
        # Given the query, each q · k is normal with variance |q|², and that is a chi-squared number.
        scores = np.sqrt(rng.chisquare(d, (DRAWS, 1))) * rng.normal(size=(DRAWS, KEYS))
        for way, scale in zip(row, (1, 1 / math.sqrt(d)), strict=True):
            w = softmax(scores * scale)
            way[:] = entropy(w).mean(), w.max(-1).mean()
    return found


class ScaleExplorer(Explorer):
    """Why scores are divided by √d: without it, long queries and keys make attention look at one place.

    A query and ten keys have independent entries, normal with variance 1. Their dot products have variance
    d, as if the temperature were 1/√d; the factor 1/√d takes that out again.

    Parameters
    ----------
    scaled : bool
        Divide the scores by √d.
    power : float
        The query and each key have d = 2 to this power entries: from 0 to 10, so d from 1 to 1024.
    seed : float
        Which query and keys the bars show; a whole number from 0 to 99.

    Examples
    --------
    >>> [round(float(row[0, 1]), 2) for row in ScaleExplorer().means()[::2]]  # d = 1, 4, 16, 64, 256, 1024
    [0.27, 0.49, 0.73, 0.86, 0.93, 0.97]
    """

    heading = "The square root of d is a temperature"
    how = (
        "Drag a large dot along d, or focus it and press the arrow keys. Then divide by √d: the bars "
        "become more even, and the dots stay on their flat line however long the keys are."
    )

    scaled = Toggle(False, label="divide the scores by √d")
    power = Number(6, 0, 10, step=1, label="k in d = 2^k", digits=0, box=True)
    seed = Number(0, 0, 99, step=1, label="seed of the bars", digits=0)

    def size(self):
        """Return d, the number of entries of a key."""
        return int(SIZES[int(self.power)])

    @derived
    def weights(self):
        """Return the weights of the ten keys. Shape (10,)."""
        rng = np.random.default_rng(int(self.seed))
        query, keys = rng.normal(size=1024), rng.normal(size=(KEYS, 1024))
        d = self.size()
        return attention(query[:d], keys[:, :d], keys[:, :1], scale=None if self.scaled else 1)[1]

    def means(self):
        """Return mean entropy and mean largest weight by size, not scaled and scaled. Shape (11, 2, 2)."""
        return by_size()

    def present(self):
        """Return mean entropy and mean largest weight at d, as the scores are scaled now."""
        return self.means()[int(self.power), int(self.scaled)]

    def build(self):
        """Draw the weights of one draw, and what becomes of them on average."""
        figure, axes = panels("bars entropy largest", 8.8, 3.8)
        self._bars(axes["bars"])
        self.dots = [
            self._curves(axes["entropy"], 0, "Mean entropy (nats)", "power"),
            self._curves(axes["largest"], 1, "Mean largest weight", "power on the right"),
        ]
        axes["entropy"].set_ylim(0, 2.75)
        axes["entropy"].axhline(math.log(KEYS), color=FAINT, linestyle=":", linewidth=1.2)
        axes["entropy"].text(10.4, 2.35, "ln 10: all alike", ha="right", va="bottom", fontsize=9)
        axes["largest"].set_ylim(0, 1.1)
        axes["largest"].axhline(1 / KEYS, color=FAINT, linestyle=":", linewidth=1.2)
        axes["entropy"].legend(loc="lower left", fontsize=9)
        return figure

    def _bars(self, ax):
        ax.set(title="Ten random keys", xlabel="keys, largest weight first", ylabel="weight")
        ax.set(xlim=(-0.6, KEYS - 0.4), xticks=[], ylim=(0, 1.1))
        ax.axhline(1 / KEYS, color=FAINT, linestyle=":", linewidth=1.2)
        largest = lambda: np.sort(self.weights())[::-1]  # noqa: E731
        self.bars = self.follow(
            ax.bar(range(KEYS), 0, 0.75),
            height=largest,
            color=lambda: [SCALINGS[int(self.scaled)][1]] * KEYS,
        )
        self.follow(
            ax.text(-0.4, 0, "", va="bottom", fontsize=9),
            y=lambda: largest()[0] + 0.01,
            text=lambda: number(largest()[0]),
        )

    def _curves(self, ax, which, title, name):
        ax.set(title=title, xlabel="entries d", xlim=(-0.5, 10.5))
        ax.set_xticks(range(0, 11, 2), [str(SIZES[k]) for k in range(0, 11, 2)])
        for way, (label, colour, style) in enumerate(SCALINGS):
            ax.plot(range(11), self.means()[:, way, which], style, color=colour, marker=".", label=label)
        value = lambda: float(self.present()[which])  # noqa: E731
        noun = ("mean entropy {} nats", "mean largest weight {}")[which]
        return self.handle(
            name, ax.plot([0], [0], **DOT)[0], control="power", y=value,
            words=lambda: f"d {self.size()}, {noun.format(number(value()))}",
        )  # fmt: skip

    def sentence(self):
        """Say how even the weights are, here and on average, with and without the factor."""
        w, d = self.weights(), self.size()
        entries = f"{d} random {'entry' if d == 1 else 'entries'}"
        how = f"divided by √{d} = {significant(math.sqrt(d))}" if self.scaled else "not divided by √d"
        (plain_h, plain_top), (scaled_h, scaled_top) = self.means()[int(self.power)]
        return (
            f"A query and ten keys of {entries}, scores {how}: the "
            f"largest weight is {number(w.max())}, the entropy {number(entropy(w))} nats of at most "
            f"{number(math.log(KEYS))}. On average over {how_many(DRAWS)} such draws the largest "
            f"weight is {number(plain_top, 2)} and the entropy {number(plain_h, 2)} nats if the scores are "
            f"not divided, {number(scaled_top, 2)} and {number(scaled_h, 2)} nats if they are divided by √d. "
            "Dot products of d such entries have variance d, so without the factor the temperature falls as "
            "keys grow longer."
        )

    def short(self):
        """Say the largest weight, and how the scores are scaled."""
        how = "divided by √d" if self.scaled else "not divided"
        most = number(self.weights().max())
        entries = "entry" if self.size() == 1 else "entries"
        return f"Keys of {self.size()} {entries}, scores {how}: the largest weight is {most}."

    def table(self):
        """Return the mean largest weight by size."""
        rows = [
            [str(d), *(number(x, 2) for x in (row[0, 1], row[1, 1], row[0, 0], row[1, 0]))]
            for d, row in list(zip(SIZES, self.means(), strict=True))[::2]
        ]
        header = ["d", "largest weight", "divided by √d", "entropy (nats)", "divided by √d"]
        return Table(header, rows, caption=f"Means over {how_many(DRAWS)} draws of ten keys")
