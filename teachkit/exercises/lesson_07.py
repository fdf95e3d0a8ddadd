"""Exercises of lesson 07: layers, gradients, momentum, Adam, margins, Gaussians and confusions."""

import math

import numpy as np

from teachkit.exercises.engine import Mistake, Task
from teachkit.exercises.values import show_number
from teachkit.maths.distributions import one_hot
from teachkit.maths.geometry import gaussian_to_linear
from teachkit.maths.losses import cross_entropy_grad
from teachkit.maths.softmax import softmax
from teachkit.maths.training import SGD, Adam, confusion_matrix, relu

_X = np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -2.0]])
_W = np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.0]])
_B = np.array([0.5, -1.0, 1.0])
_LAYERS = (
    (_X, _W, _B),
    (np.array([[2.0, -1.0, 0.5]]), np.array([[1.0, -2.0], [0.5, 1.0], [-1.0, 3.0]]), np.array([-0.5, 1.5])),
    (np.array([[0.0, 0.0]]), np.array([[3.0, 1.0], [-2.0, 4.0]]), np.array([-1.0, 0.25])),
)
_BACK = (
    (np.array([[1.0, 0.0], [0.5, 2.0], [0.0, 3.0]]), np.array([[2.0, 1.0, 0.1], [0, 0, 0], [-1, 3, 0.5]])),
    (np.array([[0.0, 1.5, 1.0], [2.0, 0.0, 0.5]]), np.array([[0.3, -0.2], [1.0, 2.0]])),
    (np.array([[1.0, 2.0, 3.0, 0.0]]), np.array([[2.0, 4.3, 1.2, -3.1]])),
)
_BACK = tuple((h, softmax(z), np.arange(1, len(z) + 1) % z.shape[1]) for h, z in _BACK)
_WALKS = (
    (np.array([1.0, -2.0]), np.array([[2.0, -1.0], [1.0, 0.5], [-0.5, 2.0], [0.25, 1.0]]), 0.1),
    (np.array([0.0]), np.array([[1.0], [1.0], [1.0]]), 0.5),
    (np.array([3.0, 0.0, -1.0]), np.array([[0.1, 4.0, -2.0], [-0.3, 1.0, 2.0], [0.2, 0.0, 1.0]]), 0.01),
)
_MOMENTUM = tuple((*walk, mu) for walk, mu in zip(_WALKS, (0.8, 0.9, 0.6), strict=True))
_COUNTS = (
    (np.array([0, 0, 0, 1, 1, 2, 2, 2, 2]), np.array([0, 1, 1, 1, 2, 2, 2, 2, 2]), 3),
    (np.array([3, 1, 8, 8, 9, 1, 8, 3, 3, 3, 9, 1]), np.array([3, 8, 8, 8, 9, 1, 8, 9, 3, 3, 8, 1]), 10),
    (np.array([1, 0, 1, 1, 0]), np.array([1, 1, 0, 1, 0]), 2),
)
_CENTRES = np.array([[15.0, 0.0], [15.0, 15.0], [0.0, 15.0], [30.0, 15.0]])
_BLOBS = (
    (_CENTRES, 1.5),
    (np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]]), 0.5),
    (np.array([[4.0, 1.0], [-2.0, 3.0]]), 2.0),
)


def _after(optimizer, theta, gradients):
    """Walk with an optimizer of the package."""
    theta = theta.copy()
    for g in gradients:
        optimizer.step([theta], [g])
    return theta


def _walk(theta, gradients, rate, momentum, change):
    """Walk as `change(v, g)` says: it returns the new velocity and the direction of the step."""
    theta, v = theta.copy(), np.zeros_like(theta)
    for g in gradients:
        v, step = change(momentum, v, g)
        theta = theta - rate * step
    return theta


def _walking(change):
    return lambda theta, gradients, rate, momentum: _walk(theta, gradients, rate, momentum, change)


def _walking_with_rate(change):
    """Walk with a velocity into which the rate went already."""
    return lambda theta, gradients, rate, momentum: _walk(
        theta, gradients, rate, momentum, lambda mu, v, g: (change(rate, mu, v, g),) * 2
    )


def _twice(mu, v, g):
    v = mu * v + g
    return v, mu * v + g


