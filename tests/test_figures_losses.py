"""The pictures of lesson 06: their words are the numbers of their artists, and these are right."""

import numpy as np
import pytest
from figure_contract import FigureContract
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Annotation

from teachkit import cross_entropy, cross_entropy_grad, entropy, softmax
from teachkit.figures import losses as figures
from teachkit.figures.style import class_names
from teachkit.figures.words import listing, number
from teachkit.maths.losses import brier_score, kl_divergence

MACHINECURVE = [2.0, 4.3, 1.2, -3.1]
TARGET, FIRST, SECOND = [0.7, 0.2, 0.1], [0.3, 0.3, 0.4], [0.6, 0.2, 0.2]
TRIES = {"first try": (TARGET, FIRST), "second try": (TARGET, SECOND), "uniform": (TARGET, [1 / 3] * 3)}
SWAPPED = {"p, then q": (TARGET, FIRST), "q, then p": (FIRST, TARGET)}


def trained(twice, steps=300, rate=1.0):
    """Train three rows of logits, one a class, on a loss that is shown logits or, by mistake, softmax."""
    z, losses = np.zeros((3, 3)), []
    for _ in range(steps):
        shown = softmax(z) if twice else z
        losses.append(float(cross_entropy(shown, [0, 1, 2]).mean()))
        g = cross_entropy_grad(shown, [0, 1, 2])
        if twice:
            g = shown * (g - (g * shown).sum(-1, keepdims=True))
        z = z - rate * g
    return losses


HISTORIES = {"logits to the loss": trained(False), "softmax to the loss": trained(True)}

PICTURES = {
    "curve": lambda: figures.loss_curve([0.01, 0.1, 0.2, 0.5, 0.9, 1]),
    "far": lambda: figures.loss_curve([1e-6, 0.3]),
    "tries": lambda: figures.entropy_and_divergence(TRIES),
    "swapped": lambda: figures.entropy_and_divergence(SWAPPED),
    "arrows": lambda: figures.gradient_arrows(MACHINECURVE, 3),
    "three": lambda: figures.gradient_arrows([2, 1, 0.1], 2),
    "twice": lambda: figures.double_softmax(HISTORIES, 3),
    "own sizes": lambda: figures.double_softmax(HISTORIES, 3, sizes=(2, 4)),
    "underflow": lambda: figures.products_and_logs([0.1] * 400),
    "few": lambda: figures.products_and_logs([0.5, 0.25]),
    "scores": lambda: figures.proper_scores(0.7),
    "rare": lambda: figures.proper_scores(0.05),
}


class TestContract(FigureContract):
    pictures = PICTURES


def drawn(name):
    """Draw a picture's figure, so that its layout is final."""
    figure = PICTURES[name]().figure
    FigureCanvasAgg(figure).draw()
    return figure


def heights(bars):
    return [bar.get_height() for bar in bars]


def test_the_points_of_the_curve_are_those_of_the_source():
    picture = PICTURES["curve"]()
    curve, points = picture.figure.axes[0].lines[:2]
    np.testing.assert_allclose(points.get_ydata(), [4.6052, 2.3026, 1.6094, 0.6931, 0.1054, 0], atol=5e-5)
    x, y = curve.get_data()
    for p, loss in zip(*points.get_data(), strict=True):
        assert np.interp(p, x, y) == pytest.approx(loss, abs=0.01)
        assert f"p {p:g} costs {number(loss, 4)}" in picture.description


@pytest.mark.parametrize("bad", [[], [0.0], [1.2], [0.5] * 9, [[0.5]], [float("nan")]])
def test_the_curve_takes_probabilities_only(bad):
    with pytest.raises(ValueError, match="probabilities must be one to eight numbers above 0 and up to 1"):
        figures.loss_curve(bad)


@pytest.mark.parametrize("name, pairs", [("tries", TRIES), ("swapped", SWAPPED)])
def test_every_column_is_entropy_plus_divergence(name, pairs):
    picture = PICTURES[name]()
    bars = picture.figure.axes[0].patches
    for floor, top, (title, (p, q)) in zip(bars[::2], bars[1::2], pairs.items(), strict=True):
        assert floor.get_height() == pytest.approx(float(entropy(p))) and top.get_y() == floor.get_height()
        assert top.get_height() == pytest.approx(float(kl_divergence(p, q)))
        total = number(float(-(np.array(p) * np.log(q)).sum()), 4)
        assert f"{title}: {number(entropy(p), 4)} + {number(kl_divergence(p, q), 4)} = {total}" in repr(
            picture
        )


def test_the_columns_of_the_source_and_their_order():
    assert [row[3] for row in PICTURES["tries"]().table.rows] == ["1.1752", "0.8404", "1.0986"]
    assert [row[2] for row in PICTURES["swapped"]().table.rows] == ["0.3734", "0.4220"]


def test_columns_that_cannot_be_drawn_are_refused():
    with pytest.raises(ValueError, match="two to six entries"):
        figures.entropy_and_divergence({"one": (TARGET, FIRST)})
    with pytest.raises(ValueError, match="b must be two distributions"):
        figures.entropy_and_divergence({"a": (TARGET, FIRST), "b": (TARGET, [1, 1, 1])})
    with pytest.raises(ValueError, match="b: the divergence is infinite"):
        figures.entropy_and_divergence({"a": (TARGET, FIRST), "b": (TARGET, [1, 0, 0])})


