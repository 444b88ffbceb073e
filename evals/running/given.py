"""Answers of other systems as answers of ours: their quotations located, every sentence judged."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from agent.gate import judge
from agent.quote.shelf import Shelf
from agent.types import Answer, Draft, Evidence, Kind, Outcome, Statement
from evals.running.asking import list_cited
from evals.suite.answers import GivenAnswer, GivenStatement
from evals.suite.load import SuiteFile
from evals.suite.locate import list_documents
from evals.suite.quotes import locate_words, normalise
from evals.suite.read_answers import AnswerFile
from evals.suite.types import Case, Meta, Suite
from store.errors import BadInput
from store.types import Document, Region

NAME = "given"


@dataclass(slots=True)
class Given:
    """Another system's answers. It shows all it says, so nothing is withheld here.

    A quotation that no document of the library holds word for word is no evidence: its statement
    gets the finding that a pointer made up by a model gets. Contexts, and without a library the
    quotations too, are evidence as they are.
    """

    answers: Mapping[str, GivenAnswer]
    library: Shelf | None = None
    _texts: dict[str, str] = field(default_factory=dict, repr=False)
    _held: dict[str, tuple[Document, str]] | None = field(default=None, repr=False)

    def answer(self, case: Case) -> Answer:
        """Return the answer that was given to a case.

        Raises:
            BadInput: there is none.
        """
        given = self.answers.get(case.id)
        if given is None:
            raise BadInput("no answer to this question was given")
        statements = tuple(self._judge(each) for each in given.statements)
        silent = Outcome.ANSWER if statements else Outcome.DOCUMENTS_DO_NOT_SAY
        evidence = [item for each in statements for item in each.evidence]
        return Answer(
            question=case.question,
            outcome=given.outcome or silent,
            statements=statements,
            sources=tuple({item.document.version: item.document for item in evidence}.values()),
            model=NAME,
            fingerprint=self.library.fingerprint if self.library else "",
        )

    def texts(self, answer: Answer) -> Mapping[str, str]:
        """Return the texts of the documents and contexts cited."""
        return {version: self._texts[version] for version in list_cited(answer)}

    def _judge(self, said: GivenStatement) -> Statement:
        found = [(quote, self._find(quote)) for quote in said.quotes]
        evidence = [item for _, item in found if item is not None]
        evidence += [self._place(context) for context in said.contexts]
        draft = Draft(
            text=said.text,
            kind=Kind.FACT,
            evidence=tuple(evidence),
            unoffered=tuple(quote for quote, item in found if item is None),
        )
        return judge(draft)

    def _find(self, quote: str) -> Evidence | None:
        """Return the quotation where the library has it; None where it has not."""
        if self.library is None:
            return self._place(quote)
        for document, text in self._read_library(self.library).values():
            span = locate_words(quote, text)
            if span is None:
                continue
            self._texts[document.version] = text
            around = [
                each
                for each in self.library.sentences(document.version)
                if each.start < span.end and span.start < each.end
            ]
            first = around[0] if around else None
            return Evidence(
                document=document,
                ordinal=first.ordinal if first else 0,
                start=span.start,
                end=span.end,
                quote=text[span.start : span.end],
                region=first.region if first else Region.BODY,
                role=first.role if first else None,
                page=first.page if first else None,
                number=first.number if first else None,
                heading_path=first.heading_path if first else (),
            )
        return None

    def _read_library(self, library: Shelf) -> dict[str, tuple[Document, str]]:
        if self._held is None:
            documents = list_documents(library)
            self._held = {each.version: (each, library.text(each.version)) for each in documents}
        return self._held

    def _place(self, context: str) -> Evidence:
        """Return a passage as evidence of its own: nothing is known of the document around it."""
        version = hashlib.sha256(context.encode("utf-8", "surrogatepass")).hexdigest()
        self._texts[version] = context
        document = Document(
            id=version[:16],
            version=version,
            title="a given context",
            media_type="text/plain",
            origin="",
            added="",
            characters=len(context),
            words=len(context.split()),
        )
        return Evidence(
            document=document,
            ordinal=0,
            start=0,
            end=len(context),
            quote=context,
            region=Region.BODY,
        )


def match(file: SuiteFile, answers: AnswerFile) -> dict[str, GivenAnswer]:
    """Return each answer under the id of the question that it belongs to.

    Raises:
        BadInput: an answer belongs to no question of the suite, or two to the same.
    """
    wordings = {normalise(each.question): each.id for each in file.suite.questions}
    ids = {each.id for each in file.suite.questions}
    found: dict[str, GivenAnswer] = {}
    for line, answer in answers.answers:
        case = answer.id if answer.id in ids else wordings.get(normalise(answer.question))
        place = f"{answers.path}:{line}"
        if case is None:
            raise BadInput(f"{place}: question: {file.path} has no such question")
        if case in found:
            raise BadInput(f"{place}: question: question {case} has an answer already")
        found[case] = answer
    return found


def make_suite(answers: AnswerFile) -> Suite:
    """Return a suite for answers without one: nothing is expected but that what is said holds."""
    cases = tuple(
        Case(id=name, question=answer.question, expected_outcome=None)
        for name, (_, answer) in zip(name_answers(answers), answers.answers, strict=True)
    )
    return Suite(meta=Meta(title=answers.path.name, schema_version="1"), questions=cases)


def name_answers(answers: AnswerFile) -> Sequence[str]:
    """Return an id for each answer: its own, else its line."""
    return [answer.id or f"line {line}" for line, answer in answers.answers]
