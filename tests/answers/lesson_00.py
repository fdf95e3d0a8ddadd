"""Answers to the exercises of lesson 00: (exercise, verdict, mistake, source)."""

RIGHT, WRONG, OPEN = "right", "wrong", "open"

ANSWERS = [
    # ------------------------------------------------------------------------- 0.1: double a number
    ("0.1", RIGHT, "", "def double(number): return number + number"),
    ("0.1", RIGHT, "", "def double(number): return number * 2.0"),
    ("0.1", RIGHT, "", "def double(number): return sum([number, number])"),
    ("0.1", RIGHT, "", "from fractions import Fraction\ndef double(number): return 2 * Fraction(number)"),
    ("0.1", RIGHT, "", "from decimal import Decimal\ndef double(number): return 2 * Decimal(number)"),
    ("0.1", RIGHT, "", "def double(number): return np.float32(2 * number)"),
    ("0.1", RIGHT, "", "def double(number): return number / 0.5"),
    ("0.1", WRONG, "you multiplied the number by itself", "def double(number): return number ** 2"),
    ("0.1", WRONG, "you multiplied the number by itself", "def double(number): return number * number"),
    ("0.1", WRONG, "you added 2", "def double(number): return number + 2"),
    ("0.1", WRONG, "you returned the number as it came", "def double(number): return number"),
    ("0.1", WRONG, "you halved the number", "def double(number): return number / 2"),
    ("0.1", WRONG, "", "def double(number): return 2 ** number"),
    ("0.1", WRONG, "", "def double(number): return 6"),
    ("0.1", WRONG, "", "def double(number): return abs(2 * number)"),
    ("0.1", WRONG, "", "def double(number): return 2 * int(number)"),
    ("0.1", WRONG, "", "def double(number): return 3 * number"),
    ("0.1", WRONG, "", "def double(number): return [2 * number]"),
    ("0.1", WRONG, "", "def double(number): return str(2 * number)"),
    ("0.1", WRONG, "it prints the answer instead of returning it", "def double(number): print(2 * number)"),
    ("0.1", WRONG, "it stopped with NameError", "def double(number): return 2 * n"),
    ("0.1", OPEN, "", "def double(number): return ..."),
    # -------------------------------------------------------------------------- 0.2: one-hot rows
    ("0.2", RIGHT, "", "def my_one_hot(labels, num_classes): return np.eye(num_classes)[labels]"),
    (
        "0.2",
        RIGHT,
        "",
        """
def my_one_hot(labels, num_classes):
    rows = np.zeros((len(labels), num_classes), dtype=np.float32)
    rows[np.arange(len(labels)), labels] = 1
    return rows
""",
    ),
    (
        "0.2",
        RIGHT,
        "",
        """
def my_one_hot(labels, num_classes):
    return tuple(tuple(k == label for k in range(num_classes)) for label in labels)
""",
    ),
    (
        "0.2",
        RIGHT,
        "",
        """
def my_one_hot(labels, num_classes):
    rows = []
    for label in labels:
        row = [0] * num_classes
        row[label] += 1
        rows.append(row)
    return rows
""",
    ),
    (
        "0.2",
        RIGHT,
        "",
        "def my_one_hot(labels, num_classes): return np.array(labels)[:, None] == np.arange(num_classes)",
    ),
    (
        "0.2",
        WRONG,
        "you counted the classes from 1",
        """
def my_one_hot(labels, num_classes):
    return [[1 if k == label else 0 for k in range(1, num_classes + 1)] for label in labels]
""",
    ),
    (
        "0.2",
        WRONG,
        "you subtracted 1 from the labels",
        "def my_one_hot(labels, num_classes): return np.eye(num_classes)[np.array(labels) - 1]",
    ),
    (
        "0.2",
        WRONG,
        "you returned the labels themselves",
        "def my_one_hot(labels, num_classes): return labels",
    ),
    (
        "0.2",
        WRONG,
        "your rows and columns are exchanged",
        "def my_one_hot(labels, num_classes): return np.eye(num_classes)[labels].T",
    ),
    (
        "0.2",
        WRONG,
        "your rows are only as wide as the largest label that occurs",
        "def my_one_hot(labels, num_classes): return np.eye(max(labels) + 1)[labels]",
    ),
    (
        "0.2",
        WRONG,
        "your rows have a hard-coded width of 3",
        """
def my_one_hot(labels, num_classes):
    return [[1 if k == label else 0 for k in range(3)] for label in labels]
""",
    ),
    (
        "0.2",
        WRONG,
        "you returned the identity matrix, whatever the labels are",
        "def my_one_hot(labels, num_classes): return np.eye(num_classes)",
    ),
    (
        "0.2",
        WRONG,
        "you put a 1 at every place up to the label",
        """
def my_one_hot(labels, num_classes):
    return [[1 if k <= label else 0 for k in range(num_classes)] for label in labels]
""",
    ),
    (
        "0.2",
        WRONG,
        "",
        """
def my_one_hot(labels, num_classes):
    for label in labels:
        return [[1 if k == label else 0 for k in range(num_classes)]]
""",
    ),
    (
        "0.2",
        WRONG,
        "",
        """
def my_one_hot(labels, num_classes):
    return [[0 if k == label else 1 for k in range(num_classes)] for label in labels]
""",
    ),
    (
        "0.2",
        WRONG,
        "",
        """
def my_one_hot(labels, num_classes):
    return [1 if k == label else 0 for label in labels for k in range(num_classes)]
""",
    ),
    (
        "0.2",
        WRONG,
        "",
        """
def my_one_hot(labels, num_classes):
    rows = [[0] * num_classes] * len(labels)
    for row, label in zip(rows, labels):
        row[label] = 1
    return rows
""",
    ),
    (
        "0.2",
        WRONG,
        "",
        "def my_one_hot(labels, num_classes): return np.eye(3)[labels]",
    ),
]
