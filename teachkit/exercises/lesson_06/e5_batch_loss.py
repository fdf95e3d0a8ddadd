"""Exercise 6.5: find out why training stalls."""

import numpy as np

from teachkit.exercises.lesson_06.parts import BATCHES, FAR_APART, ONE_CLASS, about_ceiling
from teachkit.exercises.task import FunctionTask
from teachkit.maths.losses import cross_entropy
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "6.5",
    reference=lambda Z, labels: cross_entropy(Z, labels).mean(),
    praise="Now the loss of sure and right answers reaches 0, and a sure mistake costs what it should.",
    hints=(
        "`help(cross_entropy)`: is its first argument scores or probabilities?",
        "How many times is softmax applied between `Z` and the loss?",
        "The largest difference of two probabilities is 1. What is the softmax of the scores 1, 0 and 0?",
    ),
    cases=(
        (np.array([[50.0, 0.0, 0.0]]), np.array([0])),
        (np.array([[50.0, 0.0, 0.0], [0.0, 20.0, 0.0]]), np.array([0, 1])),
        *BATCHES,
        ONE_CLASS,
        (np.array([[1000.0, 0.0, 0.0]]), np.array([0])),
        FAR_APART,
        (np.array([[0.0, 1000.0, 0.0]]), np.array([0])),  # a sure mistake: its probability is rounded to 0
    ),
    observe=about_ceiling,
)


@task.solution
def batch_loss(Z, labels):
    """`cross_entropy` expects logits and applies softmax itself. Given probabilities, it takes them for
    scores between 0 and 1: softmax runs twice, and scores that differ by at most 1 can never be sure."""
    return cross_entropy(Z, labels).mean()


@task.mistake("softmax comes before a loss that expects logits")
def _(Z, labels):
    """The loss applies softmax itself. The probabilities, between 0 and 1, are taken for scores, and softmax
    of such scores is nearly even."""
    e = np.exp(Z)
    return cross_entropy(e / e.sum(axis=1, keepdims=True), labels).mean()


@task.mistake("a safe softmax is still one softmax too many")
def _(Z, labels):
    """Nothing overflows now, but the loss applies softmax itself. It takes the probabilities, between 0 and
    1, for scores, and softmax of such scores is nearly even."""
    return cross_entropy(softmax(Z), labels).mean()


@task.mistake("your exponential before the logarithm overflows")
def _(Z, labels):
    """On paper the logarithm undoes it. But the exponential of 1000 is infinite, and no logarithm brings the
    score back. The loss takes the scores themselves, and its own softmax is safe."""
    with np.errstate(all="ignore"):
        e = np.exp(Z)
        return cross_entropy(np.log(e / e.sum(axis=1, keepdims=True)), labels).mean()


@task.mistake("you changed the axis, and softmax still runs twice")
def _(Z, labels):
    """The axis was right. The first softmax is one too many."""
    return cross_entropy(softmax(Z, axis=0), labels).mean()


@task.mistake("you gave it exponentials")
def _(Z, labels):
    """Leaving out the division is not enough: the loss takes the exponential of its scores itself."""
    return cross_entropy(np.exp(Z), labels).mean()


@task.mistake("softmax runs once, but its exponentials overflow")
def _(Z, labels):
    """The logarithm undoes the first softmax, so the loss can reach 0. But the exponential of 1000 is inf,
    and inf / inf is nan. `cross_entropy(Z, labels)` needs no probabilities."""
    e = np.exp(Z)
    P = e / e.sum(axis=1, keepdims=True)
    return -np.log(P[np.arange(len(Z)), labels]).mean()


@task.mistake("you added the losses up")
def _(Z, labels):
    """The double softmax is gone, and so is the mean: divide by the number of examples."""
    return cross_entropy(Z, labels).sum()


@task.mistake("you did not average")
def _(Z, labels):
    """These are the losses of the rows. Return their mean."""
    return cross_entropy(Z, labels)


@task.mistake("you left out the logarithm")
def _(Z, labels):
    """1 minus the probability of the true class is no cross-entropy."""
    return (1 - softmax(Z)[np.arange(len(Z)), labels]).mean()


@task.mistake("you averaged over every class")
def _(Z, labels):
    """The mean of all logarithms has the wrong classes in it. Pick the true one of each row."""
    return -np.log(softmax(Z)).mean()


@task.mistake("you turned the scores round")
def _(Z, labels):
    """The sign was right: a high score means a probable class."""
    return cross_entropy(-Z, labels).mean()


@task.mistake("your loss is negative")
def _(Z, labels):
    """`cross_entropy` gives losses already, positive ones: no minus in front."""
    return -cross_entropy(Z, labels).mean()


@task.mistake("a tiny probability is rounded to 0 before its logarithm is taken")
def _(Z, labels):
    """Softmax runs once now. But where the true class is 1000 behind, its probability is rounded to 0, and
    the loss becomes infinite. `cross_entropy(Z, labels)` needs no probabilities."""
    return -np.log(softmax(Z)[np.arange(len(Z)), labels]).mean()


@task.mistake("you changed the axis, softmax still runs twice, and some of it is nan")
def _(Z, labels):
    """The axis was right, and the loss applies softmax itself, without nan: give it the scores."""
    e = np.exp(Z)
    return cross_entropy(e / e.sum(axis=0, keepdims=True), labels).mean()


@task.mistake("you took the median")
def _(Z, labels):
    """The mean was right: the median does not see how dear a sure mistake is."""
    return np.median(cross_entropy(Z, labels))


@task.mistake("you divided by the number of classes")
def _(Z, labels):
    """The mean runs over the examples: divide by their number."""
    return cross_entropy(Z, labels).sum() / Z.shape[1]
