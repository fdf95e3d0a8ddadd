"""The shape of softmax: the plane on which it lives, its class axes, walls and regions, and Gaussians.

Scores that differ by a constant give the same probabilities, so K scores have only K - 1 directions that
matter: those that sum to 0. They are drawn as points with K - 1 coordinates, with all distances kept.
Angles are in degrees.
"""

import math
from dataclasses import dataclass

import numpy as np

from teachkit.maths.distributions import is_distribution
from teachkit.maths.inputs import checked_scores, floats, whole_number
from teachkit.maths.sigmoid import sigmoid
from teachkit.maths.softmax import softmax

# Elevation and azimuth, in matplotlib's sense, of the view down (1, 1, 1) on three scores.
DIAGONAL_VIEW = (math.degrees(math.asin(1 / math.sqrt(3))), 45.0)


def simplex_basis(num_classes):
    r"""Place the classes: row k holds the coordinates of the centred one-hot vector of class k.

    .. math:: B B^T = I - \frac{\mathbf 1 \mathbf 1^T}{K}, \qquad B^T B = I

    Parameters
    ----------
    num_classes : int
        K, at least 2.

    Returns
    -------
    ndarray, shape (K, K - 1)
        Two classes lie on a line, three in a plane at 90, 210 and 330 degrees, four at alternate corners of a
        cube, five as pentagons in each of two planes, more as Helmert's matrix has them.

    Raises
    ------
    ValueError, TypeError
        `num_classes` is not a whole number of at least 2.

    References
    ----------
    F. R. Helmert (1876): the general case.

    Examples
    --------
    >>> simplex_basis(3).round(4)
    array([[ 0.    ,  0.8165],
           [-0.7071, -0.4082],
           [ 0.7071, -0.4082]])
    >>> simplex_basis(4)
    array([[ 0.5,  0.5,  0.5],
           [ 0.5, -0.5, -0.5],
           [-0.5,  0.5, -0.5],
           [-0.5, -0.5,  0.5]])
    """
    K = whole_number("num_classes", num_classes, 2)
    if K == 2:
        return np.array([[1], [-1]]) / math.sqrt(2)
    if K == 3:
        return np.array([[0, 2], [-math.sqrt(3), -1], [math.sqrt(3), -1]]) / math.sqrt(6)
    if K == 4:
        return np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]]) / 2
    if K == 5:
        turn = 2 * math.pi / 5 * np.arange(5)
        columns = [np.cos(turn), np.sin(turn), np.cos(2 * turn), np.sin(2 * turn)]
        return math.sqrt(2 / 5) * np.stack(columns, axis=1)
    return _helmert(K)


def _helmert(K):
    i = np.arange(1, K)
    ones = np.arange(K)[:, np.newaxis] < i
    columns = np.where(ones, 1.0, 0.0)
    columns[i, i - 1] = -i
    return columns / np.sqrt(i * (i + 1.0))


def to_plane(z):
    r"""Draw scores as points: take away what softmax does not see, and keep all distances of the rest.

    .. math:: x = B^T (z - \bar z), \qquad |x - x'| = |(z - \bar z) - (z' - \bar z')|

    Parameters
    ----------
    z : array_like of real numbers, shape (..., K)
        Scores, K at least 2; none masked.

    Returns
    -------
    ndarray, shape (..., K - 1)
        Coordinates as `simplex_basis` places the classes. float16 and float32 stay what they are.

    Raises
    ------
    ValueError
        `z` is empty, ragged, a single number, or holds nan or an infinity; K is 1.
    TypeError
        `z` holds anything but real numbers.

    Examples
    --------
    >>> to_plane([[2, 1, 0.1], [1002, 1001, 1000.1]]).round(4)
    array([[-0.6364,  1.1839],
           [-0.6364,  1.1839]])
    """
    x, dtype = _finite("z", z)
    with np.errstate(all="ignore"):
        x = x.astype(np.float64)
        return ((x - x.mean(-1, keepdims=True)) @ simplex_basis(x.shape[-1])).astype(dtype)


def _finite(name, value):
    """Check rows of finite numbers."""
    x, _, dtype, reach = checked_scores(name, value)
    if not reach < np.inf:
        raise ValueError(f"{name} must hold finite numbers: -inf lies nowhere")
    return x, dtype


