"""Cross-entropy and its gradient: mpmath, finite differences, laws, and the numbers of the sources."""

import math
import tracemalloc

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from teachkit.maths.distributions import entropy, one_hot
from teachkit.maths.losses import (
    brier_score,
    cross_entropy,
    cross_entropy_grad,
    gradient_angle,
    gradient_split,
    kl_divergence,
    largest_gradient_angle,
    smooth_labels,
    smoothing_margin,
)
from teachkit.maths.softmax import log_softmax, logsumexp, softmax, softmax_jacobian

FLOATS = [np.float32, np.float64]
TUTORIAL, ARTICLE = [2, 1, 0.1], [2, 4.3, 1.2, -3.1]
SCORE = st.floats(-50, 50, allow_subnormal=False)


@st.composite
def scores_and_class(draw, elements=SCORE, most=8):
    z = draw(arrays(np.float64, st.integers(2, most), elements=elements))
    return z, draw(st.integers(0, len(z) - 1))


# Against mpmath -----------------------------------------------------------------------------


def exact(row, y):
    """The loss and its gradient at 60 digits."""
    with mpmath.workdps(60):
        z = [mpmath.mpf(float(score)) for score in row]
        e = [mpmath.exp(score - max(z)) for score in z]
        total = mpmath.fsum(e)
        rest = mpmath.fsum(e[:y] + e[y + 1 :])
        loss = mpmath.log1p(rest / e[y]) if e[y] > 0 else mpmath.inf
        return loss, [x / total if i != y else -rest / total for i, x in enumerate(e)]


def rows(dtype):
    rng = np.random.default_rng(30)
    reach = 60 if dtype is np.float32 else 600
    for K in (2, 3, 10, 50):
        for scale in (0.01, 1, 5):
            yield rng.normal(0, scale, K).astype(dtype)
        yield rng.uniform(-reach, reach, K).astype(dtype)
    for gap in (1e-6, 1, 10, 37, 40, 80):
        yield np.array([gap, 0], dtype)
        yield np.array([gap, 0, 0.3, -5], dtype)
        yield np.array([1000, 1000 - gap, 990], dtype)


def ulps(got, wanted, dtype):
    return abs(float((mpmath.mpf(float(got)) - wanted) / float(np.spacing(dtype(abs(float(wanted)))))))


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_loss_keeps_its_digits(dtype):
    for row in rows(dtype):
        second, first = np.sort(row.astype(float))[-2:]
        for y in {0, 1, int(row.argmax()), int(row.argmin())}:
            loss, _ = exact(row, y)
            error = abs(float((mpmath.mpf(float(cross_entropy(row, y))) - loss) / loss))
            assert error <= (3 + (first - second) / 2) * np.finfo(dtype).eps, (row, y)


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_gradient_of_ordinary_logits_is_within_5_ulp(dtype):
    for row in rows(dtype):
        if np.abs(row).max() > (64 if dtype is np.float32 else 600):
            continue
        for y in {0, 1, int(row.argmax()), int(row.argmin())}:
            _, gradient = exact(row, y)
            worst = max(ulps(a, b, dtype) for a, b in zip(cross_entropy_grad(row, y), gradient, strict=True))
            assert worst <= 5, (row, y)


def test_a_true_class_40_ahead_leaves_a_small_loss_and_not_0():
    assert cross_entropy([40, 0], 0) == pytest.approx(4.2e-18, rel=0.02)
    assert cross_entropy_grad([40, 0], 0) == pytest.approx([-math.exp(-40), math.exp(-40)], rel=1e-14)
    for gap in range(1, 745):
        assert cross_entropy([gap, 0], 0) > 0 > cross_entropy_grad([gap, 0], 0)[0]


def test_a_wrong_answer_has_a_large_loss_and_no_infinite_one():
    assert cross_entropy([1000, 0], 1) == 1000
    assert cross_entropy([1e300, -1e300], 1) == 2e300
    assert cross_entropy([1, 0, -np.inf], 2) == np.inf
    assert cross_entropy_grad([1000, 0], 1).tolist() == [1, -1]


