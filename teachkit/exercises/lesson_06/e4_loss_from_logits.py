"""Exercise 6.4: the loss from logits."""

import numpy as np

from teachkit.exercises.lesson_06.parts import about_ceiling
from teachkit.exercises.task import FunctionTask
from teachkit.maths.losses import cross_entropy
from teachkit.maths.softmax import softmax

task = FunctionTask(
    "6.4",
    reference=cross_entropy,
    praise="1000 nats for a sure mistake: finite, and right. No epsilon was needed.",
    hints=(
        "Which number can you subtract from all scores, so that no exponential is above 1? The LSE falls by "
        "as much.",
        "The LSE is `top` plus the logarithm of the sum of `np.exp(z - top)`.",
        "No softmax is needed: subtract the score of the true class, `z[y]`, from the LSE.",
    ),
    observe=about_ceiling,
    role="machine",
    cases=(
        (np.array([1000.0, 0.0]), 1),
        (np.array([2.0, 1.0, 0.1]), 0),
        (np.array([2.0, 4.3, 1.2, -3.1]), 3),
        (np.array([1000.0, 0.0]), 0),
        (np.array([700.0, 700.0, 700.0]), 2),
        (np.array([720.0, 0.0]), 1),  # its exponential is inf, that of -720 is not yet 0
        (np.array([3000.0, 0.0, 0.0]), 0),
        (np.array([-800.0, 0.0]), 1),
        (np.array([100000.0, 99999.0, 0.0]), 1),
        (np.array([5.0]), 0),
        (np.array([-1000.0, -1001.0, -1002.0]), 2),
    ),
)


@task.solution
def loss_from_logits(z, y):
    """With the top subtracted every exponential is at most 1, and the largest is 1: nothing overflows,
    and the sum is never 0. Then the top is added back. No probability is computed, so none can be rounded
    to 0."""
    top = z.max()
    return top + np.log(np.exp(z - top).sum()) - z[y]


@task.mistake("you took the logarithm of a softmax that underflows")
def _(z, y):
    """With the top subtracted the softmax is right to the last digit, and yet its small probabilities are
    rounded to 0. The logarithm of 0 is minus infinity. Take the logarithm on paper first."""
    return -np.log(softmax(z)[y])


@task.mistake("your exponentials overflow inside a softmax")
def _(z, y):
    """The exponential of 1000 is no float: it becomes inf, and inf / inf is nan. Subtract the top, and do
    not compute probabilities at all."""
    p = np.exp(z) / np.exp(z).sum()
    return -np.log(p[y])


@task.mistake("you hid the zero with 1e-5")
def _(z, y):
    """log(p + 1e-5) ends at 11.5129 nats, however wrong the scores are, and its slope is 0 there. For a
    sure and right prediction it even falls below 0."""
    return -np.log(softmax(z)[y] + 1e-5)


@task.mistake("you cut p off at 1e-7")
def _(z, y):
    """Clipping gives the loss a ceiling at 16.1181 nats, and no slope beyond it. The right loss grows as
    far as the scores do."""
    return -np.log(np.clip(softmax(z)[y], 1e-7, 1))


@task.mistake("your LSE overflows")
def _(z, y):
    """`np.exp(1000.0)` is inf. Subtract the largest score itself, `z.max()`, before, and add it after the
    logarithm."""
    return np.log(np.exp(z).sum()) - z[y]


@task.mistake("you subtracted the score of the true class")
def _(z, y):
    """On paper that is right, and short. But where the true class is 1000 behind, `np.exp(z - z[y])` is
    inf. What is subtracted inside must be the largest score."""
    return np.log(np.exp(z - z[y]).sum())


@task.mistake("you shifted by the mean")
def _(z, y):
    """A score may be far above the mean, and its exponential overflows all the same. Subtract the largest
    score: then no exponential is above 1."""
    return z.mean() + np.log(np.exp(z - z.mean()).sum()) - z[y]


