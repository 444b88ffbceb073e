"""`brief draft`: a briefing in one of the forms, every sentence with the passage that proves it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from agent.commands.command import DOCUMENTS_DO_NOT_SAY, DONE, PARTLY_DONE, Command, Terminal
from agent.commands.modelling import add_model_options, open_models
from agent.commands.opening import open_library, require_documents
from agent.commands.writing import add_output_options, explain_written, read_outputs, write_outputs
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.briefing.types import Assignment, Briefing
    from agent.compose.types import Progress
    from agent.settings import Settings
    from store.library import Filters


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "form",
        nargs="?",
        metavar="FORM",
        help="one of those that --list names, or a file of your own that ends in .yaml",
    )
    parser.add_argument("--list", action="store_true", help="list the forms and leave")
    given = parser.add_argument_group("what it is about")
    given.add_argument("--topic", metavar="TEXT", help="as in a heading: “AI safety institutes”")
    given.add_argument(
        "--aim", metavar="TEXT", help="what the reader wants; only then is anything recommended"
    )
    given.add_argument("--for", dest="reader", metavar="WHOM", help="who is to read it")
    given.add_argument("--by", dest="due", metavar="WHEN", help="when it is needed, as you say it")
    given.add_argument("--since", metavar="DATE", help="from when on something counts as new")
    given.add_argument(
        "--actors", action="append", metavar="NAME", help="whose positions (may be repeated)"
    )
    given.add_argument(
        "--documents",
        action="append",
        metavar="ID",
        help="only from this document (may be repeated)",
    )
    given.add_argument(
        "--all-versions",
        action="store_true",
        help="also replaced, superseded and withdrawn texts; they are labelled",
    )
    add_output_options(parser)
    parser.add_argument(
        "--no-research",
        action="store_true",
        help="with --model: do not let the model look for passages itself (up to five requests)",
    )
    add_model_options(parser)


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Draft; exit 3 where the library is silent on the topic, with a briefing that says so."""
    from agent.briefing.forms import load_form

    if given.list:
        terminal.out.write(_list_forms(terminal.width))
        return DONE
    if given.form is None:
        raise BadInput("name a form; `brief draft --list` lists them")
    from agent.briefing.computed.compute import COMPUTATIONS

    form = load_form(given.form, computations=COMPUTATIONS)
    assignment = _read_assignment(given, settings)
    outputs = read_outputs(given)
    filters = _read_filters(given, settings)
    with open_models(given, settings) as models, open_library(settings) as library:
        from agent.briefing.bounds import BOUNDS
        from agent.briefing.draft import draft
        from agent.types import Outcome

        require_documents(library, filters)
        briefing: Briefing = draft(
            library,
            form,
            assignment,
            filters=filters,
            model=models.model,
            second_look=models.second_look,
            research=None if given.no_research else BOUNDS.within(models.budget),
            checks=models.checking.checks,
            listen=_tell(terminal),
        )
        write_outputs(outputs, briefing, library)
        if settings.json:
            from agent.bundle.seal import dump, seal

            terminal.out.write(dump(seal(briefing, library)) + "\n")
        elif not tuple(outputs.list()):
            from agent.render.briefing import render

            terminal.out.write(render(briefing, width=terminal.width, colour=terminal.colour))
    terminal.note(explain_written(outputs))
    if failure := models.checking.explain_failure():
        terminal.note(f"brief: {failure}\n")
        return PARTLY_DONE
    if briefing.cut_short:
        terminal.note(f"brief: the rest is quotations: {briefing.cut_short}\n")
        return PARTLY_DONE
    return DOCUMENTS_DO_NOT_SAY if briefing.outcome is Outcome.DOCUMENTS_DO_NOT_SAY else DONE


def _list_forms(width: int) -> str:
    from agent.briefing.forms import list_forms
    from agent.render.layout import wrap

    lines = []
    for form in list_forms():
        size = f"{form.pages} page{'' if form.pages == 1 else 's'}, {form.words:,} words"
        lines += [f"{form.name}  ({form.title}; {size} at most)"]
        lines += wrap(form.purpose, width, first="    ")
        titles = "; ".join(each.title for each in form.sections if not each.annex)
        lines += wrap(titles, width, first="    ")
    return "\n".join(lines) + "\n"


def _read_assignment(given: argparse.Namespace, settings: Settings) -> Assignment:
    """Return what was given.

    Raises:
        BadInput: no topic, one without a word, or days that contradict each other.
    """
    from agent.briefing.draft import require_sense
    from agent.briefing.types import Assignment
    from agent.settings import read_date

    if not given.topic:
        raise BadInput("name what it is about: --topic “AI safety institutes”")
    assignment = Assignment(
        topic=" ".join(given.topic.split()),
        aim=given.aim or None,
        reader=given.reader or None,
        due=given.due or None,
        since=read_date(given.since, option="--since"),
        as_of=settings.as_of,
        actors=tuple(" ".join(each.split()) for each in given.actors or () if each.strip()),
        documents=tuple(given.documents or ()),
    )
    require_sense(assignment)
    return assignment


def _read_filters(given: argparse.Namespace, settings: Settings) -> Filters:
    from store.library import Filters
    from store.types import Status

    return Filters(
        documents=tuple(given.documents or ()),
        statuses=tuple(Status) if given.all_versions else (Status.CURRENT,),
        as_of=settings.as_of,
    )


def _tell(terminal: Terminal) -> Callable[[Progress], None]:
    """Return a listener that notes each step; statements are shown with the whole page."""
    from agent.compose.types import Step
    from agent.render.safe import visible

    def listen(progress: Progress) -> None:
        if isinstance(progress, Step):
            terminal.note(f"{visible(progress.text)} …\n")

    return listen


COMMAND = Command(
    name="draft",
    help="a briefing in one of the forms, every sentence with the passage that proves it",
    configure=configure,
    run=run,
)
