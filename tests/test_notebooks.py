"""The guards of the notebooks: what nbval cannot compare, and what a lesson must look like.

A rule is a function from a `Lesson` to a list of findings. Every rule is applied to every notebook
of the course, and the second half of this file breaks each rule with a small notebook made for it.
"""

import ast
import copy
import functools
import html
import io
import itertools
import json
import re
import sys
import tokenize
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from record import EXERCISE, MAY_FAIL

from teachkit.exercises import tasks
from teachkit.exercises.prompts import read_notebook

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

# (notebook, id of the cell, name of the rule): the reason why the rule is not held there.
EXCEPTIONS: dict[tuple[str, str, str], str] = {}

MAX_CODE_LINES = 15
MAX_DIGITS = 6
CLOSING_SECTIONS = ("What people get wrong", "Key points", "Terms", "Sources")
RULES = []


def rule(function):
    """Add a rule to the list that every notebook is held against."""
    RULES.append(function)
    return function


# ---------------------------------------------------------------------------------------------------
# What a rule looks at


def text_of(source):
    return source if isinstance(source, str) else "".join(source)


def without_pictures(text):
    """Drop embedded pictures: base64 is no text, and can look like a path or a number."""
    return re.sub(r"data:[a-z]+/[a-z+.-]+;base64,[A-Za-z0-9+/=\s]+", "PICTURE", text)


def words_of(markup):
    """The text that a reader of this HTML meets: alt texts and what stands between the tags."""
    alts = re.findall(r'<img[^>]*\balt="([^"]*)"', markup)
    return html.unescape(" ".join([*alts, re.sub(r"<[^>]*>", " ", markup)]))


class Lesson:
    """A notebook, cut into what the rules look at."""

    def __init__(self, path):
        self.path = Path(path)
        self.raw = json.loads(self.path.read_text(encoding="utf-8"))
        self.cells = [SimpleNamespace(number=n, **self._cell(c)) for n, c in enumerate(self.raw["cells"])]
        self.code = [c for c in self.cells if c.type == "code" and c.source.strip()]
        self.markdown = [c for c in self.cells if c.type == "markdown"]

    @staticmethod
    def _cell(cell):
        return {
            "id": cell.get("id", ""),
            "type": cell["cell_type"],
            "source": text_of(cell["source"]),
            "count": cell.get("execution_count"),
            "outputs": cell.get("outputs", []),
            "metadata": cell.get("metadata", {}),
        }

    @property
    def number(self):
        """The two digits that the name of the file begins with."""
        return self.path.name[:2]

    @functools.cached_property
    def headings(self):
        """(cell, level, title) of every heading outside a block of code."""
        found = []
        for cell in self.markdown:
            for line in prose_lines(cell.source):
                match = re.match(r"(#{1,6})\s+(.+?)\s*#*$", line)
                if match:
                    found.append((cell, len(match[1]), match[2]))
        return found


def prose_lines(markdown):
    """The lines of Markdown outside blocks of code, be they fenced or indented."""
    fence, listed, code, before, lines = None, False, False, "", []
    for line in markdown.splitlines():
        mark = re.match(r"\s*(```+|~~~+)", line)
        if re.match(r"\S", line):
            listed = re.match(r"[-*+] |\d+[.)] ", line)
        if mark and fence is None:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = None
        elif fence is None:
            code = not listed and line.startswith("    ") and (code or not before.strip())
            if not code:
                lines.append(line)
        before = line
    return lines


def bundles(cell):
    """Each output of a cell as {mime type or stream name: text}, without the bytes of pictures."""
    for output in cell.outputs:
        if output["output_type"] == "stream":
            yield {output["name"]: text_of(output["text"])}
        elif output["output_type"] == "error":
            yield {"error": f"{output['ename']}: {output['evalue']}"}
        else:
            texts = {
                m: text_of(d) if isinstance(d, str | list) else json.dumps(d)
                for m, d in output["data"].items()
            }
            yield {m: without_pictures(text) for m, text in texts.items()}


def output_words(cell):
    """What a reader reads in the outputs of a cell."""
    words = []
    for bundle in bundles(cell):
        for mime, text in bundle.items():
            if mime == "text/html":
                words.append(words_of(text))
            elif not mime.startswith("image/") and "widget-view" not in mime:
                words.append(text)
    return "\n".join(words)


def tree_of(cell):
    """The syntax tree of a code cell, or None when it is not plain Python."""
    try:
        return ast.parse(cell.source)
    except SyntaxError:
        return None


def nodes(cell):
    tree = tree_of(cell)
    return [] if tree is None else list(ast.walk(tree))


