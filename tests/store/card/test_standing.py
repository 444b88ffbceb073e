"""Which documents no longer speak because a document of the library says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.card import describe
from store.card.standing import standings
from store.readers import parse
from store.text.segment import segment
from store.types import DateKind, Document, Precision, SourceCard, Stated, StatedDate, Status

OLD_ORDER = "2023-10-30-executive-order-on-the-safe-secure-and-trustworthy-development-and-use-of-"
NEW_ORDER = "2025-01-23-removing-barriers-to-american-leadership-in-artificial-intelligence.md"


def document(
    name: str,
    title: str,
    *,
    kind: str | None = None,
    replaces: tuple[str, ...] = (),
    withdrawn: str | None = None,
    signed: str | None = None,
    status: Status = Status.CURRENT,
) -> Document:
    """Return a document whose card says this."""
    dates = (
        ()
        if signed is None
        else (StatedDate(value=signed, precision=Precision.DAY, kind=DateKind.SIGNATURE),)
    )
    card = SourceCard(
        instrument=None if kind is None else Stated(value=kind),
        replaces=tuple(Stated(value=one) for one in replaces),
        withdrawn=None if withdrawn is None else Stated(value=withdrawn),
        dates=dates,
    )
    return Document(
        id=name,
        version=f"{name}-1",
        title=title,
        media_type="text/html",
        origin=name,
        added="2026-01-01T00:00:00Z",
        status=status,
        card=card,
    )


def statuses(*documents: Document) -> dict[str, Status]:
    """Return only the statuses."""
    return {version: status for version, (status, _) in standings(documents).items()}


def test_a_notice_withdraws_the_document_itself() -> None:
    """The reason quotes the notice."""
    notice = "This guidance was withdrawn on 3 May 2024."
    found = standings([document("a", "Guidance on machines", withdrawn=notice)])
    assert found == {"a-1": (Status.WITHDRAWN, f"It says of itself: “{notice}”")}


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Executive Order 90110", "Executive Order 90110: Careful Use of Machines"),
        ("EO 90110", "Careful Use of Machines (E.O. 90110)"),
        ("OMB Memorandum M-21-06", "M-21-06 Guidance for Machines"),
        ("Directive 95/46/EC", "Directive 95/46/EC on personal data"),
        (
            "Careful Use of Machines in Public Offices",
            "Executive Order on the Careful Use of Machines in Public Offices",
        ),
        (
            "Careful Use of Machines in Public Offices",
            "careful use of machines, in public offices",
        ),
    ],
)
def test_a_replaced_instrument_is_superseded(value: str, title: str) -> None:
    """By its number in the title, or by its title; the reason names both documents."""
    found = standings([document("new", "New order", replaces=(value,)), document("old", title)])
    assert set(found) == {"old-1"}
    status, reason = found["old-1"]
    assert status is Status.SUPERSEDED
    assert "“New order”" in reason
    assert value in reason


@pytest.mark.parametrize(
    ("value", "title", "kind"),
    [
        ("Executive Order 90110", "Executive Order 90111", None),
        ("M-21-06", "M-21-061 on machines", None),
        ("Executive Order 90110", "Fact sheet: Executive Order 90110", "fact sheet"),
        ("Executive Order 90110", "What agencies did under Executive Order 90110 in May", None),
        (
            "Careful Use of Machines in Offices",
            "Report on Careful Use of Machines in Offices",
            None,
        ),
        ("Security policy", "Security Policy", None),
    ],
)
def test_without_a_strict_match_nothing_changes(value: str, title: str, kind: str | None) -> None:
    """Other numbers, texts about the instrument, longer and too common titles stay."""
    assert not statuses(
        document("new", "New order", replaces=(value,)), document("old", title, kind=kind)
    )


def test_an_older_text_never_supersedes_a_newer_one() -> None:
    """Dates, where both are known, have to fit."""
    title = "Careful Use of Machines in Offices"
    older = document("a", "Old order", replaces=(title,), signed="2020-01-01")
    assert not statuses(older, document("b", title, signed="2024-01-01"))
    assert statuses(older, document("b", title, signed="2019-01-01"))


def test_a_document_never_supersedes_itself_or_its_other_versions() -> None:
    """Even where it names its own title."""
    title = "Careful Use of Machines in Offices"
    assert not statuses(document("a", title, replaces=(title,)))


def test_what_the_user_replaced_and_what_is_withdrawn_say_nothing() -> None:
    """Neither kind of text can end another."""
    title = "Careful Use of Machines in Offices"
    replaced = document("a", "Old", replaces=(title,), status=Status.REPLACED)
    withdrawn = document("b", "Gone", replaces=(title,), withdrawn="WITHDRAWN")
    assert statuses(replaced, withdrawn, document("c", title)) == {"b-1": Status.WITHDRAWN}


def _load(path: Path) -> Document:
    reading = parse(path.read_bytes(), path.name)
    card = describe(reading, segment(reading, document=path.name, version=path.name))
    return Document(
        id=path.name,
        version=path.name,
        title=card.title.value if card.title else path.name,
        media_type=reading.media_type,
        origin=path.name,
        added="2026-01-01T00:00:00Z",
        card=card,
    )


def test_a_revoked_order_of_the_corpus_is_superseded_and_its_fact_sheets_are_not(
    shared: Path,
) -> None:
    """The order of 2023 is named as revoked, with its title, by the order of 2025."""
    folder = shared / "corpus/policy/whitehouse"
    names = [NEW_ORDER, *(path.name for path in folder.glob("2023-10-30-*.md"))]
    found = standings([_load(folder / name) for name in names])
    (version,) = found
    assert version.startswith(OLD_ORDER)
    assert "Removing Barriers" in found[version][1]
