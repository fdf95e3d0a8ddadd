"""What every function of `maths` does with its arguments first: check them, and make them floats."""

import numbers
import operator

import numpy as np


def floats(name, value):
    """Return `value` as an array of float32 or float64 to compute in, and the type that the result shall have.

    Lists, integers and booleans become float64 before any arithmetic; float16 is computed in float32.
    """
    parts = value if isinstance(value, (list, tuple)) else (value,)
    if any(isinstance(part, np.ma.MaskedArray) for part in parts):
        raise TypeError(
            f"{name} must be a plain array, got a masked array (its mask would be ignored); "
            f"mask scores with -inf instead: {name}.filled(-np.inf)"
        )
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(
            f"{name} must have rows of equal length, got a ragged {type(value).__name__}"
        ) from None
    if array.dtype.kind == "O" and all(isinstance(entry, numbers.Real) for entry in array.flat):
        array = _from_objects(name, array)
    if array.dtype.kind not in "fiub":
        raise TypeError(f"{name} must hold real numbers, got {_kind_in_words(value, array)}")
    if array.size == 0:
        raise ValueError(f"{name} must hold at least one number, got an empty array of shape {array.shape}")
    wanted = {2: np.float16, 4: np.float32}.get(array.itemsize) if array.dtype.kind == "f" else None
    wanted = wanted or np.float64
    with np.errstate(all="ignore"):
        return array.astype(np.float32 if wanted is np.float16 else wanted, copy=False), wanted


def _from_objects(name, array):
    try:
        return array.astype(np.float64)
    except OverflowError:
        raise ValueError(
            f"{name} must hold finite numbers, got an integer beyond the range of float64"
        ) from None


def _kind_in_words(value, array):
    words = {"c": "complex numbers", "U": "strings", "S": "bytes", "M": "dates", "m": "time spans"}
    if array.dtype.kind in words:
        return f"{words[array.dtype.kind]} ({value!r:.60})"
    return f"{type(value).__name__} ({value!r:.60})"


def one_axis(name, array, axis):
    """Return `axis` counted from the end (-1 is the last), after checking that `array` has it."""
    try:
        axis = operator.index(axis)
    except TypeError:
        raise TypeError(f"axis must be one integer, got {axis!r}") from None
    if array.ndim == 0:
        raise ValueError(f"{name} must be a row of numbers, got the single number {array[()]}")
    if not -array.ndim <= axis < array.ndim:
        raise ValueError(
            f"axis must be from {-array.ndim} to {array.ndim - 1} for {name} of shape {array.shape}, got {axis}"
        )
    return axis if axis < 0 else axis - array.ndim


def scores(name, value, axis=-1):
    """Check a table of scores: finite numbers, or -inf where a class is masked, and no row with all masked.

    Returns
    -------
    x : array of float32 or float64
        The scores to compute with; not a copy where none is needed, so it must not be changed.
    axis : int
        Counted from the end.
    dtype : type
        The type that the result shall have.
    reach : float
        The largest absolute score; inf where a class is masked.
    """
    x, dtype = floats(name, value)
    axis = one_axis(name, x, axis)
    low, high = x.min(), x.max()
    if not (-np.inf < low and high < np.inf):
        _refuse_nan_and_inf(name, x)
        _refuse_masked_rows(name, x, axis)
    return x, axis, dtype, max(high, -low)


def _refuse_nan_and_inf(name, x):
    for bad, found in (("nan", np.isnan(x)), ("inf", np.isposinf(x))):
        if found.any():
            raise ValueError(
                f"{name} must hold finite numbers or -inf (a mask), got {bad} at {_where(found)}"
            )


def _refuse_masked_rows(name, x, axis):
    masked = (x == -np.inf).all(axis)
    if masked.any():
        row = f"row {_where(masked)} of {name}" if x.ndim > 1 else name
        raise ValueError(f"{row} must have at least one score above -inf, got a row that is all -inf")


def _where(found):
    """Return the index of the first True: ``2`` for a row, ``(0, 2)`` for a table."""
    index = tuple(int(i) for i in np.argwhere(found)[0])
    return index[0] if len(index) == 1 else index


def positive(name, value, instead):
    """Return `value` as float64 after checking that it is positive and finite; `instead` says what else to use."""
    array, _ = floats(name, value)
    if not (0 < array.min() and array.max() < np.inf):
        raise ValueError(f"{name} must be positive and finite, got {value!r:.60}; {instead}")
    return array.astype(np.float64, copy=False)


def probabilities(name, value):
    """Check rows of non-negative finite numbers along the last axis; see `floats` for what is returned."""
    p, dtype = floats(name, value)
    one_axis(name, p, -1)
    bad = ~((p >= 0) & (p < np.inf))
    if bad.any():
        raise ValueError(f"{name} must hold non-negative finite numbers, got {p[bad][0]} at {_where(bad)}")
    return p, dtype


def whole_number(name, value, least):
    """Return `value` as an int after checking that it is one and at least `least`."""
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, got {value!r}") from None
    if number < least:
        raise ValueError(f"{name} must be at least {least}, got {number}")
    return number
