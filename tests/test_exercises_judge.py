"""The verdict and its words: never false, whatever was submitted."""

import functools
import math
import sys
import time
import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from exercise_tools import LIMIT, cell, function_task, softmax, tell

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
    assert "without `print`" in text  # whoever writes `return print(...)` has a `return`


def test_a_missing_return_is_named():
    def forgets(logits):
        softmax(logits)

    assert "is the `return` missing?" in tell(forgets)


def test_a_list_that_goes_on_from_call_to_call_is_told():
    def goes_on(logits, kept=[]):  # noqa: B006 - that is the mistake
        kept += [math.exp(logit) for logit in logits]
        return kept

    text = tell(goes_on, "1.1")
    assert "It still holds what the call before returned" in text and "`def` line" in text


@pytest.mark.parametrize(
    "wrong", [lambda logits: [1.0, *np.exp(logits)], lambda logits: [*np.exp(logits), *np.exp(logits)]]
)
def test_a_list_that_is_too_long_for_another_reason_is_not_told_so(wrong):
    assert "the call before" not in tell(wrong, "1.1")


# Answers of which something is computed that NumPy warns of, or cannot do: 0 / 0, the logarithm of 0, inf.
WARNING = [
    ("1.1", lambda logits: [1e300 for _ in logits]),
    ("1.2", lambda ratio: 0.0 if ratio < 1 else math.nan),
    ("2.1", lambda logits: [0 for _ in logits]),
    ("2.1", lambda logits: [math.exp(z) - math.exp(logits[0]) for z in logits]),
    ("2.1", lambda logits: [math.inf for _ in logits]),
    ("2.8", lambda p: p * math.inf),
    ("3.1", lambda p, T: [int(x == max(p)) for x in p]),
    ("3.5", lambda p: -math.inf),
    ("4.1", lambda z1, z2: [math.inf, -math.inf]),
    ("4.4", lambda x: 1.0),
    ("4.7", lambda s, slope: s * math.inf),
]


@pytest.mark.parametrize("exercise, wrong", WARNING)
@pytest.mark.parametrize("setting", ["warn", "raise"])
def test_nothing_that_the_check_computes_warns_in_the_cell(exercise, wrong, setting):
    with warnings.catch_warnings(), np.errstate(all=setting):
        warnings.simplefilter("error")
        tell(wrong, exercise)


def test_a_comparison_of_a_task_may_warn_in_any_way():
    def compare(expected, got):
        warnings.warn("mind the gap", stacklevel=1)
        return f"It is {np.mean([])} and {np.float64(1) / np.float64(0)}."

    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        message = judge(function_task(lambda z: 1.0, CASES[:1], compare=compare), (lambda z: 2.0,))
    assert "It is nan and inf." in message.body


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

    text = tell(overflows, "2.4")
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
        ([[].append(z) for z in [1, 2]], "`print(...)` and `a.append(x)` give back nothing"),
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
        ([float("inf")] * 3, "did not warn of an exponential that overflows"),
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
        (lambda p: np.round(p, 3), "These are the right numbers rounded to 3 digits after the point"),
        (lambda p: p + 1e-4, "It is close, but not equal"),
        (lambda p: 1 + p, "Each of your numbers is 1 more than the right one."),
        (lambda p: p + p * p, "Your numbers sum to 1.502"),
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


def test_two_exceptions_are_alike_where_they_are_of_one_kind():
    raising = [("you forgot to loop", lambda z: math.exp(z))]
    assert name_of(lambda z: math.exp(z), mistakes=raising) == "you forgot to loop"
    assert name_of(lambda z: math.exp("1"), mistakes=raising) == "it stopped with TypeError"
    assert (
        name_of(lambda z: math.exp(z) if z[0] != 3 else 1.0, mistakes=raising) == "it stopped with TypeError"
    )
    assert name_of(lambda z: math.log(z), mistakes=raising) == "you forgot to loop"
    assert name_of(lambda z: 2.0**z, mistakes=raising) == "you forgot to loop"


@pytest.mark.parametrize(
    "other, named",
    [
        (lambda z: np.dot(np.ones((2, 3)), z), True),
        (lambda z: np.matmul(np.ones((4, 3)), z), True),
        (lambda z: np.einsum("ij,j->i", np.ones((2, 3)), z), True),
        (lambda z: np.ones((2, 3)) @ list(map(math.log, z)), False),
        (lambda z: np.sum(z, axis=1), False),
        (lambda z: float("1,5"), False),
    ],
)
def test_the_words_of_numpy_hide_no_name(other, named):
    """The same mistake in another spelling raises in other words; another one raises in other ways."""
    raising = [("you turned the table", lambda z: np.ones((2, 3)) @ z)]
    found = name_of(other, mistakes=raising, cases=[([0.0, 1.0],), ([2.0, -1.0],)])
    assert (found == "you turned the table") is named


