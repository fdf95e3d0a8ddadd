"""Exercise 4.3: one weight vector instead of two."""

import numpy as np

from teachkit.exercises.task import FunctionTask

task = FunctionTask(
    "4.3",
    reference=lambda W: W[0] - W[1],
    cases=(
        (np.array([[1.0, 2.0], [0.5, -1.0]]),),
        (np.array([[0.3, -0.2, 1.1], [-0.4, 0.9, 0.1]]),),
        (np.array([[5.0, 3.0], [3.0, 3.0]]),),
        (np.array([[2, 0], [0, 1]]),),  # the example of the text
        (np.array([[700.0, -300.0, 0.0, 2.0], [-200.0, 400.0, 0.0, 1.0]]),),
        (np.array([[3.0], [4.0]]),),
    ),
    praise="One vector gives the same probabilities as two.",
    hints=(
        "The two scores are `W[0] @ x` and `W[1] @ x`. What goes into the sigmoid?",
        "Their difference, `W[0] @ x - W[1] @ x`. Take x out of it.",
        "`(W[0] - W[1]) @ x`: the vector in front of x is the answer.",
    ),
)


@task.solution
def one_vector(W):
    """The difference of the scores is w1·x - w2·x = (w1 - w2)·x. Subtracting any other vector from both rows
    first gives the same w: half of the numbers in W say nothing about the probabilities."""
    return W[0] - W[1]


@task.mistake("you took the first row alone")
def _(W):
    """That is right only when the second row is 0. Any vector may be subtracted from both rows: subtract the
    second one from both."""
    return W[0]


@task.mistake("you took the second row alone")
def _(W):
    """That is what speaks for the second class. Asked for is what speaks for the first one and not for the
    second: their difference."""
    return W[1]


@task.mistake("you divided the rows")
def _(W):
    """The scores enter softmax by their difference. A ratio of weights depends on a number that is added to
    both, and that changes no probability."""
    return W[0] / W[1]


@task.mistake("your vector points the wrong way")
def _(W):
    """`W[1] - W[0]` gives the probability of the second class."""
    return W[1] - W[0]


@task.mistake("you added the two rows")
def _(W):
    """A vector added to both rows must change nothing, but it changes their sum."""
    return W[0] + W[1]


@task.mistake("you took the mean of the rows")
def _(W):
    """The mean is what both classes share, and what both share changes no probability."""
    return W.mean(axis=0)


@task.mistake("your vector has half the length")
def _(W):
    """It is half of the difference: the sigmoid would be too flat. (The first row minus the mean of both rows
    is only half of the difference, too.)"""
    return (W[0] - W[1]) / 2


@task.mistake("you gave the vector the length 1")
def _(W):
    """The direction is right. But a longer vector makes the sigmoid steeper: the whole difference is asked
    for."""
    return (W[0] - W[1]) / np.linalg.norm(W[0] - W[1])


@task.mistake("you lost the signs")
def _(W):
    """Where the second class has the larger weight, the number speaks against the first class: keep its minus
    sign."""
    return abs(W[0] - W[1])


@task.mistake("you took differences along the rows")
def _(W):
    """`np.diff` runs along the last axis by default, from feature to feature. The difference is between the
    classes, the rows."""
    return np.diff(W)[0]


@task.mistake("you subtracted the columns")
def _(W):
    """A column holds one feature of both classes. The weight vectors are the rows: `W[0]` and `W[1]`."""
    return W[:, 0] - W[:, 1]


@task.mistake("you returned both differences")
def _(W):
    """One row is enough: the second is the first with the other sign."""
    return np.array([W[0] - W[1], W[1] - W[0]])
