"""What can be pressed in a picture: the cells of a map, its rows, bars; painted where several are meant."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from teachkit.explorers.engine.controls import as_code
from teachkit.explorers.engine.handles import now

ABSENT = (0, 0, 0, 0)  # nothing that a pointer could meet


def unit_square(row, column):
    """Return the corners of a cell as `matplotlib.axes.Axes.imshow` draws it: x0, y0, x1, y1."""
    return column - 0.5, row - 0.5, column + 0.5, row + 0.5


@dataclass
class Target:
    """Cells of a picture that are clicked, painted over, or reached with the arrow keys.

    Attributes
    ----------
    name : str
        What `click` is told.
    ax : matplotlib.axes.Axes
    label : str
        The accessible name of them all.
    rows, columns : int
        How many there can be.
    words : function
        Takes row and column, returns the accessible name of a cell.
    pressed : function, optional
        Takes row and column, says whether a cell is on.
    click : function
        Takes row and column, returns the values of controls after a click.
    paint : bool
        A drag over cells gives all of them the state that the first one gets: needs `pressed`.
    box : function
        Takes row and column, returns x0, y0, x1, y1 of a cell in data coordinates; None where the present
        state has no such cell.
    """

    name: str
    ax: Any
    label: str
    rows: int
    columns: int
    words: Callable[[int, int], str]
    pressed: Callable[[int, int], bool] | None
    click: Callable[[int, int], dict]
    paint: bool = False
    box: Callable = unit_square

    def __post_init__(self):
        if self.paint and self.pressed is None:
            raise ValueError(f"the target {self.name} can only be painted with pressed=, what is on")

    def cell(self, place):
        """Return row and column that somebody named, or raise a ValueError that says which there are."""
        pair = list(place) if isinstance(place, list | tuple) else [place]
        whole = len(pair) == 2 and all(isinstance(k, int) and not isinstance(k, bool) for k in pair)
        if not (whole and 0 <= pair[0] < self.rows and 0 <= pair[1] < self.columns):
            raise ValueError(
                f"{self.name} has rows 0 to {self.rows - 1} and columns 0 to {self.columns - 1}; "
                f"got {as_code(place)}"
            )
        if self.box(*pair) is None:
            raise ValueError(f"{self.name} has no cell in row {pair[0]} and column {pair[1]} at present")
        return pair[0], pair[1]

    def describe(self):
        """Return what the browser is told once."""
        kind = "grid" if self.rows > 1 and self.columns > 1 else "buttons"
        return {"name": self.name, "label": now(self.label), "rows": self.rows, "columns": self.columns,
                "kind": kind, "paint": self.paint}  # fmt: skip

    def describe_cells(self, height):
        """Return all cells, row by row, in pixels from the top left of a picture so high."""
        places = [(row, column) for row in range(self.rows) for column in range(self.columns)]
        boxes = {place: box for place in places if (box := self.box(*place)) is not None}
        corners = np.array([*boxes.values()], dtype=float).reshape(-1, 2)
        corners = self.ax.transData.transform(corners).reshape(-1, 2, 2)
        (left, low), (right, high) = corners.min(axis=1).T, corners.max(axis=1).T
        sides = np.stack([left, height - high, right - left, high - low], axis=1).round(1).tolist()
        found = dict(zip(boxes, sides, strict=True))
        return {"cells": [self._describe(place, found.get(place, ABSENT)) for place in places]}

    def _describe(self, place, sides):
        here = sides is not ABSENT
        x, y, width, height = sides
        return {
            "x": x, "y": y, "width": width, "height": height, "text": self.words(*place) if here else "",
            "pressed": bool(self.pressed(*place)) if here and self.pressed else None,
        }  # fmt: skip
