"""Whether two ways to compute the same thing agree, said once and in words."""

from dataclasses import dataclass

import numpy as np

from teachkit.maths.inputs import floats


@dataclass(frozen=True)
class Agreement:
    """What `agree` found; true where the two ways agree.

    Parameters
    ----------
    words : str
        One sentence.
    holds : bool
    """

    words: str
    holds: bool

    def __bool__(self):
        return self.holds

    def __repr__(self):
        return self.words


def agree(first, second, within=1e-12):
    """Say whether two results are the same up to rounding, and how close they are.

    Each difference may be at most `within`, or `within` times the largest number where that is above 1. Equal
    infinities agree, as the logarithms of masked probabilities do; nan agrees with nothing.

    Parameters
    ----------
    first, second : array_like
        Real numbers of the same shape, or one of them a single number.
    within : float
        What a rounding may be; positive.

    Returns
    -------
    Agreement
        True or false in an ``if``; it reads as a sentence.

    Raises
    ------
    TypeError, ValueError
        When one of them holds something else than real numbers, when the shapes differ, or when `within` is
        not a positive number.

    Examples
    --------
    >>> agree(0.1 + 0.2, 0.3)
    The two ways agree to within 1e-12.
    >>> agree([0.25, 0.75], [0.25, 0.70])
    The two ways differ by up to 0.05, at place 1.
    """
    first, second = floats("first", first)[0], floats("second", second)[0]
    if first.shape != second.shape and first.ndim and second.ndim:
        raise ValueError(f"first and second must have the same shape, got {first.shape} and {second.shape}")
    within = float(floats("within", within)[0])
    if not 0 < within < np.inf:
        raise ValueError(f"within must be a positive number, got {within}")
    first, second = np.broadcast_arrays(first.astype(float), second.astype(float))
    with np.errstate(all="ignore"):
        gaps = np.where(first == second, 0.0, np.abs(first - second))
    sizes = np.abs([first, second])
    largest = np.max(sizes[np.isfinite(sizes)], initial=1.0)
    if np.all(gaps <= within * largest):
        return Agreement(f"The two ways agree to within {within:g}.", True)
    worst = np.unravel_index(np.argmax(np.where(np.isnan(gaps), np.inf, gaps)), gaps.shape)
    place = f", at place {', '.join(map(str, worst))}" if gaps.ndim else ""
    if np.isnan(gaps[worst]):
        return Agreement(f"The two ways cannot be compared{place}: a result there is nan.", False)
    return Agreement(f"The two ways differ by up to {gaps[worst]:.3g}{place}.", False)
