"""A real JupyterLab on this machine and a headless Chromium that opens notebooks in it."""

import contextlib
import io
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import numpy as np
from PIL import Image

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    # Without windowing every cell is in the page, also those below the fold.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}
START_LIMIT = 120  # s


def chromium_path():
    """Return where Chromium is, or None."""
    for name in (
        os.environ.get("CHROMIUM"),
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ):
        if name and Path(name).exists():
            return name
    return None


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@contextlib.contextmanager
def jupyterlab(folder, scratch, wishes=SETTINGS):
    """Start JupyterLab on `folder`, with all its own files under `scratch`; yield its address and token."""
    scratch = Path(scratch)
    port, token = free_port(), secrets.token_hex(8)
    environment = dict(os.environ, JUPYTER_NO_CONFIG="1")
    for name in ("CONFIG", "DATA", "RUNTIME"):
        environment[f"JUPYTER_{name}_DIR"] = str(scratch / name.lower())
    settings = scratch / "settings"
    for plugin, values in wishes.items():
        package, name = plugin.split(":")
        (settings / package).mkdir(parents=True, exist_ok=True)
        (settings / package / f"{name}.jupyterlab-settings").write_text(json.dumps(values), encoding="utf-8")
    environment["JUPYTERLAB_SETTINGS_DIR"] = str(settings)
    environment["JUPYTERLAB_WORKSPACES_DIR"] = str(scratch / "workspaces")
    environment["IPYTHONDIR"] = str(scratch / "ipython")
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
               "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}",
               f"--ServerApp.root_dir={folder}", "--expose-app-in-browser", "--allow-root"]  # fmt: skip
    with (scratch / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + START_LIMIT
        while True:
            try:
                urllib.request.urlopen(f"{address}/api/status?token={token}", timeout=5).close()
                break
            except OSError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(
                        "JupyterLab did not start:\n" + (scratch / "server.log").read_text(encoding="utf-8")
                    ) from None
                time.sleep(0.2)
        yield address, token
    finally:
        server.terminate()
        server.wait(30)


READY = """async () => {
    await window.jupyterapp.restored;
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.context.ready;
    if (KERNEL) await panel.sessionContext.ready;
}"""


def open_notebook(page, address, token, name, kernel=True):
    """Open a notebook and wait until it, and its kernel, are ready."""
    page.goto(f"{address}/doc/tree/{name}?token={token}")
    page.wait_for_function(
        "window.jupyterapp && window.jupyterapp.shell && window.jupyterapp.shell.currentWidget"
    )
    page.evaluate(READY.replace("KERNEL", "true" if kernel else "false"))


SWITCH = """async (name) => {
    const { shell, commands } = window.jupyterapp;
    const last = shell.currentWidget;
    const panel = await commands.execute("docmanager:open", { path: name });
    await Promise.all([panel.context.ready, last.sessionContext.shutdown()]);
    if (KERNEL) await panel.sessionContext.ready;
    shell.activateById(panel.id);
    last.dispose();
}"""


def switch_to(page, name, kernel=True):
    """Open another notebook in an open JupyterLab, which takes a tenth of the time of opening both.

    The notebook that was open is closed, with its kernel and what was not saved.
    """
    page.evaluate(SWITCH.replace("KERNEL", "true" if kernel else "false"), name)


class Desk:
    """A page in which one notebook after another is opened: JupyterLab itself is loaded only once."""

    def __init__(self, page, lab):
        self.page = page
        self.folder, *self._address = lab

    def open(self, name, kernel=True):
        if self.page.url == "about:blank":
            open_notebook(self.page, *self._address, name, kernel)
        else:
            switch_to(self.page, name, kernel)


def run_all(page, timeout=120):
    """Run every cell and wait, at most `timeout` seconds, for the last one to finish."""
    page.evaluate(
        """(limit) => Promise.race([
            window.jupyterapp.commands.execute("notebook:run-all-cells"),
            new Promise((_, refuse) => setTimeout(refuse, limit, new Error("the cells did not finish"))),
        ])""",
        1000 * timeout,
    )


def leave(page):
    """Go to an empty page: JupyterLab's question about unsaved work would stop the next one."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")


EXECUTE = """async (code) => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const future = kernel.requestExecute({ code, store_history: false });
    let said = "";
    future.onIOPub = ({ header, content }) => {
        if (header.msg_type === "stream") said += content.text;
        if (header.msg_type === "error") said += content.traceback.join("\\n");
    };
    const { content } = await future.done;
    if (content.status !== "ok") throw new Error(said);
    return said;
}"""


def python(page, code):
    """Run `code` in the kernel of the open notebook, apart from its cells; return what it prints."""
    return page.evaluate(EXECUTE, code)


def start_python(page, code):
    """Start `code` in the kernel of the open notebook without waiting for it."""
    page.evaluate(f"(code) => void ({EXECUTE})(code)", code)


def write_notebook(path, sources):
    """Write a notebook of code cells."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def in_theme(page, theme):
    """Turn to the "Light" or the "Dark" theme."""
    page.evaluate(
        "(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })",
        f"JupyterLab {theme}",
    )
    page.wait_for_function(
        "(light) => document.body.dataset.jpThemeLight === light", arg=str(theme == "Light").lower()
    )
    page.wait_for_function("() => !document.getElementById('jupyterlab-splash')")  # JupyterLab's veil


def pixels(locator):
    """Return what is seen of an element, shape (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(locator.screenshot())).convert("RGB"))
