"""The exercise engine: what a task is, and `check`, `hint`, `solution` and `progress`."""

import ast
import difflib
import dis
import html
import inspect
import itertools
import re
import sys
import types
import warnings
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from teachkit.exercises.runner import call, code_of, run
from teachkit.exercises.values import (
    ABSOLUTE,
    RELATIVE,
    Other,
    difference,
    kind_in_words,
    read,
    same,
    shape_in_words,
    show,
)

TIME_LIMIT = 3.0  # seconds for all the inputs of one check

# State, symbol and colour of a message; the words carry the meaning, the symbol and the colour repeat it.
_LOOKS = {
    "right": ("✓", "#2e9e4f"),
    "wrong": ("✗", "#d9534f"),
    "open": ("○", "#8a8a8a"),
    "usage": ("!", "#c77c11"),
    "info": ("i", "#3b82c4"),
}
_CODE_STYLE = (
    "margin: 0.4em 0; white-space: pre-wrap; font-family: var(--jp-code-font-family, monospace), monospace; "
    "font-size: var(--jp-code-font-size, 0.9em)"
)


@dataclass(frozen=True)
class Mistake:
    """A typical wrong answer and what is misunderstood in it.

    Parameters
    ----------
    name : str
        The mistake in a few words, addressed to the learner: "you summed over axis 0".
    why : str
        What that does, and what to think instead; Markdown back quotes for code.
    wrong : callable, or tuple of values
        For a function: an implementation with this mistake. For values: an example of the wrong values.
    when : callable, optional
        For values only: whether the values make this mistake; without it they must equal `wrong`.
    """

    name: str
    why: str
    wrong: object
    when: object = None


@dataclass(frozen=True)
class Task:
    """An exercise.

    Parameters
    ----------
    id : str
        Lesson and number: "2.3".
    title : str
    text : str
        What to do, in Markdown, without the heading.
    stub : str
        The code that the learner completes.
    solution, reason : str
        Code that passes, and why it is the answer.
    hints : tuple of str
        One more step each.
    mistakes : tuple of Mistake
    names : tuple of str
        The names that `check` is given: one function, or one or more values.
    reference : callable
        For a function: the right answer of an input. For values: whether they are right.
    praise : str, or for values a callable
        What a right answer shows.
    cases : tuple of tuples
        For a function: the arguments of each call. Empty for values.
    kinds : tuple of str
        For values: what each must be, "a number", "a list of numbers" or "a letter".
    observe : callable, optional
        A sentence about a wrong answer that is no known mistake: for a function it is given the answer
        (a float or an array of the right shape), for values the values.
    tolerance, absolute : float
        Relative and absolute tolerance of a function's numbers. With an absolute one of 0 a tiny result must
        keep its digits.

    Examples
    --------
    >>> from teachkit.exercises import tasks
    >>> tasks()["0.1"].heading
    'Exercise 0.1: Double a number'
    """

    id: str
    title: str
    text: str
    stub: str
    solution: str
    reason: str
    hints: tuple
    mistakes: tuple
    names: tuple
    reference: object
    praise: str
    cases: tuple = ()
    kinds: tuple = ()
    observe: object = None
    tolerance: float = RELATIVE
    absolute: float = ABSOLUTE

    @property
    def lesson(self):
        """The lesson's number."""
        return int(self.id.split(".")[0])

    @property
    def heading(self):
        """The heading's text, without its hashes."""
        return f"Exercise {self.id}: {self.title}"

    @property
    def prompt(self):
        """The whole Markdown cell above the stub."""
        return f"### {self.heading}\n\n{self.text}"

    @property
    def call(self):
        """The call that checks it: ``check("2.1", my_softmax)``."""
        return f'check("{self.id}", {", ".join(self.names)})'

    @property
    def cell(self):
        """The whole code cell: the stub, its check, and the calls for help as comments."""
        return f'{self.stub}\n\n{self.call}\n# hint("{self.id}")\n# solution("{self.id}")'

    @cached_property
    def stub_codes(self):
        """The stub's function as code objects: as a script compiles it, and as a notebook does.

        A notebook compiles statement by statement. Then Python does not see that `np` is a module, and
        calls `np.max` with other instructions.
        """
        tree = ast.parse(self.stub)
        ways = [tree, *(ast.Module([statement], []) for statement in tree.body)]
        made = [thing for way in ways for thing in compile(way, "<stub>", "exec").co_consts]
        return [c for c in made if isinstance(c, types.CodeType) and c.co_name == self.names[0]]

    @property
    def parameters(self):
        """The names of the function's parameters."""
        code = self.stub_codes[0]
        return code.co_varnames[: code.co_argcount]

    @cached_property
    def expected(self):
        """The right answer of each case."""
        return [outcome.value for outcome in _quietly(self.reference, self.cases)]

    @cached_property
    def mistaken(self):
        """For each mistake, the outcome of each case."""
        return [_quietly(mistake.wrong, self.cases) for mistake in self.mistakes]


