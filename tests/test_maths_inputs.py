"""What every function takes and refuses, in which words; inputs unchanged, no warning, types preserved."""

import warnings
from fractions import Fraction

import numpy as np
import pytest

import teachkit as tk

ROW = [2.0, 1.0, 0.1]
OF_SCORES = {
    "softmax": tk.softmax,
    "log_softmax": tk.log_softmax,
    "logsumexp": tk.logsumexp,
    "entropy_from_logits": tk.entropy_from_logits,
    "softmax_jacobian": tk.softmax_jacobian,
    "argmax_one_hot": tk.argmax_one_hot,
    "online_softmax": tk.streams.online_softmax,
}
OF_WEIGHTS = {
    "normalize": tk.normalize,
    "entropy": tk.entropy,
    "perplexity": tk.perplexity,
    "logits_from_probs": tk.distributions.logits_from_probs,
    "round_to_total": lambda p: tk.distributions.round_to_total(p, 2),
    "sample": lambda p: tk.sample(p, 3, rng=np.random.default_rng(0)),
}
WITH_AXIS = [tk.softmax, tk.log_softmax, tk.logsumexp, tk.entropy_from_logits]


def each(functions):
    return pytest.mark.parametrize("function", functions.values(), ids=functions.keys())


@pytest.mark.parametrize(
    "bad, error, words",
    [
        ([], ValueError, "at least one"),
        ([1.0, np.nan], ValueError, "nan"),
        ([np.inf, 1.0], ValueError, "inf"),
        ([-np.inf, -np.inf], ValueError, "above -inf"),
        ([1, 2 + 1j], TypeError, "complex"),
        (["a", "b"], TypeError, "strings"),
        (["1", "2"], TypeError, "strings"),
        ([1, "b"], TypeError, "strings"),
        ([[1, 2], [3]], (ValueError, TypeError), "equal length|single number|real numbers"),
        ([None, 1.0], TypeError, "real numbers"),
        ({"cat": 1}, TypeError, "real numbers"),
        (None, TypeError, "real numbers|iterable"),
        (np.array(["2026-01-01"], "M8[D]"), TypeError, "dates"),
        (np.ma.array([1.0, 2.0], mask=[0, 1]), TypeError, r"filled\(-np.inf\) for scores"),
        ([10**400, 1], ValueError, "range of float64"),
        (3.0, (ValueError, TypeError), "single number|iterable|shape"),
    ],
)
@each(OF_SCORES)
def test_bad_scores_are_refused(function, bad, error, words):
    if function is tk.streams.online_softmax and isinstance(bad, dict):
        words = "real numbers, got strings"
    if function is tk.streams.online_softmax and isinstance(bad, np.ma.MaskedArray):
        bad = [np.ma.masked, 1.0]
    with pytest.raises(error, match=words):
        function(bad)


@pytest.mark.parametrize(
    "bad, error, words",
    [
        ([], ValueError, "at least one"),
        ([0.5, np.nan], ValueError, "nan"),
        ([np.inf, 1.0], ValueError, "inf"),
        ([1.5, -0.5], ValueError, "-0.5"),
        ([0, 0], ValueError, "sum"),
        ([0.5, 0.5j], TypeError, "complex"),
        (["0.5", "0.5"], TypeError, "strings"),
        ([[0.5, 0.5], [1]], ValueError, "equal length"),
        (None, TypeError, "real numbers"),
        (np.ma.array([0.5, 0.5], mask=[0, 1]), TypeError, "masked"),
        (1.0, ValueError, "single number"),
    ],
)
@each(OF_WEIGHTS)
def test_bad_probabilities_are_refused(function, bad, error, words):
    with pytest.raises(error, match=words):
        function(bad)


@pytest.mark.parametrize("function", [tk.entropy, tk.perplexity, tk.distributions.logits_from_probs])
def test_what_is_no_distribution_is_refused_with_the_axiom(function):
    with pytest.raises(ValueError, match=r"axiom 2 fails: the sum is 0\.9"):
        function([0.5, 0.4])


@pytest.mark.parametrize("function", WITH_AXIS)
def test_errors_name_the_row_and_the_place(function):
    with pytest.raises(ValueError, match=r"row \[1\] of z"):
        function([[1, 2], [-np.inf, -np.inf], [0, 0]])
    with pytest.raises(ValueError, match=r"nan at \[2, 0\]"):
        function([[1, 2], [3, 4], [np.nan, 0]])
    with pytest.raises(ValueError, match="inf at"):
        function([1, np.inf])


@pytest.mark.parametrize("function", WITH_AXIS)
@pytest.mark.parametrize(
    "axis, error",
    [
        (2, ValueError),
        (-3, ValueError),
        (0.5, TypeError),
        (None, TypeError),
        ((0, 1), TypeError),
        ("x", TypeError),
    ],
)
def test_a_bad_axis_is_refused(function, axis, error):
    with pytest.raises(error, match="axis"):
        function([[1, 2], [3, 4]], axis=axis)


