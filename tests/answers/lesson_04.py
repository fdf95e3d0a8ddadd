"""Answers to the exercises of lesson 04: (exercise, verdict, mistake, source)."""

from exercise_tools import answers_to

RIGHT, WRONG, OPEN = "right", "wrong", "open"
_4_2 = answers_to("4.2", "def expected_share(first, second): return ")

ANSWERS = [
    # --------------------------------------------------------------- 4.1: two scores, one difference
    (
        "4.1",
        RIGHT,
        "",
        "def two_classes(z1, z2): return sigmoid(z1 - z2), sigmoid(z2 - z1)",
    ),
    ("4.1", RIGHT, "", "def two_classes(z1, z2): return softmax([z1, z2])"),
    (
        "4.1",
        RIGHT,
        "",
        """
def two_classes(z1, z2):
    p2 = sigmoid(z2 - z1)
    return np.array([1 - p2, p2], dtype=np.float32)
""",
    ),
    ("4.1", RIGHT, "", "def two_classes(z1, z2): return list(sigmoid(np.array([1, -1]) * (z1 - z2)))"),
    (
        "4.1",
        RIGHT,
        "",
        """
def two_classes(z1, z2):
    half = math.tanh((z1 - z2) / 2) / 2
    return [0.5 + half, 0.5 - half]
""",
    ),
    (
        "4.1",
        WRONG,
        "you took the sigmoid of each logit",
        "def two_classes(z1, z2): return [sigmoid(z1), sigmoid(z2)]",
    ),
    (
        "4.1",
        WRONG,
        "you took the sigmoid of one logit alone",
        """
def two_classes(z1, z2):
    p1 = sigmoid(z1)
    return [p1, 1 - p1]
""",
    ),
    (
        "4.1",
        WRONG,
        "your two probabilities have changed places",
        """
def two_classes(z1, z2):
    p1 = sigmoid(z2 - z1)
    return [p1, 1 - p1]
""",
    ),
    (
        "4.1",
        WRONG,
        "you added the scores",
        """
def two_classes(z1, z2):
    p1 = sigmoid(z1 + z2)
    return [p1, 1 - p1]
""",
    ),
    (
        "4.1",
        WRONG,
        "you divided the sigmoids by their sum",
        """
def two_classes(z1, z2):
    p1, p2 = sigmoid(z1), sigmoid(z2)
    return [p1 / (p1 + p2), p2 / (p1 + p2)]
""",
    ),
    (
        "4.1",
        WRONG,
        "you halved the difference",
        """
def two_classes(z1, z2):
    p1 = sigmoid((z1 - z2) / 2)
    return [p1, 1 - p1]
""",
    ),
    (
        "4.1",
        WRONG,
        "you returned the first probability only",
        "def two_classes(z1, z2): return sigmoid(z1 - z2)",
    ),
    (
        "4.1",
        WRONG,
        "your second probability is the sigmoid of z2",
        "def two_classes(z1, z2): return [sigmoid(z1 - z2), sigmoid(z2)]",
    ),
    (
        "4.1",
        WRONG,
        "both of your probabilities are the first one",
        """
def two_classes(z1, z2):
    p1 = sigmoid(z1 - z2)
    return [p1, p1]
""",
    ),
    (
        "4.1",
        WRONG,
        "you lost the sign of the difference",
        """
def two_classes(z1, z2):
    p1 = sigmoid(abs(z1 - z2))
    return [p1, 1 - p1]
""",
    ),
    (
        "4.1",
        WRONG,
        "you subtracted the sigmoids",
        """
def two_classes(z1, z2):
    p1 = sigmoid(z1) - sigmoid(z2)
    return [p1, 1 - p1]
""",
    ),
    (
        "4.1",
        WRONG,
        "you divided the scores by their sum",
        "def two_classes(z1, z2): return [z1 / (z1 + z2), z2 / (z1 + z2)]",
    ),
    (
        "4.1",
        WRONG,
        "",
        """
def two_classes(z1, z2):
    p1 = sigmoid(z1 - z2)
    return [p1, p1 - 1]
""",
    ),
    (
        "4.1",
        WRONG,
        "",
        """
def two_classes(z1, z2):
    p1 = sigmoid(z1 - z2)
    return [round(p1, 2), round(1 - p1, 2)]
""",
    ),
    (
        "4.1",
        WRONG,
        "your exponentials overflow",
        """
def two_classes(z1, z2):
    a, b = math.exp(z1), math.exp(z2)
    return [a / (a + b), b / (a + b)]
""",
    ),
    (
        "4.1",
        WRONG,
        "it stopped with TypeError",
        "def two_classes(z1, z2): return [sigmoid(z1, z2), 1 - sigmoid(z1, z2)]",
    ),
    (
        "4.1",
        RIGHT,
        "",
        """
def two_classes(z1, z2):
    p = np.float32(sigmoid(z1 - z2))
    return [p, 1 - p]
""",
    ),
    (
        "4.1",
        RIGHT,
        "",
        """
def two_classes(z1, z2):
    p = 1 / (1 + np.exp(z2 - z1))
    return [p, 1 - p]
""",
    ),
    (
        "4.1",
        WRONG,
        "your exponential overflows",
        """
def two_classes(z1, z2):
    p = 1 / (1 + math.exp(z2 - z1))
    return [p, 1 - p]
""",
    ),
    (
        "4.1",
        WRONG,
        "your exponential overflows",
        """
def two_classes(z1, z2):
    p = 1 / (1 + math.exp(-(z1 - z2)))
    return p, 1 - p
""",
    ),
    (
        "4.1",
        WRONG,
        "your exponentials overflow",
        """
def two_classes(z1, z2):
    total = math.exp(z1) + math.exp(z2)
    return [math.exp(z) / total for z in (z1, z2)]
""",
    ),
    (
        "4.1",
        WRONG,
        "your exponentials become infinite",
        """
def two_classes(z1, z2):
    e = np.exp([z1, z2])
    return e / e.sum()
""",
    ),
    (
        "4.1",
        WRONG,
        "your two probabilities have changed places",
        """
def two_classes(z1, z2):
    p = 1 / (1 + math.exp(z1 - z2))
    return [p, 1 - p]
""",
    ),
    (
        "4.1",
        WRONG,
        "",
        """
def two_classes(z1, z2):
    p = round(sigmoid(z1 - z2), 6)
    return [p, 1 - p]
""",
    ),
    (
        "4.1",
        WRONG,
        "",
        """
def two_classes(z1, z2):
    p = sigmoid(z1 - z2) + 1e-6
    return [p, 1 - p]
""",
    ),
    (
        "4.1",
        WRONG,
        "",
        """
def two_classes(z1, z2):
    p = 1 / 1 + np.exp(z2 - z1)
    return [p, 1 - p]
""",
    ),
    (
        "4.1",
        WRONG,
        "",
        """
def two_classes(z1, z2):
    p = sigmoid(z1 - z2)
    return [p, p - 1]
""",
    ),
    # --------------------------------------------------------------------------- 4.2: chess ratings
    *_4_2(
        "right",
        "",
        "1 / (1 + 10 ** ((second - first) / 400))",
        "softmax([first * math.log(10) / 400, second * math.log(10) / 400])[0]",
        "10 ** (first / 400) / (10 ** (first / 400) + 10 ** (second / 400))",
        "sigmoid(logit(10 / 11) / 400 * (first - second))",
        "np.float32(1 / (1 + np.power(10.0, (second - first) / 400)))",
        """
from fractions import Fraction
def expected_share(first, second):
    odds = 10 ** float(Fraction(int(first) - int(second), 400))
    return odds / (odds + 1)
""",
    ),
    *_4_2("wrong", "your odds are e to 1 at 400 points", "1 / (1 + math.exp((second - first) / 400))"),
    *_4_2("wrong", "you multiplied by 10, and not by its logarithm", "sigmoid((first - second) / 40)"),
    *_4_2("wrong", "you took the points for the score", "sigmoid(first - second)"),
    *_4_2("wrong", "you took the points for the score", "softmax([first, second])[0]"),
    *_4_2("wrong", "you gave the share of the second player", "1 / (1 + 10 ** ((first - second) / 400))"),
    *_4_2("wrong", "you divided the ratings", "first / (first + second)"),
    *_4_2("wrong", "you returned the odds", "10 ** ((first - second) / 400)"),
    *_4_2("wrong", "you returned the score", "math.log(10) * (first - second) / 400"),
    *_4_2("wrong", "you took 1 / odds off from 1", "1 - 1 / 10 ** ((first - second) / 400)"),
    *_4_2("wrong", "you divided by the odds alone", "10 ** -((first - second) / 400)"),
    *_4_2("wrong", "the score is divided by ln 10", "sigmoid((first - second) / (400 * math.log(10)))"),
    *_4_2("wrong", "you lost the sign of the difference", "1 / (1 + 10 ** (-abs(first - second) / 400))"),
    *_4_2("wrong", "", "10 / 11", "(first - second) / 400", "sigmoid(first / second)", "0.5"),
    *_4_2("open", "", "..."),
    # ---------------------------------------------------------- 4.3: one weight vector instead of two
    ("4.3", RIGHT, "", "def one_vector(W): return np.array([1, -1]) @ W"),
    ("4.3", RIGHT, "", "def one_vector(W): return [a - b for a, b in zip(*W)]"),
    ("4.3", RIGHT, "", "def one_vector(W): return -np.diff(W, axis=0)[0]"),
    ("4.3", RIGHT, "", 'def one_vector(W): return np.einsum("k,kd->d", [1, -1], W)'),
    ("4.3", RIGHT, "", "def one_vector(W): return 2 * (W[0] - W.mean(axis=0))"),
    (
        "4.3",
        RIGHT,
        "",
        """
def one_vector(W):
    V = W.copy()
    V -= V[1].copy()
    return V[0].astype(np.float32)
""",
    ),
    ("4.3", WRONG, "you took the first row alone", "def one_vector(W): return W[0]"),
    ("4.3", WRONG, "your vector points the wrong way", "def one_vector(W): return np.diff(W, axis=0)[0]"),
    ("4.3", WRONG, "you added the two rows", "def one_vector(W): return W.sum(axis=0)"),
    ("4.3", WRONG, "you took the mean of the rows", "def one_vector(W): return (W[0] + W[1]) / 2"),
    ("4.3", WRONG, "your vector has half the length", "def one_vector(W): return W[0] - W.mean(axis=0)"),
    ("4.3", WRONG, "your vector has half the length", "def one_vector(W): return (W[0] - W[1]) / 2"),
    ("4.3", WRONG, "you took differences along the rows", "def one_vector(W): return np.diff(W)[0]"),
    ("4.3", WRONG, "you subtracted the columns", "def one_vector(W): return W[:, 0] - W[:, 1]"),
    (
        "4.3",
        WRONG,
        "you returned both differences",
        "def one_vector(W): return np.stack([W[0] - W[1], W[1] - W[0]])",
    ),
    (
        "4.3",
        WRONG,
        "you gave the vector the length 1",
        """
def one_vector(W):
    w = W[0] - W[1]
    return w / np.linalg.norm(w)
""",
    ),
    ("4.3", WRONG, "you lost the signs", "def one_vector(W): return abs(W[0] - W[1])"),
    ("4.3", WRONG, "", "def one_vector(W): return -np.diff(W, axis=0)"),
    ("4.3", WRONG, "you divided the rows", "def one_vector(W): return W[0] / W[1]"),
    ("4.3", WRONG, "", "def one_vector(W): return softmax(W, axis=0)[0]"),
    (
        "4.3",
        WRONG,
        "your function changed its input",
        """
def one_vector(W):
    W[0] -= W[1]
    return W[0]
""",
    ),
    ("4.3", WRONG, "you took the second row alone", "def one_vector(W): return W[1]"),
    ("4.3", WRONG, "you took the second row alone", "def one_vector(W): return W[-1, :]"),
    ("4.3", WRONG, "", "def one_vector(W): return W[1] / W[0]"),
    ("4.3", WRONG, "", "def one_vector(W): return -W[1]"),
    ("4.3", WRONG, "", "def one_vector(W): return W[0] * W[1]"),
    ("4.3", WRONG, "", "def one_vector(W): return W[0, 0] - W[1, 0]"),
    ("4.3", WRONG, "", "def one_vector(W): return W[0] - W[1, 0]"),
    ("4.3", WRONG, "", "def one_vector(W): return W[0] - W.mean()"),
    # ------------------------------------------------------- 4.4: a sigmoid that survives any score
    ("4.4", RIGHT, "", "def safe_sigmoid(x): return sigmoid(x)"),
    ("4.4", RIGHT, "", "def safe_sigmoid(x): return math.exp(min(x, 0)) / (1 + math.exp(-abs(x)))"),
    (
        "4.4",
        RIGHT,
        "",
        """
def safe_sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)
""",
    ),
    ("4.4", RIGHT, "", "def safe_sigmoid(x): return np.exp(-np.logaddexp(0, -x))"),
    (
        "4.4",
        RIGHT,
        "",
        """
from decimal import Decimal

def safe_sigmoid(x):
    return 1 / (1 + (-Decimal(x)).exp())
""",
    ),
    ("4.4", RIGHT, "", "def safe_sigmoid(x): return softmax([x, 0])[0]"),
    (
        "4.4",
        RIGHT,
        "",
        """
def safe_sigmoid(x):
    if x > 0:
        return 1 - safe_sigmoid(-x)
    e = math.exp(x)
    return e / (1 + e)
""",
    ),
    (
        "4.4",
        WRONG,
        "an unstable sigmoid: e^-x overflows for very negative x",
        "def safe_sigmoid(x): return 1 / (1 + math.exp(-x))",
    ),
    (
        "4.4",
        WRONG,
        "an unstable sigmoid: e^x overflows for very positive x",
        "def safe_sigmoid(x): return math.exp(x) / (math.exp(x) + 1)",
    ),
    (
        "4.4",
        WRONG,
        "you return 0 too early",
        "def safe_sigmoid(x): return 1 / (1 + np.exp(-x))",
    ),
    (
        "4.4",
        WRONG,
        "you return 0 too early",
        """
def safe_sigmoid(x):
    try:
        return 1 / (1 + math.exp(-x))
    except OverflowError:
        return 0.0
""",
    ),
    (
        "4.4",
        WRONG,
        "your e^x becomes infinite above 709",
        "def safe_sigmoid(x): return np.exp(x) / (1 + np.exp(x))",
    ),
    (
        "4.4",
        WRONG,
        "your two forms have changed places",
        """
def safe_sigmoid(x):
    if x >= 0:
        return math.exp(x) / (1 + math.exp(x))
    return 1 / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "you subtracted from 1",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return 1 - 1 / (1 + math.exp(x))
""",
    ),
    (
        "4.4",
        WRONG,
        "you went through tanh",
        "def safe_sigmoid(x): return (1 + math.tanh(x / 2)) / 2",
    ),
    (
        "4.4",
        WRONG,
        "you cut x off",
        "def safe_sigmoid(x): return 1 / (1 + np.exp(-np.clip(x, -700, 700)))",
    ),
    (
        "4.4",
        WRONG,
        "",
        "def safe_sigmoid(x): return 1 / (1 + math.exp(-max(-30, min(30, x))))",
    ),
    (
        "4.4",
        WRONG,
        "your second branch is turned round",
        "def safe_sigmoid(x): return 1 / (1 + math.exp(-abs(x)))",
    ),
    (
        "4.4",
        WRONG,
        "you left out the division",
        "def safe_sigmoid(x): return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x)",
    ),
    (
        "4.4",
        WRONG,
        "you returned only 0 or 1",
        "def safe_sigmoid(x): return 1 if x >= 0 else 0",
    ),
    (
        "4.4",
        WRONG,
        "the brackets below the line are missing",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / 1 + math.exp(-x)
    return math.exp(x) / 1 + math.exp(x)
""",
    ),
    (
        "4.4",
        WRONG,
        "your second branch is 0",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return 0.0
""",
    ),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    math.exp(x) / (1 + math.exp(x))
""",
    ),
    ("4.4", OPEN, "", "def safe_sigmoid(x):\n    if x >= 0:\n        return ...\n    return ..."),
    (
        "4.4",
        WRONG,
        "you return 0 too early",
        """
def safe_sigmoid(x):
    if x < -50:
        return 0.0
    return 1 / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "you return 0 too early",
        """
def safe_sigmoid(x):
    if x < -709:
        return 0.0
    return 1 / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "you return 0 too early",
        """
def safe_sigmoid(x):
    if x < -700:
        return 0
    if x < 0:
        return math.exp(x) / (1 + math.exp(x))
    return 1 / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "in your second branch the sign of x is wrong",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(-x) / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "both of your branches are e / (1 + e)",
        """
def safe_sigmoid(x):
    e = math.exp(-abs(x))
    return e / (1 + e)
""",
    ),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    x = max(-709, min(709, x))
    return 1 / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    x = max(x, -500)
    return 1 / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    if x < -30:
        return 0.0
    return 1 / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    if x > 30:
        return 1.0
    if x < -30:
        return 0.0
    return 1 / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "in both of your branches the sign of x is wrong",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(x))
    return math.exp(-x) / (1 + math.exp(-x))
