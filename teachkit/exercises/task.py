"""What a task is: an exercise that asks for a function, for values, or for a letter."""

import ast
import builtins
import dis
import inspect
import sys
import textwrap
import types
import warnings
from dataclasses import dataclass
from functools import cached_property

from teachkit.exercises.prompts import prompt_of
from teachkit.exercises.runner import call
from teachkit.exercises.values import ABSOLUTE, RELATIVE


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


class Task:
    """What all kinds of tasks share.

    Parameters
    ----------
    id : str
        Lesson and number, "2.3", or lesson and letter, "3.a".
    praise : str
        What a right answer shows.
    hints : sequence of str
        One more step each.
    observe : callable, optional
        A sentence about a wrong answer that is no known mistake.
    role : {"", "machine", "transfer"}
        What it is for in its lesson: a part of the learner's own machine, which the last lesson runs, or an
        idea on other data.
    written : Prompt, optional
        What the learner reads. By default it is what the lesson's notebook says, where it is written once.

    Attributes
    ----------
    reason : str
        Why the solution is the answer.
    mistakes : list of Mistake
    names : tuple of str
        The names that `check` is given; every kind of task knows them from elsewhere.

    Examples
    --------
    >>> from teachkit.exercises import tasks
    >>> tasks()["0.1"].heading
    'Exercise 0.1: Double a number'
    """

    names: tuple[str, ...]  # what `check` is given; each kind of task has its own way to know them

    def __init__(self, id, *, praise="", hints=(), observe=None, role="", written=None):
        if role not in ("", "machine", "transfer"):
            raise ValueError(f'role of {id} must be "machine", "transfer" or "", got {role!r}')
        self.id = id
        self.role = role
        self.praise = praise
        self.hints = tuple(hints)
        self.observe = observe
        self.reason = ""
        self.mistakes = []
        self.answer = None  # the function that holds the solution
        if written is not None:
            self.written = written

    def __repr__(self):
        return f"{type(self).__name__}({self.id!r})"

    @property
    def lesson(self):
        """The lesson's number; that of the self-test for its questions."""
        return int(self.id.split(".")[0]) if "." in self.id else 9

    @cached_property
    def written(self):
        """What the notebook says: the `Prompt`."""
        return prompt_of(self.id, self.lesson)

    @property
    def title(self):
        """What it is about, in a few words."""
        return self.written.title

    @property
    def text(self):
        """What to do, in Markdown, without the heading."""
        return self.written.text

    @property
    def stub(self):
        """The code that the learner completes."""
        return self.written.stub

    @property
    def label(self):
        """What it is called: "Exercise 2.1"."""
        return f"{self.written.kind} {self.id}"

    @property
    def heading(self):
        """The heading's text, without its hashes."""
        return f"{self.label}: {self.title}"

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
    def solution_source(self):
        """The solution as a learner may run it alone: without decorator and docstring, with its imports."""
        return source_alone(self.answer)

    def solution(self, function):
        """Take a function as the solution; its docstring is the reason."""
        self.answer = function
        self.reason = _words(function)
        return function

    def mistake(self, name, example=None):
        """Take a function as a typical wrong answer; its docstring says what is misunderstood.

        Parameters
        ----------
        name : str
            The mistake in a few words: "you divided by the sum of the logits".
        example : tuple, optional
            For values: values that make this mistake. The function is then given a learner's values and
            returns whether they make it; one that holds nothing but its docstring stands for: they equal the
            example.
        """

        def keep(function):
            self.mistakes.append(self._mistake(name, _words(function), function, example))
            return function

        return keep

    def _mistake(self, name, why, function, example):
        raise NotImplementedError


