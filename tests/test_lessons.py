"""The guards of how a lesson is told: it asks, waits and reveals; its core fits ninety minutes.

As in `test_notebooks.py` they are functions from a lesson to a list of findings, each broken once below.
"""

import ast
import copy
import json
import re
import sys
from types import SimpleNamespace

import pytest
from lesson_size import (
    COLLAPSED,
    DEEPER,
    core_of,
    deeper_sections,
    minutes_of,
    navigation,
    parts_of,
    size_of,
    with_minutes,
    words_in,
)
from record import EXERCISE
from test_notebooks import NOTEBOOKS

from teachkit.exercises import tasks
from teachkit.exercises.task import ChoiceTask

# What the core of a lesson may hold: cells, words, explorers, exercises, minutes to read and to work.
LIMITS = {"cells": 60, "words": 2200, "explorers": 4, "exercises": 5, "read": 45, "work": 45}
MAX_CODE_LINES = 12
MAX_SLIPS = 3  # published mistakes that a lesson may teach from
REFERENCE = {"09_corrections"}  # no walk: a reference and a workshop
WALKS = [path for path in NOTEBOOKS if path.stem not in REFERENCE]
CLOSING = ("Terms", "Sources")
NEEDS = re.compile(r"^\*\d+ minutes?\. Needs: [^*]+\*$", re.MULTILINE)
GUARDS = []


def guard(function):
    """Add a guard to the list that every lesson is held against."""
    GUARDS.append(function)
    return function


class Told:
    """A lesson as it is told: its cells with where they stand, and its tasks by id."""

    def __init__(self, path, names=None):
        self.path = path
        self.number = path.name[:2]
        self.raw = json.loads(path.read_text(encoding="utf-8"))
        self.parts = parts_of(self.raw)
        self.names = names or [each.name for each in NOTEBOOKS]
        self.course = self.raw["metadata"].get("teachkit", {})

    @property
    def tasks(self):
        return tasks_of(self.number)

    @property
    def open(self):
        """The cells that show no answer; those of `Dig deeper` too, once it is unfolded."""
        return [part for part in self.parts if not part.reveals]

    def asked(self):
        """(place, kind, id) of each exercise and question, in the order of the cells."""
        pattern = re.compile(r"(Exercise|Question) (\d+\.\w+):")
        found = []
        for place, part in enumerate(self.parts):
            for level, title in part.headings:
                match = pattern.match(title) if level == 3 else None
                if match:
                    found.append((place, match[1], match[2]))
        return found

    def sections(self):
        """The H2 headings of the core, in order."""
        titles = [title for part in self.parts for level, title in part.headings if level == 2]
        return [title for title in titles if not title.startswith(DEEPER)]


def tasks_of(number):
    return {task.id: task for task in tasks().values() if task.lesson == int(number)}


# ---------------------------------------------------------------------------------------------------
# Size and minutes


@guard
def the_core_keeps_its_limits(lesson):
    size = size_of(core_of(lesson.parts))
    return [
        f"{name} of the core: {getattr(size, name)}, at most {most}"
        for name, most in LIMITS.items()
        if getattr(size, name) > most
    ]


@guard
def minutes_and_navigation_are_computed(lesson):
    renewed = with_minutes(copy.deepcopy(lesson.raw), lesson.path.name, lesson.names)
    found = [
        f"run tests/lesson_size.py --write: {''.join(old['source'])[:60]!r}"
        for old, new in zip(lesson.raw["cells"], renewed["cells"], strict=True)
        if "".join(old["source"]) != "".join(new["source"])
    ]
    line = navigation(lesson.path.name, lesson.names)
    found += [
        f"no line of navigation in the {where} cell"
        for where, part in (("first", lesson.parts[0]), ("last", lesson.parts[-1]))
        if line not in part.source
    ]
    if f"| Minutes | {minutes_of(lesson.parts)} |" not in lesson.parts[0].source:
        found.append(f"the table must say | Minutes | {minutes_of(lesson.parts)} |")
    return found