def to_logits(points):
    r"""Read points as scores, with mean 0: the inverse of `to_plane`.

    .. math:: z = B x, \qquad \sum_{k=1}^{K} z_k = 0

    Parameters
    ----------
    points : array_like of real numbers, shape (..., K - 1)
        Coordinates as `simplex_basis` places the classes.

    Returns
    -------
    ndarray, shape (..., K)

    Raises
    ------
    ValueError, TypeError
        As `to_plane`.

    Examples
    --------
    Two steps up, along the axis of the first class:

    >>> softmax(to_logits([0, 2])).round(5)
    array([0.85275, 0.07362, 0.07362])
    """
    x, dtype = _finite("points", points)
    with np.errstate(all="ignore"):
        return (x.astype(np.float64) @ simplex_basis(x.shape[-1] + 1).T).astype(dtype)


def axis_length(num_classes):
    r"""Measure how far a one-hot vector lies from the centre of all: :math:`\sqrt{(K - 1) / K}`.

    Parameters
    ----------
    num_classes : int
        K, at least 2.

    Returns
    -------
    float

    Raises
    ------
    ValueError, TypeError
        As `simplex_basis`.

    Examples
    --------
    >>> round(axis_length(3), 4)
    0.8165
    """
    K = whole_number("num_classes", num_classes, 2)
    return math.sqrt((K - 1) / K)


def class_axes(num_classes):
    """Point to the classes: unit vectors along which one score rises and the others fall alike.

    Parameters
    ----------
    num_classes : int
        K, at least 2.

    Returns
    -------
    ndarray, shape (K, K - 1)
        The rows of `simplex_basis`, of length 1.

    Raises
    ------
    ValueError, TypeError
        As `simplex_basis`.

    Examples
    --------
    >>> class_axes(3).round(4)
    array([[ 0.   ,  1.   ],
           [-0.866, -0.5  ],
           [ 0.866, -0.5  ]])
    """
    return simplex_basis(num_classes) / axis_length(num_classes)


def gram_matrix(num_classes):
    r"""Tabulate the products of the centred one-hot vectors: lengths on the diagonal, angles beside it.

    .. math:: G = I - \frac{\mathbf 1 \mathbf 1^T}{K}

    Parameters
    ----------
    num_classes : int
        K, at least 2.

    Returns
    -------
    ndarray, shape (K, K)

    Raises
    ------
    ValueError, TypeError
        As `simplex_basis`.

    Examples
    --------
    >>> gram_matrix(4)
    array([[ 0.75, -0.25, -0.25, -0.25],
           [-0.25,  0.75, -0.25, -0.25],
           [-0.25, -0.25,  0.75, -0.25],
           [-0.25, -0.25, -0.25,  0.75]])
    """
    K = whole_number("num_classes", num_classes, 2)
    return np.eye(K) - 1 / K


def class_angle(num_classes):
    r"""Measure the angle between any two class axes: :math:`\arccos(-1 / (K - 1))`.

    Parameters
    ----------
    num_classes : int
        K, at least 2.

    Returns
    -------
    float
        Degrees: 180 for two classes, and closer to 90 the more there are.

    Raises
    ------
    ValueError, TypeError
        As `simplex_basis`.

    Examples
    --------
    >>> [round(class_angle(K), 3) for K in (2, 3, 4, 5, 23)]
    [180.0, 120.0, 109.471, 104.478, 92.605]
    """
    K = whole_number("num_classes", num_classes, 2)
    return 90 + math.degrees(math.asin(1 / (K - 1)))


def probability_along_axis(r, num_classes):
    r"""Follow the probability of a class along its own axis.

    .. math:: p_y = \frac{1}{1 + (K - 1) e^{-r \sqrt{K / (K - 1)}}}

    Parameters
    ----------
    r : array_like of real numbers, any shape
        Distance from the centre; negative on the ray opposite the axis, where all others tie.
    num_classes : int
        K, at least 2.

    Returns
    -------
    ndarray or NumPy float

    Raises
    ------
    ValueError, TypeError
        As `sigmoid` for `r`, as `simplex_basis` for `num_classes`.

    Examples
    --------
    >>> probability_along_axis([-2, 0, 1, 2], 3).round(5)
    array([0.04138, 0.33333, 0.62986, 0.85275])
    """
    K = whole_number("num_classes", num_classes, 2)
    r, dtype = floats("r", r)
    with np.errstate(all="ignore"):
        m = r.astype(np.float64) / axis_length(K)
        return np.asarray(sigmoid(m - math.log(K - 1))).astype(dtype)[()]


