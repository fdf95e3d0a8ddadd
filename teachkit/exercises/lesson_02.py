"""Exercises of lesson 02: softmax from scratch, published slips, rounding, three bugs, and the Jacobian."""

import math

import numpy as np

from teachkit.exercises.engine import Mistake, Task
from teachkit.exercises.values import show_number
from teachkit.maths.distributions import is_distribution, round_to_total
from teachkit.maths.softmax import softmax, softmax_jacobian

_ARTICLE = np.array([2.0, 4.3, 1.2, -3.1])  # the logits of the MachineCurve article
_SUM = 84.454  # of their exponentials, as the article's figure uses it
_ROW_4 = softmax(_ARTICLE)[3]
_TABLE = np.array([[2.0, 1.0, 0.1], [0.0, 3.0, -1.0], [1.5, -0.5, 1.0]])
_BATCHES = (
    (_TABLE,),
    (np.array([[2.0, 1.0, 0.1], [-1.0, 2.0, 0.5]]),),
    (np.array([[0.3, 2.2], [1.0, 1.0], [-2.0, 0.0], [4.0, 3.0]]),),
    (np.array([[2.0, 4.3, 1.2, -3.1]]),),
)


def _exp(z):
    return [math.exp(x) for x in z]


def _about_distribution(p):
    """Say which axiom a wrong answer breaks, for one row or for several."""
    rows = np.atleast_2d(p)
    if (rows < 0).any():
        return f"A probability is never negative; yours has {show_number(rows.min())}."
    sums = rows.sum(axis=1)
    k = int(np.argmax(np.abs(sums - 1)))
    if abs(sums[k] - 1) > 1e-6:
        whose = "Your numbers sum" if np.ndim(p) == 1 else f"Row {k + 1} of your result sums"
        return f"{whose} to {show_number(sums[k])}, not to 1."
    return "It is a distribution, but not the one that softmax gives."


def _about_rows(J):
    sums = np.sum(J, axis=1)
    k = int(np.argmax(np.abs(sums)))
    if abs(sums[k]) > 1e-9:
        return (
            f"Row {k + 1} of your result sums to {show_number(sums[k])}. It must sum to 0: "
            "raising all logits together changes no probability."
        )
    return "Every row sums to 0, as it must."


# --------------------------------------------------------------------- 2.4 and 2.5: in plain Python


def _first_failing(p, lowest=0.0, tolerance=1e-6):
    if min(p) < lowest:
        return 1
    return 2 if abs(sum(p) - 1) > tolerance else 0


def _floors(p):
    exact = 100 * np.asarray(p)
    whole = np.floor(exact).astype(int)
    return whole, 100 - int(whole.sum())


def _rest_to(choose):
    """Round down and give all that is missing to one class."""

    def wrong(p):
        whole, missing = _floors(p)
        whole[choose(p)] += missing
        return whole

    return wrong


def _rest_to_the_first(p):
    whole, missing = _floors(p)
    whole[:missing] += 1
    return whole


def _later_one_first(p):
    whole, missing = _floors(p)
    whole[np.argsort(100 * p - whole, kind="stable")[::-1][:missing]] += 1
    return whole


def _last_fills_up(p):
    rounded = np.round(100 * p)
    rounded[-1] = 100 - rounded[:-1].sum()
    return rounded


# --------------------------------------------------------------------- 2.6 to 2.8: the bugs and relatives


def _over(function, **how):
    """Divide the exponentials by what `function` makes of them."""

    def wrong(z):
        e = np.exp(z)
        return e / function(e, **how)

    return wrong


def _naive(z):
    e = np.exp(z)
    return e / e.sum()


def _shift_by(amount):
    return lambda z: _naive(z - amount(z))


def _with_epsilon(z):
    e = np.exp(z)
    return e / (e.sum() + 1e-9)


def _sure_of_nan(z):
    return np.nan_to_num(_naive(z))


def _row(wanted, near):
    """Whether a pair of values names this row and a value like this one."""
    return lambda row, value: row == wanted and abs(value - near) <= 0.02 * near


