"""The glossary holds every term of the lessons, once, with the lesson in which it first stands."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from test_notebooks import Lesson, anchors

ROOT = Path(__file__).parent.parent
GLOSSARY = ROOT / "notebooks" / "glossary.md"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
ENTRY = re.compile(r"- (\*\*.+?\*\*(?:, \*\*.+?\*\*)*): (.+)\. \[Lesson (\d\d)\]\((\S+\.ipynb)\)")


def bold(text):
    return [" ".join(name.split()).casefold() for name in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)]


@cache
def markdown(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def terms_section(path):
    return re.search(r"^## Terms\n(.*?)(?=^## |\Z)", markdown(path), re.MULTILINE | re.DOTALL)[1]


def first_lesson(names):
    """The name of the first notebook in which one of the names stands in bold."""
    return next(path.name for path in NOTEBOOKS if set(names) & set(bold(markdown(path))))


def entries():
    """(names, definition, number of the lesson, notebook) of every line of the list."""
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
    matches = [ENTRY.fullmatch(line) for line in lines]
    assert all(matches), [line for line, match in zip(lines, matches, strict=True) if not match]
    return [(bold(match[1]), match[2], match[3], match[4]) for match in matches]


def test_no_term_stands_twice():
    names = [name for found, *_ in entries() for name in found]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_term_of_a_lesson_is_in_the_glossary(path):
    listed = bold(terms_section(path))
    assert listed
    assert set(listed) - {name for found, *_ in entries() for name in found} == set()


def test_every_entry_is_a_term_of_a_lesson():
    listed = {name for path in NOTEBOOKS for name in bold(terms_section(path))}
    assert {name for found, *_ in entries() for name in found} - listed == set()


def test_an_entry_leads_to_the_lesson_in_which_the_term_first_stands():
    wrong = {
        names[0]: (notebook, first_lesson(names))
        for names, _, number, notebook in entries()
        if notebook != first_lesson(names) or not notebook.startswith(number)
    }
    assert wrong == {}


def test_the_order_is_that_of_the_alphabet_under_its_letters():
    letter, found = None, []
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            letter = line.removeprefix("## ")
        elif line.startswith("- "):
            found.append(re.sub(r"[^a-z0-9]", "", bold(line)[0]))
            assert letter == ("0–9" if found[-1][0].isdigit() else found[-1][0].upper())
    assert found == sorted(found)


def test_a_definition_is_one_sentence():
    for names, definition, *_ in entries():
        assert not re.search(r"\. [A-Z]", definition), names
        assert 10 < len(definition) < 170, names


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_lesson_links_to_the_glossary(path):
    assert "](glossary.md)" in terms_section(path)


def test_the_readme_and_the_way_back():
    assert "](notebooks/glossary.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((\S+?)(?:#(\S+))?\)", GLOSSARY.read_text(encoding="utf-8"))
    for file, anchor in links:
        assert (GLOSSARY.parent / file).exists()
        assert not anchor or anchor in anchors(Lesson(GLOSSARY.parent / file))
