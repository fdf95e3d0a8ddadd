"""Attention: the inventory's numbers, laws, masks, gradients, and the memory that it takes."""

import doctest
import tracemalloc
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import teachkit.maths.attention
from teachkit.maths.attention import attention, causal_mask, padding_mask
from teachkit.maths.softmax import softmax

stable = settings(derandomize=True, deadline=None, max_examples=60, database=None)
ENTRY = st.floats(-20, 20, allow_subnormal=False)
FLOATS = [np.float32, np.float64]
KEY, VALUE = [[2, 0], [1, 3], [0.1, -1]], [[1, 0], [0, 1], [1, 1]]


def test_the_examples_of_the_documentation_run():
    result = doctest.testmod(teachkit.maths.attention)
    assert result.failed == 0 and result.attempted >= 8


@st.composite
def tables(draw):
    n, m, d, c = (draw(st.integers(1, 5)) for _ in range(4))
    return tuple(draw(arrays(np.float64, shape, elements=ENTRY)) for shape in ((n, d), (m, d), (m, c)))


# Numbers of the sources ---------------------------------------------------------------------


def test_a_query_that_gives_the_scores_of_the_tutorial():
    output, weights = attention([1, 0], KEY, VALUE, scale=1)
    np.testing.assert_allclose(weights, softmax([2, 1, 0.1]), rtol=1e-15)
    np.testing.assert_allclose(output, [0.75757, 0.34100], atol=5e-6)
    output, weights = attention([1, 0], KEY, VALUE)
    np.testing.assert_allclose(weights, [0.57013, 0.28111, 0.14876], atol=5e-6)
    np.testing.assert_allclose(output, [0.71889, 0.42987], atol=5e-6)


@pytest.mark.parametrize(
    "scaled, wanted",
    [(False, (0.27, 0.49, 0.73, 0.87, 0.93, 0.97)), (True, (0.27, 0.31, 0.32, 0.32, 0.32, 0.32))],
)
def test_the_scale_takes_out_the_growth_with_the_dimension(scaled, wanted):
    rng = np.random.default_rng(82)
    for d, largest in zip((1, 4, 16, 64, 256, 1024), wanted, strict=True):
        query, key = rng.normal(size=(1000, 1, d)), rng.normal(size=(1000, 10, d))
        weights = attention(query, key, np.ones((10, 1)), scale=None if scaled else 1)[1]
        assert weights.max(-1).mean() == pytest.approx(largest, abs=0.02), d


def test_a_closed_place_gets_0_and_the_rest_is_shared():
    for mask in ([True, True, False], [0.0, 0.0, -np.inf]):
        weights = attention([1, 0], KEY, VALUE, mask, scale=1)[1]
        np.testing.assert_allclose(weights[:2], [0.73106, 0.26894], atol=5e-6)
        assert weights[2] == 0


def test_a_growing_scale_turns_attention_into_a_lookup():
    output, weights = attention([1, 0], KEY, VALUE, scale=1000)
    np.testing.assert_array_equal(weights, [1, 0, 0])
    np.testing.assert_array_equal(output, VALUE[0])
    weights = attention([1, 0], [[2, 0], [2, 5], [1, 1]], VALUE, scale=1000)[1]
    np.testing.assert_array_equal(weights, [0.5, 0.5, 0])


# Laws ---------------------------------------------------------------------------------------


@stable
@given(tables())
def test_rows_are_distributions_and_the_softmax_of_the_scores(table):
    query, key, value = table
    weights = attention(query, key, value)[1]
    np.testing.assert_allclose(weights.sum(-1), 1, atol=1e-15 * 4)
    np.testing.assert_allclose(weights, softmax(query @ key.T / np.sqrt(query.shape[1])), atol=1e-13)


@stable
@given(tables())
def test_the_output_lies_in_the_convex_hull_of_the_values(table):
    output, weights = attention(*table)
    value = table[2]
    assert weights.min() >= 0
    np.testing.assert_allclose(output, weights @ value, atol=1e-12)
    slack = 1e-13 * (1 + np.abs(value).max())
    for direction in np.random.default_rng(0).normal(size=(5, value.shape[1])):
        along = value @ direction
        assert np.all(output @ direction <= along.max() + slack * np.abs(direction).sum())


