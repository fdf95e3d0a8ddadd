"""Exercise 2.2: a newcomer."""

import math

import numpy as np

from teachkit.exercises.lesson_02.parts import about_distribution
from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.softmax import softmax


def joined(p, gap):
    """Return the shares after the newcomer has joined, by the logarithms of those before.

    Examples
    --------
    >>> joined([0.5, 0.5], 0).round(3).tolist()
    [0.333, 0.333, 0.333]
    """
    scores = np.log(p)
    return softmax([*scores, scores[0] + gap])


def about_losses(got, p, gap):
    """Say that all old shares changed by one amount where that is so; else which axiom a wrong answer breaks.

    Examples
    --------
    >>> about_losses(np.array([0.4, 0.2, 0.1, 0.4]), [0.5, 0.3, 0.2], 0.0).split(":")[0]
    'Each old line gives away 0.1'
    """
    if np.shape(got) == (len(p) + 1,) and np.ptp(p):
        lost = np.subtract(p, got[:-1])
        if lost[0] > 1e-6 and np.allclose(lost, lost[0], rtol=1e-9, atol=1e-12):
            return (
                f"Each old line gives away {code(lost[0])}: the same amount, which a small line may not "
                "have. All are divided by the same sum, so each keeps the same part of what it had."
            )
    return about_distribution(got)


task = FunctionTask(
    "2.2",
    reference=joined,
    cases=(
        ([0.5, 0.3, 0.2], 1.0),
        ([0.5, 0.5], 0),  # the example of the text
        ([0.2, 0.3, 0.5], -2.0),
        ([1.0], 0.5),
        ([0.9, 0.1], 3.0),
        ([0.25, 0.25, 0.25, 0.25], 0.5),
        ([0.1, 0.2, 0.7], 0),
        ([0.001, 0.999], 5.0),
        ([0.4, 0.6], 30.0),
        ([0.6, 0.4], -30.0),
    ),
    praise="All lines shrink by the same factor, and the newcomer gets what they lose: the shares sum to 1.",
    hints=(
        "The shares before are the exponentials divided by their sum. So they are as good as exponentials: "
        "only one factor is missing, and it is the same for all.",
        "If the first line has the weight p[0], which weight has a line whose score is higher by `gap`? A "
        "gap of scores is a factor of weights: e to the gap.",
        "Put the weight of the newcomer, `p[0] * math.exp(gap)`, behind the others. What do the weights sum "
        "to now?",
    ),
    observe=about_losses,
    role="transfer",
)


@task.solution
def with_newcomer(p, gap):
    """The shares before are the exponentials divided by their sum: as weights they serve as well as the
    exponentials themselves. The newcomer's weight is e^gap times that of the first line. What is left is to
    divide by the new sum, which makes all others smaller by one factor."""
    weights = [*p, p[0] * math.exp(gap)]
    return [weight / sum(weights) for weight in weights]


def shares(weights):
    return [weight / sum(weights) for weight in weights]


@task.mistake("you did not divide by the new sum")
def _(p, gap):
    """The newcomer's weight is right, but now all together are more than 1. Whoever joins is part of the
    sum: divide each by it."""
    return [*p, p[0] * math.exp(gap)]


@task.mistake("the old lines keep their shares")
def _(p, gap):
    """The newcomer's share is right. But the travellers who take the new line are missing on the others:
    each of these is divided by the new sum, too."""
    weight = p[0] * math.exp(gap)
    return [*p, weight / (sum(p) + weight)]


@task.mistake("you added the gap to a share")
def _(p, gap):
    """`gap` is a difference of scores, and shares are no scores. What is added to a score multiplies the
    weight: by e to the gap."""
    return shares([*p, p[0] + gap])


@task.mistake("you left out the exponential")
def _(p, gap):
    """The first weight times `gap`: with a gap of 0 the newcomer would get nothing, though its score is that
    of the first line. A gap of scores is a factor e to the gap."""
    return shares([*p, p[0] * gap])


@task.mistake("you forgot the first line's weight")
def _(p, gap):
    """e^gap alone is the weight of a line whose score is `gap` above a line with the weight 1. The first
    line's weight is p[0]: multiply by it."""
    return shares([*p, math.exp(gap)])


@task.mistake("you took the exponentials of the shares")
def _(p, gap):
    """Softmax has been taken already: p are shares, not scores. They are exponentials divided by their sum,
    so use them as weights as they are."""
    return softmax([*p, p[0] + gap])


@task.mistake("each line gives the same amount")
def _(p, gap):
    """What the newcomer gets is right, and the total is 1. But a small line may not have that much to give:
    its share would be negative. All are divided by the same sum, so all keep the same part of theirs."""
    share = joined(p, gap)[-1]
    return [*(x - share / len(p) for x in p), share]


@task.mistake("the newcomer takes everything from the first line")
def _(p, gap):
    """What the newcomer gets is right, and the total is 1. But its exponential joins the sum that stands
    below every share: all lines lose the same part of theirs."""
    share = joined(p, gap)[-1]
    return [p[0] - share, *p[1:], share]


@task.mistake("you took the newcomer's weight for its share")
def _(p, gap):
    """`p[0] * math.exp(gap)` is a weight, which may be above 1. Its share is the weight divided by the new
    sum, which is 1 plus that weight."""
    weight = p[0] * math.exp(gap)
    return [*(x * (1 - weight) for x in p), weight]


@task.mistake("you measured the gap from the last line")
def _(p, gap):
    """The newcomer's score is `gap` above that of the first line, `p[0]`."""
    return shares([*p, p[-1] * math.exp(gap)])


@task.mistake("you measured the gap from the largest line")
def _(p, gap):
    """The newcomer's score is `gap` above that of the first line, `p[0]`, which need not be the largest."""
    return shares([*p, max(p) * math.exp(gap)])


@task.mistake("your gap has the wrong sign")
def _(p, gap):
    """A positive `gap` says that the newcomer's score is the higher one, so its weight must be larger than
    that of the first line, not smaller."""
    return shares([*p, p[0] * math.exp(-gap)])


@task.mistake("the newcomer stands first")
def _(p, gap):
    """The numbers are right. The newcomer's share comes last, behind those of the old lines."""
    return shares([p[0] * math.exp(gap), *p])


@task.mistake("the newcomer is missing")
def _(p, gap):
    """The old lines are right. The list has one more entry: the newcomer's share, the last."""
    return list(joined(p, gap)[:-1])


@task.mistake("you returned the newcomer's share alone")
def _(p, gap):
    """It is right. Return the whole list, the old lines first."""
    return float(joined(p, gap)[-1])


@task.mistake("you counted the newcomer twice")
def _(p, gap):
    """Below the line its weight stands twice. Is it in the list already when you add it to the sum?"""
    weight = p[0] * math.exp(gap)
    return [x / (1 + 2 * weight) for x in [*p, weight]]
