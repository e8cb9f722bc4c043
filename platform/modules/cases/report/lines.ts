import { type Case, chartOfAccounts, type LineCash, lineCash } from '@versneller/engine'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { nameOr, partyName } from '../pages/case-page.tsx'
import { idAsWords } from '../pages/fields/words.ts'
import { accountName } from '../pages/overview.tsx'
import { say } from '../pages/say.ts'
import type { Reported } from './subject.ts'
import type { ReportTable } from './tables.ts'
import { sayReport } from './words.ts'

/** Lines of one kind by account, with their totals. */
export interface LineGroup {
  title: string
  table: ReportTable
}

/** The item of the case file that a line in time comes from. */
function itemOf(caseFile: Case, { pointer, kind }: LineCash): { source?: string | undefined } | undefined {
  const index = Number(pointer.split('/')[2])
  if (kind === 'row') return caseFile.programme?.[index]
  return kind === 'clause' ? undefined : caseFile.lines?.[index]
}

function lineName(line: LineCash, language: Language): string {
  if (line.kind === 'clause') return idAsWords(line.id)
  const name = nameOr(line.name, line.id, language)
  return line.kind === 'vat' ? sayReport(language)('vatOf', { name }) : name
}

const sum = (lines: readonly LineCash[], field: 'atPriceLevelEur' | 'realEur') =>
  lines.reduce((total, line) => total + line[field], 0)

function groupTable({ under, withheld, language }: Reported, lines: readonly LineCash[]): ReportTable {
  const { number } = formats(language)
  const [t, tReport] = [say(language), sayReport(language)]
  const shown = (eur: number) => (Math.abs(eur) < 0.5 ? '–' : number(eur))
  const numbers = new Map(under.sources?.map(({ id }, index) => [id, index + 1]))
  const totals = (some: readonly LineCash[]) => [
    shown(sum(some, 'atPriceLevelEur')),
    shown(sum(some, 'realEur')),
  ]
  const row = (line: LineCash) => {
    const source = numbers.get(itemOf(under, line)?.source ?? '')
    const text = lineName(line, language) + (source === undefined ? '' : ` [${source}]`)
    const sub = `${partyName(under, line.from, language)} → ${partyName(under, line.to, language)}`
    return { cells: [{ text, sub }, ...totals([line])] }
  }
  const chart = chartOfAccounts.map(({ code }) => code)
  const accounts = [...new Set([...chart, ...lines.map(line => line.account)])]
  const rows = accounts.flatMap(account => {
    const own = lines.filter(line => line.account === account)
    if (own.length === 0) return []
    const name = account === '' ? t('tab_afspraken') : accountName(account, language)
    const group = { cells: [name, ...totals(own)], tone: 'group' as const }
    return [group, ...own.map(row)]
  })
  const totalWord = t(withheld.lineCount > 0 ? 'totalVisible' : 'total')
  return {
    heads: [tReport('lineAndRoute'), tReport('atPriceLevel'), tReport('asCash')],
    figures: [1, 2],
    widths: [1, 0, 0],
    rows: [...rows, { cells: [totalWord, ...totals(lines)], tone: 'total' }],
  }
}

/** Every line that the reader sees: costs, revenues and what goes between parties. */
export function lineGroups(reported: Reported): LineGroup[] {
  const all = lineCash(reported.under)
  const kindOf = (line: LineCash) =>
    line.from === 'outside' ? 'revenues' : line.to === 'outside' ? 'costs' : 'others'
  return (['costs', 'revenues', 'others'] as const).flatMap(kind => {
    const lines = all.filter(line => kindOf(line) === kind)
    if (lines.length === 0) return []
    return [{ title: say(reported.language)(`group_${kind}`), table: groupTable(reported, lines) }]
  })
}
