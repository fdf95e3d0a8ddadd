"""Explorers of lesson 03: temperature, sampling, a die, two betas, peaks, calibration, confidence."""

import math
from functools import partial

import numpy as np

from teachkit.explorers.old.engine import Choice, Explorer, Handle, Number
from teachkit.explorers.old.parts import MOVING, ScoreBars
from teachkit.explorers.parts import (
    DOT,
    FOUR,
    TRACK,
    capital,
    decades,
    four_figures,
    from_decades,
    named,
)
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, CLASS_NAMES, FAINT, INK, WARNING, new_figure
from teachkit.figures.words import how_many, listing, number, padded, percent, significant
from teachkit.maths.distributions import argmax_one_hot, entropy, normalize, perplexity
from teachkit.maths.softmax import softmax, to_temperature
from teachkit.maths.temperature import (
    accuracy_of_gaussians,
    beta_for,
    big_exponentials,
    calibrated_logits,
    die_variance,
    fit_temperature,
    gini,
    mean_score,
    nll,
    peak_beta,
    probability_slope,
    reliability,
    sample_gumbel,
)

nine_figures = partial(padded, figures=9)


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


def written_out(power):
    """Write a positive number given as ``'9.46e+214'`` without the exponent where it is short.

    Examples
    --------
    >>> written_out('2.5857e+0'), written_out('9.4573e+214'), written_out('2.2026e+4')
    ('2.5857', '9.4573e214', '22026')
    """
    mantissa, exponent = power.split("e")
    digits, shift = mantissa.replace(".", ""), int(exponent)
    if not 0 <= shift < len(digits):
        return f"{mantissa}e{shift}"
    return f"{digits[: shift + 1]}.{digits[shift + 1 :]}".rstrip(".")


def places(written):
    """Return how many digits a number of 1 or more has before the point.

    Examples
    --------
    >>> places('9.4573e214'), places('22026.4')
    (215, 5)
    """
    mantissa, _, exponent = written.partition("e")
    return len(mantissa.split(".")[0]) + int(exponent or 0)


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
        return softmax(self.scores(), temperature=self.temperature)

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
        decades(ax, -2, 2, lambda T: f"T = {significant(T)}\nbeta = {significant(1 / T)}")
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
            text.set_text(number(share))
        for bar, text, (name, value, least, most) in zip(
            self.gauges, self.gauge_texts, self.measures(), strict=True
        ):
            bar.set_width((value - least) / (most - least))
            text.set_text(f"{name} {number(value)} ({significant(least)} to {significant(most)})")
        self.beta_text.set_text(
            f"T = {significant(self.temperature)},  beta = 1 / T = {significant(self.beta())}"
        )
        every = softmax(np.tile(self.scores(), (len(self.x), 1)), temperature=10 ** self.x[:, None])
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
        words = f"temperature {significant(self.temperature)}, entropy {number(y)}"
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
            f"Logits: {listing(FOUR, self.scores(), 2)}. Temperature T = {significant(self.temperature)}, so "
            f"beta = 1 / T = {significant(self.beta())}. Softmax of logits / T: "
            f"{listing(FOUR, p)}; {named(top)} "
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
    temperature = Number(1, 0.01, 100, step=0.01, label="temperature T", digits=3, log=True)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0)
    draws = Number(100, 1, 100_000, step=0.01, label="draws", digits=0, log=True)
    _kept = (None,)  # state, words and last noise: a hundred thousand draws are made once a change

    def shares(self):
        """Return softmax(z / T). Shape (5,)."""
        return softmax(self.scores(), temperature=self.temperature)

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
            drawn = sample_gumbel(
                self.scores(), temperature=self.temperature, size=size, rng=np.random.default_rng(seed)
            )
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
        decades(lane, -2, 2)
        lane.set_ylim(-0.5, 2.6)
        lane.set_yticks([])
        lane.spines["left"].set_visible(False)
        lane.set_xlabel("temperature T")
        lane.plot([-2, 2], [0, 0], color=TRACK, linewidth=3)
        (self.dot,) = lane.plot([0], [0], **DOT, **MOVING)
        self.words = lane.text(-2, 1.7, "", va="center", fontsize=10, **MOVING)
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
        reach = 1.15 * max(np.abs(begin).max(), np.abs(finish).max())
        reach = next(step for step in (3, 10, 30, 100, 300, 1000) if step >= reach)  # few backgrounds
        self.race.set_xlim(-reach, reach)
        for k in range(5):
            self.starts[k].set_xdata([begin[k]])
            self.ends[k].set_xdata([finish[k]])
            self.paths[k].set_xdata([begin[k], finish[k]])
        self.winner_text.set_position((finish[winner], 4 - winner + 0.2))
        self.winner_text.set_ha("right" if finish[winner] > 0 else "left")
        self.winner_text.set_text(f"{self.names[winner]} wins")
        self.dot.set_xdata([np.log10(self.temperature)])
        last = [self.names[k] for k in drawn[-7:]]
        self.words.set_text(f"{self.start} … " + ", ".join(last) + f"   ({self._drawn()})")

    def _drawn(self):
        return f"{int(self.draws):,} draw{'s' * (self.draws > 1)}"

    def handles(self):
        """Return the ends of the logits, and the temperature."""
        here = float(np.log10(self.temperature))
        words = f"temperature {significant(self.temperature)}"
        return [*super().handles(), Handle("T", self.dot, "temperature", here, 0, -2, 2, 0.01, text=words)]

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
            f"{significant(self.temperature)}. Exact probabilities: {listing(self.names, shares)} "
            f"({dashboard(shares)}). {self._drawn().capitalize()} with seed {int(self.seed)}: "
            f"{listing(self.names, found)}. The largest difference is {number(abs(found - shares)[far], 4)}, "
            f"at {self.names[far]}, where chance alone moves a share by about {number(chance, 4)}. Last: "
            f"argmax(logit / T + noise) is {self.names[winner]}, with {race} = {number(begin + noise, 2)}."
        )


