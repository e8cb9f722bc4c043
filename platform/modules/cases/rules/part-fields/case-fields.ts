import type { Case } from '@versneller/engine'
import { field, group, optional, type PartField } from './field.ts'

const names = [optional('name.nl', 'text'), optional('name.en', 'text')]
const notes = [optional('note.nl', 'long'), optional('note.en', 'long')]
const visibleTo = optional('visibleTo', 'choices', { choices: 'parties', words: 'visibleTo' })

/** A line: who pays whom, one of four ways to say how much, when, and what is known about it. */
export const lineFields: readonly PartField[] = [
  ...names,
  field('account', 'choice', 'accounts'),
  field('from', 'choice', 'payers'),
  field('to', 'choice', 'payers'),
  ...group('lineAmount', [
    optional('totalEur', 'money'),
    optional('series', 'series'),
    optional('quantity.amount', 'amount'),
    optional('quantity.unit', 'text'),
    optional('quantity.unitPriceEur', 'money'),
    optional('percent.share', 'percent'),
    optional('percent.of', 'choices', 'payments'),
  ]),
  ...group('lineTime', [
    optional('phase', 'choice', 'phases'),
    optional('spread.from', 'period'),
    optional('spread.to', 'period'),
    optional('spread.curve', 'shares'),
    optional('index', 'choice', 'indices'),
    optional('priceLevel', 'date'),
  ]),
  ...group('origin', [
    optional('area', 'choice', 'areas'),
    optional('source', 'choice', 'sources'),
    ...notes,
  ]),
  ...group('lineRisk', [
    optional('certainty', 'choice', 'certainties'),
    optional('drivers', 'rows', {
      columns: [field('factor', 'choice', 'factors'), field('elasticity', 'number', { unit: 'times' })],
    }),
  ]),
  ...group('treatment', [
    optional('vat.rate', 'share'),
    optional('vat.recoverable', 'share'),
    optional('x.investment', 'choice', { choices: 'investmentKinds', words: 'investmentKind' }),
    optional('supraPlan', 'share'),
    optional('grex', 'yesno'),
    visibleTo,
  ]),
]

/** A programme row: homes or floor area, and what they pay for the land. */
export const programmeFields: readonly PartField[] = [
  ...names,
  field('category', 'choice', 'categories'),
  field('tenure', 'text'),
  field('units', 'number'),
  field('goM2', 'number', { unit: 'm2' }),
  field('bvoM2', 'number', { unit: 'm2' }),
  field('plotM2', 'number', { unit: 'm2' }),
  field('parkingPerUnit', 'number'),
  field('area', 'choice', 'areas'),
  field('phase', 'choice', 'phases'),
  ...group('landPrice', [
    field('appraisal.formula', 'choice', 'formulas'),
    field('appraisal.inputs', 'inputs'),
    field('payer', 'choice', 'payers'),
    field('payee', 'choice', 'payers'),
    optional('index', 'choice', 'indices'),
    optional('priceLevel', 'date'),
  ]),
  ...group('origin', [optional('source', 'choice', 'sources'), ...notes]),
  ...group('rowRisk', [optional('certainty', 'choice', 'certainties'), visibleTo]),
]

/** A party, with what only its own organisation sees of it. */
export const partyFields: readonly PartField[] = [
  ...names,
  field('kind', 'choice', 'kinds'),
  field('rate', 'rate'),
  ...group('ownSecrets', [
    optional('requiredReturn', 'rate'),
    optional('capacityEur', 'money'),
    optional('toleranceEur', 'money'),
    optional('investingCapacityEur', 'money'),
    optional('riskPrice', 'number'),
    optional('account', 'text', { words: 'ownAccount' }),
  ]),
  optional('vatRecoverable', 'share'),
]

/** A phase, with what it waits for and how much later it may be. */
export const phaseFields: readonly PartField[] = [
  field('area', 'choice', 'areas'),
  field('start', 'period'),
  field('end', 'period'),
  ...group('after', [
    optional('after', 'rows', {
      columns: [
        field('phase', 'choice', { choices: 'phases', words: 'afterPhase' }),
        field('lag', 'number', { unit: 'periods' }),
      ],
    }),
  ]),
  ...group('delay', [
    optional('delay.min', 'number', { unit: 'periods' }),
    optional('delay.likely', 'number', { unit: 'periods' }),
    optional('delay.max', 'number', { unit: 'periods' }),
  ]),
]

/** A subarea and its land use. */
export const areaFields: readonly PartField[] = [
  field('name.nl', 'text'),
  optional('name.en', 'text'),
  field('landUseM2.issuable', 'number', { unit: 'm2' }),
  field('landUseM2.paved', 'number', { unit: 'm2' }),
  field('landUseM2.green', 'number', { unit: 'm2' }),
  field('landUseM2.water', 'number', { unit: 'm2' }),
  optional('boundary', 'json'),
]

