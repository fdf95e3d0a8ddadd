"""What the explorers of losses share."""

from teachkit.figures.style import INK

TARGET = {
    "fill": False,
    "edgecolor": INK,
    "linestyle": "--",
    "linewidth": 1.2,
}  # the outline of what is wanted


def rung(heights, value):
    """Return the first of a few heights of an axis that holds `value`, so that it changes in clear steps.

    Examples
    --------
    >>> rung((2, 5, 10), 3.3)
    5
    """
    return next(height for height in heights if value <= height)
