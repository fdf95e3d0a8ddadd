"""Exercise 2.8: repair softmax for scores of a thousand."""

import numpy as np

from teachkit.exercises.lesson_02.parts import about_distribution
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax


def about_shift(expected, got):
    """Ask of a result that is no number which shift it comes from.

    Examples
    --------
    >>> about_shift(np.array([0.5, 0.5]), np.array([0.5, 0.25]))
    ''
    """
    if not np.isnan(got).any():
        return ""
    return (
        "There is `nan` in it (not a number): exponentials that overflow give inf / inf, and those that are "
        "all 0 give 0 / 0. Do you subtract the largest score of each input, `np.max(z)`? A fixed number, "
        "or another one of the scores, does not fit all of them."
    )


task = FunctionTask(
    "2.8",
    reference=softmax,
    cases=(
        (np.array([5.0, 3.0, 2.0]),),
        (np.array([1005, 1003, 1002]),),  # the example of the text
        (np.array([-1005.0, -1003.0, -1002.0]),),
        (np.array([-400.0, -402.0, -401.0]),),
        (np.array([0.0, 1.0, 900.0]),),
        # A place, 2 or 0, or a small number may be enough to shift the largest score below the overflow.
        (np.array([0.0, 1.0, 710.5]),),
        (np.array([710.5, 1.0, 0.0]),),
        (np.array([0.0, 1.0, 20000.0]),),
        # The first, the last, the smallest, the mean, more digits: each shift or way fails elsewhere.
        (np.array([900.0, 1.0, 0.0]),),
        (np.array([1000.0, 0.0, 1001.0]),),
        (np.array([0.0, 0.0, 2500.0]),),
        (np.array([1000.0, 1000.0]),),
        (np.array([1e6]),),
        (np.array([-1000.0, 1000.0]),),
    ),
    praise="Large, very negative and far-apart scores all give a distribution, and the shift by 1000 changes "
    "nothing.",
    hints=(
        "What is `np.exp(1005)`? And infinity divided by infinity?",
        "Softmax stays the same when you subtract one number from all scores. Which number makes all "
        "exponentials small enough, and still not all of them 0?",
        "Subtract the largest score: `np.exp(z - np.max(z))`.",
    ),
    observe=about_distribution,
    compare=about_shift,
)