class DieExplorer(Explorer):
    """A weighted die whose bars are dragged: its variance and its entropy are not the same thing.

    Parameters
    ----------
    preset : {"loaded", "fair", "half 1 and half 6", "mostly 5", "your own"}
        A die to start from; it becomes "your own" when a weight is moved.
    one, two, three, four, five, six : float
        The weights of the faces, from 0 to 1. Divided by their sum they are the probabilities; the last
        one above 0 cannot be taken away.

    Notes
    -----
    Half 1 and half 6 as the die of the largest variance is an answer of Elliot Waite to a viewer of
    "Softmax Function Explained In Depth with 3D Visuals", https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> die = DieExplorer(preset="half 1 and half 6")
    >>> round(die.variance(), 4), round(die.entropy(), 4)
    (6.25, 0.6931)
    """

    heading = "A weighted die: variance is not entropy"
    how = (
        "Drag the weight of a face up or down, or focus it and press the arrow keys. Challenge 1: beat a "
        "variance of 6.25. Challenge 2: beat an entropy of ln 6. The sentence says how far you are."
    )

    presets = {  # noqa: RUF012
        "loaded": (1.0, 0.2, 0.2, 0.2, 0.2, 0.2),
        "fair": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
        "half 1 and half 6": (1.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        "mostly 5": (0.01, 0.01, 0.01, 0.01, 0.95, 0.01),
    }
    faces = ("one", "two", "three", "four", "five", "six")
    most_variance, most_entropy = 6.25, float(np.log(6))

    preset = Choice((*presets, "your own"), label="die")
    one = Number(1, 0, 1, step=0.01, label="weight of face 1")
    two = Number(0.2, 0, 1, step=0.01, label="weight of face 2")
    three = Number(0.2, 0, 1, step=0.01, label="weight of face 3")
    four = Number(0.2, 0, 1, step=0.01, label="weight of face 4")
    five = Number(0.2, 0, 1, step=0.01, label="weight of face 5")
    six = Number(0.2, 0, 1, step=0.01, label="weight of face 6")

    def weights(self):
        """Return the six weights. Shape (6,)."""
        return np.array([getattr(self, name) for name in self.faces])

    def shares(self):
        """Return the probabilities of the faces. Shape (6,)."""
        return normalize(self.weights())

    def mean(self):
        """Return the mean of what the die shows."""
        return float(self.shares() @ np.arange(1, 7))

    def variance(self):
        """Return the variance of what the die shows."""
        return float(die_variance(self.shares()))

    def entropy(self):
        """Return the entropy in nats."""
        return float(entropy(self.shares()))

    def allowed(self, state, old):
        """Let a preset set the weights, name the die that they make, and keep one weight above 0."""
        weights = tuple(state[name] for name in self.faces)
        before = tuple(old[name] for name in self.faces)
        if not any(weights):
            return old
        if weights == before and state["preset"] != old["preset"]:
            weights = self.presets.get(state["preset"], weights)
            return {"preset": state["preset"], **dict(zip(self.faces, weights, strict=True))}
        if weights == before:
            return state
        own = next((name for name, known in self.presets.items() if known == weights), "your own")
        return {**state, "preset": own}

    def build(self):
        """Draw the weights, the probabilities, and the plane of variance and entropy."""
        figure, (weights, shares, plane) = new_figure(
            8.2, 3.9, 1, 3, gridspec_kw={"width_ratios": [2.5, 2.5, 3]}
        )
        places = np.arange(1, 7)
        for ax, title, label in ((weights, "Weights: drag", "weight"), (shares, "Probabilities", "")):
            ax.set_title(title)
            ax.set_ylabel(label)
            ax.set_ylim(0, 1.15)
            ax.set_xlim(0.4, 6.6)
            ax.set_xticks(places)
            ax.set_xlabel("face")
        self.weight_bars = list(weights.bar(places, 0 * places, 0.5, color=FAINT, alpha=0.5, **MOVING))
        self.dots = [weights.plot([k], [0], **{**DOT, "markersize": 10}, **MOVING)[0] for k in places]
        self.share_bars = list(shares.bar(places, 0 * places, 0.7, color=CLASS_COLOURS[0], **MOVING))
        self.share_texts = [
            shares.text(k, 0, "", ha="center", va="bottom", fontsize=9, **MOVING) for k in places
        ]
        (self.spread_line,) = shares.plot([0, 0], [1.06] * 2, "|-", color=INK, linewidth=1.5, **MOVING)
        (self.mean_dot,) = shares.plot([0], [1.06], "D", color=INK, markersize=6, **MOVING)
        self.mean_text = shares.text(0, 1.09, "", ha="center", va="bottom", fontsize=9, **MOVING)
        weights.set_ylim(-0.06, 1.12)
        shares.set_ylim(0, 1.22)
        shares.set_yticks([0, 0.25, 0.5, 0.75, 1])
        plane.set_title("Faint: other dice, at random")
        plane.set_xlabel("variance")
        plane.set_ylabel("entropy (nats)")
        plane.set_xlim(-0.25, 7)
        plane.set_ylim(-0.08, 2.05)
        rng = np.random.default_rng(0)
        others = np.concatenate([rng.dirichlet([a] * 6, 700) for a in (0.1, 0.3, 1)])
        plane.plot(die_variance(others), entropy(others), ".", color="#d4d4d4", markersize=2.5, zorder=1)
        plane.axvline(self.most_variance, color=FAINT, linestyle="--", linewidth=1)
        plane.axhline(self.most_entropy, color=FAINT, linestyle="--", linewidth=1)
        plane.text(0, self.most_entropy + 0.02, "ln 6 = 1.792", va="bottom", fontsize=9)
        plane.text(6.32, 0.02, "6.25", va="bottom", fontsize=9)
        for name, side, dx in (
            ("fair", "left", 0.3),
            ("half 1 and half 6", "right", -0.35),
            ("mostly 5", "left", 0.38),
        ):
            p = normalize(self.presets[name])
            x, y = float(die_variance(p)), float(entropy(p))
            plane.plot([x], [y], "o", color=INK, markerfacecolor="white", markersize=7)
            plane.text(x + dx, y, name, ha=side, va="bottom" if name == "fair" else "center", fontsize=9)
        (self.here,) = plane.plot([0], [0], "D", color="#D55E00", markersize=10, markeredgecolor="white",
                                  zorder=5, **MOVING)  # fmt: skip
        return figure

    def update(self):
        """Move bars, mean and the point in the plane."""
        for bar, dot, weight in zip(self.weight_bars, self.dots, self.weights(), strict=True):
            bar.set_height(weight)
            dot.set_ydata([weight])
        for bar, text, share in zip(self.share_bars, self.share_texts, self.shares(), strict=True):
            bar.set_height(share)
            text.set_y(share)
            text.set_text(number(share, 2))
        mean, spread = self.mean(), self.variance() ** 0.5
        self.spread_line.set_xdata([mean - spread, mean + spread])
        self.mean_dot.set_xdata([mean])
        self.mean_text.set_x(min(4.7, max(2.3, mean)))
        self.mean_text.set_text(f"mean {number(mean, 2)} ± {number(spread, 2)}")
        self.here.set_data([self.variance()], [self.entropy()])

    def handles(self):
        """Return the ends of the six weights."""
        return [
            Handle(name, self.dots[k], f"weight of face {k + 1}", k + 1, float(weight), 0, 1, 0.01, "y",
                   f"weight of face {k + 1} {number(weight, 2)}, probability {number(self.shares()[k])}")
            for k, (name, weight) in enumerate(zip(self.faces, self.weights(), strict=True))
        ]  # fmt: skip

    def sentence(self):
        """Say mean, variance and entropy, compare with the fair die, and how far each challenge is."""
        mean, variance, nats = self.mean(), self.variance(), self.entropy()
        shares = ", ".join(f"{k}: {number(share)}" for k, share in enumerate(self.shares(), 1))
        return (
            f"Probabilities of the faces: {shares}. Mean {number(mean)}, variance {number(variance, 4)}, "
            f"entropy {number(nats, 4)} nats = {number(nats / np.log(2), 4)} bits. {self._against_fair()} "
            f"Challenge 1, beat a variance of 6.25: {self._answer(variance, self.most_variance)} "
            f"Challenge 2, beat an entropy of ln 6 = {number(self.most_entropy, 4)}: "
            f"{self._answer(nats, self.most_entropy)}"
        )

    def _against_fair(self):
        variance, nats = self.variance() - 35 / 12, self.entropy() - self.most_entropy
        if nats > -1e-12:
            return "This is the fair die."
        if abs(variance) < 5e-5:
            return "As much variance as the fair die, and less entropy: they are not the same."
        if variance > 0:
            return "More variance than the fair die, and less entropy: they are not the same."
        return "Less variance than the fair die, and less entropy."

    def _answer(self, value, bound):
        """Say what is missing; the reason why there is no more comes only when nothing is."""
        if value <= bound - 1e-12:
            return f"{number(bound - value, 4)} short of it."
        if bound == self.most_entropy:
            return (
                "reached, and no die has more. The entropy is ln 6 less the mean of ln(6 × probability), "
                "which is never negative, and 0 here."
            )
        return (
            "reached, and no die has more. The variance is (mean − 1)(6 − mean) less the mean of "
            "(face − 1)(6 − face). The first is at most 2.5 × 2.5, as here; the second is never negative, "
            "and 0 here."
        )


class BetaTablesExplorer(ScoreBars):
    """The same scores under two betas, each free: exponentials in full, softmax, and the one-hot argmax.

    Parameters
    ----------
    cat, dog, bird : float
        The scores Z, from 0 to 1.
    first_beta, second_beta : float
        From 0.01 to 1000. Where e^(beta Z) is more than a float can hold, it is written all the same.

    Notes
    -----
    The two tables, their numbers and their sentence are after Somik Raha, "Explaining Softmax",
    https://coda.io/@somik-raha/explaining-softmax, which says "exponents" for exponentials.

    Examples
    --------
    >>> BetaTablesExplorer().exponentials(500)[1]
    '9.5210529798199401e214'
    >>> BetaTablesExplorer().exponentials(1)[0]
    ['2.5857096593158462', '2.6912344723492623', '2.6644562419294171']
    """

    heading = "The same scores under two betas"
    how = (
        "Change a score Z or a beta: drag a dot, or focus it and press the arrow keys, or type a number. "
        "Both tables, their totals and the sentence are computed again."
    )

    names = CLASS_NAMES[:3]
    cat = Number(0.95, 0, 1, step=0.01, label="Z of cat")
    dog = Number(0.99, 0, 1, step=0.01, label="Z of dog")
    bird = Number(0.98, 0, 1, step=0.01, label="Z of bird")
    first_beta = Number(500, 0.01, 1000, step=0.01, label="first beta", digits=2, log=True)
    second_beta = Number(1, 0.01, 1000, step=0.01, label="second beta", digits=2, log=True)

    def betas(self):
        """Return both betas."""
        return self.first_beta, self.second_beta

    def exponentials(self, beta):
        """Return the exponentials and their sum, each written with 17 digits."""
        powers, total = big_exponentials(self.scores(), beta=beta, digits=17)
        return [written_out(power) for power in powers], written_out(total)

    def build(self):
        """Draw the scores, both rows of bars, and the lanes of the betas."""
        figure, axes = new_figure(
            8.2, 4.5, 2, 3, gridspec_kw={"height_ratios": [3, 1], "width_ratios": [2.2, 2.6, 2.6]}
        )
        (scores, *panels), lower = axes
        grid = lower[0].get_gridspec()
        for ax in lower:
            ax.remove()
        lanes = figure.add_subplot(grid[1, :])
        self.build_scores(scores, "Z")
        scores.set_title("scores Z")
        self.panels = []
        for ax, title in zip(panels, ("Softmax, first beta", "Softmax, second beta"), strict=True):
            ax.set_title(title)
            ax.set_ylim(0, 1.32)
            ax.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
            ax.set_xlim(-0.55, 2.55)
            ax.set_xticks(range(3), self.names)
            bars, texts = self.bars(ax, range(3), width=0.6), self.texts(ax, range(3))
            look = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1.2}
            outlines = ax.bar(range(3), [0] * 3, 0.94, **look, **MOVING)
            (words,) = self.texts(ax, [2.55], ha="right", va="top", fontsize=10, fontweight="bold")
            words.set_y(1.31)
            self.panels.append((bars, texts, list(outlines), words))
        decades(lanes, -2, 3)
        lanes.set_xlabel("beta. Above: dashed outlines are the one-hot argmax")
        lanes.set_ylim(-0.6, 1.7)
        lanes.set_yticks([1, 0], ["first beta", "second beta"])
        lanes.tick_params(left=False)
        lanes.spines["left"].set_visible(False)
        lanes.hlines([0, 1], -2, 3, color=TRACK, linewidth=3)
        self.beta_dots = [lanes.plot([0], [y], **{**DOT, "marker": marker}, **MOVING)[0]
                          for y, marker in ((1, "o"), (0, "s"))]  # fmt: skip
        return figure

    def update(self):
        """Move the bars to both rows of softmax."""
        self.update_scores()
        for (bars, texts, outlines, words), dot, beta in zip(
            self.panels, self.beta_dots, self.betas(), strict=True
        ):
            hot = argmax_one_hot(self.scores(), ties="share")
            for k, share in enumerate(softmax(self.scores(), temperature=1 / beta)):
                bars[k].set_height(share)
                outlines[k].set_height(hot[k])
                outlines[k].set_visible(hot[k] > 0)
                near = share < hot[k] < share + 0.12  # the outline would cross the words
                texts[k].set_y((hot[k] if near else share) + 0.015)
                texts[k].set_text(percent(share))
            words.set_text(f"beta = {significant(beta)}")
            dot.set_xdata([np.log10(beta)])

    def handles(self):
        """Return the ends of the scores, and both betas."""
        betas = [
            Handle(name, dot, name.replace("_", " "), float(np.log10(beta)), y, -2, 3, 0.01,
                   text=f"{name.replace('_', ' ')} {significant(beta)}")
            for name, dot, beta, y in zip(
                ("first_beta", "second_beta"), self.beta_dots, self.betas(), (1, 0), strict=True
            )
        ]  # fmt: skip
        scores = super().handles()
        for handle in scores:
            handle.step, handle.label = 0.01, handle.label.replace("score", "Z")
        return [*scores, *betas]

    def dragged(self, name, value):
        """Turn a place on the logarithmic axis into a beta."""
        return {name: from_decades(self.controls()[name], value) if name.endswith("beta") else value}

    def table(self):
        """Return both tables, one below the other, with their totals."""
        scores, rows = self.scores(), []
        hot = argmax_one_hot(scores, ties="share")
        for beta in self.betas():
            powers, total = self.exponentials(beta)
            title = significant(beta)
            for k, share in enumerate(softmax(scores, temperature=1 / beta)):
                cells = [
                    significant(scores[k], 6),
                    powers[k],
                    str(places(powers[k])),
                    padded(share, 9),
                ]
                rows.append([f"{title}, {self.names[k]}", *cells, percent(share), significant(hot[k])])
            most = f"max {significant(scores.max(), 6)}"
            rows.append([f"{title}, total", most, total, str(places(total)), "1", "100.00 %", "1"])
        header = ["beta, class", "Z", "e^(beta Z)", "digits", "softmax", "in percent", "argmax"]
        return Table(header, rows, caption="Digits: before the point. Argmax: one-hot, shared in a tie.")

    def sentence(self):
        """Say the sum of the exponentials and the max, under both betas."""
        told = [f"Scores: {self._each(significant, self.scores())}."]
        for beta in self.betas():
            _, total = self.exponentials(beta)
            p, count = softmax(self.scores(), temperature=1 / beta), places(total)
            told.append(
                f"At beta = {significant(beta)}: The sum of the exponentials is {total} ({count} "
                f"digit{'s' * (count > 1)} before the point) and the max is "
                f"{significant(self.scores().max(), 6)}. "
                f"Softmax: {self._each(percent, p)} ({dashboard(p)}). The exponents beta Z themselves sum to "
                f"{significant(beta * self.scores().sum(), 6)}."
            )
        return " ".join(told)

    def _each(self, words, values):
        return ", ".join(f"{name} {words(value)}" for name, value in zip(self.names, values, strict=True))


