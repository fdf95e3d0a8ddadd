"""Cross-entropy, its gradient, what the gradient is made of, and the relatives of the loss."""

import math

import numpy as np

from teachkit.maths._rows import in_parts
from teachkit.maths._tables import PART
from teachkit.maths.distributions import is_distribution, one_hot
from teachkit.maths.inputs import (
    are_whole,
    checked_scores,
    checked_weights,
    floats,
    one_a_row,
    one_axis,
    plain_array,
    whole_number,
    whole_numbers_below,
)
from teachkit.maths.softmax import ORDINARY, softmax, split_top


def cross_entropy(logits, labels, axis=-1):
    r"""Measure the surprise at the true class: one loss a row, never averaged.

    .. math:: L_y = -\log p_y = (z_\mathrm{top} - z_y)
              + \log\Bigl(1 + \sum_{j \ne \mathrm{top}} e^{z_j - z_\mathrm{top}}\Bigr),
              \qquad L_q = \sum_{i=1}^{K} q_i L_i

    Parameters
    ----------
    logits : array_like of real numbers, shape (..., K, ...)
        Scores, one row of K along `axis` for each example; ``-inf`` masks a class.
    labels : array_like
        Class numbers: whole numbers from 0 to K - 1, one a row, or a single one for all rows (floats such
        as 2.0, as a file may give them, count too). Or distributions q: a table shaped as `logits`, or a
        single row of K numbers for all rows, where these are no class numbers.
    axis : int, default -1
        The axis that holds the classes; the result does not have it.

    Returns
    -------
    ndarray or NumPy float
        Nats, one number a row, 0 or more; inf where the true class is masked. float16 and float32
        logits stay what they are (float16 is computed in float32), all else gives float64.

    Raises
    ------
    ValueError
        For `logits` as `softmax`; a label is not from 0 to K - 1, a row of labels is no distribution,
        or the labels do not fit the rows.
    TypeError
        For `logits` as `softmax`; the labels are no numbers, or fractions where class numbers stand.

    Notes
    -----
    A large table is worked through in parts: with class numbers it needs less than 1 MiB of memory.

    References
    ----------
    I. J. Good (1952), "Rational decisions", Journal of the Royal Statistical Society B 14(1): the
    logarithmic score.

    Examples
    --------
    >>> cross_entropy([[2, 1, 0.1], [2, 1, 0.1]], labels=[0, 2]).round(4)
    array([0.417, 2.317])
    >>> round(float(cross_entropy([2, 1, 0.1], [0.7, 0.2, 0.1])), 4)
    0.807

    The true class is 40 ahead: its probability rounds to 1, yet the loss is not 0.

    >>> float(cross_entropy([40, 0], 0)), float(-np.log(softmax([40, 0])[0]))
    (4.248354255291589e-18, -0.0)
    """
    x, axis, dtype, _ = checked_scores("logits", logits, axis)
    numbers, q = checked_labels(labels, x, axis)

    def formula(x, wanted):
        top, rest = _top_and_rest(x)
        below = top - np.take_along_axis(x, wanted, -1) if q is None else _weighted(wanted, top, x)
        return below + np.log1p(rest)

    targets = numbers if q is None else q
    return in_parts(formula, x, targets, axis=axis, dtype=dtype, one_number=True)


def _weighted(q, top, rows):
    """Average how far the scores lie below the top of their row; a class of weight 0 does not count."""
    terms = np.multiply(q, top - rows, where=q > 0, out=np.zeros(rows.shape))
    beyond = np.isinf(terms)  # the difference of two finite scores may overflow where its share does not
    if beyond.any():
        terms[beyond] = (q * top.astype(np.float64) - q * rows.astype(np.float64))[beyond]
    return terms.sum(-1, keepdims=True)


def _top_and_rest(x):
    """Return the top of each row and the sum of the exponentials of all others in units of its own."""
    if x.shape[-1] <= PART:
        top, _, others = split_top(x, 1.0)
        return top, others.sum(-1, keepdims=True, dtype=np.float64)
    row = x.reshape(-1)  # `parts` hands out rows as long as this one by one
    place = row.argmax()
    rest = sum(
        np.exp(side[start : start + PART] - row[place]).sum(dtype=np.float64)
        for side in (row[:place], row[place + 1 :])
        for start in range(0, len(side), PART)
    )
    return x.max(-1, keepdims=True), np.full_like(x[..., :1], rest, dtype=np.float64)


