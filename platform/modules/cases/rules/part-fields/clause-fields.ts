import type { Clause } from '@versneller/engine'
import { field, optional, type PartField } from './field.ts'

const share = (words?: string) => field('share', 'share', words ? { words } : {})
const settledAt = optional('t', 'period', { words: 'settledAt' })
const paidAt = field('t', 'period', { words: 'paidAt' })
const limit = field('limitEur', 'money')

const profitShare = [
  share('profitShare'),
  field('thresholdEur', 'money'),
  optional('capEur', 'money', { words: 'capEur' }),
  settledAt,
]
const lossLayer = [field('attachEur', 'money'), field('limitEur', 'money', { words: 'layerEur' }), settledAt]

/** What a loan is agreed on, in a clause and in the list of loans. */
export const loanTerms: readonly PartField[] = [
  limit,
  field('rate', 'percent', { words: 'loanRate' }),
  field('feeShare', 'share', { words: 'loanFee' }),
  field('draw', 'payments', { word: 'as-needed' }),
  field('repay', 'payments', { word: 'sweep' }),
  field('seniority', 'number'),
]

/** The inputs of every kind of clause, in the order of the list of kinds. */
export const clauseInputFields: Readonly<Record<Clause['kind'], readonly PartField[]>> = {
  'fixed-price': [field('amountEur', 'money'), paidAt],
  'residual-price': [
    field('programme', 'choice', 'rows'),
    field('peildatum', 'date'),
    optional('index', 'choice', 'indicesAndFactors'),
    optional('minEur', 'money', { words: 'leastEur' }),
  ],
  'index-band': [
    field('baseEur', 'money'),
    field('index', 'choice', 'indicesAndFactors'),
    field('band', 'share'),
    field('cap', 'percent'),
    field('sided', 'choice', 'sided'),
    settledAt,
  ],
  overage: profitShare,
  clawback: profitShare,
  'min-price-share': [
    field('minEur', 'money', { words: 'leastEur' }),
    share('revenueShare'),
    field('of', 'choices', { choices: 'payments', words: 'shareOf' }),
    settledAt,
  ],
  option: [
    field('feeEur', 'money'),
    field('t', 'period', { words: 'feeAt' }),
    field('exerciseT', 'period'),
    field('rule.index', 'choice', 'indicesAndFactors'),
    optional('rule.atLeast', 'number', { unit: 'times' }),
    optional('rule.atMost', 'number', { unit: 'times' }),
    field('rule.amountEur', 'money'),
  ],
  'deferred-payment': [
    field('amountEur', 'money'),
    field('t', 'period', { words: 'dueAt' }),
    field('until', 'period'),
    field('rate', 'percent', { words: 'deferredRate' }),
  ],
  'take-down': [
    field('schedule', 'rows', {
      columns: [field('t', 'period', { words: 'takenAt' }), field('units', 'number', { words: 'taken' })],
    }),
    field('priceEur', 'money'),
  ],
  'presale-start': [
    field('phase', 'choice', { choices: 'phases', words: 'presalePhase' }),
    field('minShare', 'share'),
    field('maxWait', 'number', { unit: 'periods' }),
  ],
  guarantee: [
    field('of', 'choice', { choices: 'partiesAndLines', words: 'guaranteeOf' }),
    limit,
    optional('capPerYear', 'money'),
    settledAt,
  ],
  'guarantee-fee': [
    optional('of', 'choice', { choices: 'partiesAndLines', words: 'guaranteeOf' }),
    limit,
    field('feeShare', 'share', { words: 'guaranteeFee' }),
  ],
  'first-loss': lossLayer,
  'stop-loss': lossLayer,
  loan: loanTerms,
  'cost-recovery-settlement': [
    field('items', 'choices', { choices: 'payments', words: 'settledLines' }),
    paidAt,
  ],
  'subsidy-clawback': [share('profitShare'), field('capEur', 'money', { words: 'surplusFrom' }), settledAt],
}

/** All kinds of clauses. */
export const clauseKinds = Object.keys(clauseInputFields) as Clause['kind'][]

/** True for the word of a kind of clause. */
export const isClauseKind = (word: unknown): word is Clause['kind'] => clauseKinds.some(kind => kind === word)
