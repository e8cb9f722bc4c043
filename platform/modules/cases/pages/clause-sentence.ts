import type { Case, Clause, Loan } from '@versneller/engine'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { choicesOf } from '../rules/part-fields/choices.ts'
import {
  choiceWords,
  decimalsOf,
  idAsWords,
  partyWords,
  sayField,
  sayValue,
  whenWords,
} from './fields/words.ts'

type InputsOf<K extends Clause['kind']> = Extract<Clause, { kind: K }>['inputs']
type Words = Record<string, string>

/** What every part of a sentence needs: names, amounts and moments in one language. */
function speaker(caseFile: Case, language: Language) {
  const { money, percent, number, date } = formats(language)
  const t = sayField(language)
  const lines = new Map(
    choicesOf('partiesAndLines', caseFile, choiceWords(caseFile, language)).map(({ value, label }) => [
      value,
      label,
    ]),
  )
  const name = (id: string) => lines.get(id) ?? sayValue(id, language)
  const eur = (value: number) => money(value, { decimals: Number.isInteger(value) ? 0 : 2 })
  const share = (value: number) => percent(value, { decimals: decimalsOf(value * 100, 2) })
  const factor = (value: number) => number(value, { decimals: decimalsOf(value, 2) })
  const when = (period: number | undefined) => whenWords(caseFile, period, language)
  const part = (key: 'part_cap' | 'part_least' | 'part_yearly', amount: number | undefined) =>
    amount === undefined ? '' : t(key, { amount: eur(amount) })
  const listed = (all: readonly string[]) =>
    [...all.slice(0, 3), ...(all.length > 3 ? [t('part_more', { count: String(all.length - 3) })] : [])].join(
      ', ',
    )
  const plan = (payments: string | readonly { t: number; eur: number }[]) =>
    typeof payments === 'string'
      ? sayValue(payments, language)
      : listed(payments.map(one => t('part_paid', { amount: eur(one.eur), when: when(one.t) }))) || '–'
  return { t, name, eur, share, factor, when, part, listed, plan, date }
}

type Speaker = ReturnType<typeof speaker>

const profit = (s: Speaker, inputs: InputsOf<'overage'>): Words => ({
  share: s.share(inputs.share),
  threshold: s.eur(inputs.thresholdEur),
  cap: s.part('part_cap', inputs.capEur),
  when: s.when(inputs.t),
})

const layer = (s: Speaker, inputs: InputsOf<'first-loss'>): Words => ({
  attach: s.eur(inputs.attachEur),
  limit: s.eur(inputs.limitEur),
  when: s.when(inputs.t),
})

const loanWords = (s: Speaker, inputs: InputsOf<'loan'>): Words => ({
  limit: s.eur(inputs.limitEur),
  rate: s.share(inputs.rate),
  draw: s.plan(inputs.draw),
  repay: s.plan(inputs.repay),
})

function bounds(s: Speaker, { atLeast, atMost }: InputsOf<'option'>['rule']): string {
  if (atLeast !== undefined && atMost !== undefined)
    return s.t('part_between', { low: s.factor(atLeast), high: s.factor(atMost) })
  if (atLeast !== undefined) return s.t('part_atLeast', { low: s.factor(atLeast) })
  return atMost === undefined ? s.t('part_always') : s.t('part_atMost', { high: s.factor(atMost) })
}

