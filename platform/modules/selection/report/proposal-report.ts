import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { categoryName } from '../pages/categories.ts'
import type { ShownProposal } from '../pages/proposal.tsx'
import { say } from '../pages/say.ts'
import { selectionPdf } from './selection-document.ts'

/** The proposal for one tranche as a tagged PDF, as this reader may see it. */
export function proposalReport(
  proposal: ShownProposal,
  { language, number, madeAt }: { language: Language; number: number; madeAt: Temporal.Instant },
): Buffer {
  const t = say(language)
  const format = formats(language)
  const figures = (one: { count: number; meanScore: number; coverage: number; emptyCategories: number }) => [
    String(one.count),
    format.number(one.meanScore, { decimals: 2 }),
    format.number(one.coverage, { decimals: 3 }),
    String(one.emptyCategories),
  ]
  const alternatives = proposal.alternatives.map(one => [
    t(one.lambda === 1 ? 'onlyQuality' : 'onlyBreadth'),
    ...figures({ ...one, count: one.chosen.length }),
  ])
  return selectionPdf({
    ...{ language, madeAt },
    kind: t('proposalTitle'),
    title: t('trancheNumber', { number }),
    facts: [
      [t('version'), String(proposal.version)],
      [t('state'), t(`proposal_${proposal.state}`)],
      [t('madeBy'), `${proposal.madeBy}, ${format.date(proposal.madeAt)}`],
      [t('signedBy'), proposal.signedBy ?? '–'],
      [t('balance'), format.number(proposal.lambda, { decimals: 1 })],
      [t('inputHash'), proposal.inputHash.slice(0, 32)],
      [t('solver'), proposal.solver],
    ],
    sections: [
      { title: t('explanation'), paragraphs: [proposal.explanation] },
      {
        title: t('alternativesTitle'),
        paragraphs: [],
        table: {
          heads: [t('choice'), t('chosenCount'), t('meanScore'), t('coverage'), t('emptyCategories')],
          figures: [1, 2, 3, 4],
          widths: [1, 0, 0, 0, 0],
          rows: [[t('thisProposal'), ...figures(proposal.chosen)], ...alternatives],
        },
      },
      {
        title: t('proposalLines'),
        paragraphs: [],
        table: {
          heads: [t('plan'), t('proposalColumn'), t('why')],
          figures: [],
          widths: [2, 0, 3],
          rows: proposal.lines.map(line => [
            line.title,
            t(`outcome_${line.proposed}`),
            [
              line.reasons
                .slice(0, 3)
                .map(one => categoryName(one, language))
                .join(', ') || t('forScore'),
              ...(line.isCloseCall ? [t('closeCall')] : []),
              ...(line.reason ? [line.reason] : []),
            ].join('. '),
          ]),
        },
      },
    ],
  })
}
