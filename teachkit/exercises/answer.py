"""A learner's answer as source that gives it again, with the imports and helpers that it needs."""

import ast
import inspect
import linecache
import re
import sys
import textwrap
import types
from decimal import Decimal
from fractions import Fraction

import numpy as np

from teachkit.exercises.task import free_names, imports_once
from teachkit.exercises.values import SMALL_TABLE

LONGEST_CONSTANT = 5000  # characters


def source_of(names, submission):
    """Return source that gives an answer again in an empty namespace, "" where there is none.

    Parameters
    ----------
    names : tuple of str
        The names that the exercise asks for.
    submission : tuple
        The function, or the values.

    Examples
    --------
    >>> print(source_of(("wrong_row", "right_value"), (4, 0.5)))
    wrong_row = 4
    right_value = 0.5
    """
    try:
        return _source_of(names, submission)
    except Exception:  # what cannot be read is not kept; the answer is right all the same
        return ""


def _source_of(names, submission):
    if len(names) > 1 and len(submission) == 1:
        submission = tuple(submission[0])
    source = _Source()
    if not all(source.add(name, thing) for name, thing in zip(names, submission, strict=True)):
        return ""
    return source.text()


def again(source, names, title):
    r"""Run the source of an answer and return what it gives: one thing, or as many as there are names.

    Parameters
    ----------
    source : str
    names : tuple of str
    title : str
        What its lines are called in a traceback.

    Examples
    --------
    >>> again("a = 1\nb = 2", ("a", "b"), "2.3")
    (1, 2)
    """
    file = f"<{title}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    space = {"__name__": "answer"}
    exec(compile(source, file, "exec"), space)
    found = tuple(space[name] for name in names)
    return found if len(found) > 1 else found[0]


class _Source:
    """Imports, and the statements that bind what is needed, in the order in which they must run."""

    def __init__(self):
        self.imports, self.statements, self.known = set(), {}, set()

    def text(self):
        statements = list(self.statements.values())
        gap = "\n\n" if any("\n" in statement for statement in statements) else "\n"
        return "\n\n".join(part for part in (imports_once(self.imports), gap.join(statements)) if part)

    def add(self, name, thing):
        """Add what binds a name to this thing, after what it needs itself; say whether that can be done."""
        if name in self.known:
            return True
        self.known.add(name)
        line = _imported(name, thing)
        if line:
            self.imports.add(line)
            return True
        line = _constant(name, thing)
        if line:
            self.imports |= {"import numpy as np"} if "np." in line else set()
            self.statements[name] = line
            return True
        if not isinstance(thing, types.FunctionType | type):
            return False
        text, tree = _definition(name, thing)
        for needed in sorted(_used(tree)):
            if needed in (space := _names_around(thing)):
                self.add(needed, space[needed])
        self.statements[name] = text
        return True


def _used(tree):
    decorators = [node for part in getattr(tree, "decorator_list", ()) for node in ast.walk(part)]
    return free_names(tree) | {node.id for node in decorators if isinstance(node, ast.Name)}


def _names_around(thing):
    """Return what a function's or a class's outer names stand for."""
    if isinstance(thing, type):
        return vars(sys.modules[thing.__module__])
    inner = inspect.unwrap(thing)
    return {**inner.__globals__, **inspect.getclosurevars(inner).nonlocals}


def _definition(name, thing):
    """Return the statement that defines a function or a class, under this name, and its tree."""
    text = textwrap.dedent(inspect.getsource(thing)).rstrip()
    if thing.__name__ == "<lambda>":
        lambdas = [node for node in ast.walk(_parsed(text)) if isinstance(node, ast.Lambda)]
        (node,) = lambdas  # of several on one line nobody knows which it is
        return f"{name} = {ast.unparse(node)}", ast.parse(ast.unparse(node))
    tree = ast.parse(text).body[0]
    return (text if thing.__name__ == name else f"{text}\n\n{name} = {thing.__name__}"), tree


def _parsed(text):
    """Parse a line that may be the beginning or the end of a statement only."""
    try:
        return ast.parse(text)
    except SyntaxError:
        start = text.index("lambda")
        for end in range(len(text), start, -1):
            try:
                return ast.parse(text[start:end])
            except SyntaxError:
                continue
        raise


def _imported(name, thing):
    """Return the import of a module, or of what a module defines; "" where it has none."""
    if isinstance(thing, types.ModuleType):
        return f"import {thing.__name__}" + (f" as {name}" if name != thing.__name__ else "")
    there = getattr(thing, "__module__", None)
    known = getattr(thing, "__name__", None)
    for home in ("teachkit", there, "numpy", "math"):
        module = sys.modules.get(home) if home not in (None, "__main__", "builtins") else None
        if isinstance(known, str) and module is not None and getattr(module, known, None) is thing:
            return f"from {home} import {known}" + (f" as {name}" if name != known else "")
    return ""


def _constant(name, thing):
    """Return an assignment of numbers, text, or a small array; "" for anything else."""
    if isinstance(thing, np.ndarray):
        if thing.size > SMALL_TABLE or thing.dtype.kind not in "biuf":
            return ""
        numbers = re.sub(r"\b(inf|nan)\b", r"np.\1", str(thing.tolist()))
        return f'{name} = np.array({numbers}, dtype="{thing.dtype}")'
    if isinstance(thing, Fraction | Decimal):
        thing = float(thing)
    if isinstance(thing, np.generic):
        thing = thing.item()
    text = repr(thing)
    try:
        kept = len(text) <= LONGEST_CONSTANT and ast.literal_eval(text) == thing
    except (ValueError, SyntaxError, TypeError):
        return ""
    return f"{name} = {text}" if kept else ""
