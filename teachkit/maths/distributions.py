"""Probability distributions over a few classes: labels, axioms, entropy, samples, rounding.

Where an argument may hold several rows, a row lies along the last axis.
"""

from dataclasses import dataclass

import numpy as np

from teachkit.maths._tables import total
from teachkit.maths.inputs import (
    check_generator,
    checked_scores,
    checked_weights,
    floats,
    one_axis,
    plain_array,
    where,
    whole_number,
    whole_numbers_below,
)


def one_hot(labels, num_classes):
    """Write class numbers as rows of zeros with a single 1.

    Parameters
    ----------
    labels : array_like of int, shape (...)
        Class numbers from 0 to `num_classes` - 1.
    num_classes : int
        K, at least 1.

    Returns
    -------
    ndarray of float64, shape (..., K)

    Raises
    ------
    ValueError
        There is no label, or one is not from 0 to K - 1 (-1 does not mean the last class).
    TypeError
        The labels are not whole numbers.

    Examples
    --------
    >>> one_hot([2, 0], num_classes=3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    num_classes = whole_number("num_classes", num_classes, 1)
    labels = whole_numbers_below("labels", plain_array("labels", labels), num_classes)
    return (labels[..., np.newaxis] == np.arange(num_classes)).astype(np.float64)


def from_one_hot(rows):
    """Read the class numbers back from one-hot rows.

    Parameters
    ----------
    rows : array_like, shape (..., K)
        A single 1 in each row, and zeros.

    Returns
    -------
    ndarray of int, shape (...), or NumPy int

    Raises
    ------
    ValueError
        A row is not one-hot. Probabilities are not: see `argmax_one_hot`.
    TypeError
        `rows` holds anything but real numbers.

    Examples
    --------
    >>> from_one_hot([[0, 0, 1], [1, 0, 0]])
    array([2, 0])
    """
    x, _ = floats("rows", rows)
    one_axis("rows", x, -1)
    bad = (((x == 0) | (x == 1)).sum(-1) < x.shape[-1]) | ((x == 1).sum(-1) != 1)
    if bad.any():
        raise ValueError(f"each row of rows must hold a single 1 and zeros, got {x[bad][0]}")
    return x.argmax(-1)


def argmax_one_hot(z, ties="share"):
    """Give all probability to the top score: the limit of softmax as the temperature goes to 0.

    Parameters
    ----------
    z : array_like of real numbers, shape (..., K)
        Scores; ``-inf`` masks a class.
    ties : {"share", "first"}
        Whether equal top scores share the probability, as in the limit, or the first gets all of it.

    Returns
    -------
    ndarray, shape (..., K)
        float16 and float32 stay what they are, all else gives float64.

    Raises
    ------
    ValueError, TypeError
        For `z` as `teachkit.softmax` raises them; ValueError for another value of `ties`.

    Examples
    --------
    >>> argmax_one_hot([2, 4.3, 1.2, -3.1])
    array([0., 1., 0., 0.])
    >>> argmax_one_hot([1, 1, 0]), argmax_one_hot([1, 1, 0], ties="first")
    (array([0.5, 0.5, 0. ]), array([1., 0., 0.]))
    """
    if ties not in ("share", "first"):
        raise ValueError(f'ties must be "share" or "first", got {ties!r}')
    x, _, dtype, _ = checked_scores("z", z)
    if ties == "first":
        return one_hot(x.argmax(-1), x.shape[-1]).astype(dtype)
    winners = x == x.max(-1, keepdims=True)
    return (winners / winners.sum(-1, keepdims=True)).astype(dtype)


def normalize(x):
    r"""Divide each row by its sum.

    .. math:: p_i = x_i / \sum_{j=1}^{K} x_j, \qquad i = 1, \dots, K

    Parameters
    ----------
    x : array_like of real numbers, shape (..., K)
        Counts or weights, none negative.

    Returns
    -------
    ndarray, shape (..., K)
        Rows that sum to 1. float16 and float32 stay what they are, all else gives float64.

    Raises
    ------
    ValueError
        An entry is negative, nan or inf; a row sums to 0; `x` is empty, ragged or a single number.
        Scores that may be negative need `teachkit.softmax`.
    TypeError
        `x` holds anything but real numbers.

    Examples
    --------
    >>> normalize([5, 3, 2])
    array([0.5, 0.3, 0.2])
    """
    x, dtype = checked_weights("x", x)
    with np.errstate(all="ignore"):
        top = x.max(-1, keepdims=True)
        if not top.all():
            raise ValueError("x must have a sum above 0 in each row, got a row of zeros")
        # Scaling by a power of two changes no digit, and the sum neither overflows nor vanishes.
        x = np.ldexp(x, -np.frexp(top)[1])
        return (x / total(x, -1)).astype(dtype)


@dataclass(frozen=True)
class Verdict:
    """The answer of `is_distribution`; it counts as true when no axiom fails.

    Parameters
    ----------
    axiom : int
        The number of the axiom that fails, 1 or 2; 0 when none does.
    reason : str
        What is wrong, in words; empty when nothing is.
    """

    axiom: int
    reason: str

    def __bool__(self):
        return self.axiom == 0


def is_distribution(p, tolerance=1e-6):
    """Say whether each row is a probability distribution and, if not, which of Kolmogorov's axioms fails.

    Axiom 1: every probability is a non-negative real number. Axiom 2: together they make 1.
    (The third, that probabilities of disjoint events add up, then holds by itself for finitely many classes.)

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K)
    tolerance : float, default 1e-6
        How far a sum may be from 1.

    Returns
    -------
    Verdict
        True or false where a condition stands; ``.axiom`` is 0, 1 or 2 and ``.reason`` says what is wrong.

    Raises
    ------
    ValueError
        `p` is empty, ragged or a single number.
    TypeError
        `p` holds anything but real numbers.

    References
    ----------
    A. N. Kolmogorov (1933), "Grundbegriffe der Wahrscheinlichkeitsrechnung", chapter 1.

    Examples
    --------
    >>> bool(is_distribution([0.7, 0.2, 0.1]))
    True
    >>> is_distribution([0.087492, 0.872661, 0.039312, 0.000292]).reason
    'axiom 2 fails: the sum is 0.999757, which is 0.000243 less than 1'
    >>> is_distribution([0.5, 1, -0.5])
    Verdict(axiom=1, reason='axiom 1 fails: entry [2] is -0.5, not a non-negative number')
    """
    x, _ = floats("p", p)
    one_axis("p", x, -1)
    bad = ~((x >= 0) & (x < np.inf))
    if bad.any():
        return Verdict(1, f"axiom 1 fails: entry {where(bad)} is {x[bad][0]:.6g}, not a non-negative number")
    with np.errstate(all="ignore"):
        sums = total(x, -1)[..., 0]
        off = np.abs(sums - 1)
    if not (off > tolerance).any():
        return Verdict(0, "")
    row = f" of row {where(off > tolerance)}" if x.ndim > 1 else ""
    found, by = sums[off > tolerance].flat[0], off[off > tolerance].flat[0]
    direction = "less" if found < 1 else "more"
    return Verdict(2, f"axiom 2 fails: the sum{row} is {found:.6g}, which is {by:.3g} {direction} than 1")


def checked_distribution(p):
    """Check rows of probabilities, allowing for the rounding of their type; returns what `floats` does."""
    x, dtype = floats("p", p)
    verdict = is_distribution(x, tolerance=max(1e-6, 4 * np.finfo(dtype).eps))
    if not verdict:
        raise ValueError(f"p must be a distribution: {verdict.reason}")
    return x, dtype


NEAR_1 = 0.75  # only one share of a row is more, however its sum was rounded


def complement(x):
    """Return 1 - x for rows of probabilities, shape (..., K), with the digits that 1 - x loses next to 1.

    A share near 1 has the others beside it: their sum says what is missing.

    >>> complement(np.array([[1, 1e-20], [0.25, 0.75]])).tolist()
    [[1e-20, 1.0], [0.75, 0.25]]
    """
    others = np.where(x > NEAR_1, 0, x).sum(-1, keepdims=True)
    return np.where(x > NEAR_1, others, 1 - x)


def entropy(p):
    r"""Measure how unsure a distribution is: the mean surprise, in nats.

    .. math:: H(p) = -\sum_{i=1}^{K} p_i \log p_i, \qquad 0 \log 0 = 0

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K)
        Distributions, each along the last axis.

    Returns
    -------
    ndarray or NumPy float, shape (...)
        From 0 (one class is certain) to log K (all are equal). float16 and float32 stay what they are.

    Raises
    ------
    ValueError
        A row is not a distribution; the message names the axiom that fails.
    TypeError
        `p` holds anything but real numbers.

    See Also
    --------
    teachkit.maths.softmax.entropy_from_logits : keeps its digits where a probability has rounded to 1.

    References
    ----------
    C. E. Shannon (1948), "A mathematical theory of communication".

    Examples
    --------
    >>> round(float(entropy([0.5, 0.25, 0.25])), 4)
    1.0397
    """
    x, dtype = checked_distribution(p)
    with np.errstate(all="ignore"):
        surprise = -np.log(x, out=np.zeros_like(x), where=x > 0)
        surprise = np.where(x > NEAR_1, -np.log1p(-complement(x)), surprise)
        return total(x * surprise, -1)[..., 0].astype(dtype)[()]


def perplexity(p):
    """Count the equally likely classes that would leave you as unsure: exp(entropy).

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K)
        Distributions, each along the last axis.

    Returns
    -------
    ndarray or NumPy float, shape (...)
        From 1 to K.

    Raises
    ------
    ValueError, TypeError
        As `entropy`.

    References
    ----------
    F. Jelinek, R. L. Mercer, L. R. Bahl, J. K. Baker (1977), "Perplexity: a measure of the difficulty
    of speech recognition tasks".

    Examples
    --------
    >>> round(float(perplexity([0.25, 0.25, 0.25, 0.25])), 6)
    4.0
    """
    with np.errstate(all="ignore"):
        return np.exp(entropy(p))


def sample(p, size, *, rng):
    """Draw class numbers: cut the unit interval into pieces as long as the probabilities, and throw darts.

    Parameters
    ----------
    p : array_like of real numbers, shape (K,)
        One distribution.
    size : int or tuple of int
        How many draws, in which shape.
    rng : numpy.random.Generator
        ``np.random.default_rng(seed)``: the same seed gives the same draws.

    Returns
    -------
    ndarray of int
        Class numbers from 0 to K - 1. A class of probability 0 is never drawn.

    Raises
    ------
    ValueError
        `p` is not one distribution, or `size` is negative.
    TypeError
        `p` holds anything but real numbers, or `rng` is not a Generator.

    References
    ----------
    L. Devroye (1986), "Non-uniform random variate generation", section III.2 (inversion).

    Examples
    --------
    >>> sample([0.7, 0.2, 0.1], size=8, rng=np.random.default_rng(0))
    array([0, 0, 0, 0, 1, 2, 0, 1])
    """
    p, _ = checked_distribution(p)
    if p.ndim != 1:
        raise ValueError(f"p must be one distribution, of shape (K,), got shape {p.shape}")
    check_generator(rng)
    edges = np.cumsum(p, dtype=np.float64)
    return np.searchsorted(edges / edges[-1], rng.random(size), side="right")


def logits_from_probs(p):
    r"""Invert softmax: the scores, with mean 0, that softmax turns into `p`.

    .. math:: z_i = \log p_i - \frac{1}{K} \sum_{j=1}^{K} \log p_j, \qquad i = 1, \dots, K

    Scores are determined only up to a constant; the mean 0 picks one choice.

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K)
        Distributions, each along the last axis.

    Returns
    -------
    ndarray, shape (..., K)
        A class of probability 0 gets ``-inf``, the mask; the mean is then that of the others.

    Raises
    ------
    ValueError, TypeError
        As `entropy`.

    Examples
    --------
    >>> logits_from_probs([0.5, 0.25, 0.25]).round(3)
    array([ 0.462, -0.231, -0.231])
    """
    x, dtype = checked_distribution(p)
    with np.errstate(all="ignore"):
        z = np.log(x)
        z -= z.mean(-1, keepdims=True, where=x > 0)
        return z.astype(dtype, copy=False)


def round_to_total(p, decimals):
    """Round so that what is shown still sums to 1: all are rounded down, then the largest remainders up.

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K)
        Distributions, each along the last axis.
    decimals : int
        Digits after the point, from 0 to 12.

    Returns
    -------
    ndarray of float64, shape (..., K)
        Multiples of ``10**-decimals`` that sum to 1; each is less than one such unit away from `p`.
        Of equal remainders the first is rounded up.

    Raises
    ------
    ValueError
        A row is not a distribution, or `decimals` is not from 0 to 12.
    TypeError
        `p` holds anything but real numbers, or `decimals` is not an integer.

    References
    ----------
    M. L. Balinski, H. P. Young (1982), "Fair representation", on Hamilton's method of largest remainders.

    Examples
    --------
    >>> round_to_total([1 / 3, 1 / 3, 1 / 3], decimals=2)
    array([0.34, 0.33, 0.33])
    """
    x, _ = checked_distribution(p)
    units = 10 ** whole_number("decimals", decimals, 0)
    if units > 10**12:
        raise ValueError(f"decimals must be from 0 to 12, got {decimals}")
    exact = normalize(x.astype(np.float64)) * units
    down = np.floor(exact)
    missing = units - down.sum(-1, keepdims=True)
    rank = np.argsort(np.argsort(down - exact, axis=-1, kind="stable"), axis=-1)
    return (down + (rank < missing)) / units


@np.errstate(all="ignore")
def shared_out(values, moved, low=0.0):
    """Make `values` sum to 1: those that were moved stay, the others share the rest as they did before.

    Parameters
    ----------
    values : array_like of float, shape (K,)
    moved : array_like of bool, shape (K,)
        If all were, or the moved ones leave nothing for the others, all share.
    low : float
        The least that a value can be.

    Returns
    -------
    ndarray, shape (K,)
        With at most six digits where others made room.

    Examples
    --------
    >>> shared_out([0.4, 0.2, 0.2], [True, False, False]).tolist()
    [0.4, 0.3, 0.3]
    >>> shared_out([1, 1, 2], [True, True, True]).tolist()
    [0.25, 0.25, 0.5]
    """
    values, moved = np.array(values, dtype=float), np.asarray(moved)
    if moved.all() or values[moved].sum() + low * (~moved).sum() > 1:
        moved = np.zeros_like(moved)
    above = np.maximum(values[~moved] - low, 0)
    rest = 1 - values[moved].sum() - low * len(above)
    ways = above / above.sum() if above.sum() > 0 else np.full(len(above), 1 / len(above))
    shares = np.round(low + rest * ways, 6)
    shares[shares.argmax()] += 1 - values[moved].sum() - shares.sum()
    values[~moved] = shares.round(9)
    return values
