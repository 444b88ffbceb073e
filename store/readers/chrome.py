"""Site furniture that has no markup left: breadcrumbs, footers, notices, rules, markers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.readers.piece import Piece
from store.readers.raw import RawKind
from store.types import Region

_LINK_LINE = re.compile(r"\W*(?:\[[^\]\n]{1,200}\]\([^)\n]{0,500}\)[\W\d]*)+")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,500}\)")
# In the corpus the longest name of a page in a menu has 11 words, the shortest reference 14.
_MAX_LINK_WORDS = 12
# Words beside the links of a menu, for each link: titles of groups.
_MAX_REST = 0.5
_NO_SCRIPT = re.compile(
    r"\b(?:have javascript (?:disabled|turned off)|(?:enable|requires?|turn on) javascript"
    r"|javascript (?:is|must be|to be) (?:disabled|enabled|required|turned off))\b",
    re.IGNORECASE,
)
_CRUMB_MARK = re.compile(r"\s(?:>|»|›|→)(?:\s|$)")
_EDGE_MARK = re.compile(r"^(?:>|»|›)\s|\s(?:>|»|›)$")
# A step of a breadcrumb is a name; comparisons ("x > 5") and diagrams with verbs are not.
_STEP = re.compile(r"\W*[A-Z\[*]")
_MAX_STEP_WORDS = 45
_RULE = re.compile(r"[\W_]+|\{?\d{1,4}\}?\s*[-_=]{5,}|[-_=*#\s]{3,}|-+\s*\d{1,4}\s*-+")
_PAGE_LINE = re.compile(r"(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
# Alone on a paged document's line; in other files a lone figure may be the answer.
_PAGE_NUMBER = re.compile(r"\d{1,3}|[ivxlc]{1,7}", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)(?=\s*(?:copyright|(?:19|20)\d\d)\b))\s?.{0,160}"
    r"|copyright(?:\s+(?:(?:19|20)\d\d|by|notice|information)\b.{0,120})?"
    r"|.{0,80}\ball rights reserved\.?|crown copyright.{0,40}",
    re.IGNORECASE,
)
_MAX_COPYRIGHT_WORDS = 25
_COOKIES = re.compile(
    r"\b(?:we|this (?:web)?site|our (?:web)?site) uses? (?:\w+ ){0,3}cookies\b"
    r"|\b(?:accept|reject|allow) (?:all |additional |analytics )?cookies\b"
    r"|\bcookies? (?:settings|preferences|notice|consent)\b|\bview cookies\b",
    re.IGNORECASE,
)
_MAX_COOKIE_WORDS = 60
_EDGE = 8
"""How many blocks from either end a cookie notice may stand: it lies over the page."""

_CONTROLS = frozenset(
    {
        "skip to main content", "skip to content", "skip to navigation", "back to top",
        "return to top", "top of page", "share", "share this", "share this page", "print",
        "print this page", "menu", "main menu", "search", "close", "read more", "learn more",
        "show more", "load more", "see more", "next", "previous", "subscribe", "sign in",
        "sign up", "log in", "login", "register", "download pdf", "click here",
        "toggle navigation", "open menu", "close menu", "follow us",
        "an official website of the united states government", "here's how you know",
        "on this page", "in this section", "is this page useful?", "thank you for your feedback",
        "related content", "explore the topic", "scroll to top", "top", "was this helpful?",
        "previous page", "next page", "go to top", "jump to navigation", "add to my favorites",
        "link copied", "copy link", "ends", "-ends-", "- ends -", "search this website search",
    }
)  # fmt: skip
_FOOTER = re.compile(
    r"(?:privacy(?: policy| notice| statement)?|contact(?: us)?|about(?: us)?|accessibility"
    r"(?: statement| policy)?|foia|freedom of information(?: act)?|no fear act(?: data)?"
    r"|terms(?: of (?:use|service)| and conditions| & conditions)?|site ?map|copyright"
    r"(?: information| notice)?|careers|jobs|cookies?(?: policy| settings)?|legal(?: notices?)?"
    r"|disclaimers?|help|faqs?|archives?|newsroom|press(?: office)?|media cent(?:er|re)"
    r"|office of (?:the )?inspector general|usa\.gov|gov\.uk|white ?house|home|tags?|topics?"
    r"|subscribe(?: to .{1,30})?|newsletter|rss(?: feeds?)?|twitter|x|facebook|linkedin|youtube"
    r"|instagram|flickr|follow us(?: on .{1,20})?|share(?: this)?(?: page)?|feedback|events"
    r"|external link policy|vulnerability disclosure(?: policy)?|open government(?: licen[cs]e)?"
    r"|related (?:links|topics|articles|posts|content)|see also|publications|blog|news|popular"
    r"|web policies|all content is available under .{1,80}|language|languages|search|menu|login)"
    r"\s*:?",
    re.IGNORECASE,
)
_MAX_ENTRY_WORDS = 9
_MIN_ENTRIES = 4
# In a run of short lines, this share of stock footer entries makes the run a footer: sites mix
# about one stock entry with two links of their own; names, offices and lists hold none.
_MIN_STOCK_SHARE = 0.3
_SENTENCE = re.compile(r"[.!?;:]$")
_BEGIN_TEXT = re.compile(r"\W*(?:begin|start of) text\W*", re.IGNORECASE)
_END_TEXT = re.compile(r"\W*end (?:of )?text\W*", re.IGNORECASE)


def mark(pieces: Sequence[Piece]) -> None:
    """Mark furniture as boilerplate, in place."""
    about_cookies = any(_is_about_cookies(piece.text) for piece in pieces[:3])
    for index, piece in enumerate(pieces):
        near_edge = min(index, len(pieces) - 1 - index) < _EDGE
        if _is_furniture(piece, near_edge=near_edge and not about_cookies):
            piece.region = Region.BOILERPLATE
    _mark_breadcrumbs(pieces)
    _mark_footers(pieces)
    _mark_after_end(pieces)
    _mark_menu_titles(pieces)


def say(text: str) -> str:
    """Return `text` as a reader says it: links as their words, no emphasis marks."""
    return _LINK.sub(r"\1", text).replace("*", "").replace("_", " ").strip()


def _is_furniture(piece: Piece, *, near_edge: bool) -> bool:
    text = piece.text
    if _RULE.fullmatch(text) or _PAGE_LINE.fullmatch(text) or _BEGIN_TEXT.fullmatch(text):
        return True
    if piece.page is not None and _PAGE_NUMBER.fullmatch(text):
        return piece.kind is RawKind.PARAGRAPH
    if _END_TEXT.fullmatch(text) or _is_link_line(text):
        return True
    if piece.kind is not RawKind.HEADING and text.lower().strip(" .:>»_") in _CONTROLS:
        return True
    if near_edge and _NO_SCRIPT.search(text):
        return True
    words = text.count(" ") + 1
    if words <= _MAX_COPYRIGHT_WORDS and _COPYRIGHT.fullmatch(text):
        return True
    return near_edge and words <= _MAX_COOKIE_WORDS and _COOKIES.search(text) is not None


def _is_link_line(text: str) -> bool:
    """Return whether nearly all of a line is links left as typed, and those short.

    A long one is a reference: the title of the work that is cited.
    """
    links = _LINK.findall(text) or ([""] if _LINK_LINE.fullmatch(text) else [])
    if not links or max(link.count(" ") for link in links) > _MAX_STEP_WORDS:
        return False
    if len(links) == 1 and links[0].count(" ") >= _MAX_LINK_WORDS:
        return False
    rest = re.findall(r"\w+", _LINK.sub(" ", text)) if len(links) >= _MIN_ENTRIES else ()
    return _LINK_LINE.fullmatch(text) is not None or (
        len(links) >= _MIN_ENTRIES and len(rest) <= _MAX_REST * len(links)
    )


def _is_about_cookies(text: str) -> bool:
    """Return whether a line at the top says that the page's subject is cookies."""
    return (
        "cookie" in text.lower()
        and text.count(" ") < _MAX_ENTRY_WORDS
        and not _SENTENCE.search(text)
        and text.lower() not in _CONTROLS
    )


