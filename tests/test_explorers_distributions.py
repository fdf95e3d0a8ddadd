"""The explorers of lesson 02: what is drawn, tabled and said agrees with the maths, at both ends too."""

import itertools
import re
import warnings

import numpy as np
import pytest
from explorer_tools import heights, send, words
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from teachkit.explorers import (
    JacobianExplorer,
    NotTaken,
    Number,
    PublishedTableExplorer,
    StabilityExplorer,
    StepsExplorer,
    TemperatureExplorer,
)
from teachkit.explorers.distributions.stability import KINDS
from teachkit.explorers.engine.handles import now
from teachkit.explorers.parts import named
from teachkit.figures.words import number, padded
from teachkit.maths.softmax import softmax, softmax_jacobian

EXPLORERS = (StepsExplorer, PublishedTableExplorer, StabilityExplorer, JacobianExplorer)


ARROWS = 24  # px from a dot to the end of the arrows that the page draws, see js/handles.js


@pytest.mark.parametrize("kind", [StepsExplorer, JacobianExplorer, TemperatureExplorer])
@pytest.mark.parametrize("ends", [(2, 1, 0.1), (-4, 6, 0)])
def test_the_number_of_a_score_stands_clear_of_the_arrows_of_its_dot(kind, ends):
    explorer = kind()
    explorer.set(**dict(zip(explorer.names, ends, strict=False)))
    ax = next(ax for ax in explorer.figure.axes if ax.get_ylabel() in ("score", "logit"))
    renderer = FigureCanvasAgg(explorer.figure).get_renderer()
    for text, score in zip(ax.texts, explorer.scores(), strict=True):
        box, dot = text.get_window_extent(renderer), ax.transData.transform((0, score))[1]
        assert box.y0 > dot + ARROWS if score >= 0 else box.y1 < dot - ARROWS
        assert ax.bbox.y0 <= box.y0 and box.y1 <= ax.bbox.y1


def column(explorer, name):
    table = explorer.table()
    place = table.header.index(name)
    return [row[place] for row in table.rows]


def values(cells):
    return [float(cell.replace("−", "-")) for cell in cells]


def corners(explorer):
    """Every combination of the ends of the numbers and of all options."""
    ends = [[(name, end) for end in control.ends()] for name, control in explorer.controls().items()]
    return [dict(corner) for corner in itertools.product(*ends)]


MADE = {}


def at(kind, /, **state):
    """Return an explorer in this state: always the same one, because making one takes long."""
    if kind not in MADE:
        MADE[kind] = kind()
    explorer = MADE[kind]
    explorer.set(**{**explorer.home(), **state})
    return explorer


@pytest.mark.parametrize("kind", EXPLORERS)
def test_an_explorer_starts_in_the_state_that_it_is_given(kind):
    state = {name: trait.low for name, trait in kind.controls().items() if isinstance(trait, Number)}
    explorer = kind(**state)
    assert explorer.state() == explorer.home() == {**at(kind).state(), **state}
    assert explorer.sentence() == at(kind, **state).sentence()
    assert explorer.frame()["items"] == at(kind, **state).frame()["items"]


@pytest.fixture
def strict():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.mark.parametrize("kind", EXPLORERS)
def test_both_ends_of_every_control(kind, strict):
    explorer = at(kind)
    for corner in corners(explorer):
        explorer.set(**corner)
        assert explorer.state() == corner
        assert explorer.sentence().endswith(".")
        for token in re.findall(r"(?<![\w.])\d*\.\d+", f"{explorer.sentence()} {explorer.table()}"):
            assert len(token.replace(".", "").strip("0")) <= 6, token
        for word in ("float64(", "−0.00 ", " −0 "):
            assert word not in explorer.sentence()
        texts_are_inside(explorer)
    explorer.reset()
    assert explorer.state() == explorer.home()


def texts_are_inside(explorer):
    renderer = FigureCanvasAgg(explorer.figure).get_renderer()
    width, height = renderer.get_canvas_width_height()
    for artist in explorer.moving():
        if isinstance(artist, Text) and artist.get_text():
            box = artist.get_window_extent(renderer)
            assert box.x0 >= -1 and box.y0 >= -1 and box.x1 <= width + 1 and box.y1 <= height + 1, artist


