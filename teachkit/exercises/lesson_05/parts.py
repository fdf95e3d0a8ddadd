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
    (np.array([1000.0, 0.0, -500.0]), 1),
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
