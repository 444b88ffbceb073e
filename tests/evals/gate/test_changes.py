"""What the gate makes of a baseline: drops, refusals, and what is new."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.types import Outcome
from evals.gate.baseline import Baseline, make_baseline
from evals.gate.compare import Despite
from evals.gate.decide import decide
from evals.gate.policy import Limits, Policy
from evals.gate.types import Decision, Method, Ruling, Turn
from evals.types import Run
from store.errors import BadInput
from tests.evals.gate.runs import Values, make_case, make_run, measure, say, score

FULL = (1.0,) * 20


def _decide(
    run: Run, baseline: Baseline | None = None, *, must_pass: tuple[str, ...] = (), **limits: Limits
) -> Decision:
    policy = Policy(schema_version="1", metrics=limits, must_pass=must_pass)
    return decide(run, policy=policy, baseline=baseline)


def _only(decision: Decision) -> Ruling:
    (ruling,) = decision.rulings
    return ruling


def _wrong(count: int, of: int = 20) -> Values:
    return (0.0,) * count + (1.0,) * (of - count)


def test_a_drop_beyond_chance_fails() -> None:
    """Eight of twenty cases turned wrong, none right: McNemar's p is 2 / 2^8."""
    before = make_baseline(measure({"outcome_accuracy": FULL}))
    found = _decide(
        measure({"outcome_accuracy": _wrong(8)}), before, outcome_accuracy=Limits(drop=0)
    )
    assert found.comparison is not None
    (change,) = found.comparison.changes
    assert (change.method, change.worse, change.better) == (Method.MCNEMAR, 8, 0)
    assert change.p == pytest.approx(2 / 2**8)
    assert change.difference == pytest.approx(-0.4)
    assert found.exit_code == 4


def test_a_drop_that_may_be_chance_passes_unless_any_drop_counts() -> None:
    """Two of twenty turned wrong: p is 0.5."""
    before = make_baseline(measure({"outcome_accuracy": FULL}))
    run = measure({"outcome_accuracy": _wrong(2)})
    assert _decide(run, before, outcome_accuracy=Limits(drop=0)).passed
    assert not _decide(run, before, outcome_accuracy=Limits(drop=0, drop_when="any")).passed
    assert _decide(run, before, outcome_accuracy=Limits(drop=0.1, drop_when="any")).passed


def test_a_rise_is_a_drop_where_less_is_better() -> None:
    """Force drift went from none to half; the other way round it is a gain."""
    none, half = (0.0,) * 20, (1.0, 0.0) * 10
    limit = Limits(drop=0)
    before, after = measure({"force_drift": none}), measure({"force_drift": half})
    assert not _decide(after, make_baseline(before), force_drift=limit).passed
    assert _decide(before, make_baseline(after), force_drift=limit).passed


def test_shares_are_told_from_chance_by_the_bootstrap() -> None:
    """Nuggets are shares, not yes or no: every case lost a third of them."""
    before = make_baseline(measure({"nugget_recall_vital": (0.9,) * 10}))
    run = measure({"nugget_recall_vital": (0.6,) * 10})
    found = _decide(run, before, nugget_recall_vital=Limits(drop=0.1))
    assert found.comparison is not None
    assert found.comparison.changes[0].method is Method.BOOTSTRAP
    assert found.comparison.changes[0].difference == pytest.approx(-0.3)
    assert found.exit_code == 4


def test_drops_are_corrected_for_their_number() -> None:
    """Six changes alone are p = 0.03; of three metrics that moved, that is chance."""
    names = ("outcome_accuracy", "gold_passage_shown", "premise_correction")
    before = make_baseline(measure(dict.fromkeys(names, FULL)))
    run = measure({names[0]: _wrong(6), names[1]: FULL, names[2]: FULL})
    assert not _decide(run, before, outcome_accuracy=Limits(drop=0)).passed
    policy = Policy(schema_version="1", metrics=dict.fromkeys(names, Limits(drop=0)))
    # A metric of which no case moved could not have been significant, and counts for nothing.
    assert not decide(run, policy=policy, baseline=before).passed
    moved = measure({names[0]: _wrong(6), names[1]: _wrong(1), names[2]: _wrong(1)})
    assert decide(moved, policy=policy, baseline=before).passed


@pytest.mark.parametrize(
    ("field", "despite", "words"),
    [
        ("fingerprint", Despite.LIBRARY, "another library"),
        ("suite_hash", Despite.SUITE, "another suite"),
        ("judge", Despite.JUDGE, "another judge"),
    ],
)
def test_runs_under_other_conditions_are_not_compared_unless_told(
    field: str, despite: Despite, words: str
) -> None:
    """The error names the condition; told that it may differ, the difference is listed."""
    run = measure({"quote_fidelity": FULL})
    before = make_baseline(run).model_copy(update={field: "other"})
    policy = Policy(schema_version="1", metrics={"quote_fidelity": Limits(minimum=1)})
    with pytest.raises(BadInput, match=words):
        decide(run, policy=policy, baseline=before)
    found = decide(run, policy=policy, baseline=before, despite=frozenset({despite}))
    assert found.comparison is not None
    assert len(found.comparison.differences) == 1