@stable
@given(tables(), st.randoms(use_true_random=False))
def test_keys_may_stand_in_any_order(table, random):
    query, key, value = table
    order = list(range(len(key)))
    random.shuffle(order)
    output, weights = attention(query, key, value)
    moved_output, moved = attention(query, key[order], value[order])
    np.testing.assert_allclose(moved, weights[:, order], atol=1e-13)
    np.testing.assert_allclose(moved_output, output, atol=1e-11)


@stable
@given(tables(), st.floats(-100, 100))
def test_a_shift_of_all_scores_of_a_row_changes_nothing(table, shift):
    query, key, value = table
    moved = attention(query, key, value, np.full((len(query), 1), shift))[1]
    np.testing.assert_allclose(moved, attention(query, key, value)[1], atol=1e-12)


@stable
@given(tables(), st.data())
def test_a_mask_gives_exactly_0_and_the_rest_as_if_nothing_else_were_there(table, data):
    query, key, value = table
    mask = data.draw(arrays(bool, (len(query), len(key))))
    output, weights = attention(query, key, value, mask)
    same_output, same = attention(query, key, value, np.where(mask, 0.0, -np.inf))
    np.testing.assert_array_equal(weights, same)
    np.testing.assert_array_equal(output, same_output)
    assert np.all(weights[~mask] == 0)
    for i, row in enumerate(mask):
        if row.any():
            alone = attention(query[i], key[row], value[row])[1]
            np.testing.assert_allclose(weights[i][row], alone, atol=1e-13)
        else:
            assert np.all(weights[i] == 0) and np.all(output[i] == 0)


# Types, size and range ------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", [np.float16, *FLOATS])
@pytest.mark.parametrize("spread", [1, 30])
def test_blocks_change_nothing_and_rows_sum_to_1(dtype, spread, monkeypatch):
    rng = np.random.default_rng(0)
    query, key, value = (rng.normal(0, 1, (2, 3, 40, 16)).astype(dtype) for _ in range(3))
    query *= dtype(spread)
    whole = attention(query, key, value, causal_mask(40))
    for size in (1, 1000, 40 * 40 * 8):
        monkeypatch.setattr(teachkit.maths.attention, "BLOCK", size)
        for a, b in zip(attention(query, key, value, causal_mask(40)), whole, strict=True):
            assert a.dtype == dtype
            np.testing.assert_allclose(a, b, atol=200 * np.finfo(dtype).eps)
    sums = whole[1].sum(-1, dtype=np.float64)
    assert np.abs(sums - 1).max() <= {np.float16: 1e-3, np.float32: 3e-7, np.float64: 1e-15}[dtype]


@pytest.mark.parametrize("dtype", FLOATS)
def test_tiny_weights_are_never_subnormal(dtype):
    key = -np.arange(0, 2000, 0.5, dtype=dtype)[:, None]
    weights = attention([dtype(1)], key, key, scale=1)[1]
    assert weights.dtype == dtype
    assert not np.any((weights > 0) & (weights < np.finfo(dtype).tiny))
    np.testing.assert_allclose(weights, softmax(key[:, 0]), rtol=1e-5, atol=1e-27)


def test_without_weights_the_memory_is_that_of_a_block():
    rng = np.random.default_rng(0)
    query, key, value = (rng.normal(size=(2, 2048, 32)).astype(np.float32) for _ in range(3))
    tracemalloc.start()
    output, weights = attention(query, key, value, need_weights=False)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert weights is None
    assert peak - output.nbytes < 3 * teachkit.maths.attention.BLOCK
    np.testing.assert_allclose(output[:, ::500], attention(query[:, ::500], key, value)[0], atol=1e-6)


def test_leading_axes_are_broadcast_and_inputs_stay_as_they_are():
    rng = np.random.default_rng(0)
    query, key, value = rng.normal(size=(3, 1, 4, 2)), rng.normal(size=(5, 6, 2)), rng.normal(size=(6, 3))
    before = [x.copy() for x in (query, key, value)]
    output, weights = attention(query, key, value, rng.random((2, 1, 1, 4, 6)) > 0.3)
    assert output.shape == (2, 3, 5, 4, 3) and weights.shape == (2, 3, 5, 4, 6)
    for x, old in zip((query, key, value), before, strict=True):
        np.testing.assert_array_equal(x, old)
    output, weights = attention(query, key, value)
    np.testing.assert_allclose(output[1, 2], attention(query[1, 0], key[2], value)[0], rtol=1e-12)


