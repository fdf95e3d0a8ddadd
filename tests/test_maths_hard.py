"""Hard inputs: ties, edges, floats as class numbers, masked arrays, strict NumPy, extreme but "
"finite numbers."""

import inspect
import math
import subprocess
import sys

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import teachkit as tk
from teachkit import (
    alignment,
    curves,
    distributions,
    geometry,
    losses,
    streams,
    temperature,
    training,
    transformer,
)

TOPICS = (alignment, curves, distributions, geometry, losses, streams, temperature, training, transformer)


# ------------------------------------------------------------------------------------- ties and one class

SHARES = {
    "softmax": tk.softmax,
    "softmax along the first axis": lambda z: tk.softmax(np.array(z)[:, None], axis=0)[:, 0],
    "softmax of a table": lambda z: tk.softmax([z, z])[1],
    "softmax at T = 0.3": lambda z: tk.softmax(z, temperature=0.3),
    "online_softmax": streams.online_softmax,
    "argmax_one_hot": tk.argmax_one_hot,
    "normalize": lambda z: tk.normalize(np.exp(z)),
    "top_k": lambda z: temperature.top_k(tk.softmax(z), 1),
    "top_p": lambda z: temperature.top_p(tk.softmax(z), 0.5),
    "attention": lambda z: tk.attention([[1.0]], np.array(z)[:, None], np.eye(len(z)), scale=1.0)[1][0],
    "attention beyond the ordinary": lambda z: tk.attention(
        [[1.0]], np.array(z)[:, None] + 5000, np.eye(len(z)), scale=1.0
    )[1][0],
    "gaussian_posterior": lambda z: geometry.gaussian_posterior([0.0], [[x] for x in z], 4.0),
}


@pytest.mark.parametrize("share", SHARES.values(), ids=SHARES)
@given(score=st.floats(-5, 5), count=st.integers(1, 12))
def test_equal_scores_get_exactly_equal_shares_and_one_class_exactly_1(share, score, count):
    p = np.asarray(share([score] * count))
    assert (p == p[0]).all()
    assert p[0] == pytest.approx(1 / count, rel=4e-16)
    if count in (1, 2, 4, 8):
        assert p[0] == 1 / count


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@given(score=st.floats(-5, 5, width=16), other=st.floats(-5, 5, width=16))
def test_ties_are_shared_alike_in_every_type(dtype, score, other):
    p = tk.softmax(np.array([score, other, score], dtype))
    assert p[0] == p[2] and p.dtype == dtype
    assert tk.softmax(np.array([score], dtype))[0] == 1


# ------------------------------------------------------------------------------------------ edges of bins


def test_an_edge_belongs_to_the_bin_above():
    assert temperature.reliability([[0.7, 0.3], [0.75, 0.25]], [0, 1]).error == pytest.approx(0.225)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("bins", [3, 4, 5, 7, 10, 15, 20, 100])
