import { NotFound } from '../../../kit/access/refusal.ts'
import { workbookXlsx, xlsxMediaType } from '../../../kit/documents/workbook.ts'
import { route } from '../../../kit/module/module.ts'
import { panelsAt } from '../../../kit/module/panels.ts'
import { links } from '../links.ts'
import { ProjectListPage } from '../pages/project-list.tsx'
import { ProjectMapPage } from '../pages/project-map.tsx'
import { ProjectPage } from '../pages/project-page.tsx'
import { admittedFor } from '../participation/actions.ts'
import { projectAsObject, projectsAsCsv, projectsAsWorkbook } from '../project-file/index.ts'
import { seeProjects } from '../rules.ts'
import { projectCounts, projectList, projectPage, projectRows, projectsInFull } from '../store/index.ts'
import { projectTexts } from '../texts.ts'

/** Place of this module's page that other modules may add to. */
const projectPlace = 'projects/project'

const list = route.page({
  address: links.list,
  permission: seeProjects,
  load: async ({ services, query }) => ({ query, list: await projectList(services.db, query) }),
  view: ProjectListPage,
  title: (_, { language }) => projectTexts(language)('projects'),
  crumbs: (_, { language }) => [{ label: projectTexts(language)('projects') }],
})

const map = route.page({
  address: links.map,
  permission: seeProjects,
  load: async ({ services, query }) => ({
    query,
    rows: await projectRows(services.db, query),
    counts: await projectCounts(services.db),
  }),
  view: ProjectMapPage,
  title: (_, { language }) => projectTexts(language)('map'),
  crumbs: (_, { language }) => [{ label: projectTexts(language)('map') }],
})

const project = route.page({
  address: links.project,
  permission: seeProjects,
  load: async ({ services, context, parameters }) => {
    const page = await projectPage(services.db, parameters.slug)
    if (!page) throw new NotFound()
    const { id } = page.project
    return {
      ...page,
      admitted: page.hasAdmitted ? await admittedFor(services.db, context.actor, id) : [],
      panels: await panelsAt(projectPlace, { services, context, objectId: id }),
    }
  },
  view: ProjectPage,
  title: ({ project }) => `${project.name}, ${project.municipality}`,
  crumbs: ({ project }, { language }) => [
    { label: projectTexts(language)('projects'), href: links.list.path },
    { label: project.name },
  ],
})

const csv = route.download({
  address: links.csv,
  permission: seeProjects,
  load: async ({ services, query }) => ({
    fileName: 'projecten.csv',
    contentType: 'text/csv; charset=utf-8',
    content: projectsAsCsv(await projectsInFull(services.db, query)),
  }),
})

const xlsx = route.download({
  address: links.xlsx,
  permission: seeProjects,
  load: async ({ services, query, context: { language } }) => {
    const title = projectTexts(language)('projects')
    const workbook = projectsAsWorkbook(await projectsInFull(services.db, query), title, language)
    return {
      fileName: 'projecten.xlsx',
      contentType: xlsxMediaType,
      content: Buffer.from(await workbookXlsx(workbook)),
    }
  },
})

const json = route.download({
  address: links.json,
  permission: seeProjects,
  load: async ({ services, query }) => ({
    fileName: 'projecten.json',
    contentType: 'application/json; charset=utf-8',
    content: JSON.stringify((await projectsInFull(services.db, query)).map(projectAsObject)),
  }),
})

/** Pages and files of this module. */
export const projectRoutes = [list, map, project, csv, xlsx, json]
