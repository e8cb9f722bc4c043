import { roleHolders } from '../../parties/index.ts'
import type { KeyHolder } from '../model/index.ts'
import { roleOfHolder } from '../rules/rights.ts'
import { makeCallKey, makeHolderKey } from '../sealing/call-key.ts'
import { putHolder, putShare } from '../store/keys.ts'
import type { Seed } from './seed.ts'

/** The passphrase that the holders of the demonstration share, so that everybody can try the opening. */
const demoPassphrase = 'wachtzin van de demonstratie'

/** Gives the officers and, where there are two, members of the steering group their shares. @returns the public key */
export async function giveDemoKey({ tx, now }: Seed, callId: string): Promise<Buffer> {
  const keys = new Map<KeyHolder, Buffer>()
  const taken = new Set<string>()
  for (const holder of ['director', 'secretary', 'steering-first', 'steering-second'] as const) {
    const holders = await roleHolders(tx, { roles: [roleOfHolder[holder]], now })
    const candidates = holders.filter(one => !taken.has(one.personId))
    const person = candidates.find(one => one.title === 'Secretaris') ?? candidates[0]
    if (!person) continue
    taken.add(person.personId)
    const key = await makeHolderKey(demoPassphrase, { callId, holder })
    await putHolder(tx, callId, { holder, personId: person.personId, ...key })
    keys.set(holder, key.publicKey)
  }
  const { publicKey, shares } = makeCallKey(callId, keys)
  for (const [holder, share] of shares) await putShare(tx, { callId, holder, share })
  return publicKey
}