def test_float16_is_rounded_once():
    row = np.array([2, 1, 0.1], np.float16)
    assert cross_entropy(row, 2).dtype == cross_entropy_grad(row, 2).dtype == np.float16
    assert cross_entropy(row, 2) == np.float16(cross_entropy(row.astype(float), 2))
    assert cross_entropy(np.zeros(70_000, np.float16), 3) == np.float16(math.log(70_000))


# Laws ---------------------------------------------------------------------------------------


@given(scores_and_class(st.floats(-5, 5)))
def test_the_gradient_is_the_slope_of_the_loss(pair):
    z, y = pair
    shifts = 1e-5 * np.eye(len(z))
    slopes = (cross_entropy(z + shifts, y) - cross_entropy(z - shifts, y)) / 2e-5
    np.testing.assert_allclose(cross_entropy_grad(z, y), slopes, atol=1e-8)


@given(scores_and_class(st.floats(-5, 5)))
def test_the_gradient_changes_as_the_jacobian_of_softmax_says(pair):
    z, y = pair
    shifts = 1e-5 * np.eye(len(z))
    slopes = (cross_entropy_grad(z + shifts, y) - cross_entropy_grad(z - shifts, y)) / 2e-5
    np.testing.assert_allclose(softmax_jacobian(z), slopes, atol=1e-8)


@given(scores_and_class())
def test_the_loss_is_minus_the_log_of_softmax_and_its_gradient_sums_to_0(pair):
    z, y = pair
    np.testing.assert_allclose(cross_entropy(z, y), -log_softmax(z)[y], rtol=1e-12)
    np.testing.assert_allclose(cross_entropy(z, y), logsumexp(z) - z[y], atol=1e-12)
    gradient = cross_entropy_grad(z, y)
    np.testing.assert_allclose(gradient, softmax(z) - one_hot(y, len(z)), atol=1e-15)
    assert abs(gradient.sum()) <= 1e-15


@given(scores_and_class(), st.floats(0, 1))
def test_the_loss_is_convex(pair, share):
    z, y = pair
    other = np.roll(z, 1) / 2
    middle = cross_entropy(share * z + (1 - share) * other, y)
    assert middle <= share * cross_entropy(z, y) + (1 - share) * cross_entropy(other, y) + 1e-12


@given(scores_and_class(), st.integers(0, 1000))
def test_distributions_average_the_losses_of_the_classes(pair, seed):
    z, y = pair
    q = np.random.default_rng(seed).dirichlet(np.ones(len(z)))
    each = cross_entropy(np.tile(z, (len(z), 1)), np.arange(len(z)))
    np.testing.assert_allclose(cross_entropy(z, q), q @ each, rtol=1e-12)
    np.testing.assert_allclose(cross_entropy(z, one_hot(y, len(z))), cross_entropy(z, y), rtol=1e-15)
    np.testing.assert_allclose(cross_entropy_grad(z, q), softmax(z) - q, atol=1e-15)
    assert cross_entropy(z, q) >= entropy(q) - 1e-12


@given(scores_and_class(SCORE, most=23))
def test_the_split_adds_up_at_right_angles_and_the_length_has_its_bounds(pair):
    z, y = pair
    K = len(z)
    A, B = gradient_split(z, y)
    down = -cross_entropy_grad(z, y)
    missing = down[y]
    np.testing.assert_allclose(A + B, down, atol=1e-15)
    assert abs(A @ B) <= 1e-14 * missing**2 + 1e-300
    np.testing.assert_allclose(A, missing * K / (K - 1) * (one_hot(y, K) - 1 / K), atol=1e-15)
    assert B[y] == 0 and abs(B.sum()) <= 1e-14
    squared = down @ down
    assert missing**2 * K / (K - 1) * (1 - 1e-12) <= squared <= 2 * missing**2 * (1 + 1e-12)
    assert 0 <= gradient_angle(z, y) <= largest_gradient_angle(K) + 1e-6
    p = softmax(z)
    pulls = sum(p[j] * (one_hot(y, K) - one_hot(j, K)) for j in range(K) if j != y)
    np.testing.assert_allclose(pulls, down, atol=1e-15)


