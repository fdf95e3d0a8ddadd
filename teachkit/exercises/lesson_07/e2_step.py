"""Exercise 7.2: a training step of your own."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import show_number
from teachkit.maths.distributions import one_hot
from teachkit.maths.losses import cross_entropy_grad
from teachkit.maths.softmax import softmax


def reference(W, x, labels, rate):
    """Take the step with the gradient of the course."""
    return W - rate * x.T @ cross_entropy_grad(x @ W, labels) / len(x)


def about_rows(new, W, x, labels, rate):
    """Say whether the rows changed by amounts that sum to 0, and how long the step is."""
    totals = (new - W).sum(axis=1)
    j = int(np.argmax(np.abs(totals)))
    if abs(totals[j]) > 1e-6:
        return (
            f"Row {j + 1} of W changed by numbers that sum to {show_number(totals[j])}. They must sum to 0, "
            "because each row of p minus the one-hot labels does."
        )
    right, got = reference(W, x, labels, rate) - W, new - W
    there = np.abs(right) > 1e-9
    times = float(got[there][0] / right[there][0]) if there.any() else 1.0
    if W.shape[1] > 2 and np.allclose(times * right, got, atol=1e-9) and not np.isclose(times, 1):
        return f"Your step goes the right way, but it is {show_number(times)} times as long as it should be."
    return (
        "Each row of W changed by numbers that sum to 0, as it must. Each is the rate times a mean over the "
        "examples, of a number of x times p minus the label: which part of it is not so in yours?"
    )


SENTENCE = np.array([[3.0, 2.0, 0.5, -1.0]])  # mat, sofa, moon, tax

task = FunctionTask(
    "7.2",
    reference=reference,
    praise="That is the whole of softmax regression, and section 3 trains with it.",
    hints=(
        "The probabilities are the softmax of each row of `x @ W`. Lesson 06: the gradient by the logits of "
        "an example is p minus its one-hot label.",
        "Question 7.f: which product of x and that gradient has the shape of W? The mean divides by N.",
        "Go against the gradient: `W - rate * gradient`. `W -= ...` would change the old W, too.",
    ),
    role="machine",
    observe=about_rows,
    cases=(
        (SENTENCE, np.array([[1.0]]), np.array([1]), 1.0),
        (
            np.array([[1.0, 0.0, -1.0], [0.5, 2.0, 0.0]]),
            np.array([[1.0, 0.0], [0.5, 2.0], [0.0, 3.0], [-1.0, 1.0]]),
            np.array([1, 2, 0, 0]),
            0.5,
        ),
        (
            np.array([[0.3, -0.2], [1.0, 2.0], [0.0, 0.5]]),
            np.array([[0.0, 1.5, 1.0], [2.0, 0.0, 0.5]]),
            np.array([1, 0]),
            0.1,
        ),
        (np.zeros((3, 3)), np.eye(3), np.array([2, 0, 1]), 3.0),
        (np.array([[50.0, -50.0], [-50.0, 50.0]]), np.eye(2), np.array([0, 0]), 0.25),
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([1, 1]), 2.0),
    ),
)


@task.solution
def step(W, x, labels, rate):
    """When W_jk grows by 1, the logit of class k of an example grows by its x_j. So each example adds x_j
    times its p minus its label, divided by N for the mean. The step goes the other way, and makes a new W."""
    p = softmax(x @ W)
    gradient = x.T @ (p - one_hot(labels, W.shape[1])) / len(x)
    return W - rate * gradient


def off(W, x, labels):
    """Return p minus the one-hot labels, a row an example."""
    return softmax(x @ W) - one_hot(labels, W.shape[1])


@task.mistake("you went uphill")
def _(W, x, labels, rate):
    """The gradient, with p minus the label, points uphill, and the step goes against it. With the label minus
    p the step is added."""
    return W + rate * x.T @ off(W, x, labels) / len(x)


@task.mistake("you did not average")
def _(W, x, labels, rate):
    """That is the gradient of the sum of the losses. The mean divides by N, the number of examples; without
    it more examples make longer steps."""
    return W - rate * x.T @ off(W, x, labels)


@task.mistake("you went uphill, and did not average")
def _(W, x, labels, rate):
    """The step goes against the gradient, `W - rate * gradient`, and the mean divides the gradient by N."""
    return W + rate * x.T @ off(W, x, labels)


@task.mistake("you divided by the number of classes")
def _(W, x, labels, rate):
    """The mean runs over the N examples, not over the classes."""
    return W - rate * x.T @ off(W, x, labels) / W.shape[1]


@task.mistake("you divided by the number of entries")
def _(W, x, labels, rate):
    """`.mean()` of a table, or N times K, counts the classes as examples. Divide by N, the number of rows of
    x."""
    return W - rate * x.T @ off(W, x, labels) / (len(x) * W.shape[1])


@task.mistake("you divided by the number of inputs")
def _(W, x, labels, rate):
    """`len(W)` and `x.shape[1]` count the numbers that enter. The mean runs over the examples: `len(x)`."""
    return W - rate * x.T @ off(W, x, labels) / x.shape[1]


@task.mistake("you left out softmax")
def _(W, x, labels, rate):
    """`x @ W` are logits. The gradient of cross-entropy is made of probabilities: p minus the label."""
    return W - rate * x.T @ (x @ W - one_hot(labels, W.shape[1])) / len(x)


@task.mistake("your softmax runs down the columns")
def _(W, x, labels, rate):
    """Each example, a row of `x @ W`, has its own probabilities. Softmax must make each row sum to 1: the
    last axis."""
    z = x @ W
    p = softmax(z.T).T
    return W - rate * x.T @ (p - one_hot(labels, W.shape[1])) / len(x)


@task.mistake("you left the labels out")
def _(W, x, labels, rate):
    """With p alone the scores of all classes fall. Subtract the one-hot labels: then that of the true class
    rises."""
    return W - rate * x.T @ softmax(x @ W) / len(x)


@task.mistake("you took the labels alone")
def _(W, x, labels, rate):
    """Then the step would be the same however good the prediction is. The gradient by the logits is p minus
    the label."""
    return W + rate * x.T @ one_hot(labels, W.shape[1]) / len(x)


@task.mistake("you subtracted the class numbers")
def _(W, x, labels, rate):
    """A class number is a name, not an amount. Turn the labels into one-hot rows first:
    `one_hot(labels, K)`."""
    return W - rate * x.T @ (softmax(x @ W) - labels[:, None]) / len(x)


@task.mistake("you added the labels")
def _(W, x, labels, rate):
    """The true logit must rise, so its slope is below 0: p minus the one-hot label."""
    return W - rate * x.T @ (softmax(x @ W) + one_hot(labels, W.shape[1])) / len(x)


@task.mistake("you left out the rate")
def _(W, x, labels, rate):
    """The gradient says which way; how far is the rate times the gradient."""
    return W - x.T @ off(W, x, labels) / len(x)


@task.mistake("you divided by the rate")
def _(W, x, labels, rate):
    """A larger rate makes a longer step: multiply."""
    return W - x.T @ off(W, x, labels) / len(x) / rate


@task.mistake("you returned the gradient")
def _(W, x, labels, rate):
    """That is how the loss answers to each weight. Asked for are the new weights: the old ones less the rate
    times the gradient."""
    return x.T @ off(W, x, labels) / len(x)


@task.mistake("you returned the step alone")
def _(W, x, labels, rate):
    """A step starts from where W is: `W - rate * gradient`."""
    return -rate * x.T @ off(W, x, labels) / len(x)


@task.mistake("you applied softmax once more")
def _(W, x, labels, rate):
    """`cross_entropy_grad` and `cross_entropy` expect logits, and take the softmax themselves."""
    return W - rate * x.T @ (softmax(softmax(x @ W)) - one_hot(labels, W.shape[1])) / len(x)


@task.mistake("you multiplied by the slope of softmax once more")
def _(W, x, labels, rate):
    """p(1 - p) is the slope of one probability by its own logit. Cross-entropy has used it up already: what
    is left is p minus the label."""
    p = softmax(x @ W)
    return W - rate * x.T @ (off(W, x, labels) * p * (1 - p)) / len(x)


@task.mistake("a pair of brackets is missing")
def _(W, x, labels, rate):
    """`/ len(x)` divides only what stands right before it, the one-hot labels. Put brackets round the
    difference."""
    return W - rate * x.T @ (softmax(x @ W) - one_hot(labels, W.shape[1]) / len(x))


@task.mistake("you took the step of the logits")
def _(W, x, labels, rate):
    """p minus the label is how the loss answers to the logits. A weight moves its logit by what enters, so x
    belongs into its gradient; without it each row of W moves alike."""
    return W - rate * off(W, x, labels).mean(axis=0)


@task.mistake("W stayed as it was")
def _(W, x, labels, rate):
    """Nothing was learned. Return the old weights less the rate times the gradient."""
    return W
