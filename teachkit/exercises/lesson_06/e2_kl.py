"""Exercise 6.2: what a wrong belief costs."""

import numpy as np

from teachkit.exercises.lesson_06.parts import about_small_number
from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import same
from teachkit.maths.distributions import entropy
from teachkit.maths.losses import kl_divergence

TRUTH = np.array([0.7, 0.2, 0.1])


def about(found, truth, prediction):
    """Say whether the prediction is the weight, where no zero hides it, or a small number was added."""
    if same(-kl_divergence(prediction, truth), float(found)):
        return (
            "That is the logarithm of y / p, weighed with p: it is the truth y that says how often a class "
            "comes. (Or are truth and prediction swapped, and the sign turned?)"
        )
    return about_small_number(found, lambda p: kl(truth, p), prediction, "divergence")


task = FunctionTask(
    "6.2",
    reference=kl_divergence,
    praise="Program A costs 0.37339 nats more than the truth itself, C 0.03859, and the truth 0.",
    hints=(
        "`y / p` is above 1 where the prediction was too low.",
        "Take the logarithm of that ratio, weigh it with the truth `y`, and add up.",
    ),
    observe=about,
    cases=(
        (TRUTH, np.array([0.3, 0.3, 0.4])),
        (TRUTH, np.array([0.6, 0.2, 0.2])),
        (np.array([1.0, 0.0]), np.array([0.5, 0.5])),
        (np.array([0.25, 0.25, 0.25, 0.25]), np.array([0.1, 0.2, 0.3, 0.4])),
        (np.array([0.0, 1.0, 0.0]), np.array([0.5, 0.25, 0.25])),
        (np.array([0.5, 0.5]), np.array([1e-6, 1 - 1e-6])),
        (np.array([0.5, 0.5]), np.array([1e-30, 1.0])),  # a small number beside it shows
        (np.array([1.0]), np.array([1.0])),
        (TRUTH, TRUTH),
    ),
)


@task.solution
def kl(truth, prediction):
    """The truth weighs each class, because it says how often the class comes. y / p is how far the
    prediction underrated it. A class that never comes is left out first, since 0 times the logarithm of 0
    is nan."""
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return np.sum(y * np.log(y / p))


@task.mistake("your KL is the wrong way round")
def _(truth, prediction):
    """You weighed with the prediction: that is the cost of believing the truth when the prediction is
    true. The truth says how often a class comes, so it stands in front, and above the line."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(p * np.log(p / y))


@task.mistake("you weighed with the prediction")
def _(truth, prediction):
    """The ratio is right. But how often a class comes, the truth says: it is y that stands before the
    logarithm."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(p * np.log(y / p))


@task.mistake("truth and prediction are swapped")
def _(truth, prediction):
    """That is the divergence of the other side: what it costs to believe the truth when the prediction is
    true. It is infinite where the prediction expects something that never happens."""
    return kl_divergence(prediction, truth)


@task.mistake("you computed the cross-entropy")
def _(truth, prediction):
    """That is the whole cost. The entropy of the truth has to be paid by everybody: subtract it."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return -np.sum(y * np.log(p))


@task.mistake("your divergence is negative")
def _(truth, prediction):
    """A divergence is never below 0. y log(y / p) needs no minus in front, and the truth stands above the
    line: y log(p / y) has the wrong sign."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(p / y))


@task.mistake("you computed 0 times the logarithm of 0")
def _(truth, prediction):
    """That is nan in NumPy. A class that never comes costs nothing: leave it out first."""
    return np.sum(truth * np.log(truth / prediction))


@task.mistake("you subtracted two entropies")
def _(truth, prediction):
    """The entropy of the prediction asks what surprises somebody for whom it is true. Weigh the logarithm
    of p with the truth."""
    return entropy(prediction) - entropy(truth)


@task.mistake("you weighed the logarithm of p with p")
def _(truth, prediction):
    """y log y - p log p compares two entropies. The truth says how often each class comes: it weighs both
    logarithms, y (log y - log p)."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(y) - p * np.log(p))


@task.mistake("the weight stands before the first logarithm only")
def _(truth, prediction):
    """`y * np.log(y) - np.log(p)` multiplies before it subtracts. Put brackets round the difference, or
    write `np.log(y / p)`."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(y) - np.log(p))


@task.mistake("you took the logarithm of a difference")
def _(truth, prediction):
    """The logarithm of y - p is no difference of logarithms, and where the prediction is too high there
    is none. It is the ratio that counts: y / p."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(y - p))


@task.mistake("you forgot the weights")
def _(truth, prediction):
    """A class that hardly ever comes should hardly count. Weigh each logarithm with the truth."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(np.log(y / p))


@task.mistake("you took the mean")
def _(truth, prediction):
    """The weights sum to 1, so the sum is a mean already."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.mean(y * np.log(y / p))


@task.mistake("you did not add up")
def _(truth, prediction):
    """These are the terms of the classes. The divergence is their sum, one number."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return y * np.log(y / p)


@task.mistake("you took sizes")
def _(truth, prediction):
    """A term is negative where the prediction was too high. Without its sign the sum is too large, and it
    is no divergence."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(np.abs(y * np.log(y / p)))


@task.mistake("you counted in bits")
def _(truth, prediction):
    """`np.log2` gives bits. Nats come from `np.log`."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log2(y / p))


@task.mistake("you measured a distance between numbers")
def _(truth, prediction):
    """The sum of the absolute differences does not see that 0.01 for something that happens is much worse
    than 0.11. Use the ratio."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.abs(y - p).sum()


@task.mistake("you squared the differences")
def _(truth, prediction):
    """The squares of the differences do not see that 0.01 for something that happens is much worse than
    0.11. Use the logarithm of the ratio."""
    return np.sum((truth - prediction) ** 2)


@task.mistake("you computed the entropy of the truth")
def _(truth, prediction):
    """The prediction does not enter it. The divergence is the cross-entropy less this entropy."""
    return entropy(truth)


@task.mistake("you added where you must subtract")
def _(truth, prediction):
    """The logarithm of the ratio y / p is log y - log p."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * (np.log(y) + np.log(p)))


@task.mistake("you added entropy and cross-entropy")
def _(truth, prediction):
    """The entropy has to be paid by everybody: the divergence is the cross-entropy less the entropy."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return -np.sum(y * (np.log(y) + np.log(p)))


@task.mistake("you divided the logarithms")
def _(truth, prediction):
    """The logarithm of a ratio is a difference: log y - log p, or `np.log(y / p)`."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(y) / np.log(p))


@task.mistake("your logarithm ends too early")
def _(truth, prediction):
    """It is the ratio whose logarithm is taken: `np.log(y / p)`, with the division inside the brackets."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(y) / p)


@task.mistake("you used the logarithm to base 10")
def _(truth, prediction):
    """Nats come from the natural logarithm, `np.log`."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log10(y / p))


@task.mistake("you left out the logarithm")
def _(truth, prediction):
    """y times y / p grows with the ratio, but is not 0 where both agree. It is the logarithm of the ratio
    that is weighed."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * y / p)


@task.mistake("you computed minus the cross-entropy")
def _(truth, prediction):
    """The cross-entropy has a minus in front, and the entropy of the truth is subtracted from it:
    y (log y - log p), added up."""
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(p))
