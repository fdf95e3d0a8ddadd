"""Whatever a view asks of an explorer is answered in words."""

import contextlib
import math

import numpy as np
import pytest
from explorer_tools import received
from test_engine_controls import NUMBERS
from test_engine_explorer import Plane
from test_engine_space import Room

from teachkit.explorers import MatchingLossExplorer, TemperatureExplorer
from teachkit.explorers.engine import Choice, Explorer, Number, Toggle, panels


def named_cell(row, column):
    return f"row {row}, column {column}"


class Dial(Explorer):
    """A dot on a line, which some states cannot draw."""

    turn = Number(0.0, -1, 1, step=0.25)
    broken = Toggle(False)
    colour = Choice(("red", "blue"))
    actions = {"further": "Go further"}  # noqa: RUF012 - read only

    fails = None  # what drawing raises, in every state
    says = None  # where the dot is said to be

    def build(self):
        figure, axes = panels("dial", 2, 1)
        (dot,) = axes["dial"].plot([0], [0], "o")
        self.follow(dot, xdata=lambda: [self.turn])
        self.handle("turn", dot, low=-1, high=1, x=lambda: self.says or self.turn, to=self.reached)
        self.dot = dot
        self.target(
            "colours",
            axes["dial"],
            "colours",
            columns=2,
            words=named_cell,
            click=self.coloured,
        )
        return figure

    def reached(self, value):
        return {"turn": [-1, -0.5, 0, 0.5, 1][round(2 * value) + 2]}

    def coloured(self, row, column):
        return {"colour": ("red", "blue")[column]}

    def update(self):
        if self.fails:
            raise self.fails
        if self.broken:
            raise ZeroDivisionError("secret")

    def sentence(self):
        return f"turn {self.turn}."

    def further(self):
        yield 1


def test_a_frame_answers_the_view_that_asked():
    dial = Dial()
    frame = dial.handle_message({"view": "v", "seq": 7, "values": {"turn": 0.25}})
    assert frame["answered"] == {"v": 7} and frame["values"]["turn"] == 0.25
    dial.turn = 0.5
    assert received(dial)["answered"] == {"v": 7}  # a frame that comes right after it loses no answer


def test_a_handle_is_not_taken_for_the_control_of_its_name():
    dial = Dial()
    dial.handle_message({"view": "v", "seq": 1, "dragged": {"turn": 0.3}})
    assert dial.turn == 0.5
    dial.handle_message({"view": "v", "seq": 2, "values": {"turn": 0.3}})
    assert dial.turn == 0.3


MALFORMED = [
    None,
    [],
    "values",
    7,
    {"values": [1]},
    {"values": {"turn": 1, "speed": 2}},
    {"dragged": "turn"},
    {"dragged": {"turn": [0, 0]}},
    {"dragged": {"turn": 7}},
    {"dragged": {"colour": 0.5}},  # a control, but nothing to drag
    {"dragged": {"turn": [0] * 10**6}},
    {"dragged": {"turn": math.nan}},
    {"dragged": {"turn": 10**400}},
    {"values": {1: 1}},
    {"action": "dance"},
    {"action": 7},
    {"action": ["turn"]},
    {"action": "\ud800"},
    {"values": {"turn": "x" * 10**6}},
    {"values": {"__class__": 1}},
    {"values": {"figure": 1}},
    {"values": {"\ud800": 1}},
    {"values": {"x" * 10**6: 1}},
    {"values": {f"x{k}": 1 for k in range(1000)}},
    {"values": None},
    {"clicked": [0, 1]},
    {"clicked": {"colours": None}},
    {"clicked": {"colours": [0, 2]}},
    {"clicked": {"colours": [0, 1, 0]}},
    {"clicked": {"colours": ["0", 1]}},
    {"clicked": {"cells": [0, 1]}},
    {"clicked": {7: [0, 1]}},
    {"painted": {"colours": {"cells": [[0, 1]], "to": True}}},  # cannot be painted
    {"painted": {"colours": None}},
    {"painted": {"nothing": {}}},
]


