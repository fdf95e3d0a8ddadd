"""What an exception in a learner's code means: its kind, and a sentence that helps.

NumPy's and Python's own words differ from version to version, and between ways to write the same thing
(`A @ b`, `np.dot(A, b)`). So two exceptions are compared by their type and their kind.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of exception.

    Attributes
    ----------
    name : str
    types : str
        The built-in types that it comes as, apart from each other by spaces.
    words : str
        A regular expression that its text matches; any text by default.
    advice : str
        What it means, and where to look.
    more : tuple of (str, str)
        What else is said where a regular expression matches its text, a new line, and the line of code that
        raised it. The first that matches counts.
    """

    name: str
    types: str
    words: str
    advice: str
    more: tuple = ()

    def advise(self, text, line=""):
        """Say what this exception means: of its kind in general, and what its text and its line show.

        Parameters
        ----------
        text : str
            What the exception says.
        line : str
            The learner's line in which it was raised.
        """
        shown = next((words for seen, words in self.more if re.search(seen, f"{text}\n{line}")), "")
        return f"{self.advice} {shown}".rstrip()


_WHOLE = (
    "A whole list or array stands where one number belongs. A list is computed with number by number, as in "
    "`[2 * x for x in numbers]`; an array as a whole, as in `2 * np.array(numbers)`."
)
_BEYOND = "What a rounding error carried beyond 1 or -1, `np.clip(cosine, -1, 1)` brings back."
HAT = "In Python `^` does not raise to a power: write `**`, and e to the x as `math.exp(x)` or `np.exp(x)`."
_SHAPES = "The shapes do not fit together: print `.shape` of both."
_WHICH_SHAPES = (
    (
        r"(?s)\A(?!.*keepdims).*broadcast.*/=?.*\b(sum|max|min|mean|norm)\(",
        "A list of sums, for example, divides a table row by row only with `keepdims=True`.",
    ),
    (
        r"array at index \d+ has [12] dimension",
        "A list and a table are joined where the list is a column: `b[:, None]`, or "
        "`np.column_stack([W, b])`, which makes one of it.",
    ),
    (
        r"matmul|not aligned|core dimension",
        "`A @ B` needs as many numbers in a row of A as B has rows.",
    ),
)
_COUNT = (
    "A function is called with more or fewer arguments than it takes: compare the call with what it takes "
    "(`help(...)` shows that)."
)

