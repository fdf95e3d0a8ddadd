"""Exercise 9.5: a claim about stars that another scale breaks."""

import numpy as np

from teachkit.exercises.task import ValuesTask
from teachkit.figures.words import code

HARBOUR = (5, 5, 1, 1)
PARK = (3, 3, 3, 2)
NEAR = 1e-9


def means(scale):
    """Return the mean worth of both hotels, when n stars are worth `scale[n - 1]`.

    Examples
    --------
    >>> means([1, 2, 3, 4, 5])
    (3.0, 2.75)
    """
    worth = np.asarray(scale, dtype=float)
    return tuple(float(worth[np.array(stars) - 1].mean()) for stars in (HARBOUR, PARK))


def about(scale):
    """Say what the means are on this scale."""
    if len(scale) != 5:
        return ""
    harbour, park = means(scale)
    return f"On your scale Harbour has the mean {code(harbour)}, Park {code(park)}."


task = ValuesTask(
    "9.5",
    kinds={"scale": "a list of numbers"},
    praise=lambda scale: f"{about(scale)} Stars have an order, and the mean needs more than that.",
    hints=(
        "Harbour has only stars at the two ends, Park only stars in the middle.",
        "The order must stay, so each number is larger than the one before. How far it is from one to the "
        "next is yours to choose.",
        "Make the step from 1 star to 2 stars very large, and the others small.",
    ),
    observe=about,
    always_observed=True,
    role="transfer",
)


@task.right
def _(scale):
    harbour, park = means(scale)
    return len(scale) == 5 and (np.diff(scale) > 0).all() and park > harbour + NEAR


@task.solution
def _():
    """If what matters most is not to be disappointed, the step from 1 star to 2 is the largest. Every guest
    gave the same stars, and the other hotel has the larger mean. The claim was not about the hotels: it was
    about the steps between the stars, which nobody has measured."""
    scale = [1, 6, 7, 8, 9]


@task.mistake("there are five stars", example=([1, 7, 9],))
def _(scale):
    """Give five numbers: what 1 star is worth, 2 stars, and so on up to 5."""
    return len(scale) != 5


@task.mistake("your scale changes the order of the stars", example=([5, 4, 3, 2, 1],))
def _(scale):
    """More stars must be worth more: each number must be larger than the one before. On a scale that turns
    the order round, or makes two of them equal, the stars mean something else."""
    return (np.diff(scale) <= 0).any()


@task.mistake("your steps are all alike", example=([10, 20, 30, 40, 50],))
def _(scale):
    """That is the old scale in other units: every mean changes alike, and the order of the hotels stays. Make
    some steps larger than others."""
    return np.ptp(np.diff(scale)) <= NEAR * np.ptp(scale)


@task.mistake("both hotels have the same mean", example=([1, 4, 6, 7, 10],))
def _(scale):
    """That is the turning point. Move it a little further."""
    harbour, park = means(scale)
    return abs(harbour - park) <= NEAR


@task.mistake("Harbour is still ahead", example=([1, 2, 3, 4, 9],))
def _(scale):
    """Your scale rewards what Harbour has: a large worth for 5 stars. Make the step from 1 star to 2 larger,
    for two guests gave Harbour 1 star."""
    harbour, park = means(scale)
    return harbour > park + NEAR
