import { href } from '../../kit/http/address.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { publicPledges } from '../parties/index.ts'
import { allProgrammes, datedSource } from '../programme/index.ts'
import { programmeSubject } from './actions/programmes.ts'
import { scopeSubject } from './actions/scope-questions.ts'
import { agendaSubjectSource } from './hooks.ts'
import { links } from './links.ts'
import { say } from './pages/say.ts'
import { dayOf } from './rules/terms.ts'
import { readBodies } from './store/bodies.ts'
import { readMandates } from './store/mandates.ts'
import { readMeetings } from './store/meetings.ts'
import { readScopeQuestions } from './store/scope-questions.ts'
import { readSeats } from './store/seats.ts'

/** Mandates, seats and meetings that are planned: what governance dates within a programme. */
export const governanceDates = datedSource(async (db, { programmeId, now }) => {
  const bodies = await readBodies(db, programmeId)
  const bodyIds = bodies.map(({ id }) => id)
  const mandates = await readMandates(db, { programmeId, now })
  const seats = await readSeats(db, { bodyIds }, now)
  const { rows: meetings } = await readMeetings(db, { bodyIds, limit: 500 })
  return [
    ...bodies.map(body => ({
      ...{ kind: bilingual(say, 'datedBody', { count: seats.filter(one => one.bodyId === body.id).length }) },
      ...{ title: body.name, href: '/programma/organisatie' },
      ...{ from: undefined, to: undefined, isPublic: true },
    })),
    ...mandates.map(one => ({
      kind: bilingual(say, `mandate_${one.holder}`),
      ...{ title: { nl: one.what, en: one.what }, href: undefined, isPublic: true },
      ...{ from: dayOf(one.validFrom), to: one.validTo && dayOf(one.validTo) },
    })),
    ...meetings
      .filter(one => one.state === 'planned' || one.state === 'convened')
      .map(one => ({
        kind: bilingual(say, 'meetingNumber', { number: one.number }),
        title: bodies.find(body => body.id === one.bodyId)?.name ?? { nl: '', en: '' },
        href: href(links.meeting, { id: one.id }),
        ...{ from: dayOf(one.startsAt), to: dayOf(one.endsAt), isPublic: false },
      })),
  ]
})

/** What parties pledged in public: a pledge for longer than the programme lasts stands out beside its term. */
export const pledgeDates = datedSource(async db =>
  (await publicPledges(db)).map(pledge => ({
    kind: bilingual(say, 'pledgeOf', { name: pledge.fromName }),
    title: { nl: pledge.text, en: pledge.text },
    href: '/partners',
    ...{ from: undefined, to: pledge.dueOn, isPublic: true },
  })),
)

/** A programme can stand on an agenda: for the decision whether it goes on. */
export const programmeSubjects = agendaSubjectSource(async db =>
  (await allProgrammes(db))
    .filter(one => one.state !== 'closed')
    .map(one => ({
      ...{ kind: programmeSubject, id: one.id, programmeId: one.id },
      title: {
        nl: say('nl')('programmeSubject', { name: one.name.nl }),
        en: say('en')('programmeSubject', { name: one.name.en }),
      },
      href: href(links.programme, { programma: one.slug }),
    })),
)

/** An open question can stand on an agenda: for the decision that closes it. */
export const scopeSubjects = agendaSubjectSource(async db => {
  const all = []
  for (const { id } of await allProgrammes(db)) all.push(...(await readScopeQuestions(db, id)))
  return all
    .filter(one => one.state !== 'withdrawn')
    .map(one => ({
      ...{ kind: scopeSubject, id: one.id, programmeId: one.programmeId },
      title: {
        nl: say('nl')('scopeSubject', { title: one.title.nl }),
        en: say('en')('scopeSubject', { title: one.title.en }),
      },
      href: href(links.scopeQuestion, { id: one.id }),
    }))
})