def checked_labels(labels, x, axis):
    """Return class numbers and None, or None and distributions, with as many rows as the scores `x`."""
    array = plain_array("labels", labels)
    each = x.shape[:axis] + x.shape[axis:][1:]
    if array.ndim != x.ndim and (array.dtype.kind != "f" or (are_whole(array) and array.shape in ((), each))):
        return class_numbers(array, x, axis), None
    return None, _checked_targets(array, x, axis)


def class_numbers(labels, x, axis=-1, name="labels"):
    """Check class numbers, one for each row of the scores `x` or a single one; keep the axis, of length 1."""
    classes, rows = x.shape[axis], one_a_row(x, axis)
    array = whole_numbers_below(name, plain_array(name, labels), classes)
    if array.ndim == 0:
        return np.broadcast_to(array, rows)
    if array.ndim != x.ndim - 1 or np.expand_dims(array, axis).shape != rows:
        raise ValueError(
            f"{name} of shape {array.shape} do not fit scores of shape {x.shape}: "
            f"give one class number a row, or a table of distributions of the shape of the scores"
        )
    return np.expand_dims(array, axis)


def _checked_targets(array, x, axis):
    if array.ndim == 0:
        raise TypeError(f"labels must be class numbers (whole numbers), got the number {array}")
    q, _ = checked_weights("labels", array)
    if q.ndim == 1 and q.shape[0] == x.shape[axis]:
        q = np.broadcast_to(q, x.swapaxes(axis, -1).shape).swapaxes(axis, -1)
    if q.shape != x.shape:
        raise ValueError(
            f"labels of shape {array.shape} do not fit logits of shape {x.shape}: give whole class numbers, "
            f"one a row, or a table of distributions of the shape of the logits"
        )
    verdict = is_distribution(q.swapaxes(axis, -1))
    if not verdict:
        raise ValueError(f"labels must be distributions: {verdict.reason}")
    return q


def cross_entropy_grad(logits, labels, axis=-1):
    r"""Differentiate cross-entropy by the scores: what is predicted minus what is true.

    .. math:: \frac{\partial L}{\partial z_i} = p_i - q_i,
              \qquad \frac{\partial L_y}{\partial z_y} = -\sum_{j \ne y} p_j

    Parameters
    ----------
    logits, labels, axis
        As for `cross_entropy`.

    Returns
    -------
    ndarray
        Shaped as `logits`, one gradient a row, not averaged; each sums to 0. Types as for `cross_entropy`.

    Raises
    ------
    ValueError, TypeError
        As `cross_entropy`.

    Notes
    -----
    At the true class it is the sum of the other probabilities: ``p - 1`` would lose its digits where p
    is close to 1.

    References
    ----------
    J. S. Bridle (1990), "Training stochastic model recognition algorithms as networks can lead to
    maximum mutual information estimation of parameters".

    Examples
    --------
    >>> cross_entropy_grad([2, 4.3, 1.2, -3.1], 3).round(4)
    array([ 0.0875,  0.8727,  0.0393, -0.9995])

    The true class is 40 ahead: p - 1 is 0, the gradient is not.

    >>> float(softmax([40, 0])[0] - 1), round(float(cross_entropy_grad([40, 0], 0)[0]), 22)
    (0.0, -4.2484e-18)
    """
    x, axis, dtype, reach = checked_scores("logits", logits, axis)
    numbers, q = checked_labels(labels, x, axis)
    if q is None:
        q = np.moveaxis(one_hot(numbers.squeeze(axis), x.shape[axis]), -1, axis)
    with np.errstate(all="ignore"):
        e, rest = _exponentials_and_rests(x.swapaxes(axis, -1), reach)
        q = q.swapaxes(axis, -1)
        g = (e * (1 - q) - q * rest) / (e[..., :1] + rest[..., :1])
        return g.swapaxes(axis, -1).astype(dtype, copy=False)


