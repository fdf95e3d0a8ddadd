"""Probability distributions beyond what the package itself exports: inverse of softmax, fair rounding."""

from teachkit.maths.distributions import logits_from_probs, round_to_total, shared_out

__all__ = ["logits_from_probs", "round_to_total", "shared_out"]
