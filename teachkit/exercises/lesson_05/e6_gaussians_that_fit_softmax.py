"""Exercise 5.6: Gaussians that fit softmax."""

import numpy as np

from teachkit.exercises.lesson_05.parts import whose
from teachkit.exercises.task import FunctionTask
from teachkit.exercises.values import same
from teachkit.figures.words import code
from teachkit.maths.geometry import gaussian_centres


def about(centres, K, sigma):
    """Say what is seen in centres that are wrong: their sums, else how far they are apart."""
    sums = np.sum(centres, axis=-1)
    k = int(np.argmax(np.abs(sums)))
    if abs(sums[k]) > 1e-6:
        return f"{whose(sums, k)} of your result sums to {code(sums[k])}, not to 0."
    apart, wanted = np.linalg.norm(centres[0] - centres[1]), sigma**2 * np.sqrt(2)
    if same(wanted, apart):
        return "Your centres are as far apart as they must be, but do not lie on the axes of their classes."
    return (
        f"Your first two centres are {code(apart)} apart. With `sigma` = {code(sigma)} they must be "
        f"{code(wanted)} apart."
    )


task = FunctionTask(
    "5.6",
    reference=lambda K, sigma: gaussian_centres(K, sigma, shift=-(sigma**2) / K),
    cases=((2, 2.0), (3, 1.0), (3, 0.5), (5, 3.0), (2, 1), (4, 100.0), (3, 0.01)),
    praise="Bayes' rule with your centres gives softmax, for narrow clouds and for wide ones.",
    hints=(
        "Divide the bells of two classes at z, and take the logarithm. The square of z stands in both and "
        "cancels. What is left of z?",
        "What is left is the score of each class: its centre times z, divided by sigma squared. For class k "
        "it should be z_k. Which vector times z is z_k?",
        "The one-hot vector of class k times z is z_k. Make up for the division by sigma squared, and centre "
        "the rows.",
    ),
    observe=about,
)


@task.solution
def my_centres(K, sigma):
    """Bayes' rule turns equal Gaussians into scores: centre times z divided by sigma squared, and a number
    that is the same for all. For that to be z_k, the centre must be sigma squared times the one-hot vector.
    Subtracting the mean changes no probability."""
    return sigma**2 * (np.eye(K) - 1 / K)


@task.mistake("you used sigma, not its square")
def _(K, sigma):
    """Bayes' rule divides by the variance, which is sigma squared. The centres must make up for that."""
    return sigma * (np.eye(K) - 1 / K)


@task.mistake("you doubled sigma, and did not square it")
def _(K, sigma):
    """Sigma squared is `sigma**2`. The variance of a cloud of spread 1 is 1, not 2."""
    return 2 * sigma * (np.eye(K) - 1 / K)


@task.mistake("your centres do not move with sigma")
def _(K, sigma):
    """Wider clouds overlap more, so the probabilities would become less sure. The centres must move apart to
    keep them."""
    return np.eye(K) - 1 / K


@task.mistake("your centres are not centred")
def _(K, sigma):
    """Their probabilities are right, for a common shift changes none. But the rows asked for sum to 0:
    subtract 1 / K before you multiply."""
    return sigma**2 * np.eye(K)


@task.mistake("you subtracted 1 / K after multiplying")
def _(K, sigma):
    """The mean of the row is sigma squared / K by then. Centre first, or subtract that."""
    return sigma**2 * np.eye(K) - 1 / K


@task.mistake("you divided by sigma squared")
def _(K, sigma):
    """Then wide clouds would lie close together. Bayes' rule divides by the variance, so the centres must be
    multiplied by it."""
    return (np.eye(K) - 1 / K) / sigma**2


@task.mistake("you gave the axes the length 1")
def _(K, sigma):
    """The centres are sigma squared times the centred one-hot vectors as they are, with the length root of
    (K - 1) / K."""
    return sigma**2 * (np.eye(K) - 1 / K) / np.sqrt((K - 1) / K)


@task.mistake("your factor is half as large")
def _(K, sigma):
    """For two classes the entries are sigma squared / 2: that half is 1 - 1 / K already."""
    return sigma**2 / 2 * (np.eye(K) - 1 / K)


@task.mistake("your factor is twice as large")
def _(K, sigma):
    """The 2 in the exponent of a Gaussian cancels: the square of z - centre holds twice their product."""
    return 2 * sigma**2 * (np.eye(K) - 1 / K)


@task.mistake("your centres lie on the other side")
def _(K, sigma):
    """A point with a large score of class k must lie near the centre of class k: its own entry is positive,
    the others are negative."""
    return sigma**2 * (1 / K - np.eye(K))


@task.mistake("you took the root of sigma")
def _(K, sigma):
    """`sigma` is the spread already, the root of the variance. Bayes' rule divides by the variance: the
    factor is `sigma**2`."""
    return np.sqrt(sigma) * (np.eye(K) - 1 / K)


@task.mistake("you subtracted 1 before you divided by K")
def _(K, sigma):
    """`(np.eye(K) - 1) / K` divides the one-hot rows as well. Their mean is 1 / K: `np.eye(K) - 1 / K`."""
    return sigma**2 * (np.eye(K) - 1) / K
