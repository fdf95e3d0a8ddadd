"""What an answer is, in numbers and in words: read it, compare it, say what differs."""

import collections.abc
import numbers
import re
import types
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from teachkit.figures.words import code as show_number  # as code would, with six digits or more
from teachkit.figures.words import counted

RELATIVE = 1e-6  # an answer in float32, or printed with seven digits and typed in, is still right
ABSOLUTE = 1e-9
SHOWN = 12  # longer lists are cut in messages
SMALL_TABLE = 36  # numbers of a table that is shown whole
LONGEST = 1_000_000  # numbers that are read
DEEPEST = 30  # lists within lists
COMMA = "With a comma Python reads two numbers: 1.5 is written with a point."


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
    (
        (collections.abc.KeysView, collections.abc.ValuesView, collections.abc.ItemsView),
        Other("a view of a dictionary", "Wrap it in `list(...)`."),
    ),
    (collections.abc.Iterator, Other("an iterator that has not run yet", "Wrap it in `list(...)`.")),
    ((bytes, bytearray, memoryview), Other("bytes", "Give numbers.")),
    (
        (complex, np.complexfloating),
        Other("a complex number", "A negative number raised to a fraction is one."),
    ),
    (np.ma.MaskedArray, Other("a masked array", "Use an ordinary array.")),
)
_NUMBERS = (bool, int, float, np.bool_, np.integer, np.floating, numbers.Real, Decimal)


def read(value):
    """Turn an answer into one of the few forms that the checks compare.

    Nothing is raised, whatever the value does when it is looked at.

    Parameters
    ----------
    value : object

    Returns
    -------
    float, str, None, Ellipsis, numpy.ndarray of float64 or Other
        Numbers (also fractions and decimals), booleans and 0-d arrays become a float; lists, tuples, ranges
        and arrays of numbers become an array; anything that holds a ``...`` becomes Ellipsis (not done yet).

    Examples
    --------
    >>> read([1, 2])
    array([1., 2.])
    >>> read({"cat": 1}).words
    'a dictionary'
    """
    try:
        return _read(value)
    except Exception as error:
        name = type(value).__name__
        return Other(
            f"an object of type `{name}` that cannot be read: {type(error).__name__}", "Give numbers."
        )


def _read(value):
    if value is None or value is Ellipsis:
        return value
    if isinstance(value, str):
        return str(value)
    if callable(value) and not isinstance(value, type | types.ModuleType):
        return Other("a function", "Call it: write its brackets and what goes into them.")
    for kind, other in _KINDS:
        if isinstance(value, kind):
            if isinstance(value, types.CoroutineType):
                value.close()  # one that is never awaited would warn later
            return other
    if isinstance(value, _NUMBERS):
        return _number(value)
    if isinstance(value, np.ndarray) or hasattr(type(value), "__array__"):
        return _read_array(np.asarray(value))
    if isinstance(value, collections.abc.Sequence):
        return _read_list(value)
    return Other(f"an object of type `{type(value).__name__}`", "Give numbers.")


def _number(value):
    try:
        return float(value)
    except OverflowError:
        return Other("a whole number with more than 308 digits")


def _read_array(array):
    if array.ndim == 0:
        return _number(array) if array.dtype.kind in "biuf" else _read(array.item())
    if array.size > LONGEST:
        return Other(
            f"an array of {counted(array.size, 'number')}", "That is more than any answer here needs."
        )
    if array.dtype.kind in "biuf":
        return array.astype(np.float64)
    if array.dtype.kind == "O":
        return _read_list(array.tolist())
    kinds = {"c": "complex numbers", "U": "text", "S": "bytes"}
    return Other(f"an array of {kinds.get(array.dtype.kind, str(array.dtype))}", "Give an array of numbers.")


