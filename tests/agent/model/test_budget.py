"""The user's own limits hold whatever calls run at once."""

from __future__ import annotations

import contextlib
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BudgetSpent
from agent.model.budget import Budget, Expense
from agent.model.exchange import Call, Ending, Reason
from agent.model.ledger import estimate_input
from tests.agent.model.kit import ScriptedSource, endpoint_of, make_request, read_reply


@given(
    limit=st.integers(0, 500),
    requests=st.lists(st.tuples(st.integers(1, 200), st.floats(0, 1)), max_size=20),
)
def test_tokens_never_pass_the_limit(limit: int, requests: list[tuple[int, float]]) -> None:
    """As long as no request takes more than its worst."""
    budget = Budget(max_tokens=limit)
    for worst, share in requests:
        before = budget.spent
        try:
            number = budget.reserve(Expense(tokens=worst))
        except BudgetSpent:
            assert before.tokens + worst > limit
            assert budget.spent == before
        else:
            budget.settle(number, Expense(tokens=int(worst * share)))
        assert budget.spent.tokens <= limit


def test_what_is_on_its_way_counts_at_its_worst() -> None:
    """Two requests at once could otherwise both take the rest."""
    budget = Budget(max_tokens=100)
    number = budget.reserve(Expense(tokens=60))
    with pytest.raises(BudgetSpent):
        budget.reserve(Expense(tokens=60))
    budget.settle(number, Expense(tokens=10))
    budget.reserve(Expense(tokens=60))


def test_threads_together_keep_the_limit() -> None:
    """Checking and holding back are one step."""
    budget = Budget(max_calls=10)

    def spend() -> None:
        for _ in range(5):
            with contextlib.suppress(BudgetSpent):
                budget.settle(budget.reserve(Expense()), Expense())

    threads = [threading.Thread(target=spend) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert budget.spent.calls == 10


@pytest.mark.parametrize(
    ("budget", "words"),
    [
        (Budget(max_calls=0), "--max-calls 0: 0 requests were made"),
        (Budget(max_tokens=9), "--max-tokens 9: 0 tokens are spent, and the next .* need 50"),
        (Budget(max_cost_usd=0.01), r"--max-cost 0\.01: 0\.0000 USD .* may cost 0\.0200"),
    ],
)
def test_the_error_says_which_limit_and_how_much(budget: Budget, words: str) -> None:
    """So that the user knows what to raise."""
    with pytest.raises(BudgetSpent, match=words) as caught:
        budget.reserve(Expense(tokens=50, cost_usd=0.02))
    assert caught.value.exit_code == 5


def test_a_request_that_may_not_fit_is_not_sent() -> None:
    """The worst is the whole prompt and the longest answer."""
    source = ScriptedSource(lambda _: ["{}"])
    request = make_request()
    worst = estimate_input(request) + request.max_output_tokens
    with pytest.raises(BudgetSpent):
        list(endpoint_of(source, budget=Budget(max_tokens=worst - 1)).stream(request))
    assert source.calls == []
    read_reply(endpoint_of(source, budget=Budget(max_tokens=worst)).stream(request))
    assert len(source.calls) == 1


def test_a_limit_stops_retries_and_keeps_what_was_spent() -> None:
    """The second request would pass it; the first stands in the usage."""

    def cut(call: Call) -> list[str | Ending]:
        del call
        return ["{", Ending(reason=Reason.LENGTH, input_tokens=9, output_tokens=3)]

    source = ScriptedSource(cut)
    with pytest.raises(BudgetSpent) as caught:
        list(endpoint_of(source, budget=Budget(max_calls=1)).stream(make_request()))
    assert [each.outcome for each in caught.value.usage.attempts] == ["AnswerCutOff"]
    assert caught.value.usage.input_tokens == 9


def test_a_budget_is_shared_by_all_calls() -> None:
    """It is one of the run."""
    budget = Budget(max_calls=3)
    model = endpoint_of(ScriptedSource(lambda _: ["{}"]), budget=budget)
    for _ in range(3):
        read_reply(model.stream(make_request()))
    with pytest.raises(BudgetSpent, match="3 requests were made"):
        list(model.stream(make_request()))
    assert budget.spent == Expense(tokens=45, cost_usd=0.0, calls=3)


def test_what_was_spent_elsewhere_leaves_less() -> None:
    """Even more than the limit: no request fits then."""
    budget = Budget(max_tokens=100)
    budget.charge(Expense(tokens=90, cost_usd=0.1, calls=4))
    assert budget.spent == Expense(tokens=90, cost_usd=0.1, calls=4)
    budget.settle(budget.reserve(Expense(tokens=10)), Expense(tokens=5))
    budget.charge(Expense(tokens=20, cost_usd=0.0, calls=1))
    with pytest.raises(BudgetSpent):
        budget.reserve(Expense(tokens=1))
