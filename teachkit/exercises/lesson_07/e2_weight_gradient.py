"""Exercise 7.2: the gradient of the last weights."""

import numpy as np

from teachkit.exercises.lesson_06.parts import about_size
from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import show_number
from teachkit.maths.distributions import one_hot
from teachkit.maths.losses import cross_entropy_grad
from teachkit.maths.softmax import softmax


def about_rows(g, h, P, labels):
    """Say whether the rows sum to 0 over the classes, and what else is seen."""
    totals = g.sum(axis=1)
    j = int(np.argmax(np.abs(totals)))
    if abs(totals[j]) > 1e-6:
        return (
            f"Row {j + 1} of your result sums to {show_number(totals[j])}. Each row must sum to 0, because "
            "each row of P minus the one-hot labels does."
        )
    size = about_size(h.T @ (P - one_hot(labels, P.shape[1])) / len(h), g)
    return (
        f"The rows of this result sum to 0, as they must. {size}Each number is a mean over the examples, of "
        "a number of h times p minus the label: which part of it is not so in yours?"
    )


task = FunctionTask(
    "7.2",
    reference=lambda h, P, labels: h.T @ (P - one_hot(labels, P.shape[1])) / len(h),
    praise="Each row sums to 0. Remember that for exercise 7.5, and for section 5.",
    hints=(
        "Lesson 06: the gradient of one loss by its logits is p minus the one-hot label.",
        "The loss is a mean over N examples, so each gradient is divided by N.",
    ),
    observe=about_rows,
    cases=(
        (np.array([[2.0]]), np.array([[0.5, 0.5]]), np.array([1])),
        (
            np.array([[1.0, 0.0], [0.5, 2.0], [0.0, 3.0]]),
            softmax([[2.0, 1.0, 0.1], [0, 0, 0], [-1, 3, 0.5]]),
            np.array([1, 2, 0]),
        ),
        (
            np.array([[0.0, 1.5, 1.0], [2.0, 0.0, 0.5]]),
            softmax([[0.3, -0.2], [1.0, 2.0]]),
            np.array([1, 0]),
        ),
        (np.eye(2), np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0, 0])),
        (np.array([[1.0, 2.0, 3.0, 0.0]]), softmax([[2.0, 4.3, 1.2, -3.1]]), np.array([1])),
    ),
)


@task.solution
def weight_gradient(h, P, labels):
    """The logit of class k of an example changes by h_j when W_jk changes by 1. So each example adds h_j
    times its gradient by the logit, which is p minus the label, divided by N for the mean."""
    N, K = P.shape
    by_logits = (P - one_hot(labels, K)) / N
    return h.T @ by_logits


@task.mistake("the sign of your gradient is wrong")
def _(h, P, labels):
    """The label minus p points downhill. The gradient points uphill: p minus the label. The optimizer turns
    it round."""
    return h.T @ ((one_hot(labels, P.shape[1]) - P) / len(P))


@task.mistake("you did not average")
def _(h, P, labels):
    """That is the gradient of the sum of the losses. The mean divides by N; without it a larger batch takes
    longer steps."""
    return h.T @ (P - one_hot(labels, P.shape[1]))


@task.mistake("a pair of brackets is missing")
def _(h, P, labels):
    """`/ N` divides only what stands right before it, the one-hot labels. Put brackets round the
    difference."""
    return h.T @ (P - one_hot(labels, P.shape[1]) / len(P))


@task.mistake("you divided by the number of examples twice")
def _(h, P, labels):
    """In a mean each example has the share 1 / N, once: `h.T @ by_logits` adds up, and divides by nothing."""
    return h.T @ (P - one_hot(labels, P.shape[1])) / len(P) ** 2


@task.mistake("you divided by the number of classes")
def _(h, P, labels):
    """The mean runs over the N examples, not over the classes."""
    return h.T @ ((P - one_hot(labels, P.shape[1])) / P.shape[1])


@task.mistake("the sign is wrong, and the mean is missing")
def _(h, P, labels):
    """The label minus p points downhill, and the gradient is p minus the label. The mean divides it by N."""
    return h.T @ (one_hot(labels, P.shape[1]) - P)


