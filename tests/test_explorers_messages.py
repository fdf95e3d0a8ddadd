"""Whatever a view or a cell asks of an explorer is answered in words, and what is gone is freed."""

import asyncio
import contextlib
import gc
import inspect
import math
import re
import weakref
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import traitlets
from explorer_tools import Notebook, few, first_state, received

import teachkit.explorers
from teachkit.explorers.old import engine
from teachkit.explorers.old.engine import Choice, Explorer, Number, Toggle
from teachkit.explorers.old.space import SpaceExplorer
from teachkit.figures.style import new_figure

NAMES = [
    name
    for name in teachkit.explorers.__all__
    if inspect.isclass(thing := getattr(teachkit.explorers, name))
    and issubclass(thing, Explorer)
    and thing is not Explorer
]


@pytest.fixture(params=few(NAMES))
def explorer(request):
    return first_state(getattr(teachkit.explorers, request.param))


class Unspeakable:
    """Somebody's own class, which does not even say what it is."""

    def __repr__(self):
        raise RuntimeError("no words")


BAD = [
    10**400,
    -(10**400),
    math.nan,
    math.inf,
    -math.inf,
    "abc",
    "1e999",
    None,
    [],
    {},
    [1, 2, 3, 4],
    True,
    1j,
    b"1",
    10**5000,  # Python refuses to write it
    Fraction(10**400),
    Decimal("0.5"),
    np.array([0.5, 0.5]),
    np.ma.masked,
    np.datetime64("NaT", "s"),
    "\ud800",  # half a character, as a browser may send it
    Unspeakable(),
]


HARD = [10**400, math.nan, "abc", None]  # one of each way to fail; all of them are tried on one explorer


def test_every_bad_value_is_answered(explorer):
    seq = 0
    for name in explorer.controls():
        for value in BAD if type(explorer).__name__ == "ExponentialExplorer" else HARD:
            start = explorer.state()
            seq += 1
            explorer.handle_message({"view": "a", "seq": seq, "values": {name: value}})
            frame = received(explorer)
            assert frame["answered"]["a"] == seq
            if explorer.state() == start and isinstance(explorer.controls()[name], Number):
                assert explorer.controls()[name].label in frame["refused"]["a"]


def test_every_bad_drag_is_answered(explorer):
    seq = 0
    for name in [*handle_names(explorer), "nothing"]:
        for value in BAD if type(explorer).__name__ == "ExponentialExplorer" else HARD:
            start = explorer.state()
            seq += 1
            explorer.handle_message({"view": "a", "seq": seq, "dragged": {name: value}})
            frame = received(explorer)
            assert frame["answered"]["a"] == seq
            assert explorer.state() == start and frame["refused"]["a"]


class Dial(Explorer):
    """A dot on a line, which some states cannot draw."""

    turn = Number(0.0, -1, 1, step=0.25, label="turn")
    broken = Toggle(False, label="broken")
    size = Number(0, 0, 1, label="size")
    actions = {"further": "Go further"}  # noqa: RUF012 - read only

    fails = None  # what drawing raises, in every state

    def build(self):
        figure, ax = new_figure(2, 1)
        (self.dot,) = ax.plot([0], [0], "o", animated=True)
        return figure

    def update(self):
        if self.fails:
            raise self.fails
        if self.broken:
            raise ZeroDivisionError("secret")
        self.dot.set_xdata([self.turn])

    def sentence(self):
        return f"turn {self.turn}"

    def handles(self):
        return [engine.Handle("turn", self.dot, "turn", self.turn, 0, -1, 1, 0.25)]

    def dragged(self, name, value):
        return {name: [-1, -0.5, 0, 0.5, 1][round(2 * value) + 2]}

    def further(self):
        self._apply({"turn": 0.5})
        yield 0.5
        raise KeyError("lost")


def handle_names(explorer):
    in_space = explorer.space_handles() if hasattr(explorer, "space_handles") else []
    return [handle.name for handle in [*explorer.handles(), *in_space]]


# Finite, and further than any screen: the powers and quotients of such places are beyond every float.
FAR = [1e308, -1e308, 1e200, -1e6, 5e-324]


