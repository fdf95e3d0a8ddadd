"""Learning where to look."""

import math
from dataclasses import dataclass, replace

import numpy as np

from teachkit.explorers.attention.parts import outline, weight_map
from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import DOT, Runs, Trained, capital
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK
from teachkit.figures.words import number, plural, rounded, significant
from teachkit.maths.alignment import TASKS, AlignmentModel, alignment_task, share_aligned, train_alignment
from teachkit.maths.training import Adam

LETTERS = "abcdefgh"
LENGTH = 6  # of a sequence
EXAMPLES = 100  # sequences on which the alignment is judged
STEPS = 120
LOSS_LIMITS = (2.6, *(10.0**k for k in range(1, 60)))  # of the axis of the loss


@dataclass(frozen=True)
class Alignment:
    """What a model has learned at one step.

    Attributes
    ----------
    loss : float
        Of the sequences of this step, in nats per symbol.
    share : float
        Of rows, over 100 sequences, whose largest weight is at the right place.
    weights : ndarray, shape (n, n)
        Of one sequence.
    sequence, answer, guesses, places : ndarray of int, shape (n,)
        The symbols of that sequence, those of the answer, those the model gives, and where they stand.
    message : str
        Words about training that broke down, or nothing.
    """

    loss: float
    share: float
    weights: np.ndarray
    sequence: np.ndarray
    answer: np.ndarray
    guesses: np.ndarray
    places: np.ndarray
    message: str = ""


def _alignment_run(task, rate, seed):
    """Yield the state of the model at each step of its training."""
    rng = np.random.default_rng(seed)
    model = AlignmentModel(rng=rng)
    sequences, answers, places = alignment_task(EXAMPLES, task=task, rng=rng)
    try:
        for state in train_alignment(model, Adam(rate=rate), STEPS, task=task, rng=rng):
            weights = model.weights(sequences)
            guesses = model.logits(sequences[:1])[0].argmax(-1)
            last = Alignment(
                state.loss,
                share_aligned(weights, places),
                weights[0],
                sequences[0],
                answers[0],
                guesses,
                places,
            )
            yield last
    except FloatingPointError as error:
        yield replace(last, message=f"{capital(str(error))}.")


