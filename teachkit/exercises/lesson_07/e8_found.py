"""Exercise 7.8: how much of each digit is found."""

import numpy as np

from teachkit.exercises.task import FunctionTask


def shares(share):
    """Return a function that computes a share of each class, and 0 for a class without examples."""
    return lambda labels, predicted, num_classes: np.array(
        [share(labels, predicted, k) if (labels == k).any() else 0.0 for k in range(num_classes)]
    )


task = FunctionTask(
    "7.8",
    reference=shares(lambda labels, predicted, k: np.mean(predicted[labels == k] == k)),
    praise="A class that is rare can be missed every time, and the accuracy hardly shows it.",
    hints=(
        "`predicted[of_class]` are the predictions for the examples of class k.",
        "The mean of a table of True and False is the share of True.",
    ),
    cases=(
        (np.array([0, 0, 1, 1, 1]), np.array([0, 1, 1, 1, 0]), 2),
        (np.array([0, 0, 0, 1, 1, 2, 2, 2, 2]), np.array([0, 1, 1, 1, 2, 2, 2, 2, 2]), 3),
        (np.array([1, 0, 1, 1, 0]), np.array([1, 1, 0, 1, 0]), 2),
        (np.array([0, 1, 1]), np.array([1, 0, 0]), 2),
        (np.array([0, 0]), np.array([0, 0]), 1),
        (np.array([0, 0, 1]), np.array([0, 0, 0]), 2),  # the second class is never predicted
        (
            np.array([3, 1, 8, 8, 9, 1, 8, 3, 3, 3, 9, 1]),
            np.array([3, 8, 8, 8, 9, 1, 8, 9, 3, 3, 8, 1]),
            10,
        ),
    ),
)


@task.solution
def found(labels, predicted, num_classes):
    """Look only at the examples of the class, and count how many were called by its name. In a confusion
    matrix with a row for each true class it is the diagonal over the sum of the row. It is called recall."""
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted[of_class] == k) if of_class.any() else 0.0)
    return np.array(shares)


@task.mistake("you divided by how often the class was predicted")
def _(labels, predicted, num_classes):
    """That answers another question: of all that was called k, how much is k (precision)? Divide by how many
    examples of the class there are."""
    precision = shares(lambda labels, predicted, k: np.mean(labels[predicted == k] == k))
    return precision(labels, predicted, num_classes)


@task.mistake("you divided by all examples")
def _(labels, predicted, num_classes):
    """That is the share of all examples. Divide by how many examples of the class there are."""
    of_all = shares(lambda labels, predicted, k: np.mean((labels == k) & (predicted == k)))
    return of_all(labels, predicted, num_classes)


@task.mistake("you counted")
def _(labels, predicted, num_classes):
    """That is how many were found. Divide by how many there are."""
    count = shares(lambda labels, predicted, k: np.sum(predicted[labels == k] == k))
    return count(labels, predicted, num_classes)


@task.mistake("you counted how often the class was predicted")
def _(labels, predicted, num_classes):
    """Among these predictions are some for examples of other classes. Look only at `predicted[of_class]`."""
    called = shares(lambda labels, predicted, k: np.mean(predicted == k))
    return called(labels, predicted, num_classes)


@task.mistake("you returned how frequent each class is")
def _(labels, predicted, num_classes):
    """The share of the examples that belong to the class does not look at the predictions. Ask which of
    `predicted[of_class]` are equal to k."""
    frequency = shares(lambda labels, predicted, k: np.mean(labels == k))
    return frequency(labels, predicted, num_classes)


@task.mistake("you compared the labels with themselves")
def _(labels, predicted, num_classes):
    """The labels of class k are all equal to k, so that is always 1. Look at the predictions:
    `predicted[of_class]`."""
    always = shares(lambda labels, predicted, k: np.mean(labels[labels == k] == k))
    return always(labels, predicted, num_classes)


@task.mistake("you averaged the class numbers")
def _(labels, predicted, num_classes):
    """A class number is a name. Ask which of them are equal to k, and take the mean of that."""
    mean = shares(lambda labels, predicted, k: np.mean(predicted[labels == k]))
    return mean(labels, predicted, num_classes)


@task.mistake("you counted what was missed")
def _(labels, predicted, num_classes):
    """That is the share of the class that was called something else: 1 minus what is asked for."""
    missed = shares(lambda labels, predicted, k: np.mean(predicted[labels == k] != k))
    return missed(labels, predicted, num_classes)


