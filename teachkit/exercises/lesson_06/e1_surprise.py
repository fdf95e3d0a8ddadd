"""Exercise 6.1: the price of a surprise."""

import math

import numpy as np

from teachkit.exercises.lesson_06.parts import about_small_number
from teachkit.exercises.task import FunctionTask
from teachkit.maths.distributions import one_hot
from teachkit.maths.losses import cross_entropy

task = FunctionTask(
    "6.1",
    reference=lambda p, y: -math.log(p[y]),
    praise="A class that was given 0.01 costs 4.6052 nats; what was certain costs nothing.",
    hints=(
        "`p[y]` is the probability of the class that came out.",
        "`math.log` is the natural logarithm. For a probability it is negative or 0: turn its sign.",
    ),
    observe=lambda loss, p, y: about_small_number(loss, lambda q: -math.log(q[y]), np.array(p)),
    cases=(
        ([0.5, 0.5], 1),
        ([0.7, 0.2, 0.1], 2),
        ([0.7, 0.2, 0.1], 0),
        ([0.01, 0.99], 0),
        ([0.5, 0.25, 0.25], 1),
        ([1e-6, 1 - 1e-6], 0),
        ([1e-30, 1.0], 0),  # a small number beside it shows
        ([1.0], 0),
        ([1.0, 0.0], 0),
    ),
)


@task.solution
def surprise(p, y):
    """Only the probability of what happened counts. The logarithm of a probability is negative or 0, so
    the minus makes the price positive, and 0 for what was certain."""
    return -math.log(p[y])


@task.mistake("your loss is negative")
def _(p, y):
    """The logarithm of a number below 1 is negative. A price is minus that."""
    return math.log(p[y])


@task.mistake("you used the logarithm to base 2")
def _(p, y):
    """That counts in bits. Nats come from the natural logarithm, `math.log`."""
    return -math.log2(p[y])


@task.mistake("you used the logarithm to base 10")
def _(p, y):
    """Nats come from the natural logarithm, `math.log`."""
    return -math.log10(p[y])


@task.mistake("you took the distance from 1")
def _(p, y):
    """1 - p_y is at most 1, however sure the mistake was. The surprise grows without end: take the
    logarithm."""
    return 1 - p[y]


@task.mistake("you charged for the other classes")
def _(p, y):
    """-log(1 - p_y) is large when the prediction was good. The price is that of p_y itself."""
    return -math.log(1 - p[y])


@task.mistake("you charged for the favourite")
def _(p, y):
    """The largest probability belongs to what the model expected. The price is for what came out: class
    `y`."""
    return -math.log(max(p))


@task.mistake("you weighed the surprise with its probability")
def _(p, y):
    """-p log p is a term of the entropy, a mean before anything is known. Here the class is known."""
    return -p[y] * math.log(p[y])


@task.mistake("you computed the entropy")
def _(p, y):
    """The entropy is the mean surprise over all classes, before anything is known. Here class `y` came
    out: only its probability counts."""
    return -sum(q * math.log(q) for q in p if q > 0)


@task.mistake("you charged for every class")
def _(p, y):
    """Only one class came out. The probabilities of the others do not enter."""
    return -sum(math.log(q) for q in p)


@task.mistake("you divided by the number of classes")
def _(p, y):
    """A mean over the classes would make a mistake cheap where there are many. One class came out, and
    the whole price is for that one."""
    return -math.log(p[y]) / len(p)


@task.mistake("you counted the classes from 1")
def _(p, y):
    """Python counts from 0, and so does `y`: the probability of class `y` is `p[y]`."""
    return -math.log(p[y - 1])


@task.mistake("you left out the logarithm")
def _(p, y):
    """1 / p_y grows with the surprise, but for two independent surprises it multiplies. Its logarithm,
    -log p_y, adds up."""
    return 1 / p[y]


@task.mistake("you applied softmax to probabilities")
def _(p, y):
    """`p` holds probabilities already. Softmax, and a loss that applies it such as `cross_entropy`,
    takes them for scores, all of them close together."""
    return cross_entropy(p, y)


@task.mistake("you multiplied 0 by minus infinity")
def _(p, y):
    """The zeros of a one-hot row do not erase the logarithm of 0: the product is nan. The index `p[y]`
    never looks at the other classes."""
    return -(one_hot(y, len(p)) @ np.log(p))


@task.mistake("you returned the probability")
def _(p, y):
    """A probability is small where the surprise is large. The price is minus its logarithm."""
    return p[y]


@task.mistake("you took the logarithm of the class number")
def _(p, y):
    """`y` says which class came out. The price is that of its probability, `p[y]`."""
    return -math.log(y)


@task.mistake("you gave the prices of all classes")
def _(p, y):
    """Only one class came out, and one number is asked for: pick the probability `p[y]`."""
    return -np.log(p)


@task.mistake("you computed the entropy, and took the logarithm of 0")
def _(p, y):
    """The entropy is the mean surprise over all classes, before anything is known, and it leaves out what
    never happens. Here class `y` came out: only its probability counts."""
    return -sum(q * math.log(q) for q in p)


@task.mistake("you computed the entropy, and multiplied 0 by minus infinity")
def _(p, y):
    """The entropy is the mean surprise over all classes, before anything is known; a class that never
    happens must be left out of it. Here class `y` came out: only its probability counts."""
    return -np.sum(p * np.log(p))


@task.mistake("you multiplied by the number of classes")
def _(p, y):
    """One class came out, and its price is charged once, however many others there are."""
    return -math.log(p[y]) * len(p)