@task.mistake("you applied softmax once more")
def _(h, P, labels):
    """`P` holds probabilities already. `cross_entropy_grad` expects logits, and takes the softmax itself."""
    return h.T @ cross_entropy_grad(P, labels) / len(h)


@task.mistake("you divided by the number of entries")
def _(h, P, labels):
    """N times K counts the classes as examples. Divide by N."""
    return h.T @ ((P - one_hot(labels, P.shape[1])) / P.size)


@task.mistake("your table is turned")
def _(h, P, labels):
    """`W` has a row for each number that enters. Its gradient has the same shape: `h.T @ ...`."""
    return (P - one_hot(labels, P.shape[1])).T @ h / len(h)


@task.mistake("you left the labels out")
def _(h, P, labels):
    """With P alone every class is pushed down. The true one must be pulled up: subtract the one-hot
    labels."""
    return h.T @ (P / len(P))


@task.mistake("you subtracted the class numbers")
def _(h, P, labels):
    """A class number is a name, not an amount. Turn the labels into one-hot rows first."""
    return h.T @ ((P - labels[:, None]) / len(P))


@task.mistake("you took the labels alone")
def _(h, P, labels):
    """Then the push would be the same however good the prediction is. The gradient by the logits is p minus
    the label."""
    return h.T @ (-one_hot(labels, P.shape[1]) / len(P))


@task.mistake("that is the gradient of the biases")
def _(h, P, labels):
    """A bias sees a constant 1 where a weight sees h. Multiply with `h.T`."""
    return ((P - one_hot(labels, P.shape[1])) / len(h)).sum(axis=0)


@task.mistake("you multiplied by the slope of softmax once more")
def _(h, P, labels):
    """p(1 - p) is the slope of one probability by its own logit. Cross-entropy has used it up already: what
    is left is p minus the label."""
    return h.T @ ((P - one_hot(labels, P.shape[1])) * P * (1 - P)) / len(h)


@task.mistake("you left out h")
def _(h, P, labels):
    """That is the gradient by the logits. A weight moves its logit by what enters, h: `h.T @ by_logits`."""
    return (P - one_hot(labels, P.shape[1])) / len(P)


@task.mistake("you divided by the number of inputs")
def _(h, P, labels):
    """`len(h[0])` counts the numbers that enter. The mean runs over the examples, the rows: `len(h)`."""
    return h.T @ (P - one_hot(labels, P.shape[1])) / h.shape[1]


@task.mistake("you subtracted the class numbers, laid along the columns")
def _(h, P, labels):
    """`P - labels` subtracts a class number in each column. A class number is a name, not an amount: turn the
    labels into one-hot rows first, `one_hot(labels, K)`."""
    return h.T @ ((P - labels) / len(P))


@task.mistake("h is not turned")
def _(h, P, labels):
    """`h @ ...` pairs the numbers that enter with the examples. Both tables have a row for each example, and
    the sum runs over these: `h.T @ by_logits`."""
    return h @ ((P - one_hot(labels, P.shape[1])) / len(P))


@task.mistake("you multiplied by the number of examples")
def _(h, P, labels):
    """In a mean each example has the share 1 / N: divide by N."""
    return h.T @ ((P - one_hot(labels, P.shape[1])) * len(P))


@task.mistake("you added the labels")
def _(h, P, labels):
    """The true logit must be raised, so its slope is negative: p minus the one-hot label."""
    return h.T @ ((P + one_hot(labels, P.shape[1])) / len(P))


@task.mistake("you left out h and the mean")
def _(h, P, labels):
    """p minus the label is the gradient of one loss by its logits. A weight moves its logit by what enters,
    h, and the mean over the examples divides by N: `h.T @ by_logits`."""
    return P - one_hot(labels, P.shape[1])


@task.mistake("you divided the probabilities only")
def _(h, P, labels):
    """`P / N - one_hot(labels, K)` divides before it subtracts. Put brackets round the difference."""
    return h.T @ (P / len(P) - one_hot(labels, P.shape[1]))
