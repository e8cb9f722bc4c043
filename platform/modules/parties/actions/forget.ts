import type { Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { deleteAttendance, readAttendedItems } from '../store/attendances.ts'
import { lockItem, readItemPlaces } from '../store/network-work.ts'
import { endPositionsOf } from '../store/positions.ts'
import { fillPlaces } from './attend.ts'

/** Forgets a person: positions end, and places at what is to come go to who waits for them. */
export async function forget(
  tx: Transaction,
  services: Services,
  { personId, now }: { personId: string; now: Temporal.Instant },
): Promise<void> {
  await endPositionsOf(tx, personId, now)
  const attended = await readAttendedItems(tx, personId)
  for (const { id, networkId, slug } of await readItemPlaces(tx, attended)) {
    // The item first, as who attends does: neither waits for the other with what the other needs.
    const item = await lockItem(tx, { id, networkId })
    await deleteAttendance(tx, id, personId)
    if (item) await fillPlaces(tx, services, { item, network: { slug }, now })
  }
}
