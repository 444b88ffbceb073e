"""What every SARIF 2.1.0 log of ours has in common: its frame, and how it names files.

Source: OASIS, Static Analysis Results Interchange Format Version 2.1.0, 27 March 2020.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import quote

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
DISTRIBUTION: Final = "policy-briefing-agent"


def write_log(
    *,
    tool: str,
    rules: Sequence[dict[str, Any]],
    artifacts: Sequence[dict[str, Any]],
    results: Sequence[dict[str, Any]],
    exit_code: int,
    headline: str,
) -> dict[str, Any]:
    """Return a log of one run; places in texts count code points.

    Args:
        tool: the name of the command.
        rules: what results refer to by `ruleIndex`.
        artifacts: the files that results stand in.
        results: what was found.
        exit_code: of the command.
        headline: the whole in a line.
    """
    # The program did its work; what it found is the exit code's word.
    invocation = {
        "executionSuccessful": True,
        "exitCode": exit_code,
        "exitCodeDescription": headline,
    }
    driver = {"name": tool, "version": version(DISTRIBUTION), "rules": list(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "artifacts": list(artifacts),
        "results": list(results),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def describe_text(parent: int, what: str) -> dict[str, Any]:
    """Return the canonical text of an artifact as an artifact inside it."""
    return {
        "location": {"uri": "canonical.txt"},
        "parentIndex": parent,
        "mimeType": "text/plain",
        "description": {"text": f"The text of the {what}."},
    }


def write_uri(name: str) -> str:
    """Return a file's name as a URI; a name that is no UTF-8 keeps its bytes."""
    return quote(name, errors="surrogateescape")