def test_shapes_that_differ_are_no_likeness():
    raising = [("you forgot keepdims", lambda z: np.ones((2, 3)) / np.ones(2))]
    assert name_of(lambda z: np.true_divide(np.ones((2, 3)), np.ones(2)), mistakes=raising) == raising[0][0]
    assert name_of(lambda z: np.ones((2, 3)) / np.ones((1, 2)), mistakes=raising) != raising[0][0]


def test_a_mistake_that_is_right_within_the_tolerance_explains_no_failed_case():
    nearly = [("you were nearly right", lambda z: z[0] * (1 + 0.8e-6))]
    cases = [([1.0],), ([2.0],)]
    given = {"mistakes": nearly, "cases": cases}
    assert name_of(lambda z: z[0] * (1 + 1.5e-6), **given) == ""
    assert name_of(lambda z: z[0] * (1 + 1.5e-6), **given, tolerance=1e-7) == nearly[0][0]


# Lines of a function of `z`, a list of two or three numbers, and what must be said of what they raise.
RAISED = [
    ("return math.log(-1)", "`math.log` takes only numbers above 0"),
    ("return math.sqrt(-1)", "`math.sqrt` none below 0"),
    ("return math.exp(1000)", "larger than every float"),
    ("return 2.0 ** 10000", "larger than every float"),
    ("return int(math.inf)", "are no whole numbers"),
    ("return math.factorial(1.5)", "A whole number is needed"),
    ("return math.comb(2, 1.5)", "A whole number is needed"),
    ("return math.fsum(1.5)", "One number stands where a list belongs"),
    ("return math.e ^ z[0]", "write `**`"),
    ("return np.exp ^ z", "write `**`"),
    ("return np.array(z) ^ 2", "write `**`"),
    ("return np.exp[z]", "call it, with round brackets"),
    ("return sum(np.exp)", "call it, with round brackets"),
    ("return 2 * math.exp", "call it, with round brackets"),
    ("return z.sum / 2", "Lists and numbers have no such function"),
    ("return z[0](2)", "Write `*` to multiply"),
    ("return z(0)", "Positions take square brackets"),
    ("return z / 2", "A whole list or array stands where one number belongs"),
    ("return -z", "A whole list or array"),
    ("return z + 1", "A whole list or array"),
    ("return math.exp(np.array(z))", "A whole list or array"),
    ("return z[0] + '1'", "are there quotes around a number"),
    ("return float('1,5')", "with a point (1.5), not with a comma"),
    ("return np.exp('1')", "something that is no number"),
    ("return np.exp(np.array([1, 2.0], dtype=object))", "something that is no number"),
    ("return print(z) + 1", "`print(...)`, `a.append(x)` and"),
    ("return np.sum(z, dim=0)", "`dim` is called `axis`"),
    ("return np.sum(z, keepdim=True)", "`keepdim` is called `keepdims`"),
    ("return np.array(z).view(-1, 1)", "`view(...)` is `reshape(...)`"),
    ("return np.array(z).view(3)", "`view(...)` does so in PyTorch"),
    ("return np.ones(2, 2)", "brackets of their own, `np.ones((n, n))`"),
    ("return np.full(2, 2, 1)", "brackets of their own, `np.ones((n, n))`"),
    ("return np.array(1, 2)", "an array square ones, `np.array([1, 2])`"),
    ("return math.acos(1.0000001)", "`np.clip(cosine, -1, 1)` brings back"),
    ("return math.log(1 - 4 / 2)", "Is a pair of brackets missing?"),
    ("return np.hstack([np.eye(2), np.ones(2)])", "`b[:, None]`, or `np.column_stack([W, b])`"),
    ("return np.concatenate([np.ones(2), np.eye(2)])", "`b[:, None]`, or `np.column_stack([W, b])`"),
    ("return np.eye(3) / np.ones((3, 2)).sum(axis=0)", "only with `keepdims=True`"),
    ("return np.ones((2, 3)) @ np.ones(2)", "as many numbers in a row of A as B has rows"),
    ("return z[min(z)]", "`np.argmin` gives its position"),
    ("return z.sort()[0]", "`a.sort()` give nothing back"),
    ("return self.z", "`self` belongs into classes"),
    ("return zz", "is it spelt right"),
    ("return exp(z[0])", "write the library in front"),
    ("return E ** floor(z[0]) if False else floor(z[0])", "write the library in front"),
    ("return math.ln(2)", "`math.log(x)`"),
    ("return ln(2)", "`math.log(x)`"),
    ("return np.softmaxx(z)", "This library has nothing of this name"),
    ("return math.exp(1, 2)", "more or fewer arguments"),
    ("return math.exp()", "more or fewer arguments"),
    ("return f()", "more or fewer arguments"),
    ("return np.array(1, 2, 3)", "more or fewer arguments"),
    ("return sum(z, begin=1)", "no argument of this name"),
    ("return sum(z[0])", "One number stands where a list belongs"),
    ("return z[0][1]", "One number stands where a list belongs"),
    ("return z[1.0]", "A position must be a whole number"),
    ("return np.array(z)[0.5]", "A position must be a whole number"),
    ("return z['a']", "A position must be a whole number"),
    ("return z[9]", "the first position is 0"),
    ("return np.array(z)[0, 0]", "one row takes one position"),
    ("return np.sum(z, axis=1)", "There is no such axis"),
    ("return np.ones((2, 3)) + np.ones((2, 2))", "print `.shape` of both"),
    ("return np.ones((2, 3)) @ np.ones((2, 3))", "print `.shape` of both"),
    ("return np.concatenate([np.ones((1, 2)), np.ones((1, 3))], 0)", "print `.shape` of both"),
    ("return np.reshape(z, (7, 7))", "as many places as there are numbers"),
    ("return np.array(z).reshape(7, 1)", "`reshape(-1, 1)`, a column"),
    ("return 1 if np.array(z) > 0 else 0", "`np.where`"),
    ("return np.array([z, 1])", "rows have different lengths"),
    ("a, b, c, d = z", "Left of the `=`"),
    ("tuple(z)[0] = 1", "Only a list or an array can be written into"),
    ("return math.exp((-1) ** 0.5)", "raised to a fraction is a complex number"),
    ("return np.linalg.inv(np.zeros((2, 2)))", "cannot be inverted"),
    ("return {1: 2}[3]", "no entry of this name"),
    ("return 1 / 0", "divided by 0"),
    ("import nomodule", "There is no such library"),
    ("e += 1", "before it gets a value"),
    ("return f(z)", "never comes to an end"),
    ("assert False", "does not hold"),
    ("raise NotImplementedError", "is not written yet"),
]