def _read_list(value):
    name = "tuple" if isinstance(value, tuple) else "range" if isinstance(value, range) else "list"
    odd = []  # what stands in it and is no number; the first is told
    count = 0

    def plain(items, depth):
        """Return nested lists of floats."""
        nonlocal count
        count += len(items)
        if count > LONGEST or depth > DEEPEST:
            raise OverflowError
        return [item if type(item) is float else one(item, depth) for item in items]

    def one(item, depth):
        if type(item) is str or item is None:
            odd.append(item)
            return 0.0
        if item is Ellipsis:
            raise EOFError
        if isinstance(item, collections.abc.Sequence) and not isinstance(item, str | bytes | bytearray):
            return plain(item, depth + 1)
        seen = _read(item)
        if isinstance(seen, np.ndarray):
            return plain(seen.tolist(), depth + 1)
        if not isinstance(seen, float):
            odd.append(seen)
        return seen

    try:
        numbers_in_rows = plain(value, 1)
    except EOFError:
        return Ellipsis
    except OverflowError:
        if count > LONGEST:
            return Other(f"a {name} of {count:,} entries or more", "That is more than any answer here needs.")
        return Other(f"a {name} nested without end", "Does it hold itself?")
    if odd:
        return _odd_list(name, odd[0])
    try:
        return np.array(numbers_in_rows, dtype=np.float64)
    except (ValueError, TypeError):
        if name == "tuple":
            return Other("a tuple whose parts have different shapes")
        return Other(f"a {name} whose rows have different lengths", "Give every row the same length.")


def _odd_list(name, seen):
    if seen is None:
        return Other(
            f"a {name} with `None` in it",
            "`print(...)` and `a.append(x)` give back nothing, which is `None`.",
        )
    if isinstance(seen, Other):
        return Other(f"a {name} with {seen.words} in it", seen.advice)
    try:
        float(seen)
        advice = "Remove the quotes around the numbers."
    except ValueError:
        advice = "Give numbers alone."
    return Other(f"a {name} with text in it", advice)


def is_boolean(value, deepest=3):
    """Whether an answer is True or False, or rows of them: then it is shown so.

    Examples
    --------
    >>> is_boolean([True, False]), is_boolean(1)
    (True, False)
    """
    if issubclass(type(value), np.ndarray | np.generic):
        return value.dtype.kind == "b"
    if type(value) in (list, tuple):
        return deepest > 0 < len(value) <= SMALL_TABLE and all(is_boolean(v, deepest - 1) for v in value)
    return type(value) is bool


def same(one, other, relative=RELATIVE, absolute=ABSOLUTE):
    """Whether an answer agrees with the expected one: numbers within the tolerance, nan with nan.

    Parameters
    ----------
    one, other : as `read` returns them
        What is expected, and the answer.
    relative, absolute : float
        The tolerance; the relative one is of what is expected.

    Examples
    --------
    >>> same(read([1, 2]), read((1.0, 2.0 + 1e-9))), same(1.0, read([1.0]))
    (True, False)
    """
    if isinstance(one, float | np.ndarray) and isinstance(other, float | np.ndarray):
        if np.shape(one) != np.shape(other):
            return False
        return bool(agree(one, other, relative, absolute).all())
    return type(one) is type(other) and one == other


def agree(one, other, relative=RELATIVE, absolute=ABSOLUTE):
    """Say of each number whether it agrees with the expected one.

    Examples
    --------
    >>> agree(np.array([1.0, 2.0]), np.array([1.0, 3.0]))
    array([ True, False])
    """
    with np.errstate(all="ignore"):
        return np.isclose(other, one, rtol=relative, atol=absolute, equal_nan=True)


def near(value, wanted, tolerance=1e-3):
    """Whether a number is the wanted one within a relative tolerance, as the rule of a values exercise asks.

    Examples
    --------
    >>> near(4.44, 4.436), near(4.5, 4.436)
    (True, False)
    """
    return same(float(wanted), float(value), tolerance, 0)


def show(value, digits=6, boolean=False):
    """Write an answer, as `read` returns it, for a message.

    Parameters
    ----------
    value : as `read` returns it
    digits : int
        Digits of each number.
    boolean : bool
        Whether the numbers are True and False.

    Examples
    --------
    >>> show(read([0.5, 0.25])), show("b"), show(read({})), show(1.0, boolean=True)
    ('[0.5, 0.25]', '"b"', 'a dictionary', 'True')
    """
    if isinstance(value, str):
        return '"' + (value if len(value) <= 60 else value[:60] + "...") + '"'
    if isinstance(value, Other):
        return value.words
    if not isinstance(value, float | np.ndarray):
        return "..." if value is Ellipsis else str(value)
    if np.ndim(value) == 0:
        return str(bool(value)) if boolean else show_number(value, digits)
    value = np.asarray(value)
    rows = SHOWN if value.ndim == 1 or value.size <= SMALL_TABLE else 3
    items = [show(item if value.ndim > 1 else float(item), digits, boolean) for item in value[:rows]]
    if len(value) > rows:
        items.append(f"... {len(value) - rows} more")
    return "[" + ", ".join(items) + "]"


