"""Softmax and its relatives: exponentials, their sum, the division, and what stays accurate."""

import math

import numpy as np

from teachkit.maths._inputs import floats, positive, scores

# Exponentials of scores within this reach, and sums of them, are far from overflow and underflow.
ORDINARY = {np.dtype(np.float32): 64, np.dtype(np.float64): 600}


def softmax(z, temperature=1.0, axis=-1):
    """Turn scores into probabilities."""
    x, axis, dtype, reach = scores("z", z, axis)
    with np.errstate(all="ignore"):
        if temperature == 1 and reach <= ORDINARY[x.dtype]:
            e = np.exp(x)  # no shift: it would only round the scores
        else:
            e = below_the_top(x, temperature, axis)
            np.exp(e, out=e)
        e *= 1 / e.sum(axis, keepdims=True)
        return e.astype(dtype, copy=False)


def below_the_top(x, temperature, axis):
    """How far each score lies below the largest of its row, in units of the temperature: (x - max) / T."""
    d = x - x.max(axis, keepdims=True)
    if np.ndim(temperature) == 0 and temperature == 1:
        return d
    T = positive(
        "temperature", temperature, "for T towards 0 use argmax_one_hot(z), for T < 0 softmax(-z, -T)"
    )
    return (d / T).astype(x.dtype)


def log_softmax(z, temperature=1.0, axis=-1):
    """Logarithm of softmax."""
    x, axis, dtype, _ = scores("z", z, axis)
    with np.errstate(all="ignore"):
        d = below_the_top(x, temperature, axis)
        return (d - np.log1p(rest(d, axis))).astype(dtype, copy=False)


def rest(d, axis):
    """Sum of the exponentials of all but one top score, which has d = 0."""
    others = np.exp(d)
    np.put_along_axis(others, np.expand_dims(d.argmax(axis), axis), 0, axis)
    return others.sum(axis, keepdims=True)


def logsumexp(z, axis=-1):
    """Logarithm of the sum of the exponentials."""
    x, axis, dtype, _ = scores("z", z, axis)
    with np.errstate(all="ignore"):
        top = x.max(axis, keepdims=True)
        return (top + np.log1p(rest(x - top, axis))).squeeze(axis).astype(dtype)[()]


def softmax_jacobian(z):
    """Derivatives of softmax: J[i, j] = dp_i / dz_j."""
    x, dtype = floats("z", z)
    if x.ndim != 1:
        raise ValueError(f"z must be one row of scores, of shape (K,), got shape {x.shape}")
    p = softmax(x)
    with np.errstate(all="ignore"):
        J = -np.outer(p, p)
        np.fill_diagonal(J, 0)
        np.fill_diagonal(J, -J.sum(axis=1))
        return J.astype(dtype, copy=False)


def temperature(beta=None, base=None):
    """Convert an inverse temperature or a base to the temperature T that means the same."""
    if (beta is None) == (base is None):
        raise TypeError("give exactly one of beta and base, for example temperature(beta=2)")
    if beta is not None:
        return float(1 / positive("beta", beta, "beta is 1 / T"))
    if not positive("base", base, "the base of the powers must be above 1") > 1:
        raise ValueError(f"base must be above 1, got {base}")
    return 1 / math.log(base)


def online_softmax(scores):
    """Softmax of a stream: one pass keeps the largest score so far and the sum of the exponentials below it."""
    seen, top, total = [], -math.inf, 0.0
    for score in scores:
        score = float(score)
        seen.append(score)
        if score == -math.inf:
            continue
        new_top = max(top, score)
        total = total * math.exp(top - new_top) + math.exp(score - new_top)
        top = new_top
    return np.array([math.exp(score - top) / total for score in seen])
