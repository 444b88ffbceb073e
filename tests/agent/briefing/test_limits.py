"""The limits of a section: kept without calling unproven what is only long."""

from __future__ import annotations

from agent.briefing.limits import CITATIONS, LENGTH, Fitted, count_words, fit, prove_short
from agent.checks import ALL
from agent.compose.judged import Judged, judge
from agent.gate import judge as judge_draft
from agent.types import Draft, Finding, Judgement, Kind, Statement, Verdict
from tests.agent.briefing.scene import open_desk, plan_section
from tests.agent.compose.offers import plain_offer
from tests.agent.compose.world import COUNCIL, MEMO, make_shelf

OFFER = plain_offer(9)


def say(at: int, *, text: str = "", judgement: Judgement = Judgement.SUPPORTED,
        check: str = "figures") -> Judged:  # fmt: skip
    """Return a judged statement on its own sentence."""
    draft = Draft(
        text=text or OFFER.evidence[at].quote, kind=Kind.FACT, evidence=(OFFER.evidence[at],)
    )
    findings = () if judgement is Judgement.SUPPORTED else (
        Finding(check=check, judgement=judgement, message="x"),
    )  # fmt: skip
    statement = Statement(
        text=draft.text,
        kind=draft.kind,
        evidence=draft.evidence,
        verdict=Verdict(judgement=judgement, findings=findings),
    )
    return Judged(draft=draft, statement=statement)


def texts(fitted: Fitted) -> list[str]:
    """Return what is shown."""
    return [statement.text for statement, _ in fitted.shown]


def test_without_limits_everything_proven_is_shown_with_its_place() -> None:
    fitted = fit(plan_section().section, [say(0), say(1, judgement=Judgement.UNSUPPORTED), say(2)])
    assert [place for _, place in fitted.shown] == [0, 2]
    assert len(fitted.withheld) == 1
    assert fitted.notices == ()


def test_the_first_statement_is_shown_however_long() -> None:
    """A section must not be empty because its best sentence has many words."""
    fitted = fit(plan_section(words=2).section, [say(0), say(1)])
    assert texts(fitted) == ["Ferry 0 sails."]
    assert "left out, beyond the length" in fitted.notices[0]


def test_a_shorter_statement_behind_a_long_one_may_still_fit() -> None:
    long = say(1, text="Ferry 1 sails " + "and sails " * 9)
    fitted = fit(plan_section(words=8).section, [say(0), long, say(2)])
    assert texts(fitted) == ["Ferry 0 sails.", "Ferry 2 sails."]


def test_the_same_words_for_the_same_sentence_stand_once() -> None:
    said = judge_draft(Draft(text="ferry 3 sails", kind=Kind.FACT, evidence=(OFFER.evidence[3],)))
    fitted = fit(plan_section().section, [say(0), say(0), say(3)], [said])
    assert texts(fitted) == ["Ferry 0 sails."]
    assert fitted.notices == ()


def test_what_is_only_too_long_is_counted_and_not_withheld() -> None:
    long = say(0, judgement=Judgement.OVERSTATED, check=LENGTH)
    wrong = say(1, judgement=Judgement.CONTRADICTED)
    fitted = fit(plan_section(words_each=25).section, [long, wrong])
    assert fitted.withheld == (wrong,)
    assert fitted.notices == ("a proven statement was left out, longer than 25 words.",)


def test_length_is_one_more_check_beside_the_others() -> None:
    """A long statement that is also wrong is wrong."""
    shelf = make_shelf(memo=MEMO)
    desk = open_desk(shelf)
    (document,) = desk.documents()
    sentence = next(each for each in desk.sentences(document) if each.text == COUNCIL)
    evidence = (desk.show(document, sentence),)
    prove = prove_short(desk, OFFER, ALL, 6)
    long = judge(prove, Draft(text=COUNCIL, kind=Kind.FACT, evidence=evidence))
    wrong = Draft(text=COUNCIL.replace("twelve", "ten"), kind=Kind.FACT, evidence=evidence)
    assert {each.check for each in long.statement.verdict.findings} == {LENGTH}
    assert {each.check for each in judge(prove, wrong).statement.verdict.findings} > {LENGTH}
    assert judge(prove_short(desk, OFFER, ALL, 0), long.draft).passes


def test_a_statement_with_too_many_sources_is_told_so() -> None:
    """Nobody checks five footnotes behind one sentence; it is no lack of proof, either."""
    words = "The laboratory council has twelve members."
    names = ("one", "two", "three", "four")
    shelf = make_shelf(**{name: f"# Report {name}\n\n{words}\n" for name in names})
    desk = open_desk(shelf)
    evidence = tuple(
        desk.show(document, sentence)
        for document in desk.documents()
        for sentence in desk.sentences(document)
        if sentence.text == words
    )
    prove = prove_short(desk, OFFER, ALL, 0)
    many = judge(prove, Draft(text=words, kind=Kind.FACT, evidence=evidence))
    few = judge(prove, Draft(text=words, kind=Kind.FACT, evidence=evidence[:3]))
    assert {each.check for each in many.statement.verdict.findings} == {CITATIONS}
    assert few.passes
    fitted = fit(plan_section().section, [many])
    assert fitted.withheld == ()
    assert fitted.notices == ("a proven statement was left out, citing more than 3 documents.",)


def test_words_are_counted_as_a_reader_does() -> None:
    assert count_words("Ferries sail, and ferry-boats sail.") == 5
