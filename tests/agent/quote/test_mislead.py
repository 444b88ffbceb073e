"""True quotations that would mislead: what must stand apart, come first, or be marked."""

from __future__ import annotations

from agent.ask import ask
from agent.types import Outcome
from tests.agent.quote.conftest import MakeShelf

ACT = """# Regulation (EU) 2021/1689 on harbour works

## Article 99 Penalties

1. A breach of the dredging ban shall be subject to fines of up to EUR 35 000 for operators.

## Article 100 Fines on public bodies

1. A breach of the dredging ban shall be subject to fines of up to EUR 1 500 for public bodies.
"""


def test_two_articles_of_one_act_are_no_disagreement(make_shelf: MakeShelf) -> None:
    copy = ACT.replace("on harbour works", "of 3 March 2021 on harbour works")
    shelf = make_shelf(act=ACT, copy=copy)
    answer = ask(shelf, "What fine does a breach of the dredging ban carry?")
    assert answer.statements
    assert answer.conflicts == ()


def test_a_word_is_found_however_its_accents_are_written(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        note="# Note on harbours\n\nThe harbour of Québec has twelve pilots in winter.\n"
    )
    answer = ask(shelf, "How many pilots does the harbour of Quebec have?")
    assert answer.outcome is Outcome.ANSWER
    assert not any("in none of" in gap.about for gap in answer.gaps)
