"""Explorers of lesson 03: temperature, sampling, a die, two betas, peaks, calibration, confidence."""

import numpy as np

from teachkit.explorers.distributions import MOVING, ScoreBars, named
from teachkit.explorers.engine import Handle, Number
from teachkit.figures.style import CLASS_NAMES, FAINT, INK, listing, new_figure, number
from teachkit.maths.distributions import entropy, perplexity
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import gini, sample_gumbel

FOUR = CLASS_NAMES[:4]
TRACK = "#e2e2e2"
DOT = {"marker": "o", "color": INK, "linestyle": "", "markersize": 12, "markeredgecolor": "white",
       "zorder": 5, "clip_on": False}  # fmt: skip


def plain(value, count=4):
    """Write a number with at most `count` significant figures, without trailing zeros.

    Examples
    --------
    >>> plain(0.01), plain(1.0), plain(219.8766), plain(-0.5)
    ('0.01', '1', '219.9', '−0.5')
    """
    return f"{float(value):.{count}g}".replace("-", "−")


def short(p):
    """Write a probability for the end of a narrow bar.

    Examples
    --------
    >>> short(0.872662), short(1.3e-100), short(0.0)
    ('0.873', '1e−100', '0.000')
    """
    return f"{p:.0e}".replace("-0", "-").replace("-", "−") if 0 < p < 5e-4 else number(p)


def dashboard(p):
    """Say how sure a distribution is, in four measures.

    Examples
    --------
    >>> dashboard([0.25, 0.25, 0.25, 0.25])
    'entropy 1.386 nats, perplexity 4.000, largest probability 0.250, Gini 0.750'
    """
    measures = (entropy(p), perplexity(p), np.max(p), gini(p))
    words = ("entropy {} nats", "perplexity {}", "largest probability {}", "Gini {}")
    return ", ".join(word.format(number(value)) for word, value in zip(words, measures, strict=True))


def capital(words):
    """Begin a sentence: the first letter large, the others as they are."""
    return words[0].upper() + words[1:]


def decades(ax, low, high, labels=lambda x: f"{x:g}"):
    """Make the x axis of `ax` one of powers of ten: its coordinate is the common logarithm."""
    powers = np.arange(round(low), round(high) + 1)
    ax.set_xlim(low, high)
    ax.set_xticks(powers, [labels(10.0**power) for power in powers])


def from_decades(trait, value):
    """Return the number, in the range of `trait`, whose common logarithm is `value`: four figures of it."""
    return min(trait.high, max(trait.low, float(f"{10**value:.4g}")))


