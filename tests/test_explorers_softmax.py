"""The explorers of lesson 01: what they draw and say are the numbers of the maths and of the sources."""

import itertools
import math
import warnings

import numpy as np
import pytest
from explorer_tools import first_state, heights, of, send, words
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex

from teachkit import softmax
from teachkit.explorers import BaseExplorer, DivisionExplorer, ExponentialExplorer, OneLogitExplorer
from teachkit.explorers.softmax.parts import small_share
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS
from teachkit.figures.words import listing, number

FOUR = ("cat", "dog", "bird", "fish")
DESMOS = dict(zip(FOUR, (-2.2, -1.4, -0.8, 0.7), strict=True))
MACHINECURVE = dict(zip(FOUR, (2, 4.3, 1.2, -3.1), strict=True))


def xy(line):
    return line.get_xydata()


# Four scores on the exponential curve (R10, R11)


@of(ExponentialExplorer)
def test_the_heights_are_those_of_the_screenshot(explorer):
    assert explorer.state() == {**DESMOS, "shift": 0, "scale": 1}
    assert np.allclose(explorer.heights(), [0.1108, 0.2466, 0.4493, 2.0138], atol=5e-5)
    assert explorer.sum.get_text() == "S = 2.820" and explorer.one.get_text() == "1.000"
    assert "their sum S is 2.820" in explorer.sentence()
    assert "Divided by S: cat 0.039, dog 0.087, bird 0.159, fish 0.714." in explorer.sentence()


@of(ExponentialExplorer)
@pytest.mark.parametrize(
    "bird, total, share",
    [(-4, "2.389", 0.00767), (-0.8, "2.820", 0.15931), (2, "9.760", 0.75706), (6, "405.800", 0.99416)],
)
def test_moving_bird_rescales_the_whole_lower_curve(explorer, bird, total, share):
    explorer.bird = bird
    assert explorer.sum.get_text() == f"S = {total}"
    assert abs(explorer.share_bars[2].get_height() - share) < 5e-6
    x, curve = explorer.curve.get_data()
    assert np.allclose(curve, np.exp(x) / explorer.heights().sum(), rtol=1e-14)
    if bird != -0.8:  # no move, no ghost of it
        assert np.allclose(explorer.ghost.get_ydata(), np.exp(x) / np.exp([*DESMOS.values()]).sum())


@of(ExponentialExplorer)
def test_a_share_too_small_for_three_decimals_is_less_than_a_thousandth(explorer):
    explorer.set(cat=-4, dog=2, bird=3, fish=6)
    assert words(explorer.share_texts)[0] == "<0.001"
    assert "cat 4.25e−5" in explorer.sentence() and "cat <0.001" in explorer.short()


@of(ExponentialExplorer)
@pytest.mark.parametrize("state", [{}, {"scale": 0}, {"scale": 2}, {"shift": 2}, {"cat": 6}, {"fish": -4}])
def test_dots_bars_and_stacks_agree(explorer, state):
    explorer.set(**state)
    scores, powers = explorer.scores(), np.exp(explorer.scores())
    assert np.allclose(heights(explorer.bars), powers, rtol=1e-14)
    assert np.allclose(heights(explorer.share_bars), softmax(scores), rtol=1e-14)
    for k in range(4):
        assert np.allclose(xy(explorer.lifted[k]), [[scores[k], powers[k]]])
        assert np.allclose(xy(explorer.lowered[k]), [[scores[k], softmax(scores)[k]]])
        assert explorer.dots[k].get_xdata()[0] == scores[k]
        bottom = explorer.stack[k].get_y()
        assert np.isclose(bottom, powers[:k].sum()) and np.isclose(explorer.stack[k].get_height(), powers[k])
    top = explorer.share_stack[-1]
    assert np.isclose(top.get_y() + top.get_height(), 1)
    assert words(explorer.texts) == [small_share(power) for power in powers]
    assert listing(FOUR, softmax(scores)) in explorer.sentence()
    assert powers.sum() < explorer.lifted[0].axes.get_ylim()[1] == explorer.bars[0].axes.get_ylim()[1]


