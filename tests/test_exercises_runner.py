"""The guard: learner code is stopped, nobody else notices, and everything is put back."""

import builtins
import decimal
import gc
import importlib
import locale
import math
import os
import queue
import random
import signal
import subprocess
import sys
import threading
import time
import warnings

import numpy as np
import pytest
from exercise_tools import LIMIT, cell, function_task, softmax, tell

from teachkit.exercises import examine
from teachkit.exercises.judge import judge
from teachkit.exercises.runner import guarded, innermost, run


def never_ends(logits):
    while True:
        pass


def swallows_everything(logits):
    while True:
        try:
            time.sleep(60)
        except:  # noqa: E722 - a learner wrote it
            pass


def swallows_and_computes(logits):
    total = 0
    while True:
        try:
            total += 1
        except BaseException:
            total = 0


def swallows_in_layers(logits):
    def inner():
        while True:
            try:
                swallows_and_computes(logits)
            except:  # noqa: E722 - a learner wrote it
                pass

    while True:
        try:
            inner()
        except:  # noqa: E722 - a learner wrote it
            time.sleep(1)


def waits(logits):
    time.sleep(60)


def returns_when_stopped(logits):
    try:
        while True:
            pass
    except BaseException:
        return softmax(logits)


@pytest.mark.parametrize(
    "function",
    [never_ends, swallows_everything, swallows_and_computes, swallows_in_layers, waits, returns_when_stopped],
)
def test_code_that_does_not_end_is_stopped(function):
    before = threading.active_count()
    start = time.monotonic()
    text = tell(function, limit=LIMIT)
    assert time.monotonic() - start < LIMIT + 4
    assert "it does not end" in text and "within 0.5 seconds" in text and "`logits` = [2, 1, 0.1]" in text
    time.sleep(0.05)
    assert threading.active_count() == before


def test_code_that_waits_outside_of_python_is_left_behind():
    event = threading.Event()

    def stuck(logits):
        event.wait(20)

    start = time.monotonic()
    tell(stuck, limit=LIMIT)
    assert time.monotonic() - start < LIMIT + 4
    event.set()


def test_an_endless_loop_after_right_cases_is_told():
    def sometimes(logits):
        while len(logits) == 4:
            pass
        return softmax(logits)

    assert "[2, 4.3, 1.2, -3.1] your function did not end" in tell(sometimes, limit=6 * LIMIT)


def test_an_endless_loop_hides_no_wrong_result_and_names_no_mistake():
    def plain_then_endless(logits):
        while len(logits) == 4:
            pass
        return [logit / sum(logits) for logit in logits]

    text = tell(plain_then_endless, limit=6 * LIMIT)
    assert "it does not end" in text and "Before that it was not right either" in text
    assert "left out" not in text and "yours     [0.645161, 0.322581, 0.0322581]" in text


# ------------------------------------------------------------------------------- code that raises


def test_an_exception_is_told_with_the_learners_own_line():
    broken = cell(
        """
        def broken(logits):
            total = 0
            return [logit / total for logit in logits]  # here
        """,
        "broken",
    )
    text = tell(broken)
    assert "it stopped with ZeroDivisionError" in text
    assert "In line 4, `return [logit / total for logit in logits]  # here` of your cell" in text
    assert "Something is divided by 0." in text


BROKEN = "import numpy as np\ndef broken(logits):\n    return np.reshape(logits, (5, 7))\n"


@pytest.mark.parametrize("file", ["<ipython-input-{}>", "/tmp/ipykernel_17/{}.py", "<stdin>"])
def test_the_line_is_the_learners_own_even_when_a_library_raises(file):
    text = tell(cell(BROKEN, "broken", file=file))
    assert "In line 3, `return np.reshape(logits, (5, 7))` of your cell" in text


LIBRARY = "def helped(logits):\n    return logits / 0\n"