def region(z, priors=None):
    """Name the class that is most probable at the scores `z`.

    Parameters
    ----------
    z : array_like of real numbers, shape (..., K)
        Scores; ``to_logits(points)`` for points.
    priors : array_like of real numbers, shape (K,), optional
        How frequent the classes are, above 0, summing to 1: all alike by default.

    Returns
    -------
    ndarray of int, shape (...), or NumPy int
        On a wall, the first of those that tie.

    Raises
    ------
    ValueError, TypeError
        For `z` as `softmax`; `priors` is no distribution over the K classes or holds a 0.

    Examples
    --------
    >>> region([[1, 0], [0, 1], [0, 3]]), region([[1, 0], [0, 1], [0, 3]], priors=[0.9, 0.1])
    (array([0, 1, 1]), array([0, 0, 1]))
    """
    x, _, _, _ = checked_scores("z", z)
    return (x + _log_priors(priors, x.shape[-1])).argmax(-1)


def _log_priors(priors, K):
    if priors is None:
        return np.zeros(K)
    p, _ = floats("priors", priors)
    if p.shape != (K,):
        raise ValueError(f"priors must hold one number for each of {K} classes, got shape {p.shape}")
    verdict = is_distribution(p)
    if not verdict or p.min() == 0:
        raise ValueError(f"priors must be above 0 and sum to 1; {verdict.reason or 'one of them is 0'}")
    return np.log(p.astype(np.float64))


@dataclass(frozen=True)
class Wall:
    """Where two classes tie: the points x with ``normal @ x == offset``, as far as no third class is higher.

    Parameters
    ----------
    first, second : int
        The two classes.
    normal : ndarray, shape (K - 1,)
        Unit vector, toward the side of the first.
    offset : float
        Signed distance from the centre along the normal; 0 when the priors are equal.
    apex : ndarray, shape (K - 1,)
        The point where all classes tie.
    rays : ndarray, shape (K - 2, K - 1)
        Unit vectors: the wall is the apex plus all their sums with factors from 0 on.
    """

    first: int
    second: int
    normal: np.ndarray
    offset: float
    apex: np.ndarray
    rays: np.ndarray


def walls(num_classes, priors=None):
    r"""List the walls between the regions, one for each pair of classes.

    .. math:: z_j + \ln \pi_j = z_k + \ln \pi_k
              \quad\Leftrightarrow\quad
              \frac{(B_j - B_k) \cdot x}{\sqrt 2} = \frac{\ln(\pi_k / \pi_j)}{\sqrt 2}

    Parameters
    ----------
    num_classes : int
        K, at least 2.
    priors : array_like of real numbers, shape (K,), optional
        How frequent the classes are: all alike by default. A wall moves away from the more frequent class.

    Returns
    -------
    list of Wall
        K (K - 1) / 2 of them, ordered by their classes.

    Raises
    ------
    ValueError, TypeError
        As `simplex_basis`, and as `region` for `priors`.

    Examples
    --------
    With the first class nine times as frequent, x1 - x2 may go down to ln(1 / 9) before the second wins.

    >>> [wall] = walls(2, priors=[0.9, 0.1])
    >>> round(wall.offset * 2**0.5, 4)
    -2.1972
    >>> [(wall.first, wall.second) for wall in walls(3)]
    [(0, 1), (0, 2), (1, 2)]
    """
    B, rays = simplex_basis(num_classes), -class_axes(num_classes)
    log_priors = _log_priors(priors, len(B))
    apex = to_plane(0 - log_priors)  # no -0 where the priors are equal
    return [
        Wall(
            first=j,
            second=k,
            normal=(B[j] - B[k]) / math.sqrt(2),
            offset=float(log_priors[k] - log_priors[j]) / math.sqrt(2),
            apex=apex,
            rays=np.delete(rays, [j, k], axis=0),
        )
        for j in range(len(B))
        for k in range(j + 1, len(B))
    ]


