"""Words that end in a full stop without ending a sentence, and words that begin one.

Kept as plain lists, because each entry can be argued about on its own; compared in lower case
without the last full stop. The lists are ours, drawn from the citation habits of British,
American and European public documents.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEANS_FORWARD = _words(
    """
    mr mrs ms mx dr prof hon rt rev sen rep gov gen col lt sgt capt maj cpl adm cmdr amb pres
    messrs mme mlle st ste sr. fr br insp supt det v vs art arts para paras par sec secs ch chs
    chap cl cls reg regs sch schs fig figs p pp pt pts vol vols bk e.g i.e eg ie cf viz approx
    ca esp incl s ss r rr c cc fn n nn nos ref refs tel ext e.o eo pub.l pub priv h.r h.con.res
    h.j.res s.con.res s.j.res w.p ap app exh ex tit subsec subpt subch prov rec recs aff div
    dist op loc gem abs nr vgl bzw ggf z.b d.h u.a sra srta ud uds
    """
)
"""Always followed by what they introduce (a name, a number, an example): never a sentence end."""

MAY_END = _words(
    """
    inc corp ltd co llc plc llp gmbh s.a n.v b.v etc al seq ibid id jr esq ph.d phd m.d d.phil
    ll.b ll.m m.a m.sc b.a b.sc m.p mp cbe dept depts govt gov't min natl nat'l int'l intl univ
    assn ass'n bros ave blvd rd sq ln bldg rm fl jan feb mar apr jun jul aug sep sept oct nov
    dec mon tue tues wed thu thur thurs fri sat sun bn mn tn m k yr yrs mo mos hr hrs mins a.m
    p.m u.s u.k e.u u.n d.c u.s.c c.f.r cfr usc f.r fed stat supp cong sess cir ct cal mass
    calif tex fla ill mich penn wash ariz colo conn del ga ind kan ky la md me minn miss mont
    neb nev okla ore pa tenn va vt wis wyo ont que alta amend amdt ann assoc auth bd bull comm
    comms comm'n conf const doc docs ed eds educ eng'g est exec fin hist hosp inst jour lab lib
    mem mfg mgmt misc nat op orig pers proc prod pubs rept res rul sci ser soc svc svcs tech
    trans treas tr transp ut o.j oj l c.e.t e.t c.c q.c k.c o.b.e m.b.e c.b.e p.s n.b b.c a.d no
    """
)
"""May close a sentence: an end only where the next word is one that begins sentences."""

NUMBERED = _words(
    """
    no nos art arts para paras par sec secs section sections article articles chapter ch part
    title clause cl reg regs rule rules schedule sch annex appendix fig figure table p pp vol
    item step question principle recital paragraph point
    """
)
"""Take a number: followed by a digit, the stop after them ends nothing."""

ALSO_WORDS = _words(
    """
    app art arts aff col dist div doc docs ed est ext fed fig figs fin gen hist hon ill id inst
    la lab mass md me mem mo nat op ore orig pa par pers pub rec recs ref refs rep res rev sat
    sci sec secs sen ser soc sun tech tex title trans treas va wed wash min mins comm comms
    const conf educ exec ga del ind kan fla mich minn miss mont neb nev okla ala bull ann auth
    sep mar jun dec jan feb apr jul aug sept oct nov mon tue thu fri cal supp sess cir ct cong
    stat proc prod prop pt pts vol vols bk bd cap capt maj adm amb inc corp m k
    """
)
"""Abbreviations that are words as well: in lower case, and without a number after, a word."""

STARTERS = _words(
    """
    the this these that those it its in on at for from by with as if when whenever while where
    wherever who what which why how however therefore moreover furthermore accordingly
    nevertheless nonetheless although though because since after before during under we they he
    she i you our their his her my your a an all any each every some such no not but and or nor
    so yet to there here then thus hence both many most several other others another once upon
    until unless between among within without whereas whereby subject pursuant notwithstanding
    according additionally also finally first firstly second secondly third thirdly next please
    see today now only even despite given following instead meanwhile similarly likewise
    consequently currently recently through throughout over across against about above below
    beyond into like rather still together using based including particularly especially
    specifically overall further failure nothing none neither either whether whatever anyone
    everyone someone one two three do does did is are was were has have had can could may might
    must shall should will would let
    """
)
"""Words that, capitalised after an abbreviation, show that a new sentence begins."""