""",
    ),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + 2.718 ** -x)
    return 2.718 ** x / (1 + 2.718 ** x)
""",
    ),
    ("4.4", WRONG, "", "def safe_sigmoid(x): return round(sigmoid(x), 4)"),
    ("4.4", WRONG, "", "def safe_sigmoid(x): return sigmoid(-x)"),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return -1 / (1 + math.exp(x))
""",
    ),
    ("4.4", WRONG, "", "def safe_sigmoid(x): return 1 / (1 + np.exp(abs(x)))"),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return 2 * math.exp(x) / (1 + math.exp(x))
""",
    ),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / 2
""",
    ),
    # --------------------------------------------------------- 4.5: the first score that prints 1
    ("4.5", RIGHT, "", "first_one = 37"),
    ("4.5", RIGHT, "", "first_one = next(x for x in range(100) if 1 / (1 + math.exp(-x)) == 1)"),
    ("4.5", RIGHT, "", "first_one = np.argmax(sigmoid(np.arange(50.0)) == 1)"),
    ("4.5", RIGHT, "", "first_one = math.ceil(53 * math.log(2))"),
    ("4.5", RIGHT, "", "from decimal import Decimal\nfirst_one = Decimal(37)"),
    ("4.5", RIGHT, "", "from fractions import Fraction\nfirst_one = Fraction(74, 2)"),
    ("4.5", WRONG, "that one is not yet rounded to 1", "first_one = 36"),
    (
        "4.5",
        WRONG,
        "that one is not yet rounded to 1",
        "first_one = max(x for x in range(50) if sigmoid(float(x)) < 1)",
    ),
    ("4.5", WRONG, "that one is not yet rounded to 1", "first_one = 35"),
    ("4.5", WRONG, "a whole number is asked for", "first_one = 53 * math.log(2)"),
    ("4.5", WRONG, "a whole number is asked for", "first_one = 36.9"),
    ("4.5", WRONG, "there it is 1, but not for the first time", "first_one = 38"),
    ("4.5", WRONG, "there it is 1, but not for the first time", "first_one = 40"),
    (
        "4.5",
        WRONG,
        "there it is 1, but not for the first time",
        "first_one = [x for x in range(1001) if sigmoid(float(x)) == 1][-1]",
    ),
    ("4.5", WRONG, "that is where float32 prints 1", "first_one = 17"),
    (
        "4.5",
        WRONG,
        "that is where float16 prints 1",
        "first_one = next(x for x in range(50) if 1 / (1 + np.exp(np.float16(-x))) == 1)",
    ),
    ("4.5", WRONG, "that is where float16 prints 1", "first_one = 9"),
    ("4.5", WRONG, "that is the number of digits", "first_one = 16"),
    ("4.5", WRONG, "there the exponential overflows", "first_one = 710"),
    ("4.5", WRONG, "that is where the exponential ends", "first_one = 746"),
    ("4.5", WRONG, "that is near 0, not near 1", "first_one = -37"),
    ("4.5", WRONG, "that is near 0, not near 1", "first_one = -746"),
    ("4.5", WRONG, "that is near 0, not near 1", "first_one = -745"),
    (
        "4.5",
        WRONG,
        "that one is not yet rounded to 1",
        "first_one = sum(sigmoid(float(x)) == 1 for x in range(50))",
    ),
    ("4.5", WRONG, "", "first_one = math.inf"),
    ("4.5", WRONG, "", 'first_one = "37"'),
    ("4.5", WRONG, "", "first_one = [x for x in range(50) if sigmoid(float(x)) == 1]"),
    ("4.5", OPEN, "", "first_one = ..."),
    ("4.5", WRONG, "that is where the exponential ends", "first_one = 745"),
    ("4.5", WRONG, "there it is 1, but not for the first time", "first_one = 744"),
    ("4.5", WRONG, "there it is 1, but not for the first time", "first_one = 709"),
    ("4.5", WRONG, "there the exponential overflows", "first_one = 1.0 * 710"),
    ("4.5", WRONG, "that is the probability, not the score", "first_one = sigmoid(37)"),
    ("4.5", WRONG, "that one is not yet rounded to 1", "first_one = 2"),
    # ---------------------------------------------------- 4.6: the logarithm that keeps its digits
    ("4.6", RIGHT, "", "def my_log_sigmoid(x): return log_sigmoid(x)"),
    ("4.6", RIGHT, "", "def my_log_sigmoid(x): return -np.logaddexp(0, -x)"),
    (
        "4.6",
        RIGHT,
        "",
        """
