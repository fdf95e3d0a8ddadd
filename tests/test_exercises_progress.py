"""Progress lasts: it is kept where a person works, loses nothing, and says what it cannot do."""

import json
import os
import subprocess
import sys
import types
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from exercise_tools import cell, softmax

from teachkit.exercises import check, course, done_lessons, forget, mine, progress, tasks
from teachkit.exercises.progress import Record, clear, folder, load, merged, save
from teachkit.figures.course import LESSONS, course_map

ANSWER = """
import math
def my_softmax(logits):
    e = [math.exp(z) for z in logits]  # my own
    return [x / sum(e) for x in e]
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder of its own, and a kernel that knows nothing yet."""
    monkeypatch.setenv("TEACHKIT_PROGRESS", str(tmp_path))
    course.new_session()
    yield tmp_path / "softmax"
    course.new_session()


def restart():
    course.new_session()


# ----------------------------------------------------------------------------------------- what is kept


def test_what_is_right_is_there_after_a_restart(place, capsys):
    check("2.1", cell(ANSWER, "my_softmax"))
    check("2.7", 3.0)
    check("2.6", 4, 0.000533)
    restart()
    capsys.readouterr()
    progress(2)
    text = capsys.readouterr().out
    assert "    2.1  ✓ done" in text and "    2.7  ✗ not right" in text and "    2.6  ✓ done" in text
    progress()
    text = capsys.readouterr().out
    assert text.startswith("Done: 1 of ") and " exercises, 1 of " in text  # 2.6 lies deeper


def test_mine_gives_the_answer_back_after_a_restart(place, capsys):
    check("2.1", cell(ANSWER, "my_softmax"))
    check("2.6", 4, 0.000533)
    restart()
    capsys.readouterr()
    function = mine("2.1")
    assert function([0, 0]) == [0.5, 0.5] and function.__code__.co_filename == "<your 2.1>"
    assert mine("2.6") == (4, 0.000533)
    assert capsys.readouterr().out == ""
    assert "# my own" in load(place)[0]["2.1"].source


def test_mine_is_the_very_object_in_the_same_kernel(place, capsys):
    check("2.1", softmax)
    check("2.1", lambda logits: logits)
    assert mine("2.1") is softmax


def test_mine_is_the_solution_and_says_so_where_there_is_no_answer(place, capsys):
    assert mine("2.1")([0, 0]) == [0.5, 0.5]
    assert "this is the course's own answer\nNo right answer of yours is kept yet." in capsys.readouterr().out
    check("2.1", lambda logits: logits)
    capsys.readouterr()
    assert mine("2.1")([0, 0]) == [0.5, 0.5]
    assert "the course's own" in capsys.readouterr().out


def test_mine_says_so_where_an_answer_cannot_run_again(place, capsys):
    space = {"__name__": "__main__", "half": type("Odd", (), {"__rtruediv__": lambda _, x: x / 1})()}
    check("0.1", cell("def double(number):\n    return 2 * number / half", "double", space))
    restart()
    capsys.readouterr()
    assert mine("0.1")(2) == 4  # a name is gone
    assert "its code does not run alone any more" in capsys.readouterr().out
    save(place, "0.1", Record("right", "def double(number)"))
    assert mine("0.1")(2) == 4
    assert "its code does not run alone any more" in capsys.readouterr().out
    save(place, "0.1", Record("right"))
    assert mine("0.1")(2) == 4
    assert "its code could not be kept" in capsys.readouterr().out


def test_each_solution_of_the_course_is_an_answer_that_comes_back(place):
    for task in tasks().values():
        restart()
        space = {"__name__": "__main__", "np": np}
        cell(task.solution_source, task.names[0], space)
        check(task.id, *(space[name] for name in task.names))
        restart()
        again = mine(task.id)
        check(task.id, *(again if len(task.names) > 1 else [again]))
        assert course._session.last[task.id] == "right", task.id


def test_the_last_right_answer_is_the_one_that_is_kept(place):
    check("0.1", cell("def double(number):\n    return 2 * number", "double"))
    check("0.1", cell("def double(number):\n    return number + number", "double"))
    check("0.1", cell("def double(number):\n    return number", "double"))
    assert "number + number" in load(place)[0]["0.1"].source


@pytest.mark.parametrize("first", [*"owr"])
@pytest.mark.parametrize("then", [*"owr"])
def test_a_state_never_falls(place, first, then):
    names = {"o": "open", "w": "wrong", "r": "right"}
    best = names[max(first + then, key="owr".index)]
    assert merged(names[first], names[then]) == best == merged(None, best)
    for letter in (first, then):
        save(place, "2.1", Record(names[letter], "a = 1" if letter == "r" else ""))
    assert load(place)[0]["2.1"] == Record(best, "a = 1" if best == "right" else "")


# ------------------------------------------------------------------------------------------ two at once