@pytest.mark.parametrize("payload", MALFORMED, ids=range(len(MALFORMED)))
def test_a_malformed_message_changes_nothing_and_is_answered(payload):
    dial = Dial()
    start = dial.state()
    if isinstance(payload, dict):
        payload = {**payload, "view": "a", "seq": 5}
    dial.handle_message(payload)
    assert dial.state() == start
    if isinstance(payload, dict):
        frame = received(dial)
        assert frame["answered"] == {"a": 5} and 0 < len(frame["refused"]["a"]) < 300
    dial.handle_message({"view": "a", "seq": 6, "values": {"turn": 0.25}})
    assert dial.turn == 0.25 and received(dial)["answered"] == {"a": 6} and not received(dial)["refused"]


# What is no number of a control, and no place on a line, in the plane or in space.
PLACES = (-0.01, 1.01, np.array([0.5]))
BAD = [value for value in NUMBERS if not any(type(value) is type(one) for one in PLACES)]
BAD += [math.nan, -math.inf, [1, 2, 3, 4], [math.nan] * 2, ["0"] * 3, {}]


@pytest.mark.parametrize("make", [Dial, Plane, Room])
def test_every_bad_value_and_drag_is_answered(make):
    explorer, seq = make(), 0
    start, controls = explorer.state(), explorer.controls()
    asked = [("values", name, one.label) for name, one in controls.items() if isinstance(one, Number)]
    asked += [("dragged", name, name) for name in [*explorer.handles(), "nothing"]]
    for way, name, called in asked:
        for value in BAD:
            seq += 1
            frame = explorer.handle_message({"view": "a", "seq": seq, way: {name: value}})
            assert frame["answered"] == {"a": seq} and explorer.state() == start
            assert called in frame["refused"]["a"] and len(frame["refused"]["a"]) < 300


@pytest.mark.parametrize(
    "stroke", [None, {}, {"cells": []}, {"cells": [[0, 1]], "to": 1}, {"cells": 7, "to": True}]
)
def test_a_malformed_stroke_is_refused_in_words(stroke):
    class Painted(Dial):
        def build(self):
            figure = super().build()
            self.target("mask", self.dot.axes, "mask", words=named_cell, click=self.coloured, paint=True,
                        pressed=lambda row, column: self.colour == "blue")  # fmt: skip
            return figure

    dial = Painted()
    frame = dial.handle_message({"view": "a", "seq": 1, "painted": {"mask": stroke}})
    assert "painted must be a dict of cells" in frame["refused"]["a"] and frame["answered"] == {"a": 1}


@pytest.mark.parametrize(
    "view, seq",
    [(None, 1), (["a"], 1), ("a", None), ("a", "1"), ("a", True), ({}, {}), ("a" * 10**6, 1), ("\ud800", 1)],
)
def test_a_sender_that_makes_no_sense_is_not_remembered(view, seq):
    dial = Dial()
    dial.handle_message({"view": view, "seq": seq, "values": {"turn": 0.5}})
    assert dial.turn == 0.5 and received(dial)["answered"] == {}


@pytest.mark.parametrize(
    "message, words",
    [
        ({"values": {"turn": -7}}, "got −7"),
        ({"values": {"turn": "-7.5"}}, "got '−7.5'"),
        ({"values": {"turn": "a-1"}}, "got 'a-1'"),  # no minus
        ({"clicked": {"mask": [-1, 0]}}, "got [−1, 0]"),
    ],
)
def test_a_refusal_writes_a_minus_as_people_do(message, words):
    class Pressed(Dial):
        def build(self):
            figure = super().build()
            self.target("mask", self.dot.axes, "mask", words=named_cell, click=self.coloured)
            return figure

    assert words in Pressed().handle_message({"view": "a", "seq": 1, **message})["refused"]["a"]


def test_only_the_latest_views_are_remembered():
    dial = Dial()
    for k in range(100):
        frame = dial.handle_message({"view": f"v{k}", "seq": k})
    assert len(frame["answered"]) == 16 and frame["answered"]["v99"] == 99


def test_a_state_that_cannot_be_drawn_is_refused():
    dial = Dial()
    dial.handle_message({"view": "a", "seq": 1, "values": {"turn": 0.5, "broken": True}})
    assert dial.state() == Dial().state()
    refusal = received(dial)["refused"]["a"]
    assert "broken=True" in refusal and "ZeroDivisionError" in refusal and "stays as it was" in refusal


