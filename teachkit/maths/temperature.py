"""What the temperature does: how sure softmax is, which class gains, and which temperature the data want.

beta = 1 / T is the inverse temperature, by which the scores are multiplied; `to_temperature` converts it.
"""

import math
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext

import numpy as np

from teachkit.maths.distributions import checked_distribution, complement, normalize
from teachkit.maths.inputs import (
    check_generator,
    checked_scores,
    checked_weights,
    floats,
    one_number,
    whole_number,
    with_temperature,
)
from teachkit.maths.losses import class_numbers, cross_entropy


def beta_for(p_max, gaps):
    r"""Find the inverse temperature at which the top class has the probability `p_max`.

    .. math:: \frac{1}{1 + \sum_j e^{-\beta g_j}} = p_\mathrm{max}

    Parameters
    ----------
    p_max : float
        From 1 / K (beta is 0) up to but not 1.
    gaps : float or array_like of real numbers, shape (K - 1,)
        How far each other score lies below the top one, 0 or more.

    Returns
    -------
    float
        beta = 1 / T.

    Raises
    ------
    ValueError
        A gap is negative or not finite; no temperature gives `p_max`: it is below 1 / K, or at least
        1 / m where m classes tie at the top.
    TypeError
        An argument holds anything but real numbers.

    Examples
    --------
    Scores 0.95, 0.99 and 0.98: the top one is 0.04 and 0.01 ahead.

    >>> [round(beta_for(p, gaps=[0.04, 0.01]), 1) for p in (0.9, 0.99, 0.999, 0.9999)]
    [219.9, 459.5, 690.7, 921.0]
    """
    p = one_number("p_max", p_max)
    gaps = np.atleast_1d(checked_weights("gaps", np.atleast_1d(floats("gaps", gaps)[0]))[0])
    gaps = gaps.astype(np.float64)
    if gaps.ndim != 1:
        raise ValueError(f"gaps must be one row, of shape (K - 1,), got shape {gaps.shape}")
    ahead = gaps[gaps > 0]
    ties = 1 + gaps.size - ahead.size
    least, bound = 1 / (1 + gaps.size), 1 / ties
    if not least <= p < bound and not p == least:
        raise ValueError(
            f"p_max must be from {least:.6g} up to but not {bound:.6g} for these gaps, got {p:g}"
        )
    wanted = (1 - p) / p - (ties - 1)  # the sum of the exponentials of the classes that are behind
    if ahead.size == 0 or wanted >= ahead.size:
        return 0.0

    nearest = float(ahead.min())

    def excess(beta):
        e = np.exp(-beta * (ahead - nearest))
        total = float(e.sum())
        return beta * nearest + math.log(wanted) - math.log(total), float((e * ahead).sum()) / total

    with np.errstate(all="ignore"):
        low, high = max(0.0, -math.log(wanted) / nearest), math.log(ahead.size / wanted) / nearest
        if not math.isfinite(high):
            raise ValueError(f"gaps must be large enough for beta to be a float, got {nearest:g}")
        return _root_between(excess, low, high)


def _root_between(f, low, high):
    """Find where a rising function is 0: Newton's step where it stays between the bounds, else the middle.

    `f` returns its value and its slope.
    """
    x = low
    for _ in range(2000):
        value, slope = f(x)
        if value == 0:
            return x
        low, high = (x, high) if value < 0 else (low, x)
        step = x - value / slope if slope > 0 else math.nan
        if abs(step - x) <= 1e-16 * abs(x):
            return x
        following = step if low < step < high else low + (high - low) / 2
        if following in (low, high):
            return following
        x = following
    raise ArithmeticError("no root found")  # 2000 halvings are more than there are floats


@dataclass
class _Rows:
    """Rows of scores, what softmax makes of them at some beta, and averages under it."""

    x: np.ndarray  # in float64; a masked class is at the top, where it is as far from the others as need be
    d: np.ndarray  # how far below the top, finite
    p: np.ndarray
    beta: np.ndarray
    dtype: type

    def mean(self, x):
        return np.multiply(self.p, x, where=self.p > 0, out=np.zeros_like(self.p)).sum(-1, keepdims=True)

    def mean_below_top(self):
        return self.mean(self.d)

    def variance(self):
        return self.mean((self.d - self.mean_below_top()) ** 2)