def my_log_sigmoid(x):
    if x < 0:
        return x - math.log1p(math.exp(x))
    return -math.log1p(math.exp(-x))
""",
    ),
    ("4.6", RIGHT, "", "def my_log_sigmoid(x): return log_softmax([x, 0])[0]"),
    (
        "4.6",
        RIGHT,
        "",
        """
from decimal import Decimal, localcontext

def my_log_sigmoid(x):
    with localcontext() as context:
        context.prec = 500
        return -(1 + (-Decimal(x)).exp()).ln()
""",
    ),
    (
        "4.6",
        RIGHT,
        "",
        """
def my_log_sigmoid(x):
    e = math.exp(-abs(x))
    small = e if 1 + e == 1 else math.log(1 + e) * e / ((1 + e) - 1)
    return min(0, x) - small
""",
    ),
    (
        "4.6",
        WRONG,
        "you took the logarithm of a sigmoid that is 0",
        "def my_log_sigmoid(x): return math.log(sigmoid(x))",
    ),
    (
        "4.6",
        WRONG,
        "your logarithm is -inf",
        "def my_log_sigmoid(x): return np.log(sigmoid(x))",
    ),
    (
        "4.6",
        WRONG,
        "your logarithm is -inf",
        "def my_log_sigmoid(x): return np.log(1 / (1 + np.exp(-x)))",
    ),
    (
        "4.6",
        WRONG,
        "your logarithm is -inf",
        "def my_log_sigmoid(x): return -np.log(1 + np.exp(-x))",
    ),
    (
        "4.6",
        WRONG,
        "your exponential overflows",
        "def my_log_sigmoid(x): return -math.log(1 + math.exp(-x))",
    ),
    (
        "4.6",
        WRONG,
        "your exponential overflows",
        "def my_log_sigmoid(x): return math.log(1 / (1 + math.exp(-x)))",
    ),
    (
        "4.6",
        WRONG,
        "your exponential overflows for negative x only",
        "def my_log_sigmoid(x): return -math.log1p(math.exp(-x))",
    ),
    (
        "4.6",
        WRONG,
        "your exponential overflows on the other side",
        "def my_log_sigmoid(x): return x - math.log1p(math.exp(x))",
    ),
    (
        "4.6",
        WRONG,
        "you added a small number inside the logarithm",
        "def my_log_sigmoid(x): return math.log(sigmoid(x) + 1e-5)",
    ),
    ("4.6", WRONG, "", "def my_log_sigmoid(x): return math.log(sigmoid(x) + 1e-12)"),
    ("4.6", WRONG, "", "def my_log_sigmoid(x): return np.log(np.clip(sigmoid(x), 1e-15, 1))"),
    ("4.6", WRONG, "you returned the loss", "def my_log_sigmoid(x): return -log_sigmoid(x)"),
    (
        "4.6",
        WRONG,
        "you lost a small result",
        """
