"""Exercise 2.8: percentages that total 100."""

import numpy as np

from teachkit.exercises.lesson_02.parts import ARTICLE
from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.distributions import round_to_total
from teachkit.maths.softmax import softmax


def about_total(whole, *given):
    """Say what is seen in percentages that are wrong: a fraction, their sum, if nothing else.

    Examples
    --------
    >>> about_total([33, 33, 33])
    'Your percentages sum to 99.'
    """
    broken = np.ravel(whole)[np.mod(np.ravel(whole), 1) != 0]
    if len(broken):
        return f"Whole percentages are asked for; yours has {code(broken[0])}."
    if abs(np.sum(whole) - 100) > 1e-9:
        return f"Your percentages sum to {code(np.sum(whole))}."
    return "The total is 100, but the two steps give other percentages."


task = FunctionTask(
    "2.8",
    reference=lambda p: np.round(100 * round_to_total(p, 2)),
    cases=(
        (softmax([0.95, 0.99, 0.98]),),
        (softmax(ARTICLE),),
        (np.array([1 / 3, 1 / 3, 1 / 3]),),
        (np.array([0.5, 0.375, 0.125]),),  # the example of the text
        (np.array([0.0, 0.344, 0.333, 0.323]),),
        (np.array([0.25, 0.25, 0.25, 0.25]),),
        (np.array([0.29, 0.71]),),  # 100 * 0.29 is a little below 29
        (np.array([1.0]),),
        (softmax([2.0, 1.0, 0.1]),),
    ),
    praise="Every total is exactly 100, and no percentage is off by 1 or more.",
    hints=(
        "Round down with `np.floor(100 * p)`. How many are missing to 100?",
        "What each one lost is `100 * p - np.floor(100 * p)`. The missing ones go to the largest of these.",
        '`np.argsort(-lost, kind="stable")` lists the positions, the largest loss first.',
    ),
    observe=about_total,
)


@task.solution
def percentages(p):
    """Rounding each number alone knows nothing of the total. The method of the largest remainder moves
    every percentage by less than 1 and makes the total right; parliaments share out seats this way."""
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    most_lost_first = np.argsort(whole - exact, kind="stable")
    whole[most_lost_first[: 100 - whole.sum()]] += 1
    return whole


def floors(p):
    """Return the percentages rounded down, what each lost, and how many are missing."""
    whole = np.floor(100 * p).astype(int)
    return whole, 100 * p - whole, 100 - whole.sum()


@task.mistake("you rounded each number alone")
def _(p):
    """The three percentages 32.56, 33.89 and 33.55 round to 33, 34 and 34: together 101."""
    return np.round(100 * p)


@task.mistake("you rounded each number alone, halves up")
def _(p):
    """The three percentages 32.56, 33.89 and 33.55 become 33, 34 and 34: together 101. Round down, without
    the half, and look at what is missing."""
    return np.floor(100 * p + 0.5)


@task.mistake("you only rounded down")
def _(p):
    """The total stays below 100. Give what is missing to those that lost most."""
    return np.floor(100 * p)


@task.mistake("you rounded up")
def _(p):
    """The total gets above 100. Round down first, then give back what is missing."""
    return np.ceil(100 * p)


@task.mistake("you gave all that is missing to the largest class")
def _(p):
    """The total is right, but one class is shown too large by more than 1. Give 1 each to those that lost
    most."""
    whole, _, missing = floors(p)
    whole[np.argmax(p)] += missing
    return whole


@task.mistake("you gave all that is missing to the last class")
def _(p):
    """The total is right, but the last class pays for the others' rounding. Give 1 each to those that lost
    most."""
    whole, _, missing = floors(p)
    whole[-1] += missing
    return whole


@task.mistake("you gave all that is missing to the first class")
def _(p):
    """The total is right, but the first class pays for the others' rounding. Give 1 each to those that lost
    most."""
    whole, _, missing = floors(p)
    whole[0] += missing
    return whole