def _exponentials_and_rests(x, reach):
    """Exponentials along the last axis and, beside each, the sum of all others of its row."""
    place = x.argmax(-1, keepdims=True)
    top = np.take_along_axis(x, place, -1)
    e = np.exp(x if reach <= ORDINARY[x.dtype] else x - top).astype(np.float64, copy=False)
    e_top = np.take_along_axis(e, place, -1)
    others = e.copy()
    np.put_along_axis(others, place, 0, -1)
    beside_top = others.sum(-1, keepdims=True)
    rests = e_top + (beside_top - others)
    np.put_along_axis(rests, place, beside_top, -1)
    return e, rests


def gradient_split(z, labels):
    r"""Split the downhill direction of the loss: toward the own class, and evening out the wrong ones.

    .. math:: -\nabla L_y = A + B, \qquad
              A = (1 - p_y) \frac{K}{K - 1} \Bigl(e_y - \frac{\mathbf 1}{K}\Bigr), \qquad
              B = (1 - p_y) \sum_{j \ne y} \Bigl(\frac{1}{K - 1} - q_j\Bigr) e_j

    with :math:`q_j = p_j / (1 - p_y)`, the distribution over the wrong classes alone. A points along the
    class axis; B lowers the wrong scores that are high, raises those that are low, and A · B = 0.

    Parameters
    ----------
    z : array_like of real numbers, shape (..., K)
        Scores, K at least 2.
    labels : int or array_like of int
        The true class of each row, or of all.

    Returns
    -------
    A, B : ndarray, shape (..., K)

    Raises
    ------
    ValueError, TypeError
        As `cross_entropy` with class numbers; there is one class only.

    Notes
    -----
    With two classes B is 0: the downhill direction lies on the class axis there.

    Examples
    --------
    >>> A, B = gradient_split([2, 4.3, 1.2, -3.1], 3)
    >>> A.round(5), B.round(5)
    (array([-0.33316, -0.33316, -0.33316,  0.99947]), array([ 0.24566, -0.53951,  0.29384,  0.     ]))
    >>> (A + B).round(5)
    array([-0.08749, -0.87266, -0.03931,  0.99947])
    """
    x, own, q, dtype = _wrong_classes(z, labels)
    K = x.shape[-1]
    with np.errstate(all="ignore"):
        missing = -np.take_along_axis(cross_entropy_grad(x, own[..., 0]), own, -1)
        A = np.full(x.shape, -1 / (K - 1))
        np.put_along_axis(A, own, 1, -1)
        B = 1 / (K - 1) - q
        np.put_along_axis(B, own, 0, -1)
        return (missing * A).astype(dtype), (missing * B).astype(dtype)


def _wrong_classes(z, labels):
    """Return scores, true classes (last axis kept), and the distribution over the wrong classes alone."""
    x, axis, dtype, _ = checked_scores("z", z)
    if x.shape[-1] < 2:
        raise ValueError(f"z must have at least 2 classes, got shape {x.shape}")
    own, weights = checked_labels(labels, x, axis)
    if own is None:
        raise TypeError(f"labels must be class numbers (integers), got a table of shape {weights.shape}")
    wrong = x.astype(np.float64)
    np.put_along_axis(wrong, own, -np.inf, -1)
    return x.astype(np.float64), own, softmax(wrong), dtype


def gradient_angle(z, labels):
    r"""Measure the angle between the downhill direction of the loss and the axis of the true class.

    .. math:: \cos \alpha = \frac{-\nabla L_y \cdot u_y}{|\nabla L_y| \, |u_y|},
              \qquad \tan \alpha = \frac{|B|}{|A|}

    Parameters
    ----------
    z, labels
        As for `gradient_split`.

    Returns
    -------
    ndarray or NumPy float, shape (...)
        Degrees, from 0 (the wrong classes are equally likely) to `largest_gradient_angle`.

    Raises
    ------
    ValueError, TypeError
        As `gradient_split`.

    Examples
    --------
    >>> round(float(gradient_angle([2, 4.3, 1.2, -3.1], 3)), 3)
    29.826
    """
    x, own, q, dtype = _wrong_classes(z, labels)
    K = x.shape[-1]
    uneven = 1 / (K - 1) - q
    np.put_along_axis(uneven, own, 0, -1)
    length = np.sqrt(np.square(uneven).sum(-1))
    return np.degrees(np.arctan2(length, math.sqrt(K / (K - 1)))).astype(dtype)[()]


