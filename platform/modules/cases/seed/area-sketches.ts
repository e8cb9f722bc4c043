import { type Case, type Line, parseCase } from '@versneller/engine'
import { unitFigures } from '../actions/unit-figures.ts'
import { areaTemplate } from '../rules/area-template.ts'
import type { AreaWishes } from '../rules/area-wishes.ts'
import { Figures } from '../rules/template-figures.ts'

/** Slug of an area, its name, homes as its page has them, and hectares: of the source where `isFound`, else assumed. */
type Sketched = readonly [slug: string, name: string, homes: number, hectares: number, isFound: boolean]

const sketched: readonly Sketched[] = [
  ['merwedekanaalzone', 'Merwedekanaalzone', 10_000, 65, true],
  ['knoopxl-fellenoord', 'KnoopXL / Fellenoord', 5000, 55, true],
  ['binckhorst', 'Binckhorst', 5000, 50, false],
  ['hoefkwartier', 'Hoefkwartier', 2500, 25, false],
  ['poort-van-woerden', 'Poort van Woerden', 2000, 22, false],
  ['merwehaven-m4h', 'Merwehaven', 2500, 30, false],
]

/** What all sketches have alike; none of it is known of an area. */
const alike: Omit<AreaWishes, 'id' | 'name' | 'homes' | 'areaHectare'> = {
  socialShare: 0.3,
  midRentShare: 0.2,
  affordableShare: 0.2,
  freeShare: 0.3,
  startYear: 2026,
  buildYears: 10,
  acquisitionShare: 0.4,
  stateContribution: true,
}

/** Part of the places for visitors that is built. */
const builtParkingShare = 0.3

/** A sketch of the demonstration: a case from the template, of an area that has no case yet. */
export interface AreaSketch {
  slug: string
  content: Case
}

/** Cases of six more areas, so that what is told over many cases has enough of them. Illustrations, like all others. */
export function areaSketches(): AreaSketch[] {
  return sketched.map(([slug, name, homes, areaHectare, isFound]) => {
    const from = areaTemplate({ ...alike, id: `schets-${slug}`, name, homes, areaHectare }, unitFigures())
    const figures = new Figures(unitFigures())
    const lines = moreLines(homes, figures)
    const outcome = parseCase({
      ...from,
      note: noteOf(name, isFound),
      lines: [...(from.lines ?? []), ...lines],
      sources: [...(from.sources ?? []), ...figures.sources],
    })
    if (!outcome.ok) throw new Error(`${slug}: ${JSON.stringify(outcome.errors)}`)
    return { slug, content: outcome.case }
  })
}

/** What large areas pay for beside the works of a small one. */
function moreLines(homes: number, figures: Figures): Line[] {
  const transit = figures.of('netto publieke investering bovenplans OV')
  const place = figures.of('gebouwde parkeerplaats')
  const perHome = figures.of('parkeernorm Merwede (autoluw)')
  const shared = { from: 'gem', to: 'outside', index: 'kosten', area: 'gebied' } as const
  return [
    {
      ...shared,
      id: 'bovenplans-ov',
      name: { nl: 'Bovenplans openbaar vervoer', en: 'Public transport beyond the plan' },
      account: '8',
      quantity: { amount: homes, unit: 'woning', unitPriceEur: transit.value },
      phase: 'bouwrijp',
      source: transit.sourceId,
    },
    {
      ...shared,
      id: 'bezoekersparkeren',
      name: { nl: 'Gebouwd parkeren voor bezoekers', en: 'Built parking for visitors' },
      account: '18',
      quantity: {
        amount: Math.round(homes * perHome.value * builtParkingShare),
        unit: 'plaats',
        unitPriceEur: place.value,
      },
      phase: 'bouw',
      source: place.sourceId,
    },
  ]
}

function noteOf(name: string, isFound: boolean): NonNullable<Case['note']> {
  const size = isFound
    ? { nl: 'aantal woningen en oppervlakte', en: 'number of homes and size' }
    : { nl: 'aantal woningen', en: 'number of homes' }
  return {
    nl: `Illustratie, gemaakt uit het sjabloon. Echt zijn alleen de naam (${name}), ${size.nl} van het gebied en de kengetallen waarvan de bron dat zegt; verdeling, grenzen, planning en de overige bedragen zijn bedacht. Geen enkel cijfer is een uitspraak over het echte project of over een echte organisatie.`,
    en: `Illustration, made from the template. Only the name (${name}), the ${size.en} of the area and the unit figures whose source says so are real; division, boundaries, timing and all other amounts are invented. No figure is a statement about the real project or about a real organisation.`,
  }
}
