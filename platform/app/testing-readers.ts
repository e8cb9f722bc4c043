import { createHash, randomBytes } from 'node:crypto'
import { constants, inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { apiBase } from '../kit/api/operation.ts'
import { apiScopes } from '../kit/api/scopes.ts'
import { readPdf } from '../kit/documents/testing-pdf.ts'
import { demoAccounts, demoPassword } from '../modules/parties/index.ts'
import type { Ownership, Reader } from './permission-table.ts'
import type { TestSite } from './testing.ts'
import { callUrlFor, isOfCall } from './testing-call.ts'
import { governanceUrl } from './testing-governance.ts'
import { selectionObject, trancheFor } from './testing-selection.ts'

/** What came back, as far as these tests look at it. */
export interface Answered {
  statusCode: number
  location: string
  body: string
  raw: Buffer
  contentType: string
  cookies: { name: string; value: string }[]
}

/** What is sent: a form of our own page, or JSON of a script of ours. */
export interface Sent {
  cookie?: string
  /** Texts for a form, anything for JSON. */
  fields?: Readonly<Record<string, unknown>> | undefined
  isJson?: boolean | undefined
  /** Shown to the API, which looks at no cookie. */
  token?: string | undefined
}

let address = 0

/** Asks the site as a browser of our own pages does, each time from another address. */
export async function ask(
  site: TestSite,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  { cookie = '', fields = {}, isJson = false, token }: Sent = {},
): Promise<Answered> {
  const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded'
  const payload = isJson
    ? JSON.stringify(fields)
    : new URLSearchParams(fields as Record<string, string>).toString()
  const answer = await site.server.inject({
    method,
    url,
    remoteAddress: `203.0.${(++address >> 8) % 256}.${address % 256}`,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      cookie,
      ...(token && url.startsWith(apiBase) ? { authorization: `Bearer ${token}` } : {}),
      ...(method === 'GET' ? {} : { 'content-type': type }),
    },
    ...(method === 'GET' ? {} : { payload }),
  })
  return {
    statusCode: answer.statusCode,
    location: answer.headers.location ?? '',
    body: answer.body,
    raw: answer.rawPayload,
    contentType: String(answer.headers['content-type'] ?? ''),
    cookies: answer.cookies,
  }
}

/** The account of the demonstration that stands for a reader; nobody for a visitor. */
const accountOf = (reader: Reader) =>
  demoAccounts.find(({ role, hasEnded }) =>
    reader === 'ended' ? hasEnded === true : !hasEnded && role === reader,
  )

/** Signs the account of a reader in over the form. @returns the cookie; empty for a visitor */
export async function signIn(site: TestSite, reader: Reader): Promise<string> {
  const account = accountOf(reader)
  if (!account) return ''
  const fields = { email: account.email, password: demoPassword }
  const { cookies } = await ask(site, 'POST', '/aanmelden', { fields })
  return `sessie=${cookies.find(({ name }) => name === 'sessie')?.value}`
}

/** A token of a reader's account that allows all that there is; undefined for a visitor. */
export async function tokenOf(site: TestSite, reader: Reader): Promise<string | undefined> {
  const account = accountOf(reader)
  return account && makeTestToken(site, account.email)
}

/** Makes a token of an account, allowing everything unless told otherwise. It counts as used just now. */
export async function makeTestToken(
  { services: { db } }: TestSite,
  email: string,
  wanted: { scopes?: readonly string[]; expiresAt?: Temporal.Instant } = {},
): Promise<string> {
  const token = `versneller_${randomBytes(32).toString('base64url')}`
  const scopes = wanted.scopes ?? apiScopes().map(scope => scope.name)
  const now = Temporal.Now.instant()
  const expiresAt = wanted.expiresAt ?? now.add({ hours: 24 })
  await sql`insert into api_tokens (id, person_id, name, token_digest, scopes, made_at, expires_at, last_used_at)
    select gen_random_uuid(), person_id, 'Proef', ${createHash('sha256').update(token).digest('base64url')},
      ${[...scopes]}::text[], ${now.subtract({ hours: 48 }).toString()}, ${expiresAt.toString()}, ${now.toString()}
    from accounts where email = ${email}`.execute(db)
  return token
}

/** Objects made for one request: those of the reader's own organisation, and those of one it has nothing to do with. */
export interface Objects {
  organisationId: string
  positionId: string
  personId: string
  requestId: string
  invitationId: string
  pledgeId: string
  adviceId: string
  caseId: string
}

