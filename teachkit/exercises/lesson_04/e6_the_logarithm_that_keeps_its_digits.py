"""Exercise 4.6: the logarithm that keeps its digits."""

import math

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.maths.sigmoid import log_sigmoid, sigmoid


def about(found, *given):
    """Say whether a wrong answer is the logarithm of a power of ten, as of one that was added."""
    power = found / math.log(10)
    if abs(power - round(power)) > 1e-6 or not -300 < power < -2:
        return ""
    return (
        f"Your result is the logarithm of 1e{round(power)}. A small number inside the logarithm, or as its "
        "lower limit, ends the error message and not the error."
    )


task = FunctionTask(
    "4.6",
    reference=log_sigmoid,
    # -1000 comes first: most of the messages speak about it, and the first failed input is shown below them.
    cases=tuple((x,) for x in (-1000, 0, 2.0, -2.0, 40, -40.0, 1000.0, 0.5, 10.0, -10.0)),
    praise="Right where the sigmoid is rounded to 0, and where it is rounded to 1.",
    hints=(
        "Take the logarithm of the two forms of exercise 4.4 by hand: log(1 / a) = -log(a).",
        "x >= 0: -log(1 + e^-x). x < 0: x - log(1 + e^x). In each the exponential is at most 1.",
        "`math.log1p(e)` is log(1 + e), also when e is tiny: `-math.log1p(math.exp(-x))` and "
        "`x - math.log1p(math.exp(x))`.",
    ),
    observe=about,
    absolute=0.0,
)


@task.solution
def my_log_sigmoid(x):
    """For x >= 0 the logarithm of 1 / (1 + e^-x) is -log(1 + e^-x). For x < 0 take e^x out of the fraction:
    x - log(1 + e^x). `min(x, 0)` and `abs(x)` say both at once, and `log1p(e)` is log(1 + e) without losing a
    small e."""
    return min(x, 0) - math.log1p(math.exp(-abs(x)))


@task.mistake("you took the logarithm of a sigmoid that is 0")
def _(x):
    """At x = -1000 the sigmoid is rounded to 0, and its logarithm is lost. Take the logarithm by hand first,
    then compute."""
    return math.log(sigmoid(x))


@task.mistake("your logarithm is -inf")
def _(x):
    """NumPy does not stop: at x = -1000 the logarithm of a sigmoid that was rounded to 0 is -inf, and so is
    -log of an infinite exponential. Take the logarithm by hand first, and give the exponential -|x|."""
    return np.log(sigmoid(x))


@task.mistake("your exponential overflows")
def _(x):
    """e^-x is larger than every float for very negative x. Take e^x out first there: `x -
    math.log1p(math.exp(x))`. For x >= 0 write `-math.log1p(math.exp(-x))`: `log1p(e)` is log(1 + e), and
    keeps a small e."""
    return -math.log(1 + math.exp(-x))


@task.mistake("your exponential overflows for negative x only")
def _(x):
    """`-math.log1p(math.exp(-x))` is right for x >= 0. For negative x take e^x out first: `x -
    math.log1p(math.exp(x))`."""
    return -math.log1p(math.exp(-x))


@task.mistake("your two forms have changed places")
def _(x):
    """Each stands where its exponential overflows: for x >= 0 use the form with e^-x, for x < 0 the one with
    e^x."""
    return x - math.log1p(math.exp(x)) if x >= 0 else -math.log1p(math.exp(-x))


@task.mistake("your exponential overflows on the other side")
def _(x):
    """e^x is larger than every float for very large x, and for x = 40 already x - log(1 + e^x) is the
    difference of two numbers that look alike: no digit is left. For x < 0 write `x -
    math.log1p(math.exp(x))`, and for x >= 0 `-math.log1p(math.exp(-x))`."""
    return x - math.log(1 + math.exp(x))


@task.mistake("you added a small number inside the logarithm")
def _(x):
    """`log(p + 1e-5)` ends the error message and not the error: at x = -1000 it says -11.5 instead of -1000,
    and a training step would see no slope there."""
    return math.log(sigmoid(x) + 1e-5)


@task.mistake("you returned the loss")
def _(x):
    """The loss is minus the logarithm. A probability is at most 1, so its logarithm is at most 0."""
    return -log_sigmoid(x)


@task.mistake("you lost a small result")
def _(x):
    """At x = 40 it is -4.2e-18, and yours is 0. Is it `math.log(1 + e)`? A small e is lost there, because the
    sum is rounded to 1: `math.log1p(e)` is log(1 + e), and keeps it. Rounding, or a limit of your own, loses
    it too."""
    return min(x, 0) - math.log(1 + math.exp(-abs(x)))


@task.mistake("you left out `min(x, 0)`")
def _(x):
    """The logarithm alone is right for x >= 0. For x < 0 the score itself must be added."""
    return -math.log1p(math.exp(-abs(x)))


@task.mistake("you took `max` for `min`")
def _(x):
    """The logarithm of a probability is never positive: the score is added for x < 0 only, `min(x, 0)`."""
    return max(x, 0) - math.log1p(math.exp(-abs(x)))


@task.mistake("your `log1p` adds 1 once more")
def _(x):
    """`math.log1p(e)` is log(1 + e) already: `math.log1p(1 + e)` is log(2 + e)."""
    return min(x, 0) - math.log1p(1 + math.exp(-abs(x)))


@task.mistake("you subtract x for negative x")
def _(x):
    """Far to the left the logarithm is x itself, a negative number: `x - math.log1p(math.exp(x))`, without a
    minus in front of x."""
    return max(-x, 0) - math.log1p(math.exp(-abs(x)))


@task.mistake("you used the logarithm to base 2")
def _(x):
    """`np.log2` and `math.log2` undo a power of 2. The sigmoid is made of powers of e: take the natural
    logarithm."""
    return log_sigmoid(x) / math.log(2)


@task.mistake("you used the logarithm to base 10")
def _(x):
    """`np.log10` and `math.log10` undo a power of 10. The sigmoid is made of powers of e: take the natural
    logarithm."""
    return log_sigmoid(x) / math.log(10)


@task.mistake("the logarithm beside x has the base 2")
def _(x):
    """`math.log2` undoes a power of 2, and the exponential is a power of e: `math.log1p(e)`."""
    return min(x, 0) - math.log2(1 + math.exp(-abs(x)))


@task.mistake("the logarithm beside x has the base 10")
def _(x):
    """`math.log10` undoes a power of 10, and the exponential is a power of e: `math.log1p(e)`."""
    return min(x, 0) - math.log10(1 + math.exp(-abs(x)))


@task.mistake("you left out the logarithm")
def _(x):
    """That is the sigmoid itself, a probability. Asked for is its logarithm, which is never positive."""
    return sigmoid(x)


@task.mistake("you added the logarithm")
def _(x):
    """1 + e^-|x| stands below the line, so its logarithm is subtracted."""
    return min(x, 0) + math.log1p(math.exp(-abs(x)))


@task.mistake("you returned what the curve approaches")
def _(x):
    """min(x, 0), x to the left of 0 and 0 to the right, is what the curve approaches far from 0. The
    logarithm of 1 + e^-|x| is still to be subtracted."""
    return min(x, 0)


@task.mistake("you returned the sigmoid of the other class")
def _(x):
    """log(sigmoid(-x)) is the logarithm of 1 - p."""
    return log_sigmoid(-x)
