import { expect, test } from '@playwright/test'
import { meet } from './browser.ts'
import { type OwnSite, ownSite } from './own-site.ts'
import { calculated, reconsider, settleInterest, testPlans } from './road/after-close.ts'
import {
  assessAll,
  assessOnPage,
  byScore,
  cellsOf,
  correct,
  type Division,
  divisionOn,
  expectedScores,
  scoreOf,
  scoreTooSoon,
  shown,
  strict,
} from './road/assess.ts'
import {
  call,
  criteria,
  designCall,
  discuss,
  handInOnPage,
  secretOf,
  takeShares,
} from './road/before-close.ts'
import { arrive, onTheAgenda, plannedMeeting, quorumOn, voteFor } from './road/decide.ts'
import { assessed, drafted, handedIn, inTime, organisations, plans, type RoadPlan } from './road/plans.ts'
import { type Cast, castOf, fillIn, press } from './road/roles.ts'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

const zone = 'Europe/Amsterdam'
const tranche = '/selectie/4'
/** Ids of the plans by their titles. */
const ids = new Map<string, string>()
let division: Division
/** Plans of the reserve list of an earlier tranche. */
let waiting = 0

let site: OwnSite
let cast: Cast
let aheadHours = -120
const now = () => Temporal.Now.zonedDateTimeISO(zone).add({ hours: aheadHours })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  site = await ownSite(-aheadHours)
  cast = castOf(browser, site)
})
test.afterAll(async () => {
  await cast.close()
  await site.stop()
})

test('parties make the criteria together, and the steering group adopts them', async () => {
  await discuss(cast)
  const manager = await cast.as('programmamanager')
  await manager.open(`${criteria}/bewerken`)
  await fillIn(manager.page, {
    'criteria.4.question.nl': 'Wat betekent het plan voor de stad en voor wie er nu woont?',
  })
  await press(manager.page, 'Bewaar')
  await expect(manager.page).toHaveURL(/overleg\?gelukt=ja/)
  const meetingId = await plannedMeeting(cast, now().add({ days: 21 }))
  const decisionId = await onTheAgenda(cast, meetingId, {
    ...{ title: 'Criteria van de nieuwe oproep', kind: 'criteria', subject: 'Criteria, versie 2' },
    text: 'De stuurgroep stelt de criteria vast zoals ze in versie 2 staan.',
  })
  await arrive(cast, meetingId, [
    'Gemeente A (demo)',
    'Gemeente B (demo)',
    'Demo-ontwikkelaar A',
    'Demo-corporatie A',
    'Ministerie wonen (demo)',
  ])
  const secretary = await cast.as('secretaris')
  await secretary.open(`/besluiten/${decisionId}`)
  await press(secretary.page, 'Breng in stemming')
  await expect(quorumOn(secretary)).toHaveText('Quorum gehaald: 5 zetels tellen, 4 nodig van 6')
  await voteFor(cast, decisionId, [
    'stuurgroep',
    'projectleider',
    'ontwikkelmanager',
    'corporatie',
    'rijk-wonen',
  ])
  await press(secretary.page, 'Sluit de stemming')
  await expect(secretary.page.getByText('5 voor, 0 tegen, 0 onthouding')).toBeVisible()

  const reader = await cast.as()
  await reader.open(criteria)
  await expect(reader.page.locator('.v-hash')).toHaveText(/^[0-9a-f]{64}$/)
  await expect(reader.page.getByText('voor wie er nu woont')).toBeVisible()
  expect((await manager.send(`${criteria}/bewerken`, { 'criteria.4.question.nl': 'anders' })).status).toBe(
    409,
  )
})

test('a call gets a form, a term and a key in four hands, and is announced', async () => {
  await designCall(cast, now())
  const manager = await cast.as('programmamanager')
  const { page } = manager
  await manager.open(`${call}/beheer`)
  await page.getByLabel('Criteria', { exact: true }).selectOption('Criteria, versie 2')
  await press(page, 'Kies deze criteria')
  // Without all four shares nobody announces a sealed call.
  await press(page, 'Kondig de oproep aan')
  await expect(page.locator('.v-error-summary')).toBeVisible()
  await takeShares(cast)
  await manager.open(`${call}/beheer`)
  await expect(page.locator('#voorbereiden li').filter({ hasText: /^Klaar/ })).toHaveCount(4)
  await press(page, 'Kondig de oproep aan')
  const reader = await cast.as()
  await reader.open(call)
  await expect(reader.page.locator('.v-figures, dl').first()).toContainText('hoogstens 6')
  await expect(reader.page.getByText('4 tot 8')).toBeVisible()
  await meet(reader.page, 'call')
})

