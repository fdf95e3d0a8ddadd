"""Controls take what they can show, and say in words what they do not take."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from teachkit.explorers.engine import Choice, NotTaken, Number, Toggle


class Unspeakable:
    """Somebody's own class, which does not even say what it is."""

    def __repr__(self):
        raise RuntimeError("no words")


NUMBERS = [10**400, math.nan, math.inf, "abc", "", "1 2", "1e999", "nan", None, [], True, 1j, b"1", 10**5000,
           Fraction(10**400), Decimal("0.5"), np.array([0.5]), np.ma.masked, np.datetime64("NaT", "D"),
           "\ud800", -0.01, 1.01, Unspeakable()]  # fmt: skip
TURN = Number(0.5, 0, 1, label="turn of the dial")
TURN.__set_name__(object, "turn")


@pytest.mark.parametrize("value", NUMBERS, ids=lambda value: type(value).__name__)
def test_what_is_no_number_in_range_is_refused_by_name_and_on_the_card_by_label(value):
    with pytest.raises(NotTaken) as error:
        TURN.checked(value)
    wanted = "must be a number from 0 to 1; got "
    assert str(error.value).startswith(f"turn (turn of the dial) {wanted}")
    assert error.value.on_card.startswith(f"turn of the dial {wanted}") and len(str(error.value)) < 200
    assert isinstance(error.value, ValueError)


@pytest.mark.parametrize(
    "text, value",
    [("0.25", 0.25), (" 0,75 ", 0.75), ("1e-1", 0.1), ("+1", 1.0), (np.float32(1), 1.0), (0, 0.0)],
)
def test_what_spells_a_number_is_taken(text, value):
    taken = TURN.checked(text)
    assert taken == value and type(taken) is float


def test_a_typed_minus_may_be_a_true_minus():
    assert Number(0, -3, 3).checked("−2,5") == -2.5


@pytest.mark.parametrize("value", [*NUMBERS, 1, "LOG"], ids=lambda value: type(value).__name__)
def test_what_is_no_option_is_refused_with_the_options(value):
    axis = Choice(("log", "linear"), label="axis")
    with pytest.raises(NotTaken, match="axis must be one of log, linear; got"):
        axis.checked(value)
    assert axis.checked("linear") == "linear"


OTHERS = [value for value in NUMBERS if value is not True]


@pytest.mark.parametrize("value", [*OTHERS, 0, 1, "True", np.True_], ids=lambda value: type(value).__name__)
def test_what_is_not_true_or_false_is_refused(value):
    with pytest.raises(NotTaken, match="sum must be True or False; got"):
        Toggle(False, label="sum").checked(value)


@pytest.mark.parametrize(
    "make", [lambda: Number(2, 0, 1), lambda: Choice("ab", default="c"), lambda: Toggle("yes")]
)
def test_a_first_value_is_checked_too(make):
    with pytest.raises(NotTaken, match="default must be"):
        make()


def test_a_control_without_label_is_called_by_its_name():
    class Dial:
        top_score = Number(0, 0, 1)

    assert Dial.top_score.label == "top score" and Dial.top_score.name == "top_score"
    with pytest.raises(NotTaken, match=r"^top_score must be a number"):
        Dial.top_score.checked(2)


def test_the_browser_is_told_what_it_needs_to_draw_them():
    assert TURN.describe() == {
        "name": "turn", "label": "turn of the dial", "more": False, "kind": "number", "low": 0, "high": 1,
        "step": 0.1, "digits": 2, "log": False, "box": False, "figures": 4,
    }  # fmt: skip
    folded = Number(0, 0, 1, more=True, box=True).describe()
    assert folded["more"] and folded["box"]
    assert Choice("ab", more=True).describe()["options"] == ["a", "b"]
    assert Toggle(True, more=True).describe()["more"]


def test_the_ends_of_controls():
    assert (
        TURN.ends() == [0, 1]
        and Choice("abc").ends() == ["a", "b", "c"]
        and Toggle(True).ends() == [True, False]
    )


@pytest.mark.parametrize("value", [1.5, "1,5", 1e-9])
def test_what_is_counted_is_a_whole_number(value):
    seed = Number(0, 0, 99, step=1, label="seed", digits=0)
    with pytest.raises(NotTaken, match="seed must be a whole number from 0 to 99; got"):
        seed.checked(value)
    assert seed.checked("7") == 7
    assert Number(0, 0, 99, digits=0, whole=False).checked("1,5") == 1.5


def test_a_hand_sets_no_more_digits_than_are_shown():
    log = Number(1, 0.0123456, 1e6, log=True)
    assert [log.settled(value) for value in (0.741310241, 77777, 0.0123456)] == [0.7413, 77780, 0.01235]
    assert Number(1, 1e-6, 1, log=True, figures=6).settled(0.99908894) == 0.999089
    assert Number(0, -3.456, 3, digits=1).settled(0.1 + 0.26) == 0.4
    assert Number(0, -3.456, 3, digits=1).settled(-3.456) == -3.456  # both ends can be reached
    draws = Number(1, 1, 1e5, digits=0, log=True)
    assert draws.settled(12345.4) == 12345 and math.isnan(draws.settled(math.nan))
