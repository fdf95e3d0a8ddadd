"""Exercise 9.1: collect the cases that break a claim."""

from teachkit.exercises.lesson_09 import parts
from teachkit.exercises.task import FunctionTask


def breaks(holds, case):
    """Return whether a case breaks a claim; one at which the claim stops with an error does.

    Examples
    --------
    >>> breaks(parts.below_one, 2.0), breaks(parts.below_one, 40.0)
    (False, True)
    """
    try:
        return not holds(case)
    except Exception:
        return True


def about(found, holds, cases):
    """Say which claim was tried."""
    return f"The claim that was tried here: {holds.__doc__}."


task = FunctionTask(
    "9.1",
    reference=lambda holds, cases: [case for case in cases if breaks(holds, case)],
    cases=(
        (parts.below_one, [0.0, 10.0, 37.0, -40.0, 50.0]),  # the example of the text
        (parts.above_its_tangent, [-3.0, 0.0, 0.5, 1000.0]),  # math.exp stops with an error
        (parts.root_is_smaller, [4.0, 1.0, 0.25, 9.0, -1.0, 0.0]),
        (parts.says_nothing, [-1.0, 0.0, float("inf")]),
        (parts.below_one, [500.0]),
        (parts.root_is_smaller, []),
        (parts.root_is_smaller, [0.5, 0.5, 2.0]),
    ),
    praise="An empty list is no proof. It says that these cases did not break the claim.",
    hints=(
        "Go through the cases and keep one where `holds(case)` is not true.",
        "A claim may stop with an error. `try:` and `except Exception:` catch that; such a case has broken "
        "the claim.",
        "Begin with `found = []`. In the loop, set `fine = False` first, and try `fine = holds(case)`. Where "
        "`fine` is still false, `found.append(case)`.",
    ),
    observe=about,
)


@task.solution
def counterexamples(holds, cases):
    """A case breaks a claim where the line of code is not true. Where it cannot be worked out at all, the
    claim has not held either."""
    found = []
    for case in cases:
        try:
            fine = holds(case)
        except Exception:
            fine = False
        if not fine:
            found.append(case)
    return found


@task.mistake("you kept the cases at which the claim holds")
def _(holds, cases):
    """A thousand cases at which a claim holds prove nothing, and one that breaks it is enough. Keep those at
    which `holds(case)` is not true."""
    return [case for case in cases if not breaks(holds, case)]


@task.mistake("you stopped at the first one")
def _(holds, cases):
    """The first counterexample refutes the claim. The others show where it goes wrong: collect them all."""
    return [case for case in cases if breaks(holds, case)][:1]


@task.mistake("you returned the first one, not a list")
def _(holds, cases):
    """Collect all counterexamples in a list. Then no counterexample is an empty list."""
    found = [case for case in cases if breaks(holds, case)]
    return found[0] if found else None


@task.mistake("you let the error through")
def _(holds, cases):
    """One of the claims takes `math.exp(1000)`, which stops with an error. A claim that cannot be worked out
    has not held there: catch the error with `try` and `except`, and keep the case."""
    return [case for case in cases if not holds(case)]


@task.mistake("you passed over the cases with an error")
def _(holds, cases):
    """You catch the error, and then leave the case out. The claim did not hold there: keep the case."""
    found = []
    for case in cases:
        try:
            if not holds(case):
                found.append(case)
        except Exception:
            continue
    return found


@task.mistake("you gave up at the first error")
def _(holds, cases):
    """The `try` stands around the whole loop, so an error ends it and the cases after it are never tried. Put
    it inside the loop."""
    found = []
    try:
        for case in cases:
            if not holds(case):
                found.append(case)
    except Exception:
        return found
    return found


@task.mistake("your `return` stands inside the loop")
def _(holds, cases):
    """The function ends with the first case, whatever that is. Move the `return` to the left, below the
    loop."""
    for case in cases:
        return [case] if breaks(holds, case) else []


@task.mistake("you returned the places")
def _(holds, cases):
    """Those are the places of the counterexamples in the list. Return the cases themselves."""
    return [place for place, case in enumerate(cases) if breaks(holds, case)]


@task.mistake("you counted them")
def _(holds, cases):
    """How many there are says less than which ones. Return the cases themselves, in a list."""
    return sum(breaks(holds, case) for case in cases)


@task.mistake("you returned the verdicts")
def _(holds, cases):
    """That is True or False for each case. Keep the cases that break the claim."""
    return [not breaks(holds, case) for case in cases]


@task.mistake("you said whether the claim holds for all")
def _(holds, cases):
    """That is one verdict for all cases. Asked for are the cases that break the claim."""
    return not any(breaks(holds, case) for case in cases)


@task.mistake("you kept each one once")
def _(holds, cases):
    """A case that stands in the list twice breaks the claim twice: keep the list as it is."""
    return list(dict.fromkeys(case for case in cases if breaks(holds, case)))


@task.mistake("you returned all cases")
def _(holds, cases):
    """Call `holds(case)` for each case, and keep it only where the answer is not true. `holds` without
    brackets is the function itself, which counts as true."""
    return list(cases)
