"""What is asked: exercises that tell a learner what was misunderstood."""

from teachkit.exercises.course import (
    check,
    done_lessons,
    examine,
    forget,
    hint,
    mine,
    progress,
    register,
    solution,
    tasks,
)
from teachkit.exercises.quiz import questions, self_test

__all__ = [
    "check",
    "done_lessons",
    "examine",
    "forget",
    "hint",
    "mine",
    "progress",
    "questions",
    "register",
    "self_test",
    "solution",
    "tasks",
]
