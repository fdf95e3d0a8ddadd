"""What every function of `maths` does with its arguments first: check them, and make them floats."""

import numbers
import operator

import numpy as np


def floats(name, value):
    """Make `value` an array of float32 or float64 to compute in; also return the type of the result.

    Lists, integers and booleans become float64 before any arithmetic; float16 is computed in float32.
    The array is no copy where none is needed, so it must not be changed.
    """
    array = plain_array(name, value)
    dtype = float_type(array.dtype)
    if array.dtype == dtype != np.float16 and array.dtype.isnative:
        return array, dtype
    with np.errstate(all="ignore"):
        return array.astype(np.float32 if dtype is np.float16 else dtype), dtype


def plain_array(name, value):
    """Make `value` an array of real numbers, or say why it cannot be one."""
    _refuse_masked_arrays(name, value)
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must have rows of equal length, got {_short(value)}") from None
    if array.dtype.kind == "O" and all(isinstance(entry, numbers.Real) for entry in array.flat):
        array = _from_python_numbers(name, array)
    if array.dtype.kind not in "fiub":
        words = {"c": "complex numbers", "U": "strings", "S": "bytes", "M": "dates", "m": "time spans"}
        found = words.get(array.dtype.kind, type(value).__name__)
        raise TypeError(f"{name} must hold real numbers, got {found}: {_short(value)}")
    if array.size == 0:
        raise ValueError(f"{name} must hold at least one number, got an empty array of shape {array.shape}")
    return array


def float_type(dtype):
    """Name the float type of a result: float16 and float32 stay what they are, all else is float64."""
    return {"f2": np.float16, "f4": np.float32}.get(dtype.str[1:], np.float64)


def _refuse_masked_arrays(name, value):
    """Refuse a masked array at any depth: as an array it would lose its mask."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, np.ma.MaskedArray):
            raise TypeError(
                f"{name} must hold no masked array, whose mask would be lost; fill it first: "
                f"x.astype(float).filled(-np.inf) for scores, x.astype(float).filled(0) for probabilities"
            )
        if isinstance(part, (list, tuple)):
            waiting.extend(each for each in part if type(each) not in (float, int))
        elif isinstance(part, np.ndarray) and part.dtype.kind == "O":
            waiting.extend(part.flat)


def _from_python_numbers(name, array):
    try:
        return array.astype(np.float64)
    except OverflowError:
        raise ValueError(f"{name} must hold finite numbers, got one beyond the range of float64") from None


def _short(value):
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:57] + "..."


def where(found):
    """Say where the first True is: ``[2]`` in a row, ``[0, 2]`` in a table."""
    return [int(index) for index in np.argwhere(found)[0]]


def one_axis(name, array, axis):
    """Return `axis` counted from the end (-1 is the last), after checking that `array` has it."""
    if array.ndim == 0:
        raise ValueError(f"{name} must be a row of numbers, got the single number {array[()]}")
    try:
        index = operator.index(axis)
    except TypeError:
        raise TypeError(f"axis must be one integer, got {_short(axis)}") from None
    if not -array.ndim <= index < array.ndim:
        allowed = f"from {-array.ndim} to {array.ndim - 1}"
        raise ValueError(f"axis must be {allowed} for {name} of shape {array.shape}, got {index}")
    return index if index < 0 else index - array.ndim


def checked_scores(name, value, axis=-1):
    """Check a table of scores: finite numbers, or -inf where a class is masked, and no row with all masked.

    Returns
    -------
    x : array of float32 or float64
        The scores to compute with; they must not be changed.
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
                f"{name} must hold finite numbers, or -inf as a mask; got {bad} at {where(found)}"
            )


def _refuse_masked_rows(name, x, axis):
    masked = x.max(axis) == -np.inf
    if masked.any():
        row = f"the row {where(masked)} of {name}" if x.ndim > 1 else name
        raise ValueError(f"{row} must have at least one score above -inf, but all of it is masked")


def with_temperature(x, value, axis):
    """Check a temperature: return the scores, repeated where it has more rows than they, and T.

    T is a float, or a float64 array with one entry for each row of the scores.
    """
    if type(value) is float and 0 < value < np.inf:
        return x, value
    T = positive(
        "temperature", value, "for the limit T -> 0 use argmax_one_hot(z); for T < 0 softmax(-z, -T)"
    )
    if T.ndim == 0:
        return x, float(T)
    if T.ndim >= -axis and T.shape[axis] != 1:
        wanted = f"one number, or one a row, as shape {one_a_row(x, axis)}"
        raise ValueError(f"temperature must be {wanted}; got shape {T.shape}")
    try:
        x = np.broadcast_to(x, np.broadcast_shapes(x.shape, T.shape))
    except ValueError:
        raise ValueError(f"temperature of shape {T.shape} does not fit z of shape {x.shape}") from None
    return x, np.broadcast_to(T, one_a_row(x, axis))


def one_a_row(x, axis):
    """Shape of an array with one entry for each row of `x`."""
    shape = list(x.shape)
    shape[axis] = 1
    return tuple(shape)


def positive(name, value, instead):
    """Return `value` as float64 after checking that it is positive and finite; `instead` is the advice."""
    array = floats(name, value)[0].astype(np.float64, copy=False)
    if not (array.min() > 0 and array.max() < np.inf):
        raise ValueError(f"{name} must be positive and finite, got {_short(value)}; {instead}")
    return array


def checked_weights(name, value):
    """Check rows of non-negative finite numbers along the last axis; returns what `floats` does."""
    x, dtype = floats(name, value)
    one_axis(name, x, -1)
    bad = ~((x >= 0) & (x < np.inf))
    if bad.any():
        raise ValueError(f"{name} must hold non-negative finite numbers, got {x[bad][0]} at {where(bad)}")
    return x, dtype


def whole_number(name, value, least):
    """Return `value` as an int after checking that it is one and at least `least`."""
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, got {_short(value)}") from None
    if number < least:
        raise ValueError(f"{name} must be at least {least}, got {number}")
    return number


def one_number(name, value):
    """Return `value` as a float after checking that it is a single real number."""
    array = floats(name, value)[0]
    if array.ndim:
        raise ValueError(f"{name} must be one number, got shape {array.shape}")
    return float(array)


def check_generator(rng):
    """Check that `rng` is a NumPy Generator."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be a NumPy Generator such as np.random.default_rng(0), got {rng!r:.60}")


def are_whole(array):
    """Whether all numbers of an array are whole, as 2.0 is."""
    return array.dtype.kind in "iub" or bool((np.isfinite(array) & (np.floor(array) == array)).all())


def whole_numbers_below(name, labels, count):
    """Check class numbers, an array of `plain_array`: whole numbers from 0 to `count` - 1, as integers.

    Floats such as 2.0 count too: a file of numbers gives class numbers so.
    """
    with np.errstate(all="ignore"):
        if not are_whole(labels):
            bad = labels[~(np.isfinite(labels) & (np.floor(labels) == labels))].flat[0]
            raise TypeError(f"{name} must be class numbers (whole numbers), got {bad}")
        if labels.min() < 0 or labels.max() >= count:
            bad = (labels < 0) | (labels >= count)
            found = f"{labels[bad][0]} at {where(bad)}" if labels.ndim else str(labels)
            raise ValueError(f"{name} must be from 0 to {count - 1}, got {found}")
        return labels.astype(np.intp, copy=False)
