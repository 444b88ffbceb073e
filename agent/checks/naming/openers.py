"""Words that open a sentence with a capital without being names, by class."""

from __future__ import annotations

import re

from agent.checks.values.spelled import SCALES, SMALL_ORDINALS, TENS, TENS_ORDINALS, UNITS
from agent.checks.words import listed

FUNCTION = listed(
    "a aboard about above according across after afterwards again against ago ahead akin all "
    "almost alone along alongside already also although altogether always amid among amongst an "
    "and another any anybody anyone anything apart are around as aside at away back barring based "
    "be because been before behind being below beneath beside besides best better between beyond "
    "both but by can compared concerning considering could counting depending despite did do does "
    "down due during each earlier either else elsewhere enough even ever every everybody everyone "
    "everything everywhere except excepting far few fewer following for former forward from "
    "further furthermore given had half hardly has have having he hence henceforth her here "
    "hereafter hereby herein hers herself him himself his hitherto how however i if in including "
    "indeed inside instead into is it its itself just last late later latter least less lest like "
    "likewise little long lots may maybe meanwhile might mine more moreover most much must my "
    "myself namely near neither never nevertheless next no nobody none nonetheless nor not "
    "nothing notwithstanding now nowhere of off often on once one ones oneself only onto opposite "
    "or other others otherwise ought our ours ourselves out outside over overall owing own past "
    "pending per perhaps plenty plus prior provided providing pursuant quite rather regarding "
    "regardless respecting same save seldom several shall she should since so some somebody "
    "someday somehow someone something sometimes somewhere soon still subject such thanks than "
    "that the their theirs them themselves then thence there thereafter thereby therefore therein "
    "these they this those though through throughout thus till to today together tomorrow too "
    "toward towards twice under underneath unless unlike until up upon us versus very via was we "
    "well were what whatever when whence whenever where whereas whereby wherein whereupon "
    "wherever whether which whichever while whilst who whoever whole whom whomever whose why will "
    "with within without would yes yesterday yet you your yours"
)
COMPARATIVES = listed(
    "bigger broader cheaper cleaner clearer closer deeper earlier easier faster fewer fuller "
    "greater harder heavier higher larger later lighter longer lower narrower nearer newer older "
    "quicker richer safer sharper shorter simpler slower smaller smoother stricter stronger "
    "tighter tougher weaker wider biggest broadest cheapest deepest fastest greatest highest "
    "largest latest longest lowest newest oldest safest shortest smallest strongest widest"
)
NOUNS = listed(
    "access account act action activity adult advice advocate affair age agent aid aim air "
    "airline airport allocation ally amount analyst animal annex answer app applicant application "
    "approach approval archive area argument article artist assessor asset attempt attendance "
    "auditor author authority award ballot bank barrier base basis battery behaviour belief "
    "benchmark benefit bidder bill board body bond book border borrower branch breach brief "
    "broker budget builder building bus business buyer cable call campaign candidate capital car "
    "card care carer carrier case cash cause centre certificate chain challenge chance change "
    "chapter charge charity check chemical child children chip choice citizen city claim claimant "
    "class classroom clause clearance client climate clinic clinician closure cloud coal coast "
    "code college combination commerce commitment committee committees community company "
    "compliance component compute computer concept concern condition conduct consent consumer "
    "contact content contract contractor contribution control controller controllers copies copy "
    "cost costs council counterpart country county course court courts cover coverage craft "
    "creator credit crew crime criteria criterion critic crop culture currency custom customer "
    "customs cut cyber damage data date day deadline dealer death debate debt decade decision "
    "default defence defendant defense degree delay delegate delivery demand department deposit "
    "depth deployer design detail detainee developer development device dialogue diet director "
    "disability discharge disclosure discount disease dispute distributor district diversity "
    "doctor document donor door doubt draft driver drought drug duty earnings economy edition "
    "education effect effort elder election electricity email emission employee employer end "
    "energy engineer enterprise entity entrant equality equipment era error estate estimate "
    "evaluator event everybody evidence examiner example exception excerpt exchange executive "
    "exercise expenditure expense expert exporter export extra eye fact factory fail failure "
    "faith family farm farmer father fault feature fee fellowship female field figure file film "
    "finance fine fire firm fisheries fishery fishing flag fleet flight flood fund food force "
    "forecast forest form format founder framework fraud freedom freight fuel function "
    "funder funding future gain gap gas gender gift girl goal gold good goods grant grid ground "
    "group grower growth guarantee guest guidance guide guideline habitat hand harm harvest "
    "hazard head health hearing heat help high history holder home homeowner hospital host hour "
    "house household housing human idea image immigrant impact importer import incentive incident "
    "income increase index individual industry infant inflation influence input inquiry insider "
    "inspector institute institution insurance insurer intellectual intent interest intermediary "
    "invention inventor investment investor invoice island issue issuer item job journal "
    "journalist journey judge judges jury justice key kind knowledge label laboratory labour "
    "labor lack land landlord language launch law lawmaker lawyer lead leader learner leave "
    "lecture lender length lesson letter level liability library licence license licensee life "
    "light limit line link list litigation livestock living loan location lot loss machine mail "
    "maker male man manager mandate manufacturer map margin mark market material matter maximum "
    "meal mean means measure media medicine meeting member memory men merchant message metal "
    "method migrant military mill mine mineral minimum minister ministry minor mission mobile "
    "mode model moment money monitor month mother motion motor movement museum name nation nature "
    "navy need neighbour network news newspaper night noise note notice notification number nurse "
    "object objective observer occupant ocean offence offender offer office officer official oil "
    "operator opinion opponent opportunity option order organiser outcome output overhaul "
    "overview owner package page paper parent park parliament part participant partner party "
    "passenger passport past patent path patient pattern pay payee payer payment peace penalty "
    "people percentage performance period permit person personnel petition phase phone picture "
    "pilot pipeline place plan planner plant plastic plea pledge point police policy poll "
    "pollution pool poor population port position post poverty power practice price principle "
    "prison prisoner privacy prize problem procedure proceeding process processor procurer "
    "produce producer product profit programme program progress project promise proof property "
    "proponent proposal protest prosecutor provider provision public publication publisher pupil "
    "purchase purchaser purpose quality quantity quarter query question quota race rail railway "
    "rain range rate ratio reader reason receipt recipient record recourse recovery referee "
    "reference reform refugee refusal refund regime region register regulator release relief rent "
    "repair repeat report reporter representative request requirement rescue research researcher "
    "reserve resident resource response responsibility rest result retailer return revenue review "
    "reviewer reward right risk river road role room route rule run safeguard safety sale salary "
    "sample sanction saving scale scheme scholar school science scientist scope score screen sea "
    "search seat section sector security seller sense sensor sentence sequence series server "
    "service session set share shareholder sheet ship shop short shortage side sign signal "
    "signatory site size skill society software soil soldier solution source space speaker "
    "species speech speed spending sponsor sport staff stage stakeholder standard start state "
    "statement status step stock storage store story strategy street strength stress structure "
    "student study style subject subsidy success sum summary summit supervisor supplier supply "
    "support supporter surface surplus survey survivor system table talent talk target tariff "
    "task tax taxpayer teacher team technician technique technology tenant tender term test "
    "tester text theft theme theory thing threat time title tool topic tour town trade trader "
    "traffic trainee trainer train transcript transfer transit transport travel traveller "
    "treasury treatment treaty trend trial tribunal trust trustee turnover type union unit "
    "university update upgrade usage use user utility value vehicle vendor venue verdict verifier "
    "vessel victim video view village violation violence visa visit visitor voice volume "
    "volunteer vote voter wage wait war warning waste water way wealth weapon weather web website "
    "week weight welfare whistle wind winner witness woman women word work worker workforce "
    "workplace workshop world writer year youth zone"
)
ADJECTIVES = listed(
    "able absent academic acceptable accurate active actual acute added additional adequate "
    "administrative affected aggregate agricultural allied alternative ambient ample ancient "
    "annual anonymous apparent applicable appropriate armed artificial automatic available "
    "average bad basic beneficial big bilateral binding blind bold both brief broad central "
    "certain cheap chemical chief civic civil civilian classified clean clear clinical close "
    "coastal cold collective commercial common competent competitive complete complex "
    "comprehensive compulsory confidential consecutive constant contrary convenient core "
    "corporate correct corrupt costly critical crucial cultural current daily dangerous dead deaf "
    "dear deep deliberate dense dependent detailed different difficult digital direct disabled "
    "discrete distant distinct diverse domestic double dual early eastern easy economic "
    "educational effective efficient elderly electoral electric electrical electronic eligible "
    "emergency eminent empty enhanced entire environmental equal essential ethical everyday exact "
    "excellent excess exclusive executive existing expensive explicit express external extra "
    "extreme fair false familiar famous fast federal final financial firm fiscal fit fixed flat "
    "flexible foreign formal former fossil free frequent fresh full fundamental future general "
    "generative genuine global good governmental grand grave great green gross hard healthy heavy "
    "high historic holistic honest hostile huge human humanitarian identical illegal immediate "
    "imminent important independent indirect individual industrial inexpensive informal initial "
    "inner innovative institutional insufficient integral intense interim interior intermediate "
    "internal international invalid joint judicial junior keen key large lasting late latest "
    "lawful leading legal legislative legitimate lengthy light likely limited live local logical "
    "lone long loose low loyal main major mandatory manual marginal marine maritime massive "
    "material mature maximum mean medical medium mental mere middle mild military minimal minimum "
    "minor mixed mobile moderate modern modest monthly moral multilateral multiple municipal "
    "mutual narrow national native natural naval necessary negative neutral new noisy nominal "
    "normal northern notable novel nuclear numerous objective obvious occasional odd official old "
    "ongoing online open operational optional oral ordinary organic original outer outstanding "
    "outright overseas parliamentary partial particular past patient payable peaceful pending "
    "permanent permissible personal physical plain planned political poor popular positive "
    "possible potential powerful practical precise preferential preliminary premium present "
    "preventive previous primary prime principal prior private proactive professional prohibited "
    "prominent prompt proper proportionate prospective provincial prudent public punitive pure "
    "quantum quarterly quick quiet racial radical random rapid rare raw ready real reasonable "
    "recent reciprocal regional regular regulatory relative relevant reliable remaining remote "
    "renewable repeated resilient respective responsible retail rich right rigid rigorous rising "
    "robust rough routine rural safe satellite scarce scientific secondary secret secure select "
    "senior sensitive separate serious severe sharp short significant similar simple single "
    "skilled slight slow small smart social soft sole solid sound southern sovereign spare "
    "special specific stable standard statutory steady steep stiff straight strategic strict "
    "strong structural substantial sudden sufficient suitable superior supplementary supreme "
    "surplus sustainable swift synthetic systematic systemic tactical tangible technical "
    "temporary tight timely tiny top total tough toxic traditional transatlantic transparent "
    "trilateral true trusted typical ultimate unanimous uncertain undue uniform unilateral unique "
    "universal unlawful unlimited unprecedented unsafe unusual upper urban urgent useful usual "
    "vague valid various vast verbal viable virtual visible vital vocational voluntary vulnerable "
    "warm weak weekly western wide widespread wild wise wrong yearly young"
)
VERBS = listed(
    "accept add adopt agree allow apply approve ask assess avoid begin bring build buy choose "
    "come comply consider continue create cut decide deploy develop do draw encourage end enhance "
    "ensure establish expand explore fail find fix focus fund get give go handle help hold "
    "identify improve include increase invest join keep know launch leave let look maintain make "
    "manage meet monitor move notify offer pay prepare prevent promote protect prove provide "
    "publish pursue put raise reach read reduce remain remove repair repeat replace request "
    "require respond retain review run say see seek send shape show speak spend stay stop "
    "strengthen submit take tell transform treat try turn understand uphold use wait want weigh "
    "win work write"
)
COUNTS = frozenset({*UNITS, *TENS, *SCALES, *SMALL_ORDINALS, *TENS_ORDINALS, "hundred", "dozen"})
# First members of a compound in small letters, as in "Non-personal" and "Cross-border".
FRONTS = listed(
    "anti bi co counter cross de deep ex fore half inter intra low macro meta micro mid multi non "
    "off one open over part peer post pre pro quasi re real self semi sub super tele trans two "
    "three ultra un under up well year"
)
COMMON = FUNCTION | NOUNS | ADJECTIVES | VERBS | COUNTS
# Endings that make adverbs, adjectives and nouns of common words; a name rarely has them.
ENDING = re.compile(
    r"(?:tions?|sions?|ments?|ness|ships?|ities|ity|ances?|ences?|encies|ency|isms?|ologies|ology|"
    r"hood|less|ful|ous|able|ible|ical|ially|ated|ising|izing|wards?|wise)$"
)
ADVERB = re.compile(r"[a-z]{3,}ly$")
# Names that end as adverbs do.
NO_ADVERBS = listed(
    "italy emily kelly sicily lilly billy sally molly july reilly daly kimberly beverly connolly "
    "donnelly holly polly willy farrelly kennelly thessaly"
)


