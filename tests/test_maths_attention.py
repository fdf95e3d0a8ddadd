"""Attention: the inventory's numbers, laws, masks, gradients, and the memory that it takes."""

import tracemalloc
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import teachkit.maths.attention
from teachkit.maths.attention import (
    additive_attention,
    additive_attention_grad,
    attention,
    attention_grad,
    causal_mask,
    merge_heads,
    multi_head_attention,
    online_attention,
    padding_mask,
    split_heads,
)
from teachkit.maths.softmax import online_softmax, softmax
from teachkit.maths.training import numeric_gradient

ENTRY = st.floats(-20, 20, allow_subnormal=False)
FLOATS = [np.float32, np.float64]
KEY, VALUE = [[2, 0], [1, 3], [0.1, -1]], [[1, 0], [0, 1], [1, 1]]


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


def test_the_context_of_three_words():
    hidden = np.array([[1, 0], [0, 1], [1, 1]])
    scores = np.tanh(np.array([0.5, -0.5]) + hidden) @ [1, 2]
    np.testing.assert_allclose(scores, [-0.01909, 1.38635, 1.82938], atol=5e-6)
    context, weights = additive_attention([0.5, -0.5], hidden, hidden, np.eye(2), np.eye(2), [1, 2])
    np.testing.assert_allclose(weights, [0.08751, 0.35680, 0.55569], atol=5e-6)
    np.testing.assert_allclose(context, [0.64320, 0.91249], atol=5e-6)


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


@given(tables())
def test_rows_are_distributions_and_the_softmax_of_the_scores(table):
    query, key, value = table
    weights = attention(query, key, value)[1]
    np.testing.assert_allclose(weights.sum(-1), 1, atol=1e-15 * 4)
    np.testing.assert_allclose(weights, softmax(query @ key.T / np.sqrt(query.shape[1])), atol=1e-13)


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


@given(tables(), st.randoms(use_true_random=False))
def test_keys_may_stand_in_any_order(table, random):
    query, key, value = table
    order = list(range(len(key)))
    random.shuffle(order)
    output, weights = attention(query, key, value)
    moved_output, moved = attention(query, key[order], value[order])
    np.testing.assert_allclose(moved, weights[:, order], atol=1e-13)
    np.testing.assert_allclose(moved_output, output, atol=1e-11)


@given(tables(), st.floats(-100, 100))
def test_a_shift_of_all_scores_of_a_row_changes_nothing(table, shift):
    query, key, value = table
    moved = attention(query, key, value, np.full((len(query), 1), shift))[1]
    np.testing.assert_allclose(moved, attention(query, key, value)[1], atol=1e-12)


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
        (
            {"query": [1e300, 0], "key": [[1e300, 0]] * 3},
            ValueError,
            "score of query and key is beyond the range of float64",
        ),
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


# Additive attention ---------------------------------------------------------------------------


def additive_case(rng, lead=(), n=3, m=4):
    shapes = (*lead, n, 2), (m, 3), (*lead, m, 2), (5, 2), (5, 3), (5,)
    return [rng.normal(size=shape) for shape in shapes]


def test_additive_attention_is_the_softmax_of_a_small_network(monkeypatch):
    query, key, value, W, U, v = additive_case(np.random.default_rng(0), lead=(2,))
    scores = [[[v @ np.tanh(W @ q + U @ k) for k in key] for q in rows] for rows in query]
    wanted = softmax(scores)
    for size in (1, 2**20):
        monkeypatch.setattr(teachkit.maths.attention, "BLOCK", size)
        output, weights = additive_attention(query, key, value, W, U, v)
        np.testing.assert_allclose(weights, wanted, rtol=1e-12)
        np.testing.assert_allclose(output, wanted @ value, rtol=1e-12)
    one, its_weights = additive_attention(query[1, 2], key, value[1], W, U, v, need_weights=True)
    np.testing.assert_allclose(one, output[1, 2], rtol=1e-12)
    np.testing.assert_allclose(its_weights, weights[1, 2], rtol=1e-12)
    assert additive_attention(query, key, value, W, U, v, need_weights=False)[1] is None


