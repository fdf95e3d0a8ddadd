"""Exercises of lesson 00: the gesture of checking, and one-hot rows."""

import numpy as np

from teachkit.exercises.engine import Mistake, Task
from teachkit.maths.distributions import one_hot


def _ones_where_equal(labels, classes):
    return [[int(k == label) for k in classes] for label in labels]


TASKS = (
    Task(
        id="0.1",
        title="Double a number",
        text="""\
Complete `double` so that it returns twice the number it is given: `double(3)` returns `6`.

1. Put your answer in place of `...` and run the cell. The check says whether it is right and, if not,
   what went wrong.
2. To see how help works, remove the `#` in front of `hint` and run the cell again; the same for
   `solution`.""",
        stub="""\
def double(number):
    return ...""",
        solution="""\
def double(number):
    return 2 * number""",
        reason="`return` hands the result back, so that the check, or the next line, can go on with it.",
        hints=(
            "Replace the three dots by an expression that uses `number`.",
            "In Python `*` multiplies: `2 * 5` is `10`.",
        ),
        mistakes=(
            Mistake(
                "you multiplied the number by itself",
                "`number * number` and `number ** 2` are the square. It equals the double only for 0 and 2.",
                lambda number: number * number,
            ),
            Mistake(
                "you added 2",
                "Adding 2 moves every number by the same step; doubling multiplies it by 2. They agree "
                "only for 2.",
                lambda number: number + 2,
            ),
            Mistake(
                "you returned the number as it came",
                "Use the number in an expression, for example with `*`, and return its result.",
                lambda number: number,
            ),
            Mistake(
                "you halved the number",
                "`/` divides. The double is twice as far from 0, the half is half as far.",
                lambda number: number / 2,
            ),
        ),
        names=("double",),
        reference=lambda number: 2 * number,
        praise="That is all there is to an exercise: write, run, read what the check says.",
        cases=((3,), (-1.5,), (0,), (10,)),
    ),
    Task(
        id="0.2",
        title="One-hot rows",
        text="""\
Write `my_one_hot(labels, num_classes)`. `labels` is a list of class numbers, counted from 0. Return one
row for each label: `num_classes` numbers, all 0 except a 1 at the label's place. With the classes cat,
dog, bird:

`my_one_hot([0, 2], 3)` returns `[[1, 0, 0], [0, 0, 1]]`: a cat, then a bird.

A list of lists and a NumPy array are both right.""",
        stub="""\
def my_one_hot(labels, num_classes):
    ...""",
        solution="""\
def my_one_hot(labels, num_classes):
    return [[1 if k == label else 0 for k in range(num_classes)] for label in labels]""",
        reason="Each label chooses one row of the identity matrix: `np.eye(num_classes)[labels]` is the "
        "same in NumPy. A row of 0s and one 1 gives the classes no order and no distances, which the "
        "numbers 0, 1, 2 would.",
        hints=(
            "Think of one label first: which list belongs to the label 2 of 3 classes?",
            "For one label: `[1 if k == label else 0 for k in range(num_classes)]`.",
            "Put that list into a second comprehension that goes through the labels.",
        ),
        mistakes=(
            Mistake(
                "you counted the classes from 1",
                "Your 1s stand one place too far to the left, and the label 0 gets no 1 at all. The first "
                "class has the number 0, so the numbers to compare with are `range(num_classes)`.",
                lambda labels, num_classes: _ones_where_equal(labels, range(1, num_classes + 1)),
            ),
            Mistake(
                "you subtracted 1 from the labels",
                "Your 1s stand one place too far to the left, and that of the label 0 in the last place, "
                "which Python calls -1. The labels count from 0, as the places do: use them as they are.",
                lambda labels, num_classes: np.roll(one_hot(labels, num_classes), -1, axis=1),
            ),
            Mistake(
                "you returned the labels themselves",
                "The numbers 0, 1, 2 pretend that bird is twice dog. A row for each label gives every "
                "class its own place instead.",
                lambda labels, num_classes: list(labels),
            ),
            Mistake(
                "your rows and columns are exchanged",
                "Each label must become a row; in your answer it became a column.",
                lambda labels, num_classes: one_hot(labels, num_classes).T,
            ),
            Mistake(
                "your rows are only as wide as the largest label that occurs",
                "A class that does not occur among these labels needs its column all the same: the width is "
                "`num_classes`, not `max(labels) + 1`.",
                lambda labels, num_classes: one_hot(labels, max(labels) + 1),
            ),
            Mistake(
                "your rows have a hard-coded width of 3",
                "Three classes are only the example. Use `num_classes` where you wrote 3.",
                lambda labels, num_classes: _ones_where_equal(labels, range(3)),
            ),
            Mistake(
                "you returned the identity matrix, whatever the labels are",
                "`np.eye(num_classes)` has the right rows, one for each class. Choose from them one for "
                "each label.",
                lambda labels, num_classes: np.eye(num_classes),
            ),
            Mistake(
                "you put a 1 at every place up to the label",
                "One-hot means exactly one 1 in a row, so that no class contains another one.",
                lambda labels, num_classes: (np.arange(num_classes) <= np.array(labels)[:, None]).astype(int),
            ),
        ),
        names=("my_one_hot",),
        reference=one_hot,
        praise="Your rows match for labels that repeat and for classes that do not occur.",
        cases=(([0, 2, 1, 1], 3), ([1, 0], 4), ([2], 3), ([3, 0, 3, 2, 1], 5)),
    ),
)
