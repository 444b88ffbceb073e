"""Small sets of evidence for a claim: a sentence, with what must be read along to understand it.

An official tells in one sentence what a document says in its body, its date line and the name over
it. So what a check misses in a sentence is looked for around it, and only there: next to it, in the
head of its document, among the signatures. Elsewhere in the document the same name is another's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, combinations
from typing import Final

from agent.checks import Check
from agent.checks.naming.instruments import NAME as NAMES
from agent.checks.speaking import attribution
from agent.checks.values import figures
from agent.checks.words import plain
from agent.gate import ORDER, judge
from agent.quote.shelf import Desk
from agent.referee import quotations
from agent.referee.candidates import Candidate, labels
from agent.referee.frames import Framed, Names, find_readings, is_placed
from agent.referee.nearby import AROUND, find_answer, read_along
from agent.referee.others import adds_to_list, names_another, tells_another
from agent.referee.quotations import find_quoted
from agent.referee.relevance import FREE, LABELLED, cover, meets, uncovered, units
from agent.referee.settle import proves
from agent.referee.tried import LACKING, THEIRS, Tried
from agent.types import Draft, Evidence, Kind, Verdict
from store.types import Region

MOST_JOINED: Final = 3
"""Sentences read along with one: its date line, the name over it, and the sentence before."""
_TRIED: Final = 3
_WORDS: Final = frozenset({"details", "overlap"})
"""Checks that miss a word: one that stands anywhere else in a document tells another thing."""
_BESIDES: Final = 0.5
"""What it counts that a sentence has other words of the claim, beside those that a check misses."""
_SPOKEN: Final = (attribution.check,)


def attempt(
    desk: Desk,
    text: str,
    core: Candidate,
    checks: Sequence[Check],
    names: Names,
) -> Tried:
    """Return the claim judged on one sentence and what must be read along, in its best reading."""
    beside = read_along(desk, core, quoted=bool(find_quoted(text)))
    texts = [core.sentence.text, *(each.sentence.text for each in beside)]
    told = frozenset[str]().union(*map(units, texts)) | labels(core.document, core.sentence)
    best: Tried | None = None
    own = names.call_plainly(text, core.document.version)
    readings = find_readings(text, texts, names.short)
    if own != plain(text):
        readings = chain(readings, find_readings(own, texts, names.short))
    for framed in readings:
        tried = _join(desk, framed.what, core, beside, checks)
        if framed.who and tried.holds:
            if not _is_spoken(framed, text, tried, told):
                continue
            tried = _show_teller(desk, framed, tried, beside, checks)
        if best is None or (tried.badness, -tried.met) < (best.badness, -best.met):
            best = replace(tried, statement=replace(tried.statement, text=text))
        if proves(best):
            break
    if best is None:
        raise AssertionError("a claim reads at least as it stands")
    return best


def attempt_together(
    desk: Desk, text: str, cores: Sequence[Candidate], checks: Sequence[Check]
) -> Tried:
    """Return the claim judged on several sentences at once."""
    return _try(desk, text, cores, checks)


def _is_spoken(framed: Framed, text: str, tried: Tried, told: frozenset[str]) -> bool:
    """Say whether who tells something in the claim is who tells it in the document."""
    evidence = tried.statement.evidence
    known = told | frozenset[str]().union(*(units(item.quote) for item in evidence))
    if not is_placed(framed.who, known) or tells_another(tried.core, text):
        return False
    return not any(check(text, Kind.FACT, evidence) for check in _SPOKEN)


def _show_teller(
    desk: Desk, framed: Framed, tried: Tried, beside: Sequence[Candidate], checks: Sequence[Check]
) -> Tried:
    """Return the set with the sentences that bear out who tells it, for a reader to see."""
    held = {(item.document.version, item.ordinal) for item in tried.statement.evidence}
    known = frozenset[str]().union(*(units(item.quote) for item in tried.statement.evidence))
    known |= labels(tried.core.document, tried.core.sentence)
    chosen = [tried.core, *(each for each in beside if each.key in held)]
    for each in beside:
        told = units(each.sentence.text)
        gains = [senses for senses in uncovered(framed.who, known) if meets(senses, told)]
        if gains and len(chosen) <= MOST_JOINED:
            chosen.append(each)
            known |= told
    wider = _try(desk, framed.what, chosen, checks)
    return wider if wider.holds else tried


def _join(
    desk: Desk, text: str, core: Candidate, beside: Sequence[Candidate], checks: Sequence[Check]
) -> Tried:
    chosen = [core, *find_answer(core, beside)]
    alone = best = _try(desk, text, chosen, checks)
    for _ in range(MOST_JOINED):
        if best.holds or not best.lacks or adds_to_list(text, core, best):
            break
        taken = {each.key for each in chosen}
        nearby = [each for each in beside if each.key not in taken]
        if NAMES in best.checks and tells_another(core, text):
            break
        if NAMES in best.checks and names_another(core, text):
            # Who does it is named, and is another: a name next to it does something else.
            nearby = [each for each in nearby if abs(each.key[1] - core.key[1]) > AROUND]
        if best.checks <= _WORDS:
            nearby = [each for each in nearby if _is_beside(core, each)]
        more = _rank(text, chosen, nearby, best)
        added = _widen(
            desk, text, chosen, [(each,) for each in more[:_TRIED]], checks=checks, best=best
        )
        if added is None and len(more) > 1:
            # A total in one sentence, its parts in the next: one without the other misleads.
            pairs = list(combinations(more[:_TRIED], 2))
            added = _widen(desk, text, chosen, pairs, checks=checks, best=best)
        if added is None:
            break
        chosen, best = added
    if best.holds and not _is_counted_otherwise(desk, text, alone, beside):
        return _drop_idle(desk, text, chosen, checks, best=best)
    return _keep_alone(alone, alone if best.holds else best)


def _is_counted_otherwise(desk: Desk, text: str, alone: Tried, beside: Sequence[Candidate]) -> bool:
    """Say whether a figure that is missing is another one nearby, of the very thing it counts.

    "Four members" are not those of "each port appoints four" where "eight members" are told.
    """
    missing = {f.words for f in alone.statement.verdict.findings if f.check == "figures"}
    if not missing:
        return False
    for each in beside:
        for finding in figures.check(text, Kind.FACT, (desk.show(each.document, each.sentence),)):
            theirs = THEIRS.search(finding.message)
            if theirs is None or finding.words not in missing:
                continue
            count, _, thing = theirs[1].partition(" ")
            said = plain(text)
            if thing.isalpha() and re.search(rf"\b{thing}", said) and count not in said:
                return True
    return False


def _widen(
    desk: Desk,
    text: str,
    chosen: Sequence[Candidate],
    more: Sequence[tuple[Candidate, ...]],
    *,
    checks: Sequence[Check],
    best: Tried,
) -> tuple[list[Candidate], Tried] | None:
    """Return the set with what makes it clearly better, and the claim judged on it."""
    wider = [([*chosen, *each], _try(desk, text, [*chosen, *each], checks)) for each in more]
    better = [pair for pair in wider if pair[1].badness < best.badness]
    return min(better, key=lambda pair: pair[1].badness, default=None)


def _is_beside(core: Candidate, each: Candidate) -> bool:
    """Say whether a sentence is next to another, or over it; the rest of a document only says who
    speaks in it, to whom and when.
    """
    over = each.sentence.region in {Region.HEADING, Region.TABLE}
    return over or abs(each.key[1] - core.key[1]) <= AROUND


def _drop_idle(
    desk: Desk,
    text: str,
    chosen: Sequence[Candidate],
    checks: Sequence[Check],
    *,
    best: Tried,
) -> Tried:
    """Return the smallest set on which the claim still passes: what proves nothing is not shown."""
    kept = list(chosen)
    for each in reversed(chosen[1:]):
        fewer = [one for one in kept if one is not each]
        tried = _try(desk, text, fewer, checks)
        if tried.holds and (proves(tried) or not proves(best)):
            kept, best = fewer, tried
    return best


def _keep_alone(alone: Tried, wider: Tried) -> Tried:
    """Return what is wrong on the sentence alone, without what others nearby make good.

    What did not help is not shown: a reader would look for the fault in it.
    """
    left = {(f.check, f.words) for f in wider.statement.verdict.findings}
    kept = tuple(
        f
        for f in alone.statement.verdict.findings
        if f.check in alone.wrong or (f.check, f.words) in left
    )
    if not kept:
        return alone
    worst = max((f.judgement for f in kept), key=ORDER.index)
    verdict = Verdict(judgement=worst, findings=kept)
    return replace(alone, statement=replace(alone.statement, verdict=verdict), met=wider.met)


def _try(desk: Desk, text: str, chosen: Sequence[Candidate], checks: Sequence[Check]) -> Tried:
    ordered = sorted(chosen, key=lambda each: each.key)
    evidence = tuple(desk.show(each.document, each.sentence) for each in ordered)
    statement = judge(Draft(text=text, kind=Kind.FACT, evidence=evidence), checks=checks)
    core = chosen[0]
    alone = tuple(item for item in evidence if item.ordinal == core.sentence.ordinal)
    return Tried(
        statement=statement,
        core=core,
        score=core.score,
        met=_met(text, chosen, evidence),
        own=_met(text, chosen[:1], alone, labelled=LABELLED / 2),
        quoted=_is_quoted(text, alone),
    )


def _is_quoted(text: str, evidence: Sequence[Evidence]) -> bool:
    """Say whether a claim quotes, and the evidence has its words."""
    return bool(find_quoted(text)) and not quotations.check(text, Kind.FACT, evidence)


def _met(
    text: str,
    chosen: Sequence[Candidate],
    evidence: Sequence[Evidence],
    *,
    labelled: float = LABELLED,
) -> float:
    told = frozenset[str]().union(*(units(each.quote) for each in evidence))
    told |= frozenset[str]().union(*(units(each.lead) for each in evidence if each.lead))
    over = frozenset[str]().union(*(labels(each.document, each.sentence) for each in chosen))
    return cover(text, told, over, free=FREE, labelled=labelled)


def _rank(
    text: str, chosen: Sequence[Candidate], nearby: Sequence[Candidate], tried: Tried
) -> list[Candidate]:
    """Return the sentences nearby that have something of what is missing, the most first."""
    told = frozenset[str]().union(*(units(each.sentence.text) for each in chosen))
    missing = uncovered(text, told)
    lacking = [f.words for f in tried.statement.verdict.findings if f.check in LACKING]
    wanted = frozenset[str]().union(*(units(words) for words in lacking if words)) - told
    wanted |= frozenset(sense for senses in missing for sense in senses if sense[:1].isdigit())
    gains: list[tuple[float, Candidate]] = []
    for each in nearby:
        has = units(each.sentence.text)
        if not wanted & has:
            continue
        gain = len(wanted & has) + _BESIDES * sum(meets(senses, has) for senses in missing)
        gains.append((gain, each))
    return [each for _, each in sorted(gains, key=lambda pair: -pair[0])]
