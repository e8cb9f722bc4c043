import type { Case, CaseError, RiskAnswer } from '@versneller/engine'
import type { LiveFigures, LiveRisk, LiveTold } from '@versneller/engine/web'
import { sameJson } from '../../../rules/same-json.ts'
import { type Slider, slidersOf, turned, type WhatIf, whatIfChanges } from '../../../rules/what-if.ts'
import { changeCase } from '../../../rules/workbench/change-case.ts'
import { yearsOf } from '../../../rules/workbench/columns.ts'
import type { NewestVersion } from '../../../workbench-contract.ts'

/** What somebody turned to see what follows; nothing of it is in the case. */
export interface RiskSettings {
  whatIf: WhatIf
  /** Calendar year from which the crisis of 2008-2013 is played again. */
  crisisYear: number | undefined
  /** Undefined = as the case says. */
  seed: number | undefined
  /** One of `trialChoices`; undefined = the most of them. */
  trials: number | undefined
}

/** A distribution as far as it is known. */
export interface Known {
  figures: LiveFigures | undefined
  /** There when all trials are in. */
  answer: RiskAnswer | undefined
}

/** The version that was fixed last, with its distribution at every number of trials that was told. */
export interface Baseline {
  version: NewestVersion
  byTrials: ReadonlyMap<number, LiveFigures>
}

/** Everything that the parts about risk show. */
export interface RiskState {
  settings: RiskSettings
  sliders: readonly Slider[]
  /** Calendar years in which a crisis can begin. */
  years: readonly number[]
  now: Known
  crisis: Known
  baseline: Baseline | undefined
  /** Why there are no figures; those of before then stay away. */
  errors: readonly CaseError[]
  /** A worker failed: figures may come again with the next change. */
  isBroken: boolean
}

/** Works out the distribution of what the workbench shows, and tells who listens. */
export interface RiskDesk {
  state: () => RiskState
  /** @returns leaves again */
  listen: (listener: () => void) => () => void
  /** The case as it is shown now, under its variant. */
  show: (caseFile: Case) => void
  change: (settings: Partial<RiskSettings>) => void
  /** What the sliders make of the case that is shown: the changes of a variant. */
  changes: () => ReturnType<typeof whatIfChanges>
  close: () => void
}

interface DeskNeeds {
  open: (onTold: (told: LiveTold) => void) => LiveRisk
  settings: RiskSettings
  /** Asks for the version that was fixed last; undefined when there is none. */
  newestVersion: () => Promise<NewestVersion | undefined>
}

/** So many trials can be asked for: fewer come sooner, more have a smaller standard error. */
export const trialChoices = [20_000, 50_000, 100_000] as const
/** Unless somebody chooses. */
export const usualTrials = trialChoices[2]
/** Trials of a crisis, where the market is the same in all of them. */
const crisisTrials = trialChoices[0]
const crisisId = '2008-2013'
const unknown: Known = { figures: undefined, answer: undefined }
const noErrors: readonly CaseError[] = []

/** What is known after something was told: finer figures, or the whole answer. */
function after(known: Known, told: LiveTold): Known {
  if (told.kind === 'figures') return { figures: told.figures, answer: undefined }
  return told.kind === 'answer' ? { ...known, answer: told.answer } : known
}

const nothingYet = (settings: RiskSettings): RiskState => ({
  settings,
  sliders: [],
  years: [],
  now: unknown,
  crisis: unknown,
  baseline: undefined,
  errors: noErrors,
  isBroken: false,
})

/** The value that was there when the new one says the same: what shows it need not be drawn again. */
const kept = <Value>(before: Value, now: Value): Value => (sameJson(now, before) ? before : now)

/** What can be turned in a case. */
const scalesOf = (caseFile: Case, before: RiskState): Pick<RiskState, 'sliders' | 'years'> => ({
  sliders: kept(before.sliders, slidersOf(caseFile)),
  years: kept(before.years, [...yearsOf(caseFile).keys()]),
})

