"""Attention: softmax turns scores between queries and keys into weights, and values are averaged with them.

Everything here is composed from two steps: the weights of some query rows, and their product with values.
"""

import itertools
import math

import numpy as np

from teachkit.maths._inputs import floats, plain_array, where, whole_number
from teachkit.maths.softmax import ORDINARY

BLOCK = 2**20  # bytes of a block of scores: many rows for a quick product, few enough to stay in the cache


def attention(query, key, value, mask=None, scale=None, need_weights=True):
    r"""Average values, each weighted by how well its key fits the query (scaled dot-product attention).

    .. math:: \mathrm{output}_i = \sum_j w_{ij} v_j, \qquad
              w_{ij} = \frac{e^{s \, q_i \cdot k_j}}{\sum_l e^{s \, q_i \cdot k_l}}, \qquad
              s = \frac{1}{\sqrt d} \text{ unless given}

    Parameters
    ----------
    query : array_like of real numbers, shape (..., n, d) or (d,)
        What is looked for: n rows, or a single one. Axes before the last two (sentences, heads) are
        broadcast over query, key, value and mask.
    key : array_like of real numbers, shape (..., m, d)
        What each of the m places offers to be found by.
    value : array_like of real numbers, shape (..., m, c)
        What each place gives.
    mask : array_like, broadcast to shape (..., n, m), optional
        Booleans, True where a query may look at a key; or floats that are added to the scores, ``-inf``
        where it may not. A closed place gets weight exactly 0; a row that is closed throughout gives zeros.
    scale : float, optional
        Factor of the scores, an inverse temperature; 1 / sqrt(d) by default.
    need_weights : bool, default True
        Whether to return the weights. Without them the memory is that of the output and of a few query
        rows, however many queries there are.

    Returns
    -------
    output : ndarray, shape (..., n, c)
        Each row lies in the convex hull of the values. Without n where the query is a single row.
    weights : ndarray, shape (..., n, m), or None
        Rows that sum to 1. float16 and float32 stay what they are (float16 is computed in float32 and
        rounded once); all else gives float64.

    Raises
    ------
    ValueError
        An argument is empty, ragged, holds nan or inf, or its shape does not fit the others; the mask holds
        nan or +inf; a score is beyond the range of its type.
    TypeError
        An argument holds anything but real numbers; the mask holds integers, which could be meant either way.

    Notes
    -----
    If queries and keys have independent entries of variance 1, a dot product has variance d: the factor
    1 / sqrt(d) is a temperature that takes this growth out again. A weight below :math:`e^{-64}` of the
    largest in float32, or below :math:`e^{-600}` in float64, may be rounded to 0: processors are many times
    slower on subnormal numbers, and these would change no digit of the output.

    References
    ----------
    A. Vaswani et al. (2017), "Attention is all you need", arXiv:1706.03762.
    M. N. Rabe, C. Staats (2021), "Self-attention does not need O(n²) memory", arXiv:2112.05682.

    Examples
    --------
    >>> key = [[2, 0], [1, 3], [0.1, -1]]
    >>> value = [[1, 0], [0, 1], [1, 1]]
    >>> output, weights = attention([1, 0], key, value, scale=1)
    >>> weights.round(4), output.round(5)
    (array([0.659 , 0.2424, 0.0986]), array([0.75757, 0.341  ]))

    The usual scale, 1 / sqrt(2) here, makes the weights more even.

    >>> output, weights = attention([1, 0], key, value)
    >>> weights.round(5), output.round(5)
    (array([0.57013, 0.28111, 0.14876]), array([0.71889, 0.42987]))
    """
    q, k, v, mask, scale, dtype, single = _checked(query, key, value, mask, scale)
    rows, m = q.shape[:-1], k.shape[-2]
    output = np.empty((*rows, v.shape[-1]), q.dtype)
    weights = np.empty((*rows, m), q.dtype) if need_weights else None
    with np.errstate(all="ignore"):
        for block, w in _blocks_of_weights(q, k, mask, scale):
            np.matmul(w, v[block[:-1]], out=output[block])
            if need_weights:
                weights[block] = w
        return _finished(output, dtype, single), _finished(weights, dtype, single)


