"""Tell an instruction from a report: "Ensure that the log is kept" obliges like a "must"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# Base forms at the head of a sentence; what stands behind shows that they are no nouns: "Use of",
# "Test results", "Access controls are".
_VERBS: Final = (
    "add|adopt|allow|answer|apply|arrange|ask|assess|assign|attach|avoid|book|build|bring|change|"
    "check|choose|click|close|collect|complete|compare|confirm|consider|consult|contact|copy|"
    "create|define|delete|deploy|describe|design|determine|develop|do|document|download|enable|"
    "enter|ensure|establish|evaluate|explain|explore|fill|find|follow|get|give|go|identify|"
    "implement|include|inform|insert|keep|learn|leave|limit|list|log|look|maintain|make|measure|"
    "monitor|note|notify|recogni[sz]e|remember|bear|obtain|open|plan|prepare|provide|publish|put|"
    "read|record|refer|remove|"
    "replace|report|request|retain|return|review|revise|run|save|select|send|set|share|show|sign|"
    "specify|start|state|stop|store|submit|summari[sz]e|take|test|track|train|turn|update|upload|"
    "use|verify|visit|wait|work|write"
)
IMPERATIVE: Final = re.compile(
    r"^(?:[-*\u2022]\s+|\(?\w{1,3}[.)]\s+)?"
    r"(?:(?:instructions?|notes?|guidance|tips?|important|warning|caution): )?"
    r"(?:(?:thus|then|also|therefore|hence|finally|next|accordingly|instead|always|first|"
    r"in addition|otherwise|afterwards?|where (?:possible|appropriate)|if (?:possible|necessary)"
    r"),? )?(?:please \w+|"
    rf"(?:always |never |do not |don't )?(?:{_VERBS}) (?:that|you|you're|the|an?|your|all|any|each|"
    r"every|both|this|these|those|whether|it|them|only|our|their|how|if|sure|"
    r"to|with|for|on|in|up|out|at least|who|what|where|when)\b)",
    re.IGNORECASE,
)

# "Cannot reach the page Wait for the server": a heading and the first word of its text.
RUN_IN: Final = re.compile(r"(?:\b[a-z]\w*|\b\w*[a-z][A-Z]\w*|\b[A-Z]{2,}|\)) (?=[A-Z][a-z]+ )")


@lru_cache(maxsize=1_000)
def is_imperative(quote: str) -> bool:
    """Say whether a plain sentence tells its reader what to do."""
    return IMPERATIVE.match(quote.strip()) is not None or any(
        IMPERATIVE.match(quote[match.end() :]) for match in RUN_IN.finditer(quote)
    )
