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


def needs_pandas(row):
    return "pandas" in row[3]


def said_of(row):
    """Return what is said of an answer, as a learner's cell gives it."""
    exercise, _, _, source = row
    space, names = known(), tasks()[exercise].names
    cell(textwrap.dedent(source), names[0], space)
    return examine(exercise, *(space[name] for name in names))


def expect(rows):
    """Raise an error that lists each answer of which something else is said."""
    wrong = [
        f"{row[3]}\nwanted: {row[1]}, {row[2] or 'no name'}\n{message}"
        for row in rows
        if (message := said_of(row)).state != row[1] or message.mistake != row[2]
    ]
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("task", EXERCISES, ids=lambda task: task.id)
def test_the_verdict_and_the_name_are_true(task):
    expect([row for row in ROWS if row[0] == task.id and not needs_pandas(row)])


def test_the_verdict_of_answers_with_pandas_is_true():
    pytest.importorskip("pandas")
    expect(filter(needs_pandas, ROWS))


def test_an_answer_of_which_something_else_is_said_is_listed():
    with pytest.raises(AssertionError, match=r"(?s)wanted: wrong, percent.*wanted: right, no name"):
        expect(
            [
                (*ROWS[0][:1], "wrong", "percent", ROWS[0][3]),
                ("2.1", "right", "", "def my_softmax(z):\n    return z"),
            ]
        )


@pytest.mark.parametrize("task", EXERCISES, ids=lambda task: task.id)
def test_every_exercise_has_eight_wrong_answers_and_four_unusual_right_ones(task):
    states = [row[1] for row in ROWS if row[0] == task.id]
    assert states.count("wrong") >= 8 and states.count("right") >= 4


@pytest.mark.parametrize("task", EXERCISES, ids=lambda task: task.id)
def test_every_named_mistake_is_made_by_an_answer(task):
    made = {row[2] for row in ROWS if row[0] == task.id}
    assert not [mistake.name for mistake in task.mistakes if mistake.name not in made]


def test_no_answer_stands_twice():
    assert len({(row[0], row[3]) for row in ROWS}) == len(ROWS)
