"""Words that say who, where, when, in what form or at what price: each by its kind.

A paraphrase may tell nearly all of its source in other words, but it has no use for a new party, a
new place or a new price. Left out are words that stand for many others ("leader", "company",
"body", "user") and those of force, hedging and quantity, which have their own checks.
"""

from __future__ import annotations

from functools import lru_cache

from agent.checks.words import listed, singular

NOUNS = {
    "party": listed(
        "lawmaker legislator congressman congresswoman senator parliament parliamentarian "
        "congress court judge lawyer attorney prosecutor police army military navy soldier veteran "
        "ambassador diplomat minister mayor governor councillor regulator auditor inspector "
        "reviewer evaluator assessor examiner university college school rector dean professor "
        "lecturer teacher student pupil child parent family relative patient doctor nurse hospital "
        "clinic pharmacist bank banker insurer investor shareholder creditor trader merchant "
        "retailer wholesaler supplier subcontractor manufacturer exporter importer employer "
        "employee worker staff intern apprentice engineer programmer "
        "consultant adviser advisor charity ngo union church farmer "
        "fisherman landlord tenant homeowner neighbour neighbor resident citizen consumer customer "
        "subscriber passenger driver sailor tourist visitor refugee migrant immigrant prisoner "
        "offender journalist reporter editor publisher newspaper artist athlete volunteer donor "
        "ministry embassy consulate tribunal jury witness taxpayer pensioner retiree widow orphan "
        "woman man teenager adult business corporation startup start-up enterprise utility "
        "provider lobbyist activist campaigner celebrity actor musician republican democrat rival "
        "competitor subsidiary broker notary contractor librarian accountant economist historian "
        "translator interpreter paramedic firefighter sheriff detective spy hacker criminal "
        "terrorist smuggler squadron battalion think-tank thinktank cooperative franchisee tribe "
        "bishop priest monk imam rabbi cardinal king queen prince princess emperor billionaire "
        "philanthropist entrepreneur freelancer trainee graduate undergraduate alumnus kindergarten"
    ),
    "time": listed("minute hour midnight weekend lunchtime fortnight"),
    "form": listed(
        "lecture seminar workshop webinar questionnaire leaflet brochure podcast film video "
        "television radio fax courier email e-mail telephone phone hotline postcard poster "
        "spreadsheet app plug-in"
    ),
    "place": listed(
        "campus classroom courtroom laboratory warehouse factory embassy suburb island village "
        "airport harbour harbor seaport stadium museum library prison barracks"
    ),
    "domain": listed(
        "procurement retirement pension evacuation election tax customs agriculture fishing "
        "forestry mining aviation railway coal sewage tourism litigation arbitration adoption "
        "marriage divorce burial immigration asylum migration border vetting warranty copyright "
        "trademark electricity supercomputer fuel chip hypersonic vaccine drug weapon missile "
        "satellite drone robot battery payroll recruitment hiring advertising banking insurance "
        "housing deployment export import wildfire flood drought earthquake pandemic strike "
        "lawsuit bankruptcy merger embargo boycott ransom bribery corruption espionage"
    ),
    "matter": listed(
        "almond apple banana barley bean beef beer berry bread butter caramel carrot cheese "
        "cherry chilli chocolate cinnamon cocoa coconut coffee corn egg garlic grape ham hazelnut "
        "honey jam juice lamb lemon lobster mango maple meat milk mushroom oat olive onion pastry "
        "peach pear pepper pistachio pork potato pumpkin raspberry rice rye salad salmon saffron "
        "soup spinach strawberry sugar syrup tomato truffle tuna vanilla vinegar walnut wheat "
        "whisky wine yoghurt yogurt aluminium aluminum asbestos bamboo brass clay copper cotton "
        "diamond granite graphite gravel ivory leather linen lithium marble mercury nickel nylon "
        "oak paraffin plywood platinum rubber silk timber titanium tungsten uranium velvet wool "
        "zinc"
    ),
    "creature": listed(
        "ant bee beetle butterfly camel cat cattle cod cow crocodile deer dog dolphin donkey eagle "
        "eel elephant falcon frog goat goose hen herring horse lion lizard mosquito moth octopus "
        "otter owl oyster panda parrot penguin pig pigeon pony rabbit sheep sparrow spider "
        "squirrel tiger trout turkey turtle wasp whale wolf"
    ),
    "event": listed(
        "banquet barbecue birthday carnival concert dinner funeral gala graduation lunch luncheon "
        "parade picnic procession rehearsal sermon vigil wedding breakfast supper"
    ),
}
"""Nouns by kind, in the singular."""

