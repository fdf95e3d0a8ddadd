"""What a learner is told: a box in a notebook, plain text elsewhere."""

import html
import re
import sys
from dataclasses import dataclass

# State, symbol and colour of a message; the words carry the meaning, the symbol and the colour repeat it.
LOOKS = {
    "right": ("✓", "#2e9e4f"),
    "wrong": ("✗", "#d9534f"),
    "open": ("○", "#8a8a8a"),
    "usage": ("!", "#c77c11"),
    "info": ("", "#3b82c4"),
}
_CODE_STYLE = (
    "margin: 0.4em 0; white-space: pre-wrap; font-family: var(--jp-code-font-family, monospace), monospace; "
    "font-size: var(--jp-code-font-size, 0.9em)"
)


@dataclass(frozen=True)
class Message:
    """A text for the learner: in a notebook a box, elsewhere plain text.

    Parameters
    ----------
    state : {"right", "wrong", "open", "usage", "info"}
    title : str
    body : str
        Paragraphs separated by empty lines; one whose lines all start with four spaces is kept as it is.
    mistake : str
        The name of what was recognised: a known mistake, or "it stopped with ValueError"; "" if nothing.

    Examples
    --------
    >>> Message("right", "Exercise 0.1: right", "Tried on 3 inputs.")
    ✓ Exercise 0.1: right
    Tried on 3 inputs.
    """

    state: str
    title: str
    body: str = ""
    mistake: str = ""

    def __repr__(self):
        symbol = LOOKS[self.state][0] + " " if self.state in ("right", "wrong") else ""
        return symbol + self.title + ("\n" + self.body if self.body else "")

    def _repr_html_(self):
        symbol, colour = LOOKS[self.state]
        mark = f'<span aria-hidden="true">{symbol} </span>' if symbol else ""
        parts = []
        for paragraph in self.body.split("\n\n") if self.body else []:
            lines = paragraph.split("\n")
            if all(line.startswith("    ") for line in lines):
                code = html.escape("\n".join(line[4:] for line in lines))
                parts.append(f'<pre style="{_CODE_STYLE}">{code}</pre>')
            else:
                parts.append(f'<p style="margin: 0.4em 0">{marked(paragraph).replace(chr(10), "<br>")}</p>')
        return (
            f'<div role="status" style="border: 1px solid {colour}; border-left-width: 6px; '
            f'border-radius: 4px; padding: 0.4em 0.8em; margin: 0.3em 0; max-width: 46em">'
            f"<strong>{mark}{html.escape(self.title, quote=False)}</strong>{''.join(parts)}</div>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}


def marked(words):
    """Write words as HTML, `code` in back quotes as code.

    Examples
    --------
    >>> marked("`a` < b")
    '<code>a</code> &lt; b'
    """
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(words, quote=False))


def present(message):
    """Show a message: as a box in a notebook, printed elsewhere."""
    if "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None:
        from IPython.display import display  # only where IPython already runs

        display(message)
        return
    text = repr(message)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print(text.encode(encoding, errors="replace").decode(encoding))
