"""Exercise 1.5: the temperature of a base."""

import math

from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import to_temperature

task = FunctionTask(
    "1.5",
    reference=lambda base: to_temperature(base=base),
    cases=((3.0,), (2.0,), (math.e,), (10.0,), (100.0,), (1.1,)),
    praise="Base 3 is T = 0.9102, base 2 is T = 1.4427: no base can do what a temperature cannot.",
    hints=(
        "Write base^z with e: base is e^(ln base), so base^z = e^(...).",
        "base^z = e^(z ln base). Compare the exponent with z / T.",
        "z ln base = z / T. In Python the natural logarithm is `math.log`.",
    ),
)


@task.solution
def equal_temperature(base):
    """base^z = e^(z ln base), and e^(z ln base) = e^(z / T) for T = 1 / ln base. A larger base is a lower
    temperature; the choice of e is the choice of T = 1."""
    return 1 / math.log(base)


@task.mistake("you returned 1 / T")
def _(base):
    """ln base is what the scores are multiplied by, the inverse temperature. The temperature divides them:
    take its reciprocal."""
    return math.log(base)


@task.mistake("you left out the logarithm")
def _(base):
    """1 / base gets smaller with the base, as it should, but it is not 1 at e. Only a logarithm brings a
    base into the exponent: base = e^(ln base)."""
    return 1 / base


@task.mistake("you used the logarithm to base 10")
def _(base):
    """`math.log10` belongs to 10^x. To compare with e^(z / T) you need the natural logarithm,
    `math.log`."""
    return 1 / math.log10(base)


@task.mistake("you used the logarithm to base 2")
def _(base):
    """`math.log2` belongs to 2^x. To compare with e^(z / T) you need the natural logarithm, `math.log`."""
    return 1 / math.log2(base)


@task.mistake("you compared the bases by division")
def _(base):
    """e / base is 1 at e, as it should be, but a base sits below an exponent: compare logarithms, 1 = ln e
    with ln base."""
    return math.e / base


@task.mistake("your temperature rises with the base")
def _(base):
    """A larger base makes the differences between the scores count more, so the temperature is lower."""
    return base / math.e


@task.mistake("you took the base for the temperature")
def _(base):
    """The base is raised to the power of the score; the temperature divides the score. Write both as powers
    of e to compare them."""
    return base


@task.mistake("you took the exponential")
def _(base):
    """You have the base and look for the power of e that gives it: that is its logarithm, `math.log`. The
    exponential goes the other way."""
    return 1 / math.exp(base)
