"""Exercise 2.4: a softmax for any table and any scores."""

import numpy as np

from teachkit.exercises.lesson_02.parts import OTHERS, SQUARE, about_distribution
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
        "all 0 give 0 / 0. Do you subtract from each row its own largest score? A fixed number, another one "
        "of the scores, or the largest of the whole table does not fit all rows."
    )


task = FunctionTask(
    "2.4",
    reference=softmax,
    cases=(
        ([3.0, 2.0, 0.5, -1.0],),
        ([1005, 1003, 1002],),  # the examples of the text
        ([[0, 0], [1000, 1000]],),
        (np.array([-1005.0, -1003.0, -1002.0]),),
        (np.array([-400.0, -402.0, -401.0]),),
        (np.array([0.0, 1.0, 900.0]),),
        # A place, 2 or 0, or a small number may be enough to shift the largest score below the overflow.
        (np.array([0.0, 1.0, 710.5]),),
        (np.array([710.5, 1.0, 0.0]),),
        # The first, the last, the smallest, the mean, more digits: each shift or way fails elsewhere.
        (np.array([900.0, 1.0, 0.0]),),
        (np.array([1000.0, 0.0, 1001.0]),),
        (np.array([0.0, 0.0, 2500.0]),),
        (np.array([0.0, 1.0, 20000.0]),),
        ([1e6],),
        (np.array([-1000.0, 1000.0]),),
        (SQUARE,),
        (OTHERS[0],),
        (OTHERS[1],),
        (np.array([[2.0, 1.0, 0.1], [1002.0, 1001.0, 1000.1], [-998.0, -999.0, -999.9]]),),
        (np.array([[-1500.0], [1500.0]]),),
        (np.array([[2.0, 4.3, 1.2, -3.1]]),),
    ),
    praise="One list or many rows, scores near 1000 or near -1000: each row sums to 1. It is the softmax of "
    "your own machine.",
    hints=(
        "What is `np.exp(1005)`, and what is infinity divided by infinity? Softmax does not change when one "
        "number is subtracted from all scores of a row.",
        "With which number subtracted is no exponential above 1, and still not all of them 0? Each row needs "
        "its own.",
        "`np.max(z, axis=-1, keepdims=True)` is the largest score of each row, in a column. The last axis, "
        "`axis=-1`, is right for a list too.",
    ),
    observe=about_distribution,
    compare=about_shift,
    role="machine",
)


@task.solution
def stable_softmax(z):
    """e^x is above the largest float64 for x > 709.78, and inf / inf is nan. Subtracting one number from
    all scores of a row does not change its softmax. With its largest subtracted the largest exponential is
    e^0 = 1: nothing overflows, and the sum is at least 1, so nothing is divided by 0. The last axis runs
    along a list and along the rows of a table, and `keepdims=True` keeps one number for each row."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def total(x):
    return np.sum(x, axis=-1, keepdims=True)


def largest(x):
    return np.max(x, axis=-1, keepdims=True)


def naive(z):
    e = np.exp(z)
    return e / total(e)


@task.mistake("the exponentials still overflow")
def _(z):
    """`np.exp(1005)` is inf, and inf / inf is nan; near -1000 they are all 0, and 0 / 0 is nan too. Move the
    scores first: which number may you subtract from all scores of a row?"""
    return naive(np.asarray(z, dtype=float))


@task.mistake("you subtracted the largest score of the whole table")
def _(z):
    """That largest score may lie far above a row: then all exponentials of the row are 0, and 0 / 0 is
    `nan`. Subtract from each row its own largest score."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z))
    return e / total(e)


@task.mistake("you summed the whole table")
def _(z):
    """A list comes out right, but all entries of a table together sum to 1, so each row has only a part of
    it. Every row needs a sum of its own: `axis=-1`."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z - largest(z))
    return e / np.sum(e)


@task.mistake("you treat the table as one long list")
def _(z):
    """A list comes out right. In a table every row needs a largest score and a sum of its own: without
    `axis=-1` there is one for all rows."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


