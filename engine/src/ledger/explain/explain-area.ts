import type { Words } from '../../case/shape.ts'
import { firstYearRate } from '../appraise.ts'
import { areaSign, type LedgerLine } from '../ledger.ts'
import { breakEvenOf, cumulative, peakOf, total } from '../position.ts'
import { discountFactors, presentValue } from '../present-value.ts'
import { returnRates } from '../return-rates.ts'
import { cashPosition } from '../times.ts'
import {
  atPeriod,
  type Desk,
  growthInputs,
  joined,
  linePointer,
  type NamedRate,
  namedBbvRate,
  namedCommonRate,
  namedPartyRate,
  partyName,
} from './desk.ts'
import { by, constant, type Figure, minus, plus, productOf, type Reference, signed, sumOf } from './figure.ts'

const texts = {
  area: { nl: 'gebied', en: 'area' },
  atPriceLevel: { nl: 'resultaat op prijspeil', en: 'result at price level' },
  real: { nl: 'resultaat van de kasstroom', en: 'result of the cash flow' },
  cash: { nl: 'kasstroom', en: 'cash flow' },
  present: { nl: 'contante waarde', en: 'present value' },
  npvCommon: { nl: 'netto contante waarde, gezamenlijke rente', en: 'net present value, common rate' },
  npvOwn: { nl: 'netto contante waarde, eigen rente', en: 'net present value, own rate' },
  discount: { nl: 'disconteringsfactor', en: 'discount factor' },
  position: { nl: 'opgetelde kasstroom', en: 'cumulative cash' },
  peak: { nl: 'piekfinanciering', en: 'peak funding' },
  peakT: { nl: 'periode van de piek', en: 'period of the peak' },
  breakEven: { nl: 'omslagpunt', en: 'break-even' },
  irr: { nl: 'rendement', en: 'return' },
  firstT: { nl: 'eerste t', en: 'first t' },
  years: { nl: 'jaren', en: 'years' },
  difference: { nl: 'waarde van renteverschillen', en: 'value of rate differences' },
} as const satisfies Record<string, Words>

function euro(label: Words, value: number, inputs: () => readonly Reference[]): Figure {
  return { label, value, unit: 'eur', how: () => sumOf(inputs()) }
}

/** References to the cash of lines in one period, those that pay nothing left out. */
function lineInputs(
  lines: readonly LedgerLine[],
  signOf: (line: LedgerLine) => number,
  t: number,
): Reference[] {
  return lines.flatMap(line => {
    const sign = signOf(line)
    const pays = sign !== 0 && line.cashEur[t] !== 0
    return pays ? [signed(sign, `${linePointer(line)}/cashEur/${t}`)] : []
  })
}

function overTime(values: Float64Array, pointer: string): Reference[] {
  return [...values].flatMap((value, t) => (value === 0 ? [] : [plus(`${pointer}/${t}`)]))
}

function areaFigure(desk: Desk, name: string): Figure | undefined {
  const { ledger } = desk
  const label = (text: Words): Words => joined(texts.area, text)
  const factors = discountFactors(ledger.times, namedCommonRate(desk).rate)
  if (name === 'realEur') {
    return euro(label(texts.real), total(ledger.areaCashEur), () =>
      overTime(ledger.areaCashEur, '/area/cashEur'),
    )
  }
  if (name === 'npvEur') {
    const value = presentValue(ledger.areaCashEur, factors)
    return euro(label(texts.npvCommon), value, () => overTime(ledger.areaCashEur, '/area/presentEur'))
  }
  if (name !== 'atPriceLevelEur') return undefined
  const external = ledger.lines.filter(line => areaSign(line) !== 0)
  const value = external.reduce((eur, line) => eur + areaSign(line) * total(line.levelEur), 0)
  return euro(label(texts.atPriceLevel), value, () =>
    external.map(line => signed(areaSign(line), `${linePointer(line)}/atPriceLevelEur`)),
  )
}

