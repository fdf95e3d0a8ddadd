"""Pictures of lesson 08: attention in the plane, maps of weights, entropy, heads, and learned alignment."""

from teachkit.figures.style import number


def point(place, digits=None):
    """Write a point of the plane: "(1, −0.5)", or with a fixed number of digits.

    Examples
    --------
    >>> point([1, -0.5]), point([0.757567, 0.340999], 5)
    ('(1, −0.5)', '(0.75757, 0.34100)')
    """
    written = [f"{x:.4g}".replace("-", "−") if digits is None else number(x, digits) for x in place]
    return f"({', '.join(written)})"
