"""Exercise 3.3: keep the best until they have enough."""

import numpy as np

from teachkit.exercises.lesson_03.parts import about_sum
from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import top_p

task = FunctionTask(
    "3.3",
    reference=top_p,
    cases=(
        (np.array([0.1, 0.5, 0.15, 0.25]), 0.7),  # the example of the text
        (softmax([3.0, 2.0, 0.5, -1.0]), 0.9),
        (np.array([0.125, 0.5, 0.25, 0.125]), 0.5),  # exactly reached
        (np.array([0.25, 0.125, 0.5, 0.125]), 1.0),
        (np.array([0.3, 0.1, 0.6]), 0.0),
        (np.array([0.05, 0.35, 0.2, 0.4]), 0.85),
        (np.array([0.4, 0.02, 0.4, 0.18]), 0.75),
        (np.array([0.0, 0.7, 0.0, 0.3]), 0.9),
        (np.array([0.03, 0.95, 0.02]), 0.9),
        (np.array([1.0]), 0.5),
        (softmax([0.0, 0.1, 0.2, 0.3, 0.4, 0.5]), 0.6),
    ),
    praise="This is top-p. Where it is sure it keeps few words, and where it is not it keeps many.",
    hints=(
        "`order = np.argsort(-p)` holds the places from the most probable to the least probable word.",
        "`np.cumsum(p[order])` says what the best 1, 2, 3, ... words have together. Which is the first that "
        "is at least `share`?",
        "Begin with `q = np.zeros_like(p)`, copy what stays into it, and divide `q` by its sum.",
    ),
    observe=about_sum,
)


def with_best(p, n):
    """Return the best `n` of `p` at their places, and zeros.

    Examples
    --------
    >>> with_best(np.array([0.25, 0.5, 0.25]), 1)
    array([0. , 0.5, 0. ])
    """
    order = np.argsort(-p, kind="stable")[: max(0, n)]
    q = np.zeros_like(p)
    q[order] = p[order]
    return q


def needed(p, share):
    """Return how many of the best have at least `share` together.

    Examples
    --------
    >>> needed(np.array([0.25, 0.5, 0.25]), 0.6)
    2
    """
    return int(np.count_nonzero(np.cumsum(np.sort(p)[::-1])[:-1] < share)) + 1


@task.solution
def keep_enough(p, share):
    """The running total of the sorted probabilities says how many words are needed. What is left is divided
    by its sum, so the ratios between the words that stay do not change."""
    order = np.argsort(-p)
    enough = np.searchsorted(np.cumsum(p[order]), share) + 1
    stays = np.zeros(len(p), dtype=bool)
    stays[order[:enough]] = True
    return np.where(stays, p, 0) / p[stays].sum()


@task.mistake("you did not renormalise")
def _(p, share):
    """The right words stay, but they do not sum to 1. Divide by their own sum."""
    return with_best(p, needed(p, share))


@task.mistake("you divided by the share")
def _(p, share):
    """The words that stay have at least `share` together, mostly more. Divide by their own sum."""
    return with_best(p, needed(p, share)) / max(share, 1e-300)


@task.mistake("you stopped one word too early")
def _(p, share):
    """The words that you keep have less than `share` together. The one with which they reach it stays too,
    and the best word stays always."""
    q = with_best(p, int(np.count_nonzero(np.cumsum(np.sort(p)[::-1]) <= share)))
    return q / q.sum()


@task.mistake("your words have less than the share")
def _(p, share):
    """You keep words while their total is below `share`, so they never reach it. The one with which they do
    stays too, and the best word stays always."""
    q = with_best(p, int(np.count_nonzero(np.cumsum(np.sort(p)[::-1]) < share)))
    return q / q.sum()


@task.mistake("you kept one word too many")
def _(p, share):
    """As soon as the words have at least `share` together, nothing more is added: also where they have
    exactly so much."""
    q = with_best(p, needed(p, share) + 1)
    return q / q.sum()


@task.mistake("you go on where the share is exactly reached")
def _(p, share):
    """At least `share` is enough: compare with `>=` where you use `>`, and with `<` where you use `<=`."""
    q = with_best(p, int(np.count_nonzero(np.cumsum(np.sort(p)[::-1])[:-1] <= share)) + 1)
    return q / q.sum()


@task.mistake("you did not sort")
def _(p, share):
    """You kept the first words of the list until they had enough. The most probable ones come first, wherever
    they stand."""
    first = np.arange(len(p)) <= np.searchsorted(np.cumsum(p), share)
    return np.where(first, p, 0) / p[first].sum()


@task.mistake("you did not sort, and stopped too early")
def _(p, share):
    """You kept the first words of the list, while they had less than `share` together. The most probable ones
    come first, wherever they stand, and the one with which they reach the share stays too."""
    q = np.where(np.cumsum(p) < share, p, 0)
    return q / q.sum()


@task.mistake("you began with the least probable word")
def _(p, share):
    """`np.argsort(p)` begins with the smallest. Sort `-p`, or turn the order round with `[::-1]`."""
    order = np.argsort(p, kind="stable")
    q = np.zeros_like(p)
    stay = order[: np.searchsorted(np.cumsum(p[order]), share) + 1]
    q[stay] = p[stay]
    return q / max(q.sum(), 1e-300)


@task.mistake("you compared each probability with the share")
def _(p, share):
    """No word needs so much alone: what counts is how much the best ones have together. Where none has so
    much, yours divides 0 by 0."""
    q = np.where(p >= share, p, 0)
    return q / q.sum()


@task.mistake("you cut what is below 1 - share")
def _(p, share):
    """A bound for single words says nothing about how much they have together. Add up the best ones."""
    q = np.where(p < 1 - share, 0, p)
    return q / q.sum()


@task.mistake("you cut what is not above 1 - share")
def _(p, share):
    """How much the best words have together is not seen in a bound for each of them. Add up the best ones."""
    q = np.where(p > 1 - share, p, 0)
    return q / q.sum()


@task.mistake("you returned the words in sorted order")
def _(p, share):
    """Each probability must stay at its word's place: the first number of the answer belongs to the first
    word."""
    return np.sort(top_p(p, share))[::-1]


@task.mistake("you took softmax of what is left")
def _(p, share):
    """These are probabilities already, not scores. Divide them by their sum; the ratios then stay."""
    q = with_best(p, needed(p, share))
    return np.where(q > 0, np.exp(q), 0) / np.exp(q[q > 0]).sum()


@task.mistake("your softmax brought the words back that were cut")
def _(p, share):
    """e^0 is 1, so a word that has 0 is not cut after a softmax. These are probabilities already, not scores:
    divide them by their sum."""
    return softmax(with_best(p, needed(p, share)))


@task.mistake("you left out the words that are cut")
def _(p, share):
    """The answer has one number for each word. A word that is cut has 0."""
    q = top_p(p, share)
    return q[q > 0]


@task.mistake("you returned True or False for each word")
def _(p, share):
    """That says which words stay. Return their probabilities, divided by the sum of those that stay."""
    return with_best(p, needed(p, share)) > 0


@task.mistake("you returned how many stay")
def _(p, share):
    """The number is right. Asked for are the probabilities from which the next word is drawn."""
    return needed(p, share)
