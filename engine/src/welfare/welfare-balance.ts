import { newestRow, type Parameter } from '../../parameters/parameter.ts'
import {
  nonLinearBenefitDiscountRates,
  socialDiscountRates,
  sunkCostDiscountRates,
} from '../../parameters/public-money.ts'
import { welfareEffects } from '../../parameters/welfare-effects.ts'
import { isRecord } from '../case/check-shape.ts'
import type { Words } from '../case/shape.ts'
import type { Case, Rate } from '../case/types.ts'
import { caseUnder } from '../ledger/appraise.ts'
import { buildLedger } from '../ledger/build-ledger.ts'
import type { Ledger, LedgerLine } from '../ledger/ledger.ts'
import { discountFactors, presentValue } from '../ledger/present-value.ts'

/** Column of everybody who is no party of the case. */
export const OUTSIDE = 'outside'

/**
 * One line of the table effect by party: present values in euro, + is good for the party. Of a transfer the parts cancel.
 */
export interface WelfareRow {
  readonly id: string
  readonly kind: 'market' | 'effect' | 'transfer'
  readonly name: Words
  readonly byParty: Readonly<Record<string, number>>
  /** Sum over the parties and outside; of a transfer nought. */
  readonly totalEur: number
  /** Named, and not in money. */
  readonly isUnpriced: boolean
}

/** A step from the result of the area to the welfare balance. */
export interface WelfareStep {
  readonly id: 'area' | 'inflation' | 'interest' | 'grants' | 'tax' | 'benefits' | 'costs' | 'net'
  readonly name: Words
  readonly eur: number
}

/** The welfare balance of a case: price level, social discount rate, transfers cancel. */
export interface WelfareBalance {
  /** Ids of the parties, and `outside` at the end. */
  readonly parties: readonly string[]
  readonly rows: readonly WelfareRow[]
  readonly costsEur: number
  readonly benefitsEur: number
  readonly netEur: number
  /** Benefits by costs; null without costs. */
  readonly ratio: number | null
  readonly byParty: Readonly<Record<string, number>>
  readonly steps: readonly WelfareStep[]
  /** The net at the two rates for exceptions, of fixed costs and of benefits that follow the economy strongly. */
  readonly netAtLowRateEur: number
  readonly netAtHighRateEur: number
  readonly lowRate: number
  readonly highRate: number
  /** The dated figures that the rates are; `verified` says whether the value was read in its source. */
  readonly parameters: readonly Parameter[]
}

const marketRows = [
  ['land', 'Kosten van de grond', 'Costs of the land'],
  ['building', 'Bouwkosten', 'Building costs'],
  ['revenue', 'Verkoop, verhuur en uitgifte aan de markt', 'Sales, letting and disposal to the market'],
] as const
const transferRows = [
  ['grants', 'Subsidies en bijdragen van buiten', 'Grants and contributions from outside'],
  ['tax', 'Btw die niet terugkomt', 'VAT that is not recoverable'],
  ['internal', 'Betalingen tussen partijen', 'Payments between parties'],
] as const
type RowId = (typeof marketRows)[number][0] | (typeof transferRows)[number][0]

const isTransfer = (id: RowId): boolean => transferRows.some(([key]) => key === id)

/** Where a line belongs; undefined for interest, which discounting holds already. */
export function welfareRowOf(line: Pick<LedgerLine, 'from' | 'to' | 'account'>): RowId | undefined {
  if (line.from >= 0 && line.to >= 0) return 'internal'
  if (line.account === '13') return undefined
  if (line.account === '15') return 'tax'
  if (line.account === 'opbrengst-subsidie' || line.account === 'opbrengst-bijdrage') return 'grants'
  if (line.from < 0) return 'revenue'
  return line.account === 'opstal' ? 'building' : 'land'
}

