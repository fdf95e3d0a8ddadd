"""An explorer with one of everything: a dot in the plane, cells to paint, rows, a bar, an action, a table."""

import time

from teachkit.explorers.engine import Choice, Explorer, Number, Toggle, panels
from teachkit.figures import Table
from teachkit.figures.style import CLASS_COLOURS, INK


class Board(Explorer):
    """One of everything."""

    heading = "A board with one of everything"
    how = "Drag the dot, paint the cells, press a row, drag the top of a bar."
    actions = {"climb": "Climb"}  # noqa: RUF012 - read only
    east = Number(0.2, -1, 1, step=0.05, label="east", box=True)
    north = Number(0.1, -1, 1, step=0.05, label="north", box=True)
    height = Number(0.5, 0, 1, step=0.01, label="height of the bar")
    factor = Number(1, 0.01, 100, step=0.01, label="factor", digits=3, log=True)
    colour = Choice(["blue", "orange"], label="colour of the bar")
    place = Choice(["first", "second", "third", "fourth", "fifth"], label="a long choice")
    dashed = Toggle(False, label="dashed")
    cells = Number(1, 0, 63, step=1, label="cells as a number", digits=0, more=True)
    row = Number(0, 0, 1, step=1, label="row", digits=0, more=True)

    def is_on(self, row, column):
        return bool(int(self.cells) >> (3 * row + column) & 1)

    def flipped(self, row, column):
        return {"cells": int(self.cells) ^ (1 << (3 * row + column))}

    def build(self):
        figure, axes = panels("plane cells bar", 8.2, 4)
        plane = axes["plane"]
        plane.set(title="plane", xlim=(-1.2, 1.2), ylim=(-1.2, 1.2), xlabel="east", ylabel="north")
        (dot,) = plane.plot([0], [0], "o", color=CLASS_COLOURS[1], markersize=11, markeredgecolor="white")
        self.handle("place", dot, "the dot", along="xy", control=("east", "north"))
        ax = axes["cells"]
        ax.set(title="cells", xlim=(-0.5, 2.5), ylim=(1.5, -0.5), xticks=[0, 1, 2], yticks=[0, 1])
        for row in range(2):
            for column in range(3):
                (square,) = ax.bar([column], [1], 1, row - 0.5, color=CLASS_COLOURS[0], edgecolor=INK)
                self.follow(square, alpha=lambda r=row, c=column: 0.9 if self.is_on(r, c) else 0.1)
        self.target(
            "cells", ax, "cells", rows=2, columns=3, paint=True, pressed=self.is_on, click=self.flipped,
            words=lambda r, c: f"row {r + 1}, column {c + 1}, {'on' if self.is_on(r, c) else 'off'}",
        )  # fmt: skip
        self.target(
            "rows", ax, "rows", rows=2, pressed=lambda r, c: self.row == r, click=lambda r, c: {"row": r},
            words=lambda r, c: f"row {r + 1}", box=lambda r, c: (-1.2, r - 0.5, -0.7, r + 0.5),
        )  # fmt: skip
        last = axes["bar"]
        last.set(title="bar", xlim=(-1, 1), ylim=(0, 1.2), xticks=[])
        (bar,) = last.bar([0], [0.5], 0.6)
        self.follow(bar, height=lambda: self.height, color=lambda: CLASS_COLOURS[self.colour == "orange"])
        (top,) = last.plot([0], [0.5], "o", color=INK, markersize=11, markeredgecolor="white")
        self.handle("height", top, along="y")
        (side,) = last.plot([-0.8], [0.5], "<", color=INK)
        self.handle("side", side, "the side of the bar", control="height", x=-0.8, along="y", extra=True)
        note = last.text(0, 1.1, "", ha="center", color=CLASS_COLOURS[0])
        self.follow(note, text=lambda: f"factor {self.factor:.3g}")
        return figure

    def climb(self):
        for step in range(1, 6):
            time.sleep(0.1)
            self.set(height=step / 5)
            yield step / 5

    def sentence(self):
        on = int(self.cells).bit_count()
        return (
            f"The dot is at {self.east:.2f} east, {self.north:.2f} north; {on} of 6 cells are on. "
            f"Row {int(self.row) + 1} is chosen, the bar is {self.height:.2f} high and {self.colour}."
        )

    def table(self):
        return Table(["what", "value"], [["east", f"{self.east:.2f}"], ["north", f"{self.north:.2f}"]])
