import { NotFound } from '../../kit/access/refusal.ts'
import { route } from '../../kit/module/module.ts'
import { panelsAt } from '../../kit/module/panels.ts'
import { areaAsObject, areasAsCsv } from './area-file/index.ts'
import { links } from './links.ts'
import { ProjectListPage } from './pages/project-list.tsx'
import { ProjectMapPage } from './pages/project-map.tsx'
import { ProjectPage } from './pages/project-page.tsx'
import { seeProjects } from './rules.ts'
import { areaCounts, areaList, areaOverview, areaRows, areasInFull, nearestAreas } from './store/index.ts'
import { projectTexts } from './texts.ts'

const nearbyCount = 3
/** Place of this module's page that other modules may add to. */
const projectPlace = 'projects/project'

const list = route.page({
  address: links.list,
  permission: seeProjects,
  load: async ({ services, query }) => ({ query, list: await areaList(services.db, query) }),
  view: ProjectListPage,
  title: (_, { language }) => projectTexts(language)('projects'),
  crumbs: (_, { language }) => [{ label: 'Home', href: '/' }, { label: projectTexts(language)('projects') }],
})

const map = route.page({
  address: links.map,
  permission: seeProjects,
  load: async ({ services, query }) => ({
    query,
    rows: await areaRows(services.db, query),
    counts: await areaCounts(services.db),
  }),
  view: ProjectMapPage,
  title: (_, { language }) => projectTexts(language)('map'),
  crumbs: (_, { language }) => [{ label: 'Home', href: '/' }, { label: projectTexts(language)('map') }],
})

const project = route.page({
  address: links.project,
  permission: seeProjects,
  load: async ({ services, context, parameters }) => {
    const area = await areaOverview(services.db, parameters.slug)
    if (!area) throw new NotFound()
    return {
      area,
      nearby: await nearestAreas(services.db, area, nearbyCount),
      panels: await panelsAt(projectPlace, { services, context, objectId: area.id }),
    }
  },
  view: ProjectPage,
  title: ({ area }) => `${area.name}, ${area.municipality}`,
  crumbs: ({ area }, { language }) => [
    { label: 'Home', href: '/' },
    { label: projectTexts(language)('projects'), href: links.list.path },
    { label: area.name },
  ],
})

const csv = route.download({
  address: links.csv,
  permission: seeProjects,
  load: async ({ services, query }) => ({
    fileName: 'projecten.csv',
    contentType: 'text/csv; charset=utf-8',
    content: areasAsCsv(await areasInFull(services.db, query)),
  }),
})

const json = route.download({
  address: links.json,
  permission: seeProjects,
  load: async ({ services, query }) => ({
    fileName: 'projecten.json',
    contentType: 'application/json; charset=utf-8',
    content: JSON.stringify((await areasInFull(services.db, query)).map(areaAsObject)),
  }),
})

/** Pages and files of this module. */
export const projectRoutes = [list, map, project, csv, json]