class PeaksExplorer(Explorer):
    """All probabilities against beta: some classes gain at first, and lose later.

    The probability of a class rises with beta as long as its score is above the mean score
    E = sum of p z, which itself rises. So a class between the plain mean and the top has a peak.

    Parameters
    ----------
    scores : str
        Which set of scores.
    beta : float
        The inverse temperature at the draggable line, from 0.01 to 1000.

    Notes
    -----
    The scores 0.95, 0.99, 0.98 and the claim that a larger beta accentuates small differences are those
    of Somik Raha, "Explaining Softmax", https://coda.io/@somik-raha/explaining-softmax; 2, 4.3, 1.2, -3.1
    are those of MachineCurve, "How does the Softmax activation function work?".

    Examples
    --------
    >>> {name: round(beta, 3) for name, beta in PeaksExplorer().peaks().items()}
    {'bird': 27.465}
    """

    heading = "Who gains when beta grows? Not only the top class"
    how = (
        "Predict which classes have a peak inside. Then drag the line along beta, or focus its dot and press "
        "the arrow keys: a class gains as long as its score lies above the mean score."
    )

    scores = Choice(
        ("0.95, 0.99, 0.98", "2, 4.3, 1.2, -3.1", "2, 1, 0.1", "-2.2, -1.4, -0.8, 0.7", "1, 0.7, 0.4, -1"),
        label="scores",
    )
    beta = Number(1, 0.01, 1000, step=0.01, label="beta = 1 / T", digits=3, log=True)

    def z(self):
        """Return the scores. Shape (K,)."""
        return np.array([float(score) for score in self.scores.split(", ")])

    def names(self):
        """Return the names of the classes."""
        return CLASS_NAMES[: len(self.z())]

    def shares(self):
        """Return softmax(beta z). Shape (K,)."""
        return softmax(self.z(), temperature=1 / self.beta)

    def mean(self):
        """Return the mean score under these probabilities."""
        return float(mean_score(self.z(), temperature=to_temperature(beta=self.beta)))

    def peaks(self):
        """Return the beta of each class that has its largest probability at a beta between 0 and infinity."""
        found = {name: peak_beta(self.z(), k) for k, name in enumerate(self.names())}
        return {name: beta for name, beta in found.items() if 0 < beta < np.inf}

    def motions(self):
        """Say of each class what its probability does as beta grows."""
        slopes = probability_slope(self.z(), temperature=to_temperature(beta=self.beta))
        return ["rises" if slope > 0 else "falls" if slope < 0 else "stays" for slope in slopes]

    def build(self):
        """Draw the curves above the line of the scores."""
        figure, (self.axes, self.lane) = new_figure(8.2, 5.0, 2, 1, gridspec_kw={"height_ratios": [3, 1.05]})
        ax = self.axes
        ax.set_title("Hollow: the peak of a class that gains first and loses later")
        ax.set_ylabel("probability")
        ax.set_xlabel("beta = 1 / T")
        decades(ax, -2, 3)
        ax.set_ylim(-0.05, 1.12)
        ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
        self.x = np.linspace(-2, 3, 151)
        self.curves, self.dots, self.marks, self.peak_texts, self.score_dots = [], [], [], [], []
        self.name_texts, self.motion_texts = [], []
        (self.line,) = ax.plot([0, 0], [0, 1.12], color=FAINT, linewidth=1.5, **MOVING)
        lane = self.lane
        lane.set_ylim(-1.25, 2.05)
        lane.set_yticks([])
        lane.spines["left"].set_visible(False)
        lane.set_xlabel("score")
        lane.axhline(0, color=TRACK, linewidth=3)
        (self.mean_mark,) = lane.plot([0], [1.17], "v", color=INK, markersize=8, clip_on=False, **MOVING)
        self.mean_text = lane.text(
            0, 0, "", ha="center", va="bottom", fontsize=9, fontweight="bold", **MOVING
        )
        for k in range(4):
            look = {"color": CLASS_COLOURS[k], "marker": CLASS_MARKERS[k], "linestyle": "", **MOVING}
            self.curves += ax.plot(self.x, 0 * self.x, color=CLASS_COLOURS[k], linewidth=2, **MOVING)
            self.dots += ax.plot([0], [0], markersize=9, markeredgecolor="white", clip_on=False, **look)
            self.marks += ax.plot([0], [0], markersize=11, markerfacecolor="white", markeredgewidth=2, **look)
            self.peak_texts.append(ax.text(0, 0, "", ha="right", va="bottom", fontsize=9, **MOVING))
            self.score_dots += lane.plot([0], [0], markersize=10, markeredgecolor="white", **look)
            self.name_texts.append(lane.text(0, 0.3, "", ha="center", va="bottom", fontsize=9, **MOVING))
            self.motion_texts.append(lane.text(0, -0.4, "", ha="center", va="top", fontsize=9, **MOVING))
        (self.dot,) = ax.plot([0], [0], **DOT, **MOVING)
        return figure

    def update(self):
        """Move the curves to the scores, and the line to beta."""
        z, here = self.z(), float(np.log10(self.beta))
        every = softmax(np.tile(z, (len(self.x), 1)), temperature=10 ** -self.x[:, None])
        edges = z.min(), z.max()
        self.lane.set_xlim(edges[0] - 0.1 * np.ptp(z), edges[1] + 0.1 * np.ptp(z))
        shares, motions, peaks = self.shares(), self.motions(), self.peaks()
        for k in range(4):
            used = k < len(z)
            for artists in (self.curves, self.dots, self.score_dots, self.name_texts, self.motion_texts):
                artists[k].set_visible(used)
            beta = peaks.get(CLASS_NAMES[k]) if used else None
            self.marks[k].set_visible(beta is not None)
            self.peak_texts[k].set_visible(beta is not None)
            if not used:
                continue
            self.curves[k].set_ydata(every[:, k])
            self.dots[k].set_data([here], [shares[k]])
            self.score_dots[k].set_xdata([z[k]])
            self.name_texts[k].set_x(z[k])
            self.name_texts[k].set_text(f"{CLASS_NAMES[k]} {significant(z[k])}")
            self.motion_texts[k].set_x(z[k])
            arrow = {"rises": "▲", "falls": "▼", "stays": "="}[motions[k]]
            self.motion_texts[k].set_text(f"{arrow} {percent(shares[k])}")
            if beta is not None:
                self._mark(k, beta, every)
        self.line.set_data([here, here], [0, shares.max()])
        self.dot.set_data([here], [0])
        mean = self.mean()
        self.mean_mark.set_xdata([mean])
        share = (mean - edges[0]) / np.ptp(z)
        self.mean_text.set_position((edges[0] + np.ptp(z) * min(0.92, max(0.08, share)), 1.42))
        self.mean_text.set_text(f"mean score {significant(mean, 5)}")

    def _mark(self, k, beta, every):
        """Put the mark on the peak, and its words above the curves to the left of it."""
        x, top = np.log10(beta), softmax(self.z(), temperature=1 / beta)[k]
        self.marks[k].set_data([x], [top])
        right = max(x - 0.15, 0.0)
        spanned = (self.x > right - 2) & (self.x < right)
        earlier = sum(text.get_visible() and bool(text.get_text()) for text in self.peak_texts[:k])
        self.peak_texts[k].set_position((right - 0.08, every[spanned].max() + 0.03 + 0.09 * earlier))
        self.peak_texts[k].set_text(f"{CLASS_NAMES[k]} peaks: {percent(top)} at beta {significant(beta, 5)}")
        self.peak_texts[k].set_color(INK)

    def handles(self):
        """Return the line."""
        words = f"beta {significant(self.beta)}, mean score {significant(self.mean(), 5)}"
        return [Handle("line", self.dot, "beta", float(np.log10(self.beta)), 0, -2, 3, 0.01, text=words)]

    def dragged(self, name, value):
        """Turn a place on the logarithmic axis into a beta."""
        return {"beta": from_decades(self.controls()["beta"], value)}

    def sentence(self):
        """Say the probabilities, who gains and loses, and where the peaks are."""
        z, names, shares, motions = self.z(), self.names(), self.shares(), self.motions()
        told = [
            f"{name} ({percent(share)}) {motion}"
            for name, share, motion in zip(names, shares, motions, strict=True)
        ]
        inside = [
            f"{name} peaks at beta {significant(beta, 5)} with "
            f"{percent(softmax(z, temperature=1 / beta)[names.index(name)])}"
            for name, beta in self.peaks().items()
        ]
        scores = ", ".join(f"{name} {significant(score)}" for name, score in zip(names, z, strict=True))
        top = names[int(z.argmax())]
        return (
            f"Scores: {scores}; their plain mean is {significant(z.mean(), 5)}. At beta = "
            f"{significant(self.beta)} the "
            f"mean score is {significant(self.mean(), 5)} ({dashboard(shares)}). As beta grows, "
            f"{', '.join(told)}. "
            f"{capital('; '.join(inside)) if inside else 'No class has a peak inside'}; {top}, at the top, "
            "rises for ever, and who is not above the plain mean only falls."
        )


