"""Exercise 3.6: two dice that disagree, one in variance and one in entropy."""

import numpy as np

from teachkit.exercises.task import ValuesTask
from teachkit.figures.words import number
from teachkit.maths.distributions import entropy, is_distribution
from teachkit.maths.temperature import die_variance

LEAST = 1e-9  # a smaller difference of two measures is a rounding error


def reason_against(p):
    """Say what keeps `p` from being a die, "" if nothing."""
    return f"it has {len(p)} entries, not 6" if len(p) != 6 else is_distribution(p).reason


def fair(p):
    """Whether a die is the fair one."""
    return np.allclose(p, 1 / 6)


def more(wide, unsure):
    """Return how much more variance `wide` has, and how much more entropy; None where one is no die."""
    if reason_against(wide) or reason_against(unsure):
        return None
    return float(die_variance(wide) - die_variance(unsure)), float(entropy(wide) - entropy(unsure))


def about(wide, unsure):
    """Say which variance and entropy the dice have."""
    told = []
    for name, p in (("wide", wide), ("unsure", unsure)):
        if reason_against(p):
            return f"`{name}` is no die, since {reason_against(p)}."
        variance, nats = number(die_variance(p), 4), number(entropy(p), 4)
        told.append(f"`{name}` has variance {variance} and entropy {nats}.")
    return " ".join(told)


task = ValuesTask(
    "3.6",
    kinds={"wide": "a list of numbers", "unsure": "a list of numbers"},
    praise=lambda wide, unsure: f"{about(wide, unsure)} More variance, less entropy: they are two questions.",
    hints=(
        "Variance is large when the weight lies far from the mean. Which faces are those?",
        "Entropy is large when many faces are about equally likely, wherever they stand.",
        "For `unsure`, share the weight among the four middle faces.",
    ),
    observe=about,
    always_observed=True,
)


@task.right
def _(wide, unsure):
    variance, nats = more(wide, unsure)
    return variance > LEAST and nats < -LEAST and not (fair(wide) or fair(unsure))


@task.solution
def _():
    """Weight at both ends makes the variance large, and two faces have at most ln 2 of entropy. Four faces in
    the middle have little variance and an entropy of ln 4. The variance looks at where the weight lies, the
    entropy only at how it is split."""
    wide = [0.5, 0, 0, 0, 0, 0.5]
    unsure = [0, 0.25, 0.25, 0.25, 0.25, 0]


@task.mistake("one of them is no die", example=([0.5, 0.5], [0.5, 0, 0, 0, 0, 0.5]))
def _(wide, unsure):
    """Each needs six probabilities that are not negative and sum to 1."""
    return more(wide, unsure) is None


@task.mistake("the fair die is excluded", example=([0.5, 0, 0, 0, 0, 0.5], [1 / 6] * 6))
def _(wide, unsure):
    """It has the largest entropy of all, so as `unsure` it would do beside nearly any die, and as `wide`
    beside none. Find another one."""
    return fair(wide) or fair(unsure)


@task.mistake(
    "you treated variance as entropy", example=([0.3, 0.1, 0.1, 0.1, 0.1, 0.3], [0, 0, 0.5, 0.5, 0, 0])
)
def _(wide, unsure):
    """One of your dice has more variance and also more entropy, so the two agree. Make the wide die surer:
    put its weight on the two outermost faces."""
    variance, nats = more(wide, unsure)
    return variance * nats > 0 and min(abs(variance), abs(nats)) > LEAST


@task.mistake(
    "your two dice have changed places", example=([0, 0.25, 0.25, 0.25, 0.25, 0], [0.5, 0, 0, 0, 0, 0.5])
)
def _(wide, unsure):
    """They disagree, as they should. But `wide` is the one with the larger variance."""
    variance, nats = more(wide, unsure)
    return variance < -LEAST and nats > LEAST


@task.mistake(
    "your dice are equally wide or equally unsure", example=([0.5, 0, 0, 0, 0, 0.5], [0.5, 0.5, 0, 0, 0, 0])
)
def _(wide, unsure):
    """At least one of the two measures is the same for both. Change one die until both measures differ."""
    return min(map(abs, more(wide, unsure))) <= LEAST
