"""Planes, simplices, walls, Gaussians and flows: exact values, laws, and the numbers of the sources."""

import itertools
import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from teachkit.maths.geometry import (
    DIAGONAL_VIEW,
    axis_length,
    class_angle,
    class_axes,
    five_cell,
    four_d_rotation,
    gaussian_centres,
    gaussian_log_density,
    gaussian_posterior,
    gaussian_to_linear,
    gram_matrix,
    margin_flow,
    probability_along_axis,
    region,
    simplex_basis,
    to_logits,
    to_plane,
    two_class_flow,
    walls,
)
from teachkit.maths.losses import cross_entropy, cross_entropy_grad
from teachkit.maths.sigmoid import sigmoid
from teachkit.maths.softmax import softmax

SOME_K = [2, 3, 4, 5, 6, 7, 10, 23, 1000]


def rows(reach=10.0, least=2, most=8):
    elements = st.floats(-reach, reach, allow_subnormal=False)
    return arrays(np.float64, st.integers(least, most), elements=elements)


# The simplex ------------------------------------------------------------------------------------


@pytest.mark.parametrize("K", SOME_K)
def test_the_basis_places_the_centred_one_hot_vectors(K):
    B = simplex_basis(K)
    assert B.shape == (K, K - 1)
    np.testing.assert_allclose(B @ B.T, gram_matrix(K), atol=1e-14)
    np.testing.assert_allclose(B.T @ B, np.eye(K - 1), atol=1e-14)
    np.testing.assert_allclose(B.sum(0), 0, atol=1e-12)
    np.testing.assert_allclose(to_plane(np.eye(K)), B, atol=1e-14)


@pytest.mark.parametrize("K", SOME_K)
def test_lengths_and_angles_of_the_class_axes(K):
    axes = class_axes(K)
    np.testing.assert_allclose(np.linalg.norm(axes, axis=1), 1, rtol=1e-14)
    cosine = axes[:5] @ axes[:5].T
    np.testing.assert_allclose(cosine[~np.eye(len(cosine), dtype=bool)], -1 / (K - 1), atol=1e-14)
    assert math.cos(math.radians(class_angle(K))) == pytest.approx(-1 / (K - 1), abs=1e-15)
    B = simplex_basis(K)
    assert axis_length(K) == pytest.approx(math.sqrt((K - 1) / K)) == pytest.approx(np.linalg.norm(B[-1]))
    assert np.linalg.norm(B[0] - B[1]) == pytest.approx(math.sqrt(2))


def test_the_angles_of_the_sources():
    got = [class_angle(K) for K in (2, 3, 4, 5, 23)]
    np.testing.assert_allclose(got, [180, 120, 109.4712, 104.4775, 92.605], atol=5e-4)
    assert class_angle(1000) == pytest.approx(90, abs=0.06)
    angle = np.degrees(np.arctan2(*class_axes(3).T[::-1])) % 360
    np.testing.assert_allclose(angle, [90, 210, 330])
    T = np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]]) / 2
    assert np.array_equal(simplex_basis(4), T) and np.array_equal(T @ T.T, np.eye(4) - 1 / 4)
    helmert = simplex_basis(6).T * np.sqrt([[i * (i + 1)] for i in range(1, 6)])
    np.testing.assert_allclose(helmert[1], [1, 1, -2, 0, 0, 0], atol=1e-15)
    five = simplex_basis(5)
    np.testing.assert_allclose(
        five[1, :2], math.sqrt(0.4) * np.array([math.cos(1.2 * math.pi / 3), math.sin(1.2 * math.pi / 3)])
    )
    np.testing.assert_allclose(five @ five.T, np.eye(5) - 1 / 5, atol=3e-16)
    assert pytest.approx((35.2644, 45), abs=5e-5) == DIAGONAL_VIEW


@given(rows(), st.floats(-100, 100))
def test_to_the_plane_and_back(z, shift):
    point = to_plane(z)
    assert point.shape == (len(z) - 1,)
    np.testing.assert_allclose(to_logits(point), z - z.mean(), atol=1e-13)
    np.testing.assert_allclose(to_plane(to_logits(point)), point, atol=1e-13)
    np.testing.assert_allclose(to_plane(z + shift), point, atol=1e-12)
    np.testing.assert_allclose(softmax(to_logits(point)), softmax(z), rtol=1e-12)
    np.testing.assert_allclose(np.linalg.norm(point), np.linalg.norm(z - z.mean()), atol=1e-12)


