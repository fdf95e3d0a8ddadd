"""The course as its learner calls it: check, hint, solution, progress, mine and forget."""

import contextlib
import difflib
import functools
import importlib
import inspect
import pkgutil
import re
from dataclasses import dataclass, field

from teachkit.exercises.answer import again, source_of
from teachkit.exercises.judge import judge
from teachkit.exercises.message import Message, present
from teachkit.exercises.progress import Record, clear, folder, load, merged, save
from teachkit.exercises.runner import code_of
from teachkit.exercises.task import Task, steps
from teachkit.figures.words import counted

_PACKAGE = __package__


@dataclass
class _Course:
    """The tasks that are loaded."""

    tasks: dict = field(default_factory=dict)
    lessons: set = field(default_factory=set)


@dataclass
class _Session:
    """What this kernel did with the tasks, each by its id."""

    states: dict = field(default_factory=dict)  # the best that was reached
    last: dict = field(default_factory=dict)  # the state at the last check
    tries: dict = field(default_factory=dict)  # the last answer that was not right, as something to compare
    hints: dict = field(default_factory=dict)  # the last step that was shown
    hinted: dict = field(default_factory=dict)  # the try for which it was shown
    answers: dict = field(default_factory=dict)  # the last right answer itself
    told: set = field(default_factory=set)  # the problems with the disk that were said


_course = _Course()
_session = _Session()


# ------------------------------------------------------------------------------------------ the tasks


@functools.cache
def lessons():
    """Return the numbers of the lessons that have exercises, without loading them.

    Examples
    --------
    >>> lessons()
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
    """
    names = [info.name for info in pkgutil.iter_modules(importlib.import_module(_PACKAGE).__path__)]
    return tuple(sorted(int(name[7:]) for name in names if re.fullmatch(r"lesson_\d\d", name)))


def _load(number):
    """Load what a lesson asks: each exercise is the `task` of a module, the questions are `tasks` of one."""
    if number in _course.lessons:
        return
    _course.lessons.add(number)
    module = importlib.import_module(f"{_PACKAGE}.lesson_{number:02}")
    names = [info.name for info in pkgutil.iter_modules(module.__path__)]
    for name in names:
        found = vars(importlib.import_module(f"{module.__name__}.{name}"))
        register(*found.get("tasks", ()), *([found["task"]] if "task" in found else []))


def _place(task):
    """Exercises by their numbers, then questions by their letters."""
    place = task.id.partition(".")[2]
    return task.lesson, not _is_exercise(task), int(place) if _is_exercise(task) else 0, place


def register(*tasks):
    """Add tasks to the course.

    Parameters
    ----------
    *tasks : Task

    Raises
    ------
    ValueError
        When an id is taken.
    """
    for task in tasks:
        if task.id in _course.tasks:
            raise ValueError(f"id must be new: there are two tasks {task.id!r}")
        _course.tasks[task.id] = task


def unregister(identity):
    """Take a task out of the course, as `register` put it in."""
    del _course.tasks[identity]


def tasks():
    """All tasks by id, in the order of the course.

    Returns
    -------
    dict of str to Task

    Examples
    --------
    >>> list(tasks())[:2]
    ['0.1', '0.2']
    """
    for number in lessons():
        _load(number)
    return {task.id: task for task in sorted(_course.tasks.values(), key=_place)}


def _is_exercise(task):
    """Whether it has a number; a question has a letter."""
    return task.id.partition(".")[2].isdecimal()


def _name(identity):
    """Return what a learner gave for the number of an exercise as text, None where it can be none."""
    if not issubclass(type(identity), str | int | float):
        return None
    try:
        return str(identity).strip()
    except Exception:  # a number with more digits than Python writes, or a class of the learner's
        return None


def _find(identity):
    """Return the task, or the message that says why there is none."""
    name = _name(identity)
    if name is None:
        return _NUMBER_FIRST
    lesson = name.partition(".")[0]
    if re.fullmatch(r"\d{1,3}", lesson, re.ASCII) and int(lesson) in lessons():
        _load(int(lesson))
    if name in _course.tasks:
        return _course.tasks[name]
    close = _close_to(name[:40])
    listed = close or [task.id for task in tasks().values() if _is_exercise(task)]
    meant = "Did you mean" if close else "There are"
    body = _beyond(name[:40]) or f"{meant} {', '.join(listed)}" + ("?" if close else ".")
    return Message("usage", f'There is no exercise "{name[:40]}"', body)


