"""Exercise 3.8: the beta that a confidence needs."""

import math

from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import number
from teachkit.maths.temperature import beta_for

task = FunctionTask(
    "3.8",
    reference=lambda p, gap, others: beta_for(p, [gap] * others),
    cases=(
        (0.9, 0.01, 1),
        (0.99, 0.01, 2),
        (0.9, 1.0, 49_999),
        (0.75, 2.0, 3),
        (0.3, 0.5, 9),
        (0.5, 2, 1),  # the examples of the text
        (0.9, 1, 9),
        (0.25, 0.5, 3),  # the equal share
        (0.999999, 4.0, 2),
    ),
    praise="To be 90 % sure at a gap of 1, two words need beta = "
    f"{number(beta_for(0.9, 1), 1)}, and 50,000 words {number(beta_for(0.9, [1] * 49_999), 1)}.",
    hints=(
        "The others share 1 - p, and all have the same score. How much does one of them get?",
        "(1 - p) / others. The ratio of the top class to one of them is p divided by that, and also "
        "e^(beta gap).",
        "others p / (1 - p) = e^(beta gap). What undoes the exponential?",
    ),
)


@task.solution
def beta_needed(p, gap, others):
    """The others share 1 - p equally, so each has (1 - p) / others. The ratio of the top class to one of them
    is others p / (1 - p), and it equals e^(beta gap). Take the logarithm and divide by the gap. Ten times as
    many classes cost as much beta as one more nine: about ln 10 / gap."""
    return math.log(others * p / (1 - p)) / gap


@task.mistake("you left out how many others there are")
def _(p, gap, others):
    """That is the formula of one other class. Here they share what is left: one of them has (1 - p) / others,
    so the ratio is larger, and so is beta."""
    return math.log(p / (1 - p)) / gap


@task.mistake("you swapped T and beta")
def _(p, gap, others):
    """You returned T = 1 / beta. A surer answer needs a larger beta, and a lower temperature."""
    return gap / math.log(others * p / (1 - p))


@task.mistake("you multiplied by the gap")
def _(p, gap, others):
    """A smaller gap needs a larger beta: divide by the gap."""
    return math.log(others * p / (1 - p)) * gap


@task.mistake("you left out the gap")
def _(p, gap, others):
    """The logarithm is beta times the gap. Divide by the gap: a smaller one needs a larger beta."""
    return math.log(others * p / (1 - p))


@task.mistake("the gap stands inside the logarithm")
def _(p, gap, others):
    """Take the logarithm of the ratio first, then divide it by the gap."""
    return math.log(others * p / (1 - p) / gap)


@task.mistake("you divided by the number of others")
def _(p, gap, others):
    """More classes to beat need more beta, not less. One of them has (1 - p) / others, and that stands below
    the line."""
    return math.log(p / (1 - p) / others) / gap


@task.mistake("you did not divide the logarithm of the others by the gap")
def _(p, gap, others):
    """The number of others belongs inside the logarithm, and all of that is divided by the gap: `(math.log(p
    / (1 - p)) + math.log(others)) / gap`."""
    return math.log(p / (1 - p)) / gap + math.log(others)


@task.mistake("you multiplied beta by the number of others")
def _(p, gap, others):
    """The number of others belongs inside the logarithm. Ten times as many classes add about ln 10 / gap to
    beta, and do not make it ten times as large."""
    return others * math.log(p / (1 - p)) / gap


@task.mistake("you counted the top class among the others")
def _(p, gap, others):
    """`others` counts the classes below the top one only: these share 1 - p."""
    return math.log((others + 1) * p / (1 - p)) / gap


@task.mistake("the brackets below the line are missing")
def _(p, gap, others):
    """`x / 1 - p` divides by 1 and then subtracts p. All of 1 - p stands below the line: `x / (1 - p)`."""
    return math.log(others * p / 1 - p) / gap


@task.mistake("you left out p above the line")
def _(p, gap, others):
    """The ratio is others p / (1 - p). Without p it is near that only when p is near 1."""
    return math.log(others / (1 - p)) / gap


@task.mistake("your base is 10")
def _(p, gap, others):
    """`math.log10` counts tens. Softmax has the base e: `math.log`."""
    return math.log10(others * p / (1 - p)) / gap


@task.mistake("your base is 2")
def _(p, gap, others):
    """`math.log2` counts doublings. Softmax has the base e: `math.log`."""
    return math.log2(others * p / (1 - p)) / gap


@task.mistake("your odds are upside down")
def _(p, gap, others):
    """p stands above the line and 1 - p below it: the surer the top class is to be, the larger is beta."""
    return math.log(others * (1 - p) / p) / gap


@task.mistake("you divided by 1 - p outside of the logarithm")
def _(p, gap, others):
    """The whole ratio belongs inside the brackets of the logarithm: `math.log(others * p / (1 - p))`."""
    return math.log(others * p) / (1 - p) / gap


@task.mistake("your beta is negative")
def _(p, gap, others):
    """The top class stands above the line, and one of the others below it: then the logarithm is positive. A
    ratio that is turned round makes it negative, and so does a minus that does not belong there."""
    return math.log((1 - p) / (others * p)) / gap


@task.mistake("you forgot the logarithm")
def _(p, gap, others):
    """others p / (1 - p) is the ratio. beta times gap is its logarithm."""
    return others * p / (1 - p) / gap
