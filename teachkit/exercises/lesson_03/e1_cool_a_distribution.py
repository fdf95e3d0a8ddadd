"""Exercise 3.1: cool a distribution that is already there."""

import numpy as np

from teachkit.exercises.lesson_03.parts import about_sum
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "3.1",
    reference=lambda p, T: softmax(np.log(p), temperature=T),
    cases=(
        (np.array([0.7, 0.2, 0.1]), 0.5),
        (np.array([0.7, 0.2, 0.1]), 4.0),
        (np.array([0.5, 0.3, 0.15, 0.05]), 2.0),
        (np.array([0.9, 0.1]), 0.1),
        (np.array([0.8, 0.2]), 0.5),  # the example of the text
        (np.array([0.25, 0.25, 0.25, 0.25]), 2.5),
        (np.array([1e-12, 0.999, 1e-3]), 5.0),
        (np.array([1.0]), 3.0),
        (np.array([0.6, 0.4]), 1.0),
    ),
    praise="The same as softmax of the logits at that temperature, and no logit was needed.",
    hints=(
        "`np.log(p)` are logits of p. What becomes of e^(log p / T)?",
        "It is `p ** (1 / T)`. Compute the sum of these powers for p = [0.8, 0.2], T = 0.5.",
        "0.64 + 0.04 = 0.68, not 1: divide the powers by their sum.",
    ),
    observe=about_sum,
)


@task.solution
def temper(p, T):
    """log p differs from the logits by one number for all classes, so log p serves as logits. Its exponential
    after a division by T is p to the power of 1 / T. The powers do not sum to 1: divide."""
    powers = p ** (1 / T)
    return powers / powers.sum()


@task.mistake("you did not renormalise")
def _(p, T):
    """The powers have the right ratios, but not the sum 1. Divide them by their own sum, `powers.sum()`; that
    of p is 1, and to divide by it changes nothing."""
    return p ** (1 / T)


@task.mistake("you swapped T and beta")
def _(p, T):
    """The power is beta = 1 / T. With the power T, a high temperature makes the answer more sure."""
    return p**T / (p**T).sum()


@task.mistake("you swapped T and beta, and did not renormalise")
def _(p, T):
    """The power is 1 / T, and the powers must be divided by their sum."""
    return p**T


@task.mistake("you took softmax of the probabilities")
def _(p, T):
    """That is softmax twice: probabilities are no logits. Their logarithms are: softmax of `np.log(p) / T` is
    right."""
    return softmax(p / T)


@task.mistake("you took softmax of the powers")
def _(p, T):
    """The powers are weights already, e^(log p / T): softmax would take their exponentials once more. Divide
    them by their sum."""
    return softmax(p ** (1 / T))


@task.mistake("T has no effect")
def _(p, T):
    """A factor that all share cancels when you divide by the sum. T must be in the power, and the power needs
    its own brackets: `p ** 1 / T` is `p / T`, and `p ** (1 / T)` is meant."""
    return (p / T) / (p / T).sum()


@task.mistake("you divided by T")
def _(p, T):
    """Then the sum is 1 / T. The temperature divides the logits, so it is a power of p, and the power needs
    its own brackets: `p ** 1 / T` is `p / T`. Afterwards divide by the sum."""
    return p / T


@task.mistake("you returned logits")
def _(p, T):
    """`np.log(p) / T` are the logits at this temperature. Take the softmax of them."""
    return np.log(p) / T


@task.mistake("you divided the logits by their sum")
def _(p, T):
    """`np.log(p) / T` are logits, and T cancels when you divide them by their sum. Their exponentials are
    weights: divide those by their sum."""
    return np.log(p) / np.log(p).sum()


@task.mistake("you took the logarithm to base 10")
def _(p, T):
    """Softmax has the base e, so only `np.log` undoes it. With `np.log10` your temperature is 2.3 times as
    high."""
    return softmax(np.log10(p) / T)


@task.mistake("you took the logarithm to base 2")
def _(p, T):
    """Softmax has the base e, so only `np.log` undoes it. With `np.log2` your temperature is
    divided by 1.44."""
    return softmax(np.log2(p) / T)


@task.mistake("you divided by the largest power")
def _(p, T):
    """Then the largest number is 1. The sum should be."""
    return p ** (1 / T) / (p ** (1 / T)).max()


@task.mistake("you divided by the number of classes")
def _(p, T):
    """The powers sum to another number. Divide them by their own sum."""
    return p ** (1 / T) / len(p)
