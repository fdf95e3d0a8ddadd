"""Exercise 2.8: repair softmax for scores of a thousand."""

import numpy as np

from teachkit.exercises.lesson_02.parts import about_distribution
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax


def _naive(z):
    e = np.exp(z)
    return e / e.sum()


def _shift_by(amount):
    return lambda z: _naive(z - amount(z))


def _with_epsilon(z):
    e = np.exp(z)
    return e / (e.sum() + 1e-9)


def _sure_of_nan(z):
    return np.nan_to_num(_naive(z))


task = FunctionTask(
    "2.8",
    reference=softmax,
    cases=(
        (np.array([5.0, 3.0, 2.0]),),
        (np.array([1005.0, 1003.0, 1002.0]),),
        (np.array([-1005.0, -1003.0, -1002.0]),),
        (np.array([-400.0, -402.0, -401.0]),),
        (np.array([0.0, 1.0, 900.0]),),
        (np.array([0.0, 1.0, 20000.0]),),
        # The mean, the smallest, the first, a higher precision: each is a shift or a way of its own.
        (np.array([1000.0, 0.0, 1001.0]),),
        (np.array([0.0, 0.0, 2500.0]),),
    ),
    praise=(
        "Large, very negative and far-apart scores all give a distribution, and the shift by 1000 "
        "changes nothing."
    ),
    hints=(
        "What is `np.exp(1005)`? And infinity divided by infinity?",
        "Softmax stays the same when you subtract one number from all scores. Which number "
        "makes all exponentials small enough, and still not all of them 0?",
        "Subtract the largest score: `np.exp(z - np.max(z))`.",
    ),
    observe=about_distribution,
)


@task.solution
def safe_softmax(z):
    """e^x is above the largest float64 for x > 709.78, and inf / inf is nan. Subtracting one number from
    all scores does not change softmax. With the largest subtracted the largest exponential is e^0 = 1:
    nothing overflows, and the sum is at least 1, so nothing is divided by 0."""
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


@task.mistake("the exponentials still overflow")
def _(z):
    """`np.exp(1005)` is inf, and inf / inf is nan; near -1000 they are all 0, and 0 / 0 is nan too.
    Subtract the same number from all scores first."""
    return _naive(z)


@task.mistake("you only shift downwards")
def _(z):
    """Subtracting max(0, largest) does nothing when all scores are negative: near -1000 all exponentials
    are 0, and 0 / 0 is nan. Subtract the largest score whatever its sign."""
    return _shift_by(lambda z: max(0.0, z.max()))(z)


@task.mistake("you subtracted a size, not the largest score")
def _(z):
    """`np.abs` drops the sign. Where all scores are negative, subtracting a size moves them further down:
    all exponentials become 0, and 0 / 0 is nan. Subtract the largest score itself, with its sign."""
    return _shift_by(lambda z: np.abs(z).max())(z)


@task.mistake("you subtracted the smallest score")
def _(z):
    """Then the largest exponent is the distance between the largest and the smallest score, which may be
    above 709. Subtract the largest: then no exponent is above 0."""
    return _shift_by(np.min)(z)


@task.mistake("you subtracted the mean")
def _(z):
    """A score far above the mean still overflows. Subtract the largest: then no exponent is above 0."""
    return _shift_by(np.mean)(z)


@task.mistake("you cut the scores off")
def _(z):
    """Clipping makes different scores equal, so their probabilities become equal too. A shift keeps the
    differences, a limit destroys them."""
    return _naive(np.clip(z, -700, 700))


@task.mistake("you divided the scores by the largest")
def _(z):
    """Dividing changes the differences, and with them the probabilities: it is a temperature. Subtracting
    keeps them."""
    return _naive(z / z.max())


@task.mistake("you replaced nan by a number")
def _(z):
    """That hides the overflow: the probabilities of large scores become 0, all of them or the largest
    one. Keep the overflow from happening."""
    return _sure_of_nan(z)


@task.mistake("you added a small number to the sum")
def _(z):
    """It prevents 0 / 0, but near -1000 the result is all zeros, and the overflow near 1000 stays."""
    return _with_epsilon(z)