def names(cell):
    """Every name, attribute, keyword and import that the code of a cell uses."""
    found = set()
    for node in nodes(cell):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.keyword) and node.arg:
            found.add(node.arg)
        elif isinstance(node, ast.Import):
            found |= {part for alias in node.names for part in alias.name.split(".")}
        elif isinstance(node, ast.ImportFrom):
            found |= {part for alias in node.names for part in alias.name.split(".")}
    return found


def modules(cell):
    """The top names of the modules that the code of a cell imports."""
    found = set()
    for node in nodes(cell):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def strings(cell):
    return [n.value for n in nodes(cell) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def at(cell, message):
    return f"cell {cell.number} ({cell.id}): {message}"


# ---------------------------------------------------------------------------------------------------
# What nbval cannot compare


@rule
def cells_have_run_in_order(lesson):
    found = []
    for expected, cell in enumerate(lesson.code, start=1):
        if cell.count != expected:
            found.append(
                at(cell, f"execution count is {cell.count}, must be {expected}: record the notebook")
            )
    return found


SPEAKS = {"print", "display", "check", "hint", "solution", "progress"}


def is_plain_call(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def shows_something(cell):
    """Whether a cell prints, or ends in a value (of a last call, only when it makes an object)."""
    tree = tree_of(cell)
    values = [node.value for node in tree.body if isinstance(node, ast.Expr)] if tree else []
    if any(is_plain_call(value) and value.func.id in SPEAKS for value in values):
        return True
    if not values or not isinstance(tree.body[-1], ast.Expr):
        return False
    last = values[-1]
    if isinstance(last, ast.Call):
        return is_plain_call(last) and last.func.id[0].isupper()
    return getattr(last, "value", True) is not None


@rule
def outputs_are_stored(lesson):
    """Without a stored output there is nothing to compare with."""
    return [
        at(cell, "shows something, but no output is stored: record the notebook")
        for cell in lesson.code
        if shows_something(cell) and not cell.outputs
    ]


def is_exercise(cell):
    """Whether a cell checks a learner's own code: it may fail without stopping Run All."""
    return cell.type == "code" and EXERCISE.search(cell.source)


@rule
def nothing_is_exempt_from_comparison(lesson):
    markers = r"^\s*#\s*(PYTEST_VALIDATE_IGNORE_OUTPUT|NBVAL_\w+)"
    found = []
    for cell in lesson.cells:
        for marker in re.findall(markers, cell.source, re.MULTILINE):
            found.append(at(cell, f"{marker} keeps nbval from comparing this cell"))
        for tag in cell.metadata.get("tags", []):
            if tag.startswith("nbval-") or (tag == MAY_FAIL and not is_exercise(cell)):
                found.append(at(cell, f"the tag {tag} keeps nbval from failing with this cell"))
    return found


@rule
def code_is_plain_python(lesson):
    return [
        at(cell, "is not plain Python: magics and shell lines differ between machines")
        for cell in lesson.code
        if tree_of(cell) is None
    ]


@rule
def no_trailing_semicolon(lesson):
    found = []
    for cell in lesson.code:
        if tree_of(cell) is None:
            continue
        marks = [
            t
            for t in tokenize.generate_tokens(io.StringIO(cell.source).readline)
            if t.type != tokenize.COMMENT
        ]
        for mark, after in itertools.pairwise(marks):
            if mark.string == ";" and after.type in (tokenize.NEWLINE, tokenize.NL, tokenize.ENDMARKER):
                found.append(at(cell, "a trailing `;` hides the output, so nothing is compared"))
    return found


@rule
def no_stderr_errors_or_warnings(lesson):
    found = []
    for cell in lesson.code:
        for bundle in bundles(cell):
            for kind, text in bundle.items():
                if kind in ("stderr", "error"):
                    found.append(at(cell, f"{kind} in the output: {text.strip()[:80]}"))
                elif re.search(r"^\S+:\d+: \w*Warning\b", text, re.MULTILINE):
                    found.append(at(cell, "a warning in the output"))
    return found


@rule
def no_svg_and_no_bare_png(lesson):
    found = []
    for cell in lesson.code:
        for bundle in bundles(cell):
            if "image/svg+xml" in bundle or "<svg" in bundle.get("text/html", ""):
                found.append(at(cell, "SVG has random ids: show a Picture"))
            if {"image/png", "image/jpeg"} & set(bundle):
                found.append(at(cell, "a bare picture is never compared and has no alt text: show a Picture"))
    return found


@rule
def pictures_have_alt_text(lesson):
    found = []
    for cell in lesson.cells:
        markup = [b.get("text/html", "") for b in bundles(cell)] if cell.type == "code" else [cell.source]
        for image in re.findall(r"<img\b[^>]*>", "\n".join(markup)):
            if not re.search(r'\balt="[^"]*\w[^"]*"', image):
                found.append(at(cell, "an <img> without alt text"))
        if cell.type == "markdown" and re.search(r"!\[\s*\]\(", cell.source):
            found.append(at(cell, "an image without alt text"))
    return found


@rule
def no_widget_state(lesson):
    found = ["the notebook carries widget state"] if "widgets" in lesson.raw["metadata"] else []
    for cell in lesson.code:
        if any("widget-view" in mime for bundle in bundles(cell) for mime in bundle):
            found.append(
                at(cell, "a widget view: an unopened notebook shows no picture; record the notebook")
            )
    return found


@rule
def metadata_is_the_same_everywhere(lesson):
    metadata, found = lesson.raw["metadata"], []
    if metadata.get("kernelspec", {}).get("name") != "python3":
        found.append("the kernel must be called python3")
    if "version" in metadata.get("language_info", {}):
        found.append("the version of Python that recorded the notebook is stored in it")
    ids = [cell.id for cell in lesson.cells]
    if not all(ids) or len(set(ids)) != len(ids):
        found.append("every cell needs an id of its own: record the notebook")
    return found


ABSOLUTE_PATH = re.compile(
    r"(?<![\w.:/-])/(?:home|Users|root|tmp|var|opt|usr|etc|mnt|srv|private|workspace|work|content)/"
    r"|(?<!\w)[A-Za-z]:\\+\w|site-packages|ipykernel_\d"
)


@rule
def no_absolute_paths(lesson):
    found = []
    for cell in lesson.cells:
        match = ABSOLUTE_PATH.search(without_pictures(cell.source) + "\n" + output_words(cell))
        if match:
            found.append(at(cell, f"an absolute path: {match[0]}"))
    return found


@rule
def no_memory_addresses(lesson):
    found = []
    for cell in lesson.code:
        match = re.search(r"\bat 0x[0-9a-fA-F]+|\b0x[0-9a-fA-F]{7,}", output_words(cell))
        if match:
            found.append(at(cell, f"a memory address: {match[0]}"))
    return found


@rule
def no_numpy_scalars(lesson):
    found = []
    for cell in lesson.code:
        match = re.search(
            r"\bnp\.(?:(?:u?int|float|complex|bool|str|longdouble)\w*\(|True_|False_)", output_words(cell)
        )
        if match:
            found.append(at(cell, f"{match[0]} in the output: its form depends on NumPy's version"))
    return found


@rule
def floats_have_few_digits(lesson):
    found = []
    for cell in lesson.code:
        for token in re.findall(r"(?<![\w.])\d*\.\d+(?![\w.]*\.\d)", output_words(cell)):
            if len(significant(token)) > MAX_DIGITS:
                found.append(
                    at(cell, f"{token} shows more than {MAX_DIGITS} digits: they differ between machines")
                )
    return found


def significant(token):
    """The digits of a number that carry meaning: no leading zeros, no trailing ones."""
    return token.replace(".", "").strip("0")


UNSTABLE = {
    "interact",
    "interactive",
    "interact_manual",
    "interactive_output",
    "clear_output",
    "display_id",
} | {
    "update_display",
    "Output",
}


@rule
def no_unstable_outputs(lesson):
    found = []
    for cell in lesson.code:
        for name in sorted(UNSTABLE & names(cell)):
            found.append(at(cell, f"{name}: its outputs arrive in no fixed order; use an explorer"))
        for node in nodes(cell):
            if isinstance(node, ast.With):
                for item in node.items:
                    name = getattr(item.context_expr, "id", getattr(item.context_expr, "attr", ""))
                    if re.fullmatch(r"_?out(put)?s?\d*|\w+_out(put)?\d*", name):
                        found.append(at(cell, f"with {name}: its outputs arrive in no fixed order"))
    return found


@rule
def no_timings(lesson):
    found = []
    for cell in lesson.code:
        clocks = modules(cell) & {"time", "timeit", "datetime"}
        if clocks:
            found.append(at(cell, f"imports {', '.join(sorted(clocks))}: a time is never the same twice"))
        match = re.search(
            r"\d\s?(?:ns|µs|μs|ms)\b|\d\.\d+ ?s(?:ec(?:onds?)?)?\b|Wall time|CPU times", output_words(cell)
        )
        if match:
            found.append(at(cell, f"a timing in the output: {match[0]}"))
    return found


@rule
def no_network(lesson):
    found = []
    nets = {"requests", "urllib", "urllib3", "http", "httpx", "aiohttp", "socket", "ftplib", "webbrowser"}
    for cell in lesson.code:
        if modules(cell) & nets:
            found.append(
                at(cell, f"imports {', '.join(sorted(modules(cell) & nets))}: the course works offline")
            )
        if any(re.search(r"\b(https?|ftp)://", text) for text in strings(cell)):
            found.append(at(cell, "a web address in the code: the course works offline"))
    for cell in lesson.cells:
        shown = (
            cell.source if cell.type == "markdown" else "".join(b.get("text/html", "") for b in bundles(cell))
        )
        if re.search(r"!\[[^\]]*\]\(\s*https?:|<(?:img|script|iframe|link)\b[^>]*[\"']https?:", shown):
            found.append(at(cell, "something is loaded from the web: the course works offline"))
    return found


@rule
def no_files_outside_the_repository(lesson):
    root = lesson.path.parent.parent.resolve()
    found = []
    for cell in lesson.code:
        for text in strings(cell):
            if re.match(r"~[/\\]|\.\.(?:[/\\]|$)", text):
                if text[0] == "~" or not (lesson.path.parent / text).resolve().is_relative_to(root):
                    found.append(at(cell, f"{text} lies outside the repository"))
        if "home" in names(cell) and "Path" in names(cell):
            found.append(at(cell, "Path.home() lies outside the repository"))
    return found


# ---------------------------------------------------------------------------------------------------
# What prose may say


NUMBER = re.compile(r"(?<![\w.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)(?:\s?(%)| per ?cent)?(?!\w|\.\d)")
NOT_QUOTED = (
    (r"`[^`]*`", lambda code: code if re.search(r"\d\.\d", code) else " "),
    (r"\]\([^)]*\)", lambda target: "]"),
    (r"<https?:[^>]*>|https?://\S+|\barXiv:\S+|\bdoi:\S+", lambda address: " "),
    (r"<[a-zA-Z/][^>]*>", words_of),
    (r"\b(?:Python|NumPy|version)\s+\d[\d.]*", lambda version: " "),
    (r"\b(?:[Ee]xercises?|[Ll]essons?|[Ss]ections?)\s+\d[\d.]*", lambda reference: " "),
)


def quoted_numbers(lesson):
    """(cell, token, percent) of every number with three significant digits in prose."""
    section = ""
    for cell in lesson.markdown:
        kept = []
        for line in prose_lines(cell.source):
            heading = re.match(r"#{1,6}\s+(.+)", line)
            section = heading[1].strip().lower() if heading else section
            if not section.startswith("source"):
                kept.append(line)
        text = "\n".join(kept)
        for pattern, keep in NOT_QUOTED:
            text = re.sub(pattern, lambda match, keep=keep: keep(match[0]), text)
        for match in NUMBER.finditer(text.replace("{,}", ",")):
            token = match[1].replace(",", "")
            year = re.fullmatch(r"1[6-9]\d\d|20\d\d", token) and not match[2]
            if len(significant(token)) >= 3 and not year:
                yield cell, token, bool(match[2])


def shown_numbers(lesson):
    texts = [output_words(cell).replace("−", "-") for cell in lesson.code]
    return {m[1].replace(",", "") for text in texts for m in NUMBER.finditer(text)}


def is_shown(token, percent, shown):
    """Whether an output has this number, or the same with more digits."""
    wanted = float(token)
    decimals = len(token.partition(".")[2])
    for other in shown:
        value = float(other)
        if len(other.partition(".")[2]) >= decimals and round(value, decimals) == wanted:
            return True
        if percent and round(100 * value, decimals) == wanted:
            return True
    return False


@rule
def prose_quotes_what_is_computed(lesson):
    shown = shown_numbers(lesson)
    return [
        at(cell, f"the prose says {token}, which no output of this notebook shows")
        for cell, token, percent in quoted_numbers(lesson)
        if not is_shown(token, percent, shown)
    ]


# ---------------------------------------------------------------------------------------------------
# The shape of a lesson


@rule
def cells_are_short(lesson):
    found = []
    for cell in lesson.code:
        lines = [
            line for line in cell.source.splitlines() if line.strip() and not line.strip().startswith("#")
        ]
        if len(lines) > MAX_CODE_LINES:
            found.append(at(cell, f"{len(lines)} lines of code; at most {MAX_CODE_LINES}, better 12"))
    return found


@rule
def headings_descend_by_one(lesson):
    found = []
    if [level for _, level, _ in lesson.headings].count(1) != 1:
        found.append("the notebook must have exactly one H1")
    if not lesson.cells or not re.match(r"# \S", lesson.cells[0].source):
        found.append("the first cell must begin with the H1")
    before = 0
    for cell, level, title in lesson.headings:
        if level > before + 1:
            found.append(at(cell, f"heading {title!r} skips a level: H{level} after H{before}"))
        before = level
    return found


def opening_table(lesson):
    """{first cell in lower case: second cell} of the rows of the table in the first cell."""
    rows = {}
    for line in prose_lines(lesson.cells[0].source if lesson.cells else ""):
        cells = [part.strip() for part in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if line.strip().startswith("|") and len(cells) == 2:
            rows[re.sub(r"\W+", " ", cells[0]).strip().lower()] = cells[1]
    return rows


def minutes(lesson):
    """(minutes to read, minutes to work), or None when the table does not say."""
    said = opening_table(lesson).get("minutes", "")
    match = re.fullmatch(r"read (\d+)\s*[,·;]\s*work (\d+)(?: \(dig deeper: \d+\))?", said)
    return match and (int(match[1]), int(match[2]))


@rule
def it_opens_with_objectives_and_minutes(lesson):
    table, found = opening_table(lesson), []
    for label in ("You will be able to", "You need", "Minutes"):
        if not table.get(label.lower()):
            found.append(f"the table in the first cell has no row {label!r}")
    if table.get("minutes") and not minutes(lesson):
        found.append(f"Minutes must be written as `read 20, work 30`, got {table['minutes']!r}")
    return found


@rule
def it_closes_with_key_points_and_sources(lesson):
    if lesson.number == "00":
        return []
    titles = [title.lower() for _, level, title in lesson.headings if level == 2]
    return [
        f"no section {wanted!r} (an H2)"
        for wanted in CLOSING_SECTIONS
        if not any(title.startswith(wanted.lower()) for title in titles)
    ]


@rule
def no_check_boxes(lesson):
    found = []
    for cell in lesson.markdown:
        if re.search(r"^\s*[-*+] \[[ xX]\]", cell.source, re.MULTILINE):
            found.append(at(cell, "a check box cannot be ticked in a notebook"))
    return found


def anchors(lesson):
    """What a link may go to: a heading, or a cell of text by its id."""
    headings = {re.sub(r"\s", "-", re.sub(r"[`*$]", "", title)).lower() for _, _, title in lesson.headings}
    return headings | {f"cell-id={cell.id}" for cell in lesson.markdown}


@rule
def relative_links_resolve(lesson):
    found = []
    root = lesson.path.parent.parent.resolve()
    for cell in lesson.markdown:
        for target in re.findall(r"\]\(\s*([^)\s]+)", "\n".join(prose_lines(cell.source))):
            file, _, anchor = unquote(target).partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            path = (lesson.path.parent / file).resolve() if file else lesson.path
            if not path.exists() or (file and not path.is_relative_to(root)):
                found.append(at(cell, f"the link {target} leads nowhere"))
            elif anchor and path.suffix == ".ipynb" and anchor.lower() not in anchors(Lesson(path)):
                found.append(at(cell, f"no heading for the link {target}"))
    return found


@rule
def it_links_to_the_next_lesson(lesson):
    later = sorted(p for p in lesson.path.parent.glob("[0-9][0-9]_*.ipynb") if p.name > lesson.path.name)
    end = "\n".join(cell.source for cell in lesson.markdown[-2:])
    if later and f"]({later[0].name})" not in end:
        return [f"the last cells must link to the next lesson: [...]({later[0].name})"]
    return []


INK_BY_NAME = re.compile(
    r"\b(black|white|dark|darker|bright|brighter)\b[^.]{0,15}\b(line|dot|point|cell|curve|arrow|bar|mark|dash)",
    re.IGNORECASE,
)


@rule
def ink_has_no_colour(lesson):
    """What is black on a light page is white on a dark one: prose names what it is, not its colour."""
    return [
        at(cell, f"in the dark theme this is not so: {match[0]!r}")
        for cell in lesson.markdown
        for match in INK_BY_NAME.finditer(cell.source)
    ]


def tasks_of(lesson):
    """The tasks of `teachkit.exercises` that belong to this lesson, e.g. 2.1, 2.2 for 02."""
    return [task for task in tasks().values() if task.lesson == int(lesson.number)]


@rule
def exercises_are_asked(lesson):
    """Prompt and stub stand here and nowhere else; the package reads them from the notebook."""
    known = {task.id: task for task in tasks_of(lesson)}
    asked = read_notebook(lesson.path)
    found = []
    for task in known.values():
        if task.id not in asked:
            found.append(f"no Markdown cell has a heading of exercise {task.id}")
        elif not asked[task.id].text:
            found.append(f"there is no text below the heading of exercise {task.id}")
        elif asked[task.id].names != task.names or not asked[task.id].stub:
            found.append(f"no code cell holds the stub of exercise {task.id}, and {task.call}")
    for cell in lesson.code:
        if is_exercise(cell) and MAY_FAIL not in cell.metadata.get("tags", []):
            found.append(at(cell, f"an exercise needs the tag {MAY_FAIL}: it must not stop Run All"))
    for cell in lesson.code:
        for node in nodes(cell):
            if is_plain_call(node) and node.func.id in ("check", "hint", "solution") and node.args:
                name = getattr(node.args[0], "value", None)
                if name not in known:
                    found.append(
                        at(cell, f"{node.func.id}({name!r}): lesson {lesson.number} has no such exercise")
                    )
    return found


# ---------------------------------------------------------------------------------------------------
# The notebooks of the course


def findings(rule, lesson):
    """What a rule finds, without what EXCEPTIONS allows."""
    allowed = [
        f"({cell})" for name, cell, of in EXCEPTIONS if name == lesson.path.name and of == rule.__name__
    ]
    return [finding for finding in rule(lesson) if not any(cell in finding for cell in allowed)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_notebook_keeps_the_rule(rule, path):
    found = findings(rule, Lesson(path))
    assert not found, f"{path.name}\n" + "\n".join(found)


def test_every_exception_is_needed_and_has_a_reason():
    for (name, cell, of), reason in EXCEPTIONS.items():
        function = next(rule for rule in RULES if rule.__name__ == of)
        assert any(f"({cell})" in finding for finding in function(Lesson(ROOT / "notebooks" / name))), (
            name,
            cell,
        )
        assert len(reason.split()) >= 4


def readme_lessons():
    """{name of the notebook: (minutes to read, minutes to work)} of the table in README.md."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\|[^|]*\]\(notebooks/([^)]+)\)[^|]*\|[^|]*\|\s*(\d+)\s*\|\s*(\d+)\s*\|", text, re.MULTILINE
    )
    return {name: (int(read), int(work)) for name, read, work in rows}


def test_readme_lists_every_lesson_with_its_minutes():
    assert readme_lessons() == {path.name: minutes(Lesson(path)) for path in NOTEBOOKS}


def test_readme_adds_up_the_minutes():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    total = re.search(r"^\|[^|]*Together[^|]*\|[^|]*\|\D*(\d+)\D*\|\D*(\d+)\D*\|", text, re.MULTILINE)
    assert (int(total[1]), int(total[2])) == tuple(map(sum, zip(*readme_lessons().values(), strict=True)))


# ---------------------------------------------------------------------------------------------------
# Each rule, broken once


def markdown(source):
    return {"cell_type": "markdown", "source": source, "metadata": {}}


def code(source, *outputs):
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": list(outputs)}


def shown(text, mime="text/plain"):
    return {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {mime: text}}


def printed(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


TASK = SimpleNamespace(
    id="1.1",
    names=("double",),
    call='check("1.1", double)',
)
PROMPT = "### Exercise 1.1: double it\n\nReturn twice the number."
STUB = "def double(x):\n    return ..."
OPENING = """# Try it

| | |
|---|---|
| You will be able to | try |
| You need | hands |
| Minutes | read 5, work 7 |
"""
IDEA = """## Idea

The answer is 0.659, or 65.9 %, see [the sources](#Sources) of 2017, with Python 3.11.
"""
CLOSING = """## What people get wrong

```
0.12345678
```

    double(1.2345678)

1. A list

    goes on here.

## Key points

## Terms

## Sources

Pages 211-217.
"""
PICTURE = (
    '<img alt="Bars: cat 0.700, dog 0.300." src="data:image/png;base64,iVBORw0K/tmp/0.1234567" width="300">'
)


def tagged(cell):
    return cell | {"metadata": {"tags": [MAY_FAIL]}}


def good_cells():
    """The cells of a small notebook that keeps every rule."""
    return [
        markdown(OPENING),
        markdown(IDEA),
        code("print(0.6590)", printed("0.6590\n")),
        code("Picture(figure, description)", shown(PICTURE, "text/html")),
        markdown(PROMPT),
        tagged(code(f"{STUB}\n\n{TASK.call}", shown("Exercise 1.1: not done yet."))),
        markdown(CLOSING),
        markdown("Next: [lesson 02](02_next.ipynb)"),
    ]


def write(folder, cells, metadata=None):
    """Write 01_try.ipynb, and an empty 02_next.ipynb that it can link to."""
    notebooks = folder / "notebooks"
    notebooks.mkdir(exist_ok=True)
    count = 0
    for number, cell in enumerate(cells):
        cell.setdefault("id", f"cell-{number}")
        if cell["cell_type"] == "code":
            count += 1
            cell.setdefault("execution_count", count)
    metadata = metadata or {"kernelspec": {"name": "python3"}}
    (notebooks / "02_next.ipynb").write_text(json.dumps({"cells": [], "metadata": {}}), encoding="utf-8")
    path = notebooks / "01_try.ipynb"
    path.write_text(json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4}), encoding="utf-8")
    return Lesson(path)


@pytest.fixture(autouse=True)
def _one_task(request, monkeypatch):
    """Give the small notebooks a task of their own."""
    if "tmp_path" in request.fixturenames:
        monkeypatch.setattr(sys.modules[__name__], "tasks_of", lambda lesson: [TASK])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_good_notebook_passes(rule, tmp_path):
    assert rule(write(tmp_path, good_cells())) == []


def add(*cells):
    return lambda notebook: [*notebook, *cells]


def change(number, **fields):
    def changed(notebook):
        notebook[number].update(fields)
        return notebook

    return changed


def replace(number, old, new):
    def replaced(notebook):
        assert old in notebook[number]["source"]
        notebook[number]["source"] = notebook[number]["source"].replace(old, new)
        return notebook

    return replaced


BREAKS = [
    (cells_have_run_in_order, change(3, execution_count=None)),
    (cells_have_run_in_order, change(3, execution_count=7)),
    (outputs_are_stored, change(2, outputs=[])),
    (outputs_are_stored, change(3, outputs=[])),
    (outputs_are_stored, change(5, outputs=[])),
    (outputs_are_stored, add(code("x = 1\nx"))),
    (nothing_is_exempt_from_comparison, add(code("# NBVAL_IGNORE_OUTPUT\n1", shown("1")))),
    (nothing_is_exempt_from_comparison, add(code("1  # why\n#NBVAL_SKIP", shown("1")))),
    (nothing_is_exempt_from_comparison, change(2, metadata={"tags": ["nbval-skip"]})),
    (nothing_is_exempt_from_comparison, change(2, metadata={"tags": ["raises-exception"]})),
    (nothing_is_exempt_from_comparison, change(5, metadata={"tags": ["raises-exception", "nbval-skip"]})),
    (nothing_is_exempt_from_comparison, add(tagged(code('hint("1.1")', shown("?"))))),
    (code_is_plain_python, add(code("!ls"))),
    (code_is_plain_python, add(code("%timeit 1"))),
    (no_trailing_semicolon, add(code("ax.plot(x);"))),
    (no_trailing_semicolon, add(code("ax.plot(x);  # quiet\n"))),
    (no_stderr_errors_or_warnings, add(code("warn()", printed("careful\n", "stderr")))),
    (no_stderr_errors_or_warnings, add(code("warn()", printed("cell.py:3: RuntimeWarning: overflow\n")))),
    (
        no_stderr_errors_or_warnings,
        add(
            code(
                "1 / 0", {"output_type": "error", "ename": "ZeroDivisionError", "evalue": "", "traceback": []}
            )
        ),
    ),
    (no_svg_and_no_bare_png, add(code("figure", shown("<svg></svg>", "image/svg+xml")))),
    (no_svg_and_no_bare_png, add(code("figure", shown("<p><svg></svg></p>", "text/html")))),
    (no_svg_and_no_bare_png, add(code("figure", shown("iVBORw0K", "image/png")))),
    (
        pictures_have_alt_text,
        add(code("picture", shown('<img src="data:image/png;base64,iVBORw0K">', "text/html"))),
    ),
    (pictures_have_alt_text, add(code("picture", shown('<img alt="" src="x">', "text/html")))),
    (pictures_have_alt_text, add(markdown("![](../docs/map.png)"))),
    (no_widget_state, lambda cells: (cells, {"kernelspec": {"name": "python3"}, "widgets": {}})),
    (no_widget_state, add(code("w", shown({"model_id": "0"}, "application/vnd.jupyter.widget-view+json")))),
    (metadata_is_the_same_everywhere, lambda cells: (cells, {"kernelspec": {"name": "my-env"}})),
    (
        metadata_is_the_same_everywhere,
        lambda cells: (cells, {"kernelspec": {"name": "python3"}, "language_info": {"version": "3.11.7"}}),
    ),
    (metadata_is_the_same_everywhere, change(3, id="cell-0")),
    (no_absolute_paths, add(code("x", shown("read /home/ann/data.csv")))),
    (no_absolute_paths, add(code(r"open('C:\\data')"))),
    (no_absolute_paths, add(markdown("Look into /tmp/results."))),
    (no_memory_addresses, add(code("x", shown("<Axes at 0x7f3a>")))),
    (no_memory_addresses, add(code("x", shown("0x7f3a5c0012ab")))),
    (no_numpy_scalars, add(code("x", shown("np.float64(0.5)")))),
    (no_numpy_scalars, add(code("x", shown("[np.True_]")))),
    (floats_have_few_digits, add(code("x", shown("0.6590011388859679")))),
    (floats_have_few_digits, add(code("x", shown("<td>1234.5678</td>", "text/html")))),
    (no_unstable_outputs, add(code("from ipywidgets import interact\ninteract(draw, x=2)"))),
    (no_unstable_outputs, add(code("widgets.interactive_output(draw, {})"))),
    (no_unstable_outputs, add(code("with out:\n    x = 1"))),
    (no_unstable_outputs, add(code("clear_output()"))),
    (no_unstable_outputs, add(code("display(x, display_id='here')"))),
    (no_timings, add(code("import time"))),
    (no_timings, add(code("x", shown("1.2 ms a call")))),
    (no_timings, add(code("x", shown("took 3.41 s")))),
    (no_network, add(code("from urllib.request import urlopen"))),
    (no_network, add(code("read('https://example.org/data.csv')"))),
    (no_network, add(markdown("![a map](https://example.org/map.png)"))),
    (no_network, add(code("x", shown('<script src="https://example.org/a.js"></script>', "text/html")))),
    (no_files_outside_the_repository, add(code("open('../../secret.txt')"))),
    (no_files_outside_the_repository, add(code("open('~/secret.txt')"))),
    (no_files_outside_the_repository, add(code("from pathlib import Path\nPath.home()"))),
    (prose_quotes_what_is_computed, replace(1, "0.659", "0.658")),
    (prose_quotes_what_is_computed, replace(1, "65.9 %", "65.8 %")),
    (prose_quotes_what_is_computed, replace(6, "goes on here", "goes on to 1.23")),
    (prose_quotes_what_is_computed, add(markdown("## Size\n\nA gap of 746 is enough."))),
    (prose_quotes_what_is_computed, add(markdown("## Size\n\n$e^2 = 7.389$"))),
    (prose_quotes_what_is_computed, add(markdown("## Size\n\n| a | 12,345 |"))),
    (cells_are_short, add(code("\n".join(f"x{n} = {n}" for n in range(16))))),
    (headings_descend_by_one, add(markdown("# Another title"))),
    (headings_descend_by_one, add(markdown("## Fine\n\n#### Not fine"))),
    (headings_descend_by_one, lambda cells: [markdown("Hello"), *cells]),
    (it_opens_with_objectives_and_minutes, replace(0, "You will be able to", "Aims")),
    (it_opens_with_objectives_and_minutes, replace(0, "| You need | hands |\n", "")),
    (it_opens_with_objectives_and_minutes, replace(0, "read 5, work 7", "about 12")),
    (it_closes_with_key_points_and_sources, replace(6, "## Key points", "## Points")),
    (it_closes_with_key_points_and_sources, replace(6, "## Sources", "### Sources")),
    (no_check_boxes, add(markdown("- [ ] I can do it"))),
    (relative_links_resolve, replace(7, "02_next", "03_none")),
    (relative_links_resolve, add(markdown("[out](../../elsewhere.md)"))),
    (relative_links_resolve, replace(1, "#Sources", "#Resources")),
    (it_links_to_the_next_lesson, lambda cells: cells[:-1]),
    (ink_has_no_colour, add(markdown("Drag the dark point."))),
    (ink_has_no_colour, add(markdown("They cross along the black lines."))),
    (exercises_are_asked, replace(4, "Exercise 1.1", "Exercise 1.2")),
    (exercises_are_asked, replace(4, "Return twice the number.", "")),
    (exercises_are_asked, replace(5, STUB, "")),
    (exercises_are_asked, replace(5, TASK.call, "double(3)")),
    (exercises_are_asked, replace(5, TASK.call, 'check("1.1", twice)')),
    (exercises_are_asked, change(5, metadata={})),
    (exercises_are_asked, add(tagged(code('check("1.7", double)', shown("?"))))),
]


@pytest.mark.parametrize(
    ("rule", "breaks"), BREAKS, ids=[f"{rule.__name__}-{n}" for n, (rule, _) in enumerate(BREAKS)]
)
def test_a_bad_notebook_is_found(rule, breaks, tmp_path):
    broken = breaks(copy.deepcopy(good_cells()))
    cells, metadata = broken if isinstance(broken, tuple) else (broken, None)
    assert rule(write(tmp_path, cells, metadata)), "the rule finds nothing"


def test_every_rule_is_broken_once():
    assert {rule for rule, _ in BREAKS} == set(RULES)


def test_prose_may_quote_with_fewer_digits_but_not_with_more(tmp_path):
    cells = [*good_cells(), code("x", shown("12.3456")), markdown("## Size\n\nIt is 12.35, nearly 12.3.")]
    assert prose_quotes_what_is_computed(write(tmp_path, cells)) == []
    cells = [*good_cells(), code("x", shown("12.3")), markdown("## Size\n\nIt is 12.30.\n\nIt is 12.31.")]
    assert len(prose_quotes_what_is_computed(write(tmp_path, cells))) == 2


def test_numbers_of_the_page_are_not_taken_for_results():
    text = "In 1959, in lesson 123, in exercise 1.23, Python 3.12, at [it](01_a.ipynb#123), 100, 0.50, 12."
    lesson = SimpleNamespace(markdown=[SimpleNamespace(source=text)])
    assert list(quoted_numbers(lesson)) == []
