import { formula } from '../formula.ts'
import { type InputError, inputError, pointerTo } from '../input-errors.ts'
import { noAnswer } from '../reasons.ts'
import { type ParkingKind, parkingKinds, type SiteInputs, siteInputs } from './site-inputs.ts'
import { type SiteRow, siteRows, weighted } from './site-rows.ts'

/** Room for rounding when a density or height is compared with its limit. */
const limitMargin = 0.01
const monthsPerYear = 12

interface SiteOutcome {
  readonly far: number
  readonly parking: ParkingKind
  readonly bulk: number
  readonly buildCost: number
  readonly totalCost: number
  readonly financeCost: number
  readonly revenue: number
  readonly profit: number
  readonly profitable: boolean
}

/** Best form, density and parking of one site. Explained in docs/method/site-pro-forma.md. */
export const siteProFormaFormula = formula({
  name: 'site-pro-forma',
  group: 'land',
  term: { nl: 'haalbaarheid van een kavel', en: 'feasibility of a site' },
  words: {
    nl: 'voor elke dichtheid en manier van parkeren: kosten = vloer x kosten per m2 + grond + rente; opbrengst = vloer x (1 - deel parkeren) x verhuurbaar deel x huur / rendement; de hoogste winst binnen de grenzen wint',
    en: 'for every density and way to park: costs = floor x cost per m2 + land + finance; revenue = floor x (1 - parking share) x lettable share x rent / yield; the highest profit within the limits wins',
  },
  inputs: siteInputs,
  check: siteErrors,
  result: {
    fields: {
      best: { unit: 'parts', about: { nl: 'beste uitkomst', en: 'best outcome' } },
      byParking: {
        unit: 'parts',
        about: { nl: 'beste uitkomst per manier van parkeren', en: 'best outcome per way to park' },
      },
      table: {
        unit: 'list',
        about: { nl: 'alle dichtheden op de referentiekavel', en: 'all densities on the reference plot' },
      },
    },
  },
  source: {
    nl: 'Openbare methode van stedelijke simulatie: vorm x dichtheid x parkeren (UrbanSim, SqFtProForma)',
    en: 'Public method of urban simulation: form x density x parking (UrbanSim, SqFtProForma)',
  },
  example: siteExample(),
  compute: inputs => {
    const kinds = parkingOf(inputs)
    const rows = kinds.map(kind => [kind, siteRows(inputs, kind)] as const)
    const byParking = Object.fromEntries(
      rows.map(([kind, kindRows]) => [kind, bestOutcome(inputs, kindRows)]),
    )
    const best = highest(Object.values(byParking).filter(outcome => outcome !== null))
    return best
      ? { best, byParking, table: rows.flatMap(([, kindRows]) => kindRows) }
      : noAnswer('GEEN_VORM_MOGELIJK')
  },
})

function parkingOf(inputs: SiteInputs): readonly ParkingKind[] {
  // One word holds itself, and no other.
  return parkingKinds.filter(kind => inputs.parking.includes(kind))
}

function bestOutcome(inputs: SiteInputs, rows: readonly SiteRow[]): SiteOutcome | null {
  return highest(rows.flatMap(row => siteOutcome(inputs, row))) ?? null
}

function highest(outcomes: readonly SiteOutcome[]): SiteOutcome | undefined {
  return outcomes.reduce<SiteOutcome | undefined>(
    (best, outcome) => (best && best.profit >= outcome.profit ? best : outcome),
    undefined,
  )
}

function siteOutcome({ config, site, form }: SiteInputs, row: SiteRow): SiteOutcome[] {
  const { height, costPerArea, months, far, parking } = row
  // What has a cost has a height.
  if (costPerArea === null || months === null) return []
  if (far > site.maxFar + limitMargin || height! > site.maxHeight + limitMargin) return []
  const bulk = site.parcelArea * far
  const buildCost = bulk * costPerArea
  const loan = (buildCost + site.landCost) * config.loanToCost
  const financeCost =
    loan * ((config.drawdownFactor * config.loanRate * months) / monthsPerYear + config.loanFee)
  const rent = weighted(form, use => site.rentPerAreaYear[use]!)
  const revenue = (bulk * (1 - row.parkingShare) * config.buildingEfficiency * rent) / config.capRate
  const totalCost = buildCost + site.landCost + financeCost
  const profit = revenue - totalCost
  return [{ far, parking, bulk, buildCost, totalCost, financeCost, revenue, profit, profitable: profit > 0 }]
}

