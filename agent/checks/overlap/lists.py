"""Small word lists that the evidence overlap and the word differences share."""

from __future__ import annotations

from typing import Final

from agent.checks.words import listed, stem

NEGATIONS: Final = listed(
    "not no never neither nor cannot without none nothing nobody nowhere hardly barely fail fails "
    "failed failing refuse refuses refused unable lack lacks lacked lacking"
)
HEDGES: Final = listed(
    "may might could can should would possibly perhaps likely probably potentially about around "
    "approximately roughly nearly almost suggest suggests suggested appear appears appeared seem "
    "seems seemed reportedly allegedly intend intends intended aim aims seek seeks encourage "
    "encouraged expect expects expected plan plans planned propose proposes proposed consider "
    "considers considering endeavour endeavours endeavor endeavors typically usually generally"
)
HARD: Final = listed(
    "must shall will require requires required mandatory obliged obligated always definitely "
    "certainly guarantee guarantees guaranteed ensure ensures proves proved proven binding"
)
QUANTIFIERS: Final = listed(
    "all every each only most many some few several both any entire whole sole solely exclusively "
    "always never first last least largest smallest highest lowest majority minority half"
)
COMPARATIVES: Final = listed(
    "more less fewer greater higher lower larger smaller above below over under before after "
    "earlier later longer shorter better worse"
)
# What a briefing puts around a statement: who says it, and in what kind of document.
FRAME: Final = listed(
    "say says said state states stated statement note notes noted report reports reported "
    "describe describes described explain explains explained add adds added announce announces "
    "announced according document text source passage paper provide provides provided set sets "
    "under its their per declare declares declared recital recitals recognise recognises "
    "recognised recall recalls recalled mention mentions mentioned point points pointed tell "
    "tells told call calls called list lists listed record records recorded specify specifies "
    "specified concern concerns concerning regard regarding relate relates refer refers referring"
)
# What joins a sentence to the one before it, and says nothing of its own.
CONNECTS: Final = listed(
    "additionally furthermore moreover also however therefore thus hence accordingly similarly "
    "likewise overall finally meanwhile then further besides namely example instance addition "
    "turn result context regard respect yes step things "
    # What a preposition may be told by: "around" adds no "roughly" that the figures do not see.
    "around throughout among amongst via toward towards alongside along whilst"
)
# What a retelling puts in between, and takes nothing's place: "is used to", "can be found in".
LIGHT: Final = listed(
    "used using found order way ways kind type form purpose purposes aim aims aimed meant intended "
    "designed carried taken takes place held given made based related relevant respective thereby "
    "question entitled titled known located particular able work works working effort efforts "
    "page website site speaker author authors writer article press release letter memo "
    "process reader readers user users people person include includes including"
)
# Nouns that a near copy may put in: "was the day on which". They do place an event elsewhere.
OCCASIONS: Final = listed("day date event occasion case point matter thing fact part moment")
# Verbs that say next to nothing by themselves: the noun or the particle beside them tells.
SUPPORT: Final = listed(
    "give gives gave given giving take takes took taken taking put puts putting get gets got "
    "getting bring brings brought bringing come comes came coming go goes went going become "
    "becomes became becoming remain remains remained remaining stay stays stayed staying keep "
    "keeps kept keeping hold holds held holding lie lies lay lying stand stands stood standing "
    "find finds found finding see sees saw seen seeing serve serves served serving turn turns "
    "turned turning run runs ran running pose poses posed posing "
    "bear bears bore borne bearing undergo undergoes underwent undergone undergoing feature "
    "features featured featuring"
)
_COUNTED: Final = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
# "One" is left out: it is more often a pronoun than a number.
NUMBER_WORDS: Final = {
    **{word: str(value) for value, word in enumerate(_COUNTED.split(), 2)},
    **{word: str(10 * value) for value, word in enumerate(_TENS.split(), 2)},
}
_OPPOSITES: Final = """
accept reject;accept refuse;accept decline;add remove;add subtract;admit deny;advance delay;
advance retreat;affirm deny;agree disagree;allow prohibit;allow forbid;allow prevent;allow ban;
allow block;ally enemy;always never;approve reject;approve oppose;arrive depart;ascend descend;
attack defend;authorise prohibit;authorize prohibit;ban permit;before after;begin end;begin finish;
benefit harm;best worst;better worse;big small;birth death;born died;boy girl;brother sister;
buy sell;cause prevent;centralise decentralise;cheap expensive;civil military;civilian military;
close open;combine separate;comply violate;confirm deny;connect disconnect;create abolish;
create destroy;creditor debtor;decline increase;decline rise;decrease increase;decrease grow;
decrease rise;deep shallow;defeat victory;demand supply;deregulate regulate;discourage encourage;
disprove prove;domestic foreign;downgrade upgrade;early late;east west;eastern western;
easy difficult;easy hard;employer employee;enable disable;enable prevent;encourage prevent;
enter leave;exclude include;exempt subject;expand contract;expand reduce;expand shrink;
expire start;export import;external internal;extend shorten;fail succeed;failure success;fall rise;
false true;fast slow;father mother;favour oppose;few many;final initial;first last;forbid permit;
formal informal;former current;former latter;forward backward;freeze unfreeze;full empty;gain loss;
gain lose;general specific;give take;good bad;grant deny;grant refuse;grant revoke;grow shrink;
guilty innocent;halve double;hard soft;harm protect;heavy light;high low;hire fire;hot cold;
husband wife;import domestic;improve worsen;improve deteriorate;incoming outgoing;
increase reduce;increase lower;increase cut;increase drop;increase fall;indefinite definite;
inside outside;introduce repeal;introduce withdraw;join leave;keep discard;king queen;large small;
lawful unlawful;legal illegal;lend borrow;lengthen shorten;lift impose;likely unlikely;
local national;long short;loosen tighten;love hate;lower raise;lower upper;maintain abandon;
major minor;majority minority;male female;man woman;mandatory optional;mandatory voluntary;
maximum minimum;men women;more less;more fewer;multilateral bilateral;natural artificial;
negative positive;new old;night day;north south;northern southern;obligatory voluntary;
offence defence;offline online;old young;open shut;optional compulsory;parent child;pass fail;
past future;peace war;permanent temporary;permit prohibit;physical virtual;plaintiff defendant;
plus minus;poor rich;prevent promote;private public;confidential public;confidentiality public;
profit loss;progress regress;promote hinder;
protect endanger;publish withhold;pull push;quick slow;raise reduce;raise cut;ratify reject;
reduce grow;reduce expand;reduce rise;reject support;release detain;remain leave;remember forget;
remote local;renew terminate;repeal enact;reveal conceal;reward punish;rise drop;rural urban;
safe dangerous;safe unsafe;save spend;secret public;secure insecure;senior junior;seller buyer;
single multiple;sink float;slow accelerate;son daughter;start end;start stop;start finish;
strengthen weaken;strong weak;summer winter;suspend resume;suspend continue;tenant landlord;
terminate continue;tighten relax;top bottom;toward away;transparent opaque;trust distrust;
unanimous divided;uncle aunt;unilateral multilateral;unite divide;upward downward;vacant occupied;
valid invalid;vertical horizontal;visible invisible;voluntary compulsory;voluntary binding;
win lose;winner loser;wide narrow;win lost;within beyond;within outside
"""


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in "".join(_OPPOSITES.split("\n")).split(";"):
        one, other = (stem(word) for word in pair.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES: Final = _opposites()
"""Stems of words with the stems of what says the contrary."""

PREFIXES: Final = ("un", "in", "im", "il", "ir", "non", "dis", "de", "mis")


def are_opposed(one: str, other: str) -> bool:
    """Say whether two stems say the contrary: a listed pair, or one is the other's negation."""
    if other in OPPOSITES.get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and any(long == prefix + short for prefix in PREFIXES)


_EQUALS: Final = """
about regarding;accord agreement;aid assist;aid help;allow permit;assist help;assist support;
begin start;begin commence;start commence;body organisation;buy purchase;carry conduct;
company firm;company business;firm business;complete finish;country nation;country state;
create establish;establish set;end finish;end terminate;enhance improve;enhance strengthen;
ensure secure;forbid prohibit;ban prohibit;ban forbid;foster promote;further advance;
give provide;give grant;government administration;hold organise;include comprise;
include contain;intend plan;keep maintain;keep retain;law act;law legislation;make produce;
meet gather;name appoint;need require;notify inform;obtain get;obtain receive;people person;
people individuals;publish issue;publish release;reduce cut;reduce lower;regulation rule;
remain stay;report account;seek try;send transmit;show demonstrate;show indicate;sign conclude;
study examine;teach train;tell inform;use utilise;use employ;work cooperate;work collaborate;
cooperate collaborate;year annual;dependence reliance;depend rely;
fulfil meet;fulfill meet;fulfil honour;aim strive;aim seek;aspect part;area field;select choose;
impede hinder;key important;vital essential;main principal;quick rapid;big large;enough sufficient;
join enter;launch start;launch begin;
expand extend;indicate suggest;assess evaluate;amend change;change alter;alter modify;amend modify;
rule provision;omit leave;tell disclose;reveal disclose;finance fund;
appraise assess;vow pledge;promise pledge;

"""


def _equals() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in "".join(_EQUALS.split("\n")).rstrip(";").split(";"):
        one, other = (stem(word) for word in pair.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


ALIKE: Final = _equals()
"""Stems of plain words with the stems that may stand for them in a near-verbatim statement."""

CANCELS: Final = listed(
    "draft former proposed interim provisional preliminary potential prospective estimated planned "
    "alleged supposed acting deputy vice voluntary non-binding indicative tentative expected "
    "possible likely suspected would-be nominal partial"
)
"""Adjectives without which a noun means something else: a draft treaty is no treaty."""

SENSES: Final = {
    word: sense
    for sense, words in {
        "no": "not no never neither nor cannot without nothing nobody none",
        "only": "only solely exclusively",
        "all": "all every each any always",
        "some": "some several many most few sometimes often usually generally normally typically",
        "may": "may might could can",
        "must": "must shall",
        "should": "should ought",
        "if": "if",
        "unless": "unless except",
        "before": "before",
        "after": "after",
        "more": "more greater higher above over",
        "less": "less fewer lower below under",
        "near": "approximately nearly almost roughly",
    }.items()
    for word in words.split()
}
"""Small words that turn the sense of a sentence, each with what they say.

"And", "or", "about" and "around" are left out: they come and go in lists and as prepositions.
"""
