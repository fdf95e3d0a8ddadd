"""The verdict and its words: never false, whatever was submitted."""

import math
import sys
import time
import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from exercise_tools import LIMIT, function_task, softmax, tell

from teachkit.exercises import examine, tasks
from teachkit.exercises.judge import judge
from teachkit.exercises.prompts import Prompt
from teachkit.exercises.task import ChoiceTask, ValuesTask


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


# ------------------------------------------------------------------------------------------- which name

CASES = [([2.0, 1.0],), ([3.0, -1.0],), ([0.0, 0.0],)]


def one(z):
    return z[0]


TASK = {
    "reference": one,
    "cases": CASES,
    "mistakes": [
        ("you took the last", lambda z: z[-1]),
        ("you took the smallest", min),
        ("you added", sum),
    ],
}


def name_of(function, **changes):
    return judge(function_task(**{**TASK, **changes}), (function,)).mistake


def test_a_mistake_is_named_where_it_gives_what_the_learner_gave():
    assert name_of(lambda z: z[-1]) == "you took the last"
    assert name_of(sum) == "you added"


def test_the_first_of_two_that_agree_is_named():
    assert name_of(min) == "you took the last"
    assert name_of(min, mistakes=TASK["mistakes"][::-1]) == "you took the smallest"


def test_no_mistake_is_named_that_another_failed_case_speaks_against():
    assert name_of(lambda z: z[-1] if z[0] == 2 else 17.0) == ""
    assert name_of(lambda z: 17.0 if z[0] == 2 else z[-1]) == ""


def test_no_mistake_is_named_that_a_passed_case_speaks_against():
    """Where the learner is right and the mistake would be wrong, it is another mistake."""
    assert name_of(lambda z: z[-1] if z[0] == 2 else z[0]) == ""
    assert name_of(lambda z: z[-1] if z[0] != 0 else 17.0) == ""


def test_two_exceptions_are_alike_only_with_the_same_words():
    raising = [("you forgot to loop", lambda z: math.exp(z))]
    assert name_of(lambda z: math.exp(z), mistakes=raising) == "you forgot to loop"
    assert name_of(lambda z: math.exp("1"), mistakes=raising) == "it stopped with TypeError"
    assert (
        name_of(lambda z: math.exp(z) if z[0] != 3 else 1.0, mistakes=raising) == "it stopped with TypeError"
    )


def test_a_mistake_that_is_right_within_the_tolerance_explains_no_failed_case():
    nearly = [("you were nearly right", lambda z: z[0] * (1 + 0.8e-6))]
    cases = [([1.0],), ([2.0],)]
    given = {"mistakes": nearly, "cases": cases}
    assert name_of(lambda z: z[0] * (1 + 1.5e-6), **given) == ""
    assert name_of(lambda z: z[0] * (1 + 1.5e-6), **given, tolerance=1e-7) == nearly[0][0]


def test_a_name_goes_with_the_message():
    message = examine("2.1", lambda logits: [math.exp(logit) for logit in logits])
    assert message.mistake == "you did not divide" and message.title.endswith(message.mistake)
    assert examine("2.1", softmax).mistake == "" == examine("2.1", lambda logits: 0).mistake


# ------------------------------------------------------------------------------------------- legibly


def text_of(reference, function, cases=CASES, **more):
    return repr(judge(function_task(reference, cases, **more), (function,)))


def test_true_and_false_are_shown_as_such():
    text = text_of(lambda z: z[0] > 1, lambda z: z[0] < 1)
    assert "expected  True" in text and "yours     False" in text
    text = text_of(lambda z: [True, False], lambda z: np.array([True, True]))
    assert "expected  [True, False]" in text and "yours     [True, True]" in text
    assert "yours     0.5" in text_of(lambda z: True, lambda z: 0.5)
    assert "z = True" in text_of(lambda z: 1, lambda z: 2, [(True,)])


def test_numbers_that_differ_look_different():
    text = text_of(lambda z: 1 / 3, lambda z: 1 / 3 + 1e-7, tolerance=1e-9)
    assert "expected  0.3333333" in text and "yours     0.3333334" in text
    text = text_of(lambda z: 1.0, lambda z: 2.0, [([1000.0001, 1000.0002],)])
    assert "[1000.0001, 1000.0002]" in text


def test_of_many_numbers_the_first_that_differs_is_pointed_to():
    table = np.arange(400.0).reshape(20, 20)
    changed = table.copy()
    changed[7, 3] = -1.5
    changed[9, 0] = -2.5
    text = text_of(lambda z: z, lambda z: changed, [(table,)], stub="def f(z):\n    ...")
    assert "first     at [7, 3]: expected 143, yours -1.5; 2 of 400 differ" in text
    assert "there     z[7] = [140, 141" in text
    assert len(text.splitlines()) < 20 and "17 more" in text
    assert "first" not in text_of(lambda z: z, lambda z: z[::-1])


def test_the_sentence_stands_before_the_rows():
    table = np.random.default_rng(0).normal(size=(30, 4))
    text = text_of(lambda z: z, lambda z: -z, [(table,)])
    assert text.splitlines()[1] == "The sign is the wrong way round."


