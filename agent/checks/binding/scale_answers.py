"""The words that may answer for a rung of the scale, though they carry no force by themselves.

"The possible use of drones" tells no permission; but beside it a "may" of the other side is no
surprise. A long list here costs a catch, a short one a sound sentence.
"""

from __future__ import annotations

from typing import Final

from agent.checks.binding.scale import (
    ACHIEVED,
    ADVISED,
    ASSURED,
    BOUND,
    CARRIERS,
    GIVEN,
    HOPED,
    OPEN,
    PLANNED,
    WEIGHED,
    rung,
)

_WORDS: Final = (
    rung(
        OPEN,
        r"can|cannot|can't|able to|ability|capable|enabl\w+|let(?:s|ting)?|allow\w*|permit\w*|"
        r"permission|entitl\w+|option\w*|discretion\w*|potential\w*|possib\w+|likel\w+|probabl\w+|"
        r"chances?|risks?|prospects?|opportunit\w+|choos\w+|choice|free|freedom|freely|right|"
        r"rights|eligib\w+|availab\w+|if|(?<=[a-z,] )whether|unless|depend\w*|subject to|up to|"
        r"voluntar\w+|not limited to|without limitation|powers?|authorit\w+|authori[sz]\w+|"
        r"licen[cs]\w+|uncertain\w*|unclear|question|anything|any|seems?|appears?|suggest\w*|"
        r"estimat\w*|arguabl\w+|apparent\w*|sometimes|in some cases|offer\w*|help\w*|threat\w*|"
        r"vulnerab\w+|contribut\w+|poised|discretionary|leeway|latitude",
        carries=False,
    ),
    rung(
        WEIGHED,
        r"consider\w*|contemplat\w*|ponder\w*|explor\w*|weigh\w*|examin\w*|study|studies|studied|"
        r"studying|review\w*|assess\w*|evaluat\w*|discuss\w*|debat\w*|look\w*|investigat\w*|"
        r"deliberat\w*|reflect\w*|account|thought|research\w*|identif\w*|analy\w+|test\w*|ways|"
        r"determin\w*|search\w*|ask\w*|inquir\w*|talks?|negotiat\w*|consult\w*|dialogue|ideas?",
        carries=False,
    ),
    rung(
        HOPED,
        r"hop\w*|wish\w*|desir\w*|aims?|aimed|aiming|goals?|objectives?|purposes?|ambiti\w+|"
        r"aspir\w*|effort\w*|attempt\w*|try|trying|tries|tried|seek\w*|sought|striv\w*|"
        r"endeavou?r\w*|target\w*|want\w*|interest\w*|help\w*|inten[dts]\w*|designed|meant|"
        r"in order|so that|so as|towards?|with a view|keen|eager|willing\w*|like|bid|support\w*|"
        r"look\w* forward|vision|mission|role|serv\w+|dream\w*",
        carries=False,
    ),
    rung(
        ADVISED,
        r"advi[cs]\w*|recommend\w*|suggest\w*|guid\w*|encourag\w*|urg\w*|invit\w*|request\w*|ask\w*|"
        r"important|importance|desir\w*|appeal\w*|propos\w*|good|best|better|promot\w*|prefer\w*|"
        r"benefi\w*|ideal\w*|please|priorit\w+|let us|let's|call\w*|valu\w+|worth\w*|"
        r"appropriate\w*|consider",
        carries=False,
    ),
    rung(
        PLANNED,
        r"inten[dts]\w*|plan\w*|propos\w*|expect\w*|due|schedul\w*|forthcoming|upcoming|future|"
        r"prepar\w*|roadmap|ahead|anticipat\w*|envisag\w*|foresee\w*|project(?:ed|ion)\w*|set to|"
        r"going to|draft\w*|bills?|framework|meant|designed|supposed",
        carries=False,
    ),
    rung(
        GIVEN,
        r"commit\w*|pledg\w*|promis\w*|vow\w*|undert\w+|guarant\w*|certain(?:ly|ty)?|sure|assur\w*|"
        r"dedicat\w*|determin\w*|resol\w+|bound|definite\w*|surely|inevitabl\w*|upcoming|future|"
        r"continu\w*|is to|are to|going to|to come|coming|soon|ensur\w*|agree\w*|decid\w*|decision",
        carries=False,
    ),
    rung(
        BOUND,
        r"requir\w*|oblig\w*|mandat\w*|dut(?:y|ies)|bind\w*|bound|(?<!in )order\w*|instruct\w*|"
        r"direct\w*|"
        r"need\w*|necess\w*|essential\w*|vital|crucial|imperative|critical|indispensabl\w*|"
        r"demand\w*|compel\w*|forc(?:e|es|ed|ing)|prohibit\w*|forbid\w*|forbad\w*|ban(?:s|ned)?|"
        r"bar(?:s|red)|call(?:s|ed)? for|it (?:also )?takes|task\w*|charg\w*|responsib\w+|rules?|"
        r"lays? down|stipulat\w*|prescrib\w*|condition\w*|prerequisite|provid(?:e|es|ed) "
        r"(?:that|for)|entail\w*|agree\w*|is to|are to|compulsor\w*|obligator\w*|depend\w*|"
        r"is not to|are not to|falls? (?:to|on)|without fail|supposed|no more|cannot|no longer|"
        r"ensur\w*|guarant\w*|insist\w*|subject to|hav(?:e|ing) to|instruction\w*|key|decre\w+|"
        r"dictat\w*|due|owed|owes?",
        carries=False,
    ),
    rung(
        ASSURED,
        r"guarant\w*|certain\w*|warrant\w*|assur\w*|secur\w*|make sure|always|ensur\w*",
        carries=False,
    ),
    rung(
        ACHIEVED,
        r"success\w*|succeed\w*|achiev\w*|manag\w*|accomplish\w*|attain\w*",
        carries=False,
    ),
)
SCALE: Final = (*CARRIERS, *_WORDS)
"""What carries a force, and what answers for one."""