@pytest.mark.slow
@of(ExponentialExplorer)
def test_the_hand_stops_where_a_dot_would_leave_the_picture(explorer):
    for shift, scale in itertools.product((-3, 0, 3), (0, 0.5, 1, 2)):
        for name, value in itertools.product(FOUR, (-4, 6)):
            explorer.reset()
            for control, wanted in (("shift", shift), ("scale", scale), (name, value)):
                send(explorer, values={control: wanted}, begin=True)
            assert -4.5 - 1e-6 <= explorer.scores().min() and explorer.scores().max() <= 6.5 + 1e-6
    explorer.reset()
    explorer.set(fish=6)
    explorer.shift = 3
    assert explorer.shift == 0.5  # the last place at which 6 + shift is in the picture


@of(ExponentialExplorer)
def test_a_dot_goes_where_it_is_dragged_also_when_shifted_and_scaled(explorer):
    explorer.set(shift=2, scale=0.5)
    for value in (0.0, 1.0, 3.5):
        send(explorer, dragged={"bird": value})
        assert explorer.scores()[2] == value and explorer.bird == (value - 2) / 0.5


@of(ExponentialExplorer)
def test_at_scale_0_no_score_moves_a_dot(explorer):
    explorer.scale = 0
    send(explorer, dragged={"cat": 1.0})
    assert explorer.cat == -2.2 and np.allclose(softmax(explorer.scores()), 0.25)


@of(ExponentialExplorer)
@pytest.mark.parametrize("change", [{}, {"shift": 1.5, "scale": 0.5}])
def test_every_dot_and_every_bar_of_a_score_moves_it(explorer, change):
    for name, k in zip(FOUR, range(4), strict=True):
        for hold in (name, f"{name}_on_the_curve", f"{name}_on_the_lower_curve"):
            explorer.reset()
            explorer.set(**change)
            send(explorer, dragged={hold: 1.2})
            assert explorer.scores()[k] == pytest.approx(1.2, abs=1e-6)
        # A bar moves by steps of its score, of one digit: box and sentence say the number that is used.
        send(explorer, dragged={f"{name}_exponential": 2.0})
        assert explorer.heights()[k] == pytest.approx(2, rel=0.052)
        others = np.delete(explorer.scores(), k)
        send(explorer, dragged={f"{name}_share": 0.4})
        assert explorer.shares()[k] == pytest.approx(0.4, abs=0.0125)
        assert getattr(explorer, name) == round(getattr(explorer, name), 1)
        assert np.array_equal(np.delete(explorer.scores(), k), others)


@of(ExponentialExplorer)
def test_who_is_held_by_the_edge_is_said(explorer):
    assert "edge" not in explorer.sentence() + explorer.short()
    explorer.shift = -3
    assert explorer.shift == -2.3  # cat at -2.2 - 2.3
    for said in (explorer.sentence(), explorer.short()):
        assert said.endswith(" Cat is at the edge: no further.")
    explorer.set(shift=0, scale=1, cat=6, dog=6)
    explorer.shift = 3
    assert explorer.short().endswith(" Cat and dog are at the edge: no further.")


@pytest.mark.parametrize("explorer", [OneLogitExplorer, BaseExplorer], indirect=True)
def test_the_top_of_a_bar_sets_its_score_and_no_other(explorer):
    for k, name in enumerate(FOUR):
        explorer.reset()
        if isinstance(explorer, BaseExplorer):
            explorer.base = 5.0
        others = np.delete(explorer.scores(), k)
        send(explorer, dragged={f"{name}_share": 0.3})
        assert explorer.shares()[k] == pytest.approx(0.3, abs=0.022)  # a step of the score; base 5
        assert np.array_equal(np.delete(explorer.scores(), k), others)


def test_the_keyboard_meets_each_score_once():
    for kind in (ExponentialExplorer, OneLogitExplorer, BaseExplorer):
        met = [name for name, handle in first_state(kind).handles().items() if not handle.extra]
        assert met == [name for name in (*FOUR, "base") if name in kind.controls()]


# One score (R12)


@of(OneLogitExplorer)
@pytest.mark.parametrize(
    "scores, moved, middle, share",
    [
        (DESMOS, "bird", 0.8634, 0.15931),
        (MACHINECURVE, "cat", 4.3446, 0.0874920632),
        (MACHINECURVE, "dog", 2.3753, 0.8726618017),
        (MACHINECURVE, "bird", 4.3961, 0.0393127181),
        (MACHINECURVE, "fish", 4.4357, 0.0005334169),
    ],
)
def test_the_middle_and_the_share_of_the_sources(explorer, scores, moved, middle, share):
    explorer.set(moved=moved, **scores)
    assert abs(explorer.middle() - middle) < 5e-5
    assert abs(explorer.shares()[FOUR.index(moved)] - share) < 5e-6
    assert f"is {number(middle, 4)}: there p({moved}) is 1/2" in explorer.sentence()
    assert (
        f"= {number(share)}. Probabilities: {listing(FOUR, softmax(list(scores.values())))}"
        in explorer.sentence()
    )
    corner = [[middle, 0], [middle, 0.5], [explorer.low, 0.5]]
    assert np.allclose(xy(explorer.half), corner, atol=5e-5)
    assert explorer.half_label.get_text() == f"LSE of the others = {number(explorer.middle())}"
    assert explorer.title.get_text() == f"Move {moved} alone: a sigmoid"


