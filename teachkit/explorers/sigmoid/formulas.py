"""The formulas of the sigmoid, and where each of them breaks."""

import math
from functools import cache

import numpy as np

from teachkit.figures.words import exponential
from teachkit.maths.sigmoid import log_sigmoid, sigmoid


def _naive(x):
    one = x.dtype.type(1)
    return one / (one + np.exp(-x))


def _naive_turned(x):
    one = x.dtype.type(1)
    return np.exp(x) / (one + np.exp(x))


# name, what it computes, and what it should compute: for each a function of an array
FORMULAS = (
    ("1 / (1 + exp(−x))", _naive, sigmoid),
    ("exp(x) / (1 + exp(x))", _naive_turned, sigmoid),
    ("sigmoid(x)", sigmoid, sigmoid),
    ("1 − sigmoid(x)", lambda x: x.dtype.type(1) - sigmoid(x), lambda x: sigmoid(-x)),
    ("sigmoid(−x)", lambda x: sigmoid(-x), lambda x: sigmoid(-x)),
    ("log(1 / (1 + exp(−x)))", lambda x: np.log(_naive(x)), log_sigmoid),
    ("log_sigmoid(x)", log_sigmoid, log_sigmoid),
)


def is_broken(x, kind):
    """Say for each formula and each x whether fewer than half of the digits of the type are right."""
    info = np.finfo(kind)
    stored = x.astype(kind)
    found = []
    with np.errstate(all="ignore"):
        for _, compute, wanted in FORMULAS:
            got, right = compute(stored).astype(float), wanted(stored.astype(float))
            allowed = math.sqrt(info.eps) * np.abs(right) + float(info.smallest_subnormal)
            found.append(~(np.abs(got - right) <= allowed))
    return np.array(found)


@cache
def rounded(kind):
    """Return below which x the sigmoid is exactly 0 in the type, and above which it is exactly 1."""
    ends = []
    for outside, limit in ((-1000.0, 0), (1000.0, 1)):
        inside = 0.0
        for _ in range(60):
            middle = (inside + outside) / 2
            if sigmoid(np.asarray(middle, dtype=kind)) == limit:
                outside = middle
            else:
                inside = middle
        ends.append(outside)
    return tuple(ends)


def near_one(x):
    """Write the exact sigmoid of x, however close to 0 or to 1."""
    if x > 7:
        return f"1 − {exponential(float(log_sigmoid(-x)))}"
    return exponential(float(log_sigmoid(x)), 5)


def exact_log(x):
    """Write the exact logarithm of the sigmoid of x."""
    return "−" + exponential(float(log_sigmoid(-x)) if x > 30 else math.log(-float(log_sigmoid(x))), 5)