class FunctionTask(Task):
    """A task that asks for a function.

    Parameters
    ----------
    id : str
        Lesson and number: "2.1".
    reference : callable
        The right answer of a case.
    cases : sequence of tuples
        The arguments of each call.
    praise, hints, observe, role, written
        As for `Task`; `observe` is given the answer, a float or an array of the right shape, and after it
        what the function was given.
    compare : callable, optional
        A sentence about a right answer and a wrong one, floats or arrays of any shape; where it is "", what
        can be said of any answer is said.
    tolerance, absolute : float
        Relative and absolute tolerance of the numbers. With an absolute one of 0 a tiny result must keep its
        digits.
    """

    def __init__(
        self, id, *, reference, cases, compare=None, tolerance=RELATIVE, absolute=ABSOLUTE, **shared
    ):
        super().__init__(id, **shared)
        self.reference = reference
        self.compare = compare
        self.cases = tuple(cases)
        if not self.cases or not all(isinstance(case, tuple) for case in self.cases):
            raise TypeError(f"cases of {id} must be tuples of arguments, got {cases!r}")
        self.tolerance = tolerance
        self.absolute = absolute

    def solution(self, function):
        """Take a function as the solution; its name is the one that the learner's function has."""
        self.names = (function.__name__,)
        return super().solution(function)

    def _mistake(self, name, why, function, example):
        return Mistake(name, why, function)

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
    def outcomes(self):
        """The right outcome of each case."""
        return _quietly(self.reference, self.cases)

    @property
    def expected(self):
        """The right answer of each case."""
        return [outcome.value for outcome in self.outcomes]

    @cached_property
    def mistaken(self):
        """For each mistake, the outcome of each case."""
        return [_quietly(mistake.wrong, self.cases) for mistake in self.mistakes]


class ValuesTask(Task):
    """A task that asks for one or more values.

    Parameters
    ----------
    id : str
        Lesson and number: "2.3".
    kinds : dict of str to str
        What each name must be: "a number", "a list of numbers" or "a letter".
    praise, hints, observe, role, written
        As for `Task`; `observe` is given the values, and so is a `praise` that is a function.
    always_observed : bool
        Whether what is observed is also said of a known mistake.

    Attributes
    ----------
    reference : callable
        Whether the values are right; `right` takes it.
    """

    def __init__(self, id, *, kinds, always_observed=False, **shared):
        super().__init__(id, **shared)
        self.always_observed = always_observed
        self.names = tuple(kinds)
        self.kinds = tuple(kinds.values())
        unknown = set(self.kinds) - {"a number", "a list of numbers", "a letter"}
        if unknown:
            raise ValueError(f"kinds of {id} must be a number, a list of numbers or a letter, got {unknown}")
        self.reference = None

    def right(self, function):
        """Take a function that says whether the values are right."""
        self.reference = function
        return function

    def _mistake(self, name, why, function, example):
        if example is None:
            raise TypeError(f"the mistake {name!r} of {self.id} needs an example: example=(values, ...)")
        empty = steps(function.__code__) == steps((lambda: None).__code__)
        return Mistake(name, why, tuple(example), None if empty else function)


class ChoiceTask(Task):
    """A task that asks for a letter; the options stand in the notebook.

    Parameters
    ----------
    id : str
        Lesson and letter: "3.a".
    right : str
        The right letter.
    messages : dict of str to str
        What is said of each letter: why not, or why it is so. Of the right one it may be left out.
    hints, role, written
        As for `Task`.

    Examples
    --------
    >>> task = ChoiceTask("3.a", right="b", messages={"a": "That is the gap.", "b": "It is e to the gap."})
    >>> task.praise
    'It is e to the gap.'
    """

    def __init__(self, id, *, right, messages, **shared):
        super().__init__(id, praise=messages.get(right, ""), **shared)
        self.right = right
        self.messages = dict(messages)
        self.letters = "".join(sorted({*messages, right}))
        self.reason = self.praise
        self.mistakes = [
            Mistake(f'you chose "{letter}"', why, (letter,))
            for letter, why in messages.items()
            if letter != right
        ]

    @property
    def cell(self):
        """The whole code cell; help is offered only where there are hints."""
        return super().cell if self.hints else f"{self.stub}\n\n{self.call}"

    @cached_property
    def names(self):
        """The name that `check` is given, as the notebook has it."""
        return self.written.names[:1] or (self.id if self.id.isidentifier() else "my_choice",)

    @cached_property
    def solution_source(self):
        """The right choice as a learner writes it."""
        return f'{self.names[0]} = "{self.right}"'


def _words(function):
    """Return a docstring as one line of words."""
    return " ".join((inspect.getdoc(function) or "").split())


def _quietly(function, cases):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [call(function, arguments) for arguments in cases]


def steps(code):
    """Return what a code object does, step by step; comments and docstrings do not count."""
    return [
        (s.opname, steps(s.argval) if isinstance(s.argval, types.CodeType) else repr(s.argval))
        for s in dis.get_instructions(code)
    ]


# ----------------------------------------------------------------------------------- source that runs alone