/** A figure of the area: `[name]` or `[name, t]`. */
export function explainArea(desk: Desk, steps: readonly string[]): Figure | undefined {
  const [name = '', place] = steps
  const { ledger } = desk
  if (steps.length > 2) return undefined
  if (place === undefined) return areaFigure(desk, name)
  const t = Number(place)
  const cash = ledger.areaCashEur[t]
  if (cash === undefined || !/^\d+$/.test(place)) return undefined
  if (name === 'cashEur') {
    const label = atPeriod(joined(texts.area, texts.cash), t)
    return euro(label, cash, () => lineInputs(ledger.lines, areaSign, t))
  }
  if (name !== 'presentEur') return undefined
  const factors = discountFactors(ledger.times, namedCommonRate(desk).rate)
  return {
    label: atPeriod(joined(texts.area, texts.present), t),
    value: cash * factors[t]!,
    unit: 'eur',
    how: () => productOf([by(`/area/cashEur/${t}`), by(`/discount/common/${t}`)]),
  }
}

/** A discount factor: `[common | bbv, t]` or `[parties, id, t]`. */
export function explainDiscount(desk: Desk, steps: readonly string[]): Figure | undefined {
  const { ledger } = desk
  const place = ledger.parties.findIndex(party => party.id === steps[1])
  let named: NamedRate | undefined
  if (steps[0] === 'common' && steps.length === 2) named = namedCommonRate(desk)
  if (steps[0] === 'bbv' && steps.length === 2) named = namedBbvRate(desk)
  if (steps[0] === 'parties' && steps.length === 3 && place >= 0) named = namedPartyRate(desk, place)
  const last = steps.at(-1) ?? ''
  const t = Number(last)
  if (!named || !/^\d{1,3}$/.test(last) || t > ledger.times.periods) return undefined
  const rate = named
  return {
    label: atPeriod(texts.discount, t),
    value: discountFactors(ledger.times, rate.rate)[t]!,
    unit: 'factor',
    how: () => ({
      operation: 'discount',
      inputs: growthInputs(rate, ledger.times.valuationYear, cashPosition(ledger.times, t)),
    }),
  }
}

interface PartyDesk {
  readonly desk: Desk
  readonly place: number
  readonly own: string
  readonly cash: Float64Array
}

function partyLabel({ desk, place }: PartyDesk, text: Words): Words {
  return joined(partyName(desk, place), text)
}

function positionFigure(party: PartyDesk, name: string): Figure | undefined {
  const positions = cumulative(party.cash)
  const inputs = (): Reference[] => [
    constant('of', 0, 't', texts.firstT),
    ...[...positions].map(
      (_, t): Reference => ({ operator: 'of', pointer: `${party.own}/cumulativeEur/${t}` }),
    ),
  ]
  const peak = peakOf(positions)
  if (name === 'peakFundingEur') {
    const how = () => ({ operation: 'lowest-position' as const, inputs: inputs() })
    return { label: partyLabel(party, texts.peak), value: peak.eur, unit: 'eur', how }
  }
  if (name === 'peakFundingT') {
    const how = () => ({ operation: 'lowest-position-at' as const, inputs: inputs() })
    return { label: partyLabel(party, texts.peakT), value: peak.t, unit: 't', how }
  }
  if (name !== 'breakEvenT') return undefined
  const how = () => ({ operation: 'break-even-at' as const, inputs: inputs() })
  return { label: partyLabel(party, texts.breakEven), value: breakEvenOf(positions), unit: 't', how }
}

function partyWhole(party: PartyDesk, name: string): Figure | undefined {
  const { desk, place, own, cash } = party
  const { times } = desk.ledger
  if (name === 'npvOwnEur') {
    const value = presentValue(cash, discountFactors(times, namedPartyRate(desk, place).rate))
    return euro(partyLabel(party, texts.npvOwn), value, () => overTime(cash, `${own}/presentOwnEur`))
  }
  if (name === 'npvCommonEur') {
    const value = presentValue(cash, discountFactors(times, namedCommonRate(desk).rate))
    return euro(partyLabel(party, texts.npvCommon), value, () => overTime(cash, `${own}/presentCommonEur`))
  }
  return positionFigure(party, name)
}