def _mark_breadcrumbs(pieces: Sequence[Piece]) -> None:
    """Mark lines of names with arrows between them, and their neighbours with one arrow."""
    trail: set[int] = set()
    for index, piece in enumerate(pieces):
        arrows = len(_CRUMB_MARK.findall(piece.text))
        if arrows and _has_only_names(piece.text):
            beside = index - 1 in trail
            if arrows > 1 or beside or _EDGE_MARK.search(piece.text) or _starts_home(piece.text):
                trail.add(index)
                piece.region = Region.BOILERPLATE


def _has_only_names(text: str) -> bool:
    steps = [step for step in _CRUMB_MARK.split(text) if step and step.strip("*_ ")]
    return bool(steps) and all(
        _STEP.match(step) and len(step.split()) <= _MAX_STEP_WORDS and not step.endswith(".")
        for step in steps
    )


def _starts_home(text: str) -> bool:
    return say(text).lower().startswith(("home ", "you are here"))


def find_page_name(pieces: Sequence[Piece]) -> str | None:
    """Return the last step of a breadcrumb: the name of the page it leads to."""
    for piece in reversed(pieces[:20]):
        if piece.region is Region.BOILERPLATE and _CRUMB_MARK.search(piece.text):
            name = say(_CRUMB_MARK.split(piece.text)[-1])
            if name:
                return name
    return None


