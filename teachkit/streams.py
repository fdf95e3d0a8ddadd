"""Softmax and attention of what arrives one by one, in one pass."""

from teachkit.maths.attention import online_attention
from teachkit.maths.softmax import online_softmax

__all__ = ["online_attention", "online_softmax"]
