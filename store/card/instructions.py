"""Sentences that give orders to a language model. They are quoted like any other, never obeyed."""

from __future__ import annotations

import re

from store.card.source import Source
from store.types import Span

_ADDRESS = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:all |any |the |your )*(?:previous|prior|above"
    r"|earlier"
    r"|preceding|foregoing|other|system|safety)?\s*(?:instructions?|prompts?|rules|guidelines"
    r"|context)\b"
    r"|\b(?:you are|act as|pretend to be|behave as) (?:now )?(?:an? |the )?(?:AI|helpful"
    r"|language model"
    r"|assistant|chatbot|DAN|jailbroken|unrestricted)\b"
    r"|\b(?:reveal|print|show|repeat|output|ignore|leak) (?:your|the) (?:system |hidden "
    r"|initial )prompt"
    r"|(?:<\|(?:im_start|system|endoftext)\|>|\[/?INST\]|### ?Instruction)"
    r"|\b(?:AI|language|LLM|chat) ?(?:models?|assistants?|agents?|systems?)(?: reading"
    r"| summari[sz]ing| processing)"
    r"|\b(?:as an?|dear|attention,?|note to(?: the)?|to the|to any) (?:AI(?: assistant| model"
    r"| system| agent)?|LLM|language model|chatbot"
    r"|summari[sz]er)\b(?: reading)?[,:].{0,80}\b(?:must|should|say|state|report|respond|output"
    r"|reply|include|do not|summari[sz]e)\b"
    r"|\b(?:in your|when you) (?:answer|response|reply|summary|summari[sz]e"
    r"|respond)\b.{0,80}\b(?:say|state"
    r"|include|omit|mention|do not|always|never|write|report)\b"
    r"|\b(?:do not|never) (?:reveal|mention|disclose|tell|cite)\b.{0,40}\b(?:the user"
    r"|these instructions"
    r"|this (?:message|instruction|prompt))",
    re.IGNORECASE,
)


def find_instructions(source: Source) -> tuple[Span, ...]:
    """Return the sentences, boilerplate included, that address a model rather than a reader.

    A lexicon of forms, not a judge: it flags for the reader's eye, and nothing depends on it.
    """
    return tuple(
        Span(start=sentence.start, end=sentence.end)
        for sentence in source.sentences
        if _ADDRESS.search(sentence.text)
    )
