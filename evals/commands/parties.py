"""Who takes part in a run: who answers, who reads again, and who judges."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agent.commands.modelling import ONLY_WITH_MODEL, SAME, Opening
from agent.commands.replies import open_checks, refuse_useless
from agent.settings import MODEL, NO_MODEL
from evals.commands.options import BESIDE
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.commands.replies import Checking
    from agent.model.types import ChatModel
    from agent.settings import Settings
    from agent.types import Usage
    from evals.judges.types import Judge
    from evals.types import Mode

OFFLINE: Final = "offline"
BY_MODEL: Final = "model"
BY_COMMAND: Final = "command:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who answers (None: nobody, the documents' own words), who reads again, and who judges.

    `replay` is the recording that the replies come from.
    """

    mode: Mode
    replay: Path | None
    model: ChatModel | None
    second_look: ChatModel | None
    checking: Checking
    judge: Judge

    @property
    def judging(self) -> Usage | None:
        """Return what the judge took so far; None of one that asks no model."""
        from evals.judges.model import ModelJudge

        return self.judge.usage if isinstance(self.judge, ModelJudge) else None


@contextmanager
def open_parties(
    given: argparse.Namespace, settings: Settings, beside: Path | None
) -> Iterator[Parties]:
    """Hand out who takes part for as long as the run lasts; nothing is sent yet.

    Args:
        given: the options.
        settings: the global ones.
        beside: the recording beside the suite; None where the answers are there already.

    Raises:
        BadInput: a model, an address, a key, a limit, a recording or a judge that cannot be used.
    """
    from evals.types import Mode

    who = str(vars(given).get("judge") or OFFLINE)
    chosen = _choose_recordings(vars(given), settings, beside)
    if beside is None and who != BY_MODEL and settings.model != NO_MODEL:
        raise BadInput("the answers are given, so --model asks nobody; add --judge model")
    reader = chosen.get("second_look")
    refuse_useless(chosen, settings.model, reader)
    replayed = bool(chosen.get("replay"))
    answers = settings.model != NO_MODEL or replayed
    if not answers and not _is_model(who):
        _refuse_without_model(chosen)
    opening = Opening(chosen, _prefer_judge(settings, who))
    model = opening.open(settings.model) if answers else None
    with ExitStack() as stack:
        stack.callback(_remove_empty, chosen.get("record"))
        # Documents read into memory have no threshold of their own.
        library = None if chosen.get("documents") else settings.library
        checking = stack.enter_context(open_checks(chosen, library))
        yield Parties(
            mode=Mode.RECORDED if replayed else Mode.LIVE if answers else Mode.NO_MODEL,
            replay=Path(chosen["replay"]) if replayed else None,
            model=model,
            second_look=_open_reader(opening, reader, settings, model),
            checking=checking,
            judge=_open_judge(who, opening, model, stack),
        )


def _choose_recordings(
    given: dict[str, Any], settings: Settings, beside: Path | None
) -> dict[str, Any]:
    """Return the options with the recordings that they mean.

    The recording beside the suite is replayed where no model was named, not even "none": so a
    suite that comes with one is run as it was recorded, by whoever has no key.
    """
    chosen = dict(given)
    for name in ("record", "replay"):
        if chosen.get(name) != BESIDE:
            continue
        if beside is None:
            raise BadInput(f"--{name} needs a file: no recording lies beside given answers")
        chosen[name] = str(beside)
    named = chosen.get("model") or settings.environment.get("BRIEF_MODEL")
    chosen_already = named or chosen.get("replay") or chosen.get("record")
    if beside is not None and beside.exists() and not chosen_already:
        chosen["replay"] = str(beside)
    return chosen


def _remove_empty(recording: str | None) -> None:
    """Leave no recording without a reply: it would be replayed, and hold nothing."""
    if recording and Path(recording).is_file() and not Path(recording).stat().st_size:
        Path(recording).unlink()


def _is_model(who: str) -> bool:
    return not who.startswith(BY_COMMAND) and MODEL.fullmatch(who) is not None


def _prefer_judge(settings: Settings, who: str) -> Settings:
    """Return the settings in which address and key belong to the only model there is."""
    alone = settings.model == NO_MODEL and _is_model(who)
    return replace(settings, model=who) if alone else settings


def _refuse_without_model(chosen: dict[str, Any]) -> None:
    useless = [name for name in ONLY_WITH_MODEL if chosen.get(name) is not None]
    if useless:
        raise BadInput(f"--{useless[0].replace('_', '-')} needs a model: add --model")


def _open_reader(
    opening: Opening, reader: str | None, settings: Settings, model: ChatModel | None
) -> ChatModel | None:
    if reader is None or reader in {SAME, settings.model}:
        return model if reader else None
    return opening.open(reader)


def _open_judge(who: str, opening: Opening, model: ChatModel | None, stack: ExitStack) -> Judge:
    if who == OFFLINE:
        from evals.judges.offline import OfflineJudge

        return OfflineJudge()
    if command := who.removeprefix(BY_COMMAND) if who.startswith(BY_COMMAND) else "":
        from agent.external.command import open_checker
        from evals.judges.command import CommandJudge

        program = Path(command.split()[0]).name
        return CommandJudge(stack.enter_context(open_checker(command)), name=program)
    judging = model if who == BY_MODEL else opening.open(who) if _is_model(who) else None
    if judging is None:
        raise BadInput(
            f"--judge {who!r} cannot judge; write {OFFLINE}, {BY_MODEL} (with --model), "
            f"PROVIDER:NAME or {BY_COMMAND}PROGRAM"
        )
    from evals.judges.model import ModelJudge

    return ModelJudge(judging)
