import { sql } from 'kysely'
import { apiBase } from '../kit/api/operation.ts'
import { exampleFile, exampleId, trioFile, trioId } from '../modules/cases/routes/api/examples/index.ts'
import type { TestSite } from './testing.ts'

/** When the case of the examples was last changed. */
const exampleInstant = '2026-11-24T09:00:00Z'

/** For tests only: adds the case of the examples, of the municipality of the demonstration. */
export async function makeExampleCase({ services: { db } }: TestSite): Promise<void> {
  const content = JSON.stringify(exampleFile)
  await sql`insert into cases (id, name, owner_organisation_id, is_illustration, is_shared, content, changed_at)
    select ${exampleId}, 'Voorbeeldkade', id, false, true, ${content}::jsonb, ${exampleInstant}
    from organisations where slug = 'gemeente-a-demo'`.execute(db)
  await sql`insert into case_parties (case_id, party_id, organisation_id)
    select ${exampleId}, 'gem', id from organisations where slug = 'gemeente-a-demo'`.execute(db)
  await sql`insert into case_versions (case_id, number, name, reason, organisation_id, at, revision, content, input_hash)
    select ${exampleId}, 1, 'Eerste versie', 'Zoals gemaakt', id, ${exampleInstant}, 1, ${content}::jsonb, 'none'
    from organisations where slug = 'gemeente-a-demo'`.execute(db)
  await sql`insert into cases (id, name, owner_organisation_id, is_illustration, is_shared, content, changed_at)
    select ${trioId}, 'Voorbeeldhof', id, false, true, ${JSON.stringify(trioFile)}::jsonb, ${exampleInstant}
    from organisations where slug = 'gemeente-a-demo'`.execute(db)
  await sql`insert into case_parties (case_id, party_id, organisation_id)
    select ${trioId}, 'gem', id from organisations where slug = 'gemeente-a-demo'`.execute(db)
}

/** One operation of the document with its example, as a client of the document would ask it. */
export interface DescribedOperation {
  id: string
  method: 'GET' | 'POST' | 'PUT'
  url: string
  body: unknown
  status: number
  answer: unknown
}

interface Parameter {
  name: string
  in: 'path' | 'query'
  example?: unknown
}

interface Described {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: { 'application/json': { example: unknown } } }
  responses: Record<string, { content?: { 'application/json'?: { example: unknown } } }>
}

/** For tests only: the operations of a document of the API, from nothing but that document. */
export function describedOperations(document: unknown): DescribedOperation[] {
  const { paths } = document as { paths: Record<string, Record<string, Described>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const parameters = operation.parameters ?? []
      const query = new URLSearchParams()
      for (const { name, in: place, example } of parameters)
        if (place === 'query' && example !== undefined) query.set(name, String(example))
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(String(parameters.find(one => one.name === name)?.example)),
      )
      const [status = '', good] = Object.entries(operation.responses).find(([code]) => code < '300') ?? []
      return {
        id: operation.operationId,
        method: method.toUpperCase() as DescribedOperation['method'],
        url: `${apiBase}${filled}${query.size > 0 ? `?${query}` : ''}`,
        body: operation.requestBody?.content['application/json'].example,
        status: Number(status),
        answer: good?.content?.['application/json']?.example,
      }
    }),
  )
}
