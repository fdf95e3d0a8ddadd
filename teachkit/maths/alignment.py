"""A small model that learns to align: which place of a sequence each step of the answer looks at.

Nobody tells it the places. It is told only which symbols the answer should hold, and finds out through the
softmax of its attention where to read them.
"""

import numpy as np

from teachkit.maths.attention import additive_attention, additive_attention_grad
from teachkit.maths.distributions import one_hot
from teachkit.maths.inputs import check_generator, plain_array, whole_number, whole_numbers_below
from teachkit.maths.losses import cross_entropy, cross_entropy_grad
from teachkit.maths.training import Step, check_optimizer

TASKS = {
    "reverse": lambda n: np.arange(n)[::-1],
    "copy": np.arange,
    "rotate": lambda n: np.roll(np.arange(n), -1),
}
LARGEST_PARAMETER = 1e50  # products of a few that are larger leave the range of float64


def alignment_task(size, length=6, num_symbols=8, task="reverse", *, rng):
    """Make sequences of random symbols, the answers to them, and the places that the answers come from.

    Parameters
    ----------
    rng : numpy.random.Generator
        ``np.random.default_rng(seed)``: the same seed gives the same sequences.
    size : int
        How many sequences, at least 1.
    length : int, default 6
        Symbols in each, at least 1.
    num_symbols : int, default 8
        How many symbols there are, at least 2: the numbers from 0 on.
    task : {"reverse", "copy", "rotate"}
        The answer is the sequence backwards, as it is, or from its second symbol on and then the first.

    Returns
    -------
    sequences, answers : ndarray of int, shape (size, length)
    places : ndarray of int, shape (length,)
        ``answers[:, i]`` is ``sequences[:, places[i]]``: the true alignment.

    Raises
    ------
    ValueError
        A number is too small, or `task` is another word.
    TypeError
        A number is not a whole one, or `rng` is not a Generator.

    Examples
    --------
    >>> sequences, answers, places = alignment_task(size=2, length=4, rng=np.random.default_rng(0))
    >>> sequences, answers
    (array([[6, 5, 4, 2],
           [2, 0, 0, 0]]), array([[2, 4, 5, 6],
           [0, 0, 0, 2]]))
    >>> places
    array([3, 2, 1, 0])
    """
    check_generator(rng)
    _check_task(task)
    shape = whole_number("size", size, 1), whole_number("length", length, 1)
    sequences = rng.integers(whole_number("num_symbols", num_symbols, 2), size=shape)
    places = TASKS[task](shape[1])
    return sequences, sequences[:, places], places


def _check_task(task):
    if not isinstance(task, str) or task not in TASKS:
        raise ValueError(f"task must be one of {list(TASKS)}, got {task!r:.60}")


