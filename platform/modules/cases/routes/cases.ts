import { may } from '../../../kit/access/permission.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { route } from '../../../kit/module/module.ts'
import { type CaseListQuery, links } from '../links.ts'
import { caseStateWords } from '../model.ts'
import { type CaseRow, CasesPage } from '../pages/cases.tsx'
import { say } from '../pages/say.ts'
import { listCases, makeCase } from '../rules/access.ts'
import { type CaseLine, type CaseSelection, caseCount, caseList, projectChoices } from '../store/lists.ts'
import { reachOf } from './seen.ts'

const selectionOf = (query: Omit<CaseListQuery, 'pagina' | 'per'>): CaseSelection => ({
  search: query.zoek,
  state: query.stand,
  projectId: query.project,
  ownOnly: query.eigen !== undefined,
  sort: query.sorteer,
})

const rowOf = ({ changedAt, ...line }: CaseLine): CaseRow => ({
  ...line,
  changedOn: dayOf(changedAt),
})

const list = route.page({
  address: links.list,
  permission: listCases,
  frame: 'work',
  title: (_, { language }) => say(language)('casesTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('casesTitle') }],
  load: async ({ services, context, query }) => {
    const reach = reachOf(context.actor)
    const selection = selectionOf(query)
    const part = { limit: query.per, offset: (query.pagina - 1) * query.per }
    return {
      rows: (await caseList(services.db, reach, selection, part)).map(rowOf),
      total: await caseCount(services.db, reach, selection),
      query,
      projects: await projectChoices(services.db),
      mayMake: may(context.actor, makeCase),
    }
  },
  view: CasesPage,
})

const file = route.download({
  address: links.listFile,
  permission: listCases,
  load: async ({ services, context, query }) => {
    const rows = (await caseList(services.db, reachOf(context.actor), selectionOf(query))).map(rowOf)
    return csvFile(
      'cases.csv',
      rows.map(row => ({
        naam: row.name,
        eigenaar: row.ownerName,
        gebied: row.projectName ?? '',
        stand: caseStateWords[row.state],
        gewijzigd: row.changedOn,
        illustratie: row.isIllustration ? 'ja' : 'nee',
      })),
    )
  },
})

/** The list of cases and its file. */
export const caseListRoutes = [list, file]
