"""Exercise 5.3: the angle between downhill and the class axis."""

import numpy as np

from teachkit.exercises.lesson_05.parts import SCORES, axis, direction
from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import same
from teachkit.maths.losses import gradient_angle, largest_gradient_angle
from teachkit.maths.softmax import softmax


def degrees(cosine):
    """Return an angle from its cosine, as the stub does."""
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))


def cosine(g, u):
    """Return the cosine of the angle between two vectors."""
    return g @ u / (np.linalg.norm(g) * np.linalg.norm(u))


def about(angle, z, y):
    """Say whether the angle is that of an arcsine."""
    if same(90.0, float(angle) + gradient_angle(z, y), absolute=1e-5):
        return "Your angle is 90 degrees minus the right one: an arcsine gives that, in place of `np.arccos`."
    return ""


task = FunctionTask(
    "5.3",
    reference=gradient_angle,
    cases=(*SCORES, (np.array([0, 50, 0]), 0), (np.array([5.0, 0.0, 0.0, 0.0]), 0)),
    praise="The package has your function as `teachkit.losses.gradient_angle`.",
    hints=(
        "The axis is the one-hot vector `np.eye(len(z))[y]` less its mean.",
        "`direction @ axis` is the product above the line. Below it stand both lengths, `np.linalg.norm`.",
    ),
    observe=about,
    absolute=1e-5,  # near 0 degrees a cosine keeps half of the digits only
)


@task.solution
def angle_to_axis(z, y):
    """Downhill is along the axis only where the wrong classes share their probability evenly. With two
    classes there is one wrong class, so the angle is always 0. With three it goes up to 30 degrees.
    Question 5.g asks about more."""
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    cosine = direction @ axis / (np.linalg.norm(direction) * np.linalg.norm(axis))
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))


@task.mistake("your angle is always 0")
def _(z, y):
    """Downhill and the class axis are one direction for two classes only. With more, the wrong classes go
    down unequally, and the direction turns. (`np.clip` makes a cosine above 1 to 1, and that is 0
    degrees: is the product above the line, and both lengths below it?)"""
    return 0.0


@task.mistake("your class axis is not centred, or its length is missing")
def _(z, y):
    """Both give this number. The one-hot vector sums to 1, so a part of it points where softmax does not
    change at all: subtract its mean. And the length of the centred axis, which is not 1, stands below the
    line, beside that of the direction."""
    return degrees(cosine(direction(z, y), np.eye(len(z))[y]))


@task.mistake("you measured the angle of the gradient")
def _(z, y):
    """The gradient points uphill, away from the class: 180 degrees minus the angle asked for."""
    return degrees(-cosine(direction(z, y), axis(len(z), y)))


@task.mistake("your angle is in radians")
def _(z, y):
    """`np.arccos` answers in radians. `np.degrees` turns them into degrees."""
    return np.arccos(np.clip(cosine(direction(z, y), axis(len(z), y)), -1, 1))


@task.mistake("you returned the cosine")
def _(z, y):
    """The angle is the `np.arccos` of it, in degrees."""
    return cosine(direction(z, y), axis(len(z), y))


@task.mistake("you divided by the squared lengths")
def _(z, y):
    """`g @ g` is the square of the length. Divide by the lengths: `np.linalg.norm`, or the roots."""
    g, u = direction(z, y), axis(len(z), y)
    return degrees(g @ u / ((g @ g) * (u @ u)))


@task.mistake("you did not divide by the lengths")
def _(z, y):
    """`direction @ axis` is the cosine times both lengths. Divide by each of them."""
    return degrees(direction(z, y) @ axis(len(z), y))


@task.mistake("you multiplied by the length of the axis")
def _(z, y):
    """Both lengths stand below the line. `a / b * c` divides by b and multiplies by c: `a / (b * c)`."""
    g, u = direction(z, y), axis(len(z), y)
    return degrees(g @ u / np.linalg.norm(g) * np.linalg.norm(u))


@task.mistake("you always gave the largest angle")
def _(z, y):
    """arccos of the root of K / (2 (K - 1)) is reached only where all wrong probability lies on one class.
    The angle depends on the scores."""
    return largest_gradient_angle(len(z))


@task.mistake("you measured from the scores")
def _(z, y):
    """The direction asked for is the one downhill at z, not that of z itself."""
    return degrees(cosine(z - z.mean(), axis(len(z), y)))


@task.mistake("you took the arcsine")
def _(z, y):
    """The product over both lengths is the cosine of the angle: `np.arccos` gives the angle back."""
    return np.degrees(np.arcsin(np.clip(cosine(direction(z, y), axis(len(z), y)), -1, 1)))


@task.mistake("you multiplied entry by entry")
def _(z, y):
    """`*` gives a number for each class. The product above the line is their sum, one number:
    `direction @ axis`."""
    g, u = direction(z, y), axis(len(z), y)
    return degrees(g * u / (np.linalg.norm(g) * np.linalg.norm(u)))


@task.mistake("you added the lengths")
def _(z, y):
    """Below the line stands the product of both lengths."""
    g, u = direction(z, y), axis(len(z), y)
    return degrees(g @ u / (np.linalg.norm(g) + np.linalg.norm(u)))


@task.mistake("you divided by the length of the axis alone")
def _(z, y):
    """The downhill direction has a length of its own: divide by it as well."""
    g, u = direction(z, y), axis(len(z), y)
    return degrees(g @ u / np.linalg.norm(u))
