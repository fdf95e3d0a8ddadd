"""Exercise 6.7: the prediction that counts ask for."""

import math

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import show_number
from teachkit.maths.distributions import one_hot
from teachkit.maths.softmax import softmax


def about_shares(p, *given):
    """Say whether the numbers are a prediction at all."""
    total = float(np.sum(p))
    if abs(total - 1) > 1e-6:
        return f"Your numbers sum to {show_number(total)}; a prediction sums to 1."
    return "Your numbers sum to 1, but another prediction makes these counts more likely."


task = FunctionTask(
    "6.7",
    reference=lambda counts: [c / sum(counts) for c in counts],
    praise="The frequencies. No prediction makes the counts more likely.",
    hints=(
        "The mean loss is the cross-entropy between the frequencies and your prediction.",
        "A cross-entropy is least when the prediction equals the target.",
    ),
    observe=about_shares,
    cases=(
        ([3, 1, 2],),
        ([1, 1],),
        ([7, 2, 1],),
        ([5, 0, 15],),
        ([1, 0, 0, 0],),
        ([6],),
        ([1000000, 1],),
        ([40, 10],),
    ),
)


@task.solution
def most_likely(counts):
    """The mean loss of q over the data is the cross-entropy of q against the frequencies f: the entropy of
    f plus KL(f || q). It is least where the divergence is 0, and that is q = f."""
    total = sum(counts)
    return [count / total for count in counts]


@task.mistake("you put everything on the favourite")
def _(counts):
    """The favourite is the best single guess. As a prediction it gives 0 to what did come, and its loss is
    infinite."""
    return one_hot(counts.index(max(counts)), len(counts))


@task.mistake("you gave 1 to every largest count")
def _(counts):
    """The classes that came most often are the best single guesses. As a prediction this gives 0 to what
    did come, and with ties it does not even sum to 1."""
    return [float(c == max(counts)) for c in counts]


@task.mistake("you took the softmax of the counts")
def _(counts):
    """Softmax turns logarithms of frequencies into frequencies. Counts are frequencies already, but for
    their total."""
    return softmax(np.array(counts, dtype=float))


@task.mistake("you shared evenly")
def _(counts):
    """That is the best prediction before anything was counted. The counts tell more."""
    return [1 / len(counts)] * len(counts)


@task.mistake("you added 1 to each count")
def _(counts):
    """That is a cautious prediction, and often a good one. But it is not the one under which these counts
    are most likely."""
    return [(c + 1) / (sum(counts) + len(counts)) for c in counts]


@task.mistake("you did not divide by the total")
def _(counts):
    """A prediction sums to 1."""
    return list(counts)


@task.mistake("you divided by the largest count")
def _(counts):
    """Then the favourite is certain, and the sum is above 1. Divide by the total."""
    return [c / max(counts) for c in counts]


@task.mistake("you divided by the number of classes")
def _(counts):
    """Divide by how many were counted, the sum of the counts."""
    return [c / len(counts) for c in counts]


@task.mistake("the total changes while you divide")
def _(counts):
    """Each division writes into the list, so the next sum is another one. Add up once before the loop, and
    put the results into a new list."""
    for k in range(len(counts)):
        counts[k] = counts[k] / sum(counts)
    return counts


@task.mistake("you divided without the digits after the point")
def _(counts):
    """`//` rounds down to a whole number, and a share below 1 becomes 0. Write `/`."""
    return [c // sum(counts) for c in counts]


@task.mistake("you returned the losses")
def _(counts):
    """Those are the surprises of the classes under the best prediction. The prediction itself is asked
    for."""
    return [-math.log(c / sum(counts)) if c else math.inf for c in counts]


@task.mistake("you returned the first share alone")
def _(counts):
    """A `return` inside a loop leaves it at once. Collect the shares in a list, and return it after the
    loop, at the depth of the `for`."""
    return counts[0] / sum(counts)


@task.mistake("your list holds the first share alone")
def _(counts):
    """A `return` inside a loop leaves it at once, when the list holds one share. Write it after the loop,
    at the depth of the `for`."""
    return [counts[0] / sum(counts)]


@task.mistake("you divided the total by the counts")
def _(counts):
    """A share is the part over the whole: the count over the total."""
    return [sum(counts) / c for c in counts]


@task.mistake("you took the roots of the counts")
def _(counts):
    """Counts are shared out as they are: a class that came twice as often is twice as probable."""
    total = sum(math.sqrt(c) for c in counts)
    return [math.sqrt(c) / total for c in counts]
