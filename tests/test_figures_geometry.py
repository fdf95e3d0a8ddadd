"""The pictures of lesson 05: their words are the numbers of their artists, and these are right."""

import math
import re

import numpy as np
import pytest
from figure_contract import FigureContract
from matplotlib.backends.backend_agg import FigureCanvasAgg

from teachkit import cross_entropy_grad, softmax
from teachkit.figures import geometry as figures
from teachkit.figures.style import CLASS_NAMES
from teachkit.figures.words import number
from teachkit.geometry import gaussian_posterior, margin_flow, to_logits, to_plane
from teachkit.losses import gradient_angle, gradient_split

ARTICLE = [2.0, 4.3, 1.2, -3.1]
PRIORS = [0.5, 0.9, 0.1]
TIMES = [1, 10, 100]
SIGMAS = [0.7, 1.5, 2]
POINTS = [[0, 0], [0, 1], [0, 2], [0, -2]]

PICTURES = {
    "walls": lambda: figures.moved_walls(PRIORS),
    "slices": figures.slices,
    "flow": lambda: figures.loss_flow(TIMES),
    "two bells": lambda: figures.gaussians(2, SIGMAS),
    "three bells": lambda: figures.gaussians(3, SIGMAS),
    "diagonal": figures.down_the_diagonal,
    "regions": lambda: figures.three_regions(POINTS),
    "along": lambda: figures.along_axes([2, 3, 4, 5]),
    "downhill": figures.downhill_field,
    "downhill of bird": lambda: figures.downhill_field(2),
    "parts": lambda: figures.downhill_parts(ARTICLE, 3),
    "largest": lambda: figures.largest_angles([2, 3, 4, 5, 10, 23]),
    "angles": lambda: figures.class_angles([2, 3, 4, 5, 23]),
}


class TestContract(FigureContract):
    pictures = PICTURES


@pytest.fixture(scope="module")
def pictures():
    return {name: make() for name, make in PICTURES.items()}


@pytest.fixture(scope="module")
def drawn(pictures):
    """Draw each figure, so that its layout is final."""
    for picture in pictures.values():
        FigureCanvasAgg(picture.figure).draw()
    return {name: picture.figure for name, picture in pictures.items()}


def test_walls_lie_where_both_classes_are_equal_and_move_away_from_the_frequent_one(pictures):
    picture = pictures["walls"]
    for ax, prior in zip(picture.figure.axes, PRIORS, strict=True):
        for line, level in zip(ax.lines, (0.1, 0.5, 0.9), strict=True):
            x = line.get_xydata() + np.log([prior, 1 - prior])
            np.testing.assert_allclose(softmax(x)[:, 0], level, rtol=1e-12)
        assert ax.get_title(loc="left").endswith(number(math.log((1 - prior) / prior)))
        map_ = ax.images[0].get_array()
        cats = np.mean(map_[..., 2] > map_[..., 0])  # blue
        share = re.search(rf"Cats {100 * prior:.0f} %: .*? cat has ([\d.]+) %", picture.description)[1]
        assert 100 * cats == pytest.approx(float(share), abs=0.3)
    assert "Cats 90 %: the wall is x1 − x2 = −2.197" in picture.description


def test_slices_have_the_slopes_that_are_written_beside_them(pictures):
    picture = pictures["slices"]
    curves = [line for line in picture.figure.axes[0].lines if len(line.get_xdata()) > 2]
    for curve, slope in zip(curves, (math.sqrt(2) / 4, 0.25, 0.0), strict=True):
        x, y = curve.get_data()
        middle = len(x) // 2
        measured = (y[middle + 1] - y[middle - 1]) / (x[middle + 1] - x[middle - 1])
        assert measured == pytest.approx(slope, rel=1e-3, abs=1e-12)
        text = number(slope).rstrip("0").rstrip(".")
        assert f"slope {text}" in picture.description
    assert "0.354" in picture.description
    title = picture.figure.axes[0].get_title(loc="left")
    assert "steepest straight across" in title and "very" not in title  # the cut along the wall is flat


