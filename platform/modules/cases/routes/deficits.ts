import { investmentTables } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { countingFigures, totalsRule } from '../actions/tell-programme-totals.ts'
import { links } from '../links.ts'
import { type DeficitsData, DeficitsPage, nameOfDeficit } from '../pages/money/deficits.tsx'
import { sayMoney } from '../pages/money/words.ts'
import { reasonWords } from '../pages/totals/totals.tsx'
import { seeProgrammeTotals } from '../rules/access.ts'
import { sharesOf } from '../rules/deficit-shares.ts'
import { figureDetails, toldTo } from '../rules/programme-totals.ts'
import { readTellings } from '../store/programme-totals.ts'
import { knownTo } from './totals.ts'

/** What a person may read of the causes of deficits, on the page and in the file alike. */
async function deficitsFor(services: Services, actor: Actor | undefined): Promise<DeficitsData> {
  const { db, clock } = services
  const rule = await totalsRule(db)
  const stored = await readTellings(db, 'deficitCauses')
  const tellings = stored.map(one => one.counted)
  const known = await knownTo(services, actor, tellings)
  const asked = { tellings, cases: await countingFigures(db), rule, known }
  const told = toldTo('deficitCauses', asked)
  const details = toldTo('deficitCauses', { ...asked, figures: figureDetails.deficitCauses })
  const table = investmentTables.findLast(({ validFrom }) => validFrom <= dayOf(clock.now()))
  if (!table) throw new Error('no table of investment kinds holds today')
  const days = stored.map(({ at }) => dayOf(at))
  return {
    rule,
    table,
    told:
      told.kind === 'withheld'
        ? told
        : {
            kind: 'told',
            caseCount: told.caseCount,
            day: days.at(-1) ?? '',
            shares: sharesOf(tellings.at(-1) ?? [], details.kind === 'told'),
            withheldDetails: details.kind === 'withheld' ? details.reason : undefined,
            history: tellings.map((telling, index) => ({
              day: days[index] ?? '',
              caseCount: telling.length,
              enablingShare: sharesOf(telling, false)[0]?.share ?? 0,
            })),
          },
  }
}

const page = route.page({
  address: links.deficits,
  permission: seeProgrammeTotals,
  frame: 'work',
  title: (_, { language }) => sayMoney(language)('deficitsTitle'),
  crumbs: (_, { language }) => [{ label: sayMoney(language)('deficitsTitle') }],
  load: ({ services, context }) => deficitsFor(services, context.actor),
  view: DeficitsPage,
})

const file = route.download({
  address: links.deficitsFile,
  permission: seeProgrammeTotals,
  load: async ({ services, context }) => {
    const { told, rule } = await deficitsFor(services, context.actor)
    const rows =
      told.kind === 'withheld'
        ? [
            {
              oorzaak: '',
              procent: '',
              businesscases: '',
              stand: '',
              reden: reasonWords(told.reason, rule, 'nl'),
            },
          ]
        : told.shares.map(one => ({
            oorzaak: nameOfDeficit(one, 'nl'),
            procent: Math.round(one.share * 100),
            businesscases: told.caseCount,
            stand: told.day,
            reden: '',
          }))
    return csvFile('tekorten-naar-oorzaak.csv', rows)
  },
})

/** Causes of deficits over the cases of the programme. */
export const deficitRoutes = [page, file]
