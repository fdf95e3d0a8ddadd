"""What moves, as SVG: a matplotlib renderer that writes paths and texts in pixels of the screen."""

import html
from functools import cache

import numpy as np
from matplotlib.axis import Axis
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from teachkit.figures.picture import SCREEN_DPI

# These say themselves, by `stale`, that they changed since they were last drawn.
SAY_THEY_CHANGED = (Axis, Collection, Line2D, Patch, Text)

FEW_MARKS = 12  # which are paths like any other


class SvgRecorder(RendererBase):
    """A matplotlib renderer that writes what an artist draws as SVG in screen pixels.

    Matplotlib calls it as it calls any renderer, so every artist made of paths and text can move
    (images and hatches cannot).
    """

    def __init__(self, figure):
        super().__init__()
        self.figure = figure
        self.width, self.height = (inches * SCREEN_DPI for inches in figure.get_size_inches())
        self._metrics = FigureCanvasAgg(figure).get_renderer()
        self._parts = []
        self._kept = {}  # artist: what it stood on, and its SVG

    def record_all(self, artists):
        """Return the SVG of each artist as it is now; what did not change is not written anew."""
        grounds = {ax: _ground(ax) for ax in self.figure.axes}
        return [self._record(artist, (grounds.get(artist.axes), _own_path(artist))) for artist in artists]

    def record(self, artist):
        """Return the SVG of an artist as it is now."""
        return self.record_all([artist])[0]

    def _record(self, artist, ground):
        if not isinstance(artist, SAY_THEY_CHANGED):
            return self._drawn(artist)
        if artist.stale or artist not in self._kept or self._kept[artist][0] != ground:
            self._kept[artist] = ground, self._drawn(artist)
            artist.stale = False
        return self._kept[artist][1]

    def _drawn(self, artist):
        self._parts = []
        if type(artist) is Text and "$" not in artist.get_text():
            return self._text(artist) if artist.get_visible() and artist.get_text() else ""
        artist.draw(self)
        return "".join(self._parts)

    def _text(self, artist):
        """Write text as text: it can be selected, stays small, and the browser lays it out."""
        x, y = artist.get_transform().transform(artist.get_position())
        size = self.points_to_pixels(artist.get_fontsize())
        drop = _baseline(artist.get_verticalalignment()) * size
        anchor = {"center": "middle", "right": "end"}.get(artist.get_horizontalalignment(), "start")
        turn = f' transform="rotate({-artist.get_rotation():.3g})"' if artist.get_rotation() else ""
        weight = ' font-weight="bold"' if artist.get_fontweight() in ("bold", 700) else ""
        look = (
            f'font-size="{size:.3g}" text-anchor="{anchor}"{weight} fill="{to_hex(artist.get_color())}"{turn}'
        )
        words = f'<text y="{drop:.1f}" {look}>{html.escape(artist.get_text())}</text>'
        return f'<g transform="translate({x:.1f} {self.height - y:.1f})">{words}</g>'

    def flipy(self):
        """Say that y grows downwards, as in SVG."""
        return True

    def get_canvas_width_height(self):
        """Return the size of the picture in pixels."""
        return self.width, self.height

    def points_to_pixels(self, points):
        """Convert points (1/72 inch) to pixels."""
        return points * SCREEN_DPI / 72

    def get_text_width_height_descent(self, s, prop, ismath):
        """Measure text as Agg would."""
        return self._metrics.get_text_width_height_descent(s, prop, ismath)

    def draw_path(self, gc, path, transform, rgbFace=None):
        """Write a path as one ``<path>`` element."""
        # The limit only keeps far-off points from overflowing; the picture's own edge clips.
        far = 4 * max(self.width, self.height)
        clip = (-far, -far, far, far) if rgbFace is None else None
        path = path.cleaned(transform=transform, remove_nans=True, clip=clip, curves=True,
                            simplify=path.should_simplify and rgbFace is None)  # fmt: skip
        vertices = path.vertices.copy()
        vertices[:, 1] = self.height - vertices[:, 1]
        vertices = np.clip(vertices, -1e5, 1e5)
        d = _path_data(vertices, path.codes)
        if not d:
            return
        style = [_fill(rgbFace, gc)]
        width = self.points_to_pixels(gc.get_linewidth())
        if width and gc.get_rgb()[3]:
            style.append(f'stroke="{to_hex(gc.get_rgb())}" stroke-width="{width:.3g}"')
            if gc.get_rgb()[3] < 1:
                style.append(f'stroke-opacity="{gc.get_rgb()[3]:.3g}"')
            _, dashes = gc.get_dashes()
            if dashes is not None:
                style.append(
                    'stroke-dasharray="' + " ".join(f"{self.points_to_pixels(d):.3g}" for d in dashes) + '"'
                )
        drawn = vertices[(path.codes != Path.CLOSEPOLY) & (path.codes != Path.STOP)]
        self._add(gc, f'<path d="{d}" {" ".join(style)}/>', drawn, width / 2)

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        """Write many round marks without an edge of their own as one path of dots; others one by one."""
        width = self.points_to_pixels(gc.get_linewidth())
        plain = rgbFace is not None and (not width or to_hex(rgbFace) == to_hex(gc.get_rgb()))
        if len(path) <= FEW_MARKS or marker_path is not Path.unit_circle() or not plain:
            super().draw_markers(gc, marker_path, marker_trans, path, trans, rgbFace)
            return
        places = trans.transform(path.vertices)
        places[:, 1] = self.height - places[:, 1]
        size = 2 * marker_trans.transform((1, 0))[0] + width
        d = "".join(f"M{x:.1f} {y:.1f}h0" for x, y in places.tolist())
        look = f'fill="none" stroke="{to_hex(rgbFace)}" stroke-width="{size:.3g}" stroke-linecap="round"'
        self._add(gc, f'<path d="{d}" {look}/>', places, size / 2)

    def _add(self, gc, element, drawn, reach):
        """Keep an element whose points, and so many pixels round them, are clipped to the axes."""
        box = gc.get_clip_rectangle()
        if box is not None:
            x, y = box.x0, self.height - box.y1
            margin = reach + 0.5
            inside = (drawn >= (x - margin, y - margin)).all() and (
                drawn <= (x + box.width + margin, y + box.height + margin)
            ).all()
            if not inside:  # a nested viewport clips without an id that two views could share
                area = f"{x:.1f} {y:.1f} {box.width:.1f} {box.height:.1f}"
                sides = 'x="{}" y="{}" width="{}" height="{}"'.format(*area.split())
                element = f'<svg {sides} viewBox="{area}">{element}</svg>'
        self._parts.append(element)

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        """Write the words of ticks as text, mathematics and annotations as paths."""
        if type(mtext) is Text and not ismath:
            self._parts.append(self._text(mtext))
            return
        place = Affine2D().scale(self.points_to_pixels(1)).rotate_deg(angle).translate(x, self.height - y)
        gc.set_linewidth(0)
        self.draw_path(gc, TextPath((0, 0), s, prop=prop), place, rgbFace=gc.get_rgb())