# The numbers of the sources --------------------------------------------------------------------


def test_the_numbers_of_two_classes():
    got = cross_entropy([[0, 0], [1, 0], [-1, 0], [-5, 0]], 0)
    np.testing.assert_allclose(got, [0.693147, 0.313262, 1.313262, 5.006715], atol=5e-7)
    for z in ([0.3, -1.1], [-5.0, 2.0]):
        p1 = softmax(z)[0]
        np.testing.assert_allclose(-cross_entropy_grad(z, 0), (1 - p1) * np.array([1, -1]), rtol=1e-13)
        assert np.linalg.norm(cross_entropy_grad(z, 0)) <= math.sqrt(2)


def test_the_numbers_of_the_articles_logits():
    assert cross_entropy(ARTICLE, 3) == pytest.approx(7.53621, abs=5e-6)
    down = -cross_entropy_grad(ARTICLE, 3)
    np.testing.assert_allclose(down, [-0.08749, -0.87266, -0.03931, 0.99947], atol=5e-6)
    assert np.linalg.norm(down) == pytest.approx(1.33029, abs=5e-6)
    A, B = gradient_split(ARTICLE, 3)
    np.testing.assert_allclose(A, [-0.33316, -0.33316, -0.33316, 0.99947], atol=5e-6)
    np.testing.assert_allclose(B, [0.24566, -0.53951, 0.29384, 0], atol=6e-6)
    lengths = [np.linalg.norm(A), np.linalg.norm(B)]
    np.testing.assert_allclose(lengths, [1.15408, 0.66164], atol=5e-6)
    assert gradient_angle(ARTICLE, 3) == pytest.approx(29.826, abs=5e-4)


def test_the_numbers_of_the_tutorials_logits():
    np.testing.assert_allclose(-cross_entropy_grad(TUTORIAL, 2), [-0.65900, -0.24243, 0.90143], atol=5e-6)
    assert gradient_angle(TUTORIAL, 2) == pytest.approx(14.939, abs=5e-4)
    first, second = cross_entropy(np.log([[0.3, 0.3, 0.4], [0.6, 0.2, 0.2]]), [0.7, 0.2, 0.1])
    assert (first, second) == pytest.approx((1.1752045971, 0.8404093104), abs=5e-11)


def test_the_largest_angles_and_the_far_field():
    got = [largest_gradient_angle(K) for K in (2, 3, 4, 5, 10, 23, 10**9)]
    np.testing.assert_allclose(got, [0, 30, 35.264, 37.761, 41.810, 43.697, 45], atol=5e-4)
    for K in (2, 3, 4, 5, 10, 23):
        assert largest_gradient_angle(K) == pytest.approx(
            math.degrees(math.acos(math.sqrt(K / (2 * (K - 1))))), abs=1e-6
        )
    far = -cross_entropy_grad([[0, 0, 0], [0, 800, 0], [0, 800, 800], [800, 0, 0]], 0)
    np.testing.assert_allclose(np.linalg.norm(far, axis=1), [math.sqrt(2 / 3), math.sqrt(2), 1.5**0.5, 0])
    assert far[1].tolist() == [1, -1, 0] and far[2].tolist() == [1, -0.5, -0.5]
    assert far[1] @ np.array([1, 0, -1]) == 1  # directions in the two wrong regions: 60 degrees apart
    assert gradient_angle([0, 800, 0], 0) == pytest.approx(30)
    assert gradient_angle([800, 0, 0], 0) == 0  # whatever is left of the gradient has its direction


# Shapes, types and bad arguments ------------------------------------------------------------------


