"""Run a learner's function so that nothing it does can break the notebook."""

import builtins
import contextlib
import copy
import ctypes
import linecache
import math
import os
import random
import re
import sys
import sysconfig
import threading
import time
import types
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from teachkit.exercises.values import read, show

GRACE = 1.0  # seconds that code gets to end after it was told to stop
KEPT_OUTPUT = 2000  # characters kept of what was printed
RECURSION_LIMIT = 10_000  # a learner may raise it to here; a million frames would eat the memory
_MODULES = (builtins, math, random, time, warnings, os, np, np.random, np.linalg)
_OUR_FOLDER = str(Path(__file__).parent)
_LIBRARIES = tuple(
    {str(Path(sysconfig.get_path(name))) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    | {"<frozen"}
)


class TimeUp(BaseException):
    """Raised inside the learner's code when its time is over.

    A bare ``except:`` may swallow it. So it also makes the next line of the learner's code raise, which is
    that handler's own: the exception leaves the ``try`` that swallowed the first one.
    """

    def __init__(self):
        frame = sys._getframe(1)
        while frame is not None:
            if _is_learners(frame):
                frame.f_trace = _raise_at_line
            frame = frame.f_back
        sys.settrace(_raise_at_line)


def _raise_at_line(frame, event, _):
    if event == "line":
        raise TimeUp
    return _raise_at_line if _is_learners(frame) else None


def _is_learners(frame):
    return not frame.f_code.co_filename.startswith((_OUR_FOLDER, *_LIBRARIES))


@dataclass
class Outcome:
    """What one call did.

    Attributes
    ----------
    value : object
        What it returned, as `teachkit.exercises.values.read` gives it.
    error : str
        The name of the exception it raised, "" if none.
    error_text : str
    line : str
        Where in the learner's code: "line 2, `return 1 / 0`", "" where unknown.
    changed : tuple of str
        The argument that it changed: its place, before and after; empty if none.
    """

    value: object = None
    error: str = ""
    error_text: str = ""
    line: str = ""
    changed: tuple = ()


@dataclass
class Run:
    """What all calls did.

    Attributes
    ----------
    outcomes : list of Outcome
        One for each call; fewer when the time was over.
    late : bool
        Whether the time was over.
    printed : str
        What the first call that wrote to stdout or stderr wrote there (its beginning).
    printed_length : int
    printed_case : int
        Which call that was.
    warned : list of str
        Its warnings, each once.
    """

    outcomes: list = field(default_factory=list)
    late: bool = False
    printed: str = ""
    printed_length: int = 0
    printed_case: int = 0
    warned: list = field(default_factory=list)


class _Catcher:
    """A text stream that keeps the beginning of what the first call to write anything writes."""

    encoding = "utf-8"

    def __init__(self):
        self.kept, self.length = "", 0
        self.case = 0  # the call whose text is kept
        self.at_work = 0  # the call that is running

    def write(self, text):
        text = str(text)
        if not self.length:
            self.case = self.at_work
        if self.case != self.at_work:
            return len(text)
        self.length += len(text)
        if len(self.kept) < KEPT_OUTPUT:
            self.kept += text[: KEPT_OUTPUT - len(self.kept)]
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False


def _no_input(prompt=""):
    raise RuntimeError("input() cannot be answered here: use the argument of the function")


def _no_exit(*_):
    raise SystemExit


def _keep():
    return [(module.__dict__, dict(module.__dict__)) for module in _MODULES]


def _put_back(kept):
    """Undo what was done to the modules; at first without any builtin function, which may be gone."""
    for now, before in kept:
        now.update(before)
    now, before = kept[0]
    for name in set(now) - set(before):
        del now[name]


@contextlib.contextmanager
def _everything_restored():
    """Put back what learner code may have replaced: functions, streams, random and NumPy state."""
    kept = _keep()
    streams = sys.stdout, sys.stderr, sys.stdin
    recursion, set_recursion = sys.getrecursionlimit(), sys.setrecursionlimit
    numpy_errors, numpy_print = np.geterr(), np.get_printoptions()
    numpy_random = np.random.get_state()  # noqa: NPY002 - the global one is what a learner may seed
    python_random = random.getstate()
    search_path = list(sys.path)
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    try:
        builtins.input = _no_input
        sys.setrecursionlimit = lambda limit: set_recursion(min(limit, RECURSION_LIMIT))
        if shell is not None:
            shell.ask_exit = _no_exit  # exit() in a notebook asks the kernel to end instead of raising
        yield
    finally:
        _put_back(kept)
        sys.stdout, sys.stderr, sys.stdin = streams
        sys.setrecursionlimit = set_recursion
        sys.setrecursionlimit(recursion)
        np.seterr(**numpy_errors)
        np.set_printoptions(**numpy_print)
        np.random.set_state(numpy_random)  # noqa: NPY002
        random.setstate(python_random)
        sys.path[:] = search_path
        if shell is not None:
            vars(shell).pop("ask_exit", None)


def _own_line(error):
    """Find the last line of the learner's own code in a traceback, in words."""
    found, step = "", error.__traceback__
    while step is not None:
        if _is_learners(step.tb_frame):
            source = linecache.getline(step.tb_frame.f_code.co_filename, step.tb_lineno).strip()
            found = f"line {step.tb_lineno}" + (f", `{source}`" if source else "")
        step = step.tb_next
    return found


def _error_text(error):
    try:
        text = str(error)
    except Exception:
        return ""
    text = re.sub(r" at 0x[0-9a-fA-F]+", "", text).strip()  # an address would differ at every run
    return text if len(text) <= 300 else text[:300] + "..."


def _equal(one, other):
    if isinstance(one, np.ndarray):
        return (
            isinstance(other, np.ndarray)
            and one.dtype == other.dtype
            and np.array_equal(one, other, equal_nan=True)
        )
    return type(one) is type(other) and one == other


def call(function, arguments, restore=None):
    """Call `function` once on copies of the arguments and return the `Outcome`; only `TimeUp` escapes."""
    given = copy.deepcopy(arguments)
    try:
        with np.errstate(all="warn", under="ignore"):  # NumPy's own setting
            try:
                value = function(*given)
            finally:
                if restore:
                    restore()  # what follows needs the builtin functions
            outcome = Outcome(read(value))
    except TimeUp:
        raise
    except BaseException as error:
        outcome = Outcome(error=type(error).__name__, error_text=_error_text(error), line=_own_line(error))
    for place, (before, after) in enumerate(zip(arguments, given, strict=True)):
        if not _equal(before, after):
            outcome.changed = (place, show(read(before)), show(read(after)))
            break
    return outcome


def _stop(worker):
    """Raise `TimeUp` in the worker until it ends: handlers within handlers may swallow the first ones."""
    end = time.monotonic() + GRACE
    while worker.is_alive() and time.monotonic() < end:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(worker.ident), ctypes.py_object(TimeUp))
        worker.join(0.01)


