"""What can be dragged: a dot that moves along a line or in the plane, and sets one control or two."""

import itertools
import math
import numbers
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from teachkit.explorers.engine.controls import as_code
from teachkit.figures.words import number, rounded

ALONG = ("x", "y", "xy")


def is_finite(value):
    """Say whether something that was sent is a finite number.

    Examples
    --------
    >>> is_finite(0.5), is_finite(float("nan")), is_finite(True), is_finite(10**400)
    (True, False, False, False)
    """
    if not isinstance(value, numbers.Real) or isinstance(value, bool):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def checked_place(name, value, count):
    """Return what a handle is dragged to as a list of `count` floats, or raise a ValueError.

    Examples
    --------
    >>> checked_place("point", (1, 2), 2)
    [1.0, 2.0]
    """
    several = isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim == 1)
    given = list(value) if several else [value]
    if len(given) != count or not all(map(is_finite, given)):
        wanted = "a finite number" if count == 1 else f"{count} finite numbers"
        raise ValueError(f"{name} must be dragged to {wanted}; got {as_code(value)}")
    return [float(each) for each in given]


def now(value):
    """Return what a function gives now, or a value that never changes."""
    return value() if callable(value) else value


def steps(low, high, step, count):
    """Return at most about `count` values from `low` to `high`, both included, on multiples of a step.

    Examples
    --------
    >>> steps(0, 1, 0.1, 5)
    [0.0, 0.3, 0.6, 0.9, 1.0]
    """
    whole = round((high - low) / step)
    every = max(1, -(-whole // (count - 1)))
    places = np.clip(low + step * np.arange(0, whole + every, every), low, high)
    return [rounded(place, 10) for place in places]


@dataclass
class Handle:
    """Something that is dragged with the pointer or moved with the arrow keys.

    Where it stands and how far it goes are numbers, or functions that are asked again at every change.

    Attributes
    ----------
    name : str
        What `drag` is told; no two handles of an explorer have the same.
    artist : matplotlib.artist.Artist
        The moving artist that follows the pointer.
    label : str
        The accessible name.
    x, y : float or function
        Where it is, in data coordinates of the artist's axes.
    along : {"x", "y", "xy"}
        Which coordinates move.
    low, high : float, pair of floats, or function
        Range of what moves; pairs in the plane.
    step : float
        What an arrow key adds.
    words : function, optional
        Returns the spoken value.
    to : function
        Takes the new coordinate, or the two of a place in the plane, and returns values of controls.
    extra : bool
        Sets what another handle sets: it has no ring until the pointer comes, and Tab passes it by.
    sets : tuple of str
        The controls whose values it sets directly, to no more digits than they show.
    """

    name: str
    artist: Any
    label: str
    x: Any
    y: Any
    along: str
    low: Any
    high: Any
    step: float
    words: Callable[[], str] | None
    to: Callable[..., dict]
    extra: bool = False
    sets: tuple[str, ...] = ()

    def __post_init__(self):
        if self.along not in ALONG:
            raise ValueError(f"along must be one of {', '.join(ALONG)}; got {as_code(self.along)}")

    def place(self):
        """Return where it is now, as two floats."""
        return float(now(self.x)), float(now(self.y))

    def places(self, count):
        """Return about `count` coordinates to which it can be dragged, from end to end."""
        each = max(2, round(count ** (1 / len(self.along))))
        lows, highs = np.atleast_1d(now(self.low)), np.atleast_1d(now(self.high))
        ways = [steps(low, high, self.step, each) for low, high in zip(lows, highs, strict=True)]
        return ways[0] if len(ways) == 1 else [list(place) for place in itertools.product(*ways)]

    def coordinates(self, value):
        """Return what it is dragged to as a list of floats, or raise a ValueError."""
        return checked_place(self.name, value, len(self.along))

    def values(self, coordinates):
        """Return the values of controls that these coordinates mean."""
        return self.to(*coordinates)

    def describe(self, item):
        """Return what the browser is told once; `item` is the place of the artist among those that move."""
        return {"name": self.name, "label": self.label, "direction": self.along, "step": self.step,
                "item": item, "extra": self.extra}  # fmt: skip

    def describe_place(self, height):
        """Return where it is in a picture so many pixels high, and how pixels become data."""
        x, y = self.place()
        transform = self.artist.axes.transData
        here, there = transform.transform([(x, y), (x + 1, y + 1)])
        pixels = {"x": float(there[0] - here[0]), "y": float(here[1] - there[1])}
        value, low, high = {"x": x, "y": y}, now(self.low), now(self.high)
        one = len(self.along) == 1
        return {
            "x": round(float(here[0]), 1),
            "y": round(float(height - here[1]), 1),
            "pixels": round(pixels[self.along], 3) if one else [round(pixels[way], 3) for way in self.along],
            "value": value[self.along] if one else [value[way] for way in self.along],
            "low": float(low) if one else [float(each) for each in low],
            "high": float(high) if one else [float(each) for each in high],
            "text": self.spoken([value[way] for way in self.along]),
        }

    def spoken(self, coordinates):
        """Return what a screen reader says of it."""
        if self.words:
            return self.words()
        digits = max(0, -math.floor(math.log10(self.step)))
        return f"{self.label} {', '.join(number(each, digits) for each in coordinates)}"