def my_log_sigmoid(x):
    if x >= 0:
        return -math.log(1 + math.exp(-x))
    return x - math.log(1 + math.exp(x))
""",
    ),
    (
        "4.6",
        WRONG,
        "you left out `min(x, 0)`",
        "def my_log_sigmoid(x): return -math.log1p(math.exp(-abs(x)))",
    ),
    ("4.6", WRONG, "you returned what the curve approaches", "def my_log_sigmoid(x): return min(x, 0)"),
    (
        "4.6",
        WRONG,
        "you returned the sigmoid of the other class",
        "def my_log_sigmoid(x): return log_sigmoid(-x)",
    ),
    (
        "4.6",
        WRONG,
        "you added the logarithm",
        "def my_log_sigmoid(x): return min(x, 0) + math.log1p(math.exp(-abs(x)))",
    ),
    (
        "4.6",
        WRONG,
        "you took `max` for `min`",
        "def my_log_sigmoid(x): return max(x, 0) - math.log1p(math.exp(-abs(x)))",
    ),
    ("4.6", WRONG, "you left out the logarithm", "def my_log_sigmoid(x): return sigmoid(x)"),
    # -------------------------------------------------------------------- 4.7: how hard a loss pulls
    ("4.7", RIGHT, "", "def slope_of_loss(s, slope): return -np.divide(slope, s)"),
    ("4.7", RIGHT, "", "def slope_of_loss(s, slope): return [-b / a for a, b in zip(s, slope)]"),
    ("4.7", RIGHT, "", "def slope_of_loss(s, slope): return slope * (-1 / s)"),
    ("4.7", RIGHT, "", "def slope_of_loss(s, slope): return -np.exp(np.log(slope) - np.log(s))"),
    (
        "4.7",
        RIGHT,
        "",
        """
