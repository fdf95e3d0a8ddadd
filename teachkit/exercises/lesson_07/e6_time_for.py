"""Exercise 7.6: how long for a margin."""

import math

from teachkit.exercises.task import FunctionTask

task = FunctionTask(
    "7.6",
    reference=lambda margin, K: (math.expm1(margin) + (K - 1) * margin) / K,
    praise="The margin 10 takes 2.7 times as long as the margin 9: it grows for ever, and ever more slowly.",
    hints=(
        "The pace upside down: each little piece of margin takes (e^m + K - 1) / K times its size. "
        "Add these times up from 0 to the margin: an integral.",
        "The integral of e^m from 0 to the margin is `math.exp(margin) - 1`. That of K - 1 is K - 1 times "
        "the margin.",
    ),
    cases=((1.0, 2), (3.20254, 3), (0.5, 10), (5.0, 4), (0.001, 1000), (20.0, 2), (0.0, 3), (10.0, 5)),
)


@task.solution
def time_for(margin, K):
    """Turn the pace upside down, and add it up from 0 to the margin: the integral of (e^m + K - 1) / K. For a
    large margin the exponential is all that counts: each further 1 of margin takes e
    times as long. So the margin grows as the logarithm of the time, for ever."""
    return (math.exp(margin) + (K - 1) * margin - 1) / K


@task.mistake("you forgot the 1")
def _(margin, K):
    """At the margin 0 the time is 0. The integral of e^m starts at 0, where e^m is 1: subtract it."""
    return (math.exp(margin) + (K - 1) * margin) / K


@task.mistake("you added the 1")
def _(margin, K):
    """The integral of e^m from 0 to the margin is e^m at its end less the 1 at its start."""
    return (math.exp(margin) + (K - 1) * margin + 1) / K


@task.mistake("you subtracted the 1 after the division")
def _(margin, K):
    """The 1 belongs to the integral of e^m, and all of that is divided by K. Put brackets round all three
    terms."""
    return (math.exp(margin) + (K - 1) * margin) / K - 1


@task.mistake("you divided by 1 + K")
def _(margin, K):
    """The pace has K above the line, so the time has K below it."""
    return (math.exp(margin) + (K - 1) * margin) / (1 + K)


@task.mistake("you forgot to divide by K")
def _(margin, K):
    """A little piece of margin takes (e^m + K - 1) / K times its size: divide by K."""
    return math.exp(margin) + (K - 1) * margin - 1


@task.mistake("a pair of brackets is missing")
def _(margin, K):
    """`/ K` divides only what stands right before it. Put brackets round the whole sum."""
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
    """With K classes there are K - 1 others, and K above the line of the pace."""
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
    """Both parts of e^m + K - 1 take time: their integrals are added."""
    return (math.exp(margin) - (K - 1) * margin - 1) / K


@task.mistake("you multiplied by K")
def _(margin, K):
    """Upside down, K stands below the line: divide by it."""
    return (math.exp(margin) + (K - 1) * margin - 1) * K


@task.mistake("you multiplied where a plus stands")
def _(margin, K):
    """The integral of a sum is the sum of the integrals: e^m - 1 and (K - 1) m are added."""
    return (math.exp(margin) * (K - 1) * margin - 1) / K


@task.mistake("your power has another base")
def _(margin, K):
    """The pace has e to the m: `math.exp(margin)`. A power of 2 grows more slowly."""
    return (2**margin + (K - 1) * margin - 1) / K


@task.mistake("you divided by K - 1")
def _(margin, K):
    """The pace has K above the line, not K - 1: divide by K."""
    return (math.exp(margin) + (K - 1) * margin - 1) / (K - 1)


@task.mistake("the 1 and the K are missing")
def _(margin, K):
    """The integral of e^m from 0 is e^m less 1, and all of it is divided by K."""
    return math.exp(margin) + (K - 1) * margin


@task.mistake("you took the last pace for all")
def _(margin, K):
    """The pace falls while the margin grows: at first it is 1, at the end K / (e^m + K - 1). Add up the times
    of all the little pieces in between."""
    return margin * (math.exp(margin) + K - 1) / K


@task.mistake("you took the first pace for all")
def _(margin, K):
    """At the margin 0 the pace is 1, but it falls while the margin grows. Add up the times of all the little
    pieces."""
    return margin


@task.mistake("you returned the pace")
def _(margin, K):
    """That is how fast the margin grows when it is there. Asked for is the time since it was 0."""
    return K / (math.exp(margin) + K - 1)


@task.mistake("you returned the time of the last little piece")
def _(margin, K):
    """The pace upside down is the time for a little piece of margin at the end. Add up such times from 0 to
    the margin: an integral."""
    return (math.exp(margin) + K - 1) / K
