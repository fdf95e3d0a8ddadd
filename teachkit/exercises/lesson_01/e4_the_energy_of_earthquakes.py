"""Exercise 1.4: the energy of earthquakes."""

import math

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.softmax import softmax

STEP = 10**1.5


def about_step(expected, got):
    """Say by what one step multiplies wrong shares, "" if that is not the same everywhere."""
    if np.shape(got) != np.shape(expected) or not np.min(got) > 0:
        return ""
    gaps = np.diff(np.log(expected))
    powers = np.diff(np.log(got))[gaps != 0] / gaps[gaps != 0]
    same = powers.size and np.allclose(powers, powers[0], rtol=1e-9, atol=0) and powers[0] > 0
    if not same or abs(powers[0] - 1) < 1e-9:
        return ""
    return f"One step of yours multiplies by {code(STEP ** powers[0])}; it must be {code(STEP)}."


def about_shares(shares, magnitudes):
    """Say of wrong shares that they do not sum to 1, or that their weights are powers of the magnitudes.

    Examples
    --------
    >>> about_shares(np.array([36, 25]) / 61, [6.0, 5.0])
    ''
    >>> about_shares(np.array([49, 36, 25]) / 110, [7.0, 6.0, 5.0])
    'Your weights grow as `m ** 2` does. Here `m` belongs into the exponent, and 10 stands below it.'
    """
    if np.shape(shares) != (len(magnitudes),):
        return ""
    if abs(np.sum(shares) - 1) > 1e-6:
        return "Shares of a whole sum to 1; yours do not."
    if len(set(magnitudes)) < 3 or not (np.min(magnitudes) > 0 and np.min(shares) > 0):
        return ""  # through two points goes a power of any kind
    exponents = np.diff(np.log(shares)) / np.diff(np.log(magnitudes))
    if not np.allclose(exponents, exponents[0], rtol=1e-9, atol=0):
        return ""
    return (
        f"Your weights grow as `m ** {code(exponents[0])}` does. Here `m` belongs into the exponent, and 10 "
        "stands below it."
    )


task = FunctionTask(
    "1.4",
    role="transfer",
    reference=lambda magnitudes: softmax(1.5 * math.log(10) * np.asarray(magnitudes, dtype=float)),
    cases=(
        ([7.0, 6.0, 5.0],),
        ([6.0, 6.0],),  # the example of the text
        ([4.5],),
        ([8.1, 6.2, 6.2, 5.0],),
        ([2.0, -0.5, 1.0],),  # a tremor that is hardly felt has a negative magnitude
        ([2.0, 9.5],),
        ([3.0, 3.0, 3.0, 3.0, 3.0],),
    ),
    praise="It is softmax with the base `10 ** 1.5` in place of e. In a year with one quake of magnitude 7 "
    "and ten of magnitude 6, the one has 76 % of the energy.",
    hints=(
        "Two steps, as for logits: first a positive weight for each quake, then each weight divided by the "
        "sum.",
        "One step of the magnitude multiplies the energy by `10 ** 1.5`. So `m` steps multiply it by "
        "`(10 ** 1.5) ** m`.",
        "The weight is `10 ** (1.5 * m)`. Make a list of all weights, take its `sum`, and divide.",
    ),
    observe=about_shares,
    compare=about_step,
)


@task.solution
def energy_shares(magnitudes):
    """A quake of magnitude m has `10 ** (1.5 * m)` times the energy of one of magnitude 0. That energy,
    whatever it is, is in every weight and in their sum, so it cancels: only the differences of magnitudes
    count."""
    weights = [10 ** (1.5 * m) for m in magnitudes]
    total = sum(weights)
    return [weight / total for weight in weights]


@task.mistake("one step of yours is a factor e")
def _(magnitudes):
    """You used `math.exp`, or softmax as it is: one step multiplies by 2.718. For earthquakes one step
    multiplies by `10 ** 1.5`."""
    return softmax(magnitudes)


@task.mistake("one step of yours is a factor 10")
def _(magnitudes):
    """10 is the factor of the ground's motion. The energy grows by `10 ** 1.5` a step: the 1.5 belongs into
    the exponent, `10 ** (1.5 * m)`."""
    return softmax(np.asarray(magnitudes) * math.log(10))


@task.mistake("one step of yours is a factor 15")
def _(magnitudes):
    """`10 * 1.5` is 15. One step multiplies by `10 ** 1.5`, with two stars: 31.6."""
    return softmax(np.asarray(magnitudes) * math.log(15))


@task.mistake("one step of yours is a factor 1.5")
def _(magnitudes):
    """1.5 is the exponent of 10: one step multiplies the energy by `10 ** 1.5`, which is 31.6."""
    return softmax(np.asarray(magnitudes) * math.log(1.5))


@task.mistake("you left out the 10")
def _(magnitudes):
    """`math.exp(1.5 * m)` multiplies by `e ** 1.5`, which is 4.48, at each step. The base is 10 here."""
    return softmax(1.5 * np.asarray(magnitudes))


@task.mistake("you rounded the factor to 32")
def _(magnitudes):
    """`10 ** 1.5` is 31.623. With 32 in its place every step is 1 per cent too large."""
    return softmax(np.asarray(magnitudes) * math.log(32))


@task.mistake("your shares are to each other as the magnitudes are")
def _(magnitudes):
    """So they are where the magnitudes themselves are divided by their sum, and where each is multiplied by
    one number first, which cancels. But 6 and 5 are not energies of 6 to 5: one step up multiplies the
    energy, so the magnitude belongs into an exponent."""
    return np.asarray(magnitudes) / np.sum(magnitudes)


@task.mistake("you did not divide by the sum")
def _(magnitudes):
    """These are energies, compared with that of magnitude 0. A share is a part of all the energy: divide each
    by the sum of them."""
    return [10 ** (1.5 * m) for m in magnitudes]


@task.mistake("you divided by the largest")
def _(magnitudes):
    """So the strongest quake has 1, which would be all of the energy. Divide by the sum."""
    weights = [10 ** (1.5 * m) for m in magnitudes]
    return [weight / max(weights) for weight in weights]


@task.mistake("you divided by the number of quakes")
def _(magnitudes):
    """How many quakes there were does not say how strong they were. A share is one energy divided by the sum
    of all energies."""
    return [10 ** (1.5 * m) / len(magnitudes) for m in magnitudes]


@task.mistake("you returned one share only")
def _(magnitudes):
    """Every quake has a share, the weak ones too. Is there a `return` inside a loop? It ends the function in
    the first round."""
    return float(task.reference(magnitudes)[0])


@task.mistake("your weakest quake has the largest share")
def _(magnitudes):
    """Is there a minus in the exponent? A larger magnitude means more energy."""
    return softmax(-1.5 * math.log(10) * np.asarray(magnitudes))
