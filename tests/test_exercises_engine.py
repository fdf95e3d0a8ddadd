"""The exercise engine: whatever a learner's code does, a clear message comes and the notebook goes on."""

import builtins
import math
import random
import re
import subprocess
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from teachkit import exercises
from teachkit.exercises import check, engine, hint, progress, solution
from teachkit.exercises.engine import Mistake, Task, examine
from teachkit.exercises.runner import run
from teachkit.exercises.values import Other, difference, read, same, show

LIMIT = 0.5  # seconds; code that never ends is given no more in these tests


@pytest.fixture(autouse=True)
def new_kernel():
    engine.forget()
    yield
    engine.forget()


def softmax(logits):
    e = [math.exp(logit) for logit in logits]
    return [x / sum(e) for x in e]


def tell(function, exercise="2.1", state="wrong", limit=None):
    message = examine(exercise, function, limit=limit)
    assert message.state == state, message
    return repr(message)


# ------------------------------------------------------------------------------- code that does not end


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

    assert "[2, 4.3, 1.2, -3.1] your function did not end" in tell(sometimes, limit=LIMIT)


def test_an_endless_loop_is_no_reason_to_forget_a_known_mistake():
    def plain_then_endless(logits):
        while len(logits) == 4:
            pass
        return [logit / sum(logits) for logit in logits]

    assert "you left out the exponentials" in tell(plain_then_endless, limit=LIMIT)


# ------------------------------------------------------------------------------- code that raises


def test_an_exception_is_told_with_the_learners_own_line():
    def broken(logits):
        total = 0
        return [logit / total for logit in logits]  # here

    text = tell(broken)
    assert "it stopped with ZeroDivisionError" in text
    assert re.search(
        r"In line \d+, `return \[logit / total for logit in logits\]  # here` of your cell", text
    )
    assert "Something is divided by 0." in text


def test_the_line_is_the_learners_own_even_when_a_library_raises():
    def broken(logits):
        return np.reshape(logits, (5, 7))

    assert "`return np.reshape(logits, (5, 7))`" in tell(broken)


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
    "function",
    [
        lambda logits: [math.exp(logits) for _ in logits],
        lambda logits: [math.e**logits for _ in logits],
        lambda logits: [math.e * logits for _ in logits],
        lambda logits: [math.exp(np.array(logits)) for _ in logits],
    ],
)
def test_a_list_in_place_of_one_of_its_numbers_is_recognised(function):
    text = tell(function, "1.1")
    assert "it stopped with TypeError" in text and "`logit` is one number and `logits` is the whole" in text


def test_a_shadowed_name_is_recognised():
    exponentials = [1.0]
    assert "Is the name of a function used for a number" in tell(lambda logits: exponentials(logits))


def test_input_is_refused_in_words():
    assert "use the argument of the function" in tell(lambda logits: input("logits? "))


# ------------------------------------------------------------------------------- what it says


def test_prints_are_caught_and_said(capsys):
    def chatty(logits):
        print("adding up", logits)
        return softmax(logits)

    text = tell(chatty, state="right")
    assert "It printed `adding up [2.0, 1.0, 0.1]` for `logits` = [2, 1, 0.1]; the check" in text
    assert capsys.readouterr() == ("", "")


def test_of_several_inputs_the_first_that_prints_is_told():
    text = tell(lambda number: print(2 * number), "0.1")
    assert "It printed `6` for `number` = 3;" in text and "..." not in text

    def prints_late(number):
        if number == 10:
            print("here", "I am", sep="\n")
        return 2 * number

    assert "It printed `here ...` for `number` = 10;" in tell(prints_late, "0.1", state="right")


def test_printing_instead_of_returning_is_named():
    text = tell(lambda logits: print(softmax(logits)))
    assert "it prints the answer instead of returning it" in text and "yours     nothing (None)" in text


def test_a_missing_return_is_named():
    def forgets(logits):
        softmax(logits)

    assert "is the `return` missing?" in tell(forgets)


def test_stderr_is_caught(capsys):
    tell(lambda logits: sys.stderr.write("oh") and None)
    assert capsys.readouterr() == ("", "")


def test_endless_printing_keeps_memory_and_message_short():
    def floods(logits):
        while True:
            print("x" * 1000)

    text = tell(floods, limit=LIMIT)
    assert "does not end" in text and len(text) < 700


