import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileFigures, type GovernedSite, governedSite } from '../governance/testing.ts'
import { currentProgramme } from '../programme/index.ts'

let site: GovernedSite
const day = (days: number) => Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days }).toString()
const team = 'programmamanager'
const given = {
  ...{ title: 'Proef met gedeelde fondsen', titleEn: 'Trial of shared funds', workstream: '2', goal: '3' },
  ...{ lead: 'Programmabureau', budgetPost: '2.3 fondsen', startsOn: day(1), endsOn: day(60) },
}
let at: string
const change = (fields: Record<string, string>) => site.post(team, `${at}/wijzigen`, fields)
const lines = async (query: string) =>
  (await site.get(undefined, `/programma/activiteiten.csv${query}`)).body.trim().split(/\r?\n/).slice(1)

beforeAll(async () => {
  site = await governedSite()
}, 240_000)
afterAll(() => site.close())

it('the programme is told line by line: activities with what each brought, for everybody, with a file', async () => {
  const { body } = await site.get(undefined, '/programma')
  expect([
    body.includes('Gedeelde businesscases'),
    body.includes('Staat open op deze site (demonstratie).'),
    // What was given up stands on the page of all.
    body.includes('Eigen opleiding'),
  ]).toEqual([true, true, false])
  const all = (await site.get(undefined, '/programma/activiteiten')).body
  expect([all.includes('Eigen opleiding'), all.includes('Had er op')]).toEqual([true, true])
  const outputs = await lines('?lijn=2')
  expect(outputs.length).toBe(4)
  expect(
    (await lines('?lijn=2&stand=gepland')).map(line => line.includes('Eerste vijf keer hergebruik')),
  ).toEqual([true])
})

it('the figure of what is late leads to just that: on the page and in the file', async () => {
  const { db, clock } = site.services
  const programme = (await currentProgramme(db))!
  const figures = await fileFigures(db, { programmeId: programme.id, now: clock.now() })
  const late = figures.find(one => one.key === 'workplan/late')!
  expect(late).toMatchObject({ value: 1, href: '/programma/activiteiten?opbrengst=te-laat' })
  const { body } = await site.get(undefined, late.href)
  expect([body.match(/Had er op/g)?.length, body.includes('Eigen opleiding')]).toEqual([1, false])
  const file = await lines('?opbrengst=te-laat')
  expect(file.length).toBeGreaterThan(0)
  expect(file.length).toBeLessThan((await lines('')).length)
})

it('the team adds an activity within the term of the programme; nobody else does', async () => {
  for (const other of ['stuurgroep', 'planeconoom', 'beheerder'])
    expect((await site.post(other, '/programma/activiteiten/nieuw', given)).status).toBe(403)
  const wrong = await site.post(team, '/programma/activiteiten/nieuw', {
    ...given,
    ...{ startsOn: day(70), endsOn: day(9_000) },
  })
  expect(wrong.status).toBe(422)
  expect((await site.post(team, '/programma/activiteiten/nieuw', { ...given, endsOn: day(0) })).status).toBe(
    422,
  )
  const made = await site.post(team, '/programma/activiteiten/nieuw', given)
  expect(made.status).toBe(303)
  at = made.goTo.split('/wijzigen')[0]!
  const { body } = await site.get(undefined, at)
  expect([body.includes('2.3 fondsen'), body.includes('Doel 3'), body.includes('/wijzigen')]).toEqual([
    ...[true, true, false],
  ])
})

it('an output is delivered by its evidence while the activity runs, and stays as it was recorded', async () => {
  expect(
    (await change({ act: 'output', title: 'Handreiking', titleEn: 'Guide', dueOn: day(9_000) })).status,
  ).toBe(422)
  const output = { act: 'output', title: 'Handreiking', titleEn: 'Guide', dueOn: day(30) }
  expect((await change(output)).status).toBe(303)
  const { body } = await site.get(team, `${at}/wijzigen`)
  const id = /<option value="([0-9a-f-]{36})"[^>]*>Handreiking/.exec(body)![1]!
  const delivered = { act: 'settle', output: id, state: 'delivered', settledOn: day(0) }
  const evidence = 'Gepubliceerd op de site van het programma.'
  // It does not run yet.
  expect((await change({ ...delivered, evidence })).status).toBe(409)
  expect((await change({ act: 'move', to: 'done' })).status).toBe(409)
  expect((await change({ act: 'move', to: 'running' })).status).toBe(303)
  expect((await change({ act: 'move', to: 'done' })).status).toBe(409)
  expect((await change({ ...delivered, evidence: 'kort' })).status).toBe(422)
  expect((await change({ ...delivered, evidence, settledOn: day(1) })).status).toBe(422)
  expect((await change({ ...delivered, evidence, url: 'http://example.org' })).status).toBe(422)
  expect((await change({ ...delivered, evidence, url: 'https://example.org/handreiking' })).status).toBe(303)
  expect((await change({ ...delivered, evidence: 'Nog een keer anders gezegd.' })).status).toBe(409)
  const shown = (await site.get(undefined, at)).body
  expect([shown.includes(evidence), shown.includes('href="https://example.org/handreiking"')]).toEqual([
    true,
    true,
  ])
})

it('it is done once every output is settled, and changes no more; dropping takes a reason', async () => {
  expect((await change({ act: 'move', to: 'dropped', reason: 'kort' })).status).toBe(422)
  expect((await change({ act: 'move', to: 'done' })).status).toBe(303)
  expect([
    (await change({ act: 'change', ...given })).status,
    (await change({ act: 'output', title: 'Nog een', titleEn: 'One more', dueOn: day(30) })).status,
    (await site.post('stuurgroep', `${at}/wijzigen`, { act: 'move', to: 'dropped' })).status,
  ]).toEqual([409, 409, 403])
})
