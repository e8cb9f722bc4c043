import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTakenDecision } from '../../governance/testing.ts'
import { makeActor, type TestActor } from '../../parties/testing.ts'
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

const today = Temporal.Now.plainDateISO('Europe/Amsterdam')
const lookAgain = {
  ...{ rule: 'Geluidsnorm, artikel 5.78', authority: 'Gemeente', reference: 'B-12' },
  reason: 'Het besluit is genomen en bekendgemaakt.',
  answeredOn: today.toString(),
}
const again = (id: string, answer: string, more = {}) =>
  site.post(team, `/inzendingen/${id}/toets/kaders`, { ...lookAgain, answer, ...more })
const exemptible = async () => {
  const id = await submitted()
  expect(
    (await site.post(team, `/inzendingen/${id}/toets`, { ...test, frameworks: 'fails-exemptible' }))
      .statusCode,
  ).toBe(303)
  return id
}
const standing = async (id: string) => {
  const { body } = await site.get(applicant, `/inzendingen/${id}`)
  return /<h3>Ontheffing<\/h3><p>([^<]*)/.exec(body)?.[1]
}

describe('a plan with a rule in its way', () => {
  it('is tested again once exemption was asked and granted; who submitted reads it and is told', async () => {
    const id = await exemptible()
    expect(
      (await site.get(team, `/inzendingen/${id}`)).body.includes(`/inzendingen/${id}/toets/kaders`),
    ).toBe(true)
    expect((await again(id, 'asked')).statusCode).toBe(303)
    expect(await standing(id)).toBe('Past niet, de ontheffing loopt nog.')
    const rows = async (which: string) =>
      (await site.get(team, `/inzendingen.csv?oproep=${call.number}&ontheffing=${which}`)).body
        .trim()
        .split(/\r?\n/).length - 1
    const open = await rows('loopt')
    expect((await again(id, 'granted')).statusCode).toBe(303)
    expect(await standing(id)).toBe('Past binnen de Rijkskaders, met ontheffing.')
    expect([await rows('loopt'), await rows('verleend'), await stateOf(id)]).toEqual([
      ...[open - 1, 1, 'admissible'],
    ])
    const { body } = await site.get(applicant, `/inzendingen/${id}`)
    expect([body.includes('Geluidsnorm, artikel 5.78; Gemeente.'), body.includes('Kenmerk B-12.')]).toEqual([
      true,
      true,
    ])
    const { rows: told } = await sql<{ text: string }>`
      select text_nl as text from notices where person_id = ${applicant.personId}
        and href = ${`/inzendingen/${id}`} and kind = 'call.tested' order by id`.execute(site.services.db)
    expect(
      told
        .map(one => one.text)
        .filter(text => text.includes('ontheffing'))
        .toSorted(),
    ).toEqual([
      'De ontheffing voor je plan is verleend: het past binnen de Rijkskaders.',
      'Voor je plan is ontheffing gevraagd.',
    ])
  })

  it('is out when the exemption is refused before anybody assesses it, and only the team tests', async () => {
    const id = await exemptible()
    expect((await site.post(applicant, `/inzendingen/${id}/toets/kaders`, lookAgain)).statusCode).toBe(403)
    const director = await site.actor('D', 'maatschappelijk')
    expect((await site.get(director, `/inzendingen/${id}/toets/kaders`)).statusCode).toBe(403)
    const tomorrow = today.add({ days: 1 }).toString()
    const wrong = await again(id, 'refused', { answeredOn: tomorrow })
    expect([wrong.statusCode, wrong.body.includes('Kies vandaag of een dag die voorbij is.')]).toEqual([
      ...[422, true],
    ])
    expect((await again(id, 'refused', { reason: 'kort', rule: '' })).statusCode).toBe(422)
    expect((await again(id, 'refused')).statusCode).toBe(303)
    expect([await stateOf(id), await standing(id)]).toEqual([
      'inadmissible',
      'Past niet: de ontheffing is geweigerd.',
    ])
    expect((await again(id, 'granted')).statusCode).toBe(409)
  })

  it('stays in when it is refused later, and one that fits has no second look', async () => {
    const id = await exemptible()
    await sql`update submissions set state = 'assessed' where id = ${id}`.execute(site.services.db)
    expect((await again(id, 'refused')).statusCode).toBe(303)
    expect(await stateOf(id)).toBe('assessed')
    const fits = await submitted()
    expect((await site.post(team, `/inzendingen/${fits}/toets`, test)).statusCode).toBe(303)
    expect([
      (await site.get(team, `/inzendingen/${fits}/toets/kaders`)).statusCode,
      (await again(fits, 'granted')).statusCode,
    ]).toEqual([404, 404])
  })
})

describe('the own plan', () => {
  it('is tested and looked at again by nobody who submits it, whatever else that person is', async () => {
    const id = await submitted()
    const twofold = await makeActor(site.services, 'G', applicant.grants[0]!.organisationId)
    const colleague = await site.actor('T', 'maatschappelijk')
    await sql`update positions set person_id = ${twofold.personId} where person_id = ${colleague.personId}`.execute(
      site.services.db,
    )
    const exempt = { ...test, frameworks: 'fails-exemptible' }
    expect((await site.post(twofold, `/inzendingen/${id}/toets`, exempt)).statusCode).toBe(404)
    expect(await stateOf(id)).toBe('submitted')
    expect((await site.post(team, `/inzendingen/${id}/toets`, exempt)).statusCode).toBe(303)
    const granted = { ...lookAgain, answer: 'granted' }
    expect((await site.post(twofold, `/inzendingen/${id}/toets/kaders`, granted)).statusCode).toBe(404)
    expect(await standing(id)).toBe(undefined)
    expect((await again(id, 'granted')).statusCode).toBe(303)
    expect(await standing(id)).toBe('Past binnen de Rijkskaders, met ontheffing.')
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