@task.mistake("you shifted by the lowest score")
def _(z, y):
    """Then all exponentials are 1 or more, and the exponential of 1000 is inf. Subtract the largest
    score."""
    return z.min() + np.log(np.exp(z - z.min()).sum()) - z[y]


@task.mistake("your shift is never below 0")
def _(z, y):
    """Where all scores are far below 0 nothing was subtracted: every exponential is 0, and the logarithm
    of 0 is minus infinity. The top itself is subtracted, also where it is negative."""
    top = max(0, z.max())
    return top + np.log(np.exp(z - top).sum()) - z[y]


@task.mistake("you subtracted a size, not the largest score")
def _(z, y):
    """`np.abs` makes of -1000 a size of 1000. Scores that are all far below it get the exponential 0, and
    the logarithm of 0 is minus infinity."""
    top = np.abs(z).max()
    return top + np.log(np.exp(z - top).sum()) - z[y]


@task.mistake("you did not add the top back")
def _(z, y):
    """The logarithm of the sum of `np.exp(z - top)` is the LSE less the top."""
    return np.log(np.exp(z - z.max()).sum()) - z[y]


@task.mistake("you took the logarithm before the sum")
def _(z, y):
    """The logarithm of an exponential takes you back to the score. LSE is the logarithm of the
    sum: `top + np.log(np.exp(z - top).sum())`."""
    return z.max() + np.log(np.exp(z - z.max())).sum() - z[y]


@task.mistake("your loss is negative")
def _(z, y):
    """z_y minus the LSE is the logarithm of the probability. The loss is minus that."""
    return z[y] - z.max() - np.log(np.exp(z - z.max()).sum())


@task.mistake("you took the top for the LSE")
def _(z, y):
    """They are close when one score is far ahead. With equal scores they differ by the logarithm of their
    number."""
    return z.max() - z[y]


@task.mistake("you forgot the true class")
def _(z, y):
    """The LSE is the same for every label. Subtract the score of the true one."""
    return z.max() + np.log(np.exp(z - z.max()).sum())


@task.mistake("you charged for the favourite")
def _(z, y):
    """You subtracted the largest score, that of the class that the model expected. The price is for the
    class that came out: subtract `z[y]`."""
    return np.log(np.exp(z - z.max()).sum())


@task.mistake("you subtracted the class number")
def _(z, y):
    """`y` says which class it is. What is subtracted is its score, `z[y]`."""
    return z.max() + np.log(np.exp(z - z.max()).sum()) - y


@task.mistake("you used the logarithm to base 10")
def _(z, y):
    """The scores are exponents of e, so the logarithm of the sum is `np.log`."""
    return z.max() + np.log10(np.exp(z - z.max()).sum()) - z[y]


@task.mistake("you used the logarithm to base 2")
def _(z, y):
    """`np.log2` undoes powers of 2. The scores are exponents of e, so it takes `np.log`."""
    return z.max() + np.log2(np.exp(z - z.max()).sum()) - z[y]


@task.mistake("you subtracted the top once more")
def _(z, y):
    """It was subtracted inside the exponentials: outside it is added back, `top + np.log(...)`."""
    return np.log(np.exp(z - z.max()).sum()) - z.max() - z[y]


@task.mistake("you averaged the exponentials")
def _(z, y):
    """LSE is the logarithm of their sum: `.sum()`, not `.mean()`."""
    return z.max() + np.log(np.exp(z - z.max()).mean()) - z[y]


@task.mistake("you left out the logarithm")
def _(z, y):
    """LSE is the logarithm of the sum of the exponentials: `top + np.log(...)`."""
    return z.max() + np.exp(z - z.max()).sum() - z[y]


@task.mistake("you counted the classes from 1")
def _(z, y):
    """`y` counts from 0, as places in an array do: the score of the true class is `z[y]`."""
    return z.max() + np.log(np.exp(z - z.max()).sum()) - z[y - 1]


@task.mistake("you added the score of the true class")
def _(z, y):
    """The surer the model was of the true class, the lower the loss: subtract `z[y]`."""
    return z.max() + np.log(np.exp(z - z.max()).sum()) + z[y]
