"""Find an act of a body that a statement tells as done and its source never speaks of.

A source that reaffirms, explores, proposes or works on a thing has not enacted, launched, concluded
or completed it. Whether two verbs tell of the same act cannot be told from a list; but an act of
law or business has few names, and where a source holds none of them, in whatever form, the act is
the statement's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agent.checks.binding.governed import CONDITION
from agent.checks.binding.ladder import RECITAL
from agent.checks.binding.qualifiers import any_of
from agent.checks.binding.wordings import wordings
from agent.checks.clauses import Clause, clauses
from agent.checks.fault import Fault
from agent.checks.headed import Headed

_BE: Final = r"(?:is|are|was|were|been|being|has|have|had|having|be)"
_BETWEEN: Final = (
    r"(?: (?:\w+ly|also|already|now|since|both|all|just|long|then|in fact|hereby|thus|been))*"
)
_OBJECT: Final = r"(?= (?:an?|the|its|their|his|her|our|all|both|several|new|two|three|\d+)\b)"


@dataclass(frozen=True, slots=True)
class Act:
    """An act by the forms that tell it as done, and all that may name it in a source."""

    told: Headed
    named: Headed


def _act(done: str, does: str, noun: str, named: str) -> Act:
    return Act(
        told=any_of(
            rf"{_BE}{_BETWEEN} (?:{done})|"
            rf"(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\bof )(?<!\bby )(?:{done}){_OBJECT}|"
            rf"(?:that|which) (?:\w+ ){{1,4}}(?:{done})(?=[,.:;]|$)|"
            rf"(?:{does})(?:{_OBJECT}|(?<=law)|(?<=force)|(?<=place)|(?<=running))|"
            rf"the (?:{noun}) (?:by|of)"
        ),
        named=any_of(named),
    )


_BEGUN: Final = (
    r"launch\w*|start\w*|initiat\w*|inaugurat\w*|introduc\w*|roll\w*|unveil\w*|kick\w*|began|begin\w*|"
    r"begun|commenc\w*|open\w*|creat\w*|establish\w*|found\w*|set(?:s|ting)?|form(?:s|ed|ing)?|"
    r"announc\w*|new|newly|issu\w*|publish\w*|releas\w*|deploy\w*|debut\w*|implement\w*|first|since|"
    r"underway|under way|pilot\w*|rollout|takes? effect|effective|bring\w*|brought|sign\w*|"
    r"put(?:s|ting)?|built|build\w*|develop\w*|undertak\w*|undertook|tak\w+|took|embark\w*|offer\w*"
)
ACTS: Final = (
    _act(
        r"enacted|adopted|ratified|promulgated|legislated|passed into law|signed into law|"
        r"become law|became law|(?:entered|come|came|put) into (?:force|law)",
        r"enacts|adopts|ratifies|promulgates|becomes law|enters into force|comes into force|"
        r"(?:is|are) (?:now )?(?:in force|law)",
        r"enactment|adoption|ratification|promulgation",
        r"enact\w*|adopt\w*|pass(?:es|ed|age|ing)?|approv\w*|ratif\w*|endors\w*|legislat\w*|decree\w*|"
        r"promulgat\w*|sign(?:s|ed|ing|ature|atory|atories)?|issu\w*|lays? down|laid down|force|"
        r"acced\w*|accept\w*|effect|effective|implement\w*|establish\w*|agree[sd]?|agreement|"
        r"created?|taken up|takes? up|uptake|embrac\w*|us(?:e|es|ed|ing)|appl(?:y|ies|ied)|"
        r"deploy\w*|"
        r"repeal\w*|amend\w*|follow\w*|in place",
    ),
    _act(
        r"concluded|finali[sz]ed|sealed|signed(?! up)|struck",
        r"concludes|finali[sz]es|seals|signs",
        r"conclusion|signing|signature",
        r"conclu\w*|finali[sz]\w*|final|finally|seal\w*|sign(?:s|ed|ing|ature|atures|atory|atories)?|"
        r"struck|strik\w*|agreed?|agrees|agreement|accord|deals?|reach\w*|complet\w*|end(?:s|ed)?|"
        r"settl\w*|clos\w*|finish\w*|enter(?:s|ed)? into|adopt\w*|enact\w*|decid\w*|inferr?\w*|"
        r"find(?:s|ings?)?|found|determin\w*|issued?|executed|executive order|announce\w*|"
        r"made|makes?|hit\w*|affected|attack\w*|join\w*|subscri\w*|enter(?:s|ed)?|wr(?:ote|itten)",
    ),
    _act(
        r"launched|initiated|inaugurated|introduced|unveiled|rolled out|kicked off|set in motion",
        r"launches|initiates|inaugurates|introduces|unveils|rolls out|kicks off",
        r"launch|inauguration|introduction|rollout|roll-out",
        _BEGUN,
    ),
    _act(
        r"(?:been |was |were |is |are |hereby )?(?:established|instituted|set up|put in place)|"
        r"put into (?:place|effect|practice|operation|service)|brought into being",
        r"establishes|institutes|sets up|puts in place|puts into (?:place|effect|practice)|"
        r"(?:is|are) (?:now )?(?:in place|up and running)",
        r"establishment|setting up",
        rf"{_BEGUN}|institut\w*|organi[sz]\w*|constitut\w*|exist\w*|made|makes?|making|stand\w*|"
        r"stood|in place|place[sd]?|prov(?:es?|en|ed)|design\w*|erect\w*|known|confirm\w*|laid|"
        r"configur\w*|prepar\w*|arrang\w*|ready|running|assembl\w*|"
        r"lays?|provid\w*|hav(?:e|ing)|has|determin\w*|base[sd]?|operat\w*",
    ),
    _act(
        r"completed|accomplished|fulfilled|finished|wrapped up",
        r"completes|accomplishes|fulfil?ls|finishes",
        r"completion|accomplishment|fulfil?ment",
        r"complet\w*|accomplish\w*|fulfil\w*|finish\w*|finali[sz]\w*|final|achiev\w*|"
        r"carr(?:y|ies|ied) out|implement\w*|deliver\w*|end(?:s|ed|ing)?|conclu\w*|done|"
        r"perform\w*|execut\w*|met|"
        r"meets?|conduct\w*|attain\w*|reach\w*|succe\w*|clos\w*|through|full\w*|whole|entire\w*|"
        r"after|once|fill\w*|satisf\w*|all|compris\w*|build|built|over|earn\w*|graduat\w*|realiz\w*|"
        r"realis\w*|resolv\w*|clear\w*|made|makes?|pass\w*|undergo\w*|underw\w*|prior|held|holds?|"
        r"serv\w*|finish\w*|study|studied|degree|did",
    ),
    _act(
        r"implemented|carried out|put into (?:practice|action)|acted (?:up)?on",
        r"implements|carries out",
        r"implementation",
        r"implement\w*|carr\w+|execut\w*|perform\w*|fulfil\w*|deliver\w*|conduct\w*|did|done|do|doing|"
        r"complet\w*|undertak\w*|undertook|appl\w+|in place|effect|practice|operat\w*|made|makes?|"
        r"making|held|holds?|taken|takes?|taking|took|act(?:s|ed|ing|ion|ions)?|us(?:e|es|ed|ing)|"
        r"introduc\w*|achiev\w*|realis\w*|realiz\w*|deploy\w*|enforc\w*|launch\w*|adopt\w*|"
        r"put(?:s|ting)?|accomplish\w*|install\w*|integrat\w*|perpetrat\w*|commit(?:s|ted)?|"
        r"enact\w*|work(?:s|ed|ing)?|maintain\w*|run|runs|running|lead\w*|pursu\w*|provid\w*|"
        r"establish\w*|research\w*|test\w*|assess\w*|attack\w*|process\w*",
    ),
    _act(
        r"approved|endorsed|authori[sz]ed|cleared|green-?lit",
        r"approves|endorses|authori[sz]es|clears",
        r"approval|endorsement|authori[sz]ation",
        r"approv\w*|endors\w*|authori[sz]\w*|authority|clear\w*|green|grant\w*|accept\w*|back(?:s|ed|ing)?|adopt\w*|"
        r"sign(?:s|ed)?|agree[sd]?|agreement|agreeing|consent\w*|support\w*|permi\w*|allow\w*|pass(?:es|ed)?|ratif\w*|"
        r"enact\w*|licen[cs]\w*|let|lets|confirm\w*|empower\w*|may|can|could|favou?r\w*|enabl\w*|certif\w*|"
        r"accredit\w*|valid\w*|law|legal|lawful\w*|eligib\w*|entitl\w*|right|rights|power|powers|appropriat\w*|compl\w*",
    ),
    _act(
        r"awarded|granted|allocated|earmarked|disbursed",
        r"awards|allocates|earmarks|disburses",
        r"award|allocation|disbursement",
        r"award\w*|grant\w*|allocat\w*|earmark\w*|disburs\w*|g[ia]ve[ns]?|giving|provid\w*|fund\w*|invest\w*|"
        r"sp[ea]n[dt]\w*|assign\w*|budget\w*|appropriat\w*|receiv\w*|recipient\w*|offer\w*|money|pa(?:y|ys|id|ying|yment)|"
        r"dedicat\w*|win|won|winn\w*|allow\w*|permi\w*|entitl\w*|right\w*|honou?r\w*|contract\w*|has|have|had|"
        r"get|gets|got|obtain\w*|earn\w*|confer\w*|approv\w*|authori[sz]\w*|issu\w*|let|may|can|access|divid\w*|distribut\w*",
    ),
    _act(
        r"repealed|revoked|rescinded|abolished|annulled|scrapped",
        r"repeals|revokes|rescinds|abolishes|annuls|scraps",
        r"repeal|revocation|rescission|abolition|annulment",
        r"repeal\w*|revo\w*|resci\w*|abol\w*|annul\w*|scrap\w*|cancel\w*|withdr\w*|replac\w*|"
        r"supersed\w*|terminat\w*|end(?:s|ed|ing)?|lift\w*|remov\w*|delet\w*|eliminat\w*|cease\w*|void\w*|overturn\w*|"
        r"strik\w*|struck|no longer|rolled back|roll back|away|drop\w*|undo\w*|undid",
    ),
    _act(
        r"resolved|settled|remedied|rectified",
        r"settles|remedies|rectifies",
        r"resolution|settlement|rectification",
        r"resol\w*|settl\w*|remed\w*|rectif\w*|solv\w*|solution\w*|agree\w*|clos\w*|fix\w*|determin\w*|decid\w*|"
        r"decision\w*|correct\w*|end(?:s|ed)?|repair\w*|address\w*|mend\w*|patch\w*|mitigat\w*|clear\w*|cure\w*|commit\w*",
    ),
)
"""The acts, each with every word that might tell of it: a long list costs a catch, a short one a
sound sentence."""

DENIED: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|cannot|if|whether|unless|until|before|once|when|without|after|"
    r"where|would|should)\b",
    re.IGNORECASE,
)
"""In front of an act that a clause denies, or tells of a case."""
HAVING: Final = re.compile(r"\W*having\b", re.IGNORECASE)
NOBODY: Final = re.compile(r"\b(?:neither|none|nobody|no one|nothing)\b", re.IGNORECASE)
MODAL: Final = re.compile(
    r"\b(?:will|shall|may|might|can|could|must|to)(?: \w+ly| also| then| be| have)* $|"
    r"\b(?:propos\w+|requir\w+|demand\w*|insist\w*|intend\w*)\b[^,;]*\bthat\b|"
    # "So that its purpose is fulfilled": what is aimed at; ", so that it was" is a result.
    r"(?<!,) (?:so|in order) that (?!.*\b(?:was|were|has|have|had)\b)[^,;]*$",
    re.IGNORECASE,
)
"""In front of an act that is ahead."""
FINITE: Final = re.compile(r"(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)


def find_accomplished(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault for each act told as done of which the source has no name."""
    source = " . ".join(quotes)
    return [
        Fault(words=words, why="told as done; the source tells of no such act")
        for clause in clauses(stated)
        if not CONDITION.match(clause.text)
        and not NOBODY.search(stated, 0, clause.end)
        # "If the board, having met, keeps it" tells a case throughout.
        and not (HAVING.match(clause.text) and CONDITION.match(stated))
        for act, words in _told(clause)
        if act.named.search(source) is None
    ]


def _told(clause: Clause) -> Iterator[tuple[Act, str]]:
    """Yield the acts that a clause tells as done or as being done."""
    for act in ACTS:
        match = act.told.search(clause.text)
        if match is None or DENIED.search(clause.text, 0, match.start()):
            continue
        before = clause.text[: match.start()]
        if FINITE.match(match.group()):
            # "Rules meant to help towns have been adopted": its own auxiliary tells it as done.
            ahead = MODAL.search(before) is not None
        else:
            forces = [each for each in wordings(clause.text) if not each.loose]
            # "Recalled a treaty that they had concluded" tells of the treaty as a fact.
            weak = [each for each in forces if each.height != RECITAL]
            ahead = any(each.start < match.start() for each in weak)
        if not ahead:
            yield act, match.group()
