"""An answer shown while it is made: each statement once, and what is taken back is marked."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.compose.types import Said, Step, Withdrawn
from agent.render.live import Live
from agent.types import Answer, Attempt, Conflict, Kind, Outcome, Statement, Usage
from tests.agent.render.build import FULL, PRESS, SUPPORTED, answer, evidence, quotation

FIRST = quotation(evidence("The hub has 400 accelerators."))
SECOND = replace(
    quotation(evidence("The hub has 600 accelerators.", PRESS, page=None), kind=Kind.SOURCE_SAYS),
    text="Halden Systems says that the hub has 600 accelerators.",
)
READING = Statement(
    text="The two figures differ.",
    kind=Kind.INFERENCE,
    evidence=(*FIRST.evidence, *SECOND.evidence),
    verdict=SUPPORTED,
)


class Screen:
    """Collects what is written and what is noted."""

    def __init__(self) -> None:
        self.shown = ""
        self.noted = ""
        self.live = Live(self._show, self._note)

    def _show(self, text: str) -> None:
        self.shown += text

    def _note(self, text: str) -> None:
        self.noted += text


def told(screen: Screen, *statements: Statement) -> None:
    for statement in statements:
        screen.live.listen(Said(statement=statement))


def made(*statements: Statement) -> Answer:
    attempt = Attempt(purpose="compose", outcome="done", seconds=1.0, estimated=True)
    usage = Usage(calls=1, input_tokens=1_200, output_tokens=80, cost_usd=None, attempts=(attempt,))
    return replace(answer(*statements), model="openai:x@http://localhost/v1", usage=usage)


def test_each_statement_comes_with_its_mark_and_source() -> None:
    screen = Screen()
    told(screen, FIRST, SECOND)
    assert "“The hub has 400 accelerators.” [1]\n      [1] p. 3 of Memorandum of" in screen.shown
    assert "600 accelerators. [2]\n      [2] sentence 10 of Partners to build" in screen.shown


def test_a_place_is_described_once() -> None:
    screen = Screen()
    told(screen, FIRST, SECOND, READING)
    assert "Our reading: The two figures differ. [1][2]" in screen.shown
    assert screen.shown.count("Memorandum of") == 1


def test_the_end_repeats_no_statement_and_keeps_the_numbers() -> None:
    """The order on the screen decides them, whatever the order of the answer."""
    screen = Screen()
    told(screen, SECOND, FIRST)
    end = screen.live.finish(
        replace(
            made(FIRST, SECOND),
            conflicts=(Conflict(about="the size", sides=(FIRST, SECOND)),),
            withheld=FULL.withheld,
            gaps=FULL.gaps,
            outcome=Outcome.PARTIAL_ANSWER,
        )
    )
    assert end.startswith("That answers a part.\n")
    assert "600 accelerators. [" not in end
    assert "disagree about the size: [2] against [1]." in end
    assert re.search(r"^\[1\] Partners to build", end, re.MULTILINE)
    assert re.search(r"^\[2\] Memorandum of", end, re.MULTILINE)
    assert "1 statement withheld" in end
    assert "Not in the documents" in end
    assert end.endswith(
        "openai:x@http://localhost/v1: 1 request, about 1,200 tokens in, 80 out, cost unknown\n"
    )


def test_where_nothing_was_told_the_whole_answer_is_written() -> None:
    end = Screen().live.finish(made(FIRST))
    assert end.startswith("The documents say:\n")
    assert "400 accelerators" in end


def test_a_statement_that_was_not_told_is_never_lost() -> None:
    screen = Screen()
    told(screen, FIRST)
    assert "600 accelerators" in screen.live.finish(made(FIRST, SECOND))


def test_what_is_taken_back_is_marked_and_numbers_begin_anew() -> None:
    screen = Screen()
    told(screen, FIRST, SECOND)
    screen.live.listen(Withdrawn(reason="the connection broke; starting again"))
    told(screen, SECOND)
    assert "Withdrawn: the 2 statements above. Why: the connection broke" in screen.shown
    assert "600 accelerators. [1]\n" in screen.shown


def test_steps_are_noted_apart_from_the_answer() -> None:
    screen = Screen()
    screen.live.listen(Step(text="rewriting \x1b[31m2 statements"))
    assert screen.shown == ""
    assert screen.noted == "rewriting \\x1b[31m2 statements …\n"


def test_silence_with_a_nearest_statement_says_so_first() -> None:
    shown = Screen().live.finish(replace(made(FIRST), outcome=Outcome.DOCUMENTS_DO_NOT_SAY))
    assert shown.startswith("The documents do not say. What comes nearest:\n")
