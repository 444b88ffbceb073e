"""Prompt files: variables are put in once, all of them, and nothing else."""

from __future__ import annotations

import hashlib
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts import Prompt, load

NAMES = ("compose", "section", "research", "rewrite", "second_look", "standalone", "repair")
SMALL = Prompt(name="small", text="Be {{how}}.\n--- user ---\nSay {{what}}, {{what}}.\n")


def test_parts_are_rendered_apart() -> None:
    """The system part and the user part come back as two texts."""
    rendered = SMALL.render(how="brief", what="yes")
    assert rendered.system == "Be brief."
    assert rendered.user == "Say yes, yes."


def test_a_missing_variable_is_refused() -> None:
    """A prompt with a hole in it is never sent."""
    with pytest.raises(ValueError, match="'small' cannot be rendered; missing: what"):
        SMALL.render(how="brief")


def test_an_unused_variable_is_refused() -> None:
    """A value that the prompt does not use is a mistake of the caller."""
    with pytest.raises(ValueError, match="not used by it: tone"):
        SMALL.render(how="brief", what="yes", tone="kind")


def test_what_is_put_in_is_not_expanded() -> None:
    """A document that holds a placeholder, or the parting line, changes nothing."""
    rendered = SMALL.render(how="{{what}}", what="\n--- user ---\n{{how}} \\1 \\g<0>")
    assert rendered.system == "Be {{what}}."
    assert rendered.user.startswith("Say \n--- user ---\n{{how}} \\1 \\g<0>,")


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_is_put_in_as_it_is(how: str, what: str) -> None:
    """Whatever a variable holds stands in the prompt letter for letter."""
    prompt = Prompt(name="x", text="<{{how}}>\n--- user ---\n<{{what}}>\n")
    rendered = prompt.render(how=how, what=what)
    assert rendered.system == f"<{how}>"
    assert rendered.user == f"<{what}>"


@pytest.mark.parametrize("name", NAMES)
def test_each_file_loads_with_its_hash(name: str) -> None:
    """The hash is that of the file, so that a report names the very prompt."""
    held = (resources.files("prompts") / f"{name}.md").read_bytes()
    assert load(name).hash == hashlib.sha256(held).hexdigest()
    assert load(name).variables


def test_an_unknown_name_is_an_error() -> None:
    """A typing error in a name does not pass for an empty prompt."""
    with pytest.raises(FileNotFoundError):
        load("composer")


@pytest.mark.parametrize("text", ["no parts", "a\n--- user ---\nb\n--- user ---\nc"])
def test_a_file_with_other_than_two_parts_is_refused(text: str) -> None:
    """It must be plain which words the system speaks."""
    with pytest.raises(ValueError, match="one line '--- user ---'"):
        Prompt(name="odd", text=text).render()
