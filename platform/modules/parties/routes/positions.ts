import { z } from 'zod'
import { type Actor, hasRole } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { beginOf, endOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { optionalDayInput } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import {
  asksPasswordAgain,
  elevate,
  emailShape,
  languageShape,
  namesOf,
  passwordAgainShape,
  personNameShape,
} from '../../accounts/index.ts'
import { authorise, confirm, end, propose, refuse } from '../actions/positions.ts'
import { links } from '../links.ts'
import { positionLevels, positionTitleShape, type Role, roles } from '../model.ts'
import { NewPositionPage, PositionPage, PositionsPage } from '../pages/positions.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { confirmPosition, endPosition, seePositions } from '../rules/rights.ts'
import { needsSecondAdministrator, ownRolesOf } from '../rules/roles.ts'
import { authoriseSigner } from '../rules/signing.ts'
import { findOrganisation, readOrganisations } from '../store/organisations.ts'
import { readPositions } from '../store/positions.ts'
import { positionLine } from './position-line.ts'
import { seenOrganisations } from './seen.ts'

const list = route.page({
  address: links.positions,
  permission: seePositions,
  frame: 'work',
  title: (_, { language }) => say(language)('positionsTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('positionsTitle') }],
  load: async ({ services, context, query }) => {
    const { pagina: page, per: pageSize, zoek: search, stand: state, rol: role } = query
    const filter = { search, state, role, organisationIds: seenOrganisations(context.actor) }
    const part = { limit: pageSize, offset: (page - 1) * pageSize }
    const found = await readPositions(services.db, { filter, now: readingInstant(services.clock), ...part })
    return {
      rows: found.rows.map(positionLine),
      total: found.total,
      search,
      state,
      role,
      roles,
      page,
      pageSize,
    }
  },
  view: PositionsPage,
})

/** Most rows of a file. */
const fileRowsMax = 50_000

const file = route.download({
  address: links.positionsFile,
  permission: seePositions,
  load: async ({ services, context, query }) => {
    const { zoek: search, stand: state, rol: role } = query
    const filter = { search, state, role, organisationIds: seenOrganisations(context.actor) }
    const asked = { filter, now: readingInstant(services.clock), limit: fileRowsMax }
    const found = await readPositions(services.db, asked)
    const t = say(context.language)
    const rows = found.rows.map(positionLine).map(line => ({
      persoon: line.personName,
      organisatie: line.organisationName,
      rol: t(`role_${line.role}`),
      functie: line.title,
      niveau: t(`level_${line.level}`),
      eersteDag: line.firstDay,
      laatsteDag: line.lastDay,
      stand: t(`state_${line.state}`),
    }))
    return csvFile('functies.csv', rows)
  },
})

/** What this person may give: an administrator everything, others the roles that come with an organisation. */
export async function offered(services: Services, actor: Actor | undefined) {
  const ids = seenOrganisations(actor)
  const organisations = await readOrganisations(services.db, { ids })
  const isAdministrator = actor !== undefined && hasRole(actor, 'A')
  const own = new Set<Role>(organisations.flatMap(({ kind }) => ownRolesOf(kind)))
  return {
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
    roles: roles.filter(role => (isAdministrator ? true : own.has(role) && !needsSecondAdministrator(role))),
  }
}

const fresh = route.form({
  address: links.newPosition,
  permission: seePositions,
  frame: 'work',
  title: (_, { language }) => say(language)('newPositionTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('positionsTitle'), href: href(links.positions) },
    { label: say(language)('newPositionTitle') },
  ],
  load: async ({ services, context }) => ({
    ...(await offered(services, context.actor)),
    asksPassword: await asksPasswordAgain(services, context),
  }),
  initial: (data, { language }) => ({
    language,
    organisation: data.organisations.length === 1 ? data.organisations[0]?.value : undefined,
  }),
  view: NewPositionPage,
  body: z.object({
    email: emailShape,
    name: personNameShape,
    language: languageShape,
    organisation: z.string().trim().min(1).max(200),
    role: z.enum(roles),
    title: positionTitleShape,
    level: z.enum(positionLevels),
    validFrom: optionalDayInput,
    validTo: optionalDayInput,
    current: passwordAgainShape,
  }),
  act: async ({ services, context, body: { current, ...body } }) => {
    const elevated = await elevate(services, context, current)
    if (!elevated.ok) return elevated
    const organisation = await findOrganisation(services.db, body.organisation)
    if (!context.actor || !organisation) return refused(problem('ORGANISATIE_ONBEKEND', 'organisation'))
    const outcome = await propose(services, context.actor, {
      ...body,
      organisationId: organisation.id,
      validFrom: body.validFrom ? beginOf(body.validFrom) : undefined,
      validTo: body.validTo ? endOf(body.validTo) : undefined,
    })
    if (!outcome.ok) return outcome
    const gelukt = needsSecondAdministrator(body.role) ? 'gevraagd' : 'gegeven'
    return done({ goTo: href(links.position, { id: outcome.value }, { gelukt }) })
  },
})

async function positionSeenBy(services: Services, actor: Actor | undefined, id: string) {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const now = readingInstant(services.clock)
  const filter = { id, organisationIds: seenOrganisations(actor) }
  const { rows } = await readPositions(services.db, { filter, now })
  const [position] = rows
  if (!position) throw new NotFound()
  return position
}

const justDone = { gegeven: 'positionGiven', gevraagd: 'positionProposed', ja: 'done' } as const
type Act = (services: Services, actor: Actor, id: string) => ReturnType<typeof end>
const setSigning =
  (maySign: boolean): Act =>
  (services, actor, id) =>
    authorise(services, actor, { id, maySign })
const acts = { confirm, refuse, end, authorise: setSigning(true), deauthorise: setSigning(false) }
const actNames = ['confirm', 'refuse', 'end', 'authorise', 'deauthorise'] as const
/** Acts that give rights; to take them away must always go at once. */
const givingActs: readonly (typeof actNames)[number][] = ['confirm', 'authorise']

const one = route.form({
  address: links.position,
  permission: seePositions,
  frame: 'work',
  title: data => data.position.title,
  crumbs: (data, { language }) => [
    { label: say(language)('positionsTitle'), href: href(links.positions) },
    { label: data.position.title },
  ],
  load: async ({ services, context, parameters, query }) => {
    const position = await positionSeenBy(services, context.actor, parameters.id)
    const { proposedById, state } = position
    const names = await namesOf(services.db, proposedById ? [proposedById] : [])
    const isOpen = state === 'active' || state === 'future' || state === 'proposed'
    const mayAuthorise = state === 'active' && may(context.actor, authoriseSigner, position)
    const mayConfirm = state === 'proposed' && may(context.actor, confirmPosition, position)
    return {
      position: positionLine(position),
      proposedByName: proposedById && names.get(proposedById),
      mayConfirm,
      asksPassword: (mayConfirm || mayAuthorise) && (await asksPasswordAgain(services, context)),
      mayAuthorise,
      mayEnd: isOpen && may(context.actor, endPosition, position),
      justDone: justDone[query.gelukt as keyof typeof justDone],
    }
  },
  view: PositionPage,
  body: z.object({ act: z.enum(actNames), current: passwordAgainShape }),
  act: async ({ services, context, parameters, body }) => {
    const position = await positionSeenBy(services, context.actor, parameters.id)
    if (!context.actor) throw new NotFound()
    const isGiving = givingActs.includes(body.act)
    const elevated = isGiving ? await elevate(services, context, body.current) : done(undefined)
    if (!elevated.ok) return elevated
    const outcome = await acts[body.act](services, context.actor, position.id)
    if (!outcome.ok) return outcome
    return done({ goTo: href(links.position, { id: position.id }, { gelukt: 'ja' }) })
  },
})

/** Positions: list, one, and giving one. */
export const positionRoutes = [list, file, fresh, one]
