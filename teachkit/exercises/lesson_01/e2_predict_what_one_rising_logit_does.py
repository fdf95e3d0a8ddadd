"""Exercise 1.2: predict what one rising logit does."""

import numpy as np

from teachkit.exercises.task import ValuesTask
from teachkit.figures.words import number
from teachkit.maths.softmax import softmax

_FOUR = np.array([-2.2, -1.4, -0.8, 0.7])


_BEFORE = softmax(_FOUR)


_AFTER = softmax(_FOUR + np.array([0, 0, 1, 0]))


def _letter(choice):
    return choice.strip().strip('."()').lower()


task = ValuesTask(
    "1.2",
    kinds={"my_choice": "a letter"},
    praise=(
        f"The bird goes from {number(_BEFORE[2], 4)} to {number(_AFTER[2], 4)}; cat, dog and fish all become "
        f"{number(_AFTER[0] / _BEFORE[0], 4)} times as large, so their ratios stay."
    ),
    hints=(
        "Four heights e^logit are divided by their sum. Which of the five numbers change?",
        "One height grows, and so does the sum. What does a larger sum do to the other three?",
    ),
    observe=lambda choice: 'Choose one of "a", "b", "c" and "d".',
)


@task.right
def _(choice):
    return _letter(choice) == "c"


@task.solution
def _():
    """Only the bird's exponential grows; the other three stay as they are. But all four are divided by
    the sum, which is larger now: the other three shrink by the factor 0.7851, all by the same one, so
    their ratios stay."""
    my_choice = "c"


@task.mistake("no class is alone", example=("a",))
def _(choice):
    """The four probabilities sum to 1, so when one grows, others must shrink. The bird's height e^logit
    is the only height that changes; all four probabilities do."""
    return _letter(choice) == "a"


@task.mistake("the others share a factor, not an amount", example=("b",))
def _(choice):
    """The cat goes from 0.0393 to 0.0308, the fish from 0.7140 to 0.5605. The amounts differ, and an
    equal amount could make a small one negative. Divide each new value by its old one instead."""
    return _letter(choice) == "b"


@task.mistake("the sum grows too", example=("d",))
def _(choice):
    """The bird's height e^logit becomes e times as large. But the sum contains that height and grows as
    well, so the bird's probability goes from 0.1593 to 0.3400: 2.134 times as large. A probability of 0.5
    could not become e times as large at all."""
    return _letter(choice) == "d"