def gaussian_centres(num_classes, sigma, shift=0.0):
    r"""Place Gaussians of spread sigma so that the class probabilities at x are softmax(x) itself.

    .. math:: \mu_k = \sigma^2 e_k + v \mathbf 1

    Parameters
    ----------
    num_classes : int
        K, at least 2.
    sigma : float
        Standard deviation of each score, above 0.
    shift : float, default 0.0
        v; ``-sigma**2 / K`` centres them. No probability depends on it.

    Returns
    -------
    ndarray, shape (K, K)
        Row k is the centre of class k. Any two lie sigma**2 times the root of 2 apart.

    Raises
    ------
    ValueError, TypeError
        As `simplex_basis`; sigma is not positive and finite, or `shift` not finite.

    Examples
    --------
    >>> gaussian_centres(2, sigma=2, shift=-2)
    array([[ 2., -2.],
           [-2.,  2.]])
    """
    K = whole_number("num_classes", num_classes, 2)
    sigma = _positive_number("sigma", sigma)
    shift = floats("shift", shift)[0]
    if shift.ndim or not np.isfinite(shift):
        raise ValueError(f"shift must be one finite number, got {shift}")
    return sigma**2 * np.eye(K) + float(shift)


def _positive_number(name, value):
    array = floats(name, value)[0]
    if array.ndim or not 0 < array < np.inf:
        raise ValueError(f"{name} must be one positive and finite number, got {array}")
    return float(array)


def gaussian_log_density(x, mean, covariance):
    r"""Logarithm of the density of a Gaussian.

    .. math:: \log N(x; \mu, \Sigma) = -\tfrac12 (x - \mu)^T \Sigma^{-1} (x - \mu)
              - \tfrac12 \log \det(2 \pi \Sigma)

    Parameters
    ----------
    x : array_like of real numbers, shape (..., D)
        Points.
    mean : array_like of real numbers, shape (D,)
    covariance : float or array_like of real numbers, shape (D, D)
        A number is the variance of each coordinate (sigma squared).

    Returns
    -------
    ndarray or NumPy float, shape (...)
        Its exponential is the height of the bell.

    Raises
    ------
    ValueError
        An argument holds nan or an infinity; shapes do not fit; the covariance is not symmetric with
        positive eigenvalues.
    TypeError
        An argument holds anything but real numbers.

    Examples
    --------
    >>> float(np.exp(gaussian_log_density([0, 0], [0, 0], 1.0))).__round__(6)  # 1 / (2 pi)
    0.159155
    """
    x, _ = _finite("x", x)
    mean, _ = _finite("mean", mean)
    if mean.shape != x.shape[-1:]:
        raise ValueError(f"mean of shape {mean.shape} does not fit points of shape {x.shape}")
    L = _cholesky(covariance, mean.size)
    with np.errstate(all="ignore"):
        offset = (x - mean).astype(np.float64)
        scaled = np.linalg.solve(L, offset.reshape(-1, mean.size).T).T.reshape(x.shape)
        log_norm = np.log(np.diag(L)).sum() + mean.size / 2 * math.log(2 * math.pi)
        return -(scaled**2).sum(-1) / 2 - log_norm


def _cholesky(covariance, D):
    """Return the lower triangular L with L @ L.T the covariance, after checking that it is one."""
    C, _ = floats("covariance", covariance)
    if C.ndim == 0:
        C = C * np.eye(D)
    C = C.astype(np.float64)
    if C.shape != (D, D):
        raise ValueError(f"covariance must be a number or of shape {(D, D)}, got shape {C.shape}")
    if not (np.isfinite(C).all() and np.allclose(C, C.T, rtol=1e-12, atol=0)):
        raise ValueError("covariance must hold finite numbers and be symmetric")
    try:
        return np.linalg.cholesky(C)
    except np.linalg.LinAlgError:
        raise ValueError("covariance must have positive eigenvalues only") from None


def gaussian_posterior(x, means, covariance, priors=None):
    r"""Apply Bayes' rule: the probability of each class at `x` when each is a Gaussian cloud.

    .. math:: P(k \mid x) = \frac{\pi_k N(x; \mu_k, \Sigma_k)}{\sum_j \pi_j N(x; \mu_j, \Sigma_j)}
              = \mathrm{softmax}\bigl(\log \pi_k + \log N(x; \mu_k, \Sigma_k)\bigr)

    Parameters
    ----------
    x : array_like of real numbers, shape (..., D)
        Points.
    means : array_like of real numbers, shape (K, D)
        The centres, one row for each class.
    covariance : float, array_like of shape (D, D), or list of K of these
        A number is the variance of each coordinate (sigma squared); a list or an array of shape
        (K, D, D) holds one covariance for each class.
    priors : array_like of real numbers, shape (K,), optional
        How frequent the classes are: all alike by default.

    Returns
    -------
    ndarray, shape (..., K)

    Raises
    ------
    ValueError, TypeError
        As `gaussian_log_density`, and as `region` for `priors`.

    Examples
    --------
    Whatever their spread, the Gaussians at `gaussian_centres` have softmax as their posterior.

    >>> for sigma in (0.5, 2):
    ...     print(gaussian_posterior([2, 1, 0.1], gaussian_centres(3, sigma), sigma**2).round(4))
    [0.659  0.2424 0.0986]
    [0.659  0.2424 0.0986]
    """
    x, _ = _finite("x", x)
    means, covariances = _classes(means, covariance)
    log_priors = _log_priors(priors, len(means))
    logs = [gaussian_log_density(x, mean, each) for mean, each in zip(means, covariances, strict=True)]
    return softmax(np.stack(logs, -1) + log_priors)