@dataclass(frozen=True)
class Message:
    """A text for the learner: in a notebook a box, elsewhere plain text.

    Parameters
    ----------
    state : {"right", "wrong", "open", "usage", "info"}
    title : str
    body : str
        Paragraphs separated by empty lines; one whose lines all start with four spaces is kept as it is.
    """

    state: str
    title: str
    body: str = ""

    def __repr__(self):
        symbol = _LOOKS[self.state][0] + " " if self.state in ("right", "wrong") else ""
        return symbol + self.title + ("\n" + self.body if self.body else "")

    def _repr_html_(self):
        symbol, colour = _LOOKS[self.state]
        parts = []
        for paragraph in self.body.split("\n\n") if self.body else []:
            lines = paragraph.split("\n")
            if all(line.startswith("    ") for line in lines):
                code = html.escape("\n".join(line[4:] for line in lines))
                parts.append(f'<pre style="{_CODE_STYLE}">{code}</pre>')
            else:
                text = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(paragraph, quote=False))
                parts.append(f'<p style="margin: 0.4em 0">{text.replace(chr(10), "<br>")}</p>')
        return (
            f'<div role="status" style="border: 1px solid {colour}; border-left-width: 6px; '
            f'border-radius: 4px; padding: 0.4em 0.8em; margin: 0.3em 0; max-width: 46em">'
            f'<strong><span aria-hidden="true">{symbol} </span>'
            f"{html.escape(self.title, quote=False)}</strong>{''.join(parts)}</div>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}


@dataclass
class _Course:
    """The tasks, and what this notebook did with them."""

    tasks: dict = field(default_factory=dict)
    states: dict = field(default_factory=dict)
    hints: dict = field(default_factory=dict)


_course = _Course()


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
    return dict(_course.tasks)


def forget():
    """Forget what was checked and which hints were given, as a new kernel would."""
    _course.states.clear()
    _course.hints.clear()


def _quietly(function, cases):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [call(function, arguments) for arguments in cases]


def _find(identity):
    """Return the task, or the message that says why there is none."""
    name = str(identity).strip() if isinstance(identity, str | float | int) else None
    if name in _course.tasks:
        return _course.tasks[name]
    if name is None:
        return Message(
            "usage", "The exercise's number comes first, in quotes", 'For example `check("2.1", my_softmax)`.'
        )
    close = difflib.get_close_matches(name, _course.tasks, n=3, cutoff=0.5)
    listed = close or list(_course.tasks)
    meant = "Did you mean" if close else "There are"
    body = f"{meant} {', '.join(listed)}" + ("?" if close else ".")
    return Message("usage", f'There is no exercise "{name[:40]}"', body)


def _not_done(task, what=None):
    where = what or "Put your answer in place of `...`"
    body = f'{where}, then run this cell again. `hint("{task.id}")` gives a first step.'
    return Message("open", f"Exercise {task.id}: not done yet", body)


def _usage(task, problem, advice=""):
    body = f"{problem} {advice}".strip() + f" The call is `{task.call}`."
    return Message("usage", f"Exercise {task.id}: the check needs something else", body)


def _wrong(task, name, body):
    title = f"Exercise {task.id}: not right yet" + (f" – {name}" if name else "")
    return Message("wrong", title, body)


def _right(task, tried, praise, notes=()):
    body = "\n\n".join([tried, praise, *notes])
    return Message("right", f"Exercise {task.id}: right", body)


def examine(identity, *submission, limit=None):
    """Judge a submission and return the `Message`, showing nothing and remembering nothing.

    Parameters
    ----------
    identity : str
        The exercise: "2.1".
    *submission : object
        What the learner made.
    limit : float, optional
        Seconds for a function's calls; `TIME_LIMIT` by default.

    Returns
    -------
    Message

    Examples
    --------
    >>> examine("0.1", lambda number: number + number).state
    'right'
    """
    if not (isinstance(identity, str) and identity in _course.tasks) and any(
        isinstance(thing, str) and thing in _course.tasks for thing in submission
    ):
        return Message(
            "usage", "The exercise's number comes first, in quotes", 'For example `check("2.1", my_softmax)`.'
        )
    task = _find(identity)
    if isinstance(task, Message):
        return task
    wanted = len(task.names)
    if (
        len(submission) == 1 < wanted
        and isinstance(submission[0], tuple | list)
        and len(submission[0]) == wanted
    ):
        submission = tuple(submission[0])
    if len(submission) != wanted:
        things = "one thing" if wanted == 1 else f"{wanted} things, separated by commas"
        return _usage(
            task, f"After the number it takes {things}; it was given {len(submission) or 'nothing'}."
        )
    if task.cases:
        return _examine_function(task, submission[0], TIME_LIMIT if limit is None else limit)
    return _examine_values(task, submission)


# ---------------------------------------------------------------------------------------------- values


def _examine_values(task, submission):
    values = []
    for name, kind, value in zip(task.names, task.kinds, submission, strict=True):
        value = read(value)
        if value is None or value is Ellipsis:
            return _not_done(task, f"Put your answer in place of `...` in `{name} = ...`")
        problem = _unlike(kind, value)
        if problem:
            return _wrong(task, "", f"`{name}` must be {kind}. {problem}")
        values.append(value)
    if task.reference(*values):
        given = ", ".join(f"`{name}` = {show(value)}" for name, value in zip(task.names, values, strict=True))
        praise = task.praise(*values) if callable(task.praise) else task.praise
        return _right(task, f"Tried: {given}.", praise)
    for mistake in task.mistakes:
        wrong = [read(value) for value in mistake.wrong]
        if mistake.when(*values) if mistake.when else _all_near(wrong, values):
            return _wrong(task, mistake.name, mistake.why)
    seen = task.observe(*values) if task.observe else ""
    given = ", ".join(f"`{name}` = {show(value)}" for name, value in zip(task.names, values, strict=True))
    return _wrong(
        task, "", f"You gave {given}. {seen}".rstrip() + f'\n\n`hint("{task.id}")` gives one more step.'
    )


def _all_near(wrong, values):
    return all(same(one, other, 1e-3, 1e-9) for one, other in zip(wrong, values, strict=True))


def _unlike(kind, value):
    """Say what is wrong with the sort of value, "" if nothing."""
    if isinstance(value, Other):
        return f"It is {value.words}. {value.advice}".rstrip()
    if kind == "a letter":
        return "" if isinstance(value, str) else 'Write a letter in quotes, for example "a".'
    if isinstance(value, str):
        return "It is text: remove the quotes."
    if kind == "a number":
        if isinstance(value, np.ndarray):
            return f"It is {shape_in_words(value)}: give the number itself, without brackets."
    elif np.ndim(value) != 1:
        return f"It is {shape_in_words(value)}."
    return "" if np.isfinite(value).all() else "Every number must be finite."


# ------------------------------------------------------------------------------------------- functions


def _examine_function(task, function, limit):
    name = task.names[0]
    if function is None or function is Ellipsis:
        return _not_done(task)
    problem = _not_a_function(task, function)
    if problem:
        return problem
    code = code_of(function)
    if code is not None and _unchanged(code, [*task.stub_codes, _nothing.__code__]):
        if "..." in task.stub:
            return _not_done(task, f"Put your answer in place of `...` in `{name}`")
        return _not_done(task, f"This is still the code with the bug. Repair `{name}`")
    result = run(function, task.cases, limit)
    if any(_unfinished(code, outcome) for outcome in result.outcomes):
        return _not_done(task, f"There is still a `...` in `{name}`. Put your answer in its place")
    return _judge(task, result, limit)


def _nothing(): ...


def _shape_of(code):
    steps = dis.get_instructions(code)
    return [
        (s.opname, _shape_of(s.argval) if isinstance(s.argval, types.CodeType) else repr(s.argval))
        for s in steps
    ]


def _unchanged(code, stubs):
    """Whether a function does the same as a stub, step by step; comments and docstrings do not count."""
    return _shape_of(code) in map(_shape_of, stubs)


def _unfinished(code, outcome):
    if outcome.value is Ellipsis:
        return True
    if outcome.error and code is not None and _has_a_gap(code):
        return True
    return outcome.error == "TypeError" and "ellipsis" in outcome.error_text.lower()


def _has_a_gap(code):
    """Whether a name in the function is still given `...`."""
    steps = itertools.pairwise(dis.get_instructions(code))
    return any(one.argval is Ellipsis and other.opname.startswith("STORE") for one, other in steps)


def _not_a_function(task, function):
    name = task.names[0]
    if isinstance(function, type):
        return _usage(task, f"`{name}` must be a function, not a class.", "Write `def`.")
    if not callable(function):
        value = read(function)
        if value is Ellipsis:
            return _not_done(task)
        if isinstance(value, str):
            return _usage(task, "It was given text.", f"Give the function itself: `{name}`, without quotes.")
        what = kind_in_words(value)
        return _usage(
            task, f"It was given {what}.", f"Give the function itself: `{name}`, without brackets after it."
        )
    try:
        signature = inspect.signature(function)
    except (ValueError, TypeError):
        return None  # some compiled functions do not tell
    if inspect.iscoroutinefunction(function):
        return _usage(task, f"`{name}` is written with `async def`.", "Write `def`.")
    try:
        signature.bind(*task.cases[0])
    except TypeError:
        wanted = ", ".join(task.parameters)
        count = len(signature.parameters)
        takes = "no argument" if count == 0 else "one argument" if count == 1 else f"{count} arguments"
        return _usage(task, f"Your function takes {takes}; it must take `{name}({wanted})`.")
    return None


def _judge(task, result, limit):
    outcomes = result.outcomes
    pairs = list(zip(task.expected, outcomes, strict=False))
    failed = [k for k, (expected, outcome) in enumerate(pairs) if not _agrees(task, expected, outcome)]
    notes = _notes(task, result)
    if not failed and not result.late:
        changed = next((k for k, outcome in enumerate(outcomes) if outcome.changed), None)
        if changed is not None:
            return _wrong(task, "your function changed its input", _say_changed(task, outcomes[changed]))
        return _right(task, _say_tried(task), task.praise, notes)
    mistake = _recognise(task, outcomes, failed) if failed else None
    if mistake is not None:
        body = [mistake.why, _contrast(task, failed[0], outcomes[failed[0]]), *notes]
        return _wrong(task, mistake.name, "\n\n".join(body))
    if not failed:
        case = _given(task, len(outcomes))
        body = (
            f"For {case} your function did not end within {limit:g} seconds, so it was stopped. "
            "Is there a loop whose condition never becomes false, or a long wait?"
        )
        return _wrong(task, "it does not end", "\n\n".join([body, *notes]))
    return _general(task, failed[0], outcomes[failed[0]], notes)


def _agrees(task, expected, outcome):
    return not outcome.error and same(expected, outcome.value, task.tolerance, task.absolute)


def _recognise(task, outcomes, failed):
    """Find the known mistake that gives the learner's results on the most failed cases."""
    best, best_score = None, (0, 0)
    for mistake, made in zip(task.mistakes, task.mistaken, strict=True):
        alike = [_alike(task, one, other) for one, other in zip(made, outcomes, strict=False)]
        if not alike[failed[0]] or _agrees(task, task.expected[failed[0]], made[failed[0]]):
            continue
        score = (sum(alike[k] for k in failed), sum(alike))
        if score > best_score:
            best, best_score = mistake, score
    if best is None or (outcomes[failed[0]].error and best_score[1] < len(outcomes)):
        return None  # a first case that raises the same exception is no evidence by itself
    return best


def _alike(task, one, other):
    if one.error or other.error:
        return one.error == other.error
    return same(one.value, other.value, absolute=task.absolute)


def _given(task, k):
    arguments = zip(task.parameters, task.cases[k], strict=True)
    return ", ".join(f"`{name}` = {show(read(value))}" for name, value in arguments)


def _say_tried(task):
    count = len(task.cases)
    inputs = "one input" if count == 1 else f"{count} inputs"
    return f"Tried on {inputs}, the last one {_given(task, count - 1)}."


def _say_changed(task, outcome):
    place, before, after = outcome.changed
    name = task.parameters[place]
    return (
        f"The numbers that it returns are right, but afterwards `{name}` was {after}; "
        f"before it was {before}. Whoever called it still needs `{name}`: make a new list or array "
        "instead of writing into it "
        "(`x = x - 1` makes a new array, `x -= 1` writes into the old one)."
    )


def _contrast(task, k, outcome):
    expected, got = task.expected[k], outcome.value
    yours = "nothing (None)" if got is None else show(got)
    if outcome.error:
        yours = outcome.error + (f": {outcome.error_text}" if outcome.error_text else "")
    lines = [("input", _given(task, k).replace("`", ""))]
    if outcome.error or yours != show(expected):
        lines += [("expected", show(expected)), ("yours", yours)]
    below = "],\n" + " " * 15  # each row of a table below the one before
    return "\n".join(f"    {word:<10}{text.replace('], ', below)}" for word, text in lines)


def _general(task, k, outcome, notes):
    parts = []
    name = ""
    if outcome.error:
        name = f"it stopped with {outcome.error}"
        parts.append(_say_error(outcome))
    elif outcome.value is None and any(note.startswith("It printed") for note in notes):
        name = "it prints the answer instead of returning it"
        parts.append("What is printed can be read, but nothing can be computed with it: use `return`.")
    else:
        given = read(task.cases[k][0])
        seen = difference(task.expected[k], outcome.value, given)
        if not seen and task.observe and np.shape(outcome.value) == np.shape(task.expected[k]):
            seen = task.observe(outcome.value)
        if seen:
            parts.append(seen)
    parts.append(_contrast(task, k, outcome))
    if outcome.changed:
        place, before, after = outcome.changed
        parts.append(
            f"Your function also changed its input `{task.parameters[place]}` from {before} to {after}."
        )
    parts += [*notes, f'`hint("{task.id}")` gives one more step.']
    return _wrong(task, name, "\n\n".join(parts))


_ERROR_ADVICE = {
    "RecursionError": "Your function calls itself and never comes to an end.",
    "SystemExit": "Something in it ends the program (`exit()`): the notebook caught that and goes on.",
    "KeyboardInterrupt": "Your function itself raises this; the notebook caught it and goes on.",
    "NameError": "A name is used that does not exist: is it spelt right, and was its cell run?",
    "ZeroDivisionError": "Something is divided by 0.",
    "MemoryError": "It asked for more memory than there is.",
    "IndexError": "A position is used that does not exist; the first position is 0.",
    "UnboundLocalError": "A name is used in the function before it gets a value there.",
}


# How Python and NumPy put it, in `math.exp(logits)`, `2 ** logits` and `2.0 * logits`.
_LIST_FOR_NUMBER = re.compile(
    r"must be real number, not list|unsupported operand .*'list'|multiply sequence by non-int|"
    r"only (length-1|0-dimensional) arrays"
)


def _say_error(outcome):
    where = f"In {outcome.line} of your cell" if outcome.line else "In your code"
    text = f": {outcome.error_text}" if outcome.error_text else ""
    advice = _ERROR_ADVICE.get(outcome.error, "")
    if outcome.error == "TypeError" and _LIST_FOR_NUMBER.search(outcome.error_text):
        advice = (
            "A whole list or array stands where one number belongs. In `for logit in logits`, for example, "
            "`logit` is one number and `logits` is the whole list."
        )
    elif "is not callable" in outcome.error_text:
        advice = "Is the name of a function used for a number or a list as well? Rename one of the two."
    return f"{where}: `{outcome.error}{text}`. {advice}".rstrip()


def _notes(task, result):
    """Say what was printed and warned."""
    notes = []
    if result.printed.strip():
        lines = result.printed.strip().splitlines()
        shown = lines[0][:80] + (" ..." if len(lines) > 1 or len(lines[0]) > 80 else "")
        more = f" ({result.printed_length} characters)" if result.printed_length > 80 else ""
        notes.append(
            f"It printed `{shown.replace('`', chr(39))}`{more} for {_given(task, result.printed_case)}; "
            "the check looks only at what is returned."
        )
    for text in result.warned[:2]:
        notes.append(f"Python warned: `{text}`.")
    return notes


# ------------------------------------------------------------------------------------------ public names


def _present(message):
    """Show a message: as a box in a notebook, printed elsewhere."""
    if "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None:
        from IPython.display import display  # only where IPython already runs

        display(message)
        return
    text = repr(message)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print(text.encode(encoding, errors="replace").decode(encoding))


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
    _present(message)


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
        return _present(task)
    count = min(_course.hints.get(task.id, 0) + 1, len(task.hints))
    last = _course.hints.get(task.id, 0) >= len(task.hints)
    _course.hints[task.id] = count
    body = task.hints[count - 1]
    if last:
        body += f'\n\nThat is the last hint. `solution("{task.id}")` shows the answer with its reason.'
    _present(Message("info", f"Exercise {task.id}: hint {count} of {len(task.hints)}", body))


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
        return _present(task)
    code = "\n".join("    " + line for line in task.solution.replace("\n\n", "\n").splitlines())
    _present(Message("info", f"Exercise {task.id}: the answer", f"{code}\n\n{task.reason}"))


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
    lessons = sorted({task.lesson for task in _course.tasks.values()})
    if lesson is None:
        chosen = [
            number for number in lessons if any(_course.tasks[key].lesson == number for key in _course.states)
        ]
        if not chosen:
            return _present(
                Message("info", "No exercise was checked yet", "Run a cell that ends in `check(...)`.")
            )
    elif str(lesson).isdecimal() and int(lesson) in lessons:
        chosen = [int(lesson)]
    else:
        numbers = ", ".join(str(number) for number in lessons)
        return _present(
            Message("usage", f"There is no lesson {lesson!r} with exercises", f"There are {numbers}.")
        )
    listed = [task for task in _course.tasks.values() if task.lesson in chosen]
    words = {"right": "✓ done", "wrong": "✗ not right yet", "open": "○ not done yet"}
    lines = [
        f"    {task.id}  {words[_course.states.get(task.id, 'open')]:<16}  {task.title}" for task in listed
    ]
    done = sum(_course.states.get(task.id) == "right" for task in listed)
    _present(Message("info", f"{done} of {len(listed)} exercises done", "\n".join(lines)))
    return None