def _rows(z, temperature):
    """Put rows of scores through softmax at temperatures up to inf, where all classes are alike."""
    x, _, dtype, _ = checked_scores("z", z)
    T = floats("temperature", temperature)[0].astype(np.float64)
    if not T.min() > 0:
        raise ValueError(f"temperature must be positive (inf for beta = 0), got {T.min():g}")
    rows = (*x.shape[:-1], 1)
    if T.ndim and (T.shape[-1] != 1 or not _fits(T.shape, rows)):
        raise ValueError(
            f"temperature must be one number, or one a row, as shape {rows}; got shape {T.shape}"
        )
    return _rows_at(x, np.minimum(1 / T, np.finfo(np.float64).max), dtype)


def _rows_at(x, beta, dtype=np.float64):
    x = x.astype(np.float64)
    top = x.max(-1, keepdims=True)
    masked = x == -np.inf
    d = np.where(masked, 0, np.maximum(x - top, -np.finfo(np.float64).max))
    e = np.where(masked, 0, np.exp(beta * d))
    return _Rows(np.where(masked, top, x), d, e / e.sum(-1, keepdims=True), beta, dtype)


def big_exponentials(z, *, beta=1.0, digits=17):
    r"""Write out :math:`e^{\beta z_k}` and their sum where they are too large, or too small, for a float.

    Parameters
    ----------
    z : array_like of real numbers, shape (K,)
        Scores; each is taken as the decimal number that it prints as.
    beta : float, default 1.0
        Inverse temperature, 0 or more; taken as it prints, too: no temperature is as exact.
    digits : int, default 17
        Significant digits.

    Returns
    -------
    exponentials : list of str
        As ``'1.949e+206'``.
    total : str

    Raises
    ------
    ValueError
        `z` is not one row of finite numbers, beta is negative or not finite, `digits` is below 1; or a power
        has more than 18 digits in its exponent.
    TypeError
        One of them is not a number of its kind.

    Examples
    --------
    >>> big_exponentials([0.95, 0.99, 0.98], beta=500, digits=6)
    (['1.94930e+206', '9.45733e+214', '6.37230e+212'], '9.52105e+214')
    >>> big_exponentials([0.95, 0.99, 0.98], beta=1000, digits=3)[1]  # the largest float is 1.8e+308
    '8.94e+429'
    """
    x, _, _, reach = checked_scores("z", z)
    beta = one_number("beta", beta)
    digits = whole_number("digits", digits, 1)
    if x.ndim != 1 or not reach < np.inf:
        raise ValueError(f"z must be one row of finite numbers, got {x}")
    if not 0 <= beta < math.inf:
        raise ValueError(f"beta must be 0 or more and finite, got {beta}")
    with localcontext(prec=digits + 30, Emin=MIN_EMIN, Emax=MAX_EMAX):
        exponents = [Decimal(repr(beta)) * Decimal(str(score)) for score in x]
        if max(map(abs, exponents)) > 2 * Decimal(MAX_EMAX):
            raise ValueError(f"beta * z must be below {2 * MAX_EMAX:.0e} in size, got {max(exponents):.3g}")
        powers = [exponent.exp() for exponent in exponents]
        return [f"{power:.{digits - 1}e}" for power in powers], f"{sum(powers):.{digits - 1}e}"


def _fits(shape, rows):
    try:
        return bool(np.broadcast_shapes(shape, rows))
    except ValueError:
        return False