def test_shapes_and_axes():
    z = np.random.default_rng(3).normal(size=(4, 5, 3))
    y = np.random.default_rng(4).integers(3, size=(4, 5))
    want = -np.take_along_axis(log_softmax(z), y[..., None], -1)[..., 0]
    np.testing.assert_allclose(cross_entropy(z, y), want, rtol=1e-13)
    np.testing.assert_allclose(cross_entropy(np.moveaxis(z, -1, 1), y, axis=1), want, rtol=1e-13)
    gradient = cross_entropy_grad(z, y)
    np.testing.assert_allclose(
        cross_entropy_grad(np.moveaxis(z, -1, 0), y, axis=0), np.moveaxis(gradient, -1, 0), rtol=1e-14
    )
    q = softmax(z[::-1])
    np.testing.assert_allclose(
        cross_entropy(np.moveaxis(z, -1, 1), np.moveaxis(q, -1, 1), axis=1), cross_entropy(z, q), rtol=1e-13
    )
    np.testing.assert_allclose(cross_entropy(z, 1), cross_entropy(z, np.ones((4, 5), int)))
    np.testing.assert_allclose(
        cross_entropy(z, [0.2, 0.5, 0.3]), cross_entropy(z, np.full(z.shape, [0.2, 0.5, 0.3]))
    )
    A, B = gradient_split(z, y)
    np.testing.assert_allclose(A + B, -gradient, atol=1e-15)
    assert gradient_angle(z, y).shape == (4, 5)


def test_large_tables_and_long_rows():
    rng = np.random.default_rng(5)
    z = rng.normal(0, 3, (30_000, 5))
    y = rng.integers(5, size=30_000)
    np.testing.assert_allclose(cross_entropy(z, y), logsumexp(z) - z[np.arange(30_000), y], atol=1e-12)
    np.testing.assert_allclose(cross_entropy(z, one_hot(y, 5)), cross_entropy(z, y), rtol=1e-14)
    row = rng.normal(0, 3, 300_000)
    for label in (0, int(row.argmax()), 299_999):
        assert cross_entropy(row, label) == pytest.approx(logsumexp(row) - row[label], rel=1e-12)


@pytest.mark.parametrize("shape", [(2000, 1000), (1, 2_000_000), (400_000, 5)])
def test_less_than_1_MiB_of_memory(shape):
    z = np.random.default_rng(6).normal(0, 3, shape)
    y = np.zeros(shape[0], int)
    cross_entropy(z[:2], y[:2])
    tracemalloc.start()
    result = cross_entropy(z, y)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak - result.nbytes < 2**20


def test_integers_do_not_wrap_and_inputs_stay():
    assert cross_entropy(np.array([-128, 127], np.int8), np.uint8(0)) == 255
    z, y = np.array([2.0, 1.0, 0.1]), np.array(1)
    for function in (cross_entropy, cross_entropy_grad, gradient_split, gradient_angle):
        function(z, y)
    assert z.tolist() == [2.0, 1.0, 0.1]


@pytest.mark.parametrize("function", [cross_entropy, cross_entropy_grad])
@pytest.mark.parametrize(
    "logits, labels, error, words",
    [
        ([2, 1, 0.1], 3, ValueError, "from 0 to 2, got 3"),
        ([[2, 1, 0.1]], [-1], ValueError, r"got -1 at \[0\]"),
        ([[2, 1, 0.1]], [0, 1], ValueError, "one class number a row"),
        ([2, 1, 0.1], 0.5, TypeError, "class numbers"),
        ([2, 1, 0.1], "cat", TypeError, "real numbers"),
        ([2, 1, 0.1], [0.5, 0.2, 0.2], ValueError, "axiom 2"),
        ([2, 1, 0.1], [1.5, -0.5, 0], ValueError, "non-negative"),
        ([[2, 1, 0.1]], [0.5, 0.5], ValueError, "do not fit"),
        ([2, np.nan, 0.1], 0, ValueError, "nan"),
        ([2, np.inf, 0.1], 0, ValueError, "inf"),
        ([-np.inf, -np.inf], 0, ValueError, "above -inf"),
        ([], 0, ValueError, "at least one"),
        ([2, 1j], 0, TypeError, "complex"),
        (2, 0, ValueError, "row of numbers"),
    ],
)
def test_what_is_refused(function, logits, labels, error, words):
    with pytest.raises(error, match=words):
        function(logits, labels)


