"""Exercise 3.4: is the forecast honest?"""

import numpy as np

from teachkit.exercises.task import FunctionTask


def groups(said, rained):
    """Return {what was said: the days on which it was said}.

    Examples
    --------
    >>> groups([0.5, 1, 0.5], [1, 1, 0])
    {0.5: [1, 0], 1: [1]}
    """
    found = {}
    for level, rain in zip(said, rained, strict=True):
        found.setdefault(level, []).append(rain)
    return found


def gaps(said, rained):
    """Return for each group how many days it has, and how much more rain came than was said."""
    return [(len(days), sum(days) / len(days) - level) for level, days in groups(said, rained).items()]


def by_level(said, rained):
    """Return the days in the order of what was said, from the lowest to the highest.

    Examples
    --------
    >>> by_level([0.5, 0.2, 0.5], [1, 0, 0])
    ((0.2, 0.5, 0.5), (0, 0, 1))
    """
    return tuple(zip(*sorted(zip(said, rained, strict=True)), strict=True))


def mean_gap(said, rained):
    """Return the calibration error: the mean distance, each day counted alike."""
    return sum(n * abs(gap) for n, gap in gaps(said, rained)) / len(said)


def season(seed, shift=0.0):
    """Make sixty days with four levels; it rains more often than is said by `shift`."""
    rng = np.random.default_rng(seed)
    said = rng.choice([0.1, 0.3, 0.6, 0.9], 60, p=[0.4, 0.3, 0.2, 0.1])
    return said.tolist(), (rng.random(60) < np.clip(said + shift, 0, 1)).astype(int).tolist()


task = FunctionTask(
    "3.4",
    role="transfer",
    reference=mean_gap,
    cases=(
        ([0.8, 0.2, 0.8, 0.8, 0.8], [1, 0, 1, 0, 1]),  # the example of the text
        ([0.5, 0.5], [1, 0]),
        ([1.0, 0.0, 0.0], [1, 0, 0]),
        ([1.0, 0.0], [0, 1]),
        ([0.3, 0.7, 0.3, 0.7, 0.3, 0.7, 0.3, 0.3], [0, 1, 1, 1, 0, 1, 0, 0]),
        ([0.25], [1]),
        season(1),
        season(2, 0.3),
        season(3, -0.2),
    ),
    praise="This is the calibration error, in groups in place of bins. It asks nobody how they came to it.",
    hints=(
        "Take one value that was said, for example 0.8, and collect what came on those days.",
        "The share of rainy days there is `sum(days) / len(days)`. How far is it from what was said?",
        "Every day counts alike: multiply each group's distance by its number of days, add up, and divide by "
        "all days.",
    ),
)


@task.solution
def how_far_off(said, rained):
    """Calibrated means: of the days on which 0.8 was said, eight in ten are rainy. A single day cannot be
    right or wrong about 0.8, so the days of one forecast are looked at together."""
    total = 0
    for level in set(said):
        days = [rained[n] for n in range(len(said)) if said[n] == level]
        total += len(days) * abs(sum(days) / len(days) - level)
    return total / len(said)


@task.mistake("every group counts alike")
def _(said, rained):
    """A forecast that was given on one day weighs as much as one that was given on fifty. Every day should
    count alike: multiply the distance of a group by its number of days, and divide by all days."""
    return sum(abs(gap) for _, gap in gaps(said, rained)) / len(gaps(said, rained))


@task.mistake("you compared day by day")
def _(said, rained):
    """A day has rain or none, so any forecast between is off by much on a single day, an honest one too. Look
    at all days with the same forecast together."""
    return sum(abs(told - rain) for told, rain in zip(said, rained, strict=True)) / len(said)


@task.mistake("you compared the mean of everything")
def _(said, rained):
    """Too much rain where little was said, and too little where much was said, cancel in the mean of all
    days. Take the distance in each group, then the mean."""
    return abs(sum(said) / len(said) - sum(rained) / len(rained))


@task.mistake("you left out the absolute value")
def _(said, rained):
    """What is too high in one group then cancels what is too low in another. A distance has no sign:
    `abs(...)`."""
    return sum(n * gap for n, gap in gaps(said, rained)) / len(said)


@task.mistake("your sign is turned round, and left in")
def _(said, rained):
    """You subtract the share of rainy days from what was said, and keep the sign: groups cancel each other. A
    distance has no sign: `abs(...)`."""
    return -sum(n * gap for n, gap in gaps(said, rained)) / len(said)


@task.mistake("you squared the distances")
def _(said, rained):
    """The distance itself is asked for: `abs(...)`."""
    return sum(n * gap**2 for n, gap in gaps(said, rained)) / len(said)


@task.mistake("you squared the distance of each day")
def _(said, rained):
    """That is the Brier score. It is small for forecasts that are honest and also near 0 or 1; here only
    their honesty is asked for. Look at all days with the same forecast together."""
    return sum((told - rain) ** 2 for told, rain in zip(said, rained, strict=True)) / len(said)


@task.mistake("you did not divide by the number of days")
def _(said, rained):
    """This is the sum over all days. The mean is asked for."""
    return sum(n * abs(gap) for n, gap in gaps(said, rained))


@task.mistake("you added up the groups")
def _(said, rained):
    """The mean over all days is asked for: multiply each group's distance by its number of days, and divide
    by all days."""
    return sum(abs(gap) for _, gap in gaps(said, rained))


@task.mistake("you returned the largest distance")
def _(said, rained):
    """That is the worst group. The mean over all days is asked for."""
    return max(abs(gap) for _, gap in gaps(said, rained))


@task.mistake("you counted wrong days")
def _(said, rained):
    """You took 0.5 or more for a promise of rain, and counted the broken ones. 0.8 promises nothing for one
    day; it speaks of all days on which it is said."""
    return sum((told >= 0.5) != rain for told, rain in zip(said, rained, strict=True)) / len(said)


@task.mistake("you returned one distance for each group")
def _(said, rained):
    """The distances are right. Make one number of them: the mean over all days, so a group counts as often as
    it has days."""
    return [abs(gap) for _, gap in gaps(*by_level(said, rained))]


@task.mistake("you returned one distance for each group, in the order of a set")
def _(said, rained):
    """The distances are right, but one number is asked for: the mean over all days, in which a group counts
    as often as it has days."""
    distances = dict(zip(groups(said, rained), gaps(said, rained), strict=True))
    return [abs(distances[level][1]) for level in set(said)]


@task.mistake("you returned one distance for each group, in the order in which they came")
def _(said, rained):
    """The distances are right. Weight each with the number of its days, add up, and divide by all days: one
    number."""
    return [abs(gap) for _, gap in gaps(said, rained)]


@task.mistake("you returned after the first group")
def _(said, rained):
    """A `return` inside the loop ends it in the first round. Add up in the loop, and return behind it."""
    n, gap = gaps(said, rained)[0]
    return n * abs(gap) / len(said)


@task.mistake("you returned after the group of the lowest forecast")
def _(said, rained):
    """You went through the forecasts from the lowest up, and a `return` inside the loop ended it in the first
    round. Add up in the loop, and return behind it."""
    n, gap = gaps(*by_level(said, rained))[0]
    return n * abs(gap) / len(said)
