"""Softmax and its relatives: exponentials, their sum, the division, and what keeps them accurate.

Everything here is composed from three steps: how far each score lies below the top of its row,
the exponentials of those distances, and their sum.
"""

import math

import numpy as np

from teachkit.maths._rows import by_rows, keywords_after_scores
from teachkit.maths._tables import PART, total
from teachkit.maths.inputs import checked_scores, float_type, floats, positive, with_temperature

# Exponentials of scores in this reach, and sums of them, are far from overflow and underflow.
ORDINARY = {np.dtype(np.float32): 64, np.dtype(np.float64): 600}


@keywords_after_scores
def softmax(z, *, temperature=1.0, axis=-1):
    r"""Turn scores into probabilities: exponentials, divided by their sum.

    .. math:: p_i = \frac{e^{z_i / T}}{\sum_{j=1}^{K} e^{z_j / T}}, \qquad i = 1, \dots, K

    Parameters
    ----------
    z : array_like of real numbers, shape (..., K, ...)
        Scores (logits): one row of K along `axis` for each distribution. ``-inf`` masks a class:
        it gets exactly 0.
    temperature : float or array_like, default 1.0
        T > 0. Large T gives flatter distributions, small T sharper ones. An array holds one T a
        row (length 1 along `axis`) and may have more rows than `z`.
    axis : int, default -1
        The axis that holds the classes.

    Returns
    -------
    ndarray
        Non-negative, summing to 1 along `axis`. float16 and float32 stay what they are (float16 is
        computed in float32 and rounded once); all else gives float64.

    Raises
    ------
    ValueError
        `z` is empty, ragged, a single number, or holds nan or +inf; a row is all ``-inf``; the
        temperature is not positive and finite, or differs within a row.
    TypeError
        `z` or the temperature holds anything but real numbers; `z` is a masked array; the temperature or
        the axis is given without its name.

    Notes
    -----
    Adding a constant to a row changes nothing, so the top score may be subtracted first: the largest
    exponential is then 1. Ordinary scores are left as they are, since the subtraction only
    rounds them. The temperature divides *after* it, or a small T would magnify that rounding.
    Equal scores get exactly equal shares, and a single class exactly 1.

    References
    ----------
    J. S. Bridle (1990), "Probabilistic interpretation of feedforward classification network outputs".
    P. Blanchard, D. J. Higham, N. J. Higham (2021), "Accurately computing the log-sum-exp and softmax
    functions", IMA Journal of Numerical Analysis 41(4).

    Examples
    --------
    >>> softmax([2, 1, 0.1]).round(4)
    array([0.659 , 0.2424, 0.0986])

    Scores a thousand higher give the same; the formula as written would divide inf by inf.

    >>> softmax([1002, 1001, 1000.1]).round(4)
    array([0.659 , 0.2424, 0.0986])
    >>> softmax([2, 1, 0.1], temperature=[[0.1], [10]]).round(4)
    array([[1.    , 0.    , 0.    ],
           [0.3661, 0.3312, 0.3027]])
    """
    x, axis, dtype, reach = checked_scores("z", z, axis)
    x, T = with_temperature(x, temperature, axis)
    with np.errstate(all="ignore"):
        e = _exponentials(x, T, axis, reach)
        e /= total(e, axis).astype(e.dtype)  # no reciprocal: equal scores get exactly equal shares
        return e.astype(dtype, copy=False)


def _exponentials(x, T, axis, reach):
    """Exponentials of the scores, in units that make the quotients accurate: unshifted where that is safe."""
    if _is_one(T) and reach <= ORDINARY[x.dtype]:
        return np.exp(x)
    d = distance(x, x.max(axis, keepdims=True), T)
    return np.exp(d, out=d)


def _is_one(T):
    return type(T) is float and T == 1


def distance(x, top, T):
    """Tell how far each score lies below the top of its row: (x - top) / T, from -inf to 0."""
    d = x - top
    if not _is_one(T):
        np.divide(d, T, out=d, dtype=np.float64, casting="same_kind")
    return d


def split_top(x, T):
    """Split each row (along the last axis) into its top score and the rest.

    Returns the top, the distances below it, and their exponentials with 0 in the place of the top,
    whose own is 1: what is small beside that 1 keeps its digits only apart from it.
    """
    x = np.ascontiguousarray(x)
    place = x.argmax(-1, keepdims=True)
    top = np.take_along_axis(x, place, -1)
    d = distance(x, top, T)
    others = np.exp(d)
    np.put_along_axis(others, place, 0, -1)
    return top, d, others