def _mark_footers(pieces: Sequence[Piece]) -> None:
    """Mark runs of short lines of which enough are stock entries of a footer.

    A run is taken from its first stock entry on, since names and offices may stand before it; up
    to the last one, or to the end of the document.
    """
    run: list[Piece] = []
    for piece in pieces:
        if _is_entry(piece):
            run.append(piece)
            continue
        _mark_run(run, at_end=False)
        run = []
    _mark_run(run, at_end=True)


def _mark_run(run: Sequence[Piece], *, at_end: bool) -> None:
    stock = [i for i, piece in enumerate(run) if _FOOTER.fullmatch(say(piece.text))]
    if not stock:
        return
    entries = run[stock[0] : len(run) if at_end else stock[-1] + 1]
    if len(entries) >= _MIN_ENTRIES and len(stock) >= max(2, _MIN_STOCK_SHARE * len(entries)):
        for entry in entries:
            entry.region = Region.BOILERPLATE


def _is_entry(piece: Piece) -> bool:
    text = say(piece.text)
    if _END_TEXT.fullmatch(text) or _BEGIN_TEXT.fullmatch(text) or _RULE.fullmatch(text):
        return False
    return (
        piece.region in {Region.BODY, Region.LIST, Region.BOILERPLATE}
        and text.count(" ") < _MAX_ENTRY_WORDS
        and not _SENTENCE.search(text)
    )


def _mark_after_end(pieces: Sequence[Piece]) -> None:
    """Mark what follows the marker that ends a quoted instrument, unless it is prose."""
    ends = [i for i, piece in enumerate(pieces) if _END_TEXT.fullmatch(piece.text)]
    if not ends:
        return
    for piece in pieces[ends[-1] + 1 :]:
        if not _SENTENCE.search(piece.text) or piece.text.count(" ") < _MAX_ENTRY_WORDS:
            piece.region = Region.BOILERPLATE


def _mark_menu_titles(pieces: Sequence[Piece]) -> None:
    """Mark headings under which there is nothing but furniture: they are its titles."""
    furniture = content = False
    level = 0
    for piece in reversed(pieces):
        if piece.region is Region.BOILERPLATE:
            furniture = True
        elif piece.region is not Region.HEADING:
            content = True
        else:
            if furniture and not content and (not level or piece.level >= level):
                piece.region = Region.BOILERPLATE
            else:
                level = piece.level
            furniture = content = False
