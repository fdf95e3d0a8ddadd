"""Exercise 2.3: the wrong row of a published table."""

import math

from teachkit.exercises.lesson_02.parts import ARTICLE
from teachkit.exercises.task import ValuesTask
from teachkit.figures.words import code
from teachkit.maths.softmax import softmax

_ROW_4 = softmax(ARTICLE)[3]


def _row(wanted, near):
    """Whether a pair of values names this row and a value like this one."""
    return lambda row, value: row == wanted and abs(value - near) <= 0.02 * near


task = ValuesTask(
    "2.3",
    kinds={"wrong_row": "a number", "right_value": "a number"},
    praise=(
        "0.000533 instead of 0.000292, a factor 1.83, and the four rows, rounded to six digits, sum to 1."
    ),
    hints=(
        "Compute the softmax of all four logits, by hand or with `teachkit.softmax`, and compare row by row.",
        "Look at the size of each difference: three are below 0.000001, one is far larger.",
        "Row 4: the exponential of -3.1 divided by the sum of all four exponentials, 84.454.",
    ),
    observe=lambda row, value: (
        "The row is right, its value is not."
        if row == 4
        else f"There is no mistake of that size in row {code(row)}."
    ),
)


@task.right
def _(row, value):
    return row == 4 and abs(value - _ROW_4) <= 5e-7


@task.solution
def _():
    """e^-3.1 / 84.454 = 0.045049 / 84.454 = 0.000533. The published 0.000292 is off by a factor 1.83; it
    would belong to a logit of -3.7. With the right value the four sum to 1 as closely as six digits can:
    what was missing was a slip, not a property of numbers."""
    wrong_row = 4
    right_value = softmax([2.0, 4.3, 1.2, -3.1])[3]


@task.mistake("you counted the rows from 0", example=(3, 0.000533))
def _(wrong_row, right_value):
    """The value is right. The table counts its rows from 1, so the row of the logit -3.1 is one further."""
    return _row(3, _ROW_4)(wrong_row, right_value)


@task.mistake("that row only has its last digit cut off", example=(2, 0.872662))
def _(row, value):
    """Rows 2 and 3 are cut after six digits instead of rounded: 0.8726618 and 0.0393127 lose less than
    0.000001. Another row is wrong by 200 times as much."""
    return row in (2, 3) and abs(value - _ROW_4) > 0.02 * _ROW_4


@task.mistake("row 1 is right", example=(1, 0.087492))
def _(row, value):
    """e^2 / 84.454 = 0.0874921, which rounds to the published 0.087492."""
    return row == 1


@task.mistake("the row is right, but you kept the published value", example=(4, 0.000292))
def _(wrong_row, right_value):
    """0.000292 is what the table says. Compute e^-3.1 / 84.454 instead."""
    return _row(4, 0.000292)(wrong_row, right_value)


@task.mistake("the row is right, but you filled it up to 1", example=(4, 0.000535))
def _(row, value):
    """1 minus the other three published values puts their cut-off digits into this row. Compute the row
    itself: e^-3.1 / 84.454."""
    return row == 4 and abs(value - 0.000535) <= 6e-7


@task.mistake("the row is right, but you did not divide", example=(4, 0.045049))
def _(wrong_row, right_value):
    """e^-3.1 = 0.045049 is the exponential. Divide it by the sum of all four, 84.454."""
    return _row(4, math.exp(-3.1))(wrong_row, right_value)


@task.mistake("the row is right, but that is a percentage", example=(4, 0.0533))
def _(wrong_row, right_value):
    """0.0533 is right in per cent. The table has fractions of 1: divide by 100."""
    return _row(4, 100 * _ROW_4)(wrong_row, right_value)


@task.mistake("the row is right, but that is rounded too far", example=(4, 0.0005))
def _(row, value):
    """The table has six digits after the point, and the slip hides in them. Give six or more."""
    return row == 4 and value in (0.0005, 0.00053)
