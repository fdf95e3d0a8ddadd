"""Exercise 8.3: close places."""

import numpy as np

from teachkit.exercises.lesson_08.parts import about_sums
from teachkit.exercises.task import FunctionTask
from teachkit.maths.attention import attention
from teachkit.maths.softmax import softmax


def masked(scores, allowed):
    """Compute the weights: dot products with the rows of a unit table are the scores themselves."""
    unit = np.eye(scores.shape[1])
    return attention(scores, unit, unit, allowed, scale=1)[1]


def safe_softmax(z):
    """Compute a softmax as the stub does, once its first line is there."""
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)


task = FunctionTask(
    "8.3",
    reference=masked,
    praise="The scores 2 and 1 share everything once the third place is closed: 0.73106 and 0.26894.",
    hints=(
        "Which score gives the exponential 0, whatever the other scores are?",
        "`np.where(allowed, scores, ...)` keeps a score where a place is open.",
    ),
    observe=about_sums,
    cases=(
        (np.array([[1.0, 1.0, 7.0]]), np.array([[True, True, False]])),
        (np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 1.0]]), np.array([[True, True, False], [False, True, True]])),
        (
            np.array([[1.0, 2.0], [0.5, -0.5], [3.0, 1.0]]),
            np.array([[True, False], [False, False], [True, True]]),
        ),
        (np.array([[5.0], [-5.0]]), np.array([[True], [False]])),
        (np.array([[1000.0, 999.0], [-1000.0, 0.0]]), np.array([[True, True], [True, False]])),
        (np.array([[1000.0, 0.0, 5.0]]), np.array([[True, True, False]])),
        (np.array([[-4e9, -4e9, 7.0]]), np.array([[True, True, False]])),
        (np.array([[-3e6, -3e6, 2.0]]), np.array([[True, True, False]])),
        (
            np.array([[2.0, 1.0, 0.1], [1.0, 0.0, 3.0]]),
            np.array([[True, True, False], [False, False, True]]),
        ),
    ),
)


@task.solution
def masked_weights(scores, allowed):
    """The exponential of -inf is exactly 0. So a closed place gets nothing, and the sum runs over the open
    ones only. A row of zeros keeps its zeros, because its sum is replaced by 1."""
    z = np.where(allowed, scores, -np.inf)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)


@task.mistake("you multiplied after the softmax")
def _(scores, allowed):
    """The closed places took part in the sum, so what is left sums to less than 1. Close them before the
    softmax."""
    return softmax(scores) * allowed


@task.mistake("a closed place may still be the largest")
def _(scores, allowed):
    """On paper it does not matter when a place is closed. But where a closed one has by far the largest
    score, the exponentials of the open ones are rounded to 0 beside it, and nothing is left to share out.
    Close places in the scores, before the top is looked for."""
    w = softmax(scores) * allowed
    total = w.sum(axis=1, keepdims=True)
    return w / np.where(total > 0, total, 1)


@task.mistake("you divided by a sum that may be 0")
def _(scores, allowed):
    """A row that is closed throughout has the sum 0, and 0 / 0 is nan. So has a row in which a closed place
    has by far the largest score. Close places in the scores, and let the stub's last line stand."""
    w = softmax(scores) * allowed
    return w / w.sum(axis=1, keepdims=True)


@task.mistake("you filled with a number above -3 million")
def _(scores, allowed):
    """A number is a score like any other. Where all places are closed, all share it, and each gets a weight;
    where the open scores are lower still, the closed place wins. -inf is below all."""
    return softmax(np.where(allowed, scores, -1e6))


@task.mistake("you filled with a number above -4 billion")
def _(scores, allowed):
    """However low a number is, it is a score like any other: a lower one loses against it, and where all
    places are closed, each gets a weight. -inf is below all."""
    return softmax(np.where(allowed, scores, -1e9))


@task.mistake("you filled with a number, not with minus infinity")
def _(scores, allowed):
    """No open score here is lower. But where all places are closed, all share it, and each gets a weight.
    -inf is no number like any other: its exponential is 0."""
    return softmax(np.where(allowed, scores, np.finfo(float).min))


@task.mistake("you subtracted a large number")
def _(scores, allowed):
    """Where all places are closed, all scores are lowered alike, and softmax does not see that: each gets a
    weight. -inf is below all."""
    return softmax(scores - 1e9 * ~allowed)


@task.mistake("you multiplied 0 by infinity")
def _(scores, allowed):
    """0 times inf is nan, and so every open place becomes nan. Choose with `np.where(allowed, ..., ...)`,
    which does not multiply."""
    return safe_softmax(scores + ~allowed * -np.inf)


@task.mistake("you filled with 0")
def _(scores, allowed):
    """The exponential of 0 is 1: a score of 0 is an ordinary one. So is 0 times a score."""
    return softmax(np.where(allowed, scores, 0.0))


@task.mistake("your mask is the wrong way round")
def _(scores, allowed):
    """True means open here. Some libraries use True for what is closed: look at it every time."""
    return safe_softmax(np.where(allowed, -np.inf, scores))


@task.mistake("the sign of your infinity is wrong")
def _(scores, allowed):
    """+inf is above every score, and inf - inf is nan. A closed place must be below all: -inf."""
    return safe_softmax(np.where(allowed, scores, np.inf))


@task.mistake("you filled with nan")
def _(scores, allowed):
    """nan is no score: what is computed with it is nan too, and it is above and below nothing. The score
    whose exponential is 0 is -inf."""
    return safe_softmax(np.where(allowed, scores, np.nan))


@task.mistake("your closed rows are nan")
def _(scores, allowed):
    """Where all is -inf, -inf minus -inf and 0 / 0 are nan. Ask for such rows first."""
    z = np.where(allowed, scores, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@task.mistake("your softmax runs over the wrong axis")
def _(scores, allowed):
    """Each query has a row of its own, and its weights sum to 1: axis 1."""
    return safe_softmax(np.where(allowed, scores, -np.inf).T).T


@task.mistake("you left out the mask")
def _(scores, allowed):
    """That is the softmax of all places."""
    return softmax(scores)


@task.mistake("you left out the softmax")
def _(scores, allowed):
    """Those are the scores, with -inf where a place is closed, as it must be. The softmax turns them into
    weights: keep the other lines of the stub."""
    return np.where(allowed, scores, -np.inf)


@task.mistake("you filled with a number above -1000")
def _(scores, allowed):
    """Beside an open score of -1000 the closed place then gets all the weight, and where all places are
    closed, each gets some. -inf is below all."""
    return softmax(np.where(allowed, scores, -100.0))


@task.mistake("you filled with -1000")
def _(scores, allowed):
    """Where the open scores are near -1000 or below, the closed place gets a weight, and where all places are
    closed each does. -inf is below all."""
    return softmax(np.where(allowed, scores, -1000.0))


@task.mistake("your exponentials overflow")
def _(scores, allowed):
    """The exponential of 1000 is no float: it becomes inf, and inf / inf is nan. The stub subtracts the
    largest score of each row first: keep that."""
    e = np.exp(np.where(allowed, scores, -np.inf))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