def run(function, calls, limit):
    """Call a learner's function, with a time limit, its output and warnings caught and everything restored.

    It runs in a thread of its own, because only another thread can interrupt it on every system. Code that
    does not end when told to (it waits for something outside of Python) is left behind in its thread, and
    the notebook goes on. One call into compiled code that never lets go of the interpreter, such as
    ``10 ** 10**9``, cannot be interrupted.

    Parameters
    ----------
    function : callable
    calls : sequence of tuples
        The arguments of each call; the function gets copies.
    limit : float
        Seconds for all calls together.

    Returns
    -------
    Run

    Examples
    --------
    >>> run(lambda x: 1 / x, [(2,), (0,)], limit=1).outcomes[1].error
    'ZeroDivisionError'
    """
    result, catcher = Run(), _Catcher()

    def work():
        kept = _keep()

        def restore():
            with gate:
                if not result.late:  # code left behind would put back what belonged to its own time
                    _put_back(kept)

        try:
            for catcher.at_work, arguments in enumerate(calls):
                outcome = call(function, arguments, restore)
                if not result.late:
                    result.outcomes.append(outcome)
        except BaseException:
            sys.settrace(None)
            if not result.late:
                raise

    pause = time.sleep

    def sleep(seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if result.late:
                raise TimeUp
            pause(min(left, 0.02))

    gate = threading.Lock()
    worker = threading.Thread(target=work, name="exercise", daemon=True)
    with _everything_restored(), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        sys.stdout = sys.stderr = catcher
        time.sleep = sleep  # the real one cannot be interrupted
        end = time.monotonic() + limit
        worker.start()
        try:
            while worker.is_alive() and time.monotonic() < end:
                worker.join(0.05)  # in slices, so that the stop button works on Windows too
        finally:
            with gate:
                result.late = worker.is_alive()
            _stop(worker)
        result.warned = list(
            dict.fromkeys(f"{w.category.__name__}: {_error_text(w.message)}" for w in caught)
        )
    result.printed, result.printed_length, result.printed_case = catcher.kept, catcher.length, catcher.case
    return result


def code_of(function):
    """Return the code object of a plain Python function, None for any other callable."""
    return getattr(function, "__code__", None) if isinstance(function, types.FunctionType) else None
