"""Run a learner's code so that nothing it does can break the notebook, and nobody else notices.

It runs in a thread of its own, the worker, because only another thread can interrupt it on every system.
The process goes on meanwhile, and a kernel has threads that watch over it: whatever is replaced here behaves
as ever for every thread but the worker and the threads that the worker starts.
"""

import builtins
import contextlib
import contextvars
import copy
import ctypes
import decimal
import functools
import gc
import linecache
import locale
import os
import random
import re
import signal
import sys
import sysconfig
import threading
import time
import types
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from teachkit.exercises.errors import public_types
from teachkit.exercises.values import is_boolean, read, show_change

GRACE = 1.0  # seconds that code gets to end after it was told to stop
KEPT_OUTPUT = 2000  # characters kept of what was printed
RECURSION_LIMIT = 10_000  # a learner may raise it to here; a million frames would eat the memory

_OUR_FOLDER = str(Path(__file__).parent)
_STANDARD = tuple({str(Path(sysconfig.get_path(name))) for name in ("stdlib", "platstdlib")})
_NEVER_STOPPED = (_OUR_FOLDER, str(Path(np.__file__).parent), *_STANDARD, "<frozen")

# Modules that a learner may patch; those of the course are added to them.
_PATCHED = (
    "builtins", "cmath", "collections", "copy", "decimal", "fractions", "functools", "gc", "inspect", "io",
    "itertools", "json", "math", "operator", "os", "os.path", "random", "re", "signal", "statistics",
    "threading", "time", "warnings", "numpy", "numpy.random", "numpy.linalg", "numpy.fft", "numpy.ma",
    "IPython.display", "matplotlib.pyplot",
)  # fmt: skip
_OF_SYS = (
    "stdout", "stderr", "stdin", "__stdout__", "__stderr__", "excepthook", "displayhook", "unraisablehook",
    "breakpointhook", "argv", "path", "meta_path", "path_hooks", "modules", "exit", "settrace", "setprofile",
    "setrecursionlimit", "getrecursionlimit", "setswitchinterval", "set_int_max_str_digits", "_getframe",
)  # fmt: skip


class TimeUp(BaseException):
    """Raised inside the learner's code when its time is over.

    A bare ``except:`` may swallow it. So it also makes the next line of the learner's code raise, which is
    that handler's own: the exception leaves the ``try`` that swallowed the first one.
    """

    def __init__(self):
        frame: types.FrameType | None = sys._getframe(1)
        while frame is not None and frame.f_code is not call.__code__:
            if _may_stop(frame.f_code):
                frame.f_trace = _raise_at_line
            frame = frame.f_back
        sys.settrace(_raise_at_line)


def _raise_at_line(frame, event, _):
    if event == "line":
        raise TimeUp
    return _raise_at_line if _may_stop(frame.f_code) else None


def _may_stop(code):
    return not code.co_filename.startswith(_NEVER_STOPPED)


