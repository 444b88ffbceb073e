"""An answer is asked again, with a model or without; a form is drafted again by its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from agent.ask import ask
from agent.briefing.answered import as_briefing
from agent.briefing.bounds import BOUNDS, Bounds
from agent.briefing.draft import draft as draft_form
from agent.briefing.forms import load_form
from agent.briefing.types import Assignment
from agent.bundle.again import AskAgain, Means
from agent.bundle.draft_again import DraftAgain
from agent.bundle.model import Bundle
from agent.bundle.open import open_redraft
from agent.bundle.refresh import Refreshed, refresh
from agent.bundle.verify import verify
from agent.errors import QuotaSpent
from agent.model.double import ScriptedModel
from agent.model.types import ChatModel, Purpose, Request
from agent.types import Outcome
from store.errors import BadInput
from store.library import Library
from tests.agent.bundle.world import bundle, draft, quote
from tests.agent.chat.conftest import TEXTS, point_at, write_texts

TODAY = date(2026, 11, 20)
QUESTION = "How much does the hub cost?"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, Bundle, Bundle]:
    """Return a library whose memorandum was changed, and two answers from before: quoted, and in
    a model's words.
    """
    folder = tmp_path_factory.mktemp("again")
    library = Library.create(folder / "library")
    documents = write_texts(folder / "documents")
    library.add([documents])
    quoted, worded = (_ask(library, model) for model in (None, _point("12 million")))
    changed = TEXTS["memorandum.md"].replace("12 million", "15 million")
    (documents / "memorandum.md").write_text(changed, encoding="utf-8")
    library.add([documents])
    return library, quoted, worded


def _point(word: str) -> ChatModel:
    return ScriptedModel(lambda request: point_at(request, word))


def _ask(library: Library, model: ChatModel | None) -> Bundle:
    briefing = as_briefing(ask(library, QUESTION, model=model), as_at=date(2026, 3, 2))
    assert [each.text for each in briefing.statements()] == [
        "The hub costs 12 million crowns a year."
    ]
    return bundle(library, briefing)


def _refresh(library: Library, sealed: Bundle, model: ChatModel | None = None) -> Refreshed:
    means = Means(library=library, today=TODAY, model=model)
    return refresh(sealed, library, redraft=open_redraft(sealed, means), today=TODAY)


def test_without_a_model_the_words_that_stand_there_now_are_quoted(
    own: tuple[Library, Bundle, Bundle],
) -> None:
    library, quoted, _ = own
    done = _refresh(library, quoted)
    (statement,) = done.briefing.statements()
    assert statement.text == "The hub costs 15 million crowns a year."
    assert done.briefing.outcome is Outcome.ANSWER
    assert done.briefing.usage.calls == 0
    assert verify(bundle(library, done.briefing), library).lost == ()


def test_a_model_is_asked_the_question_again(own: tuple[Library, Bundle, Bundle]) -> None:
    library, _, worded = own
    done = _refresh(library, worded, _point("15 million"))
    (statement,) = done.briefing.statements()
    assert statement.text == "The hub costs 15 million crowns a year."
    assert [each.drawn for each in done.changes] == [True]
    assert done.briefing.usage.calls > worded.usage.calls
    assert done.briefing.model is not None


def test_no_model_is_asked_where_nothing_is_lost(own: tuple[Library, Bundle, Bundle]) -> None:
    def refuse(request: object) -> str:
        raise AssertionError(f"asked: {request}")

    library = own[0]
    sealed = bundle(library, as_briefing(ask(library, "How long is the term?"), as_at=TODAY))
    assert _refresh(library, sealed, ScriptedModel(refuse)).changes == ()


def test_an_answer_is_asked_again_and_a_form_is_drafted_again(
    own: tuple[Library, Bundle, Bundle],
) -> None:
    library, quoted, _ = own
    means = Means(library=library, today=TODAY)
    assert isinstance(open_redraft(quoted, means), AskAgain)
    unknown = bundle(library, draft(library, quote(library, "15 million")))
    with pytest.raises(BadInput, match="--form FILE"):
        open_redraft(unknown, means)
    named = unknown.model_copy(
        update={"form": type(unknown.form)(name="dossier", title="", hash="")}
    )
    redraft = open_redraft(named, means)
    assert isinstance(redraft, DraftAgain)
    assert "source_table" in redraft.wholes
    assert "commitments" in redraft.matching
    with pytest.raises(BadInput, match="is the form"):
        open_redraft(named, means, form="one_page_note")


FORM = """\
name: mine
title: Mine
purpose: To show two sections.
words: 300
pages: 1
sections:
  - key: money
    title: Money
    purpose: What it costs.
    questions:
      - What does {topic} cost?
    empty: Nothing was found.
  - key: term
    title: Term
    purpose: How long it lasts.
    questions:
      - What is the term of {topic}?
    empty: Nothing was found.