@pytest.mark.parametrize("name, z, label", [("arrows", MACHINECURVE, 3), ("three", [2, 1, 0.1], 2)])
def test_the_arrows_are_minus_the_gradient(name, z, label):
    picture = PICTURES[name]()
    left, right = picture.figure.axes
    arrows = [text for text in right.texts if isinstance(text, Annotation)]
    ways = -cross_entropy_grad(z, label)
    assert [a.xy[0] - a.xyann[0] for a in arrows] == pytest.approx(ways.tolist())
    assert [a.xyann[0] for a in arrows] == pytest.approx(list(z))
    np.testing.assert_allclose(heights(left.patches[: len(z)]), softmax(z), rtol=1e-14)
    (true,) = left.patches[len(z) :]
    assert (true.get_height(), true.get_x() + true.get_width() / 2) == (1, pytest.approx(label))
    assert listing(class_names(len(z)), ways, 4) in picture.description
    assert f"loss {number(cross_entropy(z, label), 5)} nats" in picture.description


def test_the_length_of_the_gradient_of_the_source():
    assert "their sum is 0.000 and their length together 1.33029" in PICTURES["arrows"]().description
    with pytest.raises(ValueError, match="z must be one row"):
        figures.gradient_arrows([[1, 2]], 0)
    with pytest.raises(ValueError, match="labels"):
        figures.gradient_arrows([1, 2], 2)


def test_softmax_twice_stalls_at_its_floor():
    picture = PICTURES["twice"]()
    left, right = picture.figure.axes
    floors = {2: 0.3133, 3: 0.5514, 5: 0.9048, 10: 1.4612, 20: 2.0782}
    assert heights(right.patches) == pytest.approx(list(floors.values()), abs=5e-5)
    for K, bar in zip(floors, right.patches, strict=True):
        assert bar.get_height() == pytest.approx(np.log(1 + (K - 1) / np.e))
    once, twice, floor = left.lines
    assert once.get_ydata()[-1] < 0.01
    assert 0.55144 < twice.get_ydata()[-1] < 0.56
    assert twice.get_ydata().min() > floor.get_ydata()[0] == pytest.approx(0.55144, abs=5e-6)
    said = f"softmax to the loss: from 1.0986 to {number(twice.get_ydata()[-1], 4)}"
    assert said in picture.description


@pytest.mark.parametrize(
    "histories, K, said",
    [
        ({}, 3, "one to three entries"),
        ({"a": [1, np.nan]}, 3, "a must be a row of at least two finite losses"),
        ({"a": [1, -1]}, 3, "none negative"),
        ({"a": [1.0]}, 3, "at least two"),
        ({"a": [1, 1]}, 1, "at least 2"),
    ],
)
def test_histories_that_cannot_be_drawn_are_refused(histories, K, said):
    with pytest.raises(ValueError, match=said):
        figures.double_softmax(histories, K)


def test_the_product_ends_where_float64_ends_and_the_sum_goes_on():
    left, right = PICTURES["underflow"]().figure.axes
    n, powers = left.lines[0].get_data()
    assert n[-1] == 323 and powers[-1] == pytest.approx(-323, abs=0.01)
    assert 0.1**400 == 0 and left.lines[1].get_xdata()[0] == 324
    assert right.lines[0].get_ydata() == pytest.approx(-np.log(10) * np.arange(1, 401))
    few = PICTURES["few"]()
    assert "The product ends at 0.125; the sum of logarithms ends at −2.079" in few.description
    for bad in ([0.5], [0.5, 0], [0.5, 2], [[0.5, 0.5]]):
        with pytest.raises(ValueError, match="at least two probabilities above 0"):
            figures.products_and_logs(bad)


@pytest.mark.parametrize("p", [0.05, 0.3, 0.7])
def test_proper_scores_are_least_at_the_truth_and_the_other_is_not(p):
    picture = figures.proper_scores(p)
    table = {row[0]: row[1:] for row in picture.table.rows}
    for name in ("−ln q", "Brier", "boosting"):
        assert table[name][0] == number(p) and table[name][2] == "yes"
    assert table["absolute error"][0] == ("1.000" if p > 0.5 else "0.000")
    assert table["absolute error"][2] == "no"
    assert float(table["−ln q"][1]) == pytest.approx(float(entropy([p, 1 - p])), abs=5e-5)
    brier = p * brier_score([p, 1 - p], 0) + (1 - p) * brier_score([p, 1 - p], 1)
    assert float(table["Brier"][1]) == pytest.approx(float(brier), abs=5e-5)
    assert float(table["boosting"][1]) == pytest.approx((p * (1 - p)) ** 0.5, abs=5e-5)
    marks = [line for line in picture.figure.axes[1].lines if len(line.get_xdata()) == 1]
    assert [number(mark.get_xdata()[0]) for mark in marks] == [row[1] for row in picture.table.rows]
    with pytest.raises(ValueError, match=r"p must be from 0\.05 to 0\.95"):
        figures.proper_scores(1)
