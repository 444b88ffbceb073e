"""Check talk: what the source has signed or decided is not told as drafted or considered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.senses import senses_in
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "talk"
# What comes before an act: a draft is not signed yet, talks have not decided yet.
TALK = re.compile(
    r"\b(?:draft(?:s|ed)?(?= (?:in|on|by|at|an?|the|under|and|between|with)\b|$|[.,;])|"
    r"negotiat(?:es?|ed)|discuss(?:es|ed)|(?:considered|considers|weighed|debated) (?:whether|"
    r"\w+ing)|express(?:ed|es) (?:an )?interest in|interested in|thinking (?:of|about)|"
    r"talk(?:s|ed) about|explor(?:e|es|ed) (?:whether|the possibility))",
    re.IGNORECASE,
)
ACT = re.compile(
    r"\b(?:signed|signs|signature|decided|decides|adopted|adopts|agreed|agrees|concluded|approved|"
    r"commits?|committed|ratified|enacted|established|set up|launched|issued|released|published)\b",
    re.IGNORECASE,
)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding where an act of the source is told as talk of it."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, source = plain(text), " . ".join(reach(evidence).quotes)
    match, act = TALK.search(stated), ACT.search(source)
    if match is None or act is None or ACT.search(stated):
        return []
    if senses_in(match.group()) & senses_in(source) or TALK.search(source):
        return []
    return [
        Finding(
            check=NAME,
            judgement=Judgement.CONTRADICTED,
            message=f"{match.group()!r}: the source says {act.group()!r}",
            words=match.group(),
        )
    ]
