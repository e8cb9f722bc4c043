import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fixedClock } from '../../../kit/clock/clock.ts'
import { writeBackup } from '../../../kit/database/backup/write-backup.ts'
import { makeVote } from '../../governance/testing.ts'
import type { TestActor } from '../../parties/testing.ts'
import { makeActor } from '../../parties/testing.ts'
import { changeCriteria } from '../actions/criteria.ts'
import { submit } from '../actions/submit.ts'
import type { CriteriaContents } from '../model/index.ts'
import { insertCriteriaSet } from '../store/calls.ts'
import { makeDraft, makeSealedCall, passphraseOf, type TestCall, unsealCall, wholePlan } from '../testing.ts'
import { type CallSite, callSite } from '../testing-site.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const canary = 'Kanarievogel'
const otherCanary = 'Putjesschepper'
const roles = ['G', 'M', 'B', 'T', 'D', 'S', 'L', 'R', 'U', 'E', 'A', 'V', 'N', 'C', 'K'] as const

let site: CallSite
let call: TestCall
let applicant: TestActor
let coApplicant: TestActor
let id: string
const others = new Map<string, TestActor>()

const organisationOf = (actor: TestActor): string => actor.grants[0]!.organisationId

/** Everything that could tell something of a plan. */
const addressesOf = (planId: string, nr: number): string[] => [
  ...['/', '/werk', '/oproepen', `/oproepen/${nr}`, `/oproepen/${nr}/beheer`, `/oproepen/${nr}/sleutel`],
  ...['/inzendingen', '/inzendingen.csv', `/inzendingen?oproep=${nr}&stand=ingediend`, '/meldingen'],
  ...[
    '',
    '/inhoud',
    '/inhoud.json',
    '/stap/plan',
    '/stap/knelpunten',
    '/partijen',
    '/indienen',
    '/toets',
  ].map(part => `/inzendingen/${planId}${part}`),
  ...['/ondertekenen', '/uitzondering', '/intrekken'].map(part => `/inzendingen/${planId}${part}`),
  ...['/account', '/beheer/audit', '/beheer/taken', '/beheer/mail', '/account/gegevens'],
]

beforeAll(async () => {
  site = await callSite()
  call = await makeSealedCall(site.services)
  applicant = await site.actor('G')
  coApplicant = await site.actor('M', 'ontwikkelaar')
  for (const role of roles) others.set(role, await site.actor(role))
  others.set('colleague in another role', await makeActor(site.services, 'S', organisationOf(applicant)))
  id = await submitted()
})
afterAll(() => site.close())

/** A plan that goes the whole road over HTTP: filled in, with a file, signed along, submitted. */
async function submitted(): Promise<string> {
  const begun = await site.post(applicant, `/oproepen/${call.number}/inzenden`, {
    organisation: organisationOf(applicant),
  })
  const plan = begun.location.split('/')[2] ?? ''
  const values = await wholePlan(site.services, canary)
  for (const step of ['plan', 'programma', 'knelpunten', 'draagvlak']) {
    const { rows } = await sql<{
      revision: number
    }>`select revision from submissions where id = ${plan}`.execute(site.services.db)
    const answer = await site.post(applicant, `/inzendingen/${plan}/stap/${step}`, {
      ...values,
      ...{ act: 'next', revision: String(rows[0]?.revision) },
    })
    expect([step, answer.statusCode]).toEqual([step, 303])
  }
  const file = { name: `${canary}.csv`, content: Buffer.from(`naam\n${otherCanary}\n`) }
  const added = await site.upload(applicant, `/inzendingen/${plan}/bijlagen/stukken/nieuw`, file)
  expect(added.statusCode).toBe(303)
  await site.post(applicant, `/inzendingen/${plan}/partijen`, {
    ...{ act: 'invite', organisation: organisationOf(coApplicant) },
  })
  await site.post(applicant, `/inzendingen/${plan}/partijen`, { act: 'sign' })
  const { rows } = await sql<{
    revision: number
  }>`select revision from submissions where id = ${plan}`.execute(site.services.db)
  const signed = await site.post(coApplicant, `/inzendingen/${plan}/ondertekenen`, {
    ...{ act: 'sign', organisation: organisationOf(coApplicant), revision: String(rows[0]?.revision) },
  })
  expect(signed.statusCode).toBe(303)
  const done = await site.post(applicant, `/inzendingen/${plan}/indienen`)
  expect(done.location).toBe(`/inzendingen/${plan}?gelukt=ingediend`)
  return plan
}

