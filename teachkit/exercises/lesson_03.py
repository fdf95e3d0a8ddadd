"""Exercises of lesson 03: softmax at a temperature, entropy, two dice, peaks, betas, and calibration."""

import math

import numpy as np

from teachkit.exercises.engine import Mistake, Task
from teachkit.exercises.values import show_number
from teachkit.maths.distributions import entropy, is_distribution
from teachkit.maths.softmax import softmax
from teachkit.maths.temperature import beta_for, calibrated_logits, die_variance, nll

_FACES = np.arange(1.0, 7.0)
_FAIR = (1 / 6,) * 6
_HALVES = (0.5, 0, 0, 0, 0, 0.5)
_CANDIDATES = (1.0, 0.5, 4.0, 0.25, 8.0, 2.0)


def _exp(z):
    return [math.exp(x) for x in z]


def _shares(weights):
    return [w / sum(weights) for w in weights]


def _about_sum(p):
    if abs(np.sum(p) - 1) > 1e-6:
        return f"Your numbers sum to {show_number(np.sum(p))}, not to 1."
    return "Your numbers sum to 1, but they belong to another temperature."


# --------------------------------------------------------------------- 3.3 and 3.4: dice


def _surprise(p, log=math.log):
    return -sum(x * log(x) for x in p if x > 0)


def _spread(p):
    return float(die_variance(p))


def _two_dice(right):
    """Whether both are dice of six faces, and `right` holds for (variance, entropy) of each."""

    def holds(wide, unsure):
        if _bad_die(wide) or _bad_die(unsure):
            return False
        return bool(right(*((_spread(p), float(entropy(p))) for p in (wide, unsure))))

    return holds


def _bad_die(p):
    """Say what keeps `p` from being a die, "" if nothing."""
    if len(p) != 6:
        return f"it has {len(p)} entries, not 6"
    return is_distribution(p).reason


def _a_bad_die(wide, unsure):
    return bool(_bad_die(wide) or _bad_die(unsure))


def _about_dice(wide, unsure):
    for name, p in (("wide", wide), ("unsure", unsure)):
        if _bad_die(p):
            return f"`{name}` is no die: {_bad_die(p)}."
    told = (
        f"`{name}` has variance {_spread(p):.4f} and entropy {float(entropy(p)):.4f}."
        for name, p in (("wide", wide), ("unsure", unsure))
    )
    return " ".join(told)


# --------------------------------------------------------------------- 3.5: who gains at first


def _above(threshold, top=False):
    """Make a wrong rule: the classes above a threshold, without the top one unless `top`."""

    def wrong(z):
        limit = threshold(z)
        return [k for k, x in enumerate(z) if x > limit and (top or x < max(z))]

    return wrong


# --------------------------------------------------------------------- 3.7: the best temperature


def _examples(factor, seed):
    z, y = calibrated_logits(400, num_classes=3, sigma=1.5, rng=np.random.default_rng(seed))
    return factor * z, y, list(_CANDIDATES)


def _losses(logits, labels, candidates):
    return [nll(logits, labels, temperature=T) for T in candidates]


def _chosen(measure, best=np.argmin):
    """Make a rule: the candidate with the best measure, a function of probabilities and labels."""

    def rule(logits, labels, candidates):
        values = [measure(softmax(logits, temperature=T), labels) for T in candidates]
        return float(candidates[int(best(values))])

    return rule


def _own(p, labels):
    return p[np.arange(len(labels)), labels]


def _loss(p, labels):
    return float(-np.log(np.maximum(_own(p, labels), 1e-300)).mean())


_best = _chosen(_loss)