@guard
def the_paths_of_a_teacher_fit_their_minutes(lesson):
    path = lesson.course.get("path", {})
    found = []
    for minutes in ("45", "90"):
        headings = path.get(minutes, [])
        unknown = [title for title in headings if title not in lesson.sections()]
        found += [f"path {minutes}: there is no section {title!r} in the core" for title in unknown]
        size = size_of([part for part in lesson.parts if part.section in headings])
        if not headings or size.read + size.work > int(minutes):
            found.append(f"path {minutes}: its sections take {size.read + size.work} minutes")
    lacking = [t for t in lesson.sections() if t not in path.get("90", []) and t not in CLOSING]
    return found + [f"path 90 lacks {title!r}" for title in lacking]


@guard
def what_lies_deeper_is_folded_and_says_what_it_needs(lesson):
    found = []
    for part in lesson.parts:
        ranks = {level: title for level, title in part.headings}
        if 2 in ranks and bool(part.metadata.get(COLLAPSED)) != ranks[2].startswith(DEEPER):
            found.append(f"{ranks[2]!r} must be {'folded' if part.deeper else 'open'}")
    for title, parts in deeper_sections(lesson.parts).items():
        if not NEEDS.search(parts[0].source):
            found.append(f"{title!r} must begin with `*N minutes. Needs: ...*`")
    return found


# ---------------------------------------------------------------------------------------------------
# Ask, wait, reveal


@guard
def questions_come_first(lesson):
    """Three on earlier lessons and a prediction, before anything else is shown."""
    asked = lesson.asked()
    found, remembered = [], [i for p, kind, i in asked if lesson.parts[p].section == "Remember"]
    if int(lesson.number) and len(remembered) != 3:
        found.append(f"the section Remember must ask three questions, it asks {len(remembered)}")
    predicted = [
        p for p, kind, i in asked if lesson.parts[p].section == "Make a prediction" and kind == "Question"
    ]
    if len(predicted) != 1:
        return [*found, f"the section Make a prediction must ask one question, it asks {len(predicted)}"]
    found += [
        f"this is shown before the prediction: {part.source[:60]!r}"
        for part in lesson.parts[: predicted[0]]
        if part.kind == "code" and not part.is_plumbing and not EXERCISE.search(part.source)
    ]
    return found


@guard
def the_cell_that_all_others_need_is_named(lesson):
    """A learner who goes straight to the first question must have met what defines `check`."""
    first = next((i for i, part in enumerate(lesson.parts) if part.kind == "code"), 0)
    if not first or not lesson.parts[first].is_plumbing:
        return ["the first cell of code must be the folded one that all others need"]
    if "Run the folded cell below first." in lesson.parts[first - 1].source:
        return []
    return ["the cell above the imports must say: Run the folded cell below first."]


@guard
def a_prediction_and_a_false_belief_are_answered_folded(lesson):
    """Each ends in a heading that hides what is so, until the learner unfolds it."""
    found = []
    asked = lesson.asked()
    for number, (place, kind, name) in enumerate(asked):
        if lesson.parts[place].section != "What people get wrong":
            continue
        if kind != "Question":
            found.append(f"{name} must be a question by letter")
        end = asked[number + 1][0] if number + 1 < len(asked) else len(lesson.parts)
        if not any(part.folded for part in lesson.parts[place:end]):
            found.append(f"nothing folded answers question {name}")
    claims = [p for p, _, _ in asked if lesson.parts[p].section == "What people get wrong"]
    if int(lesson.number) and not 3 <= len(claims) <= 5:
        found.append(f"What people get wrong must ask three to five questions, it asks {len(claims)}")
    return found


@guard
def a_fold_hides_its_text(lesson):
    """JupyterLab folds the cells below a heading; what stands in the heading's own cell stays in sight."""
    found = []
    for part in (part for part in lesson.parts if part.metadata.get(COLLAPSED)):
        text = re.sub(r"^#+ .*$", "", part.source, count=1, flags=re.MULTILINE)
        text = NEEDS.sub("", text).strip()
        if text:
            found.append(f"put this into a cell of its own, it is not folded: {text[:60]!r}")
    return found


@guard
def every_choice_has_its_message(lesson):
    found = []
    for task in lesson.tasks.values():
        if not isinstance(task, ChoiceTask):
            continue
        letters = re.findall(r"^- ([a-z]): \S", task.text, re.MULTILINE)
        if len(letters) < 2 or letters != sorted(task.messages) or task.right not in letters:
            found.append(f"{task.id} offers {letters} and has messages for {sorted(task.messages)}")
    return found


