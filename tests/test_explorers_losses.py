"""The explorers of lesson 06: what they draw and say are the numbers of the maths and of the sources."""

import doctest

import numpy as np
import pytest

from teachkit import cross_entropy, logit, sigmoid
from teachkit.explorers import LossTableExplorer, engine
from teachkit.explorers import losses as module
from teachkit.figures.style import number

FOUR = ("cat", "dog", "bird", "fish")
made = {}


@pytest.fixture
def explorer(request, monkeypatch):
    """The explorer of a class in its first state, without backgrounds, which take most of the time."""
    monkeypatch.setattr(engine, "png_url", lambda figure, dpi: "data:,")
    if request.param not in made:
        made[request.param] = request.param()
    made[request.param].reset()
    return made[request.param]


def of(kind):
    return pytest.mark.parametrize("explorer", [kind], indirect=True)


def words(labels):
    return [label.get_text() for label in labels]


def send(explorer, **message):
    explorer._receive(explorer, {"view": "v", "seq": 1, **message}, None)


def handle(explorer, name):
    return next(handle for handle in explorer.handles() if handle.name == name)


def test_the_examples_of_the_docstrings_run():
    assert doctest.testmod(module).failed == 0


# The loss table (R60, I6)


@of(LossTableExplorer)
@pytest.mark.parametrize(
    "p, loss", [(0.01, 4.6052), (0.1, 2.3026), (0.2, 1.6094), (0.5, 0.6931), (0.9, 0.1054), (1, 0)]
)
def test_the_table_and_both_charts_have_the_losses_of_the_source(explorer, p, loss):
    explorer.dog = p
    assert explorer.table().rows[1][2] == number(loss, 4)
    assert f"dog {p:g} costs {number(loss, 4)}" in explorer.sentence()
    assert words(explorer.words)[1] == f"dog: p {p:g}, loss {number(loss, 4)}"
    for dots in (explorer.dots, explorer.margin_dots):
        assert dots[1].get_ydata()[0] == pytest.approx(loss, abs=5e-5)


@of(LossTableExplorer)
@pytest.mark.parametrize("p", [1e-6, 0.003, 0.3, 0.77, 0.999999])
def test_the_margin_chart_is_the_cross_entropy_of_the_margin(explorer, p):
    explorer.fish = p
    ((x, y),) = explorer.margin_dots[3].get_xydata()
    assert x == pytest.approx(float(logit(p))) and y == pytest.approx(float(cross_entropy([x, 0], 0)))
    assert explorer.table().rows[3][3] == number(logit(p), 4)
    for ax, at in ((explorer.chart, p), (explorer.line, x)):
        low, high = ax.get_ylim()
        assert low < y < high
        curve = ax.lines[0]
        assert np.interp(at, curve.get_xdata(), curve.get_ydata()) == pytest.approx(y, abs=0.02)


@of(LossTableExplorer)
def test_the_mean_row_is_the_mean_of_the_losses(explorer):
    losses = [-np.log(p) for p in (0.9, 0.5, 0.2, 0.01)]
    assert explorer.mean() == pytest.approx(np.mean(losses))
    assert explorer.table().rows[-1] == ["mean", "0.1732 (geometric)", "1.7533", ""]
    assert explorer.mean_line.get_ydata()[0] == explorer.mean()
    assert np.exp(-explorer.mean()) == pytest.approx((0.9 * 0.5 * 0.2 * 0.01) ** 0.25)
    assert "Fish alone makes 65.7 % of the sum" in explorer.sentence()
    explorer.set(**dict.fromkeys(FOUR, 1.0))
    assert "No example costs anything" in explorer.sentence() and "inf" not in str(explorer.table())


@of(LossTableExplorer)
def test_a_dot_dragged_on_either_chart_moves_the_table_and_the_other_dot(explorer):
    send(explorer, dragged={"cat": 0.25})
    assert explorer.cat == 0.25 and explorer.table().rows[0][1:3] == ["0.25", "1.3863"]
    assert explorer.margin_dots[0].get_xdata()[0] == pytest.approx(-np.log(3))
    send(explorer, dragged={"margin cat": -5.0})
    assert explorer.cat == pytest.approx(float(sigmoid(-5)), rel=1e-5)
    assert explorer.dots[0].get_ydata()[0] == pytest.approx(5.0067, abs=1e-4)
    assert "margin of cat −5.00" in handle(explorer, "margin cat").text


@of(LossTableExplorer)
def test_the_ends_of_the_margin_are_the_ends_of_the_table(explorer):
    line = handle(explorer, "margin fish")
    send(explorer, dragged={"margin fish": line.low})
    assert explorer.fish == 1e-6 and handle(explorer, "fish").low == 1e-6
    send(explorer, dragged={"margin fish": line.high})
    assert explorer.fish == 1 and handle(explorer, "margin fish").text.startswith("no finite margin of fish")
    assert explorer.table().rows[3][3] == "no finite"
    send(explorer, dragged={"margin fish": 14.0})
    assert explorer.fish == 0.999999
    send(explorer, dragged={"fish": handle(explorer, "fish").low})
    assert explorer.fish == explorer.least
