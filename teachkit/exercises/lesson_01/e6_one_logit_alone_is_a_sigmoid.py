"""Exercise 1.6: one logit alone is a sigmoid."""

import math

from teachkit.exercises.lesson_01.parts import sigmoid
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import logsumexp, softmax

task = FunctionTask(
    "1.6",
    reference=lambda logit, others: softmax([logit, *others])[0],
    cases=((-0.8, [-2.2, -1.4, 0.7]), (2.0, [4.3, 1.2, -3.1]), (0.0, [0.0]), (6.0, [-2.2, -1.4, 0.7])),
    praise=("Your sigmoid gives exactly the probability of softmax, for one other class and for many."),
    hints=(
        "First the sum of the exponentials of `others`, then `math.log` of it: that is the LSE.",
        "Then x = logit - LSE, and 1 / (1 + math.exp(-x)).",
    ),
)


@task.solution
def one_logit(logit, others):
    """Divide e^logit / (e^logit + sum of e^other) above and below by e^logit: what is left is 1 / (1 +
    e^(LSE(others) - logit)). So a single moving logit always traces a sigmoid; the others only decide
    where its middle lies."""
    lse = math.log(sum(math.exp(other) for other in others))
    return 1 / (1 + math.exp(lse - logit))


@task.mistake("you forgot the other logits")
def _(logit, others):
    """sigmoid(logit) is the answer only when the others amount to LSE = 0, one class with logit 0. The
    middle of the curve lies where the logit equals LSE(others)."""
    return sigmoid(logit)


@task.mistake("your sign is the wrong way round")
def _(logit, others):
    """A rising logit must raise its probability. Yours is what is left for the others."""
    return sigmoid(logsumexp(others) - logit)


@task.mistake("you compared with the largest of the others only")
def _(logit, others):
    """The largest of the others is close to their LSE, but all of them take a share: LSE is larger than
    the largest as soon as there are two."""
    return sigmoid(logit - max(others))


@task.mistake("you compared with the sum of the other logits")
def _(logit, others):
    """The logits do not add up, their exponentials do: ln(sum of e^other), not the sum of the others."""
    return sigmoid(logit - sum(others))


@task.mistake("you compared with the mean of the other logits")
def _(logit, others):
    """With the mean it does not matter how many others there are, yet every further class takes a share.
    LSE counts them."""
    return sigmoid(logit - sum(others) / len(others))


@task.mistake("you did not take the logarithm of the sum")
def _(logit, others):
    """The sum of the exponentials is a height, the logit is a place on the x axis. `math.log` brings the
    height back to the axis."""
    return sigmoid(logit - sum(math.exp(other) for other in others))


@task.mistake("you counted the moving logit among the others")
def _(logit, others):
    """LSE must run over `others` alone: the logit itself is in the 1 of 1 + e^(-x) already."""
    return sigmoid(logit - logsumexp([logit, *others]))


@task.mistake("you returned the odds")
def _(logit, others):
    """e^logit divided by the exponentials of the others is p / (1 - p), which may be above 1. The
    probability has the logit's own exponential below the line as well."""
    return math.exp(logit - logsumexp(others))
