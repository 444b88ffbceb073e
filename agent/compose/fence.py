"""Documents as data: each sentence behind its number, between markers that cannot occur in them.

Square brackets hold our numbers and nothing else: those of documents, and of a user's words, are
shown round. So no text can bring forth "[3]", wherever it stands.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

_KEY: Final = "policy-briefing-agent fence 1"
_MARKER_LENGTH: Final = 16
"""Hex digits: 64 bits, drawn from the content; a document cannot hold a hash of itself."""

_LONGEST_RUN: Final = 8
_LONGEST_WORD: Final = 200
"""Characters: the longest real word of the policy library, an address, has 180."""

_MOST_MARKS: Final = 3
"""Combining marks on one letter that any script needs at most."""

_BRACKETS: Final = {
    **dict.fromkeys(map(ord, "[［【〔〖⟦〚⁅⦋⦍⦏❲﹝"), "("),
    **dict.fromkeys(map(ord, "]］】〕〗⟧〛⁆⦌⦎⦐❳﹞"), ")"),
    0x00AD: "",  # A soft hyphen only says where a word may be broken.
}
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_SYMBOL_FONT: Final = range(0xF020, 0xF100)

# "<|im_start|>", "</s>", "<think>": a server may read them as more than text. "< 5" stays.
_OPENING: Final = re.compile(r"<(?=[^\s\d=<.,])|<(?=<)")
_CLOSING: Final = re.compile(r"(?<=[^\s\d=>])>|(?<=[›>])>")
_RUN: Final = re.compile(rf"(\S)\1{{{_LONGEST_RUN},}}")
_WORD: Final = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")


def make_marker(*texts: str) -> str:
    """Return a marker that none of the texts holds: the same for the same texts, in order."""
    keyed = hashlib.sha256(_KEY.encode())
    for text in texts:
        held = text.encode("utf-8", "surrogatepass")
        keyed.update(len(held).to_bytes(8, "big") + held)
    for counter in range(len(texts) + 1_000):
        marked = keyed.copy()
        marked.update(counter.to_bytes(8, "big"))
        marker = marked.hexdigest()[:_MARKER_LENGTH]
        if not any(marker in text.casefold() for text in texts):
            return marker
    raise AssertionError("no text holds a thousand markers drawn from itself")


def defuse(text: str) -> str:
    """Return a text on one line, as nothing but text: no pointer, no tag, nothing unseen."""
    shown = unicodedata.normalize("NFC", text).translate(_BRACKETS)
    if not (shown.isascii() and shown.isprintable()):
        shown = "".join(map(_show, shown))
    line = _cut_marks(" ".join(shown.split()))
    line = _CLOSING.sub("›", _OPENING.sub("‹", line))
    line = _RUN.sub(lambda run: f"{run[1] * _LONGEST_RUN}⟨{len(run[0]) - _LONGEST_RUN} more⟩", line)
    return _WORD.sub(
        lambda word: f"{word[0][:_LONGEST_WORD]}⟨{len(word[0]) - _LONGEST_WORD} more⟩", line
    )


def _show(character: str) -> str:
    if character in "\t\n\r\x0b\x0c\u2028\u2029" or character.isspace():
        return " "
    if character.isascii() and character.isprintable():
        return character
    point = ord(character)
    if point in _SYMBOL_FONT:
        return "•"
    return f"⟨U+{point:04X}⟩" if unicodedata.category(character) in _UNSEEN else character


def _cut_marks(line: str) -> str:
    if line.isascii():
        return line
    kept: list[str] = []
    marks = 0
    for character in line:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
