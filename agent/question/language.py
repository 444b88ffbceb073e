"""Is a question English? The built-in embedder reads no other language."""

from __future__ import annotations

import re
from typing import Final

from agent.question.words import STOP_WORDS, word_set

_FOREIGN: Final = {
    "French": word_set(
        """
        le la les des du une est sont dans pour avec que qui quels quelles quel quelle sur par
        au aux ce cette ont il elle combien quand comment pourquoi où et
        """
    ),
    "German": word_set(
        """
        der die das und ist sind ein eine für mit von den dem des wie was wann welche welcher
        welches wer warum nicht auf im zu über wird werden hat haben wo
        """
    ),
    "Spanish": word_set(
        """
        el los las del una es son para con que qué cuál cuáles cuándo cuántos cuántas quién por
        en se su como cómo dónde y sobre hay está
        """
    ),
    "Italian": word_set(
        """
        il lo gli della delle dei una è sono per con che quali quale quando quanti quante chi
        perché di nel sulla come dove cosa
        """
    ),
    "Portuguese": word_set(
        """
        o os as do da dos das um uma é são para com que qual quais quando quantos quantas quem
        por em no na como onde sobre está não
        """
    ),
    "Dutch": word_set(
        """
        de het een en is zijn van voor met wat welke wie wanneer hoe hoeveel waarom op in niet
        wordt worden dat
        """
    ),
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_LATIN_SHARE: Final = 0.5
_FEWEST_HITS: Final = 2


def list_small_words(language: str | None) -> frozenset[str]:
    """Return the function words of a language that `find_language` names."""
    return _FOREIGN.get(language or "", frozenset())


def find_language(text: str) -> str | None:
    """Return the name of the language if the text is plainly not English, else None.

    Script first, then function words: two or more of another language, and more than of English.
    Short or mixed texts count as English.
    """
    letters = [letter for letter in text if letter.isalpha()]
    if letters and sum(letter < "\u0250" for letter in letters) / len(letters) < _LATIN_SHARE:
        return "a language not written in Latin letters"
    words = [word.lower() for word in _WORD.findall(text)]
    english = sum(word in STOP_WORDS for word in words)
    best, hits = None, 0
    for language, listed in _FOREIGN.items():
        count = sum(word in listed for word in words)
        if count > hits:
            best, hits = language, count
    return best if hits >= _FEWEST_HITS and hits > english else None