def test_tables_of_points():
    points = np.random.default_rng(60).normal(size=(4, 5, 2))
    assert to_logits(points).shape == (4, 5, 3)
    np.testing.assert_allclose(to_plane(to_logits(points)), points, atol=1e-14)
    assert to_logits(np.float32([0, 2])).dtype == np.float32 == to_plane(np.float32([0, 2])).dtype
    polar = [[1.3 * math.cos(0.4), 1.3 * math.sin(0.4)]]
    exponents = math.sqrt(2 / 3) * 1.3 * np.cos(0.4 - np.radians([90, 210, 330]))
    np.testing.assert_allclose(to_logits(polar)[0], exponents, atol=1e-15)


# Probabilities, walls, regions ------------------------------------------------------------------


@pytest.mark.parametrize(
    "r, expected",
    [
        (1, [0.8044297, 0.6298557, 0.5140184, 0.4333342]),
        (2, [0.9441928, 0.8527510, 0.7704385, 0.7005197]),
        (-2, [0.0558072, 0.0413824, 0.0320460, 0.0260242]),
    ],
)
def test_the_probabilities_along_an_axis(r, expected):
    got = [probability_along_axis(r, K) for K in (2, 3, 4, 5)]
    np.testing.assert_allclose(got, expected, atol=1e-7, rtol=0)
    for K in SOME_K:
        p = softmax(to_logits(r * class_axes(K)[:3]))
        np.testing.assert_allclose(np.diag(p[:, :3]), probability_along_axis(r, K), rtol=1e-12)


def test_the_ray_opposite_an_axis_of_three():
    p = softmax(to_logits(-2 * class_axes(3)[0]))
    np.testing.assert_allclose(p, [0.04138, 0.47931, 0.47931], atol=5e-6)
    assert p[0] == pytest.approx(1 / (1 + 2 * math.exp(2 * math.sqrt(1.5))))
    assert probability_along_axis([0.0], 7).shape == (1,)


@pytest.mark.parametrize("priors", [None, "uneven"])
@pytest.mark.parametrize("K", [2, 3, 4, 5, 7])
def test_on_a_wall_two_classes_tie_and_no_other_is_higher(K, priors):
    rng = np.random.default_rng(61)
    priors = None if priors is None else rng.dirichlet(np.ones(K) * 3)
    log_priors = 0 if priors is None else np.log(priors)
    found = walls(K, priors)
    assert [(wall.first, wall.second) for wall in found] == list(itertools.combinations(range(K), 2))
    for wall in found:
        assert np.linalg.norm(wall.normal) == pytest.approx(1)
        assert wall.rays.shape == (K - 2, K - 1)
        factors = rng.exponential(2, size=(20, K - 2))
        on = wall.apex + factors @ wall.rays
        np.testing.assert_allclose(on @ wall.normal, wall.offset, atol=1e-12)
        p = softmax(to_logits(on) + log_priors)
        np.testing.assert_allclose(p[:, wall.first], p[:, wall.second], rtol=1e-11)
        assert np.all(p.max(-1) <= p[:, wall.first] * (1 + 1e-11))
        for side, winner in ((1e-6, wall.first), (-1e-6, wall.second)):
            assert np.all(region(to_logits(on + side * wall.normal), priors) == winner)


def test_a_prior_moves_the_wall_away_from_the_frequent_class():
    [wall] = walls(2, priors=[0.9, 0.1])
    assert (
        wall.offset * math.sqrt(2) == pytest.approx(math.log(0.1 / 0.9)) == pytest.approx(-2.1972, abs=5e-5)
    )
    assert region([-2.19, 0], [0.9, 0.1]) == 0 and region([-2.2, 0], [0.9, 0.1]) == 1
    assert wall.apex == pytest.approx([wall.offset])


def test_the_walls_of_four_and_five_classes():
    four, five = walls(4), walls(5)
    assert (len(four), len(five)) == (6, 10)
    angles = {
        round(math.degrees(math.acos(abs(a.normal @ b.normal)))) for a, b in itertools.combinations(four, 2)
    }
    assert angles == {60, 90}  # 60 where two walls share a class: they meet at 120 degrees
    rays = -class_axes(4)
    cosines = [a @ b for a, b in itertools.combinations(rays, 2)]
    np.testing.assert_allclose(np.degrees(np.arccos(cosines)), 109.4712, atol=5e-5)
    assert sum(0 in (wall.first, wall.second) for wall in four) == 3
    assert sum(0 in (wall.first, wall.second) for wall in five) == 4


@pytest.mark.parametrize("K", [3, 4, 5])
def test_regions_are_equally_large(K):
    points = np.random.default_rng(62).normal(size=(100_000, K - 1))
    share = np.bincount(region(to_logits(points)), minlength=K) / 100_000
    np.testing.assert_allclose(share, 1 / K, atol=0.006)


