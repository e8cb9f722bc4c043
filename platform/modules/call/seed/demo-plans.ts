import {
  bottleneckTypes,
  type FormValues,
  homeKinds,
  investmentKinds,
  locationTypes,
  marketTensions,
  planPhases,
  themes,
} from '../model/index.ts'

/** Places of the demonstration: code of CBS with a point near its centre, rounded. */
export const demoPlaces = [
  ['GM0344', 52.09, 5.12],
  ['GM0363', 52.38, 4.9],
  ['GM0599', 51.92, 4.48],
  ['GM0518', 52.08, 4.3],
  ['GM0772', 51.44, 5.47],
  ['GM0014', 53.22, 6.57],
  ['GM0855', 51.56, 5.09],
  ['GM0307', 52.16, 5.39],
  ['GM0202', 51.98, 5.91],
  ['GM0268', 51.84, 5.86],
  ['GM0193', 52.52, 6.1],
  ['GM0153', 52.22, 6.9],
  ['GM0479', 52.44, 4.83],
  ['GM0392', 52.38, 4.64],
  ['GM0503', 52.01, 4.36],
  ['GM0505', 51.81, 4.67],
  ['GM0758', 51.59, 4.78],
  ['GM0796', 51.69, 5.3],
  ['GM0935', 50.85, 5.69],
  ['GM0080', 53.2, 5.8],
  ['GM0034', 52.37, 5.22],
  ['GM0687', 51.5, 3.61],
] as const

/** A plan of the demonstration: its place, what was filled in, and how many homes it has. */
export interface DemoPlan {
  title: string
  placeCode: string
  /** Without the municipality, of which the id is not known here. */
  values: FormValues
}

const pick = <T>(all: readonly T[], number: number): T => all[number % all.length]!

const homesOf = [120, 180, 240, 320, 450, 600, 900, 1200, 1800, 2600, 3400, 4200]

/** What stands about each bottleneck; invented, as everything of these plans. */
const stories = [
  'Dit houdt het plan op: de kosten komen jaren voor de opbrengsten, en geen van de partijen kan dat alleen dragen.',
  'Drie partijen kijken naar elkaar. Er is onderzoek gedaan, maar zonder afspraak begint niemand.',
  'De regels zijn gemaakt voor nieuwe wijken. Hier passen ze niet, en een uitzondering is nog niet gevraagd.',
  'Er ligt een berekening uit een eerdere studie. Die is verouderd en moet samen opnieuw worden gemaakt.',
]

/**
 * The plan with this number: the same one every time, and together over all bottleneck types, phases, sizes and kinds
 * of places.
 */
export function demoPlan(number: number): DemoPlan {
  const [placeCode, latitude, longitude] = pick(demoPlaces, number * 7)
  const location = pick(locationTypes, number)
  const homes = pick(homesOf, number * 5)
  const first = number % bottleneckTypes.length
  const types = [bottleneckTypes[first]!, pick(bottleneckTypes, first + 5), pick(bottleneckTypes, first + 11)]
  const values: Record<string, string | readonly string[]> = {
    titel: `${names[location]} ${number} (demonstratie)`,
    'locatie.breedte': (latitude + (number % 5) * 0.002).toFixed(4).replace('.', ','),
    'locatie.lengte': (longitude + (number % 3) * 0.002).toFixed(4).replace('.', ','),
    'soort-locatie': location,
    samenvatting: `Een ${names[location].toLowerCase()} wordt een gemengde buurt met ${homes} woningen, werkplekken en een park. De partijen willen binnen drie jaar beginnen. Dit is een bedacht plan voor de demonstratie.`,
    fase: pick(planPhases, number * 3),
    aandeel: String(2 + (number % 11)),
    markt: pick(marketTensions, number * 2),
    thema: [pick(themes, number), pick(themes, number + 3)],
    eigenaren: String(1 + ((number * 7) % 24)),
    bodem: number % 3 === 0 ? 'nee' : 'ja',
    barriere: number % 2 === 0 ? 'ja' : 'nee',
    vergunningen: String(1 + (number % 7)),
    tekort: String(((number * 37) % 180) * 100_000),
    investeringen: [pick(investmentKinds, number), pick(investmentKinds, number + 1)],
    kennis:
      'We delen het rekenmodel en de overeenkomst, en ontvangen twee keer per jaar andere projecten op de plek.',
    vergelijkbaar: String(5 + (number % 30)),
    'bewijs.0.soort': number % 2 === 0 ? 'raadsbesluit' : 'intentieovereenkomst',
    'bewijs.0.tekst': 'De partijen steunen de ambitie (demonstratie).',
  }
  homeKinds.forEach((kind, index) => {
    values[`woningen.${kind}`] = String(Math.round(homes * [0.3, 0.2, 0.1, 0.2, 0.2][index]!))
  })
  types.slice(0, 1 + (number % 3)).forEach((type, index) => {
    values[`knelpunten.${index}.soort`] = type
    values[`knelpunten.${index}.tekst`] = pick(stories, number + index)
    values[`knelpunten.${index}.bedrag`] = String((1 + ((number + index) % 24)) * 500_000)
    values[`knelpunten.${index}.maanden`] = String(6 + ((number + index * 4) % 30))
  })
  return { title: String(values.titel), placeCode, values }
}

const names: Readonly<Record<(typeof locationTypes)[number], string>> = {
  haven: 'Oude haven',
  bedrijventerrein: 'Bedrijventerrein',
  spoorzone: 'Spoorzone',
  stationsgebied: 'Stationsgebied',
  centrumrand: 'Centrumrand',
  'naoorlogse-wijk': 'Naoorlogse wijk',
  kantorenlocatie: 'Kantorenpark',
  'zorg-of-onderwijsterrein': 'Schoolterrein',
  'militair-terrein': 'Kazerneterrein',
  winkelgebied: 'Winkelgebied',
  overig: 'Fabrieksterrein',
}

/** Who lead the plans of the demonstration, by slug; every third plan has a municipality beside a market party. */
export const demoLeads = [
  'demo-ontwikkelaar-d',
  'gemeente-b-demo',
  'demo-corporatie-b',
  'demo-ontwikkelaar-e',
  'provincie-a-demo',
  'demo-belegger-b',
  'demo-ontwikkelaar-f',
  'demo-corporatie-c',
  'demo-bouwbedrijf-b',
  'demo-ontwikkelaar-g',
  'demo-belegger-c',
  'gemeente-a-demo',
  'demo-corporatie-d',
  'demo-ontwikkelaar-h',
] as const