def test_the_split_needs_two_classes_and_class_numbers():
    with pytest.raises(ValueError, match="at least 2 classes"):
        gradient_split([1], 0)
    with pytest.raises(TypeError, match="class numbers"):
        gradient_angle([1, 2], [0.5, 0.5])
    with pytest.raises(ValueError, match="at least 2"):
        largest_gradient_angle(1)


# KL divergence ------------------------------------------------------------------------------------


def exact_kl(p, q):
    """KL divergence of the rows, each divided by its sum, at 60 digits."""
    with mpmath.workdps(60):
        p, q = ([mpmath.mpf(float(x)) for x in row] for row in (p, q))
        p, q = ([x / mpmath.fsum(row) for x in row] for row in (p, q))
        return mpmath.fsum(a * mpmath.log(a / b) for a, b in zip(p, q, strict=True) if a > 0)


@st.composite
def two_distributions(draw, least=2):
    weights = arrays(np.float64, draw(st.integers(least, 8)), elements=st.floats(0, 1, allow_subnormal=False))
    pair = draw(st.tuples(weights, weights).filter(lambda rows: all(row.max() > 1e-3 for row in rows)))
    return tuple(row / row.sum() for row in pair)


def test_kl_divergence_keeps_its_digits():
    rng = np.random.default_rng(40)
    for K in (2, 3, 10, 50):
        for _ in range(40):
            p, q = rng.dirichlet(np.ones(K), 2)
            assert abs(float(kl_divergence(p, q) / exact_kl(p, q) - 1)) <= 2e-14
    for p, q in [([0.5, 0.5], [1 - 1e-12, 1e-12]), ([1, 0], [1e-300, 1]), ([1e-300, 1], [0.3, 0.7])]:
        assert kl_divergence(p, q) == pytest.approx(float(exact_kl(p, q)), rel=1e-15)
    assert kl_divergence([1, 0], [5e-324, 1]) == pytest.approx(-math.log(5e-324), rel=1e-15)


def test_kl_divergence_of_nearly_equal_rows_is_no_rounding_error():
    for gap in (0.3, 1e-2, 1e-4, 1e-8, 1e-12):
        p, q = np.array([0.25, 0.75]), np.array([0.25 + gap / 4, 0.75 - gap / 4])
        assert kl_divergence(p, q) == pytest.approx(float(exact_kl(p, q)), rel=max(1e-14, 1e-15 / gap))
        assert kl_divergence(p, q) > 0
    near = kl_divergence([0.5, 0.5], [0.5 + 2**-40, 0.5 - 2**-40])
    assert near == pytest.approx(2 * 2.0**-80, rel=1e-11)


@given(two_distributions())
def test_kl_divergence_is_never_negative_and_0_where_both_are_equal(pair):
    p, q = pair
    assert kl_divergence(p, q) >= 0
    assert kl_divergence(p, p) == 0 == kl_divergence(q, q)
    # Pinsker's inequality, where the difference is more than the rounding of the entries
    distance = max(0, np.abs(p - q).sum() / 2 - 1e-15)
    assert kl_divergence(p, q) >= 2 * distance**2 * (1 - 1e-9)


@given(scores_and_class(st.floats(-20, 20)), st.integers(0, 1000))
def test_cross_entropy_is_entropy_plus_kl_divergence(pair, seed):
    z, _ = pair
    p = np.random.default_rng(seed).dirichlet(np.ones(len(z)))
    assert cross_entropy(z, p) == pytest.approx(entropy(p) + kl_divergence(p, softmax(z)), rel=1e-12)


def test_the_first_argument_of_kl_divergence_is_what_is_true():
    assert kl_divergence([1, 0], [0.5, 0.5]) == pytest.approx(math.log(2), rel=1e-15)
    assert kl_divergence([0.5, 0.5], [1, 0]) == np.inf
    assert kl_divergence([0.9, 0.1], [0.5, 0.5]) != kl_divergence([0.5, 0.5], [0.9, 0.1])
    target, tries = [0.7, 0.2, 0.1], [[0.3, 0.3, 0.4], [0.6, 0.2, 0.2]]
    np.testing.assert_allclose(kl_divergence(target, tries), [0.37339, 0.03859], atol=5e-6)
    assert entropy(target) == pytest.approx(0.80182, abs=5e-6)
    np.testing.assert_allclose(
        entropy(target) + kl_divergence(target, tries), [1.1752045971, 0.8404093104], atol=5e-11
    )


