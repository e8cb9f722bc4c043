import type { JointAnswer } from '@versneller/engine'
import { formats } from '../../../kit/texts/formats.ts'
import { partyName } from '../pages/case-page.tsx'
import { sayChance } from '../pages/chances/words.ts'
import type { Reported } from './subject.ts'
import type { ReportTable } from './tables.ts'

/** Grants with which parties all meet their returns, and who gives what within the limits of all of them. */
export function togetherParts(
  reported: Reported,
  answer: JointAnswer,
): { title: string; table: ReportTable }[] {
  const t = sayChance(reported.language)
  const { percent } = formats(reported.language)
  const { within } = answer
  return [
    {
      title: `${t('togetherTitle')} (${percent(answer.probability)})`,
      table: partiesTable(reported, answer),
    },
    ...(within
      ? [
          {
            title: t('withinGifts', { chance: percent(within.reached, { decimals: 1 }) }),
            table: giftsTable(reported, within),
          },
        ]
      : []),
  ]
}

function partiesTable({ under, language }: Reported, answer: JointAnswer): ReportTable {
  const t = sayChance(language)
  const { million, percent } = formats(language)
  const row = (name: string, amount: number, alone: number, met: number) => ({
    cells: [name, million(amount, { decimals: 2 }), million(alone, { decimals: 2 }), percent(met)],
  })
  return {
    heads: [t('party'), `${t('grant')} (€ mln)`, `${t('grantAlone')} (€ mln)`, t('chanceMet')],
    figures: [1, 2, 3],
    widths: [2, 1, 1, 1],
    rows: [
      ...Object.entries(answer.parties).map(([id, one]) =>
        row(partyName(under, id, language), one.amountEur, one.aloneEur, one.pReturnMet),
      ),
      row(t('allAtOnce'), answer.totalEur, answer.boundEur, answer.pAllMet),
    ],
  }
}

function giftsTable(
  { under, language }: Reported,
  { gifts, parties }: NonNullable<JointAnswer['within']>,
): ReportTable {
  const t = sayChance(language)
  const { million } = formats(language)
  const ids = Object.keys(parties)
  const named = (id: string): string => partyName(under, id, language)
  const row = (source: string, of: Readonly<Record<string, number>>) => ({
    cells: [source, ...ids.map(id => million(of[id] ?? 0, { decimals: 2 }))],
  })
  return {
    heads: [t('withinSource'), ...ids.map(id => `${named(id)} (€ mln)`)],
    figures: ids.map((_, place) => place + 1),
    widths: [2, ...ids.map(() => 1)],
    rows: [
      ...gifts.map(({ from, pot, parties: of }) =>
        row(
          pot === undefined
            ? t('withinOwn', { party: named(from) })
            : t('withinPot', { pot, party: named(from) }),
          of,
        ),
      ),
      row(t('allAtOnce'), parties),
    ],
  }
}