@pytest.mark.parametrize("line, words", RAISED)
def test_what_python_and_numpy_raise_is_explained(line, words):
    function = cell(f"def f(z):\n    {line}", "f", {"np": np, "math": math})
    text = text_of(lambda z: 1.0, function, CASES[:1])
    assert words in text and "it stopped with " in text and "it stopped with _" not in text


def test_a_power_written_with_a_hat_is_told_where_nothing_is_raised():
    def hat(number):
        return number ^ 2

    assert "In Python `^` does not raise" in text_of(lambda x: x * x, hat, [(3,)], stub="def f(number): ...")
    assert "`^`" not in text_of(lambda x: x * x, lambda x: x + 2, [(3,)], stub="def f(number): ...")


@pytest.mark.parametrize(
    "line",
    [
        "return np.diag(...)",
        "return np.array(z) @ ...",
        "return np.linalg.norm(...)",
        "if z == ...: return 1",
        "e = ...; return sum(z)",
        "return [x + 1 for x in z] + [...] * 0",
    ],
)
def test_dots_that_are_left_are_said(line):
    function = cell(f"def f(z):\n    {line}", "f", {"np": np, "math": math})
    assert "There is still a `...` in `f`" in text_of(lambda z: 1.0, function)


@pytest.mark.parametrize(
    "lines",
    ["return np.array(z)[..., 0] + 1", "return np.array(z)[...].sum() + 1", "return sum(z) + 1\n    ..."],
)
def test_dots_that_are_no_gap_are_judged(lines):
    function = cell(f"def f(z):\n    {lines}", "f", {"np": np, "math": math})
    assert "not right yet" in text_of(lambda z: 1.0, function)


class Model:
    def own(self, z):
        return z

    def none(self):
        return 1


def keyword_only(*, z):
    return z


