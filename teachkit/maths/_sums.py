"""Sums that stay accurate along any axis and for any number of entries."""

import numpy as np

RUN = 32  # entries that are added one after the other


def total(x, axis):
    """Sum in float64, keeping the axis: runs of entries first, then runs of their sums, and so on.

    NumPy does so itself where the entries lie side by side in memory. Along any other axis it adds
    one entry after the other, and the rounding errors of a million additions pile up.
    """
    if x.strides[axis] == x.itemsize:
        return x.sum(axis, keepdims=True, dtype=np.float64)
    rows = np.moveaxis(x, axis, 0)
    while len(rows) > RUN:
        whole = len(rows) // RUN * RUN
        runs = rows[:whole].reshape(-1, RUN, *rows.shape[1:])
        rows = np.concatenate([runs.sum(1, dtype=np.float64), rows[whole:]])
    return np.expand_dims(rows.sum(0, dtype=np.float64), axis)
