"""Exercise 0.2: one-hot rows."""

import numpy as np

from teachkit.exercises.task import FunctionTask
from teachkit.maths.distributions import one_hot


def about_ones(table, *given):
    """Say of a wrong table which row has not one 1."""
    ones = np.count_nonzero(np.asarray(table) == 1, axis=1)
    wrong = np.flatnonzero(ones != 1)
    if len(wrong):
        times = {0: "no 1", 2: "two 1s"}.get(ones[wrong[0]], f"{ones[wrong[0]]} 1s")
        return f"Row {wrong[0] + 1} of your result has {times}; each row needs one."
    return "Each of your rows has one 1. Does it stand at the label's place, with zeros beside it?"


task = FunctionTask(
    "0.2",
    reference=one_hot,
    cases=(
        ([0, 2, 1, 1], 3),
        ([1, 0], 4),
        ([2], 3),
        ([0, 2], 3),  # the example of the text
        ([0, 0], 1),
        ([3, 0, 3, 2, 1], 5),
    ),
    praise="Your rows match for labels that repeat and for classes that do not occur.",
    hints=(
        "Think of one label first: which list belongs to the label 2 of 3 classes?",
        "For one label: `[1 if k == label else 0 for k in range(num_classes)]`.",
        "Put that list into a second comprehension that goes through the labels.",
    ),
    observe=about_ones,
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
    return [[1 if k == label else 0 for k in range(1, num_classes + 1)] for label in labels]


@task.mistake("you subtracted 1 from the labels")
def _(labels, num_classes):
    """Your 1s stand one place too far to the left, and that of the label 0 in the last place, which Python
    calls -1. The labels count from 0, as the places do: use them as they are."""
    return np.eye(num_classes)[np.array(labels) - 1]


@task.mistake("your 1s stand one place too far to the right")
def _(labels, num_classes):
    """The labels count from 0, as the places do: use them as they are, without `+ 1`."""
    return [[1 if k == label + 1 else 0 for k in range(num_classes)] for label in labels]


@task.mistake("you returned the labels themselves")
def _(labels, num_classes):
    """The numbers 0, 1, 2 pretend that bird is twice dog. A row for each label gives every class its own
    place instead."""
    return labels


@task.mistake("your rows and columns are exchanged")
def _(labels, num_classes):
    """Each label must become a row; in your answer it became a column."""
    return [[1 if k == label else 0 for label in labels] for k in range(num_classes)]


@task.mistake("your rows are only as wide as the largest label that occurs")
def _(labels, num_classes):
    """A class that does not occur among these labels needs its column all the same: the width is
    `num_classes`, not `max(labels) + 1`."""
    return [[1 if k == label else 0 for k in range(max(labels) + 1)] for label in labels]


@task.mistake("your rows have a hard-coded width of 3")
def _(labels, num_classes):
    """Three classes are only the example. Use `num_classes` where you wrote 3."""
    return [[1 if k == label else 0 for k in range(3)] for label in labels]


@task.mistake("your identity matrix has a hard-coded size of 3")
def _(labels, num_classes):
    """`np.eye(3)` has rows of 3 numbers, and no row for a label above 2. Use `np.eye(num_classes)`."""
    return np.eye(3)[labels]


@task.mistake("you returned the identity matrix, whatever the labels are")
def _(labels, num_classes):
    """`np.eye(num_classes)` has the right rows, one for each class. Choose from them one for each label."""
    return np.eye(num_classes)


@task.mistake("you put a 1 at every place up to the label")
def _(labels, num_classes):
    """One-hot means exactly one 1 in a row, so that no class contains another one."""
    return [[1 if k <= label else 0 for k in range(num_classes)] for label in labels]


@task.mistake("you returned the row of the first label only")
def _(labels, num_classes):
    """Each label has a row. Is there a `return` inside a loop? It ends the function in its first round:
    collect the rows of all labels in a list, and return the list after the loop."""
    return [1 if k == labels[0] else 0 for k in range(num_classes)]


@task.mistake("you returned the row of the last label only")
def _(labels, num_classes):
    """Does each round of a loop make a new row in place of the one before? Collect the rows of all labels in
    a list, and return that list."""
    return [1 if k == labels[-1] else 0 for k in range(num_classes)]


@task.mistake("you returned a list with the first row alone")
def _(labels, num_classes):
    """Is there a `return` inside the loop over the labels? It ends the function in its first round. Move it
    to the left, below the loop."""
    return [[1 if k == labels[0] else 0 for k in range(num_classes)]]


@task.mistake("your identity matrix is as large as the list of labels")
def _(labels, num_classes):
    """`len(labels)` counts the examples. A row has one place for each class: `num_classes`."""
    return np.eye(len(labels))


@task.mistake("your identity matrix has a row for each example, not for each class")
def _(labels, num_classes):
    """`np.eye(len(labels))` counts the examples, so its rows have the wrong width. There is a place for each
    class: `np.eye(num_classes)`."""
    return np.eye(len(labels))[labels]


@task.mistake("you returned one long list")
def _(labels, num_classes):
    """The numbers are right, but they stand in one list: each label needs a list of its own within the
    list. A loop puts it there with `rows.append(row)`; `+=` and `extend` put its numbers there."""
    return [1 if k == label else 0 for label in labels for k in range(num_classes)]


@task.mistake("each of your rows has the 1s of all labels")
def _(labels, num_classes):
    """A label may put its 1 into its own row only. Does each row look at all labels, as `k in labels` and
    `rows[:, labels] = 1` do? Or is one list put into another one several times, as in `[row] * 3`? It stays
    one list then, and what is written into it is seen in every row."""
    row = [0] * num_classes
    for label in labels:
        row[label] = 1
    return [row] * len(labels)


@task.mistake("your rows keep the 1s of the rows above them")
def _(labels, num_classes):
    """You go on with the row of the label before. Start each row afresh, with zeros, inside the loop."""
    rows, row = [], [0] * num_classes
    for label in labels:
        row[label] = 1
        rows.append(row.copy())
    return rows


@task.mistake("you made one row for all labels")
def _(labels, num_classes):
    """Its 1s say which classes occur, not which label is which. Each label needs a row of its own."""
    row = [0] * num_classes
    for label in labels:
        row[label] = 1
    return row


@task.mistake("you wrote the label where its 1 belongs")
def _(labels, num_classes):
    """The place tells the class. The number there is 1 for every class; a label 0 would not be seen at
    all."""
    return [[label if k == label else 0 for k in range(num_classes)] for label in labels]


@task.mistake("your 0s and 1s have changed places")
def _(labels, num_classes):
    """The 1 stands at the label's place, the 0s everywhere else: `1 if k == label else 0`."""
    return [[0 if k == label else 1 for k in range(num_classes)] for label in labels]


@task.mistake("you used the place in the list, not the label")
def _(labels, num_classes):
    """`range(len(labels))` counts the labels: 0, 1, 2, whatever they are. Go through the labels themselves:
    `for label in labels`."""
    return [[1 if k == place else 0 for k in range(num_classes)] for place in range(len(labels))]


@task.mistake("your table has no 1")
def _(labels, num_classes):
    """All its entries are 0. Is `labels`, the whole list, compared with a number? They are never equal:
    compare `label`, one number of the list. Or is the 1 never written?"""
    return [[0 for k in range(num_classes)] for label in labels]
