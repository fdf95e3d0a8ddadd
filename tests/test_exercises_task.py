"""How tasks are written: functions with docstrings here, prompts and stubs in the notebooks."""

import json
import math
import shutil
import subprocess
import sys

import numpy as np
import pytest
from exercise_tools import cell

from teachkit.exercises import examine, tasks
from teachkit.exercises.answer import again, source_of
from teachkit.exercises.prompts import Prompt, notebook_folder, prompt_of, read_all, read_notebook
from teachkit.exercises.task import ChoiceTask, FunctionTask, ValuesTask, source_alone
from teachkit.maths.softmax import softmax

WRITTEN = Prompt(
    "Exercise", "Softmax", "Write `my_softmax`.", "def my_softmax(logits):\n    ...", ("my_softmax",)
)
SCALE = 2.0


def scaled(x):
    """Use a constant of the module."""
    return SCALE * x


task = FunctionTask("98.1", reference=softmax, cases=[([2.0, 1.0],), ([0.0, -1.0],)], written=WRITTEN)


@task.solution
def my_softmax(logits):
    """Three steps.

    They are told.
    """

    # the first step
    exponentials = [math.exp(scaled(logit) / 2) for logit in logits]
    return list(np.divide(exponentials, sum(exponentials)))


@task.mistake("you divided by the sum of the logits")
def _(logits):
    """Above the line
    stand exponentials.
    """
    return [math.exp(z) / sum(logits) for z in logits]


values = ValuesTask("98.2", kinds={"row": "a number", "value": "a number"}, written=WRITTEN)


@values.right
def _(row, value):
    return row == 4 and value == 0.5


@values.solution
def _():
    """The reason."""
    row = 4  # noqa: F841 - the body is what is published
    value = softmax([0.0, 0.0])[0]  # noqa: F841


@values.mistake("you named another row", example=(3, 0.5))
def _(row, value):
    """Why."""
    return row == 3


@values.mistake("you doubled it", example=(4, 1.0))
def _(row, value):
    """Another why."""


def test_a_function_task_is_what_its_functions_say():
    assert task.names == ("my_softmax",) and task.parameters == ("logits",)
    assert task.reason == "Three steps. They are told."
    assert task.mistakes[0].why == "Above the line stand exponentials."
    assert task.call == 'check("98.1", my_softmax)' and task.heading == "Exercise 98.1: Softmax"


def test_a_solution_runs_alone_in_an_empty_namespace():
    assert task.solution_source.startswith(
        "import math\nimport numpy as np\n\nSCALE = 2.0\n\ndef scaled(x):\n    return"
    )
    assert '"""' not in task.solution_source and "@" not in task.solution_source
    assert "    # the first step\n" in task.solution_source
    assert np.allclose(again(task.solution_source, task.names, "try")([2.0, 1.0]), softmax([2.0, 1.0]))
    assert values.solution_source == (
        "from teachkit import softmax\n\nrow = 4  # noqa: F841 - the body is what is published\n"
        "value = softmax([0.0, 0.0])[0]  # noqa: F841"
    )
    assert again(values.solution_source, values.names, "try") == (4, 0.5)


def test_a_rule_of_values_is_a_function_or_the_example():
    one, other = values.mistakes
    assert one.when(3, 9) and one.wrong == (3, 0.5)
    assert other.when is None and other.why == "Another why."


@pytest.mark.parametrize(
    "wrong, words",
    [
        (lambda: FunctionTask("1.1", reference=abs, cases=[1, 2]), "cases of 1.1 must be tuples"),
        (lambda: FunctionTask("1.1", reference=abs, cases=[]), "cases of 1.1 must be tuples"),
        (lambda: ValuesTask("1.1", kinds={"x": "number"}), "kinds of 1.1 must be"),
        (lambda: values.mistake("you")(lambda row: 1), "needs an example"),
        (lambda: ChoiceTask("1.a", right="a", messages={}, role="part"), "role of 1.a must be"),
    ],
)
def test_a_task_that_is_written_wrongly_is_refused(wrong, words):
    with pytest.raises((TypeError, ValueError), match=words):
        wrong()


def test_the_source_of_a_module_s_function_has_no_decorator():
    assert source_alone(scaled) == "SCALE = 2.0\n\ndef scaled(x):\n    return SCALE * x"


# ---------------------------------------------------------------------------------------------- prompts


def test_prompt_and_stub_are_read_from_the_notebook(tmp_path):
    cells = [
        (
            "markdown",
            "# Try\n\n### Exercise 1.1: Double\n\nReturn `2x`.\n\n### Question 1.a: Which?\n\n- a: this",
        ),
        ("code", "x = 1"),
        ("code", 'def double(x):\n    return ...\n\ncheck("1.1", double)\n# hint("1.1")'),
        ("code", 'my_choice = ...\n\ncheck("1.a", my_choice)'),
        ("markdown", "**q1** · How many? (Give a number.)\n\n**q2** · Which?\n\n- a: one"),
        ("code", 'answers = {"q1": ..., "q2": ...}'),
        ("markdown", "## Dig deeper: more\n\n### Exercise 1.2: Halve\n\nReturn half."),
        ("markdown", "## Key points\n\n### Exercise 1.3: Stay\n\nReturn it."),
    ]
    notebook = {"cells": [{"cell_type": kind, "source": [source]} for kind, source in cells]}
    path = tmp_path / "01_try.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert read_notebook(path) == {
        "1.1": Prompt("Exercise", "Double", "Return `2x`.", "def double(x):\n    return ...", ("double",)),
        "1.a": Prompt("Question", "Which?", "- a: this", "my_choice = ...", ("my_choice",)),
        "q1": Prompt("Item", "", "How many? (Give a number.)"),
        "q2": Prompt("Item", "", "Which?\n\n- a: one"),
        "1.2": Prompt("Exercise", "Halve", "Return half.", deeper=True),
        "1.3": Prompt("Exercise", "Stay", "Return it."),
    }
    assert set(read_all(tmp_path)) == {"1.1", "1.2", "1.3", "1.a", "q1", "q2"}


