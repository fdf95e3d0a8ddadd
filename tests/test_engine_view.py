"""An explorer has a view: made when it is shown, freed when its cell runs again."""

import gc
import json
import re
import weakref
import zlib

import pytest
from explorer_tools import Notebook
from test_engine_explorer import Dial

from teachkit.explorers.engine import explorer as engine
from teachkit.explorers.engine import view as module
from teachkit.explorers.engine.view import View, joined_module


@pytest.fixture
def backgrounds(monkeypatch):
    """A list that grows with each background drawn; none takes the time."""
    drawn = []
    monkeypatch.setattr(engine, "png_url", lambda figure, dpi: f"data:,{drawn.append(0)}{len(drawn)}")
    return drawn


def seen(view):
    return json.loads(zlib.decompress(view._packed))


def test_a_view_shows_each_frame_on_its_background(backgrounds):
    dial = Dial()
    view = View(dial)
    assert view._scene == json.loads(json.dumps(dial.describe_scene())) | {"actions": []}
    first = dict(view._background)
    assert seen(view) == json.loads(json.dumps(dial.frame())) and first["key"] == dial.frame()["background"]
    dial.turn = 0.25
    assert seen(view)["values"]["turn"] == 0.25 and view._background == first and len(backgrounds) == 1
    for _ in range(2):
        dial.wide = True
        assert view._background["key"] == seen(view)["background"] != first["key"]
        dial.wide = False
        assert view._background == first and seen(view)["background"] == first["key"]
    assert len(backgrounds) == 2
    view.close()


def test_a_view_hands_over_what_the_reader_does(backgrounds):
    dial = Dial()
    view = View(dial)
    view._hear(view, {"view": "a", "seq": 1, "values": {"turn": 0.75}}, [])
    assert dial.turn == 0.75 and seen(view)["answered"] == {"a": 1}
    view._hear(view, "nonsense", [])
    dial.wide = True
    narrow = next(key for key in dial._backgrounds if key != view._background["key"])
    sent = []
    view.observe(lambda change: sent.append(change["new"]["key"]), names="_background")
    wide = view._background["key"]
    view._hear(view, {"view": "a", "seq": 2, "need": narrow}, [])
    assert sent == [narrow, wide] and seen(view)["answered"] == {"a": 2}  # a saved page has that of its frame
    view.close()


BACK = {
    "attribute": lambda dial: setattr(dial, "wide", False),
    "restore": lambda dial: dial.restore({}),
    "reset": lambda dial: dial.press("reset"),
}


@pytest.mark.parametrize("way", BACK)
def test_a_frame_has_its_background_whatever_was_forgotten(way, real_backgrounds):
    """Gone, and back again, twice: what is saved is what is seen."""
    dial = Dial()
    view = View(dial)
    narrow = dict(view._background)
    for _ in range(2):
        dial.wide = True
        assert view._background["key"] == seen(view)["background"] != narrow["key"]
        assert view._background["url"] != narrow["url"]
        view._hear(view, {"view": "a", "closes": True}, [])
        BACK[way](dial)
        assert view._background == narrow and seen(view)["background"] == narrow["key"]
    view.close()


def test_an_explorer_that_was_not_shown_draws_no_background(backgrounds):
    dial = Dial()
    dial.turn = 0.25
    dial.wide = True
    assert not backgrounds and not dial._observers


def test_closing_frees_the_view_and_showing_makes_another(backgrounds, monkeypatch):
    monkeypatch.setattr(module, "show_explorer", lambda explorer, view: None)
    monkeypatch.setattr(engine, "show_explorer", lambda explorer, view: None)
    dial = Dial()
    dial.close()  # never shown: nothing to leave
    dial._ipython_display_()
    first = weakref.ref(dial._view)
    dial._ipython_display_()
    assert dial._view is first()  # any number of places, one widget
    dial.close()
    dial.close()
    gc.collect()
    assert first() is None and not dial._observers
    dial.turn = 0.25
    dial._ipython_display_()
    assert seen(dial._view)["values"]["turn"] == 0.25
    dial.close()


def test_what_is_shown_is_a_still_picture_and_then_the_view(backgrounds, monkeypatch):
    shown = []
    monkeypatch.setattr(module, "display", lambda data, raw: shown.append(data))
    dial = Dial()
    dial._ipython_display_()
    still, live = shown
    assert still["text/plain"] == repr(dial.picture())
    assert (
        "Run this cell to make it move." in still["text/html"]
        and '<img alt="A dial. The dial' in still["text/html"]
    )
    assert live.keys() == {"application/vnd.jupyter.widget-view+json"}
    assert live["application/vnd.jupyter.widget-view+json"]["model_id"] == dial._view.model_id
    dial.close()


