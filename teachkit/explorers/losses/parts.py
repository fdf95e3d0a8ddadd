"""What the explorers of losses share."""

from teachkit.explorers.parts import class_texts
from teachkit.figures.style import CLASS_COLOURS, INK
from teachkit.figures.words import number

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


def target_panel(explorer, ax, shares, wanted, tops, **rest):
    """Draw one upright bar a class with a number above it, and dashed what is wanted.

    Parameters
    ----------
    explorer : Explorer
    ax : matplotlib.axes.Axes
    shares, wanted : function
        Return one value a class.
    tops : function
        Returns the height of each number.
    **rest
        What else follows of the numbers.

    Returns
    -------
    bars, outlines : sequences of artists
    """
    places = range(len(explorer.names))
    ax.set(ylabel="probability", xlim=(-0.6, len(places) - 0.4))
    ax.set_xticks(places, explorer.names)
    bars = explorer.follow(ax.bar(places, 0, 0.62, color=CLASS_COLOURS[: len(places)]), height=shares)
    outlines = explorer.follow(ax.bar(places, 0, 0.84, **TARGET), height=wanted)
    texts = class_texts(ax, places, fontsize=9)
    explorer.follow(texts, y=tops, text=lambda: [number(share) for share in shares()], **rest)
    return bars, outlines
