"""The pictures of lessons 00 and 01: their words are the numbers of their artists, and these are right."""

import re

import matplotlib.colors
import numpy as np
import pytest
from figure_contract import FigureContract
from matplotlib.backends.backend_agg import FigureCanvasAgg

from teachkit import logsumexp, softmax
from teachkit.figures import course
from teachkit.figures import softmax as figures
from teachkit.figures.style import CLASS_COLOURS, class_names
from teachkit.figures.words import number

MACHINECURVE = [2.0, 4.3, 1.2, -3.1]
DESMOS = [-2.2, -1.4, -0.8, 0.7]
TUTORIAL = [2.0, 1.0, 0.1]
SHIFTS = [0, 1, 10, 1000]
BEFORE, AFTER = np.array([[0.03, -0.03, -20], [2, 1, 0.1]]), np.array([[-0.03, 0.03, -20], [0, 3, 1.0]])

PICTURES = {
    "line": lambda: figures.line_and_exponential(DESMOS),
    "shift": lambda: figures.shares_under_shift([5, 3, 2], SHIFTS),
    "ruler": lambda: figures.ratio_ruler(TUTORIAL),
    "trace": lambda: figures.one_logit_trace(DESMOS, moved=2),
    "bases": lambda: figures.base_bars(MACHINECURVE, [2, np.e, 3, 10]),
    "half": lambda: figures.half_step_bound(BEFORE, AFTER),
    "layer": lambda: figures.logits_layer(MACHINECURVE),
    "map": course.course_map,
    "own line": lambda: figures.line_and_exponential(DESMOS, ["a", "b", "c", "d"]),
    "own shift": lambda: figures.shares_under_shift([5, 3, 2], SHIFTS, ["a", "b", "c"]),
    "own ruler": lambda: figures.ratio_ruler(TUTORIAL, ["a", "b", "c"]),
    "own trace": lambda: figures.one_logit_trace(MACHINECURVE, 0, low=-2, high=8, names=["a", "b", "c", "d"]),
    "own bases": lambda: figures.base_bars(TUTORIAL, [2, 4], ["a", "b", "c"]),
    "own layer": lambda: figures.logits_layer(TUTORIAL, ["a", "b", "c"], hidden=3),
    "own map": lambda: course.course_map("03", done={"00", "01", "02"}),
}


class TestContract(FigureContract):
    pictures = PICTURES


def drawn(name):
    """Draw a picture's figure, so that its layout is final."""
    figure = PICTURES[name]().figure
    FigureCanvasAgg(figure).draw()
    return figure


def written(z, values, digits=3):
    """The words that a description holds for these numbers."""
    return ", ".join(
        f"{name} {number(value, digits)}" for name, value in zip(class_names(len(z)), values, strict=True)
    )


def dots(ax):
    """Single-point lines: the markers of the classes, in order."""
    return [line for line in ax.lines if len(line.get_xdata()) == 1]


def test_line_and_exponential():
    picture = figures.line_and_exponential(DESMOS)
    left, right = picture.figure.axes
    for ax, heights in ((left, DESMOS), (right, np.exp(DESMOS))):
        drawn = [float(dot.get_ydata()[0]) for dot in dots(ax)]
        np.testing.assert_allclose(drawn, heights, rtol=1e-15)
        assert written(DESMOS, drawn, 4) in picture.description
    assert "3 of 4 are negative" in left.get_title(loc="left")
    assert "0 of 4 are negative" in right.get_title(loc="left")


def test_every_class_keeps_its_colour():
    ax = figures.line_and_exponential(DESMOS).figure.axes[1]
    drawn = [matplotlib.colors.to_hex(dot.get_color()).upper() for dot in dots(ax)]
    assert drawn == [colour.upper() for colour in CLASS_COLOURS[:4]]


def test_shares_under_shift():
    picture = figures.shares_under_shift([5, 3, 2], SHIFTS)
    for ax, ends in (
        (picture.figure.axes[0], ([0.5, 0.3, 0.2], np.array([1005, 1003, 1002]) / 3010)),
        (picture.figure.axes[1], (softmax([5, 3, 2]), softmax([5, 3, 2]))),
    ):
        for end, shares in zip((0, -1), ends, strict=True):
            drawn = [float(line.get_ydata()[end]) for line in ax.lines]
            np.testing.assert_allclose(drawn, shares, rtol=1e-12)
            assert written([5, 3, 2], drawn) in picture.description


def test_ratio_ruler():
    picture = figures.ratio_ruler(TUTORIAL)
    places = [float(dot.get_xdata()[0]) for dot in dots(picture.figure.axes[0])]
    np.testing.assert_allclose(places[::2], TUTORIAL)
    np.testing.assert_allclose(places[1::2], np.log(softmax(TUTORIAL)), rtol=1e-14)
    assert written(TUTORIAL, places[::2]) in picture.description
    assert written(TUTORIAL, places[1::2]) in picture.description
    assert f"minus {number(logsumexp(TUTORIAL))}" in picture.description
    assert "a gap of 0.900 is a ratio of 2.460" in picture.description