class CalibrationExplorer(Explorer):
    """Scores that are right about their own doubt, multiplied by beta: they become too sure or too unsure.

    20,000 examples of three classes are drawn so that at beta = 1 softmax is exactly the probability of
    the label. The accuracy does not depend on beta: the order of the classes never changes.

    Parameters
    ----------
    beta : float
        By which all scores are multiplied, from 0.1 to 1000.
    seed : float
        Which examples; a whole number from 0 to 99.

    Notes
    -----
    "And makes you overconfident" is said of a large beta by Somik Raha, "Explaining Softmax",
    https://coda.io/@somik-raha/explaining-softmax. Temperature scaling: C. Guo, G. Pleiss, Y. Sun,
    K. Q. Weinberger (2017), "On calibration of modern neural networks", arXiv:1706.04599.

    Examples
    --------
    >>> explorer = CalibrationExplorer(beta=5)
    >>> round(explorer.accuracy(), 2), round(explorer.confidence(), 2)
    (0.77, 0.95)
    """

    heading = "Is it as often right as it is sure?"
    how = (
        "Drag the large dot along beta, or focus it and press the arrow keys. Bars below the diagonal: too "
        "sure. Bars above it: not sure enough. Watch the accuracy. At beta = 1 these scores are calibrated."
    )

    beta = Number(1, 0.1, 1000, step=0.01, label="beta = 1 / T", digits=3, log=True)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0)

    size, sigma, classes, bins = 20_000, 1.5, 3, 10
    grid = np.linspace(-1, 3, 41)  # of log10 beta
    _kept = (None,)  # what depends on the seed alone
    _found = (None,)  # what depends on the seed and on beta

    def allowed(self, state, old):
        """Keep the seed a whole number."""
        return {**state, "seed": float(round(state["seed"]))}

    def _drawn(self):
        """Return scores, labels, and the curves of confidence and loss against beta, of this seed."""
        if self._kept[0] != self.seed:
            rng = np.random.default_rng(int(self.seed))
            z, y = calibrated_logits(self.size, self.classes, self.sigma, rng=rng)
            sure = [float(softmax(z, temperature=10**-x).max(-1).mean()) for x in self.grid]
            losses = [nll(z, y, temperature=to_temperature(beta=10**x)) for x in self.grid]
            best = 1 / fit_temperature(z, y)
            self._kept = (
                self.seed,
                z,
                y,
                (sure, losses),
                best,
                nll(z, y, temperature=to_temperature(beta=best)),
            )
        return self._kept[1:]

    def _measured(self):
        """Return the reliability, the mean confidence and the loss of this state."""
        if self._found[0] != (self.seed, self.beta):
            z, y, *_ = self._drawn()
            p = softmax(z, temperature=1 / self.beta)
            measured = (
                reliability(p, y, self.bins),
                float(p.max(-1).mean()),
                nll(z, y, temperature=to_temperature(beta=self.beta)),
            )
            self._found = (self.seed, self.beta), measured
        return self._found[1]

    def accuracy(self):
        """Return how often the top class is the label."""
        z, y, *_ = self._drawn()
        return float((z.argmax(-1) == y).mean())

    def confidence(self):
        """Return the mean of the largest probability."""
        return self._measured()[1]

    def loss(self):
        """Return the mean negative log-likelihood, in nats."""
        return self._measured()[2]

    def fitted(self):
        """Return the beta at which the labels are most likely; the fitted temperature is 1 / beta."""
        return self._drawn()[3]

    def bars(self):
        """Return what `reliability` finds."""
        return self._measured()[0]

    def build(self):
        """Draw the reliability diagram beside confidence and loss against beta."""
        figure, axes = new_figure(8.2, 4.9, 2, 2, gridspec_kw={"width_ratios": [1.05, 1.2]})
        grid = axes[0, 0].get_gridspec()
        for ax in axes[:, 0]:
            ax.remove()
        left, (upper, lower) = figure.add_subplot(grid[:, 0]), axes[:, 1]
        left.set_title("How often is it right?")
        left.set_xlabel("confidence (pale: fewer than 50 examples)")
        left.set_ylabel("share that is right")
        left.set_xlim(0.25, 1.04)
        left.set_ylim(0, 1.28)
        left.set_xticks(np.arange(0.3, 1.05, 0.1))
        left.set_yticks(np.arange(0, 1.05, 0.2))
        left.plot([0.25, 1], [0.25, 1], color=FAINT, linestyle="--", linewidth=1.2)
        for y, words in ((1.15, "bars above the line: not sure enough"), (1.07, "bars below it: too sure")):
            left.text(0.27, y, words, fontsize=9, va="center")
        middles = np.arange(0.05, 1, 0.1)
        self.right_bars = list(left.bar(middles, 0 * middles, 0.092, color=CLASS_COLOURS[5], **MOVING))
        self.gaps = [left.plot([0, 0], [0, 0], color=WARNING, linewidth=1.5, **MOVING)[0] for _ in middles]
        self.points = [left.plot([0], [0], "o", color=INK, markersize=6, **MOVING)[0] for _ in middles]
        red = {"color": WARNING, "markeredgecolor": "white", "clip_on": False, "zorder": 5, **MOVING}
        (self.diamond,) = left.plot([0], [0], "D", markersize=9, **red)
        self.diamond_text = left.text(0.27, 1.23, "", fontsize=9, color=WARNING, va="center", **MOVING)
        upper.set_title("Confidence moves, accuracy stays")
        upper.set_ylim(0.3, 1.1)
        upper.set_yticks([0.4, 0.6, 0.8, 1])
        lower.set_title("Calibrated data: least where both meet")
        lower.set_yscale("log")
        lower.set_ylim(0.1, 1500)
        lower.set_yticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
        lower.minorticks_off()
        lower.set_ylabel("loss (nats)")
        lower.set_xlabel("beta = 1 / T")
        for ax in (upper, lower):
            decades(ax, -1, 3)
        x = self.grid
        (self.sure_curve,) = upper.plot(x, 0 * x + 1, color=INK, linewidth=2, **MOVING)
        (self.right_line,) = upper.plot([-1, 3], [1, 1], color=CLASS_COLOURS[5], linewidth=2.5, **MOVING)
        self.sure_text = upper.text(2.95, 1.02, "confidence", ha="right", va="bottom", fontsize=9)
        self.right_text = upper.text(2.95, 0.5, "", ha="right", va="top", fontsize=9, **MOVING)
        (self.loss_curve,) = lower.plot(x, 0 * x + 1, color=INK, linewidth=2, **MOVING)
        (self.best,) = lower.plot([0], [1], "*", color=CLASS_COLOURS[1], markersize=15, zorder=6, **MOVING)
        self.best_text = lower.text(0, 0.2, "", ha="center", va="center", fontsize=9, **MOVING)
        (self.sure_dot,) = upper.plot([0], [1], "D", markersize=8, **red)
        line = {"color": FAINT, "linestyle": ":", "linewidth": 1.5, **MOVING}
        self.lines = [ax.plot([0, 0], [0.3, 1500], **line)[0] for ax in (upper, lower)]
        (self.dot,) = lower.plot([0], [1], **DOT, **MOVING)
        return figure

    def update(self):
        """Move bars, curves and points."""
        _, _, (sure, losses), best, least = self._drawn()
        found, right, mean = self.bars(), self.accuracy(), self.confidence()
        here = float(np.log10(self.beta))
        for k, count in enumerate(found.count):
            used = bool(count)
            confidence, accuracy = (found.confidence[k], found.accuracy[k]) if used else (0, 0)
            self.right_bars[k].set_height(accuracy)
            self.right_bars[k].set_alpha(1 if count >= 50 else 0.3)
            for artist in (self.right_bars[k], self.gaps[k], self.points[k]):
                artist.set_visible(used)
            self.gaps[k].set_data([confidence] * 2, [accuracy, confidence])
            self.points[k].set_data([confidence], [accuracy])
        self.diamond.set_data([mean], [right])
        self.diamond_text.set_text(f"diamond: sure {number(mean)}, right {number(right)}")
        self.sure_curve.set_ydata(sure)
        self.right_line.set_ydata([right, right])
        self.right_text.set_y(right - 0.03)
        self.right_text.set_text(f"accuracy {number(right)}")
        self.loss_curve.set_ydata(losses)
        self.best.set_data([np.log10(best)], [least])
        self.best_text.set_x(np.log10(best))
        self.best_text.set_text(f"least at beta {number(best)}")
        self.sure_dot.set_data([here], [mean])
        for line in self.lines:
            line.set_xdata([here, here])
        self.lines[1].set_ydata([self.loss(), 1500])
        self.dot.set_data([here], [self.loss()])

    def handles(self):
        """Return the point on the curve of the loss."""
        x, y = float(np.log10(self.beta)), self.loss()
        words = (
            f"beta {significant(self.beta)}, confidence {number(self.confidence())}, loss {significant(y)}"
        )
        return [Handle("point", self.dot, "beta", x, y, -1, 3, 0.01, text=words)]

    def dragged(self, name, value):
        """Turn a place on the logarithmic axis into a beta."""
        return {"beta": from_decades(self.controls()["beta"], value)}

    def sentence(self):
        """Say accuracy, confidence and loss, which of the two is larger, and the fitted temperature."""
        right, sure, best = self.accuracy(), self.confidence(), self.fitted()
        exact = accuracy_of_gaussians(self.classes, self.sigma)
        gap = sure - right
        if abs(gap) < 0.01:
            verdict = "Well calibrated: it is right about as often as it is sure"
        elif gap > 0:
            verdict = f"Over-confident: surer than right by {number(gap)}"
        else:
            verdict = f"Under-confident: right more often than sure by {number(-gap)}"
        return (
            f"{self.size:,} examples, seed {int(self.seed)}. At beta = {significant(self.beta)} the mean "
            f"confidence is {number(sure, 4)} and the accuracy {number(right, 4)}, "
            f"the same at every beta (exactly {number(exact, 4)} in the long run). {verdict}. Calibration "
            f"error {number(self.bars().error, 4)}; loss {number(self.loss())} nats. The loss is least, "
            f"{number(self._drawn()[4])}, at beta = {number(best)}: the fitted temperature is "
            f"{number(1 / best)}, where 1 made the labels."
        )

    def table(self):
        """Return the bins that hold examples."""
        found = self.bars()
        rows = [
            [f"{number(found.edges[k], 1)} to {number(found.edges[k + 1], 1)}", how_many(examples),
             number(found.confidence[k]),
             number(found.accuracy[k]), number(round(found.accuracy[k] - found.confidence[k], 3) + 0.0)]
            for k, examples in enumerate(found.count) if examples
        ]  # fmt: skip
        return Table(["confidence", "examples", "mean confidence", "share right", "right − sure"], rows)