def test_additive_attention_has_masks_too():
    case = additive_case(np.random.default_rng(0))
    weights = additive_attention(*case, mask=np.eye(3, 4, 1, dtype=bool))[1]
    np.testing.assert_array_equal(weights, np.eye(3, 4, 1))
    case[-1] *= 1000  # scores that need the shift
    weights = additive_attention(*case, mask=np.eye(3, 4, dtype=bool) | np.eye(3, 4, 1, dtype=bool))[1]
    assert np.all(weights[:, 3][:2] == 0)
    np.testing.assert_allclose(weights.sum(-1), 1, rtol=1e-15)


@pytest.mark.parametrize(
    "place, bad, words",
    [
        (3, np.ones((5, 3)), r"W must have shape \(5, 2\), .* of a query, got \(5, 3\)"),
        (4, np.ones((3, 5)), r"U must have shape \(5, 3\), .* of a key"),
        (5, np.ones((5, 1)), "v must be one row of numbers"),
        (5, [np.nan] * 5, "v must hold finite numbers"),
        (3, np.full((5, 2), 1e308), "W or U is too large"),
    ],
)
def test_layers_that_do_not_fit_are_named(place, bad, words):
    case = additive_case(np.random.default_rng(0))
    case[0] = case[0] * 0 + 1000
    case[place] = bad
    with pytest.raises(ValueError, match=words):
        additive_attention(*case)


# Gradients ----------------------------------------------------------------------------------


@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("size", [1, 2**20])
def test_gradients_are_the_slopes(masked, size, monkeypatch):
    monkeypatch.setattr(teachkit.maths.attention, "BLOCK", size)
    rng = np.random.default_rng(3)
    arguments = [rng.normal(size=shape) for shape in ((2, 3, 4), (5, 4), (2, 5, 2))]
    output_grad = rng.normal(size=(2, 3, 2))
    mask = np.array([[1, 0, 1, 1, 0], [0] * 5, [1] * 5]) == 1 if masked else None

    def loss(place):
        def of(x):
            return (attention(*arguments[:place], x, *arguments[place + 1 :], mask)[0] * output_grad).sum()

        return of

    gradients = attention_grad(*arguments, output_grad, mask)
    for place, gradient in enumerate(gradients):
        assert gradient.shape == arguments[place].shape
        np.testing.assert_allclose(gradient, numeric_gradient(loss(place), arguments[place]), atol=1e-8)


