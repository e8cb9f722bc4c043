import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../../kit/clock/clock.ts'
import { currentProgramme, datedThings } from '../programme/index.ts'
import { makeTakenDecision } from './testing.ts'
import { type GovernedSite, governedSite } from './testing-site.ts'

let site: GovernedSite
let appointment: string
let agreement: string
const day = (days: number) =>
  Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').add({ days }).toPlainDate().toString()

async function all<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(site.services.db)).rows
}
const personOf = async (mailbox: string) =>
  (
    await all(
      sql<{ id: string }>`select person_id as id from accounts where email = ${`${mailbox}@example.org`}`,
    )
  )[0]!.id
const given = async (mailbox: string, holder: string, more: Record<string, string> = {}) => ({
  ...{ person: await personOf(mailbox), holder, what: 'Leiding van het programma', kinds: 'expenditure' },
  ...{ perDecision: '', perYear: '', until: '', basis: appointment, ...more },
})
const directors = () =>
  all(sql<{ name: string; ends: string | null; isOpen: boolean }>`
    select people.name, to_char(valid_to at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as ends,
      valid_to is null or valid_to > now() as "isOpen"
    from mandates join people on people.id = person_id where holder = 'director' order by valid_from`)

beforeAll(async () => {
  site = await governedSite()
  const { db } = site.services
  appointment = await makeTakenDecision(db, { kind: 'appointment', bodyKind: 'steering-group' })
  agreement = await makeTakenDecision(db, { kind: 'agreement', bodyKind: 'steering-group' })
}, 240_000)
afterAll(() => site.close())

describe('an appointment with its mandate', () => {
  it('of the director is recorded by the team, on a decision of the steering group to appoint, and ends the one before', async () => {
    const before = await directors()
    expect(before).toHaveLength(1)
    const post = async (mailbox: string, fields: Record<string, string>) =>
      (await site.post(mailbox, '/bestuur/mandaten', fields)).status
    const asked = await given('programmadirecteur', 'director', { until: day(300) })
    expect(await post('programmadirecteur', asked)).toBe(422)
    expect(await post('stuurgroep', asked)).toBe(403)
    expect(await post('programmamanager', { ...asked, basis: agreement })).toBe(422)
    expect(await directors()).toEqual(before)
    expect(await post('programmamanager', asked)).toBe(303)
    const [old, now] = await directors()
    expect([old?.isOpen, now?.isOpen, now?.ends]).toEqual([false, true, day(301)])
  })

  it('stands among what is dated in the programme, at the instant of the clock', async () => {
    const { db } = site.services
    const programme = (await currentProgramme(db))!
    const datedAt = async (instant: Temporal.Instant | string) =>
      (await datedThings({ db, clock: fixedClock(instant) }, programme.id)).filter(
        thing => thing.title.nl === 'Leiding van het programma',
      ).length
    const now = Temporal.Now.instant()
    expect([await datedAt('2000-01-01T00:00:00Z'), await datedAt(now.add({ minutes: 1 }))]).toEqual([0, 1])
  })

  it('lies within the term of the programme, and nobody records the own', async () => {
    const post = async (mailbox: string, fields: Record<string, string>) =>
      site.post(mailbox, '/bestuur/mandaten', fields)
    const late = await post(
      'programmadirecteur',
      await given('secretaris', 'secretary', { until: day(4000) }),
    )
    expect([late.status, late.body.includes('Kies een dag binnen de looptijd van het programma')]).toEqual([
      422,
      true,
    ])
    const past = await post('programmadirecteur', await given('secretaris', 'secretary', { until: day(-1) }))
    expect(past.status).toBe(422)
    expect((await post('secretaris', await given('secretaris', 'secretary'))).status).toBe(422)
    expect(
      (await post('programmadirecteur', await given('secretaris', 'secretary', { until: day(30) }))).status,
    ).toBe(303)
    const page = await site.get('programmadirecteur', '/bestuur/mandaten')
    expect(page.body.includes('einde van het programma')).toBe(true)
  })

  it('stands beside the term of the programme for everybody', async () => {
    const { body } = await site.get(undefined, '/programma')
    const table = /<table[^>]*id="looptijd[\s\S]*?<\/table>/.exec(body)?.[0] ?? body
    expect([table.includes('Leiding van het programma'), table.includes('Programmadirecteur')]).toEqual([
      true,
      true,
    ])
    // A meeting that is planned is told to who sees the body alone.
    expect(table.includes('/vergaderingen/')).toBe(false)
    expect((await site.get('stuurgroep', '/programma')).body.includes('/vergaderingen/')).toBe(true)
  })
})

