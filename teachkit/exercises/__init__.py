"""What is asked: exercises that tell a learner what was misunderstood."""

from teachkit.exercises.course import check, examine, hint, progress, register, solution, tasks
from teachkit.exercises.selftest import questions, self_test

__all__ = ["check", "examine", "hint", "progress", "questions", "register", "self_test", "solution", "tasks"]
