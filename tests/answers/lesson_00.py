"""Answers of learners to the exercises of lesson 00: what they typed, and what must be said of it."""

from exercise_tools import answers_to

_0_1 = answers_to("0.1", "def double(number): return ")
_0_2 = answers_to("0.2", "def my_one_hot(labels, num_classes): return ")

ANSWERS = [
    # ------------------------------------------------------------ 0.1
    *_0_1(
        "right",
        "",
        "number + number",
        """
double = lambda number: sum([number, number])
""",
        "number / 0.5",
        "number * 3 - number",
        "np.float32(number) * 2",
        "np.multiply(2, number)",
        """
from fractions import Fraction
def double(number): return Fraction(number) * 2
""",
        """
from decimal import Decimal
def double(number): return 2 * Decimal(number)
""",
        """
def double(number):
    number += number
    return number
""",
        "number * 2.0",
        "sum([number, number])",
        """
from fractions import Fraction
def double(number): return 2 * Fraction(number)
""",
        "np.float32(2 * number)",
    ),
    *_0_1("open", "", "..."),
    *_0_1(
        "usage",
        "",
        """
double = 2 * 3
""",
        """
def double(): return 6
""",
    ),
    *_0_1("wrong", "you multiplied the number by itself", "number * number", "number ** 2"),
    *_0_1("wrong", "you added 2", "number + 2"),
    *_0_1(
        "wrong",
        "you returned the number as it came",
        "number",
        """
def double(number):
    2 * number
    return number
""",
    ),
    *_0_1("wrong", "you halved the number", "number / 2"),
    *_0_1("wrong", "you raised 2 to the power of the number", "2 ** number"),
    *_0_1("wrong", "you returned 6, whatever the number is", "6", "2 * 3"),
    *_0_1(
        "wrong",
        "it prints the answer instead of returning it",
        """
def double(number): print(2 * number)
""",
    ),
    *_0_1("wrong", "it stopped with RecursionError", "2 * double(number)"),
    *_0_1("wrong", "it stopped with NameError", "2 * numbers", "2 * n"),
    *_0_1(
        "wrong",
        "",
        "number // 2",
        """
def double(number): result = 2 * number
""",
        "int(2 * number)",
        "round(2 * number)",
        "abs(2 * number)",
        "-2 * number",
        "2 * str(number)",
        "2 * 'number'",
        "2, number",
        "3 * number",
        "2 * int(number)",
        "[2 * number]",
        "str(2 * number)",
    ),
    *_0_1(
        "wrong",
        "you added 1",
        "number + 1",
    ),
    *_0_1(
        "wrong",
        "",
        "2 * number,",
        "number + 3",
    ),
    # ------------------------------------------------------------ 0.2
    *_0_2(
        "right",
        "",
        "np.eye(num_classes)[labels]",
        "(np.array(labels)[:, None] == np.arange(num_classes)).astype(np.float32)",
        "[[k == label for k in range(num_classes)] for label in labels]",
        """
def my_one_hot(labels, num_classes):
    rows = []
    for label in labels:
        row = num_classes * [0]
        row[label] = 1
        rows.append(tuple(row))
    return tuple(rows)
""",
        "[[0] * label + [1] + [0] * (num_classes - label - 1) for label in labels]",
        """
def my_one_hot(labels, num_classes):
    if not labels:
        return []
    return [[int(k == labels[0]) for k in range(num_classes)]] + my_one_hot(labels[1:], num_classes)
""",
        """
def my_one_hot(labels, num_classes):
    table = np.zeros((len(labels), num_classes))
    table[np.arange(len(labels)), labels] = 1
    return table
""",
        "[np.bincount([k], minlength=num_classes) for k in labels]",
        """
import pandas as pd
def my_one_hot(labels, num_classes):
    return pd.get_dummies(pd.Series(labels)).reindex(columns=range(num_classes), fill_value=False)
""",
        """
from fractions import Fraction
def my_one_hot(labels, num_classes):
    return [[Fraction(int(k == label)) for k in range(num_classes)] for label in labels]
""",
        "one_hot(labels, num_classes)",
        """
def my_one_hot(labels, num_classes):
    rows = np.zeros((len(labels), num_classes), dtype=np.float32)
    rows[np.arange(len(labels)), labels] = 1
    return rows
""",
        "tuple(tuple(k == label for k in range(num_classes)) for label in labels)",
        """
def my_one_hot(labels, num_classes):
    rows = []
    for label in labels:
        row = [0] * num_classes
        row[label] += 1
        rows.append(row)
    return rows
""",
        "np.array(labels)[:, None] == np.arange(num_classes)",
    ),
    *_0_2("open", "", "[[... for k in range(num_classes)] for label in labels]"),
    *_0_2(
        "wrong",
        "you counted the classes from 1",
        "[[1 if k == label else 0 for k in range(1, num_classes + 1)] for label in labels]",
        "[[1 if k == label - 1 else 0 for k in range(num_classes)] for label in labels]",
    ),
    *_0_2("wrong", "you subtracted 1 from the labels", "np.eye(num_classes)[np.array(labels) - 1]"),
    *_0_2(
        "wrong",
        "your 1s stand one place too far to the right",
        "[[1 if k == label + 1 else 0 for k in range(num_classes)] for label in labels]",
    ),
    *_0_2(
        "wrong",
        "it stopped with IndexError",
        """
def my_one_hot(labels, num_classes):
    rows = np.zeros((len(labels), num_classes))
    for i, label in enumerate(labels):
        rows[i][label + 1] = 1
    return rows
""",
    ),
    *_0_2(
        "wrong",
        "your rows are only as wide as the largest label that occurs",
        "np.eye(max(labels) + 1)[labels]",
    ),
    *_0_2(
        "wrong",
        "your rows have a hard-coded width of 3",
        "[[1 if k == label else 0 for k in [0, 1, 2]] for label in labels]",
        """
def my_one_hot(labels, num_classes):
    rows = {0: [1, 0, 0], 1: [0, 1, 0], 2: [0, 0, 1]}
    return [rows.get(label, [0, 0, 0]) for label in labels]
""",
        "[[1 if k == label else 0 for k in range(3)] for label in labels]",
    ),
    *_0_2(
        "wrong",
        "you returned the identity matrix, whatever the labels are",
        "np.identity(num_classes)",
        "np.eye(num_classes)",
    ),
    *_0_2(
        "wrong",
        "you put a 1 at every place up to the label",
        "[[1 if k <= label else 0 for k in range(num_classes)] for label in labels]",
    ),
    *_0_2(
        "wrong",
        "your rows and columns are exchanged",
        "[[1 if k == label else 0 for label in labels] for k in range(num_classes)]",
        "np.eye(num_classes)[labels].T",
    ),
    *_0_2("wrong", "you returned the labels themselves", "labels"),
    *_0_2(
        "wrong",
        "you returned the row of the first label only",
        """
def my_one_hot(labels, num_classes):
    for label in labels:
        row = [0] * num_classes
        row[label] = 1
        return row
""",
    ),
    *_0_2(
        "wrong",
        "you returned one long list",
        "[1 if k == label else 0 for label in labels for k in range(num_classes)]",
        """
def my_one_hot(labels, num_classes):
    rows = []
    for label in labels:
        rows += [int(k == label) for k in range(num_classes)]
    return rows
""",
    ),
    *_0_2(
        "wrong",
        "each of your rows has the 1s of all labels",
        """
def my_one_hot(labels, num_classes):
    rows, row = [], [0] * num_classes
    for label in labels:
        row[label] = 1
        rows.append(row)
    return rows
""",
        """
def my_one_hot(labels, num_classes):
    rows = [[0] * num_classes] * len(labels)
    for row, label in zip(rows, labels):
        row[label] = 1
    return rows
""",
        """
def my_one_hot(labels, num_classes):
    rows = np.zeros((len(labels), num_classes))
    rows[:, labels] = 1
    return rows
""",
    ),
    *_0_2(
        "wrong",
        "your rows keep the 1s of the rows above them",
        """
def my_one_hot(labels, num_classes):
    rows, row = [], [0] * num_classes
    for label in labels:
        row[label] = 1
        rows.append(row.copy())
    return rows
""",
    ),
    *_0_2(
        "wrong",
        "you made one row for all labels",
        """
def my_one_hot(labels, num_classes):
    row = [0] * num_classes
    for label in labels:
        row[label] = 1
    return row
""",
    ),
    *_0_2(
        "wrong",
        "you wrote the label where its 1 belongs",
        "[[label if k == label else 0 for k in range(num_classes)] for label in labels]",
    ),
    *_0_2(
        "wrong",
        "your 0s and 1s have changed places",
        "[[0 if k == label else 1 for k in range(num_classes)] for label in labels]",
    ),
    *_0_2(
        "wrong",
        "you used the place in the list, not the label",
        "[[1 if k == i else 0 for k in range(num_classes)] for i in range(len(labels))]",
    ),
    *_0_2(
        "wrong",
        "your table has no 1",
        "[[1 if k == labels else 0 for k in range(num_classes)] for label in labels]",
        "np.zeros((len(labels), num_classes))",
    ),
    *_0_2("wrong", "it stopped with ValueError", "(np.arange(num_classes) == np.array(labels)).astype(int)"),
    *_0_2(
        "wrong",
        "it stopped with TypeError",
        "[[1 if k == label else 0 for k in num_classes] for label in labels]",
    ),
    *_0_2(
        "wrong",
        "your function changed its input",
        """
def my_one_hot(labels, num_classes):
    rows = []
    while labels:
        label = labels.pop(0)
        rows.append([int(k == label) for k in range(num_classes)])
    return rows
""",
    ),
    *_0_2("wrong", "your identity matrix has a hard-coded size of 3", "np.eye(3)[labels]"),
    *_0_2(
        "wrong",
        "",
        "[[1, 0, 0], [0, 0, 1]]",
        "[[1 if k >= label else 0 for k in range(num_classes)] for label in labels]",
        "([1 if k == label else 0 for k in range(num_classes)] for label in labels)",
    ),
    *_0_2(
        "wrong",
        "you returned a list with the first row alone",
        """
def my_one_hot(labels, num_classes):
    rows = []
    for label in labels:
        rows.append([1 if k == label else 0 for k in range(num_classes)])
        return rows
""",
        """
def my_one_hot(labels, num_classes):
    for label in labels:
        return [[1 if k == label else 0 for k in range(num_classes)]]
""",
    ),
    *_0_2(
        "wrong",
        "you returned the row of the last label only",
        """
def my_one_hot(labels, num_classes):
    for label in labels:
        row = [1 if k == label else 0 for k in range(num_classes)]
    return row
""",
        """
def my_one_hot(labels, num_classes):
    rows = []
    for label in labels:
        row = [0] * num_classes
        row[label] = 1
        rows.append(row)
    return row
""",
        "np.eye(num_classes)[labels[-1]]",
    ),
    *_0_2(
        "wrong",
        "you returned a list with the first row alone",
        """
def my_one_hot(labels, num_classes):
    return [np.eye(num_classes)[labels[0]]]
""",
        "np.eye(num_classes)[labels[:1]]",
    ),
    *_0_2(
        "wrong",
        "your identity matrix is as large as the list of labels",
        "np.eye(len(labels))",
        "np.identity(len(labels), dtype=int)",
    ),
    *_0_2(
        "wrong",
        "your identity matrix has a row for each example, not for each class",
        "np.eye(len(labels))[labels]",
        "np.identity(len(labels))[labels]",
    ),
    *_0_2(
        "wrong",
        "",
        "np.eye(num_classes)[labels[1:]]",
        "np.eye(max(labels) + 2)[labels]",
        "np.eye(len(labels) + 1)[labels]",
        "np.eye(num_classes)[labels][::-1]",
        "[np.eye(num_classes)[labels[-1]]]",
        "np.eye(num_classes)[labels][:2]",
    ),
    *_0_2(
        "wrong",
        "",
        "[1 if k == max(labels) else 0 for k in range(num_classes)]",
        "np.eye(len(labels))[:, :num_classes]",
        "np.eye(num_classes)[sorted(labels)]",
    ),
    *_0_1(
        "wrong",
        "it prints the answer instead of returning it",
        "print(number * 2)",
        "print(2 * number) or None",
    ),
    *_0_1("wrong", "", "[number, number]"),
    *_0_1(
        "open",
        "",
        """
def double(number):
    pass
""",
    ),
    *_0_2(
        "wrong",
        "each of your rows has the 1s of all labels",
        "[[1 if k in labels else 0 for k in range(num_classes)] for l in labels]",
    ),
]
