"""Exercises as a learner meets them: JupyterLab with its default settings, loops, crashes and restarts."""

import json
import shutil
from pathlib import Path

import pytest
from lab import SETTINGS, jupyterlab, leave, open_notebook, run_all

pytestmark = [pytest.mark.browser]
LESSON = Path(__file__).parents[2] / "notebooks" / "02_normalization.ipynb"
# As it comes, but for what would ask the network for news.
DEFAULTS = {name: values for name, values in SETTINGS.items() if "notification" in name}

OUTPUTS = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(
    (cell) => cell.model.type === "code" ? cell.model.outputs.toJSON() : [])"""
ALL_HAVE_RUN = """() => window.jupyterapp.shell.currentWidget.content.widgets.every(
    (cell) => cell.model.type !== "code" || cell.model.executionCount > 0)"""
RUN = """async ([index, source]) => {
    const { content, sessionContext } = window.jupyterapp.shell.currentWidget;
    content.activeCellIndex = index;
    if (source !== null) content.activeCell.model.sharedModel.setSource(source);
    await window.jupyterapp.commands.execute("notebook:run-cell");
}"""
RESTART = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"


@pytest.fixture
def page(browser, tmp_path, monkeypatch):
    """Lesson 02 as shipped, open in a JupyterLab whose learner has a home of their own."""
    for name in ("CI", "TEACHKIT_PROGRESS", "PYTEST_CURRENT_TEST"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "course"
    folder.mkdir()
    shutil.copy(LESSON, folder)
    with jupyterlab(folder, tmp_path, DEFAULTS) as (address, token):
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        page = context.new_page()
        page.set_default_timeout(60_000)
        open_notebook(page, address, token, LESSON.name)
        page.kept = tmp_path / "data" / "teachkit"
        yield page
        leave(page)
        context.close()


def cell_of(exercise):
    cells = json.loads(LESSON.read_text(encoding="utf-8"))["cells"]
    return next(
        k for k, c in enumerate(cells)
        if c["cell_type"] == "code" and f'check("{exercise}"' in "".join(c["source"])
    )  # fmt: skip


def said(page, exercise):
    """All that stands below an exercise's cell."""
    return json.dumps(page.evaluate(OUTPUTS)[cell_of(exercise)], ensure_ascii=False)


def red(page):
    """Outputs that JupyterLab shows in red: errors, and what is written to stderr."""
    return [
        output
        for outputs in page.evaluate(OUTPUTS)
        for output in outputs
        if output["output_type"] == "error" or output.get("name") == "stderr"
    ]


RIGHT = """import math

def my_softmax(logits):
    exponentials = [math.exp(logit) for logit in logits]
    return [e / sum(exponentials) for e in exponentials]

check("2.1", my_softmax)"""


def test_loops_errors_and_restarts_lose_nothing(page):
    run_all(page)
    assert red(page) == []

    loop = 'def my_softmax(logits):\n    while True:\n        pass\n\ncheck("2.1", my_softmax)'
    page.evaluate(RUN, [cell_of("2.1"), loop])
    assert "does not end" in said(page, "2.1") and red(page) == []

    page.evaluate(RUN, [cell_of("2.1"), RIGHT])
    assert "Exercise 2.1: right" in said(page, "2.1") and red(page) == []
    assert list(page.kept.rglob("2.1*.json"))

    page.evaluate(RESTART)
    page.evaluate(RUN, [0, None])
    first = next(k for k, outputs in enumerate(page.evaluate(OUTPUTS)) if k > 0 and outputs)
    page.evaluate(
        RUN, [first, "from teachkit import mine, progress\nprogress(2)\nprint(mine('2.1')([0, 0]))"]
    )
    shown = json.dumps(page.evaluate(OUTPUTS)[first], ensure_ascii=False)
    assert "2.1  ✓ done" in shown and "[0.5, 0.5]" in shown and red(page) == []


def test_a_broken_exercise_does_not_stop_run_all(page):
    page.evaluate(RUN, [cell_of("2.1"), "def my_softmax(logits:\n    return ..."])
    assert "SyntaxError" in said(page, "2.1")
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    assert not page.evaluate(ALL_HAVE_RUN)
    run_all(page)  # which says that it is done at the first error, while the cells below still run
    page.wait_for_function(ALL_HAVE_RUN)
    assert [output["ename"] for output in red(page)] == ["SyntaxError"]  # the learner's own, and no other
    assert "not done yet" in said(page, "2.9")


def test_a_crash_of_the_kernel_keeps_what_was_right(page):
    page.evaluate(RUN, [cell_of("2.1"), "from teachkit.exercises import check\n" + RIGHT])
    page.evaluate(
        """() => { const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
        kernel.requestExecute({ code: "import os, signal; os.kill(os.getpid(), signal.SIGKILL)" }); }"""
    )
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.kernelDisplayStatus === 'idle'"
    )
    page.wait_for_timeout(3000)
    page.evaluate(RESTART)
    first = cell_of("2.1")
    page.evaluate(RUN, [first, "from teachkit import progress\nprogress(2)"])
    assert "2.1  ✓ done" in said(page, "2.1")
