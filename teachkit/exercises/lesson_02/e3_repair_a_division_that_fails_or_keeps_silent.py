"""Exercise 2.3: repair a division that fails or keeps silent."""

import numpy as np

from teachkit.exercises.lesson_02.parts import OTHERS, SQUARE, about_distribution, mistakes_with_tables
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "2.3",
    reference=softmax,
    cases=[(z,) for z in (SQUARE, *OTHERS)],
    praise="Every row is divided by its own total, in square tables and in all others.",
    hints=(
        "Print `e.shape` and `totals.shape` for a table with 2 rows and 3 columns.",
        "The totals must stand in a column, shape (N, 1), so that each row is divided by its own.",
        "With `keepdims=True`, `np.sum` keeps the axis that it adds up, with the length 1.",
    ),
    observe=about_distribution,
)


@task.solution
def softmax_batch(z):
    """`np.sum(e, axis=1)` of a table with N rows has the shape (N,), and NumPy lines up the last axes: it
    divides column j by the total of row j. `keepdims=True` keeps the shape (N, 1), a column, and every row
    meets its own total. In a square table nothing warns of the difference."""
    e = np.exp(z)
    totals = np.sum(e, axis=1, keepdims=True)
    return e / totals


@task.mistake("each column is divided by the total of one row")
def _(z):
    """The totals are a flat list, and NumPy lays a flat list along each row: entry (i, j) is divided by the
    total of row j, which is its own on the diagonal only. That is silent in a square table and an error in
    most others. Keep the totals in a column with `keepdims=True`."""
    e = np.exp(z)
    return e / np.sum(e, axis=1)


@task.mistake("you summed down the columns")
def _(z):
    """The shapes fit now, but `axis=0` adds up different examples: the columns sum to 1, not the rows."""
    e = np.exp(z)
    return e / np.sum(e, axis=0)


@task.mistake("you summed the whole table")
def _(z):
    """Without `axis` there is one total for all rows. The shapes fit, but each row needs a total of its
    own."""
    e = np.exp(z)
    return e / np.sum(e)


@task.mistake("you did not turn the table back")
def _(z):
    """`e.T / totals` divides each example by its own total, but its examples are columns now. Transpose the
    result once more, or use `keepdims=True`."""
    e = np.exp(z)
    return e.T / np.sum(e, axis=1)


@task.mistake("your column of totals has 3 rows, whatever the table is")
def _(z):
    """`reshape(3, 1)` fits a table of 3 rows only. `reshape(-1, 1)` makes a column of any length, and
    `keepdims=True` keeps one from the start."""
    e = np.exp(z)
    return e / np.sum(e, axis=1).reshape(3, 1)


mistakes_with_tables(task)
