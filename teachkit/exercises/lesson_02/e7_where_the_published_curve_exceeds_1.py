"""Exercise 2.7: where the published curve exceeds 1."""

import math

from teachkit.exercises.task import ValuesTask
from teachkit.figures.words import code

SUM = 84.454
TWO_DIGITS = 0.005  # how far a number may be that is rounded to two digits after the point


def about_height(x):
    """Say how high the curve is there.

    Examples
    --------
    >>> about_height(4)
    'At x = 4 the curve has the height 0.646484, still below 1.'
    """
    if x > 700:
        return f"At x = {code(x)} the curve is far above 1."
    height = math.exp(x) / SUM
    side = "still below" if height < 1 else "already above"
    return f"At x = {code(x)} the curve has the height {code(height)}, {side} 1."


task = ValuesTask(
    "2.7",
    kinds={"crossing": "a number"},
    praise="x = ln 84.454 = 4.436. To the right of it the published curve would be a probability above 1: it "
    "forgets that the moving exponential is part of the sum.",
    hints=(
        "At which height e^x does e^x / 84.454 equal 1?",
        "e^x = 84.454. What undoes the exponential?",
        "The natural logarithm, `math.log`.",
    ),
    observe=about_height,
)


@task.right
def _(x):
    return abs(x - math.log(SUM)) <= TWO_DIGITS


@task.solution
def _():
    """e^x / 84.454 = 1 means e^x = 84.454, so x = ln 84.454 = 4.436. The curve keeps the sum of four fixed
    logits below the line while x moves above it. When a logit moves, its exponential is part of the sum,
    and the probability is a sigmoid that stays below 1."""
    crossing = math.log(84.454)


@task.mistake("that is the height, not the x", example=(SUM,))
def _(x):
    """At the crossing e^x is 84.454. The question is for the x at which it is."""


@task.mistake("you used the logarithm to base 10", example=(math.log10(SUM),))
def _(x):
    """`math.log10` answers 10^x = 84.454. Here the base is e: `math.log`."""
    return abs(x - math.log10(SUM)) <= TWO_DIGITS


@task.mistake("you used the logarithm to base 2", example=(math.log2(SUM),))
def _(x):
    """`math.log2` answers 2^x = 84.454. Here the base is e: `math.log`."""
    return abs(x - math.log2(SUM)) <= TWO_DIGITS


@task.mistake("your sign is the wrong way round", example=(-math.log(SUM),))
def _(x):
    """ln(1 / 84.454) is -ln 84.454: there e^x is 1 / 84.454. At the crossing e^x is 84.454, so x is above
    0."""
    return abs(x + math.log(SUM)) <= TWO_DIGITS


@task.mistake("you cut off the digits instead of rounding", example=(4.43,))
def _(x):
    """The third digit after the point is a 6: the number is nearer to the next hundredth. Put the
    calculation itself into `crossing`, then nothing needs to be rounded."""


@task.mistake("that is the largest logit", example=(4.3,))
def _(x):
    """At x = 4.3 the curve has the height 0.873, which is the probability of the class with that logit:
    there the curve is still right. It passes 1 further to the right."""


@task.mistake("that is the height at the right edge", example=(math.exp(5) / SUM,))
def _(x):
    """e^5 / 84.454 = 1.757 shows that the curve exceeds 1 somewhere before x = 5. Where does it pass 1?"""


@task.mistake("that is the right edge of the figure", example=(5.0,))
def _(x):
    """At x = 5 the curve is at 1.757 already: it passes 1 before."""


@task.mistake("you gave the height 1", example=(1.0,))
def _(x):
    """1 is the height that the curve passes, y. The question is for x: solve e^x / 84.454 = 1."""


@task.mistake("that is the height at x = 0", example=(1 / SUM,))
def _(x):
    """e^0 / 84.454 = 1 / 84.454. Solve e^x / 84.454 = 1 for x instead."""


@task.mistake("that is the answer for e^x / 10", example=(math.log(10),))
def _(x):
    """2.303 = ln 10 stands in the text as an example of another curve. Here 84.454 stands below the
    line."""
