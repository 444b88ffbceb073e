"""The forms: ours are whole, a user's own is read, a wrong one is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.briefing.forms import NAMES, list_forms, load_form, read_form
from agent.briefing.types import Content, Form, Only
from store.errors import BadInput

OWN = """\
name: flash
title: Flash
purpose: Tell what is new.
words: 100
pages: 1
sections:
  - key: news
    title: What is new
    purpose: One statement.
    questions:
      - What do the documents say about {topic}?
    most: 1
"""


@pytest.fixture(params=NAMES)
def form(request: pytest.FixtureRequest) -> Form:
    return load_form(str(request.param))


def test_every_form_of_ours_stands_under_its_own_name(form: Form) -> None:
    assert form.name in NAMES


def test_every_form_ends_with_sources_and_disclosure(form: Form) -> None:
    """A page without them cannot be checked."""
    assert {"source_table", "disclosure"} <= {each.computed_by for each in form.sections}


def test_every_form_begins_with_what_sums_it_up(form: Form) -> None:
    """A reader meets the bottom line first."""
    assert form.sections[0].sums_up
    assert form.sections[0].content is Content.COMPOSED


def test_the_words_of_no_section_exceed_the_form(form: Form) -> None:
    assert all(each.words <= form.words for each in form.sections)


def test_a_recommendation_stands_only_where_an_aim_was_given() -> None:
    """Nobody asked for one otherwise; options stand there instead."""
    sections = {each.key: each for each in load_form("ministerial_submission").sections}
    assert sections["recommendation"].only is Only.WITH_AIM
    assert sections["options"].only is Only.WITHOUT_AIM


def test_what_was_due_and_has_no_end_is_no_gap_in_a_text() -> None:
    """Under "No evidence of follow-up" nobody looks for clauses that an instrument lacks."""
    sections = {each.key: each for each in load_form("timeline").sections}
    assert sections["no_follow_up"].computed_by == "no_follow_up"
    assert sections["silences"].title == "What the documents do not say"


def test_names_may_be_written_with_hyphens() -> None:
    assert load_form("One-Page-Note") is load_form("one_page_note")


def test_forms_are_listed_in_their_order() -> None:
    assert tuple(each.name for each in list_forms()) == NAMES


def test_a_form_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    """What the file leaves out has the usual value."""
    path = tmp_path / "flash.yaml"
    path.write_text(OWN)
    form = load_form(str(path))
    assert (form.name, form.words, len(form.sections)) == ("flash", 100, 1)
    assert form.sections[0].labels == ("",)
    assert form.sections[0].empty == "Not in the documents."


def test_the_hash_is_of_the_bytes() -> None:
    """Two files that differ in a comment are two forms to whoever verifies a briefing."""
    one = read_form(OWN.encode(), "a.yaml")
    other = read_form(f"# mine\n{OWN}".encode(), "a.yaml")
    assert one.hash != other.hash
    assert one.sections == other.sections


def test_an_unknown_name_lists_the_forms() -> None:
    with pytest.raises(
        BadInput, match="no form 'memo'; there are ministerial_submission, one_page"
    ):
        load_form("memo")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(BadInput, match=r"nowhere\.yaml: it cannot be read"):
        load_form("nowhere.yaml")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("words: 100", "words: lots", r"f\.yaml:4: words: input should be a valid integer"),
        ("words: 100", "words: 0", r"f\.yaml:4: words: input should be greater than or equal to 1"),
        ("title: Flash\n", "", r"f\.yaml:1: title: it is missing"),
        ("most: 1", "mots: 1", r"f\.yaml:12: sections\[1\]\.mots: there is no such field"),
        ("key: news", "key: No News", r"f\.yaml:7: sections\[1\]\.key: string should match"),
        ("{topic}", "{theme}", r"f\.yaml:11: sections\[1\]\.questions\[1\]: \{theme\} is none of"),
        ("{topic}", "{topic", r"f\.yaml:11: .*a brace that belongs to none of"),
        ("{topic}", "{aim}", r"f\.yaml:10: .*one of them must do with \{topic\} alone"),
        ("    most: 1", "    words: 200", r"f\.yaml:12: .*the form has room for 100 words"),
        ("    most: 1", "    computed_by: x", r"f\.yaml:7: .*either questions or computed_by"),
        ("    most: 1", "    labels: [a, b]", r"f\.yaml:12: .*2 labels for 1 questions"),
        ("    most: 1", "    only: sometimes", r"f\.yaml:12: sections\[1\]\.only: input should be"),
        ("    most: 1", "    most: 1\n    most: 2", r"f\.yaml:13: .*the field is given twice"),
        ("pages: 1", "pages: [1", r"f\.yaml:\d+: it is no YAML"),
        (
            "title: Flash",
            "title: !!bool Flash",
            r"f\.yaml:2: title: 'Flash' cannot be read as bool",
        ),
        ("title: Flash", "title: &t Flash\nname2: *t", r"f\.yaml:\d+: name2: aliases"),
    ],
)
def test_a_wrong_form_is_refused_with_file_line_and_reason(
    before: str, after: str, said: str
) -> None:
    assert before in OWN
    with pytest.raises(BadInput, match=said):
        read_form(OWN.replace(before, after, 1).encode(), "f.yaml")


def test_a_key_given_twice_is_refused() -> None:
    twice = OWN + OWN[OWN.index("  - key") :]
    with pytest.raises(BadInput, match=r"f\.yaml:13: .*there is a section 'news' already"):
        read_form(twice.encode(), "f.yaml")


def test_an_unknown_computation_is_refused() -> None:
    form = OWN.replace("    questions:\n      - What do the documents say about {topic}?\n", "")
    form = form.replace("    most: 1", "    computed_by: horoscope")
    with pytest.raises(BadInput, match=r"f\.yaml:10: .*no computation 'horoscope'; there are a, b"):
        read_form(form.encode(), "f.yaml", computations=("b", "a"))


@pytest.mark.parametrize("held", [b"", b"- 1\n- 2\n", b"\xff\xfe\x00", b"just words"])
def test_what_is_no_form_at_all_is_refused(held: bytes) -> None:
    with pytest.raises(BadInput, match=r"^f\.yaml:\d+: "):
        read_form(held, "f.yaml")


def test_a_file_that_is_far_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"#" * 200_001)
    with pytest.raises(BadInput, match="far more than a form"):
        load_form(str(path))


def test_a_folder_is_no_form(tmp_path: Path) -> None:
    folder = tmp_path / "f.yaml"
    folder.mkdir()
    with pytest.raises(BadInput, match="it is no plain file"):
        load_form(str(folder))
