"""What each line of a conversation does: a question, or a command that begins with a slash."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from agent.chat.saving import save
from agent.chat.session import Session, Understood
from agent.chat.types import Turn, Way
from agent.commands.command import DOCUMENTS_DO_NOT_SAY, DONE, Terminal
from agent.commands.modelling import explain_model_error
from agent.commands.writing import brief_answer, write_bundle
from agent.compose.teller import ignore
from agent.errors import ModelError
from agent.render import json as as_json
from agent.render import passage as written
from agent.render import table
from agent.render.layout import wrap
from agent.render.listing import sources as list_sources
from agent.render.live import Live
from agent.render.safe import visible
from agent.render.text import write_usage
from agent.render.transcript import HOW, as_markdown, as_values, turn_as_values
from agent.settings import NO_MODEL
from agent.types import Outcome, Usage
from store.errors import BadInput, BriefingError

HELP: Final = """\
A line is a question; one that refers to what was said before is put into words of its own first.
  /sources        the documents cited so far, with their labels; `/sources all`: the library
  /open N         the passage of label [N] in its context, checked against the library first
  /save FILE      the conversation as .md or .json; `/save! FILE` writes over a file
  /bundle FILE    the last answer with its proof, for `brief verify`; `/bundle! FILE` as above
  /new            forget what was asked: later questions refer to nothing before
  /model none     go on without a model, in the documents' own words
  /help           this
  /quit           leave (or Ctrl-D)
"""
_WORDS: Final = re.compile(
    r"(quit|exit|bye|goodbye|help|thanks|thank you|hello|hi|ok|okay)[.! ]*", re.IGNORECASE
)
_ASK: Final = "Ask the documents a question; /help lists the commands.\n"
_LEAVE: Final = "/quit leaves, and so does Ctrl-D.\n"
_HINTS: Final = dict.fromkeys(("quit", "exit", "bye", "goodbye"), _LEAVE)
SUFFIXES: Final = (".md", ".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a conversation is shown: where to, as JSON lines or not, echoed or not."""

    terminal: Terminal
    json: bool
    echo: bool


