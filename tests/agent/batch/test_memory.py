"""What a long run does to keep little memory leaves the process as it was."""

from __future__ import annotations

import gc

from agent.batch.memory import settled


def test_what_is_loaded_is_out_of_the_collectors_sight_only_while_rows_are_done() -> None:
    before = gc.get_freeze_count()
    with settled([None]):
        assert gc.get_freeze_count() > before + 1_000
        # The last full collection saw next to nothing, so that the next one comes soon.
        assert len(gc.get_objects()) < 1_000
    assert gc.get_freeze_count() == 0
