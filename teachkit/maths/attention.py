"""Attention: softmax turns scores between queries and keys into weights, and values are averaged with them.

Everything here is composed from two steps: the weights of some query rows, and their product with values.
"""

import itertools
import math

import numpy as np

from teachkit.maths.inputs import floats, plain_array, where, whole_number
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
    q, k, v, mask, scale, dtype = _checked_products(query, key, value, mask, scale)
    return _averages(_blocks_of_products(q, k, mask, scale), q, v, need_weights, np.ndim(query) == 1, dtype)


def _averages(weights_of_blocks, q, v, need_weights, single, dtype):
    """Multiply the weights of each block of query rows with the values."""
    rows, m = q.shape[:-1], v.shape[-2]
    output = np.empty((*rows, v.shape[-1]), q.dtype)
    weights = np.empty((*rows, m), q.dtype) if need_weights else None
    with np.errstate(all="ignore"):
        for block, w in weights_of_blocks:
            np.matmul(w, v[block[:-1]], out=output[block])
            if need_weights:
                weights[block] = w
        results = [None if x is None else x.astype(dtype, copy=False) for x in (output, weights)]
    return tuple(x.squeeze(-2) if single and x is not None else x for x in results)


def _blocks_of_products(q, k, mask, scale):
    """Yield an index of some query rows and the weights of these rows, block after block."""
    reach = abs(scale) * _longest(q) * _longest(k) + _largest_finite(mask)
    k = k.swapaxes(-1, -2)
    for block in _blocks(q.shape[:-1], k.shape[-1] * q.itemsize):
        scores = np.matmul(q[block] * scale, k[block[:-1]])
        yield block, _weights(scores, mask, block, reach)


def _weights(scores, mask, block, reach):
    if mask is not None and mask.dtype == bool:
        np.copyto(scores, -np.inf, where=~mask[block])
    elif mask is not None:
        scores += mask[block]
    return _softmax_in_place(scores, reach)


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


def _softmax_in_place(scores, reach):
    """Overwrite scores with their softmax along the last axis; a row that is all -inf gives zeros.

    `reach` bounds the absolute scores that are not masked: where they are ordinary no shift is needed.
    """
    if reach <= ORDINARY[scores.dtype]:
        np.exp(scores, out=scores)
    else:
        _shifted_exponentials_in_place(scores)
    sums = scores.sum(-1, keepdims=True)
    np.divide(scores, sums, out=scores, where=sums > 0)  # a row that is closed throughout is 0 already
    return scores


def _shifted_exponentials_in_place(scores):
    top = scores.max(-1, keepdims=True)
    if not top.max() < np.inf:
        raise ValueError(f"a score of query and key is beyond the range of {scores.dtype}")
    scores -= np.where(top == -np.inf, 0, top)
    least = -ORDINARY[scores.dtype]
    counts = scores > least
    np.maximum(scores, least, out=scores)  # else exp and the product with the values meet subnormal numbers
    np.exp(scores, out=scores)
    scores *= counts


def _checked_products(query, key, value, mask, scale):
    """Check the arguments of `attention`; broadcast arrays to the same leading axes, without copying them."""
    (q, k, v), dtype = _finite_floats(query=query, key=key, value=value)
    q, k, v, mask = _fitted(q, k, v, mask)
    if q.shape[-1] != k.shape[-1]:
        raise ValueError(
            f"query and key must have rows of the same length, got {q.shape[-1]} and {k.shape[-1]}"
        )
    return q, k, v, mask, _checked_scale(scale, q.shape[-1]), dtype


def _checked_scale(scale, d):
    if scale is None:
        return 1 / math.sqrt(d)
    scale = floats("scale", scale)[0]
    if scale.ndim or not np.isfinite(scale):
        raise ValueError(f"scale must be one finite number, got {scale}")
    return float(scale)


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


def _fitted(q, k, v, mask):
    """Make queries, keys, values and the mask tables with the same leading axes."""
    if q.ndim == 0:
        raise ValueError(f"query must be a row of numbers, or a table of rows, got the single number {q}")
    for name, array in (("key", k), ("value", v)):
        if array.ndim < 2:
            raise ValueError(f"{name} must be a table, one row for each place, got shape {array.shape}")
    if k.shape[-2] != v.shape[-2]:
        raise ValueError(
            f"value must have one row for each row of key, got {v.shape[-2]} rows for {k.shape[-2]} keys"
        )
    q = np.atleast_2d(q)
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


