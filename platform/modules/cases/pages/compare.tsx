import { appraise, type Case, type CaseDifference } from '@versneller/engine'
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
import { TotalsOnly, Untold } from '../islands/bench/hidden-marks.tsx'
import { links } from '../links.ts'
import { type HiddenPart, hiddenPart, toldEur } from '../rules/hidden-part.ts'
import type { Withheld } from '../workbench-contract.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { changedValue } from './changed-value.ts'
import { say } from './say.ts'

/** Two sides of a case beside each other: versions or variants. */
export interface CompareData {
  head: CaseHead
  choices: readonly Choice[]
  left: string
  right: string
  difference: CaseDifference
  results: readonly Result[]
}

/** One side of a comparison: a case as this reader sees it, and what is kept from this reader. */
export interface Side {
  caseFile: Case
  withheld: Withheld
}

/** A figure of one side, or why there is none. */
type SideFigure =
  | { kind: 'eur'; eur: number; part: HiddenPart }
  | { kind: 'untold'; withheld: Withheld }
  | { kind: 'none' }

interface Result {
  key: string
  label: string
  left: SideFigure
  right: SideFigure
}

function figureOf({ withheld }: Side, pointer: string, visibleEur: number | undefined): SideFigure {
  if (visibleEur === undefined) return { kind: 'none' }
  const eur = toldEur(withheld, pointer, visibleEur)
  if (eur === undefined) return { kind: 'untold', withheld }
  return { kind: 'eur', eur, part: hiddenPart(withheld, pointer) }
}

/** The results of two sides beside each other, told by the parties that both have. */
export function resultsOf(
  left: Side,
  right: Side,
  words: { area: string; land: string; party: (id: string) => string },
): Result[] {
  const [before, after] = [appraise(left.caseFile), appraise(right.caseFile)]
  type Read = (appraisal: typeof before) => number | undefined
  const row = (key: string, label: string, pointer: string, read: Read): Result => ({
    key,
    label,
    left: figureOf(left, pointer, read(before)),
    right: figureOf(right, pointer, read(after)),
  })
  const hasLand = before.landExploitation || after.landExploitation
  return [
    row('area', words.area, '/area/npvEur', appraisal => appraisal.area.npvEur),
    ...(hasLand
      ? [row('land', words.land, '/landExploitation/ncwBbvEur', one => one.landExploitation?.ncwBbvEur)]
      : []),
    ...Object.keys(before.parties)
      .filter(id => after.parties[id])
      .map(id => row(id, words.party(id), `/parties/${id}/npvOwnEur`, one => one.parties[id]?.npvOwnEur)),
  ]
}

type Change = CaseDifference['changes'][number]

function resultColumns(language: Language): Column<Result>[] {
  const t = say(language)
  const { money } = formats(language)
  const shown = (figure: SideFigure) => {
    if (figure.kind === 'none') return t('noAnswer')
    if (figure.kind === 'untold') return <Untold t={t} withheld={figure.withheld} />
    return (
      <>
        {money(figure.eur)}
        <TotalsOnly t={t} part={figure.part} />
      </>
    )
  }
  const between = ({ left, right }: Result): SideFigure => {
    if (left.kind === 'eur' && right.kind === 'eur')
      return { kind: 'eur', eur: right.eur - left.eur, part: { kind: 'none' } }
    return [left, right].find(side => side.kind === 'untold') ?? { kind: 'none' }
  }
  return [
    { key: 'figure', head: t('figure'), cell: row => row.label },
    { key: 'left', head: t('left'), unit: '€', align: 'end', cell: row => shown(row.left) },
    { key: 'right', head: t('right'), unit: '€', align: 'end', cell: row => shown(row.right) },
    { key: 'difference', head: t('difference'), unit: '€', align: 'end', cell: row => shown(between(row)) },
  ]
}

/** Columns of a list of changes with their effect in euro. */
export function changeColumns(data: Pick<CompareData, 'difference'>, language: Language): Column<Change>[] {
  const t = say(language)
  const { money } = formats(language)
  return [
    {
      key: 'what',
      head: t('change'),
      cell: change => change.label[language],
      total: t('total'),
    },
    ...(['before', 'after'] as const).map(
      (side): Column<Change> => ({
        key: side,
        head: t(side),
        align: 'end',
        cell: change => changedValue(change[side], language),
      }),
    ),
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
          caption={t('tableOf', { title: t('sideBySide') })}
          isCaptionHidden
          columns={resultColumns(language)}
          rows={data.results}
          rowKey={row => row.key}
        />
        {head.withheld.lineCount > 0 && <p class="small muted">{t('compareHidden')}</p>}
      </Panel>
      <Panel
        id="wijzigingen"
        title={t('changes')}
        aside={head.withheld.lineCount > 0 ? t('visibleOnly') : undefined}
      >
        <DataTable
          id="verschillen"
          caption={t('tableOf', { title: t('changes') })}
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