def test_lists_and_integers_are_taken():
    output, weights = attention(np.array([100], np.int8), np.array([[100], [99]], np.int8), [[1], [0]])
    np.testing.assert_allclose(weights, [1, 0], atol=1e-40)
    assert output.dtype == np.float64


@pytest.mark.parametrize(
    "change, error, words",
    [
        ({"query": [np.nan, 1]}, ValueError, r"query must hold finite numbers, got nan at \[0\]"),
        ({"key": [[1, np.inf]] * 3}, ValueError, r"key must hold finite"),
        ({"value": [[1, -np.inf]] * 3}, ValueError, r"value must hold finite"),
        ({"query": 3}, ValueError, "query must be a row of numbers"),
        ({"query": ["a", "b"]}, TypeError, "query must hold real numbers"),
        ({"query": []}, ValueError, "query must hold at least one"),
        ({"key": [1, 2]}, ValueError, "key must be a table"),
        ({"value": [1, 2, 3]}, ValueError, "value must be a table"),
        (
            {"key": [[1, 2, 3]] * 3},
            ValueError,
            "query and key must have rows of the same length, got 2 and 3",
        ),
        ({"value": VALUE[:2]}, ValueError, "one row for each row of key, got 2 rows for 3 keys"),
        ({"query": np.ones((2, 1, 2)), "key": np.ones((5, 3, 2))}, ValueError, "the same leading axes"),
        ({"scale": np.inf}, ValueError, "scale must be one finite number"),
        ({"scale": [1, 2]}, ValueError, "scale must be one finite number"),
        ({"scale": "1"}, TypeError, "scale must hold real numbers"),
        ({"mask": [1, 1, 0]}, TypeError, "got integers: write mask == 1"),
        ({"mask": [True, False]}, ValueError, r"mask of shape \(2,\) does not fit weights of shape \(1, 3\)"),
        ({"mask": np.ones((2, 3), bool)}, ValueError, r"mask of shape \(2, 3\) does not fit"),
        ({"mask": [0, 0, np.nan]}, ValueError, "mask must hold finite numbers, or -inf"),
        ({"query": [1e300, 0], "key": [[1e300, 0]] * 3}, ValueError, "within the range of float64"),
    ],
)
def test_what_is_refused_is_named(change, error, words):
    with pytest.raises(error, match=words):
        attention(**({"query": [1, 0], "key": KEY, "value": VALUE} | change))


def test_no_warning_escapes():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        attention([1e154, 0], np.multiply(KEY, 1e153), np.multiply(VALUE, 1e308), [[True] * 3])
        attention(np.float16([1000, 0]), np.float16(KEY) * 1000, np.float16(VALUE) * 60000)
        assert not np.any(attention([1, 0], KEY, VALUE, [False] * 3)[0])


# Masks --------------------------------------------------------------------------------------


def test_masks_open_what_they_should():
    np.testing.assert_array_equal(causal_mask(4), [[j <= i for j in range(4)] for i in range(4)])
    np.testing.assert_array_equal(padding_mask(2, 3), [[True, True, False]])
    assert padding_mask([[1, 2], [3, 0]], 3).shape == (2, 2, 1, 3)
    np.testing.assert_array_equal(padding_mask([0, 3], 3)[:, 0], [[False] * 3, [True] * 3])


@pytest.mark.parametrize(
    "wrong, error, words",
    [
        (lambda: causal_mask(0), ValueError, "n must be at least 1"),
        (lambda: causal_mask(2.5), TypeError, "n must be a whole number"),
        (lambda: padding_mask([1, 4], 3), ValueError, "lengths must be from 0 to 3, got 4"),
        (lambda: padding_mask([-1], 3), ValueError, "got -1"),
        (lambda: padding_mask([1.0], 3), TypeError, "lengths must be whole numbers"),
    ],
)
def test_masks_refuse_what_is_no_length(wrong, error, words):
    with pytest.raises(error, match=words):
        wrong()
