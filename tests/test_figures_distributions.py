"""The pictures of lesson 02: what the descriptions say is what the artists show."""

import re

import numpy as np
import pytest
from figure_contract import FigureContract

from teachkit.figures import distributions as figures
from teachkit.figures.words import number
from teachkit.maths.softmax import logsumexp, softmax

TUTORIAL = [2, 1, 0.1]
FOUR = [2, 4.3, 1.2, -3.1]
DRAGGED = [-2.2, -1.4, -0.8, 0.7]
SQUARE = [[2, 1, 0.1], [0, 0, 0], [1, 2, 3]]

PICTURES = {
    "frames": lambda: figures.frames(FOUR),
    "rescaled_curves": lambda: figures.rescaled_curves(DRAGGED, 2, [-4, -0.8, 2, 6]),
    "frozen_curve": lambda: figures.frozen_curve(FOUR, moved=1),
    "mass_and_density": lambda: figures.mass_and_density(softmax(TUTORIAL)),
    "sampled": lambda: figures.sampled([[6, 3, 1], [66, 24, 10]], softmax(TUTORIAL)),
    "divisors": lambda: figures.divisors(SQUARE),
    "logsumexp_bounds": lambda: figures.logsumexp_bounds([TUTORIAL, FOUR], ["three", "four"]),
    "soft_and_hard": lambda: figures.soft_and_hard(FOUR, 1),
    "gain_and_share": lambda: figures.gain_and_share(softmax(TUTORIAL), 0),
    "own frames": lambda: figures.frames([2, 1], ["yes", "no"]),
    "own rescaled": lambda: figures.rescaled_curves(DRAGGED, 2, [0, 1], ["a", "b", "c", "d"]),
    "own frozen": lambda: figures.frozen_curve(TUTORIAL, names=["a", "b", "c"], x_range=(-3, 3)),
    "own mass": lambda: figures.mass_and_density([0.7, 0.3], sigma=1.5, names=["yes", "no"]),
    "own sampled": lambda: figures.sampled([[6, 3, 1]], softmax(TUTORIAL), ["a", "b", "c"]),
    "own soft": lambda: figures.soft_and_hard(TUTORIAL, 1, (1, 3), (2, 8), ["a", "b", "c"]),
    "own gain": lambda: figures.gain_and_share([0.7, 0.3], 1, ["yes", "no"]),
}


class TestContract(FigureContract):
    pictures = PICTURES


def numbers(text):
    """Every decimal number of a text, in order."""
    found = re.findall(r"(?<![\w.])−?\d+\.\d+(?:e−?\d+)?", text.replace("\u2212", "−"))
    return [float(one.replace("−", "-")) for one in found]


def heights(ax):
    return [bar.get_height() for bar in ax.patches]


def said(values, text, digits=3):
    return all(number(value, digits) in text for value in values)


def test_frames_say_the_heights_and_both_sums():
    picture = figures.frames(FOUR)
    scores, exps, shares = map(heights, picture.figure.axes)
    assert np.allclose(scores, FOUR)
    assert np.allclose(exps, np.exp(FOUR))
    assert np.allclose(shares, softmax(FOUR))
    expected = [*scores, *np.round(exps, 3), round(sum(exps), 3), *np.round(shares, 3), 1.0]
    assert numbers(picture.description) == pytest.approx(expected)


def test_frames_keep_names_and_refuse_a_wrong_count():
    assert "yes 2.0, no 1.0" in figures.frames([2, 1], ["yes", "no"]).description
    with pytest.raises(ValueError, match="2 entries"):
        figures.frames([2, 1], ["yes"])


def test_rescaled_curve_passes_through_its_dots_and_the_dots_sum_to_1():
    values = [-4, -0.8, 2, 6]
    picture = figures.rescaled_curves(DRAGGED, 2, values)
    for ax, value, row in zip(picture.figure.axes, values, picture.table.rows, strict=True):
        z = np.array(DRAGGED)
        z[2] = value
        dots = [line for line in ax.lines if len(line.get_xdata()) == 1]
        shown = [float(dot.get_ydata()[0]) for dot in dots]
        assert np.allclose(shown, softmax(z))
        assert sum(shown) == pytest.approx(1)
        curve = [line for line in ax.lines if len(line.get_xdata()) > 1][-1]
        x, y = curve.get_data()
        assert np.allclose(np.log(y), x - logsumexp(z))
        assert row == [number(value, 1), number(np.exp(z).sum()), *(number(p, 5) for p in shown)]
        assert said(shown, picture.description, 5)
    assert [row[1] for row in picture.table.rows] == ["2.389", "2.820", "9.760", "405.800"]
    assert [row[4] for row in picture.table.rows] == ["0.00767", "0.15931", "0.75706", "0.99416"]


def test_rescaled_curves_shows_the_curve_of_the_panel_before():
    first, second = figures.rescaled_curves(DRAGGED, 2, [0, 1]).figure.axes
    before, now = (line for line in second.lines if len(line.get_xdata()) > 1)
    assert np.array_equal(before.get_ydata(), first.lines[0].get_ydata())
    assert not np.array_equal(before.get_ydata(), now.get_ydata())


