"""Which sentence introduces which: list items and treaty clauses point to their opening words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from store.types import Block, Region

_OPENS = re.compile(r":[—–]?[\s*_”\"]*$")
_CONTINUES = re.compile(r";(?: (?:and|or|and/or))?$|, (?:and|or)$|,$|—$")
_MARK = re.compile(
    r"\W{0,2}?(?P<open>\(?)(?:(?P<digits>\d{1,3})|(?P<small>[a-z]{1,5})|(?P<large>[A-Z]{1,4}))"
    r"(?P<close>[.)]) "
)
_FIRST = re.compile(r"\W{0,2}(?:a|A|i|I|1)[.)] ")
_ROMAN = frozenset("ivxl")
_UNDER_NO_LIST = frozenset({Region.HEADING, Region.TABLE})

Style = frozenset[str]
"""The kinds of numbering a mark may belong to: "(i)" is a letter or a Roman number."""

UNMARKED: Style = frozenset({""})


@dataclass(slots=True)
class _Opening:
    """A sentence that opens a list; `members` and `inner` are its items' marks and depth."""

    ordinal: int
    depth: int
    number: str | None
    style: Style
    members: Style | None = None
    inner: int = 0


@dataclass(slots=True)
class Leads:
    """Follows a document, sentence by sentence.

    A sentence that ends with a colon opens a list. Members are list items of one numbering, and
    paragraphs joined by semicolons (the way treaties set lists); the first sentence that is
    neither closes it, and so does a heading. Page furniture in between is passed over.
    """

    _open: list[_Opening] = field(default_factory=list)
    _path: tuple[str, ...] = ()
    _joined: bool = False
    _block: int = -1
    _lead: int | None = None

    def find(self, block: Block, text: str, ordinal: int) -> int | None:
        """Return the ordinal of the sentence that introduces this one, or None.

        To be called for every sentence, in order.
        """
        if block.region is Region.BOILERPLATE:
            return None
        if block.region in _UNDER_NO_LIST or block.heading_path != self._path:
            self._open.clear()
            self._path = block.heading_path
        if block.region in _UNDER_NO_LIST:
            return None
        depth = max(1, block.level) if block.region is Region.LIST else 0
        if block.start != self._block or not self._lead_stays():
            self._lead = self._lead_of(block, text, depth)
        lead, self._block = self._lead, block.start
        self._joined = bool(_CONTINUES.search(text))
        if _OPENS.search(text):
            self._open.append(_Opening(ordinal, depth, block.number, _style(text)))
            self._joined = True
        return lead

    def _lead_stays(self) -> bool:
        """Whether later sentences of a block share the lead of its first.

        Not where a list opened inside this very block: what follows is introduced by that.
        """
        if self._lead is None:
            return not self._joined
        return not self._open or self._open[-1].ordinal == self._lead

    def _lead_of(self, block: Block, text: str, depth: int) -> int | None:
        if depth:
            style = _style(text)
            first = bool(_FIRST.match(text))
            while self._open and not _takes(self._open[-1], block, style, depth, first=first):
                self._open.pop()
            if not self._open:
                return None
            opening = self._open[-1]
            if opening.members is None:
                opening.members = (style - opening.style) or style
                opening.inner = depth
            return opening.ordinal
        ends_list = self._lead is not None or bool(_MARK.match(text))
        if self._open and self._joined and (_CONTINUES.search(text) or ends_list):
            return self._open[-1].ordinal
        self._open.clear()
        return None


def _takes(opening: _Opening, block: Block, style: Style, depth: int, *, first: bool) -> bool:
    """Whether a list item belongs to the list that was opened there."""
    if depth < opening.depth:
        return False
    if opening.number and block.number and not block.number.startswith(opening.number):
        return False
    if opening.members is not None:
        return depth > opening.inner or (depth == opening.inner and bool(opening.members & style))
    return first or depth > opening.depth or not opening.style & style


def _style(text: str) -> Style:
    found = _MARK.match(text)
    if found is None:
        return UNMARKED
    frame = found.group("open") + found.group("close")
    if found.group("digits"):
        return frozenset({f"{frame}1"})
    letters = found.group("small") or found.group("large")
    case = "a" if found.group("small") else "A"
    styles = set()
    if len(letters) == 1 or len(set(letters)) == 1:
        styles.add(f"{frame}{case}")
    if _ROMAN.issuperset(letters.lower()):
        styles.add(f"{frame}{case}-roman")
    return frozenset(styles) or UNMARKED