/** The words of each kind of clause, by the name of their place in its sentence. */
const wordsOf: { [K in Clause['kind']]: (s: Speaker, inputs: InputsOf<K>) => Words } = {
  'fixed-price': (s, { amountEur, t }) => ({ amount: s.eur(amountEur), when: s.when(t) }),
  'residual-price': (s, { programme, peildatum, index, minEur }) => ({
    programme: s.name(programme),
    day: s.date(peildatum),
    index: index === undefined ? '' : s.t('part_index', { index: s.name(index) }),
    least: s.part('part_least', minEur),
  }),
  'index-band': (s, { baseEur, index, band, cap, sided, t }) => ({
    index: s.name(index),
    band: s.share(band),
    base: s.eur(baseEur),
    cap: s.share(cap),
    when: s.when(t),
    back: sided === 'two' ? s.t('part_back') : '',
  }),
  overage: profit,
  clawback: profit,
  'min-price-share': (s, { minEur, share, of, t }) => ({
    share: s.share(share),
    lines: s.listed(of.map(s.name)),
    least: s.eur(minEur),
    when: s.when(t),
  }),
  option: (s, { feeEur, t, exerciseT, rule }) => ({
    fee: s.eur(feeEur),
    feeWhen: s.when(t),
    price: s.eur(rule.amountEur),
    when: s.when(exerciseT),
    index: s.name(rule.index),
    bounds: bounds(s, rule),
  }),
  'deferred-payment': (s, { amountEur, t, until, rate }) => ({
    amount: s.eur(amountEur),
    due: s.when(t),
    when: s.when(until),
    rate: s.share(rate),
  }),
  'take-down': (s, { schedule, priceEur }) => ({
    units: s.factor(schedule.reduce((sum, one) => sum + one.units, 0)),
    price: s.eur(priceEur),
    schedule: s.listed(
      schedule.map(one => s.t('part_taken', { units: s.factor(one.units), when: s.when(one.t) })),
    ),
  }),
  'presale-start': (s, { phase, minShare, maxWait }) => ({
    phase: idAsWords(phase),
    share: s.share(minShare),
    wait: s.t('part_periods', { count: maxWait }),
  }),
  guarantee: (s, { of, limitEur, capPerYear, t }) => ({
    of: s.name(of),
    limit: s.eur(limitEur),
    yearly: s.part('part_yearly', capPerYear),
    when: s.when(t),
  }),
  'guarantee-fee': (s, { of, limitEur, feeShare }) => ({
    share: s.share(feeShare),
    limit: s.eur(limitEur),
    of: of === undefined ? '' : s.t('part_of', { of: s.name(of) }),
  }),
  'first-loss': layer,
  'stop-loss': layer,
  loan: loanWords,
  'cost-recovery-settlement': (s, { items, t }) => ({
    lines: s.listed(items.map(s.name)),
    when: s.when(t),
  }),
  'subsidy-clawback': (s, { share, capEur, t }) => ({
    share: s.share(share),
    threshold: s.eur(capEur),
    when: s.when(t),
  }),
}

/** What a clause says, in one sentence: who pays whom, what, when and on which condition. */
export function clauseSentence(clause: Clause, caseFile: Case, language: Language): string {
  const s = speaker(caseFile, language)
  const words = (wordsOf[clause.kind] as (s: Speaker, inputs: Clause['inputs']) => Words)(s, clause.inputs)
  return s.t(`clause_${clause.kind}`, {
    from: partyWords(caseFile, clause.from, language),
    to: partyWords(caseFile, clause.to, language),
    ...words,
  })
}

/** What a loan says, in one sentence. */
export function loanSentence(loan: Loan, caseFile: Case, language: Language): string {
  const s = speaker(caseFile, language)
  return s.t('clause_loan', {
    from: partyWords(caseFile, loan.lender, language),
    to: partyWords(caseFile, loan.borrower, language),
    ...loanWords(s, loan),
  })
}

type RiskEvent = NonNullable<NonNullable<Case['risk']>['events']>[number]

/** What an event says, in one sentence. */
export function eventSentence(event: RiskEvent, caseFile: Case, language: Language): string {
  const s = speaker(caseFile, language)
  return s.t('sentence_event', {
    chance: s.share(event.probability),
    low: s.eur(event.amountEur.min),
    likely: s.eur(event.amountEur.likely),
    high: s.eur(event.amountEur.max),
    from: choiceWords(caseFile, language).period(event.t.from),
    to: choiceWords(caseFile, language).period(event.t.to),
    bearers: s.listed(
      event.bearer.map(({ party, share }) => `${partyWords(caseFile, party, language)} ${s.share(share)}`),
    ),
  })
}
