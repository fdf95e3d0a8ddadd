"""Explorers under the cells of a real JupyterLab: two views, cells that run again, a kernel that restarts."""

import pytest

pytest.importorskip("playwright.sync_api", reason='Playwright is not installed: pip install -e ".[browser]"')

from lab import python
from playwright.sync_api import expect
from stage import BOARD, SHOW, Stage, centre, unit

RUN = """async ([index, source]) => {
    const { commands, shell } = window.jupyterapp;
    const { content } = shell.currentWidget;
    if (source !== null) content.widgets[index].model.sharedModel.setSource(source);
    content.activeCellIndex = index;
    await commands.execute("notebook:run-cell");
}"""
RESTART = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
ALIVE = """import gc
from teachkit.explorers import Explorer
gc.collect()
print(sum(isinstance(thing, Explorer) for thing in gc.get_objects()))"""


@pytest.fixture(scope="class")
def stage(desk):
    desk.page.set_viewport_size({"width": 1280, "height": 1000})
    return Stage(desk, "cells.ipynb", [BOARD, SHOW, "board", "Board()"])


def card_of(stage, cell):
    return stage.page.locator(".jp-Notebook .jp-CodeCell").nth(cell).locator(".tk-explorer")


def run(stage, cell, source=None):
    """Run a cell, with another source; return where its explorer is."""
    stage.page.evaluate(RUN, [cell, source])
    return card_of(stage, cell)


def answers(card):
    words = card.locator(".tk-sentence")
    before = words.inner_text()
    card.locator(".tk-handle").first.press("ArrowRight")
    expect(words).not_to_have_text(before)


class TestCells:
    def test_two_views_stay_in_step(self, stage):
        board, second = stage.board(), card_of(stage, 2)
        start = centre(board.dot)
        board.drag(start, start + unit(board) * [0.5, 0])
        east = board.state()["east"]
        assert east == pytest.approx(0.7, abs=0.03)
        expect(second.locator("input[type=text][data-name=east]")).to_have_value(f"{east:.2f}")
        expect(second.locator(".tk-sentence")).to_have_text(board.sentence.inner_text())
        assert (
            second.locator(".tk-figure svg").inner_html() == board.here.locator(".tk-figure svg").inner_html()
        )
        second.locator(".tk-handle[data-name=height]").press("End")
        expect(board.box("height")).to_have_value("1.00")
        assert board.state()["height"] == 1

    def test_many_runs_leave_what_is_on_screen(self, stage):
        before = int(python(stage.page, ALIVE))
        for _ in range(10):
            card = run(stage, 3)
        answers(card)
        assert int(python(stage.page, ALIVE)) == before

    def test_an_explorer_under_two_cells_lives_until_both_have_run(self, stage):
        above, below = card_of(stage, 1), card_of(stage, 2)
        run(stage, 1, "1 + 1")
        expect(above).to_have_count(0)
        answers(below)
        run(stage, 2, "1 + 1")
        expect(below).to_have_count(0)
        answers(run(stage, 1, "board"))  # it was closed, and is shown anew
        answers(run(stage, 2, "board"))
        answers(above)

    def test_the_last_view_takes_the_backgrounds_with_it(self, stage):
        answers(card_of(stage, 2))
        assert int(python(stage.page, "print(len(board._backgrounds))")) > 0
        for cell in (1, 2):
            run(stage, cell)
            stage.page.evaluate("() => window.jupyterapp.commands.execute('notebook:clear-cell-output')")
            expect(card_of(stage, cell)).to_have_count(0)
        stage.page.wait_for_timeout(1000)
        wait = "import asyncio\nfor _ in range(100):\n    if not board._backgrounds: break\n"
        said = python(stage.page, f"{wait}    await asyncio.sleep(0.05)\nprint(len(board._backgrounds))")
        assert said == "0\n"

    def test_after_a_restart_it_says_so_and_its_cell_brings_it_back(self, stage):
        card = run(stage, 1, SHOW)
        answers(card)
        stage.page.evaluate(RESTART)
        if card.count():
            card.locator(".tk-handle").first.press("ArrowRight")
            expect(card.locator(".tk-status")).to_contain_text(
                "After a restart run this cell again", timeout=5000
            )
        run(stage, 0)
        answers(run(stage, 1))
        expect(card).to_have_count(1)

    def test_nothing_went_wrong_in_the_browser(self, stage):
        assert stage.faults == []