@task.mistake("you gave all that is missing to the one that lost most")
def _(p):
    """The total is right, but one percentage is shown too large by more than 1. Give 1 to the one that lost
    most, 1 to the next, and so on. (In a loop: what has got its 1 has lost nothing any more.)"""
    whole, lost, missing = floors(p)
    whole[np.argmax(lost)] += missing
    return whole


@task.mistake("you added 1 only once")
def _(p):
    """More than one may be missing to 100: after the one that lost most comes the next."""
    whole, lost, missing = floors(p)
    if missing > 0:
        whole[np.argmax(lost)] += 1
    return whole


@task.mistake("you added 1 once, whatever is missing")
def _(p):
    """Sometimes nothing is missing to 100, sometimes more than 1: `100 - whole.sum()` says how many classes
    get another 1."""
    whole, lost, _ = floors(p)
    whole[np.argmax(lost)] += 1
    return whole


@task.mistake("you let the last class fill up the total")
def _(p):
    """The total is right, but whoever stands last gets what the others' rounding leaves over. Round down
    first and look at what each one lost."""
    whole = np.round(100 * p)
    whole[-1] = 100 - whole[:-1].sum()
    return whole


@task.mistake("you rounded, then corrected the largest")
def _(p):
    """The total is right, but the largest pays for the others' rounding. Round down first and look at what
    each one lost."""
    whole = np.round(100 * p)
    whole[np.argmax(p)] += 100 - whole.sum()
    return whole


@task.mistake("you gave what is missing to the first classes")
def _(p):
    """The place in the list does not matter, the loss does: sort by what rounding down took away."""
    whole, _, missing = floors(p)
    whole[:missing] += 1
    return whole


@task.mistake("you gave what is missing to the largest classes")
def _(p):
    """A large class may have lost nearly nothing. Sort by what rounding down took away, `100 * p - whole`,
    not by `p`."""
    whole, _, missing = floors(p)
    whole[np.argsort(-p, kind="stable")[:missing]] += 1
    return whole


@task.mistake("you gave what is missing to those that lost least")
def _(p):
    """`np.argsort` and `sorted` put the smallest first. Sort what was lost with a minus, `np.argsort(-lost,
    kind="stable")`: then the largest loss comes first."""
    whole, lost, missing = floors(p)
    whole[np.argsort(lost, kind="stable")[:missing]] += 1
    return whole


@task.mistake("where two lost the same, you put the later one first")
def _(p):
    """Your percentages are right, except for ties: of two that lost the same, the earlier one gets its 1
    first. Do you sort and turn the order round with `[::-1]`? That turns equal losses round too: sort what
    was lost with a minus, `np.argsort(-lost, kind="stable")`."""
    whole, lost, missing = floors(p)
    whole[np.argsort(lost, kind="stable")[::-1][:missing]] += 1
    return whole


@task.mistake("you took the end of the order, and all of it where nothing is missing")
def _(p):
    """`order[-missing:]` is the whole list where `missing` is 0, because `[-0:]` is `[0:]`; and of two that
    lost the same it takes the later one first. Sort with a minus, `np.argsort(-lost, kind="stable")`, and
    take the beginning, `[:missing]`."""
    whole, lost, missing = floors(p)
    whole[np.argsort(lost, kind="stable")[-missing:]] += 1
    return whole


@task.mistake("you left the digits after the point")
def _(p):
    """These are percentages, but not whole ones. Round down with `np.floor` first."""
    return 100 * p


@task.mistake("you returned fractions")
def _(p):
    """Those sum to about 1. Percentages are 100 times as large, and whole numbers."""
    return np.round(p, 2)


@task.mistake("you did not multiply by 100")
def _(p):
    """The method is right. But these are hundredths that sum to 1; whole percentages sum to 100."""
    whole, lost, missing = floors(p)
    whole[np.argsort(-lost, kind="stable")[:missing]] += 1
    return whole / 100
