"""Exercise 4.2: what a difference of chess ratings says."""

import math

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.sigmoid import sigmoid


def about(share, first, second):
    """Say of a number that no player can be expected to win, or that does not fit the example."""
    share = float(np.asarray(share, dtype=float).reshape(-1)[0])
    if not 0 <= share <= 1:
        return f"A share of the games lies between 0 and 1; yours is {code(share)}."
    if first == second and share != 0.5:
        return "Equal ratings must give one half: neither player has an advantage."
    return ""


task = FunctionTask(
    "4.2",
    reference=lambda first, second: sigmoid((first - second) * math.log(10) / 400),
    cases=(
        (1900, 1500),  # the example of the text
        (1500, 1900),
        (1500, 1500),
        (2850, 2750.0),
        (1000, 1200),
        (0, 800),
        (2400, -400),
        (100.0, 101.0),
    ),
    praise="A rating is a score in a unit of its own: 400 points are ln 10 = 2.303 of a logit.",
    hints=(
        "Only the difference of the two ratings counts, so the answer is the sigmoid of some multiple of it.",
        "At 400 points the odds are 10 to 1. Which score has the odds 10? The logarithm of the odds is the "
        "score.",
        "400 points are the score ln 10. So one point is the score ln 10 / 400 (`math.log(10) / 400`).",
    ),
    observe=about,
    role="transfer",
)


@task.solution
def expected_share(first, second):
    """The score is the logarithm of the odds. At 400 points the odds are 10, so the score is ln 10, and it
    grows in proportion to the difference: `(first - second) * ln 10 / 400`. Its sigmoid is the same as
    1 / (1 + 10^-(difference / 400)), the formula that chess federations print."""
    score = (first - second) * math.log(10) / 400
    return 1 / (1 + math.exp(-score))


@task.mistake("your odds are e to 1 at 400 points")
def _(first, second):
    """`sigmoid(difference / 400)` makes 400 points the score 1, and the score 1 has the odds e = 2.718. Asked
    for are the odds 10: 400 points must be the score ln 10."""
    return sigmoid((first - second) / 400)


@task.mistake("you multiplied by 10, and not by its logarithm")
def _(first, second):
    """At 400 points your score is 10, whose odds are e^10, about 22,000. The score is the logarithm of the
    odds: ln 10."""
    return sigmoid(10 * (first - second) / 400)


@task.mistake("you took the points for the score")
def _(first, second):
    """A difference of 400 would be the score 400: no player would ever lose. One point is worth far less:
    400 of them make the odds 10."""
    return sigmoid(first - second)


@task.mistake("you gave the share of the second player")
def _(first, second):
    """The higher rating must have the larger share: take `first - second`."""
    return sigmoid((second - first) * math.log(10) / 400)


@task.mistake("you divided the ratings")
def _(first, second):
    """Add 1000 to both ratings: nothing changes for the two players, and your share does. Only the difference
    counts."""
    return first / (first + second)


@task.mistake("you returned the odds")
def _(first, second):
    """10^(difference / 400) are the odds, first to second. The share is odds / (1 + odds)."""
    return 10 ** ((first - second) / 400)


@task.mistake("you returned the score")
def _(first, second):
    """`(first - second) * ln 10 / 400` is the score, the logarithm of the odds. Its sigmoid is the share."""
    return (first - second) * math.log(10) / 400


@task.mistake("you took 1 / odds off from 1")
def _(first, second):
    """With the odds 10 to 1 the second player gets 1 of 11 parts, not 1 of 10. The share is
    odds / (1 + odds)."""
    return 1 - 10 ** ((second - first) / 400)


@task.mistake("you divided by the odds alone")
def _(first, second):
    """Odds of 10 to 1 are 11 parts together. The share of the first is 10 of 11: odds / (1 + odds)."""
    return 10 ** ((second - first) / 400)


@task.mistake("the score is divided by ln 10")
def _(first, second):
    """The share is the sigmoid of the score, and the score at 400 points is ln 10 itself: multiply by it."""
    return sigmoid((first - second) / 400 / math.log(10))


@task.mistake("you lost the sign of the difference")
def _(first, second):
    """The player with the lower rating gets less than half: keep the sign of `first - second`."""
    return sigmoid(abs(first - second) * math.log(10) / 400)