@pytest.mark.parametrize(
    "function, words",
    [
        (Model.own, "Your function takes 2 arguments, `self`, `z`; it must take `f(z)`. Leave out `self`"),
        (Model().none, "takes no argument; it must take `f(z)`. It is a method: its first argument (`self`)"),
        (functools.partial(pow, 2, 3, 4), "It is a `partial`"),
        (keyword_only, "takes one argument, `z`; it must take `f(z)`. What stands after a `*`"),
        (lambda a, b: 1, "takes 2 arguments, `a`, `b`; it must"),
        (Model, "must be a function, not a class"),
        ((x for x in [1]), "A comprehension in round brackets is no function"),
        (softmax([1.0, 2.0]), "without brackets after it"),
    ],
)
def test_what_is_no_function_of_these_arguments_is_explained(function, words):
    assert words in text_of(lambda z: 1.0, function)


@pytest.mark.parametrize(
    "value, words",
    [
        ((1, 5), "With a comma Python reads two numbers"),
        ("1,5", "text, with a comma: remove the quotes, and write a point"),
        ("1.5", "remove the quotes."),
        ([1.5, 2.5], "without brackets"),
    ],
)
def test_a_comma_in_a_number_is_told(value, words):
    assert words in repr(examine("2.7", value))
    if isinstance(value, tuple):
        assert words in text_of(lambda z: 1.5, lambda z: value)


@pytest.mark.parametrize("value", [[1, 4], np.array([1.0, 5.0]), (0.5, 0.25)])
def test_two_numbers_without_a_comma_in_a_number_are_told_no_such_comma(value):
    assert "1.5 is written with a point" not in repr(examine("2.7", value))
    assert "1.5 is written with a point" not in text_of(lambda z: 1.5, lambda z: value)


def test_a_value_that_is_nothing_or_text_is_told_so():
    assert "`crossing` is nothing (`None`); `print(...)`" in repr(examine("2.7", None))
    assert "It is text: give a list of numbers." in repr(examine("3.6", "a", "b"))
    assert "It is text: give a number." in repr(examine("2.7", "a"))


def test_a_name_goes_with_the_message():
    message = examine("2.1", lambda logits: [math.exp(logit) for logit in logits])
    assert message.mistake == "you did not divide" and message.title.endswith(message.mistake)
    assert examine("2.1", softmax).mistake == "" == examine("2.1", lambda logits: 0).mistake


# ------------------------------------------------------------------------------------------- legibly


@pytest.mark.parametrize(
    "line, absent",
    [
        ("return np.ones(2, 2)", "PyTorch"),
        ("return math.acos(2 - 1 / 4)", "brackets missing"),
        ("return math.log(-1)", "brackets missing"),
        ("return math.sqrt(-1)", "clip"),
        ("return np.ones(2) * np.ones(3)", "keepdims"),
        ("return np.eye(3) / np.ones((2, 3)).sum(axis=1, keepdims=True)", "divides a table row by row"),
        ("return np.hstack([np.eye(2), np.ones(2)])", "keepdims"),
        ("return np.ones(2) * np.ones(3)", "`A @ B`"),
    ],
)
def test_nothing_is_said_of_an_error_that_its_line_does_not_show(line, absent):
    message = judge(
        function_task(lambda z: 1.0, CASES[:1]),
        (cell(f"def f(z):\n    {line}", "f", {"np": np, "math": math}),),
    )
    assert message.title.endswith(("TypeError", "ValueError")) and absent not in message.body, message


@pytest.mark.parametrize(
    "body, said",
    [
        ("...", "..."),
        ("pass", "pass"),
        ("return", "return"),
        ("return None", "return None"),
        ('"""What it does."""', "..."),
    ],
)
def test_an_answer_belongs_where_something_empty_stands(body, said):
    message = judge(function_task(lambda z: 1.0, CASES[:1]), (cell(f"def f(z):\n    {body}", "f"),))
    assert message.state == "open" and f"in place of `{said}` in" in message.body, message


def test_a_warning_of_another_input_explains_nothing():
    cases = [([700.0],), ([1000.0],)]
    text = text_of(lambda z: z[0], lambda z: np.log(np.exp(z[0] - 1700.0) + 0 * np.exp(z[0] - 290.1)), cases)
    assert "`-inf` in it: the logarithm of 0 gives that." in text


