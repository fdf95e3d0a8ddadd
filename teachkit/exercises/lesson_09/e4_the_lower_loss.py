"""Exercise 9.4: a lower loss, and fewer right answers."""

import numpy as np

from teachkit.exercises.task import ValuesTask
from teachkit.figures.words import code, counted

NEAR = 1e-9


def no_probabilities(*lists):
    """Whether some number is no probability that a loss can be taken of."""
    return any(not (0 < p <= 1) for given in lists for p in given)


def loss(p):
    """Return the mean loss."""
    return float(np.mean(-np.log(p)))


def number_right(p):
    """Return how many pictures are sorted right."""
    return int(np.sum(np.asarray(p) > 0.5))


def about(lower, righter):
    """Say what both networks lose, and how many they get right."""
    if no_probabilities(lower, righter) or not len(lower) or not len(righter):
        return ""
    return " ".join(
        f"`{name}`: mean loss {code(loss(p))}, {counted(number_right(p), 'picture')} right."
        for name, p in (("lower", lower), ("righter", righter))
    )


task = ValuesTask(
    "9.4",
    kinds={"lower": "a list of numbers", "righter": "a list of numbers"},
    praise=lambda lower, righter: (
        f"{about(lower, righter)} The loss asks how sure, the accuracy on which side of one half."
    ),
    hints=(
        "A picture is right as soon as the true class has more than one half. A network that says 0.51 is "
        "right, and its loss is nearly that of a coin.",
        "A network that says 0.49 is wrong, and its loss is nearly the same. Where it is sure, let it be "
        "very sure.",
        "Three pictures are enough: one network 0.51 each time, the other 0.49, 0.49 and 0.99.",
    ),
    observe=about,
    always_observed=True,
)


@task.right
def _(lower, righter):
    return (
        len(lower) == len(righter)
        and not no_probabilities(lower, righter)
        and loss(lower) < loss(righter) - NEAR
        and number_right(lower) < number_right(righter)
    )


@task.solution
def _():
    """Between 0.49 and 0.51 the loss hardly changes, and the verdict does. So many answers that are barely
    right cost more than some that are barely wrong and one that is sure."""
    lower = [0.49, 0.49, 0.99]
    righter = [0.51, 0.51, 0.51]


@task.mistake("the networks did not see the same pictures", example=([0.49, 0.99], [0.51, 0.51, 0.51]))
def _(lower, righter):
    """Both lists need as many numbers, one for each picture."""
    return len(lower) != len(righter)


@task.mistake("a number is no probability", example=([0.49, 1.2], [0.51, 0.51]))
def _(lower, righter):
    """Each number is the probability of the true class: above 0, and at most 1. At exactly 0 the loss has no
    finite value."""
    return no_probabilities(lower, righter)


@task.mistake("your two networks have changed places", example=([0.51, 0.51, 0.51], [0.49, 0.49, 0.99]))
def _(lower, righter):
    """They disagree, as they should, but under the other names: `lower` is the one with the lower loss."""
    return loss(lower) > loss(righter) + NEAR and number_right(lower) > number_right(righter)


@task.mistake("both get as many right", example=([0.6, 0.9], [0.6, 0.7]))
def _(lower, righter):
    """A picture is right where the true class has more than one half, not at one half exactly. Let `righter`
    get more of them right, if only barely."""
    return number_right(lower) == number_right(righter)


@task.mistake("the lower loss has more right answers", example=([0.9, 0.9], [0.9, 0.4]))
def _(lower, righter):
    """That is how it often goes, and no case against the claim. Let `righter` be right by a hair, more
    often."""
    return loss(lower) < loss(righter) and number_right(lower) > number_right(righter)


@task.mistake("the loss of `lower` is not lower", example=([0.4, 0.4], [0.9, 0.9]))
def _(lower, righter):
    """`lower` has fewer right answers, as it should, but it also loses at least as much. Make its mistakes
    small and its right answers sure, and those of `righter` barely right."""
    return loss(lower) >= loss(righter) - NEAR and number_right(lower) < number_right(righter)