def show_input(value):
    """Write what a function was given: with as many digits as it takes to tell its numbers apart.

    Examples
    --------
    >>> show_input([1000.0001, 1000.0002]), show_input([True]), show_input("b")
    ('[1000.0001, 1000.0002]', '[True]', '"b"')
    """
    seen, boolean = read(value), is_boolean(value)
    if not isinstance(seen, np.ndarray):
        return show(seen, boolean=boolean)
    apart = len(np.unique(seen))
    for digits in range(6, 18):
        if seen.size > SMALL_TABLE or len({show_number(x, digits) for x in seen.ravel()}) >= apart:
            break
    return show(seen, digits, boolean)


def show_change(before, after):
    """Write what was given, and what became of it, with as many digits as it takes to see the change.

    Examples
    --------
    >>> show_change([0.25, 1.0], [0.25000001, 1.0])
    ('[0.25, 1]', '[0.25000001, 1]')
    """
    written = show_input(before), show_input(after)
    if written[0] != written[1]:
        return written
    return show_both(read(before), read(after), (is_boolean(before), is_boolean(after)))


def show_both(expected, got, booleans=(False, False), relative=0.0, absolute=0.0):
    """Write an expected answer and another one, with as many digits as it takes to see where they differ.

    Parameters
    ----------
    expected, got : as `read` returns them
    booleans : pair of bool
        Whether each is True or False.
    relative, absolute : float
        The tolerance: numbers that agree within it may look the same.

    Examples
    --------
    >>> show_both(0.5, 0.5000001)
    ('0.5', '0.5000001')
    >>> show_both(read([1 / 3, 1]), read([np.float32(1 / 3), 2]))
    ('[0.33333333, 1]', '[0.33333334, 2]')
    """
    pairs = _pairs(expected, got, relative, absolute)
    for digits in range(6, 18):
        written = show(expected, digits, booleans[0]), show(got, digits, booleans[1])
        apart = all(show_number(one, digits) != show_number(other, digits) for one, other in pairs)
        if written[0] != written[1] and apart:
            break
    return written


def _pairs(expected, got, relative, absolute):
    """Return the numbers that do not agree, where each can be seen beside what was expected."""
    if not isinstance(expected, float | np.ndarray) or not isinstance(got, float | np.ndarray):
        return []
    if np.shape(expected) != np.shape(got) or np.size(got) > SMALL_TABLE:
        return []
    differ = ~agree(expected, got, relative, absolute)
    return list(zip(np.asarray(expected)[differ], np.asarray(got)[differ], strict=True))


def are_whole_pair(value):
    """Whether these are two whole numbers, as Python reads 1,5.

    Examples
    --------
    >>> are_whole_pair(read((1, 5))), are_whole_pair(read((0.5, 0.25)))
    (True, False)
    """
    return np.shape(value) == (2,) and bool((np.mod(value, 1) == 0).all())


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
        words = f"a list of {counted(shape[0], 'number')}, shape ({shape[0]},)"
        return words if shape[0] > 1 else "a list of one number"
    if len(shape) == 2:
        rows, columns = shape
        if columns == 1:
            each = "one row of one number" if rows == 1 else f"{counted(rows, 'row')} of one number each"
            return f"a column, shape ({rows}, 1): {each}"
        row_words = "one row" if rows == 1 else counted(rows, "row")
        return f"a table, shape ({rows}, {columns}): {row_words} of {counted(columns, 'number')}"
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


