"""Exercise 3.2: draw the next word."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.maths.softmax import softmax

INF = float("inf")
WORDS = np.array([3.0, 2.0, 0.5, -1.0])


def drawn(logits, temperature, u):
    """Return the place of the first edge above `u`.

    Examples
    --------
    >>> drawn(WORDS, 1.0, 0.7)
    1
    """
    edges = np.cumsum(softmax(logits, temperature=temperature))
    return int(np.searchsorted(edges / edges[-1], u, side="right"))


task = FunctionTask(
    "3.2",
    role="machine",
    reference=drawn,
    cases=(
        (WORDS, 1.0, 0.7),  # the examples of the text
        (WORDS, 0.2, 0.7),
        (WORDS, 5.0, 0.7),
        (WORDS, 1.0, 0.96),
        (WORDS, 1.0, 0.3),
        (np.array([0.5, 3.0, -1.0, 2.0]), 2.0, 0.9),
        (np.array([0.5, 3.0, -1.0, 2.0]), 2.0, 0.75),
        (np.array([-INF, 1.0, 1.0, -INF]), 1.0, 0.0),  # a mask at the left end
        (np.array([-INF, 1.0, 1.0, -INF]), 1.0, 0.5),  # an edge
        (np.array([1.0, 1.0, -INF, -INF]), 1.0, 0.999),  # masks at the right end
        (np.array([0.0, 0.0, 0.0, 0.0]), 3.0, 0.25),
        (np.array([1000.0, 1001.0, 999.0]), 1.0, 0.2),
        (np.array([0.1]), 1.0, 0.99),
        (np.array([-2.0, -1.0, -3.0]), 0.5, 0.99),
    ),
    praise="This draws as `teachkit.sample` does. Keep it: your machine will write with it.",
    hints=(
        "First the probabilities at this temperature: `softmax(logits, temperature=temperature)`.",
        "`np.cumsum(p)` holds the right end of each word's piece. The dart hits the first word whose right "
        "end lies beyond `u`.",
        'A loop with `if u < end` finds it, and so does `np.searchsorted(ends, u, side="right")`.',
    ),
)


@task.solution
def draw(logits, temperature, u):
    """The right ends are running totals of the probabilities. The first one above u belongs to the word that
    the dart hit. A masked word has a piece of length 0, which nothing hits."""
    ends = np.cumsum(softmax(logits, temperature=temperature))
    return int(np.searchsorted(ends / ends[-1], u, side="right"))


def first_above(ends, u):
    """Return the place of the first number above `u`; of the last one, if there is none."""
    return min(int(np.searchsorted(ends, u, side="right")), len(ends) - 1)


@task.mistake("you took the most probable word")
def _(logits, temperature, u):
    """That is argmax, and `u` plays no part in it: the machine would write the same words each time. Find the
    piece of the line in which `u` lies."""
    return int(np.argmax(logits))


@task.mistake("you left out the temperature")
def _(logits, temperature, u):
    """The pieces are as long as the probabilities at this temperature: the logits are divided by it first."""
    return drawn(logits, 1.0, u)


@task.mistake("you multiplied by the temperature")
def _(logits, temperature, u):
    """The logits are divided by the temperature. Multiplied by it, a high temperature makes the favourite
    surer."""
    return drawn(logits, 1 / temperature, u)


@task.mistake("an edge belongs to the word on its right")
def _(logits, temperature, u):
    """Each word owns the left end of its piece. Where `u` is exactly the right end of a word, the next one is
    drawn; and `u = 0` must not draw a masked word, whose piece has no length. Compare with `u < end`, or
    give `np.searchsorted` the argument `side="right"`."""
    return int(np.searchsorted(np.cumsum(softmax(logits, temperature=temperature)), u))


@task.mistake("you compared u with single probabilities")
def _(logits, temperature, u):
    """The pieces lie side by side, so a word's piece begins where the one before it ends. Compare `u` with
    the running totals of the probabilities, `np.cumsum(p)`."""
    return int(np.argmax(softmax(logits, temperature=temperature) > u))


@task.mistake("you took the probability that is nearest to u")
def _(logits, temperature, u):
    """How large a probability is does not say where its piece lies. Lay the pieces side by side, with
    `np.cumsum(p)`, and look in which one `u` falls."""
    return int(np.argmin(np.abs(softmax(logits, temperature=temperature) - u)))


@task.mistake("you counted from 1")
def _(logits, temperature, u):
    """The word is the right one, but the first word has the number 0."""
    return drawn(logits, temperature, u) + 1


@task.mistake("you returned the word before")
def _(logits, temperature, u):
    """You returned the last word whose right end lies below `u`. The dart hit the one after it."""
    return drawn(logits, temperature, u) - 1


@task.mistake("all words have pieces of the same length")
def _(logits, temperature, u):
    """That draws each word equally often. A piece is as long as the word's probability."""
    return int(u * len(logits))


@task.mistake("you returned a place among the sorted words")
def _(logits, temperature, u):
    """You sorted the probabilities and returned the rank. Asked for is the place in `logits`, so leave them
    in their order."""
    return first_above(np.cumsum(np.sort(softmax(logits, temperature=temperature))[::-1]), u)


@task.mistake("your pieces do not fill the line")
def _(logits, temperature, u):
    """Probabilities to the power 1 / T do not sum to 1: divide by their sum, or divide the logits by the
    temperature before the softmax."""
    return first_above(np.cumsum(softmax(logits) ** (1 / temperature)), u)


@task.mistake("you divided the probabilities by the temperature")
def _(logits, temperature, u):
    """Then they sum to 1 / T. The temperature divides the logits, before the softmax."""
    return first_above(np.cumsum(softmax(logits) / temperature), u)


@task.mistake("you divided the probabilities by the temperature, and looked beyond the last word")
def _(logits, temperature, u):
    """Then they sum to 1 / T, and no right end lies beyond a larger `u`. The temperature divides the logits,
    before the softmax."""
    return int(np.searchsorted(np.cumsum(softmax(logits) / temperature), u, side="right"))


@task.mistake("you returned a probability")
def _(logits, temperature, u):
    """That is the probability of the word that was drawn. Asked for is its place: a whole number from 0."""
    return float(softmax(logits, temperature=temperature)[drawn(logits, temperature, u)])
