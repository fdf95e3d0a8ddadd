"""Colours, sizes and words that every picture of the course shares, set in this one place."""

from contextlib import contextmanager
from functools import cache

import matplotlib
from matplotlib.figure import Figure

# Okabe and Ito's colour-blind-safe palette (https://jfly.uni-koeln.de/color/), one colour and one
# marker per class, in the order of the classes, the same in every lesson.
CLASS_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
CLASS_MARKERS = ("o", "s", "^", "D", "P", "v")
CLASS_NAMES = ("cat", "dog", "bird", "fish", "frog", "newt")
INK = "#1a1a1a"
FAINT = "#8a8a8a"
WARNING = "#b00020"

STYLE = {
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "savefig.facecolor": "white",
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 2,
    "legend.frameon": False,
}


# Settings that concern the program, not a picture: they stay as they are.
_NOT_OF_PICTURES = ("backend", "backend_fallback", "interactive", "toolbar", "timezone", "webagg.", "keymap.",
                    "tk.", "macosx.", "docstring.", "date.interval_multiples",
                    "figure.max_open_warning")  # fmt: skip


@cache
def _house():
    """All settings of a picture: matplotlib's own defaults, and the course's above them."""
    defaults = {
        name: value
        for name, value in dict.items(matplotlib.rcParamsDefault)
        if not name.startswith(_NOT_OF_PICTURES)
    }
    with matplotlib.rc_context(STYLE):  # checked once
        return defaults | {name: matplotlib.rcParams[name] for name in STYLE}


@contextmanager
def house_style():
    """Return a context (and a decorator) in which every setting of matplotlib is that of the course.

    Titles, texts, lines and ticks take their looks from matplotlib's settings when they are made, and some
    when they are drawn. So whatever makes, moves or draws does it in here, and neither a matplotlibrc nor a
    style sheet reaches a picture; afterwards all settings are again the user's.

    Examples
    --------
    >>> with house_style():
    ...     matplotlib.rcParams["axes.titlelocation"]
    'left'
    """
    # Entry by entry as matplotlib itself puts them back: these values have been checked, and it is quick.
    before = {name: dict.__getitem__(matplotlib.rcParams, name) for name in _house()}
    dict.update(matplotlib.rcParams, _house())
    try:
        yield
    finally:
        dict.update(matplotlib.rcParams, before)


def new_figure(width=7.0, height=3.2, rows=1, columns=1, **subplots):
    """Make a white figure in the house style.

    Parameters
    ----------
    width, height : float
        Size in inches; 100 screen pixels each.
    rows, columns : int
        The grid of axes.
    **subplots
        Passed to `matplotlib.figure.Figure.subplots`.

    Returns
    -------
    figure : matplotlib.figure.Figure
    axes : matplotlib.axes.Axes or array of them
        As `Figure.subplots` returns them.

    Examples
    --------
    >>> figure, ax = new_figure(4, 2)
    >>> figure.get_facecolor()
    (1.0, 1.0, 1.0, 1.0)
    """
    with house_style():
        figure = Figure(figsize=(width, height), layout="constrained")
        return figure, figure.subplots(rows, columns, **subplots)


def class_names(count):
    """Return the course's names of the first `count` classes ("cat", "dog", ...).

    Examples
    --------
    >>> class_names(3)
    ('cat', 'dog', 'bird')
    """
    if count <= len(CLASS_NAMES):
        return CLASS_NAMES[:count]
    return tuple(f"class {k + 1}" for k in range(count))
