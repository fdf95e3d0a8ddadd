"""Exercise 6.6: the mean loss of a batch."""

import numpy as np

from teachkit.exercises.lesson_06.parts import BATCHES, about_small_number
from teachkit.exercises.task import FunctionTask
from teachkit.maths.distributions import one_hot
from teachkit.maths.losses import cross_entropy
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "6.6",
    reference=lambda P, labels: np.mean([-np.log(p[y]) for p, y in zip(P, labels, strict=True)]),
    praise="The mean is over the examples: a batch of one example has the loss of that example.",
    hints=(
        "`P[0, labels[0]]` is the probability of the true class of the first row.",
        "`P[rows, labels]` does that for all rows at once, and gives a flat array.",
        "Take minus its logarithm, and then the `.mean()`.",
    ),
    observe=lambda loss, P, labels: about_small_number(
        loss, lambda p: -np.log(p[np.arange(len(labels)), labels]).mean(), P
    ),
    cases=(
        (np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([0, 1])),
        (np.array([[1e-30, 1.0]]), np.array([0])),  # a small number beside it shows
        *((softmax(Z), labels) for Z, labels in BATCHES),
        (softmax(np.array([[2.0, 1.0, 0.1], [0.5, 0.0, 1.0], [-1.0, 3.0, 0.0]])), np.array([0, 2, 1])),
        (np.array([[1e-6, 1 - 1e-6], [0.75, 0.25], [0.25, 0.75]]), np.array([0, 0, 1])),
        (np.array([[1.0], [1.0]]), np.array([0, 0])),
        (np.array([[0.0, 1.0, 0.0], [0.5, 0.25, 0.25]]), np.array([1, 0])),
    ),
)


@task.solution
def mean_loss(P, labels):
    """`P[rows, labels]` takes one entry from each row: row 0 at `labels[0]`, row 1 at `labels[1]`, and
    so on. The mean is over these, one an example. The number of classes does not enter."""
    rows = np.arange(len(labels))
    p_true = P[rows, labels]
    return -np.log(p_true).mean()


@task.mistake("you averaged over the classes")
def _(P, labels):
    """The losses of the examples were added up, and the sum divided by the number of classes. Pick the
    entry of each row that counts, `P[rows, labels]`: the mean over these is one over the examples."""
    losses = -one_hot(labels, P.shape[1]) * np.log(P)
    return losses.sum(axis=0).mean()


@task.mistake("you divided by the number of classes")
def _(P, labels):
    """The mean is over the examples: divide the sum of their losses by how many there are, `len(P)`."""
    return -np.log(P[np.arange(len(labels)), labels]).sum() / P.shape[1]


@task.mistake("you averaged over every entry of the table")
def _(P, labels):
    """Most entries of the one-hot table are 0 and count as examples in your mean, so it is too small by
    the number of classes. Pick the entry of each row that counts, `P[rows, labels]`."""
    losses = -one_hot(labels, P.shape[1]) * np.log(P)
    return losses.mean()


@task.mistake("you divided by the number of entries")
def _(P, labels):
    """`P.size` counts every class of every example. The mean is over the examples: `len(P)`."""
    return -np.log(P[np.arange(len(labels)), labels]).sum() / P.size


@task.mistake("you took the mean along the wrong axis")
def _(P, labels):
    """`axis=0` runs down the examples, so a number for each class is left. One number for the whole
    batch is asked for."""
    losses = -one_hot(labels, P.shape[1]) * np.log(P)
    return losses.mean(axis=0)


@task.mistake("your loss is the sum of the losses")
def _(P, labels):
    """It grows with the size of the batch. (Minus the logarithm of a product of probabilities is such a sum,
    too.) Divide by the number of examples."""
    return -np.log(P[np.arange(len(labels)), labels]).sum()


@task.mistake("you took the logarithm of the mean")
def _(P, labels):
    """One sure mistake hardly moves the mean of the probabilities, and costs much. Each example has its
    price first; the mean comes last."""
    return -np.log(P[np.arange(len(labels)), labels].mean())


@task.mistake("your index takes every row at every label")
def _(P, labels):
    """`P[:, labels]` is a table: each row at all labels. One entry a row is `P[rows, labels]`."""
    return -np.log(P[:, labels]).mean()