def mean_score(z, *, temperature=1.0):
    r"""Average the scores by the probabilities that softmax gives them.

    .. math:: E_p[z] = \sum_{k=1}^{K} p_k z_k, \qquad p = \mathrm{softmax}(z / T)

    Parameters
    ----------
    z : array_like of real numbers, shape (..., K)
        Scores; a masked class (``-inf``) does not count.
    temperature : float or array_like, default 1.0
        T > 0; inf gives the plain mean. An array holds one a row, as shape (..., 1).

    Returns
    -------
    ndarray or NumPy float, shape (...)
        From the plain mean (T = inf) up to the top score. Types as for `softmax`.

    Raises
    ------
    ValueError
        For `z` as `softmax`; a temperature is not positive, or does not fit the rows.
    TypeError
        As `softmax`.

    Notes
    -----
    It rises with beta = 1 / T, at the speed of the variance: dE/dbeta = Var.

    Examples
    --------
    >>> [round(float(mean_score([2, 1, 0.1], temperature=T)), 4) for T in (np.inf, 1, 0.01)]
    [1.0333, 1.5703, 2.0]
    """
    with np.errstate(all="ignore"):
        rows = _rows(z, temperature)
        half = rows.x / 2  # the difference of two scores may overflow, that of their halves cannot
        top = half.max(-1, keepdims=True)
        return (2 * (top + rows.mean(half - top)))[..., 0].astype(rows.dtype)[()]


def score_variance(z, *, temperature=1.0):
    r"""Measure how widely the scores spread under the probabilities that softmax gives them.

    .. math:: \mathrm{Var}_p(z) = \sum_{k=1}^{K} p_k (z_k - E_p[z])^2, \qquad p = \mathrm{softmax}(z / T)

    Parameters
    ----------
    z, temperature
        As for `mean_score`.

    Returns
    -------
    ndarray or NumPy float, shape (...)
        0 or more. Types as for `softmax`.

    Raises
    ------
    ValueError, TypeError
        As `mean_score`.

    Examples
    --------
    >>> round(float(score_variance([2, 4.3, 1.2, -3.1])), 5)
    0.76288
    """
    with np.errstate(all="ignore"):
        rows = _rows(z, temperature)
        return rows.variance()[..., 0].astype(rows.dtype)[()]


def entropy_slope(z, *, temperature=1.0):
    r"""Differentiate the entropy by the inverse temperature beta = 1 / T: it never rises with beta.

    .. math:: \frac{dH}{d\beta} = -\beta \, \mathrm{Var}_p(z), \qquad p = \mathrm{softmax}(\beta z)

    Parameters
    ----------
    z, temperature
        As for `mean_score`.

    Returns
    -------
    ndarray or NumPy float, shape (...)
        Nats per unit of beta, at most 0.

    Raises
    ------
    ValueError, TypeError
        As `mean_score`.

    Examples
    --------
    >>> round(float(entropy_slope([2, 4.3, 1.2, -3.1])), 5)
    -0.76288
    """
    with np.errstate(all="ignore"):
        rows = _rows(z, temperature)
        return (0 - rows.beta * rows.variance())[..., 0].astype(rows.dtype)[()]


def probability_slope(z, *, temperature=1.0):
    r"""Differentiate the probabilities by the inverse temperature beta = 1 / T: those above the mean gain.

    .. math:: \frac{dp_k}{d\beta} = p_k (z_k - E_p[z]), \qquad p = \mathrm{softmax}(\beta z)

    Parameters
    ----------
    z, temperature
        As for `mean_score`.

    Returns
    -------
    ndarray, shape (..., K)
        Each row sums to 0.

    Raises
    ------
    ValueError, TypeError
        As `mean_score`.

    Examples
    --------
    At T = 1 the score 0.98 still gains, at 1/100 only the top one does.

    >>> probability_slope([0.95, 0.99, 0.98], temperature=[[1], [0.01]]).round(4)
    array([[-0.0077,  0.0056,  0.0021],
           [-0.0005,  0.0023, -0.0018]])
    """
    with np.errstate(all="ignore"):
        rows = _rows(z, temperature)
        return (rows.p * (rows.d - rows.mean_below_top())).astype(rows.dtype)


