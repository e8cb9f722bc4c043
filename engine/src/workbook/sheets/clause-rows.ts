import type { Clause } from '../../case/types.ts'
import { cellReference } from '../reference.ts'
import type { ClauseBlock } from './clause-block.ts'
import { sheetNames, timeRange } from './desk.ts'
import { putLoan } from './loan-rows.ts'

type ClauseOf<K extends Clause['kind']> = Extract<Clause, { kind: K }>
/** How to refer, on the sheet of clauses, to what is paid at t. */
export type Paid = (t: number) => string

function putFixedPrice(block: ClauseBlock, { inputs }: ClauseOf<'fixed-price'>): Paid {
  const amount = block.input('bedrag', 'amount', 'amountEur', inputs.amountEur, 'euro')
  return block.payIn(block.period(inputs.t), amount)
}

function putResidualPrice(block: ClauseBlock, { inputs }: ClauseOf<'residual-price'>): Paid {
  const { programme, times, assumptions, desk } = block.materials
  const total = block.step(
    `grond van ${inputs.programme}`,
    `land of ${inputs.programme}`,
    programme.total(inputs.programme),
  )
  const least = block.input('minimum', 'minimum', 'minEur', inputs.minEur ?? 0, 'euro')
  const row = desk.ledger.case.programme!.find(one => one.id === inputs.programme)!
  const phase = assumptions.phases.get(row.phase)!
  const start = block.step('van t', 'from t', phase.start, 'whole')
  const end = block.step('tot en met t', 'to t', phase.end, 'whole')
  const factors =
    inputs.index === undefined
      ? undefined
      : timeRange(times.draft.name, times.factorRow(inputs.index, inputs.peildatum), 0, block.periods)
  return block.row('betaalt', 'pays', (t, head) => {
    const factor = factors === undefined ? '1' : `INDEX(${factors},1,${t + 1})`
    return `IF(AND(${head}>=${start},${head}<=${end}),MAX(${total}*${factor},${least})/(${end}-${start}+1),0)`
  })
}

function putIndexBand(block: ClauseBlock, { inputs }: ClauseOf<'index-band'>): Paid {
  const base = block.input('grondslag', 'base', 'baseEur', inputs.baseEur, 'euro')
  const band = block.input('band', 'band', 'band', inputs.band, 'percent')
  const cap = block.input('plafond', 'cap', 'cap', inputs.cap, 'percent')
  const sided = block.input('een- of tweezijdig', 'one- or two-sided', 'sided', inputs.sided, 'text')
  const period = block.period(inputs.t)
  const move = block.step(
    'beweging van de index',
    'move of the index',
    `${block.indexFactor(inputs.index, period)}-1`,
    'percent',
  )
  const size = `SIGN(${move})*MIN(${cap},MAX(0,ABS(${move})-${band}))*${base}`
  const amount = block.step('bedrag', 'amount', `IF(AND(${move}<0,${sided}="one"),0,${size})`)
  return block.payIn(period, amount)
}

function putProfitShare(
  block: ClauseBlock,
  clause: ClauseOf<'overage' | 'clawback' | 'subsidy-clawback'>,
): Paid {
  const { inputs, from } = clause
  const share = block.input('aandeel', 'share', 'share', inputs.share, 'percent')
  const threshold =
    clause.kind === 'subsidy-clawback'
      ? block.input('plafond', 'cap', 'capEur', clause.inputs.capEur, 'euro')
      : block.input('drempel', 'threshold', 'thresholdEur', clause.inputs.thresholdEur, 'euro')
  const period = block.period(inputs.t)
  const excess = block.step(
    'meer dan de drempel',
    'above the threshold',
    `MAX(0,${block.partyNpv(from)}-${threshold})`,
  )
  const amount = block.step(
    'bedrag zonder plafond',
    'amount without cap',
    `${share}*${excess}*${block.growth(from, period)}`,
  )
  if (clause.kind === 'subsidy-clawback' || clause.inputs.capEur === undefined)
    return block.payIn(period, amount)
  const cap = block.input('plafond', 'cap', 'capEur', clause.inputs.capEur, 'euro')
  return block.payIn(period, `MIN(${amount},${cap})`)
}

function putMinimumPriceShare(block: ClauseBlock, { inputs }: ClauseOf<'min-price-share'>): Paid {
  const { lines, desk } = block.materials
  const least = block.input('minimum', 'minimum', 'minEur', inputs.minEur, 'euro')
  const share = block.input('aandeel', 'share', 'share', inputs.share, 'percent')
  const cash = sheetNames(desk).cash
  const sum = inputs.of.map(id => cellReference(cash, 4, lines.rowOf(id))).join('+')
  const revenue = block.step('kasstroom van de regels', 'cash of the lines', sum)
  const amount = block.step('bedrag', 'amount', `MAX(${least},${share}*${revenue})`)
  return block.payIn(block.period(inputs.t), amount)
}