def _ground(ax):
    """Return what the place of artists in the picture depends on besides themselves."""
    return (*ax.viewLim.extents, ax.get_xscale(), ax.get_yscale(), *ax.bbox.extents)


def _own_path(artist):
    """Return the path of a patch that does not say when it was given another."""
    return artist.get_path() if isinstance(artist, PathPatch) else None


@cache
def _baseline(alignment):
    """How far below its anchor a line of text has its baseline, as a share of the font size."""
    size = 100
    font = FontProperties(family="DejaVu Sans", size=size)
    renderer = FigureCanvasAgg(Figure(dpi=72)).get_renderer()
    _, height, descent = renderer.get_text_width_height_descent("lp", font, False)
    below = {"bottom": -descent, "top": height - descent, "center": height / 2 - descent,
             "center_baseline": (height - descent) / 2}  # fmt: skip
    return below.get(alignment, 0.0) / size


_COMMANDS = {
    Path.MOVETO: ("M", 1),
    Path.LINETO: ("L", 1),
    Path.CURVE3: ("Q", 2),
    Path.CURVE4: ("C", 3),
    Path.CLOSEPOLY: ("Z", 1),
}


def _path_data(vertices, codes):
    """Write vertices and matplotlib's path codes as the ``d`` of an SVG path, to a tenth of a pixel."""
    parts = []
    i = 0
    points = [f"{x:.1f} {y:.1f}".replace(".0 ", " ").removesuffix(".0") for x, y in vertices.tolist()]
    while i < len(points) and codes[i] in _COMMANDS:
        letter, count = _COMMANDS[codes[i]]
        parts.append(letter if letter == "Z" else letter + " ".join(points[i : i + count]))
        i += count
    return "".join(parts)


def _fill(face, gc):
    if face is None or (len(face) == 4 and face[3] == 0):
        return 'fill="none"'
    alpha = gc.get_alpha() if gc.get_forced_alpha() else (face[3] if len(face) == 4 else 1)
    return f'fill="{to_hex(face[:3])}"' + (f' fill-opacity="{alpha:.3g}"' if alpha < 1 else "")
