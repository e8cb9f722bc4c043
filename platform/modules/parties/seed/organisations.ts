import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { slugOf } from '../../../kit/texts/slug.ts'
import type { NewOrganisation } from '../store/organisations.ts'

const dataFile = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')

type Line = Record<string, string>
const lines = (name: string): Line[] => parse(dataFile(name), { columns: true })

const named = (
  kind: NewOrganisation['kind'],
  name: string,
  rest: Partial<NewOrganisation> = {},
): NewOrganisation => ({
  slug: slugOf(name),
  name,
  kind,
  ...rest,
})

/** The public register: 12 provinces and 342 municipalities. */
export function publicBodies(): NewOrganisation[] {
  const provinces = lines('provinces.csv').map(({ code, name }) =>
    named('provincie', `Provincie ${name}`, { officialCode: code!, provinceCode: code! }),
  )
  const municipalities = lines('municipalities.csv').map(({ code, name, province_code: provinceCode }) =>
    named('gemeente', `Gemeente ${name}`, { officialCode: code!, provinceCode: provinceCode! }),
  )
  return [...provinces, ...municipalities]
}

const standingSource = 'Titelpagina van de programmatekst, 7 september 2017'
const primaryFounder = { isFounder: true, isPrimary: true, standingSource }

/** Who stands on the title page of the programme text of 7 September 2017. */
export const founders: readonly NewOrganisation[] = [
  named('koepel', 'G4', primaryFounder),
  named('koepel', 'G32', primaryFounder),
  named('koepel', 'Interprovinciaal Overleg (IPO)', primaryFounder),
  named('koepel', 'NEPROM', primaryFounder),
  named('koepel', 'IVBN', primaryFounder),
  named('koepel', 'Bouwend Nederland', primaryFounder),
  named('koepel', 'NVB', primaryFounder),
  named('kennisinstelling', 'TU Delft', { isFounder: true, standingSource }),
]

const letters = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => String.fromCharCode(65 + index))

const series = (kind: NewOrganisation['kind'], name: string, count: number): NewOrganisation[] =>
  letters(count).map(letter => named(kind, `${name} ${letter}`, { isDemo: true }))

/** Slug of the owner of each member of the one concern of the demonstration. */
export const demoOwners: Readonly<Record<string, string>> = {
  'demo-ontwikkelaar-b': 'demo-vastgoedgroep',
  'demo-bouwbedrijf-a': 'demo-vastgoedgroep',
}

/** Organisations that act in the demonstration: by kind, none of them real. 40 of them are market parties. */
export const demoOrganisations: readonly NewOrganisation[] = [
  named('gemeente', 'Gemeente A (demo)', { isDemo: true }),
  named('gemeente', 'Gemeente B (demo)', { isDemo: true }),
  named('provincie', 'Provincie A (demo)', { isDemo: true }),
  ...['wonen', 'mobiliteit', 'economie', 'financiën', 'natuur', 'onderwijs'].map(subject =>
    named('ministerie', `Ministerie ${subject} (demo)`, { isDemo: true }),
  ),
  named('maatschappelijk', 'Programmabureau (demo)', { isDemo: true }),
  named('ontwikkelaar', 'Demo-vastgoedgroep', { isDemo: true }),
  ...series('ontwikkelaar', 'Demo-ontwikkelaar', 11),
  ...series('bouwbedrijf', 'Demo-bouwbedrijf', 7),
  ...series('corporatie', 'Demo-corporatie', 9),
  ...series('belegger', 'Demo-belegger', 7),
  ...series('financier', 'Demo-financier', 5),
  ...series('adviseur', 'Demo-adviesbureau', 2),
  named('adviseur', 'Demo-evaluatiebureau', { isDemo: true }),
  named('adviseur', 'Demo-auditdienst', { isDemo: true }),
  named('koepel', 'Demo-koepel', { isDemo: true }),
  named('kennisinstelling', 'Demo-universiteit', { isDemo: true }),
  named('kennisinstelling', 'Demo-opleider', { isDemo: true }),
  named('maatschappelijk', 'Demo-bewonersplatform', { isDemo: true }),
]

/** A regional network with its members by code of CBS. */
export interface DemoNetwork {
  slug: string
  name: string
  source: string
  isSourced: boolean
  members: string[]
}

/** The regional networks. */
export function networks(): DemoNetwork[] {
  return JSON.parse(dataFile('networks.json')) as DemoNetwork[]
}

/** Of whom a founding umbrella body speaks, and where that stands; of the others no list was found. */
export function umbrellas(): { slug: string; source: string; members: string[] }[] {
  const network = (slug: string) => networks().find(one => one.slug === slug)!
  const cities = (slug: string, of: string) => {
    const { source, members } = network(of)
    return { slug, source, members }
  }
  return [
    cities('g4', 'g4'),
    cities('g32', 'g32-2017'),
    {
      slug: 'interprovinciaal-overleg-ipo',
      source: 'provinciegroningen.nl, Interprovinciaal Overleg: twaalf samenwerkende provincies',
      members: lines('provinces.csv').map(({ code }) => code!),
    },
  ]
}