@pytest.mark.parametrize("where", ["user/site-packages", "target", "dist-packages", "path"])
def test_a_library_is_never_quoted_wherever_it_lies(tmp_path, monkeypatch, where):
    """Neither where the learner's function calls it, nor where it is submitted itself."""
    folder = tmp_path / where
    (folder / "somelib").mkdir(parents=True)
    if where != "path":
        (folder / "somelib-1.0.dist-info").mkdir()
    (folder / "somelib" / "__init__.py").write_text(LIBRARY, encoding="utf-8")
    (folder / "single.py").write_text(LIBRARY, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    for name in ("somelib", "single") if where != "path" else ("somelib",):
        library = importlib.import_module(name)
        calls = cell(f"import {name}\ndef calls(logits):\n    return {name}.helped(logits)\n", "calls")
        assert f"In line 3, `return {name}.helped(logits)` of your cell: `TypeError" in tell(calls)
        text = tell(library.helped)
        assert "In your code: `TypeError" in text and "logits / 0" not in text
        monkeypatch.delitem(sys.modules, name)


def test_a_file_of_the_learners_own_is_quoted_by_its_name(tmp_path, monkeypatch):
    (tmp_path / "my_answers.py").write_text(LIBRARY, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    answers = importlib.import_module("my_answers")
    assert "In line 2, `return logits / 0` of my_answers.py: `TypeError" in tell(answers.helped)
    monkeypatch.delitem(sys.modules, "my_answers")


WRAPPED = """
import functools
import numpy as np
def broken(number, power=1):
    return 1 / 0
def loud(function):
    @functools.wraps(function)
    def wrapper(number):
        return function(number)
    return wrapper
class Callable:
    def __call__(self, number):
        return broken(number)
partial, method, decorated = functools.partial(broken, power=2), Callable(), loud(broken)
cached, vectorized = functools.lru_cache(broken), np.vectorize(broken)
"""


def test_what_was_wrapped_is_found():
    space = {}
    cell(WRAPPED, "broken", space)
    call = vars(space["Callable"])["__call__"]
    wanted = {"partial": "broken", "decorated": "broken", "cached": "broken", "vectorized": "broken"}
    assert {name: innermost(space[name]).__name__ for name in wanted} == wanted
    assert innermost(space["method"]) is call and innermost(space["broken"]) is space["broken"]


@pytest.mark.parametrize("name", ["partial", "method", "decorated", "cached", "vectorized"])
def test_the_line_is_found_in_a_function_that_is_wrapped(name):
    assert "In line 5, `return 1 / 0` of your cell" in tell(cell(WRAPPED, name), "0.1")


@pytest.mark.parametrize("source", ["raise TimeUp", "raise TimeUp()", "TimeUp(); return 2 * number"])
def test_the_end_of_time_raised_by_the_learner_is_an_exception_like_any_other(source):
    raises = cell(f"from teachkit.exercises.runner import TimeUp\ndef f(number):\n    {source}", "f")
    assert "TimeUp" in tell(raises, "0.1")
    assert tell(lambda number: 2 * number, "0.1", state="right")


@pytest.mark.parametrize("stop", [SystemExit, KeyboardInterrupt, GeneratorExit, MemoryError])
def test_whatever_is_raised_is_caught(stop):
    def stops(logits):
        raise stop

    assert f"it stopped with {stop.__name__}" in tell(stops)


def test_sys_exit_is_caught():
    assert "the notebook caught that" in tell(lambda logits: sys.exit(3))


def deep(logits):
    return deep(logits)


def test_endless_recursion_is_caught():
    assert "calls itself and never comes to an end" in tell(deep)


def test_endless_recursion_without_a_limit_is_caught():
    before = sys.getrecursionlimit()

    def without_limit(logits):
        sys.setrecursionlimit(10**9)
        return deep(logits)

    text = tell(without_limit)
    assert "RecursionError" in text or "does not end" in text
    assert sys.getrecursionlimit() == before


def test_an_exception_whose_text_fails_is_caught():
    class Odd(Exception):
        def __str__(self):
            raise ValueError

    def odd(logits):
        raise Odd

    assert "it stopped with Odd" in tell(odd)


def test_addresses_are_kept_out_of_messages():
    def broken(logits):
        raise TypeError(object())

    text = tell(broken)
    assert "<object object>" in text and "0x" not in text


@pytest.mark.parametrize(
    "wrong, loop",
    [
        ("[math.exp(logits) for logit in logits]", "logit in logits"),
        ("[math.e**z for x in z]", "x in z"),
        ("[math.e * logits for _ in logits]", "_ in logits"),
        ("[math.exp(np.array(logits)) for logit in logits]", "logit in logits"),
        ("logits / 2", ""),
        ("[logits / 2 for k in range(3)]", ""),  # what it goes through has no name
        ("[logits / 2 for k in logits[1:]]", ""),
    ],
)
def test_a_list_in_place_of_one_of_its_numbers_is_recognised(wrong, loop):
    name = loop.rpartition(" ")[2] or "logits"
    text = tell(
        cell(f"def exponentials({name}): return {wrong}", "exponentials", {"math": math, "np": np}), "1.1"
    )
    assert "it stopped with TypeError" in text and "A whole list or array stands where one number" in text
    one, _, whole = loop.partition(" in ")
    said = f"In `for {loop}`, `{whole}` is the whole, and `{one}` is one entry of it."
    assert (said in text) == bool(loop) and ("In `for" in text) == bool(loop)


def test_a_shadowed_name_is_recognised():
    exponentials = [1.0]
    assert "Is the name of a function used for a number" in tell(lambda logits: exponentials(logits))


def test_input_is_refused_in_words():
    assert "use the argument of the function" in tell(lambda logits: input("logits? "))


def test_a_changed_input_is_named_with_before_and_after():
    def in_place(logits):
        for k, x in enumerate(softmax(logits)):
            logits[k] = x
        return logits

    text = tell(in_place)
    assert "your function changed its input" in text
    assert "`logits` was [0.659001, 0.242433, 0.0985659]; before it was [2, 1, 0.1]" in text


def test_a_changed_array_is_named():
    def in_place(z):
        z -= z.max(axis=1, keepdims=True)
        return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)

    assert "your function changed its input" in tell(in_place, "2.3")


def test_a_changed_input_with_a_wrong_result_is_said_too():
    def in_place(logits):
        logits.append(7.0)
        return [1.0, 2.0, 4.0]

    assert "also changed its input `logits` from [2, 1, 0.1] to [2, 1, 0.1, 7]" in tell(in_place)


def test_the_cases_are_the_same_for_the_next_learner():
    def greedy(logits):
        result = softmax(logits)
        logits.clear()
        return result

    tell(greedy)
    assert tell(softmax, state="right")


def test_nothing_is_left_changed(capsys):
    kept = {name: getattr(np, name) for name in ("exp", "sum", "max")}
    before = np.geterr(), np.get_printoptions(), list(warnings.filters), list(sys.path)
    random.seed(7)
    np.random.seed(7)  # noqa: NPY002
    wanted = random.random(), np.random.rand()  # noqa: NPY002
    random.seed(7)
    np.random.seed(7)  # noqa: NPY002

    def vandal(logits):
        np.seterr(all="raise")
        np.set_printoptions(precision=1)
        np.random.seed(0)  # noqa: NPY002
        random.seed(0)
        warnings.simplefilter("ignore")
        warnings.warn = None
        np.exp = np.sum = np.max = None
        math.exp = None
        time.sleep = None
        builtins.sum = None
        del builtins.len
        builtins.invented = 1
        sys.stdout = sys.stderr = sys.stdin = None
        sys.path.clear()
        builtins.print = None

    streams = sys.stdout, sys.stderr, sys.stdin, builtins.print, builtins.input, time.sleep
    tell(vandal)
    assert (sys.stdout, sys.stderr, sys.stdin, print, input, time.sleep) == streams
    assert {name: getattr(np, name) for name in kept} == kept
    assert (np.geterr(), np.get_printoptions(), list(warnings.filters), list(sys.path)) == before
    assert (random.random(), np.random.rand()) == wanted  # noqa: NPY002
    assert sum([1, 2]) == 3 and len([1]) == 1 and math.exp(0) == 1 and callable(warnings.warn)
    assert not hasattr(builtins, "invented")
    print("still here")
    assert capsys.readouterr().out == "still here\n"


def test_a_run_reports_each_call():
    result = run(lambda x: 1 / x, [(2,), (0,), (4,)], limit=1)
    assert [outcome.error for outcome in result.outcomes] == ["", "ZeroDivisionError", ""]
    assert not result.late and result.warned == []


# ------------------------------------------------------------------------ nobody but the worker notices


class Watcher(threading.Thread):
    """A thread as a kernel has them: it sleeps, writes and warns while learner code runs."""

    def __init__(self):
        super().__init__(daemon=True)
        self.stopped, self.beats, self.raised = False, 0, None

    def run(self):
        try:
            while not self.stopped:
                time.sleep(0.01)
                print("beat")
                warnings.warn("ignored", DeprecationWarning, stacklevel=1)
                self.beats += 1
        except BaseException as error:
            self.raised = error


def test_other_threads_sleep_write_and_warn_as_ever(capsys):
    watcher = Watcher()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        watcher.start()
        text = tell(swallows_everything, limit=0.7)
        watcher.stopped = True
        watcher.join(5)
    assert watcher.raised is None and watcher.beats > 10
    assert "beat" not in text and "ignored" not in text and "does not end" in text
    printed = capsys.readouterr()
    assert printed.out.count("beat") == watcher.beats and printed.err == ""


def test_a_thread_that_starts_meanwhile_and_is_not_the_learners_is_left_alone():
    """A kernel may start one at any time."""
    started, done = queue.Queue(), threading.Event()

    def other():
        started.put(threading.current_thread())
        done.wait(10)
        time.sleep(0.01)

    threading.Timer(0.1, lambda: threading.Thread(target=other, daemon=True).start()).start()
    tell(never_ends, limit=LIMIT)
    thread = started.get(timeout=5)
    assert thread.is_alive()
    done.set()
    thread.join(5)
    assert not thread.is_alive()


def test_threads_of_the_learner_are_stopped_and_what_they_write_is_caught(capsys):
    def starts(number):
        def work():
            print("from a thread")
            while True:
                time.sleep(60)

        threading.Thread(target=work).start()
        time.sleep(0.1)
        return 2 * number

    before = set(threading.enumerate())
    text = tell(starts, "0.1", state="right")
    assert set(threading.enumerate()) == before
    assert "It printed `from a thread" in text
    assert capsys.readouterr() == ("", "")


def test_an_exception_in_a_thread_of_the_learner_is_told_and_shows_no_red_text(capsys):
    def starts(number):
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        return 2 * number

    assert "Exception in a thread: ZeroDivisionError" in tell(starts, "0.1", state="right")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "ends, printed",
    [
        ("while True: pass", ""),
        ("return end(_)", ""),
        ("1 / 0", "ZeroDivisionError"),
    ],
)
def test_what_stops_a_finaliser_is_written_only_if_it_is_the_learners(ends, printed, capsys):
    function = cell(
        f"""
        import weakref
        class Thing: pass
        def f(number):
            def end(_):
                {ends}
            thing = Thing()
            watch = weakref.ref(thing, end)
            del thing
            return 2 * number
        """,
        "f",
    )
    text = run(function, [(1,)], LIMIT).printed
    assert printed in text and bool(printed) == bool(text)
    assert capsys.readouterr() == ("", "")


