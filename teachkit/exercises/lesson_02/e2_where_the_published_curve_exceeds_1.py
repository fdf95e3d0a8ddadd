"""Exercise 2.2: where the published curve exceeds 1."""

import math

from teachkit.exercises.task import ValuesTask
from teachkit.exercises.values import show_number

_SUM = 84.454


task = ValuesTask(
    "2.2",
    kinds={"crossing": "a number"},
    praise=(
        "x = ln 84.454 = 4.436. To the right of it the published curve would be a probability "
        "above 1: it forgets that the moving exponential is part of the sum."
    ),
    hints=(
        "At which height e^x does e^x / 84.454 equal 1?",
        "e^x = 84.454. What undoes the exponential?",
        "The natural logarithm, `math.log`.",
    ),
    observe=lambda x: (
        f"At x = {show_number(x)} the curve has the height {show_number(math.exp(min(x, 700)) / _SUM)}, "
        f"{'still below' if x < math.log(_SUM) else 'already above'} 1."
    ),
)


@task.right
def _(x):
    return abs(x - math.log(_SUM)) <= 0.005


@task.solution
def _():
    """e^x / 84.454 = 1 means e^x = 84.454, so x = ln 84.454 = 4.436. The curve keeps the sum of four
    fixed logits below the line while x moves above it. When a logit moves, its exponential is part of the
    sum, and the probability is a sigmoid that stays below 1."""
    crossing = math.log(84.454)


@task.mistake("that is the height, not the x", example=(_SUM,))
def _(crossing):
    """At the crossing e^x is 84.454. The question is for the x at which it is."""


@task.mistake("you used the logarithm to base 10", example=(math.log10(_SUM),))
def _(crossing):
    """`math.log10` answers 10^x = 84.454. Here the base is e: `math.log`."""


@task.mistake("you used the logarithm to base 2", example=(math.log2(_SUM),))
def _(crossing):
    """`math.log2` answers 2^x = 84.454. Here the base is e: `math.log`."""


@task.mistake("that is the largest logit", example=(4.3,))
def _(x):
    """At x = 4.3 the curve has the height 0.873, which is the probability of the class with that logit:
    there the curve is still right. It passes 1 further to the right."""
    return abs(x - 4.3) < 0.03


@task.mistake("that is the height at the right edge", example=(math.exp(5) / _SUM,))
def _(crossing):
    """e^5 / 84.454 = 1.757 shows that the curve exceeds 1 somewhere before x = 5. Where does it pass 1?"""


@task.mistake("that is the right edge of the figure", example=(5.0,))
def _(x):
    """At x = 5 the curve is at 1.757 already: it passes 1 before."""
    return abs(x - 5) < 0.05


@task.mistake("you gave the height 1", example=(1.0,))
def _(crossing):
    """1 is the height that the curve passes, y. The question is for x: solve e^x / 84.454 = 1."""


@task.mistake("that is the height at x = 0", example=(1 / _SUM,))
def _(crossing):
    """e^0 / 84.454 = 1 / 84.454. Solve e^x / 84.454 = 1 for x instead."""
