"""How a submission is judged: the verdict, the mistake that was recognised, and the words for both."""

import dis
import inspect
import itertools
import re

import numpy as np

from teachkit.exercises.message import Message
from teachkit.exercises.runner import code_of, run
from teachkit.exercises.task import ChoiceTask, FunctionTask, steps
from teachkit.exercises.values import Other, difference, kind_in_words, read, same, shape_in_words, show

TIME_LIMIT = 3.0  # seconds for all the inputs of one check


def judge(task, submission, limit=None):
    """Judge a submission.

    Parameters
    ----------
    task : Task
    submission : tuple
        What the learner made: the function, or the values.
    limit : float, optional
        Seconds for all that is run; `TIME_LIMIT` by default.

    Returns
    -------
    Message
    """
    wanted = len(task.names)
    if len(submission) == 1 < wanted and type(submission[0]) in (tuple, list):
        submission = tuple(submission[0])
    if len(submission) != wanted:
        things = "one thing" if wanted == 1 else f"{wanted} things, separated by commas"
        given = len(submission) or "nothing"
        return _usage(task, f"After the number it takes {things}; it was given {given}.")
    limit = TIME_LIMIT if limit is None else limit
    if isinstance(task, FunctionTask):
        return _examine_function(task, submission[0], limit)
    if isinstance(task, ChoiceTask):
        return _examine_choice(task, submission[0])
    return _examine_values(task, submission)


def _not_done(task, what=None):
    where = what or "Put your answer in place of `...`"
    offer = f' `hint("{task.id}")` gives a first step.' if task.hints else ""
    return Message("open", f"{task.label}: not done yet", f"{where}, then run this cell again.{offer}")


def _usage(task, problem, advice=""):
    body = f"{problem} {advice}".strip() + f" The call is `{task.call}`."
    return Message("usage", f"{task.label}: the check needs something else", body)


def _wrong(task, name, body):
    title = f"{task.label}: not right yet" + (f" – {name}" if name else "")
    return Message("wrong", title, body, name)


def _right(task, tried, praise, notes=()):
    body = "\n\n".join([tried, praise, *notes])
    return Message("right", f"{task.label}: right", body)


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


# --------------------------------------------------------------------------------------------- choices


def _examine_choice(task, given):
    value = read(given)
    if value is None or value is Ellipsis:
        return _not_done(task)
    problem = _unlike("a letter", value)
    if problem:
        return _wrong(task, "", f"`{task.names[0]}` must be a letter. {problem}")
    letter = value.strip(" \t\n.:()[]'\"").lower()
    if letter in ("", "?"):
        return _not_done(task, "Write the letter of your choice in quotes")
    if letter not in task.messages:
        letters = ", ".join(task.messages)
        return _wrong(task, "", f"Choose one of the letters {letters}; you wrote {show(value)}.")
    if letter == task.right:
        return Message("right", f"{task.label}: right", task.praise)
    mistake = next(m for m in task.mistakes if m.wrong == (letter,))
    return _wrong(task, mistake.name, mistake.why)


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


def _unchanged(code, stubs):
    """Whether a function does the same as a stub, step by step; comments and docstrings do not count."""
    return steps(code) in map(steps, stubs)


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
    failed = [k for k, outcome in enumerate(outcomes) if not _agrees(task, task.expected[k], outcome)]
    notes = _notes(task, result)
    if not failed and not result.late:
        changed = next((k for k, outcome in enumerate(outcomes) if outcome.changed), None)
        if changed is not None:
            return _wrong(task, "your function changed its input", _say_changed(task, outcomes[changed]))
        return _right(task, _say_tried(task), task.praise, notes)
    mistake = _recognise(task, outcomes, failed) if failed and not result.late else None
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
    """Find the first known mistake that gives what the learner's function gave, on every case."""
    for mistake, made in zip(task.mistakes, task.mistaken, strict=True):
        agrees = [_agrees(task, expected, one) for expected, one in zip(task.expected, made, strict=True)]
        if all(
            not agrees[k] and _alike(task, made[k], outcome) if k in failed else agrees[k]
            for k, outcome in enumerate(outcomes)
        ):
            return mistake
    return None


def _alike(task, one, other):
    if one.error or other.error:
        return (one.error, one.error_text) == (other.error, other.error_text)
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
