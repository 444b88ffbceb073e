"""Adjectives that narrow what a rule or a finding is about, and what keeps them in a paraphrase."""

from __future__ import annotations

from agent.checks.qualifiers import any_of

RESTRICTIVE = (
    ("written", "writing|wrote|letter|paper|document\\w*"),
    (
        "prior",
        "before|first|advance|ahead|beforehand|previous\\w*|preceding|earlier",
    ),
    (
        "personal",
        (
            "persons?'s?|individuals?'?|people's|private|privacy|(?:on|about|of) (?:\\w+ )?"
            "(?:people|persons?|individuals?)(?! concerned)|data subject\\w*"
        ),
    ),
    ("voluntary", "volunt\\w*|optional|free\\w*|choose\\w*|own accord|not bound|wish\\w*"),
    ("advisory", "advi\\w+|consult\\w*|counsel\\w*|recommend\\w*"),
    ("explicit|express", "explicitly|expressly|specific\\w*|clear(?:ly)?|in terms"),
    ("informed", "full knowledge"),
    (
        "main|principal|chief|primary|foremost",
        (
            "mainly|mostly|most|"
            "chiefly|above all|primarily|principally|key|leading|biggest|greatest|largest|central"
        ),
    ),
    ("initial|preliminary", "first|early|initially|provisional\\w*|at first|interim|starting"),
    (
        "provisional|interim|temporary",
        ("provisionally|temporarily|for now|time being|for a time|short-term|until|preliminary"),
    ),
    ("partial", "partially|partly|part|some|in part|not all"),
    ("reasonable", "reasonably|fair|sensible"),
    ("serious|grave", "seriously|gravely|severe\\w*|major"),
    ("substantial|considerable", "substantially|considerably|significant\\w*|large\\w*|major|big"),
    ("independent", "independently|outside|external\\w*|not part of"),
    ("anonymised|anonymized|pseudonymised|pseudonymized", "anonym\\w*|pseudonym\\w*|identif\\w*"),
    ("accredited|certified|licensed", "accreditation|certificat\\w*|licen\\w*|approved|recognised"),
    ("unauthorised|unauthorized", "without \\w+|unlawful\\w*|not authori[sz]ed|illicit\\w*"),
    ("potential|possible", "potentially|possibly|may|might|could|can|possibilit\\w*|risks?"),
    ("alleged|suspected", "alleg\\w*|suspect\\w*|suspicion\\w*|claim\\w*|accus\\w*|said"),
    (
        "significantly|substantially|materially|considerably|markedly|seriously",
        (
            "significant\\w*|substantial\\w*|material\\w*|considerabl\\w*|marked\\w*|serious\\w*|"
            "large\\w*|"
            "major|much|greatly|strong\\w*|sharp\\w*|far|sever\\w*"
        ),
    ),
    ("directly", "direct\\w*|first-hand|immediate\\w*|straight"),
    (
        "knowingly|deliberately|intentionally|wilfully",
        "know\\w*|deliberate\\w*|intent\\w*|aware|on purpose",
    ),
    ("eligible|qualifying", "eligib\\w*|qualif\\w*|entitled"),
    ("foreseeable", "foreseeabl\\w*|foreseen|predictabl\\w*|expected|anticipated"),
    (
        "intentional|deliberate|wilful",
        ("intentionally|deliberately|wilfully|knowing\\w*|on purpose|intent|intended"),
    ),
)
"""The adjectives, with what may stand for each."""
NARROWING = tuple((any_of(form), any_of(f"{form}|{kept}")) for form, kept in RESTRICTIVE)
ANY_NARROWING = any_of("|".join(form for form, _ in RESTRICTIVE))