TASKS = (
    Task(
        id="2.1",
        title="Softmax of a list, from scratch",
        text="""\
Write `my_softmax(logits)` in plain Python. It takes a list of logits and returns the list of their
probabilities: each exponential divided by the sum of the exponentials.

`my_softmax([0, 0])` returns `[0.5, 0.5]`. Return all digits; rounding is for showing.""",
        stub="""\
import math

def my_softmax(logits):
    exponentials = ...
    total = ...
    return ...""",
        solution="""\
import math

def my_softmax(logits):
    exponentials = [math.exp(logit) for logit in logits]
    total = sum(exponentials)
    return [e / total for e in exponentials]""",
        reason="Three steps: exponentials, their sum, a division each. The exponentials are positive and "
        "the division by their sum makes the total 1, so the result is a distribution for any logits.",
        hints=(
            "Step 1: a list comprehension with `math.exp(logit)`, as in exercise 1.1.",
            "Step 2: `sum(exponentials)`. Not the sum of the logits: that may be 0 or negative.",
            "Step 3: a second comprehension that divides every exponential by the total.",
        ),
        mistakes=(
            Mistake(
                "you divided by the sum of the logits",
                "Above the line stand exponentials, so their own sum must stand below it. Only then is "
                "the total 1. A published tutorial has this slip in its text.",
                lambda logits: [e / sum(logits) for e in _exp(logits)],
            ),
            Mistake(
                "you left out the exponentials",
                "This is plain division, score by sum of scores. It sums to 1, but a negative score "
                "becomes a negative share.",
                lambda logits: [logit / sum(logits) for logit in logits],
            ),
            Mistake(
                "you did not divide",
                "These are the exponentials: positive, but their sum is not 1. Divide each by their sum.",
                _exp,
            ),
            Mistake(
                "you divided by the largest exponential",
                "Then the largest number is 1. The sum should be.",
                lambda logits: [e / max(_exp(logits)) for e in _exp(logits)],
            ),
            Mistake(
                "you divided by the number of logits",
                "That makes the mean of the exponentials out of their sum. Divide each by the sum itself.",
                lambda logits: [e / len(logits) for e in _exp(logits)],
            ),
            Mistake(
                "you treated each logit alone",
                "1 / (1 + e^(-logit)) is a sigmoid: it knows nothing of the other logits, so the results "
                "do not sum to 1. Softmax divides by what all logits have in common.",
                lambda logits: [1 / (1 + math.exp(-logit)) for logit in logits],
            ),
            Mistake(
                "your base is 2",
                "`2 ** logit` gives a distribution too, at another temperature. The base asked for is e: "
                "`math.exp`.",
                lambda logits: [2.0**logit / sum(2.0**x for x in logits) for logit in logits],
            ),
            Mistake(
                "you rounded to one digit",
                "[0.7, 0.2, 0.1] sums to 1 by luck; other rounded rows do not. Return all digits, round "
                "what you show.",
                lambda logits: [round(e / sum(_exp(logits)), 1) for e in _exp(logits)],
            ),
        ),
        names=("my_softmax",),
        reference=softmax,
        praise="Your probabilities agree with `teachkit.softmax`, and they sum to 1 each time.",
        cases=(
            ([2.0, 1.0, 0.1],),
            ([2.0, 4.3, 1.2, -3.1],),
            ([0.95, 0.99, 0.98],),
            ([-1.0, -2.0],),
        ),
        observe=_about_distribution,
    ),
    Task(
        id="2.2",
        title="Where the published curve exceeds 1",
        text="""\
A figure in [MachineCurve's article on softmax][mc] draws the curve $e^x / 84.454$ for x from -5 to 5.
84.454 is the sum of the exponentials of its logits 2.0, 4.3, 1.2 and -3.1. The article calls the curve a
softmax outcome, but no probability is above 1.

Find the x at which the curve passes 1, to two digits after the point or better, and put it into
`crossing`. A number or a calculation will do: for $e^x / 10$ it would be `crossing = 2.303`.

[mc]: https://github.com/christianversloot/machine-learning-articles/blob/main/how-does-the-softmax-activation-function-work.md""",
        stub="crossing = ...",
        solution="""\
import math

crossing = math.log(84.454)""",
        reason="e^x / 84.454 = 1 means e^x = 84.454, so x = ln 84.454 = 4.436. The curve keeps the sum of "
        "four fixed logits below the line while x moves above it. When a logit moves, its exponential is "
        "part of the sum, and the probability is a sigmoid that stays below 1.",
        hints=(
            "At which height e^x does e^x / 84.454 equal 1?",
            "e^x = 84.454. What undoes the exponential?",
            "The natural logarithm, `math.log`.",
        ),
        mistakes=(
            Mistake(
                "that is the height, not the x",
                "At the crossing e^x is 84.454. The question is for the x at which it is.",
                (_SUM,),
            ),
            Mistake(
                "you used the logarithm to base 10",
                "`math.log10` answers 10^x = 84.454. Here the base is e: `math.log`.",
                (math.log10(_SUM),),
            ),
            Mistake(
                "you used the logarithm to base 2",
                "`math.log2` answers 2^x = 84.454. Here the base is e: `math.log`.",
                (math.log2(_SUM),),
            ),
            Mistake(
                "that is the largest logit",
                f"At x = 4.3 the curve has the height {math.exp(4.3) / _SUM:.3f}, which is the probability "
                "of the class with that logit: there the curve is still right. It passes 1 further to the "
                "right.",
                (4.3,),
                lambda x: abs(x - 4.3) < 0.03,
            ),
            Mistake(
                "that is the height at the right edge",
                f"e^5 / 84.454 = {math.exp(5) / _SUM:.3f} shows that the curve exceeds 1 somewhere before "
                "x = 5. Where does it pass 1?",
                (math.exp(5) / _SUM,),
            ),
            Mistake(
                "that is the right edge of the figure",
                f"At x = 5 the curve is at {math.exp(5) / _SUM:.3f} already: it passes 1 before.",
                (5.0,),
                lambda x: abs(x - 5) < 0.05,
            ),
            Mistake(
                "you gave the height 1",
                "1 is the height that the curve passes, y. The question is for x: solve e^x / 84.454 = 1.",
                (1.0,),
            ),
            Mistake(
                "that is the height at x = 0",
                "e^0 / 84.454 = 1 / 84.454. Solve e^x / 84.454 = 1 for x instead.",
                (1 / _SUM,),
            ),
        ),
        names=("crossing",),
        kinds=("a number",),
        reference=lambda x: abs(x - math.log(_SUM)) <= 0.005,
        praise="x = ln 84.454 = 4.436. To the right of it the published curve would be a probability "
        "above 1: it forgets that the moving exponential is part of the sum.",
        observe=lambda x: (
            f"At x = {show_number(x)} the curve has the height {show_number(math.exp(min(x, 700)) / _SUM)}, "
            f"{'still below' if x < math.log(_SUM) else 'already above'} 1."
        ),
    ),
    Task(
        id="2.3",
        title="The wrong row of a published table",
        text="""\
[MachineCurve's article][mc] gives the softmax of four logits like this:

| row | logit | published probability |
|---|---|---|
| 1 | 2.0 | 0.087492 |
| 2 | 4.3 | 0.872661 |
| 3 | 1.2 | 0.039312 |
| 4 | -3.1 | 0.000292 |

The four sum to 0.999757, and the article puts that down to the nature of real numbers. It is not: one
row is wrong by far more than its last digit. Put its number, 1 to 4, into `wrong_row`, and what it
should say, to six digits after the point or better, into `right_value`.

[mc]: https://github.com/christianversloot/machine-learning-articles/blob/main/how-does-the-softmax-activation-function-work.md""",
        stub="""\
wrong_row = ...
right_value = ...""",
        solution="""\
from teachkit import softmax

wrong_row = 4
right_value = softmax([2.0, 4.3, 1.2, -3.1])[3]""",
        reason="e^-3.1 / 84.454 = 0.045049 / 84.454 = 0.000533. The published 0.000292 is off by a factor "
        "1.83; it would belong to a logit of -3.7. With the right value the four sum to 1 as closely as "
        "six digits can: what was missing was a slip, not a property of numbers.",
        hints=(
            "Compute the softmax of all four logits, by hand or with `teachkit.softmax`, and compare row "
            "by row.",
            "Look at the size of each difference: three are below 0.000001, one is far larger.",
            "Row 4: the exponential of -3.1 divided by the sum of all four exponentials, 84.454.",
        ),
        mistakes=(
            Mistake(
                "you counted the rows from 0",
                "The value is right. The table counts its rows from 1, so the row of the logit -3.1 is "
                "one further.",
                (3, 0.000533),
                _row(3, _ROW_4),
            ),
            Mistake(
                "that row only has its last digit cut off",
                "Rows 2 and 3 are cut after six digits instead of rounded: 0.8726618 and 0.0393127 lose "
                "less than 0.000001. Another row is wrong by 200 times as much.",
                (2, 0.872662),
                lambda row, value: row in (2, 3) and abs(value - _ROW_4) > 0.02 * _ROW_4,
            ),
            Mistake(
                "row 1 is right",
                "e^2 / 84.454 = 0.0874921, which rounds to the published 0.087492.",
                (1, 0.087492),
                lambda row, value: row == 1,
            ),
            Mistake(
                "the row is right, but you kept the published value",
                "0.000292 is what the table says. Compute e^-3.1 / 84.454 instead.",
                (4, 0.000292),
                _row(4, 0.000292),
            ),
            Mistake(
                "the row is right, but you filled it up to 1",
                "1 minus the other three published values puts their cut-off digits into this row. "
                "Compute the row itself: e^-3.1 / 84.454.",
                (4, 0.000535),
                lambda row, value: row == 4 and abs(value - 0.000535) <= 6e-7,
            ),
            Mistake(
                "the row is right, but you did not divide",
                "e^-3.1 = 0.045049 is the exponential. Divide it by the sum of all four, 84.454.",
                (4, 0.045049),
                _row(4, math.exp(-3.1)),
            ),
            Mistake(
                "the row is right, but that is a percentage",
                "0.0533 is right in per cent. The table has fractions of 1: divide by 100.",
                (4, 0.0533),
                _row(4, 100 * _ROW_4),
            ),
            Mistake(
                "the row is right, but that is rounded too far",
                "The table has six digits after the point, and the slip hides in them. Give six or more.",
                (4, 0.0005),
                lambda row, value: row == 4 and value in (0.0005, 0.00053),
            ),
        ),
        names=("wrong_row", "right_value"),
        kinds=("a number", "a number"),
        reference=lambda row, value: row == 4 and abs(value - _ROW_4) <= 5e-7,
        praise="0.000533 instead of 0.000292, a factor 1.83, and the four rows, rounded to six digits, "
        "sum to 1.",
        observe=lambda row, value: (
            "The row is right, its value is not."
            if row == 4
            else f"There is no mistake of that size in row {row:g}."
        ),
    ),
    Task(
        id="2.4",
        title="Which axiom fails?",
        text="""\
A list of numbers is a probability distribution when two axioms hold:

1. no entry is negative, and
2. the entries sum to 1 (here: within 0.000001, for rounded numbers).

Write `which_axiom(p)`. `p` is a NumPy array. Return the number of the first axiom that fails, 1 or 2,
and `0` when both hold:

`which_axiom(np.array([0.7, 0.2, 0.1]))` returns `0`, and `[1.2, -0.2]` gives `1`.""",
        stub="""\
def which_axiom(p):
    ...""",
        solution="""\
def which_axiom(p):
    if any(x < 0 for x in p):
        return 1
    if abs(sum(p) - 1) > 0.000001:
        return 2
    return 0""",
        reason="Zero is allowed: the axiom says not negative, and [1, 0] is a distribution. An entry "
        "above 1 needs no rule of its own: where nothing is negative it makes the sum exceed 1.",
        hints=(
            "Test axiom 1 first: is any entry below 0? If so, `return 1`.",
            "Then compare the sum with 1, but not with `==`: the distance `abs(sum(p) - 1)` must be at "
            "most 0.000001.",
            "If neither test has returned, both axioms hold: `return 0`.",
        ),
        mistakes=(
            Mistake(
                "you only looked at the sum",
                "The shares of plain division sum to 1 with a negative one among them. Test axiom 1 as well.",
                lambda p: 2 if abs(sum(p) - 1) > 1e-6 else 0,
            ),
            Mistake(
                "you only looked at the signs",
                "Raw logits can all be positive. Test the sum as well.",
                lambda p: 1 if min(p) < 0 else 0,
            ),
            Mistake(
                "you forbade zero",
                "An impossible class has the probability 0, which is not negative. A published list of "
                "the axioms has this slip: it asks for nonzero numbers.",
                lambda p: _first_failing(p, lowest=1e-300),
            ),
            Mistake(
                "you wanted the sum to be exactly 1",
                "Numbers with finitely many digits miss 1 by a little: three 32-bit thirds sum to "
                "a little more. Allow a distance of 0.000001.",
                lambda p: _first_failing(p, tolerance=0),
            ),
            Mistake(
                "you allow too large a distance from 1",
                "The published row with the sum 0.999757 is not rounded, it is wrong. The distance allowed "
                "is 0.000001.",
                lambda p: _first_failing(p, tolerance=0.01),
            ),
            Mistake(
                "you only looked for sums above 1",
                "A sum below 1 fails axiom 2 too: part of the probability is missing. Use `abs`.",
                lambda p: 1 if min(p) < 0 else 2 if sum(p) > 1 + 1e-6 else 0,
            ),
            Mistake(
                "you tested axiom 2 first",
                "Where both axioms fail, the first one is asked for: test the signs before the sum.",
                lambda p: 2 if abs(sum(p) - 1) > 1e-6 else 1 if min(p) < 0 else 0,
            ),
            Mistake(
                "you counted an entry above 1 as a failure of axiom 1",
                "Axiom 1 only says that no entry is negative. A large entry fails axiom 2.",
                lambda p: 1 if min(p) < 0 or max(p) > 1 else _first_failing(p),
            ),
            Mistake(
                "you answered whether it is one, not which axiom fails",
                "`True` counts as 1 and `False` as 0. Return 0 when both axioms hold, and the axiom's "
                "number otherwise.",
                lambda p: _first_failing(p) == 0,
            ),
        ),
        names=("which_axiom",),
        reference=lambda p: is_distribution(p).axiom,
        praise="Plain division, a zero, raw logits, 32-bit thirds and a published slip: each is sorted "
        "rightly.",
        cases=(
            (_ARTICLE / 4.4,),
            (np.array([1.0, 0.0]),),
            (np.array([2.0, 1.0, 0.1]),),
            (np.array([0.33333334, 0.33333334, 0.33333334]),),
            (np.array([0.087492, 0.872661, 0.039312, 0.000292]),),
            (_ARTICLE,),
            (np.array([0.5, 0.2]),),
            (np.array([0.7, 0.2, 0.1]),),
        ),
    ),
    Task(
        id="2.5",
        title="Percentages that total 100",
        text="""\
Write `percentages(p)`. `p` is a NumPy array that sums to 1. Return whole percentages that sum to
exactly 100:

1. round every percentage down,
2. then add 1 to those that lost most, until the total is 100. Where two lost the same, the earlier one
   comes first.

`percentages(np.array([0.5, 0.375, 0.125]))` returns `[50, 38, 12]`: rounding down leaves 99, and 37.5 and
12.5 lost the same.""",
        stub="""\
def percentages(p):
    ...""",
        solution="""\
def percentages(p):
    exact = 100 * p
    whole = np.floor(exact).astype(int)
    most_lost_first = np.argsort(whole - exact, kind="stable")
    whole[most_lost_first[: 100 - whole.sum()]] += 1
    return whole""",
        reason="Rounding each number alone knows nothing of the total. The method of the largest "
        "remainder moves every percentage by less than 1 and makes the total right; parliaments share out "
        "seats this way.",
        hints=(
            "Round down with `np.floor(100 * p)`. How many are missing to 100?",
            "What each one lost is `100 * p - np.floor(100 * p)`. The missing ones go to the largest of "
            "these.",
            '`np.argsort(-lost, kind="stable")` lists the positions, the largest loss first.',
        ),
        mistakes=(
            Mistake(
                "you rounded each number alone",
                "The three percentages 32.56, 33.89 and 33.55 round to 33, 34 and 34: together 101.",
                lambda p: np.round(100 * p),
            ),
            Mistake(
                "you only rounded down",
                "The total stays below 100. Give what is missing to those that lost most.",
                lambda p: _floors(p)[0],
            ),
            Mistake(
                "you rounded up",
                "The total gets above 100. Round down first, then give back what is missing.",
                lambda p: np.ceil(100 * p),
            ),
            Mistake(
                "you gave all that is missing to the largest class",
                "The total is right, but one class is shown too large by more than 1. Give 1 each to "
                "those that lost most.",
                _rest_to(np.argmax),
            ),
            Mistake(
                "you gave all that is missing to the last class",
                "The total is right, but the last class pays for the others' rounding. Give 1 each to "
                "those that lost most.",
                _rest_to(lambda p: -1),
            ),
            Mistake(
                "you let the last class fill up the total",
                "The total is right, but whoever stands last gets what the others' rounding leaves over. "
                "Round down first and look at what each one lost.",
                _last_fills_up,
            ),
            Mistake(
                "you gave what is missing to the first classes",
                "The place in the list does not matter, the loss does: sort by what rounding down took away.",
                _rest_to_the_first,
            ),
            Mistake(
                "where two lost the same, you put the later one first",
                "The method is right, except for ties: `[::-1]` turns the order of equal losses round too. "
                'Sort what was lost with a minus instead, `np.argsort(-lost, kind="stable")`, which leaves '
                "the earlier one first.",
                _later_one_first,
            ),
            Mistake(
                "you returned fractions",
                "Those sum to about 1. Percentages are 100 times as large, and whole numbers.",
                lambda p: np.round(p, 2),
            ),
        ),
        names=("percentages",),
        reference=lambda p: np.round(100 * round_to_total(p, 2)),
        praise="Every total is exactly 100, and no percentage is off by 1 or more.",
        cases=(
            (softmax([0.95, 0.99, 0.98]),),
            (softmax([2.0, 4.3, 1.2, -3.1]),),
            (np.array([1 / 3, 1 / 3, 1 / 3]),),
            (np.array([0.5, 0.375, 0.125]),),
            (softmax([2.0, 1.0, 0.1]),),
        ),
        observe=lambda got: (
            f"Your percentages sum to {show_number(np.sum(got))}."
            if abs(np.sum(got) - 100) > 1e-9
            else "The total is 100, but the wrong ones were rounded up."
        ),
    ),
    Task(
        id="2.6",
        title="Repair rows that do not sum to 1",
        text="""\
`softmax_rows(z)` is meant to turn each **row** of `z` into probabilities: `z` has one row of scores for
each example and one column for each class. It runs without a complaint, but its rows do not sum to 1.

Find the bug and repair the function. For `np.array([[0, 0], [0, 0], [0, 0]])` it must return 0.5
six times.""",
        stub="""\
def softmax_rows(z):
    e = np.exp(z)
    return e / np.sum(e, axis=0, keepdims=True)""",
        solution="""\
def softmax_rows(z):
    e = np.exp(z)
    return e / np.sum(e, axis=1, keepdims=True)""",
        reason="`axis` names the direction that disappears in the sum. `axis=0` adds up down a column, "
        "over different examples; `axis=1` adds up along a row, over the classes of one example.",
        hints=(
            "Look at the sums along the rows and down the columns of what it returns. Which ones are 1?",
            "`np.sum(e, axis=0)` adds up down the columns. Which axis runs along a row?",
        ),
        mistakes=(
            Mistake(
                "you summed over axis 0, which adds up different examples",
                "Your rows do not sum to 1, your columns do: the probability of a class depends on which "
                "other examples are in the batch. Sum along the rows.",
                _over(np.sum, axis=0),
            ),
            Mistake(
                "you summed the whole table",
                "All entries together sum to 1, so each row has only a part of it. Every row needs a sum "
                "of its own.",
                _over(np.sum),
            ),
            Mistake(
                "the sums of the rows do not line up with the rows",
                "The axis is right, but without `keepdims=True` the sums are a flat list, which NumPy "
                "lays along the columns: it fails for most shapes and divides by the wrong rows' sums in "
                "a square table.",
                _over(np.sum, axis=1),
            ),
            Mistake(
                "you divided by the largest of each row",
                "Then the largest number of a row is 1. The sum of the row should be.",
                _over(np.max, axis=1, keepdims=True),
            ),
            Mistake(
                "your result lies on its side",
                "Its columns are the examples now. One row for each example must come back, as it came in.",
                lambda z: softmax(z).T,
            ),
            Mistake(
                "you did not divide by the sum",
                "These are the exponentials: positive, but the sum of a row is not 1. Divide each by the "
                "sum of its row.",
                np.exp,
            ),
        ),
        names=("softmax_rows",),
        reference=softmax,
        praise="The rows sum to 1 in square tables, tall ones, wide ones, and for a single example.",
        cases=(_BATCHES[1], *_BATCHES[:1], *_BATCHES[2:]),
        observe=_about_distribution,
    ),
    Task(
        id="2.7",
        title="Repair a division that fails or keeps silent",
        text="""\
`softmax_batch(z)` is meant to turn each row of `z` into probabilities. For 2 rows of 3 scores it stops
with an error. For 3 rows of 3 scores it keeps silent, and the rows do not sum to 1, which is worse.

Find the bug and repair the function for any number of rows and columns:
`np.array([[0, 0], [0, 0], [0, 0]])` gives 0.5 six times.""",
        stub="""\
def softmax_batch(z):
    e = np.exp(z)
    totals = np.sum(e, axis=1)
    return e / totals""",
        solution="""\
def softmax_batch(z):
    e = np.exp(z)
    totals = np.sum(e, axis=1, keepdims=True)
    return e / totals""",
        reason="`np.sum(e, axis=1)` of a table with N rows has the shape (N,), and NumPy lines up the "
        "last axes: it divides column j by the total of row j. `keepdims=True` keeps the shape (N, 1), "
        "a column, and every row meets its own total. In a square table nothing warns of the difference.",
        hints=(
            "Print `e.shape` and `totals.shape` for a table with 2 rows and 3 columns.",
            "The totals must stand in a column, shape (N, 1), so that each row is divided by its own.",
            "With `keepdims=True`, `np.sum` keeps the axis that it adds up, with the length 1.",
        ),
        mistakes=(
            Mistake(
                "each column is divided by the total of another row",
                "The totals are a flat list, so NumPy lays them along the columns: entry (i, j) is "
                "divided by the total of row j. That is silent in a square table and an error in most "
                "others. Keep the totals in a column with `keepdims=True`.",
                _over(np.sum, axis=1),
            ),
            Mistake(
                "you summed down the columns",
                "The shapes fit now, but `axis=0` adds up different examples: the columns sum to 1, not "
                "the rows.",
                _over(np.sum, axis=0, keepdims=True),
            ),
            Mistake(
                "you summed the whole table",
                "Without `axis` there is one total for all rows. The shapes fit, but each row needs a "
                "total of its own.",
                _over(np.sum, keepdims=True),
            ),
            Mistake(
                "you did not turn the table back",
                "`e.T / totals` divides each example by its own total, but its examples are columns now. "
                "Transpose the result once more, or use `keepdims=True`.",
                lambda z: softmax(z).T,
            ),
            Mistake(
                "you divided by the mean of each row",
                "The rows sum to the number of classes now. Divide by the sum.",
                _over(np.mean, axis=1, keepdims=True),
            ),
            Mistake(
                "you returned one long list",
                "The numbers are right, but the rows are gone. Give the result the shape of the input.",
                lambda z: softmax(z).ravel(),
            ),
        ),
        names=("softmax_batch",),
        reference=softmax,
        praise="Every row is divided by its own total, in square tables and in all others.",
        cases=_BATCHES,
        observe=_about_distribution,
    ),
    Task(
        id="2.8",
        title="Repair softmax for scores of a thousand",
        text="""\
`safe_softmax(z)` takes an array of scores and returns their probabilities. It is right for `[5, 3, 2]`.
For `[1005, 1003, 1002]`, the same scores raised by 1000, the probabilities must be the same: instead it
returns `nan`, and for scores near -1000 as well.

Find the bug and repair the function for finite scores of any size.""",
        stub="""\
def safe_softmax(z):
    e = np.exp(z)
    return e / np.sum(e)""",
        solution="""\
def safe_softmax(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)""",
        reason="e^x is above the largest float64 for x > 709.78, and inf / inf is nan. Subtracting one "
        "number from all scores does not change softmax. With the largest subtracted the largest "
        "exponential is e^0 = 1: nothing overflows, and the sum is at least 1, so nothing is divided by "
        "0.",
        hints=(
            "What is `np.exp(1005)`? And infinity divided by infinity?",
            "Softmax stays the same when you subtract one number from all scores. Which number makes all "
            "exponentials small enough, and still not all of them 0?",
            "Subtract the largest score: `np.exp(z - np.max(z))`.",
        ),
        mistakes=(
            Mistake(
                "the exponentials still overflow",
                "`np.exp(1005)` is inf, and inf / inf is nan; near -1000 they are all 0, and 0 / 0 is nan "
                "too. Subtract the same number from all scores first.",
                _naive,
            ),
            Mistake(
                "you only shift downwards",
                "Subtracting max(0, largest) does nothing when all scores are negative: near -1000 all "
                "exponentials are 0, and 0 / 0 is nan. Subtract the largest score whatever its sign.",
                _shift_by(lambda z: max(0.0, z.max())),
            ),
            Mistake(
                "you subtracted a size, not the largest score",
                "`np.abs` drops the sign. Where all scores are negative, subtracting a size moves them "
                "further down: all exponentials become 0, and 0 / 0 is nan. Subtract the largest score "
                "itself, with its sign.",
                _shift_by(lambda z: np.abs(z).max()),
            ),
            Mistake(
                "you subtracted the smallest score",
                "Then the largest exponent is the distance between the largest and the smallest score, "
                "which may be above 709. Subtract the largest: then no exponent is above 0.",
                _shift_by(np.min),
            ),
            Mistake(
                "you subtracted the mean",
                "A score far above the mean still overflows. Subtract the largest: then no exponent is "
                "above 0.",
                _shift_by(np.mean),
            ),
            Mistake(
                "you cut the scores off",
                "Clipping makes different scores equal, so their probabilities become equal too. A shift "
                "keeps the differences, a limit destroys them.",
                lambda z: _naive(np.clip(z, -700, 700)),
            ),
            Mistake(
                "you divided the scores by the largest",
                "Dividing changes the differences, and with them the probabilities: it is a temperature. "
                "Subtracting keeps them.",
                lambda z: _naive(z / z.max()),
            ),
            Mistake(
                "you replaced nan by a number",
                "That hides the overflow: the probabilities of large scores become 0, all of them or the "
                "largest one. Keep the overflow from happening.",
                _sure_of_nan,
            ),
            Mistake(
                "you added a small number to the sum",
                "It prevents 0 / 0, but near -1000 the result is all zeros, and the overflow near 1000 "
                "stays.",
                _with_epsilon,
            ),
        ),
        names=("safe_softmax",),
        reference=softmax,
        praise="Large, very negative and far-apart scores all give a distribution, and the shift by 1000 "
        "changes nothing.",
        cases=(
            (np.array([5.0, 3.0, 2.0]),),
            (np.array([1005.0, 1003.0, 1002.0]),),
            (np.array([-1005.0, -1003.0, -1002.0]),),
            (np.array([-400.0, -402.0, -401.0]),),
            (np.array([0.0, 1.0, 900.0]),),
            (np.array([0.0, 1.0, 20000.0]),),
        ),
        observe=_about_distribution,
    ),
    Task(
        id="2.9",
        title="The Jacobian of softmax",
        text="""\
When logit j rises a little, probability i changes at the rate

- $p_i (1 - p_i)$ for i = j, and
- $-p_i p_j$ for i ≠ j.

Write `my_jacobian(z)`. `z` is a NumPy array of K logits. Return the K × K table of these rates, row i and
column j, where p is `softmax(z)`.

`my_jacobian(np.array([0, 0]))` returns `[[0.25, -0.25], [-0.25, 0.25]]`.""",
        stub="""\
from teachkit import softmax

def my_jacobian(z):
    p = softmax(z)
    return ...""",
        solution="""\
from teachkit import softmax

def my_jacobian(z):
    p = softmax(z)
    return np.diag(p) - np.outer(p, p)""",
        reason="Both rates are p_i (1 if i = j else 0) - p_i p_j: the numerator grows at the rate p_i, "
        "and only for its own logit; the sum below the line takes back p_i p_j for every logit. Each row "
        "sums to 0, because raising all logits together changes nothing.",
        hints=(
            "`np.outer(p, p)` is the table of all products p_i p_j.",
            "p_i (1 - p_i) = p_i - p_i p_i: on the diagonal there is p_i in addition.",
            "`np.diag(p)` is the table with p on its diagonal and zeros elsewhere.",
        ),
        mistakes=(
            Mistake(
                "all your signs are the wrong way round",
                "A rising logit raises its own probability, so the diagonal must be positive, and the "
                "rest negative.",
                lambda z: np.outer(softmax(z), softmax(z)) - np.diag(softmax(z)),
            ),
            Mistake(
                "you left out the other probabilities",
                "The diagonal is right, but the zeros beside it say that the other probabilities stay as "
                "they are. They make room: -p_i p_j.",
                lambda z: np.diag(softmax(z) * (1 - softmax(z))),
            ),
            Mistake(
                "you returned the diagonal only",
                "p (1 - p) is how each probability answers to its own logit: K numbers. The Jacobian is a "
                "K × K table, because each probability answers to every logit.",
                lambda z: softmax(z) * (1 - softmax(z)),
            ),
            Mistake(
                "you forgot the diagonal's own p",
                "-p_i p_j everywhere says that a rising logit lowers its own probability. Add p_i on the "
                "diagonal.",
                lambda z: -np.outer(softmax(z), softmax(z)),
            ),
            Mistake(
                "you added the products instead of subtracting them",
                "With a plus, all probabilities rise when one logit does. But their sum stays 1: each row "
                "must sum to 0.",
                lambda z: np.diag(softmax(z)) + np.outer(softmax(z), softmax(z)),
            ),
            Mistake(
                "you squared where a table of products belongs",
                "`p * p` has K numbers, and NumPy subtracts them from every row. `np.outer(p, p)` has all "
                "K × K products.",
                lambda z: np.diag(softmax(z)) - softmax(z) * softmax(z),
            ),
            Mistake(
                "you subtracted one number everywhere",
                "`p @ p` is a single number, the sum of the squares. `np.outer(p, p)` has all K × K "
                "products.",
                lambda z: np.diag(softmax(z)) - softmax(z) @ softmax(z),
            ),
            Mistake(
                "you used the rule of the diagonal everywhere",
                "p_i (1 - p_j) holds for i = j only. Beside the diagonal the 1 is missing: -p_i p_j.",
                lambda z: np.outer(softmax(z), 1 - softmax(z)),
            ),
            Mistake(
                "you put logits where probabilities belong",
                "The rates are made of p, not of z: compute `p = softmax(z)` first.",
                lambda z: np.diag(z) - np.outer(z, z),
            ),
        ),
        names=("my_jacobian",),
        reference=softmax_jacobian,
        praise="Your table is symmetric, and its rows sum to 0: raising all logits together changes nothing.",
        cases=(
            (np.array([2.0, 1.0, 0.1]),),
            (np.array([0.5, 0.5]),),
            (_ARTICLE,),
        ),
        observe=_about_rows,
    ),
)