@np.errstate(all="ignore")
def peak_beta(z, k):
    r"""Find the inverse temperature at which the class `k` has its largest probability.

    There its score is the mean score: :math:`z_k = E_p[z]` with :math:`p = \mathrm{softmax}(\beta z)`.

    Parameters
    ----------
    z : array_like of real numbers, shape (K,)
        Scores.
    k : int
        Class number.

    Returns
    -------
    float
        inf for a top score, whose probability always rises; 0.0 for one that is not above the plain
        mean, whose probability never rises; else where the peak is.

    Raises
    ------
    ValueError
        `z` is not one row of scores; `k` is not from 0 to K - 1, or is masked.
    TypeError
        `z` holds anything but real numbers, or `k` is not a whole number.

    Examples
    --------
    >>> [round(peak_beta([0.95, 0.99, 0.98], k), 3) for k in range(3)]
    [0.0, inf, 27.465]
    """
    x, _, _, _ = checked_scores("z", z)
    k = whole_number("k", k, 0)
    if x.ndim != 1 or k >= x.size:
        raise ValueError(f"z must be one row that has the class k = {k}, got shape {x.shape}")
    if x[k] == -np.inf:
        raise ValueError(f"k must be a class that is not masked, got {k}")

    x, exponent = _tamed(x)

    def ahead_of_k(beta):
        rows = _rows_at(x, beta)
        return float(rows.mean_below_top()[0] - rows.d[k]), float(rows.variance()[0])

    if ahead_of_k(0.0)[0] >= 0:
        return 0.0
    if x[k] == x.max():
        return math.inf
    high = 1 / float(x.max() - x[k])
    while ahead_of_k(high)[0] < 0:
        high *= 2
    return float(np.ldexp(_root_between(ahead_of_k, 0.0, high), -exponent))


def _tamed(x):
    """Divide scores by a power of two that makes the largest about 1, so that no square of one overflows.

    Returns the scores and the power: what is found for them at beta holds for `x` at beta / 2**power.
    """
    x = x.astype(np.float64)
    exponent = int(np.frexp(np.abs(x[x > -np.inf]).max())[1])
    return np.ldexp(x, -exponent), exponent


def nll(logits, labels, *, temperature=1.0):
    r"""Average the negative log-likelihood of labels at a temperature.

    .. math:: \mathrm{NLL}(T) = -\frac{1}{N} \sum_{n=1}^{N} \log \mathrm{softmax}(z_n / T)_{y_n}

    Parameters
    ----------
    logits : array_like of real numbers, shape (N, K)
        Scores.
    labels : array_like of int, shape (N,)
        Class numbers.
    temperature : float, default 1.0
        T > 0.

    Returns
    -------
    float
        Nats per example: the mean, as the quantity that `fit_temperature` makes least.

    Raises
    ------
    ValueError, TypeError
        As `teachkit.maths.losses.cross_entropy`; the temperature is not one positive and finite number.

    Examples
    --------
    >>> round(nll([[2, 1, 0.1], [2, 1, 0.1]], [0, 2]), 4)
    1.367
    """
    x, _ = _labelled(logits, labels)
    T = one_number("temperature", temperature)
    if not 0 < T < math.inf:
        raise ValueError(f"temperature must be positive and finite, got {T}")
    with np.errstate(all="ignore"):
        half = x.astype(np.float64) / 2
        return float(cross_entropy((half - half.max(-1, keepdims=True)) / T * 2, labels).mean())


def _labelled(logits, labels):
    x, _, _, _ = checked_scores("logits", logits)
    if x.ndim != 2:
        raise ValueError(f"logits must be a table of shape (N, K), got shape {x.shape}")
    return x, class_numbers(labels, x)


