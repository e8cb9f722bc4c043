import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { classNames } from '../../../kit/ui/types.ts'
import type { Question } from '../rules/workbench/trail.ts'
import type { WorkbenchProps } from '../workbench-contract.ts'
import { ChartsPane } from './bench/charts-pane.tsx'
import { ConflictDialog, NewVariantDialog } from './bench/dialogs.tsx'
import { LinesPane } from './bench/lines-pane.tsx'
import { PartiesPane } from './bench/parties-pane.tsx'
import { Merged } from './bench/presence-line.tsx'
import { Results } from './bench/results.tsx'
import type { Risk } from './bench/risk-parts.ts'
import { TopBar } from './bench/top-bar.tsx'
import { useRehearsal } from './bench/use-rehearsal.ts'
import { type Bench, useWorkbench } from './bench/use-workbench.ts'
import { viewOf } from './bench/view.ts'

const newVariantDialog = 'nieuwe-variant'

/** Marks when new figures are on the page, so that the time since the keystroke can be measured. */
function useMark(bench: Bench): void {
  useLayoutEffect(() => {
    performance.mark('workbench-figures')
  }, [bench.workedOut])
}

/** The parts about chances, fetched when the page is there: without them it can be read and typed in. */
function useRiskParts(props: WorkbenchProps, { workedOut }: Bench): Risk | undefined {
  const [risk, setRisk] = useState<Risk>()
  useEffect(() => {
    let opened: Risk | undefined
    let isGone = false
    import('./bench/risk/parts.ts').then(parts => {
      if (isGone) return
      opened = { parts, desk: parts.openDesk(props) }
      setRisk(opened)
    })
    return () => {
      isGone = true
      opened?.desk.close()
    }
  }, [props])
  useEffect(() => risk?.desk.show(workedOut.caseFile), [risk, workedOut.caseFile])
  return risk
}

/** The workbench: the same case in three panes, worked out again at every change. */
export default function Workbench(props: WorkbenchProps) {
  const riskNow = useRef<Risk | undefined>(undefined)
  const bench = useWorkbench(props, caseFile => riskNow.current?.desk.show(caseFile))
  const [remarkCounts, setRemarkCounts] = useState(props.remarkCounts)
  const view = useMemo(() => viewOf(props, remarkCounts), [props, remarkCounts])
  const [trail, setTrail] = useState<readonly Question[]>([])
  const [isBroad, setBroad] = useState(false)
  useMark(bench)
  const risk = useRiskParts(props, bench)
  riskNow.current = risk
  const { permissions } = props
  const mayEdit = props.state === 'draft' && (permissions.mayEditAll || permissions.ownPartyIds.length > 0)
  useRehearsal(bench.workedOut, mayEdit)
  const mayAddVariant = mayEdit && permissions.mayEditAll
  const ask = useCallback((question: Question) => setTrail([question]), [])
  const variant = bench.workedOut.caseFile.variants?.find(one => one.id === bench.variantId)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the explanation from wherever the focus is
    <div
      class="v-workbench"
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) setTrail([])
      }}
    >
      <h1 class="vh">
        {view.t('workbenchTitle', {
          name: view.name(props.caseFile.name, props.caseId),
          variant: variant ? view.name(variant.reason, variant.id) : view.t('workbenchBase'),
        })}
      </h1>
      <TopBar
        props={props}
        bench={bench}
        view={view}
        newVariantDialog={newVariantDialog}
        mayEdit={mayEdit}
        mayAddVariant={mayAddVariant}
      />
      <Results bench={bench} view={view} ask={ask} risk={risk} />
      <Merged bench={bench} view={view} />
      <div class={classNames('v-bench', isBroad && 'v-bench--broad')}>
        <LinesPane
          props={props}
          bench={bench}
          view={view}
          trail={trail}
          setTrail={setTrail}
          setRemarkCounts={setRemarkCounts}
          isBroad={isBroad}
          setBroad={setBroad}
        />
        {!isBroad && <ChartsPane bench={bench} view={view} ask={ask} risk={risk} />}
        <PartiesPane
          props={props}
          bench={bench}
          view={view}
          ask={ask}
          risk={risk}
          mayAddVariant={mayAddVariant}
        />
      </div>
      <NewVariantDialog id={newVariantDialog} bench={bench} view={view} />
      <ConflictDialog props={props} bench={bench} view={view} />
    </div>
  )
}