def test_regions_by_hand():
    assert region([2, 4.3, 1.2, -3.1]) == 1 and region([1, 1]) == 0 and region([-np.inf, 0]) == 1
    assert region([[[1, 2]]]).shape == (1, 1)


# The two-class surfaces and their flow ------------------------------------------------------------


def test_the_two_class_surface():
    x = np.random.default_rng(63).normal(size=(12, 2)) * 3
    s, t = to_plane(x)[:, 0], x.sum(1) / math.sqrt(2)
    np.testing.assert_allclose(softmax(x)[:, 0], sigmoid(math.sqrt(2) * s), rtol=1e-13)
    np.testing.assert_allclose(s**2 + t**2, (x**2).sum(1))
    steepest = (sigmoid(1e-5 * math.sqrt(2)) - sigmoid(-1e-5 * math.sqrt(2))) / 2e-5
    assert steepest == pytest.approx(0.353553, abs=5e-7)
    for p, loss in ((0.2, 0.3), (0.9, 2.0)):
        level = math.log(p / (1 - p))
        assert softmax([level, 0])[0] == pytest.approx(p)
        assert cross_entropy([-math.log(math.expm1(loss)), 0], 0) == pytest.approx(loss)


def exact_margin(t, m0):
    with mpmath.workdps(60):
        m0 = mpmath.mpf(m0)
        c = m0 + mpmath.exp(m0) + 2 * mpmath.mpf(t)
        low, high = min(m0, 0) - 1, max(m0, mpmath.log(abs(c) + 2)) + 1
        for _ in range(250):
            middle = (low + high) / 2
            low, high = (middle, high) if middle + mpmath.exp(middle) < c else (low, middle)
        return float(low), float(low - m0)


def test_the_flow_solves_its_equation():
    for m0 in (-300, -20, -2, -0.1, 0.0, 0.3, 5, 40, 300):
        for t in (0, 1e-9, 0.01, 1, 10, 100, 1e5, 1e12):
            m, step = exact_margin(t, m0)
            assert margin_flow(t, m0) == pytest.approx(m, rel=4e-15, abs=1e-15 * (1 + abs(m0))), (m0, t)
            if m0 == 0 and t:
                assert margin_flow(t, m0) == pytest.approx(step, rel=1e-14)
    assert margin_flow(7.0, 1000) == 1000


def test_the_flow_of_the_sources_against_small_steps():
    np.testing.assert_allclose(margin_flow([1, 10, 100]), [0.79206, 2.89613, 5.27670], atol=5.1e-6)
    x, h = np.array([0.5, 2.0]), 1e-3
    for _ in range(2000):  # the midpoint rule
        middle = x - h / 2 * cross_entropy_grad(x, 0)
        x = x - h * cross_entropy_grad(middle, 0)
    np.testing.assert_allclose(two_class_flow(2.0, (0.5, 2.0)), x, atol=1e-6)
    assert margin_flow(1e9) == pytest.approx(math.log(2e9), rel=1e-7)


@given(st.floats(-20, 20), st.floats(-20, 20), st.floats(0, 100), st.floats(0, 100))
def test_the_flow_keeps_the_sum_lowers_the_loss_and_may_be_paused(first, second, a, b):
    path = two_class_flow([a, a + b], (first, second))
    np.testing.assert_allclose(path.sum(-1), first + second, atol=1e-13)
    np.testing.assert_allclose(two_class_flow(b, path[0]), path[1], atol=1e-11)
    losses = cross_entropy([[first, second], *path], 0)
    assert losses[0] >= losses[1] * (1 - 1e-12) >= losses[2] * (1 - 2e-12)


# Gaussians ------------------------------------------------------------------------------------


def test_the_log_density_against_mpmath():
    C = [[2.0, 0.5], [0.5, 1.0]]
    for x in ([0.0, 0.0], [1.0, -2.0], [40.0, 7.0]):
        with mpmath.workdps(40):
            offset = mpmath.matrix(x) - mpmath.matrix([0.3, -0.1])
            M = mpmath.matrix(C)
            square = (offset.T * (M**-1) * offset)[0]
            exact = -square / 2 - mpmath.log(2 * mpmath.pi * mpmath.sqrt(mpmath.det(M)))
        assert gaussian_log_density(x, [0.3, -0.1], C) == pytest.approx(float(exact), rel=1e-14)
    grid = np.stack(np.meshgrid(*[np.linspace(-9, 9, 181)] * 2), -1)
    mass = np.exp(gaussian_log_density(grid, [0.3, -0.1], C)).sum() * 0.1**2
    assert mass == pytest.approx(1, abs=1e-8)


