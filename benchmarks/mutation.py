"""Change the code a little, in many places, and count how often the tests notice.

    python benchmarks/mutation.py                        200 places, chosen by seed 0
    python benchmarks/mutation.py --count 50 --seed 1    other places, or fewer

Each mutant is one small change in a copy of the package: a comparison, an operator, a constant, a condition,
a returned value or a statement. A mutant is killed when a test of the file fails. Docstrings, messages and
signatures are left alone, and so are the inputs that an exercise tries (its cases, and the tables in capitals
that they are made of): words are not what is tested here, and another input would do as well.
"""

import argparse
import ast
import copy
import difflib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
TIMEOUT = 150  # seconds for the tests of one mutant; one that never ends is noticed too

# Files of the package, and the tests that speak of them, the quickest first.
MATHS = ["test_maths_inputs", "test_maths_hard", "test_maths_laws"]
TESTS = {
    "maths/inputs.py": [*MATHS, "test_maths_losses", "test_maths_temperature", "test_maths_attention"],
    "maths/agreement.py": ["test_maths_agreement"],
    "maths/_rows.py": [*MATHS, "test_maths_losses"],
    "maths/_tables.py": [*MATHS, "test_maths_accuracy", "test_maths_losses"],
    "maths/softmax.py": [*MATHS, "test_maths_accuracy", "test_maths_distributions"],
    "maths/distributions.py": [*MATHS, "test_maths_distributions"],
    "maths/losses.py": [*MATHS, "test_maths_losses"],
    "maths/sigmoid.py": ["test_maths_sigmoid", *MATHS],
    "maths/temperature.py": ["test_maths_temperature", *MATHS],
    "maths/geometry.py": ["test_maths_geometry", *MATHS],
    "maths/training.py": ["test_maths_training", *MATHS, "test_figures_training"],
    "maths/attention.py": ["test_maths_attention", *MATHS],
    "maths/alignment.py": ["test_maths_alignment", *MATHS],
    "figures/words.py": ["test_words"],
}
EXERCISES = sorted(path.stem for path in (ROOT / "tests").glob("test_exercises*.py"))
OF_A_LESSON = ["test_answers", "test_exercises"]

COMPARISONS = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
               ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn,
               ast.NotIn: ast.In}  # fmt: skip
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
             ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
             ast.MatMult: ast.Mult}  # fmt: skip


def tests_of(name):
    """Return the test files of a file of the package, None where it is not mutated."""
    if name in TESTS:
        return TESTS[name]
    if name.startswith("exercises/lesson_"):
        return OF_A_LESSON
    if name.startswith("exercises/") and name.count("/") == 1 and not name.endswith("__init__.py"):
        return [*EXERCISES, "test_answers"]
    return None


def is_prose(node):
    """Whether a node only says something: a text, an error that is raised, or an assertion's words."""
    return isinstance(node, ast.Raise | ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def mutants_of(tree, tables=True):
    """Yield (line, apply): a place, and a function that changes the node there in a copy of the tree.

    Without `tables` what is assigned to a name in capitals stays as it is.
    """
    waiting = [(tree, ())]
    while waiting:
        node, path = waiting.pop()
        if is_prose(node):
            continue
        if not tables and isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).isupper():
            continue
        yield from ((node.lineno, path, change) for change in changes(node))
        for name, value in ast.iter_fields(node):
            if isinstance(node, ast.keyword) and node.arg == "cases":
                continue  # inputs that are tried: another one would do as well
            if name in ("decorator_list", "annotation", "returns", "keywords") and isinstance(
                node, ast.FunctionDef
            ):
                continue
            if isinstance(node, ast.FunctionDef) and name == "args":
                continue
            if isinstance(value, list):
                waiting += [
                    (child, (*path, (name, k))) for k, child in enumerate(value) if isinstance(child, ast.AST)
                ]
            elif isinstance(value, ast.AST):
                waiting.append((value, (*path, (name, None))))


