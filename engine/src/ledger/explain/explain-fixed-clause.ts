import type { Words } from '../../case/shape.ts'
import type { Clause } from '../../case/types.ts'
import { monthPosition } from '../month-position.ts'
import { cashPosition } from '../times.ts'
import { type ClauseDesk, derived, of, written } from './clause-desk.ts'
import { atPeriod, growthInputs } from './desk.ts'
import { by, constant, type Figure, minus, plus, productOf, type Reference, sumOf } from './figure.ts'

const texts = {
  units: { nl: 'aantal af te nemen', en: 'units to take' },
  interest: { nl: 'groei door de rente', en: 'growth by interest' },
  level: { nl: 'stand van de index', en: 'level of the index' },
  move: { nl: 'beweging van de index', en: 'move of the index' },
  above: { nl: 'beweging boven de band', en: 'move above the band' },
  floored: { nl: 'beweging boven de band, ten minste nul', en: 'move above the band, at least zero' },
  outside: { nl: 'beweging die telt', en: 'move that counts' },
  indexed: { nl: 'residuele grondwaarde, geindexeerd', en: 'residual land value, indexed' },
  least: { nl: 'ten minste het minimum', en: 'at least the minimum' },
  revenue: { nl: 'kasstroom van de regels', en: 'cash flow of the lines' },
  share: { nl: 'deel van de kasstroom', en: 'share of the cash flow' },
  payment: { nl: 'betaling', en: 'payment' },
} as const satisfies Record<string, Words>

const PER_YEAR: Words = { nl: 'perioden per jaar', en: 'periods a year' }
const ONE: Words = { nl: 'stand op de peildatum', en: 'level at the valuation date' }
const ZERO: Words = { nl: 'nul', en: 'zero' }
const SIGN: Words = { nl: 'richting', en: 'direction' }

function indexInputs(clauseDesk: ClauseDesk, index: string, from: number, t: number): Reference[] {
  const { ledger } = clauseDesk.desk
  const rate = ledger.case.indices?.[index] ?? 0
  const pointer = ledger.case.indices?.[index] === undefined ? null : `/case/indices/${index}`
  return growthInputs({ rate, pointer }, from, cashPosition(ledger.times, t))
}

/** What a clause with fixed terms pays in period t. */
export function fixedClausePayment(clauseDesk: ClauseDesk, t: number): Figure {
  const { clause, own, desk } = clauseDesk
  const pay = (inputs: Reference[], operation: 'sum' | 'product' | 'highest' = 'product'): Figure =>
    derived(clauseDesk, atPeriod(texts.payment, t), 'eur', { operation, inputs })
  switch (clause.kind) {
    case 'fixed-price':
      return pay([plus(written(clauseDesk, 'amountEur'))], 'sum')
    case 'deferred-payment':
      return pay([by(written(clauseDesk, 'amountEur')), by(`${own}/interestGrowth`)])
    case 'take-down':
      return pay([by(written(clauseDesk, 'priceEur')), by(`${own}/units/${t}`)])
    case 'guarantee-fee':
      return pay([
        by(written(clauseDesk, 'feeShare')),
        by(written(clauseDesk, 'limitEur')),
        constant('÷', desk.ledger.times.periodsPerYear, 'quantity', PER_YEAR),
      ])
    case 'index-band': {
      const sign = clauseDesk.worked.cashEur[t]! < 0 ? -1 : 1
      const direction = constant('×', sign, 'quantity', SIGN)
      return pay([direction, by(`${own}/outsideBand`), by(written(clauseDesk, 'baseEur'))])
    }
    case 'option': {
      const fee = t === clause.inputs.t ? [plus(written(clauseDesk, 'feeEur'))] : []
      const paid = clauseDesk.worked.cashEur[t]!
      const exercised = t === clause.inputs.exerciseT && (fee.length === 0 || paid !== clause.inputs.feeEur)
      return pay([...fee, ...(exercised ? [plus(written(clauseDesk, 'rule', 'amountEur'))] : [])], 'sum')
    }
    case 'residual-price':
      return pay([by(`/lines/${clause.inputs.programme}/periodShare/${t}`), by(`${own}/leastEur/${t}`)])
    // A share with a minimum: the kinds that are left pay nothing of themselves.
    default:
      return pay([of(written(clauseDesk, 'minEur')), of(`${own}/shareEur`)], 'highest')
  }
}

