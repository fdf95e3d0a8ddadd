"""Claims that were put to the test: each with its source, its verdict, and what is right in its place."""

import html
import re
from dataclasses import dataclass, field

from teachkit.figures.words import counted

__all__ = ["Claims"]


def _verdict(holds):
    return "holds" if holds else "FAILS"


@dataclass
class _Claim:
    """A statement of a source, whether it held, and what is right in its place."""

    number: str
    source: str
    words: str
    holds: bool
    see: str
    rights: list = field(default_factory=list)

    @property
    def verdict(self):
        return _verdict(self.holds)

    @property
    def place(self):
        """The section in words: the lesson's number and the heading, "" where there is none."""
        notebook, _, heading = self.see.partition("#")
        return f"lesson {notebook[:2]}, {heading}" if self.see else ""

    @property
    def link(self):
        return self.see.replace(" ", "-")

    @property
    def text(self):
        parts = [self.number, self.source, self.words, self.verdict, *self.rights, self.see]
        return re.sub(r"[_#]", " ", " ".join(parts))


class Claims:
    """Claims by their numbers, collected while the cells that test them run; shown as a table.

    Parameters
    ----------
    found : iterable, optional
        The claims that a search found.

    Examples
    --------
    >>> claims = Claims()
    >>> claims.claim("E07", "an article", "divide by the sum of the logits", 7.39 / 3.1 < 1)
    E07  the claim FAILS: divide by the sum of the logits (an article)
    >>> claims.right("by the sum of the exponentials", 7.39 / 11.21 < 1)
         but this holds: by the sum of the exponentials
    >>> claims.find("logits")
    1 claim
    E07 FAILS  an article: divide by the sum of the logits. Right: by the sum of the exponentials
    """

    def __init__(self, found=()):
        self._claims = {claim.number: claim for claim in found}
        self._last = None

    def __len__(self):
        return len(self._claims)

    def claim(self, number, source, words, holds, see=""):
        """Keep a claim, and print whether it holds.

        Parameters
        ----------
        number : str
            What it is called in the index of the course: "E07". A claim with the same number is replaced.
        source : str
            Who says it.
        words : str
            What is said.
        holds : bool
            The line of code that the claim became.
        see : str, optional
            The section that treats it: "01_exponentials.ipynb#Make every weight positive".
        """
        self._claims[number] = claim = _Claim(number, source, words, bool(holds), see)
        self._last = claim
        print(f"{number}  the claim {claim.verdict}: {words} ({source})")

    def right(self, words, holds):
        """Add what is right to the claim before it, and print whether that holds.

        Raises
        ------
        ValueError
            When no claim was made before.
        """
        if self._last is None:
            raise ValueError(f"right must follow a claim, and there is none yet: got {words!r}")
        self._last.rights.append(words if holds else f"{words} (this FAILS)")
        print(f"     but this {_verdict(holds)}: {words}")

    def find(self, words):
        """Return the claims in which each of these words stands, as a table.

        Parameters
        ----------
        words : str
            Words or beginnings of words, in any order: "temperature", "MachineCurve sum", "E21", "FAILS".

        Returns
        -------
        Claims
        """
        if not isinstance(words, str) or not words.strip():
            raise ValueError(f'words must be text to look for, as "temperature"; got {words!r}')
        wanted = [re.compile(r"(?<!\w)" + re.escape(w), re.IGNORECASE) for w in words.split()]
        return Claims(c for c in self._claims.values() if all(w.search(c.text) for w in wanted))

    def _sorted(self):
        return [self._claims[number] for number in sorted(self._claims)]

    @property
    def _title(self):
        return counted(len(self), "claim") if self._claims else "No claim: has the cell that tests it run?"

    def __repr__(self):
        lines = [self._title]
        for claim in self._sorted():
            right = f". Right: {'; '.join(claim.rights)}" if claim.rights else ""
            place = f" ({claim.place})" if claim.see else ""
            lines.append(f"{claim.number} {claim.verdict}  {claim.source}: {claim.words}{right}{place}")
        return "\n".join(lines)

    def _repr_html_(self):
        left = ' style="text-align: left"'
        heads = ("", "says", "what", "holds?", "what is right", "more")
        rows = []
        for claim in self._sorted():
            link = f'<a href="{html.escape(claim.link)}">{html.escape(claim.place)}</a>' if claim.see else ""
            cells = (claim.source, claim.words, claim.verdict, "; ".join(claim.rights))
            rows.append(
                f'<tr><th scope="row"{left}>{claim.number}</th>'
                + "".join(f"<td{left}>{html.escape(cell)}</td>" for cell in cells)
                + f"<td{left}>{link}</td></tr>"
            )
        head = "".join(f'<th scope="col"{left}>{words}</th>' for words in heads)
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        return f"<p>{html.escape(self._title)}</p>" + (table if rows else "")

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}