@pytest.mark.filterwarnings("error")
def test_a_drag_far_away_is_taken_or_refused_in_words(explorer):
    in_space = [handle.name for handle in getattr(explorer, "space_handles", list)()]
    for name in handle_names(explorer):
        for place in FAR:
            explorer.reset()
            start = explorer.state()
            try:
                explorer.drag(name, [place] * 3 if name in in_space else place)
            except (ValueError, traitlets.TraitError) as error:
                labels = [name, *(trait.label for trait in explorer.controls().values())]
                assert any(label in str(error) for label in labels)
                assert explorer.state() == start == received(explorer)["values"]


@pytest.mark.parametrize(
    "payload",
    [
        None,
        [],
        "values",
        7,
        {"values": [1]},
        {"values": {"turn": 1, "speed": 2}},
        {"dragged": "turn"},
        {"dragged": {"turn": [0, 0]}},
        {"values": {1: 1}},
        {"action": "dance"},
        {"action": 7},
        {"action": ["turn"]},
        {"values": {"turn": "x" * 10**6}},
        {"values": {"__class__": 1}},
        {"values": {"figure": 1}},
        {"values": {"\ud800": 1}},
        {"values": {"x" * 10**6: 1}},
        {"values": {f"x{k}": 1 for k in range(1000)}},
        {"dragged": {"size": 0.5}},  # a control, but nothing to drag
        {"dragged": {"turn": [0] * 10**6}},
        {"values": None},
        {"action": "\ud800"},
    ],
)
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


@pytest.mark.parametrize(
    "view, seq",
    [(None, 1), (["a"], 1), ("a", None), ("a", "1"), ("a", True), ({}, {}), ("a" * 10**6, 1), ("\ud800", 1)],
)
def test_a_sender_that_makes_no_sense_is_not_remembered(view, seq):
    dial = Dial()
    dial.handle_message({"view": view, "seq": seq, "values": {"turn": 0.5}})
    assert dial.turn == 0.5 and received(dial)["answered"] == {}


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
    assert received(explorer)["values"]["turn"] == 0.25


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


def test_a_frame_that_a_browser_cannot_read_is_refused():
    class Strange(Dial):
        def handles(self):
            return [engine.Handle("turn", self.dot, "turn", math.nan if self.turn else 0, 0, -1, 1, 0.25)]

    dial = Strange()
    dial.handle_message({"view": "a", "seq": 1, "values": {"turn": 0.5}})
    assert dial.turn == 0 and received(dial)["answered"] == {"a": 1} and received(dial)["refused"]["a"]


def test_an_action_that_fails_says_so_in_every_view_and_keeps_what_was_reached():
    async def press():
        dial.handle_message({"view": "a", "seq": 1})
        dial.handle_message({"view": "b", "seq": 1, "action": "further"})
        for _ in range(200):
            await asyncio.sleep(0.01)
            if received(dial)["refused"]:
                return

    dial = Dial()
    asyncio.run(press())
    frame = received(dial)
    assert frame["refused"].keys() == {"a", "b"} and frame["refused"]["b"].startswith("Go further: ")
    assert frame["share"] is None and dial.turn == 0.5


@pytest.mark.parametrize("name, control", [("Temperature", "temperature"), ("MatchingLoss", "curve")])
def test_a_user_s_numpy_settings_reach_no_explorer(name, control):
    """In both, small numbers vanish on purpose."""
    kind = getattr(teachkit.explorers, f"{name}Explorer")
    with np.errstate(all="raise"):
        for value in kind.controls()[control].ends():
            explorer = kind(**{control: value})
            explorer.picture()
            explorer.reset()
            setattr(explorer, control, value)
            assert getattr(explorer, control) == value


def test_from_python_an_error_names_the_control(explorer):
    for trait in explorer.controls().values():
        for value in BAD:
            try:
                type(trait).validate(trait, explorer, value)
            except traitlets.TraitError as error:
                assert trait.label in str(error) and len(str(error)) < 300
    name, trait = next(iter(explorer.controls().items()))
    with pytest.raises(traitlets.TraitError, match=trait.label):
        setattr(explorer, name, [])