WRITER = """
import sys
from pathlib import Path
from teachkit.exercises.progress import Record, save
place, mine, other = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
for k in range(60):
    assert save(place, f"{mine}.{k}", Record("right", f"a = {k}")) == ""
    assert save(place, f"{other}.{k}", Record("wrong")) == ""
    assert save(place, "5.1", Record("wrong" if k % 2 else "right", "" if k % 2 else f"a = {k}")) == ""
"""


def test_two_kernels_at_once_lose_nothing(place):
    def write(names):
        return subprocess.run(
            [sys.executable, "-c", WRITER, str(place), *names], capture_output=True, text=True
        )

    with ThreadPoolExecutor() as pool:
        done = list(pool.map(write, [("1", "2"), ("2", "1")]))
    assert [run.stderr for run in done] == ["", ""]
    records, problems = load(place)
    assert problems == [] and len(records) == 121
    assert {record.state for record in records.values()} == {"right"}
    assert records["1.7"].source == "a = 7" and records["5.1"].source.startswith("a = ")
    assert not list(place.glob(".*.new"))


# ------------------------------------------------------------------------------------------ what goes wrong


DAMAGED = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[]",
    b"null",
    b'{"state": "fine"}',
    b'{"state": ["right"]}',
    b'{"state": "right", "source": 3}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_said_and_the_others_are_read(place, damage, capsys):
    check("2.1", softmax)
    check("2.6", 4, 0.000533)
    path = place / "2.1.right.json"
    path.write_bytes(damage)
    restart()
    capsys.readouterr()
    progress(2)
    text = capsys.readouterr().out
    assert "2.1.right.json cannot be read, and was left as it is" in text and "2.6  ✓ done" in text
    assert path.read_bytes() == damage
    assert mine("2.6") == (4, 0.000533)
    check("2.1", softmax)
    (aside,) = place.glob("*.damaged")
    assert aside.read_bytes() == damage  # somebody may still read it by hand
    assert load(place)[0]["2.1"].state == "right" and load(place)[1] == []


def test_a_try_that_is_kept_is_read_where_the_right_one_is_damaged(place):
    save(place, "2.1", Record("wrong"))
    save(place, "2.1", Record("right", "a = 1"))
    (place / "2.1.right.json").write_text("{", encoding="utf-8")
    assert load(place)[0]["2.1"].state == "wrong"


