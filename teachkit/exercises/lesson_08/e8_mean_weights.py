"""Exercise 8.8: the mean of the heads."""

import numpy as np

from teachkit.exercises.lesson_08.parts import about_sums
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "8.8",
    reference=lambda scores: np.mean([softmax(head) for head in scores], axis=0),
    praise="A mean of distributions is a distribution. A mean of scores is another head.",
    hints=(
        "The keys stand on the last axis, the heads on the first.",
        "First `softmax(scores, axis=-1)`, then the mean over axis 0.",
    ),
    observe=about_sums,
    cases=(
        (np.array([[[1000.0, 0.0]], [[0.0, 0.0]]]),),
        (np.array([[[2.0, 1.0, 0.1]], [[0.0, 0.0, 3.0]]]),),
        (np.array([[[1.0, -1.0], [0.5, 2.0]], [[0.0, 3.0], [-1.0, 0.0]], [[2.0, 2.0], [0.0, 1.0]]]),),
        (np.array([[[1.0, -1.0, 2.0], [0.5, 2.0, 0.0]]]),),
        (np.array([[[3.0], [-2.0]], [[0.0], [1.0]]]),),
        (np.array([[[0.0, 1.0], [-1000.0, -1001.0]], [[3000.0, 0.0], [5.0, 5.0]]]),),
        (np.array([[[4.0, 0.0]], [[-4.0, 0.0]]]),),
    ),
)


@task.solution
def mean_weights(scores):
    """Each head has weights of its own: the softmax of its scores over the keys, the last axis. Their mean
    is a distribution again. The softmax of the mean score is where no head looks: two heads that disagree
    cancel."""
    return softmax(scores, axis=-1).mean(axis=0)


@task.mistake("you averaged before the softmax")
def _(scores):
    """The softmax of mean scores is where no head looks: a score of 4 and one of -4 cancel, though one head
    is sure of the place and the other sure that it is wrong. Weights first, then the mean."""
    return softmax(scores.mean(axis=0))


@task.mistake("you added the scores before the softmax")
def _(scores):
    """Heads that agree would make each other surer, and heads that disagree cancel. (So it is with the
    product of their weights, divided by its sum.) Each head has weights of its own: softmax first, then the
    mean."""
    return softmax(scores.sum(axis=0))


@task.mistake("your softmax runs over the heads")
def _(scores):
    """Heads do not share anything out among them. The keys of one query do: the last axis."""
    return softmax(scores, axis=0).mean(axis=0)


@task.mistake("your softmax runs over the queries")
def _(scores):
    """A column then sums to 1. The keys stand on the last axis: `axis=-1`."""
    return softmax(scores, axis=1).mean(axis=0)


@task.mistake("you added the heads")
def _(scores):
    """Then each row sums to the number of heads. Take the mean."""
    return softmax(scores).sum(axis=0)


@task.mistake("you took the largest weight of all heads")
def _(scores):
    """Then a row sums to more than 1. Take the mean."""
    return softmax(scores).max(axis=0)


@task.mistake("you took the median")
def _(scores):
    """The medians of several heads need not sum to 1. A mean of distributions does."""
    return np.median(softmax(scores), axis=0)


@task.mistake("you kept one head only")
def _(scores):
    """`[0]` is the first head. Take the mean of all."""
    return softmax(scores)[0]


@task.mistake("you did not average")
def _(scores):
    """Those are the weights of every head. Take the mean over the heads, `axis=0`."""
    return softmax(scores)


@task.mistake("you averaged over the queries")
def _(scores):
    """Axis 1 holds the queries. The heads stand on the first axis: `.mean(axis=0)`."""
    return softmax(scores).mean(axis=1)


@task.mistake("you averaged over the keys")
def _(scores):
    """The weights of a query sum to 1, so their mean is 1 over the number of keys, whatever the scores are.
    The heads stand on the first axis: `.mean(axis=0)`."""
    return softmax(scores).mean(axis=-1)


@task.mistake("your exponentials overflow")
def _(scores):
    """The exponential of 1000 is no float: it becomes inf, and inf / inf is nan. `softmax` of the course
    subtracts the largest score of each row first."""
    e = np.exp(scores)
    return (e / e.sum(axis=-1, keepdims=True)).mean(axis=0)


@task.mistake("you subtracted one score from all heads")
def _(scores):
    """The largest score of all may be 1000 ahead of every score of another row. Then all its exponentials
    are 0, and 0 / 0 is nan. Each row has a largest score of its own: `axis=-1`."""
    e = np.exp(scores - scores.max())
    return (e / e.sum(axis=-1, keepdims=True)).mean(axis=0)


@task.mistake("you averaged over everything")
def _(scores):
    """`.mean()` without an axis is one number. The heads stand on the first axis: `.mean(axis=0)`."""
    return softmax(scores, axis=-1).mean()


@task.mistake("you left out the softmax")
def _(scores):
    """Scores are no weights: some are negative, and they do not sum to 1. Softmax first, then the mean."""
    return scores.mean(axis=0)


@task.mistake("you applied softmax twice")
def _(scores):
    """The mean of distributions is one already. A second softmax takes its numbers, between 0 and 1, for
    scores, and makes them nearly even."""
    return softmax(softmax(scores, axis=-1).mean(axis=0))


@task.mistake("you divided by the number of queries")
def _(scores):
    """The mean over the heads divides by their number, `len(scores)`."""
    return softmax(scores, axis=-1).sum(axis=0) / scores.shape[1]