@dataclass
class Outcome:
    """What one call did.

    Attributes
    ----------
    value : object
        What it returned, as `teachkit.exercises.values.read` gives it.
    boolean : bool
        Whether that was True or False, or rows of them.
    things : int
        How many things a tuple held that it returned; 0 where it returned none.
    error : str
        The name of the exception it raised, "" if none.
    error_types : tuple of str
        That name, and those of the types above it.
    error_text : str
    line : str
        Where in the learner's code: "line 2, `return 1 / 0` of your cell", "" where unknown.
    changed : tuple
        The argument that it changed: its place, and in words what it was before and after; empty if none.
    """

    value: object = None
    boolean: bool = False
    things: int = 0
    error: str = ""
    error_types: tuple = ()
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
    left : bool
        Whether something that could not be stopped still runs.
    printed : str
        What the first call that wrote to stdout or stderr wrote there (its beginning).
    printed_length : int
    printed_case : int
        Which call that was.
    displayed : bool
        Whether the calls would have shown pictures or other rich outputs.
    warned : list of str
        Their warnings, each once.
    warned_by : dict of int to list of str
        The warnings of each call that warned.
    """

    outcomes: list = field(default_factory=list)
    late: bool = False
    left: bool = False
    printed: str = ""
    printed_length: int = 0
    printed_case: int = 0
    displayed: bool = False
    warned: list = field(default_factory=list)
    warned_by: dict = field(default_factory=dict)


# --------------------------------------------------------------- what is another thing for learner code


class _Catcher:
    """A text stream that keeps the beginning of what the first call to write anything writes."""

    encoding, errors, newlines, closed = "utf-8", "replace", None, False

    def __init__(self):
        self.kept, self.length = "", 0
        self.case = 0  # the call whose text is kept
        self.at_work = 0  # the call that is running
        self.displayed = False
        self.warned = {}

    def write(self, text):
        if isinstance(text, bytes | bytearray | memoryview):  # from the stream's `buffer`, or `os.write`
            text = bytes(text).decode("utf-8", "replace")
        text = str(text)
        if not self.length:
            self.case = self.at_work
        if self.case != self.at_work:
            return len(text)
        self.length += len(text)
        if len(self.kept) < KEPT_OUTPUT:
            self.kept += text[: KEPT_OUTPUT - len(self.kept)]
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    @property
    def buffer(self):
        return self

    def publish(self, *_, **__):
        self.displayed = True

    def warn(self, message, category, *_, **__):
        said = self.warned.setdefault(self.at_work, [])
        said.append(f"{category.__name__}: {_error_text(message)}")

    def flush(self):
        pass

    def close(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True


class _NoInput:
    """A stream that nothing can be read from."""

    encoding, closed = "utf-8", False

    def read(self, *_):
        _no_input()

    readline = readlines = __next__ = read

    def __iter__(self):
        return self


def _no_input(prompt=""):
    raise RuntimeError("input() cannot be answered here: use the argument of the function")


def _no_exit(*_):
    raise SystemExit


class _Stream:
    """A stream that is one thing for learner code and another for everybody else."""

    def __init__(self, is_learners, mine, others):
        vars(self)["_which"] = lambda: mine if is_learners() else others

    def __getattr__(self, name):
        return getattr(self._which(), name)

    def __setattr__(self, name, value):
        setattr(self._which(), name, value)

    def __iter__(self):
        return iter(self._which())

    def __next__(self):
        return next(self._which())


def _either(is_learners, mine, others):
    """Return a function that is `mine` for learner code and `others` for everybody else."""

    @functools.wraps(others, updated=())
    def either(*arguments, **keywords):
        return (mine if is_learners() else others)(*arguments, **keywords)

    return either


class _Scene:
    """One run: whose threads are the learner's, when its time is over, and what stands in for what."""

    def __init__(self, limit):
        self.catcher = _Catcher()
        self.threads = set()  # the worker, and the threads that it starts
        self.late = False
        self.alone = False  # whether it runs in the caller's thread, because no other can be started
        self.gate = threading.Lock()
        self.end = time.monotonic() + limit
        self.clock, self.pause = time.monotonic, time.sleep  # a learner may replace them

    def is_learners(self):
        """Whether the code that asks is the learner's."""
        return threading.current_thread() in self.threads

    def over(self):
        """Whether the time is over."""
        self.late = self.late or (self.alone and self.clock() > self.end)
        return self.late

    def sleep(self, seconds):
        """Sleep in slices: one long sleep cannot be interrupted."""
        until = self.clock() + seconds
        while (left := until - self.clock()) > 0:
            if self.over():
                raise TimeUp
            self.pause(min(left, 0.02))

    def died(self, of):
        """Take the exception that ended one of the learner's threads for something that it wrote."""
        if of.exc_type not in (TimeUp, SystemExit):
            self.catcher.write(f"Exception in a thread: {of.exc_type.__name__}: {_error_text(of.exc_value)}")

    def unraised(self, of):
        """Write an exception that nobody can catch, as Python does, into what the learner's code wrote.

        Finalisers and the callbacks of weak references run anywhere: where the time is over or the stack is
        full, they stop for what the verdict says already.
        """
        if of.exc_type not in (TimeUp, RecursionError):
            sys.__unraisablehook__(of)

    def start(self, begin):
        """Let a thread that the learner starts belong to the learner."""

        def start(thread):
            self.threads.add(thread)
            return begin(thread)

        return start

    def replace(self, filters):
        """Put the stand-ins in place; what stood there is put back by `_Before`."""
        mine = self.is_learners
        for name in ("stdout", "stderr", "__stdout__", "__stderr__"):
            setattr(sys, name, _Stream(mine, self.catcher, getattr(sys, name)))
        sys.stdin = _Stream(mine, _NoInput(), sys.stdin)
        set_recursion, write = sys.setrecursionlimit, os.write
        sys.setrecursionlimit = _either(mine, lambda n: set_recursion(min(n, RECURSION_LIMIT)), set_recursion)
        os.write = _either(
            mine, lambda file, data: (self.catcher.write if file in (1, 2) else _to(write, file))(data), write
        )
        os._exit = _either(mine, _no_exit, os._exit)
        os.abort = _either(mine, _no_exit, os.abort)
        builtins.input = _either(mine, _no_input, builtins.input)
        time.sleep = _either(mine, self.sleep, time.sleep)
        warnings.showwarning = _either(mine, self.catcher.warn, _as_before(warnings.showwarning, filters))
        threading.excepthook = _either(mine, self.died, threading.excepthook)
        sys.unraisablehook = _either(mine, self.unraised, sys.unraisablehook)
        begin = threading.Thread.start
        threading.Thread.start = _either(mine, self.start(begin), begin)
        shell = _shell()
        if shell is not None:
            if hasattr(shell, "ask_exit"):  # exit() in a notebook asks the kernel to end instead of raising
                shell.ask_exit = _either(mine, _no_exit, shell.ask_exit)
            publisher = shell.display_pub
            publisher.publish = _either(mine, self.catcher.publish, publisher.publish)
            publisher.clear_output = _either(mine, lambda *_, **__: None, publisher.clear_output)


