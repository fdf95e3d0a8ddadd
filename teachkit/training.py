"""Training by hand: data, steps, checks, and what to watch."""

from teachkit.maths.training import (
    Step,
    axis_angle,
    confusion_matrix,
    four_blobs,
    logit_path_data,
    margins,
    numeric_gradient,
    off_plane,
    step_angles,
)

__all__ = [
    "Step",
    "axis_angle",
    "confusion_matrix",
    "four_blobs",
    "logit_path_data",
    "margins",
    "numeric_gradient",
    "off_plane",
    "step_angles",
]
