"""Exercise 3.1: softmax at a temperature."""

import math

from teachkit.exercises.lesson_01.parts import about_ratios
from teachkit.exercises.lesson_03.parts import about_sum, shares
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "3.1",
    reference=lambda logits, T: softmax(logits, temperature=T),
    cases=(
        ([2.0, 4.3, 1.2, -3.1], 2.0),
        ([2.0, 1.0, 0.1], 0.5),
        ([0.95, 0.99, 0.98], 0.1),
        ([-1.0, -2.0], 10.0),
        ([0, 0], 3),  # the examples of the text
        ([2, 0], 2),
        ([1.0, -1.0, 1.0], 0.5),
        ([-1.5], 0.3),
        ([3.0, 1.0], 1.0),
    ),
    praise="Your probabilities agree with `teachkit.softmax` at every temperature.",
    hints=(
        "Softmax of lesson 02 has three steps. Only the first one changes.",
        "Divide the logit by T inside the exponential: `math.exp(logit / T)`.",
        "Then divide each weight by `sum(weights)`.",
    ),
    observe=about_sum,
    compare=about_ratios,
)


@task.solution
def softmax_at(logits, T):
    """The temperature divides every logit before the exponential. All gaps shrink by the factor T, so every
    ratio of two probabilities, the exponential of a gap, moves towards 1."""
    weights = [math.exp(logit / T) for logit in logits]
    return [weight / sum(weights) for weight in weights]


@task.mistake("you swapped T and beta")
def _(logits, T):
    """You multiplied the logits by T. That is what beta = 1 / T is for: logits are divided by T, or
    multiplied by beta. Yours is more sure at T = 2, and should be less sure."""
    return shares([math.exp(logit * T) for logit in logits])


@task.mistake("T has no effect")
def _(logits, T):
    """A factor that all weights share cancels when you divide by their sum, and so does a number that is
    subtracted from all logits. T must stand inside the exponential, below the logit. (`x ** 1 / T` is
    `x / T`: the power 1 / T needs brackets.)"""
    return shares([math.exp(logit) / T for logit in logits])


@task.mistake("you divided the probabilities by T")
def _(logits, T):
    """Then they sum to 1 / T. T must stand inside the exponential, with the logit."""
    return [p / T for p in shares([math.exp(logit) for logit in logits])]


@task.mistake("you applied the temperature to the probabilities and did not renormalise")
def _(logits, T):
    """p to the power of 1 / T has the right ratios, but not the sum 1. Divide by the sum again, or put T into
    the exponential from the start."""
    return [p ** (1 / T) for p in shares([math.exp(logit) for logit in logits])]


@task.mistake("you divided by the sum of the weights at temperature 1")
def _(logits, T):
    """Above and below the line must stand the same exponentials, those of `logit / T`."""
    total = sum(math.exp(logit) for logit in logits)
    return [math.exp(logit / T) / total for logit in logits]


@task.mistake("you subtracted T")
def _(logits, T):
    """A number that is subtracted from every logit changes nothing: only gaps count. Divide by T. Then divide
    the weights by their sum."""
    return [math.exp(logit - T) for logit in logits]


@task.mistake("you did not divide by the sum")
def _(logits, T):
    """These are the weights. They are positive, but their sum is not 1."""
    return [math.exp(logit / T) for logit in logits]


@task.mistake("you divided by the sum of the logits")
def _(logits, T):
    """Divide by the sum of the weights, of what stands above the line. The logits may sum to anything, even
    to 0."""
    return [math.exp(logit / T) / sum(logits) for logit in logits]


@task.mistake("you divided by the number of classes")
def _(logits, T):
    """That makes the mean of the weights out of their sum. Divide each by the sum itself."""
    return [math.exp(logit / T) / len(logits) for logit in logits]


@task.mistake("you divided by the largest weight")
def _(logits, T):
    """Then the largest number is 1. The sum should be."""
    return [math.exp(logit / T) / math.exp(max(logits) / T) for logit in logits]


@task.mistake("you divided before the sum was complete")
def _(logits, T):
    """Each weight was divided by the sum of the weights up to it. Add up all of them first, then divide."""
    total, result = 0, []
    for logit in logits:
        total += math.exp(logit / T)
        result.append(math.exp(logit / T) / total)
    return result


@task.mistake("you left out the exponentials")
def _(logits, T):
    """Each logit divided by the sum of the logits: T cancels, and a negative logit becomes a negative share.
    The weights are exponentials, `math.exp(logit / T)`."""
    return shares([logit / T for logit in logits])


@task.mistake("you returned the first probability only")
def _(logits, T):
    """Each class has a probability. Is there a `return` inside a loop? It ends the function in its first
    round: collect the probabilities of all classes in a list, and return the list after the loop."""
    for logit in logits:
        return math.exp(logit / T) / sum(math.exp(other / T) for other in logits)


@task.mistake("your low scores win")
def _(logits, T):
    """The sign of the logits is turned round: that is softmin. The largest logit must get the largest
    probability."""
    return shares([math.exp(-logit / T) for logit in logits])


@task.mistake("you used T as the base")
def _(logits, T):
    """Another base is another temperature, but not this one: base a is T = 1 / ln a."""
    return shares([float(T) ** logit for logit in logits])


@task.mistake("your base is 2")
def _(logits, T):
    """Softmax has the base e: `math.exp`. With the base 2 every temperature is 1 / ln 2 = 1.44 times as high
    as you say."""
    return shares([2 ** (logit / T) for logit in logits])
