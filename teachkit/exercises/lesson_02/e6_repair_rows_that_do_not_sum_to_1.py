"""Exercise 2.6: repair rows that do not sum to 1."""

import numpy as np

from teachkit.exercises.lesson_02.parts import BATCHES, about_distribution, over
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "2.6",
    reference=softmax,
    cases=(BATCHES[1], *BATCHES[:1], *BATCHES[2:]),
    praise=("The rows sum to 1 in square tables, tall ones, wide ones, and for a single example."),
    hints=(
        "Look at the sums along the rows and down the columns of what it returns. Which ones are 1?",
        "`np.sum(e, axis=0)` adds up down the columns. Which axis runs along a row?",
    ),
    observe=about_distribution,
)


@task.solution
def softmax_rows(z):
    """`axis` names the direction that disappears in the sum. `axis=0` adds up down a column, over
    different examples; `axis=1` adds up along a row, over the classes of one example."""
    e = np.exp(z)
    return e / np.sum(e, axis=1, keepdims=True)


@task.mistake("you summed over axis 0, which adds up different examples")
def _(z):
    """Your rows do not sum to 1, your columns do: the probability of a class depends on which other
    examples are in the batch. Sum along the rows."""
    return over(np.sum, axis=0)(z)


@task.mistake("you summed the whole table")
def _(z):
    """All entries together sum to 1, so each row has only a part of it. Every row needs a sum of its own."""
    return over(np.sum)(z)


@task.mistake("the sums of the rows do not line up with the rows")
def _(z):
    """The axis is right, but without `keepdims=True` the sums are a flat list, which NumPy lays along the
    columns: it fails for most shapes and divides by the wrong rows' sums in a square table."""
    return over(np.sum, axis=1)(z)


@task.mistake("you divided by the largest of each row")
def _(z):
    """Then the largest number of a row is 1. The sum of the row should be."""
    return over(np.max, axis=1, keepdims=True)(z)


@task.mistake("your result lies on its side")
def _(z):
    """Its columns are the examples now. One row for each example must come back, as it came in."""
    return softmax(z).T


@task.mistake("you did not divide by the sum")
def _(z):
    """These are the exponentials: positive, but the sum of a row is not 1. Divide each by the sum of its
    row."""
    return np.exp(z)


@task.mistake("you subtracted the largest score of the whole table")
def _(z):
    """That largest score may lie far above a row: then all exponentials of the row are 0, and 0 / 0 is
    `nan`. If you subtract, subtract from each row its own largest score."""
    e = np.exp(z - np.max(z))
    return e / np.sum(e, axis=1, keepdims=True)
