"""One change to one place of a sentence, made so that the sentence still reads well."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from evals.mutate.types import Claim, Mutation
from evals.mutate.words import STOP, holds, list_tokens, measure_label

_ARTICLE: Final = re.compile(r"\b(a|an)(\s+)$", re.IGNORECASE)
_AN_SOUND: Final = re.compile(
    r"(?:[aeiou]|8|11(?!\d)|18(?!\d)|hour|honest|honou?r|heir|(?-i:[FHLMNRSX][A-Z]))", re.IGNORECASE
)
_A_SOUND: Final = re.compile(r"(?:uni(?!n)|use|usu|util|eu|one\b|once\b|UK|US\b)", re.IGNORECASE)
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Replace `text[start:end]` by `new`. `kind` names the variety within a way: one is drawn
    first, so that a variety with many places does not drown the others.
    """

    start: int
    end: int
    new: str
    kind: str


def apply(text: str, edit: Edit) -> str:
    """Return the text with the change made and article, capital and commas put right."""
    left, right = text[: edit.start], text[edit.end :]
    new = edit.new
    if not new:
        left, right = _close_gap(left, right)
    article = _ARTICLE.search(left)
    following = new + right
    if article:
        left = left[: article.start()] + _agree(article[1], following) + article[2]
    if not left[measure_label(text) :].strip(" \"“‘'") and _starts_with_capital(text):
        following = raise_first(following)
    return left + following


def _close_gap(left: str, right: str) -> tuple[str, str]:
    """Join what stood around words taken out: no double space, no comma of a pair left alone."""
    if not left.strip(' "“'):
        return left, right.lstrip(" ,")
    if left.endswith(", ") and right.startswith(","):
        return left[:-2], right[1:]
    if left.endswith((" ", "(", '"', "“")):
        right = right.lstrip(" ")
    if not right or right[0] in ",.;:?":
        left = left.rstrip(" ,")
    return left, right


def _agree(article: str, following: str) -> str:
    an = bool(_AN_SOUND.match(following)) and not _A_SOUND.match(following)
    changed = "an" if an else "a"
    return changed.capitalize() if article[0].isupper() else changed


def _starts_with_capital(text: str) -> bool:
    letters = [each for each in text[measure_label(text) :] if each.isalpha()]
    return bool(letters) and letters[0].isupper()


def raise_first(text: str) -> str:
    """Return a text with its first letter in upper case."""
    found = re.search(r"\w", text)
    if found is None:
        return text
    return text[: found.start()] + found[0].upper() + text[found.end() :]


def match_case(old: str, new: str) -> str:
    """Return `new` in the case of `old`: ALL CAPITALS, First capital or none."""
    if len(old) > 1 and old.isupper():
        return new.upper()
    return raise_first(new) if old[:1].isupper() else new


def is_said(text: str, edit: Edit, evidence: Iterable[str]) -> bool:
    """Say whether the evidence has the changed words in the same place: the words put in, up to
    the next word that carries sense, or the seam where words were taken out.
    """
    edit = _narrow(text, edit)
    before, after = list_tokens(text[: edit.start]), list_tokens(text[edit.end :])
    following: list[str] = []
    for word in after:
        following.append(word)
        if word not in STOP:
            break
    if not edit.new and after and before:
        return holds(evidence, " ".join(before[-2:] + following[:3]))
    if not edit.new:
        return any(_begins_or_ends(list_tokens(each), before[-3:], after[:3]) for each in evidence)
    inside = list_tokens(edit.new)
    if not following:
        inside = before[-2:] + inside
    return holds(evidence, " ".join(inside + following))


def _narrow(text: str, edit: Edit) -> Edit:
    """Return the edit without the words that old and new end with in common."""
    old, new = text[edit.start : edit.end].split(), edit.new.split()
    while old and new and old[-1].casefold() == new[-1].casefold():
        old, new = old[:-1], new[:-1]
    if len(new) == len(edit.new.split()):
        return edit
    kept = text[edit.start : edit.end].rstrip()
    for _ in range(len(edit.new.split()) - len(new)):
        kept = kept.rsplit(maxsplit=1)[0] if " " in kept else ""
    return Edit(
        start=edit.start,
        end=edit.start + len(kept),
        new=" ".join(new),
        kind=edit.kind,
    )


def _begins_or_ends(words: list[str], ending: list[str], beginning: list[str]) -> bool:
    return words[: len(beginning)] == beginning if beginning else words[-len(ending) :] == ending


def choose(way: str, claim: Claim, edits: Iterable[Edit], rng: random.Random) -> Mutation | None:
    """Return the claim with one of the edits made, or None where none makes it differ."""
    useful = [each for each in edits if _differs(claim, each)]
    if not useful:
        return None
    kind = rng.choice(sorted({each.kind for each in useful}))
    edit = rng.choice([each for each in useful if each.kind == kind])
    return Mutation(
        way=way,
        text=apply(claim.text, edit),
        evidence=claim.evidence,
        change=describe(kind, claim.text[edit.start : edit.end], edit.new),
    )


def _differs(claim: Claim, edit: Edit) -> bool:
    """Say whether the words differ from the claim's and from every sentence of the evidence."""
    made = list_tokens(apply(claim.text, edit))
    return all(made != list_tokens(each) for each in (claim.text, *claim.evidence))


def describe(kind: str, old: str, new: str) -> str:
    """Return in words what was changed."""
    old, new = _shorten(old), _shorten(new)
    if not new:
        return f"{kind}: dropped {old!r}"
    if not old:
        return f"{kind}: added {new!r}"
    return f"{kind}: {old!r} became {new!r}"


def _shorten(text: str) -> str:
    text = text.strip(" ,")
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
