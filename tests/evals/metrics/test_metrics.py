"""Metrics where the worked examples do not reach: failures, batches, order, repetition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from agent.errors import NoRecording
from agent.types import Answer
from evals.judges.failures import MARK
from evals.judges.offline import OfflineJudge
from evals.judges.types import Judge, JudgedPair, JudgeFailure, Opinion, ScriptedJudge, Verdict
from evals.metrics import JUDGED, METERS, METRICS, score_runs, summarise
from evals.metrics.types import Mark, Metric
from evals.types import CaseRun, Support
from store.errors import BadInput
from tests.evals.metrics.world import Example, Listed, Said, run_of

TEXTS = {
    "A": "The Board intends to inspect up to 40 ferries. The port has twelve piers.",
    "B": "The port has twelve piers. It opened in 1902.",
}
PIERS = ("A", "The port has twelve piers.")
COPY = ("B", "The port has twelve piers.")
OPENED = ("B", "It opened in 1902.")


def run(*said: Said, name: str = "Q1") -> CaseRun:
    return run_of(Example(says=said, listed=(Listed(words=PIERS),)), TEXTS, name=name)


def full(_: JudgedPair) -> Opinion:
    return Verdict(support=Support.FULL)


def values(name: str, runs: list[CaseRun], judge: Judge) -> list[float | None]:
    return [each.value for each in score_runs(runs, judge, {name: METRICS[name]})]


@pytest.mark.parametrize("name", METRICS)
def test_a_case_without_an_answer_fails_every_metric(name: str) -> None:
    """It is neither a zero nor left out."""
    failed = run_of(Example(failure="the model was busy"), TEXTS)
    scores = score_runs([failed], OfflineJudge(), {name: METRICS[name]})
    assert [(each.value, each.failure) for each in scores] == [(None, "the model was busy")]


@pytest.mark.parametrize("name", [*METRICS, *METERS])
def test_an_answer_without_statements_is_measured_or_skipped(name: str) -> None:
    metric = {**METRICS, **METERS}[name]
    scores = metric.score(run(), OfflineJudge())
    assert scores
    assert not any(each.failure for each in scores)


@pytest.mark.parametrize("name", sorted(JUDGED))
def test_a_failed_judgement_fails_its_marks_and_no_others(name: str) -> None:
    said = Said(text="The port has twelve piers.", cites=(PIERS, COPY))
    judge = ScriptedJudge(lambda _: JudgeFailure(reason="no reply"))
    scores = METRICS[name].score(run(said, Said(text="It is deep.")), judge)
    failed = [each for each in scores if each.failure]
    assert all(each.failure == f"{MARK}no reply" and each.value is None for each in failed)
    # Without a verdict on the whole, nobody asks which of its parts is redundant.
    assert bool(failed) is (name != "citation_redundancy")
    assert all(each.place == 0 for each in failed)


def test_only_the_judgement_that_failed_is_lost() -> None:
    """A citation that proves its statement alone needs no opinion on the others."""

    def say(pair: JudgedPair) -> Opinion:
        alone = len(pair.evidence) == 1
        first = pair.evidence[0].document.id == "A"
        return JudgeFailure(reason="late") if alone and not first else full(pair)

    said = Said(text="The port has twelve piers.", cites=(PIERS, OPENED))
    scores = METRICS["citation_precision"].score(run(said), ScriptedJudge(say))
    assert [each.value for each in scores] == [1.0, None]
    assert scores[1].failure.endswith("late")


def test_a_citation_that_is_needed_beside_another_is_precise() -> None:
    """Neither proves it alone, both together do."""

    def say(pair: JudgedPair) -> Opinion:
        both = len(pair.evidence) == 2
        return Verdict(support=Support.FULL if both else Support.PARTIAL)

    said = Said(text="The port with twelve piers opened in 1902.", cites=(PIERS, OPENED))
    assert values("citation_precision", [run(said)], ScriptedJudge(say)) == [1.0, 1.0]
    assert values("citation_redundancy", [run(said)], ScriptedJudge(say)) == [0.0, 0.0]


def test_all_metrics_of_a_case_ask_the_judge_in_two_batches() -> None:
    """Each statement once, then the parts of those that have several citations."""
    judge = ScriptedJudge(full)
    said = [
        Said(text="The port has twelve piers.", cites=(PIERS, COPY)),
        Said(text="It opened in 1902.", cites=(OPENED,)),
    ]
    score_runs([run(*said)], judge, METRICS)
    assert [len(batch) for batch in judge.batches if batch] == [2, 2]


def test_a_metric_that_breaks_costs_its_case_alone() -> None:
    def read(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
        del answer, judge
        if run.case.id == "Q1":
            raise ZeroDivisionError("by zero")
        yield Mark(value=1.0)

    metric = replace(METRICS["answer_words"], read=read)
    scores = score_runs([run(), run(name="Q2")], OfflineJudge(), {"x": metric})
    assert [each.value for each in scores] == [None, 1.0]
    assert "ZeroDivisionError: by zero" in scores[0].failure


def test_a_judge_that_cannot_go_on_ends_the_run() -> None:
    def refuse(_: JudgedPair) -> Opinion:
        raise BadInput("the recording lacks this")

    said = Said(text="The port has twelve piers.", cites=(PIERS,))
    with pytest.raises(BadInput):
        score_runs([run(said)], ScriptedJudge(refuse), METRICS)


def test_a_judgement_that_was_not_recorded_names_its_case() -> None:
    def lack(_: JudgedPair) -> Opinion:
        raise NoRecording("it holds no reply to this request")

    said = Said(text="The port has twelve piers.", cites=(PIERS,))
    with pytest.raises(BadInput, match="question Q7: it holds no reply"):
        score_runs([run(said, name="Q7")], ScriptedJudge(lack), METRICS)


def test_a_text_that_is_missing_is_a_failure() -> None:
    """Whether a quotation holds is not known then: neither yes nor no."""
    said = Said(text="The port has twelve piers.", cites=(PIERS,))
    bare = replace(run(said), texts={})
    for name in ("pointer_validity", "quote_fidelity"):
        scores = METRICS[name].score(bare, OfflineJudge())
        assert [(each.value, bool(each.failure)) for each in scores] == [(None, True)]


def test_where_a_moved_quotation_stands_is_said() -> None:
    said = Said(text="It opened in 1902.", cites=(OPENED,), late=-2)
    score = METRICS["quote_fidelity"].score(run(said), OfflineJudge())[0]
    assert score.explanation == "the quotation stands at 27, not at 25"


def test_a_twin_of_a_listed_passage_is_another_passage() -> None:
    said = Said(text="The port has twelve piers.", cites=(COPY,))
    assert values("gold_passage_shown", [run(said)], OfflineJudge()) == [0.0]


def test_gain_is_one_for_the_best_order_even_where_one_sentence_shows_two_passages() -> None:
    listed = (Listed(words=("B", "twelve piers")), Listed(words=("B", "The port has twelve")))
    shown = run_of(Example(listed=listed, found=(COPY, OPENED)), TEXTS)
    assert values("retrieval_ndcg_at_10", [shown], OfflineJudge()) == [1.0]


def test_no_search_is_not_a_search_without_a_find() -> None:
    unsearched = run_of(Example(listed=(Listed(words=PIERS),)), TEXTS)
    assert unsearched.answer is not None
    trace = replace(unsearched.answer.trace, searches=("piers",))
    searched = replace(unsearched, answer=replace(unsearched.answer, trace=trace))
    assert values("retrieval_recall", [unsearched, searched], OfflineJudge()) == [None, 0.0]


def test_names_are_alike_in_the_registries() -> None:
    """Times never stand among what is compared."""
    assert all(name == metric.name for name, metric in {**METRICS, **METERS}.items())
    assert not set(METRICS) & set(METERS)
    assert {name for name, each in METRICS.items() if each.judged} == JUDGED


def test_twenty_runs_give_the_same_bytes() -> None:
    said = [
        Said(text="The port has 12 piers.", cites=(PIERS, OPENED)),
        Said(text="The Board will inspect 60 ferries.", cites=(PIERS,)),
        Said(text="It is deep."),
    ]
    runs = [run(*said), run(said[1], name="Q2")]
    written = set()
    for _ in range(20):
        scores = score_runs(runs, OfflineJudge(), METRICS)
        written.add(repr((scores, summarise(scores))).encode())
    assert len(written) == 1


def test_a_metric_is_what_its_fields_say() -> None:
    """A caller outside can add one of their own."""
    own = Metric(
        name="own",
        definition="d",
        source="s",
        better="higher",
        level="case",
        gates=False,
        read=lambda *_: [Mark(value=0.5)],
    )
    assert [each.value for each in own.score(run(), OfflineJudge())] == [0.5]
