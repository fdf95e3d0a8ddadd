"""Whatever a view or a cell asks of an explorer is answered in words, and what is gone is freed."""

import inspect
import math
import queue
import time

import pytest
import traitlets
from explorer_tools import received
from jupyter_client.manager import KernelManager
from record import connection

import teachkit.explorers
from teachkit.explorers import Choice, Explorer, Number, Toggle, engine
from teachkit.figures.style import new_figure

NAMES = [
    name
    for name in teachkit.explorers.__all__
    if inspect.isclass(thing := getattr(teachkit.explorers, name))
    and issubclass(thing, Explorer)
    and thing is not Explorer
]
made = {}


@pytest.fixture(params=NAMES)
def explorer(request):
    if request.param not in made:
        made[request.param] = getattr(teachkit.explorers, request.param)()
    made[request.param].reset()
    return made[request.param]


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
    for name in [*explorer._handle_names(), "nothing"]:
        for value in BAD if type(explorer).__name__ in ("ExponentialExplorer", "BayesExplorer") else HARD:
            start = explorer.state()
            seq += 1
            explorer.handle_message({"view": "a", "seq": seq, "dragged": {name: value}})
            frame = received(explorer)
            assert frame["answered"]["a"] == seq
            assert explorer.state() == start and frame["refused"]["a"]


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


@pytest.mark.parametrize("view, seq", [(None, 1), (["a"], 1), ("a", None), ("a", "1"), ("a", True), ({}, {})])
def test_a_sender_that_makes_no_sense_is_not_remembered(view, seq):
    dial = Dial()
    dial.handle_message({"view": view, "seq": seq, "values": {"turn": 0.5}})
    assert dial.turn == 0.5 and received(dial)["answered"] == {}


class Dial(Explorer):
    """A dot on a line, which some states cannot draw."""

    turn = Number(0.0, -1, 1, step=0.25, label="turn")
    broken = Toggle(False, label="broken")

    def build(self):
        figure, ax = new_figure(2, 1)
        (self.dot,) = ax.plot([0], [0], "o", animated=True)
        return figure

    def update(self):
        if self.broken:
            raise ZeroDivisionError("secret")
        self.dot.set_xdata([self.turn])

    def sentence(self):
        return f"turn {self.turn}"

    def handles(self):
        return [engine.Handle("turn", self.dot, "turn", self.turn, 0, -1, 1, 0.25)]


def test_a_state_that_cannot_be_drawn_is_refused():
    dial = Dial()
    dial.handle_message({"view": "a", "seq": 1, "values": {"turn": 0.5, "broken": True}})
    assert dial.state() == {"turn": 0.0, "broken": False}
    refusal = received(dial)["refused"]["a"]
    assert "ZeroDivisionError" in refusal and "stays as it was" in refusal


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
notify_change class lambda _private __dunder__ hold_sync on_msg log""".split()


@pytest.mark.parametrize("name", TAKEN)
def test_a_name_that_collides_is_refused_when_the_class_is_made(name):
    for control in (Number(0, 0, 1, label="x"), Choice(["a", "b"], label="x"), Toggle(True, label="x")):
        with pytest.raises(TypeError, match=rf"cannot have a control named {name}:"):
            type("Mine", (Explorer,), {name: control})


def test_a_control_may_be_declared_again():
    class Wider(Dial):
        turn = Number(0.5, -2, 2, label="turn")

    assert Wider().turn == 0.5 and list(Wider().controls()) == ["turn", "broken"]


def test_the_signature_is_the_real_one(explorer):
    parameters = inspect.signature(type(explorer)).parameters
    assert list(parameters) == list(explorer.controls())
    assert {name: each.default for name, each in parameters.items()} == explorer.state()
    assert all(each.kind is inspect.Parameter.KEYWORD_ONLY for each in parameters.values())


# ------------------------------------------------------------------------- cells that run again

SETUP = """
import gc, resource, weakref
from teachkit.explorers import Explorer, ExponentialExplorer, TemperatureExplorer
def alive():
    gc.collect()
    return sum(isinstance(thing, Explorer) for thing in gc.get_objects())
"""


class Notebook:
    """A kernel to which cells are sent as JupyterLab sends them, with their ids."""

    def __init__(self):
        self.manager = KernelManager(**connection())
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(60)

    def run(self, source, cell="setup"):
        """Run a cell and return what it printed."""
        content = {"code": source, "silent": False, "store_history": True, "user_expressions": {},
                   "allow_stdin": False, "stop_on_error": True}  # fmt: skip
        message = self.client.session.msg("execute_request", content, metadata={"cellId": cell})
        self.client.shell_channel.send(message)
        text, end = "", time.monotonic() + 60
        while time.monotonic() < end:
            try:
                reply = self.client.get_iopub_msg(timeout=5)
            except queue.Empty:
                continue
            if reply["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if reply["msg_type"] == "stream":
                text += reply["content"]["text"]
            elif reply["msg_type"] == "error":
                raise AssertionError("\n".join(reply["content"]["traceback"]))
            elif reply["msg_type"] == "status" and reply["content"]["execution_state"] == "idle":
                return text
        raise AssertionError("the cell did not end")

    def number(self, expression):
        return float(self.run(f"print({expression})", "question"))

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def notebook():
    desk = Notebook()
    desk.run(SETUP)
    yield desk
    desk.close()


@pytest.mark.parametrize(
    "source, on_screen",
    [
        ("ExponentialExplorer()", 1),
        ("display(ExponentialExplorer())", 1),
        ("explorer = ExponentialExplorer()\nexplorer", 1),
        ("display(ExponentialExplorer(), TemperatureExplorer())", 2),
    ],
)
def test_running_a_cell_again_frees_what_it_showed_before(notebook, source, on_screen):
    notebook.run("before = alive()")
    for _ in range(4):
        notebook.run(source, cell=source)
    assert notebook.number("alive() - before") <= on_screen + 1


def test_an_explorer_in_a_variable_outlives_its_cell(notebook):
    notebook.run("mine = ExponentialExplorer(cat=1)", "make")
    for _ in range(3):
        notebook.run("mine", "show")
    notebook.run("TemperatureExplorer()", "show")  # the cell was rewritten
    notebook.run("mine.cat = 0.5", "move")
    notebook.run("mine", "show")
    assert notebook.number("mine.cat") == 0.5
    assert notebook.run("print(mine.comm is not None)") == "True\n"


@pytest.mark.slow
def test_twenty_runs_take_little_more_memory_than_two(notebook):
    notebook.run(
        "import os\ndef memory():\n    gc.collect()\n    return "
        "int(open('/proc/self/statm').read().split()[1]) / 256"
    )
    sizes = []
    for _ in range(20):
        notebook.run("ExponentialExplorer()", "again")
        sizes.append(notebook.number("memory()"))
    assert sizes[-1] - sizes[1] < 60  # MB; it was 15 a run
