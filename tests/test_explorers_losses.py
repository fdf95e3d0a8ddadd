"""The explorers of lesson 06: what they draw and say are the numbers of the maths and of the sources."""

import re

import numpy as np
import pytest
from explorer_tools import heights, of, send, words

from teachkit import cross_entropy, cross_entropy_grad, entropy, logit, one_hot, sigmoid, softmax
from teachkit.explorers import (
    ArgmaxExplorer,
    GradientExplorer,
    LikelihoodExplorer,
    LossTableExplorer,
    SmoothingExplorer,
    SoftTargetExplorer,
)
from teachkit.explorers.engine.handles import now
from teachkit.figures.words import listing, number
from teachkit.maths.losses import brier_score, kl_divergence, smooth_labels, smoothing_margin

FOUR = ("cat", "dog", "bird", "fish")


def handle(explorer, name):
    return explorer.handles()[name]


# The loss table (R60, I6)


@of(LossTableExplorer)
@pytest.mark.parametrize(
    "p, loss", [(0.01, 4.6052), (0.1, 2.3026), (0.2, 1.6094), (0.5, 0.6931), (0.9, 0.1054), (1, 0)]
)
def test_the_table_and_both_charts_have_the_losses_of_the_source(explorer, p, loss):
    explorer.dog = p
    told = number(loss, 4) if loss else "0"
    assert explorer.table().rows[1][2] == told
    assert f"dog {p:g} costs {told}" in explorer.sentence()
    assert words(explorer.words)[1] == f"dog: p {p:g}, loss {told}"
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
    assert "Fish alone makes up 65.7 % of the sum" in explorer.sentence()
    explorer.set(**dict.fromkeys(FOUR, 1.0))
    assert "No example costs anything" in explorer.sentence() and "inf" not in str(explorer.table())


@of(LossTableExplorer)
def test_nobody_alone_is_blamed_where_all_cost_the_same(explorer):
    explorer.set(cat=0.5, dog=0.5, bird=0.5, fish=0.5)
    assert "All four cost the same." in explorer.short() and "alone" not in explorer.sentence()


@of(LossTableExplorer)
def test_a_dot_dragged_on_either_chart_moves_the_table_and_the_other_dot(explorer):
    send(explorer, dragged={"cat": 0.25})
    assert explorer.cat == 0.25 and explorer.table().rows[0][1:3] == ["0.25", "1.3863"]
    assert explorer.margin_dots[0].get_xdata()[0] == pytest.approx(-np.log(3))
    send(explorer, dragged={"margin cat": -5.0})
    assert explorer.cat == pytest.approx(float(sigmoid(-5)), rel=1e-5)
    assert explorer.dots[0].get_ydata()[0] == pytest.approx(5.0067, abs=1e-4)
    assert "margin of cat −5.00" in handle(explorer, "margin cat").words()


@of(LossTableExplorer)
def test_the_ends_of_the_margin_are_the_ends_of_the_table(explorer):
    line = handle(explorer, "margin fish")
    send(explorer, dragged={"margin fish": line.low})
    assert explorer.fish == 1e-6 and handle(explorer, "fish").low() == 1e-6
    send(explorer, dragged={"margin fish": line.high})
    assert explorer.fish == 1
    assert handle(explorer, "margin fish").words().startswith("no finite margin of fish")
    assert explorer.table().rows[3][3] == "no finite"
    explorer.drag("margin fish", 14.0)
    assert explorer.fish == 0.999999
    explorer.drag("fish", handle(explorer, "fish").low())
    assert explorer.fish == explorer.least


