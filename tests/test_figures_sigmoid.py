"""The pictures of lesson 04: what the descriptions say is what the artists show."""

import numpy as np
import pytest
from figure_contract import FigureContract
from matplotlib.backends.backend_agg import FigureCanvasAgg

from teachkit import sigmoid, softmax
from teachkit.figures import sigmoid as figures
from teachkit.losses import boosting_loss
from teachkit.maths.sigmoid import S_CURVES

PAIRS = [[0, 0], [1, 0], [5, 3], [2, -2]]
W = np.array([[2.0, 1.0], [-0.5, 2.0], [1.0, -1.5]])
LOSSES = {"−log q": lambda q: -np.log(q), "boosting": boosting_loss, "1 − q": lambda q: 1 - q}

PICTURES = {
    "equal_probabilities": lambda: figures.equal_probabilities(PAIRS),
    "spare_vector": lambda: figures.spare_vector(W, [-1, -1]),
    "sigmoid_and_slope": figures.sigmoid_and_slope,
    "lost_distance": lambda: figures.lost_distance(np.arange(30, 42)),
    "steepness": figures.steepness,
    "own vectors": lambda: figures.spare_vector(W, [2, 0], ["a", "b", "c"]),
    "own steepness": lambda: figures.steepness([-2, -5]),
    "hinges": figures.hinges,
    "mean_losses": lambda: figures.mean_losses(LOSSES, 0.3),
}


class TestContract(FigureContract):
    pictures = PICTURES


def test_the_pairs_lie_on_the_sigmoid():
    picture = figures.equal_probabilities(PAIRS)
    plane, curve = picture.figure.axes
    dots = [line.get_xydata()[0] for line in curve.lines if line.get_marker() == "o"]
    for (cat, dog), (gap, share) in zip(PAIRS, dots, strict=True):
        assert gap == cat - dog and np.isclose(share, softmax([cat, dog])[0], rtol=1e-15)
        assert f"{share:.6f}" in picture.description
    for line in plane.lines:
        x, y = line.get_data()
        if len(x) == 2:
            assert x[0] - y[0] == x[1] - y[1]
    with pytest.raises(ValueError, match=r"pairs must have two columns, got shape \(3,\)"):
        figures.equal_probabilities([1, 2, 3])


def test_every_point_stands_named_on_a_line_whose_number_is_beside_it():
    plane = figures.equal_probabilities(PAIRS).figure.axes[0]
    lines = {line.get_xdata()[0] - line.get_ydata()[0] for line in plane.lines if len(line.get_xdata()) == 2}
    assert {cat - dog for cat, dog in PAIRS} <= lines and 1 in lines
    words = {text.get_text(): text for text in plane.texts}
    for cat, dog in PAIRS:
        assert words[f"({cat}, {dog})".replace("-", "−")].xy == (cat, dog)
    for gap in lines:
        x, y = words[f"{gap:g}".replace("-", "−")].get_position()
        assert max(x, y) > 6 and abs(x - y - gap) < 0.3  # outside the frame, where its line ends


@pytest.mark.parametrize("psi", [(-1, -1), (-1, 0.5), (2, 0), (0.5, 1)])
def test_psi_is_written_beside_its_arrow(psi):
    figure = figures.spare_vector(W, psi).figure
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    left = figure.axes[0]
    (word,) = [text for text in left.texts if text.get_text() == "psi"]
    box = word.get_window_extent(canvas.get_renderer())
    shaft = left.transData.transform(np.linspace(0, 1, 50)[:, None] * psi)
    away = np.hypot(*(shaft - (box.x0 + box.width / 2, box.y0 + box.height / 2)).T).min()
    assert away < 20 * figure.dpi / 72 and not any(box.contains(*point) for point in shaft)


def test_subtracting_a_vector_moves_the_figure_and_keeps_its_sides():
    left, right = figures.spare_vector(W, [-1, 0.5]).figure.axes
    one, other = (ax.patches[0].get_xy()[:3] for ax in (left, right))
    assert np.allclose(one - [-1, 0.5], other) and np.allclose(one, W)
    with pytest.raises(ValueError, match="W must have shape"):
        figures.spare_vector(W.T, [1, 1])


def test_the_slope_has_its_top_of_one_quarter_at_0():
    picture = figures.sigmoid_and_slope()
    left, right = picture.figure.axes
    s, slope = (line.get_ydata() for line in left.lines[:2])
    assert np.allclose(slope, s * (1 - s)) and slope.max() == 0.25
    assert np.allclose(right.lines[0].get_ydata(), right.lines[1].get_ydata(), atol=1e-14)
    assert "less than 1e−14" in picture.description


def test_the_distance_is_lost_from_37_on():
    picture = figures.lost_distance(np.arange(30, 42))
    (ax,) = picture.figure.axes
    line, circles = ax.lines
    assert np.allclose(line.get_ydata(), sigmoid(-np.arange(30.0, 42)), rtol=1e-15)
    assert circles.get_xdata().max() == 36
    assert "from x = 37 on" in picture.description
    assert "nowhere" in figures.lost_distance([1, 2, 3]).description


def test_every_curve_stands_in_the_panel_of_its_kind():
    picture = figures.steepness([-1, -10, -100])
    counts = [len([line for line in ax.lines if len(line.get_xdata()) > 2]) for ax in picture.figure.axes]
    assert counts == [3, 3, 1]
    for row in picture.table.rows:
        for cell, x in zip(row[2:], (-1.0, -10.0, -100.0), strict=True):
            assert np.isclose(float(cell), -S_CURVES[row[0]].loss_slope(x), rtol=1e-4)


def test_only_the_distance_is_not_proper():
    picture = figures.mean_losses(LOSSES, 0.3)
    assert [row[1] for row in picture.table.rows] == ["0.300", "0.300", "0.000"]
    for ax, loss in zip(picture.figure.axes, LOSSES.values(), strict=True):
        q, mean = (values[1:-1] for values in ax.lines[0].get_data())  # at the ends two are infinite
        assert np.allclose(mean, 0.3 * loss(q) + 0.7 * loss(1 - q))


def test_the_losses_touch_the_hinge_far_out():
    (ax,) = figures.hinges().figure.axes
    logistic, algebraic, hinge = (line.get_ydata() for line in ax.lines)
    assert (logistic > hinge).all() and (algebraic > hinge).all()
    assert max(logistic[0] - hinge[0], algebraic[-1] - hinge[-1]) < 0.06
