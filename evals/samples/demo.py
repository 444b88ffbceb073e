"""Show the product at work on the sample library, through the same commands a user types."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from agent.commands.command import DOCUMENTS_DO_NOT_SAY, DONE, GATE_FAILED
from agent.commands.main import main

SAMPLES = Path(__file__).parent / "library"
QUESTIONS = (
    "How long are the results of a joint evaluation confidential?",
    "Will the two governments plan their research programmes jointly?",
    "How many staff does the Verania Institute for Trustworthy AI employ?",
)
WITH_A_MODEL = "Until when does the memorandum run, and what has the amendment changed?"
NOTE = ["draft", "one_page_note", "--topic", "shared compute under the Memorandum"]
DRAFT = Path(__file__).parent.parent / "drafts" / "memorandum-terms-as-amended.md"
"""Somebody's draft, with faults planted in it."""
REPLIES = Path(__file__).parent / "replies.jsonl"
"""What a reader who saw only the prompts replied to it, in the place of a model."""


def show(arguments: list[str], library: Path) -> int:
    """Print the command as a user would type it, then run it."""
    typed = " ".join(f'"{word}"' if " " in word else word for word in arguments)
    print(f"\n$ brief {typed}\n", flush=True)
    return main(["--library", str(library), *arguments], {})


def run() -> int:
    """Read the samples into a library of their own, list them, ask, draft, and check a draft."""
    folder = Path(tempfile.mkdtemp(prefix="brief-demo-"))
    try:
        steps = [["add", str(SAMPLES.relative_to(Path.cwd()))], ["sources"]]
        steps += [["ask", question] for question in QUESTIONS]
        steps += [["ask", WITH_A_MODEL, "--replay", str(REPLIES.relative_to(Path.cwd()))]]
        steps += [NOTE, ["check", str(DRAFT.relative_to(Path.cwd()))]]
        for step in steps:
            code = show(step, folder / "library")
            if code not in (DONE, DOCUMENTS_DO_NOT_SAY, GATE_FAILED):
                return code
    finally:
        shutil.rmtree(folder)
    print("\nNothing left this machine, and no model was asked: one answer was recorded before.")
    return DONE


if __name__ == "__main__":
    sys.exit(run())