@pytest.mark.parametrize("kind", EXPLORERS)
def test_handles_reach_both_ends_and_are_spoken(kind, strict):
    explorer = at(kind)
    for name, handle in explorer.handles().items():
        for end in (now(handle.low), now(handle.high)):
            explorer.drag(name, end)
            x, y = handle.place()
            assert (x if handle.along == "x" else y) == pytest.approx(end, abs=1e-3)
            assert handle.artist.get_xydata()[0].tolist() == [x, y]
            left, right = sorted(handle.artist.axes.get_xlim())
            bottom, top = sorted(handle.artist.axes.get_ylim())
            assert left <= x <= right and bottom <= y <= top
        assert handle.label


@pytest.mark.parametrize("kind", EXPLORERS)
def test_wrong_values_change_nothing(kind):
    explorer = at(kind)
    before = explorer.sentence()
    for name, trait in explorer.controls().items():
        for wrong in ("abc", "", "1e400", float("nan"), None):
            with pytest.raises(NotTaken, match=trait.label):
                setattr(explorer, name, wrong)
    assert explorer.sentence() == before


def test_names_are_listed():
    assert named(["cat"]) == "cat"
    assert named(["cat", "dog"]) == "cat and dog"


class TestSteps:
    def test_default_is_the_tutorials(self):
        explorer = at(StepsExplorer)
        assert np.allclose(
            heights(explorer.exp_bars), [7.38905609893065, 2.718281828459045, 1.1051709180756477]
        )
        assert np.allclose(
            heights(explorer.share_bars), [0.6590011388859679, 0.2424329707047139, 0.09856589040931818]
        )
        assert explorer.table().header == ["class", "score", "exponential", "divided by the sum", "share"]
        assert explorer.table().rows == [
            ["cat", "2.00", "7.389", "7.389 / 11.21", "0.6590"],
            ["dog", "1.00", "2.718", "2.718 / 11.21", "0.2424"],
            ["bird", "0.10", "1.105", "1.105 / 11.21", "0.0986"],
            ["sum", "not summed", "11.21", "11.21 / 11.21", "1.000"],
        ]
        assert explorer.sentence() == (
            "Scores: cat 2.00, dog 1.00, bird 0.10. Step 1, their exponentials: cat 7.389, dog 2.718, "
            "bird 1.105. Step 2, the sum of the exponentials: 11.21. Step 3, each divided by that sum: "
            "cat 0.6590, dog 0.2424, bird 0.0986. Step 4, verify: the shares sum to 1.000."
        )

    @pytest.mark.parametrize("scores", [(6, 6, 6), (-4, -4, -4), (6, -4, -4), (-4, 0.3, 5.9)])
    def test_frames_are_softmax(self, scores):
        explorer = at(StepsExplorer, **dict(zip(StepsExplorer.names, scores, strict=True)))
        assert np.allclose(heights(explorer.score_bars), scores, rtol=0, atol=1e-12)
        assert np.allclose(heights(explorer.exp_bars), np.exp(scores))
        assert np.allclose(heights(explorer.share_bars), softmax(scores), rtol=1e-14)
        for stack, total in ((explorer.stack, np.exp(scores).sum()), (explorer.share_stack, 1)):
            assert [bar.get_y() for bar in stack] == pytest.approx([0, *np.cumsum(heights(stack))[:-1]])
            assert heights(stack).sum() == pytest.approx(total)
        top = explorer.exp_bars[0].axes.get_ylim()[1]
        assert top >= 1.12 * np.exp(scores).sum() and number(top, 1).strip("0.")[0] in "125"
        assert explorer.stack[0].axes.get_ylim() == (0, top)
        assert values(column(explorer, "share"))[:3] == pytest.approx(list(softmax(scores)), abs=5e-5)
        assert values(column(explorer, "exponential")) == pytest.approx(
            [*np.exp(scores), np.exp(scores).sum()], rel=1e-3
        )


