"""Exercise 5.7: the angle between two class axes."""

import math

from teachkit.exercises.task import FunctionTask
from teachkit.maths.geometry import class_angle

task = FunctionTask(
    "5.7",
    reference=class_angle,
    cases=((3,), (2,), (4,), (5,), (23,), (200,)),
    praise="120 degrees for three classes, 109.471 for four, 92.605 for 23.",
    hints=(
        "Print `A = np.eye(3) - 1 / 3`, and then `A @ A.T`: each row of A with each. Which of these numbers "
        "belong to two different axes, and which to one axis with itself? Then try K = 4.",
        "The cosine is the product of two different axes, divided by both lengths. All axes are equally "
        "long, so that is the squared length, the product of an axis with itself.",
        "The product of two different axes is -1/K, that of an axis with itself (K - 1)/K.",
    ),
)


@task.solution
def axis_angle(K):
    """Two centred one-hot vectors have the product -1/K, and each has the squared length (K - 1) / K. The
    cosine is their ratio, -1 / (K - 1). As K grows it goes to 0, and the angle to 90 degrees, from above."""
    cosine = -1 / (K - 1)
    return math.degrees(math.acos(cosine))


@task.mistake("your class axes are not centred")
def _(K):
    """One-hot vectors stand at 90 degrees for every K. Centred, they lean away from each other: all of them
    must sum to 0."""
    return 90.0


@task.mistake("your angle is 180 degrees minus the right one")
def _(K):
    """When one score rises, the others fall. So the axes lean away from each other, and the angle is above
    90 degrees: does the cosine have its minus, and is nothing taken from 180 afterwards?"""
    return math.degrees(math.acos(1 / (K - 1)))


@task.mistake("you forgot the lengths")
def _(K):
    """-1/K is the product of the centred vectors. For the cosine divide by both lengths: -1/(K - 1)."""
    return math.degrees(math.acos(-1 / K))


@task.mistake("you shared out the full circle")
def _(K):
    """360 / K is right for two and three classes, which lie in a plane. Four axes find room in space, and are
    farther apart."""
    return 360 / K


@task.mistake("you shared out the half circle")
def _(K):
    """180 / (K - 1) is right for two classes only. More axes are not squeezed into half a plane: each new
    class brings a new dimension, and the angle stays above 90 degrees."""
    return 180 / (K - 1)


@task.mistake("you took the angle inside a polygon")
def _(K):
    """(K - 2) 180 / K is the angle at a corner of a regular polygon, between two of its sides. The axes go
    from the middle to the corners, and for more than three classes they do not lie in a plane."""
    return (K - 2) * 180 / K


@task.mistake("your angle is in radians")
def _(K):
    """`math.acos` answers in radians. `math.degrees` turns them into degrees."""
    return math.acos(-1 / (K - 1))


@task.mistake("you returned the cosine")
def _(K):
    """The angle is the `math.acos` of it, in degrees."""
    return -1 / (K - 1)


@task.mistake("you gave the angle of the downhill direction")
def _(K):
    """arccos of the root of K / (2 (K - 1)) is the largest angle between downhill and one axis. Asked for is
    the angle between two axes."""
    return math.degrees(math.acos(math.sqrt(K / (2 * (K - 1)))))


@task.mistake("you took minus the squared length for the cosine")
def _(K):
    """(K - 1)/K is the product of a centred one-hot vector with itself. That of two different ones is -1/K,
    and the cosine is that over the squared length."""
    return math.degrees(math.acos(-(K - 1) / K))


@task.mistake("you divided by one length only, or took one entry of an axis")
def _(K):
    """Both give this number. The cosine is the product of two vectors, with all their entries, `a @ b`,
    divided by the lengths of both."""
    return math.degrees(math.acos(-1 / math.sqrt(K * (K - 1))))


@task.mistake("you divided by K + 1")
def _(K):
    """The squared length is (K - 1)/K, and -1/K over that is -1/(K - 1)."""
    return math.degrees(math.acos(-1 / (K + 1)))