def _classes(means, covariance):
    """Check the means, and give each class its covariance."""
    means, _ = _finite("means", means)
    if means.ndim != 2:
        raise ValueError(f"means must be a table of shape (K, D), got shape {means.shape}")
    K, D = means.shape
    C, _ = floats("covariance", covariance)
    if C.shape in ((), (D, D)):
        return means, [C] * K
    if C.shape in ((K,), (K, D, D)):
        return means, list(C)
    raise ValueError(f"covariance must be a number, of shape {(D, D)}, or a list of {K}; got shape {C.shape}")


@np.errstate(all="ignore")
def gaussian_to_linear(means, covariance, priors=None):
    r"""Write the posterior of Gaussians with one covariance as softmax of a linear layer.

    .. math:: P(k \mid x) = \mathrm{softmax}(W x + b)_k, \qquad
              W_k = \Sigma^{-1} \mu_k, \qquad
              b_k = -\tfrac12 \mu_k^T \Sigma^{-1} \mu_k + \ln \pi_k

    Parameters
    ----------
    means : array_like of real numbers, shape (K, D)
    covariance : float or array_like of real numbers, shape (D, D)
        The same for all classes: different ones leave squares of x in the scores.
    priors : array_like of real numbers, shape (K,), optional
        All alike by default; their logarithm, the same for all, is then left out of b.

    Returns
    -------
    W : ndarray, shape (K, D)
    b : ndarray, shape (K,)

    Raises
    ------
    ValueError, TypeError
        As `gaussian_posterior`.

    Examples
    --------
    >>> W, b = gaussian_to_linear(gaussian_centres(2, sigma=2), 4.0)
    >>> W, b
    (array([[1., 0.],
           [0., 1.]]), array([-2., -2.]))
    """
    means, _ = _finite("means", means)
    if means.ndim != 2:
        raise ValueError(f"means must be a table of shape (K, D), got shape {means.shape}")
    means = means.astype(np.float64)
    L = _cholesky(covariance, means.shape[1])
    log_priors = _log_priors(priors, len(means))
    W = np.linalg.solve(L.T, np.linalg.solve(L, means.T)).T
    return W, -(means * W).sum(-1) / 2 + log_priors


def four_d_rotation(angle, plane=(0, 3)):
    """Turn four-dimensional space in the plane of two of its axes; the other two stay as they are.

    Parameters
    ----------
    angle : float
        Degrees, from the first axis of the plane toward the second.
    plane : tuple of int, default (0, 3)
        Two different axes, each from 0 to 3.

    Returns
    -------
    ndarray, shape (4, 4)
        The matrix R; rows of points turn as ``points @ R.T``.

    Raises
    ------
    ValueError, TypeError
        The angle is not one finite number, or the plane not two different axes.

    Examples
    --------
    >>> four_d_rotation(90, plane=(0, 3)).round(1) + 0.0
    array([[ 0.,  0.,  0., -1.],
           [ 0.,  1.,  0.,  0.],
           [ 0.,  0.,  1.,  0.],
           [ 1.,  0.,  0.,  0.]])
    """
    angle = floats("angle", angle)[0]
    if angle.ndim or not np.isfinite(angle):
        raise ValueError(f"angle must be one finite number of degrees, got {angle}")
    axes = [whole_number("plane", axis, 0) for axis in plane]
    if len(set(axes)) != 2 or len(axes) != 2 or max(axes) > 3:
        raise ValueError(f"plane must name two different axes from 0 to 3, got {plane}")
    i, j = axes
    R = np.eye(4)
    turn = math.radians(angle)
    R[i, i] = R[j, j] = math.cos(turn)
    R[j, i], R[i, j] = math.sin(turn), -math.sin(turn)
    return R


