"""What several exercises of lesson 03 share."""

import numpy as np

from teachkit.figures.words import code


def about_sum(p, *given):
    """Say what is seen in probabilities that are wrong: a negative one, their sum, if nothing else.

    Examples
    --------
    >>> about_sum([0.5, 0.25])
    'Your numbers sum to 0.75, not to 1.'
    """
    if np.min(p, initial=0) < 0:
        return f"A probability is never negative; yours has {code(np.min(p))}."
    if abs(np.sum(p) - 1) > 1e-6:
        return f"Your numbers sum to {code(np.sum(p))}, not to 1."
    return "Your numbers sum to 1, as they should, but not all of them are right."
