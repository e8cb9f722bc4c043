import type { Expectations } from './permission-table.ts'

type Expected = Expectations[string]

/** Who reads along with the steering group: the programme, its bodies, research, and who has a seat or fills one. */
const readers = ['T', 'D', 'S', 'L', 'U', 'G', 'M', 'R'] as const
const along = (kind: 'shown' | 'invalid') =>
  Object.fromEntries(readers.map(reader => [reader, kind] as const))
const seesAlong: Expected = { ...along('shown'), others: 'refused' }
const teamActs: Expected = { T: 'acts', D: 'acts', others: 'refused' }
const teamConflicts: Expected = { T: 'conflict', D: 'conflict', others: 'refused' }
/** Members of the steering group with a vote, and those who fill a seat for one. */
const votes: Expected = { S: 'shown', L: 'shown', G: 'shown', M: 'shown', R: 'shown', others: 'refused' }
const asks: Expected = {
  ...{ S: 'invalid', L: 'invalid', G: 'invalid', M: 'invalid', R: 'invalid' },
  others: 'refused',
}

/** What stands behind the doors of the bodies: a meeting of the steering group and a proposal on its agenda. */
export const governanceExpectations: Expectations = {
  // An assessor sees the own committee.
  'GET /bestuur': { ...along('shown'), B: 'shown', others: 'refused' },
  'GET /bestuur/:slug': seesAlong,
  'GET /bestuur/:slug/extra-vergadering': votes,
  'POST /bestuur/:slug/extra-vergadering': asks,
  'POST /bestuur/zetels/:id/beeindigen': teamActs,
  // The director ends that of the secretary; the team alone that of the director.
  'POST /bestuur/mandaten/:id/beeindigen': { D: 'acts', T: 'refused' },
  'GET /vergaderingen/:id': seesAlong,
  'GET /vergaderingen/:id/agenda.ics': seesAlong,
  'POST /vergaderingen/:id/dossier': teamActs,
  'GET /vergaderingen/stukken/:id': { others: 'absent' },
  // Minutes of a meeting that was not held yet; the chair adopts, and who fills that seat.
  'GET /vergaderingen/:id/notulen': { T: 'shown', D: 'shown', others: 'refused' },
  'POST /vergaderingen/:id/notulen': teamConflicts,
  'POST /vergaderingen/:id/notulen/vaststellen': {
    ...{ D: 'conflict', S: 'conflict', G: 'conflict', others: 'refused' },
  },
  // An action point of the member of the steering group.
  'POST /vergaderingen/acties/:id': { T: 'acts', D: 'acts', S: 'acts', others: 'refused' },
  'GET /vergaderingen/:id/terugkoppeling': seesAlong,
  'POST /vergaderingen/:id/terugkoppeling': { ...along('invalid'), others: 'refused' },
  // A proposal is there for who reads along.
  'GET /besluiten/:id': { ...along('shown'), others: 'absent' },
  'POST /besluiten/:id/in-stemming': teamActs,
  'POST /besluiten/:id/stemmen': teamConflicts,
  'POST /besluiten/:id/sluiten': teamConflicts,
  'POST /besluiten/:id/instemming': teamConflicts,
}
