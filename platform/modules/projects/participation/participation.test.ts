// An admitted plan from the decision to its title: who sees it when, who signs for whom, and what stays as it was.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { write } from '../../../kit/access/write.ts'
import { type GovernedSite, governedSite, makeTakenDecision, members } from '../../governance/testing.ts'
import { organisationBySlug } from '../../parties/index.ts'
import { admitProject, publishProjects } from '../index.ts'
import { signAgreement, stateBySignatures } from './rules.ts'

let site: GovernedSite
let lead: string
let partner: string
let stranger: string
let decisionId: string

const idOf = async (slug: string) => (await organisationBySlug(site.services.db, slug))!.id

/** Admits a plan as the decision does. @returns the id of the plan and the slug of its project */
async function admitted(more: { name: string; municipality?: string }) {
  const { db, clock } = site.services
  const submissionId = randomUUID()
  const id = await write({ db, clock, actor: undefined }, 'takeDecision', (tx, record, now) =>
    admitProject(
      tx,
      { record, now },
      {
        ...{ municipality: 'Proefstad', place: undefined, homes: 400, ...more, submissionId, decisionId },
        ...{ resultPath: '/oproepen/1/uitslag', isDemonstration: true },
        parties: [
          { organisationId: lead, isLead: true },
          { organisationId: partner, isLead: false },
        ],
      },
    ),
  )
  const { rows } = await sql<{ slug: string }>`select slug from admitted_projects where id = ${id}`.execute(
    db,
  )
  return { submissionId, id, slug: rows[0]!.slug }
}

const published = ({ submissionId }: { submissionId: string }) =>
  write({ ...site.services, actor: undefined }, 'publishResult', (tx, record, now) =>
    publishProjects(tx, { record, now }, [submissionId]),
  )
const pageOf = (slug: string) => `/projecten/toegelaten/${slug}`
const agreementOf = (slug: string) => `${pageOf(slug)}/overeenkomst`
const signature = (organisationId: string) => ({
  ...{ organisationId, signerTitle: 'Wethouder', isAuthorised: 'ja' },
})
const signers = async (id: string) =>
  (
    await sql<{ organisation: string; title: string }>`
      select organisation_id as organisation, signer_title as title from agreement_parties
      where project_id = ${id} and signed_at is not null order by is_lead desc`.execute(site.services.db)
  ).rows
const stateOf = async (id: string) =>
  (
    await sql<{ state: string }>`select state from admitted_projects where id = ${id}`.execute(
      site.services.db,
    )
  ).rows[0]!.state
const listed = (body: string) =>
  [...body.matchAll(/<a href="\/projecten\/toegelaten\/([a-z0-9-]+)"/g)].map(match => match[1]!)

beforeAll(async () => {
  site = await governedSite()
  lead = await idOf('gemeente-b-demo')
  partner = await idOf('demo-ontwikkelaar-a')
  stranger = await idOf('demo-corporatie-b')
  decisionId = await makeTakenDecision(site.services.db, { kind: 'admission' })
}, 240_000)
afterAll(() => site.close())

describe('before the result is public', () => {
  it('a project is there for its parties and the programme alone', async () => {
    const { slug } = await admitted({ name: 'Stille haven' })
    const statusFor = async (mailbox: string | undefined) => (await site.get(mailbox, pageOf(slug))).status
    expect([await statusFor('projectleider'), await statusFor('ontwikkelaar')]).toEqual([200, 200])
    expect([await statusFor('programmamanager'), await statusFor('programmadirecteur')]).toEqual([200, 200])
    expect([await statusFor(undefined), await statusFor('rijk-wonen')]).toEqual([404, 404])
    const inList = async (mailbox: string | undefined) =>
      listed((await site.get(mailbox, '/projecten/toegelaten')).body).includes(slug)
    expect([await inList(undefined), await inList('projectleider')]).toEqual([false, true])
  }, 60_000)

  it('of a plan that was not admitted there is no project to sign', async () => {
    const { status } = await site.post('projectleider', agreementOf('niet-toegelaten'), signature(lead))
    expect(status).toBe(404)
  })
})

