"""What is said of a wrong answer that no known mistake explains: what can be seen in it."""

import math

import numpy as np
import pytest
from exercise_tools import cell
from test_answers import ROWS

from teachkit import one_hot, sigmoid
from teachkit.exercises import examine, tasks
from teachkit.exercises.lesson_01.parts import about_ratios
from teachkit.exercises.task import ValuesTask


def test_a_rounded_base_is_seen_in_ratios_of_probabilities():
    z = np.array([2.0, 1.0, 0.5])
    right, wrong = math.e**z, 2.7**z
    assert "Your e is 2.7," in about_ratios(right / right.sum(), wrong / wrong.sum())


@pytest.mark.parametrize(("ones", "words"), [(0, "has no 1"), (2, "has two 1s"), (3, "has 3 1s")])
def test_a_row_that_is_not_one_hot_is_named(ones, words):
    def rows(labels, num_classes):
        table = one_hot(labels, num_classes)
        if num_classes >= 4:
            table[1] = np.arange(num_classes) < ones
        return table

    assert f"Row 2 of your result {words}; each row needs one." in examine("0.2", rows).body


@pytest.mark.parametrize("digits", [1, 3])
def test_rounding_and_a_rounded_base_are_seen_together(digits):
    def rounded(logits, base=2.718):
        return [round(base**logit, digits) for logit in logits]

    assert f"end after {digits} digit" in examine("1.1", lambda logits: rounded(logits, 2.7)).body
    assert "the right numbers rounded" in examine("1.1", lambda logits: rounded(logits, math.e)).body


@pytest.mark.parametrize("power", [1.5, 2, 10**1.5])
def test_a_power_of_the_magnitude_is_no_energy(power):
    def shares(magnitudes):
        return [m**power / sum(k**power for k in magnitudes) for m in magnitudes]

    assert f"`m ** {power:.6g}`" in examine("1.4", shares).body


@pytest.mark.parametrize("part", [0.1, 0.9])
def test_equal_losses_are_named_also_where_they_end_below_zero(part):
    body = examine("2.2", lambda p, gap: [*(share - part for share in p), len(p) * part]).body
    assert f"gives away {part}: the same amount" in body


def test_a_missing_bracket_below_the_line_is_seen():
    """e^x / 1 + e^x is twice e^x."""
    wrong = lambda x: float(sigmoid(x)) if x != 2 else 2 * math.exp(x)  # noqa: E731
    assert "Are the brackets below the line missing?" in examine("4.4", wrong).body


def test_a_rule_of_a_mistake_takes_more_than_its_example():
    """A mistake in values whose rule takes its example alone needs no rule."""
    unused = []
    for task in tasks().values():
        for mistake in task.mistakes if isinstance(task, ValuesTask) else ():
            named = [row[3] for row in ROWS if row[0] == task.id and row[2] == mistake.name]
            if mistake.when and all(_is_example(task, source, mistake.wrong) for source in named):
                unused.append((task.id, mistake.name))
    assert unused == []


def _is_example(task, source, example):
    space = {"np": np, "math": math}
    try:
        cell(source, task.names[0], space)
    except Exception:  # what else it uses does not matter: it is not the example written out
        return False
    return all(np.array_equal(space[name], value) for name, value in zip(task.names, example, strict=True))
