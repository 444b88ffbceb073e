"""Prompt files and briefing forms: text, no code of ours. Answers without a model need none.

A prompt file has a part for the system and a part for the user, parted by the line
`--- user ---`; `{{name}}` stands where a variable is put in.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

__all__ = ["Prompt", "Rendered", "load"]

_PARTING = re.compile(r"^--- user ---\n", re.MULTILINE)
_VARIABLE = re.compile(r"\{\{([a-z_]+)\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A prompt with its variables put in; `system` is empty where the file has no such part."""

    system: str
    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One prompt file. `text` is the whole file."""

    name: str
    text: str

    @property
    def hash(self) -> str:
        """Return the SHA-256 of the file, in hex."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def variables(self) -> frozenset[str]:
        """Return the names of the variables that the file asks for."""
        return frozenset(_VARIABLE.findall(self.text))

    def render(self, **variables: str) -> Rendered:
        """Return both parts with the variables put in; what is put in is never expanded again.

        Raises:
            ValueError: a variable is missing, or one is given that the file does not use.
        """
        missing, unused = self.variables - set(variables), set(variables) - self.variables
        if missing or unused:
            faults = [
                f"{fault}: {', '.join(sorted(names))}"
                for fault, names in (("missing", missing), ("not used by it", unused))
                if names
            ]
            raise ValueError(f"the prompt {self.name!r} cannot be rendered; {'; '.join(faults)}")
        # The file is parted before anything is put in: a text may hold the parting line, too.
        system, user = (
            _VARIABLE.sub(lambda found: variables[found[1]], part).strip()
            for part in _part(self.text)
        )
        return Rendered(system=system, user=user)


@lru_cache
def load(name: str) -> Prompt:
    """Return the prompt file of that name, without its ending: "compose".

    Raises:
        FileNotFoundError: there is none.
        ValueError: it has no line that parts system and user, or several.
    """
    text = (resources.files(__name__) / f"{name}.md").read_text(encoding="utf-8")
    _part(text)
    return Prompt(name=name, text=text)


def _part(text: str) -> tuple[str, str]:
    parts = _PARTING.split(text)
    if len(parts) != 2:
        raise ValueError(
            f"a prompt file has one line '--- user ---' between its two parts, "
            f"this one has {len(parts) - 1}"
        )
    return parts[0], parts[1]
