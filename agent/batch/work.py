"""The work on one row: the briefing, and its files as bytes, all of one state of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from agent.ask import ask
from agent.batch.errors import LibraryChanged, RunHalted
from agent.batch.failing import find_permanent
from agent.batch.meter import Meter
from agent.batch.output import Render
from agent.batch.types import Output, Result, Row
from agent.briefing.answered import as_briefing
from agent.briefing.types import Briefing
from agent.checks import ALL, Check
from agent.model.types import ChatModel
from agent.quote.shelf import Shelf
from agent.types import Outcome
from store.errors import BadInput, LibraryError
from store.filters import Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How rows are done in this run.

    `fingerprint` is the library's when the run was begun; None where it may change between rows.
    `find_fault` returns why rows can no longer be done as they should, if that is so.
    """

    library: Shelf
    formats: Sequence[str]
    render: Render
    fingerprint: str | None = None
    model: ChatModel | None = None
    second_look: ChatModel | None = None
    checks: Sequence[Check] = ALL
    find_fault: Callable[[], str | None] = lambda: None
    today: Callable[[], date] = lambda: datetime.now().astimezone().date()
    _counted: dict[tuple[str, Filters], int] = field(default_factory=dict, repr=False)

    def do(self, row: Row, meter: Meter) -> Result:
        """Return what comes of a row.

        Raises:
            LibraryChanged: the documents are not those of the run, or changed meanwhile.
            BriefingError: as asking and drafting raise it.
        """
        before = self.library.fingerprint
        if self.fingerprint not in {None, before}:
            raise _changed(self.fingerprint or "", before)
        try:
            briefing, shown = self._write(row, meter)
            if fault := self.find_fault():
                raise RunHalted(fault)
            outputs = tuple(
                Output(format=each, content=self.render(briefing, each, self.library))
                for each in row.formats or self.formats
            )
        except LibraryError as error:
            # What was found a moment ago may have been removed since.
            if self.library.fingerprint != before:
                raise _changed(before, self.library.fingerprint) from error
            raise
        after = self.library.fingerprint
        if after != before:
            raise _changed(before, after)
        return Result(
            outcome=briefing.outcome,
            statements=shown,
            withheld=len(briefing.withheld),
            blank=not shown and bool(briefing.withheld),
            fingerprint=before,
            outputs=outputs,
        )

    def _write(self, row: Row, meter: Meter) -> tuple[Briefing, int]:
        """Return the briefing, and how many statements answer what was asked.

        Of an answer these are its own: the nearest passage to a silence is shown, and answers
        nothing.
        """
        model, second_look = meter.on(self.model), meter.on(self.second_look)
        if not self._count_documents(row.filters):
            raise BadInput("no document in the library fits the filters of this row")
        if row.question is not None:
            answer = ask(
                self.library,
                row.question,
                filters=row.filters,
                model=model,
                second_look=second_look,
                checks=self.checks,
            )
            briefing = as_briefing(
                answer,
                as_at=self.today(),
                filters=row.filters,
                searched=self._count_documents(row.filters),
            )
            return briefing, len(answer.statements)
        return self._draft(row, meter, model, second_look)

    def _draft(
        self, row: Row, meter: Meter, model: ChatModel | None, second_look: ChatModel | None
    ) -> tuple[Briefing, int]:
        """Return the briefing on an assignment, whole.

        One whose model was asked no more before its end is no result: what ended it decides
        whether the row is had again.
        """
        # A batch of questions alone needs none of it.
        from agent.briefing.draft import draft
        from agent.briefing.forms import load_form

        assert row.form is not None
        assert row.assignment is not None
        briefing = draft(
            self.library,
            load_form(row.form),
            row.assignment,
            filters=row.filters,
            model=model,
            second_look=second_look,
            checks=self.checks,
            today=self.today(),
        )
        if briefing.cut_short and meter.failures:
            raise find_permanent(meter.failures) or meter.failures[-1]
        if briefing.outcome is Outcome.DOCUMENTS_DO_NOT_SAY:
            return briefing, 0
        return briefing, sum(1 for _ in briefing.statements())

    def _count_documents(self, filters: Filters) -> int:
        key = self.library.fingerprint, filters
        if key not in self._counted:
            self._counted[key] = len(self.library.documents(filters))
        return self._counted[key]


def _changed(before: str, after: str) -> LibraryChanged:
    return LibraryChanged(
        f"the library changed during the run (it was {before}, and is {after}), and nothing was "
        "made of two states of it. Name another --out, or go on with the documents as they are now "
        "with --allow-drift"
    )
