"""Answers of learners to the exercises of lesson 02: what they typed, and what must be said of it."""

from exercise_tools import answers_to

_2_1 = answers_to("2.1", "def my_softmax(logits): return ")
_2_2 = answers_to("2.2", "def with_newcomer(p, gap): return ")
_2_3 = answers_to("2.3", "def softmax_batch(z): return ")
_2_4 = answers_to("2.4", "def stable_softmax(z): return ")
_2_5 = answers_to("2.5", "def which_axiom(p): return ")
_2_6 = answers_to("2.6", "wrong_row, right_value = ")
_2_7 = answers_to("2.7", "crossing = ")
_2_8 = answers_to("2.8", "def percentages(p): return ")
_2_9 = answers_to("2.9", "def my_jacobian(z): return ")

ANSWERS = [
    # ------------------------------------------------------------ 2.1
    *_2_1(
        "right",
        "",
        "softmax(logits)",
        "np.exp(logits) / np.exp(logits).sum()",
        "[1 / sum(math.exp(other - logit) for other in logits) for logit in logits]",
        """
def my_softmax(logits):
    top = max(logits)
    weights = [math.exp(logit - top) for logit in logits]
    return tuple(weight / math.fsum(weights) for weight in weights)
""",
        """
def my_softmax(logits):
    lse = math.log(sum(math.exp(logit) for logit in logits))
    return [math.exp(logit - lse) for logit in logits]
""",
        """
from fractions import Fraction
def my_softmax(logits):
    weights = [Fraction(math.exp(logit)) for logit in logits]
    return [weight / sum(weights) for weight in weights]
""",
        """
from decimal import Decimal
def my_softmax(logits):
    weights = [Decimal(logit).exp() for logit in logits]
    return [weight / sum(weights) for weight in weights]
""",
        """
def my_softmax(logits):
    copy = logits[:]
    for k in range(len(copy)):
        copy[k] = math.e ** copy[k]
    total = sum(copy)
    for k in range(len(copy)):
        copy[k] /= total
    return copy
""",
        """
def my_softmax(logits, above=None):
    total = sum(map(math.exp, logits))
    def rest(some):
        return [math.exp(some[0]) / total] + rest(some[1:]) if some else []
    return rest(logits)
""",
        """
def my_softmax(logits):
    e = np.exp(np.array(logits, dtype=np.float32))
    return list(e / e.sum())
""",
        """
import pandas as pd
def my_softmax(logits):
    e = np.exp(pd.Series(logits))
    return e / e.sum()
""",
        "[1 / sum(math.exp(other - z) for other in logits) for z in logits]",
        "tuple(math.exp(z - logsumexp(logits)) for z in logits)",
        "np.float32(softmax(logits))",
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
    *_2_1(
        "open",
        "",
        """
def my_softmax(logits):
    exponentials = [math.exp(logit) for logit in logits]
    total = ...
    return [e / total for e in exponentials]
""",
    ),
    *_2_1(
        "usage",
        "",
        """
my_softmax = softmax([0, 0])
""",
    ),
    *_2_1(
        "wrong",
        "you divided by the sum of the logits",
        """
def my_softmax(logits):
    exponentials = [math.exp(logit) for logit in logits]
    total = sum(logits)
    return [e / total for e in exponentials]
""",
        "[math.exp(z) / sum(logits) for z in logits]",
    ),
    *_2_1("wrong", "you divided by the sum of the logits, which may be 0", "np.exp(logits) / np.sum(logits)"),
    *_2_1(
        "wrong",
        "you left out the exponentials",
        "[logit / sum(logits) for logit in logits]",
        "[z / sum(logits) for z in logits]",
    ),
    *_2_1(
        "wrong",
        "you did not divide",
        "[math.exp(logit) for logit in logits]",
        """
def my_softmax(logits):
    exponentials = [math.exp(logit) for logit in logits]
    total = sum(exponentials)
    [e / total for e in exponentials]
    return exponentials
""",
        "[math.exp(z) for z in logits]",
    ),
    *_2_1(
        "wrong",
        "you divided by the largest exponential",
        "[math.exp(z) / math.exp(max(logits)) for z in logits]",
        "np.exp(logits - np.max(logits))",
        "[math.exp(z) / max(math.exp(x) for x in logits) for z in logits]",
    ),
    *_2_1("wrong", "you divided by the number of logits", "[math.exp(z) / len(logits) for z in logits]"),
    *_2_1(
        "wrong",
        "you treated each logit alone",
        "[1 / (1 + math.exp(-z)) for z in logits]",
        "[math.exp(z) / (1 + math.exp(z)) for z in logits]",
    ),
    *_2_1(
        "wrong",
        "your base is 2",
        """
def my_softmax(logits):
    powers = [2**z for z in logits]
    return [p / sum(powers) for p in powers]
""",
        "[2 ** z / sum(2 ** x for x in logits) for z in logits]",
    ),
    *_2_1(
        "wrong",
        "your base is 10",
        """
def my_softmax(logits):
    powers = [10**z for z in logits]
    return [p / sum(powers) for p in powers]
""",
    ),
    *_2_1("wrong", "you rounded to one digit", "[round(p, 1) for p in softmax(logits)]"),
    *_2_1(
        "wrong",
        "you returned the first probability only",
        """
def my_softmax(logits):
    total = sum(math.exp(logit) for logit in logits)
    for logit in logits:
        return math.exp(logit) / total
""",
        "softmax(logits)[0]",
    ),
    *_2_1(
        "wrong",
        "you divided before the sum was complete",
        """
def my_softmax(logits):
    total, result = 0, []
    for logit in logits:
        total += math.exp(logit)
        result.append(math.exp(logit) / total)
    return result
""",
    ),
    *_2_1(
        "wrong",
        "you took the exponential of the sum",
        """
def my_softmax(logits):
    total = math.exp(sum(logits))
    return [math.exp(logit) / total for logit in logits]
""",
        "np.exp(np.array(logits) - sum(logits))",
    ),
    *_2_1(
        "wrong",
        "you left the logits above the line",
        """
def my_softmax(logits):
    exponentials = [math.exp(logit) for logit in logits]
    total = sum(exponentials)
    return [logit / total for logit in logits]
""",
    ),
    *_2_1(
        "wrong",
        "your low scores win",
        """
def my_softmax(logits):
    e = [math.exp(-z) for z in logits]
    return [x / sum(e) for x in e]
""",
        "softmax([-z for z in logits])",
    ),
    *_2_1(
        "wrong",
        "you added a small number to the sum",
        """
def my_softmax(logits):
    e = [math.exp(z) for z in logits]
    return [x / (sum(e) + 1e-9) for x in e]
""",
        """
def my_softmax(logits):
    e = np.exp(logits)
    return e / (e.sum() + 1e-12)
""",
    ),
    *_2_1(
        "wrong",
        "it stopped with TypeError",
        "math.exp(logits) / sum(math.exp(logits))",
        """
def my_softmax(logits):
    e = [math.exp(z) for z in logits]
    return e / sum(e)
""",
    ),
    *_2_1(
        "wrong",
        "it stopped with NameError",
        """
def my_softmax(logits):
    e = [math.exp(z) for z in logits]
    return [x / total for x in e]
""",
    ),
    *_2_1(
        "wrong",
        "your function changed its input",
        """
def my_softmax(logits):
    total = sum(math.exp(z) for z in logits)
    for k, z in enumerate(logits):
        logits[k] = math.exp(z) / total
    return logits
""",
        """
class Odd(float):
    def __eq__(self, other):
        raise ValueError("no")

def my_softmax(logits):
    p = softmax(logits)
    logits[0] = Odd(logits[0])
    return p
""",
    ),
    *_2_1(
        "wrong",
        "it stopped with ValueError",
        """
def my_softmax(logits):
    for k in range(len(logits)):
        logits[k] = np.exp(logits) / np.sum(np.exp(logits))
    return logits
""",
        """
def my_softmax(logits):
    for i in range(len(logits)):
        logits[i] = np.exp(logits) / np.exp(logits).sum()
    return logits
""",
    ),
    *_2_1(
        "wrong",
        "",
        "[round(p, 3) for p in softmax(logits)]",
        "[100 * p for p in softmax(logits)]",
        """
def my_softmax(logits):
    powers = [2.718**z for z in logits]
    return [p / sum(powers) for p in powers]
""",
        "sum(softmax(logits))",
        "softmax(sorted(logits))",
        "sorted(softmax(logits), reverse=True)",
        """
exponentials = []
def my_softmax(logits):
    for logit in logits:
        exponentials.append(math.exp(logit))
    total = sum(exponentials)
    return [e / total for e in exponentials]
""",
        """
def my_softmax(logits):
    exponentials = [math.exp(logit) for logit in logits]
    total = sum(exponentials)
    probabilities = [e / total for e in exponentials]
""",
        "[math.exp(z / sum(logits)) if sum(logits) else 1 for z in logits]",
        "[math.exp(z) / sum(math.exp(x) for x in logits[1:]) for z in logits]",
        "softmax(logits, temperature=2)",
        "[math.exp(z / sum(logits)) for z in logits]",
        """
def my_softmax(logits):
    for z in logits:
        return [math.exp(z) / sum(math.exp(x) for x in logits)]
""",
    ),
    *_2_1(
        "wrong",
        "every number of your list is 1",
        """
def my_softmax(logits):
    result = []
    for logit in logits:
        total = 0
        total += math.exp(logit)
        result.append(math.exp(logit) / total)
    return result
""",
        "[math.exp(l) / math.exp(l) for l in logits]",
    ),
    *_2_1(
        "wrong",
        "",
        """
def my_softmax(logits):
    exponentials = (math.exp(logit) for logit in logits)
    total = sum(exponentials)
    return [e / total for e in exponentials]
""",
        """
def my_softmax(logits):
    e = [2.718 ** logit for logit in logits]
    return [x / sum(e) for x in e]
""",
        """
def my_softmax(logits):
    e = [2.71828 ** logit for logit in logits]
    return [x / sum(e) for x in e]
""",
        "[1 / len(logits) for _ in logits]",
        "softmax(np.array(logits) / 1.01)",
    ),
    *_2_1(
        "wrong",
        "every number of your list is 1",
        "[math.ceil(p) for p in softmax(logits)]",
        "[1 for logit in logits]",
    ),
    *_2_1(
        "wrong",
        "your sum changes while you divide",
        """
def my_softmax(logits):
    e = [math.exp(z) for z in logits]
    for i in range(len(e)):
        e[i] = e[i] / sum(e)
    return e
""",
        """
def my_softmax(logits):
    e = np.exp(logits)
    for i in range(len(e)):
        e[i] /= np.sum(e)
    return e
""",
    ),
    *_2_1(
        "wrong",
        "",
        """
def my_softmax(logits):
    e = {z: math.exp(z) for z in logits}
    return [e[z] / sum(e.values()) for z in logits]
""",
        "[int(math.exp(z) / sum(math.exp(x) for x in logits)) for z in logits]",
        "[0 for z in logits]",
        "[math.exp(z) - math.exp(logits[0]) for z in logits]",
        """
def my_softmax(logits):
    e = [math.exp(z) for z in logits]
    for i in reversed(range(len(e))):
        e[i] = e[i] / sum(e)
    return e
""",
        """
def my_softmax(logits):
    e = [math.exp(z) for z in logits]
    for i in range(1, len(e)):
        e[i] = e[i] / sum(e)
    return e
""",
    ),
    # ------------------------------------------------------------ 2.2
    *_2_2(
        "right",
        "",
        "softmax([*np.log(p), np.log(p[0]) + gap])",
        "np.append(p, p[0] * np.exp(gap)) / (1 + p[0] * np.exp(gap))",
        """
def with_newcomer(p, gap):
    weight = p[0] * math.e ** gap
    total = sum(p) + weight
    return [share / total for share in p] + [weight / total]
""",
        """
def with_newcomer(p, gap):
    share = 1 / (1 + math.exp(-gap) / p[0])
    return (*(x * (1 - share) for x in p), share)
""",
        """
def with_newcomer(p, gap):
    scores = [math.log(x / p[0]) for x in p] + [gap]
    e = np.exp(scores)
    return e / e.sum()
""",
        """
from fractions import Fraction
def with_newcomer(p, gap):
    weights = [Fraction(x) for x in p] + [Fraction(p[0]) * Fraction(math.exp(gap))]
    return [w / sum(weights) for w in weights]
""",
    ),
    *_2_2(
        "open",
        "",
        """
def with_newcomer(p, gap):
    ...
""",
    ),
    *_2_2("wrong", "you did not divide by the new sum", "[*p, p[0] * math.exp(gap)]"),
    *_2_2(
        "wrong",
        "the old lines keep their shares",
        """
def with_newcomer(p, gap):
    weight = p[0] * math.exp(gap)
    return p + [weight / (1 + weight)]
""",
    ),
    *_2_2(
        "wrong",
        "you added the gap to a share",
        """
def with_newcomer(p, gap):
    new = p + [p[0] + gap]
    return [x / sum(new) for x in new]
""",
    ),
    *_2_2(
        "wrong",
        "you left out the exponential",
        """
def with_newcomer(p, gap):
    new = [*p, p[0] * gap]
    return np.array(new) / np.sum(new)
""",
    ),
    *_2_2(
        "wrong",
        "you forgot the first line's weight",
        """
def with_newcomer(p, gap):
    new = [*p, math.exp(gap)]
    return [x / sum(new) for x in new]
""",
    ),
    *_2_2("wrong", "you took the exponentials of the shares", "softmax([*p, p[0] + gap])"),
    *_2_2(
        "wrong",
        "each line gives the same amount",
        """
def with_newcomer(p, gap):
    weight = p[0] * math.exp(gap)
    share = weight / (1 + weight)
    return [x - share / len(p) for x in p] + [share]
""",
    ),
    *_2_2(
        "wrong",
        "",
        """
def with_newcomer(p, gap):
    weight = p[0] * math.exp(gap)
    return [x - weight / len(p) for x in p] + [weight]
""",
    ),
    *_2_2(
        "wrong",
        "the newcomer takes everything from the first line",
        """
def with_newcomer(p, gap):
    weight = p[0] * math.exp(gap)
    share = weight / (1 + weight)
    return [p[0] - share] + p[1:] + [share]
""",
    ),
    *_2_2(
        "wrong",
        "you took the newcomer's weight for its share",
        """
def with_newcomer(p, gap):
    share = p[0] * math.exp(gap)
    return [x * (1 - share) for x in p] + [share]
""",
    ),
    *_2_2(
        "wrong",
        "you measured the gap from the last line",
        """
def with_newcomer(p, gap):
    new = [*p, p[-1] * math.exp(gap)]
    return [x / sum(new) for x in new]
""",
    ),
    *_2_2(
        "wrong",
        "you measured the gap from the largest line",
        """
def with_newcomer(p, gap):
    new = [*p, max(p) * math.exp(gap)]
    return [x / sum(new) for x in new]
""",
    ),
    *_2_2(
        "wrong",
        "your gap has the wrong sign",
        """
def with_newcomer(p, gap):
    new = [*p, p[0] / math.exp(gap)]
    return [x / sum(new) for x in new]
""",
    ),
    *_2_2(
        "wrong",
        "the newcomer stands first",
        """
def with_newcomer(p, gap):
    new = [p[0] * math.exp(gap)] + p
    return [x / sum(new) for x in new]
""",
    ),
    *_2_2(
        "wrong",
        "the newcomer is missing",
        """
def with_newcomer(p, gap):
    total = 1 + p[0] * math.exp(gap)
    return [x / total for x in p]
""",
    ),
    *_2_2(
        "wrong",
        "you returned the newcomer's share alone",
        """
def with_newcomer(p, gap):
    weight = p[0] * math.exp(gap)
    return weight / (1 + weight)
""",
    ),
    *_2_2(
        "wrong",
        "you counted the newcomer twice",
        """
def with_newcomer(p, gap):
    weight = p[0] * math.exp(gap)
    new = [*p, weight]
    return [x / (sum(new) + weight) for x in new]
""",
    ),
    *_2_2(
        "wrong",
        "your function changed its input",
        """
def with_newcomer(p, gap):
    p.append(p[0] * math.exp(gap))
    return [x / sum(p) for x in p]
""",
    ),
    *_2_2(
        "wrong",
        "",
        "[*p, 1 - sum(p)]",
        "[1 / (len(p) + 1)] * (len(p) + 1)",
        "softmax([*p, gap])",
        "np.round(softmax([*np.log(p), np.log(p[0]) + gap]), 2)",
    ),
    # ------------------------------------------------------------ 2.3
    *_2_3(
        "right",
        "",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
""",
        """
def softmax_batch(z):
    e = np.exp(z)
    return (e.T / np.sum(e, axis=1)).T
""",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e / np.sum(e, axis=1)[:, None]
""",
        """
def softmax_batch(z):
    e = np.exp(z)
    return [row / row.sum() for row in e]
""",
        "softmax(z)",
        "[[math.exp(x) / sum(math.exp(y) for y in row) for x in row] for row in z]",
        """
def softmax_batch(z):
    e = np.exp(z)
    return np.einsum('ij,i->ij', e, 1 / np.einsum('ij->i', e))
""",
        """
def softmax_batch(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1).reshape(-1, 1)).astype(np.float32)
""",
        "np.exp(z - np.log(np.sum(np.exp(z), axis=1, keepdims=True)))",
        "np.apply_along_axis(lambda row: np.exp(row) / np.exp(row).sum(), 1, z)",
        """
def softmax_batch(z):
    e = np.exp(z.copy())
    e /= e.sum(axis=1, keepdims=True)
    return e
""",
        """
import pandas as pd
def softmax_batch(z):
    e = np.exp(pd.DataFrame(z))
    return e.div(e.sum(axis=1), axis=0)
""",
        """
from fractions import Fraction
def softmax_batch(z):
    e = [[Fraction(math.exp(x)) for x in row] for row in z]
    return [tuple(x / sum(row) for x in row) for row in e]
""",
        "np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)",
        "(np.exp(z).T / np.exp(z).sum(axis=1)).T",
        "np.array([np.exp(row) / np.exp(row).sum() for row in z])",
        "np.exp(z) / np.exp(z).sum(1).reshape(-1, 1)",
    ),
    *_2_3(
        "open",
        "",
        """
def softmax_batch(z):
    e = np.exp(z)
    totals = np.sum(e, axis=1)
    return e / totals
""",
    ),
    *_2_3(
        "wrong",
        "you summed down the columns",
        """
def softmax_batch(z):
    e = np.exp(z)
    total = np.sum(e, axis=0)
    return e / total
""",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e / e.sum(axis=-2, keepdims=True)
""",
        "softmax(z, axis=0)",
        "np.exp(z) / np.exp(z).sum(axis=0)",
    ),
    *_2_3(
        "wrong",
        "you summed the whole table",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e / np.sum(e)
""",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e / np.sum(e, axis=(0, 1), keepdims=True)
""",
        "softmax(z.ravel()).reshape(z.shape)",
        "np.exp(z) / np.exp(z).sum()",
    ),
    *_2_3(
        "wrong",
        "each column is divided by the total of one row",
        """
def softmax_batch(z):
    e = np.exp(z)
    sums = np.sum(e, axis=-1)
    return e / sums
""",
        """
def softmax_batch(z):
    e = np.exp(z)
    sums = np.sum(e, axis=1).T
    return e / sums
""",
        "np.exp(z) / np.exp(z).sum(1)",
    ),
    *_2_3(
        "wrong",
        "you did not turn the table back",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e.T / np.sum(e, axis=1)
""",
        "softmax(z.T, axis=0)",
        "np.exp(z).T / np.exp(z).sum(axis=1)",
    ),
    *_2_3(
        "wrong",
        "you did not divide by the sum",
        "np.exp(z)",
        """
def softmax_batch(z):
    e = np.exp(z)
    totals = np.sum(e, axis=1, keepdims=True)
    return e
""",
    ),
    *_2_3(
        "wrong",
        "you divided by the mean of each row",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e / np.mean(e, axis=1, keepdims=True)
""",
        "np.exp(z) / np.exp(z).mean(axis=1, keepdims=True)",
    ),
    *_2_3(
        "wrong",
        "you returned one long list",
        """
def softmax_batch(z):
    e = np.exp(z)
    return [x / sum(row) for row in e for x in row]
""",
        "softmax(z).flatten()",
        "softmax(z).ravel()",
    ),
    *_2_3(
        "wrong",
        "you subtracted the largest score of the whole table",
        """
def softmax_batch(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e, axis=1, keepdims=True)
""",
        "np.exp(z - z.max()) / np.exp(z - z.max()).sum(axis=1, keepdims=True)",
    ),
    *_2_3(
        "wrong",
        "you left out the exponentials",
        "z / np.sum(z, axis=1, keepdims=True)",
        "z / z.sum(axis=1, keepdims=True)",
    ),
    *_2_3(
        "wrong",
        "you divided by the sums of the scores",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e / np.sum(z, axis=1, keepdims=True)
""",
    ),
    *_2_3(
        "wrong",
        "you divided every row by the sum of the first",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e / e[0].sum()
""",
    ),
    *_2_3(
        "wrong",
        "you returned the first row only",
        """
def softmax_batch(z):
    e = np.exp(z)
    for row in e:
        return row / row.sum()
""",
    ),
    *_2_3(
        "wrong",
        "it stopped with IndexError",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e / np.sum(e, axis=1)[:, 0]
""",
    ),
    *_2_3(
        "wrong",
        "your function changed its input",
        """
def softmax_batch(z):
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    *_2_3(
        "wrong",
        "it stopped with TypeError",
        """
def softmax_batch(z):
    e = math.exp(z)
    return e / sum(e)
""",
    ),
    *_2_3(
        "wrong",
        "you divided by the largest of each row",
        """
def softmax_batch(z):
    e = np.exp(z)
    totals = np.max(e, axis=1, keepdims=True)
    return e / totals
""",
        "np.exp(z) / np.exp(z).max(axis=1, keepdims=True)",
    ),
    *_2_3("wrong", "it stopped with AxisError", "np.exp(z) / np.exp(z).sum(axis=2)"),
    *_2_3(
        "wrong",
        "",
        """
def softmax_batch(z):
    e = np.exp(z - np.max(z, axis=0))
    return np.round(e / np.sum(e, axis=1, keepdims=True), 2)
""",
        """
def softmax_batch(z):
    e = np.exp(z)
    for row in e:
        row = row / row.sum()
    return e / e.sum(axis=1, keepdims=True) * 100
""",
        "np.round(softmax(z), 3)",
        """
def softmax_batch(z):
    e = np.exp(z)
    e / np.sum(e, axis=1, keepdims=True)
""",
        """
def softmax_batch(z):
    e = np.exp(z)
    return e / np.sum(e, axis=1, keepdims=True).sum()/1.5
""",
    ),
    *_2_3(
        "wrong",
        "the sums of your rows lie in a row themselves",
        """
def softmax_batch(z):
    e = np.exp(z)
    totals = np.sum(e, axis=1)[None, :]
    return e / totals
""",
    ),
    *_2_3(
        "wrong",
        "it stopped with TypeError",
        "np.exp(z) / np.exp(z).sum(axis=1, keepdim=True)",
        "np.exp(z) / np.exp(z).sum(dim=1)",
    ),
    *_2_3(
        "wrong",
        "it stopped with ValueError",
        "np.exp(z) / np.exp(z).sum(axis=1).view(-1, 1)",
    ),
    *_2_3(
        "wrong",
        "the sums of your rows lie in a row themselves",
        "np.exp(z) / np.exp(z).sum(axis=1, keepdims=True).T",
        "np.exp(z) / np.exp(z).sum(axis=1).reshape(1, -1)",
    ),
    *_2_3(
        "wrong",
        "",
        "np.exp(z) / np.exp(z).sum(axis=1).reshape(1, -1).mean()",
        "np.exp(z) / np.exp(z[:1]).sum(axis=1, keepdims=True).mean() / 2",
        "np.exp(z)[:1] / np.exp(z)[:1].sum()",
    ),
    *_2_3(
        "right",
        "",
        "np.exp(z) / np.exp(z).sum(axis=1).reshape(-1, 1)",
        "np.exp(z) / np.exp(z).sum(axis=1)[:, None]",
    ),
    *_2_3(
        "wrong",
        "your column of totals has 3 rows, whatever the table is",
        "np.exp(z) / np.sum(np.exp(z), axis=1).reshape(3, 1)",
        "np.exp(z) / np.exp(z).sum(axis=1).reshape((3, 1))",
    ),
    # ------------------------------------------------------------ 2.4
    *_2_4(
        "right",
        "",
        "softmax(z)",
        "np.exp(log_softmax(z))",
        "np.exp(np.asarray(z) - logsumexp(z, axis=-1)[..., None])",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    if z.ndim == 2:
        return np.array([stable_softmax(row) for row in z])
    e = np.exp(z - z.max())
    return e / e.sum()
""",
        """
def stable_softmax(z):
    def one(row):
        weights = [math.exp(x - max(row)) for x in row]
        return [w / math.fsum(weights) for w in weights]
    return [one(row) for row in z] if np.ndim(z) == 2 else one(z)
""",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp((z.T - z.max(axis=-1)).T)
    return (e.T / e.sum(axis=-1)).T
""",
        """
def stable_softmax(z):
    z = np.array(z, dtype=float)
    z -= z.max(axis=-1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=-1, keepdims=True)
    return z
""",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = 2.0 ** ((z - z.max(-1, keepdims=True)) / math.log(2))
    return e / e.sum(-1)[..., None]
""",
        """
from decimal import Decimal
def stable_softmax(z):
    def one(row):
        e = [Decimal(float(x)).exp() for x in row]
        return [x / sum(e) for x in e]
    return [one(row) for row in z] if np.ndim(z) == 2 else one(z)
""",
        """
import pandas as pd
def stable_softmax(z):
    rows = pd.DataFrame(np.atleast_2d(np.asarray(z, dtype=float)))
    e = np.exp(rows.sub(rows.max(axis=1), axis=0))
    return e.div(e.sum(axis=1), axis=0).to_numpy().reshape(np.shape(z))
""",
    ),
    *_2_4(
        "open",
        "",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    ...
""",
    ),
    *_2_4(
        "wrong",
        "the exponentials still overflow",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you subtracted the largest score of the whole table",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max())
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you summed the whole table",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum()
""",
    ),
    *_2_4(
        "wrong",
        "you treat the table as one long list",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z))
    return e / np.sum(e)
""",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max()
    return np.exp(z) / np.exp(z).sum()
""",
    ),
    *_2_4(
        "wrong",
        "you went down the columns",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)
