"""What the explorers of the sigmoid share."""

LINE = "#d0d0d0"  # what only guides the eye
