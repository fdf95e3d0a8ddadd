"""The sigmoid and its relatives: against mpmath far into the tails, laws, and the numbers of the sources."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from teachkit.maths.losses import cross_entropy
from teachkit.maths.sigmoid import S_CURVES, boosting_loss, log_sigmoid, logit, sigmoid
from teachkit.maths.softmax import softmax

FLOATS = [np.float32, np.float64]
CURVES = list(S_CURVES.values())
by_name = pytest.mark.parametrize("curve", CURVES, ids=lambda curve: curve.name)


# Sigmoid, its logarithm and its inverse, against mpmath ------------------------------------------


def ulps(got, wanted, dtype):
    return abs(float((mpmath.mpf(float(got)) - wanted) / float(np.spacing(dtype(abs(float(wanted)))))))


def scores(dtype):
    low = -103.9 if dtype is np.float32 else -745.1
    rng = np.random.default_rng(40)
    parts = [
        np.linspace(low, 40, 700),
        np.linspace(low, low * 0.94, 300),  # where the sigmoid is subnormal
        rng.normal(0, 3, 500),
        rng.uniform(-1e-3, 1e-3, 50),
        [0.0, 1e-300, -1e-300, 1e4],
    ]
    return np.concatenate(parts).astype(dtype)


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_sigmoid_is_within_3_ulp_down_to_the_last_subnormal_number(dtype):
    with mpmath.workdps(60):
        x = scores(dtype)
        exact = [1 / (1 + mpmath.exp(-mpmath.mpf(float(v)))) for v in x]
        worst = max(ulps(a, b, dtype) for a, b in zip(sigmoid(x), exact, strict=True))
    assert worst <= 3
    assert sigmoid(x).min() > 0 and sigmoid(x).dtype == dtype


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_log_of_the_sigmoid_is_within_3_ulp(dtype):
    tiny = float(np.finfo(dtype).tiny)
    with mpmath.workdps(60):
        x = np.concatenate([scores(dtype), np.array([-1e30, 41, 80, -2000], dtype)])
        exact = [-mpmath.log1p(mpmath.exp(-mpmath.mpf(float(v)))) for v in x]
        pairs = [(a, b) for a, b in zip(log_sigmoid(x), exact, strict=True) if abs(b) > tiny]
        assert max(ulps(a, b, dtype) for a, b in pairs) <= 3


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_logit_is_within_4_ulp(dtype):
    rng = np.random.default_rng(41)
    tiny = np.finfo(dtype).smallest_subnormal
    p = np.concatenate([rng.random(500), 0.5 + rng.normal(0, 1e-5, 200), 10.0 ** -rng.uniform(1, 37, 100)])
    p = np.append(p.astype(dtype), [tiny, np.nextafter(dtype(1), dtype(0)), dtype(0.25), dtype(0.75)])
    p = p[(p > 0) & (p < 1)]
    with mpmath.workdps(60):
        exact = [mpmath.log(mpmath.mpf(float(v)) / (1 - mpmath.mpf(float(v)))) for v in p]
        pairs = [(a, b) for a, b in zip(logit(p), exact, strict=True) if b != 0]
        assert max(ulps(a, b, dtype) for a, b in pairs) <= 4
    assert logit(dtype(0.5)) == 0


def test_float16_is_rounded_once():
    x = np.linspace(-16, 12, 400).astype(np.float16)
    with mpmath.workdps(40):
        exact = [1 / (1 + mpmath.exp(-mpmath.mpf(float(v)))) for v in x]
    assert max(ulps(a, b, np.float16) for a, b in zip(sigmoid(x), exact, strict=True)) <= 0.5005


def test_the_limits_of_floats():
    assert sigmoid(37) == 1.0 != sigmoid(36)
    assert sigmoid(-745) == 5e-324 and sigmoid(-746) == 0
    assert math.exp(-746) == 0
    assert -log_sigmoid(37) == pytest.approx(math.exp(-37), rel=1e-15)
    assert log_sigmoid(-1e308) == -1e308
    assert sigmoid(-np.inf) == 0 and log_sigmoid(-np.inf) == -np.inf and logit(0) == -np.inf


@given(st.floats(-700, 700))
def test_the_sigmoid_is_softmax_of_two_classes(x):
    np.testing.assert_allclose(sigmoid(x), softmax([x, 0])[0], rtol=1e-13)
    np.testing.assert_allclose(sigmoid(x) + sigmoid(-x), 1, rtol=1e-15)
    np.testing.assert_allclose(-log_sigmoid(x), cross_entropy([x, 0], 0), rtol=1e-13)


@given(st.floats(-30, 30), st.floats(-30, 30), st.floats(-30, 30))
def test_two_scores_collapse_to_their_difference(first, second, shift):
    np.testing.assert_allclose(softmax([first, second])[0], sigmoid(first - second), rtol=1e-13)
    np.testing.assert_allclose(
        softmax([first + shift, second + shift])[0], sigmoid(first - second), rtol=1e-12
    )


@given(st.floats(-300, 15), st.floats(-20, 20))
def test_inverse_derivative_and_tanh(x, y):
    np.testing.assert_allclose(logit(sigmoid(x)), x, rtol=1e-9, atol=1e-12)
    slope = (sigmoid(y + 1e-5) - sigmoid(y - 1e-5)) / 2e-5
    np.testing.assert_allclose(sigmoid(y) * sigmoid(-y), slope, atol=1e-9)
    np.testing.assert_allclose(np.tanh(y), 2 * sigmoid(2 * y) - 1, atol=1e-15)
    assert sigmoid(y) * sigmoid(-y) <= 0.25


def test_the_numbers_of_the_sources():
    pairs = [(0, 0), (1, 0), (2, -2), (5, 3)]
    expected = [0.5, 0.731059, 0.982014, 0.880797]
    np.testing.assert_allclose([sigmoid(a - b) for a, b in pairs], expected, atol=5e-7)
    np.testing.assert_allclose(softmax(pairs)[:, 0], expected, atol=5e-7)
    assert logit(0.9) == pytest.approx(2.1972, abs=5e-5)


def test_a_shift_of_all_class_weights_changes_no_probability():
    rng = np.random.default_rng(42)
    W, x, psi = rng.normal(size=(3, 4)), rng.normal(size=4), rng.normal(size=4)
    np.testing.assert_allclose(softmax(W @ x), softmax((W - psi) @ x), rtol=1e-13)
    np.testing.assert_allclose(softmax(W[:2] @ x)[0], sigmoid((W[0] - W[1]) @ x), rtol=1e-13)


# The S-curves ---------------------------------------------------------------------------------

FORMULAS = {
    "logistic": lambda x: 1 / (1 + mpmath.exp(-x)),
    "algebraic": lambda x: (1 + x / mpmath.sqrt(1 + x**2)) / 2,
    "arctan": lambda x: mpmath.mpf(1) / 2 + mpmath.atan(x) / mpmath.pi,
    "softsign": lambda x: (1 + x / (1 + abs(x))) / 2,
    "tanh": lambda x: (1 + mpmath.tanh(x)) / 2,
    "Gudermannian": lambda x: 2 / mpmath.pi * mpmath.atan(mpmath.exp(x)),
    "erf": lambda x: mpmath.erfc(-x) / 2,
}
DIGITS = 700  # so that 1 + tanh(-700) has some left
POINTS = [-700, -100, -30, -10, -5.9, -3, -2.01, -1.99, -1, -0.3, -1e-9, 0, 1e-9, 0.7, 2, 3, 6, 30, 300]


@by_name
def test_value_and_loss_against_mpmath(curve):
    s = FORMULAS[curve.name]
    with mpmath.workdps(DIGITS):
        for x in map(mpmath.mpf, POINTS):
            loss = -mpmath.log(s(x)) if x < 0 else -mpmath.log1p(-s(-x))
            assert float(curve.value(float(x))) == pytest.approx(float(s(x)), rel=2e-15, abs=1e-323), x
            assert float(curve.loss(float(x))) == pytest.approx(float(loss), rel=4e-15, abs=1e-322), x


@by_name
def test_slopes_against_mpmath(curve):
    s = FORMULAS[curve.name]
    with mpmath.workdps(DIGITS):
        h = mpmath.mpf(10) ** -200
        for x in map(mpmath.mpf, POINTS[1:]):
            t = -abs(x)  # the slope is the same on both sides, and keeps its digits on this one
            slope = (s(t + h) - s(t - h)) / (2 * h)
            hazard = -slope / s(x)
            assert float(curve.slope(float(x))) == pytest.approx(float(slope), rel=4e-15, abs=1e-322), x
            assert float(curve.loss_slope(float(x))) == pytest.approx(float(hazard), rel=8e-15, abs=1e-322), x


@by_name
def test_the_matching_loss_is_the_area_between_the_curve_and_1(curve):
    if not curve.has_matching_loss:
        return
    s = FORMULAS[curve.name]
    far = [0, 1, 2, 4, 8, 16, 32, 64, mpmath.inf]
    for x in (-100, -1.7, 0, 0.4, 1.99, 2.01, 4, 9):
        with mpmath.workdps(25):
            tail = mpmath.quad(lambda u: s(-u), [max(x, 0) + step for step in far])
            if x < 0:
                tail += mpmath.quad(lambda u: s(-u), [x, x / 2, 0])
        assert float(curve.matching_loss(x)) == pytest.approx(float(tail), rel=2e-14), x


@by_name
def test_the_curves_are_curves_of_their_kind(curve):
    x = np.linspace(-40, 40, 2000)  # not through 0, where softsign has a corner in its slope
    value = curve.value(x)
    assert np.all(np.diff(value) >= 0) and value.min() >= 0 and value.max() <= 1
    assert curve.value(0) == 0.5
    np.testing.assert_allclose(value + curve.value(-x), 1, rtol=1e-15)
    steps = (curve.value(x + 1e-5) - curve.value(x - 1e-5)) / 2e-5
    np.testing.assert_allclose(curve.slope(x), steps, atol=1e-9)
    steps = (curve.loss(x + 1e-5) - curve.loss(x - 1e-5)) / 2e-5
    np.testing.assert_allclose(curve.loss_slope(x), steps, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(curve.matching_slope(x), value - 1, atol=1e-15)
    formula = eval(curve.formula, {"x": x, **{name: getattr(np, name) for name in np.__all__}, "erf": erf})
    np.testing.assert_allclose(value, formula, atol=1e-15)


def erf(x):
    return np.array([math.erf(v) for v in x])


@by_name
def test_far_out_nothing_breaks(curve):
    x = np.array([-8e307, -1e200, -1e154, -1e100, 1e100, 8e307])
    assert np.all((curve.value(x) >= 0) & (curve.value(x) <= 1))
    assert not np.isnan(curve.loss(x)).any() and not np.isnan(curve.loss_slope(x)).any()
    assert np.all(curve.slope(x) >= 0) and np.all(curve.loss(x) >= 0)
    factor, power = curve.far
    np.testing.assert_allclose(-curve.loss_slope(-1e100), factor * 1e100**power, rtol=1e-9)
    if curve.growth != "grows":
        assert np.isfinite(curve.loss(x)).all()
    if curve.has_matching_loss:
        assert curve.matching_loss(-1e100) == 1e100 and curve.matching_loss(1e100) <= 1e-100


def test_the_loss_slopes_of_the_sources():
    expected = {
        "logistic": (0.731, 0.99995, 1),
        "algebraic": (1.207, 0.1985, 0.0200),
        "arctan": (0.637, 0.0993, 0.0100),
        "softsign": (0.5, 0.0909, 0.0099),
    }
    for name, numbers in expected.items():
        sizes = -S_CURVES[name].loss_slope([-1, -10, -100])
        np.testing.assert_allclose(sizes, numbers, atol=6e-4)
    assert S_CURVES["tanh"].loss_slope(-100) == -2
    assert S_CURVES["Gudermannian"].loss_slope(-100) == -1
    np.testing.assert_allclose(-S_CURVES["erf"].loss_slope([-1, -10, -30]), [2.64, 20.1, 60.0], atol=0.05)


def test_which_losses_fade_stay_and_grow():
    growth = {name: curve.growth for name, curve in S_CURVES.items()}
    assert growth == {
        "logistic": "stays",
        "algebraic": "fades",
        "arctan": "fades",
        "softsign": "fades",
        "tanh": "stays",
        "Gudermannian": "stays",
        "erf": "grows",
    }
    far = {name: curve.far_slope for name, curve in S_CURVES.items()}
    assert far["algebraic"] == "2 / |x|" and far["arctan"] == far["softsign"] == "1 / |x|"
    assert (far["tanh"], far["Gudermannian"], far["erf"]) == ("2", "1", "2 |x|")


# Matching losses ----------------------------------------------------------------------------------


def test_what_has_no_matching_loss_says_why():
    without = {curve.name for curve in CURVES if not curve.has_matching_loss}
    assert without == {"arctan", "softsign"}
    with pytest.raises(ValueError, match=r"arctan curve has no matching loss: .* as 1 / \(pi t\)"):
        S_CURVES["arctan"].matching_loss(1)
    with pytest.raises(ValueError, match=r"softsign curve has no matching loss: .* as 1 / \(2 t\)"):
        S_CURVES["softsign"].matching_loss(1)
    assert S_CURVES["erf"].why_no_matching_loss == ""
    for name, coefficient in (("arctan", 1 / math.pi), ("softsign", 0.5)):
        assert S_CURVES[name].value(-1e9) * 1e9 == pytest.approx(coefficient, rel=1e-8)


def test_the_matching_loss_of_the_logistic_curve_is_its_log_loss():
    x = np.linspace(-50, 50, 101)
    logistic = S_CURVES["logistic"]
    np.testing.assert_allclose(logistic.matching_loss(x), logistic.loss(x), rtol=1e-14)
    np.testing.assert_allclose(logistic.loss(x), -log_sigmoid(x), rtol=1e-15)
    np.testing.assert_allclose(logistic.value(x), sigmoid(x), rtol=1e-15)


def test_the_boosting_loss_is_the_matching_loss_of_the_algebraic_curve():
    algebraic = S_CURVES["algebraic"]
    x = np.linspace(-30, 8, 77)
    np.testing.assert_allclose(algebraic.matching_loss(x), (np.hypot(1, x) - x) / 2, rtol=1e-12)
    np.testing.assert_allclose(algebraic.matching_loss(x), boosting_loss(algebraic.value(x)), rtol=1e-12)
    assert algebraic.matching_loss(-1.7) == pytest.approx(1.8361541461658, abs=5e-14)
    assert boosting_loss(algebraic.value(-1.7)) == pytest.approx(1.8361541461658, abs=5e-14)
    assert algebraic.matching_slope(-1.7) == pytest.approx(-0.930967107578885, abs=1e-15)
    assert boosting_loss([0, 1]).tolist() == [np.inf, 0]


@by_name
def test_a_matching_loss_is_proper_the_true_probability_costs_least(curve):
    if not curve.has_matching_loss:
        return
    x = np.linspace(-2.5, 2.5, 501)
    q = curve.value(x)
    for truth in (0.1, 0.25, 0.5, 0.6, 0.9):
        cost = truth * curve.matching_loss(x) + (1 - truth) * curve.matching_loss(-x)
        assert abs(q[cost.argmin()] - truth) <= np.diff(q).max()


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_matching_losses_are_convex_with_the_slope_that_they_promise(a, b):
    assume(abs(a - b) > 1e-3)
    for curve in CURVES:
        if curve.has_matching_loss:
            ends = curve.matching_loss([a, b])
            assert curve.matching_loss((a + b) / 2) <= ends.mean() + 1e-13
            step = (curve.matching_loss(a + 1e-5) - curve.matching_loss(a - 1e-5)) / 2e-5
            assert curve.matching_slope(a) == pytest.approx(step, abs=1e-9)


# Types and bad arguments ---------------------------------------------------------------------


@pytest.mark.parametrize("function", [sigmoid, log_sigmoid, S_CURVES["erf"].value, S_CURVES["arctan"].loss])
def test_types_and_shapes(function):
    assert function(1).shape == () and function([[1, 2]]).shape == (1, 2)
    for dtype in (np.float16, np.float32, np.float64):
        x = np.array([1.5, -2], dtype)
        assert function(x).dtype == dtype and x.tolist() == [1.5, -2]
    assert function(np.array([-128], np.int8)).dtype == np.float64
    assert function(True) == function(1.0)


@pytest.mark.parametrize("function", [sigmoid, log_sigmoid, S_CURVES["erf"].loss, logit, boosting_loss])
@pytest.mark.parametrize(
    "value, error, words",
    [
        (np.nan, ValueError, "got nan"),
        ([0.5, np.inf], ValueError, r"got inf"),
        ([], ValueError, "at least one"),
        ("0.5", TypeError, "strings"),
        ([1j], TypeError, "complex"),
        ([[0.5], [0.5, 0.25]], ValueError, "equal length"),
        (np.ma.masked_array([0.5], [True]), TypeError, "masked"),
    ],
)
def test_what_is_refused(function, value, error, words):
    with pytest.raises(error, match=words):
        function(value)


@pytest.mark.parametrize("p", [1, 1.5, -0.1])
def test_logit_refuses_what_no_score_reaches(p):
    with pytest.raises(ValueError, match="from 0 up to but not 1"):
        logit([0.5, p])
    with pytest.raises(ValueError, match="no finite score has the probability 1"):
        logit(1)


def test_the_curves_refuse_infinity():
    with pytest.raises(ValueError, match=r"finite numbers; got -inf at \[1\]"):
        S_CURVES["tanh"].value([0, -np.inf])
