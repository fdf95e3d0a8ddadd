"""Exercise 1.2: predict what one rising logit does."""

from teachkit.exercises.task import ValuesTask


def letter(choice):
    """Return the letter of a choice, however it is written."""
    return choice.strip(" \t\n.:()[]'\"`").lower()


task = ValuesTask(
    "1.2",
    kinds={"my_choice": "a letter"},
    praise="The bird goes from 0.1593 to 0.3400; cat, dog and fish all become 0.7851 times as large, so "
    "their ratios stay.",
    hints=(
        "Four heights e^logit are divided by their sum. Which of the five numbers change?",
        "One height grows, and so does the sum. What does a larger sum do to the other three?",
    ),
    observe=lambda choice: 'Choose one of "a", "b", "c" and "d".',
)


@task.right
def _(choice):
    return letter(choice) == "c"


@task.solution
def _():
    """Only the bird's exponential grows; the other three stay as they are. But all four are divided by the
    sum, which is larger now: the other three shrink by the factor 0.7851, all by the same one, so their
    ratios stay."""
    my_choice = "c"


@task.mistake("no class is alone", example=("a",))
def _(choice):
    """The four probabilities sum to 1, so when one grows, others must shrink. The bird's height e^logit is
    the only height that changes; all four probabilities do."""
    return letter(choice) == "a"


@task.mistake("the others share a factor, not an amount", example=("b",))
def _(choice):
    """The cat goes from 0.0393 to 0.0308, the fish from 0.7140 to 0.5605. The amounts differ, and an equal
    amount could make a small one negative. Divide each new value by its old one instead."""
    return letter(choice) == "b"


@task.mistake("the sum grows too", example=("d",))
def _(choice):
    """The bird's height e^logit becomes e times as large. But the sum contains that height and grows as
    well, so the bird's probability goes from 0.1593 to 0.3400: 2.134 times as large. A probability of 0.5
    could not become e times as large at all."""
    return letter(choice) == "d"
