"""The mathematics against mpmath at 60 digits, over inputs that peers get wrong."""

import math

import mpmath
import numpy as np
import pytest

import teachkit as tk

mpmath.mp.dps = 60
FLOATS = [np.float32, np.float64]


def exact_parts(row, T=1.0):
    """Distances below the top, their exponentials, and the sum of all of these but the top's own 1."""
    z = [mpmath.mpf(float(score)) / mpmath.mpf(float(T)) for score in row]
    top = z.index(max(z))
    d = [score - z[top] for score in z]
    e = [mpmath.exp(x) if x > -mpmath.inf else mpmath.mpf(0) for x in d]
    return z[top], d, e, mpmath.fsum(e[:top] + e[top + 1 :])


def exact_softmax(row, T=1.0):
    _, _, e, rest = exact_parts(row, T)
    return [x / (1 + rest) for x in e]


def exact_log_softmax(row, T=1.0):
    _, d, _, rest = exact_parts(row, T)
    return [x - mpmath.log1p(rest) for x in d]


def exact_entropy(row, T=1.0):
    _, d, e, rest = exact_parts(row, T)
    return mpmath.log1p(rest) - mpmath.fsum(a * b for a, b in zip(e, d, strict=True) if a > 0) / (1 + rest)


def ulps(got, exact, dtype):
    """Largest distance, in units in the last place of the exact value."""
    units = [float(np.spacing(dtype(abs(float(x))))) for x in exact]
    return max(
        float(abs(mpmath.mpf(float(a)) - x)) / unit for a, x, unit in zip(got, exact, units, strict=True)
    )


def relative(got, exact, dtype):
    """Largest relative error, in units of the machine epsilon."""
    eps = float(np.finfo(dtype).eps)
    pairs = [(float(a), x) for a, x in zip(got, exact, strict=True) if mpmath.isfinite(x)]
    return max(float(abs((mpmath.mpf(a) - x) / x)) for a, x in pairs) / eps


def top_gap(row):
    second, first = np.sort(np.asarray(row, dtype=float))[-2:]
    return first - second


def ordinary_rows(dtype):
    rng = np.random.default_rng(20)
    reach = 60 if dtype is np.float32 else 600
    for K in (2, 3, 4, 10, 50):
        for scale in (0.01, 1, 3, reach / 4):
            yield np.clip(rng.normal(0, scale, K), -reach, reach).astype(dtype)
        yield rng.uniform(-reach, reach, K).astype(dtype)
    yield np.array([2, 1, 0.1], dtype)
    yield np.array([2, 4.3, 1.2, -3.1], dtype)
    yield np.array([0.95, 0.98, 0.99], dtype)
    yield np.full(127, 0.7, dtype)


def hard_rows(dtype):
    biggest = np.finfo(dtype).max
    yield from (np.array([gap, 0], dtype) for gap in (1e-6, 0.5, 10, 37, 40, 80, 100, 700, 740, 746, 2000))
    yield from (np.array([gap, 0, 0.3, -5], dtype) for gap in (1, 20, 40, 86))
    yield np.array([1002, 1001, 1000.1], dtype)
    yield np.array([-1002, -1001, -1000.1], dtype)
    yield np.array([biggest, 0, -biggest], dtype)
    yield np.array([1000, 1000, 1000], dtype)
    yield np.array([np.finfo(dtype).tiny, 0, -np.finfo(dtype).tiny], dtype)
    yield np.array([3, -np.inf, 1, -np.inf], dtype)
    yield np.array([2000, -np.inf, 1960], dtype)
    yield np.array([40] + [0] * 100, dtype)


def every_row(dtype):
    yield from ordinary_rows(dtype)
    yield from hard_rows(dtype)


@pytest.mark.parametrize("dtype", FLOATS)
def test_softmax_of_ordinary_scores_is_within_5_ulp(dtype):
    assert max(ulps(tk.softmax(row), exact_softmax(row), dtype) for row in ordinary_rows(dtype)) <= 5


@pytest.mark.parametrize("dtype", FLOATS)
def test_softmax_of_hard_scores_loses_no_more_than_the_rounding_of_the_scores(dtype):
    for row in hard_rows(dtype):
        exact = exact_softmax(row)
        for got, want in zip(tk.softmax(row), exact, strict=True):
            distance = -float(mpmath.log(want)) if want > 0 else 0.0
            assert ulps([got], [want], dtype) <= 5 + distance / 2, (row, got, want)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("T", [1e-3, 0.1, 0.5, 2, 1000])
