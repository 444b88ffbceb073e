"""The options of replies that no endpoint gives: a person's, recorded ones, a user's checker's."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.settings import MANUAL
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.checks import Check
    from agent.external.checker import Checker
    from agent.model.recorder import Replay
    from agent.model.recording import Recording
    from agent.model.types import ChatModel

WITH_MODEL = ("record", "recorded_by", "checker")
OF_MANUAL = ("manual_dir", "wait")
OF_ENDPOINT = ("base_url", "max_tokens", "max_cost", "max_calls", "timeout", "prices")


def add_reply_options(parser: argparse.ArgumentParser) -> None:
    """Add them."""
    manual = parser.add_argument_group(
        "with a person and a chat window (--model manual)",
        "The prompt is shown, and the chat window's reply pasted. It holds sentences of your "
        "documents: paste it only where those may go.",
    )
    manual.add_argument(
        "--manual-dir",
        metavar="DIR",
        help="write each prompt to a file there, sentences of your documents in it, and read the "
        "reply from a file beside it",
    )
    manual.add_argument(
        "--wait",
        type=_read_wait,
        metavar="SECONDS",
        help="for a reply in --manual-dir (for ever); 0 writes the prompt and leaves with code 5",
    )
    kept = parser.add_argument_group("recordings and a checker of your own")
    kept.add_argument(
        "--record",
        metavar="FILE",
        help="add every reply to FILE, under a hash of its prompt; the prompt itself is not kept",
    )
    kept.add_argument(
        "--recorded-by", metavar="NAME", help="who replied, to be kept in the recording"
    )
    kept.add_argument("--replay", metavar="FILE", help="take the replies from FILE and ask nobody")
    kept.add_argument(
        "--checker",
        metavar="COMMAND",
        help="your own program, given each statement with its evidence as a JSON line; it can "
        "refuse statements, never admit what another check refused",
    )


def refuse_useless(chosen: Mapping[str, object], model: str, reader: str | None) -> None:
    """Refuse an option that would have no effect: who gives it expects one.

    Args:
        chosen: the options.
        model: the model of the settings, "none" or "manual" too.
        reader: the model of the second look, None without one.

    Raises:
        BadInput: there is one.
    """
    if chosen.get("record") and chosen.get("replay"):
        raise BadInput("--record and --replay exclude each other: a replay brings nothing new")
    if chosen.get("recorded_by") and not chosen.get("record"):
        raise BadInput("--recorded-by needs a recording: add --record FILE")
    if chosen.get("wait") is not None and not chosen.get("manual_dir"):
        raise BadInput("--wait is for replies in files: add --manual-dir DIR")
    by_hand = [each == MANUAL for each in (model, reader) if each not in {None, "same"}]
    if not any(by_hand):
        _refuse(chosen, OF_MANUAL, f"needs a person: add --model {MANUAL}")
    elif all(by_hand):
        _refuse(chosen, OF_ENDPOINT, f"is for a server, and --model {MANUAL} asks none")


def _refuse(chosen: Mapping[str, object], names: Sequence[str], why: str) -> None:
    given = [name for name in names if chosen.get(name) is not None]
    if given:
        raise BadInput(f"--{given[0].replace('_', '-')} {why}")


class Replies:
    """Where replies come from besides an endpoint, and the recording that they go to."""

    def __init__(self, chosen: Mapping[str, object]) -> None:
        self._chosen = chosen
        self._recording: Recording | None = None
        self._replay: Replay | None = None

    def replay(self) -> ChatModel | None:
        """Return the recorded replies; None without `--replay`.

        Raises:
            BadInput: the file cannot be used.
        """
        from agent.model.recorder import open_replay

        file = self._chosen.get("replay")
        if file and self._replay is None:
            self._replay = open_replay(Path(str(file)))
        return self._replay

    def open_manual(self) -> ChatModel:
        """Return a person as the model.

        Raises:
            BadInput: the folder of `--manual-dir` cannot be used.
        """
        from agent.model.manual import open_manual

        folder, wait = self._chosen.get("manual_dir"), self._chosen.get("wait")
        return open_manual(
            source=sys.stdin,
            shown=sys.stderr,
            folder=Path(str(folder)) if folder else None,
            wait_seconds=wait if isinstance(wait, float) else None,
        )

    def record(self, model: ChatModel) -> ChatModel:
        """Return the model, recorded where `--record` says so; all models to the same file.

        Raises:
            BadInput: the file cannot be used.
        """
        from agent.compose.write import list_prompts
        from agent.model.recorder import Recorder
        from agent.model.recording import Recording

        file, by = self._chosen.get("record"), self._chosen.get("recorded_by")
        if not file:
            return model
        if self._recording is None:
            self._recording = Recording(Path(str(file)), tell=_tell)
        return Recorder(model, self._recording, prompts=list_prompts, by=str(by) if by else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """The checks of a run, a user's checker among them where there is one."""

    checks: Sequence[Check]
    checker: Checker | None = None

    def explain_failure(self) -> str | None:
        """Return a line on the checker that failed, if it did."""
        failure = self.checker.failure if self.checker else None
        return f"{failure}; what it did not judge is quoted or withheld" if failure else None


@contextmanager
def open_checks(chosen: Mapping[str, object], library: Path | None = None) -> Iterator[Checking]:
    """Hand out the checks for as long as they are used; the checker runs from here to the end.

    Args:
        chosen: the options.
        library: the folder of the library, whose own threshold is used if it has one.

    Raises:
        BadInput: the command of `--checker` cannot be started, or that threshold not read.
    """
    checks = _find_checks(library)
    command = chosen.get("checker")
    if command is None:
        yield Checking(checks=checks)
        return
    from agent.external.check import ExternalCheck
    from agent.external.command import open_checker

    with open_checker(str(command)) as checker:
        yield Checking(checks=(*checks, ExternalCheck(checker)), checker=checker)


def _find_checks(library: Path | None) -> Sequence[Check]:
    from agent.checks import ALL, with_threshold
    from agent.checks.overlap.calibration import FILE, read_calibration
    from agent.checks.overlap.model import fingerprint

    own = read_calibration(library) if library else None
    if own is None:
        return ALL
    if own.model != fingerprint():
        _tell(f"{FILE} belongs to an earlier overlap; `brief eval calibrate` fits it anew")
        return ALL
    return with_threshold(own.threshold)


def _tell(line: str) -> None:
    sys.stderr.write(f"brief: {line}\n")


def _read_wait(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return value
