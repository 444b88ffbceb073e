"""The Word draft itself, with a comment on each sentence that asks for a change.

python-docx 1.2 (MIT) writes the comments. No letter is touched: where a
sentence shares a run with others, the run is parted into pieces of the same style.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

from agent.referee.types import Review, Ruled
from agent.referee.words import TITLES, cite_place, describe
from agent.render import cite
from agent.render.safe import visible
from store.errors import BadInput

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

AUTHOR: Final = "brief check"
INITIALS: Final = "BC"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MISSING: Final = 'comments in Word need python-docx: pip install "policy-briefing-agent[export]"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Commented:
    """The draft with its comments, and the sentences that no place was found for."""

    raw: bytes
    placed: int
    unplaced: tuple[Ruled, ...]


def require(media_type: str) -> None:
    """Refuse to comment on what is no Word document, or without the library that does it.

    Raises:
        BadInput: as said.
    """
    if media_type != WORD:
        raise BadInput(
            "comments can only be put into a .docx draft; for this one write .html, .json or .sarif"
        )
    try:
        import docx  # noqa: F401
    except ImportError as error:
        raise BadInput(MISSING) from error


def comment(raw: bytes, review: Review) -> Commented:
    """Return a Word draft with a comment on each finding.

    Args:
        raw: the file that was reviewed.
        review: its review.

    Raises:
        BadInput: python-docx is missing, or cannot open the file.
    """
    require(review.media_type)
    try:
        draft = _open(raw)
    except ValueError as error:
        raise BadInput(f"{review.name!r} cannot be opened for comments: {error}") from error
    text = _Text(draft)
    unplaced = []
    for ruled in review.faults:
        runs = text.find(ruled.claim.text)
        if runs is None:
            unplaced.append(ruled)
            continue
        draft.add_comment(runs, text=_write(ruled), author=AUTHOR, initials=INITIALS)
    written = BytesIO()
    draft.save(written)
    return Commented(
        raw=written.getvalue(),
        placed=len(review.faults) - len(unplaced),
        unplaced=tuple(unplaced),
    )


def _open(raw: bytes) -> Document:
    """Return a Word file as python-docx opens it.

    Raises:
        ValueError: it does not.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return docx.Document(BytesIO(raw))
    except (PackageNotFoundError, BadZipFile, SyntaxError, KeyError) as error:
        # What is no XML is a `SyntaxError` to its parser.
        raise ValueError(str(error)) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCall:
    """Where a paragraph calls a footnote: its letters without white space, how many of them stand
    before the call, and the footnote's printed number.
    """

    letters: str
    before: int
    number: int


def list_note_calls(raw: bytes) -> tuple[NoteCall, ...]:
    """Return the calls of footnotes in a Word file, in order; none without python-docx."""
    try:
        from docx.oxml.ns import qn
    except ImportError:
        return ()
    try:
        body = _open(raw).element.body
    except ValueError:
        return ()  # Our own reader mends more than this library opens.
    calls: list[NoteCall] = []
    for paragraph in body.iter(qn("w:p")):
        letters, places = "", []
        for element in paragraph.iter(qn("w:t"), qn("w:footnoteReference")):
            if element.tag == qn("w:t"):
                letters += "".join((element.text or "").split())
            else:
                places.append(len(letters))
        for before in places:
            calls.append(NoteCall(letters=letters, before=before, number=len(calls) + 1))
    return tuple(calls)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spelled:
    """A paragraph's letters without white space; for each its run and its place in the run."""

    letters: str
    places: tuple[tuple[Run, int], ...]

    @classmethod
    def read(cls, paragraph: Paragraph) -> _Spelled:
        """Return the letters of a paragraph's runs, those in links and insertions too."""
        from docx.oxml.ns import qn
        from docx.text.run import Run

        letters: list[str] = []
        places: list[tuple[Run, int]] = []
        for element in paragraph._p.iter(qn("w:r")):  # noqa: SLF001  `runs` knows no insertions
            run = Run(element, paragraph)
            for at, letter in enumerate(run.text):
                if not letter.isspace():
                    letters.append(letter)
                    places.append((run, at))
        return cls(letters="".join(letters), places=tuple(places))


class _Text:
    """The paragraphs of a draft, searched on from where the last sentence was found."""

    def __init__(self, draft: Document) -> None:
        from docx.oxml.ns import qn
        from docx.text.paragraph import Paragraph

        body = draft.element.body
        self._paragraphs = [Paragraph(each, draft) for each in body.iter(qn("w:p"))]
        self._letters = [_Spelled.read(each).letters for each in self._paragraphs]
        self._at = 0

    def find(self, text: str) -> tuple[Run, Run] | None:
        """Return the first and the last run of a sentence, parted from what stands around it."""
        wanted = "".join(text.split())
        for place in (*range(self._at, len(self._letters)), *range(self._at)):
            at = self._letters[place].find(wanted)
            if at >= 0:
                self._at = place
                return _part(self._paragraphs[place], at, at + len(wanted) - 1)
        return None


def _part(paragraph: Paragraph, first: int, last: int) -> tuple[Run, Run]:
    """Return the runs that hold just these letters; no letter is changed or moved."""
    run, at = _Spelled.read(paragraph).places[first]
    _cut(run, at)
    run, at = _Spelled.read(paragraph).places[last]
    _cut(run, at + 1)
    places = _Spelled.read(paragraph).places
    return places[first][0], places[last][0]


def _cut(run: Run, at: int) -> None:
    """Part a run in two before a letter, both in its style; one with more than text stays whole."""
    from docx.oxml.ns import qn

    element = run._r  # noqa: SLF001  the library parts no runs
    texts = element.findall(qn("w:t"))
    inside = [each for each in element if each.tag != qn("w:rPr")]
    if not 0 < at < len(run.text) or len(texts) != 1 or len(inside) != 1:
        return
    words = texts[0].text or ""
    behind = deepcopy(element)
    element.addnext(behind)
    for part, kept in ((element, words[:at]), (behind, words[at:])):
        held = part.find(qn("w:t"))
        held.text = kept
        held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _write(ruled: Ruled) -> str:
    """Return a comment: the ruling, why, the passage, and a wording that would hold."""
    title = TITLES[ruled.ruling]
    lines = [f"{title[:1].upper()}{title[1:]}: {'; '.join(describe(ruled)).rstrip('.')}."]
    for group in cite.group_by_document(ruled.evidence):
        words = " … ".join(visible(item.quote) for item in group)
        lines.append(f"“{words}” – {cite_place(group)}")
    if ruled.safe:
        lines.append(f"Safe wording: {visible(ruled.safe)}")
    return "\n".join(lines)
