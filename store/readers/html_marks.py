"""What an HTML element is before its text is read: hidden, site furniture, or content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# fmt: off
DROPPED = frozenset(
    {
        "head", "script", "style", "noscript", "template", "iframe", "frame", "frameset",
        "object", "embed", "applet", "svg", "canvas", "audio", "video", "map", "datalist",
    }
)
# fmt: on
"""Elements without text for a reader."""

# fmt: off
_CONTROLS = frozenset(
    {
        "button", "select", "textarea", "option", "label", "legend",
    }
)
# fmt: on
_FURNITURE_TAGS = frozenset({"nav", "aside", "menu"})
# fmt: off
_FURNITURE_ROLES = frozenset(
    {
        "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar",
        "toolbar", "dialog", "alertdialog", "button", "tablist",
    }
)
# fmt: on
_FURNITURE_NAMES = re.compile(
    r"(?:^|[-_ ])(?:breadcrumbs?|cookies?|cookie-?(?:banner|notice|consent)|consent|gdpr-banner"
    r"|skip-?(?:link|nav|to-?(?:main|content))|share|sharing|social(?:-?(?:media|links|share))?"
    r"|site-?(?:header|footer|nav|navigation|menu)|page-?footer|global-?(?:header|footer|nav)"
    r"|main-?(?:nav|menu)|nav(?:bar|igation|menu|-?menu|-?list)?|menu|sub-?menu|drop-?down-?menu"
    r"|side-?bar|footer|masthead|pagination|pager|toc|table-of-contents|related-?(?:posts|articles"
    r"|links|content)|newsletter-?signup|subscribe|advert(?:isement)?s?|ads|promo|popup|modal"
    r"|back-?to-?top|print-?(?:link|button)|tool-?bar|user-?tools|edit-?section|noprint"
    r"|mw-(?:jump|editsection|portlet|navigation|head|panel|indicators)|catlinks|navbox|login"
    r"|search-?(?:form|box|bar))(?:$|[-_ ])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(
    r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{4,}px)",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}@]{1,2000})\{([^{}]{0,5000})\}")
_SIMPLE_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][\w-]+", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_ONCLICK_ID = re.compile(r"""['"]#?([\w:.-]{2,80})['"]""")

# A part that holds most of a page is the page, whatever its class says: cookie layers and
# anti-flicker scripts hide or name whole bodies. Half is the natural bound: two cannot hold it.
_MOST = 0.5
_MIN_LINKS = 3
# A menu is made of links. On 28 policy pages, 115 parts that call themselves navigation have a
# median of 1.0 of their characters in links and 0.83 at the tenth percentile; paragraphs with
# three links or more have 0.68 at most, but for repealed provisions, which are only a citation.
_LINK_SHARE = 0.8
# Menu entries are short; a list of cited works has longer link texts.
_MAX_WORDS_PER_LINK = 7


@dataclass(frozen=True, slots=True)
class _Extent:
    """Characters of text in an element, those inside links, the links, and their words."""

    text: int
    linked: int
    links: int
    words: int


