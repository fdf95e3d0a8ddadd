"""Exercise 5.5: split the downhill direction in two."""

import numpy as np

from teachkit.exercises.lesson_05.parts import SCORES, axis, direction
from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import same, show
from teachkit.figures.words import code, counted
from teachkit.maths.losses import gradient_split
from teachkit.maths.softmax import softmax


def about(parts, z, y):
    """Say what is seen in two parts that are wrong: which of their rules is broken."""
    A, B = parts
    right = np.asarray(gradient_split(z, y)[0])
    for digits in range(1, 6):
        if not same(right, A) and same(np.round(right, digits), A):
            return f"Your A is rounded to {counted(digits, 'digit')} after the point: keep all digits."
    u = axis(len(z), y)
    if not same(np.zeros(len(z)), A - A @ u / (u @ u) * u):
        return f"Your A does not lie along the axis of class {y}: it must be a multiple of the centred `e_y`."
    total = A + B
    if not same(direction(z, y), total):
        return f"Your A + B is {show(total)}. It must be the whole downhill direction, `e_y - softmax(z)`."
    if same(np.zeros(len(z)), A):
        return "Your A is 0. But something of the downhill direction lies along the axis: 1 - p_y is not 0."
    return f"Your A · B is {code(float(A @ B))}. The two parts stand at right angles: it must be 0."


def split(z, y, A):
    """Return A, and what is left of the downhill direction."""
    return [A, direction(z, y) - A]


task = FunctionTask(
    "5.5",
    reference=gradient_split,
    cases=(*SCORES, (np.array([0, 0]), 0)),
    praise="A + B is the downhill direction, and A · B is 0 each time.",
    hints=(
        "`u` is the axis divided by its length, `np.linalg.norm(axis)`.",
        "`direction @ u` is one number: how far the direction reaches along the axis.",
        "A is that number times u.",
    ),
    observe=about,
)


@task.solution
def my_split(z, y):
    """A lowers all wrong scores alike. B is what is left: it lowers the wrong scores that are too
    probable and raises the others, and does not touch the true one. A and B stand at right angles."""
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = (direction @ u) * u
    return [A, direction - A]


@task.mistake("you did not divide the axis by its length")
def _(z, y):
    """(g · u) u is the part along u only when u has length 1. The centred one-hot vector is shorter, so your
    A is too short."""
    u = axis(len(z), y)
    return split(z, y, direction(z, y) @ u * u)


@task.mistake("your A is (1 - p_y) u")
def _(z, y):
    """That is `direction @ axis` times u, and the axis is not 1 long: (g · u) u takes u with length 1 both
    times."""
    u = axis(len(z), y)
    return split(z, y, direction(z, y) @ u / np.linalg.norm(u) * u)


@task.mistake("you divided by the squared length")
def _(z, y):
    """`axis / (axis @ axis)` is longer than 1, because `axis @ axis` is the square of the length. Divide by
    `np.linalg.norm(axis)`."""
    u = axis(len(z), y) / (axis(len(z), y) @ axis(len(z), y))
    return split(z, y, direction(z, y) @ u * u)


@task.mistake("your class axis is not centred")
def _(z, y):
    """You took the part along the one-hot vector. It points partly where softmax never changes, so your A
    raises the mean of the scores."""
    u = np.eye(len(z))[y]
    return split(z, y, direction(z, y) @ u * u)


@task.mistake("your A is 0")
def _(z, y):
    """Something of the downhill direction lies along the axis: the true class rises by 1 - p_y. How much it
    is, `direction @ u` says, with the axis divided by its length for u. (The mean of the direction is 0.)"""
    return split(z, y, np.zeros(len(z)))


@task.mistake("you split e_y - p into its two terms")
def _(z, y):
    """e_y and -p add up to the downhill direction, but they do not stand at right angles, and e_y does not
    lie along the axis: the axis is e_y minus its mean."""
    return split(z, y, np.eye(len(z))[y])


@task.mistake("you returned A alone")
def _(z, y):
    """Both parts are asked for, and B is the rest of the direction: `[A, direction - A]`."""
    return gradient_split(z, y)[0]


@task.mistake("you returned B alone")
def _(z, y):
    """Both parts are asked for, the one along the axis first: `[A, direction - A]`."""
    return gradient_split(z, y)[1]


@task.mistake("your A is as long as the whole")
def _(z, y):
    """A is the shadow of the downhill direction on the axis: shorter, unless they are parallel."""
    u = axis(len(z), y) / np.linalg.norm(axis(len(z), y))
    return split(z, y, np.linalg.norm(direction(z, y)) * u)


@task.mistake("your A and B do not hold equally many numbers")
def _(z, y):
    """A and B are arrays of K numbers each; one number alone is no part. `direction @ u`, for example, is how
    long A is: A itself is that number times u. And B is `direction - A`, also where that is 0."""
    u = axis(len(z), y) / np.linalg.norm(axis(len(z), y))
    return split(z, y, direction(z, y) @ u)


@task.mistake("you multiplied entry by entry")
def _(z, y):
    """`*` multiplies entry by entry. The product g · u is one number, `direction @ u`."""
    u = axis(len(z), y) / np.linalg.norm(axis(len(z), y))
    return split(z, y, direction(z, y) * u * u)


@task.mistake("you took the axis itself for A")
def _(z, y):
    """u says the direction only. How far downhill reaches along it is `direction @ u`."""
    return split(z, y, axis(len(z), y) / np.linalg.norm(axis(len(z), y)))


@task.mistake("your two parts have changed places")
def _(z, y):
    """A lies along the class axis and comes first, B is the rest."""
    return gradient_split(z, y)[::-1]


@task.mistake("you forgot that B exists")
def _(z, y):
    """With more than two classes the downhill direction leaves the class axis: what is left is B."""
    return split(z, y, direction(z, y))


@task.mistake("you split the gradient")
def _(z, y):
    """That points uphill. The downhill direction is minus the gradient: e_y - p."""
    return [-part for part in gradient_split(z, y)]


@task.mistake("the sign of your B is wrong")
def _(z, y):
    """A and B together are the whole downhill direction, so B is what is left of it: `direction - A`."""
    A, B = gradient_split(z, y)
    return [A, -B]


@task.mistake("you returned the direction itself for B")
def _(z, y):
    """B is the rest: what is left of the downhill direction when A is taken away, `direction - A`."""
    return [gradient_split(z, y)[0], direction(z, y)]
