"""What the tests of the exercises share: a right answer, a cell as a notebook compiles it, a verdict."""

import itertools
import linecache
import math
import textwrap

from teachkit.exercises import examine
from teachkit.exercises.prompts import Prompt
from teachkit.exercises.task import FunctionTask, Mistake

LIMIT = 0.5  # seconds; code that never ends is given no more in these tests

_count = itertools.count(1)


def softmax(logits):
    """A learner's right answer to exercise 2.1."""
    e = [math.exp(logit) for logit in logits]
    return [x / sum(e) for x in e]


def tell(function, exercise="2.1", state="wrong", limit=None):
    """What a learner is told, who has this state then."""
    message = examine(exercise, function, limit=limit)
    assert message.state == state, message
    return repr(message)


def cell(source, name, space=None, file="<ipython-input-{}>"):
    """Run source as a notebook runs a cell, and return what a name stands for then."""
    source = textwrap.dedent(source)
    file = file.format(next(_count))
    linecache.cache[str(file)] = (len(source), None, source.splitlines(keepends=True), str(file))
    space = {"__name__": "__main__"} if space is None else space
    exec(compile(source, str(file), "exec"), space)
    return space[name]


def answers_to(exercise, start):
    """Return a writer of rows: verdict, mistake and cells; a cell of one line goes on from `start`."""

    def rows(verdict, mistake, *cells):
        return [(exercise, verdict, mistake, c if "\n" in c else start + c) for c in cells]

    return rows


def function_task(reference, cases, mistakes=(), stub="def f(z):\n    ...", **more):
    """A small task that is in no course: mistakes as pairs of a name and a function."""
    written = Prompt("Exercise", "Try", "Write `f`.", stub, ("f",))
    task = FunctionTask("99.1", reference=reference, cases=cases, written=written, **more)
    task.names = ("f",)
    for name, wrong in mistakes:
        task.mistakes.append(Mistake(name, f"Why: {name}.", wrong))
    return task