# Common words that are surnames, first names or firms as well: "Grant told Parliament" names one.
SURNAMES = listed(
    "baker banks bell best bill bishop bond brand brook brooks brown burns butler carter case "
    "chance child church coal cook cross dale dean drew fields fisher forest fox frank friend "
    "gates good grace grant gray green hall hand harm head heath hill holder holland hope house "
    "hunt hunter jack judge key king lane law little long major mark marks marsh mason max may "
    "mercy miller moon noble north page park parker parks pope porter potter power price read "
    "reed rich river rivers robin rose rule sage savage sharp shepherd short singer small smith "
    "snow south speaker spring steel stone street strong summer swift taylor temple terry trump "
    "block delta meta orange shell snap sprint square target visa "
    "turner wade walker wall ward waters weaver webb west white wild will wise wood woods worth "
    "young"
)


def is_common(word: str) -> bool:
    """Say whether a word that opens a sentence has its capital from that place alone."""
    small = word.casefold()
    if small in COMMON or small in COMPARATIVES or ENDING.search(small):
        return True
    if ADVERB.fullmatch(small) and small not in NO_ADVERBS:
        return True
    if _singular(small) in NOUNS:
        return True
    front, hyphen, rest = word.partition("-")
    return (
        bool(hyphen)
        and rest.islower()
        and (front.casefold() in FRONTS or is_common(front) or front.endswith(("ing", "ed")))
    )


def _singular(word: str) -> str:
    """Return a plural noun without its ending; only words of three letters and more."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes", "zes")) and word[:-2] in NOUNS:
        return word[:-2]
    return word.removesuffix("s")