/** Every row of every table as text. */
async function wholeDatabase(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(site.services.db)
  const texts: string[] = []
  for (const { name } of rows) {
    const { rows: all } = await sql<{ text: string }>`
      select t::text as text from ${sql.table(name)} t`.execute(site.services.db)
    texts.push(...all.map(row => row.text))
  }
  return texts.join('\n')
}

/** The ways in which words can lie somewhere: as they are, in hex, and in base64 at each of its three places. */
const hiddenIn = (words: string): string[] => {
  const bytes = Buffer.from(words)
  const base64 = [0, 1, 2].map(shift =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  )
  return [words, bytes.toString('hex'), ...base64]
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

describe('a sealed plan', () => {
  it('is read by those who submit it, with its file', async () => {
    for (const one of [applicant, coApplicant]) {
      const page = await site.get(one, `/inzendingen/${id}/inhoud`)
      expect(page.body.includes(canary)).toBe(true)
      const href = /href="(\/inzendingen\/[^"]+\/bijlagen\/[^"]+)"/.exec(page.body)?.[1] ?? ''
      expect((await site.get(one, href)).body).toBe(`naam\n${otherCanary}\n`)
    }
  })

  it.each([...roles, 'colleague in another role', 'anonymous'])(
    'tells %s nothing on any page, list, count, search or export',
    async who => {
      const met: string[] = []
      for (const url of addressesOf(id, call.number)) {
        const { body, statusCode } = await site.get(others.get(who), url)
        if (statusCode >= 500) met.push(`${url} ${statusCode}`)
        if (body.includes(canary) || body.includes(otherCanary)) met.push(url)
      }
      expect(met).toEqual([])
      // A search shows the words that were asked for, and finds no more than with words that are nowhere.
      const echoes = async (words: string) =>
        (await site.get(others.get(who), `/zoeken?q=${words}`)).body.split(words).length
      expect(await echoes(canary)).toBe(await echoes('Nergenswoord'))
    },
  )

  it('is a receipt and a count for the team, and no more', async () => {
    const list = (await site.get(others.get('T'), '/inzendingen.csv')).body
    const [, line = ''] = list.trim().split('\n')
    expect(line).toMatch(new RegExp(`^Verzegeld plan;;${call.number};\\d{4}-\\d{4,};`))
    const page = await site.get(others.get('T'), `/inzendingen/${id}`)
    expect(page.statusCode).toBe(200)
    expect(page.body.includes(organisationOf(applicant))).toBe(false)
  })

  it('lies in no row of the database, in no file of the site and in no back-up', async () => {
    // What somebody filled in and did not submit lies there too.
    const draft = await makeDraft(site.services, {
      ...{ number: call.number, organisationId: organisationOf(applicant) },
      values: await wholePlan(site.services, canary),
    })
    expect(draft).toMatch(/^[0-9a-f-]{36}$/)
    const rows = await wholeDatabase()
    const target = mkdtempSync(join(tmpdir(), 'versneller-call-'))
    const backup = join(target, 'back-up')
    const { filesFolder } = site.services
    await writeBackup({ url: site.ownerUrl, target: backup, filesFolder })
    const files = [...filesUnder(filesFolder), ...filesUnder(backup)]
    const found = [canary, otherCanary].flatMap(words =>
      hiddenIn(words).flatMap(form => [
        ...(rows.includes(form) ? [`a row: ${form}`] : []),
        ...files.filter(file => readFileSync(file).includes(form) || file.includes(form)),
      ]),
    )
    rmSync(target, { recursive: true, force: true })
    expect(files.length).toBeGreaterThan(0)
    expect(found).toEqual([])
  })
})

describe('a plan', () => {
  it('is changed by nobody but those who submit it', async () => {
    const draft = await makeDraft(site.services, {
      ...{ number: call.number, organisationId: organisationOf(applicant) },
      values: await wholePlan(site.services, canary),
    })
    const tried = async (who: string) => {
      const as = others.get(who)
      const answers = [
        await site.post(as, `/inzendingen/${draft}/stap/plan`, { titel: 'Anders', revision: '1' }),
        await site.post(as, `/inzendingen/${draft}/partijen`, { act: 'invite', organisation: 'x' }),
        await site.post(as, `/inzendingen/${draft}/indienen`),
        await site.post(as, `/inzendingen/${id}/intrekken`),
        await site.upload(as!, `/inzendingen/${draft}/bijlagen/stukken/nieuw`, {
          ...{ name: 'a.csv', content: Buffer.from('a\n') },
        }),
      ]
      return answers.map(answer => answer.statusCode)
    }
    // The team is refused at the door; somebody who submits for another organisation does not find it.
    expect(await tried('T')).toEqual([403, 403, 403, 403, 403])
    expect(await tried('A')).toEqual([403, 403, 403, 403, 403])
    expect(await tried('G')).toEqual([404, 404, 404, 404, 404])
    const { rows } = await sql<{ revision: number; state: string }>`
      select revision, state from submissions where id = ${draft}`.execute(site.services.db)
    expect(rows).toEqual([{ revision: 1, state: 'draft' }])
  })
})

describe('unsealing', () => {
  const open = (
    as: TestActor | undefined,
    to: TestCall,
    holder: 'director' | 'secretary',
    passphrase = passphraseOf(holder),
  ) => site.post(as, `/oproepen/${to.number}/sleutel`, { act: 'open', holder, passphrase })
  const contentsOf = async (to: TestCall) =>
    (
      await sql<{ contents: unknown }>`select contents from submission_versions
        join submissions on submissions.id = submission_id where call_id = ${to.id}`.execute(site.services.db)
    ).rows.map(row => row.contents)

  it('is refused before the close, to both officers and to the database', async () => {
    for (const holder of ['director', 'secretary'] as const)
      expect((await open(call.holders.get(holder), call, holder)).statusCode).toBe(409)
    await expect(
      sql`update calls set state = 'unsealed', unsealed_at = now() where id = ${call.id}`.execute(
        site.services.db,
      ),
    ).rejects.toThrow('a sealed call opens after its close')
    expect(await contentsOf(call)).toEqual([null])
  })

  it('takes two officers, each with the own passphrase, after the close', async () => {
    const closesAt = Temporal.Now.instant().subtract({ minutes: 1 })
    const closed = await makeSealedCall(site.services, {
      opensAt: closesAt.subtract({ hours: 48 }),
      closesAt,
    })
    const draft = await makeDraft(site.services, {
      ...{ number: closed.number, organisationId: organisationOf(applicant) },
      values: await wholePlan(site.services, canary),
    })
    const before = { ...site.services, clock: fixedClock(closesAt.subtract({ seconds: 1 })) }
    expect((await submit(before, applicant, { id: draft })).ok).toBe(true)
    const [director, secretary] = [closed.holders.get('director'), closed.holders.get('secretary')]
    expect((await open(director, closed, 'director', 'een andere wachtzin dan die')).statusCode).toBe(422)
    // An administrator, and an officer with the share of the other.
    expect((await open(others.get('A'), closed, 'director')).statusCode).toBe(403)
    expect((await open(director, closed, 'secretary')).statusCode).toBe(403)
    expect((await open(director, closed, 'director')).location).toContain('gelukt=wacht')
    expect((await open(director, closed, 'director')).location).toContain('gelukt=wacht')
    expect(await contentsOf(closed)).toEqual([null])
    expect((await site.get(others.get('T'), `/inzendingen/${draft}/inhoud`)).statusCode).toBe(404)
    expect((await open(secretary, closed, 'secretary')).location).toContain('gelukt=ontzegeld')
    expect((await site.get(others.get('T'), `/inzendingen/${draft}/inhoud`)).body.includes(canary)).toBe(true)
    // Of somebody else it stays unread: an assessor reads where assessing is arranged.
    expect((await site.get(others.get('B'), `/inzendingen/${draft}/inhoud`)).statusCode).toBe(403)
    expect((await site.get(others.get('G'), `/inzendingen/${draft}/inhoud`)).statusCode).toBe(404)
  })

  it('of a withdrawn call cannot happen: the keys are gone', async () => {
    const ended = await makeSealedCall(site.services)
    const draft = await makeDraft(site.services, {
      ...{ number: ended.number, organisationId: organisationOf(applicant) },
      values: await wholePlan(site.services, canary),
    })
    expect((await site.post(applicant, `/inzendingen/${draft}/indienen`)).statusCode).toBe(303)
    const reason = 'Het programma stelt deze ronde een half jaar uit.'
    const answer = await site.post(others.get('T'), `/oproepen/${ended.number}/beheer/intrekken`, { reason })
    expect(answer.statusCode).toBe(303)
    const { rows } = await sql`select state, key_for_call from submissions
      join submission_versions on submission_id = id where id = ${draft}`.execute(site.services.db)
    expect(rows).toEqual([{ state: 'withdrawn', key_for_call: null }])
    await expect(unsealCall(site.services, ended)).rejects.toThrow('OPROEP_NIET_GESLOTEN')
  })
})

describe('criteria of a call', () => {
  it('do not change once adopted: not over the site, not in the database', async () => {
    const { db } = site.services
    const { rows } = await sql<{ id: string; version: number; contents: unknown }>`
      select criteria_sets.id, version, contents from criteria_sets
      join calls on calls.criteria_set_id = criteria_sets.id where calls.id = ${call.id}`.execute(db)
    const set = rows[0]!
    const answer = await site.post(others.get('T'), `/oproepen/criteria/${set.version}/bewerken`, {
      'criteria.0.title.nl': 'Anders',
    })
    expect(answer.statusCode).toBe(409)
    const frozen = 'adopted criteria are frozen'
    await expect(
      sql`update criteria_sets set contents = '{}' where id = ${set.id}`.execute(db),
    ).rejects.toThrow(frozen)
    await expect(sql`delete from criteria_sets where id = ${set.id}`.execute(db)).rejects.toThrow(frozen)
    await expect(
      sql`update calls set criteria_set_id = null where id = ${call.id}`.execute(db),
    ).rejects.toThrow('the criteria of a call are fixed')
    await expect(
      sql`update calls set closes_at = closes_at + interval '1 day' where id = ${call.id}`.execute(db),
    ).rejects.toThrow('the terms of an announced call are fixed')
    const { rows: after } = await sql`select contents from criteria_sets where id = ${set.id}`.execute(db)
    expect(after).toEqual([{ contents: set.contents }])
  })
})

describe('criteria that are being voted on', () => {
  it('do not change until the vote is over, so that what is adopted is what was read', async () => {
    const { db } = site.services
    const { rows } = await sql<{ contents: CriteriaContents }>`
      select contents from criteria_sets order by version desc limit 1`.execute(db)
    const [{ contents } = { contents: undefined }] = rows
    const setId = await db
      .transaction()
      .execute(tx => insertCriteriaSet(tx, { version: 9000, contents: contents!, madeById: undefined }))
    const decisionId = await makeVote(db, { kind: 'criteria', subject: { kind: 'criteria-set', id: setId } })
    const change = async () => {
      const asked = { id: setId, contents: { ...contents!, threshold: { scoreMin: 1, criterionMin: 1 } } }
      const outcome = await changeCriteria(site.services, others.get('T')!, asked)
      return outcome.ok ? [] : outcome.problems.map(problem => problem.code)
    }
    expect(await change()).toEqual(['CRITERIA_IN_STEMMING'])
    await sql`update decisions set state = 'deferred' where id = ${decisionId}`.execute(db)
    expect(await change()).toEqual([])
    await sql`delete from criteria_sets where id = ${setId}`.execute(db)
  })
})

describe('a call that was withdrawn before it was announced', () => {
  it('stays with who made it, and one that was announced stays for everybody', async () => {
    const reason = { reason: 'Het programma stelt deze ronde een half jaar uit.' }
    const seen = async (nr: number) => (await site.get(undefined, `/oproepen/${nr}`)).statusCode
    const withdrawn = async (state: 'criteria-adopted' | 'announced') => {
      const made = await makeSealedCall(site.services, { state, hasHolders: false, isSealed: false })
      const url = `/oproepen/${made.number}/beheer/intrekken`
      expect((await site.post(others.get('T'), url, reason)).statusCode).toBe(303)
      return seen(made.number)
    }
    expect([await withdrawn('criteria-adopted'), await withdrawn('announced')]).toEqual([404, 200])
  })
})