WAYS = {
    "attribute": lambda dial: setattr(dial, "broken", True),
    "set": lambda dial: dial.set(turn=0.5, broken=True),
    "restore": lambda dial: dial.restore({"broken": True}),
    "constructor": lambda dial: Dial(broken=True),
    "drag": lambda dial: dial.drag("turn", 7),
}


@pytest.mark.parametrize("way", WAYS)
def test_from_python_what_cannot_be_drawn_is_an_error_that_names_the_control(way):
    explorer = Dial()
    start, before = explorer.state(), explorer.before
    with pytest.raises(ValueError, match=r"turn=7|broken=True") as error:
        WAYS[way](explorer)
    assert "IndexError" in str(error.value) if way == "drag" else "ZeroDivisionError" in str(error.value)
    assert explorer.state() == start == received(explorer)["values"] and explorer.before == before
    explorer.turn = 0.25
    assert received(explorer)["values"]["turn"] == 0.25 and explorer.dot.get_xdata() == [0.25]


@pytest.mark.parametrize("raised", [MemoryError(), RecursionError("deep"), KeyboardInterrupt(), SystemExit()])
def test_a_message_is_answered_where_nothing_can_be_drawn_any_more(raised):
    """The last picture stays, with the answer; an interrupt goes on to whoever is to be interrupted."""
    dial = Dial()
    items, dial.fails = received(dial)["items"], raised
    with contextlib.suppress(KeyboardInterrupt, SystemExit):
        dial.handle_message({"view": "a", "seq": 3, "values": {"turn": 0.5}})
    frame = received(dial)
    assert frame["answered"] == {"a": 3} and "stays as it was" in frame["refused"]["a"]
    assert frame["items"] == items and dial.turn == 0
    dial.fails = None
    dial.handle_message({"view": "a", "seq": 4, "values": {"turn": 0.5}})
    assert dial.turn == 0.5 and received(dial)["answered"] == {"a": 4} and not received(dial)["refused"]
    assert received(dial)["items"] != items


def test_a_frame_that_a_browser_cannot_read_is_refused():
    dial = Dial()
    dial.says = math.nan
    dial.handle_message({"view": "a", "seq": 1, "values": {"turn": 0.5}})
    assert dial.turn == 0 and received(dial)["answered"] == {"a": 1} and received(dial)["refused"]["a"]


def test_drag_click_and_press_do_what_the_hand_does():
    dial = Dial()
    dial.drag("turn", 0.5)
    dial.click("colours", 0, 1)
    assert dial.turn == 0.5 and dial.dot.get_xdata() == [0.5] and dial.colour == "blue"
    for act, error, words in (
        (lambda: dial.drag("turm", 0), TypeError, "no handle named turm; it has turn"),
        (lambda: dial.drag("turn", math.nan), ValueError, "turn must be dragged to a finite number; got nan"),
        (lambda: dial.click("colour"), TypeError, "no target named colour; it has colours"),
        (lambda: dial.press("dance"), TypeError, "no action named dance; it has further"),
        (lambda: dial.run("reset"), TypeError, "no action named reset"),
    ):
        with pytest.raises(error, match=words):
            act()
        assert dial.turn == 0.5
    dial.press("reset")
    assert dial.turn == 0


@pytest.mark.parametrize(
    "kind, control", [(TemperatureExplorer, "temperature"), (MatchingLossExplorer, "curve")]
)
def test_a_user_s_numpy_settings_reach_no_explorer(kind, control):
    """In both, small numbers vanish on purpose."""
    with np.errstate(all="raise"):
        for value in kind.controls()[control].ends():
            explorer = kind(**{control: value})
            explorer.picture()
            explorer.reset()
            setattr(explorer, control, value)
            assert getattr(explorer, control) == value


def test_a_user_s_numpy_settings_reach_no_subclass():
    class Small(Dial):
        def update(self):
            np.exp(np.array([-1000.0, self.turn]))  # vanishes on purpose

    with np.errstate(all="raise"):
        small = Small()
        small.turn = 0.5
        small.picture()
    assert small.turn == 0.5


def test_what_cannot_be_painted_says_so():
    stroke = {"cells": [[0, 1]], "to": True}
    frame = Dial().handle_message({"view": "a", "seq": 1, "painted": {"colours": stroke}})
    assert frame["refused"] == {"a": "colours cannot be painted"} and frame["values"]["colour"] == "red"