function putOption(block: ClauseBlock, { inputs }: ClauseOf<'option'>): Paid {
  const { rule } = inputs
  const fee = block.input('premie', 'fee', 'feeEur', inputs.feeEur, 'euro')
  const feeT = block.period(inputs.t, 't', 'premie in t', 'fee in t')
  const exerciseT = block.period(inputs.exerciseT, 'exerciseT', 'uitoefening in t', 'exercise in t')
  const price = block.input('prijs', 'price', 'rule/amountEur', rule.amountEur, 'euro')
  const level = block.indexFactor(rule.index, exerciseT)
  const bounds = [
    ...(rule.atLeast === undefined
      ? []
      : [
          `${level}>=${block.input('index minstens', 'index at least', 'rule/atLeast', rule.atLeast, 'factor')}`,
        ]),
    ...(rule.atMost === undefined
      ? []
      : [
          `${level}<=${block.input('index hoogstens', 'index at most', 'rule/atMost', rule.atMost, 'factor')}`,
        ]),
    `${level}>=0`,
  ]
  const exercised = block.step(
    'prijs bij uitoefening',
    'price when exercised',
    `IF(AND(${bounds.join(',')}),${price},0)`,
  )
  return block.row(
    'betaalt',
    'pays',
    (_, head) => `IF(${head}=${feeT},${fee},0)+IF(${head}=${exerciseT},${exercised},0)`,
  )
}

function putDeferred(block: ClauseBlock, { inputs }: ClauseOf<'deferred-payment'>): Paid {
  const { times } = block.materials
  const amount = block.input('bedrag', 'amount', 'amountEur', inputs.amountEur, 'euro')
  const due = block.period(inputs.t, 't', 'verschuldigd in t', 'due in t')
  const until = block.period(inputs.until, 'until')
  const rate = block.input('rente per jaar', 'rate a year', 'rate', inputs.rate, 'percent')
  const years = timeRange(times.draft.name, times.cashYearsRow, 0, block.periods)
  const span = block.step(
    'jaren uitstel',
    'years of delay',
    `INDEX(${years},1,${until}+1)-INDEX(${years},1,${due}+1)`,
    'factor',
  )
  return block.payIn(until, `${amount}*(1+${rate})^${span}`)
}

function putTakeDown(block: ClauseBlock, { inputs }: ClauseOf<'take-down'>): Paid {
  const price = block.input('prijs per eenheid', 'unit price', 'priceEur', inputs.priceEur, 'euro')
  const entries = inputs.schedule.map(({ t, units }) => ({ t, amount: units }))
  const units = block.schedule('afname in t', 'taken in t', 'schedule', entries, 'units', 'number')
  return block.row('betaalt', 'pays', t => `${units(t)}*${price}`)
}

function putGuarantee(block: ClauseBlock, { inputs }: ClauseOf<'guarantee'>): Paid {
  const isParty = block.materials.desk.ledger.parties.some(party => party.id === inputs.of)
  const limit = block.input('maximum', 'limit', 'limitEur', inputs.limitEur, 'euro')
  if (!isParty) {
    block.fact('garantie op een regel', 'guarantee of a line', inputs.of)
    return block.row('betaalt zonder tegenvaller niets', 'pays nothing without a setback', () => '0')
  }
  const bounds = [limit]
  if (inputs.capPerYear !== undefined)
    bounds.push(block.input('plafond per jaar', 'cap a year', 'capPerYear', inputs.capPerYear, 'euro'))
  const period = block.period(inputs.t)
  const npv = block.partyNpv(inputs.of)
  const shortfall = block.step('tekort', 'shortfall', `MAX(0,-${npv})*${block.growth(inputs.of, period)}`)
  return block.payIn(period, `MIN(${[...bounds, shortfall].join(',')})`)
}

function putGuaranteeFee(block: ClauseBlock, { inputs }: ClauseOf<'guarantee-fee'>): Paid {
  const limit = block.input('maximum', 'limit', 'limitEur', inputs.limitEur, 'euro')
  const share = block.input('premie per jaar', 'fee a year', 'feeShare', inputs.feeShare, 'percent')
  const { periodsPerYear } = block.materials.assumptions
  return block.row('betaalt', 'pays', t => (t === 0 ? '0' : `${share}*${limit}/${periodsPerYear}`))
}

function putLossLayer(block: ClauseBlock, { inputs, to }: ClauseOf<'first-loss' | 'stop-loss'>): Paid {
  const attach = block.input('eigen deel', 'attachment', 'attachEur', inputs.attachEur, 'euro')
  const limit = block.input('maximum', 'limit', 'limitEur', inputs.limitEur, 'euro')
  const period = block.period(inputs.t)
  const npv = block.partyNpv(to)
  const loss = block.step('verlies', 'loss', `MAX(0,-${npv})*${block.growth(to, period)}`)
  return block.payIn(period, `MIN(${limit},MAX(0,${loss}-${attach}))`)
}

/** Writes a clause on the base path: without events and delay a presale condition and a settlement pay nothing. */
export function putClause(block: ClauseBlock): Paid {
  const { clause } = block
  switch (clause.kind) {
    case 'fixed-price':
      return putFixedPrice(block, clause)
    case 'residual-price':
      return putResidualPrice(block, clause)
    case 'index-band':
      return putIndexBand(block, clause)
    case 'overage':
    case 'clawback':
    case 'subsidy-clawback':
      return putProfitShare(block, clause)
    case 'min-price-share':
      return putMinimumPriceShare(block, clause)
    case 'option':
      return putOption(block, clause)
    case 'deferred-payment':
      return putDeferred(block, clause)
    case 'take-down':
      return putTakeDown(block, clause)
    case 'guarantee':
      return putGuarantee(block, clause)
    case 'guarantee-fee':
      return putGuaranteeFee(block, clause)
    case 'first-loss':
    case 'stop-loss':
      return putLossLayer(block, clause)
    case 'loan':
      return putLoan(block, clause)
    case 'presale-start':
    case 'cost-recovery-settlement':
      return block.row(
        'betaalt zonder vertraging of afwijking niets',
        'pays nothing without delay or deviation',
        () => '0',
      )
  }
}
