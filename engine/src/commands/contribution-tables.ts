import type { ContributionAnswer } from '../risk/run/contribution.ts'
import { type AnswerCell, type AnswerTable, words } from './answer-table.ts'

const euro = (eur: number | null): number | null => (eur === null ? null : Math.round(eur))
const perCent = (share: number): number => Math.round(1000 * share) / 10

const instruments = {
  grant: words('bijdrage ineens', 'grant at once'),
  guarantee: words(
    'garantie van het tekort, met dit maximum',
    'guarantee of the shortfall, up to this limit',
  ),
  'land-price': words('lagere grondprijs', 'lower land price'),
} as const

/** The answer of `case contribution` for a person at a terminal; amounts in whole euro, shares in per cent. */
export function contributionTables(answer: ContributionAnswer): AnswerTable[] {
  const { party, payer, instrument, amountEur, atT, se, reason } = answer
  const rows: AnswerCell[][] = [
    [words('partij', 'party'), party],
    [words('wie betaalt', 'who pays'), payer],
    [words('middel', 'instrument'), instruments[instrument]],
    [
      words('kans dat het rendement wordt gehaald (procent)', 'chance that the return is met (per cent)'),
      perCent(answer.probability),
    ],
    [
      words('die kans zonder bijdrage (procent)', 'that chance without help (per cent)'),
      perCent(answer.pReturnMetBefore),
    ],
    [words('kleinste bijdrage (euro)', 'least contribution (euro)'), euro(amountEur)],
    [words('standaardfout (euro)', 'standard error (euro)'), euro(se)],
    [words('periode van betaling', 'period of payment'), atT],
    [
      words('verwachte kosten voor wie betaalt (euro)', 'expected cost to who pays (euro)'),
      euro(answer.expectedCostEur),
    ],
    [
      words('kosten met 90 % zekerheid niet hoger dan (euro)', 'cost with 90 % certainty not above (euro)'),
      euro(answer.p90CostEur),
    ],
    [
      words('gemiddeld meer dan nodig gegeven (euro)', 'given beyond need on average (euro)'),
      euro(answer.surplusGivenEur),
    ],
    ...(reason ? [[words('let op', 'note'), reason]] : []),
  ]
  return [
    {
      title: words('De kleinste bijdrage', 'The least contribution'),
      columns: [words('wat', 'what'), words('waarde', 'value')],
      rows,
    },
    {
      title: words('Bijdrage per kans', 'Contribution by probability'),
      columns: [
        words('kans (procent)', 'probability (per cent)'),
        words('bijdrage (euro)', 'contribution (euro)'),
      ],
      rows: answer.frontier.map(point => [perCent(point.probability), euro(point.amountEur)]),
    },
  ]
}