def _to(write, file):
    return lambda data: write(file, data)


def _as_before(show, filters):
    """Show the warnings of other threads as the filters from before the run have it."""

    @functools.wraps(show)
    def shown(message, category, *place, **more):
        for action, words, kind, module, _ in filters:
            if issubclass(category, kind) and module is None and (not words or words.match(str(message))):
                if action == "ignore":
                    return None
                break
        return show(message, category, *place, **more)

    return shown


def _shell():
    """Return IPython's shell, None where there is none."""
    module = sys.modules.get("IPython")
    return module.get_ipython() if module is not None else None


# ----------------------------------------------------------------------------- what is put back afterwards


class _Names:
    """The attributes of modules and of the course's own classes."""

    def __init__(self):
        course = [name for name in sys.modules if name.partition(".")[0] == "teachkit"]
        modules = [sys.modules.get(name) for name in ("builtins", *_PATCHED, *course)]
        self.modules = [(vars(m), dict(vars(m))) for m in modules if isinstance(m, types.ModuleType)]
        engine = [
            m for name in course if name.startswith("teachkit.exercises") and (m := sys.modules.get(name))
        ]
        classes = {t for m in engine for t in vars(m).values() if isinstance(t, type)}
        ours = [each for each in classes if each.__module__.startswith("teachkit.")]
        self.classes = [(each, dict(vars(each))) for each in (*ours, threading.Thread)]
        self.of_sys = {name: vars(sys)[name] for name in _OF_SYS if name in vars(sys)}
        lists: list = [
            warnings.filters,
            *(value for value in self.of_sys.values() if isinstance(value, list)),
        ]
        self.lists = [(value, list(value)) for value in lists]
        self.loaded = dict(sys.modules)

    def put_back(self):
        """Undo what was done to them; at first without any builtin function, which may be gone."""
        for now, before in self.modules:
            now.update(before)
        now, before = self.modules[0]
        for name in set(now) - set(before):
            del now[name]
        vars(sys).update(self.of_sys)
        for kept, entries in self.lists:
            if kept != entries:
                kept[:] = entries
        for name, module in self.loaded.items():
            if sys.modules.get(name) is not module:
                sys.modules[name] = module
        for each, before in self.classes:
            for name, value in before.items():
                if vars(each).get(name) is not value:
                    setattr(each, name, value)
            for name in set(vars(each)) - set(before):
                with contextlib.suppress(AttributeError, TypeError):
                    delattr(each, name)