@pytest.mark.parametrize("function", [tk.softmax, tk.log_softmax, tk.entropy_from_logits])
@pytest.mark.parametrize(
    "T, error, words",
    [
        (0, ValueError, "argmax_one_hot"),
        (0.0, ValueError, "argmax_one_hot"),
        (-1, ValueError, r"softmax\(-z, -T\)"),
        (np.nan, ValueError, "nan"),
        (np.inf, ValueError, "positive and finite"),
        ("warm", TypeError, "strings"),
        (None, TypeError, "real numbers"),
        (1j, TypeError, "complex"),
        ([1, 2, 3], ValueError, r"shape \(2, 1\)"),
        ([[1], [2], [3]], ValueError, r"does not fit z of shape \(2, 3\)"),
        ([[1], [0]], ValueError, "positive"),
        ([], ValueError, "at least one"),
    ],
)
def test_a_bad_temperature_is_refused_with_advice(function, T, error, words):
    with pytest.raises(error, match=words):
        function([[1, 2, 3], [4, 5, 6]], temperature=T)


@pytest.mark.parametrize("function", [tk.softmax, tk.log_softmax, tk.entropy_from_logits])
def test_one_temperature_a_row(function):
    z = np.random.default_rng(1).normal(size=(3, 5))
    temperatures = [0.5, 1, 2.0]
    expected = np.stack([function(row, temperature=T) for row, T in zip(z, temperatures, strict=True)])
    np.testing.assert_allclose(function(z, temperature=np.array(temperatures)[:, None]), expected, rtol=1e-14)
    spread = function(z[0], temperature=np.array(temperatures)[:, None])
    np.testing.assert_allclose(spread[2], function(z[0], temperature=2), rtol=1e-14)
    columns = function(z, temperature=np.ones((1, 5)), axis=0)
    np.testing.assert_allclose(columns, function(z, axis=0), rtol=1e-14)


def test_extreme_temperatures_round_to_the_limits():
    for dtype in (np.float16, np.float32, np.float64):
        z = np.array([2, 1, 0.1], dtype)
        np.testing.assert_array_equal(tk.softmax(z, temperature=1e-300), np.array([1, 0, 0], dtype))
        np.testing.assert_allclose(tk.softmax(z, temperature=1e300), 1 / 3, rtol=1e-3)
        assert tk.softmax(z, temperature=1e-300).dtype == dtype


@each(OF_SCORES)
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_float_types_of_scores_are_preserved(function, dtype):
    assert function(np.array(ROW, dtype)).dtype == dtype


@each({name: f for name, f in OF_WEIGHTS.items() if name not in ("round_to_total", "sample")})
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_float_types_of_probabilities_are_preserved(function, dtype):
    assert function(np.array([0.5, 0.25, 0.25], dtype)).dtype == dtype


@each(OF_SCORES)
@pytest.mark.parametrize(
    "row",
    [
        [2, 1, 0],
        [True, False, True],
        np.array([2, 1, 0], np.int8),
        np.array([2, 1, 0], ">i4"),
        (2, 1, Fraction(1, 2)),
        [2**70, 2**70, 2**70],
    ],
    ids=["ints", "bools", "int8", "big endian", "fractions", "huge ints"],
)
def test_all_other_numbers_become_float64(function, row):
    got = function(row)
    assert got.dtype == np.float64
    np.testing.assert_array_equal(got, function([float(entry) for entry in row]))


@each(OF_SCORES)
def test_byte_order_and_layout_do_not_matter(function):
    for row in (np.array(ROW, ">f8"), np.array(ROW + ROW)[:3], np.array([0.1, 1.0, 2.0])[::-1]):
        got = function(row)
        np.testing.assert_allclose(got, function(ROW), rtol=1e-15)
        assert got.dtype == np.dtype("=f8")


def awkward(dtype):
    tiny = np.finfo(dtype).smallest_subnormal
    big = np.finfo(dtype).max
    yield np.array([2, 1, 0.1], dtype)
    yield np.array([tiny, 0, -tiny], dtype)
    yield np.array([big, 0, -big], dtype)
    yield np.array([60, -60, -np.inf], dtype)
    yield np.array([600, -600, 0], dtype) if dtype is not np.float16 else np.array([64, -64, 0], dtype)
    yield np.array([0, -90, -100], dtype)
    yield np.array([0, -740, -1000], dtype)