def test_temperature_divides_after_the_shift(dtype, T):
    row = np.array([1000, 999.998, 999.99], dtype)
    for got, want in zip(tk.softmax(row, temperature=T), exact_softmax(row, T), strict=True):
        distance = -float(mpmath.log(want))
        assert ulps([got], [want], dtype) <= 5 + distance / 2


@pytest.mark.parametrize("dtype", FLOATS)
def test_log_softmax_keeps_its_digits_everywhere(dtype):
    for row in every_row(dtype):
        error = relative(tk.log_softmax(row), exact_log_softmax(row), dtype)
        tiniest = min((abs(float(x)) for x in exact_log_softmax(row)), default=1)
        if tiniest > np.finfo(dtype).tiny:  # below that the type itself has fewer digits
            assert error <= 3 + top_gap(row) / 2, (row, error)


@pytest.mark.parametrize("dtype", FLOATS)
def test_log_softmax_is_never_0_where_its_value_is_representable(dtype):
    for gap in range(1, 745):
        row = np.array([gap, 0], dtype)
        if dtype(float(mpmath.exp(-gap))) > 0:
            assert tk.log_softmax(row)[0] < 0, gap


@pytest.mark.parametrize("dtype", FLOATS)
def test_entropy_from_logits_keeps_its_digits_everywhere(dtype):
    for row in every_row(dtype):
        exact = exact_entropy(row)
        if float(exact) > np.finfo(dtype).tiny:
            error = relative([tk.entropy_from_logits(row)], [exact], dtype)
            assert error <= 3 + top_gap(row) / 2, (row, error)


@pytest.mark.parametrize("dtype", FLOATS)
def test_entropy_from_logits_takes_a_temperature(dtype):
    row = np.array([2, 1, 0.1], dtype)
    for T in (0.1, 0.5, 3.0):
        assert relative([tk.entropy_from_logits(row, temperature=T)], [exact_entropy(row, T)], dtype) <= 10


@pytest.mark.parametrize("dtype", FLOATS)
def test_logsumexp_of_hard_scores(dtype):
    for row in every_row(dtype):
        top, _, _, rest = exact_parts(row)
        exact = top + mpmath.log1p(rest)
        allowed = 4 * np.finfo(dtype).eps * max(abs(float(top)), float(mpmath.log1p(rest)))
        assert abs(mpmath.mpf(float(tk.logsumexp(row))) - exact) <= float(allowed), row


@pytest.mark.parametrize("dtype", FLOATS)
def test_jacobian_keeps_the_digits_of_its_diagonal(dtype):
    for row in ordinary_rows(dtype):
        if len(row) > 10:
            continue
        p = exact_softmax(row)
        for i, line in enumerate(tk.softmax_jacobian(row)):
            rest = mpmath.fsum(p[:i] + p[i + 1 :])
            exact = [p[i] * rest if i == j else -p[i] * p[j] for j in range(len(p))]
            pairs = [(a, x) for a, x in zip(line, exact, strict=True) if abs(x) > np.finfo(dtype).tiny]
            if pairs:
                assert relative(*zip(*pairs, strict=True), dtype) <= 14


def test_the_numbers_of_the_sources():
    np.testing.assert_allclose(
        tk.softmax([2, 1, 0.1]), [0.659001138885968, 0.242432970704714, 0.0985658904093182], rtol=1e-15
    )
    np.testing.assert_allclose(
        tk.softmax([2, 4.3, 1.2, -3.1]), [0.0874920632, 0.8726618017, 0.0393127181, 0.0005334169], atol=5e-11
    )
    lse = [tk.logsumexp(z) for z in ([2, 1, 0.1], [2, 4.3, 1.2, -3.1], [0.95, 0.99, 0.98])]
    np.testing.assert_allclose(lse, [2.41703, 4.43621, 2.07209], atol=5e-6)
    beta_500 = tk.softmax([0.95, 0.99, 0.98], temperature=tk.to_temperature(beta=500))
    np.testing.assert_allclose(beta_500, [2.047e-9, 0.993307147, 0.006692851], rtol=2e-4)


# Wrong answers found in peers -----------------------------------------------------------------


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int16, np.int32, np.int64, np.uint64])
def test_integers_do_not_wrap(dtype):
    low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
    for row in (np.array([low, high], dtype), np.array([low + 1, high, 0], dtype)):
        expected = exact_softmax(row)
        np.testing.assert_allclose(tk.softmax(row), [float(x) for x in expected], rtol=1e-12, atol=1e-320)
        assert tk.log_softmax(row)[0] < 0


def test_small_unsigned_integers():
    assert tk.softmax(np.array([1, 255], np.uint8))[1] == 1.0