const saysNothingNew = (state: RiskState, change: Partial<RiskState>): boolean =>
  (Object.keys(change) as (keyof RiskState)[]).every(key => change[key] === state[key])

/** How a distribution is asked for. */
interface Asked {
  trials: number
  seed?: number
}

const questionOf = ({ seed, trials = usualTrials }: RiskSettings): Asked => ({
  trials,
  ...(seed === undefined ? {} : { seed }),
})

interface Comparing extends Pick<DeskNeeds, 'open' | 'newestVersion'> {
  question: Asked
  tell: (baseline: Baseline) => void
}

/** Works out the distribution of the version that was fixed last, once. @returns gives it up */
function compareWithVersion({ open, newestVersion, question, tell }: Comparing): () => void {
  let live: LiveRisk | undefined
  let isGivenUp = false
  const byTrials = new Map<number, LiveFigures>()
  newestVersion()
    .then(version => {
      if (!version || isGivenUp) return
      live = open(told => {
        if (told.kind !== 'figures') live?.close()
        else tell({ version, byTrials: new Map(byTrials.set(told.figures.trials, told.figures)) })
      })
      live.ask(version.caseFile, question)
    })
    // Out of reach for a moment: what changed since is then not told.
    .catch(() => undefined)
  return () => {
    isGivenUp = true
    live?.close()
  }
}

/** Opens the desk; nothing runs before a case is shown. */
export function openRiskDesk({ open, settings, newestVersion }: DeskNeeds): RiskDesk {
  let state = nothingYet(settings)
  let shown: Case | undefined
  let giveUp: (() => void) | undefined
  const listeners = new Set<() => void>()
  const set = (change: Partial<RiskState>): void => {
    if (saysNothingNew(state, change)) return
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const compare = (): void => {
    giveUp?.()
    const question = questionOf(state.settings)
    giveUp = compareWithVersion({ open, newestVersion, question, tell: baseline => set({ baseline }) })
  }
  const hear = (field: 'now' | 'crisis') => (told: LiveTold) => {
    if (told.kind === 'refused') return set({ [field]: unknown, errors: told.errors })
    if (told.kind === 'failed') return set({ [field]: unknown, isBroken: true })
    set({ [field]: after(state[field], told) })
    // Not before the reader's own figures are there.
    if (told.kind === 'answer' && !giveUp) compare()
  }
  const live = open(hear('now'))
  let crisis: LiveRisk | undefined
  const ask = (): void => {
    if (!shown) return
    const { crisisYear, whatIf } = state.settings
    const outcome = changeCase(shown, whatIfChanges(shown, whatIf))
    if (!outcome.ok) {
      set({ now: unknown, crisis: unknown, errors: outcome.errors })
      return
    }
    const question = questionOf(state.settings)
    set({ errors: noErrors, isBroken: false, ...(crisisYear === undefined ? { crisis: unknown } : {}) })
    live.ask(outcome.case, question)
    if (crisisYear === undefined) return
    crisis ??= open(hear('crisis'))
    const replay = { id: crisisId, year: crisisYear }
    crisis.ask(outcome.case, { ...question, trials: crisisTrials, replay })
  }
  return {
    state: () => state,
    listen: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    show: caseFile => {
      // After saving it is another object with the same in it.
      if (sameJson(caseFile, shown)) return
      shown = caseFile
      set(scalesOf(caseFile, state))
      ask()
    },
    change: changed => {
      const next = { ...state.settings, ...changed }
      const isOther = !sameJson(questionOf(next), questionOf(state.settings))
      set({ settings: { ...next, whatIf: turned(state.sliders, next.whatIf) } })
      ask()
      if (isOther && giveUp) compare()
    },
    changes: () => (shown ? whatIfChanges(shown, state.settings.whatIf) : []),
    close: () => {
      giveUp?.()
      live.close()
      crisis?.close()
      listeners.clear()
    },
  }
}