@pytest.mark.parametrize("sigma", [0.5, 1, 1.7])
@pytest.mark.parametrize("K", [2, 3, 4])
def test_softmax_is_the_posterior_at_any_spread_and_shift(K, sigma):
    x = np.random.default_rng(64).normal(size=(100, K)) * 2
    for shift in (0, -(sigma**2) / K, 3.0):
        p = gaussian_posterior(x, gaussian_centres(K, sigma, shift), sigma**2)
        np.testing.assert_allclose(p, softmax(x), atol=1e-14)


def test_the_shape_of_the_centres():
    np.testing.assert_allclose(gaussian_centres(2, 1.5, -(1.5**2) / 2), 1.125 * np.array([[1, -1], [-1, 1]]))
    for K in (2, 3, 4, 5):
        centres = to_plane(gaussian_centres(K, 1.3))
        assert np.linalg.norm(centres[0] - centres[1]) == pytest.approx(1.3**2 * math.sqrt(2))
        np.testing.assert_allclose(centres, 1.3**2 * simplex_basis(K), atol=1e-15)
    assert np.linalg.norm(to_plane(gaussian_centres(3, 2))[0]) == pytest.approx(4 * math.sqrt(2 / 3))


def test_in_the_plane_the_posterior_is_the_same():
    points = np.random.default_rng(65).normal(size=(50, 2)) * 2
    centres = to_plane(gaussian_centres(3, 1.2))
    np.testing.assert_allclose(
        gaussian_posterior(points, centres, 1.2**2), softmax(to_logits(points)), atol=1e-14
    )


def test_one_margin_of_two_classes():
    m = np.linspace(-5, 5, 41)[:, np.newaxis]
    for s in (1, 2):
        p = gaussian_posterior(m, [[s**2 / 2], [-(s**2) / 2]], s**2)
        np.testing.assert_allclose(p[:, 0], sigmoid(m[:, 0]), atol=1e-15)


def test_a_general_covariance_asks_for_its_own_priors():
    rng = np.random.default_rng(66)
    root = rng.normal(size=(3, 3))
    C = root @ root.T + np.eye(3)
    priors = softmax(np.diag(C) / 2)
    x = rng.normal(size=(60, 3))
    np.testing.assert_allclose(gaussian_posterior(x, C, C, priors), softmax(x), atol=1e-14)


def test_unequal_covariances_break_it():
    x, centres = [1.3, -0.4], gaussian_centres(2, 1, -0.5)
    assert gaussian_posterior(x, centres, 1)[0] == pytest.approx(0.8455, abs=5e-5)
    assert gaussian_posterior(x, centres, [1, 4])[0] == pytest.approx(0.8274, abs=5e-5)
    both = gaussian_posterior(x, centres, [np.eye(2), 4 * np.eye(2)])
    np.testing.assert_allclose(both, gaussian_posterior(x, centres, [1, 4]), rtol=1e-14)


@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(1, 5))
def test_gaussians_of_one_covariance_are_a_linear_layer(seed, D, K):
    rng = np.random.default_rng(seed)
    root = rng.normal(size=(D, D))
    means, C, priors = rng.normal(size=(K, D)), root @ root.T + 0.3 * np.eye(D), rng.dirichlet(np.ones(K) * 2)
    x = rng.normal(size=(20, D))
    W, b = gaussian_to_linear(means, C, priors)
    assert W.shape == (K, D) and b.shape == (K,)
    np.testing.assert_allclose(softmax(x @ W.T + b), gaussian_posterior(x, means, C, priors), atol=1e-11)
    np.testing.assert_allclose(W @ C, means, atol=1e-10)


def test_far_away_the_posterior_does_not_break():
    p = gaussian_posterior([1e5, 0], gaussian_centres(2, 1), 1)
    assert p.tolist() == [1, 0]
    assert gaussian_posterior([500, 490], gaussian_centres(2, 1), 1)[1] == pytest.approx(
        sigmoid(-10), rel=1e-9
    )


# The 5-cell ---------------------------------------------------------------------------------------


