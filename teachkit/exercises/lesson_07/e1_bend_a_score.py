"""Exercise 7.1: bend a score."""

import numpy as np

from teachkit.exercises.task import ValuesTask
from teachkit.exercises.values import show_number
from teachkit.maths.training import relu

INSIDE, COLD, HOT = np.arange(19.0, 24.0), np.arange(0.0, 18.0), np.arange(25.0, 41.0)


def fits(w_in, b_in, w_out):
    """Whether the three lists belong to one layer of numbers."""
    return len(w_in) == len(b_in) == len(w_out) > 0


def score(x, w_in, b_in, w_out, b_out):
    """Return the score of temperatures."""
    return relu(np.outer(x, w_in) + b_in) @ w_out + b_out


def signs(*answer):
    """Return whether the score is above 0 inside, when cold and when hot: True, False, None for both."""
    found = []
    for x in (INSIDE, COLD, HOT):
        z = score(x, *answer)
        found.append(True if (z > 0).all() else False if (z < 0).all() else None)
    return found


def too_high(*answer):
    """Return whether a score that is right inside is above 0 somewhere in the cold, and in the heat."""
    if signs(*answer)[0] is not True:
        return None
    return [bool((score(x, *answer) > 0).any()) for x in (COLD, HOT)]


def lowers(x, w_in, b_in, w_out, b_out):
    """Return whether a number in between lowers the score towards the far end of these temperatures."""
    passes = (np.outer(x, w_in) + b_in > 0).any(axis=0)
    away = -1 if x is COLD else 1
    return bool((passes & (away * np.multiply(w_in, w_out) < 0)).any())


def say_scores(w_in, b_in, w_out, b_out):
    """Show the scores of three temperatures, and the first one that has the wrong sign."""
    if not fits(w_in, b_in, w_out):
        return (
            f"`w_in` has {len(w_in)} numbers, `b_in` {len(b_in)} and `w_out` {len(w_out)}. They belong to "
            "the same numbers in between: give all three lists the same length."
        )
    x = np.array([10.0, 21.0, 32.0])
    cold, mild, hot = map(show_number, score(x, w_in, b_in, w_out, b_out))
    told = f"Your score is {cold} at 10 degrees, {mild} at 21 and {hot} at 32."
    for wanted, degrees in ((True, INSIDE), (False, COLD), (False, HOT)):
        z = score(degrees, w_in, b_in, w_out, b_out)
        wrong = np.flatnonzero((z > 0) != wanted if wanted else z >= 0)
        if len(wrong):
            at = wrong[0]
            return (
                f"{told} At {show_number(degrees[at])} degrees it is {show_number(z[at])}, and must be "
                f"{'above' if wanted else 'below'} 0."
            )
    return told


task = ValuesTask(
    "7.1",
    kinds={
        "w_in": "a list of numbers",
        "b_in": "a list of numbers",
        "w_out": "a list of numbers",
        "b_out": "a number",
    },
    praise="One layer gives a score that only rises or only falls. With ReLU and a second layer it can turn.",
    hints=(
        "Let one number in between grow with the heat above some temperature, and the other with the "
        "cold below it. What must the output do with both?",
        "`relu(x - 21)` and `relu(21 - x)` add up to the distance from 21 degrees. The score is 3 less that "
        "distance.",
    ),
    role="transfer",
    observe=say_scores,
)


@task.right
def _(w_in, b_in, w_out, b_out):
    return fits(w_in, b_in, w_out) and signs(w_in, b_in, w_out, b_out) == [True, False, False]


@task.solution
def _():
    """The first number is how far it is above 21 degrees, the second how far it is below; ReLU makes one of
    them 0. Their sum is the distance from 21, and 3 less that distance is above 0 between 18 and 24. Many
    other numbers do it, too: each needs one bend where it gets too warm and one where it gets too cold."""
    w_in = [1, -1]
    b_in = [-21, 21]
    w_out = [-1, -1]
    b_out = 3


