"""The language of a text, by votes of its commonest words; by its letters where they decide.

A detector library would add 4 to 100 MB (py3langid 4.5 MB with numpy, lingua 96 MB) to answer
one question: can the English embedder read this. Function words answer it on a page of text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

SAMPLE_CHARACTERS = 20_000
MIN_WORDS = 12
"""Fewer words give no verdict."""

MIN_SHARE = 0.12
"""Least share of function words; running prose has 25-50 %, lists of names and code under 10 %."""

MARGIN = 1.3
"""The winner has so many times the votes of the next language."""

_WORDS = {
    "en": "the of and to in is that for it with as on be are by this from or which have not was",
    "fr": "le la les des et en un une est que dans pour du par sur au aux qui ce avec sont pas ou",
    "de": "der die das und ist von den mit für dem des ein eine zu auf im nicht sich auch werden",
    "es": "el la los las de y en que un una es por con para del se al lo como su más son o",
    "pt": "o a os as de e em que um uma é por com para do da dos das se ao no na não ou",
    "it": "il la i gli le di e che un una è per con del della dei nel si al non sono da alla o",
    "nl": "de het een en van in is dat op te met voor zijn aan door niet die worden ook bij of",
    "pl": "i w na z do że nie się jest to o jak po dla od przez są oraz lub który za",
    "sv": "och att det som en är av för på med den till inte om ett har de i vid eller",
}
_VOTES = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "ARABIC": "und-Arab",
    "CYRILLIC": "und-Cyrl",
    "DEVANAGARI": "und-Deva",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "BENGALI": "und-Beng",
    "TAMIL": "ta",
    "ETHIOPIC": "und-Ethi",
}


def detect_language(text: str) -> str | None:
    """Return an ISO 639-1 code, "und-Xxxx" when only the script is clear, or None."""
    sample = text[:SAMPLE_CHARACTERS]
    script = _detect_script(sample)
    if script is not None:
        return script
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < MIN_WORDS:
        return None
    counts = Counter(words)
    votes = sorted(
        ((sum(counts[word] for word in known), language) for language, known in _VOTES.items()),
        reverse=True,
    )
    (best, language), (second, _) = votes[0], votes[1]
    if best < MIN_SHARE * len(words) or best < MARGIN * second:
        return None
    return language


def _detect_script(sample: str) -> str | None:
    """Return what a script other than Latin decides; None for Latin, or too little text."""
    letters = [letter for letter in sample[:4000] if letter.isalpha()]
    foreign = [letter for letter in letters if ord(letter) > _LATIN_ENDS]
    if not letters or len(foreign) * 2 < len(letters):
        return None
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in foreign)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > len(foreign) * 0.1:
        return "ja"
    name = scripts.most_common(1)[0][0].split("-")[0]
    return _SCRIPTS.get(name)


_LATIN_ENDS = 0x24F
