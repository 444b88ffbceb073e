"""Check that a statement is plain prose: no address, no markup, nothing unseen, no false letters.

A quotation is the word of its document and passes: what a source holds is shown spelled out.
Everything else was written by a model, and nothing that it writes may be opened, run or rendered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agent.checks.words import is_quotation, plain, quoted_parts, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "plain"

LONGEST: Final = 600
"""Characters. The longest sentence that a drafter of statements needs is about half of it; a
longer text is several statements in one, which no reader checks against one passage."""

ADDRESS: Final = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,20}:\s?//\S*"  # https://…, ftp://…, and hxxp://…
    r"|\b(?:javascript|vbscript|mailto|tel|file|data):[^\s]\S*"
    r"|\bwww\d?\.\S+"
    r"|[\w.+%-]+@[\w-]+(?:\.[\w-]+)*"
    r"|//[\w-]+\.[\w.-]+\S*",
    re.IGNORECASE,
)
"""What a program would open. Matched in the folded text, where a full-width dot is a dot."""

DOMAIN: Final = re.compile(
    r"(?<![\w@.-])(?:[^\W_](?:[\w-]*[^\W_])?(?:\.|\[\.\]|\(\.\)))+(?P<last>[^\W\d_]{2,24})"
    r"(?![\w-])(?:[:/]\S*)?"
    r"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]\w)(?:[:/]\S*)?"
)
"""Labels parted by dots, the last of letters: `example.org`, also written `example[.]org`; or four
numbers, which a paragraph may have too."""

PATH: Final = re.compile(r"(?<![\w/])(?:~|\.{1,2})?/[\w.-]+/[\w./-]*|\b[A-Za-z]:\\\S|\\\\\w+\\\w")
MARKUP: Final = re.compile(
    r"</?[A-Za-z!?][^>]*>?"  # a tag, whole or begun
    r"|&(?:#\w+|[A-Za-z]{2,8});"
    r"|!?\[[^\]\n]*\][(\[:]|\]\("  # a link or an image, or the end of one
    r"|`|~~|\*\*|__\w|(?<![\w*])[*_]\w[^*_\n]*[*_](?!\w)"
    r"|(?:^|\n)\s*(?:\#{1,6}\s|>\s|[-*+•‣▪]\s|\d{1,2}[.)]\s|\|)"
    r"|\|\s*:?-{2,}"
    r"|\{\{|\}\}|<<|>>"
)
MARK: Final = re.compile(r"\[\^?\s*\d+(?:\s*[,;–-]\s*\d+)*\s*\]|^\s*\[[^\]]*\]")
"""A citation mark written by hand: ours alone are links to a place. Also a label in brackets that
opens a statement, as it opens the lines of a prompt."""

BLANKS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\u034f")
"""Letters and signs that print as nothing: Hangul fillers, the empty Braille cell."""
UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
MOST_MARKS: Final = 2
"""Combining marks on one letter, after composition: Vietnamese needs one, Hebrew two."""

# A lone "l" where a figure belongs stands for 1, as "O" does beside a digit.
_LONE: Final = re.compile(
    r"(?<![\w'])[l|](?= (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b)|"
    r"(?:(?<=\bNo\. )|(?<=\b[Aa]rticle )|(?<=\b[Aa]mendment )|(?<=\b[Pp]aragraph )|"
    r"(?<=\b[Ss]ection )|(?<=\b[Nn]ote ))l(?!\w)|"
    r"(?<=\d)[Ool](?=[\d,.]*(?:\s|$))|(?<!\w)[lO](?=\d)"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_PLACE: Final = re.compile(
    r"(?:\b(?:sec|section|art|article|para|paragraph|clause|chapter|annex|part|version|v|no)s?\.? "
    r"|§ ?)$",
    re.IGNORECASE,
)
"""In front of four numbers that are no address."""
_CAPITAL: Final = re.compile(r"[A-Z][a-z]+")
_ELLIPSIS: Final = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A statement as it was written, folded for comparison, with what its evidence offers."""

    text: str
    folded: str
    quotes: tuple[str, ...]
    labels: tuple[str, ...]


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for everything in a statement that is not plain prose."""
    del kind
    if is_quotation(text, evidence):
        return []
    offered = reach(evidence)
    written = Written(
        text=text,
        folded=unicodedata.normalize("NFKC", text),
        quotes=offered.quotes,
        labels=offered.labels,
    )
    return [
        Finding(check=NAME, judgement=Judgement.UNSUPPORTED, message=why, words=words[:80])
        for look in _LOOKS
        for why, words in look(written)
    ]


def find_faults(text: str, offered: Sequence[str]) -> list[str]:
    """Return why a few words of a model, such as the title of a gap, are no plain prose.

    Args:
        text: the words.
        offered: texts, in any typography, that may stand in it between quotation marks.
    """
    written = Written(
        text=text,
        folded=unicodedata.normalize("NFKC", text),
        quotes=tuple(map(plain, offered)),
        labels=(),
    )
    return [why for look in _LOOKS for why, _ in look(written)]


def _length(written: Written) -> Iterator[tuple[str, str]]:
    if len(written.text) > LONGEST:
        yield f"it has {len(written.text):,} characters, more than {LONGEST}", ""
    if "\n" in written.text.strip() or "\r" in written.text.strip():
        yield "it has several lines; a statement is one sentence or two", ""


def _addresses(written: Written) -> Iterator[tuple[str, str]]:
    for found in ADDRESS.finditer(written.folded):
        yield "an address: only a quotation may hold one", found.group()
    rest = ADDRESS.sub(" ", written.folded)
    for found in DOMAIN.finditer(rest):
        if _is_domain(found) and not _stands(found.group(), (*written.quotes, *written.labels)):
            yield "something like an address that no cited sentence holds", found.group()
    for found in PATH.finditer(rest):
        yield "something like the path of a file", found.group()


def _is_domain(found: re.Match[str]) -> bool:
    """Say whether labels parted by dots can be an address: "U.S.based" and "met.The" cannot.

    Nor can the number of a place: "Sec. 5.1.3.4".
    """
    if found["last"] is None:
        return _PLACE.search(found.string, 0, found.start()) is None
    parts = found.group().split(".")
    short = len(parts[0]) == 1 and len(parts) > 2 and not found["last"].islower()
    runs_on = len(parts) == 2 and _CAPITAL.fullmatch(found["last"]) and parts[0].islower()
    return not short and not runs_on


def _markup(written: Written) -> Iterator[tuple[str, str]]:
    for found in MARKUP.finditer(written.folded):
        yield "markup: a statement is plain text", found.group().strip()
    for found in MARK.finditer(written.folded):
        yield "a citation mark: the evidence is named by its numbers alone", found.group()


def _unseen(written: Written) -> Iterator[tuple[str, str]]:
    hidden = {c for c in written.text if c in BLANKS or unicodedata.category(c) in UNSEEN}
    if hidden - {"\n", "\r"}:
        points = ", ".join(f"U+{ord(c):04X}" for c in sorted(hidden))
        yield f"characters that cannot be seen: {points[:60]}", ""
    run = 0
    for character in unicodedata.normalize("NFC", written.text):
        run = run + 1 if unicodedata.combining(character) else 0
        if run > MOST_MARKS:
            yield "marks stacked on a letter", ""
            return


def _letters(written: Written) -> Iterator[tuple[str, str]]:
    """Find look-alikes: a word of two alphabets, or in letters that only look like a letter."""
    for found in _LONE.finditer(written.text):
        around = written.text[max(0, found.start() - 4) : found.end() + 4]
        if not any(around.strip() in text for text in (*written.quotes, *written.labels)):
            yield "a letter that stands for a figure", around.strip()
    for word in dict.fromkeys(_WORD.findall(written.text)):
        if word.isascii() or any(word in quote for quote in (*written.quotes, *written.labels)):
            continue
        disguised = plain(word) != unicodedata.normalize("NFKC", plain(word))
        if disguised or len({_script(letter) for letter in word} - {""}) > 1:
            yield "letters of two alphabets in one word, or letters in disguise", word


def _script(letter: str) -> str:
    if unicodedata.combining(letter):
        return ""
    first = unicodedata.name(letter, "").partition(" ")[0]
    # Japanese parts its words between three scripts.
    return "CJK" if first in {"HIRAGANA", "KATAKANA", "CJK"} else first


def _quotations(written: Written) -> Iterator[tuple[str, str]]:
    """Find words between quotation marks that do not stand in the evidence letter for letter."""
    stated = plain(written.text)
    if stated.count('"') % 2:
        yield "a quotation mark that no other answers", ""
    for start, end in quoted_parts(stated):
        quoted = stated[start + 1 : end - 1].strip().rstrip(".,;:!?")
        if not _is_quoted(quoted, (*written.quotes, *written.labels)):
            yield "words in quotation marks that no cited sentence holds", stated[start:end]


def _is_quoted(quoted: str, offered: Sequence[str]) -> bool:
    """Say whether a text has the words, those before an ellipsis first, those after it later."""
    parts = [part for part in _ELLIPSIS.split(quoted) if part]
    if not parts:
        return True
    texts = {form for text in offered for form in (text, text.replace('"', "'"))}
    return any(_follow_each_other(parts, text) for text in texts)


def _follow_each_other(parts: Sequence[str], text: str) -> bool:
    place = 0
    for number, part in enumerate(parts):
        starts = [text.find(form, place) for form in ((part,) if number else _first_forms(part))]
        found = min((each for each in starts if each >= 0), default=-1)
        if found < 0:
            return False
        place = found + len(part)
    return True


def _first_forms(words: str) -> tuple[str, ...]:
    """Return the words with a small and a capital first letter, as the sentence around needs it."""
    return (words, words[0].lower() + words[1:], words[0].upper() + words[1:])


def _stands(words: str, quotes: Sequence[str]) -> bool:
    return any(re.search(rf"(?<![\w.-]){re.escape(words)}(?![\w-])", quote) for quote in quotes)


_LOOKS: Final[tuple[Callable[[Written], Iterator[tuple[str, str]]], ...]] = (
    _length,
    _addresses,
    _markup,
    _unseen,
    _letters,
    _quotations,
)
