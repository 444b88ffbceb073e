"""What goes together into a passage, and what stands in front of it in the indexes."""

from __future__ import annotations

from collections.abc import Sequence

from store.text.passages import TARGET_TOKENS, build
from store.text.segment import segment
from store.types import Block, Passage, Place, Reading, Region

Piece = tuple[str, Region, tuple[str, ...]]
PROSE = "This sentence has exactly eight words in it. "


def read(*pieces: Piece) -> Reading:
    """Return a reading of blocks given as (text, region, heading path)."""
    text, blocks = "", []
    for body, region, path in pieces:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{body}" if text else body
        level = 1 if region is Region.LIST else 0
        blocks.append(
            Block(start=start, end=len(text), region=region, heading_path=path, level=level)
        )
    places = (Place(start=0, end=len(text), page=3),)
    return Reading(media_type="text/plain", text=text, blocks=tuple(blocks), places=places)


class Counter:
    """Counts words as tokens, two special ones included, and remembers how often it was asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, texts: Sequence[str]) -> list[int]:
        self.calls += 1
        return [len(text.split()) + 2 for text in texts]


def pack(*pieces: Piece, title: str = "Code", max_tokens: int = 256) -> list[Passage]:
    """Return the passages of a document of these blocks."""
    reading = read(*pieces)
    sentences = segment(reading, document="d", version="v")
    return build(sentences, reading, title=title, count_tokens=Counter(), max_tokens=max_tokens)


def body(text: str, *path: str) -> Piece:
    """Return a paragraph."""
    return (text, Region.BODY, path)


def heading(text: str, *path: str) -> Piece:
    """Return a heading; `path` holds those above it."""
    return (text, Region.HEADING, path)


def test_a_heading_goes_with_the_text_below_it() -> None:
    """Nested headings too; the passage's path is that of its text."""
    passages = pack(
        heading("Part A"), heading("Duties", "Part A"), body("Act.", "Part A", "Duties")
    )
    assert [one.text for one in passages] == ["Part A\n\nDuties\n\nAct."]
    assert passages[0].heading_path == ("Part A", "Duties")
    assert passages[0].region is Region.BODY


def test_a_heading_over_nothing_stands_alone() -> None:
    """It does not slip below the next heading of its own rank."""
    passages = pack(heading("Reserved"), heading("Duties"), body("Act.", "Duties"))
    assert [one.text for one in passages] == ["Reserved", "Duties\n\nAct."]


def test_sections_are_never_mixed() -> None:
    """Two short paragraphs below different headings are two passages."""
    passages = pack(body("One.", "A"), body("Two.", "B"))
    assert [one.text for one in passages] == ["One.", "Two."]


def test_boilerplate_stands_apart() -> None:
    """Page furniture is searchable, in passages of its own region."""
    passages = pack(body("One."), ("Accept cookies", Region.BOILERPLATE, ()), body("Two."))
    assert [one.region for one in passages] == [Region.BODY, Region.BOILERPLATE, Region.BODY]


def test_title_and_headings_stand_in_front() -> None:
    """The prefix leads from the document to the section, without saying a thing twice."""
    passages = pack(body("Act.", "Code", "Duties"), title="Code")
    assert passages[0].indexed == "Code > Duties\nAct."


def test_a_long_prefix_gives_way_to_the_text() -> None:
    """Outer headings go first; title and innermost heading stay while there is room."""
    path = tuple(f"Heading {n} {'word ' * 12}".strip() for n in range(6))
    passages = pack(body(PROSE * 6, *path), title="The Code of Practice", max_tokens=128)
    prefix = passages[0].indexed.split("\n")[0]
    assert prefix.startswith("The Code of Practice > ")
    assert "Heading 5" in prefix
    assert "Heading 0" not in prefix
    assert len(prefix.split()) <= 0.3 * 128


def test_an_absurd_title_still_leaves_room() -> None:
    """Even one endless word in front cannot push the text out."""
    passages = pack(body("Act."), title="x" * 5000, max_tokens=16)
    assert passages[0].indexed.endswith("Act.")


def test_long_sections_are_cut_evenly_at_paragraph_ends() -> None:
    """Paragraphs stay whole where sizes allow, and no scrap is left at the end."""
    paragraph = PROSE * 8
    passages = pack(*(body(paragraph.strip()) for _ in range(9)))
    assert all(one.text.endswith(PROSE.strip()) for one in passages)
    sizes = [len(one.text.split()) for one in passages]
    assert max(sizes) <= 256
    assert min(sizes) * 2 >= TARGET_TOKENS / 2
    assert all(size % 64 == 0 for size in sizes)


def test_a_list_that_runs_on_repeats_its_lead() -> None:
    """Items in a later passage are indexed below the sentence that introduces them."""
    items = [(PROSE.strip().rstrip(".") + ";", Region.LIST, ()) for _ in range(40)]
    passages = pack(body("The agency shall do all of this:"), *items)
    assert len(passages) > 1
    assert passages[0].text.startswith("The agency shall do all of this:\n\nThis sentence")
    for later in passages[1:]:
        assert later.indexed.startswith("Code > The agency shall do all of this:\n")
        assert not later.text.startswith("The agency")


def test_a_table_that_runs_on_repeats_its_header_row() -> None:
    """Rows in a later passage are indexed below the header."""
    rows = [
        (f"Agency {n} | {n} million | open until further notice", Region.TABLE, ())
        for n in range(60)
    ]
    passages = pack(("Body | Budget | State", Region.TABLE, ()), *rows)
    assert len(passages) > 1
    assert all("Body | Budget | State" in one.indexed for one in passages)


def test_one_endless_sentence_has_a_passage_of_its_own() -> None:
    """It is the only kind whose indexed text may exceed the embedder."""
    endless = "word " * 300 + "end."
    passages = pack(body("Before."), body(endless), body("After."))
    assert [one.text for one in passages] == ["Before.", endless, "After."]


def test_tokens_are_counted_in_a_few_large_calls() -> None:
    """However long the document."""
    reading = read(*(body(PROSE * 20, f"Section {n}") for n in range(200)))
    sentences = segment(reading, document="d", version="v")
    counter = Counter()
    build(sentences, reading, title="Code", count_tokens=counter, max_tokens=256)
    assert counter.calls <= 3


def test_ids_change_with_the_version_and_not_otherwise() -> None:
    """The same bytes give the same ids; other bytes give others."""
    reading = read(body("One. Two."))

    def ids(version: str) -> list[str]:
        sentences = segment(reading, document="d", version=version)
        passages = build(sentences, reading, title="Code", count_tokens=Counter(), max_tokens=256)
        return [one.id for one in passages]

    assert ids("v") == ids("v")
    assert not set(ids("v")) & set(ids("w"))


def test_nothing_gives_nothing() -> None:
    """A reading without sentences has no passages."""
    assert build([], read(), title="Code", count_tokens=Counter(), max_tokens=256) == []
