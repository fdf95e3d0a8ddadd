"""Exercises of lesson 04: one difference, one weight vector, a stable sigmoid, and another curve's loss."""

import math

import numpy as np

from teachkit.exercises.engine import Mistake, Task
from teachkit.exercises.values import show_number
from teachkit.maths.sigmoid import S_CURVES, log_sigmoid, sigmoid

_WEIGHTS = (
    (np.array([[1.0, 2.0], [0.5, -1.0]]),),
    (np.array([[0.3, -0.2, 1.1], [-0.4, 0.9, 0.1]]),),
    (np.array([[5.0, 3.0], [3.0, 3.0]]),),
)


def _sure(x):
    return 1 / (1 + math.exp(-x))


def _turned(x):
    return math.exp(x) / (1 + math.exp(x))


def _about_pair(pair):
    if abs(np.sum(pair) - 1) > 1e-6:
        return f"Your two numbers sum to {show_number(np.sum(pair))}, not to 1."
    return "Your two numbers sum to 1, but they are not softmax of the two scores."


def _slope_of_area(s):
    """Make a function of x from one of x and r, the root of 1 + x squared."""
    return lambda x: float(s(x, math.sqrt(1 + x * x)))


TASKS = (
    Task(
        id="4.1",
        title="Two scores, one difference",
        text="""\
Write `two_classes(z1, z2)`. It takes the scores of two classes, two numbers, and returns the list of their
probabilities `[p1, p2]`. Use the given `sigmoid` once, and no other exponential.

`two_classes(0, 0)` returns `[0.5, 0.5]`, and `two_classes(5, 3)` about `[0.88, 0.12]`.""",
        stub="""\
from teachkit import sigmoid

def two_classes(z1, z2):
    p1 = sigmoid(...)
    return [p1, ...]""",
        solution="""\
from teachkit import sigmoid

def two_classes(z1, z2):
    p1 = sigmoid(z1 - z2)
    return [p1, 1 - p1]""",
        reason="Divide e^z1 / (e^z1 + e^z2) above and below by e^z1: 1 / (1 + e^-(z1 - z2)) is left. "
        "The two scores enter only as their difference. The other class gets the rest.",
        hints=(
            "Softmax does not change when you subtract z2 from both scores. Which two scores are left?",
            "The scores are now z1 - z2 and 0. Put z1 - z2 into the sigmoid.",
            "Two probabilities sum to 1, so the second is `1 - p1`.",
        ),
        mistakes=(
            Mistake(
                "you took the sigmoid of each logit",
                "Each sigmoid compares its own score with 0, not with the other score, so the two do not sum "
                "to 1. Softmax of two classes is one sigmoid, of the difference.",
                lambda z1, z2: [_sure(z1), _sure(z2)],
            ),
            Mistake(
                "you took the sigmoid of one logit alone",
                "`sigmoid(z1)` is softmax of z1 and 0. The other score is z2, not 0: subtract it.",
                lambda z1, z2: [_sure(z1), 1 - _sure(z1)],
            ),
            Mistake(
                "your two probabilities have changed places",
                "The first class gains when z1 rises: the difference is z1 - z2.",
                lambda z1, z2: [_sure(z2 - z1), _sure(z1 - z2)],
            ),
            Mistake(
                "you added the scores",
                "Raise both scores by 1: softmax stays, and the sum rises by 2. Only the difference stays.",
                lambda z1, z2: [_sure(z1 + z2), 1 - _sure(z1 + z2)],
            ),
            Mistake(
                "you divided the sigmoids by their sum",
                "Now they sum to 1, but a sigmoid saturates where the exponential of softmax goes on "
                "growing. "
                "No second division is needed: take the sigmoid of the difference.",
                lambda z1, z2: [_sure(z1) / (_sure(z1) + _sure(z2)), _sure(z2) / (_sure(z1) + _sure(z2))],
            ),
            Mistake(
                "you halved the difference",
                "The sigmoid of half the difference is softmax at temperature 2. The whole difference is "
                "asked for.",
                lambda z1, z2: [_sure((z1 - z2) / 2), _sure((z2 - z1) / 2)],
            ),
            Mistake(
                "you returned the first probability only",
                "The list has two entries: the second class has the rest, `1 - p1`.",
                lambda z1, z2: _sure(z1 - z2),
            ),
            Mistake(
                "your second probability is the sigmoid of z2",
                "The first one is right. The second is what is left of 1.",
                lambda z1, z2: [_sure(z1 - z2), _sure(z2)],
            ),
        ),
        names=("two_classes",),
        reference=lambda z1, z2: [float(sigmoid(z1 - z2)), float(sigmoid(z2 - z1))],
        praise="Softmax of both scores, from one sigmoid of one number.",
        cases=((1.0, 0.0), (2.0, -2.0), (5.0, 3.0), (-1.0, 1.5), (0.5, 0.5)),
        observe=_about_pair,
    ),
    Task(
        id="4.2",
        title="One weight vector instead of two",
        text="""\
A model of two classes has a weight vector for each class: the rows of `W`. For an input `x` the scores are
`W @ x`. Write `one_vector(W)`, which returns the one vector `w` for which `sigmoid(w @ x)` is the
probability of the first class, for every `x`.

`one_vector(np.array([[2, 0], [0, 1]]))` returns `[2, -1]`.""",
        stub="""\
def one_vector(W):
    return ...""",
        solution="""\
def one_vector(W):
    return W[0] - W[1]""",
        reason="The difference of the scores is w1·x - w2·x = (w1 - w2)·x. Subtracting any other vector "
        "from both rows first gives the same w: half of the numbers in W say nothing about the "
        "probabilities.",
        hints=(
            "The two scores are `W[0] @ x` and `W[1] @ x`. What goes into the sigmoid?",
            "Their difference, `W[0] @ x - W[1] @ x`. Take x out of it.",
            "`(W[0] - W[1]) @ x`: the vector in front of x is the answer.",
        ),
        mistakes=(
            Mistake(
                "you took the first row alone",
                "That is right only when the second row is 0. Any vector may be subtracted from both rows: "
                "subtract the second one from both.",
                lambda W: W[0],
            ),
            Mistake(
                "your vector points the wrong way",
                "`W[1] - W[0]` gives the probability of the second class.",
                lambda W: W[1] - W[0],
            ),
            Mistake(
                "you added the two rows",
                "A vector added to both rows must change nothing, but it changes their sum.",
                lambda W: W[0] + W[1],
            ),
            Mistake(
                "you took the mean of the rows",
                "The mean is what both classes share, and what both share changes no probability.",
                lambda W: W.mean(axis=0),
            ),
            Mistake(
                "your vector has half the length",
                "You subtracted the mean from the first row. That is half of the difference: the sigmoid "
                "would "
                "be too flat.",
                lambda W: W[0] - W.mean(axis=0),
            ),
            Mistake(
                "you took differences along the rows",
                "`np.diff` runs along the last axis by default, from feature to feature. The difference is "
                "between the classes, the rows.",
                lambda W: np.diff(W)[0],
            ),
            Mistake(
                "you returned both differences",
                "One row is enough: the second is the first with the other sign.",
                lambda W: np.array([W[0] - W[1], W[1] - W[0]]),
            ),
        ),
        names=("one_vector",),
        reference=lambda W: W[0] - W[1],
        praise="One vector gives the same probabilities as two.",
        cases=_WEIGHTS,
    ),
    Task(
        id="4.3",
        title="A sigmoid that survives any score",
        text="""\
`1 / (1 + math.exp(-x))` stops with an OverflowError at x = -1000, and `math.exp(x) / (1 + math.exp(x))` at
x = 1000. They are the same function. Write `safe_sigmoid(x)` for one number `x` so that no exponential ever
overflows, and a small result keeps its digits.

`safe_sigmoid(1000)` returns `1.0`, `safe_sigmoid(-1000)` returns `0.0`, and `safe_sigmoid(-40)` about
`4.2e-18`.""",
        stub="""\
import math

def safe_sigmoid(x):
    if x >= 0:
        return ...
    return ...""",
        solution="""\
import math

def safe_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))""",
        reason="Either form is right as long as its exponent is not large and positive. For x >= 0 the "
        "first has e^-x, at most 1; for x < 0 the second has e^x, below 1. It is the trick of softmax "
        "again: subtract the larger of the scores x and 0 from both.",
        hints=(
            "A large positive exponent overflows, a large negative one only becomes 0. Which form has the "
            "negative exponent when x is positive?",
            "For x >= 0 use the form with e^-x.",
            "For x < 0 use the form with e^x.",
        ),
        mistakes=(
            Mistake(
                "an unstable sigmoid: e^-x overflows for very negative x",
                "At x = -1000 this wants e^1000, which is no float. For negative x use the form with e^x.",
                _sure,
            ),
            Mistake(
                "an unstable sigmoid: e^x overflows for very positive x",
                "At x = 1000 this wants e^1000, which is no float. For positive x use the form with e^-x.",
                _turned,
            ),
            Mistake(
                "your two forms have changed places",
                "Each stands where it overflows: for positive x use the form with e^-x.",
                lambda x: _turned(x) if x >= 0 else _sure(x),
            ),
            Mistake(
                "you subtracted from 1",
                "That is true on paper. But at x = -40 a number beside 1 is taken from 1, and no digit of "
                "e^-40 is left. For x < 0 use the form with e^x.",
                lambda x: _sure(x) if x >= 0 else 1 - 1 / (1 + math.exp(x)),
            ),
            Mistake(
                "you cut x off",
                "That does not overflow, but the result is wrong beyond the cut. No cut is needed.",
                lambda x: _sure(max(-5.0, min(5.0, x))),
            ),
            Mistake(
                "you returned only 0 or 1",
                "Between -30 and 30 the sigmoid is neither. Both branches need an exponential.",
                lambda x: 1.0 if x >= 0 else 0.0,
            ),
            Mistake(
                "your second branch is turned round",
                "For x < 0 the sigmoid is below one half. `1 / (1 + math.exp(x))` is the sigmoid of -x.",
                lambda x: 1 / (1 + math.exp(-abs(x))),
            ),
            Mistake(
                "you left out the division",
                "For x < 0 the exponential alone is too large: at x = 0 it is 1, and the sigmoid is one "
                "half.",
                lambda x: _sure(x) if x >= 0 else math.exp(x),
            ),
        ),
        names=("safe_sigmoid",),
        reference=lambda x: float(sigmoid(x)),
        praise="Right from -1000 to 1000, and small results keep their digits.",
        cases=((0.0,), (2.0,), (-2.0,), (7.5,), (-7.5,), (-40.0,), (1000.0,), (-1000.0,)),
        absolute=0.0,
    ),
    Task(
        id="4.4",
        title="The first score that prints 1",
        text="""\
No finite score has the probability 1. But a float64 keeps about 16 digits, and at some score the sigmoid is
rounded to exactly 1. Find the smallest whole number x for which `sigmoid(x) == 1.0` and put it into
`first_one`. Try scores in a cell, or let a loop try them.

For comparison: `float16` has about 3 digits, and there `first_one = 9` would be right.""",
        stub="first_one = ...",
        solution="""\
from teachkit import sigmoid

first_one = 0
while sigmoid(float(first_one)) != 1.0:
    first_one += 1""",
        reason="The sigmoid is 1 - e^-x, nearly. The floats below 1 are 1.1e-16 apart, and 1 + e^-x is "
        "rounded "
        "to 1 as soon as e^-x is at most 2^-53, so from x = 53 ln 2 = 36.7 on.",
        hints=(
            "The distance of the sigmoid from 1 is about e^-x. A float64 has about 16 digits.",
            "e^-x = 1e-16 at x = 16 ln 10, which is near 37. Try the whole numbers there.",
            "`[x for x in range(50) if sigmoid(float(x)) == 1.0]` lists all of them below 50.",
        ),
        mistakes=(
            Mistake(
                "that one is not yet rounded to 1",
                "At 36 the sigmoid is 2.2e-16 below 1, which a float64 can still hold.",
                (36,),
            ),
            Mistake(
                "a whole number is asked for",
                "The rounding to 1 begins between two whole numbers. Asked for is the first whole number "
                "after that.",
                (36.8,),
                lambda x: x != round(x),
            ),
            Mistake(
                "there the exponential is 0",
                "e^-746 is below the smallest float64. But the sigmoid is rounded to 1 much earlier: as soon "
                "as e^-x is too small to be seen beside 1.",
                (746,),
                lambda x: x in (744, 745, 746),
            ),
            Mistake(
                "there the exponential overflows",
                "e^710 is above the largest float64. That breaks a formula; the rounding to 1 comes much "
                "earlier.",
                (710,),
                lambda x: x in (709, 710),
            ),
            Mistake(
                "that is where float32 prints 1",
                "A float32 has about 7 digits. A float64 has about 16, so it holds out longer.",
                (17,),
            ),
            Mistake(
                "that is where float16 prints 1",
                "A float16 has about 3 digits. A float64 has about 16.",
                (9,),
                lambda x: x in (8, 9),
            ),
            Mistake(
                "that is the number of digits",
                "16 digits mean that e^-x = 10^-16. Solve this for x: the base is e, not 10.",
                (16,),
            ),
            Mistake(
                "there it is 1, but not for the first time",
                "The sigmoid is exactly 1 there already, and also a little before.",
                (38,),
                lambda x: 37 < x < 700,
            ),
        ),
        names=("first_one",),
        kinds=("a number",),
        reference=lambda x: x == 37,
        praise="At 37, e^-37 = 8.5e-17 is lost beside 1. The score still knows it: log_sigmoid(37) is "
        "-8.5e-17.",
        observe=lambda x: (
            f"sigmoid({show_number(x)}) is "
            + ("exactly 1." if sigmoid(x) == 1 else f"{float(sigmoid(-x)):.2g} below 1.")
        ),
    ),
    Task(
        id="4.5",
        title="The logarithm that keeps its digits",
        text="""\
The loss of a classifier is minus the logarithm of a probability. Write `my_log_sigmoid(x)`, the logarithm of
the sigmoid of one number `x`, right at any score. The logarithm of a rounded probability will not do:
`math.log` of 0 is an error, and of a rounded 1 it is 0.

`my_log_sigmoid(0)` returns `-0.693`, to three digits, `my_log_sigmoid(-1000)` returns `-1000.0`, and
`my_log_sigmoid(40)` about `-4.2e-18`.""",
        stub="""\
import math

def my_log_sigmoid(x):
    return ...""",
        solution="""\
import math

def my_log_sigmoid(x):
    return min(x, 0) - math.log1p(math.exp(-abs(x)))""",
        reason="For x >= 0 the logarithm of 1 / (1 + e^-x) is -log(1 + e^-x). For x < 0 take e^x out of the "
        "fraction: x - log(1 + e^x). `min(x, 0)` and `abs(x)` say both at once, and `log1p(e)` is log(1 + e) "
        "without losing a small e.",
        hints=(
            "Take the logarithm of the two forms of exercise 4.3 by hand: log(1 / a) = -log(a).",
            "x >= 0: `-math.log(1 + math.exp(-x))`. x < 0: `x - math.log(1 + math.exp(x))`.",
            "`math.log1p(e)` is log(1 + e), also when e is tiny.",
        ),
        mistakes=(
            Mistake(
                "you took the logarithm of a sigmoid that is 0",
                "At x = -1000 the sigmoid is rounded to 0, and its logarithm is lost. Take the logarithm "
                "by hand "
                "first, then compute.",
                lambda x: math.log(float(sigmoid(x))),
            ),
            Mistake(
                "your exponential overflows",
                "`-math.log(1 + math.exp(-x))` is right for x >= 0 only. For negative x take e^x out first: "
                "`x - math.log(1 + math.exp(x))`.",
                lambda x: -math.log(1 + math.exp(-x)),
            ),
            Mistake(
                "your exponential overflows on the other side",
                "`x - math.log(1 + math.exp(x))` is right for x < 0 only.",
                lambda x: x - math.log(1 + math.exp(x)),
            ),
            Mistake(
                "you added a small number inside the logarithm",
                "`log(p + 1e-5)` ends the error message and not the error: at x = -1000 it says -11.5 "
                "instead of "
                "-1000, and a training step would see no slope there.",
                lambda x: math.log(float(sigmoid(x)) + 1e-5),
            ),
            Mistake(
                "you returned the loss",
                "The loss is minus the logarithm. A probability is at most 1, so its logarithm is at most 0.",
                lambda x: -float(log_sigmoid(x)),
            ),
            Mistake(
                "you lost a small exponential",
                "At x = 40 the sum 1 + e^-40 is rounded to 1, and its logarithm is 0. `math.log1p(e)` is "
                "log(1 + e), and keeps a small e.",
                lambda x: min(x, 0) - math.log(1 + math.exp(-abs(x))),
            ),
            Mistake(
                "you left out `min(x, 0)`",
                "The logarithm alone is right for x >= 0. For x < 0 the score itself must be added.",
                lambda x: -math.log1p(math.exp(-abs(x))),
            ),
            Mistake(
                "you returned the larger of two limits",
                "min(x, 0) is what the curve approaches far from 0. Near 0 the logarithm is missing.",
                lambda x: float(min(x, 0)),
            ),
            Mistake(
                "you returned the sigmoid of the other class",
                "log(sigmoid(-x)) is the logarithm of 1 - p.",
                lambda x: float(log_sigmoid(-x)),
            ),
        ),
        names=("my_log_sigmoid",),
        reference=lambda x: float(log_sigmoid(x)),
        praise="Right where the sigmoid is rounded to 0, and where it is rounded to 1.",
        cases=((0.0,), (2.0,), (-2.0,), (40.0,), (-40.0,), (-1000.0,), (1000.0,)),
        absolute=0.0,
    ),
    Task(
        id="4.6",
        title="How hard a loss pulls",
        text="""\
Take any S-curve s with the slope s'. The loss of the true class is -log s. Write
`slope_of_loss(s, slope)`: it takes the value and the slope of the curve at some places, two arrays, and
returns the slope of -log s there.

For the sigmoid at x = 0 the value is 0.5 and the slope 0.25:
`slope_of_loss(np.array([0.5]), np.array([0.25]))` returns `[-0.5]`.""",
        stub="""\
def slope_of_loss(s, slope):
    return ...""",
        solution="""\
def slope_of_loss(s, slope):
    return -slope / s""",
        reason="The logarithm's slope is 1 / s, and the chain rule multiplies it by the slope of what is "
        "inside. "
        "For the sigmoid s' = s(1 - s), so -s' / s = s - 1: the small slope of the flat tail is divided "
        "by the "
        "small value, and the two cancel. For other curves they need not cancel.",
        hints=(
            "What is the slope of log(u), when u moves by 1?",
            "The chain rule: the slope of log(s(x)) is s'(x) / s(x).",
            "And there is a minus in front of the logarithm.",
        ),
        mistakes=(
            Mistake(
                "you forgot the minus",
                "The loss is MINUS the logarithm: it falls where s rises.",
                lambda s, slope: slope / s,
            ),
            Mistake(
                "you forgot the chain rule",
                "-1 / s is how the loss changes with s. But s changes with x: multiply by its slope.",
                lambda s, slope: -1 / s,
            ),
            Mistake(
                "you returned the slope of the curve",
                "That is the slope of a loss 1 - s. The logarithm divides it by s.",
                lambda s, slope: -slope,
            ),
            Mistake(
                "you multiplied by s",
                "The slope of the logarithm is 1 / s: divide.",
                lambda s, slope: -slope * s,
            ),
            Mistake(
                "you used what holds for the sigmoid only",
                "s - 1 is the slope for the logistic sigmoid, because its slope is s(1 - s). Another "
                "curve has "
                "another slope, which you are given.",
                lambda s, slope: s - 1,
            ),
            Mistake(
                "you divided by 1 - s",
                "That belongs to the other class, whose probability is 1 - s.",
                lambda s, slope: -slope / (1 - s),
            ),
            Mistake(
                "you took the logarithm of the slope",
                "The slope of a logarithm is asked for, not the logarithm of a slope.",
                lambda s, slope: -np.log(slope) / s,
            ),
        ),
        names=("slope_of_loss",),
        reference=lambda s, slope: -slope / s,
        praise="Logistic, algebraic, arctan and erf: one formula gives the pull of each.",
        cases=tuple(
            (np.asarray(S_CURVES[name].value(x)), np.asarray(S_CURVES[name].slope(x)))
            for name, x in (
                ("algebraic", np.array([-10.0, -1.0, 1.0])),
                ("arctan", np.array([-10.0, -1.0])),
                ("erf", np.array([-3.0, 0.0, 0.5])),
                ("logistic", np.array([-2.0, 0.0, 2.0])),
            )
        ),
    ),
    Task(
        id="4.7",
        title="The loss that fits the algebraic curve",
        text="""\
The algebraic curve is s(x) = (1 + x / r) / 2 with r = √(1 + x²). Its matching loss is the area between the
curve and 1, from x to the right. Its slope is s(x) - 1, and far to the right it is 0. Write
`smooth_hinge(x)`: the matching loss for one number `x`.

Remember that x / r is the slope of r. `smooth_hinge(0)` returns `0.5`.""",
        stub="""\
import math

def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return ...""",
        solution="""\
import math

def smooth_hinge(x):
    r = math.sqrt(1 + x**2)
    return (r - x) / 2""",
        reason="The slope s - 1 is (x / r - 1) / 2, and that is the slope of (r - x) / 2. No constant is "
        "missing, "
        "because r - x goes to 0 far to the right. Far to the left it is -x, nearly: a hinge with a round "
        "corner.",
        hints=(
            "Write s(x) - 1 as a fraction: (x / r - 1) / 2.",
            "Which function has the slope x / r, and which one the slope 1?",
            "r and x. So (x / r - 1) / 2 is the slope of (r - x) / 2. Is it 0 far to the right?",
        ),
        mistakes=(
            Mistake(
                "your loss grows on the right side",
                "For large x the class is right, and its loss must go to 0: subtract x.",
                _slope_of_area(lambda x, r: (r + x) / 2),
            ),
            Mistake(
                "you forgot to halve",
                "The curve runs from 0 to 1, so the slope of the loss runs from -1 to 0. Yours runs from "
                "-2 to 0.",
                _slope_of_area(lambda x, r: r - x),
            ),
            Mistake(
                "you halved r only",
                "The half belongs to both terms. With x itself far to the left the slope is -3/2, and far to "
                "the right the loss falls below 0.",
                _slope_of_area(lambda x, r: r / 2 - x),
            ),
            Mistake(
                "you halved x only",
                "The half belongs to both terms. With r itself the loss grows on the right side, where the "
                "class is right.",
                _slope_of_area(lambda x, r: r - x / 2),
            ),
            Mistake(
                "you returned -log s",
                "That is the other loss of this curve. It grows so slowly that its slope fades. The "
                "matching loss "
                "is the area.",
                _slope_of_area(lambda x, r: -math.log((1 + x / r) / 2)),
            ),
            Mistake(
                "you returned the slope of the loss",
                "s - 1 is negative. The loss is what has this slope.",
                _slope_of_area(lambda x, r: (x / r - 1) / 2),
            ),
            Mistake(
                "you returned a height, not an area",
                "1 - s is how far the curve is from 1 at x. The loss adds up these distances from x to "
                "the right.",
                _slope_of_area(lambda x, r: (1 - x / r) / 2),
            ),
            Mistake(
                "your hinge has a sharp corner",
                "max(0, -x) is the area when the curve is a step. The algebraic curve is round.",
                lambda x: max(0.0, -x),
            ),
            Mistake(
                "you returned the curve",
                "s(x) is the probability. The loss is the area above it.",
                _slope_of_area(lambda x, r: (1 + x / r) / 2),
            ),
            Mistake(
                "your loss is shifted",
                "Its slope is right. But far to the right nothing is left of the area, so the loss must "
                "go to 0.",
                _slope_of_area(lambda x, r: (r - x - 1) / 2),
            ),
        ),
        names=("smooth_hinge",),
        reference=lambda x: float(S_CURVES["algebraic"].matching_loss(x)),
        praise="At x = -1.7 it is 1.83615, and the slope there is s - 1 = -0.930967.",
        cases=((-1.7,), (0.0,), (3.0,), (-20.0,), (0.5,)),
    ),
)