@of(LossTableExplorer)
@pytest.mark.parametrize("steps", [1, 10])
def test_keys_go_to_p_1_and_back(explorer, steps):
    """Between the last margin and p = 1 there is no place to stop at."""
    line = handle(explorer, "margin cat")
    explorer.cat = 0.999999
    explorer.drag("margin cat", round(line.place()[0] + steps * line.step, 1))
    assert explorer.cat == 1
    explorer.drag("margin cat", line.place()[0] - steps * line.step)
    assert explorer.cat == 0.999999


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
    target = explorer.target_shares()
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
@pytest.mark.parametrize("name", [*SoftTargetExplorer.names, *SoftTargetExplorer.target_names])
@pytest.mark.parametrize("share", [0.0, 0.25, 0.555, 1.0])
def test_a_dragged_bar_leaves_a_distribution(explorer, name, share):
    place = handle(explorer, name)
    low, high = now(place.low), now(place.high)
    value = low + share * (high - low)
    names = explorer.names if name in explorer.names else explorer.target_names
    others = [other for other in names if other != name]
    before = [getattr(explorer, other) - low for other in others]
    send(explorer, dragged={name: value})
    assert getattr(explorer, name) == pytest.approx(value, abs=5e-4)  # as many digits as are shown
    after = [getattr(explorer, other) - low for other in others]
    assert after[0] * before[1] == pytest.approx(after[1] * before[0], abs=2e-6)  # they keep their ratio
    for values in (explorer.prediction(), explorer.target_shares()):
        assert values.sum() == pytest.approx(1, abs=1e-9)
    assert explorer.prediction().min() >= 0.001
    np.testing.assert_array_equal(heights(explorer.share_bars), explorer.prediction())
    np.testing.assert_array_equal(heights(explorer.target_bars), explorer.target_shares())
    np.testing.assert_array_equal(heights(explorer.outlines), explorer.target_shares())


@of(SoftTargetExplorer)
def test_a_choice_names_the_bars_and_bars_name_the_choice(explorer):
    explorer.cat = 0.5
    assert explorer.guess == "your own"
    explorer.set(cat=0.6, dog=0.2, bird=0.2)
    assert explorer.guess == "second try"
    explorer.guess = "equal to the target"
    explorer.cat_target = 0.1
    assert explorer.guess == "your own" and explorer.aim == "your own"
    explorer.set(guess="second try", aim="0.7, 0.2, 0.1")
    explorer.guess = "your own"
    assert explorer.guess == "your own" and explorer.prediction().tolist() == [0.6, 0.2, 0.2]
    explorer.set(cat=0.9, dog=0.9, bird=0.9)  # too much of everything is shared out
    assert explorer.prediction().tolist() == pytest.approx([1 / 3] * 3, abs=1e-6)
    explorer.set(aim="one-hot", guess="equal to the target")
    assert explorer.prediction().tolist() == [1, 0, 0] and explorer.loss() == explorer.divergence() == 0
    assert "The prediction is the target" in explorer.sentence()
    assert not re.search("nan|inf", repr(explorer.table().rows[-1]))
    explorer.dog_target = 0.5  # what is wanted now may not have 0
    assert explorer.guess == "your own" and explorer.prediction().min() == 0.001
    assert np.isfinite(explorer.loss())


@of(SoftTargetExplorer)
def test_where_a_bar_stops_is_said(explorer):
    assert "stops" not in explorer.short()
    explorer.drag("cat", 1)
    assert explorer.cat == 0.998 and "A bar stops at 0.001" in explorer.short()
    assert len(explorer.short()) <= 160
    for share in (0, 1):
        explorer.cat = share  # typed
        assert explorer.prediction().min() >= 0.001


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
    assert (
        "Length 1.33029, between (1 − p of fish) × √(4/3) = 1.15408 and (1 − p of fish) × √2 = 1.41346"
        in said
    )


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
def test_who_falls_downhill_is_said_at_a_tie_too(explorer):
    assert "Downhill fish rises (0.999); dog falls most (−0.873)." in explorer.short()
    explorer.set(cat=4.3)
    assert "; cat and dog fall most (" in explorer.short()
    explorer.set(bird=4.3)
    assert "; cat, dog and bird fall alike (−0.333)." in explorer.short()
    explorer.leave_out = True
    assert explorer.short().endswith("Downhill bird rises (0.667); cat and dog fall alike (−0.333).")


@of(GradientExplorer)
def test_what_is_left_out_looks_so(explorer):
    dots = [handle.artist for handle in explorer.handles().values()]
    (note,) = [text for text in dots[3].axes.texts if text.get_text() == "left out"]
    assert [dot.get_alpha() for dot in dots] == [1, 1, 1, 1] and not note.get_visible()
    explorer.leave_out = True
    assert [dot.get_alpha() for dot in dots] == [1, 1, 1, 0.25] and note.get_visible()


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
    explorer.press("step")
    np.testing.assert_allclose(explorer.scores(), tips, atol=1e-6)
    assert explorer.loss() < loss and explorer.scores().sum() == pytest.approx(total, abs=1e-5)
    explorer.press("steps")
    assert explorer.shares()[3] > 0.9 and explorer.scores().sum() == pytest.approx(total, abs=1e-4)
    assert "The next step would leave the picture" not in explorer.sentence()