class TestPublishedTable:
    def test_right_shares_beside_the_published_ones(self):
        explorer = at(PublishedTableExplorer)
        right = [0.0874920632, 0.8726618017, 0.0393127181, 0.0005334169]
        assert heights(explorer.share_bars) == pytest.approx(right, abs=1e-10)
        printed = [label.get_text() for label in explorer.share_bars[0].axes.get_xticklabels()]
        assert printed == ["cat\n0.087492", "dog\n0.872661", "bird\n0.039312", "fish\n0.000292"]
        assert words(explorer.share_texts) == ["0.087492", "0.872662", "0.039313", "0.000533"]
        assert column(explorer, "share of the sum") == [
            "0.087492",
            "0.872662",
            "0.039313",
            "0.000533",
            "1.000000",
        ]
        assert column(explorer, "published") == ["0.087492", "0.872661", "0.039312", "0.000292", "0.999757"]
        assert column(explorer, "exponential") == ["7.38906", "73.6998", "3.32012", "0.045049", "84.4540"]

    def test_verdicts_are_hidden_until_asked_for(self):
        explorer = at(PublishedTableExplorer)
        assert "verdict" not in explorer.table().header
        assert not explorer.table().flagged
        assert not any(text.get_text() for text in explorer.verdict_texts)
        assert explorer.sentence().endswith("Which? Then show the verdicts.")
        for spoiler in ("cut off instead", "fish is", "0.000241"):
            assert spoiler not in explorer.sentence()

    def test_flags_where_published_numbers_are_off_by_more_than_half_a_unit(self):
        explorer = at(PublishedTableExplorer, verdicts=True)
        published = explorer.table().header.index("published")
        off = np.abs(softmax(explorer.scores()) - explorer.published) > 0.5e-6
        assert off.tolist() == [False, True, True, True]
        assert explorer.table().flagged == {(row, published) for row in (1, 2, 3, 4)}
        assert column(explorer, "verdict") == [
            "right", "cut off instead of rounded", "cut off instead of rounded", "wrong",
            "0.000243 short of 1",
        ]  # fmt: skip
        assert [text.get_text() for text in explorer.verdict_texts] == [
            "",
            "✗ cut off",
            "✗ cut off",
            "✗ wrong",
        ]
        assert explorer.sentence().endswith(
            "Verdicts: cat is right; dog and bird are cut off instead of rounded; fish is wrong: 0.000292 in "
            "place of 0.000533. The published sum is 0.000243 short of 1, and 0.000241 of that is missing in "
            "the row of fish."
        )

    def test_published_numbers_belong_to_their_own_logits(self):
        explorer = at(PublishedTableExplorer, verdicts=True, cat=2.1)
        assert "published for other logits" in explorer.table().header
        assert set(column(explorer, "verdict")) == {"belongs to other logits"}
        assert not explorer.table().flagged
        assert {text.get_text() for text in explorer.verdict_texts} == {"✗ does not fit"}
        assert "other logits" in explorer.note.get_text()
        assert explorer.sentence().endswith("None of them fits the present logits.")
        assert explorer.short().endswith("None of them is what the logits you have set would give.")
        explorer.cat = 2
        assert explorer.note.get_text() == "" and len(explorer.table().flagged) == 4

    def test_the_likely_source_of_the_wrong_number_can_be_found(self):
        explorer = at(PublishedTableExplorer, fish=-3.7, verdicts=True)
        assert explorer.judged() == ["wrong", "wrong", "wrong", "cut off"]
        assert column(explorer, "share of the sum")[3] == "0.000293"
        assert column(explorer, "verdict")[3] == "fits these logits, cut off"
        assert explorer.sentence().endswith("But fish's 0.000292 fits the present logits when cut off.")
        assert explorer.short().endswith("Only that of fish is also what the logits you have set give.")
        texts = [text.get_text() for text in explorer.verdict_texts]
        assert texts == [*["✗ does not fit"] * 3, "fits, cut off"]
        explorer.verdicts = False
        assert not any(text.get_text() for text in explorer.verdict_texts)

    def test_equal_shares_of_shifted_logits_fit_as_far_as_the_published_ones_do(self):
        explorer = at(PublishedTableExplorer, cat=2.5, dog=4.8, bird=1.7, fish=-2.6, verdicts=True)
        assert explorer.judged() == ["right", "cut off", "cut off", "wrong"]
        assert (
            "cat's 0.087492 fits the present logits; dog's 0.872661 fits the present logits when cut off"
            in explorer.sentence()
        )


