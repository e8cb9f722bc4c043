import {
  type ContributionAnswer,
  type ContributionComparison,
  type DealAnswer,
  riskAssumptions,
} from '@versneller/engine'
import { formats } from '../../../kit/texts/formats.ts'
import { partyName } from '../pages/case-page.tsx'
import { riskName, sayChance } from '../pages/chances/words.ts'
import { say } from '../pages/say.ts'
import { toldLimits } from '../rules/help-parties.ts'
import type { Reported, ReportedChances } from './subject.ts'
import type { ReportTable } from './tables.ts'
import { togetherParts } from './together.ts'
import { sayReport } from './words.ts'

/** The part about chance: what is certain, the least contribution by instrument, and the best division of risks. */
export function chancesSection(reported: Reported, chances: ReportedChances) {
  const t = sayReport(reported.language)
  const { spread, help, together, deal } = chances
  const grant = help?.answers[0]
  const parts = [
    ...(spread && spread.partyIds.length > 0
      ? [{ title: say(reported.language)('riskParties'), table: spreadTable(reported, spread) }]
      : []),
    ...(help && grant ? [{ title: helpTitle(reported, grant), table: helpTable(reported, help) }] : []),
    ...(help && limitsTable(reported, help).rows.length > 0
      ? [{ title: sayChance(reported.language)('limitsTitle'), table: limitsTable(reported, help) }]
      : []),
    ...(together ? togetherParts(reported, together) : []),
    ...(deal?.answer.status === 'optimal'
      ? [
          { title: sayChance(reported.language)('dealShares'), table: sharesTable(reported, deal.answer) },
          { title: sayChance(reported.language)('dealParties'), table: dealTable(reported, deal) },
        ]
      : []),
  ]
  return { title: t('chancesTitle'), parts, notes: notesOf(reported, chances) }
}

function notesOf({ language }: Reported, { spread, help, together, deal }: ReportedChances): string[] {
  const t = sayReport(language)
  const { number } = formats(language)
  const grant = help?.answers[0]
  const record = (trials: number, seed: number, hash: string) =>
    t('chancesRecord', { trials: number(trials), seed: String(seed), hash: hash.slice(0, 16) })
  return [
    ...(spread ? [record(spread.answer.trials, spread.answer.seed, spread.answer.resultHash)] : []),
    ...(grant ? [record(grant.trials, grant.seed, grant.resultHash)] : []),
    ...(together ? [record(together.trials, together.seed, together.resultHash)] : []),
    ...(together?.within?.reason ? [together.within.reason[language]] : []),
    ...(grant?.surplusGivenEur
      ? [t('chancesSurplus', { eur: formats(language).moneyMillion(grant.surplusGivenEur) })]
      : []),
    ...(deal && deal.assumed.length > 0 ? [t('chancesAssumed')] : []),
    ...((spread || grant) && !riskAssumptions.verified
      ? [say(language)('riskAssumed', { day: formats(language).date(riskAssumptions.validFrom) })]
      : []),
  ]
}

const percentiles = ['p10', 'p20', 'p50', 'p80', 'p90'] as const

function spreadTable(
  { under, language }: Reported,
  { answer, partyIds }: NonNullable<ReportedChances['spread']>,
): ReportTable {
  const { million, percent } = formats(language)
  const t = say(language)
  const heads = [t('party'), ...percentiles.map(key => `${t(`risk_${key}`)} (€ mln)`), t('riskChance')]
  return {
    heads,
    figures: [1, 2, 3, 4, 5, 6],
    widths: [1.4, 1, 1, 1, 1, 1, 0.8],
    rows: partyIds.flatMap(id => {
      const one = answer.parties[id]
      if (!one) return []
      const figures = percentiles.map(key => million(one[key], { decimals: 2 }))
      return [{ cells: [partyName(under, id, language), ...figures, percent(one.pReturnMet)] }]
    }),
  }
}

function helpTitle({ under, language }: Reported, answer: ContributionAnswer): string {
  const t = sayReport(language)
  const { percent, moneyMillion } = formats(language)
  const { measure, probability, atLeastEur } = answer
  const party = partyName(under, answer.party, language)
  return measure === 'tail'
    ? t('chancesHelpTail', { party, worst: percent(1 - probability), floor: moneyMillion(atLeastEur) })
    : t('chancesHelp', { party, chance: percent(probability) })
}

