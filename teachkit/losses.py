"""Losses beside cross-entropy, and what its gradient is made of."""

from teachkit.maths.losses import (
    brier_score,
    gradient_angle,
    gradient_split,
    largest_gradient_angle,
    smooth_labels,
    smoothing_margin,
)
from teachkit.maths.sigmoid import boosting_loss

__all__ = [
    "boosting_loss",
    "brier_score",
    "gradient_angle",
    "gradient_split",
    "largest_gradient_angle",
    "smooth_labels",
    "smoothing_margin",
]
