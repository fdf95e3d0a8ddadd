"""Exercise 4.4: a sigmoid that survives any score."""

import math

import numpy as np

from teachkit.exercises.lesson_01.parts import about_base
from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import same
from teachkit.figures.words import code
from teachkit.maths.sigmoid import sigmoid


def about_limits(expected, got):
    """Say where x was cut off, if a tiny result tells it, or that a result is 0 too early, or what e may be.

    Examples
    --------
    >>> about_limits(0.0, math.exp(-500)), about_limits(1e-40, 0.0)
    ('That is the sigmoid of -500: is x cut off there? No cut is needed.', 'The sigmoid is small there, but not 0.')
    """  # noqa: E501 - the line is an output
    if got == 0 and expected == 0.5:
        return "At x = 0 the sigmoid is one half: does one of your branches take x = 0, with `>=` or `else`?"
    if got == 0 < expected < 1e-3:
        return "The sigmoid is small there, but not 0."
    if expected < 1e-300 and 0 < got < 1e-3:
        return f"That is the sigmoid of {code(math.log(got))}: is x cut off there? No cut is needed."
    if 0 < got < 1:
        return about_base(expected / (1 - expected), got / (1 - got))
    raised = expected / (1 - expected) if 1e-3 < expected < 1 else math.nan  # e^x
    if same(1 + 1 / raised, got) or same(2 * raised, got):
        return "Are the brackets below the line missing? `1 / 1 + e` divides by 1, and then adds e."
    return ""


task = FunctionTask(
    "4.4",
    reference=sigmoid,
    # At -720 the sigmoid is 2e-313, and e^720 overflows: whoever lets it returns 0 there.
    cases=tuple((x,) for x in (0.0, 2.0, -2.0, 7.5, -7.5, 40.0, -40.0, 1000, -1000, -720.0, -37.0, -36.0)),
    praise="Right from -1000 to 1000, and small results keep their digits.",
    hints=(
        "A large positive exponent overflows, a large negative one only becomes 0. For which x is the "
        "exponent of e^-x large and positive?",
        "For those x write the same fraction in another way: multiply it above and below by e^x. Which "
        "exponential is left?",
        "For x < 0 the other form is e^x / (1 + e^x). For x >= 0 keep 1 / (1 + e^-x).",
    ),
    compare=about_limits,
    role="machine",
    absolute=0.0,
)


@task.solution
def safe_sigmoid(x):
    """Either form is right as long as its exponent is not large and positive. For x >= 0 the first has e^-x,
    at most 1; for x < 0 the second has e^x, below 1. It is the trick of softmax again: subtract the larger of
    the scores x and 0 from both."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


@task.mistake("an unstable sigmoid: e^-x overflows for very negative x")
def _(x):
    """At x = -1000 this wants e^1000, which is no float. For negative x use the form with e^x."""
    return 1 / (1 + math.exp(-x))


@task.mistake("an unstable sigmoid: e^x overflows for very positive x")
def _(x):
    """At x = 1000 this wants e^1000, which is no float. For positive x use the form with e^-x."""
    return math.exp(x) / (1 + math.exp(x))


@task.mistake("you return 0 too early")
def _(x):
    """At x = -720 the sigmoid is 2.03e-313, and a float64 can hold that. You return 0 there. Is it an
    `except` that returns 0, or `np.exp`, whose e^-x becomes infinite below -709? Then use the form with e^x
    for negative x. A limit of your own, rounding and `np.float32` lose it too."""
    return 1 / (1 + np.exp(-x))


@task.mistake("your e^x becomes infinite above 709")
def _(x):
    """NumPy does not stop at e^1000, it goes on with infinity, and infinity divided by infinity is no number.
    For positive x use the form with e^-x."""
    return np.exp(x) / (1 + np.exp(x))


@task.mistake("your two forms have changed places")
def _(x):
    """Each stands where it overflows: for positive x use the form with e^-x."""
    return math.exp(x) / (1 + math.exp(x)) if x >= 0 else 1 / (1 + math.exp(-x))


@task.mistake("you subtracted from 1")
def _(x):
    """That is true on paper. But at x = -40 a number beside 1 is taken from 1, and no digit of e^-40 is left.
    For x < 0 use the form with e^x."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else 1 - 1 / (1 + math.exp(x))


@task.mistake("you went through tanh")
def _(x):
    """(1 + tanh(x / 2)) / 2 is the sigmoid on paper. But at x = -40 the tanh is rounded to -1, and no digit
    of e^-40 is left. For x < 0 use the form with e^x."""
    return (1 + math.tanh(x / 2)) / 2


@task.mistake("you cut x off")
def _(x):
    """That does not overflow, but the result is wrong beyond the cut. No cut is needed."""
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, x))))


@task.mistake("you returned only 0 or 1")
def _(x):
    """Between -30 and 30 the sigmoid is neither. Both branches need an exponential."""
    return 1.0 if x >= 0 else 0.0


@task.mistake("your second branch is 0")
def _(x):
    """For x < 0 the sigmoid is small, but not 0: use the form with e^x there."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else 0.0


@task.mistake("your second branch is turned round")
def _(x):
    """For x < 0 the sigmoid is below one half. `1 / (1 + math.exp(x))` is the sigmoid of -x."""
    return 1 / (1 + math.exp(-abs(x)))


@task.mistake("in your second branch the sign of x is wrong")
def _(x):
    """For x < 0 the exponential must be e^x, both above the line and below it: e^-x is large there, and
    overflows."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(-x) / (1 + math.exp(-x))


@task.mistake("in both of your branches the sign of x is wrong")
def _(x):
    """That is the sigmoid of -x, and each exponential is large where it stands. For x >= 0 use the form with
    e^-x, for x < 0 the one with e^x."""
    return 1 / (1 + math.exp(x)) if x >= 0 else math.exp(-x) / (1 + math.exp(-x))


@task.mistake("both of your branches are e / (1 + e)")
def _(x):
    """With e = e^-|x| that is right for x < 0. For x >= 0 it is what is left to 1: there `1 / (1 + e)` is the
    sigmoid."""
    return math.exp(-abs(x)) / (1 + math.exp(-abs(x)))


@task.mistake("you left out the division")
def _(x):
    """For x < 0 the exponential alone is too large: at x = 0 it is 1, and the sigmoid is one half."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x)


@task.mistake("the brackets below the line are missing")
def _(x):
    """`1 / 1 + e` divides by 1 and then adds e. The whole of 1 + e stands below the line: `1 / (1 + e)`."""
    return 1 / 1 + math.exp(-x) if x >= 0 else math.exp(x) / 1 + math.exp(x)


@task.mistake("in your first branch the brackets below the line are missing")
def _(x):
    """`1 / 1 + math.exp(-x)` divides by 1 and then adds. The whole sum stands below the line: `1 / (1 +
    math.exp(-x))`."""
    return 1 / 1 + math.exp(-x) if x >= 0 else math.exp(x) / (1 + math.exp(x))


@task.mistake("in your second branch the brackets below the line are missing")
def _(x):
    """`math.exp(x) / 1 + math.exp(x)` divides by 1 and then adds. The whole sum stands below the line:
    `math.exp(x) / (1 + math.exp(x))`."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / 1 + math.exp(x)


@task.mistake("you returned the slope of the sigmoid")
def _(x):
    """s (1 - s) says how steeply the sigmoid s rises. Asked for is s itself."""
    s = float(sigmoid(x))
    return s * (1 - s)