def _adam(theta, gradients, rate, betas=(0.9, 0.999), power=2, root=0.5, correct=lambda beta, t: 1 - beta**t):
    """Walk with Adam, or with what a mistake makes of it; `correct` is asked once for each beta."""
    theta = theta.copy()
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = betas[0] * m + (1 - betas[0]) * g
        v = betas[1] * v + (1 - betas[1]) * np.abs(g) ** power
        mean, mean_square = m / correct(betas[0], t), v / correct(betas[1], t)
        theta = theta - rate * mean / (mean_square**root + 1e-8)
    return theta


def _adam_mistake(**looks):
    return lambda theta, gradients, rate: _adam(theta, gradients, rate, **looks)


def _weight_gradient(h, P, labels):
    return h.T @ (P - one_hot(labels, P.shape[1])) / len(h)


def _rule(centres, sigma):
    W, b = gaussian_to_linear(centres, sigma**2 * np.eye(centres.shape[1]))
    return np.column_stack([W, b])


def _rule_mistake(weights, biases):
    return lambda centres, sigma: np.column_stack(
        [weights(centres, sigma), biases((centres**2).sum(axis=1), sigma)]
    )


def _found(labels, predicted, num_classes):
    counts = confusion_matrix(labels, predicted, num_classes)
    written = counts.sum(axis=1)
    return np.diag(counts) / np.where(written, written, 1)


def _called(labels, predicted, num_classes):
    counts = confusion_matrix(labels, predicted, num_classes)
    called = counts.sum(axis=0)
    return np.diag(counts) / np.where(called, called, 1)


def _letter(choice):
    return choice.strip().strip("().").lower()


def _about_columns(g):
    if g.ndim != 2:
        return ""
    totals = g.sum(axis=1)
    j = int(np.argmax(np.abs(totals)))
    if abs(totals[j]) > 1e-6:
        return (
            f"Row {j + 1} of your result sums to {show_number(totals[j])}. Each row must sum to 0, because "
            "each row of P minus the one-hot labels does."
        )
    return "Your rows sum to 0, as they must."


