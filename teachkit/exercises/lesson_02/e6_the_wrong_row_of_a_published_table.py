"""Exercise 2.6: the wrong row of a published table."""

import math

from teachkit.exercises.lesson_02.parts import ARTICLE
from teachkit.exercises.task import ValuesTask
from teachkit.exercises.values import near
from teachkit.figures.words import code
from teachkit.maths.softmax import softmax

ROW_4 = float(softmax(ARTICLE)[3])
PUBLISHED = (0.087492, 0.872661, 0.039312, 0.000292)


def is_right(value):
    """Whether it is the value of row 4, to six digits after the point.

    Examples
    --------
    >>> is_right(0.000533), is_right(0.00053342), is_right(0.0005337)
    (True, True, False)
    """
    return round(value, 6) == round(ROW_4, 6)


def about_row(row, value):
    """Say what is seen in a pair that is no known mistake.

    Examples
    --------
    >>> about_row(2, 0.5), about_row(0, 0.5)
    ('There is no mistake of that size in row 2.', 'The rows have the numbers 1, 2, 3 and 4.')
    """
    if row == 4:
        return "The row is right, its value is not."
    if row not in (1, 2, 3):
        return "The rows have the numbers 1, 2, 3 and 4."
    return f"There is no mistake of that size in row {code(row)}."


task = ValuesTask(
    "2.6",
    kinds={"wrong_row": "a number", "right_value": "a number"},
    praise="0.000533 instead of 0.000292, a factor 1.83, and the four rows, rounded to six digits, sum to 1.",
    hints=(
        "Compute the softmax of all four logits, by hand or with `teachkit.softmax`, and compare row by row.",
        "Look at the size of each difference: three are below 0.000001, one is far larger.",
        "Row 4: the exponential of -3.1 divided by the sum of all four exponentials, 84.454.",
    ),
    observe=about_row,
)


@task.right
def _(row, value):
    return row == 4 and is_right(value)


@task.solution
def _():
    """e^-3.1 / 84.454 = 0.045049 / 84.454 = 0.000533. The published 0.000292 is off by a factor 1.83; it
    would belong to a logit of -3.7. With the right value the four sum to 1 as closely as six digits can:
    what was missing was a slip, not a property of numbers."""
    wrong_row = 4
    right_value = softmax([2.0, 4.3, 1.2, -3.1])[3]


@task.mistake("you counted the rows from 0", example=(3, 0.000533))
def _(row, value):
    """The value is right. The table counts its rows from 1, so the row of the logit -3.1 is one further."""
    return row == 3 and is_right(value)


@task.mistake("you gave the logit, not the number of its row", example=(-3.1, 0.000533))
def _(row, value):
    """The value is right. -3.1 is the logit of that row; `wrong_row` is its number in the first column."""
    return row == -3.1 and is_right(value)


@task.mistake("another row is wrong by far more", example=(2, 0.872662))
def _(row, value):
    """In rows 2 and 3 the table cuts the last digit off instead of rounding: 0.8726618 and 0.0393127 lose
    less than 0.000001 there. Another row is wrong by 200 times as much."""
    return row in (2, 3) and not near(value, ROW_4, 0.02)


@task.mistake("row 1 is right", example=(1, 0.087492))
def _(row, value):
    """e^2 / 84.454 = 0.0874921, which rounds to the published 0.087492."""
    return row == 1


@task.mistake("the row is right, but you kept the published value", example=(4, PUBLISHED[3]))
def _(row, value):
    """0.000292 is what the table says. Compute e^-3.1 / 84.454 instead."""
    return row == 4 and near(value, PUBLISHED[3], 1e-4)


@task.mistake("the row is right, but you divided the published value", example=(4, PUBLISHED[3] / 0.999757))
def _(row, value):
    """0.000292 / 0.999757 makes the published sum 1, and changes all four rows by a little. Compute the row
    itself: e^-3.1 / 84.454."""
    return row == 4 and near(value, PUBLISHED[3] / sum(PUBLISHED), 1e-4)


@task.mistake("the row is right, but the sixth digit is 1 too large", example=(4, 0.000534))
def _(row, value):
    """Is it rounded up? Or did you divide by the sum of the other three exponentials, 84.409? All four stand
    below the line: 84.454."""
    return row == 4 and round(value, 6) == 0.000534


@task.mistake("the row is right, but you filled it up to 1", example=(4, 1 - sum(PUBLISHED[:3])))
def _(row, value):
    """1 minus the other three published values puts their cut-off digits into this row. Compute the row
    itself: e^-3.1 / 84.454."""
    return row == 4 and near(value, 1 - sum(PUBLISHED[:3]), 1e-4)


@task.mistake("the row is right, but that is what is missing to 1", example=(4, 1 - sum(PUBLISHED)))
def _(row, value):
    """0.000243 is what the four published values lack. The row itself is e^-3.1 / 84.454."""
    return row == 4 and near(value, 1 - sum(PUBLISHED), 1e-4)


@task.mistake("the row is right, but you did not divide", example=(4, math.exp(-3.1)))
def _(row, value):
    """e^-3.1 = 0.045049 is the exponential. Divide it by the sum of all four, 84.454."""
    return row == 4 and near(value, math.exp(-3.1), 0.002)


@task.mistake("the row is right, but you lost the minus of the logit", example=(4, math.exp(3.1) / 84.454))
def _(row, value):
    """The logit of row 4 is -3.1. Its exponential is below 1, that of 3.1 is 22.2."""
    return row == 4 and (near(value, math.exp(3.1) / 84.454) or near(value, softmax(abs(ARTICLE))[3]))


@task.mistake("the row is right, but you left out the exponentials", example=(4, -3.1 / 4.4))
def _(row, value):
    """-3.1 / 4.4 is plain division, score by sum of scores: no probability is negative. Softmax divides the
    exponential of -3.1 by the sum of the exponentials, 84.454."""
    return row == 4 and near(value, -3.1 / 4.4)


@task.mistake("the row is right, but that is a percentage", example=(4, 0.0533))
def _(row, value):
    """0.0533 is right in per cent. The table has fractions of 1: divide by 100."""
    return row == 4 and abs(value - 100 * ROW_4) <= 5e-5


@task.mistake("the row is right, but that is rounded too far", example=(4, 0.0005))
def _(row, value):
    """The table has six digits after the point, and the slip hides in them. Give six or more."""
    return row == 4 and any(near(value, round(ROW_4, digits), 1e-9) for digits in (4, 5))
