"""What several exercises of lessons 01 and 02 share."""

import math

import numpy as np

from teachkit.figures.words import code


def about_base(expected, got):
    """Say which number near e stands in its place in an answer, "" if none does.

    Parameters
    ----------
    expected, got : float or array
        Powers of e, the right ones and others.

    Examples
    --------
    >>> about_base(np.exp([1.0, 2.0]), 2.7183 ** np.array([1.0, 2.0]))
    'Your e is 2.7183, which is rounded. `math.exp` and `math.e` have all its digits.'
    """
    if np.min(got, initial=1) <= 0:
        return ""
    exponents = np.atleast_1d(np.log(expected))
    far = np.abs(exponents) > 1e-3
    bases = np.exp(np.atleast_1d(np.log(got))[far] / exponents[far])
    base = np.mean(bases)
    if not np.allclose(bases, base, rtol=1e-9) or not 1e-9 < abs(base - math.e) < 0.05:
        return ""
    return f"Your e is {code(base, 9)}, which is rounded. `math.exp` and `math.e` have all its digits."
