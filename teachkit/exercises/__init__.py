"""What is asked: exercises that tell a learner what was misunderstood."""

from teachkit.exercises import (
    lesson_00,
    lesson_01,
    lesson_02,
    lesson_03,
    lesson_04,
    lesson_05,
    lesson_06,
    lesson_07,
    lesson_08,
)
from teachkit.exercises.engine import check, hint, progress, register, solution, tasks
from teachkit.exercises.selftest import questions, self_test

for _lesson in (
    lesson_00,
    lesson_01,
    lesson_02,
    lesson_03,
    lesson_04,
    lesson_05,
    lesson_06,
    lesson_07,
    lesson_08,
):
    register(_lesson.TASKS)

__all__ = ["check", "hint", "progress", "questions", "self_test", "solution", "tasks"]