def test_a_likeness_is_said_only_where_all_cases_have_it():
    cases = [([1.26, 2.5],), ([3.14159, 4.0],)]
    assert "rounded to 1 digit" in text_of(lambda z: z, lambda z: [round(x, 1) for x in z], cases).replace(
        "digits", "digit"
    )
    assert "rounded" not in text_of(
        lambda z: z, lambda z: [round(x, 1) for x in z] if z[0] < 2 else [0, 0], cases
    )
    assert "sign" not in text_of(lambda z: z[0], lambda z: -z[0] if z[0] < 2 else z[0], cases)
    assert "unchanged" not in text_of(lambda z: [0, 0], lambda z: z if z[0] < 2 else [0, 0], cases)


def test_an_exception_on_another_case_speaks_against_a_likeness():
    assert "sign" not in text_of(lambda z: z[0], lambda z: -z[0] if z[0] == 2 else 1 / 0)


def test_nan_is_explained_by_what_numpy_warned_of():
    text = text_of(lambda z: 1.0, lambda z: np.float64(0) * np.inf)
    assert "it comes from 0 times inf." in text
    assert "0 / 0, inf - inf or 0 times inf" in text_of(lambda z: 1.0, lambda z: float("nan"))


def test_an_observation_that_raises_is_left_out():
    assert "not right yet" in text_of(lambda z: 1.0, lambda z: 2.0, observe=lambda answer: 1 / 0)


def test_numbers_of_any_kind_are_right():
    for kind in (Fraction, Decimal, np.float32, np.float16, np.longdouble, np.array):
        task = function_task(lambda x: x / 4, [(1.0,), (2.0,)], stub="def f(x):\n    ...")
        assert judge(task, (lambda x, kind=kind: kind(x / 4),)).state == "right", kind


# ------------------------------------------------------------------------------------------- values


class Loops:
    def __array__(self, dtype=None, copy=None):
        while True:
            pass


class Waits:
    def __array__(self, dtype=None, copy=None):
        time.sleep(60)


@pytest.mark.parametrize("make", [Loops, Waits])
def test_values_have_the_time_limit_of_functions(make):
    start = time.monotonic()
    message = examine("2.2", make(), limit=LIMIT)
    assert time.monotonic() - start < LIMIT + 2
    assert message.state == "wrong" and "could not be read within 0.5 seconds" in message.body


@pytest.mark.parametrize("value", [range(10**9), np.zeros(10**7), 1e308, -1e308, 5e-324, 10**400])
def test_values_of_any_size_are_answered(value):
    start = time.monotonic()
    for task in tasks().values():
        if isinstance(task, ValuesTask):
            assert examine(task.id, *[value] * len(task.names)).state in ("wrong", "usage")
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "value", [Fraction(4436, 1000), Decimal("4.436"), np.array(4.436), np.float16(4.4375)]
)
def test_values_of_any_kind_are_numbers(value):
    assert examine("2.2", value).state == "right"


def test_a_rule_that_raises_is_no_verdict():
    task = ValuesTask(
        "99.2", kinds={"x": "a number"}, written=Prompt("Exercise", "Try", "x", "x = ...", ("x",))
    )
    task.right(lambda x: 1 / (x - 1) > 0)

    @task.mistake("you raised", example=(1,))
    def _(x):
        """Why."""
        return 1 / (x - 1)

    assert judge(task, (1,)).state == "wrong" and judge(task, (1,)).mistake == ""
    assert judge(task, (2,)).state == "right"


# ------------------------------------------------------------------------------------------- letters


CHOICE = ChoiceTask(
    "99.a",
    right="b",
    messages={"a": "That is the gap.", "b": "It is e to the gap.", "c": "That is its root."},
    written=Prompt("Question", "Which?", "- a: the gap", "my_choice = ...", ("my_choice",)),
)


@pytest.mark.parametrize(
    "given", ["b", "B", " b ", "b)", "(b)", "b.", '"b"', "B:", np.str_("b"), np.array("b")]
)
def test_a_letter_may_be_written_in_many_ways(given):
    message = judge(CHOICE, (given,))
    assert (message.state, message.title, message.body) == (
        "right",
        "Question 99.a: right",
        "It is e to the gap.",
    )


def test_each_choice_has_its_message():
    message = judge(CHOICE, ("c)",))
    assert (message.state, message.body, message.mistake) == ("wrong", "That is its root.", 'you chose "c"')
    assert message.title == 'Question 99.a: not right yet – you chose "c"'


@pytest.mark.parametrize("given", [..., None, "", " ", "?", "..."])
def test_a_choice_that_is_not_made(given):
    message = judge(CHOICE, (given,))
    assert message.state == "open" and "hint" not in message.body


@pytest.mark.parametrize(
    "given, words",
    [
        ("d", "There are the options a, b, c; you wrote"),
        ("ab", "There are the options"),
        (2, 'Write a letter in quotes, for example "a".'),
        (["c"], 'Write a letter in quotes, for example "a".'),
        (len, "Call it"),
    ],
)
def test_another_thing_than_a_letter(given, words):
    assert words in judge(CHOICE, (given,)).body


def test_a_choice_gives_its_own_solution():
    assert CHOICE.solution_source == 'my_choice = "b"' and CHOICE.lesson == 99
    with pytest.raises(TypeError):
        ChoiceTask("1.a", messages={})