# The first that fits is taken.
KINDS = (
    Kind(
        "no numbers", "TypeError", r"ufunc '(?!bitwise_xor).* not supported for|does not support argument|"
        r"did not contain a loop",
        "NumPy was given something that is no number, or does not fit: text, `None`, or an array of objects.",
    ),
    Kind("hat", "TypeError", r"for \^=?: |bitwise_xor", HAT),
    Kind(
        "none", "TypeError AttributeError", r"NoneType",
        "Something is nothing (`None`): is a `return` missing in a function that you call? `print(...)`, "
        "`a.append(x)` and `a.sort()` give nothing back either.",
    ),
    Kind(
        "function", "TypeError AttributeError",
        r"(function|method|ufunc|type|Dispatcher)' (object|and '|has no)|"
        r"and '[\w.]*(function|method|ufunc)'|not (a )?[\w.]*(function|method|ufunc)",
        "A function itself stands where its result belongs: call it, with round brackets, as in `np.exp(x)`.",
    ),
    Kind(
        "whole list", "TypeError", r"must be real number, not (list|tuple|range)|"
        r"(unsupported|bad) operand .*'(list|tuple|range)'|can('|no)t multiply sequence by non-int|"
        r"only (length-1|size-1|0-dimensional|integer scalar) arrays|can only concatenate (list|tuple)|"
        r"must be real number, not (numpy\.)?ndarray",
        _WHOLE,
    ),
    Kind(
        "position", "TypeError IndexError", r"indices must be|only integers, slices|slice indices",
        "A position must be a whole number: 0, 1, 2, and so on. (`min` gives a number of the list, and "
        "`np.argmin` gives its position.)",
    ),
    Kind(
        "text", "TypeError ValueError",
        r"'(numpy\.)?str_?'|not str\b|only concatenate str|could not convert string|invalid literal",
        "Text stands where a number belongs: are there quotes around a number? A number is written with a "
        "point (1.5), not with a comma.",
    ),
    Kind(
        "called number", "TypeError", r"'(int|float|(numpy\.)?float64|bool)' object is not callable",
        "A number stands directly before a bracket. Write `*` to multiply, `2 * (x + 1)`; or is the name "
        "of a function used for a number as well? Rename one of the two.",
    ),
    Kind(
        "called list", "TypeError", r"is not callable",
        "Is the name of a function used for a number or a list as well? Rename one of the two. Positions "
        "take square brackets, `x[0]`.",
    ),
    Kind(
        "other library", "TypeError ValueError",
        r"keyword argument '(dim|keepdim)'|sub-type of ndarray",
        "That is how PyTorch writes it. In NumPy `dim` is called `axis`, `keepdim` is called `keepdims`, and "
        "`view(...)` is `reshape(...)`.",
    ),
    Kind(
        "type of entries", "TypeError", r"Cannot interpret '.*' as a data type",
        "Something stands where the type of the entries belongs. The numbers of a shape take brackets of "
        "their own, `np.ones((n, n))`, and those of an array square ones, `np.array([1, 2])`.",
        ((r"\.view\(", "Another shape makes `reshape(...)` of it; `view(...)` does so in PyTorch."),),
    ),
    Kind(
        "keyword", "TypeError", r"keyword argument",
        "A function has no argument of this name: is it spelt right, and does this function take it?",
    ),
    Kind(
        "count of arguments", "TypeError", r"missing \d+ required|takes .*(argument|given)|"
        r"expected (at (least|most) )?\w+ arguments?|invalid number of arguments|required argument",
        _COUNT,
    ),
    Kind(
        "one number", "TypeError",
        r"not iterable|has no len|not subscriptable|unsized object|iteration over a 0-d",
        "One number stands where a list belongs: `for`, `sum`, `len` and `[...]` need a list or an array "
        "(`range(n)` counts n steps).",
    ),
    Kind(
        "whole number", "TypeError", r"interpreted as an integer",
        "A whole number is needed here, as in `range(n)`: `//` divides and leaves a whole number, `/` "
        "does not.",
    ),
    Kind(
        "written into", "TypeError", r"does not support item (assignment|deletion)",
        "Only a list or an array can be written into: make one first, `list(...)` or `np.array(...)`.",
    ),
    Kind(
        "complex", "TypeError", r"complex", "A negative number raised to a fraction is a complex number.",
    ),
    Kind(
        "axis", "ValueError IndexError", r"\baxis\b.* out of bounds for array of dimension",
        "There is no such axis: one row has axis 0 alone, a table has axes 0 and 1; `axis=-1` is the last "
        "one.",
    ),
    Kind(
        "too many positions", "IndexError", r"too many indices",
        "More positions are asked for than the array has axes: one row takes one position, a table two.",
    ),
    Kind(
        "no position", "IndexError", "", "A position is used that does not exist; the first position is 0.",
    ),
    Kind(
        "domain", "ValueError",
        r"math domain error|expected a (positive|nonnegative|number|noninteger|finite)",
        "A function of `math` was given a number for which it has no result: `math.log` takes only numbers "
        "above 0, `math.sqrt` none below 0, `math.acos` and `math.asin` only those from -1 to 1, and "
        "`math.pow` no negative number with a fraction.",
        (
            (r"\ba?(cos|sin)\(", _BEYOND),
            (r"-.*/", "Is a pair of brackets missing? `1 - a / b` divides first."),
        ),
    ),
    Kind(
        "no whole number", "ValueError OverflowError", r"float (NaN|infinity)|integral part|integer ratio",
        "`nan` and `inf` are no whole numbers: look at what was computed before.",
    ),
    Kind(
        "overflow", "OverflowError", "",
        "The result is larger than every float (about 1.8e308): e to the 710 already is.",
    ),
    Kind(
        "truth", "ValueError", r"truth value",
        "A whole array stands where one yes or no belongs, as after `if` or in `max(x, 0)`: `np.where` and "
        "`np.maximum` look at each number, `.any()` and `.all()` at all together.",
    ),
    Kind(
        "unpacked", "ValueError TypeError", r"values to unpack|cannot unpack",
        "Left of the `=` stand more or fewer names than there are values on its right.",
    ),
    Kind(
        "element", "ValueError", r"setting an array element|inhomogeneous",
        "A list or array stands where one number belongs, or rows have different lengths.",
    ),
    Kind(
        "matrix", "ValueError", r"[Ss]ingular|square|converge",
        "This matrix cannot be inverted or solved for.",
    ),
    Kind(
        "not finite", "ValueError", r"must hold finite numbers|must be finite|infs or NaNs",
        "`nan` or `inf` came in: look at what was computed before.",
    ),
    Kind(
        "reshaped", "ValueError", r"cannot reshape",
        "`reshape` keeps all the numbers, so the new shape must have as many places as there are numbers; "
        "-1 stands for the length that fits, as in `reshape(-1, 1)`, a column.",
    ),
    Kind(
        "shapes", "ValueError", r"broadcast|mismatch|not aligned|must match exactly|dimension|"
        r"\b[12]-d\b|same shape|same length",
        _SHAPES, _WHICH_SHAPES,
    ),
    Kind("zero", "ZeroDivisionError", "", "Something is divided by 0."),
    Kind("numpy raises", "FloatingPointError", "", "NumPy raises here what it else warns of (`np.seterr`)."),
    Kind(
        "self", "NameError", r"'self'",
        "`self` belongs into classes: a function works with its own arguments, without `self.`",
    ),
    Kind(
        "no value yet", "UnboundLocalError", "",
        "A name is used in the function before it gets a value there.",
    ),
    Kind(
        "called log", "NameError AttributeError", r"'ln'",
        "The natural logarithm is called `log` here: `math.log(x)`, or `np.log(x)` for an array.",
    ),
    Kind(
        "library in front", "NameError",
        r"'(e|pi|inf|nan|exp|expm1|log|log1p|log2|log10|sqrt|tanh|floor|ceil|argmax|argmin|argsort|array|"
        r"zeros|ones|eye|outer|diag|arange|mean|softmax)'",
        "A name is used that does not exist. If that of a library is meant, write the library in front: "
        "`math.exp`, `math.e`, `np.floor`; or import it.",
    ),
    Kind(
        "name", "NameError", "",
        "A name is used that does not exist: is it spelt right, and was its cell run?",
    ),
    Kind(
        "library", "AttributeError", r"^module ",
        "This library has nothing of this name: is it spelt right, and does it belong to another one?",
    ),
    Kind(
        "list without it", "AttributeError", r"'(list|tuple|range|float|int)' object",
        "Lists and numbers have no such function of their own: arrays have more, `np.array(x)`, or write it "
        "as in `np.exp(x)`.",
    ),
    Kind("attribute", "AttributeError", "", "Nothing of this name belongs to it: is it spelt right?"),
    Kind("key", "KeyError", "", "A dictionary has no entry of this name."),
    Kind("module", "ImportError", "", "There is no such library or name in it here: is it spelt right?"),
    Kind("recursion", "RecursionError", "", "Your function calls itself and never comes to an end."),
    Kind("unwritten", "NotImplementedError", "", "Your own code says that something is not written yet."),
    Kind("assertion", "AssertionError", "", "An `assert` in your code does not hold."),
    Kind("memory", "MemoryError", "", "It asked for more memory than there is."),
    Kind("stop", "StopIteration", "", "`next` was asked for more than there is."),
    Kind(
        "exit", "SystemExit", "",
        "Something in it ends the program (`exit()`): the notebook caught that and goes on.",
    ),
    Kind(
        "interrupt", "KeyboardInterrupt", "",
        "Your function itself raises this; the notebook caught it and goes on.",
    ),
)  # fmt: skip


