"""The explorers of lesson 06: what they draw and say are the numbers of the maths and of the sources."""

import doctest

import numpy as np
import pytest

from teachkit import cross_entropy, cross_entropy_grad, entropy, logit, one_hot, sigmoid, softmax
from teachkit.explorers import GradientExplorer, LossTableExplorer, SoftTargetExplorer, engine
from teachkit.explorers import losses as module
from teachkit.figures.style import listing, number
from teachkit.maths.losses import kl_divergence

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


def heights(bars):
    return np.array([bar.get_height() for bar in bars])


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


# Soft targets (R61)


@of(SoftTargetExplorer)
@pytest.mark.parametrize(
    "guess, loss, extra, verdict",
    [
        ("first try", "1.17520", "0.37339", "0.07659 more than a uniform guess, so worse"),
        ("second try", "0.84041", "0.03859", "less than a uniform guess"),
        ("uniform", "1.09861", "0.29679", "As much as a uniform guess, ln 3 = 1.09861"),
        ("equal to the target", "0.80182", "0.00000", "The prediction is the target"),
    ],
)
def test_the_tries_of_the_source(explorer, guess, loss, extra, verdict):
    explorer.guess = guess
    said = f"Cross-entropy {loss} nats = entropy of the target 0.80182 + KL divergence {extra}. "
    assert said in explorer.sentence() and verdict in explorer.sentence()
    assert explorer.table().rows[-1][-3:] == [
        number(float(x), 4) for x in (explorer.loss(), 0.8018186, extra)
    ]


@of(SoftTargetExplorer)
@pytest.mark.parametrize("aim", list(SoftTargetExplorer.aims))
@pytest.mark.parametrize("moved", [{}, {"cat": 0.9}, {"bird": 0.001}, {"dog_target": 0.5}, {"cat_target": 0}])
def test_every_column_is_entropy_and_divergence(explorer, aim, moved):
    explorer.aim = aim
    explorer.set(**moved)
    target = explorer.target()
    for k, (_, p) in enumerate(explorer.columns()):
        grey, extra = explorer.floors[k], explorer.extras[k]
        assert grey.get_height() == pytest.approx(float(entropy(target)), abs=1e-12)
        assert extra.get_y() == grey.get_height()
        assert extra.get_height() == pytest.approx(float(kl_divergence(target, p)), abs=1e-9)
        top = extra.get_y() + extra.get_height()
        assert top == pytest.approx(float(-(target * np.log(p)).sum()), abs=1e-9)
        assert words(explorer.totals)[k] == number(top, 4) and top < explorer.stack_axes.get_ylim()[1]
    parts = [[float(cell.replace("−", "-")) for cell in row[4:]] for row in explorer.table().rows]
    np.testing.assert_allclose(np.sum(parts[:3], 0), parts[3], atol=2.5e-4)


@of(SoftTargetExplorer)
@pytest.mark.parametrize("name", [*SoftTargetExplorer.names, *SoftTargetExplorer.targets])
@pytest.mark.parametrize("share", [0.0, 0.25, 0.555, 1.0])
def test_a_dragged_bar_leaves_a_distribution(explorer, name, share):
    place = handle(explorer, name)
    value = place.low + share * (place.high - place.low)
    others = [
        other for other in (explorer.names if name in explorer.names else explorer.targets) if other != name
    ]
    before = [getattr(explorer, other) - place.low for other in others]
    send(explorer, dragged={name: value})
    assert getattr(explorer, name) == pytest.approx(value, abs=1e-9)
    after = [getattr(explorer, other) - place.low for other in others]
    assert after[0] * before[1] == pytest.approx(after[1] * before[0], abs=2e-6)  # they keep their ratio
    for values in (explorer.prediction(), explorer.target()):
        assert values.sum() == pytest.approx(1, abs=1e-9)
    assert explorer.prediction().min() >= explorer.low
    panels = dict(zip(("target", "prediction"), explorer.panels, strict=True))
    np.testing.assert_array_equal(heights(panels["prediction"][0]), explorer.prediction())
    np.testing.assert_array_equal(heights(panels["target"][0]), explorer.target())
    np.testing.assert_array_equal(heights(explorer.outlines), explorer.target())


@of(SoftTargetExplorer)
def test_a_choice_names_the_bars_and_bars_name_the_choice(explorer):
    explorer.cat = 0.5
    assert explorer.guess == "your own"
    explorer.set(cat=0.6, dog=0.2, bird=0.2)
    assert explorer.guess == "second try"
    explorer.guess = "equal to the target"
    explorer.cat_target = 0.1
    assert explorer.guess == "your own" and explorer.aim == "your own"
    explorer.set(cat=0.9, dog=0.9, bird=0.9)  # too much of everything is shared out
    assert explorer.prediction().tolist() == pytest.approx([1 / 3] * 3, abs=1e-6)
    explorer.set(aim="one-hot", guess="equal to the target")
    assert explorer.prediction().tolist() == [0.998, 0.001, 0.001]


