"""Exercise 3.7: predict who gains first and loses later."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax


def about_classes(expected, got):
    """Say which classes are missing, and which do not belong there.

    Examples
    --------
    >>> about_classes(np.array([0.0, 2.0]), np.array([1.0, 2.0]))
    'Class 0 is missing. Class 1 does not belong there.'
    """
    whole = [int(k) for k in np.ravel(got) if k == round(k)]
    if len(whole) < np.size(got) or np.ndim(got) != 1:
        return ""
    missing = [int(k) for k in expected if k not in whole]
    strange = [k for k in whole if k not in expected]
    if sorted(whole) == expected.tolist():
        return "These are the right classes. Return their numbers in rising order: `sorted(...)` does that."
    told = []
    for classes, one, many in (
        (missing, "is missing", "are missing"),
        (strange, "does not belong there", "do not belong there"),
    ):
        if classes:
            words = " and ".join(map(str, classes))
            told.append(f"Class {words} {one}." if len(classes) == 1 else f"Classes {words} {many}.")
    return " ".join(told)


task = FunctionTask(
    "3.7",
    reference=lambda z: np.flatnonzero((np.array(z) > np.mean(z)) & (np.array(z) < max(z))),
    cases=(
        ([2.0, 4.3, 1.2, -3.1],),
        ([-2.2, -1.4, -0.8, 0.7],),  # the example of the text
        ([0.95, 0.99, 0.98],),
        ([-1.0, -2.0, -1.5, -9.0],),
        ([1.0, 10.0, 2.0, 3.0, 4.5],),
        ([0.0, 3.0, 1.1, -0.5],),
        ([1.0, 2.0, 3.0],),  # one score at the mean
        ([100.0, 250.0, -300.0, 20.0],),
        ([4.0, 2.0],),
        ([0.75, 0.5, 0.25, -7.5, 1.0],),
        ([0.2, 1.0, -3.0, 0.1],),
    ),
    praise="For 2, 4.3, 1.2 and -3.1 there are two of them: 1.2 is just above the plain mean, 1.1.",
    hints=(
        "Which classes rise at the very beginning, at beta = 0? Compare with the plain mean of the scores.",
        "Which of them never falls? The mean score never passes the top score.",
        "`mean < score < max(z)` is the condition.",
    ),
    compare=about_classes,
)


@task.solution
def gains_first(z):
    """dp_k / dbeta = p_k (z_k - mean score). A score above the plain mean rises at first. The mean score
    climbs and passes every score but the top one, and from then on that class falls. A score not above the
    plain mean falls from the start; the top one rises for ever."""
    mean = sum(z) / len(z)
    return [k for k, score in enumerate(z) if mean < score < max(z)]


def between(low, z):
    """Return the classes above a threshold and below the top."""
    return [k for k, score in enumerate(z) if low < score < max(z)]


@task.mistake("you included the top class")
def _(z):
    """The mean score climbs towards the top score and never passes it: that class rises for ever."""
    return [k for k, score in enumerate(z) if score > sum(z) / len(z)]


@task.mistake("you included a class at the plain mean")
def _(z):
    """At beta = 0 a score equal to the plain mean neither rises nor falls. Then the mean score climbs above
    it, so that class only falls: `mean < score`."""
    return [k for k, score in enumerate(z) if sum(z) / len(z) <= score < max(z)]


@task.mistake("you took all classes but the top one")
def _(z):
    """A score below the plain mean falls from the start: it has no peak inside."""
    return [k for k, score in enumerate(z) if score < max(z)]


@task.mistake("you included classes below the plain mean")
def _(z):
    """You left out the top and the bottom class. But a class between these two may still lie below the plain
    mean: it falls from the start, and has no peak inside."""
    return between(min(z), z)


@task.mistake("you took the top class only")
def _(z):
    """The top class rises for ever. Asked for are those that rise first and fall later: the scores between
    the plain mean and the top."""
    return [z.index(max(z))]


@task.mistake("you compared with the sum of the scores")
def _(z):
    """The plain mean is the sum divided by how many scores there are: `sum(z) / len(z)`."""
    return between(sum(z), z)


@task.mistake("you returned the first of these classes only, or nothing")
def _(z):
    """There may be several such classes, or none. Is there a `return` inside the loop? It ends the function:
    collect the classes in a list, and return the list below the loop, where it is empty if there is none."""
    for k in between(sum(z) / len(z), z):
        return [k]


@task.mistake("you took the second class only")
def _(z):
    """Every score between the plain mean and the top has a peak: there may be several of them, or none."""
    return [z.index(sorted(z)[-2])]


@task.mistake("you compared with the median")
def _(z):
    """At beta = 0 all probabilities are equal, so the mean score is the plain mean. A far outlier moves the
    mean, and leaves the median."""
    return between(np.median(z), z)


@task.mistake("you compared with the mean score at beta = 1")
def _(z):
    """That tells who still rises at beta = 1. The class may have risen before: start at beta = 0."""
    return between(softmax(z) @ np.array(z), z)


@task.mistake("you compared with the middle of the range")
def _(z):
    """The middle between the lowest and the highest score is not the mean of all scores."""
    return between((min(z) + max(z)) / 2, z)


@task.mistake("you compared with 0")
def _(z):
    """Adding the same number to all scores changes no probability, so 0 is no special score. Compare with the
    mean."""
    return between(0, z)


@task.mistake("you compared with 1/K")
def _(z):
    """1/K is the probability that every class has at beta = 0. A score is compared with the mean score."""
    return between(1 / len(z), z)


@task.mistake("you returned those that lose from the start")
def _(z):
    """These scores are below the plain mean. Asked for are those above it, without the top one."""
    return [k for k, score in enumerate(z) if score < sum(z) / len(z)]


@task.mistake("you returned the scores")
def _(z):
    """The scores are the right ones. Asked for are the numbers of their classes: `k`, not `score`."""
    return [score for score in z if sum(z) / len(z) < score < max(z)]


@task.mistake("you counted from 1")
def _(z):
    """The classes are the right ones, but the first class has the number 0."""
    return [k + 1 for k in between(sum(z) / len(z), z)]


@task.mistake("you returned True or False for each class")
def _(z):
    """The condition is right. Return the numbers k of the classes for which it holds: put it behind `if`."""
    return [sum(z) / len(z) < score < max(z) for score in z]
