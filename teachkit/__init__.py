"""Companion package of the softmax course: its mathematics, pictures, explorers and exercises.

What a learner types again and again stands here; the rest lies in modules by topic: `teachkit.distributions`,
`teachkit.temperature`, `teachkit.geometry`, `teachkit.curves`, `teachkit.losses`, `teachkit.training`,
`teachkit.transformer`, `teachkit.alignment`, `teachkit.streams`, `teachkit.claims`, `teachkit.data`.
"""

from teachkit import (
    alignment,
    curves,
    distributions,
    geometry,
    losses,
    streams,
    temperature,
    training,
    transformer,
)
from teachkit.data import load_digits
from teachkit.exercises import check, forget, hint, mine, progress, self_test, solution
from teachkit.maths.agreement import agree
from teachkit.maths.attention import attention, causal_mask, multi_head_attention
from teachkit.maths.distributions import (
    argmax_one_hot,
    entropy,
    from_one_hot,
    is_distribution,
    normalize,
    one_hot,
    perplexity,
    sample,
)
from teachkit.maths.losses import cross_entropy, cross_entropy_grad, kl_divergence
from teachkit.maths.sigmoid import log_sigmoid, logit, sigmoid
from teachkit.maths.softmax import (
    entropy_from_logits,
    log_softmax,
    logsumexp,
    softmax,
    softmax_jacobian,
    to_temperature,
)
from teachkit.maths.training import SGD, Adam, Network, accuracy, train

__all__ = [
    "SGD",
    "Adam",
    "Network",
    "accuracy",
    "agree",
    "alignment",
    "argmax_one_hot",
    "attention",
    "causal_mask",
    "check",
    "cross_entropy",
    "cross_entropy_grad",
    "curves",
    "distributions",
    "entropy",
    "entropy_from_logits",
    "forget",
    "from_one_hot",
    "geometry",
    "hint",
    "is_distribution",
    "kl_divergence",
    "load_digits",
    "log_sigmoid",
    "log_softmax",
    "logit",
    "logsumexp",
    "losses",
    "mine",
    "multi_head_attention",
    "normalize",
    "one_hot",
    "perplexity",
    "progress",
    "sample",
    "self_test",
    "sigmoid",
    "softmax",
    "softmax_jacobian",
    "solution",
    "streams",
    "temperature",
    "to_temperature",
    "train",
    "training",
    "transformer",
]
