"""A page lets in its own style and script, by their hash, and nothing else."""

from __future__ import annotations

import base64
import hashlib

from agent.render.policy import write_policy


def test_each_is_let_in_by_its_own_hash() -> None:
    digest = base64.b64encode(hashlib.sha256(b"let a;").digest()).decode()
    policy = write_policy(style="p {}", script="let a;").split("; ")
    assert policy[0] == "default-src 'none'"
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy[1].startswith("style-src 'sha256-")


def test_a_page_without_a_script_lets_none_in() -> None:
    assert "script-src" not in write_policy(style="p {}")
