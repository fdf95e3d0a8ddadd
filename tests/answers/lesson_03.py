"""Answers to the exercises of lesson 03: (exercise, verdict, mistake, source)."""

RIGHT, WRONG, OPEN = "right", "wrong", "open"

ANSWERS = [
    # ------------------------------------------------------- 3.1: cool a distribution that is already there
    (
        "3.1",
        RIGHT,
        "",
        "def temper(p, T): return softmax(np.log(p), temperature=T)",
    ),
    (
        "3.1",
        RIGHT,
        "",
        """
def temper(p, T):
    beta = 1 / T
    return [math.pow(x, beta) / sum(math.pow(y, beta) for y in p) for x in p]
""",
    ),
    (
        "3.1",
        RIGHT,
        "",
        """
def temper(p, T):
    q = np.copy(p)
    q /= q.max()
    q **= 1 / T
    q /= q.sum()
    return q
""",
    ),
    (
        "3.1",
        RIGHT,
        "",
        "def temper(p, T): return np.exp(np.log(p) / T - np.log(np.sum(np.exp(np.log(p) / T))))",
    ),
    (
        "3.1",
        RIGHT,
        "",
        "def temper(p, T): return normalize(np.power(p, 1 / T))",
    ),
    (
        "3.1",
        RIGHT,
        "",
        """
def temper(p, T):
    odds = np.exp(np.subtract.outer(np.log(p), np.log(p)) / T)
    return 1 / np.einsum("ij->j", odds)
""",
    ),
    (
        "3.1",
        WRONG,
        "you did not renormalise",
        "def temper(p, T): return p ** (1 / T)",
    ),
    (
        "3.1",
        WRONG,
        "you did not renormalise",
        "def temper(p, T): return p ** (1 / T) / p.sum()",
    ),
    (
        "3.1",
        WRONG,
        "T has no effect",
        """
def temper(p, T):
    powers = p**1 / T
    return powers / powers.sum()
""",
    ),
    (
        "3.1",
        WRONG,
        "T has no effect",
        "def temper(p, T): return softmax(np.log(p / T))",
    ),
    (
        "3.1",
        WRONG,
        "you divided by T",
        "def temper(p, T): return p**1 / T",
    ),
    (
        "3.1",
        WRONG,
        "you swapped T and beta",
        "def temper(p, T): return softmax(np.log(p) * T)",
    ),
    (
        "3.1",
        WRONG,
        "you swapped T and beta, and did not renormalise",
        "def temper(p, T): return p**T",
    ),
    (
        "3.1",
        WRONG,
        "you took softmax of the probabilities",
        "def temper(p, T): return softmax(p, temperature=T)",
    ),
    (
        "3.1",
        WRONG,
        "you returned logits",
        "def temper(p, T): return np.log(p) / T",
    ),
    (
        "3.1",
        WRONG,
        "you divided the logits by their sum",
        """
def temper(p, T):
    logits = np.log(p) / T
    return logits / logits.sum()
""",
    ),
    (
        "3.1",
        WRONG,
        "you took the logarithm to base 10",
        "def temper(p, T): return softmax(np.log10(p) / T)",
    ),
    (
        "3.1",
        WRONG,
        "you divided by the largest power",
        """
def temper(p, T):
    powers = p ** (1 / T)
    return powers / powers.max()
""",
    ),
    (
        "3.1",
        WRONG,
        "you divided by the number of classes",
        """
def temper(p, T):
    powers = p ** (1 / T)
    return powers / len(powers)
""",
    ),
    (
        "3.1",
        WRONG,
        "",
        "def temper(p, T): return softmax(np.log(p + 1e-6), temperature=T)",
    ),
    (
        "3.1",
        WRONG,
        "",
        """
def temper(p, T):
    powers = p ** (1 // T)
    return powers / powers.sum()
""",
    ),
    (
        "3.1",
        WRONG,
        "your function changed its input",
        """
def temper(p, T):
    p **= 1 / T
    return p / p.sum()
""",
    ),
    # -------------------------------------------------------------------------- 3.5: how unsure is a die
    ("3.5", RIGHT, "", "def how_unsure(p): return entropy(p)"),
    (
        "3.5",
        RIGHT,
        "",
        "def how_unsure(p): return math.fsum(x * math.log(1 / x) for x in p if x)",
    ),
    (
        "3.5",
        RIGHT,
        "",
        """
from decimal import Decimal

def how_unsure(p):
    return -sum(Decimal(x) * Decimal(x).ln() for x in p if x > 0)
""",
    ),
    (
        "3.5",
        RIGHT,
        "",
        """
def how_unsure(p):
    if not p:
        return 0
    first, *rest = p
    return how_unsure(rest) + (-first * math.log(first) if first else 0)
""",
    ),
    (
        "3.5",
        RIGHT,
        "",
        """
def how_unsure(p):
    p = np.array(p, dtype=np.float32)
    p = p[p > 0]
    return -(p @ np.log(p))
""",
    ),
    (
        "3.5",
        RIGHT,
        "",
        "def how_unsure(p): return -math.log(2) * sum(x * math.log2(x) for x in p if x > 0)",
    ),
    (
        "3.5",
        RIGHT,
        "",
        "def how_unsure(p): return -math.log(math.prod(x**x for x in p))",
    ),
    (
        "3.5",
        WRONG,
        "you took the logarithm of 0",
        "def how_unsure(p): return -sum(x * math.log(x) for x in p)",
    ),
    (
        "3.5",
        WRONG,
        "",
        "def how_unsure(p): return -sum(x * np.log(x) for x in p)",
    ),
    (
        "3.5",
        WRONG,
        "variance is not entropy",
        """
def how_unsure(p):
    mean = sum(face * x for face, x in enumerate(p, 1))
    return sum((face - mean) ** 2 * x for face, x in enumerate(p, 1))
""",
    ),
    (
        "3.5",
        WRONG,
        "variance is not entropy",
        """
def how_unsure(p):
    mean = sum(face * x for face, x in enumerate(p))
    return sum((face - mean) ** 2 * x for face, x in enumerate(p))
""",
    ),
    (
        "3.5",
        WRONG,
        "the variance of the probabilities is not entropy",
        "def how_unsure(p): return np.var(p)",
    ),
    (
        "3.5",
        WRONG,
        "your entropy is in bits",
        "def how_unsure(p): return -sum(x * math.log2(x) for x in p if x > 0)",
    ),
    (
        "3.5",
        WRONG,
        "your logarithm has the base 10",
        "def how_unsure(p): return -sum(x * math.log10(x) for x in p if x > 0)",
    ),
    (
        "3.5",
        WRONG,
        "your sign is wrong",
        "def how_unsure(p): return sum(x * math.log(x) for x in p if x > 0)",
    ),
    (
        "3.5",
        WRONG,
        "you did not weight with p",
        "def how_unsure(p): return sum(-math.log(x) for x in p if x > 0)",
    ),
    (
        "3.5",
        WRONG,
        "you divided by the number of faces",
        "def how_unsure(p): return -sum(x * math.log(x) for x in p if x > 0) / len(p)",
    ),
    (
        "3.5",
        WRONG,
        "you returned the share of one face only",
        """
def how_unsure(p):
    total = 0
    for x in p:
        if x > 0:
            total -= x * math.log(x)
            return total
""",
    ),
    (
        "3.5",
        WRONG,
        "you returned the perplexity",
        "def how_unsure(p): return perplexity(p)",
    ),
    (
        "3.5",
        WRONG,
        "that is the Gini index",
        "def how_unsure(p): return 1 - sum(x**2 for x in p)",
    ),
    (
        "3.5",
        WRONG,
        "",
        "def how_unsure(p): return 1 - max(p)",
    ),
    (
        "3.5",
        WRONG,
        "",
        "def how_unsure(p): return round(-sum(x * math.log(x) for x in p if x > 0), 3)",
    ),
    (
        "3.5",
        WRONG,
        "you did not add them up",
        "def how_unsure(p): return [-x * math.log(x) for x in p if x > 0]",
    ),
    (
        "3.5",
        WRONG,
        "your function changed its input",
        """
def how_unsure(p):
    while 0 in p:
        p.remove(0)
    return -sum(x * math.log(x) for x in p)
""",
    ),
    (
        "3.5",
        WRONG,
        "you stopped at the first face that never comes",
        """
def how_unsure(p):
    total = 0
    for x in p:
        if x == 0:
            break
        total -= x * math.log(x)
    return total
""",
    ),
    (
        "3.5",
        WRONG,
        "you stopped at the first face that never comes",
        """
def how_unsure(p):
    total = 0
    for x in p:
        if x <= 0:
            return total
        total += -x * math.log(x)
    return total
""",
    ),
    (
        "3.5",
        WRONG,
        "you returned the share of the first face, even if it never comes",
        """
def how_unsure(p):
    total = 0
    for x in p:
        if x > 0:
            total -= x * math.log(x)
        return total
""",
    ),
    (
        "3.5",
        WRONG,
        "you returned the share of one face only",
        """
def how_unsure(p):
    for x in p:
        if x > 0:
            return -x * math.log(x)
""",
    ),
    (
        "3.5",
        WRONG,
        "",
        """
def how_unsure(p):
    total = 0
    for x in p[1:]:
        if x > 0:
            total -= x * math.log(x)
    return total
""",
    ),
    (
        "3.5",
        WRONG,
        "",
        """
def how_unsure(p):
    total = 0
    for x in p:
        if x > 0.01:
            total -= x * math.log(x)
    return total
""",
    ),
    (
        "3.5",
        WRONG,
        "",
        """
def how_unsure(p):
    total = 0
    for x in p[:1]:
        total -= x * math.log(x + 1)
    return total
""",
    ),
    ("3.5", WRONG, "", "def how_unsure(p): return sum(-x * math.log(x) for x in p if x > 0) + 1"),
    ("3.5", WRONG, "", "def how_unsure(p): return 2 * sum(-x * math.log(x) for x in p if x > 0)"),
    ("3.5", WRONG, "", "def how_unsure(p): return [-x * math.log(x) if x > 0 else 0 for x in p]"),
    (
        "3.5",
        WRONG,
        "that is the standard deviation",
        """
def how_unsure(p):
    mean = sum(face * x for face, x in enumerate(p, start=1))
    return math.sqrt(sum(x * (face - mean) ** 2 for face, x in enumerate(p, start=1)))
""",
    ),
    (
        "3.5",
        WRONG,
        "that is the standard deviation",
        """
def how_unsure(p):
    faces = np.arange(1, 7)
    mean = np.dot(faces, p)
    return np.sqrt(np.dot((faces - mean) ** 2, p))
""",
    ),
    # ------------------------------------------------------------------------- 3.6: two dice that disagree
    ("3.6", RIGHT, "", "wide = [0.5, 0, 0, 0, 0, 0.5]\nunsure = [0.0, 0.25, 0.25, 0.25, 0.25, 0]"),
    (
        "3.6",
        RIGHT,
        "",
        """
from fractions import Fraction as F
wide = [F(1, 2), 0, 0, 0, 0, F(1, 2)]
unsure = [F(0), F(1, 4), F(1, 4), F(1, 4), F(1, 4), F(0)]
""",
    ),
    (
        "3.6",
        RIGHT,
        "",
        """
wide = np.array([5, 1, 0, 0, 1, 5], dtype=np.float32) / 12
unsure = softmax([0, 1, 1, 1, 1, 0])
""",
    ),
    (
        "3.6",
        RIGHT,
        "",
        "wide = (0.5, 0, 0, 0, 0, 0.5)\nunsure = tuple(1 / 5 if face < 6 else 0 for face in range(1, 7))",
    ),
    (
        "3.6",
        RIGHT,
        "",
        """
from decimal import Decimal
wide = [Decimal("0.4"), 0, Decimal("0.1"), Decimal("0.1"), 0, Decimal("0.4")]
unsure = [Decimal("0.1"), Decimal("0.2"), Decimal("0.2"), Decimal("0.2"), Decimal("0.2"), Decimal("0.1")]
""",
    ),
    ("3.6", WRONG, "one of them is no die", "wide = [50, 0, 0, 0, 0, 50]\nunsure = [0, 25, 25, 25, 25, 0]"),
    (
        "3.6",
        WRONG,
        "one of them is no die",
        "wide = [0.5, 0, 0, 0, 0.5]\nunsure = [0.25, 0.25, 0.25, 0.25, 0]",
    ),
    (
        "3.6",
        WRONG,
        "one of them is no die",
        "wide = [1, 0, 0, 0, 0, 1]\nunsure = [0, 0.25, 0.25, 0.25, 0.25, 0]",
    ),
    (
        "3.6",
        WRONG,
        "one of them is no die",
        "wide = [0.6, -0.1, 0, 0, 0, 0.5]\nunsure = [0, 0.25, 0.25, 0.25, 0.25, 0]",
    ),
    ("3.6", WRONG, "one of them is no die", "wide = [1, 1, 3, 4, 6, 6]\nunsure = [1, 2, 3, 4, 5, 6]"),
    (
        "3.6",
        WRONG,
        "the fair die is excluded",
        "wide = [0.5, 0, 0, 0, 0, 0.5]\nunsure = [1 / 6] * 6",
    ),
    (
        "3.6",
        WRONG,
        "the fair die is excluded",
        "wide = np.full(6, 1 / 6)\nunsure = [0, 0.25, 0.25, 0.25, 0.25, 0]",
    ),
    (
        "3.6",
        WRONG,
        "your two dice have changed places",
        "wide = [0, 0.25, 0.25, 0.25, 0.25, 0]\nunsure = [0.5, 0, 0, 0, 0, 0.5]",
    ),
    (
        "3.6",
        WRONG,
        "your two dice have changed places",
        "wide = [0, 0.3, 0.2, 0.2, 0.3, 0]\nunsure = [0.4, 0.1, 0, 0, 0.1, 0.4]",
    ),
    (
        "3.6",
        WRONG,
        "you treated variance as entropy",
        "wide = [0.2, 0.2, 0.1, 0.1, 0.2, 0.2]\nunsure = [1, 0, 0, 0, 0, 0]",
    ),
    (
        "3.6",
        WRONG,
        "you treated variance as entropy",
        "wide = [0, 0, 0.5, 0.5, 0, 0]\nunsure = [0.5, 0.1, 0.1, 0.1, 0.1, 0.1]",
    ),
    (
        "3.6",
        WRONG,
        "your dice are equally wide or equally unsure",
        "wide = [0.5, 0, 0, 0, 0, 0.5]\nunsure = [0, 0, 0.5, 0.5, 0, 0]",
    ),
    (
        "3.6",
        WRONG,
        "your dice are equally wide or equally unsure",
        "wide = unsure = [0.5, 0.1, 0.1, 0.1, 0.1, 0.1]",
    ),
    (
        "3.6",
        WRONG,
        "your dice are equally wide or equally unsure",
        "wide = [0.5, 0.1, 0.1, 0.1, 0.1, 0.1]\nunsure = [0.1, 0.1, 0.1, 0.1, 0.1, 0.5]",
    ),
    ("3.6", WRONG, "", "wide = 6.25\nunsure = math.log(6)"),
    ("3.6", WRONG, "", 'wide = ["a"]\nunsure = ["b"]'),
    ("3.6", OPEN, "", "wide = [0.5, 0, 0, 0, 0, 0.5]\nunsure = ..."),
    (
        "3.6",
        WRONG,
        "one of them is no die",
        """
wide = [0.5, 0, 0, 0, 0, 0.5]
unsure = [0, 0.333, 0.333, 0.333, 0, 0]
""",
    ),
    (
        "3.6",
        WRONG,
        "one of them is no die",
        """
wide = [0.5, 0, 0, 0, 0.5]
unsure = [0, 0.25, 0.25, 0.25, 0.25, 0]
""",
    ),
    (
        "3.6",
        WRONG,
        "one of them is no die",
        """
wide = [1, 0, 0, 0, 0, 1]
unsure = [0, 0.25, 0.25, 0.25, 0.25, 0]
""",
    ),
    (
        "3.6",
        WRONG,
        "one of them is no die",
        """
wide = [50, 0, 0, 0, 0, 50]
unsure = [0, 25, 25, 25, 25, 0]
""",
    ),
    # ------------------------------------------------------- 3.7: predict who gains first and loses later
    (
        "3.7",
        RIGHT,
        "",
        """
def gains_first(z):
    z = np.array(z)
    return np.flatnonzero((z > z.mean()) & (z < z.max()))
""",
    ),
    (
        "3.7",
        RIGHT,
        "",
        """
import statistics

def gains_first(z):
    top = z.index(max(z))
    return tuple(k for k, score in enumerate(z) if score > statistics.fmean(z) and k != top)
""",
    ),
    (
        "3.7",
        RIGHT,
        "",
        """
from fractions import Fraction

def gains_first(z):
    mean = sum(map(Fraction, z)) / len(z)
    return list(filter(lambda k: mean < z[k] < max(z), range(len(z))))
""",
    ),
    (
        "3.7",
        RIGHT,
        "",
        """
def gains_first(z):
    p = softmax(z, temperature=1e6)
    return [k for k in range(len(z)) if p[k] > 1 / len(z) + 1e-9 and z[k] != max(z)]
""",
    ),
    (
        "3.7",
        RIGHT,
        "",
        """
def gains_first(z):
    chosen = []
    for k in range(len(z)):
        if len(z) * z[k] > sum(z) and any(other > z[k] for other in z):
            chosen.append(np.int64(k))
    return chosen
""",
    ),
    (
        "3.7",
        WRONG,
        "you included the top class",
        "def gains_first(z): return [k for k, s in enumerate(z) if s > sum(z) / len(z)]",
    ),
    (
        "3.7",
        WRONG,
        "you included the top class",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return [k for k, score in enumerate(z) if mean < score <= max(z)]
""",
    ),
    (
        "3.7",
        WRONG,
        "you included a class at the plain mean",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return [k for k, score in enumerate(z) if mean <= score < max(z)]
""",
    ),
    (
        "3.7",
        WRONG,
        "you took all classes but the top one",
        "def gains_first(z): return [k for k, score in enumerate(z) if score < max(z)]",
    ),
    (
        "3.7",
        WRONG,
        "you included classes below the plain mean",
        "def gains_first(z): return [k for k in range(len(z)) if z[k] not in (min(z), max(z))]",
    ),
    (
        "3.7",
        WRONG,
        "you compared with the median",
        """
def gains_first(z):
    median = np.median(z)
    return [k for k, score in enumerate(z) if median < score < max(z)]
""",
    ),
    (
        "3.7",
        WRONG,
        "you compared with the mean score at beta = 1",
        """
def gains_first(z):
    mean = softmax(z) @ np.array(z)
    return [k for k, score in enumerate(z) if mean < score < max(z)]
""",
    ),
    (
        "3.7",
        WRONG,
        "you compared with the middle of the range",
        """
def gains_first(z):
    mean = (max(z) + min(z)) / 2
    return [k for k, score in enumerate(z) if mean < score < max(z)]
""",
    ),
    (
        "3.7",
        WRONG,
        "you compared with 0",
        "def gains_first(z): return [k for k, score in enumerate(z) if 0 < score < max(z)]",
    ),
    (
        "3.7",
        WRONG,
        "you compared with 1/K",
        "def gains_first(z): return [k for k, score in enumerate(z) if 1 / len(z) < score < max(z)]",
    ),
    (
        "3.7",
        WRONG,
        "you returned those that lose from the start",
        "def gains_first(z): return [k for k, score in enumerate(z) if score < np.mean(z)]",
    ),
    (
        "3.7",
        WRONG,
        "you returned the scores",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return [score for k, score in enumerate(z) if mean < score < max(z)]
""",
    ),
    (
        "3.7",
        WRONG,
        "you counted from 1",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return [k for k, score in enumerate(z, start=1) if mean < score < max(z)]
""",
    ),
    (
        "3.7",
        WRONG,
        "you returned True or False for each class",
        "def gains_first(z): return [sum(z) / len(z) < score < max(z) for score in z]",
    ),
    (
        "3.7",
        WRONG,
        "",
        """
def gains_first(z):
    mean = sum(z) // len(z)
    return [k for k, score in enumerate(z) if mean < score < max(z)]
""",
    ),
    (
        "3.7",
        WRONG,
        "you returned the first of these classes only, or nothing",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    for k, score in enumerate(z):
        if mean < score < max(z):
            return [k]
""",
    ),
    (
        "3.7",
        WRONG,
        "",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return {k for k, score in enumerate(z) if mean < score < max(z)}
""",
    ),
    (
        "3.7",
        OPEN,
        "",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return [k for k, score in enumerate(z) if ...]
""",
    ),
    (
        "3.7",
        OPEN,
        "",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return [k for k, score in enumerate(z) if mean < score and ...]
""",
    ),
    (
        "3.7",
        OPEN,
        "",
        """
def gains_first(z):
    mean = ...
    return [k for k, score in enumerate(z) if score < max(z)]
""",
    ),
    (
        "3.7",
        OPEN,
        "",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return [k for k, score in enumerate(z) if mean < score < max(z) or ...]
""",
    ),
    (
        "3.7",
        WRONG,
        "you took the top class only",
        """
def gains_first(z):
    return [z.index(max(z))]
""",
    ),
    (
        "3.7",
        WRONG,
        "you took the top class only",
        """
def gains_first(z):
    return [int(np.argmax(z))]
""",
    ),
    (
        "3.7",
        WRONG,
        "you compared with the sum of the scores",
        """
def gains_first(z):
    mean = sum(z)
    return [k for k, score in enumerate(z) if mean < score < max(z)]
""",
    ),
    (
        "3.7",
        WRONG,
        "",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return [k for k, score in enumerate(z) if mean < score < max(z)][:1]
""",
    ),
    (
        "3.7",
        WRONG,
        "",
        """
def gains_first(z):
    return [z.index(min(z))]
""",
    ),
    ("3.7", WRONG, "", "def gains_first(z): return []"),
    (
        "3.7",
        WRONG,
        "",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return [k for k, score in enumerate(z) if mean < score] + [0]
""",
    ),
    (
        "3.7",
        WRONG,
        "",
        """
def gains_first(z):
    mean = sum(z) / (len(z) - 1) if len(z) > 1 else 0
    return [k for k, score in enumerate(z) if mean < score < max(z)]
""",
    ),
    (
        "3.7",
        WRONG,
        "",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    for k, score in enumerate(z):
        if mean < score < max(z):
            return [k]
    return []
""",
    ),
    (
        "3.7",
        WRONG,
        "",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return list(reversed([k for k, score in enumerate(z) if mean < score < max(z)]))
""",
    ),
    (
        "3.7",
        WRONG,
        "",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    return sum(1 for s in z if mean < s < max(z))
""",
    ),
    (
        "3.7",
        WRONG,
        "you took the second class only",
        """
def gains_first(z):
    order = np.argsort(z)
    return [order[-2]]
""",
    ),
    (
        "3.7",
        WRONG,
        "you took the second class only",
        """
def gains_first(z):
    order = sorted(range(len(z)), key=lambda k: z[k], reverse=True)
    return [order[1]]
""",
    ),
    # ------------------------------------------------------------ 3.8: the beta that a confidence needs
    (
        "3.8",
        RIGHT,
        "",
        "def beta_needed(p, gap, others): return (math.log(others) + math.log(p) - math.log1p(-p)) / gap",
    ),
    (
        "3.8",
        RIGHT,
        "",
        "def beta_needed(p, gap, others): return -math.log((1 / p - 1) / others) / gap",
    ),
    (
        "3.8",
        RIGHT,
        "",
        "def beta_needed(p, gap, others): return (logit(p) + np.log(others)) / gap",
    ),
    (
        "3.8",
        RIGHT,
        "",
        """
def beta_needed(p, gap, others):
    low, high = 0.0, 1e5
    for _ in range(100):
        beta = (low + high) / 2
        if 1 / (1 + others * math.exp(-beta * gap)) < p:
            low = beta
        else:
            high = beta
    return beta
""",
    ),
    (
        "3.8",
        RIGHT,
        "",
        """
from fractions import Fraction

def beta_needed(p, gap, others):
    p = Fraction(p).limit_denominator(10**9)
    return math.log(others * p / (1 - p)) / gap
""",
    ),
    (
        "3.8",
        RIGHT,
        "",
        """
from teachkit.temperature import beta_for

def beta_needed(p, gap, others):
    return beta_for(p, [gap] * others)
""",
    ),
    (
        "3.8",
        WRONG,
        "you left out how many others there are",
        "def beta_needed(p, gap, others): return np.log(p / (1 - p)) / gap",
    ),
    (
        "3.8",
        WRONG,
        "you swapped T and beta",
        "def beta_needed(p, gap, others): return gap / math.log(others * p / (1 - p))",
    ),
    (
        "3.8",
        WRONG,
        "you multiplied by the gap",
        "def beta_needed(p, gap, others): return gap * math.log(others * p / (1 - p))",
    ),
    (
        "3.8",
        WRONG,
        "you left out the gap",
        "def beta_needed(p, gap, others): return math.log(p * others / (1 - p))",
    ),
    (
        "3.8",
        WRONG,
        "you divided by the number of others",
        "def beta_needed(p, gap, others): return math.log(p / (others * (1 - p))) / gap",
    ),
    (
        "3.8",
        WRONG,
        "you multiplied beta by the number of others",
        "def beta_needed(p, gap, others): return others * math.log(p / (1 - p)) / gap",
    ),
    (
        "3.8",
        WRONG,
        "you counted the top class among the others",
        "def beta_needed(p, gap, others): return math.log((others + 1) * p / (1 - p)) / gap",
    ),
    (
        "3.8",
        WRONG,
        "the brackets below the line are missing",
        "def beta_needed(p, gap, others): return math.log(others * p / 1 - p) / gap",
    ),
    (
        "3.8",
        WRONG,
        "the gap stands inside the logarithm",
        "def beta_needed(p, gap, others): return math.log(others * p / (1 - p) / gap)",
    ),
    (
        "3.8",
        WRONG,
        "you left out p above the line",
        "def beta_needed(p, gap, others): return math.log(others / (1 - p)) / gap",
    ),
    (
        "3.8",
        WRONG,
        "your base is 10",
        "def beta_needed(p, gap, others): return math.log10(others * p / (1 - p)) / gap",
    ),
    (
        "3.8",
        WRONG,
        "your beta is negative",
        "def beta_needed(p, gap, others): return math.log((1 - p) / p / others) / gap",
    ),
    (
        "3.8",
        WRONG,
        "you forgot the logarithm",
        "def beta_needed(p, gap, others): return others * p / (1 - p) / gap",
    ),
    (
        "3.8",
        WRONG,
        "",
        "def beta_needed(p, gap, others): return others + math.log(p / (1 - p)) / gap",
    ),
    (
        "3.8",
        WRONG,
        "your base is 2",
        "def beta_needed(p, gap, others): return math.log2(others * p / (1 - p)) / gap",
    ),
    (
        "3.8",
        WRONG,
        "",
        "def beta_needed(p, gap, others): return round(math.log(others * p / (1 - p)) / gap, 3)",
    ),
    (
        "3.8",
        WRONG,
        "it stopped with TypeError",
        "def beta_needed(p, gap, others): return math.log([others * p / (1 - p)]) / gap",
    ),
    # ----------------------------------------------------------- 3.9: the temperature that the data want
    (
        "3.9",
        RIGHT,
        "",
        """
def best_temperature(logits, labels, candidates):
    return min(candidates, key=lambda T: cross_entropy(logits / T, labels).mean())
""",
    ),
    (
        "3.9",
        RIGHT,
        "",
        """
def best_temperature(logits, labels, candidates):
    sums = {T: log_softmax(np.asarray(logits) / T)[range(len(labels)), labels].sum() for T in candidates}
    return max(sums, key=sums.get)
""",
    ),
    (
        "3.9",
        RIGHT,
        "",
        """
from teachkit.temperature import nll

def best_temperature(logits, labels, candidates):
    return candidates[np.argmin([nll(logits, labels, temperature=T) for T in candidates])]
""",
    ),
    (
        "3.9",
        RIGHT,
        "",
        """
def best_temperature(logits, labels, candidates):
    best, least = None, math.inf
    for T in candidates:
        loss = 0
        for row, y in zip(logits, labels):
            loss += math.log(sum(math.exp((score - row[y]) / T) for score in row))
        if loss < least:
            best, least = T, loss
    return np.float32(best)
""",
    ),
    (
        "3.9",
        RIGHT,
        "",
        """
def best_temperature(logits, labels, candidates):
    chosen = one_hot(labels, num_classes=logits.shape[1])
    losses = [-np.einsum("nk,nk->", chosen, np.log(softmax(logits, temperature=T))) for T in candidates]
    return sorted(zip(losses, candidates))[0][1]
""",
    ),
    (
        "3.9",
        WRONG,
        "you returned the first candidate",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        losses.append(-np.log(p[np.arange(len(labels)), labels]).mean())
        return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you returned the first candidate",
        """
def best_temperature(logits, labels, candidates):
    right = [accuracy(softmax(logits, temperature=T), labels) for T in candidates]
    return candidates[np.argmax(right)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you returned the first candidate",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits)
        losses.append(-np.log(p[np.arange(len(labels)), labels]).mean())
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you returned the last candidate",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        losses.append(-np.log(p[np.arange(len(labels)), labels]).mean())
    return T
""",
    ),
    (
        "3.9",
        WRONG,
        "you chose the temperature with the largest loss",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        losses.append(np.log(p[np.arange(len(labels)), labels]).mean())
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you chose the temperature with the largest loss",
        """
def best_temperature(logits, labels, candidates):
    return max(candidates, key=lambda T: cross_entropy(logits / T, labels).mean())
""",
    ),
    (
        "3.9",
        WRONG,
        "you swapped T and beta",
        """
def best_temperature(logits, labels, candidates):
    losses = [cross_entropy(logits / T, labels).mean() for T in candidates]
    return 1 / candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you multiplied the logits by T",
        """
def best_temperature(logits, labels, candidates):
    losses = [cross_entropy(logits * T, labels).mean() for T in candidates]
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you returned the loss",
        """
def best_temperature(logits, labels, candidates):
    return min(cross_entropy(logits / T, labels).mean() for T in candidates)
""",
    ),
    (
        "3.9",
        WRONG,
        "you returned the place in the list",
        """
def best_temperature(logits, labels, candidates):
    losses = [cross_entropy(logits / T, labels).mean() for T in candidates]
    return losses.index(min(losses))
""",
    ),
    (
        "3.9",
        WRONG,
        "you chose by the mean probability of the labels",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        losses.append(-np.log(p[np.arange(len(labels)), labels].mean()))
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you took the smallest probability",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        losses.append(p[np.arange(len(labels)), labels].mean())
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you took the lowest temperature",
        """
def best_temperature(logits, labels, candidates):
    losses = [-np.log(softmax(logits, temperature=T).max(axis=1)).mean() for T in candidates]
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you took the lowest temperature",
        """
def best_temperature(logits, labels, candidates):
    unsure = [entropy(softmax(logits, temperature=T)).mean() for T in candidates]
    return candidates[np.argmin(unsure)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you took the highest temperature",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        losses.append(-np.log(p[:, labels]).mean())
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "",
        """
def best_temperature(logits, labels, candidates):
    losses = [cross_entropy(logits / T, labels).mean() for T in candidates]
    return [candidates[np.argmin(losses)]]
""",
    ),
    (
        "3.9",
        WRONG,
        "you took the highest temperature",
        """
def best_temperature(logits, labels, candidates):
    losses = [-np.log(softmax(logits, temperature=T)[:, 0]).mean() for T in candidates]
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "",
        """
def best_temperature(logits, labels, candidates):
    right = accuracy(logits, labels)
    gaps = [abs(softmax(logits, temperature=T).max(axis=1).mean() - right) for T in candidates]
    return candidates[np.argmin(gaps)]
""",
    ),
    (
        "3.9",
        WRONG,
        "",
        """
def best_temperature(logits, labels, candidates):
    truth = one_hot(labels, logits.shape[1])
    losses = [((softmax(logits, temperature=T) - truth) ** 2).sum() for T in candidates]
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you took the highest temperature",
        """
def best_temperature(logits, labels, candidates):
    losses = [cross_entropy(logits / T, labels).max() for T in candidates]
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you chose by the mean probability of the labels",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-of_label.mean())
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you chose by the mean probability of the labels",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(np.mean(1 - of_label))
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you chose by the mean probability of the labels",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(of_label.mean())
    return candidates[np.argmax(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you chose the temperature with the largest loss",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(np.log(of_label).mean())
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "you chose the temperature with the largest loss",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-np.log(of_label).mean())
    return candidates[losses.index(max(losses))]
""",
    ),
    (
        "3.9",
        WRONG,
        "you did not take the mean",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-np.log(of_label))
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "it stopped with TypeError",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-np.log(of_label).mean())
    return candidates[min(losses)]
""",
    ),
    (
        "3.9",
        WRONG,
        "",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-np.log(of_label).mean())
    return candidates[np.argmin(losses) - 1]
""",
    ),
    (
        "3.9",
        WRONG,
        "",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-np.log(of_label).mean())
    return np.mean(candidates)
