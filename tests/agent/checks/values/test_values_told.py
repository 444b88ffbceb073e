"""Figures, dates and names told in other words pass; the same words with one value changed fail."""

from __future__ import annotations

import pytest

from agent.checks.naming import names
from agent.checks.values import dates, figures
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and the paraphrase with one thing changed.
FIGURES = (
    # The comparison stands elsewhere than in the source.
    ("Farms must report at least 60 days before harvest.",
     "Sixty or more days before harvest, farms must report.",
     "Sixty or fewer days before harvest, farms must report."),
    ("The clinic may keep no more than 5 samples.",
     "Five samples are the most that the clinic may keep.",
     "Five samples are the least that the clinic may keep."),
    ("The carrier shall notify the port not later than 48 hours after arrival.",
     "Within 48 hours of arrival the carrier has to notify the port.",
     "Within 84 hours of arrival the carrier has to notify the port."),
    ("Bidders have a maximum of 30 pages.", "Bidders may fill up to 30 pages.",
     "Bidders must fill at least 30 pages."),
    ("The fee shall not exceed 90 euros.", "The fee is capped at 90 euros.",
     "The fee starts above 90 euros."),
    ("The minimum stock is 12 days.", "Stocks must last no fewer than 12 days.",
     "Stocks must last no more than 12 days."),
    ("The reserve covers 400+ km of coast.", "The reserve covers over 400 km of coast.",
     "The reserve covers under 400 km of coast."),
    ("Only three ports replied.", "Three ports replied.", "Four ports replied."),
    ("A hearing may last up to four hours.", "Four hours are the limit for a hearing.",
     "Four days are the limit for a hearing."),
    # A word stands between figure and unit.
    ("The licence runs for 10 consecutive years.", "For 10 years the licence runs.",
     "For 10 months the licence runs."),
    ("The storage holds 3-4 bcm at least.", "The storage holds 3-4 bcm or more.",
     "The storage holds 3-4 bcm or less."),
    # The unit is said once.
    ('The words "30 days" are replaced by "45 days".', "The 30 days become 45.",
     "The 30 days become 54."),
    ("Of 8 million francs, 5 million francs went to roads and 3 million francs to rail.",
     "Roads took 5 million francs and rail 3 million.",
     "Roads took 5 million francs and rail 2 million."),
    # Units that differ and do not convert.
    ("The plant takes 2 million litres a day.", "Each day the plant takes 2 million liters.",
     "Each day the plant takes 2 million gallons."),
    ("The port cost 40 million pesos.", "For the port, 40 million pesos were paid.",
     "For the port, 40 million rand were paid."),
    ("The park has 90 square kilometres.", "The park covers 90 km².",
     "The park covers 90 square miles."),
    # Multiples and shares.
    ("Capacity rises by at least 12x.", "Capacity rises at least twelvefold.",
     "Capacity rises at least twentyfold."),
    ("20% of pupils travel far.", "One in five pupils travels far.",
     "One in four pupils travels far."),
    ("Of 30 million euros, 19.8 million euros went to schools.",
     "About two thirds of the 30 million euros, 19.8 million, went to schools.",
     "About three quarters of the 30 million euros, 19.8 million, went to schools."),
    # A number that counts what is named.
    ("Farming benefits in both countries.", "Farming benefits in the two countries.",
     "Farming benefits in the three countries."),
    ("Norland and Sudmark have agreed on a plan.", "The two governments have agreed on a plan.",
     "The four governments have agreed on a plan."),
    ("It covers fishing permits and harbour fees.",
     "Fishing permits and harbour fees are the two things it covers.",
     "Fishing permits and harbour fees are the three things it covers."),
    ("The board asked for a 30-day audit of ports and for a year of checks on trains.",
     "The board asked for two things: one a 30-day audit, the other a year of checks.",
     "The board asked for three things: one a 30-day audit, the other a year of checks."),
    # A code with an ending.
    ("Each 3PAO signs a report.", "The 3PAO's report is signed.", "The 4PAO's report is signed."),
    # A negation, a verb or an age makes the comparison.
    ("The grant is limited to 50,000 pounds.", "No applicant gets more than 50,000 pounds.",
     "No applicant gets less than 50,000 pounds."),
    ("Fees of up to 4% apply.", "Fees can reach 4 percent.", "Fees exceed 4 percent."),
    ("Drivers must be at least 18 years old.", "Drivers must be 18 or older.",
     "Drivers must be 18 or younger."),
    ("The pilot lasts 18 months.", "The pilot lasts one and a half years.",
     "The pilot lasts two and a half years."),
    ("The board meets every two years.", "The board meets every second year.",
     "The board meets every third year."),
    ("It applies from the twentieth day following publication.",
     "It applies 20 days after publication.", "It applies 12 days after publication."),
    ("Costs rose from 14 to 16 million marks.",
     "Costs went up to 16 million marks from 14 million.",
     "Costs went up to 16 million marks from 15 million."),
    ("Plans are due at least 30 days before.", "Plans are due no later than 30 days before.",
     "Plans are due no earlier than 13 days before."),
    # A place that is named from the inside out.
    ("See point (a) of Article 5(1).", "It refers to Article 5(1)(a).",
     "It refers to Article 5(1)(b)."),
    ("See Article 9(3).", "It refers to paragraph 3 of Article 9.",
     "It refers to paragraph 4 of Article 9."),
    ("Chapter 3 is on risk.", "Risk is in chapter three.", "Risk is in chapter four."),
    # A list that is cut short is no count.
    ("Ships, trains and lorries pay.", "Three kinds pay: ships, trains and lorries.",
     "Two kinds pay: ships and trains."),
    # "First" that tells when, and numbers nothing.
    ("Rural schools will be prioritised.", "Rural schools will go first.",
     "Rural schools will go second."),
    # The front of a sentence bounds its figure.
    ("The Board shall test at least 40 lifts each year.",
     "At a minimum, the Board must test 40 lifts a year.",
     "At a maximum, the Board must test 40 lifts a year."),
    ("A crew has at most 12 members.", "At most, a crew has 12 members.",
     "At least, a crew has 12 members."),
    # "A third" of several is one more; "a third of" divides.
    ("Third, towns sometimes lose their clinics.",
     "A third concern is that towns sometimes lose their clinics.",
     "A fourth concern is that towns sometimes lose their clinics."),
    ("A third of the towns lost their clinics.", "The clinics of a third of the towns are gone.",
     "The clinics of a quarter of the towns are gone."),
    # An ordinal in a title.
    ("The First Minister, Ann Lee, spoke.", "Ann Lee, the First Minister, spoke.",
     "Ann Lee, the Second Minister, spoke."),
    # A printed number with or without its label.
    ("The union has doubts about the proposed ferry law [C-27].",
     "The union doubts the proposed ferry law, C-27.",
     "The union doubts the proposed ferry law, C-28."),
    ("Read 3.2.1 before you apply.", "Section 3.2.1 is to be read before an application.",
     "Section 3.2.2 is to be read before an application."),
    # What the statement or the evidence lists is counted.
    ("The scheme covers fishing, shipping and rowing.",
     "Three sectors are covered, namely fishing, shipping and rowing.",
     "Four sectors are covered, namely fishing, shipping and rowing."),
    ("The scheme covers fishing, shipping and rowing.", "The scheme covers three sectors.",
     "The scheme covers five sectors."),
    ("The mint will be in either Lund or Malmo.", "One of two towns, Lund or Malmo, gets the mint.",
     "One of three towns, Lund or Malmo, gets the mint."),
    ("Crews in Lund, Malmo, and Ystad Harbour met to fix nets, plan routes, and paint boats.",
     "In three towns, Lund, Malmo and Ystad Harbour, crews met to fix nets.",
     "In four towns, Lund, Malmo and Ystad Harbour, crews met to fix nets."),
    ("Ports are run through the Lund Fund for Nets and Boats and via our work on quays.",
     "Ports are run in two ways: through the Lund Fund for Nets and Boats, and via work on quays.",
     "Ports are run in six ways: through the Lund Fund for Nets and Boats, and via work on quays."),
    ("A pact between the respective owners covers trips between a pier and another site.",
     "The pact of the two owners covers trips between a pier and another site.",
     "The pact of the three owners covers trips between a pier and another site."),
    ("Chancellor Berg of Austria, Premier Lee of Japan, and President Ek of Finland met.",
     "The leaders of three countries met.", "The leaders of four countries met."),
    # A code with an owner's ending, a section without its sign.
    ("Boats sail under the G4 Fund for Nets.", "Boats sail under the G4's Fund for Nets.",
     "Boats sail under the G5's Fund for Nets."),
    ("As told in 12 U.S.C. § 3542(b)(2), boats pay.", "Boats pay as told in 12 U.S.C. 3542(b)(2).",
     "Boats pay as told in 12 U.S.C. 3542(b)(3)."),
    # A lone article, and "more than one".
    ("It holds from the day after its printing.", "It holds from one day after its printing.",
     "It holds from two days after its printing."),
    ("Rule 5 applies from June, Rule 7 a year later.", "Rule 7 applies one year after Rule 5.",
     "Rule 7 applies two years after Rule 5."),
    ("Owners of more than one boat pay.", "Owners of two or more boats pay.",
     "Owners of three or more boats pay."),
    ("Farms with fewer than 10 cows are exempt.", "Farms with nine cows or fewer are exempt.",
     "Farms with ten cows or fewer are exempt."),
    # A part with its number, or in order.
    ("Amendment No. 2 was signed in Lund.", "The second amendment was signed in Lund.",
     "The third amendment was signed in Lund."),
    ("The first phase ends in Lund; the second starts in Ystad.", "Phase two starts in Ystad.",
     "Phase three starts in Ystad."),
    ("3.2 The group meets in Lund.", "Under paragraph 3.2, the group meets in Lund.",
     "Under paragraph 3.3, the group meets in Lund."),
    # What is two by its words.
    ("It lets mills in both Lund and Ystad grow.", "It lets mills grow in two towns.",
     "It lets mills grow in three towns."),
    ("Neither the first nor the second tender drew bids.", "Neither of the two tenders drew bids.",
     "None of the four tenders drew bids."),
    # The unit behind a list of figures, the share of one thing.
    ("The limit fell from 0.5 to 0.3 beads per litre.",
     "The limit, once 0.5 beads per litre, fell to 0.3.",
     "The limit, once 0.6 beads per litre, fell to 0.3."),
    ("About 70 of the 200 huts are full.", "Some 70 huts out of 200 are full.",
     "Some 80 huts out of 200 are full."),
    ("One in eight households had no stove.", "One household out of eight had no stove.",
     "One household out of nine had no stove."),
    ("They need a three-second clip.", "They need a clip of three seconds.",
     "They need a clip of five seconds."),
    ("It has $100+ million a year.", "It has over $100 million a year.",
     "It has under $100 million a year."),
    # "No one under X" bounds who is meant, and turns nothing round.
    ("No one making under 400 euros will pay.", "Nobody who earns less than 400 euros will pay.",
     "Nobody who earns more than 400 euros will pay."),
    ("Catches were 2.3 million tons, 4 per cent lower.", "Catches fell by 4% to 2.3 million tons.",
     "Catches fell by 3% to 2.3 million tons."),
    ("It runs in Lund, in Ystad, and in a third town yet to be named.",
     "Three towns have it: Lund, Ystad and one that has not been named.",
     "Four towns have it: Lund, Ystad and one that has not been named."),
    # A list of paragraphs of one article.
    ("A body under Article 56(1) or (4) may act.", "A body of Article 56(1) or 56(4) may act.",
     "A body of Article 56(1) or 56(5) may act."),
    ("A body under Article 56(1) or (4) may act.", "Under Article 56(4) a body may act.",
     "Under Article 56(3) a body may act."),
    ("At least two of the three clerks attend.", "Two or more of the three clerks attend.",
     "Two or more of the four clerks attend."),
    ("Persons under 16 need consent.", "Those below the age of 16 need consent.",
     "Those below the age of 18 need consent."),
    ("Freight is expected to double.", "A doubling of freight is expected.",
     "A tripling of freight is expected."),
    ("It is 4 crowns in the first band and 6 crowns in the second.",
     "It is 4 crowns in band one and 6 crowns in band two.",
     "It is 4 crowns in band one and 6 crowns in band three."),
    ("Two clerks read it, and a third if they differ.",
     "Two clerks read it; if they differ, a third one does.",
     "Two clerks read it; if they differ, a fourth one does."),
    ("Rule 9 shall not apply to boats under 12 metres.",
     "Boats shorter than 12 metres are exempt from Rule 9.",
     "Boats longer than 12 metres are exempt from Rule 9."),
    # The unit is said once, and the sum stands elsewhere.
    ("The grant is 60 million crowns, up from 45 million in spring.",
     "At 60 million crowns the grant is up from the 45 million crowns of spring.",
     "At 60 million crowns the grant is up from the 54 million crowns of spring."),
)  # fmt: skip
DATES = (
    ("The bridge has not been opened yet.", "The bridge has so far not been opened.",
     "The bridge had not been opened in 2024."),
    ("The service is currently open to pilots.", "At present the service is open to pilots.",
     "Since last year the service is open to pilots."),
    ("The committee has met twice.", "The committee has met twice to date.",
     "The committee met twice last month."),
    ("A recent survey found gaps.", "Gaps were found in a recent survey.",
     "Gaps were found in a survey last year."),
    ("In recent years, rents have risen.", "Rents, it says, have risen in recent years.",
     "Rents, it says, have risen in the last two years."),
    ("Work on the dam has begun.", "Work on the dam, now begun, is described.",
     "Work on the dam, begun this year, is described."),
    ("In the financial year 2023-24 it cost a lot.", "It cost a lot in 2023-24.",
     "It cost a lot in 2022-23."),
    ("It runs until 31 March 2026.", "It runs to the end of March 2026.",
     "It runs to the middle of March 2026."),
    # From a date, and until it.
    ("The tax applies from 2 May 2026.", "As of 2 May 2026 the tax applies.",
     "Until 2 May 2026 the tax applies."),
    ("It covers ships built on or after 1 July 2020.", "Ships built since 1 July 2020 are in it.",
     "Ships built before 1 July 2020 fall under it."),
    ("It covers ships built on or after 1 July 2020.",
     "Ships built before 1 July 2020 are not covered.",
     "Ships built before 1 June 2020 are not covered."),
    ("Banks shall keep files.", "The rule, now repealed, had banks keep files.",
     "The rule, repealed yesterday, had banks keep files."),
    # Another day of the sentence is meant, and not the day of reading.
    ("The budget for 2024/25 is larger than a year earlier.",
     "The 2024-25 budget is larger than in the previous year.",
     "The 2023-24 budget is larger than in the previous year."),
    ("Three of the five rules of 2019 hold.", "Three of the five 2019 rules hold.",
     "Three of the five 2018 rules hold."),
    # A part of a year.
    ("A draft is due by mid-2026.", "A draft is due by the middle of 2026.",
     "A draft is due by the end of 2026."),
    ("A draft is due in the middle of 2026.", "A draft is due in mid-2026.",
     "A draft is due in late-2026."),
)  # fmt: skip
NAMES = (
    # Possessives and "of".
    ("The Audit Office of Norland replied.", "Norland's Audit Office replied.",
     "Sudmark's Audit Office replied."),
    ("The Ministry of Water of the Union replied.", "The Union's Ministry of Water replied.",
     "The Union's Ministry of Food replied."),
    # Hyphens between names, and in compounds.
    ("Norland and Sudmark signed.", "The Norland-Sudmark pact is meant.",
     "The Norland-Estmark pact is meant."),
    ("The text is in the Norse language.", "A Norse-language text exists.",
     "A Finnish-language text exists."),
    ("France and Germany signed.", "The Franco-German pact is meant.",
     "The Franco-Spanish pact is meant."),
    ("Data for training come from farms.", "Training-data sets come from farms.",
     "Microsoft-made sets come from farms."),
    ("The Office for Artificial Intelligence leads.", "The Office for AI leads.",
     "The Office for IT leads."),
    ("The FTC may act under the Federal Trade Commission Act.",
     "Under the FTC Act the Federal Trade Commission may act.",
     "Under the FTC Act the Federal Reserve may act."),
    ("Firms outside the EU must register.", "Non-EU firms must register.",
     "Non-UK firms must register."),
    ("Non-EU firms must register.", "Firms from outside the EU must register.",
     "Firms from outside the UK must register."),
    # A preposition between two names.
    ("Signed in Port Ellen. For the Norland Board of Trade: Ann Lee",
     "Ann Lee signed in Port Ellen for the Norland Board of Trade.",
     "Ann Lee signed in Port Ellen for the Norland Board of Health."),
    ("The Institute for Water met the Board of Health.", "The Institute for Water was there.",
     "The Institute for Health was there."),
    # Words that open a sentence.
    ("At least 40 farms joined.", "Forty farms at least joined.", "Fortune joined."),
    ("It helps those who ask.", "Someone who asks is helped.", "Salomon is helped."),
    ("Because of the rain, it closed.", "Thanks to the rain, it closed.", "Thorne closed it."),
    ("New sites open.", "Locations that are new open.", "Locarno opens."),
    ("The ports of Sudmark joined.", "Ports in Sudmark joined.", "Ports in Norland joined."),
    # Small words that give a letter.
    ("The Ministry of Defence replied.", "MOD replied.", "MOJ replied."),
    # Another kind of instrument.
    ("The declaration is available.", "The declaration can be had.",
     "The memorandum can be had."),
    # "Should" is a recommendation.
    ("Guidance: farms should keep files.", "It is a recommendation to farms.",
     "It is a regulation for farms."),
    # A person beside another name, joined by a preposition alone.
    ("Prime Minister Ann Lee of Norland and Prime Minister Tom Berg of Sudmark met.",
     "Those who met were Ann Lee for Norland and Tom Berg for Sudmark.",
     "Those who met were Ann Lee for Sudmark and Tom Berg for Norland."),
    ("Ms Lee gave Tom Berg a medal. The Harbour House was full.",
     "Tom Berg received a medal from Ms Lee at the Harbour House.",
     "Tom Berg received a medal from Ms Lee at the Harbour Museum."),
    ("Dr Ann Lee, Director of the Tide Institute, agreed.",
     "Director Ann Lee of the Tide Institute agreed.",
     "Director Ann Lee of the Tide Council agreed."),
    # Short and turned forms.
    ("The National Audit Office of Norland replied.", "The Norland National Audit Office replied.",
     "The Sudmark National Audit Office replied."),
    ("The United States-Japan Harbour Deal sets terms.",
     "Terms are set by the Harbour Deal between the United States and Japan.",
     "Terms are set by the Fishery Deal between the United States and Japan."),
    ("National Harbour Adviser Ann Lee agreed.", "National Harbour Adviser Lee agreed.",
     "National Harbour Adviser Berg agreed."),
    # A common word with a capital names nobody.
    ("Those who sign shall report.", "The Signatories have to report.",
     "The Harbourmen have to report."),
    ("Boats with a higher PAL may use quays for lower PAL boats.",
     "Lower-PAL boats share quays with those of a higher PAL.",
     "Lower-DAL boats share quays with those of a higher PAL."),
    ("A presidential message honours sailors.", "The President's message honours sailors.",
     "The Chancellor's message honours sailors."),
    # A place behind a name.
    ("Through the Harbour Deal, Canada exports boats.",
     "Under the Harbour Deal Canada exports boats.",
     "Under the Harbour Deal Japan exports boats."),
    # Adjectives of places that no list holds.
    ("Borduria's attack was condemned.", "The Bordurian attack was condemned.",
     "The Syldavian attack was condemned."),
    ("The Bordurian fleet left.", "The fleet of Borduria left.", "The fleet of Syldavia left."),
    # Turned round, and an abbreviation in it.
    ("The Lake Board's Artificial Intelligence Fund replied.",
     "The AI Fund of the Lake Board replied.", "The IT Fund of the Lake Board replied."),
    ("Today, President Ann Lee signed an Executive Order.",
     "An Executive Order of President Lee was signed.",
     "An Executive Order of President Berg was signed."),
    # An owner before what it owns.
    ("The Tide Board wrote the Harbour Guidelines.", "The Tide Board's Harbour Guidelines exist.",
     "The Net Board's Harbour Guidelines exist."),
    ("The Audit Office of Sudmark wrote to Norland.", "Sudmark's Audit Office wrote to Norland.",
     "Norland's Audit Office wrote a letter."),
    ("The Ministry for Rural Growth replied.", "The Rural Growth Ministry replied.",
     "The Urban Growth Ministry replied."),
    # A person's name is not turned round.
    ("Professor Ann Lee of Lund University spoke.", "Lund University's Professor Lee spoke.",
     "The speaker was Lund Lee."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "told", "wrong"), FIGURES)
def test_a_figure_is_told_in_other_words(quote: str, told: str, wrong: str) -> None:
    """Where the comparison or the unit stands is style; what it says is not."""
    assert figures.check(told, FACT, [evidence(quote)]) == []
    assert figures.check(wrong, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(("quote", "told", "wrong"), DATES)
def test_the_time_of_the_document_is_told_in_other_words(quote: str, told: str, wrong: str) -> None:
    """Words such as "not yet" may be told as "so far"; a day counted from another may not be."""
    assert dates.check(told, FACT, [evidence(quote)]) == []
    assert dates.check(wrong, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(("quote", "told", "wrong"), NAMES)
def test_a_name_is_told_in_other_words(quote: str, told: str, wrong: str) -> None:
    """Owners, hyphens, prepositions and first words move; another name is another name."""
    assert names.check(told, FACT, [evidence(quote)]) == []
    assert names.check(wrong, FACT, [evidence(quote)]) != []
