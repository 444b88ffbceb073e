"""A model that fails: the section is quoted and says so, or the asking stops, or the user hears."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from agent.briefing.written import Written
from agent.errors import (
    AnswerUnusable,
    BudgetSpent,
    ContextTooLong,
    ModelBusy,
    ModelDenied,
    ModelError,
    NoRecording,
    ReplyAwaited,
)
from agent.model.double import ScriptedModel
from agent.model.types import Event, Request
from agent.types import Usage
from evals.shelf import Shelf
from tests.agent.briefing.scene import make_writer, plan_section, section_writer, texts
from tests.agent.compose.world import COUNCIL, MEMO, REPORT, Line, make_shelf

TWELVE = Line("The council of the laboratory has twelve members.", (COUNCIL,))
QUOTES = "up to 40 researchers"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_shelf(memo=MEMO, report=REPORT)


class Failing:
    """Writes sections until its errors come, one a request; `None` is a good reply. A double."""

    def __init__(self, *errors: ModelError | None) -> None:
        self._errors = list(errors)
        self._inner = section_writer(TWELVE)
        self.asked = 0

    @property
    def name(self) -> str:
        """Name it."""
        return "failing"

    def stream(self, request: Request) -> Iterator[Event]:
        """Fail, or reply."""
        self.asked += 1
        error = self._errors.pop(0) if self._errors else None
        if error is not None:
            raise error
        yield from self._inner.stream(request)


def compose(writer: Written, count: int) -> list[list[str]]:
    """Return what each of so many sections says."""
    return [texts(writer.compose(plan_section(f"part_{at}"), ())) for at in range(count)]


def test_a_section_without_a_usable_reply_is_quoted_and_says_why(shelf: Shelf) -> None:
    """The next section is asked for again."""
    model = Failing(AnswerUnusable("no form", usage=Usage(calls=2)), None)
    writer = make_writer(shelf, model, quotes=QUOTES)
    first = writer.compose(plan_section("first"), ())
    assert QUOTES in texts(first)[0]
    assert first.notices[0] == (
        "“First” is made of quotations: the model gave no usable reply (AnswerUnusable)."
    )
    assert first.usage.calls == 2
    assert first.model is None
    assert texts(writer.compose(plan_section("second"), ())) == [TWELVE.text]
    assert writer.stopped is None


def test_a_reply_in_no_form_is_quoted_after_one_repair(shelf: Shelf) -> None:
    """What cannot be read is never shown."""
    model = ScriptedModel(lambda _: "I would rather talk.")
    writer = make_writer(shelf, model, quotes=QUOTES)
    composed = writer.compose(plan_section(), ())
    assert len(model.requests) == 2
    assert QUOTES in texts(composed)[0]


def test_a_spent_budget_keeps_what_is_there_and_quotes_the_rest(shelf: Shelf) -> None:
    """No further request is made, and each section says that it was not asked for."""
    model = Failing(None, BudgetSpent("no room"))
    writer = make_writer(shelf, model, quotes=QUOTES)
    first, second, third = compose(writer, 3)
    assert first == [TWELVE.text]
    assert QUOTES in second[0]
    assert QUOTES in third[0]
    assert model.asked == 2
    assert isinstance(writer.stopped, BudgetSpent)
    later = writer.compose(plan_section("later"), ())
    assert "not asked any more, the limit set for this run is reached" in later.notices[0]
    assert later.usage.calls == 0


@pytest.mark.parametrize("error", [BudgetSpent("none"), ModelDenied("401")])
def test_what_fails_before_anything_is_written_is_told_at_once(
    shelf: Shelf, error: ModelError
) -> None:
    """A wrong key is a mistake to mend, and no reason for a page of quotations."""
    writer = make_writer(shelf, Failing(error), quotes=QUOTES)
    with pytest.raises(type(error)):
        writer.compose(plan_section(), ())


def test_a_key_that_is_refused_midway_stops_the_asking(shelf: Shelf) -> None:
    """What was paid for stays."""
    model = Failing(None, ModelDenied("401"))
    writer = make_writer(shelf, model, quotes=QUOTES)
    compose(writer, 4)
    assert model.asked == 2
    assert isinstance(writer.stopped, ModelDenied)


def test_two_failures_in_a_row_stop_the_asking(shelf: Shelf) -> None:
    """Each may have taken minutes."""
    model = Failing(ModelBusy("503"), None, ModelBusy("503"), ModelBusy("503"))
    writer = make_writer(shelf, model, quotes=QUOTES)
    compose(writer, 6)
    assert model.asked == 4
    assert isinstance(writer.stopped, ModelBusy)


def test_a_model_that_never_keeps_to_the_form_is_asked_three_times(shelf: Shelf) -> None:
    """It fails fast, and a refusal of one section says little of the next."""
    model = Failing(*[AnswerUnusable("no form")] * 9)
    writer = make_writer(shelf, model, quotes=QUOTES)
    compose(writer, 6)
    assert model.asked == 3
    assert isinstance(writer.stopped, AnswerUnusable)


def test_a_section_too_long_for_the_model_is_its_own_matter(shelf: Shelf) -> None:
    """Another section may be shorter."""
    model = Failing(ContextTooLong("8,192"), None)
    writer = make_writer(shelf, model, quotes=QUOTES)
    first, second = compose(writer, 2)
    assert QUOTES in first[0]
    assert second == [TWELVE.text]


@pytest.mark.parametrize("error", [ReplyAwaited("save it"), NoRecording("not there")])
def test_an_awaited_reply_and_a_missing_recording_are_no_failures_of_a_model(
    shelf: Shelf, error: ModelError
) -> None:
    """Quotations in their place would hide what there is to do."""
    model = Failing(None, error)
    writer = make_writer(shelf, model, quotes=QUOTES)
    writer.compose(plan_section(), ())
    with pytest.raises(type(error)):
        writer.compose(plan_section(), ())


def test_an_interrupt_is_not_held_up(shelf: Shelf) -> None:
    """Ctrl-C ends the run, whatever section is being written."""

    def interrupt(_: Request) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_writer(shelf, ScriptedModel(interrupt)).compose(plan_section(), ())