""",
    ),
    *_2_4(
        "wrong",
        "your axis fits a table, but not a list",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1)[:, None])
    return e / e.sum(axis=1)[:, None]
""",
    ),
    *_2_4(
        "wrong",
        "the sums do not line up with their rows",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1)
""",
    ),
    *_2_4(
        "wrong",
        "the largest scores do not line up with their rows",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1))
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "neither the largest scores nor the sums line up with their rows",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1))
    return e / e.sum(axis=-1)
""",
    ),
    *_2_4(
        "wrong",
        "you subtracted the place of the largest score",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.argmax(axis=-1)[..., None])
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you subtracted the wrong way round",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z.max(axis=-1, keepdims=True) - z)
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you divided by the exponential of the largest",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)
    e = e / e.max(axis=-1, keepdims=True)
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you did not divide by the sum",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    return np.exp(z - z.max(axis=-1, keepdims=True))
""",
    ),
    *_2_4(
        "wrong",
        "you only shift downwards",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    top = np.maximum(z.max(axis=-1, keepdims=True), 0)
    e = np.exp(z - top)
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you subtracted a size, not the largest score",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - abs(z).max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you subtracted the smallest score",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.min(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you subtracted a number from the middle of the scores",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.mean(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you subtracted a fixed number",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - 1000)
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you subtracted after the exponential",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z) - z.max(axis=-1, keepdims=True)
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you shifted above the line only",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / np.exp(z).sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you cut the scores off",
        """