def changes(node):
    """Return the small changes that a node takes; each is a function that returns the changed node."""
    found = []
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        found.append(lambda n: setattr(n, "ops", [COMPARISONS[type(n.ops[0])](), *n.ops[1:]]) or n)
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in OPERATORS:
        found.append(lambda n: setattr(n, "op", OPERATORS[type(n.op)]()) or n)
    elif isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        found.append(lambda n: setattr(n, "op", other()) or n)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        found.append(lambda n: n.operand)
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        found.append(lambda n: ast.Constant(not n.value))
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        found.append(lambda n: ast.Constant(n.value + 1 if type(n.value) is int else n.value * 1.5 + 1e-3))
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        found.append(lambda n: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test)) or n)
    elif isinstance(node, ast.Return) and node.value is not None:
        found.append(lambda n: setattr(n, "value", ast.Constant(None)) or n)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        found.append(lambda n: ast.Pass())
    return found if hasattr(node, "lineno") else []


def changed(source, path, change):
    """Return the source with one change, and its lines that differ."""
    tree = ast.parse(source)
    parent, node = None, tree
    for step in path:
        parent, (name, k) = node, step
        node = getattr(node, name) if k is None else getattr(node, name)[k]
    new = ast.copy_location(change(copy.deepcopy(node)), node)
    name, k = path[-1]
    if k is None:
        setattr(parent, name, new)
    else:
        getattr(parent, name)[k] = new
    mutant = ast.unparse(ast.fix_missing_locations(tree))
    lines = difflib.unified_diff(
        ast.unparse(ast.parse(source)).splitlines(), mutant.splitlines(), lineterm="", n=0
    )
    return mutant, [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def all_mutants():
    """Return every mutant of the package: file, line, path and change, in a fixed order."""
    found = []
    for path in sorted((ROOT / "teachkit").rglob("*.py")):
        name = path.relative_to(ROOT / "teachkit").as_posix()
        if tests_of(name):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            tables = not name.startswith("exercises/lesson_")
            found += [(name, *mutant) for mutant in mutants_of(tree, tables)]
    return found


def run(copy_of_tree, names):
    """Run test files in a copy of the tree; return whether they pass."""
    files = [f"tests/{name}.py" for name in names]
    options = ["-n0", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:doctest", "--override-ini=addopts="]
    options += ["--import-mode=importlib", "-m", "not slow and not browser"]
    environment = os.environ | {"PYTHONPATH": str(copy_of_tree), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *files],
            cwd=copy_of_tree,
            env=environment,
            timeout=TIMEOUT,
            capture_output=True,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def killed(mutant, folder):
    """Try one mutant in a folder with a copy of the tree; return whether a test noticed, and the change."""
    name, _, path, change = mutant
    file = folder / "teachkit" / name
    source = file.read_text(encoding="utf-8")
    new, lines = changed(source, path, change)
    file.write_text(new, encoding="utf-8")
    try:
        return any(not run(folder, [test]) for test in tests_of(name)), lines
    finally:
        file.write_text(source, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=600, help="stop after so many")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    wishes = parser.parse_args()
    everything = all_mutants()
    chosen = random.Random(wishes.seed).sample(everything, min(wishes.count, len(everything)))
    print(f"{len(everything)} places, {len(chosen)} tried, seed {wishes.seed}", flush=True)
    end = time.monotonic() + 60 * wishes.minutes
    with tempfile.TemporaryDirectory() as scratch:
        folders = []
        for k in range(wishes.jobs):
            folder = Path(scratch) / str(k)
            for part in ("teachkit", "tests", "notebooks"):
                shutil.copytree(
                    ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
                )
            for part in ("pyproject.toml", "README.md", "requirements.txt", "environment.yml"):
                shutil.copy(ROOT / part, folder)
            folders.append(folder)

        def one(mutant):
            if time.monotonic() > end:
                return None
            folder = folders.pop()
            try:
                return killed(mutant, folder)
            finally:
                folders.append(folder)

        with ThreadPoolExecutor(wishes.jobs) as pool:
            results = []
            for mutant, result in zip(chosen, pool.map(one, chosen), strict=True):
                if result is None:
                    continue
                noticed, lines = result
                results.append(noticed)
                if not noticed:
                    print(f"\nsurvived: teachkit/{mutant[0]}:{mutant[1]}", *lines, sep="\n    ", flush=True)
    share = 100 * sum(results) / len(results)
    print(f"\n{sum(results)} of {len(results)} killed: {share:.1f} %")


if __name__ == "__main__":
    main()
