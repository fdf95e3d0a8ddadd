"""Exercise 8.1: look something up, softly."""

import numpy as np

from teachkit.exercises.lesson_08.parts import KEYS, VALUES
from teachkit.exercises.task import FunctionTask
from teachkit.maths.attention import attention
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "8.1",
    reference=lambda q, K, V: attention(q, K, V)[0],
    praise="Where keys fit the query equally well, their values count equally.",
    hints=(
        "`K @ q` is one dot product for each key. Divide by the root of `len(q)`.",
        "`weights @ V` adds up the rows of V, each times its weight.",
    ),
    # Most scores stay below 4: the weights are far from one-hot, so a forgotten scale shows.
    cases=(
        (np.array([1.0, 0.0]), np.array([[2.0, 0.0], [2.0, 5.0]]), np.array([[4.0], [8.0]])),
        (np.array([1.0, 0.0]), KEYS, VALUES),
        (
            np.array([0.5, -1.0, 1.5]),
            np.array([[1.0, 0.5, 0], [0, -2, 0.5]]),
            np.array([[3.0, 1, 0], [-1, 2, 4]]),
        ),
        (
            np.array([1.0, 1.0, -0.5, 0.5]),
            np.array([[1.0, 0, 1, 1], [0, 1, -1, 2], [-1, 0.5, 0, 1]]),
            2 * np.eye(3),
        ),
        (np.array([2.0]), np.array([[1.5], [-0.5], [1.5]]), np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])),
        (np.array([0.5, 0.25]), np.array([[3.0, -1.0]]), np.array([[7.0, 8.0, 9.0]])),
        (np.array([500.0, 0.0]), np.array([[3.0, 1.0], [-3.0, 1.0], [2.0, 4.0]]), VALUES),
        (np.array([0.0, 0.0]), KEYS, np.array([[3.0], [6.0], [0.0]])),
    ),
)


@task.solution
def attend(q, K, V):
    """`K @ q` is the dot product of every key with the query. The keys decide how much each place counts,
    the values what it gives: `weights @ V` adds up the values, each times its weight."""
    scores = K @ q / np.sqrt(len(q))
    weights = softmax(scores)
    return weights @ V


@task.mistake("you forgot the scale")
def _(q, K, V):
    """The scores must be divided by the root of d, the length of the query. Without it the weights are too
    sure."""
    return softmax(K @ q) @ V


@task.mistake("you divided by d, not by its root")
def _(q, K, V):
    """The dot product of d independent numbers spreads like the root of d."""
    return softmax(K @ q / len(q)) @ V


@task.mistake("you took the root of the number of keys")
def _(q, K, V):
    """d is the length of a query, not how many places there are."""
    return softmax(K @ q / np.sqrt(len(K))) @ V


@task.mistake("you divided by the norm of the query")
def _(q, K, V):
    """The length of a query is how many numbers it has, d. Its norm would take out how strongly the query
    asks."""
    return softmax(K @ q / np.linalg.norm(q)) @ V


@task.mistake("you multiplied by the root of d")
def _(q, K, V):
    """The scale makes scores smaller: divide."""
    return softmax(K @ q * np.sqrt(len(q))) @ V


@task.mistake("your root covers the scores too")
def _(q, K, V):
    """`np.sqrt(K @ q / len(q))` takes the root of each score, and a negative one has none. The root is of d
    alone: `K @ q / np.sqrt(len(q))`."""
    return softmax(np.sqrt(K @ q / len(q))) @ V


@task.mistake("you divided by 2d")
def _(q, K, V):
    """The scores are divided by the root of d, `np.sqrt(len(q))` or `len(q)**0.5`. (`**` comes before `/`:
    with `**1/2` you divide by d, and by 2 as well.)"""
    return softmax(K @ q / len(q) ** 1 / 2) @ V


