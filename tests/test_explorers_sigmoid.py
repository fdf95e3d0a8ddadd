"""The explorers of lesson 04: what they draw and say are the numbers of the maths and of the sources."""

import itertools
import math
import re

import mpmath
import numpy as np
import pytest
from explorer_tools import of, send

from teachkit import log_sigmoid, sigmoid, softmax
from teachkit.explorers import (
    MatchingLossExplorer,
    SCurveExplorer,
    SigmoidLimitsExplorer,
    TwoScoresExplorer,
)
from teachkit.explorers.sigmoid.formulas import FORMULAS, is_broken, rounded
from teachkit.explorers.sigmoid.sigmoid_limits import broken_on_axis
from teachkit.figures.words import number, significant
from teachkit.maths.sigmoid import S_CURVES, boosting_loss

KINDS = ("float64", "float32", "float16")
FINITE = ("logistic", "algebraic", "tanh", "Gudermannian", "erf")


def xy(line):
    return line.get_xydata()[0]


# Two scores and their difference (R40)


@of(TwoScoresExplorer)
@pytest.mark.parametrize(
    "cat, dog, p", [(0, 0, "0.500000"), (1, 0, "0.731059"), (2, -2, "0.982014"), (5, 3, "0.880797")]
)
def test_the_pairs_of_the_sources(explorer, cat, dog, p):
    explorer.set(cat=cat, dog=dog)
    assert explorer.difference() == cat - dog
    assert explorer.height.get_text() == p
    assert f"sigmoid of x alone: {p}." in explorer.sentence()
    now, *fixed = explorer.table().rows
    assert now[2:5] == [p] * 3 and now[5] == number(1 - float(p), 6)
    assert [p] * 3 in [row[2:5] for row in fixed] and len(fixed) == 4


@of(TwoScoresExplorer)
@pytest.mark.parametrize("shift", [-4, -0.5, 2.5, 4])
def test_moving_both_changes_nothing_below(explorer, shift):
    explorer.set(cat=2.5, dog=4)
    before = explorer.shares()
    explorer.shift = shift
    assert np.allclose(explorer.shares(), before, rtol=1e-14, atol=0)
    assert np.allclose(xy(explorer.ghosts[3]), xy(explorer.point), atol=1e-15)
    for k, score in enumerate((2.5, 4, 0)):
        assert xy(explorer.dots[k])[0] == score + shift and xy(explorer.ghosts[k])[0] == score
    for bar, outline in zip(explorer.bars, explorer.outlines, strict=True):
        assert math.isclose(bar.get_height(), outline.get_height(), rel_tol=1e-14)
    assert "difference and probabilities are the same" in explorer.sentence()


@of(TwoScoresExplorer)
def test_the_ghost_stays_behind_when_one_score_moves(explorer):
    explorer.cat = 4
    assert np.allclose(xy(explorer.ghosts[3]), (1, sigmoid(1))) and np.allclose(
        xy(explorer.point), (4, sigmoid(4))
    )
    assert (
        explorer.outlines[0].get_height() == sigmoid(1)
        and explorer.bars[0].get_height() == softmax([4, 0])[0]
    )


@of(TwoScoresExplorer)
@pytest.mark.parametrize("cat, dog, head", [(3, 1, ">"), (-3, 1, "<"), (2, 2, "o")])
def test_the_arrow_below_is_the_one_above(explorer, cat, dog, head):
    explorer.set(cat=cat, dog=dog)
    (above, tip), (below, end) = explorer.arrows
    assert list(above.get_xdata()) == [dog, cat] and list(below.get_xdata()) == [0, cat - dog]
    assert tip.get_marker() == end.get_marker() == head
    one, other = (line.axes.transData.transform([(0, 0), (1, 0)])[:, 0] for line in (above, below))
    assert np.allclose(one, other)  # the same axis, so the same length


@of(TwoScoresExplorer)
def test_a_score_goes_where_it_is_dragged_also_when_shifted(explorer):
    explorer.shift = 3
    send(explorer, dragged={"cat": 1.0}, begin=True)
    assert explorer.cat == -2 and explorer.scores()[0] == 1
    send(explorer, dragged={"shift": -2.0}, begin=True)
    assert explorer.shift == -2 and explorer.cat == -2


@of(TwoScoresExplorer)
def test_the_point_on_the_curve_moves_cat_and_leaves_dog(explorer):
    explorer.set(dog=2, shift=1)
    handle = explorer.handles()["difference"]
    for x in (-8.0, 1.5, 4.0):
        explorer.drag("difference", x)
        assert (explorer.difference(), explorer.dog, explorer.shift) == (x, 2, 1)
        assert np.allclose(xy(explorer.point), (x, sigmoid(x)))
    assert (handle.low(), handle.high()) == (-8, 4)  # where cat ends


