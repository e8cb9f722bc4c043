import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeActor, makeOrganisation, type TestActor } from '../../parties/testing.ts'
import { keepTime } from '../actions/clock.ts'
import { makeSealedCall, type TestCall } from '../testing.ts'
import { type CallSite, callSite } from '../testing-site.ts'

let site: CallSite
let call: TestCall
let team: TestActor
let town: TestActor
let province: TestActor
let developer: TestActor
/** A municipality of another province, and one where nobody has an account. */
let elsewhere: TestActor
let silentId: string

const organisationOf = (actor: TestActor): string => actor.grants[0]!.organisationId
const nameOf = async (id: string) =>
  (await sql<{ name: string }>`select name from organisations where id = ${id}`.execute(site.services.db))
    .rows[0]!.name
const text = {
  textNl: 'Dien samen een plan in voor een gebied dat vastloopt.',
  textEn: 'Submit a plan together for an area that is stuck.',
}
const list = () => `/oproepen/${call.number}/beheer/uitnodigingen`
const own = () => `/oproepen/${call.number}/uitnodiging`
const invite = (fields: Readonly<Record<string, string | readonly string[]>>) =>
  site.post(team, list(), { act: 'invite', ...text, ...fields })
/** Lines of the file, by organisation, sent to and answer. */
async function lines(query = ''): Promise<string[][]> {
  const { body } = await site.get(team, `${list()}.csv${query}`)
  const [, ...rows] = body.trim().split(/\r?\n/)
  return rows.map(row => row.split(/[;,]/).map(cell => cell.replaceAll('"', '')))
}
const noticesOf = async ({ personId }: TestActor) =>
  (
    await sql<{ text: string }>`select text_nl as text from notices where person_id = ${personId}
      and kind = 'call.invited' order by created_at, id`.execute(site.services.db)
  ).rows.map(one => one.text)

beforeAll(async () => {
  site = await callSite()
  const { services } = site
  team = await site.actor('T', 'maatschappelijk')
  town = await site.actor('G')
  elsewhere = await site.actor('G')
  province = await makeActor(services, 'G', await makeOrganisation(services, 'provincie'))
  developer = await makeActor(services, 'M', await makeOrganisation(services, 'ontwikkelaar'))
  silentId = await makeOrganisation(services, 'gemeente')
  const place = (id: string, province: string) =>
    sql`update organisations set province_code = ${province} where id = ${id}`.execute(services.db)
  await place(organisationOf(town), 'PV26')
  await place(silentId, 'PV26')
  await place(organisationOf(elsewhere), 'PV20')
  call = await makeSealedCall(services, { hasHolders: false, state: 'criteria-adopted' })
  await sql`update calls set may_apply = '{gemeente,provincie}' where id = ${call.id}`.execute(services.db)
  await sql`update calls set state = 'announced', public_key = decode(repeat('00', 32), 'hex'), announced_at = now()
    where id = ${call.id}`.execute(services.db)
}, 120_000)
afterAll(() => site.close())

it('is told to those who may lead a plan when it opens, and tells everybody who that is', async () => {
  await keepTime(site.services)
  const opened = async ({ personId }: TestActor) =>
    (
      await sql`select from notices where person_id = ${personId} and kind = 'call.opened'`.execute(
        site.services.db,
      )
    ).rows.length
  expect([await opened(town), await opened(province), await opened(developer)]).toEqual([1, 1, 0])
  const { body } = await site.get(undefined, `/oproepen/${call.number}`)
  expect(body.includes('gemeenten, provincies<')).toBe(true)
  await expect(
    sql`update calls set may_apply = '{markt}' where id = ${call.id}`.execute(site.services.db),
  ).rejects.toThrow('the terms of an announced call are fixed')
})

it('is led by those it asks for alone; others may still take part in a plan', async () => {
  const begin = (actor: TestActor) =>
    site.post(actor, `/oproepen/${call.number}/inzenden`, { organisation: organisationOf(actor) })
  const refused = await begin(developer)
  expect([
    refused.statusCode,
    refused.body.includes('Deze oproep vraagt om andere soorten organisaties'),
  ]).toEqual([422, true])
  expect((await begin(province)).statusCode).toBe(303)
})

