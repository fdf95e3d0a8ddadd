"""What the temperature does: mpmath, finite differences, laws, draws, and the numbers of the sources."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from teachkit import to_temperature
from teachkit.maths.distributions import entropy, perplexity
from teachkit.maths.losses import cross_entropy
from teachkit.maths.softmax import entropy_from_logits, softmax
from teachkit.maths.temperature import (
    accuracy_of_gaussians,
    beta_for,
    big_exponentials,
    calibrated_logits,
    die_variance,
    entropy_slope,
    fit_temperature,
    gini,
    mean_score,
    nll,
    peak_beta,
    probability_slope,
    reliability,
    sample_gumbel,
    score_variance,
    top_k,
    top_p,
)

TUTORIAL, ARTICLE, TABLE = [2, 1, 0.1], [2, 4.3, 1.2, -3.1], [0.95, 0.99, 0.98]


def rows(reach=20.0, least=2, most=8):
    elements = st.floats(-reach, reach, allow_subnormal=False)
    return arrays(np.float64, st.integers(least, most), elements=elements)


# Mean, variance and slopes in beta ----------------------------------------------------------------


@given(rows(), st.floats(0.01, 5))
def test_mean_and_variance_are_those_under_softmax(z, beta):
    p = softmax(z, temperature=1 / beta)
    mean = p @ z
    np.testing.assert_allclose(
        mean_score(z, temperature=to_temperature(beta=beta)), mean, rtol=1e-10, atol=1e-10
    )
    np.testing.assert_allclose(
        score_variance(z, temperature=to_temperature(beta=beta)), p @ (z - mean) ** 2, rtol=1e-10, atol=1e-10
    )
    np.testing.assert_allclose(
        probability_slope(z, temperature=to_temperature(beta=beta)), p * (z - mean), rtol=1e-10, atol=1e-10
    )


@given(rows(4), st.floats(0.05, 5))
def test_the_slopes_are_slopes(z, beta):
    h = 1e-5
    up, down = 1 / (beta + h), 1 / (beta - h)
    slope = (entropy_from_logits(z, temperature=up) - entropy_from_logits(z, temperature=down)) / (2 * h)
    np.testing.assert_allclose(entropy_slope(z, temperature=to_temperature(beta=beta)), slope, atol=1e-8)
    slope = (softmax(z, temperature=up) - softmax(z, temperature=down)) / (2 * h)
    np.testing.assert_allclose(probability_slope(z, temperature=to_temperature(beta=beta)), slope, atol=1e-8)
    slope = (
        mean_score(z, temperature=to_temperature(beta=beta + h))
        - mean_score(z, temperature=to_temperature(beta=beta - h))
    ) / (2 * h)
    np.testing.assert_allclose(score_variance(z, temperature=to_temperature(beta=beta)), slope, atol=1e-8)
    assert entropy_slope(z, temperature=to_temperature(beta=beta)) <= 0


def test_the_variance_keeps_its_digits_where_one_class_is_sure():
    with mpmath.workdps(60):
        small = mpmath.exp(-40)
        p = small / (1 + small)
        exact = 1600 * p * (1 - p)
    assert score_variance([40, 0]) == pytest.approx(float(exact), rel=1e-14)
    assert 40 - mean_score([40, 0]) == 0 and entropy_slope([40, 0]) < 0


def test_a_row_of_betas_and_masked_classes():
    betas = np.array([[0.0], [1.0], [30.0]])
    got = mean_score(ARTICLE, temperature=to_temperature(beta=betas))
    np.testing.assert_allclose(
        got, [mean_score(ARTICLE, temperature=to_temperature(beta=b)) for b in (0, 1, 30)], rtol=1e-15
    )
    assert got[0] == pytest.approx(np.mean(ARTICLE))
    np.testing.assert_allclose(
        entropy_slope(ARTICLE, temperature=to_temperature(beta=betas))[1:],
        entropy_slope(ARTICLE, temperature=to_temperature(beta=betas[1:])),
    )
    for function in (mean_score, score_variance, entropy_slope):
        assert function([2, -np.inf, 1], temperature=0.7) == pytest.approx(
            float(function([2, 1], temperature=0.7)), rel=1e-14
        )
        assert function(np.float32([2, 1])).dtype == np.float32
    assert probability_slope([2, -np.inf, 1])[1] == 0
    assert np.isfinite(mean_score([1e308, -1e308]))


def test_the_numbers_of_the_articles_logits():
    assert entropy_slope(ARTICLE) == pytest.approx(-0.76288, abs=5e-6)
    assert score_variance(ARTICLE) == pytest.approx(0.76288, abs=5e-6)


# Peaks ----------------------------------------------------------------------------------------


@given(rows(), st.data())
def test_at_its_peak_a_probability_is_largest(z, data):
    k = data.draw(st.integers(0, len(z) - 1))
    beta = peak_beta(z, k)
    grid = np.append(np.geomspace(1e-4, 1e4, 400), min(max(beta, 1e-6), 1e6))[:, np.newaxis]
    along = softmax(z, temperature=1 / grid)[:, k]
    if 1e-6 < beta < 1e6:
        assert along[-1] >= along.max() * (1 - 1e-12)
        assert mean_score(z, temperature=to_temperature(beta=beta)) == pytest.approx(z[k], rel=1e-9, abs=1e-9)
    elif beta == 0:
        assert z[k] <= z.mean() + 1e-12 and np.all(np.diff(along[:-1]) <= 1e-15)
    elif beta == np.inf:
        assert z[k] == z.max() and np.all(np.diff(along[:-1]) >= -1e-15)


def test_the_peaks_of_the_sources():
    assert [round(peak_beta(TABLE, k), 3) for k in range(3)] == [0.0, np.inf, 27.465]
    along = softmax(TABLE, temperature=[[1e9], [1], [1 / peak_beta(TABLE, 2)], [1 / 500]])[:, 2]
    np.testing.assert_allclose(along * 100, [33.33, 33.55, 36.30, 0.67], atol=5e-3)
    beta = peak_beta(ARTICLE, 0)
    assert beta == pytest.approx(0.14189, abs=5e-6)
    assert softmax(ARTICLE, temperature=1 / beta)[0] == pytest.approx(0.26570, abs=5.1e-6)
    assert 0 < peak_beta(ARTICLE, 2) < beta and peak_beta(ARTICLE, 3) == 0


def test_peaks_of_ties_and_extremes():
    assert peak_beta([1, 1], 0) == 0.0  # nothing ever changes
    assert peak_beta([1, 1, 0], 0) == np.inf
    assert peak_beta([1e-300, 0.9e-300, 0], 1) == pytest.approx(peak_beta([1, 0.9, 0], 1) * 1e300)
    assert peak_beta([1e200, 0.9e200, 0], 1) == pytest.approx(peak_beta([1, 0.9, 0], 1) / 1e200)
    assert peak_beta([1, 1 - 1e-12, 0], 1) > 20


# The beta that a confidence needs -----------------------------------------------------------------


@given(arrays(np.float64, st.integers(1, 6), elements=st.floats(1e-6, 1e6)), st.floats(0.001, 0.999999))
def test_beta_for_gives_the_confidence_that_was_asked_for(gaps, share):
    least = 1 / (1 + len(gaps))
    p = least + share * (1 - least)
    assume(least < p < 1)
    beta = beta_for(p, gaps)
    with mpmath.workdps(50):
        # what one unit in the last place of p or beta changes
        got = 1 / (1 + mpmath.fsum(mpmath.exp(-mpmath.mpf(beta) * mpmath.mpf(g)) for g in gaps.tolist()))
        assert abs(float(got - mpmath.mpf(p))) <= 4e-15


def test_the_betas_of_the_sources():
    wanted = [0.9, 0.99, 0.999, 0.9999]
    betas = [beta_for(p, [0.04, 0.01]) for p in wanted]
    np.testing.assert_allclose(betas, [219.9, 459.5, 690.7, 921.0], atol=0.05)
    got = softmax(TABLE, temperature=1 / np.array(betas)[:, np.newaxis]).max(-1)
    np.testing.assert_allclose(got, wanted, rtol=1e-13)
    assert beta_for(0.9, 0.01) == pytest.approx(math.log(9) / 0.01, rel=1e-15)


def test_beta_for_at_its_ends():
    for K in range(2, 30):
        assert beta_for(1 / K, [1.0] * (K - 1)) == pytest.approx(0, abs=1e-14)
    assert beta_for(0.4, [0, 1]) == pytest.approx(math.log(2))
    assert beta_for(0.5, [0]) == 0.0
    assert beta_for(1 - 2**-53, 1) == pytest.approx(53 * math.log(2), rel=1e-14)
    assert beta_for(0.9, [1e-3, 1e300]) == pytest.approx(math.log(9) * 1e3, rel=1e-14)


@pytest.mark.parametrize(
    "p, gaps, words",
    [
        (0.3, [1, 1], "from 0.333333 up to but not 1 "),
        (1, [1], "up to but not 1 "),
        (0.6, [0, 1], "up to but not 0.5 "),
        (np.nan, [1], "got nan"),
        (0.9, [-1], "non-negative"),
        (0.9, [], "at least one"),
        (0.9, [[1, 2]], "one row"),
        ([0.9], [1], "one number"),
        (0.9, [1e-320], "large enough"),
    ],
)
def test_beta_for_refuses(p, gaps, words):
    with pytest.raises(ValueError, match=words):
        beta_for(p, gaps)


# Large exponentials -------------------------------------------------------------------------------


def test_the_table_of_the_sources_to_17_digits():
    exponentials, total = big_exponentials(TABLE, beta=500)
    assert exponentials == ["1.9493009930840556e+206", "9.4573299722212410e+214", "6.3722988105689155e+212"]
    assert total == "9.5210529798199401e+214"
    p = softmax(TABLE, temperature=0.002)
    np.testing.assert_allclose(p, [2.047358624e-9, 0.993307147042, 0.00669285091], rtol=1e-9)
    exponentials, total = big_exponentials(TABLE, digits=9)
    assert exponentials == ["2.58570966e+0", "2.69123447e+0", "2.66445624e+0"] and total == "7.94140037e+0"
    np.testing.assert_allclose(softmax(TABLE) * 100, [32.5598703, 33.8886638, 33.5514659], atol=5e-8)


@given(rows(100), st.floats(0, 100))
def test_large_exponentials_against_mpmath(z, beta):
    exponentials, total = big_exponentials(z, beta=beta, digits=12)
    with mpmath.workdps(40):
        exact = [mpmath.exp(mpmath.mpf(repr(beta)) * mpmath.mpf(repr(float(v)))) for v in z]
        for got, want in zip([*exponentials, total], [*exact, mpmath.fsum(exact)], strict=True):
            assert abs(mpmath.mpf(got) / want - 1) < 6e-12


# Fitting, calibration ------------------------------------------------------------------------------


def test_one_class_is_enough_to_draw_logits():
    z, y = calibrated_logits(3, 1, 2.0, rng=np.random.default_rng(0))
    assert z.shape == (3, 1) and list(y) == [0, 0, 0]


def test_fitting_undoes_a_temperature():
    z, y = calibrated_logits(20_000, 3, 1.5, rng=np.random.default_rng(50))
    T = fit_temperature(z, y)
    assert T == pytest.approx(1, abs=0.03)
    for factor in (0.01, 0.5, 2, 500):
        assert fit_temperature(factor * z, y) == pytest.approx(factor * T, rel=1e-10)
    grid = np.linspace(0.5, 2, 151) / T
    losses = [nll(z, y, temperature=to_temperature(beta=beta)) for beta in grid]
    assert nll(z, y, temperature=T) <= min(losses)
    assert np.all(np.diff(losses, 2) > 0)  # convex


def test_fitting_of_one_pair_is_exact():
    z = [[math.log(3), 0]] * 4
    assert fit_temperature(z, [0, 0, 0, 1]) == pytest.approx(1, rel=1e-15)
    assert fit_temperature(np.float32(z) * 7, [0, 0, 0, 1]) == pytest.approx(7, rel=1e-6)


@pytest.mark.parametrize(
    "logits, labels, error, words",
    [
        ([[1, 0], [2, 0]], [0, 0], ValueError, "would be 0"),
        ([[1, 0], [1, 0]], [0, 1], ValueError, "would be infinite"),
        ([[1, 0], [2, 0]], [1, 1], ValueError, "would be infinite"),
        ([[1, -np.inf], [1, 0]], [1, 1], ValueError, "masked"),
        ([1, 0], [0], ValueError, "shape"),
        ([[1, 0]], [2], ValueError, "from 0 to 1"),
        ([[1, 0]], [0, 1], ValueError, "one class number a row"),
        ([[1, 0]], [0.5], TypeError, "class numbers"),
    ],
)
def test_fitting_refuses(logits, labels, error, words):
    with pytest.raises(error, match=words):
        fit_temperature(logits, labels)


def test_the_mean_loss_is_that_of_cross_entropy():
    z, y = calibrated_logits(500, 4, 1, rng=np.random.default_rng(51))
    for beta in (0.3, 1, 50, 1e4):
        assert nll(z, y, temperature=to_temperature(beta=beta)) == pytest.approx(
            cross_entropy(beta * z, y).mean(), rel=1e-12
        )
    for bad in (0, -1, np.nan, np.inf):
        with pytest.raises(ValueError, match="temperature must be positive and finite"):
            nll(z, y, temperature=bad)


def test_drawn_logits_have_softmax_as_their_posterior():
    z, y = calibrated_logits(400_000, 3, 1.5, rng=np.random.default_rng(52))
    p = softmax(z)
    for k in range(3):
        for low in np.arange(0.05, 0.95, 0.15):
            near = (p[:, k] >= low) & (p[:, k] < low + 0.05)
            assert (y[near] == k).mean() == pytest.approx(p[near, k].mean(), abs=5 * 0.5 / near.sum() ** 0.5)


def test_confidence_and_loss_at_the_betas_of_the_sources():
    z, y = calibrated_logits(400_000, 3, 1.5, rng=np.random.default_rng(53))
    assert (z.argmax(1) == y).mean() == pytest.approx(0.7651, abs=0.003)
    assert accuracy_of_gaussians(3, 1.5) == pytest.approx(0.7651, abs=0.001)
    betas = [0.5, 1, 2, 5, 500]
    confidence = [softmax(z, temperature=1 / beta).max(1).mean() for beta in betas]
    np.testing.assert_allclose(confidence, [0.614, 0.766, 0.877, 0.951, 0.9995], atol=0.002)
    np.testing.assert_allclose(
        [nll(z, y, temperature=to_temperature(beta=beta)) for beta in betas],
        [0.650, 0.566, 0.691, 1.410, 135],
        rtol=0.01,
    )


def test_the_accuracies_of_the_sources():
    expected = {
        1: [0.76025, 0.63370, 0.55203, 0.49369, 0.34094],
        2: [0.92135, 0.86577, 0.82279, 0.78784, 0.67364],
        3: [0.98305, 0.96880, 0.95637, 0.94531, 0.90249],
    }
    for sigma, numbers in expected.items():
        got = [accuracy_of_gaussians(K, sigma) for K in (2, 3, 4, 5, 10)]
        np.testing.assert_allclose(got, numbers, atol=1.1e-5)
    losses = [nll(*calibrated_logits(200_000, K, 2, rng=np.random.default_rng(54))) for K in (2, 3, 4, 5, 10)]
    np.testing.assert_allclose(losses, [0.193, 0.344, 0.465, 0.574, 0.961], atol=0.006)


def test_the_accuracy_against_mpmath_and_draws():
    for K, sigma in [(1, 1), (2, 1e-3), (2, 0.5), (3, 1.5), (10, 2), (1000, 4), (10**6, 1), (5, 9), (4, 30)]:
        with mpmath.workdps(30):
            exact = mpmath.quad(
                lambda t, K=K, sigma=sigma: mpmath.npdf(t) * mpmath.ncdf(t + sigma) ** (K - 1),
                [-14, -8, -4, -2, 0, 2, 4, 6, 8, 14],
            )
        assert accuracy_of_gaussians(K, sigma) == pytest.approx(float(exact), rel=1e-13)
    for sigma in (0.5, 2):  # two classes: Phi(sigma / root 2)
        exact = math.erfc(-sigma / 2) / 2
        assert accuracy_of_gaussians(2, sigma) == pytest.approx(exact, rel=1e-14)
    z, y = calibrated_logits(400_000, 5, 1, rng=np.random.default_rng(55))
    assert (z.argmax(1) == y).mean() == pytest.approx(accuracy_of_gaussians(5, 1), abs=0.003)


def test_reliability_counts_every_example_once():
    z, y = calibrated_logits(50_000, 3, 1.5, rng=np.random.default_rng(56))
    p = softmax(z)
    r = reliability(p, y, bins=10)
    assert r.count.sum() == 50_000 and len(r.edges) == 11 and r.error < 0.01
    seen = r.count > 0
    assert seen.tolist() == [False] * 3 + [True] * 7
    assert np.isnan(r.confidence[~seen]).all() and np.isnan(r.accuracy[~seen]).all()
    share = r.count[seen] / 50_000
    assert share @ r.accuracy[seen] == pytest.approx((p.argmax(1) == y).mean())
    assert share @ r.confidence[seen] == pytest.approx(p.max(1).mean())
    assert share @ abs(r.accuracy - r.confidence)[seen] == pytest.approx(r.error)


def test_reliability_sees_both_kinds_of_miscalibration():
    z, y = calibrated_logits(50_000, 3, 1.5, rng=np.random.default_rng(57))
    for beta, sign in ((0.5, 1), (2, -1), (500, -1)):
        r = reliability(softmax(z, temperature=1 / beta), y)
        full = r.count > 1000
        assert np.all(sign * (r.accuracy - r.confidence)[full] > 0) and r.error > 0.05
    sure = reliability(softmax(z, temperature=1e-9), y)
    assert sure.count[-1] == 50_000 and sure.confidence[-1] == 1


def test_reliability_by_hand():
    r = reliability([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.5, 0.5]], [0, 1, 1, 0], bins=1)
    assert (r.count.tolist(), r.confidence[0], r.accuracy[0]) == ([4], pytest.approx(0.7), 0.75)
    assert r.error == pytest.approx(0.05)
    assert reliability(np.float32([[1 / 3, 1 / 3, 1 / 3]]), 0).count.sum() == 1
    for p, labels, bins, error in (
        ([[0.9, 0.3]], [0], 10, ValueError),
        ([0.9, 0.1], 0, 10, ValueError),
        ([[0.9, 0.1]], [2], 10, ValueError),
        ([[0.9, 0.1]], [0], 0, ValueError),
        ([[0.9, 0.1]], [0], 2.5, TypeError),
        ([[0.9, 0.1]], [0.5], 10, TypeError),
    ):
        with pytest.raises(error):
            reliability(p, labels, bins)


# Draws, dice and words for randomness ---------------------------------------------------------------


@pytest.mark.parametrize("T", [0.1, 0.5, 1, 3, 1000])
def test_gumbel_noise_draws_from_softmax(T):
    n = 200_000
    draws = sample_gumbel(TUTORIAL, temperature=T, size=n, rng=np.random.default_rng(58))
    share = np.bincount(draws, minlength=3) / n
    np.testing.assert_allclose(share, softmax(TUTORIAL, temperature=T), atol=5 * 0.5 / n**0.5)


def test_a_million_draws_as_in_the_sources():
    draws = sample_gumbel(TUTORIAL, temperature=1.0, size=1_000_000, rng=np.random.default_rng(59))
    share = np.bincount(draws) / 1_000_000
    np.testing.assert_allclose(share, [0.6590, 0.2424, 0.0986], atol=0.0015)


def test_gumbel_draws_at_the_ends_and_again():
    rng = np.random.default_rng
    assert set(sample_gumbel([2, -np.inf, 1], temperature=1e6, size=1000, rng=rng(60))) == {0, 2}
    assert not sample_gumbel(ARTICLE, temperature=1e-300, size=100, rng=rng(61)).tolist().count(0)
    assert set(sample_gumbel(ARTICLE, temperature=1e-300, size=100, rng=rng(61)).tolist()) == {1}
    assert sample_gumbel([1], temperature=1.0, size=0, rng=rng(62)).shape == (0,)
    np.testing.assert_array_equal(
        sample_gumbel(TUTORIAL, temperature=1.0, size=50, rng=rng(63)),
        sample_gumbel(TUTORIAL, temperature=1.0, size=50, rng=rng(63)),
    )


@pytest.mark.parametrize(
    "z, T, size, rng, error, words",
    [
        (TUTORIAL, 0, 5, None, ValueError, "argmax_one_hot"),
        (TUTORIAL, -1, 5, None, ValueError, "softmax"),
        (TUTORIAL, np.nan, 5, None, ValueError, "positive"),
        (TUTORIAL, "warm", 5, None, TypeError, "strings"),
        (TUTORIAL, [1.0], 5, None, ValueError, "one number"),
        ([TUTORIAL], 1.0, 5, None, ValueError, "one row"),
        (TUTORIAL, 1.0, -1, None, ValueError, "at least 0"),
        (TUTORIAL, 1.0, 2.5, None, TypeError, "whole number"),
        (TUTORIAL, 1.0, 5, 7, TypeError, "default_rng"),
    ],
)
def test_gumbel_refuses(z, T, size, rng, error, words):
    with pytest.raises(error, match=words):
        sample_gumbel(z, temperature=T, size=size, rng=np.random.default_rng(0) if rng is None else rng)


def test_dice_entropy_is_not_variance():
    fair, ends, fives = [1 / 6] * 6, [0.5, 0, 0, 0, 0, 0.5], [0.01, 0.01, 0.01, 0.01, 0.95, 0.01]
    assert (die_variance(fair), entropy(fair)) == pytest.approx((35 / 12, math.log(6)), rel=1e-14)
    assert (die_variance(ends), entropy(ends)) == pytest.approx((6.25, math.log(2)), rel=1e-14)
    assert (die_variance(fives), entropy(fives)) == pytest.approx((0.302, 0.279), abs=1e-3)
    assert math.log2(6) == pytest.approx(2.585, abs=5e-4)
    assert die_variance([0, 1, 0]) == 0 and die_variance([[0.5, 0.5], [1, 0]]).tolist() == [0.25, 0]


@given(arrays(np.float64, 6, elements=st.floats(0, 1)))
def test_no_die_beats_the_bounds(weights):
    assume(weights.sum() > 1e-3)
    p = weights / weights.sum()
    assert die_variance(p) <= 6.25 + 1e-13 and entropy(p) <= math.log(6) + 1e-13
    assert 0 <= gini(p) <= 5 / 6 + 1e-15
    assert gini(p) == pytest.approx(1 - (p**2).sum(), abs=1e-14)


def test_the_dashboard_of_the_sources():
    for z, H, number in (
        (TUTORIAL, 0.84674, 2.332),
        (ARTICLE, 0.46326, 1.589),
        (TABLE, 1.09847, 2.9996),
    ):
        p = softmax(z)
        assert entropy(p) == pytest.approx(H, abs=5e-6)
        assert perplexity(p) == pytest.approx(number, abs=5e-4)
    assert gini([1, 0, 0]) == 0 and gini([[0.5, 0.5]]).shape == (1,)


@pytest.mark.parametrize("function", [gini, die_variance])
def test_what_is_no_distribution_is_refused(function):
    for bad in ([0.5, 0.6], [1.5, -0.5], [], 0.5, [np.nan, 1]):
        with pytest.raises(ValueError):
            function(bad)


@pytest.mark.parametrize("function", [mean_score, score_variance, entropy_slope, probability_slope])
@pytest.mark.parametrize(
    "z, T, error, words",
    [
        ([1, 2], -1, ValueError, "temperature must be positive"),
        ([1, 2], np.nan, ValueError, "temperature"),
        ([1, 2], 0, ValueError, "temperature"),
        ([1, 2], "hot", TypeError, "strings"),
        ([1, 2], [1, 2], ValueError, "one a row"),
        ([[1, 2], [3, 4]], [[1], [2], [3]], ValueError, "one a row"),
        ([1, np.nan], 1, ValueError, "nan"),
        ([-np.inf], 1, ValueError, "above -inf"),
        (1, 1, ValueError, "row of numbers"),
    ],
)
def test_scores_and_temperatures_that_are_refused(function, z, T, error, words):
    with pytest.raises(error, match=words):
        function(z, temperature=T)


def test_other_bad_arguments():
    rng = np.random.default_rng(0)
    for arguments, generator, error in (
        ((0, 3, 1), rng, ValueError),
        ((5, 0, 1), rng, ValueError),
        ((5, 3, 0), rng, ValueError),
        ((5, 3, np.nan), rng, ValueError),
        ((5.0, 3, 1), rng, TypeError),
        ((5, 3, 1), 0, TypeError),
    ):
        with pytest.raises(error):
            calibrated_logits(*arguments, rng=generator)
    for z, k, error in (
        ([1, 2], 2, ValueError),
        ([1, 2], -1, ValueError),
        ([1, 2], 0.5, TypeError),
        ([[1, 2]], 0, ValueError),
        ([1, -np.inf], 1, ValueError),
    ):
        with pytest.raises(error):
            peak_beta(z, k)
    for z, beta, digits in (([1, -np.inf], 1, 5), ([[1]], 1, 5), ([1], -1, 5), ([1], 1, 0)):
        with pytest.raises(ValueError):
            big_exponentials(z, beta=beta, digits=digits)


# Cuts of a distribution ---------------------------------------------------------------------------


def slowly_kept(p, k=None, share=None):
    """Which classes of one row stay, in fractions: those with fewer than k, or less than share, above
    them."""
    exact = [Fraction(float(x)) for x in p]
    above = [[x for x in exact if x > mine] for mine in exact]
    if k is not None:
        return [len(more) < k for more in above]
    reached = Fraction(float(share)) * sum(exact)
    return [share == 1 or not more or sum(more) < reached for more in above]


def distributions(least=1, most=7):
    """Rows of probabilities with ties, and with classes of probability 0."""
    whole = arrays(np.int64, st.integers(least, most), elements=st.integers(0, 6))
    return whole.filter(lambda x: x.any()).map(lambda x: x / x.sum())


@given(distributions(), st.integers(1, 9))
def test_top_k_against_a_slow_one(p, k):
    kept = np.where(slowly_kept(p, k=k), p, 0)
    np.testing.assert_allclose(top_k(p, k), kept / kept.sum(), rtol=1e-14)


@given(distributions(), st.floats(0, 1))
def test_top_p_against_a_slow_one(p, share):
    totals = [sum(x for x in p if x > mine) for mine in p]
    assume(np.all(np.abs(np.subtract(totals, share)) > 1e-12))  # what rounding may decide has its own test
    kept = np.where(slowly_kept(p, share=share), p, 0)
    np.testing.assert_allclose(top_p(p, share), kept / kept.sum(), rtol=1e-14)


CUTS = [
    *((lambda p, k=k: top_k(p, k)) for k in (1, 2, 3, 9)),
    *((lambda p, s=s: top_p(p, s)) for s in (0, 0.3, 0.9, 1)),
]


@given(distributions(), st.sampled_from(CUTS), st.randoms(use_true_random=False))
def test_a_cut_is_a_distribution_that_knows_no_order_and_no_favourite_among_equals(p, cut, random):
    q = cut(p)
    np.testing.assert_allclose(q.sum(), 1, rtol=1e-15 * 4)
    assert np.all(q[p == 0] == 0) and np.all(q[p == p.max()] > 0)
    order = list(range(len(p)))
    random.shuffle(order)
    np.testing.assert_allclose(cut(p[order]), q[order], rtol=1e-14)
    kept = q > 0
    np.testing.assert_allclose(q[kept] / q.max(), p[kept] / p.max(), rtol=1e-14)  # ratios stay
    assert p[kept].min() > np.max(p[~kept], initial=0) or not p[~kept].any()


@given(distributions(), st.integers(1, 8), st.floats(0, 1))
def test_a_wider_cut_keeps_more(p, k, share):
    assert np.all((top_k(p, k) > 0) <= (top_k(p, k + 1) > 0))
    assert np.all((top_p(p, share) > 0) <= (top_p(p, min(1, share + 0.1)) > 0))


def test_cuts_at_their_ends():
    p = np.array([0.2, 0.0, 0.5, 0.3])
    for whole in (top_k(p, 4), top_k(p, 10**9), top_p(p, 1)):
        np.testing.assert_array_equal(whole, p)
    np.testing.assert_array_equal(top_k(p, 1), [0, 0, 1, 0])
    np.testing.assert_array_equal(top_p(p, 0), [0, 0, 1, 0])
    p = np.array([0.7, 0.2, 0.1, 0.0])  # sums to a little less than 1
    for whole in (top_k(p, 3), top_p(p, 0.95)):
        np.testing.assert_array_equal(whole, p)
    np.testing.assert_array_equal(top_p([0.25] * 4, 0), [0.25] * 4)
    np.testing.assert_array_equal(top_k([0.4, 0.4, 0.2], 1), [0.5, 0.5, 0])
    np.testing.assert_array_equal(top_k([1], 3), [1])
    tiny = [1 - 1e-17, 1e-17]
    assert top_p(tiny, 1)[1] == 1e-17 and top_p(tiny, 0.999)[1] == 0


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("share, stay", [(0.6, 1), (0.8, 2), (0.9, 3), (0.95, 4), (0.97, 5)])
def test_a_total_that_reaches_the_share_up_to_rounding_has_reached_it(dtype, share, stay):
    p = np.array([0.02, 0.6, 0.05, 0.1, 0.2, 0.03], dtype)
    p[np.argmin(p)] += dtype(1) - p.sum()
    q = top_p(p, share)
    assert q.dtype == dtype and np.count_nonzero(q) == stay


def test_many_classes_of_a_small_type_are_cut_where_they_should():
    p = np.full(1000, 0.001, np.float16) * np.linspace(0.5, 1.5, 1000).astype(np.float16)
    p = (p / p.sum(dtype=np.float64)).astype(np.float16)
    stay = np.count_nonzero(top_p(p, 0.5))
    assert 350 < stay < 450  # the top 0.38 of them have half


def test_rows_of_a_table_are_cut_each_by_itself_and_nothing_is_changed():
    p = np.array([[0.7, 0.2, 0.1], [0.1, 0.45, 0.45]])
    kept = p.copy()
    np.testing.assert_allclose(top_k(p, 2), [[7 / 9, 2 / 9, 0], [0, 0.5, 0.5]], rtol=1e-15)
    np.testing.assert_allclose(top_p(p, 0.6), [[1, 0, 0], [0, 0.5, 0.5]], rtol=1e-15)
    np.testing.assert_array_equal(p, kept)
    assert top_p(p[None], 0.6).shape == (1, 2, 3)


@pytest.mark.parametrize(
    "cut, error, words",
    [
        (lambda: top_k([0.5, 0.5], 0), ValueError, "k must be"),
        (lambda: top_k([0.5, 0.5], 1.5), TypeError, "k must be"),
        (lambda: top_k([0.5, 0.6], 1), ValueError, "p must be a distribution"),
        (lambda: top_k([], 1), ValueError, "p"),
        (lambda: top_p([0.5, 0.5], 1.1), ValueError, "share must be from 0 to 1, got 1.1"),
        (lambda: top_p([0.5, 0.5], -0.1), ValueError, "share must be from 0 to 1"),
        (lambda: top_p([0.5, 0.5], np.nan), ValueError, "share must be"),
        (lambda: top_p([0.5, 0.5], "all"), TypeError, "share"),
        (lambda: top_p([np.nan, 1], 0.5), ValueError, "p must be a distribution"),
    ],
)
def test_cuts_that_are_refused(cut, error, words):
    with pytest.raises(error, match=words):
        cut()