@guard
def what_is_asked_is_numbered_in_order(lesson):
    found = []
    for kind, key in (("Exercise", int), ("Question", str)):
        names = [name.partition(".")[2] for _, k, name in lesson.asked() if k == kind]
        if names != sorted(names, key=lambda name: (len(name), key(name))):
            found.append(f"{kind}s stand in the order {', '.join(names)}")
    return found


@guard
def no_answer_stands_in_the_open(lesson):
    """Neither a letter nor the solution of an exercise, under whatever names, can be read before."""
    found = []
    for part in lesson.open:
        for task in lesson.tasks.values():
            if isinstance(task, ChoiceTask):
                reveals = _letter_in(part, task)
            else:
                reveals = _solution_in(part, task)
            if reveals:
                found.append(f"{task.id} can be read in {part.source[:60]!r}: {reveals}")
    return found


def _letter_in(part, task):
    if part.kind == "markdown":
        words = rf"\banswers?\b(?:(?!such as|example).){{0,60}}?[\"*`]{{1,3}}{task.right}[.\"*`]{{1,3}}"
        match = re.search(words, part.source, re.IGNORECASE)
        return match and match[0]
    match = re.search(rf'^check\("{re.escape(task.id)}", (?!{task.names[0]}\))(.+)\)', part.source, re.M)
    given = task.call in part.source and re.search(rf"^{task.names[0]} *= *([^.\s].*)", part.source, re.M)
    done = task.call in part.source and any("right" in str(o) and "✓" in str(o) for o in part.outputs)
    return (match and match[0]) or (given and given[0]) or (done and "it is answered")


def _solution_in(part, task):
    if part.kind == "code":
        sources = [part.source]
    else:
        sources = [s for s in re.findall(r"^```\w*\n(.*?)^```", part.source, re.M | re.S)]
        sources += re.findall(r"(?<!`)`([^`\n]+)`(?!`)", part.source)
    wanted = essence(task.solution_source)
    shown = {form for source in sources if task.call not in source for form in forms(source)}
    both = wanted & shown
    return sorted(both)[0] if both else ""


MIN_STEPS = 2  # a single call, or a single product, is no answer that could be copied
MAX_STEPS = 100  # what is written out grows


def essence(source):
    """What a solution computes: the last value that it gives, written out, with neutral names."""
    tree = _parsed(source)
    if tree is None:
        return set()
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    body = functions[-1].body if functions else tree.body
    value = _last_value(body)
    return {_neutral(value)} if value is not None and _steps(value) >= MIN_STEPS else set()


def _last_value(body):
    """The last value of a body, with the names that it uses written out; None where it has none."""
    known, last = {}, None
    for statement in body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            known[statement.targets[0].id] = last = _written_out(statement.value, known)
        elif isinstance(statement, ast.Return | ast.Expr) and statement.value is not None:
            last = _written_out(statement.value, known)
        else:
            known, last = {}, None  # a loop or a branch: what the names stand for is not known any more
    return last


def forms(source):
    """Every expression of a cell, with neutral names, as it stands and with its names written out."""
    tree = _parsed(source)
    if tree is None:
        return set()
    found, known = set(), {}
    for statement in ast.walk(tree):
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            known[statement.targets[0].id] = _written_out(statement.value, known)
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            ways = [node, _written_out(node, known)]
            found |= {_neutral(way) for way in ways if MIN_STEPS <= _steps(way) <= MAX_STEPS}
    return found


def _parsed(source):
    try:
        return ast.parse(source)
    except SyntaxError:
        return None


class _WriteOut(ast.NodeTransformer):
    def __init__(self, known):
        self.known = known

    def visit_Name(self, node):
        return copy.deepcopy(self.known.get(node.id, node))


def _written_out(node, known):
    return _WriteOut(known).visit(copy.deepcopy(node))


def _steps(node):
    """How many operations an expression has."""
    return sum(isinstance(n, ast.BinOp | ast.Call | ast.Compare | ast.Subscript) for n in ast.walk(node))


