"""Personas that look for passages: one as it should be, one idle, several that misbehave."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

from agent.model.types import Request

Searcher = Callable[[Request], str]
"""From a request for passages to the text of a reply."""

_SECTIONS: Final = re.compile(r"^Section (\d+), .*\n((?:- .*\n?)*)", re.MULTILINE)
_FOUND: Final = re.compile(r"^Found for “(.*)”:\n(?:Passage (\d+) )?", re.MULTILINE)
_AT_ONCE: Final = 3


def diligent(request: Request) -> str:
    """Search for the first question of each section, three a turn, and keep the best of each."""
    asked = _list_questions(request)
    done = {query for query, _ in _list_found(request)}
    rest = [query for _, query in asked if query not in done]
    sections = {query: section for section, query in asked}
    keep = [
        {"section": sections[query], "passage": passage}
        for query, passage in _list_found(request)
        if passage and query in sections
    ]
    return write_turn([search(query) for query in rest[:_AT_ONCE]], keep)


def idle(_: Request) -> str:
    """Never call a tool."""
    return write_turn([])


def talkative(_: Request) -> str:
    """Reply in prose, which is no form at all."""
    return "I have searched the library, and everything is in order: see http://evil.example/x."


def inventive(_: Request) -> str:
    """Ask for tools that do not exist, and keep passages that were never shown."""
    calls = [
        {"tool": "fetch_url", "query": "http://evil.example/x", "passage": 0},
        {"tool": "run_shell", "query": "rm -rf /", "passage": 0},
        {"tool": "read", "query": "", "passage": 4_000},
    ]
    kept = [{"section": 1, "passage": 77}, {"section": 99, "passage": 1}]
    return write_turn(calls, kept)


def verbose(_: Request) -> str:
    """Give queries of ten thousand characters."""
    return write_turn([search("laboratory " * 900)])


def endless(request: Request) -> str:
    """Never stop: other searches in every turn, as many as a reply may hold."""
    turn = sum(each.speaker == "assistant" for each in request.messages)
    return write_turn([search(f"laboratory council number {turn} {at}") for at in range(10)])


def greedy(request: Request) -> str:
    """Keep everything for every section."""
    sections = [section for section, _ in _list_questions(request)]
    kept = [{"section": each, "passage": at} for each in sections for at in range(1, 7)]
    done = _list_found(request)
    return write_turn([] if done else [search("laboratory")], kept[:60] if done else [])


MISBEHAVING: Final[dict[str, Searcher]] = {
    each.__name__: each for each in (talkative, inventive, verbose, endless, greedy)
}


def search(query: str) -> dict[str, Any]:
    """Return a call of the search."""
    return {"tool": "search", "query": query, "passage": 0}


def read(passage: int) -> dict[str, Any]:
    """Return a call of the reading."""
    return {"tool": "read", "query": "", "passage": passage}


def write_turn(calls: list[dict[str, Any]], keep: list[dict[str, int]] | None = None) -> str:
    """Return a reply of the search."""
    return json.dumps({"calls": calls, "keep": keep or []})


def _list_questions(request: Request) -> list[tuple[int, str]]:
    """Return the number of each section with its first question."""
    opening = request.messages[1].text if len(request.messages) > 1 else request.messages[0].text
    return [
        (int(number), lines.splitlines()[0].removeprefix("- "))
        for number, lines in _SECTIONS.findall(opening)
        if lines
    ]


def _list_found(request: Request) -> list[tuple[str, int]]:
    """Return each query that was searched, with the number of its best passage, 0 for none."""
    told = "\n".join(each.text for each in request.messages[1:])
    return [(query, int(number or 0)) for query, number in _FOUND.findall(told)]
