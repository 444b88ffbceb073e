"""The text of one Markdown paragraph, and the HTML that is mixed into Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.readers.raw import RawBlock

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_UNREAD = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_HIDDEN_ATTRIBUTE = re.compile(
    r"\shidden(?=[\s=/]|$)|aria-hidden\s*=\s*[\"']?true|display\s*:\s*none"
    r"|visibility\s*:\s*hidden",
    re.IGNORECASE,
)
# fmt: off
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    }
)
# fmt: on
_ENDS_CLAUSE = re.compile(r"[.;:!?][\"”’)\]]?\s*$")
_STRAY_BOLD = re.compile(r"\*\*\s*([^*]{1,150}?)\s*\*\*\s*", re.DOTALL)
_EMPTY_MARKS = re.compile(r"\*([.,;:]?\s*)\*")
_LONE_MARK = re.compile(r"(\s)\*(?=[^\W\d]|$)")
_WRAPPED = re.compile(r"\*([^*]+?)\s+\*")
# A picture whose address was wrapped by an exporter is no picture in Markdown, nor is it text.
_BROKEN_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]{0,1000}\)")
# Of 142 bold lines in 190 releases three are longer, all of them sentences.
_MAX_HEADING_WORDS = 16
_MAX_COLON_WORDS = 3


@dataclass(slots=True)
class Page:
    """The blocks found so far, what was left out, and the tags that are still open."""

    blocks: list[tuple[RawBlock, tuple[int, int]]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    tags: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def is_hiding(self) -> bool:
        """Whether an open tag hides what follows."""
        return any(hides for _, hides in self.tags)

    def take_visible(self, html: str) -> str:
        """Return `html` without comments and hidden parts, which are kept in `hidden`."""
        self._keep_comments(html)
        html = _COMMENT.sub(" ", _UNREAD.sub(" ", html))
        kept: list[str] = []
        at = 0
        for match in _TAG.finditer(html):
            self._put(html[at : match.start()], kept)
            was_hiding = self.is_hiding
            self.turn(match)
            if not was_hiding and not self.is_hiding:
                kept.append(match.group())
            at = match.end()
        self._put(html[at:], kept)
        return "".join(kept)

    def turn(self, match: re.Match[str]) -> None:
        """Open or close the tag that `match` found."""
        closing, name, attributes = match.group(1), match.group(2).lower(), match.group(3)
        if closing:
            if any(open_name == name for open_name, _ in self.tags):
                while self.tags.pop()[0] != name:
                    pass
        elif name not in _VOID and not attributes.endswith("/"):
            self.tags.append((name, _HIDDEN_ATTRIBUTE.search(attributes) is not None))

    def _keep_comments(self, html: str) -> None:
        for match in _COMMENT.finditer(html):
            if any(map(str.isalpha, match.group(1))):
                self.hidden.append(" ".join(match.group(1).split()))

    def _put(self, text: str, kept: list[str]) -> None:
        if not text:
            return
        if not self.is_hiding:
            kept.append(text)
        elif text.strip():
            self.hidden.append(" ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a stretch of one between forced breaks; `bold` if all of it is."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Links:
    """How much of a text is links: characters in all and in links, the links, their words."""

    characters: int = 0
    linked: int = 0
    links: int = 0
    words: int = 0

    def __add__(self, other: Links) -> Links:
        return Links(
            self.characters + other.characters,
            self.linked + other.linked,
            self.links + other.links,
            self.words + other.words,
        )


def count_links(token: Token) -> Links:
    """Return how much of an inline token is links."""
    counted = Links()
    depth = 0
    for child in token.children or ():
        if child.type == "link_open":
            depth += 1
            counted += Links(links=1)
        elif child.type == "link_close":
            depth -= 1
        elif child.type in {"text", "code_inline"}:
            words = child.content.split()
            size = sum(map(len, words))
            counted += Links(size, size, 0, len(words)) if depth else Links(size)
    return counted


def is_control(token: Token) -> bool:
    """Return whether a paragraph is nothing but links that run a script: a button of the page."""
    counted = count_links(token)
    return (
        counted.links > 0
        and counted.linked == counted.characters
        and all(
            str(child.attrGet("href")).startswith("javascript:")
            for child in token.children or ()
            if child.type == "link_open"
        )
    )


def is_heading_like(text: str) -> bool:
    """Return whether a line that is all bold reads as a heading.

    "The Act will:" leads to the list under it; "On skills:" may be a title.
    """
    words = len(text.split())
    if text.rstrip().endswith(":"):
        return words <= _MAX_COLON_WORDS
    return words <= _MAX_HEADING_WORDS and not re.search(r"[.;,!]$", text.strip())


def read_inline(token: Token, page: Page) -> list[Part]:
    """Return the text of an inline token, cut where a forced break ends a clause or a title.

    Links keep their text; pictures and their descriptions are left out.
    """
    lines: list[list[tuple[str, bool]]] = [[]]
    bold = 0
    for child in token.children or ():
        match child.type:
            case "text" | "code_inline" | "text_special":
                if page.is_hiding:
                    page.hidden.append(child.content)
                else:
                    lines[-1].append((child.content, bold > 0))
            case "softbreak":
                lines[-1].append(("\n", bold > 0))
            case "hardbreak":
                lines.append([])
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "html_inline":
                _read_tag(child.content, page, lines)
            case _:
                pass
    return _join(lines)


def _read_tag(html: str, page: Page, lines: list[list[tuple[str, bool]]]) -> None:
    if html.startswith("<!--"):
        page.take_visible(html)
        return
    match = _TAG.fullmatch(html)
    if match is None:
        return
    if match.group(2).lower() == "br":
        lines.append([])
    else:
        page.turn(match)


def _join(lines: list[list[tuple[str, bool]]]) -> list[Part]:
    """Return the lines as parts; a line that ends no clause goes on in the next.

    An empty line between two breaks parts paragraphs, whatever ends there.
    """
    parts: list[Part] = []
    parted = opens_bold = False
    for line in lines:
        text = _BROKEN_PICTURE.sub(" ", "".join(piece for piece, _ in line)).strip()
        if not text.strip("* \xa0\n"):
            parted, opens_bold = True, text == "**"
            continue
        # "**", a break, "Title**": the exporter put the break inside the bold.
        split_bold = opens_bold and text.endswith("**") and text.count("**") == 1
        bold = split_bold or all(is_bold for piece, is_bold in line if piece.strip())
        if stray := _STRAY_BOLD.match(text):
            # Exporters leave "** Title** Text", which is no bold in Markdown, but meant as such.
            title, text = stray.group(1), text[stray.end() :]
            if text and title.endswith((":", ".")):
                text = f"{title} {text}"
            else:
                parts.append(Part(title, bold=True))
        text = _drop_stray_marks(text)
        if not text:
            continue
        last = parts[-1] if parts else None
        starts = parted or (last is not None and last.bold and not bold)
        parted = opens_bold = False
        if last is None or starts or _ENDS_CLAUSE.search(last.text):
            parts.append(Part(text, bold))
        else:
            parts[-1] = Part(f"{last.text}\n{text}", last.bold and bold)
    return parts


def _drop_stray_marks(text: str) -> str:
    """Return the text without emphasis marks that enclose nothing or have no partner.

    A star behind a word, or one that begins a line, may call a footnote and stays.
    """
    text = _EMPTY_MARKS.sub(r"\1", text.replace("**", ""))
    if wrapped := _WRAPPED.fullmatch(text):
        return wrapped.group(1)
    return _LONE_MARK.sub(r"\1", text).strip() if text.count("*") == 1 else text.strip()