function bandFigure(
  clauseDesk: ClauseDesk<Extract<Clause, { kind: 'index-band' }>>,
  name: string,
): Figure | undefined {
  const { clause, own, desk } = clauseDesk
  const { times } = desk.ledger
  const t = clause.inputs.t ?? times.periods
  const isFall = clauseDesk.worked.cashEur[t]! < 0
  switch (name) {
    case 'indexLevel': {
      const inputs = indexInputs(clauseDesk, clause.inputs.index, times.valuationYear, t)
      return derived(clauseDesk, texts.level, 'factor', { operation: 'growth', inputs })
    }
    case 'move': {
      const level = `${own}/indexLevel`
      const one = (operator: '+' | '-'): Reference => constant(operator, 1, 'factor', ONE)
      return derived(
        clauseDesk,
        texts.move,
        'share',
        sumOf(isFall ? [one('+'), minus(level)] : [plus(level), one('-')]),
      )
    }
    case 'aboveBand':
      return derived(
        clauseDesk,
        texts.above,
        'share',
        sumOf([plus(`${own}/move`), minus(written(clauseDesk, 'band'))]),
      )
    case 'flooredBand': {
      const inputs = [constant('of', 0, 'share', ZERO), of(`${own}/aboveBand`)]
      return derived(clauseDesk, texts.floored, 'share', { operation: 'highest', inputs })
    }
    case 'outsideBand': {
      const inputs = [of(written(clauseDesk, 'cap')), of(`${own}/flooredBand`)]
      return derived(clauseDesk, texts.outside, 'share', { operation: 'lowest', inputs })
    }
    default:
      return undefined
  }
}

/** The steps in between of a clause with fixed terms. */
export function explainFixedClause(
  clauseDesk: ClauseDesk,
  name: string,
  t: number | undefined,
): Figure | undefined {
  const { clause } = clauseDesk
  if (t === undefined) return wholeFigure(clauseDesk, name)
  if (clause.kind === 'take-down' && name === 'units') {
    const inputs = clause.inputs.schedule.flatMap((one, place) =>
      one.t === t ? [plus(written(clauseDesk, 'schedule', place, 'units'))] : [],
    )
    return derived(clauseDesk, atPeriod(texts.units, t), 'quantity', sumOf(inputs))
  }
  return clause.kind === 'residual-price' ? residualFigure({ ...clauseDesk, clause }, name, t) : undefined
}

/** The steps in between that have one value. */
function wholeFigure(clauseDesk: ClauseDesk, name: string): Figure | undefined {
  const { clause, own, desk } = clauseDesk
  if (clause.kind === 'index-band') return bandFigure({ ...clauseDesk, clause }, name)
  if (clause.kind === 'deferred-payment' && name === 'interestGrowth') {
    const { cashYears } = desk.ledger.times
    const years = cashYears[clause.inputs.until]! - cashYears[clause.inputs.t]!
    const inputs = [
      of(written(clauseDesk, 'rate')),
      constant('of', years, 'years', { nl: 'jaren', en: 'years' }),
    ]
    return derived(clauseDesk, texts.interest, 'factor', { operation: 'growth', inputs })
  }
  if (clause.kind !== 'min-price-share') return undefined
  if (name === 'revenueEur') {
    const inputs = clause.inputs.of.map(id => plus(`/lines/${id}/realEur`))
    return derived(clauseDesk, texts.revenue, 'eur', sumOf(inputs))
  }
  if (name !== 'shareEur') return undefined
  const inputs = [by(written(clauseDesk, 'share')), by(`${own}/revenueEur`)]
  return derived(clauseDesk, texts.share, 'eur', productOf(inputs))
}

function residualFigure(
  clauseDesk: ClauseDesk<Extract<Clause, { kind: 'residual-price' }>>,
  name: string,
  t: number,
): Figure | undefined {
  const { clause, own } = clauseDesk
  const { programme, index, peildatum, minEur } = clause.inputs
  if (name === 'leastEur') {
    const least = minEur === undefined ? constant('of', 0, 'eur', ZERO) : of(written(clauseDesk, 'minEur'))
    const how = { operation: 'highest' as const, inputs: [least, of(`${own}/indexedEur/${t}`)] }
    return derived(clauseDesk, atPeriod(texts.least, t), 'eur', how)
  }
  if (name === 'indexedEur') {
    const factor = index === undefined ? [] : [by(`${own}/indexFactor/${t}`)]
    return derived(
      clauseDesk,
      atPeriod(texts.indexed, t),
      'eur',
      productOf([by(`/lines/${programme}/totalEur`), ...factor]),
    )
  }
  if (name !== 'indexFactor' || index === undefined) return undefined
  const inputs = indexInputs(clauseDesk, index, monthPosition(peildatum) / 12, t)
  return derived(clauseDesk, atPeriod(texts.level, t), 'factor', { operation: 'growth', inputs })
}
