import { expect } from '@playwright/test'
import { type Cast, type Fields, idIn, sent } from './roles.ts'

/** A plan of the journey: who hands it in, what is in it, and how good it is on each of the six criteria. */
export interface RoadPlan {
  title: string
  lead: string
  co?: string
  fields: Readonly<Record<'plan' | 'programma' | 'knelpunten' | 'draagvlak', Fields>>
  quality: readonly number[]
}

/** Names of organisations by the mailbox of who acts for them. */
export const organisations: Readonly<Record<string, string>> = {
  provincie: 'Provincie A (demo)',
  bouwbedrijf: 'Demo-bouwbedrijf B',
  projectleider: 'Gemeente B (demo)',
}

interface Told {
  lead: string
  co?: string
  place: readonly [name: string, latitude: string, longitude: string]
  location: string
  homes: number
  phase: string
  market: string
  themes: readonly string[]
  investment: string
  bottlenecks: readonly string[]
}

const text = (subject: string) =>
  `${subject}: de partijen zijn het eens over het doel, maar de kosten komen jaren voor de opbrengsten en niemand kan dat alleen dragen.`

function plan(title: string, quality: readonly number[], told: Told): RoadPlan {
  const [place, latitude, longitude] = told.place
  return {
    ...{ title, quality, lead: told.lead },
    ...(told.co ? { co: told.co } : {}),
    fields: {
      plan: {
        ...{ titel: title, plaats: `Gemeente ${place}`, 'soort-locatie': told.location },
        ...{ 'locatie.breedte': latitude, 'locatie.lengte': longitude, samenvatting: text(title) },
      },
      programma: {
        'woningen.sociale-huur': String(told.homes / 2),
        'woningen.middenhuur': String(told.homes / 2),
        ...{ fase: told.phase, aandeel: '7', markt: told.market, thema: told.themes },
      },
      knelpunten: {
        ...Object.fromEntries(
          told.bottlenecks.flatMap((type, row) => [
            [`knelpunten.${row}.soort`, type],
            [`knelpunten.${row}.tekst`, text(type)],
          ]),
        ),
        ...{ tekort: '4000000', investeringen: told.investment },
      },
      draagvlak: {
        kennis: 'De partijen delen hun rekenmodel en ontvangen elk jaar andere projecten op de plek.',
      },
    },
  }
}

const quay: Told = {
  ...{ lead: 'provincie', co: 'bouwbedrijf', place: ['Utrecht', '52,09', '5,12'], location: 'haven' },
  ...{ homes: 600, phase: 'initiatief', market: 'krap', themes: ['financiering', 'betaalbaarheid'] },
  ...{ investment: 'sanering', bottlenecks: ['bodem', 'hinder'] },
}
const track: Told = {
  ...{ lead: 'projectleider', place: ['Amsterdam', '52,38', '4,9'], location: 'spoorzone', homes: 1800 },
  ...{ phase: 'haalbaarheid', market: 'gemiddeld', themes: ['mobiliteit'], investment: 'infra' },
  bottlenecks: ['infra'],
}

