import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import type { OwnOutcome } from '../actions/own-outcome.ts'
import { categoryName } from '../pages/categories.ts'
import { say } from '../pages/say.ts'
import { writtenReason } from '../rules/outcomes.ts'
import { selectionPdf } from './selection-document.ts'

/** The letter with the decision on one plan as a tagged PDF: scores without names of assessors, and what can be done. */
export function outcomeLetter(
  outcome: OwnOutcome,
  { language, madeAt }: { language: Language; madeAt: Temporal.Instant },
): Buffer {
  const t = say(language)
  const format = formats(language)
  const { plan, decided, criteria, reconsiderUntil } = outcome
  const written = writtenReason(decided.reason)
  const breadth = outcome.reasons.map(one => categoryName(one, language)).join(', ')
  return selectionPdf({
    ...{ language, madeAt },
    kind: t('letterKind', { number: outcome.callNumber }),
    title: plan.title,
    facts: [
      [t('receipt'), plan.receiptNumber],
      [t('parties'), plan.parties.map(party => party.name).join(', ')],
      [t('decision'), t(`outcome_${decided.outcome}`)],
      [t('decidedOn'), decided.letterSentAt ? format.longDate(decided.letterSentAt.toString()) : '–'],
    ],
    sections: [
      {
        title: t('decision'),
        paragraphs: [
          t(`letter_${decided.outcome}`),
          ...(written ? [written] : []),
          ...(breadth ? [t('letterBreadth', { names: breadth })] : []),
        ],
      },
      {
        title: t('letterScores'),
        paragraphs: [t('letterScoresLead')],
        table: {
          heads: [t('criterion'), ...outcome.scores.map((_, index) => String(index + 1))],
          figures: outcome.scores.map((_, index) => index + 1),
          widths: [1, ...outcome.scores.map(() => 0)],
          rows: criteria.map(criterion => [
            criterion.title[language],
            ...outcome.scores.map(scores => {
              const given = scores.find(one => one.criterion === criterion.key)
              return given?.score === undefined ? '–' : String(given.score)
            }),
          ]),
        },
      },
      {
        title: t('letterNext'),
        paragraphs: [
          t(`letterNext_${decided.outcome}`),
          ...(decided.outcome === 'rejected' && reconsiderUntil
            ? [t('letterReconsider', { until: format.longDate(reconsiderUntil) })]
            : []),
        ],
      },
    ],
  })
}