""",
    ),
    (
        "3.9",
        WRONG,
        "",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-np.log(of_label).mean())
    return sorted(candidates)[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        RIGHT,
        "",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-np.log(of_label).sum())
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.9",
        RIGHT,
        "",
        """
def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-np.log10(of_label).mean())
    return candidates[np.argmin(losses)]
""",
    ),
    (
        "3.1",
        RIGHT,
        "",
        """
import pandas as pd

def temper(p, T):
    powers = pd.Series(p) ** (1 / T)
    return powers / powers.sum()
""",
    ),
    (
        "3.1",
        WRONG,
        "you did not renormalise",
        """
def temper(p, T):
    powers = p ** (1 / T)
    return powers / p.sum()
""",
    ),
    ("3.1", WRONG, "you took the logarithm to base 2", "def temper(p, T): return softmax(np.log2(p) / T)"),
    (
        "3.1",
        WRONG,
        "",
        """
def temper(p, T):
    q = p ** (1 / T)
    return q, q.sum()
""",
    ),
    (
        "3.1",
        WRONG,
        "",
        """
def temper(p, T):
    q = p ** (1 / T)
    return q / q.sum() / 2
""",
    ),
    (
        "3.1",
        WRONG,
        "",
        """
def temper(p, T):
    q = p ** (1 / T)
    return (q / q.sum(),)