const slug = 'binnenstedelijke-transformatie'

it('the term is extended by a decision about this programme alone, to a later day, and one decision carries one step', async () => {
  const ends = async () =>
    (
      await all(sql<{ state: string; endsOn: string }>`
        select state, ends_on as "endsOn" from programmes where slug = ${slug}`)
    )[0]!
  const step = async (to: string, more: Record<string, string> = {}) =>
    (
      await site.post('programmadirecteur', `/programma/beheer/${slug}`, {
        ...{ act: 'step', to, reason: 'Zoals in de vergadering besloten.', endsOn: '', decision: '' },
        ...more,
      })
    ).status
  const { endsOn } = await ends()
  const [{ id } = { id: '' }] = await all(sql<{ id: string }>`select id from programmes where slug = ${slug}`)
  const subject = { kind: 'programme', id }
  const made = (about: typeof subject) =>
    makeTakenDecision(site.services.db, { kind: 'extension', bodyKind: 'steering-group', subject: about })
  const [other, decision] = [await made({ ...subject, id: crypto.randomUUID() }), await made(subject)]
  expect(await step('evaluation')).toBe(303)
  expect([
    await step('extended', { endsOn: day(2000) }),
    await step('extended', { endsOn: day(2000), decision: other }),
    await step('extended', { endsOn, decision }),
  ]).toEqual([422, 422, 422])
  expect(await ends()).toEqual({ state: 'evaluation', endsOn })
  expect(await step('extended', { endsOn: day(2000), decision })).toBe(303)
  expect(await ends()).toEqual({ state: 'extended', endsOn: day(2000) })
  expect(await step('evaluation')).toBe(303)
  expect([await step('closed', { decision }), (await ends()).state]).toEqual([409, 'evaluation'])
})

describe('the term of the programme', () => {
  it('bounds meetings, rules and seats: beyond its last day they are refused with the days that are open', async () => {
    const [{ id, endsOn } = { id: '', endsOn: '' }] = await all(sql<{ id: string; endsOn: string }>`
      select id, ends_on as "endsOn" from programmes where slug = ${slug}`)
    const meeting = { startsAt: `${day(4000)}T14:00`, endsAt: '16:00', place: 'Zaal' }
    const refused = await site.post('secretaris', '/bestuur/stuurgroep/plannen', meeting)
    expect([refused.status, refused.body.includes(endsOn.split('-').toReversed().join('-'))]).toEqual([
      422,
      true,
    ])
    const series = { ...meeting, startsAt: `${day(20)}T14:00`, everyMonths: '12', endsOn: day(2500) }
    expect((await site.post('secretaris', '/bestuur/stuurgroep/plannen', series)).status).toBe(422)
    const rule = { validFrom: day(4000), cadence: '35', quorumKind: '', reason: 'Een regel voor veel later' }
    expect((await site.post('programmadirecteur', '/bestuur/stuurgroep/regels', rule)).status).toBe(422)
    await sql`update programmes set starts_on = starts_on - 2000, ends_on = current_date - 1 where id = ${id}`.execute(
      site.services.db,
    )
    const [place] = await all(
      sql<{ id: string }>`select id from organisations where slug = 'demo-corporatie-b'`,
    )
    const seat = { person: '', deputy: '', function: 'member', votes: 'ja', mandate: '' }
    const late = await site.post(
      'programmamanager',
      `/bestuur/stuurgroep/zetels/nieuw?organisatie=${place!.id}`,
      seat,
    )
    expect([late.status, late.body.includes('Een andere looptijd vraagt een besluit')]).toEqual([422, true])
    const body = {
      ...{
        kind: 'programme-team',
        name: 'Werkgroep',
        nameEn: 'Working group',
        slug: 'werkgroep',
        cadence: '',
      },
      ...{ task: 'Werkt uit.', taskEn: 'Works out.' },
    }
    const made = await site.post(
      'programmadirecteur',
      '/programma/beheer/binnenstedelijke-transformatie/orgaan',
      body,
    )
    expect(made.status).toBe(409)
    expect((await site.get(undefined, '/programma')).body.includes('De looptijd is voorbij')).toBe(true)
  })
})
