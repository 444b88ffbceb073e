"""Find words that settle, stretch or soften what the source leaves as it is.

"Without doubt", "whatever their size" and "is recommended" each need a ground. A paraphrase may put
every word of its source in other words, but it has no reason to add one of these: where no word of
the source says as much, the statement says more than its source, or less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.checks.binding.qualifiers import any_of
from agent.checks.fault import Fault
from agent.checks.headed import Headed


@dataclass(frozen=True, slots=True)
class Added:
    """Words of a statement, with those of a source that give a ground for them."""

    said: Headed
    ground: Headed
    why: str


_SURE = r"\w*certain(?:ly|ty)?|definit\w*|undoubted\w*|sure(?:ly)?|assur\w*|guarant\w*|inevitab\w*"
FIRMER: tuple[Added, ...] = (
    Added(
        any_of(
            # "Whatever lies outside the quota" names a thing; "whatever their size" stretches.
            r"what(?:so)?ever (?:the|its|their|his|her|our|your)|no matter|regardless|"
            r"irrespective|whether or not(?= (?:\w+ ){1,})|whether (?:[\w-]+ ){1,6}or not|"
            r"with or without|in (?:every|any) (?:single )?case(?! of)|in all cases|"
            r"under (?:all|any) circumstances|in all circumstances|without exceptions?|"
            r"unconditional(?:ly)?|(?:on|of|to|with|under) no conditions?|"
            r"without (?:any )?(?:conditions?|limits?|limitations?|restrictions?|"
            r"qualification)|across the board|come what may|at all times|invariably|"
            r"even (?:if|where|when) (?:[\w-]+ ){1,8}not\b"
        ),
        any_of(
            r"what(?:so)?ever|whichever|whoever|wherever|whenever|however|no matter|regardless|"
            r"irrespective\w*|whether|with or without|any\w*|all|every\w*|each|always|"
            r"notwithstanding|despite|in spite|independent\w*|\w*condition\w*|universal\w*|never|"
            r"none|even|invariabl\w*|constant\w*|continuous\w*|either|both|blanket|across|"
            r"absolute\w*|agnostic|neutral\w*|different|divers\w*|entire\w*|whole|"
            r"throughout|without|limit\w*|unlimited|restrict\w*|unrestricted|although|though|"
            r"otherwise|unless|except\w*"
        ),
        "the source does not speak of every case",
    ),
    Added(
        any_of(r"of (?:any|whatever|every) (?:kind|sort|type|description|form)|whatsoever|at all"),
        any_of(
            r"any\w*|whatever|whatsoever|all|every\w*|kinds?|sorts?|types?|forms?|at all|"
            r"never|none|nothing|nobody|neither|ever|either|each|entire\w*|complete\w*|total\w*|"
            r"even"
        ),
        "the source does not speak of every kind",
    ),
    Added(
        any_of(
            r"(?:is|are|was|were|be|been|seems?|looks?|remains?) (?:\w+ )?certain (?:to|that)|"
            # "A meeting certain to be held": not "make certain to lock it".
            r"(?<!\bmake )(?<!\bmakes )(?<!\bmade )(?<!\bmaking )"
            r"(?:certain|sure|guaranteed|bound) to be|"
            r"for certain(?= *[,.;:]|$)|certainly|with certainty|"
            r"without (?:a |any )?(?:doubt|question|fail)|undoubtedly|doubtless|"
            r"no doubt|beyond (?:any |all )?(?:doubt|dispute|question)|definitely|"
            r"(?:is|are|was|were) (?:sure|bound) to|surely|"
            r"inevitabl[ey]|unavoidabl[ey]|necessarily|unquestionabl[ey]|indisputabl[ey]|"
            r"incontrovertibl[ey]|undeniabl[ey]|conclusively|"
            r"(?:is|are|was|were|been|has|have|as) (?:\w+ly )?prove[dn]|proves? (?:that|to)|"
            r"(?:an )?(?:established|proven|known|settled|undisputed) (?:fact|truth|certainty)|"
            r"already (?:settled|decided|agreed|fixed)|"
            r"(?:is|are|was|were|been) (?:\w+ )?(?:fixed|set in stone|settled)|fixed (?:at|for|"
            r"by)|"
            r"(?:is|are) guaranteed(?: to)?|guarantees? that"
        ),
        any_of(
            rf"{_SURE}|doubt\w*|unavoid\w*|unquestion\w*|indisput\w*|incontrov\w*|undeni\w*|"
            r"conclusive\w*|prove[sdn]?|proving|proofs?|demonstrat\w*|confirm\w*|shows?|shown|"
            r"established|settle[sd]?|fix(?:ed|es)?|bound|unequivocal\w*|clear\w*|evident\w*|"
            r"obvious\w*|knows?|known|always|necessar\w*|of course|indeed|fact|truth|truly|"
            r"decide[sd]?|determine[sd]?|agreed?|invariabl\w*|ensur\w*|secured|must|"
            r"shall|confident\w*|strong\w*|plain\w*|naturally|unmistak\w*|no question|never|set|"
            r"promis\w*|pledg\w*"
        ),
        "the source is not as sure of it",
    ),
    Added(
        any_of(
            r"brand-new|newly|for the first time|first-ever|"
            r"unprecedented"
        ),
        any_of(
            r"\w*new\w*|novel\w*|fresh\w*|first\w*|launch\w*|inaugur\w*|creat\w*|establish\w*|"
            r"introduc\w*|add(?:s|ed|ing|itional|itionally)?|further|another|other|others|more|"
            r"modern\w*|"
            r"recent\w*|emerg\w*|next|future|innov\w*|yet|never|start\w*|beg[aiu]n\w*|announc\w*|"
            r"unveil\w*|latest|current|set up|open\w*|build\w*|built|develop\w*|chang\w*|amend\w*|"
            r"joined|replac\w*|updat\w*|upgrad\w*|up-to-date|unprecedented|historic|record|"
            r"form(?:s|ed|ing)?|propos\w*|young|cutting-edge|transform\w*|releas\w*|publish\w*|"
            r"issu\w*|implement\w*|deploy\w*|adopt\w*|now|enact\w*|re(?:new|design|buil|launch|"
            r"vis|form|fresh|vamp|plac)\w*|generat\w*|find|mak\w+|made|"
            r"different|alternative|pilot|breakthrough\w*|original"
        ),
        "the source does not call it new",
    ),
    Added(
        any_of(r"automatically|by default|by definition|of itself|by operation of law"),
        any_of(
            r"auto-?\w*|default\w*|defin\w*|itself|themselves|directly|always|immediate\w*|"
            r"shall|"
            r"by law|ipso facto|self-\w+|deemed|without (?:further|any|the need)|machine\w*|AI|"
            r"self|hands-free|unattended|unprompted|by operation|straight away|at once|"
            r"program\w*|tools?|built-in|software|algorithm\w*|systems?|instantly|"
            r"no (?:further|manual)"
        ),
        "the source does not say that it comes of itself",
    ),
    Added(
        any_of(
            r"mandatory|compulsory|obligatory|legally binding|binding (?:rules?|law|obligations?|"
            r"measures?|requirements?)|(?:is|are|was|were) (?:mandated|decreed|dictated)|decrees|"
            r"orders(?=(?:,[^,]{1,40},)? (?:that|the|its|all|an?) )|"
            r"(?:lays?|laid) down (?:the )?(?:binding|rules?)"
        ),
        any_of(
            r"\w*mandat\w*|\w*compulsor\w*|\w*oblig\w*|\w*bind\w*|bound|dictat\w*|decree\w*|"
            r"order(?:s|ed|ing)?|requir\w*|must|shall|direct(?:s|ed|ing|ion|ions|ives?)|"
            r"instruct\w*|"
            r"demand\w*|command\w*|enforc\w*|impos\w*|prescri\w*|rules?|needs?|needed|necess\w*|"
            r"dut(?:y|ies)|laws?|compel\w*|force[sd]?|ha(?:s|ve|d) to|imperative|essential|"
            r"task\w*|"
            r"charge[sd]?|(?:is|are) to|statut\w*|insist\w*|prohibit\w*|forbid\w*|ban(?:s|ned)?|"
            r"undertak\w*|agreed|legal\w*|will|cannot|(?:may|can) not|only|never|do not|ensure|"
            r"make sure|please|prerequisite|condition\w*|voluntary|optional"
        ),
        "the source does not bind",
    ),
)
"""What a statement may not say firmer or wider without a ground."""
ADVICE = any_of(
    r"(?:is|are|was|were|be|been|as|a|the|an|merely|only|of) recommend(?:ed|ation)|recommends?|"
    r"recommendations?|suggest(?:s|ed)?(?= (?:that|to)\b)|(?:a |mere |the |under a )suggestion|"
    r"advis(?:es?|ed|able)|advisory|preferabl[ey]|ideally|optional(?:ly)?|"
    r"voluntar(?:y|ily)|if (?:they|it|he|she|so) (?:wish(?:es)?|choos(?:e|es)|prefers?|inclined)|"
    r"discretionary|non-binding|not binding|"
    r"(?:may|might|can|could|would|will) (?:wish|want|like|choose|opt|prefer|elect|decide) to|"
    r"(?:may|might) (?:find|consider|think)|(?:is|are) (?:free|at liberty|welcome) to|"
    r"(?:will|would|may|might|could|can|should) consider [a-z]+ing|to consider|worth considering|"
    r"considers? (?:whether|if)|where (?:avoidable|convenient)|"
    r"(?:is|are) (?:encouraged|invited) to|encourages?|invit(?:es?|ed)|at (?:its|"
    r"their) discretion|"
    r"think(?:s|ing)? twice|prefers? (?:that|to)|good practice|best practice|desirable"
)
"""Words that leave a thing to those who are told of it."""
LEFT = any_of(
    r"should|ought|may(?! \d)|might|recommend\w*|suggest\w*|advi[sc]\w*|propos\w*|encourag\w*|"
    r"invit\w*|option\w*|voluntar\w*|discretion\w*|desir\w*|prefer\w*|ideal\w*|consider\w*|"
    r"guid\w*|asks?|asked|asking|urg\w*|call(?:s|ed|ing)? (?:up)?on|calls? for|call(?:ed|"
    r"ing) for|"
    r"request\w*|would|practices?|seek\w*|hop(?:e|es|ed|ing)|wish\w*|wants?|wanted|appeal\w*|"
    r"choos\w*|chose\w*|choice\w*|free\w*|offer\w*|allow\w*|permit\w*|let|lets|tips?|"
    r"counsel\w*|explor\w*|weigh\w*|think\w*|look(?:s|ing)? (?:at|into|to)|could|can(?! ?not)|"
    r"welcom\w*|please|try|aims?|look forward|opportunit\w*|interest\w*|like to|intend\w*|"
    r"plan\w*|"
    r"where (?:possible|appropriate|feasible|practicable)|good|best|discuss\w*|"
    r"examin\w*|assess\w*|stud(?:y|ies|ied)|deliberat\w*|debat\w*|feel free|willing\w*|promot\w*|"
    r"believ\w*|need not|not (?:required|mandatory|obliged|compulsory)|necessarily|if you|"
    r"account|regard\w*|mind|heed|attention|view\w*|factor\w*|eligib\w*|entitl\w*|recognis\w*|"
    r"recogniz\w*|support\w*|potential\w*|possib\w*|not bound"
)
BINDING = any_of(
    r"must|shall|required?|requires|requirements?|mandat\w*|compulsor\w*|obligat\w*|oblig(?:e|"
    r"es|ed)|"
    r"demand\w*|direct(?:s|ed)|order(?:s|ed)|instruct\w*|commit(?:s|ted|ments?)|pledg\w*|"
    r"undertak\w*|"
    r"undertook|agreed?|needs? to|needed|necess\w*|binding|bound|(?:is|are) to|duty|duties|will|"
    r"responsib\w*|imperative|essential|forbid\w*|forbidden|prohibit\w*|ban(?:s|ned)?|"
    r"not permitted|not allowed|ha(?:s|ve|d) to|insist\w*|enforc\w*|compel\w*|never|"
    r"tasked|no [a-z]+ (?:may|shall)"
)
"""Words of a source that leave nothing to anybody."""

_UNSURE = (
    r"\w*probab\w*|(?:im)?possib(?:ly|le)|perhaps|maybe|presum\w*|conceiv\w*|appear\w*|"
    r"apparent\w*|"
    r"seem\w*|alleg\w*|report\w*|suppos\w*|may(?! \d)|might|could|\w*likel\w*|would|argu\w*|"
    r"rumou?r\w*|believ\w*|think\w*|thought|hop(?:e|es|ed|ing|eful\w*)|expect\w*|potential\w*|"
    r"risks?|chances?|suggest\w*|estimat\w*|forecast\w*|project(?:s|ed|ions?)|predict\w*|"
    r"anticipat\w*|should|tend\w*|prospect\w*|indicat\w*|claim\w*|say|says|said|suspect\w*|"
    r"threat\w*|if|whether|doubt\w*|unclear|uncertain\w*|opinion|view\w*|fears?|concern\w*|"
    r"wor(?:ry|ries|ried)|often|usual\w*|sometimes|generally|about|around|approximate\w*"
)
HEDGES: tuple[Added, ...] = (
    Added(
        any_of(
            r"probably|possibly|perhaps|maybe|presumably|conceivably|apparently|seemingly|"
            r"allegedly|reportedly|supposedly|may well|in all likelihood|arguably|"
            r"(?:is|are) (?:\w+ )?likely to|(?:is|are) hoped|"
            r"(?:is|are) (?:rumoured|alleged|believed|thought|supposed) to"
        ),
        any_of(_UNSURE),
        "the source tells it without this hedge",
    ),
    Added(
        any_of(r"might"),
        any_of(
            rf"{_UNSURE}|can(?:not)?|consider\w*|aim\w*|seek\w*|intend\w*|plan\w*|opportunit\w*|"
            r"enabl\w*|allow\w*|permit\w*|let|lets|able|ability|capab\w*|capacity|prone|"
            r"vulnerab\w*|expos\w*|danger\w*|in order to|to prevent|so that|try|tries|trying|"
            r"attempt\w*|help\w*|or|designed|meant|intent\w*|option\w*|any|unless|until|shall|must"
        ),
        "the source tells it without this hedge",
    ),
)
"""What makes less sure of a thing, with what in a source may stand behind it."""
UNDER_WAY = any_of(
    r"under (?:consideration|discussion|negotiation|review|preparation|study|debate)|"
    r"being (?:considered|weighed(?! down)|discussed|planned|prepared|drafted|negotiated|"
    r"contemplated|debated|mooted|explored)|(?:is|are|was|were) (?:still )?pending|"
    r"(?:has|have) yet to be|in the pipeline|on the drawing board"
)
"""Words that tell of a thing as not done yet."""
NOT_OVER = any_of(
    r"consider\w*|discuss\w*|negotiat\w*|review\w*|prepar\w*|stud(?:y|ies|ied|ying)|debat\w*|"
    r"weigh\w*|plan\w*|draft\w*|contemplat\w*|explor\w*|pending|yet|propos\w*|examin\w*|"
    r"investigat\w*|assess\w*|evaluat\w*|look(?:s|ed|ing)? (?:at|into|to)|will|would|may|might|"
    r"could|future|upcoming|talks?|consult\w*|deliberat\w*|ongoing|under ?way|await\w*|"
    r"develop\w*|"
    r"work(?:s|ing)? (?:on|to|towards?)|not|seek\w*|intend\w*|aims?|aiming|think\w*|await\w*|"
    r"bills?|candidates?|options?|possib\w*|potential\w*|should|shall|question\w*|in progress|"
    r"analy[sz]\w*|ask(?:s|ed|ing)?|inquir\w*|enquir\w*|test\w*|audit\w*|to be|being|tak\w+ up"
)


HOW: Final = re.compile(
    r"\b(?:how|what|which|where|who|whom|ways? in which)\b[^,;]*$", re.IGNORECASE
)
ASKED: Final = re.compile(r"\b(?:whether|if)\b[^,;]*$", re.IGNORECASE)


def find_firmer(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault for each kind of word that settles or stretches, beyond its grounds."""
    source = " . ".join(quotes)
    faults = []
    for added in FIRMER:
        said = [
            match.group()
            for match in added.said.finditer(stated)
            # "Whether it is needed at all" asks, and speaks of no kind.
            if not (match.group() == "at all" and ASKED.search(stated, 0, match.start()))
        ]
        # "Left no doubt" has its ground in "were clear"; a second word of the kind needs its own.
        grounds = sum(1 for _ in added.ground.finditer(source)) if said else 0
        if len(said) > grounds:
            faults.append(Fault(words=said[0], why=added.why))
    return faults


def find_softer(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault where a statement leaves open what the source binds to, and never softens."""
    source = " . ".join(quotes)
    pending = UNDER_WAY.search(stated)
    if pending and NOT_OVER.search(source) is None:
        return [Fault(words=pending.group(), why="the source tells of nothing under way")]
    for hedge in HEDGES:
        hedged = hedge.said.search(stated)
        if hedged and HOW.search(stated, 0, hedged.start()):
            # "How it might be built is studied" asks for a way.
            continue
        if hedged and hedge.ground.search(source) is None:
            return [Fault(words=hedged.group(), why=hedge.why)]
    match = ADVICE.search(stated)
    if match is None or LEFT.search(source):
        return []
    bound = BINDING.search(source)
    if bound is None:
        return []
    return [Fault(words=match.group(), why=f"left open; the source says {bound.group()!r}")]
