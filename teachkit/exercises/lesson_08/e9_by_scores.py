"""Exercise 8.9: the gradient by a score."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import show_number
from teachkit.maths.softmax import softmax


def about_rows(d, *given):
    """Say which row of the gradient does not sum to 0."""
    sums = d.sum(axis=1)
    k = int(np.argmax(np.abs(sums)))
    if abs(sums[k]) > 1e-9:
        return (
            f"Row {k + 1} sums to {show_number(sums[k])}. It must sum to 0: raising all scores of a row "
            "together changes no weight."
        )
    return ""


def by_jacobian(w, by_weights):
    """Multiply the Jacobian of softmax with the gradient, row by row."""
    return [(np.diag(p) - np.outer(p, p)) @ g for p, g in zip(w, by_weights, strict=True)]


task = FunctionTask(
    "8.9",
    reference=by_jacobian,
    praise="In the last input one query had all its weight on one place: its row of gradients is 0.",
    hints=(
        "The sum is a mean of g, weighted with w: one number for each row.",
        "`np.sum(w * by_weights, axis=1, keepdims=True)` puts it beside each row.",
    ),
    observe=about_rows,
    cases=(
        (np.array([[0.5, 0.5]]), np.array([[1.0, 0.0]])),
        (softmax([[2.0, 1.0, 0.1]]), np.array([[1.0, 0.0, 0.0]])),
        (softmax([[0.5, 0.0], [2.0, -1.0], [0.0, 0.3]]), np.array([[1.0, -1.0], [0.5, 2.0], [3.0, 1.0]])),
        (softmax([[0.5, 0.0], [1.0, -1.0]]), np.array([[300.0, -1.0], [0.5, 2.0]])),
        (np.array([[1.0], [1.0]]), np.array([[3.0], [-2.0]])),
        (np.array([[0.0, 1.0, 0.0], [0.2, 0.5, 0.3]]), np.array([[2.0, 1.0, -1.0], [0.1, 0.4, -0.6]])),
    ),
)


@task.solution
def by_scores(w, by_weights):
    """The mean of g, weighted with w, is what the query gets now. A place that is worth more than this mean
    should get more. And where a weight is 0 nothing passes back."""
    mean = np.sum(w * by_weights, axis=1, keepdims=True)
    return w * (by_weights - mean)


@task.mistake("you subtracted nothing")
def _(w, by_weights):
    """A weight can only grow at the cost of the others. The mean takes that back."""
    return w * by_weights


@task.mistake("you kept the diagonal only")
def _(w, by_weights):
    """w (1 - w) is how a weight answers to its own score. But each score moves all the weights of its row."""
    return w * (1 - w) * by_weights


@task.mistake("your mean is not weighted")
def _(w, by_weights):
    """Every entry of g must count as much as its weight: sum w times g."""
    return w * (by_weights - by_weights.mean(axis=1, keepdims=True))


@task.mistake("you averaged what is weighted already")
def _(w, by_weights):
    """The weights of a row sum to 1, so the sum of w times g is a mean already. `np.mean` divides by the
    number of places once more: take `np.sum`."""
    return w * (by_weights - np.mean(w * by_weights, axis=1, keepdims=True))


@task.mistake("you subtracted the plain sum")
def _(w, by_weights):
    """Multiply g with the weights before you add up."""
    return w * (by_weights - by_weights.sum(axis=1, keepdims=True))


@task.mistake("your mean runs over the queries")
def _(w, by_weights):
    """Each query has a mean of its own, along its row: axis 1."""
    return w * (by_weights - np.sum(w * by_weights, axis=0, keepdims=True))


@task.mistake("you took one mean for the whole table")
def _(w, by_weights):
    """Each query has a mean of its own: axis 1, with `keepdims=True`."""
    return w * (by_weights - np.sum(w * by_weights))


@task.mistake("`keepdims=True` is missing")
def _(w, by_weights):
    """Without it the sums are a list, and NumPy lays it along the columns. With it they are a column, one
    sum beside each row."""
    return w * (by_weights - np.sum(w * by_weights, axis=1))


@task.mistake("you left out the weight in front")
def _(w, by_weights):
    """A place with the weight 0 must get the gradient 0: multiply by w."""
    return by_weights - np.sum(w * by_weights, axis=1, keepdims=True)


@task.mistake("a pair of brackets is missing")
def _(w, by_weights):
    """`w * by_weights - mean` multiplies before it subtracts. The weight stands in front of the whole
    difference: `w * (by_weights - mean)`."""
    return w * by_weights - np.sum(w * by_weights, axis=1, keepdims=True)


@task.mistake("the sign is the wrong way round")
def _(w, by_weights):
    """The mean is subtracted from g, not g from the mean."""
    return w * (np.sum(w * by_weights, axis=1, keepdims=True) - by_weights)


@task.mistake("you multiplied the two tables")
def _(w, by_weights):
    """`w @ by_weights` mixes the queries. The mean of a query adds up its own row:
    `np.sum(w * by_weights, axis=1, keepdims=True)`."""
    return w * (by_weights - w @ by_weights)


@task.mistake("your mean is a table")
def _(w, by_weights):
    """`w @ by_weights.T` pairs each query with the gradients of all others, too. The mean of a query adds up
    its own row: `np.sum(w * by_weights, axis=1, keepdims=True)`."""
    return w * (by_weights - w @ by_weights.T)


@task.mistake("you returned the product of the two tables")
def _(w, by_weights):
    """`w @ by_weights` mixes the queries. The gradient by a score is w times the difference of g and the mean
    of its row."""
    return w @ by_weights


@task.mistake("you returned the mean")
def _(w, by_weights):
    """The mean is what is subtracted: `w * (by_weights - mean)`."""
    return np.sum(w * by_weights, axis=1, keepdims=True)


@task.mistake("you divided by the weight")
def _(w, by_weights):
    """The more weight a place has, the more its score moves: multiply by w."""
    return (by_weights - np.sum(w * by_weights, axis=1, keepdims=True)) / w


@task.mistake("you squared the weights in the mean")
def _(w, by_weights):
    """w stands once in front of the difference, and once in the mean: sum w times g."""
    return w * (by_weights - np.sum(w**2 * by_weights, axis=1, keepdims=True))


@task.mistake("you added the mean")
def _(w, by_weights):
    """A place that is worth more than the mean should get more: subtract the mean from g."""
    return w * (by_weights + np.sum(w * by_weights, axis=1, keepdims=True))