def difference(failed, passed=(), relative=RELATIVE, absolute=ABSOLUTE, warned=(), loops=()):
    """Say in a sentence or two how answers differ from the expected ones; "" where there is no more to say.

    What an answer is taken for (the sign turned, rounded, a percentage, ...) must hold for all of them.

    Parameters
    ----------
    failed, passed : sequences of (expected, got, given)
        Each as `read` returns it: of all inputs the right answer, the learner's, and the (first) argument.
        The first of the failed ones is shown to the learner.
    relative, absolute : float
        The tolerance.
    warned : sequence of str
        What NumPy warned of at the first of the failed ones, to say where a nan may come from.
    loops : collection of str
        What is known of the code: "loop" where it has a loop, "return inside" where that holds a `return`.

    Examples
    --------
    >>> difference([(read([1, 2]), read([[1], [2]]), None)])
    'The numbers are right, the shape is not: a column, shape (2, 1): 2 rows of one number each instead of a list of 2 numbers, shape (2,).'
    """  # noqa: E501 - the line is an output
    expected, got, given = failed[0]
    if got is None:
        return "It returned nothing: is the `return` missing?"
    if isinstance(got, str) and not isinstance(expected, str):
        return "It is text: remove the quotes, or turn it into numbers."
    if isinstance(got, Other) and got.words == "a generator" and isinstance(expected, float):
        return "It is a generator, not one number. Write `return` in place of `yield`, or add up: `sum(...)`."
    if isinstance(got, Other):
        return f"It is {got.words}, not {kind_in_words(expected)}. {got.advice}".rstrip()
    if not isinstance(got, float | np.ndarray) or not isinstance(expected, float | np.ndarray):
        return f"It is {kind_in_words(got)}, not {kind_in_words(expected)}."

    def alike(one, other):
        return same(one, other, relative, absolute)

    def always(holds):
        """Whether it holds for all answers; where none of their numbers differs it says nothing."""
        cases = [*failed, *passed]
        numeric = all(isinstance(g, float | np.ndarray) for _, g, _ in cases)
        return numeric and all(holds(np.asarray(e), np.asarray(g), a) for e, g, a in cases)

    if np.shape(got) != np.shape(expected):
        words = f"{shape_in_words(got)} instead of {shape_in_words(expected)}."
        if always(lambda e, g, _: e.size == g.size and alike(e.ravel(), g.ravel())):
            return "The numbers are right, the shape is not: " + words
        if always(lambda e, g, _: g.ndim == 2 and alike(e, g.T)):
            return "The numbers are right, but rows and columns have changed places: " + words
        if np.size(got) == 0 and np.ndim(expected):
            return f"It is an empty list. {_EMPTY}"
        for which, part in (("first", slice(0, 1)), ("last", slice(-1, None))):
            if always(lambda e, g, _, part=part: e.ndim > 0 and g.size and alike(e[part].ravel(), g.ravel())):
                what = "row" if np.ndim(expected) == 2 else "number"
                return f"That is the {which} {what} alone: {words} {_alone(which, loops)}"
        return "The shape is not right: " + words
    if np.isnan(got).any() and not np.isnan(expected).any():
        return f"There is `nan` in it (not a number): {_where_nan_comes_from(warned, given)}."
    if np.isinf(got).any() and not np.isinf(expected).any():
        return _where_inf_comes_from(np.isposinf(got).any(), warned, given)
    return _likeness(always, alike, failed, absolute)


_EMPTY = (
    "A comprehension in round brackets can be gone through only once, and `sum`, for example, does that: "
    "square brackets make a list. Or is nothing put into the list?"
)
_INVALID = {
    "divide": "inf / inf or 0 / 0",
    "multiply": "0 times inf",
    "subtract": "inf - inf",
    "add": "inf plus -inf",
    "log": "the logarithm of a negative number",
    "sqrt": "the root of a negative number",
    "arccos": "the arccosine of a number beyond 1 or -1: what a rounding error carried there, `np.clip` "
    "brings back",
    "arcsin": "the arcsine of a number beyond 1 or -1",
    "power": "a negative number raised to a fraction",
}


def _alone(which, loops):
    """Say why one part came alone, as far as the code shows it."""
    if which == "first" and "return inside" in loops:
        return "Is it the `return` inside the loop? That ends the function in the first round."
    if which == "last" and "loop" in loops:
        return "Does each round of the loop replace what the one before made? Collect all in a list."
    return "The others are missing."


def _where_nan_comes_from(warned, given):
    """Say which calculations have no number as their result: those that NumPy warned of, else all."""
    words = [re.search(r"invalid value encountered in (?:scalar )?(\w+)", text) for text in warned]
    told = dict.fromkeys(_INVALID[found[1]] for found in words if found and found[1] in _INVALID)
    if told:
        inf = _told_of_inf(warned) if any("inf" in cause for cause in told) else []
        before = f". Before that there was `inf`: {', and '.join(inf)}" if inf else ""
        return "it comes from " + ", or from ".join(told) + before
    if isinstance(given, float | np.ndarray) and np.isnan(given).any():
        return "it was in the input"
    return "inf / inf, 0 / 0, inf - inf and 0 times inf give that"


def _told_of_inf(warned):
    """Say what made an inf, of those calculations that NumPy warned of."""
    causes = {
        "overflow encountered in exp": "an exponential overflowed",
        "divide by zero encountered in log": "the logarithm of 0 gives that",
        "divide by zero encountered in (scalar )?divide": "something was divided by 0",
    }
    return [words for cause, words in causes.items() if any(re.search(cause, text) for text in warned)]


