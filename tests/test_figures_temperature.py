"""The pictures of lesson 03: their words are the numbers of their artists, and these are right."""

import re

import numpy as np
import pytest
from figure_contract import FigureContract
from matplotlib.backends.backend_agg import FigureCanvasAgg

from teachkit import entropy, softmax, to_temperature
from teachkit.figures import temperature as figures
from teachkit.figures.style import class_names
from teachkit.figures.words import listing, number
from teachkit.temperature import (
    calibrated_logits,
    die_variance,
    mean_score,
    reliability,
    sample_gumbel,
    score_variance,
)

MACHINECURVE = [2.0, 4.3, 1.2, -3.1]
CODA = [0.95, 0.99, 0.98]
TUTORIAL = [2.0, 1.0, 0.1]
DICE = {
    "fair": [1 / 6] * 6,
    "half 1, half 6": [0.5, 0, 0, 0, 0, 0.5],
    "mostly 5": [0.01, 0.01, 0.01, 0.01, 0.95, 0.01],
}
TEMPERATURES = [0.2, 0.5, 1, 2, 10]
DRAWS = sample_gumbel(TUTORIAL, temperature=1.0, size=10_000, rng=np.random.default_rng(0))
LOGITS, LABELS = calibrated_logits(4000, 3, 1.5, rng=np.random.default_rng(0))
FOUND = {f"beta = {beta}": reliability(softmax(LOGITS, temperature=1 / beta), LABELS) for beta in (0.5, 1, 5)}

PICTURES = {
    "bars": lambda: figures.temperature_bars(MACHINECURVE, TEMPERATURES),
    "tangent": lambda: figures.entropy_tangent(MACHINECURVE),
    "running": lambda: figures.running_shares(TUTORIAL, DRAWS),
    "dice": lambda: figures.dice(DICE),
    "peak": lambda: figures.peaks(CODA, 0.1, 1000),
    "peaks": lambda: figures.peaks(MACHINECURVE, 0.001, 100),
    "reliability": lambda: figures.reliability_diagrams(FOUND),
    "own tangent": lambda: figures.entropy_tangent(TUTORIAL, beta=0.5, most=2),
    "own running": lambda: figures.running_shares(TUTORIAL, DRAWS, temperature=2.0),
    "widest": lambda: figures.peaks(MACHINECURVE),
    "own least": lambda: figures.reliability_diagrams(FOUND, least=5),
}


class TestContract(FigureContract):
    pictures = PICTURES


def drawn(name):
    """Draw a picture's figure, so that its layout is final."""
    figure = PICTURES[name]().figure
    FigureCanvasAgg(figure).draw()
    return figure


def test_the_bars_are_softmax_at_each_temperature():
    picture = PICTURES["bars"]()
    for ax, T in zip(picture.figure.axes, TEMPERATURES, strict=True):
        heights = [bar.get_height() for bar in ax.patches]
        np.testing.assert_allclose(heights, softmax(MACHINECURVE, temperature=T), rtol=1e-14)
        said = f"T = {T}, entropy {number(entropy(softmax(MACHINECURVE, temperature=T)))}: "
        assert said + listing(class_names(4), heights) in picture.description


@pytest.mark.parametrize("beta", [0.5, 1.0, 2.0])
def test_the_tangent_touches_the_entropy_with_slope_minus_beta_variance(beta):
    ax = figures.entropy_tangent(MACHINECURVE, beta).figure.axes[0]
    curve, tangent, point = ax.lines[:3]
    x, y = (np.asarray(data) for data in tangent.get_data())
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(
        -beta * score_variance(MACHINECURVE, temperature=to_temperature(beta=beta))
    )
    assert np.interp(beta, x, y) == pytest.approx(float(entropy(softmax(MACHINECURVE, temperature=1 / beta))))
    assert np.interp(beta, *curve.get_data()) == pytest.approx(float(point.get_ydata()[0]), abs=1e-3)
    assert curve.get_ydata()[0] == np.log(4) and (np.diff(curve.get_ydata()) < 0).all()


