"""Scales on which things are compared: what stands higher, what stands lower."""

from __future__ import annotations

# Longer forms are read first: "more difficult" before "more".
SCALES = (
    (
        r"higher|highest|above|greater|greatest|(?:twice|times|double) as (?:high|great)",
        r"lower|lowest|below|lesser|half as (?:high|great)",
    ),
    (
        # What is faster takes a shorter time.
        (
            r"longer|longest|lengthen\w*|prolong\w*|(?:twice|times|double) as long|"
            r"slower|slowest|more slowly|slow(?:s|ed|ing)(?: down)?|decelerat\w*"
        ),
        (
            r"shorter|shortest|shorten\w*|half as long|"
            r"faster|fastest|more (?:quickly|rapidly|swiftly)|quicker|quickest|accelerat\w*|"
            r"speeds? up|sped up"
        ),
    ),
    (
        r"larger|largest|bigger|biggest|(?:twice|times|double) as (?:large|big)",
        r"smaller|smallest|half as (?:large|big)",
    ),
    (
        r"easier|easiest|easy|less (?:difficult|hard)",
        r"harder|hardest|(?:more|most) difficult|less easy",
    ),
    (
        r"better|best|improv\w+|more (?:effective|effectively|successful|successfully)",
        r"worse|worst|worsen\w*|deteriorat\w*|less (?:well|effective|effectively|successful)",
    ),
    (r"stronger|strongest|strengthen\w*", r"weaker|weakest|weaken\w*"),
    (
        r"cheaper|cheapest|less (?:expensive|costly)",
        r"dearer|costlier|(?:more|most) (?:expensive|costly)",
    ),
    (
        (
            # "Grew fewer" and "growing weaker" are no growth.
            r"rises?|rose|risen|rising|increas(?:e|es|ed|ing)|"
            r"(?:grow(?:s|n|ing)?|grew)(?! (?:less|worse|_+|\w{3,}er)\b)|growth|"
            r"climb(?:s|ed|ing)?"
        ),
        (
            r"falls?|fell|fallen|falling|declin(?:e|es|ed|ing)(?! to)|decreas(?:e|es|ed|"
            r"ing)|drop(?:s|ped|ping)?|shrinks?|shrank|shrunk|shrinking"
        ),
    ),
    (
        r"wider|widest|broader|broadest|widen\w*|broaden\w*",
        r"narrower|narrowest|narrow(?:ed|ing|s)",
    ),
    (
        r"stricter|strictest|tighter|tightest|tighten\w*|more stringent",
        r"laxer|looser|loosen\w*|relax(?:ed|es|ing)?|less (?:strict|stringent|tight)",
    ),
    (r"safer|safest|less (?:risky|dangerous)", r"riskier|riskiest|more (?:dangerous|risky)"),
    (
        r"earlier|earliest|sooner|(?:comes|occurs|happens|is|falls) first",
        r"later|latest|(?:comes|occurs|happens|is|falls) last",
    ),
    (r"newer|newest|younger|youngest", r"older|oldest"),
    (r"richer|richest|wealthier", r"poorer|poorest"),
    (r"closer|closest|nearer|nearest", r"farther|further away"),
    (
        (
            r"exceed(?:s|ed|ing)?|surpass\w*|outstrip\w*|outpac\w*|outnumber\w*|ahead of|"
            r"outperform\w*"
        ),
        r"(?:falls?|fell|fallen) short of|lags? behind|lagged behind|underperform\w*",
    ),
    (
        r"more (?:likely|probable)|likelier|likeliest|(?:twice|times|double) as likely",
        r"half as likely|less (?:likely|probable)|(?:more|most) unlikely",
    ),
    (r"maximum|at most|upper limit|ceiling", r"minimum|at least|lower limit|floor"),
    (r"majority", r"minority"),
    (r"advantage\w*|benefits?", r"disadvantage\w*|drawbacks?"),
    (r"stricter|heavier|heaviest", r"lighter|lightest"),
    (
        r"more|(?:twice|times|double) as (?:many|much)",
        r"less|fewer|half as (?:many|much)",
    ),
    (r"most", r"least|fewest"),
)
SCALED = {
    "easy": "easier|harder|more difficult|less easy",
    "high": "higher|lower",
    "low": "lower|higher",
    "long": "longer|shorter",
    "short": "shorter|longer",
    "large": "larger|bigger|smaller",
    "big": "bigger|larger|smaller",
    "small": "smaller|larger|bigger",
    "good": "better|worse",
    "bad": "worse|better",
    "fast": "faster|quicker|slower",
    "quick": "quicker|faster|slower",
    "strict": "stricter|laxer|more stringent|tighter",
    "strong": "stronger|weaker",
    "difficult": "harder|more difficult|easier|less difficult",
    "hard": "harder|more difficult|easier|less difficult",
    "safe": "safer|riskier",
    "cheap": "cheaper|dearer|more expensive",
    "expensive": "more expensive|cheaper|dearer|costlier",
    "likely": "more likely|less likely|likelier",
    "important": "more important|less important",
    "effective": "more effective|less effective",
    "clear": "clearer|less clear",
    "simple": "simpler|more complicated|less simple",
    "early": "earlier|later",
    "serious": "more serious|less serious|graver",
}
"""For "as easy as": the comparatives that say another degree."""
