"""The net holds: what is wrong in the mathematics or in a picture makes strict nbval fail.

The notebooks run against a copy of the package in which one function is wrong by 1 %; the copy is
found before the installed package, through PYTHONPATH. The same copy without the fault must pass.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parent.parent

# (file of the package, function, the lessons that teach it): a new function is one more row.
LESSONS = [
    ("maths/softmax.py", "softmax", ("00_start_here", "01_exponentials", "02_normalization")),
    ("maths/distributions.py", "entropy", ("03_temperature",)),
    ("maths/sigmoid.py", "sigmoid", ("04_sigmoid",)),
    ("maths/geometry.py", "to_logits", ("05_geometry",)),
    ("maths/losses.py", "cross_entropy", ("06_cross_entropy",)),
    ("maths/losses.py", "cross_entropy_grad", ("06_cross_entropy",)),
    ("maths/training.py", "passed_back", ("07_training",)),
]
TAUGHT = [(file, name, lesson) for file, name, lessons in LESSONS for lesson in lessons]

WRONG_BY_ONE_PERCENT = """

def _wrong_by_one_percent(right):
    import functools

    @functools.wraps(right)
    def wrong(*args, **kwargs):
        return right(*args, **kwargs) * 1.01

    return wrong


{name} = _wrong_by_one_percent({name})
"""


def run_nbval(notebooks, *more, path="", root=ROOT):
    """Run notebooks as `pytest` does, in one process; return its code, its text and what failed."""
    options = [
        "-n0",
        "-p",
        "conftest",
        "-p",
        "no:cacheprovider",
        "--color=no",
        "-c",
        str(ROOT / "pyproject.toml"),
    ]
    found_first = os.pathsep.join([str(path), str(ROOT / "tests")] if path else [str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *more, "--rootdir", str(root), *map(str, notebooks)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": found_first, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    failed = re.findall(r"^FAILED .*?([\w-]+)\.ipynb::", done.stdout, re.MULTILINE)
    differ = re.findall(r"^Cell \d+: Cell outputs differ", done.stdout, re.MULTILINE)
    return SimpleNamespace(code=done.returncode, text=done.stdout + done.stderr, failed=failed, differ=differ)


@pytest.fixture(scope="module")
def copy_of_the_package(tmp_path_factory):
    """Give a function that copies the package, with or without a fault, to a folder for PYTHONPATH."""

    def copied(file=None, name=None):
        folder = tmp_path_factory.mktemp("copy")
        shutil.copytree(ROOT / "teachkit", folder / "teachkit", ignore=shutil.ignore_patterns("__pycache__"))
        if file:
            with (folder / "teachkit" / file).open("a", encoding="utf-8") as source:
                source.write(WRONG_BY_ONE_PERCENT.format(name=name))
        return folder

    return copied


def notebook(name):
    return ROOT / "notebooks" / f"{name}.ipynb"


def sum_of_softmax(path):
    code = "import teachkit; print(teachkit.__file__); print(f'{teachkit.softmax([2, 1, 0.1]).sum():.4f}')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT / "notebooks",  # as a kernel; in the folder above, the package there would come first
        env=os.environ | {"PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_the_copy_is_what_the_notebooks_import(copy_of_the_package):
    right, wrong = copy_of_the_package(), copy_of_the_package("maths/softmax.py", "softmax")
    assert sum_of_softmax(right) == [str(right / "teachkit" / "__init__.py"), "1.0000"]
    assert sum_of_softmax(wrong) == [str(wrong / "teachkit" / "__init__.py"), "1.0100"]


@pytest.mark.slow
def test_a_lesson_passes_with_the_copy(copy_of_the_package):
    """That every lesson passes with the package itself is shown where the lessons are run."""
    run = run_nbval([notebook("01_exponentials")], path=copy_of_the_package())
    assert run.code == 0, run.text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "name", "lesson"), TAUGHT, ids=[f"{name}-{lesson}" for _, name, lesson in TAUGHT]
)
def test_a_lesson_fails_where_its_function_is_wrong_by_one_percent(file, name, lesson, copy_of_the_package):
    """The first cell that fails does so by comparison, not by an error."""
    run = run_nbval([notebook(lesson)], "-x", path=copy_of_the_package(file, name))
    assert run.code == 1, run.text
    assert run.failed == [lesson] and len(run.differ) == 1, run.text


# ---------------------------------------------------------------------------------------------------
# Pictures: their words are compared, their bytes are not


DRAW = """from teachkit.figures import Picture
from teachkit.figures.style import listing, new_figure

heights = [0.7, 0.3]
figure, ax = new_figure(3, 2)
ax.bar(["cat", "dog"], heights)
Picture(figure, "Bars: " + listing(["cat", "dog"], heights) + ".")"""


def stored(bundle):
    """A notebook whose only cell is DRAW and whose stored output is `bundle`."""
    output = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": bundle}
    cell = {"cell_type": "code", "id": "picture", "execution_count": 1, "metadata": {}, "source": DRAW}
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return {"cells": [cell | {"outputs": [output]}], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def test_nbval_compares_the_words_of_a_picture_and_not_its_bytes(tmp_path):
    space = {}
    exec(DRAW.replace("Picture(figure", "picture = Picture(figure"), space)
    right = space["picture"]._repr_mimebundle_()
    bytes_differ = re.sub(r"base64,[^\"]+", "base64,iVBORw0KGgo=", right["text/html"])
    assert bytes_differ != right["text/html"]
    bundles = {
        "bytes": right | {"text/html": bytes_differ},
        "alt": right | {"text/html": right["text/html"].replace("dog 0.300", "dog 0.301")},
        "words": right | {"text/plain": right["text/plain"].replace("dog 0.300", "dog 0.301")},
    }
    for name, bundle in bundles.items():
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(stored(bundle)), encoding="utf-8")
    run = run_nbval(sorted(tmp_path.glob("*.ipynb")), root=tmp_path)
    assert sorted(run.failed) == ["alt", "words"], run.text
    assert "mismatch 'text/html'" in run.text and "mismatch 'text/plain'" in run.text