@np.errstate(all="ignore")
def fit_temperature(logits, labels):
    r"""Find the temperature at which the labels are most likely: temperature scaling.

    .. math:: T = 1 / \beta, \qquad \sum_{n=1}^{N} \bigl(E_{p_n}[z_n] - z_{n y_n}\bigr) = 0,
              \qquad p_n = \mathrm{softmax}(\beta z_n)

    Parameters
    ----------
    logits : array_like of real numbers, shape (N, K)
        Scores of examples that they were not trained on.
    labels : array_like of int, shape (N,)
        Class numbers.

    Returns
    -------
    float
        T. Above 1 the scores were too sure, below 1 not sure enough; ``softmax(z, temperature=T)``
        corrects it.

    Raises
    ------
    ValueError
        As `nll`; or no temperature is best: every label has the top score (T would go to 0), or
        the labels have no higher scores than the mean (T would go to infinity).
    TypeError
        As `nll`.

    Notes
    -----
    The negative log-likelihood is convex in beta. Where it has a least value, that is the only one, and
    Newton's method finds it.
    The order of the classes never changes, so neither does the accuracy.

    References
    ----------
    C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger (2017), "On calibration of modern neural networks",
    arXiv:1706.04599.

    Examples
    --------
    >>> z, y = calibrated_logits(20_000, num_classes=3, sigma=1.5, rng=np.random.default_rng(0))
    >>> round(fit_temperature(z, y), 2), round(fit_temperature(5 * z, y), 2)
    (1.0, 5.01)
    """
    x, own = _labelled(logits, labels)
    x, exponent = _tamed(x)
    own = np.take_along_axis(x - x.max(-1, keepdims=True), own, -1)

    def slope(beta):
        rows = _rows_at(x, beta)
        return float((rows.mean_below_top() - own).mean()), float(rows.variance().mean())

    if not own.any():
        raise ValueError("labels must not all have the top score: the best temperature would be 0")
    if own.min() == -np.inf:
        raise ValueError("labels must not be masked classes: their loss is infinite at every temperature")
    if slope(0.0)[0] >= 0:
        raise ValueError(
            "labels must have higher scores than the mean: the best temperature would be infinite"
        )
    high = 1 / float(np.ptp(x[x > -np.inf]))
    while slope(high)[0] < 0:
        high *= 2
    return float(np.ldexp(1 / _root_between(slope, 0.0, high), exponent))


def calibrated_logits(size, num_classes, sigma, *, rng):
    r"""Draw labels and logits for which softmax is exactly the probability of the label.

    .. math:: y \text{ uniform}, \qquad z \mid y \sim N(\sigma^2 e_y, \sigma^2 I)
              \qquad \Rightarrow \qquad P(y \mid z) = \mathrm{softmax}(z)_y

    Parameters
    ----------
    size : int
        N, how many.
    num_classes : int
        K, at least 1.
    sigma : float
        Spread, above 0: the classes overlap less the larger it is.
    rng : numpy.random.Generator
        ``np.random.default_rng(seed)``.

    Returns
    -------
    logits : ndarray, shape (N, K)
    labels : ndarray of int, shape (N,)

    Raises
    ------
    ValueError
        `size` or `num_classes` is below 1, `sigma` not positive and finite.
    TypeError
        One of them is not a number of its kind, or `rng` is not a Generator.

    Examples
    --------
    >>> z, y = calibrated_logits(4, num_classes=3, sigma=2, rng=np.random.default_rng(0))
    >>> z.shape, y
    ((4, 3), array([2, 1, 1, 0]))
    """
    size, K = whole_number("size", size, 1), whole_number("num_classes", num_classes, 1)
    sigma = _spread(sigma)
    check_generator(rng)
    labels = rng.integers(K, size=size)
    logits = sigma * rng.standard_normal((size, K))
    logits[np.arange(size), labels] += sigma**2
    return logits, labels


def _spread(sigma):
    sigma = one_number("sigma", sigma)
    if not 0 < sigma < math.inf:
        raise ValueError(f"sigma must be positive and finite, got {sigma}")
    return sigma


@np.errstate(all="ignore")
def accuracy_of_gaussians(num_classes, sigma):
    r"""Integrate how often the top score of `calibrated_logits` is the label's.

    .. math:: \int_{-\infty}^{\infty} \varphi(t) \, \Phi(t + \sigma)^{K - 1} \, dt

    Parameters
    ----------
    num_classes : int
        K, at least 1.
    sigma : float
        As for `calibrated_logits`.

    Returns
    -------
    float
        The accuracy of the best possible classifier, from 1 / K to 1. It does not depend on the temperature.

    Raises
    ------
    ValueError, TypeError
        As `calibrated_logits`.

    Notes
    -----
    The trapezoidal rule: for smooth functions that fall off so fast its error is below the rounding.

    References
    ----------
    L. N. Trefethen, J. A. C. Weideman (2014), "The exponentially convergent trapezoidal rule", SIAM
    Review 56.

    Examples
    --------
    >>> [round(accuracy_of_gaussians(K, 2), 4) for K in (2, 3, 4, 5, 10)]
    [0.9214, 0.8658, 0.8228, 0.7878, 0.6736]
    """
    K = whole_number("num_classes", num_classes, 1)
    sigma = _spread(sigma)
    t, step = np.linspace(-12, 12, 961, retstep=True)
    below = np.array([math.erfc(-(x + sigma) / math.sqrt(2)) / 2 for x in t.tolist()])
    density = np.exp(-(t**2) / 2) / math.sqrt(2 * math.pi)
    return float((density * below ** (K - 1)).sum() * step)