test('twelve plans are made, eleven are in on time and nobody can read them', async () => {
  const [first] = plans.best
  const id = await handInOnPage(cast, first)
  ids.set(first.title, id)
  const others = inTime.slice(1).map(async plan => ids.set(plan.title, await handedIn(cast, call, plan)))
  await Promise.all(others)
  ids.set(plans.late.title, await drafted(cast, call, plans.late))
  expect(ids.size).toBe(12)
  const secretary = await cast.as('secretaris')
  await secretary.open('/inzendingen?oproep=4')
  await expect(
    secretary.page.getByText('Oproep 4 is verzegeld: 11 plannen ingediend, alle compleet.'),
  ).toBeVisible()
  await expect(secretary.page.locator('#inzendingen tbody tr')).toHaveCount(11)
  await expect(secretary.page.getByRole('link', { name: 'Verzegeld plan' })).toHaveCount(11)
  expect((await secretary.get(`/inzendingen/${id}/inhoud`)).status()).toBe(404)
})

test('after the deadline nothing comes in, and two officers open the call together', async () => {
  await pass(31)
  const late = await cast.as(plans.late.lead)
  const id = ids.get(plans.late.title) ?? ''
  await late.open(`/inzendingen/${id}/indienen`)
  await expect(
    late.page.getByText('De termijn is verstreken. Dit plan blijft bewaard als concept.'),
  ).toBeVisible()
  expect((await late.send(`/inzendingen/${id}/indienen`)).status).toBe(409)

  const [director, secretary] = [await cast.as('programmadirecteur'), await cast.as('secretaris')]
  for (const [role, holder] of [
    [director, 'director'],
    [secretary, 'secretary'],
  ] as const) {
    await role.open(`${call}/sleutel`)
    await fillIn(role.page, { passphrase: secretOf(holder) }, '#openen')
    await press(role.page, 'Open mijn deel')
    await expect(
      role.page.getByText(holder === 'director' ? 'De ander heeft 15 minuten' : 'De oproep is ontzegeld.'),
    ).toBeVisible()
    if (holder === 'director')
      expect((await director.get(`/inzendingen/${ids.get('Spoordok Oost')}/inhoud`)).status()).toBe(404)
  }
  await secretary.open('/inzendingen?oproep=4')
  await expect(secretary.page.getByRole('link', { name: 'Spoordok Oost' })).toHaveCount(1)
})

test('the team tests what came in: one is referred on, one stays in though a rule stands in the way', async () => {
  await testPlans(cast, ids)
})

test('an interest is found and set aside in writing, and every plan gets assessors of three sides', async () => {
  await settleInterest(cast)

  const manager = await cast.as('programmamanager')
  await manager.open(`${tranche}/toewijzing`)
  await press(manager.page, 'Neem over en begin de beoordeling')
  await expect(manager.page.getByText('Het is vastgelegd.')).toBeVisible()
  division = await divisionOn(manager.page)
  expect(division.calibration).toHaveLength(2)
  for (const { title } of assessed)
    if (!division.calibration.includes(title)) expect(division.assessors.get(title), title).toHaveLength(3)
  await meet(manager.page, 'assignment')
})

test('assessors score on their own, and one of them is strict', async () => {
  test.slow()
  const [slipsOn = '', other = ''] = division.calibration
  expect(await scoreTooSoon(cast, division)).toBe(409)
  await assessOnPage(cast, strict, { title: slipsOn, slipsOn })
  const made = await assessAll(cast, division, { mailbox: strict, title: slipsOn })
  const all = [...division.assessors.values()].flat().length
  expect([made, division.assessors.get(other)?.includes(strict)]).toEqual([all, true])

  const manager = await cast.as('programmamanager')
  const { page } = manager
  await manager.open(tranche)
  await expect(page.locator('.v-key-figures').first().locator('dd')).toHaveText([
    'in beoordeling',
    '10',
    `${all} van ${all}`,
    '1',
  ])
  await manager.open(`${tranche}/ijkpunten`)
  const worth = scoreOf('beoordelaar', slipsOn, 0)
  expect(await cellsOf(page.locator('#verschillentabel'))).toEqual([
    [slipsOn, 'Realisatie is niet vanzelfsprekend', String(worth - 2), String(worth)],
  ])
  await fillIn(page, {
    criterion: 'knelpunten',
    text: 'Een tekort zonder berekening telt als hooguit een 3.',
  })
  await press(page, 'Voeg toe')
  await expect(page.locator('#toelichtingen')).toContainText(
    'Een tekort zonder berekening telt als hooguit een 3.',
  )
})

