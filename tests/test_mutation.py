"""The net holds: what is wrong in the mathematics or in a picture makes strict nbval fail.

The notebooks run against a copy of the package in which one function is wrong by 1 %; the copy lies
beside them, and so is found before the installed package. The same copy without the fault must pass.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest

from teachkit.exercises.prompts import read_all

ROOT = Path(__file__).parent.parent

# (file of the package, function, the lessons that teach it): a new function is one more row.
LESSONS = [
    (
        "maths/softmax.py",
        "softmax",
        ("00_start_here", "01_exponentials", "02_normalization", "09_corrections"),
    ),
    ("maths/distributions.py", "entropy", ("03_temperature",)),
    ("maths/temperature.py", "top_p", ("03_temperature",)),
    ("maths/sigmoid.py", "sigmoid", ("04_sigmoid",)),
    ("maths/geometry.py", "to_logits", ("05_geometry",)),
    ("maths/losses.py", "cross_entropy", ("06_cross_entropy",)),
    ("maths/losses.py", "cross_entropy_grad", ("06_cross_entropy",)),
    ("maths/training.py", "passed_back", ("07_training",)),
    ("maths/training.py", "step_angles", ("07_training",)),
    ("maths/attention.py", "attention", ("08_attention",)),
    ("maths/attention.py", "additive_attention", ("08_attention",)),
]
HARMLESS = "00_start_here"

WRONG_BY_ONE_PERCENT = """

def _wrong_by_one_percent(right):
    import functools

    @functools.wraps(right)
    def wrong(*args, **kwargs):
        result = right(*args, **kwargs)
        if isinstance(result, tuple):
            return tuple(part if part is None else part * 1.01 for part in result)
        return result * 1.01

    return wrong


{name} = _wrong_by_one_percent({name})
"""


# One cell that differs is enough.
STOP = """
import pytest

differ = set()


def pytest_runtest_setup(item):
    if item.path in differ:
        pytest.skip("a cell above differs")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if "Cell outputs differ" in report.longreprtext:
        differ.add(item.path)
    return report
"""


def run_nbval(folder, *options):
    """Run the notebooks in a folder as `pytest` does, in one process.

    Returns by notebook what is said of each cell that failed, and all that was written.
    """
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n0",
        "-p",
        "conftest",
        "-p",
        "no:cacheprovider",
        "--color=no",
    ]
    where = ["-c", ROOT / "pyproject.toml", "--rootdir", folder, f"--junitxml={folder / 'said.xml'}"]
    notebooks = sorted(folder.rglob("*.ipynb"))  # not the folder: copies of the package have examples, too
    done = subprocess.run(
        [*command, *options, *where, *notebooks],
        cwd=ROOT,
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(folder)]), "SKIPS_FAIL": "0"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    failed = defaultdict(list)
    for case in ElementTree.parse(folder / "said.xml").iter("testcase"):
        failed[case.get("classname").removesuffix(".ipynb")] += [
            fault.text for fault in case if fault.tag in ("failure", "error")
        ]
    return failed, done.stdout + done.stderr


def copy_package(folder, file=None, name=None):
    """Copy the package, with or without a fault, to a folder."""
    shutil.copytree(ROOT / "teachkit", folder / "teachkit")
    prompts = json.dumps(read_all(ROOT / "notebooks"), ensure_ascii=False)  # as in a wheel
    (folder / "teachkit" / "exercises" / "prompts.json").write_text(prompts, encoding="utf-8")
    if file:
        with (folder / "teachkit" / file).open("a", encoding="utf-8") as source:
            source.write(WRONG_BY_ONE_PERCENT.format(name=name))


def sum_of_softmax(folder):
    code = "import teachkit; print(teachkit.__file__); print(f'{teachkit.softmax([2, 1, 0.1]).sum():.4f}')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,  # as a kernel
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.fixture(scope="module")
def faults(tmp_path_factory):
    """Run the lessons beside a wrong copy, one beside a right one, and return the folder and the outcome."""
    folder = tmp_path_factory.mktemp("mutation")
    for file, name, lessons in [*LESSONS, (None, "right", (HARMLESS,))]:
        copy_package(folder / name, file, name)
        for lesson in lessons:
            shutil.copy(ROOT / "notebooks" / f"{lesson}.ipynb", folder / name)
    (folder / "stop.py").write_text(STOP)
    return folder, *run_nbval(folder, "-p", "stop")


@pytest.mark.slow
def test_the_copy_is_what_the_notebooks_import(faults):
    for name, total in (("right", "1.0000"), ("softmax", "1.0100")):
        copy = faults[0] / name
        assert sum_of_softmax(copy) == [str(copy / "teachkit" / "__init__.py"), total]


@pytest.mark.slow
def test_a_lesson_passes_beside_a_right_copy(faults):
    """That every lesson passes with the package itself is shown where the lessons are run."""
    _, failed, text = faults
    assert failed[f"right.{HARMLESS}"] == [], text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "lesson"), [(name, lesson) for _, name, lessons in LESSONS for lesson in lessons]
)
def test_a_lesson_fails_where_its_function_is_wrong_by_one_percent(name, lesson, faults):
    """By comparison, not only by an error."""
    _, failed, text = faults
    assert any("Cell outputs differ" in said for said in failed[f"{name}.{lesson}"]), text


# ---------------------------------------------------------------------------------------------------
# Pictures: their words are compared, their bytes are not


DRAW = """from teachkit.figures import Picture
from teachkit.figures.style import new_figure
from teachkit.figures.words import listing

heights = [0.7, 0.3]
figure, ax = new_figure(3, 2)
ax.bar(["cat", "dog"], heights)
Picture(figure, "Bars: " + listing(["cat", "dog"], heights) + ".")"""


def stored(bundles):
    """A notebook whose cells are all DRAW, with these stored outputs by the cell's name."""
    cells = []
    for name, bundle in bundles.items():
        output = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": bundle}
        cell = {"cell_type": "code", "id": name, "execution_count": 1, "metadata": {}, "source": DRAW}
        cells.append(cell | {"outputs": [output]})
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


@pytest.mark.slow
def test_nbval_compares_the_words_of_a_picture_and_not_its_bytes(tmp_path):
    space = {}
    exec(DRAW.replace("Picture(figure", "picture = Picture(figure"), space)
    right = space["picture"]._repr_mimebundle_()
    bytes_differ = re.sub(r"base64,[\w+/=]+", "base64,iVBORw0KGgo=", right["text/html"])
    assert bytes_differ != right["text/html"]
    bundles = {
        "bytes": right | {"text/html": bytes_differ},
        "alt": right | {"text/html": right["text/html"].replace("dog 0.300", "dog 0.301")},
        "words": right | {"text/plain": right["text/plain"].replace("dog 0.300", "dog 0.301")},
    }
    (tmp_path / "pictures.ipynb").write_text(json.dumps(stored(bundles)), encoding="utf-8")
    failed, text = run_nbval(tmp_path)
    alt, words = failed["pictures"]
    assert "Cell 1: Cell outputs differ" in alt and "mismatch 'text/html'" in alt, text
    assert "Cell 2: Cell outputs differ" in words and "mismatch 'text/plain'" in words, text