@task.mistake("you divided by the half of d")
def _(q, K, V):
    """The scores are divided by the root of d, `np.sqrt(len(q))` or `len(q)**0.5`. (`**` comes before `/`:
    `d**1/2` is d, divided by 2.)"""
    return softmax(K @ q / (len(q) / 2)) @ V


@task.mistake("you scaled after the softmax")
def _(q, K, V):
    """The scale belongs into the exponent. Afterwards it only spoils the sum of 1, and what is returned is
    no average of the values."""
    return softmax(K @ q) / np.sqrt(len(q)) @ V


@task.mistake("you averaged the keys")
def _(q, K, V):
    """The keys only decide the weights. What is handed out are the values: `weights @ V`."""
    return softmax(K @ q / np.sqrt(len(q))) @ K


@task.mistake("you returned the weights")
def _(q, K, V):
    """The weights say how much of each value. Average the values with them: `weights @ V`."""
    return softmax(K @ q / np.sqrt(len(q)))


@task.mistake("you multiplied from the wrong side")
def _(q, K, V):
    """`V @ weights` weighs the columns of V. A value is a row: `weights @ V`, or `V.T @ weights`."""
    return V @ softmax(K @ q / np.sqrt(len(q)))


@task.mistake("you did not add up")
def _(q, K, V):
    """Those are the values, each times its weight. The answer is their sum: `weights @ V` adds up as well."""
    return softmax(K @ q / np.sqrt(len(q)))[:, None] * V


@task.mistake("you averaged twice")
def _(q, K, V):
    """The weights sum to 1, so the sum of the weighted values is an average already. Their mean divides by
    the number of places once more."""
    return (softmax(K @ q / np.sqrt(len(q)))[:, None] * V).mean(axis=0)


@task.mistake("you took the value of the best key only")
def _(q, K, V):
    """That is a hard lookup. Here every value counts, as much as its weight says."""
    return V[np.argmax(K @ q)]


@task.mistake("you left out the softmax")
def _(q, K, V):
    """Scores can be negative and do not sum to 1: that is no average."""
    return K @ q / np.sqrt(len(q)) @ V


@task.mistake("you gave all values the same weight")
def _(q, K, V):
    """Then it does not matter what is asked. The scores decide."""
    return V.mean(axis=0)


@task.mistake("your exponentials overflow")
def _(q, K, V):
    """The exponential of 1000 is no float: it becomes inf, and inf / inf is nan. `softmax` of the course
    subtracts the largest score first."""
    e = np.exp(K @ q / np.sqrt(len(q)))
    return e / e.sum() @ V


@task.mistake("you multiplied the query with the columns of K")
def _(q, K, V):
    """That is what `q @ K` does. A key is a row of K, and has one dot product with the query: `K @ q`."""
    return softmax(q @ K / np.sqrt(len(q))) @ V


@task.mistake("you multiplied query and keys entry by entry")
def _(q, K, V):
    """`K * q` gives a number for each number of each key. A score is their sum, one for each key: `K @ q`."""
    return softmax(K * q / np.sqrt(len(q))) @ V


@task.mistake("you multiplied weights and values entry by entry")
def _(q, K, V):
    """`weights * V` lays the weights along the columns. Each weight belongs to a row of V, and the weighted
    rows are added up: `weights @ V`."""
    return softmax(K @ q / np.sqrt(len(q))) * V


@task.mistake("you took the exponentials for weights")
def _(q, K, V):
    """Exponentials do not sum to 1, so what is returned is no average of the values. Divide them by their
    sum: `softmax(scores)`."""
    return np.exp(K @ q / np.sqrt(len(q))) @ V


@task.mistake("you applied softmax twice")
def _(q, K, V):
    """The weights of the first softmax lie between 0 and 1, and the second takes them for scores: its weights
    are nearly even."""
    return softmax(softmax(K @ q / np.sqrt(len(q)))) @ V


@task.mistake("you squared d")
def _(q, K, V):
    """The scores spread like the root of d: `np.sqrt(len(q))`, or `len(q)**0.5`."""
    return softmax(K @ q / len(q) ** 2) @ V
