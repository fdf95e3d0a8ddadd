"""Large tables: sums that stay accurate along any axis, and parts that stay in the cache."""

import numpy as np

RUN = 16  # entries that are added one after the other
PART = 2**15  # entries of a part: with two arrays of its size it fits a processor's second cache


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
        sums = runs.sum(1, dtype=np.float64)
        sums[-1] += rows[whole:].sum(0, dtype=np.float64)
        rows = sums
    return np.expand_dims(rows.sum(0, dtype=np.float64), axis)


def parts(axis, *tables):
    """Cut tables across their rows, all alike, into small parts whose rows lie along the last axis.

    A row is never cut. What is no array goes with every part.
    """
    yield from _cut_across([t.swapaxes(axis, -1) if isinstance(t, np.ndarray) else t for t in tables])


def _cut_across(tables):
    x = tables[0]
    if x.size <= PART or x.size == x.shape[-1]:
        yield tables
        return
    longest = int(np.argmax(x.shape[:-1]))
    count = min(x.shape[longest], -(-x.size // PART))
    cut = [np.array_split(t, count, longest) if isinstance(t, np.ndarray) else [t] * count for t in tables]
    for pieces in zip(*cut, strict=True):
        yield from _cut_across(pieces)
