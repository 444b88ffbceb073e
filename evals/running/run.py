"""A suite and a library -> a run: every case answered for itself, every answer scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agent.errors import NoRecording, ReplyAwaited
from agent.quote.shelf import Shelf
from agent.types import Answer
from evals.judges.types import Judge
from evals.metrics import METRICS, Metric, score_runs, summarise
from evals.running.asking import Asker
from evals.running.finding import find_offered
from evals.suite.load import SuiteFile
from evals.suite.locate import Located, locate
from evals.suite.types import Case, Suite
from evals.types import CaseRun, GoldSpan, Mode, Run
from store.errors import BadInput

NO_LIBRARY = ""
"""The fingerprint of a run over answers whose evidence came with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is run: questions, the library they are asked of, and where everything stands in it.

    Without a library only what the answers bring along can be judged.
    """

    suite: Suite
    name: str
    digest: str
    library: Shelf | None
    located: Located | None = None


def take(
    file: SuiteFile, library: Shelf, *, part: str | None = None, as_of: date | None = None
) -> Subject:
    """Return a suite, or one part of it, with everything it points at found in the library.

    `as_of` is the day of the questions that name none.

    Raises:
        BadInput: a document or a quotation is not there, or no question is of that part.
    """
    located = locate(file, library)
    suite = file.choose(part).suite
    if as_of is not None:
        dated = [each.model_copy(update={"as_of": each.as_of or as_of}) for each in suite.questions]
        suite = suite.model_copy(update={"questions": tuple(dated)})
    return Subject(
        suite=suite,
        name=suite.meta.title,
        digest=file.digest,
        library=library,
        located=located,
    )


def run_suite(
    subject: Subject,
    asker: Asker,
    *,
    mode: Mode,
    judge: Judge,
    metrics: Mapping[str, Metric] = METRICS,
    model: str | None = None,
    tell: Callable[[Case], None] = lambda _: None,
) -> Run:
    """Return what came of every question, in the order of the suite.

    Args:
        subject: the questions and their library.
        asker: who answers.
        mode: where the answers come from.
        judge: says of each statement whether its evidence proves it.
        metrics: what the answers are measured by.
        model: the model's name, None without one.
        tell: is told each case before it is asked.

    Raises:
        BadInput: a recording holds no reply for a case: the run would not be the recorded one.
        ReplyAwaited: a person has yet to reply; every question has been put to them by then.
        BriefingError: the judge cannot go on.
    """
    cases: list[CaseRun] = []
    awaited: list[ReplyAwaited] = []
    for case in subject.suite.questions:
        tell(case)
        try:
            cases.append(run_case(subject, asker, case))
        except ReplyAwaited as error:
            awaited.append(error)
    if awaited:
        count = f"{len(awaited)} of {len(subject.suite.questions)} questions await a reply"
        raise ReplyAwaited(f"{count}; the first: {awaited[0]}")
    scores = score_runs(cases, judge, metrics)
    return Run(
        suite=subject.name,
        suite_hash=subject.digest,
        fingerprint=subject.library.fingerprint if subject.library else NO_LIBRARY,
        mode=mode,
        model=model,
        judge=judge.name,
        prompts=_list_prompts(each.answer for each in cases if each.answer is not None),
        cases=tuple(cases),
        scores=scores,
        results=summarise(scores),
    )


def run_case(subject: Subject, asker: Asker, case: Case) -> CaseRun:
    """Return a case with its answer; what went wrong fails this case and no other.

    Raises:
        BadInput: a recording holds no reply for it.
        ReplyAwaited: a person has yet to reply.
    """
    gold = subject.located.gold[case.id] if subject.located else ()
    try:
        answer = asker.answer(case)
        return CaseRun(
            case=case,
            answer=answer,
            found=find_offered(subject.library, case, answer) if subject.library else (),
            texts={**_read_gold(subject, gold), **asker.texts(answer)},
            gold=gold,
        )
    except NoRecording as error:
        raise BadInput(f"question {case.id}: {error}") from error
    except ReplyAwaited:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one case is that case's failure
        what = " ".join(str(error).split())
        return CaseRun(case=case, answer=None, failure=f"{type(error).__name__}: {what}", gold=gold)


def _read_gold(subject: Subject, gold: Sequence[GoldSpan]) -> dict[str, str]:
    """Return the texts that the listed quotations stand in."""
    library = subject.library
    return {each.version: library.text(each.version) for each in gold} if library else {}


def _list_prompts(answers: Iterable[Answer]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({prompt for answer in answers for prompt in answer.trace.prompts}))
