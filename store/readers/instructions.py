"""Text that gives orders to a model instead of telling a reader something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.readers.piece import Piece
from store.types import Note, NoteKind

_OLD = r"(?:previous|prior|earlier|above|preceding|foregoing|existing|former|other|your|all|any)"
_ORDERS = (
    r"(?:instructions?|prompts?|directions?|directives|commands|guidelines|rules|orders|context)"
)
_MODEL = (
    r"(?:AI|A\.I\.|LLM|language model|assistant|chatbot|chat ?bot|model|GPT|ChatGPT|Claude|Gemini"
    r"|Copilot|agent|bot|crawler|summari[sz]er)"
)
_PATTERNS = (
    # "ignore all previous instructions", "disregard the rules above", "forget your prompt"
    (
        rf"\b(?:ignore|disregard|forget)\s+(?:\w+\s+){{0,3}}?{_OLD}\s+(?:\w+\s+){{0,3}}?"
        rf"{_ORDERS}\b"
    ),
    rf"\b(?:override|bypass)\s+(?:\w+\s+){{0,2}}?{_OLD}\s+(?:\w+\s+){{0,2}}?(?:instructions|prompt)",
    rf"\b(?:ignore|disregard|forget)\s+(?:\w+\s+){{0,2}}?{_ORDERS}\s+(?:above|before|you\b)",
    (
        r"\b(?:ignore|disregard|forget)\s+(?:everything|anything|what(?:ever)?)\s+(?:\w+\s+){0,3}?"
        r"(?:above|before|said|told|were|was)\b"
    ),
    r"\b(?:disregard|ignore)\s+(?:the\s+)?user\b",
    # "reveal the system prompt"
    (
        r"\b(?:reveal|print|repeat|show|output|disclose|leak|return)\s+(?:me\s+)?(?:your|the)\s+"
        r"(?:\w+\s+){0,2}?(?:system|hidden|initial|original|secret)\s+(?:prompt|message|instructions?)"
    ),
    r"<\|?(?:im_start|im_end|system|endoftext|start_header_id)\|?>|\[/?INST\]|<<SYS>>",
    # "SYSTEM PROMPT: …", "System: you …"; a glossary's "System: Any machine …" is none
    r"^\W*(?:system|assistant)\s+(?:prompt|message|override|note|instructions?)\s*:\s+\w",
    (
        r"^\W*(?:system|assistant)\s*:\s+(?:you|ignore|disregard|forget|do\s+not|never|always|reveal"
        r"|respond|reply|answer|state|cite|say|print)\b"
    ),
    # "Note to AI readers:", "Attention, language models:", "Dear ChatGPT,"
    (
        rf"\b(?:note|message|instructions?|notice|attention|important|dear|hey|hello|warning)\W{{1,3}}"
        rf"(?:to|for)?\s*(?:all|any|the)?\s*(?:{_MODEL})s?(?:\s+(?:readers?|systems?|models?|agents?"
        r"|assistants?|crawlers?|tools?))?\s*[:,!]"
    ),
    # "If you are an AI …", "As an AI language model, you must …", "you are now …"
    rf"\bif\s+you\s+(?:are|'re)\s+(?:an?|the)\s+(?:\w+\s+){{0,2}}?{_MODEL}\b",
    (
        rf"\bas\s+an?\s+(?:\w+\s+){{0,2}}?{_MODEL}\b[^.]{{0,40}},?\s+you\s+(?:must|should|will|are|"
        r"shall|need)"
    ),
    r"\byou\s+are\s+(?:now\s+)(?:an?\s+|the\s+|in\s+|acting\s+|DAN\b)",
    (
        r"\byou\s+(?:must|should|will|shall)\s+(?:now\s+)?(?:only|always)\s+(?:answer|respond|reply"
        r"|output|say|state|cite)\b"
    ),
    r"\b(?:answer|respond|reply)\s+(?:only|always)\s+(?:with|in)\b",
    # "When you answer a question about the fee, you must write: …", "If asked …, say that …"
    (
        r"\b(?:when(?:ever)?|if|before|while)\s+(?:you\s+(?:are\s+|'re\s+)?)?(?:answer(?:ing)?|reply(?:ing)?"
        r"|respond(?:ing)?|summari[sz](?:e|ing)|asked|quer(?:y|ied)|prompted)\b[^.:;]{0,120}?[,:]?\s+"
        r"(?:then\s+)?(?:you\s+(?:must|should|will|shall|are\s+to)\s+|please\s+|always\s+|only\s+){0,3}"
        r"(?:write|say|state|answer|reply|respond|output|cite)\s*(?::|that\b|[“\"'])"
    ),
    (
        r"\b(?:when|while|before|after)\s+(?:summari[sz]ing|answering|processing|reading|analysing|"
        r"analyzing)\s+this\s+(?:document|page|text|file|email|e-mail|article)\b"
    ),
    (
        r"\bin\s+your\s+(?:summary|answer|response|output|briefing|reply)\b.{0,60}\b(?:say|state|"
        r"include|write|mention|cite|omit)\b"
    ),
    # "Add … to your response", "Modify your answer to …"
    (
        r"\b(?:modify|augment|enhance|adjust|alter|rewrite|extend|end|begin|start|finish)\s+your\s+"
        r"(?:answer|response|reply|output|summary)\b"
    ),
    (
        r"\b(?:include|add|integrate|insert|append|incorporate|embed|place|put)\b.{1,140}?\b(?:in|to"
        r"|into)\s+your\s+(?:answer|response|reply|output|summary)\b"
    ),
    (
        r"\bdo\s+not\s+(?:mention|reveal|disclose|tell)\b.{0,40}\b(?:user|these\s+instructions|this\s+"
        r"(?:instruction|message|note))\b"
    ),
)
_ORDER = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
# Every pattern needs one of these words; looking for them first is ten times as fast.
_HINTS = (
    "ignore", "disregard", "forget", "overrid", "bypass", "prompt", "instruction",
    "message", "notice", "note", "attention", "important", "dear", "hey", "hello", "warning",
    "|", "inst]", "<<sys", "system", "assistant", "if you", "as a", "you are now",
    "only", "always", "ing this", "your ", "do not", "when", "asked", "answer", "if ",
)  # fmt: skip
_SHOWN = 80
_EXAMPLES = 3


def find(text: str) -> list[tuple[int, int]]:
    """Return where in `text` orders to a model begin and end, in order.

    A sign, not a proof: a text about such attacks quotes them. What is found is only flagged.
    """
    lowered = text.lower()
    if not any(hint in lowered for hint in _HINTS):
        return []
    return [match.span() for match in _ORDER.finditer(text)]


def notice(pieces: Sequence[Piece]) -> list[Note]:
    """Return one note for all blocks that give orders to a model."""
    found = [piece for piece in pieces if find(piece.text)]
    if not found:
        return []
    shown = "; ".join(repr(piece.text[:_SHOWN]) for piece in found[:_EXAMPLES])
    pages = tuple(dict.fromkeys(piece.page for piece in found if piece.page is not None))
    reads = "1 block reads" if len(found) == 1 else f"{len(found)} blocks read"
    return [
        Note(
            kind=NoteKind.INSTRUCTION,
            message=f"{reads} like orders to a model; it is text like any other here: {shown}",
            pages=pages,
        )
    ]
