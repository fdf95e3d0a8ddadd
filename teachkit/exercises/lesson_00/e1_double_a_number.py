"""Exercise 0.1: double a number."""

from teachkit.exercises.task import FunctionTask

task = FunctionTask(
    "0.1",
    reference=lambda number: 2 * number,
    cases=((3,), (-1.5,), (0,), (2,), (0.75,), (10,)),  # at 2 several mistakes give the right number
    praise="That is all there is to an exercise: write, run, read what the check says.",
    hints=(
        "What stands behind `return` is what your function gives back: an expression that uses `number`. "
        "`print` would only show it.",
        "In Python `*` multiplies: `2 * 5` is `10`. Behind `return` it is `number` that you multiply.",
    ),
)


@task.solution
def double(number):
    """`return` hands the result back, so that the check, or the next line, can go on with it."""
    return 2 * number


@task.mistake("you multiplied the number by itself")
def _(number):
    """`number * number` and `number ** 2` are the square. It equals the double only for 0 and 2."""
    return number * number


@task.mistake("you added 2")
def _(number):
    """Adding 2 moves every number by the same step; doubling multiplies it by 2. They agree only for 2."""
    return number + 2


@task.mistake("you added 1")
def _(number):
    """Adding 1 gives the next number. The double is 2 times the number; the two agree only for 1."""
    return number + 1


@task.mistake("you returned the number as it came")
def _(number):
    """Use the number in an expression, for example with `*`, and return its result."""
    return number


@task.mistake("you halved the number")
def _(number):
    """`/` divides. The double is twice as far from 0, the half is half as far."""
    return number / 2


@task.mistake("you raised 2 to the power of the number")
def _(number):
    """`**` is a power: `2 ** 3` is 2 * 2 * 2. One star multiplies: `2 * 3`."""
    return 2**number


@task.mistake("you returned 6, whatever the number is")
def _(number):
    """6 is the double of 3, which is only an example. Use the name `number`: it stands for whatever the
    function is given."""
    return 6
