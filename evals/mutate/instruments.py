"""Ways to name the wrong instrument: a twin of another force, or the provision next to it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from evals.mutate.edits import Edit, choose
from evals.mutate.rules import Rule, compile_words, list_edits
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.words import holds

_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
_TWINS: Final = (
    ("joint declaration", ("agreement", "treaty")),
    ("declarations?", ("agreement", "treaty", "convention")),
    ("memorand(?:um|a) of understanding", ("treaty", "framework agreement")),
    ("memorand(?:um|a)", ("treaty", "agreement")),
    ("statements? of intent", ("agreement",)),
    ("joint statements?", ("agreement",)),
    ("guidance notes?", ("regulation", "decision")),
    ("guidelines?", ("regulation", "directive")),
    ("guidance", ("regulation",)),
    ("codes? of (?:practice|conduct)", ("regulation", "law")),
    ("white papers?", ("act", "bill")),
    ("green papers?", ("white paper",)),
    ("consultations?", ("inquiry",)),
    ("draft (?:regulation|bill|law|act|agreement|directive|guidelines?)", ()),
    ("proposed (?:regulation|bill|law|act|agreement|directive)", ()),
    ("proposals?", ("decision", "law")),
    ("recommendations?", ("decision", "order")),
    ("communications? (?=from)", ("decision ",)),
    ("directives?", ("regulation", "recommendation")),
    ("conventions?", ("declaration", "protocol")),
    ("treaty|treaties", ("memorandum", "declaration")),
    ("protocols?", ("convention",)),
    ("agreements?", ("declaration", "memorandum")),
    ("framework decision", ("directive",)),
    ("strategy", ("law",)),
    ("action plans?", ("law",)),
    ("terms of reference", ("statutes",)),
    ("press release", ("white paper",)),
    ("annual report", ("audit",)),
)
_FINAL: Final = "draft taken for final"
_LABEL: Final = (
    r"(?P<label>Article|Art\.|Section|section|Sec\.|paragraph|Paragraph|para\.|Part|Chapter|Title|"
    r"Annex|Recital|recital|Schedule|Guidance Note|Amendment No\.|Resolution|Goal|SDG|Clause|"
    r"clause|subsection|Phase|Pillar|level|Item|Regulation|Opinion|General Comment(?: No\.)?)"
)
_NUMBERED: Final = re.compile(
    rf"\b{_LABEL} (?P<number>\(?\d+(?:\.\d+)*[a-z]?\)?(?:\(\w{{1,3}}\))*|[IVX]{{1,4}}\b)(?![\d/])"
)
_CODED: Final = re.compile(
    r"\b(?P<label>(?:Regulation|Directive|Decision)(?: \(E[UC]\))?(?: No)?) "
    r"(?P<number>\d{2,4}/\d{2,4}(?:/E[UC])?)"
)
_KNOWN_CODES: Final = (
    "2016/679",
    "2018/1725",
    "2019/881",
    "2022/868",
    "2022/1925",
    "2022/2065",
    "2022/2554",
    "2022/2555",
    "2023/2854",
    "2024/1689",
)
_YEAR_OF_ACT: Final = re.compile(
    r"\b(?P<label>(?:Act|Regulations|Order|Agenda|Horizon|Code|Law)) (?P<number>(?:19|20)\d{2})\b"
)


def change_instrument(
    claim: Claim, surroundings: Surroundings, rng: random.Random
) -> Mutation | None:
    """Return the claim with the kind or the number of an instrument or provision changed."""
    twins = list_edits(claim, _list_twins())
    edits = [each for each in twins if each.kind == _FINAL or not holds(claim.evidence, each.new)]
    edits += _list_numbers(claim, surroundings)
    return choose("twin_instrument", claim, edits, rng)


def _list_twins() -> Iterator[Rule]:
    for old, twins in _TWINS:
        pattern = compile_words(rf"(?<!joint )(?<!draft )(?:{old})(?! (?:note|of conduct))")
        for new in twins:
            yield Rule(
                pattern=pattern,
                new=partial(_write_twin, new),
                kind="kind of instrument",
                ground=compile_words(old),
            )
        if not twins:
            yield Rule(
                pattern=pattern,
                new=lambda found: found[0].split(maxsplit=1)[1],
                kind=_FINAL,
                ground=compile_words("draft|drafts|proposed|proposes|proposal"),
            )


def _write_twin(new: str, found: re.Match[str]) -> str:
    old = found[0]
    plural = re.search(r"(?:[^s]s|da|ies)$", old) and not old.casefold().endswith("guidance")
    if plural and not new.endswith((" ", "s")):
        new = f"{new[:-1]}ies" if new.endswith("y") else f"{new}s"
    capital = len(re.findall(r"\b[A-Z]", old)) > 1 or old[0].isupper()
    return new.title() if capital else new


def _list_numbers(claim: Claim, surroundings: Surroundings) -> Iterator[Edit]:
    texts = (*surroundings.document, *surroundings.others)
    for pattern, kind in (
        (_NUMBERED, "number of a provision"),
        (_CODED, "number of an act"),
        (_YEAR_OF_ACT, "year of an act"),
    ):
        for found in pattern.finditer(claim.text):
            wanted = [*_borrow(pattern, found["label"], texts), *_next_to(found["number"], pattern)]
            for new in wanted:
                if new != found["number"] and not _is_told(new, claim.evidence):
                    start, end = found.span("number")
                    yield Edit(start=start, end=end, new=new, kind=kind)


def _borrow(pattern: re.Pattern[str], label: str, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in pattern.finditer(text):
            if found["label"].casefold() == label.casefold():
                yield found["number"]


def _next_to(number: str, pattern: re.Pattern[str]) -> Iterator[str]:
    if pattern is _CODED:
        yield from (_KNOWN_CODES if re.fullmatch(r"20\d\d/\d{3,4}", number) else ())
        return
    if number in _ROMAN:
        at = _ROMAN.index(number)
        yield from (_ROMAN[each] for each in (at - 1, at + 1) if 0 <= each < len(_ROMAN))
        return
    last = list(re.finditer(r"\d+", number))
    for found in last[-1:] if last else ():
        for step in (-1, 1):
            if int(found[0]) + step >= 1:
                changed = str(int(found[0]) + step)
                yield number[: found.start()] + changed + number[found.end() :]


def _is_told(number: str, evidence: Iterable[str]) -> bool:
    """Say whether the evidence has that number, with its label or in a list of such numbers."""
    return any(re.search(rf"(?<![\w.]){re.escape(number)}(?![\w]|\.\d)", each) for each in evidence)