@pytest.mark.parametrize("values", [[], [1, 2, 3, 4, 5]])
def test_rescaled_curves_wants_one_to_four_panels(values):
    with pytest.raises(ValueError, match="one to four"):
        figures.rescaled_curves(DRAGGED, 2, values)


def test_one_panel_is_enough():
    assert len(figures.rescaled_curves(DRAGGED, 2, [1]).table.rows) == 1


def test_frozen_curve_leaves_the_probabilities_and_the_true_one_does_not():
    picture = figures.frozen_curve(FOUR, moved=1)
    frozen, true = picture.figure.axes[0].lines[:2]
    x = frozen.get_xdata()
    assert np.allclose(frozen.get_ydata(), np.exp(x) / np.exp(FOUR).sum())
    others = logsumexp([2, 1.2, -3.1])
    assert np.allclose(true.get_ydata(), 1 / (1 + np.exp(others - x)))
    assert frozen.get_ydata().max() > 1 > true.get_ydata().max()
    assert numbers(picture.description) == pytest.approx(
        [84.454, round(frozen.get_ydata()[-1], 3), round(true.get_ydata()[-1], 3), 4.3, 0.873]
    )
    assert "1.757" in picture.description and "0.932" in picture.description


def test_mass_sums_to_1_and_density_encloses_1():
    picture = figures.mass_and_density(softmax(TUTORIAL))
    bars, density = picture.figure.axes
    assert sum(heights(bars)) == pytest.approx(1)
    x, y = density.lines[0].get_data()
    assert np.trapezoid(y, x) == pytest.approx(1, abs=1e-3)
    inside = np.abs(x) <= 0.2 + 1e-9
    assert np.trapezoid(y[inside], x[inside]) == pytest.approx(0.683, abs=1e-3)
    assert said([*heights(bars), y.max()], picture.description)


def test_sampled_shares_are_those_of_the_counts():
    p = softmax(TUTORIAL)
    picture = figures.sampled([[6, 3, 1], [66, 24, 10]], p)
    assert np.allclose(heights(picture.figure.axes[0]), [0.6, 0.3, 0.1])
    assert np.allclose(heights(picture.figure.axes[1]), [0.66, 0.24, 0.10])
    assert "10 draws: cat 0.600, dog 0.300, bird 0.100, largest distance 0.059" in picture.description
    assert "100 draws" in picture.description


def test_divisors_show_the_quotients_and_their_row_sums():
    picture = figures.divisors(SQUARE)
    exps = np.exp(SQUARE)
    sums = exps.sum(axis=1)
    for ax, divisor in zip(picture.figure.axes, (sums[:, None], sums), strict=True):
        texts = [text.get_text() for text in ax.texts]
        assert all(number(value) in texts for value in np.ravel(exps / divisor))
        assert [text for text in texts if text.startswith("=")] == [
            f"= {number(value)}" for value in (exps / divisor).sum(axis=1)
        ]
    assert numbers(picture.description) == [1, 1, 1, 1.602, 0.456, 3.371]


def test_divisors_wants_a_square():
    with pytest.raises(ValueError, match="square"):
        figures.divisors([[1, 2, 3], [1, 2, 3]])


def test_logsumexp_lies_between_its_bounds():
    picture = figures.logsumexp_bounds([TUTORIAL, FOUR], ["three", "four"])
    dots = [line for line in picture.figure.axes[0].lines if line.get_marker() == "o"]
    for dot, row in zip(dots, (TUTORIAL, FOUR), strict=True):
        assert dot.get_xdata()[0] == pytest.approx(logsumexp(row) - max(row))
        assert 0 <= dot.get_xdata()[0] <= np.log(len(row))
    assert numbers(picture.description) == [2.0, 2.417, 3.099, 4.3, 4.436, 5.686]


def test_softmax_of_larger_multiples_comes_nearer_to_the_step():
    picture = figures.soft_and_hard(FOUR, 1)
    left, right = picture.figure.axes
    soft = left.lines[:3]
    x = soft[0].get_xdata()
    for line, beta in zip(soft, (1, 4, 16), strict=True):
        others = logsumexp(beta * np.array([2, 1.2, -3.1]))
        assert np.allclose(line.get_ydata(), 1 / (1 + np.exp(others - beta * x)))
    above = np.searchsorted(x, 2.5)
    assert said([line.get_ydata()[above] for line in soft], picture.description)
    for line, count in zip(right.lines, (2, 4, 1000), strict=True):
        gaps, rest = line.get_data()
        assert np.allclose(rest, (count - 1) / (count - 1 + np.exp(gaps)))
        assert number(np.interp(5, gaps, rest)) in picture.description


def test_what_is_given_and_taken_leaves_the_column_of_the_jacobian():
    p = softmax(TUTORIAL)
    picture = figures.gain_and_share(p, 0)
    given, taken, left = (np.array(heights(ax)) for ax in picture.figure.axes)
    assert np.allclose(given + taken, left)
    assert np.allclose(left, (np.diag(p) - np.outer(p, p))[:, 0])
    assert said([*given, *taken, *left], picture.description)
    assert picture.description.endswith("the sum is 0.000.")
