"""Build answers for the tests of the renderers."""

from __future__ import annotations

from dataclasses import replace

from agent.types import (
    MENDED,
    QUOTED,
    Answer,
    Attempt,
    Evidence,
    Finding,
    Gap,
    Judgement,
    Kind,
    Outcome,
    Statement,
    Usage,
    Verdict,
)
from store.types import (
    DateKind,
    Document,
    Precision,
    Provenance,
    Region,
    Role,
    SourceCard,
    Span,
    Stated,
    StatedDate,
    Status,
    Tick,
)

SUPPORTED = Verdict(judgement=Judgement.SUPPORTED)

MEMO = Document(
    id="5f2a90c1d0",
    version="aa" * 32,
    title="Memorandum of Understanding on Shared Compute",
    media_type="application/pdf",
    origin="library/memorandum.pdf",
    added="2026-01-01T00:00:00Z",
    pages=4,
    characters=5_120,
    words=812,
    card=SourceCard(
        title=Stated(
            value="Memorandum of Understanding on Shared Compute", span=Span(start=0, end=45)
        ),
        issuer=Stated(value="Ministry of Digital Affairs", span=Span(start=61, end=88)),
        language="en",
        dates=(
            StatedDate(
                value="2024-03-14",
                precision=Precision.DAY,
                kind=DateKind.SIGNATURE,
                span=Span(start=90, end=103),
            ),
        ),
        signatories=(Stated(value="Amara Osei", span=Span(start=115, end=125)),),
        provenance=Provenance.P1,
        provenance_reason="calls itself a memorandum of understanding and is signed",
        ticks=(
            Tick(name="issuer named", holds=True, span=Span(start=61, end=88)),
            Tick(name="stable identifier", holds=False),
        ),
    ),
)
PRESS = replace(
    MEMO,
    id="77b1e4aa02",
    version="bb" * 32,
    title="Partners to build compute hub",
    origin="library/press.html",
    media_type="text/html",
    pages=None,
    card=SourceCard(
        issuer=Stated(value="Halden Systems"),
        dates=(StatedDate(value="2024-03", precision=Precision.MONTH, kind=DateKind.PUBLICATION),),
        provenance=Provenance.P3,
    ),
    status=Status.WITHDRAWN,
    status_reason="“This notice was withdrawn on 2 May 2024.”",
)


def evidence(
    quote: str,
    document: Document = MEMO,
    *,
    start: int = 100,
    page: int | None = 3,
    number: str | None = None,
    region: Region = Region.BODY,
    role: Role | None = None,
    path: tuple[str, ...] = (),
    lead: str | None = None,
) -> Evidence:
    """Return one sentence as evidence."""
    return Evidence(
        document=document,
        ordinal=start // 10,
        start=start,
        end=start + len(quote),
        quote=quote,
        region=region,
        role=role,
        page=page,
        number=number,
        heading_path=path,
        lead=lead,
    )


def quotation(*items: Evidence, kind: Kind = Kind.FACT) -> Statement:
    """Return a statement that is the words of its evidence."""
    text = " ".join(item.quote for item in items)
    return Statement(text=text, kind=kind, evidence=items, verdict=SUPPORTED)


def answer(*statements: Statement, outcome: Outcome = Outcome.ANSWER) -> Answer:
    """Return an answer of the statements."""
    sources = {item.document.id: item.document for s in statements for item in s.evidence}
    return Answer(
        question="When does the committee meet?",
        outcome=outcome,
        statements=statements,
        sources=tuple(sources.values()),
        usage=Usage(search_seconds=0.01, total_seconds=0.02),
        fingerprint="f00d",
    )


LEAD = "The Participants intend to:"
FULL = replace(
    answer(
        quotation(
            evidence(
                "The Participants intend to hold the first meeting of the Joint Committee within "
                "180 days of signature.",
                number="para 3.14",
                path=("Part II", "Governance"),
            )
        ),
        quotation(
            evidence(LEAD, start=300, page=3, number="para 4"),
            evidence("publish a joint roadmap;", start=330, page=4, region=Region.LIST, lead=LEAD),
            evidence("share test results.", start=360, page=4, region=Region.LIST, lead=LEAD),
        ),
        quotation(
            evidence("We will open the hub this year.", PRESS, page=None),
            kind=Kind.SOURCE_SAYS,
        ),
        Statement(
            text="The committee first meets within 180 days, and two tasks are listed.",
            kind=Kind.INFERENCE,
            evidence=(
                evidence("Recalling the first meeting,", start=20, page=1, role=Role.RECITAL),
            ),
            verdict=SUPPORTED,
        ),
        outcome=Outcome.PARTIAL_ANSWER,
    ),
    withheld=(
        Statement(
            text="The hub costs £5 million.",
            kind=Kind.FACT,
            evidence=(evidence("The hub costs £4 million.", start=500),),
            verdict=Verdict(
                judgement=Judgement.CONTRADICTED,
                findings=(
                    Finding(
                        check="figures",
                        judgement=Judgement.CONTRADICTED,
                        message="'£5 million': the source says '£4 million'",
                        words="£5 million",
                    ),
                ),
            ),
        ),
    ),
    gaps=(
        Gap(
            about="no date is given for the second meeting",
            searched="2 documents",
            nearest=evidence("Later meetings are arranged as needed.", start=420),
            needed="minutes of the committee",
        ),
    ),
    notices=("The memorandum states an intention, not an obligation.",),
)

MODELLED = replace(
    answer(
        Statement(
            text="The committee is to meet for the first time within 180 days of signature.",
            kind=Kind.FACT,
            evidence=FULL.statements[0].evidence,
            verdict=SUPPORTED,
        ),
        replace(
            FULL.statements[2],
            verdict=Verdict(
                judgement=Judgement.SUPPORTED,
                findings=(
                    Finding(
                        check=MENDED,
                        judgement=Judgement.SUPPORTED,
                        message="quoted: the model's first wording failed the check of force",
                        words=QUOTED,
                    ),
                ),
            ),
        ),
        FULL.statements[3],
        outcome=Outcome.PARTIAL_ANSWER,
    ),
    model="openai:x@http://localhost/v1",
    usage=Usage(
        search_seconds=0.01,
        total_seconds=2.5,
        model_seconds=2.4,
        calls=2,
        input_tokens=5_120,
        output_tokens=310,
        cost_usd=0.0042,
        attempts=(
            Attempt(purpose="compose", outcome="done", seconds=2.0, status=200),
            Attempt(purpose="rewrite", outcome="done", seconds=0.4, status=200),
        ),
    ),
)