def test_a_huge_result_is_shown_short():
    text = repr(examine("2.1", lambda logits: [0.5] * 100_000))
    assert "99988 more" in text and len(text) < 900


def test_warnings_are_caught_and_said(recwarn):
    def warns(logits):
        warnings.warn("mind the gap", stacklevel=1)
        return softmax(logits)

    assert "Python warned: `UserWarning: mind the gap`." in tell(warns, state="right")
    assert len(recwarn) == 0


def test_numpy_warnings_are_said_and_nan_explained():
    def overflows(z):
        e = np.exp(z) * 1.0
        return e / np.sum(e) + 0 * np.sum(e)

    text = tell(overflows, "2.8")
    assert "RuntimeWarning: overflow encountered in exp" in text


@pytest.mark.parametrize(
    "value, words",
    [
        (None, "returned nothing"),
        ({"cat": 1}, "a dictionary"),
        ({1, 2}, "a set"),
        ("0.5", "remove the quotes"),
        (["0.5", "0.5"], "a list with text in it"),
        ([None], "a list with `None` in it"),
        ([[1], [1, 2]], "rows have different lengths"),
        (math, "a module"),
        (int, "a class"),
        (len, "a function"),
        ((x for x in [1]), "a generator"),
        (map(abs, [1]), "an iterator that has not run yet"),
        (1j, "a complex number"),
        (np.array([1j]), "an array of complex numbers"),
        (np.array(["a"]), "an array of text"),
        (np.ma.array([1.0]), "a masked array"),
        (object(), "an object of type `object`"),
        (10**400, "more than 308 digits"),
        (3.0, "one number instead of a list of 3 numbers"),
        ([], "an empty list"),
        (np.ones((2, 2, 2)), "an array of shape (2, 2, 2)"),
        ([float("nan")] * 3, "not a number"),
        ([float("inf")] * 3, "an exponential overflowed"),
        (b"abc", "bytes"),
    ],
)
def test_a_wrong_type_is_named(value, words):
    assert words in tell(lambda logits: value)


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda p: p[:, None], "The numbers are right, the shape is not: a column, shape (3, 1)"),
        (lambda p: p[None], "The numbers are right, the shape is not: a table, shape (1, 3)"),
        (lambda p: -p, "The sign is the wrong way round."),
        (lambda p: 100 * p, "percentages instead of fractions"),
        (lambda p: p[::-1], "in reverse order"),
        (lambda p: np.round(p, 3), "You rounded to 3 digits after the point"),
        (lambda p: p + 1e-4, "It is close, but not equal"),
        (lambda p: 1 + p, "Your numbers sum to 4, not to 1."),
        (lambda p: p[[1, 0, 2]] if len(p) == 3 else p[[1, 0, *range(2, len(p))]], "but not the one"),
    ],
)
def test_what_is_wrong_is_said_in_words(change, words):
    assert words in tell(lambda logits: change(np.array(softmax(logits))))


def test_async_functions_are_refused_without_a_warning():
    async def later(logits):
        return softmax(logits)

    assert "async def" in tell(later, state="usage")
    assert "a coroutine" in tell(lambda logits: later(logits))


def test_yield_is_named():
    def yields(logits):
        yield 0.5

    assert "instead of `yield`" in tell(yields)


# ------------------------------------------------------------------------------- what it changes


def test_a_changed_input_is_named_with_before_and_after():
    def in_place(logits):
        for k, x in enumerate(softmax(logits)):
            logits[k] = x
        return logits

    text = tell(in_place)
    assert "your function changed its input" in text
    assert "`logits` was [0.659001, 0.242433, 0.098566]; before it was [2, 1, 0.1]" in text


def test_a_changed_array_is_named():
    def in_place(z):
        z -= z.max()
        return np.exp(z) / np.exp(z).sum()

    assert "your function changed its input" in tell(in_place, "2.8")


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


# ------------------------------------------------------------------------------- how it is called


class Softmax:
    pass


@pytest.mark.parametrize(
    "submission, words",
    [
        ((), "it was given nothing"),
        ((softmax, softmax), "it was given 2"),
        ((Softmax,), "not a class"),
        ((np,), "It was given a module."),
        (("my_softmax",), "without quotes"),
        (([0.5, 0.5],), "Give the function itself: `my_softmax`, without brackets after it."),
        ((lambda: 1,), "Your function takes no argument; it must take `my_softmax(logits)`."),
        ((lambda a, b: 1,), "Your function takes 2 arguments"),
    ],
)
def test_a_call_that_cannot_be_judged_is_explained(submission, words):
    message = examine("2.1", *submission)
    assert message.state == "usage"
    assert words in message.body and 'The call is `check("2.1", my_softmax)`.' in message.body


