"""What several exercises of lesson 05 share: scores with their true class, and directions."""

import numpy as np

from teachkit.maths.softmax import softmax

TUTORIAL = np.array([2.0, 1.0, 0.1])
SCORES = (
    (TUTORIAL, 2),
    (TUTORIAL, 0),
    (np.array([2.0, 4.3, 1.2, -3.1]), 3),
    (np.array([0.5, -0.5]), 1),
    (np.array([3.0, 0.0, -1.0, 0.5, 2.0]), 1),
    (np.array([1.0, 1.0, 1.0]), 1),
    (np.array([1000.0, 600.0, -500.0]), 1),
)


def axis(K, y):
    """Return the centred one-hot vector of class y.

    Examples
    --------
    >>> axis(2, 0)
    array([ 0.5, -0.5])
    """
    return np.eye(K)[y] - 1 / K


def direction(z, y):
    """Return the downhill direction: the one-hot vector of class y minus the probabilities.

    Examples
    --------
    >>> direction([0, 0], 0)
    array([ 0.5, -0.5])
    """
    return np.eye(len(z))[y] - softmax(z)


def whose(numbers, k):
    """Say whose number this is: that of row k alone, or of every row where they are all the same.

    Examples
    --------
    >>> whose(np.array([2.0, 2.0]), 0), whose(np.array([1.0, 2.0]), 1)
    ('Each row', 'Row 2')
    """
    return "Each row" if len(numbers) > 1 and np.allclose(numbers, numbers[0]) else f"Row {k + 1}"
