"""Exercise 6.3: the gradient of a batch."""

import numpy as np

from teachkit.exercises.lesson_06.parts import BATCHES, FAR_APART, ONE_CLASS, about_size
from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import show_number
from teachkit.maths.distributions import one_hot
from teachkit.maths.losses import cross_entropy, cross_entropy_grad
from teachkit.maths.softmax import softmax


def about_gradient(g, Z, labels):
    """Say whether the rows sum to 0, as those of a gradient by scores must, and what else is seen."""
    totals = g.sum(axis=1)
    k = int(np.argmax(np.abs(totals)))
    if abs(totals[k]) > 1e-6:
        return (
            f"Row {k + 1} of your result sums to {show_number(totals[k])}. Each row must sum to 0: raising "
            "all scores of a row together changes no loss."
        )
    size = about_size(cross_entropy_grad(Z, labels) / len(Z), g)
    look = (
        "What is the share of one example in the mean?"
        if size
        else ("Now look at one number after the other: what stands at the true class, what at the others?")
    )
    return f"The rows of this result sum to 0, as they must. {size}{look}"


task = FunctionTask(
    "6.3",
    reference=lambda Z, labels: cross_entropy_grad(Z, labels) / len(Z),
    praise="Each row sums to 0, and a larger batch gives each example a smaller share.",
    hints=(
        "The gradient of one row is its probabilities minus its one-hot label: `one_hot(labels, K)`.",
        "The loss is a mean over N examples. What does the mean do to each example's share?",
        "Check: every row of the result sums to 0.",
    ),
    observe=about_gradient,
    role="machine",
    cases=((np.zeros((2, 2)), np.array([0, 1])), *BATCHES, ONE_CLASS, FAR_APART),
)


@task.solution
def batch_gradient(Z, labels):
    """Each row has the gradient p minus the one-hot label. The mean over N examples divides each row's
    share by N, since the scores of one example enter one term of the mean."""
    N, K = Z.shape
    P = softmax(Z)
    return (P - one_hot(labels, K)) / N


@task.mistake("your gradient has the wrong sign")
def _(Z, labels):
    """One-hot minus p is the way downhill. The gradient points uphill: with it a step is
    `Z - rate * gradient`."""
    return (one_hot(labels, Z.shape[1]) - softmax(Z)) / len(Z)


@task.mistake("you forgot the mean")
def _(Z, labels):
    """That is the gradient of the sum of the losses. In the mean each example has a share of 1 / N."""
    return softmax(Z) - one_hot(labels, Z.shape[1])


@task.mistake("the sign is wrong, and the mean is missing")
def _(Z, labels):
    """The label minus p points downhill; the gradient is p minus the label. And in the mean each example
    has a share of 1 / N."""
    return one_hot(labels, Z.shape[1]) - softmax(Z)


@task.mistake("a pair of brackets is missing")
def _(Z, labels):
    """`/ N` divides only what stands right before it, the one-hot labels. Put brackets round the
    difference."""
    return softmax(Z) - one_hot(labels, Z.shape[1]) / len(Z)


@task.mistake("you divided by the number of entries")
def _(Z, labels):
    """The mean is over the N examples, not over N times K numbers."""
    return (softmax(Z) - one_hot(labels, Z.shape[1])) / Z.size


@task.mistake("you divided by the number of classes")
def _(Z, labels):
    """The mean is over the examples: `N`, not `K`."""
    return (softmax(Z) - one_hot(labels, Z.shape[1])) / Z.shape[1]


@task.mistake("you counted the classes from 1")
def _(Z, labels):
    """The labels count from 0, as places in an array do: the one-hot rows are `one_hot(labels, K)`."""
    return (softmax(Z) - np.eye(Z.shape[1])[labels - 1]) / len(Z)


@task.mistake("you took the slope of the squared differences")
def _(Z, labels):
    """Softmax stands between the scores and those, and multiplies its own slope to them. Cross-entropy has
    used that slope up: what is left is p minus the label."""
    P = softmax(Z)
    apart = P - one_hot(labels, Z.shape[1])
    return P * (apart - (P * apart).sum(axis=1, keepdims=True)) / len(Z)


@task.mistake("you took the slope of the probability")
def _(Z, labels):
    """p_y (p - e_y) is how 1 - p_y changes. The loss is -log p_y, and the logarithm divides that by p_y."""
    P = softmax(Z)
    return P[np.arange(len(Z)), labels][:, None] * (P - one_hot(labels, Z.shape[1])) / len(Z)


@task.mistake("your softmax ran down the columns")
def _(Z, labels):
    """The classes of one example stand in a row, the last axis. `softmax(Z)` uses that axis."""
    return (softmax(Z, axis=0) - one_hot(labels, Z.shape[1])) / len(Z)


