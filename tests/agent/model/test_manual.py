"""Manual mode as a chat model: the reply, and what it cost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from agent.compose.reply import ComposedReply, parse
from agent.compose.structured import converse
from agent.errors import ReplyAwaited
from agent.model.manual import Manual, ScriptedCorrespondent, open_manual
from agent.model.types import Delta, Reply, complete
from tests.agent.model.asked import REPLY, request


def test_the_reply_is_one_call_with_estimated_tokens_and_no_cost() -> None:
    times = iter((10.0, 13.5))
    model = Manual(ScriptedCorrespondent(lambda _: REPLY), clock=lambda: next(times))
    piece, reply = model.stream(request())
    assert piece == Delta(text=REPLY)
    assert isinstance(reply, Reply)
    assert (reply.usage.calls, reply.usage.cost_usd, reply.usage.model_seconds) == (1, 0.0, 3.5)
    assert reply.usage.input_tokens > reply.usage.output_tokens == 14
    assert all(each.estimated for each in reply.usage.attempts)


def test_typographic_signs_are_set_right_before_anybody_reads_them() -> None:
    model = Manual(ScriptedCorrespondent(lambda _: REPLY.replace('"', "”")))
    assert complete(model, request()).text == REPLY


def test_a_reply_in_another_form_brings_a_second_letter() -> None:
    """The repair turn of every model: the fault, and the form once more."""
    replies = iter(("I would say forty.", REPLY))
    person = ScriptedCorrespondent(lambda _: next(replies))
    done = converse(Manual(person), request(), lambda text: parse(text, ComposedReply).reply)
    assert done.repaired
    assert done.usage.calls == 2
    first, second = person.letters
    assert first.name != second.name
    assert "I would say forty." in second.text


def test_a_folder_makes_it_work_by_files(tmp_path: Path) -> None:
    shown = io.StringIO()
    folder = tmp_path / "letters"
    model = open_manual(source=io.StringIO(), shown=shown, folder=folder, wait_seconds=0)
    assert model.name == "manual"
    with pytest.raises(ReplyAwaited):
        complete(model, request())
    (written,) = folder.glob("*.request.md")
    written.with_name(written.name.replace("request", "reply")).write_text(REPLY, encoding="utf-8")
    assert complete(model, request()).text == REPLY


def test_without_a_folder_it_works_at_the_terminal() -> None:
    shown = io.StringIO()
    model = open_manual(source=io.StringIO(REPLY), shown=shown)
    assert complete(model, request()).text == REPLY
    assert "Paste the reply here" in shown.getvalue()