# Formulas and their limits (R42)


def exact(k, x):
    """What formula number `k` should give, at any size."""
    x = mpmath.mpf(x)
    value = 1 / (1 + mpmath.exp(-x)) if k in (0, 1, 2, 5, 6) else 1 / (1 + mpmath.exp(x))
    return -mpmath.log1p(mpmath.exp(-x)) if k >= 5 else value


@pytest.mark.parametrize("kind", KINDS)
def test_what_counts_as_broken_is_what_has_lost_half_of_its_digits(kind):
    x = np.array(
        [-800, -746, -740, -700, -100, -20, -9, -2, 0, 1, 8, 17, 20, 36, 37, 50, 90, 709, 710, 800.0]
    )
    x = np.concatenate([x, [12.5, 5.5, -10.5]])
    marked = is_broken(x, kind)
    info = np.finfo(kind)
    with mpmath.workdps(60), np.errstate(all="ignore"):
        for j, value in enumerate(x):
            stored = np.asarray(value, dtype=kind)
            for k, (name, compute, _) in enumerate(FORMULAS):
                got, right = float(compute(stored)), exact(k, float(stored))
                off = not math.isfinite(got) or abs(got - right) > (
                    math.sqrt(info.eps) * abs(right) + float(info.smallest_subnormal)
                )
                assert marked[k, j] == off, (name, value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_stable_functions_are_never_broken(kind):
    marked = broken_on_axis(kind)
    names = [name for name, *_ in FORMULAS]
    for name in ("sigmoid(x)", "sigmoid(−x)", "log_sigmoid(x)"):
        assert not marked[names.index(name)].any()
    assert all(row.any() for row, name in zip(marked, names, strict=True) if " " in name)


@of(SigmoidLimitsExplorer)
def test_the_numbers_of_the_limits(explorer):
    explorer.x = 36
    assert float(explorer.results()[2]) == 1 - 2**-52 and not explorer.broken()[0]
    explorer.x = 37
    results = [float(value) for value in explorer.results()]
    assert results[:3] == [1, 1, 1] and results[3] == 0 and abs(results[4] / 8.533047625744e-17 - 1) < 1e-12
    assert explorer.texts[3].get_text() == "✗ 0" and "exactly 1 above 36.74" in explorer.sentence()
    explorer.x = -746
    assert float(np.exp(-746.0)) == 0 and float(explorer.results()[2]) == 0
    assert float(explorer.results()[6]) == -746 and "exactly 0 below −745.1" in explorer.sentence()
    explorer.x = 710
    assert math.isnan(explorer.results()[1]) and "not a number" in explorer.texts[1].get_text()


@pytest.mark.parametrize("kind, high", [("float64", 53), ("float32", 24)])
def test_the_sigmoid_is_rounded_to_1_where_theory_says(kind, high):
    low, above = rounded(kind)
    assert abs(above - high * math.log(2)) < 1e-6 * above
    smallest = float(np.finfo(kind).smallest_subnormal)
    assert abs(low - (math.log(smallest) - math.log(2))) < 1e-6 * abs(low)


@of(SigmoidLimitsExplorer)
@pytest.mark.parametrize("x, kind", list(itertools.product((-800, -710, -37, 0, 5, 37, 800), KINDS)))
def test_the_table_flags_what_the_picture_marks(explorer, x, kind):
    explorer.set(x=x, kind=kind)
    table = explorer.table()
    assert {row for row, _ in table.flagged} == {k for k, bad in enumerate(explorer.broken()) if bad}
    for text, row, bad in zip(explorer.texts, table.rows, explorer.broken(), strict=True):
        assert text.get_text().startswith("✗") == bad
        assert ("not a number" in text.get_text()) == (row[1] == "not a number")
    with mpmath.workdps(380):
        for k, row in enumerate(table.rows):
            written = row[2].replace("−", "-").replace(" ", "")
            right = exact(k, x)
            if written.startswith("1-"):
                written, right = written[2:], 1 - right
            assert abs(mpmath.mpf(written) / right - 1) < 1e-3, row


@of(SigmoidLimitsExplorer)
def test_a_key_press_always_moves_the_dot(explorer):
    for start in (0, 0.04, 1, 9.9, 10, 11, 37, 799, -37, -799):
        for direction in (-1, 1):
            explorer.x = start
            handle = explorer.handles()["place"]
            here, _ = handle.place()
            target = min(max(here + direction * handle.step, handle.low), handle.high)
            send(explorer, dragged={"place": target}, begin=True)
            assert (explorer.x - start) * direction > 0


@of(SigmoidLimitsExplorer)
def test_the_keys_reach_the_limits_of_the_lesson(explorer):
    handle = explorer.handles()["place"]
    explorer.x = 0
    reached = []
    while explorer.x < 40:
        explorer.drag("place", handle.place()[0] + handle.step)
        reached.append(explorer.x)
    assert {36, 37} <= set(reached)
    for end, x in ((handle.low, -800), (handle.high, 800)):
        explorer.drag("place", end)
        assert explorer.x == x


@of(SigmoidLimitsExplorer)
@pytest.mark.parametrize("x, kind", [(20, "float64"), (22.5, "float64"), (10.7, "float32"), (6, "float16")])
def test_lost_digits_are_seen_where_a_formula_is_called_broken(explorer, x, kind):
    explorer.set(x=x, kind=kind)
    bad = [k for k, broken in enumerate(explorer.broken()) if broken]
    assert bad
    for k in bad:
        name, got, exact = explorer.table().rows[k]
        assert got != exact
        assert f"{name} gives {got}" in explorer.sentence()


# S-curves (R43)


@of(SCurveExplorer)
@pytest.mark.parametrize(
    "curve, wanted, fate",
    [
        ("logistic", (0.731, 0.99995, 1), "stays near 1"),
        ("algebraic", (1.207, 0.1985, 0.0200), "fades as 2 / |x|"),
        ("arctan", (0.637, 0.0993, 0.0100), "fades as 1 / |x|"),
        ("softsign", (0.5, 0.0909, 0.0099), "fades as 1 / |x|"),
        ("tanh", (1.762, 2, 2), "stays near 2"),
        ("Gudermannian", (0.919, 1, 1), "stays near 1"),
        ("erf", (2.64, 20.1, 200), "grows as 2 |x|"),
    ],
)
def test_the_steepness_of_the_sources(explorer, curve, wanted, fate):
    explorer.curve = curve
    for x, steepness in zip((-1, -10, -100), wanted, strict=True):
        explorer.x = x
        assert abs(explorer.steepness() / steepness - 1) < 6e-3
        measured = (S_CURVES[curve].loss(x - 1e-5) - S_CURVES[curve].loss(x + 1e-5)) / 2e-5
        assert math.isclose(explorer.steepness(), measured, rel_tol=1e-6)
        assert explorer.texts[2].get_text() == significant(explorer.steepness(), 5)
    assert explorer.fate.get_text() == fate and explorer.sentence().endswith(f"{fate}.")
    assert [curve, fate] in [[row[0], row[-1]] for row in explorer.table().rows]


def test_erf_is_60_steep_at_minus_30():
    assert round(-float(S_CURVES["erf"].loss_slope(-30.0)), 1) == 60.0


@of(SCurveExplorer)
@pytest.mark.parametrize("curve", S_CURVES)
def test_the_dots_are_on_the_curves(explorer, curve):
    explorer.curve = curve
    for x in (-100, -10, -0.3, 0, 2, 10):
        explorer.x = x
        place = np.arcsinh(x)
        assert all(xy(dot)[0] == place for dot in explorer.dots)
        heights = [dot.get_ydata()[0] for dot in explorer.dots]
        assert heights[0] == S_CURVES[curve].value(x) and heights[1] == S_CURVES[curve].loss(x)
        drawn = [np.interp(place, line.get_xdata(), line.get_ydata()) for line in explorer.lines]
        assert abs(drawn[0] - heights[0]) < 2e-3
        assert math.isclose(drawn[1], heights[1], rel_tol=5e-3, abs_tol=2e-3)


@of(SCurveExplorer)
@pytest.mark.parametrize("name", ["value", "loss", "steepness"])
def test_each_panel_moves_the_same_x(explorer, name):
    send(explorer, dragged={name: float(np.arcsinh(-50))}, begin=True)
    assert explorer.x == -50
    send(explorer, dragged={name: float(np.arcsinh(0.25))}, begin=True)
    assert explorer.x == 0.25


@of(SCurveExplorer)
def test_a_value_below_the_floats_is_written_all_the_same(explorer):
    explorer.set(curve="erf", x=-100)
    with mpmath.workdps(20):
        assert mpmath.almosteq(
            mpmath.mpf(explorer.words()[0].replace("−", "-")), mpmath.erfc(100) / 2, rel_eps=1e-3
        )


@of(SCurveExplorer)
@pytest.mark.parametrize("curve", S_CURVES)
def test_a_value_near_1_is_never_written_as_1(explorer, curve):
    explorer.set(curve=curve, x=10)
    for row in explorer.table().rows:
        assert row[1] != "1"
    if explorer.words()[0].startswith("1 − "):
        gap = float(explorer.words()[0].removeprefix("1 − ").replace("−", "-"))
        assert gap == pytest.approx(float(S_CURVES[curve].value(-10)), rel=6e-3)


# Matching losses (R44)


@of(MatchingLossExplorer)
def test_the_number_that_was_verified(explorer):
    assert abs(explorer.loss() - 1.8361541461658) < 1e-13
    assert abs(float(boosting_loss(S_CURVES["algebraic"].value(-1.7))) - 1.8361541461658) < 1e-12
    assert abs((math.sqrt(1 + 1.7**2) + 1.7) / 2 - 1.8361541461658) < 1e-13
    assert abs(float(S_CURVES["algebraic"].matching_slope(-1.7)) + 0.930967107578885) < 1e-14
    assert "−0.930967" in explorer.sentence() and "1.83615" in explorer.sentence()
    assert xy(explorer.dots[1])[1] == explorer.loss()


@of(MatchingLossExplorer)
@pytest.mark.parametrize("curve", S_CURVES)
@pytest.mark.parametrize("x", [-6.0, -1.7, 0.0, 2.5])
def test_the_area_is_the_integral(explorer, curve, x):
    explorer.set(curve=curve, x=x, reach=10)
    u = np.linspace(x, 10, 200_001)
    strips = np.trapezoid(1 - S_CURVES[curve].value(u), u)
    assert math.isclose(float(explorer.area(x)), strips, rel_tol=1e-6, abs_tol=1e-8)
    (line,) = [explorer.tangent]
    (x0, y0), (x1, y1) = line.get_xydata()
    assert math.isclose((y1 - y0) / (x1 - x0), float(S_CURVES[curve].value(x)) - 1, abs_tol=1e-12)
    vertices = explorer.patch.get_xy()
    assert (vertices[:, 0] >= x).all() and vertices[:, 1].max() == 1


@of(MatchingLossExplorer)
@pytest.mark.parametrize("curve", FINITE)
@pytest.mark.parametrize("p", [0.02, 0.1, 0.3, 0.5, 0.77, 0.98])
def test_the_mean_loss_is_least_at_the_truth(explorer, curve, p):
    explorer.set(curve=curve, p=p)
    assert abs(explorer.best() - p) < 1e-3
    assert xy(explorer.least)[0] == explorer.best()
    assert f"least at q = {explorer.best():.3f}" == explorer.best_words.get_text()


@of(MatchingLossExplorer)
@pytest.mark.parametrize("curve, more", [("arctan", math.log(10) / math.pi), ("softsign", math.log(10) / 2)])
def test_an_area_without_an_end_grows_and_says_so(explorer, curve, more):
    explorer.curve = curve
    areas = []
    for power in range(1, 7):
        explorer.reach = 10.0**power
        areas.append(explorer.loss())
    assert np.allclose(np.diff(areas)[2:], more, rtol=1e-3)
    assert explorer.best() is None and not explorer.mean_line.get_visible()
    assert "it has no end" in explorer.sentence() and all(text.get_visible() for text in explorer.none)


@of(MatchingLossExplorer)
def test_an_area_with_an_end_does_not(explorer):
    explorer.set(curve="logistic", x=-2, reach=10)
    near = float(explorer.area(-2))
    explorer.reach = 1e6
    assert abs(float(explorer.area(-2)) + float(log_sigmoid(-2))) < 1e-12
    assert 0 < float(explorer.area(-2)) - near < 1e-4
    assert not any(text.get_visible() for text in explorer.none)


@of(TwoScoresExplorer)
def test_a_score_that_is_shifted_is_told_from_that_in_its_box(explorer):
    assert [text.get_text() for text in explorer.sums] == ["", ""]
    explorer.shift = -2
    assert [text.get_text() for text in explorer.sums] == ["1.0 − 2.0 = −1.0", "0.0 − 2.0 = −2.0"]
    assert explorer.sentence().startswith("Scores, shifted: cat −1.0")


@of(SigmoidLimitsExplorer)
@pytest.mark.parametrize("kind", ["float64", "float32", "float16"])
def test_the_end_of_a_red_range_is_explained(explorer, kind):
    explorer.kind = kind
    end = float(re.search(r"is right again above ([0-9.]+): there", explorer.sentence())[1])
    for x, broken in ((end - 2, True), (end + 0.1, False)):
        explorer.x = x
        assert explorer.broken()[3] == broken
