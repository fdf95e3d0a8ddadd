"""The only writer of numbers: what pictures, sentences, tables and messages say, in one hand.

A minus is a true one (−) where people read, and a hyphen in what looks like code. There is no ``-0``, no
``np.float64(...)``, and nan and infinity are words.
"""

import math

import numpy as np

LARGE = 1e6  # from here on a number is a power of ten
SMALL = 1e-4  # below this one too, where it would lose its digits
EXPONENT_FIGURES = (
    3  # figures of a power of ten, unless more than six are asked for: then digits are the subject
)


def number(value, digits=3):
    """Write a number with a fixed count of digits after the point; a power of ten where that shows nothing.

    Parameters
    ----------
    value : float
    digits : int
        Digits after the point.

    Returns
    -------
    str

    Examples
    --------
    >>> number(-0.70454545), number(0.5), number(2.05e-9), number(1234567), number(-0.0)
    ('−0.705', '0.500', '2.05e−9', '1.23e6', '0.000')
    >>> number(float("inf")), number(float("nan"))
    ('infinity', 'not a number')
    """
    value = float(value)
    text = f"{value:.{digits}f}"
    if not math.isfinite(value):
        return _no_number(value)
    if abs(value) >= LARGE or (value != 0 and float(text) == 0):
        return _power_of_ten(value, EXPONENT_FIGURES)
    return _people(text)


def significant(value, figures=4):
    """Write a number with at most so many significant figures, without trailing zeros.

    Parameters
    ----------
    value : float
    figures : int
        Significant figures, from 1 on.

    Returns
    -------
    str

    Examples
    --------
    >>> [significant(x) for x in (0.01, 219.8766, 10005.7, 1234567, 1e-6)]
    ['0.01', '219.9', '10006', '1.23e6', '1e−6']
    """
    value = float(value)
    if not math.isfinite(value):
        return _no_number(value)
    if value and not SMALL <= abs(value) < LARGE:
        return _power_of_ten(value, figures)
    if abs(value) >= 10 ** (figures - 1):
        return _people(f"{value:.0f}")
    return _people(f"{value:.{figures}g}")


def padded(value, figures=6):
    """Write a number that moves, in a width that stays: so many figures, or digits below 1; 0 is "0".

    Examples
    --------
    >>> padded(7.3890561), padded(0.0985659), padded(0.5, 4), padded(2.047358624e-9, 9), padded(0)
    ('7.38906', '0.098566', '0.5000', '2.04735862e−9', '0')
    """
    value = float(value)
    if value == 0:
        return "0"
    if not math.isfinite(value) or not SMALL <= abs(value) < LARGE:
        return significant(value, figures)
    whole = math.floor(math.log10(abs(value))) + 1 if abs(value) >= 1 else 0
    return _people(f"{value:.{max(0, figures - whole)}f}")


def percent(share, digits=2):
    """Write a share in percent, with a fixed count of digits after the point as `number` does.

    Examples
    --------
    >>> percent(0.36301), percent(0.5, 0), percent(2.047358624e-9)
    ('36.30 %', '50 %', '2.05e−7 %')
    """
    return f"{number(100 * float(share), digits)} %"


def exponential(log_value, figures=4):
    """Write exp(`log_value`), which may be beyond every float, as `significant` writes numbers.

    Examples
    --------
    >>> exponential(-1000), exponential(0), exponential(-2.5), exponential(1e5)
    ('5.08e−435', '1', '0.08208', '2.81e43429')
    """
    tens = log_value / math.log(10)
    if math.log10(SMALL) <= tens < math.log10(LARGE):
        return significant(math.exp(log_value), figures)
    exponent = math.floor(tens)
    mantissa, carried = f"{10 ** (tens - exponent):.{EXPONENT_FIGURES - 1}e}".split("e")
    return _people(f"{_without_zeros(mantissa)}e{exponent + int(carried)}")


def beside_one(value, figures=4):
    """Write a probability as `significant` does, and one that prints as 1 by its distance from 1.

    Examples
    --------
    >>> beside_one(0.25), beside_one(1 - 2**-40), beside_one(1.0)
    ('0.25', '1 − 9.09e−13', '1')
    """
    gap = 1 - float(value)
    if 0 < gap < SMALL:
        return f"1 − {significant(gap, 3)}"
    return significant(value, figures)


def how_many(value):
    """Write how many: a whole number, its thousands apart.

    Examples
    --------
    >>> how_many(999), how_many(20_000), how_many(1234.5)
    ('999', '20,000', '1,234')
    """
    return f"{int(value):,}"


def counted(value, one, many=""):
    """Write how many of something: one of it is one only.

    Examples
    --------
    >>> counted(1, "row"), counted(2, "row"), counted(0, "class", "classes"), counted(20_000, "step")
    ('1 row', '2 rows', '0 classes', '20,000 steps')
    """
    return f"{how_many(value)} {plural(value, one, many)}"


def plural(value, one, many=""):
    """Return the word for so many of something, where the number stands apart from it.

    Examples
    --------
    >>> plural(1, "second"), plural(0.5, "second"), plural(2, "class", "classes")
    ('second', 'seconds', 'classes')
    """
    return one if value == 1 else many or f"{one}s"


def cell(value, digits=2):
    """Write a number for a narrow cell of a map: a fixed count of digits, whatever they show.

    Examples
    --------
    >>> cell(0.25), cell(1e-9), cell(-0.001)
    ('0.25', '0.00', '0.00')
    """
    return _people(f"{float(value):.{digits}f}")


def rounded(value, figures=6):
    """Round to significant figures what a slider sets: the number that is used is the one that is read.

    Examples
    --------
    >>> rounded(0.1 + 0.2), rounded(1234567.8, 4)
    (0.3, 1235000.0)
    """
    return float(f"{value:.{figures}g}")


def listing(names, values, digits=3, write=number):
    """Write named numbers, each by `write` with `digits`: "cat 0.659, dog 0.242".

    Examples
    --------
    >>> listing(["cat", "dog"], [0.659, 0.2424])
    'cat 0.659, dog 0.242'
    >>> listing(["cat", "dog"], [7.389056, 0.2424329], 6, padded)
    'cat 7.38906, dog 0.242433'
    """
    return ", ".join(f"{name} {write(value, digits)}" for name, value in zip(names, values, strict=True))


def code(value, figures=6):
    """Write a number, True or False as Python code would, with at most so many figures.

    Examples
    --------
    >>> code(2 / 3), code(3.0), code(0.000053341), code(1234567), code(-0.0), code(True), code(float("inf"))
    ('0.666667', '3', '5.3341e-05', '1234567', '0', 'True', 'inf')
    """
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    value = float(value)
    if value == 0 or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.{figures}g}"


def typed(value):
    """Write a number as it is typed into a box: with all its digits and no power of ten.

    Examples
    --------
    >>> typed(1e-6), typed(1e7), typed(-5), typed(0.5)
    ('0.000001', '10000000', '-5', '0.5')
    """
    return np.format_float_positional(value, trim="-")


def _no_number(value):
    return "not a number" if math.isnan(value) else "infinity" if value > 0 else "−infinity"


def _power_of_ten(value, figures):
    kept = figures if figures > 6 else min(figures, EXPONENT_FIGURES)
    mantissa, exponent = f"{value:.{kept - 1}e}".split("e")
    return _people(f"{_without_zeros(mantissa)}e{int(exponent)}")


def _without_zeros(mantissa):
    return mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa


def _people(text):
    """Use a true minus, and none before 0."""
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", "−")