@task.mistake("you compared with every example")
def _(labels, predicted, num_classes):
    """A right "no" of another class counted as well. Look only at the examples of class k."""
    agree = shares(lambda labels, predicted, k: np.mean((labels == k) == (predicted == k)))
    return agree(labels, predicted, num_classes)


@task.mistake("every class got the accuracy of all")
def _(labels, predicted, num_classes):
    """`predicted == labels` looks at all examples, so each class gets the same number. Look only at the
    examples of class k: `predicted[of_class] == k`."""
    same = shares(lambda labels, predicted, k: np.mean(labels == predicted))
    return same(labels, predicted, num_classes)


@task.mistake("that is the accuracy of all classes together")
def _(labels, predicted, num_classes):
    """One number for each class is asked for."""
    return np.mean(labels == predicted)


@task.mistake("your shares are 0 or 1, with nothing between")
def _(labels, predicted, num_classes):
    """`//` and `int` leave a whole number, and a share below 1 becomes 0: write `/` alone. And `.all()` asks
    whether every one is right: `.mean()` says how large a share."""
    whole = shares(lambda labels, predicted, k: np.sum(predicted[labels == k] == k) // np.sum(labels == k))
    return whole(labels, predicted, num_classes)


@task.mistake("what comes several times was counted once")
def _(labels, predicted, num_classes):
    """`table[labels, predicted] += 1` adds 1 to each place once, however often the place comes.
    `np.add.at(table, (labels, predicted), 1)` counts every time."""
    once = shares(lambda labels, predicted, k: np.mean(np.unique(predicted[labels == k]) == k))
    return once(labels, predicted, num_classes)


@task.mistake("each class was found once at most")
def _(labels, predicted, num_classes):
    """You divide 1 or 0 by the number of examples. How often a class was found, a sum says, or `np.add.at`:
    `+= 1` at a list of places adds 1 to each place once, and `.any()` asks whether it was found at all."""
    once = shares(lambda labels, predicted, k: np.any(predicted[labels == k] == k) / np.sum(labels == k))
    return once(labels, predicted, num_classes)


@task.mistake("your numbers say whether the last example of each class is right")
def _(labels, predicted, num_classes):
    """The examples before it are lost: `=` in a loop replaces what was there, and so does `hits[labels] +=
    ...` where a place comes several times. `np.add.at(hits, labels, labels == predicted)` counts every
    time."""
    last = shares(lambda labels, predicted, k: float(predicted[labels == k][-1] == k))
    return last(labels, predicted, num_classes)


@task.mistake("your array holds the first class alone")
def _(labels, predicted, num_classes):
    """A `return` inside a loop leaves it at once, when one class has been looked at. Write it after the
    loop, at the depth of the `for`."""
    return shares(lambda labels, predicted, k: np.mean(predicted[labels == k] == k))(labels, predicted, 1)


@task.mistake("you counted the classes from 1")
def _(labels, predicted, num_classes):
    """Classes are numbered from 0 to `num_classes - 1`, as `range(num_classes)` counts."""
    of_class = shares(lambda labels, predicted, k: np.mean(predicted[labels == k] == k))
    return of_class(labels - 1, predicted - 1, num_classes)


@task.mistake("you counted predictions for other classes, too")
def _(labels, predicted, num_classes):
    """`predicted == k` looks at all examples, so a share may even rise above 1. Look only at the examples of
    class k: `predicted[of_class] == k`."""
    called = shares(lambda labels, predicted, k: np.sum(predicted == k) / np.sum(labels == k))
    return called(labels, predicted, num_classes)


@task.mistake("you compared the predictions with themselves")
def _(labels, predicted, num_classes):
    """Where `predicted` is k it is equal to k, so the share is 1 for whatever is predicted at all. The
    examples of class k are those whose label is k: `of_class = labels == k`."""
    return np.array([float((predicted == k).any()) for k in range(num_classes)])


@task.mistake("you looked at what was called k, not at what is k")
def _(labels, predicted, num_classes):
    """`predicted == k` are the examples that were called k. Asked for are the examples of class k,
    `labels == k`, and how many of these were called so (recall, not precision)."""
    called = [predicted == k for k in range(num_classes)]
    return np.array([np.mean(labels[c] == k) if c.any() else 0.0 for k, c in enumerate(called)])