def five_cell(rotation=None):
    """Show the five class axes, which span four dimensions, in three: turn them, and drop the fourth.

    Parameters
    ----------
    rotation : array_like, shape (4, 4), optional
        From `four_d_rotation`, or a product of such; none by default.

    Returns
    -------
    corners : ndarray, shape (5, 3)
        The centred one-hot vectors of the five classes as they are seen.
    depth : ndarray, shape (5,)
        The coordinate that was dropped.

    Raises
    ------
    ValueError
        The rotation is not of shape (4, 4), or changes lengths.
    TypeError
        As `four_d_rotation`.

    Notes
    -----
    Each corner is joined to each other by an edge: ten, all of length root 2 before the fourth
    coordinate is dropped.

    Examples
    --------
    >>> corners, depth = five_cell(four_d_rotation(30))
    >>> gaps = np.append(corners, depth[:, None], 1)
    >>> float(np.linalg.norm(gaps[0] - gaps[1])).__round__(6)
    1.414214
    """
    R = np.eye(4) if rotation is None else floats("rotation", rotation)[0]
    if R.shape != (4, 4) or not np.allclose(R @ R.T, np.eye(4), atol=1e-6):
        raise ValueError(f"rotation must be a matrix of shape (4, 4) that keeps lengths, got shape {R.shape}")
    turned = simplex_basis(5) @ R.T
    return turned[:, :3], turned[:, 3]


def margin_flow(times, start=0.0):
    r"""Follow the margin m = x1 - x2 of two classes down the slope of the first one's loss.

    .. math:: \frac{dm}{dt} = \frac{2}{1 + e^m} \quad\Rightarrow\quad m + e^m = m_0 + e^{m_0} + 2 t

    Parameters
    ----------
    times : array_like of real numbers, any shape
        t, 0 or more.
    start : float, default 0.0
        m at time 0, from -300 on.

    Returns
    -------
    ndarray or NumPy float
        m(t). It has no end: for large t it is near ln(2 t).

    Raises
    ------
    ValueError
        A time is negative or not finite, `start` is below -300 or not finite.
    TypeError
        An argument holds anything but real numbers.

    Notes
    -----
    The step d = m - m0 solves :math:`d + e^{m_0} (e^d - 1) = 2 t`. Its left side is convex, so Newton's
    method, started beyond the solution, comes down to it without overshooting.

    Examples
    --------
    >>> margin_flow([0, 1, 10, 100]).round(5)
    array([0.     , 0.79206, 2.89613, 5.2767 ])
    """
    t, _ = floats("times", times)
    t = t.astype(np.float64)
    start = floats("start", start)[0]
    if not (t.min() >= 0 and t.max() < np.inf):
        raise ValueError(f"times must be 0 or more and finite, got {t.min():g} to {t.max():g}")
    if start.ndim or not -300 <= start < np.inf:
        raise ValueError(f"start must be one finite number from -300 on, got {start}")
    m0 = float(start)
    with np.errstate(all="ignore"):
        slow, steep = math.exp(-max(m0, 0.0)), math.exp(min(m0, 0.0))  # both sides times e**-m0 if m0 > 0
        d = np.minimum(2 * t, np.logaddexp(0, np.log(2 * t) - m0))
        for _ in range(60):
            d = d - (slow * d + steep * np.expm1(d) - 2 * slow * t) / (slow + steep * np.exp(d))
        return (m0 + d)[()]


@np.errstate(all="ignore")
def two_class_flow(times, start=(0.0, 0.0)):
    r"""Follow two scores down the slope of the first class's loss: their sum never changes.

    .. math:: \frac{dx}{dt} = -\nabla L_1(x) = (1 - p_1) \, (1, -1)

    Parameters
    ----------
    times : array_like of real numbers, any shape
        t, 0 or more.
    start : array_like of real numbers, shape (2,), default (0, 0)
        The scores at time 0.

    Returns
    -------
    ndarray, shape (..., 2)

    Raises
    ------
    ValueError, TypeError
        As `margin_flow`; `start` is not two finite numbers.

    Examples
    --------
    >>> two_class_flow([0, 1, 10], start=(0, 2)).round(4)
    array([[ 0.    ,  2.    ],
           [ 0.7589,  1.2411],
           [ 2.3672, -0.3672]])
    """
    start, _ = _finite("start", start)
    if start.shape != (2,):
        raise ValueError(f"start must hold two scores, got shape {start.shape}")
    first, second = start.astype(np.float64).tolist()
    half = (margin_flow(times, first - second) - (first - second)) / 2
    return np.stack([first + half, second - half], -1)
