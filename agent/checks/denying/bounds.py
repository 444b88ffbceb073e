"""Words of a source that an honest statement may turn into a denial, and what limits tell."""

from __future__ import annotations

import re
from typing import Final

BOUNDS: Final = re.compile(
    r"\b(?:only|until|before|at least|at most|unless|less|fewer|limit\w*|sole\w*|no|nor|earliest|"
    r"latest|minimum|maximum|if|subject to|provided|exclusiv\w*|alone|instead|rather|than|"
    r"differ\w*|"
    r"separate\w*|too|"
    r"but|although|though|however|despite|yet|still|voluntar\w*|optional|"
    r"statement of intent|up to|whether|hard\w*|difficult\w*|confidential\w*|"
    r"private|secre(?:t|ts|tly|cy|tive)|"
    r"restrict\w*|withh[eo]ld\w*|withdr[ae]w\w*|exclu\w+|except\w*|exempt\w*|apart from|"
    r"aside from|barring|omit\w*|omissions?|(?:steer|stay|keep|kept)\w* (?:clear|away)|shun\w*|"
    r"ignor\w*|disput\w*|"
    r"disagree\w*|object(?:s|ed|ions?)|oppos\w*|doubt\w*|outside|beyond|short of|ceas\w*|"
    r"stop\w*|halt\w*|suspend\w*|lapse\w*|expir\w*|pending|remains to|clos(?:e|es|ed|ing)|"
    r"end(?:s|ed)|deadline|by (?=\w+ \d|\d)|away|behind|"
    r"lag\w*|anonym\w*|same|constant|steady|stable|intact|waive\w*|free\w*|"
    r"dispens\w*|reliev\w*|drop\w*|false\w*|wrong\w*|revok\w*|repeal\w*|cancel\w*|abolish\w*|"
    r"independent\w*|regardless|irrespective|avoid\w*|lack\w*|fail\w*|refus\w*|lost|los(?:es?|s)|"
    r"miss\w*|absen\w+|silen\w+|leaves?|left|kept|keeps?|stay\w*|remain\w* (?:un|the same|as)\w*|"
    r"un(?!d[eo]r|it|iv|ion|iq|til|less|anim|if|i[cfl])\w{4,}|in(?:valid|activ|adequa|sufficien|eligib|complet|correct|effect)\w*|"
    r"dis(?!c(?:uss|over|lo[sc]|ount|ret|ipl|ern)|tri|ease|play|aster|inform|patch|"
    r"abilit|abl|crim|semin|till|rupt|k|h)\w{4,}|"
    r"im(?:possib|prop)\w*|ir(?:relevan|regular)\w*|replac\w*|instead|otherwise|little|hardly|"
    r"rare\w*|"
    r"barely|seldom|few|zero|nil|part(?:ly|ial\w*)?|some|most|other than|example|such as)\b|"
    r"\?",
    re.IGNORECASE,
)
"""Words of a source that an honest statement may turn into a denial."""
# Of these, what limits turns into a denial together with a limit: "not later than" for "until".
LIMITS: Final = re.compile(
    r"only|until|before|at least|at most|less|fewer|limit\w*|sole\w*|earliest|latest|minimum|"
    r"maximum|if|subject to|provided|exclusiv\w*|alone|than|up to|most|some|example|such as|"
    r"by|deadline|expir\w*|end(?:s|ed)|part(?:ly|ial\w*)?|still|but|behind",
    re.IGNORECASE,
)
TOLD_BOUND: Final = re.compile(
    r"\b(?:unless|until|till|before|after|more|less|fewer|later|longer|sooner|earlier|exceed\w*|"
    r"below|above|without|except|other|beyond|just|merely|yet|necessarily|always|every\w*|"
    r"all|any\w*|again|over(?! ?[.,;:]|$)|under|than|if|where|when|from|once|also)\b",
    re.IGNORECASE,
)
