"""Real sentences for the tests of the checks, cut from the shared policy documents."""

from __future__ import annotations

import random
import re
from pathlib import Path

_PARAGRAPH = re.compile(r"\n\s*\n")
_STOP = re.compile(r"(?<=[.;?!]) (?=[A-Z\"“(])")


def real_sentences(shared: Path) -> list[str]:
    """Return distinct sentences of the shared Markdown and text files, shuffled with one seed.

    The cut is rough on purpose: the checks must hold on whatever a reader makes of a text.
    """
    found: dict[str, None] = {}
    for path in sorted((shared / "corpus").rglob("*")):
        if path.suffix not in {".md", ".txt"}:
            continue
        for paragraph in _PARAGRAPH.split(path.read_text(encoding="utf-8", errors="replace")):
            for sentence in _STOP.split(" ".join(paragraph.split())):
                if 20 < len(sentence) < 1_200:
                    found[sentence] = None
    sentences = list(found)
    random.Random(1).shuffle(sentences)
    return sentences
