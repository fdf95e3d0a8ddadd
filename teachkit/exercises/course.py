"""The course as its learner calls it: `check`, `hint`, `solution` and `progress`."""

import difflib
import importlib
import pkgutil
import re
from dataclasses import dataclass, field

from teachkit.exercises.judge import judge
from teachkit.exercises.message import Message, present
from teachkit.exercises.task import Task

_PACKAGE = __package__


@dataclass
class _Course:
    """The tasks that are loaded, and what this kernel did with them."""

    tasks: dict = field(default_factory=dict)
    loaded: set = field(default_factory=set)
    states: dict = field(default_factory=dict)
    hints: dict = field(default_factory=dict)


_course = _Course()


def lessons():
    """Return the numbers of the lessons that have exercises, without loading them.

    Examples
    --------
    >>> lessons()
    [0, 1, 2, 3, 4, 5, 6, 7, 8]
    """
    names = [info.name for info in pkgutil.iter_modules(importlib.import_module(_PACKAGE).__path__)]
    return sorted(int(name[7:]) for name in names if re.fullmatch(r"lesson_\d\d", name))


def _load(number):
    """Load the exercises of a lesson: one in each module of its folder that holds a `task`."""
    if number in _course.loaded:
        return
    _course.loaded.add(number)
    module = importlib.import_module(f"{_PACKAGE}.lesson_{number:02}")
    if hasattr(module, "TASKS"):
        return register(module.TASKS)
    names = [info.name for info in pkgutil.iter_modules(module.__path__)]
    modules = [importlib.import_module(f"{module.__name__}.{name}") for name in names]
    register(sorted((m.task for m in modules if isinstance(getattr(m, "task", None), Task)), key=_place))


def _place(task):
    """Exercises by their numbers, then questions by their letters."""
    lesson, _, place = task.id.partition(".")
    return int(lesson), not place.isdecimal(), int(place) if place.isdecimal() else 0, place


def register(tasks):
    """Add tasks to the course.

    Raises
    ------
    ValueError
        When an id is taken.
    """
    for task in tasks:
        if task.id in _course.tasks:
            raise ValueError(f"id must be new: there are two tasks {task.id!r}")
        _course.tasks[task.id] = task


def tasks():
    """All tasks by id, in the order of the course.

    Returns
    -------
    dict of str to Task
    """
    for number in lessons():
        _load(number)
    return {task.id: task for task in sorted(_course.tasks.values(), key=_place)}


def forget():
    """Forget what was checked and which hints were given, as a new kernel would."""
    _course.states.clear()
    _course.hints.clear()


def _find(identity):
    """Return the task, or the message that says why there is none."""
    name = str(identity).strip() if isinstance(identity, str | float | int) else None
    if name is None:
        return Message(
            "usage", "The exercise's number comes first, in quotes", 'For example `check("2.1", my_softmax)`.'
        )
    lesson = name.partition(".")[0]
    if lesson.isdecimal() and int(lesson) in lessons():
        _load(int(lesson))
    if name in _course.tasks:
        return _course.tasks[name]
    close = difflib.get_close_matches(name, tasks(), n=3, cutoff=0.5)
    listed = close or list(tasks())
    meant = "Did you mean" if close else "There are"
    body = f"{meant} {', '.join(listed)}" + ("?" if close else ".")
    return Message("usage", f'There is no exercise "{name[:40]}"', body)


def examine(identity, *submission, limit=None):
    """Judge a submission and return the `Message`, showing nothing and remembering nothing.

    Parameters
    ----------
    identity : str
        The exercise: "2.1".
    *submission : object
        What the learner made.
    limit : float, optional
        Seconds for all that is run; `teachkit.exercises.judge.TIME_LIMIT` by default.

    Returns
    -------
    Message

    Examples
    --------
    >>> examine("0.1", lambda number: number + number).state
    'right'
    """
    if not (isinstance(identity, str) and identity in tasks()) and any(
        isinstance(thing, str) and thing in tasks() for thing in submission
    ):
        return Message(
            "usage", "The exercise's number comes first, in quotes", 'For example `check("2.1", my_softmax)`.'
        )
    task = _find(identity)
    if isinstance(task, Message):
        return task
    return judge(task, submission, limit)


