"""Exercise 2.9: the Jacobian of softmax."""

import numpy as np

from teachkit.exercises.lesson_02.parts import ARTICLE
from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.softmax import softmax, softmax_jacobian


def about_rows(table, *given):
    """Say what is seen in a table that is wrong: the sum of a row, if nothing else.

    Examples
    --------
    >>> about_rows([[0.25, 0.25], [0.25, 0.25]])
    'Row 1 of your result sums to 0.5. It must sum to 0: raising all logits together changes no probability.'
    """
    sums = np.sum(table, axis=1)
    k = int(np.argmax(np.abs(sums)))
    if abs(sums[k]) > 1e-9:
        return (
            f"Row {k + 1} of your result sums to {code(sums[k])}. It must sum to 0: "
            "raising all logits together changes no probability."
        )
    return (
        "That every row sums to 0 is not enough: on the diagonal belongs p_i (1 - p_i), and beside it "
        "-p_i p_j."
    )


task = FunctionTask(
    "2.9",
    reference=softmax_jacobian,
    cases=(
        (np.array([2.0, 1.0, 0.1]),),
        (np.array([0.5, 0.5]),),
        (np.array([0, 0]),),  # the example of the text
        (np.array([3.0]),),
        (np.array([1000.0, 999.0, 0.0]),),
        (ARTICLE,),
    ),
    praise="Your table is symmetric, and its rows sum to 0: raising all logits together changes nothing.",
    hints=(
        "`np.outer(p, p)` is the table of all products p_i p_j.",
        "p_i (1 - p_i) = p_i - p_i p_i: on the diagonal there is p_i in addition.",
        "`np.diag(p)` is the table with p on its diagonal and zeros elsewhere.",
    ),
    observe=about_rows,
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
    """A rising logit raises its own probability, so the diagonal must be positive, and the rest
    negative."""
    p = softmax(z)
    return np.outer(p, p) - np.diag(p)


@task.mistake("you left out the other probabilities")
def _(z):
    """The diagonal is right, but the zeros beside it say that the other probabilities stay as they are.
    They make room: -p_i p_j."""
    p = softmax(z)
    return np.diag(p * (1 - p))


@task.mistake("you returned the diagonal only")
def _(z):
    """p (1 - p) is how each probability answers to its own logit: K numbers. The Jacobian is a K × K table,
    because each probability answers to every logit."""
    p = softmax(z)
    return p * (1 - p)


@task.mistake("you forgot the diagonal's own p")
def _(z):
    """-p_i p_j everywhere says that a rising logit lowers its own probability. Add p_i on the diagonal."""
    p = softmax(z)
    return -np.outer(p, p)


@task.mistake("you added the products instead of subtracting them")
def _(z):
    """With a plus, all probabilities rise when one logit does. But their sum stays 1: each row must sum to
    0."""
    p = softmax(z)
    return np.diag(p) + np.outer(p, p)


@task.mistake("beside the diagonal the minus is missing")
def _(z):
    """When one logit rises, the other probabilities must fall: -p_i p_j. Then each row sums to 0."""
    p = softmax(z)
    return np.diag(p - 2 * p * p) + np.outer(p, p)


@task.mistake("you left out the products")
def _(z):
    """`np.diag(p)` says that a probability grows at the rate p_i when its own logit rises, and that no
    other one answers. But the sum below the line grows too: it takes back p_i p_j everywhere."""
    return np.diag(softmax(z))


@task.mistake("you put 1 on the diagonal where p belongs")
def _(z):
    """`np.eye(K)` has ones on its diagonal, `np.diag(p)` has p: p_i (1 - p_i) is p_i - p_i p_i, not 1 - p_i
    p_i."""
    p = softmax(z)
    return np.eye(len(p)) - np.outer(p, p)


@task.mistake("you subtracted the square twice on the diagonal")
def _(z):
    """p_i (1 - p_i) is p_i - p_i p_i: the square is subtracted there already, and `np.outer(p, p)`
    subtracts it once more. Start from `np.diag(p)`."""
    p = softmax(z)
    return np.diag(p * (1 - p)) - np.outer(p, p)


@task.mistake("you squared where a table of products belongs")
def _(z):
    """`p * p` has K numbers, and NumPy subtracts them from every row. `np.outer(p, p)` has all K × K
    products."""
    p = softmax(z)
    return np.diag(p) - p * p


@task.mistake("you subtracted one number everywhere")
def _(z):
    """`p @ p` is a single number, the sum of the squares. `np.outer(p, p)` has all K × K products."""
    p = softmax(z)
    return np.diag(p) - p @ p


@task.mistake("you used the rule of the diagonal everywhere")
def _(z):
    """p_i (1 - p_j) holds for i = j only. Beside the diagonal the 1 is missing: -p_i p_j."""
    p = softmax(z)
    return np.outer(p, 1 - p)


@task.mistake("you put logits where probabilities belong")
def _(z):
    """The rates are made of p, not of z: compute `p = softmax(z)` first."""
    return np.diag(z) - np.outer(z, z)


@task.mistake("you left out the factor p_i of each row")
def _(z):
    """1 - p_i and -p_j are the rates divided by p_i. Multiply row i by p_i: `p[:, None] * (np.eye(len(p)) -
    p)`."""
    p = softmax(z)
    return np.eye(len(p)) - p


@task.mistake("on your diagonal the square is not subtracted")
def _(z):
    """Beside the diagonal your rates are right. On it stands p_i alone: p_i (1 - p_i) is p_i - p_i p_i, so
    the product is subtracted there too."""
    p = softmax(z)
    return np.diag(p + p * p) - np.outer(p, p)


@task.mistake("you returned the products alone")
def _(z):
    """`np.outer(p, p)` says that every probability rises when any logit does. The products are subtracted,
    and on the diagonal stands p_i in addition: `np.diag(p)`."""
    p = softmax(z)
    return np.outer(p, p)


@task.mistake("your table holds nothing but 0")
def _(z):
    """Rates of 0 say that no probability answers to any logit. Is something subtracted from itself, are the
    rates rounded, or does a table of whole numbers (`dtype=int`, or `np.zeros_like` of one) cut their digits
    off?"""
    return np.zeros((len(z), len(z)))


@task.mistake("you filled the first row only")
def _(z):
    """The other rows are still 0. Is there a `return` inside the outer loop? It ends the function after the
    first round, and belongs after the loops."""
    p = softmax(z)
    table = np.zeros((len(p), len(p)))
    table[0] = p[0] * (np.eye(len(p))[0] - p)
    return table
