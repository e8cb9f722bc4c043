import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { Database } from '../../../kit/database/connect.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import type { LiveStream } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { functionsOf } from '../../parties/index.ts'
import { links } from '../links.ts'
import type { CaseAccess } from '../model.ts'
import { problem } from '../problems.ts'
import { readCase, sightOf } from '../rules/access.ts'
import { newsFor } from '../rules/news.ts'
import { readChangesSince } from '../store/cases.ts'
import { readAccess } from '../store/tellings.ts'
import { putVisitor, removeVisitor, type Visitor } from '../store/visitors.ts'
import type { SaveAnswer } from '../workbench-contract.ts'
import { liveCases } from './live-cases.ts'
import { storedCase } from './seen.ts'

/** A page a tab, and some to spare; a browser has few connections. */
const openMax = 6

async function accessOf(db: Database, id: string): Promise<CaseAccess & { id: string }> {
  const [access] = z.uuid().safeParse(id).success ? await readAccess(db, [id]) : []
  if (!access) throw new NotFound()
  return access
}

/** Who somebody is to the others in a case: position and organisation, and the party that this person looks for. */
async function visitorOf(
  db: Database,
  access: CaseAccess,
  stream: Pick<LiveStream, 'id' | 'actor'>,
): Promise<Visitor> {
  const { actor, id: streamId } = stream
  const sight = sightOf(actor, access)
  const partyId = sight?.kind === 'parties' ? sight.partyIds[0] : undefined
  const organisationId =
    access.parties.find(party => party.partyId === partyId)?.organisationId ?? access.ownerOrganisationId
  const known = await functionsOf(db, [actor.personId], [organisationId])
  return { streamId, label: known.get(actor.personId) ?? actor.name, partyId }
}

/** The right to the case at this moment: who lost it hears nothing more. */
async function stillMay(db: Database, actor: Actor, id: string): Promise<CaseAccess & { id: string }> {
  const access = await accessOf(db, id)
  permit(actor, readCase, access)
  return access
}

const live = route.stream({
  address: links.live,
  permission: readCase,
  openMax,
  open: async ({ services, parameters, query, stream }) => {
    const { db } = services
    const access = await stillMay(db, stream.actor, parameters.id)
    await putVisitor(db, access.id, await visitorOf(db, access, stream))
    const listener = { stream, caseId: access.id, revision: query.vanaf, state: access.state }
    const leave = liveCases(services).join(listener)
    return {
      beat: async () => {
        const now = await stillMay(db, stream.actor, access.id)
        await putVisitor(db, access.id, await visitorOf(db, now, stream))
      },
      closed: async () => {
        leave()
        await removeVisitor(db, stream.id)
      },
    }
  },
})

async function newsSince(services: Services, actor: Actor | undefined, id: string, revision: number) {
  const stored = await storedCase(services.db, id)
  permit(actor, readCase, stored)
  if (revision > stored.revision) return refused(problem('REVISIE_ONBEKEND', 'vanaf'))
  const news = newsFor(actor, stored, await readChangesSince(services.db, stored.id, revision))
  const authors = [...new Set(news.flatMap(({ saved }) => saved.personId ?? []))]
  const who = await functionsOf(services.db, authors, [
    stored.ownerOrganisationId,
    ...stored.parties.map(party => party.organisationId),
  ])
  const answer: SaveAnswer = {
    revision: stored.revision,
    savedAt: stored.changedAt.toString(),
    merged: news.map(({ change, saved }) => {
      const by = who.get(saved.personId ?? '') ?? saved.role
      return { change, by, who: by }
    }),
  }
  return done(answer)
}

const news = route.json({
  address: links.news,
  permission: readCase,
  method: 'GET',
  body: z.unknown(),
  act: ({ services, context, parameters, query }) =>
    newsSince(services, context.actor, parameters.id, query.vanaf),
})

/** Events of an open case, and what changed since a revision. */
export const liveRoutes = [live, news]
