"""What pictures of several lessons share."""

import numpy as np

from teachkit.figures.style import CLASS_COLOURS

PALE = "#d0d0d0"


def row_of_scores(z):
    """Check a row of scores that has a colour for each class; return it as floats."""
    row = np.asarray(z, dtype=float)
    if row.ndim != 1 or not 2 <= row.size <= len(CLASS_COLOURS) or not np.isfinite(row).all():
        raise ValueError(f"z must be one row of 2 to {len(CLASS_COLOURS)} finite numbers, got {z!r:.60}")
    return row
