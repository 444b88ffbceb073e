"""Three small documents, one of them withdrawn."""

from __future__ import annotations

from agent.quote.shelf import as_evidence
from evals.benchmark.world import Subject, World, read_volumes
from evals.pairs.load import Volume
from evals.shelf import describe_reading
from store.readers import parse

OLD = """# Guidance Note 7: Inspection of ferries

> This guidance was withdrawn on 30 April 2025. It has been replaced by Guidance Note 11.

A harbour board should notify the Inspectorate at least 60 days before a ferry is inspected.
"""
NEW = """# Guidance Note 11: Inspection of ferries

This note replaces Guidance Note 7: Inspection of ferries, which was withdrawn on 30 April 2025.

A harbour board must notify the Inspectorate at least 30 days before a ferry is inspected.

The Board may inspect up to 40 ferries, unless the weather forbids it.
"""
OTHER = """# The port of Velm

The port of Velm has twelve piers, and it may lose two of them by 2030.
"""


def read(name: str, text: str) -> Volume:
    reading = parse(text.encode(), name)
    document, sentences = describe_reading(name, reading)
    return Volume(document=document, text=reading.text, sentences=tuple(sentences))


def make_world() -> World:
    named = (("old.md", OLD), ("new.md", NEW), ("other.md", OTHER))
    return read_volumes(read(name, text) for name, text in named)


def cite(world: World, beginning: str, text: str | None = None) -> Subject:
    """Return a statement citing the sentence that begins so; the sentence itself unless given."""
    for document, sentences in world.documents.values():
        for each in sentences:
            if each.text.startswith(beginning):
                item = as_evidence(document, each, sentences)
                return Subject(bank="test", text=text or each.text, evidence=(item,))
    raise AssertionError(beginning)
