"""What learners type, and what is said of it: for each answer the verdict and the name that are true.

Each table in `tests/answers` was written from the prompts of a lesson. Its rows are the exercise, the
verdict, the name of the mistake ("" where no known one may be named) and the source of the cell.
"""

import importlib
import math
import textwrap
from pathlib import Path

import numpy as np
import pytest
from exercise_tools import cell

import teachkit
from teachkit.exercises import examine, tasks

pytestmark = pytest.mark.usefixtures("patient")
LESSONS = sorted(path.stem for path in (Path(__file__).parent / "answers").glob("lesson_*.py"))
ROWS = [row for name in LESSONS for row in importlib.import_module(f"answers.{name}").ANSWERS]
EXERCISES = [task for task in tasks().values() if task.written.kind == "Exercise"]


def known():
    """What a learner's cell finds: what the first cells of the lessons import."""
    return {"__name__": "__main__", "np": np, "math": math} | {
        n: getattr(teachkit, n) for n in teachkit.__all__
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_the_verdict_and_the_name_are_true(row):
    exercise, state, mistake, source = row
    if "pandas" in source:
        pytest.importorskip("pandas")
    space = known()
    names = tasks()[exercise].names
    cell(textwrap.dedent(source), names[0], space)
    message = examine(exercise, *(space[name] for name in names))
    assert (message.state, message.mistake) == (state, mistake), message


@pytest.mark.parametrize("task", EXERCISES, ids=lambda task: task.id)
def test_every_exercise_has_eight_wrong_answers_and_four_unusual_right_ones(task):
    states = [row[1] for row in ROWS if row[0] == task.id]
    assert states.count("wrong") >= 8 and states.count("right") >= 4


def test_no_answer_stands_twice():
    assert len({(row[0], row[3]) for row in ROWS}) == len(ROWS)