def slope_of_loss(s, slope):
    pull = slope.astype(np.longdouble)
    pull /= -s
    return pull
""",
    ),
    ("4.7", RIGHT, "", "slope_of_loss = np.vectorize(lambda s, slope: -slope / s)"),
    ("4.7", WRONG, "you forgot the minus", "def slope_of_loss(s, slope): return slope / s"),
    ("4.7", WRONG, "you forgot the chain rule", "def slope_of_loss(s, slope): return -1 / s"),
    ("4.7", WRONG, "you returned the slope of the curve", "def slope_of_loss(s, slope): return -slope"),
    ("4.7", WRONG, "you multiplied by s", "def slope_of_loss(s, slope): return -s * slope"),
    ("4.7", WRONG, "you used what holds for the sigmoid only", "def slope_of_loss(s, slope): return s - 1"),
    ("4.7", WRONG, "you divided by 1 - s", "def slope_of_loss(s, slope): return slope / (s - 1)"),
    (
        "4.7",
        WRONG,
        "you took the logarithm of the slope",
        "def slope_of_loss(s, slope): return -np.log(slope) / s",
    ),
    ("4.7", WRONG, "you turned the fraction round", "def slope_of_loss(s, slope): return -s / slope"),
    ("4.7", WRONG, "you returned the loss", "def slope_of_loss(s, slope): return -np.log(s)"),
    ("4.7", WRONG, "you divided by s twice", "def slope_of_loss(s, slope): return -slope / s**2"),
    (
        "4.7",
        WRONG,
        "you added a small number below the line",
        "def slope_of_loss(s, slope): return -slope / (s + 1e-9)",
    ),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return -(slope / s).mean()"),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return -slope[0] / s[0]"),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return -slope // s"),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return -slope * np.log(s)"),
    (
        "4.7",
        WRONG,
        "your function changed its input",
        """