test('the one plan on which they differ is talked about, and scores are freed of strictness', async () => {
  const [flagged = ''] = division.calibration
  const manager = await cast.as('programmamanager')
  await manager.open(tranche)
  await press(manager.page, 'Sluit de beoordelingsronde')
  const secretary = await cast.as('secretaris')
  const { page } = secretary
  await secretary.open(`${tranche}/consensus`)
  await fillIn(page, { report: 'De ijkpunten zijn naast elkaar gelegd; de lage score was te streng.' })
  await press(page, /^Leg de bespreking vast/)
  await correct(cast, { mailbox: strict, title: flagged })
  await secretary.open(`${tranche}/consensus`)
  const worth = scoreOf('beoordelaar', flagged, 0)
  const [correction = []] = await cellsOf(page.locator('table'))
  expect(correction.slice(2, 4)).toEqual([String(worth - 2), String(worth - 1)])
  await press(page, /^Stel vast/)
  await manager.open(tranche)
  await press(manager.page, 'Sluit de consensus')
  await manager.open(`${tranche}/scores`)
  const expected = expectedScores(division)
  const titles = byScore([...division.assessors.keys()], expected)
  expect((await cellsOf(manager.page.locator('#scores'))).map(cells => cells.slice(0, 4))).toEqual(
    titles.map(title => [
      ...[title, String(division.assessors.get(title)?.length)],
      ...[shown(expected.raw.get(title) ?? 0), shown(expected.adjusted.get(title) ?? 0)],
    ]),
  )
  await meet(manager.page, 'scores')
})

test('six plans that are good together are proposed and signed', async () => {
  const manager = await cast.as('programmamanager')
  const { page } = manager
  await manager.open(`${tranche}/portefeuille`)
  await press(page, 'Bereken')
  await calculated(page)
  const expected = expectedScores(division)
  const ordered = (group: readonly RoadPlan[], outcome: string) =>
    byScore(
      group.map(({ title }) => title),
      expected,
    ).map(title => [title, outcome])
  const rows = (await cellsOf(page.locator('#plannen'))).map(([title = '', ...cells]) => [
    title,
    cells.at(-1),
  ])
  // What waits on the reserve list of an earlier tranche stands between them, and none of it is chosen.
  const own = rows.filter(([title = '']) => ids.has(title))
  waiting = rows.length - own.length
  expect(own).toEqual([
    ...ordered(plans.best, 'toelaten'),
    ...ordered(plans.repeats, 'reserve'),
    ...ordered(plans.low, 'afwijzen'),
  ])
  await meet(page, 'portfolio')
  await page.getByRole('link', { name: 'Schrijf het voorstel' }).click()
  await fillIn(page, {
    explanation: 'Zes plannen die samen de breedte van de problemen het best laten zien.',
  })
  for (const { title } of plans.best)
    await fillIn(page, { [`reden.${ids.get(title)}`]: 'Besproken in het team: dit plan hoort erbij.' })
  await press(page, 'Leg het voorstel vast')
  expect((await manager.send(`${tranche}/voorstel`, { act: 'sign', version: '1' })).status).toBe(403)
  const director = await cast.as('programmadirecteur')
  await director.open(`${tranche}/voorstel`)
  await press(director.page, 'Teken het voorstel')
  await expect(director.page.getByRole('button', { name: 'Teken het voorstel' })).toHaveCount(0)
  await meet(director.page, 'proposal')

  // Who decides sees how many projects were expected, and how many could be.
  const member = await cast.as('stuurgroep')
  await member.open(tranche)
  await expect(member.page.locator('#band dd').nth(0)).toHaveText('4 tot 8')
  await expect(member.page.locator('#band dd').nth(1)).toHaveText('8')
})