/** The name of an effect: its own, that of its kind, or its id in words. */
export function effectName(effect: { readonly id: string; readonly x?: unknown }): Words {
  const x = isRecord(effect.x) ? effect.x : {}
  const named = isRecord(x.name) ? x.name : {}
  if (typeof named.nl === 'string' && named.nl !== '')
    return { nl: named.nl, en: typeof named.en === 'string' && named.en !== '' ? named.en : named.nl }
  const known = welfareEffects.find(one => one.code === x.effect)
  if (known) return known.name
  const words = effect.id.replaceAll('-', ' ')
  const shown = words.charAt(0).toUpperCase() + words.slice(1)
  return { nl: shown, en: shown }
}

class Table {
  readonly parties: readonly string[]
  readonly #rows = new Map<string, { row: Omit<WelfareRow, 'byParty' | 'totalEur'>; values: number[] }>()
  costsEur = 0
  benefitsEur = 0

  constructor(parties: readonly string[]) {
    this.parties = [...parties, OUTSIDE]
  }

  begin(row: Omit<WelfareRow, 'byParty' | 'totalEur'>): void {
    this.#rows.set(row.id, { row, values: this.parties.map(() => 0) })
  }

  /** Adds euro to a party of a row; place -1 is outside. */
  add(id: string, place: number, eur: number): void {
    const { values } = this.#rows.get(id)!
    const at = place < 0 ? this.parties.length - 1 : place
    values[at]! += eur
  }

  rows(): WelfareRow[] {
    return [...this.#rows.values()].map(({ row, values }) => ({
      ...row,
      byParty: Object.fromEntries(this.parties.map((party, place) => [party, values[place]!])),
      totalEur: values.reduce((sum, eur) => sum + eur, 0),
    }))
  }
}

function seriesOf(series: Readonly<Record<string, number>>, periods: number): Float64Array {
  const values = new Float64Array(periods + 1)
  for (const [t, eur] of Object.entries(series)) values[Number(t)] = eur
  return values
}

interface Worked {
  readonly table: Table
  /** Present value of what a line moves, in the area's sign, at price level and with inflation. */
  readonly levelEur: Readonly<Record<'interest' | RowId, number>>
  readonly cashEur: number
  readonly effectBenefitsEur: number
  readonly effectCostsEur: number
}

function placeOfParty(ledger: Ledger, id: string): number {
  return ledger.parties.findIndex(party => party.id === id)
}

function lay(ledger: Ledger, rate: Rate): Worked {
  const factors = discountFactors(ledger.times, rate)
  const table = new Table(ledger.parties.map(party => party.id))
  for (const [id, nl, en] of marketRows)
    table.begin({ id, kind: 'market', name: { nl, en }, isUnpriced: false })
  const levelEur = { interest: 0, land: 0, building: 0, revenue: 0, grants: 0, tax: 0, internal: 0 }
  let cashEur = 0
  for (const line of ledger.lines) addLine(line, presentValue(line.levelEur, factors))
  const effects = { benefit: 0, cost: 0 }
  for (const effect of ledger.case.effects ?? []) {
    const id = `effect/${effect.id}`
    const isUnpriced = Object.values(effect.series).every(eur => eur === 0)
    table.begin({ id, kind: 'effect', name: effectName(effect), isUnpriced })
    const value = presentValue(seriesOf(effect.series, ledger.times.periods), factors)
    table.add(id, placeOfParty(ledger, effect.party), effect.kind === 'benefit' ? value : -value)
    effects[effect.kind] += value
  }
  for (const [id, nl, en] of transferRows)
    table.begin({ id, kind: 'transfer', name: { nl, en }, isUnpriced: false })
  for (const line of ledger.lines) addTransfer(line, presentValue(line.levelEur, factors))
  table.costsEur += effects.cost
  table.benefitsEur += effects.benefit
  return { table, levelEur, cashEur, effectBenefitsEur: effects.benefit, effectCostsEur: effects.cost }

  function addLine(line: LedgerLine, eur: number): void {
    const isExternal = line.from < 0 || line.to < 0
    const sign = line.from < 0 ? 1 : -1
    if (isExternal) {
      cashEur += sign * presentValue(line.cashEur, factors)
      levelEur[welfareRowOf(line) ?? 'interest'] += sign * eur
    }
    const id = welfareRowOf(line)
    if (id === undefined || isTransfer(id)) return
    table.add(id, sign > 0 ? line.to : line.from, sign * eur)
    if (sign > 0) table.benefitsEur += eur
    else table.costsEur += eur
  }

  function addTransfer(line: LedgerLine, eur: number): void {
    const id = welfareRowOf(line)
    if (id === undefined || !isTransfer(id)) return
    table.add(id, line.from, -eur)
    table.add(id, line.to, eur)
  }
}

