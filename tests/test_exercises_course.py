"""What a learner calls: check, hint, solution, progress; each call is answered in words."""

import math
import re
import subprocess
import sys

import numpy as np
import pytest
from exercise_tools import softmax

from teachkit import exercises
from teachkit.exercises import check, course, examine, hint, progress, solution


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
