"""Exercise 8.4: no look into the future."""

import numpy as np

from teachkit.exercises.task import FunctionTask

task = FunctionTask(
    "8.4",
    reference=lambda n: [[float(column <= row) for column in range(n)] for row in range(n)],
    praise="Row i has i open places, counted from 1, so half the table is closed for a long text.",
    hints=(
        "Row 0 is open in one column, row 1 in two, the last row in all.",
        "`np.tril` keeps the lower triangle of a table, with its diagonal.",
    ),
    cases=((3,), (2,), (1,), (5,)),
)


@task.solution
def may_look(n):
    """Row i is open in the columns 0 to i. `np.tril` keeps what stands on the diagonal and below it. The
    comparison `np.arange(n)[:, None] >= np.arange(n)` does the same."""
    return np.tril(np.ones((n, n)))


@task.mistake("your mask is the wrong way round")
def _(n):
    """The first place sees everything, the last only itself: every place sees the future and not the past.
    Keep the lower triangle."""
    return np.triu(np.ones((n, n)))


@task.mistake("a place cannot see itself")
def _(n):
    """Off by one: the diagonal is closed. Then the first place may look nowhere at all."""
    return np.tril(np.ones((n, n)), -1)


@task.mistake("each place sees one step ahead")
def _(n):
    """Off by one: the next word is open, and that is the word that is to be guessed."""
    return np.tril(np.ones((n, n)), 1)


@task.mistake("each place sees only itself")
def _(n):
    """That is the diagonal alone. The past is open too."""
    return np.eye(n)


@task.mistake("each place sees one step back only")
def _(n):
    """All that came before is open, not only the last word: the whole lower triangle."""
    return np.eye(n) + np.eye(n, k=-1)


@task.mistake("everything is open")
def _(n):
    """Then the first place sees the last word before it is written. (In `[[0] * n] * n` all rows are one and
    the same list: `[[0] * n for _ in range(n)]` makes each afresh.)"""
    return np.ones((n, n))


@task.mistake("you marked what is closed")
def _(n):
    """1 means open here. Those are the places that may not be looked at."""
    return np.triu(np.ones((n, n)), 1)


@task.mistake("you returned what is added to the scores")
def _(n):
    """0 for open and -inf for closed is a mask that is added to the scores. Asked for is the table that says
    what is open: 1 and 0."""
    return np.triu(np.full((n, n), -np.inf), 1)


@task.mistake("you returned weights")
def _(n):
    """Rows that sum to 1 share the attention out. A mask only says what is open: 1, however many places are
    open."""
    mask = np.tril(np.ones((n, n)))
    return mask / mask.sum(axis=1, keepdims=True)


@task.mistake("your table has a fixed size")
def _(n):
    """The table has n rows and n columns, whatever n is: write `n` where you wrote a number."""
    return np.tril(np.ones((2, 2)))


@task.mistake("you counted the open places")
def _(n):
    """That is how many places each row may look at. Asked for is a table: 1 where the place of the row may
    look at the place of the column, 0 elsewhere."""
    return np.arange(1, n + 1)


@task.mistake("you turned the table upside down")
def _(n):
    """The last row comes first. The first place sees only itself, so the first row has one 1, at its
    beginning."""
    return np.tril(np.ones((n, n)))[::-1]


@task.mistake("your table holds the first row alone")
def _(n):
    """A `return` inside a loop leaves it at once. Collect the rows in a list, and return it after the loop,
    at the depth of the `for`."""
    return [[1] + [0] * (n - 1)]