class TemperatureExplorer(ScoreBars):
    """One temperature divides all logits: bars, the measures of how sure they are, and the entropy's curve.

    Parameters
    ----------
    cat, dog, bird, fish : float
        The logits, from -5 to 6.
    temperature : float
        T, from 0.01 to 100; beta is 1 / T.

    Notes
    -----
    The default logits are those of "How does the Softmax activation function work?", MachineCurve,
    https://github.com/christianversloot/machine-learning-articles. "Scale all logits" is a control of
    Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> explorer = TemperatureExplorer(temperature=100)
    >>> [round(float(share), 3) for share in explorer.shares()]
    [0.252, 0.258, 0.25, 0.24]
    """

    heading = "One temperature: from one-hot to uniform"
    how = (
        "Drag the dot on the curve to the left (colder) or right (hotter), or focus it and press the arrow "
        "keys. The end of a logit can be dragged too. Predict first which bars grow when T rises."
    )

    names = FOUR
    cat = Number(2, -5, 6, label="logit of cat")
    dog = Number(4.3, -5, 6, label="logit of dog")
    bird = Number(1.2, -5, 6, label="logit of bird")
    fish = Number(-3.1, -5, 6, label="logit of fish")
    temperature = Number(1, 0.01, 100, step=0.01, label="temperature T", digits=3, log=True)

    def shares(self):
        """Return softmax(z / T). Shape (4,)."""
        return softmax(self.scores(), self.temperature)

    def measures(self):
        """Return rows of name, value, and the least and the largest value that four classes can have."""
        p = self.shares()
        return [
            ("entropy", float(entropy(p)), 0.0, float(np.log(4))),
            ("perplexity", float(perplexity(p)), 1.0, 4.0),
            ("largest probability", float(p.max()), 0.25, 1.0),
            ("Gini", float(gini(p)), 0.0, 0.75),
        ]

    def build(self):
        """Draw logits, probabilities and measures above the curve of the entropy."""
        figure, axes = new_figure(
            8.2, 5.4, 2, 3, gridspec_kw={"height_ratios": [1.15, 1], "width_ratios": [2.1, 2.7, 2.8]}
        )
        (logits, bars, gauges), lower = axes
        grid = lower[0].get_gridspec()
        for ax in lower:
            ax.remove()
        self.curve_axes = ax = figure.add_subplot(grid[1, :])
        self.build_scores(logits, "logit")
        bars.set_title("softmax(logits / T)")
        bars.set_ylabel("probability")
        bars.set_ylim(0, 1.12)
        bars.set_xlim(-0.6, 3.6)
        bars.set_xticks(range(4), FOUR)
        self.share_bars = self.bars(bars, range(4), width=0.7)
        self.share_texts = self.texts(bars, range(4))
        gauges.set_title("How sure is it?")
        gauges.set_axis_off()
        gauges.set_xlim(0, 1)
        gauges.set_ylim(-0.6, 4.9)
        self.gauges, self.gauge_texts = [], []
        for row in range(4):
            y = 3.2 - 1.2 * row
            gauges.barh([y], [1], 0.34, color=TRACK)
            self.gauges += gauges.barh([y], [0], 0.34, color=INK, **MOVING)
            self.gauge_texts.append(gauges.text(0, y + 0.27, "", va="bottom", fontsize=9, **MOVING))
        self.beta_text = gauges.text(0, 4.55, "", va="bottom", fontsize=9, fontweight="bold", **MOVING)
        ax.set_title("The entropy never falls as T rises")
        ax.set_ylabel("entropy (nats)")
        decades(ax, -2, 2, lambda T: f"T = {T:g}\nbeta = {1 / T:g}")
        ax.set_ylim(-0.12, 1.55)
        ax.set_yticks([0, 0.5, 1, 1.5])
        ax.axhline(np.log(4), color=FAINT, linestyle=":", linewidth=1)
        ax.text(-1.98, np.log(4) - 0.02, "uniform: ln 4 = 1.386", va="top", fontsize=9, color="#4a4a4a")
        self.x = np.linspace(-2, 2, 121)
        (self.curve,) = ax.plot(self.x, 0 * self.x, color=INK, linewidth=1.5, **MOVING)
        (self.drop,) = ax.plot([0, 0], [0, 0], color=FAINT, linestyle=":", linewidth=1.5, **MOVING)
        (self.dot,) = ax.plot([0], [0], **DOT, **MOVING)
        return figure

    def update(self):
        """Move bars, gauges and the point on the curve."""
        self.update_scores()
        for bar, text, share in zip(self.share_bars, self.share_texts, self.shares(), strict=True):
            bar.set_height(share)
            text.set_y(share)
            text.set_text(short(share))
        for bar, text, (name, value, least, most) in zip(
            self.gauges, self.gauge_texts, self.measures(), strict=True
        ):
            bar.set_width((value - least) / (most - least))
            text.set_text(f"{name} {number(value)} ({plain(least)} to {plain(most)})")
        self.beta_text.set_text(f"T = {plain(self.temperature)},  beta = 1 / T = {plain(self.beta())}")
        every = softmax(np.tile(self.scores(), (len(self.x), 1)), 10 ** self.x[:, None])
        self.curve.set_ydata(entropy(every))
        here = np.log10(self.temperature), entropy(self.shares())
        self.dot.set_data([here[0]], [here[1]])
        self.drop.set_data([here[0]] * 2, [0, here[1]])

    def beta(self):
        """Return the inverse temperature."""
        return 1 / self.temperature

    def handles(self):
        """Return the ends of the logits, and the point on the curve."""
        x, y = float(np.log10(self.temperature)), float(entropy(self.shares()))
        words = f"temperature {plain(self.temperature)}, entropy {number(y)}"
        return [*super().handles(), Handle("T", self.dot, "temperature", x, y, -2, 2, 0.01, text=words)]

    def dragged(self, name, value):
        """Turn a place on the logarithmic axis into a temperature."""
        if name == "T":
            return {"temperature": from_decades(self.controls()["temperature"], value)}
        return {name: value}

    def sentence(self):
        """Say logits, temperature, probabilities, and how sure they are."""
        p = self.shares()
        top = [name for name, score in zip(FOUR, self.scores(), strict=True) if score == self.scores().max()]
        return (
            f"Logits: {listing(FOUR, self.scores(), 2)}. Temperature T = {plain(self.temperature)}, so "
            f"beta = 1 / T = {plain(self.beta())}. Softmax of logits / T: {listing(FOUR, p)}; {named(top)} "
            f"{'leads' if len(top) == 1 else 'lead together'}. {capital(dashboard(p))}: as unsure as "
            f"between {number(perplexity(p))} equal classes. {self._verdict(p)}"
        )

    def _verdict(self, p):
        if p.max() == p.min():
            return "All logits are equal: uniform at every temperature."
        if np.sort(p)[:3].max() == 0:
            return "In float64 the others are exactly 0: one-hot, the only case that is deterministic."
        if p.max() > 0.999:
            return "Nearly one-hot: very predictable, but only exactly one-hot would be deterministic."
        if np.ptp(p) < 0.03:
            return "Nearly uniform: hardly predictable."
        return "A higher T makes it less predictable, a lower T more predictable."