@of(SoftTargetExplorer)
def test_the_divergence_has_a_direction(explorer):
    assert "The other way round the divergence is 0.42197." in explorer.sentence()
    explorer.aim = "one-hot"
    assert "infinite, because the target gives 0 to a class" in explorer.sentence()


# The gradient (R63)


@of(GradientExplorer)
def test_the_gradient_of_the_source(explorer):
    said = explorer.sentence()
    assert "Loss 7.53621 nats" in said and "sum to 0.000" in said
    assert "cat −0.0875, dog −0.8727, bird −0.0393, fish 0.9995" in said
    assert "Length 1.33029, from (1 − p of fish) × √(4/3) = 1.15408 to (1 − p of fish) × √2 = 1.41346" in said


LOGITS = [{}, {"cat": 8, "truth": "bird"}, {"dog": -6, "leave_out": True}, dict.fromkeys(FOUR, 0.0),
          {"truth": "dog", "leave_out": True, "bird": 8}]  # fmt: skip


@of(GradientExplorer)
@pytest.mark.parametrize("state", LOGITS)
@pytest.mark.parametrize("rate", [0.05, 2])
def test_arrows_bars_and_bounds_are_those_of_the_maths(explorer, state, rate):
    explorer.set(**state, rate=rate)
    K, y = len(explorer.used()), FOUR.index(explorer.truth)
    z = explorer.scores()[:K]
    p, ways = softmax(z), -cross_entropy_grad(z, y)
    np.testing.assert_allclose(heights(explorer.share_bars)[:K], p, rtol=1e-14)
    np.testing.assert_allclose(heights(explorer.way_bars)[:K], one_hot(y, K) - p, atol=1e-15)
    np.testing.assert_array_equal(heights(explorer.outlines), one_hot(y, 4))
    for k in range(K):
        assert explorer.shafts[k].get_ydata() == pytest.approx([z[k], z[k] + rate * ways[k]])
        assert explorer.tips[k].get_ydata()[0] == explorer.shafts[k].get_ydata()[1]
    assert abs(ways.sum()) < 1e-12
    length = np.sqrt(np.square(ways).sum())
    least, most = (line.get_xdata()[0] for line in explorer.limits)
    assert (least, most) == pytest.approx(((1 - p[y]) * np.sqrt(K / (K - 1)), (1 - p[y]) * np.sqrt(2)))
    assert explorer.long.get_width() == pytest.approx(length) and least - 1e-12 <= length <= most + 1e-12
    assert listing(FOUR[:K], p, 4) in explorer.sentence()


@of(GradientExplorer)
def test_the_bounds_are_met(explorer):
    explorer.set(**dict.fromkeys(FOUR, 1.0))
    assert explorer.length() == pytest.approx(explorer.bounds()[0])  # the others are equally likely
    explorer.set(dog=8, cat=-6, bird=-6, fish=-6)
    assert explorer.length() == pytest.approx(explorer.bounds()[1], rel=1e-5)  # one has all the rest
    explorer.set(leave_out=True, truth="cat", bird=-6)
    assert explorer.length() < explorer.bounds()[1] < np.sqrt(2)


@of(GradientExplorer)
def test_a_step_goes_to_the_tips_of_the_arrows_and_lowers_the_loss(explorer):
    tips = [tip.get_ydata()[0] for tip in explorer.tips]
    loss, total = explorer.loss(), explorer.scores().sum()
    explorer.run("step")
    np.testing.assert_allclose(explorer.scores(), tips, atol=1e-6)
    assert explorer.loss() < loss and explorer.scores().sum() == pytest.approx(total, abs=1e-5)
    explorer.run("steps")
    assert explorer.shares()[3] > 0.9 and explorer.scores().sum() == pytest.approx(total, abs=1e-4)
    assert "The next step would leave the picture" not in explorer.sentence()


@of(GradientExplorer)
def test_steps_end_where_the_picture_ends(explorer):
    explorer.set(cat=-6, fish=8)
    before = explorer.scores()
    assert "The next step would leave the picture" in explorer.sentence()
    explorer.run("steps")
    np.testing.assert_array_equal(explorer.scores(), before)


@of(GradientExplorer)
def test_the_class_left_out_has_no_part(explorer):
    explorer.leave_out = True
    assert explorer.truth == "bird" and explorer.shares()[3] == 0 and explorer.downhill()[3] == 0
    assert not explorer.tips[3].get_visible() and len(explorer.table().rows) == 3
    explorer.truth = "fish"
    assert not explorer.leave_out and explorer.tips[3].get_visible()
