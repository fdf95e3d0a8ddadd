"""Explorers on a page without a kernel: what record.py has written, played by page.js."""

import numpy as np
import pytest

pytest.importorskip("playwright.sync_api", reason='Playwright is not installed: pip install -e ".[browser]"')

from board import Board
from playwright.sync_api import expect

from teachkit.explorers import TwoClassExplorer
from teachkit.explorers.engine import record
from teachkit.explorers.engine.view import SCRIPTS, joined_module

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>No kernel</title>
<style>{style}</style><main>{places}</main><script type="module">{script}</script></html>"""


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    recordings = [record(Board(), limit=2_000_000), record(TwoClassExplorer(), limit=6_000_000)]
    html = PAGE.format(
        style="".join((SCRIPTS / name).read_text(encoding="utf-8") for name in ("explorer.css", "space.css")),
        places="".join(f'<div data-recording="{recording}"></div>' for recording in recordings),
        script=joined_module(SCRIPTS / "page.js"),
    )
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": 1200, "height": 900}, offline=True, color_scheme="dark")
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(path.as_uri())
    expect(page.locator(".tk-explorer .tk-handle").first).to_be_visible()
    yield page
    assert faults == []
    context.close()


@pytest.fixture
def board(page):
    card = page.locator(".tk-explorer").first
    card.scroll_into_view_if_needed()
    card.get_by_role("button", name="Reset").click()
    expect(card.locator(".tk-sentence")).to_contain_text("0.20 east, 0.10 north; 1 of 6 cells")
    return card


def centre(locator):
    box = locator.bounding_box()
    return np.array([box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])


def test_a_handle_is_dragged(page, board):
    top = board.locator(".tk-handle[data-name=height]")
    start = centre(top)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*(start - [0, 60]), steps=5)
    page.mouse.up()
    expect(board).not_to_have_attribute("data-waiting", "")
    assert float(board.locator("input[type=text][data-name=height]").input_value()) > 0.6
    assert float(top.get_attribute("aria-valuenow")) > 0.6


def test_what_was_recorded_comes_without_a_word(board):
    box = board.locator("input[type=text][data-name=east]")
    box.fill("−1")
    box.press("Enter")
    expect(board.locator(".tk-sentence")).to_contain_text("-1.00 east, 0.10 north")
    expect(board.locator(".tk-status")).to_have_text("")


def test_a_cell_is_clicked_and_a_second_one_was_not_recorded(page, board):
    cells = board.locator(".tk-target[data-name=cells] .tk-cell")
    page.mouse.click(*centre(cells.nth(4)))
    expect(board.locator(".tk-sentence")).to_contain_text("2 of 6 cells")
    expect(cells.nth(4)).to_have_attribute("aria-selected", "true")
    page.mouse.click(*centre(cells.nth(5)))
    expect(board.locator(".tk-status")).to_contain_text("nearest")


def test_an_action_that_was_not_recorded_says_so(board):
    board.get_by_role("button", name="Climb").click()
    expect(board.locator(".tk-status")).to_contain_text("without Python, and has none of this")


def test_it_follows_the_system_where_there_is_no_jupyterlab(page, board):
    expect(board).to_have_attribute("data-dark", "")
    page.emulate_media(color_scheme="light")
    expect(board).not_to_have_attribute("data-dark", "")
    page.emulate_media(color_scheme="dark")


def test_a_scene_in_space_turns_and_its_point_moves(page):
    card = page.locator(".tk-explorer").nth(1)
    card.scroll_into_view_if_needed()
    view, sentence = card.locator(".tk-space"), card.locator(".tk-sentence")
    before = view.evaluate("(canvas) => canvas.toDataURL()")
    view.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(700)
    assert view.evaluate("(canvas) => canvas.toDataURL()") != before
    words = sentence.inner_text()
    point = card.locator(".tk-handle").first
    point.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(sentence).not_to_have_text(words)
