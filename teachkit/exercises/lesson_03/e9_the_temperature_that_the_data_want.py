"""Exercise 3.9: the temperature that the data want."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import calibrated_logits, nll

# Six examples for which no other measure chooses the same: not calibration, squared errors or the worst loss.
FEW = [
    [0.4, 3.7, -0.1],
    [-4.0, 0.0, 1.6],
    [3.6, 5.6, -4.1],
    [-1.7, -0.5, 2.7],
    [-0.5, -1.8, -0.7],
    [-3.6, -1.9, 1.2],
]
CANDIDATES = [1.0, 0.5, 4.0, 0.25, 8.0, 2.0]


def examples(factor, seed, num_classes=3):
    """Make logits `factor` times too large, their labels, and the candidates."""
    z, y = calibrated_logits(400, num_classes, 1.5, rng=np.random.default_rng(seed))
    return factor * z, y, CANDIDATES


def losses_of(logits, labels, candidates):
    """Return the loss of each candidate."""
    return [nll(logits, labels, temperature=T) for T in candidates]


def of_label(logits, labels, T):
    """Return the probability that each example gives its label."""
    return softmax(logits, temperature=T)[np.arange(len(labels)), labels]


task = FunctionTask(
    "3.9",
    reference=lambda logits, labels, candidates: candidates[np.argmin(losses_of(logits, labels, candidates))],
    cases=(
        examples(4.0, 1),
        examples(1.0, 2),
        examples(0.5, 3),
        examples(2.0, 4, num_classes=2),
        examples(8.0, 5),
        examples(0.25, 6),
        (np.array(FEW), np.array([1, 0, 1, 2, 1, 2]), CANDIDATES),
        (np.array([[0.1, 1.0, 2.0]]), np.array([0]), CANDIDATES),  # one row
    ),
    praise="This is temperature scaling: one number, fitted after the training, and the accuracy stays.",
    hints=(
        "The loss of one temperature is one number: `-np.log(of_label).mean()`.",
        "`np.argmin(losses)` is the place of the smallest loss.",
        "Return the candidate at that place: `candidates[np.argmin(losses)]`.",
    ),
)


@task.solution
def best_temperature(logits, labels, candidates):
    """The loss punishes every example by the surprise at its label. Too sure, and the wrong answers cost a
    lot; not sure enough, and the right ones cost more than they need. The accuracy cannot choose: no
    temperature changes the order of the classes."""
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-np.log(of_label).mean())
    return candidates[np.argmin(losses)]


@task.mistake("you returned the first candidate")
def _(logits, labels, candidates):
    """A `return` inside the loop ends it after one round. Choosing by the accuracy does the same: no
    temperature changes the order of the classes, so all are equally accurate, and the first one wins. So does
    a loss in which T does not occur. Compute the loss of every candidate first, then choose."""
    return candidates[0]


@task.mistake("you returned 4, whatever the examples are")
def _(logits, labels, candidates):
    """4 is right where the logits are four times too large, as in the text. Compute the loss of each
    candidate on the examples that the function is given, then choose."""
    return 4.0


@task.mistake("you returned the last candidate")
def _(logits, labels, candidates):
    """After the loop `T` is the last candidate, whatever the losses are. Return the one at the place of the
    smallest loss."""
    return candidates[-1]


@task.mistake("you chose the temperature with the largest loss")
def _(logits, labels, candidates):
    """The loss is a cost, and the smallest is asked for. Is the minus in front of the logarithm missing, or
    does `np.argmax` stand where `np.argmin` belongs? It is `-np.log(of_label).mean()`, and `np.argmin`."""
    return candidates[np.argmax(losses_of(logits, labels, candidates))]


@task.mistake("you swapped T and beta")
def _(logits, labels, candidates):
    """You returned 1 / T of the best temperature. Asked for is T."""
    return 1 / candidates[np.argmin(losses_of(logits, labels, candidates))]


@task.mistake("you multiplied the logits by T")
def _(logits, labels, candidates):
    """A temperature divides the logits. Multiplied by T, they fit best at the T that is 1 / T of the
    temperature asked for."""
    return candidates[np.argmin([nll(logits * T, labels) for T in candidates])]


@task.mistake("you returned the loss")
def _(logits, labels, candidates):
    """That is the smallest loss. Asked for is the temperature that has it."""
    return min(losses_of(logits, labels, candidates))


@task.mistake("you returned the place in the list")
def _(logits, labels, candidates):
    """`np.argmin` gives the place. Return the candidate that stands there."""
    return np.argmin(losses_of(logits, labels, candidates))


@task.mistake("you chose by the mean probability of the labels")
def _(logits, labels, candidates):
    """The logarithm is left out, or it is taken of the mean, which chooses the same. The mean probability
    likes to be too sure: a label of probability 0 costs it little. Take the logarithm of each probability
    first, then the mean: `-np.log(of_label).mean()`."""
    return candidates[np.argmax([of_label(logits, labels, T).mean() for T in candidates])]


@task.mistake("you did not take the mean")
def _(logits, labels, candidates):
    """The loss of a temperature is one number, the mean over all examples. Without `.mean()` there is a list
    of surprises for each temperature, and `np.argmin` counts its place through all of these lists."""
    return candidates[np.argmin([-np.log(of_label(logits, labels, T)) for T in candidates])]


@task.mistake("you took the smallest probability")
def _(logits, labels, candidates):
    """The probability of the label should be large, and its surprise small: `-np.log(of_label).mean()`."""
    return candidates[np.argmin([of_label(logits, labels, T).mean() for T in candidates])]


@task.mistake("you took the lowest temperature")
def _(logits, labels, candidates):
    """The lowest temperature is the surest, whatever the labels say. The loss is the mean surprise at the
    labels, not at the largest probability."""
    return min(candidates)


@task.mistake("you took the highest temperature")
def _(logits, labels, candidates):
    """The highest temperature is the least sure, whatever the labels say. It wins where only the largest loss
    counts, and where the loss is not taken at each example's own label: `p[np.arange(len(labels)), labels]`
    takes one number from each row."""
    return max(candidates)
