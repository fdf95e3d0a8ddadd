"""Exercise 4.7: how steep a loss is."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.sigmoid import S_CURVES


def places(curve, *x):
    """Return the values and the slopes of a curve."""
    return S_CURVES[curve].value(np.array(x)), S_CURVES[curve].slope(np.array(x))


def about_tails(expected, got):
    """Say of slopes that are nearly 0 where they should not be that a small number may have been added to
    s."""
    lost = np.abs(got) < 1e-3 * np.abs(expected)
    if lost.any() and not lost.all() and (np.abs(got) <= 1.000001 * np.abs(expected)).all():
        return (
            f"At place {np.argmax(lost)} the slope is nearly 0, and it should be {code(expected[lost][0])}. "
            "The curve is tiny there: is a small number added to it, or its lower limit? Beside s that "
            "is much, and nothing needs it."
        )
    return ""


task = FunctionTask(
    "4.7",
    reference=lambda s, slope: -slope / s,
    cases=(
        places("algebraic", -10.0, -1.0, 1.0),
        places("arctan", -10.0, -1.0),
        places("erf", -3.0, 0.0, 0.5),
        places("logistic", -2.0, 0.0, 2.0),
        (np.array([0.5]), np.array([0.25])),  # the example of the text
        places("logistic", -300.0, -30.0, 30.0),
        places("arctan", -1e6, 0.0, 1e6, 3.0),
    ),
    praise="Logistic, algebraic, arctan and erf: one formula gives the slope of each.",
    hints=(
        "How fast does log(u) change with u?",
        "The chain rule: the slope of log(s(x)) is s'(x) / s(x).",
        "And there is a minus in front of the logarithm.",
    ),
    compare=about_tails,
)


@task.solution
def slope_of_loss(s, slope):
    """The logarithm's slope is 1 / s, and the chain rule multiplies it by the slope of what is inside. For
    the sigmoid s' = s(1 - s), so -s' / s = s - 1: the small slope of the flat tail is divided by the small
    value, and the two cancel. For other curves they need not cancel."""
    return -slope / s


@task.mistake("you forgot the minus")
def _(s, slope):
    """The loss is MINUS the logarithm: it falls where s rises."""
    return slope / s


@task.mistake("you forgot the chain rule")
def _(s, slope):
    """-1 / s is how the loss changes with s. But s changes with x: multiply by its slope."""
    return -1 / s


@task.mistake("you returned the slope of the curve")
def _(s, slope):
    """That is the slope of a loss 1 - s. The logarithm divides it by s."""
    return -slope


@task.mistake("you multiplied by s")
def _(s, slope):
    """The slope of the logarithm is 1 / s: divide."""
    return -slope * s


@task.mistake("you used what holds for the sigmoid only")
def _(s, slope):
    """s - 1 is the slope for the logistic sigmoid, because its slope is s(1 - s). Another curve has another
    slope, which you are given."""
    return s - 1


@task.mistake("you used what holds for the sigmoid only, and lost the sign")
def _(s, slope):
    """1 - s is how far the loss of the sigmoid falls: its slope is s - 1. Another curve has another slope,
    which you are given."""
    return 1 - s


@task.mistake("you added a small number below the line")
def _(s, slope):
    """s is tiny far to the left, and the slope of the curve as well: only their ratio counts. Beside a tiny s
    1e-9 is much. No s is 0, so nothing needs to be added."""
    return -slope / (s + 1e-9)


@task.mistake("you divided by 1 - s")
def _(s, slope):
    """That belongs to the other class, whose probability is 1 - s."""
    return -slope / (1 - s)


@task.mistake("you divided by s twice")
def _(s, slope):
    """1 / s squared belongs to the slope of 1 / s. The slope of the logarithm is 1 / s itself."""
    return -slope / s**2


@task.mistake("you turned the fraction round")
def _(s, slope):
    """The slope of the logarithm is 1 / s, so s stands below the line and the slope of the curve above it."""
    return -s / slope


@task.mistake("you took the logarithm of the slope")
def _(s, slope):
    """The slope of a logarithm is asked for, not the logarithm of a slope."""
    return -np.log(slope) / s


@task.mistake("you returned the loss")
def _(s, slope):
    """-log s is the loss itself. Asked for is how fast it changes with x."""
    return -np.log(s)