def _blocks_of_weights(q, k, mask, scale):
    """Yield an index of some query rows and the weights of these rows, block after block."""
    reach = abs(scale) * _longest(q) * _longest(k) + _largest_finite(mask)
    k = k.swapaxes(-1, -2)
    for block in _blocks(q.shape[:-1], k.shape[-1] * q.itemsize):
        scores = np.matmul(q[block] * scale, k[block[:-1]])
        if mask is not None:
            _apply_mask(scores, mask[block])
        yield block, _softmax_in_place(scores, reach)


def _blocks(rows, bytes_of_row):
    """Cut a table into blocks of whole rows, each of BLOCK bytes at most or one row; yield their indices."""
    room, cuts = BLOCK // bytes_of_row, []
    for length in reversed(rows):
        step = max(1, min(length, room))
        cuts.insert(0, [slice(start, start + step) for start in range(0, length, step)])
        room //= length
    return itertools.product(*cuts)


def _longest(x):
    """Length of the longest row: no dot product is larger than that of two lengths."""
    return math.sqrt(np.einsum("...d,...d->...", x, x).max())


def _largest_finite(mask):
    if mask is None or mask.dtype == bool:
        return 0.0
    return float(np.abs(mask).max(where=mask > -np.inf, initial=0))


def _apply_mask(scores, mask):
    if mask.dtype == bool:
        np.copyto(scores, -np.inf, where=~mask)
    else:
        scores += mask


def _softmax_in_place(scores, reach):
    """Overwrite scores with their softmax along the last axis; a row that is all -inf gives zeros.

    `reach` bounds the absolute scores that are not masked: where they are ordinary no shift is needed.
    """
    if reach <= ORDINARY[scores.dtype]:
        np.exp(scores, out=scores)
    else:
        _shifted_exponentials_in_place(scores)
    sums = scores.sum(-1, keepdims=True)
    scores *= np.divide(1, sums, out=np.zeros_like(sums), where=sums > 0)
    return scores


def _shifted_exponentials_in_place(scores):
    top = scores.max(-1, keepdims=True)
    if not top.max() < np.inf:
        raise ValueError(
            f"query and key must have dot products within the range of {scores.dtype}, got one beyond it"
        )
    scores -= np.where(top == -np.inf, 0, top)
    least = -ORDINARY[scores.dtype]
    counts = scores > least
    np.maximum(scores, least, out=scores)  # else exp and the product with the values meet subnormal numbers
    np.exp(scores, out=scores)
    scores *= counts


def _finished(x, dtype, single):
    if x is None:
        return None
    return (x.squeeze(-2) if single else x).astype(dtype, copy=False)


def _checked(query, key, value, mask, scale):
    """Check all arguments; broadcast arrays to the same leading axes, without copying them."""
    (q, k, v), dtype = _finite_floats(query=query, key=key, value=value)
    q, single = _rows_of_queries(q)
    for name, array in (("key", k), ("value", v)):
        if array.ndim < 2:
            raise ValueError(f"{name} must be a table, one row for each place, got shape {array.shape}")
    if q.shape[-1] != k.shape[-1]:
        raise ValueError(
            f"query and key must have rows of the same length, got {q.shape[-1]} and {k.shape[-1]}"
        )
    if k.shape[-2] != v.shape[-2]:
        raise ValueError(
            f"value must have one row for each row of key, got {v.shape[-2]} rows for {k.shape[-2]} keys"
        )
    q, k, v, mask = _broadcast(q, k, v, mask)
    if scale is None:
        return q, k, v, mask, 1 / math.sqrt(q.shape[-1]), dtype, single
    scale = floats("scale", scale)[0]
    if scale.ndim or not np.isfinite(scale):
        raise ValueError(f"scale must be one finite number, got {scale}")
    return q, k, v, mask, float(scale), dtype, single


