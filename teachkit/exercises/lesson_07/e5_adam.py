"""Exercise 7.5: Adam, with its correction."""

import numpy as np

from teachkit.exercises.lesson_07.parts import WALKS
from teachkit.exercises.task import FunctionTask
from teachkit.maths.training import Adam


def walk(theta, gradients, rate):
    """Walk with the optimizer of the course."""
    theta, optimizer = theta.copy(), Adam(rate)
    for g in gradients:
        optimizer.step([theta], [g])
    return theta


def means(gradients, betas=(0.9, 0.999)):
    """Yield Adam's running means at each step, before any correction: t, of the gradient, of its square."""
    m, v = np.zeros_like(gradients[0]), np.zeros_like(gradients[0])
    for t, g in enumerate(gradients, start=1):
        m = betas[0] * m + (1 - betas[0]) * g
        v = betas[1] * v + (1 - betas[1]) * g**2
        yield t, m, v


task = FunctionTask(
    "7.5",
    reference=walk,
    praise="The first step has the length of the rate, whether the gradient is 1000 or 0.001.",
    hints=(
        "At the first step m is 0.1 g. Which number makes g of it? It is 1 - 0.9.",
        "At step t divide m by `1 - 0.9**t`, and v by `1 - 0.999**t`.",
    ),
    cases=(
        (np.array([1.0]), np.array([[5.0]]), 0.1),
        *WALKS,
        (np.array([2.0, 1.0]), np.array([[0.0, 1.0], [0.0, 2.0]]), 0.1),
        (np.array([0.0, 0.0]), np.array([[1000.0, 0.001], [-500.0, 0.001]]), 0.1),
    ),
)


@task.solution
def adam(theta, gradients, rate):
    """After t steps the weights in m sum to 1 - 0.9^t, those in v to 1 - 0.999^t. Dividing by these sums
    makes true means of them. At the first step mean is g and mean_square its square, so the step has the
    length of the rate."""
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta


@task.mistake("you left out the bias correction")
def _(theta, gradients, rate):
    """Both means start at 0: at the first step m is a tenth of the gradient, the root of v about a
    thirtieth. So the first step is three times too long. Divide both."""
    for _, m, v in means(gradients):
        theta = theta - rate * m / (np.sqrt(v) + 1e-8)
    return theta


@task.mistake("you corrected the mean only")
def _(theta, gradients, rate):
    """The mean of the squares starts at 0 as well, and takes longer to grow: divide it by
    `1 - 0.999**t`."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.9**t) / (np.sqrt(v) + 1e-8)
    return theta


@task.mistake("you corrected the mean square only")
def _(theta, gradients, rate):
    """The mean starts at 0 as well: divide it by `1 - 0.9**t`."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta


@task.mistake("your correction does not change with the step")
def _(theta, gradients, rate):
    """The means grow from step to step, and need less correction each time: `0.9**t`, not `0.9`."""
    for _, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.9) / (np.sqrt(v / (1 - 0.999)) + 1e-8)
    return theta


@task.mistake("your correction is 0 at the first step")
def _(theta, gradients, rate):
    """It divides, so everything becomes nan. The first step is step 1, `enumerate(gradients, start=1)`, and
    it is 0.9 that is taken to the power of t: `1 - 0.9**t`."""
    for t, m, v in means(gradients):
        mean, mean_square = m / (1 - 0.9 ** (t - 1)), v / (1 - 0.999 ** (t - 1))
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta


@task.mistake("your mean of the squares is negative")
def _(theta, gradients, rate):
    """A negative number has no root, and so everything becomes nan. The weights sum to `1 - 0.999**t`, not to
    `0.999**t - 1`, and v adds squares up: `0.999 * v + 0.001 * g**2`."""
    for t, m, v in means(gradients):
        mean, mean_square = m / (0.9**t - 1), v / (0.999**t - 1)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta


@task.mistake("you multiplied where it divides")
def _(theta, gradients, rate):
    """The means are too small at first. A division by `1 - 0.9**t`, which is below 1, makes them larger."""
    for t, m, v in means(gradients):
        theta = theta - rate * m * (1 - 0.9**t) / (np.sqrt(v * (1 - 0.999**t)) + 1e-8)
    return theta


@task.mistake("a pair of brackets is missing")
def _(theta, gradients, rate):
    """`m / 1 - 0.9**t` divides by 1 and subtracts the power from the mean. Write `m / (1 - 0.9**t)`."""
    for t, m, v in means(gradients):
        mean, mean_square = m / 1 - 0.9**t, v / 1 - 0.999**t
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta


@task.mistake("your power stands outside the brackets")
def _(theta, gradients, rate):
    """`(1 - 0.9)**t` is 0.1 to the power of t, and goes to 0. It is 0.9 that is taken to the power:
    `1 - 0.9**t`."""
    for t, m, v in means(gradients):
        mean, mean_square = m / (1 - 0.9) ** t, v / (1 - 0.999) ** t
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta


@task.mistake("you divided by the power itself")
def _(theta, gradients, rate):
    """`0.9**t` is what is missing from the weights. Their sum is the rest: `1 - 0.9**t`."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / 0.9**t / (np.sqrt(v / 0.999**t) + 1e-8)
    return theta


@task.mistake("you corrected both with 0.9")
def _(theta, gradients, rate):
    """Each mean has its own number: `1 - 0.9**t` for m, `1 - 0.999**t` for v."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.9**t)) + 1e-8)
    return theta