def attention_grad(query, key, value, output_grad, mask=None, scale=None):
    r"""Differentiate through `attention`: how a loss answers to queries, keys and values.

    .. math:: \frac{\partial L}{\partial v_j} = \sum_i w_{ij} g_i, \qquad
              \frac{\partial L}{\partial q_i} = s \sum_j d_{ij} k_j, \qquad
              \frac{\partial L}{\partial k_j} = s \sum_i d_{ij} q_i

    with :math:`g_i` the gradient by row i of the output, and that by a score, through softmax,

    .. math:: d_{ij} = w_{ij} \Bigl(g_i \cdot v_j - \sum_l w_{il} \, g_i \cdot v_l\Bigr).

    Parameters
    ----------
    query, key, value, mask, scale
        As for `attention`.
    output_grad : array_like of real numbers, shape (..., n, c)
        Gradient of the loss by the output, shaped as the output.

    Returns
    -------
    query_grad, key_grad, value_grad : ndarray
        Shaped as the arguments. Types as for `attention`.

    Raises
    ------
    ValueError, TypeError
        As `attention`; `output_grad` does not have the shape of the output, or a gradient is beyond the
        range of its type.

    Notes
    -----
    Where all weight is on one place d is 0: then nothing is learned any more about where to look.

    Examples
    --------
    The output is (0.71889, 0.42987): ask how its first entry answers.

    >>> key, value = [[2, 0], [1, 3], [0.1, -1]], [[1, 0], [0, 1], [1, 1]]
    >>> query_grad, key_grad, value_grad = attention_grad([1, 0], key, value, [1, 0])
    >>> query_grad.round(4)
    array([ 0.0867, -0.4583])
    >>> value_grad.round(4)
    array([[0.5701, 0.    ],
           [0.2811, 0.    ],
           [0.1488, 0.    ]])
    """
    q, k, v, mask, scale, dtype = _checked_products(query, key, value, mask, scale)
    g = _checked_output_grad(output_grad, query, q, v)
    q_grad, k_grad, v_grad = (np.zeros(x.shape, q.dtype) for x in (q, k, v))
    with np.errstate(all="ignore"):
        for block, w in _blocks_of_products(q, k, mask, scale):
            lead = block[:-1]
            v_grad[lead] += w.swapaxes(-1, -2) @ g[block]
            d = scale * _score_grad(w, g[block] @ v[lead].swapaxes(-1, -2))
            q_grad[block] = d @ k[lead]
            k_grad[lead] += d.swapaxes(-1, -2) @ q[block]
        gradients = [_shaped_as(query, q_grad), _shaped_as(key, k_grad), _shaped_as(value, v_grad)]
    return _finite_gradients(gradients, dtype)


def _finite_gradients(gradients, dtype):
    if not all(np.isfinite(x).all() for x in gradients):
        raise ValueError(f"output_grad is too large: a gradient is beyond the range of {gradients[0].dtype}")
    with np.errstate(all="ignore"):
        return tuple(x.astype(dtype, copy=False) for x in gradients)


def _checked_output_grad(output_grad, query, q, v):
    g = _finite_floats(output_grad=output_grad)[0][0].astype(q.dtype, copy=False)
    shape = (*q.shape[:-1], v.shape[-1])
    wanted = shape[:-2] + shape[-1:] if np.ndim(query) == 1 else shape
    if g.shape != wanted:
        raise ValueError(f"output_grad must have the shape of the output, {wanted}, got {g.shape}")
    return g.reshape(shape)


def _score_grad(w, w_grad):
    """Pass a gradient back through softmax."""
    return w * (w_grad - (w * w_grad).sum(-1, keepdims=True))


def _shaped_as(argument, gradient):
    """Add up a gradient over the axes along which its argument was broadcast."""
    shape = np.shape(argument)
    full = (1,) * (gradient.ndim - len(shape)) + shape
    axes = tuple(axis for axis, size in enumerate(full) if size == 1)
    return gradient.sum(axes, keepdims=True).reshape(shape)


