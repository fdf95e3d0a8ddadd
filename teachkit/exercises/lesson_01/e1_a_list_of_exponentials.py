"""Exercise 1.1: a list of exponentials."""

import math

from teachkit.exercises.lesson_01.parts import about_base, about_digits
from teachkit.exercises.task import FunctionTask

task = FunctionTask(
    "1.1",
    role="machine",
    reference=lambda logits: [math.exp(logit) for logit in logits],
    cases=(
        ([2.0, 1.0, 0.1],),
        ([0.0, -1.0, 3.0],),
        ([0, 1],),  # the example of the text
        ([-0.5],),
        ([1.5, 1.5, -20.0, 20.0],),  # rounded digits of e are seen in a large power
        ([-2.2, -1.4, -0.8, 0.7],),
        ([-700.0, 0.0],),
    ),
    praise="Every exponential is positive, those of negative logits too.",
    hints=(
        "Go through the list with a comprehension, `[... for logit in logits]`. `logits` is the whole list, "
        "`logit` is one number of it: what becomes of that one?",
        "The exponential of one logit is `math.exp(logit)`. It stands in front of the `for`.",
    ),
    compare=lambda expected, got: about_base(expected, got) or about_digits(expected, got),
)


@task.solution
def exponentials(logits):
    """For each logit of the list, `math.exp(logit)`: one positive number each, whatever the sign of the
    logit. `np.exp(logits)` does the same for all entries at once."""
    return [math.exp(logit) for logit in logits]


@task.mistake("you raised the logit to the power of e")
def _(logits):
    """Base and exponent have changed places: `logit ** math.e` is a power of the logit. The exponential has
    the logit in the exponent: `math.e ** logit`, or better `math.exp(logit)`."""
    return [logit**math.e for logit in logits]


@task.mistake("you exchanged base and exponent of `math.pow`")
def _(logits):
    """`math.pow(logit, math.e)` is a power of the logit, and stops where the logit is negative. The
    exponential has the logit in the exponent: `math.pow(math.e, logit)`, or better `math.exp(logit)`."""
    return [math.pow(logit, math.e) for logit in logits]


@task.mistake("you multiplied by e")
def _(logits):
    """`math.e * logit` is a straight line: it stays negative for a negative logit. An exponential
    multiplies by e again at every step of 1."""
    return [math.e * logit for logit in logits]


@task.mistake("you squared the logits")
def _(logits):
    """A square is positive too, but -1 and 1 have the same square: the order of the scores is lost. The
    exponential keeps the order."""
    return [logit**2 for logit in logits]


@task.mistake("you added 1")
def _(logits):
    """`logit + 1` is close to the exponential only near 0: it is the tangent there. Use `math.exp`."""
    return [logit + 1 for logit in logits]


@task.mistake("your base is 10")
def _(logits):
    """`10 ** logit` grows by the factor 10 at every step of 1. The base asked for is e = 2.718."""
    return [10.0**logit for logit in logits]


@task.mistake("your base is 2")
def _(logits):
    """`2 ** logit` doubles at every step of 1. The base asked for is e = 2.718."""
    return [2.0**logit for logit in logits]


@task.mistake("your exponent has the wrong sign")
def _(logits):
    """`math.exp(-logit)` gives the largest number to the smallest logit."""
    return [math.exp(-logit) for logit in logits]


@task.mistake("you returned the sum of the exponentials")
def _(logits):
    """The sum comes in the next lesson. Return the list with one exponential for each logit."""
    return sum(math.exp(logit) for logit in logits)


@task.mistake("you divided by the sum")
def _(logits):
    """That is softmax already; the next lesson comes to it. Here only the exponentials are asked for, and
    they need not sum to 1."""
    total = sum(math.exp(logit) for logit in logits)
    return [math.exp(logit) / total for logit in logits]


@task.mistake("you rounded e to 2.7")
def _(logits):
    """`2.7 ** logit` is too small by 0.7 per cent at the logit 1, and by more at larger ones. `math.exp`
    and `math.e` have all digits of e."""
    return [2.7**logit for logit in logits]


@task.mistake("you rounded e to 2.72")
def _(logits):
    """`2.72 ** logit` is too large by 0.06 per cent at the logit 1, and by more at larger ones. `math.exp`
    and `math.e` have all digits of e."""
    return [2.72**logit for logit in logits]


@task.mistake("you rounded e to 2.718")
def _(logits):
    """`2.718 ** logit` is too small by 0.01 per cent at the logit 1, and by 0.2 per cent at 20. `math.exp`
    and `math.e` have all digits of e."""
    return [2.718**logit for logit in logits]


@task.mistake("you returned the exponential of the first logit only")
def _(logits):
    """Each logit has an exponential. Is there a `return` inside a loop? It ends the function in its first
    round. The comprehension goes through all logits."""
    return math.exp(logits[0])


@task.mistake("every number of your list is e")
def _(logits):
    """`math.exp(1)` is e, and so is `math.e`: no logit is used. Put `logit` between the brackets of
    `math.exp`."""
    return [math.e for logit in logits]


@task.mistake("you took the places, not the logits")
def _(logits):
    """`range(len(logits))` counts the places of the list: 0, 1, 2, whatever stands there. Go through the
    logits themselves: `for logit in logits`."""
    return [math.exp(place) for place in range(len(logits))]


@task.mistake("you took the logarithm")
def _(logits):
    """`math.log` undoes an exponential: it answers which power of e a number is. It stops at 0 and below.
    The power itself is `math.exp`."""
    return [math.log(logit) for logit in logits]
