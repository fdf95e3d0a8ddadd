"""`agree`: a sentence that is true of any two results."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teachkit import agree, softmax


def test_two_ways_to_softmax_agree():
    z = np.array([[-2.2, -1.4, -0.8, 0.7], [1000.0, 1001.0, 999.0, 1000.0]])
    shifted = np.exp(z - z.max(axis=-1, keepdims=True))
    found = agree(softmax(z), shifted / shifted.sum(axis=-1, keepdims=True))
    assert found and repr(found) == "The two ways agree to within 1e-12."


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (1.0, 1.5, "The two ways differ by up to 0.5."),
        ([1.0, 2.0], [1.0, 2.25], "The two ways differ by up to 0.25, at place 1."),
        ([[1.0, 2.0]], [[1.5, 2.0]], "The two ways differ by up to 0.5, at place 0, 0."),
        ([0.0, np.nan], [0.0, np.nan], "The two ways cannot be compared, at place 1: a result there is nan."),
        ([-np.inf, 0.0], [np.inf, 0.0], "The two ways differ by up to inf, at place 0."),
        ([True, False], [True, True], "The two ways differ by up to 1, at place 1."),
        (np.float32([0.1]), [0.1], "The two ways differ by up to 1.49e-09, at place 0."),
    ],
)
def test_a_difference_is_said_with_its_place(first, second, words):
    found = agree(first, second)
    assert not found and repr(found) == words


@pytest.mark.parametrize(
    ("first", "second"),
    [([-np.inf, 1], [-np.inf, 1]), (3, [3.0, 3.0]), ([1e9], [1e9 + 1e-4]), (np.zeros((2, 3)), 0)],
)
def test_masks_single_numbers_and_large_numbers(first, second):
    assert agree(first, second)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (([1, 2], [1, 2, 3]), r"same shape, got \(2,\) and \(3,\)"),
        ((["a"], [1]), "first must hold real numbers"),
        (([1], None), "second must hold real numbers"),
        (([1], [1], 0), "within must be a positive number, got 0"),
        (([1], [1], np.nan), "within must be a positive number"),
    ],
)
def test_bad_input_is_named(arguments, words):
    with pytest.raises((TypeError, ValueError), match=words):
        agree(*arguments)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=5), st.floats(1e-9, 1e-3))
def test_the_order_does_not_matter_and_what_is_within_agrees(numbers, within):
    moved = np.asarray(numbers) + within / 2
    assert bool(agree(numbers, moved, within)) and bool(agree(moved, numbers, within))
    assert not agree(numbers, np.asarray(numbers) + 3 * within * max(1, np.abs(numbers).max() + 3), within)