class TestStability:
    def test_without_a_shift_both_agree(self):
        explorer = at(StabilityExplorer)
        assert heights(explorer.naive_bars) == pytest.approx(softmax([2, 1, 0.1]), rel=1e-15)
        assert heights(explorer.stable_bars) == pytest.approx(softmax([2, 1, 0.1]), rel=1e-15)
        assert not explorer.table().flagged
        assert explorer.verdict.get_text() == ""
        assert "agrees with the stable formula in every digit shown" in explorer.sentence()

    @pytest.mark.parametrize(
        "kind, overflow, underflow",
        [("float64", 709.7827, -745.1332), ("float32", 88.7228, -103.9721), ("float16", 11.0899, -17.3287)],
    )
    def test_limits(self, kind, overflow, underflow):
        low, high = StabilityExplorer.limits(kind)
        assert (low, high) == pytest.approx((underflow, overflow), abs=5e-5)
        explorer = at(StabilityExplorer, kind=kind)
        shown = [text.get_text() for text in explorer.here.axes.texts]
        assert f"infinite above {padded(high)}" in shown and f"0 below {padded(low)}" in shown
        for largest, breaks in ((high - 1, False), (high + 0.01, True)):
            explorer.shift = largest - 2
            assert np.isinf(explorer.naive()[0][0]) == breaks
            assert explorer.wrong().any() == breaks
        explorer.shift = low - 2.5
        assert (explorer.naive()[0] == 0).all()

    def test_infinity_over_infinity_is_said_in_words(self):
        explorer = at(StabilityExplorer, shift=1000)
        assert heights(explorer.naive_bars).tolist() == [0, 0, 0]
        assert words(explorer.naive_texts) == ["✗ not a number"] * 3
        assert heights(explorer.stable_bars) == pytest.approx(softmax([2, 1, 0.1]), abs=1e-12)
        assert explorer.table().flagged == set(itertools.product(range(4), (2, 3)))
        assert column(explorer, "exp(x)") == ["infinity"] * 4
        assert column(explorer, "naive share") == ["not a number"] * 4
        assert column(explorer, "stable share") == ["0.6590", "0.2424", "0.0986", "1.000"]
        assert column(explorer, "exp(x − largest)") == ["1.000", "0.3679", "0.1496", "1.517"]
        assert (
            "It breaks by overflow: exp(x) is infinite above x = 709.783, and infinity / infinity is not a "
            "number. Stable: shares cat 0.6590, dog 0.2424, bird 0.0986, the same as without a shift"
        ) in explorer.sentence()

    def test_one_infinite_exponential_spoils_all(self):
        explorer = at(StabilityExplorer, shift=708)
        assert column(explorer, "naive share")[:3] == ["not a number", "0", "0"]
        assert explorer.table().flagged == {(0, 2), (3, 2), (0, 3), (1, 3), (2, 3), (3, 3)}
        assert "a finite number / infinity is 0" in explorer.sentence()

    def test_sum_alone_can_overflow(self):
        explorer = at(StabilityExplorer, shift=9, kind="float16")
        assert np.isfinite(explorer.naive()[0]).all() and np.isinf(explorer.naive()[1])
        assert explorer.table().flagged == {(3, 2), (0, 3), (1, 3), (2, 3), (3, 3)}
        assert "each exponential fits, their sum does not" in explorer.sentence()

    def test_zero_over_zero(self):
        explorer = at(StabilityExplorer, shift=-1200)
        assert "exp(x) is 0 below x = −745.133, and 0 / 0 is not a number" in explorer.sentence()
        assert explorer.table().flagged == set(itertools.product(range(4), (2, 3)))

    def test_digits_lost_before_zero(self):
        explorer = at(StabilityExplorer, shift=-746)
        assert explorer.naive()[2] == pytest.approx([2 / 3, 1 / 3, 0])
        assert explorer.table().flagged == {(2, 2), (0, 3), (1, 3), (2, 3)}
        assert "the shares are off by up to 0.099" in explorer.sentence()
        assert explorer.verdict.get_text() == "✗ broken"

    @pytest.mark.parametrize("kind", ["float64", "float32"])
    def test_stable_shares_do_not_move(self, kind, strict):
        explorer = at(StabilityExplorer, kind=kind)
        for shift in range(-1200, 1201, 100):
            explorer.shift = shift
            assert np.abs(explorer.stable() - softmax([2, 1, 0.1])).max() < 1e-5
            assert "the same as without a shift" in explorer.sentence()

    def test_a_type_that_rounds_the_scores_moves_the_shares_and_says_so(self):
        explorer = at(StabilityExplorer, shift=1200, kind="float16")
        assert explorer.scores().tolist() == [1202, 1201, 1200]
        assert explorer.stable() == pytest.approx(softmax([2, 1, 0]), abs=1e-3)
        assert "float16 has rounded the scores themselves" in explorer.sentence()

    def test_no_shift_warns(self, strict):
        explorer = at(StabilityExplorer)
        for kind, shift in itertools.product(KINDS, range(-1200, 1201, 25)):
            explorer.set(kind=kind, shift=shift)
            for bars in (explorer.naive_bars, explorer.stable_bars):
                assert np.isfinite(heights(bars)).all()
            assert "nan," not in explorer.sentence().replace("(nan)", "")

    def test_the_line_of_the_dot_strikes_through_no_words(self, strict):
        explorer = at(StabilityExplorer)
        ax = explorer.here.axes
        renderer = FigureCanvasAgg(explorer.figure).get_renderer()
        boxes = [text.get_window_extent(renderer) for text in ax.texts]
        for shift in (240, 88, -100, 700, -745):
            explorer.shift = shift
            places = ax.transData.transform(explorer.here.get_xydata())
            for box, place in itertools.product(boxes, places):
                assert not (box.y0 < place[1] < box.y1), "a piece ends within a row of words"
            ends = np.split(places[np.isfinite(places[:, 1]), 1], 3)
            assert all(not (low < box.y0 < high) for low, high in ends for box in boxes)

    def test_dot_is_the_largest_score_on_the_line_of_its_type(self):
        explorer = at(StabilityExplorer, shift=-30, kind="float32")
        handle = explorer.handles()["largest"]
        assert handle.place() == (pytest.approx(explorer.axis.place(-28)), 1)
        assert handle.words() == "largest score −28.0, shift −30.0"
        for score, shift in ((100, 98), (-5.5, -7.5), (1e6, 1200)):
            explorer.drag("largest", float(explorer.axis.place(score)))
            assert explorer.shift == shift

    @pytest.mark.parametrize("kind", KINDS)
    def test_the_range_of_each_type_is_wide_enough_to_drag_in(self, kind):
        explorer = at(StabilityExplorer, kind=kind)
        ax, place = explorer.here.axes, explorer.axis.place
        low, high = ax.transData.transform([(place(x), 0) for x in explorer.limits(kind)])[:, 0]
        assert high - low > 0.15 * ax.get_window_extent().width

    @pytest.mark.parametrize(
        "kind, shift, note, short",
        [
            ("float64", 1200, "", ""),
            ("float16", 20, "right to within 0.0005", ""),
            ("float16", 1000, "✗ off by up to 0.009: scores rounded", "the stable one is off by up to 0.009"),
        ],
    )
    def test_digits_that_the_stable_formula_loses_are_said(self, kind, shift, note, short):
        explorer = at(StabilityExplorer, kind=kind, shift=shift)
        assert explorer.lost.get_text() == note
        assert short in explorer.short() and ("stable one" in explorer.short()) == bool(short)
        assert len(explorer.short()) <= 160

    def test_a_press_on_the_name_of_a_type_chooses_it(self):
        explorer = at(StabilityExplorer)
        for row, kind in enumerate(KINDS):
            cells = send(explorer, clicked={"kind": [row, 0]})["targets"][0]["cells"]
            assert explorer.kind == kind and [cell["pressed"] for cell in cells] == [
                k == row for k in range(3)
            ]
            (label,) = [each for each in explorer.here.axes.get_yticklabels() if each.get_text() == kind]
            name, height = label.get_window_extent(), explorer.figure.bbox.height
            assert cells[row]["x"] <= name.x0 and name.x1 <= cells[row]["x"] + cells[row]["width"]
            assert (
                cells[row]["y"]
                <= height - name.y1
                < height - name.y0
                <= cells[row]["y"] + cells[row]["height"]
            )