def naive(z):
    e = np.exp(z)
    return e / np.sum(e)


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
    Subtract the largest score from all of them
    first."""
    return naive(z)


@task.mistake("you subtracted the place of the largest score")
def _(z):
    """`np.argmax` says where the largest score stands: 0, 1 or 2. Subtract the score itself, `np.max(z)`."""
    return naive(z - np.argmax(z))


@task.mistake("you subtracted the wrong way round")
def _(z):
    """`np.max(z) - z` turns the signs of the scores round: the lowest score wins, and large gaps still
    overflow. Write `z - np.max(z)`."""
    return naive(np.max(z) - z)


@task.mistake("you added the largest score")
def _(z):
    """Then the exponents are larger still. With the largest subtracted, `z - np.max(z)`, none is above 0."""
    return naive(z + np.max(z))


@task.mistake("you divided by the exponential of the largest")
def _(z):
    """On paper e^z / e^max is e^(z - max). But both exponentials overflow before they are divided, or become
    0: subtract first, then take the exponential."""
    e = np.exp(z) / np.exp(np.max(z))
    return e / np.sum(e)


@task.mistake("you did not divide by the sum")
def _(z):
    """Nothing overflows any more, but the largest number is 1, and the sum should be: divide by the sum of
    the exponentials."""
    return np.exp(z - np.max(z))


@task.mistake("you only shift downwards")
def _(z):
    """Where all scores are negative nothing is subtracted: near -1000 all exponentials are 0, and 0 / 0 is
    nan. Subtract the largest score whatever its sign."""
    return naive(z - max(0, np.max(z)))


@task.mistake("you subtracted a size, not the largest score")
def _(z):
    """`np.abs` drops the sign. Where all scores are negative, subtracting a size moves them further down:
    all exponentials become 0, and 0 / 0 is nan. Subtract the largest score itself, with its sign."""
    return naive(z - np.max(np.abs(z)))


@task.mistake("you subtracted the smallest score")
def _(z):
    """Then the largest exponent is the distance between the largest and the smallest score, which may be
    above 709. Subtract the largest: then no exponent is above 0."""
    return naive(z - np.min(z))


@task.mistake("you subtracted a number from the middle of the scores")
def _(z):
    """A score far above the mean, or above the middle of the range, still overflows. Subtract the largest:
    then no exponent is above 0."""
    return naive(z - np.mean(z))


@task.mistake("you subtracted the first score")
def _(z):
    """In the example the first score is the largest; elsewhere another one may lie far above it. Subtract
    the largest: then no exponent is above 0."""
    return naive(z - z[0])


@task.mistake("you subtracted the last score")
def _(z):
    """Another score may lie far above it. Subtract the largest: then no exponent is above 0."""
    return naive(z - z[-1])


@task.mistake("you subtracted a fixed number")
def _(z):
    """1000, for example, helps scores near 1000 only: all exponentials of 5, 3 and 2 become 0, and 0 / 0 is
    nan. Subtract a number that goes with the scores: the largest."""
    return naive(z - 1000)


@task.mistake("you subtracted a fixed number from large scores")
def _(z):
    """1000, for example, helps scores near 1000 only: far above it they still overflow, and near -1000 all
    exponentials are 0. Subtract a number that goes with the scores: the largest, whatever it is."""
    return naive(z - 1000 if np.max(z) > 709 else z)


@task.mistake("you subtracted after the exponential")
def _(z):
    """`np.exp(z) - np.max(z)` lowers the exponentials, which have overflowed by then, and changes their
    ratios. The subtraction belongs inside the brackets: `np.exp(z - np.max(z))`."""
    e = np.exp(z) - np.max(z)
    return e / np.sum(e)


@task.mistake("you shifted above the line only")
def _(z):
    """Below the line the scores are still large, so the sum overflows, and it is not the sum of what stands
    above the line. Shift once, before the exponential, and use the result in both places."""
    return np.exp(z - np.max(z)) / np.sum(np.exp(z))


@task.mistake("the sum inside the logarithm overflows")
def _(z):
    """Softmax is e^(z - logsumexp), but `np.log(np.sum(np.exp(z)))` needs the exponentials of the scores as
    they are: inf near 1000, 0 near -1000. Subtract the largest score before the exponential, or use
    `teachkit.logsumexp`, which does."""
    return np.exp(z - np.log(np.sum(np.exp(z))))


@task.mistake("you cut the scores off")
def _(z):
    """Clipping makes different scores equal, so their probabilities become equal too. A shift keeps the
    differences, a limit destroys them."""
    return naive(np.clip(z, -700, 700))


@task.mistake("you cut the scores off from above only")
def _(z):
    """A limit makes large scores equal, so their probabilities become equal too, and near -1000 all
    exponentials are still 0. Subtract the largest score: a shift keeps the differences."""
    return naive(np.minimum(z, 700))


@task.mistake("you cut the scores off long before they overflow")
def _(z):
    """Clipping makes different scores equal, so their probabilities become equal too, here even those of
    scores whose exponentials do not overflow. A shift keeps the differences."""
    return naive(np.clip(z, -100, 100))


@task.mistake("you divided the scores by the largest")
def _(z):
    """Dividing changes the differences, and with them the probabilities: it is a temperature. Subtracting
    keeps them."""
    return naive(z / np.max(z))


@task.mistake("you standardised the scores")
def _(z):
    """Dividing by the spread changes the differences, and with them the probabilities: it is a temperature.
    Subtract the largest score, and divide by nothing."""
    return naive((z - np.mean(z)) / np.std(z))


@task.mistake("you replaced nan by a number")
def _(z):
    """That hides the overflow: the probabilities of large scores become 0, all of them or the largest one.
    Keep the overflow from happening."""
    return np.nan_to_num(naive(z))


@task.mistake("you replaced inf by a number")
def _(z):
    """Exponentials that overflow all become the same number then, the largest float64, and their sum
    overflows again; near -1000 all exponentials are 0, and 0 / 0 is nan. Keep the overflow from
    happening."""
    e = np.nan_to_num(np.exp(z))
    return e / np.sum(e)


@task.mistake("you added a small number to the sum")
def _(z):
    """It prevents 0 / 0, but near -1000 the result is all zeros, and the overflow near 1000 stays."""
    e = np.exp(z)
    return e / (np.sum(e) + 1e-9)