class _Neutral(ast.NodeTransformer):
    """One way to write each thing: `np.sum(x)` for `x.sum()`, `exp` for `math.exp`, names in their order."""

    def __init__(self):
        self.names = {}

    def visit_Call(self, node):
        keywords = [ast.keyword(k.arg, self.visit(k.value)) for k in node.keywords if k.arg != "dtype"]
        function, arguments = node.func, node.args
        if isinstance(function, ast.Attribute):
            owner = function.value
            module = isinstance(owner, ast.Name) and owner.id in ("np", "math", "numpy")
            arguments = arguments if module else [owner, *arguments]
            name = function.attr
        else:
            name = function.id if isinstance(function, ast.Name) else ast.unparse(function)
        return ast.Call(ast.Name(f"call_{name}"), [self.visit(a) for a in arguments], keywords)

    def visit_Name(self, node):
        return ast.Name(self.names.setdefault(node.id, f"x{len(self.names)}"))

    def visit_Constant(self, node):
        number = isinstance(node.value, int | float) and not isinstance(node.value, bool)
        return ast.Constant(float(node.value)) if number else node


def _neutral(node):
    return ast.unparse(ast.fix_missing_locations(_Neutral().visit(copy.deepcopy(node))))


# ---------------------------------------------------------------------------------------------------
# What a lesson holds


@guard
def it_has_a_transfer_and_a_part_of_the_machine(lesson):
    if not int(lesson.number):
        return []
    roles = [task.role for task in lesson.tasks.values() if not task.written.deeper]
    found = [] if "transfer" in roles else ["no exercise of the core is a transfer"]
    return found if "machine" in roles else [*found, "no exercise of the core is a part of the machine"]


@guard
def it_teaches_from_few_published_slips(lesson):
    slips = sorted(row for row in lesson.course.get("rows", {}) if row.startswith("E"))
    return [f"{len(slips)} published slips, at most {MAX_SLIPS}: {slips}"] if len(slips) > MAX_SLIPS else []


@guard
def cells_fit_a_screen(lesson):
    found = []
    for part in lesson.parts:
        lines = [line for line in part.source.splitlines() if line.strip() and line.strip()[0] != "#"]
        if part.kind == "code" and not part.is_plumbing and len(lines) > MAX_CODE_LINES:
            found.append(f"{len(lines)} lines of code, at most {MAX_CODE_LINES}: {part.source[:60]!r}")
    return found


@guard
def no_lists_of_true(lesson):
    found = []
    for part in lesson.parts:
        said = " ".join(str(output.get("text", "")) for output in part.outputs)
        if len(re.findall(r"\bTrue\b", said)) > 2:
            found.append(f"a list of True; `agree` says it once: {part.source[:60]!r}")
    return found


@guard
def imports_are_folded(lesson):
    return [
        f"fold this plumbing (jupyter.source_hidden): {part.source[:60]!r}"
        for part in lesson.parts
        if part.kind == "code"
        and not part.is_plumbing
        and len(re.findall(r"^(?:from|import) ", part.source, re.M)) > 2
    ]


# ---------------------------------------------------------------------------------------------------
# The lessons of the course


