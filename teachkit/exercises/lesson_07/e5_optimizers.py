"""Exercise 7.5: predict who leaves the plane."""

from teachkit.exercises.task import ValuesTask


def letter(choice):
    """Read a letter, in either case, with brackets, a full stop or blanks around it."""
    return choice.strip(" \t\n.:()[]'\"").lower()


task = ValuesTask(
    "7.5",
    kinds={"my_optimizers": "a letter"},
    praise="What every gradient keeps, every sum of gradients keeps. Adam does not take sums.",
    hints=(
        "The sum of the logits is h times the row sums of W, plus the sum of b. Which steps keep these at 0?",
        "Add two rows that sum to 0: 0 again. Divide each entry of such a row by another number: not 0.",
    ),
    observe=lambda choice: 'Choose one of "a", "b", "c" and "d".',
)


@task.right
def _(my_optimizers):
    return letter(my_optimizers) == "b"


@task.solution
def _():
    """A step that is a weighted sum of gradients keeps what they all keep: rows that sum to 0. Momentum adds
    gradients up, decay shrinks weights whose rows sum to 0. Adam divides each entry by a number of its own,
    and a sum of 0 is lost. The layers below only feed h into `h @ W`: whatever h is, rows of W that sum to 0
    give logits that sum to 0."""
    my_optimizers = "b"


@task.mistake("momentum keeps the plane too", example=("a",))
def _(my_optimizers):
    """The velocity is a weighted sum of gradients. Each sums to 0 over the classes, so their weighted sum
    does."""
    return letter(my_optimizers) == "a"


@task.mistake("Adam leaves the plane", example=("c",))
def _(my_optimizers):
    """It divides each entry by the root of its own mean square. (1, -1, 0) becomes (1, -1, 0), but
    (2, -1, -1) becomes (1, -1, -1): that sums to -1."""
    return letter(my_optimizers) == "c"


@task.mistake("the layers below cannot move the sum", example=("d",))
def _(my_optimizers):
    """Whatever they make of h: rows of W that sum to 0, and b that sums to 0, give logits that sum to 0."""
    return letter(my_optimizers) == "d"
