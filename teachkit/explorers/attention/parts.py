"""What the explorers of attention share: maps of weights, and words about them."""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from teachkit.explorers.parts import named
from teachkit.figures.attention import heat
from teachkit.figures.style import CLASS_COLOURS, class_names
from teachkit.figures.words import cell, number

WORDS = class_names(3)
EDGE, CLOSED = "#d9d9d9", "#b0b0b0"  # of a cell


def quoted(word):
    """Return a word in quotation marks."""
    return f"“{word}”"


def looked(words, weights):
    """Say where a row looks: the places by number, since a word can come twice."""
    return named(at_word(words, weights, k) for k in np.flatnonzero(weights))


def at_word(words, weights, k):
    """Say a place where a row looks, and its weight."""
    return f"{quoted(words[k])} (word {k + 1}) with weight {number(weights[k])}"


def cell_box(row, column, columns=1):
    """Return the corners of a cell of `weight_map`, or of so many in a row: the first row is on top.

    Examples
    --------
    >>> cell_box(1, 0, 6)
    (-0.5, -1.5, 5.5, -0.5)
    """
    return column - 0.5, -row - 0.5, column + columns - 0.5, -row + 0.5


def outline(ax):
    """Draw the frame of a cell."""
    look = {"fill": False, "edgecolor": CLASS_COLOURS[1], "linewidth": 2.5, "clip_on": False}
    return ax.add_patch(Rectangle((-0.5, -0.5), 1, 1, **look))


class WeightMap(NamedTuple):
    """The artists of a map of weights."""

    cells: PolyCollection
    rows: list
    columns: list
    numbers: list


def weight_map(explorer, ax, weights, rows, columns, most, *, size=10, room="[CLS]", turn=90, numbers=False,
               closed=None):  # fmt: skip
    """Draw a table of weights as a map of cells, white for 0, with names of rows and columns.

    Cells are unit squares, see `cell_box`.

    Parameters
    ----------
    explorer : Explorer
    ax : matplotlib.axes.Axes
        Given over to the map: it loses its frame.
    weights, rows, columns : functions
        Return the weights, shape (n, n), and the names.
    most : int
        The largest n.
    size : float
        Of the names, in points.
    room : str
        A long name, for which room is kept.
    turn : float
        Of the names of the columns, in degrees.
    numbers : bool
        Write each weight into its cell, with two digits.
    closed : function, optional
        Returns which cells are closed, shape (n, n): they are grey, whatever their weight.

    Returns
    -------
    WeightMap
    """
    ax.set(xticks=[], yticks=[], xlim=(-0.55, most + 0.15), ylim=(-most - 0.15, 0.55))
    ax.set_aspect("equal", adjustable="box")
    ax.spines[:].set_visible(False)
    count = lambda: len(weights())  # noqa: E731
    # With room for handles below and at the right.
    explorer.follow(ax, xlim=lambda: (-0.55, count() + 0.15), ylim=lambda: (-count() - 0.15, 0.55))
    shut = closed or (lambda: np.zeros_like(weights(), dtype=bool))
    cells = ax.add_collection(PolyCollection([[(0, 0)] * 4], edgecolors=EDGE, linewidths=0.8))
    explorer.follow(cells, verts=lambda: _squares(count()), facecolors=lambda: _colours(weights(), shut()))
    row_names = [ax.text(-0.65, -k, room, ha="right", va="center", fontsize=size) for k in range(most)]
    explorer.follow(row_names, text=lambda: _padded(rows(), most))
    look = {"ha": "left", "va": "center"} if turn else {"ha": "center", "va": "bottom"}
    look |= {"rotation": turn, "rotation_mode": "anchor", "fontsize": size}
    column_names = [ax.text(k, 0.65, room, **look) for k in range(most)]
    explorer.follow(column_names, text=lambda: _padded(columns(), most))
    texts = []
    if numbers:
        look = {"ha": "center", "va": "center", "fontsize": 9}
        texts = [ax.text(x, -y, "", **look) for y in range(most) for x in range(most)]
        each = lambda: zip(weights().flat, shut().flat, strict=True)  # noqa: E731
        explorer.follow(
            texts,
            text=lambda: ["0" if grey else cell(w) for w, grey in each()],
        )
    return WeightMap(cells, row_names, column_names, texts)


def _squares(count):
    """Return the corners of all cells, row by row. Shape (count², 4, 2)."""
    y, x = np.mgrid[:count, :count]
    square = np.array([(-0.5, 0.5), (0.5, 0.5), (0.5, -0.5), (-0.5, -0.5)])
    return np.stack([x.ravel(), -y.ravel()], -1)[:, None] + square


def _colours(weights, closed):
    return [CLOSED if shut else heat(w) for w, shut in zip(weights.flat, closed.flat, strict=True)]


def _padded(names, most):
    return [*names, *[""] * (most - len(names))]
