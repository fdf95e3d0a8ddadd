"""Exercise 6.1: among how many words it was as if to choose."""

import math

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code


def about(choices, probabilities):
    """Say of a number that it cannot be so many words to choose among."""
    choices = float(np.asarray(choices, dtype=float).reshape(-1)[0])
    if choices < 1:
        return f"Yours is {code(choices, 3)}: nobody chooses among less than one word."
    if choices > 1.001 / min(probabilities):
        return "That is more than for the word with the least probability alone."
    return ""


task = FunctionTask(
    "6.1",
    reference=lambda probabilities: math.exp(-np.mean(np.log(probabilities))),
    cases=(
        ([0.25, 0.25, 0.25],),  # the example of the text
        ([0.5, 0.125],),
        ([0.9, 0.9, 0.9, 0.01],),
        ([0.1, 0.4, 0.7, 0.2, 0.05],),
        ([1.0, 1.0],),
        ([0.05],),
        ([1e-6, 0.999],),
        ([0.01] * 200,),  # their product is 1e-400, and no float is so small
    ),
    praise="This is the perplexity of the text, the number by which language models are compared.",
    hints=(
        "Take the mean price of the words first: minus the logarithm of each probability, then the mean.",
        "A choice among n equally probable words has the price ln n for each word. Which n has your mean "
        "price?",
        "The exponential undoes the logarithm: n is e to the power of the mean price.",
    ),
    observe=about,
    role="transfer",
)


@task.solution
def choices(probabilities):
    """Among n equally probable words each word costs ln n. So the mean price of the text is ln n for the n
    that is asked for, and the exponential of the mean price is n. Prices are added before anything is
    undone: a product of 200 probabilities would already be rounded to 0."""
    prices = [-math.log(p) for p in probabilities]
    return math.exp(sum(prices) / len(prices))


@task.mistake("you returned the mean price")
def _(probabilities):
    """That is the mean price in nats. A choice among n equally probable words costs ln n: which n is it?"""
    return float(-np.mean(np.log(probabilities)))


@task.mistake("you averaged the probabilities")
def _(probabilities):
    """One word with 0.01 hardly moves the mean of the probabilities, and costs the most. The prices are
    averaged, not the probabilities."""
    return 1 / float(np.mean(probabilities))


@task.mistake("you averaged the choices, not the prices")
def _(probabilities):
    """1 / p is the number of equally probable words for one word, and a single rare word then decides the
    mean alone. Average the prices, the logarithms, and undo the logarithm last."""
    return float(np.mean([1 / p for p in probabilities]))


@task.mistake("you did not divide by the number of words")
def _(probabilities):
    """That is the number of choices for the whole text at once, and it grows with every word, until it is
    beyond every float. Divide the sum of the prices by the number of words."""
    return math.exp(sum(-math.log(p) for p in probabilities))


@task.mistake("you multiplied the choices of all words")
def _(probabilities):
    """That is the number of choices for the whole text at once, and for a long text it is infinite. Take the
    mean of the prices: divide their sum by the number of words."""
    with np.errstate(over="ignore"):
        return float(np.exp(-np.sum(np.log(probabilities))))


@task.mistake("you weighed the prices with their probabilities")
def _(probabilities):
    """-p ln p belongs to the entropy of one distribution. Here each number belongs to another word, and each
    word came once: their prices count alike."""
    return math.exp(float(-np.sum(np.multiply(probabilities, np.log(probabilities)))))


@task.mistake("your exponent has the wrong sign")
def _(probabilities):
    """That is a probability, the typical one of a word. The number of words to choose among is 1 divided by
    it: the price is minus the logarithm."""
    return math.exp(float(np.mean(np.log(probabilities))))


@task.mistake("the product is rounded to 0")
def _(probabilities):
    """On paper the root of 1 / product is right. But 200 probabilities of 0.01 have the product 1e-400, and
    no float is so small. Add up the logarithms instead."""
    product = math.prod(probabilities)
    return product ** (-1 / len(probabilities))


@task.mistake("you mixed two logarithms")
def _(probabilities):
    """Bits come from powers of 2, nats from powers of e: 2 to the power of the mean price in nats is too
    small. Undo `math.log` with `math.exp`."""
    return 2 ** float(-np.mean(np.log(probabilities)))


@task.mistake("you undid a logarithm to base 2 with the exponential")
def _(probabilities):
    """`math.log2` counts in bits, and `math.exp` undoes nats. Use `math.log`, or 2 to the power of the
    bits."""
    return math.exp(float(-np.mean(np.log2(probabilities))))


@task.mistake("you took the least probable word alone")
def _(probabilities):
    """One rare word does not speak for the text: each word counts once in the mean of the prices."""
    return 1 / min(probabilities)


@task.mistake("you took the median")
def _(probabilities):
    """The median does not see how dear the rare words are. The mean counts every price."""
    return math.exp(float(-np.median(np.log(probabilities))))