@task.mistake("you applied softmax once more")
def _(Z, labels):
    """`P` holds probabilities already. `cross_entropy_grad` expects scores, and takes the softmax
    itself."""
    return cross_entropy_grad(softmax(Z), labels) / len(Z)


@task.mistake("you left the labels out")
def _(Z, labels):
    """p alone pushes every score down, the true one too. Subtract 1 at the true class."""
    return softmax(Z) / len(Z)


@task.mistake("you subtracted the one-hot rows from the scores")
def _(Z, labels):
    """It is the probabilities that are compared with the labels, not the scores."""
    return (Z - one_hot(labels, Z.shape[1])) / len(Z)


@task.mistake("you differentiated by the probabilities")
def _(Z, labels):
    """-1 / p at the true class is the slope of -log p by p. Asked for is the slope by the scores, and
    softmax lies between."""
    return np.where(one_hot(labels, Z.shape[1]) == 1, -1 / softmax(Z), 0) / len(Z)


@task.mistake("you divided the one-hot rows by the probabilities")
def _(Z, labels):
    """That is the slope of -log p by p, and 0 / 0 where a probability is 0 that is not the true one. Asked
    for is the slope by the scores: p minus the label."""
    return -one_hot(labels, Z.shape[1]) / softmax(Z) / len(Z)


@task.mistake("you multiplied by the slope of softmax once more")
def _(Z, labels):
    """p (1 - p) is the slope of one probability by its own score. Cross-entropy has used it up already:
    what is left is p minus the label."""
    P = softmax(Z)
    return (P - one_hot(labels, Z.shape[1])) * P * (1 - P) / len(Z)


@task.mistake("you averaged the rows into one")
def _(Z, labels):
    """Each example has scores of its own, so the gradient is a table of the shape of `Z`."""
    return (softmax(Z) - one_hot(labels, Z.shape[1])).mean(axis=0)


@task.mistake("you subtracted the class numbers")
def _(Z, labels):
    """A class number is a name, not an amount. Turn the labels into one-hot rows first."""
    return (softmax(Z) - labels[:, None]) / len(Z)


@task.mistake("you returned the loss, not its gradient")
def _(Z, labels):
    """That is how high the loss is. The gradient says how it answers to each score: p minus the label."""
    return cross_entropy(Z, labels).mean()


@task.mistake("your exponentials overflow")
def _(Z, labels):
    """The exponential of 1000 is no float: it becomes inf, and inf / inf is nan. `softmax` of the course
    subtracts the largest score of each row first."""
    e = np.exp(Z)
    return (e / e.sum(axis=1, keepdims=True) - one_hot(labels, Z.shape[1])) / len(Z)


@task.mistake("you subtracted one score from the whole table")
def _(Z, labels):
    """The largest score of the table may be 1000 ahead of every score of another row. Then all its
    exponentials are 0, and 0 / 0 is nan. Each row has a largest score of its own: `axis=1`."""
    e = np.exp(Z - Z.max())
    return (e / e.sum(axis=1, keepdims=True) - one_hot(labels, Z.shape[1])) / len(Z)


@task.mistake("you subtracted the class numbers, laid along the columns")
def _(Z, labels):
    """`P - labels` subtracts a class number in each column. A class number is a name, not an amount: turn the
    labels into one-hot rows first, `one_hot(labels, K)`."""
    return (softmax(Z) - labels) / len(Z)


@task.mistake("you multiplied by the number of examples")
def _(Z, labels):
    """In a mean each example has the share 1 / N: divide by N."""
    return (softmax(Z) - one_hot(labels, Z.shape[1])) * len(Z)


@task.mistake("you added the labels")
def _(Z, labels):
    """The true score must be raised, so its slope is negative: p minus the one-hot label."""
    return (softmax(Z) + one_hot(labels, Z.shape[1])) / len(Z)


@task.mistake("you divided by the number of examples twice")
def _(Z, labels):
    """In a mean each example has the share 1 / N, once."""
    return (softmax(Z) - one_hot(labels, Z.shape[1])) / len(Z) ** 2


@task.mistake("you averaged over the classes")
def _(Z, labels):
    """The numbers of a row sum to 0, and so does their mean. The gradient is a table of the shape of `Z`:
    divide by N, and average nothing away."""
    return (softmax(Z) - one_hot(labels, Z.shape[1])).mean(axis=1)


@task.mistake("you divided the probabilities only")
def _(Z, labels):
    """`P / N - one_hot(labels, K)` divides before it subtracts. Put brackets round the difference."""
    return softmax(Z) / len(Z) - one_hot(labels, Z.shape[1])
