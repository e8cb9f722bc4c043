import { applyVariant, type Case, type CaseError, canonicalJson } from '@versneller/engine'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { CaseChange } from '../../model.ts'
import { changeCase, inverseOf, valueAt } from '../../rules/workbench/change-case.ts'
import { type CommandLog, emptyLog, forget, record, redo, undo } from '../../rules/workbench/command-log.ts'
import {
  addChanges,
  type ConflictChoice,
  currentCase,
  decide,
  type Sync,
  startSync,
} from '../../rules/workbench/sync.ts'
import { changesIn, newVariantId, variantOf } from '../../rules/workbench/variants.ts'
import { type WorkedOut, workOut } from '../../rules/workbench/work-out.ts'
import type { WorkbenchProps } from '../../workbench-contract.ts'
import { type Live, useLive } from './presence.ts'
import { keptDraft, putAside, useSaving } from './use-saving.ts'

/** Everything that the parts of the workbench show and may do. */
export interface Bench {
  sync: Sync
  log: CommandLog
  variantId: string | undefined
  workedOut: WorkedOut
  /** Why the last change was not made. */
  refusal: readonly CaseError[]
  /** Makes changes as one act; false when the outcome would be no case. Paths are those of what is shown. */
  perform: (changes: readonly CaseChange[]) => boolean
  undo: () => void
  redo: () => void
  chooseVariant: (id: string | undefined) => void
  addVariant: (reason: string) => void
  decide: (path: string, choice: ConflictChoice) => void
  live: Live
}

interface State {
  sync: Sync
  log: CommandLog
  variantId: string | undefined
  refusal: readonly CaseError[]
}

const cases = new WeakMap<Sync, Case>()

/** The case as this person sees it, laid over once for every state. */
function caseOf(sync: Sync): Case {
  const known = cases.get(sync) ?? currentCase(sync)
  cases.set(sync, known)
  return known
}

/** Changes the case; undefined when the outcome is no case. */
function withChanges(state: State, changes: readonly CaseChange[]): State {
  const outcome = changeCase(caseOf(state.sync), changes)
  if (!outcome.ok) return { ...state, refusal: outcome.errors }
  return { ...state, sync: addChanges(state.sync, changes), refusal: [] }
}

/** Whether a change makes a difference. */
function isNews(caseFile: Case, change: CaseChange): boolean {
  const before = valueAt(caseFile, change.path)
  if ('remove' in change) return before !== undefined
  return before === undefined || canonicalJson(before) !== canonicalJson(change.value)
}

function performed(state: State, shown: readonly CaseChange[]): State {
  const before = caseOf(state.sync)
  const changes = changesIn(before, state.variantId, shown).filter(change => isNews(before, change))
  if (changes.length === 0) return state
  const next = withChanges(state, changes)
  if (next.refusal.length > 0) return next
  return { ...next, log: record(state.log, { changes, inverse: inverseOf(before, changes) }) }
}

function stepped(state: State, step: typeof undo): State {
  const taken = step(state.log)
  return taken ? { ...withChanges(state, taken.changes), log: taken.log } : state
}

function decided(state: State, path: string, choice: ConflictChoice): State {
  const { sync, aside } = decide(state.sync, path, choice)
  const next = { ...state, sync, log: forget(state.log, [path]) }
  if (aside.length === 0) return next
  const caseFile = currentCase(sync)
  const id = newVariantId(caseFile, 'beide')
  return withChanges(next, [{ path: `/variants/@${id}`, value: variantOf(id, 'Beide', aside) }])
}

function withVariant(state: State, reason: string): State {
  const caseFile = currentCase(state.sync)
  const id = newVariantId(caseFile, reason)
  const variant = variantOf(id, reason, [], state.variantId)
  const changes: CaseChange[] = [{ path: `/variants/@${id}`, value: variant }]
  const next = withChanges(state, changes)
  if (next.refusal.length > 0) return next
  return {
    ...next,
    variantId: id,
    log: record(state.log, { changes, inverse: inverseOf(caseFile, changes) }),
  }
}