""",
    ),
    # ------------------------------------------------------------ 3.8, some more
    (
        "3.8",
        "wrong",
        "you left out how many others there are",
        "def beta_needed(p, gap, others): return math.log(p/(1-p))/gap",
    ),
    ("3.8", "wrong", "", "def beta_needed(p, gap, others): return math.log(p*others)/gap"),
    ("3.8", "wrong", "", "def beta_needed(p, gap, others): return 0"),
    ("3.8", "wrong", "", "def beta_needed(p, gap, others): return round(math.log(others*p/(1-p))/gap,2)"),
    ("3.8", "wrong", "", "def beta_needed(p, gap, others): return p**gap"),
    ("3.8", "wrong", "", "def beta_needed(p, gap, others): return [math.log(others*p/(1-p))/gap]"),
    ("3.8", "wrong", "", "def beta_needed(p, gap, others): return math.log(others)+p/gap"),
    ("3.8", "wrong", "", "def beta_needed(p, gap, others): return math.log(p)/math.log(gap)"),
    ("3.8", "wrong", "", "def beta_needed(p, gap, others): return abs(math.log((1-p)/p/others)/gap) * 100"),
    (
        "3.8",
        "wrong",
        "you swapped T and beta",
        "def beta_needed(p, gap, others): return 1/(math.log(others*p/(1-p))/gap)",
    ),
    (
        "3.8",
        "wrong",
        "you multiplied by the gap",
        "def beta_needed(p, gap, others): return math.log(others*p/(1-p)) * gap",
    ),
    (
        "3.8",
        "wrong",
        "your beta is negative",
        "def beta_needed(p, gap, others): return -math.log(others*p/(1-p))/gap",
    ),
    (
        "3.8",
        WRONG,
        "your odds are upside down",
        "def beta_needed(p, gap, others): return math.log(others * (1 - p) / p) / gap",
    ),
    (
        "3.8",
        WRONG,
        "you divided by 1 - p outside of the logarithm",
        "def beta_needed(p, gap, others): return math.log(others * p) / (1 - p) / gap",
    ),
    (
        "3.8",
        WRONG,
        "your base is 2",
        "def beta_needed(p, gap, others): return np.log2(others * p / (1 - p)) / gap",
    ),
    ("3.8", WRONG, "", "def beta_needed(p, gap, others): return math.log(others * p / (1 - p)) / gap + 1"),
    ("3.8", WRONG, "", "def beta_needed(p, gap, others): return 2 * math.log(others * p / (1 - p)) / gap"),
    ("3.8", WRONG, "", "def beta_needed(p, gap, others): return math.log(others / p / (1 - p)) / gap"),
    (
        "3.8",
        WRONG,
        "",
        "def beta_needed(p, gap, others): return math.log(others * p) - math.log(1 - p) / gap",
    ),
    ("3.8", WRONG, "", "def beta_needed(p, gap, others): return math.log(p / (1 - p)) / gap + others"),
    (
        "3.8",
        WRONG,
        "your beta is negative",
        "def beta_needed(p, gap, others): return -math.log(others * p / (1 - p)) / gap",
    ),
    (
        "3.8",
        WRONG,
        "you did not divide the logarithm of the others by the gap",
        "def beta_needed(p, gap, others): return (math.log(p) - math.log(1 - p)) / gap + math.log(others)",
    ),
    (
        "3.8",
        WRONG,
        "",
        "def beta_needed(p, gap, others): return math.log(p / (1 - p)) / gap - math.log(others)",
    ),
    ("3.1", WRONG, "you took softmax of the powers", "def temper(p, T): return softmax(p ** (1 / T))"),
    (
        "3.1",
        WRONG,
        "you took softmax of the powers",
        "def temper(p, T): return np.exp(p ** (1 / T)) / np.sum(np.exp(p ** (1 / T)))",
    ),
    ("3.1", WRONG, "", "def temper(p, T): return softmax(p ** T)"),
    ("3.5", WRONG, "", "def how_unsure(p): return -sum(x * math.log(x + 1e-5) for x in p)"),
    ("3.5", WRONG, "", "def how_unsure(p): return -sum(x * math.log(x + 1e-9) for x in p)"),
    ("3.5", WRONG, "", "def how_unsure(p): return round(-sum(x * math.log(x) for x in p if x > 0), 4)"),
    (
        "3.5",
        WRONG,
        "you took the plain mean of the surprises",
        "def how_unsure(p): return np.mean([-math.log(x) for x in p if x > 0])",
    ),
    *(
        (
            "3.5",
            WRONG,
            "you divided the unweighted surprises by the number of faces",
            f"def how_unsure(p): return {mean}",
        )
        for mean in (
            "-sum(math.log(x) for x in p if x > 0) / 6",
            "sum(-math.log(x) for x in p if x > 0) / len(p)",
            "-np.mean([math.log(x) if x > 0 else 0 for x in p])",
        )
    ),
    ("3.5", WRONG, "", "def how_unsure(p): return -sum(math.log(x) for x in p if x > 0) / 5"),
    (
        "3.7",
        WRONG,
        "",
        """