/** Where figures come from. */
export const sourceFields: readonly PartField[] = [
  field('text', 'long', { words: 'sourceText' }),
  optional('url', 'text'),
  optional('date', 'date'),
]

/** A booked amount. */
export const actualFields: readonly PartField[] = [
  field('line', 'choice', 'payments'),
  field('date', 'date', { words: 'bookedOn' }),
  field('eur', 'money', { words: 'bookedEur' }),
  field('ref', 'text'),
]

const shareColumns = (choices: 'parties' | 'payers') => [
  field('party', 'choice', { choices, words: 'shareParty' }),
  field('share', 'share', { words: 'partyShare' }),
]

/** Who does what by when, and who pays and bears it where that does not follow from the case. */
export const responsibilityFields: readonly PartField[] = [
  optional('x.about', 'choice', 'responsibilitySubjects'),
  field('what.nl', 'long'),
  optional('what.en', 'long'),
  field('party', 'choice', { choices: 'parties', words: 'responsibleParty' }),
  field('by', 'period'),
  optional('condition.nl', 'long'),
  optional('condition.en', 'long'),
  optional('risk', 'choice', 'events'),
  optional('x.supporting', 'choices', 'parties'),
  ...group('shares', [
    optional('x.shares', 'rows', { columns: shareColumns('parties') }),
    optional('x.payers', 'rows', { columns: shareColumns('payers') }),
    optional('x.bearers', 'rows', { columns: shareColumns('payers') }),
  ]),
  optional('signed', 'yesno'),
]

/** A source of public money. */
export const potFields: readonly PartField[] = [
  field('owner', 'choice', { choices: 'parties', words: 'potOwner' }),
  field('budgetEur', 'money'),
  field('purposes', 'texts'),
  field('maxShare', 'share'),
  field('expiry', 'date'),
]

/** What a pot puts into a line. */
export const claimFields: readonly PartField[] = [
  field('pot', 'choice', 'pots'),
  field('line', 'choice', { choices: 'payments', words: 'claimLine' }),
  field('eur', 'money', { words: 'claimEur' }),
  optional('without', 'choice', 'variants'),
]

/** A benefit or cost for welfare. */
export const effectFields: readonly PartField[] = [
  optional('x.effect', 'choice', { choices: 'welfareEffects', words: 'effectCode' }),
  optional('x.name.nl', 'text', { words: 'effectName' }),
  optional('x.name.en', 'text', { words: 'effectNameEn' }),
  field('party', 'choice', { choices: 'payers', words: 'effectParty' }),
  field('kind', 'choice', { choices: 'effectKinds', words: 'effectKind' }),
  field('series', 'series', { words: 'effectSeries' }),
]

/** Recovery of costs from owners. */
export const costRecoveryFields: readonly PartField[] = [
  field('system', 'choice', 'systems'),
  optional('inbrengEur', 'amounts'),
  ...group('recoveryItems', [
    optional('items', 'rows', {
      columns: [
        field('line', 'choice', { choices: 'lines', words: 'recoveryLine' }),
        field('partA', 'yesno'),
        field('attributable', 'share'),
        field('share', 'share', { words: 'proportional' }),
        optional('text.nl', 'text', { words: 'recoveryText' }),
        optional('text.en', 'text', { words: 'recoveryTextEn' }),
      ],
    }),
  ]),
  ...group('recoveryUnits', [
    optional('units', 'rows', {
      words: 'recoveryUnits',
      columns: [
        field('category', 'choice', 'categories'),
        field('count', 'number'),
        field('weight', 'number', { unit: 'times' }),
      ],
    }),
  ]),
]

/** The fields of the case itself. */
const assumptionFields: readonly PartField[] = [
  field('name.nl', 'text'),
  optional('name.en', 'text'),
  ...notes,
  ...group('calendar', [
    field('valuationDate', 'date'),
    optional('priceLevelDate', 'date'),
    optional('period', 'choice', 'periods'),
    field('periods', 'number'),
    optional('convention', 'choice', 'conventions'),
    optional('interestInPeriod', 'choice', 'interests'),
  ]),
  ...group('rates', [
    field('rates.interest', 'rate'),
    optional('rates.bbv', 'rate'),
    optional('rates.social', 'rate'),
    optional('rates.common', 'rate'),
  ]),
  ...group('landExploitation', [
    optional('landExploitation.party', 'choice', 'parties'),
    optional('landExploitation.bookValueEur', 'money'),
    optional('landExploitation.bookValueDate', 'date'),
    optional('landExploitation.account', 'text', { words: 'ownAccount' }),
  ]),
]

/** The fields of the case with one for each index series that it has. */
export function fieldsOfCase(caseFile: Case): readonly PartField[] {
  const indices = Object.keys(caseFile.indices ?? {}).map(id =>
    optional(`indices.${id}`, 'rate', { words: 'indexOf', ids: [id] }),
  )
  return [...assumptionFields, ...group('indices', indices)]
}
