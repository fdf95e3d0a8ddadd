"""How large a lesson is: its core and what lies deeper, in cells, words, lines, explorers, tasks and minutes.

    python tests/lesson_size.py             a table of all lessons
    python tests/lesson_size.py --write     and write minutes and lines of navigation into the notebooks,
                                            and the minutes into README.md

The rates stand here and nowhere else. `tests/test_lessons.py` holds each lesson to what is computed here.
"""

import json
import math
import re
import sys
from dataclasses import dataclass, fields
from pathlib import Path

from teachkit.figures.course import LESSONS

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
README = NOTEBOOKS.parent / "README.md"

# How a learner's minutes are spent.
WORDS_A_MINUTE = 100
LINES_A_MINUTE = 15
MINUTES_AN_EXPLORER = 3
MINUTES_AN_EXERCISE = 6
MINUTES_A_QUESTION = 1.5

# JupyterLab goes to a cell of another notebook by its id; by a heading, in the same notebook only.
MAP = "#cell-id=see-the-map-0"

COLLAPSED = "jp-MarkdownHeadingCollapsed"
DEEPER = "Dig deeper"
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *#*$", re.MULTILINE)
_FENCED = re.compile(r"^( *)(```+|~~~+).*?^\1\2", re.MULTILINE | re.DOTALL)
_MATHS = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
_WORD = re.compile(r"[^\W_]")
_EXPLORER = re.compile(r"\b[A-Z]\w*Explorer\(")
_MINUTES = re.compile(r"^\| Minutes \|.*\|$", re.MULTILINE)
_DEEPER_MINUTES = re.compile(r"^\*\d+ minutes?\. ", re.MULTILINE)
_NAVIGATION = re.compile(r"^(<!-- navigation -->|\[.*\]\(cheat_sheet\.md\))$", re.MULTILINE)


@dataclass
class Part:
    """A cell of a lesson, and where it stands.

    Parameters
    ----------
    kind : {"markdown", "code"}
    source : str
    metadata : dict
    section : str
        The H2 above it, "" before the first one.
    deeper : bool
        Whether that is a heading "Dig deeper".
    folded : bool
        Whether a collapsed heading hides it; the heading itself stays in sight.
    reveals : bool
        Whether that is a heading below an H2, which folds an answer.
    outputs : list
    """

    kind: str
    source: str
    metadata: dict
    section: str
    deeper: bool
    folded: bool
    reveals: bool
    outputs: list

    @property
    def headings(self):
        """(level, title) of its headings, blocks of code left out."""
        if self.kind != "markdown":
            return []
        return [(len(marks), title) for marks, title in _HEADING.findall(_FENCED.sub("", self.source))]

    @property
    def is_plumbing(self):
        """Whether it is code that a learner need not read."""
        return bool(self.metadata.get("jupyter", {}).get("source_hidden"))


def parts_of(notebook):
    """Return the cells of a notebook, as JupyterLab folds them.

    A cell with a heading of some level ends what a heading of the same or of a deeper level has folded; with
    several headings the one of the highest rank counts.

    Parameters
    ----------
    notebook : dict
        As its file holds it.

    Returns
    -------
    list of Part
    """
    found, section, folds = [], "", []
    for cell in notebook["cells"]:
        source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        metadata = cell.get("metadata", {})
        part = Part(
            cell["cell_type"], source, metadata, section, False, False, False, cell.get("outputs", [])
        )
        rank = min((level for level, _ in part.headings), default=None)
        if rank:
            folds = [level for level in folds if level < rank]
            for level, title in part.headings:
                section = title if level == 2 else "" if level == 1 else section
        part.section, part.deeper = section, section.startswith(DEEPER)
        part.folded, part.reveals = bool(folds), any(level > 2 for level in folds)
        if rank and metadata.get(COLLAPSED):
            folds = [*folds, rank]
        found.append(part)
    return found


def words_in(markdown):
    """Count the words of Markdown; a formula is one, and tables and comments have no more than their words.

    Examples
    --------
    >>> words_in("The **share** is $e^z / S$, see [lesson 02](02_a.ipynb).")
    7
    """
    text = re.sub(r"<!--.*?-->", " ", _FENCED.sub(" ", markdown), flags=re.DOTALL)
    text = _MATHS.sub(" x ", re.sub(r"\]\([^)\s]*\)", "] ", text))
    return sum(bool(_WORD.search(word)) for word in text.split())


@dataclass
class Size:
    """How large a part of a lesson is."""

    cells: int = 0
    words: int = 0
    lines: int = 0
    explorers: int = 0
    exercises: int = 0
    questions: int = 0

    @property
    def read(self):
        """Minutes to read and to touch."""
        return math.ceil(
            self.words / WORDS_A_MINUTE + self.lines / LINES_A_MINUTE + self.explorers * MINUTES_AN_EXPLORER
        )

    @property
    def work(self):
        """Minutes to answer and to write."""
        return math.ceil(self.exercises * MINUTES_AN_EXERCISE + self.questions * MINUTES_A_QUESTION)


