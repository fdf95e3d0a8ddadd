"""A small network that learns: layers, gradients by hand, SGD and Adam, and training step by step.

A layer multiplies by weights and adds biases; between layers ReLU keeps what is positive. What leaves
the last layer are scores (logits), which softmax and cross-entropy turn into a loss.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from teachkit.maths.inputs import (
    check_generator,
    checked_scores,
    floats,
    one_number,
    plain_array,
    where,
    whole_number,
)
from teachkit.maths.losses import checked_labels, class_numbers, cross_entropy, cross_entropy_grad

# A loss of a million nats is a probability of e^-1000000 for what is true: nobody trains on from there.
LARGEST_LOSS = 1e6

FLAT = 1e-10  # a sum of logits below this share of their size is 0 but for rounding


def relu(x):
    """Keep what is positive, and put 0 in the place of all else.

    Parameters
    ----------
    x : array_like of real numbers

    Returns
    -------
    ndarray

    Examples
    --------
    >>> relu([-2, 0, 3])
    array([0, 0, 3])
    """
    return np.maximum(x, 0)


def passed_back(gradient, weights, entered):
    r"""Pass a gradient back through a layer and through the ReLU before it.

    .. math:: \frac{\partial L}{\partial a} = \Bigl(\frac{\partial L}{\partial z} W^T\Bigr) \cdot [a > 0],
              \qquad z = \mathrm{ReLU}(a)\, W + b

    Parameters
    ----------
    gradient : ndarray, shape (N, out)
        Of the loss by what left the layer.
    weights : ndarray, shape (in, out)
        Of the layer.
    entered : ndarray, shape (N, in)
        What entered the layer: it is 0 where ReLU cut off, and there nothing passes back.

    Returns
    -------
    ndarray, shape (N, in)

    Examples
    --------
    >>> passed_back(np.array([[1.0, -1.0]]), np.array([[3.0, 1.0], [5.0, 2.0]]), np.array([[0.7, 0.0]]))
    array([[2., 0.]])
    """
    return (gradient @ weights.T) * (entered > 0)


class Network:
    r"""A network of layers with ReLU between them, whose last layer gives one score a class.

    .. math:: h_0 = x, \qquad h_l = \mathrm{ReLU}(h_{l-1} W_l + b_l), \qquad z = h_{L-1} W_L + b_L

    Parameters
    ----------
    sizes : sequence of int
        How many numbers enter, how many leave each layer: ``(3, 32, 32, 3)`` has three layers. With two
        sizes it is softmax regression.
    rng : numpy.random.Generator
        ``np.random.default_rng(seed)``: the same seed gives the same network.
    start : {"uniform", "he"}
        ``"uniform"``: weights and biases uniform within :math:`\pm 1 / \sqrt{n}`, n numbers entering the
        layer. ``"he"``: weights uniform within :math:`\pm \sqrt{6 / n}`, biases 0.
    zero_last : bool, default False
        Start with a last layer of zeros, so that all scores are 0 and all classes equally likely.

    Attributes
    ----------
    weights : list of ndarray
        One a layer, shape (in, out).
    biases : list of ndarray
        One a layer, shape (out,).

    Raises
    ------
    ValueError
        There are fewer than two sizes, one is below 1, or `start` is another word.
    TypeError
        A size is not a whole number, or `rng` is not a Generator.

    References
    ----------
    D. E. Rumelhart, G. E. Hinton, R. J. Williams (1986), "Learning representations by back-propagating
    errors", Nature 323. K. He, X. Zhang, S. Ren, J. Sun (2015), "Delving deep into rectifiers",
    arXiv:1502.01852. The uniform start is the one of PyTorch's ``Linear``.

    Examples
    --------
    >>> network = Network((3, 32, 32, 3), zero_last=True, rng=np.random.default_rng(0))
    >>> network.num_parameters, [W.shape for W in network.weights]
    (1283, [(3, 32), (32, 32), (32, 3)])
    >>> network.logits([[2, 0, 0]])
    array([[0., 0., 0.]])
    """

    def __init__(self, sizes, start="uniform", zero_last=False, *, rng):
        self.sizes = _layer_sizes(sizes)
        check_generator(rng)
        if start not in ("uniform", "he"):
            raise ValueError(f'start must be "uniform" or "he", got {start!r}')
        self.weights, self.biases = [], []
        for n, out in zip(self.sizes[:-1], self.sizes[1:], strict=True):
            reach = math.sqrt(1 / n) if start == "uniform" else math.sqrt(6 / n)
            self.weights.append(rng.uniform(-reach, reach, (n, out)))
            self.biases.append(rng.uniform(-reach, reach, out) if start == "uniform" else np.zeros(out))
        if zero_last:
            self.weights[-1][...] = 0
            self.biases[-1][...] = 0

    @property
    def parameters(self):
        """All that is learned, as W1, b1, W2, b2, …: the arrays themselves, not copies."""
        return [array for pair in zip(self.weights, self.biases, strict=True) for array in pair]

    @property
    def num_parameters(self):
        """How many numbers are learned."""
        return sum(array.size for array in self.parameters)

    def copy(self):
        """Return a network with the same parameters, which may then go its own way."""
        twin = object.__new__(Network)
        twin.sizes = self.sizes
        twin.weights = [W.copy() for W in self.weights]
        twin.biases = [b.copy() for b in self.biases]
        return twin

    def logits(self, x):
        """Compute one row of scores for each example.

        Parameters
        ----------
        x : array_like of real numbers, shape (N, sizes[0])

        Returns
        -------
        ndarray of float64, shape (N, sizes[-1])

        Raises
        ------
        ValueError
            `x` is not a table of finite numbers with as many columns as numbers enter.
        TypeError
            `x` holds anything but real numbers.
        FloatingPointError
            The scores are beyond the range of float64.
        """
        return self._forward(_examples(x, self.sizes[0]))[-1]

    def loss_and_gradients(self, x, labels):
        """Compute the mean cross-entropy, and how it answers to each parameter.

        Parameters
        ----------
        x : array_like of real numbers, shape (N, sizes[0])
        labels : array_like
            Class numbers, shape (N,), or a table of distributions, shape (N, sizes[-1]).

        Returns
        -------
        loss : float
            Nats per example.
        gradients : list of ndarray
            Shaped as `parameters`, in their order.
        logits : ndarray, shape (N, sizes[-1])

        Raises
        ------
        ValueError, TypeError, FloatingPointError
            As `logits`; for the labels as `teachkit.cross_entropy`.
        """
        x = _examples(x, self.sizes[0])
        return self._backward(self._forward(x), _one_a_row(labels, x, self.sizes[-1]))

    def _forward(self, x):
        """Return what enters each layer and, last, the logits."""
        values = [x]
        with np.errstate(all="ignore"):
            for W, b in zip(self.weights[:-1], self.biases[:-1], strict=True):
                values.append(relu(values[-1] @ W + b))
            values.append(values[-1] @ self.weights[-1] + self.biases[-1])
        if not np.isfinite(values[-1]).all():
            raise FloatingPointError(
                "the scores are beyond the range of float64: the parameters are too large"
            )
        return values

    def _backward(self, values, labels):
        """Return the loss, its gradient by each parameter, and the logits."""
        *entered, z = values
        gradients = []
        with np.errstate(all="ignore"):
            loss = float(cross_entropy(z, labels).mean())
            g = cross_entropy_grad(z, labels) / len(z)
            for layer in reversed(range(len(entered))):
                gradients[:0] = entered[layer].T @ g, g.sum(0)
                if layer > 0:
                    g = passed_back(g, self.weights[layer], entered[layer])
        return loss, gradients, z


def _layer_sizes(sizes):
    try:
        sizes = tuple(sizes)
    except TypeError:
        raise TypeError(f"sizes must be a sequence such as (3, 32, 32, 3), got {sizes!r:.60}") from None
    if len(sizes) < 2:
        raise ValueError(f"sizes must hold at least 2 numbers, those that enter and the classes, got {sizes}")
    return tuple(whole_number(f"sizes[{place}]", size, 1) for place, size in enumerate(sizes))


def _examples(x, columns):
    array = floats("x", x)[0].astype(np.float64, copy=False)
    if array.ndim != 2 or array.shape[1] != columns:
        raise ValueError(
            f"x must be a table of shape (N, {columns}), one example a row, got shape {array.shape}"
        )
    bad = ~np.isfinite(array)
    if bad.any():
        raise ValueError(f"x must hold finite numbers, got {array[bad][0]} at {where(bad)}")
    return array


def _one_a_row(labels, x, num_classes):
    """Check labels as `cross_entropy` does: class numbers, shape (N,), or distributions, shape (N, K)."""
    numbers, rows = checked_labels(labels, np.broadcast_to(0.0, (len(x), num_classes)), -1)
    return rows if numbers is None else numbers[:, 0]


class SGD:
    r"""Gradient descent: each parameter takes a step against its gradient, with momentum if wanted.

    .. math:: g \leftarrow g + \lambda \theta, \qquad v \leftarrow \mu v + g,
              \qquad \theta \leftarrow \theta - \eta v

    Parameters
    ----------
    rate : float, default 0.1
        η, the learning rate, above 0.
    momentum : float, default 0
        μ, from 0 up to but not 1: how much of the last step is kept.
    decay : float, default 0
        λ, 0 or more: how strongly parameters are drawn to 0 (weight decay).

    Raises
    ------
    ValueError, TypeError
        An argument is out of its range, or not a number.

    Notes
    -----
    One object trains one network: it remembers the last step. The conventions are those of PyTorch.

    References
    ----------
    B. T. Polyak (1964), "Some methods of speeding up the convergence of iteration methods".

    Examples
    --------
    >>> theta = np.array([1.0, -2.0])
    >>> SGD(rate=0.5).step([theta], [np.array([2.0, -2.0])])
    >>> theta
    array([ 0., -1.])
    """

    def __init__(self, rate=0.1, momentum=0.0, decay=0.0):
        self.rate = _in_range("rate", rate)
        self.momentum = _in_range("momentum", momentum, at_zero=True, below=1)
        self.decay = _in_range("decay", decay, at_zero=True)
        self.velocity = None

    def step(self, parameters, gradients):
        """Change the parameters, a list of arrays, in place; the gradients stay what they are."""
        if self.velocity is None:
            self.velocity = [np.zeros_like(theta) for theta in parameters]
        with np.errstate(all="ignore"):
            for theta, g, v in _together(parameters, gradients, self.velocity):
                v *= self.momentum
                v += g
                if self.decay:
                    v += self.decay * theta
                theta -= self.rate * v


class Adam:
    r"""Adam: the step of a parameter depends on how steady its gradient is, not on how large.

    .. math:: m \leftarrow \beta_1 m + (1 - \beta_1) g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2) g^2,
              \qquad \theta \leftarrow \theta
              - \eta \frac{m / (1 - \beta_1^t)}{\sqrt{v / (1 - \beta_2^t)} + \epsilon}

    Parameters
    ----------
    rate : float, default 0.001
        η, the learning rate, above 0.
    betas : pair of float, default (0.9, 0.999)
        How much of the mean gradient and of its mean square is kept at each step, from 0 up to but not 1.
    epsilon : float, default 1e-8
        Above 0: keeps the division from blowing up where the gradient is 0.

    Raises
    ------
    ValueError, TypeError
        An argument is out of its range, or not a number.

    Notes
    -----
    Both means start at 0 and are too small at first; dividing by :math:`1 - \beta^t` at step t corrects
    that. One object trains one network. The conventions are those of PyTorch.

    References
    ----------
    D. P. Kingma, J. Ba (2015), "Adam: a method for stochastic optimization", arXiv:1412.6980.

    Examples
    --------
    The first step has the length of the rate, whatever the gradient.

    >>> theta = np.array([1.0, 1.0])
    >>> Adam(rate=0.1).step([theta], [np.array([1000.0, -0.001])])
    >>> theta.round(4)
    array([0.9, 1.1])
    """

    def __init__(self, rate=1e-3, betas=(0.9, 0.999), epsilon=1e-8):
        self.rate = _in_range("rate", rate)
        if np.shape(betas) != (2,):
            raise ValueError(f"betas must be two numbers such as (0.9, 0.999), got {betas!r:.60}")
        self.betas = tuple(_in_range("betas", beta, at_zero=True, below=1) for beta in betas)
        self.epsilon = _in_range("epsilon", epsilon)
        self.steps, self.mean, self.mean_square = 0, None, None

    def step(self, parameters, gradients):
        """Change the parameters, a list of arrays, in place; the gradients stay what they are."""
        if self.mean is None:
            self.mean = [np.zeros_like(theta) for theta in parameters]
            self.mean_square = [np.zeros_like(theta) for theta in parameters]
        self.steps += 1
        keep, keep_square = self.betas
        grown, grown_square = 1 - keep**self.steps, 1 - keep_square**self.steps
        with np.errstate(all="ignore"):
            for theta, g, m, v in _together(parameters, gradients, self.mean, self.mean_square):
                m *= keep
                m += (1 - keep) * g
                v *= keep_square
                v += (1 - keep_square) * g * g
                theta -= self.rate * (m / grown) / (np.sqrt(v / grown_square) + self.epsilon)


def _in_range(name, value, at_zero=False, below=math.inf):
    value = one_number(name, value)
    if not (0 < value < below or (at_zero and value == 0)):
        least = "at least 0" if at_zero else "above 0"
        most = "finite" if below == math.inf else f"below {below}"
        raise ValueError(f"{name} must be {least} and {most}, got {value}")
    return value


def _together(parameters, gradients, *states):
    """Walk through parameters, gradients and states side by side, after checking that they fit."""
    shapes = [[np.shape(array) for array in arrays] for arrays in (parameters, gradients, *states)]
    if any(found != shapes[0] for found in shapes[1:]):
        raise ValueError(
            f"gradients, and the optimizer, must fit parameters of shapes {shapes[0]}, got {shapes[1:]}; "
            f"each network needs an optimizer of its own"
        )
    return zip(parameters, gradients, *states, strict=True)


@dataclass(frozen=True)
class Step:
    """Where training is.

    Parameters
    ----------
    step : int
        How many updates have been made.
    loss : float
        Mean cross-entropy, in nats, before the next update.
    logits : ndarray, shape (N, K)
        The scores behind that loss, of all examples or of the batch.
    accuracy : float
        The share of these examples whose top score is that of the true class.
    diverged : bool
        Whether training broke down. It is then the last step, and all else is from the last good one.
    message : str
        What happened, in words, when training broke down; else empty.

    Examples
    --------
    >>> network = Network((1, 2), zero_last=True, rng=np.random.default_rng(0))
    >>> first, last = train(network, [[1], [1], [1]], [0, 0, 1], SGD(rate=1e8), steps=10)
    >>> first.step, round(first.loss, 4), first.diverged
    (0, 0.6931, False)
    >>> last.message
    'Training diverged at step 1: the loss is above 1,000,000 nats; try a learning rate below 1e+08.'
    """

    step: int
    loss: float
    logits: np.ndarray
    accuracy: float
    diverged: bool = False
    message: str = ""


def train(network, x, labels, optimizer, steps, batch_size=None, *, rng=None):
    """Train a network and hand out where it is, step by step; whoever stops asking stops the training.

    Parameters
    ----------
    network : Network
        Its parameters are changed in place.
    x : array_like of real numbers, shape (N, D)
        Examples.
    labels : array_like
        Class numbers, shape (N,), or a table of distributions, shape (N, K).
    optimizer : SGD or Adam
        One that has trained no other network.
    steps : int
        How many updates, 0 or more.
    batch_size : int, optional
        How many examples each update sees: batches are cut from all examples in a random order, again
        and again; the last batch of a round may be smaller. Without it, each update sees all.
    rng : numpy.random.Generator, optional
        Needed with `batch_size`, for the order.

    Returns
    -------
    generator of Step
        One before each update and one after the last, ``steps + 1`` in all. When the loss or a parameter is
        no longer finite, or the loss above a million nats, the last one has ``diverged``, says so in its
        ``message``, and network, loss and logits are those of the step before.

    Raises
    ------
    ValueError
        As `Network.loss_and_gradients`; `steps` is negative or `batch_size` below 1. All at once, not
        when the first step is asked for.
    TypeError
        An argument is not of its kind; `batch_size` is given without `rng`.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> x, labels = logit_path_data(per_class=20, rng=rng)
    >>> network = Network((3, 32, 32, 3), zero_last=True, rng=rng)
    >>> for state in train(network, x, labels, SGD(rate=0.1), steps=200):
    ...     if state.step % 100 == 0:
    ...         print(state.step, round(state.loss, 3), round(state.accuracy, 3))
    0 1.099 0.333
    100 0.337 0.867
    200 0.194 0.933
    """
    if not isinstance(network, Network):
        raise TypeError(f"network must be a Network, got {type(network).__name__}")
    check_optimizer(optimizer)
    x = _examples(x, network.sizes[0])
    labels = _one_a_row(labels, x, network.sizes[-1])
    steps = whole_number("steps", steps, 0)
    if batch_size is not None:
        batch_size = whole_number("batch_size", batch_size, 1)
        check_generator(rng)
    return _steps(network, x, labels, optimizer, steps, batch_size, rng)


def check_optimizer(optimizer):
    """Check that `optimizer` is one, made with its brackets."""
    if isinstance(optimizer, type) or not callable(getattr(optimizer, "step", None)):
        raise TypeError(f"optimizer must be SGD(...) or Adam(...), got {optimizer!r:.60}")


def _steps(network, x, labels, optimizer, steps, batch_size, rng):
    """Yield where training is before each update, and after the last."""
    batches = _batches(len(x), batch_size, rng)
    state, good = None, None
    for step in range(steps + 1):
        rows = next(batches)
        try:
            loss, gradients, logits = _checked_step(network, x[rows], labels[rows])
        except FloatingPointError as error:
            yield _broken_down(network, optimizer, step, state, good, error)
            return
        good = [theta.copy() for theta in network.parameters]
        state = Step(step, loss, logits, _share_right(logits, labels[rows]))
        yield state
        if step < steps:
            optimizer.step(network.parameters, gradients)


def _batches(size, batch_size, rng):
    """Yield, without end, which examples the next update sees."""
    while batch_size is None:
        yield slice(None)
    while True:
        order = rng.permutation(size)
        for start in range(0, size, batch_size):
            yield order[start : start + batch_size]


def _checked_step(network, x, labels):
    if not all(np.isfinite(theta).all() for theta in network.parameters):
        raise FloatingPointError("a parameter is no longer a finite number")
    loss, gradients, logits = network._backward(network._forward(x), labels)
    if not loss <= LARGEST_LOSS:
        raise FloatingPointError(f"the loss is above {LARGEST_LOSS:,.0f} nats")
    return loss, gradients, logits


def _broken_down(network, optimizer, step, state, good, error):
    if state is None:
        raise ValueError(f"training cannot start: {error}")
    for theta, kept in zip(network.parameters, good, strict=True):
        theta[...] = kept
    rate = getattr(optimizer, "rate", None)
    advice = "" if rate is None else f"; try a learning rate below {rate:g}"
    return replace(
        state, step=step, diverged=True, message=f"Training diverged at step {step}: {error}{advice}."
    )


def _share_right(logits, labels):
    true = labels if labels.ndim == 1 else labels.argmax(-1)
    return float((logits.argmax(-1) == true).mean())


def accuracy(logits, labels):
    """Count the share of examples whose top score is that of the true class.

    Parameters
    ----------
    logits : array_like of real numbers, shape (N, K)
        Scores, or probabilities. Of equal top scores the first counts.
    labels : array_like
        Class numbers, shape (N,), or a table of distributions, shape (N, K), whose top class is the true one.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ValueError, TypeError
        As `teachkit.cross_entropy`; or `logits` is not a table.

    Examples
    --------
    >>> accuracy([[2, 1, 0.1], [0, 3, 1]], [0, 2])
    0.5
    """
    x, *_ = checked_scores("logits", logits)
    if x.ndim != 2:
        raise ValueError(f"logits must be a table of shape (N, K), got shape {x.shape}")
    return _share_right(x, _one_a_row(labels, x, x.shape[1]))


def confusion_matrix(labels, predicted, num_classes):
    """Count for each true class how often each class was predicted.

    Parameters
    ----------
    labels : array_like of int, shape (N,)
        True class numbers.
    predicted : array_like of int, shape (N,)
        Predicted class numbers.
    num_classes : int
        K, at least 1.

    Returns
    -------
    ndarray of int, shape (K, K)
        Row: true class, column: predicted one. What is right stands on the diagonal.

    Raises
    ------
    ValueError
        A class number is not from 0 to K - 1, or the two differ in length.
    TypeError
        They are not whole numbers.

    Examples
    --------
    >>> confusion_matrix([0, 0, 1, 2], [0, 1, 1, 2], num_classes=3)
    array([[1, 1, 0],
           [0, 1, 0],
           [0, 0, 1]])
    """
    K = whole_number("num_classes", num_classes, 1)
    true = plain_array("labels", labels)
    rows = np.broadcast_to(0.0, (true.size, K))
    true = class_numbers(true, rows)[:, 0]
    guessed = class_numbers(predicted, rows, name="predicted")[:, 0]
    return np.bincount(true * K + guessed, minlength=K * K).reshape(K, K)


def numeric_gradient(f, x, step=1e-6):
    r"""Measure a gradient by central differences, to check one that was worked out by hand.

    .. math:: \frac{\partial f}{\partial x_i} \approx \frac{f(x + h e_i) - f(x - h e_i)}{2 h}

    Parameters
    ----------
    f : callable
        Takes an array shaped as `x`, returns one number.
    x : array_like of real numbers
        Where. It is not changed: `f` gets copies.
    step : float, default 1e-6
        h, above 0.

    Returns
    -------
    ndarray of float64, shaped as `x`

    Raises
    ------
    ValueError, TypeError
        `x` holds anything but finite real numbers, or `step` is not positive and finite.

    Examples
    --------
    >>> numeric_gradient(lambda x: (x**2).sum(), [1.0, -3.0]).round(6)
    array([ 2., -6.])
    """
    x = floats("x", x)[0].astype(np.float64)
    if not np.isfinite(x).all():
        raise ValueError(f"x must hold finite numbers, got {x[~np.isfinite(x)][0]}")
    step = _in_range("step", step)
    slopes = np.empty_like(x)
    for place in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[place] += step
        below[place] -= step
        slopes[place] = (f(above) - f(below)) / (2 * step)
    return slopes


def logit_path_data(per_class=20, *, rng):
    """Draw the points of the logit paths: two clouds, and a sphere around both.

    Parameters
    ----------
    per_class : int, default 20
        n, points a class.
    rng : numpy.random.Generator
        ``np.random.default_rng(seed)``.

    Returns
    -------
    x : ndarray, shape (3 n, 3)
        Classes 0 and 1: normal with spread 1 around (2, 0, 0) and (-2, 0, 0). Class 2: on the sphere
        of radius 4, every direction alike.
    labels : ndarray of int, shape (3 n,)
        In order: first all of class 0, then 1, then 2.

    Raises
    ------
    ValueError
        `per_class` is below 1.
    TypeError
        It is not a whole number, or `rng` is not a Generator.

    References
    ----------
    E. Waite, "softmax-logit-paths", https://github.com/elliotwaite/softmax-logit-paths

    Examples
    --------
    >>> x, labels = logit_path_data(per_class=2, rng=np.random.default_rng(0))
    >>> np.linalg.norm(x[labels == 2], axis=1).round(6)
    array([4., 4.])
    """
    n = whole_number("per_class", per_class, 1)
    check_generator(rng)
    x = rng.standard_normal((3, n, 3))
    x[0, :, 0] += 2
    x[1, :, 0] -= 2
    x[2] *= 4 / np.linalg.norm(x[2], axis=1, keepdims=True)
    return x.reshape(3 * n, 3), np.repeat(np.arange(3), n)


def four_blobs(size=1000, spread=1.5, *, rng):
    """Draw points around (15, 0), (15, 15), (0, 15) and (30, 15), in random order.

    Parameters
    ----------
    size : int, default 1000
        N, points in all, as even as possible over the four classes.
    spread : float, default 1.5
        Standard deviation in each direction, above 0.
    rng : numpy.random.Generator
        ``np.random.default_rng(seed)``.

    Returns
    -------
    x : ndarray, shape (N, 2)
    labels : ndarray of int, shape (N,)
        0 to 3, the centres in the order above.

    Raises
    ------
    ValueError
        `size` is below 1, or `spread` not positive and finite.
    TypeError
        One is not a number of its kind, or `rng` is not a Generator.

    References
    ----------
    MachineCurve (2020), "How does the Softmax activation function work?"

    Examples
    --------
    >>> x, labels = four_blobs(size=8, rng=np.random.default_rng(0))
    >>> x.shape, np.bincount(labels)
    ((8, 2), array([2, 2, 2, 2]))
    """
    size, spread = whole_number("size", size, 1), _in_range("spread", spread)
    check_generator(rng)
    centres = np.array([[15, 0], [15, 15], [0, 15], [30, 15]], float)
    labels = rng.permutation(np.arange(size) % 4)
    return centres[labels] + spread * rng.standard_normal((size, 2)), labels


def margins(logits, labels):
    """Measure how far the score of the true class is above the best of the others.

    Parameters
    ----------
    logits : array_like, shape (..., N, K)
        For example those of every step of a training.
    labels : array_like of int, shape (N,)
        Class numbers.

    Returns
    -------
    ndarray, shape (..., N)
        Above 0 where the prediction is right.

    Examples
    --------
    >>> margins([[3.0, 1.0, 0.5], [3.0, 1.0, 0.5]], [0, 1])
    array([ 2., -2.])
    """
    z, labels = np.asarray(logits, dtype=float), np.asarray(labels)
    true = np.arange(z.shape[-1]) == labels[:, None]
    return np.where(true, z, -np.inf).max(-1) - np.where(true, -np.inf, z).max(-1)


def off_plane(logits):
    """Measure how far scores are from the plane of zero sum.

    Parameters
    ----------
    logits : array_like, shape (..., K)

    Returns
    -------
    float
        The largest distance, |sum of the scores| / sqrt(K); 0 when nothing is left but rounding.

    Examples
    --------
    >>> round(off_plane([[1, -1, 0], [1, 1, 1]]), 3), off_plane([0.1, 0.2, -0.3])
    (1.732, 0.0)
    """
    z = np.asarray(logits, dtype=float)
    sums = np.abs(z.sum(-1))
    return float(np.where(sums > FLAT * (1 + np.abs(z).max(-1)), sums, 0).max() / math.sqrt(z.shape[-1]))


def axis_angle(logits, labels):
    """Measure the angle between centred scores and the axis of their true class.

    Parameters
    ----------
    logits : array_like, shape (N, K)
    labels : array_like of int, shape (N,)

    Returns
    -------
    float
        Degrees, on average over the examples whose scores are not all equal; nan when there are none.

    Examples
    --------
    >>> round(axis_angle([[2.0, -1.0, -1.0], [1.0, -1.0, 0.0]], [0, 0]), 6)
    15.0
    """
    z = np.asarray(logits, dtype=float)
    z = z - z.mean(-1, keepdims=True)
    own = np.take_along_axis(z, np.asarray(labels)[:, None], -1)[:, 0]
    K, length = z.shape[-1], np.linalg.norm(z, axis=-1)
    moved = length > 1e-12
    if not moved.any():
        return math.nan
    cosines = own[moved] / length[moved] * math.sqrt(K / (K - 1))
    return float(np.degrees(np.arccos(np.clip(cosines, -1, 1))).mean())


def step_angles(before, after, labels):
    r"""Measure the angle between the step of each point's scores and its own downhill direction.

    .. math:: \cos \alpha = \frac{\Delta z \cdot (e_y - p)}{|\Delta z| \, |e_y - p|},
              \qquad \sum_k \Delta z_k = 0

    A score of its own would go straight downhill, at the angle 0. Softmax does not see what all scores of a
    point have in common, so that part of the step is left out.

    Parameters
    ----------
    before, after : array_like, shape (N, K)
        The scores of N points before and after a step of training.
    labels : array_like of int, shape (N,)
        Class numbers.

    Returns
    -------
    ndarray, shape (N,)
        Degrees from 0 to 180; above 90 the loss of the point rises in a small step. nan where the scores did
        not move, or where there is no downhill direction.

    Examples
    --------
    >>> step_angles([[0.0, 0.0]] * 2, [[1.0, -1.0], [1.0, -1.0]], [0, 1]).round(6)
    array([  0., 180.])
    """
    z, labels = np.asarray(before, dtype=float), np.asarray(labels)
    step = np.asarray(after, dtype=float) - z
    step = step - step.mean(-1, keepdims=True)
    downhill = -cross_entropy_grad(z, labels)
    with np.errstate(invalid="ignore"):
        step, downhill = (v / np.linalg.norm(v, axis=-1, keepdims=True) for v in (step, downhill))
    apart, along = np.linalg.norm(step - downhill, axis=-1), np.linalg.norm(step + downhill, axis=-1)
    return np.degrees(2 * np.arctan2(apart, along))  # exact near 0 and 180, where a cosine hardly moves