def _read_number(name):
    """Return a match whose groups are the lesson and, if given, the place, None where a name has neither."""
    return re.fullmatch(r"\D*0*(\d+)(?:\W+0*(\w+))?", name, re.ASCII)


def _beyond(name):
    """Say which exercises a lesson has that has none of this number, "" where this is no such name."""
    found = _read_number(name)
    if not found or not found[2] or int(found[1]) not in lessons() or f"{found[1]}.{found[2]}" in tasks():
        return ""
    here = [task for task in tasks().values() if task.lesson == int(found[1])]
    parts = []
    for words, kind in (("exercises", True), ("questions", False)):
        ids = [task.id for task in here if _is_exercise(task) is kind]
        parts += [f"the {words} {ids[0]} to {ids[-1]}"] if ids else []
    return f"Lesson {found[1]} has {' and '.join(parts)}."


def _close_to(name):
    """Return the exercises that a name may stand for: 2 and 02 for a lesson's, 02.1 and 2,1 for one."""
    found = _read_number(name)
    if found and found[2] and f"{found[1]}.{found[2]}" in tasks():
        return [f"{found[1]}.{found[2]}"]
    if found and not found[2] and int(found[1]) in lessons():
        return [t.id for t in tasks().values() if t.lesson == int(found[1]) and _is_exercise(t)]
    return difflib.get_close_matches(name, tasks(), n=3, cutoff=0.5)


_NUMBER_FIRST = Message(
    "usage", "The exercise's number comes first, in quotes", 'For example `check("2.1", my_softmax)`.'
)


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
    task = _find(identity)
    if isinstance(task, Message):
        swapped = any(issubclass(type(thing), str) and _name(thing) in tasks() for thing in submission)
        return _NUMBER_FIRST if swapped else task
    return judge(task, submission, limit)


# -------------------------------------------------------------------------------------- what is called


def _answers_in_words(function):
    """Let a function say what is wrong with its call, where it would raise."""
    signature = inspect.signature(function)
    name = function.__name__

    @functools.wraps(function)
    def answers(*arguments, **keywords):
        try:
            signature.bind(*arguments, **keywords)
        except TypeError:
            return present(Message("usage", f"{name} needs something else", f"The call is `{_CALLS[name]}`."))
        try:
            return function(*arguments, **keywords)
        except Exception as error:
            text = f"It met `{type(error).__name__}` on the way. The call is `{_CALLS[name]}`."
            return present(Message("usage", f"{name} cannot do that", text))

    return answers


_CALLS = {
    "check": 'check("2.1", my_softmax)',
    "hint": 'hint("2.1")',
    "solution": 'solution("2.1")',
    "progress": "progress()",
    "mine": 'mine("2.1")',
    "forget": "forget(sure=True)",
}


