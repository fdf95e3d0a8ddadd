"""Companion package of the softmax course: its mathematics, pictures, explorers and exercises."""

from teachkit.exercises import check, hint, progress, solution
from teachkit.maths.distributions import (
    argmax_one_hot,
    entropy,
    from_one_hot,
    is_distribution,
    logits_from_probs,
    normalize,
    one_hot,
    perplexity,
    round_to_total,
    sample,
)
from teachkit.maths.softmax import (
    entropy_from_logits,
    log_softmax,
    logsumexp,
    online_softmax,
    softmax,
    softmax_jacobian,
    temperature,
)

__all__ = [
    "argmax_one_hot",
    "check",
    "entropy",
    "entropy_from_logits",
    "from_one_hot",
    "hint",
    "is_distribution",
    "log_softmax",
    "logits_from_probs",
    "logsumexp",
    "normalize",
    "one_hot",
    "online_softmax",
    "perplexity",
    "progress",
    "round_to_total",
    "sample",
    "softmax",
    "softmax_jacobian",
    "solution",
    "temperature",
]
