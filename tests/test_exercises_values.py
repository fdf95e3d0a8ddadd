"""Answers are read, compared and written, whatever they are."""

import array
import collections
import collections.abc
import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from teachkit.exercises.values import (
    Other,
    difference,
    is_boolean,
    near,
    read,
    same,
    shape_in_words,
    show,
    show_both,
    show_input,
)


def test_read_and_same():
    assert read(np.float32(2)) == 2.0 and read(True) == 1.0 and read(np.array(3)) == 3.0
    assert read(range(3)).tolist() == [0, 1, 2]
    assert read([np.ones(2), [0, 0]]).shape == (2, 2)
    assert read(np.array([1, 2], dtype=object)).tolist() == [1, 2]
    assert read([1, [...]]) is Ellipsis
    assert same(read([np.nan]), read([np.nan]))
    assert not same(read("1"), read(1)) and same(Other("a set"), Other("a set"))
    assert show(read([[1, 2.5], [0, -1e-5]])) == "[[1, 2.5], [0, -1e-05]]"


def say(expected, got, given=None, passed=(), **how):
    """What is said of one answer."""
    return difference([(read(expected), read(got), given)], passed, **how)


def test_difference_of_tables():
    table = np.array([[1.0, 2.0], [3.0, 4.0]])
    wide = np.ones((2, 3)) * [1, 2, 3]
    assert say(table, table.T) == "Rows and columns have changed places."
    assert "but rows and columns have changed places: a table, shape (3, 2)" in say(wide, wide.T)
    assert say(table, 5 * table, given=5 * table) == "That is the input itself, unchanged."
    assert "cut off" in say([1.7, 2.6], [1.0, 2.0])


# -------------------------------------------------------------------------------------------- what is read


class RaisesAsArray:
    def __array__(self, dtype=None, copy=None):
        raise OSError("no")


class ClassOfItsOwn:
    @property
    def __class__(self):
        raise OSError("no")


class Length:
    """A sequence whose length raises."""

    def __len__(self):
        raise OSError("no")

    def __getitem__(self, place):
        raise OSError("no")


collections.abc.Sequence.register(Length)


@pytest.mark.parametrize("make", [RaisesAsArray, ClassOfItsOwn, Length, lambda: [RaisesAsArray()]])
def test_an_object_that_raises_when_it_is_looked_at(make):
    assert "OSError" in read(make()).words
    assert not is_boolean(make())


def test_a_list_that_holds_itself():
    endless = [1.0]
    endless.append(endless)
    assert read(endless) == Other("a list nested without end", "Does it hold itself?")
    assert not is_boolean([endless])
    pair = [[], []]
    pair[0].append(pair[1])
    pair[1].append(pair[0])
    assert "nested without end" in read(pair).words


@pytest.mark.parametrize(
    "value", [range(10**9), [range(10**9)], [0.0] * 2_000_000, np.zeros(2_000_000), [[0.0] * 1000] * 1001]
)
def test_more_numbers_than_any_answer_needs(value):
    start = time.thread_time()
    assert isinstance(read(value), Other) and "more than any answer" in read(value).advice
    assert time.thread_time() - start < 2


@pytest.mark.parametrize(
    "value, number",
    [
        (Fraction(1, 4), 0.25),
        (Decimal("0.25"), 0.25),
        (np.float16(0.25), 0.25),
        (np.longdouble(0.25), 0.25),
        (np.array(Fraction(1, 4), dtype=object), 0.25),
        (np.array([[0.25]])[0, 0], 0.25),
    ],
)
def test_numbers_of_all_kinds(value, number):
    assert read(value) == number
    assert read([value, 1]).tolist() == [number, 1]
    assert read((value,)).tolist() == [number]


@pytest.mark.parametrize(
    "value",
    [
        collections.deque([1, 2]),
        array.array("d", [1, 2]),
        (Fraction(1), Decimal(2)),
        [np.array(1), np.float32(2)],
        np.array([Fraction(1), 2], dtype=object),
        range(1, 3),
    ],
)
def test_rows_of_all_kinds(value):
    assert read(value).tolist() == [1, 2]
    assert read([value, value]).tolist() == [[1, 2], [1, 2]]