function partyAt(party: PartyDesk, name: string, t: number): Figure | undefined {
  const { desk, place, own, cash } = party
  const { ledger } = desk
  const label = (text: Words): Words => atPeriod(partyLabel(party, text), t)
  const eur = cash[t]!
  if (name === 'cashEur') {
    const signOf = (line: LedgerLine): number => Number(line.to === place) - Number(line.from === place)
    return euro(label(texts.cash), eur, () => lineInputs(ledger.lines, signOf, t))
  }
  if (name === 'cumulativeEur') {
    const before = t === 0 ? [] : [plus(`${own}/cumulativeEur/${t - 1}`)]
    return euro(label(texts.position), cumulative(cash)[t]!, () => [...before, plus(`${own}/cashEur/${t}`)])
  }
  const isOwn = name === 'presentOwnEur'
  if (!isOwn && name !== 'presentCommonEur') return undefined
  const rate = isOwn ? namedPartyRate(desk, place).rate : namedCommonRate(desk).rate
  const discount = isOwn ? `/discount${own}/${t}` : `/discount/common/${t}`
  return {
    label: label(texts.present),
    value: eur * discountFactors(ledger.times, rate)[t]!,
    unit: 'eur',
    how: () => productOf([by(`${own}/cashEur/${t}`), by(discount)]),
  }
}

function returnFigure(party: PartyDesk, value: number | null | undefined): Figure | undefined {
  if (value === undefined) return undefined
  const { own, cash, desk } = party
  const { cashYears } = desk.ledger.times
  const inputs = (): Reference[] =>
    [...cash].flatMap((eur, t): Reference[] =>
      eur === 0
        ? []
        : [
            { operator: 'of', pointer: `${own}/cashEur/${t}` },
            constant('of', cashYears[t]!, 'years', texts.years),
          ],
    )
  return {
    label: partyLabel(party, texts.irr),
    value,
    unit: 'rate',
    how: () => ({ operation: 'return', inputs: inputs() }),
  }
}

/** A figure of a party: `[id, name]`, `[id, name, t]`, `[id, irr, preferred]` or `[id, irr, roots, place]`. */
export function explainParty(desk: Desk, steps: readonly string[]): Figure | undefined {
  const [id = '', name = '', step, last] = steps
  const { ledger } = desk
  const place = ledger.parties.findIndex(party => party.id === id)
  const cash = ledger.partyCashEur[place]
  if (!cash || steps.length > 4) return undefined
  const party: PartyDesk = { desk, place, own: `/parties/${id}`, cash }
  if (step === undefined) return partyWhole(party, name)
  if (name === 'irr') {
    const { requiredReturn, rate } = ledger.parties[place]!
    const rates = returnRates(ledger.times, cash, firstYearRate(ledger, requiredReturn ?? rate))
    if (step === 'preferred' && last === undefined) return returnFigure(party, rates.preferred)
    return step === 'roots' && last !== undefined ? returnFigure(party, rates.roots[Number(last)]) : undefined
  }
  const t = Number(step)
  const isPeriod = last === undefined && /^\d{1,3}$/.test(step) && t <= ledger.times.periods
  return isPeriod ? partyAt(party, name, t) : undefined
}

/** What different rates do: the parties at their own rates less the area. */
export function explainRateDifference(desk: Desk): Figure {
  const { ledger } = desk
  const own = ledger.parties.map((party, place) => {
    const cash = ledger.partyCashEur[place]!
    return { id: party.id, eur: presentValue(cash, discountFactors(ledger.times, party.rate)) }
  })
  const area = presentValue(ledger.areaCashEur, discountFactors(ledger.times, namedCommonRate(desk).rate))
  return euro(texts.difference, own.reduce((total, one) => total + one.eur, 0) - area, () => [
    ...own.map(one => plus(`/parties/${one.id}/npvOwnEur`)),
    minus('/area/npvEur'),
  ])
}