def test_drag_and_press_do_what_the_hand_does():
    dial = Dial()
    dial.drag("turn", 0.5)
    assert dial.turn == 0.5 and dial.dot.get_xdata() == [0.5]
    for name, value, error in (
        ("turm", 0, TypeError),
        ("turn", math.nan, ValueError),
        ("turn", 7, ValueError),
    ):
        with pytest.raises((error, traitlets.TraitError), match=r"tur[nm]"):
            dial.drag(name, value)
        assert dial.turn == 0.5
    dial.press("reset")
    assert dial.turn == 0
    with pytest.raises(TypeError, match="no action named dance"):
        dial.press("dance")


# ------------------------------------------------------------------------------------------- names

TAKEN = """keys state code table set figure comm observe before layout send close run tooltip reset restore
picture press drag update build sentence handles actions controls heading open model_id get_state traits
notify_change class lambda _private __dunder__ hold_sync on_msg log widgets add_traits mro""".split()


@pytest.mark.parametrize("name", TAKEN)
def test_a_name_that_collides_is_refused_when_the_class_is_made(name):
    for control in (Number(0, 0, 1, label="x"), Choice(["a", "b"], label="x"), Toggle(True, label="x")):
        with pytest.raises(TypeError, match=rf"cannot have a control named {name}:"):
            type("Mine", (Explorer,), {name: control})


@pytest.mark.parametrize("name", ["close", "figure", "space", "stage"])
def test_a_name_that_collides_is_refused_in_a_mixin_and_in_space_too(name):
    mixin = type("Mixin", (), {name: Number(0, 0, 1, label="x")})
    with pytest.raises(TypeError, match=rf"cannot have a control named {name}:"):
        type("Mine", (mixin, SpaceExplorer), {})


def test_a_control_may_be_declared_again():
    class Wider(Dial):
        turn = Number(0.5, -2, 2, label="turn")

    assert Wider().turn == 0.5 and list(Wider().controls()) == ["turn", "broken", "size"]


def test_the_signature_is_the_real_one(explorer):
    parameters = inspect.signature(type(explorer)).parameters
    assert list(parameters) == list(explorer.controls())
    assert {name: each.default for name, each in parameters.items()} == explorer.state()
    assert all(each.kind is inspect.Parameter.KEYWORD_ONLY for each in parameters.values())


# ------------------------------------------------------------------------- cells that run again

SETUP = """
import gc, resource, weakref
from teachkit.explorers.old.temperature import DieExplorer, TemperatureExplorer
from teachkit.explorers.old.engine import Explorer
from teachkit.explorers.old import engine
png_url, engine.png_url = engine.png_url, lambda figure, dpi: "data:,"  # backgrounds take most of the time
def alive():
    gc.collect()
    return sum(isinstance(thing, Explorer) for thing in gc.get_objects())
"""


@pytest.fixture(scope="module")
def notebook():
    desk = Notebook()
    desk.run(SETUP)
    yield desk
    desk.close()


@pytest.mark.parametrize(
    "source, on_screen",
    [
        ("TemperatureExplorer()", 1),
        ("display(TemperatureExplorer())", 1),
        ("explorer = TemperatureExplorer()\nexplorer", 1),
        ("display(TemperatureExplorer(), DieExplorer())", 2),
        ("for cat in (0, 1):\n    display(TemperatureExplorer(cat=cat))", 2),
        ("never_shown = TemperatureExplorer()", 0),
        ("a_list = [TemperatureExplorer() for _ in range(2)]", 1),  # both alive, neither on screen
    ],
)
def test_running_a_cell_again_frees_what_it_showed_before(notebook, source, on_screen):
    notebook.run("before = alive()")
    for _ in range(4):
        notebook.run(source, cell=source)
    assert notebook.number("alive() - before") <= on_screen + 1
    notebook.run("1", cell=source)  # the cell was rewritten and shows none: a variable may hold one or two
    assert notebook.number("alive() - before") <= 2 * ("=" in source)


def test_a_cell_that_fails_or_is_deleted_is_freed_too(notebook):
    notebook.run("before = alive()")
    for _ in range(2):
        with pytest.raises(AssertionError, match="ZeroDivisionError"):
            notebook.run("display(TemperatureExplorer())\n1 / 0", "fails")
    assert notebook.number("alive() - before") == 1
    notebook.run("1", "elsewhere", deletedCells=["fails"])
    assert notebook.number("alive() - before") == 0


