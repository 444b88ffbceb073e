"""What drafts a bundle's sections again: its question asked anew, or its form filled anew."""

from __future__ import annotations

from agent.briefing.answered import FORM
from agent.briefing.forms import NAMES, load_form
from agent.bundle.again import AskAgain, Means
from agent.bundle.draft_again import DraftAgain
from agent.bundle.model import Bundle
from agent.bundle.refresh import Redraft
from agent.render.safe import visible
from store.errors import BadInput


def open_redraft(bundle: Bundle, means: Means, *, form: str | None = None) -> Redraft:
    """Return what drafts the sections of a bundle again.

    Args:
        bundle: what is to be refreshed.
        means: with what.
        form: the file of a form of the user's own.

    Raises:
        BadInput: the bundle's form is the user's own and no file, or that of another form, was
            named; or there is no such file, or it is wrong.
    """
    name = bundle.form.name
    if name == FORM.name:
        return AskAgain(means)
    if form is None and name not in NAMES:
        raise BadInput(
            f"the bundle has the form {visible(name)!r}, which is one of your own; name its file "
            "with --form FILE"
        )
    loaded = load_form(form or name)
    if loaded.name != name:
        raise BadInput(
            f"the bundle has the form {visible(name)!r}, and {visible(str(form))!r} is the form "
            f"{visible(loaded.name)!r}"
        )
    return DraftAgain(means, loaded)