@task.mistake("nothing lowers your score in the cold", example=([1, 1], [-21, -24], [-1, -1], 3))
def _(w_in, b_in, w_out, b_out):
    """Between 19 and 23 degrees it is right, but in the cold it does not fall below 0. One of the numbers in
    between must grow as it gets colder (its `w_in` is below 0) and count against the score (its `w_out` is
    below 0)."""
    answer = w_in, b_in, w_out, b_out
    return fits(w_in, b_in, w_out) and too_high(*answer) == [True, False] and not lowers(COLD, *answer)


@task.mistake("nothing lowers your score in the heat", example=([-1, -1], [21, 18], [-1, -1], 3))
def _(w_in, b_in, w_out, b_out):
    """Between 19 and 23 degrees it is right, but in the heat it does not fall below 0. One of the numbers in
    between must grow as it gets warmer (its `w_in` is above 0) and count against the score (its `w_out` is
    below 0)."""
    answer = w_in, b_in, w_out, b_out
    return fits(w_in, b_in, w_out) and too_high(*answer) == [False, True] and not lowers(HOT, *answer)


@task.mistake("your score is lowered too little in the cold", example=([-1, -1], [24, 18], [1, -1], -0.5))
def _(w_in, b_in, w_out, b_out):
    """Between 19 and 23 degrees it is right. Something lowers it in the cold, but too weakly or too far from
    19 degrees: make that `w_out` larger in size, or move the bend, which lies where
    `x * w_in + b_in` is 0."""
    answer = w_in, b_in, w_out, b_out
    return fits(w_in, b_in, w_out) and too_high(*answer) == [True, False] and lowers(COLD, *answer)


@task.mistake("your score is lowered too little in the heat", example=([1, 1], [-18, -24], [1, -1], -0.5))
def _(w_in, b_in, w_out, b_out):
    """Between 19 and 23 degrees it is right. Something lowers it in the heat, but too weakly or too far from
    23 degrees: make that `w_out` larger in size, or move the bend, which lies where
    `x * w_in + b_in` is 0."""
    answer = w_in, b_in, w_out, b_out
    return fits(w_in, b_in, w_out) and too_high(*answer) == [False, True] and lowers(HOT, *answer)


@task.mistake("your score is 0 where it must be below 0", example=([1, 1], [-18, -21], [1, -2], 0))
def _(w_in, b_in, w_out, b_out):
    """Between 19 and 23 degrees it is right, and nowhere else is it above 0. But 0 is not below 0: `b_out`
    moves the whole score up or down."""
    answer = w_in, b_in, w_out, b_out
    if not fits(w_in, b_in, w_out) or too_high(*answer) != [False, False]:
        return False
    return any((score(x, *answer) == 0).any() for x in (COLD, HOT))


@task.mistake("your signs are turned round", example=([1, -1], [-21, 21], [1, 1], -3))
def _(w_in, b_in, w_out, b_out):
    """Your score says yes where it is too cold or too warm, and no in between. Turn the sign of `w_out` and
    `b_out`."""
    return fits(w_in, b_in, w_out) and signs(w_in, b_in, w_out, b_out) == [False, True, True]


@task.mistake("your score is above 0 everywhere", example=([1, -1], [-21, 21], [1, 1], 3))
def _(w_in, b_in, w_out, b_out):
    """What ReLU lets through is never below 0. So it can lower the score only if its weight `w_out` is below
    0."""
    return fits(w_in, b_in, w_out) and signs(w_in, b_in, w_out, b_out) == [True, True, True]


@task.mistake("your score is above 0 nowhere", example=([1, -1], [-21, 21], [-1, -1], 0))
def _(w_in, b_in, w_out, b_out):
    """What ReLU lets through only lowers your score. Something must lift it above 0 in between: `b_out`."""
    return fits(w_in, b_in, w_out) and max(w_out) <= 0 and b_out <= 0