@pytest.mark.parametrize("path", WALKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
def test_a_lesson_keeps_the_guard(guard, path):
    found = guard(Told(path))
    assert not found, f"{path.name}\n" + "\n".join(found)


# What only a walk must keep: nobody goes through a reference from top to bottom.
OF_A_WALK = {
    the_core_keeps_its_limits,
    the_paths_of_a_teacher_fit_their_minutes,
    it_has_a_transfer_and_a_part_of_the_machine,
    it_teaches_from_few_published_slips,
}


@pytest.mark.parametrize(
    "path", [path for path in NOTEBOOKS if path not in WALKS], ids=lambda path: path.stem
)
@pytest.mark.parametrize(
    "guard", [guard for guard in GUARDS if guard not in OF_A_WALK], ids=lambda guard: guard.__name__
)
def test_a_reference_keeps_the_guard(guard, path):
    found = guard(Told(path))
    assert not found, f"{path.name}\n" + "\n".join(found)


def test_the_reference_has_a_transfer():
    [path] = [path for path in NOTEBOOKS if path not in WALKS]
    assert "transfer" in {task.role for task in Told(path).tasks.values()}


# ---------------------------------------------------------------------------------------------------
# Each guard, broken once

OPENING = """# Try it

<!-- navigation -->

| | |
|---|---|
| You will be able to | try (exercise 1.1) |
| You need | hands |
| Minutes | read 0, work 0 |

Run the folded cell below first.
"""
CHOICE = "- a: it grows.\n- b: it shrinks."
SOLUTION = "import math\n\ndef share(x, y):\n    e = math.exp(x)\n    return e / (e + math.exp(y))"


def md(source, folded=False):
    return {"cell_type": "markdown", "source": source, "metadata": {COLLAPSED: True} if folded else {}}


def code(source, text="", **metadata):
    outputs = [{"output_type": "stream", "name": "stdout", "text": text}] if text else []
    return {"cell_type": "code", "source": source, "metadata": metadata, "outputs": outputs}


def question(name, section=""):
    return [
        md(f"{section}### Question 1.{name}: What then?\n\n{CHOICE}"),
        code(f'my_choice = ...\n\ncheck("1.{name}", my_choice)', "Question 1.a: not done yet"),
    ]


def good_cells():
    """The cells of a small lesson that keeps every guard."""
    claims = [
        cell
        for name in "efg"
        for cell in (
            *question(name, "## What people get wrong\n\n" if name == "e" else ""),
            md("#### Look", folded=True),
            code("print(share(1.0, 2.0))", "0.269"),
        )
    ]
    return [
        md(OPENING),
        code("import math\nimport numpy as np\nfrom teachkit import check", jupyter={"source_hidden": True}),
        *question("a", "## Remember\n\n"),
        *question("b"),
        *question("c"),
        *question("d", "## Make a prediction\n\n"),
        md("## Idea\n\nTake the score, and see [deeper](#Dig-deeper:-why)."),
        code("z = np.exp(1)", "2.718"),
        md("### Exercise 1.1: A share\n\nWrite `share`."),
        code('def share(x, y):\n    ...\n\ncheck("1.1", share)', "not done yet"),
        md("#### What you found", folded=True),
        code("a, b = 2.0, 1.0\nprint(math.exp(a) / (math.exp(a) + math.exp(b)))", "0.731"),
        md("### Exercise 1.2: Elsewhere\n\nWrite `other`."),
        code('def other(x):\n    ...\n\ncheck("1.2", other)', "not done yet"),
        *claims,
        md("## Dig deeper: why\n\n*0 minutes. Needs: patience.*", folded=True),
        code("print(1)", "1"),
        md("## Key points\n\n## Terms\n\n## Sources"),
        md("<!-- navigation -->"),
    ]


class Small(SimpleNamespace):
    """A task of the small lesson."""

    @property
    def call(self):
        return f'check("{self.id}", {self.names[0]})'


def small_tasks():
    def exercise(name, role, function, source):
        written = SimpleNamespace(deeper=False, kind="Exercise")
        return Small(id=name, role=role, names=(function,), solution_source=source, written=written)

    found = {
        "1.1": exercise("1.1", "machine", "share", SOLUTION),
        "1.2": exercise("1.2", "transfer", "other", "def other(x):\n    return [n * n + 1 for n in x]"),
    }
    for name in "abcdefg":
        written = SimpleNamespace(
            deeper=False, kind="Question", names=("my_choice",), text=CHOICE, title="", stub="my_choice = ..."
        )
        task = ChoiceTask(f"1.{name}", right="b", messages={"a": "No.", "b": "Yes."}, written=written)
        found[task.id] = task
    return found


NAMES = ["00_start.ipynb", "01_try.ipynb", "02_next.ipynb"]
PATHS = {
    "45": ["Make a prediction", "Idea"],
    "90": ["Remember", "Make a prediction", "Idea", "What people get wrong", "Key points"],
}


def write(folder, cells, course=None, renewed=True):
    raw = {"cells": cells, "metadata": {"teachkit": course or {"path": PATHS, "rows": {"E01": "Idea"}}}}
    if renewed:
        raw = with_minutes(raw, "01_try.ipynb", NAMES)
    path = folder / "01_try.ipynb"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return Told(path, NAMES)


@pytest.fixture(autouse=True)
def _few_tasks(request, monkeypatch):
    if "tmp_path" in request.fixturenames:
        found = small_tasks()
        monkeypatch.setattr(sys.modules[__name__], "tasks_of", lambda number: found)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
def test_a_good_lesson_passes(guard, tmp_path):
    assert guard(write(tmp_path, good_cells())) == []


def put(place, *cells):
    """Put cells in front of the one whose text begins so."""

    def changed(all_cells, course):
        at = next(n for n, cell in enumerate(all_cells) if cell["source"].startswith(place))
        return [*all_cells[:at], *cells, *all_cells[at:]], course

    return changed


def swap(place, old, new, **fields):
    """Change a cell whose text begins so."""

    def changed(all_cells, course):
        cell = next(cell for cell in all_cells if cell["source"].startswith(place))
        assert old in cell["source"]
        cell["source"] = cell["source"].replace(old, new)
        cell.update(fields)
        return all_cells, course

    return changed


def drop(place, count=1):
    def changed(all_cells, course):
        at = next(n for n, cell in enumerate(all_cells) if cell["source"].startswith(place))
        return [*all_cells[:at], *all_cells[at + count :]], course

    return changed


def course(**change):
    return lambda all_cells, course: (all_cells, course | change)


def task(name, **change):
    def changed(all_cells, course):
        for key, value in change.items():
            setattr(tasks_of("01")[name], key, value)
        return all_cells, course

    return changed


IDEA = "## Idea"
BREAKS = [
    (the_core_keeps_its_limits, put(IDEA, *[md("a") for _ in range(40)])),
    (the_core_keeps_its_limits, put(IDEA, md("word " * 2200))),
    (the_core_keeps_its_limits, put(IDEA, *[code("SoftmaxExplorer()")] * 5)),
    (the_core_keeps_its_limits, put(IDEA, *[md(f"### Exercise 1.{n}: x") for n in range(3, 7)])),
    (the_core_keeps_its_limits, put(IDEA, md("\n\n".join(f"### Question 1.{n}: x" for n in range(20))))),
    (the_core_keeps_its_limits, put(IDEA, code("\n".join(f"x{n} = {n}" for n in range(700))))),
    (the_paths_of_a_teacher_fit_their_minutes, course(path={})),
    (the_paths_of_a_teacher_fit_their_minutes, course(path=PATHS | {"45": ["Nowhere"]})),
    (the_paths_of_a_teacher_fit_their_minutes, course(path=PATHS | {"90": PATHS["90"][:-1]})),
    (the_paths_of_a_teacher_fit_their_minutes, put("### Exercise 1.1", md("word " * 4000))),
    (what_lies_deeper_is_folded_and_says_what_it_needs, swap("## Dig", "", "", metadata={})),
    (what_lies_deeper_is_folded_and_says_what_it_needs, swap(IDEA, "", "", metadata={COLLAPSED: True})),
    (what_lies_deeper_is_folded_and_says_what_it_needs, swap("## Dig", "Needs: patience", "Patience")),
    (questions_come_first, drop("### Question 1.c", 2)),
    (questions_come_first, drop("## Make", 2)),
    (questions_come_first, put("## Make", code("print(1)", "1"))),
    (the_cell_that_all_others_need_is_named, swap("# Try", "Run the folded cell below first.", "")),
    (the_cell_that_all_others_need_is_named, swap("import math\n", "", "", metadata={})),
    (a_prediction_and_a_false_belief_are_answered_folded, drop("### Question 1.f", 4)),
    (a_prediction_and_a_false_belief_are_answered_folded, swap("#### Look", "", "", metadata={})),
    (a_prediction_and_a_false_belief_are_answered_folded, swap("### Question 1.f", "Question", "Exercise")),
    (a_fold_hides_its_text, swap("#### Look", "Look", "Look\n\nThe first is larger.")),
    (a_fold_hides_its_text, swap("## Dig", "*0 minutes", "It is larger.\n\n*0 minutes")),
    (every_choice_has_its_message, task("1.d", messages={"b": "Yes."})),
    (every_choice_has_its_message, task("1.d", right="c")),
    (what_is_asked_is_numbered_in_order, put(IDEA, md("### Exercise 1.2: first"))),
    (what_is_asked_is_numbered_in_order, put(IDEA, md("### Question 1.a: again"))),
    (no_answer_stands_in_the_open, put(IDEA, code(SOLUTION.replace("share", "p")))),
    (no_answer_stands_in_the_open, put(IDEA, code("np.exp(z) / (np.exp(z) + np.exp(other))"))),
    (no_answer_stands_in_the_open, put(IDEA, code("w = np.exp(a)\ntotal = w + np.exp(b)\np = w / total"))),
    (no_answer_stands_in_the_open, put("## What", md("It is `math.exp(a) / (math.exp(a) + math.exp(b))`."))),
    (no_answer_stands_in_the_open, put("## What", md("```python\n[k * k + 1 for k in row]\n```"))),
    (no_answer_stands_in_the_open, put("print(1)", code("[k * k + 1 for k in row]"))),
    (no_answer_stands_in_the_open, swap("#### What you found", "", "", metadata={})),
    (no_answer_stands_in_the_open, swap('my_choice = ...\n\ncheck("1.d"', "...", '"b"')),
    (no_answer_stands_in_the_open, swap('my_choice = ...\n\ncheck("1.d"', ", my_choice)", ', "b")')),
    (no_answer_stands_in_the_open, put("## What", md("The answer to question 1.d is **b**."))),
    (no_answer_stands_in_the_open, swap("## Make a prediction", CHOICE, f"{CHOICE}\n\nThe answer: **B**.")),
    (it_has_a_transfer_and_a_part_of_the_machine, task("1.1", role="")),
    (it_has_a_transfer_and_a_part_of_the_machine, task("1.2", role="")),
    (it_teaches_from_few_published_slips, course(rows=dict.fromkeys(["E01", "E02", "E03", "E04"], "Idea"))),
    (cells_fit_a_screen, put(IDEA, code("\n".join(f"x{n} = {n}" for n in range(13))))),
    (no_lists_of_true, put(IDEA, code("print(a, b, c)", "True True\nTrue"))),
    (imports_are_folded, put(IDEA, code("import a\nimport b\nfrom c import d"))),
]


@pytest.mark.parametrize(
    ("guard", "breaks"), BREAKS, ids=[f"{guard.__name__}-{n}" for n, (guard, _) in enumerate(BREAKS)]
)
def test_a_bad_lesson_is_found(guard, breaks, tmp_path):
    cells, course = breaks(copy.deepcopy(good_cells()), {"path": PATHS, "rows": {"E01": "Idea"}})
    assert guard(write(tmp_path, cells, course)), "the guard finds nothing"


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        (0, "read", "Read"),
        (0, "glossary.md", "words.md"),
        (-1, "cheat_sheet.md", "sheet.md"),
        (-4, "*1 minute.", "*99 minutes."),
        (2, "### Question 1.a", "### Exercise 1.3: x\n\n### Question 1.a"),
        (2, "### Question 1.a", "word " * 300),
    ],
)
def test_minutes_and_navigation_that_are_not_computed_are_found(place, old, new, tmp_path):
    lesson = write(tmp_path, good_cells())
    assert minutes_and_navigation_are_computed(lesson) == []
    cell = lesson.raw["cells"][place]
    assert old in "".join(cell["source"])
    cell["source"] = "".join(cell["source"]).replace(old, new)
    (tmp_path / "01_try.ipynb").write_text(json.dumps(lesson.raw), encoding="utf-8")
    assert minutes_and_navigation_are_computed(Told(tmp_path / "01_try.ipynb", NAMES))


def test_every_guard_is_broken():
    assert {guard for guard, _ in BREAKS} | {minutes_and_navigation_are_computed} == set(GUARDS)


# ---------------------------------------------------------------------------------------------------
# How it is counted


def test_a_cell_is_folded_up_to_the_next_heading_of_its_rank():
    cells = [md("## A"), md("### B", folded=True), code("1"), md("#### C"), code("2"), md("### D"), code("3")]
    parts = parts_of({"cells": cells})
    assert [part.folded for part in parts] == [False, False, True, True, True, False, False]
    assert [part.section for part in parts] == ["A"] * 7


def test_words_are_those_that_are_read():
    assert words_in("One **two**, `three` $a + b$ – [four five](x.ipynb).") == 6
    assert words_in("| a | b |\n|---|---|\n| c | d |\n<!-- e -->\n```\nf g\n```\n") == 4
