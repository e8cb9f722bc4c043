import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTakenDecision } from '../../governance/testing.ts'
import type { TestActor } from '../../parties/testing.ts'
import { makeDraft, makeSealedCall, type TestCall, wholePlan } from '../testing.ts'
import { type CallSite, callSite } from '../testing-site.ts'

let site: CallSite
let call: TestCall
let applicant: TestActor
let team: TestActor

beforeAll(async () => {
  site = await callSite()
  call = await makeSealedCall(site.services, { hasHolders: false, isSealed: false })
  applicant = await site.actor('G')
  team = await site.actor('T', 'maatschappelijk')
})
afterAll(() => site.close())

const test = {
  ...{ frameworks: 'fits', frameworksReason: 'Past binnen de kaders.', isComplete: 'ja', locationReason: '' },
  ...{ outcome: 'admissible', reason: 'Het plan is compleet en past.' },
}

async function submitted(): Promise<string> {
  const id = await makeDraft(site.services, {
    ...{ number: call.number, organisationId: applicant.grants[0]!.organisationId },
    values: await wholePlan(site.services),
  })
  expect((await site.post(applicant, `/inzendingen/${id}/indienen`)).statusCode).toBe(303)
  return id
}

const stateOf = async (id: string): Promise<string> =>
  (await sql<{ state: string }>`select state from submissions where id = ${id}`.execute(site.services.db))
    .rows[0]!.state

describe('a plan that was submitted', () => {
  it('is admissible, also when only a rule stands in the way that may be exempted; the flag is shown', async () => {
    const id = await submitted()
    const exemptible = { ...test, frameworks: 'fails-exemptible' }
    expect((await site.post(team, `/inzendingen/${id}/toets`, exemptible)).statusCode).toBe(303)
    expect(await stateOf(id)).toBe('admissible')
    const page = (await site.get(applicant, `/inzendingen/${id}`)).body
    expect(page.includes('Voor de regel die in de weg staat kan ontheffing worden gevraagd.')).toBe(true)
  })

  it('that does not fit the frameworks is not let in, and only the team tests', async () => {
    const id = await submitted()
    expect(
      (await site.post(team, `/inzendingen/${id}/toets`, { ...test, frameworks: 'fails' })).statusCode,
    ).toBe(422)
    expect((await site.post(applicant, `/inzendingen/${id}/toets`, test)).statusCode).toBe(403)
    expect(await stateOf(id)).toBe('submitted')
  })

  it('is referred on with a letter that who submitted it reads', async () => {
    const id = await submitted()
    const referred = {
      ...test,
      outcome: 'referred',
      referTo: 'Monumentenregeling',
      letter: 'Jullie plan past beter daar.',
    }
    expect((await site.post(team, `/inzendingen/${id}/toets`, { ...referred, letter: '' })).statusCode).toBe(
      422,
    )
    expect((await site.post(team, `/inzendingen/${id}/toets`, referred)).statusCode).toBe(303)
    const page = (await site.get(applicant, `/inzendingen/${id}`)).body
    expect([page.includes('Monumentenregeling'), page.includes('Jullie plan past beter daar.')]).toEqual([
      true,
      true,
    ])
    expect(await stateOf(id)).toBe('referred')
  })

  it('is completed once, and only where that was asked', async () => {
    const id = await submitted()
    const asked = {
      ...test,
      outcome: 'completion-requested',
      askedFields: 'aandeel',
      request: 'Onderbouw het aandeel.',
    }
    expect((await site.post(team, `/inzendingen/${id}/toets`, asked)).statusCode).toBe(303)
    // The team waits for the completion.
    expect((await site.post(team, `/inzendingen/${id}/toets`, test)).statusCode).toBe(409)
    const saved = { act: 'save', revision: '1', aandeel: '9', fase: 'initiatief' }
    expect((await site.post(applicant, `/inzendingen/${id}/stap/programma`, saved)).statusCode).toBe(303)
    expect((await site.post(applicant, `/inzendingen/${id}/indienen`)).statusCode).toBe(303)
    const { rows } = await sql<{ share: string; phase: string }>`
      select contents->'values'->>'aandeel' as share, contents->'values'->>'fase' as phase
      from submission_versions where submission_id = ${id} order by version`.execute(site.services.db)
    expect(rows).toEqual([
      { share: '3', phase: 'realisatie' },
      { share: '9', phase: 'realisatie' },
    ])
    expect((await site.post(team, `/inzendingen/${id}/toets`, asked)).statusCode).toBe(422)
    expect((await site.post(team, `/inzendingen/${id}/toets`, test)).statusCode).toBe(303)
    expect(await stateOf(id)).toBe('admissible')
  })
})

describe('criteria', () => {
  it('are drafted, talked about and adopted by a decision that was taken about criteria, once', async () => {
    await sql`with fresh as (
      insert into programmes (slug, name, name_en, starts_on, ends_on)
      values ('proef', 'Proef', 'Trial', '2026-01-01', '2030-01-01') returning id)
      insert into governing_bodies (programme_id, slug, kind, name, name_en, task, task_en)
      select id, 'platform', 'executive-platform', 'Platform', 'Platform', '', '' from fresh`.execute(
      site.services.db,
    )
    const market = await site.actor('M', 'ontwikkelaar')
    expect((await site.post(team, '/oproepen/criteria/nieuw')).statusCode).toBe(303)
    const { rows } = await sql<{ version: number }>`
      select version from criteria_sets where state = 'draft'`.execute(site.services.db)
    const talk = `/oproepen/criteria/${rows[0]!.version}/overleg`
    const organisation = market.grants[0]!.organisationId
    const proposal = {
      act: 'propose',
      organisation,
      criterion: 'woningvraag',
      text: 'Tel ook betaalbare woningen mee.',
    }
    expect((await site.post(market, talk, proposal)).statusCode).toBe(303)
    expect((await site.get(team, talk)).body.includes('Tel ook betaalbare woningen mee.')).toBe(true)
    const { rows: made } = await sql<{ id: string }>`
      select id from criteria_proposals where text = ${proposal.text}`.execute(site.services.db)
    const reaction = { act: 'react', proposal: made[0]!.id, organisation: '', stance: 'for', text: 'Eens.' }
    const refused = await site.post(market, talk, reaction)
    const mark = `react-${made[0]!.id}`
    // What is wrong with a reaction is told where it was typed, and the box for a proposal stays empty.
    expect([
      refused.statusCode,
      refused.body.includes(`href="#veld-organisation-${mark}"`),
      /id="veld-text"[^>]*><\/textarea>/.test(refused.body),
    ]).toEqual([422, true, true])
    const other = await makeTakenDecision(site.services.db, { kind: 'agreement' })
    const right = await makeTakenDecision(site.services.db, { kind: 'criteria' })
    expect((await site.post(team, talk, { act: 'adopt', decision: other })).statusCode).toBe(409)
    expect((await site.post(market, talk, { act: 'adopt', decision: right })).statusCode).toBe(403)
    expect((await site.post(team, talk, { act: 'adopt', decision: right })).statusCode).toBe(303)
    expect((await site.post(market, talk, proposal)).statusCode).toBe(409)
    const page = (await site.get(undefined, `/oproepen/criteria/${rows[0]!.version}`)).body
    expect(/[0-9a-f]{64}/.test(page)).toBe(true)
  })
})
