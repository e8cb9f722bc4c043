import type { Appraisal, CaseDifference } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  type Choice,
  type Column,
  DataTable,
  EmptyState,
  FilterPanel,
  Panel,
  SelectField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { say } from './say.ts'

/** Two sides of a case beside each other: versions or variants. */
export interface CompareData {
  head: CaseHead
  choices: readonly Choice[]
  left: string
  right: string
  difference: CaseDifference
  results: readonly { key: string; label: string; left: number | null; right: number | null }[]
}

/** The results of two appraisals beside each other, told by the parties that both have. */
export function resultsOf(
  left: Appraisal,
  right: Appraisal,
  words: { area: string; land: string; party: (id: string) => string },
): CompareData['results'] {
  const parties = Object.keys(left.parties).filter(id => right.parties[id])
  return [
    { key: 'area', label: words.area, left: left.area.npvEur, right: right.area.npvEur },
    ...(left.landExploitation || right.landExploitation
      ? [
          {
            key: 'land',
            label: words.land,
            left: left.landExploitation?.ncwBbvEur ?? null,
            right: right.landExploitation?.ncwBbvEur ?? null,
          },
        ]
      : []),
    ...parties.map(id => ({
      key: id,
      label: words.party(id),
      left: left.parties[id]?.npvOwnEur ?? null,
      right: right.parties[id]?.npvOwnEur ?? null,
    })),
  ]
}

function inWords(value: unknown): string {
  if (value === undefined) return '–'
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value).slice(0, 200)
}

type Result = CompareData['results'][number]
type Change = CaseDifference['changes'][number]

function resultColumns(language: Language): Column<Result>[] {
  const t = say(language)
  const { money } = formats(language)
  const amount = (eur: number | null) => (eur === null ? t('noAnswer') : money(eur))
  return [
    { key: 'figure', head: t('figure'), cell: row => row.label },
    { key: 'left', head: t('left'), unit: '€', align: 'end', cell: row => amount(row.left) },
    { key: 'right', head: t('right'), unit: '€', align: 'end', cell: row => amount(row.right) },
    {
      key: 'difference',
      head: t('difference'),
      unit: '€',
      align: 'end',
      cell: row => amount(row.left === null || row.right === null ? null : row.right - row.left),
    },
  ]
}

function changeColumns(data: CompareData, language: Language): Column<Change>[] {
  const t = say(language)
  const { money } = formats(language)
  return [
    {
      key: 'what',
      head: t('change'),
      cell: change => (
        <>
          {change.label[language]}
          <span class="sub">{change.path}</span>
        </>
      ),
    },
    { key: 'before', head: t('before'), cell: change => inWords(change.before) },
    { key: 'after', head: t('after'), cell: change => inWords(change.after) },
    {
      key: 'area',
      head: t('areaNpv'),
      unit: '€',
      align: 'end',
      cell: change => (change.joinsNext ? t('joinsNext') : money(change.effect.areaNpvEur)),
      total: money(data.difference.total.areaNpvEur),
    },
    {
      key: 'land',
      head: t('landNcw'),
      unit: '€',
      align: 'end',
      cell: change => (change.joinsNext ? '' : money(change.effect.ncwBbvEur)),
      total: money(data.difference.total.ncwBbvEur),
    },
  ]
}

/** Every change between two versions or variants with its effect in euro, and the results side by side. */
export function ComparePage({ data, context }: PageView<CompareData>) {
  const { language } = context
  const t = say(language)
  const { head } = data
  const side = { language, choices: data.choices, width: 'full' as const }
  return (
    <CasePage
      head={head}
      current="compare"
      context={context}
      title={t('tab_compare')}
      purpose={t('lead_compare')}
    >
      <FilterPanel language={language} action={href(links.compare, { id: head.id })} chosenCount={2}>
        <SelectField {...side} name="links" label={t('left')} value={data.left} />
        <SelectField {...side} name="rechts" label={t('right')} value={data.right} />
      </FilterPanel>
      <Panel id="uitkomsten" title={t('sideBySide')}>
        <DataTable
          id="naast-elkaar"
          caption={t('sideBySide')}
          isCaptionHidden
          columns={resultColumns(language)}
          rows={data.results}
          rowKey={row => row.key}
        />
      </Panel>
      <Panel id="wijzigingen" title={t('changes')}>
        <DataTable
          id="verschillen"
          caption={t('changes')}
          isCaptionHidden
          columns={changeColumns(data, language)}
          rows={data.difference.changes}
          rowKey={change => change.path}
          empty={<EmptyState title={t('noDifferenceTitle')}>{t('noDifference')}</EmptyState>}
          isWide
        />
      </Panel>
    </CasePage>
  )
}