@dataclass(frozen=True)
class Reliability:
    """What `reliability` returns: one entry a bin of confidence, nan where a bin is empty.

    Parameters
    ----------
    edges : ndarray, shape (bins + 1,)
        Where the bins begin and end.
    confidence : ndarray, shape (bins,)
        Mean of the largest probability.
    accuracy : ndarray, shape (bins,)
        Share of examples whose most probable class is the label.
    count : ndarray of int, shape (bins,)
        How many examples.
    error : float
        Expected calibration error: the mean distance of confidence and accuracy over all examples.
    """

    edges: np.ndarray
    confidence: np.ndarray
    accuracy: np.ndarray
    count: np.ndarray
    error: float


def reliability(p, labels, bins=10):
    r"""Compare how sure predictions are with how often they are right, bin by bin of confidence.

    .. math:: \mathrm{ECE} = \sum_{b} \frac{n_b}{N} \, |\mathrm{accuracy}_b - \mathrm{confidence}_b|

    Parameters
    ----------
    p : array_like of real numbers, shape (N, K)
        Predicted distributions.
    labels : array_like of int, shape (N,)
        Class numbers.
    bins : int, default 10
        How many bins of equal width from 0 to 1; a confidence on an edge belongs to the bin above it.

    Returns
    -------
    Reliability
        ``.confidence``, ``.accuracy`` and ``.count`` of each bin, ``.edges``, and the expected
        calibration error ``.error``.

    Raises
    ------
    ValueError
        `p` is no table of distributions, a label is not from 0 to K - 1, `bins` is below 1.
    TypeError
        `p` holds anything but real numbers; labels or `bins` are not whole numbers.

    References
    ----------
    M. H. DeGroot, S. E. Fienberg (1983), "The comparison and evaluation of forecasters".
    M. P. Naeini, G. F. Cooper, M. Hauskrecht (2015), "Obtaining well calibrated probabilities using
    Bayesian binning".

    Examples
    --------
    >>> r = reliability([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6]], labels=[0, 1, 1], bins=2)
    >>> r.count, r.confidence.round(3), r.accuracy.round(3), round(r.error, 3)
    (array([0, 3]), array([  nan, 0.767]), array([  nan, 0.667]), 0.1)
    """
    p, dtype = checked_distribution(p)
    bins = whole_number("bins", bins, 1)
    if p.ndim != 2:
        raise ValueError(f"p must be a table of distributions, of shape (N, K), got shape {p.shape}")
    own = class_numbers(labels, p)[:, 0]
    sure = p.max(-1)
    right = p.argmax(-1) == own
    edges = np.arange(bins + 1) / bins  # each the float nearest to k / bins, as 0.3 is nearest to 3 / 10
    above = np.searchsorted(edges.astype(dtype), sure.astype(dtype), side="right")
    bin_of = np.clip(above - 1, 0, bins - 1)
    sure = sure.astype(np.float64)
    count = np.bincount(bin_of, minlength=bins)
    with np.errstate(all="ignore"):
        confidence = np.bincount(bin_of, sure, bins) / count
        accuracy = np.bincount(bin_of, right, bins) / count
    error = np.nansum(count * np.abs(accuracy - confidence)) / len(p)
    return Reliability(edges, confidence, accuracy, count, float(error))