class AlignmentModel:
    r"""Additive attention between the steps of an answer and the places of a sequence, as small as can be.

    .. math:: h_j = E_{x_j} + P_j, \qquad c_i = \sum_j w_{ij} h_j, \qquad z_i = c_i R + b, \qquad
              w_i = \mathrm{softmax}_j \bigl(v \cdot \tanh(W q_i + U h_j)\bigr)

    Each place of the sequence has a state h: what stands there, and where it stands. Each step i of the
    answer has a query :math:`q_i`, learned like all else; the scores z of its symbols come from its context
    :math:`c_i` alone.

    Parameters
    ----------
    rng : numpy.random.Generator
        ``np.random.default_rng(seed)``: the same seed gives the same model.
    length : int, default 6
        Places of a sequence, and steps of an answer.
    num_symbols : int, default 8
        K, at least 2.
    width : int, default 16
        Entries of a state, of a query and of the layer between them.

    Attributes
    ----------
    E, P, Q, W, U, v, R, b : ndarray
        As in the formula; the rows of Q are the queries.

    Raises
    ------
    ValueError, TypeError
        A number is not a whole one or too small, or `rng` is not a Generator.

    References
    ----------
    D. Bahdanau, K. Cho, Y. Bengio (2014), "Neural machine translation by jointly learning to align and
    translate", arXiv:1409.0473. There the states come from a recurrent network that reads the sentence, and
    the query is the state of one that writes.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> model = AlignmentModel(rng=rng)
    >>> sequences, answers, places = alignment_task(size=100, rng=rng)
    >>> before = model.weights(sequences)
    >>> before[0, 0].round(2)
    array([0.16, 0.18, 0.18, 0.16, 0.18, 0.13])
    """

    NAMES = ("E", "P", "Q", "W", "U", "v", "R", "b")

    def __init__(self, length=6, num_symbols=8, width=16, *, rng):
        check_generator(rng)
        self.length = n = whole_number("length", length, 1)
        self.num_symbols = K = whole_number("num_symbols", num_symbols, 2)
        a = whole_number("width", width, 1)
        shapes = (K, a), (n, a), (n, a), (a, a), (a, a), (a,), (a, K)
        for name, shape in zip(self.NAMES, shapes, strict=False):
            setattr(self, name, rng.normal(0, 1 / np.sqrt(a), shape))
        self.b = np.zeros(K)

    @property
    def parameters(self):
        """All that is learned, in the order of the formula: the arrays themselves, not copies."""
        return [getattr(self, name) for name in self.NAMES]

    @property
    def num_parameters(self):
        """How many numbers are learned."""
        return sum(array.size for array in self.parameters)

    def weights(self, sequences):
        """Compute how much each step of the answer (a row) looks at each place (a column).

        Parameters
        ----------
        sequences : array_like of int, shape (N, length)

        Returns
        -------
        ndarray of float64, shape (N, length, length)
            Rows that sum to 1.

        Raises
        ------
        ValueError, TypeError
            `sequences` is not such a table of symbols from 0 to K - 1.
        """
        return self._attend(self._states(self._symbols("sequences", sequences)))[1]

    def logits(self, sequences):
        """Compute the scores of the symbols for each step of the answer, shape (N, length, num_symbols)."""
        return self._attend(self._states(self._symbols("sequences", sequences)))[0] @ self.R + self.b

    def loss_and_gradients(self, sequences, answers):
        """Compute the mean cross-entropy, and how it answers to each parameter.

        Parameters
        ----------
        sequences, answers : array_like of int, shape (N, length)

        Returns
        -------
        loss : float
            Nats per symbol of the answer.
        gradients : list of ndarray
            Shaped as `parameters`, in their order.
        logits : ndarray, shape (N, length, num_symbols)

        Raises
        ------
        ValueError, TypeError
            As `weights`; so for `answers`.
        """
        x, y = self._symbols("sequences", sequences), self._symbols("answers", answers)
        if len(x) != len(y):
            raise ValueError(f"answers must have one row for each of {len(x)} sequences, got {len(y)}")
        h = self._states(x)
        context, _ = self._attend(h, need_weights=False)
        z = context @ self.R + self.b
        g = cross_entropy_grad(z, y) / y.size
        Q, key, value, W, U, v = additive_attention_grad(
            self.Q, h, h, self.W, self.U, self.v, output_grad=g @ self.R.T
        )
        h_grad = key + value
        over_all = ([0, 1], [0, 1])  # sequences, and places or steps
        E, R = (
            np.tensordot(one_hot(x, self.num_symbols), h_grad, over_all),
            np.tensordot(context, g, over_all),
        )
        gradients = [E, h_grad.sum(0), Q, W, U, v, R, g.sum((0, 1))]
        return float(cross_entropy(z, y).mean()), gradients, z

    def _states(self, x):
        return self.E[x] + self.P

    def _attend(self, h, need_weights=True):
        return additive_attention(self.Q, h, h, self.W, self.U, self.v, need_weights=need_weights)

    def _symbols(self, name, table):
        x = whole_numbers_below(name, plain_array(name, table), self.num_symbols)
        if x.ndim != 2 or x.shape[1] != self.length:
            raise ValueError(f"{name} must have shape (N, {self.length}), got shape {x.shape}")
        return x


