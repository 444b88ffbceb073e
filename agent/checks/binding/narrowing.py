"""Adjectives that narrow what a rule or a finding is about, and what keeps them in a paraphrase."""

from __future__ import annotations

from agent.checks.binding.qualifiers import any_of

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
    (
        (
            # "Groups express fundamental concerns": a verb.
            "explicit|express(?= (?:\\w+ )?(?:consent|permission|approval|authori[sz]ation|terms|"
            "reference))"
        ),
        "explicitly|expressly|specific\\w*|clear(?:ly)?|in terms",
    ),
    ("informed", "full knowledge|knowledge|knowing\\w*|known?|aware\\w*|learn\\w*"),
    (
        "main|principal|chief|primary|foremost",
        (
            "mainly|mostly|most|"
            "chiefly|above all|primarily|principally|key|leading|biggest|greatest|largest|central"
        ),
    ),
    (
        "initial|preliminary",
        (
            "first|early|initially|provisional\\w*|at first|interim|starting|outset|start|"
            "beginning|begin\\w*|up ?front|opening|original\\w*"
        ),
    ),
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
    (
        "fictional|fictitious|made-up|mock|dummy|simulated|synthetic|hypothetical|imaginary",
        (
            "fiction\\w*|fictit\\w*|invent\\w*|imagin\\w*|simulat\\w*|synthe\\w*|hypothe\\w*|sample|"
            "not real|artificial\\w*|pretend\\w*|examples?"
        ),
    ),
    (
        "draft|proposed",
        "draft\\w*|propos\\w*|plan\\w*|bills?|would|not yet|suggest\\w*|put forward|tabled",
    ),
    (
        "unaudited|unconfirmed|unverified|untested|unproven|unpublished",
        "audit\\w*|confirm\\w*|verif\\w*|test\\w*|prove\\w*|publish\\w*|not",
    ),
    (
        "non-binding|nonbinding|indicative|illustrative",
        (
            "bind\\w*|volunt\\w*|indicat\\w*|illustrat\\w*|examples?|suggest\\w*|advis\\w*|guid\\w*|"
            "instance"
        ),
    ),
    (
        "unintended|unintentional|accidental|inadvertent",
        "inten\\w*|accident\\w*|inadvert\\w*|chance|mistake|not meant|unforeseen|unplanned",
    ),
    (
        "minor|modest|slight|marginal|incremental|moderate",
        (
            "small\\w*|little|slight\\w*|limit\\w*|modest\\w*|minor|margin\\w*|bit|few|some|"
            "incremental\\w*|gradual\\w*|moderat\\w*|steps?"
        ),
    ),
    (
        "limited",
        "limit\\w*|small\\w*|few|narrow\\w*|restrict\\w*|certain|some|little|scarce|confin\\w*",
    ),
    (
        "theoretical|notional|nominal|symbolic",
        "theor\\w*|notion\\w*|nomin\\w*|symbol\\w*|name|paper",
    ),
    ("high-risk|low-risk|high-impact", "risk\\w*|impact\\w*|danger\\w*"),
    (
        "outstanding|unresolved|(?<!while )(?<!whilst )(?<!, )remaining|residual",
        "outstand\\w*|\\w*resol\\w*|remain\\w*|left|still|open|others?|rest|residual\\w*",
    ),
    (
        "similar|comparable|equivalent|analogous",
        (
            "like\\w*|alike|such|same|similar\\w*|compar\\w*|equivalen\\w*|equal\\w*|akin|kinds?|"
            "sorts?|types?|match\\w*|analog\\w*|parallel|others?"
        ),
    ),
    (
        "apparent|perceived|purported|ostensible|supposed|so-called",
        (
            "appar\\w*|perce\\w*|purport\\w*|ostensibl\\w*|suppos\\w*|so-called|claim\\w*|seem\\w*|"
            "appear\\w*|consider\\w*|seen|sees?|believ\\w*|thought|alleg\\w*"
        ),
    ),
)
"""The adjectives, with what may stand for each."""
NARROWING = tuple((any_of(form), any_of(f"{form}|{kept}")) for form, kept in RESTRICTIVE)
ANY_NARROWING = any_of("|".join(form for form, _ in RESTRICTIVE))