class TestJacobian:
    @pytest.mark.parametrize(
        "moved, rates",
        [
            ("cat", [0.224719, -0.159764, -0.064955]),
            ("dog", [-0.159764, 0.183659, -0.023896]),
            ("bird", [-0.064955, -0.023896, 0.088851]),
        ],
    )
    def test_columns_of_the_tutorials_scores(self, moved, rates):
        explorer = at(JacobianExplorer, moved=moved)
        name = f"change of p per unit of {moved}'s score"
        assert column(explorer, name) == [*(number(rate, 6) for rate in rates), "0"]
        assert moved in explorer.share_bars[0].axes.get_title(loc="left")
        arrows(explorer)

    @pytest.mark.parametrize("scores", [(6, 6, 6), (6, -4, -4), (-4, 6, -4), (0, 0.5, -2)])
    def test_arrows_are_the_column(self, scores):
        state = dict(zip(JacobianExplorer.names, scores, strict=True))
        for moved in JacobianExplorer.names:
            arrows(at(JacobianExplorer, **state, moved=moved))

    def test_arrows_lie_between_0_and_1(self):
        explorer = at(JacobianExplorer)
        for corner in corners(explorer):
            explorer.set(**corner)
            ends = explorer.shares() + explorer.rates()
            assert (ends >= 0).all() and (ends <= 1).all()

    def test_rates_are_slopes(self):
        explorer = at(JacobianExplorer, moved="dog")
        step = 1e-5
        up, down = (softmax([2, 1 + h, 0.1]) for h in (step, -step))
        assert explorer.rates() == pytest.approx((up - down) / (2 * step), abs=1e-9)

    def test_sentence(self):
        assert at(JacobianExplorer).sentence() == (
            "Scores: cat 2.00, dog 1.00, bird 0.10. Shares: cat 0.6590, dog 0.2424, bird 0.0986. Raise cat's "
            "score: its share grows at 0.6590 × (1 − 0.6590) = 0.2247 per unit of score; dog's falls at "
            "0.2424 × 0.6590 = 0.1598; bird's falls at 0.0986 × 0.6590 = 0.0650. The rates sum to 0: what "
            "cat gains, the others lose."
        )
        assert column(at(JacobianExplorer), "formula")[:2] == [
            "0.659001 × (1 − 0.659001)",
            "−0.242433 × 0.659001",
        ]


def arrows(explorer):
    """Hold the arrows, and the stacks beside them, to the column of the Jacobian."""
    p = softmax(explorer.scores())
    place = explorer.names.index(explorer.moved)
    rates = softmax_jacobian(explorer.scores())[:, place]
    assert rates[place] == pytest.approx(p[place] * (1 - p[place]), rel=1e-9)
    assert heights(explorer.share_bars) == pytest.approx(p)
    for share, rate, shaft, head in zip(p, rates, explorer.shafts, explorer.heads, strict=True):
        assert list(shaft.get_ydata()) == pytest.approx([share, share + rate])
        assert head.get_marker() == ("^" if rate > 0 else "v")
        assert abs(head.get_ydata()[0] - share) <= abs(rate)
    gain, losses = (heights(stack) for stack in explorer.stacks)
    assert gain.sum() == pytest.approx(losses.sum())
    assert (gain - losses) == pytest.approx(rates)