def test_the_running_shares_are_counts_of_the_draws():
    picture = PICTURES["running"]()
    lines = [line for line in picture.figure.axes[0].lines if len(line.get_xdata()) > 2]
    for n in (10, 100, 1000, 10_000):
        shares = np.bincount(DRAWS[:n], minlength=3) / n
        seen = [float(line.get_ydata()[list(line.get_xdata()).index(n)]) for line in lines]
        np.testing.assert_allclose(seen, shares, rtol=1e-14)
        assert f"After {n:,}: {listing(class_names(3), shares)}." in picture.description
    assert listing(class_names(3), softmax(TUTORIAL), 4) in picture.description


def test_each_die_is_drawn_with_its_mean_and_deviation():
    picture = PICTURES["dice"]()
    for ax, (name, p) in zip(picture.figure.axes, DICE.items(), strict=True):
        np.testing.assert_allclose([bar.get_height() for bar in ax.patches], p)
        low, high = ax.lines[0].get_xdata()
        assert (high - low) / 2 == pytest.approx(float(die_variance(p)) ** 0.5)
        assert (
            f"variance {number(die_variance(p), 4)}, entropy {number(entropy(p), 4)}" in picture.description
        )
        assert name in picture.description


@pytest.mark.parametrize("name, z, inside", [("peak", CODA, [2]), ("peaks", MACHINECURVE, [0, 2])])
def test_the_marks_are_where_the_mean_score_passes_the_score(name, z, inside):
    picture = PICTURES[name]()
    upper, lower = picture.figure.axes
    marks = [line for line in upper.lines if len(line.get_xdata()) == 1]
    assert len(marks) == len(inside)
    for mark, k in zip(marks, inside, strict=True):
        beta, top = (float(data[0]) for data in mark.get_data())
        assert mean_score(z, temperature=to_temperature(beta=beta)) == pytest.approx(z[k], rel=1e-12)
        near = [softmax(z, temperature=1 / (beta * factor))[k] for factor in (0.99, 1, 1.01)]
        assert top == pytest.approx(near[1]) and near[0] < top > near[2]
        assert f"{class_names(4)[k]} peaks at beta {beta:.5g} with {100 * top:.2f} %" in picture.description
    mean = next(line for line in lower.lines if line.get_linewidth() == 2.2)
    np.testing.assert_allclose(
        mean.get_ydata()[::50],
        [mean_score(z, temperature=to_temperature(beta=b)) for b in mean.get_xdata()[::50]],
    )


def test_without_a_peak_the_picture_says_so():
    assert "No class peaks between them." in figures.peaks([1, 0], 0.1, 10).description


def test_the_reliability_bars_are_what_reliability_found():
    picture = PICTURES["reliability"]()
    for ax, found in zip(picture.figure.axes, FOUND.values(), strict=True):
        used = found.count > 0
        np.testing.assert_allclose([bar.get_height() for bar in ax.patches], found.accuracy[used])
        pale = [bar.get_alpha() < 1 for bar in ax.patches]
        assert pale == (found.count[used] < 50).tolist()
        sure, right = (float(data[0]) for data in ax.lines[-1].get_data())
        assert right == pytest.approx((LOGITS.argmax(1) == LABELS).mean())
        said = f"sure {number(sure)}, right {number(right)}, calibration error {number(found.error)}"
        assert said in picture.description


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: figures.temperature_bars([1], [1, 2]), "z must be one row of 2 to 6 finite numbers"),
        (lambda: figures.temperature_bars([1, np.nan], [1, 2]), "z must be one row"),
        (lambda: figures.temperature_bars([1, 2], [1]), "temperatures must be two to six numbers, got 1"),
        (lambda: figures.temperature_bars([1, 2], [1, 0]), "temperature must be positive and finite, got 0"),
        (lambda: figures.entropy_tangent([1, 2], beta=0), "beta must be between 0 and 4, got 0"),
        (lambda: figures.running_shares([1, 2], [0, 1]), "at least 10 class numbers from 0 to 1"),
        (lambda: figures.running_shares([1, 2], [0, 2] * 9), "at least 10 class numbers from 0 to 1"),
        (lambda: figures.dice({"fair": DICE["fair"]}), "two to four dice, got 1"),
        (lambda: figures.dice({"a": [0.5, 0.5], "b": DICE["fair"]}), "a must be six probabilities"),
        (lambda: figures.peaks(CODA, 1, 1), "low must be above 0 and below high"),
        (lambda: figures.reliability_diagrams({}), "two to four entries, got 0"),
    ],
)
def test_bad_input_is_named(call, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        call()