def _finite_floats(**arrays):
    """Return arrays of one float type to compute in, and the type of the result."""
    found = {name: floats(name, value) for name, value in arrays.items()}
    for name, (x, _) in found.items():
        if not (x.min() > -np.inf and x.max() < np.inf):
            bad = ~np.isfinite(x)
            raise ValueError(f"{name} must hold finite numbers, got {x[bad][0]} at {where(bad)}")
    common = np.result_type(*(x for x, _ in found.values()))
    dtype = np.result_type(*(dtype for _, dtype in found.values()))
    return [x.astype(common, copy=False) for x, _ in found.values()], dtype


def _rows_of_queries(q):
    if q.ndim == 0:
        raise ValueError(f"query must be a row of numbers, or a table of rows, got the single number {q}")
    return (q[None], True) if q.ndim == 1 else (q, False)


def _broadcast(q, k, v, mask):
    """Give queries, keys, values and the mask the same leading axes."""
    lead = (q.shape[:-2], k.shape[:-2], v.shape[:-2])
    try:
        common = np.broadcast_shapes(*lead)
    except ValueError:
        raise ValueError(
            f"query, key and value must have the same leading axes, or such as can be broadcast, "
            f"got shapes {q.shape}, {k.shape} and {v.shape}"
        ) from None
    if mask is not None:
        mask = _checked_mask(mask)
        wanted = (*common, q.shape[-2], k.shape[-2])
        try:
            shape = np.broadcast_shapes(mask.shape, wanted)
        except ValueError:
            shape = None
        if shape is None or shape[-2:] != wanted[-2:]:
            raise ValueError(f"mask of shape {mask.shape} does not fit weights of shape {wanted}")
        common, mask = shape[:-2], np.broadcast_to(mask, shape)
    q, k, v = (np.broadcast_to(x, common + x.shape[-2:]) for x in (q, k, v))
    return q, k, v, mask


def _checked_mask(mask):
    mask = plain_array("mask", mask)
    if mask.dtype.kind in "iu":
        raise TypeError(
            "mask must hold booleans (True where a query may look) or floats to add to the scores, "
            "got integers: write mask == 1 if 1 means open"
        )
    if mask.dtype.kind == "f" and not mask.max() < np.inf:
        raise ValueError("mask must hold finite numbers, or -inf where a place is closed; got nan or inf")
    return mask


def causal_mask(n):
    """Let each of n places look at itself and at what came before it.

    Parameters
    ----------
    n : int
        Number of places, at least 1.

    Returns
    -------
    ndarray of bool, shape (n, n)
        True on the diagonal and below it.

    Raises
    ------
    ValueError, TypeError
        `n` is not a whole number of at least 1.

    Examples
    --------
    >>> causal_mask(3).astype(int)
    array([[1, 0, 0],
           [1, 1, 0],
           [1, 1, 1]])
    """
    return np.tri(whole_number("n", n, 1), dtype=bool)


def padding_mask(lengths, n):
    """Close the places that only fill up a sequence: those at and after its length.

    Parameters
    ----------
    lengths : int or array_like of int, shape (...)
        How many places of each sequence are real, from 0 to n.
    n : int
        Places of the table that holds the sequences.

    Returns
    -------
    ndarray of bool, shape (..., 1, n)
        True where a place is real; fits weights of shape (..., n, n).

    Raises
    ------
    ValueError
        A length is not from 0 to `n`, or `n` is below 1.
    TypeError
        `lengths` or `n` are not whole numbers.

    Examples
    --------
    >>> padding_mask([3, 1], n=3).astype(int)
    array([[[1, 1, 1]],
    <BLANKLINE>
           [[1, 0, 0]]])
    """
    n = whole_number("n", n, 1)
    lengths = plain_array("lengths", lengths)
    if lengths.dtype.kind not in "iu":
        raise TypeError(f"lengths must be whole numbers, got numbers of type {lengths.dtype}")
    bad = (lengths < 0) | (lengths > n)
    if bad.any():
        raise ValueError(f"lengths must be from 0 to {n}, got {lengths[bad].flat[0]}")
    return np.arange(n) < lengths[..., None, None]