def test_a_front_end_without_ids_of_cells_frees_what_the_same_source_showed(notebook):
    notebook.run("before = alive()")
    for _ in range(4):
        notebook.run("TemperatureExplorer()", None)
    assert notebook.number("alive() - before") == 1
    notebook.run("TemperatureExplorer() ", None)  # another cell: both are on screen
    assert notebook.number("alive() - before") == 2


def test_an_explorer_in_a_variable_outlives_its_cell(notebook):
    notebook.run("mine = TemperatureExplorer(cat=1)", "make")
    for _ in range(3):
        notebook.run("mine", "show")
    notebook.run("DieExplorer()", "show")  # the cell was rewritten
    assert notebook.run("print(mine.comm)") == "None\n"
    notebook.run("mine.cat = 0.5", "move")
    notebook.run("mine", "show")
    assert notebook.number("mine.cat") == 0.5
    assert notebook.run("print(mine.comm is not None)") == "True\n"


def test_an_explorer_under_two_cells_lives_until_both_have_run(notebook):
    notebook.run("both = TemperatureExplorer()", "make")
    for cell in ("above", "below"):
        notebook.run("both", cell)
    for cell, shown in (("above", True), ("below", False)):
        notebook.run("1", cell)
        assert notebook.run("print(both.comm is not None)") == f"{shown}\n"


def test_shift_tab_shows_the_controls(notebook):
    reply = notebook.client.inspect("DieExplorer", reply=True, timeout=60)
    text = re.sub(r"\x1b\[[\d;]*m", "", reply["content"]["data"]["text/plain"])
    shown = re.search(r"Init signature:\s*DieExplorer\((.*?)\)\n", text, re.DOTALL)[1]
    names = [part.split("=")[0].strip() for part in shown.split(",") if "=" in part]
    assert names == list(teachkit.explorers.DieExplorer.controls())
    assert "temperature=1.0" in shown


@pytest.mark.slow
def test_twenty_runs_take_little_more_memory_than_two(notebook):
    notebook.run("engine.png_url = png_url")
    notebook.run(
        "import os\ndef memory():\n    gc.collect()\n    return "
        "int(open('/proc/self/statm').read().split()[1]) / 256"
    )
    sizes = []
    for _ in range(20):
        notebook.run("TemperatureExplorer()", "again")
        sizes.append(notebook.number("memory()"))
    assert sizes[-1] - sizes[1] < 60  # MB; it was 15 a run


def test_an_explorer_that_nobody_names_is_gone():
    dial = Dial()
    gone = weakref.ref(dial)
    del dial
    gc.collect()
    assert gone() is None


class Axis(Dial):
    """A dial whose background changes with its state."""

    def update(self):
        self.dot.axes.set_xlim(-2, 2 + self.turn)


def test_a_view_that_closes_takes_the_backgrounds_with_it(monkeypatch):
    drawn = []
    monkeypatch.setattr(engine, "png_url", lambda figure, dpi: f"data:,{drawn.append(0)}")
    dial = Axis()
    for turn in (0.5, 0.0, 0.5, 0.0):
        dial.turn = turn
    assert len(drawn) == 2  # they are kept
    dial.handle_message({"view": "a", "closes": True})
    dial.turn = 0.5
    assert len(drawn) == 3


@pytest.mark.parametrize("way", ["restore", "reset", "attribute"])
def test_a_frame_has_its_background_whatever_was_on_screen_before(way, real_backgrounds):
    """Gone, and back again, twice, also while no view was open: what is saved is what is seen."""
    dial = Axis()
    first, start = dial._background, dial.state()
    back = {
        "restore": lambda: dial.restore(start),
        "reset": dial.reset,
        "attribute": lambda: setattr(dial, "turn", 0.0),
    }
    for _ in range(2):
        dial.turn = 0.5
        assert dial._background["key"] == received(dial)["background"] != first["key"]
        dial.handle_message({"view": "a", "closes": True})
        back[way]()
        assert dial._background == first and received(dial)["background"] == first["key"]
