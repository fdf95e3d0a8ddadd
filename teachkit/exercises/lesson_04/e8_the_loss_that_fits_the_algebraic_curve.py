"""Exercise 4.8: the loss that fits the algebraic curve."""

import math

from teachkit.exercises.task import FunctionTask
from teachkit.maths.sigmoid import S_CURVES, log_sigmoid

task = FunctionTask(
    "4.8",
    reference=S_CURVES["algebraic"].matching_loss,
    cases=tuple((x,) for x in (-1.7, 0, 3.0, -20.0, 0.5, 100.0, -500)),
    praise="At x = -1.7 it is 1.83615, and the slope there is s - 1 = -0.930967.",
    hints=(
        "Write s(x) - 1 as a fraction: (x / r - 1) / 2.",
        "Which function has the slope x / r, and which one the slope 1?",
        "r and x. So (x / r - 1) / 2 is the slope of (r - x) / 2. Is it 0 far to the right?",
    ),
)


@task.solution
def smooth_hinge(x):
    """The slope s - 1 is (x / r - 1) / 2, and that is the slope of (r - x) / 2. No constant is missing,
    because r - x goes to 0 far to the right. Far to the left it is -x, nearly: a hinge with a round corner.
    """
    r = math.sqrt(1 + x**2)
    return (r - x) / 2


@task.mistake("your loss grows on the right side")
def _(x):
    """For large x the class is right, and its loss must go to 0: subtract x."""
    return (math.sqrt(1 + x**2) + x) / 2


@task.mistake("your sign is wrong")
def _(x):
    """An area is never negative, and the loss falls as x rises: r - x, not x - r."""
    return (x - math.sqrt(1 + x**2)) / 2


@task.mistake("you forgot to halve")
def _(x):
    """The curve runs from 0 to 1, so the slope of the loss runs from -1 to 0. Yours runs from -2 to 0."""
    return math.sqrt(1 + x**2) - x


@task.mistake("you halved r only")
def _(x):
    """The half belongs to both terms. With x itself far to the left the slope is -3/2, and far to the right
    the loss falls below 0."""
    return math.sqrt(1 + x**2) / 2 - x


@task.mistake("you halved x only")
def _(x):
    """The half belongs to both terms. With r itself the loss grows on the right side, where the class is
    right. (`r - x / 2` halves x alone: `(r - x) / 2` halves both.)"""
    return math.sqrt(1 + x**2) - x / 2


@task.mistake("you left out the root")
def _(x):
    """r is the root of 1 + x squared: `math.sqrt(1 + x**2)`. Without it the loss grows like a square."""
    return (1 + x**2 - x) / 2


@task.mistake("you left out x")
def _(x):
    """r / 2 has the slope x / (2 r). The slope of the loss is that, less 1/2: subtract x / 2."""
    return math.sqrt(1 + x**2) / 2


@task.mistake("you lost the sign of x")
def _(x):
    """Far to the left the loss must grow: r - x is nearly 2 |x| there. `abs(x)` makes both sides alike."""
    return (math.sqrt(1 + x**2) - abs(x)) / 2


@task.mistake("you returned -log s")
def _(x):
    """That is the other loss of this curve. It grows so slowly that its slope fades. The matching loss is the
    area."""
    return -math.log((1 + x / math.sqrt(1 + x**2)) / 2)


@task.mistake("you returned the loss of the sigmoid")
def _(x):
    """log(1 + e^-x) is the area above the logistic curve. The algebraic curve has another area."""
    return -log_sigmoid(x)


@task.mistake("you returned the slope of the loss")
def _(x):
    """s - 1 is negative. The loss is what has this slope."""
    return (x / math.sqrt(1 + x**2) - 1) / 2


@task.mistake("you returned a height, not an area")
def _(x):
    """1 - s is how far the curve is from 1 at x. The loss adds up these distances from x to the right."""
    return (1 - x / math.sqrt(1 + x**2)) / 2


@task.mistake("your hinge has a sharp corner")
def _(x):
    """max(0, -x) is the area when the curve is a step. The algebraic curve is round."""
    return max(0.0, -x)


@task.mistake("you returned the curve")
def _(x):
    """s(x) is the probability. The loss is the area above it."""
    return (1 + x / math.sqrt(1 + x**2)) / 2


@task.mistake("your loss is shifted")
def _(x):
    """Its slope is right. But far to the right nothing is left of the area, so the loss must go to 0."""
    return (math.sqrt(1 + x**2) - x - 1) / 2