def test_a_default_argument_is_allowed():
    assert examine("2.1", lambda logits, base=math.e: softmax(logits)).state == "right"


def test_a_function_where_a_value_is_wanted():
    assert "`crossing` must be a number. It is a function. Call it" in repr(examine("2.2", lambda: 4.436))


@pytest.mark.parametrize(
    "identity, words",
    [
        ("2.33", "Did you mean 2.3"),
        ("9.1", "Did you mean"),
        ("softmax", "There are 0.1, 0.2, 1.1"),
        (2.33, "Did you mean 2.3"),
        (softmax, "number comes first"),
        (None, "number comes first"),
    ],
)
def test_an_unknown_exercise_is_explained(identity, words, capsys):
    assert words in repr(examine(identity, softmax))
    for ask in (hint, solution, check):
        ask(identity)
        assert words in capsys.readouterr().out


def test_swapped_arguments_and_a_bare_number():
    assert "comes first" in repr(examine(softmax, "2.1"))
    assert examine(2.1, softmax).state == "right"


# ------------------------------------------------------------------------------- what is shown


def test_check_returns_none_and_prints_the_message(capsys):
    assert check("2.1", softmax) is None
    text = capsys.readouterr().out
    assert text.startswith("✓ Exercise 2.1: right\nTried on 4 inputs")


def test_a_terminal_without_the_symbols_is_no_problem(monkeypatch):
    class Old:
        encoding = "cp1252"
        text = ""

        def write(self, text):
            text.encode(self.encoding)
            self.text += text

    old = Old()
    monkeypatch.setattr(sys, "stdout", old)
    check("2.1", softmax)
    monkeypatch.undo()
    assert old.text.startswith("? Exercise 2.1: right")


def test_the_same_wrong_answer_gives_the_same_bytes():
    def broken(logits):
        print(logits)
        return {"x": 1 / 0}

    one, two = (examine("2.1", broken)._repr_mimebundle_() for _ in range(2))
    assert one == two


def test_the_box_is_announced_and_its_text_is_escaped():
    page = examine("2.1", lambda logits: {"<b>": 1} and "<script>alert(1)</script>")._repr_mimebundle_()
    box = page["text/html"]
    assert box.startswith('<div role="status"')
    assert "<script>" not in box and "&lt;script&gt;" in box
    assert 'aria-hidden="true">✗ ' in box and "not right yet" in box
    assert not re.search(r"(?<![-\w])(color|background): ", box)  # those of the theme, light or dark
    assert page["text/plain"] == repr(examine("2.1", lambda logits: "<script>alert(1)</script>"))


def test_code_in_a_message_keeps_its_lines():
    box = engine.Message("info", "title", "Use `x`:\n\n    a = 1\n    b = 2")._repr_html_()
    assert "<code>x</code>" in box and re.search(r"<pre [^>]*>a = 1\nb = 2</pre>", box)


def test_hints_go_one_step_further_each_time(capsys):
    count = len(exercises.tasks()["2.1"].hints)
    for k in range(count):
        hint("2.1")
        assert capsys.readouterr().out.startswith(f"Exercise 2.1: hint {k + 1} of {count}\n")
    hint("2.1")
    text = capsys.readouterr().out
    assert f"hint {count} of {count}" in text and 'solution("2.1")' in text
    hint("2.2")
    assert "hint 1 of" in capsys.readouterr().out


def test_the_solution_is_shown_with_its_reason(capsys):
    solution("2.1")
    text = capsys.readouterr().out
    task = exercises.tasks()["2.1"]
    assert "    def my_softmax(logits):\n" in text and task.reason in text


def test_progress(capsys):
    progress()
    assert "No exercise was checked yet" in capsys.readouterr().out
    check("2.1", softmax)
    check("2.2", ...)
    check("2.3", 1, 1.0)
    check("2.9")
    check("2.1", lambda logits: 0)  # what is done stays done
    capsys.readouterr()
    progress()
    text = capsys.readouterr().out
    assert text.startswith("1 of 9 exercises done\n")
    assert "    2.1  ✓ done            Softmax of a list, from scratch\n" in text
    assert "    2.2  ○ not done yet" in text and "    2.3  ✗ not right yet" in text
    assert "0.1" not in text
    progress(1)
    assert capsys.readouterr().out.startswith("0 of 6 exercises done\n")
    for lesson in (70, "x", None):
        progress(lesson)
    assert capsys.readouterr().out.count("There is no lesson") == 2


