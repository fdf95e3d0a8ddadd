"""How a submission is judged: the verdict, the mistake that was recognised, and the words for both."""

import dis
import inspect
import itertools
import re
from dataclasses import dataclass

import numpy as np

from teachkit.exercises.message import Message
from teachkit.exercises.runner import code_of, guarded, run
from teachkit.exercises.task import ChoiceTask, FunctionTask, Mistake, steps
from teachkit.exercises.values import (
    SHOWN,
    SMALL_TABLE,
    Other,
    agree,
    difference,
    is_boolean,
    kind_in_words,
    read,
    same,
    shape_in_words,
    show,
    show_both,
    show_input,
    show_number,
)

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

    Examples
    --------
    >>> from teachkit.exercises import tasks
    >>> judge(tasks()["0.1"], (lambda number: number * number,)).mistake
    'you multiplied the number by itself'
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
        return _judge_function(task, submission[0], limit)
    return _judge_values(task, submission, limit)


def _not_done(task, what="Put your answer in place of `...`"):
    offer = f' `hint("{task.id}")` gives a first step.' if task.hints else ""
    return Message("open", f"{task.label}: not done yet", f"{what}, then run this cell again.{offer}")


def _usage(task, problem, advice=""):
    body = f"{problem} {advice}".strip() + f" The call is `{task.call}`."
    return Message("usage", f"{task.label}: the check needs something else", body)


def _wrong(task, name, *paragraphs):
    title = f"{task.label}: not right yet" + (f" – {name}" if name else "")
    return Message("wrong", title, "\n\n".join(paragraphs), name)


def _right(task, *paragraphs):
    return Message("right", f"{task.label}: right", "\n\n".join(paragraphs))


def _offer(task):
    return [f'`hint("{task.id}")` gives one more step.'] if task.hints else []


# ---------------------------------------------------------------------------------------------- values


@dataclass(frozen=True)
class Verdict:
    """What was found about values or a letter.

    Attributes
    ----------
    state : {"right", "wrong", "open", "unlike"}
        "unlike" is another kind of thing than what is asked for.
    mistake : Mistake or None
    said : str
        What it shows, why it is wrong, or what is wanted instead.
    given : str
        The answer in words.
    """

    state: str
    mistake: Mistake | None = None
    said: str = ""
    given: str = ""


def verdict(task, submission, limit=TIME_LIMIT):
    """Judge values or a letter, and return the `Verdict`.

    Whatever is done with a learner's values is done with a time limit, and may raise.

    Examples
    --------
    >>> from teachkit.exercises import tasks
    >>> verdict(tasks()["2.2"], ("4.436",)).state
    'unlike'
    """
    looked = guarded(lambda: [(read(value), is_boolean(value)) for value in submission], limit=limit)
    if looked is None:
        return Verdict("unlike", said=f"It could not be read within {show_number(limit)} seconds.")
    values = [value for value, _ in looked]
    kinds = ("a letter",) if isinstance(task, ChoiceTask) else task.kinds
    for name, kind, value in zip(task.names, kinds, values, strict=True):
        if value is None or value is Ellipsis:
            return Verdict("open", said=f"Put your answer in place of `...` in `{name} = ...`")
        problem = _unlike(kind, value)
        if problem:
            return Verdict("unlike", said=f"`{name}` must be {kind}. {problem}")
    if isinstance(task, ChoiceTask):
        return _choice(task, values[0])
    return guarded(_of_values, task, looked, limit=limit, default=Verdict("wrong"))


def _of_values(task, looked):
    values = [value for value, _ in looked]
    words = [show(value, boolean=boolean) for value, boolean in looked]
    given = ", ".join(f"`{name}` = {text}" for name, text in zip(task.names, words, strict=True))
    if _holds(task.reference, values):
        return Verdict("right", None, task.praise(*values) if callable(task.praise) else task.praise, given)
    for mistake in task.mistakes:
        if _holds(mistake.when or _equals(mistake.wrong), values):
            return Verdict("wrong", mistake, mistake.why, given)
    return Verdict("wrong", None, _seen(task.observe, *values), given)


def _holds(rule, values):
    """Whether a rule holds; one that cannot deal with the values does not."""
    try:
        return bool(rule(*values))
    except Exception:
        return False


def _seen(observe, *values):
    """Return what is observed about a wrong answer, "" if nothing is or can be."""
    try:
        return observe(*values) if observe else ""
    except Exception:
        return ""


def _equals(wrong):
    wanted = [read(value) for value in wrong]
    return lambda *values: all(same(w, v, 1e-3, 1e-9) for w, v in zip(wanted, values, strict=True))


def _choice(task, text):
    letter = text.strip(" \t\n.:()[]'\"").lower()
    if letter in ("", "?"):
        return Verdict("open", said="Write the letter of your choice in quotes")
    if len(letter) != 1 or letter not in task.letters:
        letters = ", ".join(task.letters)
        return Verdict("unlike", said=f"There are the options {letters}; you wrote {show(text)}.")
    if letter == task.right:
        return Verdict("right", None, task.praise, show(letter))
    mistake = next(mistake for mistake in task.mistakes if mistake.wrong == (letter,))
    return Verdict("wrong", mistake, mistake.why, show(letter))


