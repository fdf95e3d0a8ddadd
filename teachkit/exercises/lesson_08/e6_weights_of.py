"""Exercise 8.6: weights for a table of queries."""

import numpy as np

from teachkit.exercises.lesson_08.parts import KEYS, about_sums
from teachkit.exercises.task import FunctionTask
from teachkit.maths.attention import attention
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "8.6",
    reference=lambda Q, K: attention(Q, K, K)[1],
    praise="Every row is a distribution over the keys. The sums of the columns may be anything.",
    hints=(
        "`Q @ K.T` holds the dot product of query i and key j in row i, column j.",
        "Each row must sum to 1: `e.sum(axis=1, keepdims=True)` is the column of the row sums.",
    ),
    observe=about_sums,
    cases=(
        (np.array([[1.0], [0.0]]), np.array([[0.0], [0.0]])),
        (np.array([[1.0, 0.0], [0.5, -0.5], [0.0, 1.0]]), KEYS),
        (
            np.array([[1.0, 2.0, 0.5], [-1.0, 0.0, 1.0]]),
            np.array([[0.5, 1, 0], [1, -1, 0], [0, 0, 2], [1, 1, 1.0]]),
        ),
        (np.array([[1.0, 0.0], [-2.0, 1.0], [0.5, 0.5]]), np.array([[1.0, 2.0]])),
        (np.array([[2.0, 0.0], [0.0, 3.0]]), np.array([[1.0, 1.0], [-1.0, 0.5]])),
        (np.array([[0.3, -0.7]]), np.array([[1.0, 1.0], [2.0, -1.0]])),
    ),
)


@task.solution
def weights_of(Q, K):
    """`Q @ K.T` has a row for each query and a column for each key. Each query hands out a weight of 1 in
    all, so the sum runs along its row: over axis 1."""
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


@task.mistake("your softmax runs over the wrong axis")
def _(Q, K):
    """Each column sums to 1: then the queries share out a key. But a query shares its attention out among
    the keys: sum over axis 1."""
    e = np.exp(Q @ K.T / np.sqrt(Q.shape[1]))
    return e / e.sum(axis=0)


@task.mistake("you divided by the sum of the whole table")
def _(Q, K):
    """Then all queries together have a weight of 1. Each has 1 of its own: sum over axis 1."""
    e = np.exp(Q @ K.T / np.sqrt(Q.shape[1]))
    return e / e.sum()


@task.mistake("`keepdims=True` is missing")
def _(Q, K):
    """Without it the sums are a list, and NumPy lays it along the columns. With it they are a column, one
    sum beside each row."""
    e = np.exp(Q @ K.T / np.sqrt(Q.shape[1]))
    return e / e.sum(axis=1)


@task.mistake("query and key are swapped")
def _(Q, K):
    """`K @ Q.T` lets each key ask the queries. A row belongs to a query: `Q @ K.T`."""
    return softmax(K @ Q.T / np.sqrt(Q.shape[1]))


@task.mistake("the scale is not in the exponent")
def _(Q, K):
    """Divide the scores by the root of d, the number of columns: `np.sqrt(Q.shape[1])`. It must be done
    before the exponential: afterwards it stands above and below the line, and cancels."""
    return softmax(Q @ K.T)


@task.mistake("you divided by d, not by its root")
def _(Q, K):
    """The dot product of d independent numbers spreads like the root of d: `np.sqrt(Q.shape[1])`."""
    return softmax(Q @ K.T / Q.shape[1])


@task.mistake("you multiplied by the root of d")
def _(Q, K):
    """The scale makes scores smaller: divide."""
    return softmax(Q @ K.T * np.sqrt(Q.shape[1]))


@task.mistake("you took the root of the number of queries")
def _(Q, K):
    """`len(Q)` counts the rows. The length of a query is `Q.shape[1]`."""
    return softmax(Q @ K.T / np.sqrt(len(Q)))


@task.mistake("you took the root of the number of keys")
def _(Q, K):
    """`len(K)` counts the rows. The length of a key, and of a query, is `K.shape[1]`."""
    return softmax(Q @ K.T / np.sqrt(len(K)))


@task.mistake("you scaled after the softmax")
def _(Q, K):
    """The scale belongs into the exponent. Afterwards it only spoils the sum of 1."""
    return softmax(Q @ K.T) / np.sqrt(Q.shape[1])


@task.mistake("you divided by the largest")
def _(Q, K):
    """Then the largest weight of each row is 1. Its sum should be."""
    e = np.exp(Q @ K.T / np.sqrt(Q.shape[1]))
    return e / e.max(axis=1, keepdims=True)


@task.mistake("you did not divide")
def _(Q, K):
    """Exponentials are no weights yet: divide each row by its sum."""
    return np.exp(Q @ K.T / np.sqrt(Q.shape[1]))


@task.mistake("you left out the exponential")
def _(Q, K):
    """A score may be negative, and so is its share then. Take the exponential of each score first."""
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    return scores / scores.sum(axis=1, keepdims=True)


@task.mistake("you applied softmax to the exponentials")
def _(Q, K):
    """Softmax takes exponentials itself. `e` holds them already: divide each row by its sum."""
    return softmax(np.exp(Q @ K.T / np.sqrt(Q.shape[1])))


@task.mistake("you multiplied entry by entry")
def _(Q, K):
    """`Q * K` multiplies numbers that stand in the same place. Each query meets each key: `Q @ K.T`."""
    return softmax(Q * K / np.sqrt(Q.shape[1]))


@task.mistake("the keys are not turned")
def _(Q, K):
    """`Q @ K` multiplies the queries with the columns of K. A key is a row: `Q @ K.T`."""
    return softmax(Q @ K / np.sqrt(Q.shape[1]))


@task.mistake("you divided by 2d")
def _(Q, K):
    """The scores are divided by the root of d, `np.sqrt(Q.shape[1])` or `Q.shape[1]**0.5`. (`**` comes before
    `/`: with `**1/2` you divide by d, and by 2 as well.)"""
    return softmax(Q @ K.T / Q.shape[1] ** 1 / 2)


@task.mistake("you divided by the half of d")
def _(Q, K):
    """The scores are divided by the root of d, `np.sqrt(Q.shape[1])` or `Q.shape[1]**0.5`. (`**` comes before
    `/`: `d**1/2` is d, divided by 2.)"""
    return softmax(Q @ K.T / (Q.shape[1] / 2))


@task.mistake("you divided by the mean of the exponentials")
def _(Q, K):
    """Then each row sums to the number of keys. Divide by the sum."""
    e = np.exp(Q @ K.T / np.sqrt(Q.shape[1]))
    return e / e.mean(axis=1, keepdims=True)


@task.mistake("you returned the scores")
def _(Q, K):
    """Scores may be negative, and do not sum to 1. Take their exponentials, and divide each row by its
    sum."""
    return Q @ K.T / np.sqrt(Q.shape[1])
