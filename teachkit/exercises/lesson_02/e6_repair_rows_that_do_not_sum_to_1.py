"""Exercise 2.6: repair rows that do not sum to 1."""

import numpy as np

from teachkit.exercises.lesson_02.parts import OTHERS, SQUARE, about_distribution, mistakes_with_tables
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "2.6",
    reference=softmax,
    cases=[(z,) for z in (OTHERS[0], SQUARE, *OTHERS[1:])],
    praise="The rows sum to 1 in square tables, tall ones, wide ones, and for a single example.",
    hints=(
        "Look at the sums along the rows and down the columns of what it returns. Which ones are 1?",
        "`np.sum(e, axis=0)` adds up down the columns. Which axis runs along a row?",
    ),
    observe=about_distribution,
)


@task.solution
def softmax_rows(z):
    """`axis` names the direction that disappears in the sum. `axis=0` adds up down a column, over different
    examples; `axis=1` adds up along a row, over the classes of one example."""
    e = np.exp(z)
    return e / np.sum(e, axis=1, keepdims=True)


@task.mistake("you summed over axis 0, which adds up different examples")
def _(z):
    """Your rows do not sum to 1, your columns do: the probability of a class depends on which other
    examples are in the batch. Sum along the rows."""
    e = np.exp(z)
    return e / np.sum(e, axis=0)


@task.mistake("you summed the whole table")
def _(z):
    """All entries together sum to 1, so each row has only a part of it. Every row needs a sum of its
    own."""
    e = np.exp(z)
    return e / np.sum(e)


@task.mistake("the sums of the rows do not line up with the rows")
def _(z):
    """The axis is right, but without `keepdims=True` the sums are a flat list, which NumPy lays along the
    columns: it fails for most shapes and divides by the wrong rows' sums in a square table."""
    e = np.exp(z)
    return e / np.sum(e, axis=1)


@task.mistake("your result lies on its side")
def _(z):
    """Its columns are the examples now. One row for each example must come back, as it came in."""
    e = np.exp(z)
    return e.T / np.sum(e, axis=1)


mistakes_with_tables(task)
