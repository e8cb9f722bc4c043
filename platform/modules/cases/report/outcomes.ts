import type { PartyResult } from '@versneller/engine'
import { formats } from '../../../kit/texts/formats.ts'
import { partyName } from '../pages/case-page.tsx'
import { periodName } from '../pages/fields/words.ts'
import { say } from '../pages/say.ts'
import { hiddenPart, toldEur } from '../rules/hidden-part.ts'
import { perYear } from '../rules/overview.ts'
import { yearsOf } from '../rules/workbench/columns.ts'
import type { Reported } from './subject.ts'
import { type Cell, pairs, type ReportTable } from './tables.ts'
import { sayReport } from './words.ts'

/** A figure that is told, with the version of its hidden part; or why it is not told. */
function told({ withheld, language }: Reported, pointer: string, visibleEur: number): Cell {
  const t = say(language)
  const eur = toldEur(withheld, pointer, visibleEur)
  if (eur === undefined) return t(withheld.untold)
  const text = formats(language).number(eur)
  const part = hiddenPart(withheld, pointer)
  return part.kind === 'total' ? { text, sub: t('totalsOnly', { version: part.total.version }) } : text
}

/** When something happens; nothing where hidden lines move it, for then it would be told of the visible ones. */
function moment(reported: Reported, pointer: string, t: number | null, none: string): string | undefined {
  if (hiddenPart(reported.withheld, pointer).kind !== 'none') return undefined
  return t === null ? none : periodName(reported.under, t, reported.language)
}

/** Outcomes of the area. */
export function areaTable(reported: Reported): ReportTable {
  const t = sayReport(reported.language)
  const { area, rateDifferenceEur } = reported.appraisal
  return pairs(
    [t('outcome'), t('amountEur')],
    [
      [t('areaLevel'), told(reported, '/area/atPriceLevelEur', area.atPriceLevelEur)],
      [t('areaReal'), told(reported, '/area/realEur', area.realEur)],
      [t('areaNpv'), told(reported, '/area/npvEur', area.npvEur)],
      [say(reported.language)('rateDifference'), told(reported, '/rateDifferenceEur', rateDifferenceEur)],
    ],
  )
}

/** Outcomes of the land exploitation, if the case has one. */
export function landTable(reported: Reported): { title: string; table: ReportTable } | undefined {
  const { language, under, appraisal } = reported
  const t = sayReport(language)
  const land = appraisal.landExploitation
  if (!land) return undefined
  const row = (label: string, field: keyof typeof land & `${string}Eur`) =>
    [label, told(reported, `/landExploitation/${field}`, Number(land[field]))] as const
  const peak = moment(reported, '/landExploitation/peakFundingEur', land.peakFundingT, '')
  const none = land.reason?.[language] ?? say(language)('noAnswer')
  const breakEven = moment(reported, '/landExploitation/breakEvenT', land.breakEvenT, none)
  const table = pairs(
    [t('outcome'), t('amountEur')],
    [
      row(t('areaLevel'), 'atPriceLevelEur'),
      row(t('areaReal'), 'realEur'),
      row(t('ncwInterest'), 'ncwInterestEur'),
      row(t('ncwBbv'), 'ncwBbvEur'),
      row(say(language)('terminalValue'), 'terminalValueEur'),
      row(t('provision'), 'provisionEur'),
      row(
        peak === undefined ? say(language)('peakFunding') : t('peakIn', { period: peak }),
        'peakFundingEur',
      ),
      [t('breakEven'), breakEven ?? say(language)(reported.withheld.untold)],
    ],
  )
  return { title: t('landTitle', { party: partyName(under, land.party, language) }), table }
}

function returnOf(reported: Reported, partyId: string, result: PartyResult): string {
  const { language, withheld } = reported
  if (withheld.partyIds.includes(partyId)) return say(language)(withheld.untold)
  const { preferred, reason } = result.irr
  if (preferred !== null) return formats(language).percent(preferred, { decimals: 2 })
  return reason ? sayReport(language)('noReturn', { reason: reason[language] }) : say(language)('noAnswer')
}

/** Outcomes of every party, at its own rate and at the common one. */
export function partiesTable(reported: Reported): ReportTable {
  const { language, under, appraisal } = reported
  const t = say(language)
  return {
    heads: [t('party'), `${t('npvOwn')} (€)`, `${t('npvCommon')} (€)`, `${t('peakFunding')} (€)`, t('irr')],
    figures: [1, 2, 3, 4],
    widths: [1.2, 1, 1, 1, 1.1],
    rows: under.parties.flatMap(party => {
      const result = appraisal.parties[party.id]
      if (!result) return []
      const figure = (field: 'npvOwnEur' | 'npvCommonEur' | 'peakFundingEur') =>
        told(reported, `/parties/${party.id}/${field}`, result[field])
      const name = partyName(under, party.id, language)
      const figures = [figure('npvOwnEur'), figure('npvCommonEur'), figure('peakFundingEur')]
      return [{ cells: [name, ...figures, returnOf(reported, party.id, result)] }]
    }),
  }
}

/** Cash of every party by year, and the book value at the end of each: of visible lines, and said to be so. */
export function yearsTable(reported: Reported): { title: string; table: ReportTable } {
  const { language, under, appraisal, withheld } = reported
  const t = sayReport(language)
  const million = (eur: number | null | undefined) => formats(language).million(eur ?? 0, { decimals: 2 })
  const land = appraisal.landExploitation
  const cash = under.parties.map(party => perYear(under, appraisal.parties[party.id]?.cashEur ?? []))
  const names = under.parties.map(party => partyName(under, party.id, language))
  const heads = [t('year'), ...names, ...(land ? [t('bookValue')] : [])]
  const title = t('yearsTitle')
  return {
    title: withheld.lineCount > 0 ? `${title}, ${say(language)('visibleOnly')}` : title,
    table: {
      heads,
      figures: heads.map((_, index) => index).slice(1),
      widths: heads.map((_, index) => (index === 0 ? 0 : 1)),
      rows: [...yearsOf(under)].map(([year, ts], index) => ({
        cells: [
          String(year),
          ...cash.map(eur => million(eur[index])),
          ...(land ? [million(land.balanceEur[ts.at(-1) ?? 0])] : []),
        ],
      })),
    },
  }
}
