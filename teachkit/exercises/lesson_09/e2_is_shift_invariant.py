"""Exercise 9.2: a test that can tell which rules stay when all scores are shifted."""

import numpy as np

from teachkit.exercises.lesson_09.parts import RULES
from teachkit.exercises.task import FunctionTask

POSITIVE = ([2.0, 1.0, 0.1], [1.0, 4.0], [0.5, 0.25, 3.0, 2.0])
MIXED = (*POSITIVE, [2.0, 4.3, 1.2, -3.1], [-1.0, -0.5, -2.0], [-3.0, 1.0])
WHOLE = (1.0, 2.0, 5.0)
SMALL = (*WHOLE, 0.5, -0.7, 2.3)
FAR = (100.0, -1000.0, 300.0)


def stays(rule, rows, shifts, same=np.allclose):
    """Return whether a rule gives the same shares to all rows of scores after all shifts.

    Examples
    --------
    >>> stays(RULES[0], MIXED, SMALL), stays(RULES[1], MIXED, SMALL)
    (True, False)
    """
    rows = [np.array(row) for row in rows]
    with np.errstate(all="ignore"):
        return all(bool(np.all(same(rule(z + c), rule(z)))) for z in rows for c in shifts)


def about(found, rule):
    """Say what the rule was."""
    return f"The rule that was tried here: {rule.__doc__}."


task = FunctionTask(
    "9.2",
    reference=lambda rule: stays(rule, MIXED, SMALL + FAR),
    cases=tuple((rule,) for rule in RULES),
    praise="Scores of both signs, shifts that are not whole, shifts of several hundred: each finds a rule "
    "that the others let through.",
    hints=(
        "Compare `rule(z + c)` with `rule(z)`, for several rows `z` and several shifts `c`. One pair that "
        "differs is enough for False.",
        "Which rules survive your test though they should not? Try scores of both signs, shifts that are not "
        "whole, and shifts of several hundred.",
        "Floats differ in their last digit: compare with `np.allclose`.",
    ),
    observe=about,
)


@task.solution
def is_shift_invariant(rule):
    """A rule that fails anywhere is not invariant, so the test looks where rules can fail: rows of both
    signs, shifts that are small, large, negative and not whole. A rule that passes may still fail elsewhere:
    a proof has to show the rest."""
    for z in ([2.0, 4.3, 1.2, -3.1], [1.0, -2.0], [0.5, 0.25, 3.0]):
        z = np.array(z)
        for c in (1.0, -0.7, 2.3, 400.0, -300.0):
            if not np.allclose(rule(z + c), rule(z)):
                return False
    return True


@task.mistake("a rule that rounds gets past your test")
def _(rule):
    """It rounds the scores down before the softmax. Shifts by whole numbers do not show it, nor do those that
    carry every score past a whole number. Try several that are not whole, such as 0.5 and -0.7."""
    return stays(rule, MIXED, WHOLE + FAR)


@task.mistake("a rule that caps the scores gets past your test")
def _(rule):
    """It caps the scores at 50 and -50 before the softmax, and none of yours comes so far. Try a shift of
    several hundred, too."""
    return stays(rule, MIXED, SMALL)


@task.mistake("a rule that drops the signs gets past your test")
def _(rule):
    """It takes the softmax of the scores without their signs. Where all scores are positive before and after
    the shift, that does not show. Try scores of both signs."""
    return stays(rule, POSITIVE, (0.5, 2.3, 300.0))


@task.mistake("rules that round or cap get past your test")
def _(rule):
    """One rounds the scores down before the softmax, one caps them at 50 and -50. Try shifts that are not
    whole, and shifts of several hundred."""
    return stays(rule, MIXED, WHOLE)


@task.mistake("rules that round or drop the signs get past your test")
def _(rule):
    """One drops the signs of the scores before the softmax, one rounds them down. Try scores of both signs,
    and shifts that are not whole."""
    return stays(rule, POSITIVE, (1.0, 300.0))


@task.mistake("rules that cap or drop the signs get past your test")
def _(rule):
    """One drops the signs of the scores before the softmax, one caps them at 50. Try scores of both signs,
    and shifts of several hundred."""
    return stays(rule, POSITIVE, (0.5, 2.3))


@task.mistake("one friendly example is no test")
def _(rule):
    """Three wrong rules get past your test: one drops the signs of the scores, one rounds them down, one caps
    them at 50. Look for cases that could break such rules."""
    return stays(rule, POSITIVE, (1.0,))


@task.mistake("nothing can fail your test")
def _(rule):
    """It says True of every rule, of plain division too. Is the shift 0, or are all scores equal, or do you
    compare a result with itself?"""
    return stays(rule, MIXED, (0.0,))


@task.mistake("you asked for equal floats")
def _(rule):
    """Even softmax fails your test: after a shift its last digits differ, because floats are rounded. Compare
    with `np.allclose`."""
    return stays(rule, MIXED, SMALL + FAR, np.equal)


@task.mistake("True and False have changed places")
def _(rule):
    """You return True where a pair differs. The question is whether the rule stays the same."""
    return not stays(rule, MIXED, SMALL + FAR)


@task.mistake("you shifted one score alone")
def _(rule):
    """A shift adds the same number to all scores: `z + c`. With one score alone the gaps change, and the
    shares should change, too."""
    with np.errstate(all="ignore"):
        return bool(np.allclose(rule(np.array([2.0, 1.0, 0.1])), rule(np.array([2.5, 1.0, 0.1]))))


@task.mistake("you scaled the scores")
def _(rule):
    """You multiplied. That is a change of temperature, which plain division survives and softmax does not. A
    shift adds: `z + c`."""
    with np.errstate(all="ignore"):
        return bool(np.allclose(rule(np.array([2.0, 4.3, -1.2])), rule(3 * np.array([2.0, 4.3, -1.2]))))