def test_the_path_of_the_loss(pictures):
    plane, curve = pictures["flow"].figure.axes
    path = plane.lines[0].get_xydata()
    np.testing.assert_allclose(path.sum(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(curve.lines[-1].get_ydata(), margin_flow(TIMES), rtol=1e-14)
    for m, t in zip(("0.79", "2.90", "5.28"), TIMES, strict=True):
        assert f"margin {m} at t = {t}" in pictures["flow"].description


@pytest.mark.parametrize(("name", "K"), [("two bells", 2), ("three bells", 3)])
def test_the_drawn_bells_have_softmax_as_posterior(name, K, pictures):
    picture = pictures[name]
    x = np.random.default_rng(0).normal(scale=2, size=(50, 2))
    z = x if K == 2 else to_logits(x)
    for ax, sigma in zip(picture.figure.axes, SIGMAS, strict=True):
        centres = np.array([line.get_xydata()[0] for line in ax.lines if len(line.get_xdata()) == 1])
        np.testing.assert_allclose(gaussian_posterior(x, centres, sigma**2), softmax(z), atol=1e-13)
        rings = [line.get_xydata() for line in ax.lines if len(line.get_xdata()) > 1]
        for k, ring in enumerate(rings):
            reach = sigma * (1 + k % 2)
            np.testing.assert_allclose(np.linalg.norm(ring - centres[k // 2], axis=1), reach, rtol=1e-12)
        apart = sigma**2 * math.sqrt(2)
        assert f"σ = {sigma:g}: centres {number(apart)} apart" in picture.description


def test_the_diagonal(pictures):
    description = pictures["diagonal"].description
    assert "length 1.0000 and stand at 90.0°" in description
    assert "length 0.8165 and stand at 120.0°" in description


def test_three_regions(pictures):
    picture = pictures["regions"]
    p = [[float(cell) for cell in row[3:6]] for row in picture.table.rows]
    np.testing.assert_allclose(p, softmax(to_logits(POINTS)), atol=5e-4)
    assert picture.table.rows[3][3:] == ["0.041", "0.479", "0.479", "dog, bird"]
    ax = picture.figure.axes[0]
    for k in range(3):  # the wall opposite class k: the two others tie
        z = to_logits(ax.lines[2 * k].get_xydata()[-1])
        others = np.delete(z, k)
        assert others[0] == pytest.approx(others[1]) and z[k] < others[0]
        z = to_logits(ax.lines[2 * k + 1].get_xydata()[-1])
        assert z.argmax() == k and np.ptp(np.delete(z, k)) < 1e-9


def test_along_axes(pictures):
    rows = {row[0]: row[1:] for row in pictures["along"].table.rows}
    assert rows["2"] == ["0.056", "0.500", "0.804", "0.944"]
    assert rows["3"] == ["0.041", "0.333", "0.630", "0.853"]
    assert rows["4"] == ["0.032", "0.250", "0.514", "0.770"]
    assert rows["5"] == ["0.026", "0.200", "0.433", "0.701"]


@pytest.mark.parametrize("truth", range(3))
def test_the_downhill_arrows(truth):
    picture = figures.downhill_field(truth)
    arrows = next(c for c in picture.figure.axes[0].collections if hasattr(c, "U"))
    at = to_logits(arrows.XY)
    np.testing.assert_allclose(
        np.stack([arrows.U, arrows.V], -1), to_plane(-cross_entropy_grad(at, truth)), atol=1e-12
    )
    np.testing.assert_allclose(arrows.get_array(), gradient_angle(at, truth), atol=1e-9)
    assert [row[1:] for row in picture.table.rows] == [
        ["0.82", "0.0°"],
        ["0.00", "0.0°"],
        ["1.41", "30.0°"],
        ["1.22", "0.0°"],
    ]


@pytest.mark.parametrize(("z", "truth"), [(ARTICLE, 3), ([2, 1, 0.1], 2), ([1, -1], 0)])
def test_the_bars_of_the_parts_add_up(z, truth):
    picture = figures.downhill_parts(z, truth)
    downhill, A, B = (np.array([bar.get_height() for bar in ax.patches]) for ax in picture.figure.axes)
    np.testing.assert_allclose(A + B, downhill, atol=1e-15)
    np.testing.assert_allclose([A, B], gradient_split(z, truth), atol=1e-15)
    assert (
        f"{number(gradient_angle(z, truth), 1)}° to the axis of {CLASS_NAMES[truth]}" in picture.description
    )


def test_the_worked_numbers_of_the_parts(pictures):
    text = pictures["parts"].description
    assert "fish 0.999; length 1.15" in text and "fish 0.000; length 0.66" in text
    assert "B: cat 0.246, dog −0.540, bird 0.294" in text
    assert "length 1.33" in text and "29.8°" in text


def test_angles(pictures):
    text = pictures["largest"].description
    for words in ("2 classes 0.0°", "3 classes 30.0°", "4 classes 35.3°", "5 classes 37.8°",
                  "10 classes 41.8°", "23 classes 43.7°"):  # fmt: skip
        assert words in text
    text = pictures["angles"].description
    for words in ("2 classes 180.0°", "3 classes 120.0°", "4 classes 109.5°", "5 classes 104.5°",
                  "23 classes 92.6°"):  # fmt: skip
        assert words in text


@pytest.mark.parametrize("K", [2, 3, 4, 5, 23])
def test_every_region_has_the_same_share_of_directions(K):
    shares = figures.equal_shares(K, 200_000, seed=K)
    assert shares.sum() == pytest.approx(1)
    np.testing.assert_allclose(shares, 1 / K, atol=0.004)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: figures.moved_walls([0.5, 1.0]), "priors must be one to four numbers between 0 and 1"),
        (lambda: figures.moved_walls([]), "priors must be one to four numbers"),
        (lambda: figures.loss_flow([0]), "times must be above 0 and at most 1000"),
        (lambda: figures.gaussians(4, [1]), "num_classes must be 2 or 3, got 4"),
        (lambda: figures.gaussians(2, [1] * 5), "sigmas must be one to four numbers"),
        (lambda: figures.gaussians(2, [-1]), "sigma must be one positive"),
        (lambda: figures.three_regions([1, 2]), "points must have two columns"),
        (lambda: figures.downhill_field(3), "truth must be 0, 1 or 2"),
    ],
)
def test_bad_input_is_named(call, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        call()