class Marks:
    """Tells hidden elements and site furniture of one parsed page."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._extents = _measure(root)
        self._total = max(1, self._extents[root].text)
        self._hidden_selectors = _find_hidden_selectors(root)
        self._opened = _find_opened(root)

    def is_hidden(self, element: Element) -> bool:
        """Return whether a reader of the page cannot see this element, nor open it.

        What a button or a tab of the page opens is not hidden from its reader.
        """
        attributes = element.attrib
        hidden = (
            ("hidden" in attributes and attributes["hidden"].lower() != "until-found")
            or attributes.get("aria-hidden", "").strip().lower() == "true"
            or ("style" in attributes and _HIDDEN_STYLE.search(attributes["style"]) is not None)
            or self._is_hidden_by_rule(element)
        )
        if not hidden or element.tag in {"html", "body"}:
            return False
        if attributes.get("id") in self._opened or attributes.get("role") == "tabpanel":
            return False
        return not (self._holds_most(element) and "aria-hidden" in attributes)

    def is_furniture(self, element: Element) -> bool:
        """Return whether this element is navigation or other site furniture."""
        tag = element.tag
        if tag in {"html", "body", "main", "article"}:
            return False
        if tag in _CONTROLS:
            return True
        by_markup = (
            tag in _FURNITURE_TAGS
            or element.get("role", "").strip().lower() in _FURNITURE_ROLES
            or (tag in {"header", "footer"} and self._is_of_page(element))
            or self._is_named_furniture(element)
        )
        if by_markup:
            return not self._holds_content(element)
        return self._is_link_list(element)

    def _is_hidden_by_rule(self, element: Element) -> bool:
        if not self._hidden_selectors:
            return False
        tag = element.tag
        names = [f".{name}" for name in element.get("class", "").split()]
        if element.get("id"):
            names.append(f"#{element.get('id')}")
        if element.get("style") and "display" in element.get("style", ""):
            return False
        return any(
            name in self._hidden_selectors or f"{tag}{name}" in self._hidden_selectors
            for name in names
        )

    def _is_named_furniture(self, element: Element) -> bool:
        if element.tag in {"p", "span", "td", "th", "tr", "tbody", "h1", "h2", "h3", "em", "b"}:
            return False
        names = f"{element.get('class', '')} {element.get('id', '')}"
        return bool(names.strip()) and any(_FURNITURE_NAMES.search(name) for name in names.split())

    def _is_of_page(self, element: Element) -> bool:
        """Return whether a header or footer belongs to the page, not to an article in it."""
        return not any(up.tag in {"article", "main", "section"} for up in element.iterancestors())

    def _holds_content(self, element: Element) -> bool:
        if self._holds_most(element):
            return True
        if element.tag in {"nav", "aside", "menu", "footer"}:
            return False
        return next(element.iter("main", "article", "h1"), None) is not None

    def _holds_most(self, element: Element) -> bool:
        return self._extents[element].text > _MOST * self._total

    def _is_link_list(self, element: Element) -> bool:
        """Return whether nearly all of a list or division is short links."""
        if element.tag not in {"ul", "ol", "div", "section", "table", "td", "center", "dl"}:
            return False
        extent = self._extents[element]
        return is_menu(
            extent.text, extent.linked, extent.links, extent.words
        ) and not self._holds_most(element)


def is_menu(characters: int, linked: int, links: int, words: int) -> bool:
    """Return whether a text is a menu: nearly all of it links, and those short.

    Args:
        characters: of the whole text, without white space.
        linked: those of them inside links.
        links: how many links there are.
        words: how many words stand in links.
    """
    return (
        links >= _MIN_LINKS
        and linked >= _LINK_SHARE * characters
        and words <= _MAX_WORDS_PER_LINK * links
    )


def _measure(root: Element) -> dict[Element, _Extent]:
    """Return the extent of every element, in one pass from the leaves up."""
    from lxml import etree

    extents: dict[Element, _Extent] = {}
    stack: list[list[int]] = [[0, 0, 0, 0]]
    in_link = in_dropped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            stack.append([0, 0, 0, 0])
            in_dropped += element.tag in DROPPED
            if element.tag == "a":
                in_link += 1
                stack[-1][2] += 1
            _count(stack[-1], element.text, in_link, in_dropped)
            continue
        in_dropped -= element.tag in DROPPED
        in_link -= element.tag == "a"
        own = stack.pop()
        extents[element] = _Extent(*own)
        for index, amount in enumerate(own):
            stack[-1][index] += amount
        _count(stack[-1], element.tail, in_link, in_dropped)
    return extents


def _count(sums: list[int], text: str | None, in_link: int, in_dropped: int) -> None:
    if not text or in_dropped:
        return
    words = text.split()
    length = sum(map(len, words))
    sums[0] += length
    if in_link:
        sums[1] += length
        sums[3] += len(words)


def _find_hidden_selectors(root: Element) -> frozenset[str]:
    """Return the class and id selectors that the page's own style sheets hide.

    Only plain ones (`.note`, `div.note`, `#note`): a longer selector may need a state, a width
    or a script to apply. A class that another rule shows again is left alone.
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    for style in root.iter("style"):
        if "print" in style.get("media", "") and "screen" not in style.get("media", ""):
            continue
        for selectors, body in _rules(style.text or ""):
            found = {s.strip() for s in selectors.split(",")}
            plain = {s for s in found if _SIMPLE_SELECTOR.fullmatch(s)}
            if _HIDDEN_STYLE.search(body):
                hidden |= plain
            elif "display" in body:
                shown |= plain
    return frozenset(hidden - shown)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    css = _CSS_COMMENT.sub(" ", css[:1_000_000])
    # Rules inside @media apply to some screens only.
    css = re.sub(
        r"@[^{};]{0,500}\{(?:[^{}]{0,5000}\{[^{}]{0,5000}\}){0,500}[^{}]{0,500}\}", " ", css
    )
    for match in _RULE.finditer(css):
        yield match.group(1), match.group(2)


def _find_opened(root: Element) -> frozenset[str]:
    """Return the ids of the parts that a control of the page opens (tabs, accordions)."""
    ids: set[str] = set()
    for element in root.iter("a", "button", "summary", "input", "div", "span", "li"):
        attributes = element.attrib
        ids.update(attributes.get("aria-controls", "").split())
        for name in ("data-target", "data-bs-target", "href"):
            value = attributes.get(name, "")
            if value.startswith("#") and (name != "href" or "data-toggle" in attributes):
                ids.add(value[1:])
        ids.update(_ONCLICK_ID.findall(attributes.get("onclick", "")[:500]))
    return frozenset(ids - {""})
