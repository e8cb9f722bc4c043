import {
  type Case,
  chartOfAccounts,
  investmentKindsOn,
  landPriceFormulas,
  programmeCategories,
  riskAssumptions,
  welfareEffects,
} from '@versneller/engine'
import { derivedSubjects } from '../responsibilities.ts'
import type { FieldChoices } from './field.ts'

const partyKinds = [
  'gemeente',
  'provincie',
  'rijk',
  'waterschap',
  'ontwikkelaar',
  'bouwbedrijf',
  'corporatie',
  'belegger',
  'eigenaar',
  'fonds',
  'bank',
  'gem',
  'koper',
  'overig',
] as const

/** Answers that are the same in every case. */
const fixed = {
  certainties: ['initiative', 'definition', 'design', 'contract'],
  conventions: ['begin', 'mid', 'end'],
  directions: ['cost', 'revenue'],
  effectKinds: ['benefit', 'cost'],
  formulas: landPriceFormulas,
  interests: ['compound', 'simple'],
  kinds: partyKinds,
  periods: ['year', 'half-year', 'quarter'],
  processes: ['ar1', 'vasicek', 'lognormal'],
  sided: ['one', 'two'],
  starts: ['normal', 'down', 'stationary'],
  systems: ['with-period', 'without-period'],
} as const satisfies Partial<Record<FieldChoices, readonly string[]>>

/** One answer to choose from. */
export interface Choice {
  value: string
  label: string
}

/** How answers are said: the words of the interface, the name of something in the case, of a party, and a period. */
export interface ChoiceWords {
  language: 'nl' | 'en'
  say: (value: string) => string
  name: (name: { nl: string; en?: string | undefined } | undefined, otherwise: string) => string
  party: (id: string) => string
  period: (t: number) => string
  /** An id that is the only name of a thing, as words. */
  idWords: (id: string) => string
}

type Named = { id: string; name?: { nl: string; en?: string | undefined } | undefined }
type Answers = (caseFile: Case, words: ChoiceWords) => Choice[]

const named =
  (itemsOf: (caseFile: Case) => readonly Named[] | undefined): Answers =>
  (caseFile, { name }) =>
    (itemsOf(caseFile) ?? []).map(item => ({ value: item.id, label: name(item.name, item.id) }))

const byId =
  (itemsOf: (caseFile: Case) => readonly { id: string }[] | undefined): Answers =>
  (caseFile, { idWords }) =>
    (itemsOf(caseFile) ?? []).map(({ id }) => ({ value: id, label: idWords(id) }))

const joined =
  (...answers: readonly Answers[]): Answers =>
  (caseFile, words) =>
    answers.flatMap(answer => answer(caseFile, words))

const parties: Answers = (caseFile, { party }) =>
  caseFile.parties.map(({ id }) => ({ value: id, label: party(id) }))
const rows = named(caseFile => caseFile.programme)
const payments = joined(
  named(caseFile => caseFile.lines),
  rows,
)
const vatLines: Answers = (caseFile, { name, say }) =>
  (caseFile.lines ?? [])
    .filter(line => line.vat)
    .map(line => ({ value: `${line.id}-btw`, label: `${name(line.name, line.id)}, ${say('vatLine')}` }))
const lines = joined(payments, vatLines)
const indices: Answers = caseFile =>
  Object.keys(caseFile.indices ?? {}).map(value => ({ value, label: value }))

/** Every factor that something in the case may name: the standard ones and its own. */
export function factorIds(caseFile: Case): string[] {
  const all = [...riskAssumptions.factors, ...(caseFile.risk?.factors ?? [])]
  return [...new Set(all.map(factor => factor.id))]
}

const factors: Answers = (caseFile, { say }) =>
  factorIds(caseFile).map(value => ({ value, label: say(value) }))

/** What the case itself says of who does and pays: payments by account, agreements and risks. */
const subjects: Answers = (caseFile, { language, say, idWords }) =>
  derivedSubjects(caseFile).map(({ key, kind, id }) => {
    const account = chartOfAccounts.find(one => one.code === id)
    const isPayment = kind === 'costs' || kind === 'revenues' || kind === 'transfers'
    const name = isPayment && account ? `${id} ${account.name[language]}` : idWords(id)
    return { value: key, label: `${say(`subject_${kind}`)}: ${name}` }
  })

/** Answers that hang on the case: only what stands in the case as it is given is among them. */
const ofCase: Readonly<Partial<Record<FieldChoices, Answers>>> = {
  accounts: (_, { language }) =>
    chartOfAccounts.map(({ code, name }) => ({ value: code, label: `${code} ${name[language]}` })),
  areas: named(caseFile => caseFile.areas),
  categories: (_, { language }) =>
    programmeCategories.map(({ code, name }) => ({ value: code, label: name[language] })),
  events: byId(caseFile => caseFile.risk?.events),
  factors,
  indices,
  indicesAndFactors: joined(indices, factors),
  investmentKinds: (caseFile, { language }) =>
    investmentKindsOn(caseFile.valuationDate).map(({ code, name }) => ({
      value: code,
      label: name[language],
    })),
  lines,
  parties,
  partiesAndLines: joined(parties, lines),
  payers: joined(parties, (_, { say }) => [{ value: 'outside', label: say('outside') }]),
  payments,
  phases: (caseFile, { period, idWords }) =>
    (caseFile.phases ?? []).map(({ id, start, end }) => ({
      value: id,
      label: `${idWords(id)} (${period(start)} – ${period(end)})`,
    })),
  pots: byId(caseFile => caseFile.pots),
  responsibilitySubjects: subjects,
  rows,
  sources: caseFile =>
    (caseFile.sources ?? []).map(({ id, text }) => ({ value: id, label: text.slice(0, 90) })),
  variants: (caseFile, { name }) =>
    (caseFile.variants ?? []).map(({ id, reason }) => ({ value: id, label: name(reason, id) })),
  welfareEffects: (_, { language }) =>
    welfareEffects.map(({ code, name, usually }) => ({
      value: code,
      label: `${name[language]} (${usually[language]})`,
    })),
}

/** The answers of a field, from what this reader sees of the case. */
export function choicesOf(choices: FieldChoices, caseFile: Case, words: ChoiceWords): Choice[] {
  const answers = ofCase[choices]
  if (answers) return answers(caseFile, words)
  const values: readonly string[] = choices in fixed ? fixed[choices as keyof typeof fixed] : []
  return values.map(value => ({ value, label: words.say(value) }))
}