let made = 0

/** An organisation with a person, a position, a request about data and a case, that no reader has to do with. */
async function makeForeign({ services: { db } }: TestSite): Promise<Objects> {
  const name = `proef-${++made}`
  const { id: organisationId } = await db
    .insertInto('organisations')
    .values({ slug: name, name, kind: 'adviseur' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: personId } = await db
    .insertInto('people')
    .values({ name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('accounts')
    .values({ person_id: personId, email: `${name}@example.org` })
    .execute()
  const { id: positionId } = await db
    .insertInto('positions')
    .values({
      person_id: personId,
      organisation_id: organisationId,
      role: 'N',
      title: 'Adviseur',
      level: 'privaat',
      valid_from: Temporal.Now.instant().subtract({ hours: 48 }),
      confirmed_at: Temporal.Now.instant(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: requestId } = await db
    .insertInto('data_requests')
    .values({ person_id: personId, kind: 'erase', request: 'Wis mijn gegevens', due_on: '2027-01-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const caseId = await copyOfCase(db, organisationId)
  const invitationId = await makeInvitation(db, organisationId)
  const pledgeId = await makePledge(db, organisationId)
  const adviceId = await makeAdvice(db, organisationId)
  return { organisationId, positionId, personId, requestId, invitationId, pledgeId, adviceId, caseId }
}

/** An invitation of the administrator that waits for an answer. */
async function makeInvitation(db: TestSite['services']['db'], organisationId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into party_invitations (organisation_id, purpose, email, name, language, role, title, level, invited_by,
      token_digest, sent_at, expires_at)
    select ${organisationId}, 'position', ${`proef-${++made}@example.org`}, 'Genodigde', 'nl', 'G', 'Adviseur',
      'ambtenaar', person_id, ${`digest-${made}`}, now(), now() + interval '7 days'
    from accounts where email = 'beheerder@example.org' returning id`.execute(db)
  return rows[0]?.id ?? ''
}

/** A pledge of an organisation to the programme, conditional. */
async function makePledge(db: TestSite['services']['db'], organisationId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into pledges (from_id, text, state, made_by, made_for)
    select ${organisationId}, 'Uren van een planeconoom', 'conditional', person_id, ${organisationId}
    from accounts where email = 'programmamanager@example.org' returning id`.execute(db)
  return rows[0]?.id ?? ''
}

/** An organisation that is advised by one that no reader belongs to. */
async function makeAdvice(db: TestSite['services']['db'], organisationId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into advice_relations (adviser_id, client_id, subject, valid_from)
    select id, ${organisationId}, ${`proef-${++made}`}, '2026-01-01'
    from organisations where slug like 'demo-adviesbureau-%' and id <> ${organisationId}
    order by slug desc limit 1 returning id`.execute(db)
  return rows[0]?.id ?? ''
}

/** A copy of the demonstration's case of four parties: of another owner and secret, or with its parties and shared. */
async function copyOfCase(db: TestSite['services']['db'], foreignOwnerId?: string): Promise<string> {
  const { id: originalId } = await db
    .selectFrom('cases')
    .select('id')
    .where('name', '=', 'Vier partijen')
    .executeTakeFirstOrThrow()
  const owner = foreignOwnerId ?? null
  const { rows } = await sql<{ id: string }>`
    insert into cases (name, owner_organisation_id, is_illustration, is_shared, content)
    select name, coalesce(${owner}::uuid, owner_organisation_id), is_illustration, ${owner === null}, content
    from cases where id = ${originalId} returning id`.execute(db)
  const id = rows[0]?.id ?? ''
  if (owner === null)
    await sql`insert into case_parties (case_id, party_id, organisation_id)
      select ${id}, party_id, organisation_id from case_parties where case_id = ${originalId}`.execute(db)
  return id
}

/** The objects of a reader's own organisation; for a case a fresh copy, so that one reader takes nothing from another. */
async function ownObjects({ services: { db } }: TestSite, reader: Reader): Promise<Objects | undefined> {
  const account = accountOf(reader)
  if (!account) return undefined
  const { id, organisation_id, person_id } = await db
    .selectFrom('positions')
    .innerJoin('accounts', 'accounts.person_id', 'positions.person_id')
    .select(['positions.id', 'positions.organisation_id', 'positions.person_id'])
    .where('accounts.email', '=', account.email)
    .executeTakeFirstOrThrow()
  const caseId = await copyOfCase(db)
  const invitationId = await makeInvitation(db, organisation_id)
  const ids = { positionId: id, organisationId: organisation_id, personId: person_id, requestId: id }
  const pledgeId = await makePledge(db, organisation_id)
  return { ...ids, invitationId, pledgeId, adviceId: await makeAdvice(db, organisation_id), caseId }
}

const itemsOfCase: Readonly<Record<string, string>> = {
  regels: 'grondwerk',
  partijen: 'gem',
  openheid: 'grondwerk',
}

/** An admitted project of the demonstration, of parties to which no reader belongs. */
async function admittedSlug({ services: { db } }: TestSite): Promise<string> {
  const { rows } = await sql<{ slug: string }>`
    select slug from admitted_projects where published_at is not null and not exists (
      select 1 from agreement_parties join positions using (organisation_id) join accounts using (person_id)
      where project_id = admitted_projects.id and email = any(${demoAccounts.map(({ email }) => email)}::text[]))
    order by slug limit 1`.execute(db)
  return rows[0]?.slug ?? ''
}

/** A page of the network of the demonstration that works, of its first item or its first public dossier. */
async function networkUrl({ services: { db } }: TestSite, path: string): Promise<string> {
  const table = path.includes('/dossiers/') ? 'network_dossiers' : 'network_agenda_items'
  const { rows } = await sql<{ slug: string; id: string }>`
    select slug, object.id from ${sql.table(table)} as object join networks on networks.id = network_id
    order by title limit 1`.execute(db)
  return path.replace(':slug', rows[0]?.slug ?? '').replace(':id', rows[0]?.id ?? '')
}

/** The address for a path, with objects of the ownership that is asked for. */
export async function urlFor(
  site: TestSite,
  path: string,
  reader: Reader,
  ownership: Ownership | '',
): Promise<string> {
  if (path.startsWith('/rekenen/:naam')) return path.replace(':naam', 'npv')
  if (/^\/(partners|beheer)\/netwerken\/:slug/.test(path)) return networkUrl(site, path)
  if (path === '/beheer/teksten/:onderdeel/:sleutel') return '/beheer/teksten/site/homeTitle'
  if (path === '/projecten/:slug') return '/projecten/spoorzone-zwolle'
  if (path.startsWith('/projecten/toegelaten/:slug')) return path.replace(':slug', await admittedSlug(site))
  const governed = await governanceUrl(site, path)
  if (governed !== undefined) return governed
  if (path.startsWith('/api/v1/formules/:naam')) return path.replace(':naam', 'npv')
  if (path === '/api/v1/gebieden/:id') return '/api/v1/gebieden/spoorzone-zwolle'
  if (path.startsWith('/programma/beheer/:programma'))
    return path.replace(':programma', 'binnenstedelijke-transformatie')
  if (path === '/selectie/doorlopend/:nr') return '/selectie/doorlopend/3'
  if (/^\/selectie\/:tranche|^\/oproepen\/:nr\/uitslag/.test(path))
    return path.replace(/:tranche|:nr/, await trancheFor(site, path))
  if (isOfCall(path) && !path.includes(':id')) return callUrlFor(site, path, { organisationId: '' })
  if (!path.includes(':id'))
    return path.replace(':naam', 'quorum-minste-aantal-aanwezige-zetels').replace(':code', 'geen-uitnodiging')
  const own = ownership === 'own' ? await ownObjects(site, reader) : undefined
  const objects = own ?? (await makeForeign(site))
  if (isOfCall(path)) return callUrlFor(site, path, objects)
  if (path.startsWith('/beoordeling/') || path.startsWith('/inzendingen/:id/uitslag'))
    return path
      .replace(':id', await selectionObject(site, path, objects))
      .replace(':criterium', 'noodzaak')
      .replace(':bijlage', crypto.randomUUID())
  const part = path.split('/')[3] ?? ''
  const url = path.replace(':id', idFor(path, objects)).replace(':item', itemsOfCase[part] ?? 'nieuw')
  return askedWith[path] ? `${url}?${askedWith[path]}` : url.replace(':nummer', '1')
}

/** What an operation of the API cannot do without. */
const askedWith: Readonly<Record<string, string>> = {
  '/api/v1/cases/:id/uitleg': 'cijfer=/area/npvEur',
  '/api/v1/cases/:id/bijdrage': 'partij=gem&betaler=rijk&trekkingen=1000',
}

function idFor(path: string, objects: Objects): string {
  if (/^(\/api\/v1)?\/cases\//.test(path)) return objects.caseId
  if (path.startsWith('/beheer/functies/')) return objects.positionId
  if (path.startsWith('/beheer/toezeggingen/')) return objects.pledgeId
  if (path.startsWith('/beheer/adviesrelaties/')) return objects.adviceId
  if (path.startsWith('/beheer/uitnodigingen/')) return objects.invitationId
  if (path.startsWith('/beheer/accounts/')) return objects.personId
  if (path.startsWith('/beheer/gegevensverzoeken/')) return objects.requestId
  return objects.organisationId
}

/** A shared case with its parties, and lines that one party alone may see: figure and words of each. */
export async function makeShared(
  { services: { db } }: TestSite,
  secrets: Readonly<Record<string, readonly [figure: string, words: string]>> = {},
): Promise<{ id: string; url: string }> {
  const id = await copyOfCase(db)
  const lines = Object.entries(secrets).map(([reader, [figure, words]]) => {
    const party = reader === 'M' ? 'dev' : reader
    return {
      id: `geheim-${party}`,
      name: { nl: words },
      account: 'opstal',
      from: party,
      to: 'outside',
      series: { 1: Number(figure) },
      note: { nl: words },
      visibleTo: [party],
    }
  })
  await sql`update cases set content = jsonb_set(content, '{lines}', content->'lines' || ${JSON.stringify(lines)}::jsonb),
    changed_at = now() where id = ${id}`.execute(db)
  return { id, url: `/cases/${id}` }
}

/** All text of an answer: of a workbook that of every file in it, of a PDF that of its pages and of what it says of itself. */
function readable({ body, raw, contentType }: Answered): string {
  if (contentType === 'application/pdf') {
    const { pages, bookmarks, structure } = readPdf(raw)
    return [...pages, ...bookmarks, structure].join('\n')
  }
  if (!contentType.includes('spreadsheet')) return body
  const texts: string[] = []
  for (let at = raw.indexOf('PK\x03\x04'); at >= 0; at = raw.indexOf('PK\x03\x04', at + 4)) {
    const isDeflated = raw.readUInt16LE(at + 8) === 8
    const content = raw.subarray(at + 30 + raw.readUInt16LE(at + 26) + raw.readUInt16LE(at + 28))
    texts.push(
      isDeflated
        ? inflateRawSync(content, { finishFlush: constants.Z_SYNC_FLUSH }).toString()
        : content.toString(),
    )
  }
  return texts.join('\n')
}

/** One address that was visited. */
export type Crawled = Answered & { path: string }

/** How many addresses of one form are visited: the tenth project page tells nothing new. */
const visitsPerForm = 2

/** An address with its ids and values left out: what makes two addresses the same page of something else. */
function formOf(url: string): string {
  const [path = '', query = ''] = url.split('?')
  const steps = path.split('/').map(step => (/^[0-9a-f-]{36}$/.test(step) ? ':id' : step))
  if (steps[1] === 'projecten' && steps[2]) steps[2] = ':slug'
  if (steps[1] === 'partners' && steps[3]) steps[3] = ':slug'
  if (steps[1] === 'beheer' && steps[2] === 'instellingen' && steps[3]) steps[3] = ':naam'
  if (steps[1] === 'beheer' && steps[2] === 'teksten' && steps[4]) steps[4] = ':sleutel'
  if (steps[1] === 'cases' && steps[4]) steps[4] = ':item'
  return `${steps.join('/')}?${[...new URLSearchParams(query).keys()].join('&')}`
}

/** Follows every link from these addresses as this reader, some of each form. */
export async function crawl(site: TestSite, reader: Reader, starts: readonly string[]): Promise<Crawled[]> {
  const cookie = await signIn(site, reader)
  const open = [...starts]
  const seen = new Set<string>()
  const visits = new Map<string, number>()
  const pages: Crawled[] = []
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    const form = formOf(path)
    const count = visits.get(form) ?? 0
    if (seen.has(path) || count >= visitsPerForm) continue
    seen.add(path)
    visits.set(form, count + 1)
    const answer = await ask(site, 'GET', path, { cookie })
    pages.push({ ...answer, body: readable(answer), path })
    if (answer.location.startsWith('/')) open.push(answer.location)
    for (const [, href = ''] of answer.body.matchAll(/href="(\/(?!\/|assets\/)[^"#]*)/g))
      open.push(href.replaceAll('&amp;', '&'))
  }
  return pages
}