def test_shapes_axes_and_types_of_kl_divergence():
    rng = np.random.default_rng(41)
    p, q = rng.dirichlet(np.ones(4), (2, 5, 3))
    want = np.array(
        [[kl_divergence(a, b) for a, b in zip(*pair, strict=True)] for pair in zip(p, q, strict=True)]
    )
    np.testing.assert_array_equal(kl_divergence(p, q), want)
    for axis in (0, 1, -2):
        np.testing.assert_array_equal(
            kl_divergence(np.moveaxis(p, -1, axis), np.moveaxis(q, -1, axis), axis=axis), want
        )
    np.testing.assert_array_equal(kl_divergence(p[0, 0], q)[0, 0], want[0, 0])
    assert kl_divergence(p, q[0, 0]).shape == (5, 3)
    for dtype in (np.float16, np.float32, np.float64):
        row = np.array([0.5, 0.5], dtype)
        assert kl_divergence(row, row).dtype == dtype and kl_divergence(row, row) == 0
    assert kl_divergence(np.float32([0.5, 0.5]), [0.5, 0.5]).dtype == np.float64
    assert kl_divergence([1, 0], [True, False]) == 0
    before = p.copy()
    kl_divergence(p, q)
    assert (p == before).all()


@pytest.mark.parametrize(
    "p, q, error, words",
    [
        ([0.5, 0.6], [0.5, 0.5], ValueError, "p must be a distribution: axiom 2"),
        ([0.5, 0.5], [1.5, -0.5], ValueError, "q must be a distribution: axiom 1"),
        ([0.5, 0.5], [0.2, 0.3, 0.5], ValueError, r"rows that fit, got \(2,\) and \(3,\)"),
        ([0.5, np.nan], [0.5, 0.5], ValueError, "nan"),
        (["a", "b"], [0.5, 0.5], TypeError, "p must hold real numbers, got strings"),
        ([0.5, 0.5], [0.5, 0.5j], TypeError, "complex"),
        ([], [], ValueError, "at least one"),
        (1, 1, ValueError, "single number"),
        ([[0.5, 0.5], [1]], [0.5, 0.5], ValueError, "equal length"),
    ],
)
def test_what_kl_divergence_refuses(p, q, error, words):
    with pytest.raises(error, match=words):
        kl_divergence(p, q)


# Smoothed labels -----------------------------------------------------------------------------------


@given(st.integers(2, 12), st.floats(1e-6, 1, allow_subnormal=False), st.integers(0, 100))
def test_smoothed_labels_are_distributions_whose_loss_is_least_at_the_margin(K, epsilon, seed):
    y = seed % K
    q = smooth_labels(y, K, epsilon)
    assert q.shape == (K,) and q.sum() == pytest.approx(1, rel=1e-14)
    np.testing.assert_allclose(q, (1 - epsilon) * one_hot(y, K) + epsilon * np.full(K, 1 / K), rtol=1e-14)
    best = smoothing_margin(K, epsilon) * one_hot(y, K)
    np.testing.assert_allclose(softmax(best), q, rtol=1e-9)
    np.testing.assert_allclose(cross_entropy_grad(best, q), 0, atol=1e-14)
    assert cross_entropy(best, q) <= cross_entropy(best * 1.1, q) + 1e-15
    assert cross_entropy(best, q) <= cross_entropy(best * 0.9, q) + 1e-15


