"""Answers to the exercises of lesson 02: (exercise, verdict, mistake, source)."""

RIGHT, WRONG, OPEN = "right", "wrong", "open"


def of(exercise, name, argument):
    """Write rows of answers that are one expression each."""
    start = f"def {name}({argument}): return "
    return lambda verdict, mistake, body: (exercise, verdict, mistake, start + body)


_1 = of("2.1", "my_softmax", "logits")
_4 = of("2.4", "which_axiom", "p")
_5 = of("2.5", "percentages", "p")
_6 = of("2.6", "softmax_rows", "z")
_7 = of("2.7", "softmax_batch", "z")
_8 = of("2.8", "safe_softmax", "z")
_9 = of("2.9", "my_jacobian", "z")
E, SUMS = "np.exp(z)", "np.exp(z).sum(axis=1, keepdims=True)"

ANSWERS = [
    # ----------------------------------------------------- 2.1: softmax of a list, from scratch
    _1(RIGHT, "", "softmax(logits)"),
    _1(RIGHT, "", "np.exp(logits) / np.exp(logits).sum()"),
    _1(RIGHT, "", "[1 / sum(math.exp(other - z) for other in logits) for z in logits]"),
    _1(RIGHT, "", "tuple(math.exp(z - logsumexp(logits)) for z in logits)"),
    _1(RIGHT, "", "np.float32(softmax(logits))"),
    (
        "2.1",
        RIGHT,
        "",
        """
def my_softmax(logits):
    scores = list(logits)
    for k in range(len(scores)):
        scores[k] = math.exp(scores[k])
    total = math.fsum(scores)
    for k in range(len(scores)):
        scores[k] /= total
    return scores
""",
    ),
    _1(WRONG, "you divided by the sum of the logits", "[math.exp(z) / sum(logits) for z in logits]"),
    _1(WRONG, "you left out the exponentials", "[z / sum(logits) for z in logits]"),
    _1(WRONG, "you did not divide", "[math.exp(z) for z in logits]"),
    _1(
        WRONG,
        "you divided by the largest exponential",
        "[math.exp(z) / max(math.exp(x) for x in logits) for z in logits]",
    ),
    _1(WRONG, "you divided by the number of logits", "[math.exp(z) / len(logits) for z in logits]"),
    _1(WRONG, "you treated each logit alone", "[1 / (1 + math.exp(-z)) for z in logits]"),
    _1(WRONG, "your base is 2", "[2 ** z / sum(2 ** x for x in logits) for z in logits]"),
    _1(WRONG, "you rounded to one digit", "[round(p, 1) for p in softmax(logits)]"),
    _1(WRONG, "", "[round(p, 3) for p in softmax(logits)]"),
    _1(WRONG, "", "[math.exp(z) / sum(math.exp(x) for x in logits[1:]) for z in logits]"),
    _1(WRONG, "", "softmax(logits, temperature=2)"),
    _1(WRONG, "", "softmax(sorted(logits))"),
    _1(WRONG, "", "[math.exp(z / sum(logits)) for z in logits]"),
    (
        "2.1",
        WRONG,
        "your function changed its input",
        """
def my_softmax(logits):
    total = sum(math.exp(z) for z in logits)
    for k, z in enumerate(logits):
        logits[k] = math.exp(z) / total
    return logits
""",
    ),
    (
        "2.1",
        WRONG,
        "it stopped with ValueError",
        """
def my_softmax(logits):
    for i in range(len(logits)):
        logits[i] = np.exp(logits) / np.exp(logits).sum()
    return logits
""",
    ),
    (
        "2.1",
        WRONG,
        "",
        """
def my_softmax(logits):
    for z in logits:
        return [math.exp(z) / sum(math.exp(x) for x in logits)]
""",
    ),
    # ------------------------------------------- 2.2: where the published curve exceeds 1
    ("2.2", RIGHT, "", "crossing = math.log(84.454)"),
    ("2.2", RIGHT, "", "crossing = 4.44"),
    ("2.2", RIGHT, "", "crossing = np.float32(4.4362)"),
    ("2.2", RIGHT, "", "from decimal import Decimal\ncrossing = Decimal('84.454').ln()"),
    ("2.2", RIGHT, "", "from fractions import Fraction\ncrossing = Fraction(4436, 1000)"),
    ("2.2", WRONG, "that is the height, not the x", "crossing = 84.454"),
    ("2.2", WRONG, "you used the logarithm to base 10", "crossing = math.log10(84.454)"),
    ("2.2", WRONG, "you used the logarithm to base 2", "crossing = math.log2(84.454)"),
    ("2.2", WRONG, "that is the largest logit", "crossing = 4.3"),
    ("2.2", WRONG, "that is the right edge of the figure", "crossing = 5"),
    ("2.2", WRONG, "you gave the height 1", "crossing = 1"),
    ("2.2", WRONG, "that is the height at the right edge", "crossing = math.exp(5) / 84.454"),
    ("2.2", WRONG, "that is the height at x = 0", "crossing = 1 / 84.454"),
    ("2.2", WRONG, "", "crossing = 4"),
    ("2.2", WRONG, "", "crossing = -4.436"),
    ("2.2", WRONG, "", "crossing = '4.436'"),
    ("2.2", WRONG, "", "crossing = [4.436]"),
    ("2.2", WRONG, "", "crossing = math.log"),
    ("2.2", WRONG, "", "crossing = float('inf')"),
    ("2.2", OPEN, "", "crossing = ..."),
    # --------------------------------------------- 2.3: the wrong row of a published table
    ("2.3", RIGHT, "", "wrong_row, right_value = 4, 0.000533"),
    ("2.3", RIGHT, "", "wrong_row, right_value = 4, softmax([2.0, 4.3, 1.2, -3.1])[3]"),
    ("2.3", RIGHT, "", "wrong_row, right_value = 4.0, np.float32(0.0005334)"),
    ("2.3", RIGHT, "", "wrong_row, right_value = 4, math.exp(-3.1) / 84.454"),
    ("2.3", WRONG, "you counted the rows from 0", "wrong_row, right_value = 3, 0.000533"),
    (
        "2.3",
        WRONG,
        "that row only has its last digit cut off",
        "wrong_row, right_value = 2, 0.872662",
    ),
    (
        "2.3",
        WRONG,
        "that row only has its last digit cut off",
        "wrong_row, right_value = 3, 0.039313",
    ),
    ("2.3", WRONG, "row 1 is right", "wrong_row, right_value = 1, 0.087492"),
    (
        "2.3",
        WRONG,
        "the row is right, but you kept the published value",
        "wrong_row, right_value = 4, 0.000292",
    ),
    (
        "2.3",
        WRONG,
        "the row is right, but you filled it up to 1",
        "wrong_row, right_value = 4, 1 - 0.087492 - 0.872661 - 0.039312",
    ),
    (
        "2.3",
        WRONG,
        "the row is right, but you did not divide",
        "wrong_row, right_value = 4, math.exp(-3.1)",
    ),
    (
        "2.3",
        WRONG,
        "the row is right, but that is a percentage",
        "wrong_row, right_value = 4, 0.0533",
    ),
    (
        "2.3",
        WRONG,
        "the row is right, but that is rounded too far",
        "wrong_row, right_value = 4, 0.0005",
    ),
    ("2.3", WRONG, "", "wrong_row, right_value = 4, 0.000534"),
    ("2.3", WRONG, "", "wrong_row, right_value = 4, -0.000533"),
    ("2.3", WRONG, "", "wrong_row, right_value = 5, 0.000533"),
    ("2.3", WRONG, "", "wrong_row, right_value = 4, '0.000533'"),
    ("2.3", OPEN, "", "wrong_row, right_value = 4, ..."),
    # ------------------------------------------------------------- 2.4: which axiom fails
    _4(RIGHT, "", "is_distribution(p).axiom"),
    _4(RIGHT, "", "1 if (p < 0).any() else 2 if abs(p.sum() - 1) > 1e-6 else 0"),
    _4(RIGHT, "", "1 if min(p) < 0 else 2 * (not math.isclose(sum(p), 1, abs_tol=1e-6, rel_tol=0))"),
    _4(RIGHT, "", "[0, 1, 2][1 if np.any(p < 0) else 2 * (not np.isclose(p.sum(), 1, rtol=0, atol=1e-6))]"),
    (
        "2.4",
        RIGHT,
        "",
        """
def which_axiom(p):
    for x in p:
        if x < 0:
            return 1
    total = 0
    for x in p:
        total += x
    if total > 1.000001 or total < 0.999999:
        return 2
    return 0
""",
    ),
    _4(WRONG, "you only looked at the sum", "2 if abs(sum(p) - 1) > 1e-6 else 0"),
    _4(WRONG, "you only looked at the signs", "1 if min(p) < 0 else 0"),
    _4(WRONG, "you forbade zero", "1 if min(p) <= 0 else 2 if abs(sum(p) - 1) > 1e-6 else 0"),
    _4(WRONG, "you wanted the sum to be exactly 1", "1 if min(p) < 0 else 2 if sum(p) != 1 else 0"),
    _4(WRONG, "", "1 if min(p) < 0 else 0 if math.isclose(sum(p), 1) else 2"),
    _4(
        WRONG,
        "you allow too large a distance from 1",
        "1 if min(p) < 0 else 2 if abs(sum(p) - 1) > 0.01 else 0",
    ),
    _4(WRONG, "you only looked for sums above 1", "1 if min(p) < 0 else 2 if sum(p) - 1 > 1e-6 else 0"),
    _4(
        WRONG,
        "you tested axiom 2 first",
        "2 if abs(sum(p) - 1) > 1e-6 else 1 if min(p) < 0 else 0",
    ),
    _4(
        WRONG,
        "you counted an entry above 1 as a failure of axiom 1",
        "1 if min(p) < 0 or max(p) > 1 else 2 if abs(sum(p) - 1) > 1e-6 else 0",
    ),
    _4(WRONG, "you answered whether it is one, not which axiom fails", "bool(is_distribution(p))"),
    _4(WRONG, "", "0"),
    _4(WRONG, "", "'2'"),
    (
        "2.4",
        WRONG,
        "",
        """
def which_axiom(p):
    for x in p:
        if x < 0:
            return 1
        if abs(sum(p) - 1) > 1e-6:
            return 2
        return 0
""",
    ),
    # --------------------------------------------------- 2.5: percentages that total 100
    (
        "2.5",
        RIGHT,
        "",
        """
def percentages(p):
    whole = [int(100 * x) for x in p]
    lost = [100 * x - w for x, w in zip(p, whole)]
    for k in sorted(range(len(p)), key=lambda k: -lost[k])[: 100 - sum(whole)]:
        whole[k] += 1
    return whole
""",
    ),
    _5(RIGHT, "", "np.round(100 * __import__('teachkit').distributions.round_to_total(p, 2))"),
    (
        "2.5",
        RIGHT,
        "",
        """
def percentages(p):
    whole = np.floor(100 * p)
    while whole.sum() < 100:
        whole[np.argmax(100 * p - whole)] += 1
    return whole
""",
    ),
    (
        "2.5",
        RIGHT,
        "",
        """
def percentages(p):
    scaled = 100 * p
    down = scaled.astype(int)
    order = np.argsort(down - scaled, kind="stable")
    down[order[: 100 - down.sum()]] += 1
    return down.astype(np.float32)
""",
    ),
    _5(WRONG, "you rounded each number alone", "np.round(100 * p)"),
    _5(WRONG, "you only rounded down", "np.floor(100 * p)"),
    _5(WRONG, "you only rounded down", "[int(100 * x) for x in p]"),
    _5(WRONG, "you rounded up", "np.ceil(100 * p)"),
    _5(WRONG, "you returned fractions", "[round(x, 2) for x in p]"),
    _5(WRONG, "", "__import__('teachkit').distributions.round_to_total(p, 2)"),
    _5(WRONG, "", "100 * p"),
    _5(WRONG, "", "p"),
    (
        "2.5",
        WRONG,
        "you gave all that is missing to the largest class",
        """
def percentages(p):
    whole = np.floor(100 * p)
    whole[np.argmax(p)] += 100 - whole.sum()
    return whole
""",
    ),
    (
        "2.5",
        WRONG,
        "you gave all that is missing to the last class",
        """
def percentages(p):
    whole = np.floor(100 * p)
    whole[-1] += 100 - whole.sum()
    return whole
""",
    ),
    (
        "2.5",
        WRONG,
        "you let the last class fill up the total",
        """
def percentages(p):
    whole = np.round(100 * p)
    whole[-1] = 100 - whole[:-1].sum()
    return whole
""",
    ),
    (
        "2.5",
        WRONG,
        "",
        """
def percentages(p):
    whole = np.floor(100 * p)
    whole[np.argmax(100 * p - whole)] += 100 - whole.sum()
    return whole
""",
    ),
    (
        "2.5",
        WRONG,
        "where two lost the same, you put the later one first",
        """
def percentages(p):
    whole = np.floor(100 * p).astype(int)
    lost = 100 * p - whole
    for k in sorted(range(len(p)), key=lambda k: (lost[k], k))[::-1][: 100 - whole.sum()]:
        whole[k] += 1
    return whole
""",
    ),
    # ---------------------------------------------- 2.6: repair rows that do not sum to 1
    _6(RIGHT, "", "softmax(z)"),
    _6(RIGHT, "", f"{E} / {SUMS}"),
    _6(RIGHT, "", "(np.exp(z).T / np.exp(z).sum(axis=1)).T"),
    _6(RIGHT, "", "[softmax(row) for row in z]"),
    _6(RIGHT, "", "np.exp(z) / np.einsum('nk->n', np.exp(z))[:, None]"),
    _6(RIGHT, "", "np.exp(z - logsumexp(z, axis=1)[:, None])"),
    _6(
        WRONG,
        "you summed over axis 0, which adds up different examples",
        "np.exp(z) / np.sum(np.exp(z), 0)",
    ),
    _6(WRONG, "you summed the whole table", "np.exp(z) / np.exp(z).sum()"),
    _6(
        WRONG,
        "the sums of the rows do not line up with the rows",
        "np.exp(z) / np.sum(np.exp(z), axis=1)",
    ),
    _6(WRONG, "you divided by the largest of each row", "np.exp(z) / np.exp(z).max(axis=1, keepdims=True)"),
    _6(WRONG, "your result lies on its side", "softmax(z).T"),
    _6(WRONG, "you did not divide by the sum", "np.exp(z)"),
    _6(
        WRONG,
        "you subtracted the largest score of the whole table",
        "np.exp(z - z.max()) / np.exp(z - z.max()).sum(axis=1, keepdims=True)",
    ),
    _6(WRONG, "", "z / z.sum(axis=1, keepdims=True)"),
    _6(WRONG, "", "np.exp(z) / np.exp(z).mean(axis=1, keepdims=True)"),
    _6(WRONG, "", "softmax(z[0])"),
    _6(WRONG, "", "2 ** z / (2 ** z).sum(axis=1, keepdims=True)"),
    # ------------------------------- 2.7: repair a division that fails or keeps silent
    _7(RIGHT, "", "softmax(z)"),
    _7(RIGHT, "", f"{E} / {SUMS}"),
    _7(RIGHT, "", "(np.exp(z).T / np.exp(z).sum(axis=1)).T"),
    _7(RIGHT, "", "np.array([np.exp(row) / np.exp(row).sum() for row in z])"),
    _7(RIGHT, "", "np.exp(z) / np.exp(z).sum(1).reshape(-1, 1)"),
    _7(
        WRONG,
        "each column is divided by the total of another row",
        "np.exp(z) / np.exp(z).sum(1)",
    ),
    _7(WRONG, "you summed down the columns", "np.exp(z) / np.exp(z).sum(axis=0)"),
    _7(WRONG, "you summed the whole table", "np.exp(z) / np.exp(z).sum()"),
    _7(WRONG, "you did not turn the table back", "np.exp(z).T / np.exp(z).sum(axis=1)"),
    _7(WRONG, "you divided by the mean of each row", "np.exp(z) / np.exp(z).mean(axis=1, keepdims=True)"),
    _7(WRONG, "you returned one long list", "softmax(z).ravel()"),
    _7(
        WRONG,
        "you subtracted the largest score of the whole table",
        "np.exp(z - z.max()) / np.exp(z - z.max()).sum(axis=1, keepdims=True)",
    ),
    _7(WRONG, "", "np.exp(z)"),
    _7(WRONG, "", "z / z.sum(axis=1, keepdims=True)"),
    _7(WRONG, "", "np.exp(z) / np.exp(z).max(axis=1, keepdims=True)"),
    _7(WRONG, "it stopped with AxisError", "np.exp(z) / np.exp(z).sum(axis=2)"),
    # ------------------------------------- 2.8: repair softmax for scores of a thousand
    _8(RIGHT, "", "softmax(z)"),
    _8(RIGHT, "", "np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))"),
    _8(RIGHT, "", "np.exp(z - logsumexp(z))"),
    _8(RIGHT, "", "np.exp(log_softmax(z))"),
    (
        "2.8",
        RIGHT,
        "",
        """
def safe_softmax(z):
    z = z.copy()
    z -= z.max()
    e = [math.exp(x) for x in z]
    return [x / math.fsum(e) for x in e]
""",
    ),
    _8(WRONG, "the exponentials still overflow", "np.exp(z) / np.exp(z).sum()"),
    _8(
        WRONG,
        "you only shift downwards",
        "np.exp(z - max(0, z.max())) / np.exp(z - max(0, z.max())).sum()",
    ),
    _8(
        WRONG,
        "you subtracted a size, not the largest score",
        "np.exp(z - abs(z).max()) / np.exp(z - abs(z).max()).sum()",
    ),
    _8(WRONG, "you subtracted the smallest score", "np.exp(z - z.min()) / np.exp(z - z.min()).sum()"),
    _8(WRONG, "you subtracted the mean", "np.exp(z - z.mean()) / np.exp(z - z.mean()).sum()"),
    _8(WRONG, "you cut the scores off", "softmax(np.clip(z, -700, 700))"),
    _8(WRONG, "you divided the scores by the largest", "np.exp(z / z.max()) / np.exp(z / z.max()).sum()"),
    _8(WRONG, "you replaced nan by a number", "np.nan_to_num(np.exp(z) / np.exp(z).sum())"),
    _8(WRONG, "you added a small number to the sum", "np.exp(z) / (np.exp(z).sum() + 1e-9)"),
    _8(WRONG, "", "np.exp(z - z[0]) / np.exp(z - z[0]).sum()"),
    _8(WRONG, "", "np.exp(z - np.max(z))"),
    _8(WRONG, "", "np.exp(z.astype(np.longdouble)) / np.exp(z.astype(np.longdouble)).sum()"),
    _8(WRONG, "", "np.exp(z - 1000) / np.exp(z - 1000).sum()"),
    _8(WRONG, "", "z / z.sum()"),
    (
        "2.8",
        WRONG,
        "your function changed its input",
        """
def safe_softmax(z):
    z -= z.max()
    return np.exp(z) / np.exp(z).sum()
""",
    ),
    # ----------------------------------------------------- 2.9: the Jacobian of softmax
    _9(RIGHT, "", "softmax_jacobian(z)"),
    _9(RIGHT, "", "np.diag(softmax(z)) - np.outer(softmax(z), softmax(z))"),
    _9(RIGHT, "", "softmax(z)[:, None] * (np.eye(len(z)) - softmax(z))"),
    _9(RIGHT, "", "np.einsum('i,ij->ij', softmax(z), np.eye(len(z)) - softmax(z)[None])"),
    (
        "2.9",
        RIGHT,
        "",
        """
def my_jacobian(z):
    p = softmax(z)
    return [[p[i] * ((i == j) - p[j]) for j in range(len(p))] for i in range(len(p))]
""",
    ),
    _9(
        WRONG,
        "all your signs are the wrong way round",
        "np.outer(softmax(z), softmax(z)) - np.diag(softmax(z))",
    ),
    _9(WRONG, "", "np.diag(softmax(z))"),
    _9(WRONG, "you returned the diagonal only", "softmax(z) * (1 - softmax(z))"),
    _9(WRONG, "you forgot the diagonal's own p", "-np.outer(softmax(z), softmax(z))"),
    _9(
        WRONG,
        "you added the products instead of subtracting them",
        "np.diag(softmax(z)) + np.outer(softmax(z), softmax(z))",
    ),
    _9(WRONG, "you squared where a table of products belongs", "np.diag(softmax(z)) - softmax(z) ** 2"),
    _9(WRONG, "you put logits where probabilities belong", "np.diag(z) - np.outer(z, z)"),
    _9(WRONG, "", "np.outer(softmax(z), softmax(z))"),
    _9(WRONG, "you left out the other probabilities", "np.diag(softmax(z) * (1 - softmax(z)))"),
    _9(WRONG, "", "np.eye(len(z)) - np.outer(softmax(z), softmax(z))"),
    _9(WRONG, "", "softmax(z)"),
]
