"""Where the answers of a run come from: our own product, or another system's file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from agent.ask import ask
from agent.checks import ALL, Check
from agent.model.types import ChatModel
from agent.quote.shelf import Shelf
from agent.types import Answer, Usage
from evals.suite.types import Case
from store.filters import Filters


class Asker(Protocol):
    """Someone who answers a case."""

    def answer(self, case: Case) -> Answer:
        """Return the answer.

        Raises:
            Exception: there is none; the case is then failed with that reason.
        """
        ...

    def texts(self, answer: Answer) -> Mapping[str, str]:
        """Return the canonical text of each document version that an answer cites."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """The product itself, over one library; without a model it answers in the documents' words."""

    library: Shelf
    model: ChatModel | None = None
    second_look: ChatModel | None = None
    checks: Sequence[Check] = field(default=ALL)

    def answer(self, case: Case) -> Answer:
        """Return the product's answer."""
        if case.turns:
            return self._chat(case)
        return ask(
            self.library,
            case.question,
            filters=Filters(as_of=case.as_of),
            model=self.model,
            second_look=self.second_look,
            checks=self.checks,
        )

    def texts(self, answer: Answer) -> Mapping[str, str]:
        """Return the texts of the documents cited."""
        return {version: self.library.text(version) for version in list_cited(answer)}

    def _chat(self, case: Case) -> Answer:
        """Return the answer to the last question of a chat; its usage is that of all turns."""
        from agent.chat.session import Session

        session = Session(
            self.library,
            filters=Filters(as_of=case.as_of),
            model=self.model,
            second_look=self.second_look,
            checks=self.checks,
        )
        turns = [session.answer(session.understand(each)) for each in (*case.turns, case.question)]
        spent = sum((each.answer.usage for each in turns), Usage())
        return replace(turns[-1].answer, usage=spent)


def list_cited(answer: Answer) -> list[str]:
    """Return the versions of the documents that an answer cites or points to, each once."""
    statements = (*answer.statements, *answer.withheld)
    cited = [item for statement in statements for item in statement.evidence]
    cited += [gap.nearest for gap in answer.gaps if gap.nearest is not None]
    return list(dict.fromkeys(item.document.version for item in cited))