def source_alone(function):
    """Return the source of a function of a module, so that it runs in an empty namespace.

    Its decorators and its docstring are left out. What it uses of its module is put in front: imports first,
    then constants and other functions. Of a function named ``_`` only the body is kept.

    Examples
    --------
    >>> print(source_alone(_words))
    import inspect
    <BLANKLINE>
    def _words(function):
        return " ".join((inspect.getdoc(function) or "").split())
    """
    lines, first = inspect.getsourcelines(function)
    module = inspect.getsource(sys.modules[function.__module__])
    return _alone(ast.parse(module), module, first + len(_decorators(lines)), function.__name__ == "_")


def _decorators(lines):
    """Return the lines above the `def`."""
    node = ast.parse(textwrap.dedent("".join(lines))).body[0]
    return lines[: node.lineno - 1]


def _alone(tree, source, line, body_only):
    node = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.lineno == line)
    imports, others, waiting, seen = {}, {}, [node], set()
    bound = _bound(tree)
    while waiting:
        for name in free_names(waiting.pop()) - seen:
            seen.add(name)
            statement = bound.get(name)
            if isinstance(statement, ast.Import | ast.ImportFrom):
                imports[name] = _import_line(statement, name)
            elif statement is not None and statement is not node:
                others[statement.lineno] = statement
                waiting.append(statement)
    own = _without_docstring(source, node)
    if body_only:
        own = textwrap.dedent("\n".join(own.splitlines()[1:]))
    parts = [imports_once(imports.values())]
    parts += [_without_docstring(source, others[line]) for line in sorted(others)]
    return "\n\n".join(part for part in [*parts, own] if part)


def imports_once(lines):
    """Return lines of imports in their usual order, each module on one line.

    Examples
    --------
    >>> print(imports_once(["from math import log", "import numpy as np", "from math import exp as e"]))
    import numpy as np
    from math import exp as e, log
    """
    names: dict[str, set[str]] = {}
    for line in lines:
        start, found, name = line.rpartition(" import ")
        names.setdefault(f"{start} import " if found else line, set()).add(name if found else "")
    in_order = sorted(names, key=lambda start: (start.startswith("from"), start))
    return "\n".join(start + ", ".join(sorted(names[start])) for start in in_order)


def _bound(tree):
    """Return, by name, the statement of a module that binds it."""
    bound: dict[str, ast.stmt] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            for alias in statement.names:
                bound[alias.asname or alias.name.split(".")[0]] = statement
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
            bound[statement.name] = statement
        elif isinstance(statement, ast.Assign):
            for target in statement.targets:
                bound.update({n.id: statement for n in ast.walk(target) if isinstance(n, ast.Name)})
    return bound


def free_names(node):
    """Return the names that a statement uses and does not bind itself; decorators do not count.

    Examples
    --------
    >>> free_names(ast.parse("def f(x): return np.exp(x)").body[0])
    {'np'}
    """
    inside = node.body if isinstance(node, ast.FunctionDef) else [node]
    used, own = set(), set()
    for part in [*inside, getattr(node, "args", None)]:
        for n in ast.walk(part) if part is not None else ():
            if isinstance(n, ast.Name):
                (used if isinstance(n.ctx, ast.Load) else own).add(n.id)
            elif isinstance(n, ast.arg):
                own.add(n.arg)
            elif isinstance(n, ast.FunctionDef):
                own.add(n.name)
    return used - own - set(dir(builtins))


def _import_line(statement, name):
    """Write one name's import; from `teachkit` itself where the name is one that learners type."""
    alias = next(a for a in statement.names if (a.asname or a.name.split(".")[0]) == name)
    renamed = f" as {alias.asname}" if alias.asname else ""
    if isinstance(statement, ast.Import):
        return f"import {alias.name}{renamed}"
    flat = getattr(sys.modules.get("teachkit"), alias.name, None)
    there = getattr(sys.modules.get(statement.module), alias.name, None)
    if statement.module.startswith("teachkit.") and flat is not None and flat is there:
        return f"from teachkit import {alias.name}{renamed}"
    return f"from {statement.module} import {alias.name}{renamed}"


def _without_docstring(source, node):
    lines = source.splitlines()[node.lineno - 1 : node.end_lineno]
    if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None:
        docstring = node.body[0]
        del lines[
            docstring.lineno - node.lineno : (docstring.end_lineno or docstring.lineno) - node.lineno + 1
        ]
        while lines[1:] and not lines[1].strip():
            del lines[1]
    return "\n".join(lines)