class Talk:
    """One conversation on one terminal; `code` is the exit code that the last question gave."""

    def __init__(self, session: Session, manner: Manner) -> None:
        self._session = session
        self._manner = manner
        self._terminal = manner.terminal
        self._commands: Mapping[str, Callable[[str], None]] = {
            "/help": self._help,
            "/sources": self._sources,
            "/open": self._open,
            "/save": self._save,
            "/save!": self._save_over,
            "/bundle": self._bundle,
            "/bundle!": self._bundle_over,
            "/new": self._new,
            "/model": self._model,
        }
        self.code = DONE

    def hear(self, line: str) -> bool:
        """Do what the line says; return False where it says to leave."""
        said = line.strip()
        if not said:
            return True
        if self._manner.echo and not self._manner.json:
            self._write(f"> {visible(said)}\n")
        name, _, rest = said.partition(" ")
        if name.lower() in {"/quit", "/exit", "/q"}:
            return False
        try:
            if bare := _WORDS.fullmatch(said):
                hint = _HINTS.get(bare[1].lower(), _ASK)
                self._tell("hint", hint, {"text": hint})
            elif said.startswith("/"):
                self._command(name.lower(), rest.strip())
            else:
                self._ask(said)
        except ModelError as error:
            self.code = error.exit_code
            self._fail(explain_model_error(error).replace("`--model none`", "`/model none`"))
        except BriefingError as error:
            if not said.startswith("/"):
                self.code = error.exit_code
            self._fail(str(error))
        return True

    def _command(self, name: str, rest: str) -> None:
        command = self._commands.get(name)
        if command is None:
            raise BadInput(f"there is no command {visible(name)!r}; /help lists them")
        command(rest)

    def _ask(self, line: str) -> None:
        remarks = self._check_again()
        understood = self._session.understand(line)
        if not self._manner.json:
            self._say_understood(understood)
        live = Live(
            self._terminal.show,
            self._terminal.note,
            width=self._terminal.width,
            colour=self._terminal.colour,
            number=self._session.labels.number,
        )
        watched = self._terminal.watched and not self._manner.json
        turn = self._session.answer(understood, listen=live.listen if watched else ignore)
        silent = turn.answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
        self.code = DOCUMENTS_DO_NOT_SAY if silent else DONE
        if self._manner.json:
            values = turn_as_values(turn, self._session.labels)
            self._write_values({"kind": "turn", **values, "remarks": remarks})
        else:
            self._write(self._finish(turn, live) + "\n")

    def _say_understood(self, understood: Understood) -> None:
        standalone = understood.standalone
        lines = []
        if standalone.way is not Way.AS_ASKED:
            how = HOW[standalone.way]
            lines += wrap(
                f"Asked as: {visible(standalone.text)} ({how})", self._terminal.width, rest="  "
            )
        for note in (*standalone.notes, *understood.notes):
            lines += wrap(visible(note), self._terminal.width, first="Note: ")
        if lines:
            self._write("\n".join([*lines, ""]) + "\n")

    def _finish(self, turn: Turn, live: Live) -> str:
        answer = turn.answer
        if answer.outcome is not Outcome.NEEDS_CLARIFICATION:
            return live.finish(answer)
        if not answer.options:
            return live.finish(answer) + "`/sources all` lists what the library holds.\n"
        options = self._session.options
        left = len(answer.options) - len(options)
        width = self._terminal.width
        asked = live.finish(replace(answer, notices=(), usage=Usage()))
        asked += written.write_options(options, left, width=width)
        if answer.usage.calls:
            asked += "\n" + "\n".join(wrap(write_usage(answer), width)) + "\n"
        return asked

    def _check_again(self) -> list[str]:
        """Look every label up once more; return, and show, what no longer stands as it was."""
        changed = self._session.has_library_changed()
        remarks = ["the library has changed since the last question"] if changed else []
        remarks += [
            written.write_change(each, width=10_000).strip()
            for each in self._session.find_changes()
        ]
        if not self._manner.json:
            for remark in remarks:
                lines = wrap(remark, self._terminal.width, first="Note: ")
                self._write("\n".join(lines) + "\n")
        return remarks

    def _help(self, _: str) -> None:
        self._tell("help", HELP, {"text": HELP})

    def _sources(self, rest: str) -> None:
        library = self._session.library
        if rest.lower() == "all":
            documents = list(library.documents(self._session.filters))
            text = table.sources(
                documents, self._terminal.table_width, colour=self._terminal.colour
            )
            self._tell("sources", text, list_sources(documents))
            return
        if rest:
            raise BadInput("`/sources` lists what was cited, `/sources all` the library")
        places = self._session.labels.places
        cited = [
            {"label": each.number, "document": each.document.id, "title": each.document.title}
            for each in places
        ]
        text = written.write_cited(places, width=self._terminal.width)
        self._tell("sources", text, {"cited": cited})

    def _open(self, rest: str) -> None:
        number = rest.strip("[]")
        if not number.isascii() or not number.isdigit():
            raise BadInput(f"`/open N` takes the number of a label, such as 1, not {rest!r}")
        passage = self._session.open(int(number[:9]))
        text = written.write_passage(
            passage, width=self._terminal.width, colour=self._terminal.colour
        )
        self._tell("open", text, written.passage_as_values(passage))

    def _save(self, rest: str, *, over: bool = False) -> None:
        session = self._session
        file = Path(rest).expanduser()
        if not rest or file.suffix.lower() not in SUFFIXES:
            raise BadInput(
                f"`/save FILE` writes .md or .json, by the end of the name, not {rest!r}"
            )
        if not session.turns:
            raise BadInput("nothing has been asked yet")
        if file.suffix.lower() == ".json":
            text = as_json.dump(as_values(session.turns, session.labels, session.spent)) + "\n"
        else:
            text = as_markdown(session.turns, session.labels, session.spent)
        save(file, text, over=over)
        count = len(session.turns)
        told = f"Saved {count} question{'' if count == 1 else 's'} to {visible(str(file))}\n"
        self._tell("save", told, {"file": str(file), "turns": count})

    def _save_over(self, rest: str) -> None:
        self._save(rest, over=True)

    def _bundle(self, rest: str, *, over: bool = False) -> None:
        session = self._session
        if not rest:
            raise BadInput("`/bundle FILE` takes the name of a file")
        if not session.turns:
            raise BadInput("nothing has been asked yet")
        turn, file = session.turns[-1], Path(rest).expanduser()
        narrowed = turn.documents or session.filters.documents
        filters = replace(session.filters, documents=narrowed)
        briefing = brief_answer(turn.answer, session.library, filters)
        way_on = f"`/bundle! {file}`"
        write_bundle(file, briefing, session.library, overwrite=over, way_on=way_on)
        told = f"Bundled the last answer in {visible(str(file))}\n"
        self._tell("bundle", told, {"file": str(file), "question": turn.answer.question})

    def _bundle_over(self, rest: str) -> None:
        self._bundle(rest, over=True)

    def _new(self, _: str) -> None:
        self._session.forget()
        told = "A new conversation; labels go on counting, and the earlier ones still open.\n"
        self._tell("new", told, {})

    def _model(self, rest: str) -> None:
        model = self._session.model
        if rest == NO_MODEL:
            self._session.drop_model()
            told = "From here on without a model: the answers are the documents' own words.\n"
            self._tell("model", told, {"model": None})
        elif rest:
            raise BadInput("`/model none` goes on without; another one needs a new `brief chat`")
        else:
            name = model.name if model else NO_MODEL
            self._tell("model", f"{visible(name)}\n", {"model": model.name if model else None})

    def _tell(self, command: str, text: str, values: Mapping[str, Any]) -> None:
        if self._manner.json:
            self._write_values({"kind": "command", "command": command, **values})
        else:
            self._write(f"{text}\n")

    def _fail(self, message: str) -> None:
        if self._manner.json:
            self._write_values({"kind": "error", "error": message, "code": self.code})
        else:
            self._terminal.note(f"brief: {message}\n")

    def _write_values(self, values: dict[str, Any]) -> None:
        self._write(as_json.dump(values, indent=None) + "\n")

    def _write(self, text: str) -> None:
        self._terminal.show(text)
