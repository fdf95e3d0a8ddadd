"""The tool that records notebooks: the same bytes again, and nothing that changes between machines."""

import json

import pytest
import record

SOURCE = """\
class View:
    def _repr_mimebundle_(self, include=None, exclude=None):
        widget = {"model_id": "0", "version_major": 2, "version_minor": 0}
        return {"application/vnd.jupyter.widget-view+json": widget, "text/plain": "in words"}
print("one")
print("two")
View()"""
INDEX = {"rows": {"R10": "Try it"}}


def cell(kind, source, **fields):
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": source} | code | fields


def write(path, cells):
    metadata = {"language_info": {"name": "python", "version": "3.11.7"}, "widgets": {}, "teachkit": INDEX}
    content = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_recording_stores_the_same_outputs_again(tmp_path, capsys):
    (tmp_path / "beside.txt").write_text("found")
    cells = [
        cell("markdown", "# Try it"),
        cell("code", SOURCE, id="kept", execution_count=9, metadata={"tags": ["wide"], "scrolled": True}),
        cell("code", ""),
        cell("code", ["open('beside.txt').read()"], id="kept"),
    ]
    path = write(tmp_path / "01_try.ipynb", cells)
    assert record.main([path]) == 0
    first = path.read_bytes()
    assert record.main([path]) == 0
    assert path.read_bytes() == first
    assert first.endswith(b"}\n") and b"\r" not in first

    content = json.loads(first)
    assert set(content["metadata"]) == {"kernelspec", "language_info", "teachkit"}
    assert content["metadata"]["teachkit"] == INDEX
    assert "version" not in content["metadata"]["language_info"]
    assert [c["id"] for c in content["cells"]] == ["try-it-0", "kept", "try-it-2", "try-it-3"]
    _, shows, empty, reads = content["cells"]
    assert shows["metadata"] == {"tags": ["wide"]}
    assert [shows["execution_count"], empty["execution_count"], reads["execution_count"]] == [1, None, 2]
    assert shows["outputs"][0]["text"] == ["one\n", "two\n"]
    assert shows["outputs"][1]["data"] == {"text/plain": ["in words"]}
    assert reads["outputs"][0]["data"] == {"text/plain": ["'found'"]}


@pytest.mark.parametrize("source", ["1 / 0", "import sys; print('careful', file=sys.stderr)"])
def test_a_notebook_that_fails_or_warns_is_left_as_it_was(source, tmp_path, capsys):
    path = write(tmp_path / "01_try.ipynb", [cell("code", source)])
    before = path.read_bytes()
    assert record.main([path]) == 1
    assert path.read_bytes() == before
    assert "[FAIL]" in capsys.readouterr().err


def test_ids_are_new_valid_and_unique():
    cells = [
        cell("markdown", "## Über *exp*: why?"),
        cell("code", "1", id="has blank"),
        cell("code", "2", id="ber-exp-why-0"),
        cell("markdown", "## ..."),
        cell("code", "3", id="two"),
        cell("code", "4", id="two"),
    ]
    record.give_ids(cells)
    assert [c["id"] for c in cells] == [
        "ber-exp-why-0-2",
        "ber-exp-why-1",
        "ber-exp-why-0",
        "section-0",
        "two",
        "section-2",
    ]


def test_other_formats_are_refused(tmp_path, capsys):
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps({"nbformat": 3, "worksheets": []}), encoding="utf-8")
    assert record.main([path]) == 1
    assert "nbformat must be 4" in capsys.readouterr().err
