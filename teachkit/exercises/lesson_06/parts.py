"""Batches, and words about wrong answers, that several exercises of lesson 06 share."""

import math

import numpy as np

from teachkit.exercises.values import same
from teachkit.figures.words import code

BATCHES = (
    (
        np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0], [-1.0, 3.0, 0.5], [1.0, -2.0, 2.5]]),
        np.array([0, 2, 1, 1]),
    ),
    (np.array([[2.0, 4.3, 1.2, -3.1], [0.5, -0.5, 1.5, 0.0]]), np.array([3, 0])),
    (np.array([[2.0, 1.0, 0.1]]), np.array([2])),
    (np.array([[1.0, -1.0], [3.0, 0.0], [-2.0, 0.5]]), np.array([1, 0, 1])),
)
FAR_APART = (
    np.array([[3000.0, 2999.0, 0.0], [-1000.0, -1001.0, -1003.0], [0.0, 2.0, 1.0]]),
    np.array([1, 0, 2]),
)
ONE_CLASS = (np.array([[3.0], [-2.0]]), np.array([0, 0]))


def about_size(right, got):
    """Say how many times as large as the right ones all numbers of a table are; "" where they are not.

    Two numbers that sum to 0 are a multiple of any other two: nothing is said of fewer than three columns.

    Examples
    --------
    >>> about_size(np.array([[1.0, -3.0, 2.0]]), np.array([[3.0, -9.0, 6.0]]))
    'But your numbers are 3 times what they should be. '
    >>> about_size(np.array([[1.0, -1.0]]), np.array([[3.0, -3.0]]))
    ''
    """
    there = np.abs(right) > 1e-9
    times = float(got[there][0] / right[there][0]) if there.any() else 1.0
    if right.shape[1] > 2 and times > 0 and not same(1.0, times) and same(times * right, got):
        return f"But your numbers are {code(times)} times what they should be. "
    return ""


def about_ceiling(loss, *given):
    """Say what shows that a small number was added to a probability, or put in its place.

    Examples
    --------
    >>> about_ceiling(-math.log(1e-12))[:38]
    'Your loss is minus the logarithm of 1e'
    """
    if -0.01 < loss < 0:
        return "Your loss is below 0, and no probability is above 1: was a small number added to it?"
    power = -loss / math.log(10)
    if math.isfinite(power) and power < -1 and abs(power - round(power)) < 1e-3:
        return (
            f"Your loss is minus the logarithm of 1e{round(power)}. Was that added to p, or was p cut off "
            "there? Then the loss has a ceiling, and beyond it no slope."
        )
    return ""


def about_small_number(got, loss, p, what="loss"):
    """Say which power of ten was added to the probabilities, or put in the place of smaller ones.

    Parameters
    ----------
    got : float
        The learner's loss.
    loss : callable
        The loss of probabilities.
    p : numpy.ndarray
        The probabilities that were given.
    what : str
        What the loss is called.

    Examples
    --------
    >>> about_small_number(-math.log(1e-12), lambda p: -math.log(p[0]), np.array([1e-30]))[:55]
    'Your loss is what comes out where 1e-12 is added to p, '
    """
    for power in range(-40, -1):
        if any(same(float(loss(q)), got) for q in (p + 10.0**power, np.maximum(p, 10.0**power))):
            return (
                f"Your {what} is what comes out where 1e{power} is added to p, or p is cut off there. "
                f"Then the {what} has a ceiling: leave the small number out."
            )
    return ""
