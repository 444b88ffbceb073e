r"""Make text from documents fit to be shown: nothing in it can steer a terminal or turn the order.

Control characters, escape sequences, direction marks and unseen characters are shown as what they
are ("\x1b", "\u202e"); all white space becomes single spaces.
"""

from __future__ import annotations

import unicodedata

TAIL = 12
SYMBOL_FONT = range(0xF020, 0xF100)
"""Where word processors put Symbol and Wingdings: they print bullets there, nearly always."""
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    """Return the text on one line with every unseen character spelled out."""
    # Most sentences are seen whole, and need no look at each of their characters.
    shown = text if text.isprintable() else "".join(map(_show, text))
    return " ".join(shown.split())


def clip(text: str, width: int, *, words: bool = True) -> str:
    """Return the text, shortened to a number of columns with an ellipsis where it is longer.

    With `words` the cut falls between two; in a narrow column every letter tells more.
    """
    if columns(text) <= width:
        return text
    kept, used = "", 0
    for character in text:
        used += columns(character)
        if used > width - 1:
            break
        kept += character
    if not words:
        return kept.rstrip() + "…"
    head, space, tail = kept.rpartition(" ")
    # A word cut in two is harder to read than a short line, unless the word is long.
    return (head if space and len(tail) <= TAIL else kept.rstrip()) + "…"


def columns(text: str) -> int:
    """Return how many terminal columns the text takes: wide characters take two, marks none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _show(character: str) -> str:
    if character in "\t\n\r\x0b\x0c\u2028\u2029":
        return " "
    point = ord(character)
    if point in SYMBOL_FONT:
        return "•"
    if unicodedata.category(character) not in _UNSEEN:
        return character
    if point <= 0xFF:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"