test('without a quorum nothing is decided; with it, and the seat of an applicant aside, six are admitted', async () => {
  const meetingId = await plannedMeeting(cast, now().add({ days: 21 }))
  const decisionId = await onTheAgenda(cast, meetingId, {
    ...{
      title: 'Toelating van de vierde tranche',
      kind: 'admission',
      subject: 'Toelating van projecten, tranche 4',
    },
    text: 'De stuurgroep laat zes plannen toe.',
  })
  await arrive(cast, meetingId, ['Gemeente B (demo)', 'Demo-ontwikkelaar A', 'Demo-corporatie A'])
  const secretary = await cast.as('secretaris')
  const { page } = secretary
  await secretary.open(`/besluiten/${decisionId}`)
  await press(page, 'Breng in stemming')
  await expect(quorumOn(secretary)).toHaveText('Geen quorum: 2 zetels tellen, 4 nodig van 6')
  await expect(page.getByText('Gemeente B (demo) doet niet mee aan dit punt:')).toBeVisible()
  const applicant = await cast.as('projectleider')
  expect((await applicant.send(`/besluiten/${decisionId}/stem`, { choice: 'for' })).status).toBe(409)
  await voteFor(cast, decisionId, ['ontwikkelmanager', 'corporatie'])
  await press(page, 'Sluit de stemming')
  await expect(
    page.getByText(/^Geen quorum: 2 zetels tellen, 4 nodig van 6\. Er is niets besloten\./),
  ).toBeVisible()

  await arrive(cast, meetingId, ['Ministerie wonen (demo)', 'Demo-belegger A'])
  await voteFor(cast, decisionId, ['rijk-wonen', 'platform'])
  await secretary.open(`/besluiten/${decisionId}`)
  await expect(quorumOn(secretary)).toHaveText('Quorum gehaald: 4 zetels tellen, 4 nodig van 6')
  await meet(page, 'vote')
  await press(page, 'Sluit de stemming')
  await expect(page.getByText('4 voor, 0 tegen, 0 onthoudingen')).toBeVisible()
  await secretary.open(`${tranche}/uitslag`)
  await expect(page.locator('.v-key-figures dd')).toHaveText(['6', String(2 + waiting), '2'])
})

test('applicants hear first; after the embargo everybody reads the result, and others look again where asked', async () => {
  const lead = await cast.as('provincie')
  const ownUrl = `/inzendingen/${ids.get('Kanaalkade Noord')}/uitslag`
  await lead.open(ownUrl)
  await expect(lead.page.getByText('toelaten', { exact: true })).toBeVisible()
  const letter = await (await lead.get(`${ownUrl}.pdf`)).body()
  expect(letter.subarray(0, 5).toString()).toBe('%PDF-')
  const manager = await cast.as('programmamanager')
  expect((await manager.send(`${tranche}/uitslag`)).status).toBe(409)
  expect((await (await cast.as()).get(`${call}/uitslag`)).status()).toBe(404)

  // The secretary chaired the talk about the flagged plan: the other rejected one is what the secretary can handle.
  const asked = plans.low.find(({ title }) => title !== division.calibration[0]) ?? plans.low[0]
  await reconsider(cast, asked, ids)

  await pass(25)
  const later = await cast.as('programmamanager')
  await later.open(`${tranche}/uitslag`)
  await press(later.page, 'Maak de uitslag openbaar')
  const reader = await cast.as()
  await reader.open(`${call}/uitslag`)
  const { page } = reader
  expect((await page.locator('.v-key-figures dd').allInnerTexts()).slice(0, 3)).toEqual([
    ...['6', String(2 + waiting), '2'],
  ])
  const named = (await cellsOf(page.locator('#toegelaten'))).map(([title = '']) => title)
  expect(named.filter(title => ids.has(title))).toEqual([
    ...plans.best.map(({ title }) => title).toSorted(),
    ...plans.repeats.map(({ title }) => title).toSorted(),
  ])
  await expect(page.locator('#aantallen dd')).toHaveText(['11', '0', '1', '0'])
  await meet(page, 'result')
})

test('an admitted plan is a project, and takes part once all its parties signed', async () => {
  for (const [mailbox, signed] of [
    ['provincie', 'Je hebt getekend. De andere partijen moeten nog tekenen.'],
    ['bouwbedrijf', 'Alle partijen hebben getekend: het project is deelnemer.'],
  ] as const) {
    const { page, open } = await cast.as(mailbox)
    await open('/projecten/toegelaten')
    await page.getByRole('link', { name: 'Kanaalkade Noord', exact: true }).click()
    await page.getByRole('link', { name: 'Onderteken', exact: true }).click()
    const organisationId = organisations[mailbox] ?? ''
    await fillIn(page, { organisationId, signerTitle: 'Directeur', isAuthorised: 'ja' })
    await press(page, 'Onderteken')
    await expect(page.getByText(signed)).toBeVisible()
  }
  const reader = await cast.as()
  await reader.open('/projecten/toegelaten')
  await reader.page.getByRole('link', { name: 'Kanaalkade Noord', exact: true }).click()
  await expect(reader.page.getByText('Deelnemer', { exact: true })).toBeVisible()
  await meet(reader.page, 'admitted-project')
  const assessor = await cast.as(strict)
  await assessor.open('/beoordeling')
  const points = shown(-(expectedScores(division).strictness.get(strict) ?? 0))
  await expect(assessor.page.locator('#strengheid')).toContainText(
    `Tranche 4: je gaf ${points} punt minder dan de anderen aan dezelfde plannen.`,
  )
})

async function pass(hours: number): Promise<void> {
  aheadHours += hours
  await cast.pass(hours)
}
