"""Handwritten digits."""

import itertools
from functools import lru_cache

import numpy as np
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from teachkit.data.digits import load_digits
from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import Runs, Trained, capital
from teachkit.explorers.training.parts import History, right_of, run_epochs
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK, WARNING
from teachkit.figures.training import a_digit
from teachkit.figures.words import number, significant
from teachkit.maths.losses import cross_entropy
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import fit_temperature, reliability
from teachkit.maths.training import Network, accuracy, confusion_matrix

MODELS = {"softmax regression": (64, 10), "network of 32": (64, 32, 10)}  # sizes of the layers
BATCH, LAST = 32, 100
BINS, PICTURES = 10, 8
CORNERS = [(11.5 * (n % 4), 17.0 * (n // 4)) for n in range(PICTURES)]  # of the pictures, in pixels of one
SQUARE = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
OUTLINE = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
NOTHING = Path(np.empty((0, 2)))
PAIRS = list(itertools.product(range(10), range(10)))
MISTAKES, UNSURE, CONFUSION, CALIBRATION = (
    "worst mistakes", "least sure digits", "confusion matrix", "calibration",
)  # fmt: skip


@lru_cache(4)
def split_digits(seed):
    """Part the digits: to learn from, for validation, and for the test."""
    rng = np.random.default_rng(seed)
    rest, test = load_digits().split(rng=rng)
    learn, held = rest.split(0.2, rng=rng)
    return learn, held, test


def _digit_run(model, rate, seed):
    learn, held, _ = split_digits(seed)
    rng = np.random.default_rng(seed)
    network = Network(MODELS[model], start="he", rng=rng)
    data = ((part.pixels, part.labels) for part in (learn, held))
    return run_epochs(network, *data, rate, LAST, BATCH, rng)


class DigitsExplorer(History, Trained, Explorer):
    """Handwritten digits, learned by softmax regression or by a small network.

    Of 1,797 digits a quarter is for the test; a fifth of the rest is held out for validation, and for
    finding the temperature that corrects how sure the predictions are.

    Parameters
    ----------
    shown : {"worst mistakes", "least sure digits", "confusion matrix", "calibration"}
        All on the test.
    model : {"softmax regression", "network of 32"}
    rate : float
        The learning rate of Adam, from 0.0001 to 1, where its steps are too large; a batch has 32 digits.
    epoch : float
        How many epochs it has been trained, from 0 to 100; a whole number.
    seed : float
        Which digits are for what, and which start; a whole number from 0 to 99.

    Notes
    -----
    Digits: E. Alpaydin, C. Kaynak (1998), "Optical Recognition of Handwritten Digits", UCI Machine
    Learning Repository, https://doi.org/10.24432/C50P49. Temperature scaling: C. Guo, G. Pleiss, Y. Sun,
    K. Q. Weinberger (2017), "On calibration of modern neural networks", arXiv:1706.04599.

    Examples
    --------
    >>> explorer = DigitsExplorer(model="network of 32", epoch=20)
    >>> explorer.test_accuracy() > 0.94
    True
    """

    heading = "Handwritten digits: how often right, and how sure?"
    how = (
        "Choose what is shown of the test, and press Train. Then drag the dot of the loss back and forth: "
        "find where it is too sure, and where not sure enough."
    )

    shown = Choice((MISTAKES, UNSURE, CONFUSION, CALIBRATION), label="shown")
    model = Choice((*MODELS,), label="model")
    rate = Number(0.01, 1e-4, 1, step=0.01, label="learning rate of Adam", digits=4, log=True)
    epoch = Number(0, 0, LAST, step=1, label="epochs trained", digits=0, box=True)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0, more=True)

    steps_a_state, lowest = 34, -4
    runs = Runs(_digit_run)

    def way(self):
        """Return what a training depends on."""
        return self.model, self.rate, int(self.seed)

    def test(self):
        """Return the digits of the test."""
        return split_digits(int(self.seed))[2]

    @derived
    def logits(self):
        """Return the logits of the test. Shape (449, 10)."""
        return self.seen()[-1].network.logits(self.test().pixels)

    @derived
    def shares(self):
        """Return the probabilities of the test. Shape (449, 10)."""
        return softmax(self.logits())

    @derived
    def fitting(self):
        """Return the temperature that fits the digits held out best, or None and why there is none."""
        held = split_digits(int(self.seed))[1]
        try:
            return fit_temperature(self.seen()[-1].network.logits(held.pixels), held.labels), ""
        except ValueError as error:
            return None, str(error)

    def fitted(self):
        """Return the temperature at which the digits held out are most likely, or None where none is best."""
        return self.fitting()[0]

    def test_accuracy(self):
        """Return the share of the test that is right."""
        return accuracy(self.shares(), self.test().labels)

    @derived
    def calibration(self):
        """Return what `reliability` finds before and, where there is one, after the fitted temperature."""
        return [
            reliability(softmax(self.logits(), temperature=T), self.test().labels, BINS)
            for T in (1.0, self.fitted())
            if T is not None
        ]

    @derived
    def chosen(self):
        """Return which digits of the test are drawn, the least sure or the worst mistake first."""
        p, labels = self.shares(), self.test().labels
        if self.shown == UNSURE:
            return np.argsort(p.max(-1), kind="stable")[:PICTURES]
        order = np.argsort(p[np.arange(len(labels)), labels], kind="stable")
        return order[p.argmax(-1)[order] != labels[order]][:PICTURES]

    @derived
    def confusion_counts(self):
        """Return how often each digit (row) was taken for each (column). Shape (10, 10)."""
        return confusion_matrix(self.test().labels, self.shares().argmax(-1), 10)

    def build(self):
        """Draw the history, and in one place what the choices show."""
        mosaic = "loss gallery gallery; right gallery gallery"
        figure, axes = panels(mosaic, 8.8, 5.0, width_ratios=[1.25, 1.4, 1.4])
        self.draw_history(axes["loss"], axes["right"])
        place = axes["gallery"].get_subplotspec()
        grid = place.get_gridspec()
        self._gallery(axes["gallery"])
        self._confusion(figure.add_subplot(place))
        self._calibration([figure.add_subplot(grid[:, k]) for k in (1, 2)])
        return figure

    def _only(self, kind, ax, title):
        """Let axes move, so that no choice needs a new background: they are seen while `kind` is shown."""
        ax.patch.set_visible(False)
        self.follow(ax, title=lambda: title() if self.shown == kind else "")
        spines = [spine for spine in ax.spines.values() if spine.get_visible()]
        parts = [ax.xaxis, ax.yaxis, *spines, *ax.lines]
        self.follow(parts, visible=lambda: [self.shown == kind] * len(parts))

    def _gallery(self, ax):
        ax.set_axis_off()
        ax.set(xlim=(-0.5, 43.5), ylim=(31, -3.5))
        ax.set_aspect("equal")
        self.follow(ax, title=lambda: self._gallery_title() * self._is_gallery())
        greys = [str(1 - ink / 16) for ink in range(1, 17)]
        self.inks = self.follow(
            [ax.add_patch(PathPatch(NOTHING, facecolor=grey, linewidth=0)) for grey in greys],
            path=self._squares,
        )
        look = {"fill": False, "edgecolor": FAINT, "linewidth": 1}
        self.frames = self.follow(
            [ax.add_patch(Rectangle(corner, 8, 8, **look)) for corner in CORNERS],
            visible=lambda: [n < len(self._drawn()) for n in range(PICTURES)],
        )
        look = {"ha": "center", "va": "center", "fontsize": 10}
        self.captions = self.follow(
            [
                ax.text(x + 4, y + dy, "", fontweight=weight, **look)
                for x, y in CORNERS
                for dy, weight in ((-1.3, "bold"), (9.5, "normal"), (11.4, "normal"))
            ],
            text=lambda: self._captions()[0],
            color=lambda: self._captions()[1],
        )
        none = lambda: self._is_gallery() and not len(self.chosen())  # noqa: E731
        self.follow(ax.text(21, 10, "No digit of the test is wrong.", **look), visible=none)

    def _gallery_title(self):
        other = "the truth" if self.shown == MISTAKES else "the next best"
        return f"{capital(self.shown)}: p of what it is taken for, and of {other}"

    def _is_gallery(self):
        return self.shown in (MISTAKES, UNSURE)

    def _drawn(self):
        return self.chosen() if self._is_gallery() else []

    def _squares(self):
        """Return for each grey the pixels that have it, as one path."""
        squares = [[] for _ in range(16)]
        for corner, n in zip(CORNERS, self._drawn(), strict=False):
            image = self.test().images[n]
            for row, column in zip(*np.nonzero(image), strict=True):
                squares[image[row, column] - 1].append(SQUARE + corner + (column, row))
        return [Path(np.concatenate(each), OUTLINE * len(each)) if each else NOTHING for each in squares]

    @derived
    def _captions(self):
        """Return what stands above and below each picture, and in which colours."""
        texts, colours = [], []
        for n in self._drawn():
            label, (first, second) = self.test().labels[n], self._named(n)
            p, right = self.shares()[n], first == label
            mark = "" if right else " ✗"
            texts += [
                a_digit(label),
                f"{first}: {number(p[first], 2)}{mark}",
                f"{second}: {number(p[second], 2)}",
            ]
            colours += [INK, *[INK if right else WARNING] * 2]
        rest = 3 * PICTURES - len(texts)
        return texts + [""] * rest, colours + [INK] * rest

    def _named(self, n):
        """Return the class that a digit is taken for, and the true one of a mistake, else the next best."""
        first, second = np.argsort(-self.shares()[n], kind="stable")[:2]
        return first, self.test().labels[n] if self.shown == MISTAKES else second

    def _confusion(self, ax):
        ax.set(xlim=(-0.5, 9.5), ylim=(9.5, -0.5), xticks=range(10), yticks=range(10))
        ax.set(xlabel="taken for", ylabel="is")
        ax.set_aspect("equal")
        self._only(CONFUSION, ax, lambda: "How often the digit of a row is taken for that of a column")
        cells = [
            Rectangle(
                (k - 0.5, j - 0.5), 1, 1, linewidth=0, facecolor=CLASS_COLOURS[0] if j == k else WARNING
            )
            for j, k in PAIRS
        ]
        counts = lambda: self.confusion_counts().flat if self.shown == CONFUSION else [0] * 100  # noqa: E731
        self.follow(
            [ax.add_patch(cell) for cell in cells],
            visible=lambda: [bool(count) for count in counts()],
            alpha=lambda: [
                0.14 if j == k else min(0.75, 0.25 * count**0.5)
                for (j, k), count in zip(PAIRS, counts(), strict=True)
            ],
        )
        look = {"ha": "center", "va": "center", "fontsize": 10}
        self.counts = self.follow(
            [ax.text(k, j, "", fontweight="normal" if j == k else "bold", **look) for j, k in PAIRS],
            text=lambda: [str(count) if count else "" for count in counts()],
        )

    def _calibration(self, axes):
        middles = (np.arange(BINS) + 0.5) / BINS
        self.right_bars = []
        axes[0].set_ylabel("share that is right")
        for n, (ax, title) in enumerate(zip(axes, ("As trained", "At the fitted temperature"), strict=True)):
            ax.set(
                xlim=(0, 1.03), ylim=(0, 1.03), xticks=[0, 0.5, 1], xlabel="how sure (pale: fewer than 20)"
            )
            ax.set_aspect("equal")
            ax.plot([0, 1], [0, 1], color=INK, linestyle="--", linewidth=1.2)
            self._only(CALIBRATION, ax, lambda title=title: title)
            bins = lambda n=n: self._bins(n)  # noqa: E731
            bars = ax.bar(middles, 0 * middles, 0.092, color=CLASS_COLOURS[5])
            self.right_bars.append(
                self.follow(
                    bars,
                    height=lambda bins=bins: bins()[1],
                    alpha=lambda bins=bins: np.where(bins()[0] >= 20, 1, 0.35),
                )
            )
            (dots,) = ax.plot([0, 1], [0, 0], "D", color=WARNING, markersize=5)
            self.follow(dots, data=lambda bins=bins: tuple(np.array(bins()[1:])[::-1, bins()[0] > 0]))
        self.fit_text = self.follow(
            axes[1].text(0.04, 0.97, "", va="top", fontsize=9), text=self._fit_in_words
        )

    def _bins(self, n):
        """Return of the bins before or after the temperature: counts, shares that are right, confidence."""
        if self.shown != CALIBRATION or n >= len(self.calibration()):
            return np.zeros((3, BINS))
        found = self.calibration()[n]
        return np.where(found.count > 0, [found.count, found.accuracy, found.confidence], 0.0)

    def _fit_in_words(self):
        if self.shown != CALIBRATION:
            return ""
        T = self.fitted()
        return f"T = {number(T, 2)}" if T else "no temperature\nis the best"

    def short(self):
        """Say how far training has come, and how the test comes out."""
        percent, loss = number(100 * self.test_accuracy(), 1), number(self.test_loss(), 2)
        return f"{capital(self.progress())}: {percent} % of the test digits are right, loss {loss}."

    def test_loss(self, temperature=1.0):
        """Return the mean loss of the test, in nats."""
        return float(cross_entropy(self.logits() / temperature, self.test().labels).mean())

    def sentence(self):
        """Say how training has gone, how the test comes out, and what is shown."""
        state, learn = self.seen()[-1], split_digits(int(self.seed))[0]
        words = {CONFUSION: self._confusion_in_words, CALIBRATION: self._calibration_in_words}
        percent = number(100 * self.test_accuracy(), 1)
        return (
            f"{capital(self.model)}, {state.network.num_parameters:,} parameters, {len(learn):,} digits "
            f"to learn from, learning rate {significant(self.rate)}, seed {int(self.seed)}, "
            f"{self.progress()}: training loss {number(state.loss, 2)}, "
            f"{number(100 * state.accuracy, 1)} % right.{self.trouble(10)} "
            f"Test: {right_of(self.shares(), self.test().labels)}, {percent} %, loss "
            f"{number(self.test_loss(), 2)}. {words.get(self.shown, self._gallery_in_words)()}"
        )

    def _gallery_in_words(self):
        told = []
        for n in self.chosen():
            first, second = self._named(n)
            sure, less = (number(self.shares()[n, k], 2) for k in (first, second))
            told.append(f"{a_digit(self.test().labels[n])} (p of {first} is {sure}, of {second} {less})")
        return f"Shown: the {self.shown}: {', '.join(told)}." if told else "No digit of the test is wrong."

    def _confusion_in_words(self):
        counts = self.confusion_counts()
        wrong = counts * (1 - np.eye(10, dtype=int))
        order = np.argsort(-wrong, axis=None, kind="stable")[: min(4, np.count_nonzero(wrong))]
        if not len(order):
            return "Shown: the confusion matrix, with nothing beside its diagonal."
        told = ", ".join(
            f"{a_digit(n // 10)} taken for {a_digit(n % 10)} ({wrong.flat[n]} of {counts[n // 10].sum()})"
            for n in order
        )
        return f"Shown: the confusion matrix. The most frequent mistakes: {told}."

    def _calibration_in_words(self):
        (T, why), (before, *after) = self.fitting(), self.calibration()
        if T is None:
            error = number(before.error)
            return f"Shown: calibration. The calibration error is {error}. No temperature is fitted ({why})."
        verdict = "too sure" if T > 1.02 else "not sure enough" if T < 0.98 else "about as sure as right"
        return (
            f"Shown: calibration. The temperature fitted on validation is {number(T, 2)}: it was {verdict}. "
            f"On the test the calibration error goes from {number(before.error)} to "
            f"{number(after[0].error)}, the loss from {number(self.test_loss())} to "
            f"{number(self.test_loss(T))}; no prediction changes."
        )
