"""Walks that the exercises on momentum and on Adam share."""

import numpy as np

WALKS = (
    (np.array([1.0, -2.0]), np.array([[2.0, -1.0], [1.0, 0.5], [-0.5, 2.0], [0.25, 1.0]]), 0.1),
    (np.array([0.0]), np.array([[1.0], [1.0], [1.0]]), 0.5),
    (np.array([3.0, 0.0, -1.0]), np.array([[0.1, 4.0, -2.0], [-0.3, 1.0, 2.0], [0.2, 0.0, 1.0]]), 0.01),
)
