"""Exercise 5.1: where a prior puts the wall."""

import math

from teachkit.exercises.task import FunctionTask
from teachkit.maths.sigmoid import logit

task = FunctionTask(
    "5.1",
    reference=lambda prior: -logit(prior),
    cases=tuple((prior,) for prior in (0.9, 0.5, 0.2, 0.99, 0.001, 0.999)),
    praise="For nine cats to one dog the wall is at -2.1972: it moved into the dogs' region.",
    hints=(
        "At the wall prior times e^x1 equals (1 - prior) times e^x2. Bring the exponentials to one side.",
        "e^(x1 - x2) = (1 - prior) / prior. What undoes the exponential?",
        "Check the sign with `prior` = 0.9: cats are frequent, so the wall is where the cat scores less.",
    ),
)


@task.solution
def wall_gap(prior):
    """Set both equal: prior times e^x1 = (1 - prior) times e^x2. Divide, and take the logarithm: x1 - x2 =
    ln((1 - prior) / prior). Frequent cats have a negative wall: a cat may score lower than a dog, and is
    still as probable."""
    return math.log((1 - prior) / prior)


@task.mistake("your wall moved the wrong way")
def _(prior):
    """A frequent class gets more room, so the wall moves away from it, into the region of the rare one. With
    many cats, a cat with a lower score is still as probable as the dog: x1 - x2 is negative."""
    return math.log(prior / (1 - prior))


@task.mistake("you lost the sign")
def _(prior):
    """With many cats x1 - x2 is negative at the wall, with few it is positive: keep the sign."""
    return abs(math.log((1 - prior) / prior))


@task.mistake("you left out the logarithm")
def _(prior):
    """(1 - prior) / prior is the ratio of the exponentials at the wall. The scores themselves differ by its
    logarithm."""
    return (1 - prior) / prior


@task.mistake("you turned the ratio round, and left out the logarithm")
def _(prior):
    """With many cats the wall is where the cat scores less, so the ratio is (1 - prior) / prior. It is that
    of the exponentials: the scores differ by its logarithm."""
    return prior / (1 - prior)


@task.mistake("you took the sigmoid of the prior")
def _(prior):
    """A sigmoid makes a share of a difference of scores. Here the share is known, and the difference is asked
    for: that is the way back, the logarithm of a ratio."""
    return 1 / (1 + math.exp(-prior))


@task.mistake("you took the sigmoid of minus the prior")
def _(prior):
    """A sigmoid turns a difference of scores into a share. Asked for is the difference, and the share is
    given: the logarithm of (1 - prior) / prior goes back."""
    return 1 / (1 + math.exp(prior))


@task.mistake("your wall is at minus the logarithm of the prior")
def _(prior):
    """The wall is at the logarithm of (1 - prior) / prior: that ratio itself, with nothing added to it
    (`log1p` adds 1, and the sum is 1 / prior)."""
    return -math.log(prior)


@task.mistake("you took the logarithm of the dogs' share only")
def _(prior):
    """The cats have a share, too: the wall is at the logarithm of the ratio (1 - prior) / prior."""
    return math.log(1 - prior)


@task.mistake("you divided the logarithms")
def _(prior):
    """The logarithm of a ratio is a difference: log(1 - prior) - log(prior)."""
    return math.log(1 - prior) / math.log(prior)


@task.mistake("you used the logarithm to base 10")
def _(prior):
    """The scores stand in e^x, so the logarithm is `math.log`."""
    return math.log10((1 - prior) / prior)


@task.mistake("you used the logarithm to base 2")
def _(prior):
    """`math.log2` undoes powers of 2. The scores stand in e^x, so it takes `math.log`."""
    return math.log2((1 - prior) / prior)


@task.mistake("you gave the distance of the wall from the centre")
def _(prior):
    """Measured across the wall, a step of 1 changes x1 - x2 by the root of 2. The difference itself is asked
    for: do not divide by that root."""
    return math.log((1 - prior) / prior) / math.sqrt(2)


@task.mistake("you subtracted the priors")
def _(prior):
    """Priors multiply the exponentials. It is their logarithms that are added to the scores."""
    return 1 - 2 * prior


@task.mistake("you left the wall where it was")
def _(prior):
    """At equal scores the more frequent class is the more probable one. The wall is where the scores make up
    for that."""
    return 0.0


@task.mistake("you halved the difference")
def _(prior):
    """At the wall the whole logarithm of (1 - prior) / prior is the difference x1 - x2. It is not shared out
    between the two scores."""
    return math.log((1 - prior) / prior) / 2


@task.mistake("you added the logarithms")
def _(prior):
    """The logarithm of a ratio is the difference of the logarithms: log(1 - prior) - log(prior)."""
    return math.log(1 - prior) + math.log(prior)


@task.mistake("your logarithm ends too early")
def _(prior):
    """It is the whole ratio whose logarithm is taken: `math.log((1 - prior) / prior)`."""
    return math.log(1 - prior) / prior


@task.mistake("you took the prior for a percentage")
def _(prior):
    """`prior` is a share, from 0 to 1: the dogs' share is 1 - prior."""
    return math.log((100 - prior) / prior)


@task.mistake("you took the prior for a percentage, and left out the logarithm")
def _(prior):
    """`prior` is a share, from 0 to 1: the dogs' share is 1 - prior. And the scores differ by the logarithm
    of the ratio."""
    return (100 - prior) / prior


@task.mistake("your wall is at the logarithm of the prior")
def _(prior):
    """Both classes have a prior: the wall depends on their ratio, (1 - prior) / prior."""
    return math.log(prior)


@task.mistake("you subtracted the dogs' prior from the cats'")
def _(prior):
    """Priors multiply the exponentials. It is their logarithms that are added to the scores, and with many
    cats the wall is where the cat scores less."""
    return 2 * prior - 1
