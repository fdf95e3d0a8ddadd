"""Exercise 1.2: a gap for a ratio."""

import math

from teachkit.exercises.task import FunctionTask

task = FunctionTask(
    "1.2",
    reference=math.log,
    cases=((2.0,), (10.0,), (1.0,), (0.5,), (1e6,), (0.001,), (1.05,), (20.0,)),
    praise="Twice as likely is a gap of 0.693, ten times a gap of 2.303, a million times a gap of 13.816: "
    "large ratios need no large logits.",
    hints=(
        "Fish is `ratio` times as likely as cat: p(fish) / p(cat) = ratio. What is the left side, in logits?",
        "It is e^(z_fish - z_cat), so e^gap = ratio. Which function undoes the exponential?",
    ),
)


@task.solution
def gap_from_ratio(ratio):
    """The ratio is e^gap, so the gap is the natural logarithm of the ratio. A ratio of 1 is a gap of 0, and
    where the cat is the likelier one, the ratio is below 1 and the gap negative."""
    return math.log(ratio)


@task.mistake("you returned the ratio itself")
def _(ratio):
    """A ratio of 1 means that both are equally likely. Then the logits are equal, and the gap is 0, not 1."""
    return ratio


@task.mistake("you took the exponential")
def _(ratio):
    """The exponential leads from a gap to a ratio. You have the ratio and look for the gap: go the other
    way."""
    return math.exp(ratio)


@task.mistake("you used the logarithm to base 10")
def _(ratio):
    """`math.log10` undoes a power of 10. Softmax has powers of e, and `math.log` undoes these."""
    return math.log10(ratio)


@task.mistake("you used the logarithm to base 2")
def _(ratio):
    """`math.log2` undoes a power of 2. Softmax has powers of e, and `math.log` undoes these."""
    return math.log2(ratio)


@task.mistake("your gap has the wrong sign")
def _(ratio):
    """With a ratio above 1 the fish is the likelier one, so its logit is ahead, and the gap is positive."""
    return -math.log(ratio)


@task.mistake("you dropped the sign of the gap")
def _(ratio):
    """With a ratio below 1 the cat is the likelier one: the fish's logit is behind, and the gap negative."""
    return abs(math.log(ratio))


@task.mistake("you subtracted 1")
def _(ratio):
    """`ratio - 1` is close to the gap only where the ratio is near 1. At a ratio of 2 the gap is 0.693."""
    return ratio - 1


@task.mistake("you added 1 to the ratio")
def _(ratio):
    """A ratio of 1 needs a gap of 0. `math.log1p(x)` is the logarithm of 1 + x; the ratio needs no 1 more."""
    return math.log(1 + ratio)


@task.mistake("you took the logarithm of a probability")
def _(ratio):
    """ratio / (1 + ratio) is the fish's probability if fish and cat are the only pets, and its logarithm is
    never positive. The gap is the logarithm of the ratio itself."""
    return math.log(ratio / (1 + ratio))


@task.mistake("you divided by e")
def _(ratio):
    """Dividing undoes a product: e * gap = ratio. Here e is raised to the power of the gap, and a logarithm
    undoes that."""
    return ratio / math.e
