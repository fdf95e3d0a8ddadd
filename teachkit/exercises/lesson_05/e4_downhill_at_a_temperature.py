"""Exercise 5.4: the downhill direction at a temperature."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.losses import cross_entropy_grad
from teachkit.maths.softmax import softmax

WEATHER = np.array([1.2, 0.4, -0.6])  # sun, rain, snow


def one_hot(z, y):
    """Return the one-hot vector of class y."""
    return np.eye(len(z))[y]


def direction(z, y, T):
    """Return the downhill direction with respect to what softmax is given, z / T."""
    return one_hot(z, y) - softmax(z / T)


def about(g, z, y, T):
    """Say what is seen in a direction that is wrong: its sum."""
    total = float(np.sum(g))
    if abs(total) > 1e-6:
        return (
            f"Your numbers sum to {code(total)}. They must sum to 0: the same number added to all scores "
            "changes no probability at any temperature."
        )
    return (
        f"Your numbers sum to 0, as they must. Measure one: raise one score by 1e-6 at `T` = {code(T)}, and "
        "see by how much the loss falls."
    )


task = FunctionTask(
    "5.4",
    role="transfer",
    reference=lambda z, y, T: -cross_entropy_grad(z / T, y) / T,
    cases=(
        (WEATHER, 1, 2.0),
        (WEATHER, 1, 0.5),
        (WEATHER, 0, 1.0),
        (np.array([0.0, 0.0]), 0, 0.5),
        (np.array([3.0, 0.0, -1.0, 0.5, 2.0]), 4, 3.0),
        (np.array([1.0, 1.0, 1.0]), 2, 4.0),
        (np.array([300.0, 200.0, -500.0]), 1, 0.25),
        (np.array([1.5]), 0, 2.0),
    ),
    praise="So a cold forecast is steep: at half the temperature the same lack of probability counts twice.",
    hints=(
        "Call what softmax is given u = z / T. You know the downhill direction with respect to u.",
        "The chain rule: when a score z_i grows by a little, u_i grows by 1 / T of that.",
        "So each slope with respect to z_i is the one with respect to u_i, divided by T.",
    ),
    observe=about,
)


@task.solution
def downhill_at(z, y, T):
    """With respect to u = z / T the downhill direction is the one-hot vector minus softmax(u). A step in z
    moves u by 1 / T of it, so every slope is divided by T (the chain rule)."""
    e_y = np.eye(len(z))[y]
    return (e_y - softmax(z / T)) / T


@task.mistake("you left out the factor 1 / T")
def _(z, y, T):
    """That is the direction with respect to z / T. The scores themselves are z: a step in z moves z / T by
    1 / T of it, and so the slopes are divided by T (the chain rule)."""
    return direction(z, y, T)


@task.mistake("you multiplied by T")
def _(z, y, T):
    """A step in z moves z / T by 1 / T of it. So the slopes are divided by T, not multiplied."""
    return direction(z, y, T) * T


@task.mistake("you divided by T twice")
def _(z, y, T):
    """The chain rule gives one factor 1 / T. Dividing the scores by T comes before that, inside softmax."""
    return direction(z, y, T) / T**2


@task.mistake("you divided the one-hot vector alone by T")
def _(z, y, T):
    """The factor 1 / T stands before the whole difference: put brackets round it."""
    return one_hot(z, y) / T - softmax(z / T)


@task.mistake("you divided the probabilities alone by T")
def _(z, y, T):
    """One-hot vector and probabilities both get the factor 1 / T, so that the numbers sum to 0."""
    return one_hot(z, y) - softmax(z / T) / T


@task.mistake("your probabilities are those at T = 1")
def _(z, y, T):
    """The factor 1 / T is right. But the loss is that of `softmax(z / T)`: its probabilities belong here."""
    return direction(z, y, 1) / T


@task.mistake("you left out the temperature")
def _(z, y, T):
    """That is the direction at T = 1. The loss is that of `softmax(z / T)`."""
    return direction(z, y, 1)


@task.mistake("you multiplied the scores by T")
def _(z, y, T):
    """A temperature divides the scores: above 1 it makes the forecast less sure."""
    return direction(z, y, 1 / T) / T


@task.mistake("you took powers of the probabilities, and did not divide by their sum")
def _(z, y, T):
    """p to the power 1 / T has the right ratios, but no longer sums to 1. Divide by the sum, or use
    `softmax(z / T)`."""
    return (one_hot(z, y) - softmax(z) ** (1 / T)) / T


@task.mistake("you divided the probabilities by T inside the difference, and the difference by T")
def _(z, y, T):
    """Probabilities divided by T do not sum to 1. T divides the scores, inside softmax, and then the whole
    difference."""
    return (one_hot(z, y) - softmax(z) / T) / T


@task.mistake("you went uphill")
def _(z, y, T):
    """That is the gradient: along it the loss grows. Turn the sign."""
    return -direction(z, y, T) / T


@task.mistake("you counted the classes from 1")
def _(z, y, T):
    """`y` counts from 0, as places in an array do."""
    return (one_hot(z, y - 1) - softmax(z / T)) / T