def test_runs_without_a_common_case_are_not_compared() -> None:
    """Another part of the suite has other cases."""
    before = make_baseline(make_run([make_case("x")], [score("quote_fidelity", "x", 1.0)]))
    with pytest.raises(BadInput, match="no case in common"):
        _decide(measure({"quote_fidelity": FULL}), before, quote_fidelity=Limits(minimum=1))


def test_what_changed_is_listed() -> None:
    """Another prompt, another outcome, another wording, a case more and one less."""
    before = make_run(
        [make_case("a"), make_case("b", say("One.")), make_case("gone")],
        [score("quote_fidelity", name, 1.0) for name in ("a", "b", "gone")],
    )
    after = make_run(
        [
            make_case("a", outcome=Outcome.DOCUMENTS_DO_NOT_SAY),
            make_case("b", say("Two.")),
            make_case("new"),
        ],
        [score("quote_fidelity", name, 1.0) for name in ("a", "b", "new")],
    )
    after = replace(after, prompts=(("answer", "2" * 64),))
    found = _decide(after, make_baseline(before), quote_fidelity=Limits(minimum=1)).comparison
    assert found is not None
    assert found.differences == (f"prompt answer: was {'1' * 16}, is {'2' * 16}",)
    assert found.turned == (Turn(case="a", before="answer", after="documents_do_not_say"),)
    assert (found.reworded, found.added, found.removed) == (("b",), ("new",), ("gone",))


def test_faults_are_new_where_the_case_was_better() -> None:
    """c00 was wrong already, c01 is wrong now, c02 is mended."""
    before = make_baseline(measure({"quote_fidelity": (0.0, 1.0, 0.0, 1.0)}))
    run = measure({"quote_fidelity": (0.0, 0.0, 1.0, 1.0)})
    found = _decide(run, before, quote_fidelity=Limits(minimum=0.5))
    assert [(each.case, each.new) for each in found.faults] == [("c01", True), ("c00", False)]
    assert found.comparison is not None
    assert found.comparison.mended == (("c02", "quote_fidelity"),)
    assert [each.new for each in _decide(run, quote_fidelity=Limits(minimum=1)).faults] == [
        None,
        None,
    ]


def test_metrics_that_only_inform_make_no_faults() -> None:
    """The number of words is no fault."""
    run = measure({"answer_words": (30.0, 40.0), "quote_fidelity": (1.0, 1.0)})
    assert _decide(run, quote_fidelity=Limits(minimum=1)).faults == ()


def test_a_case_whose_judgement_failed_is_in_no_pair() -> None:
    """It says nothing reliable in either run: 18 of 20 are compared."""
    before = make_baseline(measure({"support_full": (None, *FULL[1:])}))
    run = measure({"support_full": (*FULL[1:], None)})
    found = _decide(run, before, support_full=Limits(drop=0)).comparison
    assert found is not None
    assert found.changes[0].pairs == 18


def test_one_failed_judgement_of_several_takes_the_case_out() -> None:
    """A statement of the case has a value, another one failed."""
    whole = [score("support_full", "a", 1.0, place=0), score("support_full", "b", 1.0, place=0)]
    half = score("support_full", "a", None, place=1, why="judge failed: no verdict")
    before = make_run([make_case("a"), make_case("b")], whole)
    after = make_run([make_case("a"), make_case("b")], [*whole, half])
    found = _decide(after, make_baseline(before), support_full=Limits(drop=0)).comparison
    assert found is not None
    assert found.changes[0].pairs == 1


def test_a_fault_of_a_case_that_was_not_there_is_new() -> None:
    """Nobody has accepted it before."""
    before = make_run([make_case("a")], [score("quote_fidelity", "a", 1.0)])
    after = make_run(
        [make_case("a"), make_case("z")],
        [score("quote_fidelity", "a", 1.0), score("quote_fidelity", "z", 0.0)],
    )
    found = _decide(after, make_baseline(before), quote_fidelity=Limits(minimum=0.5))
    assert [(each.case, each.new) for each in found.faults] == [("z", True)]


def test_a_share_below_one_is_a_fault_and_a_lower_rank_is_none() -> None:
    """A missing nugget is; a passage at the second place is found."""
    run = measure({"nugget_recall_vital": (0.75,), "retrieval_ndcg_at_10": (0.63,)})
    found = _decide(run, nugget_recall_vital=Limits(minimum=0.5))
    assert [each.metric for each in found.faults] == ["nugget_recall_vital"]