def test_what_is_left_behind_says_what_to_do():
    release = threading.Event()
    text = tell(lambda number: release.wait(30), "0.1", limit=0.1)
    assert "still runs in the background" in text and "Restart Kernel" in text and "kept on disk" in text
    release.set()
    assert "Restart" not in tell(never_ends, limit=0.1)


@pytest.mark.parametrize("write", ["os.write(1, b'oh')", "os.write(2, b'oh')", "sys.__stdout__.write('oh')"])
def test_what_is_written_past_print_is_caught(write, capfd):
    writes = cell(f"import os, sys\ndef f(number):\n    {write}\n    return 2 * number", "f")
    assert "It printed `oh`" in tell(writes, "0.1", state="right")
    assert capfd.readouterr() == ("", "")


def test_bytes_written_to_the_buffer_are_caught(capfd):
    writes = lambda number: sys.stdout.buffer.write(b"oh") and 2 * number  # noqa: E731
    assert "It printed `oh`" in tell(writes, "0.1", state="right")
    assert capfd.readouterr() == ("", "")


def test_a_file_is_written_as_ever(tmp_path):
    def writes(number):
        file = os.open(tmp_path / "a.txt", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        os.write(file, b"oh")
        os.close(file)
        return 2 * number

    tell(writes, "0.1", state="right")
    assert (tmp_path / "a.txt").read_bytes() == b"oh"


@pytest.mark.parametrize(
    "source", ["input('x')", "sys.stdin.readline()", "sys.stdin.read()", "list(sys.stdin)"]
)
def test_nothing_can_be_read_from_the_keyboard(source):
    asks = cell(f"import sys\ndef f(number):\n    return {source}", "f")
    assert "use the argument of the function" in tell(asks, "0.1")


@pytest.mark.parametrize("end", ["os._exit(3)", "os.abort()", "sys.exit(3)"])
def test_the_process_does_not_end(end):
    ends = cell(f"import os, sys\ndef f(number):\n    {end}", "f")
    assert "it stopped with SystemExit" in tell(ends, "0.1")


# ------------------------------------------------------------------------------------ without threads


@pytest.fixture
def no_threads(monkeypatch):
    """As in a browser."""

    def refuse(thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)


def counts_for_ever(logits):
    return sum(1 for _ in iter(int, 1))


@pytest.mark.parametrize("function", [never_ends, waits, counts_for_ever, returns_when_stopped])
def test_without_threads_an_endless_loop_is_stopped(no_threads, function):
    start, tracing = time.monotonic(), sys.gettrace()
    assert "it does not end" in tell(function, limit=LIMIT)
    assert time.monotonic() - start < LIMIT + 2
    assert sys.gettrace() is tracing


@pytest.mark.skipif(
    not hasattr(sys, "monitoring"), reason="a trace function that raised is gone: Python 3.12"
)
@pytest.mark.parametrize("function", [swallows_everything, swallows_and_computes, swallows_in_layers])
def test_without_threads_handlers_do_not_keep_the_loop_alive(no_threads, function):
    assert "it does not end" in tell(function, limit=LIMIT)


def test_without_threads_everything_else_is_as_ever(no_threads, capsys):
    assert "It printed `hello`" in tell(lambda logits: print("hello") or softmax(logits), state="right")
    assert "ZeroDivisionError" in tell(lambda logits: 1 / 0)
    assert "it stopped with SystemExit" in tell(lambda logits: sys.exit())
    assert examine("2.7", math.log(84.454)).state == "right"
    assert guarded(lambda: 3) == 3
    assert capsys.readouterr() == ("", "")


def test_without_threads_the_context_is_put_back(no_threads):
    before = decimal.getcontext().prec, np.geterr()

    def changes(logits):
        decimal.getcontext().prec = 3
        np.seterr(all="raise")
        return softmax(logits)

    tell(changes, state="right")
    assert (decimal.getcontext().prec, np.geterr()) == before


def test_without_threads_signal_handlers_are_put_back(no_threads):
    before = signal.getsignal(signal.SIGINT)

    def ignores(number):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return 2 * number

    tell(ignores, "0.1", state="right")
    assert signal.getsignal(signal.SIGINT) is before


# ---------------------------------------------------------------------------------- what is written into


def writes_an_array(logits):
    e = np.exp(np.array(logits))
    for k in range(len(logits)):
        logits[k] = e / e.sum()
    return [x / sum(e) for x in e]


class NeverEqual:
    def __eq__(self, other):
        raise OSError("no")

    __hash__ = None

    def __array__(self, dtype=None, copy=None):
        raise OSError("no")


def writes_what_cannot_be_compared(logits):
    p = softmax(logits)
    logits[0] = NeverEqual()
    return p


def writes_itself(logits):
    p = softmax(logits)
    logits[0] = logits
    return p


@pytest.mark.parametrize("function", [writes_an_array, writes_what_cannot_be_compared, writes_itself])
def test_what_is_written_into_the_input_is_seen_and_never_right(function):
    assert "your function changed its input" in tell(function)


@pytest.mark.parametrize("function", [writes_an_array, writes_what_cannot_be_compared, writes_itself])
def test_it_is_seen_with_a_wrong_answer_too(function):
    assert "also changed its input" in tell(lambda logits: [2 * p for p in function(logits)])


def test_right_needs_an_outcome_of_every_case(monkeypatch):
    """However a worker ends."""

    def ends(*_):
        raise GeneratorExit

    task = function_task(lambda x: x, [(1,), (2,)])
    assert len(task.outcomes) == 2
    monkeypatch.setattr("teachkit.exercises.runner.call", ends)
    message = judge(task, (lambda x: x,))
    assert message.state == "wrong" and "cannot be run to its end" in message.title


def test_a_generator_of_random_numbers_may_be_used():
    task = function_task(lambda rng: rng.random(), [(np.random.default_rng(0),)], stub="def f(rng):\n    ...")
    assert judge(task, (lambda rng: rng.random(),)).state == "right"


# ------------------------------------------------------------------------------------ what is put back

CHANGES = {
    "cwd": ("os.chdir('/')", os.getcwd),
    "environment": ("os.environ.update(TEACHKIT_X='1', PATH='')", lambda: dict(os.environ)),
    "gc": (
        "gc.disable(); gc.set_threshold(3); gc.callbacks.append(print)",
        lambda: (gc.isenabled(), gc.get_threshold(), list(gc.callbacks)),
    ),
    "switch interval": ("sys.setswitchinterval(0.5)", sys.getswitchinterval),
    "digits": ("sys.set_int_max_str_digits(0)", sys.get_int_max_str_digits),
    "recursion": ("sys.setrecursionlimit(5000)", sys.getrecursionlimit),
    "locale": ("locale.setlocale(locale.LC_ALL, 'POSIX')", lambda: locale.setlocale(locale.LC_ALL)),
    "alarm": ("signal.alarm(100)", lambda: signal.getitimer(signal.ITIMER_REAL)),
    "modules": (
        "sys.modules['json'] = None; sys.modules.pop('math')",
        lambda: (sys.modules.get("json"), sys.modules.get("math")),
    ),
    "hooks": (
        "sys.excepthook = sys.displayhook = None; sys.meta_path.clear()",
        lambda: (sys.excepthook, sys.displayhook, list(sys.meta_path)),
    ),
    "numpy": ("np.exp = np.linalg.norm = np.isclose = None", lambda: (np.exp, np.linalg.norm, np.isclose)),
    "statistics": (
        "import statistics; statistics.mean = None",
        lambda: importlib.import_module("statistics").mean,
    ),
    "random": (
        "random.seed(1); np.random.seed(1)",
        lambda: (random.getstate(), np.random.get_state()[1].tolist()),  # noqa: NPY002
    ),
    "thread start": ("threading.Thread.start = None", lambda: threading.Thread.start),
    "filters": ("import warnings; warnings.simplefilter('error')", lambda: list(warnings.filters)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_learner_code_leaves_behind_is_put_back(name):
    source, look = CHANGES[name]
    imports = "import gc, locale, os, random, signal, sys, threading\nimport numpy as np\n"
    vandal = cell(f"{imports}def f(number):\n    {source}\n    return 2 * number", "f")
    before = look()
    tell(vandal, "0.1", state="right")
    assert look() == before


PATCHES = [
    "import teachkit.exercises.values as m; m.same = lambda *_, **__: True",
    "import teachkit.exercises.judge as m; m._agrees = lambda *_: True",
    "import teachkit.exercises.runner as m; m.read = lambda _: 0.0",
    "from teachkit.exercises.message import Message as m; m.__repr__ = lambda _: 'all right'",
    "from teachkit.exercises.task import FunctionTask as m; m.outcomes = []",
    "import teachkit.maths.distributions as m; m.normalize = lambda z: z",
    "import teachkit as m; m.softmax = lambda z: z",
]


@pytest.mark.parametrize("patch", PATCHES)
def test_patches_of_the_course_do_not_last(patch):
    wrong = tell(lambda logits: logits)
    examine("2.1", cell(f"def f(logits):\n    {patch}\n    return logits", "f"))
    assert tell(lambda logits: logits) == wrong
    assert tell(softmax, state="right")


def test_figures_that_are_left_open_are_closed_and_settings_put_back():
    pyplot = pytest.importorskip("matplotlib.pyplot")
    kept = pyplot.figure()
    before = dict.copy(pyplot.rcParams)

    def draws(number):
        pyplot.figure()
        pyplot.plot([1, 2])
        pyplot.rcParams["figure.dpi"] = 10
        pyplot.style.use("dark_background")
        return 2 * number

    tell(draws, "0.1", state="right")
    assert pyplot.get_fignums() == [kept.number]
    assert dict.copy(pyplot.rcParams) == before
    pyplot.close(kept)


# ------------------------------------------------------------------------------------------ in a kernel


KERNEL_CELLS = {
    "stub": 'from teachkit.exercises import check\ndef double(number):\n    return ...\ncheck("0.1", double)',
    "loop": 'def double(number):\n    while True:\n        pass\ncheck("0.1", double)',
    "exit": 'def double(number):\n    exit()\ncheck("0.1", double)',
    "wrong": 'def double(number):\n    return 1 / 0\ncheck("0.1", double)',
    "shows": (
        "import os\nfrom IPython.display import display\nimport matplotlib.pyplot as plt\n"
        "def double(number):\n    display(number)\n    plt.plot([1, 2])\n    plt.show()\n    plt.figure()\n"
        "    os.write(1, b'oh')\n    print('hello')\n    return 2 * number\ncheck('0.1', double)"
    ),
    "waits": 'import time\ndef double(number):\n    time.sleep(60)\ncheck("0.1", double)',
    "right": 'print("alive")\ncheck("0.1", lambda number: 2 * number)',
}


@pytest.mark.slow
def test_in_a_real_kernel_the_notebook_goes_on():
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    cells = [nbformat.v4.new_code_cell(source) for source in KERNEL_CELLS.values()]
    notebook = nbformat.v4.new_notebook(cells=cells)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of the client's own event loop
        nbclient.NotebookClient(notebook, timeout=60).execute()
    outputs = {
        name: [output.data for output in cell.outputs if output.output_type == "display_data"]
        for name, cell in zip(KERNEL_CELLS, notebook.cells, strict=True)
    }
    assert all(len(shown) == 1 for shown in outputs.values())
    text = {name: shown[0]["text/plain"] for name, shown in outputs.items()}
    assert text["stub"].startswith("Exercise 0.1: not done yet")
    assert "does not end" in text["loop"]
    assert "SystemExit" in text["exit"]
    assert text["shows"].startswith("✓") and "It also shows something" in text["shows"]
    assert "does not end" in text["waits"]
    streams = [output.text for cell in notebook.cells for output in cell.outputs if "text" in output]
    assert streams == ["alive\n"]
    assert "In line 2, `return 1 / 0` of your cell" in text["wrong"]
    assert text["right"].startswith("✓ Exercise 0.1: right")
    assert outputs["right"][0]["text/html"].startswith('<div role="status"')


def test_a_check_runs_in_a_shell_that_cannot_be_asked_to_exit():
    code = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell.instance()\n"
        "assert not hasattr(shell, 'ask_exit')\n"
        "shell.run_cell('from teachkit.exercises import check; check(\"0.1\", lambda number: 2 * number)')\n"
        "assert not hasattr(shell, 'ask_exit')\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, encoding="utf-8"
    )
    assert "✓ Exercise 0.1: right" in done.stdout and done.returncode == 0, done


def test_code_left_behind_puts_nothing_back_when_it_ends_at_last():
    release, real, others = threading.Event(), time.sleep, set(threading.enumerate())
    result = run(lambda number: release.wait(), [(1,)], limit=0.1)
    assert result.late and time.sleep is real
    (worker,) = set(threading.enumerate()) - others
    release.set()
    worker.join(10)
    assert not worker.is_alive() and time.sleep is real


def test_what_a_learner_prints_goes_to_no_terminal():
    asked = run(lambda: [sys.stdout.isatty(), sys.stdout.writable()], [()], 60.0)
    assert list(asked.outcomes[0].value) == [0, 1]
