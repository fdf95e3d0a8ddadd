"""What an answer is, in numbers and in words: read it, compare it, say what differs."""

import types
from dataclasses import dataclass

import numpy as np

RELATIVE = 1e-6  # an answer in float32, or printed with seven digits and typed in, is still right
ABSOLUTE = 1e-9
SHOWN = 12  # longer lists are cut in messages


@dataclass(frozen=True)
class Other:
    """Something that is neither a number, nor text, nor numbers in rows.

    Attributes
    ----------
    words : str
        What it is: "a dictionary".
    advice : str
        What to do about it; may be empty.
    """

    words: str
    advice: str = ""


_KINDS = (
    (dict, Other("a dictionary", "Give the numbers alone, in a list or an array.")),
    ((set, frozenset), Other("a set", "A set forgets the order; use a list or an array.")),
    (types.ModuleType, Other("a module", "Give what you computed, not the library.")),
    (type, Other("a class", "Give what you computed, not a class.")),
    (
        types.GeneratorType,
        Other(
            "a generator",
            "Put square brackets around the comprehension, or `return` a list instead of `yield`.",
        ),
    ),
    (types.CoroutineType, Other("a coroutine", "Write `def` instead of `async def`.")),
    ((map, filter, zip, enumerate), Other("an iterator that has not run yet", "Wrap it in `list(...)`.")),
    ((bytes, bytearray), Other("bytes", "Give numbers.")),
    (complex, Other("a complex number", "A negative number raised to a fraction does this.")),
    (np.ma.MaskedArray, Other("a masked array", "Use an ordinary array.")),
)


def read(value):
    """Turn an answer into one of the few forms that the checks compare.

    Parameters
    ----------
    value : object

    Returns
    -------
    float, str, None, Ellipsis, numpy.ndarray of float64 or Other
        Numbers, booleans and 0-d arrays become a float; lists, tuples, ranges and arrays of numbers become
        an array; anything that holds a ``...`` becomes Ellipsis (not done yet).

    Examples
    --------
    >>> read([1, 2])
    array([1., 2.])
    >>> read({"cat": 1}).words
    'a dictionary'
    """
    if value is None or value is Ellipsis or isinstance(value, str):
        return value
    if callable(value) and not isinstance(value, type | types.ModuleType):
        return Other("a function", "Call it: write its brackets and what goes into them.")
    for kind, other in _KINDS:
        if isinstance(value, kind):
            if hasattr(value, "close"):
                value.close()  # a coroutine that is never awaited would warn later
            return other
    if isinstance(value, bool | int | float | np.bool_ | np.integer | np.floating):
        try:
            return float(value)
        except OverflowError:
            return Other("a whole number with more than 308 digits")
    if isinstance(value, list | tuple | range):
        return _read_list(value)
    if hasattr(value, "__array__"):
        return _read_array(np.asarray(value))
    return Other(f"an object of type `{type(value).__name__}`", "Give numbers.")


def _read_array(array):
    if array.dtype.kind in "biuf":
        return float(array) if array.ndim == 0 else array.astype(np.float64)
    if array.dtype.kind == "O":
        return _read_list(array.tolist()) if array.ndim else read(array.item())
    kinds = {"c": "complex numbers", "U": "text", "S": "bytes"}
    return Other(f"an array of {kinds.get(array.dtype.kind, str(array.dtype))}", "Give an array of numbers.")


def _read_list(value):
    name = "tuple" if isinstance(value, tuple) else "list"
    waiting, odd = [value], None
    while waiting:
        for item in waiting.pop():
            if type(item) is float or type(item) is int:
                continue  # nearly all are: a long list must not take long
            if item is Ellipsis:
                return Ellipsis
            if isinstance(item, list | tuple | range):
                waiting.append(item)
            elif isinstance(item, np.ndarray) and item.ndim:
                waiting.append(item.tolist())
            elif odd is None:
                seen = read(item)
                if isinstance(seen, str):
                    odd = Other(f"a {name} with text in it", "Remove the quotes around the numbers.")
                elif seen is None:
                    odd = Other(f"a {name} with `None` in it", "Does something in it not return anything?")
                elif isinstance(seen, Other):
                    odd = Other(f"a {name} with {seen.words} in it", seen.advice)
    if odd is not None:
        return odd
    try:
        return np.array(value, dtype=np.float64)
    except (ValueError, TypeError, OverflowError):
        return Other(f"a {name} whose rows have different lengths", "Give every row the same length.")


def same(one, other, relative=RELATIVE, absolute=ABSOLUTE):
    """Whether two answers, as `read` returns them, agree: numbers within the tolerance, nan with nan.

    Examples
    --------
    >>> same(read([1, 2]), read((1.0, 2.0 + 1e-9))), same(1.0, read([1.0]))
    (True, False)
    """
    if isinstance(one, float | np.ndarray) and isinstance(other, float | np.ndarray):
        if np.shape(one) != np.shape(other):
            return False
        return bool(np.allclose(one, other, rtol=relative, atol=absolute, equal_nan=True))
    return type(one) is type(other) and one == other