def gains_first(z):
    mean = sum(z) / len(z)
    order = sorted(range(len(z)), key=lambda k: z[k], reverse=True)
    return [k for k in order[1:] if z[k] > mean]
""",
    ),
    (
        "3.9",
        WRONG,
        "you returned 4, whatever the examples are",
        "def best_temperature(logits, labels, candidates): return 4",
    ),
    (
        "3.9",
        WRONG,
        "you returned 4, whatever the examples are",
        "def best_temperature(logits, labels, candidates): return candidates[2]",
    ),
    # ------------------------------------------------------------------------ 3.2: draw the next word
    (
        "3.2",
        RIGHT,
        "",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    for k, share in enumerate(p):
        u -= share
        if u < 0:
            return k
    return k
""",
    ),
    (
        "3.2",
        RIGHT,
        "",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    return np.argmax(np.cumsum(p) > u)
""",
    ),
    (
        "3.2",
        RIGHT,
        "",
        """
def draw(logits, temperature, u):
    p = softmax(logits, temperature=temperature)
    end = 0
    for k in range(len(p)):
        end += p[k]
        if u < end:
            return k
""",
    ),
    (
        "3.2",
        RIGHT,
        "",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    return np.count_nonzero(np.cumsum(p) <= u)
""",
    ),
    (
        "3.2",
        RIGHT,
        "",
        """
def draw(logits, temperature, u):
    e = np.exp((logits - logits.max()) / temperature)
    ends = np.add.accumulate(e)
    return int(np.searchsorted(ends, u * ends[-1], side='right'))
""",
    ),
    (
        "3.2",
        RIGHT,
        "",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    return sum(1 for end in np.cumsum(p) if end <= u)
""",
    ),
    (
        "3.2",
        WRONG,
        "you took the most probable word",
        """
def draw(logits, temperature, u):
    return np.argmax(softmax(logits, temperature=temperature))
""",
    ),
    (
        "3.2",
        WRONG,
        "you left out the temperature",
        """
def draw(logits, temperature, u):
    ends = np.cumsum(softmax(logits))
    return np.searchsorted(ends, u, side='right')
""",
    ),
    (
        "3.2",
        WRONG,
        "you multiplied by the temperature",
        """
def draw(logits, temperature, u):
    ends = np.cumsum(softmax(logits * temperature))
    return np.searchsorted(ends, u, side='right')
""",
    ),
    (
        "3.2",
        WRONG,
        "an edge belongs to the word on its right",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    return np.argmax(np.cumsum(p) >= u)
""",
    ),
    (
        "3.2",
        WRONG,
        "an edge belongs to the word on its right",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    return int(np.searchsorted(np.cumsum(p), u))
""",
    ),
    (
        "3.2",
        WRONG,
        "you compared u with single probabilities",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    for k in range(len(p)):
        if p[k] > u:
            return k
    return 0
""",
    ),
    (
        "3.2",
        WRONG,
        "you took the probability that is nearest to u",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    return np.abs(p - u).argmin()
""",
    ),
    (
        "3.2",
        WRONG,
        "you counted from 1",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    return np.argmax(np.cumsum(p) > u) + 1
""",
    ),
    (
        "3.2",
        WRONG,
        "you returned the word before",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    return np.searchsorted(np.cumsum(p), u, side='right') - 1
""",
    ),
    (
        "3.2",
        WRONG,
        "all words have pieces of the same length",
        """
def draw(logits, temperature, u):
    return math.floor(u * len(logits))
""",
    ),
    (
        "3.2",
        WRONG,
        "you returned a place among the sorted words",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    p = sorted(p, reverse=True)
    return np.argmax(np.cumsum(p) > u)
""",
    ),
    (
        "3.2",
        WRONG,
        "you returned a probability",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    return p[np.argmax(np.cumsum(p) > u)]
""",
    ),
    (
        "3.2",
        WRONG,
        "",
        """
def draw(logits, temperature, u):
    return np.random.choice(len(logits), p=softmax(logits, temperature=temperature))
""",
    ),
    (
        "3.2",
        WRONG,
        "",
        """
def draw(logits, temperature, u):
    p = softmax(logits / temperature)
    return np.cumsum(p) > u
""",
    ),
    (
        "3.2",
        WRONG,
        "",
        """
def draw(logits, temperature, u):
    ends = np.cumsum(logits / temperature)
    return np.argmax(ends > u)
""",
    ),
    (
        "3.2",
        WRONG,
        "your pieces do not fill the line",
        """
def draw(logits, temperature, u):
    p = softmax(logits) ** (1 / temperature)
    ends = np.cumsum(p)
    return min(len(p) - 1, np.searchsorted(ends, u, side='right'))
""",
    ),
    (
        "3.2",
        WRONG,
        "you divided the probabilities by the temperature",
        """
def draw(logits, temperature, u):
    p = softmax(logits) / temperature
    end = 0
    for k, x in enumerate(p):
        end += x
        if u < end:
            break
    return k
""",
    ),
    (
        "3.2",
        WRONG,
        "you divided the probabilities by the temperature, and looked beyond the last word",
        """
def draw(logits, temperature, u):
    ends = np.cumsum(softmax(logits) / temperature)
    return int(np.searchsorted(ends, u, side="right"))
""",
    ),
    # --------------------------------------------------------- 3.3: keep the best until they have enough
    (
        "3.3",
        RIGHT,
        "",
        """
def keep_enough(p, share):
    from teachkit.temperature import top_p
    return top_p(p, share)
""",
    ),
    (
        "3.3",
        RIGHT,
        "",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    q, have = np.zeros_like(p), 0
    for k in order:
        q[k] = p[k]
        have += p[k]
        if have >= share:
            break
    return q / q.sum()
""",
    ),
    (
        "3.3",
        RIGHT,
        "",
        """
def keep_enough(p, share):
    above = np.array([p[p > x].sum() for x in p])
    stays = (above < share) | (p == p.max())
    q = p * stays
    return q / q.sum()
""",
    ),
    (
        "3.3",
        RIGHT,
        "",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    together = np.cumsum(p[order])
    n = max(1, int((together < share).sum()) + 1)
    q = np.zeros(len(p))
    q[order[:n]] = p[order[:n]] / p[order[:n]].sum()
    return q.tolist()
""",
    ),
    (
        "3.3",
        RIGHT,
        "",
        """
def keep_enough(p, share):
    left, q = list(p), [0] * len(p)
    while sum(q) == 0 or sum(q) < share and max(left) > 0:
        k = left.index(max(left))
        q[k], left[k] = left[k], 0
    return [x / sum(q) for x in q]
""",
    ),
    (
        "3.3",
        WRONG,
        "you did not renormalise",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    n = np.searchsorted(np.cumsum(p[order]), share) + 1
    q = np.zeros_like(p)
    q[order[:n]] = p[order[:n]]
    return q
""",
    ),
    (
        "3.3",
        WRONG,
        "you stopped one word too early",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    n = (np.cumsum(p[order]) <= share).sum()
    q = np.zeros_like(p)
    q[order[:n]] = p[order[:n]]
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you go on where the share is exactly reached",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    n = np.searchsorted(np.cumsum(p[order]), share, side='right') + 1
    q = np.zeros_like(p)
    q[order[:n]] = p[order[:n]]
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you kept one word too many",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    n = np.searchsorted(np.cumsum(p[order]), share) + 2
    q = np.zeros_like(p)
    q[order[:n]] = p[order[:n]]
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you began with the least probable word",
        """
def keep_enough(p, share):
    order = np.argsort(p)
    n = np.searchsorted(np.cumsum(p[order]), share) + 1
    q = np.zeros_like(p)
    q[order[:n]] = p[order[:n]]
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you compared each probability with the share",
        """
def keep_enough(p, share):
    q = np.where(p >= share, p, 0)
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you returned the words in sorted order",
        """
def keep_enough(p, share):
    s = np.sort(p)[::-1]
    n = np.searchsorted(np.cumsum(s), share) + 1
    q = np.where(np.arange(len(p)) < n, s, 0)
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you left out the words that are cut",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    n = np.searchsorted(np.cumsum(p[order]), share) + 1
    kept = np.sort(order[:n])
    return (p[kept] / p[kept].sum())[p[kept] > 0]
""",
    ),
    (
        "3.3",
        WRONG,
        "you returned how many stay",
        """
def keep_enough(p, share):
    return np.searchsorted(np.cumsum(np.sort(p)[::-1]), share) + 1
""",
    ),
    (
        "3.3",
        WRONG,
        "",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    kept = order[: np.searchsorted(np.cumsum(p[order]), share) + 1]
    return kept
""",
    ),
    (
        "3.3",
        WRONG,
        "",
        """
def keep_enough(p, share):
    return p
""",
    ),
    (
        "3.3",
        WRONG,
        "",
        """
def keep_enough(p, share):
    q = np.zeros_like(p)
    q[p.argmax()] = 1
    return q
""",
    ),
    (
        "3.3",
        WRONG,
        "you divided by the share",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    n = np.searchsorted(np.cumsum(p[order]), share) + 1
    q = np.zeros_like(p)
    q[order[:n]] = p[order[:n]] / max(share, 1e-300)
    return q
""",
    ),
    (
        "3.3",
        WRONG,
        "you did not sort",
        """
def keep_enough(p, share):
    q = np.zeros_like(p)
    total = 0
    for k in range(len(p)):
        q[k] = p[k]
        total += p[k]
        if total >= share:
            break
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you did not sort",
        """
def keep_enough(p, share):
    enough = np.searchsorted(np.cumsum(p), share) + 1
    q = np.zeros_like(p)
    q[:enough] = p[:enough]
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you cut what is below 1 - share",
        """
def keep_enough(p, share):
    q = p.copy()
    q[q < 1 - share] = 0
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you cut what is below 1 - share",
        """
def keep_enough(p, share):
    q = np.where(p >= 1 - share, p, 0)
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you cut what is not above 1 - share",
        """
def keep_enough(p, share):
    q = p * (p > 1 - share)
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you took softmax of what is left",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    enough = np.searchsorted(np.cumsum(p[order]), share) + 1
    best = order[:enough]
    q = np.zeros_like(p)
    q[best] = softmax(p[best])
    return q
""",
    ),
    (
        "3.3",
        WRONG,
        "you took softmax of what is left",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    enough = np.searchsorted(np.cumsum(p[order]), share) + 1
    q = np.full(len(p), -np.inf)
    q[order[:enough]] = p[order[:enough]]
    return softmax(q)
""",
    ),
    (
        "3.3",
        WRONG,
        "your softmax brought the words back that were cut",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    enough = np.searchsorted(np.cumsum(p[order]), share) + 1
    q = np.zeros_like(p)
    q[order[:enough]] = p[order[:enough]]
    return softmax(q)
""",
    ),
    (
        "3.3",
        WRONG,
        "you returned True or False for each word",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    enough = np.searchsorted(np.cumsum(p[order]), share) + 1
    stays = np.zeros(len(p), dtype=bool)
    stays[order[:enough]] = True
    return stays
""",
    ),
    (
        "3.3",
        WRONG,
        "you returned True or False for each word",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    enough = np.searchsorted(np.cumsum(p[order]), share) + 1
    return [k in order[:enough] for k in range(len(p))]
""",
    ),
    # ------------------------------------------------------------------------ 3.4: is the forecast honest
    (
        "3.4",
        RIGHT,
        "",
        """
def how_far_off(said, rained):
    said, rained = np.array(said), np.array(rained)
    off = 0
    for level in np.unique(said):
        days = said == level
        off += days.mean() * abs(rained[days].mean() - level)
    return off
""",
    ),
    (
        "3.4",
        RIGHT,
        "",
        """
def how_far_off(said, rained):
    share = {}
    for s in said:
        days = [r for t, r in zip(said, rained) if t == s]
        share[s] = sum(days) / len(days)
    return np.mean([abs(share[s] - s) for s in said])
""",
    ),
    (
        "3.4",
        RIGHT,
        "",
        """
def how_far_off(said, rained):
    more = {}
    for s, r in zip(said, rained):
        more[s] = more.get(s, 0) + r - s
    return sum(map(abs, more.values())) / len(said)
""",
    ),
    (
        "3.4",
        RIGHT,
        "",
        """
def how_far_off(said, rained):
    from fractions import Fraction
    total = Fraction(0)
    for s in set(said):
        n = said.count(s)
        wet = sum(r for t, r in zip(said, rained) if t == s)
        total += abs(wet - n * Fraction(s))
    return float(total / len(said))
""",
    ),
    (
        "3.4",
        WRONG,
        "every group counts alike",
        """
def how_far_off(said, rained):
    gaps = []
    for s in set(said):
        days = [r for t, r in zip(said, rained) if t == s]
        gaps.append(abs(np.mean(days) - s))
    return np.mean(gaps)
""",
    ),
    (
        "3.4",
        WRONG,
        "you compared day by day",
        """
def how_far_off(said, rained):
    return np.mean(np.abs(np.array(said) - np.array(rained)))
""",
    ),
    (
        "3.4",
        WRONG,
        "you compared the mean of everything",
        """
def how_far_off(said, rained):
    return abs(np.mean(said) - np.mean(rained))
""",
    ),
    (
        "3.4",
        WRONG,
        "you squared the distance of each day",
        """
def how_far_off(said, rained):
    return np.mean((np.array(said) - np.array(rained)) ** 2)
""",
    ),
    (
        "3.4",
        WRONG,
        "you left out the absolute value",
        """
def how_far_off(said, rained):
    total = 0
    for s in set(said):
        days = [r for t, r in zip(said, rained) if t == s]
        total += len(days) * (np.mean(days) - s)
    return total / len(said)
""",
    ),
    (
        "3.4",
        WRONG,
        "you did not divide by the number of days",
        """
def how_far_off(said, rained):
    total = 0
    for s in set(said):
        days = [r for t, r in zip(said, rained) if t == s]
        total += len(days) * abs(np.mean(days) - s)
    return total
""",
    ),
    (
        "3.4",
        WRONG,
        "you added up the groups",
        """
def how_far_off(said, rained):
    total = 0
    for s in set(said):
        days = [r for t, r in zip(said, rained) if t == s]
        total += abs(np.mean(days) - s)
    return total
""",
    ),
    (
        "3.4",
        WRONG,
        "you returned the largest distance",
        """
def how_far_off(said, rained):
    gaps = []
    for s in set(said):
        days = [r for t, r in zip(said, rained) if t == s]
        gaps.append(abs(np.mean(days) - s))
    return max(gaps)
""",
    ),
    (
        "3.4",
        WRONG,
        "you counted wrong days",
        """
def how_far_off(said, rained):
    return np.mean([(s >= 0.5) != r for s, r in zip(said, rained)])
""",
    ),
    (
        "3.4",
        WRONG,
        "",
        """
def how_far_off(said, rained):
    return 0.08
""",
    ),
    (
        "3.4",
        WRONG,
        "",
        """
def how_far_off(said, rained):
    total = 0
    for s in set(said):
        days = [r for t, r in zip(said, rained) if t == s]
        total += len(days) * abs(np.mean(days) - s)
    return total / len(set(said))
""",
    ),
    (
        "3.4",
        WRONG,
        "",
        """
def how_far_off(said, rained):
    return np.std(np.array(said) - np.array(rained))
""",
    ),
    (
        "3.3",
        WRONG,
        "your words have less than the share",
        """
def keep_enough(p, share):
    order = np.argsort(-p)
    inside = order[np.cumsum(p[order]) < share]
    q = np.zeros_like(p)
    q[inside] = p[inside]
    return q / q.sum()
""",
    ),
    (
        "3.3",
        WRONG,
        "you did not sort, and stopped too early",
        """
def keep_enough(p, share):
    q = np.where(np.cumsum(p) < share, p, 0)
    return q / q.sum()
""",
    ),
    (
        "3.4",
        WRONG,
        "your sign is turned round, and left in",
        """
def how_far_off(said, rained):
    total = 0
    for level in set(said):
        days = [rain for told, rain in zip(said, rained) if told == level]
        total += len(days) * (level - sum(days) / len(days))
    return total / len(said)
""",
    ),
    (
        "3.4",
        WRONG,
        "you squared the distances",
        """
def how_far_off(said, rained):
    total = 0
    for level in set(said):
        days = [rain for told, rain in zip(said, rained) if told == level]
        total += len(days) * (sum(days) / len(days) - level) ** 2
    return total / len(said)
""",
    ),
    (
        "3.4",
        WRONG,
        "you returned one distance for each group",
        """
def how_far_off(said, rained):
    distances = []
    for level in sorted(set(said)):
        days = [rain for told, rain in zip(said, rained) if told == level]
        distances.append(abs(np.mean(days) - level))
    return distances
""",
    ),
    (
        "3.4",
        WRONG,
        "you returned one distance for each group",
        """
def how_far_off(said, rained):
    said, rained = np.array(said), np.array(rained)
    return [abs(rained[said == level].mean() - level) for level in np.unique(said)]
""",
    ),
    (
        "3.4",
        WRONG,
        "you returned one distance for each group, in the order of a set",
        """
def how_far_off(said, rained):
    distances = []
    for level in set(said):
        days = [rain for told, rain in zip(said, rained) if told == level]
        distances.append(abs(np.mean(days) - level))
    return distances
""",
    ),
    (
        "3.4",
        WRONG,
        "you returned one distance for each group, in the order in which they came",
        """
def how_far_off(said, rained):
    days = {}
    for told, rain in zip(said, rained):
        days.setdefault(told, []).append(rain)
    return [abs(sum(d) / len(d) - level) for level, d in days.items()]
""",
    ),
    (
        "3.4",
        WRONG,
        "you returned after the first group",
        """
def how_far_off(said, rained):
    total = 0
    for level in set(said):
        days = [rain for told, rain in zip(said, rained) if told == level]
        total += len(days) * abs(sum(days) / len(days) - level)
        return total / len(said)
""",
    ),
    (
        "3.4",
        WRONG,
        "you returned after the first group",
        """
def how_far_off(said, rained):
    groups = {}
    for told, rain in zip(said, rained):
        groups.setdefault(told, []).append(rain)
    total = 0
    for level, days in groups.items():
        total += len(days) * abs(np.mean(days) - level)
        return total / len(said)
""",
    ),
    (
        "3.4",
        WRONG,
        "you returned after the group of the lowest forecast",
        """
def how_far_off(said, rained):
    said, rained = np.array(said), np.array(rained)
    total = 0
    for level in np.unique(said):
        days = rained[said == level]
        total += len(days) * abs(days.mean() - level)
        return total / len(said)
""",
    ),
    (
        "3.4",
        WRONG,
        "you returned after the group of the lowest forecast",
        """
def how_far_off(said, rained):
    total = 0
    for level in sorted(set(said)):
        days = [rain for told, rain in zip(said, rained) if told == level]
        total += len(days) * abs(sum(days) / len(days) - level)
        return total / len(said)
""",
    ),
]
