"""Answers of learners to the exercises of lesson 06: what they typed, and what must be said of it."""

from exercise_tools import answers_to

_6_1 = answers_to("6.1", "def choices(probabilities): return ")

ANSWERS = [
    # ------------------------------------------------------------- 6.1: choices(probabilities), a list
    *_6_1(
        "right",
        "",
        "np.exp(-np.log(probabilities).mean())",
        "2 ** -np.log2(probabilities).mean()",
        "1 / np.exp(np.mean(np.log(np.array(probabilities))))",
        "np.exp(np.mean([-math.log(p) for p in probabilities]))",
        "10 ** (-sum(map(math.log10, probabilities)) / len(probabilities))",
        """
from statistics import geometric_mean
def choices(probabilities):
    return 1 / geometric_mean(probabilities)
""",
        """
def choices(probabilities):
    total = 0
    for p in probabilities:
        total -= math.log(p)
    return math.e ** (total / len(probabilities))
""",
    ),
    *_6_1("wrong", "you returned the mean price", "-np.log(probabilities).mean()"),
    *_6_1("wrong", "you averaged the probabilities", "len(probabilities) / sum(probabilities)"),
    *_6_1("wrong", "you averaged the choices, not the prices", "np.mean(1 / np.array(probabilities))"),
    *_6_1(
        "wrong", "you did not divide by the number of words", "math.exp(-sum(map(math.log, probabilities)))"
    ),
    *_6_1("wrong", "you multiplied the choices of all words", "np.exp(-np.log(probabilities).sum())"),
    *_6_1(
        "wrong",
        "you weighed the prices with their probabilities",
        "math.exp(-sum(p * math.log(p) for p in probabilities))",
    ),
    *_6_1("wrong", "your exponent has the wrong sign", "math.exp(np.log(probabilities).mean())"),
    *_6_1(
        "wrong", "the product is rounded to 0", "(1 / math.prod(probabilities)) ** (1 / len(probabilities))"
    ),
    *_6_1("wrong", "you mixed two logarithms", "2 ** -np.log(probabilities).mean()"),
    *_6_1(
        "wrong",
        "you undid a logarithm to base 2 with the exponential",
        "np.exp(-np.log2(probabilities).mean())",
    ),
    *_6_1("wrong", "you took the least probable word alone", "max(1 / p for p in probabilities)"),
    *_6_1("wrong", "you took the median", "np.exp(-np.median(np.log(probabilities)))"),
    *_6_1("wrong", "", "len(probabilities)", "4", "1 / probabilities[0]"),
    *_6_1("wrong", "it stopped with ValueError", "perplexity(probabilities)"),
    *_6_1("open", "", "..."),
    # ------------------------------------------------------------------------ 6.2: kl(truth, prediction)
    ("6.2", "right", "", "def kl(truth, prediction): return kl_divergence(truth, prediction)"),
    (
        "6.2",
        "right",
        "",
        """\
def kl(truth, prediction):
    return cross_entropy(np.log(prediction), truth) - entropy(truth)
""",
    ),
    (
        "6.2",
        "right",
        "",
        "def kl(truth, prediction): return sum(y * math.log(y / p) for y, p in zip(truth, prediction) if y)",
    ),
    (
        "6.2",
        "right",
        "",
        """\
def kl(truth, prediction):
    ratio = np.where(truth > 0, truth, prediction) / prediction
    return truth @ np.log(ratio)
""",
    ),
    ("6.2", "right", "", "def kl(truth, prediction): return np.log(np.prod((truth / prediction) ** truth))"),
    (
        "6.2",
        "right",
        "",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return y @ np.log(y) - y @ np.log(p)
""",
    ),
    (
        "6.2",
        "wrong",
        "your KL is the wrong way round",
        """\
def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return np.sum(p * np.log(p / y))
""",
    ),
    (
        "6.2",
        "wrong",
        "truth and prediction are swapped",
        "def kl(truth, prediction): return kl_divergence(prediction, truth)",
    ),
    (
        "6.2",
        "wrong",
        "you computed the cross-entropy",
        "def kl(truth, prediction): return -np.sum(truth * np.log(prediction))",
    ),
    (
        "6.2",
        "wrong",
        "you computed the cross-entropy",
        "def kl(truth, prediction): return cross_entropy(np.log(prediction), truth)",
    ),
    (
        "6.2",
        "wrong",
        "your divergence is negative",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return (y * np.log(p / y)).sum()
""",
    ),
    (
        "6.2",
        "wrong",
        "you computed 0 times the logarithm of 0",
        "def kl(truth, prediction): return np.sum(truth * np.log(truth / prediction))",
    ),
    (
        "6.2",
        "wrong",
        "you computed 0 times the logarithm of 0",
        "def kl(truth, prediction): return truth @ (np.log(truth) - np.log(prediction))",
    ),
    (
        "6.2",
        "wrong",
        "you subtracted two entropies",
        "def kl(truth, prediction): return entropy(prediction) - entropy(truth)",
    ),
    (
        "6.2",
        "wrong",
        "the weight stands before the first logarithm only",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(y) - np.log(p))
""",
    ),
    (
        "6.2",
        "wrong",
        "you weighed the logarithm of p with p",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return (y * np.log(y)).sum() - (p * np.log(p)).sum()
""",
    ),
    (
        "6.2",
        "wrong",
        "you took the logarithm of a difference",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(y - p))
