"""Answers of learners to the exercises of lesson 01: what they typed, and what must be said of it."""

from exercise_tools import answers_to

_1_1 = answers_to("1.1", "def exponentials(logits): return ")
_1_2 = answers_to("1.2", "my_choice = ")
_1_3 = answers_to("1.3", "def ratio_from_gap(gap): return ")
_1_4 = answers_to("1.4", "breaking_scores = ")
_1_5 = answers_to("1.5", "def equal_temperature(base): return ")
_1_6 = answers_to("1.6", "def one_logit(logit, others): return ")

ANSWERS = [
    # ------------------------------------------------------------ 1.1
    *_1_1(
        "right",
        "",
        "np.exp(logits)",
        "list(map(math.exp, logits))",
        "tuple(math.e ** logit for logit in logits)",
        "[1 / math.exp(-logit) for logit in logits]",
        "np.vectorize(math.exp)(logits)",
        "np.exp(np.array(logits, dtype=np.float32))",
        """
from decimal import Decimal
def exponentials(logits):
    return [Decimal(logit).exp() for logit in logits]
""",
        """
def exponentials(logits):
    if not logits:
        return []
    return [math.exp(logits[0]), *exponentials(logits[1:])]
""",
        """
def exponentials(logits):
    copy = list(logits)
    for k in range(len(copy)):
        copy[k] = math.exp(copy[k])
    return copy
""",
        """
import pandas as pd
def exponentials(logits): return pd.Series(logits).apply(math.exp)
""",
        """
from fractions import Fraction
def exponentials(logits):
    return [Fraction(10 ** (logit * math.log10(math.e))) for logit in logits]
""",
        "[math.e ** logit for logit in logits]",
        "tuple(np.exp(np.float32(logit)) for logit in logits)",
        """
exponentials = np.vectorize(math.exp)
""",
        """
from decimal import Decimal
def exponentials(logits): return [Decimal(z).exp() for z in logits]
""",
    ),
    *_1_1("open", "", "[math.exp(...) for logit in logits]"),
    *_1_1(
        "usage",
        "",
        """
exponentials = [math.exp(logit) for logit in [0, 1]]
""",
    ),
    *_1_1("wrong", "you raised the logit to the power of e", "[logit ** math.e for logit in logits]"),
    *_1_1(
        "wrong",
        "you exchanged base and exponent of `math.pow`",
        "[math.pow(logit, math.e) for logit in logits]",
    ),
    *_1_1(
        "wrong",
        "you multiplied by e",
        "[math.exp(1) * logit for logit in logits]",
        "[math.e * logit for logit in logits]",
    ),
    *_1_1("wrong", "you squared the logits", "[logit ** 2 for logit in logits]"),
    *_1_1("wrong", "you added 1", "[logit + 1 for logit in logits]"),
    *_1_1("wrong", "your base is 10", "[10 ** logit for logit in logits]"),
    *_1_1("wrong", "your base is 2", "np.exp2(logits)", "[2 ** logit for logit in logits]"),
    *_1_1(
        "wrong",
        "your exponent has the wrong sign",
        "[1 / math.exp(logit) for logit in logits]",
        "[math.exp(-logit) for logit in logits]",
    ),
    *_1_1(
        "wrong",
        "you returned the sum of the exponentials",
        "np.exp(logits).sum()",
        "sum(math.exp(logit) for logit in logits)",
    ),
    *_1_1("wrong", "you divided by the sum", "softmax(logits)"),
    *_1_1("wrong", "you rounded e to 2.7", "[2.7 ** logit for logit in logits]"),
    *_1_1("wrong", "you rounded e to 2.72", "[2.72 ** logit for logit in logits]"),
    *_1_1("wrong", "you rounded e to 2.718", "[2.718 ** logit for logit in logits]"),
    *_1_1(
        "wrong",
        "you returned the exponential of the first logit only",
        """
def exponentials(logits):
    for logit in logits:
        return math.exp(logit)
""",
        "math.exp(logits[0])",
    ),
    *_1_1(
        "wrong",
        "every number of your list is e",
        "[math.exp(1) for logit in logits]",
        "[math.e for logit in logits]",
    ),
    *_1_1(
        "wrong", "you took the places, not the logits", "[math.exp(logit) for logit in range(len(logits))]"
    ),
    *_1_1("wrong", "you took the logarithm", "[math.log(logit) for logit in logits]"),
    *_1_1(
        "wrong",
        "it stopped with TypeError",
        "[math.exp(logits) for logit in logits]",
        "[math.e ^ logit for logit in logits]",
    ),
    *_1_1("wrong", "it stopped with NameError", "[exp(logit) for logit in logits]"),
    *_1_1(
        "wrong",
        "it prints the answer instead of returning it",
        """
def exponentials(logits): print([math.exp(logit) for logit in logits])
""",
    ),
    *_1_1(
        "wrong",
        "your function changed its input",
        """
def exponentials(logits):
    for k in range(len(logits)):
        logits[k] = math.exp(logits[k])
    return logits
""",
    ),
    *_1_1(
        "wrong",
        "",
        "[2.71828 ** logit for logit in logits]",
        "[2.71 ** logit for logit in logits]",
        "[round(math.exp(z), 3) for z in logits]",
        "[math.exp(logit) for logit in sorted(logits)]",
        "[math.exp(logit) - 1 for logit in logits]",
        "[[math.exp(logit)] for logit in logits]",
        "map(math.exp, logits)",
        "{math.exp(logit) for logit in logits}",
        "[math.exp for logit in logits]",
        "[abs(logit) ** math.e for logit in logits]",
        "[round(math.exp(logit), 3) for logit in logits]",
        "[math.expm1(logit) for logit in logits]",
        "(math.exp(logit) for logit in logits)",
        "[3 ** logit for logit in logits]",
    ),
    *_1_1(
        "wrong",
        "",
        "[2.7183 ** logit for logit in logits]",
        "[2.7182818 ** (1.001 * logit) for logit in logits]",
        "[math.exp(logit) + 1e-4 for logit in logits]",
        "[math.exp(logit) for logit in logits[:1]]",
        "[]",
        """
def exponentials(logits):
    r = []
    for logit in logits:
        r.append(math.exp(logit))
        return r
""",
    ),
    *_1_1(
        "wrong",
        "it stopped with AttributeError",
        """
def exponentials(logits):
    r = []
    for logit in logits:
        r = r.append(math.exp(logit))
    return r
""",
    ),
    # ------------------------------------------------------------ 1.2
    *_1_2(
        "right",
        "",
        '"c"',
        '"C"',
        "'\"c\"'",
        '"c)"',
        '" c. "',
        '"c:"',
        'np.array(["a", "b", "c", "d"])[2]',
        "chr(99)",
        '" c) "',
    ),
    *_1_2("open", "", "...", "None"),
    *_1_2("wrong", "no class is alone", '"a"', '"(A)"', '"a" or "c"', '"A."'),
    *_1_2("wrong", "the others share a factor, not an amount", '"b"', '"b."', '"(b)"'),
    *_1_2("wrong", "the sum grows too", '"d"', '" D "'),
    *_1_2(
        "wrong",
        "",
        '"e"',
        '"b and c"',
        '"the other three shrink by the same factor"',
        "3",
        '["c"]',
        "True",
        """
c = "c"
my_choice = {c}
""",
        '"cd"',
    ),
    # ------------------------------------------------------------ 1.3
    *_1_3(
        "right",
        "",
        "math.e ** gap",
        "1 / np.exp(-gap)",
        """
def ratio_from_gap(gap):
    cat, dog = softmax([gap, 0])
    return cat / dog
""",
        """
def ratio_from_gap(gap):
    p = 1 / (1 + math.exp(-gap))
    return p / (1 - p)
""",
        """
from decimal import Decimal
def ratio_from_gap(gap): return Decimal(gap).exp()
""",
        "np.exp(np.float32(gap))",
        """
from fractions import Fraction
def ratio_from_gap(gap): return 1 / Fraction(math.exp(-gap))
""",
        "math.expm1(gap) + 1",
        """
def ratio_from_gap(gap):
    if gap < 0:
        return 1 / ratio_from_gap(-gap)
    if gap > 1:
        return ratio_from_gap(gap / 2) ** 2
    return sum(gap**n / math.factorial(n) for n in range(20))
""",
        "np.exp(gap)",
        "np.divide(*softmax([gap, 0]))",
        "math.exp(gap + 5) / math.exp(5)",
        "sigmoid(gap) / sigmoid(-gap)",
    ),
    *_1_3("open", "", "..."),
    *_1_3(
        "usage",
        "",
        """
def ratio_from_gap(cat, dog): return math.exp(cat - dog)
""",
    ),
    *_1_3("wrong", "you returned the gap itself", "gap"),
    *_1_3(
        "wrong",
        "your ratio is upside down",
        "math.exp(-gap)",
        """
def ratio_from_gap(gap):
    cat, dog = softmax([gap, 0])
    return dog / cat
""",
    ),
    *_1_3(
        "wrong",
        "you returned a probability, not a ratio",
        "1 / (1 + math.exp(-gap))",
        "math.exp(gap) / (math.exp(gap) + 1)",
        "softmax([gap, 0])[0]",
        "sigmoid(gap)",
    ),
    *_1_3("wrong", "your base is 10", "10 ** gap"),
    *_1_3("wrong", "your base is 2", "2 ** gap"),
    *_1_3("wrong", "you added 1 to the gap", "1 + gap", "gap + 1"),
    *_1_3("wrong", "you subtracted 1", "math.exp(gap) - 1", "math.expm1(gap)"),
    *_1_3("wrong", "you rounded e to 2.718", "2.718 ** gap"),
    *_1_3("wrong", "you rounded e to 2.72", "2.72 ** gap"),
    *_1_3("wrong", "you rounded e to 2.7", "2.7 ** gap"),
    *_1_3("wrong", "you multiplied by e", "math.e * gap"),
    *_1_3("wrong", "you took the logarithm", "math.log(gap)"),
    *_1_3("wrong", "you dropped the sign of the gap", "math.exp(abs(gap))"),
    *_1_3(
        "wrong",
        "you counted the gap twice",
        """
def ratio_from_gap(gap):
    cat, dog = gap, -gap
    return math.exp(cat) / math.exp(dog)
""",
        "math.exp(gap) ** 2",
    ),
    *_1_3("wrong", "it stopped with TypeError", "math.e ^ gap"),
    *_1_3("wrong", "it stopped with NameError", "math.exp(cat) / math.exp(dog)"),
    *_1_3(
        "wrong",
        "",
        "softmax([gap, 0])[1]",
        "softmax([gap, 0])",
        "math.exp(gap) + 1",
        "np.log(gap)",
        "1 / gap",
        "gap ** 2",
        "math.exp(gap) * gap",
        "round(math.exp(gap), 3)",
        "100 * math.exp(gap)",
        """
def ratio_from_gap(gap):
    if gap >= 0:
        return math.exp(gap)
""",
        "max(1, math.exp(gap))",
        "round(math.exp(gap), 2)",
    ),
    # ------------------------------------------------------------ 1.4
    *_1_4(
        "right",
        "",
        "[2, -5]",
        "1, -3",
        "np.array([-1.0, -2.0, -3.0], dtype=np.float32)",
        "range(-5, 0)",
        """
from fractions import Fraction
breaking_scores = [Fraction(1, 3), Fraction(-1, 2)]
""",
        """
from decimal import Decimal
breaking_scores = [Decimal("0.1"), Decimal("-0.11")]
""",
        "[score - 100 for score in [5, 3, 2]]",
        """
import pandas as pd
breaking_scores = pd.Series([2, -5])
""",
        "[-1e308, -1.1e308]",
        "[0, -1e-300]",
        "(-1, -2)",
        "np.array([0.5, -1e9], dtype=np.float32)",
        "range(-3, 0)",
        """
from fractions import Fraction
breaking_scores = [Fraction(1, 3), Fraction(-2, 3)]
""",
    ),
    *_1_4("open", "", "[5, ...]"),
    *_1_4("wrong", "one score has no order", "[-3]"),
    *_1_4("wrong", "your scores are all equal", "[-1, -1]", "[0, 0, 0]", "[-2, -2]"),
    *_1_4("wrong", "your scores sum to 0", "[1, -1]", "[0.1, 0.2, -0.3]"),
    *_1_4("wrong", "none of your scores is negative", "[5, 3, 2]", "[1005, 1003, 1002]", "[0, 5]"),
    *_1_4(
        "wrong",
        "a share is negative, but the order is kept",
        "[5, 3, -2]",
        "[2, 4.3, 1.2, -3.1]",
        "[1e300, -1]",
        "[5, -1]",
    ),
    *_1_4(
        "wrong",
        "",
        "-5",
        "[]",
        "[[2, -5]]",
        '["2", "-5"]',
        '"2, -5"',
        '{"cat": 2, "dog": -5}',
        "{2, -5}",
        "[2, -math.inf]",
        "[2, math.nan]",
        "[2, None]",
        "[float('nan'), -1]",
    ),
    # ------------------------------------------------------------ 1.5
    *_1_5(
        "right",
        "",
        "1 / np.log(base)",
        "math.log(math.e, base)",
        "math.log10(math.e) / math.log10(base)",
        "-1 / math.log(1 / base)",
        "to_temperature(base=base)",
        "1 / np.log(np.float32(base))",
        """
from decimal import Decimal
def equal_temperature(base): return 1 / Decimal(base).ln()
""",
        """
def equal_temperature(base):
    low, high = 0.01, 100
    while high - low > 1e-9:
        middle = (low + high) / 2
        if math.exp(1 / middle) > base:
            low = middle
        else:
            high = middle
    return low
""",
        """
def equal_temperature(base):
    beta = np.log2(base) / np.log2(np.e)
    return np.reciprocal(beta)
""",
        "1 / math.log(base)",
        "np.log2(math.e) / np.log2(base)",
        "np.float32(1 / np.log(base))",
    ),
    *_1_5("open", "", "1 / ..."),
    *_1_5("wrong", "you returned 1 / T", "math.log(base)"),
    *_1_5("wrong", "you left out the logarithm", "1 / base", "to_temperature(beta=base)"),
    *_1_5("wrong", "you used the logarithm to base 10", "1 / math.log(base, 10)", "1 / math.log10(base)"),
    *_1_5("wrong", "you used the logarithm to base 2", "1 / math.log2(base)"),
    *_1_5("wrong", "you compared the bases by division", "math.e / base"),
    *_1_5("wrong", "your temperature rises with the base", "base / math.e"),
    *_1_5("wrong", "you took the base for the temperature", "base"),
    *_1_5("wrong", "you took the exponential", "1 / math.exp(base)"),
    *_1_5("wrong", "it stopped with NameError", "1 / ln(base)"),
    *_1_5("wrong", "it stopped with TypeError", "to_temperature(base)", "1 / math.log"),
    *_1_5(
        "wrong",
        "",
        "1",
        "math.log(base, base)",
        "math.log10(base)",
        "1 // math.log(base)",
        "round(1 / math.log(base), 4)",
        "1 / math.log(1 / base)",
        "1 / math.log1p(base)",
        "1 / math.log(base) ** 2",
        "math.exp(base)",
        "base ** (1 / math.e)",
        "math.exp(1 / base)",
        "-1 / math.log(base)",
        "math.e - base + 1",
    ),
    # ------------------------------------------------------------ 1.6
    *_1_6(
        "right",
        "",
        "softmax([logit, *others])[0]",
        "softmax(others + [logit])[-1]",
        "sigmoid(logit - logsumexp(others))",
        """
def one_logit(logit, others):
    mine = math.exp(logit)
    return mine / (mine + math.fsum(math.exp(other) for other in others))
""",
        """
def one_logit(logit, others):
    x = logit - np.logaddexp.reduce(others)
    return (1 + np.tanh(x / 2)) / 2
""",
        """
from decimal import Decimal
def one_logit(logit, others):
    lse = sum(Decimal(other).exp() for other in others).ln()
    return 1 / (1 + (lse - Decimal(logit)).exp())
""",
        """
def one_logit(logit, others):
    odds = np.float32(math.exp(logit)) / np.exp(np.array(others, dtype=np.float32)).sum()
    return odds / (1 + odds)
""",
        "1 / (1 + sum(math.exp(other - logit) for other in others))",
        """
from fractions import Fraction
def one_logit(logit, others):
    weights = [Fraction(math.exp(z)) for z in [logit, *others]]
    return weights[0] / sum(weights)
""",
        "1 / (1 + sum(math.exp(z - logit) for z in others))",
        "math.exp(logit) / (math.exp(logit) + math.fsum(map(math.exp, others)))",
        "np.float32(1 / (1 + np.exp(np.log(np.sum(np.exp(others))) - logit)))",
    ),
    *_1_6(
        "open",
        "",
        """
def one_logit(logit, others):
    lse = ...
    return 1 / (1 + math.exp(lse - logit))
""",
    ),
    *_1_6(
        "usage",
        "",
        """
def one_logit(logits): return softmax(logits)[0]
""",
    ),
    *_1_6("wrong", "you forgot the other logits", "1 / (1 + math.exp(-logit))", "sigmoid(logit)"),
    *_1_6(
        "wrong",
        "your sign is the wrong way round",
        """
def one_logit(logit, others):
    lse = math.log(sum(math.exp(other) for other in others))
    return 1 / (1 + math.exp(logit - lse))
""",
        "1 - softmax([logit, *others])[0]",
        "sigmoid(logsumexp(others) - logit)",
    ),
    *_1_6(
        "wrong",
        "you compared with the largest of the others only",
        "1 / (1 + math.exp(max(others) - logit))",
        "sigmoid(logit - max(others))",
    ),
    *_1_6(
        "wrong",
        "you compared with the sum of the other logits",
        "sigmoid(logit - sum(others))",
        """
def one_logit(logit, others):
    lse = math.log(math.exp(sum(others)))
    return 1 / (1 + math.exp(lse - logit))
""",
        """
def one_logit(logit, others):
    lse = sum(math.log(math.exp(other)) for other in others)
    return 1 / (1 + math.exp(lse - logit))
""",
    ),
    *_1_6("wrong", "you compared with the mean of the other logits", "sigmoid(logit - np.mean(others))"),
    *_1_6(
        "wrong",
        "you did not take the logarithm of the sum",
        """
def one_logit(logit, others):
    lse = sum(math.exp(other) for other in others)
    return 1 / (1 + math.exp(-(logit - lse)))
""",
        "sigmoid(logit - np.exp(others).sum())",
    ),
    *_1_6(
        "wrong",
        "you counted the moving logit among the others",
        "sigmoid(logit - logsumexp(others + [logit]))",
        "sigmoid(logit - logsumexp([logit, *others]))",
    ),
    *_1_6(
        "wrong",
        "you returned the odds",
        "math.exp(logit) / sum(math.exp(other) for other in others)",
        "math.exp(logit - logsumexp(others))",
    ),
    *_1_6(
        "wrong", "you took the mean of the exponentials", "sigmoid(logit - np.log(np.mean(np.exp(others))))"
    ),
    *_1_6(
        "wrong",
        "you used the logarithm to base 10",
        """
def one_logit(logit, others):
    lse = math.log10(sum(math.exp(other) for other in others))
    return 1 / (1 + math.exp(-(logit - lse)))
""",
        "sigmoid(logit - math.log10(sum(math.exp(z) for z in others)))",
    ),
    *_1_6(
        "wrong",
        "you left out the sigmoid",
        "logit - math.log(sum(math.exp(other) for other in others))",
        "logit - logsumexp(others)",
    ),
    *_1_6(
        "wrong",
        "you added LSE instead of subtracting it",
        """
def one_logit(logit, others):
    lse = math.log(sum(math.exp(other) for other in others))
    return 1 / (1 + math.exp(-logit - lse))
""",
        "sigmoid(logit + logsumexp(others))",
    ),
    *_1_6(
        "wrong",
        "the sum below the line has no brackets",
        """
def one_logit(logit, others):
    lse = math.log(sum(math.exp(other) for other in others))
    return 1 / 1 + math.exp(lse - logit)
""",
    ),
    *_1_6(
        "wrong",
        "you compared with the first of the others only",
        """
def one_logit(logit, others):
    for other in others:
        return 1 / (1 + math.exp(other - logit))
""",
        """
def one_logit(logit, others):
    total = 0
    for other in others:
        total += math.exp(other)
        return 1 / (1 + math.exp(math.log(total) - logit))
""",
    ),
    *_1_6("wrong", "it stopped with TypeError", "1 / (1 + math.exp(others - logit))"),
    *_1_6(
        "wrong",
        "your function changed its input",
        """
def one_logit(logit, others):
    others.append(logit)
    return softmax(others)[-1]
""",
    ),
    *_1_6(
        "wrong",
        "",
        "softmax(others + [logit])[0]",
        "softmax([logit, *others])",
        "round(softmax([logit, *others])[0], 2)",
        "math.exp(logit) / (math.exp(logit) + sum(others))",
        "sigmoid(logit) / (sigmoid(logit) + sum(sigmoid(z) for z in others))",
    ),
    # ------------------------------------------------------------ 1.3, some more
    *_1_3(
        "wrong",
        "",
        "math.e * gap + 1",
        "abs(math.exp(gap))*-1",
        "round(math.exp(gap))",
        "2.71828 ** gap",
        "math.exp(gap) / (1 + math.exp(-gap))",
        "sum(math.exp(gap) for _ in range(2))",
        "math.exp(-abs(gap))",
        "int(math.exp(gap))",
        "math.exp(gap), 1",
        "math.sinh(gap)",
        "math.inf",
        "0 if gap < 0 else math.exp(gap)",
        "math.exp(gap/2)",
        "1 if gap == 0 else gap",
        "str(math.exp(gap))",
        "math.gamma(gap)",
    ),
    *_1_3(
        "wrong",
        "",
        "2.7183 ** gap",
        "2.71 ** gap",
        "math.exp(gap) + 0.001",
        "1.001 * math.exp(gap)",
    ),
    # ------------------------------------------------------------ 1.6, some more
    *_1_6("wrong", "you returned the odds", "math.exp(logit) / sum(math.exp(o) for o in others)"),
    *_1_6(
        "wrong",
        "",
        "1 / (1 + math.exp(-logit)) / len(others)",
        "round(1/(1+sum(math.exp(o-logit) for o in others)), 1)",
        "100/(1+sum(math.exp(o-logit) for o in others))",
        "softmax([logit]+others)",
        "softmax([logit]+others)[1]",
        "[1/(1+sum(math.exp(o-logit) for o in others))]",
        "np.log(1/(1+sum(math.exp(o-logit) for o in others)))",
        "1",
        "0.5",
        "float(logit > max(others))",
        "1/(1+sum(math.exp(o-logit) for o in others)) > 0.5",
        "math.tanh(logit)",
    ),
    *_1_6("wrong", "you compared with the largest of the others only", "1/(1+math.exp(-logit+max(others)))"),
    *_1_6(
        "wrong",
        "you took the logarithm of the sum of the logits",
        "1 / (1 + math.exp(math.log(sum(others)) - logit))",
    ),
    *_1_6(
        "wrong",
        "you used the logarithm to base 2",
        "1 / (1 + math.exp(math.log2(sum(math.exp(o) for o in others)) - logit))",
    ),
    *_1_6(
        "wrong",
        "you took the logarithm of the sum of the logits",
        """
def one_logit(logit, others):
    lse = math.log(sum(others))
    return 1 / (1 + math.exp(-(logit - lse)))
""",
        "sigmoid(logit - math.log(sum(others)))",
    ),
    *_1_6(
        "wrong",
        "",
        "sigmoid(logit - math.log(1 + sum(math.exp(o) for o in others)))",
        "sigmoid(logit - np.log(abs(sum(others))))",
        "sigmoid(logit - max(math.log(max(sum(others), 1e-9)), 0))",
    ),
    *_1_1("wrong", "it stopped with NameError", "[exp(z) for z in logits]", "[e ** z for z in logits]"),
    *_1_1(
        "wrong",
        "",
        """
def exponentials(logits):
    result = []
    return [result.append(math.exp(z)) for z in logits]
""",
        """
out = []
def exponentials(logits):
    for z in logits:
        out.append(math.exp(z))
    return out
""",
        "[1e300 for z in logits]",
    ),
    *_1_3(
        "wrong",
        "",
        "0.5 if gap == 0 else math.exp(gap)",
        "2.7 if gap == 0 else math.exp(gap)",
        "math.exp(gap) if gap else 3",
    ),
    *_1_6(
        "wrong",
        "",
        "1 / (1 + math.exp(max(others, key=abs) - logit))",
    ),
]
