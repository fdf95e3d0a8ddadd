"""Exercise 2.1: softmax of a list, from scratch."""

import math

from teachkit.exercises.lesson_02.parts import about_distribution
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax


def _exp(z):
    return [math.exp(x) for x in z]


task = FunctionTask(
    "2.1",
    reference=softmax,
    cases=(
        ([2.0, 1.0, 0.1],),
        ([2.0, 4.3, 1.2, -3.1],),
        ([0.95, 0.99, 0.98],),
        ([-1.0, -2.0],),
    ),
    praise=("Your probabilities agree with `teachkit.softmax`, and they sum to 1 each time."),
    hints=(
        "Step 1: a list comprehension with `math.exp(logit)`, as in exercise 1.1.",
        "Step 2: `sum(exponentials)`. Not the sum of the logits: that may be 0 or negative.",
        "Step 3: a second comprehension that divides every exponential by the total.",
    ),
    observe=about_distribution,
)


@task.solution
def my_softmax(logits):
    """Three steps: exponentials, their sum, a division each. The exponentials are positive and the
    division by their sum makes the total 1, so the result is a distribution for any logits."""
    exponentials = [math.exp(logit) for logit in logits]
    total = sum(exponentials)
    return [e / total for e in exponentials]


@task.mistake("you divided by the sum of the logits")
def _(logits):
    """Above the line stand exponentials, so their own sum must stand below it. Only then is the total 1.
    A published tutorial has this slip in its text."""
    return [e / sum(logits) for e in _exp(logits)]


@task.mistake("you left out the exponentials")
def _(logits):
    """This is plain division, score by sum of scores. It sums to 1, but a negative score becomes a
    negative share."""
    return [logit / sum(logits) for logit in logits]


@task.mistake("you did not divide")
def _(logits):
    """These are the exponentials: positive, but their sum is not 1. Divide each by their sum."""
    return _exp(logits)


@task.mistake("you divided by the largest exponential")
def _(logits):
    """Then the largest number is 1. The sum should be."""
    return [e / max(_exp(logits)) for e in _exp(logits)]


@task.mistake("you divided by the number of logits")
def _(logits):
    """That makes the mean of the exponentials out of their sum. Divide each by the sum itself."""
    return [e / len(logits) for e in _exp(logits)]


@task.mistake("you treated each logit alone")
def _(logits):
    """1 / (1 + e^(-logit)) is a sigmoid: it knows nothing of the other logits, so the results do not sum
    to 1. Softmax divides by what all logits have in common."""
    return [1 / (1 + math.exp(-logit)) for logit in logits]


@task.mistake("your base is 2")
def _(logits):
    """`2 ** logit` gives a distribution too, at another temperature. The base asked for is e: `math.exp`."""
    return [2.0**logit / sum(2.0**x for x in logits) for logit in logits]


@task.mistake("you rounded to one digit")
def _(logits):
    """[0.7, 0.2, 0.1] sums to 1 by luck; other rounded rows do not. Return all digits, round what you
    show."""
    return [round(e / sum(_exp(logits)), 1) for e in _exp(logits)]
