"""Small data sets of others, each with its licence and the script that made it."""

from teachkit.data.digits import load_digits
from teachkit.data.minilm import load_minilm

__all__ = ["load_digits", "load_minilm"]