class SamplingExplorer(ScoreBars):
    """Draw the next word: noise is added to every logit / T, and the largest sum wins.

    With Gumbel noise G the winner, argmax(z / T + G), is distributed as softmax(z / T). The same seed
    gives the same noise, so that another temperature judges the same races anew.

    Parameters
    ----------
    mat, sofa, roof, desk, moon : float
        The logits of the words, from -5 to 6.
    temperature : float
        T, from 0.05 to 20.
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

    heading = "Sampling the next word: the drawn shares grow towards softmax"
    how = (
        "Press a button to draw, and Stop when you have seen enough. Drag the temperature, or the end of a "
        "logit, or focus it and press the arrow keys. Another seed is another series of noise."
    )
    actions = {"one": "Draw one", "thousand": "Draw 1000 more", "many": "Draw 10000 more"}  # noqa: RUF012

    names = ("mat", "sofa", "roof", "desk", "moon")
    start = "The cat sat on the"
    mat = Number(2, -5, 6, label="logit of mat")
    sofa = Number(1, -5, 6, label="logit of sofa")
    roof = Number(0.1, -5, 6, label="logit of roof")
    desk = Number(-1, -5, 6, label="logit of desk")
    moon = Number(-2, -5, 6, label="logit of moon")
    temperature = Number(1, 0.05, 20, step=0.01, label="temperature T", digits=3, log=True)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0)
    draws = Number(100, 1, 100_000, step=0.01, label="draws", digits=0, log=True)
    _kept = (None,)  # state, words and last noise: a hundred thousand draws are made once a change

    def shares(self):
        """Return softmax(z / T). Shape (5,)."""
        return softmax(self.scores(), self.temperature)

    def drawn(self):
        """Return the class numbers of all words drawn. Shape (draws,)."""
        return self._drawn_with_noise()[0]

    def counts(self):
        """Return how often each word was drawn. Shape (5,)."""
        return np.bincount(self.drawn(), minlength=len(self.names))

    def noise(self):
        """Return the noise of the last draw. Shape (5,)."""
        return self._drawn_with_noise()[1]

    def _drawn_with_noise(self):
        state = tuple(self.state().values())
        if self._kept[0] != state:
            seed, size = int(self.seed), int(self.draws)
            drawn = sample_gumbel(self.scores(), self.temperature, size, np.random.default_rng(seed))
            noise = np.random.default_rng(seed).gumbel(size=(size, len(self.names)))[-1]
            self._kept = state, drawn, noise
        return self._kept[1:]

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
            self._apply({"draws": before + (goal - before) * k / steps})
            yield k / steps

    def allowed(self, state, old):
        """Keep seed and draws whole numbers."""
        return {**state, "seed": float(round(state["seed"])), "draws": float(round(state["draws"]))}

    def build(self):
        """Draw logits, bars and the last race above the lane of the temperature."""
        figure, axes = new_figure(
            8.2, 5.0, 2, 3, gridspec_kw={"height_ratios": [3.6, 1], "width_ratios": [2.7, 3, 2.6]}
        )
        (logits, self.axes, self.race), lower = axes
        grid = lower[0].get_gridspec()
        for ax in lower:
            ax.remove()
        lane = figure.add_subplot(grid[1, :])
        self.build_scores(logits, "logit")
        logits.tick_params(axis="x", labelsize=9)
        places = np.arange(5)
        self.axes.set_title("Outlined: exact. Solid: drawn")
        self.axes.set_ylabel("share")
        self.axes.set_ylim(0, 1.12)
        self.axes.set_xlim(-0.6, 4.6)
        self.axes.set_xticks(places, self.names)
        self.exact = self.bars(self.axes, places - 0.2, width=0.36)
        for bar in self.exact:
            bar.set(facecolor="white", edgecolor=bar.get_facecolor(), linewidth=2)
        self.share_bars = self.bars(self.axes, places + 0.2, width=0.4)
        self.count_texts = self.texts(self.axes, places)
        self.race.set_title("Last draw: the race")
        self.race.set_yticks(places, self.names[::-1])
        self.race.set_ylim(-0.6, 4.7)
        self.race.tick_params(left=False)
        self.race.spines["left"].set_visible(False)
        self.race.hlines(places, -1e4, 1e4, color=TRACK, linewidth=1)
        self.race.set_xlim(-1000, 1000)  # the layout leaves room for the widest numbers
        self.race.set_xlabel("hollow: logit / T; solid: + noise")
        colours = [bar.get_facecolor() for bar in self.share_bars]
        self.starts, self.paths, self.ends = [], [], []
        for k, bar in enumerate(self.score_bars):
            colour = bar.get_facecolor()[:3]
            self.paths += self.race.plot([0, 0], [4 - k] * 2, color=colours[k], linewidth=1.5, **MOVING)
            look = {"color": colour, "marker": self.dots[k].get_marker(), "linestyle": "", **MOVING}
            self.starts += self.race.plot([0], [4 - k], markerfacecolor="white", markersize=7, **look)
            self.ends += self.race.plot([0], [4 - k], markersize=9, **look)
        self.winner_text = self.race.text(0, 0, "", va="bottom", fontsize=9, fontweight="bold", **MOVING)
        self.lane_axes = lane
        decades(lane, np.log10(0.05), np.log10(20))
        lane.set_xticks(np.log10([0.05, 0.1, 0.5, 1, 2, 5, 10, 20]), "0.05 0.1 0.5 1 2 5 10 20".split())
        lane.set_ylim(-0.5, 2.6)
        lane.set_yticks([])
        lane.spines["left"].set_visible(False)
        lane.set_xlabel("temperature T")
        lane.plot(np.log10([0.05, 20]), [0, 0], color=TRACK, linewidth=3)
        (self.dot,) = lane.plot([0], [0], **DOT, **MOVING)
        self.words = lane.text(np.log10(0.05), 1.7, "", va="center", fontsize=10, **MOVING)
        return figure

    def update(self):
        """Move bars to the counts, and the race to the last draw."""
        self.update_scores()
        drawn, shares = self.drawn(), self.shares()
        counts = np.bincount(drawn, minlength=5)
        for k in range(5):
            share = counts[k] / self.draws
            self.exact[k].set_height(shares[k])
            self.share_bars[k].set_height(share)
            self.count_texts[k].set_y(max(share, shares[k]) + 0.01)
            self.count_texts[k].set_text(f"{counts[k]:,}")
        begin, noise = self.scores() / self.temperature, self.noise()
        finish, winner = begin + noise, drawn[-1]
        low, high = min(begin.min(), finish.min()), max(begin.max(), finish.max())
        steps = [step * 10**power for power in range(4) for step in (1, 3)]
        self.race.set_xlim(
            *(next(sign * step for step in steps if step >= 1.15 * sign * edge) if sign * edge > 0 else -sign
              for sign, edge in ((-1, low), (1, high)))
        )  # fmt: skip
        for k in range(5):
            self.starts[k].set_xdata([begin[k]])
            self.ends[k].set_xdata([finish[k]])
            self.paths[k].set_xdata([begin[k], finish[k]])
        left, right = self.race.get_xlim()
        self.winner_text.set_position((finish[winner], 4 - winner + 0.2))
        self.winner_text.set_ha("right" if finish[winner] > (left + right) / 2 else "left")
        self.winner_text.set_text(f"{self.names[winner]} wins")
        self.dot.set_xdata([np.log10(self.temperature)])
        last = [self.names[k] for k in drawn[-7:]]
        self.words.set_text(f"{self.start} … " + ", ".join(last) + f"   ({self._drawn()})")

    def _drawn(self):
        return f"{int(self.draws):,} draw{'s' * (self.draws > 1)}"

    def handles(self):
        """Return the ends of the logits, and the temperature."""
        trait = self.controls()["temperature"]
        ends = [float(np.log10(end)) for end in (trait.low, trait.high)]
        here = float(np.log10(self.temperature))
        words = f"temperature {plain(self.temperature)}"
        return [*super().handles(), Handle("T", self.dot, "temperature", here, 0, *ends, 0.01, text=words)]

    def dragged(self, name, value):
        """Turn a place on the logarithmic axis into a temperature."""
        if name == "T":
            return {"temperature": from_decades(self.controls()["temperature"], value)}
        return {name: value}

    def sentence(self):
        """Say the exact and the drawn shares, and who won the last race."""
        shares, drawn = self.shares(), self.drawn()
        found = np.bincount(drawn, minlength=5) / self.draws
        winner, far = drawn[-1], int(np.abs(found - shares).argmax())
        begin, noise = (self.scores() / self.temperature)[winner], self.noise()[winner]
        race = f"{number(begin, 2)} {'−' if noise < 0 else '+'} {number(abs(noise), 2)}"
        chance = np.sqrt(shares[far] * (1 - shares[far]) / self.draws)
        return (
            f"“{self.start} …”, logits {listing(self.names, self.scores(), 2)}, temperature "
            f"{plain(self.temperature)}. Exact probabilities: {listing(self.names, shares)} "
            f"({dashboard(shares)}). {self._drawn().capitalize()} with seed {int(self.seed)}: "
            f"{listing(self.names, found)}. The largest difference is {number(abs(found - shares)[far], 4)}, "
            f"at {self.names[far]}, where chance alone moves a share by about {number(chance, 4)}. Last: "
            f"argmax(logit / T + noise) is {self.names[winner]}, with {race} = {number(begin + noise, 2)}."
        )
