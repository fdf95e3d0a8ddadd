"""Floor 2: what is seen. A function takes data and returns a `Picture`."""

from teachkit.figures.picture import Picture, Table

__all__ = ["Picture", "Table"]