def test_a_folder_that_cannot_be_written_is_said_once_and_the_check_goes_on(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("TEACHKIT_PROGRESS", str(tmp_path / "file"))
    restart()
    check("2.1", softmax)
    text = capsys.readouterr().out
    assert text.startswith("✓ Exercise 2.1: right") and "Your progress is not kept on disk" in text
    check("2.1", softmax)
    assert "not kept" not in capsys.readouterr().out
    progress(2)
    assert "    2.1  ✓ done" in capsys.readouterr().out  # this kernel knows
    restart()


def test_a_full_disk_leaves_the_old_answer(place, monkeypatch):
    save(place, "2.1", Record("right", "a = 1"))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert "cannot be written: No space left on device" in save(place, "2.1", Record("right", "a = 2"))
    monkeypatch.undo()
    assert load(place)[0]["2.1"].source == "a = 1" and [path.name for path in place.iterdir()] == [
        "2.1.right.json"
    ]


def test_an_answer_in_any_script_comes_back(place):
    source = 'word = "Ünïcödé \u2713 \\ud800 \U0001f600"'
    for kept in (source, "name = '\ud800'"):
        assert save(place, "2.1", Record("right", kept)) == ""
        assert load(place)[0]["2.1"].source == kept
    assert save(place, "2.1", Record("right", "a" * 200_000)) == ""
    assert load(place)[0]["2.1"] == Record("right")


# ------------------------------------------------------------------------------------------------- forget


def test_nothing_is_deleted_before_it_is_meant(place, capsys):
    check("2.1", softmax)
    check("2.7", 1)
    check("2.6", ..., ...)
    for sure in (False, 1, "yes"):
        forget(sure=sure)
        told = capsys.readouterr().out
        assert "Nothing is deleted yet" in told and ": 1 exercise done, and 1 exercise tried." in told
    assert load(place)[0]["2.1"].state == "right"
    forget(sure=True)
    assert "Your progress is deleted" in capsys.readouterr().out
    assert load(place) == ({}, [])
    progress(2)
    assert "0 of 9" in capsys.readouterr().out


@pytest.mark.parametrize("named", [("2.1",), (2.1,), ("2.1", "2.2"), (True,), (None,)])
@pytest.mark.parametrize("sure", [False, True])
def test_one_exercise_cannot_be_forgotten_and_then_nothing_is(place, capsys, named, sure):
    check("2.1", softmax)
    forget(*named, sure=sure)
    told = capsys.readouterr().out
    assert "Nothing is deleted\n" in told and "cannot forget some of them" in told and "sure" not in told
    assert load(place)[0]["2.1"].state == "right"


def test_only_what_is_the_courses_own_is_deleted(place):
    place.mkdir(parents=True)
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    save(place, "2.1", Record("wrong"))
    assert clear(place) == "" and [path.name for path in place.iterdir()] == ["notes.txt"]
    assert clear(place / "none") == ""


# ------------------------------------------------------------------------------------------ where it is on


@pytest.fixture
def front_end(monkeypatch):
    """A kernel, and nothing in the environment that speaks for or against a front end."""
    for name in (
        "TEACHKIT_PROGRESS",
        "CI",
        "JPY_SESSION_NAME",
        "COLAB_RELEASE_TAG",
        "KAGGLE_KERNEL_RUN_TYPE",
    ):
        monkeypatch.delenv(name, raising=False)
    shell = types.SimpleNamespace(kernel=object(), user_ns={})
    monkeypatch.setitem(sys.modules, "IPython", types.SimpleNamespace(get_ipython=lambda: shell))
    return shell


def test_it_is_off_in_a_kernel_that_no_front_end_started(front_end):
    assert folder() is None


SIGNS = {"JPY_SESSION_NAME": "a.ipynb", "COLAB_RELEASE_TAG": "r", "KAGGLE_KERNEL_RUN_TYPE": "Interactive"}


@pytest.mark.parametrize("name", SIGNS)
def test_it_is_on_where_a_front_end_says_so(front_end, monkeypatch, name):
    monkeypatch.setenv(name, SIGNS[name])
    assert folder().name == "softmax" and "teachkit" in folder().parts
    monkeypatch.setenv("CI", "true")
    assert folder() is None
    monkeypatch.delenv("CI")
    front_end.kernel = None  # IPython in a terminal
    assert folder() is None


def test_it_is_on_in_vs_code_and_in_the_browser(front_end, monkeypatch):
    front_end.user_ns["__vsc_ipynb_file__"] = "a.ipynb"
    assert folder() is not None
    front_end.user_ns.clear()
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert folder() is not None


@pytest.mark.parametrize("wish", ["off", "OFF", " off ", "0", "no", "false"])
def test_it_can_be_switched_off(front_end, monkeypatch, wish):
    monkeypatch.setenv("JPY_SESSION_NAME", "a.ipynb")
    monkeypatch.setenv("TEACHKIT_PROGRESS", wish)
    assert folder() is None


def test_a_folder_can_be_named_anywhere(front_end, monkeypatch, tmp_path):
    front_end.kernel = None
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("TEACHKIT_PROGRESS", str(tmp_path))
    assert folder() == tmp_path / "softmax"


def test_the_tests_themselves_keep_nothing():
    assert os.environ["TEACHKIT_PROGRESS"] == "off" and folder() is None


FIRST = f"""
from teachkit import check
{ANSWER}
check("2.1", my_softmax)
"""
THEN = """
from teachkit import mine, progress
print(mine("2.1")([0, 0]))
progress(2)
"""


@pytest.mark.parametrize("session, kept", [("lesson.ipynb", True), ("", False)])
def test_in_two_kernels_one_after_the_other(tmp_path, monkeypatch, session, kept):
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    monkeypatch.delenv("TEACHKIT_PROGRESS")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("JPY_SESSION_NAME", session)  # as the server of JupyterLab sets it
    texts = []
    for source in (FIRST, THEN):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # those of the client's own event loop
            nbclient.NotebookClient(notebook, timeout=60).execute()
        texts.append(json.dumps(notebook.cells[0].outputs, ensure_ascii=False))
    assert "✓ Exercise 2.1: right" in texts[0] and "[0.5, 0.5]" in texts[1]
    assert ("2.1  ✓ done" in texts[1]) == kept and ("the course's own answer" in texts[1]) != kept
    assert bool(list(tmp_path.rglob("2.1.right.json"))) == kept


# ------------------------------------------------------------------------------------------ on the map


def test_a_lesson_is_done_when_the_exercises_of_its_core_are(place):
    assert done_lessons() == set()
    for task in tasks().values():
        core = task.written.kind == "Exercise" and not task.written.deeper
        if task.lesson in (0, 3) and core:
            save(place, task.id, Record("right"))
    save(place, "1.1", Record("right"))
    assert done_lessons() == {"00", "03"}


def test_the_map_ticks_what_is_done():
    def labels(picture):
        return [text.get_text() for text in picture.figure.axes[0].texts]

    plain, ticked = course_map(here="01"), course_map(here="01", done={"00", "03"})
    assert [label for label in labels(ticked) if "✓" in label] == ["00 ✓\nStart here", "03 ✓\nTemperature"]
    assert [label.replace(" ✓", "") for label in labels(ticked)] == labels(plain)
    assert "00 Start here (done); 01 Exponentials (after 00);" in ticked.description
    assert ticked.description.replace(" (done)", "").replace(", done", "") == plain.description
    assert course_map(done=()).description == course_map().description
    assert "09 Corrections (after 07 and 08, done)" in course_map(done=set(LESSONS)).description
    with pytest.raises(ValueError, match=r"done must be of 00, .*, got '10'"):
        course_map(done={"10"})
