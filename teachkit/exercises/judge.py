"""How a submission is judged: the verdict, the mistake that was recognised, and the words for both."""

import ast
import dis
import functools
import inspect
import re
import textwrap
import types
import warnings
from dataclasses import dataclass

import numpy as np

from teachkit.exercises.errors import HAT, are_alike, kind_of
from teachkit.exercises.message import Message
from teachkit.exercises.runner import code_of, guarded, innermost, run
from teachkit.exercises.task import ChoiceTask, FunctionTask, Mistake, steps
from teachkit.exercises.values import (
    COMMA,
    SHOWN,
    SMALL_TABLE,
    Other,
    agree,
    are_whole_pair,
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
from teachkit.figures.words import counted, plural

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
        things = "one thing" if wanted == 1 else f"{counted(wanted, 'thing')}, separated by commas"
        given = len(submission) or "nothing"
        return _usage(task, f"After the number it takes {things}; it was given {given}.")
    limit = TIME_LIMIT if limit is None else limit
    if isinstance(task, FunctionTask):
        return _judge_function(task, submission[0], limit)
    return _judge_values(task, submission, limit)


def _seconds(limit):
    return f"{show_number(limit)} {plural(limit, 'second')}"


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
    return [f'`hint("{task.id}")` gives a hint.'] if task.hints else []


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
    >>> verdict(tasks()["2.7"], ("4.436",)).state
    'unlike'
    """
    tuples = [type(value) is tuple for value in submission]
    looked = guarded(lambda: [(read(value), is_boolean(value)) for value in submission], limit=limit)
    if looked is None:
        return Verdict("unlike", said=f"It could not be read within {_seconds(limit)}.")
    values = [value for value, _ in looked]
    kinds = ("a letter",) if isinstance(task, ChoiceTask) else task.kinds
    for name, kind, value, is_tuple in zip(task.names, kinds, values, tuples, strict=True):
        if value is Ellipsis:
            return Verdict("open", said=f"Put your answer in place of `...` in `{name} = ...`")
        if value is None:  # which somebody may write for "not yet"
            nothing = "`print(...)`, for example, gives nothing back"
            return Verdict("open", said=f"`{name}` is nothing (`None`); {nothing}. Put your answer there")
        problem = _unlike(kind, value, is_tuple)
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
            also = _seen(task.observe, *values) if task.always_observed else ""
            return Verdict("wrong", mistake, f"{mistake.why} {also}".rstrip(), given)
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


def _unlike(kind, value, is_tuple):
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
        if not _is_number(value) and _is_number(value.replace(",", ".")):
            return "It is text, with a comma: remove the quotes, and write a point."
        if not _is_number(value) and _is_number(value.replace("−", "-")):
            return "It is text: remove the quotes, and write the minus with the key `-`."
        return "It is text: remove the quotes." if _is_computed(value) else f"It is text: give {kind}."
    if kind == "a number":
        if isinstance(value, np.ndarray):
            if is_tuple and are_whole_pair(value):
                return f"It is {shape_in_words(value)}. {COMMA}"
            if is_tuple:
                return (
                    f"It is {shape_in_words(value)}: a comma makes a list of what it follows. Leave it out."
                )
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


def _is_computed(text):
    """Whether a text, without its quotes, is a number or a calculation of one.

    Examples
    --------
    >>> [_is_computed(text) for text in ("0.5", "16/17", "math.log(10)", "about 1", "b", "-")]
    [True, True, True, False, False, False]
    """
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # whatever no Python can read is no number
        return _is_number(text)
    calculation = ast.BinOp | ast.UnaryOp | ast.Call
    return _is_number(text) or (
        isinstance(tree, calculation)
        and any(
            isinstance(part, ast.Constant) and isinstance(part.value, int | float) for part in ast.walk(tree)
        )
    )


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
            return _not_done(task, f"Put your answer in place of `{_gap(function)}` in `{name}`")
        return _not_done(task, f"This is still the code with the bug. Repair `{name}`")
    result = run(function, task.cases, limit)
    if any(outcome.value is Ellipsis or _met_dots(outcome) for outcome in result.outcomes) or (
        has_dots(function) and not all(_agrees(task, k, outcome) for k, outcome in enumerate(result.outcomes))
    ):
        return _not_done(task, f"There is still a `...` in `{name}`. Put your answer in its place")
    return _judge_run(task, result, limit, [HAT] if _has_hat(code) else [], _tree(function))


def _has_hat(code):
    """Whether a ``^`` is among its operators: of whole numbers it raises nothing, and is no power."""
    return code is not None and any(step.argrepr in ("^", "^=") for step in dis.get_instructions(code))


def _nothing(): ...


def _unchanged(code, stubs):
    """Whether a function does the same as a stub, step by step."""
    return steps(code) in map(steps, stubs)


def _met_dots(outcome):
    return outcome.error == "TypeError" and "ellipsis" in outcome.error_text.lower()


def has_dots(function):
    """Whether a ``...`` still stands where a value belongs; as a position, or alone on a line, it is no gap.

    Examples
    --------
    >>> has_dots(lambda z: sum(...))
    True
    >>> has_dots(lambda z: z[..., 0])
    False
    """
    tree = _tree(function)  # not the code: Python leaves out a `...` that only decides a branch
    fine: list[ast.AST] = [n.slice for n in ast.walk(tree) if isinstance(n, ast.Subscript)]
    fine += [n for n in ast.walk(tree) if isinstance(n, ast.Expr)]
    placed = {id(part) for n in fine for part in (getattr(n, "value", n), n, *getattr(n, "elts", ()))}
    return any(isinstance(n, ast.Constant) and n.value is ... and id(n) not in placed for n in ast.walk(tree))


def _gap(function):
    """Return what stands where the answer belongs in a function that does nothing."""
    body = getattr(_tree(function), "body", [])
    last = ast.unparse(body[-1]) if isinstance(body, list) and body else ""
    return last if last in ("pass", "return", "return None") else "..."


def _tree(function):
    """Return the source of one function as a tree, an empty one where it is not known."""
    try:
        code = code_of(innermost(function))
        tree = ast.parse(textwrap.dedent(inspect.getsource(code)))
        found: list[ast.AST] = [*tree.body]
        if code.co_name == "<lambda>":
            found = [n for n in ast.walk(tree) if isinstance(n, ast.Lambda)]
        (definition,) = found
    except Exception:  # a learner's object may raise; or there is no source of this one function alone
        return ast.Module([], [])
    return definition


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
        advice = (
            f"Write `def {name}({', '.join(task.parameters)})`, and give the function itself: `{name}`, "
            "without brackets after it."
        )
        if isinstance(value, Other) and value.words == "a generator":
            advice += " A comprehension in round brackets is no function: write `def`, and `return` a list."
        return _usage(task, f"It was given {what}.", advice)
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
        wanted = f"`{name}({', '.join(task.parameters)})`"
        return _usage(task, f"{_takes(parameters)}; it must take {wanted}.", _why_so(function, parameters))
    return None


def _takes(parameters):
    count = len(parameters)
    if count == 0:
        return "Your function takes no argument"
    named = ", ".join(f"`{parameter}`" for parameter in parameters.values())
    return f"Your function takes {'one argument' if count == 1 else counted(count, 'argument')}, {named}"


def _why_so(function, parameters):
    """Say what it is that makes a function take other arguments than one sees."""
    if isinstance(function, types.MethodType):
        return "It is a method: its first argument (`self`) is the object. Write it outside of a class."
    if "self" in parameters:
        return "Leave out `self`: it belongs into classes."
    if isinstance(function, functools.partial):
        return "It is a `partial`, in which some arguments stand already."
    if any(parameter.kind is parameter.KEYWORD_ONLY for parameter in parameters.values()):
        return "What stands after a `*` can be given by its name only."
    return ""


def _quietly(judge):
    """Let nothing that is computed of an answer warn in the learner's cell, or raise as NumPy is set."""

    @functools.wraps(judge)
    def judged(*arguments):
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return judge(*arguments)

    return judged


@_quietly
def _judge_run(task, result, limit, seen_in_code, tree):
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
    told = [] if outcomes[first].error else seen_in_code
    return _general(task, result, failed, [*told, *notes], tree)


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
        both = [(outcome.error_types, outcome.error_text) for outcome in (one, other)]
        return bool(one.error and other.error) and are_alike(*both)
    return same(one.value, other.value, absolute=task.absolute)


def _given(task, k):
    arguments = zip(task.parameters, task.cases[k], strict=True)
    return ", ".join(f"`{name}` = {show_input(value)}" for name, value in arguments)


def _say_tried(task):
    count = len(task.cases)
    inputs = "one input" if count == 1 else counted(count, "input")
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
    lines = [("input", _laid_out_arguments(task, k))]
    booleans = right.boolean, outcome.boolean
    expected, yours = show_both(right.value, outcome.value, booleans, task.tolerance, task.absolute)
    if outcome.error:
        yours = outcome.error + (f": {outcome.error_text}" if outcome.error_text else "")
    elif outcome.value is None:
        yours = "nothing (None)"
    if outcome.error or yours != expected:
        yours = yours if outcome.error else _laid_out(yours)
        lines += [("expected", _laid_out(expected)), ("yours", yours)]
    lines += _first_difference(task, k, outcome)
    indented = "\n" + " " * 14
    return "\n".join(f"    {word:<10}{text.replace(chr(10), indented)}" for word, text in lines)


def _laid_out_arguments(task, k):
    """Write what a function was given, whatever follows an array on a line of its own."""
    words = ""
    for name, value in zip(task.parameters, task.cases[k], strict=True):
        if words:
            words += ",\n" if words.endswith("]") else ", "
        words += f"{name} = {_laid_out(show_input(value), len(name) + 3)}"
    return words


def _laid_out(text, start=0):
    """Put each row of a table below the one before, where the first begins `start` places from the left.

    Examples
    --------
    >>> print(_laid_out("[[1, 2], [3, 4]]"))
    [[1, 2],
     [3, 4]]
    """
    first, *rows = text.split("], ")
    for row in rows:
        depth = first.count("[") - first.count("]") - 1
        first += "],\n" + " " * (start + depth) + row
    return first


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


def _general(task, result, failed, notes, tree):
    outcomes, first = result.outcomes, failed[0]
    outcome = outcomes[first]
    parts, name = [], ""
    if outcome.error:
        name = f"it stopped with {outcome.error}"
        parts.append(_say_error(outcome))
    elif outcome.value is None and any(note.startswith("It printed") for note in notes):
        name = "it prints the answer instead of returning it"
        parts.append(
            "`print` shows a number and gives back nothing (`None`), so nothing can be computed with "
            "it. Behind `return` belongs the number itself, without `print`."
        )
    elif outcome.boolean and not task.outcomes[first].boolean:
        parts.append("It is True or False, not a number: a comparison such as `<` or `==` gives that.")
    else:
        seen = (
            _kept_from_before(task, first, outcomes)
            or _beside(task, first, outcome)
            or difference(
                [_triple(task, k, outcomes[k]) for k in failed],
                [_triple(task, k, o) for k, o in enumerate(outcomes) if k not in failed],
                task.tolerance,
                task.absolute,
                result.warned_by.get(first, ()),
                _loops(tree),
            )
        )
        if not seen and np.shape(outcome.value) == np.shape(task.outcomes[first].value):
            seen = _seen(task.observe, outcome.value, *task.cases[first])
        parts += [part for part in (seen, _say_things(task, first, outcome, tree)) if part]
    parts.append(_contrast(task, first, outcome))
    if outcome.changed:
        place, before, after = outcome.changed
        parts.append(
            f"Your function also changed its input `{task.parameters[place]}` from {before} to {after}."
        )
    return _wrong(task, name, *parts, *notes, *_offer(task))


def _kept_from_before(task, k, outcomes):
    """Say that a list goes on with what the call before returned, "" if it does not."""
    if not 0 < k < len(outcomes):
        return ""
    before, got, expected = outcomes[k - 1].value, outcomes[k].value, task.outcomes[k].value
    rows = [each for each in (before, got, expected) if isinstance(each, np.ndarray) and each.size]
    if len(rows) < 3 or len({each.shape[1:] for each in rows}) > 1:
        return ""
    if not same(np.concatenate([before, expected]), got, task.tolerance, task.absolute):
        return ""
    return (
        "It still holds what the call before returned: is the list made outside of the function, or in its "
        "`def` line? Make it inside, as the first thing."
    )


def _beside(task, k, outcome):
    """Say what is seen in numbers beside the right ones, where the task knows how to look at them."""
    if not isinstance(outcome.value, float | np.ndarray):
        return ""
    return _seen(task.compare, task.outcomes[k].value, outcome.value)


def _say_things(task, k, outcome, tree):
    """Say that more than the one thing that is asked for came back, and by which comma where it is seen."""
    nested = isinstance(outcome.value, Other) or np.ndim(outcome.value) > np.ndim(task.outcomes[k].value)
    if not outcome.things or not nested:
        return ""
    returned = [part.value for part in _own(tree) if isinstance(part, ast.Return)]
    returned += [tree.body] if isinstance(tree, ast.Lambda) else []
    comma = any(isinstance(value, ast.Tuple) for value in returned)
    if outcome.things == 2 and not np.ndim(task.outcomes[k].value) and are_whole_pair(outcome.value):
        return COMMA
    if outcome.things == 1:
        if comma:
            return "A comma behind what is returned makes a list of it: leave the comma out."
        return "It is a list of one thing: does a line end with a comma? If not, take it out with `[0]`."
    if comma:
        return f"A comma behind `return` gives back several things, here {outcome.things}: one is asked for."
    return f"What comes back are {outcome.things} things: return the one that is asked for, with `[0]` or so."


def _own(tree):
    """Yield the parts of a function, without those of functions within it."""
    for part in ast.iter_child_nodes(tree):
        if not isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield part
            yield from _own(part)


def _loops(tree):
    """Say what there is of loops in some code: "loop", "return inside"."""
    loops = [part for part in _own(tree) if isinstance(part, ast.For | ast.While)]
    inside = any(isinstance(part, ast.Return) for loop in loops for part in _own(loop))
    return [words for words, holds in (("loop", bool(loops)), ("return inside", inside)) if holds]


def _triple(task, k, outcome):
    """Return what is expected, what came, and the first argument; an exception is no number."""
    given = read(task.cases[k][0]) if task.cases[k] else None
    return task.outcomes[k].value, Other(outcome.error) if outcome.error else outcome.value, given


def _does_not_end(task, result, failed, limit, notes):
    parts = [
        f"For {_given(task, len(result.outcomes))} your function did not end within {_seconds(limit)}, "
        "so it was stopped. Is there a loop whose condition never becomes false, or a long wait?"
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


def _say_error(outcome):
    where = f"In {outcome.line}" if outcome.line else "In your code"
    text = f": {outcome.error_text}" if outcome.error_text else ""
    kind = kind_of(outcome.error_types, outcome.error_text)
    advice = kind.advise(outcome.error_text, outcome.line) if kind else ""
    loop = re.search(r"\bfor (\w+) in (\w+)\b(?![(.\[])", outcome.line)
    if kind and kind.name == "whole list" and loop:
        advice += f" In `{loop[0]}`, `{loop[2]}` is the whole, and `{loop[1]}` is one entry of it."
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