@of(OneLogitExplorer)
@pytest.mark.parametrize("scores", [DESMOS, MACHINECURVE, dict.fromkeys(FOUR, 6), dict.fromkeys(FOUR, -6)])
@pytest.mark.parametrize("moved", FOUR)
def test_the_probability_traces_the_sigmoid(explorer, scores, moved):
    explorer.set(moved=moved, **scores)
    index = FOUR.index(moved)
    x, drawn = explorer.curve.get_data()
    assert np.abs(drawn - 1 / (1 + np.exp(-(x - explorer.middle())))).max() < 1e-15
    for score in np.linspace(-6, 6, 9):
        send(explorer, dragged={moved: score})
        share = explorer.shares()[index]
        assert abs(share - 1 / (1 + math.exp(explorer.middle() - score))) < 1e-15
        assert np.allclose(xy(explorer.point), [[score, share]])
        assert np.allclose(xy(explorer.dots[index]), [[score, 3 - index]])
        assert np.allclose(heights(explorer.share_bars), softmax([getattr(explorer, name) for name in FOUR]))
    assert to_hex(explorer.point.get_color()) == CLASS_COLOURS[index].lower()
    assert explorer.point.get_marker() == CLASS_MARKERS[index]
    sizes = [dot.get_markersize() for dot in explorer.dots]
    assert sizes.index(max(sizes)) == index and sizes.count(max(sizes)) == 1


@of(OneLogitExplorer)
def test_the_others_keep_their_ratio(explorer):
    for bird in np.linspace(-6, 6, 7):
        explorer.bird = float(bird)
        shares = explorer.shares()
        assert np.isclose(shares[3] / shares[0], math.exp(2.9), rtol=1e-14)
        assert "Wherever bird goes, p(fish) / p(cat) = e^2.9 = 18.174." in explorer.sentence()
        assert words(explorer.words) == [
            "Wherever bird goes, the others keep",
            "p(fish) / p(cat) = e^2.9 = 18.174",
        ]


@of(OneLogitExplorer)
def test_a_large_ratio_has_no_more_digits_than_are_read(explorer):
    explorer.set(cat=-6, fish=6)
    assert explorer.short().endswith("The others keep p(fish) / p(cat) = e^12 = 162755.")
    explorer.set(fish=2.2)
    assert explorer.short().endswith("The others keep p(fish) / p(cat) = e^8.2 = 3641.")


@of(OneLogitExplorer)
def test_the_trail_is_where_the_score_has_been(explorer):
    explorer.bird = 3.0
    explorer.bird = 1.0
    trail = explorer.trail.get_xydata()
    assert (trail[0, 0], trail[-1, 0]) == (-0.8, 3.0)
    assert np.allclose(trail[:, 1], 1 / (1 + np.exp(explorer.middle() - trail[:, 0])))
    explorer.cat = 0.0  # another curve
    assert explorer.visited == (1.0, 1.0)
    explorer.bird = 2.0
    explorer.moved = "dog"
    assert explorer.visited == (-1.4, -1.4)
    explorer.reset()
    explorer.bird = 2.0
    explorer.reset()
    assert explorer.visited == (-0.8, -0.8)


@of(OneLogitExplorer)
@pytest.mark.parametrize("moved", ["bird", "fish"])
def test_one_half_can_be_typed_and_dragged_to(explorer, moved):
    explorer.moved = moved
    middle = round(explorer.middle(), 3)
    send(explorer, values={moved: str(middle)})
    assert getattr(explorer, moved) == middle
    assert number(explorer.share()) == "0.500"
    send(explorer, values={moved: 0})
    send(explorer, dragged={moved: explorer.middle()})
    assert number(explorer.share()) == "0.500"


