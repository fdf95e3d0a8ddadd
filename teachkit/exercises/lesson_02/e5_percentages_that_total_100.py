"""Exercise 2.5: percentages that total 100."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import show_number
from teachkit.maths.distributions import round_to_total
from teachkit.maths.softmax import softmax


def _floors(p):
    exact = 100 * np.asarray(p)
    whole = np.floor(exact).astype(int)
    return whole, 100 - int(whole.sum())


def _rest_to(choose):
    """Round down and give all that is missing to one class."""

    def wrong(p):
        whole, missing = _floors(p)
        whole[choose(p)] += missing
        return whole

    return wrong


def _rest_to_the_first(p):
    whole, missing = _floors(p)
    whole[:missing] += 1
    return whole


def _later_one_first(p):
    whole, missing = _floors(p)
    whole[np.argsort(100 * p - whole, kind="stable")[::-1][:missing]] += 1
    return whole


def _last_fills_up(p):
    rounded = np.round(100 * p)
    rounded[-1] = 100 - rounded[:-1].sum()
    return rounded


task = FunctionTask(
    "2.5",
    reference=lambda p: np.round(100 * round_to_total(p, 2)),
    cases=(
        (softmax([0.95, 0.99, 0.98]),),
        (softmax([2.0, 4.3, 1.2, -3.1]),),
        (np.array([1 / 3, 1 / 3, 1 / 3]),),
        (np.array([0.5, 0.375, 0.125]),),
        (softmax([2.0, 1.0, 0.1]),),
    ),
    praise=("Every total is exactly 100, and no percentage is off by 1 or more."),
    hints=(
        "Round down with `np.floor(100 * p)`. How many are missing to 100?",
        "What each one lost is `100 * p - np.floor(100 * p)`. The missing ones go to the largest of these.",
        '`np.argsort(-lost, kind="stable")` lists the positions, the largest loss first.',
    ),
    observe=lambda got: (
        f"Your percentages sum to {show_number(np.sum(got))}."
        if abs(np.sum(got) - 100) > 1e-9
        else "The total is 100, but the wrong ones were rounded up."
    ),
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


@task.mistake("you rounded each number alone")
def _(p):
    """The three percentages 32.56, 33.89 and 33.55 round to 33, 34 and 34: together 101."""
    return np.round(100 * p)


@task.mistake("you only rounded down")
def _(p):
    """The total stays below 100. Give what is missing to those that lost most."""
    return _floors(p)[0]


@task.mistake("you rounded up")
def _(p):
    """The total gets above 100. Round down first, then give back what is missing."""
    return np.ceil(100 * p)


@task.mistake("you gave all that is missing to the largest class")
def _(p):
    """The total is right, but one class is shown too large by more than 1. Give 1 each to those that lost
    most."""
    return _rest_to(np.argmax)(p)


@task.mistake("you gave all that is missing to the last class")
def _(p):
    """The total is right, but the last class pays for the others' rounding. Give 1 each to those that
    lost most."""
    return _rest_to(lambda p: -1)(p)


@task.mistake("you let the last class fill up the total")
def _(p):
    """The total is right, but whoever stands last gets what the others' rounding leaves over. Round down
    first and look at what each one lost."""
    return _last_fills_up(p)


@task.mistake("you gave what is missing to the first classes")
def _(p):
    """The place in the list does not matter, the loss does: sort by what rounding down took away."""
    return _rest_to_the_first(p)


@task.mistake("where two lost the same, you put the later one first")
def _(p):
    """The method is right, except for ties: `[::-1]` turns the order of equal losses round too. Sort what
    was lost with a minus instead, `np.argsort(-lost, kind="stable")`, which leaves the earlier one first."""
    return _later_one_first(p)


@task.mistake("you returned fractions")
def _(p):
    """Those sum to about 1. Percentages are 100 times as large, and whole numbers."""
    return np.round(p, 2)
