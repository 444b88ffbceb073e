"""A section that a model writes: one request; each statement proven, rewritten, quoted or withheld.

What a section shows has gone the way of an answer (`agent.compose.hearing`). Where a model fails,
the section is made of quotations instead, with a notice that names the reason. A failure that
every later request would meet as well stops the asking for good: what is there stays, the rest is
quoted and marked as cut short.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from agent.briefing.bounds import BOUNDS, Bounds
from agent.briefing.composer import Composed, Composer
from agent.briefing.evidence import Ground, find_ground, find_ground_on_page
from agent.briefing.laying_out import lay_out
from agent.briefing.limits import Fitted, fit, list_known, prove_short
from agent.briefing.picking import Picker
from agent.briefing.plan import Planned, plan
from agent.briefing.pool import Pool
from agent.briefing.searching import Searched, search_for
from agent.briefing.section_request import list_standing, write_section
from agent.briefing.types import Assignment, Form, Section
from agent.checks import ALL, Check
from agent.compose.disarm import hold_back
from agent.compose.hearing import Proven, Work, hear_out, note_addressed
from agent.compose.mend import name_failure
from agent.compose.missing import name_gaps, name_whole
from agent.compose.reply import SectionReply
from agent.compose.settle import find_conflicts, note_dropped
from agent.compose.teller import Listen, Teller, ignore
from agent.compose.types import Progress, Said, Step
from agent.errors import (
    BudgetSpent,
    ModelDenied,
    ModelError,
    ModelUnreachable,
    NoRecording,
    QuotaSpent,
    ReplyAwaited,
)
from agent.model.manual import NAME as MANUAL
from agent.model.types import ChatModel
from agent.quote.shelf import Desk

_LASTING: Final = (BudgetSpent, QuotaSpent, ModelDenied, ModelUnreachable)
"""What every other request of the run would meet as well."""

_MOST_SLOW: Final = 2
_MOST_FAILURES: Final = 3
"""Sections in a row without a usable reply, after which the model is asked no more. What is tried
again by itself, a stall or a busy server, has taken its whole deadline each time."""


class Written:
    """Writes composed sections with a model, one after the other.

    Args:
        desk: the library as this briefing sees it.
        assignment: what the person at the desk gave.
        form: what is written.
        model: who writes the statements.
        second_look: who may refuse them.
        checks: what each statement must pass.
        listen: is told what is being done, and each section's statements once they stand.
        fallback: who fills a section where the model does not; quotations when None.
        pool: what the library has on the topic, where it was gathered already.
        bounds: how far the model may search by itself before the first section; None: not at all,
            as no person is asked to.

    """

    def __init__(
        self,
        desk: Desk,
        assignment: Assignment,
        form: Form,
        model: ChatModel,
        *,
        second_look: ChatModel | None = None,
        checks: Sequence[Check] = ALL,
        listen: Listen = ignore,
        fallback: Composer | None = None,
        pool: Pool | None = None,
        bounds: Bounds | None = BOUNDS,
    ) -> None:
        self._desk = desk
        self._assignment = assignment
        self._form = form
        self._model = model
        self._second_look = second_look
        self._checks = checks
        self._listen = listen
        self._fallback = fallback
        self._picker = None if pool is None else Picker(desk=desk, assignment=assignment, pool=pool)
        self._bounds = None if model.name == MANUAL else bounds
        self._searched = Searched()
        self._written = 0
        self._failures = 0
        self.stopped: ModelError | None = None

    def compose(self, planned: Planned, so_far: Sequence[Section]) -> Composed:
        """Return the section; `so_far` is what stands on the page already.

        Raises:
            ReplyAwaited: a person has yet to reply.
            NoRecording: a replay does not hold the request.
            ModelError: nothing was written yet, and no request could be: of a key that is not
                accepted one hears at once.
        """
        news = self._search()
        try:
            composed = self._compose(planned, so_far)
        except ModelError as error:
            error.usage = news.usage + error.usage
            raise
        trace = composed.trace
        return replace(
            composed,
            notices=(*news.notices, *composed.notices),
            usage=news.usage + composed.usage,
            trace=replace(
                trace,
                searches=(*news.searches, *trace.searches),
                prompts=(*news.prompts, *trace.prompts),
            ),
        )

    def _search(self) -> Searched:
        """Let the model look for passages, once; return what is new of it."""
        if self._bounds is None:
            return Searched()
        bounds, self._bounds = self._bounds, None
        self._searched = search_for(
            self._desk,
            self._form,
            self._assignment,
            plan(self._form, self._assignment),
            self._model,
            bounds=bounds,
            listen=self._listen,
        )
        return self._searched

    def _compose(self, planned: Planned, so_far: Sequence[Section]) -> Composed:
        if self.stopped is not None:
            return self._quote(planned, so_far, self.stopped, asked=False)
        try:
            composed = self._write(planned, so_far)
        except (ReplyAwaited, NoRecording):
            raise
        except ModelError as error:
            self._note(error)
            return self._quote(planned, so_far, error, asked=True)
        self._failures = 0
        self._tell(planned, composed)
        return composed

    def _write(self, planned: Planned, so_far: Sequence[Section]) -> Composed:
        """Return the section in the model's words, as far as they are proven."""
        standing = list_standing(so_far)
        ground = self._find_ground(planned, so_far, standing)
        section = Section(key=planned.section.key, title=planned.section.title)
        if not ground.offer.evidence:
            return Composed(section=section, gaps=name_whole(self._desk, ground.aim, ground.offer))
        proven = hear_out(self._prepare(planned, ground, standing))
        self._written += 1
        fitted = fit(planned.section, proven.judged, list_known(planned.section, so_far))
        if not fitted.shown and planned.section.needed:
            # No page lacks what its reader needs because a model found no words for it.
            quoted = self._fill(planned, so_far)
            if quoted.section.blocks:
                note = f"“{section.title}”: nothing of the model's stood; quotations stand there."
                return _join(quoted, self._collect(planned, ground, proven, fitted), note)
        return self._collect(planned, ground, proven, fitted)

    def _find_ground(
        self, planned: Planned, so_far: Sequence[Section], standing: Sequence[str]
    ) -> Ground:
        if planned.section.sums_up:
            ground = find_ground_on_page(planned, so_far)
            if ground.offer.evidence:
                return ground
        also = self._searched.hits.get(planned.section.key, ())
        return find_ground(self._desk, planned, picker=self._picker, also=also, beside=standing)

    def _prepare(self, planned: Planned, ground: Ground, standing: Sequence[str]) -> Work:
        title = planned.section.title
        return Work(
            desk=self._desk,
            question=ground.question,
            offer=ground.offer,
            request=write_section(
                planned,
                self._form,
                self._assignment,
                ground.offer,
                # What a summary is written from is the page itself.
                standing=() if planned.section.sums_up else standing,
                as_of=self._desk.filters.as_of,
            ),
            model=self._model,
            second_look=self._second_look,
            prove=prove_short(self._desk, ground.offer, self._checks, planned.section.words_each),
            teller=Teller(lambda progress: self._pass_step(title, progress)),
            form=SectionReply,
        )

    def _collect(
        self, planned: Planned, ground: Ground, proven: Proven, fitted: Fitted
    ) -> Composed:
        title = planned.section.title
        shown = tuple(statement for statement, _ in fitted.shown)
        gaps = name_gaps(self._desk, ground.aim, ground.offer, proven.proposal.gaps, shown)
        dropped = note_dropped(len(proven.proposal.gaps) - len(gaps))
        if not shown and not gaps:
            gaps = name_whole(self._desk, ground.aim, ground.offer)
        return Composed(
            section=Section(
                key=planned.section.key,
                title=title,
                blocks=lay_out(
                    planned, ground, fitted, proven.proposal.answers, self._assignment.aim
                ),
            ),
            withheld=tuple(hold_back(each.statement) for each in fitted.withheld),
            gaps=gaps,
            conflicts=find_conflicts(ground.question, proven.proposal.conflicts, proven.judged),
            notices=(
                *(f"“{title}”: {note}" for note in (*proven.notices, *fitted.notices, *dropped)),
                *note_addressed(ground.offer, shown),
            ),
            usage=proven.usage,
            trace=proven.trace,
            model=proven.model,
        )

    def _note(self, error: ModelError) -> None:
        """Remember a failure; stop asking where more of it would follow."""
        lasting = isinstance(error, _LASTING)
        if lasting and not self._written:
            raise error
        self._failures += 1
        if lasting or self._failures >= (_MOST_SLOW if error.retryable else _MOST_FAILURES):
            self.stopped = error

    def _quote(
        self, planned: Planned, so_far: Sequence[Section], error: ModelError, *, asked: bool
    ) -> Composed:
        """Return the section in quotations, and say why the model did not write it."""
        title = planned.section.title
        self._listen(Step(text=f"{title}: quoting the documents; {name_failure(error)}"))
        why = name_failure(error) if asked else f"not asked any more, {name_failure(error)}"
        note = f"“{title}” is made of quotations: {why}."
        quoted = self._fill(planned, so_far)
        return replace(
            quoted,
            cut_short=name_failure(self.stopped) if self.stopped is not None else "",
            notices=(note, *quoted.notices),
            usage=quoted.usage + error.usage if asked else quoted.usage,
        )

    def _fill(self, planned: Planned, so_far: Sequence[Section]) -> Composed:
        if self._fallback is None:
            from agent.briefing.quoted import Quoted

            self._fallback = Quoted(self._desk, self._assignment, self._checks)
        return self._fallback.compose(planned, so_far)

    def _pass_step(self, title: str, progress: Progress) -> None:
        """Pass on what is being done; statements are told when their section stands."""
        if isinstance(progress, Step):
            self._listen(Step(text=f"{title}: {progress.text}"))

    def _tell(self, planned: Planned, composed: Composed) -> None:
        for statement in composed.section.statements():
            self._listen(Said(statement=statement))
        count = sum(1 for _ in composed.section.statements())
        what = f"{count} statement{'' if count == 1 else 's'} proven"
        self._listen(Step(text=f"{planned.section.title}: {what}"))


def _join(quoted: Composed, composed: Composed, note: str) -> Composed:
    """Return the quotations with what is to be told of the model's own attempt."""
    return replace(
        composed,
        section=quoted.section,
        withheld=(*composed.withheld, *quoted.withheld),
        conflicts=quoted.conflicts,
        notices=(note, *composed.notices, *quoted.notices),
    )
