"""The format of a bundle is a promise: a change of it shows here, and needs another version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from agent.bundle.model import Bundle
from store.library import Library
from tests.agent.bundle.world import bundle, draft_in_full

SCHEMA = Path(__file__).parents[3] / "docs" / "bundle.schema.json"


def test_the_schema_is_as_it_is_published() -> None:
    published = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(Bundle.model_json_schema()))


def test_nothing_that_is_not_described_may_stand_anywhere(library: Library) -> None:
    """Not even inside the documents, whose type is not the bundle's own."""
    values = bundle(library, draft_in_full(library)).model_dump(mode="json")
    for path in (("form",), ("documents", 0), ("documents", 0, "card"), ("usage",), ("filters",)):
        changed = Bundle.model_validate_json(json.dumps(values)).model_dump(mode="json")
        holder: Any = changed
        for key in path:
            holder = holder[key]
        holder["more"] = 1
        with pytest.raises(ValidationError):
            Bundle.model_validate_json(json.dumps(changed))
