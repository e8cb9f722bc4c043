import type { Panel } from '../../kit/module/module.ts'
import { ruleOf } from './actions/found.ts'
import { StandingSeats } from './pages/standing-seats.tsx'
import { runningBodies } from './running-bodies.ts'
import { readSeats } from './store/seats.ts'

/** On the public page of partners: which organisation has a seat where, as what, and whether it votes. */
export const standingPanel: Panel = {
  place: 'parties/partners',
  order: 10,
  show: async ({ services: { db, clock }, context: { language } }) => {
    const now = clock.now()
    const bodies = (await runningBodies(db)).filter(
      ({ kind }) => kind === 'executive-platform' || kind === 'steering-group',
    )
    const seats = await readSeats(db, { bodyIds: bodies.map(body => body.id) }, now)
    if (seats.length === 0) return undefined
    const rules = new Map(
      await Promise.all(bodies.map(async ({ id }) => [id, await ruleOf(db, id, now)] as const)),
    )
    const rows = bodies.flatMap(({ id: bodyId, name }) =>
      seats
        .filter(seat => seat.bodyId === bodyId)
        .map(({ id, organisationName, isFounder, isPrimary, votes, hasVote }) => ({
          ...{ id, body: name, votingParties: rules.get(bodyId)?.votingParties ?? 'all' },
          ...{ organisation: organisationName, isFounder, isPrimary, votes, hasVote },
        })),
    )
    return <StandingSeats rows={rows} language={language} />
  },
}
