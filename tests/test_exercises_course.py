"""What a learner calls: check, hint, solution, progress; each call is answered in words."""

import inspect
import math
import re
import subprocess
import sys

import numpy as np
import pytest
from exercise_tools import function_task, softmax

from teachkit import exercises, sigmoid
from teachkit.exercises import check, course, examine, forget, hint, mine, progress, solution
from teachkit.exercises.message import Message


@pytest.fixture(autouse=True)
def new_kernel():
    course.new_session()
    yield
    course.new_session()


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
        (([0.5, 0.5],), "give the function itself: `my_softmax`, without brackets after it."),
        ((6,), "Write `def my_softmax(logits)`, and give the function itself"),
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
    assert "`crossing` must be a number. It is a function. Call it" in repr(examine("2.7", lambda: 4.436))


@pytest.mark.parametrize(
    "identity, words",
    [
        ("2.33", "Lesson 2 has the exercises 2.1 to 2.9"),
        ("0.7", "Lesson 0 has the exercises 0.1 to 0.2 and the questions 0.a to 0.e."),
        ("02.1", "Did you mean 2.1?"),
        ("2,1", "Did you mean 2.1?"),
        ("Exercise 2.1", "Did you mean 2.1?"),
        (2, "Did you mean 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8, 2.9?"),
        ("00", "Did you mean 0.1, 0.2?"),
        ("77.1", "Did you mean"),
        ("softmax", "There are 0.1, 0.2, 1.1"),
        (2.33, "Lesson 2 has the exercises 2.1 to 2.9"),
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


def test_check_returns_none_and_prints_the_message(capsys):
    assert check("2.1", softmax) is None
    text = capsys.readouterr().out
    assert text.startswith("✓ Exercise 2.1: right\nTried on 9 inputs")


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
    box = Message("info", "title", "Use `x`:\n\n    a = 1\n    b = 2")._repr_html_()
    assert "<code>x</code>" in box and re.search(r"<pre [^>]*>a = 1\nb = 2</pre>", box)


def test_the_solution_is_shown_with_its_reason(capsys):
    solution("2.1")
    text = capsys.readouterr().out
    task = exercises.tasks()["2.1"]
    assert "    def my_softmax(logits):\n" in text and task.reason in text


def said(capsys):
    return capsys.readouterr().out


def wrong(number):
    return number + 1


def test_a_hint_is_not_used_up_by_running_the_cell_again(capsys):
    for _ in range(3):
        hint("2.1")
        assert said(capsys).startswith("Exercise 2.1: hint 1 of 3\n")
    for _ in range(3):  # a cell that ends in `check` and `hint`
        check("0.1", wrong)
        hint("0.1")
        assert "hint 1 of" in said(capsys)


def test_a_new_answer_brings_the_next_hint(capsys):
    count = len(exercises.tasks()["0.1"].hints)
    answers = [lambda number: ..., wrong, lambda number: number, lambda number: 3 * number]
    for k, answer in enumerate(answers):
        check("0.1", answer)
        said(capsys)
        hint("0.1")
        assert said(capsys).startswith(f"Exercise 0.1: hint {min(k + 1, count)} of {count}\n")
    hint("0.1")
    assert 'That is the last hint. `solution("0.1")`' in said(capsys)


def test_the_next_hint_can_be_asked_for_and_none_is_skipped(capsys):
    hint("2.1", step=2)
    assert "Hints come one at a time, and you have seen none of 3" in said(capsys)
    hint("2.1", step=1)
    hint("2.1", step=2)
    assert "hint 2 of 3" in said(capsys)
    hint("2.1", step=1)
    assert "hint 1 of 3\nStep 1" in said(capsys)
    hint("2.1")
    assert "hint 2 of 3" in said(capsys)  # to look back loses nothing
    hint("2.1", 3)
    assert "hint 3 of 3" in said(capsys)


@pytest.mark.parametrize("step", [0, 4, -1, "1", 1.0, True, None.__class__, [1]])
def test_a_step_that_is_none(step, capsys):
    hint("2.1", step=step)
    assert "The steps are 1 to 3" in said(capsys)


def test_there_is_no_hint_under_right(capsys):
    check("2.1", softmax)
    assert "hint" not in said(capsys)
    hint("2.1")
    assert said(capsys).startswith("Exercise 2.1: no hint is needed\n")
    check("2.1", lambda logits: logits)  # spoilt again
    said(capsys)
    hint("2.1")
    assert "hint 1 of 3" in said(capsys)


STATES = [  # what was checked, one after the other, and the mark of it then
    ([...], "○"),
    ([wrong], "✗"),
    ([..., wrong], "✗"),
    ([wrong, ...], "✗"),
    ([wrong, wrong, "text"], "✗"),
    (["text"], "○"),
    (["text", wrong], "✗"),
    ([lambda number: 2 * number, wrong, ...], "✓"),
    ([wrong, lambda number: 2 * number], "✓"),
]


@pytest.mark.parametrize("answers, mark", STATES)
def test_what_was_reached_is_not_lost_by_a_later_check(answers, mark, capsys):
    for answer in answers:
        check("0.1", answer)
    said(capsys)
    progress(0)
    assert f"    0.1  {mark} " in said(capsys)


def test_progress_of_a_lesson_and_of_the_course(capsys):
    check("4.1", lambda z1, z2: [sigmoid(z1 - z2), sigmoid(z2 - z1)])
    check("4.2", ...)
    check("4.3", lambda W: W[0])
    check("4.5", 37)
    check("4.b", "c")
    check("4.c", "b")
    said(capsys)
    progress(4)
    text = said(capsys)
    assert text.startswith("Done: 1 of 4 exercises, 1 of 4 deeper, 1 of 8 questions\n")
    assert "    4.1  ✓ done            Two scores, one sigmoid\n" in text
    assert "    4.2  ○ not done yet" in text and "    4.3  ✗ not right yet" in text
    assert "    4.5  ✓ done            The first score that prints 1 (dig deeper)\n" in text
    assert "    4.b  ✓ done            From a gap to a factor\n" in text and "0.1" not in text
    assert '`from teachkit import mine` and `mine("4.1")` give your answer back.' in text
    progress(6)
    assert "mine" not in said(capsys)
    progress()
    text = said(capsys)
    listed = list(exercises.tasks().values())
    core = [task for task in listed if task.written.kind == "Exercise" and not task.written.deeper]
    assert text.startswith(f"Done: 1 of {len(core)} exercises, 1 of ")
    assert "    lesson 4  1 of 4  ✓○✗○  deeper ✓○○○  questions ○✓✗○○○○○\n" in text
    assert "    lesson 8  0 of " in text
    for lesson in ("04", " 4 ", 4.0, "4"):
        progress(lesson)
        assert ("1 of 4" in said(capsys)) == (lesson != 4.0)


HOSTILE = """
class Signature:
    @property
    def __signature__(self):
        raise ValueError("no")
    def __call__(self, number):
        return 2 * number
class Class:
    @property
    def __class__(self):
        raise ValueError("no")
    def __call__(self, number):
        return 2 * number
class Attributes:
    def __getattribute__(self, name):
        raise ValueError("no")
    def __call__(self, number):
        return 2 * number
class Text(str):
    def __str__(self):
        raise ValueError("no")
    __eq__ = __hash__ = __repr__ = strip = __str__
class Number(int):
    __str__ = __repr__ = Text.__str__
class Stopped:
    @property
    def __signature__(self):
        raise KeyboardInterrupt
    def __call__(self, number):
        return 2 * number
"""
space = {}
exec(HOSTILE, space)
Hostile = [space[name] for name in ("Signature", "Class", "Attributes", "Stopped")]


@pytest.mark.parametrize("make", Hostile, ids=lambda make: make.__name__)
def test_a_function_that_raises_when_it_is_looked_at_is_judged_by_what_it_does(make, capsys):
    check("0.1", make())
    assert said(capsys).startswith("✓ Exercise 0.1: right")


@pytest.mark.parametrize("make", [*Hostile, space["Text"], space["Number"]], ids=lambda make: make.__name__)
def test_any_object_in_any_place_is_answered_in_words(make, capsys):
    for call in (check, hint, solution, progress, mine):
        call(make())
        assert said(capsys)
    for call in (
        lambda: check("2.7", make()),
        lambda: check("2.6", make(), make()),
        lambda: hint("2.1", make()),
    ):
        call()
        assert said(capsys)


BAD_CALLS = [
    lambda: check(),
    lambda: check(10**5000, softmax),
    lambda: check("2.1", f=softmax),
    lambda: check(exercise="2.1"),
    lambda: check(None),
    lambda: check([]),
    lambda: check(float("nan"), softmax),
    lambda: check("²", softmax),
    lambda: check("2.1" * 10_000, softmax),
    lambda: check("2.1", 10**5000),
    lambda: hint(),
    lambda: hint(10**5000),
    lambda: hint("2.1", 10**5000),
    lambda: hint("2.1", 1, 2),
    lambda: solution(),
    lambda: solution("2.1", "2.2"),
    lambda: progress(10**5000),
    lambda: progress("²"),
    lambda: progress(1, 2),
    lambda: progress(lessons=2),
    lambda: mine(),
    lambda: mine(10**5000),
    lambda: mine("77.1"),
    lambda: forget(1, 2),
    lambda: forget(sure="yes"),
]


@pytest.mark.parametrize("call", BAD_CALLS)
def test_a_bad_call_is_answered_in_words(call, capsys):
    assert call() is None
    assert said(capsys).strip()


def test_a_call_that_cannot_be_is_told_from_one_that_failed(capsys):
    check(exercise="2.1", function=softmax)
    assert 'check needs something else\nThe call is `check("2.1", my_softmax)`.' in said(capsys)


def test_the_signature_on_shift_tab_is_the_real_one():
    assert str(inspect.signature(hint)) == "(exercise, step=None)"
    assert str(inspect.signature(check)) == "(exercise, *submission)"


def test_an_error_of_the_course_itself_is_no_traceback(monkeypatch, capsys):
    monkeypatch.setattr(course, "judge", lambda *_: 1 / 0)
    check("2.1", softmax)
    assert "check cannot do that\nIt met `ZeroDivisionError` on the way." in said(capsys)


def test_two_tasks_with_one_number_are_refused():
    with pytest.raises(ValueError, match=r"two tasks '0\.1'"):
        course.register(exercises.tasks()["0.1"])


def test_a_task_of_ones_own_can_be_added_and_taken_out():
    task = function_task(
        lambda a, b: a + b,
        [(1, 2), (3, 4)],
        [("you multiplied", lambda a, b: a * b)],
        stub="def f(a, b):\n    ...",
    )
    course.register(task)
    try:
        assert examine("99.1", lambda a, b: a + b).state == "right"
        text = repr(examine("99.1", lambda a, b: a * b))
        assert "you multiplied" in text and "input     a = 1, b = 2" in text
        assert list(exercises.tasks())[-1] == "99.1"
    finally:
        course.unregister("99.1")
    assert examine("99.1", len).state == "usage"


def test_importing_the_exercises_needs_no_picture_and_no_widget():
    code = "import sys, teachkit.exercises; print({'matplotlib', 'ipywidgets', 'IPython'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "set()\n"
