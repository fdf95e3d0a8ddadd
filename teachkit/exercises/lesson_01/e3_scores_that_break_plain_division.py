"""Exercise 1.3: scores that break plain division."""

import numpy as np

from teachkit.exercises.task import ValuesTask
from teachkit.exercises.values import show
from teachkit.maths.softmax import softmax


def scaled(scores):
    """Return scores with the largest size 1: their shares are the same, and their sum cannot overflow."""
    return scores / (np.abs(scores).max() or 1)


def sums_to_zero(scores):
    return abs(scaled(scores).sum()) <= 1e-9


def say_shares(scores):
    """Show what plain division and softmax make of scores with a negative sum."""
    shares = scaled(scores) / scaled(scores).sum()
    return (
        f"Plain division gives the shares {show(shares)}: the largest score has the smallest one, because "
        f"dividing by a negative sum turns the order round. Softmax gives {show(softmax(scores))}: "
        "the order stays, whatever the signs are."
    )


task = ValuesTask(
    "1.3",
    kinds={"breaking_scores": "a list of numbers"},
    praise=say_shares,
    hints=(
        "Dividing by a positive number keeps the order. What must the sum be to turn it round?",
        "Try two scores, one positive and one negative, with a negative sum.",
    ),
    observe=lambda scores: "" if len(scores) else "An empty list has no scores to divide. Give two or more.",
)


@task.right
def _(scores):
    return scores.max() > scores.min() and not sums_to_zero(scores) and scaled(scores).sum() < 0


@task.solution
def _():
    """The sum is -3. Dividing by a negative number turns the order round: the shares are -0.667 and 1.667,
    so the better score has the smaller share, and it is not even positive. Any scores that differ
    and have a negative sum do this."""
    breaking_scores = [2, -5]


@task.mistake("one score has no order", example=([3.0],))
def _(scores):
    """A single score always gets the whole. Give two scores or more."""
    return len(scores) == 1


@task.mistake("your scores are all equal", example=([-1.0, -1.0],))
def _(scores):
    """Equal scores have no largest one: none can come off worse. Let them differ."""
    return scores.max() == scores.min()


@task.mistake("your scores sum to 0", example=([1.0, -1.0],))
def _(scores):
    """That breaks plain division too: division by 0, no shares at all. But there is no order to turn round.
    Move one of the scores a little."""
    return sums_to_zero(scores)


@task.mistake("none of your scores is negative", example=([5.0, 3.0, 2.0],))
def _(scores):
    """Dividing numbers that are not negative by their positive sum gives shares in the same order. Large
    ones only bring the shares closer together."""
    return scores.min() >= 0


@task.mistake("a share is negative, but the order is kept", example=([2.0, 4.3, 1.2, -3.1],))
def _(scores):
    """A negative share is no probability, so plain division is broken already. For the order to turn round
    the sum must be negative; yours is positive."""
    return scaled(scores).sum() > 0 > scores.min()