TASKS = (
    Task(
        id="7.1",
        title="One layer",
        text="""\
`x` is a NumPy table with a row for each example, `W` the weights, shape (in, out), and `b` the biases, shape
(out,). Write `layer(x, W, b)`: what leaves the layer after ReLU, a table with a row for each example.

`layer(np.array([[1.0, 2.0]]), np.array([[1.0, -1.0], [0.5, 0.0]]), np.array([0.5, 0.0]))` returns
`[[2.5, 0.0]]`.""",
        stub="""\
import numpy as np

def layer(x, W, b):
    entered = ...
    return np.maximum(entered, 0)""",
        solution="""\
import numpy as np

def layer(x, W, b):
    entered = x @ W + b
    return np.maximum(entered, 0)""",
        reason="`x @ W` adds up each row of x with the weights of each column, `+ b` adds one bias a "
        "column. ReLU comes last, and lets only what is positive through.",
        hints=(
            "`x @ W` multiplies every example with every column of weights at once.",
            "The biases are added before ReLU: `x @ W + b`.",
        ),
        mistakes=(
            Mistake(
                "you left out the biases",
                "Without biases, the example (0, 0) can only give zeros. Add `b` before ReLU.",
                lambda x, W, b: relu(x @ W),
            ),
            Mistake(
                "you left out ReLU",
                "Two such layers in a row are one: a product of tables is a table. ReLU between them is what "
                "makes the second one worth having.",
                lambda x, W, b: x @ W + b,
            ),
            Mistake(
                "you added the biases after ReLU",
                "A negative bias must be able to switch an output off. Add it first, then apply ReLU.",
                lambda x, W, b: relu(x @ W) + b,
            ),
            Mistake(
                "you kept the negative part",
                "`np.minimum(..., 0)` keeps what ReLU cuts off. ReLU is `np.maximum(..., 0)`.",
                lambda x, W, b: np.minimum(x @ W + b, 0),
            ),
            Mistake(
                "you took the absolute value",
                "ReLU puts 0 in the place of a negative number. It does not turn its sign.",
                lambda x, W, b: np.abs(x @ W + b),
            ),
            Mistake(
                "you subtracted the biases",
                "A layer adds them.",
                lambda x, W, b: relu(x @ W - b),
            ),
            Mistake(
                "you compared with the biases in place of 0",
                "ReLU is `np.maximum(..., 0)`. The biases are added before: `x @ W + b`.",
                lambda x, W, b: np.maximum(x @ W, b),
            ),
            Mistake(
                "you added the biases to the weights",
                "Then a bias is multiplied with what enters, and counts once for each input. Multiply "
                "first, then add `b`.",
                lambda x, W, b: relu(x @ (W + b)),
            ),
            Mistake(
                "you put a sigmoid there",
                "The sigmoid flattens at both ends, and little gradient passes back. Asked for is ReLU.",
                lambda x, W, b: 1 / (1 + np.exp(-(x @ W + b))),
            ),
        ),
        names=("layer",),
        reference=lambda x, W, b: relu(x @ W + b),
        praise="Three such lines, the last without ReLU, are the whole network of this lesson.",
        cases=_LAYERS,
    ),
    Task(
        id="7.2",
        title="The gradient of the last weights",
        text="""\
The last layer computes the logits `h @ W + b`. `h` has a row for each of N examples, `P` holds the softmax
of the logits, `labels` the true classes. The loss is the mean cross-entropy. Write
`weight_gradient(h, P, labels)`: the gradient of the loss by `W`, a table of the shape of `W`.

With `h = np.array([[2.0]])`, `P = np.array([[0.5, 0.5]])` and `labels = np.array([1])` it returns
`[[1.0, -1.0]]`.""",
        stub="""\
import numpy as np
from teachkit import one_hot

def weight_gradient(h, P, labels):
    N, K = P.shape
    by_logits = ...
    return h.T @ by_logits""",
        solution="""\
import numpy as np
from teachkit import one_hot

def weight_gradient(h, P, labels):
    N, K = P.shape
    by_logits = (P - one_hot(labels, K)) / N
    return h.T @ by_logits""",
        reason="The logit of class k of an example changes by h_j when W_jk changes by 1. So each example "
        "adds h_j times its gradient by the logit, which is p minus the label, divided by N for the mean.",
        hints=(
            "Lesson 06: the gradient of one loss by its logits is p minus the one-hot label.",
            "The loss is a mean over N examples, so each gradient is divided by N.",
        ),
        mistakes=(
            Mistake(
                "the sign of your gradient is wrong",
                "The label minus p points downhill. The gradient points uphill: p minus the label. The "
                "optimizer turns it round.",
                lambda h, P, labels: -_weight_gradient(h, P, labels),
            ),
            Mistake(
                "you did not average",
                "That is the gradient of the sum of the losses. The mean divides by N; without it a larger "
                "batch takes longer steps.",
                lambda h, P, labels: _weight_gradient(h, P, labels) * len(h),
            ),
            Mistake(
                "you divided by the number of classes",
                "The mean runs over the N examples, not over the classes.",
                lambda h, P, labels: _weight_gradient(h, P, labels) * len(h) / P.shape[1],
            ),
            Mistake(
                "the sign is wrong, and the mean is missing",
                "The label minus p points downhill, and the gradient is p minus the label. The mean "
                "divides it by N.",
                lambda h, P, labels: -_weight_gradient(h, P, labels) * len(h),
            ),
            Mistake(
                "you applied softmax once more",
                "`P` holds probabilities already. `cross_entropy_grad` expects logits, and takes the "
                "softmax itself.",
                lambda h, P, labels: h.T @ cross_entropy_grad(P, labels) / len(h),
            ),
            Mistake(
                "you divided by every entry",
                "N times K counts the classes as examples. Divide by N.",
                lambda h, P, labels: _weight_gradient(h, P, labels) / P.shape[1],
            ),
            Mistake(
                "your table is turned",
                "`W` has a row for each number that enters. Its gradient has the same shape: `h.T @ ...`.",
                lambda h, P, labels: _weight_gradient(h, P, labels).T,
            ),
            Mistake(
                "you left the labels out",
                "With P alone every class is pushed down. The true one must be pulled up: subtract the "
                "one-hot labels.",
                lambda h, P, labels: h.T @ P / len(h),
            ),
            Mistake(
                "that is the gradient of the biases",
                "A bias sees a constant 1 where a weight sees h. Multiply with `h.T`.",
                lambda h, P, labels: ((P - one_hot(labels, P.shape[1])) / len(h)).sum(axis=0),
            ),
            Mistake(
                "you multiplied by the slope of softmax once more",
                "p(1 - p) is the slope of one probability by its own logit. Cross-entropy has used it up "
                "already: what is left is p minus the label.",
                lambda h, P, labels: h.T @ ((P - one_hot(labels, P.shape[1])) * P * (1 - P)) / len(h),
            ),
        ),
        names=("weight_gradient",),
        reference=lambda h, P, labels: h.T @ cross_entropy_grad(np.log(P), labels) / len(h),
        praise="Each row sums to 0. Remember that for exercise 7.5, and for section 5.",
        cases=_BACK,
        observe=_about_columns,
    ),
    Task(
        id="7.3",
        title="Momentum",
        text="""\
`theta` holds parameters, and `gradients` a row of gradients for each step. Start with the velocity $v = 0$.
At every step

$$v \\leftarrow \\mu v + g, \\qquad \\theta \\leftarrow \\theta - \\eta v.$$

Write `with_momentum(theta, gradients, rate, momentum)`: `theta` after all steps. `rate` is $\\eta$,
`momentum` is $\\mu$.

`with_momentum(np.array([0.0]), np.array([[1.0], [1.0]]), 1.0, 0.5)` returns `[-2.5]`.""",
        stub="""\
import numpy as np

def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = ...
        theta = ...
    return theta""",
        solution="""\
import numpy as np

def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * v
    return theta""",
        reason="The velocity keeps a share of what it was, and the gradient is added. The step is the rate "
        "times the new velocity. With momentum 0 this is plain gradient descent.",
        hints=(
            "First the velocity: `momentum * v + g`.",
            "Then the step against it: `theta - rate * v`. Write `theta = ...`, not `theta -= ...`: the "
            "array that came in must stay as it was.",
        ),
        mistakes=(
            Mistake(
                "you applied momentum twice",
                "The new velocity holds momentum times the old one already. `rate * (momentum * v + g)` with "
                "the new v counts it once more (that is another method, Nesterov's).",
                _walking(_twice),
            ),
            Mistake(
                "you left out the momentum",
                "That is plain gradient descent: each step forgets the last. Keep `momentum * v`.",
                _walking(lambda mu, v, g: (v, g)),
            ),
            Mistake(
                "your velocity forgets nothing",
                "Without the factor `momentum` the velocity adds up all gradients that ever were.",
                _walking(lambda mu, v, g: (v + g, v + g)),
            ),
            Mistake(
                "you stepped with the old velocity",
                "The first step would go nowhere. Change v first, and step with the new one.",
                _walking(lambda mu, v, g: (mu * v + g, v)),
            ),
            Mistake(
                "you averaged",
                "`momentum * v + (1 - momentum) * g` is a running mean, as in Adam. Here the gradient enters "
                "whole.",
                _walking(lambda mu, v, g: (mu * v + (1 - mu) * g, mu * v + (1 - mu) * g)),
            ),
            Mistake(
                "you went uphill",
                "The loss falls against the gradient: minus the rate times the velocity.",
                _walking(lambda mu, v, g: (mu * v + g, -(mu * v + g))),
            ),
            Mistake(
                "you applied the rate twice",
                "The rate times the gradient in the velocity, and the rate again in the step: once is "
                "enough.",
                _walking_with_rate(lambda rate, mu, v, g: mu * v + rate * g),
            ),
            Mistake(
                "you left out the rate",
                "The step is the rate times the velocity.",
                lambda theta, gradients, rate, momentum: _after(SGD(1.0, momentum), theta, gradients),
            ),
            Mistake(
                "your velocity starts with the first gradient",
                "Then the first gradient counts more than once. Start with zeros.",
                lambda theta, gradients, rate, momentum: (
                    _after(SGD(rate, momentum), theta, gradients)
                    - rate * gradients[0] * sum(momentum**t for t in range(1, len(gradients) + 1))
                ),
            ),
        ),
        names=("with_momentum",),
        reference=lambda theta, gradients, rate, momentum: _after(SGD(rate, momentum), theta, gradients),
        praise="Under a steady gradient the velocity grows to 1 / (1 - momentum) gradients.",
        cases=_MOMENTUM,
    ),
    Task(
        id="7.4",
        title="Adam, with its correction",
        text="""\
Adam keeps a running mean of the gradient and one of its square. Both start at 0, and are too small at first.
At step $t = 1, 2, 3, \\dots$

$$m \\leftarrow 0.9\\, m + 0.1\\, g, \\qquad v \\leftarrow 0.999\\, v + 0.001\\, g^2, \\qquad
\\theta \\leftarrow \\theta - \\eta \\, \\frac{m / (1 - 0.9^t)}{\\sqrt{v / (1 - 0.999^t)} + 10^{-8}}.$$

Write `adam(theta, gradients, rate)`: `theta` after all steps, one row of `gradients` a step.

`adam(np.array([1.0]), np.array([[5.0]]), 0.1)` returns `[0.9]`.""",
        stub="""\
import numpy as np

def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = ..., ...
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta""",
        solution="""\
import numpy as np

def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta""",
        reason="After t steps the weights in m sum to 1 - 0.9^t, those in v to 1 - 0.999^t. Dividing by "
        "these sums makes true means of them. At the first step mean is g and mean_square its square, so "
        "the step has the length of the rate.",
        hints=(
            "At the first step m is 0.1 g. Which number makes g of it? It is 1 - 0.9.",
            "At step t divide m by `1 - 0.9**t`, and v by `1 - 0.999**t`.",
        ),
        mistakes=(
            Mistake(
                "you left out the bias correction",
                "Both means start at 0: at the first step m is a tenth of the gradient, the root of v about "
                "a thirtieth. So the first step is three times too long. Divide both.",
                _adam_mistake(correct=lambda beta, t: 1),
            ),
            Mistake(
                "you corrected the mean only",
                "The mean of the squares starts at 0 as well, and takes longer to grow: divide it by "
                "`1 - 0.999**t`.",
                _adam_mistake(correct=lambda beta, t: 1 - beta**t if beta == 0.9 else 1),
            ),
            Mistake(
                "you corrected the mean square only",
                "The mean starts at 0 as well: divide it by `1 - 0.9**t`.",
                _adam_mistake(correct=lambda beta, t: 1 - beta**t if beta == 0.999 else 1),
            ),
            Mistake(
                "your correction does not change with the step",
                "The means grow from step to step, and need less correction each time: `0.9**t`, not `0.9`.",
                _adam_mistake(correct=lambda beta, t: 1 - beta),
            ),
            Mistake(
                "you multiplied where it divides",
                "The means are too small at first. A division by `1 - 0.9**t`, which is below 1, makes "
                "them larger.",
                _adam_mistake(correct=lambda beta, t: 1 / (1 - beta**t)),
            ),
            Mistake(
                "you corrected both with 0.9",
                "Each mean has its own number: `1 - 0.9**t` for m, `1 - 0.999**t` for v.",
                _adam_mistake(correct=lambda beta, t: 1 - 0.9**t),
            ),
            Mistake(
                "you took a product for a power",
                "`0.9 * t` grows above 1. Asked for is 0.9 to the power of t: `0.9**t`.",
                _adam_mistake(correct=lambda beta, t: 1 - beta * t),
            ),
            Mistake(
                "you divided by the mean square itself",
                "Then the step is small where the gradient is large. The root makes both cancel.",
                _adam_mistake(root=1),
            ),
            Mistake(
                "your two numbers are swapped",
                "0.9 belongs to the mean, 0.999 to the mean square.",
                _adam_mistake(betas=(0.999, 0.9)),
            ),
            Mistake(
                "you did not square the gradient",
                "v is a running mean of g squared.",
                _adam_mistake(power=1),
            ),
            Mistake(
                "you went uphill",
                "The loss falls against the gradient: theta minus the step.",
                lambda theta, gradients, rate: 2 * theta - _adam(theta, gradients, rate),
            ),
        ),
        names=("adam",),
        reference=lambda theta, gradients, rate: _after(Adam(rate), theta, gradients),
        praise="The first step has the length of the rate, whether the gradient is 1000 or 0.001.",
        cases=_WALKS,
    ),
    Task(
        id="7.5",
        title="Predict who leaves the plane",
        text="""\
The weights and biases of the last layer start as zeros, so all logits start at 0. At every step each row of
the gradient of these weights sums to 0 over the classes (exercise 7.2). *Weight decay* also shrinks every
weight a little at each step. Which optimizers keep the *sum of the logits* of every point at 0 all the time?

- `"a"`: plain gradient descent only.
- `"b"`: gradient descent, with and without momentum, and with weight decay. Not Adam.
- `"c"`: all of them, Adam too.
- `"d"`: none: the layers below learn as well, and move the sum.

Choose now, for example `my_optimizers = "a"`. Sections 4 and 5 train with each.""",
        stub="my_optimizers = ...",
        solution='my_optimizers = "b"',
        reason="A step that is a weighted sum of gradients keeps what they all keep: rows that sum to 0. "
        "Momentum adds gradients up, decay shrinks weights whose rows sum to 0. Adam divides each entry by "
        "a number of its own, and a sum of 0 is lost. The layers below only feed h into `h @ W`: whatever h "
        "is, rows of W that sum to 0 give logits that sum to 0.",
        hints=(
            "The sum of the logits is h times the row sums of W, plus the sum of b. Which steps keep "
            "these at 0?",
            "Add two rows that sum to 0: 0 again. Divide each entry of such a row by another number: not 0.",
        ),
        mistakes=(
            Mistake(
                "momentum keeps the plane too",
                "The velocity is a weighted sum of gradients. Each sums to 0 over the classes, so their "
                "weighted sum does.",
                ("a",),
                lambda choice: _letter(choice) == "a",
            ),
            Mistake(
                "Adam leaves the plane",
                "It divides each entry by the root of its own mean square. (1, -1, 0) becomes (1, -1, 0), "
                "but (2, -1, -1) becomes (1, -1, -1): that sums to -1.",
                ("c",),
                lambda choice: _letter(choice) == "c",
            ),
            Mistake(
                "the layers below cannot move the sum",
                "Whatever they make of h: rows of W that sum to 0, and b that sums to 0, give logits that "
                "sum to 0.",
                ("d",),
                lambda choice: _letter(choice) == "d",
            ),
        ),
        names=("my_optimizers",),
        kinds=("a letter",),
        reference=lambda choice: _letter(choice) == "b",
        praise="What every gradient keeps, every sum of gradients keeps. Adam does not take sums.",
        observe=lambda choice: 'Choose one of "a", "b", "c" and "d".',
    ),
    Task(
        id="7.6",
        title="How long for a margin",
        text="""\
One point, K classes, logits that start at 0 and follow the gradient in small steps. The true logit is ahead
of each of the others by the margin m, and after the time t

$$e^m + (K - 1)\\, m = 1 + K t.$$

Write `time_for(margin, K)`: the time that a margin takes.

`time_for(1.0, 2)` returns e / 2, about `1.4`.""",
        stub="""\
import math

def time_for(margin, K):
    return ...""",
        solution="""\
import math

def time_for(margin, K):
    return (math.exp(margin) + (K - 1) * margin - 1) / K""",
        reason="Solve for t. For a large margin the exponential is all that counts: each further 1 of "
        "margin takes e times as long. So the margin grows as the logarithm of the time, for ever.",
        hints=(
            "Bring the 1 to the other side, then divide by K.",
            "`math.exp(margin)` is e to the power of m.",
        ),
        mistakes=(
            Mistake(
                "you forgot the 1",
                "At the margin 0 the time is 0. The exponential is 1 there: subtract it.",
                lambda margin, K: (math.exp(margin) + (K - 1) * margin) / K,
            ),
            Mistake(
                "you forgot to divide by K",
                "The right side is 1 + K t: divide by K.",
                lambda margin, K: math.exp(margin) + (K - 1) * margin - 1,
            ),
            Mistake(
                "a pair of brackets is missing",
                "`/ K` divides only what stands right before it. Put brackets round the whole left side.",
                lambda margin, K: math.exp(margin) + (K - 1) * margin - 1 / K,
            ),
            Mistake(
                "you kept the exponential only",
                "For a large margin that comes close. At small ones (K - 1) m counts too.",
                lambda margin, K: (math.exp(margin) - 1) / K,
            ),
            Mistake(
                "that is the law of two classes",
                "With K classes there are K - 1 others, and K t on the right.",
                lambda margin, K: (math.exp(margin) + margin - 1) / 2,
            ),
            Mistake(
                "you took K in place of K - 1",
                "The true class has K - 1 rivals.",
                lambda margin, K: (math.exp(margin) + K * margin - 1) / K,
            ),
            Mistake(
                "you took the logarithm",
                "The margin grows as the logarithm of the time. So the time grows as the exponential of the "
                "margin.",
                lambda margin, K: (math.log(margin) + (K - 1) * margin - 1) / K,
            ),
        ),
        names=("time_for",),
        reference=lambda margin, K: (math.expm1(margin) + (K - 1) * margin) / K,
        praise="The margin 10 takes 2.7 times as long as the margin 9: it grows for ever, and ever more "
        "slowly.",
        cases=((1.0, 2), (3.20254, 3), (0.5, 10), (5.0, 4)),
    ),
    Task(
        id="7.7",
        title="Write the best rule by hand",
        text="""\
Each class is a round cloud of points: a Gaussian around its centre, with the same spread `sigma` in all
directions, and all classes are equally frequent. Then the best rule is linear: the logit of class k at the
point x is $w_k \\cdot x + b_k$ with

$$w_k = \\frac{\\mu_k}{\\sigma^2}, \\qquad b_k = -\\frac{|\\mu_k|^2}{2 \\sigma^2}.$$

`centres` is a table with the centre $\\mu_k$ of each class as a row. Write `linear_rule(centres, sigma)`:
a table with the row $(w_k, b_k)$ for each class, the bias last.

`linear_rule(np.array([[2.0, 0.0], [0.0, 1.0]]), 1.0)` returns `[[2, 0, -2], [0, 1, -0.5]]`.""",
        stub="""\
import numpy as np

def linear_rule(centres, sigma):
    W = ...
    b = ...
    return np.column_stack([W, b])""",
        solution="""\
import numpy as np

def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b])""",
        reason="Multiply out the square of the distance from a centre. The part with x squared is the same "
        "for every class, and softmax ignores it. What is left is linear.",
        hints=(
            "The weights are the centres, divided by the variance `sigma**2`.",
            "The squared length of each centre is `np.sum(centres**2, axis=1)`.",
        ),
        mistakes=(
            Mistake(
                "you divided by sigma, not by its square",
                "The exponent of a Gaussian holds the squared distance over sigma squared.",
                _rule_mistake(lambda c, s: c / s, lambda q, s: -q / (2 * s)),
            ),
            Mistake(
                "you left the spread out",
                "Narrow clouds make sure answers: divide by sigma squared.",
                _rule_mistake(lambda c, s: c, lambda q, s: -q / 2),
            ),
            Mistake(
                "your bias has no half",
                "The square of a difference has 2 mu x in its middle, and the exponent a half in front: the "
                "halves cancel in w, and stay in b.",
                _rule_mistake(lambda c, s: c / s**2, lambda q, s: -q / s**2),
            ),
            Mistake(
                "the sign of your bias is wrong",
                "A centre far from 0 has large weights. The negative bias makes up for it.",
                _rule_mistake(lambda c, s: c / s**2, lambda q, s: q / (2 * s**2)),
            ),
            Mistake(
                "a pair of brackets is missing",
                "`/ 2 * sigma**2` divides by 2 and multiplies with the rest. Write `/ (2 * sigma**2)`.",
                _rule_mistake(lambda c, s: c / s**2, lambda q, s: -q / 2 * s**2),
            ),
            Mistake(
                "you added up all centres",
                "`np.sum(centres**2)` is one number for all classes. Each class needs its own: `axis=1`.",
                _rule_mistake(lambda c, s: c / s**2, lambda q, s: -np.full(len(q), q.sum()) / (2 * s**2)),
            ),
            Mistake(
                "you left the bias out",
                "Without it all walls pass through the origin.",
                _rule_mistake(lambda c, s: c / s**2, lambda q, s: 0 * q),
            ),
            Mistake(
                "your bias has the length of the centre, not its square",
                "Take the sum of the squares, without a root.",
                _rule_mistake(lambda c, s: c / s**2, lambda q, s: -np.sqrt(q) / (2 * s**2)),
            ),
            Mistake(
                "you put the half into the weights too",
                "The half stays in the bias only.",
                _rule_mistake(lambda c, s: c / (2 * s**2), lambda q, s: -q / (2 * s**2)),
            ),
        ),
        names=("linear_rule",),
        reference=_rule,
        praise="For the four blobs the weights are multiples of 20/3. No training, and nothing does better.",
        cases=_BLOBS,
    ),
    Task(
        id="7.8",
        title="How much of each digit is found",
        text="""\
`labels` holds true classes and `predicted` predicted ones, whole numbers from 0 to `num_classes - 1`. Write
`found(labels, predicted, num_classes)`: for each class, the share of *its* examples that were predicted
right. A class without examples gets 0.

With `labels = np.array([0, 0, 1, 1, 1])` and `predicted = np.array([0, 1, 1, 1, 0])` it returns
`[0.5, 0.67]`, to two digits.""",
        stub="""\
import numpy as np

def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(... if of_class.any() else 0.0)
    return np.array(shares)""",
        solution="""\
import numpy as np

def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted[of_class] == k) if of_class.any() else 0.0)
    return np.array(shares)""",
        reason="Look only at the examples of the class, and count how many were called by its name. In a "
        "confusion matrix with a row for each true class it is the diagonal over the sum of the row. It is "
        "called recall.",
        hints=(
            "`predicted[of_class]` are the predictions for the examples of class k.",
            "The mean of a table of True and False is the share of True.",
        ),
        mistakes=(
            Mistake(
                "you divided by how often the class was predicted",
                "That answers another question: of all that was called k, how much is k (precision)? Divide "
                "by how many examples of the class there are.",
                _called,
            ),
            Mistake(
                "you divided by all examples",
                "That is the share of all examples. Divide by how many examples of the class there are.",
                lambda labels, predicted, num_classes: (
                    np.diag(confusion_matrix(labels, predicted, num_classes)) / len(labels)
                ),
            ),
            Mistake(
                "you counted",
                "That is how many were found. Divide by how many there are.",
                lambda labels, predicted, num_classes: np.diag(
                    confusion_matrix(labels, predicted, num_classes)
                ),
            ),
            Mistake(
                "you counted how often the class was predicted",
                "Among these predictions are some for examples of other classes. Look only at "
                "`predicted[of_class]`.",
                lambda labels, predicted, num_classes: (
                    np.bincount(predicted, minlength=num_classes)
                    / len(labels)
                    * (np.bincount(labels, minlength=num_classes) > 0)
                ),
            ),
            Mistake(
                "you averaged the class numbers",
                "A class number is a name. Ask which of them are equal to k, and take the mean of that.",
                lambda labels, predicted, num_classes: np.array(
                    [
                        predicted[labels == k].mean() if (labels == k).any() else 0.0
                        for k in range(num_classes)
                    ]
                ),
            ),
            Mistake(
                "you counted what was missed",
                "That is the share of the class that was called something else: 1 minus what is asked for.",
                lambda labels, predicted, num_classes: (
                    (np.bincount(labels, minlength=num_classes) > 0)
                    * (1 - _found(labels, predicted, num_classes))
                ),
            ),
            Mistake(
                "you compared with every example",
                'A right "no" of another class counted as well. Look only at the examples of class k.',
                lambda labels, predicted, num_classes: np.array(
                    [np.mean((labels == k) == (predicted == k)) for k in range(num_classes)]
                ),
            ),
            Mistake(
                "that is the accuracy of all classes together",
                "One number for each class is asked for.",
                lambda labels, predicted, num_classes: np.mean(labels == predicted),
            ),
        ),
        names=("found",),
        reference=_found,
        praise="A class that is rare can be missed every time, and the accuracy hardly shows it.",
        cases=_COUNTS,
    ),
)
