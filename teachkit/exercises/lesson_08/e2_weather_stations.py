"""Exercise 8.2: the temperature between weather stations."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.figures.words import code
from teachkit.maths.softmax import softmax


def about(found, place, stations, temperatures, width):
    """Say of an estimate that it is no average of what was measured."""
    found = float(np.asarray(found, dtype=float).reshape(-1)[0])
    low, high = min(temperatures), max(temperatures)
    if not low - 1e-9 <= found <= high + 1e-9:
        measured = code(low) if low == high else f"between {code(low)} and {code(high)}"
        return (
            f"Yours is {code(found)}, and every station measured {measured}: an average lies between what it "
            "averages. Do your weights sum to 1?"
        )
    return ""


def distances(place, stations):
    """Return how far each station is."""
    return np.abs(np.asarray(stations, dtype=float) - place)


def average(scores, temperatures):
    """Average the temperatures with the softmax of the scores."""
    return float(softmax(scores) @ np.asarray(temperatures, dtype=float))


task = FunctionTask(
    "8.2",
    reference=lambda place, stations, temperatures, width: average(
        -((distances(place, stations) / width) ** 2), temperatures
    ),
    cases=(
        (5.0, [0.0, 10.0], [12.0, 18.0], 3.0),  # the example of the text
        (2.0, [0.0, 3.0, 7.0], [10.0, 16.0, 20.0], 2.0),
        (2.0, [0.0, 3.0, 7.0], [10.0, 16.0, 20.0], 0.5),
        (-4.0, [1.0, 6.0, -2.5], [-3.0, 4.0, 0.5], 5.0),
        (0.0, [9.0], [21.0], 1.0),
        (100.0, [0.0, 1.0, 2.0], [5.0, 7.0, 11.0], 1.0),  # far from all: plain exponentials are 0
        (1.0, [1.0, 1.0, 4.0], [8.0, 10.0, 30.0], 1.5),
    ),
    praise="Softmax made the weights from scores that you chose: the nearer a station, the larger its score.",
    hints=(
        "Attention has three parts: a score for each key, the softmax of the scores, the average of the "
        "values. Here the stations are the keys, and the temperatures are the values.",
        "The score is asked for: minus the square of the distance divided by the width. The nearest station "
        "has the largest score.",
        "`scores = -(((place - np.array(stations)) / width) ** 2)`, then `softmax(scores) @ "
        "np.array(temperatures)`.",
    ),
    observe=about,
    role="transfer",
)


@task.solution
def estimate(place, stations, temperatures, width):
    """The query is the place, the keys are the stations, the values are the temperatures. The score of a key
    need not be a dot product: here it is minus a squared distance. Softmax sees gaps alone, so a place far
    from every station still gets an answer, nearly that of the nearest one."""
    scores = -(((place - np.array(stations)) / width) ** 2)
    return softmax(scores) @ np.array(temperatures)


@task.mistake("you forgot the minus")
def _(place, stations, temperatures, width):
    """The square of the distance is largest for the station that is farthest away, and that one got the
    largest weight. Turn its sign: near means a large score."""
    return average((distances(place, stations) / width) ** 2, temperatures)


@task.mistake("you did not square the distance")
def _(place, stations, temperatures, width):
    """Minus the distance itself gives near stations more as well, but another amount. The score asked for is
    minus the square."""
    return average(-distances(place, stations) / width, temperatures)


@task.mistake("you divided by the width after squaring")
def _(place, stations, temperatures, width):
    """The distance is divided by the width first, then the quotient is squared."""
    return average(-(distances(place, stations) ** 2) / width, temperatures)


@task.mistake("you halved the square")
def _(place, stations, temperatures, width):
    """A bell curve is often written with a half in its exponent. The score asked for is minus the square
    itself."""
    return average(-((distances(place, stations) / width) ** 2) / 2, temperatures)


@task.mistake("you left out the width")
def _(place, stations, temperatures, width):
    """The width says how far a station reaches: a temperature of the softmax, in kilometres. Divide the
    distance by it."""
    return average(-(distances(place, stations) ** 2), temperatures)


@task.mistake("you multiplied by the width")
def _(place, stations, temperatures, width):
    """A larger width should let far stations count more. Divide the distance by it."""
    return average(-((distances(place, stations) * width) ** 2), temperatures)


@task.mistake("your weights do not sum to 1")
def _(place, stations, temperatures, width):
    """The exponentials of the scores are weights only after they are divided by their sum. Softmax does both,
    and far from every station too."""
    weights = np.exp(-((distances(place, stations) / width) ** 2))
    return float(weights @ np.asarray(temperatures, dtype=float))


@task.mistake("far from every station your exponentials are all 0")
def _(place, stations, temperatures, width):
    """On paper that is right. But at 100 km every exponential is rounded to 0, and 0 / 0 is no number.
    `softmax` subtracts the largest score first: softmax does not see what is added to all scores."""
    weights = np.exp(-((distances(place, stations) / width) ** 2))
    return float(weights @ np.asarray(temperatures, dtype=float) / weights.sum())


@task.mistake("you took the nearest station alone")
def _(place, stations, temperatures, width):
    """That is the hard lookup, which a very small width comes to. Here all stations count, each with its
    weight."""
    return np.asarray(temperatures, dtype=float)[distances(place, stations).argmin()]


@task.mistake("every station counts alike")
def _(place, stations, temperatures, width):
    """That is the plain mean. Near stations should count more: weights from the softmax of the scores."""
    return float(np.mean(temperatures))


@task.mistake("you returned the weights")
def _(place, stations, temperatures, width):
    """The weights are half of the answer. Average the temperatures with them: `weights @ temperatures`."""
    return softmax(-((distances(place, stations) / width) ** 2))


@task.mistake("you averaged the stations")
def _(place, stations, temperatures, width):
    """The stations are the keys: they decide the weights. The values are averaged, the temperatures."""
    return average(-((distances(place, stations) / width) ** 2), stations)


@task.mistake("you applied softmax to the temperatures")
def _(place, stations, temperatures, width):
    """The temperatures are the values, and take no part in the weights. The scores come from distances."""
    return average(temperatures, temperatures)
