"""A user's checker as a check: it adds findings, and never takes one away."""

from __future__ import annotations

from agent.checks import ALL
from agent.external.check import CHECK, NO_VERDICT, ExternalCheck
from agent.external.checker import Claim, Opinion, ScriptedChecker
from agent.gate import judge
from agent.types import Draft, Judgement, Kind
from tests.agent.checks.build import evidence as cite

QUOTE = "The Board inspects 40 ferries."
TEXT = "40 ferries are what the Board inspects."


def draft(text: str = TEXT) -> Draft:
    return Draft(text=text, kind=Kind.FACT, evidence=(cite(QUOTE),))


def always(opinion: Opinion) -> ScriptedChecker:
    return ScriptedChecker(lambda _: opinion)


def test_what_holds_adds_no_finding() -> None:
    check = ExternalCheck(always(Opinion(holds=True)))
    assert judge(draft(), checks=(*ALL, check)).verdict.judgement is Judgement.SUPPORTED


def test_it_can_fail_a_statement_that_every_check_lets_through() -> None:
    check = ExternalCheck(always(Opinion(holds=False, why="score 0.10")))
    verdict = judge(draft(), checks=(*ALL, check)).verdict
    assert verdict.judgement is Judgement.UNSUPPORTED
    assert [each.check for each in verdict.findings] == [CHECK]
    assert verdict.findings[0].message.endswith(": score 0.10")


def test_it_passes_nothing_that_a_check_failed() -> None:
    """A changed figure stays a changed figure, whatever the checker thinks of it."""
    check = ExternalCheck(always(Opinion(holds=True, why="score 1.00")))
    wrong = draft("The Board inspects 50 ferries.")
    assert judge(wrong, checks=(*ALL, check)).verdict == judge(wrong).verdict
    assert judge(wrong).verdict.judgement is not Judgement.SUPPORTED


def test_a_quotation_is_its_own_proof() -> None:
    """What the document says in these words is not put to a model's taste."""
    checker = always(Opinion(holds=False))
    assert judge(draft(QUOTE), checks=(ExternalCheck(checker),)).verdict.findings == ()
    assert checker.batches == []


def test_no_verdict_fails() -> None:
    check = ExternalCheck(always(Opinion(holds=None)))
    statement = judge(draft(), checks=(*ALL, check))
    assert statement.verdict.judgement is Judgement.UNSUPPORTED
    assert statement.verdict.findings[0].message == NO_VERDICT


def test_a_batch_is_asked_at_once_and_each_claim_once() -> None:
    """Findings stand in the order of the drafts; what was judged is not put again."""
    checker = ScriptedChecker(lambda claim: Opinion(holds=claim.text == TEXT))
    check = ExternalCheck(checker)
    found = check.check_all([draft(), draft("Other."), draft()])
    assert [len(each) for each in found] == [0, 1, 0]
    assert check(TEXT, Kind.FACT, draft().evidence) == []
    assert [len(batch) for batch in checker.batches] == [2]


def test_a_claim_without_a_verdict_is_put_again() -> None:
    opinions = iter((Opinion(holds=None), Opinion(holds=True)))
    check = ExternalCheck(ScriptedChecker(lambda _: next(opinions)))
    assert check.check_all([draft()]) != [[]]
    assert check.check_all([draft()]) == [[]]


def test_a_list_item_is_shown_with_the_words_that_lead_into_it() -> None:
    """Alone the item says nothing; the checker reads what the other checks read."""
    checker = always(Opinion(holds=True))
    item = cite("closes ports;", lead="The Board:")
    ExternalCheck(checker)("The Board closes ports.", Kind.SOURCE_SAYS, [item])
    assert checker.batches == [
        (
            Claim(
                text="The Board closes ports.",
                kind="source_says",
                evidence=("The Board: closes ports;",),
            ),
        )
    ]
