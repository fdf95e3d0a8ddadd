"""Exercise 2.4: which axiom fails?."""

import numpy as np

from teachkit.exercises.lesson_02.parts import ARTICLE
from teachkit.exercises.task import FunctionTask
from teachkit.maths.distributions import is_distribution


def _first_failing(p, lowest=0.0, tolerance=1e-6):
    if min(p) < lowest:
        return 1
    return 2 if abs(sum(p) - 1) > tolerance else 0


task = FunctionTask(
    "2.4",
    reference=lambda p: is_distribution(p).axiom,
    cases=(
        (ARTICLE / 4.4,),
        (np.array([1.0, 0.0]),),
        (np.array([-0.25, 1.25]),),
        (np.array([0.5, 0.5, -0.5, 0.5]),),
        (np.array([2.0, 1.0, 0.1]),),
        (np.array([0.33333334, 0.33333334, 0.33333334]),),
        (np.array([0.087492, 0.872661, 0.039312, 0.000292]),),
        (ARTICLE,),
        (np.array([0.5, 0.2]),),
        (np.array([0.7, 0.2, 0.1]),),
    ),
    praise=(
        "Plain division, a zero, raw logits, 32-bit thirds and a published slip: each is sorted rightly."
    ),
    hints=(
        "Test axiom 1 first: is any entry below 0? If so, `return 1`.",
        "Then compare the sum with 1, but not with `==`: the distance "
        "`abs(sum(p) - 1)` must be at most 0.000001.",
        "If neither test has returned, both axioms hold: `return 0`.",
    ),
)


@task.solution
def which_axiom(p):
    """Zero is allowed: the axiom says not negative, and [1, 0] is a distribution. An entry above 1 needs
    no rule of its own: where nothing is negative it makes the sum exceed 1."""
    if any(x < 0 for x in p):
        return 1
    if abs(sum(p) - 1) > 0.000001:
        return 2
    return 0


@task.mistake("you only looked at the sum")
def _(p):
    """The shares of plain division sum to 1 with a negative one among them. Test axiom 1 as well."""
    return 2 if abs(sum(p) - 1) > 1e-6 else 0


@task.mistake("you only looked at the signs")
def _(p):
    """Raw logits can all be positive. Test the sum as well."""
    return 1 if min(p) < 0 else 0


@task.mistake("you forbade zero")
def _(p):
    """An impossible class has the probability 0, which is not negative. A published list of the axioms
    has this slip: it asks for nonzero numbers."""
    return _first_failing(p, lowest=1e-300)


@task.mistake("you wanted the sum to be exactly 1")
def _(p):
    """Numbers with finitely many digits miss 1 by a little: three 32-bit thirds sum to a little more.
    Allow a distance of 0.000001."""
    return _first_failing(p, tolerance=0)


@task.mistake("you allow too large a distance from 1")
def _(p):
    """The published row with the sum 0.999757 is not rounded, it is wrong. The distance allowed is
    0.000001."""
    return _first_failing(p, tolerance=0.01)


@task.mistake("you only looked for sums above 1")
def _(p):
    """A sum below 1 fails axiom 2 too: part of the probability is missing. Use `abs`."""
    return 1 if min(p) < 0 else 2 if sum(p) > 1 + 1e-6 else 0


@task.mistake("you tested axiom 2 first")
def _(p):
    """Where both axioms fail, the first one is asked for: test the signs before the sum."""
    return 2 if abs(sum(p) - 1) > 1e-6 else 1 if min(p) < 0 else 0


@task.mistake("you counted an entry above 1 as a failure of axiom 1")
def _(p):
    """Axiom 1 only says that no entry is negative. A large entry fails axiom 2."""
    return 1 if min(p) < 0 or max(p) > 1 else _first_failing(p)


@task.mistake("you answered whether it is one, not which axiom fails")
def _(p):
    """`True` counts as 1 and `False` as 0. Return 0 when both axioms hold, and the axiom's number
    otherwise."""
    return _first_failing(p) == 0
