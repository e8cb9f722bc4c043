import { route } from '../../../kit/module/module.ts'
import {
  openProjects,
  openProjectsCsv,
  openProjectsGeoJson,
  openProjectsObjects,
  projectAddresses,
} from '../../projects/index.ts'
import { icon, robots, securityFile, siteMap } from '../files.ts'
import { links } from '../links.ts'
import { findablePages } from '../pages-found.ts'
import { seeSite } from '../rules.ts'
import { siteTexts } from '../texts.ts'

const plainText = 'text/plain; charset=utf-8'

const areasCsv = route.download({
  address: links.areasCsv,
  permission: seeSite,
  load: async ({ services }) => ({
    fileName: 'gebieden.csv',
    contentType: 'text/csv; charset=utf-8',
    content: await openProjectsCsv(services.db),
  }),
})

const areasJson = route.download({
  address: links.areasJson,
  permission: seeSite,
  load: async ({ services }) => {
    const t = siteTexts('nl')
    const { changedAt, columns } = await openProjects(services.db)
    const set = {
      naam: t('areasSet'),
      toelichting: `${t('areasSetText')} ${t('areasSetWarning')}`,
      licentie: t('licenceText'),
      gewijzigd: changedAt?.toString() ?? null,
      kolommen: columns.map(({ name, nl, en }) => ({ naam: name, nl, en })),
      gebieden: await openProjectsObjects(services.db),
    }
    return {
      fileName: 'gebieden.json',
      contentType: 'application/json; charset=utf-8',
      content: JSON.stringify(set),
    }
  },
})

const areasGeoJson = route.download({
  address: links.areasGeoJson,
  permission: seeSite,
  load: async ({ services }) => ({
    fileName: 'gebieden.geojson',
    contentType: 'application/geo+json; charset=utf-8',
    content: JSON.stringify(await openProjectsGeoJson(services.db)),
  }),
})

const security = route.download({
  address: links.securityFile,
  permission: seeSite,
  load: async ({ services }) => ({
    fileName: 'security.txt',
    contentType: plainText,
    inline: true,
    content: securityFile(services.origin, services.clock.now(), services.operator?.email),
  }),
})

const robotsFile = route.download({
  address: links.robots,
  permission: seeSite,
  load: async ({ services }) => ({
    fileName: 'robots.txt',
    contentType: plainText,
    inline: true,
    content: robots(services.origin),
  }),
})

const siteMapFile = route.download({
  address: links.siteMap,
  permission: seeSite,
  load: async ({ services }) => ({
    fileName: 'sitemap.xml',
    contentType: 'application/xml; charset=utf-8',
    inline: true,
    content: siteMap(services.origin, [
      links.home.path,
      ...findablePages.map(page => page.path),
      ...(await projectAddresses(services.db)),
    ]),
  }),
})

const iconFile = route.download({
  address: links.icon,
  permission: seeSite,
  load: async () => ({ fileName: 'icon.svg', contentType: 'image/svg+xml', inline: true, content: icon }),
})

/** Files at stable addresses: open data, and what machines look for. */
export const fileRoutes = [areasCsv, areasJson, areasGeoJson, security, robotsFile, siteMapFile, iconFile]