def online_attention(query, pairs, scale=None):
    r"""Attention of one query in a single pass: each key and value is seen once and need not be kept.

    Beside the average so far, only the top score m and the sum of exponentials in units of :math:`e^m`
    are kept. When a score z above the top arrives, the sum is multiplied by :math:`e^{m - z}`; then the
    average moves toward the new value by the share of the new exponential in the sum.

    Parameters
    ----------
    query : array_like of real numbers, shape (d,)
    pairs : iterable of pairs (key, value)
        Keys of shape (d,), values of shape (c,); may be a generator.
    scale : float, optional
        As for `attention`.

    Returns
    -------
    ndarray of float64, shape (c,)
        The output of `attention`.

    Raises
    ------
    ValueError, TypeError
        As `attention`; there is no pair.

    References
    ----------
    M. Milakov, N. Gimelshein (2018), "Online normalizer calculation for softmax", arXiv:1805.02867.
    T. Dao et al. (2022), "FlashAttention: fast and memory-efficient exact attention with IO-awareness",
    arXiv:2205.14135.

    Examples
    --------
    >>> key, value = [[2, 0], [1, 3], [0.1, -1]], [[1, 0], [0, 1], [1, 1]]
    >>> online_attention([1, 0], zip(key, value), scale=1).round(5)
    array([0.75757, 0.341  ])
    """
    top, total, output = -math.inf, 0.0, 0.0
    for key, value in pairs:
        q, k, v, _, s, _ = _checked_products(query, [key], [value], None, scale)
        with np.errstate(all="ignore"):
            score = s * float(q[0] @ k[0])
            if not abs(score) < np.inf:
                raise ValueError("a score of query and key is beyond the range of float64")
            if score > top:
                total, top = total * math.exp(top - score), score
            weight = math.exp(score - top)
            total += weight
            output = output + weight / total * (v[0] - output)
    if top == -math.inf:
        raise ValueError("pairs must hold at least one pair (key, value)")
    return output


def additive_attention(query, key, value, W, U, v, mask=None, need_weights=True):
    r"""Average values, each weighted by what a small network makes of query and key (Bahdanau's attention).

    .. math:: \mathrm{output}_i = \sum_j w_{ij} \, \mathrm{value}_j, \qquad
              w_i = \mathrm{softmax}(e_i), \qquad e_{ij} = v \cdot \tanh(W q_i + U k_j)

    Parameters
    ----------
    query : array_like of real numbers, shape (..., n, s) or (s,)
        In translation the state of the decoder before it writes its next word.
    key, value : array_like of real numbers, shapes (..., m, h) and (..., m, c)
        In translation both are the hidden states of the encoder, one for each word that was read.
    W, U : array_like of real numbers, shapes (a, s) and (a, h)
        Layers without biases, which bring queries and keys to the same length a.
    v : array_like of real numbers, shape (a,)
        How much each of the a numbers adds to the score.
    mask, need_weights
        As for `attention`.

    Returns
    -------
    output, weights
        As for `attention`.

    Raises
    ------
    ValueError, TypeError
        As `attention`; the shapes of `W`, `U` and `v` do not fit.

    References
    ----------
    D. Bahdanau, K. Cho, Y. Bengio (2014), "Neural machine translation by jointly learning to align and
    translate", arXiv:1409.0473.

    Examples
    --------
    >>> hidden = [[1, 0], [0, 1], [1, 1]]
    >>> context, weights = additive_attention([0.5, -0.5], hidden, hidden, np.eye(2), np.eye(2), [1, 2])
    >>> weights.round(5), context.round(5)
    (array([0.08751, 0.3568 , 0.55569]), array([0.6432 , 0.91249]))
    """
    q, k, values, mask, layers, dtype = _checked_sums(query, key, value, W, U, v, mask)
    weights_of_blocks = ((block, w) for block, w, _ in _blocks_of_sums(q, k, mask, *layers))
    return _averages(weights_of_blocks, q, values, need_weights, np.ndim(query) == 1, dtype)


def _blocks_of_sums(q, k, mask, W, U, v):
    """Yield an index of some query rows, their weights, and the hyperbolic tangents behind these."""
    q, k = q @ W.T, k @ U.T
    if not (np.isfinite(q).all() and np.isfinite(k).all()):
        raise ValueError(f"W or U is too large: a product is beyond the range of {q.dtype}")
    reach = float(np.abs(v).sum()) + _largest_finite(mask)
    for block in _blocks(q.shape[:-1], k.shape[-2] * k.shape[-1] * q.itemsize):
        hidden = np.tanh(q[block][..., :, None, :] + k[block[:-1]][..., None, :, :])
        yield block, _weights(hidden @ v, mask, block, reach), hidden