def test_float16_of_many_equal_scores():
    scores = np.zeros(70_000, np.float16)
    assert np.all(tk.softmax(scores) == np.float16(1 / 70_000))
    assert np.all(tk.log_softmax(scores) == np.float16(-math.log(70_000)))
    assert tk.logsumexp(scores) == np.float16(math.log(70_000))
    assert tk.entropy_from_logits(scores) == np.float16(math.log(70_000))


def test_float16_is_rounded_once():
    scores = np.random.default_rng(3).normal(0, 3, 200).astype(np.float16)
    exact = exact_softmax(scores)
    assert ulps(tk.softmax(scores), exact, np.float16) <= 0.5005
    assert ulps(tk.log_softmax(scores), exact_log_softmax(scores), np.float16) <= 0.5005


@pytest.mark.parametrize("function", [tk.log_softmax, tk.entropy_from_logits])
def test_a_top_score_40_ahead_leaves_a_small_loss_and_not_0(function):
    value = abs(float(np.ravel(function([40.0, 0.0]))[0]))
    factor = 1 if function is tk.log_softmax else 41
    assert value == pytest.approx(factor * math.exp(-40), rel=1e-14)


def test_the_jacobian_of_a_sure_row_is_not_0():
    assert tk.softmax_jacobian([40.0, 0.0])[0, 0] == pytest.approx(math.exp(-40), rel=1e-14)


@pytest.mark.parametrize("dtype, off", [(np.float32, 2e-7), (np.float64, 1e-15)])
@pytest.mark.parametrize(
    "shape, axis", [((1_000_000, 2), 0), ((2, 1_000_000), 1), ((30, 1000, 7), 1), ((5, 3), 1)]
)
def test_rows_sum_to_1_along_any_axis(dtype, off, shape, axis):
    p = tk.softmax(np.random.default_rng(5).normal(0, 3, shape).astype(dtype), axis=axis)
    rows = np.moveaxis(p, axis, -1).reshape(-1, shape[axis])[:100]
    assert max(abs(math.fsum(row) - 1) for row in rows.tolist()) <= off


@pytest.mark.parametrize("dtype", FLOATS)
def test_a_million_rows_along_the_first_axis_have_accurate_logarithms(dtype):
    scores = np.random.default_rng(6).normal(0, 1, (1_000_000, 1)).astype(dtype)
    expected = math.log(math.fsum(np.exp(scores[:, 0].astype(np.float64)).tolist()))
    eps = float(np.finfo(dtype).eps)
    assert float(tk.logsumexp(scores, axis=0)[0]) == pytest.approx(expected, rel=8 * eps)
    got = tk.log_softmax(scores, axis=0)[0, 0]
    assert float(got) == pytest.approx(float(scores[0, 0]) - expected, rel=8 * eps)


def test_a_masked_class_gets_exactly_0_and_the_others_are_as_without_it():
    p = tk.softmax([2, -np.inf, 1, 0.1])
    assert p[1] == 0
    np.testing.assert_allclose(p[[0, 2, 3]], tk.softmax([2, 1, 0.1]), rtol=4e-16)
    assert tk.log_softmax([2, -np.inf])[1] == -np.inf
    assert tk.logsumexp([2, -np.inf]) == 2
    assert tk.entropy_from_logits([1, 1, -np.inf]) == pytest.approx(math.log(2))


# Memory -------------------------------------------------------------------------------------


def extra_memory(function, *args, **keywords):
    import tracemalloc

    function(*args, **keywords)
    tracemalloc.start()
    result = function(*args, **keywords)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak - result.nbytes


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("scale", [3, 3000])
def test_softmax_needs_the_memory_of_its_result_only(dtype, scale):
    scores = (np.random.default_rng(7).normal(0, 1, (1000, 1000)) * scale).astype(dtype)
    assert extra_memory(tk.softmax, scores) < scores.nbytes / 20
    assert extra_memory(tk.softmax, scores, axis=0) < scores.nbytes / 5


@pytest.mark.parametrize(
    "shape, axis",
    [
        ((2000, 1000), 1),
        ((2000, 1000), 0),
        ((1, 2_000_000), 1),
        ((400_000, 5), 1),
        ((400_000, 5), 0),
        ((100, 200, 100), 1),
    ],
)
def test_logsumexp_needs_less_than_1_MiB(shape, axis):
    scores = np.random.default_rng(8).normal(0, 3, shape)
    assert extra_memory(tk.logsumexp, scores, axis=axis) < 2**20
    np.testing.assert_allclose(tk.logsumexp(scores, axis=axis), np.log(np.exp(scores).sum(axis)), atol=1e-12)