@of(OneLogitExplorer)
def test_every_dot_moves_its_score_alone_and_the_one_on_the_curve_the_chosen_one(explorer):
    explorer.moved = "fish"
    send(explorer, dragged={"curve": 4.5})
    assert explorer.state() == {**DESMOS, "fish": 4.5, "moved": "fish"}
    said = f"score of fish 4.5, probability {number(explorer.shares()[3])}"
    assert explorer.handles()["fish"].words() == said
    send(explorer, dragged={"cat": 1.5})
    assert explorer.state() == {**DESMOS, "fish": 4.5, "cat": 1.5, "moved": "fish"}


# Plain division (R18, R19)


@of(DivisionExplorer)
@pytest.mark.parametrize(
    "state, plain",
    [
        ({}, [5 / 10, 3 / 10, 2 / 10]),
        ({"shift": 1}, [6 / 13, 4 / 13, 3 / 13]),
        ({"thousand": True}, [0.33389, 0.33322, 0.33289]),
        ({"shift": -10}, [0.25, 0.35, 0.4]),
    ],
)
def test_a_shift_changes_plain_division_and_not_softmax(explorer, state, plain):
    explorer.set(**state)
    assert np.allclose(heights(explorer.bars[0]), plain, atol=5e-6)
    assert np.allclose(heights(explorer.bars[1]), [0.84379, 0.11420, 0.04201], atol=5e-6)
    assert np.allclose(heights(explorer.ghosts[0]), [0.5, 0.3, 0.2])
    assert np.allclose(heights(explorer.ghosts[1]), heights(explorer.bars[1]), atol=1e-12)
    assert words(explorer.labels[0]) == [number(share) for share in plain]
    assert words(explorer.labels[1]) == ["0.844", "0.114", "0.042"]
    names = ("cat", "dog", "bird")
    assert f"Plain division: {listing(names, plain)}." in explorer.sentence()
    stays = ", as without the shift" if state else ""  # nothing is said of a shift before there is one
    assert f"Softmax: cat 0.844, dog 0.114, bird 0.042{stays}." in explorer.sentence()
    assert ("shift" in explorer.short()) == bool(state)
    unshifted = "Without the shift plain division gives cat 0.500, dog 0.300, bird 0.200."
    assert (unshifted in explorer.sentence()) == bool(state)


@of(DivisionExplorer)
def test_order_flips_and_shares_turn_negative(explorer):
    explorer.set(cat=2, dog=-5, bird=0)
    assert np.allclose(heights(explorer.bars[0]), [-2 / 3, 5 / 3, 0])
    assert explorer.faults() == ["order reversed", "negative share"]
    assert "Order reversed: cat has the largest score and gets the smallest share." in explorer.sentence()
    assert "Negative share: cat." in explorer.sentence()
    assert explorer.verdicts[0].get_text() == "order reversed and negative share"
    low, high = explorer.bars[0][0].axes.get_ylim()
    assert low < -2 / 3 and 5 / 3 < high
    explorer.set(cat=5, dog=3, bird=2, shift=-2.5)
    assert explorer.faults() == ["negative share"] and "Negative share: bird." in explorer.sentence()
    explorer.set(cat=-1, dog=-2, bird=-3, shift=0)
    assert explorer.faults() == ["order reversed"]
    explorer.set(cat=-1, dog=-1, bird=-1)
    assert explorer.faults() == []


@of(DivisionExplorer)
@pytest.mark.parametrize(
    "state",
    [
        {"cat": 1, "dog": -1, "bird": 0},
        {"cat": 0, "dog": 0, "bird": 0},
        {"cat": 4, "dog": 3, "bird": 2, "shift": -3},
        {"cat": 0.1, "dog": 0.2, "bird": -0.3},  # 2.8e-17 in float64
    ],
)
def test_a_sum_of_0_is_said_and_not_divided_by(explorer, state):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer.set(**state)
        assert explorer.plain() is None
        assert "their sum is 0.00. Plain division breaks: the scores sum to 0." in explorer.sentence()
        assert explorer.verdicts[0].get_text() == "no shares: the scores sum to 0"
        assert words(explorer.labels[0]) == ["none"] * 3
        assert not any(bar.get_visible() for bar in explorer.bars[0])
        assert np.allclose(heights(explorer.bars[1]), softmax(explorer.scores()))
        explorer.reset()
        assert all(bar.get_visible() for bar in explorer.bars[0])