@keywords_after_scores
def log_softmax(z, *, temperature=1.0, axis=-1):
    r"""Logarithm of softmax, accurate where softmax itself has rounded to 0 or to 1.

    .. math:: \log p_i = d_i - \log\Bigl(1 + \sum_{j \ne \mathrm{top}} e^{d_j}\Bigr),
              \qquad d_i = (z_i - z_\mathrm{top}) / T, \qquad i = 1, \dots, K

    Parameters
    ----------
    z, temperature, axis
        As for `softmax`.

    Returns
    -------
    ndarray
        Natural logarithms (nats), at most 0; ``-inf`` where a class is masked. Types as for `softmax`.

    Raises
    ------
    ValueError, TypeError
        As `softmax`.

    References
    ----------
    Blanchard, Higham and Higham (2021); see `softmax`.

    Examples
    --------
    >>> log_softmax([2, 1, 0.1]).round(4)
    array([-0.417, -1.417, -2.317])

    The top score is 40 ahead. Its probability prints as 1, yet its surprise is not 0.

    >>> float(softmax([40, 0])[0]), float(log_softmax([40, 0])[0])
    (1.0, -4.248354255291589e-18)
    """

    def formula(x, T):
        _, d, others = split_top(x, T)
        return d - np.log1p(others.sum(-1, keepdims=True))

    return by_rows(formula, z, temperature, axis)


@keywords_after_scores
def logsumexp(z, *, axis=-1):
    r"""Logarithm of the sum of the exponentials: the smooth maximum of a row.

    .. math:: \mathrm{LSE}(z) = \log \sum_{j=1}^{K} e^{z_j}
              = z_\mathrm{top} + \log\Bigl(1 + \sum_{j \ne \mathrm{top}} e^{z_j - z_\mathrm{top}}\Bigr)

    Parameters
    ----------
    z : array_like of real numbers, shape (..., K, ...)
        Scores; ``-inf`` adds nothing.
    axis : int, default -1
        The axis that is summed over; the result does not have it.

    Returns
    -------
    ndarray or NumPy float
        One number a row, in nats. Types as for `softmax`.

    Raises
    ------
    ValueError, TypeError
        As `softmax`; so also for a row that is all ``-inf``.

    Notes
    -----
    It lies between the maximum and the maximum + log K, and ``logsumexp(z + c)`` is
    ``logsumexp(z) + c``: it is softmax that does not move. A large table is worked through in parts,
    so that the exponentials need less than 1 MiB of memory.

    References
    ----------
    Blanchard, Higham and Higham (2021); see `softmax`.

    Examples
    --------
    >>> round(float(logsumexp([2, 1, 0.1])), 5)
    2.41703
    >>> round(float(logsumexp([1002, 1001, 1000.1])), 5)
    1002.41703
    """
    return by_rows(_logsumexp_of_rows, z, axis=axis, one_number=True)


