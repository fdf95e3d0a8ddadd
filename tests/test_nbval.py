"""A cell that may raise is compared all the same: the tag of the exercises takes nothing from nbval.

nbval lets such a cell raise, and then compares its outputs as any other's: an error is one of them.
"""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent


def stream(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


def error(name, value):
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": []}


# the source of a cell with the tag, what is stored, and whether nbval must fail
CELLS = {
    "as stored": ("print(1)", [stream("1\n")], False),
    "raises now": ("1 / 0", [], True),
    "raises now, after what is stored": ("print(1)\n1 / 0", [stream("1\n")], True),
    "is no Python any more": ("print(1", [stream("1\n")], True),
    "raises as stored": ("1 / 0", [error("ZeroDivisionError", "division by zero")], False),
    "raises no more": ("x = 1", [error("ZeroDivisionError", "division by zero")], True),
    "raises something else": ("[][0]", [error("ZeroDivisionError", "division by zero")], True),
    "prints something else": ("print(2)", [stream("1\n")], True),
    "prints nothing now": ("x = 1", [stream("1\n")], True),
    "prints more": ("print(1)\nprint(2)", [stream("1\n")], True),
    "goes on": ("print(3)", [stream("3\n")], False),
}


@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    """Which of the cells fail, run as the course's notebooks are."""
    folder = tmp_path_factory.mktemp("nbval")
    shared = {"cell_type": "code", "metadata": {"tags": ["raises-exception"]}}
    cells = [
        {**shared, "execution_count": count, "id": f"c{count}", "source": source, "outputs": outputs}
        for count, (source, outputs, _) in enumerate(CELLS.values(), start=1)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / "tagged.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    report = folder / "report.xml"
    options = ["-n", "0", "-p", "no:cacheprovider", f"--junitxml={report}", "-c", ROOT / "pyproject.toml"]
    command = [sys.executable, "-m", "pytest", *options, f"--rootdir={ROOT}", folder / "tagged.ipynb"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert report.exists(), done.stdout + done.stderr
    found = ElementTree.parse(report).iter("testcase")
    return dict(zip(CELLS, (case.find("failure") is not None for case in found), strict=True))


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_with_the_tag_fails_as_any_other(failed, name):
    assert failed[name] == CELLS[name][2]