def test_every_edge_belongs_to_the_bin_above(bins, dtype):
    for k in range(bins // 2 + 1, bins):
        p = np.array([[k / bins, 1 - k / bins]]).astype(dtype)
        counts = temperature.reliability(p, [0], bins=bins).count
        assert counts[k] == 1, (k, bins)


# ----------------------------------------------------------------------------- class numbers from a file

LABELLED = {
    "accuracy": tk.accuracy,
    "cross_entropy": tk.cross_entropy,
    "cross_entropy_grad": tk.cross_entropy_grad,
    "brier_score": losses.brier_score,
    "nll": temperature.nll,
    "reliability": lambda p, labels: temperature.reliability(p, labels).error,
    "gradient_split": lambda z, labels: np.concatenate(losses.gradient_split(z, labels)),
    "gradient_angle": losses.gradient_angle,
    "confusion_matrix": lambda z, labels: training.confusion_matrix(labels, [0, 1], 2),
    "one_hot": lambda z, labels: tk.one_hot(labels, 2),
    "smooth_labels": lambda z, labels: losses.smooth_labels(labels, 2, 0.1),
    "share_aligned": alignment.share_aligned,
}
P = [[0.9, 0.1], [0.1, 0.9]]


@pytest.mark.parametrize("function", LABELLED.values(), ids=LABELLED)
@pytest.mark.parametrize("labels", [[0, 1], [1, 0], [1, 1]])
def test_floats_that_are_whole_are_class_numbers(function, labels):
    for kind in (np.float64, np.float32, bool):
        np.testing.assert_array_equal(function(P, np.array(labels, kind)), function(P, labels))


@pytest.mark.parametrize("function", LABELLED.values(), ids=LABELLED)
@pytest.mark.parametrize("labels", [[0.5, 1.5], [0.0, np.nan], [0.0, 2.0], [-1.0, 0.0], [0.0, np.inf]])
def test_floats_that_are_no_class_numbers_are_refused(function, labels):
    with pytest.raises((ValueError, TypeError), match=r"labels|places"):
        function(P, np.array(labels))


def test_a_single_distribution_still_serves_all_rows():
    rows = tk.cross_entropy(P, [0.25, 0.75])
    np.testing.assert_array_equal(rows, tk.cross_entropy(P, [[0.25, 0.75]] * 2))
    np.testing.assert_array_equal(  # three rows, two classes: these two are no three class numbers
        tk.cross_entropy([*P, P[0]], [1.0, 0.0]), tk.cross_entropy([*P, P[0]], 0)
    )


# ----------------------------------------------------------------------------------------- masked arrays


@pytest.mark.parametrize("depth", range(5))
@pytest.mark.parametrize("masked", [np.ma.array([1, 2], mask=[0, 1]), np.ma.array([1.0, 2.0], mask=[0, 1])])
@pytest.mark.parametrize("function", [tk.softmax, tk.normalize, tk.entropy, lambda z: tk.one_hot(z, 3)])
def test_a_mask_is_never_lost(function, masked, depth):
    value = masked
    for level in range(depth):
        value = [value] if level % 2 else (value,)
    with pytest.raises(TypeError, match="masked array") as raised:
        function(value)
    assert "for scores" in str(raised.value) and "for probabilities" in str(raised.value)
    filled = masked.astype(float).filled(-np.inf)  # what the message advises works, also for integers
    assert tk.softmax(filled).tolist() == [1, 0]


def test_a_masked_entry_of_a_list_is_refused():
    with pytest.raises(TypeError, match="masked array"):
        tk.softmax([[1.0, np.ma.masked], [2.0, 3.0]])


# ---------------------------------------------------------------------------------------- strict NumPy


def _rng():
    return np.random.default_rng(0)


Z = np.array([[1.0, 0.0, -700.0], [1e-300, 5.0, 1e-310]])
Q = np.array([[1.0, 0.0, 0.0], [1e-320, 1 - 1e-12, 1e-12]])
X = np.array([[1.0, -1e-200], [1e-160, 2.0], [3.0, 1e-300]])
with np.errstate(all="ignore"):
    TINY, TINY_Z, SMALL_EYE = 1e-200 * X, 1e-200 * Z, 1e-200 * np.eye(2)
CALLS = {
    "SGD": lambda: tk.SGD(0.1, 0.9).step([np.array([1e-300])], [np.array([1e-300])]),
    "Adam": lambda: tk.Adam().step([np.array([1e-300])], [np.array([1e-200])]),
    "Network": lambda: tk.Network((2, 3, 3), rng=_rng()).loss_and_gradients(X, [0, 1, 2]),
    "accuracy": lambda: tk.accuracy(Z, [0, 1]),
    "agree": lambda: tk.agree(Z, [[1e308, -np.inf, 1e-310]] * 2),
    "argmax_one_hot": lambda: tk.argmax_one_hot(Z),
    "attention": lambda: tk.attention(TINY, X, X),
    "causal_mask": lambda: tk.causal_mask(3),
    "cross_entropy": lambda: tk.cross_entropy(Z, Q),
    "cross_entropy_grad": lambda: tk.cross_entropy_grad(Z, Q),
    "entropy": lambda: tk.entropy(Q),
    "entropy_from_logits": lambda: tk.entropy_from_logits(1000 * Z),
    "from_one_hot": lambda: tk.from_one_hot([[1.0, 0.0]]),
    "is_distribution": lambda: tk.is_distribution(Q),
    "kl_divergence": lambda: tk.kl_divergence(Q, Q[::-1]),
    "log_sigmoid": lambda: tk.log_sigmoid([-800.0, 800.0, 1e-310]),
    "log_softmax": lambda: tk.log_softmax(1000 * Z),
    "logit": lambda: tk.logit([0.0, 1 - 1e-16, 1e-310]),
    "logsumexp": lambda: tk.logsumexp(1000 * Z),
    "multi_head_attention": lambda: tk.multi_head_attention(X, *[SMALL_EYE] * 4, num_heads=2),
    "normalize": lambda: tk.normalize(np.abs(X) + 1e-310),
    "one_hot": lambda: tk.one_hot([0.0, 1.0], 3),
    "perplexity": lambda: tk.perplexity(Q),
    "sample": lambda: tk.sample(Q[1], 3, rng=_rng()),
    "sigmoid": lambda: tk.sigmoid([-800.0, 800.0, 1e-310]),
    "softmax": lambda: tk.softmax(1000 * Z),
    "softmax_jacobian": lambda: tk.softmax_jacobian(1000 * Z[0]),
    "to_temperature": lambda: tk.to_temperature(beta=[0.0, 1e-310, 3.0]),
    "train": lambda: list(tk.train(tk.Network((2, 3), rng=_rng()), X, [0, 1, 2], tk.SGD(), 2)),
    "AlignmentModel": lambda: alignment.AlignmentModel(rng=_rng()).weights(np.zeros((2, 6), int)),
    "alignment_task": lambda: alignment.alignment_task(3, rng=_rng()),
    "share_aligned": lambda: alignment.share_aligned([[1e-310, 1.0]], [1]),
    "train_alignment": lambda: list(
        alignment.train_alignment(alignment.AlignmentModel(rng=_rng()), tk.Adam(), 2, rng=_rng())
    ),
    "S_CURVES": lambda: [curve.value([-800.0, 1e-310]) for curve in curves.S_CURVES.values()],
    "SCurve": lambda: [
        c.matching_loss([-800.0, 800.0]) for c in curves.S_CURVES.values() if c.has_matching_loss
    ],
    "area_up_to": lambda: curves.area_up_to("arctan", 1e-310, 1e300),
    "logits_from_probs": lambda: distributions.logits_from_probs(Q),
    "round_to_total": lambda: distributions.round_to_total(Q, 3),
    "shared_out": lambda: distributions.shared_out([0.5, 1e-310, 0.2], [True, False, False]),
    "axis_length": lambda: geometry.axis_length(3),
    "class_angle": lambda: geometry.class_angle(3),
    "class_axes": lambda: geometry.class_axes(3),
    "five_cell": lambda: geometry.five_cell(),
    "four_d_rotation": lambda: geometry.four_d_rotation(1e-310),
    "gaussian_centres": lambda: geometry.gaussian_centres(3, 1e-150),
    "gaussian_log_density": lambda: geometry.gaussian_log_density(1e200 * X, [0, 0], np.eye(2)),
    "gaussian_posterior": lambda: geometry.gaussian_posterior(1e100 * X, X, np.eye(2)),
    "gaussian_to_linear": lambda: geometry.gaussian_to_linear(TINY, np.eye(2)),
    "gram_matrix": lambda: geometry.gram_matrix(3),
    "margin_flow": lambda: geometry.margin_flow([0.0, 1e-310, 1e300]),
    "probability_along_axis": lambda: geometry.probability_along_axis([-1e4, 1e-310, 1e4], 3),
    "region": lambda: geometry.region(Z),
    "simplex_basis": lambda: geometry.simplex_basis(3),
    "to_logits": lambda: geometry.to_logits(X),
    "to_plane": lambda: geometry.to_plane(Z),
    "two_class_flow": lambda: geometry.two_class_flow([0.0, 1e-310, 1e300]),
    "Wall": lambda: geometry.walls(3),
    "walls": lambda: geometry.walls(3),
    "boosting_loss": lambda: losses.boosting_loss([1e-310, 1.0]),
    "brier_score": lambda: losses.brier_score(Q, Q[::-1]),
    "gradient_angle": lambda: losses.gradient_angle(Z, [0, 1]),
    "gradient_split": lambda: losses.gradient_split(1000 * Z, [0, 1]),
    "largest_gradient_angle": lambda: losses.largest_gradient_angle(3),
    "smooth_labels": lambda: losses.smooth_labels([0, 1], 3, 1e-310),
    "smoothing_margin": lambda: losses.smoothing_margin(3, 1e-300),
    "online_attention": lambda: streams.online_attention(TINY[0], zip(X, X, strict=True)),
    "online_softmax": lambda: streams.online_softmax([1000.0, -1000.0, 1e-310]),
    "Reliability": lambda: temperature.reliability(Q, [0, 1]),
    "accuracy_of_gaussians": lambda: temperature.accuracy_of_gaussians(1000, 0.1),
    "beta_for": lambda: temperature.beta_for(0.9, [1e-300, 5]),
    "big_exponentials": lambda: temperature.big_exponentials([-1e7, 1e7]),
    "calibrated_logits": lambda: temperature.calibrated_logits(3, 3, 1e-200, rng=_rng()),
    "die_variance": lambda: temperature.die_variance(Q),
    "entropy_slope": lambda: temperature.entropy_slope(Z, temperature=1e-300),
    "fit_temperature": lambda: temperature.fit_temperature(
        [[2e-300, 0.0], [0.0, 1e-300], [1.0, 0.5], [1.0, 0.2]], [0, 1, 1, 0]
    ),
    "gini": lambda: temperature.gini(Q),
    "mean_score": lambda: temperature.mean_score(Z, temperature=np.inf),
    "nll": lambda: temperature.nll(1000 * Z, [0, 1], temperature=1e-300),
    "peak_beta": lambda: temperature.peak_beta(Z[1], 2),
    "probability_slope": lambda: temperature.probability_slope(Z, temperature=1e-300),
    "reliability": lambda: temperature.reliability(Q, [0, 1]),
    "sample_gumbel": lambda: temperature.sample_gumbel(Z[0], temperature=1e-300, size=3, rng=_rng()),
    "score_variance": lambda: temperature.score_variance(Z, temperature=1e-300),
    "top_k": lambda: temperature.top_k(Q, 2),
    "top_p": lambda: temperature.top_p(Q, 0.5),
    "Step": lambda: next(iter(tk.train(tk.Network((2, 3), rng=_rng()), X, [0, 1, 2], tk.SGD(), 2))),
    "axis_angle": lambda: training.axis_angle(Z, [0, 1]),
    "confusion_matrix": lambda: training.confusion_matrix([0, 1], [1, 1], 2),
    "four_blobs": lambda: training.four_blobs(8, rng=_rng()),
    "logit_path_data": lambda: training.logit_path_data(2, rng=_rng()),
    "margins": lambda: training.margins(Z, [0, 1]),
    "numeric_gradient": lambda: training.numeric_gradient(lambda x: x.sum(), X[0]),
    "off_plane": lambda: training.off_plane(TINY_Z),
    "step_angles": lambda: training.step_angles(TINY_Z, Z, [0, 1]),
    "additive_attention": lambda: transformer.additive_attention(X, X, X, np.eye(2), np.eye(2), TINY[0]),
    "additive_attention_grad": lambda: transformer.additive_attention_grad(
        X, X, X, np.eye(2), np.eye(2), TINY[0], TINY
    ),
    "attention_grad": lambda: transformer.attention_grad(X, X, X, TINY),
    "merge_heads": lambda: transformer.merge_heads(np.ones((2, 3, 2))),
    "padding_mask": lambda: transformer.padding_mask([1, 2], 3),
    "split_heads": lambda: transformer.split_heads(np.ones((3, 4)), 2),
}
NOT_MATHS = {"check", "hint", "solution", "progress", "self_test", "load_digits", "mine", "forget"}


def public_names():
    flat = {name for name in tk.__all__ if name not in NOT_MATHS and not inspect.ismodule(getattr(tk, name))}
    return flat | {name for topic in TOPICS for name in topic.__all__}


def test_every_public_name_of_the_mathematics_has_its_call():
    assert public_names() == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_strict_numpy_changes_nothing(name):
    """Whatever `np.seterr` a learner has chosen, nothing warns and nothing is raised."""
    with np.errstate(all="ignore"):
        wanted = repr(CALLS[name]())
    with np.errstate(all="raise"):
        assert repr(CALLS[name]()) == wanted or "object at" in wanted or "<teachkit" in wanted


# -------------------------------------------------------------------------------- extreme but finite


@pytest.mark.parametrize("scale", [1e-155, 1e-30, 1, 1e30, 1e155, 1e290])
def test_a_fitted_temperature_scales_with_the_scores(scale):
    z, labels = temperature.calibrated_logits(300, 3, 1.5, rng=_rng())
    assert temperature.fit_temperature(scale * z, labels) == pytest.approx(
        scale * temperature.fit_temperature(z, labels), rel=1e-9
    )
    row = np.array([0.95, 0.99, 0.98])
    assert temperature.peak_beta(scale * row, 2) == pytest.approx(
        temperature.peak_beta(row, 2) / scale, rel=1e-9
    )


def test_averages_of_scores_whose_difference_overflows():
    far = [1e308, -1e308]
    assert temperature.mean_score(far, temperature=np.inf) == 0
    assert temperature.mean_score(far) == 1e308
    assert tk.cross_entropy(far, 0) == 0 and tk.cross_entropy(far, [0.5, 0.5]) == pytest.approx(1e308)
    assert tk.cross_entropy(far, 1) == np.inf  # 2e308 is beyond every float64
    small = np.float32([3e38, -3e38])
    assert tk.cross_entropy(small, [0.5, 0.5]) == pytest.approx(3e38, rel=1e-6)
    assert temperature.nll([far], [1], temperature=1e300) == pytest.approx(2e8)
    assert tk.cross_entropy([1, 2, -np.inf], [0.5, 0.5, 0]) == pytest.approx(0.8132617, abs=1e-7)
    assert tk.cross_entropy([1, 2, -np.inf], [0.5, 0.4, 0.1]) == np.inf


@pytest.mark.parametrize("scale", [1e-50, 1e-300, 0.0])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_attention_with_a_scale_below_its_type_averages(scale, dtype):
    q, v = np.eye(3, dtype=dtype), np.arange(9, dtype=dtype).reshape(3, 3)
    output, weights = tk.attention(q, q, v, scale=scale)
    np.testing.assert_allclose(weights, np.full((3, 3), 1 / 3), rtol=1e-3)
    np.testing.assert_allclose(output, np.tile(v.mean(0), (3, 1)), rtol=1e-3)


@pytest.mark.parametrize("scale", [1e-50, 1e30])
def test_attention_in_float32_is_that_in_float64(scale):
    q = np.float32([[1e20, 0], [0, 1e20]]) if scale < 1 else np.float32([[1e-15, 0], [0, 1e-15]])
    v = np.float32([[1, 0], [0, 1]])
    _, single = tk.attention(q, q, v, scale=scale)
    _, double = tk.attention(q.astype(float), q.astype(float), v, scale=scale)
    np.testing.assert_allclose(single, double, rtol=1e-5)


def test_powers_too_small_for_a_float_are_written_out():
    assert temperature.big_exponentials([-1e7], digits=4) == (["1.517e-4342945"], "1.517e-4342945")
    assert temperature.big_exponentials([0.0], beta=0, digits=2) == (["1.0e+0"], "1.0e+0")
    with pytest.raises(ValueError, match="must be below"):
        temperature.big_exponentials([1e300])


def test_no_minus_0_is_printed():
    for J in (tk.softmax_jacobian([1000, 0]), tk.softmax_jacobian([0.0]), tk.softmax_jacobian([5, -np.inf])):
        assert not np.signbit(J[J == 0]).any()
    for function in (temperature.entropy_slope, temperature.score_variance, tk.entropy_from_logits):
        assert not np.signbit(function([0.0]))
    assert not np.signbit(tk.entropy([1.0, 0.0])) and not np.signbit(tk.cross_entropy([0.0], 0))
    assert not np.signbit(temperature.probability_slope([3.0])).any()


# ------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize("second", [0, 1, -1, 0.5, [[0.1], [10]]])
@pytest.mark.parametrize(
    "function",
    [tk.softmax, tk.log_softmax, tk.entropy_from_logits, tk.logsumexp, temperature.mean_score],
)
def test_a_second_argument_needs_its_name(function, second):
    with pytest.raises(TypeError) as raised:
        function([[1.0, 2.0], [3.0, 4.0]], second)
    if function is not temperature.mean_score:
        assert "axis=" in str(raised.value) and f"{function.__name__}(z" in str(raised.value)
    if function not in (tk.logsumexp, temperature.mean_score):
        assert "temperature=" in str(raised.value)


def test_the_signature_shows_what_can_be_written():
    assert str(inspect.signature(tk.softmax)) == "(z, *, temperature=1.0, axis=-1)"


def test_names_are_alike_everywhere():
    everything = [getattr(place, name) for place in (tk, *TOPICS) for name in place.__all__]
    for thing in filter(callable, everything):
        parameters = inspect.signature(thing).parameters
        assert not {"y", "seed", "T", "logit_temperature"} & set(parameters), thing
        if "rng" in parameters:
            assert parameters["rng"].kind is inspect.Parameter.KEYWORD_ONLY, thing
        if "temperature" in parameters:
            assert parameters["temperature"].kind is inspect.Parameter.KEYWORD_ONLY, thing
            assert "beta" not in parameters, thing


def test_about_35_names_are_flat_and_the_rest_lies_in_topics():
    flat = [name for name in tk.__all__ if not inspect.ismodule(getattr(tk, name))]
    assert 30 <= len(flat) <= 40
    for topic in TOPICS:
        assert not set(topic.__all__) & set(flat)
        assert topic.__name__.rpartition(".")[2] not in flat
        assert topic.__doc__ and all(getattr(topic, name) is not None for name in topic.__all__)


def test_importing_the_package_needs_no_picture_and_no_widget():
    code = (
        "import sys, teachkit; from teachkit.geometry import walls; "
        "print({'matplotlib', 'ipywidgets', 'IPython', 'anywidget'} & set(sys.modules))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "set()\n"


# ------------------------------------------------------------- what no other test would have noticed


@pytest.mark.parametrize("name", ["arctan", "softsign"])
@pytest.mark.parametrize("x, reach", [(-3.0, 5.0), (0.0, 10.0), (2.0, 7.0)])
def test_the_area_up_to_a_reach_is_that_of_the_curve(name, x, reach):
    grid = np.linspace(x, reach, 200_001)
    above = 1 - curves.S_CURVES[name].value(grid)
    area = float(((above[1:] + above[:-1]) / 2).sum() * (grid[1] - grid[0]))
    assert float(curves.area_up_to(name, x, reach)) == pytest.approx(area, rel=1e-7)


def test_the_first_of_equal_scores_in_a_table_that_is_no_square():
    wide = tk.argmax_one_hot([[1, 1, 0], [0, 2, 2]], ties="first")
    assert wide.tolist() == [[1, 0, 0], [0, 1, 0]]


@pytest.mark.parametrize("covariance", [[[1, 0.5], [0, 1]], [[1, 1e-9], [0, 1]], [[2, 0.5], [0.4, 1]]])
def test_a_covariance_that_is_not_symmetric_is_refused(covariance):
    with pytest.raises(ValueError, match="covariance"):
        geometry.gaussian_log_density([0.0, 0.0], [0.0, 0.0], covariance)


def test_a_mask_of_large_numbers_is_added_before_the_shift():
    mask = np.array([[1000.0, 999.0], [-np.inf, -800.0]])
    weights = tk.attention(np.zeros((2, 1)), np.zeros((2, 1)), np.eye(2), mask=mask)[1]
    np.testing.assert_allclose(weights, tk.softmax(mask), rtol=1e-14)


@pytest.mark.parametrize("T", [10, 1, 0.1, 0.05, 0.01])
def test_how_mixed_a_cold_distribution_is_keeps_its_digits(T):
    """The largest share has rounded to 1: what it lacks stands in the others."""
    z = [2, 4.3, 1.2, -3.1]
    with mpmath.workdps(400):
        powers = [mpmath.exp((mpmath.mpf(score) - mpmath.mpf(4.3)) / mpmath.mpf(T)) for score in z]
        shares = [power / sum(powers) for power in powers]
        mixed = float(1 - sum(share**2 for share in shares))
        unsure = float(-sum(share * mpmath.log(share) for share in shares))
    p = np.array([tk.softmax(z, temperature=T), np.full(4, 0.25)])
    assert temperature.gini(p) == pytest.approx([mixed, 0.75], rel=1e-13, abs=0)
    assert tk.entropy(p) == pytest.approx([unsure, math.log(4)], rel=1e-13, abs=0)


def test_two_shares_of_a_little_more_than_one_half_are_both_counted():
    p = [0.5000002, 0.5000002]  # within the tolerance of a distribution
    assert temperature.gini(p) == pytest.approx(0.5, rel=1e-6)
    assert tk.entropy(p) == pytest.approx(math.log(2), rel=1e-6)
