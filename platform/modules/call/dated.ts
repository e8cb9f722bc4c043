import { href } from '../../kit/http/address.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { datedSource } from '../programme/index.ts'
import { links } from './links.ts'
import type { Call } from './model/index.ts'
import { say } from './pages/say.ts'
import { wasAnnounced } from './rules/states.ts'
import { readCalls, readSittings } from './store/calls.ts'

const dayOf = (instant: Temporal.Instant | undefined): string | undefined =>
  instant?.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()

const dated = (call: Call) => ({
  kind: bilingual(say, `kind_${call.kind}`, { number: call.number }),
  title: call.title,
})

/** Calls and the sittings of rolling ones: what is dated here within a programme. */
export const callDates = datedSource(async (db, { programmeId }) => {
  const things = []
  for (const call of (await readCalls(db)).filter(one => one.programmeId === programmeId)) {
    if (call.state === 'withdrawn') continue
    things.push({
      ...{ ...dated(call), from: dayOf(call.opensAt), to: dayOf(call.closesAt) },
      ...{ href: href(links.call, { nr: String(call.number) }), isPublic: wasAnnounced(call) },
    })
    for (const sitting of await readSittings(db, call.id))
      things.push({
        ...{ ...dated(sitting), href: undefined, isPublic: false },
        ...{ from: sitting.decidesOn, to: sitting.decidesOn },
      })
  }
  return things
})
