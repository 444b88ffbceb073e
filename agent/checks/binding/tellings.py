"""Verbs that tell no act done, though they stand in the past: of speech, of state, of carrying.

"Was voiced", "has been built to scale" and "has been given the power to" tell what was said, what a
thing is like, and a force by its noun.
"""

from __future__ import annotations

import re
from typing import Final

from agent.checks.binding.ladder import AIM, INTENTION, OBLIGATION, POSSIBLE, UNDERTAKING

SPOKEN: Final = re.compile(
    r"^(?:voiced|conveyed|signalled|signaled|indicated|outlined|highlighted|underlined|underscored|"
    r"stressed|emphasi[sz]ed|pointed|mentioned|welcomed|hailed|praised|commended|applauded|saluted|"
    r"thanked|congratulated|lauded|honou?red|remarked|observed|suggested|advised|encouraged|"
    r"invited|hoped|wished|desired|envisaged|envisioned|foreseen|foresaw|forecast|predicted|"
    r"projected|anticipated|declared|affirmed|asserted|insisted|maintained|contended|replied|"
    r"answered|responded|assured|vowed|sworn|swore|spoken|spoke|believed|thought|felt|viewed|seen|"
    r"regarded|deemed|understood|known|worded|phrased|cited|quoted|referred|recalled|reminded|"
    r"repeated|reiterated|restated|stipulated|prescribed|termed|dubbed|styled|posed|likened|"
    r"compared|confirmed|conceded|admitted|lamented|deplored|regretted|cautioned|counselled|"
    r"counseled|appealed|pleaded|requested|instructed|ordered|directed|tasked|charged|mandated|"
    r"permitted|allowed|authori[sz]ed|empowered|entitled|forbidden|barred|banned|prohibited|"
    r"supposed|meant|bound|compelled|labell?ed|characteri[sz]ed|portrayed|depicted|"
    r"presented|billed|touted|flagged|signposted|alluded|hinted|implied|inferred|assumed)$",
    re.IGNORECASE,
)
"""What somebody said, thought, asked or let another do: acts of speech, whatever is ahead."""
STATIVE: Final = re.compile(
    r"^(?:designed|built|conceived|devised|engineered|tailored|geared|optimi[sz]ed|equipped|fitted|"
    r"suited|intended|founded|grounded|rooted|based|located|situated|housed|composed|comprised|"
    r"aimed|targeted|dedicated|devoted|limited|restricted|confined|related|linked|connected|tied|"
    r"associated|concerned|affected|aligned|matched|opposed|accustomed|experienced|"
    r"skilled|qualified|versed|needed|required|lacked|wanted|depended|relied|owned|"
    r"spread|surrounded|faced|lived|existed|stood|lain|remained|stayed|"
    r"belonged|contained|included|covered|involved|mattered|meant|been|entrenched)$",
    re.IGNORECASE,
)
"""What a thing is like, or where it is: "has been built to scale" tells no act done."""
CARRYING: Final = re.compile(
    r"\b(?:voiced|expressed|conveyed|given|gave|placed|put|laid|imposed|set|left|vested|conferred|"
    r"granted|issued|made|extended|offered|sounded|raised|stated|assigned|entrusted|handed|"
    r"allotted|attached|accorded|reserved|retained|kept|taken|took|assumed|bestowed|delegated|"
    r"lodged|tabled|got|received|entered|shown|stressed|formed|fallen|fell|come|gone|been)$",
    re.IGNORECASE,
)
"""Verbs by which a noun of force is told: "the duty has been laid on"."""
NOUNS: Final = tuple(
    (height, re.compile(rf"\b(?:{form})\b"))
    for height, form in (
        (
            POSSIBLE,
            (
                r"permission|rights?|powers?|authority|options?|choice|chance|possibility|freedom|"
                r"opportunit(?:y|ies)|leave|licen[cs]e|discretion|means|ability"
            ),
        ),
        (
            AIM,
            (
                r"aims?|goals?|objectives?|targets?|ambitions?|hopes?|wish(?:es)?|desire|calls?|"
                r"appeals?|requests?|invitations?|offers?|proposals?|suggestions?|recommendations?|"
                r"advice|guidance|warnings?|readiness|willingness|interest|purpose|mission"
            ),
        ),
        (INTENTION, r"plans?|intentions?|intent"),
        (UNDERTAKING, r"commitments?|pledges?|promises?|undertakings?|resolve|determination|word"),
        (
            OBLIGATION,
            (
                r"dut(?:y|ies)|obligations?|responsibilit(?:y|ies)|tasks?|requirements?|orders?|"
                r"instructions?|conditions?|mandate|deadlines?|need"
            ),
        ),
    )
)
PARTICIPLES: Final = frozenset(
    {"got", "gotten", "run", "hit", "cost", "hurt", "rid", "sat", "torn",
     "shot", "lit", "bred", "bent", "hung", "spun", "stuck", "shed", "swum", "sung", "sprung"}
)  # fmt: skip
"""Participles that are no past form by their ending."""
