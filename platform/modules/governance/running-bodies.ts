import type { Database } from '../../kit/database/connect.ts'
import { runningProgrammes } from '../programme/index.ts'
import type { GoverningBody } from './model.ts'
import { readBodies } from './store/bodies.ts'

/** The bodies of all programmes that run. */
export async function runningBodies(db: Database): Promise<GoverningBody[]> {
  const bodies: GoverningBody[] = []
  for (const { id } of await runningProgrammes(db)) bodies.push(...(await readBodies(db, id)))
  return bodies
}
