import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/connect.ts'

/** What the app hands to every route, action and job. */
export interface Services {
  db: Database
  clock: Clock
  /** Address under which people reach the site, for links in mail. */
  origin: string
  /** Key material for signed links. */
  secret: string
  /** The demonstration programme is loaded: pages of development are shown. */
  demo: boolean
  /** Where uploaded files lie: "<first two hex of the SHA-256>/<SHA-256>". */
  filesFolder: string
  /** Socket of a virus scanner (clamd), if any. */
  clamdSocket: string | undefined
}
