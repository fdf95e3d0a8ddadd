"""The sigmoid, which is softmax of two classes, and other curves of its shape with their losses."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from teachkit.maths.inputs import floats, where


def sigmoid(x):
    r"""Turn one score into a probability: softmax of two classes whose scores differ by `x`.

    .. math:: \sigma(x) = \frac{1}{1 + e^{-x}} = \mathrm{softmax}(x, 0)_1

    Parameters
    ----------
    x : array_like of real numbers, any shape
        Scores (log-odds); ``-inf`` gives exactly 0.

    Returns
    -------
    ndarray or NumPy float
        From 0 to 1. float16 and float32 stay what they are (float16 is computed in float32 and
        rounded once); all else gives float64.

    Raises
    ------
    ValueError
        `x` is empty, ragged, or holds nan or +inf.
    TypeError
        `x` holds anything but real numbers; it is a masked array.

    Notes
    -----
    The exponential is taken of -abs(x), so it cannot overflow. In float64 ``sigmoid(37)`` is exactly 1:
    see `log_sigmoid` for how far it is from it.

    References
    ----------
    P.-F. Verhulst (1845), "Recherches mathématiques sur la loi d'accroissement de la population".

    Examples
    --------
    >>> sigmoid([0, 1, 4]).round(6)
    array([0.5     , 0.731059, 0.982014])

    Far in the tail it is small, not 0; the formula as written would overflow.

    >>> float(sigmoid(-740))
    4.2e-322
    """
    x, dtype = _scores("x", x)
    with np.errstate(all="ignore"):
        e = np.exp(-np.abs(x))
        return (np.maximum(e, x >= 0) / (1 + e)).astype(dtype, copy=False)[()]


def _scores(name, value, mask=True):
    """Check an array of any shape: finite numbers, or -inf where `mask` allows it."""
    x, dtype = floats(name, value)
    bad = ~(x < np.inf) if mask else ~np.isfinite(x)
    if bad.any():
        place = f" at {where(bad)}" if x.ndim else ""
        allowed = "finite numbers, or -inf for a probability of 0" if mask else "finite numbers"
        raise ValueError(f"{name} must hold {allowed}; got {x[bad].flat[0]}{place}")
    return x, dtype


def log_sigmoid(x):
    r"""Logarithm of the sigmoid, accurate where the sigmoid has rounded to 0 or to 1.

    .. math:: \log \sigma(x) = \min(x, 0) - \log\bigl(1 + e^{-|x|}\bigr)

    Parameters
    ----------
    x : array_like of real numbers, any shape
        Scores; ``-inf`` gives ``-inf``.

    Returns
    -------
    ndarray or NumPy float
        Nats, at most 0. Its negative is the cross-entropy of two classes. Types as for `sigmoid`.

    Raises
    ------
    ValueError, TypeError
        As `sigmoid`.

    Examples
    --------
    >>> log_sigmoid([0, -1000]).round(4)
    array([-6.931e-01, -1.000e+03])
    >>> float(sigmoid(40)), float(log_sigmoid(40))
    (1.0, -4.248354255291589e-18)
    """
    x, dtype = _scores("x", x)
    with np.errstate(all="ignore"):
        return (np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))).astype(dtype, copy=False)[()]


def logit(p):
    r"""Invert the sigmoid: the log-odds of a probability.

    .. math:: \mathrm{logit}(p) = \log \frac{p}{1 - p}

    Parameters
    ----------
    p : array_like of real numbers, any shape
        Probabilities, 0 or more and below 1.

    Returns
    -------
    ndarray or NumPy float
        Scores; ``-inf``, the mask, where p is 0. Types as for `sigmoid`.

    Raises
    ------
    ValueError
        An entry is negative, 1 or more, or nan. Where a probability has rounded to 1 its score is lost:
        keep the score instead.
    TypeError
        As `sigmoid`.

    Notes
    -----
    Near one half the quotient is close to 1 and its logarithm would lose digits;
    :math:`\log(1 + (2p - 1) / (1 - p))` is the same number and keeps them.

    References
    ----------
    J. Berkson (1944), "Application of the logistic function to bio-assay".

    Examples
    --------
    >>> logit([0.5, 0.9, 0]).round(4)
    array([0.    , 2.1972,   -inf])
    """
    p, dtype = floats("p", p)
    bad = ~((p >= 0) & (p < 1))
    if bad.any():
        place = f" at {where(bad)}" if p.ndim else ""
        found = p[bad].flat[0]
        why = "; no finite score has the probability 1" if found == 1 else ""
        raise ValueError(f"p must hold probabilities from 0 up to but not 1; got {found}{place}{why}")
    with np.errstate(all="ignore"):
        central = np.abs(p - 0.5) < 0.25
        return np.where(central, np.log1p((2 * p - 1) / (1 - p)), np.log(p / (1 - p))).astype(dtype)[()]


@dataclass(frozen=True)
class SCurve:
    r"""A curve s that rises from 0 to 1 with s(-x) = 1 - s(x), and the loss that -log makes of it.

    It is given by its lower tail, as functions of t = abs(x): so nothing is lost to 1 - s.

    Parameters
    ----------
    name : str
        What it is called.
    formula : str
        s(x) in words that Python reads.
    tail : callable
        s(-t) = 1 - s(t).
    density : callable
        s'(t) = s'(-t).
    log_tail : callable
        log s(-t), finite where the tail itself has underflowed.
    hazard : callable
        s'(-t) / s(-t): how steep -log s is.
    area : callable or None
        The integral of the tail from t to infinity; None where it is infinite.
    far : tuple of float
        (a, b) when the hazard far out is a t**b.
    far_tail : str
        The tail far out, where its area is infinite.

    Examples
    --------
    >>> algebraic = S_CURVES["algebraic"]
    >>> algebraic.value([-1, 0, 1]).round(4)
    array([0.1464, 0.5   , 0.8536])
    >>> algebraic.loss_slope([-1, -10, -100]).round(4), algebraic.growth
    (array([-1.2071, -0.1985, -0.02  ]), 'fades')
    """

    name: str
    formula: str
    tail: Callable = field(repr=False)
    density: Callable = field(repr=False)
    log_tail: Callable = field(repr=False)
    hazard: Callable = field(repr=False)
    area: Callable | None = field(repr=False)
    far: tuple[float, float]
    far_tail: str = ""

    def value(self, x):
        """Return s(x), the probability of the class, from 0 to 1; `x` is a finite number or an array."""
        return self._by_side(x, self.tail, lambda t: 1 - self.tail(t))

    def slope(self, x):
        """Return s'(x), never negative."""
        return self._by_side(x, self.density, self.density)

    def loss(self, x):
        """Return -log s(x), the negative log-likelihood of the class, in nats."""
        return self._by_side(x, lambda t: -self.log_tail(t), lambda t: -np.log1p(-self.tail(t)))

    def loss_slope(self, x):
        """Return the derivative of `loss`, -s'(x) / s(x): how steep the loss is."""
        return self._by_side(x, lambda t: -self.hazard(t), lambda t: -self.density(t) / (1 - self.tail(t)))

    def matching_loss(self, x):
        r"""Return the loss whose slope is s(x) - 1: the area between s and 1 from x on.

        .. math:: L(x) = \int_x^\infty (1 - s(u)) \, du

        It is convex and, as a loss of the probability s(x), proper: its mean is least for the true one.

        Raises
        ------
        ValueError
            The area is infinite, so that no loss that stays above 0 has this slope.
        """
        if self.area is None:
            raise ValueError(f"the {self.name} curve has no matching loss: {self.why_no_matching_loss}")
        return self._by_side(x, lambda t: t + self.area(t), self.area)

    def matching_slope(self, x):
        """Return s(x) - 1, the derivative of `matching_loss`, from -1 to 0."""
        return self._by_side(x, lambda t: self.tail(t) - 1, lambda t: -self.tail(t))

    @property
    def has_matching_loss(self):
        """Whether the area of the tail is finite."""
        return self.area is not None

    @property
    def why_no_matching_loss(self):
        """Say why there is no matching loss; empty where there is one."""
        if self.has_matching_loss:
            return ""
        return f"far out its tail falls only as {self.far_tail}, and the area under that is infinite"

    @property
    def growth(self):
        """Whether the slope of `loss` far on the wrong side fades, stays, or grows."""
        return {-1: "fades", 0: "stays", 1: "grows"}[int(np.sign(self.far[1]))]

    @property
    def far_slope(self):
        """The size of the slope of `loss` far on the wrong side, as a formula."""
        factor, power = self.far
        return {-1: f"{factor:g} / |x|", 0: f"{factor:g}", 1: f"{factor:g} |x|"}[int(power)]

    def _by_side(self, x, below, above):
        x, dtype = _scores("x", x, mask=False)
        t = np.abs(x).astype(np.float64)
        with np.errstate(all="ignore"):
            return np.where(x < 0, below(t), above(t)).astype(dtype)[()]


