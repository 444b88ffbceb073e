"""Claim -> ruling: the best verdict that the nearest evidence allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from agent.checks import ALL, Check
from agent.checks import plain as plainness
from agent.checks.clauses import clauses
from agent.checks.words import plain
from agent.gate import ORDER as SEVERITY
from agent.quote.shelf import Desk
from agent.referee import answers, events, quotations
from agent.referee.bound import keep_bound, leans, name_their_own
from agent.referee.candidates import Candidate, find_candidates, labels, place
from agent.referee.conclude import cite_wrongly, conclude
from agent.referee.frames import Names, find_short_forms, shorten
from agent.referee.nearby import find_speaker
from agent.referee.parts import split_parts
from agent.referee.quotations import Standing, find_quoted
from agent.referee.relevance import FREE, cover, units
from agent.referee.sets import attempt, attempt_together
from agent.referee.settle import holding, proves, settle
from agent.referee.tried import VALUES, Tried
from agent.referee.types import Claim, Ruled, Ruling
from agent.types import Judgement
from store.types import Document, Region

CORES: Final = 6
"""Sentences tried for one claim, the closest first."""
PAIRED: Final = 4
"""Of these the sentences that are tried in pairs, where none holds alone."""
_NEXT: Final = 2
"""Sentences, the closest, that are also read with the one before and the one behind."""
PART_MET: Final = 0.5
"""Share of each part of a claim that one of two sentences must speak of."""
PART_TOLD: Final = 0.25
"""Share of each sentence that a claim joins which the evidence must speak of: a part of which it
tells next to nothing was not weighed by any check."""
_PART: Final = 2
ADDS: Final = 0.12
"""Share of a claim's content that a second sentence must add: for a word or two it is not read."""
_JOINED: Final = 2
MOST_OF_IT: Final = 0.5
"""Share of a claim that a sentence tells which speaks of most of it."""
_ABSENT: Final = re.compile(r"denies nothing|names no cause")
"""What a check says where there is no denial, or no cause: a part may find it elsewhere."""
_CONTRARY: Final = frozenset({"polarity", "contrary", "directions", "cause", "order", "answers"})
_MENTIONED: Final = 0.2
_GOES_ON: Final = 0.1
"""What it adds that the claim names the document, or that the draft has just spoken of it."""
_SAME_PLACE: Final = 0.2
"""What it adds that a claim pointing back ("its", "then") finds it beside the proof of the last."""
_BESIDE: Final = 2
_QUOTED: Final = 1.0
"""What holding the claim's quotation adds to how close a sentence is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a claim brings along: the sentence before it, what it cites, where its quotes stand.

    `called` are the phrases that name one document rightly, each with its version and its noun;
    `named` are the documents that the sentence before names, `recent` those that the draft has just
    spoken of, the latest first; `near` are the places (version, ordinal) that proved the sentence
    before. `before` is "" where the claim stands on its own.
    """

    before: str = ""
    cited: tuple[Document, ...] = ()
    phrase: str = ""
    called: tuple[tuple[str, str, str], ...] = ()
    mentioned: tuple[Document, ...] = ()
    named: tuple[Document, ...] = ()
    recent: tuple[Document, ...] = ()
    standings: tuple[Standing, ...] = ()
    near: tuple[tuple[str, int], ...] = ()


def fit_checks(checks: Sequence[Check] = ALL) -> tuple[Check, ...]:
    """Return the checks of a draft: addresses and markup are a model's faults, not a writer's."""
    kept = (each for each in checks if each is not plainness.check)
    return (*kept, quotations.check, events.check, answers.check)


