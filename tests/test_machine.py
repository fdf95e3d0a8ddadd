"""The machine check of lesson 00: what it says when all is well, and when it is not."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from teachkit import checks

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("2.0", (2, 0)),
        ("0.9.13", (0, 9, 13)),
        ("2.4.0rc1", (2, 4, 0)),
        ("4.6.0.dev3+g1a", (4, 6, 0)),
        ("", ()),
    ],
)
def test_release(version, numbers):
    assert checks.release(version) == numbers


def test_wanted_is_what_pyproject_asks_of_a_learner():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = sorted(line.split(">=") for line in project["dependencies"])
    assert checks.wanted() == [("Python", project["requires-python"].removeprefix(">=")), *map(tuple, asked)]


@pytest.mark.parametrize("found", ["2.0", "2.0.1", "2.10", "3.0rc1"])
def test_new_enough(found):
    assert checks.requirement_line("numpy", "2.0", found) == "[ OK ] numpy 2.0 or newer"


@pytest.mark.parametrize(
    ("name", "found", "parts"),
    [
        (
            "numpy",
            "1.26.4",
            ["[FAIL] numpy 2.0 or newer: you have 1.26.4", "%pip install -e .."],
        ),
        ("anywidget", "", ["it is not installed", "%pip install -e ..", "Restart Kernel"]),
        ("Python", "1.9.1", ["[FAIL] Python 2.0 or newer: you have 1.9.1", "python.org"]),
    ],
)
def test_failure_says_what_is_missing_and_what_to_type(name, found, parts):
    line = checks.requirement_line(name, "2.0", found)
    assert line.startswith("[FAIL]")
    for part in parts:
        assert part in line


def test_what_is_to_be_typed_installs_this_package():
    # Not -r ../requirements.txt: pip reads the "-e ." in it from the folder of the notebook.
    assert (ROOT / "notebooks" / ".." / "pyproject.toml").is_file()
    assert "%pip install -e .." in checks.REPAIR


def test_a_ready_machine(capsys):
    checks.check_machine()
    assert capsys.readouterr().out == "Your machine is ready.\n"


def test_a_machine_that_is_not_ready(capsys, monkeypatch):
    monkeypatch.setattr(checks, "installed", lambda name: "" if name == "anywidget" else "99.0")
    checks.check_machine()
    out = capsys.readouterr().out
    assert out.startswith("[FAIL] anywidget ") and out.count("[FAIL]") == 1
    assert out.splitlines()[1:] == [f"1 of {len(checks.wanted())} requirements not met."]


def test_the_cell_of_lesson_00_answers_without_the_package(tmp_path):
    book = json.loads((ROOT / "notebooks" / "00_start_here.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    cell = next(source for source in cells if "check_machine" in source)
    # -I and -S leave out site-packages: the state of somebody who opened the notebook with another kernel.
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", cell], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("[FAIL] ")
    assert "%pip install -e .." in run.stdout
