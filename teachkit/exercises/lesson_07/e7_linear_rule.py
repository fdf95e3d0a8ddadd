"""Exercise 7.7: write the best rule by hand."""

import numpy as np

from teachkit.exercises.task import FunctionTask


def rule(centres, sigma):
    """Compute the rule class by class."""
    return [[*(mu / sigma**2), -(mu @ mu) / (2 * sigma**2)] for mu in centres]


task = FunctionTask(
    "7.7",
    reference=rule,
    praise="For the four blobs the weights are multiples of 20/3. No training, and nothing does better.",
    hints=(
        "The weights are the centres, divided by the variance `sigma**2`.",
        "The squared length of each centre is `np.sum(centres**2, axis=1)`.",
    ),
    cases=(
        (np.array([[2.0, 0.0], [0.0, 1.0]]), 1.0),
        (np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]]), 0.5),
        (np.array([[4.0, 1.0], [-2.0, 3.0]]), 2.0),
        (np.array([[3.0, -1.0, 2.0]]), 3.0),
        (np.array([[0.0], [-2.0]]), 0.1),
        (np.array([[15.0, 0.0], [15.0, 15.0], [0.0, 15.0], [30.0, 15.0]]), 1.5),
    ),
)


@task.solution
def linear_rule(centres, sigma):
    """Multiply out the square of the distance from a centre. The part with x squared is the same for every
    class, and softmax ignores it. What is left is linear."""
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b])


@task.mistake("you divided by sigma, not by its square")
def _(centres, sigma):
    """The exponent of a Gaussian holds the squared distance over sigma squared."""
    b = -np.sum(centres**2, axis=1) / (2 * sigma)
    return np.column_stack([centres / sigma, b])


@task.mistake("you left the spread out")
def _(centres, sigma):
    """Narrow clouds make sure answers: divide by sigma squared."""
    return np.column_stack([centres, -np.sum(centres**2, axis=1) / 2])


@task.mistake("you left the spread out of the weights")
def _(centres, sigma):
    """The bias is divided by sigma squared, the weights are not. Both stand over it."""
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([centres, b])


@task.mistake("you divided the weights by sigma, not by its square")
def _(centres, sigma):
    """The bias is right. The weights are the centres over sigma squared as well."""
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([centres / sigma, b])


@task.mistake("your bias has no half")
def _(centres, sigma):
    """The square of a difference has 2 mu x in its middle, and the exponent a half in front: the halves
    cancel in w, and stay in b."""
    return np.column_stack([centres / sigma**2, -np.sum(centres**2, axis=1) / sigma**2])


@task.mistake("all your numbers are twice as large")
def _(centres, sigma):
    """The exponent is the squared distance over two sigma squared. Without the 2 the weights and the biases
    are doubled, and the answers too sure."""
    return np.column_stack([2 * centres / sigma**2, -np.sum(centres**2, axis=1) / sigma**2])


@task.mistake("the sign of your bias is wrong")
def _(centres, sigma):
    """A centre far from 0 has large weights. The negative bias makes up for it."""
    return np.column_stack([centres / sigma**2, np.sum(centres**2, axis=1) / (2 * sigma**2)])


@task.mistake("your bias is multiplied by sigma squared")
def _(centres, sigma):
    """`/ 2 * sigma**2` divides by 2 and multiplies with the rest. Write `/ (2 * sigma**2)`."""
    return np.column_stack([centres / sigma**2, -np.sum(centres**2, axis=1) / 2 * sigma**2])


@task.mistake("you added up all centres")
def _(centres, sigma):
    """Without an axis, a sum or a length is one number for all classes. Each class needs its own:
    `axis=1`."""
    b = -np.sum(centres**2) / (2 * sigma**2)
    return np.column_stack([centres / sigma**2, np.full(len(centres), b)])


@task.mistake("one number stands for all biases")
def _(centres, sigma):
    """Without an axis, a sum or a length is one number for all classes, and one number is no column. Each
    class needs a bias of its own: `axis=1`."""
    return np.column_stack([centres / sigma**2, -np.sum(centres**2) / (2 * sigma**2)])


@task.mistake("you summed down the columns")
def _(centres, sigma):
    """`axis=0` runs over the classes, and leaves a number for each direction. Each class needs a bias: sum
    along its row, `axis=1`."""
    return np.column_stack([centres / sigma**2, -np.sum(centres**2, axis=0) / (2 * sigma**2)])


@task.mistake("you squared the sum")
def _(centres, sigma):
    """The squared length is the sum of the squares: square each number first, then add up."""
    return np.column_stack([centres / sigma**2, -(np.sum(centres, axis=1) ** 2) / (2 * sigma**2)])


@task.mistake("you left the bias out")
def _(centres, sigma):
    """Without it all walls pass through the origin."""
    return np.column_stack([centres / sigma**2, np.zeros(len(centres))])


@task.mistake("your bias has the length of the centre, not its square")
def _(centres, sigma):
    """Take the sum of the squares, without a root."""
    return np.column_stack([centres / sigma**2, -np.linalg.norm(centres, axis=1) / (2 * sigma**2)])


@task.mistake("you put the half into the weights too")
def _(centres, sigma):
    """The half stays in the bias only."""
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([centres / (2 * sigma**2), b])


@task.mistake("your bias comes first")
def _(centres, sigma):
    """The numbers are right, but the bias stands last in each row: `np.column_stack([W, b])`."""
    return np.column_stack([-np.sum(centres**2, axis=1) / (2 * sigma**2), centres / sigma**2])


@task.mistake("you left out the column of the biases")
def _(centres, sigma):
    """Each row holds the weights of its class and, last, its bias: `np.column_stack([W, b])`."""
    return centres / sigma**2


@task.mistake("you did not add up the squares")
def _(centres, sigma):
    """`centres**2` holds the square of each number. The squared length of a centre is the sum along its row:
    `np.sum(centres**2, axis=1)`."""
    return np.column_stack([centres / sigma**2, -(centres**2) / (2 * sigma**2)])


@task.mistake("you multiplied by sigma squared")
def _(centres, sigma):
    """Narrow clouds make sure answers: the weights and the biases are divided by sigma squared."""
    b = -np.sum(centres**2, axis=1) / 2 * sigma**2
    return np.column_stack([centres * sigma**2, b])


@task.mistake("your bias is divided by sigma, not by its square")
def _(centres, sigma):
    """The weights are right. The bias is divided by two sigma squared: `2 * sigma**2`."""
    return np.column_stack([centres / sigma**2, -np.sum(centres**2, axis=1) / (2 * sigma)])


@task.mistake("your bias is divided by four sigma squared")
def _(centres, sigma):
    """`(2 * sigma)**2` is four sigma squared. Only sigma is squared: `2 * sigma**2`."""
    return np.column_stack([centres / sigma**2, -np.sum(centres**2, axis=1) / (2 * sigma) ** 2])
