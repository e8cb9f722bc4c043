import type { Case, CaseError, LoneCauses, RiskAnswer } from '@versneller/engine'
import type { Context } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import type { SeriesKey } from '../../../kit/ui/index.ts'
import type { Slider } from '../rules/what-if.ts'
import { workbenchParties } from '../rules/workbench-parties.ts'
import type { Withheld } from '../workbench-contract.ts'
import { type CaseHead, partyName } from './case-page.tsx'
import { sayValue } from './fields/words.ts'
import { say } from './say.ts'

/** How the results of a case are spread. */
export interface RiskData {
  head: CaseHead
  caseFile: Case
  asked: { trials: number; seed: number; variantId: string | undefined; crisisYears: readonly number[] }
  result: RiskOutcome
  /** The same question without a crisis, where one was asked for. */
  usual: RiskOutcome | undefined
  /** What can be turned to see what follows. */
  sliders: readonly Slider[]
  /** By slider where it stands; those that were turned. */
  turned: readonly (readonly [id: string, value: number])[]
  /** The same question with nothing turned, where something was. */
  plain: RiskOutcome | undefined
  newestVersion: number | undefined
  /** The same question about the version that was fixed last, where it was asked for. */
  since: Since | undefined
}

/** The results of an earlier version. */
export interface Since {
  version: number
  result: RiskOutcome
  /** What this reader is not told of that version. */
  withheld: Pick<Withheld, 'touchesArea' | 'partyIds'>
}

type RiskOutcome =
  | { ok: true; answer: RiskAnswer; alone?: LoneCauses | undefined }
  | { ok: false; errors: readonly CaseError[] }

/** What the parts of the page are given. */
export type Props = { data: RiskData; context: Context }
/** A spread of results. */
export type Spread = RiskAnswer['area']

/** The same, once there is an answer. */
export interface AnswerProps extends Props {
  answer: RiskAnswer
}

const ownCauses = ['downturn', 'events', 'delay', 'estimates'] as const

/** A cause in words: a factor of the market, or one of the three that are none. */
export function causeName(id: string, language: Language): string {
  const own = ownCauses.find(one => one === id)
  return own ? say(language)(`cause_${own}`) : sayValue(id, language)
}

/** The spread of the area or a party that this reader may be told. */
export interface SpreadRow {
  id: string
  name: string
  series: SeriesKey
  spread: Spread
  pReturnMet: number | undefined
}

/** The area and the parties, as far as no hidden line moves them. */
export function spreadRows({ answer, data, context }: AnswerProps): SpreadRow[] {
  const t = say(context.language)
  const { touchesArea, partyIds } = data.head.withheld
  // Without its hidden lines the spread of a party is not its spread.
  const parties = workbenchParties(data.caseFile, id =>
    partyName(data.caseFile, id, context.language),
  ).filter(({ id }) => !partyIds.includes(id))
  const area: SpreadRow = {
    id: 'area',
    name: t('riskArea'),
    series: 'w',
    spread: answer.area,
    pReturnMet: undefined,
  }
  return [
    ...(touchesArea ? [] : [area]),
    ...parties.flatMap(({ id, series }) => {
      const spread = answer.parties[id]
      const name = partyName(data.caseFile, id, context.language)
      return spread ? [{ id, name, series, spread, pReturnMet: spread.pReturnMet }] : []
    }),
  ]
}