def test_every_prompt_of_the_notebooks_is_a_task_and_the_other_way_round():
    asked = {name for name, found in read_all(notebook_folder()).items() if found["kind"] != "Item"}
    assert asked == set(tasks())


def test_what_no_notebook_asks_is_refused():
    with pytest.raises(LookupError, match=r"lesson 02 holds no prompt of 2\.99"):
        prompt_of("2.99", 2)


def test_a_wheel_without_notebooks_has_the_prompts(tmp_path):
    """As the build stores them."""
    package = notebook_folder().parent / "teachkit"
    shutil.copytree(package, tmp_path / "teachkit", ignore=shutil.ignore_patterns("__pycache__", "explorers"))
    built = json.dumps(read_all(notebook_folder()))
    (tmp_path / "teachkit" / "exercises" / "prompts.json").write_text(built, encoding="utf-8")
    code = (
        "from teachkit.exercises import check, questions, tasks; import teachkit; print(teachkit.__file__);"
        "print(len(tasks()), tasks()['2.1'].heading, len(questions()['q1'].options));"
        "check('0.1', lambda number: 2 * number)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True, env={"PYTHONUTF8": "1"},
    )  # fmt: skip
    assert str(tmp_path) in done.stdout
    assert f"{len(tasks())} Exercise 2.1: Softmax of a list, from scratch 4" in done.stdout
    assert "✓ Exercise 0.1: right" in done.stdout


# --------------------------------------------------------------------------------- a learner's own answer

CELL = """
import math
import numpy as np
from numpy import exp as e_to
BASE = math.e
OFFSETS = np.array([0.0, np.inf])
unused = object()
def power(x):
    return BASE ** x
def my_softmax(logits):
    weights = [power(z) * e_to(0) for z in logits]
    return [w / math.fsum(weights) for w in weights] if OFFSETS[0] == 0 else None
"""


def run_cell(source):
    space = {"__name__": "__main__"}
    cell(source, "my_softmax", space)
    return space


def test_an_answer_is_kept_with_the_imports_and_helpers_that_it_needs():
    source = source_of(("my_softmax",), (run_cell(CELL)["my_softmax"],))
    assert source.startswith("import math\nimport numpy as np\nfrom numpy import exp as e_to\n\n")
    assert "unused" not in source
    assert examine("2.1", again(source, ("my_softmax",), "mine")).state == "right"


def test_an_answer_imports_each_module_once():
    found = run_cell(
        """
from numpy import sum as total, exp, max as top
import math
def weights(z): return exp(z - top(z)) * math.exp(0)
def my_softmax(z): return weights(z) / total(weights(z))
"""
    )
    source = source_of(("my_softmax",), (found["my_softmax"],))
    assert source.startswith("import math\nfrom numpy import exp, max as top, sum as total\n\ndef weights")
    assert source.count("import") == 2


ANSWERS = {
    "lambda": """
my_softmax = lambda logits: [2.718281828459045**z / sum(2.718281828459045**x for x in logits) for z in logits]
""",
    "imported": """
from teachkit import softmax
def my_softmax(logits): return softmax(logits)
""",
    "another name": """
def other(logits):
    import math
    e = list(map(math.exp, logits))
    return [x / sum(e) for x in e]
my_softmax = other
""",
    "closure": """
import math
def make(base):
    def my_softmax(logits):
        return [base**z / sum(base**x for x in logits) for z in logits]
    return my_softmax
my_softmax = make(math.e)
""",
    "decorated": """
import math, functools
def loud(f):
    @functools.wraps(f)
    def wrapper(z):
        return f(z)
    return wrapper
@loud
def my_softmax(logits):
    return [math.exp(z) / sum(map(math.exp, logits)) for z in logits]
""",
    "recursive": """
import math
def total(logits):
    return math.exp(logits[0]) + (total(logits[1:]) if logits[1:] else 0)
def my_softmax(logits):
    return [math.exp(z) / total(logits) for z in logits]
""",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_in_many_shapes_come_back(name):
    function = run_cell(ANSWERS[name])["my_softmax"]
    source = source_of(("my_softmax",), (function,))
    assert source and examine("2.1", again(source, ("my_softmax",), "mine")).state == "right"


@pytest.mark.parametrize(
    "values, wanted",
    [
        ((4, 0.5), (4, 0.5)),
        (((4, 0.5),), (4, 0.5)),
        ((np.float64(4), np.array([0.5, np.inf])), (4, [0.5, np.inf])),
        (([1, -2], "b"), ([1, -2], "b")),
    ],
)
def test_values_come_back(values, wanted):
    found = again(source_of(("one", "other"), values), ("one", "other"), "mine")
    assert [np.asarray(part).tolist() for part in found] == [np.asarray(part).tolist() for part in wanted]


@pytest.mark.parametrize("thing", [object(), (x for x in [1]), map(abs, [1])])
def test_what_has_no_source_is_not_kept(thing):
    assert source_of(("x",), (thing,)) == ""