def test_the_numbers_of_smoothed_labels():
    assert smoothing_margin(3, 0.1) == pytest.approx(3.33220, abs=5e-6)
    np.testing.assert_allclose(softmax([3.33220451017520, 0, 0]), [0.93333, 0.03333, 0.03333], atol=5e-6)
    np.testing.assert_allclose(smooth_labels(0, 3, 0.1), [0.93333, 0.03333, 0.03333], atol=5e-6)
    assert smooth_labels([2, 0], 3, 0).tolist() == [[0, 0, 1], [1, 0, 0]]
    assert smooth_labels(1, 4, 1).tolist() == [0.25] * 4
    assert (smoothing_margin(3, 0), smoothing_margin(3, 1)) == (np.inf, 0)
    with mpmath.workdps(40):
        for K, epsilon in [(2, 1e-12), (1000, 0.3), (3, 1 - 1e-9)]:
            exact_margin = mpmath.log1p(K * (1 - mpmath.mpf(epsilon)) / mpmath.mpf(epsilon))
            assert smoothing_margin(K, epsilon) == pytest.approx(float(exact_margin), rel=1e-15)


@pytest.mark.parametrize("epsilon", [-0.1, 1.1, np.nan, [0.1, 0.2]])
def test_a_share_is_from_0_to_1(epsilon):
    with pytest.raises(ValueError, match="epsilon must be one number from 0 to 1"):
        smooth_labels(0, 3, epsilon)
    with pytest.raises(ValueError, match="epsilon must be one number from 0 to 1"):
        smoothing_margin(3, epsilon)


def test_what_smoothing_refuses():
    with pytest.raises(ValueError, match="from 0 to 2, got 3"):
        smooth_labels([0, 3], 3, 0.1)
    with pytest.raises(TypeError, match="class numbers"):
        smooth_labels([0.5], 3, 0.1)
    with pytest.raises(TypeError, match="epsilon must hold real numbers"):
        smooth_labels(0, 3, "little")
    with pytest.raises(ValueError, match="num_classes must be at least 2"):
        smoothing_margin(1, 0.1)


# Brier score -----------------------------------------------------------------------------------------


@given(two_distributions())
def test_the_brier_score_is_proper_and_bounded(pair):
    p, q = pair
    K = len(p)
    each = brier_score(np.tile(q, (K, 1)), np.arange(K))
    np.testing.assert_allclose(each, ((q - np.eye(K)) ** 2).sum(1), rtol=1e-13)
    assert 0 <= each.min() and each.max() <= 2 + 1e-15
    own = brier_score(np.tile(p, (K, 1)), np.arange(K))
    assert p @ own <= p @ each + 1e-15  # who believes p does best to say p
    assert p @ each - p @ own == pytest.approx(brier_score(q, p), abs=1e-14)


def test_the_numbers_of_the_brier_score():
    assert brier_score([0.7, 0.2, 0.1], 0) == pytest.approx(0.14, rel=1e-14)
    assert brier_score([1, 0], 0) == 0 and brier_score([1, 0], 1) == 2
    assert brier_score([[[0.5, 0.5]]], [[1]]).shape == (1, 1)
    assert brier_score(np.float32([0.5, 0.5]), 0).dtype == np.float32
    assert brier_score([1 - 2**-50, 2**-50], 0) == pytest.approx(2 * 2.0**-100, rel=1e-14)
    np.testing.assert_allclose(brier_score([[0.7, 0.3], [0.5, 0.5]], [[0.7, 0.3], [1, 0]]), [0, 0.5])


@pytest.mark.parametrize(
    "p, labels, error, words",
    [
        ([0.7, 0.2], 0, ValueError, "p must be a distribution"),
        ([2, 1, 0.1], 0, ValueError, "p must be a distribution"),
        ([0.7, 0.3], 2, ValueError, "labels must be from 0 to 1, got 2"),
        ([0.7, 0.3], 0.5, TypeError, "class numbers"),
        ([[0.7, 0.3]], [0, 1], ValueError, "one class number a row"),
        ([0.7, 0.3], "cat", TypeError, "labels must hold real numbers"),
        (["a", "b"], 0, TypeError, "p must hold real numbers"),
    ],
)
def test_what_the_brier_score_refuses(p, labels, error, words):
    with pytest.raises(error, match=words):
        brier_score(p, labels)