def _judge_values(task, submission, limit):
    found = verdict(task, submission, limit)
    if found.state == "open":
        return _not_done(task, found.said)
    if found.state == "unlike":
        return _wrong(task, "", found.said)
    if isinstance(task, ChoiceTask):
        return (
            _right(task, found.said)
            if found.state == "right"
            else _wrong(task, found.mistake.name, found.said)
        )
    if found.state == "right":
        return _right(task, f"Tried: {found.given}.", found.said)
    if found.mistake is not None:
        return _wrong(task, found.mistake.name, found.said)
    return _wrong(task, "", f"You gave {found.given}. {found.said}".rstrip(), *_offer(task))


def _unlike(kind, value):
    """Say what is wrong with the sort of value, "" if nothing."""
    if kind == "a letter":
        if isinstance(value, str):
            return ""
        advice = 'Write a letter in quotes, for example "a".'
        if isinstance(value, Other) and value.words == "a function":
            advice = value.advice
        return f"It is {kind_in_words(value)}. {advice}"
    if isinstance(value, Other):
        return f"It is {value.words}. {value.advice}".rstrip()
    if isinstance(value, str):
        return "It is text: remove the quotes." if _is_number(value) else "It is text: give a number."
    if kind == "a number":
        if isinstance(value, np.ndarray):
            return f"It is {shape_in_words(value)}: give the number itself, without brackets."
    elif np.ndim(value) != 1:
        return f"It is {shape_in_words(value)}."
    return "" if np.isfinite(value).all() else "Every number must be finite."


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


# ------------------------------------------------------------------------------------------- functions


def _judge_function(task, function, limit):
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
    return _judge_run(task, result, limit)


def _nothing(): ...


def _unchanged(code, stubs):
    """Whether a function does the same as a stub, step by step."""
    return steps(code) in map(steps, stubs)


def _unfinished(code, outcome):
    if outcome.value is Ellipsis:
        return True
    if outcome.error and code is not None and _has_a_gap(code):
        return True
    return outcome.error == "TypeError" and "ellipsis" in outcome.error_text.lower()


def _has_a_gap(code):
    """Whether a name in the function is still given `...`."""
    pairs = itertools.pairwise(dis.get_instructions(code))
    return any(one.argval is Ellipsis and other.opname.startswith("STORE") for one, other in pairs)


def _not_a_function(task, function):
    """Say what else it is; no look at it can raise here."""
    name = task.names[0]
    if issubclass(type(function), type):
        return _usage(task, f"`{name}` must be a function, not a class.", "Write `def`.")
    if not callable(function):
        value = guarded(read, function)
        if value is Ellipsis:
            return _not_done(task)
        if isinstance(value, str):
            return _usage(task, "It was given text.", f"Give the function itself: `{name}`, without quotes.")
        what = "something that cannot be read" if value is None else kind_in_words(value)
        return _usage(
            task, f"It was given {what}.", f"Give the function itself: `{name}`, without brackets after it."
        )
    code = code_of(function)
    if code is not None and code.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR):
        return _usage(task, f"`{name}` is written with `async def`.", "Write `def`.")
    try:
        parameters = inspect.signature(function).parameters
    except BaseException:
        return None  # some compiled functions do not tell, and a learner's object may raise anything
    try:
        inspect.Signature(list(parameters.values())).bind(*task.cases[0])
    except TypeError:
        wanted = ", ".join(task.parameters)
        count = len(parameters)
        takes = "no argument" if count == 0 else "one argument" if count == 1 else f"{count} arguments"
        return _usage(task, f"Your function takes {takes}; it must take `{name}({wanted})`.")
    return None


def _judge_run(task, result, limit):
    """Say right only where there is an outcome of every case, and each agrees."""
    outcomes = result.outcomes
    failed = [k for k, outcome in enumerate(outcomes) if not _agrees(task, k, outcome)]
    notes = _notes(task, result)
    if result.late:
        return _does_not_end(task, result, failed, limit, notes)
    if not failed and len(outcomes) < len(task.cases):
        case = _given(task, len(outcomes))
        return _wrong(
            task, "it cannot be run to its end", f"For {case} your function gave no result.", *notes
        )
    if not failed:
        changed = next((outcome for outcome in outcomes if outcome.changed), None)
        if changed is not None:
            return _wrong(task, "your function changed its input", _say_changed(task, changed))
        return _right(task, _say_tried(task), task.praise, *notes)
    first = failed[0]
    mistake = _recognise(task, outcomes, failed)
    if mistake is not None:
        return _wrong(task, mistake.name, mistake.why, _contrast(task, first, outcomes[first]), *notes)
    return _general(task, result, failed, notes)


def _agrees(task, k, outcome):
    return not outcome.error and same(task.outcomes[k].value, outcome.value, task.tolerance, task.absolute)