def share_aligned(weights, places):
    """Count the share of rows whose largest weight stands at the true place.

    Parameters
    ----------
    weights : array_like of real numbers, shape (..., n, m)
    places : array_like of int, shape (n,)
        The true place of each row.

    Returns
    -------
    float
        From 0 to 1; by chance it is 1 / m.

    Raises
    ------
    ValueError, TypeError
        `weights` is no table of real numbers, or `places` are not n whole numbers.

    Examples
    --------
    >>> share_aligned([[0.7, 0.3], [0.6, 0.4]], places=[0, 1])
    0.5
    """
    w, places = plain_array("weights", weights), plain_array("places", places)
    if w.ndim < 2 or places.shape != w.shape[-2:-1]:
        raise ValueError(f"places must be one for each row of weights of shape {w.shape}, got {places}")
    places = whole_numbers_below("places", places, w.shape[-1])
    return float((w.argmax(-1) == places).mean())


def train_alignment(model, optimizer, steps, task="reverse", batch_size=64, *, rng):
    """Train a model on sequences that are new at every step; whoever stops asking stops the training.

    Parameters
    ----------
    model : AlignmentModel
        Its parameters are changed in place.
    optimizer : SGD or Adam
        One that has trained nothing else.
    steps : int
        How many updates, 0 or more.
    rng : numpy.random.Generator
        For the sequences.
    task : {"reverse", "copy", "rotate"}
        As for `alignment_task`.
    batch_size : int, default 64
        Sequences of each step.

    Returns
    -------
    generator of Step
        One before each update and one after the last, ``steps + 1`` in all, each with ``step``, ``loss``
        (nats per symbol), ``logits`` and ``accuracy`` (the share of right symbols) of its own sequences.

    Raises
    ------
    ValueError, TypeError
        As `alignment_task`; `model`, `optimizer` or `steps` are not what they should be. All at once, not
        when the first step is asked for.
    FloatingPointError
        The parameters grow out of all bounds.

    Examples
    --------
    The model is told the answers and never the places. It finds them.

    >>> from teachkit.maths.training import Adam
    >>> rng = np.random.default_rng(0)
    >>> model = AlignmentModel(rng=rng)
    >>> sequences, answers, places = alignment_task(size=100, rng=rng)
    >>> round(share_aligned(model.weights(sequences), places), 2)
    0.18
    >>> for state in train_alignment(model, Adam(rate=0.01), steps=100, rng=rng):
    ...     if state.step % 50 == 0:
    ...         print(state.step, round(state.loss, 2), round(state.accuracy, 2))
    0 2.09 0.14
    50 0.21 1.0
    100 0.0 1.0
    >>> share_aligned(model.weights(sequences), places)
    1.0
    """
    if not isinstance(model, AlignmentModel):
        raise TypeError(f"model must be an AlignmentModel, got {type(model).__name__}")
    check_optimizer(optimizer)
    steps = whole_number("steps", steps, 0)
    check_generator(rng)
    _check_task(task)
    batch_size = whole_number("batch_size", batch_size, 1)
    return _steps(model, optimizer, steps, rng, task, batch_size)


def _steps(model, optimizer, steps, rng, task, batch_size):
    for step in range(steps + 1):
        if not all(np.abs(theta).max() < LARGEST_PARAMETER for theta in model.parameters):
            raise FloatingPointError(f"training diverged at step {step}: try a lower learning rate")
        x, y, _ = alignment_task(batch_size, model.length, model.num_symbols, task, rng=rng)
        loss, gradients, z = model.loss_and_gradients(x, y)
        yield Step(step, loss, z, float((z.argmax(-1) == y).mean()))
        if step < steps:
            optimizer.step(model.parameters, gradients)