def _erfc(t):
    return np.array([math.erfc(value) for value in t.ravel().tolist()]).reshape(t.shape)


CLOSE = 2.0  # below it exp(t**2) erfc(t) keeps its digits, from it on the continued fraction has settled


def _fraction(t):
    """Laplace's continued fraction: exp(t**2) erfc(t) = 1 / (sqrt(pi) (t + this))."""
    t = np.maximum(t, CLOSE)
    result = np.zeros_like(t)
    for k in range(80, 0, -1):
        result = (k / 2) / (t + result)
    return result


def _scaled_erfc(t):
    """exp(t**2) erfc(t), which falls as 1 / t where erfc itself underflows."""
    near = np.exp(np.minimum(t, CLOSE) ** 2) * _erfc(np.minimum(t, CLOSE))
    return np.where(t < CLOSE, near, 1 / (math.sqrt(math.pi) * (t + _fraction(t))))


def _erf_area(t):
    """Half the integral of erfc from t on: (exp(-t**2) / sqrt(pi) - t erfc(t)) / 2."""
    near = np.exp(-(t**2)) / math.sqrt(math.pi) - t * _erfc(t)
    far = np.exp(-(t**2)) / math.sqrt(math.pi) * _fraction(t) / (t + _fraction(t))
    return np.where(t < CLOSE, near, far) / 2