@task.mistake("you went down the columns")
def _(z):
    """`axis=0` goes down a column, over different examples: the columns sum to 1, not the rows. The last
    axis, `axis=-1`, runs along a row, and along a list."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=0, keepdims=True))
    return e / np.sum(e, axis=0, keepdims=True)


@task.mistake("your axis fits a table, but not a list")
def _(z):
    """Tables come out right. A list has one axis only, number 0, and `axis=1` stops with an error there.
    `axis=-1` is the last axis of both."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


@task.mistake("the sums do not line up with their rows")
def _(z):
    """The shift is right. But without `keepdims=True` the sums are a flat list, which NumPy lays along each
    row: it fails for most tables, and divides column j of a square one by the sum of row j."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z - largest(z))
    return e / np.sum(e, axis=-1)


@task.mistake("the largest scores do not line up with their rows")
def _(z):
    """The sums are right. But without `keepdims=True` the largest scores are a flat list, which NumPy lays
    along each row: it fails for most tables, and shifts column j of a square one by the largest of row j."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=-1))
    return e / total(e)


@task.mistake("neither the largest scores nor the sums line up with their rows")
def _(z):
    """A list comes out right. In a table both are flat lists without `keepdims=True`, and NumPy lays a flat
    list along each row: keep them in a column."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=-1))
    return e / np.sum(e, axis=-1)


@task.mistake("you subtracted the place of the largest score")
def _(z):
    """`np.argmax` says where the largest score stands: 0, 1 or 2. Subtract the score itself, `np.max`."""
    z = np.asarray(z, dtype=float)
    return naive(z - np.argmax(z, axis=-1, keepdims=True))


@task.mistake("you subtracted the wrong way round")
def _(z):
    """The largest less the score turns the signs of the scores round: the lowest score wins, and large gaps
    still overflow. Write the score less the largest."""
    z = np.asarray(z, dtype=float)
    return naive(largest(z) - z)


@task.mistake("you added the largest score")
def _(z):
    """Then the exponents are larger still. With the largest subtracted none is above 0."""
    z = np.asarray(z, dtype=float)
    return naive(z + largest(z))


@task.mistake("you divided by the exponential of the largest")
def _(z):
    """On paper e^z / e^max is e^(z - max). But both exponentials overflow before they are divided, or become
    0: subtract first, then take the exponential."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z) / np.exp(largest(z))
    return e / total(e)


@task.mistake("you did not divide by the sum")
def _(z):
    """Nothing overflows any more, but the largest number of a row is 1, and its sum should be: divide by the
    sum of the exponentials."""
    z = np.asarray(z, dtype=float)
    return np.exp(z - largest(z))


@task.mistake("you only shift downwards")
def _(z):
    """Where all scores are negative nothing is subtracted: near -1000 all exponentials are 0, and 0 / 0 is
    nan. Subtract the largest score whatever its sign."""
    z = np.asarray(z, dtype=float)
    return naive(z - np.maximum(0, largest(z)))


@task.mistake("you subtracted a size, not the largest score")
def _(z):
    """`np.abs` drops the sign. Where all scores are negative, subtracting a size moves them further down:
    all exponentials become 0, and 0 / 0 is nan. Subtract the largest score itself, with its sign."""
    z = np.asarray(z, dtype=float)
    return naive(z - largest(np.abs(z)))


@task.mistake("you subtracted the smallest score")
def _(z):
    """Then the largest exponent is the distance between the largest and the smallest score, which may be
    above 709. Subtract the largest: then no exponent is above 0."""
    z = np.asarray(z, dtype=float)
    return naive(z - np.min(z, axis=-1, keepdims=True))


@task.mistake("you subtracted a number from the middle of the scores")
def _(z):
    """A score far above the mean, or above the middle of the range, still overflows. Subtract the largest:
    then no exponent is above 0."""
    z = np.asarray(z, dtype=float)
    return naive(z - np.mean(z, axis=-1, keepdims=True))


@task.mistake("you subtracted the first score")
def _(z):
    """In the example the first score is the largest; elsewhere another one may lie far above it. Subtract
    the largest: then no exponent is above 0."""
    z = np.asarray(z, dtype=float)
    return naive(z - z[..., :1])


