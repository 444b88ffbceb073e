"""Four small papers on two deals and one act, and the desk that reads them."""

from __future__ import annotations

from agent.quote.shelf import Desk
from evals.shelf import Shelf
from store.filters import Filters
from tests.agent.compose.world import make_shelf

ACT = """---
title: Harbour Safety Act 2024
issuer: Parliament of Norland
date: 2024-05-03
---

# Harbour Safety Act 2024

Done at Velm, 3 May 2024.

## Article 1 Subject matter

1. This Act lays down rules for the safety of harbours in Norland.

## Article 2 Lighting of quays

1. A harbour operator shall light every quay from dusk to dawn.

2. The Ministry of Transport shall publish a list of quays each year.

## Article 3 Reporting obligations of operators

1. A harbour operator shall report every serious accident to the Inspectorate within 24 hours.

2. The Harbour Inspectorate may request a harbour operator to provide a further report.

## Article 4 Penalties

1. Failure to meet the obligations in Article 3 shall be subject to fines of up to EUR 40 000.

2. Failure to meet the obligations in Article 2 shall be subject to fines of up to EUR 500.

## Article 5 Application

This Act shall apply from 1 July 2025. However, Article 3 shall apply from 1 January 2025.
"""

MEMO = """---
title: Memorandum of Understanding between Norland and Sudmark on the Ocean Data Deal
issuer: Government of Norland
date: 2025-03-10
---

# Memorandum of Understanding between Norland and Sudmark on the Ocean Data Deal

## Purpose

The purpose of this Memorandum is to enable the exchange of ocean data between the Participants.

## Cooperation

The Participants intend to establish a joint ocean data centre in the port of Velm.

The Participants intend to publish all data of the centre every year.

The centre is expected to improve the forecasts of storms for the fishing fleets.

## Status

This Memorandum does not create any legally binding obligations.

Nothing in this Memorandum commits the Participants to the expenditure of funds.
"""

NEWS = """---
title: Norland and Sudmark sign Ocean Data Deal
issuer: The Velm Gazette
date: 2025-03-11
---

# Norland and Sudmark sign Ocean Data Deal

Norland and Sudmark signed the Ocean Data Deal on 10 March 2025 in Velm.

Critics raised concerns that the Ocean Data Deal leaves the costs open.

Subscribe to our newsletter for more on the Ocean Data Deal.

What will the Ocean Data Deal cost?
"""

TWIN = """---
title: Memorandum of Understanding between Norland and Japan on the Ocean Data Deal
issuer: Government of Norland
date: 2025-06-01
---

# Memorandum of Understanding between Norland and Japan on the Ocean Data Deal

The Participants intend to establish a joint ocean data centre in the port of Osaka.
"""

DEAL = "the Ocean Data Deal"
DUTIES = "the Harbour Safety Act reporting duties"


def make_papers() -> Shelf:
    """Return the act, the memorandum and the report on it."""
    return make_shelf(act=ACT, memo=MEMO, news=NEWS)


def open_desk(shelf: Shelf) -> Desk:
    """Return the library as one briefing sees it."""
    return Desk(shelf=shelf, filters=Filters())