def _atan_over(y):
    """arctan(y) / y, which is 1 at 0."""
    return np.divide(np.arctan(y), y, where=y > 0, out=np.ones_like(y))


def _gudermann_area(t):
    """Integrate the tail 2 / pi arctan(exp(-u)) from t on, by s = exp(t - u) from 0 to 1."""
    nodes, weights = np.polynomial.legendre.leggauss(24)
    y = np.exp(-t)
    s = (nodes + 1) / 2
    return y / math.pi * (_atan_over(y[..., np.newaxis] * s) * weights).sum(-1)


def _r(t):
    return np.hypot(1, t)


_LOGISTIC = SCurve(
    name="logistic",
    formula="1 / (1 + exp(-x))",
    tail=lambda t: np.exp(-t) / (1 + np.exp(-t)),
    density=lambda t: np.exp(-t) / (1 + np.exp(-t)) ** 2,
    log_tail=lambda t: -t - np.log1p(np.exp(-t)),
    hazard=lambda t: 1 / (1 + np.exp(-t)),
    area=lambda t: np.log1p(np.exp(-t)),
    far=(1, 0),
)
_ALGEBRAIC = SCurve(
    name="algebraic",
    formula="(1 + x / sqrt(1 + x**2)) / 2",
    tail=lambda t: 0.5 / _r(t) / _r(t) / (1 + t / _r(t)),
    density=lambda t: 0.5 / _r(t) / _r(t) / _r(t),
    log_tail=lambda t: -math.log(2) - 2 * np.log(_r(t)) - np.log1p(t / _r(t)),
    hazard=lambda t: (1 + t / _r(t)) / _r(t),
    area=lambda t: 0.5 / _r(t) / (1 + t / _r(t)),
    far=(2, -1),
)
_ARCTAN = SCurve(
    name="arctan",
    formula="1 / 2 + arctan(x) / pi",
    tail=lambda t: np.arctan2(1, t) / math.pi,
    density=lambda t: 1 / math.pi / _r(t) / _r(t),
    log_tail=lambda t: np.log(np.arctan2(1, t) / math.pi),
    hazard=lambda t: 1 / _r(t) / _r(t) / np.arctan2(1, t),
    area=None,
    far=(1, -1),
    far_tail="1 / (pi t)",
)
_SOFTSIGN = SCurve(
    name="softsign",
    formula="(1 + x / (1 + abs(x))) / 2",
    tail=lambda t: 0.5 / (1 + t),
    density=lambda t: 0.5 / (1 + t) / (1 + t),
    log_tail=lambda t: -math.log(2) - np.log1p(t),
    hazard=lambda t: 1 / (1 + t),
    area=None,
    far=(1, -1),
    far_tail="1 / (2 t)",
)
_TANH = SCurve(
    name="tanh",
    formula="(1 + tanh(x)) / 2",
    tail=lambda t: _LOGISTIC.tail(2 * t),
    density=lambda t: 2 * _LOGISTIC.density(2 * t),
    log_tail=lambda t: _LOGISTIC.log_tail(2 * t),
    hazard=lambda t: 2 * _LOGISTIC.hazard(2 * t),
    area=lambda t: _LOGISTIC.area(2 * t) / 2,
    far=(2, 0),
)
_GUDERMANNIAN = SCurve(
    name="Gudermannian",
    formula="2 / pi * arctan(exp(x))",
    tail=lambda t: 2 / math.pi * np.arctan(np.exp(-t)),
    density=lambda t: 2 / math.pi * np.exp(-t) / (1 + np.exp(-2 * t)),
    log_tail=lambda t: math.log(2 / math.pi) - t + np.log(_atan_over(np.exp(-t))),
    hazard=lambda t: 1 / (1 + np.exp(-2 * t)) / _atan_over(np.exp(-t)),
    area=_gudermann_area,
    far=(1, 0),
)
_ERF = SCurve(
    name="erf",
    formula="(1 + erf(x)) / 2",
    tail=lambda t: _erfc(t) / 2,
    density=lambda t: np.exp(-(t**2)) / math.sqrt(math.pi),
    log_tail=lambda t: -(t**2) + np.log(_scaled_erfc(t) / 2),
    hazard=lambda t: 2 / math.sqrt(math.pi) / _scaled_erfc(t),
    area=_erf_area,
    far=(2, 1),
)