/** Takes a kept draft up again. One that does not fit any more is put aside, and the reason is told. */
function withDraft(state: State, props: WorkbenchProps): State {
  const { caseFile, revision } = props
  const draft = keptDraft(props)
  if (!draft) return state
  const outcome = changeCase(caseFile, draft.changes)
  if (outcome.ok) return { ...state, sync: startSync(caseFile, revision, draft) }
  putAside(props)
  return { ...state, refusal: outcome.errors }
}

/** The case under the variant that is chosen; the base when that does not fit. */
function shownCase({ sync, variantId }: State): Case {
  const under = variantId === undefined ? undefined : applyVariant(caseOf(sync), variantId)
  return under?.ok ? under.case : caseOf(sync)
}

const variantInAddress = () => new URL(location.href).searchParams.get('variant') ?? undefined

/**
 * The case, its history and its figures, worked out again at every change. Who works elsewhere on what is shown hears by
 * `foretell` of what somebody did before anything of it is drawn.
 */
export function useWorkbench(props: WorkbenchProps, foretell: (caseFile: Case) => void): Bench {
  const [state, setState] = useState<State>(() => ({
    sync: startSync(props.caseFile, props.revision),
    log: emptyLog,
    variantId: undefined,
    refusal: [],
  }))
  const latest = useRef(state)
  const set = useCallback((change: (state: State) => State) => {
    latest.current = change(latest.current)
    setState(latest.current)
  }, [])
  const update = useCallback(
    (change: (sync: Sync) => Sync) => set(now => ({ ...now, sync: change(now.sync) })),
    [set],
  )
  const onMerged = useCallback(
    (paths: readonly string[]) => set(now => ({ ...now, log: forget(now.log, paths) })),
    [set],
  )
  const { save: address, news } = props.addresses
  useSaving({ sync: state.sync, update, onMerged, address, news, place: props })
  const live = useLive(props, state.sync, update)
  // What an earlier visit could not save, and the variant of the address, are known in the browser only.
  useEffect(() => {
    const variantId = variantInAddress()
    set(now => ({ ...withDraft(now, props), ...(variantId === undefined ? {} : { variantId }) }))
  }, [props, set])
  const { workedOut, variantId } = useWorkedOut(caseOf(state.sync), state.variantId)
  const act = (change: (state: State) => State) => {
    const before = latest.current
    set(change)
    if (latest.current.sync !== before.sync) foretell(shownCase(latest.current))
  }
  return {
    ...state,
    variantId,
    workedOut,
    perform: changes => {
      act(now => performed(now, changes))
      return latest.current.refusal.length === 0
    },
    undo: () => act(now => stepped(now, undo)),
    redo: () => act(now => stepped(now, redo)),
    chooseVariant: id => {
      set(now => ({ ...now, variantId: id, refusal: [] }))
      const url = new URL(location.href)
      if (id === undefined) url.searchParams.delete('variant')
      else url.searchParams.set('variant', id)
      history.replaceState(null, '', url)
    },
    addVariant: reason => set(now => withVariant(now, reason)),
    decide: (path, choice) => set(now => decided(now, path, choice)),
    live,
  }
}

/**
 * The case under the variant; the base when there is no such variant or it does not fit any more. What was shown last is
 * gone on from, so that a keystroke costs no more than what it changed.
 */
function useWorkedOut(caseFile: WorkbenchProps['caseFile'], wanted: string | undefined) {
  const last = useRef<WorkedOut | undefined>(undefined)
  const shown = useMemo(() => {
    const under = workOut(caseFile, wanted, last.current)
    if (under.ok) return { workedOut: under.workedOut, variantId: wanted }
    const base = workOut(caseFile, undefined, last.current)
    if (!base.ok) throw new Error('the case of the workbench is no case')
    return { workedOut: base.workedOut, variantId: undefined }
  }, [caseFile, wanted])
  last.current = shown.workedOut
  return shown
}