@each(OF_SCORES)
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_no_warning_escapes_from_scores_and_nothing_is_changed(function, dtype):
    for row in awkward(dtype):
        before = row.copy()
        row.setflags(write=False)
        with np.errstate(all="raise"), warnings.catch_warnings():
            warnings.simplefilter("error")
            got = function(row)
        assert not np.isnan(got).any()
        assert before.tobytes() == row.tobytes()
        assert not np.shares_memory(got, row)
        with np.errstate(all="raise"):
            for T in (1e-320, 1e-3, 1e3, 1e308):
                if function in (tk.softmax, tk.log_softmax, tk.entropy_from_logits):
                    assert not np.isnan(function(row, temperature=T)).any(), (row, T)


@each(OF_WEIGHTS)
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_no_warning_escapes_from_probabilities_and_nothing_is_changed(function, dtype):
    tiny = np.finfo(dtype).smallest_subnormal
    for row in (np.array([1, tiny, 0], dtype), np.array([0.5, 0.25, 0.25], dtype), np.array([1], dtype)):
        before = row.copy()
        row.setflags(write=False)
        with np.errstate(all="raise"):
            got = function(row)
        assert not np.isnan(got).any()
        assert before.tobytes() == row.tobytes()
        assert not np.shares_memory(got, row)


@each(OF_SCORES)
def test_bad_scores_raise_our_error_also_where_numpy_raises(function):
    for bad in ([np.nan, 1.0], [np.inf, np.inf], [-np.inf, -np.inf]):
        with np.errstate(all="raise"), pytest.raises(ValueError, match=r"z|scores"):
            function(np.array(bad, np.float16))


def test_a_masked_array_inside_a_list_is_refused():
    with pytest.raises(TypeError, match="masked"):
        tk.softmax([np.ma.array([1, 2], mask=[1, 0]), np.ma.array([1, 2], mask=[0, 0])])


@pytest.mark.parametrize("function", [tk.softmax, tk.log_softmax])
@pytest.mark.parametrize("axis", [0, 1, 2, -1, -2, -3])
def test_any_axis_is_the_last_one_moved(function, axis):
    z = np.random.default_rng(2).normal(0, 3, (4, 300, 5))
    expected = np.moveaxis(function(np.ascontiguousarray(np.moveaxis(z, axis, -1))), -1, axis)
    np.testing.assert_allclose(function(z, axis=axis), expected, rtol=1e-14)
    np.testing.assert_allclose(function(np.asfortranarray(z), axis=axis), expected, rtol=1e-14)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_logsumexp_along_any_axis_in_parts(axis):
    z = np.random.default_rng(2).normal(0, 3, (40, 300, 50))
    z[0], z[:, 0], z[:, :, 0] = -np.inf, -np.inf, -np.inf
    z[1, 1, :], z[1, :, 1], z[:, 1, 1] = 0, 0, 0
    z[0, 0, :], z[0, :, 0], z[:, 0, 0] = 0, 0, 0
    with np.errstate(all="ignore"):
        expected = np.log(np.exp(z).sum(axis))
    np.testing.assert_allclose(tk.logsumexp(z, axis=axis), expected, rtol=1e-13, atol=1e-14)


def test_a_row_with_long_masked_stretches():
    z = np.full(200_000, -np.inf)
    z[[3, 150_000]] = 1.0
    assert tk.logsumexp(z) == pytest.approx(1 + np.log(2), rel=1e-15)


@pytest.mark.parametrize(
    "arguments, error",
    [
        ({}, TypeError),
        ({"beta": 1, "base": 2}, TypeError),
        ({"beta": -1}, ValueError),
        ({"beta": "x"}, TypeError),
        ({"base": 1}, ValueError),
        ({"base": 0.5}, ValueError),
        ({"base": -2}, ValueError),
        ({"beta": np.inf}, ValueError),
    ],
)
def test_temperature_refuses(arguments, error):
    with pytest.raises(error, match=r"beta|base"):
        tk.to_temperature(**arguments)


def test_temperature_of_a_base():
    z = np.array([2, 4.3, 1.2, -3.1])
    powers = 3.0**z
    np.testing.assert_allclose(
        tk.softmax(z, temperature=tk.to_temperature(base=3)), powers / powers.sum(), rtol=1e-14
    )
    assert tk.to_temperature(beta=4) == 0.25


def test_online_softmax_reads_a_stream_once():
    stream = iter([1005, 1003, 1002, -np.inf])
    np.testing.assert_allclose(
        tk.streams.online_softmax(stream), tk.softmax([1005, 1003, 1002, -np.inf]), rtol=1e-14
    )
    assert next(stream, None) is None
    with pytest.raises(ValueError, match=r"scores\[1\]"):
        tk.streams.online_softmax([0, np.nan])


def test_the_flat_list_of_names_needs_only_numpy():
    import subprocess
    import sys

    code = "import sys, teachkit; print(sorted({'matplotlib', 'ipywidgets', 'scipy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert all(hasattr(tk, name) for name in tk.__all__)