@pytest.mark.parametrize("moved", range(4))
def test_one_logit_trace(moved):
    picture = figures.one_logit_trace(MACHINECURVE, moved)
    lines = picture.figure.axes[0].lines
    for k, line in enumerate(lines[:4]):
        for x, y in ((line.get_xdata()[at], line.get_ydata()[at]) for at in (0, 100, -1)):
            z = np.array(MACHINECURVE)
            z[moved] = x
            assert y == pytest.approx(softmax(z)[k], rel=1e-12)
    for end in (0, -1):
        assert written(MACHINECURVE, [line.get_ydata()[end] for line in lines[:4]]) in picture.description
    crosses = lines[4]
    onto = np.interp(crosses.get_xdata(), lines[moved].get_xdata(), lines[moved].get_ydata())
    np.testing.assert_allclose(crosses.get_ydata(), onto, atol=1e-12)


def test_base_bars():
    bases = [2, np.e, 3, 10]
    picture = figures.base_bars(MACHINECURVE, bases)
    for ax, base in zip(picture.figure.axes, bases, strict=True):
        heights = [bar.get_height() for bar in ax.patches]
        powers = np.power(base, MACHINECURVE)
        np.testing.assert_allclose(heights, powers / powers.sum(), rtol=1e-12)
        assert (
            f"temperature {number(1 / np.log(base))}: {written(MACHINECURVE, heights)}" in picture.description
        )


def test_half_step_bound():
    picture = figures.half_step_bound(BEFORE, AFTER)
    x, y = np.asarray(picture.figure.axes[0].collections[0].get_offsets()).T
    np.testing.assert_allclose(y / x, [np.tanh(0.03) / 0.06, (y / x)[1]], rtol=1e-8)
    assert (y / x).max() < 0.5
    assert f"largest ratio is {number((y / x).max(), 4)}" in picture.description
    assert picture.description.startswith("2 dots")


def test_logits_layer():
    picture = figures.logits_layer(MACHINECURVE)
    texts = [text.get_text() for text in picture.figure.axes[0].texts]
    for name, logit, p in zip(class_names(4), MACHINECURVE, softmax(MACHINECURVE), strict=True):
        assert f"{name} {number(logit, 1)}" in texts and f"{name} {number(logit, 1)}" in picture.description
        assert number(p) in texts and f"{name} {number(p)}" in picture.description


def test_no_logit_has_a_way_of_its_own_through_softmax():
    ax = figures.logits_layer(DESMOS).figure.axes[0]
    [box] = [text for text in ax.texts if text.get_text() == "softmax"]
    middle = box.get_position()
    ways = [np.column_stack(line.get_data()) for line in ax.lines if len(line.get_xdata()) == 2]
    into = [way for way in ways if 2.5 < way[0, 0] < way[1, 0] < middle[0]]
    out = [way for way in ways if way[0, 0] > middle[0]]
    assert len(into) == len(out) == len(DESMOS)
    assert len({tuple(way[1]) for way in into}) == len({tuple(way[0]) for way in out}) == 1


def test_the_axis_of_the_shift_has_no_kink():
    for ax in figures.shares_under_shift([5, 3, 2], SHIFTS).figure.axes:
        assert ax.get_xscale() == "linear"


def test_course_map():
    picture = course.course_map("01")
    texts = [text.get_text() for text in picture.figure.axes[0].texts]
    for name, (title, needs, _) in course.LESSONS.items():
        assert f"{name}\n{title}" in texts
        assert f"{name} {title}" in picture.description
        assert all(need < name for need in needs)
    arrows = sum(
        hasattr(text, "arrow_patch") and text.arrow_patch is not None for text in picture.figure.axes[0].texts
    )
    assert arrows == sum(len(needs) for _, needs, _ in course.LESSONS.values())
    assert "you are at 01" in picture.description


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: figures.line_and_exponential([1.0]), "z must be one row of 2 to 6 numbers"),
        (lambda: figures.line_and_exponential([[1, 2]]), "got shape"),
        (lambda: figures.ratio_ruler([1, np.inf]), "z must be finite"),
        (lambda: figures.ratio_ruler([1, 2], names=["cat"]), "names must have one name a class"),
        (lambda: figures.shares_under_shift([5, -3], SHIFTS), "scores must be positive"),
        (lambda: figures.shares_under_shift([5, 3], [1, 0]), "shifts must be an increasing row"),
        (lambda: figures.one_logit_trace(DESMOS, 4), "moved must be a class number from 0 to 3"),
        (lambda: figures.one_logit_trace(DESMOS, 0, low=2, high=1), "low must be below high"),
        (lambda: figures.base_bars(DESMOS, [1, 3]), "numbers above 1"),
        (lambda: figures.half_step_bound([[1, 2]], [[1, 2]]), "row 0 does not"),
        (lambda: figures.half_step_bound([1, 2], [1, 2]), "one shape"),
        (lambda: figures.logits_layer(DESMOS, hidden=1), "hidden must be from 2 to 8"),
        (lambda: course.course_map("10"), "here must be one of"),
    ],
)
def test_bad_input_is_named(call, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        call()
