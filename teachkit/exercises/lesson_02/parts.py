"""What several exercises of lesson 02 share."""

import numpy as np

from teachkit.figures.words import code

ARTICLE = np.array([2.0, 4.3, 1.2, -3.1])

SQUARE = np.array([[2.0, 1.0, 0.1], [0.0, 3.0, -1.0], [1.5, -0.5, 1.0]])
OTHERS = (
    np.array([[2.0, 1.0, 0.1], [-1.0, 2.0, 0.5]]),
    np.array([[0.3, 2.2], [1.0, 1.0], [-2.0, 0.0], [4.0, 3.0]]),
    np.array([[0, 0], [0, 0], [0, 0]]),  # the example of the text
    np.array([[0.5], [-2.0]]),
    np.array([[600.0, 599.0, 601.0], [-600.0, -601.0, -599.5]]),  # far apart; no exponential overflows
    np.array([[2.0, 4.3, 1.2, -3.1]]),
)


def about_distribution(p, *given):
    """Say which axiom a wrong answer breaks, for one row or for several.

    Examples
    --------
    >>> about_distribution([0.5, 0.25])
    'Your numbers sum to 0.75, not to 1.'
    """
    rows = np.atleast_2d(p)
    if (rows < 0).any():
        return f"A probability is never negative; yours has {code(rows.min())}."
    sums = rows.sum(axis=1)
    k = int(np.argmax(np.abs(sums - 1)))
    if abs(sums[k] - 1) > 1e-6:
        whose = "Your numbers sum" if np.ndim(p) == 1 else f"Row {k + 1} of your result sums"
        return f"{whose} to {code(sums[k])}, not to 1."
    return "It is a distribution, but not the one that softmax gives."


def mistakes_with_tables(task):
    """Add the mistakes that are made in any softmax of rows."""

    @task.mistake("you subtracted the largest score of the whole table")
    def _(z):
        """That largest score may lie far above a row: then all exponentials of the row are 0, and 0 / 0 is
        `nan`. If you subtract, subtract from each row its own largest score."""
        e = np.exp(z - np.max(z))
        return e / np.sum(e, axis=1, keepdims=True)

    @task.mistake("the sums of your rows lie in a row themselves")
    def _(z):
        """A table of one row, shape (1, N), is laid along each row, as a flat list is. The sums must stand
        in a column, shape (N, 1): `keepdims=True`, `.reshape(-1, 1)` or `[:, None]`."""
        e = np.exp(z)
        return e / np.sum(e, axis=1)[None, :]

    @task.mistake("you divided by the mean of each row")
    def _(z):
        """The rows sum to the number of classes now. Divide by the sum."""
        e = np.exp(z)
        return e / np.mean(e, axis=1, keepdims=True)

    @task.mistake("you divided by the largest of each row")
    def _(z):
        """Then the largest number of a row is 1. The sum of the row should be."""
        e = np.exp(z)
        return e / np.max(e, axis=1, keepdims=True)

    @task.mistake("you did not divide by the sum")
    def _(z):
        """These are the exponentials: positive, but the sum of a row is not 1. Divide each by the sum of its
        row."""
        return np.exp(z)

    @task.mistake("you divided by the sums of the scores")
    def _(z):
        """Above the line stand exponentials, so the sum of the exponentials must stand below it."""
        return np.exp(z) / np.sum(z, axis=1, keepdims=True)

    @task.mistake("you left out the exponentials")
    def _(z):
        """Each score divided by the sum of the scores sums to 1, but a negative score becomes a negative
        share, and scores that sum to 0 have none."""
        return z / np.sum(z, axis=1, keepdims=True)

    @task.mistake("you divided every row by the sum of the first")
    def _(z):
        """`e[0]` is the first row, and its sum fits that row only. Every row needs a sum of its own."""
        e = np.exp(z)
        return e / e[0].sum()

    @task.mistake("you returned the first row only")
    def _(z):
        """All rows must come back. Is there a `return` inside a loop? It ends the function in its first
        round: collect the rows in a list, and return the list after the loop."""
        e = np.exp(z)
        return e[0] / e[0].sum()

    @task.mistake("you returned one long list")
    def _(z):
        """The numbers are right, but the rows are gone. Give the result the shape of the input."""
        e = np.exp(z)
        return (e / np.sum(e, axis=1, keepdims=True)).ravel()