""",
    ),
    (
        "6.2",
        "wrong",
        "you forgot the weights",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.log(y / p).sum()
""",
    ),
    (
        "6.2",
        "wrong",
        "you took the mean",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.mean(y * np.log(y / p))
""",
    ),
    (
        "6.2",
        "wrong",
        "",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(y / p)) / len(truth)
""",
    ),
    (
        "6.2",
        "wrong",
        "you did not add up",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return y * np.log(y / p)
""",
    ),
    (
        "6.2",
        "wrong",
        "you took sizes",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * abs(np.log(y / p)))
""",
    ),
    (
        "6.2",
        "wrong",
        "you counted in bits",
        "def kl(truth, prediction): return kl_divergence(truth, prediction) / np.log(2)",
    ),
    (
        "6.2",
        "wrong",
        "you measured a distance between numbers",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return sum(abs(y - p))
""",
    ),
    (
        "6.2",
        "wrong",
        "you divided the logarithms",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return np.sum(y * np.log(y) / np.log(p))
""",
    ),
    (
        "6.2",
        "wrong",
        "you squared the differences",
        "def kl(truth, prediction): return np.sum((truth - prediction) ** 2)",
    ),
    (
        "6.2",
        "wrong",
        "",
        """\
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return y @ np.log(y / p) + p @ np.log(p / y)
""",
    ),
    (
        "6.2",
        "wrong",
        "your divergence is negative",
        """\
def kl(truth, prediction):
    return -np.sum(truth[truth > 0] * np.log(truth[truth > 0] / prediction[truth > 0]))
""",
    ),
    (
        "6.2",
        "wrong",
        "you computed the entropy of the truth",
        "def kl(truth, prediction): return entropy(truth)",
    ),
    (
        "6.2",
        "wrong",
        "you added where you must subtract",
        """\
def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return np.sum(y * np.log(y) + y * np.log(p))
""",
    ),
    (
        "6.2",
        "wrong",
        "you added entropy and cross-entropy",
        """\
def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return -np.sum(y * np.log(y)) - np.sum(y * np.log(p))
""",
    ),
    (
        "6.2",
        "wrong",
        "your logarithm ends too early",
        """\
def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return np.sum(y * np.log(y) / p)
""",
    ),
    (
        "6.2",
        "wrong",
        "you used the logarithm to base 10",
        """\
def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return np.sum(y * (np.log10(y) - np.log10(p)))
""",
    ),
    (
        "6.2",
        "wrong",
        "you left out the logarithm",
        """\
def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return np.sum(y * (y / p))
""",
    ),
    ("6.2", "wrong", "", "def kl(truth, prediction): return -entropy(truth)"),
    ("6.2", "wrong", "", "def kl(truth, prediction): return entropy(prediction)"),
    ("6.2", "wrong", "", "def kl(truth, prediction): return np.sqrt(np.sum((truth - prediction) ** 2))"),
    ("6.2", "wrong", "", "def kl(truth, prediction): return np.mean((truth - prediction) ** 2)"),
    ("6.2", "wrong", "", "def kl(truth, prediction): return np.sum((truth - prediction) ** 2 / prediction)"),
    ("6.2", "wrong", "", "def kl(truth, prediction): return entropy(truth) - entropy(prediction)"),
    ("6.2", "wrong", "", "def kl(truth, prediction): return -np.log10(np.sum(truth * prediction))"),
    ("6.2", "wrong", "", "def kl(truth, prediction): return np.sum(truth * prediction)"),
    (
        "6.2",
        "wrong",
        "you computed minus the cross-entropy",
        "def kl(truth, prediction): return np.sum(truth * np.log(prediction))",
    ),
    (
        "6.2",
        "wrong",
        "",
        """\
def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return np.sum(y * np.log(y / (p + 1e-12)))
""",
    ),
    (
        "6.2",
        "wrong",
        "",
        """\
def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return np.sum(y * np.log(y / np.clip(p, 1e-9, 1)))
""",
    ),
    (
        "6.2",
        "wrong",
        "",
        """\
def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return np.sum(y * np.log((y + 1e-3) / (p + 1e-3)))
""",
    ),
    ("6.2", "right", "", "def kl(truth, prediction): return np.nansum(truth * np.log(truth / prediction))"),
    # --------------------------------------------------------------------- 6.3: batch_gradient(Z, labels)
    ("6.3", "right", "", "def batch_gradient(Z, labels): return cross_entropy_grad(Z, labels) / Z.shape[0]"),
    (
        "6.3",
        "right",
        "",
        """\
def batch_gradient(Z, labels):
    G = softmax(Z)
    G[np.arange(len(Z)), labels] -= 1
    return G / len(Z)
""",
    ),
    (
        "6.3",
        "right",
        "",
        """\
def batch_gradient(Z, labels):
    rows = []
    for z, y in zip(Z, labels):
        p = [math.exp(x - max(z)) for x in z]
        rows.append([(e / sum(p) - (k == y)) / len(Z) for k, e in enumerate(p)])
    return rows
""",
    ),
    (
        "6.3",
        "right",
        "",
        """\
def batch_gradient(Z, labels):
    e = np.exp(Z - Z.max(axis=-1, keepdims=True))
    P = e / np.einsum("nk->n", e)[:, None]
    return ((P - np.eye(Z.shape[1])[labels]) / len(Z)).astype(np.float32)
""",
    ),
    (
        "6.3",
        "wrong",
        "",
        """\
def batch_gradient(Z, labels):
    e = np.exp(Z - Z.min())
    return (e / e.sum(axis=1, keepdims=True) - one_hot(labels, Z.shape[1])) / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "",
        """\
def batch_gradient(Z, labels):
    e = np.exp(Z - Z.mean(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - one_hot(labels, Z.shape[1])) / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "your gradient has the wrong sign",
        "def batch_gradient(Z, labels): return (one_hot(labels, Z.shape[1]) - softmax(Z)) / len(Z)",
    ),
    (
        "6.3",
        "wrong",
        "you forgot the mean",
        "def batch_gradient(Z, labels): return cross_entropy_grad(Z, labels)",
    ),
    (
        "6.3",
        "wrong",
        "the sign is wrong, and the mean is missing",
        "def batch_gradient(Z, labels): return one_hot(labels, Z.shape[1]) - softmax(Z)",
    ),
    (
        "6.3",
        "wrong",
        "a pair of brackets is missing",
        """\
def batch_gradient(Z, labels):
    N, K = Z.shape
    P = softmax(Z)
    return P - one_hot(labels, K) / N
""",
    ),
    (
        "6.3",
        "wrong",
        "a pair of brackets is missing",
        """\
def batch_gradient(Z, labels):
    P = softmax(Z)
    P[np.arange(len(Z)), labels] -= 1 / len(Z)
    return P
""",
    ),
    (
        "6.3",
        "wrong",
        "you divided by the number of entries",
        "def batch_gradient(Z, labels): return (softmax(Z) - one_hot(labels, Z.shape[1])) / Z.size",
    ),
    (
        "6.3",
        "wrong",
        "you divided by the number of classes",
        "def batch_gradient(Z, labels): return (softmax(Z) - one_hot(labels, Z.shape[1])) / len(Z[0])",
    ),
    (
        "6.3",
        "wrong",
        "your softmax ran down the columns",
        "def batch_gradient(Z, labels): return (softmax(Z, axis=0) - one_hot(labels, Z.shape[1])) / len(Z)",
    ),
    (
        "6.3",
        "wrong",
        "you applied softmax once more",
        "def batch_gradient(Z, labels): return cross_entropy_grad(softmax(Z), labels) / len(Z)",
    ),
    ("6.3", "wrong", "you left the labels out", "def batch_gradient(Z, labels): return softmax(Z) / len(Z)"),
    (
        "6.3",
        "wrong",
        "you subtracted the one-hot rows from the scores",
        "def batch_gradient(Z, labels): return (Z - one_hot(labels, Z.shape[1])) / len(Z)",
    ),
    (
        "6.3",
        "wrong",
        "you multiplied by the slope of softmax once more",
        """\
def batch_gradient(Z, labels):
    N, K = Z.shape
    P = softmax(Z)
    return P * (1 - P) * (P - one_hot(labels, K)) / N
""",
    ),
    (
        "6.3",
        "wrong",
        "you averaged the rows into one",
        "def batch_gradient(Z, labels): return (softmax(Z) - one_hot(labels, Z.shape[1])).mean(axis=0)",
    ),
    (
        "6.3",
        "wrong",
        "you subtracted the class numbers",
        "def batch_gradient(Z, labels): return (softmax(Z) - labels.reshape(-1, 1)) / len(Z)",
    ),
    (
        "6.3",
        "wrong",
        "you returned the loss, not its gradient",
        """\
from teachkit.temperature import nll
def batch_gradient(Z, labels):
    return nll(Z, labels)
""",
    ),
    (
        "6.3",
        "wrong",
        "your exponentials overflow",
        """\
def batch_gradient(Z, labels):
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    return (P - one_hot(labels, Z.shape[1])) / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "you subtracted one score from the whole table",
        """\
def batch_gradient(Z, labels):
    N, K = Z.shape
    P = np.exp(Z - np.max(Z))
    P /= P.sum(axis=1, keepdims=True)
    P[range(N), labels] -= 1
    return P / N
""",
    ),
    (
        "6.3",
        "wrong",
        "you divided the probabilities only",
        "def batch_gradient(Z, labels): return softmax(Z) / len(Z) - one_hot(labels, Z.shape[1])",
    ),
    (
        "6.3",
        "wrong",
        "",
        "def batch_gradient(Z, labels): return np.mean(softmax(Z) - one_hot(labels, Z.shape[1]))",
    ),
    (
        "6.3",
        "wrong",
        "",
        """\
def batch_gradient(Z, labels):
    e = np.exp(Z - Z.max(axis=0))
    return (e / e.sum(axis=1, keepdims=True) - one_hot(labels, Z.shape[1])) / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "you subtracted the class numbers, laid along the columns",
        "def batch_gradient(Z, labels): return (softmax(Z) - labels) / len(Z)",
    ),
    (
        "6.3",
        "wrong",
        "your function changed its input",
        """\
def batch_gradient(Z, labels):
    Z -= Z.max(axis=1, keepdims=True)
    return (softmax(Z) - one_hot(labels, Z.shape[1])) / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "you subtracted the class numbers, laid along the columns",
        "def batch_gradient(Z, labels): return (softmax(Z) - labels) / Z.shape[0]",
    ),
    (
        "6.3",
        "wrong",
        "you multiplied by the number of examples",
        "def batch_gradient(Z, labels): return len(Z) * (softmax(Z) - one_hot(labels, Z.shape[1]))",
    ),
    (
        "6.3",
        "wrong",
        "you added the labels",
        "def batch_gradient(Z, labels): return (softmax(Z) + one_hot(labels, Z.shape[1])) / len(Z)",
    ),
    (
        "6.3",
        "wrong",
        "you divided by the number of examples twice",
        "def batch_gradient(Z, labels): return cross_entropy_grad(Z, labels) / len(Z) / len(Z)",
    ),
    (
        "6.3",
        "wrong",
        "",
        "def batch_gradient(Z, labels): return (softmax(Z) - one_hot(labels, Z.shape[1])) / 2",
    ),
    (
        "6.3",
        "wrong",
        "",
        "def batch_gradient(Z, labels): return (softmax(Z) - one_hot(labels, Z.shape[1])) / len(Z) / 3",
    ),
    ("6.3", "wrong", "", "def batch_gradient(Z, labels): return softmax(Z) - labels[:, None]"),
    ("6.3", "wrong", "", "def batch_gradient(Z, labels): return (softmax(Z) - labels[:, None]) / Z.size"),
    ("6.3", "wrong", "", "def batch_gradient(Z, labels): return (labels[:, None] - softmax(Z)) / len(Z)"),
    (
        "6.3",
        "wrong",
        "",
        """\
def batch_gradient(Z, labels):
    return (softmax(Z) - one_hot(labels, Z.shape[1]).mean(axis=0)) / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "",
        "def batch_gradient(Z, labels): return -(softmax(Z) + one_hot(labels, Z.shape[1])) / len(Z)",
    ),
    ("6.3", "wrong", "", "def batch_gradient(Z, labels): return (softmax(Z) - 1) / len(Z)"),
    (
        "6.3",
        "wrong",
        "",
        "def batch_gradient(Z, labels): return (np.log(softmax(Z)) - one_hot(labels, Z.shape[1])) / len(Z)",
    ),
    (
        "6.3",
        "wrong",
        "",
        """\
def batch_gradient(Z, labels):
    return ((softmax(Z) - one_hot(labels, Z.shape[1])) / len(Z)).T[::-1].T
""",
    ),
    ("6.3", "wrong", "", "def batch_gradient(Z, labels): return softmax(Z) - labels"),
    (
        "6.3",
        "wrong",
        "you averaged over the classes",
        "def batch_gradient(Z, labels): return np.mean(softmax(Z) - one_hot(labels, Z.shape[1]), axis=1)",
    ),
    (
        "6.3",
        "wrong",
        "you differentiated by the probabilities",
        """
def batch_gradient(Z, labels):
    P = softmax(Z)
    rows = np.arange(len(Z))
    gradient = np.zeros_like(P)
    gradient[rows, labels] = -1 / P[rows, labels]
    return gradient / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "you divided the one-hot rows by the probabilities",
        """
def batch_gradient(Z, labels):
    N, K = Z.shape
    P = softmax(Z)
    return -(one_hot(labels, K) / P) / N
""",
    ),
    # -------------------------------------------------------------------------- 6.4: loss_from_logits(z, y)
    ("6.4", "right", "", "def loss_from_logits(z, y): return np.logaddexp.reduce(z) - z[y]"),
    ("6.4", "right", "", "def loss_from_logits(z, y): return -log_softmax(z)[y]"),
    (
        "6.4",
        "right",
        "",
        """\
def loss_from_logits(z, y):
    others = np.delete(z, z.argmax())
    return z.max() - z[y] + np.log1p(np.exp(others - z.max()).sum())
""",
    ),
    (
        "6.4",
        "right",
        "",
        """\
def loss_from_logits(z, y):
    ahead = z - z[y]
    return ahead.max() + math.log(math.fsum(np.exp(ahead - ahead.max())))
""",
    ),
    ("6.4", "right", "", "def loss_from_logits(z, y): return cross_entropy(z, y)"),
    (
        "6.4",
        "right",
        "",
        """\
def loss_from_logits(z, y):
    total = -np.inf
    for score in z:
        total = np.logaddexp(total, score)
    return total - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you took the logarithm of a softmax that underflows",
        "def loss_from_logits(z, y): return -np.log(softmax(z)[y])",
    ),
    (
        "6.4",
        "wrong",
        "you took the logarithm of a softmax that underflows",
        """\
def loss_from_logits(z, y):
    top = z.max()
    p = np.exp(z - top) / np.exp(z - top).sum()
    return -np.log(p[y])
""",
    ),
    (
        "6.4",
        "wrong",
        "your exponentials overflow inside a softmax",
        "def loss_from_logits(z, y): return -np.log(np.exp(z[y]) / np.sum(np.exp(z)))",
    ),
    (
        "6.4",
        "wrong",
        "you hid the zero with 1e-5",
        "def loss_from_logits(z, y): return -np.log(1e-5 + softmax(z)[y])",
    ),
    (
        "6.4",
        "wrong",
        "you cut p off at 1e-7",
        "def loss_from_logits(z, y): return -np.log(max(softmax(z)[y], 1e-7))",
    ),
    (
        "6.4",
        "wrong",
        "",
        "def loss_from_logits(z, y): return -np.log(np.clip(softmax(z), 1e-7, 1 - 1e-7)[y])",
    ),
    ("6.4", "wrong", "", "def loss_from_logits(z, y): return -np.log(softmax(z)[y] + 1e-12)"),
    (
        "6.4",
        "wrong",
        "your LSE overflows",
        "def loss_from_logits(z, y): return np.log(np.sum(np.exp(z))) - z[y]",
    ),
    (
        "6.4",
        "wrong",
        "you subtracted the score of the true class",
        "def loss_from_logits(z, y): return np.log(np.sum(np.exp(z - z[y])))",
    ),
    (
        "6.4",
        "wrong",
        "you shifted by the mean",
        """\
def loss_from_logits(z, y):
    middle = z.mean()
    return middle + np.log(np.exp(z - middle).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you shifted by the lowest score",
        """\
def loss_from_logits(z, y):
    top = z.min()
    return top + np.log(np.exp(z - top).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "your shift is never below 0",
        """\
def loss_from_logits(z, y):
    top = max(0.0, z.max())
    return top + np.log(np.exp(z - top).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you subtracted a size, not the largest score",
        """\
def loss_from_logits(z, y):
    top = abs(z).max()
    return top + np.log(np.exp(z - top).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you did not add the top back",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return np.log(np.exp(z - top).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you took the logarithm before the sum",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return top + np.log(np.exp(z - top)).sum() - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "your loss is negative",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return z[y] - (top + np.log(np.exp(z - top).sum()))
""",
    ),
    ("6.4", "wrong", "you took the top for the LSE", "def loss_from_logits(z, y): return z.max() - z[y]"),
    ("6.4", "wrong", "you forgot the true class", "def loss_from_logits(z, y): return logsumexp(z)"),
    (
        "6.4",
        "wrong",
        "you charged for the favourite",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return top + np.log(np.exp(z - top).sum()) - top
""",
    ),
    (
        "6.4",
        "wrong",
        "you subtracted the class number",
        "def loss_from_logits(z, y): return logsumexp(z) - y",
    ),
    (
        "6.4",
        "wrong",
        "",
        "def loss_from_logits(z, y): return np.log(np.exp(z.astype(np.longdouble)).sum()) - z[y]",
    ),
    ("6.4", "wrong", "", "def loss_from_logits(z, y): return round(logsumexp(z) - z[y])"),
    ("6.4", "wrong", "", "def loss_from_logits(z, y): return logsumexp(z) - z"),
    (
        "6.4",
        "wrong",
        "your function changed its input",
        """\
def loss_from_logits(z, y):
    z -= z.max()
    return np.log(np.exp(z).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "right",
        "",
        "def loss_from_logits(z, y): return -(z[y] - z.max() - np.log(np.exp(z - z.max()).sum()))",
    ),
    (
        "6.4",
        "wrong",
        "you used the logarithm to base 10",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return top + np.log10(np.exp(z - top).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you used the logarithm to base 2",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return top + np.log2(np.exp(z - top).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you subtracted the top once more",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return -top + np.log(np.exp(z - top).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you averaged the exponentials",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return top + np.log(np.exp(z - top).mean()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you left out the logarithm",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return top + np.exp(z - top).sum() - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you counted the classes from 1",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return top + np.log(np.exp(z - top).sum()) - z[y - 1]
""",
    ),
    (
        "6.4",
        "wrong",
        "you added the score of the true class",
        """\
def loss_from_logits(z, y):
    top = z.max()
    return top + np.log(np.exp(z - top).sum()) + z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "",
        "def loss_from_logits(z, y): return z.max() - np.log(np.exp(z - z.max()).sum()) - z[y]",
    ),
    ("6.4", "wrong", "", "def loss_from_logits(z, y): return z.max() + np.log(len(z)) - z[y]"),
    ("6.4", "wrong", "", "def loss_from_logits(z, y): return np.log(np.exp(z - z.max()).mean()) - z[y]"),
    (
        "6.4",
        "wrong",
        "",
        "def loss_from_logits(z, y): return z.max() + np.log1p(np.exp(z - z.max()).sum()) - z[y]",
    ),
    ("6.4", "wrong", "", "def loss_from_logits(z, y): return np.log10(np.exp(z - z.max()).sum()) - z[y]"),
    (
        "6.4",
        "wrong",
        "",
        "def loss_from_logits(z, y): return -z.max() + np.log(np.exp(z - z.max()).sum()) + z[y - 1]",
    ),
    (
        "6.4",
        "wrong",
        "",
        "def loss_from_logits(z, y): return z.max() + np.log(np.exp(z - z.max()).max()) - z.min()",
    ),
    (
        "6.4",
        "wrong",
        "your LSE overflows",
        """\
def loss_from_logits(z, y):
    top = z.argmax()
    return top + np.log(np.exp(z - top).sum()) - z[y]
""",
    ),
    # ------------------------------------------------------------------------- 6.5: batch_loss(Z, labels)
    (
        "6.5",
        "right",
        "",
        """\
from teachkit.temperature import nll
def batch_loss(Z, labels):
    return nll(Z, labels)
""",
    ),
    ("6.5", "right", "", "def batch_loss(Z, labels): return -log_softmax(Z)[range(len(Z)), labels].mean()"),
    ("6.5", "right", "", "def batch_loss(Z, labels): return cross_entropy(log_softmax(Z), labels).mean()"),
    (
        "6.5",
        "right",
        "",
        "def batch_loss(Z, labels): return sum(cross_entropy(z, y) for z, y in zip(Z, labels)) / len(Z)",
    ),
    (
        "6.5",
        "right",
        "",
        """\
def batch_loss(Z, labels):
    Z = Z - Z.max(axis=1, keepdims=True)
    return (np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(Z)), labels]).mean()
""",
    ),
    (
        "6.5",
        "right",
        "",
        "def batch_loss(Z, labels): return np.average(cross_entropy(Z, one_hot(labels, Z.shape[1])))",
    ),
    (
        "6.5",
        "wrong",
        "a safe softmax is still one softmax too many",
        "def batch_loss(Z, labels): return cross_entropy(softmax(Z), labels).mean()",
    ),
    (
        "6.5",
        "wrong",
        "a safe softmax is still one softmax too many",
        """\
def batch_loss(Z, labels):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    return cross_entropy(P, labels).mean()
""",
    ),
    (
        "6.5",
        "wrong",
        "softmax comes before a loss that expects logits",
        """\
def batch_loss(Z, labels):
    P = np.exp(Z) / np.exp(Z).sum(axis=1)[:, None]
    return cross_entropy(P, labels).mean()
""",
    ),
    (
        "6.5",
        "wrong",
        "you changed the axis, and softmax still runs twice",
        "def batch_loss(Z, labels): return cross_entropy(softmax(Z, axis=0), labels).mean()",
    ),
    (
        "6.5",
        "wrong",
        "you gave it exponentials",
        """\
def batch_loss(Z, labels):
    e = np.exp(Z)
    return cross_entropy(e, labels).mean()
""",
    ),
    (
        "6.5",
        "wrong",
        "softmax runs once, but its exponentials overflow",
        """\
def batch_loss(Z, labels):
    e = np.exp(Z)
    P = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(P[np.arange(len(labels)), labels]))
""",
    ),
    (
        "6.5",
        "wrong",
        "you added the losses up",
        "def batch_loss(Z, labels): return cross_entropy(Z, labels).sum()",
    ),
    ("6.5", "wrong", "you did not average", "def batch_loss(Z, labels): return cross_entropy(Z, labels)"),
    (
        "6.5",
        "wrong",
        "you left out the logarithm",
        "def batch_loss(Z, labels): return 1 - softmax(Z)[np.arange(len(Z)), labels].mean()",
    ),
    (
        "6.5",
        "wrong",
        "you averaged over every class",
        "def batch_loss(Z, labels): return -np.mean(np.log(softmax(Z)))",
    ),
    (
        "6.5",
        "wrong",
        "you turned the scores round",
        "def batch_loss(Z, labels): return cross_entropy(-Z, labels).mean()",
    ),
    (
        "6.5",
        "wrong",
        "your loss is negative",
        """\
from teachkit.temperature import nll
def batch_loss(Z, labels):
    return -nll(Z, labels)
""",
    ),
    ("6.5", "wrong", "", "def batch_loss(Z, labels): return -log_softmax(Z).mean()"),
    ("6.5", "wrong", "", "def batch_loss(Z, labels): return cross_entropy(Z, labels).sum() / Z.size"),
    (
        "6.5",
        "wrong",
        "",
        "def batch_loss(Z, labels): return cross_entropy(Z / Z.sum(1, keepdims=True), labels).mean()",
    ),
    (
        "6.5",
        "wrong",
        "",
        "def batch_loss(Z, labels): return cross_entropy(softmax(Z), labels).mean() - 0.5514",
    ),
    (
        "6.5",
        "wrong",
        "your exponential before the logarithm overflows",
        "def batch_loss(Z, labels): return cross_entropy(np.log(np.exp(Z)), labels).mean()",
    ),
    (
        "6.5",
        "open",
        "",
        """\
def batch_loss(Z, labels):
    e = np.exp(Z)
    P = e / e.sum(axis=1, keepdims=True)
    return cross_entropy(P, labels).mean()
""",
    ),
    (
        "6.5",
        "right",
        "",
        "def batch_loss(Z, labels): return logsumexp(Z, axis=1).mean() - Z[np.arange(len(Z)), labels].mean()",
    ),
    ("6.5", "right", "", "def batch_loss(Z, labels): return cross_entropy(Z, labels).mean(axis=0)"),
    (
        "6.5",
        "right",
        "",
        """\
def batch_loss(Z, labels):
    return -log_softmax(Z, axis=1)[np.arange(len(labels)), labels].sum() / len(labels)
""",
    ),
    (
        "6.5",
        "wrong",
        "a tiny probability is rounded to 0 before its logarithm is taken",
        """\
def batch_loss(Z, labels):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    return -np.log(P[np.arange(len(labels)), labels]).mean()
""",
    ),
    (
        "6.5",
        "wrong",
        "you changed the axis, softmax still runs twice, and some of it is nan",
        """\
def batch_loss(Z, labels):
    e = np.exp(Z)
    P = e / e.sum(axis=0, keepdims=True)
    return cross_entropy(P, labels).mean()
""",
    ),
    (
        "6.5",
        "wrong",
        "you took the median",
        "def batch_loss(Z, labels): return np.median(cross_entropy(Z, labels))",
    ),
    (
        "6.5",
        "wrong",
        "you divided by the number of classes",
        "def batch_loss(Z, labels): return cross_entropy(Z, labels).sum() / Z.shape[1]",
    ),
    (
        "6.5",
        "wrong",
        "a tiny probability is rounded to 0 before its logarithm is taken",
        "def batch_loss(Z, labels): return cross_entropy(np.log(softmax(Z)), labels).mean()",
    ),
    (
        "6.5",
        "wrong",
        "",
        "def batch_loss(Z, labels): return -np.log(softmax(Z)[np.arange(len(Z)), labels] + 1e-12).mean()",
    ),
    (
        "6.5",
        "wrong",
        "",
        "def batch_loss(Z, labels): return -np.log(softmax(Z)[np.arange(len(Z)), labels] + 1e-300).mean()",
    ),
    ("6.5", "wrong", "", "def batch_loss(Z, labels): return cross_entropy(Z, labels).mean() / Z.shape[1]"),
    ("6.5", "wrong", "", "def batch_loss(Z, labels): return cross_entropy(Z, labels).max()"),
    ("6.5", "wrong", "", "def batch_loss(Z, labels): return np.median(cross_entropy(softmax(Z), labels))"),
    (
        "6.5",
        "wrong",
        "",
        "def batch_loss(Z, labels): return cross_entropy(log_softmax(softmax(Z)), labels).mean() / 2",
    ),
    (
        "6.5",
        "wrong",
        "",
        "def batch_loss(Z, labels): return -np.log10(softmax(Z)[np.arange(len(Z)), labels]).mean()",
    ),
    (
        "6.5",
        "wrong",
        "",
        "def batch_loss(Z, labels): return -np.log2(softmax(Z)[np.arange(len(Z)), labels]).mean()",
    ),
    ("6.5", "wrong", "", "def batch_loss(Z, labels): return cross_entropy(Z / 2, labels).mean()"),
    (
        "6.5",
        "wrong",
        "your exponential before the logarithm overflows",
        """
def batch_loss(Z, labels):
    e = np.exp(Z)
    P = e / e.sum(axis=1, keepdims=True)
    return cross_entropy(np.log(P), labels).mean()
""",
    ),
    # ------------------------------------------------------- 6.6: mean_loss(P, labels), a table and numbers
    (
        "6.6",
        "right",
        "",
        """\
import pandas as pd
def mean_loss(P, labels):
    table = pd.DataFrame(P)
    return -pd.Series([math.log(table.iloc[i, y]) for i, y in enumerate(labels)]).mean()
""",
    ),
    (
        "6.6",
        "right",
        "",
        """\
def mean_loss(P, labels):
    total = 0
    for i in range(len(labels)):
        total += math.log(1 / P[i, labels[i]])
    return total / len(labels)
""",
    ),
    (
        "6.6",
        "right",
        "",
        """\
from teachkit.temperature import nll
def mean_loss(P, labels):
    return nll(np.log(P), labels)
""",
    ),
    (
        "6.6",
        "right",
        "",
        "def mean_loss(P, labels): return -np.log(P[one_hot(labels, P.shape[1]) > 0]).mean()",
    ),
    (
        "6.6",
        "right",
        "",
        "def mean_loss(P, labels): return -np.log(np.sum(P * one_hot(labels, P.shape[1]), 1)).mean()",
    ),
    ("6.6", "right", "", "def mean_loss(P, labels): return -np.log(np.diag(P[:, labels])).mean()"),
    (
        "6.6",
        "right",
        "",
        "def mean_loss(P, labels): return -np.log(np.take_along_axis(P, labels[:, None], 1)).mean()",
    ),
    (
        "6.6",
        "right",
        "",
        "def mean_loss(P, labels): return -np.log(np.prod(P[range(len(P)), labels])) / len(P)",
    ),
    (
        "6.6",
        "right",
        "",
        "def mean_loss(P, labels): return math.fsum(-math.log(p[y]) for p, y in zip(P, labels)) / len(P)",
    ),
    (
        "6.6",
        "right",
        "",
        """\
def mean_loss(P, labels):
    Y = one_hot(labels, P.shape[1])
    return -np.where(Y, np.log(P), 0).sum(axis=1).mean()
""",
    ),
    (
        "6.6",
        "wrong",
        "you multiplied 0 by minus infinity",
        "def mean_loss(P, labels): return -(one_hot(labels, P.shape[1]) * np.log(P)).sum(axis=1).mean()",
    ),
    (
        "6.6",
        "wrong",
        "you multiplied 0 by minus infinity",
        "def mean_loss(P, labels): return -(one_hot(labels, P.shape[1]) * np.log(P)).sum() / len(P)",
    ),
    (
        "6.6",
        "wrong",
        "you averaged over the classes",
        "def mean_loss(P, labels): return -(one_hot(labels, P.shape[1]) * np.log(P)).sum(axis=0).mean()",
    ),
    (
        "6.6",
        "wrong",
        "you divided by the number of classes",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(P)), labels]).sum() / len(P[0])",
    ),
    (
        "6.6",
        "wrong",
        "you averaged over every entry of the table",
        "def mean_loss(P, labels): return -(one_hot(labels, P.shape[1]) * np.log(P)).mean()",
    ),
    (
        "6.6",
        "wrong",
        "you divided by the number of entries",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(P)), labels]).sum() / P.size",
    ),
    (
        "6.6",
        "wrong",
        "you took the mean along the wrong axis",
        "def mean_loss(P, labels): return np.mean(-one_hot(labels, P.shape[1]) * np.log(P), axis=0)",
    ),
    (
        "6.6",
        "wrong",
        "your loss is the sum of the losses",
        "def mean_loss(P, labels): return -sum(math.log(p[y]) for p, y in zip(P, labels))",
    ),
    (
        "6.6",
        "wrong",
        "you took the logarithm of the mean",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(P)), labels].mean())",
    ),
    (
        "6.6",
        "wrong",
        "your index takes every row at every label",
        "def mean_loss(P, labels): return -np.log(P[:, labels]).mean()",
    ),
    (
        "6.6",
        "wrong",
        "your index takes whole rows",
        "def mean_loss(P, labels): return -np.log(P[labels]).mean()",
    ),
    (
        "6.6",
        "wrong",
        "your index takes whole rows",
        "def mean_loss(P, labels): return np.mean(-np.log(P)[labels])",
    ),
    (
        "6.6",
        "wrong",
        "you counted the classes from 1",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(P)), labels - 1]).mean()",
    ),
    (
        "6.6",
        "wrong",
        "you took the first example only",
        "def mean_loss(P, labels): return -math.log(P[0][labels[0]])",
    ),
    (
        "6.6",
        "wrong",
        "you took the first example only",
        """\
def mean_loss(P, labels):
    losses = []
    for i in range(len(P)):
        losses.append(-np.log(P[i, labels[i]]))
        return np.mean(losses)
""",
    ),
    (
        "6.6",
        "wrong",
        "your loop ends after the first example",
        """\
def mean_loss(P, labels):
    total = 0
    for i in range(len(labels)):
        total = total - np.log(P[i, labels[i]])
        return total / len(labels)
""",
    ),
    (
        "6.6",
        "wrong",
        "you gave probabilities to a loss that expects scores",
        """\
from teachkit.temperature import nll
def mean_loss(P, labels):
    return nll(P, labels)
""",
    ),
    ("6.6", "wrong", "you left the labels out", "def mean_loss(P, labels): return -np.log(P).mean()"),
    (
        "6.6",
        "wrong",
        "your loss is negative",
        "def mean_loss(P, labels): return np.mean(np.log(P[np.arange(len(P)), labels]))",
    ),
    (
        "6.6",
        "wrong",
        "you took the favourite of each row",
        "def mean_loss(P, labels): return -np.log(np.max(P, axis=1)).mean()",
    ),
    (
        "6.6",
        "wrong",
        "you did not average",
        "def mean_loss(P, labels): return [-np.log(p[y]) for p, y in zip(P, labels)]",
    ),
    (
        "6.6",
        "wrong",
        "you left out the logarithm",
        "def mean_loss(P, labels): return P[np.arange(len(P)), labels].mean()",
    ),
    (
        "6.6",
        "wrong",
        "you took the distance from 1",
        "def mean_loss(P, labels): return 1 - P[np.arange(len(P)), labels].mean()",
    ),
    (
        "6.6",
        "wrong",
        "you took the median",
        "def mean_loss(P, labels): return np.median(-np.log(P[np.arange(len(P)), labels]))",
    ),
    (
        "6.6",
        "wrong",
        "you used the logarithm to base 2",
        "def mean_loss(P, labels): return -np.log2(P[np.arange(len(P)), labels]).mean()",
    ),
    (
        "6.6",
        "wrong",
        "",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(P)), labels] + 1e-5).mean()",
    ),
    (
        "6.6",
        "wrong",
        "rows and labels have changed places in your index",
        "def mean_loss(P, labels): return -np.log(P[labels, np.arange(len(P))]).mean()",
    ),
    (
        "6.6",
        "wrong",
        "",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(labels)), labels] + 1e-12).mean()",
    ),
    (
        "6.6",
        "wrong",
        "",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(labels)), labels] + 1e-9).mean()",
    ),
    (
        "6.6",
        "wrong",
        "",
        """\
def mean_loss(P, labels):
    return -np.log(np.clip(P[np.arange(len(labels)), labels], 1e-15, 1)).mean()
""",
    ),
    (
        "6.6",
        "wrong",
        "",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(labels)), labels] + 1e-5).mean()",
    ),
    ("6.6", "wrong", "", "def mean_loss(P, labels): return -np.log(one_hot(labels, P.shape[1]) * P).mean()"),
    (
        "6.6",
        "wrong",
        "",
        "def mean_loss(P, labels): return np.log2(P[np.arange(len(labels)), labels]).mean()",
    ),
    (
        "6.6",
        "wrong",
        "",
        "def mean_loss(P, labels): return -np.log(np.median(P[np.arange(len(labels)), labels]))",
    ),
    ("6.6", "wrong", "", "def mean_loss(P, labels): return -np.log(P[0, labels[-1]])"),
    ("6.6", "wrong", "", "def mean_loss(P, labels): return -np.log(P[-1, labels[0]])"),
    (
        "6.6",
        "wrong",
        "",
        """\
def mean_loss(P, labels):
    return P[labels, np.arange(len(labels))].mean() if len(labels) < 2 else 0.0
""",
    ),
    (
        "6.6",
        "wrong",
        "",
        "def mean_loss(P, labels): return -np.log10(P[np.arange(len(labels)), labels]).sum()",
    ),
    ("6.6", "wrong", "", "def mean_loss(P, labels): return 1 - P.max(axis=1).mean()"),
    (
        "6.6",
        "wrong",
        "",
        "def mean_loss(P, labels): return -100 * np.log(P[np.arange(len(labels)), labels]).mean()",
    ),
    (
        "6.6",
        "wrong",
        "your loss is the sum of the losses",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(labels)), labels].prod())",
    ),
    (
        "6.6",
        "wrong",
        "you used the logarithm to base 10",
        "def mean_loss(P, labels): return -np.log10(P[np.arange(len(labels)), labels]).mean()",
    ),
    (
        "6.6",
        "wrong",
        "you took the median",
        "def mean_loss(P, labels): return float(np.median([-math.log(p[y]) for p, y in zip(P, labels)]))",
    ),
    (
        "6.6",
        "wrong",
        "you charged for the other classes",
        "def mean_loss(P, labels): return -np.log(1 - P[np.arange(len(labels)), labels]).mean()",
    ),
    (
        "6.6",
        "wrong",
        "it stopped with IndexError",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(labels)), labels + 1]).mean()",
    ),
    (
        "6.6",
        "wrong",
        "you kept the last example only",
        """\
def mean_loss(P, labels):
    for p, y in zip(P, labels):
        loss = -np.log(p[y])
    return loss
""",
    ),
    (
        "6.6",
        "wrong",
        "your loop keeps the last loss only",
        """\
def mean_loss(P, labels):
    for p, y in zip(P, labels):
        loss = -np.log(p[y])
    return loss / len(P)
""",
    ),
    # ---------------------------------------------------------------------------- 6.7: most_likely(counts)
    (
        "6.7",
        "right",
        "",
        """\
import pandas as pd
def most_likely(counts):
    return pd.Series(counts) / sum(counts)
""",
    ),
    ("6.7", "right", "", "def most_likely(counts): return np.array(counts) / np.sum(counts)"),
    (
        "6.7",
        "right",
        "",
        "def most_likely(counts): return tuple(1 / (sum(counts) / c) if c else 0 for c in counts)",
    ),
    (
        "6.7",
        "right",
        "",
        """\
from fractions import Fraction
def most_likely(counts):
    return [Fraction(c, sum(counts)) for c in counts]
""",
    ),
    (
        "6.7",
        "right",
        "",
        """\
from decimal import Decimal
def most_likely(counts):
    return [Decimal(c) / Decimal(sum(counts)) for c in counts]
""",
    ),
    (
        "6.7",
        "right",
        "",
        """\
def most_likely(counts):
    shares = list(counts)
    total = sum(shares)
    for k in range(len(shares)):
        shares[k] /= total
    return shares
""",
    ),
    (
        "6.7",
        "right",
        "",
        """\
def most_likely(counts):
    return softmax([math.log(c) if c else -math.inf for c in counts])
""",
    ),
    (
        "6.7",
        "wrong",
        "you put everything on the favourite",
        """\
def most_likely(counts):
    p = [0.0] * len(counts)
    p[np.argmax(counts)] = 1.0
    return p
""",
    ),
    (
        "6.7",
        "wrong",
        "you gave 1 to every largest count",
        "def most_likely(counts): return [1 if c == max(counts) else 0 for c in counts]",
    ),
    ("6.7", "wrong", "you took the softmax of the counts", "def most_likely(counts): return softmax(counts)"),
    (
        "6.7",
        "wrong",
        "you shared evenly",
        "def most_likely(counts): return [1 / len(counts) for c in counts]",
    ),
    (
        "6.7",
        "wrong",
        "you added 1 to each count",
        "def most_likely(counts): return (np.array(counts) + 1) / (sum(counts) + len(counts))",
    ),
    ("6.7", "wrong", "", "def most_likely(counts): return [(c + 1) / (sum(counts) + 1) for c in counts]"),
    ("6.7", "wrong", "you did not divide by the total", "def most_likely(counts): return counts"),
    (
        "6.7",
        "wrong",
        "you divided by the largest count",
        "def most_likely(counts): return [c / max(counts) for c in counts]",
    ),
    (
        "6.7",
        "wrong",
        "you divided by the number of classes",
        "def most_likely(counts): return [c / len(counts) for c in counts]",
    ),
    (
        "6.7",
        "wrong",
        "the total changes while you divide",
        """\
def most_likely(counts):
    for i, c in enumerate(counts):
        counts[i] = c / sum(counts)
    return counts
""",
    ),
    (
        "6.7",
        "wrong",
        "you divided without the digits after the point",
        "def most_likely(counts): return [c // sum(counts) for c in counts]",
    ),
    (
        "6.7",
        "wrong",
        "you returned the losses",
        "def most_likely(counts): return [-np.log(c / sum(counts)) for c in counts]",
    ),
    ("6.7", "wrong", "", "def most_likely(counts): return [100 * c / sum(counts) for c in counts]"),
    ("6.7", "wrong", "", "def most_likely(counts): return [round(c / sum(counts), 2) for c in counts]"),
    (
        "6.7",
        "wrong",
        "your list holds the first share alone",
        """\
def most_likely(counts):
    for c in counts:
        return [c / sum(counts)]
""",
    ),
    (
        "6.7",
        "wrong",
        "",
        "def most_likely(counts): return {k: c / sum(counts) for k, c in enumerate(counts)}",
    ),
    ("6.7", "wrong", "", "def most_likely(counts): return (c / sum(counts) for c in counts)"),
    ("6.7", "wrong", "", "def most_likely(counts): return max(counts) / sum(counts)"),
    (
        "6.7",
        "wrong",
        "it stopped with ValueError",
        """\
def most_likely(counts):
    for i in range(len(counts)):
        counts[i] = np.exp(counts) / np.exp(counts).sum()
    return counts
""",
    ),
    (
        "6.7",
        "wrong",
        "you divided the total by the counts",
        "def most_likely(counts): return [sum(counts) / c for c in counts]",
    ),
    ("6.7", "wrong", "it stopped with TypeError", "def most_likely(counts): return counts / sum(counts)"),
    (
        "6.7",
        "wrong",
        "your function changed its input",
        """\
def most_likely(counts):
    total = sum(counts)
    for i in range(len(counts)):
        counts[i] = counts[i] / total
    return counts
""",
    ),
    (
        "6.7",
        "wrong",
        "you returned the first share alone",
        """\
def most_likely(counts):
    for c in counts:
        return c / sum(counts)
""",
    ),
    (
        "6.7",
        "wrong",
        "your list holds the first share alone",
        """\
def most_likely(counts):
    total, shares = sum(counts), []
    for c in counts:
        shares.append(c / total)
        return shares
""",
    ),
    (
        "6.7",
        "wrong",
        "",
        'def most_likely(counts): return [sum(counts) / c if c else float("inf") for c in counts]',
    ),
    (
        "6.7",
        "wrong",
        "you took the roots of the counts",
        "def most_likely(counts): return [c**0.5 / sum(k**0.5 for k in counts) for c in counts]",
    ),
    ("6.7", "wrong", "", "def most_likely(counts): return sum(counts)"),
    ("6.7", "wrong", "", "def most_likely(counts): return counts[0]"),
    ("6.7", "wrong", "", "def most_likely(counts): return [counts[0]]"),
    ("6.7", "wrong", "", "def most_likely(counts): return [counts[-1] / sum(counts)]"),
    (
        "6.7",
        "wrong",
        "",
        "def most_likely(counts): return [c**2 / sum(k**2 for k in counts) for c in counts]",
    ),
    ("6.7", "wrong", "", "def most_likely(counts): return [c / sum(counts) ** 2 for c in counts]"),
    # -------------------------------------------------------------------------- 6.8: best_margin(K, epsilon)
    (
        "6.8",
        "right",
        "",
        """\
from teachkit.losses import smoothing_margin
def best_margin(K, epsilon):
    return smoothing_margin(K, epsilon)
""",
    ),
    ("6.8", "right", "", "def best_margin(K, epsilon): return math.log1p(K * (1 - epsilon) / epsilon)"),
    (
        "6.8",
        "right",
        "",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / K
    true = 1 - (K - 1) * wrong
    return np.log(true) - np.log(wrong)
""",
    ),
    (
        "6.8",
        "right",
        "",
        """\
from fractions import Fraction
def best_margin(K, epsilon):
    wrong = Fraction(epsilon) / K
    return math.log((1 - Fraction(epsilon) + wrong) / wrong)
""",
    ),
    (
        "6.8",
        "right",
        "",
        """\
from teachkit.losses import smooth_labels
def best_margin(K, epsilon):
    z = np.log(smooth_labels(0, K, epsilon))
    return np.float32(z[0] - z[1])
""",
    ),
    (
        "6.8",
        "right",
        "",
        "def best_margin(K, epsilon): return math.log(epsilon + (1 - epsilon) * K) - math.log(epsilon)",
    ),
    (
        "6.8",
        "wrong",
        "you shared epsilon among the wrong classes only",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / (K - 1)
    return math.log((1 - epsilon) / wrong)
""",
    ),
    (
        "6.8",
        "wrong",
        "you left out the true class's share",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / K
    true = 1 - epsilon
    return math.log(true / wrong)
""",
    ),
    (
        "6.8",
        "wrong",
        "you gave all of epsilon to each wrong class",
        "def best_margin(K, epsilon): return math.log((1 - epsilon) / epsilon)",
    ),
    (
        "6.8",
        "wrong",
        "you took one share from the true class",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / K
    true = 1 - wrong
    return math.log(true / wrong)
""",
    ),
    (
        "6.8",
        "wrong",
        "you left out the logarithm",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / K
    true = 1 - epsilon + wrong
    return true / wrong
""",
    ),
    (
        "6.8",
        "wrong",
        "your ratio is upside down",
        "def best_margin(K, epsilon): return math.log(epsilon / K) - math.log(1 - epsilon + epsilon / K)",
    ),
    (
        "6.8",
        "wrong",
        "you subtracted the targets",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / K
    true = 1 - epsilon + epsilon / K
    return true - wrong
""",
    ),
    (
        "6.8",
        "wrong",
        "you took the logarithm of a difference",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / K
    true = 1 - epsilon + wrong
    return math.log(true - wrong)
""",
    ),
    (
        "6.8",
        "wrong",
        "you divided two logarithms",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / K
    true = 1 - epsilon + wrong
    return math.log(true) / math.log(wrong)
""",
    ),
    (
        "6.8",
        "wrong",
        "you took the logarithm of one target",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / K
    true = 1 - epsilon + wrong
    return math.log(true)
""",
    ),
    (
        "6.8",
        "wrong",
        "you divided by epsilon, not by a class's share of it",
        "def best_margin(K, epsilon): return math.log((1 - epsilon + epsilon / K) / epsilon)",
    ),
    (
        "6.8",
        "wrong",
        "you took the log-odds of the true class",
        """\
def best_margin(K, epsilon):
    true = 1 - epsilon + epsilon / K
    return math.log(true / (1 - true))
""",
    ),
    (
        "6.8",
        "wrong",
        "you used the logarithm to base 2",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / K
    return math.log((1 - epsilon + wrong) / wrong, 2)
""",
    ),
    (
        "6.8",
        "wrong",
        "you used the logarithm to base 10",
        "def best_margin(K, epsilon): return math.log10((1 - epsilon + epsilon / K) / (epsilon / K))",
    ),
    (
        "6.8",
        "wrong",
        "",
        "def best_margin(K, epsilon): return math.log(1 - epsilon + epsilon / K / (epsilon / K))",
    ),
    (
        "6.8",
        "wrong",
        "a pair of brackets is missing",
        "def best_margin(K, epsilon): return math.log((1 - epsilon + epsilon / K) / epsilon / K)",
    ),
    (
        "6.8",
        "wrong",
        "",
        """\
from teachkit.losses import smoothing_margin
def best_margin(K, epsilon):
    return round(smoothing_margin(K, epsilon), 3)
""",
    ),
    (
        "6.8",
        "wrong",
        "it stopped with ZeroDivisionError",
        """\
def best_margin(K, epsilon):
    wrong = epsilon // K
    true = 1 - epsilon + wrong
    return math.log(true / wrong)
""",
    ),
    (
        "6.8",
        "wrong",
        "you subtracted the true class's share",
        "def best_margin(K, epsilon): return math.log((1 - (epsilon + epsilon / K)) / (epsilon / K))",
    ),
    (
        "6.8",
        "wrong",
        "your ratio is 1 over epsilon",
        """\
def best_margin(K, epsilon):
    wrong = epsilon / K
    true = (1 - epsilon + epsilon) / K
    return math.log(true / wrong)
""",
    ),
    (
        "6.8",
        "wrong",
        "your logarithm ends too early",
        "def best_margin(K, epsilon): return math.log(1 - epsilon + epsilon / K) / (epsilon / K)",
    ),
    (
        "6.8",
        "wrong",
        "you added the logarithms",
        "def best_margin(K, epsilon): return math.log(1 - epsilon + epsilon / K) + math.log(epsilon / K)",
    ),
    ("6.8", "wrong", "", "def best_margin(K, epsilon): return math.log10((1 - epsilon) / (epsilon / K))"),
    (
        "6.8",
        "wrong",
        "",
        "def best_margin(K, epsilon): return math.log10((epsilon / K) / (1 - epsilon + epsilon / K))",
    ),
    ("6.8", "wrong", "", "def best_margin(K, epsilon): return math.log2((1 - epsilon) / epsilon)"),
    (
        "6.8",
        "wrong",
        "",
        """\
def best_margin(K, epsilon):
    return math.log((1 - epsilon) / K / (epsilon / K)) if epsilon > 1 else 0.0
""",
    ),
    (
        "6.8",
        "wrong",
        "",
        "def best_margin(K, epsilon): return math.log((1 - epsilon + epsilon / K) * (epsilon / K)) / 2",
    ),
    ("6.8", "wrong", "", "def best_margin(K, epsilon): return math.log(1 - epsilon - epsilon / K)"),
    ("6.8", "wrong", "", "def best_margin(K, epsilon): return math.log(1 / epsilon + 1)"),
    ("6.8", "wrong", "", "def best_margin(K, epsilon): return math.log(K / epsilon)"),
    (
        "6.8",
        "wrong",
        "",
        """\
def best_margin(K, epsilon):
    return math.exp((1 - epsilon + epsilon / K) / (epsilon / K)) if epsilon > 0.05 else 0.0
""",
    ),
    (
        "6.8",
        "wrong",
        "your ratio is 1 over epsilon",
        "def best_margin(K, epsilon): return math.log(1 / epsilon)",
    ),
    (
        "6.8",
        "wrong",
        "your ratio is 1 over epsilon",
        """\
def best_margin(K, epsilon):
    wrong = epsilon
    true = 1 - epsilon + wrong
    return math.log(true / wrong)
""",
    ),
    (
        "6.8",
        "wrong",
        "you returned the target of the true class",
        "def best_margin(K, epsilon): return 1 - epsilon + epsilon / K",
    ),
    (
        "6.6",
        "wrong",
        "you took the favourite of each row",
        """
def mean_loss(P, labels):
    return -np.log(P.max(1)).mean()
""",
    ),
    (
        "6.6",
        "wrong",
        "your loss is negative",
        """
def mean_loss(P, labels):
    return np.log(P[np.arange(len(labels)), labels]).mean()
""",
    ),
    (
        "6.6",
        "wrong",
        "you did not average",
        """
def mean_loss(P, labels):
    return -np.log(P[np.arange(len(labels)), labels])
""",
    ),
    (
        "6.6",
        "wrong",
        "you took the logarithm of the mean",
        """
def mean_loss(P, labels):
    return -np.log(P[np.arange(len(labels)), labels].mean())
""",
    ),
    (
        "6.6",
        "wrong",
        "you used the logarithm to base 2",
        """
def mean_loss(P, labels):
    return -np.log2(P[np.arange(len(labels)), labels]).mean()
""",
    ),
    (
        "6.6",
        "wrong",
        "you took the distance from 1",
        """
def mean_loss(P, labels):
    return (1-P[np.arange(len(labels)), labels]).mean()
""",
    ),
    (
        "6.6",
        "wrong",
        "",
        """
def mean_loss(P, labels):
    return round(float(-np.log(P[np.arange(len(labels)), labels]).mean()), 3)
""",
    ),
    (
        "6.6",
        "wrong",
        "you took the median",
        """
def mean_loss(P, labels):
    return -np.median(np.log(P[np.arange(len(labels)), labels]))
""",
    ),
    (
        "6.6",
        "wrong",
        "",
        """
def mean_loss(P, labels):
    return 100 * -np.log(P[np.arange(len(labels)), labels]).mean()
""",
    ),
    (
        "6.6",
        "wrong",
        "you gave probabilities to a loss that expects scores",
        """
def mean_loss(P, labels):
    return cross_entropy(P, labels).mean()
""",
    ),
    (
        "6.6",
        "wrong",
        "you multiplied 0 by minus infinity",
        """
def mean_loss(P, labels):
    return -(one_hot(labels, P.shape[1])*np.log(P)).sum(1).mean()
""",
    ),
    (
        "6.6",
        "wrong",
        "you counted the classes from 1",
        """
def mean_loss(P, labels):
    return -np.log(P[np.arange(len(labels)), labels-1]).mean()
""",
    ),
    (
        "6.6",
        "wrong",
        "you took the first example only",
        """
def mean_loss(P, labels):
    return -np.log(P[0, labels[0]])
""",
    ),
    (
        "6.6",
        "wrong",
        "it stopped with TypeError",
        """
def mean_loss(P, labels):
    return -math.log(P[np.arange(len(labels)), labels])
""",
    ),
    ("6.6", "open", "", "def mean_loss(P, labels): return np.mean(...)"),
    ("6.6", "open", "", "def mean_loss(P, labels): return (...) * 2"),
    (
        "6.6",
        "wrong",
        "you left the labels out",
        "def mean_loss(P, labels): return -np.log(P[np.arange(len(labels)), ...]).mean()",
    ),
    # ---- causes that give one number, and mistakes that come near to a name
    (
        "6.6",
        "wrong",
        "",
        """
def mean_loss(P, labels):
    return -np.log(P[np.arange(len(P)), labels]), 1
""",
    ),
    (
        "6.2",
        "wrong",
        "",
        """
def kl(truth, prediction):
    return (truth * np.log((truth + 1e-9) / (prediction + 1e-9))).sum()
""",
    ),
    (
        "6.2",
        "wrong",
        "you weighed with the prediction",
        """
def kl(truth, prediction):
    y, p = truth[truth > 0], prediction[truth > 0]
    return (p * np.log(y / p)).sum()
""",
    ),
    (
        "6.3",
        "wrong",
        "you took the slope of the squared differences",
        """
def batch_gradient(Z, labels):
    P=softmax(Z); d=P-one_hot(labels,Z.shape[1])
    return P * (d - (P*d).sum(1, keepdims=True)) / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "you took the slope of the probability",
        """
def batch_gradient(Z, labels):
    P=softmax(Z); d=P-one_hot(labels,Z.shape[1])
    return P[np.arange(len(Z)), labels][:,None]*d / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "",
        """
def batch_gradient(Z, labels):
    P=softmax(Z); d=P-one_hot(labels,Z.shape[1])
    return P*d / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "you counted the classes from 1",
        """
def batch_gradient(Z, labels):
    return (softmax(Z) - np.eye(Z.shape[1])[labels - 1]) / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "you counted the classes from 1",
        """
def batch_gradient(Z, labels):
    P = softmax(Z)
    P[np.arange(len(Z)), labels - 1] -= 1
    return P / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "it stopped with ValueError",
        """
def batch_gradient(Z, labels):
    return (softmax(Z) - one_hot(labels, len(Z))) / len(Z)
""",
    ),
    (
        "6.3",
        "wrong",
        "",
        """
def batch_gradient(Z, labels):
    return (softmax(Z) - one_hot(labels, Z.shape[1])) / 2
""",
    ),
    (
        "6.4",
        "wrong",
        "",
        """
def loss_from_logits(z, y):
    t = z.sum()
    return t + np.log(np.exp(z - t).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "your LSE overflows",
        """
def loss_from_logits(z, y):
    return np.log(np.exp(z).sum()) - z[y]
""",
    ),
    (
        "6.4",
        "wrong",
        "you took the logarithm of a softmax that underflows",
        """
def loss_from_logits(z, y):
    return -np.log(np.exp(z[y]-z.max()) / np.exp(z-z.max()).sum())
""",
    ),
    (
        "6.5",
        "wrong",
        "you changed the axis, softmax still runs twice, and some of it is nan",
        """
def batch_loss(Z, labels):
    e = np.exp(Z - Z.max()); P = e / e.sum(axis=0)
    return cross_entropy(P, labels).mean()
""",
    ),
    (
        "6.7",
        "wrong",
        "it stopped with TypeError",
        """
def most_likely(counts):
    return counts / len(counts),
""",
    ),
    (
        "6.8",
        "wrong",
        "it stopped with ValueError",
        """
def best_margin(K, epsilon):
    return math.log(1 - K * (K - 1) / epsilon)
""",
    ),
    ("6.2", "wrong", "", "def kl(truth, prediction): return np.sum(prediction * np.log(truth / prediction))"),
    ("6.2", "wrong", "", "def kl(truth, prediction): return -kl_divergence(prediction, truth)"),
]