it('invites kinds of organisations in a region, once each, and tells their people', async () => {
  expect((await invite({ groups: 'gemeente', region: 'PV26' })).statusCode).toBe(303)
  const [townName, silentName] = [await nameOf(organisationOf(town)), await nameOf(silentId)]
  expect((await lines()).map(row => [row[0], row[1], row[3]]).toSorted()).toEqual(
    [
      [townName, 'gemeenten', '1'],
      [silentName, 'gemeenten', '0'],
    ].toSorted(),
  )
  // Nobody of them is left; a market party may not lead here, so it is not asked either.
  expect((await invite({ groups: 'gemeente', region: 'PV26' })).statusCode).toBe(422)
  expect((await invite({ groups: 'markt' })).statusCode).toBe(422)
  expect((await invite({ organisation: organisationOf(developer) })).statusCode).toBe(422)
  expect((await invite({ organisation: organisationOf(province), textNl: 'kort' })).statusCode).toBe(422)
  expect((await invite({ organisation: await nameOf(organisationOf(province)) })).statusCode).toBe(303)
  expect([await noticesOf(town), await noticesOf(elsewhere), await noticesOf(province)]).toEqual([
    [`Je organisatie is uitgenodigd voor oproep ${call.number}.`],
    [],
    [`Je organisatie is uitgenodigd voor oproep ${call.number}.`],
  ])
  const { body } = await site.get(undefined, `/oproepen/${call.number}`)
  expect([
    body.includes(text.textNl),
    body.includes('Uitgenodigde gemeenten: 2. 0 doen mee, 0 niet.'),
  ]).toEqual([true, true])
})

it('is answered by who was invited, for the own organisation, and answered otherwise later', async () => {
  const answer = (actor: TestActor, fields: Record<string, string>) =>
    site.post(actor, own(), { organisation: organisationOf(actor), ...fields })
  expect((await answer(town, { answer: 'nee' })).statusCode).toBe(422)
  expect((await answer(town, { answer: 'nee', reason: 'Ons team is dit jaar vol.' })).statusCode).toBe(303)
  expect((await answer(town, { answer: 'ja' })).statusCode).toBe(303)
  expect(
    (await site.post(province, own(), { answer: 'ja', organisation: organisationOf(town) })).statusCode,
  ).toBe(403)
  // Who was not invited has nothing to answer, and the programme answers for nobody.
  expect([
    (await site.get(elsewhere, own())).statusCode,
    (await answer(elsewhere, { answer: 'ja' })).statusCode,
    (await site.get(team, own())).statusCode,
  ]).toEqual([404, 404, 403])
  expect((await lines('?antwoord=ja')).map(row => row[0])).toEqual([await nameOf(organisationOf(town))])
  expect((await lines('?antwoord=geen')).length).toBe(2)
  const { body } = await site.get(undefined, `/oproepen/${call.number}`)
  // How many answered is told to everybody; who did is not.
  expect([
    body.includes('Uitgenodigde gemeenten: 2. 1 doet mee, 0 niet.'),
    body.includes(await nameOf(organisationOf(town))),
  ]).toEqual([true, false])
})

it('reads to who was invited what was sent to them, whatever was sent to others since', async () => {
  const later = { textNl: 'Ook jullie horen bij dit gebied.', textEn: 'You belong to this area as well.' }
  expect((await invite({ groups: 'gemeente', region: 'PV20', ...later })).statusCode).toBe(303)
  const reads = async (actor: TestActor) => {
    const { body } = await site.get(actor, own())
    return [text.textNl, later.textNl].map(words => body.includes(words))
  }
  expect([await reads(town), await reads(elsewhere)]).toEqual([
    [true, false],
    [false, true],
  ])
})

it('reminds who did not answer, and shows the list to the programme alone', async () => {
  expect((await site.post(team, list(), { act: 'remind' })).statusCode).toBe(303)
  expect([(await noticesOf(town)).length, await noticesOf(province)]).toEqual([
    1,
    [
      `Je organisatie is uitgenodigd voor oproep ${call.number}.`,
      `Laat weten of je organisatie meedoet met oproep ${call.number}.`,
    ],
  ])
  for (const url of [list(), `${list()}.csv`])
    expect([(await site.get(town, url)).statusCode, (await site.get(developer, url)).statusCode]).toEqual([
      ...[403, 403],
    ])
  expect((await site.post(town, list(), { act: 'remind' })).statusCode).toBe(403)
})

it('is not answered and invites nobody once it closed', async () => {
  await sql`update calls set state = 'closed' where id = ${call.id}`.execute(site.services.db)
  expect([
    (await invite({ groups: 'gemeente' })).statusCode,
    (await site.post(team, list(), { act: 'remind' })).statusCode,
    (await site.post(town, own(), { organisation: organisationOf(town), answer: 'ja' })).statusCode,
  ]).toEqual([409, 409, 409])
})