def test_what_a_function_was_given_stands_in_rows():
    cases = [(np.array([[1.0, 2.0], [3.0, 4.0]]), 7.0, np.array([5.0, 6.0]), 8.0)]
    task = function_task(lambda A, b, c, d: A, cases, stub="def f(A, b, c, d):\n    ...")
    text = repr(judge(task, (lambda A, b, c, d: A.T + 0.25,)))
    assert (
        "    input     A = [[1, 2],\n"
        "                   [3, 4]],\n"
        "              b = 7, c = [5, 6],\n"
        "              d = 8\n"
        "    expected  [[1, 2],\n"
        "               [3, 4]]\n"
        "    yours     [[1.25, 3.25],\n"
        "               [2.25, 4.25]]"
    ) in text


def text_of(reference, function, cases=CASES, **more):
    return repr(judge(function_task(reference, cases, **more), (function,)))


def test_true_and_false_are_shown_as_such():
    text = text_of(lambda z: z[0] > 1, lambda z: z[0] < 1)
    assert "expected  True" in text and "yours     False" in text
    text = text_of(lambda z: [True, False], lambda z: np.array([True, True]))
    assert "expected  [True, False]" in text and "yours     [True, True]" in text
    assert "yours     0.5" in text_of(lambda z: True, lambda z: 0.5)
    text = text_of(lambda z: z[0] / 10, lambda z: z[0] / 10 > 0.25)
    assert "It is True or False, not a number" in text and "rounded" not in text
    assert "z = True" in text_of(lambda z: 1, lambda z: 2, [(True,)])


def test_numbers_that_differ_look_different():
    text = text_of(lambda z: 1 / 3, lambda z: 1 / 3 + 1e-7, tolerance=1e-9)
    assert "expected  0.3333333" in text and "yours     0.3333334" in text
    text = text_of(lambda z: 1.0, lambda z: 2.0, [([1000.0001, 1000.0002],)])
    assert "[1000.0001, 1000.0002]" in text


def test_numbers_in_float32_that_differ_look_different():
    third = np.float32(1 / 3)
    text = text_of(lambda z: [1 / 3, 1.0], lambda z: [third, 2.0], tolerance=1e-9, absolute=0)
    assert "[0.33333333, 1]" in text and "[0.33333334, 2]" in text

    def writes(z):
        z[0] = float(third)
        return 1.0

    text = text_of(lambda z: 1.0, writes, [([1 / 3, 0.5],)])
    assert "`z` was [0.33333334, 0.5]; before it was [0.33333333, 0.5]" in text


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
    assert "0 / 0, inf - inf and 0 times inf give that" in text_of(lambda z: 1.0, lambda z: float("nan"))


def test_an_observation_that_raises_is_left_out():
    assert "not right yet" in text_of(lambda z: 1.0, lambda z: 2.0, observe=lambda *told: 1 / 0)


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
    message = examine("2.7", make(), limit=LIMIT)
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
    assert examine("2.7", value).state == "right"


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


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda z: 2 * z + 1.5, "Each of your numbers is 1.5 more than the right one."),
        (lambda z: 2 * z - 3, "Each of your numbers is 3 less than the right one."),
        (lambda z: 5 * z, "Each of your numbers is 2.5 times the right one."),
        (
            lambda z: 2 * z / np.log(2),
            "is 1.4427 times the right one, as with the logarithm to base 2 in place",
        ),
        (lambda z: 2 * z / np.log(10), "as with the logarithm to base 10"),
        (lambda z: 2 * z // 1, "These are the right numbers rounded down: `//` and `floor` do that."),
        (lambda z: (2 * z)[0], "That is the first number alone: one number instead of a list of 2 numbers"),
        (lambda z: (2 * z)[:1], "That is the first number alone: a list of one number instead of"),
        (lambda z: (2 * z)[-1:], "That is the last number alone"),
        (
            lambda z: [],
            "It is an empty list. A comprehension in round brackets can be gone through only once",
        ),
    ],
)
def test_what_is_true_of_all_answers_is_said(change, words):
    task = function_task(lambda z: 2 * z, [(np.array([0.7, 1.3]),), (np.array([-0.2, 3.1]),)])
    assert words in repr(judge(task, (change,)))


FIRST = "That is the first number alone: a list of one number instead of a list of 2 numbers, shape (2,). "
LAST = "That is the last number alone: a list of one number instead of a list of 2 numbers, shape (2,). "