def rule(desk: Desk, claim: Claim, setting: Setting, checks: Sequence[Check]) -> Ruled:
    """Return the ruling on a claim that can be checked.

    Where the whole is not supported, but each of the sentences that it joins is, it is. Where only
    values of the whole fail, the parts that fail by themselves tell what is wrong.
    """
    ruled = _rule_whole(desk, claim, setting, checks)
    if setting.standings:
        return ruled
    parts = split_parts(claim.text)
    passed = ruled.ruling is Ruling.SUPPORTED
    if len(parts) < _JOINED or _denies_whole(ruled) or (passed and _tells_each(parts, ruled)):
        return ruled
    # A set that passes and leaves a part untold proves the rest of the sentence only.
    values = all(each.check in VALUES for each in ruled.findings)
    each_by_itself: list[Ruled] = []
    for part in parts:
        each = _rule_whole(desk, replace(claim, text=part), setting, checks)
        if each.ruling is not Ruling.SUPPORTED and not values:
            return ruled
        each_by_itself.append(each)
        # What is told behind the "and" is told of what stands before it.
        named = setting.mentioned or setting.named
        setting = replace(setting, before=part, near=_places(each), named=named)
    failing = [each for each in each_by_itself if each.ruling is not Ruling.SUPPORTED]
    if failing:
        worst = max(failing, key=lambda each: SEVERITY.index(Judgement(each.ruling.value)))
        told = dict.fromkeys(finding for each in failing for finding in each.findings)
        return replace(worst, claim=claim, findings=tuple(told))
    if not name_their_own(parts, each_by_itself):
        return conclude(claim, None) if passed else ruled
    evidence = dict.fromkeys(item for each in each_by_itself for item in each.evidence)
    return Ruled(claim=claim, ruling=Ruling.SUPPORTED, evidence=tuple(evidence))


def _tells_each(parts: Sequence[str], ruled: Ruled) -> bool:
    """Say whether the evidence of a sentence speaks of each sentence that it joins."""
    told = frozenset[str]().union(
        *(units(f"{item.lead or ''} {item.quote}") for item in ruled.evidence)
    )
    over = frozenset[str]().union(*(units(item.document.title) for item in ruled.evidence))
    return all(cover(part, told, over, free=FREE) >= PART_TOLD for part in parts)


def _denies_whole(ruled: Ruled) -> bool:
    """Say whether one sentence that speaks of most of a claim has the contrary, or another cause.

    Each part read for itself may miss it: "it has A, but leaves out B" of "it has A and B".
    """
    against = [
        each
        for each in ruled.findings
        if each.check in _CONTRARY and not _ABSENT.search(each.message)
    ]
    if not ruled.evidence or not against:
        return False
    closest = ruled.evidence[ruled.core]
    told = units(closest.quote) | (units(closest.lead) if closest.lead else frozenset())
    return cover(ruled.claim.text, told, free=FREE) >= MOST_OF_IT


def _places(ruled: Ruled) -> tuple[tuple[str, int], ...]:
    return tuple((item.document.version, item.ordinal) for item in ruled.evidence)


def _rule_whole(desk: Desk, claim: Claim, setting: Setting, checks: Sequence[Check]) -> Ruled:
    pool = _find(desk, claim, setting)
    if setting.before and leans(claim.text):
        pool = keep_bound(
            pool,
            setting.before,
            near=setting.near,
            named=setting.named,
            recent=setting.recent,
            documents=desk.documents(),
        )
    if setting.cited:
        versions = {each.version for each in setting.cited}
        inside = [each for each in pool if each.document.version in versions]
        outside = [each for each in pool if each.document.version not in versions]
        tried = settle(_try_all(desk, claim.text, inside, checks, setting.called))
        if tried is not None and proves(tried):
            return conclude(claim, tried)
        other = settle(_try_all(desk, claim.text, outside, checks, setting.called))
        if (
            other is not None
            and proves(other)
            and (tried is None or other.score > tried.score - _MENTIONED)
        ):
            return cite_wrongly(claim, setting.cited[0], setting.phrase, other)
        return conclude(claim, tried or other)
    return conclude(claim, settle(_try_all(desk, claim.text, pool, checks, setting.called)))