@pytest.mark.parametrize("size", [1, 2**20])
def test_gradients_of_examples_and_heads_are_those_of_each_alone(size, monkeypatch):
    monkeypatch.setattr(teachkit.maths.attention, "BLOCK", size)
    rng = np.random.default_rng(4)
    shapes = (2, 3, 4, 5), (2, 3, 6, 5), (2, 3, 6, 2), (2, 3, 4, 2)
    query, key, value, output_grad = (rng.normal(size=shape) for shape in shapes)
    together = attention_grad(query, key, value, output_grad)
    for place in np.ndindex(2, 3):
        alone = attention_grad(query[place], key[place], value[place], output_grad[place])
        for gradient, wanted in zip(together, alone, strict=True):
            np.testing.assert_allclose(gradient[place], wanted, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("size", [1, 2**20])
def test_gradients_of_additive_attention_are_the_slopes(masked, size, monkeypatch):
    monkeypatch.setattr(teachkit.maths.attention, "BLOCK", size)
    rng = np.random.default_rng(4)
    arguments = additive_case(rng, lead=(2,))
    output_grad = rng.normal(size=(2, 3, 2))
    mask = np.array([[1, 0, 1, 1], [0] * 4, [1] * 4]) == 1 if masked else None

    def loss(place):
        def of(x):
            changed = [*arguments[:place], x, *arguments[place + 1 :]]
            return (additive_attention(*changed, mask)[0] * output_grad).sum()

        return of

    gradients = additive_attention_grad(*arguments, output_grad, mask)
    for place, gradient in enumerate(gradients):
        assert gradient.shape == arguments[place].shape
        np.testing.assert_allclose(gradient, numeric_gradient(loss(place), arguments[place]), atol=1e-8)


def test_gradients_of_a_single_query():
    rng = np.random.default_rng(0)
    key, value = rng.normal(size=(3, 4, 2)), rng.normal(size=(3, 4, 5))
    query_grad, key_grad, _ = attention_grad([1, 2], key, value, np.ones((3, 5)), scale=0.3)
    assert query_grad.shape == (2,) and key_grad.shape == key.shape
    slopes = numeric_gradient(lambda q: attention(q, key, value, scale=0.3)[0].sum(), np.array([1.0, 2.0]))
    np.testing.assert_allclose(query_grad, slopes, atol=1e-8)
    with pytest.raises(ValueError, match=r"output_grad must have the shape of the output, \(3, 5\)"):
        attention_grad([1, 2], key, value, np.ones((3, 4)))
    with pytest.raises(ValueError, match="output_grad is too large"):
        attention_grad([1, 2], key, value * 1e300, np.full((3, 5), 1e300))


@pytest.mark.parametrize("dtype", FLOATS)
def test_torch_agrees(dtype):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install -e .[bench] brings it")
    rng = np.random.default_rng(0)
    arrays = [rng.normal(size=(2, 3, 20, 8)).astype(dtype) for _ in range(4)]
    tensors = [torch.tensor(x, requires_grad=True) for x in arrays[:3]]
    eps = np.finfo(dtype).eps
    for mask in (None, causal_mask(20), padding_mask([3, 20], 20)[:, None]):
        given = None if mask is None else torch.tensor(mask)
        wanted = torch.nn.functional.scaled_dot_product_attention(*tensors, attn_mask=given)
        np.testing.assert_allclose(attention(*arrays[:3], mask)[0], wanted.detach(), atol=50 * eps)
        slopes = torch.autograd.grad(wanted, tensors, torch.tensor(arrays[3]))
        for ours, theirs in zip(attention_grad(*arrays, mask), slopes, strict=True):
            np.testing.assert_allclose(ours, theirs, atol=200 * eps)


def test_torch_agrees_on_additive_attention():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install -e .[bench] brings it")
    rng = np.random.default_rng(0)
    case = additive_case(rng, lead=(2,))
    g = rng.normal(size=(2, 3, 2))
    query, key, value, W, U, v = tensors = [torch.tensor(x, requires_grad=True) for x in case]
    hidden = torch.tanh((query @ W.T)[..., :, None, :] + (key @ U.T)[..., None, :, :])
    output = torch.softmax(hidden @ v, -1) @ value
    for ours, theirs in zip(
        additive_attention_grad(*case, g), torch.autograd.grad(output, tensors, torch.tensor(g)), strict=True
    ):
        np.testing.assert_allclose(ours, theirs, atol=1e-13)


# One pass -------------------------------------------------------------------------------------


@given(tables(), st.floats(0.1, 100))
def test_one_pass_gives_the_same(table, scale):
    query, key, value = table
    pairs = ((k, v) for k, v in zip(key, value, strict=True))
    slack = 1e-12 * (1 + np.abs(value).max())
    wanted = attention(query[0], key, value, scale=scale)[0]
    np.testing.assert_allclose(online_attention(query[0], pairs, scale), wanted, atol=slack)
    scores = scale * (key @ query[0])
    np.testing.assert_allclose(online_softmax(scores) @ value, wanted, atol=slack)


def test_one_pass_refuses_what_it_cannot_use():
    with pytest.raises(ValueError, match="at least one pair"):
        online_attention([1, 0], [])
    with pytest.raises(ValueError, match="score of query and key is beyond the range of float64"):
        online_attention([1e200, 0], [([1e200, 0], [1])])
    with pytest.raises(ValueError, match="rows of the same length, got 2 and 1"):
        online_attention([1, 0], [([1], [1])])


# Heads --------------------------------------------------------------------------------------


def test_heads_are_cut_and_merged():
    x = np.random.default_rng(0).normal(size=(2, 5, 12))
    heads = split_heads(x, 3)
    assert heads.shape == (2, 3, 5, 4)
    np.testing.assert_array_equal(heads[1, 2], x[1, :, 8:])
    np.testing.assert_array_equal(merge_heads(heads), x)


def heads_by_hand(x, context, W_q, W_k, W_v, W_o, num_heads, mask):
    """Head by head, with two-dimensional tables only."""
    pieces, tables = [], []
    for a, b, c in zip(*(np.split(W, num_heads, 1) for W in (W_q, W_k, W_v)), strict=True):
        scores = (x @ a) @ (context @ b).T / np.sqrt(a.shape[1])
        tables.append(softmax(scores if mask is None else np.where(mask, scores, -np.inf)))
        pieces.append(tables[-1] @ context @ c)
    return np.hstack(pieces) @ W_o, np.array(tables)


@pytest.mark.parametrize("itself", [True, False])
def test_several_heads_are_single_heads_side_by_side(itself):
    rng = np.random.default_rng(0)
    x, context = rng.normal(size=(2, 5, 6)), rng.normal(size=(2, 5 if itself else 7, 6))
    matrices = [rng.normal(size=shape) for shape in ((6, 12), (6, 12), (6, 9), (9, 4))]
    given = None if itself else context
    looked_at = x if itself else context
    masks = {
        "none": (None, [None, None]),
        "shared": (mask := rng.random((5, looked_at.shape[1])) > 0.3, [mask, mask]),
        "own": (mask := padding_mask([2, 4], looked_at.shape[1]), mask),
    }
    for mask, each in masks.values():
        output, weights = multi_head_attention(x, *matrices, 3, given, mask)
        assert output.shape == (2, 5, 4) and weights.shape == (2, 3, 5, looked_at.shape[1])
        for i in range(2):
            wanted = heads_by_hand(x[i], looked_at[i], *matrices, 3, each[i])
            np.testing.assert_allclose(output[i], wanted[0], atol=1e-12)
            np.testing.assert_allclose(weights[i], wanted[1], atol=1e-13)
    without = multi_head_attention(x, *matrices, 3, given, need_weights=False)
    assert without[1] is None


def test_order_is_not_seen_without_positions():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(5, 6))
    matrices = [rng.normal(size=(6, 6)) for _ in range(4)]
    order = rng.permutation(5)
    output, weights = multi_head_attention(x, *matrices, 2)
    moved, moved_weights = multi_head_attention(x[order], *matrices, 2)
    np.testing.assert_allclose(moved, output[order], atol=1e-12)
    np.testing.assert_allclose(moved_weights, weights[:, order][:, :, order], atol=1e-13)


