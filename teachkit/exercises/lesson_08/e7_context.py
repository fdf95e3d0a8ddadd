"""Exercise 8.7: the context of a translator."""

import numpy as np

from teachkit.exercises.lesson_08.parts import VALUES
from teachkit.exercises.task import FunctionTask
from teachkit.maths.attention import additive_attention
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "8.7",
    reference=lambda s, H, W, U, v: additive_attention(s, H, H, W, U, v)[0],
    praise="Queries and keys may have different lengths here: W and U bring them together.",
    hints=(
        "For one word: `v @ np.tanh(W @ s + U @ H[0])`. Now for all rows at once.",
        "Row j of `H @ U.T` is U h_j. `W @ s` is added to each row by itself.",
    ),
    cases=(
        (np.array([0.0]), np.array([[3.0], [3.0]]), np.eye(1), np.eye(1), np.array([1.0])),
        (np.array([0.5, -0.5]), VALUES, np.eye(2), np.eye(2), np.array([1.0, 2.0])),
        (
            np.array([1.0, -0.5]),
            np.array([[0.5, 0.0], [-1.0, 1.0], [0.25, 2.0], [1.0, 1.0]]),
            np.array([[1.0, 0.5], [-0.5, 2.0]]),
            np.array([[0.5, -1.0], [1.5, 0.25]]),
            np.array([1.5, -1.0]),
        ),
        (
            np.array([3.0]),
            np.array([[1.0, 2.0, 0.0], [0.0, 1.0, -1.0]]),
            np.array([[0.5], [-1.0]]),
            np.array([[1.0, 0.0, 2.0], [0.5, -1.0, 0.0]]),
            np.array([2.0, 1.0]),
        ),
        (np.array([0.5, 1.0]), np.array([[4.0, -1.0]]), np.eye(2), 2 * np.eye(2), np.array([1.0, -3.0])),
        (
            np.array([-1.0, 0.5]),
            np.array([[1.0, 0.5], [0.0, -1.0]]),
            np.array([[0.5, 1.0], [0.0, -1.0], [1.0, 0.25]]),
            np.array([[1.0, 0.0], [0.5, 0.5], [-1.0, 2.0]]),
            np.array([1.0, 0.5, -2.0]),
        ),
    ),
)


@task.solution
def context(s, H, W, U, v):
    """`H @ U.T` holds U h_j in row j, and `W @ s` is added to every row. After tanh, the product with v
    makes one score of each row."""
    scores = np.tanh(W @ s + H @ U.T) @ v
    return softmax(scores) @ H


@task.mistake("you left out tanh")
def _(s, H, W, U, v):
    """Then v · W s is the same number for every word, and softmax does not see what is added to all scores:
    the query has no say. The bend of tanh brings query and key together."""
    return softmax((W @ s + H @ U.T) @ v) @ H


@task.mistake("your tanh is outside")
def _(s, H, W, U, v):
    """tanh comes before the product with v. Outside, every score lies between -1 and 1, and no weight can be
    much larger than another."""
    return softmax(np.tanh((W @ s + H @ U.T) @ v)) @ H


@task.mistake("you put a sigmoid in the place of tanh")
def _(s, H, W, U, v):
    """A sigmoid runs from 0 to 1, and half as steeply. The formula has tanh, from -1 to 1: `np.tanh`."""
    return softmax(1 / (1 + np.exp(-(W @ s + H @ U.T))) @ v) @ H


@task.mistake("W and U are swapped")
def _(s, H, W, U, v):
    """W belongs to the state s, U to the words."""
    return softmax(np.tanh(U @ s + H @ W.T) @ v) @ H


@task.mistake("the query has no say")
def _(s, H, W, U, v):
    """The weights are the same at every step of the translation. tanh must bend the sum W s + U h: where s is
    left out, or has a tanh of its own, it adds the same number to every score, and softmax does not see
    that."""
    return softmax(np.tanh(H @ U.T) @ v) @ H


@task.mistake("you subtracted")
def _(s, H, W, U, v):
    """The formula adds what W makes of the state and what U makes of the word."""
    return softmax(np.tanh(W @ s - H @ U.T) @ v) @ H


@task.mistake("one of your tables is turned")
def _(s, H, W, U, v):
    """A row of `H @ U` is U transposed times h. The formula has U h_j: `H @ U.T`."""
    return softmax(np.tanh(W @ s + H @ U) @ v) @ H


@task.mistake("your W is turned")
def _(s, H, W, U, v):
    """`s @ W` is W transposed times s. The formula has W s: `W @ s`."""
    return softmax(np.tanh(s @ W + H @ U.T) @ v) @ H


@task.mistake("both of your tables are turned")
def _(s, H, W, U, v):
    """`s @ W` is W transposed times s, and a row of `H @ U` is U transposed times h. The formula has W s and
    U h_j: `W @ s` and `H @ U.T`."""
    return softmax(np.tanh(s @ W + H @ U) @ v) @ H


@task.mistake("you left out v")
def _(s, H, W, U, v):
    """v says how much each entry of tanh counts, and with which sign. A plain sum counts all alike."""
    return softmax(np.tanh(W @ s + H @ U.T).sum(axis=1)) @ H


@task.mistake("you divided by a root")
def _(s, H, W, U, v):
    """That scale belongs to dot products. The formula here has none: tanh keeps the numbers small by
    itself."""
    return softmax(np.tanh(W @ s + H @ U.T) @ v / np.sqrt(len(v))) @ H


@task.mistake("you left out the softmax")
def _(s, H, W, U, v):
    """Scores are no weights: some are negative, and they do not sum to 1."""
    return np.tanh(W @ s + H @ U.T) @ v @ H


@task.mistake("you returned the weights")
def _(s, H, W, U, v):
    """The weights say how much of each word. The context is the average of the rows of H with them:
    `softmax(scores) @ H`."""
    return softmax(np.tanh(W @ s + H @ U.T) @ v)


@task.mistake("you took the word with the best score only")
def _(s, H, W, U, v):
    """That is a hard lookup. Here every word counts, as much as its weight says: `softmax(scores) @ H`."""
    return H[np.argmax(np.tanh(W @ s + H @ U.T) @ v)]


@task.mistake("you gave all words the same weight")
def _(s, H, W, U, v):
    """Then it does not matter what is asked. The scores decide."""
    return H.mean(axis=0)


@task.mistake("you did not add up")
def _(s, H, W, U, v):
    """Those are the states of the words, each times its weight. The context is their sum:
    `softmax(scores) @ H` adds up as well."""
    return softmax(np.tanh(W @ s + H @ U.T) @ v)[:, None] * H


@task.mistake("you took the exponentials for weights")
def _(s, H, W, U, v):
    """Exponentials do not sum to 1, so what is returned is no average. Divide them by their sum:
    `softmax(scores)`."""
    return np.exp(np.tanh(W @ s + H @ U.T) @ v) @ H
