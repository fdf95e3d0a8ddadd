"""What the explorers of the sigmoid share."""

import math

import numpy as np

from teachkit.figures.words import significant

LINE = "#d0d0d0"  # what only guides the eye


class AsinhAxis:
    """An axis that is read in powers of ten on both sides of 0: x is drawn at asinh(x / unit).

    Parameters
    ----------
    unit : float
        Up to about here the axis is an ordinary one.
    step : float
        What an arrow key adds to the place.

    Examples
    --------
    >>> axis = AsinhAxis(5, step=0.02)
    >>> axis.read(axis.place(37) - axis.step), axis.read(axis.place(-800))
    (36.0, -800.0)
    """

    def __init__(self, unit, step):
        self.unit, self.step = unit, step

    def place(self, x):
        """Return where `x` is drawn."""
        return np.arcsinh(np.asarray(x, dtype=float) / self.unit)

    def read(self, place):
        """Return what lies at `place`, to the digit that an arrow key still changes."""
        x = self.unit * math.sinh(place)
        moves = self.step * math.hypot(self.unit, x)
        return round(x, 0 if moves > 0.7 else 1 if moves > 0.07 else 2)

    def grid(self, low, high, count):
        """Return so many places from `low` to `high`, evenly along the axis, and the x of each."""
        places = np.linspace(*self.place([low, high]), count)
        return places, self.unit * np.sinh(places)

    def mark(self, ax, ticks, ends):
        """Write the numbers of the axis, from the first to the second of `ends`."""
        ax.set_xticks(self.place(ticks), [significant(tick) for tick in ticks])
        ax.set_xlim(*self.place(ends))

    def to_control(self, explorer, name):
        """Return what a handle on this axis tells: the control of this name."""
        control = explorer.controls()[name]
        return lambda place: {name: min(control.high, max(control.low, self.read(place)))}