@given(st.floats(-720, 720), st.sampled_from(list(itertools.permutations(range(4), 2))))
def test_a_rotation_keeps_lengths_and_what_it_does_not_turn(angle, plane):
    R = four_d_rotation(angle, plane)
    np.testing.assert_allclose(R @ R.T, np.eye(4), atol=1e-15)
    assert np.linalg.det(R) == pytest.approx(1)
    for axis in set(range(4)) - set(plane):
        np.testing.assert_array_equal(R[axis], np.eye(4)[axis])
    first, second = np.eye(4)[list(plane)]
    turned = R @ first
    assert turned @ first == pytest.approx(math.cos(math.radians(angle)), abs=1e-15)
    assert turned @ second == pytest.approx(math.sin(math.radians(angle)), abs=1e-15)
    corners, depth = five_cell(R)
    whole = np.column_stack([corners, depth])
    np.testing.assert_allclose(whole @ whole.T, gram_matrix(5), atol=1e-14)
    assert len(list(itertools.combinations(range(5), 2))) == 10


def test_the_5_cell_at_rest():
    corners, depth = five_cell()
    np.testing.assert_array_equal(np.column_stack([corners, depth]), simplex_basis(5))


# Bad arguments --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "function", [simplex_basis, class_axes, gram_matrix, class_angle, axis_length, walls]
)
def test_numbers_of_classes_that_are_refused(function):
    with pytest.raises(ValueError, match="num_classes must be at least 2, got 1"):
        function(1)
    with pytest.raises(TypeError, match="whole number"):
        function(3.0)


REFUSED = [
    (to_plane, ([1, -np.inf],), ValueError, "-inf lies nowhere"),
    (to_plane, ([1, np.nan],), ValueError, "nan"),
    (to_plane, ([1],), ValueError, "at least 2"),
    (to_plane, (1,), ValueError, "row of numbers"),
    (to_plane, (["a", "b"],), TypeError, "strings"),
    (to_logits, ([np.inf],), ValueError, "inf"),
    (to_logits, ([[1], [1, 2]],), ValueError, "equal length"),
    (region, ([1, 2], [0.5, 0.4]), ValueError, "axiom 2"),
    (region, ([1, 2], [1, 0]), ValueError, "one of them is 0"),
    (region, ([1, 2], [0.2, 0.3, 0.5]), ValueError, "each of 2 classes"),
    (walls, (3, [0.5, 0.5]), ValueError, "each of 3 classes"),
    (gaussian_centres, (2, 0), ValueError, "sigma must be one positive"),
    (gaussian_centres, (2, [1, 2]), ValueError, "sigma must be one positive"),
    (gaussian_centres, (2, 1, np.nan), ValueError, "shift"),
    (gaussian_log_density, ([1, 2], [1], 1), ValueError, "does not fit"),
    (gaussian_log_density, ([1, 2], [1, 2], -1), ValueError, "positive eigenvalues"),
    (gaussian_log_density, ([1, 2], [1, 2], [[1, 2], [0, 1]]), ValueError, "symmetric"),
    (gaussian_log_density, ([1, 2], [1, 2], [[1, 2], [2, 1]]), ValueError, "positive eigenvalues"),
    (gaussian_log_density, ([1, 2], [1, 2], np.eye(3)), ValueError, "shape"),
    (gaussian_posterior, ([1, 2], [1, 2], 1), ValueError, "table of shape"),
    (gaussian_posterior, ([1, 2], np.eye(2), [1, 2, 3]), ValueError, "list of 2"),
    (gaussian_posterior, ([1, 2], np.eye(2), "wide"), TypeError, "strings"),
    (gaussian_to_linear, ([1, 2], 1), ValueError, "table of shape"),
    (gaussian_to_linear, (np.eye(2), [1, 4]), ValueError, "shape"),
    (four_d_rotation, (np.inf,), ValueError, "angle"),
    (four_d_rotation, (30, (0, 4)), ValueError, "two different axes"),
    (four_d_rotation, (30, (1, 1)), ValueError, "two different axes"),
    (four_d_rotation, (30, (0, 1, 2)), ValueError, "two different axes"),
    (four_d_rotation, (30, (0, 1.5)), TypeError, "whole number"),
    (five_cell, (np.eye(3),), ValueError, "keeps lengths"),
    (five_cell, (2 * np.eye(4),), ValueError, "keeps lengths"),
    (margin_flow, (-1,), ValueError, "times must be 0 or more"),
    (margin_flow, (np.inf,), ValueError, "times"),
    (margin_flow, (1, -301), ValueError, "from -300 on"),
    (margin_flow, (1, [0, 1]), ValueError, "one finite number"),
    (two_class_flow, (1, (0, 1, 2)), ValueError, "two scores"),
    (probability_along_axis, (np.nan, 3), ValueError, "nan"),
]


@pytest.mark.parametrize("function, arguments, error, words", REFUSED)
def test_what_is_refused(function, arguments, error, words):
    with pytest.raises(error, match=words):
        function(*arguments)
