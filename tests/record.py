"""Run notebooks from top to bottom and store their outputs, the reference that nbval compares.

    python tests/record.py notebooks/01_exponentials.ipynb      one notebook, or several
    python tests/record.py                                      all of them

Sources, tags and the ids of cells are kept, and the cells of exercises get the tag that lets Run All go on
after an error; recording twice gives the same bytes. A notebook in
which a cell fails, or writes to stderr, is left as it was.
"""

import atexit
import functools
import json
import os
import re
import shutil
import sys
import tempfile
import uuid
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
CELL_TIMEOUT = 120
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
INDEX = "teachkit"  # the notebook's own metadata: tests/test_index.py reads there what each section treats
MAY_FAIL = "raises-exception"  # the tag with which JupyterLab goes on after an error: a learner's own code
EXERCISE = re.compile(r'^check\("\d+\.\w+", ', re.MULTILINE)
VALID_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


os.environ["TEACHKIT_PROGRESS"] = "off"  # also for the kernels: outputs must not depend on who records them


@functools.cache
def socket_folder():
    """A folder for the sockets of kernels, removed when this process ends."""
    folder = tempfile.mkdtemp(prefix="k")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def connection():
    """How to reach a new kernel: by sockets in files, where the system has them.

    Kernels that start at the same time may be given the same TCP port; one of them then never answers.
    """
    if os.name != "posix":
        return {}
    name = os.path.join(socket_folder(), uuid.uuid4().hex[:8])
    return {"transport": "ipc", "connection_file": f"{name}.json"}


def give_ids(cells):
    """Keep each valid id at its first use; name every other cell by its heading and its place under it."""
    kept, need = set(), []
    for cell in cells:
        if VALID_ID.fullmatch(str(cell.get("id", ""))) and cell["id"] not in kept:
            kept.add(cell["id"])
        else:
            need.append(id(cell))
    section, place = "start", 0
    for cell in cells:
        source = "".join(cell["source"])
        heading = re.match(r"#{1,6} +(.+)", source) if cell["cell_type"] == "markdown" else None
        if heading:
            section = re.sub(r"[^a-z0-9]+", "-", heading[1].lower()).strip("-")[:40].strip("-") or "section"
            place = 0
        if id(cell) in need:
            name, again = f"{section}-{place}", 1
            while name in kept:
                again += 1
                name = f"{section}-{place}-{again}"
            cell["id"] = name
            kept.add(name)
        place += 1


def tag_exercises(cells):
    """Give the tag that lets Run All go on to the cells of exercises, where a learner's own code may fail."""
    for cell in cells:
        if cell["cell_type"] == "code" and EXERCISE.search("".join(cell["source"])):
            tags = cell["metadata"].setdefault("tags", [])
            if MAY_FAIL not in tags:
                tags.append(MAY_FAIL)


def read(path):
    """Read a notebook, giving ids to its cells before nbformat can make random ones."""
    notebook = json.loads(Path(path).read_text(encoding="utf-8"))
    if notebook.get("nbformat") != 4:
        raise ValueError(f"{path}: nbformat must be 4, got {notebook.get('nbformat')!r}")
    give_ids(notebook["cells"])
    notebook["nbformat_minor"] = 5
    for cell in notebook["cells"]:
        cell.setdefault("metadata", {})
        if cell["cell_type"] == "code":
            cell["execution_count"] = None
            cell["outputs"] = []
    tag_exercises(notebook["cells"])
    notebook["metadata"] = {"kernelspec": KERNEL} | index_of(notebook)
    return nbformat.reads(json.dumps(notebook), as_version=4)


def index_of(notebook):
    """Return the part of a notebook's metadata that its author wrote."""
    return {key: value for key, value in notebook["metadata"].items() if key == INDEX}


def tidy(notebook):
    """Leave in an executed notebook only what is the same on every run and on every machine."""
    count = 0
    for cell in notebook.cells:
        for passing in ("execution", "trusted", "collapsed", "scrolled"):
            cell.metadata.pop(passing, None)
        if cell.cell_type != "code":
            continue
        if cell.source.strip():
            count += 1
        cell.execution_count = count if cell.source.strip() else None
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
            # A page without a kernel shows the picture and the words.
            output.get("data", {}).pop(WIDGET_VIEW, None)
        cell.outputs = [output for output in cell.outputs if output.get("data", True)]
    language = notebook.metadata.get("language_info", {})
    language.pop("version", None)
    kept = {"kernelspec": KERNEL, "language_info": language} | index_of(notebook)
    notebook.metadata = nbformat.from_dict(kept)


def record(path):
    """Execute the notebook at `path` in its own folder and write it back.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        When a cell fails.
    RuntimeError
        When a cell writes to stderr: a reader would see a warning. When an exercise fails as it is published.
    """
    path = Path(path)
    notebook = read(path)
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name=KERNEL["name"],
        store_widget_state=False,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent.resolve())}},
    )
    manager = client.create_kernel_manager()
    for name, value in connection().items():
        setattr(manager, name, value)
    client.execute()
    for number, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                raise RuntimeError(f"{path}: cell {number} ({cell.id}) writes to stderr:\n{output.text}")
            if output.output_type == "error":
                raise RuntimeError(f"{path}: cell {number} ({cell.id}) fails: {output.evalue}")
    tidy(notebook)
    nbformat.validate(notebook)
    path.write_text(nbformat.writes(notebook, indent=1) + "\n", encoding="utf-8", newline="\n")


def main(paths):
    """Record each notebook; return the number that failed."""
    failed = 0
    for path in paths or sorted(NOTEBOOKS.glob("*.ipynb")):
        try:
            record(path)
        except (CellExecutionError, RuntimeError, ValueError, OSError) as error:
            failed += 1
            print(f"[FAIL] {path}\n{error}", file=sys.stderr)
        else:
            print(f"[ OK ] {path}")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