def _checked_sums(query, key, value, W, U, v, mask):
    (q, k, values, W, U, v), dtype = _finite_floats(query=query, key=key, value=value, W=W, U=U, v=v)
    q, k, values, mask = _fitted(q, k, values, mask)
    if v.ndim != 1:
        raise ValueError(f"v must be one row of numbers, got shape {v.shape}")
    for name, layer, rows in (("W", W, q), ("U", U, k)):
        if layer.shape != (len(v), rows.shape[-1]):
            raise ValueError(
                f"{name} must have shape {(len(v), rows.shape[-1])}, one row for each entry of v and one "
                f"column for each entry of a {'query' if name == 'W' else 'key'}, got {layer.shape}"
            )
    return q, k, values, mask, (W, U, v), dtype


def additive_attention_grad(query, key, value, W, U, v, output_grad, mask=None):
    r"""Differentiate through `additive_attention`: how a loss answers to each of its arguments.

    .. math:: \frac{\partial L}{\partial v} = \sum_{ij} d_{ij} h_{ij}, \qquad
              \frac{\partial L}{\partial (W q_i)} = \sum_j d_{ij} \, v (1 - h_{ij}^2), \qquad
              h_{ij} = \tanh(W q_i + U k_j)

    with the gradient d by the scores as in `attention_grad`; by :math:`U k_j` the sum goes over i.

    Parameters
    ----------
    query, key, value, W, U, v, mask
        As for `additive_attention`.
    output_grad : array_like of real numbers, shape (..., n, c)
        Gradient of the loss by the output, shaped as the output.

    Returns
    -------
    query_grad, key_grad, value_grad, W_grad, U_grad, v_grad : ndarray
        Shaped as the arguments. Types as for `attention`.

    Raises
    ------
    ValueError, TypeError
        As `additive_attention`; for `output_grad` as `attention_grad`.

    Examples
    --------
    >>> hidden = [[1, 0], [0, 1], [1, 1]]
    >>> gradients = additive_attention_grad(
    ...     [0.5, -0.5], hidden, hidden, np.eye(2), np.eye(2), [1, 2], output_grad=[1, 0]
    ... )
    >>> gradients[-1].round(5)
    array([ 0.10167, -0.02886])
    """
    q, k, values, mask, (W, U, v), dtype = _checked_sums(query, key, value, W, U, v, mask)
    g = _checked_output_grad(output_grad, query, q, values)
    values_grad, v_grad = np.zeros(values.shape, q.dtype), np.zeros_like(v)
    Wq_grad, Uk_grad = (np.zeros((*x.shape[:-1], len(v)), q.dtype) for x in (q, k))
    with np.errstate(all="ignore"):
        for block, w, hidden in _blocks_of_sums(q, k, mask, W, U, v):
            lead = block[:-1]
            values_grad[lead] += w.swapaxes(-1, -2) @ g[block]
            d = _score_grad(w, g[block] @ values[lead].swapaxes(-1, -2))
            v_grad += np.tensordot(d, hidden, d.ndim)
            slopes = d[..., None] * (v * (1 - hidden**2))
            Wq_grad[block] = slopes.sum(-2)
            Uk_grad[lead] += slopes.sum(-3)
        gradients = [
            _shaped_as(query, Wq_grad @ W),
            _shaped_as(key, Uk_grad @ U),
            _shaped_as(value, values_grad),
            _outer_sum(Wq_grad, q),
            _outer_sum(Uk_grad, k),
            v_grad,
        ]
    return _finite_gradients(gradients, dtype)


def _outer_sum(a, b):
    """Add up the outer products of the rows of two tables."""
    axes = list(range(a.ndim - 1))
    return np.tensordot(a, b, (axes, axes))


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


def split_heads(x, num_heads):
    """Cut each row into equal pieces, one for each head.

    Parameters
    ----------
    x : array_like of real numbers, shape (..., n, num_heads * d)
    num_heads : int
        At least 1; it divides the length of a row.

    Returns
    -------
    ndarray, shape (..., num_heads, n, d)
        A view of `x` if that is an array.

    Raises
    ------
    ValueError
        The rows cannot be cut so, or `x` is no table.
    TypeError
        `num_heads` is not a whole number, or `x` holds anything but real numbers.

    Examples
    --------
    >>> split_heads([[1, 2, 3, 4], [5, 6, 7, 8]], num_heads=2)
    array([[[1, 2],
            [5, 6]],
    <BLANKLINE>
           [[3, 4],
            [7, 8]]])
    """
    x, num_heads = plain_array("x", x), whole_number("num_heads", num_heads, 1)
    if x.ndim < 2:
        raise ValueError(f"x must be a table, one row for each place, got shape {x.shape}")
    if x.shape[-1] % num_heads:
        raise ValueError(f"num_heads must divide the length of a row, {x.shape[-1]}, got {num_heads}")
    return x.reshape(*x.shape[:-1], num_heads, -1).swapaxes(-2, -3)


