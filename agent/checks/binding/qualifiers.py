"""The words by which a source qualifies what it says, and those that keep it in a paraphrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.checks.headed import Headed, headed


def any_of(form: str) -> Headed:
    """Return a pattern for whole words, whatever their case."""
    return headed(rf"\b(?:{form})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Family:
    """Words of one qualifier in a source, and those by which a statement keeps it.

    `behind`: it speaks of the words behind it alone.
    """

    source: Headed
    kept: Headed
    behind: bool = False


_CASE = r"as|where|when|whenever|if|wherever|to the extent|so far as|as far as|insofar as"
_PART = any_of(
    r"some|most(?:ly)?|many|certain|several|few|a few|majority|minority|number|part(?:s|ly)?"
    r"|half|often|various|a lot|numerous|widely?|one of|among|not (?:all|every|everyone)|"
    r"generally|usually|typically|tends?|particular|specified|specific|selected|largely|"
    r"mainly|bulk|others?|them|common(?:ly|place)?|widespread|\d+|all|every|each|any|more|"
    r"where|those|who|given|set|named|limited|sections?|pockets?|range|host|plenty|"
    r"two|three|four|five|dozens?|hundreds?|thousands?|like|such|example"
)
FAMILIES = (
    Family(
        any_of(
            r"(?:some|(?<!of the )most|many|certain)(?: of (?:the|its|their|these|those))?"
            r"(?= (?:[a-z-]+ )?[a-z-]+s\b)(?! (?:times|cases|weeks|months|years|days|others)\b)"
        ),
        _PART,
        behind=True,
    ),
    Family(
        any_of(r"in (?:some|most|many|certain|several|a few|selected) [a-z-]+(?!s? where)"),
        _PART,
    ),
    Family(
        any_of(
            r"(?:preliminary|provisional|early|first|initial|interim) "
            r"(?:figures|data|results|estimates|findings|numbers|evidence)"
        ),
        any_of(r"prelimin\w*|provision\w*|early|first|initial\w*|interim|so far"),
        behind=True,
    ),
    Family(
        any_of(r"in writing|in written form"),
        any_of(r"writ\w*|wrote|letters?|papers?|documents?|e-?mails?|electronic\w*|text"),
    ),
    Family(
        any_of(r"in person"),
        any_of(r"person|personal(?:ly)?|face|appear\w*|attend\w*|themselves|presence|present"),
    ),
    Family(
        any_of(r"in advance|beforehand"),
        any_of(
            r"advance|beforehand|before|prior|ahead|earlier|early|first|until|preliminary|pre-?\w+"
        ),
    ),
    Family(
        any_of(r"(?:on a )?(?:voluntary basis|voluntarily)"),
        any_of(r"volunt\w*|cho(?:ose|oses|ice|sen?)|option\w*|free\w*|wish\w*|own accord|may|can"),
    ),
    Family(
        any_of(r"free of charge|without charge|at no (?:extra |additional )?(?:cost|charge)"),
        any_of(r"free|charge\w*|costs?|gratis|pay(?:s|ing|ment)?|fees?|nothing"),
    ),
    Family(
        any_of(r"anonymously|in confidence|under oath|in camera|behind closed doors"),
        any_of(
            r"anonym\w*|names?|unnamed|identit\w*|confiden\w*|oath|sw[eo]\w*|camera|closed|private|"
            r"privately|secre\w*"
        ),
    ),
    Family(
        any_of(r"tentative(?:ly)?|on a preliminary basis"),
        any_of(r"tentativ\w*|preliminar\w*|provisional\w*|initial\w*|first"),
    ),
    Family(
        any_of(r"(?<!not )(?<!not the )only (?:if|where|when|after|with|once|on)"),
        any_of(
            r"only|unless|without|no|not|solely|must|until|limited|depend\w*|provided|requires?|"
            r"required|conditional|condition|never|cannot|except|has to|have to|restrict\w*"
        ),
    ),
    Family(
        any_of(
            # "At the earliest possible date" hurries, and sets no bound.
            r"at the earliest(?! (?:possible|practicable|feasible|available|opportunit\w+|date|"
            r"moment|convenience|stage|point|time)\b)|no earlier than|"
            r"not (?:before|earlier than)|no sooner than"
        ),
        any_of(r"earliest|earlier|before|sooner|until|from|onwards?|after|later|start\w*"),
    ),
    Family(
        any_of(
            rf"(?:{_CASE})(?: \w+)? (?:possible|feasible|practicable|practical|"
            r"achievable)|as (?:\w+ )?\w+ (?:permits?|allows?)|"
            r"(?:time|funds|resources|weather|circumstances|conditions) permitting"
        ),
        any_of(
            r"\w*possib\w*|feasib\w*|practic\w*|can|could|able|as far as|allows?|permits?|"
            r"achievable|best efforts|once|when|if|there (?:is|are)|enough|sufficient\w*|"
            r"availab\w*|depend\w*|subject|provided|time"
        ),
    ),
    Family(
        any_of(
            rf"(?:{_CASE})(?: \w+)? (?:appropriate|applicable|necessary|needed|required|"
            r"relevant|available|desirable|warranted|useful|suitable)"
            # "As required under section 3" points to a rule; it narrows nothing.
            r"(?!(?<=required) (?:under|by|in|pursuant)\b)"
        ),
        any_of(
            r"\w*appropriat\w*|applicab\w*|appl(?:y|ies)|relevan\w*|necessary|need(?:s|ed)?|"
            r"required?|requires|availab\w*|suitabl\w*|fit(?:s|ting)?|warrant\w*|useful|desirable|"
            r"called for|case by case|circumstances|proper|occasion|exist\w*|there (?:is|are)|"
            r"any"
        ),
    ),
    Family(
        any_of(
            # "(1) IN GENERAL.—" heads a section of a statute and qualifies nothing.
            r"in principle|(?-i:(?!IN GENERAL))in general|generally|typically|usually|often|"
            r"sometimes|normally|as a rule|in (?:some|many|certain|most) cases|occasionally|"
            r"frequently"
        ),
        any_of(
            r"in principle|in general|general(?:ly)?|typical(?:ly)?|usual(?:ly)?|often|sometimes|"
            r"normal(?:ly)?|as a rule|cases|occasion\w*|frequent\w*|mostly|most|many|some|tends?|"
            r"common(?:ly)?|habit\w*|regular(?:ly)?|routine(?:ly)?|at times|now and then"
        ),
    ),
    Family(
        any_of(
            r"mainly|mostly|largely|primarily|chiefly|principally|predominantly|partly|partially|"
            r"in part|to some extent|to a large extent|for the most part"
        ),
        any_of(
            r"main(?:ly)?|most(?:ly)?|large(?:ly)?|primar\w+|chief(?:ly)?|princip\w+|"
            r"predominan\w*|"
            r"part(?:ly|ial|ially)?|extent|above all|first and foremost|greatest|biggest|leading|"
            r"major|majority|bulk|overwhelming\w*|some|more than anything|one (?:of|reason)|"
            r"among|mixture|substantially|degree"
        ),
        behind=True,
    ),
    Family(
        any_of(
            r"(?:can|could|has|have|had|is|are|was|were|do|does|did) ?not(?: \w+)? yet|not yet|"
            # "The progress made to date" is the progress made.
            r"so far|(?<!progress made )(?<!work done )(?<!steps taken )(?<!efforts made )"
            r"to date|as yet|(?<![,;] )(?<!^)yet(?! another| again| more)|has yet to|"
            r"have yet to|for now|for the time being|"
            r"provisionally|on a provisional basis"
        ),
        any_of(
            r"yet|so far|to date|until now|till now|up to now|for now|now|still|at present|"
            r"presently|currently|today|remains?|awaits?|thus far|hitherto|when|at the time|"
            r"time being|provisional\w*|interim|temporar\w*|pending|by|as of|at that (?:point|"
            r"time)|"
            r"preliminar\w*"
        ),
    ),
    Family(
        any_of(
            r"almost certain(?:ly)?|probabl[ey]|likely|presumably|apparently|seems?|appears? to|"
            # "Could potentially" hedges once: "could" tells it.
            r"(?<!could )(?<!may )(?<!might )(?<!can )(?:potentially|possibly|perhaps)"
            # "Perhaps most notably" weighs the remark, and not what is told.
            r"(?! (?:could|may|might|can|most \w+ly|more \w+ly|best of all|above all|"
            r"(?:un)?surprisingly|worst of all|even more)\b)"
        ),
        any_of(
            r"\w*certain(?:ly|ty)?|probab\w+|likel\w+|potential\w*|presum\w+|possib\w+|perhaps|"
            r"apparent\w*|seem\w*|appear\w*|tend\w*|may|might|could|can|would|chance\w*|risk\w*|"
            r"expect\w*|suggest\w*|doubt\w*|sign\w*|prospect\w*|estimat\w*|forecast\w*|threat\w*|"
            r"believ\w*|assum\w*|thought|think\w*|should|plausib\w*|odds|unlikel\w+|about"
        ),
        behind=True,
    ),
    Family(
        any_of(r"tends? to"),
        any_of(
            r"tend\w*|usual\w*|often|general\w*|typical\w*|most\w*|normal\w*|common\w*|"
            r"as a rule|likel\w+|seem\w*|may|might|can|inclin\w*|prone|habit\w*|frequent\w*"
        ),
        behind=True,
    ),
    Family(
        any_of(
            r"(?:is|are|was|were) (?:said|reported|believed|thought|understood|alleged|rumoured|"
            r"claimed|estimated|assumed|considered|deemed) to|reportedly|allegedly|supposedly|"
            r"it is (?:said|reported|believed|thought|understood|alleged|claimed|estimated) that"
        ),
        any_of(
            r"said|reported(?:ly)?|believ\w+|thought|understood|alleg\w+|rumou?r\w*|claim\w*|"
            r"estimat\w*|assum\w*|suppos\w*|apparent\w*|hearsay|consider\w*|deemed|seen as|"
            r"regarded|talk|told|word|held|view\w*|by (?:all )?accounts?|unnamed|unconfirmed|"
            r"some say|presum\w*|probabl\w*|likel\w*|perhaps|seem\w*|appear\w*|suggest\w*|judged|"
            r"according to (?:\w+ )?reports|reports (?:say|suggest)|"
            r"(?:media|press|news) reports"
        ),
        behind=True,
    ),
    Family(
        any_of(
            r"(?:widely |increasingly |often |generally |commonly )?(?:seen|viewed|regarded|"
            r"perceived|considered|hailed|touted|billed) as"
        ),
        any_of(
            r"seen|sees?|view\w*|regard\w*|perce\w+|consider\w*|hail\w*|tout\w*|bill\w*|"
            r"look\w*|light|thought|think\w*|opinion|eyes|call\w*|describ\w*|deem\w*|reput\w*|"
            r"treat\w*|count\w*|judg\w*|held|known|taken|pass(?:es)? for|find\w*|found|believ\w*"
        ),
        behind=True,
    ),
    Family(
        any_of(r"all but(?= \w+ed\b)|virtually"),
        any_of(r"all but|virtual\w*|practical\w*|effective\w*|nearly|almost|close to|verge|brink"),
        behind=True,
    ),
    Family(
        any_of(
            r"approximately|roughly|(?:about|around)(?= (?:\d|half|one|two|three|four|five|six|"
            r"seven|"
            r"eight|nine|ten|twenty|thirty|forty|fifty|a (?:third|quarter|fifth|tenth|hundred)))|"
            r"(?:nearly|almost)(?= (?:\d|an? |half|all|every|two|three|four|five|ten))|"
            r"an estimated|estimated(?= [\d$£€])|some(?= \d)|in the region of|close to(?= \d)"
        ),
        any_of(
            r"approximat\w*|rough\w*|about|around|nearly|almost|estimat\w*|some|region|close to|"
            r"circa|ca|or so|order of|up to|just (?:under|over|short)|short of|more or less|"
            r"not quite|under|over|more than|less than|thereabouts|guess\w*|approach\w*|put at"
        ),
        behind=True,
    ),
)
"""Qualifiers with no words of their own: one of the family must stand in the statement."""

CONDITIONS = headed(
    r"(?P<word>(?:^|(?<=[,;] ))should(?= (?:the|an?|any|it|they|this|that|such)\b)|\bsubject to|"
    r"\b(?:(?:up)?on|at) (?=(?:[\w']+ ){0,3}(?:request|application|demand|payment|proof)\b)|"
    r"\bwith (?=(?:[\w']+ ){1,4}(?:consent|approval|agreement|permission)\b)|"
    r"\b(?:contingent|conditional|dependent) (?:on|upon)|"
    r"\bdepending (?:on|upon)|\bprovided(?: that)?(?! (?:by|for|to|in|with|under))|"
    r"\bproviding that|\b(?:so|as) long as|\bon (?:the )?condition that|\bin the event (?:of|that)|"
    r"\babsent(?= (?:an?|any|good|such|the|prior|express|clear|exceptional) )|"
    r"\bin cases?\b(?: of)?|\bwithout prejudice to|\bat the request of|\bon request of|"
    r"\bwith the (?:written |prior |express )*(?:consent|approval|agreement) of|"
    # "We wonder if", "no surprise if": no condition.
    r"(?<!as )(?<!even )(?<!what )(?<!\w\W)(?<!surprised )(?<!surprise )(?<!wonder )"
    r"(?<!see )(?<!ask )(?<!asked )(?<!asking )(?<!doubt )(?<!know )(?<!unsure )\bif\b"
    r"(?! (?:possible|not|any|so|appropriate|necessary|needed|applicable|feasible))|"
    r"(?<=[ ,])(?<!surprised )(?<!surprise )(?<!wonder )(?<!see )(?<!ask )(?<!asked )"
    r"(?<!asking )(?<!doubt )(?<!know )(?<!unsure )if\b(?! (?:possible|not|any|so|appropriate|"
    r"necessary|needed|applicable|feasible|required|relevant))|"
    r"(?<=[ ,])where (?=(?:the|a|an|it|they|he|she|there|such|this|that|these|those|no|any)\b))"
    r"(?P<rest>(?:[^.;:]|\.(?=\w)|(?<=\b[A-Z])\.)*)",
    re.IGNORECASE,
)
# 'At a cost."We believe"': a page may lose the space behind a quotation.
SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?;](?:\[[\w ]+\])?(?:[\"')]*\s+|[\"')]+\s*)(?=[A-Z(\"])")
KEEPS = any_of(
    r"if|when|where|once|provided|providing|unless|depend\w*|(?:as|so) long as|only|subject|"
    r"condition\w*|contingent|in (?:the )?cases?|"
    r"in (?!all |some |most |many |other |such )[\w-]+ cases|"
    r"in the event|on request|upon|after|whenever|"
    r"whoever|within the (?:limits|bounds)|(?:as|so|in so) far as|insofar|prejudice|hinges?|"
    r"to the extent|requires?|consent|approval|agreement|asks?|asked|needs?|^Should|otherwise"
)
"""By any of these a statement shows that what it tells is not so in every case."""
ENDS = re.compile(r",(?!\d)|\b(?:shall|must|may|will|should)\b")
