"""Does the body that gave a page out speak in a sentence, or somebody whom it quotes?"""

from __future__ import annotations

import re
from typing import Final

_FIRST_PERSON: Final = re.compile(
    r"\bI(?:['’](?:m|ve|d|ll)| (?:am|have|had|was|will|would|think|want|do|did|hope|believe|look"
    r"|can|know|also|welcome|support|thank|urge))\b|\b(?:[Mm]y|[Ww]e|[Oo]urs?)\b"
)
_SPOKEN: Final = re.compile(
    r"^\W*@\w|[“\"][^”\"]{20,}[”\"]?,?\s*(?:said|says|added|stated|wrote|commented|explained)\b"
    r"|\b(?:said|says|added|stated|commented|explained)\b[^.]{0,80}[:,]?\s*[“\"]|^[“\"‘]"
)
_STANCE: Final = re.compile(
    r"^\W*((?:The )?(?:[A-Z][\w&.’'-]*\s+){1,6})(?:\w+ly )?(?:supports?|welcomes?|applauds?"
    r"|commends?|appreciates?|congratulates?|thanks|urges|believes|looks? forward|stands ready"
    r"|(?:is|are) (?:proud|pleased|excited|thrilled|hono[u]?red|grateful|delighted)\b)"
)
_WORD: Final = re.compile(r"\w{3,}")


def is_quoted(text: str, issuer: str) -> bool:
    """Say whether a sentence may be the word of another than the issuer: in the first person, in
    quotation marks, or as the stance of somebody with another name.
    """
    if _FIRST_PERSON.search(text) or _SPOKEN.search(text):
        return True
    if text.count("“") != text.count("”"):  # A part of what somebody said in several sentences.
        return True
    stance = _STANCE.match(text)
    if stance is None:
        return False
    names = {word.lower() for word in _WORD.findall(stance[1])} - {"the"}
    return not names & {word.lower() for word in _WORD.findall(issuer)}
