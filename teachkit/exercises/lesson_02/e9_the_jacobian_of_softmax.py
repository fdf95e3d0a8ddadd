"""Exercise 2.9: the Jacobian of softmax."""

import numpy as np

from teachkit.exercises.lesson_02.parts import ARTICLE
from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import show_number
from teachkit.maths.softmax import softmax, softmax_jacobian


def _about_rows(J):
    sums = np.sum(J, axis=1)
    k = int(np.argmax(np.abs(sums)))
    if abs(sums[k]) > 1e-9:
        return (
            f"Row {k + 1} of your result sums to {show_number(sums[k])}. It must sum to 0: "
            "raising all logits together changes no probability."
        )
    return "Every row sums to 0, as it must."


task = FunctionTask(
    "2.9",
    reference=softmax_jacobian,
    cases=(
        (np.array([2.0, 1.0, 0.1]),),
        (np.array([0.5, 0.5]),),
        (ARTICLE,),
    ),
    praise=("Your table is symmetric, and its rows sum to 0: raising all logits together changes nothing."),
    hints=(
        "`np.outer(p, p)` is the table of all products p_i p_j.",
        "p_i (1 - p_i) = p_i - p_i p_i: on the diagonal there is p_i in addition.",
        "`np.diag(p)` is the table with p on its diagonal and zeros elsewhere.",
    ),
    observe=_about_rows,
)


@task.solution
def my_jacobian(z):
    """Both rates are p_i (1 if i = j else 0) - p_i p_j: the numerator grows at the rate p_i, and only for
    its own logit; the sum below the line takes back p_i p_j for every logit. Each row sums to 0, because
    raising all logits together changes nothing."""
    p = softmax(z)
    return np.diag(p) - np.outer(p, p)


@task.mistake("all your signs are the wrong way round")
def _(z):
    """A rising logit raises its own probability, so the diagonal must be positive, and the rest negative."""
    return np.outer(softmax(z), softmax(z)) - np.diag(softmax(z))


@task.mistake("you left out the other probabilities")
def _(z):
    """The diagonal is right, but the zeros beside it say that the other probabilities stay as they are.
    They make room: -p_i p_j."""
    return np.diag(softmax(z) * (1 - softmax(z)))


@task.mistake("you returned the diagonal only")
def _(z):
    """p (1 - p) is how each probability answers to its own logit: K numbers. The Jacobian is a K × K
    table, because each probability answers to every logit."""
    return softmax(z) * (1 - softmax(z))


@task.mistake("you forgot the diagonal's own p")
def _(z):
    """-p_i p_j everywhere says that a rising logit lowers its own probability. Add p_i on the diagonal."""
    return -np.outer(softmax(z), softmax(z))


@task.mistake("you added the products instead of subtracting them")
def _(z):
    """With a plus, all probabilities rise when one logit does. But their sum stays 1: each row must sum
    to 0."""
    return np.diag(softmax(z)) + np.outer(softmax(z), softmax(z))


@task.mistake("you squared where a table of products belongs")
def _(z):
    """`p * p` has K numbers, and NumPy subtracts them from every row. `np.outer(p, p)` has all K × K
    products."""
    return np.diag(softmax(z)) - softmax(z) * softmax(z)


@task.mistake("you subtracted one number everywhere")
def _(z):
    """`p @ p` is a single number, the sum of the squares. `np.outer(p, p)` has all K × K products."""
    return np.diag(softmax(z)) - softmax(z) @ softmax(z)


@task.mistake("you used the rule of the diagonal everywhere")
def _(z):
    """p_i (1 - p_j) holds for i = j only. Beside the diagonal the 1 is missing: -p_i p_j."""
    return np.outer(softmax(z), 1 - softmax(z))


@task.mistake("you put logits where probabilities belong")
def _(z):
    """The rates are made of p, not of z: compute `p = softmax(z)` first."""
    return np.diag(z) - np.outer(z, z)
