"""Exercise 2.5: which axiom fails?"""

import numpy as np

from teachkit.exercises.lesson_02.parts import ARTICLE
from teachkit.exercises.task import FunctionTask
from teachkit.maths.distributions import is_distribution

task = FunctionTask(
    "2.5",
    reference=lambda p: is_distribution(p).axiom,
    cases=(
        (ARTICLE / 4.4,),
        (np.array([1.0, 0.0]),),
        (np.array([2.0, 1.0, 0.1]),),
        (np.array([0.33333334, 0.33333334, 0.33333334]),),
        (np.array([0.087492, 0.872661, 0.039312, 0.000292]),),
        (ARTICLE,),
        (np.array([0.5, 0.2]),),
        (np.array([-0.25, 1.25]),),
        (np.array([0.5, 0.5, -0.5, 0.5]),),
        (np.array([1.2, -0.2]),),  # an example of the text
        (np.array([1.000000001, -0.000000001]),),
        (np.array([1.0]),),
        # Sums on both sides of the distance that is allowed, and far within it.
        (np.array([0.5, 0.4999992]),),
        (np.array([0.5, 0.500002]),),
        (np.array([0.5, 0.499999999999]),),
        (np.array([-0.5, -0.5]),),  # all are negative
        (np.array([-0.25, -0.25, 1.5]),),  # more than one is
        (np.array([0.5, -1.0]),),  # their sum is
        (np.array([0.7, 0.2, 0.1]),),  # the other example
    ),
    praise="Plain division, a zero, raw logits, 32-bit thirds and a published slip: each is sorted rightly.",
    hints=(
        "Test axiom 1 first: is any entry below 0? If so, `return 1`.",
        "Then compare the sum with 1, but not with `==`: the distance `abs(sum(p) - 1)` must be at most "
        "0.000001.",
        "If neither test has returned, both axioms hold: `return 0`.",
    ),
)


@task.solution
def which_axiom(p):
    """Zero is allowed: the axiom says not negative, and [1, 0] is a distribution. An entry above 1 needs no
    rule of its own: where nothing is negative it makes the sum exceed 1."""
    if any(x < 0 for x in p):
        return 1
    if abs(sum(p) - 1) > 0.000001:
        return 2
    return 0


def first_failing(p, distance):
    """Return the first axiom that fails, with another distance allowed."""
    return 1 if min(p) < 0 else 2 if abs(sum(p) - 1) > distance else 0


@task.mistake("you only looked at the sum")
def _(p):
    """The shares of plain division sum to 1 with a negative one among them. Test axiom 1 as well. (`any(p)
    < 0` is never true: `any(p)` is True or False. Write `any(p < 0)`.)"""
    return 2 if abs(sum(p) - 1) > 0.000001 else 0


@task.mistake("you ask whether all entries are negative")
def _(p):
    """One negative entry is enough to fail axiom 1. `all` wants every one of them to be negative, and so does
    a test of the largest: `any(p < 0)` or `min(p) < 0` asks for one."""
    return 1 if max(p) < 0 else 2 if abs(sum(p) - 1) > 0.000001 else 0


@task.mistake("you only looked at the signs")
def _(p):
    """Raw logits can all be positive. Test the sum as well."""
    return 1 if min(p) < 0 else 0


@task.mistake("you looked at the first entry only")
def _(p):
    """An entry further on may be negative. Is there a `return` for the good case inside the loop? It ends
    the function in the first round: return 0 only after the loop, when all entries have been seen."""
    return 1 if p[0] < 0 else 2 if abs(sum(p) - 1) > 0.000001 else 0


@task.mistake("you forbade zero")
def _(p):
    """An impossible class has the probability 0, which is not negative."""
    return 1 if min(p) <= 0 else first_failing(p, 0.000001)


@task.mistake("you allow entries a little below 0")
def _(p):
    """The distance is allowed for the sum, which rounding may move. A rounded probability is still not
    below 0."""
    return 1 if min(p) < -0.000001 else 2 if abs(sum(p) - 1) > 0.000001 else 0


@task.mistake("you wanted the sum to be exactly 1")
def _(p):
    """Numbers with finitely many digits miss 1 by a little: a 32-bit third is 7e-9 too large, which the six
    digits shown here hide, and three of them sum to a little more than 1. Allow a distance of 0.000001."""
    return first_failing(p, 0)


@task.mistake("you allow too small a distance from 1")
def _(p):
    """Three 32-bit thirds have more digits than the six shown; they are rounded rightly, and together they
    miss 1 by 2e-8. The distance allowed is 1e-6; unless told otherwise `math.isclose` allows 1e-9."""
    return first_failing(p, 1e-9)


@task.mistake("you allow a little too small a distance from 1")
def _(p):
    """The distance allowed is 0.000001. To round the sum to six digits allows half of it: 0.9999992 becomes
    0.999999."""
    return first_failing(p, 5e-7)


@task.mistake("you allow a little too large a distance from 1")
def _(p):
    """The distance allowed is 0.000001. Unless told otherwise `np.isclose` and `np.allclose` allow 0.00001:
    give them `rtol=0, atol=0.000001`, or compare `abs(sum(p) - 1)` yourself."""
    return first_failing(p, 1e-5)


@task.mistake("you allow too large a distance from 1")
def _(p):
    """The published row with the sum 0.999757 is not rounded, it is wrong. The distance allowed is
    0.000001."""
    return first_failing(p, 0.01)


@task.mistake("you only looked for sums above 1")
def _(p):
    """A sum below 1 fails axiom 2 too: part of the probability is missing. Use `abs`."""
    return 1 if min(p) < 0 else 2 if sum(p) - 1 > 0.000001 else 0


@task.mistake("you only looked for sums below 1")
def _(p):
    """A sum above 1 fails axiom 2 too: there is too much probability. Use `abs`."""
    return 1 if min(p) < 0 else 2 if 1 - sum(p) > 0.000001 else 0


@task.mistake("you test the sum before you have seen all signs")
def _(p):
    """Inside the loop the sum is tested when only the first entry has been looked at, and a negative one may
    come later. Let the loop look for negative entries alone, and test the sum below it."""
    return 1 if p[0] < 0 else 2 if abs(sum(p) - 1) > 0.000001 else 1 if min(p) < 0 else 0


@task.mistake("your numbers of the axioms are exchanged")
def _(p):
    """Axiom 1 is about the signs, and axiom 2 about the sum."""
    return 2 if min(p) < 0 else 1 if abs(sum(p) - 1) > 0.000001 else 0


@task.mistake("where both axioms fail, you return 2")
def _(p):
    """The first one is asked for. Test the signs before the sum, and `return 1` at once, so that the test
    of the sum cannot replace it."""
    return 2 if abs(sum(p) - 1) > 0.000001 else 1 if min(p) < 0 else 0


@task.mistake("you counted an entry above 1 as a failure of axiom 1")
def _(p):
    """Axiom 1 only says that no entry is negative. A large entry fails axiom 2."""
    return 1 if max(p) > 1 else first_failing(p, 0.000001)


@task.mistake("you answered whether it is one, not which axiom fails")
def _(p):
    """`True` counts as 1 and `False` as 0. Return 0 when both axioms hold, and the axiom's number
    otherwise."""
    return first_failing(p, 0.000001) == 0
