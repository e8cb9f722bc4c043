import { allRoutes } from './modules.ts'
import type { Reader } from './permission-table.ts'
import type { TestSite } from './testing.ts'
import { ask, type Crawled, crawl, makeShared, signIn } from './testing-readers.ts'

/** What one reader meets on a whole crawl. */
export interface Met {
  /** Addresses of texts that hold what no text holds, with what it is. */
  nonsense: string[]
  /** Addresses that failed. */
  failed: string[]
  pageCount: number
}

const nonsense = /\bNaN\b|\bundefined\b|\[object \w+\]|\bInfinity\b|∞| {4}at \w.*:\d+:\d+|node_modules/
/** A place in a sentence that nobody filled. Where sentences are managed, and in the addresses of the API, it belongs. */
const unfilled = /\{[a-z]\w*\}/
const showsPlaces = (path: string): boolean => path === '/api' || path.startsWith('/beheer/teksten')
const textOf = ({ body, contentType }: Crawled) =>
  contentType.startsWith('text/html') ? body.replace(/<[^>]*>/g, ' ') : body
const isText = ({ contentType }: Crawled) => /^text\/|json|xml|csv/.test(contentType)

/** For tests only: follows every link as this reader, and looks for numbers that are none and insides of the machine. */
export async function meetNonsense(site: TestSite, reader: Reader): Promise<Met> {
  const { url } = await makeShared(site)
  const pages = await crawl(site, reader, ['/', '/werk', '/cases', url, '/kaart', '/stijl', '/account'])
  const found = pages.flatMap(page => {
    const text = isText(page) && !page.path.endsWith('.json') ? textOf(page) : ''
    const nonsenseIn =
      nonsense.exec(text)?.[0] ?? (showsPlaces(page.path) ? undefined : unfilled.exec(text)?.[0])
    return nonsenseIn ? [`${page.path}: ${nonsenseIn}`] : []
  })
  const failed = pages.filter(({ statusCode }) => statusCode >= 500).map(({ path }) => path)
  return { nonsense: found, failed, pageCount: pages.length }
}

/** The line of the developer alone, one of the association alone: nobody else sees their figures or words. */
const secrets = { M: ['7654321', 'Kanarie-dev'], cor: ['8912345', 'Kanarie-cor'] } as const
const spellings = (figure: string) => {
  const apart = (sign: string) => figure.replace(/\B(?=(\d{3})+$)/g, sign)
  return [figure, apart('.'), apart(','), apart(' '), apart('\u00a0'), apart('\u202f')]
}
const spelled = ([figure, words]: readonly [string, string]) => [...spellings(figure), words]

/** For tests only: all spellings of what the developer and the association each keep to themselves. */
export const canaries = { developer: spelled(secrets.M), association: spelled(secrets.cor) } as const

/** Not as the middle of another number: a workbook holds many decimals. */
const holds = (body: string, canary: string): boolean =>
  new RegExp(`(?<![\\d.,])${canary.replaceAll('.', '\\.')}(?!\\d)`).test(body)

/** Somebody who may see the line changes it and keeps a version: what was saved is hidden like what stands there. */
async function changeAsMarket(site: TestSite, url: string): Promise<void> {
  const market = await signIn(site, 'M')
  const change = [{ path: '/lines/@geheim-dev/note/nl', value: `${secrets.M[1]} ${secrets.M[0]}` }]
  await ask(site, 'POST', `${url}/wijzigingen`, {
    cookie: market,
    isJson: true,
    fields: { revision: 1, changes: change },
  })
  const version = { name: 'Proefversie', reason: 'In de proef bewaard' }
  await ask(site, 'POST', `${url}/versies`, { cookie: market, fields: version })
}

/** For tests only: addresses where this reader meets one of these texts, of a case in which others hide lines. */
export async function leaksTo(
  site: TestSite,
  reader: Reader,
  forbidden: readonly string[],
): Promise<string[]> {
  const { id, url } = await makeShared(site, secrets)
  await changeAsMarket(site, url)
  const starts = allRoutes({ demo: true })
    .filter(({ kind, address }) => address.path.startsWith('/cases/:id') && kind !== 'action')
    .map(({ address }) =>
      address.path
        .replace(':id', id)
        .replace(':item', address.path.includes('regels') ? 'geheim-dev' : 'nieuw'),
    )
  const pages: Crawled[] = await crawl(site, reader, [
    ...starts,
    '/cases',
    '/cases.csv',
    '/werk',
    '/zoeken?zoek=Kanarie',
  ])
  pages.push(...(await guess(site, reader, url)))
  return pages.flatMap(({ path, body }) =>
    forbidden.filter(canary => holds(body, canary)).map(canary => `${path}: ${canary}`),
  )
}

/** A stale save tells what others changed meanwhile; a guess at a hidden line tells whether it is there. */
async function guess(site: TestSite, reader: Reader, url: string): Promise<Crawled[]> {
  const answers: Crawled[] = []
  const cookie = await signIn(site, reader)
  for (const path of ['/note/nl', '/lines/@geheim-dev/note/nl', '/lines/@geheim-cor/series/1']) {
    const sent = { revision: 1, changes: [{ path, value: 'Kijken' }] }
    const answer = await ask(site, 'POST', `${url}/wijzigingen`, { cookie, isJson: true, fields: sent })
    answers.push({ ...answer, path: `POST wijzigingen ${path}` })
  }
  return answers
}
