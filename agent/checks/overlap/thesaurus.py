"""Words that careful writers exchange in policy texts without changing what is said.

A group says that in the place of one word another of it may stand in a near-verbatim statement.
Force, hedges, figures, dates, names and order are for their own checks: words that differ in one
of these may stand together here, words of contrary sense never do.
"""

from __future__ import annotations

from typing import Final

from agent.checks.clauses import root

_GROUPS: Final = """
give present provide offer supply deliver furnish contain
stress highlight emphasise emphasize underline underscore accentuate
mean meant intend design conceive
use utilise utilize employ apply deploy leverage harness
show demonstrate illustrate indicate reveal display reflect
help assist support aid
improve enhance better strengthen advance boost upgrade
increase raise grow rise expand climb
reduce lower cut decrease lessen diminish shrink drop fall decline
begin start commence launch open initiate
end finish conclude terminate close complete cease stop
create establish found form set launch introduce develop build
make produce generate create
build construct develop erect
important key crucial vital essential critical significant major central
main principal primary chief key leading
big large great substantial considerable sizeable significant major
small little minor modest limited
quick rapid fast swift prompt speedy accelerate expedite speed
slow delay hinder hamper impede
easy simple straightforward
hard difficult challenging
many numerous multiple various several
different various diverse distinct
new novel
current present existing
previous earlier prior past former
later subsequent following next
often frequent regular
allow enable permit let
ensure guarantee secure assure
promote foster encourage further advance boost champion
protect safeguard shield defend secure preserve
prevent stop avoid block
tackle address confront combat counter handle resolve
fight combat counter tackle
deal handle manage
manage run administer oversee operate
oversee supervise monitor
check verify examine inspect review assess audit validate confirm
study examine investigate analyse analyze research explore
analyse analyze assess evaluate examine appraise gauge
consider examine weigh
find discover identify detect determine establish
think believe consider
say state note remark observe
explain describe outline detail clarify
describe outline detail depict characterise characterize portray
call term describe name label
mention cite refer reference
quote cite
announce declare unveil reveal disclose introduce
publish release issue
tell inform notify advise
warn caution alert
ask request call invite
answer respond reply
discuss debate address
talk speak discuss conversation dialogue discussion
meet gather convene assemble
meeting session gathering talk discussion
visit travel trip
travel go journey head
host hold organise organize stage
attend participate join part
join enter
lead head guide direct steer
follow pursue
pursue seek follow advance
seek try attempt aim look
try attempt endeavour endeavor
work collaborate cooperate
cooperate collaborate cooperation collaboration partnership partner
share exchange
send transmit submit forward
submit file lodge present
get obtain receive acquire gain secure
buy purchase procure acquire procurement acquisition
sell market
pay spend fund finance
cost price expense
money fund resource finance funding
fund finance bankroll funding financing
invest put investment
need require demand call necessary necessity want
keep retain maintain preserve hold remain
continue persist remain carry keep proceed ongoing still
stay remain keep
remain continue still
change alter modify amend adapt adjust transform
transform reshape revolutionise revolutionize overhaul change
update revise modernise modernize refresh renew
replace substitute supersede
remove eliminate scrap delete abolish lift erase
eliminate eradicate end
add include append
include comprise contain cover encompass incorporate consist involve feature
cover span encompass
cover apply govern
committed dedicated devoted
consist comprise compose
divide split share
combine merge join unite integrate
link connect tie join
involve engage
engage involve participate
choose select pick opt
decide determine
define specify determine
specify state stipulate define lay set detail
set lay define establish
list enumerate
record document log register
document record
collect gather compile
store keep hold
send dispatch
build strengthen
affect influence impact
influence shape affect
effect impact consequence result
result outcome consequence
cause lead produce trigger
reason ground cause
goal objective aim purpose target
purpose aim goal objective
step measure action move
measure action step
act action deed
method way approach means technique
way manner means method
approach strategy method
strategy plan
plan scheme programme program
programme program scheme initiative
initiative effort programme program
effort initiative work endeavour endeavor
task job duty assignment
role function
part component element portion section
area field domain sector region
field sector area domain
sector industry
topic subject theme matter issue
issue matter question problem concern
problem difficulty challenge issue
challenge difficulty problem obstacle
obstacle barrier hurdle impediment
barrier obstacle hurdle
danger risk threat hazard
threat danger
harm damage hurt injure
flaw weakness fault defect vulnerability shortcoming
mistake error
benefit advantage gain good
chance opportunity
ability capacity capability able
skill ability expertise competence
knowledge expertise
strong robust firm powerful solid
firm company business enterprise corporation
body organisation organization institution entity agency
entity organisation organization
group set
team group
staff employee worker personnel workforce
worker employee labour labor
person individual people human
people person citizen public individual
citizen people public resident
child minor young
young youth
user customer client
researcher scientist
expert specialist
leader head chief
official representative
representative delegate
government administration
country nation state
nation country national
world globe global international worldwide
global worldwide international world
international global
domestic national home
foreign overseas abroad
local regional
region area
place location site
site location
law legislation act statute
rule regulation provision
regulation rule
guidance guideline guide advice
advice guidance recommendation
standard norm benchmark criterion
requirement condition criterion
condition term requirement
term condition
agreement accord deal pact arrangement
treaty agreement
contract agreement
deal agreement
document paper text
report account
letter note
form format
file record
data information
information detail data
system platform
tool instrument
technology technological tech
software program application app
service offering
product good item
solution product
device gadget
network web
website site page
online digital web
computer computing compute
security safety secure safe
safety security safe
safe secure
privacy confidentiality
secret confidential
public open
open accessible available
available accessible
free open
clear plain evident obvious unambiguous
transparent open
fair just equitable
equal same
similar comparable like alike
same identical
whole entire full complete
complete full entire whole comprehensive
full complete entire
comprehensive thorough extensive full wide
wide broad extensive
broad wide extensive
detailed thorough
strict rigorous stringent tight
rigorous strict thorough robust
suitable appropriate fitting fit right proper
appropriate suitable proper
necessary needed required essential need
enough sufficient adequate
responsible accountable
effective efficient successful
efficient effective streamlined
successful effective
advanced sophisticated leading cutting modern
modern contemporary advanced
innovative novel new
innovation invention
unique distinct special particular specific
specific particular certain concrete
particular specific especially notably chiefly
especially particularly notably above mainly
mainly chiefly primarily mostly largely
largely mainly mostly
together jointly joint common
joint common shared together
common shared joint
mutual shared reciprocal
annual year
each every
total sum overall
sum amount total
amount quantity volume sum
number quantity count
rate level
level degree
share proportion percentage part
period time span
time period moment
date day
deadline date limit
stage phase step
phase stage
process procedure
procedure process
test trial pilot try
trial test pilot experiment
train teach educate instruct training
education schooling training
teach educate instruct
learn study
school university
child pupil student
student pupil learner
doctor physician
medicine drug medication
disease illness condition
patient sick
health medical healthcare
treatment therapy
care treatment
food nutrition
water marine
energy power electricity
power electricity energy
climate environment
environment environmental setting
pollution emission
car vehicle automobile
vehicle car
ship vessel boat
aircraft plane airplane
war conflict
conflict war
weapon arm
military defence defense armed
force troop
ally partner
partner ally counterpart
friend ally friendship
relation relationship tie
relationship relation tie
promise pledge vow commit undertake
commitment pledge promise
agree accept consent concur
accept approve
support back endorse
oppose resist
criticise criticize fault
praise commend laud acclaim applaud welcome
thank thanks gratitude
welcome greet
celebrate mark commemorate
mark constitute represent be
represent constitute mark
recognise recognize acknowledge
reaffirm reiterate restate repeat affirm underline
reiterate repeat reaffirm restate
affirm confirm assert
claim assert contend maintain
argue contend assert maintain
express voice state
voice express raise
raise voice express
concern worry fear anxiety
fear worry concern afraid
hope wish
want wish desire
understand grasp comprehend
know understand
see view regard perceive consider
see refer consult find visit
view opinion perception
experience undergo
face confront encounter
happen occur arise take place
occur happen arise
arise emerge occur
appear emerge
come arrive
go proceed
leave depart omit
return go back
bring carry
carry conduct perform execute
perform conduct carry execute do
conduct perform carry run hold
implement execute apply carry introduce
execute implement
enforce implement apply
comply follow adhere observe meet conform
meet satisfy fulfil fulfill
fulfil fulfill meet satisfy
achieve reach attain accomplish realise realize
reach achieve attain
realise realize achieve
win gain
succeed follow
fail miss
lack miss
exceed surpass top
match equal fit
fit suit match tailor
tailor adapt customise customize
base ground found rest
depend rely hinge
rely depend
contribute add help
enter accede
appoint name nominate designate select
name appoint call
elect choose
employ hire recruit
recruit hire
dismiss fire
sign conclude
draft write prepare draw
write author draft compose
prepare ready draft
organise organize arrange
arrange organise organize
schedule plan
approve authorise authorize clear endorse
authorise authorize permit approve
grant award give
award grant give
assign allocate give
allocate assign distribute
distribute spread allocate circulate
spread dissemination disseminate distribute
extend prolong lengthen expand
expand extend broaden widen enlarge
broaden widen expand
deepen strengthen intensify
intensify deepen strengthen
accelerate speed hasten expedite
drive spur fuel propel push
spur stimulate encourage drive prompt
attract draw
inspire motivate
respond react answer
react respond
recover restore
restore reinstate recover revive
revive reinvigorate renew
renew extend
repair fix mend
fix repair
test check try
operate run work
run operate manage
maintain keep uphold preserve
uphold maintain defend
host house
locate situate base
situate locate
own possess hold
hold own possess
contain hold include
serve help
treat handle
handle treat process
recent late new
lately recently
now currently presently
currently now presently
soon shortly
widely broadly
simply merely
directly straight
clearly plainly
about regarding concerning on over
regarding concerning about
concerning regarding about
despite notwithstanding
besides beside
instead rather
such like
example instance
"""


def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _GROUPS.split("\n"):
        stems = {root(word) for word in line.split()}
        for each in stems:
            found.setdefault(each, set()).update(stems - {each})
    return {each: frozenset(others) for each, others in found.items()}


EXCHANGED: Final = _alike()
"""Stems of words with the stems that may stand in their place."""