def largest_gradient_angle(num_classes):
    r"""Bound the angle of `gradient_angle`: all wrong probability is on a single class.

    .. math:: \alpha_\mathrm{max} = \arccos \sqrt{\frac{K}{2 (K - 1)}}

    Parameters
    ----------
    num_classes : int
        K, at least 2.

    Returns
    -------
    float
        Degrees: 0 for two classes, 30 for three, below 45 for any number.

    Raises
    ------
    ValueError, TypeError
        `num_classes` is not a whole number of at least 2.

    Examples
    --------
    >>> [round(largest_gradient_angle(K), 3) for K in (2, 3, 4, 5, 10)]
    [0.0, 30.0, 35.264, 37.761, 41.81]
    """
    K = whole_number("num_classes", num_classes, 2)
    return math.degrees(math.atan2(math.sqrt(K - 2), math.sqrt(K)))


def kl_divergence(p, q, axis=-1):
    r"""Measure what it costs to believe `q` where `p` is true: the surprise beyond the least possible.

    .. math:: D(p \,\|\, q) = \sum_{i=1}^{K} p_i \log \frac{p_i}{q_i}
              = \underbrace{-\sum_i p_i \log q_i}_{\text{cross-entropy}} - H(p)

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K, ...)
        What is true: distributions along `axis`.
    q : array_like of real numbers, shape (..., K, ...)
        What is believed. Either may be a single row for all rows of the other.
    axis : int, default -1
        The axis that holds the classes; the result does not have it.

    Returns
    -------
    ndarray or NumPy float
        Nats, one number a row: 0 where both are equal, never negative, inf where `q` is 0 and `p` is not.
        float16 and float32 stay what they are, all else gives float64.

    Raises
    ------
    ValueError
        A row is not a distribution, or the shapes do not fit.
    TypeError
        `p` or `q` holds anything but real numbers.

    Notes
    -----
    The order matters: it is no distance. Since both sum to 1, :math:`q_i - p_i` may be added to each term;
    then no term is negative, and nearly equal rows keep their digits.

    References
    ----------
    S. Kullback, R. A. Leibler (1951), "On information and sufficiency", Annals of Mathematical Statistics 22.

    Examples
    --------
    >>> kl_divergence([0.7, 0.2, 0.1], [[0.3, 0.3, 0.4], [0.6, 0.2, 0.2]]).round(5)
    array([0.37339, 0.03859])
    >>> round(float(kl_divergence([0.6, 0.2, 0.2], [0.7, 0.2, 0.1])), 5)
    0.04614
    >>> float(kl_divergence([0.5, 0.5], [1, 0]))
    inf
    """
    p, p_type = _checked_rows("p", p, axis)
    q, q_type = _checked_rows("q", q, axis)
    try:
        p, q = np.broadcast_arrays(p, q)
    except ValueError:
        raise ValueError(f"p and q must have rows that fit, got {p.shape} and {q.shape}") from None
    with np.errstate(all="ignore"):
        terms = _excess_surprise(*(x / x.sum(-1, keepdims=True) for x in (p, q)))
        return terms.sum(-1).astype(np.result_type(p_type, q_type), copy=False)[()]


def _checked_rows(name, value, axis):
    """Check distributions; return them along the last axis and in float64, and the type of the result."""
    x, dtype = floats(name, value)
    rows = np.moveaxis(x, one_axis(name, x, axis), -1).astype(np.float64)
    verdict = is_distribution(rows, tolerance=max(1e-6, 4 * np.finfo(dtype).eps))
    if not verdict:
        raise ValueError(f"{name} must be a distribution: {verdict.reason}")
    return rows, dtype


def _excess_surprise(p, q):
    """Compute p log(p / q) + q - p, entry by entry, which is never negative."""
    ratio = p / q
    logs = np.where(np.isfinite(ratio), np.log(ratio), np.log(p) - np.log(q))
    terms = np.where(p > 0, p * logs, 0) + (q - p)
    # With u = p/q - 1 near 0 both halves are alike and would cancel; their series starts with q u^2 / 2.
    u = (p - q) / q
    powers = np.arange(45)
    series = np.polynomial.polynomial.polyval(-u, 1 / ((powers + 1) * (powers + 2)))
    return np.where(p == q, 0, np.where(np.abs(u) < 0.5, (p - q) * u * series, terms))


