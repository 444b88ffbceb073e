"""The characters of canonical text: white space folded, the invisible taken out, ligatures opened.

Everything else stays as the author wrote it: no quotes folded, no case changed.
"""

from __future__ import annotations

import re

# Soft hyphen, zero-width space, word joiner, byte-order mark, bidirectional marks and overrides,
# C0 and C1 controls that are not white space, interlinear marks, and the tag block, whose
# characters spell ASCII that no reader sees (used to hide instructions).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# A joiner shapes letters in Arabic and Indic scripts and emoji; between Latin, Greek or Cyrillic
# letters (all below U+0590) it only hides a word from search.
_IDLE_JOINER = re.compile("(?<![\u0590-\U0010ffff])[\u200c\u200d]+(?![\u0590-\U0010ffff])")
# One variation selector chooses a glyph; a run of them carries hidden bytes.
_SELECTOR_RUN = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LETTERS = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_SMUGGLED = re.compile("[\U000e0020-\U000e007f]{4,}|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{4,}")
_OVERRIDE = re.compile("[\u202d\u202e]")


def clean(text: str) -> str:
    """Return `text` as it stands in canonical text: one line, no invisible characters."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
        text = _IDLE_JOINER.sub("", text)
        text = _SELECTOR_RUN.sub("", text)
        text = _SURROGATE.sub("\ufffd", text)
        text = _LIGATURE.sub(lambda match: _LETTERS[match.group()], text)
    elif not text.isprintable():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def smuggles(text: str) -> bool:
    """Return whether `text` carries characters that encode words no reader can see."""
    return not text.isascii() and _SMUGGLED.search(text) is not None


def overrides_direction(text: str) -> bool:
    """Return whether `text` turns the writing direction round against its letters."""
    return not text.isascii() and _OVERRIDE.search(text) is not None