"""


COSTS_MORE = ("12 million", "15 million")
LASTS_LONGER = ("three years", "five years")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A library, and a briefing on it by a form of one's own."""

    library: Library
    documents: Path
    form: str
    sealed: Bundle

    def change(self, *words: tuple[str, str]) -> None:
        """Put words into the memorandum in the place of others, and read it again."""
        text = TEXTS["memorandum.md"]
        for before, after in words:
            text = text.replace(before, after)
        (self.documents / "memorandum.md").write_text(text, encoding="utf-8")
        self.library.add([self.documents])

    def refresh(
        self, model: ChatModel | None = None, *, research: Bounds | None = None
    ) -> Refreshed:
        """Return the briefing with what it lost drafted again."""
        means = Means(library=self.library, today=TODAY, model=model, research=research)
        redraft = open_redraft(self.sealed, means, form=self.form)
        return refresh(self.sealed, self.library, redraft=redraft, today=TODAY)


@pytest.fixture
def drafted(tmp_path: Path) -> Iterator[Drafted]:
    """Return a briefing on the memorandum as it was first."""
    file = tmp_path / "mine.yaml"
    file.write_text(FORM, encoding="utf-8")
    topic = Assignment(topic="the Memorandum on Shared Compute")
    with Library.create(tmp_path / "library") as library:
        documents = write_texts(tmp_path / "documents")
        library.add([documents])
        sealed = bundle(library, draft_form(library, load_form(str(file)), topic, today=TODAY))
        yield Drafted(library=library, documents=documents, form=str(file), sealed=sealed)


def test_a_model_writes_only_the_section_that_lost_a_sentence(drafted: Drafted) -> None:
    asked: list[str] = []

    def answer(request: Request) -> str:
        asked.append(request.messages[-1].text)
        return point_at(request, "15 million")

    drafted.change(COSTS_MORE)
    done = drafted.refresh(ScriptedModel(answer), research=BOUNDS)
    assert verify(bundle(drafted.library, done.briefing), drafted.library).lost == ()
    money, term = done.briefing.sections
    assert [each.text for each in money.statements()] == ["The hub costs 15 million crowns a year."]
    assert [each.text for each in term.statements()] == [
        "The Memorandum has a term of three years."
    ]
    assert asked
    assert not any("How long it lasts" in each for each in asked)
    assert [each.drawn for each in done.changes] == [True]


def test_a_form_of_which_nothing_is_left_is_silent(drafted: Drafted) -> None:
    """It ends as an answer does of which nothing is left, and not as an answer."""
    assert drafted.sealed.outcome is Outcome.ANSWER
    drafted.library.remove([str(each) for each in drafted.documents.iterdir()])
    done = drafted.refresh()
    assert list(done.briefing.statements()) == []
    assert done.briefing.outcome is Outcome.DOCUMENTS_DO_NOT_SAY


def test_what_a_model_failed_at_is_told(drafted: Drafted) -> None:
    """Quotations stand where it was to write: nobody should take them for its words."""
    drafted.change(COSTS_MORE, LASTS_LONGER)
    done = drafted.refresh(ScriptedModel(lambda _: "no JSON"))
    assert "“Money” is made of quotations: " in " ".join(done.briefing.notices)
    assert "“Term” is made of quotations: " in " ".join(done.briefing.notices)


def test_a_model_that_is_asked_no_more_is_told(drafted: Drafted) -> None:
    def answer(request: Request) -> str:
        if "How long it lasts" in request.messages[-1].text:
            raise QuotaSpent("spent")
        return point_at(request, "15 million")

    drafted.change(COSTS_MORE, LASTS_LONGER)
    done = drafted.refresh(ScriptedModel(answer))
    assert "QuotaSpent" in done.cut_short
    assert done.briefing.cut_short == done.cut_short


def test_a_model_looks_for_passages_only_as_far_as_it_may(drafted: Drafted) -> None:
    """What the limits of a run leave for it is for whoever asks to say; here it is nothing."""
    asked: list[Purpose] = []

    def answer(request: Request) -> str:
        asked.append(request.purpose)
        return point_at(request, "15 million")

    drafted.change(COSTS_MORE)
    drafted.refresh(ScriptedModel(answer), research=None)
    assert asked
    assert Purpose.RESEARCH not in asked


def test_a_form_that_is_no_file_is_refused(
    own: tuple[Library, Bundle, Bundle], tmp_path: Path
) -> None:
    library = own[0]
    sealed = bundle(library, draft(library, quote(library, "15 million")))
    with pytest.raises(BadInput):
        open_redraft(
            sealed, Means(library=library, today=TODAY), form=str(tmp_path / "nowhere.yaml")
        )
