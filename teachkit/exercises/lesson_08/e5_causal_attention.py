"""Exercise 8.5: attention that does not look into the future."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.maths.attention import attention, causal_mask
from teachkit.maths.softmax import softmax


def table(n, d, seed):
    """Draw a table of n rows and d columns."""
    return np.random.default_rng(seed).normal(size=(n, d)).round(2)


def scores_of(Q, K):
    """Compute the scaled scores."""
    return Q @ K.T / np.sqrt(Q.shape[1])


def closed(Q, K, allowed):
    """Compute the weights over what is allowed."""
    return softmax(np.where(allowed, scores_of(Q, K), -np.inf))


def lower(n, k=0):
    """Return the lower triangle of a table, up to a diagonal."""
    return np.tril(np.ones((n, n), dtype=bool), k)


def about(found, Q, K, V):
    """Say which row first is not what it should be, and what it can have looked at."""
    found, right = np.asarray(found, dtype=float), attention(Q, K, V, causal_mask(len(Q)))[0]
    if found.shape != right.shape:
        return ""
    wrong = np.flatnonzero(~np.isclose(found, right, rtol=1e-6, atol=1e-9).all(axis=1))
    if not len(wrong):
        return ""
    if wrong[0] > 0:
        return f"Row {wrong[0] + 1} is the first that is wrong; those before it are right."
    return "Row 1 can look at itself alone, so its output must be the first row of V. Yours is another."


task = FunctionTask(
    "8.5",
    reference=lambda Q, K, V: attention(Q, K, V, causal_mask(len(Q)))[0],
    cases=(
        (np.zeros((2, 1)), np.zeros((2, 1)), np.array([[4.0], [8.0]])),  # the example of the text
        (table(4, 2, 1), table(4, 2, 2), table(4, 3, 3)),
        (table(3, 4, 4), table(3, 4, 5), np.array([[1.0], [10.0], [100.0]])),
        (100 * table(3, 2, 6), 100 * table(3, 2, 7), table(3, 2, 8)),
        (np.array([[1.0], [-900.0]]), np.array([[1.0], [2.0]]), np.array([[1.0], [2.0]])),
        (table(3, 9, 9), table(3, 9, 10), table(3, 2, 11)),
        (np.array([[-1e5], [1.0]]), np.array([[1e5], [1.0]]), np.array([[3.0], [5.0]])),  # open, but very low
        (np.array([[2.0, -1.0]]), np.array([[0.5, 3.0]]), np.array([[7.0, -2.0]])),
    ),
    praise="Row by row the past grows by one place. With this line a model writes one word after the other.",
    hints=(
        "Make the table of scores first: a row for each query, a column for each key, divided by the root of "
        "the length of a query.",
        "Before the softmax the closed places get the score minus infinity: "
        "`np.where(np.tril(np.ones((n, n))) == 1, scores, -np.inf)`.",
        "Then softmax along the rows, and the average of the values: `softmax(scores) @ V`.",
    ),
    observe=about,
    role="machine",
)


@task.solution
def causal_attention(Q, K, V):
    """Scores, scale, mask, softmax, average: five steps in this order. The mask comes before the softmax, so
    each row shares out its whole attention among what it may see."""
    n, d = Q.shape
    scores = Q @ K.T / np.sqrt(d)
    scores = np.where(np.tril(np.ones((n, n))) == 1, scores, -np.inf)
    return softmax(scores) @ V


@task.mistake("you forgot the mask")
def _(Q, K, V):
    """Every row sees the whole text, the words to come too. Close what stands right of the diagonal."""
    return softmax(scores_of(Q, K)) @ V


@task.mistake("you forgot the scale")
def _(Q, K, V):
    """The scores are divided by the root of the length of a query, `np.sqrt(d)`."""
    return closed(Q, K * np.sqrt(Q.shape[1]), lower(len(Q))) @ V


@task.mistake("you divided by d, not by its root")
def _(Q, K, V):
    """Scores of random rows spread like the root of d: divide by `np.sqrt(d)`."""
    return closed(Q, K / np.sqrt(Q.shape[1]), lower(len(Q))) @ V


@task.mistake("you multiplied by the root of d")
def _(Q, K, V):
    """The scale makes the scores smaller: divide by `np.sqrt(d)`."""
    return closed(Q, K * Q.shape[1], lower(len(Q))) @ V


@task.mistake("your root is that of the number of words")
def _(Q, K, V):
    """`len(Q)` counts the queries. The scale is the root of the length of one query, `Q.shape[1]`."""
    n, d = Q.shape
    return closed(Q, K * np.sqrt(d / n), lower(n)) @ V


@task.mistake("your mask is the wrong way round")
def _(Q, K, V):
    """The first row sees everything, the last only itself. Row i may look at the columns up to i: the lower
    triangle, `np.tril`."""
    return closed(Q, K, lower(len(Q)).T) @ V


@task.mistake("each place sees one step ahead")
def _(Q, K, V):
    """Off by one: the next word is open, and that is the word that is to be guessed."""
    return closed(Q, K, lower(len(Q), 1)) @ V


@task.mistake("you closed with 0, not with minus infinity")
def _(Q, K, V):
    """A score of 0 is a score like others: its exponential is 1. Only minus infinity gives the weight 0."""
    return softmax(np.where(lower(len(Q)), scores_of(Q, K), 0.0)) @ V


@task.mistake("you closed with a number, not with minus infinity")
def _(Q, K, V):
    """Filled in or added, a number makes a score like any other: where the open scores are lower still, the
    closed place wins. Only minus infinity lies below them all."""
    return softmax(np.where(lower(len(Q)), scores_of(Q, K), -1e9)) @ V


@task.mistake("you shared anew what was left after the softmax")
def _(Q, K, V):
    """On paper that is the same. But where a closed place has by far the largest score, the open ones are
    rounded to 0 before you share anew, and 0 / 0 is no number. Mask the scores, before the softmax."""
    with np.errstate(invalid="ignore"):
        kept = softmax(scores_of(Q, K)) * lower(len(Q))
        return kept / kept.sum(axis=1, keepdims=True) @ V


@task.mistake("you struck out after the softmax")
def _(Q, K, V):
    """The closed places took part in the sum before they were struck out, so the rows no longer sum to 1.
    Mask the scores, before the softmax."""
    return np.where(lower(len(Q)), softmax(scores_of(Q, K)), 0.0) @ V


@task.mistake("your softmax runs over the wrong axis")
def _(Q, K, V):
    """Each column sums to 1: then the queries share out a key. But a query shares its attention out among
    the keys: softmax along the rows, the last axis."""
    scores = np.where(lower(len(Q)), scores_of(Q, K), -np.inf)
    return softmax(scores, axis=0) @ V


@task.mistake("you returned the weights")
def _(Q, K, V):
    """The weights are half of the answer. What is asked for is the average of the values: `weights @ V`."""
    return closed(Q, K, lower(len(Q)))


@task.mistake("queries and keys have changed places")
def _(Q, K, V):
    """`K @ Q.T` has a row for each key. The row belongs to the one who asks: `Q @ K.T`."""
    return closed(K, Q, lower(len(Q))) @ V


@task.mistake("you averaged the keys")
def _(Q, K, V):
    """The keys decide the weights. What is averaged are the values, `V`."""
    return closed(Q, K, lower(len(Q))) @ K


@task.mistake("your exponentials overflow")
def _(Q, K, V):
    """Scores of thousands are tried too: `np.exp` of them is infinite, and infinity divided by infinity is no
    number. The given `softmax` is right at any score."""
    e = np.exp(np.where(lower(len(Q)), scores_of(Q, K), -np.inf))
    return e / e.sum(axis=1, keepdims=True) @ V
