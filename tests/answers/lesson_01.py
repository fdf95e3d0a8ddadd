"""Answers of learners to the exercises of lesson 01: what they typed, and what must be said of it."""

from exercise_tools import answers_to

_1_1 = answers_to("1.1", "def exponentials(logits): return ")
_1_2 = answers_to("1.2", "def gap_from_ratio(ratio): return ")
_1_3 = answers_to("1.3", "breaking_scores = ")
_1_4 = answers_to("1.4", "def energy_shares(magnitudes): return ")
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
    *_1_1("wrong", "", "[round(2.718 ** logit, 3) for logit in logits]"),
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
        "math.log(ratio)",
        "np.log(ratio)",
        "math.log(ratio, math.e)",
        "math.log10(ratio) / math.log10(math.e)",
        "-math.log(1 / ratio)",
        "math.log(2 * ratio) - math.log(2)",
        "np.float32(np.log(ratio))",
        "math.asinh((ratio - 1 / ratio) / 2)",
        """
from decimal import Decimal
def gap_from_ratio(ratio): return Decimal(ratio).ln()
""",
        """
def gap_from_ratio(ratio):
    p = ratio / (1 + ratio)
    return math.log(p / (1 - p))
""",
        """
def gap_from_ratio(ratio):
    low, high = -50.0, 50.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        low, high = (middle, high) if math.exp(middle) < ratio else (low, middle)
    return low
""",
    ),
    *_1_2("open", "", "..."),
    *_1_2(
        "usage",
        "",
        """
def gap_from_ratio(fish, cat): return math.log(fish / cat)
""",
    ),
    *_1_2("wrong", "you returned the ratio itself", "ratio", "ratio * 1.0"),
    *_1_2("wrong", "you used the logarithm to base 10", "math.log10(ratio)", "math.log(ratio, 10)"),
    *_1_2("wrong", "you used the logarithm to base 2", "math.log2(ratio)", "np.log2(ratio)"),
    *_1_2("wrong", "your gap has the wrong sign", "-math.log(ratio)", "math.log(1 / ratio)"),
    *_1_2("wrong", "you dropped the sign of the gap", "abs(math.log(ratio))"),
    *_1_2("wrong", "you subtracted 1", "ratio - 1"),
    *_1_2("wrong", "you added 1 to the ratio", "math.log1p(ratio)", "math.log(ratio + 1)"),
    *_1_2(
        "wrong",
        "you took the logarithm of a probability",
        "math.log(ratio / (1 + ratio))",
        "-math.log(1 + 1 / ratio)",
    ),
    *_1_2("wrong", "you divided by e", "ratio / math.e"),
    *_1_2("wrong", "you took the exponential", "math.exp(ratio)", "math.e ** ratio"),
    *_1_2("wrong", "it stopped with NameError", "log(ratio)", "ln(ratio)"),
    *_1_2("wrong", "it stopped with AttributeError", "math.ln(ratio)"),
    *_1_2(
        "wrong",
        "",
        "0",
        "math.log(ratio) + 1",
        "round(math.log(ratio), 2)",
        "math.log(ratio) / 2",
        "math.sqrt(ratio)",
        "1 / ratio",
        "max(0, math.log(ratio))",
        "str(math.log(ratio))",
        "[math.log(ratio)]",
        "2.7 ** ratio if ratio < 2 else math.log(ratio)",
    ),
    *_1_2(
        "wrong",
        "it prints the answer instead of returning it",
        """
def gap_from_ratio(ratio): print(math.log(ratio))
""",
    ),
    # ------------------------------------------------------------ 1.3
    *_1_3(
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
    *_1_3("open", "", "[5, ...]"),
    *_1_3("wrong", "one score has no order", "[-3]"),
    *_1_3("wrong", "your scores are all equal", "[-1, -1]", "[0, 0, 0]", "[-2, -2]"),
    *_1_3("wrong", "your scores sum to 0", "[1, -1]", "[0.1, 0.2, -0.3]"),
    *_1_3("wrong", "none of your scores is negative", "[5, 3, 2]", "[1005, 1003, 1002]", "[0, 5]"),
    *_1_3(
        "wrong",
        "a share is negative, but the order is kept",
        "[5, 3, -2]",
        "[2, 4.3, 1.2, -3.1]",
        "[1e300, -1]",
        "[5, -1]",
    ),
    *_1_3(
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
    # ------------------------------------------------------------ 1.4
    *_1_4(
        "right",
        "",
        "[10 ** (1.5 * m) / sum(10 ** (1.5 * k) for k in magnitudes) for m in magnitudes]",
        "softmax(np.array(magnitudes) * 1.5 * np.log(10))",
        "softmax(magnitudes, temperature=to_temperature(base=10 ** 1.5))",
        "[1 / sum((10 ** 1.5) ** (other - m) for other in magnitudes) for m in magnitudes]",
        """
def energy_shares(magnitudes):
    energies = np.power(10.0, 1.5 * np.array(magnitudes))
    return energies / energies.sum()
""",
        """
def energy_shares(magnitudes):
    step = math.sqrt(1000)
    weights = [step ** m for m in magnitudes]
    return tuple(weight / math.fsum(weights) for weight in weights)
""",
        """
def energy_shares(magnitudes):
    top = max(magnitudes)
    weights = {k: 1000 ** ((m - top) / 2) for k, m in enumerate(magnitudes)}
    return [weights[k] / sum(weights.values()) for k in weights]
""",
        """
import pandas as pd
def energy_shares(magnitudes):
    energies = 10 ** (1.5 * pd.Series(magnitudes))
    return energies / energies.sum()
""",
        """
def energy_shares(magnitudes):
    # the energy in joule
    joule = [10 ** (4.8 + 1.5 * m) for m in magnitudes]
    return [x / sum(joule) for x in joule]
""",
    ),
    *_1_4("open", "", "[... for m in magnitudes]"),
    *_1_4(
        "usage",
        "",
        """
energy_shares = [0.5, 0.5]
""",
    ),
    *_1_4(
        "wrong",
        "one step of yours is a factor e",
        "softmax(magnitudes)",
        "np.exp(magnitudes) / np.exp(magnitudes).sum()",
    ),
    *_1_4(
        "wrong",
        "one step of yours is a factor 10",
        "[10 ** m / sum(10 ** k for k in magnitudes) for m in magnitudes]",
        "[10 ** m * 1.5 / sum(10 ** k * 1.5 for k in magnitudes) for m in magnitudes]",
    ),
    *_1_4(
        "wrong",
        "one step of yours is a factor 15",
        "[(10 * 1.5) ** m / sum(15 ** k for k in magnitudes) for m in magnitudes]",
    ),
    *_1_4(
        "wrong",
        "one step of yours is a factor 1.5",
        "[1.5 ** m / sum(1.5 ** k for k in magnitudes) for m in magnitudes]",
    ),
    *_1_4("wrong", "you left out the 10", "softmax(1.5 * np.array(magnitudes))"),
    *_1_4(
        "wrong",
        "you rounded the factor to 32",
        "[32 ** m / sum(32 ** k for k in magnitudes) for m in magnitudes]",
    ),
    *_1_4(
        "wrong",
        "your shares are to each other as the magnitudes are",
        "[m / sum(magnitudes) for m in magnitudes]",
        "[10 ** 1.5 * m / sum(10 ** 1.5 * k for k in magnitudes) for m in magnitudes]",
        "[m * 1.5 / sum(k * 1.5 for k in magnitudes) for m in magnitudes]",
    ),
    *_1_4(
        "wrong",
        "",
        "[m ** (10 ** 1.5) / sum(k ** (10 ** 1.5) for k in magnitudes) for m in magnitudes]",
        "[m ** 1.5 / sum(k ** 1.5 for k in magnitudes) for m in magnitudes]",
    ),
    *_1_4(
        "wrong",
        "you did not divide by the sum",
        "[10 ** (1.5 * m) for m in magnitudes]",
        "10 ** (1.5 * np.array(magnitudes))",
    ),
    *_1_4(
        "wrong",
        "you divided by the largest",
        "[10 ** (1.5 * (m - max(magnitudes))) for m in magnitudes]",
    ),
    *_1_4(
        "wrong",
        "you divided by the number of quakes",
        "[10 ** (1.5 * m) / len(magnitudes) for m in magnitudes]",
    ),
    *_1_4(
        "wrong",
        "you returned one share only",
        """
def energy_shares(magnitudes):
    total = sum(10 ** (1.5 * m) for m in magnitudes)
    for m in magnitudes:
        return 10 ** (1.5 * m) / total
""",
    ),
    *_1_4(
        "wrong",
        "your weakest quake has the largest share",
        "softmax(-1.5 * math.log(10) * np.array(magnitudes))",
    ),
    *_1_4(
        "wrong", "it stopped with TypeError", "10 ** (1.5 * magnitudes)", "[10 ** m for m in magnitudes] / 2"
    ),
    *_1_4("wrong", "it stopped with NameError", "[10 ** (1.5 * m) / total for m in magnitudes]"),
    *_1_4(
        "wrong",
        "",
        "sorted(softmax(1.5 * math.log(10) * np.array(magnitudes)))",
        "[100 * x for x in softmax(1.5 * math.log(10) * np.array(magnitudes))]",
        "[round(x, 2) for x in softmax(1.5 * math.log(10) * np.array(magnitudes))]",
        "max(softmax(1.5 * math.log(10) * np.array(magnitudes)))",
        "[10 ** (m ** 1.5) / sum(10 ** (k ** 1.5) for k in magnitudes) for m in magnitudes]",
        "[m for m in magnitudes]",
        "[1 / len(magnitudes) for m in magnitudes]",
        "[]",
        "softmax(np.array(magnitudes) * 10 ** 1.5)",
        "[31.6 ** m / sum(31.6 ** k for k in magnitudes) for m in magnitudes]",
        "softmax(np.array(magnitudes) * 1.5, temperature=10)",
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
    *_1_6(
        "wrong",
        "",
        "1 / (1 + math.exp(max(others, key=abs) - logit))",
    ),
]
