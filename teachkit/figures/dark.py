"""The dark theme's colours, by the rule of explorers/js/colours.js."""

import numpy as np
from matplotlib.colors import to_rgb

from teachkit.figures.style import CLASS_COLOURS, INK, WARNING

GROUND = to_rgb(INK)[0]  # the dark page of a picture: the light theme's ink
READABLE = 4.5  # WCAG AA for text
STRANGE = (0.03, 0.1)  # how far a colour may be from the mixtures of a named one, and how far it is its own
TIE = 0.02  # how much nearer a later one must be: tints of blue are also tints of sky blue and some black


def linear(levels):
    """Return the light of sRGB levels from 0 to 1."""
    return np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)


def luminance(colours):
    """Return the relative luminance of colours. Shape (..., 3) to (...)."""
    return linear(np.asarray(colours)) @ np.array([0.2126, 0.7152, 0.0722])


def contrast(one, other):
    """Return the contrast of two colours by WCAG 2, from 1 to 21.

    Examples
    --------
    >>> round(float(contrast((0, 0, 0), (1, 1, 1))), 3)
    21.0
    """
    low, high = np.sort([luminance(one), luminance(other)], axis=0)
    return (high + 0.05) / (low + 0.05)


def _lightened(colours):
    """Return colours as light as text on the dark ground must be: of the same hue, then towards white."""
    wanted = READABLE * (luminance([GROUND] * 3) + 0.05) - 0.05
    light = luminance(colours)[..., None]
    parts = linear(colours)
    more = np.minimum(
        wanted / np.maximum(light, 1e-6), 1 / np.maximum(parts.max(axis=-1, keepdims=True), 1e-6)
    )
    left = np.maximum(0, (wanted - more * light) / np.maximum(1 - more * light, 1e-6))
    parts = more * parts + left * (1 - more * parts)
    coded = np.where(parts <= 0.0031308, 12.92 * parts, 1.055 * np.maximum(parts, 1e-9) ** (1 / 2.4) - 0.055)
    return np.where(light >= wanted, colours, coded)


def darkened(colours):
    """Return the dark theme's colours for those of the light one.

    A colour is a mixture of white, black and one that has a name, else one that is pure: black and white
    change places, and the named one stays, at least as light as text must be. So whatever is paler in the
    light theme is darker here, and words on it can be read as well.

    Parameters
    ----------
    colours : array_like of levels from 0 to 1. Shape (..., 3).

    Returns
    -------
    array of the same shape

    Examples
    --------
    >>> darkened([[1, 1, 1], [0, 0, 0]]).round(2).tolist()
    [[0.1, 0.1, 0.1], [1.0, 1.0, 1.0]]
    """
    colours = np.asarray(colours, dtype=float)
    low, high = colours.min(axis=-1, keepdims=True), colours.max(axis=-1, keepdims=True)
    pure = (colours - low) / np.where(high > low, high - low, 1)
    own = (high - low) * _lightened(pure) + low * GROUND + 1 - high

    best, named = np.full(colours.shape[:-1], np.inf), np.zeros_like(colours)
    for base in np.array([to_rgb(colour) for colour in (*CLASS_COLOURS, WARNING)]):
        total = base.sum()
        share = (3 * colours @ base - total * colours.sum(axis=-1)) / (3 * base @ base - total * total)
        white = (colours.sum(axis=-1) - share * total) / 3
        rest = colours - white[..., None] - share[..., None] * base
        off = np.linalg.norm(rest, axis=-1) + np.max([0 * white, -white, -share, white + share - 1], axis=0)
        mixed = share[..., None] * _lightened(base) + (white * GROUND + 1 - white - share)[..., None]
        better = off < best - TIE
        best, named = np.where(better, off, best), np.where(better[..., None], mixed, named)
    t = np.clip((best - STRANGE[0]) / (STRANGE[1] - STRANGE[0]), 0, 1)[..., None]
    return np.clip(named + t * t * (3 - 2 * t) * (own - named), 0, 1)