@task.mistake("you subtracted the last score")
def _(z):
    """Another score may lie far above it. Subtract the largest: then no exponent is above 0."""
    z = np.asarray(z, dtype=float)
    return naive(z - z[..., -1:])


@task.mistake("you subtracted a fixed number")
def _(z):
    """1000, for example, helps scores near 1000 only: all exponentials of 5, 3 and 2 become 0, and 0 / 0 is
    nan. Subtract a number that goes with the scores: the largest of each row."""
    return naive(np.asarray(z, dtype=float) - 1000)


@task.mistake("you subtracted after the exponential")
def _(z):
    """`np.exp(z) - ...` lowers the exponentials, which have overflowed by then, and changes their ratios. The
    subtraction belongs inside the brackets of `np.exp`."""
    z = np.asarray(z, dtype=float)
    e = np.exp(z) - largest(z)
    return e / total(e)


@task.mistake("you shifted above the line only")
def _(z):
    """Below the line the scores are still large, so the sum overflows, and it is not the sum of what stands
    above the line. Shift once, before the exponential, and use the result in both places."""
    z = np.asarray(z, dtype=float)
    return np.exp(z - largest(z)) / total(np.exp(z))


@task.mistake("the sum inside the logarithm overflows")
def _(z):
    """Softmax is e^(z - logsumexp), but the logarithm of a sum of exponentials needs the exponentials of the
    scores as they are: inf near 1000, 0 near -1000. Subtract the largest score before the exponential, or
    use `teachkit.logsumexp`, which does."""
    z = np.asarray(z, dtype=float)
    return np.exp(z - np.log(total(np.exp(z))))


@task.mistake("you cut the scores off")
def _(z):
    """Clipping makes different scores equal, so their probabilities become equal too. A shift keeps the
    differences, a limit destroys them."""
    return naive(np.clip(np.asarray(z, dtype=float), -700, 700))


@task.mistake("you cut the scores off from above only")
def _(z):
    """A limit makes large scores equal, so their probabilities become equal too, and near -1000 all
    exponentials are still 0. Subtract the largest score: a shift keeps the differences."""
    return naive(np.minimum(np.asarray(z, dtype=float), 700))


@task.mistake("you cut the scores off long before they overflow")
def _(z):
    """Clipping makes different scores equal, so their probabilities become equal too, here even those of
    scores whose exponentials do not overflow. A shift keeps the differences."""
    return naive(np.clip(np.asarray(z, dtype=float), -100, 100))


@task.mistake("you divided the scores by the largest")
def _(z):
    """Dividing changes the differences of the scores, and with them the probabilities. Subtracting keeps
    them."""
    z = np.asarray(z, dtype=float)
    return naive(z / largest(z))


@task.mistake("you standardised the scores")
def _(z):
    """Dividing by the spread changes the differences of the scores, and with them the probabilities.
    Subtract the largest score, and divide by nothing."""
    z = np.asarray(z, dtype=float)
    return naive((z - np.mean(z, axis=-1, keepdims=True)) / np.std(z, axis=-1, keepdims=True))


@task.mistake("you replaced nan by a number")
def _(z):
    """That hides the overflow: the probabilities of large scores become 0, all of them or the largest one.
    Keep the overflow from happening."""
    return np.nan_to_num(naive(np.asarray(z, dtype=float)))


@task.mistake("you replaced inf by a number")
def _(z):
    """Exponentials that overflow all become the same number then, the largest float64, and their sum
    overflows again; near -1000 all exponentials are 0, and 0 / 0 is nan. Keep the overflow from
    happening."""
    e = np.nan_to_num(np.exp(np.asarray(z, dtype=float)))
    return e / total(e)


@task.mistake("you added a small number to the sum")
def _(z):
    """It prevents 0 / 0, but near -1000 the result is all zeros, and the overflow near 1000 stays."""
    e = np.exp(np.asarray(z, dtype=float))
    return e / (total(e) + 1e-9)
