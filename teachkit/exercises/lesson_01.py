"""Exercises of lesson 01: exponentials, ratios, shifts, bases, and one logit that moves alone."""

import math

import numpy as np

from teachkit.exercises.engine import Mistake, Task
from teachkit.exercises.values import show
from teachkit.maths.softmax import logsumexp, softmax, to_temperature

_FOUR = np.array([-2.2, -1.4, -0.8, 0.7])  # cat, dog, bird, fish
_BEFORE = softmax(_FOUR)
_AFTER = softmax(_FOUR + np.array([0, 0, 1, 0]))


def _sigmoid(x):
    return 1 / (1 + math.exp(-x))


def _letter(choice):
    return choice.strip().strip('."()').lower()


def _reverses(scores):
    return len(scores) > 1 and max(scores) > min(scores) and not _sums_to_zero(scores) and sum(scores) < 0


def _sums_to_zero(scores):
    return abs(sum(scores)) <= 1e-9 * max(map(abs, scores), default=0)


def _say_shares(scores):
    return (
        f"Plain division gives the shares {show(scores / sum(scores))}: the largest score has the smallest "
        f"one, because dividing by a negative sum turns the order round. Softmax gives "
        f"{show(softmax(scores))}: the order stays, whatever the signs are."
    )


TASKS = (
    Task(
        id="1.1",
        title="A list of exponentials",
        text="""\
Write `exponentials(logits)` as a list comprehension. It takes a list of logits and returns the list of
their exponentials, e to the power of each, in the same order:

`exponentials([0, 1])` returns `[1.0, 2.718]`, to three digits.

Read a comprehension from its second half: `[n + 1 for n in [1, 2, 3]]` is "for each n in the list, n + 1".
`math.exp(x)` is e to the power of x.""",
        stub="""\
import math

def exponentials(logits):
    return [... for logit in logits]""",
        solution="""\
import math

def exponentials(logits):
    return [math.exp(logit) for logit in logits]""",
        reason="For each logit of the list, `math.exp(logit)`: one positive number each, whatever the "
        "sign of the logit. `np.exp(logits)` does the same for all entries at once.",
        hints=(
            "The second half, `for logit in logits`, is there already: say what becomes of one `logit`. "
            "`logits` is the whole list, `logit` is one number of it.",
            "The exponential of one logit is `math.exp(logit)`. Put it in place of the dots.",
        ),
        mistakes=(
            Mistake(
                "you raised the logit to the power of e",
                "Base and exponent have changed places: `logit ** math.e` is a power of the logit. The "
                "exponential has the logit in the exponent: `math.e ** logit`, or better "
                "`math.exp(logit)`.",
                lambda logits: [logit**math.e for logit in logits],
            ),
            Mistake(
                "you multiplied by e",
                "`math.e * logit` is a straight line: it stays negative for a negative logit. "
                "An exponential multiplies by e again at every step of 1.",
                lambda logits: [math.e * logit for logit in logits],
            ),
            Mistake(
                "you squared the logits",
                "A square is positive too, but -1 and 1 have the same square: the order of the scores is "
                "lost. The exponential keeps the order.",
                lambda logits: [logit * logit for logit in logits],
            ),
            Mistake(
                "you added 1",
                "`logit + 1` is close to the exponential only near 0: it is the tangent there. Use "
                "`math.exp`.",
                lambda logits: [logit + 1 for logit in logits],
            ),
            Mistake(
                "your base is 10",
                "`10 ** logit` grows by the factor 10 at every step of 1. The base asked for is e = 2.718.",
                lambda logits: [10.0**logit for logit in logits],
            ),
            Mistake(
                "your base is 2",
                "`2 ** logit` doubles at every step of 1. The base asked for is e = 2.718.",
                lambda logits: [2.0**logit for logit in logits],
            ),
            Mistake(
                "your exponent has the wrong sign",
                "`math.exp(-logit)` gives the largest number to the smallest logit.",
                lambda logits: [math.exp(-logit) for logit in logits],
            ),
            Mistake(
                "you returned the sum of the exponentials",
                "The sum comes in the next lesson. Return the list with one exponential for each logit.",
                lambda logits: sum(math.exp(logit) for logit in logits),
            ),
            Mistake(
                "you divided by the sum",
                "That is softmax already; the next lesson comes to it. Here only the exponentials are asked "
                "for, and they need not sum to 1.",
                softmax,
            ),
            Mistake(
                "you rounded e to 2.7",
                "`2.7 ** logit` is too small by 0.7 per cent at the logit 1, and by more at larger ones. "
                "`math.exp` and `math.e` have all digits of e.",
                lambda logits: [2.7**logit for logit in logits],
            ),
            Mistake(
                "you rounded e to 2.72",
                "`2.72 ** logit` is too large by 0.06 per cent at the logit 1, and by more at larger ones. "
                "`math.exp` and `math.e` have all digits of e.",
                lambda logits: [2.72**logit for logit in logits],
            ),
            Mistake(
                "you returned after the first logit",
                "A `return` inside the loop ends the function in its first round. The comprehension goes "
                "through all logits.",
                lambda logits: math.exp(logits[0]),
            ),
        ),
        names=("exponentials",),
        reference=lambda logits: [math.exp(logit) for logit in logits],
        praise="Every exponential is positive, those of negative logits too.",
        cases=(([2.0, 1.0, 0.1],), ([0.0, -1.0, 3.0],), ([2.0, 4.3, 1.2, -3.1],)),
    ),
    Task(
        id="1.2",
        title="Predict what one rising logit does",
        text="""\
Four classes have the logits cat -2.2, dog -1.4, bird -0.8, fish 0.7. You raise the bird's logit by 1 and
leave the other three alone. What happens to the four probabilities?

- `"a"`: only the bird's changes: it grows.
- `"b"`: the bird's grows, and the other three lose the same amount each.
- `"c"`: the bird's grows, and the other three shrink by the same factor.
- `"d"`: the bird's becomes e = 2.718 times as large, and the other three make room.

Choose first, for example `my_choice = "a"`; then try it with the explorer.""",
        stub="my_choice = ...",
        solution='my_choice = "c"',
        reason="Only the bird's exponential grows; the other three stay as they are. But all four are "
        "divided by the sum, which is larger now: the other three shrink by the factor "
        f"{_AFTER[0] / _BEFORE[0]:.4f}, all by the same one, so their ratios stay.",
        hints=(
            "Four heights e^logit are divided by their sum. Which of the five numbers change?",
            "One height grows, and so does the sum. What does a larger sum do to the other three?",
        ),
        mistakes=(
            Mistake(
                "no class is alone",
                "The four probabilities sum to 1, so when one grows, others must shrink. The bird's height "
                "e^logit is the only height that changes; all four probabilities do.",
                ("a",),
                lambda choice: _letter(choice) == "a",
            ),
            Mistake(
                "the others share a factor, not an amount",
                f"The cat goes from {_BEFORE[0]:.4f} to {_AFTER[0]:.4f}, the fish from {_BEFORE[3]:.4f} to "
                f"{_AFTER[3]:.4f}. The amounts differ, and an equal amount could make a small one "
                "negative. Divide each new value by its old one instead.",
                ("b",),
                lambda choice: _letter(choice) == "b",
            ),
            Mistake(
                "the sum grows too",
                "The bird's height e^logit becomes e times as large. But the sum contains that height and "
                f"grows as well, so the bird's probability goes from {_BEFORE[2]:.4f} to {_AFTER[2]:.4f}: "
                f"{_AFTER[2] / _BEFORE[2]:.3f} times as large. A probability of 0.5 could not become e "
                "times as large at all.",
                ("d",),
                lambda choice: _letter(choice) == "d",
            ),
        ),
        names=("my_choice",),
        kinds=("a letter",),
        reference=lambda choice: _letter(choice) == "c",
        praise=f"The bird goes from {_BEFORE[2]:.4f} to {_AFTER[2]:.4f}; cat, dog and fish all become "
        f"{_AFTER[0] / _BEFORE[0]:.4f} times as large, so their ratios stay.",
        observe=lambda choice: 'Choose one of "a", "b", "c" and "d".',
    ),
    Task(
        id="1.3",
        title="A ratio from a gap",
        text="""\
The cat's logit is larger than the dog's by `gap`. Write `ratio_from_gap(gap)`: return how many times as
probable the cat is as the dog, p(cat) / p(dog). You need no other logit.

`ratio_from_gap(0)` returns `1.0`: equal logits, equal probabilities. A negative `gap` means that the
dog leads.""",
        stub="""\
import math

def ratio_from_gap(gap):
    ...""",
        solution="""\
import math

def ratio_from_gap(gap):
    return math.exp(gap)""",
        reason="With the logits z_cat and z_dog, p(cat) = e^z_cat / S and p(dog) = e^z_dog / S have the same "
        "sum S, which cancels: p(cat) / p(dog) = e^z_cat / e^z_dog = e^(z_cat - z_dog), and z_cat - z_dog is "
        "the gap. Differences of logits are ratios of probabilities.",
        hints=(
            "Call the logits z_cat and z_dog. Write both probabilities as a fraction with the same sum "
            "below: e^z_cat / S and e^z_dog / S.",
            "Divide one by the other: S cancels, and e^z_cat / e^z_dog = e^(z_cat - z_dog). What is "
            "z_cat - z_dog?",
        ),
        mistakes=(
            Mistake(
                "you returned the gap itself",
                "The gap is the difference of the logits. A difference of logits becomes a ratio of "
                "probabilities through the exponential.",
                lambda gap: gap,
            ),
            Mistake(
                "your ratio is upside down",
                "With a positive gap the cat leads, so p(cat) / p(dog) must be above 1. Yours is p(dog) / "
                "p(cat).",
                lambda gap: math.exp(-gap),
            ),
            Mistake(
                "you returned a probability, not a ratio",
                "1 / (1 + e^-gap) is the probability of the cat when cat and dog are the only classes. "
                "The ratio compares the two with each other and may be far above 1.",
                _sigmoid,
            ),
            Mistake(
                "your base is 10",
                "With softmax as it is defined here, a gap of 1 is a factor e = 2.718, not 10.",
                lambda gap: 10.0**gap,
            ),
            Mistake(
                "your base is 2",
                "With softmax as it is defined here, a gap of 1 is a factor e = 2.718, not 2.",
                lambda gap: 2.0**gap,
            ),
            Mistake(
                "you added 1 to the gap",
                "`1 + gap` is the ratio only for tiny gaps, and it would be negative when the dog leads "
                "by 2.",
                lambda gap: 1 + gap,
            ),
            Mistake(
                "you subtracted 1",
                "e^gap - 1 says by which part the cat is more probable than the dog, and is 0 where both are "
                "equally probable. How many times as probable is e^gap.",
                math.expm1,
            ),
        ),
        names=("ratio_from_gap",),
        reference=math.exp,
        praise="The logits 2, 1, 0.1 of cat, dog and bird have the gaps 1, 0.9 and 1.9: cat to dog 2.718, "
        "dog to bird 2.460, cat to bird 6.686, whatever else there is to choose from.",
        cases=((1.0,), (0.9,), (1.9,), (0.0,), (-2.9,)),
    ),
    Task(
        id="1.4",
        title="Scores that break plain division",
        text="""\
Plain division makes shares from scores without exponentials: each score divided by the sum of the scores.
`[5, 3, 2]` becomes 0.5, 0.3 and 0.2, which looks fine.

Find a list of two or more scores for which it goes badly wrong: the **largest** score gets the **smallest**
share. Put it into `breaking_scores`, for example `breaking_scores = [5, 3, 2]`.""",
        stub="breaking_scores = ...",
        solution="breaking_scores = [2, -5]",
        reason="The sum is -3. Dividing by a negative number turns the order round: the shares are -0.667 "
        "and 1.667, so the better score has the smaller share, and it is not even positive. Any scores "
        "with a negative sum do this.",
        hints=(
            "Dividing by a positive number keeps the order. What must the sum be to turn it round?",
            "Try two scores, one positive and one negative, with a negative sum.",
        ),
        mistakes=(
            Mistake(
                "one score has no order",
                "A single score always gets the whole. Give two scores or more.",
                ([3.0],),
                lambda scores: len(scores) < 2,
            ),
            Mistake(
                "your scores are all equal",
                "Equal scores have no largest one: none can come off worse. Let them differ.",
                ([-1.0, -1.0],),
                lambda scores: max(scores) == min(scores),
            ),
            Mistake(
                "your scores sum to 0",
                "That breaks plain division too: division by 0, no shares at all. But there is no order "
                "to turn round. Move one of the scores a little.",
                ([1.0, -1.0],),
                _sums_to_zero,
            ),
            Mistake(
                "none of your scores is negative",
                "Dividing numbers that are not negative by their positive sum gives shares in the same "
                "order. Large ones only bring the shares closer together.",
                ([5.0, 3.0, 2.0],),
                lambda scores: min(scores) >= 0,
            ),
            Mistake(
                "a share is negative, but the order is kept",
                "A negative share is no probability, so plain division is broken already. For the order "
                "to turn round the sum must be negative; yours is positive.",
                ([2.0, 4.3, 1.2, -3.1],),
                lambda scores: sum(scores) > 0 > min(scores),
            ),
        ),
        names=("breaking_scores",),
        kinds=("a list of numbers",),
        reference=_reverses,
        praise=_say_shares,
    ),
    Task(
        id="1.5",
        title="The temperature of a base",
        text="""\
Someone builds a softmax with powers of another base, $base^z$ in place of $e^z$. Softmax at the
temperature T has $e^{z / T}$. Write `equal_temperature(base)`: return the T at which both give the same
probabilities, for a `base` above 1.

`equal_temperature(math.e)` returns `1.0`.""",
        stub="""\
import math

def equal_temperature(base):
    ...""",
        solution="""\
import math

def equal_temperature(base):
    return 1 / math.log(base)""",
        reason="base^z = e^(z ln base), and e^(z ln base) = e^(z / T) for T = 1 / ln base. A larger base "
        "is a lower temperature; the choice of e is the choice of T = 1.",
        hints=(
            "Write base^z with e: base is e^(ln base), so base^z = e^(...).",
            "base^z = e^(z ln base). Compare the exponent with z / T.",
            "z ln base = z / T. In Python the natural logarithm is `math.log`.",
        ),
        mistakes=(
            Mistake(
                "you returned 1 / T",
                "ln base is what the scores are multiplied by, the inverse temperature. The temperature "
                "divides them: take its reciprocal.",
                math.log,
            ),
            Mistake(
                "you left out the logarithm",
                "1 / base gets smaller with the base, as it should, but it is not 1 at e. Only a "
                "logarithm brings a base into the exponent: base = e^(ln base).",
                lambda base: 1 / base,
            ),
            Mistake(
                "you used the logarithm to base 10",
                "`math.log10` belongs to 10^x. To compare with e^(z / T) you need the natural logarithm, "
                "`math.log`.",
                lambda base: 1 / math.log10(base),
            ),
            Mistake(
                "you used the logarithm to base 2",
                "`math.log2` belongs to 2^x. To compare with e^(z / T) you need the natural logarithm, "
                "`math.log`.",
                lambda base: 1 / math.log2(base),
            ),
            Mistake(
                "you compared the bases by division",
                "e / base is 1 at e, as it should be, but a base sits below an exponent: compare logarithms, "
                "1 = ln e with ln base.",
                lambda base: math.e / base,
            ),
            Mistake(
                "your temperature rises with the base",
                "A larger base makes the differences between the scores count more, so the temperature is "
                "lower.",
                lambda base: base / math.e,
            ),
            Mistake(
                "you took the base for the temperature",
                "The base is raised to the power of the score; the temperature divides the score. "
                "Write both as powers of e to compare them.",
                lambda base: base,
            ),
        ),
        names=("equal_temperature",),
        reference=lambda base: to_temperature(base=base),
        praise="Base 3 is T = 0.9102, base 2 is T = 1.4427: no base can do what a temperature cannot.",
        cases=((3.0,), (2.0,), (math.e,), (10.0,), (1.1,)),
    ),
    Task(
        id="1.6",
        title="One logit alone is a sigmoid",
        text="""\
Hold all logits but one. Write `one_logit(logit, others)`: `logit` is the one that moves, `others` is the
list of those that stay. Return the probability of the one that moves, as sigmoid(logit - LSE(others)):

- sigmoid(x) is $1 / (1 + e^{-x})$;
- LSE(others) is the natural logarithm of the sum of the exponentials of `others`: one number that stands
  for all of them.

`one_logit(0, [0])` returns `0.5`: one against one, both alike.""",
        stub="""\
import math

def one_logit(logit, others):
    ...""",
        solution="""\
import math

def one_logit(logit, others):
    lse = math.log(sum(math.exp(other) for other in others))
    return 1 / (1 + math.exp(lse - logit))""",
        reason="Divide e^logit / (e^logit + sum of e^other) above and below by e^logit: what is left is 1 "
        "/ (1 + e^(LSE(others) - logit)). So a single moving logit always traces a sigmoid; the others "
        "only decide where its middle lies.",
        hints=(
            "First the sum of the exponentials of `others`, then `math.log` of it: that is the LSE.",
            "Then x = logit - LSE, and 1 / (1 + math.exp(-x)).",
        ),
        mistakes=(
            Mistake(
                "you forgot the other logits",
                "sigmoid(logit) is the answer only when the others amount to LSE = 0, one class with "
                "logit 0. The middle of the curve lies where the logit equals LSE(others).",
                lambda logit, others: _sigmoid(logit),
            ),
            Mistake(
                "your sign is the wrong way round",
                "A rising logit must raise its probability. Yours is what is left for the others.",
                lambda logit, others: _sigmoid(logsumexp(others) - logit),
            ),
            Mistake(
                "you compared with the largest of the others only",
                "The largest of the others is close to their LSE, but all of them take a share: LSE is "
                "larger than the largest as soon as there are two.",
                lambda logit, others: _sigmoid(logit - max(others)),
            ),
            Mistake(
                "you compared with the sum of the other logits",
                "The logits do not add up, their exponentials do: ln(sum of e^other), not the sum of the "
                "others.",
                lambda logit, others: _sigmoid(logit - sum(others)),
            ),
            Mistake(
                "you compared with the mean of the other logits",
                "With the mean it does not matter how many others there are, yet every further class "
                "takes a share. LSE counts them.",
                lambda logit, others: _sigmoid(logit - sum(others) / len(others)),
            ),
            Mistake(
                "you did not take the logarithm of the sum",
                "The sum of the exponentials is a height, the logit is a place on the x axis. `math.log` "
                "brings the height back to the axis.",
                lambda logit, others: _sigmoid(logit - sum(math.exp(other) for other in others)),
            ),
            Mistake(
                "you counted the moving logit among the others",
                "LSE must run over `others` alone: the logit itself is in the 1 of 1 + e^(-x) already.",
                lambda logit, others: _sigmoid(logit - logsumexp([logit, *others])),
            ),
            Mistake(
                "you returned the odds",
                "e^logit divided by the exponentials of the others is p / (1 - p), which may be above 1. "
                "The probability has the logit's own exponential below the line as well.",
                lambda logit, others: math.exp(logit - logsumexp(others)),
            ),
        ),
        names=("one_logit",),
        reference=lambda logit, others: softmax([logit, *others])[0],
        praise="Your sigmoid gives exactly the probability of softmax, for one other class and for many.",
        cases=((-0.8, [-2.2, -1.4, 0.7]), (2.0, [4.3, 1.2, -3.1]), (0.0, [0.0]), (6.0, [-2.2, -1.4, 0.7])),
    ),
)
