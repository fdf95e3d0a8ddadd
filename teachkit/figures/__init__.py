"""Floor 2: what is seen. A function takes data and returns a `Picture`."""

__all__ = ["Picture", "Table"]


def __getattr__(name):
    """Import matplotlib only when a picture is wanted: `teachkit.figures.words` needs none."""
    if name in __all__:
        from teachkit.figures import picture

        return getattr(picture, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
