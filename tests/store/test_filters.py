"""Which documents pass, and how a library looked on an earlier day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from store.errors import BadInput
from store.filters import Filters, match, select
from store.types import DateKind, Document, Precision, SourceCard, Stated, StatedDate, Status


def document(
    name: str,
    *,
    day: str | None = None,
    issuer: str | None = None,
    status: Status = Status.CURRENT,
    version: str | None = None,
) -> Document:
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(day or "2024")]
    dates = (StatedDate(value=day, precision=precision, kind=DateKind.PUBLICATION),) if day else ()
    return Document(
        id=name,
        version=version or f"{name}-version",
        title=name,
        media_type="text/plain",
        origin=f"/{name}",
        added="2026-01-01T00:00:00+00:00",
        status=status,
        card=SourceCard(dates=dates, issuer=Stated(value=issuer) if issuer else None),
    )


def nobody(documents: Sequence[Document], day: date) -> Mapping[str, tuple[Status, str]]:
    del documents, day
    return {}


def chosen(documents: Sequence[Document], filters: Filters) -> list[str]:
    return [item.id for item in select(documents, filters, nobody)]


def test_by_default_only_current_documents_pass() -> None:
    documents = [document(status.value, status=status) for status in Status]
    assert chosen(documents, Filters()) == ["current"]
    assert chosen(documents, Filters(statuses=())) == [status.value for status in Status]


def test_issuers_are_matched_by_part_whatever_their_case() -> None:
    documents = [document("one", issuer="Ministry of Verania"), document("two")]
    assert chosen(documents, Filters(issuers=("VERANIA",))) == ["one"]


@pytest.mark.parametrize(
    ("day", "passes"),
    [("2024-05-03", True), ("2024-05", True), ("2024", True), ("2024-04", False), (None, False)],
)
def test_a_vague_date_passes_where_it_may_lie_inside(day: str | None, passes: bool) -> None:
    filters = Filters(dated_from=date(2024, 5, 2), dated_to=date(2024, 5, 31))
    assert chosen([document("one", day=day)], filters) == ["one"] * passes


def test_december_ends_its_year() -> None:
    filters = Filters(dated_from=date(2024, 12, 31))
    assert chosen([document("one", day="2024-12")], filters) == ["one"]


def test_as_of_a_day_later_documents_are_not_there_yet() -> None:
    documents = [document("early", day="2023-01-01"), document("late", day="2025-01-01")]
    assert chosen(documents, Filters(as_of=date(2024, 1, 1))) == ["early"]


def test_as_of_a_day_the_version_of_that_day_speaks() -> None:
    documents = [
        document("one", day="2023-01-01", version="first", status=Status.REPLACED),
        document("one", day="2025-01-01", version="second"),
    ]
    for year, version in ((2024, "first"), (2026, "second")):
        passed = select(documents, Filters(as_of=date(year, 1, 1)), nobody)
        assert [(item.version, item.status) for item in passed] == [(version, Status.CURRENT)]


def test_as_of_a_day_a_text_speaks_that_was_superseded_later() -> None:
    old = document("old", day="2023-01-01", status=Status.SUPERSEDED)
    new = document("new", day="2025-01-01")

    def standings(documents: Sequence[Document], day: date) -> Mapping[str, tuple[Status, str]]:
        del day
        ids = {item.id for item in documents}
        return {old.version: (Status.SUPERSEDED, "by new")} if "new" in ids else {}

    for year, expected in ((2024, ["old"]), (2026, ["new"])):
        passed = select([old, new], Filters(as_of=date(year, 1, 1)), standings)
        assert [item.id for item in passed] == expected


def test_a_name_may_be_the_beginning_of_an_id_or_a_version() -> None:
    documents = [document("abcdef", version="123456"), document("abcxyz", version="987654")]
    assert match("abcd", documents)[0].id == "abcdef"
    assert match("9876", documents)[0].id == "abcxyz"
    for name in ("abc", "nothing", ""):
        with pytest.raises(BadInput, match="brief sources"):
            match(name, documents)


def test_a_beginning_of_several_ids_is_refused() -> None:
    with pytest.raises(BadInput, match="several"):
        match("abcd", [document("abcdef"), document("abcdxy")])


def test_an_unknown_document_is_no_empty_answer() -> None:
    with pytest.raises(BadInput, match="no document 'nowhere'"):
        chosen([document("one")], Filters(documents=("nowhere",)))