@pytest.mark.parametrize(
    "body, words",
    [
        ("for x in z:\n        return [2 * x]", FIRST + "Is it the `return` inside the loop? That ends"),
        ("return 2 * z[:1]", FIRST + "The others are missing."),
        ("for x in z:\n        x = 2 * x\n    return 2 * z[:1]", FIRST + "The others are missing."),
        ("for x in z:\n        def g():\n            return x\n    return 2 * z[:1]", FIRST + "The others"),
        (
            "for x in z:\n        twice = [2 * x]\n    return twice",
            LAST + "Does each round",
        ),
        ("return 2 * z[-1:]", LAST + "The others are missing."),
        ("return 2 * z, 1", "A comma behind `return` gives back several things, here 2: one is asked for."),
        ("return (lambda: (2 * z, 1))()", "What comes back are 2 things: return the one that is asked for"),
        ("return np.modf(2 * z)", "What comes back are 2 things: return the one that is asked for"),
        ("return 2 * z,", "A comma behind what is returned makes a list of it: leave the comma out."),
        ("twice = 2 * z,\n    return twice", "It is a list of one thing: does a line end with a comma?"),
        ("return np.nonzero(z)", "If not, take it out with `[0]`."),
    ],
)
def test_a_loop_or_a_comma_is_named_only_where_it_stands(body, words):
    task = function_task(lambda z: 2 * z, [(np.array([0.7, 1.3]),), (np.array([-0.2, 3.1]),)])
    assert words in repr(judge(task, (cell(f"def f(z):\n    {body}", "f", {"np": np}),)))


@pytest.mark.parametrize(
    "change",
    [
        lambda z: 2 * z + z[0],  # another amount each time
        lambda z: z * z[0],
        lambda z: 2 * z[1:] if z[0] > 0 else z[1:],
        lambda z: 2 * z + 1 if z[0] > 0 else 2 * z,
        lambda z: tuple(3 * z),  # a tuple of the numbers asked for is as good as a list
        lambda z: tuple(np.append(2 * z, 1)),
    ],
)
def test_what_holds_once_is_not_said_of_all(change):
    task = function_task(lambda z: 2 * z, [(np.array([0.7, 1.3]),), (np.array([-0.2, 3.1]),)])
    told = repr(judge(task, (change,)))
    assert "✗" in told
    assert not any(word in told for word in (" more than", " less than", "alone", "comma", "log"))


@pytest.mark.parametrize("right", [4.0, 0.0])
def test_equal_numbers_tell_no_factor(right):
    task = function_task(lambda z: [right], [([0.0],), ([1.0],)])
    told = judge(task, (lambda z: [2.0],))
    assert told.state == "wrong" and "Each of your" not in told.body


def test_an_answer_of_which_a_task_knows_more_is_compared_with_the_right_one():
    task = function_task(lambda z: z, [([1.0, 2.0],)], compare=lambda e, g: f"{len(e)} and {np.size(g)}")
    assert "2 and 3" in repr(judge(task, (lambda z: [1, 2, 3],)))
    assert "2 and 1" in repr(judge(task, (lambda z: 1,)))
    assert " and " not in repr(judge(task, (lambda z: "text",))).partition("\n\n")[0]
    task.compare = lambda e, g: 1 / 0
    assert "The shape is not right" in repr(judge(task, (lambda z: [1, 2, 3],)))


@pytest.mark.parametrize(
    "value, words",
    [
        ((4.44,), "It is a list of one number: a comma makes a list of what it follows. Leave it out."),
        ((4.44, 1), "a comma makes a list of what it follows"),
        ((4, 44), "1.5 is written with a point"),
        ([4.44], "give the number itself, without brackets"),
    ],
)
def test_a_comma_is_told_from_brackets(value, words):
    assert words in examine("2.7", value).body


def test_a_known_mistake_of_two_dice_is_shown_in_their_numbers():
    wide, unsure = [0.5, 0, 0, 0, 0, 0.5], [0.5, 0.5, 0, 0, 0, 0]
    assert "`unsure` has variance 0.2500 and entropy 0.6931." in examine("3.6", wide, unsure).body
    assert (
        "`unsure` is no die, since axiom 2 fails: the sum is 0.999"
        in examine("3.6", wide, [0.333] * 3 + [0] * 3).body
    )
    assert "`wide` is no die, since it has 5 entries, not 6." in examine("3.6", wide[1:], unsure).body


def test_a_function_of_python_has_no_gap_that_was_left_open():
    task = function_task(lambda z: max(z), [([1.0, 2.0],)])
    assert judge(task, (max,)).state == "right" and judge(task, (min,)).state == "wrong"