def _where_inf_comes_from(positive, warned, given):
    """Say the same of inf: a learner may also have written it."""
    start = "There is `inf` in it" if positive else "There is `-inf` in it"
    if told := _told_of_inf(warned):
        return f"{start}: {', and '.join(told)}."
    if isinstance(given, float | np.ndarray) and np.isinf(given).any():
        return f"{start}, and there was in the input."
    usual = "an exponential that overflows" if positive else "a logarithm of 0"
    return f"{start}. NumPy did not warn of {usual} or of a division by 0: does it stand in your code?"


def _likeness(always, alike, failed, absolute):
    told = any((g[~agree(e, g, absolute=absolute)] != 0).any() for e, g in _arrays(failed))  # 0 is like much
    if always(lambda e, g, _: alike(e, -g)):
        return "The sign is the wrong way round."
    if always(lambda e, g, _: alike(100 * e, g)):
        times = "Your numbers are 100 times as large"
        fractions = always(lambda e, g, _: ((e >= 0) & (e <= 1)).all())
        return f"{times}: percentages instead of fractions." if fractions else f"{times}."
    if always(lambda e, g, given: isinstance(given, float | np.ndarray) and alike(np.asarray(given), g)):
        return "That is the input itself, unchanged."
    if always(lambda e, g, _: g.ndim == 2 and alike(e, g.T)):
        return "Rows and columns have changed places."
    if always(lambda e, g, _: g.ndim == 1 and alike(e, g[::-1])):
        return "The numbers are right, but in reverse order."
    for digits in range(13):
        if told and always(lambda e, g, _, digits=digits: alike(np.round(e, digits), g)):
            what = "whole numbers" if digits == 0 else f"{counted(digits, 'digit')} after the point"
            return f"These are the right numbers rounded to {what}: return all digits."
    if told and always(lambda e, g, _: alike(np.trunc(e), g)):
        return "These are the right numbers with the digits after the point cut off: `int` and `//` do that."
    if told and always(lambda e, g, _: alike(np.floor(e), g)):
        return "These are the right numbers rounded down: `//` and `floor` do that."
    pairs = _arrays(failed)
    if len(pairs) == len(failed) and all(_close(e, g, absolute) for e, g in pairs):
        largest = np.abs(pairs[0][0] - pairs[0][1]).max()
        return f"It is close, but not equal: the largest difference is {show_number(largest)}."
    return _likeness_to_all(always, pairs)


def _likeness_to_all(always, pairs):
    """Say that all answers are some number larger than the right ones, or some number times them."""
    expected, got = (np.concatenate([pair[k].ravel() for pair in pairs] or [[]]) for k in (0, 1))
    sizes = np.abs(expected[expected != 0])
    if not np.isfinite([*expected, *got]).all() or not len(sizes) or np.ptp(sizes) < 1e-3 * sizes.max():
        return ""
    where = np.argmax(np.abs(expected))
    factor, more = got[where] / expected[where], got[0] - expected[0]
    if factor and always(lambda e, g, _: same(factor * e, g, 1e-9, 1e-12 * abs(factor))):
        return f"Each of your numbers is {show_number(factor)} times the right one{_base_of(factor)}."
    if abs(more) > 1e-6 * sizes.max() and always(lambda e, g, _: same(e + more, g, 1e-9, 1e-12)):
        side = "more" if more > 0 else "less"
        return f"Each of your numbers is {show_number(abs(more))} {side} than the right one."
    return ""


def _base_of(factor):
    """Say which logarithm gives that factor, "" if none of the usual ones does."""
    base = next((b for b in (2, 10) if np.isclose(abs(factor), 1 / np.log(b), rtol=1e-9)), 0)
    return f", as with the logarithm to base {base} in place of the natural one" if base else ""


def _arrays(cases):
    """Return the expected answers and the others that are numbers of the same shape, as arrays."""
    numeric = [
        (e, g) for e, g, _ in cases if isinstance(g, float | np.ndarray) and np.shape(e) == np.shape(g)
    ]
    return [(np.atleast_1d(e), np.atleast_1d(g)) for e, g in numeric]


def _close(expected, got, absolute):
    return bool(agree(expected, got, 1e-3, 1e-3 * np.abs(expected).max(initial=0) if absolute else 0).all())