class AlignmentExplorer(Trained, Explorer):
    """A small model learns to align: it is told the answers and never the places.

    Additive attention reads six letters and writes six: backwards, as they are, or from the second on. What
    it looks at is learned through the softmax, from the loss of its answers alone.

    Parameters
    ----------
    task : {"reverse", "copy", "rotate"}
        What the answer is.
    step : float
        How many updates have been made, from 0 to 120; a whole number.
    rate : float
        The learning rate of Adam, from 0.0001 to 1.
    seed : float
        Which start and which sequences; a whole number from 0 to 99.

    Notes
    -----
    D. Bahdanau, K. Cho, Y. Bengio (2014), arXiv:1409.0473, found the order of words of two languages so.

    Examples
    --------
    >>> round(AlignmentExplorer().present().share, 1), AlignmentExplorer(step=120).present().share
    (0.2, 1.0)
    """

    heading = "Learning where to look, from the answers alone"
    how = (
        "Press Train and watch the largest weights move onto the frames, the right places. Then drag the "
        "dot of the loss back and forth, or focus it and press the arrow keys. Try another task."
    )

    task = Choice((*TASKS,), label="task")
    step = Number(0, 0, STEPS, step=1, label="steps trained", digits=0, box=True)
    rate = Number(0.01, 1e-4, 1, step=0.01, label="learning rate of Adam", digits=4, log=True, more=True)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0, more=True)

    pauses = STEPS  # each step is shown
    runs = Runs(_alignment_run)

    def way(self):
        """Return what a training depends on."""
        return self.task, rounded(self.rate), int(self.seed)

    def present(self):
        """Return the state of the training."""
        return self.seen()[-1]

    def weights(self):
        """Return the weights of the sequence that is drawn, a row for each letter of the answer."""
        return self.present().weights

    def build(self):
        """Draw the map, the loss, and the share of rows that look at the right place."""
        figure, axes = panels("map loss; map share", 8.4, 4.6, width_ratios=[1.5, 1])
        self._map(axes["map"])
        self._loss(axes["loss"])
        self._share(axes["share"])
        return figure

    def _map(self, ax):
        self.map = weight_map(
            self, ax, self.weights, self._rows, lambda: [LETTERS[k] for k in self.present().sequence], LENGTH,
            size=11, room="h → h", numbers=True, turn=0,
        )  # fmt: skip
        ax.set_xlabel("columns: letters that are read\nrows: letter wanted → letter written")
        self.frames = self.follow(
            [outline(ax) for _ in range(LENGTH)],
            xy=lambda: [(x - 0.5, -y - 0.5) for y, x in enumerate(self.present().places)],
        )

    def _rows(self):
        now = self.present()
        return [f"{LETTERS[a]} → {LETTERS[g]}" for a, g in zip(now.answer, now.guesses, strict=True)]

    @derived
    def losses(self):
        """Return the loss of each step so far."""
        return np.array([state.loss for state in self.seen()])

    def _loss(self, ax):
        ax.set(title="Loss (nats a letter)", xlim=(-3, STEPS + 3), ylim=(0, LOSS_LIMITS[0]))
        self.follow(ax, ylim=lambda: (-0.06 * self._most(), self._most()))
        ax.axhline(math.log(8), color=FAINT, linestyle=":", linewidth=1.2)
        self.follow(
            ax.text(STEPS + 2, 2.14, "ln 8: no idea", va="bottom", ha="right", fontsize=9),
            visible=lambda: self._most() < 3,
        )
        (line,) = ax.plot([0, 1], [0, 0], color=INK)
        self.loss_line = self.follow(line, data=lambda: (np.arange(len(self.losses())), self.losses()))
        self.dot = self.handle(
            "step", ax.plot([0], [0], **DOT)[0], y=lambda: self.present().loss,
            words=lambda: f"step {int(self.step)}, loss {number(self.present().loss)} nats a letter",
        )  # fmt: skip

    def _most(self):
        """Return the end of the axis of the loss: in few, clear steps."""
        return next(limit for limit in LOSS_LIMITS if limit >= self.losses().max())

    def _share(self, ax):
        ax.set(title="Rows at the right place", xlabel="step", xlim=(-3, STEPS + 3), ylim=(0, 1.1))
        ax.axhline(1 / LENGTH, color=FAINT, linestyle=":", linewidth=1.2)
        ax.text(STEPS + 2, 0.15, "1/6: by chance", va="top", ha="right", fontsize=9)
        shares = lambda: [state.share for state in self.seen()]  # noqa: E731
        (line,) = ax.plot([0, 1], [0, 0], color=CLASS_COLOURS[0])
        self.share_line = self.follow(line, data=lambda: (np.arange(len(shares())), shares()))
        (dot,) = ax.plot([0], [0], "o", color=CLASS_COLOURS[0])
        self.share_dot = self.follow(dot, data=lambda: ([len(shares()) - 1], shares()[-1:]))

    def sentence(self):
        """Say how far training is, how many rows are aligned, and what the model writes."""
        now = self.present()
        right = int((now.weights.argmax(-1) == now.places).sum())
        read, wanted, wrote = (
            "".join(LETTERS[k] for k in row) for row in (now.sequence, now.answer, now.guesses)
        )
        on_it = now.weights[np.arange(LENGTH), now.places].mean()
        broken = f" {now.message} The last finite state is shown." if now.message else ""
        return (
            f"Task {self.task}, Adam with learning rate {significant(self.rate)}, seed {int(self.seed)}, "
            f"{self.progress()}: loss {number(now.loss)} nats a letter.{broken} Over {EXAMPLES} sequences "
            f"{round(100 * now.share)} % of the rows have their largest weight at the right place; by chance "
            f"it is 17 %. In the one that is drawn the model reads {read}, should write {wanted} and writes "
            f"{wrote}: {right} of 6 rows {plural(right, 'looks', 'look')} at the right place, with a weight "
            f"there of {number(on_it, 2)} on average."
        )

    def short(self):
        """Say how far training is, and how many rows are aligned."""
        share = round(100 * self.present().share)
        return f"{capital(self.progress())}: {share} % of the rows look at the right place."
