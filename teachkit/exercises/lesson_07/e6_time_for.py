"""Exercise 7.6: how long for a margin."""

import math

from teachkit.exercises.task import FunctionTask

task = FunctionTask(
    "7.6",
    reference=lambda margin, K: (math.expm1(margin) + (K - 1) * margin) / K,
    praise="The margin 10 takes 2.7 times as long as the margin 9: it grows for ever, and ever more slowly.",
    hints=(
        "Bring the 1 to the other side, then divide by K.",
        "`math.exp(margin)` is e to the power of m.",
    ),
    cases=((1.0, 2), (3.20254, 3), (0.5, 10), (5.0, 4), (0.001, 1000), (20.0, 2), (0.0, 3), (10.0, 5)),
)


@task.solution
def time_for(margin, K):
    """Solve for t. For a large margin the exponential is all that counts: each further 1 of margin takes e
    times as long. So the margin grows as the logarithm of the time, for ever."""
    return (math.exp(margin) + (K - 1) * margin - 1) / K


@task.mistake("you forgot the 1")
def _(margin, K):
    """At the margin 0 the time is 0. The exponential is 1 there: subtract it."""
    return (math.exp(margin) + (K - 1) * margin) / K


@task.mistake("you added the 1")
def _(margin, K):
    """The 1 stands on the other side. When it comes over, it is subtracted."""
    return (math.exp(margin) + (K - 1) * margin + 1) / K


@task.mistake("you subtracted the 1 after the division")
def _(margin, K):
    """1 + K t has the 1 beside K t: it must go before K is divided out. Put brackets round all three
    terms."""
    return (math.exp(margin) + (K - 1) * margin) / K - 1


@task.mistake("you divided by 1 + K")
def _(margin, K):
    """Only t is multiplied by K. First subtract the 1, then divide by K."""
    return (math.exp(margin) + (K - 1) * margin) / (1 + K)


@task.mistake("you forgot to divide by K")
def _(margin, K):
    """The right side is 1 + K t: divide by K."""
    return math.exp(margin) + (K - 1) * margin - 1


@task.mistake("a pair of brackets is missing")
def _(margin, K):
    """`/ K` divides only what stands right before it. Put brackets round the whole left side."""
    return math.exp(margin) + (K - 1) * margin - 1 / K


@task.mistake("K - 1 needs brackets")
def _(margin, K):
    """`K - 1 * margin` multiplies first. It is K - 1 that is multiplied: `(K - 1) * margin`."""
    return (math.exp(margin) + K - 1 * margin - 1) / K


@task.mistake("you kept the exponential only")
def _(margin, K):
    """For a large margin that comes close. At small ones (K - 1) m counts too."""
    return (math.exp(margin) - 1) / K


@task.mistake("that is the law of two classes")
def _(margin, K):
    """With K classes there are K - 1 others, and K t on the right."""
    return (math.exp(margin) + margin - 1) / 2


@task.mistake("you counted one rival only")
def _(margin, K):
    """The true class has K - 1 rivals: `(K - 1) * margin`."""
    return (math.exp(margin) + margin - 1) / K


@task.mistake("you took K in place of K - 1")
def _(margin, K):
    """The true class has K - 1 rivals."""
    return (math.exp(margin) + K * margin - 1) / K


@task.mistake("you took the logarithm")
def _(margin, K):
    """The margin grows as the logarithm of the time. So the time grows as the exponential of the margin."""
    return (math.log(margin) + (K - 1) * margin - 1) / K


@task.mistake("you subtracted (K - 1) m")
def _(margin, K):
    """(K - 1) m stays on its side, with its plus: only the 1 comes over."""
    return (math.exp(margin) - (K - 1) * margin - 1) / K


@task.mistake("you multiplied by K")
def _(margin, K):
    """K t stands on the right side: t is the rest divided by K."""
    return (math.exp(margin) + (K - 1) * margin - 1) * K


@task.mistake("you multiplied where a plus stands")
def _(margin, K):
    """The exponential and (K - 1) m are added."""
    return (math.exp(margin) * (K - 1) * margin - 1) / K


@task.mistake("your power has another base")
def _(margin, K):
    """The equation has e to the m: `math.exp(margin)`. A power of 2 grows more slowly."""
    return (2**margin + (K - 1) * margin - 1) / K


@task.mistake("you divided by K - 1")
def _(margin, K):
    """K - 1 multiplies the margin on the left side. The right side is 1 + K t: divide by K."""
    return (math.exp(margin) + (K - 1) * margin - 1) / (K - 1)


@task.mistake("you returned the left side")
def _(margin, K):
    """It is equal to 1 + K t. Subtract the 1, then divide by K."""
    return math.exp(margin) + (K - 1) * margin
