"""Exercise 7.3: what one picture does to another."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.maths.distributions import one_hot


def reference(x_a, p_a, label, x_b, rate):
    """Take the step of A with a table of weights, and see what it does to the scores of B."""
    W = np.zeros((len(x_a), len(p_a)))
    gradient = np.outer(x_a, p_a - one_hot(label, len(p_a)))
    return x_b @ (W - rate * gradient)


def about_sum(moved, x_a, p_a, label, x_b, rate):
    """Say whether the change sums to 0 over the classes."""
    if np.shape(moved) != np.shape(p_a) or abs(np.sum(moved)) < 1e-9:
        return ""
    return "Your changes do not sum to 0 over the classes. The label minus p does: was it changed on the way?"


task = FunctionTask(
    "7.3",
    reference=reference,
    praise="The more alike the two are, the more A moves B; and the other way, where x_a · x_b < 0.",
    hints=(
        "Write down the change of W first: it is made from x_a and from p_a minus the label.",
        "B's logits are `x_b @ W`. Only the change of W counts: multiply x_b with it.",
        "In the product of x_b with the outer product of x_a and the label minus p, x_b meets x_a first: one "
        "number, `x_b @ x_a`.",
    ),
    observe=about_sum,
    cases=(
        (np.array([1.0, 2.0]), np.array([0.5, 0.25, 0.25]), 0, np.array([3.0, 0.0]), 0.1),
        (np.array([1.0, 2.0, -1.0]), np.array([0.2, 0.7, 0.1]), 2, np.array([0.5, -1.0, 4.0]), 0.5),
        (np.array([2.0, 0.5]), np.array([0.1, 0.2, 0.3, 0.4]), 1, np.array([2.0, 0.5]), 1.0),
        (np.array([1.0, 1.0]), np.array([0.5, 0.5]), 1, np.array([2.0, -2.0]), 2.0),
        (np.array([0.5, 1.5, 1.0]), np.array([0.6, 0.3, 0.1]), 0, np.array([1.0, 3.0, 0.25]), 0.2),
    ),
)


@task.solution
def moved(x_a, p_a, label, x_b, rate):
    """The step changes W by the rate times the outer product of x_a and the label minus p. B's logits are x_b
    times W: they change by the rate, times x_b · x_a, times A's downhill direction."""
    downhill = one_hot(label, len(p_a)) - p_a
    return rate * (x_b @ x_a) * downhill


def downhill(p, label):
    """Return the downhill direction of A's logits."""
    return one_hot(label, len(p)) - p


@task.mistake("you went uphill")
def _(x_a, p_a, label, x_b, rate):
    """p minus the label is the gradient, and the step goes against it."""
    return -rate * (x_b @ x_a) * downhill(p_a, label)


@task.mistake("you left B out")
def _(x_a, p_a, label, x_b, rate):
    """That is how A moves its own logits, by x_a · x_a. Of B only its x matters, and it has to appear."""
    return rate * (x_a @ x_a) * downhill(p_a, label)


@task.mistake("you left A's x out")
def _(x_a, p_a, label, x_b, rate):
    """The gradient by W is made from what A's picture gave to the layer: x_a times p minus the label. B's x
    comes in when its logits are computed."""
    return rate * (x_b @ x_b) * downhill(p_a, label)


@task.mistake("you moved the logits as if they were free")
def _(x_a, p_a, label, x_b, rate):
    """A free score would move by the rate times the downhill direction. Here the step changes W, and W moves
    the scores of B by what x_a and x_b have in common."""
    return rate * downhill(p_a, label)


@task.mistake("you left out the rate")
def _(x_a, p_a, label, x_b, rate):
    """W changes by the rate times its gradient, and B's logits with it."""
    return (x_b @ x_a) * downhill(p_a, label)


@task.mistake("you divided by the lengths")
def _(x_a, p_a, label, x_b, rate):
    """The cosine of the angle between x_a and x_b forgets how long they are. A product with W does not:
    `x_b @ x_a`."""
    return rate * (x_b @ x_a) / np.linalg.norm(x_a) / np.linalg.norm(x_b) * downhill(p_a, label)


@task.mistake("you multiplied the sums")
def _(x_a, p_a, label, x_b, rate):
    """Each number of x_b meets the weights of its own row, and that row changed by the same number of x_a. So
    multiply place by place, then add up: `x_b @ x_a`."""
    return rate * x_a.sum() * x_b.sum() * downhill(p_a, label)


@task.mistake("you left the label out")
def _(x_a, p_a, label, x_b, rate):
    """Then only the probabilities act, and every score falls. The downhill direction is the one-hot label
    minus p."""
    return -rate * (x_b @ x_a) * p_a


@task.mistake("you took the label alone")
def _(x_a, p_a, label, x_b, rate):
    """Then the step would not depend on the prediction. The downhill direction is the one-hot label minus
    p."""
    return rate * (x_b @ x_a) * one_hot(label, len(p_a))


@task.mistake("you took the distance")
def _(x_a, p_a, label, x_b, rate):
    """How far x_b is from x_a does not come in. B's change is x_b times the change of W, and that holds x_a
    as a factor."""
    return rate * np.linalg.norm(x_b - x_a) * downhill(p_a, label)


@task.mistake("you returned the size of the product")
def _(x_a, p_a, label, x_b, rate):
    """Where x_b · x_a is below 0, B moves the other way: keep the sign."""
    return rate * abs(x_b @ x_a) * downhill(p_a, label)


@task.mistake("you multiplied by the slope of softmax once more")
def _(x_a, p_a, label, x_b, rate):
    """Cross-entropy has used up the slope of softmax already: what is left is the label minus p."""
    return rate * (x_b @ x_a) * downhill(p_a, label) * p_a * (1 - p_a)


@task.mistake("you subtracted the class number")
def _(x_a, p_a, label, x_b, rate):
    """A class number is a name, not an amount. Turn it into a one-hot row first."""
    return rate * (x_b @ x_a) * (label - p_a)


@task.mistake("you returned the step of W")
def _(x_a, p_a, label, x_b, rate):
    """That is how the weights change. Asked for are the logits of B: multiply x_b with it."""
    return rate * np.outer(x_a, downhill(p_a, label))