def stable_softmax(z):
    z = np.clip(np.asarray(z, dtype=float), -700, 700)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you divided the scores by the largest",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z / z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you replaced nan by a number",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)
    return np.nan_to_num(e / e.sum(axis=-1, keepdims=True))
""",
    ),
    *_2_4(
        "wrong",
        "you added a small number to the sum",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)
    return e / (e.sum(axis=-1, keepdims=True) + 1e-9)
""",
    ),
    *_2_4(
        "wrong",
        "it stopped with AttributeError",
        """
def stable_softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "it stopped with OverflowError",
        """
def stable_softmax(z):
    e = [math.exp(x) for x in z]
    return [x / sum(e) for x in e]
""",
    ),
    *_2_4(
        "wrong",
        "",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z / 1000)
    return e / e.sum(axis=-1, keepdims=True)
""",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.round(e / e.sum(axis=-1, keepdims=True), 3)
""",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.median(z, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
""",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    return z / z.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you added the largest score",
        """
def stable_softmax(z):
    z = np.array(z, dtype=float)
    z += np.amax(z, axis=-1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you subtracted the first score",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z.T - z.T[0])
    return (e / e.sum(axis=0)).T
""",
    ),
    *_2_4(
        "wrong",
        "you subtracted the last score",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    if z.ndim == 2:
        return np.array([stable_softmax(row) for row in z])
    e = np.exp(z - z[-1])
    return e / e.sum()
""",
    ),
    *_2_4(
        "wrong",
        "the sum inside the logarithm overflows",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z), axis=-1))
    return np.exp(z - lse[..., None])
""",
    ),
    *_2_4(
        "wrong",
        "you cut the scores off from above only",
        """
def stable_softmax(z):
    z = np.array(z, dtype=float)
    z[z > 700] = 700
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you cut the scores off long before they overflow",
        """
def stable_softmax(z):
    z = np.clip(z, -100, 100)
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you standardised the scores",
        """
def stable_softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=-1, keepdims=True)
    e = np.exp(z / z.std(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    *_2_4(
        "wrong",
        "you replaced inf by a number",
        """
def stable_softmax(z):
    e = np.exp(np.asarray(z, dtype=float))
    e[np.isinf(e)] = np.finfo(float).max
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    # ------------------------------------------------------------ 2.5
    *_2_5(
        "right",
        "",
        "is_distribution(p).axiom",
        "1 if (p < 0).any() else 2 if abs(p.sum() - 1) > 1e-6 else 0",
        """
from fractions import Fraction
def which_axiom(p):
    total = sum(Fraction(x) for x in p)
    return 1 if min(p) < 0 else 2 * (abs(total - 1) > Fraction(1, 10**6))
""",
        """
from decimal import Decimal
def which_axiom(p):
    if min(p) < 0:
        return Decimal(1)
    return Decimal(0) if abs(sum(map(Decimal, p)) - 1) <= Decimal("0.000001") else Decimal(2)
""",
        """
def which_axiom(p):
    fails = [False, np.any(p < 0), not 1 - 1e-6 <= math.fsum(p) <= 1 + 1e-6, True]
    return next((k for k in (1, 2) if fails[k]), 0)
""",
        """
def which_axiom(p):
    for x in p:
        if x < 0:
            return 1
    else:
        return 0 if np.isclose(p.sum(), 1, rtol=0, atol=1e-6) else 2
""",
        "np.select([np.min(p) < 0, np.abs(np.sum(p) - 1) > 1e-6], [1, 2], 0)",
        """
def which_axiom(p):
    q = np.sort(p.copy())
    return 1.0 if np.signbit(q[0]) and q[0] else 2.0 if abs(q.sum() - 1) > 1e-6 else 0.0
""",
        """
import pandas as pd
def which_axiom(p):
    s = pd.Series(p)
    return 1 if s.lt(0).any() else 0 if abs(s.sum() - 1) <= 1e-6 else 2
""",
        """
def which_axiom(p):
    q = p.astype(np.float32)
    return 1 if (q < 0).any() else 2 if abs(q.sum(dtype=float) - 1) > 1e-6 else 0
""",
        "1 if min(p) < 0 else 2 * (not math.isclose(sum(p), 1, abs_tol=1e-6, rel_tol=0))",
        "[0, 1, 2][1 if np.any(p < 0) else 2 * (not np.isclose(p.sum(), 1, rtol=0, atol=1e-6))]",
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
    *_2_5(
        "open",
        "",
        """
def which_axiom(p):
    if any(x < 0 for x in p):
        return ...
    return ...
""",
    ),
    *_2_5(
        "wrong",
        "you only looked at the sum",
        "2 if abs(sum(p) - 1) > 1e-6 else 0",
        """
def which_axiom(p):
    if any(p) < 0:
        return 1
    return 2 if abs(sum(p) - 1) > 1e-6 else 0
""",
        """
def which_axiom(p):
    if p.all() < 0:
        return 1
    return 2 if abs(p.sum() - 1) > 1e-6 else 0
""",
    ),
    *_2_5("wrong", "you only looked at the signs", "int((p < 0).any())", "1 if min(p) < 0 else 0"),
    *_2_5(
        "wrong",
        "you forbade zero",
        """
def which_axiom(p):
    if min(p) <= 0:
        return 1
    return 2 if abs(sum(p) - 1) > 1e-6 else 0
""",
        """
def which_axiom(p):
    if not all(p > 0):
        return 1
    return 2 if abs(sum(p) - 1) > 0.000001 else 0
""",
        """
def which_axiom(p):
    if not (p.all() and min(p) > 0):
        return 1
    return 2 if abs(sum(p) - 1) > 0.000001 else 0
""",
        "1 if min(p) <= 0 else 2 if abs(sum(p) - 1) > 1e-6 else 0",
    ),
    *_2_5("wrong", "you wanted the sum to be exactly 1", "1 if min(p) < 0 else 2 if sum(p) != 1 else 0"),
    *_2_5(
        "wrong",
        "you allow too small a distance from 1",
        "1 if min(p) < 0 else 0 if math.isclose(sum(p), 1) else 2",
        "1 if min(p) < 0 else 2 if abs(sum(p) - 1) > 1e-9 else 0",
    ),
    *_2_5(
        "wrong",
        "you allow a little too small a distance from 1",
        "1 if min(p) < 0 else 2 if round(sum(p), 6) != 1 else 0",
        "1 if min(p) < 0 else 2 if abs(sum(p) - 1) > 1e-7 else 0",
    ),
    *_2_5(
        "wrong",
        "you allow a little too large a distance from 1",
        "1 if min(p) < 0 else 0 if np.isclose(p.sum(), 1) else 2",
        "1 if min(p) < 0 else 2 if abs(sum(p) - 1) > 0.0001 else 0",
    ),
    *_2_5(
        "wrong",
        "you allow too large a distance from 1",
        "1 if min(p) < 0 else 2 if abs(sum(p) - 1) > 0.01 else 0",
        "1 if min(p) < 0 else 2 if round(sum(p), 2) != 1 else 0",
        "1 if min(p) < 0 else 2 if abs(sum(p) - 1) > 0.001 else 0",
    ),
    *_2_5("wrong", "you only looked for sums above 1", "1 if min(p) < 0 else 2 if sum(p) - 1 > 1e-6 else 0"),
    *_2_5(
        "wrong",
        "where both axioms fail, you return 2",
        """
def which_axiom(p):
    if abs(sum(p) - 1) > 1e-6:
        return 2
    return 1 if min(p) < 0 else 0
""",
        """
def which_axiom(p):
    result = 0
    if any(x < 0 for x in p):
        result = 1
    if abs(sum(p) - 1) > 1e-6:
        result = 2
    return result
""",
        "2 if abs(sum(p) - 1) > 1e-6 else 1 if min(p) < 0 else 0",
    ),
    *_2_5(
        "wrong",
        "you counted an entry above 1 as a failure of axiom 1",
        """
def which_axiom(p):
    if any(x < 0 or x > 1 for x in p):
        return 1
    return 2 if abs(sum(p) - 1) > 1e-6 else 0
""",
        "1 if min(p) < 0 or max(p) > 1 else 2 if abs(sum(p) - 1) > 1e-6 else 0",
    ),
    *_2_5(
        "wrong",
        "you answered whether it is one, not which axiom fails",
        "min(p) >= 0 and abs(sum(p) - 1) <= 1e-6",
        "bool(is_distribution(p))",
    ),
    *_2_5(
        "wrong",
        "you looked at the first entry only",
        """
def which_axiom(p):
    for x in p:
        if x < 0:
            return 1
        elif abs(sum(p) - 1) > 1e-6:
            return 2
        else:
            return 0
""",
        "1 if p[0] < 0 else 2 if abs(sum(p) - 1) > 1e-6 else 0",
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
    *_2_5(
        "wrong",
        "you allow entries a little below 0",
        "1 if min(p) < -1e-6 else 2 if abs(sum(p) - 1) > 1e-6 else 0",
    ),
    *_2_5(
        "wrong",
        "it stopped with ValueError",
        """
def which_axiom(p):
    if p < 0:
        return 1
    return 2 if abs(sum(p) - 1) > 1e-6 else 0
""",
    ),
    *_2_5(
        "wrong",
        "it stopped with TypeError",
        """
def which_axiom(p):
    if any(min(p) < 0):
        return 1
    return 2 if abs(sum(p) - 1) > 1e-6 else 0
""",
    ),
    *_2_5(
        "wrong",
        "",
        "(min(p) < 0) + 2 * (abs(sum(p) - 1) > 1e-6)",
        "1 if p[-1] < 0 else 2 if abs(sum(p) - 1) > 1e-6 else 0",
        """
def which_axiom(p):
    if min(p) < 0:
        return 1
    if abs(sum(p) - 1) > 1e-6:
        return 2
""",
        "1 if min(p) < 0 else 2 if sum(p) > 1 else 0",
        "1 if min(p) < 0 else 2 if abs(sum(p)) - 1 > 1e-6 else 1",
        "'1' if min(p) < 0 else '2' if abs(sum(p) - 1) > 1e-6 else '0'",
        "is_distribution(p)",
        "is_distribution(p).reason",
        "[1 if x < 0 else 0 for x in p]",
        "0",
        "0 if min(p) < 0 else 1 if abs(sum(p) - 1) > 1e-6 else 2",
        "'2'",
    ),
    *_2_5(
        "wrong",
        "you ask whether all entries are negative",
        """
def which_axiom(p):
    if (p < 0).all():
        return 1
    if abs(sum(p) - 1) > 1e-6:
        return 2
    return 0
""",
        """
def which_axiom(p):
    if np.all(p < 0):
        return 1
    if abs(np.sum(p) - 1) > 0.000001:
        return 2
    return 0
""",
        """
def which_axiom(p):
    if p.max() < 0:
        return 1
    if abs(sum(p) - 1) > 1e-6:
        return 2
    return 0
""",
        """
def which_axiom(p):
    return 1 if all(x < 0 for x in p) else 2 if abs(sum(p) - 1) > 1e-6 else 0
""",
    ),
    *_2_5(
        "wrong",
        "you test the sum before you have seen all signs",
        """
def which_axiom(p):
    for x in p:
        if x < 0:
            return 1
        if abs(sum(p) - 1) > 1e-6:
            return 2
    return 0
""",
        """
def which_axiom(p):
    for x in p:
        if x < 0:
            return 1
        elif abs(sum(p) - 1) > 1e-6:
            return 2
    return 0
""",
    ),
    *_2_5(
        "wrong",
        "you only looked at the sum",
        """
def which_axiom(p):
    if any(p) < 0:
        return 1
    if abs(sum(p) - 1) > 1e-6:
        return 2
    return 0
""",
        """
def which_axiom(p):
    if p is None:
        return 1
    return 2 if abs(sum(p) - 1) > 1e-6 else 0
""",
    ),
    *_2_5(
        "wrong",
        "you only looked for sums below 1",
        """
def which_axiom(p):
    if any(p < 0):
        return 1
    if 1 - sum(p) > 1e-6:
        return 2
    return 0
""",
        """
def which_axiom(p):
    if any(p < 0):
        return 1
    if sum(p) < 1 - 1e-6:
        return 2
    return 0
""",
    ),
    *_2_5(
        "wrong",
        "your numbers of the axioms are exchanged",
        """
def which_axiom(p):
    if any(p < 0):
        return 2
    if abs(sum(p) - 1) > 1e-6:
        return 1
    return 0
""",
    ),
    *_2_5(
        "wrong",
        "it stopped with ValueError",
        """
def which_axiom(p):
    if p < 0:
        return 1
    if abs(sum(p) - 1) > 1e-6:
        return 2
    return 0
""",
    ),
    *_2_5(
        "wrong",
        "",
        """
def which_axiom(p):
    if (p <= 0).all():
        return 1
    if abs(sum(p) - 1) > 1e-6:
        return 2
    return 1
""",
        """
def which_axiom(p):
    if p[-1] < 0:
        return 1
    if abs(sum(p) - 1) > 1e-6:
        return 2
    return 0
""",
        """
def which_axiom(p):
    if abs(sum(p) - 1) > 1e-6:
        return 1
    if any(p < 0):
        return 2
    return 0
""",
        """
def which_axiom(p):
    if sum(p < 0) > 1:
        return 1
    if abs(sum(p) - 1) > 1e-6:
        return 2
    return 0
""",
    ),
    *_2_5(
        "wrong",
        "",
        """
def which_axiom(p):
    if sum(p) < 0:
        return 1
    if abs(sum(p) - 1) > 1e-6:
        return 2
    return 0
""",
        """
def which_axiom(p):
    if np.mean(p) < 0:
        return 1
    return 2 if abs(sum(p) - 1) > 1e-6 else 0
""",
        """
def which_axiom(p):
    if (p < 0).all() or p[0] < 0:
        return 1
    if sum(p) - 1 > 1e-6:
        return 2
    return 0
""",
    ),
    # ------------------------------------------------------------ 2.6
    *_2_6(
        "right",
        "",
        "4, 0.000533",
        "4, softmax([2.0, 4.3, 1.2, -3.1])[-1]",
        "4.0, math.exp(-3.1) / 84.454",
        """
from decimal import Decimal
wrong_row = 4
right_value = Decimal("0.000533")
""",
        """
from fractions import Fraction
wrong_row = Fraction(4)
right_value = Fraction(533, 1000000)
""",
        "4, np.float32(np.exp(-3.1) / 84.454)",
        """
published = [0.087492, 0.872661, 0.039312, 0.000292]
p = softmax([2.0, 4.3, 1.2, -3.1])
wrong_row = np.argmax(np.abs(p - published)) + 1
right_value = round(p[wrong_row - 1], 6)
""",
        "max((p, k) for k, p in enumerate([0, 0, 0, 1], 1))[::-1][0], 0.0005334",
        "4, softmax([2.0, 4.3, 1.2, -3.1])[3]",
        "4.0, np.float32(0.0005334)",
        "4, math.exp(-3.1) / 84.454",
    ),
    *_2_6("open", "", "4, ...", "..., 0.000533"),
    *_2_6(
        "wrong",
        "you counted the rows from 0",
        "3, 0.000533",
        """
p = softmax([2.0, 4.3, 1.2, -3.1])
wrong_row = np.argmax(np.abs(p - [0.087492, 0.872661, 0.039312, 0.000292]))
right_value = p[wrong_row]
""",
    ),
    *_2_6("wrong", "another row is wrong by far more", "2, 0.872662", "3, 0.039313"),
    *_2_6("wrong", "row 1 is right", "1, 0.087492", "1, 0.0875"),
    *_2_6("wrong", "the row is right, but you kept the published value", "4, 0.000292", "4, 0.00029201"),
    *_2_6(
        "wrong",
        "the row is right, but you filled it up to 1",
        "4, 1 - (0.087492 + 0.872661 + 0.039312)",
        "4, 0.000292 + (1 - 0.999757)",
        "4, 1 - 0.087492 - 0.872661 - 0.039312",
    ),
    *_2_6("wrong", "the row is right, but that is what is missing to 1", "4, 1 - 0.999757", "4, 0.000243"),
    *_2_6("wrong", "the row is right, but you did not divide", "4, math.exp(-3.1)", "4, 0.045"),
    *_2_6("wrong", "the row is right, but you left out the exponentials", "4, -0.7045"),
    *_2_6(
        "wrong",
        "the row is right, but that is a percentage",
        "4, 0.0533",
        "4, 100 * softmax([2.0, 4.3, 1.2, -3.1])[3]",
    ),
    *_2_6(
        "wrong",
        "the row is right, but that is rounded too far",
        "4, 0.0005",
        "4, round(softmax([2.0, 4.3, 1.2, -3.1])[3], 5)",
    ),
    *_2_6(
        "wrong",
        "the row is right, but you lost the minus of the logit",
        "4, math.exp(3.1) / 84.454",
        "4, softmax([2.0, 4.3, 1.2, 3.1])[3]",
    ),
    *_2_6(
        "wrong", "the row is right, but you left out the exponentials", "4, -3.1 / (2.0 + 4.3 + 1.2 - 3.1)"
    ),
    *_2_6(
        "wrong",
        "the row is right, but the sixth digit is 1 too large",
        "4, 0.000534",
        "4, 0.0005337",
        "4, math.exp(-3.1) / 84.409",
    ),
    *_2_6(
        "wrong",
        "the row is right, but you divided the published value",
        "4, 0.000292 / 0.999757",
        "4, 0.00029207",
    ),
    *_2_6("right", "", "4, 0.0005331", "4, 0.045 / 84.45"),
    *_2_6("wrong", "", "[1, 4], 0.000533", "4, 0.0005353", "4, 0.0002925"),
    *_2_6("wrong", "you gave the logit, not the number of its row", "-3.1, 0.000533", "-3.1, 0.0005334"),
    *_2_6(
        "wrong",
        "",
        "4, 0.0532",
        "2, 0.000533",
        "-1, 0.000533",
        "5, 0.000533",
        "0, 0.000533",
        "0.000533, 4",
        '"4", 0.000533',
        '4, "0.000533"',
        "[4], 0.000533",
        "4, softmax([2.0, 4.3, 1.2, -3.1])",
        "4, 0.00533",
        "4, softmax([2.0, 4.3, 1.2, -3.1], temperature=2)[3]",
        "4, -0.000533",
    ),
    # ------------------------------------------------------------ 2.7
    *_2_7(
        "right",
        "",
        "np.log(84.454)",
        "4.44",
        "4.436",
        "-math.log(1 / 84.454)",
        """
from decimal import Decimal
crossing = Decimal("84.454").ln()
""",
        """
from fractions import Fraction
crossing = Fraction(4436, 1000)
""",
        "logsumexp([2.0, 4.3, 1.2, -3.1])",
        "np.float32(np.log(np.sum(np.exp([2.0, 4.3, 1.2, -3.1]))))",
        """
x = np.linspace(-5, 5, 10001)
crossing = x[np.argmin(np.abs(np.exp(x) / 84.454 - 1))]
""",
        """
crossing = 0
while math.exp(crossing) / 84.454 < 1:
    crossing += 0.001
""",
        "math.log(84.454) / math.log(math.e)",
        "np.array(4.44)",
        "math.log(84.454)",
        "np.float32(4.4362)",
    ),
    *_2_7("open", "", "..."),
    *_2_7(
        "wrong", "that is the height, not the x", "84.454", "sum(math.exp(z) for z in [2.0, 4.3, 1.2, -3.1])"
    ),
    *_2_7("wrong", "you used the logarithm to base 10", "math.log(84.454, 10)", "1.93", "math.log10(84.454)"),
    *_2_7("wrong", "you used the logarithm to base 2", "np.log2(84.454)", "6.4", "math.log2(84.454)"),
    *_2_7("wrong", "that is the largest logit", "max([2.0, 4.3, 1.2, -3.1])", "4.3"),
    *_2_7("wrong", "that is the height at the right edge", "math.exp(5) / 84.454", "1.757"),
    *_2_7("wrong", "that is the right edge of the figure", "5"),
    *_2_7("wrong", "you gave the height 1", "1"),
    *_2_7("wrong", "that is the height at x = 0", "1 / 84.454"),
    *_2_7("wrong", "that is the answer for e^x / 10", "2.303", "math.log(10)"),
    *_2_7("wrong", "your sign is the wrong way round", "math.log(1 / 84.454)", "-4.44", "-4.436"),
    *_2_7(
        "wrong",
        "you cut off the digits instead of rounding",
        "4.43",
        "math.floor(100 * math.log(84.454)) / 100",
    ),
    *_2_7(
        "wrong",
        "",
        "4.4",
        "round(math.log(84.454), 1)",
        "4",
        "4.96",
        "4.33",
        "math.sqrt(84.454)",
        "84.454 / math.e",
        "math.log1p(84.454)",
        "1 / math.log(84.454)",
        "math.exp(84.454)",
        '"4.436"',
        "[4.436]",
        "lambda x: math.exp(x) / 84.454",
        "math.log",
        "4.436j",
        "math.inf",
        "84.454 ** (1 / 4)",
        "float('inf')",
    ),
    *_2_7(
        "wrong",
        "",
        "math.log(84.454) + 1",
        "'4,4'",
        "(4,4)",
        "4,4",
        "math.exp",
        "10**400",
        "np.nan",
        "(x for x in [1])",
        "443.6",
    ),
    *_2_7("open", "", "None"),
    # ------------------------------------------------------------ 2.8
    *_2_8(
        "right",
        "",
        """
def percentages(p):
    whole = [int(100 * x) for x in p]
    lost = [100 * x - w for x, w in zip(p, whole)]
    while sum(whole) < 100:
        k = lost.index(max(lost))
        whole[k] += 1
        lost[k] = -1
    return whole
""",
        """
from fractions import Fraction
def percentages(p):
    exact = [100 * Fraction(x) for x in p]
    whole = [math.floor(x) for x in exact]
    order = sorted(range(len(p)), key=lambda k: exact[k] - whole[k], reverse=True)
    for k in order[: 100 - sum(whole)]:
        whole[k] += 1
    return tuple(whole)
""",
        """
def percentages(p):
    lost, whole = np.modf(100 * p)
    rank = np.argsort(np.argsort(-lost, kind="stable"), kind="stable")
    return whole + (rank < 100 - whole.sum())
""",
        """
from teachkit.distributions import round_to_total
def percentages(p): return 100 * round_to_total(p, 2)
""",
        """
from decimal import Decimal, ROUND_FLOOR
def percentages(p):
    exact = [100 * Decimal(x) for x in p]
    whole = [x.to_integral_value(ROUND_FLOOR) for x in exact]
    missing = int(100 - sum(whole))
    for k in sorted(range(len(p)), key=lambda k: (whole[k] - exact[k], k))[:missing]:
        whole[k] += 1
    return whole
""",
        """
import pandas as pd
def percentages(p):
    exact = pd.Series(100 * p)
    whole = np.floor(exact)
    lost = (exact - whole).sort_values(ascending=False, kind="stable")
    whole[lost.index[: int(100 - whole.sum())]] += 1
    return whole
""",
        """
def percentages(p):
    q = 100 * p.copy()
    lost = q % 1
    q //= 1
    for _ in range(int(100 - q.sum())):
        k = np.argmax(lost)
        q[k] += 1
        lost[k] = 0
    return q.astype(np.float32)
""",
        """
def percentages(p):
    def give(whole):
        if sum(whole) == 100:
            return whole
        k = max(range(len(p)), key=lambda k: 100 * p[k] - whole[k])
        return give([w + (j == k) for j, w in enumerate(whole)])
    return give([math.floor(100 * x) for x in p])
""",
        """
def percentages(p):
    whole = [int(100 * x) for x in p]
    lost = [100 * x - w for x, w in zip(p, whole)]
    for k in sorted(range(len(p)), key=lambda k: -lost[k])[: 100 - sum(whole)]:
        whole[k] += 1
    return whole
""",
        "np.round(100 * __import__('teachkit').distributions.round_to_total(p, 2))",
        """
def percentages(p):
    whole = np.floor(100 * p)
    while whole.sum() < 100:
        whole[np.argmax(100 * p - whole)] += 1
    return whole
""",
        """
def percentages(p):
    scaled = 100 * p
    down = scaled.astype(int)
    order = np.argsort(down - scaled, kind="stable")
    down[order[: 100 - down.sum()]] += 1
    return down.astype(np.float32)
""",
    ),
    *_2_8(
        "open",
        "",
        """
def percentages(p):
    whole = np.floor(100 * p)
    whole[...] += 1
    return ...
""",
    ),
    *_2_8(
        "wrong",
        "you rounded each number alone",
        "[round(100 * x) for x in p]",
        "np.round(100 * p).astype(int)",
        "np.round(100 * p)",
    ),
    *_2_8(
        "wrong",
        "you only rounded down",
        "(100 * p).astype(int)",
        "[int(100 * x) for x in p]",
        "np.floor(100 * p)",
    ),
    *_2_8("wrong", "you rounded up", "np.ceil(100 * p)"),
    *_2_8(
        "wrong",
        "you gave all that is missing to the largest class",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    whole[np.argmax(p)] += 100 - whole.sum()
    return whole
""",
        """
def percentages(p):
    whole = np.floor(100 * p)
    whole[np.argmax(p)] += 100 - whole.sum()
    return whole
""",
    ),
    *_2_8(
        "wrong",
        "you gave all that is missing to the last class",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    whole[-1] += 100 - sum(whole)
    return whole
""",
        """
def percentages(p):
    whole = np.floor(100 * p)
    whole[-1] += 100 - whole.sum()
    return whole
""",
    ),
    *_2_8(
        "wrong",
        "you let the last class fill up the total",
        """
def percentages(p):
    whole = np.round(100 * p)
    whole[-1] = 100 - whole[:-1].sum()
    return whole
""",
    ),
    *_2_8(
        "wrong",
        "you gave what is missing to the first classes",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    whole[: 100 - whole.sum()] += 1
    return whole
""",
    ),
    *_2_8(
        "wrong",
        "where two lost the same, you put the later one first",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    order = np.argsort(exact - whole, kind='stable')[::-1]
    whole[order[: 100 - whole.sum()]] += 1
    return whole
""",
        """
def percentages(p):
    whole = [math.floor(100 * x) for x in p]
    order = sorted(range(len(p)), key=lambda k: 100 * p[k] - whole[k])[::-1]
    for k in order[: 100 - sum(whole)]:
        whole[k] += 1
    return whole
""",
        """
def percentages(p):
    whole = np.floor(100 * p).astype(int)
    lost = 100 * p - whole
    for k in sorted(range(len(p)), key=lambda k: (lost[k], k))[::-1][: 100 - whole.sum()]:
        whole[k] += 1
    return whole
""",
    ),
    *_2_8("wrong", "you returned fractions", "np.round(p, 2)", "[round(x, 2) for x in p]"),
    *_2_8(
        "wrong",
        "you did not multiply by 100",
        """
from teachkit.distributions import round_to_total
def percentages(p):
    return round_to_total(p, 2)
""",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    order = np.argsort(whole - exact, kind='stable')
    whole[order[: 100 - whole.sum()]] += 1
    return whole / 100
""",
        "__import__('teachkit').distributions.round_to_total(p, 2)",
    ),
    *_2_8(
        "wrong",
        "you gave all that is missing to the one that lost most",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    whole[np.argmax(exact - whole)] += 100 - whole.sum()
    return whole
""",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    while whole.sum() < 100:
        whole[np.argmax(exact % 1)] += 1
    return whole
""",
        """
def percentages(p):
    whole = np.floor(100 * p)
    whole[np.argmax(100 * p - whole)] += 100 - whole.sum()
    return whole
""",
    ),
    *_2_8(
        "wrong",
        "you gave what is missing to the largest classes",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    order = np.argsort(-p, kind='stable')
    whole[order[: 100 - whole.sum()]] += 1
    return whole
""",
    ),
    *_2_8(
        "wrong",
        "you gave what is missing to those that lost least",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    order = np.argsort(exact - whole, kind='stable')
    whole[order[: 100 - whole.sum()]] += 1
    return whole
""",
    ),
    *_2_8("wrong", "you left the digits after the point", "100 * p", "[100 * x for x in p]"),
    *_2_8(
        "wrong",
        "you rounded, then corrected the largest",
        """
def percentages(p):
    whole = np.round(100 * p)
    whole[np.argmax(p)] += 100 - whole.sum()
    return whole
""",
    ),
    *_2_8(
        "wrong",
        "you added 1 only once",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    if whole.sum() < 100:
        whole[np.argmax(exact - whole)] += 1
    return whole
""",
    ),
    *_2_8(
        "wrong",
        "you added 1 once, whatever is missing",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    whole[np.argmax(exact - whole)] += 1
    return whole
""",
    ),
    *_2_8(
        "wrong",
        "your function changed its input",
        """
def percentages(p):
    p *= 100
    whole = np.floor(p)
    whole[np.argsort(whole - p, kind="stable")[: int(100 - whole.sum())]] += 1
    return whole
""",
    ),
    *_2_8(
        "wrong",
        "it stopped with TypeError",
        """
def percentages(p):
    whole = np.floor(100 * p)
    order = np.argsort(whole - 100 * p)
    whole[order[: 100 - whole.sum()]] += 1
    return whole
""",
        "int(100 * p)",
    ),
    *_2_8(
        "wrong",
        "",
        "np.round(100 * p, 1)",
        "np.floor(p)",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    whole += 1
    return whole
""",
        "100 * np.round(p)",
        "[f'{100 * x:.0f} %' for x in p]",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    lost = exact - whole
    whole[lost > 0.5] += 1
    return whole
""",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    order = np.argsort(whole - exact)
    whole[order[100 - whole.sum()]] += 1
    return whole
""",
        """
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    order = np.argsort(whole - exact)
    whole[order[: 100 - whole.sum()]] += 1
""",
        """
def percentages(p):
    whole = np.round(100 * p)
    whole[0] += 100 - whole.sum()
    return whole
""",
        "p",
    ),
    *_2_8("wrong", "you rounded each number alone", "np.round(p*100)"),
    *_2_8("wrong", "you only rounded down", "np.floor(p*100)", "(p*100).astype(int)"),
    *_2_8("wrong", "you left the digits after the point", "p*100"),
    *_2_8("wrong", "you rounded up", "np.ceil(p*100)"),
    *_2_8(
        "wrong",
        "",
        "np.full(len(p), 100/len(p))",
        "np.round(p)",
        "p.tolist()",
        "np.sort(np.round(p*100))",
        "np.array([100]+[0]*(len(p)-1))",
        "[f'{x:.0%}' for x in p]",
        "np.floor(p*100)+1",
        "np.round(p*100, 1)",
        "-np.floor(p*100)",
        "p*10000",
        "np.floor(p*100)[::-1]",
    ),
    *_2_8(
        "wrong",
        "you gave all that is missing to the first class",
        """
def percentages(p):
    f = np.floor(100 * p)
    f[0] += 100 - f.sum()
    return f
""",
    ),
    *_2_8(
        "wrong",
        "you rounded each number alone, halves up",
        "(100 * p + 0.5).astype(int)",
        "[math.floor(100 * x + 0.5) for x in p]",
    ),
    *_2_8(
        "wrong",
        "you took the end of the order, and all of it where nothing is missing",
        """
def percentages(p):
    e = 100 * p
    f = np.floor(e).astype(int)
    missing = 100 - f.sum()
    for k in np.argsort(e - f, kind="stable")[-missing:]:
        f[k] += 1
    return f
""",
    ),
    *_2_8(
        "wrong",
        "where two lost the same, you put the later one first",
        """
def percentages(p):
    up = np.ceil(100 * p).astype(int)
    gained = up - 100 * p
    for k in np.argsort(-gained, kind="stable")[: up.sum() - 100]:
        up[k] -= 1
    return up
""",
    ),
    *_2_8("wrong", "", "[round(100 * x, 1) for x in p]"),
    # ------------------------------------------------------------ 2.9
    *_2_9(
        "right",
        "",
        "softmax_jacobian(z)",
        """
def my_jacobian(z):
    p = softmax(z)
    return p[:, None] * (np.eye(len(p)) - p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - p[:, None] @ p[None, :]
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return [[a * (1 - a) if i == j else -a * b for j, b in enumerate(p)] for i, a in enumerate(p)]
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diagflat(p) - np.einsum('i,j->ij', p, p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    table = -np.outer(p, p)
    for i in range(len(p)):
        table[i, i] += p[i]
    return table
""",
        """
def my_jacobian(z):
    p = softmax(z)
    table = np.zeros((len(p), len(p)))
    for i in range(len(p)):
        for j in range(len(p)):
            table[i][j] = p[i] * ((i == j) - p[j])
    return table
""",
        """
def my_jacobian(z):
    step = 1e-5 * np.eye(len(z))
    return np.transpose([(softmax(z + s) - softmax(z - s)) / 2e-5 for s in step])
""",
        """
from fractions import Fraction
def my_jacobian(z):
    p = [Fraction(x) for x in softmax(z)]
    return tuple(tuple(a * ((i == j) - b) for j, b in enumerate(p)) for i, a in enumerate(p))
""",
        """
def my_jacobian(z):
    p = softmax(z)
    p = p.astype(np.float32)
    return np.diag(p) - np.outer(p, p)
""",
        """
import pandas as pd
def my_jacobian(z):
    p = softmax(z)
    return pd.DataFrame(np.diag(p)) - np.outer(p, p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.eye(len(p)) * p - np.multiply.outer(p, p)
""",
        "np.diag(softmax(z)) - np.outer(softmax(z), softmax(z))",
        "softmax(z)[:, None] * (np.eye(len(z)) - softmax(z))",
        "np.einsum('i,ij->ij', softmax(z), np.eye(len(z)) - softmax(z)[None])",
        """
def my_jacobian(z):
    p = softmax(z)
    return [[p[i] * ((i == j) - p[j]) for j in range(len(p))] for i in range(len(p))]
""",
    ),
    *_2_9(
        "open",
        "",
        """
def my_jacobian(z):
    p = softmax(z)
    return ...
""",
    ),
    *_2_9(
        "wrong",
        "all your signs are the wrong way round",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.outer(p, p) - np.diag(p)
""",
        "np.outer(softmax(z), softmax(z)) - np.diag(softmax(z))",
    ),
    *_2_9(
        "wrong",
        "you left out the other probabilities",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p * (1 - p))
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p - p**2)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.eye(len(p)) * (p - p * p)
""",
        "np.diag(softmax(z) * (1 - softmax(z)))",
    ),
    *_2_9(
        "wrong",
        "you returned the diagonal only",
        """
def my_jacobian(z):
    p = softmax(z)
    return p * (1 - p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(np.diag(p) - np.outer(p, p))
""",
        "softmax(z) * (1 - softmax(z))",
    ),
    *_2_9(
        "wrong",
        "you forgot the diagonal's own p",
        """
def my_jacobian(z):
    p = softmax(z)
    return -np.outer(p, p)
""",
        "-np.outer(softmax(z), softmax(z))",
    ),
    *_2_9(
        "wrong",
        "you added the products instead of subtracting them",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) + np.outer(p, p)
""",
        "np.diag(softmax(z)) + np.outer(softmax(z), softmax(z))",
    ),
    *_2_9(
        "wrong",
        "you squared where a table of products belongs",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - p * p
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - p**2
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return p * (np.eye(len(p)) - p)
""",
        "np.diag(softmax(z)) - softmax(z) ** 2",
    ),
    *_2_9(
        "wrong",
        "you subtracted one number everywhere",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - p @ p
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - p @ p.T
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - np.dot(p, p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - np.inner(p, p)
""",
    ),
    *_2_9(
        "wrong",
        "you used the rule of the diagonal everywhere",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.outer(p, 1 - p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return [[a * (1 - b) for b in p] for a in p]
""",
    ),
    *_2_9("wrong", "you put logits where probabilities belong", "np.diag(z) - np.outer(z, z)"),
    *_2_9(
        "wrong",
        "you left out the products",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p)
""",
        "np.diag(softmax(z))",
    ),
    *_2_9(
        "wrong",
        "you put 1 on the diagonal where p belongs",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.eye(len(p)) - np.outer(p, p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.identity(len(z)) - np.outer(p, p)
""",
        "np.eye(len(z)) - np.outer(softmax(z), softmax(z))",
    ),
    *_2_9(
        "wrong",
        "beside the diagonal the minus is missing",
        """
def my_jacobian(z):
    p = softmax(z)
    return [[a * (1 - a) if i == j else a * b for j, b in enumerate(p)] for i, a in enumerate(p)]
""",
    ),
    *_2_9(
        "wrong",
        "you subtracted the square twice on the diagonal",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p * (1 - p)) - np.outer(p, p)
""",
    ),
    *_2_9(
        "wrong",
        "you filled the first row only",
        """
def my_jacobian(z):
    p = softmax(z)
    table = np.zeros((len(p), len(p)))
    for i in range(len(p)):
        for j in range(len(p)):
            table[i, j] = p[i] * ((i == j) - p[j])
        return table
""",
    ),
    *_2_9(
        "wrong",
        "it stopped with IndexError",
        """
def my_jacobian(z):
    p = softmax(z)
    return [[p[i] * ((i == j) - p[j]) for j in range(1, len(p) + 1)] for i in range(1, len(p) + 1)]
""",
    ),
    *_2_9(
        "wrong",
        "it stopped with NameError",
        """
def my_jacobian(z):
    p = softmax(z)
    return diag(p) - outer(p, p)
""",
    ),
    *_2_9(
        "wrong",
        "it stopped with TypeError",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - np.outer(p)
""",
    ),
    *_2_9(
        "wrong",
        "",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - np.outer(p, z)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(z) - np.outer(p, p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.round(np.diag(p) - np.outer(p, p), 3)
""",
        """
def my_jacobian(z):
    p = np.exp(z)
    return np.diag(p) - np.outer(p, p)
""",
        """
def my_jacobian(z):
    p = softmax(z, temperature=2)
    return np.diag(p) - np.outer(p, p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return (np.diag(p) - np.outer(p, p)).sum(axis=1)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return 1 - np.outer(p, p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return (np.diag(p) - np.outer(p, p)).ravel()
""",
        """
def my_jacobian(z):
    step = 0.1 * np.eye(len(z))
    return np.transpose([(softmax(z + s) - softmax(z)) / 0.1 for s in step])
""",
        """
def my_jacobian(z):
    p = softmax(z)
    table = np.zeros((len(p), len(p)))
    for i in range(len(p)):
        for j in range(len(p)):
            table[i, j] = p[i] * ((i == j) - p[j])
            return table
""",
        "softmax(z)",
    ),
    *_2_9(
        "wrong",
        "",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.gradient(p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return (np.diag(p) - np.outer(p,p)).sum(0)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.eye(len(z))*p - p
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return 100*(np.diag(p) - np.outer(p,p))
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p)-np.outer(p,p)+1e-4
""",
    ),
    *_2_9(
        "open",
        "",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p - p**2) * ...
""",
    ),
    *_2_9(
        "wrong",
        "you used the rule of the diagonal everywhere",
        """
def my_jacobian(z):
    p = softmax(z)
    return p[:, None]*(1-p)
""",
    ),
    *_2_9(
        "wrong",
        "your table holds nothing but 0",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.zeros((len(z),len(z)))
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.round(np.diag(p)-np.outer(p,p))
""",
    ),
    *_2_9(
        "wrong",
        "you left out the factor p_i of each row",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.eye(len(p)) - p
""",
    ),
    *_2_9(
        "wrong",
        "your table holds nothing but 0",
        """
def my_jacobian(z):
    p = softmax(z)
    table = np.zeros((len(p), len(p)), dtype=int)
    for i in range(len(p)):
        for j in range(len(p)):
            table[i, j] = p[i] * ((i == j) - p[j])
    return table
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - np.eye(len(p)) * p
""",
    ),
    *_2_9(
        "wrong",
        "",
        """
def my_jacobian(z):
    p = softmax(z)
    return (np.eye(len(p)) - p) / len(p)
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return p[:, None] * (np.eye(len(p)) - p) * 2
""",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.eye(len(p)) - 1 / len(p)
""",
    ),
    *_2_9(
        "wrong",
        "you returned the products alone",
        """
def my_jacobian(z):
    p = softmax(z)
    return np.outer(p, p)
""",
        "np.outer(softmax(z), softmax(z))",
    ),
    *_2_9(
        "wrong",
        "on your diagonal the square is not subtracted",
        """
def my_jacobian(z):
    p = softmax(z)
    return [[p[i] if i == j else -p[i] * p[j] for j in range(len(p))] for i in range(len(p))]
""",
    ),
]
