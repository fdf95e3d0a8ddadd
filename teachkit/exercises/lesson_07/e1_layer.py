"""Exercise 7.1: one layer."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.maths.training import relu

task = FunctionTask(
    "7.1",
    reference=lambda x, W, b: relu(x @ W + b),
    praise="Three such lines, the last without ReLU, are the whole network of this lesson.",
    hints=(
        "`x @ W` multiplies every example with every column of weights at once.",
        "The biases are added before ReLU: `x @ W + b`.",
    ),
    cases=(
        (np.array([[1.0, 2.0]]), np.array([[1.0, -1.0], [0.5, 0.0]]), np.array([0.5, 0.0])),
        (
            np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -2.0]]),
            np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.0]]),
            np.array([0.5, -1.0, 1.0]),
        ),
        (
            np.array([[2.0, -1.0, 0.5]]),
            np.array([[1.0, -2.0], [0.5, 1.0], [-1.0, 3.0]]),
            np.array([-0.5, 1.5]),
        ),
        (np.array([[-300.0, 2.0], [500.0, 1.0]]), np.array([[2.0], [-1.0]]), np.array([4.0])),
        (np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([[2.0, -1.0], [0.5, 1.5]]), np.array([0.25, -1.0])),
        (np.array([[0.0, 0.0]]), np.array([[3.0, 1.0], [-2.0, 4.0]]), np.array([-1.0, 0.25])),
    ),
)


@task.solution
def layer(x, W, b):
    """`x @ W` adds up each row of x with the weights of each column, `+ b` adds one bias a column. ReLU
    comes last, and lets only what is positive through."""
    entered = x @ W + b
    return np.maximum(entered, 0)


@task.mistake("you left out the biases")
def _(x, W, b):
    """Without biases, the example (0, 0) can only give zeros. Add `b` before ReLU."""
    return np.maximum(x @ W, 0)


@task.mistake("you left out ReLU")
def _(x, W, b):
    """Two such layers in a row are one: a product of tables is a table. ReLU between them is what makes the
    second one worth having."""
    return x @ W + b


@task.mistake("you added the biases after ReLU")
def _(x, W, b):
    """A negative bias must be able to switch an output off. Add it first, then apply ReLU."""
    return np.maximum(x @ W, 0) + b


@task.mistake("you applied ReLU to what enters")
def _(x, W, b):
    """What enters a layer may be negative, and its weights still use that. ReLU comes last: it cuts off what
    would leave the layer below 0."""
    return np.maximum(x, 0) @ W + b


@task.mistake("you kept the negative part")
def _(x, W, b):
    """`np.minimum(..., 0)` keeps what ReLU cuts off. ReLU is `np.maximum(..., 0)`."""
    return np.minimum(x @ W + b, 0)


@task.mistake("you took the absolute value")
def _(x, W, b):
    """ReLU puts 0 in the place of a negative number. It does not turn its sign."""
    return np.abs(x @ W + b)


@task.mistake("you returned whether, not how much")
def _(x, W, b):
    """That is True where something gets through: the slope of ReLU, which section 2 needs. ReLU itself lets
    the number through, not a 1."""
    return x @ W + b > 0


@task.mistake("you cut off above 1")
def _(x, W, b):
    """ReLU cuts off below 0 only. What is positive passes as it is, however large."""
    return np.clip(x @ W + b, 0, 1)


@task.mistake("you subtracted the biases")
def _(x, W, b):
    """A layer adds them."""
    return np.maximum(x @ W - b, 0)


@task.mistake("you compared with the biases in place of 0")
def _(x, W, b):
    """ReLU is `np.maximum(..., 0)`. The biases are added before: `x @ W + b`."""
    return np.maximum(x @ W, b)


@task.mistake("you added the biases to the weights")
def _(x, W, b):
    """Then a bias is multiplied with what enters, and counts once for each input. Multiply first, then add
    `b`."""
    return np.maximum(x @ (W + b), 0)


@task.mistake("your weights are turned")
def _(x, W, b):
    """`W` has the shape (in, out) already, and `x @ W` fits. `W.T` fits only where as many numbers leave as
    enter, and there it mixes them up."""
    return np.maximum(x @ W.T + b, 0)


@task.mistake("you put a sigmoid there")
def _(x, W, b):
    """The sigmoid flattens at both ends, and little gradient passes back. Asked for is ReLU."""
    return 1 / (1 + np.exp(-(x @ W + b)))


@task.mistake("x and W have changed places")
def _(x, W, b):
    """`W @ x` multiplies the rows of W with the columns of x. A row of x is an example, and meets each column
    of weights: `x @ W`."""
    return np.maximum(W @ x + b, 0)


@task.mistake("you took the largest number of each column")
def _(x, W, b):
    """`np.max(entered, 0)` looks for the largest along axis 0. `np.maximum(entered, 0)` compares each number
    with 0."""
    return np.max(x @ W + b, 0)


@task.mistake("you took the largest number of all")
def _(x, W, b):
    """`np.max` looks for the largest number of a table. `np.maximum(entered, 0)` compares each number with
    0."""
    return np.max(x @ W + b)


@task.mistake("you multiplied entry by entry")
def _(x, W, b):
    """`*` multiplies numbers that stand in the same place. Each example meets each column of weights, and the
    products are added up: `x @ W`."""
    return np.maximum(x * W + b, 0)


@task.mistake("you put tanh there")
def _(x, W, b):
    """tanh flattens at both ends, and little gradient passes back. Asked for is ReLU."""
    return np.tanh(x @ W + b)


@task.mistake("your negative numbers leak through")
def _(x, W, b):
    """That is a leaky ReLU: a hundredth of what is negative passes. ReLU lets nothing of it through."""
    return np.where(x @ W + b > 0, x @ W + b, 0.01 * (x @ W + b))
