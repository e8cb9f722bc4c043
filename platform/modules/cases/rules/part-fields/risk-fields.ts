import type { Case } from '@versneller/engine'
import { field, group, optional, type PartField } from './field.ts'

/** A risk factor. */
export const factorFields: readonly PartField[] = [
  field('process', 'choice', 'processes'),
  field('mean', 'percent'),
  field('sd', 'percent'),
  field('phi', 'number'),
]

/** A risk event. */
export const eventFields: readonly PartField[] = [
  field('probability', 'share'),
  ...group('amount', [
    field('amountEur.min', 'money'),
    field('amountEur.likely', 'money'),
    field('amountEur.max', 'money'),
    field('t.from', 'period', { words: 'eventFrom' }),
    field('t.to', 'period', { words: 'eventTo' }),
  ]),
  ...group('bearers', [
    field('bearer', 'rows', {
      columns: [
        field('party', 'choice', { choices: 'parties', words: 'bearerParty' }),
        field('share', 'share', { words: 'bearerShare' }),
      ],
    }),
    optional('onlyInDownturn', 'yesno'),
    optional('coveredBy', 'choice', 'lines'),
  ]),
]

/** The downturn, and how the risk run draws. */
export const downturnFields: readonly PartField[] = [
  ...group('chain', [
    optional('downturn.toDown', 'share'),
    optional('downturn.toNormal', 'share'),
    optional('downturn.priceDrift', 'percent'),
    optional('downturn.salesPace', 'percent'),
    optional('downturn.start', 'choice', 'starts'),
  ]),
  ...group('run', [optional('trials', 'number'), optional('seed', 'number')]),
]

/** A risk that the deal finder may divide: what each party can do about it, and which part it may bear. */
export const dealRiskFields = (caseFile: Case): readonly PartField[] => [
  optional('event', 'choice', 'events'),
  optional('factor', 'choice', 'factors'),
  ...caseFile.parties.flatMap(({ id }) =>
    group(`party:${id}`, [
      optional(`control.${id}`, 'number', { unit: 'times', words: 'control', party: id }),
      optional(`range.${id}`, 'between', { words: 'range', party: id }),
    ]),
  ),
]

/** What a party asks of a deal. */
export const dealPartyFields = (partyIds: readonly string[]): readonly PartField[] =>
  partyIds.flatMap(id =>
    group(`party:${id}`, [
      optional(`${id}.minResultEur`, 'money', { words: 'minResultEur', party: id }),
      optional(`${id}.riskPrice`, 'number', { words: 'dealRiskPrice', party: id }),
      optional(`${id}.tailCapEur`, 'money', { words: 'tailCapEur', party: id }),
    ]),
  )
