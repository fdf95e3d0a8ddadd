"""The house: no private name crosses a file, and no circle of imports."""

import ast
from pathlib import Path

import pytest

import teachkit

PACKAGE = Path(teachkit.__file__).parent
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "make_" not in path.name)


def module_name(path):
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in FILES}


def imported(tree):
    """Yield (module, name) for each import of the package; the name is None for a whole module."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node.level == 0
            and (node.module or "").startswith("teachkit")
        ):
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names if alias.name.startswith("teachkit"))


def private_names(tree):
    """Private names that a file takes from another file of the package."""
    modules = set()
    for module, name in imported(tree):
        if name and name.startswith("_") and not name.startswith("__"):
            yield f"{module}.{name}"
        if name and f"{module}.{name}" in MODULES:
            modules.add(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            if node.attr.startswith("_") and not node.attr.startswith("__"):
                yield f"{node.value.id}.{node.attr}"


@pytest.mark.parametrize("name", MODULES)
def test_no_private_name_crosses_a_file(name):
    assert not list(private_names(ast.parse(MODULES[name].read_text(encoding="utf-8"))))


def test_a_private_name_that_crosses_a_file_is_found():
    for source in (
        "from teachkit.figures.words import _people",
        "from teachkit.figures import words\nwords._people('1')",
    ):
        assert list(private_names(ast.parse(source)))


def test_imports_make_no_circle():
    """Among the imports that are done when a file is read; those within functions wait."""
    needs = {}
    for name, path in MODULES.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        top = ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
        found = set()
        for module, part in imported(top):
            whole = f"{module}.{part}" if part else module
            found.add(whole if whole in MODULES else module)
        needs[name] = {n for n in found if n in MODULES and n != name and not name.startswith(n + ".")}
    done, open_now = set(), []

    def visit(name):
        assert name not in open_now, " -> ".join([*open_now[open_now.index(name) :], name])
        if name in done:
            return
        open_now.append(name)
        for other in sorted(needs[name]):
            visit(other)
        open_now.pop()
        done.add(name)

    for name in needs:
        visit(name)
