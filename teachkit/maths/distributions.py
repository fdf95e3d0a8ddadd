"""Probability distributions over a few classes: labels, axioms, entropy, samples, rounding."""

from dataclasses import dataclass

import numpy as np

from teachkit.maths._inputs import floats, one_axis, probabilities, scores, whole_number


def one_hot(labels, num_classes):
    """Write class numbers as rows with a single 1."""
    num_classes = whole_number("num_classes", num_classes, 1)
    labels = np.asarray(labels)
    if labels.dtype.kind not in "iub":
        raise TypeError(f"labels must be class numbers (integers), got {labels.dtype}")
    if labels.size == 0 or labels.min() < 0 or labels.max() >= num_classes:
        raise ValueError(f"labels must be from 0 to {num_classes - 1}, got {labels}")
    return np.eye(num_classes)[labels.astype(int)]


def from_one_hot(rows):
    """Read the class numbers back from one-hot rows."""
    x, _ = floats("rows", rows)
    one_axis("rows", x, -1)
    if not (((x == 0) | (x == 1)).all() and (x.sum(-1) == 1).all()):
        raise ValueError("rows must each hold a single 1 and zeros elsewhere")
    return x.argmax(-1)


def argmax_one_hot(z, ties="share"):
    """Give all probability to the largest score."""
    x, _, dtype, _ = scores("z", z)
    if ties not in ("share", "first"):
        raise ValueError(f'ties must be "share" or "first", got {ties!r}')
    if ties == "first":
        return one_hot(x.argmax(-1), x.shape[-1]).astype(dtype)
    winners = x == x.max(-1, keepdims=True)
    return (winners / winners.sum(-1, keepdims=True)).astype(dtype)


def normalize(x):
    """Divide each row by its sum."""
    x, dtype = probabilities("x", x)
    with np.errstate(all="ignore"):
        top = x.max(-1, keepdims=True)
        if not top.all():
            raise ValueError("x must have a sum above 0, got a row of zeros")
        x = np.ldexp(
            x, -np.frexp(top)[1]
        )  # a power of two: sums neither overflow nor vanish, no digit changes
        return (x / x.sum(-1, keepdims=True)).astype(dtype, copy=False)


@dataclass(frozen=True)
class Verdict:
    """The answer of `is_distribution`: true or false, and why."""

    axiom: int
    reason: str

    def __bool__(self):
        return self.axiom == 0


def is_distribution(p, tolerance=1e-6):
    """Say whether `p` is a probability distribution, and if not, which axiom fails."""
    p, _ = floats("p", p)
    one_axis("p", p, -1)
    bad = ~((p >= 0) & (p < np.inf))
    if bad.any():
        return Verdict(1, f"an entry is {p[bad][0]:.6g}: probabilities are non-negative numbers")
    excess = p.sum(-1, dtype=np.float64) - 1
    worst = excess.flat[np.abs(excess).argmax()]
    if abs(worst) > tolerance:
        return Verdict(2, f"the entries sum to {1 + worst:.6g}, not to 1")
    return Verdict(0, "")


def _distribution(p):
    x, dtype = probabilities("p", p)
    verdict = is_distribution(x, tolerance=max(1e-6, 4 * np.finfo(dtype).eps))
    if not verdict:
        raise ValueError(f"p must be a distribution: {verdict.reason}")
    return x, dtype


def entropy(p):
    """Mean surprise in nats."""
    x, dtype = _distribution(p)
    with np.errstate(all="ignore"):
        return -np.where(x > 0, x * np.log(x), 0).sum(-1).astype(dtype)[()]


def perplexity(p):
    """Number of equally likely classes that would be as uncertain: exp of the entropy."""
    return np.exp(entropy(p))


def sample(p, size, rng):
    """Draw class numbers."""
    p, _ = _distribution(p)
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            f"rng must be a NumPy Generator, got {type(rng).__name__}: np.random.default_rng(0) makes one"
        )
    edges = np.cumsum(p.astype(np.float64))
    return np.searchsorted(edges / edges[-1], rng.random(size), side="right")


def logits_from_probs(p):
    """Invert softmax: log p, less its mean."""
    x, dtype = _distribution(p)
    with np.errstate(all="ignore"):
        z = np.log(x)
        z -= z.mean(-1, keepdims=True, where=x > 0)
        return z.astype(dtype, copy=False)


def round_to_total(p, decimals):
    """Round so that the rounded numbers still sum to 1: the largest remainders are rounded up."""
    x, _ = _distribution(p)
    units = 10 ** whole_number("decimals", decimals, 0)
    exact = normalize(x.astype(np.float64)) * units
    counts = np.floor(exact)
    short = units - counts.sum(-1, keepdims=True)
    rank = np.argsort(np.argsort(counts - exact, axis=-1, kind="stable"), axis=-1)
    return (counts + (rank < short)) / units
