"""Public bodies and wars that are called by their initials: "DoD", the Department of Defense.

Initials alone do not tell what they stand for, so that only these, which mean one thing to every
reader, may be written out where the evidence has them alone.
"""

from __future__ import annotations

from typing import Final

from agent.checks.naming.proper import keys_of

# One body a line: its initials, then its names.
_BODIES: Final = """
DoD, Department of Defense
DOE, Department of Energy
USDA, Department of Agriculture
DHS, Department of Homeland Security
HHS, Department of Health and Human Services
DOJ, Department of Justice
DOT, Department of Transportation
DOL, Department of Labor
DOC, Department of Commerce
DOI, Department of the Interior
VA, Department of Veterans Affairs
HUD, Department of Housing and Urban Development
EPA, Environmental Protection Agency
NASA, National Aeronautics and Space Administration
NSF, National Science Foundation
NIST, National Institute of Standards and Technology
NIH, National Institutes of Health
NOAA, National Oceanic and Atmospheric Administration
FDA, Food and Drug Administration
FCC, Federal Communications Commission
FTC, Federal Trade Commission
SEC, Securities and Exchange Commission
SBA, Small Business Administration
GAO, Government Accountability Office
GSA, General Services Administration
OMB, Office of Management and Budget
OPM, Office of Personnel Management
OSTP, Office of Science and Technology Policy
NSC, National Security Council
CISA, Cybersecurity and Infrastructure Security Agency
NSA, National Security Agency
CIA, Central Intelligence Agency
FBI, Federal Bureau of Investigation
IRS, Internal Revenue Service
FAA, Federal Aviation Administration
FEMA, Federal Emergency Management Agency
USAID, Agency for International Development
DARPA, Defense Advanced Research Projects Agency
USPTO, Patent and Trademark Office
DSIT, Department for Science Innovation and Technology
DfE, Department for Education
DHSC, Department of Health and Social Care
DWP, Department for Work and Pensions
FCDO, Foreign Commonwealth and Development Office
HMRC, His Majesty's Revenue and Customs
NHS, National Health Service
ICO, Information Commissioner's Office
CMA, Competition and Markets Authority
FCA, Financial Conduct Authority
NCSC, National Cyber Security Centre
ECB, European Central Bank
EIB, European Investment Bank
EDPB, European Data Protection Board
EDPS, European Data Protection Supervisor
ENISA, European Union Agency for Cybersecurity
NATO, North Atlantic Treaty Organization, North Atlantic Treaty Organisation
WHO, World Health Organization, World Health Organisation
ILO, International Labour Organization, International Labour Organisation
ITU, International Telecommunication Union
IAEA, International Atomic Energy Agency
IEA, International Energy Agency
ISO, International Organization for Standardization
IEC, International Electrotechnical Commission
ASEAN, Association of Southeast Asian Nations
G7, Group of Seven
G20, Group of Twenty
WWI, World War I, First World War, World War One
WWII, World War II, Second World War, World War Two
"""

OWNERS: Final = frozenset({"the", "US", "UK", "united", "state", "american", "british", "federal"})
"""Whose a body is, in front of its name: "the US Department of Energy"."""


_CALLED: Final = {
    keys_of(name): tuple(keys_of(other) for other in names if other != name)
    for names in ([part.strip() for part in line.split(",")] for line in _BODIES.split("\n"))
    for name in names
    if name
}


def tell_called(keys: list[str]) -> tuple[tuple[str, ...], ...]:
    """Return the other names of a body by its keys, a place or an article in front left out."""
    for start in range(min(3, len(keys))):
        found = _CALLED.get(tuple(keys[start:]))
        if found is not None and set(keys[:start]) <= OWNERS:
            return found
    return ()
