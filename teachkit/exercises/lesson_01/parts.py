"""What several exercises of lessons 01 and 02 share."""

import math

import numpy as np

from teachkit.figures.words import code, counted


def about_base(expected, got):
    """Say which rounded e stands in place of e in an answer, "" if none does.

    Parameters
    ----------
    expected, got : float or array
        Powers of e, the right ones and others.

    Examples
    --------
    >>> about_base(np.exp([1.0, 2.0]), 2.7183 ** np.array([1.0, 2.0]))
    'Your e is 2.7183, which is rounded. `math.exp` and `math.e` have all its digits.'
    >>> about_base(1.0, 2.7)
    ''
    """
    exponents = np.atleast_1d(np.log(expected))
    far = np.abs(exponents) > 1e-3
    if not far.any() or not np.min(got) > 0:
        return ""  # e to the power of 0 tells no base
    bases = np.exp(np.atleast_1d(np.log(got))[far] / exponents[far])
    digits = range(1, 9)
    rounded = [round(math.e, d) for d in digits] + [math.floor(math.e * 10**d) / 10**d for d in digits]
    for base in rounded:
        if np.allclose(bases, base, rtol=1e-11, atol=0):
            return (
                f"Your e is {code(base, 9)}, which is rounded. `math.exp` and `math.e` have all its digits."
            )
    return ""


def about_digits(expected, got):
    """Say that answers which are nearly right have few digits, "" if they have all.

    Examples
    --------
    >>> about_digits(np.exp([2.0, 1.0]), np.array([7.388, 2.718]))
    'Your numbers end after 3 digits behind the point. Return all digits, and compute with all digits of e.'
    >>> about_digits(np.exp([2.0, 1.0]), np.array([6.0, 3.0]))
    ''
    """
    if not np.allclose(got, expected, rtol=0.05, atol=0):
        return ""
    for digits in range(1, 7):
        if np.array_equal(np.round(expected, digits), got):
            return ""  # the judge says that these are the right ones, rounded
        if np.array_equal(np.round(got, digits), got):
            return (
                f"Your numbers end after {counted(digits, 'digit')} behind the point. Return all digits, and "
                "compute with all digits of e."
            )
    return ""


def about_ratios(expected, got):
    """Say the same of probabilities, whose ratios are powers of e.

    Examples
    --------
    >>> about_ratios(np.array([0.7, 0.2, 0.1]), np.array([0.6, 0.3, 0.1]))
    ''
    """
    if not np.min(got, initial=1) > 0:
        return ""
    return about_base(expected[1:] / expected[0], got[1:] / got[0])