def _find(desk: Desk, claim: Claim, setting: Setting) -> list[Candidate]:
    within = tuple(dict.fromkeys((*setting.cited, *setting.mentioned, *setting.recent[:1])))
    pool = find_candidates(desk, claim.text, before=setting.before, within=within)
    short = shorten(claim.text, find_short_forms(_texts(claim, pool)))
    if short != claim.text:
        # A name written out weighs more than what is said of it.
        pool = find_candidates(desk, short, before=setting.before, within=within)
    known = {each.key: _favour(each, setting) for each in pool}
    for standing in setting.standings:
        span = range(standing.first, standing.last + 1)
        for each in place(desk, standing.document, span):
            old = known.get(each.key, each)
            known[each.key] = replace(old, score=old.score + _QUOTED)
    return sorted(known.values(), key=lambda each: -each.score)


def _texts(claim: Claim, pool: Sequence[Candidate]) -> list[str]:
    return [claim.text, *(each.sentence.text for each in pool)]


def _favour(each: Candidate, setting: Setting) -> Candidate:
    more = _MENTIONED * (each.document in setting.mentioned)
    more += _GOES_ON * (each.document in setting.recent[:1])
    if setting.before:
        version, at = each.key
        beside = any(version == v and abs(at - o) <= _BESIDE for v, o in setting.near)
        more += _SAME_PLACE * beside
    return replace(each, score=each.score + more)


def _try_all(
    desk: Desk,
    text: str,
    pool: Sequence[Candidate],
    checks: Sequence[Check],
    called: tuple[tuple[str, str, str], ...],
) -> list[Tried]:
    cores = pool[:CORES]
    tried: list[Tried] = []
    short = find_short_forms([text, *(each.sentence.text for each in pool)])
    names = Names(short=short, called=called)
    for core in cores:
        tried.append(attempt(desk, text, core, checks, names))
        if holding(tried):
            # What comes now is less close, and cannot tell against it.
            return tried
    for pair in combinations(range(min(PAIRED, len(cores))), 2):
        both = [cores[at] for at in pair]
        one, other = (tried[at] for at in pair)
        if _complete_each_other(one, other) and _may_join(desk, both) and _share(text, both):
            united = attempt_together(desk, text, both, checks)
            if united.met >= max(tried[at].met for at in pair) + ADDS:
                tried.append(united)
    return [*tried, *_try_beside(desk, text, tried[:_NEXT], checks)]


def _try_beside(
    desk: Desk, text: str, tried: Sequence[Tried], checks: Sequence[Check]
) -> Iterator[Tried]:
    """Yield sets with a sentence next to one that only lacks a cause or a denial, and has it."""
    for each in tried:
        if not each.wrong or not each.may_be_completed or find_quoted(text):
            continue
        at = each.core.sentence.ordinal
        for beside in place(desk, each.core.document, (at + 1, at - 1)):
            both = [each.core, beside]
            if _may_join(desk, both) and _share(text, both):
                united = attempt_together(desk, text, both, checks)
                if united.met >= each.met:
                    yield united


def _complete_each_other(one: Tried, other: Tried) -> bool:
    """Say whether the sentence that speaks of more of a claim only lacks what the other may have.

    Whose words a quotation is, its own sentence says, or what stands over it; no other one.
    """
    main, beside = (one, other) if one.met >= other.met else (other, one)
    if not main.may_be_completed or main.wrong & beside.wrong:
        return False
    return "names" not in main.checks or not find_quoted(main.statement.text)


def _share(text: str, both: Sequence[Candidate]) -> bool:
    """Say whether a claim has a part for each of two sentences, and each part is met by one."""
    said = [units(each.sentence.text) for each in both]
    over = [labels(each.document, each.sentence) for each in both]
    found = set()
    parts = [part for part in clauses(plain(text)) if len(part.stems) >= _PART]
    for part in parts:
        shares = [
            cover(part.text, told, head, free=FREE) for told, head in zip(said, over, strict=True)
        ]
        if max(shares) < PART_MET:
            return False
        found.add(shares.index(max(shares)))
    return len(found) == len(both)


def _may_join(desk: Desk, both: Sequence[Candidate]) -> bool:
    """Say whether two sentences may be read together: rows of a table tell of different things,
    and so do two people who take their turns.
    """
    one, other = (each.sentence for each in both)
    if one.version != other.version or (
        one.region is Region.TABLE and other.region is Region.TABLE
    ):
        return False
    return find_speaker(desk, both[0]) == find_speaker(desk, both[1])