@of(GradientExplorer)
def test_steps_end_where_the_picture_ends(explorer):
    explorer.set(cat=-6, fish=8)
    before = explorer.scores()
    assert "The next step would leave the picture" in explorer.sentence()
    explorer.press("steps")
    np.testing.assert_array_equal(explorer.scores(), before)


@of(GradientExplorer)
def test_the_class_left_out_has_no_part(explorer):
    explorer.leave_out = True
    assert explorer.truth == "bird" and explorer.shares()[3] == 0 and explorer.downhill()[3] == 0
    assert not explorer.tips[3].get_visible() and len(explorer.table().rows) == 3
    explorer.truth = "fish"
    assert not explorer.leave_out and explorer.tips[3].get_visible()


# Argmax against the loss (R66)


@of(ArgmaxExplorer)
def test_one_attempt_is_flat_and_the_other_falls(explorer):
    explorer.press("train")
    walk, (wrong, losses) = explorer.walk(), explorer.losses()
    assert explorer.taken == 100 and set(wrong) == {1.0}
    assert (np.diff(losses) < 0).all() and losses[0] == pytest.approx(7.53621, abs=5e-6)
    assert np.abs(walk.sum(-1) - 4.4).max() < 1e-12
    said = explorer.sentence()
    assert "argmax says dog, the truth is fish" in said and "all four slopes are 0" in said
    assert "gradient cat 0.08749, dog 0.87266, bird 0.03931, fish −0.99947" in said
    assert "went from 7.5362 to 0.0552 nats, and its argmax is fish from step 24 on" in said
    assert explorer.right_text.get_text() == "right from step 24"
    assert walk[23].argmax() == 1 and walk[24].argmax() == 3


@of(ArgmaxExplorer)
@pytest.mark.parametrize("state", [{}, {"truth": "bird", "rate": 1}, {"dog": 8, "fish": -6}, {"cat": -6}])
@pytest.mark.parametrize("taken", [0, 1, 57, 100])
def test_the_second_attempt_is_gradient_descent_and_both_are_drawn_up_to_the_step(explorer, state, taken):
    explorer.set(**state, taken=taken)
    z, y = explorer.scores(), explorer.label()
    for _ in range(taken):
        z = z - explorer.rate * cross_entropy_grad(z, y)
    for k in range(4):
        stood, walked = explorer.flat_paths[k], explorer.paths[k]
        assert set(stood.get_ydata()) == {explorer.scores()[k]} and stood.get_xdata()[-1] == taken
        assert walked.get_xdata()[1:].tolist() == list(range(taken + 1))
        assert walked.get_ydata()[-1] == pytest.approx(z[k], abs=1e-12)
        low, high = walked.axes.get_ylim()
        assert low < walked.get_ydata().min() and walked.get_ydata().max() < high
    assert explorer.dot.get_xydata()[0] == pytest.approx((taken, cross_entropy(z, y)))
    assert explorer.table().rows[3][5] == number(z[3], 4)


@of(ArgmaxExplorer)
@pytest.mark.parametrize("nudge", [-1e-3, 1e-3])
def test_the_slopes_of_argmax_are_what_a_small_change_shows(explorer, nudge):
    for k in range(4):
        moved = explorer.scores() + nudge * np.eye(4)[k]
        assert (explorer.mistakes(moved) - explorer.mistakes(explorer.scores())) / nudge == explorer.slopes()[
            k
        ]
    explorer.fish = 4.3  # a tie of the truth with the top: there it jumps
    moved = explorer.scores() + nudge * np.eye(4)[3]
    assert abs(explorer.mistakes(moved) - explorer.mistakes(explorer.scores())) == 0.5
    assert explorer.slopes() is None and "jumps and has no slope" in explorer.sentence()
    assert [row[2] for row in explorer.table().rows] == ["none"] * 4


@of(ArgmaxExplorer)
def test_training_can_be_stopped_goes_on_and_begins_anew(explorer):
    steps = explorer.train()
    shares = [next(steps) for _ in range(30)]
    assert explorer.taken == 30 and shares[-1] == pytest.approx(0.3)
    assert [*explorer.train()][-1] == 1 and explorer.taken == 100
    assert next(explorer.train()) == 0.01 and explorer.taken == 1
    explorer.set(taken=0, truth="dog")
    assert explorer.right_text.get_text() == "right at once" and explorer.losses()[0][0] == 0
    assert "nats; its argmax is dog. No step has been taken." in explorer.sentence()
    explorer.taken = 1
    assert "after 1 step of rate" in explorer.sentence()
    explorer.set(truth="fish", rate=0.01, taken=100)
    assert explorer.right_from() is None and "its argmax is not yet fish" in explorer.sentence()


