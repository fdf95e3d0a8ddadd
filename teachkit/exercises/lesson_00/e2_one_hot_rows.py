"""Exercise 0.2: one-hot rows."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.maths.distributions import one_hot


def _ones_where_equal(labels, classes):
    return [[int(k == label) for k in classes] for label in labels]


task = FunctionTask(
    "0.2",
    reference=one_hot,
    cases=(([0, 2, 1, 1], 3), ([1, 0], 4), ([2], 3), ([3, 0, 3, 2, 1], 5)),
    praise=("Your rows match for labels that repeat and for classes that do not occur."),
    hints=(
        "Think of one label first: which list belongs to the label 2 of 3 classes?",
        "For one label: `[1 if k == label else 0 for k in range(num_classes)]`.",
        "Put that list into a second comprehension that goes through the labels.",
    ),
)


@task.solution
def my_one_hot(labels, num_classes):
    """Each label chooses one row of the identity matrix: `np.eye(num_classes)[labels]` is the same in
    NumPy. A row of 0s and one 1 gives the classes no order and no distances, which the numbers 0, 1, 2
    would."""
    return [[1 if k == label else 0 for k in range(num_classes)] for label in labels]


@task.mistake("you counted the classes from 1")
def _(labels, num_classes):
    """Your 1s stand one place too far to the left, and the label 0 gets no 1 at all. The first class has
    the number 0, so the numbers to compare with are `range(num_classes)`."""
    return _ones_where_equal(labels, range(1, num_classes + 1))


@task.mistake("you subtracted 1 from the labels")
def _(labels, num_classes):
    """Your 1s stand one place too far to the left, and that of the label 0 in the last place, which
    Python calls -1. The labels count from 0, as the places do: use them as they are."""
    return np.roll(one_hot(labels, num_classes), -1, axis=1)


@task.mistake("you returned the labels themselves")
def _(labels, num_classes):
    """The numbers 0, 1, 2 pretend that bird is twice dog. A row for each label gives every class its own
    place instead."""
    return list(labels)


@task.mistake("your rows and columns are exchanged")
def _(labels, num_classes):
    """Each label must become a row; in your answer it became a column."""
    return one_hot(labels, num_classes).T


@task.mistake("your rows are only as wide as the largest label that occurs")
def _(labels, num_classes):
    """A class that does not occur among these labels needs its column all the same: the width is
    `num_classes`, not `max(labels) + 1`."""
    return one_hot(labels, max(labels) + 1)


@task.mistake("your rows have a hard-coded width of 3")
def _(labels, num_classes):
    """Three classes are only the example. Use `num_classes` where you wrote 3."""
    return _ones_where_equal(labels, range(3))


@task.mistake("you returned the identity matrix, whatever the labels are")
def _(labels, num_classes):
    """`np.eye(num_classes)` has the right rows, one for each class. Choose from them one for each label."""
    return np.eye(num_classes)


@task.mistake("you put a 1 at every place up to the label")
def _(labels, num_classes):
    """One-hot means exactly one 1 in a row, so that no class contains another one."""
    return (np.arange(num_classes) <= np.array(labels)[:, None]).astype(int)