@of(DivisionExplorer)
def test_a_bar_that_is_too_long_is_clipped_and_its_number_readable(explorer):
    explorer.set(cat=10, dog=-10, bird=0.1)
    assert words(explorer.labels[0]) == ["100.000", "−100.000", "1.000"]
    item = explorer.frame()["items"][explorer.moving().index(explorer.bars[0][0])]
    assert item.startswith("<svg")
    assert words(explorer.tips[0]) == ["▲", "▼", ""] and words(explorer.tips[1]) == [""] * 3
    places = [(tip.get_position()[1], tip.get_va()) for tip in explorer.tips[0][:2]]
    assert places == [(2.1, "top"), (-1.1, "bottom")]
    explorer.reset()
    assert words(explorer.tips[0]) == [""] * 3


@of(DivisionExplorer)
def test_the_numbers_of_its_axis_are_in_the_picture(explorer):
    for explorer.thousand in (False, True):
        explorer.figure.draw_without_rendering()
        low, high = explorer.dots[0].axes.get_xlim()
        shown = [
            label for label in explorer.dots[0].axes.get_xticklabels() if low < label.get_position()[0] < high
        ]
        assert len(shown) == 9
        edges = [label.get_window_extent() for label in shown]
        assert min(box.x0 for box in edges) > 0
        assert max(box.x1 for box in edges) < explorer.figure.bbox.width


@of(DivisionExplorer)
def test_its_handles_move_a_score_or_all_of_them(explorer):
    explorer.set(shift=2, thousand=True)
    assert [handle.place()[0] for handle in explorer.handles().values()] == [1007, 1005, 1004, 1002]
    send(explorer, dragged={"cat": 1003})
    assert explorer.cat == 1
    send(explorer, dragged={"shift": 996.5})
    assert explorer.shift == -3.5
    assert explorer.dots[0].axes.get_xlim() == (979.5, 1032)
    explorer.thousand = False
    assert explorer.dots[0].axes.get_xlim() == (-20.5, 32)
    assert [handle.place()[0] for handle in explorer.handles().values()] == [-2.5, -0.5, -1.5, -3.5]


@of(DivisionExplorer)
def test_a_score_that_is_moved_is_told_from_that_in_its_box(explorer):
    assert [text.get_text() for text in explorer.sums] == ["", "", ""]
    explorer.shift = -1.5
    assert [text.get_text() for text in explorer.sums] == [
        "5.0 − 1.5 = 3.5",
        "3.0 − 1.5 = 1.5",
        "2.0 − 1.5 = 0.5",
    ]
    explorer.set(shift=1, thousand=True)
    assert explorer.sums[0].get_text() == "5.0 + 1001.0 = 1006.0"
    renderer = FigureCanvasAgg(explorer.figure).get_renderer()
    box, dot = explorer.sums[0].get_window_extent(renderer), explorer.dots[0]
    explorer.set(cat=10, shift=10)
    assert dot.axes.transData.transform((1020, 3))[0] + 8 < box.x0  # no dot comes as far
    assert box.x1 <= explorer.figure.bbox.width


@of(ExponentialExplorer)
@pytest.mark.parametrize(
    "moved, fish, said",
    [
        ({}, "", "Scores: "),
        ({"shift": 1}, "fish 0.7 + 1.0 = 1.70", "Scores shifted by 1.0: "),
        ({"scale": 0.5}, "fish 0.7 × 0.50 = 0.35", "Scores multiplied by 0.50: "),
        (
            {"scale": 0.5, "shift": -1},
            "fish 0.7 × 0.50 − 1.0 = −0.65",
            "Scores multiplied by 0.50 and shifted by −1.0: ",
        ),
    ],
)
def test_scores_that_scale_and_shift_have_moved_are_told_from_those_in_the_boxes(explorer, moved, fish, said):
    explorer.set(**moved)
    assert explorer.sums[3].get_text() == fish
    assert explorer.sentence().startswith(said)


@of(ExponentialExplorer)
def test_equal_scores_hide_no_dot(explorer):
    explorer.set(cat=1, dog=1, bird=1, fish=3)
    for dots in (explorer.lifted, explorer.lowered):
        assert [dot.get_markersize() for dot in dots] == [20, 14, 8, 8]
        assert [dot.get_zorder() for dot in dots] == sorted(dot.get_zorder() for dot in dots)
    explorer.dog = 2
    assert [dot.get_markersize() for dot in explorer.lifted] == [14, 8, 8, 8]


# Another base (R21)