def sample_gumbel(z, *, temperature=1.0, size, rng):
    r"""Draw class numbers by noise: add Gumbel noise to every score, and the top one wins.

    .. math:: \arg\max_k \Bigl(\frac{z_k}{T} + G_k\Bigr) \sim \mathrm{softmax}(z / T),
              \qquad G_k = -\log(-\log U_k)

    Parameters
    ----------
    z : array_like of real numbers, shape (K,)
        Scores; a masked class (``-inf``) never wins.
    temperature : float, default 1.0
        T > 0.
    size : int
        How many draws.
    rng : numpy.random.Generator
        ``np.random.default_rng(seed)``: the same seed gives the same draws.

    Returns
    -------
    ndarray of int, shape (size,)
        Class numbers from 0 to K - 1.

    Raises
    ------
    ValueError
        `z` is not one row of scores, the temperature is not one positive and finite number, `size` is
        negative.
    TypeError
        An argument is not of its kind.

    See Also
    --------
    teachkit.maths.distributions.sample : from probabilities, by inversion.

    References
    ----------
    J. I. Yellott (1977), "The relationship between Luce's choice axiom, Thurstone's theory of comparative
    judgment, and the double exponential distribution", Journal of Mathematical Psychology 15.

    Examples
    --------
    >>> draws = sample_gumbel([2, 1, 0.1], size=100_000, rng=np.random.default_rng(1))
    >>> (np.bincount(draws) / 100_000).round(2)
    array([0.66, 0.24, 0.1 ])
    """
    x, _, _, _ = checked_scores("z", z)
    if x.ndim != 1:
        raise ValueError(f"z must be one row of scores, of shape (K,), got shape {x.shape}")
    x, T = with_temperature(x, temperature, -1)
    if not isinstance(T, float):
        raise ValueError(f"temperature must be one number, got shape {T.shape}")
    size = whole_number("size", size, 0)
    check_generator(rng)
    with np.errstate(all="ignore"):
        d = (x.astype(np.float64) - float(x.max())) / T
        return (d + rng.gumbel(size=(size, x.size))).argmax(-1)


def top_k(p, k):
    r"""Keep the `k` most probable classes of each row, cut the others, and renormalise.

    .. math:: q_i = \frac{p_i}{\sum_{p_j \ge c} p_j} \ \text{ if } p_i \ge c, \text{ else } 0,
              \qquad c = \text{the } k\text{-th largest of } p

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K)
        Distributions, each along the last axis; a class of probability 0 stays at 0.
    k : int
        At least 1; from K on nothing is cut.

    Returns
    -------
    ndarray, shape (..., K)
        Distributions, in the order of `p`. A row of which nothing is cut stays as it is. float16 and float32
        stay what they are, all else gives float64.

    Raises
    ------
    ValueError
        A row is not a distribution, or `k` is below 1.
    TypeError
        `p` holds anything but real numbers, or `k` is not a whole number.

    Notes
    -----
    Classes that tie with the k-th largest stay too: no order decides between equals, so more than `k` may
    stay. The library transformers cuts by the same rule, ``scores < topk(scores, k)[..., -1]``.

    References
    ----------
    A. Fan, M. Lewis, Y. Dauphin (2018), "Hierarchical neural story generation", arXiv:1805.04833.

    Examples
    --------
    >>> top_k([0.5, 0.3, 0.2], k=2)
    array([0.625, 0.375, 0.   ])
    >>> top_k([0.25, 0.5, 0.25], k=2)  # the second place is shared
    array([0.25, 0.5 , 0.25])
    """
    x, dtype = checked_distribution(p)
    k = min(whole_number("k", k, 1), x.shape[-1])
    return _kept(x, x >= np.sort(x, axis=-1)[..., -k, np.newaxis], dtype)


