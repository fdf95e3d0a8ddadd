"""Who gains when beta grows."""

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import TRACK, all_seen, capital, decades, log_dot, named
from teachkit.explorers.temperature.parts import dashboard
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, CLASS_NAMES, FAINT, INK
from teachkit.figures.words import percent, significant
from teachkit.maths.softmax import softmax, to_temperature
from teachkit.maths.temperature import mean_score, peak_beta, probability_slope

MOST = 4  # classes
POWERS = np.linspace(-2, 3, 151)  # of ten, for beta


class PeaksExplorer(Explorer):
    """All probabilities against beta: some classes gain at first, and lose later.

    The probability of a class rises with beta as long as its score is above the mean score
    E = sum of p z, which itself rises. So a class between the plain mean and the top has a peak.

    Parameters
    ----------
    scores : str
        Which set of scores.
    beta : float
        The inverse temperature at the dot, from 0.01 to 1000.

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
        "Predict which classes have a peak inside. Then drag the dot along beta, or focus it and press the "
        "arrow keys: a class gains as long as its score lies above the mean score."
    )

    scores = Choice(
        ("0.95, 0.99, 0.98", "2, 4.3, 1.2, -3.1", "2, 1, 0.1", "-2.2, -1.4, -0.8, 0.7", "1, 0.7, 0.4, -1"),
        label="scores",
    )
    beta = Number(1, 0.01, 1000, step=0.01, label="beta = 1 / T", digits=3, log=True, box=True)

    @derived
    def z(self):
        """Return the scores. Shape (K,)."""
        return np.array([float(score) for score in self.scores.split(", ")])

    def names(self):
        """Return the names of the classes."""
        return CLASS_NAMES[: len(self.z())]

    @derived
    def shares(self):
        """Return softmax(beta z). Shape (K,)."""
        return softmax(self.z(), temperature=1 / self.beta)

    @derived
    def curves(self):
        """Return the probabilities at all betas of the picture. Shape (151, K)."""
        return softmax(np.tile(self.z(), (len(POWERS), 1)), temperature=10 ** -POWERS[:, None])

    @derived
    def mean(self):
        """Return the mean score under these probabilities."""
        return float(mean_score(self.z(), temperature=to_temperature(beta=self.beta)))

    @derived
    def peaks(self):
        """Return the beta of each class that has its largest probability at a beta between 0 and infinity."""
        found = {name: peak_beta(self.z(), k) for k, name in enumerate(self.names())}
        return {name: beta for name, beta in found.items() if 0 < beta < np.inf}

    @derived
    def motions(self):
        """Say of each class what its probability does as beta grows."""
        slopes = probability_slope(self.z(), temperature=to_temperature(beta=self.beta))
        return ["rises" if slope > 0 else "falls" if slope < 0 else "stays" for slope in slopes]

    def build(self):
        """Draw the curves above the line of the scores."""
        figure, axes = panels("curves; scores", 8.2, 5.0, height_ratios=[3, 1.05])
        self._draw_curves(axes["curves"])
        self._draw_scores(axes["scores"])
        return figure

    def _draw_curves(self, ax):
        ax.set(title="Hollow: the peak of a class that gains first and loses later", ylabel="probability")
        decades(ax, -2, 3)
        ax.set(xlabel="beta = 1 / T", ylim=(-0.05, 1.12), yticks=[0, 0.25, 0.5, 0.75, 1])
        here = lambda: np.log10(self.beta)  # noqa: E731
        (line,) = ax.plot([0, 0], [0, 1.12], color=FAINT, linewidth=1.5)
        self.follow(line, data=lambda: ([here()] * 2, [0, self.shares().max()]))
        curves, dots, self.marks = [], [], []
        for k in range(MOST):
            look = {"color": CLASS_COLOURS[k], "marker": CLASS_MARKERS[k], "linestyle": ""}
            curves += ax.plot(POWERS, 0 * POWERS, color=CLASS_COLOURS[k], linewidth=2)
            dots += ax.plot([0], [0], markersize=9, markeredgecolor="white", clip_on=False, **look)
            self.marks += ax.plot([0], [0], markersize=11, markerfacecolor="white", markeredgewidth=2, **look)
        self.peak_texts = [
            ax.text(0, 0, "", ha="right", va="bottom", fontsize=9, color=INK) for _ in range(MOST)
        ]
        self.lines = self.follow(curves, visible=self._used, ydata=lambda: self._padded(self.curves().T))
        self.dots = self.follow(
            dots, visible=self._used, data=lambda: [([here()], [p]) for p in self._padded(self.shares())]
        )
        all_seen(self, ax, dots, self._places, 9)
        self._follow_peaks()
        log_dot(
            self, ax, "line", "beta", 0,
            lambda: f"beta {significant(self.beta)}, mean score {significant(self.mean(), 5)}",
        )  # fmt: skip

    def _places(self):
        """Return where the dots are; those that are not shown lie apart. Shape (4, 2)."""
        used = zip(self._used(), self._padded(self.shares()), strict=True)
        return [(np.log10(self.beta), share if shown else -k) for k, (shown, share) in enumerate(used, 1)]

    def _used(self):
        return [k < len(self.z()) for k in range(MOST)]

    def _padded(self, rows):
        """Return one row for each class that there can be; those that are not shown repeat the last."""
        return [rows[min(k, len(rows) - 1)] for k in range(MOST)]

    def _follow_peaks(self):
        inside = lambda: [name in self.peaks() for name in CLASS_NAMES[:MOST]]  # noqa: E731
        each = lambda place: [mark[place] for mark in self._marks()]  # noqa: E731
        self.follow(self.marks, visible=inside, data=lambda: each(0))
        self.follow(self.peak_texts, visible=inside, position=lambda: each(1), text=lambda: each(2))

    @derived
    def _marks(self):
        """Return for each class where its peak is, and its words: above the curves, to the left of it."""
        found, earlier = [], 0
        for k, name in enumerate(CLASS_NAMES[:MOST]):
            if name not in self.peaks():
                found.append((([0], [0]), (0, 0), ""))
                continue
            beta = self.peaks()[name]
            x, top = np.log10(beta), softmax(self.z(), temperature=1 / beta)[k]
            right = max(x - 0.15, 0.0)
            spanned = (POWERS > right - 2) & (POWERS < right)
            place = right - 0.08, self.curves()[spanned].max() + 0.03 + 0.09 * earlier
            words = f"{name} peaks: {percent(top)} at beta {significant(beta, 5)}"
            found.append((([x], [top]), place, words))
            earlier += 1
        return found

    def _draw_scores(self, ax):
        ax.set(ylim=(-1.25, 2.05), yticks=[], xlabel="score")
        ax.spines["left"].set_visible(False)
        ax.axhline(0, color=TRACK, linewidth=3)
        self.follow(ax, xlim=lambda: (self._place(-0.1), self._place(1.1)))
        (mark,) = ax.plot([0], [1.17], "v", color=INK, markersize=8, clip_on=False)
        self.mean_mark = self.follow(mark, xdata=lambda: [self.mean()])
        self.mean_text = self.follow(
            ax.text(0, 0, "", ha="center", va="bottom", fontsize=9, fontweight="bold"),
            position=lambda: (min(self._place(0.92), max(self._place(0.08), self.mean())), 1.42),
            text=lambda: f"mean score {significant(self.mean(), 5)}",
        )
        dots, names, motions = [], [], []
        for k in range(MOST):
            look = {"color": CLASS_COLOURS[k], "marker": CLASS_MARKERS[k], "linestyle": ""}
            dots += ax.plot([0], [0], markersize=10, markeredgecolor="white", **look)
            names.append(ax.text(0, 0.3, "", ha="center", va="bottom", fontsize=9))
            motions.append(ax.text(0, -0.4, "", ha="center", va="top", fontsize=9))
        z = lambda: self._padded(self.z())  # noqa: E731
        self.score_dots = self.follow(dots, visible=self._used, xdata=lambda: [[score] for score in z()])
        self.name_texts = self.follow(
            names,
            visible=self._used,
            x=z,
            text=lambda: [
                f"{name} {significant(score)}" for name, score in zip(CLASS_NAMES[:MOST], z(), strict=True)
            ],
        )
        self.motion_texts = self.follow(
            motions, visible=self._used, x=z, text=lambda: self._padded(self._arrows())
        )

    def _place(self, share):
        """Return the place at a share of the way from the least score to the largest."""
        return self.z().min() + share * np.ptp(self.z())

    def _arrows(self):
        arrows = {"rises": "▲", "falls": "▼", "stays": "="}
        both = zip(self.motions(), self.shares(), strict=True)
        return [f"{arrows[motion]} {percent(share)}" for motion, share in both]

    def sentence(self):
        """Say the probabilities, who gains and loses, and where the peaks are."""
        z, names, shares = self.z(), self.names(), self.shares()
        told = [
            f"{name} ({percent(share)}) {motion}"
            for name, share, motion in zip(names, shares, self.motions(), strict=True)
        ]
        inside = [
            f"{name} peaks at beta {significant(beta, 5)} with "
            f"{percent(softmax(z, temperature=1 / beta)[names.index(name)])}"
            for name, beta in self.peaks().items()
        ]
        scores = ", ".join(f"{name} {significant(score)}" for name, score in zip(names, z, strict=True))
        return (
            f"Scores: {scores}; their plain mean is {significant(z.mean(), 5)}. At beta = "
            f"{significant(self.beta)} the "
            f"mean score is {significant(self.mean(), 5)} ({dashboard(shares)}). As beta grows, "
            f"{', '.join(told)}. "
            f"{capital('; '.join(inside)) if inside else 'No class has a peak inside'}; "
            f"{names[int(z.argmax())]}, at the top, "
            "rises for ever, and a class that is not above the plain mean only falls."
        )

    def short(self):
        """Say who gains and who loses as beta grows."""
        who = {}
        for name, motion in zip(self.names(), self.motions(), strict=True):
            who.setdefault(motion, []).append(name)
        told = [
            f"{named(names)} {motion if len(names) == 1 else motion.removesuffix('s')}"
            for motion, names in sorted(who.items(), key=lambda each: "rfs".index(each[0][0]))
        ]
        return f"As beta grows from {significant(self.beta)}, {'; '.join(told)}."
