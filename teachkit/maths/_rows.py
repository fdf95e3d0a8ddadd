"""A formula for one row, applied to tables: checked, in floats, along any axis, part by part."""

import functools

import numpy as np

from teachkit.maths._tables import parts
from teachkit.maths.inputs import checked_scores, one_a_row, with_temperature


def keywords_after_scores(function):
    """Refuse a second argument without a name, which SciPy and PyTorch read as an axis.

    Examples
    --------
    >>> @keywords_after_scores
    ... def hardmax(z, *, temperature=1.0, axis=-1): ...
    >>> hardmax([1, 2], 0)
    Traceback (most recent call last):
    ...
    TypeError: hardmax takes one unnamed argument; write hardmax(z, temperature=0) or hardmax(z, axis=0)
    """
    names = [name for name in function.__kwdefaults__ if name in ("temperature", "axis")]

    @functools.wraps(function)
    def named(z, *unnamed, **keywords):
        if unnamed:
            second = f"{unnamed[0]!r:.40}"
            ways = " or ".join(f"{function.__name__}(z, {name}={second})" for name in names)
            raise TypeError(f"{function.__name__} takes one unnamed argument; write {ways}")
        return function(z, **keywords)

    return named


def by_rows(formula, z, temperature=1.0, axis=-1, one_number=False):
    """Apply ``formula(x, T)`` to the rows of scores, which lie along the last axis of `x`.

    The formula returns a row for each row or, with `one_number`, one number a row with the axis kept.
    """
    x, axis, dtype, _ = checked_scores("z", z, axis)
    x, T = with_temperature(x, temperature, axis)
    return in_parts(formula, x, T, axis=axis, dtype=dtype, one_number=one_number)


def in_parts(formula, x, *tables, axis, dtype, one_number=False):
    """Apply ``formula(x, *tables)`` to small parts of tables that were checked; see `by_rows`."""
    if one_number:
        out = np.empty(one_a_row(x, axis), x.dtype)
    else:  # the entries of a row lie side by side, also where `axis` is not the last: quick to write
        out = np.empty(x.swapaxes(axis, -1).shape, x.dtype).swapaxes(axis, -1)
    with np.errstate(all="ignore"):
        for *rows, place in parts(axis, x, *tables, out):
            place[...] = formula(*rows)
        return (out.squeeze(axis) if one_number else out).astype(dtype, copy=False)[()]