function stepsOf({ levelEur, cashEur, effectBenefitsEur, effectCostsEur }: Worked): WelfareStep[] {
  const atLevel = Object.values(levelEur).reduce((sum, eur) => sum + eur, 0)
  const steps: WelfareStep[] = [
    {
      id: 'area',
      name: {
        nl: 'Resultaat van het gebied, maatschappelijke discontovoet',
        en: 'Result of the area, social discount rate',
      },
      eur: cashEur,
    },
    {
      id: 'inflation',
      name: { nl: 'Zonder inflatie (prijspeil)', en: 'Without inflation (price level)' },
      eur: atLevel - cashEur,
    },
    { id: 'interest', name: { nl: 'Zonder rente', en: 'Without interest' }, eur: -levelEur.interest },
    {
      id: 'grants',
      name: {
        nl: 'Subsidies en bijdragen van buiten zijn een overdracht',
        en: 'Grants and contributions from outside are a transfer',
      },
      eur: -levelEur.grants,
    },
    { id: 'tax', name: { nl: 'Btw is een overdracht', en: 'VAT is a transfer' }, eur: -levelEur.tax },
    {
      id: 'benefits',
      name: { nl: 'Baten buiten de markt', en: 'Benefits outside the market' },
      eur: effectBenefitsEur,
    },
    {
      id: 'costs',
      name: { nl: 'Lasten buiten de markt', en: 'Costs outside the market' },
      eur: -effectCostsEur,
    },
  ]
  const net = steps.reduce((sum, step) => sum + step.eur, 0)
  return [...steps, { id: 'net', name: { nl: 'Welvaartssaldo', en: 'Welfare balance' }, eur: net }]
}

const netOf = ({ table }: Worked) => table.benefitsEur - table.costsEur

/** The welfare balance of a case that was worked out before. */
export function welfareOf(ledger: Ledger): WelfareBalance {
  const [usual, low, high] = [socialDiscountRates, sunkCostDiscountRates, nonLinearBenefitDiscountRates].map(
    newestRow,
  ) as [Parameter, Parameter, Parameter]
  const { social } = ledger.case.rates
  const worked = lay(ledger, social ?? usual.value)
  const { table } = worked
  const rows = table.rows()
  const { costsEur, benefitsEur } = table
  return {
    parties: table.parties,
    rows,
    costsEur,
    benefitsEur,
    netEur: benefitsEur - costsEur,
    ratio: costsEur === 0 ? null : benefitsEur / costsEur,
    byParty: Object.fromEntries(
      table.parties.map(party => [party, rows.reduce((sum, row) => sum + row.byParty[party]!, 0)]),
    ),
    steps: stepsOf(worked),
    netAtLowRateEur: netOf(lay(ledger, low.value)),
    netAtHighRateEur: netOf(lay(ledger, high.value)),
    lowRate: low.value,
    highRate: high.value,
    parameters: [...(social === undefined ? [usual] : []), low, high],
  }
}

/**
 * Works out the welfare balance of a case: lines to and from outside at price level and effects, at the social discount
 * rate; interest stays out, and what one party pays another, grants and tax are shown and cancel. The case comes from
 * `parseCase`. @throws CaseProblem when the variant does not exist or does not fit
 */
export function welfareBalance(
  areaCase: Case,
  options: { readonly variantId?: string } = {},
): WelfareBalance {
  return welfareOf(buildLedger(caseUnder(areaCase, options.variantId)))
}
