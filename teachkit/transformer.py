"""The parts of attention: masks, heads, gradients, and the additive kind."""

from teachkit.maths.attention import (
    additive_attention,
    additive_attention_grad,
    attention_grad,
    merge_heads,
    padding_mask,
    split_heads,
)

__all__ = [
    "additive_attention",
    "additive_attention_grad",
    "attention_grad",
    "merge_heads",
    "padding_mask",
    "split_heads",
]
