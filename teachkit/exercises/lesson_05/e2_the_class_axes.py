"""Exercise 5.2: the class axes of any number of classes."""

import numpy as np

from teachkit.exercises.lesson_05.parts import whose
from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.geometry import class_axes, to_logits


def about(axes, *given):
    """Say what is seen in axes that are wrong: their size, their sums, else their lengths."""
    if np.abs(axes).max() > 1e6:
        return (
            "Your numbers are huge: something was divided by 0, or by a rounding error in its place. The "
            "entries of a centred row sum to 0: divide the row by its length, not by its sum."
        )
    lengths, sums = np.linalg.norm(axes, axis=-1), np.sum(axes, axis=-1)
    k = int(np.argmax(np.abs(sums)))
    if abs(sums[k]) > 1e-6:
        return f"{whose(sums, k)} of your result sums to {code(sums[k])}; a class axis sums to 0."
    k = int(np.argmax(np.abs(lengths - 1)))
    if abs(lengths[k] - 1) > 1e-6:
        return f"{whose(lengths, k)} of your result has the length {code(lengths[k])}, not 1."
    if np.allclose(np.sort(axes.argmax(axis=-1)), np.arange(len(axes))):
        k = int(np.argmax(axes.argmax(axis=-1) != np.arange(len(axes))))
        return (
            "Your rows sum to 0 and have length 1, but their order is not that of the classes: row "
            f"{k + 1} is largest at class {axes[k].argmax()}, and must be at class {k}."
        )
    return "Your rows sum to 0 and have length 1, but they do not point to the classes."


task = FunctionTask(
    "5.2",
    reference=lambda K: to_logits(class_axes(K)),
    cases=((3,), (2,), (4,), (7,), (23,)),
    praise="Every row sums to 0 and has length 1.",
    hints=(
        "`np.eye(K)` has the one-hot vectors as rows. The mean of each row is 1 / K.",
        "After centring, every row sums to 0.",
        "The length of a row is `np.linalg.norm(row)`, the same for all rows: the root of (K - 1) / K.",
    ),
    observe=about,
)


@task.solution
def my_axes(K):
    """The mean of a one-hot vector is 1 / K. Subtracting it leaves (K - 1) / K at the own class and -1 / K at
    the others: the row sums to 0. Its squared length is (K - 1) / K."""
    one_hot_rows = np.eye(K)
    centred = one_hot_rows - 1 / K
    return centred / np.sqrt((K - 1) / K)


@task.mistake("your axes are not centred")
def _(K):
    """A one-hot vector raises the mean of the scores, too, and softmax does not see the mean. Uncentred
    vectors stand at 90 degrees for any K; the class axes do not."""
    return np.eye(K)


@task.mistake("your centred rows are not 1 long")
def _(K):
    """Their length is still the root of (K - 1) / K. Divide each row by its own length, after it is centred.
    If you did divide: is it the centred row whose length you took, and is the result kept?"""
    return np.eye(K) - 1 / K


@task.mistake("you divided by (K - 1) / K, not by its root")
def _(K):
    """Now the own class has a 1 and the others -1 / (K - 1): the rows are longer than 1. (K - 1) / K is the
    largest entry of a row, and the square of its length. Divide by the length."""
    return (np.eye(K) - 1 / K) / ((K - 1) / K)


@task.mistake("you divided by the root of K - 1")
def _(K):
    """That is the length of the whole table: `np.linalg.norm` of a table is one number for all its rows
    together. Give it `axis=1`, and `keepdims=True`, so that each row is divided by its own length."""
    return (np.eye(K) - 1 / K) / np.linalg.norm(np.eye(K) - 1 / K)


@task.mistake("you divided by the root of K")
def _(K):
    """The centred one-hot vector has the squared length (K - 1) / K: divide by the root of that."""
    return (np.eye(K) - 1 / K) / np.sqrt(K)


@task.mistake("you multiplied by the length")
def _(K):
    """That makes the rows shorter still. To give them length 1, divide."""
    return (np.eye(K) - 1 / K) * np.sqrt((K - 1) / K)


@task.mistake("you subtracted 1 / 2, not 1 / K")
def _(K):
    """The mean of a one-hot vector is 1 / 2 for two classes only. It is 1 / K for K classes."""
    return (np.eye(K) - 1 / 2) / np.linalg.norm(np.eye(K)[0] - 1 / 2)


@task.mistake("you centred the diagonal only")
def _(K):
    """The mean is subtracted from every entry of the row, also from the zeros."""
    return np.eye(K) * (1 - 1 / K)


@task.mistake("your axes point away from their classes")
def _(K):
    """The own class has the positive entry, the others the negative ones."""
    return (1 / K - np.eye(K)) / np.sqrt((K - 1) / K)


@task.mistake("you divided by K")
def _(K):
    """The length of a centred row is the root of (K - 1) / K. A row divided by its own length has length
    1."""
    return (np.eye(K) - 1 / K) / K


@task.mistake("you subtracted 1 before you divided by K")
def _(K):
    """`(one_hot_rows - 1) / K` divides the one-hot rows as well. The mean is 1 / K, and is subtracted:
    `one_hot_rows - 1 / K`."""
    return (np.eye(K) - 1) / K / np.sqrt((K - 1) / K)


@task.mistake("you divided by the sum of the sizes")
def _(K):
    """Then the sizes of each row sum to 1. The length is the root of the sum of the squares:
    `np.linalg.norm(row)`."""
    centred = np.eye(K) - 1 / K
    return centred / np.abs(centred).sum(axis=1, keepdims=True)


@task.mistake("a pair of brackets is missing under the root")
def _(K):
    """`K - 1 / K` divides first. The squared length is `(K - 1) / K`."""
    return (np.eye(K) - 1 / K) / np.sqrt(K - 1 / K)
