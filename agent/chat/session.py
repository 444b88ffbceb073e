"""A conversation: each question understood, answered from the documents alone, and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from agent.ask import ask, read_question
from agent.chat.choosing import Pending, choose, is_number, list_shown, put_in
from agent.chat.history import Remembered, remember
from agent.chat.labels import Labels
from agent.chat.passage import Passage, Rechecked, Standing, list_versions, open_passage, recheck
from agent.chat.standalone import make_standalone, stands_alone
from agent.chat.types import Standalone, Turn, Way
from agent.checks import ALL, Check
from agent.compose.teller import Listen, ignore
from agent.errors import (
    AnswerCutOff,
    AnswerFiltered,
    AnswerRefused,
    AnswerUnusable,
    ModelError,
)
from agent.model.types import ChatModel
from agent.question.analyse import analyse
from agent.quote.shelf import Shelf
from agent.render.markdown import list_cited
from agent.types import Answer, Outcome, Usage
from store.errors import BadInput
from store.filters import Filters
from store.types import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a typed line was taken for, before it is answered.

    `documents` are the ids that a choice narrows the question to; `usage` is what a model's
    rewriting cost.
    """

    asked: str
    standalone: Standalone
    documents: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)


class Session:
    """One conversation over one library.

    Args:
        library: where to look.
        filters: which documents may speak; the current ones when None.
        model: who writes, and rewrites follow-up questions; nobody when None.
        second_look: who may refuse a model's statements.
        checks: what each statement must pass.

    """

    def __init__(
        self,
        library: Shelf,
        *,
        filters: Filters | None = None,
        model: ChatModel | None = None,
        second_look: ChatModel | None = None,
        checks: Sequence[Check] = ALL,
    ) -> None:
        self.library = library
        self.filters = filters or Filters()
        self.model = model
        self.labels = Labels()
        self.turns: list[Turn] = []
        self.spent = Usage()
        self._second_look = second_look
        self._checks = checks
        self._first = 0
        self._said_left_out = False
        self._pending: Pending | None = None
        self._fingerprint = library.fingerprint
        self._standings: dict[int, Standing] = {}

    @property
    def options(self) -> tuple[Document, ...]:
        """The documents to choose from, as they are numbered; empty where nothing is asked back."""
        return list_shown(self._pending.options) if self._pending else ()

    def understand(self, line: str) -> Understood:
        """Return what a typed line asks.

        Raises:
            BadInput: it is no question, or chooses an option that there is not.
        """
        asked = read_question(line)
        if (chosen := self._read_choice(asked)) is not None:
            return chosen
        remembered = self._remember()
        notes = self._note_left_out(remembered)
        spent = Usage()
        standalone = make_standalone(asked, remembered.spoken)
        if self.model is not None and remembered.spoken and not _is_plain(asked):
            standalone, spent = self._rewrite(asked, remembered, standalone)
        return Understood(asked=asked, standalone=standalone, notes=notes, usage=spent)

    def answer(self, understood: Understood, *, listen: Listen = ignore) -> Turn:
        """Answer it from the documents, and remember the turn.

        Raises:
            BadInput: the question cannot be asked.
            ModelError: no usable reply came; the turn is not remembered.
        """
        filters = self.filters
        if understood.documents:
            filters = replace(filters, documents=understood.documents)
        try:
            answer = ask(
                self.library,
                understood.standalone.text,
                filters=filters,
                model=self.model,
                second_look=self._second_look,
                checks=self._checks,
                listen=listen,
            )
        except ModelError as error:
            self.spent += error.usage
            raise
        self.spent += answer.usage
        turn = Turn(
            number=len(self.turns) + 1,
            asked=understood.asked,
            standalone=understood.standalone,
            answer=self._add_rewriting(answer, understood),
            notes=understood.notes,
            documents=understood.documents,
        )
        self.turns.append(turn)
        self.labels.number(list_cited(answer))
        self._ask_back(turn)
        return turn

    def _add_rewriting(self, answer: Answer, understood: Understood) -> Answer:
        if self.model is None or not understood.usage.calls:
            return answer
        usage = answer.usage + understood.usage
        return replace(answer, usage=usage, model=answer.model or self.model.name)

    def find_changes(self) -> tuple[Rechecked, ...]:
        """Check every label against the library once more; return those that turned out otherwise.

        Each change is returned once.
        """
        places = self.labels.places
        versions = list_versions(self.library, self.filters) if places else ()
        checked = [recheck(self.library, place, versions) for place in places]
        changed = [
            each
            for each in checked
            if each.standing is not self._standings.get(each.place.number, Standing.HOLDS)
        ]
        self._standings = {each.place.number: each.standing for each in checked}
        return tuple(changed)

    def has_library_changed(self) -> bool:
        """Say whether the library holds something else than at the last question."""
        before, self._fingerprint = self._fingerprint, self.library.fingerprint
        return before != self._fingerprint

    def open(self, number: int) -> Passage:
        """Return a cited place in its context, checked against the library.

        Raises:
            BadInput: there is no such label.
        """
        place = self.labels.find(number)
        if place is None:
            count = len(self.labels.places)
            known = f"labels go from 1 to {count}" if count else "nothing has been cited yet"
            raise BadInput(f"there is no label [{number}]: {known}")
        return open_passage(self.library, place, self.filters)

    def forget(self) -> None:
        """Begin a new conversation: later questions refer to nothing before. Labels stay."""
        self._first = len(self.turns)
        self._pending = None
        self._said_left_out = False

    def drop_model(self) -> None:
        """Go on in the documents' own words."""
        self.model = None
        self._second_look = None

    def _remember(self) -> Remembered:
        return remember(self.turns[self._first :])

    def _note_left_out(self, remembered: Remembered) -> tuple[str, ...]:
        if not remembered.left_out or self._said_left_out:
            return ()
        self._said_left_out = True
        kept = len(remembered.spoken)
        what = "the last question is" if kept == 1 else f"the last {kept} questions are"
        note = "earlier turns are no longer taken into account: follow-up questions refer to what"
        return (f"{note} {what} about",)

    def _read_choice(self, asked: str) -> Understood | None:
        pending = self._pending
        if pending is None:
            if is_number(asked):
                raise BadInput(
                    f"{asked!r} alone asks nothing; `/open {asked}` opens the passage of a label"
                )
            return None
        document = choose(pending, asked)
        if document is None:
            if is_number(asked):
                raise BadInput(
                    f"there is no option {asked!r}; choose from 1 to {len(self.options)}, "
                    "or ask something else"
                )
            return None
        return Understood(
            asked=asked,
            standalone=Standalone(text=put_in(pending, document), way=Way.CHOSEN),
            documents=(document.id,),
        )

    def _rewrite(
        self, asked: str, remembered: Remembered, by_rules: Standalone
    ) -> tuple[Standalone, Usage]:
        """Let the model rewrite; what it says is used only if it says nothing new."""
        from agent.chat.rewriting import rewrite_with_model

        assert self.model is not None, "there is a model"
        try:
            rewriting = rewrite_with_model(self.model, asked, remembered.spoken)
        except (AnswerCutOff, AnswerFiltered, AnswerRefused, AnswerUnusable) as error:
            self.spent += error.usage
            note = f"the model gave no usable rewriting: {error}"
            return replace(by_rules, notes=(*by_rules.notes, note)), error.usage
        except ModelError as error:
            self.spent += error.usage
            raise
        self.spent += rewriting.usage
        if rewriting.text is None:
            note = f"the model's rewriting was not used: {rewriting.why}"
            return replace(by_rules, notes=(*by_rules.notes, note)), rewriting.usage
        way = Way.AS_ASKED if rewriting.text == asked else Way.BY_MODEL
        return Standalone(text=rewriting.text, way=way), rewriting.usage

    def _ask_back(self, turn: Turn) -> None:
        answer = turn.answer
        self._pending = None
        if answer.outcome is Outcome.NEEDS_CLARIFICATION and answer.options:
            about = answer.gaps[0].about if answer.gaps else ""
            self._pending = Pending(
                question=turn.standalone.text, about=about, options=answer.options
            )


def _is_plain(asked: str) -> bool:
    """Say whether a question names what it is about and leaves nothing to the conversation."""
    if not stands_alone(asked):
        return False
    question = analyse(asked)
    return bool(question.references or question.names or question.locators)
