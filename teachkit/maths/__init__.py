"""Floor 1: what is true. NumPy only."""