def top_p(p, share):
    r"""Keep the most probable classes of each row until they have `share` together, and renormalise.

    .. math:: q_i \propto p_i \ \text{ if } \sum_{p_j > p_i} p_j < \mathrm{share}, \text{ else } 0

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K)
        Distributions, each along the last axis; a class of probability 0 stays at 0.
    share : float
        From 0, which keeps the top class alone, to 1, which cuts nothing.

    Returns
    -------
    ndarray, shape (..., K)
        As `top_k`.

    Raises
    ------
    ValueError
        A row is not a distribution, or `share` is not from 0 to 1.
    TypeError
        `p` or `share` holds anything but real numbers.

    Notes
    -----
    A class is cut when those more probable than it have `share` already. Equal classes so stay together, or
    go together, the top ones included. Sums are rounded: one that misses `share` by no more than a rounding
    of its type has reached it, so 0.6 + 0.2 + 0.1 is 0.9. It is also called nucleus sampling.

    References
    ----------
    A. Holtzman, J. Buys, L. Du, M. Forbes, Y. Choi (2020), "The curious case of neural text degeneration",
    arXiv:1904.09751.

    Examples
    --------
    >>> top_p([0.5, 0.3, 0.2], share=0.7)
    array([0.625, 0.375, 0.   ])
    >>> top_p([[0.9, 0.06, 0.04], [0.4, 0.35, 0.25]], share=0.8).round(3)
    array([[1.  , 0.  , 0.  ],
           [0.4 , 0.35, 0.25]])
    """
    x, dtype = checked_distribution(p)
    share = one_number("share", share)
    if not 0 <= share <= 1:
        raise ValueError(f"share must be from 0 to 1, got {share:g}")
    if share == 1:
        return _kept(x, x >= 0, dtype)
    wide = normalize(x.astype(np.float64))
    order = np.argsort(-wide, axis=-1, kind="stable")
    falling = np.take_along_axis(wide, order, -1)
    before = np.cumsum(falling, axis=-1) - falling
    # Equals have the same before them: what the first of them has.
    first = np.concatenate([np.ones_like(falling[..., :1], bool), np.diff(falling) != 0], -1)
    before = np.maximum.accumulate(np.where(first, before, 0), axis=-1)
    enough = share - max(4 * np.finfo(dtype).eps, x.shape[-1] * np.finfo(np.float64).eps)
    kept = (before < enough) | (falling == falling[..., :1])
    return _kept(x, np.take_along_axis(kept, np.argsort(order, axis=-1, kind="stable"), -1), dtype)


def _kept(x, kept, dtype):
    """Return rows with the other classes at 0, renormalised where that is a cut."""
    kept |= x == 0
    whole = kept.all(-1, keepdims=True)
    return np.where(whole, x, normalize(np.where(kept, x, 0))).astype(dtype)


def gini(p):
    r"""Measure how mixed a distribution is: the chance that two draws from it differ.

    .. math:: G(p) = \sum_{i=1}^{K} p_i (1 - p_i) = 1 - \sum_{i=1}^{K} p_i^2

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K)
        Distributions, each along the last axis.

    Returns
    -------
    ndarray or NumPy float, shape (...)
        From 0 (one class is certain) to 1 - 1 / K (all are equal).

    Raises
    ------
    ValueError
        A row is not a distribution.
    TypeError
        `p` holds anything but real numbers.

    References
    ----------
    C. Gini (1912), "Variabilità e mutabilità".

    Examples
    --------
    >>> round(float(gini([0.5, 0.25, 0.25])), 4)
    0.625
    """
    x, dtype = checked_distribution(p)
    with np.errstate(all="ignore"):
        return (x * complement(x)).sum(-1).astype(dtype)[()]


def die_variance(p):
    r"""Measure how widely the faces of a weighted die spread: the variance of what it shows.

    .. math:: \mathrm{Var} = \sum_{i=1}^{K} p_i (i - \mu)^2, \qquad \mu = \sum_{i=1}^{K} i \, p_i

    Parameters
    ----------
    p : array_like of real numbers, shape (..., K)
        Probabilities of the faces 1 to K.

    Returns
    -------
    ndarray or NumPy float, shape (...)
        From 0 to (K - 1)**2 / 4, which half on 1 and half on K reach.

    Raises
    ------
    ValueError, TypeError
        As `gini`.

    Notes
    -----
    The entropy asks how unsure the face is; the variance asks how far the faces lie apart. The names of
    the faces matter only to the variance.

    References
    ----------
    T. Popoviciu (1935), "Sur les équations algébriques ayant toutes leurs racines réelles": the bound.

    Examples
    --------
    >>> [round(float(die_variance(p)), 4) for p in ([1 / 6] * 6, [0.5, 0, 0, 0, 0, 0.5])]
    [2.9167, 6.25]
    """
    x, dtype = checked_distribution(p)
    faces = np.arange(1.0, x.shape[-1] + 1)
    with np.errstate(all="ignore"):
        mean = (x * faces).sum(-1, keepdims=True)
        return (x * (faces - mean) ** 2).sum(-1).astype(dtype)[()]
