"""What the notebooks ask: the prompts and stubs of the exercises, read from where they are written once."""

import functools
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
BUILT = Path(__file__).with_name("prompts.json")  # in an installed wheel, which has no notebooks

_HEADING = re.compile(r"^### (Exercise|Question) (\d+\.\w+): (.+)$", re.MULTILINE)
_SECTION = re.compile(r"^#{1,2} +(.+)$", re.MULTILINE)
_ITEM = re.compile(r"^\*\*(q\d+)\*\* · ", re.MULTILINE)


@dataclass(frozen=True)
class Prompt:
    """A task as its notebook asks it.

    Parameters
    ----------
    kind : {"Exercise", "Question", "Item"}
        A question is answered by a letter; an item is one of the questions of the self-test.
    title : str
    text : str
        What to do, in Markdown, without the heading.
    stub : str
        The code that the learner completes.
    names : tuple of str
        The names that `check` is given.
    deeper : bool
        Whether it stands under a heading "Dig deeper", outside the core of its lesson.
    """

    kind: str
    title: str
    text: str
    stub: str = ""
    names: tuple = ()
    deeper: bool = False


def read_notebook(path):
    """Read the prompts of a notebook.

    Parameters
    ----------
    path : path of a file

    Returns
    -------
    dict of str to Prompt
        By the number of the exercise, "2.1", or of the item of the self-test, "q1".
    """
    cells = json.loads(Path(path).read_text(encoding="utf-8"))["cells"]
    sources = [(cell["cell_type"], "".join(cell["source"])) for cell in cells]
    code = "\n\n".join(["", *(source for kind, source in sources if kind == "code")])
    found, deeper = {}, False
    for source in (source for kind, source in sources if kind == "markdown"):
        for section in _SECTION.findall(source):
            deeper = section.startswith("Dig deeper")
        for heading, text in _parts(_HEADING, source):
            kind, name, title = heading.groups()
            stub, names = _stub(name, sources)
            found[name] = Prompt(kind, title.strip(), text, stub, names, deeper)
        for heading, text in _parts(_ITEM, source):
            if f'"{heading[1]}"' in code:
                found[heading[1]] = Prompt("Item", "", text)
    return found


def _parts(pattern, source):
    """Yield each match of a heading with the text below it, up to the next one."""
    matches = list(pattern.finditer(source))
    for match, end in zip(matches, [*(m.start() for m in matches), len(source)][1:], strict=True):
        yield match, source[match.end() : end].strip()


def _stub(name, sources):
    """Return the code above ``check("2.1", ...)``, and the names that it is given."""
    call = re.compile(rf'^check\("{re.escape(name)}", ([\w, ]+)\)', re.MULTILINE)
    for kind, source in sources:
        match = call.search(source) if kind == "code" else None
        if match:
            return source[: match.start()].strip(), tuple(re.findall(r"\w+", match[1]))
    return "", ()


def notebook_folder():
    """Return the folder of the course's notebooks, None where there is none.

    They lie in `notebooks` beside the package, or right beside it.
    """
    for folder in (PACKAGE.parent / "notebooks", PACKAGE.parent):
        if any(folder.glob("[0-9][0-9]_*.ipynb")):
            return folder
    return None


def read_all(folder):
    """Read the prompts of all notebooks in a folder, as the build of a wheel stores them.

    Returns
    -------
    dict of str to dict
    """
    paths = sorted(Path(folder).glob("[0-9][0-9]_*.ipynb"))
    return {name: asdict(prompt) for path in paths for name, prompt in read_notebook(path).items()}


@functools.cache
def _of_lesson(number):
    folder = notebook_folder()
    if BUILT.exists():
        stored = json.loads(BUILT.read_text(encoding="utf-8"))
        return {name: Prompt(**{**given, "names": tuple(given["names"])}) for name, given in stored.items()}
    found = {}
    for path in sorted(folder.glob(f"{number:02}_*.ipynb")) if folder else []:
        found.update(read_notebook(path))
    return found


def prompt_of(name, lesson):
    """Return the prompt of a task; its lesson's notebook is read once.

    Parameters
    ----------
    name : str
        "2.1", "3.a" or "q1".
    lesson : int

    Raises
    ------
    LookupError
        When the notebook does not ask it.

    Examples
    --------
    >>> prompt_of("0.1", 0).title
    'Double a number'
    """
    found = _of_lesson(lesson).get(name)
    if found is None:
        raise LookupError(f"the notebook of lesson {lesson:02} holds no prompt of {name}")
    return found
