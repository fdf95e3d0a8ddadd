"""A picture that speaks: a matplotlib figure with a description computed from what it shows."""

import base64
import html
import io
import re
import zlib

import numpy as np
from PIL import Image

from teachkit.figures.dark import darkened
from teachkit.figures.style import house_style
from teachkit.figures.words import counted

SCREEN_DPI = 100  # an inch of a figure is 100 pixels of the page
PNG_DPI = 160  # sharp on a high-density screen, still small in a notebook
# Seen on white and on black pages (3:1 and more). No red can be read as text on both, and JupyterLab
# takes a colour that follows its theme out of a notebook that is not trusted.
FLAG = "#d32f2f"
# Where the page is dark, on the screen, the picture is too. A notebook that is not trusted has the light one.
DARK = (
    '<style>@media screen{{:is([data-jp-theme-light="false"],.vscode-dark) .{0}{{content:url({1})}}}}</style>'
)


def png_url(figure, dpi=PNG_DPI):
    """Render `figure` and return it as a ``data:image/png;base64,...`` address.

    A palette makes it a third of the bytes, in every notebook and on every wire.
    """
    return _address(rendered(figure, dpi))


def rendered(figure, dpi):
    """Return `figure` as an image with a palette of 256 colours, in which white is white."""
    drawn = io.BytesIO()
    with house_style():  # white, whatever matplotlib's settings are by now
        figure.savefig(drawn, format="png", dpi=dpi, pil_kwargs={"compress_level": 0})
    image = Image.open(drawn).convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE)
    image.putpalette([255 if level > 251 else level for level in image.getpalette()])  # white stays white
    return image


def _address(image):
    small = io.BytesIO()
    image.save(small, format="png")  # without metadata: the same bytes again
    return "data:image/png;base64," + base64.b64encode(small.getvalue()).decode("ascii")


def _darkened(image):
    """Return an image in the colours of the dark theme: the same pixels with another palette."""
    dark = image.copy()
    palette = np.array(image.getpalette(), dtype=float).reshape(-1, 3) / 255
    dark.putpalette(np.rint(255 * darkened(palette)).astype(int).ravel().tolist())
    return dark


class Table:
    """Rows of text with a header, shown as a real HTML table and, in a terminal, as aligned columns.

    Parameters
    ----------
    header : sequence of str
    rows : sequence of sequences of str
        Each as long as the header; the first cell of a row is its heading.
    flagged : iterable of (row, column)
        Cells that are wrong: outlined in red, bold and marked with "✗", so not by colour alone.
    caption : str

    Raises
    ------
    ValueError
        When a row has not as many cells as the header, or a flagged cell is not in the table.

    Examples
    --------
    >>> print(Table(["class", "p"], [["cat", "0.659"], ["dog", "0.242"]], caption="softmax"))
    softmax
    class  p
    cat    0.659
    dog    0.242
    """

    def __init__(self, header, rows, flagged=(), caption=""):
        self.header = [str(cell) for cell in header]
        self.rows = [[str(cell) for cell in row] for row in rows]
        self.flagged = {(int(row), int(column)) for row, column in flagged}
        self.caption = str(caption)
        for number, row in enumerate(self.rows):
            if len(row) != len(self.header):
                raise ValueError(
                    f"rows[{number}] must have {len(self.header)} cells, as the header has; it has {len(row)}"
                )
        for row, column in self.flagged:
            if not (0 <= row < len(self.rows) and 0 <= column < len(self.header)):
                shape = f"{counted(len(self.rows), 'row')} and {counted(len(self.header), 'column')}"
                raise ValueError(
                    f"flagged must name cells of the table, which has {shape}; got {(row, column)}"
                )

    def _cells(self):
        return [
            [cell + (" ✗" if (r, c) in self.flagged else "") for c, cell in enumerate(row)]
            for r, row in enumerate(self.rows)
        ]

    def _holds_words(self, column):
        """Whether most cells of a column are words: JupyterLab puts all cells to the right, as numbers."""
        cells = [row[column] for row in self.rows if row[column]]
        words = [cell for cell in cells if re.search(r"[^\W\d_]{2}", cell) or not re.search(r"\d", cell)]
        return 2 * len(words) > len(cells)

    def __str__(self):
        lines = [self.header, *self._cells()]
        widths = [max(len(line[c]) for line in lines) for c in range(len(self.header))]
        text = [
            "  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip() for line in lines
        ]
        return "\n".join(([self.caption] if self.caption else []) + text)

    __repr__ = __str__

    def _repr_html_(self):
        left = ["text-align: left" if self._holds_words(c) else "" for c in range(len(self.header))]
        red = f"border: 2px solid {FLAG}; font-weight: bold"

        def cell_of(tag, text, *styles):
            style = "; ".join(filter(None, styles))
            look = f' style="{style}"' if style else ""
            return f"<{tag}{look}>{html.escape(text)}</{tag.split()[0]}>"

        head = "".join(
            cell_of('th scope="col"', cell, style) for cell, style in zip(self.header, left, strict=True)
        )
        body = []
        for r, row in enumerate(self._cells()):
            cells = [
                cell_of(
                    'th scope="row"' if c == 0 else "td", cell, left[c], red if (r, c) in self.flagged else ""
                )
                for c, cell in enumerate(row)
            ]
            body.append("<tr>" + "".join(cells) + "</tr>")
        caption = f"<caption>{html.escape(self.caption)}</caption>" if self.caption else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"


class Picture:
    """A matplotlib figure and, in words, what it shows.

    In a notebook it is an ``<img>`` whose ``alt`` text is the description; a terminal and a plain
    ``repr`` give the description. Both are text, so nbval compares the content of every figure.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    description : str
        Computed by the caller from the data that the figure shows, so that words and picture agree.
    table : Table, optional
        Shown below the picture.

    Raises
    ------
    TypeError
        When `figure` is not a matplotlib figure.
    ValueError
        When the description is empty.

    Examples
    --------
    >>> from teachkit.figures.style import new_figure
    >>> figure, ax = new_figure(3, 2)
    >>> _ = ax.bar(["cat", "dog"], [0.7, 0.3])
    >>> Picture(figure, "Bars: cat 0.700, dog 0.300.")
    Bars: cat 0.700, dog 0.300.
    """

    def __init__(self, figure, description, table=None):
        if not hasattr(figure, "savefig"):
            raise TypeError(f"figure must be a matplotlib Figure, got {type(figure).__name__}")
        if not description or not description.strip():
            raise ValueError("description must say in words what the figure shows; it is empty")
        self.figure = figure
        self.description = " ".join(description.split())
        self.table = table

    def __repr__(self):
        return self.description + (f"\n{self.table}" if self.table else "")

    def _repr_html_(self):
        width, height = (round(inches * SCREEN_DPI) for inches in self.figure.get_size_inches())
        drawn = rendered(self.figure, PNG_DPI)
        # The same name in each run, whatever draws it: nbval compares it.
        name = f"tk-{zlib.crc32(self.description.encode(errors='replace')):08x}"
        image = (
            f'<img alt="{html.escape(self.description)}" src="{_address(drawn)}" '
            f'width="{width}" height="{height}" class="{name}">'
        )
        return (
            image
            + DARK.format(name, _address(_darkened(drawn)))
            + (self.table._repr_html_() if self.table else "")
        )

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}