def _folder():
    try:
        return os.getcwd()
    except OSError:  # it was removed
        return None


def _handlers():
    """Return the handlers of all signals; only the main thread may set them."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    return {number: signal.getsignal(number) for number in signal.valid_signals()}


class _Before:
    """The whole state of the process that learner code may change."""

    def __init__(self):
        self.names = _Names()
        self.recursion = sys.getrecursionlimit()
        self.interval = sys.getswitchinterval()
        self.digits = sys.get_int_max_str_digits()
        self.tracing = sys.gettrace(), sys.getprofile()
        self.numpy_errors, self.numpy_print = np.geterr(), np.get_printoptions()
        self.numpy_random = np.random.get_state()  # noqa: NPY002 - the global one is what a learner may seed
        self.python_random = random.getstate()
        self.folder, self.environment = _folder(), dict(os.environ)
        self.collecting = gc.isenabled(), gc.get_threshold(), gc.get_debug(), list(gc.callbacks)
        self.locale = locale.setlocale(locale.LC_ALL)
        self.handlers = _handlers()
        self.alarm = hasattr(signal, "getitimer") and signal.getitimer(signal.ITIMER_REAL)[0] > 0
        matplotlib, pyplot = sys.modules.get("matplotlib"), sys.modules.get("matplotlib.pyplot")
        self.settings = getattr(matplotlib, "rcParams", {})
        self.settings_before = dict.copy(self.settings)  # not one by one: looking at some has effects
        self.figures = set(pyplot.get_fignums()) if pyplot else set()
        shell = _shell()
        things = () if shell is None else (shell, shell.display_pub)
        self.of_shell = [(vars(thing), dict(vars(thing))) for thing in things]

    def put_back(self):
        """Put everything back."""
        self.names.put_back()
        sys.setrecursionlimit(self.recursion)
        sys.setswitchinterval(self.interval)
        sys.set_int_max_str_digits(self.digits)
        sys.settrace(self.tracing[0])
        sys.setprofile(self.tracing[1])
        np.seterr(**self.numpy_errors)
        np.set_printoptions(**self.numpy_print)
        np.random.set_state(self.numpy_random)  # noqa: NPY002
        random.setstate(self.python_random)
        if self.folder is not None and _folder() != self.folder:
            with contextlib.suppress(OSError):
                os.chdir(self.folder)
        if dict(os.environ) != self.environment:
            os.environ.clear()
            os.environ.update(self.environment)
        enabled, thresholds, debug, callbacks = self.collecting
        (gc.enable if enabled else gc.disable)()
        gc.set_threshold(*thresholds)
        gc.set_debug(debug)
        gc.callbacks[:] = callbacks
        if locale.setlocale(locale.LC_ALL) != self.locale:
            with contextlib.suppress(locale.Error):
                locale.setlocale(locale.LC_ALL, self.locale)
        for number, handler in self.handlers.items():
            if signal.getsignal(number) is not handler and handler is not None:
                signal.signal(number, handler)
        if not self.alarm and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        if dict.copy(self.settings) != self.settings_before:
            dict.update(self.settings, self.settings_before)
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is not None:
            for number in set(pyplot.get_fignums()) - self.figures:
                pyplot.close(number)
        for now, before in self.of_shell:
            for name in ("ask_exit", "publish", "clear_output"):
                now.pop(name, None)
                if name in before:
                    now[name] = before[name]


# ------------------------------------------------------------------------------------- one call of a function


def code_of(function):
    """Return the code object of a plain Python function, None for any other callable."""
    return function.__code__ if type(function) is types.FunctionType else None


class _Own:
    """Which lines are the learner's own: those of cells, of a script, and of the function's own file."""

    def __init__(self, function):
        self.file = None
        code = code_of(innermost(function))
        if code is not None and not _is_installed(code.co_filename, innermost(function)):
            self.file = code.co_filename

    def line(self, error):
        """Find the last one in a traceback, in words; "" if there is none."""
        found, step = "", error.__traceback__
        while step is not None:
            file = step.tb_frame.f_code.co_filename
            if file == self.file or _is_cell(file):
                source = linecache.getline(file, step.tb_lineno).strip()
                place = "your cell" if _is_cell(file) else Path(file).name
                found = f"line {step.tb_lineno}" + (f", `{source}`" if source else "") + f" of {place}"
            step = step.tb_next
        return found


def innermost(function):
    """Return what was wrapped by a decorator, a partial, a method, `np.vectorize`, or a callable object."""
    for _ in range(10):
        if type(function) is types.FunctionType:
            inner = getattr(function, "__wrapped__", None)
        else:
            names = ("__wrapped__", "__func__", "func", "pyfunc")
            inner = next((f for n in names if callable(f := getattr(function, n, None))), None)
            inner = inner or vars(type(function)).get("__call__")
        if inner is None:
            break
        function = inner
    return function


def _is_cell(file):
    """Whether this is the name of a notebook's cell, or of what was typed."""
    return bool(re.search(r"^<(ipython-input|stdin|cell|python-input|doctest)|[/\\]ipykernel_\d+[/\\]", file))