@task.mistake("you corrected both with 0.999")
def _(theta, gradients, rate):
    """0.999 is the number of v. The weights in m sum to `1 - 0.9**t`."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.999**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta


@task.mistake("your two corrections are swapped")
def _(theta, gradients, rate):
    """m keeps 0.9 of itself, so `1 - 0.9**t` belongs to it. `1 - 0.999**t` belongs to v."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.999**t) / (np.sqrt(v / (1 - 0.9**t)) + 1e-8)
    return theta


@task.mistake("you took a product for a power")
def _(theta, gradients, rate):
    """`0.9 * t` grows above 1. Asked for is 0.9 to the power of t: `0.9**t`."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.9 * t) / (np.sqrt(v / (1 - 0.999 * t)) + 1e-8)
    return theta


@task.mistake("you divided by the mean square itself")
def _(theta, gradients, rate):
    """Then the step is small where the gradient is large. The root makes both cancel."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.9**t) / (v / (1 - 0.999**t) + 1e-8)
    return theta


@task.mistake("your small number stands under the root")
def _(theta, gradients, rate):
    """The root of 1e-8 is 1e-4, and that counts beside a small gradient. Add 1e-8 after the root."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.9**t) / np.sqrt(v / (1 - 0.999**t) + 1e-8)
    return theta


@task.mistake("no small number stands below the line")
def _(theta, gradients, rate):
    """A parameter whose gradient is 0 all the time has the step 0 / 0, and that is nan. The root and 1e-8 are
    added before the division, in brackets: `/ (np.sqrt(mean_square) + 1e-8)`."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.9**t) / np.sqrt(v / (1 - 0.999**t))
    return theta


@task.mistake("your small number is added to theta")
def _(theta, gradients, rate):
    """`a / b + 1e-8` divides first. The root and 1e-8 are added before the division, in brackets:
    `/ (np.sqrt(mean_square) + 1e-8)`. Without it a gradient that is 0 all the time has the step 0 / 0."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.9**t) / np.sqrt(v / (1 - 0.999**t)) + 1e-8
    return theta


@task.mistake("your two numbers are swapped")
def _(theta, gradients, rate):
    """0.9 belongs to the mean, 0.999 to the mean square."""
    for t, m, v in means(gradients, betas=(0.999, 0.9)):
        theta = theta - rate * m / (1 - 0.999**t) / (np.sqrt(v / (1 - 0.9**t)) + 1e-8)
    return theta


@task.mistake("you did not square the gradient")
def _(theta, gradients, rate):
    """v is a running mean of g squared."""
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g
        theta = theta - rate * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta


@task.mistake("you went uphill")
def _(theta, gradients, rate):
    """The loss falls against the gradient: theta minus the step, and the mean has the sign of the gradient,
    `0.9 * m + 0.1 * g` over `1 - 0.9**t`."""
    for t, m, v in means(gradients):
        theta = theta + rate * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta


@task.mistake("you returned after the first step")
def _(theta, gradients, rate):
    """A `return` inside the loop leaves it at once. Write it after the loop, at the depth of the `for`."""
    return theta - rate * gradients[0] / (np.abs(gradients[0]) + 1e-8)


@task.mistake("you wrote the corrected means back")
def _(theta, gradients, rate):
    """The next step then starts from means that are corrected already, and corrects them once more. Keep m
    and v as they are, and give the corrected ones names of their own: `mean`, `mean_square`."""
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = (0.9 * m + 0.1 * g) / (1 - 0.9**t)
        v = (0.999 * v + 0.001 * g**2) / (1 - 0.999**t)
        theta = theta - rate * m / (np.sqrt(v) + 1e-8)
    return theta


@task.mistake("you took the root twice")
def _(theta, gradients, rate):
    """The last line takes the root of `mean_square` already: leave it out before."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / (1 - 0.9**t) / (np.sqrt(np.sqrt(v / (1 - 0.999**t))) + 1e-8)
    return theta


@task.mistake("your correction is one step ahead")
def _(theta, gradients, rate):
    """`enumerate(gradients, start=1)` counts the first step as 1 already: the power is t, not t + 1."""
    for t, m, v in means(gradients):
        mean, mean_square = m / (1 - 0.9 ** (t + 1)), v / (1 - 0.999 ** (t + 1))
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta


@task.mistake("you took the gradient itself for its means")
def _(theta, gradients, rate):
    """A gradient divided by its own size is 1 or -1, whatever came before. It is the running means that are
    corrected and divided: m and v."""
    for g in gradients:
        theta = theta - rate * g / (np.sqrt(g**2) + 1e-8)
    return theta


@task.mistake("you divided by the number of steps")
def _(theta, gradients, rate):
    """m and v are running means, in which old gradients fade: their weights sum to `1 - 0.9**t` and
    `1 - 0.999**t`, not to t."""
    for t, m, v in means(gradients):
        theta = theta - rate * m / t / (np.sqrt(v / t) + 1e-8)
    return theta


@task.mistake("your correction is a power of what is added")
def _(theta, gradients, rate):
    """0.1 and 0.001 are the shares of the new gradient. What is left of the start after t steps is the power
    of what is kept: `1 - 0.9**t` and `1 - 0.999**t`."""
    for t, m, v in means(gradients):
        mean, mean_square = m / (1 - 0.1**t), v / (1 - 0.001**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