def check(exercise, *submission):
    """Check an exercise and show what was found.

    Parameters
    ----------
    exercise : str
        Its number: "2.1".
    *submission : object
        The function or the values that the exercise asks for.

    Returns
    -------
    None
        Nothing that the submission does is raised: the notebook goes on.

    Examples
    --------
    >>> def double(number):
    ...     return number * number
    >>> check("0.1", double)  # doctest: +ELLIPSIS
    ✗ Exercise 0.1: not right yet – you multiplied the number by itself
    ...
    """
    message = examine(exercise, *submission)
    task = _find(exercise)
    if isinstance(task, Task) and _course.states.get(task.id) != "right":
        state = "open" if message.state == "usage" else message.state
        if state != "open" or task.id not in _course.states:
            _course.states[task.id] = state
    present(message)


def hint(exercise):
    """Show a hint, each time one step more.

    Parameters
    ----------
    exercise : str
        Its number: "2.1".

    Examples
    --------
    >>> hint("0.1")  # doctest: +ELLIPSIS
    Exercise 0.1: hint 1 of ...
    """
    task = _find(exercise)
    if isinstance(task, Message):
        return present(task)
    count = min(_course.hints.get(task.id, 0) + 1, len(task.hints))
    last = _course.hints.get(task.id, 0) >= len(task.hints)
    _course.hints[task.id] = count
    body = task.hints[count - 1]
    if last:
        body += f'\n\nThat is the last hint. `solution("{task.id}")` shows the answer with its reason.'
    present(Message("info", f"{task.label}: hint {count} of {len(task.hints)}", body))


def solution(exercise):
    """Show the answer of an exercise and the reason for it.

    Parameters
    ----------
    exercise : str
        Its number: "2.1".

    Examples
    --------
    >>> solution("0.1")  # doctest: +ELLIPSIS
    Exercise 0.1: the answer
    ...
    """
    task = _find(exercise)
    if isinstance(task, Message):
        return present(task)
    code = "\n".join("    " + line for line in task.solution_source.replace("\n\n", "\n").splitlines())
    present(Message("info", f"{task.label}: the answer", f"{code}\n\n{task.reason}"))


def progress(lesson=None):
    """Show which exercises are done in this notebook.

    Parameters
    ----------
    lesson : int, optional
        The lesson's number. Without it: every lesson with an exercise that was checked in this kernel.

    Examples
    --------
    >>> progress(0)  # doctest: +ELLIPSIS
    0 of 2 exercises done
    ...
    """
    known = lessons()
    if lesson is None:
        chosen = [
            number for number in known if any(_course.tasks[key].lesson == number for key in _course.states)
        ]
        if not chosen:
            return present(
                Message("info", "No exercise was checked yet", "Run a cell that ends in `check(...)`.")
            )
    elif str(lesson).isdecimal() and int(lesson) in known:
        chosen = [int(lesson)]
    else:
        numbers = ", ".join(str(number) for number in known)
        return present(
            Message("usage", f"There is no lesson {lesson!r} with exercises", f"There are {numbers}.")
        )
    listed = [task for task in tasks().values() if task.lesson in chosen]
    words = {"right": "✓ done", "wrong": "✗ not right yet", "open": "○ not done yet"}
    lines = [
        f"    {task.id}  {words[_course.states.get(task.id, 'open')]:<16}  {task.title}" for task in listed
    ]
    done = sum(_course.states.get(task.id) == "right" for task in listed)
    present(Message("info", f"{done} of {len(listed)} exercises done", "\n".join(lines)))
    return None