def slope_of_loss(s, slope):
    slope /= -s
    return slope
""",
    ),
    # -------------------------------------------------- 4.8: the loss that fits the algebraic curve
    ("4.8", RIGHT, "", "def smooth_hinge(x): return (math.hypot(1, x) - x) / 2"),
    (
        "4.8",
        RIGHT,
        "",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return 1 / (r + x) / 2 if x > 0 else (r - x) / 2
""",
    ),
    ("4.8", RIGHT, "", "def smooth_hinge(x): return math.exp(-math.asinh(x)) / 2"),
    ("4.8", RIGHT, "", "def smooth_hinge(x): return np.linalg.norm([1, x]) / 2 - x / 2"),
    (
        "4.8",
        RIGHT,
        "",
        """
from decimal import Decimal

def smooth_hinge(x):
    x = Decimal(x)
    return ((1 + x * x).sqrt() - x) / 2
""",
    ),
    ("4.8", RIGHT, "", "def smooth_hinge(x): return abs(complex(1, x)) / 2 - x / 2"),
    (
        "4.8",
        WRONG,
        "your loss grows on the right side",
        "def smooth_hinge(x): return (math.sqrt(1 + x**2) + x) / 2",
    ),
    ("4.8", WRONG, "you forgot to halve", "def smooth_hinge(x): return math.sqrt(1 + x**2) - x"),
    ("4.8", WRONG, "you halved r only", "def smooth_hinge(x): return math.sqrt(1 + x**2) / 2 - x"),
    ("4.8", WRONG, "you halved x only", "def smooth_hinge(x): return math.sqrt(1 + x**2) - x / 2"),
    (
        "4.8",
        WRONG,
        "you returned -log s",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return -math.log((1 + x / r) / 2)
""",
    ),
    (
        "4.8",
        WRONG,
        "you returned the slope of the loss",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return (1 + x / r) / 2 - 1
""",
    ),
    (
        "4.8",
        WRONG,
        "you returned a height, not an area",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return 1 - (1 + x / r) / 2
""",
    ),
    ("4.8", WRONG, "your hinge has a sharp corner", "def smooth_hinge(x): return max(0, -x)"),
    (
        "4.8",
        WRONG,
        "you returned the curve",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return (1 + x / r) / 2
""",
    ),
    (
        "4.8",
        WRONG,
        "your loss is shifted",
        "def smooth_hinge(x): return (math.sqrt(1 + x**2) - x - 1) / 2",
    ),
    (
        "4.8",
        WRONG,
        "your sign is wrong",
        "def smooth_hinge(x): return (x - math.sqrt(1 + x**2)) / 2",
    ),
    (
        "4.8",
        WRONG,
        "you returned the loss of the sigmoid",
        "def smooth_hinge(x): return math.log1p(math.exp(-x))",
    ),
    (
        "4.8",
        WRONG,
        "",
        "def smooth_hinge(x): return round((math.sqrt(1 + x**2) - x) / 2, 3)",
    ),
    (
        "4.8",
        WRONG,
        "",
        """
def smooth_hinge(x):
    u = np.linspace(x, x + 50, 5001)
    gap = 1 - (1 + u / np.sqrt(1 + u**2)) / 2
    return gap.sum() * 0.01
""",
    ),
    (
        "4.8",
        WRONG,
        "it stopped with TypeError",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return (1 + r(x)) / 2
""",
    ),
    ("4.8", WRONG, "", "def smooth_hinge(x): return (math.sqrt(1 + x**2) - x) / 2 + 1"),
    ("4.8", WRONG, "", "def smooth_hinge(x): return (math.sqrt(1 + x**2) - x + 3) / 2"),
    ("4.8", WRONG, "", "def smooth_hinge(x): return (math.sqrt(1 + x**2) - x) * 2"),
    (
        "4.8",
        WRONG,
        "you left out the root",
        """
def smooth_hinge(x):
    r = 1 + x**2
    return (r - x) / 2
""",
    ),
    (
        "4.8",
        WRONG,
        "you left out x",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return r / 2
""",
    ),
    (
        "4.8",
        WRONG,
        "you lost the sign of x",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return (r - abs(x)) / 2
""",
    ),
    (
        "4.8",
        WRONG,
        "",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return (r + abs(x)) / 2
""",
    ),
    (
        "4.8",
        WRONG,
        "",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + abs(x))
    return (r - x) / 2
