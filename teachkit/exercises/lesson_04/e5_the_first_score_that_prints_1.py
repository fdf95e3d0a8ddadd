"""Exercise 4.5: the first score that prints 1."""

from teachkit.exercises.task import ValuesTask
from teachkit.figures.words import code
from teachkit.maths.sigmoid import sigmoid


def about(x):
    """Say how far from 1 the sigmoid is there."""
    distance = "exactly 1" if sigmoid(x) == 1 else f"{code(sigmoid(-x), 2)} below 1"
    return f"sigmoid({code(x)}) is {distance}."


task = ValuesTask(
    "4.5",
    kinds={"first_one": "a number"},
    praise="At 37, e^-37 = 8.5e-17 is lost beside 1. The score still knows it: log_sigmoid(37) is -8.5e-17.",
    hints=(
        "The distance of the sigmoid from 1 is about e^-x. A float64 has about 16 digits.",
        "e^-x = 1e-16 at x = 16 ln 10, which is near 37. Try the whole numbers there.",
        "`[x for x in range(50) if sigmoid(float(x)) == 1.0]` lists all of them below 50.",
    ),
    observe=about,
)


@task.right
def _(x):
    return x == 37


@task.solution
def _():
    """The sigmoid is 1 - e^-x, nearly. The floats below 1 are 1.1e-16 apart, and 1 + e^-x is rounded to 1 as
    soon as e^-x is at most 2^-53, so from x = 53 ln 2 = 36.7 on."""
    first_one = 0
    while sigmoid(float(first_one)) != 1.0:
        first_one += 1


@task.mistake("that is the probability, not the score", example=(1,))
def _(x):
    """1 is what the sigmoid gives there. Asked for is the score x that you put into it."""


@task.mistake("a whole number is asked for", example=(36.8,))
def _(x):
    """The rounding to 1 begins between two whole numbers. Asked for is the first whole number after that."""
    return x != round(x)


@task.mistake("that is where the exponential ends", example=(746,))
def _(x):
    """e^-745 is the last one above 0, and e^-746 is below the smallest float64. But the sigmoid is rounded to
    1 much earlier: as soon as e^-x is too small to be seen beside 1."""
    return x in (745, 746)


@task.mistake("there the exponential overflows", example=(710,))
def _(x):
    """e^710 is above the largest float64. That breaks a formula; the rounding to 1 comes much earlier."""


@task.mistake("that is where float32 prints 1", example=(17,))
def _(x):
    """A float32 has about 7 digits. A float64 has about 16, so it holds out longer."""


@task.mistake("that is where float16 prints 1", example=(8,))
def _(x):
    """A float16 has about 3 digits. A float64 has about 16."""
    return x in (8, 9)


@task.mistake("that is the number of digits", example=(16,))
def _(x):
    """16 digits mean that e^-x = 10^-16. Solve this for x: the base is e, not 10."""


@task.mistake("that is near 0, not near 1", example=(-37,))
def _(x):
    """For negative x the sigmoid is below one half. Look at positive scores."""
    return x < 0


@task.mistake("that one is not yet rounded to 1", example=(36,))
def _(x):
    """Even at 36 the sigmoid is 2.2e-16 below 1, which a float64 can still hold."""
    return x < 37


@task.mistake("there it is 1, but not for the first time", example=(38,))
def _(x):
    """The sigmoid is exactly 1 there already, and also before."""
    return x > 37