/** What the rules of aid and grants leave for each instrument, as far as this reader may be told. */
function limitsTable(
  { caseFile, withheld, language }: Reported,
  { answers }: ContributionComparison,
): ReportTable {
  const t = sayChance(language)
  const { million, percent } = formats(language)
  return {
    heads: [
      t('limitOf'),
      `${t('limitRoom')} (€ mln)`,
      `${t('limitAsked')} (€ mln)`,
      `${t('limitMargin')} (€ mln)`,
      t('limitWithin'),
    ],
    figures: [1, 2, 3],
    widths: [2, 0.8, 0.8, 0.8, 1.2],
    rows: answers.flatMap(({ instrument, limits }) =>
      toldLimits(limits, caseFile, withheld).map(limit => ({
        cells: [
          `${t(`instrument_${instrument}`)}: ${limit.name[language]}`,
          ...[limit.roomEur, limit.askedEur, limit.marginEur].map(eur => million(eur, { decimals: 2 })),
          limit.reached === undefined
            ? t('limitFits')
            : t('limitReached', { certainty: percent(limit.reached, { decimals: 1 }) }),
        ],
      })),
    ),
  }
}

function helpTable({ language }: Reported, { answers, left }: ContributionComparison): ReportTable {
  const t = sayChance(language)
  const { million, number } = formats(language)
  const figure = (eur: number | null | undefined): string =>
    eur === null || eur === undefined ? t('none') : million(eur, { decimals: 2 })
  const needed = (answer: ContributionAnswer): string => {
    if (answer.homes !== undefined) return t('needHomes', { homes: number(answer.homes) })
    return answer.amountEur === null ? t('notReached') : figure(answer.amountEur)
  }
  return {
    heads: [
      t('instrument'),
      `${t('need')} (€ mln)`,
      `${t('expectedCost')} (€ mln)`,
      `${t('cost90')} (€ mln)`,
      `${t('surplusGiven')} (€ mln)`,
    ],
    figures: [1, 2, 3, 4],
    widths: [1.6, 1.2, 1, 1, 1],
    rows: [
      ...answers.map(answer => ({
        cells: [
          t(`instrument_${answer.instrument}`),
          needed(answer),
          figure(answer.expectedCostEur),
          figure(answer.p90CostEur),
          figure(answer.surplusGivenEur),
        ],
      })),
      ...left.map(({ instrument }) => ({
        cells: [t(`instrument_${instrument}`), t('notReached'), t('none'), t('none'), t('none')],
      })),
    ],
  }
}

function sharesTable({ under, language }: Reported, answer: DealAnswer): ReportTable {
  const t = sayChance(language)
  const { percent } = formats(language)
  const ids = Object.keys(answer.contributions)
  return {
    heads: [t('dealRisk'), ...ids.map(id => partyName(under, id, language))],
    figures: ids.map((_, place) => place + 1),
    widths: [1.6, ...ids.map(() => 1)],
    rows: Object.entries(answer.shares).map(([risk, shares]) => ({
      cells: [riskName(risk, language), ...ids.map(id => percent(shares[id] ?? 0))],
    })),
  }
}

function dealTable(
  { under, language }: Reported,
  { answer, assumed }: NonNullable<ReportedChances['deal']>,
): ReportTable {
  const t = sayChance(language)
  const { million, percent } = formats(language)
  return {
    heads: [t('party'), `${t('grant')} (€ mln)`, `${t('dealTail')} (€ mln)`, t('dealMet')],
    figures: [1, 2, 3],
    widths: [1.6, 1, 1, 1],
    rows: Object.keys(answer.contributions).map(id => ({
      cells: [
        `${partyName(under, id, language)}${assumed.includes(id) ? ` (${t('dealAssumed')})` : ''}`,
        million(answer.contributions[id] ?? 0, { decimals: 2 }),
        million(answer.tails[id] ?? 0, { decimals: 2 }),
        percent(answer.freshSample.met[id] ?? 0),
      ],
    })),
  }
}