TASKS = (
    Task(
        id="3.1",
        title="Softmax at a temperature",
        text="""\
Write `softmax_at(logits, T)` in plain Python. It takes a list of logits and a temperature above 0, and
returns the list of probabilities $e^{z_i / T} / \\sum_j e^{z_j / T}$.

`softmax_at([0, 0], 3)` returns `[0.5, 0.5]`, and `softmax_at([2, 0], 2)` about `[0.73, 0.27]`. The logits of
this exercise are small: nothing overflows.""",
        stub="""\
import math

def softmax_at(logits, T):
    weights = [... for logit in logits]
    return ...""",
        solution="""\
import math

def softmax_at(logits, T):
    weights = [math.exp(logit / T) for logit in logits]
    return [weight / sum(weights) for weight in weights]""",
        reason="The temperature divides every logit before the exponential. All gaps shrink by the factor T, "
        "so every ratio of two probabilities, the exponential of a gap, moves towards 1.",
        hints=(
            "Softmax of lesson 02 has three steps. Only the first one changes.",
            "Divide the logit by T inside the exponential: `math.exp(logit / T)`.",
            "Then divide each weight by `sum(weights)`.",
        ),
        mistakes=(
            Mistake(
                "you swapped T and beta",
                "You multiplied the logits by T. That is what beta = 1 / T is for: logits are divided by T, "
                "or multiplied by beta. Yours is more sure at T = 2, and should be less sure.",
                lambda logits, T: _shares(_exp(logit * T for logit in logits)),
            ),
            Mistake(
                "T has no effect",
                "A factor that all weights share cancels when you divide by their sum. T must stand inside "
                "the exponential.",
                lambda logits, T: _shares(_exp(logits)),
            ),
            Mistake(
                "you divided the probabilities by T",
                "Then they sum to 1 / T. T must stand inside the exponential, with the logit.",
                lambda logits, T: [p / T for p in _shares(_exp(logits))],
            ),
            Mistake(
                "you applied the temperature to the probabilities and did not renormalise",
                "p to the power of 1 / T has the right ratios, but not the sum 1. Divide by the sum again, "
                "or put T into the exponential from the start.",
                lambda logits, T: [p ** (1 / T) for p in _shares(_exp(logits))],
            ),
            Mistake(
                "you divided by the sum of the weights at temperature 1",
                "Above and below the line must stand the same exponentials, those of `logit / T`.",
                lambda logits, T: [math.exp(logit / T) / sum(_exp(logits)) for logit in logits],
            ),
            Mistake(
                "you subtracted T",
                "A number that is subtracted from every logit changes nothing: only gaps count. Divide by T.",
                lambda logits, T: _shares(_exp(logit - T * (k == 0) for k, logit in enumerate(logits))),
            ),
            Mistake(
                "you did not divide by the sum",
                "These are the weights. They are positive, but their sum is not 1.",
                lambda logits, T: _exp(logit / T for logit in logits),
            ),
            Mistake(
                "you used T as the base",
                "Another base is another temperature, but not this one: base a is T = 1 / ln a.",
                lambda logits, T: _shares([float(T) ** logit for logit in logits]),
            ),
        ),
        names=("softmax_at",),
        reference=lambda logits, T: softmax(logits, temperature=T),
        praise="Your probabilities agree with `teachkit.softmax` at every temperature.",
        cases=(
            ([2.0, 4.3, 1.2, -3.1], 2.0),
            ([2.0, 1.0, 0.1], 0.5),
            ([0.95, 0.99, 0.98], 0.1),
            ([-1.0, -2.0], 10.0),
        ),
        observe=_about_sum,
    ),
    Task(
        id="3.2",
        title="Cool a distribution that is already there",
        text="""\
A program gives you probabilities, not logits. Write `temper(p, T)`: `p` is a NumPy array of positive
probabilities at temperature 1, and you return the probabilities at temperature `T`.

`temper(np.array([0.8, 0.2]), 0.5)` returns about `[0.94, 0.06]`: the ratio 4 : 1 becomes 16 : 1.""",
        stub="""\
import numpy as np

def temper(p, T):
    powers = ...
    return ...""",
        solution="""\
import numpy as np

def temper(p, T):
    powers = p ** (1 / T)
    return powers / powers.sum()""",
        reason="log p differs from the logits by one number for all classes, so log p serves as logits. Its "
        "exponential after a division by T is p to the power of 1 / T. The powers do not sum to 1: divide.",
        hints=(
            "`np.log(p)` are logits of p. What becomes of e^(log p / T)?",
            "It is `p ** (1 / T)`. Compute the sum of these powers for p = [0.8, 0.2], T = 0.5.",
            "0.64 + 0.04 = 0.68, not 1: divide the powers by their sum.",
        ),
        mistakes=(
            Mistake(
                "you did not renormalise",
                "The powers have the right ratios, but not the sum 1. Below T = 1 the sum is too small, "
                "above it too large.",
                lambda p, T: p ** (1 / T),
            ),
            Mistake(
                "you swapped T and beta",
                "The power is beta = 1 / T. With the power T, a high temperature makes the answer more sure.",
                lambda p, T: p**T / (p**T).sum(),
            ),
            Mistake(
                "you swapped T and beta, and did not renormalise",
                "The power is 1 / T, and the powers must be divided by their sum.",
                lambda p, T: p**T,
            ),
            Mistake(
                "you took softmax of the probabilities",
                "That is softmax twice: probabilities are no logits. Their logarithms are: softmax of "
                "`np.log(p) / T` is right.",
                lambda p, T: softmax(p, temperature=T),
            ),
            Mistake(
                "T has no effect",
                "A factor that all share cancels when you divide by the sum. T must be in the power.",
                lambda p, T: (p / T) / (p / T).sum(),
            ),
            Mistake(
                "you divided by T",
                "Then the sum is 1 / T. The temperature divides the logits, so it is a power of p.",
                lambda p, T: p / T,
            ),
            Mistake(
                "you returned logits",
                "`np.log(p) / T` are the logits at this temperature. Take the softmax of them.",
                lambda p, T: np.log(p) / T,
            ),
            Mistake(
                "you divided by the largest power",
                "Then the largest number is 1. The sum should be.",
                lambda p, T: (p / p.max()) ** (1 / T),
            ),
        ),
        names=("temper",),
        reference=lambda p, T: softmax(np.log(p), temperature=T),
        praise="The same as softmax of the logits at that temperature, and no logit was needed.",
        cases=(
            (np.array([0.7, 0.2, 0.1]), 0.5),
            (np.array([0.7, 0.2, 0.1]), 4.0),
            (np.array([0.5, 0.3, 0.15, 0.05]), 2.0),
            (np.array([0.9, 0.1]), 0.1),
        ),
        observe=_about_sum,
    ),
    Task(
        id="3.3",
        title="How unsure is a die?",
        text="""\
Write `how_unsure(p)` in plain Python. `p` is the list of the six probabilities of a die. Return its entropy
in nats, $-\\sum_i p_i \\ln p_i$. A face that never comes has no share in it: leave it out.

`how_unsure([1, 0, 0, 0, 0, 0])` returns `0.0`, and two faces with one half each give about `0.693`.""",
        stub="""\
import math

def how_unsure(p):
    return ...""",
        solution="""\
import math

def how_unsure(p):
    return -sum(x * math.log(x) for x in p if x > 0)""",
        reason="The surprise at a face is -ln p, and the entropy is the mean surprise: each face counts as "
        "often as it comes. The numbers on the faces do not occur in it. x ln x goes to 0 with x, so a "
        "face of probability 0 adds nothing.",
        hints=(
            "The surprise at one face is `-math.log(x)`. The entropy is the mean of it: weight it with x.",
            "`math.log(0)` is an error. Put `if x > 0` at the end of the comprehension.",
            "`-sum(x * math.log(x) for x in p if x > 0)`.",
        ),
        mistakes=(
            Mistake(
                "variance is not entropy",
                "You returned the variance of the number shown. It asks how far apart the faces lie. The "
                "entropy asks how unsure you are which face comes: it does not know what is written on the "
                "faces.",
                _spread,
            ),
            Mistake(
                "the variance of the probabilities is not entropy",
                "`np.var(p)` is 0 for the fair die, of which you are least sure.",
                lambda p: float(np.var(p)),
            ),
            Mistake(
                "that is the standard deviation",
                "The root of the variance is in the units of the faces. The entropy does not know what is "
                "written on the faces.",
                lambda p: math.sqrt(_spread(p)),
            ),
            Mistake(
                "your entropy is in bits",
                "You used the logarithm to base 2. Asked for are nats: `math.log`.",
                lambda p: _surprise(p, math.log2),
            ),
            Mistake(
                "your sign is wrong",
                "The logarithm of a probability is never positive, so the sum needs a minus sign.",
                lambda p: -_surprise(p),
            ),
            Mistake(
                "you did not weight with p",
                "A rare face has a large surprise, but it comes rarely: multiply each surprise by x.",
                lambda p: -sum(math.log(x) for x in p if x > 0),
            ),
            Mistake(
                "you returned the perplexity",
                "The exponential of the entropy counts the equally likely faces that would be as unsure. "
                "Asked for is its logarithm.",
                lambda p: math.exp(_surprise(p)),
            ),
            Mistake(
                "that is the Gini index",
                "1 minus the sum of squares measures the same thing in other units. Asked for is the "
                "entropy.",
                lambda p: 1 - sum(x * x for x in p),
            ),
        ),
        names=("how_unsure",),
        reference=lambda p: float(entropy(p)),
        praise="The fair die has ln 6 = 1.7918 nats, and half 1 / half 6 only ln 2 = 0.6931.",
        cases=(
            ([0.25, 0.25, 0.2, 0.1, 0.1, 0.1],),
            (list(_FAIR),),
            (list(_HALVES),),
            ([0.01, 0.01, 0.01, 0.01, 0.95, 0.01],),
        ),
    ),
    Task(
        id="3.4",
        title="Two dice that disagree",
        text="""\
If variance and entropy were the same, the die with more of the one would have more of the other. Find two
dice that disagree: `wide` has the larger variance, `unsure` the larger entropy. Each is a list of six
probabilities, for the faces 1 to 6. The fair die, with 1/6 six times, may be neither of them.

A loaded die is for example `[0.5, 0.1, 0.1, 0.1, 0.1, 0.1]`.""",
        stub="""\
wide = ...
unsure = ...""",
        solution="""\
wide = [0.5, 0, 0, 0, 0, 0.5]
unsure = [0, 0.25, 0.25, 0.25, 0.25, 0]""",
        reason="Weight at both ends makes the variance large, and two faces have at most ln 2 of entropy. "
        "Four faces in the middle have little variance and an entropy of ln 4. The variance looks at where "
        "the weight lies, the entropy only at how it is split.",
        hints=(
            "Variance is large when the weight lies far from the mean. Which faces are those?",
            "Entropy is large when many faces are about equally likely, wherever they stand.",
            "For `unsure`, share the weight among the four middle faces.",
        ),
        mistakes=(
            Mistake(
                "one of them is no die",
                "Each needs six probabilities that are not negative and sum to 1.",
                ([0.5, 0.5], list(_HALVES)),
                _a_bad_die,
            ),
            Mistake(
                "the fair die is excluded",
                "It has the largest entropy of all, so nearly any die at its side would do. Find another "
                "one.",
                (list(_HALVES), list(_FAIR)),
                lambda wide, unsure: np.allclose(wide, _FAIR) or np.allclose(unsure, _FAIR),
            ),
            Mistake(
                "you treated variance as entropy",
                "One of your dice has more variance and also more entropy, so the two agree. Make the wide "
                "die surer: put its weight on the two outermost faces.",
                ([0.3, 0.1, 0.1, 0.1, 0.1, 0.3], [0, 0, 0.5, 0.5, 0, 0]),
                _two_dice(lambda wide, unsure: (wide[0] - unsure[0]) * (wide[1] - unsure[1]) > 1e-9),
            ),
            Mistake(
                "your two dice have changed places",
                "They disagree, as they should. But `wide` is the one with the larger variance.",
                ([0, 0.25, 0.25, 0.25, 0.25, 0], list(_HALVES)),
                _two_dice(lambda wide, unsure: wide[0] < unsure[0] - 1e-9 and wide[1] > unsure[1] + 1e-9),
            ),
            Mistake(
                "your dice are equally wide or equally unsure",
                "One of the two measures is the same for both. Change one die until both measures differ.",
                (list(_HALVES), [0.5, 0.5, 0, 0, 0, 0]),
                _two_dice(
                    lambda wide, unsure: min(abs(wide[0] - unsure[0]), abs(wide[1] - unsure[1])) <= 1e-9
                ),
            ),
        ),
        names=("wide", "unsure"),
        kinds=("a list of numbers", "a list of numbers"),
        reference=lambda wide, unsure: (
            _two_dice(lambda a, b: a[0] > b[0] + 1e-9 and b[1] > a[1] + 1e-9)(wide, unsure)
            and not (np.allclose(wide, _FAIR) or np.allclose(unsure, _FAIR))
        ),
        praise=lambda wide, unsure: (
            f"{_about_dice(wide, unsure)} More variance, less entropy: they are two questions."
        ),
        observe=_about_dice,
    ),
    Task(
        id="3.5",
        title="Predict who gains first and loses later",
        text="""\
Write `gains_first(z)`. It takes a list of different scores and returns the list of the class numbers, counted
from 0, whose probability first rises and later falls while beta grows from 0 to infinity.

At beta = 0 every probability is 1/K. A probability rises as long as its score is above the mean score
$\\sum_j p_j z_j$; that mean begins at the plain mean and climbs to the top score.

`gains_first([0.95, 0.99, 0.98])` returns `[2]`: the mean begins at 0.9733 and passes 0.98 later.""",
        stub="""\
def gains_first(z):
    mean = ...
    return [k for k, score in enumerate(z) if ...]""",
        solution="""\
def gains_first(z):
    mean = sum(z) / len(z)
    return [k for k, score in enumerate(z) if mean < score < max(z)]""",
        reason="dp_k / dbeta = p_k (z_k - mean score). A score above the plain mean rises at first. The mean "
        "score climbs and passes every score but the top one, and from then on that class falls. A score "
        "not above the plain mean falls from the start; the top one rises for ever.",
        hints=(
            "Which classes rise at the very beginning, at beta = 0? Compare with the plain mean of the "
            "scores.",
            "Which of them never falls? The mean score never passes the top score.",
            "`mean < score < max(z)` is the condition.",
        ),
        mistakes=(
            Mistake(
                "you included the top class",
                "The mean score climbs towards the top score and never passes it: that class rises for ever.",
                _above(lambda z: sum(z) / len(z), top=True),
            ),
            Mistake(
                "you took all classes but the top one",
                "A score below the plain mean falls from the start: it has no peak inside.",
                _above(lambda z: -math.inf),
            ),
            Mistake(
                "you included classes below the plain mean",
                "You left out the top and the bottom class. But a class between these two may still lie "
                "below the plain mean: it falls from the start, and has no peak inside.",
                lambda z: [k for k, x in enumerate(z) if min(z) < x < max(z)],
            ),
            Mistake(
                "you took the second class only",
                "Every score between the plain mean and the top has a peak, and there may be several.",
                lambda z: [int(np.argsort(z)[-2])],
            ),
            Mistake(
                "you compared with the median",
                "At beta = 0 all probabilities are equal, so the mean score is the plain mean. A far outlier "
                "moves the mean, and leaves the median.",
                _above(lambda z: float(np.median(z))),
            ),
            Mistake(
                "you compared with the mean score at beta = 1",
                "That tells who still rises at beta = 1. The class may have risen before: start at beta = 0.",
                _above(lambda z: float(softmax(z) @ np.asarray(z))),
            ),
            Mistake(
                "you compared with the middle of the range",
                "The middle between the lowest and the highest score is not the mean of all scores.",
                _above(lambda z: (min(z) + max(z)) / 2),
            ),
            Mistake(
                "you compared with 0",
                "Adding the same number to all scores changes no probability, so 0 is no special score. "
                "Compare with the mean.",
                _above(lambda z: 0),
            ),
            Mistake(
                "you returned those that lose from the start",
                "These scores are below the plain mean. Asked for are those above it, without the top one.",
                lambda z: [k for k, x in enumerate(z) if x < sum(z) / len(z)],
            ),
        ),
        names=("gains_first",),
        reference=lambda z: [float(k) for k, x in enumerate(z) if sum(z) / len(z) < x < max(z)],
        praise="For 2, 4.3, 1.2 and -3.1 there are two of them: 1.2 is just above the plain mean, 1.1.",
        cases=(
            ([2.0, 4.3, 1.2, -3.1],),
            ([0.95, 0.99, 0.98],),
            ([-1.0, -2.0, -1.5, -9.0],),
            ([1.0, 10.0, 2.0, 3.0, 4.5],),
            ([0.0, 3.0, 1.1, -0.5],),
        ),
    ),
    Task(
        id="3.6",
        title="The beta that a confidence needs",
        text="""\
One class is ahead, and `others` more classes all lie the same `gap` below it. Write
`beta_needed(p, gap, others)`: the beta at which the top class has the probability `p`. That is at least its
equal share, 1 / (others + 1), and below 1.

With one other class it is the formula above: `beta_needed(0.5, 2, 1)` returns `0.0`. With nine of them
`beta_needed(0.9, 1, 9)` returns about `4.394`.""",
        stub="""\
import math

def beta_needed(p, gap, others):
    return ...""",
        solution="""\
import math

def beta_needed(p, gap, others):
    return math.log(others * p / (1 - p)) / gap""",
        reason="The others share 1 - p equally, so each has (1 - p) / others. The ratio of the top class to "
        "one of them is others p / (1 - p), and it equals e^(beta gap). Take the logarithm and divide by the "
        "gap. Ten times as many classes cost as much beta as one more nine: about ln 10 / gap.",
        hints=(
            "The others share 1 - p, and all have the same score. How much does one of them get?",
            "(1 - p) / others. The ratio of the top class to one of them is p divided by that, and also "
            "e^(beta gap).",
            "others p / (1 - p) = e^(beta gap). What undoes the exponential?",
        ),
        mistakes=(
            Mistake(
                "you left out how many others there are",
                "That is the formula of one other class. Here they share what is left: one of them has "
                "(1 - p) / others, so the ratio is larger, and so is beta.",
                lambda p, gap, others: math.log(p / (1 - p)) / gap,
            ),
            Mistake(
                "you swapped T and beta",
                "You returned T = 1 / beta. A surer answer needs a larger beta, and a lower temperature.",
                lambda p, gap, others: gap / math.log(others * p / (1 - p)),
            ),
            Mistake(
                "you multiplied by the gap",
                "A smaller gap needs a larger beta: divide by the gap.",
                lambda p, gap, others: math.log(others * p / (1 - p)) * gap,
            ),
            Mistake(
                "you left out the gap",
                "The logarithm is beta times the gap. Divide by the gap: a smaller one needs a larger beta.",
                lambda p, gap, others: math.log(others * p / (1 - p)),
            ),
            Mistake(
                "you divided by the number of others",
                "More classes to beat need more beta, not less. One of them has (1 - p) / others, and that "
                "stands below the line.",
                lambda p, gap, others: math.log(p / (1 - p) / others) / gap,
            ),
            Mistake(
                "you multiplied beta by the number of others",
                "The number of others belongs inside the logarithm. Ten times as many classes add about "
                "ln 10 / gap to beta, and do not make it ten times as large.",
                lambda p, gap, others: others * math.log(p / (1 - p)) / gap,
            ),
            Mistake(
                "you counted the top class among the others",
                "`others` counts the classes below the top one only: these share 1 - p.",
                lambda p, gap, others: math.log((others + 1) * p / (1 - p)) / gap,
            ),
            Mistake(
                "you left out p above the line",
                "The ratio is others p / (1 - p). Without p it is near that only when p is near 1.",
                lambda p, gap, others: math.log(others / (1 - p)) / gap,
            ),
            Mistake(
                "your base is 10",
                "`math.log10` counts tens. Softmax has the base e: `math.log`.",
                lambda p, gap, others: math.log10(others * p / (1 - p)) / gap,
            ),
            Mistake(
                "you turned the ratio round",
                "Then beta is negative. The top class stands above the line, and the others below it.",
                lambda p, gap, others: math.log((1 - p) / (others * p)) / gap,
            ),
            Mistake(
                "you forgot the logarithm",
                "others p / (1 - p) is the ratio. beta times gap is its logarithm.",
                lambda p, gap, others: others * p / (1 - p) / gap,
            ),
        ),
        names=("beta_needed",),
        reference=lambda p, gap, others: beta_for(p, [gap] * others),
        praise="To be 90 % sure at a gap of 1, two words need beta = "
        f"{beta_for(0.9, 1):.1f}, and 50,000 words {beta_for(0.9, [1] * 49_999):.1f}.",
        cases=((0.9, 0.01, 1), (0.99, 0.01, 2), (0.9, 1.0, 49_999), (0.75, 2.0, 3), (0.3, 0.5, 9)),
    ),
    Task(
        id="3.7",
        title="The temperature that the data want",
        text="""\
A model was tested on examples with known labels. `logits` is an array of shape (N, K), `labels` an array
of N class numbers, `candidates` a list of temperatures. Write
`best_temperature(logits, labels, candidates)`: return the candidate with the smallest loss. The loss at T
is the mean of $-\\ln p$ over all examples, where p is the probability that `softmax(logits, temperature=T)` gives the
label.

The check gives the candidates `[1.0, 0.5, 4.0, 0.25, 8.0, 2.0]`, in this order. When the logits are four
times too large, `best_temperature` returns `4.0`.""",
        stub="""\
import numpy as np
from teachkit import softmax

def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(...)
    return ...""",
        solution="""\
import numpy as np
from teachkit import softmax

def best_temperature(logits, labels, candidates):
    losses = []
    for T in candidates:
        p = softmax(logits, temperature=T)
        of_label = p[np.arange(len(labels)), labels]
        losses.append(-np.log(of_label).mean())
    return candidates[np.argmin(losses)]""",
        reason="The loss punishes every example by the surprise at its label. Too sure, and the wrong "
        "answers cost a lot; not sure enough, and the right ones cost more than they need. The accuracy "
        "cannot choose: no temperature changes the order of the classes.",
        hints=(
            "The loss of one temperature is one number: `-np.log(of_label).mean()`.",
            "`np.argmin(losses)` is the place of the smallest loss.",
            "Return the candidate at that place: `candidates[np.argmin(losses)]`.",
        ),
        mistakes=(
            Mistake(
                "you returned the first candidate",
                "A `return` inside the loop ends it after one round. Choosing by the accuracy does the same: "
                "no temperature changes the order of the classes, so all are equally accurate, and the first "
                "one wins. Compute the loss of every candidate first, then choose.",
                lambda logits, labels, candidates: candidates[0],
            ),
            Mistake(
                "you returned the last candidate",
                "After the loop `T` is the last candidate, whatever the losses are. Return the one at the "
                "place of the smallest loss.",
                lambda logits, labels, candidates: candidates[-1],
            ),
            Mistake(
                "you took the largest loss",
                "The loss is a cost: take the smallest, `np.argmin`.",
                _chosen(_loss, np.argmax),
            ),
            Mistake(
                "you swapped T and beta",
                "You returned 1 / T of the best temperature. Asked for is T.",
                lambda logits, labels, candidates: 1 / _best(logits, labels, candidates),
            ),
            Mistake(
                "you returned the loss",
                "That is the smallest loss. Asked for is the temperature that has it.",
                lambda logits, labels, candidates: min(_losses(logits, labels, candidates)),
            ),
            Mistake(
                "you returned the place in the list",
                "`np.argmin` gives the place. Return the candidate that stands there.",
                lambda logits, labels, candidates: float(np.argmin(_losses(logits, labels, candidates))),
            ),
            Mistake(
                "you took the mean before the logarithm",
                "The mean probability of the label likes to be too sure: a label of probability 0 costs it "
                "little. Take the logarithm of each first, then the mean.",
                _chosen(lambda p, labels: _own(p, labels).mean(), np.argmax),
            ),
        ),
        names=("best_temperature",),
        reference=_best,
        praise="This is temperature scaling: one number, fitted after the training, and the accuracy stays.",
        cases=(_examples(4.0, 1), _examples(1.0, 2), _examples(0.5, 3), _examples(2.0, 4)),
    ),
)
