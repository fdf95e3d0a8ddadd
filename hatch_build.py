"""Give a wheel what the notebooks ask: prompts and stubs stand there only, and a wheel has no notebooks."""

import importlib.util
import json
import sys
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class CustomBuildHook(BuildHookInterface):
    """Store the prompts of all exercises in the wheel."""

    def initialize(self, version, build_data):
        """Write them to a file outside of the tree, and let the build put it into the package."""
        if version == "editable":
            return
        source = ROOT / "teachkit" / "exercises" / "prompts.py"
        spec = importlib.util.spec_from_file_location("prompts", source)
        prompts = sys.modules["prompts"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(prompts)
        found = prompts.read_all(ROOT / "notebooks")
        if not found:
            raise FileNotFoundError(f"{ROOT / 'notebooks'} holds no notebook with exercises")
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "prompts.json"
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
        build_data["force_include"][str(path)] = "teachkit/exercises/prompts.json"

    def finalize(self, version, build_data, artifact_path):
        """Remove that file."""
        if version != "editable":
            self.folder.cleanup()
