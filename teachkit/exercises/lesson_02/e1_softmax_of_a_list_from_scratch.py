"""Exercise 2.1: softmax of a list, from scratch."""

import math

import numpy as np

from teachkit.exercises.lesson_01.parts import about_digits, about_ratios
from teachkit.exercises.lesson_02.parts import ARTICLE, about_distribution
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "2.1",
    reference=softmax,
    cases=(
        ([2.0, 1.0, 0.1],),
        (ARTICLE.tolist(),),
        ([0.95, 0.99, 0.98],),
        ([0, 0],),  # the example of the text
        ([1.5],),
        ([3.0, 3.0, 3.0],),
        ([50.0, -50.0, 49.0],),
        ([-60.0, -62.0],),  # a small number that is added to the sum is large here
        ([-1.0, -2.0],),
    ),
    praise="Your probabilities agree with `teachkit.softmax`, and they sum to 1 each time.",
    hints=(
        "Step 1: a list comprehension with `math.exp(logit)`, as in exercise 1.1.",
        "Step 2: `sum(exponentials)`. Not the sum of the logits: that may be 0 or negative.",
        "Step 3: a second comprehension that divides every exponential by the total.",
    ),
    observe=about_distribution,
    compare=lambda expected, got: about_ratios(expected, got) or about_digits(expected, got),
)


def shares(weights):
    return [weight / sum(weights) for weight in weights]


@task.solution
def my_softmax(logits):
    """Three steps: exponentials, their sum, a division each. The exponentials are positive and the division
    by their sum makes the total 1, so the result is a distribution for any logits."""
    exponentials = [math.exp(logit) for logit in logits]
    total = sum(exponentials)
    return [e / total for e in exponentials]


@task.mistake("you divided by the sum of the logits")
def _(logits):
    """Above the line stand exponentials, so their own sum must stand below it. Only then is the total 1."""
    return [math.exp(logit) / sum(logits) for logit in logits]


@task.mistake("you divided by the sum of the logits, which may be 0")
def _(logits):
    """The logits 0 and 0 sum to 0, and NumPy divides by it without stopping. Above the line stand
    exponentials, so their own sum must stand below it: that is never 0."""
    return np.exp(logits) / np.sum(logits)


@task.mistake("you left out the exponentials")
def _(logits):
    """This is plain division, score by sum of scores. It sums to 1, but a negative score becomes a negative
    share."""
    return shares(logits)


@task.mistake("you left the logits above the line")
def _(logits):
    """Below the line stands the sum of the exponentials, so each exponential must stand above it. Go
    through `exponentials` in the last step, not through `logits`."""
    return [logit / sum(math.exp(other) for other in logits) for logit in logits]


@task.mistake("you did not divide")
def _(logits):
    """These are the exponentials: positive, but their sum is not 1. Divide each by their sum."""
    return [math.exp(logit) for logit in logits]


@task.mistake("you divided by the largest exponential")
def _(logits):
    """Then the largest number is 1. The sum should be."""
    return [math.exp(logit) / math.exp(max(logits)) for logit in logits]


@task.mistake("you divided by the number of logits")
def _(logits):
    """That makes the mean of the exponentials out of their sum. Divide each by the sum itself."""
    return [math.exp(logit) / len(logits) for logit in logits]


@task.mistake("you took the exponential of the sum")
def _(logits):
    """`math.exp(sum(logits))` is the product of all exponentials, not their sum. First the exponentials,
    then `sum`."""
    return [math.exp(logit) / math.exp(sum(logits)) for logit in logits]


@task.mistake("you divided before the sum was complete")
def _(logits):
    """Each exponential was divided by the sum of the exponentials up to it. Add up all of them first, then
    divide."""
    total, result = 0, []
    for logit in logits:
        total += math.exp(logit)
        result.append(math.exp(logit) / total)
    return result


@task.mistake("your sum changes while you divide")
def _(logits):
    """What you divide by is summed anew in each round, when some exponentials in the list have been divided
    already. Compute the sum once, above the loop: `total = sum(exponentials)`."""
    e = [math.exp(logit) for logit in logits]
    for k in range(len(e)):
        e[k] = e[k] / sum(e)
    return e


@task.mistake("every number of your list is 1")
def _(logits):
    """Is each exponential divided by itself? If the sum begins anew inside the loop it is: `total = 0`
    belongs above the loop, and the division below it."""
    return [1.0 for logit in logits]


@task.mistake("you returned the first probability only")
def _(logits):
    """Each logit has a probability. Is there a `return` inside a loop? It ends the function in its first
    round: collect the probabilities in a list, and return the list after the loop."""
    for logit in logits:
        return math.exp(logit) / sum(math.exp(other) for other in logits)


@task.mistake("you treated each logit alone")
def _(logits):
    """1 / (1 + e^(-logit)) is a sigmoid: it knows nothing of the other logits, so the results do not sum to
    1. Softmax divides by what all logits have in common."""
    return [1 / (1 + math.exp(-logit)) for logit in logits]


@task.mistake("your low scores win")
def _(logits):
    """The sign of the logits is turned round: that is softmin. The largest logit must get the largest
    probability."""
    return shares([math.exp(-logit) for logit in logits])


@task.mistake("your base is 2")
def _(logits):
    """`2 ** logit` gives a distribution too, but another one: each step multiplies by 2, not by e. Use
    `math.exp`."""
    return shares([2.0**logit for logit in logits])


@task.mistake("your base is 10")
def _(logits):
    """`10 ** logit` gives a distribution too, but another one: each step multiplies by 10, not by e. Use
    `math.exp`."""
    return shares([10.0**logit for logit in logits])


@task.mistake("you rounded to one digit")
def _(logits):
    """[0.7, 0.2, 0.1] sums to 1 by luck; other rounded rows do not. Return all digits, round what you
    show."""
    return [round(p, 1) for p in shares([math.exp(logit) for logit in logits])]


@task.mistake("you added a small number to the sum")
def _(logits):
    """The sum of exponentials is never 0, so nothing needs to be saved. But where all logits are far below
    0 the sum itself is tiny, and the number that you add is larger: then all shares are nearly 0."""
    total = sum(math.exp(logit) for logit in logits) + 1e-9
    return [math.exp(logit) / total for logit in logits]
