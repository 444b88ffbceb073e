"""Read a speaker out of the words in front of a verb of speech, or behind "by"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.checks.clauses import words_in
from agent.checks.naming.proper import TITLES
from agent.checks.words import listed, singular

WORKS: Final = listed(
    "article report note page document declaration memorandum paper text statement act law "
    "regulation recital preamble guide guideline guidance plan strategy summary answer speech "
    "letter notice order section paragraph annex table agreement treaty convention protocol "
    "communique minute transcript blog post site website brief briefing review study survey "
    "publication list entry bulletin circular code audit record measure directive bill amendment "
    "deal charter resolution decision opinion evaluation assessment release sheet fact message "
    "proclamation readout framework policy template book handbook manual chapter part source "
    "executive table figure data evidence result finding research author writer speaker"
)
"""What is written, and whoever wrote or speaks it: such a speaker is the document itself."""
ROLES: Final = listed(
    "government department ministry minister official officer agency authority administration "
    "company firm organisation organization body institution institute office commission council "
    "committee board team group leader head chief chair director spokesperson spokesman "
    "spokeswoman secretary president country side party participant member signatory partner state "
    "nation one person people expert editor staff representative delegate delegation executive "
    "ceo chancellor senator lawmaker politician journalist interviewee host guest user man woman "
    "senior he she they it we i you us them who which that all everyone everybody vendor provider "
    "supplier maker developer operator association foundation"
)
"""Words by which a paraphrase may call nearly any speaker."""
UNKNOWN: Final = re.compile(
    r"\b(?:I|we|he|she|they|it|you|this|that|these|those|which|who|one|some|many|others?|all|"
    r"everyone|nobody|there)\b",
    re.IGNORECASE,
)
CLAUSE: Final = re.compile(
    r".*\b(?:what|that|which|when|where|whether|if|how|because|as|and|but|also)\b",
    re.IGNORECASE,
)
"""In front of a subject in the words before a verb: "and by what officials"."""
TENSE: Final = re.compile(
    r"(?:\s(?:has|have|had|will|would|shall|should|may|might|can|could|must|did|does|do|"
    r"not|also|used to|itself|himself|herself|themselves|\w+ly))+$",
    re.IGNORECASE,
)
NO_SUBJECT: Final = re.compile(
    r"^(?:and |or |but )?(?:by|of|from|to|with|for|than|\d)\b|"
    r"\b(?:of|to|with|for|from|in|on|at|by|and|or|the|an?)$|[()]|"
    r"(?:^|\s)(?:[A-Z]|U\.S|U\.K|Sec|Mr|Mrs|Ms|Dr|Art|No|St|Gen|Sen|Rep|Gov|Prof)$"
)
"""Words in front of what looked like a verb that are no subject: "with selections", "word of"."""
WHEN: Final = re.compile(
    r"^(?:in|on|at|during|since|after|before) [^,]*?(?= the | an? )", re.IGNORECASE
)
"""In front of a subject, without a comma: "In May the pilots told"."""
LONGEST: Final = 9
"""Words of a speaker; more are a clause that was misread."""


DULL: Final = frozenset(
    word.stem for each in ROLES | TITLES for word in words_in(each) if word.content
)
"""Stems that tell no speaker from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A speaker in the text's words, with the stems of the words with content and the last one."""

    words: str
    stems: frozenset[str]
    head: str


@lru_cache(maxsize=2_000)
def read_speaker(who: str, *, pronouns: bool = False) -> Speaker | None:
    """Return a speaker without what stands in front of his clause; None for a pronoun."""
    bare = TENSE.sub("", WHEN.sub("", CLAUSE.sub("", who, count=1))).strip(" ,\"'")
    words = [word for word in words_in(bare) if word.content]
    if not words or len(bare.split()) > LONGEST or NO_SUBJECT.search(bare):
        return None
    if UNKNOWN.search(bare) and not pronouns:
        return None
    # "The head of the agency": the head stands in front of "of".
    front = re.split(r" (?:of|for|at|from|in|on)\b", bare)[0]
    heads = [word for word in words_in(front) if word.content] or words
    return Speaker(
        words=bare,
        stems=frozenset(word.stem for word in words),
        head=singular(heads[-1].text),
    )
