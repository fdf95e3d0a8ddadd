"""Answers of learners to the exercises of lesson 09: what they typed, and what must be said of it."""

ANSWERS = [
    (
        "9.1",
        "right",
        "",
        """\
def counterexamples(holds, cases):
    def broken(case):
        try:
            return not holds(case)
        except Exception:
            return True

    return list(filter(broken, cases))
""",
    ),
    (
        "9.1",
        "right",
        "",
        """\
def counterexamples(holds, cases):
    found = []
    for case in cases:
        try:
            assert holds(case)
        except Exception:
            found.append(case)
    return found
""",
    ),
    (
        "9.1",
        "right",
        "",
        """\
def counterexamples(holds, cases):
    for_it = []
    for k, case in enumerate(cases):
        try:
            for_it.append(bool(holds(case)))
        except (OverflowError, ValueError, ZeroDivisionError):
            for_it.append(False)
    return np.array(cases)[~np.array(for_it, dtype=bool)]
""",
    ),
    (
        "9.1",
        "right",
        "",
        """\
def counterexamples(holds, cases):
    if not cases:
        return []
    first, *rest = cases
    try:
        good = holds(first)
    except:
        good = False
    return ([] if good else [first]) + counterexamples(holds, rest)
""",
    ),
    (
        "9.1",
        "wrong",
        "you kept the cases at which the claim holds",
        """\
def counterexamples(holds, cases):
    kept = []
    for case in cases:
        try:
            if holds(case):
                kept.append(case)
        except Exception:
            pass
    return kept
""",
    ),
    (
        "9.1",
        "wrong",
        "you let the error through",
        """\
def counterexamples(holds, cases):
    return [case for case in cases if not holds(case)]
""",
    ),
    (
        "9.1",
        "wrong",
        "you let the error through",
        """\
def counterexamples(holds, cases):
    return list(filter(lambda case: holds(case) == False, cases))
""",
    ),
    (
        "9.1",
        "wrong",
        "you passed over the cases with an error",
        """\
def counterexamples(holds, cases):
    found = []
    for case in cases:
        try:
            ok = holds(case)
        except Exception:
            ok = True
        if not ok:
            found.append(case)
    return found
""",
    ),
    (
        "9.1",
        "wrong",
        "you gave up at the first error",
        """\
def counterexamples(holds, cases):
    found = []
    try:
        for case in cases:
            if not holds(case):
                found.append(case)
    except Exception:
        pass
    return found
""",
    ),
    (
        "9.1",
        "wrong",
        "you stopped at the first one",
        """\
def counterexamples(holds, cases):
    for case in cases:
        try:
            if not holds(case):
                return [case]
        except Exception:
            return [case]
    return []
""",
    ),
    (
        "9.1",
        "wrong",
        "you returned the first one, not a list",
        """\
def counterexamples(holds, cases):
    for case in cases:
        try:
            fine = holds(case)
        except Exception:
            fine = False
        if not fine:
            return case
""",
    ),
    (
        "9.1",
        "wrong",
        "your `return` stands inside the loop",
        """\
def counterexamples(holds, cases):
    found = []
    for case in cases:
        try:
            if not holds(case):
                found.append(case)
        except Exception:
            found.append(case)
        return found
""",
    ),
    (
        "9.1",
        "wrong",
        "you returned the places",
        """\
def counterexamples(holds, cases):
    found = []
    for k in range(len(cases)):
        try:
            if holds(cases[k]):
                continue
        except Exception:
            pass
        found.append(k)
    return found
""",
    ),
    (
        "9.1",
        "wrong",
        "you counted them",
        """\
def counterexamples(holds, cases):
    n = 0
    for case in cases:
        try:
            n += not holds(case)
        except Exception:
            n += 1
    return n
""",
    ),
    (
        "9.1",
        "wrong",
        "you returned the verdicts",
        """\
def counterexamples(holds, cases):
    verdicts = []
    for case in cases:
        try:
            verdicts.append(bool(holds(case)))
        except Exception:
            verdicts.append(False)
    return verdicts
""",
    ),
    (
        "9.1",
        "wrong",
        "you said whether the claim holds for all",
        """\
def counterexamples(holds, cases):
    try:
        return all(holds(case) for case in cases)
    except Exception:
        return False
""",
    ),
    (
        "9.1",
        "wrong",
        "you kept each one once",
        """\
def counterexamples(holds, cases):
    found = []
    for case in cases:
        try:
            fine = holds(case)
        except Exception:
            fine = False
        if not fine and case not in found:
            found.append(case)
    return found
""",
    ),
    (
        "9.1",
        "wrong",
        "you returned all cases",
        """\
def counterexamples(holds, cases):
    return [case for case in cases if holds]
""",
    ),
    (
        "9.1",
        "wrong",
        "",
        """\
def counterexamples(holds, cases):
    return [case for case in cases if not holds]
""",
    ),
    (
        "9.1",
        "wrong",
        "",
        """\
def counterexamples(holds, cases):
    found = []
    for case in cases:
        try:
            if not holds(case):
                found.append(case)
        except Exception:
            found.append(None)
    return found
""",
    ),
    (
        "9.2",
        "right",
        "",
        """\
def is_shift_invariant(rule):
    rng = np.random.default_rng(0)
    for _ in range(100):
        z = rng.normal(0, 3, size=4)
        if not np.allclose(rule(z), rule(z + rng.normal(0, 200))):
            return False
    return True
""",
    ),
    (
        "9.2",
        "right",
        "",
        """\
def is_shift_invariant(rule):
    z = np.array([-1.5, 0.2, 2.7])
    shifts = np.linspace(-99.5, 120.25, 37)
    return all(np.abs(rule(z + c) - rule(z)).max() < 1e-9 for c in shifts)
""",
    ),
    (
        "9.2",
        "right",
        "",
        """\
def is_shift_invariant(rule):
    rows = [np.array([3.0, -2.0, 0.4]), np.array([-1.0, 1.5])]
    return all(
        np.round(rule(z + c), 6).tolist() == np.round(rule(z), 6).tolist()
        for z in rows for c in [0.3, -0.9, 77.7, -250.0]
    )
""",
    ),
    (
        "9.2",
        "right",
        "",
        """\
def is_shift_invariant(rule):
    z = np.array([2.0, 4.3, 1.2, -3.1])
    return bool(np.allclose([rule(z + c) for c in (-200.5, -1.7, 0.6, 60, 300)], rule(z)))
""",
    ),
    (
        "9.2",
        "wrong",
        "a rule that rounds gets past your test",
        """\
def is_shift_invariant(rule):
    z = np.array([-3.9, 1.1, 4.6])
    base = rule(z)
    for c in range(-80, 80):
        if math.dist(rule(z + c + 0.37), base) > 1e-6:
            return False
    return True
""",
    ),
    (
        "9.2",
        "wrong",
        "a rule that rounds gets past your test",
        """\
def is_shift_invariant(rule):
    z = np.array([2.0, 4.3, 1.2, -3.1])
    return all(np.allclose(rule(z + c), rule(z)) for c in (1, 10, 100, 1000))
""",
    ),
    (
        "9.2",
        "wrong",
        "a rule that caps the scores gets past your test",
        """\
def is_shift_invariant(rule):
    z = np.array([2.0, 4.3, 1.2, -3.1])
    return all(np.allclose(rule(z + c), rule(z)) for c in (0.5, 1.7, -2.2))
""",
    ),
    (
        "9.2",
        "wrong",
        "a rule that drops the signs gets past your test",
        """\
def is_shift_invariant(rule):
    z = np.array([2.0, 4.3, 1.2])
    return all(np.allclose(rule(z + c), rule(z)) for c in (0.75, 1.4, 500))
""",
    ),
    (
        "9.2",
        "wrong",
        "rules that round or cap get past your test",
        """\
def is_shift_invariant(rule):
    z = np.array([-2.2, -1.4, -0.8, 0.7])
    return np.allclose(rule(z + 1), rule(z)) and np.allclose(rule(z + 5), rule(z))
""",
    ),
    (
        "9.2",
        "wrong",
        "rules that round or drop the signs get past your test",
        """\
def is_shift_invariant(rule):
    z = np.array([3.0, 2.0, 0.5])
    return np.allclose(rule(z), rule(z + 1000))
""",
    ),
    (
        "9.2",
        "wrong",
        "rules that cap or drop the signs get past your test",
        """\
def is_shift_invariant(rule):
    z = np.array([3.0, 2.0, 0.5])
    return np.allclose(rule(z), rule(z + 0.7))
""",
    ),
    (
        "9.2",
        "wrong",
        "one friendly example is no test",
        """\
def is_shift_invariant(rule):
    z = np.array([3.0, 2.0, 1.0])
    return np.allclose(rule(z), rule(z + 1))
""",
    ),
    (
        "9.2",
        "wrong",
        "nothing can fail your test",
        """\
def is_shift_invariant(rule):
    z = np.array([3.0, 2.0, 1.0])
    return np.allclose(rule(z), rule(z))
""",
    ),
    (
        "9.2",
        "wrong",
        "nothing can fail your test",
        """\
def is_shift_invariant(rule):
    z = np.array([1.0, 1.0, 1.0])
    return np.allclose(rule(z), rule(z + 5.5))
""",
    ),
    (
        "9.2",
        "wrong",
        "nothing can fail your test",
        """\
def is_shift_invariant(rule):
    return True
""",
    ),
    (
        "9.2",
        "wrong",
        "you asked for equal floats",
        """\
def is_shift_invariant(rule):
    z = np.array([2.0, 4.3, 1.2, -3.1])
    for c in (0.5, -1.3, 400.1):
        if (rule(z + c) != rule(z)).any():
            return False
    return True
""",
    ),
    (
        "9.2",
        "wrong",
        "True and False have changed places",
        """\
def is_shift_invariant(rule):
    z = np.array([2.0, 4.3, 1.2, -3.1])
    for c in (0.5, -1.3, 400.1):
        if not np.allclose(rule(z + c), rule(z)):
            return True
    return False
""",
    ),
    (
        "9.2",
        "wrong",
        "you shifted one score alone",
        """\
def is_shift_invariant(rule):
    z = np.array([2.0, 1.0, 0.1])
    raised = z.copy()
    raised[0] += 0.6
    return np.allclose(rule(z), rule(raised))
""",
    ),
    (
        "9.2",
        "wrong",
        "you scaled the scores",
        """\
def is_shift_invariant(rule):
    z = np.array([2.0, 4.3, 1.2, -3.1])
    return np.allclose(rule(z), rule(2 * z))
""",
    ),
    (
        "9.2",
        "wrong",
        "",
        """\
def is_shift_invariant(rule):
    z = np.array([2.0, 4.3, 1.2, -3.1])
    return np.abs(rule(z + 0.5) - rule(z)).max()
""",
    ),
    (
        "9.2",
        "wrong",
        "",
        """\
def is_shift_invariant(rule):
    z = np.array([2.0, 4.3, 1.2, -3.1])
    return np.isclose(rule(z + 0.5), rule(z))
""",
    ),
    (
        "9.3",
        "right",
        "",
        """\
grows = [3, 1]
shrinks = [0.3, 0.1]
""",
    ),
    (
        "9.3",
        "right",
        "",
        """\
grows = (0.1, 5.0, 4.0)
shrinks = np.array([1.0, 0.1])
""",
    ),
    (
        "9.3",
        "right",
        "",
        """\
grows = [1000, 1]
shrinks = [1e-6, 1e-9, 1e-8]
""",
    ),
    (
        "9.3",
        "right",
        "",
        """\
grows = [5.0, 5.5, 0.0001]
shrinks = [0.95, 0.99, 0.98]
""",
    ),
    (
        "9.3",
        "right",
        "",
        """\
grows = [100.0, 99.0]
shrinks = np.array([0.5, 0.25])
""",
    ),
    (
        "9.3",
        "wrong",
        "a list needs two scores",
        """\
grows = [2]
shrinks = [0.2, 0.1]
""",
    ),
    (
        "9.3",
        "wrong",
        "a list needs two scores",
        """\
grows = [2, 1]
shrinks = []
""",
    ),
    (
        "9.3",
        "wrong",
        "a score is not positive",
        """\
grows = [2, 1]
shrinks = [1, 0]
""",
    ),
    (
        "9.3",
        "wrong",
        "a score is not positive",
        """\
grows = [-1, -2]
shrinks = [0.2, 0.1]
""",
    ),
    (
        "9.3",
        "wrong",
        "your two lists have changed places",
        """\
grows = [0.4, 0.1]
shrinks = [2, 1, 0.1]
""",
    ),
    (
        "9.3",
        "wrong",
        "two scores share the first place",
        """\
grows = [3, 1]
shrinks = [1, 1]
""",
    ),
    (
        "9.3",
        "wrong",
        "two scores share the first place",
        """\
grows = [5, 5, 1]
shrinks = [0.2, 0.1]
""",
    ),
    (
        "9.3",
        "wrong",
        "both ratios grow",
        """\
grows = [3, 1]
shrinks = [100, 99]
""",
    ),
    (
        "9.3",
        "wrong",
        "both ratios grow",
        """\
grows = [2, 1]
shrinks = [1.02, 0.01, 1.01]
""",
    ),
    (
        "9.3",
        "wrong",
        "both ratios shrink",
        """\
grows = [1, 0.1]
shrinks = [0.2, 0.1]
""",
    ),
    (
        "9.3",
        "wrong",
        "",
        """\
grows = [2, 1]
shrinks = 0.1
""",
    ),
    (
        "9.3",
        "wrong",
        "",
        """\
grows = 2
shrinks = [0.2, 0.1]
""",
    ),
    (
        "9.4",
        "right",
        "",
        """\
lower = [0.99, 0.49]
righter = [0.51, 0.52]
""",
    ),
    (
        "9.4",
        "right",
        "",
        """\
lower = np.array([0.45] * 2 + [1.0] * 8)
righter = [0.6] * 10
""",
    ),
    (
        "9.4",
        "right",
        "",
        """\
lower = (0.5, 1)
righter = (0.501, 0.501)
""",
    ),
    (
        "9.4",
        "right",
        "",
        """\
lower = [0.499, 0.999, 0.999]
righter = [0.9, 0.9, 0.5001]
""",
    ),
    (
        "9.4",
        "right",
        "",
        """\
lower = [1, 0.4]
righter = [0.51, 0.51]
""",
    ),
    (
        "9.4",
        "wrong",
        "the networks did not see the same pictures",
        """\
lower = [0.49, 0.99]
righter = [0.51]
""",
    ),
    (
        "9.4",
        "wrong",
        "a number is no probability",
        """\
lower = [0.49, 99]
righter = [0.51, 0.51]
""",
    ),
    (
        "9.4",
        "wrong",
        "a number is no probability",
        """\
lower = [0.0, 1.0]
righter = [0.6, 0.6]
""",
    ),
    (
        "9.4",
        "wrong",
        "a number is no probability",
        """\
lower = [-0.1, 0.9]
righter = [0.6, 0.6]
""",
    ),
    (
        "9.4",
        "wrong",
        "your two networks have changed places",
        """\
lower = [0.51, 0.51]
righter = [0.99, 0.49]
""",
    ),
    (
        "9.4",
        "wrong",
        "both get as many right",
        """\
lower = [0.9]
righter = [0.8]
""",
    ),
    (
        "9.4",
        "wrong",
        "both get as many right",
        """\
lower = [0.4, 0.9]
righter = [0.6, 0.5]
""",
    ),
    (
        "9.4",
        "wrong",
        "the lower loss has more right answers",
        """\
lower = [0.9, 0.8]
righter = [0.3, 0.7]
""",
    ),
    (
        "9.4",
        "wrong",
        "the loss of `lower` is not lower",
        """\
lower = [0.1, 0.9]
righter = [0.6, 0.6]
""",
    ),
    (
        "9.4",
        "wrong",
        "",
        """\
lower = 0.49
righter = [0.51]
""",
    ),
    ("9.5", "right", "", "scale = [0, 10, 11, 12, 13]"),
    ("9.5", "right", "", "scale = (-10, 2, 3, 4, 5)"),
    ("9.5", "right", "", "scale = np.sqrt([0, 4, 5, 6, 7])"),
    ("9.5", "right", "", "scale = [math.log(n) for n in (0.001, 1, 2, 3, 4)]"),
    ("9.5", "right", "", "scale = [1, 4, 9, 10, 11]"),
    ("9.5", "wrong", "there are five stars", "scale = [1, 6, 7, 8]"),
    ("9.5", "wrong", "there are five stars", "scale = [5, 5, 1, 1, 3, 3, 3, 2]"),
    ("9.5", "wrong", "your scale changes the order of the stars", "scale = [1, 2, 5, 4, 3]"),
    ("9.5", "wrong", "your scale changes the order of the stars", "scale = [0, 1, 1, 1, 1]"),
    ("9.5", "wrong", "your steps are all alike", "scale = [2, 4, 6, 8, 10]"),
    ("9.5", "wrong", "your steps are all alike", "scale = [0, 0.25, 0.5, 0.75, 1]"),
    ("9.5", "wrong", "your steps are all alike", "scale = [1, 2, 3, 4, 5]"),
    ("9.5", "wrong", "both hotels have the same mean", "scale = [1, 4, 6, 7, 10]"),
    ("9.5", "wrong", "both hotels have the same mean", "scale = [2, 8, 12, 14, 20]"),
    ("9.5", "wrong", "Harbour is still ahead", "scale = [1, 2, 4, 8, 16]"),
    ("9.5", "wrong", "Harbour is still ahead", "scale = [1, 2, 3, 4, 6]"),
    ("9.5", "wrong", "", "scale = 5"),
]