def _logsumexp_of_rows(x, T=1.0):
    """Logsumexp along the last axis, kept; of a long row part by part, and then of these results."""
    if x.shape[-1] > PART:
        pieces = np.array_split(x, -(-x.shape[-1] // PART), -1)
        x = np.concatenate([_logsumexp_of_rows(piece) for piece in pieces], -1)
        return _logsumexp_of_rows(x)
    top, _, others = split_top(x, T)
    result = top + np.log1p(others.sum(-1, keepdims=True))
    return np.where(top == -np.inf, -np.inf, result)  # a piece of a row may be all masked


@keywords_after_scores
def entropy_from_logits(z, *, temperature=1.0, axis=-1):
    r"""Entropy of softmax(z / T), accurate also where one class has nearly all the probability.

    .. math:: H = \log(1 + R) + \frac{\sum_{j \ne \mathrm{top}} e^{d_j} (-d_j)}{1 + R},
              \qquad R = \sum_{j \ne \mathrm{top}} e^{d_j}, \qquad d_j = (z_j - z_\mathrm{top}) / T

    Parameters
    ----------
    z, temperature, axis
        As for `softmax`.

    Returns
    -------
    ndarray or NumPy float
        Nats, one number a row, from 0 to log K. Types as for `softmax`.

    Raises
    ------
    ValueError, TypeError
        As `softmax`.

    See Also
    --------
    teachkit.maths.distributions.entropy : from probabilities.

    Examples
    --------
    >>> round(float(entropy_from_logits([2, 1, 0.1])), 4)
    0.8467

    With the top score 40 ahead the probabilities have rounded to 1 and almost 0; the logits have not.

    >>> float(entropy_from_logits([40, 0]))
    1.7418252446695514e-16
    """

    def formula(x, T):
        _, d, others = split_top(x, T)
        rest = others.sum(-1, keepdims=True)
        cost = -np.multiply(others, d, out=np.zeros_like(d), where=others > 0).sum(-1, keepdims=True)
        return np.log1p(rest) + cost / (1 + rest)

    return by_rows(formula, z, temperature, axis, one_number=True)


def softmax_jacobian(z):
    r"""Differentiate softmax: how each probability answers to each score.

    .. math:: J_{ij} = \frac{\partial p_i}{\partial z_j} = p_i (\delta_{ij} - p_j), \qquad i, j = 1, \dots, K

    Parameters
    ----------
    z : array_like of real numbers, shape (K,)
        One row of scores.

    Returns
    -------
    ndarray, shape (K, K)
        ``J[i, j]``: the change of probability i for a small change of score j. Symmetric; rows and columns
        sum to 0; no singular value exceeds 1/2. Types as for `softmax`.

    Raises
    ------
    ValueError, TypeError
        As `softmax`; and when `z` is not one row.

    Notes
    -----
    The diagonal is the sum of the other entries of its row with the sign turned: ``p * (1 - p)`` would
    lose its digits where p is close to 1.

    References
    ----------
    B. Gao, L. Pavel (2017), "On the properties of the softmax function with application in game theory and
    reinforcement learning", arXiv:1704.00805.

    Examples
    --------
    >>> softmax_jacobian([2, 1, 0.1]).round(4)
    array([[ 0.2247, -0.1598, -0.065 ],
           [-0.1598,  0.1837, -0.0239],
           [-0.065 , -0.0239,  0.0889]])
    """
    x, dtype = floats("z", z)
    if x.ndim != 1:
        raise ValueError(f"z must be one row of scores, of shape (K,), got shape {x.shape}")
    p = softmax(x)
    with np.errstate(all="ignore"):
        J = np.outer(p, p)
        np.fill_diagonal(J, 0)
        beside = J.sum(axis=1)
        J = 0 - J  # minus 0 would be printed as -0
        np.fill_diagonal(J, beside)
        return J.astype(dtype, copy=False)


def to_temperature(*, beta=None, base=None):
    r"""Translate what others write for a temperature: an inverse temperature, or another base than e.

    .. math:: e^{\beta z} = e^{z / T} \text{ with } T = 1 / \beta,
              \qquad a^z = e^{z / T} \text{ with } T = 1 / \ln a

    Parameters
    ----------
    beta : float or array_like, optional
        Inverse temperature, 0 or more; 0 gives inf.
    base : float, optional
        Base of the powers, above 1. Exactly one of the two is given.

    Returns
    -------
    float or ndarray
        T, for the `temperature` argument of the other functions; shaped as `beta`.

    Raises
    ------
    TypeError
        Not exactly one of the two is given, or it is not a real number.
    ValueError
        `beta` is negative or not finite, or `base` not above 1 and finite.

    Examples
    --------
    >>> to_temperature(beta=500)
    0.002
    >>> round(to_temperature(base=3), 4)
    0.9102
    """
    if (beta is None) == (base is None):
        raise TypeError(
            "give exactly one of beta and base, as in to_temperature(beta=2) or to_temperature(base=10)"
        )
    if beta is not None:
        beta = floats("beta", beta)[0].astype(np.float64)
        if not (beta.min() >= 0 and beta.max() < np.inf):
            raise ValueError(f"beta must be 0 or more and finite, got {beta}; it is 1 / T")
        with np.errstate(all="ignore"):
            T = 1 / beta
        return T if T.ndim else float(T)
    base = positive("base", base, "the powers base**z need a base above 1")
    if base.ndim or base <= 1:
        raise ValueError(
            f"base must be one number above 1, got {base}: the powers of 1 are all equal, those below it "
            "turn the order"
        )
    return 1 / math.log(float(base))


def online_softmax(scores):
    r"""Softmax of a stream of scores: one pass keeps the top so far, and the sum in units of its exponential.

    When a score :math:`z` above the top :math:`m` arrives, the sum so far is multiplied by :math:`e^{m - z}`.

    Parameters
    ----------
    scores : iterable of real numbers
        May be a generator; ``-inf`` masks a class.

    Returns
    -------
    ndarray, shape (K,)
        As `softmax` of the list of them; float64, or the float type of an array.

    Raises
    ------
    ValueError
        There is no score, one is nan or +inf, or all are ``-inf``.
    TypeError
        One is not a single real number.

    References
    ----------
    M. Milakov, N. Gimelshein (2018), "Online normalizer calculation for softmax", arXiv:1805.02867.

    Examples
    --------
    >>> online_softmax(score for score in (1005, 1003, 1002)).round(4)
    array([0.8438, 0.1142, 0.042 ])
    """
    seen, top, sum_so_far = [], -math.inf, 0.0
    for score in scores:
        score = _one_score(len(seen), score)
        seen.append(score)
        if score > top:
            sum_so_far = sum_so_far * math.exp(top - score) + 1
            top = score
        elif score > -math.inf:
            sum_so_far += math.exp(score - top)
    if top == -math.inf:
        raise ValueError(f"scores must hold at least one score above -inf, got {seen}")
    p = np.array([math.exp(score - top) / sum_so_far for score in seen])
    with np.errstate(all="ignore"):
        return p.astype(float_type(scores.dtype) if isinstance(scores, np.ndarray) else np.float64)


def _one_score(position, score):
    x, _ = floats(f"scores[{position}]", score)
    if x.ndim > 0:
        raise TypeError(f"scores[{position}] must be a single number, got shape {x.shape}")
    if not x < np.inf:
        raise ValueError(f"scores[{position}] must be finite, or -inf as a mask; got {x}")
    return float(x)
