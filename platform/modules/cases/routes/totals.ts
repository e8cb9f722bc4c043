import type { Actor } from '../../../kit/access/actor.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { countingFigures, totalsRule } from '../actions/tell-programme-totals.ts'
import { links } from '../links.ts'
import {
  sayTotals,
  type TotalLine,
  type TotalsData,
  TotalsPage,
  withheldWords,
} from '../pages/totals/totals.tsx'
import { seeProgrammeTotals, sightOf } from '../rules/access.ts'
import {
  amountGroups,
  figureGroups,
  type Telling,
  type TotalsRule,
  toldTo,
} from '../rules/programme-totals.ts'
import { readTellings } from '../store/programme-totals.ts'
import { readAccess } from '../store/tellings.ts'

/** Those of the cases in tellings that this person sees anyway, through other functions. */
export async function knownTo({ db }: Services, actor: Actor | undefined, tellings: readonly Telling[]) {
  const ids = new Set(tellings.flatMap(telling => telling.map(one => one.caseId)))
  const access = await readAccess(db, [...ids])
  return new Set(access.filter(one => sightOf(actor, one) !== undefined).map(one => one.id))
}

async function linesOf(
  services: Services,
  actor: Actor | undefined,
  asked: { group: (typeof amountGroups)[number]; cases: Telling; rule: TotalsRule },
): Promise<TotalLine[]> {
  const { group, cases, rule } = asked
  const stored = await readTellings(services.db, group)
  const tellings = stored.map(one => one.counted)
  const known = await knownTo(services, actor, tellings)
  const told = toldTo(group, { tellings, cases, rule, known })
  const figures = group === 'result' ? ([...figureGroups.result, 'resultEur'] as const) : figureGroups[group]
  const newest = stored.at(-1)
  if (told.kind === 'withheld') return figures.map(figure => ({ figure, ...told }))
  if (!newest) throw new Error(`a total of ${group} is told that was never kept`)
  const { caseCount, sums } = told
  const totalOf = (figure: TotalLine['figure']): number =>
    figure === 'resultEur' ? (sums.surplusEur ?? 0) - (sums.deficitEur ?? 0) : (sums[figure] ?? 0)
  const day = dayOf(newest.at)
  return figures.map(figure => ({ figure, kind: 'told', total: totalOf(figure), caseCount, day }))
}

/** What a person may read of the totals, on the page and in the file alike. */
async function totalsFor(services: Services, actor: Actor | undefined): Promise<TotalsData> {
  const rule = await totalsRule(services.db)
  const cases = await countingFigures(services.db)
  const lines = await Promise.all(amountGroups.map(group => linesOf(services, actor, { group, cases, rule })))
  return { lines: lines.flat(), rule, day: dayOf(services.clock.now()) }
}

const page = route.page({
  address: links.totals,
  permission: seeProgrammeTotals,
  frame: 'work',
  title: (_, { language }) => sayTotals(language)('totalsTitle'),
  crumbs: (_, { language }) => [{ label: sayTotals(language)('totalsTitle') }],
  load: ({ services, context }) => totalsFor(services, context.actor),
  view: TotalsPage,
})

const file = route.download({
  address: links.totalsFile,
  permission: seeProgrammeTotals,
  load: async ({ services, context }) => {
    const { lines, rule } = await totalsFor(services, context.actor)
    const rows = lines.map(line => ({
      cijfer: sayTotals('nl')(`totals_${line.figure}`),
      eenheid: line.figure === 'homes' ? 'woning' : 'euro',
      totaal: line.kind === 'told' ? line.total : '',
      businesscases: line.kind === 'told' ? line.caseCount : '',
      stand: line.kind === 'told' ? line.day : '',
      reden: withheldWords(line, rule, 'nl'),
    }))
    return csvFile('samen-in-cijfers.csv', rows)
  },
})

/** Totals over the cases of the programme, for those who see no case. */
export const totalsRoutes = [page, file]
