"""Exercise 5.3: the downhill direction."""

import numpy as np

from teachkit.exercises.lesson_05.parts import SCORES, axis, direction
from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.losses import cross_entropy_grad
from teachkit.maths.softmax import softmax


def about(g, *given):
    """Say what is seen in a direction that is wrong: its sum."""
    total = float(np.sum(g))
    if abs(total) > 1e-6:
        return (
            f"Your numbers sum to {code(total)}. They must sum to 0: raising all scores together "
            "changes no loss, so downhill never leads that way."
        )
    return (
        "Your numbers sum to 0, as they must. Now look at each by itself: the slope of the loss by one score "
        "is written in the prompt, and downhill is minus that."
    )


task = FunctionTask(
    "5.3",
    reference=lambda z, y: -cross_entropy_grad(z, y),
    cases=(*SCORES, (np.array([0, 0]), 0)),
    praise="Each wrong class is pushed down by its own probability, and the numbers sum to 0.",
    hints=(
        "`e_y` is 1 at the true class and 0 elsewhere. Write the gradient with `softmax(z)` and `e_y`.",
        "The gradient is `softmax(z) - e_y`. Downhill is the opposite.",
    ),
    observe=about,
)


@task.solution
def downhill(z, y):
    """The gradient is p minus the one-hot vector of the true class, so downhill is the one-hot vector minus
    p. Each wrong class is pushed down by its own probability, and the true class is raised by the sum of
    these."""
    e_y = np.eye(len(z))[y]
    return e_y - softmax(z)


@task.mistake("you went uphill")
def _(z, y):
    """That is the gradient: along it the loss grows. Turn the sign."""
    return softmax(z) - np.eye(len(z))[y]


@task.mistake("you divided by the number of classes")
def _(z, y):
    """The loss is that of one example, and nothing in it is a mean over the classes: `e_y - softmax(z)`."""
    return direction(z, y) / len(z)


@task.mistake("you went along the class axis")
def _(z, y):
    """You push all wrong classes down alike. The loss pushes each down by its own probability, so with more
    than two classes its direction and the class axis differ."""
    K = len(z)
    return (1 - softmax(z)[y]) * K / (K - 1) * axis(K, y)


@task.mistake("you gave the class axis itself")
def _(z, y):
    """e_y minus its mean is the axis of the true class. It does not depend on the scores; the downhill
    direction does."""
    return axis(len(z), y)


@task.mistake("you returned the one-hot vector")
def _(z, y):
    """It raises the true class with full strength, whatever the probabilities are. Subtract the
    probabilities."""
    return np.eye(len(z))[y]


@task.mistake("you moved the true class only")
def _(z, y):
    """The true class rises by 1 - p_y. The others are not at rest: each is pushed down by its own
    probability."""
    return np.eye(len(z))[y] * (1 - softmax(z)[y])


@task.mistake("you left out the true class")
def _(z, y):
    """The wrong classes are right. The true class rises by 1 - p_y."""
    return -softmax(z) * (1 - np.eye(len(z))[y])


@task.mistake("you subtracted scores")
def _(z, y):
    """Probabilities belong here, not scores: `softmax(z)`."""
    return np.eye(len(z))[y] - z


@task.mistake("you returned minus the probabilities")
def _(z, y):
    """The 1 at the true class is missing: the true class must rise."""
    return -softmax(z)


@task.mistake("you subtracted every probability from 1")
def _(z, y):
    """The 1 belongs to the true class alone: `e_y - softmax(z)`. The others are pushed down by their p."""
    return 1 - softmax(z)


@task.mistake("you counted the classes from 1")
def _(z, y):
    """`y` counts from 0, as places in an array do: the one-hot vector is `np.eye(len(z))[y]`."""
    return np.eye(len(z))[y - 1] - softmax(z)


@task.mistake("you gave it the length 1")
def _(z, y):
    """The direction is right, the length is not: minus the gradient is short where the loss is small, and
    that is part of the answer."""
    return direction(z, y) / np.linalg.norm(direction(z, y))


@task.mistake("you took the slope of the probability")
def _(z, y):
    """p_y (e_y - p) is how p_y itself grows. The loss is -log p_y, and the logarithm divides that by p_y."""
    return softmax(z)[y] * direction(z, y)


@task.mistake("you subtracted the class number")
def _(z, y):
    """A class number is a name, not an amount: the 1 stands at the true class alone, `e_y - softmax(z)`."""
    return y - softmax(z)


@task.mistake("you subtracted the probability of the true class everywhere")
def _(z, y):
    """Each class is pushed down by its own probability: subtract all of `softmax(z)`, not its entry y."""
    return np.eye(len(z))[y] - softmax(z)[y]


@task.mistake("you returned the loss")
def _(z, y):
    """That is how high the loss is, one number. Asked for is the direction in which it falls: a number for
    each score."""
    return -np.log(softmax(z)[y])