ADJECTIVES = {
    "time": listed(
        "overnight hourly daily weekly fortnightly monthly quarterly yearly annual annually "
        "semiannual biannual biennial multi-year year-round round-the-clock midyear"
    ),
    "price": listed(
        "free gratis unpaid complimentary costly cheap cheaper inexpensive expensive discounted "
        "subsidised subsidized cost-free fee-free refundable low-cost cut-price overpriced"
    ),
    "form": listed(
        "oral verbal handwritten notarised notarized laminated graphical command-line signed "
        "written printed postal telephonic interactive"
    ),
    "place": listed(
        "rural urban local overseas abroad coastal inland offshore onshore suburban nationwide "
        "worldwide statewide citywide municipal downtown underground underwater on-site off-site"
    ),
    "language": listed(
        "bilingual multilingual monolingual trilingual subtitled plain-language dubbed"
    ),
    "party": listed(
        "congressional parliamentary judicial presidential ministerial military private "
        "bipartisan democratic republican human female male elderly disabled"
    ),
    "manner": listed(
        "anonymous unanimous punitive confidential classified unclassified peer-reviewed landmark "
        "award-winning state-owned secret controversial automatically unannounced "
        "live televised recorded encrypted"
    ),
    "colour": listed("beige crimson indigo pink purple scarlet turquoise violet yellow"),
}
"""Adjectives and adverbs by kind, as they are written."""


def find_field(word: str) -> frozenset[str]:
    """Return the words by which a source tells of the field that a word belongs to."""
    bare = word.removesuffix("'s")
    return listed(FIELDS.get(bare) or FIELDS.get(IRREGULAR.get(bare) or singular(bare), ""))


ANYBODY = listed(
    "applicant user participant member person people individual official leader recipient "
    "beneficiary holder owner signatory candidate guest attendee faculty everyone everybody anyone "
    "anybody someone expert newcomer respondent claimant complainant delegate"
)
"""Words that name nobody in particular: a party may stand for them, and they add none."""


@lru_cache(maxsize=20_000)
def names_anybody(word: str) -> bool:
    """Say whether a word stands for whoever takes part: "applicants", "users"."""
    return singular(word.removesuffix("'s")) in ANYBODY or word in ANYBODY


@lru_cache(maxsize=20_000)
def find_kind(word: str) -> str:
    """Return the kind of a word in small letters, "" where it says none of these things."""
    bare = word.removesuffix("'s")
    for kind, words in ADJECTIVES.items():
        if bare in words:
            return kind
    single = IRREGULAR.get(bare) or singular(bare)
    return next((kind for kind, words in NOUNS.items() if single in words), "")


FIELDS = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year annual", "annual": "year", "annually": "year annual", "hourly": "hour",
    "overnight": "night", "biennial": "year", "biannual": "year", "minute": "second instant",
    "patient": "hospital clinic treat treatment medical health care doctor surgery disease",
    "doctor": "hospital clinic medical health care surgery", "nurse": "hospital clinic medical",
    "student": "school class education learn study course campus college university teach",
    "pupil": "school class education learn teach", "teacher": "school class education teach",
    "parent": "child family son daughter", "child": "young school kid minor baby born age",
    "family": "parent child household home", "worker": "job work labor labour union wage employ",
    "employee": "job work labor labour wage staff", "employer": "job work labor labour wage hire",
    "staff": "job work employ team people", "passenger": "train bus ferry flight ride travel",
    "driver": "drive car truck road", "farmer": "farm crop harvest field agriculture",
    "consumer": "buy purchase shop price consume product", "customer": "buy purchase shop sell",
    "soldier": "army troop military war", "veteran": "army military war served",
    "prisoner": "prison jail", "voter": "vote election poll", "resident": "live home house town",
    "tenant": "rent lease flat", "landlord": "rent lease flat", "tourist": "tour visit travel",
    "court": "judge legal trial ruling sue lawsuit judicial", "judge": "court legal trial ruling",
    "lawyer": "legal law court", "investor": "invest fund capital", "bank": "loan credit finance",
    "neighbor": "near street", "neighbour": "near street", "human": "people person man hand",
    "private": "personal company business firm", "written": "write letter paper document text",
    "signed": "signature sign", "overseas": "foreign abroad international", "worldwide":
    "world global globe international", "nationwide": "country nation national", "rural":
    "country village farm", "urban": "city town", "cheap": "cost price low", "cheaper":
    "cost price low save", "costly": "cost price expensive", "expensive": "cost price",
    "inexpensive": "cost price cheap", "email": "mail message address",
    "e-mail": "mail message address", "telephone": "call phone", "phone": "call telephone",
    "business": "company firm enterprise industry commercial trade", "provider":
    "provide supply service vendor", "supplier": "supply vendor provide sell", "military":
    "army defense defence force war soldier", "election": "vote voter poll elect", "tax":
    "duty levy fiscal revenue", "import": "trade goods", "export": "trade goods",
    "automatically": "automat auto", "engineer": "engineering",
    "researcher": "research science scientist", "scientist": "science research",
}  # fmt: skip
"""Words that a source may have in the place of one of these: who is in school is a student."""

IRREGULAR = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "families": "family",
    "congressmen": "congressman",
    "fishermen": "fisherman",
    "universities": "university",
    "businesses": "business",
    "witnesses": "witness",
    "alumni": "alumnus",
    "classes": "class",
}