def merge_heads(x):
    """Put the pieces of all heads side by side again; undoes `split_heads`.

    Parameters
    ----------
    x : array_like of real numbers, shape (..., num_heads, n, d)

    Returns
    -------
    ndarray, shape (..., n, num_heads * d)

    Raises
    ------
    ValueError, TypeError
        `x` has fewer than three axes, or holds anything but real numbers.

    Examples
    --------
    >>> merge_heads([[[1, 2], [5, 6]], [[3, 4], [7, 8]]])
    array([[1, 2, 3, 4],
           [5, 6, 7, 8]])
    """
    x = plain_array("x", x)
    if x.ndim < 3:
        raise ValueError(f"x must have shape (..., num_heads, n, d), got shape {x.shape}")
    x = x.swapaxes(-2, -3)
    return x.reshape(*x.shape[:-2], -1)


def multi_head_attention(x, W_q, W_k, W_v, W_o, num_heads, context=None, mask=None, need_weights=True):
    r"""Attend in several heads at once: each has queries, keys and values, and so weights, of its own.

    .. math:: \mathrm{output} = [\mathrm{head}_1, \dots, \mathrm{head}_H] \, W_o, \qquad
              \mathrm{head}_h = \mathrm{attention}(x W_q^{(h)}, c W_k^{(h)}, c W_v^{(h)})

    Parameters
    ----------
    x : array_like of real numbers, shape (..., n, f)
        What asks: one row for each place.
    W_q, W_k, W_v, W_o : array_like of real numbers
        Shapes (f, H d), (f', H d), (f', H c) and (H c, o): head h has the columns h d to (h + 1) d.
    num_heads : int
        H, at least 1.
    context : array_like of real numbers, shape (..., m, f'), optional
        What is looked at; `x` itself by default (self-attention).
    mask : array_like, broadcast to shape (..., n, m), optional
        As for `attention`, the same for all heads.
    need_weights : bool, default True
        As for `attention`.

    Returns
    -------
    output : ndarray, shape (..., n, o)
    weights : ndarray, shape (..., H, n, m), or None
        One table for each head. Types as for `attention`.

    Raises
    ------
    ValueError, TypeError
        As `attention` and `split_heads`; the shape of a matrix does not fit.

    Notes
    -----
    The weights of several heads are averaged, if at all, after the softmax: the softmax of averaged scores is
    what no head looks at.

    References
    ----------
    Vaswani et al. (2017); see `attention`.

    Examples
    --------
    Two heads: the first looks for places like its own, the second for places unlike its own.

    >>> x = np.eye(3)
    >>> W_q, W_k = np.hstack([2 * np.eye(3), -2 * np.eye(3)]), np.hstack([np.eye(3), np.eye(3)])
    >>> output, weights = multi_head_attention(x, W_q, W_k, W_k, np.eye(6), num_heads=2)
    >>> weights[:, 0].round(3)
    array([[0.613, 0.193, 0.193],
           [0.136, 0.432, 0.432]])
    """
    context, at = (x, "x") if context is None else (context, "context")
    given = {"x": x, at: context, "W_q": W_q, "W_k": W_k, "W_v": W_v, "W_o": W_o}
    found, dtype = _finite_floats(**given)
    arrays = dict(zip(given, found, strict=True))
    mask = None if mask is None else _checked_mask(mask)
    if mask is not None and mask.ndim > 2:
        mask = np.expand_dims(mask, -3)
    with np.errstate(all="ignore"):
        q = split_heads(_product(arrays, "x", "W_q"), num_heads)
        k = split_heads(_product(arrays, at, "W_k"), num_heads)
        v = split_heads(_product(arrays, at, "W_v"), num_heads)
        heads, weights = attention(q, k, v, mask, need_weights=need_weights)
        output = _product(
            arrays | {"the row of all heads": merge_heads(heads)}, "the row of all heads", "W_o"
        )
    return tuple(None if r is None else r.astype(dtype, copy=False) for r in (output, weights))


def _product(arrays, left, right):
    a, W = arrays[left], arrays[right]
    if a.ndim < 2:
        raise ValueError(f"{left} must be a table, one row for each place, got shape {a.shape}")
    if W.ndim != 2 or a.shape[-1] != len(W):
        raise ValueError(
            f"{right} must have {a.shape[-1]} rows, one for each column of {left}, got shape {W.shape}"
        )
    return a @ W