# One module of several


def test_modules_are_joined_once_each_after_what_they_import(tmp_path):
    sources = {
        "numbers": "export const ONE = 1;\n",
        "shared": 'import { ONE } from "./numbers.js";\nexport function two() {\n  return ONE + ONE;\n}\n',
        "main": (
            'import {\n  ONE,\n} from "./numbers.js";\nimport { two } from "./shared.js";\n\n'
            "const important = two();\nfunction render() {\n  return ONE + important;\n}\n"
            "export default { render };\n"
        ),
    }
    for name, source in sources.items():
        (tmp_path / f"{name}.js").write_text(source, encoding="utf-8")
    whole = joined_module(tmp_path / "main.js")
    assert (
        whole.split()
        == (
            "const ONE = 1; function two() { return ONE + ONE; } const important = two(); "
            "function render() { return ONE + important; } export default { render };"
        ).split()
    )


def test_what_the_browser_gets_imports_nothing_and_exports_one_thing():
    assert not re.search(r"^\s*import\b", View._esm, re.MULTILINE)
    assert re.findall(r"^export\b.*", View._esm, re.MULTILINE) == ["export default widget(null);"]


# Cells that run again

SETUP = """
import gc
from teachkit.explorers import Explorer, TemperatureExplorer, PeaksExplorer
from teachkit.explorers.engine import explorer as engine
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
        ("explorer = TemperatureExplorer()\nexplorer", 1),
        *(
            pytest.param(source, on_screen, marks=pytest.mark.slow)
            for source, on_screen in (
                ("display(TemperatureExplorer())", 1),
                ("display(TemperatureExplorer(), PeaksExplorer())", 2),
                ("for cat in (0, 1):\n    display(TemperatureExplorer(cat=cat))", 2),
                ("never_shown = TemperatureExplorer()", 0),
                ("a_list = [TemperatureExplorer() for _ in range(2)]", 1),  # both alive, neither on screen
            )
        ),
    ],
)
def test_running_a_cell_again_frees_what_it_showed_before(notebook, source, on_screen):
    notebook.run("before = alive()")
    for _ in range(3):
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
    for _ in range(3):
        notebook.run("TemperatureExplorer()", None)
    assert notebook.number("alive() - before") == 1
    notebook.run("TemperatureExplorer() ", None)  # another cell: both are on screen
    assert notebook.number("alive() - before") == 2


def test_an_explorer_in_a_variable_outlives_its_cell(notebook):
    notebook.run("mine = TemperatureExplorer(cat=1)", "make")
    for _ in range(3):
        notebook.run("mine", "show")
    notebook.run("PeaksExplorer()", "show")  # the cell was rewritten
    assert notebook.run("print(mine._view)") == "None\n"
    notebook.run("mine.cat = 0.5", "move")
    notebook.run("mine", "show")
    assert notebook.number("mine.cat") == 0.5
    assert notebook.run("print(mine._view is not None)") == "True\n"


def test_an_explorer_under_two_cells_lives_until_both_have_run(notebook):
    notebook.run("both = TemperatureExplorer()", "make")
    for cell in ("above", "below"):
        notebook.run("both", cell)
    for cell, shown in (("above", True), ("below", False)):
        notebook.run("1", cell)
        assert notebook.run("print(both._view is not None)") == f"{shown}\n"


def test_an_action_of_an_explorer_that_is_freed_stops(notebook):
    notebook.run("from teachkit.explorers import SamplingExplorer\nbefore = alive()")
    press = "pupil.handle_message({'view': 'a', 'seq': 1, 'action': 'many'})"
    for _ in range(2):
        notebook.run(f"pupil = SamplingExplorer()\ndisplay(pupil)\n{press}", "trains")
    notebook.run("del pupil", "trains")
    notebook.run("import asyncio\nawait asyncio.sleep(0.2)")
    assert notebook.number("alive() - before") == 0


def test_shift_tab_shows_the_controls(notebook):
    reply = notebook.client.inspect("TemperatureExplorer", reply=True, timeout=60)
    text = re.sub(r"\x1b\[[\d;]*m", "", reply["content"]["data"]["text/plain"])
    shown = re.search(r"Init signature:\s*TemperatureExplorer\((.*?)\)\n", text, re.DOTALL)[1]
    names = [part.split("=")[0].strip() for part in shown.split(",") if "=" in part]
    assert names == ["cat", "dog", "bird", "fish", "temperature"] and "temperature=1.0" in shown


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