describe('after it', () => {
  it('everybody sees it with its decision, as a demonstration and without the title', async () => {
    const plan = await admitted({ name: 'Open haven' })
    await published(plan)
    const { status, body } = await site.get(undefined, pageOf(plan.slug))
    expect(status).toBe(200)
    const badges = [...body.matchAll(/<span class="utrecht-badge-status[^"]*">([^<]*)<\/span>/g)]
    expect(badges.map(badge => badge[1])).toEqual([
      'Toegelaten, overeenkomst te ondertekenen',
      'Demonstratie',
    ])
    const { rows } = await sql<{ number: number }>`
      select number from decisions where id = ${decisionId}`.execute(site.services.db)
    expect(body.match(new RegExp(`[A-Z]+-0*${rows[0]!.number}<`))?.length).toBe(1)
    expect(listed((await site.get(undefined, '/projecten/toegelaten')).body).includes(plan.slug)).toBe(true)
  }, 60_000)

  it('the areas in view and their open data stay as they were', async () => {
    const count = async () => (await site.get(undefined, '/projecten.csv')).body.trimEnd().split('\n').length
    const before = await count()
    await published(await admitted({ name: 'Nog een haven' }))
    expect([before, await count()]).toEqual([50, 50])
  }, 60_000)

  it('a plan about an area in view is linked with it, by name and municipality together', async () => {
    const areaOf = async ({ id }: { id: string }) =>
      (
        await sql<{ slug: string | null }>`select p.slug from admitted_projects a
          left join projects p on p.id = area_id where a.id = ${id}`.execute(site.services.db)
      ).rows[0]!.slug
    const same = await admitted({ name: 'haven-stad', municipality: 'Gemeente Amsterdam' })
    const elsewhere = await admitted({ name: 'Haven-Stad', municipality: 'Proefstad' })
    expect([await areaOf(same), await areaOf(elsewhere)]).toEqual(['haven-stad', null])
    const links = async () => listed((await site.get(undefined, '/projecten/haven-stad')).body)
    expect(await links()).toEqual([])
    await published(same)
    expect(await links()).toEqual([same.slug])
  }, 60_000)

  it('a name that is taken gets a number', async () => {
    const slugs = [await admitted({ name: 'Dubbel' }), await admitted({ name: 'Dubbel' })]
    expect(slugs.map(one => one.slug)).toEqual(['dubbel-proefstad', 'dubbel-proefstad-2'])
  }, 60_000)

  it('a plan becomes a project once', async () => {
    const plan = await admitted({ name: 'Eenmalig' })
    const again = sql`insert into admitted_projects (slug, name, municipality_name, homes, submission_id, decision_id,
        result_path, is_demonstration, admitted_at, agreement_nl, agreement_en)
      values ('nog-eens', 'Eenmalig', 'Proefstad', 1, ${plan.submissionId}, ${decisionId}, '/', true, now(), 'a', 'b')`
    await expect(again.execute(site.services.db)).rejects.toThrow('admitted_projects_submission_id_key')
  }, 60_000)
})

describe('the agreement', () => {
  it('is signed by each party for itself, and gives the title with the last signature', async () => {
    const plan = await admitted({ name: 'Getekende haven' })
    await published(plan)
    const url = agreementOf(plan.slug)
    const tasks = async () =>
      (await site.get('projectleider', '/werk')).body.includes(`"${agreementOf(plan.slug)}"`)
    expect(await tasks()).toBe(true)
    expect((await site.post('projectleider', url, signature(lead))).status).toBe(303)
    expect([await tasks(), await stateOf(plan.id)]).toEqual([false, 'admitted'])
    expect((await site.post('ontwikkelaar', url, signature(partner))).status).toBe(303)
    expect(await signers(plan.id)).toEqual([
      { organisation: lead, title: 'Wethouder' },
      { organisation: partner, title: 'Wethouder' },
    ])
    expect(await stateOf(plan.id)).toBe('agreement-signed')
    const { body } = await site.get(undefined, pageOf(plan.slug))
    expect([body.includes('>Deelnemer<'), body.includes('Wethouder')]).toEqual([true, false])
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from audit_entries
      where action = 'signAgreement' and object_id = ${plan.id}`.execute(site.services.db)
    expect(rows[0]!.count).toBe(2)
  }, 60_000)

  it('says that no money is promised and how much knowledge is owed, as it stood on admission', async () => {
    const { slug, id } = await admitted({ name: 'Gelezen haven' })
    await sql`update admitted_projects set agreement_nl = 'Zoals het toen stond.' where id = ${id}`.execute(
      site.services.db,
    )
    const { body } = await site.get('projectleider', agreementOf(slug))
    expect(body.includes('<li>Zoals het toen stond.</li>')).toBe(true)
    const { rows } = await sql<{ text: string }>`select agreement_nl as text from admitted_projects
      where slug = 'getekende-haven-proefstad'`.execute(site.services.db)
    const articles = rows[0]!.text.split('\n\n')
    expect(articles[2]).toBe(
      'Geen toezegging van geld. Toelating is geen subsidie en geeft geen recht op geld of op een besluit van een overheid.',
    )
    expect(/minstens 2 bijdragen per jaar/.test(articles[3]!)).toBe(true)
  }, 60_000)

  it('is not signed for another organisation, twice, by the programme or without authority', async () => {
    const plan = await admitted({ name: 'Betwiste haven' })
    const url = agreementOf(plan.slug)
    expect((await site.post('projectleider', url, signature(partner))).status).toBe(403)
    expect((await site.post('projectleider', url, signature(stranger))).status).toBe(403)
    expect((await site.post('programmamanager', url, signature(lead))).status).toBe(403)
    expect((await site.post('rijk-wonen', url, signature(lead))).status).toBe(404)
    const { isAuthorised: _, ...silent } = signature(lead)
    const refused = await site.post('projectleider', url, { ...silent, signerTitle: ' ' })
    expect(refused.status).toBe(422)
    expect(refused.body.includes('Verklaar dat je namens je organisatie mag tekenen.')).toBe(true)
    expect(await signers(plan.id)).toEqual([])
    expect((await site.post('projectleider', url, signature(lead))).status).toBe(303)
    expect((await site.post('projectleider', url, signature(lead))).status).toBe(409)
    expect(await signers(plan.id)).toEqual([{ organisation: lead, title: 'Wethouder' }])
  }, 60_000)

  it('is not read by who takes no part, also when the project is public', async () => {
    const { rows } = await sql<{ slug: string }>`select slug from admitted_projects a
      where published_at is not null and not exists (select 1 from agreement_parties
        where project_id = a.id and organisation_id in (${lead}, ${partner})) limit 1`.execute(
      site.services.db,
    )
    const url = agreementOf(rows[0]!.slug)
    const statuses = [await site.get('projectleider', url), await site.get('programmamanager', url)]
    expect(statuses.map(one => one.status)).toEqual([404, 200])
  })

  it('binds only in person: not for a colleague, and not in another role', () => {
    const actor = (role: string, more: Partial<Actor> = {}): Actor => ({
      ...{ personId: 'p', name: 'P', grants: [{ role, organisationId: 'o' }], ...more },
    })
    const asked = { organisationId: 'o', partyIds: ['o'] }
    expect(may(actor('G'), signAgreement, asked)).toBe(true)
    expect(may(actor('G', { onBehalfOfId: 'q' }), signAgreement, asked)).toBe(false)
    expect(may(actor('B'), signAgreement, asked)).toBe(false)
    expect(may(actor('G'), signAgreement, { ...asked, partyIds: ['other'] })).toBe(false)
    expect(stateBySignatures([{ isSigned: true }, { isSigned: false }])).toBe('admitted')
    expect(stateBySignatures([])).toBe('admitted')
  })
})

describe('the status of a project', () => {
  it('is taken back by a decision about that project, in which its own people stand aside', async () => {
    const { db } = site.services
    const plan = await admitted({ name: 'Ingetrokken haven' })
    const find = async () =>
      (await site.get(undefined, '/zoeken?zoek=Ingetrokken+haven')).body.includes(pageOf(plan.slug))
    expect(await find()).toBe(false)
    await published(plan)
    expect(await find()).toBe(true)

    const meetingId = await site.openMeeting()
    const withdraw = async () => {
      const id = await site.propose(meetingId, {
        ...{ kind: 'withdrawal', subject: `admitted-project/${plan.id}`, title: 'Intrekken van een status' },
        text: 'Het project voldoet niet meer aan de afspraken.',
      })
      await sql`update agenda_items set is_added_later = false where meeting_id = ${meetingId}`.execute(db)
      const votes: [string, string][] = []
      for (const organisation of [members.a, members.corp, members.rijk, members.inv]) {
        await site.sit(meetingId, organisation)
        votes.push([`stem-${await site.seat('stuurgroep', organisation)}`, 'for'])
      }
      await site.post('secretaris', `/besluiten/${id}/in-stemming`)
      await site.post('secretaris', `/besluiten/${id}/stemmen`, votes)
      const own = await site.seat('stuurgroep', members.b)
      await site.sit(meetingId, members.b)
      const aside = await site.post('secretaris', `/besluiten/${id}/stemmen`, { [`stem-${own}`]: 'against' })
      return { id, aside: aside.status, closed: await site.post('secretaris', `/besluiten/${id}/sluiten`) }
    }
    const first = await withdraw()
    expect([first.aside, first.closed.status, await stateOf(plan.id)]).toEqual([409, 303, 'withdrawn'])
    const { body } = await site.get(undefined, pageOf(plan.slug))
    const { rows } = await sql<{
      number: number
    }>`select number from decisions where id = ${first.id}`.execute(db)
    expect([body.includes('>Status ingetrokken<'), body.includes(`-0${rows[0]!.number}`)]).toEqual([
      true,
      true,
    ])
    // Nothing is left to sign, and what has no status loses none.
    expect((await site.post('projectleider', agreementOf(plan.slug), signature(lead))).status).toBe(409)
    expect((await withdraw()).closed.status).toBe(409)
    const people = async (query: ReturnType<typeof sql<{ id: string }>>) =>
      (await query.execute(db)).rows.map(row => row.id).toSorted()
    expect(
      await people(sql<{ id: string }>`select distinct person_id as id from notices
        where kind = 'projects.statusWithdrawn'`),
    ).toEqual(
      await people(sql<{ id: string }>`select distinct person_id::text as id from positions
        where organisation_id in (${lead}, ${partner}) and role in ('G', 'M') and confirmed_at is not null
          and valid_from <= now() and (valid_to is null or valid_to > now())`),
    )
    expect(await find()).toBe(true)
  }, 60_000)
})
