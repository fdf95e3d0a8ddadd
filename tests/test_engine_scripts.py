"""The JavaScript of the explorers: joined into one module, and of the same mind as Python."""

import json
import re
import shutil
import subprocess
from collections import Counter

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from teachkit.explorers.engine.view import SCRIPTS, joined_module
from teachkit.figures.dark import darkened
from teachkit.figures.style import CLASS_COLOURS, INK, WARNING
from teachkit.figures.words import number, typed

TOP_LEVEL = re.compile(r"^(?:export )?(?:async )?(?:const|let|var|function|class) +(\w+)", re.MULTILINE)
IMPORTED = re.compile(r'^import \{([^}]*)\} from "\./([\w.]+)";', re.MULTILINE)
ENTRIES = ("flat.js", "solid.js", "page.js")
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="Node is not installed")


def files_of(entry, found=None):
    found = [] if found is None else found
    if entry not in found:
        for _, name in IMPORTED.findall((SCRIPTS / entry).read_text(encoding="utf-8")):
            files_of(name, found)
        found.append(entry)
    return found


@pytest.mark.parametrize("entry", ENTRIES)
class TestTheJoinedModule:
    def test_no_name_stands_twice_at_its_top(self, entry):
        counts = Counter(TOP_LEVEL.findall(joined_module(SCRIPTS / entry)))
        assert [name for name, count in counts.items() if count > 1] == []

    def test_nothing_is_imported_any_more_and_one_thing_at_most_exported(self, entry):
        source = joined_module(SCRIPTS / entry)
        assert re.findall(r"^import\b.*", source, re.MULTILINE) == []
        assert re.findall(r"^export\b.*", source, re.MULTILINE) == re.findall(
            r"^export default .*", (SCRIPTS / entry).read_text(encoding="utf-8"), re.MULTILINE
        )

    def test_whatever_a_file_imports_stands_above_it_under_its_own_name(self, entry):
        order = TOP_LEVEL.findall(joined_module(SCRIPTS / entry))
        for name in files_of(entry):
            source = (SCRIPTS / name).read_text(encoding="utf-8")
            own = TOP_LEVEL.findall(source)
            for names, _ in IMPORTED.findall(source):
                taken = [each.strip() for each in names.split(",") if each.strip()]
                assert [each for each in taken if each not in order] == []
                assert not own or all(order.index(each) < order.index(own[0]) for each in taken)

    @needs_node
    def test_it_is_javascript(self, entry, tmp_path):
        module = tmp_path / "module.mjs"
        module.write_text(joined_module(SCRIPTS / entry), encoding="utf-8")
        done = subprocess.run([NODE, "--check", module], capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr


def test_files_are_short():
    long = {
        path.name: lines
        for path in SCRIPTS.glob("*.js")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 191
    }
    assert long == {}


def ask(module, name, expression, *values):
    """Return what an expression of JavaScript makes of values, each called `it`; `name` is of a module."""
    script = (
        f"import {{ {name} }} from {json.dumps((SCRIPTS / module).as_uri())};"
        f"console.log(JSON.stringify({json.dumps(values)}.map((it) => {expression})))"
    )
    command = [NODE, "--input-type=module", "-e", script]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


@needs_node
class TestBothSidesAgree:
    @pytest.mark.parametrize("digits", [0, 1, 2, 3])
    def test_numbers_are_written_alike(self, digits):
        rng = np.random.default_rng(digits)
        values = [
            *rng.uniform(-100, 100, 300).tolist(),
            *(np.arange(-40, 40) / 8).tolist(),  # ties
            *(np.arange(-200, 200) / 200).tolist(),
            2.675, 1.005, 0.1 + 0.2, 999999.4,
        ]  # fmt: skip
        # Python writes what these digits would not show as a power of ten.
        seen = [value for value in values if value == 0 or float(f"{value:.{digits}f}")]
        said = ask("numbers.js", "written", f"written(it, {digits})", *seen)
        assert said == [number(value, digits) for value in seen]

    def test_the_ends_of_a_range_are_written_alike(self):
        """By the label of a box, and by what refuses a number beyond them."""
        ends = [1e-6, 0.000998, 0.01, 0.1, 0.9999, 2, -12.5, -800, 1000, 1e6, 1e7, 123456.75]
        assert ask("numbers.js", "digitsOf", "`${it}`", *ends) == [typed(end) for end in ends]

    def test_the_dark_theme_knows_the_named_colours(self):
        named = ask("colours.js", "NAMED", "NAMED", 0)[0]
        assert named == [colour.lower() for colour in (*CLASS_COLOURS, WARNING)]
        assert ask("colours.js", "GROUND", "GROUND", 0) == [int(INK[1:3], 16)]

    def test_the_dark_theme_has_the_same_colours(self):
        rng = np.random.default_rng(1)
        whole = np.array([to_rgb(colour) for colour in (*CLASS_COLOURS, WARNING)])
        greys = np.repeat(rng.uniform(size=(40, 1)), 3, axis=1)
        tints = [
            share * colour + (1 - share) * end
            for colour in whole
            for share in (0.9, 0.5, 0.1)
            for end in (0, 1)
        ]
        colours = np.concatenate([whole, greys, tints, rng.uniform(size=(400, 3))])
        said = ask("colours.js", "darkened", "darkened(it)", *colours.tolist())
        np.testing.assert_allclose(darkened(colours), said, atol=1e-9)