@task.mistake("your index takes whole rows")
def _(P, labels):
    """`P[labels]` takes the rows with these numbers, not an entry of each row. One entry a row is
    `P[rows, labels]`."""
    return -np.log(P[labels]).mean()


@task.mistake("you counted the classes from 1")
def _(P, labels):
    """The labels count from 0, as Python does: `P[rows, labels]`, without - 1."""
    return -np.log(P[np.arange(len(labels)), labels - 1]).mean()


@task.mistake("you took the first example only")
def _(P, labels):
    """The loss of one example says little of the others. A `return` inside the loop ends it after the
    first one: add up in the loop, and return after it."""
    return -np.log(P[0, labels[0]])


@task.mistake("your loop ends after the first example")
def _(P, labels):
    """A `return` inside the loop leaves it at once, so only one loss was added before the division.
    Write it after the loop, at the depth of the `for`."""
    total = 0
    for p, y in zip(P, labels, strict=True):
        total -= np.log(p[y])
        return total / len(P)


@task.mistake("you gave probabilities to a loss that expects scores")
def _(P, labels):
    """`cross_entropy` takes the softmax of what it gets. `P` holds probabilities already: pick those of
    the true classes, and take the logarithm."""
    return cross_entropy(P, labels).mean()


@task.mistake("you left the labels out")
def _(P, labels):
    """The mean over all classes has the true one and the wrong ones in it. Pick the true class of each
    row."""
    return -np.log(P).mean()


@task.mistake("your loss is negative")
def _(P, labels):
    """The logarithms are negative. The loss is minus their mean."""
    return np.log(P[np.arange(len(labels)), labels]).mean()


@task.mistake("you took the favourite of each row")
def _(P, labels):
    """The largest probability of a row is what the model expected. `labels` says what came out."""
    return -np.log(P.max(axis=1)).mean()


@task.mistake("you did not average")
def _(P, labels):
    """That is the loss of each example. Training needs one number: their mean."""
    return -np.log(P[np.arange(len(labels)), labels])


@task.mistake("you left out the logarithm")
def _(P, labels):
    """That is the mean probability of the true classes. A price is minus the logarithm of each."""
    return P[np.arange(len(labels)), labels].mean()


@task.mistake("you multiplied 0 by minus infinity")
def _(P, labels):
    """The zeros of the one-hot rows do not erase the logarithm of 0: the product is nan. The index
    `P[rows, labels]` never looks at the other classes."""
    losses = -one_hot(labels, P.shape[1]) * np.log(P)
    return losses.sum(axis=1).mean()


@task.mistake("you used the logarithm to base 2")
def _(P, labels):
    """`np.log2` counts in bits. Nats come from the natural logarithm, `np.log`."""
    return -np.log2(P[np.arange(len(labels)), labels]).mean()


@task.mistake("you used the logarithm to base 10")
def _(P, labels):
    """The loss is in nats: the natural logarithm, `np.log`."""
    return -np.log10(P[np.arange(len(labels)), labels]).mean()


@task.mistake("you took the median")
def _(P, labels):
    """The median does not see how dear a sure mistake is. The mean counts every loss."""
    return np.median(-np.log(P[np.arange(len(labels)), labels]))


@task.mistake("rows and labels have changed places in your index")
def _(P, labels):
    """The first place of an index is the row, the second the column, and classes are columns:
    `P[rows, labels]`."""
    return -np.log(P[labels, np.arange(len(labels))]).mean()


@task.mistake("you kept the last example only")
def _(P, labels):
    """The loss of one example says little of the others. In a loop add each loss to the total, with `+=`, and
    divide after it by the number of examples."""
    return -np.log(P[-1, labels[-1]])


@task.mistake("you took the distance from 1")
def _(P, labels):
    """1 - p is at most 1, however sure the mistake was. The loss grows without end: take the logarithm."""
    return (1 - P[np.arange(len(labels)), labels]).mean()


@task.mistake("you charged for the other classes")
def _(P, labels):
    """-log(1 - p) is large when the prediction was good. The price is that of the true class itself."""
    return -np.log(1 - P[np.arange(len(labels)), labels]).mean()


@task.mistake("your loop keeps the last loss only")
def _(P, labels):
    """Each round puts a new loss in the place of the one before, and only the last is divided. Add up in the
    loop: `total += ...`."""
    return -np.log(P[-1, labels[-1]]) / len(P)