function siteErrors(inputs: SiteInputs, pointer: string): InputError[] {
  const { config, form, site } = inputs
  const errors: InputError[] = []
  const total = Object.values(form).reduce((sum, part) => sum + part, 0)
  if (Math.abs(total - 1) > 1e-6) {
    const at = pointerTo(pointer, 'form')
    errors.push(
      inputError(
        at,
        'TELT_NIET_OP',
        'Laat de delen van form samen 1 zijn.',
        'Make the shares of form add up to 1.',
      ),
    )
  }
  for (const use of Object.keys(form)) {
    errors.push(
      ...rowErrors(config.costPerArea[use], config.heightBreaks.length, `${pointer}/config/costPerArea`, use),
      ...missing(config.parkingRate[use], `${pointer}/config/parkingRate`, use),
      ...missing(site.rentPerAreaYear[use], `${pointer}/site/rentPerAreaYear`, use),
      ...monthErrors(inputs, use, pointer),
    )
  }
  return errors
}

function monthErrors({ config }: SiteInputs, use: string, pointer: string): InputError[] {
  const at = `${pointer}/config/constructionMonths`
  const { constructionMonths: rows, constructionBreaks } = config
  if (Array.isArray(rows)) return lengthErrors(rows, constructionBreaks.length, at)
  const byUse = new Map(Object.entries(rows))
  return rowErrors(byUse.get(use), constructionBreaks.length, at, use)
}

function rowErrors(
  row: readonly number[] | undefined,
  length: number,
  at: string,
  use: string,
): InputError[] {
  return row ? lengthErrors(row, length, pointerTo(at, use)) : missing(row, at, use)
}

function lengthErrors(row: readonly number[], length: number, at: string): InputError[] {
  if (row.length === length) return []
  return [
    inputError(
      at,
      'LENGTE_ONGELIJK',
      `Geef evenveel waarden als er grenzen zijn: ${length}.`,
      `Give as many values as there are breaks: ${length}.`,
    ),
  ]
}

function missing(value: unknown, at: string, use: string): InputError[] {
  if (value !== undefined) return []
  return [
    inputError(
      pointerTo(at, use),
      'VELD_ONTBREEKT',
      `Vul een waarde in voor de functie ${use}.`,
      `Fill in a value for the use ${use}.`,
    ),
  ]
}

/** A small flat with one density and shops nowhere, so that it can be followed by hand. */
function siteExample() {
  const config = {
    buildingEfficiency: 0.8,
    capRate: 0.05,
    profitFactor: 1.1,
    parcelCoverage: 0.8,
    heightPerStory: 3,
    fars: [1],
    heightBreaks: [12, 'inf'],
    costPerArea: { home: [1500, 2000] },
    parkingRate: { home: 10 },
    parkingArea: { surface: 25, deck: 30, underground: 35 },
    parkingCost: { surface: 100, deck: 600, underground: 1200 },
    constructionMonths: [18],
    constructionBreaks: ['inf'],
    loanToCost: 0.7,
    drawdownFactor: 0.6,
    loanRate: 0.05,
    loanFee: 0.02,
  } as const
  const site = {
    parcelArea: 2000,
    landCost: 500000,
    maxFar: 2,
    maxHeight: 12,
    rentPerAreaYear: { home: 180 },
  }
  const best = {
    far: 1,
    parking: 'surface',
    bulk: 2000,
    buildCost: 3355000,
    totalCost: 4030402.5,
    financeCost: 175402.5,
    revenue: 5760000,
    profit: 1729597.5,
    profitable: true,
  }
  const row = {
    far: 1,
    parking: 'surface',
    bulk: 10000,
    stories: 1.6666667,
    height: 6,
    costPerArea: 1677.5,
    parkingShare: 0,
    spaces: 100,
    months: 18,
  }
  return {
    inputs: { config, site, form: { home: 1 }, parking: 'surface' },
    result: { best, byParking: { surface: best }, table: [row] },
  } as const
}