def _recognise(task, outcomes, failed):
    """Find the first known mistake that gives what the learner's function gave, on every case."""
    if len(outcomes) < len(task.cases):
        return None
    for mistake, made in zip(task.mistakes, task.mistaken, strict=True):
        if all(
            not _agrees(task, k, made[k]) and _alike(task, made[k], outcome)
            if k in failed
            else _agrees(task, k, made[k])
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
    return ", ".join(f"`{name}` = {show_input(value)}" for name, value in arguments)


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
    """Show the input, what is expected and what came, with as many digits as it takes to see a difference."""
    right = task.outcomes[k]
    lines = [("input", _given(task, k).replace("`", ""))]
    expected, yours = show_both(right.value, outcome.value, (right.boolean, outcome.boolean))
    if outcome.error:
        yours = outcome.error + (f": {outcome.error_text}" if outcome.error_text else "")
    elif outcome.value is None:
        yours = "nothing (None)"
    if outcome.error or yours != expected:
        lines += [("expected", expected), ("yours", yours)]
    lines += _first_difference(task, k, outcome)
    below = "],\n" + " " * 15  # each row of a table below the one before
    return "\n".join(f"    {word:<10}{text.replace('], ', below)}" for word, text in lines)


def _first_difference(task, k, outcome):
    """Point to the first number that differs, where there are too many to see it."""
    right = task.outcomes[k]
    expected, got = right.value, outcome.value
    if not isinstance(got, np.ndarray) or np.shape(got) != np.shape(expected) or got.size <= SHOWN:
        return []
    differs = ~agree(expected, got, task.tolerance, task.absolute)
    if not differs.any():
        return []
    place = tuple(int(i) for i in np.argwhere(differs)[0])
    one, other = show_both(float(expected[place]), float(got[place]), (right.boolean, outcome.boolean))
    index = ", ".join(map(str, place))
    lines = [("first", f"at [{index}]: expected {one}, yours {other}; {differs.sum()} of {got.size} differ")]
    for name, value in zip(task.parameters, task.cases[k], strict=True):
        seen = read(value)
        if isinstance(seen, np.ndarray) and len(seen) == len(got) and seen.size > SMALL_TABLE:
            lines.append(("there", f"{name}[{place[0]}] = {show_input(seen[place[0]])}"))
    return lines


def _general(task, result, failed, notes):
    outcomes, first = result.outcomes, failed[0]
    outcome = outcomes[first]
    parts, name = [], ""
    if outcome.error:
        name = f"it stopped with {outcome.error}"
        parts.append(_say_error(outcome))
    elif outcome.value is None and any(note.startswith("It printed") for note in notes):
        name = "it prints the answer instead of returning it"
        parts.append("What is printed can be read, but nothing can be computed with it: use `return`.")
    else:
        seen = difference(
            [_triple(task, k, outcomes[k]) for k in failed],
            [_triple(task, k, o) for k, o in enumerate(outcomes) if k not in failed],
            task.tolerance,
            task.absolute,
            result.warned,
        )
        if not seen and np.shape(outcome.value) == np.shape(task.outcomes[first].value):
            seen = _seen(task.observe, outcome.value)
        parts += [seen] if seen else []
    parts.append(_contrast(task, first, outcome))
    if outcome.changed:
        place, before, after = outcome.changed
        parts.append(
            f"Your function also changed its input `{task.parameters[place]}` from {before} to {after}."
        )
    return _wrong(task, name, *parts, *notes, *_offer(task))


def _triple(task, k, outcome):
    """Return what is expected, what came, and the first argument; an exception is no number."""
    given = read(task.cases[k][0]) if task.cases[k] else None
    return task.outcomes[k].value, Other(outcome.error) if outcome.error else outcome.value, given


def _does_not_end(task, result, failed, limit, notes):
    parts = [
        f"For {_given(task, len(result.outcomes))} your function did not end within {show_number(limit)} "
        "seconds, so it was stopped. Is there a loop whose condition never becomes false, or a long wait?"
    ]
    if result.left:
        parts.append(
            "It could not be stopped: it waits for something outside of Python, and still runs in the "
            "background. The menu Kernel, Restart Kernel ends it; your cells stay, and so does the progress "
            "that is kept on disk."
        )
    if failed:
        parts += [
            "Before that it was not right either:",
            _contrast(task, failed[0], result.outcomes[failed[0]]),
        ]
    return _wrong(task, "it does not end", *parts, *notes)


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
    where = f"In {outcome.line}" if outcome.line else "In your code"
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
    """Say what was printed, shown and warned."""
    notes = []
    if result.printed.strip():
        lines = result.printed.strip().splitlines()
        shown = lines[0][:80] + (" ..." if len(lines) > 1 or len(lines[0]) > 80 else "")
        more = f" ({result.printed_length} characters)" if result.printed_length > 80 else ""
        notes.append(
            f"It printed `{shown.replace('`', chr(39))}`{more} for {_given(task, result.printed_case)}; "
            "the check looks only at what is returned."
        )
    if result.displayed:
        notes.append("It also shows something, which is left out here: the check looks at what is returned.")
    for text in result.warned[:2]:
        notes.append(f"Python warned: `{text}`.")
    return notes
