import { stemDutch } from './stem-dutch.ts'
import { wordsOf } from './words-of.ts'

/** Words that mean about the same in this field, a group on a line; the second half are the words of every day for it. */
const groups = `
gebiedstransformatie herontwikkeling
gebiedsexploitatie gebiedsbusinesscase gebiedsbegroting
grondexploitatie grex grondexploitatiebegroting
vastgoedexploitatie vex opstalexploitatie
tekort financieringstekort exploitatietekort
kostenverhaal exploitatiebijdrage kostenvergoeding
bouwclaim bouwclaimmodel
concessie concessiemodel
voorkeursrecht wvg
omgevingsvergunning bouwvergunning
experimenteerbepaling experimenteerartikel
bodemsanering sanering
uitplaatsing bedrijfsverplaatsing uitkoop
milieuhinder milieuzonering
netcongestie stroomtekort
parkeernorm parkeereis
mobiliteitshub hub buurthub
knooppunt stationsgebied stationslocatie spoorzone
bedrijventerrein industrieterrein werklocatie
kantorengebied kantorenlocatie kantorenpark
woningcorporatie corporatie
projectontwikkelaar ontwikkelaar gebiedsontwikkelaar
rijk ministerie rijksoverheid
gebiedsfonds regiofonds vereveningsfonds
voorinvestering voorfinanciering
verevening verevenen
bovenplans bovenwijks
plankosten proceskosten
grondprijs grondwaarde
disconteringsvoet rekenrente rentevoet
fasering planning
risicoverdeling risicoallocatie
rendement irr
woningbouwimpuls wbi
energietransitie verduurzaming
warmtenet stadsverwarming
klimaatadaptatie klimaatbestendig
verdichting inbreiding
uitleg uitleglocatie
participatie inspraak bewonersparticipatie
bemiddeling mediation
kennisbank kennisdeling
leergang opleiding
pijplijn plancapaciteit planvoorraad
lawaai herrie geluid geluidsoverlast geluidshinder
stank geur luchtje
trein rails spoor spoorweg spoorlijn
auto wagen parkeren parkeerplaats garage
stroom elektriciteit stroomnet netcongestie kabel meterkast
huis woning appartement
regen hoosbui bui wateroverlast riool riolering
school klaslokaal onderwijs kinderen
bom blindganger explosieven munitie
eigenaar bezitter grondbezitter eigendom eigendommen
vervuiling verontreiniging vervuild teer asbest sanering
dieren vleermuis vogels soorten
monument rijksmonument erfgoed beschermd
opknappen restauratie herstel renovatie
rechter bestuursrechter bezwaar beroep
personeel collega vacature ambtenaar
prijsvraag tender aanbesteding inschrijving uitvraag
cijfers spreadsheet begroting rekenmodel
lenen lening krediet financiering
potje pot subsidie bijdrage
verslag rapportage verantwoording
buurt wijk
bewoner omwonende
koper koopwoning verkoop
bus halte busstation
tunnel onderdoorgang passage
stikstof depositie uitstoot
hitte schaduw bomen
ondernemer bedrijf werkplaats
contingent woningaantallen woningbouwaantallen
percelen kavels strook
wegjagen verdringing terugkeer
`

const byStem = new Map<string, Set<string>>()
for (const line of groups.trim().split('\n')) {
  const stems = wordsOf(line).map(stemDutch)
  for (const stem of stems) byStem.set(stem, new Set([...(byStem.get(stem) ?? []), ...stems]))
}

/** Stems of words that mean about the same as this stem, without itself. */
export function synonymsOf(stem: string): readonly string[] {
  return [...(byStem.get(stem) ?? [])].filter(other => other !== stem)
}