def show_number(value):
    """Write a number as code would, with at most six digits: ``0.659001``, ``3``, ``5.334e-05``.

    Examples
    --------
    >>> show_number(2 / 3), show_number(3.0), show_number(0.000053341)
    ('0.666667', '3', '5.334e-05')
    """
    value = float(value)
    if value == 0:
        return "0"
    if abs(value) < 1e-4:
        return f"{value:.3e}"
    return f"{value:.6f}".rstrip("0") if abs(value) < 1 else f"{value:.6g}"


def show(value):
    """Write an answer, as `read` returns it, or an input, for a message.

    Examples
    --------
    >>> show(read([0.5, 0.25])), show("b"), show(read({}))
    ('[0.5, 0.25]', '"b"', 'a dictionary')
    """
    if isinstance(value, str):
        return '"' + (value if len(value) <= 60 else value[:60] + "...") + '"'
    if isinstance(value, Other):
        return value.words
    if isinstance(value, float):
        return show_number(value)
    if not isinstance(value, np.ndarray):
        return "..." if value is Ellipsis else str(value)
    if value.ndim == 0:
        return show_number(value)
    items = [show(item if value.ndim > 1 else float(item)) for item in value[:SHOWN]]
    if len(value) > SHOWN:
        items.append(f"... {len(value) - SHOWN} more")
    return "[" + ", ".join(items) + "]"


def shape_in_words(value):
    """Say what a number or an array is like.

    Examples
    --------
    >>> shape_in_words(3.0), shape_in_words(np.ones((3, 1)))
    ('one number', 'a column, shape (3, 1): 3 rows of one number each')
    """
    shape = np.shape(value)
    if shape == ():
        return "one number"
    if len(shape) == 1:
        if shape[0] == 0:
            return "an empty list"
        return (
            f"a list of {shape[0]} numbers, shape ({shape[0]},)" if shape[0] > 1 else "a list of one number"
        )
    if len(shape) == 2:
        rows, columns = shape
        if columns == 1:
            return f"a column, shape ({rows}, 1): {rows} rows of one number each"
        row_words = "one row" if rows == 1 else f"{rows} rows"
        return f"a table, shape ({rows}, {columns}): {row_words} of {columns} numbers"
    return f"an array of shape {tuple(shape)}"


def kind_in_words(value):
    """Say what sort of answer this is: "one number", "text", "a dictionary"."""
    if isinstance(value, float | np.ndarray):
        return shape_in_words(value)
    if isinstance(value, str):
        return "text"
    if isinstance(value, Other):
        return value.words
    return "nothing (`None`)" if value is None else "`...`"


def difference(expected, got, given=None):
    """Say in a sentence or two how an answer differs from the expected one; "" where there is no more to say.

    Parameters
    ----------
    expected, got : as `read` returns them
    given : as `read` returns it, optional
        The (first) input, to recognise an answer that is the input itself.

    Examples
    --------
    >>> difference(read([1, 2]), read([[1], [2]]))
    'The numbers are right, the shape is not: a column, shape (2, 1): 2 rows of one number each instead of a list of 2 numbers, shape (2,).'
    """  # noqa: E501 - the line is an output
    if got is None:
        return "It returned nothing: is the `return` missing?"
    if isinstance(got, str) and not isinstance(expected, str):
        return "It is text: remove the quotes, or turn it into numbers."
    if isinstance(got, Other):
        return f"It is {got.words}, not {kind_in_words(expected)}. {got.advice}".rstrip()
    if not isinstance(got, float | np.ndarray) or not isinstance(expected, float | np.ndarray):
        return f"It is {kind_in_words(got)}, not {kind_in_words(expected)}."
    if np.shape(got) != np.shape(expected):
        words = f"{shape_in_words(got)} instead of {shape_in_words(expected)}."
        if np.size(got) == np.size(expected) and same(np.ravel(expected), np.ravel(got)):
            return "The numbers are right, the shape is not: " + words
        if np.ndim(got) == 2 and np.shape(got.T) == np.shape(expected) and same(expected, got.T):
            return "The numbers are right, but rows and columns have changed places: " + words
        return "The shape is not right: " + words
    if np.isnan(got).any() and not np.isnan(expected).any():
        return "There is `nan` in it (not a number): it comes from inf / inf, 0 / 0 or inf - inf."
    if np.isinf(got).any() and not np.isinf(expected).any():
        return "There is `inf` in it: an exponential overflowed, or something was divided by 0."
    return _likeness(np.asarray(expected), np.asarray(got), given)


def _likeness(expected, got, given):
    if same(expected, -got):
        return "The sign is the wrong way round."
    if same(100 * expected, got):
        return "Your numbers are 100 times as large: percentages instead of fractions."
    if isinstance(given, float | np.ndarray) and same(np.asarray(given), got):
        return "That is the input itself, unchanged."
    if got.ndim == 2 and same(expected, got.T):
        return "Rows and columns have changed places."
    if got.ndim == 1 and same(expected, got[::-1]):
        return "The numbers are right, but in reverse order."
    for digits in range(6):
        if same(np.round(expected, digits), got):
            what = "whole numbers" if digits == 0 else f"{digits} digits after the point"
            return f"You rounded to {what}: return all digits, and round only what you show."
    if same(np.trunc(expected), got):
        return "The digits after the point are cut off: `int` and `//` do that."
    if np.allclose(expected, got, rtol=1e-3, atol=1e-3):
        largest = np.max(np.abs(expected - got))
        return f"It is close, but not equal: the largest difference is {show_number(largest)}."
    return ""