S_CURVES = {
    curve.name: curve for curve in (_LOGISTIC, _ALGEBRAIC, _ARCTAN, _SOFTSIGN, _TANH, _GUDERMANNIAN, _ERF)
}


def boosting_loss(p):
    r"""Score a probability `p` of what came true by half the root of the odds against it.

    .. math:: L(p) = \frac{1}{2} \sqrt{\frac{1 - p}{p}}

    It is what the matching loss of the algebraic curve becomes as a loss of the probability.

    Parameters
    ----------
    p : array_like of real numbers, any shape
        Probabilities, from 0 to 1.

    Returns
    -------
    ndarray or NumPy float
        From 0 (p = 1) to inf (p = 0). Types as for `sigmoid`.

    Raises
    ------
    ValueError
        An entry is not from 0 to 1.
    TypeError
        As `sigmoid`.

    References
    ----------
    A. Buja, W. Stuetzle, Y. Shen (2005), "Loss functions for binary class probability estimation and
    classification: structure and applications": the boosting loss is a proper score.

    Examples
    --------
    >>> curve = S_CURVES["algebraic"]
    >>> float(curve.matching_loss(-1.7)).__round__(13), float(boosting_loss(curve.value(-1.7))).__round__(13)
    (1.8361541461658, 1.8361541461658)
    """
    p, dtype = floats("p", p)
    bad = ~((p >= 0) & (p <= 1))
    if bad.any():
        raise ValueError(f"p must hold probabilities from 0 to 1; got {p[bad].flat[0]}")
    with np.errstate(all="ignore"):
        return (np.sqrt((1 - p) / p) / 2).astype(dtype)[()]


@np.errstate(all="ignore")
def area_up_to(name, x, reach):
    """Return the area between an S-curve and 1, from `x` up to `reach`.

    Parameters
    ----------
    name : str
        A name of `teachkit.maths.sigmoid.S_CURVES`.
    x : array_like of float
    reach : float

    Returns
    -------
    ndarray or float

    Examples
    --------
    >>> [round(float(area_up_to("softsign", 0, 10.0**k)), 4) for k in (1, 2, 3)]
    [1.1989, 2.3076, 3.4544]
    """
    if S_CURVES[name].has_matching_loss:
        return S_CURVES[name].matching_loss(x) - S_CURVES[name].matching_loss(float(reach))
    whole = {
        "arctan": lambda u: u / 2 - (u * np.arctan(u) - np.log1p(u * u) / 2) / math.pi,
        "softsign": lambda u: np.minimum(u, 0) + np.log1p(np.abs(u)) / 2,
    }[name]
    return whole(np.asarray(float(reach))) - whole(np.asarray(x, dtype=float))