def kind_of(types, text):
    """Find the kind of an exception.

    Parameters
    ----------
    types : sequence of str
        The names of its type and of the types above that.
    text : str
        What it says.

    Returns
    -------
    Kind or None
        None where it is of no kind that is known.

    Examples
    --------
    >>> kind_of(["ValueError"], "math domain error").name
    'domain'
    >>> kind_of(["AxisError", "ValueError"], "axis 2 is out of bounds for array of dimension 1").name
    'axis'
    """
    for kind in KINDS:
        if not set(kind.types.split()).isdisjoint(types) and re.search(kind.words, text):
            return kind
    return None


def are_alike(one, other):
    """Whether two exceptions, each given as `kind_of` takes it, are the same one in other words.

    Where both name shapes, these must be the same.

    Examples
    --------
    >>> are_alike((["ValueError"], "math domain error"), (["ValueError"], "expected a positive input"))
    True
    >>> type_of_both = ["ValueError"]
    >>> are_alike((type_of_both, "broadcast (2,3) (2,)"), (type_of_both, "broadcast (2,3) (1,2)"))
    False
    """
    kinds = kind_of(*one), kind_of(*other)
    if None in kinds:
        return (one[0][0], one[1]) == (other[0][0], other[1])
    texts = [text.replace(" ", "") for _, text in (one, other)]
    shapes = [sorted(re.findall(r"\((\d+(?:,\d+)*),?\)", text)) for text in texts]
    return kinds[0] is kinds[1] and (shapes[0] == shapes[1] or [] in shapes)


def public_types(error):
    """Return the names of an exception's type and of the types above it, but for those a library hides.

    Examples
    --------
    >>> public_types(UnboundLocalError())
    ('UnboundLocalError', 'NameError', 'Exception')
    """
    seen = [kind for kind in type(error).__mro__ if kind not in (object, BaseException)]
    return tuple(kind.__name__ for kind in seen if not _hidden(kind))


def _hidden(kind):
    return kind.__module__ != "__main__" and any(part.startswith("_") for part in kind.__module__.split("."))
