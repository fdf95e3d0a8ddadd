"""What several exercises of this lesson share."""

import numpy as np

from teachkit.exercises.values import show_number

ARTICLE = np.array([2.0, 4.3, 1.2, -3.1])


TABLE = np.array([[2.0, 1.0, 0.1], [0.0, 3.0, -1.0], [1.5, -0.5, 1.0]])


BATCHES = (
    (TABLE,),
    (np.array([[2.0, 1.0, 0.1], [-1.0, 2.0, 0.5]]),),
    (np.array([[0.3, 2.2], [1.0, 1.0], [-2.0, 0.0], [4.0, 3.0]]),),
    (np.array([[2.0, 4.3, 1.2, -3.1]]),),
    # Rows far apart, each within reach of the exponential.
    (np.array([[600.0, 599.0, 601.0], [-600.0, -601.0, -599.5]]),),
)


def about_distribution(p):
    """Say which axiom a wrong answer breaks, for one row or for several."""
    rows = np.atleast_2d(p)
    if (rows < 0).any():
        return f"A probability is never negative; yours has {show_number(rows.min())}."
    sums = rows.sum(axis=1)
    k = int(np.argmax(np.abs(sums - 1)))
    if abs(sums[k] - 1) > 1e-6:
        whose = "Your numbers sum" if np.ndim(p) == 1 else f"Row {k + 1} of your result sums"
        return f"{whose} to {show_number(sums[k])}, not to 1."
    return "It is a distribution, but not the one that softmax gives."


def over(function, **how):
    """Divide the exponentials by what `function` makes of them."""

    def wrong(z):
        e = np.exp(z)
        return e / function(e, **how)

    return wrong