def test_two_tasks_with_one_number_are_refused():
    with pytest.raises(ValueError, match=r"two tasks '0\.1'"):
        engine.register([exercises.tasks()["0.1"]])


def test_importing_the_exercises_needs_no_picture_and_no_widget():
    code = "import sys, teachkit.exercises; print({'matplotlib', 'ipywidgets', 'IPython'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "set()\n"


# ------------------------------------------------------------------------------- the parts


def test_read_and_same():
    assert read(np.float32(2)) == 2.0 and read(True) == 1.0 and read(np.array(3)) == 3.0
    assert read(range(3)).tolist() == [0, 1, 2]
    assert read([np.ones(2), [0, 0]]).shape == (2, 2)
    assert read(np.array([1, 2], dtype=object)).tolist() == [1, 2]
    assert read([1, [...]]) is Ellipsis
    assert same(read([np.nan]), read([np.nan]))
    assert not same(read("1"), read(1)) and same(Other("a set"), Other("a set"))
    assert show(read([[1, 2.5], [0, -1e-5]])) == "[[1, 2.5], [0, -1.000e-05]]"


def test_difference_of_tables():
    table = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert difference(table, table.T) == "Rows and columns have changed places."
    assert "changed places" in difference(np.ones((2, 3)) * [1, 2, 3], (np.ones((2, 3)) * [1, 2, 3]).T)
    assert difference(table, 5 * table, given=5 * table) == "That is the input itself, unchanged."
    assert "cut off" in difference(np.array([1.7, 2.6]), np.array([1.0, 2.0]))


def test_a_run_reports_each_call():
    result = run(lambda x: 1 / x, [(2,), (0,), (4,)], limit=1)
    assert [outcome.error for outcome in result.outcomes] == ["", "ZeroDivisionError", ""]
    assert not result.late and result.warned == []


def test_the_cases_on_which_a_mistake_is_right_do_not_hide_it():
    """A mistake is recognised by the failed cases; a second mistake on another case does not matter."""

    def two_mistakes(logits):
        return [0.5, 0.5] if min(logits) < -2 else [math.exp(logit) for logit in logits]

    assert "you did not divide" in tell(two_mistakes)


def test_a_new_task_works_with_few_words():
    task = Task(
        id="99.1",
        title="Add",
        text="Write `add(a, b)`.",
        stub="def add(a, b):\n    ...",
        solution="def add(a, b):\n    return a + b",
        reason="+ adds.",
        hints=("+",),
        mistakes=(Mistake("you multiplied", "`*` multiplies.", lambda a, b: a * b),),
        names=("add",),
        reference=lambda a, b: a + b,
        praise="Good.",
        cases=((1, 2), (3, 4)),
    )
    engine.register([task])
    try:
        assert examine("99.1", lambda a, b: a + b).state == "right"
        text = repr(examine("99.1", lambda a, b: a * b))
        assert "you multiplied" in text and "input     a = 1, b = 2" in text
    finally:
        engine._course.tasks.pop("99.1")


KERNEL_CELLS = {
    "stub": 'from teachkit.exercises import check\ndef double(number):\n    return ...\ncheck("0.1", double)',
    "loop": 'def double(number):\n    while True:\n        pass\ncheck("0.1", double)',
    "exit": 'def double(number):\n    exit()\ncheck("0.1", double)',
    "wrong": 'def double(number):\n    return 1 / 0\ncheck("0.1", double)',
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
    assert "In line 2, `return 1 / 0` of your cell" in text["wrong"]
    assert text["right"].startswith("✓ Exercise 0.1: right")
    assert outputs["right"][0]["text/html"].startswith('<div role="status"')


def test_code_left_behind_puts_nothing_back_when_it_ends_at_last():
    release, real, others = threading.Event(), time.sleep, set(threading.enumerate())
    result = run(lambda number: release.wait(), [(1,)], limit=0.1)
    assert result.late and time.sleep is real
    (worker,) = set(threading.enumerate()) - others
    release.set()
    worker.join(10)
    assert not worker.is_alive() and time.sleep is real
