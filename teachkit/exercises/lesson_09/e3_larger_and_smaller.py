"""Exercise 9.3: make a loose claim definite, and find a case on either side of it."""

import numpy as np

from teachkit.exercises.task import ValuesTask
from teachkit.figures.words import code

NEAR = 1e-9


def logarithms(scores):
    """Return the logarithm of the ratio of the largest score to the second, before and after softmax.

    Of fewer than two scores, and of one that is not positive, there is none.

    Examples
    --------
    >>> before, after = logarithms([1.0, 2.0])
    >>> round(before, 3), after
    (0.693, 1.0)
    """
    if len(scores) < 2 or min(scores) <= 0:
        return None
    second, first = np.sort(scores)[-2:]
    return float(np.log(first / second)), float(first - second)


def change(scores):
    """Return 1 where the ratio grows, -1 where it shrinks, and 0 where it stays."""
    before, after = logarithms(scores)
    return 0 if abs(after - before) <= NEAR * after else 1 if after > before else -1


def ratio(logarithm):
    """Write a ratio whose logarithm is given."""
    return f"{code(float(np.exp(logarithm)))} to 1" if logarithm < 700 else "more than `1e+300` to 1"


def about(grows, shrinks):
    """Say what happens to each ratio."""
    told = []
    for name, scores in (("grows", grows), ("shrinks", shrinks)):
        before, after = map(ratio, logarithms(scores))
        told.append(f"`{name}`: {before} before softmax, {after} after it.")
    return " ".join(told)


task = ValuesTask(
    "9.3",
    kinds={"grows": "a list of numbers", "shrinks": "a list of numbers"},
    praise=lambda grows, shrinks: (
        f"{about(grows, shrinks)} After softmax the ratio is e to the gap, whatever it was before."
    ),
    hints=(
        "After softmax the ratio of two shares is e to the gap between their scores.",
        "For `shrinks` you want a large ratio and a small gap. Small scores have that.",
        "Try 0.2 and 0.1: the ratio is 2, and the gap only 0.1.",
    ),
    observe=about,
    always_observed=True,
)


@task.right
def _(grows, shrinks):
    return change(grows) == 1 and change(shrinks) == -1


@task.solution
def _():
    """Softmax turns gaps into ratios. A gap of 1 becomes a ratio of e, which is more than 2 to 1; a gap of
    0.1 becomes a ratio of 1.11, which is less than 2 to 1. So a rule about ratios was wrong before it was
    tried: softmax does not see them."""
    grows = [2.0, 1.0]
    shrinks = [0.2, 0.1]


@task.mistake("a list needs two scores", example=([2.0, 1.0], [0.1]))
def _(grows, shrinks):
    """The ratio is that of the largest score to the second: each list needs two scores or more."""
    return min(len(grows), len(shrinks)) < 2


@task.mistake("a score is not positive", example=([2.0, 1.0], [1.0, -1.0]))
def _(grows, shrinks):
    """A ratio to a score of 0, or between scores of different signs, says nothing about how far apart they
    are. Take scores above 0."""
    return min(*grows, *shrinks) <= 0


@task.mistake("your two lists have changed places", example=([0.2, 0.1], [2.0, 1.0]))
def _(grows, shrinks):
    """Both do what they should, under the other name."""
    return change(grows) == -1 and change(shrinks) == 1


@task.mistake("two scores share the first place", example=([2.0, 2.0], [0.2, 0.1]))
def _(grows, shrinks):
    """Where two scores are largest, the ratio is 1 before softmax and 1 after it."""
    return 0 in (logarithms(grows)[0], logarithms(shrinks)[0])


@task.mistake("both ratios grow", example=([2.0, 1.0], [3.0, 1.0]))
def _(grows, shrinks):
    """`shrinks` should be a case against the claim. Keep the ratio large, and make the gap small."""
    return change(grows) == change(shrinks) == 1


@task.mistake("both ratios shrink", example=([0.5, 0.1], [0.2, 0.1]))
def _(grows, shrinks):
    """`grows` should be a case for the claim. Make the gap between the two largest scores larger."""
    return change(grows) == change(shrinks) == -1