def size_of(parts):
    """Add up the cells of a lesson, or of a part of it.

    Returns
    -------
    Size
    """
    size = Size()
    for part in parts:
        size.cells += 1
        if part.kind == "markdown":
            size.words += words_in(_NAVIGATION.sub("", _MINUTES.sub("", part.source)))
            titles = [title for level, title in part.headings if level == 3]
            size.exercises += sum(title.startswith("Exercise ") for title in titles)
            size.questions += sum(title.startswith("Question ") for title in titles)
        else:
            size.explorers += len(_EXPLORER.findall(part.source))
            if not part.is_plumbing:
                lines = [line.strip() for line in part.source.splitlines()]
                size.lines += sum(bool(line) and not line.startswith("#") for line in lines)
    return size


def core_of(parts):
    """Return the cells of the core: all that no heading "Dig deeper" stands above."""
    return [part for part in parts if not part.deeper]


def deeper_sections(parts):
    """Return {title: cells} of the sections "Dig deeper"."""
    found = {}
    for part in parts:
        if part.deeper:
            found.setdefault(part.section, []).append(part)
    return found


def minutes_of(parts):
    """Write the minutes of a lesson, as its first cell says them."""
    core = size_of(core_of(parts))
    deeper = [size_of(cells) for cells in deeper_sections(parts).values()]
    more = sum(size.read + size.work for size in deeper)
    return f"read {core.read}, work {core.work}" + (f" (dig deeper: {more})" if deeper else "")


def navigation(name, names):
    """Write the line that leads from a lesson to the others.

    Parameters
    ----------
    name : str
        The file of the lesson.
    names : list of str
        All files, in order.
    """
    place = names.index(name)

    def link(words, to):
        return f"[{words}]({to})"

    def title(file):
        return f"{file[:2]} {LESSONS[file[:2]][0]}"

    before = [link(f"← {title(names[place - 1])}", names[place - 1])] if place else []
    after = [link(f"{title(n)} →", n) for n in names[place + 1 : place + 2]]
    around = [link("map", f"{names[0]}{MAP}"), link("glossary", "glossary.md")]
    return " · ".join([*before, *after, *around, link("cheat sheet", "cheat_sheet.md")])


def with_minutes(notebook, name, names):
    """Write the minutes and the line of navigation into a notebook, where it has a place for them."""
    parts, line = parts_of(notebook), navigation(name, names)
    for place, (cell, part) in enumerate(zip(notebook["cells"], parts, strict=True)):
        source = part.source
        if part.kind != "markdown":
            continue
        if place == 0:
            source = _MINUTES.sub(f"| Minutes | {minutes_of(parts)} |", source)
        if place in (0, len(parts) - 1):
            source = _NAVIGATION.sub(line, source)
        if part.deeper and _DEEPER_MINUTES.search(source):
            size = size_of(deeper_sections(parts)[part.section])
            total = size.read + size.work
            source = _DEEPER_MINUTES.sub(f"*{total} minute{'s' * (total != 1)}. ", source)
        if source != part.source:
            cell["source"] = source.splitlines(keepends=True)
    return notebook


def with_readme_minutes(text, minutes):
    """Write the minutes of some lessons, and the sums of all, into the table of README.md.

    Parameters
    ----------
    text : str
    minutes : dict of str to (int, int)
        Minutes to read and to work by the name of the file.
    """
    for name, (read, work) in minutes.items():
        row = rf"^(\|.*\(notebooks/{re.escape(name)}\).*\|) *\d+ *\| *\d+ *\|$"
        text = re.sub(row, rf"\1 {read} | {work} |", text, flags=re.MULTILINE)
    rows = re.findall(r"^\|.*\(notebooks/\d\d_.*\| *(\d+) *\| *(\d+) *\|$", text, re.MULTILINE)
    read, work = (sum(map(int, column)) for column in zip(*rows, strict=True))
    return re.sub(r"^(\| \*\*Together\*\* \|.*?\|) .*$", rf"\1 **{read}** | **{work}** |", text, flags=re.M)


def main(write):
    """Print the table, and write the notebooks where that is wished."""
    minutes = {}
    names = [field.name for field in fields(Size)]
    print(f"{'':22}", *(f"{name:>9}" for name in [*names, "read", "work"]), "   deeper")
    paths = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        notebook = json.loads(text)
        if write and _NAVIGATION.search("".join(notebook["cells"][0]["source"])):
            new = json.dumps(
                with_minutes(notebook, path.name, [p.name for p in paths]), indent=1, ensure_ascii=False
            )
            if new + "\n" != text:
                path.write_text(new + "\n", encoding="utf-8", newline="\n")
            core = size_of(core_of(parts_of(notebook)))
            minutes[path.name] = core.read, core.work
        parts = parts_of(notebook)
        core = size_of(core_of(parts))
        numbers = [*(getattr(core, name) for name in names), core.read, core.work]
        deeper = size_of([part for part in parts if part.deeper])
        print(f"{path.stem:22}", *(f"{n:>9}" for n in numbers), f"{deeper.read + deeper.work:>9}")
    if write:
        text = README.read_text(encoding="utf-8")
        README.write_text(with_readme_minutes(text, minutes), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main("--write" in sys.argv[1:])