# One-hot against smoothed targets (R67)


@of(SmoothingExplorer)
def test_the_margin_of_the_inventory(explorer):
    assert "the target is 0.93333 for the true class and 0.03333 for each other" in explorer.sentence()
    assert "least at the margin 3.33220, where p is the target" in explorer.sentence()
    assert explorer.words[2].get_text() == "lowest at margin 3.33220"
    explorer.margin = explorer.best()
    np.testing.assert_allclose(explorer.shares(), [0.93333, 0.03333, 0.03333], atol=5e-6)
    assert explorer.slopes()[0] == pytest.approx(0, abs=1e-12) and explorer.slopes()[1] < -0.06
    assert float(explorer.loss()) == pytest.approx(float(entropy(explorer.target_shares())))


@of(SmoothingExplorer)
@pytest.mark.parametrize("epsilon, K", [(0.1, 3), (0.01, 10), (0.9, 2), (0.9, 10), (0.3, 5)])
@pytest.mark.parametrize("margin", [-3, 0.7, 12])
def test_curves_bars_and_lowest_point_are_those_of_the_maths(explorer, epsilon, K, margin):
    explorer.set(epsilon=epsilon, classes=K, margin=margin)
    target, logits = smooth_labels(0, K, epsilon), np.array([margin] + [0] * (K - 1))
    assert explorer.dot.get_xydata()[0] == pytest.approx((margin, cross_entropy(logits, target)))
    assert explorer.hard_dot.get_xydata()[0] == pytest.approx((margin, cross_entropy(logits, 0)))
    low, high = explorer.axes.get_ylim()
    assert low < explorer.dot.get_ydata()[0] < high and low < explorer.hard_dot.get_ydata()[0] < high
    curve = explorer.soft_line.get_ydata()
    at = explorer.soft_line.get_xdata()[curve.argmin()]
    assert at == pytest.approx(smoothing_margin(K, epsilon), abs=0.051)  # the curve's own lowest point
    assert explorer.star.get_xydata()[0] == pytest.approx((explorer.best(), explorer.loss(explorer.best())))
    assert explorer.star.get_visible() and explorer.star.get_ydata()[0] <= curve.min()
    assert (np.diff(explorer.hard_line.get_ydata()) < 0).all()
    np.testing.assert_allclose(heights(explorer.share_bars)[:K], softmax(logits), rtol=1e-14)
    np.testing.assert_allclose(heights(explorer.outlines)[:K], target)
    assert [bar.get_visible() for bar in explorer.share_bars] == [True] * K + [False] * (10 - K)
    grad = cross_entropy_grad(logits, target)[0], cross_entropy_grad(logits, 0)[0]
    assert explorer.slopes() == pytest.approx(grad)
    assert words(explorer.words)[0].endswith(f"slope {number(grad[0], 4)}")


@of(SmoothingExplorer)
def test_without_smoothing_there_is_no_lowest_point(explorer):
    explorer.epsilon = 0
    assert not explorer.star.get_visible() and "falls for ever" in explorer.sentence()
    assert explorer.words[2].get_text() == "no lowest point: both fall for ever"
    np.testing.assert_array_equal(explorer.soft_line.get_ydata(), explorer.hard_line.get_ydata())
    explorer.epsilon = 1e-6
    assert not explorer.star.get_visible() and explorer.words[2].get_text().endswith(", outside")


# Maximum likelihood and proper scores (R65)

THROWS = [
    {},
    {"one": 20, "two": 1, "three": 1},
    {"two": 0, "face": "three"},
    {"one": 0},
    {"one": 7, "face": "two"},
]


