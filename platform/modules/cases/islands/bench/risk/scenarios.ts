import { readWhatIf, writeWhatIf } from '../../../rules/what-if.ts'
import { type RiskSettings, trialChoices } from './risk-desk.ts'

/** Settings under a name that their maker gave them. */
export interface Scenario {
  name: string
  settings: RiskSettings
}

/** So many scenarios are kept of one person and case. */
const keptMost = 20

const wholeIn = (text: string | null, most: number): number | undefined => {
  const value = text !== null && /^\d{1,10}$/.test(text) ? Number(text) : undefined
  return value !== undefined && value <= most ? value : undefined
}

/** Settings as they stand in an address: `wat`, `crisis`, `zaad` and `trekkingen`; nothing of what stands as usual. */
export function writeSettings({ whatIf, crisisYear, seed, trials }: RiskSettings): URLSearchParams {
  const query = new URLSearchParams()
  if (Object.keys(whatIf).length > 0) query.set('wat', writeWhatIf(whatIf))
  if (crisisYear !== undefined) query.set('crisis', String(crisisYear))
  if (seed !== undefined) query.set('zaad', String(seed))
  if (trials !== undefined) query.set('trekkingen', String(trials))
  return query
}

/** Settings of an address; what cannot be read stands as usual. */
export function readSettings(query: URLSearchParams): RiskSettings {
  return {
    whatIf: readWhatIf(query.get('wat') ?? ''),
    crisisYear: wholeIn(query.get('crisis'), 2300),
    seed: wholeIn(query.get('zaad'), 4_294_967_295),
    trials: trialChoices.find(trials => String(trials) === query.get('trekkingen')),
  }
}

/** Scenarios as texts, each the query of its settings with its name: what is kept for a person. */
export function writeScenarios(scenarios: readonly Scenario[]): string[] {
  return scenarios.slice(-keptMost).map(({ name, settings }) => {
    const query = writeSettings(settings)
    query.set('naam', name)
    return query.toString()
  })
}

/** Scenarios of such texts. */
export function readScenarios(texts: readonly string[]): Scenario[] {
  return texts.flatMap(text => {
    const query = new URLSearchParams(text)
    const name = query.get('naam') ?? ''
    return name === '' ? [] : [{ name, settings: readSettings(query) }]
  })
}