def _is_installed(file, function):
    """Whether a function is a library's, wherever it lies: in a package, or beside an installer's record."""
    module = getattr(function, "__module__", None) or ""
    if module == "__main__" and not file.startswith(_STANDARD):
        return False
    if file.startswith((*_STANDARD, _OUR_FOLDER, "<")) or "." in module:
        return True
    folder = Path(file).parent
    return (
        any(folder.glob("*.dist-info")) or any(folder.glob("*.egg-info")) or (folder / "__init__.py").exists()
    )


def _error_text(error):
    try:
        text = str(error)
    except Exception:
        return ""
    text = re.sub(r" at 0x[0-9a-fA-F]+", "", text).strip()  # an address would differ at every run
    return text if len(text) <= 300 else text[:300] + "..."


def _types(error):
    """Return the names of its types; a learner's class may raise when it is looked at."""
    try:
        return public_types(error) or ("BaseException",)
    except Exception:
        return ("BaseException",)


def _unchanged(one, other):
    """Whether an argument is what it was; no code of a learner's object is called for that."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        if one.dtype != other.dtype or one.shape != other.shape:
            return False
        if one.dtype == object:
            return _unchanged(one.tolist(), other.tolist())
        return bool(np.array_equal(one, other, equal_nan=one.dtype.kind in "fc"))
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(_unchanged, one, other))
    if isinstance(one, dict):
        return _unchanged(list(one.items()), list(other.items()))
    if isinstance(one, int | float | complex | str | bytes | np.generic):
        return one == other or (one != one and other != other)
    return True  # a random generator, for example: to use it is to change it


def call(function, arguments, restore=None, own=None):
    """Call `function` once on copies of the arguments and return the `Outcome`; only `TimeUp` escapes.

    All that looks at what came back, and at what became of the arguments, is inside the guard too.
    """
    given = copy.deepcopy(arguments)
    outcome = Outcome()
    try:
        with np.errstate(all="warn", under="ignore"):  # NumPy's own setting
            try:
                value = function(*given)
            finally:
                if restore:
                    restore()  # what follows needs the builtin functions
            outcome.boolean, outcome.value = is_boolean(value), read(value)
            outcome.things = len(value) if type(value) is tuple else 0
    except TimeUp:
        raise
    except BaseException as error:
        types = _types(error)
        outcome = Outcome(error=types[0], error_types=types, error_text=_error_text(error))
        outcome.line = own.line(error) if own else ""
    for place, (before, after) in enumerate(zip(arguments, given, strict=True)):
        if not _unchanged(before, after):
            outcome.changed = (place, *show_change(before, after))
            break
    return outcome


# ------------------------------------------------------------------------------------------ with a time limit


def run(function, calls, limit):
    """Call a learner's function, with a time limit, its output and warnings caught and everything restored.

    Code that does not end when told to (it waits for something outside of Python) is left behind in its
    thread, and the notebook goes on. One call into compiled code that never lets go of the interpreter, such
    as ``sum(itertools.count())``, cannot be interrupted. Where no thread can be started (in a browser), the
    code runs in the caller's thread, and the clock is looked at before every line.

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
    result, scene = Run(), _Scene(limit)
    own = _quietly_made(function)

    def work():
        names, tracing = _Names(), sys.gettrace()
        decimal.setcontext(decimal.getcontext().copy())  # of this thread, or of the copied context

        def restore():
            with scene.gate:
                if not scene.over():  # code left behind would put back what belonged to its own time
                    names.put_back()

        for scene.catcher.at_work, arguments in enumerate(calls):
            try:
                outcome = call(function, arguments, restore, own)
            except TimeUp as error:  # a learner may raise it, too
                sys.settrace(tracing)
                outcome = Outcome(
                    error="TimeUp", error_types=("TimeUp",), line=own.line(error) if own else ""
                )
            with scene.gate:
                if scene.over():
                    return
                result.outcomes.append(outcome)

    before, filters = _Before(), list(warnings.filters)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            scene.replace(filters)
            worker = threading.Thread(target=_ending(work), name="exercise", daemon=True)
            scene.threads.add(worker)
            try:
                worker.start()
            except RuntimeError:  # no threads here
                scene.threads, scene.alone = {threading.current_thread()}, True
                with _watched(scene) if hasattr(sys, "monitoring") else _traced(scene):
                    contextvars.copy_context().run(_ending(work))
            else:
                _wait(worker, scene)
    finally:
        before.put_back()
    catcher = scene.catcher
    result.late, result.left = (
        scene.late,
        any(thread.is_alive() for thread in scene.threads - {threading.current_thread()}),
    )
    result.warned_by = catcher.warned
    result.warned = list(dict.fromkeys(text for said in catcher.warned.values() for text in said))
    result.printed, result.printed_length, result.printed_case = catcher.kept, catcher.length, catcher.case
    result.displayed = catcher.displayed
    return result


