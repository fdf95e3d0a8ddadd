"""Lessons whose exercises still stand in one file: their `Task` and `Mistake`."""

from teachkit.exercises.task import FunctionTask, Mistake, ValuesTask

__all__ = ["Mistake", "Task"]


def Task(*, id, title, text, stub, solution, reason, mistakes, names, reference, kinds=(), cases=(), **more):
    """Build a task from one row of a lesson's list; title, text and stub are those of the notebook."""
    if cases:
        task = FunctionTask(id, reference=reference, cases=cases, **more)
        task.names = names
    else:
        task = ValuesTask(id, kinds=dict(zip(names, kinds, strict=True)), **more)
        task.reference = reference
    task.solution_source, task.reason, task.mistakes = solution, reason, list(mistakes)
    return task
