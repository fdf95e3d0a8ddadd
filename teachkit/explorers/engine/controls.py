"""What an explorer's state is made of: numbers, choices and toggles, each with its rule and its words."""

import numbers
from typing import Any

import numpy as np

from teachkit.figures.words import rounded, typed


def as_code(value):
    """Return `value` as code, in at most 60 characters.

    Examples
    --------
    >>> as_code("warm"), as_code("x" * 100)[-5:]
    ("'warm'", 'xx...')
    """
    try:
        text = repr(value)
    except Exception:  # an int of more than 4300 digits, lists within lists, somebody's own class
        return f"a value of type {type(value).__name__}"
    return text if len(text) <= 60 else text[:57] + "..."


class NotTaken(ValueError):
    """A value that a control does not take: Python is told its name, the card its label.

    Attributes
    ----------
    on_card : str
        What the card says.
    """

    def __init__(self, control, wanted, got):
        name, label = control.name or control.label or "default", control.label
        named = name if label in ("", name, name.replace("_", " ")) else f"{name} ({label})"
        super().__init__(f"{named} must be {wanted}; got {got}")
        self.on_card = f"{label or name} must be {wanted}; got {got}"


class Control:
    """One named part of an explorer's state: an attribute that takes only what it can show.

    Parameters
    ----------
    default : object
        The value at first.
    label : str
        What it is, in the words of the lesson: the accessible name. Else the name of the attribute.
    more : bool
        Rarely needed: the browser folds it away under "More".
    """

    name = ""

    def __init__(self, default, label="", more=False):
        self.label, self.more = label, more
        self.default = self.checked(default)

    def __set_name__(self, owner, name):
        self.name = name
        self.label = self.label or name.replace("_", " ")

    def __get__(self, explorer, owner=None):
        return self if explorer is None else vars(explorer)[self.name]

    def __set__(self, explorer, value):
        explorer.set(**{self.name: value})

    def checked(self, value):
        """Return `value` as it is kept, or raise NotTaken, which says what is wanted."""
        raise NotImplementedError(f"{type(self).__name__} must define checked()")

    def ends(self):
        """Return the values between which, or among which, the control moves."""
        raise NotImplementedError(f"{type(self).__name__} must define ends()")

    def describe(self):
        """Return what the browser needs to draw this control, or None for one that it does not draw."""
        return {"name": self.name, "label": self.label, "more": self.more}


class Number(Control):
    """A number of an explorer's state, with a slider and a box to type in.

    Parameters
    ----------
    default, low, high, step : float
        `low` and `high` are reached; the slider and the arrow keys move by `step`.
    label : str
    digits : int
        Digits after the point, on screen and spoken.
    log : bool
        The slider goes by factors, for a range of several powers of ten; `step` is then in powers of ten.
    more : bool
        Folded away under "More".
    box : bool
        Only the box to type in, and no slider: something in the picture is dragged for it.
    whole : bool, optional
        Takes whole numbers only; else so where `digits` is 0.
    figures : int
        Significant figures of what a hand sets on a logarithmic control, and of what its box shows.

    Raises
    ------
    NotTaken
        On assignment of anything but a finite number from `low` to `high`; text that spells one is taken.

    Examples
    --------
    >>> turn = Number(0.5, 0, 1, label="turn")
    >>> turn.checked("0,75")
    0.75
    >>> from teachkit.explorers import TemperatureExplorer
    >>> TemperatureExplorer(cat=9)
    Traceback (most recent call last):
    ...
    teachkit.explorers.engine.controls.NotTaken: cat (logit of cat) must be a number from -5 to 6; got 9
    """

    def __init__(self, default, low, high, step=0.1, label="", digits=2, log=False, more=False, box=False,
                 whole=None, figures=4):  # fmt: skip
        self.low, self.high, self.step, self.digits, self.log, self.box = low, high, step, digits, log, box
        self.whole, self.figures = digits == 0 if whole is None else whole, figures
        super().__init__(default, label, more)

    def checked(self, value):
        """Return `value` as a float, or raise NotTaken, which says what is wanted."""
        wanted = f"a {'whole ' * self.whole}number from {typed(self.low)} to {typed(self.high)}"
        value_read: Any = value
        if isinstance(value, str):
            value_read = value.strip().replace("−", "-").replace(",", ".")
        elif not isinstance(value, numbers.Real) or isinstance(value, bool):
            raise NotTaken(self, wanted, as_code(value))
        try:
            parsed = float(value_read)
        except OverflowError:
            raise NotTaken(self, wanted, "one beyond every float") from None
        except Exception:  # whatever somebody's own kind of number does
            raise NotTaken(self, wanted, as_code(value)) from None
        if not self.low <= parsed <= self.high or (self.whole and not parsed.is_integer()):  # also for nan
            raise NotTaken(self, wanted, as_code(value))
        return parsed

    def settled(self, value):
        """Return the number nearest to `value` that a hand can set: box and sentence can write all of it.

        What is out of range stays so.

        Examples
        --------
        >>> Number(1, 0.01, 100, log=True).settled(0.741310241), Number(0, 0, 9, digits=0).settled(2.6)
        (0.7413, 3.0)
        """
        if not self.low <= value <= self.high:
            return value
        near = rounded(value, self.figures) if self.log and not self.whole else round(value, self.digits)
        return float(min(self.high, max(self.low, near)))

    def ends(self):
        """Return the lowest and the highest value."""
        return [self.low, self.high]

    def describe(self):
        """Return what the browser needs to draw this control."""
        return {**super().describe(), "kind": "number", "low": self.low, "high": self.high,
                "step": self.step, "digits": self.digits, "log": self.log, "box": self.box,
                "figures": self.figures}  # fmt: skip