@_answers_in_words
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
        Nothing that the submission does is raised: the notebook goes on. Code that cannot be stopped (one
        endless call inside compiled code, as ``sum(itertools.count())``) is ended by restarting the kernel;
        what was right before is kept.

    Examples
    --------
    >>> def double(number):
    ...     return number * number
    >>> check("0.1", double)  # doctest: +ELLIPSIS
    ✗ Exercise 0.1: not right yet – you multiplied the number by itself
    ...
    """
    message = examine(exercise, *submission)
    present(message)
    task = _find(exercise)
    if isinstance(task, Task):
        _remember(task, message, submission)


def _remember(task, message, submission):
    state = "open" if message.state == "usage" else message.state
    _session.states[task.id] = merged(_session.states.get(task.id), state)
    _session.last[task.id] = state
    if state == "right":
        _session.answers[task.id] = submission
    elif message.state != "usage":
        code = code_of(submission[0]) if submission else None
        _session.tries[task.id] = message, code and str(steps(code))
    place = folder()
    if place is None:
        return
    source = source_of(task.names, submission) if state == "right" else ""
    problem = save(place, task.id, Record(state, source))
    if problem and problem not in _session.told:
        _session.told.add(problem)
        present(Message("info", "Your progress is not kept on disk", problem))


@_answers_in_words
def hint(exercise, step=None):
    """Show a hint: the next one after a new try, the same one again as long as the answer is the same.

    Running a cell again therefore uses up no hint. ``step`` asks for a certain one: any that was shown
    before, or the next.

    Parameters
    ----------
    exercise : str
        Its number: "2.1".
    step : int, optional
        The number of the hint.

    Examples
    --------
    >>> hint("0.1")  # doctest: +ELLIPSIS
    Exercise 0.1: hint 1 of ...
    """
    task = _find(exercise)
    if isinstance(task, Message):
        return present(task)
    count, shown = len(task.hints), _session.hints.get(task.id, 0)
    if not count:
        return present(
            Message("info", f"{task.label}: there is no hint", "Each choice has a message of its own.")
        )
    following = f'`hint("{task.id}", step={shown + 1})` gives the next one.' if shown < count else ""
    if step is not None:
        return _show_step(task, step, following)
    if _session.last.get(task.id) == "right":
        body = f'Your last answer is right. `solution("{task.id}")` shows ours, with its reason.'
        return present(Message("info", f"{task.label}: no hint is needed", body))
    tried = _session.tries.get(task.id)
    if shown == 0 or (shown < count and tried != _session.hinted.get(task.id)):
        return _show_hint(task, shown + 1)
    return _show_hint(task, shown, f"Your answer is the same as before, and so is the hint. {following}")


def _show_step(task, step, following):
    shown, count = _session.hints.get(task.id, 0), len(task.hints)
    if type(step) is not int or not 1 <= step <= count:
        body = f'The steps are 1 to {count}: for example `hint("{task.id}", step=1)`.'
        return present(Message("usage", f"{task.label}: there is no such hint", body))
    if step > shown + 1:
        body = f"Hints come one at a time, and you have seen {shown or 'none'} of {count}. {following}"
        return present(Message("info", f"{task.label}: not this hint yet", body))
    return _show_hint(task, step)


def _show_hint(task, step, remark=""):
    count = len(task.hints)
    if step > _session.hints.get(task.id, 0):
        _session.hints[task.id] = step
        _session.hinted[task.id] = _session.tries.get(task.id)
    elif step == count:
        remark = f'That is the last hint. `solution("{task.id}")` shows the answer with its reason.'
    body = task.hints[step - 1] + (f"\n\n{remark}" if remark else "")
    present(Message("info", f"{task.label}: hint {step} of {count}", body))


@_answers_in_words
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
    code = "\n".join("    " + line for line in re.sub(r"\n{2,}", "\n", task.solution_source).splitlines())
    present(Message("info", f"{task.label}: the answer", f"{code}\n\n{task.reason}"))


@_answers_in_words
def mine(exercise):
    """Return your own right answer, the course's where there is none yet (it then says so).

    It also works after a restart, and in another lesson's notebook, where progress is kept.

    Parameters
    ----------
    exercise : str
        Its number: "2.1".

    Returns
    -------
    function, value or tuple of values
        What the exercise asks for.

    Examples
    --------
    >>> check("0.1", lambda number: 2 * number)  # doctest: +ELLIPSIS
    ✓ Exercise 0.1: right
    ...
    >>> mine("0.1")(21)
    42
    """
    task = _find(exercise)
    if isinstance(task, Message):
        return present(task)
    if task.id in _session.answers:
        answer = _session.answers[task.id]
        return answer[0] if len(answer) == 1 else answer
    record = _records()[0].get(task.id)
    why = "No right answer of yours is kept yet"
    if record is not None and record.state == "right":
        why = "Your answer is right, but its code could not be kept"
        if record.source:
            why = "Your answer is right, but its code does not run alone any more"
            with contextlib.suppress(Exception):
                answer = again(record.source, task.names, f"your {task.id}")
                if judge(task, (answer,)).state == "right":
                    return answer
    present(Message("info", f"{task.label}: this is the course's own answer", f"{why}."))
    return again(task.solution_source, task.names, f"solution of {task.id}")


def _records():
    """Return what is kept on disk, and what could not be read there."""
    place = folder()
    return ({}, []) if place is None else load(place)


def _states():
    """Return the state of each exercise, here or kept, and what could not be read."""
    records, problems = _records()
    states = {name: record.state for name, record in records.items()}
    for name, state in _session.states.items():
        states[name] = merged(states.get(name), state)
    return states, problems


def done_lessons():
    """Return the lessons whose core is done, as `teachkit.figures.course.course_map` takes them.

    Exercises under a heading "Dig deeper" may be open, and so may questions that are answered by a letter.

    Returns
    -------
    set of str
        Their numbers in two digits: {"00", "01"}.
    """
    states, _ = _states()
    by_lesson = {}
    for task in tasks().values():
        if _is_exercise(task) and not task.written.deeper:
            by_lesson.setdefault(f"{task.lesson:02}", []).append(states.get(task.id) == "right")
    return {lesson for lesson, right in by_lesson.items() if all(right)}


_WORDS = {"right": "✓ done", "wrong": "✗ not right yet", "open": "○ not done yet"}


def _grouped(listed):
    """Return the tasks by what they are called in `progress`; those of the core are always there."""
    groups: dict[str, list] = {"exercises": [], "deeper": [], "questions": []}
    for task in listed:
        name = "deeper" if task.written.deeper else "exercises"
        name = name if _is_exercise(task) else "questions"
        groups[name].append(task)
    return {name: group for name, group in groups.items() if group or name == "exercises"}


def _marks(listed, states):
    return "".join(_WORDS[states.get(task.id, "open")][0] for task in listed)


@_answers_in_words
def progress(lesson=None):
    """Show which exercises are done.

    Where progress is kept on disk, that is what you ever did; elsewhere, what this kernel checked.

    Parameters
    ----------
    lesson : int, optional
        The lesson's number. Without it: the whole course, lesson by lesson.

    Examples
    --------
    >>> progress(8)  # doctest: +ELLIPSIS
    Done: 0 of ... exercises...
    ...
    """
    states, problems = _states()
    if lesson is None:
        listed, lines = list(tasks().values()), []
        for number in lessons():
            groups = _grouped(task for task in listed if task.lesson == number)
            core, *rest = ((name, _marks(group, states)) for name, group in groups.items())
            more = "".join(f"  {name} {marks}" for name, marks in rest)
            lines.append(f"    lesson {number}  {core[1].count('✓')} of {len(core[1])}  {core[1]}{more}")
    else:
        name = _name(lesson)
        if not (name and re.fullmatch(r"0*\d{1,3}", name, re.ASCII) and int(name) in lessons()):
            given = f'"{name[:40]}" ' if name else ""
            numbers = ", ".join(map(str, lessons()))
            return present(
                Message("usage", f"There is no lesson {given}with exercises", f"There are {numbers}.")
            )
        listed = [task for task in tasks().values() if task.lesson == int(name)]
        lines = [
            f"    {task.id}  {_WORDS[states.get(task.id, 'open')]:<16}  {task.title}"
            + (" (dig deeper)" if task.written.deeper and _is_exercise(task) else "")
            for task in listed
        ]
    counts = [
        f"{_marks(group, states).count('✓')} of {len(group)} {name}"
        for name, group in _grouped(listed).items()
    ]
    back = next((task.id for task in listed if states.get(task.id) == "right"), "")
    if back:
        problems = [f'`from teachkit import mine` and `mine("{back}")` give your answer back.', *problems]
    body = "\n\n".join(["\n".join(lines), *problems])
    present(Message("info", f"Done: {', '.join(counts)}", body))


@_answers_in_words
def forget(*exercises, sure=False):
    """Delete all that is known of your work: here and, where progress is kept, on disk.

    Parameters
    ----------
    *exercises : object
        None: single exercises cannot be forgotten, and where any are named nothing is deleted.
    sure : bool
        Only with True anything is deleted.

    Examples
    --------
    >>> forget()  # doctest: +ELLIPSIS
    Nothing is deleted yet
    ...
    """
    place = folder()
    if exercises:
        body = (
            "It forgets all exercises together, and cannot forget some of them. To do one again you need not "
            "forget it: change your answer, and run its cell."
        )
        return present(Message("usage", "Nothing is deleted", body))
    states = list(_states()[0].values())
    if sure is not True:
        where = f" and in {place}" if place else ""
        done, tried = counted(states.count("right"), "exercise"), counted(states.count("wrong"), "exercise")
        body = f"This would delete what is known here{where}: {done} done, and {tried} tried."
        advice = "It cannot be undone. `forget(sure=True)` does it."
        return present(Message("info", "Nothing is deleted yet", f"{body} {advice}"))
    new_session()
    problem = clear(place) if place else ""
    present(Message("info", "Your progress is deleted" if not problem else "Not all is deleted", problem))


def new_session():
    """Forget what this kernel did, as a restart does; what is kept on disk stays."""
    global _session
    _session = _Session()