""",
    ),
    (
        "4.8",
        WRONG,
        "",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return -x / 2
""",
    ),
    (
        "4.8",
        WRONG,
        "",
        """
def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return (1 - x) / r / 2
""",
    ),
    (
        "4.6",
        WRONG,
        "",
        "def my_log_sigmoid(x): return x if x < -5 else -math.exp(-x) if x > 5 else log_sigmoid(x)",
    ),
    (
        "4.7",
        RIGHT,
        "",
        """
import pandas as pd

def slope_of_loss(s, slope):
    return -pd.Series(slope) / pd.Series(s)
""",
    ),
    (
        "4.7",
        WRONG,
        "you used what holds for the sigmoid only, and lost the sign",
        "def slope_of_loss(s, slope): return 1 - s",
    ),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return -slope / (s + 1e-12)"),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return -slope / (s + 1e-6)"),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return 1 / s"),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return -slope / s + 1"),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return -2 * slope / s"),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return s"),
    ("4.7", WRONG, "", "def slope_of_loss(s, slope): return -slope / np.maximum(s, 1e-9)"),
    # ------------------------------------------------------------ 4.5, some more
    ("4.6", "wrong", "", "def my_log_sigmoid(x): return x"),
    ("4.6", "wrong", "", "def my_log_sigmoid(x): return -x"),
    ("4.6", "wrong", "", "def my_log_sigmoid(x): return round(min(x,0) - math.log1p(math.exp(-abs(x))),3)"),
    ("4.6", "wrong", "", "def my_log_sigmoid(x): return -math.log1p(math.exp(-x)) if x > -700 else 0"),
    ("4.6", "wrong", "", "def my_log_sigmoid(x): return math.log(0.5)"),
    (
        "4.6",
        "wrong",
        "you lost a small result",
        "def my_log_sigmoid(x): return min(x,0) - math.log(1+math.exp(-abs(x)))",
    ),
    (
        "4.6",
        "wrong",
        "it stopped with ValueError",
        "def my_log_sigmoid(x): return math.log1p(-1/(1+math.exp(x)))",
    ),
    (
        "4.6",
        "wrong",
        "you returned the sigmoid of the other class",
        "def my_log_sigmoid(x): return -np.logaddexp(0, x)",
    ),
    (
        "4.6",
        WRONG,
        "you returned what the curve approaches",
        "def my_log_sigmoid(x): return x if x < 0 else 0",
    ),
    ("4.6", WRONG, "you returned what the curve approaches", "def my_log_sigmoid(x): return x * (x < 0)"),
    (
        "4.6",
        RIGHT,
        "",
        "def my_log_sigmoid(x): return -math.log1p(math.exp(-x)) if x >= 0 else x - math.log1p(math.exp(x))",
    ),
    (
        "4.6",
        RIGHT,
        "",
        """
def my_log_sigmoid(x):
    if x >= 0:
        return -math.log1p(math.exp(-x))
    return x - math.log1p(math.exp(x))
""",
    ),
    (
        "4.6",
        WRONG,
        "your `log1p` adds 1 once more",
        "def my_log_sigmoid(x): return min(x, 0) - math.log1p(1 + math.exp(-abs(x)))",
    ),
    (
        "4.6",
        WRONG,
        "your `log1p` adds 1 once more",
        """
def my_log_sigmoid(x):
    if x >= 0:
        return -math.log1p(1 + math.exp(-x))
    return x - math.log1p(1 + math.exp(x))
""",
    ),
    (
        "4.6",
        WRONG,
        "you subtract x for negative x",
        """
def my_log_sigmoid(x):
    if x >= 0:
        return -math.log1p(math.exp(-x))
    return -x - math.log1p(math.exp(x))
""",
    ),
    (
        "4.6",
        WRONG,
        "you used the logarithm to base 2",
        "def my_log_sigmoid(x): return log_sigmoid(x) / np.log(2)",
    ),
    (
        "4.6",
        WRONG,
        "you used the logarithm to base 10",
        "def my_log_sigmoid(x): return log_sigmoid(x) / np.log(10)",
    ),
    (
        "4.6",
        WRONG,
        "you left out the logarithm",
        """
def my_log_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))
""",
    ),
    ("4.6", WRONG, "", "def my_log_sigmoid(x): return min(x, 0) - math.log1p(2 * math.exp(-abs(x)))"),
    ("4.6", WRONG, "", "def my_log_sigmoid(x): return 2 * log_sigmoid(x)"),
    ("4.6", WRONG, "", "def my_log_sigmoid(x): return log_sigmoid(x) + 1"),
    ("4.6", WRONG, "", "def my_log_sigmoid(x): return abs(x) - math.log1p(math.exp(-abs(x)))"),
    (
        "4.6",
        WRONG,
        "the logarithm beside x has the base 10",
        "def my_log_sigmoid(x): return min(x, 0) - math.log10(1 + math.exp(-abs(x)))",
    ),
    (
        "4.6",
        WRONG,
        "the logarithm beside x has the base 2",
        "def my_log_sigmoid(x): return min(x, 0) - math.log2(1 + math.exp(-abs(x)))",
    ),
    ("4.6", WRONG, "", "def my_log_sigmoid(x): return min(x, 0) - math.log2(1 + math.exp(-abs(x))) / 2"),
    ("4.6", WRONG, "", "def my_log_sigmoid(x): return min(x, 0) - math.exp(-abs(x))"),
    (
        "4.1",
        WRONG,
        "you took the sigmoid of the second logit alone",
        """
def two_classes(z1, z2):
    p1 = sigmoid(z2)
    return [p1, 1 - p1]
""",
    ),
    (
        "4.1",
        WRONG,
        "you divided the scores by each other",
        """
def two_classes(z1, z2):
    p1 = sigmoid(z1 / z2)
    return [p1, 1 - p1]
""",
    ),
    (
        "4.1",
        WRONG,
        "",
        "def two_classes(z1, z2): return [sigmoid(z2 / z1), 1 - sigmoid(z2 / z1)]",
    ),
    (
        "4.4",
        WRONG,
        "you returned the slope of the sigmoid",
        """
def safe_sigmoid(x):
    s = float(sigmoid(x))
    return s * (1 - s)
""",
    ),
    ("4.4", WRONG, "", "def safe_sigmoid(x): return float(sigmoid(x)) ** 2"),
    ("4.4", WRONG, "", "def safe_sigmoid(x): return 0.3 if x == 0 else float(sigmoid(x))"),
    ("4.4", WRONG, "", "def safe_sigmoid(x): return 1e-12 if x <= 0 else float(sigmoid(x))"),
    ("4.4", WRONG, "", "def safe_sigmoid(x): return round(float(sigmoid(x)), 6)"),
    (
        "4.4",
        WRONG,
        "",
        """
def safe_sigmoid(x):
    if x > 0:
        return 1 / (1 + math.exp(-x))
    if x < 0:
        return math.exp(x) / (1 + math.exp(x))
    return 0
""",
    ),
    (
        "4.4",
        WRONG,
        "in your first branch the brackets below the line are missing",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / 1 + math.exp(-x)
    return math.exp(x) / (1 + math.exp(x))
""",
    ),
    (
        "4.4",
        WRONG,
        "in your second branch the brackets below the line are missing",
        """
def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / 1 + math.exp(x)
""",
    ),
    (
        "4.4",
        WRONG,
        "",
        "def safe_sigmoid(x): return 1 + math.exp(-x) if x >= 0 else 2 * math.exp(x) / (1 + math.exp(x))",
    ),
    (
        "4.4",
        WRONG,
        "you return 0 too early",
        """
def safe_sigmoid(x):
    x = np.float32(x)
    e = np.exp(-abs(x))
    return 1 / (1 + e) if x >= 0 else e / (1 + e)
""",
    ),
    (
        "4.6",
        WRONG,
        "your two forms have changed places",
        """
def my_log_sigmoid(x):
    if x >= 0:
        return x - math.log1p(math.exp(x))
    return -math.log1p(math.exp(-x))
""",
    ),
    (
        "4.6",
        WRONG,
        "you lost a small result",
        "def my_log_sigmoid(x): return round(min(x, 0) - math.log1p(math.exp(-abs(x))), 10)",
    ),
    (
        "4.6",
        WRONG,
        "you lost a small result",
        """
def my_log_sigmoid(x):
    if x > 36:
        return 0.0
    return min(x, 0) - math.log1p(math.exp(-abs(x)))
""",
    ),
    ("4.4", WRONG, "", "def safe_sigmoid(x): return float(sigmoid(x)) * (1 - float(sigmoid(x))) * 2"),
    ("4.4", WRONG, "", "def safe_sigmoid(x): return 0.25"),
]
