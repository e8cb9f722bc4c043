import type { InputErrorCode } from '../formulas/input-errors.ts'
import type { Words } from './shape.ts'

/**
 * Every mistake that a case file can hold: the closed list of codes with the sentence that says what to do.
 * Words between braces are filled in.
 */
export const caseErrorTexts = {
  ONBEKEND_VELD: {
    nl: 'Het veld "{field}" bestaat hier niet. Haal het weg, of zet het onder "x". Bekend zijn: {known}.',
    en: 'The field "{field}" does not exist here. Remove it, or put it under "x". Known are: {known}.',
  },
  VELD_ONTBREEKT: {
    nl: 'Het veld "{field}" ontbreekt. Vul het in.',
    en: 'The field "{field}" is missing. Fill it in.',
  },
  GEEN_NULL: {
    nl: 'Hier staat null. Laat het veld weg als er geen waarde is.',
    en: 'The value is null. Leave the field out if there is no value.',
  },
  ONJUIST_TYPE: {
    nl: 'Hier hoort {expected} te staan, en er staat {found}. Verander de waarde.',
    en: 'This must be {expected}, and it is {found}. Change the value.',
  },
  BUITEN_BEREIK: {
    nl: 'Het getal {value} valt buiten de grenzen. Kies een getal van {minimum} tot en met {maximum}.',
    en: 'The number {value} is out of bounds. Choose a number from {minimum} to {maximum}.',
  },
  GEEN_GEHEEL_GETAL: {
    nl: 'Het getal {value} is niet geheel. Rond het af.',
    en: 'The number {value} is not whole. Round it.',
  },
  TEKST_BUITEN_GRENZEN: {
    nl: 'Deze tekst telt {length} tekens. Gebruik er {minimum} tot en met {maximum}.',
    en: 'This text has {length} characters. Use {minimum} to {maximum}.',
  },
  AANTAL_ONJUIST: {
    nl: 'Hier staan {length} onderdelen. Het mogen er {minimum} tot en met {maximum} zijn.',
    en: 'There are {length} items here. There may be {minimum} to {maximum}.',
  },
  ONBEKENDE_KEUZE: {
    nl: '"{value}" is hier geen keuze. Kies uit: {known}.',
    en: '"{value}" is not a choice here. Choose from: {known}.',
  },
  ONJUISTE_TEKST: {
    nl: '"{value}" heeft niet de goede vorm. De vorm is {pattern}.',
    en: '"{value}" does not have the right form. The form is {pattern}.',
  },
  ONJUISTE_SLEUTEL: {
    nl: 'De sleutel "{key}" kan hier niet. De vorm is {pattern}.',
    en: 'The key "{key}" is not possible here. The form is {pattern}.',
  },
  ONJUIST_ID: {
    nl: '"{value}" is geen id. Gebruik 1 tot en met 64 kleine letters, cijfers en streepjes.',
    en: '"{value}" is not an id. Use 1 to 64 lower-case letters, digits and hyphens.',
  },
  ONJUISTE_DATUM: {
    nl: '"{value}" is geen bestaande dag. Schrijf jaar-maand-dag, zoals 2026-01-31, tussen 1900 en 2199.',
    en: '"{value}" is not a day that exists. Write year-month-day, as 2026-01-31, between 1900 and 2199.',
  },
  ONJUIST_ADRES: {
    nl: '"{value}" is geen webadres. Begin met https:// of http://.',
    en: '"{value}" is not a web address. Begin with https:// or http://.',
  },
  TE_DIEP: {
    nl: 'Onder "x" zijn ten hoogste {maximum} lagen mogelijk. Maak de inhoud vlakker.',
    en: 'Under "x" at most {maximum} levels are possible. Make the contents flatter.',
  },
  EEN_BEDRAG_NODIG: {
    nl: 'Precies één van {fields} is nodig, en er staan er {count}. Kies er één.',
    en: 'Exactly one of {fields} is needed, and there are {count}. Choose one.',
  },
  DUBBELE_ID: {
    nl: 'Het id "{id}" komt al voor bij {other}. Geef dit onderdeel een eigen id.',
    en: 'The id "{id}" is already used at {other}. Give this item an id of its own.',
  },
  GERESERVEERD_ID: {
    nl: 'Het id "{id}" is gereserveerd. Kies een ander id.',
    en: 'The id "{id}" is reserved. Choose another id.',
  },
  ONBEKENDE_PARTIJ: {
    nl: 'De partij "{id}" staat niet in parties. Voeg haar toe of kies uit: {known}.',
    en: 'The party "{id}" is not in parties. Add it or choose from: {known}.',
  },
  ONBEKENDE_INDEX: {
    nl: 'De index "{id}" staat niet in indices. Voeg hem toe of kies uit: {known}.',
    en: 'The index "{id}" is not in indices. Add it or choose from: {known}.',
  },
  ONBEKEND_DEELGEBIED: {
    nl: 'Het deelgebied "{id}" staat niet in areas. Voeg het toe of kies uit: {known}.',
    en: 'The subarea "{id}" is not in areas. Add it or choose from: {known}.',
  },
  ONBEKENDE_FASE: {
    nl: 'De fase "{id}" staat niet in phases. Voeg haar toe of kies uit: {known}.',
    en: 'The phase "{id}" is not in phases. Add it or choose from: {known}.',
  },
  ONBEKENDE_REGEL: {
    nl: 'De regel "{id}" staat niet in lines of programme. Voeg hem toe of kies een bestaande regel.',
    en: 'The line "{id}" is not in lines or programme. Add it or choose an existing line.',
  },
  ONBEKENDE_PROGRAMMAREGEL: {
    nl: 'De programmaregel "{id}" staat niet in programme. Voeg hem toe of kies een bestaande.',
    en: 'The programme line "{id}" is not in programme. Add it or choose an existing one.',
  },
  ONBEKENDE_BRON: {
    nl: 'De bron "{id}" staat niet in sources. Voeg haar toe of kies een bestaande bron.',
    en: 'The source "{id}" is not in sources. Add it or choose an existing source.',
  },
  ONBEKENDE_POT: {
    nl: 'De pot "{id}" staat niet in pots. Voeg hem toe of kies uit: {known}.',
    en: 'The pot "{id}" is not in pots. Add it or choose from: {known}.',
  },
  ONBEKENDE_VARIANT: {
    nl: 'De variant "{id}" staat niet in variants. Kies uit: {known}.',
    en: 'The variant "{id}" is not in variants. Choose from: {known}.',
  },
  ONBEKENDE_FACTOR: {
    nl: 'De risicofactor "{id}" bestaat niet. Kies uit: {known}.',
    en: 'The risk factor "{id}" does not exist. Choose from: {known}.',
  },
  ONBEKENDE_GEBEURTENIS: {
    nl: 'De gebeurtenis "{id}" staat niet in risk.events. Voeg haar toe of kies uit: {known}.',
    en: 'The event "{id}" is not in risk.events. Add it or choose from: {known}.',
  },
  ONBEKENDE_HOEVEELHEID: {
    nl: '"{of}" wijst geen hoeveelheid aan. Schrijf een deelgebied of programmaregel, een schuine streep en een van: {known}.',
    en: '"{of}" points at no quantity. Write a subarea or programme line, a slash and one of: {known}.',
  },
  GEREKENDE_REGEL: {
    nl: 'De regel "{id}" wordt berekend en kan hier niet staan. Kies de regel waar hij bij hoort.',
    en: 'The line "{id}" is computed and cannot stand here. Choose the line that it belongs to.',
  },
  KRINGVERWIJZING: {
    nl: '"{id}" verwijst via {path} naar zichzelf. Haal één verwijzing weg.',
    en: '"{id}" refers to itself by way of {path}. Remove one reference.',
  },
  KETEN_TE_LANG: {
    nl: 'Deze regel is een percentage van een percentage, meer dan {maximum} keer achter elkaar. Maak de keten korter.',
    en: 'This line is a percentage of a percentage, more than {maximum} times in a row. Make the chain shorter.',
  },
  SPREIDING_ONTBREEKT: {
    nl: 'Dit bedrag heeft geen tijd. Geef spread of phase.',
    en: 'This amount has no time. Give spread or phase.',
  },
  VELDEN_SLUITEN_UIT: {
    nl: '"{field}" past niet bij "{other}". Haal een van beide weg.',
    en: '"{field}" does not go with "{other}". Remove one of the two.',
  },
  GEEN_RUIL_IN_PROGRAMMA: {
    nl: 'Er zijn geen sociale huurwoningen die koopwoningen van "{id}" kunnen worden. Kies een ander middel.',
    en: 'There are no social homes that can become homes for sale of "{id}". Choose another instrument.',
  },
  ALLEEN_BIJDRAGE_SAMEN: {
    nl: 'Voor partijen samen wordt alleen een bijdrage ineens gezocht. Laat het middel weg of noem één partij.',
    en: 'For parties together only a grant is sought. Leave the instrument out or name one party.',
  },
  MAAT_ALLEEN_VOOR_EEN_PARTIJ: {
    nl: 'Voor partijen samen wordt alleen een kans gezocht. Laat de maat weg of noem één partij.',
    en: 'For parties together only a chance is sought. Leave the measure out or name one party.',
  },
  ONBEKEND_DOEL: {
    nl: 'Geen pot van deze case heeft het doel "{id}". Bekend zijn: {known}.',
    en: 'No pot of this case has the purpose "{id}". Known are: {known}.',
  },
  DREMPEL_ZONDER_STAART: {
    nl: 'Een ondergrens hoort bij het gemiddelde van de slechtste trekkingen. Voeg --measure tail toe of laat de ondergrens weg.',
    en: 'A floor belongs to the mean of the worst trials. Add --measure tail or leave the floor out.',
  },
  PERIODE_BUITEN_LOOPTIJD: {
    nl: 'Periode {t} valt buiten de looptijd. Kies 0 tot en met {periods}.',
    en: 'Period {t} is outside the runtime. Choose 0 to {periods}.',
  },
  EIND_VOOR_BEGIN: {
    nl: 'Het einde ({end}) ligt voor het begin ({start}). Maak het einde gelijk aan het begin of later.',
    en: 'The end ({end}) is before the start ({start}). Make the end equal to the start or later.',
  },
  FASE_TE_VROEG: {
    nl: 'Deze fase begint in periode {start}, maar kan door "{phase}" niet voor periode {earliest} beginnen. Schuif haar op of verander after.',
    en: 'This phase starts in period {start}, but because of "{phase}" it cannot start before period {earliest}. Move it or change after.',
  },
  LENGTE_ONGELIJK: {
    nl: 'De curve telt {length} aandelen voor {periods} perioden. Maak beide gelijk.',
    en: 'The curve has {length} shares for {periods} periods. Make them equal.',
  },
  TELT_NIET_OP: {
    nl: 'Deze aandelen tellen op tot {sum}. Laat ze optellen tot 1.',
    en: 'These shares add up to {sum}. Let them add up to 1.',
  },
  JAREN_NIET_OPLOPEND: {
    nl: 'Het jaar {year} komt niet na {previous}. Zet de jaren in volgorde, elk een keer.',
    en: 'The year {year} does not come after {previous}. Put the years in order, each once.',
  },
  GRENZEN_VERKEERD: {
    nl: 'De grenzen {low}, {middle}, {high} lopen niet op. Zet ze in volgorde.',
    en: 'The bounds {low}, {middle}, {high} do not rise. Put them in order.',
  },
  ZELFDE_PARTIJ: {
    nl: 'Betaler en ontvanger zijn beide "{id}". Kies twee verschillende.',
    en: 'Payer and payee are both "{id}". Choose two different ones.',
  },
  GEEN_GRONDEXPLOITATIE: {
    nl: 'grex is waar, maar de partij van de grondexploitatie betaalt of ontvangt niet. Haal grex weg of kies die partij.',
    en: 'grex is true, but the party of the land exploitation neither pays nor receives. Remove grex or choose that party.',
  },
  FORMULE_FOUT: {
    nl: 'De formule rekent hier niet: {reason}',
    en: 'The formula does not calculate here: {reason}',
  },
  PAD_ONBEKEND: {
    nl: 'Het pad "{path}" bestaat niet in deze gebiedsexploitatie. Controleer het deel "{part}".',
    en: 'The path "{path}" does not exist in this case. Check the part "{part}".',
  },
  DUBBELE_CORRELATIE: {
    nl: 'De correlatie tussen "{first}" en "{second}" staat er al, of beide zijn dezelfde factor. Geef elk paar één keer.',
    en: 'The correlation between "{first}" and "{second}" is there already, or both are the same factor. Give each pair once.',
  },
  RISICO_TE_GROOT: {
    nl: 'Met deze risicofactoren kan een prijs of rente vele malen over de kop gaan (logaritme {reach}). Verlaag sd, phi of de elasticiteit.',
    en: 'With these risk factors a price or interest can multiply without measure (logarithm {reach}). Lower sd, phi or the elasticity.',
  },
  CORRELATIES_HERSTELD: {
    nl: 'Deze correlaties kunnen niet samen bestaan (kleinste eigenwaarde {lowest}). Ze zijn hersteld tot de dichtstbijzijnde die dat wel kunnen; de grootste verandering is {changed}.',
    en: 'These correlations cannot hold together (smallest eigenvalue {lowest}). They were repaired to the nearest that can; the largest change is {changed}.',
  },
  TREKKINGEN_BEGRENSD: {
    nl: 'Er zijn {most} trekkingen gedaan in plaats van {wanted}: de standaardfout is dan al een duizendste van de spreiding.',
    en: '{most} trials were run instead of {wanted}: the standard error is then a thousandth of the spread already.',
  },
  PEILDATA_VERSCHILLEN: {
    nl: 'Deze gebiedsexploitaties hebben verschillende peildata ({dates}). Elk jaar is geteld vanaf de eigen peildatum.',
    en: 'These cases have different valuation dates ({dates}). Every year is counted from its own valuation date.',
  },
  ONBEKENDE_HERHALING: {
    nl: 'De herhaling "{value}" is niet bekend. Kies uit: {known}.',
    en: 'The replay "{value}" is not known. Choose from: {known}.',
  },
  QUASI_BIJ_HERHALING: {
    nl: 'Quasi-willekeurig trekken gaat niet samen met een herhaling: die laat de markt niet aan het toeval. Kies pairs of plain.',
    en: 'Quasi-random sampling does not go with a replay: that leaves the market nothing to chance. Choose pairs or plain.',
  },
  QUASI_NIET_SAMEN: {
    nl: 'Quasi-willekeurig trekken gaat niet voor cases samen: hun vertragingen en gebeurtenissen zouden dan samen bewegen, terwijl alleen de markt gedeeld is. Kies pairs of plain.',
    en: 'Quasi-random sampling does not go with cases together: their delays and events would then move together, while only the market is shared. Choose pairs or plain.',
  },
  TE_WEINIG_VOOR_QUASI: {
    nl: 'Quasi-willekeurig trekken heeft ten minste {fewest} trekkingen nodig, en dit zijn er {trials}. Vraag er meer, of kies pairs.',
    en: 'Quasi-random sampling needs at least {fewest} trials, and these are {trials}. Ask for more, or choose pairs.',
  },
  HERHALING_BUITEN_LOOPTIJD: {
    nl: 'Het jaar {year} valt buiten de looptijd. Kies een jaar van {first} tot en met {last}.',
    en: 'The year {year} is outside the runtime. Choose a year from {first} to {last}.',
  },
  PAD_VERBODEN: {
    nl: 'Een variant mag "{path}" niet veranderen. Haal dit pad weg.',
    en: 'A variant may not change "{path}". Remove this path.',
  },
  ID_WIJKT_AF: {
    nl: 'Het pad "{path}" voegt toe, maar de waarde heeft een ander id: "{id}". Maak beide gelijk.',
    en: 'The path "{path}" adds, but the value has another id: "{id}". Make them equal.',
  },
  VARIANT_ONJUIST: {
    nl: 'Met de variant "{id}" klopt {pointer} niet: {message}',
    en: 'With the variant "{id}" {pointer} is wrong: {message}',
  },
  ONBEKENDE_WIJZER: {
    nl: 'De wijzer "{pointer}" wijst geen uitkomst aan. Kies een wijzer uit het antwoord, zoals /area/npvEur.',
    en: 'The pointer "{pointer}" points at no result. Choose a pointer from the answer, such as /area/npvEur.',
  },
  GEWICHTEN_NUL: {
    nl: 'Alle gewichten zijn nul. Geef er ten minste één een gewicht boven nul.',
    en: 'All weights are zero. Give at least one a weight above zero.',
  },
  ONBEKEND_CRITERIUM: {
    nl: 'Het criterium "{id}" heeft geen gewicht. Voeg het toe aan criteriaWeights of kies uit: {known}.',
    en: 'The criterion "{id}" has no weight. Add it to criteriaWeights or choose from: {known}.',
  },
  DUBBELE_SCORE: {
    nl: 'Deze beoordelaar gaf dit plan hier al een score voor bij {other}. Haal één van beide weg.',
    en: 'This assessor already scored this file for this at {other}. Remove one of the two.',
  },
  ONBEKENDE_CATEGORIE: {
    nl: 'De categorie "{id}" heeft geen gewicht. Voeg haar toe aan weights of kies uit: {known}.',
    en: 'The category "{id}" has no weight. Add it to weights or choose from: {known}.',
  },
  DUBBELE_VERMELDING: {
    nl: '"{id}" staat al bij {other}. Haal één van beide weg.',
    en: '"{id}" already stands at {other}. Remove one of the two.',
  },
  ONBEKENDE_INZENDING: {
    nl: 'De inzending "{id}" staat niet in entries. Voeg haar toe of haal de verwijzing weg.',
    en: 'The submission "{id}" is not in entries. Add it or remove the reference.',
  },
  SLUIT_ZICHZELF_UIT: {
    nl: '"{id}" sluit zichzelf uit. Haal deze verwijzing weg.',
    en: '"{id}" excludes itself. Remove this reference.',
  },
  ONDERGRENS_BOVEN: {
    nl: 'De ondergrens {low} ligt boven de bovengrens {high}. Verwissel ze of verander een van beide.',
    en: 'The lower bound {low} is above the upper bound {high}. Swap them or change one of the two.',
  },
  ONDER_DREMPEL: {
    nl: '"{id}" moet mee, maar haalt de drempel niet (score {score}, laagste criterium {criterion}). Haal mustInclude weg of verander de drempel.',
    en: '"{id}" must be included but does not reach the threshold (score {score}, lowest criterion {criterion}). Remove mustInclude or change the threshold.',
  },
  KEUZE_ONMOGELIJK: {
    nl: 'Zoveel plannen kunnen niet samen worden gekozen: het zijn er ten hoogste {maximum}. Kies een kleiner aantal of verruim een voorwaarde.',
    en: 'So many plans cannot be chosen together: there can be {maximum} at most. Choose a smaller number or widen a condition.',
  },
  RISICO_NIET_VERDEELBAAR: {
    nl: 'Dit risico is niet heel te verdelen: de aandelen zijn samen ten minste {low} en ten hoogste {high}. Verruim de grenzen tot 1 erin past.',
    en: 'This risk cannot be divided whole: the shares are together at least {low} and at most {high}. Widen the bounds until 1 fits.',
  },
  BEDRAG_GEEN_TIENDE: {
    nl: 'Het bedrag {value} is geen heel aantal tienden van een miljoen. Rond het af op één decimaal.',
    en: 'The amount {value} is not a whole number of tenths of a million. Round it to one decimal.',
  },
  ONBEKENDE_NAAM: {
    nl: '"{id}" staat niet in de lijst. Voeg het toe of kies uit: {known}.',
    en: '"{id}" is not in the list. Add it or choose from: {known}.',
  },
  JAAR_BUITEN_LIJST: {
    nl: 'Het jaar {year} staat niet in years. Voeg het toe of kies een ander jaar.',
    en: 'The year {year} is not in years. Add it or choose another year.',
  },
  VOORWAARDEN_STRIJDIG: {
    nl: 'Geen keuze voldoet aan alle voorwaarden tegelijk. Verruim een ondergrens, een bovengrens of een uitsluiting.',
    en: 'No choice meets all conditions at once. Widen a lower bound, an upper bound or an exclusion.',
  },
} as const satisfies Record<string, Words>

/** A code of the closed list. */
export type CaseErrorCode = keyof typeof caseErrorTexts

/** One mistake: where (JSON pointer into the input), which, and what to do about it. */
export interface CaseError {
  readonly pointer: string
  readonly code: CaseErrorCode | InputErrorCode
  readonly message: Words
}

/** What is filled in between the braces of a text: one value, or one per language. */
export type ErrorArguments = Readonly<Record<string, string | number | Words>>

function fill(template: string, language: 'nl' | 'en', values: ErrorArguments): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'object' ? value[language] : String(value)
  })
}

/** Writes one mistake. A value of a person's own text is cut at 80 characters, so that messages stay readable. */
export function caseError(pointer: string, code: CaseErrorCode, values: ErrorArguments = {}): CaseError {
  const short = Object.entries(values).map(([name, value]): [string, string | number | Words] => [
    name,
    name === 'value' && typeof value === 'string' && value.length > 80 ? `${value.slice(0, 79)}…` : value,
  ])
  const filled = Object.fromEntries(short)
  const { nl, en } = caseErrorTexts[code]
  return { pointer, code, message: { nl: fill(nl, 'nl', filled), en: fill(en, 'en', filled) } }
}
