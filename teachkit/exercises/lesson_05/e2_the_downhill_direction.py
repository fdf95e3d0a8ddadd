"""Exercise 5.2: the downhill direction of a batch."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.losses import cross_entropy_grad
from teachkit.maths.softmax import softmax

STORIES = np.array([[-2.2, -1.4, -0.8, 0.7], [3.0, 2.0, 0.5, -1.0]])  # a pet, and a next word
SQUARE = np.array([[2.0, 1.0, 0.1], [0.0, 3.0, -1.0], [0.5, 0.5, 0.5]])


def one_hot_rows(logits, labels):
    """Return the one-hot vector of each label, as the rows of a table."""
    return np.eye(np.shape(logits)[1])[labels]


def directions(logits, labels):
    """Return the downhill direction of each row."""
    return one_hot_rows(logits, labels) - softmax(logits)


def about(g, logits, labels):
    """Say what is seen in directions that are wrong: a sum that is not 0, else a row of the wrong label."""
    sums = g.sum(axis=-1)
    row = int(np.argmax(np.abs(sums)))
    if abs(sums[row]) > 1e-6:
        return (
            f"Row {row + 1} of your result sums to {code(sums[row])}. It must sum to 0: raising all scores "
            "of a picture together changes no loss, so downhill never leads that way."
        )
    return (
        "Your rows sum to 0, as they must. Now look at one row by itself: compare it with its probabilities, "
        "as in the two rows that were measured."
    )


task = FunctionTask(
    "5.2",
    role="machine",
    reference=lambda logits, labels: -cross_entropy_grad(logits, labels),
    cases=(
        (STORIES, np.array([0, 2])),
        (SQUARE, np.array([2, 1, 0])),
        (np.zeros((2, 2)), np.array([0, 1])),
        (np.array([[3.0, 0.0, -1.0, 0.5, 2.0]]), np.array([1])),
        (np.array([[1000.0, 600.0, -500.0], [1.0, 1.0, 1.0]]), np.array([1, 1])),
        (np.array([[0.5, -0.5], [4.0, 1.0], [-2.0, 3.0]]), np.array([1, 1, 0])),
        (np.array([[3.0], [-1.0]]), np.array([0, 0])),
    ),
    praise="The score of each wrong class goes down by its probability, the true score up by their sum.",
    hints=(
        "In the measured row the wrong classes have minus their probabilities. What has the true one?",
        "The true class has 1 minus its probability. So every class has minus its probability, and the true "
        "one has 1 more.",
        "`np.eye(K)[labels]` is a table: its row i has a 1 at the true class of picture i, and else zeros.",
    ),
    observe=about,
)


@task.solution
def my_downhill(logits, labels):
    """`np.eye(K)[labels]` takes a one-hot vector for each label: the table of the truth. Less the
    probabilities, the score of each wrong class goes down by its own probability, and that of the true class
    goes up by the sum of these."""
    return np.eye(np.shape(logits)[1])[labels] - softmax(logits)


@task.mistake("you went uphill")
def _(logits, labels):
    """That is the gradient: along it the loss grows. Turn the sign."""
    return -directions(logits, labels)


@task.mistake("you took the mean over the batch")
def _(logits, labels):
    """Here each row is the direction of its own picture, with scores and a loss of its own: nothing is
    averaged. The mean loss of a batch, whose gradient is divided by the number of pictures, comes in lesson
    06."""
    return directions(logits, labels) / len(logits)


@task.mistake("you divided by the number of classes")
def _(logits, labels):
    """The loss of a picture is one number, and nothing in it is a mean over the classes."""
    return directions(logits, labels) / np.shape(logits)[1]


@task.mistake("you added up the pictures")
def _(logits, labels):
    """Every picture has a direction of its own: keep one row a picture."""
    return directions(logits, labels).sum(axis=0)


@task.mistake("your probabilities run down the columns")
def _(logits, labels):
    """Each row is a picture, and its probabilities sum to 1: softmax runs along the row, `axis=-1`."""
    return one_hot_rows(logits, labels) - softmax(logits, axis=0)


@task.mistake("you made one distribution of the whole batch")
def _(logits, labels):
    """Each row is a picture, with probabilities of its own that sum to 1. Divide each row by its own sum."""
    logits = np.asarray(logits)
    return one_hot_rows(logits, labels) - softmax(logits.ravel()).reshape(logits.shape)


@task.mistake("you gave every picture the label of the first")
def _(logits, labels):
    """Each picture has its own true class: row i of the one-hot table is that of `labels[i]`."""
    return directions(logits, np.full(len(logits), labels[0]))


@task.mistake("you put a 1 into every row for each label")
def _(logits, labels):
    """`table[:, labels]` picks whole columns. Row i has its one at `labels[i]` alone: `np.eye(K)[labels]`, or
    `table[np.arange(len(labels)), labels]`."""
    table = -softmax(logits)
    table[:, np.unique(labels)] += 1
    return table


def whole_rows(logits, labels):
    """Return minus the probabilities, with 1 added to whole rows: those that the labels count."""
    table = -softmax(logits)
    table[np.unique(labels)] += 1
    return table


@task.mistake("you took the labels for the numbers of rows")
def _(logits, labels):
    """`table[labels]` picks whole rows: label 2 picks row 2, which may not exist. A label is a column, one in
    each row: `table[np.arange(len(labels)), labels]`, or a one-hot table, `np.eye(K)[labels]`."""
    return whole_rows(logits, labels)


@task.mistake("you took the labels for the numbers of rows, and went uphill")
def _(logits, labels):
    """`table[labels]` picks whole rows: label 2 picks row 2, which may not exist. A label is a column, one in
    each row: `table[np.arange(len(labels)), labels]`. And probabilities less 1 are the gradient, which points
    uphill: turn the sign."""
    return -whole_rows(logits, labels)


@task.mistake("you put a 1 into every row for each label, and went uphill")
def _(logits, labels):
    """`table[:, labels]` picks whole columns. Row i has its one at `labels[i]` alone:
    `table[np.arange(len(labels)), labels]`. And probabilities less 1 are the gradient, which points uphill:
    turn the sign."""
    table = softmax(logits)
    table[:, np.unique(labels)] -= 1
    return table


@task.mistake("you went along the class axis")
def _(logits, labels):
    """You lower all wrong classes alike. The loss lowers each by its own probability, so with more than two
    classes its direction and the class axis differ."""
    truth = one_hot_rows(logits, labels)
    K = truth.shape[1]
    rest = ((1 - softmax(logits)) * truth).sum(axis=1, keepdims=True)
    return rest * (truth - (1 - truth) / max(K - 1, 1))


@task.mistake("you gave the class axis itself")
def _(logits, labels):
    """The one-hot vector less its mean is the axis of the true class. It does not depend on the scores; the
    downhill direction does."""
    return one_hot_rows(logits, labels) - 1 / np.shape(logits)[1]


@task.mistake("you returned the one-hot vectors")
def _(logits, labels):
    """They raise the true class with full strength, whatever the probabilities are. Subtract the
    probabilities."""
    return one_hot_rows(logits, labels)


@task.mistake("you moved the true classes only")
def _(logits, labels):
    """The true class rises by 1 minus its probability. The others are not at rest: each goes down by its
    own."""
    return one_hot_rows(logits, labels) * (1 - softmax(logits))


@task.mistake("you left out the true classes")
def _(logits, labels):
    """The wrong classes are right. The true class rises by 1 minus its probability."""
    return -softmax(logits) * (1 - one_hot_rows(logits, labels))


@task.mistake("you subtracted scores")
def _(logits, labels):
    """Probabilities belong here, not scores: `softmax(logits)`."""
    return one_hot_rows(logits, labels) - logits


@task.mistake("you returned minus the probabilities")
def _(logits, labels):
    """The 1 at the true class is missing: the true class must rise."""
    return -softmax(logits)


@task.mistake("you subtracted every probability from 1")
def _(logits, labels):
    """The 1 belongs to the true class alone. The others go down by their own probability."""
    return 1 - softmax(logits)


@task.mistake("you counted the classes from 1")
def _(logits, labels):
    """`labels` count from 0, as places in an array do: the one-hot vectors are `np.eye(K)[labels]`."""
    return one_hot_rows(logits, np.asarray(labels) - 1) - softmax(logits)


@task.mistake("you gave each row the length 1")
def _(logits, labels):
    """The directions are right, the lengths are not: minus the gradient is short where the loss is nearly
    flat, and that is part of the answer."""
    found = directions(logits, labels)
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-300)


@task.mistake("you took the slope of the probability")
def _(logits, labels):
    """p_y (e_y - p) is how p_y itself grows. The loss is -log p_y, and the logarithm divides that by p_y."""
    p = softmax(logits)
    return (p * one_hot_rows(logits, labels)).sum(axis=1, keepdims=True) * directions(logits, labels)


@task.mistake("you subtracted from the class numbers")
def _(logits, labels):
    """A class number is a name, not an amount: the 1 stands at the true class alone, as in
    `np.eye(K)[labels]`."""
    return np.asarray(labels)[:, None] - softmax(logits)


@task.mistake("you subtracted the probability of the true class everywhere")
def _(logits, labels):
    """Each class goes down by its own probability: subtract the whole row of `softmax(logits)`."""
    truth = one_hot_rows(logits, labels)
    return truth - (softmax(logits) * truth).sum(axis=1, keepdims=True)


@task.mistake("you returned the losses")
def _(logits, labels):
    """That is how high each loss is, one number a picture. Asked for is the direction in which it falls: a
    number for each score."""
    return -np.log(softmax(logits)[np.arange(len(labels)), labels])