class Choice(Control):
    """One of a few named options, shown as radio buttons.

    Parameters
    ----------
    options : sequence of str
    label : str
    default : str, optional
        Else the first.
    more : bool
        Folded away under "More".

    Examples
    --------
    >>> Choice(("log", "linear"), label="axis").default
    'log'
    """

    def __init__(self, options, label="", default=None, more=False):
        self.options = list(options)
        super().__init__(self.options[0] if default is None else default, label, more)

    def checked(self, value):
        """Return `value`, or raise NotTaken, which lists the options."""
        if not isinstance(value, str) or value not in self.options:
            raise NotTaken(self, f"one of {', '.join(self.options)}", as_code(value))
        return value

    def ends(self):
        """Return all options."""
        return list(self.options)

    def describe(self):
        """Return what the browser needs to draw this control."""
        return {**super().describe(), "kind": "choice", "options": self.options}


class Toggle(Control):
    """Something shown or hidden, with a check box.

    Parameters
    ----------
    default : bool
    label : str
    more : bool
        Folded away under "More".

    Examples
    --------
    >>> Toggle(False, label="show the sum").ends()
    [True, False]
    """

    def checked(self, value):
        """Return `value`, or raise NotTaken, which says what is wanted."""
        if not isinstance(value, bool):
            raise NotTaken(self, "True or False", as_code(value))
        return value

    def ends(self):
        """Return both values."""
        return [True, False]

    def describe(self):
        """Return what the browser needs to draw this control."""
        return {**super().describe(), "kind": "toggle"}


class Cells(Control):
    """A table of cells that are open or closed, set in the picture alone: by a target.

    Parameters
    ----------
    default : array_like of bool, or str
        A row for each row; or, as it is kept, a word of digits for each row: 1 for an open cell, 0 for a
        closed one.
    label : str

    Examples
    --------
    >>> mask = Cells([[True, False], [True, True]], label="mask")
    >>> mask.default
    '10 11'
    >>> mask.table("01 11")
    array([[False,  True],
           [ True,  True]])
    >>> mask.flipped("10 11", 0, 1)
    '11 11'
    """

    def __init__(self, default, label=""):
        rows = default.split() if isinstance(default, str) else default
        self.rows, self.columns = len(rows), len(rows[0])
        super().__init__(self.written(self.table(default)), label)

    def table(self, kept):
        """Return the cells as an array of bool. Shape (rows, columns)."""
        if isinstance(kept, str):
            return np.array([[digit == "1" for digit in row] for row in kept.split()])
        return np.asarray(kept, dtype=bool)

    def written(self, table):
        """Return an array of bool as it is kept."""
        return " ".join("".join("01"[int(cell)] for cell in row) for row in table)

    def flipped(self, kept, row, column):
        """Return cells, as they are kept, of which one is opened or closed."""
        table = self.table(kept)
        table[row, column] ^= True
        return self.written(table)

    def checked(self, value):
        """Return `value`, or raise NotTaken, which says what is wanted."""
        rows = value.split(" ") if isinstance(value, str) else []
        if len(rows) != self.rows or any(len(row) != self.columns or set(row) - {"0", "1"} for row in rows):
            raise NotTaken(self, f"{self.rows} words of {self.columns} digits 0 or 1", as_code(value))
        return value

    def ends(self):
        """Return all cells closed, and all open."""
        return [self.written([[cell] * self.columns] * self.rows) for cell in (False, True)]

    def describe(self):
        """Return None: the browser draws no control."""
        return None
