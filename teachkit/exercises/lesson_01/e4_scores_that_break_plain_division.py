"""Exercise 1.4: scores that break plain division."""

from teachkit.exercises.task import ValuesTask
from teachkit.exercises.values import show
from teachkit.maths.softmax import softmax


def _reverses(scores):
    return len(scores) > 1 and max(scores) > min(scores) and not _sums_to_zero(scores) and sum(scores) < 0


def _sums_to_zero(scores):
    return abs(sum(scores)) <= 1e-9 * max(map(abs, scores), default=0)


def _say_shares(scores):
    return (
        f"Plain division gives the shares {show(scores / sum(scores))}: the largest score has the smallest "
        f"one, because dividing by a negative sum turns the order round. Softmax gives "
        f"{show(softmax(scores))}: the order stays, whatever the signs are."
    )


task = ValuesTask(
    "1.4",
    kinds={"breaking_scores": "a list of numbers"},
    praise=_say_shares,
    hints=(
        "Dividing by a positive number keeps the order. What must the sum be to turn it round?",
        "Try two scores, one positive and one negative, with a negative sum.",
    ),
)


@task.right
def _(breaking_scores):
    return (_reverses)(breaking_scores)


@task.solution
def _():
    """The sum is -3. Dividing by a negative number turns the order round: the shares are -0.667 and
    1.667, so the better score has the smaller share, and it is not even positive. Any scores with a
    negative sum do this."""
    breaking_scores = [2, -5]


@task.mistake("one score has no order", example=([3.0],))
def _(scores):
    """A single score always gets the whole. Give two scores or more."""
    return len(scores) < 2


@task.mistake("your scores are all equal", example=([-1.0, -1.0],))
def _(scores):
    """Equal scores have no largest one: none can come off worse. Let them differ."""
    return max(scores) == min(scores)


@task.mistake("your scores sum to 0", example=([1.0, -1.0],))
def _(breaking_scores):
    """That breaks plain division too: division by 0, no shares at all. But there is no order to turn
    round. Move one of the scores a little."""
    return _sums_to_zero(breaking_scores)


@task.mistake("none of your scores is negative", example=([5.0, 3.0, 2.0],))
def _(scores):
    """Dividing numbers that are not negative by their positive sum gives shares in the same order. Large
    ones only bring the shares closer together."""
    return min(scores) >= 0


@task.mistake("a share is negative, but the order is kept", example=([2.0, 4.3, 1.2, -3.1],))
def _(scores):
    """A negative share is no probability, so plain division is broken already. For the order to turn
    round the sum must be negative; yours is positive."""
    return sum(scores) > 0 > min(scores)
