"""Exercise 1.6: one logit alone is a sigmoid."""

import math

from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import logsumexp, softmax

task = FunctionTask(
    "1.6",
    reference=lambda logit, others: softmax([logit, *others])[0],
    cases=(
        (-0.8, [-2.2, -1.4, 0.7]),
        (2.0, [4.3, 1.2, -3.1]),
        (0.0, [0.0]),  # the example of the text
        (2.0, [-1.0]),
        (1.5, [1.5, 1.5]),
        (1.0, [-300.0, 2.0]),
        (6.0, [-1.4, -2.2, 0.7]),
    ),
    praise="Softmax of all logits and the sigmoid of the lead over the others' LSE are one and the same "
    "number, for one other class and for many.",
    hints=(
        "First the sum of the exponentials of `others`, then `math.log` of it: that is the LSE.",
        "Then x = logit - LSE, and 1 / (1 + math.exp(-x)).",
    ),
)


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


@task.solution
def one_logit(logit, others):
    """Divide e^logit / (e^logit + sum of e^other) above and below by e^logit: what is left is 1 / (1 +
    e^(LSE(others) - logit)). So a single moving logit always traces a sigmoid; the others only decide where
    its middle lies."""
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
    """The largest of the others is close to their LSE, but all of them take a share: LSE is larger than the
    largest as soon as there are two."""
    return sigmoid(logit - max(others))


@task.mistake("you compared with the first of the others only")
def _(logit, others):
    """All of them take a share. Is there a `return` inside the loop? It ends the function in the first
    round."""
    return sigmoid(logit - others[0])


@task.mistake("you compared with the sum of the other logits")
def _(logit, others):
    """The logits do not add up, their exponentials do: ln(sum of e^other), not the sum of the others."""
    return sigmoid(logit - sum(others))


@task.mistake("you compared with the mean of the other logits")
def _(logit, others):
    """With the mean it does not matter how many others there are, yet every further class takes a share.
    LSE counts them."""
    return sigmoid(logit - sum(others) / len(others))


@task.mistake("you took the mean of the exponentials")
def _(logit, others):
    """With the mean it does not matter how many others there are, yet every further class takes a share.
    LSE is the logarithm of the sum of the exponentials."""
    return sigmoid(logit - math.log(sum(math.exp(other) for other in others) / len(others)))


@task.mistake("you did not take the logarithm of the sum")
def _(logit, others):
    """The sum of the exponentials is a height, the logit is a place on the x axis. `math.log` brings the
    height back to the axis."""
    return sigmoid(logit - sum(math.exp(other) for other in others))


@task.mistake("you used the logarithm to base 10")
def _(logit, others):
    """`math.log10` undoes a power of 10. The exponentials are powers of e: use the natural logarithm,
    `math.log`."""
    return sigmoid(logit - math.log10(sum(math.exp(other) for other in others)))


@task.mistake("you used the logarithm to base 2")
def _(logit, others):
    """`math.log2` undoes a power of 2. The exponentials are powers of e: use the natural logarithm,
    `math.log`."""
    return sigmoid(logit - math.log2(sum(math.exp(other) for other in others)))


@task.mistake("you took the logarithm of the sum of the logits")
def _(logit, others):
    """The logits may sum to 0 or less, and there `math.log` stops. First the exponential of each, then their
    sum, then the logarithm."""
    return sigmoid(logit - math.log(sum(others)))


@task.mistake("you counted the moving logit among the others")
def _(logit, others):
    """LSE must run over `others` alone: the logit itself is in the 1 of 1 + e^(-x) already."""
    return sigmoid(logit - logsumexp([logit, *others]))


@task.mistake("you added LSE instead of subtracting it")
def _(logit, others):
    """x is logit - LSE. With the minus in front, -x is `-(logit - lse)`, which is `lse - logit`: `-logit -
    lse` needs brackets."""
    return sigmoid(logit + logsumexp(others))


@task.mistake("the sum below the line has no brackets")
def _(logit, others):
    """`1 / 1 + math.exp(-x)` divides 1 by 1 first and then adds: it is above 1. Write `1 / (1 +
    math.exp(-x))`."""
    return 1 / 1 + math.exp(logsumexp(others) - logit)


@task.mistake("you left out the sigmoid")
def _(logit, others):
    """logit - LSE(others) says how far the logit is ahead, and may be any number. The sigmoid turns it into
    a probability: 1 / (1 + e^(-x))."""
    return logit - logsumexp(others)


@task.mistake("you returned the odds")
def _(logit, others):
    """e^logit divided by the exponentials of the others is p / (1 - p), which may be above 1. The
    probability has the logit's own exponential below the line as well."""
    return math.exp(logit - logsumexp(others))
