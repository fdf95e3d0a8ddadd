"""Exercise 6.8: how far ahead is far enough."""

import math

from teachkit.exercises.task import FunctionTask

task = FunctionTask(
    "6.8",
    reference=lambda K, epsilon: math.log((1 - epsilon) * K / epsilon + 1),
    praise="3.33220 for three classes and 0.1: the scores have somewhere to go, and stay there.",
    hints=(
        "The true class keeps 1 - epsilon and gets its share of epsilon like all others.",
        "The difference of two scores is the logarithm of the ratio of their probabilities.",
    ),
    cases=((3, 0.1), (2, 0.5), (10, 0.1), (1000, 0.9), (2, 1e-6), (4, 0.01)),
)


@task.solution
def best_margin(K, epsilon):
    """A difference of scores is the logarithm of a ratio of probabilities (lesson 01). At the least loss
    the probabilities are the targets, so the margin is the logarithm of their ratio: a finite number, as
    long as epsilon is above 0."""
    wrong = epsilon / K
    true = 1 - epsilon + wrong
    return math.log(true / wrong)


@task.mistake("you shared epsilon among the wrong classes only")
def _(K, epsilon):
    """Here all K classes get a share, the true one too: epsilon / K each. Both versions exist; libraries
    use this one."""
    return math.log((1 - epsilon) / (epsilon / (K - 1)))


@task.mistake("you left out the true class's share")
def _(K, epsilon):
    """The true class keeps 1 - epsilon, and its share of epsilon comes on top."""
    return math.log((1 - epsilon) / (epsilon / K))


@task.mistake("you gave all of epsilon to each wrong class")
def _(K, epsilon):
    """Epsilon is shared: each class gets epsilon / K."""
    return math.log((1 - epsilon) / epsilon)


@task.mistake("you took one share from the true class")
def _(K, epsilon):
    """1 - epsilon / K pays for one other class only. The true class gives up epsilon, and gets its own
    share back: 1 - epsilon + epsilon / K."""
    return math.log((1 - epsilon / K) / (epsilon / K))


@task.mistake("you left out the logarithm")
def _(K, epsilon):
    """That is the ratio of the probabilities. The scores differ by its logarithm."""
    return (1 - epsilon + epsilon / K) / (epsilon / K)


@task.mistake("your ratio is upside down")
def _(K, epsilon):
    """The true class is ahead, so the margin is positive."""
    return math.log((epsilon / K) / (1 - epsilon + epsilon / K))


@task.mistake("you subtracted the targets")
def _(K, epsilon):
    """The difference of the probabilities is 1 - epsilon. Asked for is the difference of the scores."""
    return 1 - epsilon


@task.mistake("you took the logarithm of a difference")
def _(K, epsilon):
    """The logarithm of the ratio is a difference of logarithms: log(true) - log(wrong). The logarithm of
    true - wrong is something else."""
    return math.log(1 - epsilon)


@task.mistake("you divided two logarithms")
def _(K, epsilon):
    """log(true) / log(wrong) is a logarithm to another base. Divide first, and take the logarithm of the
    ratio."""
    return math.log(1 - epsilon + epsilon / K) / math.log(epsilon / K)


@task.mistake("you took the logarithm of one target")
def _(K, epsilon):
    """The logarithm of the true target alone is below 0. A difference of scores is the logarithm of a
    ratio: the true target over that of another class."""
    return math.log(1 - epsilon + epsilon / K)


@task.mistake("you divided by epsilon, not by a class's share of it")
def _(K, epsilon):
    """Each other class has the target epsilon / K: `wrong`."""
    return math.log((1 - epsilon + epsilon / K) / epsilon)


@task.mistake("you took the log-odds of the true class")
def _(K, epsilon):
    """p / (1 - p) compares it with all the others together. The margin is over each of them."""
    true = 1 - epsilon + epsilon / K
    return math.log(true / (1 - true))


@task.mistake("you used the logarithm to base 2")
def _(K, epsilon):
    """Scores are exponents of e, so the margin is a natural logarithm: `math.log`, not `math.log2`."""
    return math.log2((1 - epsilon + epsilon / K) / (epsilon / K))


@task.mistake("you used the logarithm to base 10")
def _(K, epsilon):
    """Scores are exponents of e, so the margin is a natural logarithm: `math.log`."""
    return math.log10((1 - epsilon + epsilon / K) / (epsilon / K))


@task.mistake("you subtracted the true class's share")
def _(K, epsilon):
    """The true class keeps 1 - epsilon, and its share of epsilon comes on top:
    `1 - epsilon + epsilon / K`, without brackets."""
    return math.log((1 - epsilon - epsilon / K) / (epsilon / K))


@task.mistake("your ratio is 1 over epsilon")
def _(K, epsilon):
    """Epsilon alone is divided by K, in both targets: `1 - epsilon + epsilon / K`, without brackets, over
    `epsilon / K`."""
    return math.log((1 - epsilon + epsilon) / K / (epsilon / K))


@task.mistake("your logarithm ends too early")
def _(K, epsilon):
    """It is the ratio of the targets whose logarithm is taken: `math.log(true / wrong)`."""
    return math.log(1 - epsilon + epsilon / K) / (epsilon / K)


@task.mistake("you added the logarithms")
def _(K, epsilon):
    """The logarithm of a ratio is the difference of the logarithms: log(true) - log(wrong)."""
    return math.log(1 - epsilon + epsilon / K) + math.log(epsilon / K)


@task.mistake("you returned the target of the true class")
def _(K, epsilon):
    """That is a probability. The margin is a difference of scores: the logarithm of the ratio of the
    targets, `math.log(true / wrong)`."""
    return 1 - epsilon + epsilon / K


@task.mistake("a pair of brackets is missing")
def _(K, epsilon):
    """`/ epsilon / K` divides by both. Write `/ (epsilon / K)`, or `/ wrong`."""
    return math.log((1 - epsilon + epsilon / K) / epsilon / K)