@pytest.mark.parametrize(
    "change, error, words",
    [
        ({"num_heads": 4}, ValueError, "num_heads must divide the length of a row, 6, got 4"),
        ({"num_heads": 2.0}, TypeError, "num_heads must be a whole number"),
        ({"W_q": np.ones((5, 6))}, ValueError, "W_q must have 6 rows, one for each column of x"),
        ({"W_k": np.ones(6)}, ValueError, "W_k must have 6 rows"),
        ({"W_o": np.ones((5, 6))}, ValueError, "W_o must have 6 rows, one for each column of the row of all"),
        ({"context": np.ones((3, 5))}, ValueError, "W_k must have 5 rows, one for each column of context"),
        ({"x": np.ones(6)}, ValueError, "x must be a table"),
        ({"context": np.ones(6)}, ValueError, "context must be a table"),
        ({"context": [[np.nan] * 6]}, ValueError, "context must hold finite numbers"),
    ],
)
def test_what_does_not_fit_the_heads_is_named(change, error, words):
    given = {"x": np.ones((3, 6)), "num_heads": 2} | {f"W_{c}": np.eye(6) for c in "qkvo"}
    with pytest.raises(error, match=words):
        multi_head_attention(**(given | change))


def test_tables_are_needed_for_heads():
    with pytest.raises(ValueError, match="x must be a table"):
        split_heads([1, 2], 2)
    with pytest.raises(ValueError, match=r"x must have shape \(..., num_heads, n, d\)"):
        merge_heads([[1, 2]])
