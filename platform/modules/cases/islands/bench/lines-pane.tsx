import { useMemo, useRef, useState } from 'preact/hooks'
import { StatusBadge } from '../../../../kit/ui/index.ts'
import { isOwnLine } from '../../rules/edit-guard.ts'
import { sameJson } from '../../rules/same-json.ts'
import {
  type AmountColumn,
  type AmountLevel,
  type AmountView,
  amountViews,
  columnsOf,
  firstView,
} from '../../rules/workbench/columns.ts'
import { type Grid, gridOf } from '../../rules/workbench/rows.ts'
import type { Question } from '../../rules/workbench/trail.ts'
import type { WorkbenchProps } from '../../workbench-contract.ts'
import { ExplainDrawer } from './explain-drawer.tsx'
import { LinesGrid } from './lines-grid.tsx'
import { RemarksDrawer } from './remarks.tsx'
import type { Bench } from './use-workbench.ts'
import type { View } from './view.ts'

interface Props {
  props: WorkbenchProps
  bench: Bench
  view: View
  trail: readonly Question[]
  setTrail: (trail: readonly Question[]) => void
  setRemarkCounts: (counts: WorkbenchProps['remarkCounts']) => void
  /** Whether the charts are put away, so that the lines have their room. */
  isBroad: boolean
  setBroad: (isBroad: boolean) => void
}

interface ChoiceProps<Key extends string> {
  label: string
  choices: readonly { key: Key; text: string }[]
  chosen: Key
  choose: (key: Key) => void
}

/** Two or three ways to see the same thing. */
function Choice<Key extends string>({ label, choices, chosen, choose }: ChoiceProps<Key>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as part of a form
    <div class="v-segments" role="group" aria-label={label}>
      {choices.map(({ key, text }) => (
        <button key={key} type="button" aria-pressed={key === chosen} onClick={() => choose(key)}>
          {text}
        </button>
      ))}
    </div>
  )
}

function Checks({ bench, view }: { bench: Bench; view: View }) {
  const { t } = view
  const tones = { error: 'err', warning: 'warn', information: 'info' } as const
  return (
    <section class="v-bench-checks" aria-labelledby="toetsen-kop">
      <h3 id="toetsen-kop">
        {view.withheld.lineCount > 0 ? `${t('workbenchChecks')}, ${t('visibleOnly')}` : t('workbenchChecks')}
      </h3>
      <ul class="plain v-checks">
        {bench.workedOut.appraisal.checks.map(check => (
          <li key={check.id}>
            <StatusBadge tone={check.ok ? 'ok' : tones[check.severity]}>
              {t(
                check.ok ? 'workbenchPasses' : check.severity === 'error' ? 'workbenchAct' : 'workbenchMind',
              )}
            </StatusBadge>
            <span>{check.text[view.language]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A party changes its own lines in the base; whoever may change everything does so in variants as well. */
function mayEditLine({ permissions, state }: WorkbenchProps, bench: Bench) {
  const { caseFile } = bench.workedOut
  const { mayEditAll, ownPartyIds } = permissions
  return (id: string): boolean => {
    if (state !== 'draft') return false
    if (mayEditAll) return true
    const line = caseFile.lines?.find(one => one.id === id)
    return line !== undefined && bench.variantId === undefined && isOwnLine(line, ownPartyIds)
  }
}

function useLines({ props, bench }: Props) {
  const { caseFile, lines, figureAt } = bench.workedOut
  const [amountView, setAmountView] = useState<AmountView>(() => firstView(props.caseFile))
  const [level, setLevel] = useState<AmountLevel>(amountView === 'year' ? 'cash' : 'level')
  const before = useRef<readonly AmountColumn[]>([])
  const grid = useMemo(() => {
    const columns = columnsOf(caseFile, lines, amountView)
    // The same columns as long as they say the same: their heads need not be drawn again.
    if (!sameJson(columns, before.current)) before.current = columns
    return gridOf({
      caseFile,
      lines,
      columns: before.current,
      level,
      figureAt,
      mayEdit: mayEditLine(props, bench),
    })
  }, [bench.workedOut, amountView, level])
  return { grid, amountView, setAmountView, level, setLevel }
}

function nameOfRow(grid: Grid, id: string, view: View): string {
  return view.name(grid.groups.flatMap(group => group.rows).find(row => row.id === id)?.name, id)
}

/** The lines with their explanation or their remarks at the foot. */
export function LinesPane(given: Props) {
  const { bench, view, trail, setTrail } = given
  const { t } = view
  const { grid, amountView, setAmountView, level, setLevel } = useLines(given)
  const [remarksAt, setRemarksAt] = useState<string>()
  const viewWords = { phase: 'workbenchByPhase', year: 'workbenchByYear', party: 'workbenchByParty' } as const
  return (
    <section class="v-pane v-pane--lines" aria-labelledby="regels-kop">
      <header>
        <h2 id="regels-kop">{t('workbenchLines')}</h2>
        <div class="v-lines-choices">
          <div class="v-segments v-broad-choice">
            <button type="button" aria-pressed={given.isBroad} onClick={() => given.setBroad(!given.isBroad)}>
              {t('workbenchBroad')}
            </button>
          </div>
          <Choice
            label={t('workbenchShowAs')}
            choices={[
              { key: 'level', text: t('workbenchLevel') },
              { key: 'cash', text: t('workbenchCash') },
            ]}
            chosen={level}
            choose={setLevel}
          />
          <Choice
            label={t('workbenchShowBy')}
            choices={amountViews.map(key => ({ key, text: t(viewWords[key]) }))}
            chosen={amountView}
            choose={setAmountView}
          />
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="v-lines-scroll" aria-label={t('workbenchLinesScroll')} tabIndex={0}>
        <LinesGrid
          grid={grid}
          bench={bench}
          view={view}
          ask={question => setTrail([question])}
          isExplaining={trail.length > 0}
          addresses={given.props.addresses}
          mayAdd={given.props.state === 'draft' && given.props.permissions.mayEditAll}
          openRemarks={lineId => {
            setTrail([])
            setRemarksAt(lineId)
          }}
        />
        <Checks bench={bench} view={view} />
      </section>
      {trail.length > 0 && <ExplainDrawer {...given} />}
      {remarksAt !== undefined && trail.length === 0 && (
        <RemarksDrawer
          props={given.props}
          view={view}
          lineId={remarksAt}
          name={nameOfRow(grid, remarksAt, view)}
          close={() => setRemarksAt(undefined)}
          setCounts={given.setRemarkCounts}
        />
      )}
    </section>
  )
}