def guarded(function, *arguments, limit=3.0, default=None):
    """Call a function on a learner's values as `run` does, and return what it returns.

    Examples
    --------
    >>> guarded(lambda x: 1 / x, 4), guarded(lambda x: 1 / x, 0, default="no answer")
    (0.25, 'no answer')
    """
    kept = []
    run(lambda: kept.append(function(*arguments)), [()], limit)
    return kept[0] if kept else default


def _quietly_made(function):
    try:
        return _Own(function)
    except Exception:  # a learner's object may raise at any look at it
        return None


def _ending(work):
    """Let a worker end without a word: what it did not do shows as an outcome that is missing."""

    def ends():
        with contextlib.suppress(BaseException):
            with contextlib.suppress(BaseException):
                work()
            sys.settrace(None)

    return ends


def _wait(worker, scene):
    """Wait for the worker, then stop whatever of the learner's code still runs."""
    try:
        while worker.is_alive() and scene.clock() < scene.end:
            worker.join(0.05)  # in slices, so that the stop button works on Windows too
    finally:
        with scene.gate:
            scene.late = worker.is_alive()
        until = scene.clock() + GRACE
        for thread in (worker, *(scene.threads - {worker})):
            _stop(thread, scene, until)


def _stop(thread, scene, until):
    """Raise `TimeUp` in a thread until it ends: handlers within handlers may swallow the first ones."""
    while thread.is_alive() and scene.clock() < until:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(TimeUp))
        thread.join(0.01)


@contextlib.contextmanager
def _traced(scene):
    def look(frame, event, _):
        if not _may_stop(frame.f_code):
            return None
        if event in ("line", "call") and scene.over():
            raise TimeUp
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(before)


@contextlib.contextmanager
def _watched(scene):
    """As `_traced`; here the clock is still looked at when a handler has swallowed what was raised."""
    monitoring = sys.monitoring
    tool = next(n for n in range(6) if monitoring.get_tool(n) is None)
    events = monitoring.events

    def look(code, *_):
        if not _may_stop(code):
            return monitoring.DISABLE
        if scene.over():
            raise TimeUp
        return None

    watched = (events.LINE, events.JUMP, events.PY_START, events.PY_RESUME)
    monitoring.use_tool_id(tool, "teachkit")
    try:
        for event in watched:
            monitoring.register_callback(tool, event, look)
        monitoring.set_events(tool, sum(watched))
        yield
    finally:
        monitoring.set_events(tool, 0)
        for event in watched:
            monitoring.register_callback(tool, event, None)
        monitoring.free_tool_id(tool)
        monitoring.restart_events()
