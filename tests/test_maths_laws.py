"""Laws that hold for all inputs, tried by Hypothesis."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

import teachkit as tk

SCORE = st.floats(-50, 50, allow_subnormal=False)
ANY_SCORE = st.floats(-1e300, 1e300)


def rows(elements=SCORE, least=1, most=8):
    return arrays(np.float64, st.integers(least, most), elements=elements)


@given(rows(ANY_SCORE), st.floats(1e-3, 1e3))
def test_a_row_is_a_distribution(z, T):
    assert tk.is_distribution(tk.softmax(z, temperature=T), tolerance=1e-14)


@given(arrays(np.float64, array_shapes(min_dims=2, max_dims=3, max_side=5), elements=SCORE), st.data())
def test_sums_are_1_along_the_axis(z, data):
    axis = data.draw(st.integers(-z.ndim, z.ndim - 1))
    np.testing.assert_allclose(tk.softmax(z, axis=axis).sum(axis), 1, rtol=1e-15 * 4)


@given(rows(), st.floats(-1000, 1000))
def test_a_shift_changes_nothing(z, c):
    np.testing.assert_allclose(tk.softmax(z + c), tk.softmax(z), rtol=1e-12)
    np.testing.assert_allclose(tk.logsumexp(z + c), tk.logsumexp(z) + c, rtol=1e-12, atol=1e-12)


@given(rows(), st.randoms(use_true_random=False))
def test_a_permutation_goes_through(z, random):
    order = list(range(len(z)))
    random.shuffle(order)
    np.testing.assert_allclose(tk.softmax(z[order]), tk.softmax(z)[order], rtol=1e-14)
    np.testing.assert_array_equal(tk.argmax_one_hot(z[order]), tk.argmax_one_hot(z)[order])


@given(rows(ANY_SCORE, least=2), st.floats(1e-3, 1e3))
def test_the_order_of_the_scores_is_kept(z, T):
    order = np.argsort(z)
    assert np.all(np.diff(tk.softmax(z, temperature=T)[order]) >= 0)
    assert np.all(np.diff(tk.log_softmax(z, temperature=T)[order]) >= 0)


@given(st.data(), st.integers(1, 8))
def test_distances_shrink_to_half_at_least(data, K):
    z, w = data.draw(rows(least=K, most=K)), data.draw(rows(least=K, most=K))
    moved = np.linalg.norm(tk.softmax(z) - tk.softmax(w))
    assert moved <= 0.5 * np.linalg.norm(z - w) + 1e-15


def test_the_half_is_reached():
    step = 1e-4
    moved = np.linalg.norm(tk.softmax([step, -step]) - tk.softmax([-step, step]))
    assert moved / np.linalg.norm([2 * step, 2 * step]) == pytest.approx(0.5, rel=1e-7)


@given(rows(st.floats(-5, 5), least=2, most=6))
def test_the_jacobian_is_the_slope(z):
    J, step = tk.softmax_jacobian(z), 1e-5
    shifts = step * np.eye(len(z))
    slopes = ((tk.softmax(z + shifts) - tk.softmax(z - shifts)) / (2 * step)).T
    np.testing.assert_allclose(J, slopes, atol=1e-9)


@given(rows(least=1))
def test_the_jacobian_is_symmetric_with_rows_that_sum_to_0_and_norm_of_half_at_most(z):
    J = tk.softmax_jacobian(z)
    np.testing.assert_array_equal(J, J.T)
    np.testing.assert_allclose(J.sum(1), 0, atol=1e-16)
    values = np.linalg.eigvalsh(J)
    assert values.min() >= -1e-15 and values.max() <= 0.5 + 1e-15


@given(rows())
def test_logsumexp_lies_between_the_top_and_the_top_plus_log_k(z):
    lse = tk.logsumexp(z)
    assert z.max() <= lse <= z.max() + np.log(len(z)) + 1e-12


@given(rows(least=2))
def test_one_score_moves_its_probability_along_a_sigmoid(z):
    others = tk.logsumexp(z[1:])
    np.testing.assert_allclose(tk.softmax(z)[0], 1 / (1 + np.exp(others - z[0])), rtol=1e-12)


@given(rows(), st.floats(0.1, 10))
def test_the_ways_agree_with_each_other(z, T):
    p = tk.softmax(z, temperature=T)
    np.testing.assert_allclose(np.exp(tk.log_softmax(z, temperature=T)), p, rtol=1e-10)
    np.testing.assert_allclose(tk.log_softmax(z), z - tk.logsumexp(z), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(tk.streams.online_softmax(z), tk.softmax(z), rtol=1e-12)
    np.testing.assert_allclose(tk.entropy_from_logits(z, temperature=T), tk.entropy(p), rtol=1e-9, atol=1e-13)
    np.testing.assert_allclose(tk.perplexity(p), np.exp(tk.entropy(p)), rtol=1e-15)


@given(rows(st.floats(-20, 20)))
def test_logits_from_probs_inverts_softmax(z):
    back = tk.distributions.logits_from_probs(tk.softmax(z))
    np.testing.assert_allclose(back, z - z.mean(), atol=1e-12)


@given(rows(st.floats(0, 1e300)))
def test_normalize_keeps_ratios(x):
    assume(x.max() > 0)
    p = tk.normalize(x)
    assert tk.is_distribution(p, tolerance=1e-14)
    np.testing.assert_allclose(p, x / x.max() * p.max(), rtol=1e-14, atol=1e-300)


@given(rows(st.floats(0, 1), least=1, most=12), st.integers(0, 12))
def test_rounded_probabilities_total_1(x, decimals):
    assume(x.max() > 1e-3)
    p = tk.normalize(x)
    shown = tk.distributions.round_to_total(p, decimals)
    units = [round(value * 10**decimals) for value in shown.tolist()]
    assert sum(units) == 10**decimals
    assert all(value == count / 10**decimals for value, count in zip(shown.tolist(), units, strict=True))
    assert np.all(np.abs(shown - p) < 10.0**-decimals * 1.001)
    assert round(sum(shown.tolist()), decimals) == 1


@given(st.lists(st.integers(0, 6), min_size=1, max_size=9))
def test_one_hot_and_back(labels):
    rows = tk.one_hot(labels, 7)
    assert rows.shape == (len(labels), 7) and np.all(rows.sum(1) == 1)
    assert tk.from_one_hot(rows).tolist() == labels


@given(rows(least=2))
def test_a_small_temperature_leads_to_argmax(z):
    gaps = np.diff(np.unique(z))
    assume(gaps.size == 0 or gaps.min() > 1e-3)
    np.testing.assert_allclose(tk.softmax(z, temperature=1e-6), tk.argmax_one_hot(z), atol=1e-15)


@given(rows(least=2), st.floats(0.1, 5), st.floats(0.1, 5))
def test_a_higher_temperature_is_less_sure(z, a, b):
    low, high = sorted((a, b))
    assert (
        tk.entropy_from_logits(z, temperature=low)
        <= tk.entropy_from_logits(z, temperature=high) * (1 + 1e-12) + 1e-15
    )