/** What is entered: six that are good and unlike, two that repeat them, two below the threshold, one out of scope, one late. */
export const plans = {
  best: [
    plan('Kanaalkade Noord', [5, 5, 5, 5, 5, 5], quay),
    plan('Spoordok Oost', [5, 5, 5, 5, 5, 4], track),
    plan('Parkfabriek', [5, 5, 5, 5, 4, 4], {
      ...{ lead: 'bouwbedrijf', place: ['Rotterdam', '51,92', '4,48'], location: 'bedrijventerrein' },
      ...{ homes: 120, phase: 'ontwikkeling', market: 'ruim', themes: ['duurzaamheid'] },
      ...{ investment: 'verwerving', bottlenecks: ['bedrijven', 'verwerving'] },
    }),
    plan('Stationsplein Zuid', [5, 5, 5, 4, 4, 4], {
      ...{ lead: 'provincie', place: ['Eindhoven', '51,44', '5,47'], location: 'stationsgebied' },
      ...{ homes: 3400, phase: 'initiatief', market: 'krap', themes: ['samenwerking'], investment: 'ov' },
      bottlenecks: ['samenwerking', 'regionaal'],
    }),
    plan('Kazernepark', [5, 5, 4, 4, 4, 4], {
      ...{ lead: 'bouwbedrijf', co: 'projectleider', place: ['Groningen', '53,22', '6,57'] },
      ...{ location: 'militair-terrein', homes: 320, phase: 'realisatie', market: 'gemiddeld' },
      ...{ themes: ['energietransitie'], investment: 'verwerving', bottlenecks: ['energie', 'planologie'] },
    }),
    plan('Winkelhart', [5, 4, 4, 4, 4, 4], {
      ...{ lead: 'projectleider', co: 'provincie', place: ['Tilburg', '51,56', '5,09'] },
      ...{ location: 'winkelgebied', homes: 900, phase: 'ontwikkeling', market: 'ruim' },
      ...{ themes: ['segregatie'], investment: 'sanering', bottlenecks: ['marktselectie', 'sociaal'] },
    }),
  ],
  repeats: [
    plan('Kanaalkade Zuid', [4, 4, 4, 4, 4, 3], quay),
    plan('Spoordok West', [4, 4, 4, 3, 3, 3], track),
  ],
  low: [
    plan('Schoolhof', [4, 3, 2, 2, 2, 2], { ...track, lead: 'bouwbedrijf', homes: 180 }),
    plan('Kantorenhof', [4, 2, 2, 2, 2, 2], { ...quay, co: 'projectleider', homes: 240 }),
  ],
  // Its place lies in none of the squares of the demonstration.
  outOfScope: plan('Weidedorp', [], { ...track, lead: 'provincie', place: ['Middelburg', '51,5', '3,61'] }),
  late: plan('Laatste kans', [], { ...track, homes: 450 }),
} as const

/** Plans that are handed in in time. */
export const inTime: readonly RoadPlan[] = [
  ...[...plans.best, ...plans.repeats, ...plans.low],
  plans.outOfScope,
]

/** Plans that are assessed. */
export const assessed: readonly RoadPlan[] = [...plans.best, ...plans.repeats, ...plans.low]

/** The organisation that somebody acts for, as the form offers it. */
async function organisationId(cast: Cast, mailbox: string, path: string): Promise<string> {
  const role = await cast.as(mailbox)
  const body = await (await role.get(path)).text()
  return /<option[^>]*value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? ''
}

/** Begins a plan and fills in every step of its form. @returns the id */
export async function drafted(cast: Cast, call: string, { lead, fields }: RoadPlan): Promise<string> {
  const role = await cast.as(lead)
  const organisation = await organisationId(cast, lead, `${call}/inzenden`)
  const first = await sent(role, `${call}/inzenden`, { organisation })
  const id = first.split('/')[2] ?? ''
  for (const [index, [step, values]] of Object.entries(fields).entries()) {
    const goTo = await sent(role, `/inzendingen/${id}/stap/${step}`, {
      ...{ ...values, act: 'next', revision: String(index + 1) },
    })
    expect(idIn(goTo)).not.toBe(step)
  }
  return id
}

/** Hands a plan in, signed by all who take part. @returns the id */
export async function handedIn(cast: Cast, call: string, plan: RoadPlan): Promise<string> {
  const id = await drafted(cast, call, plan)
  const lead = await cast.as(plan.lead)
  if (plan.co) {
    const together = `/inzendingen/${id}/partijen`
    await sent(lead, together, { act: 'invite', organisation: organisations[plan.co] ?? '' })
    await sent(lead, together, { act: 'sign' })
    const co = await cast.as(plan.co)
    const body = await (await co.get(`/inzendingen/${id}/ondertekenen`)).text()
    await sent(co, `/inzendingen/${id}/ondertekenen`, {
      act: 'sign',
      organisation: await organisationId(cast, plan.co, `/inzendingen/${id}/ondertekenen`),
      revision: /name="revision" value="(\d+)"/.exec(body)?.[1] ?? '',
    })
  }
  await sent(lead, `/inzendingen/${id}/indienen`)
  return id
}