def smooth_labels(labels, num_classes, epsilon):
    r"""Soften class numbers: most of the probability for the class, a little for all.

    .. math:: q_i = (1 - \varepsilon) [i = y] + \varepsilon / K, \qquad i = 1, \dots, K

    Parameters
    ----------
    labels : array_like of int, shape (...)
        Class numbers from 0 to `num_classes` - 1.
    num_classes : int
        K, at least 1.
    epsilon : float
        From 0 (one-hot) to 1 (all classes alike).

    Returns
    -------
    ndarray of float64, shape (..., K)
        Distributions, for `cross_entropy`.

    Raises
    ------
    ValueError, TypeError
        As `one_hot`; `epsilon` is not one number from 0 to 1.

    References
    ----------
    C. Szegedy et al. (2016), "Rethinking the Inception architecture for computer vision", section 7.

    Examples
    --------
    >>> smooth_labels([0, 2], num_classes=3, epsilon=0.1).round(4)
    array([[0.9333, 0.0333, 0.0333],
           [0.0333, 0.0333, 0.9333]])
    """
    epsilon = _share("epsilon", epsilon)
    return (1 - epsilon) * one_hot(labels, num_classes) + epsilon / num_classes


def _share(name, value):
    share = floats(name, value)[0]
    if share.ndim or not 0 <= share <= 1:
        raise ValueError(f"{name} must be one number from 0 to 1, got {share}")
    return float(share)


def smoothing_margin(num_classes, epsilon):
    r"""Find how far the true score should lead when labels are smoothed: there the loss is least.

    .. math:: m = \log \frac{q_y}{q_j} = \log \Bigl(1 + \frac{K (1 - \varepsilon)}{\varepsilon}\Bigr),
              \qquad j \ne y

    Parameters
    ----------
    num_classes : int
        K, at least 2.
    epsilon : float
        From 0 to 1, as for `smooth_labels`.

    Returns
    -------
    float
        By how much the true score exceeds all others, which are equal; inf for an `epsilon` of 0: then
        the loss falls for ever and no scores are best.

    Raises
    ------
    ValueError, TypeError
        `num_classes` is not a whole number of at least 2, or `epsilon` not a number from 0 to 1.

    Examples
    --------
    >>> round(smoothing_margin(3, 0.1), 5), smoothing_margin(3, 0)
    (3.3322, inf)
    """
    K, epsilon = whole_number("num_classes", num_classes, 2), _share("epsilon", epsilon)
    return math.log1p(K * (1 - epsilon) / epsilon) if epsilon > 0 else math.inf


def brier_score(p, labels):
    r"""Score predicted probabilities by their squared distance from what happened.

    .. math:: B = \sum_{i=1}^{K} (p_i - q_i)^2, \qquad q = e_y \text{ for a class number } y

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K)
        Predicted distributions.
    labels : array_like
        As for `cross_entropy`: class numbers, one a row or a single one, or distributions.

    Returns
    -------
    ndarray or NumPy float, shape (...)
        One number a row, from 0 (sure and right) to 2 (sure and wrong). Types as for `kl_divergence`.

    Raises
    ------
    ValueError, TypeError
        A row of `p` is not a distribution; for the labels as `cross_entropy`.

    Notes
    -----
    Like cross-entropy it is a proper score: who believes p does best to say p. Unlike it, it is bounded.

    References
    ----------
    G. W. Brier (1950), "Verification of forecasts expressed in terms of probability", Monthly Weather
    Review 78(1).

    Examples
    --------
    >>> brier_score([[0.7, 0.2, 0.1], [0.7, 0.2, 0.1]], [0, 2]).round(2)
    array([0.14, 1.34])
    """
    x, dtype = _checked_rows("p", p, -1)
    numbers, q = checked_labels(labels, x, -1)
    if q is None:
        q = one_hot(numbers[..., 0], x.shape[-1])
    with np.errstate(all="ignore"):
        return np.square(x - q).sum(-1).astype(dtype, copy=False)[()]