@of(LikelihoodExplorer)
@pytest.mark.parametrize("throws", THROWS)
@pytest.mark.parametrize("p", [0.001, 0.37, 0.999])
def test_the_scores_are_the_means_over_all_throws(explorer, throws, p):
    explorer.set(**throws, p=p)
    q = explorer.prediction()
    assert q.sum() == pytest.approx(1) and q[explorer.chosen()] == p
    thrown = np.repeat(np.arange(3), explorer.counts().astype(int))
    wanted = {
        "NLL": -np.log(q[thrown]).mean(),
        "Brier score": brier_score(np.tile(q, (len(thrown), 1)), thrown).mean(),
        "absolute error": np.abs(q - one_hot(thrown, 3)).sum(-1).mean(),
    }
    for name, value in explorer.scores().items():
        assert float(value) == pytest.approx(wanted[name])
        assert f"{name} {number(value, 4)}" in words(explorer.words)
    assert explorer.dot.get_xydata()[0] == pytest.approx((p, wanted["NLL"]))
    assert wanted["NLL"] < explorer.axes.get_ylim()[1]
    np.testing.assert_array_equal(heights(explorer.outlines), explorer.counts() / len(thrown))
    np.testing.assert_array_equal(heights(explorer.share_bars), q)


@of(LikelihoodExplorer)
@pytest.mark.parametrize("throws", THROWS)
def test_proper_scores_are_least_at_the_frequency_and_the_others_are_not(explorer, throws):
    explorer.set(**throws)
    frequency = explorer.frequencies()[explorer.chosen()]
    fine = np.linspace(0.0005, 0.9995, 2000)
    for name, values in explorer.scores(fine).items():
        where = fine[values.argmin()]
        assert (abs(where - frequency) < 0.001) == (name != "absolute error" or frequency in (0, 1))
        assert explorer.lowest()[name][0] == pytest.approx(where, abs=0.001)
    for star, least in zip(explorer.stars[:2], (entropy, lambda f: 1 - np.square(f).sum()), strict=True):
        assert star.get_xydata()[0] == pytest.approx((frequency, float(least(explorer.frequencies()))))


@of(LikelihoodExplorer)
def test_the_numbers_of_five_three_two(explorer):
    said = explorer.sentence()
    assert "NLL 1.2528, least 1.0297 at the frequency 0.500" in said
    assert "Brier score 0.7568, least 0.6200 at the frequency 0.500: both are proper" in said
    assert "absolute error is 1.3840, least 1.0005 at p = 0.999: it rewards a claim" in said
    assert 0.2**5 * 0.48**3 * 0.32**2 == pytest.approx(3.624e-6, rel=1e-3) and "3.62e−6" in said
    explorer.contrast = "error rate"
    assert (
        "least 0.5000 anywhere from 0.38 to 0.999: it cannot tell these predictions apart"
        in explorer.sentence()
    )
    explorer.set(two=0, three=0, one=20, p=0.999)
    assert explorer.lowest()["error rate"][1] == 0.999 and "frequencies one 1.000" in explorer.sentence()
    assert "it cannot tell these predictions apart" in explorer.sentence()


@of(LikelihoodExplorer)
def test_bar_and_dot_move_one_p_and_counts_stay_whole(explorer):
    send(explorer, dragged={"bar": 0.6})
    assert explorer.p == 0.6 and explorer.bar_dot.get_xydata()[0] == pytest.approx((0, 0.6))
    send(explorer, dragged={"two": 7.4})
    assert explorer.two == 7 and words(explorer.count_texts) == ["5", "7", "2"]
    explorer.set(one=0, two=0)
    with_two = explorer.counts()
    explorer.three = 0  # the last count above 0 cannot be taken away
    np.testing.assert_array_equal(explorer.counts(), with_two)
    explorer.face = "three"
    assert explorer.prediction().tolist() == pytest.approx([0.2, 0.2, 0.6])  # nothing else fell: evenly


@of(LossTableExplorer)
def test_examples_with_one_probability_hide_none(explorer):
    explorer.set(cat=0.5, dog=0.5, bird=0.5, fish=1)
    for dots in (explorer.dots, explorer.margin_dots):
        assert [dot.get_markersize() for dot in dots] == [23, 17, 11, 11]


@of(ArgmaxExplorer)
def test_equal_logits_hide_no_end_of_a_path(explorer):
    explorer.set(cat=1, dog=1, bird=0, fish=-1)
    for path in (explorer.flat_paths, explorer.paths):
        sizes = [line.get_markersize() for line in path[0].axes.lines]
        assert sizes.count(12) == 1  # the end of cat's path, round that of dog's
    explorer.cat = 2
    assert 12 not in [line.get_markersize() for line in explorer.paths[0].axes.lines]