@of(BaseExplorer)
@pytest.mark.parametrize(
    "base, T, shares",
    [
        (math.e, "1.0000", [0.0874920632, 0.8726618017, 0.0393127181, 0.0005334169]),
        (3, "0.9102", [0.0718, 0.8982, 0.0298, 0.00026]),
    ],
)
def test_the_bases_of_the_source(explorer, base, T, shares):
    explorer.base = base
    assert np.allclose(explorer.shares(), shares, atol=5e-5 if base == 3 else 5e-11)
    assert f"T = 1 / ln a = {T}" in explorer.sentence()
    assert explorer.words.get_text() == f"base {number(base)} = temperature {T}"
    said = f"their sum: {listing(FOUR, explorer.shares(), 5)}. Softmax at temperature T: the same."
    assert explorer.sentence().endswith(said)


@of(BaseExplorer)
@pytest.mark.parametrize("base", [1.1, 1.5, 2, math.e, 3, 10])
@pytest.mark.parametrize(
    "scores", [{}, dict.fromkeys(FOUR, -4), dict.fromkeys(FOUR, 5), {"cat": -4, "dog": 5}]
)
def test_a_base_is_a_temperature(explorer, base, scores):
    explorer.set(base=base, **scores)
    z = explorer.scores()
    assert np.isclose(explorer.temperature(), 1 / np.log(base), rtol=1e-15)
    assert np.allclose(heights(explorer.bars), base**z / (base**z).sum(), rtol=1e-14)
    assert np.allclose(heights(explorer.outlines), softmax(z * np.log(base)), rtol=1e-13)
    assert np.abs(heights(explorer.bars) - heights(explorer.outlines)).max() < 1e-15
    assert words(explorer.labels) == [number(share, 5) for share in softmax(z, temperature=1 / np.log(base))]
    assert np.allclose(explorer.of_a.get_ydata(), base ** explorer.of_a.get_xdata())
    for k in range(4):
        assert np.allclose(xy(explorer.lifted[k]), [[z[k], base ** z[k]]])
        found = xy(explorer.hollow[k])[0]  # the same height on the curve of e
        assert np.isclose(np.exp(found[0]), found[1]) and np.isclose(found[1], base ** z[k])
    assert (base**z).max() < explorer.of_a.axes.get_ylim()[1]


@of(BaseExplorer)
def test_a_marker_beyond_the_edge_is_named_there(explorer):
    assert words(explorer.beyond) == [""] * 4
    explorer.base = 4.9
    assert words(explorer.beyond) == ["", "", "", "← −4.9 fish"]
    assert explorer.hollow[1].get_xdata()[0] < explorer.high
    explorer.base = 6
    assert words(explorer.beyond) == ["", "dog → 7.7", "", "← −5.6 fish"]
    explorer.set(base=10, **dict.fromkeys(FOUR, 5))
    rows = sorted(text.get_position()[1] for text in explorer.beyond)
    assert words(explorer.beyond) == [f"{name} → 11.5" for name in FOUR]
    top = explorer.top()
    assert min(np.diff(rows)) > 0.06 * top and rows[-1] < 0.94 * top


@of(BaseExplorer)
@pytest.mark.parametrize("base", np.linspace(1.1, 10, 12))
def test_the_names_of_the_curves_lie_beside_them(explorer, base):
    explorer.base = float(base)
    assert [name.get_text() for name in explorer.curve_names if name.get_visible()] == (
        ["$e^x$"] if abs(base - math.e) < 0.05 else ["$e^x$", "$a^x$"]
    )
    (left, right), (bottom, top) = explorer.of_a.axes.get_xlim(), explorer.of_a.axes.get_ylim()
    for name in explorer.curve_names:
        x, y = name.get_position()
        assert left < x < right and bottom <= y < top
    assert explorer.curve_names[0].get_position() != explorer.curve_names[1].get_position() or base == math.e


# All of them


@pytest.mark.parametrize(
    "explorer", [ExponentialExplorer, OneLogitExplorer, DivisionExplorer, BaseExplorer], indirect=True
)
def test_no_state_of_many_warns_or_says_nan(explorer):
    rng = np.random.default_rng(1)
    for _ in range(40):
        state = {}
        for name, control in explorer.controls().items():
            ends = control.ends()
            is_number = hasattr(control, "low")
            state[name] = float(rng.uniform(*ends)) if is_number else ends[rng.integers(len(ends))]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            explorer.set(**state)
        assert "nan" not in explorer.sentence() and "inf" not in explorer.sentence()
