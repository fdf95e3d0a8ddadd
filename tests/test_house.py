"""The house: floors stand on those below, nothing private crosses a file or folder, no circle of imports."""

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


def private_modules(name, tree):
    """Private modules, or modules of private folders, that a module takes from another folder."""
    for module, part in imported(tree):
        steps = (f"{module}.{part}" if part and f"{module}.{part}" in MODULES else module).split(".")
        for place, step in enumerate(steps):
            private = step.startswith("_") and not step.startswith("__")
            if private and not f"{name}.".startswith(".".join([*steps[:place], ""])):
                yield ".".join(steps)


@pytest.mark.parametrize("name", MODULES)
def test_no_private_module_crosses_a_folder(name):
    assert not list(private_modules(name, ast.parse(MODULES[name].read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "source",
    [
        "from teachkit.maths._tables import total",
        "from teachkit.maths import _tables",
        "import teachkit.maths._tables",
        "def f():\n    import teachkit.maths._tables as tables",
    ],
)
def test_a_private_module_that_crosses_a_folder_is_found(source):
    tree = ast.parse(source)
    assert list(private_modules("teachkit.data.digits", tree)) == ["teachkit.maths._tables"]
    assert not list(private_modules("teachkit.maths.softmax", tree))


# What the files of a floor may import beside their own floor.
BELOW = {
    "maths": set(),
    "data": {"maths"},
    "figures": {"maths", "data"},
    "exercises": {"maths", "data", "figures.words"},  # without matplotlib
    "explorers": {"maths", "data", "figures"},
}
# What the topics of a floor share; a topic takes nothing from another topic.
SHARED = {
    "figures": {"dark", "parts", "picture", "projection", "space", "style", "words"},
    "explorers": {"engine", "parts"},
}


def inside(name, floors):
    """Whether a module is one of these or in one of these."""
    return any(f"{name}.".startswith(f"teachkit.{floor}.") for floor in floors)


def forbidden(name, tree):
    """Yield what the file of a floor imports from above, from beside it, or from another topic."""
    _, floor, *rest = [*name.split("."), ""]
    for module, part in imported(tree):
        whole = f"{module}.{part}" if part and f"{module}.{part}" in MODULES else module
        if not inside(whole, {floor, *BELOW[floor]}):
            yield whole
        if floor in SHARED and rest[0] and whole.startswith(f"teachkit.{floor}."):
            if whole.split(".")[2] not in SHARED[floor] | {rest[0]}:
                yield whole


ON_FLOORS = [name for name in MODULES if name.partition(".")[2].partition(".")[0] in BELOW]


def test_every_folder_is_a_floor():
    assert {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()} == set(BELOW)


@pytest.mark.parametrize("name", ON_FLOORS)
def test_each_floor_imports_only_floors_below_it(name):
    assert not list(forbidden(name, ast.parse(MODULES[name].read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "name, source",
    [
        ("teachkit.maths.softmax", "from teachkit.data.digits import load_digits"),
        ("teachkit.maths.softmax", "from teachkit import softmax"),
        ("teachkit.data.digits", "def f():\n    import teachkit.figures.style"),
        ("teachkit.figures.softmax", "from teachkit.exercises.values import show_number"),
        ("teachkit.figures.losses", "from teachkit.figures.temperature import PALE"),
        ("teachkit.figures.losses", "from teachkit.figures import temperature"),
        ("teachkit.exercises.values", "from teachkit.figures.picture import Picture"),
        ("teachkit.explorers.joined.joined", "from teachkit.explorers.losses.parts import rung"),
    ],
)
def test_an_import_that_no_floor_carries_is_found(name, source):
    assert list(forbidden(name, ast.parse(source)))


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
