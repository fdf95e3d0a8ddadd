"""Batches that several exercises of lesson 06 share."""

import numpy as np

BATCHES = (
    (
        np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0], [-1.0, 3.0, 0.5], [1.0, -2.0, 2.5]]),
        np.array([0, 2, 1, 1]),
    ),
    (np.array([[2.0, 4.3, 1.2, -3.1], [0.5, -0.5, 1.5, 0.0]]), np.array([3, 0])),
    (np.array([[2.0, 1.0, 0.1]]), np.array([2])),
    (np.array([[1.0, -1.0], [3.0, 0.0], [-2.0, 0.5]]), np.array([1, 0, 1])),
)
FAR_APART = (
    np.array([[3000.0, 2999.0, 0.0], [-1000.0, -1001.0, -1003.0], [0.0, 2.0, 1.0]]),
    np.array([1, 0, 2]),
)
ONE_CLASS = (np.array([[3.0], [-2.0]]), np.array([0, 0]))
