"""Exercise 3.5: how unsure is a die?"""

import math

from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.distributions import entropy
from teachkit.maths.temperature import die_variance


def about_added(expected, got):
    """Ask of an entropy that is a little too low whether a small number was added inside the logarithm.

    Each face that comes then loses nearly that number.

    Examples
    --------
    >>> about_added(math.log(2), math.log(2) - 2e-5)[:41]
    'It is too low by 2e-05: is a small number'
    >>> about_added(1.79180, 1.79153)
    ''
    """
    lost = expected - got
    for faces in range(1, 7):
        power = math.log10(lost / faces) if lost > 0 else 0
        if -10 < power < -2.9 and abs(power - round(power)) < 0.005:
            return (
                f"It is too low by {code(lost, 2)}: is a small number added inside the logarithm? Leave it "
                "away; a face of probability 0 is left out with `if x > 0`."
            )
    return ""


task = FunctionTask(
    "3.5",
    reference=entropy,
    cases=(
        ([0.25, 0.25, 0.2, 0.1, 0.1, 0.1],),
        ([1 / 6] * 6,),
        ([0.5, 0, 0, 0, 0, 0.5],),
        ([0.01, 0.01, 0.01, 0.01, 0.95, 0.01],),
        ([1, 0, 0, 0, 0, 0],),  # the example of the text
        ([0, 0.2, 0.5, 0.3, 0, 0],),
        ([1e-6, 0, 0.25, 0.25, 0.25, 0.249999],),
    ),
    praise="The fair die has ln 6 = 1.7918 nats, and half 1 / half 6 only ln 2 = 0.6931.",
    hints=(
        "The surprise at one face is `-math.log(x)`. The entropy is the mean of it: weight it with x.",
        "`math.log(0)` is an error. Put `if x > 0` at the end of the comprehension.",
        "`-sum(x * math.log(x) for x in p if x > 0)`.",
    ),
    compare=about_added,
)


@task.solution
def how_unsure(p):
    """The surprise at a face is -ln p, and the entropy is the mean surprise: each face counts as often as it
    comes. The numbers on the faces do not occur in it. x ln x goes to 0 with x, so a face of probability 0
    adds nothing."""
    return -sum(x * math.log(x) for x in p if x > 0)


@task.mistake("variance is not entropy")
def _(p):
    """You returned the variance of the number shown. It asks how far apart the faces lie. The entropy asks
    how unsure you are which face comes: it does not know what is written on the faces."""
    return die_variance(p)


@task.mistake("the variance of the probabilities is not entropy")
def _(p):
    """`np.var(p)` is 0 for the fair die, of which you are least sure."""
    return sum((x - 1 / 6) ** 2 for x in p) / 6


@task.mistake("that is the standard deviation")
def _(p):
    """The root of the variance is in the units of the faces. The entropy does not know what is written on the
    faces."""
    return math.sqrt(die_variance(p))


@task.mistake("your entropy is in bits")
def _(p):
    """You used the logarithm to base 2. Asked for are nats: `math.log`."""
    return -sum(x * math.log2(x) for x in p if x > 0)


@task.mistake("your logarithm has the base 10")
def _(p):
    """`math.log10` counts tens. Asked for are nats, the logarithm to base e: `math.log`."""
    return -sum(x * math.log10(x) for x in p if x > 0)


@task.mistake("your sign is wrong")
def _(p):
    """The logarithm of a probability is never positive, so the sum needs a minus sign."""
    return sum(x * math.log(x) for x in p if x > 0)


@task.mistake("you did not weight with p")
def _(p):
    """A rare face has a large surprise, but it comes rarely: multiply each surprise by x."""
    return -sum(math.log(x) for x in p if x > 0)


@task.mistake("you took the plain mean of the surprises")
def _(p):
    """A rare face has a large surprise, but it comes rarely. The mean asked for weights each surprise with
    its probability: multiply by x, add up, and divide by nothing."""
    surprises = [-math.log(x) for x in p if x > 0]
    return sum(surprises) / len(surprises)


@task.mistake("you divided the unweighted surprises by the number of faces")
def _(p):
    """Each face counts the same there, also one that hardly ever comes. The mean asked for counts each face
    as often as it comes: multiply its surprise by x, add up, and divide by nothing."""
    return -sum(math.log(x) for x in p if x > 0) / len(p)


@task.mistake("you divided by the number of faces")
def _(p):
    """The weights x sum to 1, so the weighted sum of the surprises is their mean already."""
    return -sum(x * math.log(x) for x in p if x > 0) / len(p)


@task.mistake("you did not add them up")
def _(p):
    """These are the shares of the faces. The entropy is one number, their sum: `sum(...)`."""
    return [-x * math.log(x) for x in p if x > 0]


@task.mistake("you took the logarithm of 0")
def _(p):
    """A face that never comes has x = 0, and `math.log(0)` is an error. Leave it out: `if x > 0`."""
    return -sum(x * math.log(x) for x in p)


@task.mistake("you returned the share of one face only")
def _(p):
    """It is that of the first face that comes. Is there a `return` inside the loop? It ends the function
    there: return the sum after the loop."""
    for x in p:
        if x > 0:
            return -x * math.log(x)


@task.mistake("you returned the share of the first face, even if it never comes")
def _(p):
    """Does the `return` stand inside the loop? Then the function ends when it has seen one face, even one
    that never comes. Return the sum below the loop."""
    return -p[0] * math.log(p[0]) if p[0] > 0 else 0.0


@task.mistake("you stopped at the first face that never comes")
def _(p):
    """`break` ends the loop, and a `return` there ends the function: the faces after it are lost. Leave out
    that face alone, with `continue` or `if x > 0`."""
    total = 0.0
    for x in p:
        if x <= 0:
            break
        total -= x * math.log(x)
    return total


@task.mistake("you returned the perplexity")
def _(p):
    """The exponential of the entropy counts the equally likely faces that would be as unsure. Asked for is
    its logarithm."""
    return math.exp(-sum(x * math.log(x) for x in p if x > 0))


@task.mistake("that is the Gini index")
def _(p):
    """1 minus the sum of squares measures the same thing in other units. Asked for is the entropy."""
    return 1 - sum(x * x for x in p)
