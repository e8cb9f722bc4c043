import { systemClock } from '../clock/clock.ts'
import type { Database } from '../database/connect.ts'
import type { Services } from './services.ts'

/** What a test hands to actions, seeds and jobs on a database of its own; a field that matters to the test is given. */
export function servicesOn(db: Database, own: Partial<Omit<Services, 'db'>> = {}): Services {
  return {
    db,
    clock: systemClock,
    origin: 'http://localhost',
    secret: 'a secret of the tests, 32 bytes or more',
    demo: true,
    filesFolder: '/nowhere',
    clamdSocket: undefined,
    ...own,
  }
}