class ConfidenceExplorer(Explorer):
    """How large beta must be for a wanted confidence, and the naive formula that runs until it breaks.

    The vertical axis counts nines: 90 %, 99 %, 99.9 % are equally far apart, because each more of them
    costs about ln 10 / gap of beta.

    Parameters
    ----------
    gap : float
        How far the score of bird lies below dog's 0.99, from 0.005 to 0.1; cat stays at 0.95.
    wanted : float
        The largest probability that is wanted, from 0.34 to 0.9999.
    beta : float
        Where the formulas are compared, from 0 to 1000.

    Notes
    -----
    The scores are those of Somik Raha, "Explaining Softmax",
    https://coda.io/@somik-raha/explaining-softmax.

    Examples
    --------
    >>> round(ConfidenceExplorer(wanted=0.999).needed(), 1)
    690.7
    >>> ConfidenceExplorer(beta=717).naive()[2]
    array([ 0., nan,  0.])
    """

    heading = "How large must beta be, and how large may it be?"
    how = (
        "Drag the confidence that you want up or down, and the beta of the table left or right, or focus a "
        "dot and press the arrow keys. Each further nine needs about as much beta again."
    )

    names = CLASS_NAMES[:3]
    gap = Number(0.01, 0.005, 0.1, step=0.005, label="gap of the top two", digits=3)
    wanted = Number(0.9, 0.34, 0.9999, step=0.0001, label="wanted confidence", digits=4)
    beta = Number(500, 0, 1000, step=1, label="beta of the table", digits=1)

    top, third = 0.99, 0.95
    levels = (0.5, 0.9, 0.99, 0.999, 0.9999)

    def scores(self):
        """Return the scores. Shape (3,)."""
        return np.array([self.third, self.top, round(self.top - self.gap, 12)])

    def needed(self, wanted=None):
        """Return the beta at which the top class has the wanted probability."""
        gaps = [round(self.top - self.third, 12), self.gap]
        return beta_for(self.wanted if wanted is None else wanted, gaps)

    def nines(self, beta):
        """Return -log10(1 - p_max) of softmax: 1 at 90 %, 2 at 99 %."""
        gaps = self.top - np.array([self.third, self.top - self.gap])
        rest = np.exp(-np.multiply.outer(beta, gaps)).sum(-1)
        return np.log10(1 + 1 / rest)

    def naive(self, beta=None):
        """Return exponentials, their sum and their shares in float64, whatever becomes of them."""
        with np.errstate(all="ignore"):
            powers = np.exp((self.beta if beta is None else beta) * self.scores())
            total = powers.sum()
            return powers, total, powers / total

    def stable(self):
        """Return softmax(beta z). Shape (3,)."""
        return softmax(self.beta * self.scores())

    def limit(self, kind="float64"):
        """Return above which beta the largest exponential is infinite in a number type."""
        return float(np.log(np.float64(np.finfo(kind).max))) / self.top

    def build(self):
        """Draw the curve of nines against beta."""
        figure, ax = new_figure(8.2, 4.2)
        self.axes = ax
        ax.set_title("Each further nine of confidence costs about as much beta again")
        ax.set_xlabel("beta")
        ax.set_ylabel("largest probability")
        ax.set_xlim(-30, 1030)
        ax.set_ylim(-0.75, 5)
        heights = [self._height(level) for level in self.levels]
        ax.set_yticks(heights, [f"{significant(100 * level, 6)} %" for level in self.levels])
        ax.hlines(heights, -30, 1030, color="#ececec", linewidth=1)
        ax.axvline(self.limit(), color=WARNING, linewidth=1.2, linestyle="--")
        ax.text(self.limit() + 8, 0.02, "naive formula dies", color=WARNING, fontsize=9, va="bottom")
        ax.text(
            self.limit() + 8,
            0.3,
            f"at beta {number(self.limit(), 2)}:",
            color=WARNING,
            fontsize=9,
            va="bottom",
        )
        self.x = np.linspace(0, 1000, 101)
        self.alive = np.append(self.x[self.x < self.limit()], self.limit())
        naive = {"color": CLASS_COLOURS[4], "linewidth": 7, "alpha": 0.6}
        stable = {"color": INK, "linewidth": 1.8}
        (self.naive_curve,) = ax.plot(self.alive, 0 * self.alive, **naive, **MOVING)
        (self.curve,) = ax.plot(self.x, 0 * self.x, **stable, **MOVING)
        for y, look, words in ((1.35, naive, "naive formula"), (1.0, stable, "stable formula")):
            ax.plot([740, 790], [y, y], **look)
            ax.text(800, y, words, fontsize=9, va="center")
        red = {"color": WARNING, "markersize": 11, "markeredgecolor": "white", "zorder": 5}
        (self.death,) = ax.plot([self.limit()], [0], "X", **red, **MOVING)
        (self.want_line,) = ax.plot(
            [0] * 3, [0] * 3, color=CLASS_COLOURS[1], linestyle=":", linewidth=1.8, **MOVING
        )
        self.want_text = ax.text(0, 0, "", fontsize=9, fontweight="bold", **MOVING)
        (self.beta_line,) = ax.plot([0, 0], [-0.75, 5], color=FAINT, linewidth=1.2, **MOVING)
        (self.point,) = ax.plot([0], [0], "s", color=CLASS_COLOURS[1], markersize=9, markeredgecolor="white",
                                zorder=5, **MOVING)  # fmt: skip
        (self.want_dot,) = ax.plot([0], [0], **{**DOT, "color": CLASS_COLOURS[1]}, **MOVING)
        (self.dot,) = ax.plot([0], [0], **DOT, **MOVING)
        return figure

    @staticmethod
    def _height(p):
        return -math.log10(1 - p)

    def update(self):
        """Move curve, wanted confidence and beta."""
        heights = self.nines(self.x)
        self.curve.set_ydata(heights)
        self.naive_curve.set_ydata(self.nines(self.alive))
        self.death.set_ydata([self.nines(self.limit())])
        needed, height = self.needed(), self._height(self.wanted)
        end = min(needed, 1030)
        self.want_line.set_data([-30, end, end], [height, height, -0.75 if needed <= 1000 else height])
        self.want_dot.set_data([0], [height])
        words = f"{significant(100 * self.wanted, 6)} % needs beta {number(needed, 1)}"
        self.want_text.set_text(words if needed <= 1000 else f"{words}: beyond this picture")
        left = needed > 400  # the curve leaves room on that side
        self.want_text.set_position((40, height + 0.08) if left else (needed + 10, height - 0.05))
        self.want_text.set_va("bottom" if left else "top")
        self.beta_line.set_xdata([self.beta] * 2)
        self.dot.set_data([self.beta], [-0.45])
        at = float(self.nines(self.beta))
        self.point.set_data([self.beta], [at])
        self.point.set_visible(at < 5)

    def handles(self):
        """Return the wanted confidence and the beta."""
        wanted = self.controls()["wanted"]
        ends = [self._height(end) for end in (wanted.low, wanted.high)]
        words = f"wanted {significant(100 * self.wanted, 6)} percent, needs beta {number(self.needed(), 1)}"
        at = f"beta {significant(self.beta, 5)}, largest probability {number(self.stable().max(), 6)}"
        return [
            Handle(
                "nines",
                self.want_dot,
                "wanted confidence",
                0,
                self._height(self.wanted),
                *ends,
                0.01,
                "y",
                words,
            ),
            Handle("beta", self.dot, "beta of the table", self.beta, -0.45, 0, 1000, 1, text=at),
        ]

    def dragged(self, name, value):
        """Turn a height into a probability."""
        if name == "beta":
            return {"beta": value}
        trait = self.controls()["wanted"]
        return {"wanted": min(trait.high, max(trait.low, round(1 - 10**-value, 6)))}

    def sentence(self):
        """Say the beta that is needed, and what both formulas give at the beta of the table."""
        needs = ", ".join(f"{significant(100 * p, 6)} % {number(self.needed(p), 1)}" for p in self.levels[1:])
        beyond = "" if self.needed() <= 1000 else ", more than this picture shows"
        limits = [f"{significant(self.limit(kind), digits)} in {kind}"
                  for kind, digits in (("float64", 5), ("float32", 3), ("float16", 3))]  # fmt: skip
        shares, stable = self.naive()[2], self.stable()
        return (
            f"Scores: {self._each(self.scores(), significant)}. A largest probability of "
            f"{significant(100 * self.wanted, 6)} % "
            f"needs beta = {number(self.needed(), 1)}{beyond}. In a row: {needs}; a further nine costs about "
            f"ln 10 / gap = {significant(np.log(10) / self.gap)}. At beta = "
            f"{significant(self.beta, 5)} the stable "
            f"formula gives {self._each(stable, nine_figures)}; the naive formula "
            f"{self._verdict(shares, stable)}. "
            f"It overflows above beta = {named(limits)}."
        )

    def _verdict(self, shares, stable):
        if np.isnan(shares).any():
            return f"breaks: {self._each(shares, four_figures)}, because infinity / infinity is not a number"
        if np.isinf(self.naive()[1]):
            return f"breaks: {self._each(shares, four_figures)}, because the sum is infinite"
        return (
            "agrees"
            if np.allclose(shares, stable, rtol=1e-9)
            else f"gives {self._each(shares, nine_figures)}"
        )

    def _each(self, values, words):
        return ", ".join(f"{name} {words(value)}" for name, value in zip(self.names, values, strict=True))

    def table(self):
        """Return both formulas at the beta of the table; what broke is flagged."""
        powers, total, shares = self.naive()
        exponents, stable = self.beta * self.scores(), self.stable()
        rows = [
            [
                name,
                significant(z, 6),
                significant(exponent, 6),
                padded(power, 4),
                padded(share, 9),
                padded(right, 9),
            ]
            for name, z, exponent, power, share, right in zip(
                self.names, self.scores(), exponents, powers, shares, stable, strict=True
            )
        ]
        rows.append(["sum", "", "", padded(total, 4), padded(shares.sum(), 9), "1"])
        broken = np.append(~np.isclose(shares, stable, rtol=1e-6, atol=0), not np.isclose(shares.sum(), 1))
        flagged = [(k, 3) for k, power in enumerate((*powers, total)) if np.isinf(power)]
        flagged += [(k, 4) for k, bad in enumerate(broken) if bad]
        header = ["class", "score", "beta × score", "naive e^(beta × score)", "naive share", "stable share"]
        return Table(header, rows, flagged)