def test_a_series_of_pandas_and_a_frame():
    pandas = pytest.importorskip("pandas")
    assert read(pandas.Series([1, 2])).tolist() == [1, 2]
    assert read(pandas.DataFrame([[1, 2]])).tolist() == [[1, 2]]


@pytest.mark.parametrize(
    "value, words, advice",
    [
        (["c"], "a list with text in it", "Give numbers alone."),
        (["0.5"], "a list with text in it", "Remove the quotes around the numbers."),
        ({"a": 1}.values(), "a view of a dictionary", "Wrap it in `list(...)`."),
        (iter([1]), "an iterator that has not run yet", "Wrap it in `list(...)`."),
        (Decimal("sNaN"), "an object of type `Decimal` that cannot be read: ValueError", "Give numbers."),
        (np.array("c"), None, None),
    ],
)
def test_what_is_no_number_is_named(value, words, advice):
    seen = read(value)
    assert seen == ("c" if words is None else Other(words, advice))


# ------------------------------------------------------------------------------------------ what is written


def test_two_numbers_that_differ_are_shown_so():
    assert show_both(0.5, 0.5000001) == ("0.5", "0.5000001")
    assert show_both(np.array([1.0, 2.0]), np.array([1.0, 2.0 + 1e-12])) == ("[1, 2]", "[1, 2.000000000001]")
    assert show_both(0.25, 0.75) == ("0.25", "0.75")
    assert show_both(1.0, 0.0, (True, True)) == ("True", "False")


def test_inputs_are_shown_with_the_digits_that_tell_them_apart():
    assert show_input([1000.0001, 1000.0002]) == "[1000.0001, 1000.0002]"
    assert show_input([800.0, 799.9999999]) == "[800, 799.9999999]"
    assert show_input([[True, False]]) == "[[True, False]]"
    assert show_input([2.0, 1.0, 0.1]) == "[2, 1, 0.1]"


def test_long_tables_are_cut():
    assert show(np.ones((50, 2))).count("[1, 1]") == 3 and "47 more" in show(np.ones((50, 2)))
    assert show(np.ones(50)).count("1,") == 12


# -------------------------------------------------------------------------------------- what is said of it


def pair(expected, got):
    return np.asarray(expected, float), np.asarray(got, float), None


@pytest.mark.parametrize(
    "made, words",
    [
        (lambda e: -e, "The sign"),
        (lambda e: 100 * e, "100 times as large"),
        (lambda e: e[::-1], "reverse order"),
        (lambda e: np.round(e, 2), "rounded to 2 digits"),
        (np.trunc, "cut off"),
    ],
)
def test_a_likeness_must_hold_for_every_answer(made, words):
    one, other = np.array([1.234, 2.345, 3.456]), np.array([4.567, 5.678, 7.891])
    alike = [pair(one, made(one)), pair(other, made(other))]
    assert words in difference(alike)
    assert words not in difference(
        [alike[0], pair(other, other + 5)]
    )  # another failed case speaks against it
    assert words not in difference(alike[:1], [pair(other, other)])  # and so does a right one


def test_a_likeness_knows_the_zero_and_the_tolerance_of_the_task():
    """By `np.clip(x, -700, 700)` a sigmoid gives 9.9e-305 where 0 is right: that is no wrong sign."""
    assert difference([pair(0.0, 9.9e-305)], absolute=0) == ""
    assert difference([pair(1e-300, 0.0)], absolute=0) == ""  # nor is what is 0 rounded, or cut off
    assert "sign" in difference([pair(1e-300, -1e-300)], absolute=0)
    assert "sign" in difference([pair(0.1234, -0.1235)], relative=0.01)
    assert "close" in difference([pair(1.0, 1.0005)]) and difference([pair(1e-9, 1.5e-9)], absolute=0) == ""


