"""The verdict and its words: never false, whatever was submitted."""

import math
import sys
import warnings

import numpy as np
import pytest
from exercise_tools import LIMIT, softmax, tell

from teachkit.exercises import examine


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
