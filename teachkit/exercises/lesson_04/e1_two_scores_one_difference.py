"""Exercise 4.1: two scores, one difference."""

import math

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.sigmoid import sigmoid
from teachkit.maths.softmax import softmax


def about(pair, *given):
    """Say what is seen in two probabilities that are wrong."""
    if abs(np.sum(pair) - 1) > 1e-6:
        return f"Your two numbers sum to {code(np.sum(pair))}, not to 1."
    if np.min(pair) < 0:
        return f"A probability is never negative; yours has {code(np.min(pair))}."
    return "Your two numbers sum to 1, but they are not softmax of the two scores."


task = FunctionTask(
    "4.1",
    reference=lambda z1, z2: softmax([z1, z2]),
    cases=(
        (1.0, 0.0),
        (2.0, -2.0),
        (5, 3),  # the examples of the text
        (0, 0),
        (-1.0, 1.5),
        (0.5, 0.5),
        (1000.0, 999.0),
        (-300.0, 500.0),
    ),
    praise="Softmax of both scores, from one sigmoid of one number.",
    hints=(
        "Softmax does not change when you subtract z2 from both scores. Which two scores are left?",
        "The scores are now z1 - z2 and 0. Put z1 - z2 into the sigmoid.",
        "Two probabilities sum to 1, so the second is `1 - p1`.",
    ),
    observe=about,
    absolute=1e-7,  # 1 - p1 in float32
)


@task.solution
def two_classes(z1, z2):
    """Divide e^z1 / (e^z1 + e^z2) above and below by e^z1: 1 / (1 + e^-(z1 - z2)) is left. The two scores
    enter only as their difference. The other class gets the rest."""
    p1 = sigmoid(z1 - z2)
    return [p1, 1 - p1]


@task.mistake("you took the sigmoid of each logit")
def _(z1, z2):
    """Each sigmoid compares its own score with 0, not with the other score, so the two do not sum to 1.
    Softmax of two classes is one sigmoid, of the difference."""
    return [sigmoid(z1), sigmoid(z2)]


@task.mistake("you took the sigmoid of one logit alone")
def _(z1, z2):
    """`sigmoid(z1)` is softmax of z1 and 0. The other score is z2, not 0: subtract it."""
    return [sigmoid(z1), 1 - sigmoid(z1)]


@task.mistake("you took the sigmoid of the second logit alone")
def _(z1, z2):
    """`sigmoid(z2)` compares the second score with 0, and gives its result to the first class. The first
    gains when z1 rises above z2: `sigmoid(z1 - z2)`."""
    return [sigmoid(z2), 1 - sigmoid(z2)]


@task.mistake("you divided the scores by each other")
def _(z1, z2):
    """A ratio of scores changes when the same number is added to both, and softmax does not; where the second
    score is 0 there is none. Only the difference counts: z1 - z2."""
    return [sigmoid(z1 / z2), 1 - sigmoid(z1 / z2)]


@task.mistake("your two probabilities have changed places")
def _(z1, z2):
    """The first class gains when z1 rises: the difference is z1 - z2."""
    return [sigmoid(z2 - z1), sigmoid(z1 - z2)]


@task.mistake("you lost the sign of the difference")
def _(z1, z2):
    """The larger score must get the larger probability, whichever comes first: take z1 - z2 with its sign."""
    return [sigmoid(abs(z1 - z2)), 1 - sigmoid(abs(z1 - z2))]


@task.mistake("you added the scores")
def _(z1, z2):
    """Raise both scores by 1: softmax stays, and the sum rises by 2. Only the difference stays."""
    return [sigmoid(z1 + z2), 1 - sigmoid(z1 + z2)]


@task.mistake("you divided the sigmoids by their sum")
def _(z1, z2):
    """Now they sum to 1, but a sigmoid saturates where the exponential of softmax goes on growing. No second
    division is needed: take the sigmoid of the difference."""
    return [sigmoid(z) / (sigmoid(z1) + sigmoid(z2)) for z in (z1, z2)]


@task.mistake("you divided the scores by their sum")
def _(z1, z2):
    """That is plain division: it fails where the scores sum to 0, and a negative score makes it negative."""
    return [z1 / (z1 + z2), z2 / (z1 + z2)]


@task.mistake("you subtracted the sigmoids")
def _(z1, z2):
    """The difference of two sigmoids can be negative. Take the difference of the scores first, then one
    sigmoid of it."""
    return [sigmoid(z1) - sigmoid(z2), 1 - (sigmoid(z1) - sigmoid(z2))]


@task.mistake("you halved the difference")
def _(z1, z2):
    """The sigmoid of half the difference is softmax at temperature 2. The whole difference is asked for."""
    return [sigmoid((z1 - z2) / 2), sigmoid((z2 - z1) / 2)]


@task.mistake("you returned the first probability only")
def _(z1, z2):
    """The list has two entries: the second class has the rest, `1 - p1`."""
    return sigmoid(z1 - z2)


@task.mistake("both of your probabilities are the first one")
def _(z1, z2):
    """The second class has what is left of 1: `1 - p1`."""
    return [sigmoid(z1 - z2), sigmoid(z1 - z2)]


@task.mistake("your second probability is the sigmoid of z2")
def _(z1, z2):
    """The first one is right. The second is what is left of 1."""
    return [sigmoid(z1 - z2), sigmoid(z2)]


@task.mistake("your exponential overflows")
def _(z1, z2):
    """Scores like -300 and 500 are tried too: there e^(z2 - z1) is larger than every float. The given
    `sigmoid` is right at any score: `p1 = sigmoid(z1 - z2)`."""
    p1 = 1 / (1 + math.exp(z2 - z1))
    return [p1, 1 - p1]


@task.mistake("your exponentials overflow")
def _(z1, z2):
    """Scores like 1000 and 999 are tried too: there the exponential is larger than every float. Only the
    difference counts, and the given `sigmoid` is right at any score: `p1 = sigmoid(z1 - z2)`."""
    a, b = math.exp(z1), math.exp(z2)
    return [a / (a + b), b / (a + b)]


@task.mistake("your exponentials become infinite")
def _(z1, z2):
    """Scores like 1000 and 999 are tried too: NumPy goes on with infinity there, and infinity divided by
    infinity is no number. The given `sigmoid` is right at any score: `p1 = sigmoid(z1 - z2)`."""
    a, b = np.exp(z1), np.exp(z2)
    return [a / (a + b), b / (a + b)]