def test_a_factor_is_told_only_where_it_is_exact():
    assert "Each of your numbers is 2.5 times" in difference([pair([1.0, 2.0], [2.5, 5.0])])
    assert "Each of your numbers" not in difference([pair([1.0, 2.0], [2.5, 5.0001])])


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e4])
def test_what_is_added_is_told_whatever_the_size_of_the_numbers(scale):
    expected = scale * np.array([1.0, 2.0])
    assert "more than the right one" in difference([pair(expected, expected + 0.25 * scale)])
    assert "less than the right one" in difference([pair(expected, expected - 0.25 * scale)])


def test_what_is_added_is_not_told_where_it_is_lost_beside_the_largest_number():
    small, large = np.array([1e-3, 2e-3]), np.array([1e4, 2e4])
    assert "more than the right one" in difference([pair(small, small + 1e-3)])
    assert difference([pair(small, small + 1e-3), pair(large, large + 1e-3)]) == ""


def test_where_nan_comes_from_is_what_is_possible():
    nan = [pair([0.5, 0.5], [np.nan, 0.5])]
    assert "inf / inf, 0 / 0, inf - inf and 0 times inf" in difference(nan)
    warned = ["RuntimeWarning: invalid value encountered in multiply"]
    assert difference(nan, warned=warned).endswith("it comes from 0 times inf.")
    warned.append("RuntimeWarning: invalid value encountered in log")
    assert "0 times inf, or from the logarithm of a negative number" in difference(nan, warned=warned)
    warned = ["RuntimeWarning: invalid value encountered in arccos"]
    assert "it comes from the arccosine of a number beyond 1 or -1: what" in difference(nan, warned=warned)
    assert "`np.clip` brings back" in difference(nan, warned=warned)
    given = [(*nan[0][:2], np.array([np.nan]))]
    assert "it was in the input" in difference(given)
    assert "logarithm of 0" in difference([pair(1.0, -np.inf)])


def test_where_inf_comes_from_is_what_is_possible():
    inf = [pair(1.0, np.inf)]
    assert difference(inf).endswith("or of a division by 0: does it stand in your code?")
    warned = ["RuntimeWarning: divide by zero encountered in scalar divide"]
    assert difference(inf, warned=warned) == "There is `inf` in it: something was divided by 0."
    warned = ["RuntimeWarning: overflow encountered in exp"]
    assert difference(inf, warned=warned) == "There is `inf` in it: an exponential overflowed."
    assert difference([(*inf[0][:2], np.array([np.inf]))]).endswith("there was in the input.")


@pytest.mark.parametrize(
    "expected, percentages",
    [
        ([0.25, 0.75], True),
        ([0.0, 1.0], True),
        ([0.5, 1.5], False),
        ([-0.5, 0.5], False),
        ([2, 3], False),
    ],
)
def test_percentages_are_said_of_fractions_only(expected, percentages):
    said = difference([pair(expected, 100 * np.array(expected))])
    assert said.startswith("Your numbers are 100 times as large")
    assert ("percentages" in said) is percentages


@pytest.mark.parametrize(
    "shape, words",
    [
        ((1, 1), "a column, shape (1, 1): one row of one number"),
        ((2, 1), "a column, shape (2, 1): 2 rows of one number each"),
        ((1, 2), "a table, shape (1, 2): one row of 2 numbers"),
        ((1, 0), "a table, shape (1, 0): one row of 0 numbers"),
        ((1,), "a list of one number"),
    ],
)
def test_one_of_something_is_one_only(shape, words):
    assert shape_in_words(np.ones(shape)) == words


def test_one_digit_is_one_digit():
    assert "rounded to 1 digit after the point" in difference([pair([0.26, 0.74], [0.3, 0.7])])


def test_the_tolerance_is_relative_to_what_is_expected():
    assert not same(1.0, 1.0001, 1e-4 - 1e-9, 0) and same(1.0001, 1.0, 1e-4, 0)
    assert near(4.44, 4.436) and not near(4.45, 4.436) and near(-2, -2.001) and not near(0.001, 0)
